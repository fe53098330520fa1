"""
Provinces and their time zones.

Zones follow Keppres 41/1987 (WIB, WITA, WIT); none has daylight saving time,
which is what lets a calendar be compiled into plain tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from layanan.calendars._data import rows
from layanan.errors import LayananError
from layanan.text import nearest


class UnknownRegionError(LayananError, LookupError):
    """
    Tell that no province has this code.
    """

    def __init__(self, *, region: str, nearest: tuple[str, ...]) -> None:
        self.region = region
        self.nearest = nearest

    def _text(self, language: str) -> str:
        close = ", ".join(self.nearest)
        if language == "id":
            return (
                f"wilayah {self.region!r} tidak dikenal; tulis kode provinsi ISO 3166-2, misalnya "
                f"'ID-JT'; yang terdekat: {close}"
            )
        return (
            f"unknown region {self.region!r}; give the ISO 3166-2 code of a province such as "
            f"'ID-JT'; nearest: {close}"
        )


class UnknownZoneError(LayananError, LookupError):
    """
    Tell that this is not a time zone of Indonesia.
    """

    def __init__(self, *, zone: str, known: tuple[str, ...]) -> None:
        self.zone = zone
        self.known = known

    def _text(self, language: str) -> str:
        known = ", ".join(self.known)
        if language == "id":
            return f"zona waktu {self.zone!r} bukan zona Indonesia; yang ada: {known}"
        return f"{self.zone!r} is no time zone of Indonesia; there are: {known}"


@dataclass(frozen=True, slots=True)
class Region:
    """
    Hold one province: its ISO 3166-2 code, name and time zone.
    """

    code: str
    name: str
    zone: str


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Region]:
    """
    Return the 38 provinces by ISO 3166-2 code.

    Examples:
        Kalimantan Barat keeps western time, in a tz zone of its own:

        >>> regions()["ID-KB"].zone
        'Asia/Pontianak'
    """
    return {
        row["iso_3166_2"]: Region(row["iso_3166_2"], row["name"], row["tz"])
        for row in rows("provinces")
    }


def zones() -> tuple[str, ...]:
    """
    Return the tz names in use, from west to east.
    """
    return tuple(dict.fromkeys(region.zone for region in regions().values()))


def find_region(code: str) -> Region:
    """
    Return the province with this code.

    Raises:
        UnknownRegionError: If there is none; it names the nearest codes.
    """
    known = regions()
    if isinstance(code, str) and code in known:
        return known[code]
    by_name = {region.name: region.code for region in known.values()}
    close = nearest(str(code), [*known, *by_name])
    raise UnknownRegionError(
        region=str(code),
        nearest=tuple(
            f"{found} ({known[found].name})"
            for found in dict.fromkeys(by_name.get(word, word) for word in close)
        )
        or ("ID-JT (Jawa Tengah)",),
    )


def find_zone(name: str) -> ZoneInfo:
    """
    Return the Indonesian time zone with this tz name.

    Raises:
        UnknownZoneError: If it is not one of the four.
    """
    if name not in zones():
        raise UnknownZoneError(zone=str(name), known=zones())
    return ZoneInfo(name)
