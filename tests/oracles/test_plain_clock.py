"""
The clock counted by hand is itself held against clocks worked out on paper.

The office is typed here, March and April 2026 in Semarang: no work on 18–24 March (Nyepi, Idul
Fitri and their leave), on 3 April and at weekends; hours as after the fast, also in March.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.oracles.plain_clock import (
    Answer,
    Cycle,
    Desk,
    Due,
    Hours,
    Promise,
    Stretch,
    Undecreed,
    fold,
    read,
)

WIB = ZoneInfo("Asia/Jakarta")
_OFF = {date(2026, 3, day) for day in (18, 19, 20, 23, 24)} | {date(2026, 4, 3)}
_USUAL = ((time(7, 30), time(12)), (time(13), time(16)))
_FRIDAY = ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))


def _days() -> dict[date, tuple[bool, Hours | None]]:
    found: dict[date, tuple[bool, Hours | None]] = {}
    for number in range(61):
        day = date(2026, 3, 1) + timedelta(days=number)
        works = day.weekday() < 5 and day not in _OFF
        hours = _FRIDAY if day.weekday() == 4 else _USUAL
        found[day] = works, hours if works else ()
    return found


DESK = Desk(WIB, _days())
TEN = Promise({"working_days": 10})
HOUR = Promise({"working_minutes": 60})


def on(month: int, day: int, at: str = "09:00") -> datetime:
    return datetime.combine(date(2026, month, day), time.fromisoformat(at), WIB)


def days(
    *pauses: Stretch, promise: Promise = TEN, at: datetime, ended: datetime | None = None
) -> Answer:
    return read(DESK, promise, Cycle(on(3, 13, "10:00"), ended, None, pauses), at)


def minutes(*pauses: Stretch, promise: Promise = HOUR, at: datetime) -> Answer:
    return read(DESK, promise, Cycle(on(3, 27, "11:00"), None, None, pauses), at)


class TestDays:
    def test_ten_working_days_pass_over_nyepi_and_idul_fitri(self) -> None:
        # 16, 17, 25, 26, 27, 30, 31 March, 1, 2 and 6 April; 30 March is the sixth.
        expected = Answer("running", Due(date(2026, 4, 6), on(4, 6, "16:00")), 6, 4, 0, 0)

        assert days(at=on(3, 30)) == expected

    def test_a_pause_consumes_the_days_after_it_began(self) -> None:
        # In (16, 25] March lie 17 and 25: two days more, 7 and 8 April.
        expected = Answer("running", Due(date(2026, 4, 8), on(4, 8, "16:00")), 4, 6, 2, 0)

        assert days(Stretch(on(3, 16), on(3, 25)), at=on(3, 30)) == expected

    def test_the_day_of_receipt_may_be_the_first(self) -> None:
        promise = Promise({"working_days": 10}, {"day_one": "same"})

        answer = days(promise=promise, at=on(3, 13, "10:00"))

        assert (answer.used, answer.due) == (1, Due(date(2026, 4, 2), on(4, 2, "16:00")))

    def test_before_the_opening_that_counts_nothing_is_used(self) -> None:
        # Saturday, 14 March: received on Monday, the 16th, which is day one.
        promise = Promise({"working_days": 2}, {"day_one": "same", "receipt": "office_hours"})
        cycle = Cycle(on(3, 14))

        used = [read(DESK, promise, cycle, at).used for at in (on(3, 14), on(3, 15), on(3, 16))]

        assert used == [0, 0, 1]

    def test_a_calendar_deadline_rolls_to_the_next_working_day(self) -> None:
        # A week from Friday, the 13th, is the 20th; the next day of work is the 25th.
        promise = Promise({"weeks": 1}, {"roll": "next"})

        answer = days(promise=promise, at=on(3, 20))

        assert answer == Answer("running", Due(date(2026, 3, 25), on(3, 26, "00:00")), 7, 5, 0, 0)

    @pytest.mark.parametrize(
        ("at", "status"),
        [("16:00", "running"), ("16:01", "late")],
    )
    def test_at_the_deadline_is_in_time(self, at: str, status: str) -> None:
        assert days(at=on(4, 6, at)).status == status

    @pytest.mark.parametrize(
        ("began", "status", "day"), [("16:00", "paused", 8), ("16:01", "late", 6)]
    )
    def test_a_pause_after_the_deadline_mends_nothing(
        self, began: str, status: str, day: int
    ) -> None:
        answer = days(Stretch(on(4, 6, began), None), at=on(4, 8))

        assert (answer.status, answer.due and answer.due.day) == (status, date(2026, 4, day))

    def test_a_month_moves_by_the_calendar_days_of_a_pause(self) -> None:
        # 13 April and the nine days in (16, 25] March.
        promise = Promise({"months": 1})

        answer = days(Stretch(on(3, 16), on(3, 25)), promise=promise, at=on(3, 26))

        # 31 days in all; 13 have passed, nine of them paused.
        assert answer == Answer("running", Due(date(2026, 4, 22), on(4, 23, "00:00")), 4, 27, 9, 0)

    def test_a_capped_pause_takes_its_earliest_days(self) -> None:
        # Of 17 and 25 March the cap allows the 17th; on the 18th the clock runs again.
        promise = Promise({"working_days": 10}, caps={"a": 1})
        pause = Stretch(on(3, 16), None, "a")

        found = [days(pause, promise=promise, at=at) for at in (on(3, 17, "20:00"), on(3, 18))]

        assert [one.status for one in found] == ["paused", "running"]
        assert {one.due for one in found} == {Due(date(2026, 4, 7), on(4, 7, "16:00"))}

    def test_what_nobody_decreed_has_no_answer(self) -> None:
        with pytest.raises(Undecreed):
            days(promise=Promise({"working_days": 60}), at=on(3, 30))


class TestMinutes:
    def test_an_hour_passes_over_the_friday_break(self) -> None:
        # 11:00–11:30, then from 13:00 to 13:30.
        expected = Answer("running", Due(date(2026, 3, 27), on(3, 27, "13:30")), 30, 30, 0, 0)

        assert minutes(at=on(3, 27, "12:00")) == expected

    def test_a_pause_consumes_the_minutes_of_office_time_in_it(self) -> None:
        # 11:15–11:30 and 13:00–13:10: 25 minutes.
        pause = Stretch(on(3, 27, "11:15"), on(3, 27, "13:10"))

        answer = minutes(pause, at=on(3, 27, "13:10"))

        assert answer == Answer(
            "running", Due(date(2026, 3, 27), on(3, 27, "13:55")), 15, 45, 25, 0
        )

    def test_a_capped_pause_is_cut_at_the_minute(self) -> None:
        # Ten minutes from 11:15; the clock runs again from 11:25 on.
        promise = Promise({"working_minutes": 60}, caps={"a": 10})
        pause = Stretch(on(3, 27, "11:15"), None, "a")

        found = [
            minutes(pause, promise=promise, at=on(3, 27, at)) for at in ("11:24", "11:25", "13:41")
        ]

        assert [one.status for one in found] == ["paused", "running", "late"]
        assert [one.due and one.due.at for one in found] == [
            on(3, 27, "13:39"),  # it cannot know yet how long the pause will last
            on(3, 27, "13:40"),
            on(3, 27, "13:40"),
        ]

    def test_time_that_runs_out_at_the_break_may_be_due_at_the_next_opening(self) -> None:
        promise = Promise({"working_minutes": 30}, {"boundary": "opening"})

        answer = minutes(promise=promise, at=on(3, 27, "11:30"))

        assert answer.due == Due(date(2026, 3, 27), on(3, 27, "13:00"))

    def test_clock_time_and_office_time_are_counted_one_after_the_other(self) -> None:
        # A pause of clock time, 9:00–11:00, moves what is counted by the clock: 14:00, then 15:00.
        promise = Promise({"clock_minutes": 180, "working_minutes": 60})
        cycle = Cycle(on(3, 25), None, None, (Stretch(on(3, 25), on(3, 25, "11:00")),))

        answer = read(DESK, promise, cycle, on(3, 25, "12:00"))

        assert answer.due == Due(date(2026, 3, 25), on(3, 25, "15:00"))


LEVEL = {
    "name": "jawaban",
    "starts": ["buka"],
    "ends": ["jawab"],
    "cancels": ["cabut"],
    "restarts": ["ulang"],
    "pauses": [
        {"code": "a", "turns": ["applicant"], "times": 1},
        {"code": "b", "turns": ["applicant", "other"]},
    ],
}
TURNS = {"meja": "office", "warga": "applicant", "ahli": "other"}


def told(*steps: tuple[str, str]) -> list[Cycle]:
    events = [
        {
            "kind": "opened" if name == "buka" else "transition",
            "name": name,
            "target": state,
            "at": on(3, 2) + timedelta(days=number),
        }
        for number, (name, state) in enumerate(steps)
    ]
    return fold(LEVEL, events, TURNS, on(4, 30))


class TestHistories:
    def test_a_restart_leaves_the_running_cycle_and_begins_another(self) -> None:
        first, second = told(("buka", "meja"), ("kirim", "warga"), ("ulang", "meja"))

        assert first == Cycle(on(3, 2), None, on(3, 4), (Stretch(on(3, 3), on(3, 4), "a"),))
        assert second == Cycle(on(3, 4))

    def test_a_restart_keeps_the_end_of_a_cycle(self) -> None:
        first, second = told(("buka", "meja"), ("jawab", "meja"), ("ulang", "warga"))

        assert first == Cycle(on(3, 2), on(3, 3))
        assert second == Cycle(on(3, 4), None, None, (Stretch(on(3, 4), None, "a"),))

    def test_a_rule_pauses_no_oftener_than_it_may(self) -> None:
        # The first rule that names the applicant governs, though its one pause is spent.
        [cycle] = told(("buka", "warga"), ("kirim", "meja"), ("kirim", "warga"), ("kirim", "ahli"))

        assert cycle.pauses == (
            Stretch(on(3, 2), on(3, 3), "a"),
            Stretch(on(3, 5), None, "b"),
        )

    def test_a_pause_that_takes_over_began_with_the_one_before(self) -> None:
        # Due on 3 March at 16:00. The file left at 15:00 and passed from rule to rule at 18:00.
        events = [
            {"kind": "opened", "name": "buka", "target": "meja", "at": on(3, 2)},
            {"kind": "transition", "name": "kirim", "target": "warga", "at": on(3, 3, "15:00")},
            {"kind": "transition", "name": "kirim", "target": "ahli", "at": on(3, 3, "18:00")},
        ]

        [cycle] = fold(LEVEL, events, TURNS, on(3, 5))

        answer = read(DESK, Promise({"working_days": 1}), cycle, on(3, 4))
        assert [one.takes_over for one in cycle.pauses] == [False, True]
        assert (answer.status, answer.due and answer.due.day) == ("paused", date(2026, 3, 4))

    def test_a_level_that_counts_the_office_pauses_for_all_others(self) -> None:
        level = LEVEL | {"pauses": [], "counts": ["office"]}
        events = [
            {"kind": "opened", "name": "buka", "target": "ahli", "at": on(3, 2)},
            {"kind": "extended", "name": "jawaban", "target": "ahli", "at": on(3, 3)},
            {"kind": "migrated", "name": "jawab", "target": "meja", "at": on(3, 4)},
        ]

        [cycle] = fold(level, events, TURNS, on(4, 30))

        assert cycle == Cycle(on(3, 2), None, None, (Stretch(on(3, 2), on(3, 4)),), 1)

    def test_a_clock_that_never_started_is_not_restarted(self) -> None:
        assert told(("ulang", "meja"), ("cabut", "warga")) == [Cycle()]
