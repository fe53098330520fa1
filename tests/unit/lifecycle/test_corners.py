"""
Corners in which a changed line went unnoticed.
"""

from typing import Any

import pytest
from pydantic import ValidationError

from layanan.calendars import Term
from layanan.lifecycle import (
    Check,
    Lifecycle,
    UnknownStateError,
    UnknownTransitionError,
    transitions_engine,
)
from layanan.lifecycle._conditions import Flag, conditions
from layanan.lifecycle._lifecycle import _line
from layanan.lifecycle._soundness_names import defined_twice, no_end
from layanan.lifecycle._view import View
from tests.strategies.defects import (
    PLANTED,
    Planted,
    add_state,
    add_step,
    budget,
    seven_days,
    stuck,
)

Data = dict[str, Any]


@pytest.mark.parametrize(
    "planted",
    [pytest.param(one, id=f"{number:02}-{one.code}") for number, one in enumerate(PLANTED)],
)
def test_the_place_of_a_finding_is_named_in_its_words(data: Data, planted: Planted) -> None:
    planted.plant(data)

    for finding in Lifecycle.diagnose(data).check(consequences=True, **planted.against()):
        # A transition is written name@source; L304 tells its name alone.
        name, _, sources = finding.place.partition("@")
        assert name in finding.label.en
        assert name in finding.label.id
        for source in sources.split(", ") if sources else ():
            assert source in data["states"] or source in finding.label.en


class TestAFinding:
    def test_of_a_state_that_stands_twice_names_it(self) -> None:
        finding = defined_twice("draf")

        assert (finding.code, finding.place, finding.loc) == ("L001", "draf", ("states", "draf"))

    def test_is_told_with_its_place_as_what_was_given(self) -> None:
        assert _line(defined_twice("draf"))["input"] == "draf"

    def test_of_no_end_names_the_lifecycle(self, data: Data) -> None:
        data["states"] = {
            name: state | {"kind": "working", "outcome": None, "reopenable": False}
            for name, state in data["states"].items()
        }
        (finding,) = no_end(View(Lifecycle.diagnose(data)))

        assert (finding.code, finding.place) == ("L008", "contoh")


class TestTheClockOfTheLaw:
    @pytest.mark.parametrize(
        ("turn", "kind", "rests"),
        [
            ("applicant", "working", True),
            ("office", "resting", True),
            ("applicant", "resting", True),
            ("office", "working", False),
            ("other", "working", False),
        ],
    )
    def test_rests_at_the_applicant_and_while_the_file_rests(
        self, data: Data, turn: str, kind: str, rests: bool
    ) -> None:
        data["states"]["diproses"] |= {"turn": turn, "kind": kind}

        assert View(Lifecycle.diagnose(data)).paused("diproses") is rests


class TestWhatATransitionAsks:
    def test_is_read_with_what_it_wants(self, data: Data) -> None:
        step = data["transitions"][0] | {
            "guards": ["layak", "not kosong"],
            "documents": ["ktp"],
            "facts": ["luas"],
            "closed_subs": ["saksi"],
        }
        data["transitions"][0] = step
        found = list(conditions(Lifecycle.diagnose(data).transitions[0]))

        assert [(one.subject, one.test) for one in found if isinstance(one.test, Flag)] == [
            (("guard", "layak"), Flag(wanted=True)),
            (("guard", "kosong"), Flag(wanted=False)),
            (("fact", "luas"), Flag(wanted=True)),
            (("sub", "saksi"), Flag(wanted=True)),
        ]


class TestTheEngine:
    def test_names_its_lifecycle_when_it_refuses(self, lifecycle: Lifecycle) -> None:
        engine = transitions_engine(lifecycle)
        forged = Check(open=True, unmet=(), name="terbang", state="draf", possible=())
        with pytest.raises(UnknownTransitionError) as no_name:
            engine.step("draf", "terbang", forged)
        with pytest.raises(UnknownStateError) as no_state:
            engine.step("bulan", lifecycle.transitions[0].name, forged)

        assert no_name.value.lifecycle == no_state.value.lifecycle == "contoh"
        assert no_name.value.name == "terbang"
        assert no_name.value.known == lifecycle.names
        assert no_state.value.known == tuple(lifecycle.states)


class TestStatesGivenAsPairs:
    def test_that_are_none_are_refused_as_they_are(self, data: Data) -> None:
        for given in ("draf", 5, None):
            with pytest.raises(ValidationError):
                Lifecycle.model_validate(data | {"states": given})


class TestTheStagesOfABrokenLifecycle:
    def test_are_added_up_although_one_has_no_way_out(self, data: Data) -> None:
        seven_days(data)
        stuck(data)

        found = Lifecycle.diagnose(data).check(total=Term.parse("7 hari kerja"))
        assert {"error"} <= {one.level for one in found}

    def test_are_not_added_up_in_several_units_even_if_the_total_has_them_too(
        self, data: Data
    ) -> None:
        term = "2 hari kerja 5 menit"
        budget(data, diajukan=term, diproses=term)

        found = Lifecycle.diagnose(data).check(total=Term.parse(term))
        assert {"L502", "L503"}.isdisjoint(one.code for one in found)
        assert "L507" in {one.code for one in found}


def test_an_endless_loop_is_told_in_the_order_of_the_definition(data: Data) -> None:
    stuck(data)
    add_state(data, "arsip")
    add_step(data, "arsipkan", "peninjauan", "arsip")
    add_step(data, "ambil", "arsip", "peninjauan")

    (finding,) = [one for one in Lifecycle.diagnose(data).check() if one.code == "L104"]
    assert finding.place == "peninjauan, arsip"


def test_a_loop_of_automatic_steps_is_told_in_the_order_of_the_definition(data: Data) -> None:
    add_state(data, "arsip")
    add_step(data, "arsipkan", "diproses", "arsip", roles=[], automatic=True)
    add_step(data, "ambil", "arsip", "diproses", roles=[], automatic=True)

    (finding,) = [one for one in Lifecycle.diagnose(data).check() if one.code == "L407"]
    assert finding.place == "diproses, arsip"
    assert finding.loc == ("states", "diproses")
