"""
How a clock is read without us: loops as an application writes them, and businesstimedelta.

Each is given the intervals ready-made, in its own types, and computes what is
used, what was paused and when it is due. None of them reads a history.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import businesstimedelta
from benchmarks.clocks import IN_DAYS, IN_HOURS, INTERVALS
from benchmarks.peers import JAKARTA, businesstimedelta_rules
from benchmarks.questions import WIB, days_off

_ZERO = timedelta(0)
_ONE_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)

_TO_THURSDAY = ((time(7, 30), time(12)), (time(13), time(16)))
_FRIDAY = ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
_OFF = frozenset(days_off())
_WEEK = (*(_TO_THURSDAY,) * 4, _FRIDAY, (), ())


class Peer(NamedTuple):
    """
    Hold how one peer answers one row.

    Attributes:
        row: The question.
        name: The peer.
        ask: What is timed.
        note: What the row does not show by itself.
    """

    row: str
    name: str
    ask: Callable[[], Any]
    note: str


def peers() -> Iterator[Peer]:
    """
    Yield every peer for every row that it has an answer to.
    """
    yield _days_by_day()
    yield _hours_by_day()
    yield _hours_by_minute()
    yield _businesstimedelta()


def _works(day: date) -> bool:
    return day.weekday() < 5 and day not in _OFF


def _days_by_day() -> Peer:
    started, now, days = INTERVALS.started.date(), INTERVALS.now.date(), INTERVALS.days
    pauses = [(since.date(), until.date()) for since, until in INTERVALS.pauses]

    def ask() -> tuple[int, int, date]:
        used = paused = 0
        day = started
        while day < now:
            day += _ONE_DAY
            if _works(day):
                if any(since < day <= until for since, until in pauses):
                    paused += 1
                else:
                    used += 1
        day, left = started, days + paused
        while left:
            day += _ONE_DAY
            if _works(day):
                left -= 1
        return used, paused, day

    return Peer(IN_DAYS, "a day loop", ask, _GIVEN)


def _stretches(day: date) -> Iterator[tuple[datetime, datetime]]:
    if day not in _OFF:
        for opens, closes in _WEEK[day.weekday()]:
            yield datetime.combine(day, opens, WIB), datetime.combine(day, closes, WIB)


def _between(start: datetime, end: datetime) -> timedelta:
    total, day = _ZERO, start.date()
    while day <= end.date():
        for opens, closes in _stretches(day):
            total += max(min(closes, end) - max(opens, start), _ZERO)
        day += _ONE_DAY
    return total


def _add(start: datetime, amount: timedelta) -> datetime:
    left, day = amount, start.date()
    while True:
        for opens, closes in _stretches(day):
            since = max(opens, start)
            if since < closes:
                if left <= closes - since:
                    return since + left
                left -= closes - since
        day += _ONE_DAY


def _hours_by_day() -> Peer:
    started, pauses, now = INTERVALS.started, INTERVALS.pauses, INTERVALS.now
    term = timedelta(hours=INTERVALS.hours)

    def ask() -> tuple[timedelta, timedelta, datetime]:
        paused = sum((_between(since, until) for since, until in pauses), _ZERO)
        return _between(started, now) - paused, paused, _add(started, term + paused)

    return Peer(IN_HOURS, "a day loop", ask, _GIVEN)


def _hours_by_minute() -> Peer:
    started, pauses, now = INTERVALS.started, INTERVALS.pauses, INTERVALS.now
    minutes = INTERVALS.hours * 60

    def is_open(at: datetime) -> bool:
        hour = at.time()
        return at.date() not in _OFF and any(
            opens <= hour < closes for opens, closes in _WEEK[at.weekday()]
        )

    def ask() -> tuple[timedelta, timedelta, datetime]:
        used = paused = 0
        at = started
        while at < now:
            if is_open(at):
                if any(since <= at < until for since, until in pauses):
                    paused += 1
                else:
                    used += 1
            at += _MINUTE
        at, left = started, minutes + paused
        while left:
            if is_open(at):
                left -= 1
            at += _MINUTE
        return _MINUTE * used, _MINUTE * paused, at

    return Peer(IN_HOURS, "a minute loop", ask, f"{_GIVEN}; whole minutes only")


def _businesstimedelta() -> Peer:
    known = businesstimedelta_rules()

    def given(at: datetime) -> Any:
        return JAKARTA.localize(at.replace(tzinfo=None))

    started, now = given(INTERVALS.started), given(INTERVALS.now)
    pauses = [(given(since), given(until)) for since, until in INTERVALS.pauses]
    term = timedelta(hours=INTERVALS.hours)

    def ask() -> tuple[timedelta, timedelta, datetime]:
        waited = (known.difference(since, until).timedelta for since, until in pauses)
        paused = sum(waited, _ZERO)
        used = known.difference(started, now).timedelta - paused
        moved = businesstimedelta.BusinessTimeDelta(known, timedelta=term + paused)
        return used, paused, started + moved

    return Peer(IN_HOURS, "businesstimedelta", ask, _GIVEN)


_GIVEN = "the intervals are given"
