"""
Write a definition as the strict YAML that `load` reads, or as JSON.

The keys stand in the order of the model and defaults are left out. A text is
quoted wherever this loader, or another reader of YAML, would take it for
anything else; only dates stay bare, as jurists write them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic_core import to_jsonable_python

from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.service._definition import ServiceDefinition
from layanan.service._office_standard import OfficeStandards
from layanan.text import Label

Definition = ServiceDefinition | OfficeStandards | Lifecycle
"""What a file may hold."""

WIDTH = 100
"""Longer lines are folded where they can be."""

_A_DEFINITION = Label(
    id="ServiceDefinition, OfficeStandards, atau Lifecycle",
    en="a ServiceDefinition, OfficeStandards or a Lifecycle",
)

_MOST_IN_FLOW = 3  # keys of a mapping that is written on one line


def dump(definition: Definition) -> str:
    """
    Return a definition as strict YAML, which `load` reads back as the same definition.

    A day or an instant that Python code put into a condition is written as
    text, and read back as text, which is compared alike; the hash is the same.

    Raises:
        WrongTypeError: If it is no definition.

    Examples:
        >>> from datetime import date
        >>> from layanan.catalogue import Catalogue
        >>> from layanan.service import load
        >>> ppid = Catalogue.kemenag().definition("info.ppid")
        >>> print(dump(ppid)[:87])
        code: info.ppid
        name: {id: Permohonan informasi publik, en: Public information request}
        >>> load(dump(ppid), ServiceDefinition).as_of(date(2026, 3, 13)).version
        '1'
    """
    return "\n".join(_mapping(plain(definition), 0)) + "\n"


def dump_json(definition: Definition) -> str:
    """
    Return a definition as JSON, which `load` reads back as the same definition.

    Raises:
        WrongTypeError: If it is no definition.

    Examples:
        >>> from layanan.catalogue import Catalogue
        >>> json.loads(dump_json(Catalogue.kemenag().definition("info.ppid")))["code"]
        'info.ppid'
    """
    text = json.dumps(plain(definition), ensure_ascii=False, indent=2)
    return _escape(text) + "\n"


# --- the plain values ---------------------------------------------------------


def plain(definition: Definition) -> dict[str, Any]:
    """
    Return what a definition says as the plain values of its file, without defaults.

    Raises:
        WrongTypeError: If it is no definition.
    """
    require("definition", definition, Definition, _A_DEFINITION)
    found: dict[str, Any] = _plain(definition.model_dump(exclude_defaults=True))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _as_word(value) or {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return _leaf(value)


def _leaf(value: Any) -> Any:
    match value:
        case Enum():
            return str(value.value)
        case time():
            return value.isoformat("auto" if value.second or value.microsecond else "minutes")
        case date():  # an instant, too
            return str(to_jsonable_python(value))
        case Decimal():
            return _number(value)
    return value


def _as_word(value: Mapping[str, Any]) -> str | None:
    """
    Return a named guard as the one word that it is in YAML.
    """
    if not {"guard"} <= value.keys() <= {"guard", "negated"}:
        return None
    name = value["guard"]
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        return None
    return f"not {name}" if value.get("negated") else name


def _number(value: Decimal) -> float | str:
    """
    Return a number if it is read back as this decimal, else its text, which is compared alike.
    """
    number = float(value)
    read_as_int = number.is_integer() and abs(number) < 2**63
    return number if not read_as_int and str(Decimal(str(number))) == str(value) else str(value)


# --- mappings and lists -------------------------------------------------------


def _mapping(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, inner in value.items():
        yield from _entry(f"{' ' * indent}{_scalar(key)}:", inner, indent)


def _list(value: list[Any], indent: int) -> Iterator[str]:
    head = f"{' ' * indent}-"
    for inner in value:
        if isinstance(inner, dict) and _flow(inner, len(head) + 1) is None:
            first, *rest = _mapping(inner, indent + 2)
            yield f"{head} {first[indent + 2 :]}"
            yield from rest
        else:
            yield from _entry(head, inner, indent)


def _entry(head: str, value: Any, indent: int) -> Iterator[str]:
    """
    Yield a value behind its key or its dash, on the same line where it fits.
    """
    on_one_line = _flow(value, len(head) + 1)
    if on_one_line is not None:
        yield f"{head} {on_one_line}"
    elif isinstance(value, str):
        yield from _long(head, value, indent + 2)
    else:
        yield head
        inside = _mapping if isinstance(value, dict) else _list
        yield from inside(value, indent + 2)


def _flow(value: Any, column: int) -> str | None:
    """
    Return a value as it is written on one line, or None if it is not.
    """
    if not isinstance(value, dict | list):
        text = _scalar(value)
    elif not value:
        return "[]" if isinstance(value, list) else "{}"
    elif any(isinstance(inner, dict | list) for inner in _inner(value)):
        return None
    elif isinstance(value, list):
        text = f"[{', '.join(_scalar(inner, flow=True) for inner in value)}]"
    elif len(value) <= _MOST_IN_FLOW:
        pairs = (
            f"{_scalar(key, flow=True)}: {_scalar(inner, flow=True)}"
            for key, inner in value.items()
        )
        text = f"{{{', '.join(pairs)}}}"
    else:
        return None
    if column + len(text) <= WIDTH or not isinstance(value, dict | list | str):
        return text
    # A long word has nowhere to be folded.
    return text if isinstance(value, str) and not _foldable(value) else None


def _inner(value: dict[str, Any] | list[Any]) -> list[Any]:
    return [*value.values()] if isinstance(value, dict) else value


# --- words --------------------------------------------------------------------

# What no text file may hold, and what YAML takes for the end of a line.
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPED = re.compile(rf"[\t\n\r]|{_UNPRINTABLE.pattern}")
_BREAK = re.compile(r"(?<=\S) (?=\S)")

# What readers of YAML 1.1 or 1.2 take for something else than text.
_OTHERWISE = re.compile(
    r"""
    ~ | null | true | false | yes | no | on | off | y | n | << | = |
    [-+]? [0-9] [0-9_]* (?: : [0-5]?[0-9] )* (?: \. [0-9_]* )? (?: e [-+]? [0-9]+ )? |
    [-+]? \. [0-9] [0-9_]* (?: e [-+]? [0-9]+ )? |
    [-+]? 0 [box] [0-9a-f_]+ |
    [-+]? \. inf | \. nan |
    [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: (?: t | \s+ ) [0-9] .* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A bare word may not begin with an indicator, nor hold what ends it.
_NOT_BARE = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`.]|: |:$| #|^\s|\s$|^$")
_ENDS_IN_FLOW = re.compile(r"[,?\[\]{}]")  # "?" by PyYAML's own scanner


def _scalar(value: Any, *, flow: bool = False) -> str:
    if isinstance(value, str):
        return _word(value, flow=flow)
    # Readers of YAML 1.1 take 1e-06 for a word, and 1.0e-06 for the number.
    return re.sub(r"^(-?[0-9]+)e", r"\1.0e", json.dumps(value))


def _word(text: str, *, flow: bool) -> str:
    if _is_bare(text) and not (flow and _ENDS_IN_FLOW.search(text)):
        return text
    if re.search(r'["\\]', text) and not _ESCAPED.search(text):
        return "'" + text.replace("'", "''") + "'"
    return _escape(json.dumps(text, ensure_ascii=False))


def _escape(text: str) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _is_bare(text: str) -> bool:
    if _NOT_BARE.search(text) or _ESCAPED.search(text):
        return False
    return not _OTHERWISE.fullmatch(text) or _is_day(text)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _foldable(text: str) -> bool:
    return bool(_BREAK.search(text)) and text == text.strip() and not _ESCAPED.search(text)


def _long(head: str, text: str, indent: int) -> Iterator[str]:
    """
    Yield a text that is folded over several lines.
    """
    yield f"{head} >-"
    line = ""
    for word in _BREAK.split(text):
        longer = f"{line} {word}" if line else word
        if line and indent + len(longer) > WIDTH:
            yield " " * indent + line
            longer = word
        line = longer
    yield " " * indent + line
