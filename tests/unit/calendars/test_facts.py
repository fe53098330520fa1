"""
What decides about a day besides the decrees: overlays, hours, the office itself.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import (
    Closure,
    HoursUnknownError,
    OfficeHours,
    Opening,
    Period,
    Reason,
    WorkingCalendar,
    Workweek,
    _facts,
    indonesia,
)
from layanan.calendars._decrees import RegionalDay
from layanan.calendars._facts import Facts
from layanan.calendars._spec import CalendarSpec
from layanan.law import Citation
from layanan.text import Label

WIB = ZoneInfo("Asia/Jakarta")
ONE_DAY = timedelta(days=1)
NOTE = Label(id="Pindah kantor", en="Moving house")
DECISION = Citation.parse("Perpres 21/2023 pasal 4")
DESK = Label(id="Loket Sabtu", en="Saturday desk")
SIX_DAYS = OfficeHours.weekly("mon-thu 07:30-14:00; fri 07:30-11:00; sat 07:30-13:00")


def spans(*texts: str) -> tuple[Period, ...]:
    edges = (text.split("-") for text in texts)
    return tuple(Period(time.fromisoformat(a), time.fromisoformat(b)) for a, b in edges)


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), WIB)


def facts(office: WorkingCalendar, day: date) -> list[tuple[str, str]]:
    return [(one.kind, one.effect) for one in office.day(day).reasons]


class TestOverlays:
    ACEH = indonesia("ID-AC", overlays=("ID-AC",))

    @pytest.mark.parametrize(
        ("overlay", "day", "kind"),
        [
            ("ID-AC", date(2024, 6, 19), "local_leave"),
            ("ID-AC", date(2024, 6, 20), "local_leave"),
            ("ID-PA", date(2015, 2, 5), "local_holiday"),
            ("ID-PA", date(2015, 2, 6), "local_leave"),
            ("ID-PA", date(2016, 12, 1), "local_holiday"),
            ("ID-PA", date(2021, 2, 4), "local_leave"),
            ("ID-PS", date(2023, 8, 14), "local_holiday"),
            ("ID-BB/Pangkalpinang", date(2025, 8, 27), "local_election"),
        ],
    )
    def test_a_regional_day_is_off_only_where_it_was_asked_for(
        self, overlay: str, day: date, kind: str
    ) -> None:
        region = overlay.partition("/")[0]

        assert indonesia(region).is_working_day(day)
        assert not indonesia(region, overlays=(overlay,)).is_working_day(day)
        assert facts(indonesia(region, overlays=(overlay,)), day) == [(kind, "closes")]

    def test_several_overlays_may_bind_one_office(self) -> None:
        office = indonesia("ID-AC", overlays=("ID-PA", "ID-AC"))

        assert not office.is_working_day(date(2024, 6, 19))
        assert not office.is_working_day(date(2021, 2, 4))

    @pytest.mark.parametrize("day", [date(2024, 6, 22), date(2024, 6, 29)])
    def test_a_replacement_saturday_is_worked_like_a_weekday(self, day: date) -> None:
        # Kepgub Aceh 100.3.3.1/845/2024: 19 and 20 June off, two Saturdays worked.
        assert self.ACEH.is_working_day(day)
        assert self.ACEH.day(day).periods == spans("07:30-12:00", "13:00-16:00")
        assert facts(self.ACEH, day) == [
            ("replacement_workday", "opens"),
            ("weekend", "closes"),
        ]
        assert self.ACEH.working_time(at(day, "00:00"), at(day, "23:00")) == timedelta(
            hours=7, minutes=30
        )

    def test_the_other_saturdays_stay_free(self) -> None:
        assert not self.ACEH.is_working_day(date(2024, 6, 15))

    def test_an_office_may_state_its_hours_of_a_replacement_saturday(self) -> None:
        own = OfficeHours.weekly("sat 08:00-12:00", citation="Perpres 21/2023 pasal 4")
        day = indonesia("ID-AC", overlays=("ID-AC",), hours=(own,)).day(date(2024, 6, 22))

        assert day.periods == spans("08:00-12:00")
        assert str(day.hours_citation) == "Perpres 21/2023 pasal 4"

    def test_the_replacement_is_counted_among_the_working_days(self) -> None:
        # Monday 17 June is Idul Adha, 18 June collective leave: 21, 22 and 24 June.
        assert self.ACEH.add_working_days(date(2024, 6, 18), 3) == date(2024, 6, 24)
        assert indonesia("ID-AC").add_working_days(date(2024, 6, 18), 3) == date(2024, 6, 21)

    def test_a_decree_of_unknown_date_counts_always(self) -> None:
        office = indonesia("ID-AC", overlays=("ID-AC",), known_on=date(2023, 12, 1))

        assert not office.is_working_day(date(2024, 6, 19))
        assert office.day(date(2024, 6, 19)).reasons[0].known_from is None

    def test_a_dispensation_closes_nothing(self) -> None:
        galungan = date(2024, 2, 28)
        office = indonesia("ID-BA", overlays=("ID-BA",))
        (reason,) = office.day(galungan).reasons

        assert office.is_working_day(galungan)
        assert (reason.kind, reason.effect) == ("dispensation", "none")
        assert str(reason.citation) == ("SE Gubernur Bali 7/2023 (dispensasi hari suci Hindu 2024)")
        assert office.day(galungan).periods == indonesia("ID-BA").day(galungan).periods

    def test_a_regional_day_on_a_weekend_has_both_reasons(self) -> None:
        office = indonesia("ID-PE", overlays=("ID-PE",))

        assert facts(office, date(2024, 4, 20)) == [
            ("local_holiday", "closes"),
            ("weekend", "closes"),
        ]


class TestRamadanHours:
    @pytest.mark.parametrize(
        ("first", "rule"),
        [
            (date(2019, 5, 6), "SE MenPANRB 394/2019"),
            (date(2020, 4, 24), "SE MenPANRB 51/2020"),
            (date(2021, 4, 13), "SE MenPANRB 09/2021"),
            (date(2022, 4, 4), "SE MenPANRB 11/2022"),
            (date(2023, 3, 24), "SE MenPANRB 06/2023"),
            (date(2024, 3, 13), "Perpres 21/2023 pasal 4"),
            (date(2025, 3, 3), "Perpres 21/2023 pasal 4"),
            (date(2026, 2, 19), "Perpres 21/2023 pasal 4"),
        ],
    )
    def test_each_year_cites_its_circular_and_from_2024_the_perpres(
        self, first: date, rule: str
    ) -> None:
        day = indonesia("ID-JT").day(first)

        assert day.periods is not None
        assert day.periods[0].open == time(8)
        assert str(day.hours_citation) == rule

    @pytest.mark.parametrize(
        ("day", "periods"),
        [
            # 1447 H: 1 Ramadan is Thursday 19 February, 1 Syawal Saturday 21 March 2026.
            (date(2026, 2, 18), ("07:30-12:00", "13:00-16:00")),
            (date(2026, 2, 19), ("08:00-12:00", "12:30-15:00")),
            (date(2026, 2, 20), ("08:00-11:30", "12:30-15:30")),
            (date(2026, 3, 17), ("08:00-12:00", "12:30-15:00")),
            (date(2026, 3, 25), ("07:30-12:00", "13:00-16:00")),
        ],
    )
    def test_they_run_from_the_first_of_ramadan_to_the_feast(
        self, day: date, periods: tuple[str, ...]
    ) -> None:
        assert indonesia("ID-JT").day(day).periods == spans(*periods)


class TestRamadanWithoutDates:
    #: The day before the earliest first day, the earliest, the last working
    #: day before the feast, and the first one after it.
    YEARS = (
        (date(2015, 6, 16), date(2015, 6, 17), date(2015, 7, 15), date(2015, 7, 22)),
        (date(2016, 6, 3), date(2016, 6, 6), date(2016, 7, 1), date(2016, 7, 11)),
        (date(2017, 5, 24), date(2017, 5, 26), date(2017, 6, 22), date(2017, 7, 3)),
        (date(2018, 5, 15), date(2018, 5, 16), date(2018, 6, 8), date(2018, 6, 21)),
    )

    @pytest.mark.parametrize("days", YEARS)
    def test_its_hours_are_unknown_and_only_its_hours(self, days: tuple[date, ...]) -> None:
        office = indonesia("ID-JT")

        assert [office.is_working_day(day) for day in days] == [True] * 4
        assert [office.day(day).periods is None for day in days] == [False, True, True, False]
        assert [office.day(day).hours_citation is None for day in days] == [
            *(False, True, True, False)
        ]

    def test_days_off_within_it_are_shut_all_the_same(self) -> None:
        sunday = date(2018, 6, 3)

        assert indonesia("ID-JT").day(sunday).periods == ()
        assert not indonesia("ID-JT").is_open(at(sunday, "09:00"))

    @pytest.mark.parametrize(
        ("regime", "known"), [("normal", False), ("ramadan", False), (None, True)]
    )
    def test_only_hours_that_hold_in_both_regimes_help(
        self, regime: str | None, *, known: bool
    ) -> None:
        own = OfficeHours.model_validate({"week": "mon-fri 08:00-14:00", "regime": regime})
        day = indonesia("ID-JT", hours=(own,)).day(date(2018, 6, 4))

        assert day.periods == (spans("08:00-14:00") if known else None)

    def test_after_2018_every_ramadan_has_its_dates(self) -> None:
        office = indonesia("ID-JT")
        asked = (date(2019, 1, 1) + ONE_DAY * shift for shift in range(9 * 365))

        assert [day for day in asked if office.day(day).periods is None] == []


class TestSixDayWeek:
    OFFICE = indonesia("ID-JT", workweek=6)

    def test_saturday_is_a_working_day_and_sunday_is_not(self) -> None:
        assert self.OFFICE.is_working_day(date(2026, 1, 3))
        assert not self.OFFICE.is_working_day(date(2026, 1, 4))
        assert self.OFFICE.add_working_days(date(2026, 1, 2), 2) == date(2026, 1, 5)

    def test_its_sunday_cites_no_rule(self) -> None:
        (reason,) = self.OFFICE.day(date(2026, 1, 4)).reasons

        assert (reason.kind, reason.citation) == ("weekend", None)

    def test_its_hours_must_be_given(self) -> None:
        assert self.OFFICE.day(date(2026, 1, 5)).periods is None
        with pytest.raises(HoursUnknownError) as caught:
            self.OFFICE.add_working_time(at(date(2026, 1, 5), "09:00"), timedelta(hours=1))
        assert (caught.value.day, caught.value.workweek) == (date(2026, 1, 5), 6)

    def test_given_hours_are_counted(self) -> None:
        office = indonesia("ID-JT", workweek=6, hours=(SIX_DAYS,))

        assert office.day(date(2026, 1, 3)).periods == spans("07:30-13:00")
        assert office.add_working_time(at(date(2026, 1, 3), "12:00"), timedelta(hours=2)) == at(
            date(2026, 1, 5), "08:30"
        )

    def test_a_day_that_was_left_out_stays_unknown(self) -> None:
        weekdays = OfficeHours.weekly("mon-fri 07:30-14:00")
        office = indonesia("ID-JT", workweek=6, hours=(weekdays,))

        assert office.is_open(at(date(2026, 1, 2), "09:00"))
        assert office.day(date(2026, 1, 3)).periods is None

    def test_its_normal_hours_say_nothing_about_ramadan(self) -> None:
        office = indonesia("ID-JT", workweek=6, hours=(SIX_DAYS,))

        assert office.day(date(2026, 2, 18)).periods == spans("07:30-14:00")
        assert office.day(date(2026, 2, 19)).periods is None

    def test_a_part_closure_of_unknown_hours_leaves_them_unknown(self) -> None:
        shut = Closure(on=date(2026, 1, 5), label=NOTE, periods=spans("09:00-10:00"))
        office = indonesia("ID-JT", workweek=6, exceptions=(shut,))

        assert office.is_working_day(date(2026, 1, 5))
        assert office.day(date(2026, 1, 5)).periods is None

    def test_a_whole_closure_needs_no_hours(self) -> None:
        shut = Closure(on=date(2026, 1, 3), label=NOTE)
        office = indonesia("ID-JT", workweek=6, exceptions=(shut,))

        assert not office.is_working_day(date(2026, 1, 3))
        assert office.day(date(2026, 1, 3)).periods == ()
        assert not office.is_open(at(date(2026, 1, 3), "09:00"))


class TestOwnHours:
    NORMAL = OfficeHours.weekly("mon-fri 08:00-12:00", citation="Perpres 21/2023 pasal 4")
    FASTING = OfficeHours.weekly(
        "mon-fri 09:00-12:00", regime="ramadan", citation="SE MenPANRB 06/2023"
    )
    BOTH = OfficeHours.weekly("mon-fri 10:00-12:00", regime=None)

    def test_each_regime_has_its_own_hours_and_citation(self) -> None:
        office = indonesia("ID-JT", hours=(self.NORMAL, self.FASTING))
        before, during = office.day(date(2026, 2, 18)), office.day(date(2026, 2, 19))

        assert (before.periods, str(before.hours_citation)) == (
            spans("08:00-12:00"),
            "Perpres 21/2023 pasal 4",
        )
        assert (during.periods, str(during.hours_citation)) == (
            spans("09:00-12:00"),
            "SE MenPANRB 06/2023",
        )

    def test_hours_of_one_regime_leave_the_other_as_usual(self) -> None:
        office = indonesia("ID-JT", hours=(self.NORMAL,))

        assert office.day(date(2026, 2, 19)).periods == spans("08:00-12:00", "12:30-15:00")

    def test_hours_of_both_regimes_hold_all_year_and_need_no_citation(self) -> None:
        office = indonesia("ID-JT", hours=(self.BOTH,))

        for day in (date(2026, 2, 18), date(2026, 2, 19), date(2018, 6, 4)):
            assert office.day(day).periods == spans("10:00-12:00")
            assert office.day(day).hours_citation is None

    def test_days_that_are_not_named_keep_the_usual_hours(self) -> None:
        friday = OfficeHours.weekly("fri 07:00-11:00")
        office = indonesia("ID-JT", hours=(friday,))

        assert office.day(date(2026, 1, 9)).periods == spans("07:00-11:00")
        assert office.day(date(2026, 1, 8)).periods == spans("07:30-12:00", "13:00-16:00")

    def test_they_hold_from_since_until_the_day_before_until(self) -> None:
        own = OfficeHours.weekly(
            "mon-fri 08:00-12:00", since=date(2026, 1, 6), until=date(2026, 1, 8)
        )
        office = indonesia("ID-JT", hours=(own,))
        opened = {day: office.closing(date(2026, 1, day)) for day in (5, 6, 7, 8)}

        assert {day: end and end.hour for day, end in opened.items()} == {
            5: 16,
            6: 12,
            7: 12,
            8: 16,
        }

    def test_later_hours_replace_earlier_ones_in_whatever_order_they_are_given(self) -> None:
        later = OfficeHours.weekly("mon-fri 09:00-11:00", since=date(2026, 1, 7))

        for hours in ((self.NORMAL, later), (later, self.NORMAL)):
            office = indonesia("ID-JT", hours=hours)
            assert office.day(date(2026, 1, 6)).periods == spans("08:00-12:00")
            assert office.day(date(2026, 1, 7)).periods == spans("09:00-11:00")

    def test_hours_never_make_a_working_day(self) -> None:
        own = OfficeHours.weekly("sat 08:00-12:00")
        office = indonesia("ID-JT", hours=(own,))

        assert office.day(date(2026, 1, 10)).periods == ()

    def test_a_day_that_keeps_no_hours_is_still_a_working_day(self) -> None:
        own = OfficeHours(week=((), *[None] * 6))
        monday = indonesia("ID-JT", hours=(own,)).day(date(2026, 1, 5))

        assert (monday.working, monday.periods, monday.hours_citation) == (True, (), None)


class TestClosures:
    def test_a_whole_day_is_no_working_day_of_that_office(self) -> None:
        day = date(2026, 1, 5)
        shut = Closure(on=day, label=NOTE, citation=DECISION)
        office = indonesia("ID-JT", exceptions=(shut,))

        assert not office.is_working_day(day)
        assert office.closing(day) is None
        assert office.day(day).reasons == (Reason("closure", NOTE, shut.citation, "closes", None),)
        assert office.add_working_days(date(2026, 1, 2), 1) == date(2026, 1, 6)
        assert indonesia("ID-JT").is_working_day(day)

    def test_part_of_a_day_takes_only_its_hours(self) -> None:
        day = date(2026, 1, 5)
        shut = Closure(on=day, label=NOTE, periods=spans("09:00-10:00", "14:00-16:00"))
        office = indonesia("ID-JT", exceptions=(shut,))

        assert office.is_working_day(day)
        assert office.day(day).periods == spans("07:30-09:00", "10:00-12:00", "13:00-14:00")
        assert facts(office, day) == [("closure", "changes_hours")]
        assert office.closing(day) == at(day, "14:00")

    def test_two_closures_may_share_a_date(self) -> None:
        day = date(2026, 1, 5)
        shut = [
            Closure(on=day, label=NOTE, periods=spans(hours))
            for hours in ("07:30-08:00", "15:00-16:00")
        ]

        assert indonesia("ID-JT", exceptions=shut).day(day).periods == spans(
            "08:00-12:00", "13:00-15:00"
        )


class TestOpenings:
    SATURDAY = date(2026, 6, 6)

    def test_a_saturday_desk_is_office_time_on_a_day_off(self) -> None:
        desk = Opening(on=self.SATURDAY, label=DESK, periods=spans("08:00-12:00"))
        office = indonesia("ID-JT", exceptions=(desk,))

        assert not office.is_working_day(self.SATURDAY)
        assert office.day(self.SATURDAY).periods == spans("08:00-12:00")
        assert office.day(self.SATURDAY).hours_citation is None
        assert office.is_open(at(self.SATURDAY, "09:00"))
        assert facts(office, self.SATURDAY) == [
            ("opening", "changes_hours"),
            ("weekend", "closes"),
        ]
        # Friday 15:30 and two hours: one on Friday, one at the desk.
        friday = at(self.SATURDAY - ONE_DAY, "15:30")
        assert office.add_working_time(friday, timedelta(hours=2)) == at(self.SATURDAY, "09:00")

    def test_it_is_a_working_day_if_it_says_so(self) -> None:
        desk = Opening(on=self.SATURDAY, label=DESK, periods=spans("08:00-12:00"), working_day=True)
        office = indonesia("ID-JT", exceptions=(desk,))

        assert office.is_working_day(self.SATURDAY)
        assert facts(office, self.SATURDAY) == [("opening", "opens"), ("weekend", "closes")]

    def test_a_day_off_that_it_makes_a_working_day_is_open_for_the_hours_it_names(self) -> None:
        desk = Opening(on=self.SATURDAY, label=DESK, periods=spans("08:00-12:00"), working_day=True)

        assert indonesia("ID-JT", exceptions=(desk,)).day(self.SATURDAY).periods == spans(
            "08:00-12:00"
        )

    @pytest.mark.parametrize(
        ("workweek", "day_off"),
        [(5, date(2026, 6, 6)), (5, date(2026, 6, 7)), (6, date(2026, 6, 7))],
    )
    def test_hours_that_it_names_itself_follow_no_rule_on_the_week(
        self, workweek: Workweek, day_off: date
    ) -> None:
        desk = Opening(on=day_off, label=DESK, periods=spans("08:00-12:00"), working_day=True)
        day = indonesia("ID-JT", workweek=workweek, exceptions=(desk,)).day(day_off)

        assert (day.periods, day.hours_citation) == (spans("08:00-12:00"), None)

    def test_extra_hours_join_the_usual_ones(self) -> None:
        day = date(2026, 1, 5)
        evening = Opening(on=day, label=DESK, periods=spans("12:00-13:00", "16:00-18:00"))

        assert indonesia("ID-JT", exceptions=(evening,)).day(day).periods == spans("07:30-18:00")

    def test_a_part_closure_cuts_an_opening_of_the_same_date(self) -> None:
        desk = Opening(on=self.SATURDAY, label=DESK, periods=spans("08:00-12:00"))
        pause = Closure(on=self.SATURDAY, label=NOTE, periods=spans("10:00-10:15"))
        office = indonesia("ID-JT", exceptions=(desk, pause))

        assert office.day(self.SATURDAY).periods == spans("08:00-10:00", "10:15-12:00")

    def test_the_office_decides_over_the_decrees(self) -> None:
        # Nyepi 2026: an office that opens all the same, and counts the day.
        nyepi = date(2026, 3, 19)
        open_all_the_same = Opening(
            on=nyepi, label=DESK, periods=spans("08:00-12:00"), working_day=True
        )
        office = indonesia("ID-JT", exceptions=(open_all_the_same,))

        assert office.is_working_day(nyepi)
        assert facts(office, nyepi) == [("national", "closes"), ("opening", "opens")]

    def test_the_office_shuts_on_a_replacement_saturday(self) -> None:
        day = date(2024, 6, 22)
        shut = Closure(on=day, label=NOTE)

        assert not indonesia("ID-AC", overlays=("ID-AC",), exceptions=(shut,)).is_working_day(day)

    def test_days_with_an_exception_are_listed_among_the_days_off(self) -> None:
        desk = Opening(on=self.SATURDAY, label=DESK, periods=spans("08:00-12:00"))
        office = indonesia("ID-JT", exceptions=(desk,))

        assert self.SATURDAY in {day.date for day in office.days_off(2026)}
        assert repr(office) == "indonesia('ID-JT', exceptions=<1>)"


class TestFactsThatTheDataDoesNotHaveYet:
    def test_a_regional_day_of_known_date_counts_from_its_decree_on(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # No regional decree on record tells its day; the table is ready for one that does.
        galungan = RegionalDay(
            "ID-BA",
            date(2026, 6, 17),
            "dispensation",
            "Galungan",
            "SE Gubernur Bali 7/2023",
            "https://www.detik.com/",
            date(2025, 11, 13),
        )
        monkeypatch.setattr(_facts, "regional_days", lambda: {"ID-BA": (galungan,)})

        def known(on: date | None) -> bool:
            spec = CalendarSpec("ID-BA", "Asia/Makassar", 5, "off", on, ("ID-BA",), (), ())
            return galungan.on in Facts(spec).regional

        assert not known(date(2025, 11, 12))
        assert known(date(2025, 11, 13))
        assert known(None)

    def test_before_any_rule_on_hours_there_are_none(self) -> None:
        # The circular of 2017 is the first on record for a Ramadan.
        spec = CalendarSpec(None, "Asia/Jakarta", 5, "off", date(2016, 12, 31), (), (), ())

        with pytest.raises(LookupError):
            Facts(spec).hours(date(2019, 5, 6), "ramadan", 0)
