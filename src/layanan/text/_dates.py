"""
Dates, times and durations, written as officials write them.

Nothing is rounded: what is finer than a second is left out, so a time that
is printed has always been reached.
"""

from datetime import date, datetime, time, timedelta
from typing import Final

from layanan.text._language import Language, check_language
from layanan.text._unwritable import UnwritableValueError

_WEEKDAYS: Final = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: Final = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
# By name and not by offset: at UTC+8 a clock in Makassar says WITA, one in
# Singapore does not.
_ZONES: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}


def format_date(day: date, language: Language = "id", *, weekday: bool = True) -> str:
    """
    Return `day` in words.

    Args:
        day: A day; of an instant, its day on its own clock.
        weekday: Whether the name of the day comes first.

    Examples:
        >>> format_date(date(2026, 3, 13))
        'Jumat, 13 Maret 2026'
    """
    language = check_language(language)
    words = f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[language][day.weekday()]}, {words}" if weekday else words


def format_time(at: time | datetime, language: Language = "id") -> str:
    """
    Return the time of day of `at`, with seconds only where they are not zero.

    Examples:
        Indonesian separates with a full stop:

        >>> format_time(time(10, 0)), format_time(time(10, 0, 30), "en")
        ('10.00', '10:00:30')
    """
    mark = "." if check_language(language) == "id" else ":"
    parts = (at.hour, at.minute, at.second) if at.second else (at.hour, at.minute)
    return mark.join(f"{part:02d}" for part in parts)


def format_instant(at: datetime, language: Language = "id") -> str:
    """
    Return `at` as a day and a time on its own clock, with the zone's name.

    The three Indonesian zones are named as on Indonesian clocks; any other
    is written as its distance from UTC.

    Raises:
        UnwritableValueError: If `at` has no zone.

    Examples:
        >>> from zoneinfo import ZoneInfo
        >>> format_instant(datetime(2026, 3, 13, 10, 0, tzinfo=ZoneInfo("Asia/Jakarta")))
        'Jumat, 13 Maret 2026 pukul 10.00 WIB'
    """
    link = "pukul" if check_language(language) == "id" else "at"
    return f"{format_date(at, language)} {link} {format_time(at, language)} {_name_zone(at)}"


def _name_zone(at: datetime) -> str:
    offset = at.utcoffset()
    if offset is None:
        raise UnwritableValueError(
            value=at,
            fact_id="waktu tanpa zona; beri zona, misalnya Asia/Jakarta",
            fact_en="an instant without a zone; give it one, such as Asia/Jakarta",
        )
    name = _ZONES.get(getattr(at.tzinfo, "key", ""))
    if name is not None:
        return name
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}" if minutes else "UTC"


def format_duration(amount: timedelta, language: Language = "id") -> str:
    """
    Return `amount` in hours and minutes, with seconds where they are not zero.

    Hours may exceed 24: a working day is no day of 24 hours, so none is made
    of them here.

    Raises:
        UnwritableValueError: If `amount` is negative.

    Examples:
        >>> format_duration(timedelta(minutes=95)), format_duration(timedelta(minutes=95), "en")
        ('1 jam 35 menit', '1 hour 35 minutes')
    """
    language = check_language(language)
    if amount < timedelta():
        raise UnwritableValueError(
            value=amount,
            fact_id="durasi negatif; beri selisih dari yang lebih awal ke yang lebih akhir",
            fact_en="a negative duration; give the time from the earlier to the later",
        )
    minutes, seconds = divmod(amount // timedelta(seconds=1), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "jam", "hour"), (minutes, "menit", "minute"), (seconds, "detik", "second")]
    shown = [part for part in parts if part[0]] or [parts[1]]
    return " ".join(_write_amount(count, unit, unit_en, language) for count, unit, unit_en in shown)


def _write_amount(count: int, unit_id: str, unit_en: str, language: Language) -> str:
    if language == "id":
        return f"{count} {unit_id}"
    return f"{count} {unit_en}" if count == 1 else f"{count} {unit_en}s"
