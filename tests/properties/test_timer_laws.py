"""
Laws of requests over generated lifecycles: guards, timers, warnings, pauses, corrections.

What must come of a step is read from the plain data by an oracle that shares no code with the
library; the rest of the laws compare a request with itself.
"""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan import Actor, Request
from layanan.request import Event, Refused, dump_event, load_event, replay
from tests.oracles.plain_steps import Try, expected, known, timers
from tests.strategies import examples
from tests.strategies.requests import (
    CALENDAR,
    CLERK,
    EVERYTHING,
    OFFICE,
    Case,
    Service,
    Walk,
    cases,
    name_of,
    services,
    steps,
    walks,
    when,
)

DAY = timedelta(days=1)


def again(request: Request, events: tuple[Event, ...]) -> Request:
    return replay(request.rules, "REQ-1", events, office=OFFICE, applicant="P-1")


def forgetful(history: tuple[Event, ...]) -> list[Event]:
    """
    Return a history without when it was written down.
    """
    return [replace(one, recorded=one.at) for one in history]


# -- law 10: a step succeeds exactly when its check is open ----------------------------------------


@examples(100)
@given(services(), walks)
def test_a_step_succeeds_exactly_when_the_plain_data_allow_it(service: Service, walk: Walk) -> None:
    for request, attempt, _ in steps(service, walk):
        name = name_of(request, attempt)
        at, recorded = when(request, attempt)
        by, note = attempt.by, attempt.note
        tried = Try(name, by.id, by.roles, at, recorded, note, attempt.facts, attempt.documents)
        target = expected(service.data, service.levels, request.history, tried, CALENDAR)

        check = request.check(
            name,
            by=by,
            at=at,
            recorded=recorded,
            note=note,
            facts=attempt.facts,
            documents=attempt.documents,
        )

        assert check.open == (target is not None) == (check.unmet == ())
        fire = partial(
            request.fire,
            name,
            by=by,
            at=at,
            recorded=recorded,
            note=note,
            facts=attempt.facts,
            documents=attempt.documents,
        )
        if target is None:
            with pytest.raises(Refused) as caught:
                fire()
            assert caught.value.check == check
            continue
        step, *more = fire().history[request.seq :]
        assert (step.name, step.target, step.role in by.roles) == (name, target, True)
        # What follows at once are automatic steps.
        automatic = {one["name"] for one in service.data["transitions"] if one.get("automatic")}
        assert {one.name for one in more} <= automatic
        assert all(one.actor == "system" and one.at == at for one in more)


@examples(60)
@given(services(), walks, st.sampled_from([EVERYTHING, CLERK]))
def test_the_options_are_the_steps_that_can_be_opened(
    service: Service, walk: Walk, by: Actor
) -> None:
    for request, attempt, _ in steps(service, walk):
        at = max(when(request, attempt)[0], request.history[-1].recorded)

        options = {one.name: one for one in request.options(by=by, at=at)}

        for name in service.rules.lifecycle.names:
            check = request.check(name, by=by, at=at, note="-")
            codes = {one.code for one in check.unmet}
            assert (name in options) == (codes <= {"document", "fact"} and name in check.possible)
            if check.open:
                fired = request.fire(name, by=by, at=at, note="-")
                assert fired.history[request.seq].target == options[name].target


@examples(60)
@given(services(), walks)
def test_an_automatic_step_that_is_open_has_been_taken(service: Service, walk: Walk) -> None:
    automatic = [one for one in service.data["transitions"] if one.get("automatic")]
    for before, _, request in steps(service, walk):
        if request is before or request.history[-1].kind == "warned":
            continue
        newest = request.history[-1]
        for one in automatic:
            tried = Try(one["name"], "system", frozenset({"system"}), newest.at, newest.recorded)
            assert expected(service.data, service.levels, request.history, tried, CALENDAR) is None


# -- law 11: the history is the truth --------------------------------------------------------------


@examples(60)
@given(cases())
def test_every_prefix_of_a_history_is_a_request_and_replays_to_itself(case: Case) -> None:
    request = case.request
    for length in range(1, len(request.history) + 1):
        prefix = again(request, request.history[:length])

        assert prefix.history == request.history[:length]
        assert prefix.state == known(case.service.data, (), prefix.history).state
    assert again(request, request.history) == request


@examples(60)
@given(cases())
def test_a_history_survives_being_stored(case: Case) -> None:
    stored = tuple(load_event(dump_event(one)) for one in case.request.history)

    assert stored == case.request.history
    assert again(case.request, stored) == case.request


@examples(60)
@given(cases())
def test_what_is_known_is_what_the_events_tell(case: Case) -> None:
    found = known(case.service.data, case.service.levels, case.request.history)

    assert case.request.facts == found.facts
    assert case.request.assignee == found.assignee
    assert case.request.subs == found.subs


@examples(60)
@given(cases())
def test_a_correction_keeps_the_order_of_events(case: Case) -> None:
    happened = [one.at for one in case.request.events]

    assert happened == sorted(happened)
    assert [one.seq for one in case.request.events] == [one.seq for one in case.request.history]
    recorded = [one.recorded for one in case.request.history]
    assert recorded == sorted(recorded)
    for one in case.request.history:
        assert one.at <= one.recorded


# -- law 12: an end is within reach ----------------------------------------------------------------


@examples(60)
@given(cases())
def test_from_wherever_a_walk_leads_an_end_is_reachable_by_roles_that_exist(case: Case) -> None:
    data = case.service.data
    reached, waiting = set(), [case.request.state]
    while waiting:
        state = waiting.pop()
        if state in reached:
            continue
        reached.add(state)
        for one in data["transitions"]:
            starts = state in one["sources"] or (
                "*" in one["sources"] and data["states"][state]["kind"] != "closed"
            )
            if starts and set(one["roles"]) <= {*data["roles"], "system"}:
                waiting.append(one["target"])

    assert any(data["states"][one]["kind"] == "closed" for one in reached)


# -- law 13: what happens by itself ----------------------------------------------------------------

HOURS = st.one_of(st.integers(-24, 24 * 12), st.integers(0, 72))


@examples(100)
@given(cases(), HOURS, st.lists(HOURS, min_size=1, max_size=4))
def test_advancing_in_steps_is_advancing_at_once(case: Case, last: int, more: list[int]) -> None:
    request = case.request
    stops = sorted([last, *more])
    newest = request.history[-1].at
    until = newest + timedelta(hours=stops[-1])

    once, stepwise = request.advance(at=until), request
    for hours in stops:
        stepwise = stepwise.advance(at=newest + timedelta(hours=hours))

    assert forgetful(stepwise.history) == forgetful(once.history)
    assert once.advance(at=until) is once
    assert stepwise.advance(at=until) is stepwise
    assert once.history[: request.seq] == request.history


@examples(60)
@given(cases(), st.integers(0, 24 * 12))
def test_what_happens_by_itself_comes_in_order_and_in_time(case: Case, hours: int) -> None:
    request = case.request
    until = request.history[-1].at + timedelta(hours=hours)

    after = request.advance(at=until)

    new = after.history[request.seq :]
    assert all(a.at <= b.at for a, b in itertools.pairwise(after.history[request.seq - 1 :]))
    assert all(one.at <= until and one.recorded >= until for one in new)
    assert all((one.actor, one.role) == ("system", "system") for one in new)
    assert again(after, after.history) == after


@examples(80)
@given(services(), walks, st.integers(0, 24 * 5))
def test_timers_fire_or_lapse_as_the_plain_data_say(
    service: Service, walk: Walk, hours: int
) -> None:
    for _, _, request in steps(service, walk):
        _agree(service, request, request.history[-1].at + timedelta(hours=hours))


def _agree(service: Service, request: Request, until: datetime) -> None:
    data, levels = service.data, service.levels
    automatic = {one["name"] for one in data["transitions"] if one.get("automatic")}

    after = request.advance(at=until)

    for number in range(request.seq, after.seq):
        before, event = after.history[:number], after.history[number]
        if event.kind == "warned" or event.name in automatic:
            continue
        at, timer = timers(data, levels, known(data, levels, before), CALENDAR)[0]
        # One that a correction or a migration has left behind comes now.
        now = max(at, before[-1].at)
        tried = Try(timer["fires"], "system", frozenset({"system"}), now, event.recorded)
        target = expected(data, levels, before, tried, CALENDAR, late=True)
        assert event.at == now
        if target is None:
            assert (event.kind, event.name) == ("lapsed", timer["name"])
        else:
            assert (event.kind, event.name) == ("transition", timer["fires"])
            assert event.target == target
    left = timers(data, levels, known(data, levels, after.history), CALENDAR)
    assert all(at > until for at, _ in left)


@examples(60)
@given(cases())
def test_each_warning_is_given_once(case: Case) -> None:
    far = case.request.history[-1].at + 20 * DAY

    after = case.request.advance(at=far)

    given_ = Counter(
        (one.name, dict(one.detail)["level"]) for one in after.history if one.kind == "warned"
    )
    assert set(given_.values()) <= {1}
    # A level that was late for long enough has given every warning.
    clocks = after.clocks(at=far + 20 * DAY)
    for level in after.rules.levels:
        if clocks[level.name].status == "late" and clocks[level.name].stopped is None:
            late = after.advance(at=far + 40 * DAY)
            if late.seq == after.seq:
                continue
            told = {
                one.name
                for one in late.history
                if one.kind == "warned" and dict(one.detail)["level"] == level.name
            }
            reading = late.clock(level.name, at=far + 40 * DAY)
            if reading.status == "late" and reading.stopped is None:
                assert told == {one.name for one in level.rungs}


@examples(60)
@given(cases(), st.integers(0, 24 * 6))
def test_the_next_instant_is_where_something_happens(case: Case, hours: int) -> None:
    request = case.request
    after = request.history[-1].at + timedelta(hours=hours)
    request = request.advance(at=after)

    found = request.next_instant(after=after)

    # Each clock asked on its own: what any of them is to tell, and when it is due.
    single = [
        instant
        for one in request.clocks(at=after).values()
        for instant in (
            one.next_rung.instant if one.next_rung is not None else None,
            one.due.last_instant if one.due is not None and one.status == "running" else None,
        )
        if instant is not None and instant > after
    ]
    if found is None:
        assert not single
        assert request.advance(at=after + 10 * DAY) is request
        return
    assert found > after
    assert found <= min(single, default=found)
    moment = timedelta(microseconds=1)
    assert request.advance(at=found - moment) is request
    there = request.advance(at=found)
    clocks = request.clocks(at=found)
    assert there is not request or found in {
        one.due.last_instant for one in clocks.values() if one.due is not None
    }


@examples(60)
@given(cases(), st.integers(1, 24 * 6))
def test_nothing_more_happens_before_the_newest_event(case: Case, hours: int) -> None:
    request = case.request
    newest = request.history[-1].at

    found = request.next_instant(after=newest - timedelta(hours=hours))

    # What was due and is still to be told comes with the newest event.
    if request.advance(at=newest) is request:
        assert found == request.next_instant(after=newest)
    else:
        assert found == newest


# -- law 8: what is recorded later -----------------------------------------------------------------


@examples(100)
@given(cases(), st.data())
def test_what_is_recorded_later_never_changes_as_of(case: Case, data: st.DataObject) -> None:
    request = case.request
    first, newest = request.history[0].recorded, request.history[-1].recorded
    span = int((newest - first) / timedelta(minutes=1))
    at: datetime = first + timedelta(minutes=data.draw(st.integers(0, span + 60)))
    kept = tuple(one for one in request.history if one.recorded <= at)

    then = request.as_of(at)

    # It is the request that a host had at that time, which had only seen these events.
    assert then == again(request, kept)
    later = request.advance(at=request.history[-1].at + 5 * DAY, recorded=newest + 6 * DAY)
    assert later.as_of(at) == then or at >= newest
    assert then.clocks(at=at) == again(request, kept).clocks(at=at)
    assert then.as_of(at) == then
