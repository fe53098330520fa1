"""
What holds of every lifecycle, and of every engine that moves along its decisions.

What a step leads to is read from the plain data of the definition, not from the
table that the engines are made of.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan.lifecycle import (
    NO_GUARDS,
    SYSTEM,
    Actor,
    Engine,
    Guards,
    Lifecycle,
    Transition,
    TransitionError,
    check,
    options,
    transitions_engine,
)
from layanan.testing._law import Draws, Law, law


class LifecycleCase:
    """
    Hold a lifecycle, the engine that is to move along it, and the host's guards.
    """

    # No dataclass: Hypothesis would print all that lies in it.
    __slots__ = ("engine", "guards", "lifecycle")

    def __init__(
        self,
        lifecycle: Lifecycle,
        engine: Callable[[Lifecycle], Engine] = transitions_engine,
        guards: Guards = NO_GUARDS,
    ) -> None:
        self.lifecycle = lifecycle
        self.engine = engine
        self.guards = guards

    def __repr__(self) -> str:
        return f"<{self.lifecycle.code}>"


@dataclass(frozen=True, slots=True)
class _Forged:
    open: bool
    state: str
    name: str
    way: int


@dataclass(frozen=True, slots=True)
class _Question:
    state: str
    name: str
    decision: _Forged


# -- what is drawn -------------------------------------------------------------


def _actors(lifecycle: Lifecycle) -> SearchStrategy[Actor]:
    roles = st.sets(st.sampled_from([*lifecycle.roles, SYSTEM]), max_size=2)
    return st.builds(Actor, st.sampled_from(["A-1", "A-2"]), roles)


def _try(case: LifecycleCase) -> Draws:
    lifecycle = case.lifecycle
    return {
        "state": st.sampled_from([*lifecycle.states]),
        "name": st.sampled_from(lifecycle.names),
        "by": _actors(lifecycle),
        "note": st.sampled_from([None, "", "alasan"]),
    }


def _forged(case: LifecycleCase) -> Draws:
    lifecycle = case.lifecycle
    steps = [(state, name) for state in lifecycle.states for name in lifecycle.triggers(state)]
    states, names = st.sampled_from([*lifecycle.states]), st.sampled_from(lifecycle.names)
    ways = st.integers(-1, 2)

    def about(step: tuple[str, str]) -> SearchStrategy[_Question]:
        decision = st.builds(_Forged, st.booleans(), st.just(step[0]), st.just(step[1]), ways)
        return st.builds(_Question, st.just(step[0]), st.just(step[1]), decision)

    other = st.builds(_Forged, st.booleans(), states, names, ways)
    return {
        "asked": st.one_of(
            st.sampled_from(steps).flatmap(about), st.builds(_Question, states, names, other)
        )
    }


def _ask(case: LifecycleCase) -> Draws:
    lifecycle = case.lifecycle
    return {"state": st.sampled_from([*lifecycle.states]), "by": _actors(lifecycle)}


# -- the definition by its data --------------------------------------------------


def _ways(lifecycle: Lifecycle, state: str, name: str | None = None) -> list[Transition]:
    ended = lifecycle.states[state].kind == "closed"
    return [
        one
        for one in lifecycle.transitions
        if (name is None or one.name == name)
        and (state in one.sources or (not ended and "*" in one.sources))
    ]


def _moved(case: LifecycleCase, state: str, name: str, decision: object) -> str | None:
    """
    Return where the engine goes, or None where it refuses.
    """
    try:
        return case.engine(case.lifecycle).step(state, name, decision)  # type: ignore[arg-type]
    except TransitionError:
        return None


def _possible(one: Transition, by: Actor, note: str | None) -> bool:
    roles = one.roles or (SYSTEM,)
    noted = not one.note_required or bool(note and note.strip())
    return not by.roles.isdisjoint((SYSTEM,) if one.automatic else roles) and noted


# -- laws ----------------------------------------------------------------------


@law()
def it_is_sound(case: LifecycleCase) -> None:
    """
    A check of the definition finds no error.
    """
    guards = None if case.guards is NO_GUARDS else case.guards
    found = [one.text("en") for one in case.lifecycle.check(guards=guards) if one.level == "error"]

    assert found == []


@law()
def an_end_can_be_reached_from_everywhere(case: LifecycleCase) -> None:
    """
    Whatever happened to a request, some steps still lead it to an end.
    """
    lifecycle = case.lifecycle
    ending = {name for name, state in lifecycle.states.items() if state.kind == "closed"}
    grown = True
    while grown:
        more = {
            name
            for name in lifecycle.states
            if any(one.target in ending for one in _ways(lifecycle, name))
        }
        grown = not more <= ending
        ending |= more

    assert _reached(lifecycle) - ending == set()


def _reached(lifecycle: Lifecycle) -> set[str]:
    found: set[str] = set()
    waiting = [lifecycle.initial]
    while waiting:
        state = waiting.pop()
        if state not in found:
            found.add(state)
            waiting += [one.target for one in _ways(lifecycle, state)]
    return found


@law()
def an_end_is_final_unless_it_may_be_reopened(case: LifecycleCase) -> None:
    """
    Nothing leaves an end that does not say so.
    """
    states = case.lifecycle.states
    left = {name for name, state in states.items() if state.kind == "closed"} & {
        source for one in case.lifecycle.transitions for source in one.sources
    }

    assert {name for name in left if not states[name].reopenable} == set()


@law(_try)
def an_open_step_leads_where_the_definition_says(
    case: LifecycleCase, state: str, name: str, by: Actor, note: str | None
) -> None:
    """
    What is open to somebody leads to the target of a step that their roles allow.
    """
    decided = check(case.lifecycle, state, name, by=by, note=note, guards=case.guards)
    ways = _ways(case.lifecycle, state, name)
    targets = [one.target if _possible(one, by, note) else None for one in ways]
    moved = _moved(case, state, name, decided)

    if decided.open:
        assert moved is not None
        assert moved == targets[decided.way]
    else:
        assert moved is None


@law(_try)
def a_step_is_open_exactly_when_nothing_is_unmet(
    case: LifecycleCase, state: str, name: str, by: Actor, note: str | None
) -> None:
    """
    A refusal says why; and what asks for a role and a note alone is open with them.
    """
    decided = check(case.lifecycle, state, name, by=by, note=note, guards=case.guards)
    ways = _ways(case.lifecycle, state, name)

    assert decided.open == (decided.unmet == ())
    if not any(_possible(one, by, note) for one in ways):
        assert not decided.open
    if any(one.plain and _possible(one, by, note) for one in ways):
        assert decided.open


@law(_forged)
def a_decision_counts_for_its_own_step_alone(case: LifecycleCase, asked: _Question) -> None:
    """
    No engine moves along a decision that is closed or was taken about another step.
    """
    decision = asked.decision
    ways = _ways(case.lifecycle, asked.state, asked.name)
    meant = decision.open and (decision.state, decision.name) == (asked.state, asked.name)
    moved = _moved(case, asked.state, asked.name, decision)

    if meant and 0 <= decision.way < len(ways):
        assert moved == ways[decision.way].target
    else:
        assert moved is None


@law(_ask)
def the_options_are_what_the_roles_allow(case: LifecycleCase, state: str, by: Actor) -> None:
    """
    What is offered to somebody leaves the state, and nothing that does is kept from them.
    """
    offered = {(one.name, one.target) for one in options(case.lifecycle, state, by=by)}

    assert offered == {
        (one.name, one.target)
        for one in _ways(case.lifecycle, state)
        if _possible(one, by, note="alasan")
    }


@law()
def it_survives_being_written_and_read(case: LifecycleCase) -> None:
    """
    As JSON and in another process it is the same lifecycle, under the same hash.
    """
    mine = case.lifecycle
    again = type(mine).model_validate_json(mine.model_dump_json())
    there = pickle.loads(pickle.dumps(mine))  # noqa: S301 - our own bytes

    assert [again, there] == [mine, mine]
    assert {again.hash, there.hash} == {mine.hash}
    assert {again.decisive_hash, there.decisive_hash} == {mine.decisive_hash}


def _all() -> Iterator[Law[LifecycleCase]]:
    yield it_is_sound
    yield an_end_can_be_reached_from_everywhere
    yield an_end_is_final_unless_it_may_be_reopened
    yield an_open_step_leads_where_the_definition_says
    yield a_step_is_open_exactly_when_nothing_is_unmet
    yield a_decision_counts_for_its_own_step_alone
    yield the_options_are_what_the_roles_allow
    yield it_survives_being_written_and_read


LIFECYCLE: Final = tuple(_all())
