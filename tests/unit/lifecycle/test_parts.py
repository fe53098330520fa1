"""
States and transitions, one by one.
"""

from typing import Any

import pytest
from pydantic import ValidationError

from layanan.errors import LayananError
from layanan.lifecycle import NotClosedError, Notice, State, Transition


class TestState:
    @pytest.mark.parametrize("kind", ["working", "resting"])
    def test_only_an_end_has_an_outcome(self, data: dict[str, Any], kind: str) -> None:
        with pytest.raises(NotClosedError) as caught:
            State(**data["states"]["ditolak"] | {"kind": kind})

        assert (
            "only a state of kind: closed may have outcome and reopenable; "
            f"this one is of kind: {kind}"
        ) == str(caught.value)
        assert (
            "hanya status dengan kind: closed boleh memuat outcome dan reopenable; "
            f"status ini kind: {kind}"
        ) == caught.value.describe("id")

    def test_an_end_may_leave_its_outcome_open(self, data: dict[str, Any]) -> None:
        assert State(**data["states"]["selesai"] | {"outcome": None}).outcome is None

    @pytest.mark.parametrize(
        ("field", "value"), [("turn", "clerk"), ("kind", "final"), ("outcome", "lost"), ("x", 1)]
    )
    def test_an_unknown_word_is_refused(
        self, data: dict[str, Any], field: str, value: object
    ) -> None:
        with pytest.raises(LayananError, match=field):
            State(**data["states"]["selesai"] | {field: value})


class TestNotice:
    def test_waives_by_one_condition_or_several(self, data: dict[str, Any]) -> None:
        asked = {"fact": "acara", "at_least": "10 hari kerja", "unless": "lunas"}
        step = Transition(**data["transitions"][0] | {"notice": asked})

        assert step.notice is not None
        assert [str(one) for one in step.notice.unless] == ["lunas"]
        assert step == Transition.model_validate_json(step.model_dump_json())

    def test_is_read_in_words_of_a_term(self) -> None:
        with pytest.raises(LayananError, match="sepuluh"):
            Notice(fact="acara", at_least="sepuluh")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("more", "plain"),
        [
            ({}, True),
            ({"within": "5 hari"}, True),
            ({"not_before": {"after": "5 hari"}}, True),
            ({"notice": {"fact": "acara", "at_least": "5 hari"}}, False),
        ],
    )
    def test_asks_something_of_the_request_and_a_wait_does_not(
        self, data: dict[str, Any], more: dict[str, Any], *, plain: bool
    ) -> None:
        assert Transition(**data["transitions"][0] | more).plain is plain


class TestTransition:
    def test_a_single_name_may_be_a_text(self, data: dict[str, Any]) -> None:
        transition = Transition(**data["transitions"][1])

        assert ("diajukan",) == transition.sources
        assert ("front_office",) == transition.roles
        assert transition.cites is None

    def test_cites_the_law_in_words(self, data: dict[str, Any]) -> None:
        assert "UU 14/2008 pasal 22 ayat (7)" == str(Transition(**data["transitions"][4]).cites)

    def test_starts_somewhere(self, data: dict[str, Any]) -> None:
        with pytest.raises(LayananError, match="sources"):
            Transition(**data["transitions"][0] | {"sources": []})

    def test_cannot_be_changed(self, data: dict[str, Any]) -> None:
        transition = Transition(**data["transitions"][0])

        with pytest.raises(ValidationError, match="frozen"):
            transition.target = "draf"  # type: ignore[misc]
