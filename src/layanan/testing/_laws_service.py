"""
What holds of every request of a service, whatever happened to it.

The state is folded from the plain data of the definition, time is shared out
event by event: nothing here asks the code that is tried for its own answer.
"""

import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise, takewhile
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan.lifecycle import SYSTEM, Actor, State
from layanan.request import (
    ConflictError,
    Event,
    Refused,
    Request,
    dump_event,
    load_event,
    replay,
)
from layanan.service import ServiceType
from layanan.sla import Reading
from layanan.testing._law import Draws, Law, law

_ZERO: Final = timedelta(0)
_ONE_DAY: Final = timedelta(days=1)


class ServiceCase:
    """
    Hold a service and the requests of it that its laws are tried on.
    """

    # No dataclass: Hypothesis would print all that lies in it.
    __slots__ = ("requests", "service")

    def __init__(self, service: ServiceType, requests: SearchStrategy[Request]) -> None:
        self.service = service
        self.requests = requests

    def __repr__(self) -> str:
        return repr(self.service)


# -- what is drawn -------------------------------------------------------------


def _whole(case: ServiceCase) -> Draws:
    return {"request": case.requests}


def cut_at(case: ServiceCase) -> Draws:
    return {**_whole(case), "cut": st.integers(0, 30)}


def draw_later(case: ServiceCase) -> Draws:
    return {**cut_at(case), "minutes": st.integers(0, 60 * 24 * 20)}


def _twice(case: ServiceCase) -> Draws:
    return {**draw_later(case), "more": st.integers(0, 60 * 24 * 20)}


def draw_try(case: ServiceCase) -> Draws:
    lifecycle = case.service.lifecycle
    roles = st.sets(st.sampled_from([*lifecycle.roles, SYSTEM]), max_size=2)
    return {
        **cut_at(case),
        "name": st.sampled_from(lifecycle.names),
        "by": st.builds(Actor, st.sampled_from(["A-1", "A-2"]), roles),
        "minutes": st.integers(0, 60 * 24 * 5),
        "note": st.sampled_from([None, "alasan"]),
    }


def _level(case: ServiceCase) -> Draws | None:
    names = [level.name for level in case.service.levels]
    return {**draw_later(case), "level": st.sampled_from(names)} if names else None


# -- helpers -------------------------------------------------------------------


def prefix(request: Request, cut: int) -> Request:
    """
    Return the request as it was that many events ago, told again by its history.
    """
    return _again(request, max(1, len(request.history) - cut))


def _again(request: Request, length: int) -> Request:
    told = replay(
        request.rules,
        request.id,
        request.history[:length],
        office=request.office,
        applicant=request.applicant,
    )
    return type(request)(told.rules, told.id, told.office, told.applicant, told.history)


def moment_after(request: Request, minutes: int) -> datetime:
    return request.history[-1].at + timedelta(minutes=minutes)


# -- the history ---------------------------------------------------------------


@law()
def the_service_is_sound(case: ServiceCase) -> None:
    """
    A check of the lifecycle, as the service uses it, finds no error.
    """
    found = [one.text("en") for one in case.service.check() if one.level == "error"]

    assert found == []


@law(_whole)
def events_are_numbered_and_time_never_goes_back(case: ServiceCase, request: Request) -> None:
    """
    Events are 1, 2, 3 …; none happened or was written down before the one before it.
    """
    history = request.history

    assert [one.seq for one in history] == [*range(1, len(history) + 1)]
    assert all(one.at <= one.recorded for one in history)
    assert all(a.at <= b.at and a.recorded <= b.recorded for a, b in pairwise(history))


@law(_whole)
def the_history_leads_to_the_state(case: ServiceCase, request: Request) -> None:
    """
    Each step starts where the one before ended, and is one that the definition has.
    """
    state = request.history[0].target
    for event in request.history[1:]:
        lifecycle = request.rules.under(event.hash).lifecycle

        assert event.source == state
        if event.kind == "transition":
            ended = lifecycle.states[state].kind == "closed"
            targets = {
                one.target
                for one in lifecycle.transitions
                if one.name == event.name
                and (state in one.sources or ("*" in one.sources and not ended))
            }

            assert event.target in targets
            assert not ended or lifecycle.states[state].reopenable
        elif event.kind != "migrated":
            assert event.target == state
        state = event.target

    assert request.state == state


@law(cut_at)
def any_beginning_of_a_history_can_be_told_again(
    case: ServiceCase, request: Request, cut: int
) -> None:
    """
    A stored history, or any beginning of it, gives the same request again.
    """
    length = max(1, len(request.history) - cut)

    assert _again(request, len(request.history)) == request
    assert _again(request, length).history == request.history[:length]


@law(_whole)
def an_event_survives_being_written_and_read(case: ServiceCase, request: Request) -> None:
    """
    As JSON and in another process nothing of a history is lost.
    """
    text = json.dumps([dump_event(one) for one in request.history])

    assert tuple(map(load_event, json.loads(text))) == request.history
    assert pickle.loads(pickle.dumps(request.history)) == request.history  # noqa: S301 - our bytes


@law(cut_at)
def what_was_recorded_later_was_not_known_before(
    case: ServiceCase, request: Request, cut: int
) -> None:
    """
    As of an instant a request is what had been recorded by then.
    """
    at = request.history[max(0, len(request.history) - 1 - cut)].recorded
    known = tuple(one for one in request.history if one.recorded <= at)

    assert request.as_of(at).history == known
    assert request.as_of(request.history[-1].recorded) == request


# -- commands --------------------------------------------------------------------


@law(draw_try)
def a_step_succeeds_exactly_when_its_check_is_open(
    case: ServiceCase,
    request: Request,
    cut: int,
    name: str,
    by: Actor,
    minutes: int,
    note: str | None,
) -> None:
    """
    `check` tells what `fire` does, and a refusal changes nothing.
    """
    before = prefix(request, cut)
    at = moment_after(before, minutes)
    found = before.check(name, by=by, at=at, note=note)
    told = before.history
    try:
        after = before.fire(name, by=by, at=at, note=note)
    except Refused as refusal:
        assert not found.open
        assert found.unmet
        assert refusal.check == found
        assert before.history == told
    else:
        assert found.open
        assert after.history[: len(told)] == told
        assert after.history[len(told)].name == name
        assert all(one.actor == SYSTEM for one in after.history[len(told) + 1 :])


@law(draw_try)
def a_repeated_command_counts_once(
    case: ServiceCase,
    request: Request,
    cut: int,
    name: str,
    by: Actor,
    minutes: int,
    note: str | None,
) -> None:
    """
    One key makes one event, also when the answer got lost; who saw an old number is told.
    """
    before = prefix(request, cut)
    at = moment_after(before, minutes)
    if not before.check(name, by=by, at=at, note=note).open:
        return
    once = before.fire(name, by=by, at=at, note=note, key="uji-1")

    assert once.fire(name, by=by, at=at, note=note, key="uji-1") == once
    assert once.fire(name, by=by, at=at, note=note, key="uji-1", expect_seq=before.seq) == once
    assert [one.key for one in once.history].count("uji-1") == 1
    assert _conflicts(lambda: once.fire(name, by=by, at=at, note=note, expect_seq=before.seq))


@law(_twice)
def what_happens_by_itself_does_not_depend_on_who_looks(
    case: ServiceCase, request: Request, cut: int, minutes: int, more: int
) -> None:
    """
    Going ahead in two steps is going ahead at once, and going there again changes nothing.
    """
    before = prefix(request, cut)
    first = moment_after(before, minutes)
    last = first + timedelta(minutes=more)
    down = max(last, before.history[-1].recorded)
    at_once = before.advance(at=last, recorded=down)
    in_two = before.advance(at=first, recorded=down).advance(at=last, recorded=down)
    coming = at_once.next_instant(after=last)

    assert in_two == at_once
    assert at_once.advance(at=last, recorded=down) == at_once
    assert all(one.at <= last for one in at_once.history)
    assert coming is None or coming > last


def _conflicts(fire: Callable[[], Request]) -> bool:
    """
    Return whether a command is told that its caller saw an old number, and nothing else.
    """
    with suppress(Refused):
        try:
            fire()
        except ConflictError:
            return True
    return False


# -- time ------------------------------------------------------------------------


@law(draw_later)
def the_parties_share_the_whole_time(
    case: ServiceCase, request: Request, cut: int, minutes: int
) -> None:
    """
    Whose turn it was is told for every moment from the opening to the closing, and once.
    """
    before = prefix(request, cut)
    at = moment_after(before, minutes)
    found = before.time_by_party(at=at)
    shares: dict[str, timedelta] = dict.fromkeys(found, _ZERO)
    working: dict[str, timedelta] = dict.fromkeys(found, _ZERO)
    for party, since, until in _turns(before, at):
        shares[party] += until.astimezone(UTC) - since.astimezone(UTC)
        working[party] += before.calendar.working_time(since, until)

    assert {party: one.calendar for party, one in found.items()} == shares
    assert {party: one.working for party, one in found.items()} == working


def _turns(request: Request, at: datetime) -> Iterator[tuple[str, datetime, datetime]]:
    events = request.events

    def state(event: Event) -> State:
        return request.rules.under(event.hash).lifecycle.states[event.target]

    tail = list(takewhile(lambda one: state(one).kind == "closed", reversed(events)))
    # The whole ends with the closing, which what follows it does not move.
    running = events if not tail else events[: len(events) - len(tail) + 1]
    ends = [*(one.at for one in running[1:]), *([] if tail else [at])]
    for event, until in zip(running, ends, strict=False):
        yield state(event).turn, event.at, until


@law(_level)
def a_clock_shares_its_time_between_used_and_paused(
    case: ServiceCase, request: Request, cut: int, minutes: int, level: str
) -> None:
    """
    What was used and what was paused is all that has passed, in the clock's own unit.
    """
    before = prefix(request, cut)
    at = moment_after(before, minutes)
    reading = before.clock(level, at=at)
    if reading.started is None or reading.used is None or reading.paused is None:
        assert reading.status in {"not_started", "undetermined"}
        return

    used: Any = reading.used
    assert used + reading.paused == _passed(before, reading, at)


def _passed(request: Request, reading: Reading, at: datetime) -> int | timedelta:
    calendar, since, until = request.calendar, reading.started or at, reading.stopped or at
    first, last = (calendar.local(one).date() for one in (since, until))
    match reading.unit:
        case "working_days":
            days = (first + _ONE_DAY * n for n in range(1, (last - first).days + 1))
            return sum(map(calendar.is_working_day, days))
        case "working_minutes":
            return calendar.working_time(since, until)
        case "clock_minutes":
            return until.astimezone(UTC) - since.astimezone(UTC)
        case _:
            return (last - first).days


@law(_level)
def a_pause_never_brings_a_deadline_forward(
    case: ServiceCase, request: Request, cut: int, minutes: int, level: str
) -> None:
    """
    As time goes by the deadline of a running clock only moves back, and readings repeat.
    """
    before = prefix(request, cut)
    now, then = moment_after(before, 0), moment_after(before, minutes)
    first, second = before.clock(level, at=now), before.clock(level, at=then)

    assert before.clock(level, at=now) == first
    if first.due is not None and second.due is not None and first.run.started is not None:
        days = first.due.day, second.due.day
        assert None in days or days[0] <= days[1]  # type: ignore[operator]


@law(draw_later)
def what_happens_later_changes_no_earlier_reading(
    case: ServiceCase, request: Request, cut: int, minutes: int
) -> None:
    """
    What a clock said before the next event it says for ever, but for corrections.
    """
    length = max(1, len(request.history) - cut)
    before = _again(request, length)
    if any(one.kind == "corrected" for one in request.history[length:]):
        return
    at = moment_after(before, minutes)
    if length < len(request.history):
        at = min(at, request.history[length].at - timedelta(microseconds=1))
    if at >= before.history[-1].at:
        readings: Mapping[str, Reading] = before.clocks(at=at)

        assert request.clocks(at=at) == readings


SERVICE: Final[tuple[Law[ServiceCase], ...]] = (
    the_service_is_sound,
    events_are_numbered_and_time_never_goes_back,
    the_history_leads_to_the_state,
    any_beginning_of_a_history_can_be_told_again,
    an_event_survives_being_written_and_read,
    what_was_recorded_later_was_not_known_before,
    a_step_succeeds_exactly_when_its_check_is_open,
    a_repeated_command_counts_once,
    what_happens_by_itself_does_not_depend_on_who_looks,
    the_parties_share_the_whole_time,
    a_clock_shares_its_time_between_used_and_paused,
    a_pause_never_brings_a_deadline_forward,
    what_happens_later_changes_no_earlier_reading,
)
