"""
The glossary knows every public noun, and knows it once in each direction.

A noun is a class that a room exports. Errors are excepted, because their words
are sentences of their own, and so is what is no class: functions, which are
verbs, and aliases of types (`Literal`, unions), which only name the values of
a noun. The glossary may hold more words than it must.
"""

import runpy
from collections import Counter
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import pytest

from layanan.law import Citation, Confidence

ROOT = Path(__file__).parents[2]
GLOSSARY = runpy.run_path(str(ROOT / "docs" / "reference" / "glossary.py"))
ENTRIES: list[dict[str, Any]] = GLOSSARY["entries"]()
IDENTIFIERS = [entry["identifier"] for entry in ENTRIES]
ROOMS = [
    "text",
    "law",
    "calendars",
    "sla",
    "lifecycle",
    "request",
    "service",
    "catalogue",
    "reform",
]


def nouns() -> dict[type, str]:
    """
    Return every public class as "room.Name", by the lowest room that exports it.
    """
    found: dict[type, str] = {}
    for room in ROOMS:
        door = import_module(f"layanan.{room}")
        for name in door.__all__:
            one = getattr(door, name)
            if isinstance(one, type) and not issubclass(one, BaseException):
                found.setdefault(one, f"{room}.{name}")
    return found


NOUNS = nouns()


def find(identifier: str) -> object:
    """
    Return what an identifier names: an object, a field of a record, or one value of a Literal.
    """
    room, *path = identifier.split(".")
    found: object = import_module(f"layanan.{room}")
    for name in path:
        fields = getattr(found, "model_fields", {})
        found = name if name in get_args(found) else fields.get(name) or getattr(found, name)
    return found


def test_every_public_noun_is_in_the_glossary() -> None:
    missing = sorted(set(NOUNS.values()) - set(IDENTIFIERS))

    assert not missing, f"add to docs/reference/glossary.yaml: {', '.join(missing)}"


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_every_identifier_names_something_in_the_code(identifier: str) -> None:
    assert find(identifier) is not None


@pytest.mark.parametrize("column", ["term", "english", "identifier"])
def test_the_map_is_one_to_one_in_both_directions(column: str) -> None:
    counted = Counter(str(entry[column]).casefold() for entry in ENTRIES)

    assert [] == [word for word, count in counted.items() if count > 1]


def test_a_class_is_named_by_the_lowest_room_that_exports_it() -> None:
    classes = {name: find(name) for name in IDENTIFIERS if isinstance(find(name), type)}

    assert {name: NOUNS[one] for name, one in classes.items() if isinstance(one, type)} == {
        name: name for name in classes
    }


def test_the_rooms_stand_together_and_in_order() -> None:
    rooms = [room for room, _ in groupby(name.split(".")[0] for name in IDENTIFIERS)]

    assert rooms == ROOMS


@pytest.mark.parametrize("entry", ENTRIES, ids=IDENTIFIERS)
class TestAnEntry:
    def test_has_the_known_keys_and_no_others(self, entry: dict[str, Any]) -> None:
        keys = {"term", "english", "identifier", "definition"}

        assert set(entry) in (keys, keys | {"cites", "confidence"})

    def test_is_defined_in_both_languages(self, entry: dict[str, Any]) -> None:
        definition = entry["definition"]

        assert set(definition) == {"id", "en"}
        assert all(text.strip().endswith(".") for text in definition.values())

    def test_cites_as_officials_write_it(self, entry: dict[str, Any]) -> None:
        if "cites" in entry:
            assert str(Citation.parse(entry["cites"])) == entry["cites"]
            assert Confidence(entry["confidence"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_pages_are_what_the_glossary_renders(language: str) -> None:
    page: Path = GLOSSARY["page"](language)

    assert page.read_text("utf-8") == GLOSSARY["render"](ENTRIES, language), (
        "run: .venv/bin/python docs/reference/glossary.py"
    )
