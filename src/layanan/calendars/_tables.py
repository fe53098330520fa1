"""
The compiled form of a calendar: every question becomes a look-up.

Days are numbered from the first covered day; amounts of office time are whole
microseconds, summed up day by day. Then "how many working days between" is a
subtraction, "the n-th working day after" an index, and "where does so much
office time end" one binary search – whatever the span.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import accumulate

from layanan.calendars._facts import FIRST_DAY, Facts
from layanan.calendars._hours import Period, Regime

Spans = tuple[tuple[int, int], ...]

_DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Tables:
    """
    Hold one calendar, day number by day number.

    Attributes:
        base: Ordinal of day 0.
        size: Covered days; a day number lies in [0, size).
        working: The working days, in order.
        counted: Working days from day 0 through each day, inclusive.
        spans: Opening hours of each day, microseconds from midnight.
        opened: Office time before each day; one entry more than days.
        unknown: Days without known hours before each day; one entry more
            than days. None if the hours of every day are known.
        awaited: Ordinals that an awaited isbat may move, sorted.
        awaited_hours: Ordinals whose hours an awaited 1 Ramadan may change, sorted.
    """

    base: int
    size: int
    working: list[date]
    counted: list[int]
    spans: list[Spans]
    opened: list[int]
    unknown: list[int] | None
    awaited: list[int]
    awaited_hours: list[int]


def microseconds(at: time) -> int:
    """
    Return a wall-clock time as microseconds from midnight.
    """
    return ((at.hour * 60 + at.minute) * 60 + at.second) * 1_000_000 + at.microsecond


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
            hours = _spans(facts.periods(day, facts.regime(day)))
        if is_working:
            working.append(day)
        counted.append(len(working))
        spans.append(hours or ())
        unknown.append(int(hours is None))
    return Tables(
        FIRST_DAY.toordinal(),
        len(days),
        working,
        counted,
        spans,
        list(accumulate(map(_total, spans), initial=0)),
        list(accumulate(unknown, initial=0)) if any(unknown) else None,
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
    return tuple((microseconds(one.open), microseconds(one.close)) for one in periods)


def _total(spans: Spans) -> int:
    return sum(close - start for start, close in spans)
