"""
Moments that the calendar fixes, worked out by hand from the calendar of 2026.

Saturday 10 January, Sunday 10 May and Saturday 10 October are days off; Friday 16 January is Isra
Mikraj. Offices close at 16:00, on Fridays at 16:30. 20 and 21 March are Idul Fitri, 17 March 2026
is a Tuesday, and 18 to 24 March have no working day.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from layanan.calendars import Closure, NaiveTimeError, Term, indonesia
from layanan.records import InvalidRecordError
from layanan.sla import Counting, Cutoff, CutoffRuleError, due, next_cutoff, target_term
from layanan.text import Label
from tests.unit.request.cases import copied, wib

KNOWN_ON = date(2026, 11, 24)
JATENG = indonesia("ID-JT", known_on=KNOWN_ON)
ONE_DAY = timedelta(days=1)
TENTH = "FREQ=MONTHLY;BYMONTHDAY=10"
JANUARY = "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10"


def moment(after: str, rule: str, **more: Any) -> str | None:
    found = next_cutoff(wib(after), Cutoff(rule=rule, **more), calendar=JATENG).at
    return None if found is None else found.replace(tzinfo=None).isoformat(" ", "minutes")


class TestNextCutoff:
    @pytest.mark.parametrize(
        ("after", "more", "expected"),
        [
            ("2026-06-05T09:00", {}, "2026-06-10 16:00"),
            ("2026-06-10T16:00", {}, "2026-06-10 16:00"),
            ("2026-06-10T16:01", {}, "2026-07-10 16:30"),
            ("2026-05-04T09:00", {}, "2026-05-11 00:00"),
            ("2026-05-04T09:00", {"roll": "next"}, "2026-05-11 16:00"),
            ("2026-05-04T09:00", {"roll": "previous"}, "2026-05-08 16:30"),
            ("2026-05-04T09:00", {"by": "12:00"}, "2026-05-10 12:00"),
            ("2026-05-04T09:00", {"working_days": True}, "2026-06-10 16:00"),
            # The Sunday has passed, but the day to which it rolls has not.
            ("2026-05-11T09:00", {"roll": "next"}, "2026-05-11 16:00"),
            ("2026-05-11T09:00", {"roll": "previous"}, "2026-06-10 16:00"),
        ],
    )
    def test_by_the_tenth(self, after: str, more: dict[str, Any], expected: str) -> None:
        assert moment(after, TENTH, **more) == expected

    def test_by_ten_january_each_year(self) -> None:
        assert moment("2026-01-05T09:00", JANUARY, roll="next") == "2026-01-12 16:00"
        assert moment("2026-02-01T09:00", JANUARY, by="23:59") == ("2027-01-10 23:59")

    @pytest.mark.parametrize(
        ("after", "expected"),
        [
            ("2026-01-15T15:59", "2026-01-15 16:00"),
            ("2026-01-15T16:01", "2026-01-19 16:00"),
        ],
    )
    def test_by_four_on_a_working_day(self, after: str, expected: str) -> None:
        assert moment(after, "FREQ=DAILY", by="16:00", working_days=True) == expected

    def test_the_last_friday_and_the_last_day_of_a_month(self) -> None:
        assert moment("2026-06-01T09:00", "FREQ=MONTHLY;BYDAY=-1FR") == "2026-06-26 16:30"
        assert moment("2026-06-01T09:00", "FREQ=MONTHLY;BYMONTHDAY=-1") == "2026-06-30 16:00"
        assert moment("2026-06-03T09:00", "FREQ=WEEKLY;BYDAY=MO") == "2026-06-08 16:00"
        assert moment(
            "2026-06-03T09:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
        ) == "2026-06-30 16:00"  # fmt: skip

    def test_what_needs_no_decree_is_firm_in_any_year(self) -> None:
        found = next_cutoff(
            wib("2035-01-05T09:00"), Cutoff(rule=TENTH, by=time(12)), calendar=JATENG
        )

        assert (found.day, found.certainty) == (date(2035, 1, 10), "firm")

    @pytest.mark.parametrize("more", [{}, {"roll": "next", "by": "12:00"}, {"working_days": True}])
    def test_past_the_decrees_it_is_undetermined(self, more: dict[str, Any]) -> None:
        found = next_cutoff(wib("2027-12-20T09:00"), Cutoff(rule=TENTH, **more), calendar=JATENG)

        assert (found.day, found.at, found.certainty) == (None, None, "undetermined")

    def test_at_the_end_of_what_can_be_written_there_is_none(self) -> None:
        late = datetime(9999, 12, 30, tzinfo=UTC)

        assert next_cutoff(late, Cutoff(rule=TENTH, by=time(12)), calendar=JATENG).day is None

    def test_what_an_isbat_may_move_is_provisional(self) -> None:
        # As known early in 2026 the isbat of Idul Fitri, 20 March, is awaited.
        early = indonesia("ID-JT", known_on=date(2026, 1, 5))
        cutoff = Cutoff(rule="FREQ=MONTHLY;BYMONTHDAY=20", roll="next", by=time(12))

        found = next_cutoff(wib("2026-03-16T09:00"), cutoff, calendar=early)

        assert (found.day, found.certainty) == (date(2026, 3, 25), "provisional")

    @pytest.mark.parametrize(
        ("day", "roll", "moved", "certainty"),
        [
            # Tuesday 24 March is collective leave of Idul Fitri and goes back to the 17th. Were
            # the 20th a working day after all, it would go back to that.
            (24, "previous", date(2026, 3, 17), "provisional"),
            # Wednesday the 18th is collective leave of Nyepi, which awaits no isbat.
            (18, "previous", date(2026, 3, 17), "firm"),
            # What is by an hour of a date, and rolls nowhere, asks nobody.
            (20, "none", date(2026, 3, 20), "firm"),
        ],
    )
    def test_the_days_that_a_roll_passes_over_count_for_certainty(
        self, day: int, roll: Any, moved: date, certainty: str
    ) -> None:
        early = indonesia("ID-JT", known_on=date(2026, 1, 5))
        cutoff = Cutoff(rule=f"FREQ=MONTHLY;BYMONTHDAY={day}", roll=roll, by=time(12))

        found = next_cutoff(wib("2026-03-09T09:00"), cutoff, calendar=early)

        assert (found.day, found.certainty) == (moved, certainty)

    def test_what_may_yet_roll_on_to_the_day_makes_it_provisional(self) -> None:
        # Asked on the 25th, the 24th has rolled on to it: leave beside the awaited feast.
        early = indonesia("ID-JT", known_on=date(2026, 1, 5))
        cutoff = Cutoff(rule="FREQ=MONTHLY;BYMONTHDAY=24", roll="next", by=time(12))

        found = next_cutoff(wib("2026-03-25T09:00"), cutoff, calendar=early)

        assert (found.day, found.certainty) == (date(2026, 3, 25), "provisional")

    def test_a_roll_crosses_a_closure_of_any_length(self) -> None:
        # Shut from 1 June to 31 August: what was due on 10 June is due when the office opens.
        # The first working day is Tuesday 1 September.
        repairs = Label(id="Kantor diperbaiki", en="The office is repaired")
        shut = [Closure(on=date(2026, 6, 1) + ONE_DAY * n, label=repairs) for n in range(92)]
        calendar = indonesia("ID-JT", known_on=KNOWN_ON, exceptions=tuple(shut))
        cutoff = Cutoff(rule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", roll="next", by=time(12))

        for after in ("2026-06-10T13:00", "2026-09-01T12:00"):
            assert next_cutoff(wib(after), cutoff, calendar=calendar).day == date(2026, 9, 1)

    def test_hours_that_are_not_on_record_leave_the_day(self) -> None:
        six = indonesia("ID-JT", workweek=6, known_on=KNOWN_ON)

        found = next_cutoff(wib("2026-06-05T09:00"), Cutoff(rule=TENTH), calendar=six)

        assert (found.day, found.at) == (date(2026, 6, 10), None)

    def test_an_instant_has_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            next_cutoff(datetime(2026, 6, 5, 9), Cutoff(rule=TENTH), calendar=JATENG)


class TestRules:
    @pytest.mark.parametrize(
        ("rule", "english"),
        [
            ("", "write it like FREQ=MONTHLY;BYMONTHDAY=10, each part once"),
            ("FREQ=DAILY;FREQ=DAILY", "each part once"),
            ("FREQ", "write it like"),
            ("FREQ=HOURLY", "FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY"),
            ("FREQ=DAILY;COUNT=3", "COUNT has no place here"),
            ("FREQ=DAILY;INTERVAL=2", "INTERVAL has no place here"),
            ("FREQ=WEEKLY", "WEEKLY needs BYDAY"),
            ("FREQ=MONTHLY", "MONTHLY needs BYMONTHDAY or BYDAY"),
            ("FREQ=YEARLY;BYMONTHDAY=1", "YEARLY needs BYMONTH"),
            ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS is for MONTHLY and YEARLY only"),
            ("FREQ=MONTHLY;BYMONTHDAY=x", "BYMONTHDAY=x cannot be read; write a day from 1 to 31"),
            ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX cannot be read; write a day MO, TU"),
            ("FREQ=WEEKLY;BYDAY=MO,", "BYDAY= cannot be read"),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day fits it, as 30 February"),
            ("FREQ=MONTHLY;BYMONTHDAY=10;BYSETPOS=2", "no day fits it"),
            # What `dateutil` would leave out, read as something else, or take 4 seconds to refuse.
            ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0 cannot be read"),
            ("FREQ=MONTHLY;BYMONTHDAY=10,32", "BYMONTHDAY=32 cannot be read"),
            ("FREQ=MONTHLY;BYMONTHDAY=1_0", "BYMONTHDAY=1_0 cannot be read"),
            ("FREQ=MONTHLY;BYMONTHDAY=\uff11", "BYMONTHDAY=\uff11 cannot be read"),
            ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", "BYSETPOS=367 cannot be read"),
            ("FREQ=YEARLY;BYMONTH=1,13;BYMONTHDAY=10", "BYMONTH=13 cannot be read"),
            ("FREQ=WEEKLY;BYDAY=MO(+1)", "BYDAY=MO(+1) cannot be read"),
            ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY=1MO tells which one of a month"),
            ("FREQ=DAILY;BYDAY=-1FR", "BYDAY=-1FR tells which one of a month"),
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "BYMONTHDAY is for MONTHLY and YEARLY only"),
            (" FREQ=DAILY", "FREQ has no place here"),
            ("FREQ=DAILY;BYMONTH=1\nEXDATE:20260101", "BYMONTH=1⏎EXDATE:20260101 cannot be read"),
            ("FREQ=DAILY;" + "X" * 300, "write it like"),
        ],
    )
    def test_what_cannot_be_is_told(self, rule: str, english: str) -> None:
        with pytest.raises(CutoffRuleError) as caught:
            Cutoff(rule=rule)

        assert english in str(caught.value)
        assert "bukan aturan tanggal" in caught.value.describe("id")
        assert copied(caught.value).faults == caught.value.faults

    def test_every_fault_is_told_at_once(self) -> None:
        with pytest.raises(CutoffRuleError) as caught:
            Cutoff(rule="FREQ=YEARLY;UNTIL=20300101;COUNT=1")

        assert len(caught.value.faults) == 4

    def test_wrong_values_are_told_beside_wrong_parts(self) -> None:
        with pytest.raises(CutoffRuleError) as caught:
            Cutoff(rule="FREQ=HOURLY;BYMONTH=0,13;BYMONTHDAY=99")

        assert [one.en.split(";")[0] for one in caught.value.faults] == [
            "FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY",
            "BYMONTH=0 cannot be read",
            "BYMONTH=13 cannot be read",
            "BYMONTHDAY=99 cannot be read",
        ]

    def test_a_day_that_comes_once_in_decades_is_a_day(self) -> None:
        # 29 February 2044 is a Monday; before it 2016 was the last such year.
        rare = Cutoff(rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", by=time(12))

        found = next_cutoff(wib("2016-03-01T09:00"), rare, calendar=JATENG)

        assert found.day == date(2044, 2, 29)

    @pytest.mark.parametrize("roll", ["next", "previous"])
    def test_where_days_off_are_passed_over_none_rolls(self, roll: Any) -> None:
        with pytest.raises(CutoffRuleError, match="leave roll out") as caught:
            Cutoff(rule=TENTH, working_days=True, roll=roll)

        assert "hapus roll" in caught.value.describe("id")

    @pytest.mark.parametrize("by", [960, 57_600, True])
    def test_a_number_is_no_hour(self, by: Any) -> None:
        with pytest.raises(InvalidRecordError, match="a time of day in quotes"):
            Cutoff(rule=TENTH, by=by)


class TestTargetTerm:
    def test_a_target_on_a_working_day_is_a_term_of_working_days(self) -> None:
        # 5, 8, 9 and 10 June.
        cutoff = Cutoff(rule=TENTH, by=time(12))

        assert target_term(wib("2026-06-05T09:00"), cutoff, calendar=JATENG) == (
            Term(working_days=4),
            Counting(day_one="same", by=time(12)),
        )

    def test_one_on_a_day_off_is_a_term_of_calendar_days(self) -> None:
        assert target_term(wib("2026-05-09T09:00"), Cutoff(rule=TENTH), calendar=JATENG) == (
            Term(calendar_days=2),
            Counting(day_one="same"),
        )

    def test_receipt_after_hours_counts_from_the_next_opening(self) -> None:
        rules = Counting(receipt="office_hours")
        found = target_term(
            wib("2026-06-10T16:00"), Cutoff(rule=TENTH), calendar=JATENG, counting=rules
        )

        # The closing minute is outside, so it is the 10th of July: 11 June to 10 July.
        assert found is not None
        assert due(wib("2026-06-10T16:00"), found[0], calendar=JATENG, counting=found[1]).day == (
            date(2026, 7, 10)
        )

    def test_where_it_is_undetermined_there_is_none(self) -> None:
        late, tenth = wib("2027-12-20T09:00"), Cutoff(rule=TENTH)
        rules = Counting(receipt="office_hours")

        assert target_term(late, tenth, calendar=JATENG) is None
        assert target_term(wib("2035-01-05"), tenth, calendar=JATENG, counting=rules) is None

    def test_beyond_the_decrees_an_hour_of_a_date_is_still_known(self) -> None:
        found = target_term(wib("2035-01-05"), Cutoff(rule=TENTH, by=time(12)), calendar=JATENG)

        assert found == (Term(calendar_days=6), Counting(day_one="same", by=time(12)))
