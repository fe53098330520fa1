"""
Soundness against a brute force that multiplies matrices and knows no search.
"""

from typing import Any

from hypothesis import given, settings

from layanan.lifecycle import Lifecycle
from tests.strategies.lifecycles import definitions, graphs


def reach(data: dict[str, Any]) -> dict[str, set[str]]:
    """
    Return, for each state, the states that some path leads to, itself included.
    """
    states = list(data["states"])
    after = {name: {name} for name in states}
    for one in data["transitions"]:
        for source in one["sources"]:
            after[source].add(one["target"])
    for _ in states:  # a path needs no more steps than there are states
        after = {a: {c for b in after[a] for c in after[b]} for a in states}
    return after


def places(lifecycle: Lifecycle, code: str, *, consequences: bool = True) -> set[str]:
    found = lifecycle.check(consequences=consequences)
    return {state for one in found if one.code == code for state in one.place.split(", ")}


@given(definitions())
def test_what_is_sound_by_construction_has_nothing_to_tell(data: dict[str, Any]) -> None:
    assert () == Lifecycle(**data).check(consequences=True)


@settings(max_examples=400)
@given(graphs())
def test_the_faults_are_those_of_the_brute_force(data: dict[str, Any]) -> None:
    lifecycle = Lifecycle.diagnose(data)
    paths = reach(data)
    closed = {name for name, one in data["states"].items() if one["kind"] == "closed"}
    left = {source for one in data["transitions"] for source in one["sources"]}
    reached = paths["s0"]
    hopeless = {name for name in reached if not paths[name] & closed}

    assert set(paths) - reached == places(lifecycle, "L101")
    assert hopeless - left == places(lifecycle, "L103")
    assert hopeless & left == places(lifecycle, "L104")
    assert closed & left == places(lifecycle, "L105")


@given(graphs())
def test_a_fault_is_never_hidden_without_a_cause_that_is_told(data: dict[str, Any]) -> None:
    lifecycle = Lifecycle.diagnose(data)

    told = {state for one in lifecycle.check() for state in one.place.split(", ")}
    hidden = [one for one in lifecycle.check(consequences=True) if one.because is not None]

    assert {one.because for one in hidden} <= told
    assert bool(lifecycle.check()) == bool(lifecycle.check(consequences=True))


@given(graphs())
def test_a_trace_leads_where_the_fault_is(data: dict[str, Any]) -> None:
    lifecycle = Lifecycle.diagnose(data)

    for finding in lifecycle.check(consequences=True):
        if finding.code in {"L103", "L104"}:
            state = lifecycle.initial
            for name in finding.trace:
                step = lifecycle.transition(name, state)
                assert step is not None
                state = step.target
            assert state == finding.place.split(", ")[0]
