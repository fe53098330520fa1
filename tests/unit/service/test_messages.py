"""
The table of messages covers what the definitions of this library can raise.
"""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel
from pydantic_core.core_schema import ErrorType

from layanan.lifecycle import Lifecycle
from layanan.records._messages import MESSAGES, say
from layanan.service import DefinitionError, ServiceDefinition, load

# What a value of YAML can be refused for, by pydantic's kind of schema, written
# down from pydantic's documentation of its errors.
RAISES: Mapping[str, set[str]] = {
    "any": set(),
    "bool": {"bool_type", "bool_parsing"},
    "date": {
        "date_type",
        "date_parsing",
        "date_from_datetime_parsing",
        "date_from_datetime_inexact",
    },
    "datetime": {
        "datetime_type",
        "datetime_parsing",
        "datetime_from_date_parsing",
        "datetime_object_invalid",
        "timezone_naive",
    },
    "decimal": {"decimal_type", "decimal_parsing", "finite_number"},
    "default": set(),
    "definition-ref": set(),
    "definitions": set(),
    "dict": {"dict_type"},
    "enum": {"enum"},
    "function-after": set(),  # errors of ours, or a plain ValueError
    "function-before": set(),
    "function-plain": set(),
    "function-wrap": set(),
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
    "is-instance": set(),  # only beside a function that reads text
    "json-or-python": set(),
    "lax-or-strict": set(),
    "literal": {"literal_error"},
    "model": {"model_type"},
    "model-field": set(),
    "model-fields": {"missing", "extra_forbidden", "model_attributes_type"},
    "no-info": set(),
    "none": {"none_required"},
    "nullable": set(),
    "str": {"string_type", "string_unicode"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found"},
    "time": {"time_type", "time_parsing"},
    "tuple": {"tuple_type"},
    "union": set(),
    "with-info": set(),
}
BOUNDS: Mapping[tuple[str, str], str] = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
    ("int", "ge"): "greater_than_equal",
    ("int", "gt"): "greater_than",
    ("int", "le"): "less_than_equal",
    ("int", "lt"): "less_than",
}


def schemas(schema: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(schema, Mapping):
        if isinstance(schema.get("type"), str):
            yield schema
        for key, inner in schema.items():
            if key not in {"serialization", "metadata", "default", "expected"}:
                yield from schemas(inner)
    elif isinstance(schema, list | tuple):
        for inner in schema:
            yield from schemas(inner)


@pytest.mark.parametrize("model", [ServiceDefinition, Lifecycle])
def test_everything_the_models_can_raise_is_in_the_table(model: type[BaseModel]) -> None:
    possible: set[str] = set()
    for schema in schemas(model.__pydantic_core_schema__):
        kind = schema["type"]
        possible |= RAISES[kind]
        possible |= {
            error for (of, bound), error in BOUNDS.items() if of == kind and bound in schema
        }

    assert len(possible) > 10
    assert possible <= set(MESSAGES)


def test_the_table_names_only_errors_that_pydantic_has() -> None:
    assert set(MESSAGES) <= set(get_args(ErrorType))


@pytest.mark.parametrize("kind", MESSAGES)
def test_each_message_is_written_in_both_languages(kind: str) -> None:
    bounds = {
        name: 7
        for template in MESSAGES[kind]
        for _, name, _, _ in Formatter().parse(template)
        if name
    }

    label = say(kind, context=bounds, written="x", raw="x", english="", choices=())

    assert label.id != label.en
    assert "{" not in label.id + label.en


def test_an_error_that_is_not_in_the_table_keeps_its_english_words() -> None:
    label = say("is_subclass_of", context={}, written=1, raw="1", english="No class", choices=())

    assert (label.id, label.en) == ("No class", "No class")


@pytest.mark.parametrize(
    ("text", "place", "english", "indonesian"),
    [
        ("a:\n  b: 1\n c: 2\n", "3:2", "the indentation does not fit", "indentasi tidak sesuai"),
        ("a: [1\nb: 2\n", "2:2", "with [ does not end with ]", "dengan [ tidak ditutup dengan ]"),
        ("a: {b: 1\n", "2:1", "with { does not end with }", "dengan { tidak ditutup dengan }"),
        ("a\nb: 1\n", "2:2", "a colon makes no sense", "titik dua tidak pada tempatnya"),
        ("a: 1\nb\n", "3:1", "a key without a colon", "kunci tanpa titik dua"),
        ("a: - b\n", "1:4", "a list entry (-) makes no sense", "butir daftar (-) tidak pada"),
        ('a: "b\n', "2:1", "a quoted text does not end", "tanda kutip tidak ditutup"),
        ('a: "\\q"\n', "1:", "an unknown escape", "escape tidak dikenal"),
        ("a: !x!y b\n", "1:4", "a YAML tag is not accepted", "tag YAML tidak diterima"),
        ("a: @b\n", "1:4", "may not begin with @ ` %", "tidak boleh diawali @ ` %"),
        ("%FOO\na: b\n%BAR\n", "", "", ""),
    ],
)
@pytest.mark.parametrize("parser", ["libyaml", "python"])
def test_a_slip_of_the_pen_is_told_in_both_languages(  # noqa: PLR0917
    monkeypatch: pytest.MonkeyPatch,
    parser: str,
    text: str,
    place: str,
    english: str,
    indonesian: str,
) -> None:
    if parser == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")

    with pytest.raises(DefinitionError) as caught:
        load(text, Lifecycle, name="x")

    told = caught.value.faults[-1]
    assert f"x:{place}" in str(told)
    assert english in told.text.en
    assert indonesian in told.text.id
