"""
Office hours: read from text, refused with every fault, changed on one date.
"""

import pickle
from datetime import UTC, date, time, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from layanan.calendars import Closure, OfficeHours, OfficeHoursError, Opening, Period
from layanan.calendars._hours import default_hours, ramadan_circulars, subtract, union
from layanan.law import CitationSyntaxError
from layanan.records import InvalidRecordError
from layanan.text import Label

MORNING, AFTERNOON = Period(time(7, 30), time(12)), Period(time(13), time(16))
DESK = Label(id="Loket Sabtu", en="Saturday desk")


def span(text: str) -> Period:
    first, last = text.split("-")
    return Period(time.fromisoformat(first), time.fromisoformat(last))


def spans(*texts: str) -> tuple[Period, ...]:
    return tuple(map(span, texts))


def refusal(week: str) -> OfficeHoursError:
    with pytest.raises(OfficeHoursError) as caught:
        OfficeHours.weekly(week)
    return caught.value


class TestPeriod:
    def test_its_duration_is_exact(self) -> None:
        assert MORNING.duration == timedelta(hours=4, minutes=30)
        assert Period(time(7, 30), time(7, 30, 1, 5)).duration == timedelta(
            seconds=1, microseconds=5
        )


class TestWeekly:
    def test_groups_of_days_have_stretches_of_hours(self) -> None:
        hours = OfficeHours.weekly("mon-thu 07:30-12:00, 13:00-16:00; fri 07:30-11:30, 13:00-16:30")

        assert hours.week == (
            *[(MORNING, AFTERNOON)] * 4,
            (span("07:30-11:30"), span("13:00-16:30")),
            None,
            None,
        )
        assert (hours.regime, hours.since, hours.until, hours.citation) == (
            "normal",
            None,
            None,
            None,
        )

    @pytest.mark.parametrize(
        "text",
        [
            "senin-kamis 07:30-12:00",
            "SENIN - Kamis 07.30-12.00",
            "  mon-thu   07:30 - 12:00 ; ",
            "mon 07:30-12:00; tue-rabu 07:30-12:00; kamis 07.30-12:00",
        ],
    )
    def test_days_are_in_either_language_and_spaces_do_not_matter(self, text: str) -> None:
        assert OfficeHours.weekly(text).week == (*[(MORNING,)] * 4, None, None, None)

    def test_stretches_may_touch(self) -> None:
        assert OfficeHours.weekly("sun 07:30-12:00, 12:00-13:00").week[6] == spans(
            "07:30-12:00", "12:00-13:00"
        )

    def test_the_decision_is_read(self) -> None:
        hours = OfficeHours.weekly(
            "mon 08:00-15:00",
            regime="ramadan",
            since=date(2026, 2, 1),
            until=date(2027, 2, 1),
            citation="Perpres 21/2023 pasal 4",
        )

        assert str(hours.citation) == "Perpres 21/2023 pasal 4"
        assert (hours.regime, hours.since, hours.until) == (
            "ramadan",
            date(2026, 2, 1),
            date(2027, 2, 1),
        )
        assert OfficeHours.weekly("mon 08:00-15:00", citation=hours.citation).citation == (
            hours.citation
        )

    def test_a_decision_that_cannot_be_read_is_refused(self) -> None:
        with pytest.raises(CitationSyntaxError):
            OfficeHours.weekly("mon 08:00-15:00", citation="keputusan")

    @pytest.mark.parametrize(
        ("text", "english", "indonesian"),
        [
            ("", "there are no hours", "tidak ada jam"),
            (" ; ", "there are no hours", "tidak ada jam"),
            (
                "mno 08:00-15:00",
                "unknown days in 'mno 08:00-15:00'",
                "hari dalam 'mno 08:00-15:00' tidak dikenal",
            ),
            (
                "mon-frei 08:00-15:00",
                "unknown days in 'mon-frei 08:00-15:00'",
                "hari dalam 'mon-frei 08:00-15:00' tidak dikenal",
            ),
            ("08:00-15:00", "unknown days in '08:00-15:00'", "hari dalam '08:00-15:00' tidak"),
            ("fri-mon 08:00-15:00", "fri is after mon", "fri sesudah mon"),
            (
                "mon 8-15",
                "'8-15' is no stretch of hours like 07:30-16:00",
                "'8-15' bukan rentang jam seperti 07:30-16:00",
            ),
            (
                "mon 08:00-25:00",
                "'08:00-25:00' is no stretch of hours",
                "'08:00-25:00' bukan rentang jam",
            ),
            (
                "mon 15:00-08:00",
                "closing 08:00 is not after opening 15:00",
                "tutup 08:00 tidak sesudah buka 15:00",
            ),
            (
                "mon 08:00-08:00",
                "closing 08:00 is not after opening 08:00",
                "tutup 08:00 tidak sesudah buka 08:00",
            ),
            (
                "mon 08:00-12:00, 11:00-15:00",
                "11:00 comes before 12:00",
                "11:00 mendahului 12:00",
            ),
            (
                "mon-wed 08:00-15:00; tue 08:00-12:00",
                "tue is given twice",
                "selasa disebut dua kali",
            ),
        ],
    )
    def test_what_cannot_be_read_is_refused_in_both_languages(
        self, text: str, english: str, indonesian: str
    ) -> None:
        error = refusal(text)

        (fault,) = error.faults
        assert fault.en.startswith(english)
        assert fault.id.startswith(indonesian)
        assert error.given == text

    def test_every_fault_is_told_at_once_in_the_order_of_the_text(self) -> None:
        error = refusal(
            "mon-tue 15:00-08:00; tue 8-15; xyz 08:00-15:00; fri-wed 08:00-15:00, 14:00-16:00"
        )

        assert [fault.en for fault in error.faults] == [
            "closing 08:00 is not after opening 15:00",
            "'8-15' is no stretch of hours like 07:30-16:00",
            "tue is given twice",
            "unknown days in 'xyz 08:00-15:00'",
            "fri is after wed",
            "14:00 comes before 15:00",
        ]
        assert [fault.id for fault in error.faults] == [
            "tutup 08:00 tidak sesudah buka 15:00",
            "'8-15' bukan rentang jam seperti 07:30-16:00",
            "selasa disebut dua kali",
            "hari dalam 'xyz 08:00-15:00' tidak dikenal",
            "fri sesudah wed",
            "14:00 mendahului 15:00",
        ]
        assert all(fault.en in str(error) for fault in error.faults)
        assert all(fault.id in error.describe("id") for fault in error.faults)


class TestOfficeHours:
    def test_text_may_stand_for_the_week(self) -> None:
        parsed = OfficeHours.model_validate({"week": "mon 07:30-12:00"})

        assert parsed == OfficeHours.weekly("mon 07:30-12:00")

    def test_it_is_a_value(self) -> None:
        hours = OfficeHours.weekly("mon 07:30-12:00", citation="Perpres 21/2023 pasal 4")

        assert hash(hours) == hash(
            OfficeHours.weekly("mon 07:30-12:00", citation="Perpres 21/2023 pasal 4")
        )
        assert pickle.loads(pickle.dumps(hours)) == hours  # noqa: S301 - our own bytes
        with pytest.raises(ValidationError):
            hours.regime = None  # type: ignore[misc]

    def test_a_week_has_seven_days(self) -> None:
        with pytest.raises(OfficeHoursError, match="a week must have seven days") as caught:
            OfficeHours(week=((MORNING,),) * 6)

        assert "satu pekan harus tujuh hari" in caught.value.describe("id")

    def test_it_ends_after_it_began(self) -> None:
        day = date(2026, 1, 1)

        with pytest.raises(OfficeHoursError) as caught:
            OfficeHours.weekly("mon 07:30-12:00", since=day, until=day)

        assert "since 2026-01-01 is not before until 2026-01-01" in str(caught.value)
        assert "mulai 2026-01-01 tidak sebelum akhir 2026-01-01" in caught.value.describe("id")

    def test_stretches_in_disorder_and_reversed_dates_are_told_together(self) -> None:
        with pytest.raises(OfficeHoursError) as caught:
            OfficeHours(
                week=((AFTERNOON, MORNING), *[None] * 6),
                since=date(2026, 1, 2),
                until=date(2026, 1, 1),
            )

        assert [fault.en for fault in caught.value.faults] == [
            "07:30 comes before 16:00",
            "since 2026-01-02 is not before until 2026-01-01",
        ]

    def test_a_regime_must_be_known(self) -> None:
        with pytest.raises(InvalidRecordError, match="regime"):
            OfficeHours.weekly("mon 07:30-12:00", regime="fasting")  # type: ignore[arg-type]


class TestCovers:
    BOUNDED = OfficeHours.weekly("mon 07:30-12:00", since=date(2026, 1, 1), until=date(2026, 7, 1))

    @pytest.mark.parametrize(
        ("day", "covered"),
        [
            (date(2025, 12, 31), False),
            (date(2026, 1, 1), True),
            (date(2026, 6, 30), True),
            (date(2026, 7, 1), False),
        ],
    )
    def test_since_is_inclusive_and_until_exclusive(self, day: date, *, covered: bool) -> None:
        assert self.BOUNDED.covers(day, "normal") is covered

    @pytest.mark.parametrize(
        ("own", "asked", "covered"),
        [
            ("normal", "normal", True),
            ("normal", "ramadan", False),
            ("normal", None, False),
            ("ramadan", "ramadan", True),
            ("ramadan", "normal", False),
            ("ramadan", None, False),
            (None, "normal", True),
            (None, "ramadan", True),
            (None, None, True),
        ],
    )
    def test_hours_for_both_regimes_hold_even_where_the_regime_is_unknown(
        self, own: Any, asked: Any, *, covered: bool
    ) -> None:
        hours = OfficeHours.weekly("mon 07:30-12:00", regime=own)

        assert hours.covers(date(2026, 1, 5), asked) is covered


class TestClosure:
    def test_without_hours_it_takes_the_whole_day(self) -> None:
        assert Closure(on=date(2026, 6, 5), label=DESK).whole_day
        assert not Closure(on=date(2026, 6, 5), label=DESK, periods=(MORNING,)).whole_day

    def test_hours_in_disorder_are_refused(self) -> None:
        with pytest.raises(OfficeHoursError, match="07:30 comes before 16:00"):
            Closure(on=date(2026, 6, 5), label=DESK, periods=(AFTERNOON, MORNING))

    def test_hours_have_no_zone_of_their_own(self) -> None:
        zoned = Period(time(7, 30, tzinfo=UTC), time(12))

        with pytest.raises(OfficeHoursError) as caught:
            Closure(on=date(2026, 6, 5), label=DESK, periods=(zoned,))

        assert "office hours have no zone of their own" in str(caught.value)
        assert "jam kantor tanpa zona" in caught.value.describe("id")

    def test_it_reads_plain_data(self) -> None:
        closure = Closure.model_validate(
            {
                "on": "2026-06-05",
                "label": {"id": "Pindah kantor", "en": "Moving house"},
                "periods": [["07:30", "12:00"]],
                "citation": "Perpres 21/2023 pasal 4",
            }
        )

        assert (closure.on, closure.periods) == (date(2026, 6, 5), (MORNING,))

    def test_an_unknown_field_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="reason"):
            Closure(on=date(2026, 6, 5), label=DESK, reason="?")  # type: ignore[call-arg]


class TestOpening:
    def test_it_must_name_its_hours(self) -> None:
        with pytest.raises(OfficeHoursError) as caught:
            Opening(on=date(2026, 6, 6), label=DESK, periods=())

        assert "an extra opening must name its hours" in str(caught.value)
        assert "pembukaan tambahan harus menyebut jamnya" in caught.value.describe("id")

    def test_hours_in_disorder_are_refused(self) -> None:
        with pytest.raises(OfficeHoursError, match="closing 07:30 is not after opening 12:00"):
            Opening(on=date(2026, 6, 6), label=DESK, periods=(span("12:00-07:30"),))


class TestSubtract:
    @pytest.mark.parametrize(
        ("closed", "left"),
        [
            ((), ("07:30-12:00", "13:00-16:00")),
            (("12:00-13:00",), ("07:30-12:00", "13:00-16:00")),
            (("07:30-09:00",), ("09:00-12:00", "13:00-16:00")),
            (("11:00-14:00",), ("07:30-11:00", "14:00-16:00")),
            (("09:00-10:00",), ("07:30-09:00", "10:00-12:00", "13:00-16:00")),
            (("00:00-23:59",), ()),
            (("07:30-12:00", "15:00-16:00"), ("13:00-15:00",)),
        ],
    )
    def test_closed_hours_are_cut_out(self, closed: tuple[str, ...], left: tuple[str, ...]) -> None:
        assert subtract((MORNING, AFTERNOON), spans(*closed)) == spans(*left)


class TestUnion:
    @pytest.mark.parametrize(
        ("given", "joined"),
        [
            ((), ()),
            (("13:00-16:00", "07:30-12:00"), ("07:30-12:00", "13:00-16:00")),
            (("07:30-12:00", "12:00-13:00"), ("07:30-13:00",)),
            (("07:30-12:00", "11:00-14:00"), ("07:30-14:00",)),
            (("07:30-16:00", "09:00-10:00"), ("07:30-16:00",)),
        ],
    )
    def test_hours_are_sorted_and_joined_where_they_meet(
        self, given: tuple[str, ...], joined: tuple[str, ...]
    ) -> None:
        assert union(spans(*given)) == spans(*joined)


class TestDefaultHours:
    @pytest.mark.parametrize(
        ("day", "weekly"),
        [(date(2023, 4, 11), "37:30"), (date(2023, 4, 12), "37:30")],
    )
    def test_keppres_and_perpres_both_make_37_hours_and_a_half(
        self, day: date, weekly: str
    ) -> None:
        whole, minutes = map(int, weekly.split(":"))
        week = default_hours()["normal"].as_of(day)
        worked = sum((one.duration for periods in week for one in periods or ()), timedelta())

        assert worked == timedelta(hours=whole, minutes=minutes)

    def test_a_week_in_ramadan_makes_32_hours_and_a_half(self) -> None:
        week = default_hours()["ramadan"].as_of(date(2026, 2, 19))
        worked = sum((one.duration for periods in week for one in periods or ()), timedelta())

        assert worked == timedelta(hours=32, minutes=30)
        assert week[5:] == (None, None)


class TestRamadanCirculars:
    def test_there_was_one_a_year_until_the_perpres(self) -> None:
        assert {year: str(citation) for year, (_, citation) in ramadan_circulars().items()} == {
            2017: "SE MenPANRB 20/2017",
            2018: "SE MenPANRB 336/2018",
            2019: "SE MenPANRB 394/2019",
            2020: "SE MenPANRB 51/2020",
            2021: "SE MenPANRB 09/2021",
            2022: "SE MenPANRB 11/2022",
            2023: "SE MenPANRB 06/2023",
        }
