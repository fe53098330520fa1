"""
What happens by itself: timers of the present state, and the rungs of levels.

Nothing sleeps. Due instants follow from the history, so a host that comes
late finds the same ones in the same order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from layanan.calendars import WorkingCalendar
from layanan.request._border import Detail
from layanan.request._event import Event
from layanan.request._fold import entered_at, run_of, since_entry
from layanan.request._rules import Rules
from layanan.sla import Counting, Run, due, instant_with_pauses, rung_instant
from layanan.text import Label


@dataclass(frozen=True, slots=True)
class Due:
    """
    Hold one thing that is to happen by itself, and when.

    Attributes:
        instant: When it is due.
        name: The timer's, or the rung's.
        label: What people call it.
        detail: What its event says.
        fires: The step that a timer takes; None for a rung.
    """

    instant: datetime
    name: str
    label: Label
    detail: Detail
    fires: str | None = None


def pending(rules: Rules, events: Sequence[Event], calendar: WorkingCalendar) -> list[Due]:
    """
    Return what is to happen by itself and has an instant, the earliest first.

    At one instant a rung comes before a timer: people are told before
    something is taken from them. Otherwise the definition's order counts.
    """
    found = [*_rungs(rules, events, calendar), *timers_due(rules, events, calendar)]
    return sorted(found, key=lambda one: one.instant)


def timers_due(rules: Rules, events: Sequence[Event], calendar: WorkingCalendar) -> Iterator[Due]:
    """
    Yield the timers of the present state that have not been spent.
    """
    state = events[-1].target
    timers = rules.lifecycle.timers_of(state)
    if not timers:
        return
    entered = entered_at(events)
    spent = {event.name for event in since_entry(events) if event.kind == "lapsed"}
    for timer in timers:
        if timer.name in spent:
            continue
        run = Run() if timer.of is None else run_of(rules.level(timer.of), rules, events)
        instant = (
            due(entered, timer.after, calendar=calendar).last_instant
            if timer.of is None
            else instant_with_pauses(
                entered, timer.after, run, calendar=calendar, counting=Counting()
            )
        )
        if instant is not None:
            detail = (("fires", timer.fires),)
            yield Due(instant, timer.name, timer.label, detail, timer.fires)


def _rungs(rules: Rules, events: Sequence[Event], calendar: WorkingCalendar) -> Iterator[Due]:
    for level in rules.levels:
        if not level.rungs:
            continue
        run = run_of(level, rules, events)
        if run.started is None or run.ended is not None or run.cancelled is not None:
            continue
        fired = {
            event.name
            for event in events
            if event.kind == "warned" and dict(event.detail)["level"] == level.name
        }
        for rung in level.rungs:
            if rung.name not in fired:
                instant = rung_instant(level, rung, run, calendar=calendar)
                if instant is not None:
                    reaches = ",".join(rung.reaches)
                    detail = (("level", level.name), ("reaches", reaches))
                    yield Due(instant, rung.name, rung.label, detail)
