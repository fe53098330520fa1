"""
When a term is over, and when something must begin so that it is over in time.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from layanan.calendars import (
    CalendarCoverageError,
    CivilDateError,
    Term,
    WorkingCalendar,
    require_aware,
)
from layanan.errors import LayananError
from layanan.records import require
from layanan.sla._count import ONE_DAY, add_time, count_days, ends_at_midnight
from layanan.sla._counting import DEFAULT, Counting
from layanan.sla._deadline import Certainty, Deadline, deadline_of
from layanan.sla._measure import Span, elapsed, lengthen, spans_in

_ZERO = timedelta(0)
_MIDNIGHT = datetime.min.time()


class NotATermError(LayananError, TypeError):
    """
    Tell that something else was given where a term is needed.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return f"perlu Term, bukan {self.given}; tulis misalnya Term.parse('10 hari kerja')"
        return f"a Term is needed, not {self.given}; write for example Term.parse('10 hari kerja')"


class WholeDaysError(LayananError, ValueError):
    """
    Tell that a start before an event is asked for in something else than whole days.
    """

    def __init__(self, *, term: str, receipt: str) -> None:
        self.term = term
        self.receipt = receipt

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                "hitung mundur hanya untuk hari penuh dengan receipt='stamp', bukan "
                f"{self.term!r} dengan receipt={self.receipt!r}: tanggal tidak mempunyai jam"
            )
        return (
            "counting back is for whole days with receipt='stamp', not "
            f"{self.term!r} with receipt={self.receipt!r}: a date has no hour"
        )


def due(
    received: datetime, term: Term, *, calendar: WorkingCalendar, counting: Counting = DEFAULT
) -> Deadline:
    """
    Return until when a term that began at an instant may run.

    Only a term that asks the calendar something – working days, office time,
    roll-over, receipt in office hours – can be provisional or undetermined;
    calendar days, weeks, months, years and clock hours alone cannot.

    Args:
        received: Aware instant of receipt, in any zone.
        term: How long; of a range its upper end.
        calendar: The office's calendar, in whose zone the answer is given.
        counting: The rules; a level states its own.

    Returns:
        The deadline. Working days end at closing time of the last day, other
        whole days at 24:00 of it, terms of time at their exact minute –
        closing rather than the next opening where both fit.

    Raises:
        NaiveTimeError: If `received` has no zone.
        NotATermError: If `term` is no Term.
        WrongTypeError: If `calendar` or `counting` is of another kind.
        HoursUnknownError: If office time is asked of a day whose hours are
            not on record.

    Law:
        UU 14/2008 pasal 22 ayat (7).

    Examples:
        Ten working days over Nyepi and Idul Fitri 2026:

        >>> from zoneinfo import ZoneInfo
        >>> from layanan import Term, calendars
        >>> received = datetime(2026, 3, 13, 10, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
        >>> ten = Term.parse("10 hari kerja")
        >>> str(due(received, ten, calendar=calendars.indonesia("ID-JT")).at)
        '2026-04-06 16:00:00+07:00'
    """
    return _due(received, term, calendar, counting, ())


def due_after_pauses(
    received: datetime,
    term: Term,
    *,
    calendar: WorkingCalendar,
    counting: Counting,
    pauses: tuple[Span, ...],
) -> Deadline:
    """
    Return a deadline that pauses have moved, by exactly their amount in the term's unit.

    A pause that begins when the deadline is already past does not move it: a
    promise once missed is not mended by handing the file over.
    """
    if pauses and elapsed(received, pauses[-1][0]) < _surely_in_time(term, calendar.longest_day):
        # Most pauses begin early; then nothing has to be counted without them.
        return _due(received, term, calendar, counting, pauses)
    deadline = _due(received, term, calendar, counting, ())
    if pauses and deadline.day is not None and not deadline.is_past(pauses[-1][0]):
        # The usual case: pauses only move a deadline on, so all of them began in time.
        return _due(received, term, calendar, counting, pauses)
    for number, (since, _) in enumerate(pauses, start=1):
        if deadline.is_past(since):
            break
        deadline = _due(received, term, calendar, counting, pauses[:number])
    return deadline


@lru_cache(maxsize=256)
def _surely_in_time(term: Term, longest: timedelta) -> timedelta:
    """
    Return how long no term can be over, whatever its days off and its rules of counting.

    Each whole day takes a day at least, but the last may end before the hour of
    receipt, and the first may be the day of receipt itself. Office time is spread
    over as many days as the longest needs, of which the first and the last may
    be short.
    """
    whole = 365 * term.years + 28 * term.months + 7 * term.weeks
    whole += term.working_days + term.calendar_days
    office = term.working_time
    if longest:
        office = max(office, ONE_DAY * (-(-office // longest) - 2))
    return timedelta(days=max(whole - 2, 0)) + term.clock_time + office


def _due(
    received: datetime,
    term: Term,
    calendar: WorkingCalendar,
    counting: Counting,
    pauses: tuple[Span, ...],
) -> Deadline:
    if not isinstance(term, Term):
        raise NotATermError(given=repr(term))
    try:
        if getattr(received, "tzinfo", None) is not calendar.zone:
            received = require_aware(received).astimezone(calendar.zone)
        start = received
        if counting.receipt == "office_hours":
            start = calendar.next_opening(received)
        counted, shift = term, _ZERO
        if pauses:
            unit = term.largest_unit
            counted, shift = lengthen(term, unit, spans_in(unit, pauses, start, calendar))
        day, at = _count(start, counted, calendar, counting, shift)
    except (CalendarCoverageError, OverflowError):
        return deadline_of(received, term, counting, calendar, None, None, "undetermined", pauses)
    except AttributeError:
        # Looked at only here, so that the usual question does not pay for it.
        _require_both(calendar, counting)
        raise
    certainty: Certainty = "firm"
    if day >= calendar.settled_until:
        span = (received.date(), start.date(), day)
        certainty = _certainty(span, at, counted, calendar, counting)
    return deadline_of(received, term, counting, calendar, day, at, certainty, pauses)


def latest_start(
    event: date, term: Term, *, calendar: WorkingCalendar, counting: Counting = DEFAULT
) -> date:
    """
    Return the last day on which a term may begin so that it is over by an event.

    The last day `d` whose deadline, counted from `d`, is not after `event`:
    "at least 10 working days before the ceremony".

    Args:
        event: The day of the event, inclusive.
        term: In whole days.
        calendar: The office's calendar.
        counting: The rules; `receipt` must be "stamp", since a date has no hour.

    Raises:
        CivilDateError: If `event` is no plain date.
        NotATermError: If `term` is no Term.
        WholeDaysError: If the term has hours or minutes, or receipt depends on them.
        CalendarCoverageError: If the decreed years do not reach.

    Examples:
        >>> from layanan import Term, calendars
        >>> jateng = calendars.indonesia("ID-JT")
        >>> latest_start(date(2026, 6, 20), Term.parse("10 hari kerja"), calendar=jateng)
        datetime.date(2026, 6, 4)
    """
    if type(event) is not date:
        raise CivilDateError(given=repr(event))
    if not isinstance(term, Term):
        raise NotATermError(given=repr(term))
    _require_both(calendar, counting)
    if not term.is_whole_days or counting.receipt != "stamp":
        raise WholeDaysError(term=str(term), receipt=counting.receipt)

    def in_time(day: date) -> bool:
        return count_days(day, term, calendar, counting)[1] <= event

    if term.has_working_unit or (counting.roll == "next" and ends_at_midnight(term)):
        # Past the decreed years nothing can be said about the event itself.
        calendar.is_working_day(event)
    early, late = date.min.toordinal(), event.toordinal() + 1
    while late - early > 1:
        middle = (early + late) // 2
        if _is_early(in_time, date.fromordinal(middle), calendar):
            early = middle
        else:
            late = middle
    start = date.fromordinal(early)
    # A start before the decreed years was taken for early enough so far.
    if not in_time(start):
        raise CalendarCoverageError(asked=start, last=calendar.last_day, known_on=calendar.known_on)
    return start


def _is_early(in_time: Callable[[date], bool], day: date, calendar: WorkingCalendar) -> bool:
    try:
        return in_time(day)
    except OverflowError:
        return False
    except CalendarCoverageError as error:
        return error.asked < calendar.first_day


def _require_both(calendar: object, counting: object) -> None:
    require("calendar", calendar, WorkingCalendar, "a WorkingCalendar, e.g. office.calendar()")
    require("counting", counting, Counting, "a Counting, e.g. Counting(day_one='same')")


def _count(
    start: datetime, term: Term, calendar: WorkingCalendar, counting: Counting, shift: timedelta
) -> tuple[date, datetime | None]:
    day, rolled = count_days(start.date(), term, calendar, counting)
    if term.clock_minutes or term.working_minutes:
        # "From the same time of day on": the days moved, the hour did not.
        at = add_time(start + (day - start.date()), term, calendar, counting, shift)
        return at.date(), at
    if counting.by is not None:
        return rolled, datetime.combine(rolled, counting.by, calendar.zone)
    if ends_at_midnight(term) or counting.ends == "midnight":
        return rolled, datetime.combine(rolled + ONE_DAY, _MIDNIGHT, calendar.zone)
    return rolled, calendar.closing(rolled)


def _certainty(
    span: tuple[date, date, date],
    at: datetime | None,
    term: Term,
    calendar: WorkingCalendar,
    counting: Counting,
) -> Certainty:
    """
    Return how sure a deadline is; `span` is receipt, the day that counts as such, and the last day.

    Office hours matter where they were asked: between receipt and the opening
    that counts, over a term of office time, and on a last day that ends at
    closing time.
    """
    received, start, day = span
    in_hours = counting.receipt == "office_hours"
    rolls = counting.roll == "next" and ends_at_midnight(term)
    if not (term.has_working_unit or rolls or in_hours):
        return "firm"
    touches = calendar.touches_isbat
    at_closing = counting.ends == "closing" and counting.by is None
    closes = at is not None and term.is_whole_days and not ends_at_midnight(term)
    moves = (
        touches(received, day + ONE_DAY, hours=term.working_minutes > 0)
        or (in_hours and touches(received, start, hours=True))
        or (closes and at_closing and touches(day, day, hours=True))
    )
    return "provisional" if moves else "firm"
