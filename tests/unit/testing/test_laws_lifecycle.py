"""
The laws of lifecycles find a planted defect in a definition, an engine or a decision.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from layanan import Catalogue
from layanan.lifecycle import (
    Check,
    Engine,
    Guards,
    Lifecycle,
    Named,
    UnknownGuardError,
    Verdict,
    table_engine,
    transitions_engine,
)
from layanan.testing import LifecycleLaws, lifecycle_laws
from layanan.testing import _laws_lifecycle as room
from layanan.testing._law import Law
from layanan.testing._laws_lifecycle import LIFECYCLE, LifecycleCase
from tests.strategies.sample import SAMPLE, label

LAWS: dict[str, Law[LifecycleCase]] = {one.name: one for one in LIFECYCLE}
LEADS = "an_open_step_leads_where_the_definition_says"
OPEN = "a_step_is_open_exactly_when_nothing_is_unmet"
OWN = "a_decision_counts_for_its_own_step_alone"
OFFERED = "the_options_are_what_the_roles_allow"


def sample() -> dict[str, Any]:
    """
    Return the sample with two ways of one name, told apart by whether an area was stated.
    """
    data = deepcopy(SAMPLE)
    data["transitions"][2]["guards"] = [{"fact": "luas", "more_than": 50}]
    way = {
        "name": "terima",
        "sources": "diajukan",
        "target": "ditolak",
        "roles": ["kepala", "front_office"],
        "label": label("Terima", "Accept"),
        "guards": [{"fact": "luas", "stated": False}],
    }
    data["transitions"].append(way)
    return data


LC = Lifecycle(**sample())
SHIPPED = Catalogue.kemenag().lifecycles


# -- engines -----------------------------------------------------------------------


class Moves:
    """
    Move by the table, and get one thing wrong.
    """

    def __init__(self, lifecycle: Lifecycle) -> None:
        self.lifecycle = lifecycle
        self.right = table_engine(lifecycle)

    def step(self, state: str, name: str, decision: Any) -> str:
        return self.right.step(state, name, decision)


class TakesTheFirstWay(Moves):
    def step(self, state: str, name: str, decision: Any) -> str:
        super().step(state, name, decision)
        return self.lifecycle.table[state][name][0].target


class StaysWhereItIs(Moves):
    def step(self, state: str, name: str, decision: Any) -> str:
        super().step(state, name, decision)
        return state


class MovesAlongAClosedDecision(Moves):
    def step(self, state: str, name: str, decision: Any) -> str:
        ways = self.lifecycle.table[state].get(name)
        return ways[0].target if ways else super().step(state, name, decision)


class BelievesADecisionAboutAnotherState(Moves):
    def step(self, state: str, name: str, decision: Any) -> str:
        forged = Check(
            open=decision.open, unmet=(), name=name, state=state, possible=(), way=decision.way
        )
        return super().step(state, name, forged)


class RefusesEverything(Moves):
    def step(self, state: str, name: str, decision: Any) -> str:
        forged = Check(open=False, unmet=(), name=name, state=state, possible=())
        return super().step(state, name, forged)


@pytest.mark.parametrize(
    ("broken", "law"),
    [
        pytest.param(broken, law, id=f"{broken.__name__}-{law}")
        for broken, law in (
            (TakesTheFirstWay, LEADS),
            (TakesTheFirstWay, OWN),
            (StaysWhereItIs, LEADS),
            (MovesAlongAClosedDecision, LEADS),
            (MovesAlongAClosedDecision, OWN),
            (BelievesADecisionAboutAnotherState, OWN),
            (RefusesEverything, LEADS),
            (RefusesEverything, OWN),
        )
    ],
)
def test_an_engine_that_errs_is_found(broken: Callable[[Lifecycle], Engine], law: str) -> None:
    with pytest.raises(AssertionError):
        LAWS[law].hold(LifecycleCase(LC, broken), 500)


# -- decisions ---------------------------------------------------------------------


def forgets_the_note(right: Any) -> Any:
    return lambda *args, **more: right(*args, **{**more, "note": "alasan"})


def ignores_roles(right: Any) -> Any:
    def wrong(lifecycle: Lifecycle, state: str, name: str, **more: Any) -> Check:
        found: Check = right(lifecycle, state, name, **more)
        only_role = [one.code for one in found.unmet] == ["role"]
        return replace(found, open=True, unmet=()) if only_role else found

    return wrong


def gives_no_reason(right: Any) -> Any:
    return lambda *args, **more: replace(right(*args, **more), unmet=())


@pytest.mark.parametrize(
    ("broken", "law"),
    [
        (forgets_the_note, LEADS),
        (forgets_the_note, OPEN),
        (ignores_roles, LEADS),
        (ignores_roles, OPEN),
        (gives_no_reason, OPEN),
    ],
)
def test_a_decision_that_errs_is_found(
    broken: Callable[[Any], Any], law: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "check", broken(vars(room)["check"]))

    with pytest.raises(AssertionError):
        LAWS[law].hold(LifecycleCase(LC), 500)


def test_a_step_that_is_kept_from_who_may_take_it_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    right: Any = vars(room)["check"]

    def says_no(*args: Any, **more: Any) -> Check:
        found: Check = right(*args, **more)
        other: Check = right(LC, "selesai", "terima", by=more["by"])
        return replace(found, open=False, unmet=other.unmet)

    monkeypatch.setattr(room, "check", says_no)

    with pytest.raises(AssertionError):
        LAWS[OPEN].hold(LifecycleCase(LC), 500)


def test_an_option_that_is_left_out_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right: Any = vars(room)["options"]
    monkeypatch.setattr(room, "options", lambda *args, **more: right(*args, **more)[1:])

    with pytest.raises(AssertionError):
        LAWS[OFFERED].hold(LifecycleCase(LC), 500)


# -- definitions -------------------------------------------------------------------


def trap(data: dict[str, Any]) -> None:
    data["states"]["buntu"] = data["states"]["diproses"]
    data["states"]["buntu2"] = data["states"]["diproses"]
    data["transitions"] = [one for one in data["transitions"] if one["name"] != "tarik"]
    for source, target in (("diproses", "buntu"), ("buntu", "buntu2"), ("buntu2", "buntu")):
        step = {"name": f"ke_{target}", "sources": source, "target": target}
        data["transitions"].append(data["transitions"][0] | step)


def left_end(data: dict[str, Any]) -> None:
    data["transitions"].append(
        data["transitions"][0] | {"name": "ulang", "sources": "selesai", "target": "diproses"}
    )


@pytest.mark.parametrize(
    ("broken", "law"),
    [
        (trap, "an_end_can_be_reached_from_everywhere"),
        (trap, "it_is_sound"),
        (left_end, "an_end_is_final_unless_it_may_be_reopened"),
        (left_end, "it_is_sound"),
    ],
)
def test_a_definition_that_errs_is_found(
    broken: Callable[[dict[str, Any]], None], law: str
) -> None:
    data = sample()
    broken(data)

    with pytest.raises(AssertionError):
        LAWS[law].hold(LifecycleCase(Lifecycle.diagnose(data)), 100)


class ForgetsItsName(Lifecycle, frozen=True):
    def model_dump_json(self, **more: Any) -> str:
        return super().model_dump_json(**more).replace("Permohonan contoh", "Permohonan")


def test_what_is_lost_in_writing_is_found() -> None:
    with pytest.raises(AssertionError):
        LAWS["it_survives_being_written_and_read"].hold(
            LifecycleCase(ForgetsItsName(**sample())), 1
        )


# -- nothing to say ----------------------------------------------------------------


@pytest.mark.parametrize("engine", [table_engine, transitions_engine])
def test_a_sound_lifecycle_keeps_every_law(engine: Callable[[Lifecycle], Engine]) -> None:
    lifecycle_laws(LC, engine=engine)


@pytest.mark.parametrize("code", SHIPPED)
def test_a_shipped_lifecycle_keeps_every_law(code: str) -> None:
    lifecycle_laws(SHIPPED[code], guards=agreeing(SHIPPED[code]), examples=30)


def agreeing(lifecycle: Lifecycle) -> Guards:
    """
    Return guards that say yes to all that a lifecycle asks by name.
    """
    asked = {
        guard.guard
        for one in lifecycle.transitions
        for guard in one.guards
        if isinstance(guard, Named)
    }
    return Guards({name: lambda situation, by: Verdict.yes() for name in asked})


def test_a_guard_that_is_not_registered_is_told() -> None:
    data = sample()
    data["transitions"][3] = data["transitions"][3] | {"guards": "lunas"}

    with pytest.raises(UnknownGuardError):
        lifecycle_laws(Lifecycle(**data), examples=500)


class TestTheSample(LifecycleLaws):
    lifecycle = LC
    examples = 20


class TestTheSampleByItsTable(LifecycleLaws):
    lifecycle = LC
    examples = 20

    def engine(self, lifecycle: Lifecycle) -> Engine:
        return table_engine(lifecycle)


def test_the_class_has_a_test_for_each_law() -> None:
    names = {name for name in dir(LifecycleLaws) if name.startswith("test_")}

    assert names == {f"test_{name}" for name in LAWS}
