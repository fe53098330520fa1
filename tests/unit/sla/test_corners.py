"""
Corners in which a changed line went unnoticed, each worked out by hand.

The working days of January 2026 from Monday the 5th: 5 to 9, 12 to 15, 19 to 23
(Friday 16 is Isra Mikraj), 26 to 30. Offices work from 07:30 to 12:00 and from
13:00 to 16:00.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import CalendarCoverageError, CivilDateError, Term, indonesia
from layanan.records import WrongTypeError
from layanan.sla import (
    Consequence,
    Counting,
    Cutoff,
    CutoffRuleError,
    Expiry,
    ExpiryError,
    Level,
    LevelError,
    MixedUnitsError,
    NotATermError,
    Pause,
    PauseRule,
    Run,
    deemed_grant,
    due,
    latest_start,
    next_cutoff,
    read,
    rung_instant,
    target_term,
    validity,
)
from layanan.sla._run import Promise, cap_of, settled, stretches, used_of
from layanan.text import Label
from tests.unit.sla.test_level import ANSWER

WIB = ZoneInfo("Asia/Jakarta")
KNOWN_ON = date(2026, 11, 24)
SEMARANG = indonesia("ID-JT", known_on=KNOWN_ON)
PLAIN = Counting()
LABEL = Label(id="Jawaban tertulis", en="Written answer")


def january(day: int, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"2026-01-{day:02d} {clock}").replace(tzinfo=WIB)


def level(term: str | None = "5 hari kerja", **more: Any) -> Level:
    return Level.model_validate(
        {
            "name": "jawaban",
            "label": LABEL,
            "term": term,
            "starts": "ajukan",
            "ends": ["setujui"],
            "cites": "UU 14/2008 pasal 22 ayat (7)",
            **more,
        }
    )


def rule(code: str = "melengkapi", **more: Any) -> PauseRule:
    return PauseRule.model_validate(
        {"code": code, "turns": "applicant", "label": LABEL, "confidence": "low", **more}
    )


#: Monday 5 January at 10:00, so five working days are due on Monday the 12th at 16:00.
STARTED = january(5)
TENTH = {"rule": "FREQ=MONTHLY;BYMONTHDAY=10", "roll": "next"}


class TestTheNextRung:
    RUNGS = (
        {"name": "akhir", "before": "1 hari kerja", "label": {"id": "Akhir", "en": "The end"}},
        {"name": "separuh", "percent": 50, "label": {"id": "Separuh", "en": "Half"}},
    )

    def test_is_the_first_that_has_not_fired(self) -> None:
        promise = level(rungs=self.RUNGS)
        # Half of five working days is three, rounded up: 6, 7, 8 January. One is
        # left after the fourth, the 9th, a Friday, on which offices close at 16:30.
        first = read(promise, Run(STARTED), calendar=SEMARANG, at=january(6)).next_rung
        warned = Run(STARTED, warned=frozenset({"separuh"}))
        second = read(promise, warned, calendar=SEMARANG, at=january(6)).next_rung

        assert first is not None
        assert first == ("separuh", Label(id="Separuh", en="Half"), january(8, "16:00"))
        assert second is not None
        assert second == ("akhir", Label(id="Akhir", en="The end"), january(9, "16:30"))

    def test_once_all_have_fired_there_is_none(self) -> None:
        warned = Run(STARTED, warned=frozenset({"separuh", "akhir"}))
        found = read(level(rungs=self.RUNGS), warned, calendar=SEMARANG, at=january(6))

        assert found.next_rung is None

    def test_once_it_has_stopped_there_is_none(self) -> None:
        for run in (Run(STARTED, ended=january(6)), Run(STARTED, cancelled=january(6))):
            found = read(level(rungs=self.RUNGS), run, calendar=SEMARANG, at=january(6))

            assert found.next_rung is None

    def test_of_a_target_is_counted_up_to_it(self) -> None:
        # From Monday 5 January up to Monday the 12th, to which Saturday the 10th
        # rolls, are six working days; half of them are over with the third, the 7th.
        promise = level(None, target=TENTH, rungs=[self.RUNGS[1]])
        (rung,) = promise.rungs
        found = rung_instant(promise, rung, Run(STARTED), calendar=SEMARANG)

        assert found == january(7, "16:00")


class TestWithoutADeadline:
    #: No decree says on which working day a tenth of January 2029 falls.
    BEYOND = datetime(2028, 12, 20, 10, tzinfo=WIB)

    def test_a_target_beyond_the_decrees_is_undetermined(self) -> None:
        found = read(level(None, target=TENTH), Run(self.BEYOND), calendar=SEMARANG, at=self.BEYOND)

        assert (found.status, found.due, found.used) == ("undetermined", None, None)

    @pytest.mark.parametrize(
        ("started", "ended", "status"),
        [
            # Decreed are the years up to 2027: what ends in them has met its target.
            (datetime(2027, 12, 27, 10), datetime(2027, 12, 28, 10), "met"),
            (datetime(2027, 12, 27, 10), datetime(2028, 1, 3, 10), "undetermined"),
            (datetime(2028, 1, 3, 10), datetime(2028, 1, 4, 10), "undetermined"),
        ],
    )
    def test_but_what_ended_within_them_was_in_time(
        self, started: datetime, ended: datetime, status: str
    ) -> None:
        yearly = {"rule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", "roll": "next"}
        run = Run(started.replace(tzinfo=WIB), ended=ended.replace(tzinfo=WIB))
        found = read(
            level(None, target=yearly), run, calendar=SEMARANG, at=ended.replace(tzinfo=WIB)
        )

        assert (found.status, found.stopped) == (status, run.ended)

    def test_without_a_limit_it_runs_pauses_and_is_met(self) -> None:
        open_end = level(None, unlimited="working_days")
        pause = Pause(january(7), january(8))
        for run, at, status in (
            (Run(STARTED), january(9), "running"),
            (Run(STARTED, pauses=(Pause(january(7), None),)), january(9), "paused"),
            (Run(STARTED, pauses=(pause,), ended=january(9)), january(15), "met"),
            (Run(STARTED, pauses=(pause,), cancelled=january(9)), january(15), "cancelled"),
        ):
            assert read(open_end, run, calendar=SEMARANG, at=at).status == status

        # Tuesday to Friday are four working days, of which Thursday was paused.
        run = Run(STARTED, pauses=(pause,), ended=january(9), extensions=2)
        found = read(open_end, run, calendar=SEMARANG, at=january(15))
        assert (found.used, found.paused, found.extensions) == (3, 1, 2)
        assert (found.started, found.stopped, found.at) == (STARTED, january(9), january(15))
        assert (found.remaining, found.overdue, found.run) == (None, None, run)

    def test_the_day_of_receipt_may_count_without_a_limit_too(self) -> None:
        promise = level(None, unlimited="working_days", counting={"day_one": "same"})
        found = read(promise, Run(STARTED), calendar=SEMARANG, at=january(6))

        assert (found.used, found.paused) == (2, 0)

    def test_it_says_so_in_both_languages(self) -> None:
        open_end = read(
            level(None, unlimited="working_days"), Run(STARTED), calendar=SEMARANG, at=january(6)
        )
        target = read(
            level(None, target=TENTH), Run(self.BEYOND), calendar=SEMARANG, at=self.BEYOND
        )

        assert [one.explain("id").splitlines()[-1] for one in (open_end, target)] == [
            "Tidak ada batas waktu yang ditetapkan",
            "Jatuh tempo belum dapat ditentukan: hari liburnya belum ditetapkan",
        ]
        assert [one.explain("en").splitlines()[-1] for one in (open_end, target)] == [
            "No limit is set",
            "It cannot be determined yet when it is due: days off are not decreed that far",
        ]


class TestWhatAnEventDid:
    def test_is_told_with_its_number_in_both_languages(self) -> None:
        run = Run(
            STARTED,
            number=2,
            told=(("restarted", STARTED, "ulang", 7), ("warned", STARTED, "h1", 8)),
        )
        found = read(level(), run, calendar=SEMARANG, at=january(6))

        assert found.explain("id").splitlines()[2:9] == [
            "Putaran: 2",
            "Terpakai: 1 hari kerja",
            "Sisa: 4 hari kerja",
            "Jeda: 0 hari kerja",
            "Terlambat: 0 hari kerja",
            "  dimulai lagi: Senin, 5 Januari 2026 pukul 10.00 WIB (kejadian ke-7, ulang)",
            "  diperingatkan: Senin, 5 Januari 2026 pukul 10.00 WIB (kejadian ke-8, h1)",
        ]
        assert found.explain("en").splitlines()[2:9] == [
            "Cycle: 2",
            "Used: 1 working day",
            "Remaining: 4 working days",
            "Paused: 0 working days",
            "Overdue: 0 working days",
            "  restarted: Monday, 5 January 2026 at 10:00 WIB (event 7, ulang)",
            "  warned: Monday, 5 January 2026 at 10:00 WIB (event 8, h1)",
        ]

    def test_in_the_first_cycle_no_cycle_is_named(self) -> None:
        lines = read(level(), Run(STARTED), calendar=SEMARANG, at=january(6)).explain("en")

        assert "Cycle" not in lines


class TestHowMuchIsUsed:
    @pytest.mark.parametrize(
        ("at", "percent"),
        [
            (january(5), 0),
            # One, three and five of five working days; then six and seven.
            (january(6), 20),
            (january(8), 60),
            (january(12), 100),
            (january(13), 120),
            (january(14), 140),
        ],
    )
    def test_in_days_goes_beyond_a_hundred_when_late(self, at: datetime, percent: int) -> None:
        found = read(level(), Run(STARTED), calendar=SEMARANG, at=at).percent

        assert (found, type(found)) == (percent, int)

    @pytest.mark.parametrize(
        ("at", "percent"),
        [
            (january(5), 0),
            # A hundred office minutes from 10:00 are over at 11:40.
            (january(5, "10:33"), 33),
            (january(5, "11:40"), 100),
            (january(5, "12:00"), 120),
        ],
    )
    def test_in_time_too(self, at: datetime, percent: int) -> None:
        found = read(level("100 menit"), Run(STARTED), calendar=SEMARANG, at=at)

        assert found.percent == percent

    def test_is_rounded_down(self) -> None:
        found = read(level("3 hari kerja"), Run(STARTED), calendar=SEMARANG, at=january(7))

        assert (found.percent, type(found.percent)) == (66, int)

    def test_is_unknown_before_the_start(self) -> None:
        found = read(level(), Run(), calendar=SEMARANG, at=january(7))

        assert (found.percent, found.unit) == (None, "working_days")

    def test_is_told_in_the_unit_of_what_is_known(self) -> None:
        def unit(promise: Level, run: Run) -> Any:
            return read(promise, run, calendar=SEMARANG, at=january(7)).unit

        assert unit(level("2 jam kalender"), Run(STARTED)) == "clock_minutes"
        assert unit(level(None, unlimited="calendar_days"), Run(STARTED)) == "calendar_days"
        assert unit(level(None, target=TENTH), Run()) is None
        assert unit(level(), Run(term=Term.parse("30 menit"))) == "working_minutes"


class TestStretches:
    def test_three_pauses_that_follow_each_other_are_one(self) -> None:
        found = stretches(
            (
                Pause(january(5), january(6)),
                Pause(january(7), january(8)),
                Pause(january(8), january(9), goes_on=True),
                Pause(january(9), january(12), goes_on=True),
            )
        )

        assert [(one.since, one.until) for one in found] == [
            (january(5), january(6)),
            (january(7), january(12)),
        ]

    def test_one_that_goes_on_after_a_gap_stands_alone(self) -> None:
        pauses = (
            Pause(january(7), january(8)),
            Pause(january(9), january(12), goes_on=True),
        )

        assert list(stretches(pauses)) == list(pauses)


class TestCaps:
    CAPPED = rule(most="3 hari kerja")
    PROMISE = level("10 hari kerja", pauses=[CAPPED])

    def cut(self, *pauses: Pause, promise: Level = PROMISE) -> list[tuple[datetime, Any]]:
        run = settled(promise, Run(STARTED, pauses=pauses), SEMARANG)
        return [(one.since, one.until) for one in run.pauses]

    def test_an_open_pause_ends_with_the_last_day_that_it_may_take(self) -> None:
        # From Tuesday on it takes Wednesday 7, Thursday 8 and Friday 9 January.
        end = datetime.combine(date(2026, 1, 9), time.max, WIB)

        assert self.cut(Pause(january(6), None, self.CAPPED)) == [(january(6), end)]

    def test_pauses_of_one_reading_share_its_cap(self) -> None:
        first = Pause(january(6), january(8), self.CAPPED)
        # It took the 7th and the 8th; one day is left, Tuesday 13 January.
        second = Pause(january(12), january(15), self.CAPPED)
        third = Pause(january(20), january(22), self.CAPPED)

        assert self.cut(first, second, third) == [
            (january(6), january(8)),
            (january(12), datetime.combine(date(2026, 1, 13), time.max, WIB)),
        ]

    def test_another_reading_has_a_cap_of_its_own(self) -> None:
        other = rule("pihak_ketiga", most="3 hari kerja")
        promise = level("10 hari kerja", pauses=[self.CAPPED, other])
        first = Pause(january(6), january(9), self.CAPPED)
        second = Pause(january(12), january(15), other)
        free = Pause(january(20), january(30), rule("bebas"))

        assert self.cut(first, second, free, promise=promise) == [
            (one.since, one.until) for one in (first, second, free)
        ]

    def test_of_office_time_is_exact(self) -> None:
        capped = rule(most="60 menit")
        promise = level("600 menit", pauses=[capped])

        # Half an hour before the midday break, and half an hour after it.
        assert self.cut(Pause(january(6, "11:30"), None, capped), promise=promise) == [
            (january(6, "11:30"), january(6, "13:30"))
        ]

    def test_that_is_spent_leaves_the_pauses_of_another_reading(self) -> None:
        capped, other = rule(most="1 hari kerja"), rule("pihak_ketiga", turns="other")
        promise = level(pauses=[capped, other])

        assert self.cut(
            Pause(january(6), january(7), capped),
            Pause(january(8), january(9), capped),
            Pause(january(12), january(13), other),
            promise=promise,
        ) == [(january(6), january(7)), (january(12), january(13))]

    def test_of_clock_time_is_exact(self) -> None:
        capped = rule(most="2 jam kalender")
        promise = level("72 jam kalender", pauses=[capped])

        assert self.cut(Pause(january(6, "23:00"), None, capped), promise=promise) == [
            (january(6, "23:00"), january(7, "01:00"))
        ]

    def test_of_calendar_days_takes_days_off_too(self) -> None:
        capped = rule(most="3 hari kalender")
        promise = level("30 hari kalender", pauses=[capped])

        # From Friday 9 January on: Saturday, Sunday, Monday the 12th.
        assert self.cut(Pause(january(9), None, capped), promise=promise) == [
            (january(9), datetime.combine(date(2026, 1, 12), time.max, WIB))
        ]

    @pytest.mark.parametrize(
        ("most", "unit", "expected"),
        [
            ("3 hari kerja", "working_days", 3),
            ("4 hari kalender", "calendar_days", 4),
            # In microseconds: an hour has 3,600 million of them.
            ("60 menit", "working_minutes", 3_600_000_000),
            ("2 jam kalender", "clock_minutes", 7_200_000_000),
        ],
    )
    def test_is_a_number_of_its_unit(self, most: str, unit: Any, expected: int) -> None:
        assert cap_of(Term.parse(most), unit) == expected

    def test_used_is_what_its_own_ended_pauses_took(self) -> None:
        other = rule("pihak_ketiga")
        run = Run(
            STARTED,
            pauses=(
                Pause(january(6), january(8), self.CAPPED),
                Pause(january(12), january(15), other),
                Pause(january(19), january(20)),
                Pause(january(21), None, self.CAPPED),
            ),
        )
        promise = Promise(Term.parse("10 hari kerja"), PLAIN)

        # 7 and 8 January; 13, 14 and 15 January.
        assert used_of(self.CAPPED, run, promise, SEMARANG) == 2
        assert used_of(other, run, promise, SEMARANG) == 3

    def test_a_weekend_uses_no_working_day(self) -> None:
        run = Run(STARTED, pauses=(Pause(january(9), january(12), self.CAPPED),))
        days = Promise(Term.parse("10 hari kerja"), PLAIN)
        all_days = Promise(Term.parse("10 hari"), PLAIN)

        assert used_of(self.CAPPED, run, days, SEMARANG) == 1
        assert used_of(self.CAPPED, run, all_days, SEMARANG) == 3

    def test_nothing_is_used_before_the_receipt_that_counts(self) -> None:
        # Received on Saturday the 3rd, which counts as Monday the 5th at opening.
        run = Run(january(3), pauses=(Pause(january(3, "11:00"), january(6), self.CAPPED),))
        promise = Promise(Term.parse("10 hari kerja"), Counting(receipt="office_hours"))

        assert used_of(self.CAPPED, run, promise, SEMARANG) == 1


class TestAHandoverAfterTheDeadline:
    @pytest.mark.parametrize(
        ("term", "last"),
        [
            # Counted from Monday 5 January 2026; a weekday comes back every seven days.
            ("10 minggu", date(2026, 3, 16)),
            ("70 hari kalender", date(2026, 3, 16)),
            ("2 tahun", date(2028, 1, 5)),
        ],
    )
    def test_does_not_move_it(self, term: str, last: date) -> None:
        late = datetime.combine(last + timedelta(days=1), time(0, 30), WIB)
        run = Run(STARTED, pauses=(Pause(late, late + timedelta(days=3)),))
        found = read(level(term), run, calendar=SEMARANG, at=late + timedelta(days=9))

        assert found.due is not None
        assert (found.status, found.due.day) == ("late", last)

    def test_within_it_moves_it(self) -> None:
        run = Run(STARTED, pauses=(Pause(january(12), january(14)),))
        found = read(level("10 minggu"), run, calendar=SEMARANG, at=january(20))

        assert found.due is not None
        assert found.due.day == date(2026, 3, 18)


class TestTheStepsOfADeadline:
    def test_of_a_clock_time_that_ends_at_midnight_land_on_the_next_day(self) -> None:
        found = due(january(5, "22:00"), Term.parse("2 jam kalender"), calendar=SEMARANG)
        *_, last = found.steps

        assert (last.date, last.counted, last.number, last.amount) == (
            date(2026, 1, 6),
            True,
            None,
            timedelta(0),
        )
        assert (last.why.id, last.why.en) == ("berakhir pukul 00.00", "ends at 00:00")

    def test_of_weeks_and_months_are_calendar_days(self) -> None:
        found = due(STARTED, Term.parse("1 bulan 1 minggu"), calendar=SEMARANG)
        steps = list(found.steps)

        # Up to 5 February 31 days, then seven more.
        assert [one.date for one in steps] == [
            date(2026, 1, 5) + timedelta(days=number) for number in range(1, 39)
        ]
        assert [one.number for one in steps] == [*range(1, 32), *range(1, 8)]
        assert (steps[30].why.id, steps[30].why.en) == ("hari kalender ke-31", "calendar day 31")

    def test_of_calendar_days_each_count(self) -> None:
        found = due(STARTED, Term.parse("3 hari kalender"), calendar=SEMARANG)

        assert [(one.date.day, one.counted, one.number, one.amount) for one in found.steps] == [
            (6, True, 1, None),
            (7, True, 2, None),
            (8, True, 3, None),
        ]

    def test_of_office_time_may_land_at_the_next_opening(self) -> None:
        # Received at 15:00, one office hour is over at 16:00, or when the office opens again.
        found = due(
            january(5, "15:00"),
            Term.parse("60 menit"),
            calendar=SEMARANG,
            counting=Counting(boundary="opening"),
        )
        *_, last = found.steps

        assert found.at == january(6, "07:30")
        assert (last.date, last.counted, last.number, last.amount) == (
            date(2026, 1, 6),
            True,
            None,
            timedelta(0),
        )
        assert (last.why.id, last.why.en) == ("saat kantor buka berikutnya", "at the next opening")


class TestTheEdgesOfTheDecrees:
    def test_a_target_on_the_last_decreed_day_is_in_working_days(self) -> None:
        # 31 December 2027 is a Friday; from Monday the 27th it is the fifth working day.
        cutoff = Cutoff(rule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")
        found = target_term(
            datetime(2027, 12, 27, 10, tzinfo=WIB), cutoff, calendar=SEMARANG, counting=PLAIN
        )

        assert found is not None
        assert found[0] == Term.parse("5 hari kerja")

    def test_a_day_that_comes_once_in_forty_years_is_found(self) -> None:
        # 29 February was a Monday in 2016; every 28 years, but 2100 has none: 2044, 2072, 2112.
        cutoff = Cutoff(
            rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
            by=time(12),
        )
        found = next_cutoff(datetime(2072, 3, 1, 9, tzinfo=WIB), cutoff, calendar=SEMARANG)

        assert found.day == date(2112, 2, 29)

    def test_a_rung_of_a_target_beyond_them_has_no_instant(self) -> None:
        promise = level(None, target=TENTH, rungs=[TestTheNextRung.RUNGS[1]])
        beyond = Run(datetime(2028, 12, 20, 10, tzinfo=WIB))

        assert rung_instant(promise, promise.rungs[0], beyond, calendar=SEMARANG) is None

    def test_a_start_before_them_names_the_day_that_was_asked(self) -> None:
        first = SEMARANG.first_day
        with pytest.raises(CalendarCoverageError) as caught:
            latest_start(first, Term.parse("10 hari kerja"), calendar=SEMARANG)

        assert caught.value.asked < first
        assert caught.value.last == SEMARANG.last_day
        assert caught.value.known_on == KNOWN_ON

    def test_a_rung_waits_for_a_pause_up_to_its_cap(self) -> None:
        capped = rule(most="3 hari kerja")
        promise = level("10 hari kerja", pauses=[capped], rungs=[TestTheNextRung.RUNGS[1]])
        run = Run(STARTED, pauses=(Pause(january(6), None, capped),))

        # Five of ten working days are over with the 12th; the cap adds three: the 15th.
        found = rung_instant(promise, promise.rungs[0], run, calendar=SEMARANG)
        assert found == january(15, "16:00")


class TestMisuse:
    def test_the_most_of_an_extension_is_in_the_unit_of_the_term(self) -> None:
        promise = level("3 bulan", extension={"term": "1 bulan", "most": "2 bulan"})
        assert promise.extension is not None
        assert promise.extension.most == Term.parse("2 bulan")
        with pytest.raises(MixedUnitsError):
            Level(**ANSWER | {"term": "3 bulan", "extension": {"most": "60 hari kalender"}})

    def test_what_is_no_term_is_shown(self) -> None:
        with pytest.raises(NotATermError) as caught:
            due(STARTED, "5 hari kerja", calendar=SEMARANG)  # type: ignore[arg-type] # on purpose

        assert caught.value.given == "'5 hari kerja'"
        assert str(caught.value) == (
            "a Term is needed, not '5 hari kerja'; write for example Term.parse('10 hari kerja')"
        )
        assert caught.value.describe("id") == (
            "perlu Term, bukan '5 hari kerja'; tulis misalnya Term.parse('10 hari kerja')"
        )

    def test_what_is_no_calendar_or_counting_is_named(self) -> None:
        term: Any = Term.parse("5 hari kerja")
        wrong: Any = None
        for ask in (
            lambda: due(STARTED, term, calendar=wrong),
            lambda: latest_start(date(2026, 1, 5), term, calendar=wrong),
        ):
            with pytest.raises(WrongTypeError) as caught:
                ask()
            assert str(caught.value) == (
                "calendar must be a WorkingCalendar, e.g. office.calendar(), not None"
            )
        for ask in (
            lambda: due(STARTED, term, calendar=SEMARANG, counting=wrong),
            lambda: latest_start(date(2026, 1, 5), term, calendar=SEMARANG, counting=wrong),
        ):
            with pytest.raises(WrongTypeError) as caught:
                ask()
            assert str(caught.value) == (
                "counting must be a Counting, e.g. Counting(day_one='same'), not None"
            )

    def test_a_validity_of_no_date_or_no_term_is_named(self) -> None:
        noon: Any = datetime(2026, 1, 5, 12, tzinfo=UTC)
        with pytest.raises(CivilDateError) as no_date:
            validity(noon, Term.parse("5 tahun"))
        with pytest.raises(WrongTypeError) as no_term:
            validity(date(2026, 1, 5), "5 tahun")  # type: ignore[arg-type] # on purpose

        assert no_date.value.given == repr(noon)
        assert (
            str(no_term.value) == "term must be a Term, e.g. Term.parse('5 tahun'), not '5 tahun'"
        )

    def test_a_deemed_grant_is_one_of_a_decision_unless_said(self) -> None:
        assert deemed_grant(date(2021, 3, 1)) == deemed_grant(date(2021, 3, 1), subject="decision")

    def test_what_fires_must_say_what(self) -> None:
        needing: tuple[Consequence, ...] = ("delegate", "fire")
        telling: tuple[Consequence, ...] = ("warn", "escalate")
        for does in needing:
            with pytest.raises(ExpiryError, match="needs the transition that it takes"):
                Expiry(does=does, label=LABEL)
            assert Expiry(does=does, fires="tutup", label=LABEL).fires == "tutup"
        for does in telling:
            with pytest.raises(ExpiryError, match="takes no transition"):
                Expiry(does=does, fires="tutup", label=LABEL)

    def test_counts_and_pauses_together_are_told_in_both_languages(self) -> None:
        with pytest.raises(LevelError) as caught:
            Level(
                name="jawaban",
                label=LABEL,
                term=Term.parse("5 hari kerja"),
                starts=("ajukan",),
                ends=("setujui",),
                counts=("office",),
                pauses=(rule(),),
                cites="UU 14/2008 pasal 22 ayat (7)",  # type: ignore[arg-type] # parsed
            )

        assert str(caught.value) == (
            "give counts or pauses, not both: the time of other parties is not counted anyway"
        )
        assert caught.value.describe("id") == (
            "tulis counts atau pauses, jangan keduanya: waktu pihak lain sudah tidak dihitung"
        )

    def test_a_frequency_that_is_none_is_told_the_four(self) -> None:
        with pytest.raises(CutoffRuleError) as caught:
            Cutoff(rule="FREQ=HOURLY")

        with pytest.raises(CutoffRuleError) as other:
            Cutoff(rule="FREQ=DAILY;COUNT=3;BYDAY")
        assert other.value.describe("id").endswith(
            "tulis seperti FREQ=MONTHLY;BYMONTHDAY=10, setiap bagian satu kali"
        )
        assert str(other.value).endswith("write it like FREQ=MONTHLY;BYMONTHDAY=10, each part once")
        with pytest.raises(CutoffRuleError) as unknown:
            Cutoff(rule="FREQ=DAILY;COUNT=3")
        assert "there are: FREQ, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS" in str(unknown.value)
        assert "yang ada: FREQ, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS" in (
            unknown.value.describe("id")
        )
        assert "FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY" in str(caught.value)
        assert "FREQ harus salah satu dari DAILY, WEEKLY, MONTHLY, YEARLY" in (
            caught.value.describe("id")
        )
