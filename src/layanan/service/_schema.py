"""
The JSON Schema of what a definition file may say, for editors and for other languages.

Pydantic writes most of it from the models. What it cannot see is asked of the
models themselves: a reader in front of a list is tried, to learn whether it
takes one value alone. What is added by hand is what a model checks as a whole
and an editor can tell as well, such as a level's one limit.

What a schema finds valid may still be refused by `load`, which also knows what
every name refers to.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from inspect import cleandoc
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from layanan.law import Citation
from layanan.lifecycle import Lifecycle
from layanan.records import WrongTypeError
from layanan.service._definition import ServiceDefinition
from layanan.service._office_standard import OfficeStandards
from layanan.service._schema_words import MEANINGS, MODELS, TITLES
from layanan.text import Label

Definition = ServiceDefinition | OfficeStandards | Lifecycle
"""What a file may hold."""

# An address of the schema's own: no host that could go away answers for it.
_IDS: Mapping[type[BaseModel], str] = {
    ServiceDefinition: "urn:layanan:schema:service:1",
    OfficeStandards: "urn:layanan:schema:standards:1",
    Lifecycle: "urn:layanan:schema:lifecycle:1",
}

_A_MODEL = Label(
    id="ServiceDefinition, OfficeStandards, atau Lifecycle (kelasnya)",
    en="ServiceDefinition, OfficeStandards or Lifecycle (the class)",
)

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_HOUR = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?$"
_NAME = r"^[a-z][a-z0-9_]{0,62}$"

# Of these keys a model wants exactly one that is not empty.
_EXACTLY_ONE: Mapping[str, tuple[str, ...]] = {
    "Level": ("term", "target", "unlimited"),
    "Rung": ("percent", "before", "after"),
    "AgeIs": ("at_least", "at_most", "less_than"),
    "FactIs": (
        "equals",
        "not_equals",
        "at_least",
        "at_most",
        "more_than",
        "less_than",
        "one_of",
        "stated",
    ),
}

# The keys of these mappings are names; those of the documents are not (L002).
_NAMED: Mapping[str, tuple[str, ...]] = {
    "Lifecycle": ("roles", "states", "subs", "phases", "bodies", "facts"),
}


def json_schema(
    model: type[ServiceDefinition] | type[OfficeStandards] | type[Lifecycle] = ServiceDefinition,
) -> dict[str, Any]:
    """
    Return the JSON Schema (draft 2020-12) of a definition file.

    Titles are Indonesian, descriptions English. Keys, words and shapes are
    checked; what no schema can say, such as whether a name is known, only
    `load` checks.

    Args:
        model: What the file holds.

    Raises:
        WrongTypeError: If no file holds such a thing.

    Examples:
        >>> json_schema()["$defs"]["Status"]["enum"]
        ['active', 'transferred', 'retired']
    """
    if not any(model is one for one in _IDS):  # what cannot be a key is none of them either
        raise WrongTypeError(argument="model", wanted=_A_MODEL, given=repr(model))
    made = model.model_json_schema(schema_generator=_Generator)
    made["$defs"]["Citation"] = _cited(made["$defs"]["Citation"])
    inner = {name: _tidy(one) for name, one in sorted(made.pop("$defs", {}).items())}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": _IDS[model],
        "$comment": "Made by layanan.service.json_schema from its models; do not edit.",
        **_tidy(made),
        "$defs": inner,
    }


class _Generator(GenerateJsonSchema):
    """
    Write a model as its readers take it, with titles and descriptions for people.
    """

    ignored_warning_kinds = GenerateJsonSchema.ignored_warning_kinds | {"non-serializable-default"}

    def sort(
        self,
        value: JsonSchemaValue,
        parent_key: str | None = None,  # noqa: ARG002 - pydantic's signature
    ) -> JsonSchemaValue:
        """
        Return it as it is: the order of the model.
        """
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        """
        Return no: titles are set from our own words.
        """
        return False

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002 - as above
        """
        Describe a day as the loader reads it.
        """
        return {"type": "string", "format": "date", "pattern": _DAY}

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:  # noqa: ARG002 - as above
        """
        Describe an hour of the office's clock; the format "time" would ask for a zone.
        """
        return {"type": "string", "pattern": _HOUR}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002 - as above
        """
        Describe a number; as text it is a text.
        """
        return {"type": "number"}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """
        Describe what a reader takes beside what it makes of it.
        """
        made = super().function_before_schema(schema)
        read: Callable[..., Any] = schema["function"]["function"]
        if schema["function"]["type"] != "no-info":
            return made
        if made.get("type") == "array":
            alone = set(_read_alone(read))
            arms = [arm for arm in _arms(made["items"]) if _kind(arm) in alone]
            return {"anyOf": [*arms, made]} if arms else made
        if "oneOf" in made and isinstance(_try(read, "x"), Mapping):
            return {"anyOf": [{"type": "string", "minLength": 1}, *made["oneOf"]]}
        return made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """
        Describe a model and each of its keys.
        """
        made = super().model_schema(schema)
        model = schema["cls"]
        prose, attributes = _said(model.__doc__)
        name = model.__name__
        properties = {
            key: _key(f"{name}.{key}", one, attributes.get(key))
            for key, one in made.pop("properties").items()
        }
        for key in _NAMED.get(name, ()):
            _name_keys(properties[key])
        made |= {"title": MODELS.get(name, name), "description": prose}
        if name in _EXACTLY_ONE:
            made["oneOf"] = [_present(key) for key in _EXACTLY_ONE[name]]
        # What is to be read first stands first.
        first = {key: made.pop(key) for key in ("title", "description", "type")}
        return {**first, "properties": properties, **made}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """
        Describe a choice of words.
        """
        made = super().enum_schema(schema)
        kind = schema["cls"]
        prose, _ = _said(kind.__doc__)
        return {
            "title": MODELS.get(kind.__name__, kind.__name__),
            "description": prose,
            "enum": made["enum"],
        }


# --- what a reader takes ------------------------------------------------------

_PROBES: Mapping[str, Any] = {"string": "x", "boolean": True, "integer": 1, "object": {}}


def _try(read: Callable[..., Any], given: object) -> Any:
    try:
        return read(given)
    except Exception:  # noqa: BLE001 - whatever a reader says, it does not take this
        return None


def _read_alone(read: Callable[..., Any]) -> Iterator[str]:
    """
    Yield the kinds of value of which a reader makes a list of one.
    """
    for kind, probe in _PROBES.items():
        found = _try(read, probe)
        if isinstance(found, tuple) and len(found) == 1 and found[0] is probe:
            yield kind


def _arms(schema: JsonSchemaValue) -> list[JsonSchemaValue]:
    found: list[JsonSchemaValue] = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return found


def _kind(schema: JsonSchemaValue) -> str:
    # What is referred to is a model, or a choice of words that no list stands in front of.
    return str(schema.get("type", "object"))


# --- words for people ---------------------------------------------------------

_SECTION = re.compile(r"^(?:Attributes|Args|Returns|Raises|Law|Examples):$", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def _said(docstring: str | None) -> tuple[str, dict[str, str]]:
    """
    Return the prose of a docstring, and what it says of each attribute.
    """
    text = cleandoc(docstring or "")
    prose = _SECTION.split(text)[0]
    _, _, rest = text.partition("Attributes:\n")
    attributes = _SECTION.split(rest)[0]
    return (
        "\n\n".join(_one_line(part) for part in prose.strip().split("\n\n")),
        {key: _one_line(told) for key, told in _ATTRIBUTE.findall(attributes)},
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _key(path: str, schema: JsonSchemaValue, told: str | None) -> JsonSchemaValue:
    name = path.rpartition(".")[2]
    words = {
        "title": TITLES.get(path) or TITLES.get(name),
        "description": told or MEANINGS.get(name) or schema.get("description"),
    }
    found = {key: text for key, text in words.items() if text}
    rest = {key: value for key, value in schema.items() if key not in words}
    if rest.get("default", 0) in (None, [], {}) or isinstance(rest.get("default"), dict):
        del rest["default"]  # what is empty is left out, and that needs no words
    return {**found, **rest}


def _cited(schema: JsonSchemaValue) -> JsonSchemaValue:
    """
    Return the schema that a citation writes itself, with words for people.
    """
    prose, attributes = _said(Citation.__doc__)
    first = prose.partition("\n\n")[0]  # the rest is for readers of Python
    text, mapping = schema["anyOf"]
    keys = mapping["properties"]
    keys["read_on"]["pattern"] = _DAY
    words = {key: _key(f"Citation.{key}", one, attributes.get(key)) for key, one in keys.items()}
    arms = [text, {**mapping, "properties": words}]
    return {"title": MODELS["Citation"], "description": first, "anyOf": arms}


def _name_keys(schema: JsonSchemaValue) -> None:
    for arm in schema.get("anyOf", [schema]):
        if "additionalProperties" in arm:
            arm["patternProperties"] = {_NAME: arm["additionalProperties"]}
            arm["additionalProperties"] = False


def _present(key: str) -> JsonSchemaValue:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


# --- the same, said shorter ---------------------------------------------------

_MAPS = ("properties", "patternProperties")
_LISTS = ("anyOf", "oneOf")
_ONE = ("items", "additionalProperties")

_TEXT = {"type": "string"}


def _tidy(schema: JsonSchemaValue) -> JsonSchemaValue:
    found = {key: _inside(key, value) for key, value in schema.items()}
    if "patternProperties" in found:
        found.setdefault("additionalProperties", False)
    if "anyOf" in found:
        found = _merged(found)
    if "minLength" in found and any(_kind(arm) == "array" for arm in _arms(found)):
        # Pydantic counts the letters of a list that has a reader in front.
        least = found.pop("minLength")
        for arm in _arms(found):
            if _kind(arm) == "array":
                arm["minItems"] = least
    return found


def _inside(key: str, value: Any) -> Any:
    if key in _MAPS:
        return {name: _tidy(one) for name, one in value.items()}
    if key in _LISTS:
        return [_tidy(one) for one in value]
    return _tidy(value) if key in _ONE and isinstance(value, dict) else value


def _merged(schema: JsonSchemaValue) -> JsonSchemaValue:
    """
    Return the same choice with as few arms as say it.
    """
    arms = [inner for arm in schema["anyOf"] for inner in (_arms(arm) if "anyOf" in arm else [arm])]
    if _TEXT in arms:  # any text will do, so also those of a certain kind
        arms = [arm for arm in arms if arm == _TEXT or arm.get("type") != "string"]
    bare = dict.fromkeys(kind for arm in arms for kind in _bare(arm))
    if "number" in bare:
        bare.pop("integer", None)
    rest = [arm for arm in arms if not _bare(arm)]
    if list(bare) == ["null"] and len(rest) == 1 and "type" in rest[0]:
        return _in_place(schema, _or_nothing(rest[0]))
    if bare:
        rest.append({"type": [*bare] if len(bare) > 1 else next(iter(bare))})
    return _in_place(schema, rest[0]) if len(rest) == 1 else {**schema, "anyOf": rest}


def _bare(arm: JsonSchemaValue) -> list[str]:
    """
    Return the types of an arm that says nothing else.
    """
    if [*arm] != ["type"]:
        return []
    return arm["type"] if isinstance(arm["type"], list) else [arm["type"]]


def _or_nothing(arm: JsonSchemaValue) -> JsonSchemaValue:
    words = {"enum": [*arm["enum"], None]} if "enum" in arm else {}
    return {**arm, "type": [arm["type"], "null"], **words}


def _in_place(schema: JsonSchemaValue, arm: JsonSchemaValue) -> JsonSchemaValue:
    outer = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**outer, **arm, **outer}  # the words of the outer one, and those first
