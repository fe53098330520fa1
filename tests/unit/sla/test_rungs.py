"""
Rungs: when a warning is due, counted by hand on the calendar of July and August 2026.

Working days are Monday to Friday, 07.30 to 16.00 with a break from 12.00 to 13.00, Friday to 16.30
with a break from 11.30 to 13.00. 17 August (Monday) and 25 August 2026 (Tuesday) are days off.
"""

import pickle
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from layanan import calendars
from layanan.calendars import Term
from layanan.records import InvalidRecordError
from layanan.sla import (
    Counting,
    Level,
    MixedUnitsError,
    Pause,
    Run,
    Rung,
    RungError,
    expiry_instant,
    instant_with_pauses,
    instants_after,
    read,
    rung_instant,
)
from layanan.text import Label

WIB = ZoneInfo("Asia/Jakarta")
JATENG = calendars.indonesia("ID-JT")
LABEL = Label(id="Peringatan", en="Warning")
PLAIN = Counting()


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


#: Monday 6 July 2026, 10:00.
START = wib("2026-07-06T10:00")


def level(term: str, **more: Any) -> Level:
    return Level.model_validate(
        {
            "name": "izin",
            "label": LABEL,
            "term": term,
            "starts": "ajukan",
            "ends": "setujui",
            "cites": "UU 25/2009 pasal 21",
        }
        | more
    )


def rung(**when: Any) -> Rung:
    return Rung.model_validate({"name": "peringatan", "label": LABEL} | when)


def at(
    term: str,
    when: dict[str, Any],
    *,
    start: datetime = START,
    run: Run | None = None,
    calendar: calendars.WorkingCalendar = JATENG,
    **more: Any,
) -> datetime | None:
    return rung_instant(level(term, **more), rung(**when), run or Run(start), calendar=calendar)


class TestARung:
    def test_says_when_exactly_once(self) -> None:
        assert rung(percent=50).percent == 50
        assert rung(before="2 hari kerja").before == Term(working_days=2)
        assert rung(after="1 hari").after == Term(calendar_days=1)
        assert rung(percent=1, reaches="ppid").reaches == ("ppid",)

    @pytest.mark.parametrize(
        ("when", "given"),
        [
            ({}, ()),
            ({"percent": 50, "before": "2 hari kerja"}, ("percent", "before")),
            (
                {"percent": 50, "before": "2 hari kerja", "after": "1 hari"},
                ("percent", "before", "after"),
            ),
        ],
    )
    def test_that_does_not_is_refused(self, when: dict[str, Any], given: tuple[str, ...]) -> None:
        with pytest.raises((RungError, InvalidRecordError)) as caught:
            Rung(name="peringatan", label=LABEL, **when)

        said = ", ".join(given) or "-"
        assert (
            f"rung 'peringatan' needs exactly one of percent, before, after; it has {said}"
        ) in str(caught.value)
        assert (
            f"anak tangga 'peringatan' perlu tepat satu dari percent, before, after; {said}"
        ) in caught.value.describe("id")

    def test_error_keeps_its_fields(self) -> None:
        error = pickle.loads(  # noqa: S301 - our own bytes
            pickle.dumps(RungError(rung="x", given=("percent", "after")))
        )

        assert (error.rung, error.given) == ("x", ("percent", "after"))

    @pytest.mark.parametrize("percent", [0, 101, -1, 50.5, "x"])
    def test_shares_from_one_to_a_hundred(self, percent: Any) -> None:
        with pytest.raises(InvalidRecordError):
            Rung(name="peringatan", label=LABEL, percent=percent)

    @pytest.mark.parametrize("name", ["", "H-3", "3_hari"])
    def test_needs_a_name_that_is_one(self, name: str) -> None:
        with pytest.raises(InvalidRecordError):
            Rung(name=name, label=LABEL, percent=50)


class TestTheRungsOfALevel:
    @pytest.mark.parametrize(
        ("term", "before"),
        [
            ("10 hari kerja", "2 hari kerja"),
            ("14 hari", "2 hari"),
            ("8 jam kerja", "1 jam kerja"),
            ("3x24 jam", "6 jam kalender"),
            ("2 bulan", "7 hari"),
            ("1 tahun", "30 hari"),
            ("2 minggu", "3 hari"),
        ],
    )
    def test_are_in_its_own_unit(self, term: str, before: str) -> None:
        one = {"name": "a", "before": before, "label": LABEL}

        assert level(term, rungs=[one]).rungs[0].before == Term.parse(before)

    @pytest.mark.parametrize(
        ("term", "before"),
        [
            ("10 hari kerja", "2 hari"),
            ("14 hari", "2 hari kerja"),
            ("8 jam kerja", "1 jam kalender"),
            ("2 bulan", "1 bulan"),
            ("2 minggu", "1 minggu"),
            ("10 hari kerja", "1 hari kerja 30 menit"),
        ],
    )
    def test_in_another_unit_are_refused(self, term: str, before: str) -> None:
        one = {"name": "a", "before": before, "label": LABEL}

        with pytest.raises((MixedUnitsError, InvalidRecordError)) as caught:
            Level(**LEVEL | {"term": term, "rungs": [one]})

        assert "give both in the same unit" in str(caught.value)
        assert "tulis keduanya dalam satuan yang sama" in caught.value.describe("id")

    def test_after_it_may_be_in_any_unit(self) -> None:
        for after in ("1 hari", "2 jam kerja", "1 bulan"):
            one = {"name": "a", "after": after, "label": LABEL}

            assert level("10 hari kerja", rungs=[one]).rungs[0].after == Term.parse(after)


LEVEL: dict[str, Any] = {
    "name": "izin",
    "label": LABEL,
    "starts": "ajukan",
    "ends": "setujui",
    "cites": "UU 25/2009 pasal 21",
}


class TestRungInstant:
    @pytest.mark.parametrize(
        ("term", "when", "expected"),
        [
            # 10 working days from Monday: 7, 8, 9, 10, 13, 14, 15, 16, 17, 20 July.
            ("10 hari kerja", {"percent": 10}, "2026-07-07T16:00"),
            ("10 hari kerja", {"percent": 50}, "2026-07-13T16:00"),
            ("10 hari kerja", {"percent": 51}, "2026-07-14T16:00"),  # 5.1 days: the sixth
            ("10 hari kerja", {"percent": 1}, "2026-07-07T16:00"),
            ("10 hari kerja", {"percent": 91}, "2026-07-20T16:00"),
            ("10 hari kerja", {"percent": 100}, "2026-07-20T16:00"),
            ("10 hari kerja", {"before": "1 hari kerja"}, "2026-07-17T16:30"),
            ("10 hari kerja", {"before": "9 hari kerja"}, "2026-07-07T16:00"),
            ("10 hari kerja", {"before": "10 hari kerja"}, "2026-07-06T10:00"),
            ("10 hari kerja", {"before": "12 hari kerja"}, "2026-07-06T10:00"),
            ("10 hari kerja", {"after": "1 hari kerja"}, "2026-07-21T16:00"),
            ("10 hari kerja", {"after": "3 hari"}, "2026-07-24T00:00"),
            ("10 hari kerja", {"after": "2 jam kalender"}, "2026-07-20T18:00"),
            ("10 hari kerja", {"after": "2 jam kerja"}, "2026-07-21T09:30"),
            # 30 working days end on Tuesday 18 August: the 17th is a day off.
            ("30 hari kerja", {"percent": 100}, "2026-08-18T16:00"),
            ("30 hari kerja", {"percent": 50}, "2026-07-27T16:00"),
            # 14 days end with 20 July.
            ("14 hari", {"percent": 50}, "2026-07-14T00:00"),
            ("14 hari", {"percent": 100}, "2026-07-21T00:00"),
            ("14 hari", {"before": "1 hari"}, "2026-07-20T00:00"),
            # A day after a day that ends at 24:00 is the next day, not the one after.
            ("14 hari", {"after": "1 hari"}, "2026-07-22T00:00"),
            ("14 hari", {"after": "1 hari kerja"}, "2026-07-21T16:00"),
            ("14 hari", {"after": "1 jam kalender"}, "2026-07-21T01:00"),
            # A Friday's 24:00: the first working day after it is Monday.
            ("4 hari", {"after": "1 hari kerja"}, "2026-07-13T16:00"),
            # 8 office hours from 10:00: 2 before noon, 3 after, 3 on Tuesday from 07:30.
            ("8 jam kerja", {"percent": 100}, "2026-07-07T10:30"),
            ("8 jam kerja", {"percent": 50}, "2026-07-06T15:00"),
            ("8 jam kerja", {"percent": 25}, "2026-07-06T12:00"),
            ("8 jam kerja", {"before": "1 jam kerja"}, "2026-07-07T09:30"),
            ("8 jam kerja", {"before": "30 menit"}, "2026-07-07T10:00"),
            ("8 jam kerja", {"after": "2 jam kerja"}, "2026-07-07T13:30"),
            ("3x24 jam", {"percent": 50}, "2026-07-07T22:00"),
            ("3x24 jam", {"before": "6 jam kalender"}, "2026-07-09T04:00"),
            ("3x24 jam", {"after": "1 jam kalender"}, "2026-07-09T11:00"),
            # 2 months are the 62 days to 6 September.
            ("2 bulan", {"percent": 50}, "2026-08-07T00:00"),
            ("2 bulan", {"percent": 100}, "2026-09-07T00:00"),
            ("2 bulan", {"before": "7 hari"}, "2026-08-31T00:00"),
            ("2 bulan", {"after": "1 hari kerja"}, "2026-09-07T16:00"),
            ("2 minggu", {"percent": 50}, "2026-07-14T00:00"),
            # 365 days, of which 91.25 are a quarter: the 92nd is 6 October.
            ("1 tahun", {"percent": 25}, "2026-10-07T00:00"),
            # Of a compound the larger unit is shared out; all of it is all.
            ("10 hari kerja 35 menit", {"percent": 50}, "2026-07-13T16:00"),
            ("10 hari kerja 35 menit", {"percent": 100}, "2026-07-20T10:35"),
            ("10 hari kerja 35 menit", {"before": "2 hari kerja"}, "2026-07-16T16:00"),
            # Of a range only the upper end counts.
            ("5 sampai 10 hari kerja", {"percent": 100}, "2026-07-20T16:00"),
        ],
    )
    def test_by_hand(self, term: str, when: dict[str, Any], expected: str) -> None:
        assert at(term, when) == wib(expected)

    def test_of_a_term_received_at_night(self) -> None:
        evening = wib("2026-07-06T20:00")

        assert at("8 jam kerja", {"percent": 50}, start=evening) == wib("2026-07-07T11:30")
        assert at("3x24 jam", {"percent": 50}, start=evening) == wib("2026-07-08T08:00")

    @pytest.mark.parametrize(
        ("counting", "when", "expected"),
        [
            ({"day_one": "same"}, {"percent": 50}, "2026-07-10T16:30"),
            ({"day_one": "same"}, {"percent": 100}, "2026-07-17T16:30"),
            ({"ends": "midnight"}, {"percent": 50}, "2026-07-14T00:00"),
            ({"ends": "midnight"}, {"after": "1 hari kerja"}, "2026-07-21T16:00"),
        ],
    )
    def test_follows_the_counting_of_its_level(
        self, counting: dict[str, str], when: dict[str, Any], expected: str
    ) -> None:
        assert at("10 hari kerja", when, counting=counting) == wib(expected)

    def test_of_months_is_counted_from_where_they_start(self) -> None:
        # On Saturday 1 August nobody receives: Monday 3 August counts, and 31 days to 3 September.
        saturday = wib("2026-08-01T10:00")
        counting = {"receipt": "office_hours"}

        for percent, expected in ((100, "2026-09-04T00:00"), (99, "2026-09-04T00:00")):
            found = at("1 bulan", {"percent": percent}, start=saturday, counting=counting)
            assert found == wib(expected)
        found = at("1 bulan", {"before": "1 hari"}, start=saturday, counting=counting)
        assert found == wib("2026-09-03T00:00")

    def test_of_months_that_count_the_first_day(self) -> None:
        counting = {"day_one": "same"}

        assert at("2 bulan", {"percent": 100}, counting=counting) == wib("2026-09-06T00:00")
        assert at("2 bulan", {"before": "7 hari"}, counting=counting) == wib("2026-08-30T00:00")

    def test_of_the_last_day_rolls_over(self) -> None:
        # 12 days from Monday end on Saturday 18 July, and so on Monday.
        counting = {"roll": "next"}

        assert at("12 hari", {"percent": 100}, counting=counting) == wib("2026-07-21T00:00")
        assert at("12 hari", {"after": "1 hari"}, counting=counting) == wib("2026-07-22T00:00")

    def test_before_the_start_there_is_none(self) -> None:
        assert at("10 hari kerja", {"percent": 50}, run=Run()) is None

    def test_beyond_the_decreed_years_there_is_none(self) -> None:
        late = wib("2027-12-28T10:00")

        assert at("10 hari kerja", {"percent": 30}, start=late) == wib("2027-12-31T16:30")
        assert at("10 hari kerja", {"percent": 40}, start=late) is None
        assert at("10 hari kerja", {"after": "1 jam"}, start=late) is None
        assert at("3 hari kerja", {"after": "1 hari kerja"}, start=late) is None

    def test_of_an_undetermined_compound_of_months_there_is_none(self) -> None:
        # Nobody knows its calendar days, so it has no half; it does not fire at once.
        late = wib("2027-12-28T10:00")

        assert at("1 bulan 5 hari kerja", {"percent": 50}, start=late) is None
        assert at("1 bulan 5 hari kerja", {"percent": 100}, start=late) is None

    def test_of_a_day_whose_hours_are_not_on_record_comes_at_its_end(self) -> None:
        six = calendars.indonesia("ID-JT", workweek=6)
        midnight = wib("2026-07-07T23:59:59.999999")

        assert at("10 hari kerja", {"percent": 10}, calendar=six) == midnight
        assert at("1 hari kerja", {"after": "1 hari"}, calendar=six) == wib("2026-07-09T00:00")


class TestPauses:
    """
    Ten working days, of which some are the applicant's: see the ten above.
    """

    #: Tuesday 7 July, 09:00 to Thursday 9 July, 10:00: Wednesday and Thursday do not count.
    TWO_DAYS = Pause(wib("2026-07-07T09:00"), wib("2026-07-09T10:00"))

    def run(self, *pauses: Pause, extensions: int = 0) -> Run:
        return Run(START, None, None, pauses, extensions)

    @pytest.mark.parametrize(
        ("when", "expected"),
        [
            ({"percent": 50}, "2026-07-15T16:00"),
            ({"percent": 100}, "2026-07-22T16:00"),
            ({"before": "2 hari kerja"}, "2026-07-20T16:00"),
            ({"after": "1 hari kerja"}, "2026-07-23T16:00"),
            # Over on Tuesday 7 July, 16:00, had the pause not begun that morning.
            ({"percent": 10}, "2026-07-09T16:00"),
        ],
    )
    def test_move_it_by_their_length(self, when: dict[str, Any], expected: str) -> None:
        assert at("10 hari kerja", when, run=self.run(self.TWO_DAYS)) == wib(expected)

    def test_that_began_later_do_not_move_it(self) -> None:
        later = Pause(wib("2026-07-15T09:00"), wib("2026-07-17T10:00"))

        assert at("10 hari kerja", {"percent": 50}, run=self.run(later)) == wib("2026-07-13T16:00")
        assert at("10 hari kerja", {"percent": 80}, run=self.run(later)) == wib("2026-07-20T16:00")

    def test_that_follow_each_other_add_up(self) -> None:
        # Within the five days as the first pause has moved them: Friday and Monday.
        more = Pause(wib("2026-07-09T15:00"), wib("2026-07-13T08:00"))

        assert at("10 hari kerja", {"percent": 50}, run=self.run(self.TWO_DAYS, more)) == (
            wib("2026-07-17T16:30")
        )

    def test_that_are_open_leave_it_without_an_instant(self) -> None:
        open_one = Pause(wib("2026-07-09T09:00"), None)

        assert at("10 hari kerja", {"percent": 50}, run=self.run(open_one)) is None
        assert at("10 hari kerja", {"after": "1 hari"}, run=self.run(open_one)) is None
        # What was over before the pause began is over.
        assert at("10 hari kerja", {"percent": 20}, run=self.run(open_one)) == (
            wib("2026-07-08T16:00")
        )

    def test_that_begin_at_its_very_instant_were_in_time(self) -> None:
        """
        As for the deadline: the file was handed over at the last moment, not after it.
        """
        run = self.run(Pause(wib("2026-07-13T16:00"), wib("2026-07-15T08:00")))
        late = self.run(Pause(wib("2026-07-13T16:01"), wib("2026-07-15T08:00")))

        assert at("10 hari kerja", {"percent": 50}, run=run) == wib("2026-07-15T16:00")
        assert at("10 hari kerja", {"percent": 50}, run=late) == wib("2026-07-13T16:00")

    def test_of_hours_are_exact(self) -> None:
        # Paused from 11:00 to 14:30, of which 2.5 are office hours.
        run = self.run(Pause(wib("2026-07-06T11:00"), wib("2026-07-06T14:30")))

        assert at("8 jam kerja", {"percent": 50}, run=run) == wib("2026-07-07T09:00")
        assert at("3x24 jam", {"percent": 50}, run=run) == wib("2026-07-08T01:30")

    def test_of_months_are_calendar_days(self) -> None:
        # From the 7th to the 9th: two calendar days.
        run = self.run(self.TWO_DAYS)

        assert at("2 bulan", {"percent": 50}, run=run) == wib("2026-08-09T00:00")
        assert at("2 bulan", {"percent": 100}, run=run) == wib("2026-09-09T00:00")

    def test_and_extensions_go_together(self) -> None:
        extension = {"term": "5 hari kerja", "times": 2}
        # 20 working days, half of them ten; two more for the pause: 22 July.
        run = self.run(self.TWO_DAYS, extensions=2)

        assert at("10 hari kerja", {"percent": 50}, run=run, extension=extension) == (
            wib("2026-07-22T16:00")
        )
        # 22 working days from Monday 6 July end on Wednesday 5 August.
        assert at("10 hari kerja", {"percent": 100}, run=run, extension=extension) == (
            wib("2026-08-05T16:00")
        )

    @pytest.mark.parametrize(
        "term", ["10 hari kerja", "14 hari", "8 jam kerja", "3x24 jam", "2 bulan"]
    )
    def test_all_of_the_term_is_its_deadline(self, term: str) -> None:
        run = self.run(self.TWO_DAYS, Pause(wib("2026-07-10T09:00"), wib("2026-07-10T13:30")))
        promise = level(term)

        reading = read(promise, run, calendar=JATENG, at=wib("2026-07-10T14:00"))

        assert reading.due is not None
        assert rung_instant(promise, rung(percent=100), run, calendar=JATENG) == reading.due.at


class TestInstantWithPauses:
    def instant(self, term: str, *pauses: Pause, start: datetime = START) -> datetime | None:
        run = Run(wib("2026-07-01T09:00"), None, None, pauses)
        return instant_with_pauses(start, Term.parse(term), run, calendar=JATENG, counting=PLAIN)

    def test_without_pauses_is_a_plain_deadline(self) -> None:
        assert self.instant("2 hari kerja") == wib("2026-07-08T16:00")

    def test_counts_only_what_was_paused_since_it_began(self) -> None:
        before = Pause(wib("2026-07-01T10:00"), wib("2026-07-03T10:00"))
        across = Pause(wib("2026-07-03T10:00"), wib("2026-07-07T10:00"))

        assert self.instant("2 hari kerja", before) == wib("2026-07-08T16:00")
        # Tuesday alone: Monday is the day it began.
        assert self.instant("2 hari kerja", before, across) == wib("2026-07-09T16:00")

    def test_waits_while_a_pause_is_open(self) -> None:
        assert self.instant("2 hari kerja", Pause(wib("2026-07-01T10:00"), None)) is None
        assert self.instant("2 hari kerja", Pause(wib("2026-07-09T10:00"), None)) == (
            wib("2026-07-08T16:00")
        )

    def test_beyond_the_decreed_years_is_none(self) -> None:
        pause = Pause(wib("2027-12-30T10:00"), None)

        assert self.instant("9 hari kerja", pause, start=wib("2027-12-28T10:00")) is None


class TestTheNextInstant:
    """
    `instants_after`: what is met first on the way of clocks that run, worked out by hand.

    From Monday 6 July 2026, 10:00: ten working days end on the 20th at 16:00, half of
    them on the 13th at 16:00; eight office hours end on Tuesday 7 July at 10:30.
    """

    @staticmethod
    def found(*levels: Level, run: Run | None = None, at: str = "2026-07-06T10:00") -> list[str]:
        runs = {one.name: run or Run(START) for one in levels}
        instants = list(instants_after(levels, runs, calendar=JATENG, at=wib(at)))
        return [f"{one.astimezone(WIB):%d %H:%M:%S.%f}".removesuffix(".000000") for one in instants]

    HALF = level("10 hari kerja", rungs=[rung(name="paruh", percent=50)])
    WITHIN = level("8 hari kerja", name="norma", rungs=[rung(name="sisa", before="1 hari kerja")])
    OVER: Final = {"does": "warn", "label": LABEL, "cites": "UU 25/2009 pasal 21"}

    def test_is_the_end_where_nothing_else_is_told(self) -> None:
        assert self.found(level("10 hari kerja")) == ["20 16:00:00"]
        assert self.found(level("8 jam kerja")) == ["07 10:30:00"]

    def test_is_the_smallest_share_of_clocks_that_run_alike(self) -> None:
        # Half of ten days, then all but one of eight; the ends come later still.
        assert self.found(self.HALF, self.WITHIN) == ["13 16:00:00"]
        assert self.found(self.HALF, self.WITHIN, at="2026-07-13T16:00") == [
            "13 16:00:00",
            "15 16:00:00",
        ]

    def test_asks_each_unit_on_its_own(self) -> None:
        assert self.found(self.HALF, level("8 jam kerja", name="loket")) == [
            "13 16:00:00",
            "07 10:30:00",
        ]

    def test_asks_each_compound_and_each_term_of_months_on_its_own(self) -> None:
        compound = level("1 hari kerja 2 jam kerja", name="a", rungs=[rung(percent=50)])
        months = level("1 bulan", name="b", rungs=[rung(percent=50)])
        # One working day from the 6th is the 7th, and two hours from 10:00 on; half of 31 days
        # rounds up to 16.
        assert self.found(months) == ["23 00:00:00", "07 00:00:00"]
        assert self.found(compound) == ["07 16:00:00", "07 12:00:00"]

    def test_tells_of_an_end_the_moment_after_it(self) -> None:
        over = level("10 hari kerja", expiry=self.OVER)

        assert self.found(over) == ["20 16:00:00", "20 16:00:00.000001"]
        # What is late is not waited for, but what was to be told of it is.
        assert self.found(over, at="2026-07-21T09:00") == ["20 16:00:00.000001"]
        told = Run(START, expired=wib("2026-07-20T16:00:01"))
        assert self.found(over, run=told, at="2026-07-21T09:00") == []

    def test_tells_no_rung_twice(self) -> None:
        told = Run(START, warned=frozenset({"paruh"}))

        assert self.found(self.HALF, run=told) == ["20 16:00:00"]

    def test_is_a_warning_after_the_end_too(self) -> None:
        late = level("10 hari kerja", rungs=[rung(after="1 hari kerja")])

        assert self.found(late, at="2026-07-20T17:00") == ["21 16:00:00"]

    def test_is_the_start_where_all_of_the_term_is_to_be_left(self) -> None:
        early = level("10 hari kerja", rungs=[rung(before="10 hari kerja")])

        assert self.found(early, at="2026-07-05T10:00") == ["06 10:00:00"]

    @pytest.mark.parametrize(
        "run",
        [
            Run(),
            Run(START, ended=wib("2026-07-08T10:00")),
            Run(START, cancelled=wib("2026-07-08T10:00")),
            Run(START, pauses=(Pause(wib("2026-07-07T10:00"), None),)),
            Run(wib("2027-12-28T10:00")),
        ],
    )
    def test_is_nothing_where_no_clock_runs_or_no_decree_reaches(self, run: Run) -> None:
        assert self.found(self.HALF, self.WITHIN, run=run) == []

    def test_is_nothing_without_a_limit(self) -> None:
        data = self.HALF.model_dump() | {"term": None, "unlimited": "working_days", "rungs": ()}

        assert self.found(Level.model_validate(data)) == []

    def test_counts_a_pause_that_is_over(self) -> None:
        # Wednesday 8 and Thursday 9 July were the applicant's: two working days later.
        paused = Run(START, pauses=(Pause(wib("2026-07-07T10:00"), wib("2026-07-09T10:00")),))

        assert self.found(self.HALF, run=paused) == ["15 16:00:00"]

    def test_is_found_beyond_a_share_that_no_decree_reaches(self) -> None:
        # Three days from 26 December 2014 roll over into a year that nobody decreed; fifteen
        # end on 10 January 2015, a Saturday, and roll to Monday the 12th, until 24:00.
        rolling = level(
            "15 hari", counting={"roll": "next"}, rungs=[rung(before="12 hari")], name="lama"
        )
        run = Run(wib("2014-12-26T09:00"))

        assert self.found(rolling, run=run, at="2014-12-26T09:00") == ["13 00:00:00"]


class TestAnEndWithinAPause:
    """
    Two working days from Monday 6 July end on Wednesday the 8th at 16:00.

    The file is handed over on that Wednesday at 09:00, and takes one working day:
    the last day is Thursday the 9th, which closes while the file is still away.
    """

    WARN: Final = {"does": "warn", "label": LABEL}

    @pytest.mark.parametrize("back", ["2026-07-09T21:00", "2026-07-09T23:59:59.999999"])
    def test_comes_when_the_pause_is_over(self, back: str) -> None:
        promise = level("2 hari kerja", expiry=self.WARN, rungs=[rung(percent=100)])
        run = Run(START, pauses=(Pause(wib("2026-07-08T09:00"), wib(back)),))

        end = expiry_instant(promise, run, calendar=JATENG)
        assert end == wib(back) + timedelta(microseconds=1)
        assert rung_instant(promise, promise.rungs[0], run, calendar=JATENG) == wib(back)
        # As the clock reads: paused until then, and late at once.
        before = read(promise, run, calendar=JATENG, at=wib("2026-07-09T16:30"))
        assert before.due is not None
        assert before.due.at == wib("2026-07-09T16:00")
        assert read(promise, run, calendar=JATENG, at=end).status == "late"

    def test_does_not_hold_back_an_end_before_it(self) -> None:
        promise = level("2 hari kerja", expiry=self.WARN)
        run = Run(START, pauses=(Pause(wib("2026-07-08T17:00"), wib("2026-07-20T10:00")),))

        assert expiry_instant(promise, run, calendar=JATENG) == (
            wib("2026-07-08T16:00") + timedelta(microseconds=1)
        )

    def test_holds_back_what_is_told_after_the_end(self) -> None:
        promise = level("2 hari kerja", rungs=[rung(after="1 jam kerja")])
        back = wib("2026-07-10T08:00")
        run = Run(START, pauses=(Pause(wib("2026-07-08T09:00"), back),))

        # 9 and 10 July were the applicant's: the last day is the 10th, 16:30; an hour after it
        # is Monday at 08:30. Nothing is held back here.
        assert rung_instant(promise, promise.rungs[0], run, calendar=JATENG) == (
            wib("2026-07-13T08:30")
        )


def test_a_later_pause_mends_no_promise_that_was_missed_before_the_decrees() -> None:
    # The last day rolls over into January 2015; without the first pause no decree would reach it.
    promise = level("3 hari", counting={"day_one": "same", "roll": "next"})
    start = wib("2014-12-24T16:00")
    first = Pause(wib("2014-12-26T09:00"), wib("2015-01-05T09:00"))
    second = Pause(wib("2015-01-09T09:00"), wib("2015-01-13T09:00"))

    for pauses in ((first,), (first, second)):
        reading = read(
            promise, Run(start, pauses=pauses), calendar=JATENG, at=wib("2015-01-13T10:00")
        )
        assert reading.due is not None
        assert (reading.due.at, reading.status) == (wib("2015-01-06T00:00"), "late")
