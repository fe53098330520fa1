"""
When a term is over, and when something must begin: worked out by hand.

The days of January and February 2026 that matter: Friday 16 January is Isra
Mikraj, Monday 16 and Tuesday 17 February are Imlek with its collective leave,
Thursday 19 February is 1 Ramadan. Offices close at 16:00, on Fridays at 16:30.
"""

import pickle
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import (
    CalendarCoverageError,
    CivilDateError,
    HoursUnknownError,
    NaiveTimeError,
    Term,
    indonesia,
)
from layanan.errors import LayananError
from layanan.sla import Counting, NotATermError, WholeDaysError, due, latest_start

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")
ONE_DAY = timedelta(days=1)
ONE_MICROSECOND = timedelta(microseconds=1)
#: As known when these tests were written, so that next year's decree changes no answer.
KNOWN_ON = date(2026, 11, 24)
SEMARANG = indonesia("ID-JT", known_on=KNOWN_ON)
SIX_DAYS = indonesia("ID-JT", workweek=6, known_on=KNOWN_ON)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def count(received: str, term: str | Term, **rules: Any) -> tuple[str, str]:
    """
    Return the last day and the last instant, as text.
    """
    whole = term if isinstance(term, Term) else Term.parse(term)
    deadline = due(at(received), whole, calendar=SEMARANG, counting=Counting(**rules))
    assert deadline.at is not None
    return str(deadline.day), deadline.at.replace(tzinfo=None).isoformat(" ")


THURSDAY = "2026-01-15 10:00"


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("received", "term", "rules", "day", "instant"),
        [
            (THURSDAY, "1 hari kerja", {}, "2026-01-19", "2026-01-19 16:00:00"),
            (THURSDAY, "5 hari kerja", {}, "2026-01-23", "2026-01-23 16:30:00"),
            # Received on a day off: the next working day is the first.
            ("2026-01-17 10:00", "1 hari kerja", {}, "2026-01-19", "2026-01-19 16:00:00"),
            # The day of receipt is day one, if it is a working day.
            (THURSDAY, "1 hari kerja", {"day_one": "same"}, "2026-01-15", "2026-01-15 16:00:00"),
            (THURSDAY, "2 hari kerja", {"day_one": "same"}, "2026-01-19", "2026-01-19 16:00:00"),
            (
                "2026-01-17 10:00",
                "1 hari kerja",
                {"day_one": "same"},
                "2026-01-19",
                "2026-01-19 16:00:00",
            ),
            # Filed online: the last day runs to its end.
            (THURSDAY, "1 hari kerja", {"ends": "midnight"}, "2026-01-19", "2026-01-20 00:00:00"),
            # The closing time of the last day, not of the first: Ramadan closes at 15:00.
            ("2026-02-13 10:00", "2 hari kerja", {}, "2026-02-19", "2026-02-19 15:00:00"),
            # There is nothing to roll over.
            (THURSDAY, "1 hari kerja", {"roll": "next"}, "2026-01-19", "2026-01-19 16:00:00"),
        ],
    )
    def test_they_end_at_closing_time_of_the_last_one(
        self, received: str, term: str, rules: dict[str, Any], day: str, instant: str
    ) -> None:
        assert count(received, term, **rules) == (day, instant)


class TestCalendarDays:
    @pytest.mark.parametrize(
        ("term", "rules", "day"),
        [
            ("1 hari", {}, "2026-01-16"),
            ("3 hari", {}, "2026-01-18"),
            ("3 hari", {"day_one": "same"}, "2026-01-17"),
            ("1 hari", {"day_one": "same"}, "2026-01-15"),
            ("3 hari", {"roll": "next"}, "2026-01-19"),
            ("3 hari", {"roll": "next", "day_one": "same"}, "2026-01-19"),
            ("4 hari", {"roll": "next"}, "2026-01-19"),
            ("1 minggu", {}, "2026-01-22"),
            ("1 minggu", {"day_one": "same"}, "2026-01-21"),
            ("1 bulan", {}, "2026-02-15"),
            ("1 bulan", {"day_one": "same"}, "2026-02-14"),
            ("1 bulan", {"roll": "next"}, "2026-02-18"),
            ("1 bulan", {"roll": "next", "day_one": "same"}, "2026-02-18"),
            ("1 tahun", {}, "2027-01-15"),
            ("1 tahun", {"day_one": "same"}, "2027-01-14"),
            # No rule of office hours touches the end of a calendar day.
            ("3 hari", {"ends": "closing", "boundary": "opening"}, "2026-01-18"),
        ],
    )
    def test_they_end_at_midnight_of_the_last_one(
        self, term: str, rules: dict[str, Any], day: str
    ) -> None:
        midnight = date.fromisoformat(day) + ONE_DAY

        assert count(THURSDAY, term, **rules) == (day, f"{midnight} 00:00:00")

    @pytest.mark.parametrize(
        ("received", "term", "day"),
        [
            ("2026-01-31 10:00", "1 bulan", "2026-02-28"),
            ("2023-12-31 10:00", "2 bulan", "2024-02-29"),
            ("2024-02-29 10:00", "1 tahun", "2025-02-28"),
            ("2024-02-29 10:00", "4 tahun", "2028-02-29"),
            # Years and months are one step: 29 March exists, whatever February had.
            ("2024-02-29 10:00", "1 tahun 1 bulan", "2025-03-29"),
        ],
    )
    def test_a_day_that_the_month_does_not_have_becomes_its_last(
        self, received: str, term: str, day: str
    ) -> None:
        assert count(received, term)[0] == day


class TestTime:
    @pytest.mark.parametrize(
        ("received", "term", "rules", "instant"),
        [
            (THURSDAY, "30 menit", {}, "2026-01-15 10:30:00"),
            ("2026-01-15 11:45", "30 menit", {}, "2026-01-15 13:15:00"),
            ("2026-01-15 15:00", "3 jam kerja", {}, "2026-01-19 09:30:00"),
            ("2026-01-17 22:00", "1 jam kerja", {}, "2026-01-19 08:30:00"),
            ("2026-01-15 11:45", "15 menit", {}, "2026-01-15 12:00:00"),
            ("2026-01-15 11:45", "15 menit", {"boundary": "opening"}, "2026-01-15 13:00:00"),
            ("2026-01-15 15:00", "1 jam kerja", {"boundary": "opening"}, "2026-01-19 07:30:00"),
            (THURSDAY, "3x24 jam", {}, "2026-01-18 10:00:00"),
            # The rules on days do not touch time.
            (THURSDAY, "3x24 jam", {"roll": "next", "day_one": "same"}, "2026-01-18 10:00:00"),
            (THURSDAY, "30 menit", {"ends": "midnight", "day_one": "same"}, "2026-01-15 10:30:00"),
        ],
    )
    def test_it_ends_at_its_exact_minute(
        self, received: str, term: str, rules: dict[str, Any], instant: str
    ) -> None:
        assert count(received, term, **rules) == (instant[:10], instant)

    def test_microseconds_are_kept(self) -> None:
        stamped = at(THURSDAY) + ONE_MICROSECOND

        for term in ("1 jam kerja", "3x24 jam"):
            assert (
                due(stamped, Term.parse(term), calendar=SEMARANG).at
                == (due(at(THURSDAY), Term.parse(term), calendar=SEMARANG).at or stamped)
                + ONE_MICROSECOND
            )


class TestByAnHour:
    @pytest.mark.parametrize(
        ("received", "term", "rules", "day", "hour"),
        [
            (THURSDAY, "1 hari kerja", {}, "2026-01-19", "12:00:00"),
            # It stands instead of closing, of midnight and of the end of a calendar day.
            (THURSDAY, "1 hari kerja", {"ends": "midnight"}, "2026-01-19", "12:00:00"),
            (THURSDAY, "3 hari", {}, "2026-01-18", "12:00:00"),
            (THURSDAY, "3 hari", {"roll": "next"}, "2026-01-19", "12:00:00"),
            (THURSDAY, "1 bulan", {}, "2026-02-15", "12:00:00"),
            # Day one may be over before what it is counted from was received.
            ("2026-01-15 13:00", "1 hari kerja", {"day_one": "same"}, "2026-01-15", "12:00:00"),
            # A term of time keeps its exact minute.
            (THURSDAY, "1 jam kerja", {}, "2026-01-15", "11:00:00"),
            (THURSDAY, "1 hari kerja 1 jam kerja", {}, "2026-01-19", "11:00:00"),
        ],
    )
    def test_whole_days_end_at_that_hour_of_their_last(
        self, received: str, term: str, rules: dict[str, Any], day: str, hour: str
    ) -> None:
        assert count(received, term, by=time(12), **rules) == (day, f"{day} {hour}")

    def test_hours_that_are_not_on_record_do_not_matter(self) -> None:
        rules = Counting(by=time(12))
        deadline = due(at(THURSDAY), Term(working_days=1), calendar=SIX_DAYS, counting=rules)

        # Saturday 17 January is a working day of a six-day office.
        assert deadline.at == at("2026-01-17 12:00")

    def test_the_hours_of_an_awaited_ramadan_do_not_matter(self) -> None:
        # Before its session 1 Ramadan, 19 February, could still move, and with it the closing
        # hour of Friday 20 February; that Friday is a working day in any case.
        calendar = indonesia("ID-JT", known_on=date(2026, 1, 2))
        received, term = at("2026-02-18 10:00"), Term(working_days=2)

        usual = due(received, term, calendar=calendar)
        by_noon = due(received, term, calendar=calendar, counting=Counting(by=time(12)))

        assert (usual.day, usual.certainty) == (date(2026, 2, 20), "provisional")
        assert (by_noon.day, by_noon.certainty) == (date(2026, 2, 20), "firm")


class TestReceipt:
    @pytest.mark.parametrize(
        ("received", "term", "day", "instant"),
        [
            # The closing minute is after hours; the minute before is not.
            ("2026-01-15 16:00", "1 hari kerja", "2026-01-20", "2026-01-20 16:00:00"),
            ("2026-01-15 15:59", "1 hari kerja", "2026-01-19", "2026-01-19 16:00:00"),
            ("2026-01-15 06:00", "1 hari kerja", "2026-01-19", "2026-01-19 16:00:00"),
            ("2026-01-15 12:30", "1 jam kerja", "2026-01-15", "2026-01-15 14:00:00"),
            ("2026-01-15 16:00", "1 hari", "2026-01-20", "2026-01-21 00:00:00"),
            ("2026-01-17 10:00", "3x24 jam", "2026-01-22", "2026-01-22 07:30:00"),
        ],
    )
    def test_after_hours_it_counts_from_the_next_opening(
        self, received: str, term: str, day: str, instant: str
    ) -> None:
        assert count(received, term, receipt="office_hours") == (day, instant)

    def test_by_the_stamp_the_hour_does_not_matter(self) -> None:
        assert count("2026-01-15 00:00", "1 hari kerja") == count(
            "2026-01-15 23:59:59.999999", "1 hari kerja"
        )

    def test_the_opening_may_be_day_one(self) -> None:
        assert count(
            "2026-01-15 16:00", "1 hari kerja", receipt="office_hours", day_one="same"
        ) == ("2026-01-19", "2026-01-19 16:00:00")

    def test_what_was_stamped_is_kept(self) -> None:
        deadline = due(
            at("2026-01-17 10:00"),
            Term.parse("1 hari kerja"),
            calendar=SEMARANG,
            counting=Counting(receipt="office_hours"),
        )

        assert deadline.received == at("2026-01-17 10:00")


class TestCompounds:
    @pytest.mark.parametrize(
        ("received", "term", "rules", "day", "instant"),
        [
            # Days first, then the time from the same time of day on.
            (
                "2026-01-15 15:00",
                Term(working_days=1, working_minutes=180),
                {},
                "2026-01-20",
                "2026-01-20 09:30:00",
            ),
            # Day one belongs to the largest unit alone.
            (
                "2026-01-15 15:00",
                Term(working_days=1, working_minutes=180),
                {"day_one": "same"},
                "2026-01-19",
                "2026-01-19 09:30:00",
            ),
            (
                THURSDAY,
                Term(months=1, working_days=2),
                {},
                "2026-02-19",
                "2026-02-19 15:00:00",
            ),
            (
                THURSDAY,
                Term(months=1, working_days=2),
                {"day_one": "same"},
                "2026-02-19",
                "2026-02-19 15:00:00",
            ),
            (THURSDAY, Term(weeks=1, calendar_days=2), {}, "2026-01-24", "2026-01-25 00:00:00"),
            (
                THURSDAY,
                Term(weeks=1, calendar_days=2),
                {"day_one": "same"},
                "2026-01-23",
                "2026-01-24 00:00:00",
            ),
            # Calendar days at the end end at midnight and roll over.
            (
                THURSDAY,
                Term(working_days=1, calendar_days=5),
                {},
                "2026-01-24",
                "2026-01-25 00:00:00",
            ),
            (
                THURSDAY,
                Term(working_days=1, calendar_days=5),
                {"roll": "next"},
                "2026-01-26",
                "2026-01-27 00:00:00",
            ),
            (
                THURSDAY,
                Term(working_days=1, clock_minutes=300),
                {},
                "2026-01-19",
                "2026-01-19 15:00:00",
            ),
            # Round the clock into a holiday, then office time from the next opening.
            (
                "2026-01-15 15:30",
                Term(clock_minutes=24 * 60, working_minutes=60),
                {},
                "2026-01-19",
                "2026-01-19 08:30:00",
            ),
        ],
    )
    def test_the_largest_unit_is_counted_first(
        self, received: str, term: Term, rules: dict[str, Any], day: str, instant: str
    ) -> None:
        assert count(received, term, **rules) == (day, instant)

    def test_a_range_may_take_its_upper_end(self) -> None:
        assert count(THURSDAY, "1–2 hari kerja") == count(THURSDAY, "2 hari kerja")


class TestZones:
    @pytest.mark.parametrize("term", ["2 hari kerja", "3 hari", "3 jam kerja", "3x24 jam"])
    def test_the_same_instant_gives_the_same_deadline(self, term: str) -> None:
        received = at(THURSDAY)
        deadlines = {
            (deadline.day, deadline.at, deadline.received, deadline.certainty)
            for zone in (WIB, UTC, WIT)
            for deadline in [due(received.astimezone(zone), Term.parse(term), calendar=SEMARANG)]
        }

        assert len(deadlines) == 1

    def test_the_date_is_the_one_of_the_office(self) -> None:
        # 18:00 in London on Thursday is Friday in Semarang already.
        late = datetime(2026, 1, 8, 18, 0, tzinfo=UTC)

        assert due(late, Term(calendar_days=1), calendar=SEMARANG).day == date(2026, 1, 10)

    def test_the_answer_is_on_the_clock_of_the_office(self) -> None:
        office = indonesia("ID-PA", known_on=KNOWN_ON)
        deadline = due(at(THURSDAY), Term(working_days=1), calendar=office)

        assert deadline.at == datetime(2026, 1, 19, 16, 0, tzinfo=WIT)
        assert deadline.received.tzinfo is office.zone
        assert deadline.at is not None
        assert deadline.at.tzinfo is office.zone


class TestCertainty:
    # Idul Fitri 1448 is decreed for 10 and 11 March 2027, Idul Adha for 17 May, 1
    # Ramadan is expected on 8 February; their sessions are to come.
    @pytest.mark.parametrize(
        ("received", "term", "rules", "certainty"),
        [
            ("2027-03-03 10:00", "2 hari kerja", {}, "firm"),
            ("2027-03-05 10:00", "2 hari kerja", {}, "provisional"),
            # The span begins with the receipt …
            ("2027-03-12 10:00", "1 hari kerja", {}, "provisional"),
            ("2027-03-13 10:00", "1 hari kerja", {}, "firm"),
            # … what is not asked of the calendar cannot move …
            ("2027-03-05 10:00", "10 hari", {}, "firm"),
            ("2027-03-05 10:00", "1 bulan", {}, "firm"),
            ("2027-03-05 10:00", "3x24 jam", {}, "firm"),
            # … unless the last day rolls over, or the receipt asks for office hours.
            ("2027-03-05 10:00", "10 hari", {"roll": "next"}, "provisional"),
            ("2027-03-05 10:00", "10 hari", {"receipt": "office_hours"}, "provisional"),
            ("2027-03-05 10:00", "7x24 jam", {"receipt": "office_hours"}, "provisional"),
            ("2027-03-05 10:00", "7x24 jam", {"roll": "next"}, "firm"),
            # Office time around the first of Ramadan, and a closing time on it.
            ("2027-02-08 09:00", "1 jam kerja", {}, "provisional"),
            ("2027-02-10 09:00", "1 jam kerja", {}, "firm"),
            ("2027-02-04 10:00", "2 hari kerja", {}, "provisional"),
            ("2027-02-04 10:00", "2 hari kerja", {"ends": "midnight"}, "firm"),
            ("2027-02-04 10:00", "3 hari kerja", {}, "firm"),
        ],
    )
    def test_it_is_provisional_where_an_awaited_session_may_move_it(
        self, received: str, term: str, rules: dict[str, Any], certainty: str
    ) -> None:
        deadline = due(
            at(received), Term.parse(term), calendar=SEMARANG, counting=Counting(**rules)
        )

        assert deadline.certainty == certainty
        assert deadline.day is not None

    def test_the_span_reaches_to_the_day_after_the_last(self) -> None:
        # Due on Saturday 15 May; on the 16th the feast may already be.
        saturday = due(at("2027-05-14 10:00"), Term(working_days=1), calendar=SIX_DAYS)
        friday = due(at("2027-05-13 10:00"), Term(working_days=1), calendar=SIX_DAYS)

        assert (saturday.day, saturday.certainty) == (date(2027, 5, 15), "provisional")
        assert (friday.day, friday.certainty) == (date(2027, 5, 14), "firm")

    def test_before_the_session_the_same_deadline_was_provisional(self) -> None:
        ten = Term(working_days=10)
        received = at("2026-03-13 10:00")
        before, after = (
            due(received, ten, calendar=indonesia("ID-JT", known_on=date(2026, 3, day)))
            for day in (18, 19)
        )

        assert (before.certainty, after.certainty) == ("provisional", "firm")
        assert before.day == after.day == date(2026, 4, 6)


class TestUndetermined:
    @pytest.mark.parametrize(
        ("received", "term", "rules"),
        [
            ("2027-12-30 10:00", "2 hari kerja", {}),
            ("2027-12-31 16:00", "1 jam kerja", {}),
            ("2028-01-10 10:00", "1 hari kerja", {}),
            ("2014-12-30 10:00", "1 hari kerja", {}),
            ("2027-12-15 10:00", "1 bulan", {"roll": "next"}),
            ("2028-01-10 10:00", "1 hari", {"receipt": "office_hours"}),
        ],
    )
    def test_what_no_decree_reaches_is_a_value_and_no_guess(
        self, received: str, term: str, rules: dict[str, Any]
    ) -> None:
        deadline = due(
            at(received), Term.parse(term), calendar=SEMARANG, counting=Counting(**rules)
        )

        assert (deadline.day, deadline.at, deadline.certainty) == (None, None, "undetermined")
        assert deadline.received == at(received)

    @pytest.mark.parametrize("term", ["1 hari", "1 minggu", "1 bulan", "5 tahun", "3x24 jam"])
    def test_what_asks_nothing_of_a_decree_is_firm_in_any_year(self, term: str) -> None:
        for received in ("2014-06-01 10:00", "2035-06-01 10:00"):
            assert due(at(received), Term.parse(term), calendar=SEMARANG).certainty == "firm"

    @pytest.mark.parametrize(
        "term", ["1 hari", "2 hari", "1 minggu", "1 bulan", "1 tahun", "3x24 jam"]
    )
    def test_past_the_last_date_of_python_it_is_undetermined_and_still_explained(
        self, term: str
    ) -> None:
        deadline = due(at("9999-12-30 10:00"), Term.parse(term), calendar=SEMARANG)

        assert (deadline.day, deadline.at, deadline.certainty) == (None, None, "undetermined")
        assert isinstance(deadline.steps, tuple)
        assert deadline.explain("en")

    def test_an_instant_that_the_clock_of_the_office_cannot_write_is_no_accident(self) -> None:
        # In Semarang it is the year 10000 already.
        last = datetime.max.replace(tzinfo=UTC)

        with suppress(LayananError):
            assert due(last, Term(calendar_days=1), calendar=SEMARANG).certainty == "undetermined"


class _Unfinished(tzinfo):
    """
    Be a host's own zone that is wrong inside.
    """

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        raise AttributeError("rules")

    def tzname(self, moment: datetime | None, /) -> str:
        return "?"

    def dst(self, moment: datetime | None, /) -> None:
        return None


class TestRefusals:
    def test_a_fault_in_the_zone_of_the_host_is_not_hidden(self) -> None:
        with pytest.raises(AttributeError, match="rules"):
            due(
                datetime(2026, 1, 15, 10, tzinfo=_Unfinished()),
                Term(working_days=1),
                calendar=SEMARANG,
            )

    @pytest.mark.parametrize("received", [datetime(2026, 1, 15, 10), date(2026, 1, 15), None])
    def test_a_receipt_is_an_instant(self, received: Any) -> None:
        with pytest.raises(NaiveTimeError):
            due(received, Term(working_days=1), calendar=SEMARANG)

    @pytest.mark.parametrize("term", ["10 hari kerja", 10, timedelta(days=10), None])
    def test_a_term_is_a_term(self, term: Any) -> None:
        with pytest.raises(NotATermError):
            due(at(THURSDAY), term, calendar=SEMARANG)
        with pytest.raises(NotATermError):
            latest_start(date(2026, 1, 15), term, calendar=SEMARANG)

    def test_office_time_needs_hours_on_record(self) -> None:
        with pytest.raises(HoursUnknownError):
            due(at(THURSDAY), Term(working_minutes=60), calendar=SIX_DAYS)
        with pytest.raises(HoursUnknownError):
            due(
                at(THURSDAY),
                Term(calendar_days=1),
                calendar=SIX_DAYS,
                counting=Counting(receipt="office_hours"),
            )

    def test_working_days_do_not(self) -> None:
        deadline = due(at(THURSDAY), Term(working_days=2), calendar=SIX_DAYS)

        assert (deadline.day, deadline.at) == (date(2026, 1, 19), None)
        assert deadline.certainty == "firm"

    @pytest.mark.parametrize(
        ("error", "builtin", "english", "indonesian"),
        [
            (
                NotATermError(given="10"),
                TypeError,
                "a Term is needed, not 10; write for example Term.parse('10 hari kerja')",
                "perlu Term, bukan 10; tulis misalnya Term.parse('10 hari kerja')",
            ),
            (
                WholeDaysError(term="3 jam kerja", receipt="stamp"),
                ValueError,
                (
                    "counting back is for whole days with receipt='stamp', not '3 jam kerja' with "
                    "receipt='stamp': a date has no hour"
                ),
                (
                    "hitung mundur hanya untuk hari penuh dengan receipt='stamp', bukan "
                    "'3 jam kerja' dengan receipt='stamp': tanggal tidak mempunyai jam"
                ),
            ),
        ],
    )
    def test_errors_speak_both_languages_and_travel(
        self, error: LayananError, builtin: type[Exception], english: str, indonesian: str
    ) -> None:
        assert isinstance(error, builtin)
        assert (str(error), error.describe("id")) == (english, indonesian)
        back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert str(back) == english


class TestLatestStart:
    @pytest.mark.parametrize(
        ("event", "term", "rules", "start"),
        [
            # Ten working days before Saturday 20 June 2026: 5, 8 … 12, 15, 17 … 19 June;
            # the 16th is 1 Muharam.
            (date(2026, 6, 20), "10 hari kerja", {}, date(2026, 6, 4)),
            (date(2026, 1, 19), "1 hari kerja", {}, date(2026, 1, 18)),
            (date(2026, 1, 18), "1 hari kerja", {}, date(2026, 1, 14)),
            (date(2026, 1, 19), "1 hari kerja", {"day_one": "same"}, date(2026, 1, 19)),
            (date(2026, 1, 18), "1 hari kerja", {"day_one": "same"}, date(2026, 1, 15)),
            (date(2026, 1, 18), "3 hari", {}, date(2026, 1, 15)),
            (date(2026, 1, 18), "3 hari", {"day_one": "same"}, date(2026, 1, 16)),
            # With roll-over Sunday is too early: the 13th is the last that ends by then.
            (date(2026, 1, 18), "3 hari", {"roll": "next"}, date(2026, 1, 12)),
            (date(2026, 1, 19), "3 hari", {"roll": "next"}, date(2026, 1, 16)),
            # Every day from 28 to 31 January and a month is 28 February.
            (date(2026, 2, 28), "1 bulan", {}, date(2026, 1, 31)),
            (date(2026, 2, 27), "1 bulan", {}, date(2026, 1, 27)),
            (date(2025, 2, 28), "1 tahun", {}, date(2024, 2, 29)),
        ],
    )
    def test_it_is_the_last_day_whose_term_is_over_by_the_event(
        self, event: date, term: str, rules: dict[str, Any], start: date
    ) -> None:
        assert (
            latest_start(event, Term.parse(term), calendar=SEMARANG, counting=Counting(**rules))
            == start
        )

    @pytest.mark.parametrize(
        "term",
        [
            Term(working_days=1),
            Term(working_days=7),
            Term(calendar_days=3),
            Term(weeks=2),
            Term(months=1),
            Term(months=1, working_days=2),
            Term(working_days=2, calendar_days=3),
        ],
    )
    @pytest.mark.parametrize("day_one", ["after", "same"])
    @pytest.mark.parametrize("roll", ["none", "next"])
    def test_it_agrees_with_trying_day_by_day(self, term: Term, day_one: Any, roll: Any) -> None:
        counting = Counting(day_one=day_one, roll=roll)

        def over_by(start: date, event: date) -> bool:
            noon = datetime(start.year, start.month, start.day, 12, tzinfo=WIB)
            last = due(noon, term, calendar=SEMARANG, counting=counting).day
            return last is not None and last <= event

        for shift in range(0, 60, 3):
            event = date(2026, 2, 10) + ONE_DAY * shift
            start = event
            while not over_by(start, event):
                start -= ONE_DAY
            assert latest_start(event, term, calendar=SEMARANG, counting=counting) == start

    @pytest.mark.parametrize(
        ("event", "term", "rules", "start"),
        [
            # 6, 7, 8, 9, 12 and 13 January 2015 are the first working days after the 5th.
            (date(2015, 1, 13), "6 hari kerja", {}, date(2015, 1, 5)),
            # Only the last day is asked of the calendar, and that one is decreed.
            (date(2015, 1, 20), "1 tahun", {"roll": "next"}, date(2014, 1, 20)),
        ],
    )
    def test_it_is_found_right_at_the_beginning_of_the_decreed_years(
        self, event: date, term: str, rules: dict[str, Any], start: date
    ) -> None:
        assert (
            latest_start(event, Term.parse(term), calendar=SEMARANG, counting=Counting(**rules))
            == start
        )

    @pytest.mark.parametrize(
        ("event", "term", "rules"),
        [
            (date(2028, 1, 10), "1 hari kerja", {}),
            (date(2028, 1, 10), "1 hari", {"roll": "next"}),
            (date(2015, 1, 6), "10 hari kerja", {}),
        ],
    )
    def test_where_no_decree_reaches_it_is_refused(
        self, event: date, term: str, rules: dict[str, Any]
    ) -> None:
        with pytest.raises(CalendarCoverageError):
            latest_start(event, Term.parse(term), calendar=SEMARANG, counting=Counting(**rules))

    def test_before_any_decree_it_is_refused(self) -> None:
        unknown = indonesia("ID-JT", known_on=date(2014, 1, 1))

        with pytest.raises(CalendarCoverageError):
            latest_start(date(2015, 1, 6), Term(working_days=1), calendar=unknown)

    def test_starts_whose_term_runs_out_of_the_decreed_years_are_only_too_late(self) -> None:
        # Monday 27 to Friday 31 December 2027 are five working days; nothing is known after.
        last = date(2027, 12, 31)

        assert latest_start(last, Term(working_days=5), calendar=SEMARANG) == date(2027, 12, 26)

    def test_calendar_days_are_counted_back_in_any_year(self) -> None:
        assert latest_start(date(2050, 3, 1), Term(calendar_days=1), calendar=SEMARANG) == date(
            2050, 2, 28
        )

    @pytest.mark.parametrize("event", [date(9999, 12, 30), date.max])
    def test_calendar_days_are_counted_back_from_the_last_dates_of_python(
        self, event: date
    ) -> None:
        assert latest_start(event, Term(calendar_days=10), calendar=SEMARANG) == (
            event - 10 * ONE_DAY
        )

    def test_before_the_first_dates_of_python_nothing_starts(self) -> None:
        with pytest.raises(LayananError):
            latest_start(date(1, 1, 3), Term(calendar_days=10), calendar=SEMARANG)

    @pytest.mark.parametrize("event", [at(THURSDAY), "2026-01-15", None])
    def test_an_event_is_a_plain_date(self, event: Any) -> None:
        with pytest.raises(CivilDateError):
            latest_start(event, Term(working_days=1), calendar=SEMARANG)

    @pytest.mark.parametrize(
        ("term", "rules"),
        [
            ("3 jam kerja", {}),
            ("3x24 jam", {}),
            ("10 hari kerja 35 menit", {}),
            ("10 hari kerja", {"receipt": "office_hours"}),
        ],
    )
    def test_only_whole_days_by_the_stamp_are_counted_back(
        self, term: str, rules: dict[str, Any]
    ) -> None:
        with pytest.raises(WholeDaysError) as caught:
            latest_start(
                date(2026, 1, 15),
                Term.parse(term),
                calendar=SEMARANG,
                counting=Counting(**rules),
            )
        assert caught.value.term == term
