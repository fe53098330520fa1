"""
Moments that the calendar fixes: by the 10th, by 16:00, by 10 January each year.

The days are a recurrence as RFC 5545 writes it, read by `dateutil.rrule`. Its
surprises are fenced in: what it would take from the day on which one asks must
be written, what it would leave out in silence is a fault (day 0, month 13, the
"first Monday" of a week), and a rule that no day fits is refused at once.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from itertools import takewhile
from typing import Annotated, Final, Literal, Self

from dateutil.rrule import rrulestr
from pydantic import AfterValidator, model_validator

from layanan.calendars import CalendarCoverageError, Term, WorkingCalendar, require_aware
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.records import Record, clip, require
from layanan.sla._count import ONE_DAY
from layanan.sla._counting import DEFAULT, Counting, Hour
from layanan.sla._deadline import Certainty
from layanan.sla._measure import counted_from
from layanan.text import Label

_MIDNIGHT = time()
#: 29 February on a Monday comes once in 28 years, and once in 40 across a year such as 2100.
_YEARS: Final = 40

_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_NEEDED: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    "DAILY": (),
    "WEEKLY": (frozenset({"BYDAY"}),),
    "MONTHLY": (frozenset({"BYMONTHDAY", "BYDAY"}),),
    "YEARLY": (frozenset({"BYMONTH"}), frozenset({"BYMONTHDAY", "BYDAY"})),
}
_KNOWN: Final = ("FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")
_SHORT: Final = ("DAILY", "WEEKLY")
_ONLY_LONG: Final = ("BYMONTHDAY", "BYSETPOS")
_LONGEST: Final = 200

_DAY_NAMES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: What each value must look like, and that in words.
_VALUES: Final[Mapping[str, tuple[re.Pattern[str], Label]]] = {
    "BYMONTH": (
        re.compile(r"[1-9]|1[0-2]"),
        Label(id="bulan dari 1 sampai 12", en="a month from 1 to 12"),
    ),
    "BYMONTHDAY": (
        re.compile(r"[+-]?([1-9]|[12][0-9]|3[01])"),
        Label(
            id="tanggal dari 1 sampai 31, atau dari -1 (hari terakhir) sampai -31",
            en="a day from 1 to 31, or from -1 (the last) to -31",
        ),
    ),
    "BYDAY": (
        re.compile(rf"([+-]?[1-5])?({'|'.join(_DAY_NAMES)})"),
        Label(
            id=f"hari {', '.join(_DAY_NAMES)}, boleh dengan urutan dalam bulan: 1MO, -1FR",
            en=f"a day {', '.join(_DAY_NAMES)}, or which one of its month: 1MO, -1FR",
        ),
    ),
    "BYSETPOS": (
        re.compile(r"[+-]?([1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])"),
        Label(
            id="urutan dari 1 sampai 366, atau dari -1 (yang terakhir) sampai -366",
            en="a position from 1 to 366, or from -1 (the last) to -366",
        ),
    ),
}


class CutoffRuleError(LayananError, ValueError):
    """
    Tell everything about a recurrence that cannot be a cut-off, all at once.
    """

    def __init__(self, *, rule: str, faults: tuple[Label, ...]) -> None:
        self.rule = rule
        self.faults = faults

    def _text(self, language: str) -> str:
        found = "; ".join(one.id if language == "id" else one.en for one in self.faults)
        shown = clip(self.rule, most=_LONGEST)
        if language == "id":
            return f"{shown!r} bukan aturan tanggal: {found}"
        return f"{shown!r} is no rule of dates: {found}"


def _sound(rule: str) -> str:
    faults = tuple(_faults(rule))
    if faults:
        raise CutoffRuleError(rule=rule, faults=faults)
    return rule


class Cutoff(Record, frozen=True):
    """
    Hold a moment that the calendar fixes, and that comes back.

    Attributes:
        rule: The days, as RFC 5545 writes them: FREQ, BYMONTH, BYMONTHDAY,
            BYDAY, BYSETPOS. A month without the day is passed over; day -1 is
            the last of every month.
        by: The hour on the office's clock. Left out, it is closing time on a
            working day, and 24:00 on a day off.
        working_days: Whether only working days are meant; then none rolls.
        roll: Where a day off moves the day: nowhere, to the next working day,
            or to the one before.
        label: What people call it.
        cites: The rule it rests on.

    Raises:
        CutoffRuleError: If the rule cannot be read, all faults at once.

    Examples:
        >>> Cutoff(rule="FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", roll="previous").by is None
        True
    """

    rule: Annotated[str, AfterValidator(_sound)]
    by: Hour | None = None
    working_days: bool = False
    roll: Literal["none", "next", "previous"] = "none"
    label: Label | None = None
    cites: Citation | None = None

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if self.working_days and self.roll != "none":
            raise CutoffRuleError(rule=self.rule, faults=(_NOTHING_ROLLS,))
        return self

    @property
    def asks_calendar(self) -> bool:
        """
        Whether it depends on which days are working days, or on office hours.
        """
        return self.working_days or self.roll != "none" or self.by is None


@dataclass(frozen=True, slots=True)
class Moment:
    """
    Hold the moment to which a cut-off comes next.

    Attributes:
        day: The day; None if undetermined.
        at: The last instant in time, in the office's zone; None if
            undetermined, or if the hours of that day are not on record.
        certainty: "firm", "provisional" or "undetermined", as for a deadline.
    """

    day: date | None
    at: datetime | None
    certainty: Certainty


_UNDETERMINED: Final = Moment(None, None, "undetermined")


def next_cutoff(after: datetime, cutoff: Cutoff, *, calendar: WorkingCalendar) -> Moment:
    """
    Return the first moment of a cut-off that is not before an instant.

    At the moment itself is in time. A day that ends at 24:00 is over once the
    next has begun.

    Args:
        after: Aware instant, in any zone.
        cutoff: The rule.
        calendar: The office's calendar, in whose zone the answer is given.

    Raises:
        WrongTypeError: If `cutoff` or `calendar` is of another kind.
        NaiveTimeError: If `after` has no zone.
        CalendarCoverageError: If `after` lies beyond what Python can write.

    Examples:
        By the 10th of each month, or the last working day before it; 10 May
        2026 is a Sunday:

        >>> from zoneinfo import ZoneInfo
        >>> from layanan import calendars
        >>> cutoff = Cutoff(rule="FREQ=MONTHLY;BYMONTHDAY=10", roll="previous", by="16:00")
        >>> at = datetime(2026, 5, 4, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
        >>> str(next_cutoff(at, cutoff, calendar=calendars.indonesia("ID-JT")).at)
        '2026-05-08 16:00:00+07:00'
    """
    _require(cutoff, calendar)
    local = calendar.local(require_aware(after))
    first = local.date()
    try:
        since = _since(first, cutoff, calendar)
        for written, day in _days(cutoff, since, calendar):
            at = _instant(day, cutoff, calendar)
            if day >= first and (at is None or at >= local):
                until = max(written, day)
                return Moment(day, at, _certainty((since, day, until), cutoff, calendar))
    except (CalendarCoverageError, OverflowError):
        # Beyond the decreed years nothing is guessed.
        return _UNDETERMINED
    return _UNDETERMINED


def target_term(
    start: datetime, cutoff: Cutoff, *, calendar: WorkingCalendar, counting: Counting = DEFAULT
) -> tuple[Term, Counting] | None:
    """
    Return the next moment of a cut-off as a term of whole days from a start.

    Said so it can pause: the term, counted from the start by the rules that
    come with it, ends at that very moment.

    Args:
        start: Aware instant from which the term is counted.
        cutoff: The rule.
        calendar: The office's calendar.
        counting: Its rule of receipt holds; the others follow from the cut-off.

    Returns:
        The term and its rules; None where the moment is undetermined.

    Raises:
        WrongTypeError: If `cutoff`, `calendar` or `counting` is of another kind.
        NaiveTimeError: If `start` has no zone.
        CalendarCoverageError: If `start` lies beyond what Python can write.
    """
    _require(cutoff, calendar)
    require("counting", counting, Counting, "a Counting, e.g. Counting(receipt='office_hours')")
    local = calendar.local(require_aware(start))
    try:
        local = counted_from(local, calendar, counting)
        day = next_cutoff(local, cutoff, calendar=calendar).day
        if day is None:
            return None
        first = local.date()
        term = Term(calendar_days=(day - first).days + 1)
        if _is_working_day(day, calendar):
            term = Term(working_days=calendar.count_working_days(first - ONE_DAY, day))
    except CalendarCoverageError:
        return None
    return term, _same_day(counting.receipt, counting.boundary, cutoff.by)


def _require(cutoff: object, calendar: object) -> None:
    # It costs little beside the days that are looked through.
    require("cutoff", cutoff, Cutoff, "a Cutoff, e.g. Cutoff(rule='FREQ=MONTHLY;BYMONTHDAY=10')")
    require("calendar", calendar, WorkingCalendar, "a WorkingCalendar, e.g. office.calendar()")


@lru_cache(maxsize=64)
def _same_day(
    receipt: Literal["stamp", "office_hours"],
    boundary: Literal["closing", "opening"],
    by: time | None,
) -> Counting:
    return Counting(day_one="same", receipt=receipt, boundary=boundary, by=by)


def _is_working_day(day: date, calendar: WorkingCalendar) -> bool:
    last = calendar.last_day
    known = last is not None and calendar.first_day <= day <= last
    return known and calendar.is_working_day(day)


def _since(first: date, cutoff: Cutoff, calendar: WorkingCalendar) -> date:
    """
    Return the first day that may matter: what rolls on comes from the days off before.
    """
    return _working_day_to(first - ONE_DAY, calendar) if cutoff.roll == "next" else first


def _days(cutoff: Cutoff, since: date, calendar: WorkingCalendar) -> Iterator[tuple[date, date]]:
    """
    Yield the days of a cut-off from a day on: as written, and as rolled.
    """
    asks = cutoff.working_days or cutoff.roll != "none"
    for day in _occurrences(cutoff.rule, since):
        if not asks or calendar.is_working_day(day):
            yield day, day
        elif cutoff.roll == "next":
            yield day, calendar.add_working_days(day, 1)
        elif cutoff.roll == "previous":
            yield day, _working_day_to(day, calendar)


def _working_day_to(day: date, calendar: WorkingCalendar) -> date:
    while not calendar.is_working_day(day):
        day -= ONE_DAY
    return day


def _occurrences(rule: str, since: date) -> Iterator[date]:
    for year in range(since.year, min(since.year + _YEARS, date.max.year) + 1):
        days = _in_year(rule, year)
        yield from days[bisect_left(days, since) :]


@lru_cache(maxsize=512)
def _in_year(rule: str, year: int) -> tuple[date, ...]:
    # Dates have no zone, and `dateutil` knows no dates. Its UNTIL stops nothing while no day fits.
    found = rrulestr(rule, dtstart=datetime(year, 1, 1))  # noqa: DTZ001
    return tuple(one.date() for one in takewhile(lambda one: one.year == year, found))


def _instant(day: date, cutoff: Cutoff, calendar: WorkingCalendar) -> datetime | None:
    if cutoff.by is not None:
        return datetime.combine(day, cutoff.by, calendar.zone)
    if calendar.is_working_day(day):
        return calendar.closing(day)
    return datetime.combine(day + ONE_DAY, _MIDNIGHT, calendar.zone)


def _certainty(
    span: tuple[date, date, date], cutoff: Cutoff, calendar: WorkingCalendar
) -> Certainty:
    """
    Return how sure a moment is; `span` is the first day that may matter, the day, and the last.
    """
    if not cutoff.asks_calendar:
        return "firm"
    since, day, until = span
    touches = calendar.touches_isbat
    moves = touches(since, until + ONE_DAY) or (cutoff.by is None and touches(day, day, hours=True))
    return "provisional" if moves else "firm"


_NOTHING_ROLLS: Final = Label(
    id="dengan working_days hari libur dilewati, maka tidak ada yang digeser; hapus roll",
    en="with working_days a day off is passed over, so nothing rolls; leave roll out",
)


def _faults(rule: str) -> Iterator[Label]:
    """
    Yield everything about a rule that cannot be.
    """
    parts = [part.partition("=") for part in rule.split(";")]
    given = {key: value for key, _, value in parts}
    if len(rule) > _LONGEST or len(given) != len(parts) or not all(sign for _, sign, _ in parts):
        yield Label(
            id="tulis seperti FREQ=MONTHLY;BYMONTHDAY=10, setiap bagian satu kali",
            en="write it like FREQ=MONTHLY;BYMONTHDAY=10, each part once",
        )
        return
    faults = [*_part_faults(given), *_value_faults(given)]
    yield from faults
    if not faults and _never(rule):
        yield Label(
            id="tidak ada tanggal yang cocok, misalnya 30 Februari",
            en="no day fits it, as 30 February",
        )


def _part_faults(given: Mapping[str, str]) -> Iterator[Label]:
    frequency = given.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        yield Label(
            id=f"FREQ harus salah satu dari {', '.join(_FREQUENCIES)}",
            en=f"FREQ must be one of {', '.join(_FREQUENCIES)}",
        )
    for key in given:
        if key not in _KNOWN:
            yield Label(
                id=f"{key} tidak dikenal di sini; yang ada: {', '.join(_KNOWN)}",
                en=f"{key} has no place here; there are: {', '.join(_KNOWN)}",
            )
        elif key in _ONLY_LONG and frequency in _SHORT:
            yield Label(
                id=f"{key} hanya untuk MONTHLY dan YEARLY",
                en=f"{key} is for MONTHLY and YEARLY only",
            )
    for needed in _NEEDED.get(frequency, ()):
        if needed.isdisjoint(given):
            names = sorted(needed, reverse=True)
            yield Label(
                id=f"{frequency} memerlukan {' atau '.join(names)}",
                en=f"{frequency} needs {' or '.join(names)}",
            )


def _value_faults(given: Mapping[str, str]) -> Iterator[Label]:
    for key, (pattern, wanted) in _VALUES.items():
        for value in given[key].split(",") if key in given else ():
            if not pattern.fullmatch(value):
                told = f"{key}={clip(value)}"
                yield Label(
                    id=f"{told} tidak dapat dibaca; tulis {wanted.id}",
                    en=f"{told} cannot be read; write {wanted.en}",
                )
            elif key == "BYDAY" and value not in _DAY_NAMES and given.get("FREQ") in _SHORT:
                yield Label(
                    id=f"{key}={value} menyebut urutan dalam bulan, hanya untuk MONTHLY dan YEARLY",
                    en=f"{key}={value} tells which one of a month: for MONTHLY and YEARLY only",
                )


#: The last 28 years that Python knows: every kind of year, and `dateutil` goes no further.
_LAST_YEARS: Final = datetime(date.max.year - 27, 1, 1)  # noqa: DTZ001 - as above


def _never(rule: str) -> bool:
    return next(iter(rrulestr(rule, dtstart=_LAST_YEARS)), None) is None
