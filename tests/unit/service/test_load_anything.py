"""
Whatever is read, the answer is a value or a definition error; JSON reads as JSON.
"""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.service import DefinitionError, ServiceDefinition, load
from layanan.service._compose import compose

WORDS = st.text(
    st.characters(
        codec="utf-8",
        min_codepoint=32,
        # Zl and Zp end a line in YAML, so the loader refuses them.
        exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"],
    ),
    max_size=30,
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=20,
)
SCRAPS = st.lists(
    st.sampled_from(
        [
            *"-:?[]{},&*!|>'\"%@`#~ \n\t",
            "a",
            "code",
            "versions",
            "in_force",
            "---",
            "...",
            "<<",
            "\\",
            "&a",
            "*a",
            "!!str",
            "2026-03-13",
            "no",
            "1.0",
            "  ",
            "\r\n",
            "\x00",
            "\ufeff",
            "é",
        ]
    ),
    max_size=60,
).map("".join)


@given(VALUES.filter(lambda value: value is not None))
def test_json_reads_as_json(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False)

    node, misplaced = compose(text, depth=40)

    assert not misplaced
    assert node is not None
    assert node.plain() == json.loads(text)


@pytest.mark.parametrize("code", ["0085", "2028", "2029"])
def test_what_ends_a_line_in_yaml_alone_is_refused_by_its_code(code: str) -> None:
    with pytest.raises(DefinitionError, match=f"U\\+{code} has no place in a text file"):
        load(f'{{"co{chr(int(code, 16))}de": 1}}', ServiceDefinition)


@given(SCRAPS)
def test_scraps_of_yaml_are_refused_in_one_way_only(text: str) -> None:
    with suppress(DefinitionError):
        load(text, ServiceDefinition)


@given(st.binary(max_size=200))
def test_bytes_are_refused_in_one_way_only(raw: bytes) -> None:
    with suppress(DefinitionError):
        load(raw, ServiceDefinition)


@given(VALUES)
def test_values_are_refused_in_one_way_only(value: Any) -> None:
    with suppress(DefinitionError):
        load(json.dumps({"code": value, "versions": [value]}), ServiceDefinition)
