"""
Measure spans of time in the unit in which a term is counted.

Amounts are whole numbers inside this package: days, or microseconds for terms
of time. They leave it as `int` days or `timedelta`.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from layanan.calendars import NaiveTimeError, Term, TermUnit, WorkingCalendar
from layanan.sla._counting import Counting

Amount = int | timedelta
Span = tuple[datetime, datetime]

_MICROSECOND = timedelta(microseconds=1)
_TIME_UNITS = frozenset({"clock_minutes", "working_minutes"})


def counted_from(received: datetime, calendar: WorkingCalendar, counting: Counting) -> datetime:
    """
    Return the instant that counts as receipt under the rules of counting.

    Raises:
        CalendarCoverageError: If the calendar is asked outside its years.
    """
    return calendar.next_opening(received) if counting.receipt == "office_hours" else received


def span_in(unit: TermUnit, start: datetime, end: datetime, calendar: WorkingCalendar) -> int:
    """
    Return what a span consumes of a unit: days over (start, end], time over [start, end).

    Weeks, months and years are measured in calendar days.

    Raises:
        CalendarCoverageError: If the calendar is asked outside its years.
        HoursUnknownError: If the hours of a day in between are not on record.
    """
    if unit == "clock_minutes":
        return elapsed(start, end) // _MICROSECOND
    if unit == "working_minutes":
        return calendar.working_time(start, end) // _MICROSECOND
    first = start.astimezone(calendar.zone).date()
    last = end.astimezone(calendar.zone).date()
    if unit == "working_days":
        return calendar.count_working_days(first, last)
    return (last - first).days


def elapsed(start: datetime, end: datetime) -> timedelta:
    """
    Return the time between two instants.

    Python subtracts two instants of one zone by the wall clock, which is off
    by an hour where that zone changed its clocks in between.

    Raises:
        NaiveTimeError: If one of them has no zone.
    """
    try:
        if start.tzinfo is not end.tzinfo:
            return end - start
        return end - start + (start.utcoffset() - end.utcoffset())  # type: ignore[operator]  # None: naive
    except (AttributeError, TypeError):
        # Looked at only here, so that the usual question does not pay for it.
        raise NaiveTimeError(given=f"{start!r}, {end!r}") from None


def spans_in(
    unit: TermUnit, spans: Iterable[Span], since: datetime, calendar: WorkingCalendar
) -> int:
    """
    Return what spans consume together, without what lies before `since`.
    """
    total = 0
    for start, end in spans:
        if end > since:
            total += span_in(unit, max(start, since), end, calendar)
    return total


def day_one(unit: TermUnit, start: datetime, calendar: WorkingCalendar, counting: Counting) -> int:
    """
    Return 1 if the day of receipt itself counts as a day of the unit, else 0.
    """
    if counting.day_one == "after" or unit in _TIME_UNITS:
        return 0
    if unit == "working_days":
        return int(calendar.is_working_day(start.astimezone(calendar.zone).date()))
    return 1


@lru_cache(maxsize=1024)
def lengthen(term: Term, unit: TermUnit, paused: int) -> tuple[Term, timedelta]:
    """
    Return a term moved by a paused amount of its unit, and the time that no term can hold.
    """
    if unit in _TIME_UNITS:
        return term, _MICROSECOND * paused
    if not paused:
        return term, timedelta(0)
    more = Term(working_days=paused) if unit == "working_days" else Term(calendar_days=paused)
    return term + more, timedelta(0)


def amount(unit: TermUnit, measured: int) -> Amount:
    """
    Return a measured amount as it leaves this package.
    """
    return _MICROSECOND * measured if unit in _TIME_UNITS else measured
