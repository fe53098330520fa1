"""
The days off as the decrees set them, and as they were known on any day.

A list of days off is amended after it is published – in 2020, 2021, 2022,
2023 and 2025 in the middle of the year. So nothing here is a list of days: it
is a list of *revisions*, each with the day from which it counted. Reading
them up to a day gives the calendar that people had on that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, cast

from layanan.calendars._data import rows
from layanan.calendars._reason import Effect, Reason, ReasonKind, feast_label
from layanan.law import Citation, Confidence

Feast = Literal["1_ramadan", "1_syawal", "10_zulhijah"]


@dataclass(frozen=True, slots=True)
class Revision:
    """
    Hold one line of a decree: from a day on, a date is off, or no longer.

    `awaits` names the feast whose date the Minister confirms only in the
    isbat session, or is None.
    """

    known_from: date
    adds: bool
    on: date
    kind: ReasonKind
    name: str
    decree: str
    source: str
    awaits: Feast | None

    def reason(self, effect: Effect = "closes") -> Reason:
        """
        Return this line as the reason of its day.
        """
        return Reason(
            self.kind,
            feast_label(self.name),
            _cite(self.decree, self.source, _confidence().get(self.decree, Confidence.MEDIUM)),
            effect,
            self.known_from,
        )


@dataclass(frozen=True, slots=True)
class RegionalDay:
    """
    Hold one day that a governor, regent or mayor set for one region.
    """

    region: str
    on: date
    kind: ReasonKind
    name: str
    decree: str
    source: str
    known_from: date | None

    def reason(self, effect: Effect) -> Reason:
        """
        Return this line as the reason of its day.

        The lists are a sample typed from reports, so the confidence is
        medium, and low where not even the day of the decree is known.
        """
        confidence = Confidence.LOW if self.known_from is None else Confidence.MEDIUM
        return Reason(
            self.kind,
            feast_label(self.name),
            _cite(self.decree, self.source, confidence),
            effect,
            self.known_from,
        )


@lru_cache(maxsize=512)
def _cite(decree: str, source: str, confidence: Confidence) -> Citation:
    return Citation.parse(decree).with_source(source, confidence=confidence)


@lru_cache(maxsize=1)
def _confidence() -> Mapping[str, Confidence]:
    return {row["decree"]: Confidence(row["confidence"]) for row in rows("decrees")}


@lru_cache(maxsize=1)
def revisions() -> tuple[Revision, ...]:
    """
    Return every line of every decree, in the order in which they counted.
    """
    lines = [
        Revision(
            date.fromisoformat(row["effective_from"]),
            row["action"] == "add",
            date.fromisoformat(row["date"]),
            cast("ReasonKind", row["kind"]),
            row["name_id"],
            row["decree"],
            row["source"],
            cast("Feast", row["awaits"]) if row["awaits"] else None,
        )
        for row in rows("holidays_revisions")
    ]
    return tuple(sorted(lines, key=lambda line: line.known_from))


def revisions_known(known_on: date | None) -> tuple[Revision, ...]:
    """
    Return the lines that counted by the end of `known_on`, inclusive; all if None.
    """
    if known_on is None:
        return revisions()
    return tuple(line for line in revisions() if line.known_from <= known_on)


def days_off(lines: tuple[Revision, ...]) -> dict[date, list[Revision]]:
    """
    Return what is left standing after the lines are read in order.
    """
    standing: dict[date, list[Revision]] = {}
    for line in lines:
        on_day = standing.setdefault(line.on, [])
        if line.adds:
            on_day.append(line)
        else:
            on_day[:] = [one for one in on_day if (one.kind, one.name) != (line.kind, line.name)]
    return {day: left for day, left in standing.items() if left}


def last_decreed_year(lines: tuple[Revision, ...]) -> int | None:
    """
    Return the last year whose national holidays are decreed, None before the first.
    """
    return max((line.on.year for line in lines if line.kind == "national"), default=None)


@lru_cache(maxsize=1)
def regional_days() -> Mapping[str, tuple[RegionalDay, ...]]:
    """
    Return the regional days by overlay key.
    """
    found: dict[str, list[RegionalDay]] = {}
    for row in rows("regional"):
        since = row["effective_from"]
        line = RegionalDay(
            row["region"],
            date.fromisoformat(row["date"]),
            cast("ReasonKind", row["kind"]),
            row["name_id"],
            row["decree"],
            row["source"],
            date.fromisoformat(since) if since else None,
        )
        found.setdefault(line.region, []).append(line)
    return {region: tuple(lines) for region, lines in found.items()}


@lru_cache(maxsize=1)
def newest_decree() -> date:
    """
    Return the day from which every line on record counts.
    """
    found = [line.known_from for line in revisions()]
    found += [
        line.known_from for one in regional_days().values() for line in one if line.known_from
    ]
    return max(found)
