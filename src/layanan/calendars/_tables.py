"""
The compiled form of a calendar: every question becomes a look-up.

Days are numbered from the first covered day; office time is summed up day by
day. Then "how many working days between" is a subtraction, "the n-th working
day after" an index, and "where does so much office time end" one binary
search – whatever the span. Times are kept as `timedelta`: Python adds and
compares those faster than it makes them from numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from layanan.calendars._facts import FIRST_DAY, Facts
from layanan.calendars._hours import Period, Regime, from_midnight

Spans = tuple[tuple[timedelta, timedelta], ...]

_DAYS_IN_WEEK = 7
_ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class Tables:
    """
    Hold one calendar, day number by day number.

    Attributes:
        base: Ordinal of day 0.
        size: Covered days; a day number lies in [0, size).
        working: The working days, in order.
        counted: Working days from day 0 through each day, inclusive.
        spans: Opening hours of each day, from its midnight.
        opened: Office time before each day; one entry more than days.
        unknown: Days without known hours before each day; one entry more
            than days. None if the hours of every day are known.
        longest: The most office time of any one day.
        awaited: Ordinals that an awaited isbat may move, sorted.
        awaited_hours: Ordinals whose hours an awaited 1 Ramadan may change, sorted.
    """

    base: int
    size: int
    working: list[date]
    counted: list[int]
    spans: list[Spans]
    opened: list[timedelta]
    unknown: list[int] | None
    longest: timedelta
    awaited: list[int]
    awaited_hours: list[int]


@lru_cache(maxsize=1)
def midnights(count: int) -> tuple[timedelta, ...]:
    """
    Return how far each day's midnight is from the first, and the one after the last day.
    """
    return tuple(map(timedelta, range(count + 1)))


def compile_tables(facts: Facts) -> Tables:
    """
    Compile the facts of a calendar, once, for all days that are decreed.
    """
    days = list(_covered(facts))
    working: list[date] = []
    counted: list[int] = []
    spans: list[Spans] = []
    unknown: list[int] = []
    for day, week in zip(days, _weeks(facts, days), strict=True):
        if facts.is_plain(day):
            is_working = not facts.is_weekend(day)
            hours: Spans | None = week[day.weekday()] if is_working else ()
        else:
            is_working = facts.is_working_day(day)
            hours = _spans(facts.periods(day))
        if is_working:
            working.append(day)
        counted.append(len(working))
        spans.append(hours or ())
        unknown.append(int(hours is None))
    totals = list(map(_total, spans))
    return Tables(
        FIRST_DAY.toordinal(),
        len(days),
        working,
        counted,
        spans,
        list(accumulate(totals, initial=_ZERO)),
        list(accumulate(unknown, initial=0)) if any(unknown) else None,
        max(totals, default=_ZERO),
        sorted(day.toordinal() for day in facts.awaited),
        sorted(day.toordinal() for day in facts.awaited_hours),
    )


def _covered(facts: Facts) -> Iterator[date]:
    last = facts.last_day
    if last is not None:
        first = FIRST_DAY.toordinal()
        yield from map(date.fromordinal, range(first, last.toordinal() + 1))


def _weeks(facts: Facts, days: list[date]) -> Iterator[list[Spans | None]]:
    """
    Yield the weekly hours that hold on each day, worked out once a stretch.
    """
    changes = facts.changes_of_hours()
    week: list[Spans | None] = []
    for day in days:
        if not week or day in changes:
            regime = facts.regime(day)
            week = [_week_spans(facts, day, regime, at) for at in range(_DAYS_IN_WEEK)]
        yield week


def _week_spans(facts: Facts, day: date, regime: Regime | None, weekday: int) -> Spans | None:
    try:
        periods, _ = facts.hours(day, regime, weekday)
    except LookupError:
        return None
    return _spans(periods)


def _spans(periods: tuple[Period, ...] | None) -> Spans | None:
    if periods is None:
        return None
    return tuple((from_midnight(one.open), from_midnight(one.close)) for one in periods)


@lru_cache(maxsize=4_096)
def _total(spans: Spans) -> timedelta:
    return sum((close - start for start, close in spans), _ZERO)
