"""
When something on a clock falls due that is not its end: a rung, a bound timer.

The instant does not depend on when one asks. A pause that began before it
moves it by its whole length; while that pause is open, it has no instant yet.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from layanan.calendars import Term, TermUnit, WorkingCalendar
from layanan.sla._counting import Counting
from layanan.sla._deadline import Deadline, effective_receipt
from layanan.sla._due import due, due_after_pauses
from layanan.sla._level import Level, Rung
from layanan.sla._measure import Span
from layanan.sla._run import Promise, Run, misused, promised, settled, stretches

_CALENDAR_UNITS = frozenset({"years", "months", "weeks"})
_MOMENT = timedelta(microseconds=1)


def instant_with_pauses(
    start: datetime, term: Term, run: Run, *, calendar: WorkingCalendar, counting: Counting
) -> datetime | None:
    """
    Return when a term is over that pauses with a run; None while it waits, or undetermined.

    Where the closing time of its last day is not on record, it is over at the
    end of that day; where it would be over within a pause, at the end of that.
    """
    deadline = _with_pauses(start, term, run, calendar, counting)
    if deadline is None or deadline.last_instant is None:
        return None
    return _outside(deadline.pauses, deadline.last_instant)


def _outside(pauses: tuple[Span, ...], instant: datetime) -> datetime:
    """
    Return an instant, or the end of the pause in which it would fall.

    The last day may end at closing time while a pause goes on until midnight, or
    until the file is back: nothing falls due as long as it waits.
    """
    return max(instant, pauses[-1][1]) if pauses else instant


def _with_pauses(
    start: datetime, term: Term, run: Run, calendar: WorkingCalendar, counting: Counting
) -> Deadline | None:
    if not run.pauses:
        return due(start, term, calendar=calendar, counting=counting)
    spans: list[Span] = []
    for pause in stretches(run.pauses):
        if pause.until is None:
            # While it lasts there is no instant, if it began in time.
            moved = _moved(start, term, tuple(spans), calendar, counting)
            return moved if moved.day is None or moved.is_past(pause.since) else None
        if pause.until > start:
            spans.append((max(pause.since, start), pause.until))
    return _moved(start, term, tuple(spans), calendar, counting)


def _moved(
    start: datetime,
    term: Term,
    spans: tuple[Span, ...],
    calendar: WorkingCalendar,
    counting: Counting,
) -> Deadline:
    return due_after_pauses(start, term, calendar=calendar, counting=counting, pauses=spans)


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
        late = None if end is None else _after(end, rung.after)
        return None if end is None or late is None else _outside(end.pauses, late)
    part: Term | None = whole
    if rung.percent != 100:
        share = _share(rung, whole, started, calendar, counting)
        if share is None:
            return None
        part = _part(*share)
    if part is None:
        return started
    return instant_with_pauses(started, part, run, calendar=calendar, counting=counting)


def _share(
    rung: Rung, whole: Term, started: datetime, calendar: WorkingCalendar, counting: Counting
) -> tuple[TermUnit, int] | None:
    """
    Return how much of which unit has run when a rung fires; None if undetermined.
    """
    unit = whole.largest_unit
    total: int | None = getattr(whole, unit)
    if unit in _CALENDAR_UNITS:
        unit = "calendar_days"
        total = _calendar_days(whole, started, calendar, counting)
    return None if total is None else (unit, _used(rung, unit, total))


def _used(rung: Rung, unit: TermUnit, total: int) -> int:
    """
    Return how much of a unit has run when a share, or all but a rest, of a total has.
    """
    if rung.before is None:
        return -(-total * (rung.percent or 0) // 100)
    used: int = total - getattr(rung.before, unit)
    return used


@lru_cache(maxsize=256)
def _part(unit: TermUnit, share: int) -> Term | None:
    """
    Return a share as a term; None where nothing has to run first.
    """
    if share <= 0:
        return None
    amounts: dict[str, Any] = {unit: share}
    return Term(**amounts)


_Stop = tuple[int, bool, bool]
"""
One instant to be found on the way of a clock: how much of a unit has run by
then, whether the level is due then, and whether its end is to be told after it.
"""


@lru_cache(maxsize=256)
def _measured(whole: Term) -> tuple[TermUnit, int, bool]:
    """
    Return a term's largest unit, how much of it there is, and whether shares can be compared.

    A compound adds something to its largest unit, and a share of months is
    taken of their days: neither compares with a share of another term.
    """
    unit = whole.largest_unit
    return unit, getattr(whole, unit), whole.unit == unit and unit not in _CALENDAR_UNITS


def instants_after(
    levels: Iterable[Level], runs: Mapping[str, Run], *, calendar: WorkingCalendar, at: datetime
) -> Iterator[datetime]:
    """
    Yield when clocks that run have something to tell, or are due, until one lies after `at`.

    Of clocks that run alike only the first such instant is worked out: what
    takes a larger share of the same unit cannot come before it.
    """
    ways: dict[object, _Way] = {}
    for level in levels:
        run = runs[level.name]
        if run.stopped is not None or (begun := _begun(level, run, calendar)) is None:
            continue
        started, run, (whole, counting) = begun
        unit, total, compares = _measured(whole)
        amount = unit if compares else whole
        key = (level.shape, counting, amount)
        way = ways.get(key)
        if way is None:
            way = ways[key] = _Way(started, run, counting, amount)
        way.stops.append((total, True, level.expiry is not None and run.expired is None))
        for rung in level.rungs:
            if rung.name in run.warned:
                continue
            if compares and rung.after is None:
                way.stops.append((_used(rung, unit, total), False, False))
            else:
                instant = rung_instant(level, rung, run, calendar=calendar)
                if instant is not None:
                    yield instant
    for way in ways.values():
        yield from way.instants(calendar, at)


@dataclass(slots=True)
class _Way:
    """
    Hold what is still to be met on the way of clocks that run alike.

    `amount` is the unit of the shares, or the whole term where nothing compares.
    """

    started: datetime
    run: Run
    counting: Counting
    amount: TermUnit | Term
    stops: list[_Stop] = field(default_factory=list)

    def instants(self, calendar: WorkingCalendar, at: datetime) -> Iterator[datetime]:
        """
        Yield the instants of its stops, the first first, until one lies after `at`.
        """
        for used, ends, expires in sorted(self.stops):
            part = self.amount if isinstance(self.amount, Term) else _part(self.amount, used)
            instant: datetime | None = self.started
            if part is not None:
                instant = instant_with_pauses(
                    self.started, part, self.run, calendar=calendar, counting=self.counting
                )
            if instant is None:
                # It waits, or no decree reaches it; a longer one may lie within them again.
                continue
            # What was due before is late, and no longer to be waited for.
            if not ends or instant >= at:
                yield instant
            if expires:
                yield instant + _MOMENT
            if instant > at:
                return


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
    try:
        started = run.started
    except AttributeError as error:
        raise misused(level, run, calendar) from error
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
