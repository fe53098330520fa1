"""
A lifecycle as data: what it answers, and what it is equal to.
"""

import json
import pickle
from hashlib import sha256
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from layanan.errors import LayananError
from layanan.lifecycle import (
    Lifecycle,
    UnknownStateError,
    UnknownTransitionError,
    UnsoundLifecycleError,
)
from layanan.records import InvalidRecordError


class TestExpanded:
    def test_a_wildcard_is_every_state_that_is_not_closed(self, lifecycle: Lifecycle) -> None:
        sources = [one.sources for one in lifecycle.expanded if one.name == "tarik"]

        assert [("draf",), ("diajukan",), ("dikembalikan",), ("diproses",)] == sources

    def test_every_source_becomes_one_transition(self, lifecycle: Lifecycle) -> None:
        pairs = [(one.name, *one.sources, one.target) for one in lifecycle.expanded]

        assert [
            ("ajukan", "draf", "diajukan"),
            ("ajukan", "dikembalikan", "diajukan"),
            ("minta_perbaikan", "diajukan", "dikembalikan"),
        ] == pairs[:3]
        assert 12 == len(pairs)

    def test_a_source_beside_a_wildcard_counts_once(self, data: dict[str, Any]) -> None:
        data["transitions"][-1]["sources"] = ["draf", "*"]

        lifecycle = Lifecycle(**data)

        assert ("ajukan", "tarik") == lifecycle.triggers("draf")
        assert 12 == len(lifecycle.expanded)

    def test_a_reopenable_end_may_be_named_beside_a_wildcard(self, data: dict[str, Any]) -> None:
        data["transitions"][-1]["sources"] = ["*", "ditolak"]

        assert ("buka_kembali", "tarik") == Lifecycle(**data).triggers("ditolak")


class TestTriggers:
    def test_stand_in_the_order_of_the_definition(self, lifecycle: Lifecycle) -> None:
        expected = ("minta_perbaikan", "terima", "tolak", "tarik")

        assert expected == lifecycle.triggers("diajukan")
        assert () == lifecycle.triggers("selesai")

    def test_an_unknown_state_is_refused_with_the_nearest(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(UnknownStateError) as caught:
            lifecycle.triggers("diproces")

        assert "diproses" == caught.value.nearest[0]
        assert isinstance(caught.value, LookupError)
        assert str(caught.value).startswith(
            "unknown state 'diproces' in 'contoh'; did you mean 'diproses'"
        )


class TestTransition:
    def test_is_found_by_name_and_state(self, lifecycle: Lifecycle) -> None:
        found = lifecycle.transition("ajukan", "dikembalikan")

        assert found is not None
        assert ("diajukan", ("dikembalikan",)) == (found.target, found.sources)

    def test_is_none_where_the_state_has_it_not(self, lifecycle: Lifecycle) -> None:
        assert lifecycle.transition("ajukan", "diproses") is None

    def test_an_unknown_name_is_refused_with_the_nearest(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(UnknownTransitionError) as caught:
            lifecycle.transition("setuju", "diproses")

        assert ("setujui",) == caught.value.nearest
        assert isinstance(caught.value, LookupError)
        assert (
            "unknown transition 'setuju' in 'contoh'; did you mean 'setujui'? it has: "
            "ajukan, minta_perbaikan, terima, setujui, tolak, buka_kembali, tarik"
        ) == str(caught.value)
        assert caught.value.describe("id").startswith(
            "transisi 'setuju' tidak dikenal dalam 'contoh'; apakah maksudnya 'setujui'? yang ada: "
        )

    def test_a_name_like_no_other_gets_no_guess(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(UnknownTransitionError, match="in 'contoh'; it has: ajukan"):
            lifecycle.transition("zzz", "diproses")


class TestHash:
    def test_is_the_same_for_the_same_definition(self, data: dict[str, Any]) -> None:
        first = Lifecycle(**data)
        data["states"] = dict(reversed(data["states"].items()))
        data["transitions"][0]["note_required"] = False

        assert first.hash == Lifecycle(**data).hash
        assert first == Lifecycle(**data)
        assert {first} == {first, Lifecycle(**data)}
        assert 64 == len(first.hash)

    def test_is_that_of_the_sorted_text_without_what_is_left_to_a_default(self) -> None:
        def state(name: str, **more: Any) -> dict[str, Any]:
            called = {"id": name, "en": name}
            return {"label": called, "plain": called, "turn": "applicant", **more}

        step = {"name": "cabut", "sources": ["draf"], "target": "batal", "roles": ["pemohon"]}
        given = {
            "code": "uji",
            "name": {"id": "Uji", "en": "Test"},
            "cites": "UU 25/2009",
            "initial": "draf",
            "roles": {"pemohon": {"id": "Pemohon", "en": "Applicant"}},
            "states": {
                "draf": state("Draf", kind="resting"),
                "batal": state("Batal", kind="closed", outcome="withdrawn"),
            },
            "transitions": [step | {"label": {"id": "Cabut", "en": "Withdraw"}}],
        }
        text = json.dumps(given, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

        assert Lifecycle(**given).hash == sha256(text.encode()).hexdigest()

    @pytest.mark.parametrize(
        ("key", "value"), [("code", "lain"), ("initial", "diajukan"), ("cites", "UU 25/2009")]
    )
    def test_is_another_for_another_definition(
        self, data: dict[str, Any], key: str, value: str
    ) -> None:
        first = Lifecycle(**data)
        if key == "initial":
            del data["states"]["draf"]
            data["transitions"][0]["sources"] = "dikembalikan"
        other = Lifecycle(**data | {key: value})

        assert first.hash != other.hash
        assert first != other

    def test_depends_on_the_order_of_transitions(self, data: dict[str, Any]) -> None:
        first = Lifecycle(**data)
        data["transitions"].reverse()

        assert first.hash != Lifecycle(**data).hash

    def test_survives_a_journey_through_text_and_bytes(self, lifecycle: Lifecycle) -> None:
        again = Lifecycle.model_validate_json(lifecycle.model_dump_json())

        assert lifecycle.expanded  # computed before the journey, on purpose
        assert lifecycle == again
        revived = pickle.loads(pickle.dumps(lifecycle))  # noqa: S301 - our own bytes
        assert lifecycle == revived
        assert lifecycle.expanded == revived.expanded


class TestCopies:
    def test_a_changed_copy_is_another_definition(self, lifecycle: Lifecycle) -> None:
        copy = lifecycle.model_copy(update={"code": "lain"})

        assert lifecycle == lifecycle.model_copy()
        assert "lain" == copy.code
        assert lifecycle.hash != copy.hash

    def test_a_copy_cannot_be_made_unsound(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(UnsoundLifecycleError, match="L004"):
            lifecycle.model_copy(update={"initial": "entah"})

    def test_the_original_cannot_be_changed(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(ValidationError, match="frozen"):
            lifecycle.initial = "selesai"  # type: ignore[misc]


class TestRefusal:
    def test_tells_every_fault_at_once_in_both_languages(self, data: dict[str, Any]) -> None:
        data["initial"] = "darf"
        data["transitions"][3]["target"] = "selesei"
        data["transitions"][0]["roles"] = ["pemohn"]

        with pytest.raises(UnsoundLifecycleError) as caught:
            Lifecycle(**data)

        assert ["L004", "L005", "L006"] == [one.code for one in caught.value.findings]
        assert (
            "L004 darf: the initial state does not exist. Did you mean 'draf'?\n"
            "L005 setujui: leads to 'selesei', which is not a state. Did you mean 'selesai'?\n"
            "L006 ajukan from draf, dikembalikan: role 'pemohn' is not declared. "
            "Did you mean 'pemohon'?"
        ) == str(caught.value)
        assert (
            "L004 darf: status awal tidak ada. Apakah maksudnya 'draf'?\n"
            "L005 setujui: menuju 'selesei', yang bukan status. Apakah maksudnya 'selesai'?\n"
            "L006 ajukan dari draf, dikembalikan: peran 'pemohn' belum dideklarasikan. "
            "Apakah maksudnya 'pemohon'?"
        ) == caught.value.describe("id")

    def test_is_a_value_error_and_survives_pickling(self, data: dict[str, Any]) -> None:
        data["initial"] = "darf"

        with pytest.raises(ValueError, match="L004") as caught:
            Lifecycle(**data)

        revived = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert isinstance(caught.value, LayananError)
        assert str(caught.value) == str(revived)

    def test_gives_a_loader_the_place_of_each_fault(self, data: dict[str, Any]) -> None:
        class File(BaseModel):
            lifecycle: Lifecycle
            version: int

        data["initial"] = "darf"
        data["transitions"][3]["target"] = "selesei"

        with pytest.raises(ValidationError) as caught:
            File.model_validate({"lifecycle": data, "version": "satu"})

        assert [
            (("lifecycle", "initial"), "L004"),
            (("lifecycle", "transitions", 3, "target"), "L005"),
            (("version",), "int_parsing"),
        ] == [(one["loc"], one["type"]) for one in caught.value.errors()]
        assert caught.value.errors()[0]["msg"] == (
            "L004 darf: the initial state does not exist. Did you mean 'draf'?"
        )
        cause = caught.value.errors()[1]["ctx"]["error"]
        assert "L005 setujui: menuju 'selesei', yang bukan status." in cause.describe("id")

    def test_a_missing_or_unknown_key_is_named(self, data: dict[str, Any]) -> None:
        del data["cites"]

        with pytest.raises(InvalidRecordError, match=r"cites.*status"):
            Lifecycle(**data, status={})

    def test_the_legal_basis_must_be_readable(self, data: dict[str, Any]) -> None:
        with pytest.raises(LayananError):
            Lifecycle(**data | {"cites": "entah"})

    def test_states_that_are_no_mapping_are_named(self, data: dict[str, Any]) -> None:
        for wrong in ("draf", ["draf"], [["draf", {}, 1]]):
            with pytest.raises(InvalidRecordError, match="states"):
                Lifecycle(**data | {"states": wrong})


class TestTheDecisiveHash:
    def test_follows_a_notice_and_a_wait_and_not_what_they_are_called(
        self, data: dict[str, Any]
    ) -> None:
        def decides(notice: dict[str, Any], wait: dict[str, Any]) -> str:
            asked = {
                "notice": {"fact": "acara", "at_least": "10 hari kerja"} | notice,
                "not_before": {"after": "3 hari"} | wait,
            }
            changed = [data["transitions"][0] | asked, *data["transitions"][1:]]
            return Lifecycle(**data | {"transitions": changed}).decisive_hash

        plain = decides({}, {})
        shown = {"id": "Pendaftaran", "en": "Registration"}

        assert plain == decides({"label": shown, "cites": "UU 25/2009"}, {"cites": "UU 25/2009"})
        assert plain != decides({"at_least": "9 hari kerja"}, {})
        assert plain != decides({"unless": ["lunas"]}, {})
        assert plain != decides({}, {"after": "4 hari"})
        assert plain != Lifecycle(**data).decisive_hash


class TestDiagnose:
    def test_loads_an_unsound_definition_to_tell_why(self, data: dict[str, Any]) -> None:
        data["initial"] = "darf"

        lifecycle = Lifecycle.diagnose(data)

        assert ["L004"] == [one.code for one in lifecycle.check()]

    def test_a_missing_state_does_not_stop_the_table(self, data: dict[str, Any]) -> None:
        data["transitions"][0]["sources"] = ["draff"]

        assert ("ajukan",) == Lifecycle.diagnose(data).triggers("draff")

    def test_still_needs_data_of_the_right_shape(self) -> None:
        with pytest.raises(InvalidRecordError, match="states"):
            Lifecycle.diagnose({"code": "contoh"})

    def test_a_sound_definition_has_no_error_to_tell(self, data: dict[str, Any]) -> None:
        told = Lifecycle.diagnose(data).check(consequences=True)

        assert "error" not in {one.level for one in told}
