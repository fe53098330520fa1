"""
Soundness against brute forces that multiply matrices or walk every way there is.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layanan.lifecycle import Lifecycle, UnsoundLifecycleError
from layanan.sla import Term
from tests.strategies.lifecycles import (
    DEFECTS,
    ROLES,
    broken_lifecycles,
    definitions,
    graphs,
    rich_definitions,
    timed_graphs,
)

Way = tuple[str, str]


def ways(
    data: dict[str, Any], *, only: list[str] | None = None, but: list[str] | None = None
) -> list[Way]:
    """
    Return source and target of every transition, or of those with or without just these roles.
    """
    return [
        (source, one["target"])
        for one in data["transitions"]
        if only in (None, one["roles"]) and but != one["roles"]
        for source in one["sources"]
    ]


def reach(states: Iterable[str], edges: Iterable[Way]) -> dict[str, set[str]]:
    """
    Return, for each state, the states that some path leads to, itself included.
    """
    after = {name: {name} for name in states}
    for source, target in edges:
        after[source].add(target)
    for _ in after:  # a path needs no more steps than there are states
        after = {a: {c for b in after[a] for c in after[b]} for a in after}
    return after


def closed(data: dict[str, Any]) -> set[str]:
    return {name for name, one in data["states"].items() if one["kind"] == "closed"}


def places(lifecycle: Lifecycle, code: str, *, consequences: bool = True) -> set[str]:
    found = lifecycle.check(consequences=consequences)
    return {state for one in found if one.code == code for state in one.place.split(", ")}


@given(st.one_of(definitions(), rich_definitions()))
def test_what_is_sound_by_construction_has_no_error(data: dict[str, Any]) -> None:
    assert "error" not in {one.level for one in Lifecycle(**data).check(consequences=True)}


@settings(max_examples=400)
@given(graphs())
def test_the_faults_are_those_of_the_brute_force(data: dict[str, Any]) -> None:
    lifecycle = Lifecycle.diagnose(data)
    paths = reach(data["states"], ways(data))
    ends, left = closed(data), {source for source, _ in ways(data)}
    reached = paths["s0"]
    hopeless = {name for name in reached if not paths[name] & ends}

    assert set(paths) - reached == places(lifecycle, "L101")
    assert hopeless - left == places(lifecycle, "L103")
    assert hopeless & left == places(lifecycle, "L104")
    assert ends & left == places(lifecycle, "L105")


@given(st.one_of(graphs(), timed_graphs()))
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


@settings(max_examples=400)
@given(timed_graphs())
def test_who_is_waited_for_is_what_the_brute_force_says(data: dict[str, Any]) -> None:
    ends = closed(data)
    all_paths = reach(data["states"], ways(data))
    expected: dict[str, set[str]] = {}
    for role in ROLES:
        # What timers fire has the role of the system beside it.
        alone = set(ways(data, only=[role]))
        rest = ways(data, but=[role])
        paths = reach(data["states"], rest)
        lost = {
            name for name in all_paths["s0"] if all_paths[name] & ends and not paths[name] & ends
        }
        waiting = {
            name
            for name in lost
            if name in {source for source, _ in alone}
            and all(name in paths[other] for other in paths[name] & lost)
        }
        if waiting:
            expected[role] = waiting

    told = {
        one.place: set(re.sub(r"^.* for ever in (.*); add .*$", r"\1", one.label.en).split(", "))
        for one in Lifecycle.diagnose(data).check(consequences=True)
        if one.code == "L303"
    }

    assert expected == told


def most_days(data: dict[str, Any]) -> int:
    """
    Return the most days that a walk may spend before an end, each state counted once.
    """
    ends = closed(data)
    budgets = {
        name: int(state["budget"].split()[0])
        for name, state in data["states"].items()
        if "budget" in state and state["kind"] == "working"
    }
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [("s0", frozenset({"s0"}))] if "s0" not in ends else []
    while waiting:
        state, visited = waiting.pop()
        if (state, visited) not in seen:
            seen.add((state, visited))
            waiting += [
                (target, visited | {target})
                for source, target in ways(data)
                if source == state and target not in ends
            ]
    return max((sum(budgets.get(one, 0) for one in been) for _, been in seen), default=0)


@settings(max_examples=400)
@given(timed_graphs(), st.integers(1, 20))
def test_the_stages_take_what_the_longest_walk_takes(data: dict[str, Any], allowed: int) -> None:
    days = most_days(data)
    told = {
        one.code: one.label.en
        for one in Lifecycle.diagnose(data).check(total=Term(working_days=allowed))
        if one.code in {"L502", "L503"}
    }

    if days > allowed:
        assert list(told) == ["L502"]
        stages = [int(part.split()[-1]) for part in told["L502"].split(": ")[2][:-1].split(" + ")]
        assert sum(stages) == days
    elif 0 < days < allowed:
        assert list(told) == ["L503"]
        assert f"; {allowed - days} of the law's {allowed} are" in told["L503"]
    else:
        assert not told
    assert all(f"may take {days} working day" in text for text in told.values())


@given(timed_graphs())
def test_the_way_through_the_longest_stages_passes_all_of_them(data: dict[str, Any]) -> None:
    lifecycle = Lifecycle.diagnose(data)

    for finding in lifecycle.check(total=Term(working_days=1)):
        if finding.code == "L502":
            state, passed = lifecycle.initial, {lifecycle.initial}
            for name in finding.trace:
                step = lifecycle.transition(name, state)
                assert step is not None
                state = step.target
                passed.add(state)
            parts = finding.label.en.split(": ")[2][:-1].split(" + ")
            assert {part.split()[0] for part in parts} <= passed
            assert not passed & closed(data)


@pytest.mark.parametrize(("code", "breaking"), DEFECTS, ids=[code for code, _ in DEFECTS])
@settings(max_examples=8)
@given(data=definitions())
def test_one_defect_gives_its_code(
    code: str, breaking: Callable[[dict[str, Any]], object], data: dict[str, Any]
) -> None:
    breaking(data)

    assert code in {one.code for one in Lifecycle.diagnose(data).check()}


@given(broken_lifecycles())
def test_a_drawn_defect_gives_its_code(broken: tuple[dict[str, Any], str]) -> None:
    data, code = broken

    assert code in {one.code for one in Lifecycle.diagnose(data).check()}


@given(broken_lifecycles())
def test_a_definition_is_refused_exactly_when_an_error_is_found(
    broken: tuple[dict[str, Any], str],
) -> None:
    data, _ = broken
    errors = tuple(one for one in Lifecycle.diagnose(data).check() if one.level == "error")

    if errors:
        with pytest.raises(UnsoundLifecycleError) as caught:
            Lifecycle(**data)
        assert errors == caught.value.findings
    else:
        assert Lifecycle(**data) == Lifecycle.diagnose(data)
