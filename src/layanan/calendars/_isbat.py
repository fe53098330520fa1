"""
Feasts whose date the Minister confirms in the isbat session.

An official date is never computed: Umm al-Qura was a day early for ten of the
twenty-four dates decided from 1440 to 1447 H. A decreed date whose session is
still to come may move by a day, and a deadline that touches it is provisional.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

from layanan.calendars._data import rows
from layanan.calendars._decrees import Feast, Revision

_ONE_DAY = timedelta(days=1)

#: Ramadan has 29 or 30 days, so it began at most this long before Idul Fitri.
_LONGEST_RAMADAN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class IsbatDate:
    """
    Hold one official date and the session that confirmed it, if any.
    """

    event: Feast
    on: date
    session: date | None
    certain: bool

    def awaited(self, known_on: date | None) -> bool:
        """
        Tell whether this date could still move, as known on a day.

        Where no report of a session was found, the date counts as confirmed
        from the feast itself on.
        """
        if not self.certain:
            return True
        return known_on is not None and (self.session or self.on) > known_on


@lru_cache(maxsize=1)
def isbat_dates() -> tuple[IsbatDate, ...]:
    """
    Return the official dates of 1 Ramadan, 1 Syawal and 10 Zulhijah, in order.
    """
    found = [
        IsbatDate(
            cast("Feast", row["event"]),
            date.fromisoformat(row["official_date"]),
            date.fromisoformat(row["isbat_session"]) if row["isbat_session"] else None,
            row["certain"] == "yes",
        )
        for row in rows("hijri")
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def ramadans() -> tuple[tuple[date, date], ...]:
    """
    Return each Ramadan that has official dates, as [1 Ramadan, 1 Syawal).
    """
    starts = [one.on for one in isbat_dates() if one.event == "1_ramadan"]
    ends = [one.on for one in isbat_dates() if one.event == "1_syawal"]
    return tuple(zip(starts, ends, strict=True))


def undated_ramadans(standing: dict[date, list[Revision]]) -> tuple[tuple[date, date], ...]:
    """
    Return the stretches that hold a Ramadan whose first day is not on record.

    From the decreed Idul Fitri back to the earliest day it can have begun;
    within it nobody can say from our sources which hours an office kept.
    """
    first_on_record = isbat_dates()[0].on
    feasts: dict[int, date] = {}
    for day in sorted(standing):
        if day < first_on_record and _is_feast(standing[day], "1_syawal"):
            feasts.setdefault(day.year, day)
    return tuple((feast - _LONGEST_RAMADAN, feast) for feast in feasts.values())


def awaited_days(standing: dict[date, list[Revision]], known_on: date | None) -> frozenset[date]:
    """
    Return the days that an awaited isbat may still move: the feast ± 1 day.
    """
    found: list[date] = []
    for event in ("1_syawal", "10_zulhijah"):
        feasts = [day for day, lines in standing.items() if _is_feast(lines, event)]
        found += [day for day in feasts if _is_awaited(day, event, known_on)]
    return _around(found)


def awaited_ramadan_days(known_on: date | None) -> frozenset[date]:
    """
    Return the days around a 1 Ramadan that is not confirmed: office hours may differ.
    """
    return _around(
        [one.on for one in isbat_dates() if one.event == "1_ramadan" and one.awaited(known_on)]
    )


def _around(days: list[date]) -> frozenset[date]:
    return frozenset(day + _ONE_DAY * shift for day in days for shift in (-1, 0, 1))


def _is_feast(lines: list[Revision], event: str) -> bool:
    return any(line.awaits == event and line.kind == "national" for line in lines)


def _is_awaited(day: date, event: str, known_on: date | None) -> bool:
    # The feast's own row: the nearest one, since a feast may be decreed for
    # two days and the Gregorian year may hold the feast twice.
    same = [one for one in isbat_dates() if one.event == event]
    row = min(same, key=lambda one: abs(one.on - day))
    if abs(row.on - day) <= timedelta(days=5):
        return row.awaited(known_on)
    if day > same[-1].on:
        return True
    return known_on is not None and known_on < day
