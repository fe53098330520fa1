"""
Reading a clock: status, amounts, pauses, extensions, all worked out by hand.

The working days of January 2026 from Monday the 5th: 5 to 9, 12 to 15, 19 to 23
(Friday 16 is Isra Mikraj), 26 to 30. Offices work seven and a half hours, from
07:30 to 12:00 and from 13:00 to 16:00, on Fridays from 07:30 to 11:30 and from
13:00 to 16:30.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import HoursUnknownError, Term, WorkingCalendar, indonesia
from layanan.errors import LayananError
from layanan.sla import (
    STATUS_LABELS,
    Level,
    Pause,
    Reading,
    Run,
    Status,
    amount_text,
    due,
    read,
)
from layanan.text import Label, UnknownLanguageError

WIB = ZoneInfo("Asia/Jakarta")
ONE_DAY = timedelta(days=1)
ONE_MICROSECOND = timedelta(microseconds=1)
NOTHING = timedelta(0)
#: As known when these tests were written, so that next year's decree changes no answer.
KNOWN_ON = date(2026, 11, 24)
SEMARANG = indonesia("ID-JT", known_on=KNOWN_ON)
SIX_DAYS = indonesia("ID-JT", workweek=6, known_on=KNOWN_ON)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def january(day: int, clock: str = "10:00") -> datetime:
    return at(f"2026-01-{day:02d} {clock}")


def level(term: str = "5 hari kerja", **more: Any) -> Level:
    return Level.model_validate(
        {
            "name": "jawaban",
            "label": {"id": "Jawaban tertulis", "en": "Written answer"},
            "term": term,
            "starts": "ajukan",
            "ends": ["setujui", "tolak"],
            "cites": "UU 14/2008 pasal 22 ayat (7)",
            **more,
        }
    )


FIVE_DAYS = level()
#: Started on Monday 5 January at 10:00, so due on Monday 12 January at closing.
STARTED = january(5)
DUE = january(12, "16:00")


def reading(
    now: datetime,
    promise: Level = FIVE_DAYS,
    *pauses: Pause,
    started: datetime = STARTED,
    calendar: WorkingCalendar = SEMARANG,
    **run: Any,
) -> Reading:
    return read(promise, Run(started, pauses=pauses, **run), calendar=calendar, at=now)


def amounts(found: Reading) -> tuple[Any, Any, Any, Any]:
    return found.used, found.remaining, found.paused, found.overdue


def due_at(found: Reading) -> datetime | None:
    assert found.due is not None
    return found.due.at


class TestStatus:
    def test_not_started_there_is_nothing_to_read(self) -> None:
        found = read(FIVE_DAYS, Run(), calendar=SEMARANG, at=STARTED)

        assert found == Reading(FIVE_DAYS, STARTED, "not_started")
        assert (found.started, found.due, found.extensions) == (None, None, 0)
        assert amounts(found) == (None, None, None, None)

    def test_it_runs_until_the_last_instant(self) -> None:
        found = reading(DUE)

        assert (found.status, found.started, found.stopped) == ("running", STARTED, None)
        assert due_at(found) == DUE

    def test_a_microsecond_later_it_is_late(self) -> None:
        found = reading(DUE + ONE_MICROSECOND)

        assert (found.status, found.stopped) == ("late", None)

    @pytest.mark.parametrize(
        ("ended", "status"),
        [(january(7), "met"), (DUE, "met"), (DUE + ONE_MICROSECOND, "late")],
    )
    def test_once_ended_it_was_met_or_late_for_good(self, ended: datetime, status: str) -> None:
        found = reading(january(30), ended=ended)

        assert (found.status, found.stopped) == (status, ended)

    def test_cancelled_it_is_neither(self) -> None:
        found = reading(january(30), cancelled=january(20))

        assert (found.status, found.stopped) == ("cancelled", january(20))
        # Five working days were promised, ten had passed: the lateness is not lost.
        assert (found.overdue, found.used) == (5, 10)

    def test_while_it_pauses_it_is_paused(self) -> None:
        found = reading(january(30), FIVE_DAYS, Pause(january(7), None))

        assert found.status == "paused"

    def test_the_zone_of_the_question_does_not_matter(self) -> None:
        for now in (january(9), DUE + ONE_MICROSECOND):
            here, there = reading(now), reading(now.astimezone(UTC))

            assert (here.status, amounts(here), here.due) == (
                there.status,
                amounts(there),
                there.due,
            )

    def test_every_status_has_words(self) -> None:
        assert set(STATUS_LABELS) == set(get_args(Status))
        assert reading(DUE).status_label == Label(id="berjalan", en="running")
        assert len({label.id for label in STATUS_LABELS.values()}) == len(STATUS_LABELS)


class TestAmountsInDays:
    @pytest.mark.parametrize(
        ("now", "expected"),
        [
            (january(5), (0, 5, 0, 0)),
            (january(6, "00:00"), (1, 4, 0, 0)),
            (january(9, "23:59"), (4, 1, 0, 0)),
            (january(11), (4, 1, 0, 0)),
            (january(12), (5, 0, 0, 0)),
            # Late since closing time, but not by a day yet.
            (january(12, "16:01"), (5, 0, 0, 0)),
            (january(13), (6, 0, 0, 1)),
            (january(18), (8, 0, 0, 3)),
        ],
    )
    def test_a_working_day_is_used_once_it_has_come(
        self, now: datetime, expected: tuple[int, int, int, int]
    ) -> None:
        assert amounts(reading(now)) == expected

    @pytest.mark.parametrize(
        ("term", "expected"),
        [
            ("10 hari", (4, 6, 0, 0)),
            ("2 minggu", (4, 10, 0, 0)),
            ("1 bulan", (4, 27, 0, 0)),
            ("1 tahun", (4, 361, 0, 0)),
        ],
    )
    def test_weeks_months_and_years_are_told_in_calendar_days(
        self, term: str, expected: tuple[int, int, int, int]
    ) -> None:
        assert amounts(reading(january(9), level(term))) == expected

    def test_the_day_of_receipt_may_be_the_first(self) -> None:
        promise = level("5 hari kerja", counting={"day_one": "same"})

        assert amounts(reading(january(5, "11:00"), promise)) == (1, 4, 0, 0)
        assert due_at(reading(january(5, "11:00"), promise)) == january(9, "16:30")
        assert amounts(reading(january(10), promise)) == (5, 0, 0, 0)

    def test_a_day_of_receipt_that_is_a_day_off_is_not_the_first_working_day(self) -> None:
        promise = level("5 hari kerja", counting={"day_one": "same"})
        saturday = january(3)

        assert amounts(reading(january(4), promise, started=saturday)) == (0, 5, 0, 0)
        assert amounts(reading(january(5), promise, started=saturday)) == (1, 4, 0, 0)

    def test_every_calendar_day_of_receipt_may_be_the_first(self) -> None:
        promise = level("5 hari", counting={"day_one": "same"})

        assert amounts(reading(january(4), promise, started=january(3))) == (2, 3, 0, 0)

    def test_before_it_counts_as_received_nothing_is_used(self) -> None:
        promise = level("5 hari kerja", counting={"receipt": "office_hours"})
        found = reading(january(11), promise, started=january(9, "17:00"))

        assert amounts(found) == (0, 5, 0, 0)
        assert due_at(found) == january(20, "16:00")

    def test_a_last_day_that_rolled_over_is_part_of_what_is_left(self) -> None:
        promise = level("5 hari", counting={"roll": "next"})

        # 10 January is a Saturday, so the level ends on Monday the 12th.
        assert amounts(reading(january(9), promise)) == (4, 3, 0, 0)

    def test_a_compound_is_told_in_its_largest_unit(self) -> None:
        promise = level("2 hari kerja 3 jam kerja")
        found = reading(january(7), promise)

        # Wednesday 10:00 and three hours of office time, with the midday break.
        assert due_at(found) == january(7, "14:00")
        assert amounts(found) == (2, 0, 0, 0)

    def test_what_ended_no_longer_uses_anything(self) -> None:
        assert amounts(reading(january(30), ended=january(7))) == (2, 3, 0, 0)
        assert amounts(reading(january(30), ended=january(14))) == (7, 0, 0, 2)


class TestAmountsInTime:
    THREE_HOURS = level("3 jam kerja")

    @pytest.mark.parametrize(
        ("now", "used", "left", "over"),
        [
            ("10:00", NOTHING, timedelta(hours=3), NOTHING),
            ("11:30", timedelta(hours=1, minutes=30), timedelta(hours=1, minutes=30), NOTHING),
            ("12:30", timedelta(hours=2), timedelta(hours=1), NOTHING),
            ("14:00", timedelta(hours=3), NOTHING, NOTHING),
            ("14:30", timedelta(hours=3, minutes=30), NOTHING, timedelta(minutes=30)),
        ],
    )
    def test_office_time_is_exact(
        self, now: str, used: timedelta, left: timedelta, over: timedelta
    ) -> None:
        assert amounts(reading(january(5, now), self.THREE_HOURS)) == (used, left, NOTHING, over)

    def test_clock_time_runs_at_night(self) -> None:
        found = reading(january(6, "10:00:00.000001"), level("3x24 jam"))

        assert amounts(found) == (
            ONE_DAY + ONE_MICROSECOND,
            2 * ONE_DAY - ONE_MICROSECOND,
            NOTHING,
            NOTHING,
        )

    def test_office_time_needs_hours_on_record(self) -> None:
        with pytest.raises(HoursUnknownError):
            reading(january(6), self.THREE_HOURS, calendar=SIX_DAYS)


class TestPausesInDays:
    @pytest.mark.parametrize(
        ("since", "until", "days"),
        [
            # The day of the pause belongs to the office, the day of the return to the applicant.
            (january(7, "08:00"), january(7, "15:00"), 0),
            (january(7, "23:59"), january(8, "00:00"), 1),
            (january(7), january(9), 2),
            (january(9), january(12), 1),
            (january(9, "17:00"), january(11), 0),
            # Over Isra Mikraj and a weekend only Monday is taken.
            (january(9), january(19), 5),
        ],
    )
    def test_a_pause_moves_the_deadline_by_exactly_its_working_days(
        self, since: datetime, until: datetime, days: int
    ) -> None:
        found = reading(until + ONE_DAY, FIVE_DAYS, Pause(since, until))
        longer = due(STARTED, Term(working_days=5 + days), calendar=SEMARANG)

        assert found.paused == days
        assert due_at(found) == longer.at
        assert (
            found.used
            == SEMARANG.count_working_days(STARTED.date(), (until + ONE_DAY).date()) - days
        )

    def test_several_pauses_add_up(self) -> None:
        found = reading(
            january(14),
            FIVE_DAYS,
            Pause(january(6), january(7)),
            Pause(january(8), january(12)),
        )

        # One day (the 7th), two days (the 9th and the 12th); 6, 8, 13 and 14 ran.
        assert amounts(found) == (4, 1, 3, 0)
        assert due_at(found) == january(15, "16:00")

    def test_while_it_lasts_a_pause_reaches_to_the_reading(self) -> None:
        found = reading(january(9), FIVE_DAYS, Pause(january(7), None))

        assert amounts(found) == (2, 3, 2, 0)
        assert due_at(found) == january(14, "16:00")

    def test_nothing_runs_while_it_pauses(self) -> None:
        left = {
            reading(january(day), FIVE_DAYS, Pause(january(7), None)).remaining
            for day in range(7, 31)
        }

        assert left == {3}

    def test_what_comes_after_the_reading_does_not_count_yet(self) -> None:
        later = Pause(january(8), january(12))

        assert reading(january(7), FIVE_DAYS, later).due == reading(january(7)).due
        assert reading(january(9), FIVE_DAYS, later).paused == 1

    def test_a_pause_after_the_end_does_not_count(self) -> None:
        found = reading(january(30), FIVE_DAYS, Pause(january(14), None), ended=january(9))

        assert (found.status, amounts(found)) == ("met", (4, 1, 0, 0))

    @pytest.mark.parametrize(
        ("term", "due_day"),
        [
            ("10 hari", january(15)),
            ("2 minggu", january(19)),
            ("1 bulan", at("2026-02-05 10:00")),
            ("1 tahun", at("2027-01-05 10:00")),
        ],
    )
    def test_other_days_are_moved_by_the_paused_calendar_days(
        self, term: str, due_day: datetime
    ) -> None:
        # From Friday to Monday: Saturday, Sunday and Monday are three days.
        found = reading(january(13), level(term), Pause(january(9), january(12)))

        assert found.paused == 3
        assert found.due is not None
        assert found.due.day == due_day.date() + 3 * ONE_DAY

    def test_a_pause_before_it_counts_as_received_takes_nothing(self) -> None:
        promise = level("5 hari kerja", counting={"receipt": "office_hours"})
        friday_night = january(9, "17:00")
        pause = Pause(january(9, "18:00"), january(10, "09:00"))

        found = reading(january(13), promise, pause, started=friday_night)

        assert (found.paused, due_at(found)) == (0, january(20, "16:00"))


class TestPausesInTime:
    THREE_HOURS = level("3 jam kerja")

    @pytest.mark.parametrize(
        ("since", "until", "paused", "instant"),
        [
            (january(5, "11:00"), january(5, "11:30"), timedelta(minutes=30), "14:30:00"),
            # The midday break is no office time, paused or not.
            (january(5, "11:00"), january(5, "13:30"), timedelta(hours=1, minutes=30), "15:30:00"),
            (january(5, "12:05"), january(5, "12:55"), NOTHING, "14:00:00"),
            (
                january(5, "11:00"),
                january(5, "11:00:00.000007"),
                7 * ONE_MICROSECOND,
                "14:00:00.000007",
            ),
        ],
    )
    def test_a_pause_moves_the_deadline_by_exactly_its_office_time(
        self, since: datetime, until: datetime, paused: timedelta, instant: str
    ) -> None:
        found = reading(january(5, "15:40"), self.THREE_HOURS, Pause(since, until))

        assert found.paused == paused
        assert due_at(found) == january(5, instant)

    def test_a_pause_over_night_takes_the_office_time_in_it(self) -> None:
        found = reading(january(6, "09:00"), self.THREE_HOURS, Pause(january(5, "11:00"), None))

        # One hour and three on Monday, one and a half on Tuesday; one had run.
        assert found.paused == timedelta(hours=5, minutes=30)
        assert (found.used, found.remaining) == (timedelta(hours=1), timedelta(hours=2))
        assert due_at(found) == january(6, "11:00")

    def test_clock_time_is_moved_by_the_clock(self) -> None:
        found = reading(
            january(8), level("3x24 jam"), Pause(january(6, "22:00"), january(7, "01:30"))
        )

        assert found.paused == timedelta(hours=3, minutes=30)
        assert due_at(found) == january(8, "13:30")

    def test_a_compound_is_moved_by_its_largest_unit(self) -> None:
        found = reading(
            january(9), level("2 hari kerja 3 jam kerja"), Pause(january(6), january(8))
        )

        assert (found.paused, due_at(found)) == (2, january(9, "14:30"))


class TestHandover:
    def test_handed_over_in_time_it_pauses(self) -> None:
        found = reading(january(14), FIVE_DAYS, Pause(DUE, None))

        assert found.status == "paused"

    def test_handed_over_on_the_last_day_but_after_closing_it_was_late(self) -> None:
        found = reading(january(14), FIVE_DAYS, Pause(DUE + ONE_MICROSECOND, None))

        assert found.status == "late"

    def test_handed_over_days_after_the_deadline_it_is_late(self) -> None:
        found = reading(january(20), FIVE_DAYS, Pause(january(14), None))

        # Tuesday and Wednesday were too many; the pause adds no more, and moves nothing.
        assert (found.status, found.overdue) == ("late", 2)
        assert (due_at(found), found.paused) == (DUE, 3)

    def test_the_return_of_the_file_does_not_make_up_for_a_late_handover(self) -> None:
        late = Pause(DUE + ONE_MICROSECOND, january(14, "09:00"))

        assert reading(january(14, "11:00"), FIVE_DAYS, late).status == "late"

    def test_nor_does_a_second_handover_after_a_late_one(self) -> None:
        late = Pause(DUE + ONE_MICROSECOND, january(14, "09:00"))
        again = Pause(january(14, "10:00"), january(15, "10:00"))

        for pauses in ((late,), (late, again)):
            found = reading(january(15, "11:00"), FIVE_DAYS, *pauses)
            assert (found.status, due_at(found)) == ("late", DUE)

    def test_a_late_end_after_a_late_handover_stays_late(self) -> None:
        late = Pause(DUE + ONE_MICROSECOND, january(14, "09:00"))

        assert reading(january(20), FIVE_DAYS, late, ended=january(14, "11:00")).status == "late"

    def test_an_earlier_pause_in_time_still_moves_the_deadline(self) -> None:
        in_time = Pause(january(7), january(8))
        moved = january(13, "16:00")
        late = Pause(moved + ONE_MICROSECOND, january(15))
        found = reading(january(19), FIVE_DAYS, in_time, late)

        assert (found.status, due_at(found)) == ("late", moved)


class TestExtensions:
    EXTENDED = level(
        "10 hari kerja",
        extension={"term": "7 hari kerja", "cites": "UU 14/2008 pasal 22 ayat (8)"},
    )

    def test_an_extension_adds_its_term(self) -> None:
        # Seventeen working days after 13 March 2026: ten to 6 April, then 7 to 10 and 13 to 15.
        received = at("2026-03-13 10:00")
        once = reading(received, self.EXTENDED, started=received, extensions=1)
        none = reading(received, self.EXTENDED, started=received)

        assert (due_at(none), due_at(once)) == (
            at("2026-04-06 16:00"),
            at("2026-04-15 16:00"),
        )
        assert (once.extensions, once.remaining) == (1, 17)

    def test_it_may_be_granted_more_than_once(self) -> None:
        twice = reading(january(5), self.EXTENDED, extensions=2)

        assert due_at(twice) == due_at(reading(january(5), level("24 hari kerja")))

    def test_a_pause_and_an_extension_add_up(self) -> None:
        found = reading(january(12), self.EXTENDED, Pause(january(7), january(9)), extensions=1)

        assert due_at(found) == due_at(reading(january(5), level("19 hari kerja")))

    def test_time_is_extended_in_time(self) -> None:
        promise = level("3 jam kerja", extension={"term": "60 menit"})

        assert due_at(reading(STARTED, promise, extensions=1)) == january(5, "15:00")


class TestPastTheDecrees:
    LATE_DECEMBER = at("2027-12-29 10:00")

    def test_a_deadline_that_no_decree_reaches_is_undetermined(self) -> None:
        found = reading(at("2027-12-31 10:00"), started=self.LATE_DECEMBER)

        assert found.status == "undetermined"
        assert amounts(found) == (2, None, 0, 0)
        assert due_at(found) is None

    def test_read_past_the_decreed_years_nothing_is_measured(self) -> None:
        found = reading(at("2028-01-05 10:00"), started=self.LATE_DECEMBER)

        assert found.status == "undetermined"
        assert amounts(found) == (None, None, None, None)

    def test_ended_within_the_decreed_years_it_was_met_all_the_same(self) -> None:
        found = reading(
            at("2028-03-01 10:00"), started=self.LATE_DECEMBER, ended=at("2027-12-31 23:59")
        )

        assert (found.status, found.used) == ("met", 2)

    def test_ended_after_them_nobody_can_say(self) -> None:
        found = reading(
            at("2028-03-01 10:00"), started=self.LATE_DECEMBER, ended=at("2028-01-03 10:00")
        )

        assert found.status == "undetermined"

    def test_a_known_deadline_is_late_even_if_nothing_is_measured(self) -> None:
        found = reading(at("2028-01-05 10:00"), started=at("2027-12-01 10:00"))

        assert found.status == "late"
        assert amounts(found) == (None, None, None, None)

    def test_a_cancelled_level_stays_cancelled(self) -> None:
        found = reading(
            at("2028-03-01 10:00"), started=self.LATE_DECEMBER, cancelled=at("2028-01-03 10:00")
        )

        assert found.status == "cancelled"

    def test_before_any_decree_nobody_can_say(self) -> None:
        unknown = indonesia("ID-JT", known_on=date(2014, 1, 1))
        found = reading(january(30), ended=january(7), calendar=unknown)

        assert (found.status, amounts(found)) == ("undetermined", (None,) * 4)

    def test_before_any_decree_nobody_can_say_after_a_pause_either(self) -> None:
        unknown = indonesia("ID-JT", known_on=date(2014, 1, 1))
        hours = FIVE_DAYS.model_copy(update={"term": Term.parse("5 jam kerja")})
        for promise in (FIVE_DAYS, hours):
            paused = Pause(january(6), january(7))
            found = reading(january(30), promise, paused, calendar=unknown)

            assert (found.status, amounts(found)) == ("undetermined", (None,) * 4)

    def test_what_began_before_the_decreed_years_is_not_met_by_chance(self) -> None:
        found = reading(
            at("2016-01-04 10:00"),
            started=at("2014-06-02 10:00"),
            ended=at("2016-01-04 10:00"),
        )

        assert found.status == "undetermined"

    def test_an_unknown_closing_time_leaves_the_whole_last_day(self) -> None:
        # 6, 7, 8, 9 and Saturday 10 January.
        found = reading(january(10, "23:00"), calendar=SIX_DAYS)

        assert (found.status, amounts(found)) == ("running", (5, 0, 0, 0))
        assert reading(january(11, "00:00"), calendar=SIX_DAYS).status == "late"


class TestRefusals:
    def test_a_reading_without_a_zone_is_refused(self) -> None:
        with pytest.raises(LayananError):
            reading(datetime(2026, 1, 9, 10, 0))
        with pytest.raises(LayananError):
            read(FIVE_DAYS, Run(), calendar=SEMARANG, at=datetime(2026, 1, 9, 10, 0))


class TestExplainReading:
    def test_not_started_it_tells_status_and_law(self) -> None:
        found = read(FIVE_DAYS, Run(), calendar=SEMARANG, at=STARTED)

        assert found.explain("id").splitlines() == [
            "Jawaban tertulis: belum mulai",
            "Dasar hukum: UU 14/2008 pasal 22 ayat (7)",
        ]
        assert found.explain("en").splitlines() == [
            "Written answer: not started",
            "Law: UU 14/2008 pasal 22 ayat (7)",
        ]

    def test_running_it_tells_amounts_readings_and_the_deadline(self) -> None:
        promise = level(
            "10 hari kerja",
            extension={"term": "7 hari kerja", "cites": "UU 14/2008 pasal 22 ayat (8)"},
            pauses=[
                {
                    "code": "melengkapi",
                    "turns": "applicant",
                    "label": {"id": "Pemohon melengkapi", "en": "The applicant completes"},
                    "confidence": "low",
                },
                {
                    "code": "pihak_ketiga",
                    "turns": "other",
                    "label": {"id": "Tanggapan pihak ketiga", "en": "Answer of a third party"},
                    "confidence": "medium",
                    "cites": "UU 14/2008 pasal 22 ayat (7)",
                    "applies": False,
                },
            ],
        )
        found = reading(january(9), promise, Pause(january(7), january(8)), extensions=1)

        assert found.due is not None
        assert found.explain("id").splitlines() == [
            "Jawaban tertulis: berjalan",
            "Dasar hukum: UU 14/2008 pasal 22 ayat (7)",
            "Terpakai: 3 hari kerja",
            "Sisa: 14 hari kerja",
            "Jeda: 1 hari kerja",
            "Terlambat: 0 hari kerja",
            "Perpanjangan: 1 kali 7 hari kerja (UU 14/2008 pasal 22 ayat (8))",
            "Tafsir melengkapi: Pemohon melengkapi (tanpa sumber; keyakinan rendah)",
            (
                "Tafsir pihak_ketiga: Tanggapan pihak ketiga "
                "(UU 14/2008 pasal 22 ayat (7); dimatikan; keyakinan sedang)"
            ),
            *found.due.explain("id").splitlines(),
        ]
        assert found.explain("en").splitlines() == [
            "Written answer: running",
            "Law: UU 14/2008 pasal 22 ayat (7)",
            "Used: 3 working days",
            "Remaining: 14 working days",
            "Paused: 1 working day",
            "Overdue: 0 working days",
            "Extended: 1 x 7 working days (UU 14/2008 pasal 22 ayat (8))",
            "Reading melengkapi: The applicant completes (no source; low confidence)",
            (
                "Reading pihak_ketiga: Answer of a third party "
                "(UU 14/2008 pasal 22 ayat (7); switched off; medium confidence)"
            ),
            *found.due.explain("en").splitlines(),
        ]

    def test_an_extension_without_an_article_names_none(self) -> None:
        promise = level(extension={"term": "2 hari kerja"})
        lines = reading(january(9), promise, extensions=2).explain("en").splitlines()

        assert "Extended: 2 x 2 working days" in lines

    def test_what_cannot_be_measured_is_left_out(self) -> None:
        found = reading(at("2027-12-31 10:00"), started=at("2027-12-29 10:00"))
        lines = found.explain("id").splitlines()

        assert lines[0] == "Jawaban tertulis: belum dapat ditentukan"
        assert "Terpakai: 2 hari kerja" in lines
        assert not any(line.startswith("Sisa") for line in lines)

    @pytest.mark.parametrize("run", [Run(), Run(STARTED)])
    def test_another_language_is_refused(self, run: Run) -> None:
        with pytest.raises(UnknownLanguageError):
            read(FIVE_DAYS, run, calendar=SEMARANG, at=january(9)).explain("fr")


class TestAmountText:
    @pytest.mark.parametrize(
        ("value", "term", "indonesian", "english"),
        [
            (0, "5 hari kerja", "0 hari kerja", "0 working days"),
            (1, "5 hari kerja", "1 hari kerja", "1 working day"),
            (2, "5 hari kerja 35 menit", "2 hari kerja", "2 working days"),
            (1, "1 bulan", "1 hari kalender", "1 calendar day"),
            (9, "5 hari", "9 hari kalender", "9 calendar days"),
            (timedelta(minutes=95), "3 jam kerja", "1 jam 35 menit", "1 hour 35 minutes"),
            (timedelta(hours=30), "3x24 jam", "30 jam", "30 hours"),
        ],
    )
    def test_an_amount_is_told_in_the_unit_of_its_level(
        self, value: int | timedelta, term: str, indonesian: str, english: str
    ) -> None:
        assert amount_text(value, Term.parse(term).largest_unit, "id") == indonesian
        assert amount_text(value, Term.parse(term).largest_unit, "en") == english
