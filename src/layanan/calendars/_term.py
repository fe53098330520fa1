"""
A term ("jangka waktu"): how long something may take, in units that never mix.

Ten working days are no fortnight and two months are no sixty days. A term
therefore keeps every unit apart and says nothing of when it ends; that takes
a calendar and a day of receipt. What is written down is the most that a
service may take: of a range only the upper end can be breached.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from layanan.calendars._term_errors import TermError, TermSyntaxError, TermTypeError
from layanan.calendars._term_grammar import LONGEST_TEXT, read_term
from layanan.calendars._term_words import (
    FIELD_UNITS,
    MINUTES_PER_DAY,
    TermUnit,
    write_amount,
    write_term,
)
from layanan.text import Language, check_language

__all__ = [
    "Term",
    "TermError",
    "TermSyntaxError",
    "TermTypeError",
    "TermUnit",
    "calendar_days",
    "clock_hours",
    "clock_minutes",
    "months",
    "weeks",
    "working_days",
    "working_hours",
    "working_minutes",
    "years",
]

_MOST_DAYS: Final = 36_500
_MOST_MINUTES: Final = _MOST_DAYS * MINUTES_PER_DAY
_LONGEST_SHOWN: Final = 10**15
_MINUTE: Final = timedelta(minutes=1)

# In the order in which a compound is counted. A century is beyond any
# standard and still inside the dates that Python knows.
_MOST: Final[Mapping[TermUnit, int]] = {
    "years": 100,
    "months": 1_200,
    "weeks": 5_200,
    "working_days": _MOST_DAYS,
    "calendar_days": _MOST_DAYS,
    "clock_minutes": _MOST_MINUTES,
    "working_minutes": _MOST_MINUTES,
}

# What each unit usually takes, in minutes × 25: five working days of seven and
# a half hours a week, a year of 365 days. It decides which end of a range is the
# upper one ("3 hari sampai 3 hari kerja") and whether a norm keeps within the law;
# nothing else is measured by it.
_USUAL: Final[Mapping[TermUnit, int]] = {
    "years": 365 * MINUTES_PER_DAY * 25,
    "months": 365 * MINUTES_PER_DAY * 25 // 12,
    "weeks": 7 * MINUTES_PER_DAY * 25,
    "working_days": 7 * MINUTES_PER_DAY * 25 // 5,
    "calendar_days": MINUTES_PER_DAY * 25,
    "clock_minutes": 25,
    "working_minutes": 7 * MINUTES_PER_DAY * 25 // (5 * 450),
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Term:
    """
    Hold how long something may take, each unit in a field of its own.

    A compound ("10 hari kerja 35 menit") counts its largest unit first, in
    the order of the fields. Equal terms have one spelling: `str(term)`.

    Attributes:
        working_days: Hari kerja.
        calendar_days: Hari (kalender): every day counts.
        clock_minutes: Round the clock, as in "3x24 jam".
        working_minutes: Office time, as in "3 jam kerja" or "15 menit".
        at_least: The lower end of a range; it informs and cannot be breached.
        largest_unit: The unit that is counted first; it follows from the amounts.

    Raises:
        TermError: If an amount is negative or too large, if all are zero, or
            if the lower end is not below the upper or the range is too long to write.

    Examples:
        >>> term = Term.parse("10 (sepuluh) hari kerja 35 menit")
        >>> term.working_days, term.working_minutes
        (10, 35)
        >>> print(term, "/", term.text("en"))
        10 hari kerja 35 menit / 10 working days 35 office minutes
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    working_days: int = 0
    calendar_days: int = 0
    clock_minutes: int = 0
    working_minutes: int = 0
    at_least: Self | None = None
    largest_unit: TermUnit = field(init=False, compare=False)
    _hash: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        largest: TermUnit | None = None
        for unit, most in _MOST.items():
            amount = getattr(self, unit)
            if type(amount) is not int:
                raise _wrong_type(amount, "bilangan bulat", "an int")
            if not 0 <= amount <= most:
                raise _out_of_bounds(unit, amount, most)
            if amount and largest is None:
                largest = unit
        if largest is None:
            raise TermError(
                fact_id="jangka waktu nol; tulis paling sedikit 1, misalnya 1 menit",
                fact_en="a term of nothing; give at least 1, such as 1 menit",
            )
        # Every reading of every clock asks for these.
        object.__setattr__(self, "largest_unit", largest)
        amounts = tuple([getattr(self, unit) for unit in _MOST])
        object.__setattr__(self, "_hash", hash((amounts, self.at_least)))
        if self.at_least is not None:
            self._check_range(self.at_least)

    def _check_range(self, lower: object) -> None:
        if not isinstance(lower, Term):
            raise _wrong_type(lower, "Term", "a Term")
        if lower.at_least is not None:
            raise TermError(
                fact_id=f"batas bawah {lower} sendiri berupa rentang; beri satu jangka waktu",
                fact_en=f"the lower end {lower.text('en')} is a range itself; give a single term",
            )
        upper = _drop_lower_end(self)
        if usual_length(lower) >= usual_length(upper):
            raise TermError(
                fact_id=f"rentang dari {lower} sampai {upper}: batas atas harus lebih lama; "
                "tukar keduanya atau tulis batas atasnya saja",
                fact_en=f"a range from {lower.text('en')} to {upper.text('en')}: the upper end "
                "must be longer; swap them or give the upper end alone",
            )
        # Every term can be read back; only a range of two long compounds is too long for that.
        if max(len(self.text("id")), len(self.text("en"))) > LONGEST_TEXT:
            raise TermError(
                fact_id=f"rentang dengan begitu banyak satuan melewati {LONGEST_TEXT} huruf; "
                "tulis batas atasnya saja",
                fact_en=f"a range of so many units exceeds {LONGEST_TEXT} characters; "
                "give the upper end alone",
            )

    # --- reading and writing ------------------------------------------------

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Return the term that `text` states, in Indonesian or English.

        "Hari" is every day of the calendar, "hari kerja" working days only;
        "jam" and "menit" are office time, "3x24 jam" runs round the clock. Words
        that mean "at most" may lead. Everything else must be understood:
        what a term is counted from belongs to the level, not to the term.

        Args:
            text: At most 200 characters.

        Raises:
            TermSyntaxError: If a part is not understood, ambiguous, or out of bounds.
            TermTypeError: If `text` is no str.

        Examples:
            >>> print(Term.parse("paling lambat 2 s.d. 3 (tiga) hari kerja"))
            2–3 hari kerja
        """
        if not isinstance(text, str):
            raise _wrong_type(text, "teks", "a str")
        upper, lower = read_term(text)
        try:
            return cls(**upper, at_least=None if lower is None else cls(**lower, at_least=None))
        except TermError as error:
            whole = text.strip()
            raise TermSyntaxError(
                text=text,
                part=whole,
                position=text.index(whole) + 1,
                fact_id=error.fact_id,
                fact_en=error.fact_en,
            ) from error

    def text(self, language: Language = "id") -> str:
        """
        Return the canonical spelling, which `Term.parse` reads back.

        Examples:
            >>> Term.parse("3 jam").text("en"), Term.parse("3x24 jam").text("en")
            ('3 office hours', '3x24 hours')
        """
        lower = None if self.at_least is None else self.at_least.parts
        return write_term(self.parts, lower, check_language(language))

    def __hash__(self) -> int:
        return self._hash

    def __str__(self) -> str:
        return self.text("id")

    def __repr__(self) -> str:
        return f"Term.parse({str(self)!r})"

    # --- questions ----------------------------------------------------------

    @property
    def parts(self) -> tuple[tuple[TermUnit, int], ...]:
        """
        Return its units that are not zero, in the order in which they are counted.

        Examples:
            >>> Term.parse("35 menit dan 10 hari kerja").parts
            (('working_days', 10), ('working_minutes', 35))
        """
        return tuple((unit, amount) for unit in _MOST if (amount := getattr(self, unit)))

    @property
    def is_whole_days(self) -> bool:
        """
        Return whether it has no time part: it ends with a day, not at a minute.
        """
        return not (self.clock_minutes or self.working_minutes)

    @property
    def has_working_unit(self) -> bool:
        """
        Return whether it needs to know when the office works.
        """
        return bool(self.working_days or self.working_minutes)

    @property
    def unit(self) -> TermUnit | Literal["compound"]:
        """
        Return its only unit, or "compound" where it has several.
        """
        first, *others = self.parts
        return "compound" if others else first[0]

    @property
    def working_time(self) -> timedelta:
        """
        Return its office time, beside its days.
        """
        return _MINUTE * self.working_minutes

    @property
    def clock_time(self) -> timedelta:
        """
        Return its time round the clock, beside its days.
        """
        return _MINUTE * self.clock_minutes

    # --- arithmetic ---------------------------------------------------------

    def __add__(self, other: Self) -> Self:
        """
        Return both terms together, unit by unit; a range is shifted at both ends.
        """
        if not isinstance(other, Term):
            return NotImplemented
        lower = None
        if self.at_least is not None or other.at_least is not None:
            lower = _lower_end(self) + _lower_end(other)
        sums = {unit: getattr(self, unit) + getattr(other, unit) for unit in _MOST}
        return type(self)(**sums, at_least=lower)

    def __mul__(self, quantity: int) -> Self:
        """
        Return the term for so many, as in 15 menit/dokumen × 10 documents.
        """
        if type(quantity) is not int:
            return NotImplemented
        if quantity < 1:
            raise TermError(
                fact_id="jangka waktu dikalikan 0 atau kurang; kalikan dengan 1 atau lebih",
                fact_en="a term multiplied by 0 or less; multiply by 1 or more",
            )
        lower = None if self.at_least is None else self.at_least * quantity
        products = {unit: amount * quantity for unit, amount in self.parts}
        return type(self)(**products, at_least=lower)

    __rmul__ = __mul__

    # --- as a field of a model ----------------------------------------------

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """
        Describe a field that takes a term or its text, and is written as text.
        """
        return core_schema.no_info_plain_validator_function(
            cls._accept,
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """
        Describe the text for editors that check a definition while it is written.
        """
        return {
            "type": "string",
            "minLength": 1,
            "description": "Jangka waktu / term: hari kerja, hari (kalender), minggu, bulan, "
            "tahun, jam kerja, menit, 3x24 jam",
            "examples": ["10 hari kerja", "3 jam kerja", "15 menit", "3x24 jam", "1–2 hari kerja"],
        }

    @classmethod
    def _accept(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise _wrong_type(value, "Term atau teks", "a Term or a str")


def _lower_end(term: Term) -> Term:
    return term.at_least or term


def _drop_lower_end(term: Term) -> Term:
    return replace(term, at_least=None)


def usual_length(term: Term) -> int:
    """
    Return how long a term usually is, in parts of a minute: only to tell which of two is longer.

    Raises:
        TermTypeError: If it is no term.
    """
    try:
        parts = term.parts
    except AttributeError:
        raise _wrong_type(term, "Term", "a Term") from None
    return sum(amount * _USUAL[unit] for unit, amount in parts)


def _wrong_type(value: object, wanted_id: str, wanted_en: str) -> TermTypeError:
    return TermTypeError(given=type(value).__name__, wanted_id=wanted_id, wanted_en=wanted_en)


def _out_of_bounds(unit: TermUnit, amount: int, most: int) -> TermError:
    # Python itself refuses to write integers of thousands of digits.
    given = str(amount) if abs(amount) < _LONGEST_SHOWN else "…"
    bound = f"{most:,}".replace(",", " ")
    return TermError(
        fact_id=f"{write_amount(given, FIELD_UNITS[unit], 'id')} di luar batas 0 sampai {bound}; "
        "periksa angkanya atau tulis dalam satuan yang lebih besar",
        fact_en=f"{write_amount(given, FIELD_UNITS[unit], 'en')} is outside the bounds 0 to "
        f"{bound}; check the number or write it in a larger unit",
    )


def years(count: int) -> Term:
    """
    Return a term of `count` calendar years.
    """
    return Term(years=count)


def months(count: int) -> Term:
    """
    Return a term of `count` calendar months.
    """
    return Term(months=count)


def weeks(count: int) -> Term:
    """
    Return a term of `count` calendar weeks.
    """
    return Term(weeks=count)


def working_days(count: int) -> Term:
    """
    Return a term of `count` working days ("hari kerja").
    """
    return Term(working_days=count)


def calendar_days(count: int) -> Term:
    """
    Return a term of `count` days of the calendar ("hari").
    """
    return Term(calendar_days=count)


def clock_hours(count: int) -> Term:
    """
    Return a term of `count` hours round the clock; 72 is "3x24 jam".
    """
    return Term(clock_minutes=_hours(count))


def clock_minutes(count: int) -> Term:
    """
    Return a term of `count` minutes round the clock.
    """
    return Term(clock_minutes=count)


def working_hours(count: int) -> Term:
    """
    Return a term of `count` hours of office time ("jam kerja").
    """
    return Term(working_minutes=_hours(count))


def working_minutes(count: int) -> Term:
    """
    Return a term of `count` minutes of office time ("menit").
    """
    return Term(working_minutes=count)


def _hours(count: int) -> int:
    if type(count) is not int:
        raise _wrong_type(count, "bilangan bulat", "an int")
    return count * 60
