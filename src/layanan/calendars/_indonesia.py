"""
Obtain the working calendar of the Indonesian government for one kind of office.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from types import UnionType
from typing import TypeVar, get_args
from zoneinfo import ZoneInfo

from layanan.calendars._calendar import CivilDateError, WorkingCalendar, calendar_of
from layanan.calendars._decrees import regional_days
from layanan.calendars._hours import Closure, OfficeHours, Opening
from layanan.calendars._regions import find_region, find_zone
from layanan.calendars._spec import CalendarSpec, CollectiveLeave, Workweek
from layanan.errors import LayananError
from layanan.text import nearest

T = TypeVar("T")


class CalendarOptionError(LayananError, ValueError):
    """
    Tell that an option of a calendar has a value that it cannot have.
    """

    def __init__(self, *, option: str, given: str, allowed: str) -> None:
        self.option = option
        self.given = given
        self.allowed = allowed

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.option} tidak dapat bernilai {self.given}; yang boleh: {self.allowed}"
        return f"{self.option} cannot be {self.given}; allowed: {self.allowed}"


class UnknownOverlayError(LayananError, LookupError):
    """
    Tell that no regional days are recorded under this key.
    """

    def __init__(self, *, overlay: str, known: tuple[str, ...], nearest: tuple[str, ...]) -> None:
        self.overlay = overlay
        self.known = known
        self.nearest = nearest

    def _text(self, language: str) -> str:
        known, close = ", ".join(self.known), ", ".join(self.nearest)
        if language == "id":
            meant = f"; mungkin maksud Anda {close}" if close else ""
            return f"tidak ada hari daerah untuk {self.overlay!r}{meant}; yang ada: {known}"
        meant = f"; did you mean {close}" if close else ""
        return f"no regional days are recorded for {self.overlay!r}{meant}; there are: {known}"


def indonesia(
    region: str | None = None,
    *,
    zone: str | ZoneInfo | None = None,
    workweek: Workweek = 5,
    collective_leave: CollectiveLeave = "off",
    known_on: date | None = None,
    overlays: Iterable[str] = (),
    hours: Iterable[OfficeHours] = (),
    exceptions: Iterable[Closure | Opening] = (),
) -> WorkingCalendar:
    """
    Return the working calendar of a government office.

    National holidays, election days and – unless told otherwise – collective
    leave ("cuti bersama") are off, as the joint decrees of three ministers and
    the Keppres set them. No rule found says whether collective leave is a
    working day for a service deadline; off is the default, and every
    explanation prints it. Nothing is computed beyond the decrees.

    Args:
        region: ISO 3166-2 code of the province, which gives the time zone.
        zone: The tz name instead, if no province is meant.
        workweek: 5 (Monday to Friday) or 6 (to Saturday). A six-day week is
            known in days; its hours must be given.
        collective_leave: "off", or "worked" for an office that stays open.
        known_on: Count only decrees known by the end of that day; None for all.
        overlays: Regional days to add, by key, e.g. "ID-AC" or
            "ID-BB/Pangkalpinang": days off and replacement working days.
        hours: The office's own hours, which replace the usual ones.
        exceptions: The office's own closures and openings on single dates.

    Raises:
        UnknownRegionError: If no province has that code.
        UnknownZoneError: If the zone is not one of Indonesia's.
        UnknownOverlayError: If no regional days have that key.
        CalendarOptionError: If an option has another value, or if region and
            zone are both missing or contradict each other.
        CivilDateError: If `known_on` is no plain date.

    Law:
        Keppres 8/2024; Perpres 21/2023 pasal 3; Keppres 41/1987.

    Examples:
        What an office in Semarang knew before 18 August 2025 was made a day off:

        >>> before = indonesia("ID-JT", known_on=date(2025, 8, 6))
        >>> before.is_working_day(date(2025, 8, 18))
        True
        >>> indonesia("ID-JT").is_working_day(date(2025, 8, 18))
        False
    """
    key = str(zone) if isinstance(zone, ZoneInfo) else zone
    try:
        return obtain(
            region if region is None or isinstance(region, str) else find_region(region).code,
            key,
            workweek,
            collective_leave,
            known_on,
            _keys_of(overlays),
            _all_of("hours", hours, OfficeHours),
            _all_of("exceptions", exceptions, Closure | Opening),
        )
    except TypeError as error:
        if isinstance(error, LayananError):
            raise
        # Something that cannot be a key of the cache, and so no option either.
        raise CalendarOptionError(
            option="zone, workweek, collective_leave, known_on",
            given=repr((zone, workweek, collective_leave, known_on)),
            allowed="a text, 5 or 6, 'off' or 'worked', a date",
        ) from None


@lru_cache(maxsize=512)
def obtain(  # noqa: PLR0917 - positional, so that the cache sees one form
    region: str | None,
    zone: str | None,
    workweek: Workweek,
    collective_leave: CollectiveLeave,
    known_on: date | None,
    overlays: tuple[str, ...],
    hours: tuple[OfficeHours, ...],
    exceptions: tuple[Closure | Opening, ...],
) -> WorkingCalendar:
    """
    Return the calendar of options that were checked before; equal ones are one object.
    """
    _allow("workweek", workweek, get_args(Workweek))
    _allow("collective_leave", collective_leave, get_args(CollectiveLeave))
    if known_on is not None and type(known_on) is not date:
        raise CivilDateError(given=repr(known_on))
    for key in overlays:
        if key not in regional_days():
            known = tuple(sorted(regional_days()))
            raise UnknownOverlayError(
                overlay=str(key), known=known, nearest=nearest(str(key), known)
            )
    _agree(exceptions)
    return calendar_of(
        CalendarSpec(
            region,
            _zone_of(region, zone),
            workweek,
            collective_leave,
            known_on,
            tuple(sorted(set(overlays))),
            hours,
            tuple(sorted(exceptions, key=lambda one: (one.on, one.label.id))),
        )
    )


def check_overlays(keys: tuple[str, ...]) -> tuple[str, ...]:
    """
    Return overlay keys as they are, if regional days are recorded for each.

    Raises:
        UnknownOverlayError: At the first that has none.
    """
    for key in keys:
        if key not in regional_days():
            known = tuple(sorted(regional_days()))
            close = nearest(str(key), known)
            raise UnknownOverlayError(overlay=str(key), known=known, nearest=close)
    return keys


def _all_of(option: str, given: Iterable[T], kind: type | UnionType) -> tuple[T, ...]:
    found = tuple(given) if isinstance(given, Iterable) else (given,)
    if not all(isinstance(one, kind) for one in found):
        names = str(kind) if isinstance(kind, UnionType) else kind.__name__
        raise CalendarOptionError(option=option, given=repr(given), allowed=f"a tuple of {names}")
    return found


def _keys_of(overlays: Iterable[str]) -> tuple[str, ...]:
    if isinstance(overlays, str):
        return (overlays,)
    try:
        keys = tuple(overlays)
        hash(keys)
    except TypeError:
        raise CalendarOptionError(
            option="overlays", given=repr(overlays), allowed="('ID-AC', …), keys of regional days"
        ) from None
    return keys


def _allow(option: str, given: object, allowed: tuple[object, ...]) -> None:
    # Neither `True` nor 5.0 may pass for a number of days.
    if given not in allowed or type(given) is not type(allowed[0]):
        names = ", ".join(map(repr, allowed))
        raise CalendarOptionError(option=option, given=repr(given), allowed=names)


def _zone_of(region: str | None, zone: str | None) -> str:
    if region is None:
        if zone is None:
            raise CalendarOptionError(
                option="region", given="None", allowed="'ID-JT', …, or zone='Asia/Jakarta', …"
            )
        return find_zone(zone).key
    found = find_region(region).zone
    if zone is not None and find_zone(zone).key != found:
        raise CalendarOptionError(option="zone", given=repr(zone), allowed=f"{found!r} ({region})")
    return found


def _agree(exceptions: tuple[Closure | Opening, ...]) -> None:
    """
    Refuse a date that one exception closes all day and another opens.
    """
    shut = {one.on for one in exceptions if isinstance(one, Closure) and one.whole_day}
    for one in exceptions:
        if isinstance(one, Opening) and one.on in shut:
            raise CalendarOptionError(
                option="exceptions",
                given=f"{one.on} closed all day and opened",
                allowed="one of the two on a date",
            )
