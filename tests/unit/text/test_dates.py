"""
Dates, times and durations in words.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from layanan.text import (
    UnwritableValueError,
    format_date,
    format_duration,
    format_instant,
    format_time,
)

# 13 March 2026 is a Friday in every almanac; the weeks around it follow.
FRIDAY = date(2026, 3, 13)


class TestFormatDate:
    def test_a_day_is_written_with_its_weekday(self) -> None:
        assert format_date(FRIDAY) == format_date(FRIDAY, "id") == "Jumat, 13 Maret 2026"
        assert format_date(FRIDAY, "en") == "Friday, 13 March 2026"

    def test_the_weekday_can_be_left_out(self) -> None:
        assert format_date(FRIDAY, "id", weekday=False) == "13 Maret 2026"
        assert format_date(FRIDAY, "en", weekday=False) == "13 March 2026"

    def test_every_weekday_has_its_name(self) -> None:
        week = [FRIDAY + timedelta(days=n) for n in range(7)]

        assert [format_date(day).partition(",")[0] for day in week] == [
            *("Jumat", "Sabtu", "Minggu", "Senin", "Selasa", "Rabu", "Kamis"),
        ]
        assert [format_date(day, "en")[:3] for day in week] == [
            *("Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu"),
        ]

    def test_every_month_has_its_name(self) -> None:
        days = [date(2026, month, 1) for month in range(1, 13)]

        assert [format_date(day, weekday=False).split()[1] for day in days] == [
            *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
            *("Agustus", "September", "Oktober", "November", "Desember"),
        ]
        assert [format_date(day, "en", weekday=False).split()[1] for day in days] == [
            *("January", "February", "March", "April", "May", "June", "July"),
            *("August", "September", "October", "November", "December"),
        ]

    def test_an_instant_is_written_as_the_day_on_its_own_clock(self) -> None:
        at = datetime(2026, 3, 13, 23, 59, tzinfo=UTC)

        assert format_date(at) == "Jumat, 13 Maret 2026"


class TestFormatTime:
    @pytest.mark.parametrize(
        ("at", "indonesian", "english"),
        [
            (time(10, 0), "10.00", "10:00"),
            (time(7, 5), "07.05", "07:05"),
            (time(10, 0, 30), "10.00.30", "10:00:30"),
            (time(0, 0), "00.00", "00:00"),
            (time(23, 59, 59, 999_999), "23.59.59", "23:59:59"),
            (datetime(2026, 3, 13, 16, 30, tzinfo=UTC), "16.30", "16:30"),
        ],
    )
    def test_seconds_are_shown_only_when_there_are_some(
        self, at: time | datetime, indonesian: str, english: str
    ) -> None:
        assert format_time(at) == indonesian
        assert format_time(at, "en") == english


class TestFormatInstant:
    @pytest.mark.parametrize(
        ("zone", "name"),
        [
            ("Asia/Jakarta", "WIB"),
            ("Asia/Pontianak", "WIB"),
            ("Asia/Makassar", "WITA"),
            ("Asia/Ujung_Pandang", "WITA"),
            ("Asia/Jayapura", "WIT"),
            ("Asia/Singapore", "UTC+08:00"),
            ("Asia/Kolkata", "UTC+05:30"),
            ("America/St_Johns", "UTC-02:30"),
            ("UTC", "UTC"),
        ],
    )
    def test_indonesian_zones_have_names_and_others_their_distance_from_utc(
        self, zone: str, name: str
    ) -> None:
        at = datetime(2026, 3, 13, 10, 0, tzinfo=ZoneInfo(zone))

        assert format_instant(at) == f"Jumat, 13 Maret 2026 pukul 10.00 {name}"
        assert format_instant(at, "en") == f"Friday, 13 March 2026 at 10:00 {name}"

    def test_a_bare_offset_is_not_given_the_name_of_a_zone(self) -> None:
        at = datetime(2026, 3, 13, 10, 0, tzinfo=timezone(timedelta(hours=7)))

        assert format_instant(at).endswith("10.00 UTC+07:00")

    def test_an_instant_without_a_zone_is_refused(self) -> None:
        with pytest.raises(UnwritableValueError, match="without a zone") as caught:
            format_instant(datetime(2026, 3, 13, 10, 0))

        assert "tanpa zona" in caught.value.describe("id")


class TestFormatDuration:
    @pytest.mark.parametrize(
        ("amount", "indonesian", "english"),
        [
            (timedelta(minutes=95), "1 jam 35 menit", "1 hour 35 minutes"),
            (timedelta(0), "0 menit", "0 minutes"),
            (timedelta(microseconds=1), "0 menit", "0 minutes"),
            (timedelta(minutes=1), "1 menit", "1 minute"),
            (timedelta(hours=2), "2 jam", "2 hours"),
            (timedelta(days=3, minutes=1), "72 jam 1 menit", "72 hours 1 minute"),
            (timedelta(seconds=1), "1 detik", "1 second"),
            (timedelta(hours=1, seconds=30), "1 jam 30 detik", "1 hour 30 seconds"),
        ],
    )
    def test_hours_minutes_and_seconds_that_are_not_zero(
        self, amount: timedelta, indonesian: str, english: str
    ) -> None:
        assert format_duration(amount) == indonesian
        assert format_duration(amount, "en") == english

    def test_a_negative_duration_is_refused(self) -> None:
        with pytest.raises(UnwritableValueError, match="negative") as caught:
            format_duration(timedelta(seconds=-1))

        assert "negatif" in caught.value.describe("id")
