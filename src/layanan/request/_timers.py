"""
What happens by itself: timers of the present state, the rungs of levels, and their ends.

Nothing sleeps. Due instants follow from the history, so a host that comes
late finds the same ones in the same order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from layanan.calendars import Office, WorkingCalendar
from layanan.lifecycle import SYSTEM
from layanan.request._border import Detail
from layanan.request._event import Event, EventKind
from layanan.request._fold import entered_at, newest_runs, run_of, since_entry
from layanan.request._rules import Rules
from layanan.request._times import openings
from layanan.sla import (
    Counting,
    Expiry,
    Level,
    Run,
    Rung,
    due,
    expiry_instant,
    instant_with_pauses,
    instants_after,
    rung_instant,
    settled,
)
from layanan.text import Label


@dataclass(frozen=True, slots=True)
class Due:
    """
    Hold one thing that is to happen by itself, and when.

    Attributes:
        instant: When it is due.
        kind: What its event is; of a step that no guard lets happen, "lapsed".
        name: The timer's, the rung's, or the level's that is over.
        label: What people call it.
        detail: What its event says.
        fires: The step that is taken; None where something is only told.
    """

    instant: datetime
    kind: EventKind
    name: str
    label: Label
    detail: Detail
    fires: str | None = None


def next_instants(
    rules: Rules, events: Sequence[Event], office: Office, at: datetime
) -> Iterator[datetime]:
    """
    Yield when something happens or opens by itself, and when a clock that runs is due.

    What opens is a step that had to wait; what happens may also be that a pause
    has used up its cap.
    """
    calendar = office.calendar()
    runs = newest_runs(rules.levels, rules, events)
    yield from instants_after(rules.levels, runs, calendar=calendar, at=at)
    for one in steps_due(rules, events, calendar, runs):
        yield one.instant
    for opens, _ in openings(rules.lifecycle, events, calendar):
        yield opens
    for level in rules.levels:
        if level.is_capped:
            yield from _cuts(settled(level, runs[level.name], calendar))


def _cuts(run: Run) -> Iterator[datetime]:
    """
    Yield the instant at which a cap lets a pause end, and the clock run on.
    """
    if run.pauses and run.stopped is None and run.pauses[-1].until is not None:
        yield run.pauses[-1].until


def pending(rules: Rules, events: Sequence[Event], office: Office) -> list[Due]:
    """
    Return what is to happen by itself and has an instant, the earliest first.

    At one instant a rung comes before the end of a level, and that before a
    timer: people are told before something is taken from them. Otherwise the
    definition's order counts.
    """
    telling = [level for level in rules.levels if level.rungs or level.expiry is not None]
    runs = newest_runs(telling, rules, events)
    found = [*_told(rules, runs, office), *steps_due(rules, events, office.calendar(), runs)]
    return sorted(found, key=lambda one: one.instant)


def late_steps(
    rules: Rules, events: Sequence[Event], office: Office, at: datetime
) -> Iterator[Due]:
    """
    Yield what was to be done by itself before an instant, so that nobody may jump over it.
    """
    firing = [one for one in rules.levels if one.expiry is not None and one.expiry.fires]
    runs = newest_runs(firing, rules, events)
    overs = (_over(one, one.expiry, runs[one.name], office) for one in firing if one.expiry)
    for one in (*overs, *steps_due(rules, events, office.calendar(), runs)):
        if one is not None and one.instant < at:
            yield one


def steps_due(
    rules: Rules,
    events: Sequence[Event],
    calendar: WorkingCalendar,
    runs: Mapping[str, Run],
) -> Iterator[Due]:
    """
    Yield the steps that are to be taken by themselves: by timers, and by levels that are over.

    `runs` are those of all levels that fire, and of others that were folded already.
    """
    yield from timers_due(rules, events, calendar, runs)
    if events[-1].target in rules.lifecycle.automatic:
        yield from _waits_over(rules, events, calendar)
    for level in rules.levels:
        if level.expiry is not None and level.expiry.fires is not None:
            run = runs[level.name]
            if run.expired is not None and run.stopped is None:
                fires = level.expiry.fires
                if not _is_spent(level.name, fires, events):
                    detail = (("fires", fires), ("level", level.name))
                    label = level.expiry.label
                    yield Due(run.expired, "lapsed", level.name, label, detail, fires)


def _lapsed(events: Sequence[Event]) -> set[str]:
    """
    Return what has lapsed since the present state was entered.
    """
    return {event.name for event in since_entry(events) if event.kind == "lapsed"}


def _waits_over(rules: Rules, events: Sequence[Event], calendar: WorkingCalendar) -> Iterator[Due]:
    """
    Yield the automatic steps that waited, each once: nobody else would try them again.
    """
    spent = _lapsed(events)
    for opens, way in openings(rules.lifecycle, events, calendar):
        if way.automatic and way.name not in spent:
            yield Due(opens, "lapsed", way.name, way.label, (("fires", way.name),), way.name)


def _is_spent(level: str, fires: str, events: Sequence[Event]) -> bool:
    """
    Tell whether what follows from a level's end has happened, or could not, since it was told.
    """
    for event in reversed(events):
        if event.kind == "expired" and event.name == level:
            return False
        if event.kind == "transition" and event.name == fires and event.actor == SYSTEM:
            return True
        if event.kind == "lapsed" and dict(event.detail).get("level") == level:
            return True
    return False  # pragma: no cover - it is asked only after the end was told


def timers_due(
    rules: Rules, events: Sequence[Event], calendar: WorkingCalendar, runs: Mapping[str, Run]
) -> Iterator[Due]:
    """
    Yield the timers of the present state that have not been spent.
    """
    state = events[-1].target
    timers = rules.lifecycle.timers_of(state)
    if not timers:
        return
    entered = entered_at(events)
    spent = _lapsed(events)
    for timer in timers:
        if timer.name in spent:
            continue
        if timer.of is None:
            instant = due(entered, timer.after, calendar=calendar).last_instant
        else:
            level = rules.level(timer.of)
            run = settled(level, runs.get(timer.of) or run_of(level, rules, events), calendar)
            instant = instant_with_pauses(
                entered, timer.after, run, calendar=calendar, counting=Counting()
            )
        if instant is not None:
            detail = (("fires", timer.fires),)
            yield Due(instant, "lapsed", timer.name, timer.label, detail, timer.fires)


def _told(rules: Rules, runs: Mapping[str, Run], office: Office) -> Iterator[Due]:
    """
    Yield what people are to be told of clocks that run: rungs, then the end.
    """
    for level in rules.levels:
        if not level.rungs and level.expiry is None:
            continue
        run = runs[level.name]
        if run.started is None or run.stopped is not None:
            continue
        for rung in level.rungs:
            if rung.name not in run.warned:
                instant = rung_instant(level, rung, run, calendar=office.calendar())
                if instant is not None:
                    detail = (("level", level.name), *_reached(rung, office, instant))
                    yield Due(instant, "warned", rung.name, rung.label, detail)
        if level.expiry is not None:
            over = _over(level, level.expiry, run, office)
            if over is not None:
                yield over


def _over(level: Level, expiry: Expiry, run: Run, office: Office) -> Due | None:
    """
    Return the end of a level that is to be told, if it has an instant and was not told yet.
    """
    if run.started is None or run.stopped is not None or run.expired is not None:
        return None
    instant = expiry_instant(level, run, calendar=office.calendar())
    if instant is None:
        return None
    detail = (("does", expiry.does), ("level", level.name), *_reached(expiry, office, instant))
    return Due(instant, "expired", level.name, expiry.label, detail)


def _reached(told: Rung | Expiry, office: Office, instant: datetime) -> Detail:
    """
    Return whom it reaches: the roles, and the office that many steps up the line of that day.

    Where the line is shorter, it is the office at its top.
    """
    reaches = ("reaches", ",".join(told.reaches))
    if not told.climbs:
        return (reaches,)
    line = office.line(office.local_date(instant), along=told.along)
    above = line[: told.climbs]
    return (("office", above[-1].code if above else office.code), reaches)
