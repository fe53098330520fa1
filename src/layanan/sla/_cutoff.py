"""
Moments that the calendar fixes: by the 10th, by 16:00, by 10 January each year.

The days are a recurrence as RFC 5545 writes it, read by `dateutil.rrule`. Its
surprises are fenced in: what it would silently take from the day on which one
asks must be written, and a rule that no day fits is refused at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Annotated, Final, Literal

from dateutil.rrule import rrulestr
from pydantic import AfterValidator

from layanan.calendars import CalendarCoverageError, Term, WorkingCalendar, require_aware
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.records import Record
from layanan.sla._count import ONE_DAY
from layanan.sla._counting import DEFAULT, Counting, Hour
from layanan.sla._deadline import Certainty
from layanan.text import Label

_MIDNIGHT = time()
#: What a day off may move a day by; no run of days off is longer.
_LONGEST_RUN = timedelta(days=31)
#: Even 29 February comes back within eight years.
_YEARS = 9

_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_NEEDED: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    "DAILY": (),
    "WEEKLY": (frozenset({"BYDAY"}),),
    "MONTHLY": (frozenset({"BYMONTHDAY", "BYDAY"}),),
    "YEARLY": (frozenset({"BYMONTH"}), frozenset({"BYMONTHDAY", "BYDAY"})),
}
_KNOWN: Final = ("FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")
_LONGEST: Final = 200


class CutoffRuleError(LayananError, ValueError):
    """
    Tell everything about a recurrence that cannot be a cut-off, all at once.
    """

    def __init__(self, *, rule: str, faults: tuple[Label, ...]) -> None:
        self.rule = rule
        self.faults = faults

    def _text(self, language: str) -> str:
        found = "; ".join(one.id if language == "id" else one.en for one in self.faults)
        shown = self.rule if len(self.rule) <= _LONGEST else f"{self.rule[:_LONGEST]}…"
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
        rule: The days, as RFC 5545 writes them; day -1 is the last of a month.
        by: The hour on the office's clock. Left out, it is closing time on a
            working day, and 24:00 on a day off.
        working_days: Whether only working days are meant.
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
    local = calendar.local(require_aware(after))
    try:
        for day in _days(cutoff, local.date(), calendar):
            at = _instant(day, cutoff, calendar)
            if (at is None and day >= local.date()) or (at is not None and at >= local):
                return Moment(day, at, _certainty(local.date(), day, cutoff, calendar))
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
        NaiveTimeError: If `start` has no zone.
        CalendarCoverageError: If `start` lies beyond what Python can write.
    """
    local = calendar.local(require_aware(start))
    try:
        if counting.receipt == "office_hours":
            local = calendar.next_opening(local)
        day = next_cutoff(local, cutoff, calendar=calendar).day
        if day is None:
            return None
        first = local.date()
        term = Term(calendar_days=(day - first).days + 1)
        if _is_working_day(day, calendar):
            term = Term(working_days=calendar.count_working_days(first - ONE_DAY, day))
    except CalendarCoverageError:
        return None
    return term, _counting(counting, cutoff.by)


def _counting(counting: Counting, by: time | None) -> Counting:
    return Counting(day_one="same", receipt=counting.receipt, boundary=counting.boundary, by=by)


def _is_working_day(day: date, calendar: WorkingCalendar) -> bool:
    last = calendar.last_day
    known = last is not None and calendar.first_day <= day <= last
    return known and calendar.is_working_day(day)


def _days(cutoff: Cutoff, first: date, calendar: WorkingCalendar) -> Iterator[date]:
    """
    Yield the days of a cut-off, as rolled, from well before a day on.
    """
    for day in _occurrences(cutoff.rule, first):
        # Long before the first day only what rolls on from there may matter.
        if day < first and (cutoff.roll != "next" or day < calendar.first_day):
            continue
        moves = cutoff.working_days or cutoff.roll != "none"
        if not moves or calendar.is_working_day(day):
            yield day
        elif cutoff.working_days:
            continue
        elif cutoff.roll == "next":
            yield calendar.add_working_days(day, 1)
        else:
            yield _working_day_before(day, calendar)


def _working_day_before(day: date, calendar: WorkingCalendar) -> date:
    while not calendar.is_working_day(day):
        day -= ONE_DAY
    return day


def _occurrences(rule: str, first: date) -> Iterator[date]:
    early = first - min(_LONGEST_RUN, first - date.min)
    for year in range(early.year, min(early.year + _YEARS, date.max.year) + 1):
        yield from (day for day in _in_year(rule, year) if day >= early)


@lru_cache(maxsize=512)
def _in_year(rule: str, year: int) -> tuple[date, ...]:
    # Dates have no zone, and `dateutil` knows no dates.
    first = datetime(year, 1, 1)  # noqa: DTZ001
    found = rrulestr(f"{rule};UNTIL={year:04}1231T000000", dtstart=first)
    return tuple(one.date() for one in found)


def _instant(day: date, cutoff: Cutoff, calendar: WorkingCalendar) -> datetime | None:
    if cutoff.by is not None:
        return datetime.combine(day, cutoff.by, calendar.zone)
    if calendar.is_working_day(day):
        return calendar.closing(day)
    return datetime.combine(day + ONE_DAY, _MIDNIGHT, calendar.zone)


def _certainty(first: date, day: date, cutoff: Cutoff, calendar: WorkingCalendar) -> Certainty:
    if not cutoff.asks_calendar:
        return "firm"
    early, late = min(first, day), max(first, day) + ONE_DAY
    hours = cutoff.by is None
    moves = calendar.touches_isbat(early, late, hours=False) or (
        hours and calendar.touches_isbat(day, day, hours=True)
    )
    return "provisional" if moves else "firm"


def _faults(rule: str) -> Iterator[Label]:
    """
    Yield everything about a rule that cannot be.
    """
    parts = [part.partition("=") for part in rule.split(";")]
    given = {key.strip(): value for key, _, value in parts}
    if len(rule) > _LONGEST or len(given) != len(parts) or not all(sign for _, sign, _ in parts):
        yield Label(
            id="tulis seperti FREQ=MONTHLY;BYMONTHDAY=10, setiap bagian satu kali",
            en="write it like FREQ=MONTHLY;BYMONTHDAY=10, each part once",
        )
        return
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
    for needed in _NEEDED.get(frequency, ()):
        if needed.isdisjoint(given):
            names = sorted(needed, reverse=True)
            yield Label(
                id=f"{frequency} memerlukan {' atau '.join(names)}",
                en=f"{frequency} needs {' or '.join(names)}",
            )
    yield from _unfit(rule, given, frequency)


#: A leap year, so that every day which ever comes has come within a few years.
_SOME_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - as above


def _unfit(rule: str, given: Mapping[str, str], frequency: str) -> Iterator[Label]:
    if frequency not in _FREQUENCIES or any(key not in _KNOWN for key in given):
        return
    if "BYSETPOS" in given and frequency in {"DAILY", "WEEKLY"}:
        yield Label(
            id="BYSETPOS hanya untuk MONTHLY dan YEARLY",
            en="BYSETPOS is for MONTHLY and YEARLY only",
        )
        return
    try:
        days = rrulestr(f"{rule};UNTIL=20121231T000000", dtstart=_SOME_DAY)
        never = next(iter(days), None) is None
    except (ValueError, TypeError, IndexError, AttributeError):
        yield Label(
            id="nilainya tidak dapat dibaca; tulis misalnya BYDAY=MO,FR atau BYMONTHDAY=-1",
            en="a value cannot be read; write for example BYDAY=MO,FR or BYMONTHDAY=-1",
        )
        return
    if never:
        yield Label(
            id="tidak ada tanggal yang cocok, misalnya 30 Februari",
            en="no day fits it, as 30 February",
        )
