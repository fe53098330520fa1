"""
When something on a clock falls due that is not its end: a rung, a bound timer.

The instant does not depend on when one asks. A pause that began before it
moves it by its whole length; while that pause is open, it has no instant yet.
"""

from datetime import datetime, timedelta
from typing import Any

from layanan.calendars import Term, WorkingCalendar
from layanan.sla._counting import Counting
from layanan.sla._deadline import Deadline, effective_receipt
from layanan.sla._due import due, due_after_pauses
from layanan.sla._level import Level, Rung
from layanan.sla._measure import Span
from layanan.sla._run import Promise, Run, promised, settled, stretches

_CALENDAR_UNITS = frozenset({"years", "months", "weeks"})
_MOMENT = timedelta(microseconds=1)


def instant_with_pauses(
    start: datetime, term: Term, run: Run, *, calendar: WorkingCalendar, counting: Counting
) -> datetime | None:
    """
    Return when a term is over that pauses with a run; None while it waits, or undetermined.

    Where the closing time of its last day is not on record, it is over at the
    end of that day.
    """
    deadline = _with_pauses(start, term, run, calendar, counting)
    return None if deadline is None else deadline.last_instant


def _with_pauses(
    start: datetime, term: Term, run: Run, calendar: WorkingCalendar, counting: Counting
) -> Deadline | None:
    if not run.pauses:
        return due(start, term, calendar=calendar, counting=counting)
    begun: tuple[Span, ...] = ()
    for pause in stretches(run.pauses):
        if pause.until is None:
            # While it lasts there is no instant, if it began in time.
            moved = _moved(start, term, begun, calendar, counting)
            return moved if moved.day is None or moved.is_past(pause.since) else None
        if pause.until > start:
            begun = (*begun, (max(pause.since, start), pause.until))
    return _moved(start, term, begun, calendar, counting)


def _moved(
    start: datetime,
    term: Term,
    begun: tuple[Span, ...],
    calendar: WorkingCalendar,
    counting: Counting,
) -> Deadline:
    return due_after_pauses(start, term, calendar=calendar, counting=counting, pauses=begun)


def rung_instant(
    level: Level, rung: Rung, run: Run, *, calendar: WorkingCalendar
) -> datetime | None:
    """
    Return when a rung of a level fires; None if it does not (yet), or is undetermined.

    A share or a rest of a term of months or years is taken of its calendar
    days, and of a compound term of its largest unit. Where no less than the
    whole term is to be left, that is at the very start.
    """
    begun = _begun(level, run, calendar)
    if begun is None:
        return None
    started, run, (whole, counting) = begun
    if rung.after is not None:
        end = _with_pauses(started, whole, run, calendar, counting)
        return None if end is None else _after(end, rung.after)
    part = whole
    if rung.percent != 100:
        unit = whole.largest_unit
        total: int | None = getattr(whole, unit)
        if unit in _CALENDAR_UNITS:
            unit = "calendar_days"
            total = _calendar_days(whole, started, calendar, counting)
        if total is None:
            return None
        if rung.before is None:
            share = -(-total * (rung.percent or 0) // 100)
        else:
            share = total - getattr(rung.before, unit)
        if share <= 0:
            return started
        amounts: dict[str, Any] = {unit: share}
        part = Term(**amounts)
    return instant_with_pauses(started, part, run, calendar=calendar, counting=counting)


def expiry_instant(level: Level, run: Run, *, calendar: WorkingCalendar) -> datetime | None:
    """
    Return the first instant at which a level is over; None while it waits, or undetermined.

    What happens at the last instant is still in time.
    """
    begun = _begun(level, run, calendar)
    if begun is None:
        return None
    started, run, (whole, counting) = begun
    last = instant_with_pauses(started, whole, run, calendar=calendar, counting=counting)
    return None if last is None else last + _MOMENT


def _begun(
    level: Level, run: Run, calendar: WorkingCalendar
) -> tuple[datetime, Run, Promise] | None:
    """
    Return when a clock started, its pauses within their caps, and what it promises.

    None before the start, without a limit, or where no decree reaches a target.
    """
    started = run.started
    if started is None:
        return None
    run = settled(level, run, calendar)
    promise = promised(level, run, calendar)
    return None if promise is None else (started, run, promise)


def _after(deadline: Deadline, term: Term) -> datetime | None:
    """
    Return the instant a term after a deadline.

    A last day that ends at 24:00 is over when the next has begun; days are
    counted from the last day all the same.
    """
    end = deadline.last_instant
    if end is None:
        return None
    if term.is_whole_days and deadline.local(end) != deadline.day:
        end -= _MOMENT
    return due(end, term, calendar=deadline.calendar).last_instant


def _calendar_days(
    whole: Term, started: datetime, calendar: WorkingCalendar, counting: Counting
) -> int | None:
    """
    Return how many calendar days a term takes from where it starts; None if undetermined.
    """
    plain = Counting(receipt=counting.receipt)
    last = due(started, whole, calendar=calendar, counting=plain)
    return None if last.day is None else (last.day - effective_receipt(last).date()).days
