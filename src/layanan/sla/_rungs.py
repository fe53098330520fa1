"""
When something on a clock falls due that is not its end: a rung, a bound timer.

The instant does not depend on when one asks. A pause that began before it
moves it by its whole length; while that pause is open, it has no instant yet.
"""

from datetime import datetime

from layanan.calendars import CalendarCoverageError, Term, WorkingCalendar
from layanan.sla._clock import Run
from layanan.sla._counting import Counting
from layanan.sla._due import due, due_after_pauses
from layanan.sla._level import Level, Rung


def instant_with_pauses(
    start: datetime, term: Term, run: Run, *, calendar: WorkingCalendar, counting: Counting
) -> datetime | None:
    """
    Return when a term is over that pauses with a run; None while it waits, or undetermined.
    """
    begun: tuple[tuple[datetime, datetime], ...] = ()
    deadline = due(start, term, calendar=calendar, counting=counting)
    for pause in run.pauses:
        if deadline.at is None or pause.since >= deadline.at:
            break
        if pause.until is None:
            return None
        if pause.until > start:
            begun = (*begun, (max(pause.since, start), pause.until))
            deadline = due_after_pauses(
                start, term, calendar=calendar, counting=counting, pauses=begun
            )
    return deadline.at


def rung_instant(
    level: Level, rung: Rung, run: Run, *, calendar: WorkingCalendar
) -> datetime | None:
    """
    Return when a rung of a level fires; None if it does not (yet), or is undetermined.

    A share or a rest of a term of months or years is taken of its calendar days.
    """
    if run.started is None:
        return None
    whole = level.term
    if level.extension is not None and run.extensions:
        whole += level.extension.term * run.extensions
    if rung.after is not None:
        end = instant_with_pauses(
            run.started, whole, run, calendar=calendar, counting=level.counting
        )
        return None if end is None else due(end, rung.after, calendar=calendar).at
    try:
        part = _part(rung, whole, run.started, calendar)
    except CalendarCoverageError:
        return None
    if part is None:
        return run.started
    return instant_with_pauses(run.started, part, run, calendar=calendar, counting=level.counting)


def _part(rung: Rung, whole: Term, started: datetime, calendar: WorkingCalendar) -> Term | None:
    """
    Return the part of a term after which a rung fires; None if that is its very start.
    """
    unit = whole.largest_unit
    total = getattr(whole, unit)
    if unit in {"years", "months", "weeks"}:
        unit = "calendar_days"
        total = _calendar_days(whole, started, calendar)
    if rung.percent is not None:
        share = -(-total * rung.percent // 100)
    else:
        share = total - (0 if rung.before is None else getattr(rung.before, unit))
    return Term(**{unit: share}) if share > 0 else None


def _calendar_days(whole: Term, started: datetime, calendar: WorkingCalendar) -> int:
    last = due(started, whole, calendar=calendar)
    return 0 if last.day is None else (last.day - last.received.date()).days
