"""
Count a term from an instant: the one place where dates are added up.

A compound counts its largest unit first: years and months, weeks, working
days, calendar days, then clock time, then office time from the same time of
day on. Months and years are `dateutil.relativedelta`: a day that the month
does not have becomes its last (31 January and one month is 28 February).
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from layanan.calendars import Term, WorkingCalendar
from layanan.sla._counting import Counting

ONE_DAY = timedelta(days=1)
_ZERO = timedelta(0)
_DAYS_IN_WEEK = 7


def count_days(
    start: date, term: Term, calendar: WorkingCalendar, counting: Counting
) -> tuple[date, date]:
    """
    Return the last day of a term's whole days, before and after rolling over.

    Raises:
        CalendarCoverageError: If the calendar is asked outside its years.
        OverflowError: If the date leaves what Python can write.
    """
    same = counting.day_one == "same"
    day = start
    if term.years or term.months:
        day = _add_months(day, term.years, term.months)
        day, same = _one_less(day, same=same)
    if term.weeks:
        day, same = _one_less(day + ONE_DAY * (_DAYS_IN_WEEK * term.weeks), same=same)
    if term.working_days:
        first = same and calendar.is_working_day(day)
        day, same = calendar.add_working_days(day, term.working_days - first), False
    if term.calendar_days:
        day, same = _one_less(day + ONE_DAY * term.calendar_days, same=same)
    rolled = day
    if counting.roll == "next" and ends_at_midnight(term) and not calendar.is_working_day(day):
        rolled = calendar.add_working_days(day, 1)
    return day, rolled


def _add_months(day: date, years: int, months: int) -> date:
    try:
        return day + _calendar_months(years, months)
    except ValueError as error:
        raise OverflowError(*error.args) from None


@lru_cache(maxsize=64)
def _calendar_months(years: int, months: int) -> relativedelta:
    return relativedelta(years=years, months=months)


def _one_less(day: date, *, same: bool) -> tuple[date, bool]:
    # The day of receipt is day one of the largest unit, and only of that.
    return (day - ONE_DAY, False) if same else (day, same)


def ends_at_midnight(term: Term) -> bool:
    """
    Tell whether a term's last unit is a whole day that the calendar does not measure.
    """
    return term.is_whole_days and (term.calendar_days > 0 or not term.working_days)


def add_time(
    start: datetime, term: Term, calendar: WorkingCalendar, counting: Counting, plus: timedelta
) -> datetime:
    """
    Return the instant after a term's clock time and office time, and `plus` of the first of them.

    Raises:
        CalendarCoverageError: If the calendar is asked outside its years.
        HoursUnknownError: If the hours of a day in between are not on record.
    """
    at = start
    if term.clock_minutes:
        at, plus = at + term.clock_time + plus, _ZERO
    if term.working_minutes:
        at = calendar.add_working_time(at, term.working_time + plus, boundary=counting.boundary)
    return at
