"""
When an office is open: regimes, weeks, and what changes on one date.

Hours are wall-clock times of the office, half-open: at the closing minute the
office is shut. The regimes are Keppres 68/1995 and, from 12 April 2023,
Perpres 21/2023; Ramadan has hours of its own. The Perpres fixes the weekly
sum, the start and the breaks – closing times are set per institution, so the
usual ones shipped here are a default that an office may replace.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple, Self, TypeVar

from pydantic import field_validator, model_validator

from layanan.calendars._data import rows
from layanan.errors import LayananError
from layanan.law import Citation, Confidence, Dated, Entry
from layanan.records import Record, require
from layanan.text import Label

Regime = Literal["normal", "ramadan"]
_M = TypeVar("_M", bound=Record)
Week = tuple[tuple["Period", ...] | None, ...]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_INDONESIAN = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_NUMBER = {
    **{name: index for index, name in enumerate(_WEEKDAYS)},
    **{name: index for index, name in enumerate(_INDONESIAN)},
}
_DAY_GROUP = re.compile(r"\s*([a-z]+)(?:\s*-\s*([a-z]+))?\s+(.+)", re.IGNORECASE)
_SPAN = re.compile(r"\s*(\d\d)[:.](\d\d)\s*[-–]\s*(\d\d)[:.](\d\d)\s*")


class OfficeHoursError(LayananError, ValueError):
    """
    Tell that office hours cannot be read: every fault of the text at once.
    """

    def __init__(self, *, given: str, faults: tuple[Label, ...]) -> None:
        self.given = given
        self.faults = faults

    def _text(self, language: str) -> str:
        found = "; ".join(fault.id if language == "id" else fault.en for fault in self.faults)
        example = "'mon-thu 07:30-12:00, 13:00-16:00; fri 07:30-11:30, 13:00-16:30'"
        if language == "id":
            return (
                f"jam kantor {self.given!r} tidak dapat dibaca: {found}; tulis misalnya {example}"
            )
        return f"cannot read the office hours {self.given!r}: {found}; write them like {example}"


class Period(NamedTuple):
    """
    Hold one stretch of opening hours, [open, close) on the office's clock.
    """

    open: time
    close: time

    @property
    def duration(self) -> timedelta:
        """
        The length of the stretch.
        """
        return from_midnight(self.close) - from_midnight(self.open)


def from_midnight(at: time) -> timedelta:
    """
    Return how far a wall-clock time is from midnight.
    """
    return timedelta(
        hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond
    )


class OfficeHours(Record, frozen=True):
    """
    Hold the opening hours of an office from one date on.

    Days that are not named keep the default. `regime` None means that the
    hours hold in Ramadan as well – also in a Ramadan whose dates are not on
    record (before 1440 H). Later hours of the same regime replace earlier
    ones; `until` is exclusive.

    Examples:
        A six-day office states its own hours, with its own decree:

        >>> hours = OfficeHours.weekly("mon-thu 07:30-14:00; fri 07:30-11:00; sat 07:30-13:00")
        >>> hours.week[5]
        (Period(open=datetime.time(7, 30), close=datetime.time(13, 0)),)
    """

    week: Week
    regime: Regime | None = "normal"
    since: date | None = None
    until: date | None = None
    citation: Citation | None = None

    @classmethod
    def weekly(
        cls,
        week: str,
        *,
        regime: Regime | None = "normal",
        since: date | None = None,
        until: date | None = None,
        citation: Citation | str | None = None,
    ) -> Self:
        """
        Return hours written as text, e.g. "mon-thu 07:30-12:00, 13:00-16:00; fri 08:00-11:30".

        Args:
            week: Groups of days, separated by ";"; days in English (mon …
                sun) or Indonesian (senin … minggu); stretches by ",".
            regime: "normal", "ramadan", or None for both.
            since: First day in force, inclusive; None for always.
            until: First day no longer in force; None for open-ended.
            citation: The decision that set these hours.

        Raises:
            OfficeHoursError: With every fault of the text.
            CitationSyntaxError: If the citation cannot be read.
        """
        require("week", week, str, "text like 'mon-thu 07:30-12:00, 13:00-16:00; fri 07:30-11:30'")
        cited = Citation.parse(citation) if isinstance(citation, str) else citation
        return cls(week=_read_week(week), regime=regime, since=since, until=until, citation=cited)

    @field_validator("week", mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return _read_week(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if len(self.week) != len(_WEEKDAYS):
            raise _faulty(
                str(self.week), ("satu pekan harus tujuh hari", "a week must have seven days")
            )
        faults = [fault for day in self.week if day for fault in _order_faults(day)]
        if self.since and self.until and self.since >= self.until:
            faults.append(
                Label(
                    id=f"mulai {self.since} tidak sebelum akhir {self.until}",
                    en=f"since {self.since} is not before until {self.until}",
                )
            )
        if faults:
            raise OfficeHoursError(given=str(self.week), faults=tuple(faults))
        return self

    def covers(self, day: date, regime: Regime | None) -> bool:
        """
        Tell whether these hours are in force on a day of a regime.

        A day whose regime is not on record (None) is covered only by hours
        that hold in both.
        """
        in_force = (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )
        return in_force and (self.regime is None or self.regime == regime)


class Closure(Record, frozen=True):
    """
    Close an office on one date, all day or for some hours.

    A whole day (`periods` empty) is no working day of that office; part of a
    day takes only its hours. The citation is the office's own decision.

    Examples:
        >>> ceremony = Closure(
        ...     on=date(2026, 8, 18),
        ...     label=Label(id="Upacara", en="Flag ceremony"),
        ...     periods=(Period(time(7, 30), time(9, 0)),),
        ... )
        >>> ceremony.whole_day
        False
    """

    on: date
    label: Label
    periods: tuple[Period, ...] = ()
    citation: Citation | None = None

    @property
    def whole_day(self) -> bool:
        """
        Whether the office is shut all day, so that the day is no working day.
        """
        return not self.periods

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        return _checked(self, self.periods)


class Opening(Record, frozen=True):
    """
    Open an office for extra hours on one date, such as a Saturday desk.

    Extra hours are office time; they make the day a working day ("hari
    kerja") only if `working_day` says so.

    Examples:
        >>> desk = Opening(
        ...     on=date(2026, 6, 6),
        ...     label=Label(id="Loket Sabtu", en="Saturday desk"),
        ...     periods=(Period(time(8, 0), time(12, 0)),),
        ... )
        >>> desk.working_day
        False
    """

    on: date
    label: Label
    periods: tuple[Period, ...]
    working_day: bool = False
    citation: Citation | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.periods:
            raise _faulty(
                str(self.on),
                (
                    "pembukaan tambahan harus menyebut jamnya",
                    "an extra opening must name its hours",
                ),
            )
        return _checked(self, self.periods)


@lru_cache(maxsize=1)
def default_hours() -> Mapping[Regime, Dated[Week]]:
    """
    Return the usual hours of a five-day office, by regime, as dated values.

    Law:
        Keppres 68/1995 pasal 1; Perpres 21/2023 pasal 4.
    """
    found: dict[Regime, dict[date, list[Mapping[str, str]]]] = {"normal": {}, "ramadan": {}}
    for row in rows("office_hours"):
        regime: Regime = "ramadan" if row["regime"] == "ramadan" else "normal"
        found[regime].setdefault(date.fromisoformat(row["valid_from"]), []).append(row)
    return {
        regime: Dated(
            (
                Entry(since, _default_week(lines), _basis(lines[0]))
                for since, lines in sorted(by_date.items())
            ),
            subject=Label(id="jam kantor", en="office hours"),
        )
        for regime, by_date in found.items()
    }


@lru_cache(maxsize=1)
def ramadan_circulars() -> Mapping[int, tuple[date | None, Citation]]:
    """
    Return the circular that set the Ramadan hours of a year, with its day where that is known.
    """
    return {
        int(row["year"]): (
            date.fromisoformat(row["dated"]) if row["dated"] else None,
            Citation.parse(row["instrument"]).with_source(
                row["source"], confidence=Confidence.HIGH
            ),
        )
        for row in rows("ramadan_circulars")
        if row["instrument"].startswith("SE ")
    }


def subtract(periods: tuple[Period, ...], closed: Iterable[Period]) -> tuple[Period, ...]:
    """
    Return opening hours without the closed stretches.
    """
    left = list(periods)
    for shut in closed:
        pieces: list[Period] = []
        for one in left:
            if shut.close <= one.open or one.close <= shut.open:
                pieces.append(one)
                continue
            if one.open < shut.open:
                pieces.append(Period(one.open, shut.open))
            if shut.close < one.close:
                pieces.append(Period(shut.close, one.close))
        left = pieces
    return tuple(left)


def union(periods: Iterable[Period]) -> tuple[Period, ...]:
    """
    Return opening hours in order, with overlapping or touching stretches joined.
    """
    joined: list[Period] = []
    for one in sorted(periods):
        if joined and one.open <= joined[-1].close:
            joined[-1] = Period(joined[-1].open, max(joined[-1].close, one.close))
        else:
            joined.append(one)
    return tuple(joined)


def _default_week(lines: list[Mapping[str, str]]) -> Week:
    week: list[tuple[Period, ...] | None] = [None] * len(_WEEKDAYS)
    for row in lines:
        opening, closing = time.fromisoformat(row["open"]), time.fromisoformat(row["close"])
        pause = Period(time.fromisoformat(row["break_from"]), time.fromisoformat(row["break_to"]))
        for index in _day_indexes(row["days"].lower().split("-")):
            week[index] = subtract((Period(opening, closing),), [pause])
    return tuple(week)


def _basis(row: Mapping[str, str]) -> Citation:
    return Citation.parse(row["cites"]).with_source(
        row["source"], confidence=Confidence(row["confidence"])
    )


def _day_indexes(names: list[str]) -> range:
    first, last = _NUMBER[names[0]], _NUMBER[names[-1]]
    return range(first, last + 1)


def _read_week(text: str) -> Week:
    week: list[tuple[Period, ...] | None] = [None] * len(_WEEKDAYS)
    faults: list[Label] = []
    for group in filter(str.strip, text.split(";")):
        days, periods = _read_group(group, faults)
        for index in days:
            if week[index] is not None:
                faults.append(
                    Label(
                        id=f"{_INDONESIAN[index]} disebut dua kali",
                        en=f"{_WEEKDAYS[index]} is given twice",
                    )
                )
            week[index] = periods
    if not any(week) and not faults:
        faults.append(Label(id="tidak ada jam", en="there are no hours"))
    if faults:
        raise OfficeHoursError(given=text, faults=tuple(faults))
    return tuple(week)


def _read_group(group: str, faults: list[Label]) -> tuple[range, tuple[Period, ...]]:
    match = _DAY_GROUP.fullmatch(group)
    names = [name.lower() for name in match.groups()[:2] if name] if match else []
    if match is None or not all(name in _NUMBER for name in names):
        quoted = group.strip()
        faults.append(
            Label(id=f"hari dalam {quoted!r} tidak dikenal", en=f"unknown days in {quoted!r}")
        )
        return range(0), ()
    days = _day_indexes(names)
    if not days:
        faults.append(
            Label(id=f"{names[0]} sesudah {names[-1]}", en=f"{names[0]} is after {names[-1]}")
        )
    periods = [period for span in match[3].split(",") if (period := _read_span(span, faults))]
    faults.extend(_order_faults(tuple(periods)))
    return days, tuple(periods)


def _read_span(span: str, faults: list[Label]) -> Period | None:
    match = _SPAN.fullmatch(span)
    try:
        if match is None:
            raise ValueError(span)
        hours = [int(number) for number in match.groups()]
        return Period(time(hours[0], hours[1]), time(hours[2], hours[3]))
    except ValueError:
        quoted = span.strip()
        faults.append(
            Label(
                id=f"{quoted!r} bukan rentang jam seperti 07:30-16:00",
                en=f"{quoted!r} is no stretch of hours like 07:30-16:00",
            )
        )
        return None


def _order_faults(periods: tuple[Period, ...]) -> list[Label]:
    if any(one.open.tzinfo or one.close.tzinfo for one in periods):
        return [Label(id="jam kantor tanpa zona", en="office hours have no zone of their own")]
    faults = [
        Label(
            id=f"tutup {one.close:%H:%M} tidak sesudah buka {one.open:%H:%M}",
            en=f"closing {one.close:%H:%M} is not after opening {one.open:%H:%M}",
        )
        for one in periods
        if one.close <= one.open
    ]
    faults += [
        Label(
            id=f"{after.open:%H:%M} mendahului {before.close:%H:%M}",
            en=f"{after.open:%H:%M} comes before {before.close:%H:%M}",
        )
        for before, after in pairwise(periods)
        if after.open < before.close
    ]
    return faults


def _checked(model: _M, periods: tuple[Period, ...]) -> _M:
    faults = _order_faults(periods)
    if faults:
        raise OfficeHoursError(given=str(periods), faults=tuple(faults))
    return model


def _faulty(given: str, words: tuple[str, str]) -> OfficeHoursError:
    return OfficeHoursError(given=given, faults=(Label(id=words[0], en=words[1]),))
