"""
What pydantic finds, said in both languages.

Its kinds of error are translated here by type, never by text. A type that is
not in the table keeps pydantic's English words in both languages rather than
losing them.
"""

import re
from collections.abc import Mapping
from typing import Any

from layanan.errors import LayananError
from layanan.text import Label, Language, join_words

_KEYS = ("must hold keys and values, not {found}", "harus berisi kunci dan nilai, bukan {found}")
_LIST = ("must be a list, not {found}", "harus berupa daftar, bukan {found}")
_TEXT = ("must be text, not {found}{quote}", "harus berupa teks, bukan {found}{quote}")
_BOOL = ("must be true or false, not {found}", "harus true atau false, bukan {found}")
_INT = ("must be a whole number, not {found}", "harus berupa bilangan bulat, bukan {found}")
_FLOAT = ("must be a number, not {found}", "harus berupa bilangan, bukan {found}")
_DATE = (
    "must be a date that exists, written YYYY-MM-DD, not {found}",
    "harus berupa tanggal yang ada, ditulis TTTT-BB-HH, bukan {found}",
)
_INSTANT = (
    "must be a date and time with its zone (2026-03-13T10:00:00+07:00), not {found}",
    "harus berupa tanggal dan waktu dengan zona (2026-03-13T10:00:00+07:00), bukan {found}",
)
_TIME = (
    'must be a time of day in quotes, such as "07:30", not {found}',
    'harus berupa jam dalam tanda kutip, misalnya "07:30", bukan {found}',
)
_DURATION = (
    "must be a duration such as PT8H, not {found}",
    "harus berupa durasi seperti PT8H, bukan {found}",
)
_CHOICE = ("must be {expected}, not {found}", "harus {expected}, bukan {found}")
_URL = (
    "must be a web address (https://…), not {found}",
    "harus berupa alamat web (https://…), bukan {found}",
)

MESSAGES: Mapping[str, tuple[str, str]] = {
    "missing": ("is missing", "belum ada"),
    "extra_forbidden": ("this key is not known", "kunci ini tidak dikenal"),
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "dataclass_type": _KEYS,
    "dict_type": _KEYS,
    "mapping_type": _KEYS,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "iterable_type": _LIST,
    "set_item_not_hashable": _TEXT,
    "string_type": _TEXT,
    "invalid_key": _TEXT,
    "string_unicode": ("holds characters that no text has", "memuat karakter yang bukan teks"),
    "string_too_short": (
        "must have at least {min_length} characters, not {found}",
        "perlu paling sedikit {min_length} karakter, bukan {found}",
    ),
    "string_too_long": (
        "may have {max_length} characters at most, not {found}",
        "paling banyak {max_length} karakter, bukan {found}",
    ),
    "string_pattern_mismatch": (
        "must fit the pattern {pattern}, not {found}",
        "harus sesuai dengan pola {pattern}, bukan {found}",
    ),
    "too_short": (
        "needs at least {min_length}, has {actual_length}",
        "perlu paling sedikit {min_length}, baru ada {actual_length}",
    ),
    "too_long": (
        "may have {max_length} at most, has {actual_length}",
        "paling banyak {max_length}, kini {actual_length}",
    ),
    "bool_type": _BOOL,
    "bool_parsing": _BOOL,
    "int_type": _INT,
    "int_parsing": _INT,
    "int_parsing_size": _INT,
    "int_from_float": _INT,
    "float_type": _FLOAT,
    "float_parsing": _FLOAT,
    "finite_number": _FLOAT,
    "decimal_type": _FLOAT,
    "decimal_parsing": _FLOAT,
    "greater_than": ("must be more than {gt}, not {found}", "harus lebih dari {gt}, bukan {found}"),
    "greater_than_equal": (
        "must be {ge} or more, not {found}",
        "harus {ge} atau lebih, bukan {found}",
    ),
    "less_than": ("must be less than {lt}, not {found}", "harus kurang dari {lt}, bukan {found}"),
    "less_than_equal": (
        "must be {le} or less, not {found}",
        "harus {le} atau kurang, bukan {found}",
    ),
    "multiple_of": (
        "must be a multiple of {multiple_of}, not {found}",
        "harus kelipatan {multiple_of}, bukan {found}",
    ),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_type": _INSTANT,
    "datetime_parsing": _INSTANT,
    "datetime_from_date_parsing": _INSTANT,
    "datetime_object_invalid": _INSTANT,
    "timezone_naive": _INSTANT,
    "timezone_aware": _INSTANT,
    "timezone_offset": _INSTANT,
    "time_type": _TIME,
    "time_parsing": _TIME,
    "time_delta_type": _DURATION,
    "time_delta_parsing": _DURATION,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "union_tag_invalid": _CHOICE,
    "union_tag_not_found": _KEYS,
    "none_required": ("must be left empty, not {found}", "harus kosong, bukan {found}"),
    "url_type": _URL,
    "url_parsing": _URL,
    "url_scheme": _URL,
    "url_syntax_violation": _URL,
    "url_too_long": _URL,
}
"""
By pydantic's type of error: English, Indonesian.

What the models of this library find themselves is a `LayananError` inside
pydantic's error, and that speaks both languages.
"""


def clip(text: str, *, most: int = 60) -> str:
    """
    Return `text` short enough to be quoted in a message, on one line.
    """
    line = text[: most + 1].replace("\n", "⏎")
    return line if len(line) <= most else f"{line[: most - 1]}…"


def say(
    kind: str,
    *,
    context: Mapping[str, Any],
    written: object,
    raw: str,
    english: str,
    choices: tuple[str, ...],
) -> Label:
    """
    Return what one of pydantic's errors means for the author of a file.

    Args:
        kind: Pydantic's type of error.
        context: Its bounds.
        written: The plain value that stands in the file.
        raw: How it is spelled there, where it is one word.
        english: Pydantic's own words, for a type that is not in the table.
        choices: The words that are possible at this place, where they are few.
    """
    error = context.get("error")
    if isinstance(error, LayananError):
        return Label(id=error.describe("id"), en=error.describe("en"))
    if kind not in MESSAGES:
        told = str(error or english)  # a plain ValueError says more than "Value error, …"
        return Label(id=told, en=told)
    choices = choices or _quoted(context)

    def fill(template: str, language: Language) -> str:
        expected = join_words([f'"{word}"' for word in choices], language, conjunction="atau")
        return template.format_map(
            {
                **context,
                "found": _found(written, language),
                "expected": expected,
                "quote": _quote_hint(written, raw, language),
            }
        )

    in_english, in_indonesian = MESSAGES[kind]
    return Label(id=fill(in_indonesian, "id"), en=fill(in_english, "en"))


def _quoted(context: Mapping[str, Any]) -> tuple[str, ...]:
    expected = context.get("expected") or context.get("expected_tags") or ""
    return tuple(re.findall(r"'([^']*)'", str(expected)))


def _found(written: object, language: Language) -> str:
    match written:
        case None:
            words = ("kosong", "nothing")
        case bool():
            words = (str(written).lower(), str(written).lower())
        case int() | float():
            words = (f"angka {written}", f"the number {written}")
        case str():
            words = (f'"{clip(written)}"', f'"{clip(written)}"')
        case list() | tuple():
            words = ("daftar", "a list")
        case Mapping():
            words = ("pasangan kunci dan nilai", "keys and values")
        case _:
            words = (clip(repr(written)), clip(repr(written)))
    return words[language == "en"]


def _quote_hint(written: object, raw: str, language: Language) -> str:
    if not isinstance(written, bool | int | float):
        return ""
    return {
        "id": f'; beri tanda kutip: "{raw}"',
        "en": f'; put it in quotes: "{raw}"',
    }[language]
