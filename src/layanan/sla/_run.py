"""
What happened to a level's clock, as a request's history tells it.

A run is one cycle: from the start, or a restart, to the end. Which stretches
of it count is settled here; what they amount to is measured in `_clock.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from layanan.calendars import CalendarCoverageError, Term, TermUnit, WorkingCalendar
from layanan.records import WrongTypeError
from layanan.sla._counting import Counting
from layanan.sla._cutoff import target_term
from layanan.sla._level import Level, PauseRule
from layanan.sla._measure import counted_from, span_in, spans_in

_ONE_DAY = timedelta(days=1)
_A_RUN = "a Run, e.g. Run(started=at)"

MarkKind = Literal[
    "started",
    "restarted",
    "paused",
    "resumed",
    "extended",
    "warned",
    "expired",
    "ended",
    "cancelled",
]
"""What an event did to a clock."""


class Mark(NamedTuple):
    """
    Hold what one event did to a clock.
    """

    what: MarkKind
    at: datetime
    name: str
    seq: int


Told = tuple[MarkKind, datetime, str, int]
"""A mark before it is asked for: a tuple is made in a third of the time."""


@dataclass(frozen=True, slots=True)
class Pause:
    """
    Hold one stretch in which a level did not run; `until` is None while it lasts.

    `rule` is the reading that grants it, whose caps hold. One that `goes_on`
    took over from the pause before: the file never came back in between.
    """

    since: datetime
    until: datetime | None
    rule: PauseRule | None = field(default=None, repr=False)
    goes_on: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Run:
    """
    Hold what happened in one cycle of a level's clock.

    Attributes:
        started: When it started; None if it did not.
        ended: When it ended.
        cancelled: When it was cancelled, or left for the next cycle.
        pauses: When it paused, in order, without overlap.
        extensions: How often it was extended.
        extended: By how much in all, where each extension said its own length.
        number: Which cycle it is, from 1.
        term: The term that facts chose; None where the level leaves them no choice.
        warned: The rungs that have fired.
        expired: When it was recorded that the level is over.
        told: What each event did to it, in order, as `marks` names it.
    """

    started: datetime | None = None
    ended: datetime | None = None
    cancelled: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: int = 0
    number: int = 1
    term: Term | None = None
    warned: frozenset[str] = frozenset()
    expired: datetime | None = None
    told: tuple[Told, ...] = ()
    extended: Term | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """
        What each event did to it, in order.
        """
        return tuple(Mark(*one) for one in self.told)

    @property
    def stopped(self) -> datetime | None:
        """
        When it ended or was cancelled; None while neither has happened.
        """
        return self.ended or self.cancelled


def stretches(pauses: Sequence[Pause]) -> Sequence[Pause]:
    """
    Return pauses as the clock sees them: those that go on from the one before are one with it.
    """
    if len(pauses) < 2 or not any([one.goes_on for one in pauses]):  # noqa: C419 - quick
        return pauses
    found: list[Pause] = []
    for one in pauses:
        if one.goes_on and found and found[-1].until == one.since:
            found[-1] = replace(found[-1], until=one.until)
        else:
            found.append(one)
    return found


class Promise(NamedTuple):
    """
    Hold what a level comes to in one cycle: the term, extended, and how it is counted.
    """

    term: Term
    counting: Counting


def promised(level: Level, run: Run, calendar: WorkingCalendar) -> Promise | None:
    """
    Return what a level comes to; None without a limit, before a target's start or beyond decrees.

    Raises:
        WrongTypeError: If an argument is of another kind.
    """
    try:
        term, counting = run.term or level.term, level.counting
    except AttributeError as error:
        raise misused(level, run, calendar) from error
    if term is None:
        if level.target is None or run.started is None:
            return None
        found = target_term(run.started, level.target, calendar=calendar, counting=counting)
        return None if found is None else Promise(*found)
    if level.extension is not None and run.extensions and level.extension.term is not None:
        term = _extended(term, level.extension.term, run.extensions)
    if run.extended is not None:
        term = _extended(term, run.extended, 1)
    return Promise(term, counting)


@lru_cache(maxsize=256)
def _extended(term: Term, by: Term, times: int) -> Term:
    return term + by * times


def settled(level: Level, run: Run, calendar: WorkingCalendar) -> Run:
    """
    Return a run whose pauses are cut where their caps are spent.

    A pause of days is cut at the end of the last day that it may take.

    Raises:
        WrongTypeError: If an argument is of another kind.
    """
    try:
        if not level.is_capped or run.started is None or not _has_total(run):
            return run
    except AttributeError as error:
        raise misused(level, run, calendar) from error
    promise = promised(level, run, calendar)
    assert promise is not None  # noqa: S101 - a level with a cap has a term
    return replace(run, pauses=tuple(_cut(run, run.started, promise, calendar)))


def misused(level: object, run: object, calendar: object) -> WrongTypeError:
    """
    Return what is said of a clock that cannot be read: which argument is of another kind.

    Asked only where reading has failed, so that the usual question does not pay for it.
    """
    for argument, given, kind, wanted in (
        ("level", level, Level, "a Level, e.g. one of service.levels"),
        ("run", run, Run, _A_RUN),
        ("calendar", calendar, WorkingCalendar, "a WorkingCalendar, e.g. office.calendar()"),
    ):
        if not isinstance(given, kind):
            return WrongTypeError(argument=argument, wanted=wanted, given=repr(given))
    return WrongTypeError(argument="run", wanted=_A_RUN, given=repr(run))


def _has_total(run: Run) -> bool:
    return any(one.rule is not None and one.rule.most is not None for one in run.pauses)


def _cut(
    run: Run, started: datetime, promise: Promise, calendar: WorkingCalendar
) -> Iterator[Pause]:
    unit = promise.term.largest_unit
    try:
        start = counted_from(started, calendar, promise.counting)
    except CalendarCoverageError:
        yield from run.pauses
        return
    spent: dict[str, int] = {}
    for pause in run.pauses:
        rule, since = pause.rule, max(pause.since, start)
        if rule is None or rule.most is None or (pause.until is not None and pause.until <= since):
            yield pause
            continue
        left = cap_of(rule.most, unit) - spent.get(rule.code, 0)
        if left <= 0:
            continue
        try:
            end = _after(since, left, unit, calendar)
            until = end if pause.until is None else min(pause.until, end)
            spent[rule.code] = spent.get(rule.code, 0) + span_in(unit, since, until, calendar)
        except (CalendarCoverageError, OverflowError):
            yield pause
            continue
        yield replace(pause, until=until)


def cap_of(most: Term, unit: TermUnit) -> int:
    """
    Return a cap as a number of days, or of microseconds for a term of time.
    """
    if unit == "working_minutes":
        return most.working_time // timedelta(microseconds=1)
    if unit == "clock_minutes":
        return most.clock_time // timedelta(microseconds=1)
    return most.working_days if unit == "working_days" else most.calendar_days


def _after(since: datetime, amount: int, unit: TermUnit, calendar: WorkingCalendar) -> datetime:
    """
    Return the last instant of a pause that consumes an amount of a unit.
    """
    since = calendar.local(since)
    if unit == "working_minutes":
        return calendar.add_working_time(since, timedelta(microseconds=amount))
    if unit == "clock_minutes":
        return since + timedelta(microseconds=amount)
    day = since.date()
    if unit == "working_days":
        last = calendar.add_working_days(day, amount)
    else:
        last = day + _ONE_DAY * amount
    return datetime.combine(last, time.max, calendar.zone)


def used_of(rule: PauseRule, run: Run, promise: Promise, calendar: WorkingCalendar) -> int:
    """
    Return what the pauses of a reading have consumed, in the unit of the promise.

    A pause that still lasts has consumed nothing yet.
    """
    assert run.started is not None  # noqa: S101 - only a clock that has started pauses
    # As the cut of a pause does: what lies before the receipt that counts is no pause.
    start = counted_from(run.started, calendar, promise.counting)
    spans = (
        (one.since, one.until)
        for one in run.pauses
        if one.until is not None and one.rule is not None and one.rule.code == rule.code
    )
    return spans_in(promise.term.largest_unit, spans, start, calendar)
