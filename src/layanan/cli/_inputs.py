"""
Read what was typed: instants and days.

An instant has its distance from UTC beside it, because a time without a zone
is no instant. Nothing is filled in.
"""

from datetime import UTC, date, datetime, time
from typing import Final

import click

from layanan.calendars import NaiveTimeError
from layanan.errors import LayananError

# The longest term is far from the end of time even when it starts here.
_EARLIEST: Final = datetime(1000, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)


class InstantSyntaxError(LayananError, ValueError):
    """
    Tell that a text is no instant.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"waktu {self.given!r} tidak dapat dibaca; tulis tanggal, jam, dan selisih dari "
                "UTC, misalnya 2026-03-13T10:00+07:00"
            )
        return (
            f"cannot read the time {self.given!r}; write date, time and distance from UTC, for "
            "example 2026-03-13T10:00+07:00"
        )


class InstantZoneError(NaiveTimeError):
    """
    Tell that a time was typed without its distance from UTC.
    """

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"waktu {self.given!r} tanpa zona; tambahkan selisih dari UTC: +07:00 (WIB), "
                "+08:00 (WITA), atau +09:00 (WIT), misalnya 2026-03-13T10:00+07:00"
            )
        return (
            f"the time {self.given!r} has no zone; add its distance from UTC: +07:00 (WIB), "
            "+08:00 (WITA) or +09:00 (WIT), for example 2026-03-13T10:00+07:00"
        )


class DaySyntaxError(LayananError, ValueError):
    """
    Tell that a text is no day.
    """

    def __init__(self, *, given: str, or_year: bool = False) -> None:
        self.given = given
        self.or_year = or_year

    def _text(self, language: str) -> str:
        if language == "id":
            year = ", atau tahun, misalnya 2026" if self.or_year else ""
            return (
                f"tanggal {self.given!r} tidak dapat dibaca; tulis tahun-bulan-hari, misalnya "
                f"2026-03-13{year}"
            )
        year = ", or a year, for example 2026" if self.or_year else ""
        return (
            f"cannot read the date {self.given!r}; write year-month-day, for example "
            f"2026-03-13{year}"
        )


class HourSyntaxError(LayananError, ValueError):
    """
    Tell that a text is no hour of the day.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return f"jam {self.given!r} tidak dapat dibaca; tulis jam:menit, misalnya 16:00"
        return f"cannot read the hour {self.given!r}; write hour:minute, for example 16:00"


def parse_instant(text: str) -> datetime:
    """
    Return the instant that an ISO 8601 text gives.

    Raises:
        InstantSyntaxError: If it gives none.
        InstantZoneError: If it has no distance from UTC.
    """
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InstantSyntaxError(given=text) from None
    if at.utcoffset() is None:
        raise InstantZoneError(given=text)
    if not _EARLIEST <= at <= _LATEST:
        raise InstantSyntaxError(given=text)
    return at


def parse_day(text: str) -> date:
    """
    Return the day that an ISO 8601 text gives.

    Raises:
        DaySyntaxError: If it gives none.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise DaySyntaxError(given=text) from None


def instant(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> datetime | None:
    """
    Read an option or argument of the command line as an instant.
    """
    return None if value is None else parse_instant(value)


def day(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """
    Read an option or argument of the command line as a day.
    """
    return None if value is None else parse_day(value)


def hour(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> time | None:
    """
    Read an option of the command line as an hour of the day.

    Raises:
        HourSyntaxError: If it is none, or has a zone.
    """
    if value is None:
        return None
    try:
        found = time.fromisoformat(value.strip())
    except ValueError:
        raise HourSyntaxError(given=value) from None
    if found.tzinfo is not None:
        raise HourSyntaxError(given=value)
    return found
