"""
The units in which terms are written, and their words in both languages.

A written unit is a field of `Term` and a size in it: "jam kerja" is 60 of
`working_minutes`. Printing always chooses the largest written unit that
fits, so equal terms have one spelling.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from layanan.text import Language

TermUnit = Literal[
    "years",
    "months",
    "weeks",
    "working_days",
    "calendar_days",
    "clock_minutes",
    "working_minutes",
]
"""A field of `Term`, in the order of size in which a compound is counted."""


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """
    Hold one unit as it is written: the field it fills, its size there, its words.
    """

    field: TermUnit
    size: int
    id: str
    en: str

    @property
    def may_be_divided(self) -> bool:
        """
        Return whether this is an hour, the one unit that has fractions.
        """
        return self.size == _MINUTES_PER_HOUR


_MINUTES_PER_HOUR: Final = 60
MINUTES_PER_DAY: Final = 1440

YEARS: Final = WrittenUnit("years", 1, "tahun", "year")
MONTHS: Final = WrittenUnit("months", 1, "bulan", "month")
WEEKS: Final = WrittenUnit("weeks", 1, "minggu", "week")
WORKING_DAYS: Final = WrittenUnit("working_days", 1, "hari kerja", "working day")
CALENDAR_DAYS: Final = WrittenUnit("calendar_days", 1, "hari", "calendar day")
CLOCK_DAYS: Final = WrittenUnit("clock_minutes", MINUTES_PER_DAY, "x24 jam", "x24 hours")
CLOCK_HOURS: Final = WrittenUnit("clock_minutes", _MINUTES_PER_HOUR, "jam kalender", "clock hour")
CLOCK_MINUTES: Final = WrittenUnit("clock_minutes", 1, "menit kalender", "clock minute")
WORKING_HOURS: Final = WrittenUnit("working_minutes", _MINUTES_PER_HOUR, "jam kerja", "office hour")
WORKING_MINUTES: Final = WrittenUnit("working_minutes", 1, "menit", "office minute")

FIELD_UNITS: Final[Mapping[TermUnit, WrittenUnit]] = {
    unit.field: unit
    for unit in (
        *(YEARS, MONTHS, WEEKS, WORKING_DAYS, CALENDAR_DAYS),
        *(CLOCK_MINUTES, WORKING_MINUTES),
    )
}

# "Hari" without "kerja" is every day of the calendar; "jam" and "menit" without
# "kalender" are office time: that is how service standards use them.
UNIT_NAMES: Final[Mapping[str, WrittenUnit]] = {
    name: unit
    for unit, names in {
        YEARS: ("tahun", "year", "years"),
        MONTHS: ("bulan", "month", "months"),
        WEEKS: ("minggu", "pekan", "week", "weeks"),
        WORKING_DAYS: (
            *("hari kerja", "working day", "working days", "business day", "business days"),
            *("workday", "workdays", "work day", "work days"),
        ),
        CALENDAR_DAYS: (
            *("hari", "hari kalender", "day", "days", "calendar day", "calendar days"),
        ),
        CLOCK_HOURS: ("jam kalender", "clock hour", "clock hours"),
        CLOCK_MINUTES: ("menit kalender", "clock minute", "clock minutes"),
        WORKING_HOURS: (
            *("jam", "jam kerja", "hour", "hours", "working hour", "working hours"),
            *("office hour", "office hours"),
        ),
        WORKING_MINUTES: (
            *("menit", "menit kerja", "minute", "minutes", "working minute", "working minutes"),
            *("office minute", "office minutes"),
        ),
    }.items()
    for name in names
}

WrittenAmount = tuple[int, WrittenUnit]


def write_term(
    amounts: Iterable[tuple[TermUnit, int]],
    at_least: Iterable[tuple[TermUnit, int]] | None,
    language: Language,
) -> str:
    """
    Return a term, or a range, in its one canonical spelling.

    Args:
        amounts: The fields that are not zero, largest first.
        at_least: The same of the lower end of a range.
    """
    upper = list(_split(amounts))
    if at_least is None:
        return _write_amounts(upper, language)
    lower = list(_split(at_least))
    if [unit for _, unit in lower] == [unit for _, unit in upper] and _is_one_number(upper):
        return f"{lower[0][0]}–{_write_amounts(upper, language)}"
    link = "sampai" if language == "id" else "to"
    return f"{_write_amounts(lower, language)} {link} {_write_amounts(upper, language)}"


def _is_one_number(amounts: list[WrittenAmount]) -> bool:
    # "1–2x24 jam" would be read by nobody.
    return len(amounts) == 1 and amounts[0][1] is not CLOCK_DAYS


def _split(amounts: Iterable[tuple[TermUnit, int]]) -> Iterator[WrittenAmount]:
    for field, amount in amounts:
        if field == "clock_minutes" and amount % MINUTES_PER_DAY == 0:
            yield amount // MINUTES_PER_DAY, CLOCK_DAYS
        elif field == "clock_minutes":
            yield from _split_hours(amount, CLOCK_HOURS, CLOCK_MINUTES)
        elif field == "working_minutes":
            yield from _split_hours(amount, WORKING_HOURS, WORKING_MINUTES)
        else:
            yield amount, FIELD_UNITS[field]


def _split_hours(minutes: int, hour: WrittenUnit, minute: WrittenUnit) -> Iterator[WrittenAmount]:
    hours, rest = divmod(minutes, hour.size)
    if hours:
        yield hours, hour
    if rest:
        yield rest, minute


def _write_amounts(amounts: Iterable[WrittenAmount], language: Language) -> str:
    return " ".join(write_amount(count, unit, language) for count, unit in amounts)


def write_amount(count: object, unit: WrittenUnit, language: Language) -> str:
    """
    Return `count` (a number, or a number as it was written) and its unit.
    """
    if unit is CLOCK_DAYS:
        return f"{count}{unit.id if language == 'id' else unit.en}"
    if language == "id":
        return f"{count} {unit.id}"
    return f"{count} {unit.en}" if count in {1, "1"} else f"{count} {unit.en}s"
