"""
Numbers in words, as a decree repeats them in brackets: "10 (sepuluh)".

Reading is the inverse of writing: words are read as a sum, and accepted only
if that sum is written with the same words. So "dua tiga" is no number.
"""

import re
from typing import Final

from layanan.text._language import Language, check_language
from layanan.text._unwritable import UnwritableValueError

_LIMIT: Final = 1_000_000
_ID_UNITS: Final = (
    *("nol", "satu", "dua", "tiga", "empat"),
    *("lima", "enam", "tujuh", "delapan", "sembilan"),
)
_ID_SMALL: Final = (
    *_ID_UNITS,
    *("sepuluh", "sebelas"),
    *(f"{unit} belas" for unit in _ID_UNITS[2:]),
)
_ID_SIZES: Final = ((1000, "ribu"), (100, "ratus"), (10, "puluh"))
_EN_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_EN_TENS: Final = (
    *("zero", "ten", "twenty", "thirty", "forty"),
    *("fifty", "sixty", "seventy", "eighty", "ninety"),
)
_EN_SIZES: Final = ((1000, "thousand"), (100, "hundred"))

_ADDS: Final[dict[str, int]] = (
    {word: n for n, word in enumerate(_ID_UNITS)}
    | {word: n for n, word in enumerate(_EN_SMALL)}
    | {word: 10 * n for n, word in enumerate(_EN_TENS)}
    | {"sepuluh": 10, "sebelas": 11, "seratus": 100}
)
_MULTIPLIES: Final = {"puluh": 10, "ratus": 100, "hundred": 100}
_THOUSANDS: Final = {"ribu", "thousand"}

_GLUED = re.compile(rf"\b({'|'.join(_ID_UNITS[1:])})(belas|puluh|ratus|ribu)\b")
_ENGLISH_AND = re.compile(r"\b(hundred|thousand) and (?=\w)")


def number_to_words(n: int, language: Language = "id") -> str:
    """
    Return `n` in words.

    Args:
        n: 0 to 999 999.

    Raises:
        UnwritableValueError: If `n` is outside these bounds.

    Examples:
        >>> number_to_words(105), number_to_words(21, "en")
        ('seratus lima', 'twenty-one')
    """
    language = check_language(language)
    if not 0 <= n < _LIMIT:
        raise UnwritableValueError(
            value=n,
            fact_id="hanya 0 sampai 999 999 yang ditulis dengan huruf",
            fact_en="only 0 to 999 999 are written in words",
        )
    return _write_indonesian(n) if language == "id" else _write_english(n)


def _write_indonesian(n: int) -> str:
    if n < len(_ID_SMALL):
        return _ID_SMALL[n]
    size, word = next(pair for pair in _ID_SIZES if n >= pair[0])
    count, rest = divmod(n, size)
    head = f"se{word}" if count == 1 else f"{_write_indonesian(count)} {word}"
    return f"{head} {_write_indonesian(rest)}" if rest else head


def _write_english(n: int) -> str:
    if n < len(_EN_SMALL):
        return _EN_SMALL[n]
    for size, word in _EN_SIZES:
        if n >= size:
            count, rest = divmod(n, size)
            head = f"{_write_english(count)} {word}"
            return f"{head} {_write_english(rest)}" if rest else head
    tens, unit = divmod(n, 10)
    return f"{_EN_TENS[tens]}-{_EN_SMALL[unit]}" if unit else _EN_TENS[tens]


def words_to_number(text: str) -> int | None:
    """
    Return the number that `text` names in Indonesian or English, else None.

    Digits are not words. Case, spacing and hyphens do not matter, nor the
    "and" of British English, nor words run together ("duapuluh").

    Args:
        text: The number and nothing else.

    Examples:
        >>> words_to_number("dua puluh satu"), words_to_number("one hundred and five")
        (21, 105)
        >>> words_to_number("beberapa") is None
        True
    """
    words = " ".join(text.casefold().replace("-", " ").split())
    words = _ENGLISH_AND.sub(r"\1 ", _GLUED.sub(r"\1 \2", words))
    n = _sum_words(words.split())
    if n is None or n >= _LIMIT:
        return None
    canonical = {_write_indonesian(n), _write_english(n).replace("-", " ")}
    return n if words in canonical else None


def _sum_words(words: list[str]) -> int | None:
    total, group, last = 0, 0, 0
    for word in words:
        if word in _ADDS:
            last = _ADDS[word]
            group += last
        elif word == "belas":
            group += 10
        elif word in _MULTIPLIES:
            group += last * (_MULTIPLIES[word] - 1)
        elif word == "seribu":
            total += 1000
        elif word in _THOUSANDS:
            total, group = total + group * 1000, 0
        else:
            return None
    return total + group if words else None
