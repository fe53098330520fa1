"""
What holds of every request of a service, by a second reading of its definition.

Here the conditions of a step, the pauses of a clock and the instants of timers
are worked out anew from the plain data of the definition and the history, so
that a fault which the library makes the same way everywhere shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import product
from typing import Final

from hypothesis import strategies as st

from layanan.lifecycle import SYSTEM, Actor, State, Transition
from layanan.request import Event, Request
from layanan.sla import Counting, Level, Term, due
from layanan.testing._law import Draws, Law, law
from layanan.testing._laws_service import (
    ServiceCase,
    cut_at,
    draw_later,
    draw_try,
    moment_after,
    prefix,
)

_MINUTE: Final = timedelta(minutes=1)


# -- steps -----------------------------------------------------------------------


def _draw_actor(case: ServiceCase) -> Draws:
    drawn = dict(draw_try(case))
    del drawn["name"]
    return drawn


@law(_draw_actor)
def an_open_step_meets_what_the_definition_asks(
    case: ServiceCase,
    request: Request,
    cut: int,
    by: Actor,
    minutes: int,
    note: str | None,
) -> None:
    """
    Who takes a step has the role, the note, the papers and the facts, and took none it excludes.
    """
    before = prefix(request, cut)
    at, row = moment_after(before, minutes), before.rules.lifecycle.row(before.state)
    # Who is in the history may ask again: only they can have taken what a step excludes. With
    # every role only the other conditions are left to refuse them.
    people = dict.fromkeys(one.actor for one in before.history if one.actor != SYSTEM)
    everything = frozenset({*before.rules.lifecycle.roles, SYSTEM})
    actors = [by, *(Actor(who, roles=everything) for who in people)]
    for name, actor, said in product(row, actors, (note, "  ")):
        found = before.check(name, by=actor, at=at, note=said)
        if found.open:
            assert list(_lacking(before, row[name][found.way], actor, said)) == []


def _lacking(request: Request, way: Transition, by: Actor, note: str | None) -> Iterator[str]:
    events = request.events
    if by.roles.isdisjoint(way.actors):
        yield "role"
    if way.note_required and not (note and note.strip()):
        yield "note"
    on_file = {code for event in events for code in event.documents}
    yield from (code for code in way.documents if code not in on_file)
    stated = {fact for event in events for fact, _ in event.facts}
    yield from (fact for fact in way.facts if fact not in stated)
    took = {event.name for event in events if event.kind == "transition" and event.actor == by.id}
    yield from (step for step in way.separate_from if step in took)
    if way.by_assignee and request.assignee not in {None, by.id}:
        yield "assignee"


@law(draw_try)
def no_step_is_dated_before_the_newest_event(
    case: ServiceCase,
    request: Request,
    cut: int,
    name: str,
    by: Actor,
    minutes: int,
    note: str | None,
) -> None:
    """
    Only a correction may say that something happened earlier.
    """
    before = prefix(request, cut)
    early = before.history[-1].at - _MINUTE * (minutes + 1)

    assert not before.check(name, by=by, at=early, note=note).open


# -- by itself -------------------------------------------------------------------


@law(cut_at)
def a_timer_fires_at_the_end_of_its_term(case: ServiceCase, request: Request, cut: int) -> None:
    """
    What a timer fires happens at the end of its term from the entry, whenever it was recorded.
    """
    told = prefix(request, cut)
    if any(event.kind in {"corrected", "migrated"} for event in told.history):
        return
    entered = told.history[0].at
    for event in told.history[1:]:
        if event.kind == "transition":
            if event.actor == SYSTEM:
                _fired(told, event, entered)
            entered = event.at


def _fired(request: Request, event: Event, entered: datetime) -> None:
    timers = [
        one
        for one in request.rules.lifecycle.timers_of(str(event.source))
        if one.fires == event.name and one.of is None
    ]
    automatic = any(
        one.automatic for one in request.rules.lifecycle.row(str(event.source))[event.name]
    )
    ends = {due(entered, one.after, calendar=request.calendar).last_instant for one in timers}
    fires = any(
        level.expiry is not None and level.expiry.fires == event.name
        for level in request.rules.levels
    )
    if timers and not automatic and not fires:
        assert event.at in ends


@law(cut_at)
def what_was_recorded_later_was_not_known_at_any_event(
    case: ServiceCase, request: Request, cut: int
) -> None:
    """
    At the instant of each event a request is what had been recorded by then.
    """
    told = prefix(request, cut)
    first = told.history[0].recorded
    for event in told.history:
        if event.at >= first:
            known = tuple(one for one in told.history if one.recorded <= event.at)
            assert told.as_of(event.at).history == known


# -- clocks ----------------------------------------------------------------------


def _draw_days(case: ServiceCase) -> Draws | None:
    names = [one.name for one in case.service.levels if _is_plain(one)]
    return {**draw_later(case), "level": st.sampled_from(names)} if names else None


def _is_plain(level: Level) -> bool:
    """
    Return whether a level is in working days alone, and nothing but pauses and extensions moves it.
    """
    term = level.term
    return (
        term is not None
        and term == Term(working_days=term.working_days or 1)
        and level.counting == Counting()
        and not (level.choices or level.per or level.restarts or level.is_capped)
        and (level.extension is None or level.extension.term is not None)
    )


@law(_draw_days)
def a_pause_moves_the_deadline_by_its_working_days(
    case: ServiceCase, request: Request, cut: int, minutes: int, level: str
) -> None:
    """
    A term of working days ends so many later as the file was with those whose time is not counted.
    """
    before = prefix(request, cut)
    at = moment_after(before, minutes)
    reading = before.clock(level, at=at)
    if (
        reading.started is None
        or reading.due is None
        or reading.due.day is None
        or any(event.kind in {"corrected", "migrated"} for event in before.history)
    ):
        return
    promise, calendar = before.rules.level(level), before.calendar
    assert promise.term is not None
    extended = sum(one.kind == "extended" and one.name == level for one in before.history)
    more = 0
    if promise.extension is not None and promise.extension.term is not None:
        more = extended * promise.extension.term.working_days
    first = calendar.local(reading.started).date()
    days = promise.term.working_days + more
    last = calendar.add_working_days(first, days)
    for since, until in _waits(before, promise, reading.started, reading.stopped or at):
        closed = calendar.closing(last)
        if closed is not None and since > closed:
            break
        start, end = (calendar.local(one).date() for one in (since, until))
        days += calendar.count_working_days(start, end)
        last = calendar.add_working_days(first, days)

    assert reading.due.day == last


def _waits(
    request: Request, level: Level, since: datetime, until: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """
    Yield the stretches of a clock during which it was the turn of those it does not count.
    """
    states: Mapping[str, State] = request.rules.lifecycle.states
    moves = [one for one in request.history if one.kind in {"opened", "transition"}]
    open_since: datetime | None = None
    for event, end in _with_ends(moves, until):
        turn = states[event.target].turn
        waits = turn not in level.counts if level.counts else turn in level.paused_turns
        begin = max(event.at, since)
        if waits and begin < until and end >= since and states[event.target].kind != "closed":
            open_since = begin if open_since is None else open_since
        elif open_since is not None:
            yield open_since, min(event.at, until)
            open_since = None
    if open_since is not None:
        yield open_since, until


def _with_ends(moves: Sequence[Event], until: datetime) -> Iterator[tuple[Event, datetime]]:
    ends = [*(one.at for one in moves[1:]), until]
    yield from zip(moves, ends, strict=True)


@law(_draw_days)
def an_extension_keeps_its_cap(
    case: ServiceCase, request: Request, cut: int, minutes: int, level: str
) -> None:
    """
    However often one asks, a level is extended no more often than its law allows.
    """
    before = prefix(request, cut)
    extension = before.rules.level(level).extension
    if extension is None:
        return
    by = Actor("A-1", roles=frozenset({*before.rules.lifecycle.roles, *extension.roles}))
    at = moment_after(before, minutes)
    done = before
    for _ in range(extension.times + 1):
        if not done.check_extension(level, by=by, at=at, reason="uji").open:
            break
        done = done.extend(level, by=by, at=at, reason="uji")

    assert done.clock(level, at=at).extensions <= extension.times


PROMISE: Final[tuple[Law[ServiceCase], ...]] = (
    an_open_step_meets_what_the_definition_asks,
    no_step_is_dated_before_the_newest_event,
    a_timer_fires_at_the_end_of_its_term,
    what_was_recorded_later_was_not_known_at_any_event,
    a_pause_moves_the_deadline_by_its_working_days,
    an_extension_keeps_its_cap,
)
