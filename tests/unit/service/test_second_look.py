"""
Faults of every layer told at once: of shape, of names, of what goes together.
"""

import json
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

import pytest

from layanan import Catalogue
from layanan.lifecycle import Lifecycle
from layanan.records import WrongTypeError
from layanan.service import (
    DefinitionError,
    Fault,
    Problem,
    ServiceDefinition,
    find_misfits,
    load,
    load_document,
)
from layanan.text import Label

LEVEL = "versions.0.levels.0"
FLOW = "versions.0.lifecycle"
SOURCE = {"url": "https://kemenag.go.id", "confidence": "low"}


@pytest.fixture
def whole(definition: dict[str, Any], lifecycle: Lifecycle) -> dict[str, Any]:
    """
    Return the made-up service with its lifecycle written into it.
    """
    definition["versions"][0]["lifecycle"] = json.loads(lifecycle.model_dump_json())
    load_document(json.dumps(definition), ServiceDefinition)  # it is sound
    return deepcopy(definition)


def told(data: dict[str, Any], model: Any = ServiceDefinition, **more: Any) -> dict[str, str]:
    with pytest.raises(DefinitionError) as caught:
        load_document(json.dumps(data, indent=1), model, **more)
    faults = caught.value.faults
    assert len({(one.key, one.text) for one in faults}) == len(faults)  # nothing twice
    return {one.key: one.text.en for one in faults}


class TestEveryLayer:
    def test_is_told_at_once(self, whole: dict[str, Any]) -> None:
        version = whole["versions"][0]
        flow, level = version["lifecycle"], version["levels"][0]
        whole["status"] = "aktif"
        whole["domein"] = whole.pop("domain")
        version["confidence"] = "sedang"
        flow["transitions"][0]["roles"] = ["warga"]
        flow["transitions"][1]["label"] = {"id": "Terbitkan"}
        level["ends"] = ["terbit"]
        level["pauses"][0]["turns"] = ["kantor"]
        version["requirements"] = [
            {"code": "ktp", "label": {"id": "KTP", "en": "ID card"}, "source": SOURCE},
            {"code": "ktp", "label": {"id": "KTP", "en": "ID card"}, "source": SOURCE},
        ]

        found = told(whole)

        assert set(found) == {
            "status",
            "domain",
            "domein",
            "versions.0.confidence",
            f"{FLOW}.transitions.0.roles",
            f"{FLOW}.transitions.1.label.en",
            f"{LEVEL}.ends.0",
            f"{LEVEL}.pauses.0.turns.0",
            "versions.0.requirements.1.code",
        }
        assert found[f"{FLOW}.transitions.0.roles"] == (
            "L006 ajukan from draf: role 'warga' is not declared."
        )
        assert found[f"{LEVEL}.ends.0"] == (
            'there is no transition "terbit" in surat; known: ajukan and terbitkan'
        )

    def test_keeps_the_places_behind_an_entry_that_cannot_be_read(
        self, whole: dict[str, Any], level: dict[str, Any]
    ) -> None:
        broken = {**level, "name": "rusak", "term": "sepuluh"}
        later = {**level, "name": "nanti", "ends": ["terbit"]}
        whole["versions"][0]["levels"] = [broken, later]

        found = told(whole)

        assert set(found) == {f"{LEVEL}.term", "versions.0.levels.1.ends.0"}

    def test_is_told_of_a_lifecycle_by_itself(self, lifecycle: Lifecycle) -> None:
        data = json.loads(lifecycle.model_dump_json())
        data["initial"] = "dratf"
        data["states"]["masuk"]["kind"] = "kerja"
        data["transitions"][1]["target"] = "selesei"

        found = told(data, Lifecycle)

        assert set(found) == {"initial", "states.masuk.kind", "transitions.1.target"}

    def test_is_told_where_versions_do_not_share_out_time(self, whole: dict[str, Any]) -> None:
        before = deepcopy(whole["versions"][0])
        after = deepcopy(before) | {"version": "2", "in_force": "2016-01-01"}
        whole["versions"] = [before | {"until": "2015-01-01"}, after]
        whole["versions"][1]["levels"][0]["label"] = {"id": "Surat"}
        whole["versions"][1]["levels"][0]["cites"] = "UU"

        found = told(whole)

        assert set(found) == {
            "versions.0.until",
            "versions.1.levels.0.label.en",
            "versions.1.levels.0.cites",
        }

    def test_is_told_of_what_stands_beside_it_too(self, whole: dict[str, Any]) -> None:
        whole["versions"][0]["lifecycle"] = "surta"
        whole["status"] = "aktif"

        def misfits(found: ServiceDefinition) -> Iterable[Problem]:
            return find_misfits(found, lifecycles={})

        assert set(told(whole, beside=misfits)) == {"status", "versions.0.lifecycle"}

    def test_leaves_the_faults_of_another_file_to_that_file(self, whole: dict[str, Any]) -> None:
        def broken(_: ServiceDefinition) -> Iterable[Problem]:
            raise DefinitionError(faults=(Fault("lain.yaml", 1, 1, "", Label(id="x", en="x")),))

        whole["status"] = "aktif"

        assert set(told(whole, beside=broken)) == {"status"}


class TestWhatMayBeMeant:
    """
    Nothing is told that would be right once what cannot be read is mended.
    """

    def test_a_name_in_a_part_that_cannot_be_read_is_known(self, whole: dict[str, Any]) -> None:
        whole["versions"][0]["lifecycle"]["transitions"][1]["note_required"] = "ya"
        whole["versions"][0]["lifecycle"]["transitions"][1]["sources"] = 5

        assert set(told(whole)) == {
            f"{FLOW}.transitions.1.note_required",
            f"{FLOW}.transitions.1.sources",
        }

    @pytest.mark.parametrize("name", [None, 5, "Terbitkan surat"])
    def test_an_entry_without_a_name_may_be_any_that_is_asked_for(
        self, whole: dict[str, Any], name: object
    ) -> None:
        way = whole["versions"][0]["lifecycle"]["transitions"][1]
        way["target"] = 5
        if name is None:
            del way["name"]
        else:
            way["name"] = name
        # A role is none of the names that a transition could have.
        whole["versions"][0]["lifecycle"]["transitions"][0]["roles"] = ["warga"]

        found = told(whole)

        assert f"{LEVEL}.ends.0" not in found
        assert f"{FLOW}.transitions.0.roles" in found

    def test_a_key_that_is_no_name_may_be_any_that_is_asked_for(
        self, whole: dict[str, Any]
    ) -> None:
        version = whole["versions"][0]
        version["facts"] = {"Luas!": {"label": {"id": "Luas", "en": "Area"}, "kind": "text"}}
        version["lifecycle"]["facts"] = {}
        version["lifecycle"]["transitions"][0]["facts"] = ["luas"]
        version["levels"][0]["choices"] = [
            {
                "fact": "luas",
                "among": ["a"],
                "term": "1 hari",
                "label": {"id": "a", "en": "a"},
            }
        ]

        found = told(whole)

        assert f"{LEVEL}.choices.0.fact" not in found
        assert any(key.startswith("versions.0.facts") for key in found)

    def test_a_list_that_is_none_may_hold_any_name(self, whole: dict[str, Any]) -> None:
        whole["versions"][0]["levels"] = "tiga hari"
        whole["versions"][0]["published"] = [
            {
                "level": "surat",
                "text": "3 hari",
                "by": "Kanwil",
                "source": SOURCE,
            }
        ]

        assert set(told(whole)) == {"versions.0.levels"}

    def test_whether_a_request_can_end_is_not_asked_of_half_a_lifecycle(
        self, whole: dict[str, Any]
    ) -> None:
        whole["versions"][0]["lifecycle"]["transitions"][1]["note_required"] = 5

        assert set(told(whole)) == {f"{FLOW}.transitions.1.note_required"}

    def test_a_seal_is_not_asked_of_half_a_version(self, whole: dict[str, Any]) -> None:
        whole["versions"][0]["seal"] = "0" * 64
        whole["versions"][0]["levels"][0]["label"] = {"id": "Surat"}

        def misfits(found: ServiceDefinition) -> Iterable[Problem]:
            return find_misfits(found, lifecycles={})

        assert set(told(whole, beside=misfits)) == {f"{LEVEL}.label.en"}

    def test_when_a_version_ends_hangs_on_the_others(self, whole: dict[str, Any]) -> None:
        one = whole["versions"][0]
        whole["versions"] = [
            one | {"until": "2015-01-01"},
            one | {"version": "2", "in_force": "kemarin"},
            one | {"version": "3", "in_force": "2020-01-01"},
        ]

        assert set(told(whole)) == {"versions.1.in_force"}

    def test_an_office_hangs_on_the_national_standard(self, whole: dict[str, Any]) -> None:
        whole["standards"] = [
            {
                "office": "kanwil.jateng",
                "name": "Kanwil Jawa Tengah",
                "unit": "kanwil",
                "in_force": "2020-01-01",
                "until": "2019-01-01",
                "sources": [{"url": "https://jateng.kemenag.go.id", "confidence": "low"}],
                "confidence": "low",
            }
        ]
        assert set(told(whole)) == {"standards.0.until"}

        whole["versions"][0]["levels"][0]["term"] = "sepuluh"
        assert set(told(whole)) == {f"{LEVEL}.term"}


class TestWhatIsNoSource:
    @pytest.mark.parametrize(
        ("source", "model", "indonesian", "english"),
        [
            (
                None,
                ServiceDefinition,
                "source harus berupa teks, byte, atau Path sebuah berkas, bukan None",
                "source must be a text, bytes, or the Path of a file, not None",
            ),
            (
                "code: x",
                int,
                (
                    "model harus berupa kelas model pydantic, misalnya ServiceDefinition, bukan "
                    "<class 'int'>"
                ),
                (
                    "model must be a class of pydantic models, e.g. ServiceDefinition, not "
                    "<class 'int'>"
                ),
            ),
            (
                "code: x",
                None,
                "model harus berupa kelas model pydantic, misalnya ServiceDefinition, bukan None",
                "model must be a class of pydantic models, e.g. ServiceDefinition, not None",
            ),
        ],
    )
    def test_is_refused_by_name(
        self, source: Any, model: Any, indonesian: str, english: str
    ) -> None:
        with pytest.raises(WrongTypeError) as caught:
            load(source, model)

        assert (caught.value.describe("id"), caught.value.describe("en")) == (indonesian, english)

    def test_is_refused_of_a_catalogue(self) -> None:
        for of in (Catalogue.load, Catalogue.kemenag().overlay):
            with pytest.raises(WrongTypeError) as caught:
                of(5)  # type: ignore[arg-type]

            assert str(caught.value) == "folder must be the name of a folder, not 5"


class TestWhatIsNoDefinition:
    def test_is_told_as_far_as_it_can_be_read(self, whole: dict[str, Any]) -> None:
        del whole["versions"][0]["lifecycle"]
        whole["versions"][0]["levels"][0]["ends"] = ["terbit"]

        assert set(told(whole)) == {"versions.0.lifecycle"}

    def test_may_lack_its_code(self, whole: dict[str, Any]) -> None:
        del whole["code"]
        whole["versions"][0]["levels"][0]["ends"] = ["terbit"]

        def misnamed(_: ServiceDefinition) -> Iterable[Problem]:
            yield Problem(("code",), Label(id="lain", en="another"))

        found = told(whole, beside=misnamed)

        assert found["code"] == "is missing"
        assert set(found) == {"code", f"{LEVEL}.ends.0"}

    def test_is_not_read_on_for_ever(self, whole: dict[str, Any]) -> None:
        whole["versions"][0] |= {f"kunci_{number}": 1 for number in range(300)}
        whole["versions"][0]["levels"][0]["ends"] = ["terbit"]

        found = told(whole)

        assert len(found) == 300
        assert f"{LEVEL}.ends.0" not in found
