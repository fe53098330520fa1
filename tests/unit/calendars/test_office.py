"""
An office and the calendar that is its own.
"""

import pickle
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

import pytest
from pydantic import ValidationError

from layanan.calendars import (
    CivilDateError,
    Closure,
    NaiveTimeError,
    Office,
    OfficeHours,
    Opening,
    Period,
    UnknownOverlayError,
    UnknownRegionError,
    indonesia,
)
from layanan.records import InvalidRecordError

ONE_MICROSECOND = timedelta(microseconds=1)
SEMARANG = {
    "code": "kankemenag.3374",
    "name": "Kankemenag Kota Semarang",
    "region": "ID-JT",
    "level": "kankemenag",
}


class TestOffice:
    def test_four_words_make_an_office_with_the_usual_week(self) -> None:
        office = Office.model_validate(SEMARANG)

        assert (office.workweek, office.collective_leave) == (5, "off")
        assert (office.overlays, office.hours, office.exceptions) == ((), (), ())

    def test_it_is_a_value(self) -> None:
        office = Office.model_validate(SEMARANG)

        assert office == Office.model_validate(SEMARANG)
        assert hash(office) == hash(Office.model_validate(SEMARANG))
        assert pickle.loads(pickle.dumps(office)) == office  # noqa: S301 - our own bytes
        with pytest.raises(ValidationError):
            office.name = "Kankemenag Demak"  # type: ignore[misc]

    def test_it_is_read_from_plain_data(self) -> None:
        office = Office.model_validate(
            SEMARANG
            | {
                "workweek": 6,
                "hours": [{"week": "senin-sabtu 07:30-13:30", "regime": None}],
                "exceptions": [
                    {
                        "on": "2026-06-05",
                        "label": {"id": "Pindah kantor", "en": "Moving house"},
                    },
                    {
                        "on": "2026-06-07",
                        "label": {"id": "Loket Minggu", "en": "Sunday desk"},
                        "periods": [["08:00", "12:00"]],
                        "working_day": True,
                    },
                ],
            }
        )

        assert isinstance(office.hours[0], OfficeHours)
        assert [type(one) for one in office.exceptions] == [Closure, Opening]

    def test_an_unknown_province_is_told_as_such(self) -> None:
        with pytest.raises(UnknownRegionError):
            Office(code="x", name="x", region="ID-XX", level="kua")

    def test_every_other_fault_is_told_at_once(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Office(
                code=" ",
                name="",
                region="ID-JT",
                level="kua",
                workweek=7,  # type: ignore[arg-type]
                collective_leave="on",  # type: ignore[arg-type]
                hours=("mon 16:00-07:30",),  # type: ignore[arg-type]
                colour="green",  # type: ignore[call-arg]
            )

        assert [one.loc for one in caught.value.problems] == [
            ("code",),
            ("name",),
            ("workweek",),
            ("collective_leave",),
            ("hours", 0),
            ("colour",),
        ]
        assert str(caught.value).startswith("invalid Office: code: ")
        assert caught.value.describe("id").startswith("Office tidak sah: code: ")


class TestLocalDate:
    def test_it_is_the_date_on_the_clock_of_the_office(self) -> None:
        late = datetime(2026, 3, 13, 17, 0, tzinfo=UTC)  # midnight in Semarang

        assert Office.model_validate(SEMARANG).local_date(late) == date(2026, 3, 14)
        assert Office.model_validate(SEMARANG).local_date(late - ONE_MICROSECOND) == date(
            2026, 3, 13
        )

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(NaiveTimeError):
            Office.model_validate(SEMARANG).local_date(datetime(2026, 3, 13, 10))


class TestCalendar:
    def test_it_is_the_calendar_with_the_same_facts(self) -> None:
        own = OfficeHours.weekly("mon-sat 07:30-13:30")
        desk = Opening.model_validate(
            {
                "on": date(2026, 6, 7),
                "label": {"id": "Loket Minggu", "en": "Sunday desk"},
                "periods": (Period(time(8), time(12)),),
            }
        )
        office = Office(
            code="kanwil.11",
            name="Kanwil Kemenag Aceh",
            region="ID-AC",
            level="kanwil",
            workweek=6,
            collective_leave="worked",
            overlays=("ID-AC",),
            hours=(own,),
            exceptions=(desk,),
        )

        assert office.calendar(known_on=date(2026, 1, 1)) is indonesia(
            "ID-AC",
            workweek=6,
            collective_leave="worked",
            known_on=date(2026, 1, 1),
            overlays=("ID-AC",),
            hours=(own,),
            exceptions=(desk,),
        )

    def test_unless_told_otherwise_all_decrees_count(self) -> None:
        assert Office.model_validate(SEMARANG).calendar() is indonesia("ID-JT")

    def test_an_overlay_without_days_is_refused_with_the_office(self) -> None:
        with pytest.raises(UnknownOverlayError, match="'ID-JT'"):
            Office(**cast("Any", SEMARANG | {"overlays": ("ID-JT",)}))

    def test_one_overlay_may_be_given_alone(self) -> None:
        assert Office.model_validate(SEMARANG | {"overlays": "ID-AC"}).overlays == ("ID-AC",)


class TestCalendarThen:
    OFFICE = Office.model_validate(SEMARANG)
    ADDED = date(2025, 8, 18)

    def test_it_knows_the_decrees_of_the_day_and_no_later_one(self) -> None:
        assert self.OFFICE.calendar_then(date(2025, 8, 6)).is_working_day(self.ADDED)
        assert not self.OFFICE.calendar_then(date(2025, 8, 7)).is_working_day(self.ADDED)

    def test_where_all_are_known_it_is_the_usual_one(self) -> None:
        assert self.OFFICE.calendar_then(date(9999, 12, 31)) is self.OFFICE.calendar()

    @pytest.mark.parametrize("on", [datetime(2025, 8, 6), "2025-08-06", None])
    def test_only_a_plain_date_is_a_day(self, on: Any) -> None:
        with pytest.raises(CivilDateError):
            self.OFFICE.calendar_then(on)
