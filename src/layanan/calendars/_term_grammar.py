"""
The wording of terms, as officials write them.

    term   = {at most} side [sampai side]
    side   = part {joiner part}
    part   = number ["(" number ")"] ["x" 24 ["(" number ")"]] unit
    joiner = nothing | "," | "dan" | "and" | "+"
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from layanan.calendars import _term_refusals as refusals
from layanan.calendars._term_tokens import Cursor, Phrases
from layanan.calendars._term_words import CLOCK_DAYS, UNIT_NAMES, TermUnit, WrittenUnit
from layanan.text import words_to_number

Amounts = dict[TermUnit, int]

LONGEST_TEXT: Final = 200
_HOURS_A_DAY: Final = 24
_LONGEST_NUMBER: Final = 12  # words; no number below a million has more
_GROUP: Final = 3  # digits between two separators of thousands

_UNITS: Final = Phrases(*UNIT_NAMES)
_AT_MOST: Final = Phrases(
    *("paling lambat", "paling lama", "selambat-lambatnya", "selama-lamanya"),
    *("maksimal", "maksimum", "maks", "maks.", "dalam", "dalam waktu", "dalam jangka waktu"),
    *("at most", "within", "up to", "no later than", "not later than", "no more than"),
    *("maximum", "max", "max."),
)
_UPWARDS: Final = Phrases(
    *("-", "‐", "‑", "‒", "–", "—", "−"),  # noqa: RUF001 - all the dashes that people type
    *("sampai", "sampai dengan", "hingga", "s.d.", "s.d", "sd", "sd.", "s/d", "to"),
)
_JOINERS: Final = Phrases(",", "+", "dan", "and", ", dan", ", and")
_TIMES: Final = Phrases("x", "×", "kali", "times")
_HALF: Final = Phrases("setengah", "half", "half a", "half an")
_AND_A_HALF: Final = Phrases("setengah", "and a half")
_OPEN: Final = Phrases("(")
_CLOSE: Final = Phrases(")")

_ROUND_THE_CLOCK: Final = frozenset(
    {"jam", "jam kalender", "hour", "hours", "clock hour", "clock hours"}
)


@dataclass(frozen=True, slots=True)
class _Part:
    """
    Hold one amount as it was read; without a unit where a range follows ("1–2 hari").
    """

    place: int
    count: Fraction
    unit: WrittenUnit | None
    is_added: bool = False


def read_term(text: str) -> tuple[Amounts, Amounts | None]:
    """
    Return the amounts of the term that `text` states, and of its lower end if it is a range.

    Raises:
        TermSyntaxError: If it is empty, longer than 200 characters, or not wholly understood.
    """
    if len(text) > LONGEST_TEXT:
        refusals.refuse_length(text, LONGEST_TEXT)
    cursor = Cursor(text)
    while cursor.take(_AT_MOST):
        pass
    upper = _read_side(cursor)
    lower = None
    if cursor.take(_UPWARDS):
        lower, upper = upper, _read_side(cursor)
    if not cursor.is_at_end:
        refusals.refuse_unknown(cursor)
    if lower is not None:
        lower = _lend_unit(cursor, lower, upper)
    return _sum(cursor, upper), None if lower is None else _sum(cursor, lower)


def _read_side(cursor: Cursor) -> list[_Part]:
    parts = [_read_part(cursor)]
    while parts[-1].unit is not None:
        joiner = cursor.take(_JOINERS)
        if joiner is None and not _is_at_number(cursor):
            break
        parts.append(replace(_read_part(cursor), is_added=joiner == "+"))
    return parts


def _read_part(cursor: Cursor) -> _Part:
    first = cursor.place
    count = _read_number(cursor)
    if count is None:
        refusals.refuse_missing_number(cursor)
    name = _read_repetition(cursor, first, count)
    is_round_the_clock = cursor.take(_TIMES) is not None
    if is_round_the_clock:
        name = _read_hours_of_a_day(cursor, first, count)
    name = name or cursor.take(_UNITS)
    if name is None:
        if is_round_the_clock or not cursor.look(_UPWARDS):
            refusals.refuse_missing_unit(cursor, first)
        return _Part(first, count, None)
    if cursor.look(_UNITS):
        refusals.refuse_second_unit(cursor, count, UNIT_NAMES[name])
    if is_round_the_clock and name not in _ROUND_THE_CLOCK:
        refusals.refuse_clock_unit(cursor, first, count, name)
    return _Part(first, count, CLOCK_DAYS if is_round_the_clock else UNIT_NAMES[name])


def _read_hours_of_a_day(cursor: Cursor, first: int, days: Fraction) -> str | None:
    at = cursor.place
    hours = _read_number(cursor)
    if hours != _HOURS_A_DAY:
        refusals.refuse_factor(cursor, at)
    return _read_repetition(cursor, first, hours, days=days)


def _read_repetition(
    cursor: Cursor, first: int, count: Fraction, *, days: Fraction | None = None
) -> str | None:
    """
    Read "(sepuluh)" after "10"; return the unit if the brackets hold it too.
    """
    bracket = cursor.place
    if not cursor.take(_OPEN):
        return None
    repeated = _read_number(cursor)
    if repeated is None:
        refusals.refuse_missing_number(cursor)
    agrees = repeated == count
    if days is not None and cursor.take(_TIMES):  # "3x24 (tiga kali dua puluh empat) jam"
        agrees = repeated == days and _read_number(cursor) == count
    if not agrees:
        refusals.refuse_disagreement(cursor, first, bracket)
    unit = cursor.take(_UNITS)
    if not cursor.take(_CLOSE):
        refusals.refuse_open_bracket(cursor)
    return unit


def _read_number(cursor: Cursor) -> Fraction | None:
    if cursor.take(_HALF):
        return Fraction(1, 2)
    count = _read_digits(cursor)
    if count is None:
        count = _read_number_in_words(cursor)
    if count is not None and cursor.take(_AND_A_HALF):
        count += Fraction(1, 2)
    return count


def _is_at_number(cursor: Cursor) -> bool:
    if cursor.here is not None and cursor.here.kind == "digits":
        return True
    place = cursor.place
    found = _read_number(cursor) is not None
    cursor.place = place
    return found


def _read_digits(cursor: Cursor) -> Fraction | None:
    token = cursor.here
    if token is None or token.kind != "digits":
        return None
    whole, *decimals = token.text.replace(",", ".").split(".")
    if len(decimals) > 1 or (decimals and len(decimals[0]) == _GROUP and whole.strip("0")):
        refusals.refuse_ambiguous_number(cursor)
    cursor.place += 1
    return Fraction(".".join([whole, *decimals]))


def _read_number_in_words(cursor: Cursor) -> Fraction | None:
    words = cursor.words(_LONGEST_NUMBER)
    for length in range(len(words), 0, -1):
        number = words_to_number(" ".join(words[:length]))
        if number is not None:
            cursor.place += length
            return Fraction(number)
    return None


def _lend_unit(cursor: Cursor, lower: list[_Part], upper: list[_Part]) -> list[_Part]:
    last = lower[-1]
    if last.unit is not None:
        return lower
    if len(lower) > 1 or len(upper) > 1:
        refusals.refuse_half_range(cursor, last.place)
    return [replace(last, unit=upper[0].unit)]


def _sum(cursor: Cursor, parts: Iterable[_Part]) -> Amounts:
    amounts: Amounts = {}
    seen: set[WrittenUnit] = set()
    for part in parts:
        unit = part.unit
        assert unit is not None  # noqa: S101 - only a lower end lacks its unit, and it was lent
        if unit in seen and not part.is_added:
            refusals.refuse_repeated_unit(cursor, part.place, unit)
        seen.add(unit)
        amount = part.count * unit.size
        is_divided = part.count.denominator != 1
        if amount.denominator != 1 or (is_divided and not unit.may_be_divided):
            refusals.refuse_fraction(cursor, part.place, unit)
        amounts[unit.field] = amounts.get(unit.field, 0) + amount.numerator
    return amounts
