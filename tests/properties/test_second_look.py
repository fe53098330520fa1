"""
Laws of what is told of a definition of which a part cannot be read.

Every definition that ships goes together. So whatever is damaged in it beyond reading, nothing may
be said of how the rest goes together: it would go together again once the damage is mended.
"""

import json
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from layanan import Catalogue
from layanan.records import UNCHECKED
from layanan.service import DefinitionError, Problem, ServiceDefinition, find_misfits, load_document
from layanan.service._compose import compose
from layanan.service._load import MOST_LEVELS
from layanan.service._second_look import second_look
from tests.strategies import examples

CATALOGUE = Catalogue.kemenag()
CODES = CATALOGUE.codes
NOWHERE = "entah_di_mana"

Path_ = tuple[str | int, ...]


@cache
def shipped(code: str) -> dict[str, Any]:
    """
    Return a service that ships as plain data, its shared lifecycle written into it.
    """
    data: dict[str, Any] = _plain(CATALOGUE.file(code).read_text("utf-8"))
    for version in data["versions"]:
        named = version["lifecycle"]
        if isinstance(named, str):
            version["lifecycle"] = _plain(CATALOGUE.file(named).read_text("utf-8"))
    return data


def _plain(text: str) -> Any:
    root, faults = compose(text, depth=MOST_LEVELS)
    assert root is not None
    assert not faults
    return root.plain()


def paths(value: Any, path: Path_ = ()) -> list[Path_]:
    found = [path] if path else []
    if isinstance(value, dict):
        return found + [one for key, inner in value.items() for one in paths(inner, (*path, key))]
    if isinstance(value, list):
        return found + [
            one for index, inner in enumerate(value) for one in paths(inner, (*path, index))
        ]
    return found


def damage(data: Any, path: Path_, how: Any) -> None:
    """
    Rename a key, take it away, or put something odd in its place.
    """
    for step in path[:-1]:
        data = data[step]
    key = path[-1]
    if how == "renamed" and isinstance(data, dict):
        data[f"x_{key}"] = data.pop(key)
    elif how == "gone":
        del data[key]
    else:
        data[key] = how


HOWS: st.SearchStrategy[Any] = st.sampled_from(["renamed", "gone", "??", 3.5, None])


def misfits(found: ServiceDefinition) -> list[Problem]:
    return find_misfits(found, lifecycles=CATALOGUE.lifecycles)


@examples(200)
@given(st.sampled_from(CODES), st.data())
def test_what_goes_together_is_never_said_not_to(code: str, data: st.DataObject) -> None:
    plain = deepcopy(shipped(code))
    first = data.draw(st.sampled_from(paths(plain)))
    # A second damage elsewhere, where the first does not move it.
    others = [one for one in paths(plain) if one[: len(first) - 1] != first[:-1]]
    damages = [(first, data.draw(HOWS))]
    twice: bool = data.draw(st.booleans())
    if others and twice:
        damages.append((data.draw(st.sampled_from(others)), data.draw(HOWS)))
    for path, how in damages:
        if _reads(code, path, how):
            return  # what can still be read counts
        damage(plain, path, how)
    root, _ = compose(json.dumps(plain), depth=MOST_LEVELS)
    assert root is not None

    told = list(second_look(ServiceDefinition, root, misfits))

    assert told == []


def _reads(code: str, path: Path_, how: Any) -> bool:
    """
    Tell whether a definition with one damage can still be read.
    """
    plain = deepcopy(shipped(code))
    damage(plain, path, how)
    try:
        ServiceDefinition.model_validate(plain, context=UNCHECKED)
    except ValidationError:
        return False
    return True


# Where a name stands that must be known, and the key under which it is told.
SPOTS = ("starts", "ends", "cancels", "turns", "roles", "target", "sources")


@examples(200)
@given(st.sampled_from(CODES), st.data())
def test_a_name_of_nothing_is_told_whatever_else_cannot_be_read(
    code: str, data: st.DataObject
) -> None:
    plain = deepcopy(shipped(code))
    named = [one for one in paths(plain) if _names(one) and _at(plain, one) not in {"*", "buka"}]
    spot = data.draw(st.sampled_from(named))
    damage(plain, spot, NOWHERE)
    # A key for people, or one that no model has, anywhere else.
    labels = [one for one in paths(plain) if one[-1] == "en" and one[:-1] != spot[: len(one) - 1]]
    broken = data.draw(st.sampled_from(labels))
    damage(plain, broken, data.draw(st.sampled_from(["renamed", "gone", 3.5])))

    with pytest.raises(DefinitionError) as caught:
        load_document(json.dumps(plain), ServiceDefinition, beside=misfits)

    told = [one.text.en for one in caught.value.faults]
    assert any(NOWHERE in one for one in told), (spot, told)
    assert len(told) >= 2


def _names(path: Path_) -> bool:
    """
    Tell whether a name stands at a place: a word by itself, or one of a list.
    """
    if {"standards", "procedure", "published"} & set(path) or path[-1] in {"roles", "turns"}:
        return False
    return path[-1] in SPOTS or (isinstance(path[-1], int) and path[-2] in SPOTS)


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data if isinstance(data, str) else "*"
