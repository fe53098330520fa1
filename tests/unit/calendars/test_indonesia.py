"""
Obtaining a calendar: options that are checked, and one object for one answer.
"""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import (
    CalendarOptionError,
    CivilDateError,
    Closure,
    OfficeHours,
    Opening,
    Period,
    UnknownOverlayError,
    UnknownRegionError,
    UnknownZoneError,
    indonesia,
)
from layanan.text import Label

NOTE = Label(id="Pindah kantor", en="Moving house")
MORNING = (Period(time(8), time(12)),)


class TestOneObject:
    def test_asking_twice_gives_the_very_same_calendar(self) -> None:
        assert indonesia("ID-JT") is indonesia("ID-JT")

    def test_defaults_may_be_spelt_out(self) -> None:
        assert indonesia("ID-JT") is indonesia(
            "ID-JT",
            zone="Asia/Jakarta",
            workweek=5,
            collective_leave="off",
            known_on=None,
            overlays=[],
            hours=[],
            exceptions=[],
        )

    def test_a_zone_may_be_given_as_an_object(self) -> None:
        assert indonesia(zone=ZoneInfo("Asia/Jayapura")) is indonesia(zone="Asia/Jayapura")

    def test_neither_order_nor_repetition_of_overlays_matters(self) -> None:
        assert indonesia("ID-PA", overlays=("ID-PA", "ID-AC", "ID-PA")) is indonesia(
            "ID-PA", overlays=("ID-AC", "ID-PA")
        )

    def test_one_overlay_may_be_a_word(self) -> None:
        assert indonesia("ID-PA", overlays="ID-PA") is indonesia("ID-PA", overlays=("ID-PA",))

    def test_the_order_of_exceptions_does_not_matter(self) -> None:
        first, second = (Closure(on=date(2026, 1, day), label=NOTE) for day in (5, 6))

        assert indonesia("ID-JT", exceptions=[second, first]) is indonesia(
            "ID-JT", exceptions=[first, second]
        )

    def test_any_iterable_will_do(self) -> None:
        own = OfficeHours.weekly("mon 08:00-12:00")

        assert indonesia("ID-JT", hours=iter([own])) is indonesia("ID-JT", hours=(own,))


class TestZone:
    @pytest.mark.parametrize(
        ("region", "zone"),
        [
            ("ID-AC", "Asia/Jakarta"),
            ("ID-KB", "Asia/Pontianak"),
            ("ID-BA", "Asia/Makassar"),
            ("ID-PA", "Asia/Jayapura"),
        ],
    )
    def test_a_province_knows_its_zone(self, region: str, zone: str) -> None:
        assert indonesia(region).zone.key == zone

    def test_a_zone_alone_will_do(self) -> None:
        office = indonesia(zone="Asia/Makassar")

        assert (office.region, office.zone.key) == (None, "Asia/Makassar")

    def test_without_region_and_zone_nothing_can_be_said(self) -> None:
        with pytest.raises(CalendarOptionError) as caught:
            indonesia()

        assert str(caught.value) == (
            "region cannot be None; allowed: 'ID-JT', …, or zone='Asia/Jakarta', …"
        )

    def test_region_and_zone_must_agree(self) -> None:
        with pytest.raises(CalendarOptionError) as caught:
            indonesia("ID-BA", zone="Asia/Jakarta")

        assert str(caught.value) == (
            "zone cannot be 'Asia/Jakarta'; allowed: 'Asia/Makassar' (ID-BA)"
        )

    @pytest.mark.parametrize("zone", ["WIB", "Asia/Ujung_Pandang", "UTC", ""])
    def test_only_the_four_zones_of_indonesia_are_known(self, zone: str) -> None:
        with pytest.raises(UnknownZoneError):
            indonesia(zone=zone)
        with pytest.raises(UnknownZoneError):
            indonesia("ID-JT", zone=zone)

    @pytest.mark.parametrize("region", ["ID-XX", "Jawa Tengah", "id-jt", "", 33])
    def test_only_codes_of_provinces_are_known(self, region: Any) -> None:
        with pytest.raises(UnknownRegionError):
            indonesia(region)


class TestOptions:
    @pytest.mark.parametrize("workweek", [4, 7, True, "5", None])
    def test_a_week_has_five_or_six_working_days(self, workweek: Any) -> None:
        with pytest.raises(CalendarOptionError) as caught:
            indonesia("ID-JT", workweek=workweek)

        assert (caught.value.option, caught.value.given) == ("workweek", repr(workweek))

    def test_a_number_that_only_equals_six_does_not_become_the_week(self) -> None:
        try:
            indonesia("ID-GO", workweek=6.0)  # type: ignore[arg-type]
        except CalendarOptionError:
            return
        assert repr(indonesia("ID-GO", workweek=6).workweek) == "6"

    @pytest.mark.parametrize("leave", ["on", "", None, False])
    def test_collective_leave_is_off_or_worked(self, leave: Any) -> None:
        with pytest.raises(CalendarOptionError) as caught:
            indonesia("ID-JT", collective_leave=leave)

        assert str(caught.value) == (
            f"collective_leave cannot be {leave!r}; allowed: 'off', 'worked'"
        )

    @pytest.mark.parametrize(
        "known_on", [datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Jakarta")), "2026-01-01", 2026]
    )
    def test_known_on_is_a_plain_date(self, known_on: Any) -> None:
        with pytest.raises(CivilDateError):
            indonesia("ID-JT", known_on=known_on)

    @pytest.mark.parametrize("overlay", ["ID-JT", "id-ac", "Pangkalpinang", ""])
    def test_an_overlay_must_have_days_on_record(self, overlay: str) -> None:
        with pytest.raises(UnknownOverlayError) as caught:
            indonesia("ID-AC", overlays=("ID-AC", overlay))

        assert caught.value.overlay == overlay
        assert "ID-AC" in caught.value.known

    def test_an_overlay_that_is_no_text_is_refused_all_the_same(self) -> None:
        with pytest.raises(UnknownOverlayError):
            indonesia("ID-AC", overlays=[11])  # type: ignore[list-item]


class TestOverlaysOfAnotherShape:
    @pytest.mark.parametrize("overlays", [5, [["ID-AC"]]])
    def test_are_refused_with_what_is_wanted(self, overlays: Any) -> None:
        with pytest.raises(CalendarOptionError, match="keys of regional days"):
            indonesia("ID-JT", overlays=overlays)


class TestContradictions:
    DAY = date(2026, 6, 6)

    @pytest.mark.parametrize("working_day", [False, True])
    def test_a_date_is_not_closed_all_day_and_opened(self, *, working_day: bool) -> None:
        shut = Closure(on=self.DAY, label=NOTE)
        desk = Opening(on=self.DAY, label=NOTE, periods=MORNING, working_day=working_day)

        for exceptions in ((shut, desk), (desk, shut)):
            with pytest.raises(CalendarOptionError) as caught:
                indonesia("ID-JT", exceptions=exceptions)
            assert str(caught.value) == (
                "exceptions cannot be 2026-06-06 closed all day and opened; "
                "allowed: one of the two on a date"
            )

    def test_a_part_closure_does_not_contradict_an_opening(self) -> None:
        pause = Closure(on=self.DAY, label=NOTE, periods=(Period(time(9), time(10)),))
        desk = Opening(on=self.DAY, label=NOTE, periods=MORNING)

        assert indonesia("ID-JT", exceptions=(pause, desk)).day(self.DAY).periods == (
            Period(time(8), time(9)),
            Period(time(10), time(12)),
        )

    def test_other_dates_do_not_contradict_each_other(self) -> None:
        shut = Closure(on=date(2026, 6, 5), label=NOTE)
        desk = Opening(on=self.DAY, label=NOTE, periods=MORNING)

        assert not indonesia("ID-JT", exceptions=(shut, desk)).is_working_day(date(2026, 6, 5))
