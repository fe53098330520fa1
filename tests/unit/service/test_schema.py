"""
The schema of a definition: what an editor is told, key by key.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import layanan.service
from layanan.calendars import TermUnit
from layanan.catalogue import Catalogue
from layanan.lifecycle import Lifecycle
from layanan.service import DefinitionError, OfficeStandards, ServiceDefinition, load
from layanan.service._compose import compose
from layanan.service._schema import json_schema
from tests.strategies.standards import LIFECYCLE, SOURCE, definition, label

KINDS = (ServiceDefinition, OfficeStandards, Lifecycle)
PUBLISHED = Path(layanan.service.__file__).parent / "schemas"
CATALOGUE = Catalogue.kemenag()

SERVICES = Draft202012Validator(json_schema(), format_checker=FormatChecker())
LIFECYCLES = Draft202012Validator(json_schema(Lifecycle), format_checker=FormatChecker())

LEVEL: dict[str, Any] = {
    "name": "jawaban",
    "label": label("Jawaban"),
    "term": "10 hari kerja",
    "starts": "ajukan",
    "ends": ["terbitkan"],
    "cites": "UU 25/2009 pasal 21",
}
NEED: dict[str, Any] = {"code": "ktp", "label": label("KTP"), "source": SOURCE}


def places(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """
    Yield each key of each model with what is said of it.
    """
    cited = schema["$defs"]["Citation"]["anyOf"][1]
    for name, model in {"": schema, **schema["$defs"], "Citation": cited}.items():
        for key, said in model.get("properties", {}).items():
            yield f"{name}.{key}", said


def is_valid(**version: Any) -> bool:
    """
    Return whether a service whose version says this is valid under the schema.
    """
    return SERVICES.is_valid(definition(version))


class TestWhatIsPublished:
    @pytest.mark.parametrize(
        ("model", "name"),
        [(ServiceDefinition, "service"), (OfficeStandards, "standards"), (Lifecycle, "lifecycle")],
    )
    def test_is_what_the_models_make_today(self, model: Any, name: str) -> None:
        made = json.dumps(json_schema(model), ensure_ascii=False, indent=2) + "\n"

        assert (PUBLISHED / f"{name}.schema.json").read_text("utf-8") == made, "run `make schemas`"

    @pytest.mark.parametrize("model", KINDS)
    def test_is_a_schema_by_the_rules_of_its_draft(self, model: Any) -> None:
        schema = json_schema(model)

        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"].startswith("urn:layanan:schema:")

    @pytest.mark.parametrize("model", KINDS)
    def test_tells_each_key_in_indonesian_and_in_english(self, model: Any) -> None:
        silent = [
            path
            for path, said in places(json_schema(model))
            if not said.get("title") or not said.get("description")
        ]

        assert silent == []

    @pytest.mark.parametrize("model", KINDS)
    def test_lets_no_key_through_that_it_does_not_know(self, model: Any) -> None:
        schema = json_schema(model)
        models = [one for one in (schema, *schema["$defs"].values()) if "properties" in one]

        assert [one["title"] for one in models if one["additionalProperties"] is not False] == []


class TestWhatShips:
    """
    The loader's own tree of a file is what a reader of YAML 1.2 makes of it.
    """

    @pytest.mark.parametrize("code", CATALOGUE.codes)
    def test_a_service_is_valid(self, code: str) -> None:
        root, _ = compose(CATALOGUE.file(code).read_text("utf-8"), depth=40)

        assert root is not None
        assert list(SERVICES.iter_errors(root.plain())) == []

    @pytest.mark.parametrize("code", [*CATALOGUE.lifecycles])
    def test_a_lifecycle_is_valid(self, code: str) -> None:
        root, _ = compose(CATALOGUE.file(code).read_text("utf-8"), depth=40)

        assert root is not None
        assert list(LIFECYCLES.iter_errors(root.plain())) == []


class TestWhatReadersAccept:
    """
    Each is read by the loader, too; that is what the schema is held against.
    """

    @pytest.mark.parametrize(
        "version",
        [
            {"in_force": "unknown"},
            {"in_force": "2024-01-02", "until": None},
            {"lifecycle": "surat"},
            {"lifecycle": LIFECYCLE},
            {"levels": [LEVEL]},
            {"levels": [LEVEL | {"starts": ["ajukan", "buka"], "ends": "terbitkan"}]},
            {"levels": [LEVEL | {"term": None, "unlimited": "working_days"}]},
            {"levels": [LEVEL | {"cites": {"ref": "UU 25/2009", "confidence": "low"}}]},
            {"levels": [LEVEL | {"counting": {"by": "16:00"}}]},
            {"cites": ["UU 25/2009", {"ref": "UU 14/2008", "read_on": "2026-03-13"}]},
            {"requirements": [NEED | {"when": {"fact": "wni", "equals": True}}]},
            {"requirements": [NEED | {"when": [{"fact": "luas", "at_least": 1.5}]}]},
            {"requirements": [NEED | {"when": [{"open_at": "waktu"}]}]},
            {"requirements": [NEED | {"when": {"fact": "a", "one_of": ["x", 1, True]}}]},
            {"requirements": [NEED | {"published": None, "age": "3 bulan"}]},
        ],
    )
    def test_a_version_is_valid(self, version: dict[str, Any]) -> None:
        data = definition({"lifecycle": "surat", **version})

        assert list(SERVICES.iter_errors(data)) == []
        assert load(json.dumps(data), ServiceDefinition).code == "umum.surat"

    @pytest.mark.parametrize(
        ("among", "facts"),
        [("kilat", "text"), (True, "boolean"), (3, "integer"), (["kilat", "biasa"], "text")],
    )
    def test_a_choice_is_valid_with_one_value_or_several(self, among: Any, facts: str) -> None:
        choice = {"fact": "cara", "among": among, "term": "1 hari kerja", "label": label("x")}
        data = definition(
            {
                "levels": [LEVEL | {"choices": [choice]}],
                "facts": {"cara": {"label": label("cara"), "kind": facts}},
            }
        )

        assert list(SERVICES.iter_errors(data)) == []
        assert load(json.dumps(data), ServiceDefinition).code == "umum.surat"

    @pytest.mark.parametrize(
        "guards",
        ["lunas", "not lunas", ["lunas"], [{"guard": "lunas"}], [{"document": "ktp"}], []],
    )
    def test_a_guard_is_valid_as_a_word_and_in_full(self, guards: Any) -> None:
        first, *others = LIFECYCLE["transitions"]
        data = LIFECYCLE | {"transitions": [first | {"guards": guards}, *others]}

        assert list(LIFECYCLES.iter_errors(data)) == []
        assert load(json.dumps(data), Lifecycle).code == "surat"


class TestWhatReadersRefuse:
    @pytest.mark.parametrize(
        "version",
        [
            {"versoin": "1"},
            {"version": 1.0},
            {"in_force": "2024-02-30"},
            {"in_force": "2 Januari 2024"},
            {"in_force": 20240102},
            {"stage": "terbit"},
            {"confidence": "tinggi"},
            {"levels": [{key: one for key, one in LEVEL.items() if key != "term"}]},
            {"levels": [LEVEL | {"unlimited": "working_days"}]},
            {"levels": [LEVEL | {"start": "ajukan"}]},
            {"levels": [LEVEL | {"starts": []}]},
            {"levels": [LEVEL | {"starts": "Ajukan"}]},
            {"levels": [LEVEL | {"counting": {"by": "16.00"}}]},
            {"levels": [LEVEL | {"counting": {"by": "16:00+07:00"}}]},
            {"requirements": [NEED | {"when": "wni"}]},
            {"requirements": [NEED | {"when": {"fact": "wni"}}]},
            {"requirements": [NEED | {"when": {"fact": "a", "equals": 1, "at_most": 2}}]},
            {"requirements": [NEED | {"when": {"open_at": "a", "fact": "b"}}]},
            {"requirements": [NEED | {"media": ["kertas"]}]},
            {"requirements": [NEED | {"label": {"id": "KTP"}}]},
            {"requirements": [NEED | {"source": {"name": "Contoh"}}]},
            {"fee": {"amount_idr": "10000", "label": label("x"), "source": SOURCE}},
            {"facts": {"Luas Tanah": {"label": label("x")}}},
            {"cites": "UU 25/2009"},
        ],
    )
    def test_a_broken_version_is_not_valid(self, version: dict[str, Any]) -> None:
        data = definition({"lifecycle": "surat", **version})

        assert not SERVICES.is_valid(data)
        with pytest.raises(DefinitionError):
            load(json.dumps(data), ServiceDefinition)

    @pytest.mark.parametrize("key", ["code", "name", "plain", "owners", "domain", "status"])
    def test_a_service_without_a_key_that_it_needs_is_not_valid(self, key: str) -> None:
        data = definition()
        del data[key]

        assert not SERVICES.is_valid(data)

    @pytest.mark.parametrize(
        "change",
        [
            {"states": {"Draf": LIFECYCLE["states"]["draf"]}},
            {"duties": {"tugaskan": "petugas"}},
            {"transitions": [LIFECYCLE["transitions"][0] | {"guards": {"guard": "lunas"}}]},
            {"transitions": [LIFECYCLE["transitions"][0] | {"sources": []}]},
            {"initial": None},
        ],
    )
    def test_a_broken_lifecycle_is_not_valid(self, change: dict[str, Any]) -> None:
        data = LIFECYCLE | change

        assert not LIFECYCLES.is_valid(data)
        with pytest.raises(DefinitionError):
            load(json.dumps(data), Lifecycle)


class TestWhatAnEditorShows:
    def test_words_to_choose_from(self) -> None:
        inner = json_schema()["$defs"]

        assert inner["Status"]["enum"] == ["active", "transferred", "retired"]
        assert inner["Level"]["properties"]["unlimited"]["enum"] == [*get_args(TermUnit), None]
        assert inner["Requirement"]["properties"]["media"]["items"]["enum"] == ["paper", "digital"]

    def test_a_title_in_indonesian_and_what_it_means(self) -> None:
        said = json_schema()["$defs"]["Level"]["properties"]["keeps"]

        assert said["title"] == "Batas hukum yang dijaga"
        assert said["description"] == (
            "For a norm, the level whose limit it must keep, where law sets one."
        )

    def test_nothing_that_only_readers_of_python_need(self) -> None:
        text = json.dumps(json_schema())

        assert [word for word in (">>>", "Raises:", "Attributes:") if word in text] == []
