"""
Questions to a calendar: days over (start, end], office time over [start, end).

Offices in these tests keep the usual hours: Monday to Thursday 07:30–12:00 and
13:00–16:00, Friday 07:30–11:30 and 13:00–16:30, seven and a half hours a day.
"""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import (
    AmountError,
    CalendarCoverageError,
    CivilDateError,
    HoursUnknownError,
    NaiveTimeError,
    OfficeHours,
    Opening,
    Period,
    ReversedSpanError,
    WorkingCalendar,
    indonesia,
    require_aware,
)
from layanan.text import Label, UnknownLanguageError

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")
ONE_DAY = timedelta(days=1)
ONE_MICROSECOND = timedelta(microseconds=1)
#: As known when these tests were written, so that next year's decree changes no answer.
SEMARANG = indonesia("ID-JT", known_on=date(2026, 11, 24))
#: As on the eve of the first decree on record: nothing can be said yet.
NOTHING_KNOWN = indonesia("ID-JT", known_on=date(2014, 5, 6))


def at(day: str, clock: str = "00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=WIB)


def hours(text: str) -> timedelta:
    whole, minutes = text.split(":")
    return timedelta(hours=int(whole), minutes=int(minutes))


class TestIsWorkingDay:
    @pytest.mark.parametrize(
        ("day", "working"),
        [
            (date(2026, 1, 1), False),  # New Year
            (date(2026, 1, 2), True),  # a Friday
            (date(2026, 1, 3), False),  # Saturday
            (date(2026, 1, 4), False),  # Sunday
            (date(2026, 3, 18), False),  # collective leave before Nyepi
        ],
    )
    def test_it_follows_week_and_decrees(self, day: date, *, working: bool) -> None:
        assert SEMARANG.is_working_day(day) is working

    @pytest.mark.parametrize("day", [date(2015, 1, 1), date(2027, 12, 31)])
    def test_the_first_and_the_last_decreed_day_are_answered(self, day: date) -> None:
        assert SEMARANG.is_working_day(day) is (day.year == 2027)

    @pytest.mark.parametrize("day", [date(2014, 12, 31), date(2028, 1, 1), date.min, date.max])
    def test_the_days_beyond_are_refused(self, day: date) -> None:
        with pytest.raises(CalendarCoverageError):
            SEMARANG.is_working_day(day)

    @pytest.mark.parametrize("day", [at("2026-01-05"), "2026-01-05", None, 20260105])
    def test_only_a_plain_date_is_a_day(self, day: Any) -> None:
        with pytest.raises(CivilDateError):
            SEMARANG.is_working_day(day)


class TestLocal:
    def test_an_instant_is_put_on_the_clock_of_the_office(self) -> None:
        utc = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)

        assert SEMARANG.local(utc).isoformat() == "2026-01-05T07:30:00+07:00"

    def test_one_that_the_clock_of_the_office_cannot_write_is_refused(self) -> None:
        # In Semarang it is the year 10000 already.
        with pytest.raises(CalendarCoverageError, match="9999-12-31"):
            SEMARANG.local(datetime.max.replace(tzinfo=UTC))


class TestBounds:
    def test_the_calendar_tells_its_first_and_last_day(self) -> None:
        assert (SEMARANG.first_day, SEMARANG.last_day) == (date(2015, 1, 1), date(2027, 12, 31))

    def test_before_the_first_decree_there_is_no_last_day(self) -> None:
        assert NOTHING_KNOWN.last_day is None

    @pytest.mark.parametrize(
        "ask",
        [
            lambda: NOTHING_KNOWN.is_working_day(date(2015, 1, 5)),
            lambda: NOTHING_KNOWN.add_working_days(date(2015, 1, 5), 1),
            lambda: NOTHING_KNOWN.count_working_days(date(2015, 1, 5), date(2015, 1, 6)),
            lambda: NOTHING_KNOWN.day(date(2015, 1, 5)),
            lambda: NOTHING_KNOWN.days_off(2015),
            lambda: NOTHING_KNOWN.closing(date(2015, 1, 5)),
            lambda: NOTHING_KNOWN.is_open(at("2015-01-05", "09:00")),
            lambda: NOTHING_KNOWN.next_opening(at("2015-01-05", "09:00")),
            lambda: NOTHING_KNOWN.add_working_time(at("2015-01-05", "09:00"), ONE_DAY),
            lambda: NOTHING_KNOWN.working_time(at("2015-01-05"), at("2015-01-06")),
        ],
    )
    def test_before_the_first_decree_every_question_is_refused(
        self, ask: Callable[[], object]
    ) -> None:
        with pytest.raises(CalendarCoverageError) as caught:
            ask()

        assert caught.value.last is None

    def test_an_instant_is_covered_by_the_date_of_the_office(self) -> None:
        # 22:30 on New Year's Eve in London is 2015 in Semarang already.
        assert SEMARANG.is_open(datetime(2014, 12, 31, 22, 30, tzinfo=UTC)) is False
        with pytest.raises(CalendarCoverageError):
            SEMARANG.is_open(datetime(2027, 12, 31, 17, 0, tzinfo=UTC))


class TestAddWorkingDays:
    def test_the_start_is_not_counted(self) -> None:
        assert SEMARANG.add_working_days(date(2026, 1, 5), 1) == date(2026, 1, 6)

    def test_weekends_and_days_off_are_passed_over(self) -> None:
        # Thursday 15 January; Friday is Isra Mikraj, then a weekend.
        assert SEMARANG.add_working_days(date(2026, 1, 15), 1) == date(2026, 1, 19)

    def test_the_start_need_not_be_a_working_day(self) -> None:
        assert SEMARANG.add_working_days(date(2026, 1, 17), 1) == date(2026, 1, 19)

    def test_no_days_give_the_start_back(self) -> None:
        assert SEMARANG.add_working_days(date(2026, 1, 17), 0) == date(2026, 1, 17)

    def test_a_walk_out_of_the_decreed_years_is_refused(self) -> None:
        # Working days left after 27 December 2027, a Monday: 28, 29, 30 and 31.
        assert SEMARANG.add_working_days(date(2027, 12, 27), 4) == date(2027, 12, 31)
        with pytest.raises(CalendarCoverageError) as caught:
            SEMARANG.add_working_days(date(2027, 12, 27), 5)

        assert caught.value.asked == date(2028, 1, 1)

    @pytest.mark.parametrize("count", [-1, 1.0, True, "3", None])
    def test_only_whole_days_from_zero_on_are_counted(self, count: Any) -> None:
        with pytest.raises(AmountError):
            SEMARANG.add_working_days(date(2026, 1, 5), count)


class TestCountWorkingDays:
    def test_the_first_day_is_left_out_and_the_last_is_counted(self) -> None:
        assert SEMARANG.count_working_days(date(2026, 1, 5), date(2026, 1, 6)) == 1
        assert SEMARANG.count_working_days(date(2026, 1, 4), date(2026, 1, 6)) == 2

    def test_an_empty_span_has_none(self) -> None:
        assert SEMARANG.count_working_days(date(2026, 1, 5), date(2026, 1, 5)) == 0

    def test_an_end_before_the_start_is_refused(self) -> None:
        with pytest.raises(ReversedSpanError):
            SEMARANG.count_working_days(date(2026, 1, 6), date(2026, 1, 5))

    def test_a_count_may_begin_on_the_eve_of_the_first_decreed_year(self) -> None:
        # 2 and 5 January 2015; the first is a holiday, the third a Saturday.
        assert SEMARANG.count_working_days(date(2014, 12, 31), date(2015, 1, 5)) == 2

    def test_both_days_must_be_decreed(self) -> None:
        with pytest.raises(CalendarCoverageError):
            SEMARANG.count_working_days(date(2014, 12, 30), date(2015, 1, 5))
        with pytest.raises(CalendarCoverageError):
            SEMARANG.count_working_days(date(2027, 12, 30), date(2028, 1, 5))


class TestDay:
    def test_an_ordinary_working_day_needs_no_reason(self) -> None:
        day = SEMARANG.day(date(2026, 1, 5))

        assert (day.date, day.working, day.reasons, day.certainty) == (
            date(2026, 1, 5),
            True,
            (),
            "firm",
        )
        assert day.periods == (Period(time(7, 30), time(12)), Period(time(13), time(16)))
        assert str(day.hours_citation) == "Perpres 21/2023 pasal 4"

    def test_a_friday_has_its_long_break(self) -> None:
        assert SEMARANG.day(date(2026, 1, 9)).periods == (
            Period(time(7, 30), time(11, 30)),
            Period(time(13), time(16, 30)),
        )

    def test_before_the_perpres_the_keppres_set_the_hours(self) -> None:
        last, first = SEMARANG.day(date(2023, 4, 11)), SEMARANG.day(date(2023, 5, 2))

        # 11 April 2023 fell in Ramadan, whose circular is the closer rule.
        assert str(last.hours_citation) == "SE MenPANRB 06/2023"
        assert str(first.hours_citation) == "Perpres 21/2023 pasal 4"
        assert str(SEMARANG.day(date(2023, 3, 13)).hours_citation) == (
            "Keppres 68/1995 pasal 1 ayat (2)"
        )

    def test_a_day_off_carries_its_decree_and_no_hours(self) -> None:
        day = SEMARANG.day(date(2026, 3, 19))

        assert (day.working, day.periods, day.hours_citation) == (False, (), None)
        assert [(one.kind, one.name, str(one.citation)) for one in day.reasons] == [
            ("national", "Hari Suci Nyepi (Tahun Baru Saka 1948)", "SKB 1497/2025, 2/2025, 5/2025")
        ]

    def test_a_weekend_cites_the_rule_on_the_week_of_its_time(self) -> None:
        def rule(day: date, known_on: date | None = None) -> str:
            (reason,) = indonesia("ID-JT", known_on=known_on).day(day).reasons
            return f"{reason.kind} {reason.label.en}: {reason.citation}"

        assert rule(date(2026, 1, 3)) == "weekend weekend (Saturday): Perpres 21/2023 pasal 3"
        assert rule(date(2023, 4, 9)) == "weekend weekend (Sunday): Keppres 68/1995 pasal 1"
        # Known in March 2023, the Perpres of April was still to come.
        assert rule(date(2023, 5, 6), date(2023, 3, 31)) == (
            "weekend weekend (Saturday): Keppres 68/1995 pasal 1"
        )

    def test_a_feast_on_a_weekend_has_both_reasons_the_decree_first(self) -> None:
        assert [one.kind for one in SEMARANG.day(date(2026, 3, 21)).reasons] == [
            "national",
            "weekend",
        ]

    def test_a_day_that_awaits_the_isbat_is_provisional(self) -> None:
        assert [SEMARANG.day(date(2027, 3, day)).certainty for day in (8, 9, 12, 13)] == [
            "firm",
            "provisional",
            "provisional",
            "firm",
        ]

    @pytest.mark.parametrize("day", [at("2026-01-05"), "2026-01-05", None])
    def test_only_a_plain_date_is_a_day(self, day: Any) -> None:
        with pytest.raises(CivilDateError):
            SEMARANG.day(day)

    def test_a_day_whose_hours_may_change_is_provisional_too(self) -> None:
        # 1 Ramadan 1448 is expected on 8 February 2027.
        assert [SEMARANG.day(date(2027, 2, day)).certainty for day in (8, 9, 10)] == [
            "provisional",
            "provisional",
            "firm",
        ]

    def test_a_day_is_a_value(self) -> None:
        day, same = SEMARANG.day(date(2026, 3, 19)), SEMARANG.day(date(2026, 3, 19))

        assert day == same
        assert hash(day) == hash(same)
        assert pickle.loads(pickle.dumps(day)) == day  # noqa: S301 - our own bytes
        with pytest.raises(AttributeError):
            day.working = True  # type: ignore[misc]


class TestExplainDay:
    def test_a_day_off_names_its_decree(self) -> None:
        day = SEMARANG.day(date(2026, 3, 19))

        assert day.explain() == (
            "Kamis, 19 Maret 2026: libur – Hari Suci Nyepi (Tahun Baru Saka 1948) "
            "(SKB 1497/2025, 2/2025, 5/2025)"
        )
        assert day.explain("en") == (
            "Thursday, 19 March 2026: day off – Day of Silence (Nyepi; Saka New Year 1948) "
            "(SKB 1497/2025, 2/2025, 5/2025)"
        )

    def test_a_working_day_names_its_hours(self) -> None:
        assert SEMARANG.day(date(2026, 1, 9)).explain("en") == (
            "Friday, 9 January 2026: working day 07:30–11:30 and 13:00–16:30"
        )

    def test_a_working_day_without_known_hours_says_so(self) -> None:
        day = indonesia("ID-JT", workweek=6).day(date(2026, 1, 9))

        assert day.explain("id") == ("Jumat, 9 Januari 2026: hari kerja, jam kantor tidak tercatat")
        assert day.explain("en") == (
            "Friday, 9 January 2026: working day, office hours not on record"
        )

    def test_a_desk_on_a_day_off_names_its_hours(self) -> None:
        desk = Opening(
            on=date(2026, 6, 6),
            label=Label(id="Loket Sabtu", en="Saturday desk"),
            periods=(Period(time(8), time(12)),),
        )
        day = indonesia("ID-JT", exceptions=(desk,)).day(date(2026, 6, 6))

        assert day.explain("en") == (
            "Saturday, 6 June 2026: day off, open 08:00–12:00 – Saturday desk; "
            "weekend (Saturday) (Perpres 21/2023 pasal 3)"
        )

    def test_several_facts_follow_each_other_and_one_without_a_decree_cites_none(self) -> None:
        six_days = indonesia("ID-JT", workweek=6)

        assert six_days.day(date(2026, 3, 22)).explain("en") == (
            "Sunday, 22 March 2026: day off – Eid al-Fitr 1447 AH "
            "(SKB 1497/2025, 2/2025, 5/2025); weekend (Sunday)"
        )

    def test_a_doubt_is_printed(self) -> None:
        day = SEMARANG.day(date(2027, 3, 10))

        assert day.explain("id").endswith(
            "Idul Fitri 1448 Hijriah (SKB 1205/2026, 3/2026, 2/2026) [menunggu sidang isbat]"
        )
        assert day.explain("en").endswith("[awaits the isbat session]")

    def test_another_language_is_refused(self) -> None:
        with pytest.raises(UnknownLanguageError):
            SEMARANG.day(date(2026, 3, 19)).explain("fr")


class TestDaysOff:
    def test_a_year_lists_what_its_decrees_say(self) -> None:
        # SKB 1497/2025: 17 national holidays and 8 days of collective leave.
        kinds = [day.reasons[0].kind for day in SEMARANG.days_off(2026)]

        assert (kinds.count("national"), kinds.count("collective_leave")) == (17, 8)
        assert len(kinds) == 25

    def test_the_days_are_in_order_and_of_that_year(self) -> None:
        days = [day.date for day in SEMARANG.days_off(2026)]

        assert days == sorted(days)
        assert {day.year for day in days} == {2026}

    def test_regional_days_are_among_them(self) -> None:
        plain = {day.date for day in SEMARANG.days_off(2024)}
        aceh = {day.date for day in indonesia("ID-AC", overlays=("ID-AC",)).days_off(2024)}

        assert aceh - plain == {date(2024, 6, day) for day in (19, 20, 22, 29)}

    @pytest.mark.parametrize("year", [2014, 2028])
    def test_a_year_without_a_decree_is_refused(self, year: int) -> None:
        with pytest.raises(CalendarCoverageError) as caught:
            SEMARANG.days_off(year)

        assert caught.value.asked.year == year

    @pytest.mark.parametrize("year", [0, 10_000])
    def test_a_year_that_no_date_has_is_refused_without_naming_a_decreed_day(
        self, year: int
    ) -> None:
        with pytest.raises(CalendarCoverageError) as caught:
            SEMARANG.days_off(year)

        assert not str(caught.value).startswith("2015-01-01 lies outside")


class TestWorkingDaysIn:
    @pytest.mark.parametrize(
        ("year", "leave", "count"),
        [(2015, "off", 245), (2026, "off", 240), (2026, "worked", 248), (2027, "off", 242)],
    )
    def test_it_counts_the_working_days_of_a_year(self, year: int, leave: Any, count: int) -> None:
        office = indonesia("ID-JT", collective_leave=leave, known_on=date(2026, 11, 24))

        assert office.working_days_in(year) == count

    def test_the_first_of_january_is_counted_if_the_office_opens(self) -> None:
        desk = Opening(
            on=date(2026, 1, 1),
            label=Label(id="Loket", en="Desk"),
            periods=(Period(time(8), time(12)),),
            working_day=True,
        )

        assert indonesia("ID-JT", exceptions=(desk,)).working_days_in(2026) == 241

    @pytest.mark.parametrize("year", [0, 2014, 2028, 10_000])
    def test_a_year_without_a_decree_is_refused(self, year: int) -> None:
        with pytest.raises(CalendarCoverageError):
            SEMARANG.working_days_in(year)


class TestANaiveTime:
    @pytest.mark.parametrize(
        "naive", [datetime(2026, 1, 9, 10, 0), date(2026, 1, 9), None, "10:00"]
    )
    def test_is_refused_at_either_end_of_a_span(self, naive: Any) -> None:
        aware = at("2026-01-09", "10:00")

        for start, end in ((naive, aware), (aware, naive)):
            with pytest.raises(NaiveTimeError, match="tzinfo=ZoneInfo"):
                SEMARANG.working_time(start, end)


class TestIsOpen:
    @pytest.mark.parametrize(
        ("clock", "is_open"),
        [
            ("07:29:59.999999", False),
            ("07:30", True),
            ("11:59:59.999999", True),
            ("12:00", False),
            ("12:59:59.999999", False),
            ("13:00", True),
            ("15:59:59.999999", True),
            ("16:00", False),
            ("00:00", False),
            ("23:59:59.999999", False),
        ],
    )
    def test_opening_counts_and_closing_does_not(self, clock: str, *, is_open: bool) -> None:
        assert SEMARANG.is_open(at("2026-01-05", clock)) is is_open

    def test_a_day_off_is_shut(self) -> None:
        assert not SEMARANG.is_open(at("2026-01-16", "10:00"))

    def test_an_instant_in_another_zone_is_read_on_the_clock_of_the_office(self) -> None:
        assert SEMARANG.is_open(datetime(2026, 1, 5, 0, 30, tzinfo=UTC))
        assert SEMARANG.is_open(datetime(2026, 1, 5, 9, 30, tzinfo=WIT))
        assert not SEMARANG.is_open(datetime(2026, 1, 5, 9, 29, tzinfo=WIT))
        assert SEMARANG.is_open(datetime(2026, 1, 5, 7, 30, tzinfo=timezone(timedelta(hours=7))))

    def test_an_instant_of_a_kind_of_its_own_is_an_instant(self) -> None:
        class Stamp(datetime):
            pass

        assert SEMARANG.is_open(Stamp(2026, 1, 5, 9, 0, tzinfo=SEMARANG.zone))

    def test_the_last_instant_of_python_is_covered_by_no_decree(self) -> None:
        for zone in (WIB, UTC):
            with pytest.raises(CalendarCoverageError):
                SEMARANG.is_open(datetime.max.replace(tzinfo=zone))

    @pytest.mark.parametrize("instant", [datetime(2026, 1, 5, 9), date(2026, 1, 5), None, "9"])
    def test_only_an_instant_is_asked(self, instant: Any) -> None:
        with pytest.raises(NaiveTimeError):
            SEMARANG.is_open(instant)


class TestRequireAware:
    def test_an_instant_is_given_back_as_it_is(self) -> None:
        instant = at("2026-01-05", "09:00")

        assert require_aware(instant) is instant


class TestWorkingTime:
    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (at("2026-01-05", "07:30"), at("2026-01-05", "16:00"), "7:30"),
            (at("2026-01-05", "11:00"), at("2026-01-05", "13:30"), "1:30"),
            (at("2026-01-05", "12:10"), at("2026-01-05", "12:50"), "0:00"),
            (at("2026-01-05", "00:00"), at("2026-01-06", "00:00"), "7:30"),
            (at("2026-01-09", "16:00"), at("2026-01-12", "08:00"), "1:00"),
            (at("2026-01-16", "08:00"), at("2026-01-18", "08:00"), "0:00"),
        ],
    )
    def test_only_opening_hours_are_counted(
        self, start: datetime, end: datetime, expected: str
    ) -> None:
        assert SEMARANG.working_time(start, end) == hours(expected)

    def test_microseconds_are_counted_exactly(self) -> None:
        start = at("2026-01-05", "15:59:59.999998")

        assert SEMARANG.working_time(start, start + 7 * ONE_MICROSECOND) == 2 * ONE_MICROSECOND

    def test_both_ends_may_be_written_in_any_zone(self) -> None:
        start, end = at("2026-01-05", "09:00"), at("2026-01-07", "10:00")

        assert SEMARANG.working_time(start.astimezone(UTC), end.astimezone(WIT)) == hours("16:00")

    def test_an_end_before_the_start_is_refused(self) -> None:
        with pytest.raises(ReversedSpanError):
            SEMARANG.working_time(at("2026-01-05", "09:00"), at("2026-01-05", "08:59"))
        with pytest.raises(ReversedSpanError):
            SEMARANG.working_time(at("2026-01-05", "09:00"), at("2026-01-04", "10:00"))

    def test_an_end_at_midnight_asks_nothing_of_the_day_that_begins(self) -> None:
        # From 16 May 2018 on the hours are not known: it may be Ramadan.
        evening, night = at("2018-05-15", "15:00"), at("2018-05-16")

        assert SEMARANG.working_time(evening, night) == hours("1:00")
        with pytest.raises(HoursUnknownError) as caught:
            SEMARANG.working_time(evening, night + ONE_MICROSECOND)
        assert caught.value.day == date(2018, 5, 16)

    def test_a_span_may_end_with_the_last_decreed_day(self) -> None:
        start, midnight = at("2027-12-31", "15:30"), at("2028-01-01")

        assert SEMARANG.working_time(start, midnight) == hours("1:00")
        assert SEMARANG.working_time(start, midnight.astimezone(UTC)) == hours("1:00")
        with pytest.raises(CalendarCoverageError):
            SEMARANG.working_time(start, midnight + ONE_MICROSECOND)
        with pytest.raises(CalendarCoverageError):
            SEMARANG.working_time(midnight, midnight)

    def test_an_empty_span_on_a_day_of_unknown_hours_is_refused(self) -> None:
        with pytest.raises(HoursUnknownError):
            SEMARANG.working_time(at("2018-05-16"), at("2018-05-16"))

    def test_an_office_that_states_all_its_hours_is_known_throughout(self) -> None:
        own = OfficeHours.weekly("mon-sat 08:00–14:00", regime=None)
        office = indonesia("ID-JT", workweek=6, hours=(own,))

        # 15, 16, 17, 18 and 19 May 2018, two of them after Ramadan may have begun.
        assert office.working_time(at("2018-05-15"), at("2018-05-20")) == hours("30:00")


class TestAddWorkingTime:
    @pytest.mark.parametrize(
        ("start", "amount", "expected"),
        [
            (at("2026-01-05", "09:00"), "2:00", at("2026-01-05", "11:00")),
            (at("2026-01-05", "11:00"), "1:30", at("2026-01-05", "13:30")),
            (at("2026-01-05", "06:00"), "1:00", at("2026-01-05", "08:30")),
            (at("2026-01-05", "15:00"), "2:00", at("2026-01-06", "08:30")),
            (at("2026-01-15", "15:00"), "2:00", at("2026-01-19", "08:30")),
            (at("2026-01-05", "07:30"), "15:00", at("2026-01-06", "16:00")),
        ],
    )
    def test_it_runs_while_the_office_is_open(
        self, start: datetime, amount: str, expected: datetime
    ) -> None:
        assert SEMARANG.add_working_time(start, hours(amount)) == expected

    @pytest.mark.parametrize(
        ("start", "amount", "closing", "opening"),
        [
            ("09:00", "3:00", at("2026-01-05", "12:00"), at("2026-01-05", "13:00")),
            ("15:00", "1:00", at("2026-01-05", "16:00"), at("2026-01-06", "07:30")),
        ],
    )
    def test_what_ends_with_the_hours_is_due_at_closing_or_at_the_next_opening(
        self, start: str, amount: str, closing: datetime, opening: datetime
    ) -> None:
        begin = at("2026-01-05", start)

        assert SEMARANG.add_working_time(begin, hours(amount)) == closing
        assert SEMARANG.add_working_time(begin, hours(amount), boundary="opening") == opening

    def test_nothing_added_gives_the_start_back_on_the_clock_of_the_office(self) -> None:
        night = datetime(2026, 1, 4, 20, 0, 0, 7, tzinfo=UTC)

        found = SEMARANG.add_working_time(night, timedelta(0))

        assert found == night
        assert found.tzinfo is SEMARANG.zone

    def test_microseconds_are_added_exactly(self) -> None:
        start = at("2026-01-05", "15:59:59.999999")

        assert SEMARANG.add_working_time(start, ONE_MICROSECOND) == at("2026-01-05", "16:00")
        assert SEMARANG.add_working_time(start, 2 * ONE_MICROSECOND) == at(
            "2026-01-06", "07:30:00.000001"
        )

    def test_a_hundred_days_lose_no_microsecond(self) -> None:
        start = at("2026-01-05", "07:30")
        amount = 100 * hours("7:30") + ONE_MICROSECOND

        found = SEMARANG.add_working_time(start, amount)

        assert SEMARANG.working_time(start, found) == amount

    @pytest.mark.parametrize("amount", [timedelta(microseconds=-1), 3, None])
    def test_only_an_amount_from_zero_on_is_added(self, amount: Any) -> None:
        with pytest.raises(AmountError):
            SEMARANG.add_working_time(at("2026-01-05", "09:00"), amount)

    def test_a_walk_out_of_the_decreed_years_is_refused(self) -> None:
        last_hour = at("2027-12-31", "15:30")

        assert SEMARANG.add_working_time(last_hour, hours("1:00")) == at("2027-12-31", "16:30")
        with pytest.raises(CalendarCoverageError) as caught:
            SEMARANG.add_working_time(last_hour, hours("1:00"), boundary="opening")
        assert caught.value.asked == date(2028, 1, 1)

    def test_a_walk_into_unknown_hours_is_refused_on_their_first_day(self) -> None:
        afternoon = at("2018-05-15", "15:00")

        assert SEMARANG.add_working_time(afternoon, hours("1:00")) == at("2018-05-15", "16:00")
        with pytest.raises(HoursUnknownError) as caught:
            SEMARANG.add_working_time(afternoon, hours("1:01"))
        assert caught.value.day == date(2018, 5, 16)

    def test_hours_that_end_before_the_decreed_years_do_are_not_taken_for_an_undecreed_year(
        self,
    ) -> None:
        # Known until the end of 2026 only; from then on the six-day office has not said.
        own = OfficeHours.weekly("mon-sat 08:00–14:00", until=date(2027, 1, 1))
        office = indonesia("ID-JT", workweek=6, hours=(own,))

        with pytest.raises(HoursUnknownError) as caught:
            office.add_working_time(at("2026-12-31", "13:00"), hours("2:00"))

        assert caught.value.day == date(2027, 1, 2)  # a Saturday; 1 January is off


class TestNextOpening:
    @pytest.mark.parametrize(
        ("instant", "opening"),
        [
            (at("2026-01-05", "07:30"), at("2026-01-05", "07:30")),
            (at("2026-01-05", "09:12:00.000001"), at("2026-01-05", "09:12:00.000001")),
            (at("2026-01-05", "05:00"), at("2026-01-05", "07:30")),
            (at("2026-01-05", "12:00"), at("2026-01-05", "13:00")),
            (at("2026-01-05", "16:00"), at("2026-01-06", "07:30")),
            (at("2026-01-15", "16:00"), at("2026-01-19", "07:30")),
            (at("2026-01-17", "10:00"), at("2026-01-19", "07:30")),
        ],
    )
    def test_it_is_now_or_when_the_office_opens_next(
        self, instant: datetime, opening: datetime
    ) -> None:
        assert SEMARANG.next_opening(instant) == opening

    def test_the_answer_is_on_the_clock_of_the_office(self) -> None:
        found = SEMARANG.next_opening(datetime(2026, 1, 5, 3, 0, tzinfo=UTC))

        assert (found.hour, found.tzinfo) == (10, SEMARANG.zone)

    def test_after_the_last_closing_on_record_it_is_refused(self) -> None:
        with pytest.raises(CalendarCoverageError):
            SEMARANG.next_opening(at("2027-12-31", "16:30"))

    def test_a_day_of_unknown_hours_is_refused(self) -> None:
        with pytest.raises(HoursUnknownError):
            SEMARANG.next_opening(at("2018-05-16", "09:00"))
        with pytest.raises(HoursUnknownError):
            SEMARANG.next_opening(at("2018-05-15", "16:00"))


class TestClosing:
    def test_it_is_the_end_of_the_last_stretch(self) -> None:
        assert SEMARANG.closing(date(2026, 1, 5)) == at("2026-01-05", "16:00")
        assert SEMARANG.closing(date(2026, 1, 9)) == at("2026-01-09", "16:30")

    @pytest.mark.parametrize("day", [date(2026, 1, 10), date(2018, 5, 16)])
    def test_a_day_off_or_of_unknown_hours_has_none(self, day: date) -> None:
        assert SEMARANG.closing(day) is None


class TestTouchesIsbat:
    #: As decreed for 2027: Idul Fitri on 10 and 11 March, Idul Adha on 17 May.
    @pytest.mark.parametrize(
        ("since", "until", "touched"),
        [
            (date(2027, 3, 1), date(2027, 3, 8), False),
            (date(2027, 3, 1), date(2027, 3, 9), True),
            (date(2027, 3, 10), date(2027, 3, 10), True),
            (date(2027, 3, 12), date(2027, 4, 1), True),
            (date(2027, 3, 13), date(2027, 5, 15), False),
            (date(2027, 3, 13), date(2027, 5, 16), True),
            (date(2027, 5, 19), date(2029, 1, 1), False),
        ],
    )
    def test_a_feast_may_still_move_by_a_day(
        self, since: date, until: date, *, touched: bool
    ) -> None:
        assert SEMARANG.touches_isbat(since, until) is touched

    def test_the_first_of_ramadan_matters_only_to_hours(self) -> None:
        # 1 Ramadan 1448 is expected on 8 February 2027; its session is to come.
        day = date(2027, 2, 9)

        assert SEMARANG.touches_isbat(day, day) is False
        assert SEMARANG.touches_isbat(day, day, hours=True) is True
        assert SEMARANG.touches_isbat(day + ONE_DAY, day + ONE_DAY, hours=True) is False


class TestCalendarAsAValue:
    def test_it_tells_what_was_asked_for(self) -> None:
        office = indonesia(
            "ID-AC",
            workweek=6,
            collective_leave="worked",
            known_on=date(2025, 1, 2),
            overlays=["ID-AC"],
        )

        assert (office.region, office.workweek, office.collective_leave) == ("ID-AC", 6, "worked")
        assert (office.known_on, office.overlays) == (date(2025, 1, 2), ("ID-AC",))
        assert office.zone.key == "Asia/Jakarta"

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(AttributeError):
            SEMARANG.workweek = 6  # type: ignore[misc]
        with pytest.raises(AttributeError):
            SEMARANG.colour = "blue"
        with pytest.raises(AttributeError):
            del SEMARANG._spec

    def test_it_pickles_small_and_to_an_equal_calendar(self) -> None:
        carried = pickle.dumps(SEMARANG)

        assert pickle.loads(carried) == SEMARANG  # noqa: S301 - our own bytes
        assert len(carried) < 1_000

    def test_calendars_of_one_specification_are_equal(self) -> None:
        twin = WorkingCalendar(SEMARANG._spec)

        assert twin is not SEMARANG
        assert twin == SEMARANG
        assert hash(twin) == hash(SEMARANG)
        assert indonesia("ID-JB") != SEMARANG
        assert SEMARANG != "ID-JT"

    def test_its_repr_is_what_to_ask_for(self) -> None:
        own = OfficeHours.weekly("mon-sat 08:00–14:00")

        assert repr(indonesia("ID-JT")) == "indonesia('ID-JT')"
        assert repr(indonesia(zone="Asia/Jayapura")) == "indonesia(zone='Asia/Jayapura')"
        assert repr(
            indonesia(
                "ID-AC",
                workweek=6,
                collective_leave="worked",
                known_on=date(2025, 1, 2),
                overlays=("ID-AC",),
                hours=(own,),
            )
        ) == (
            "indonesia('ID-AC', workweek=6, collective_leave='worked', known_on=2025-01-02, "
            "overlays=('ID-AC',), hours=<1>)"
        )
