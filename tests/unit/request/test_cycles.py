"""
Cycles, caps on pauses, terms that facts choose, and what follows when a level is over.

The made-up letter of `cases.py` in July 2026, of which every weekday is a working day: Monday 6,
Friday 10, Monday 13. The office is open from 07:30 to 16:00, on Fridays to 16:30.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest

from layanan import Office, Request
from layanan.lifecycle import Lifecycle
from layanan.request import Refused, Rules, open_request, replay
from layanan.sla import Level
from tests.unit.request.cases import CITIZEN, HEAD, LETTER, OFFICE, STAFF, wib

LEVEL: dict[str, Any] = {
    "name": "surat",
    "label": {"id": "Surat", "en": "Letter"},
    "term": "3 hari kerja",
    "starts": "ajukan",
    "ends": ["putuskan", "gagalkan"],
    "cites": "UU 25/2009 pasal 21",
}
PAUSE: dict[str, Any] = {
    "code": "jeda",
    "turns": "applicant",
    "label": {"id": "Menunggu pemohon", "en": "Waiting for the applicant"},
    "confidence": "low",
    "cites": "UU 25/2009 pasal 22",
}
ONE_MICROSECOND = timedelta(microseconds=1)


def rules(*levels: dict[str, Any], **lifecycle: Any) -> Rules:
    return replace(
        LETTER,
        lifecycle=Lifecycle.model_validate(LETTER.lifecycle.model_dump() | lifecycle),
        levels=tuple(Level.model_validate(LEVEL | one) for one in levels),
    )


def asked(under: Rules, **more: Any) -> Request:
    """
    Return a letter that was asked for on Monday 6 July, 09:00.
    """
    request = open_request(
        under, "SRT-1", office=OFFICE, applicant="P-5", at=wib("2026-07-06T09:00")
    )
    return request.fire("ajukan", by=CITIZEN, at=wib("2026-07-06T09:00"), **more)


def taken_again(request: Request) -> Request:
    return replay(
        request.rules, request.id, request.history, office=request.office, applicant="P-5"
    )


class TestCycles:
    REOPENED = rules({"restarts": "buka_lagi", "rungs": [{
        "name": "separuh", "percent": 50, "label": {"id": "Separuh", "en": "Half"}
    }]})  # fmt: skip

    def reopened(self) -> Request:
        """
        Return a letter decided on Tuesday and opened again on Thursday 9 July, 10:00.
        """
        return (
            asked(self.REOPENED)
            .fire("putuskan", by=STAFF, at=wib("2026-07-07T09:00"), note="ok")
            .fire("buka_lagi", by=HEAD, at=wib("2026-07-09T10:00"))
        )

    def test_a_restart_begins_a_cycle_and_the_earlier_one_is_kept(self) -> None:
        first, second = self.reopened().cycles("surat", at=wib("2026-07-10T09:00"))

        assert (first.cycle, first.status, first.used) == (1, "met", 1)
        assert (second.cycle, second.status, second.used) == (2, "running", 1)
        assert second.started == wib("2026-07-09T10:00")
        # Friday 10, Monday 13 and Tuesday 14 July.
        assert second.due is not None
        assert second.due.at == wib("2026-07-14T16:00")

    def test_the_clock_is_the_newest_cycle(self) -> None:
        request = self.reopened()
        at = wib("2026-07-10T09:00")

        assert request.clock("surat", at=at) == request.cycles("surat", at=at)[-1]
        assert request.clock("surat", at=wib("2026-07-08T09:00")).cycle == 1
        assert "Putaran: 2" in request.clock("surat", at=at).explain()
        assert "Cycle: 2" in request.clock("surat", at=at).explain("en")

    def test_a_running_cycle_that_is_restarted_is_left_as_cancelled(self) -> None:
        # "jawab" leads back to the office and asks for the whole time anew.
        request = (
            asked(rules({"restarts": "jawab"}))
            .fire("tanya", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("jawab", by=STAFF, at=wib("2026-07-08T09:00"))
        )

        first, second = request.cycles("surat", at=wib("2026-07-08T10:00"))

        assert (first.status, first.stopped) == ("cancelled", wib("2026-07-08T09:00"))
        assert (second.status, second.used) == ("running", 0)

    def test_on_one_event_the_end_is_weighed_before_the_restart(self) -> None:
        request = asked(rules({"restarts": "putuskan"})).fire(
            "putuskan", by=STAFF, at=wib("2026-07-07T09:00"), note="ok"
        )

        first, second = request.cycles("surat", at=wib("2026-07-07T10:00"))

        assert (first.status, second.status) == ("met", "running")

    def test_on_one_event_the_start_is_weighed_before_the_end_and_the_restart(self) -> None:
        request = asked(rules({"ends": ["ajukan"], "restarts": ["ajukan"]}))

        (only,) = request.cycles("surat", at=wib("2026-07-07T10:00"))

        assert (only.status, only.used) == ("met", 0)

    def test_a_clock_that_never_started_is_not_restarted(self) -> None:
        request = asked(rules({"starts": "gagalkan", "restarts": "ajukan"}))

        (only,) = request.cycles("surat", at=wib("2026-07-07T10:00"))

        assert (only.status, only.cycle) == ("not_started", 1)

    def test_a_rung_fires_once_in_each_cycle(self) -> None:
        # Half of three days is two: Wednesday 8, and from Thursday on Monday 13 July.
        first = asked(self.REOPENED).advance(at=wib("2026-07-08T16:30"))
        again = (
            first.fire("putuskan", by=STAFF, at=wib("2026-07-09T09:00"), note="ok")
            .fire("buka_lagi", by=HEAD, at=wib("2026-07-09T10:00"))
            .advance(at=wib("2026-07-14T09:00"))
        )

        warned = [one.at for one in again.history if one.kind == "warned"]
        assert warned == [wib("2026-07-08T16:00"), wib("2026-07-13T16:00")]
        assert again.advance(at=wib("2026-07-14T10:00")) == again
        assert taken_again(again) == again

    def test_the_opening_may_start_a_clock(self) -> None:
        request = open_request(
            rules({"starts": "buka"}),
            "SRT-1",
            office=OFFICE,
            applicant="P-5",
            at=wib("2026-07-06T09:00"),
        )

        assert request.clock("surat", at=wib("2026-07-07T09:00")).used == 1


class TestWhoseTime:
    def test_a_level_counts_only_the_time_of_the_parties_it_names(self) -> None:
        request = (
            asked(rules({"counts": "office"}))
            .fire("tanya", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("jawab", by=STAFF, at=wib("2026-07-09T09:00"))
        )

        reading = request.clock("surat", at=wib("2026-07-09T10:00"))

        # Wednesday 8 and Thursday 9 July were another body's.
        assert (reading.used, reading.paused) == (1, 2)
        assert reading.due is not None
        assert reading.due.at == wib("2026-07-13T16:00")
        assert request.clock("surat", at=wib("2026-07-08T10:00")).status == "paused"

    def test_what_happened_to_it_is_told_event_by_event(self) -> None:
        request = (
            asked(rules({"counts": "office"}))
            .fire("tanya", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("jawab", by=STAFF, at=wib("2026-07-09T09:00"))
            .fire("putuskan", by=STAFF, at=wib("2026-07-10T09:00"), note="ok")
        )

        told = request.clock("surat", at=wib("2026-07-10T10:00")).explain().splitlines()

        assert [line for line in told if "(kejadian ke-" in line] == [
            "  mulai: Senin, 6 Juli 2026 pukul 09.00 WIB (kejadian ke-2, ajukan)",
            "  berhenti sementara: Selasa, 7 Juli 2026 pukul 09.00 WIB (kejadian ke-3, tanya)",
            "  berjalan lagi: Kamis, 9 Juli 2026 pukul 09.00 WIB (kejadian ke-4, jawab)",
            "  selesai: Jumat, 10 Juli 2026 pukul 09.00 WIB (kejadian ke-5, putuskan)",
        ]


class TestCapsOnPauses:
    def back_and_forth(self, under: Rules) -> Request:
        """
        Return a letter that was with the applicant from Tuesday 7 to Wednesday 8 July.
        """
        return (
            asked(under)
            .fire("betulkan", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("kirim", by=CITIZEN, at=wib("2026-07-08T09:00"))
        )

    def test_a_pause_too_many_is_refused_with_the_article(self) -> None:
        request = self.back_and_forth(rules({"pauses": [PAUSE | {"times": 1}]}))

        with pytest.raises(Refused) as caught:
            request.fire("betulkan", by=STAFF, at=wib("2026-07-09T09:00"))

        (unmet,) = caught.value.check.unmet
        assert unmet.code == "pause_times"
        assert str(unmet.citation) == "UU 25/2009 pasal 22"
        assert unmet.text("en") == (
            "Letter has paused once, the most is once: Waiting for the applicant "
            "(Law (UU) 25/2009 article 22)"
        )
        assert "sudah berhenti 1 kali, paling banyak 1 kali" in unmet.text("id")

    def test_a_pause_is_cut_where_its_cap_is_spent(self) -> None:
        under = rules({"pauses": [PAUSE | {"most": "2 hari kerja"}]})
        request = asked(under).fire("betulkan", by=STAFF, at=wib("2026-07-06T10:00"))

        def read(at: str) -> tuple[str, object, object]:
            reading = request.clock("surat", at=wib(at))
            return reading.status, reading.used, reading.paused

        # Tuesday 7 and Wednesday 8 are the applicant's; from Thursday on the time runs.
        assert read("2026-07-07T09:00") == ("paused", 0, 1)
        assert read("2026-07-08T23:59") == ("paused", 0, 2)
        assert read("2026-07-09T00:00") == ("running", 1, 2)
        assert read("2026-07-13T16:00") == ("running", 3, 2)
        assert read("2026-07-13T16:01") == ("late", 3, 2)

    def test_what_is_left_of_a_cap_is_left_for_the_next_pause(self) -> None:
        under = rules({"pauses": [PAUSE | {"most": "2 hari kerja"}]})
        again = self.back_and_forth(under).fire("betulkan", by=STAFF, at=wib("2026-07-09T09:00"))

        assert again.clock("surat", at=wib("2026-07-14T09:00")).paused == 2

    def test_a_step_into_a_pause_is_refused_once_the_cap_is_spent(self) -> None:
        request = self.back_and_forth(rules({"pauses": [PAUSE | {"most": "1 hari kerja"}]}))

        check = request.check("betulkan", by=STAFF, at=wib("2026-07-09T09:00"))

        assert [(one.code, str(one.citation)) for one in check.unmet] == [
            ("pause_most", "UU 25/2009 pasal 22")
        ]
        assert "together they last 1 working day at most" in check.unmet[0].text("en")
        assert "betulkan" not in [
            one.name for one in request.options(by=STAFF, at=wib("2026-07-09T09:00"))
        ]

    @pytest.mark.parametrize(
        ("term", "most", "cut", "end"),
        [
            # 10:00 and two hours of office time, without the midday break.
            ("4 jam kerja", "2 jam kerja", "2026-07-06T12:00", "2026-07-06T16:00"),
            ("5x24 jam", "2x24 jam", "2026-07-08T10:00", "2026-07-13T09:00"),
        ],
    )
    def test_time_is_cut_to_the_minute(self, term: str, most: str, cut: str, end: str) -> None:
        under = rules({"term": term, "pauses": [PAUSE | {"most": most}]})
        request = asked(under).fire("betulkan", by=STAFF, at=wib("2026-07-06T10:00"))

        before = request.clock("surat", at=wib(cut) - ONE_MICROSECOND)
        after = request.clock("surat", at=wib(cut))

        assert (before.status, after.status) == ("paused", "running")
        assert after.due is not None
        assert after.due.at == wib(end)

    def test_calendar_days_are_cut_too(self) -> None:
        under = rules({"term": "1 minggu", "pauses": [PAUSE | {"most": "3 hari"}]})
        request = asked(under).fire("betulkan", by=STAFF, at=wib("2026-07-06T10:00"))

        reading = request.clock("surat", at=wib("2026-07-12T10:00"))

        # From 6 July one week is 13 July; three days of it were the applicant's.
        assert (reading.status, reading.paused) == ("running", 3)
        assert reading.due is not None
        assert reading.due.day == date(2026, 7, 16)

    def test_two_readings_in_a_row_are_counted_each_for_itself(self) -> None:
        other = PAUSE | {"code": "pihak_lain", "turns": "other"}
        under = rules({"pauses": [PAUSE | {"times": 1}, other]})
        request = (
            asked(under)
            .fire("tanya", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("betulkan", by=STAFF, at=wib("2026-07-08T09:00"))
            .fire("kirim", by=CITIZEN, at=wib("2026-07-09T09:00"))
        )

        assert request.clock("surat", at=wib("2026-07-09T10:00")).paused == 2
        assert not request.check("betulkan", by=STAFF, at=wib("2026-07-09T10:00")).open

    def test_a_pause_that_runs_past_the_decrees_is_left_as_it_is(self) -> None:
        under = rules({"pauses": [PAUSE | {"most": "2 hari kerja"}]})
        request = open_request(
            under, "SRT-1", office=OFFICE, applicant="P-5", at=wib("2027-12-30T09:00")
        ).fire("ajukan", by=CITIZEN, at=wib("2027-12-30T09:00"))
        waiting = request.fire("betulkan", by=STAFF, at=wib("2027-12-31T09:00"))

        assert waiting.clock("surat", at=wib("2027-12-31T10:00")).status == "undetermined"

    def test_a_cap_that_cannot_be_measured_stops_nobody(self) -> None:
        under = rules({"pauses": [PAUSE | {"most": "2 hari kerja"}]})
        request = open_request(
            under, "SRT-1", office=OFFICE, applicant="P-5", at=wib("2027-12-30T09:00")
        ).fire("ajukan", by=CITIZEN, at=wib("2027-12-30T09:00"))
        back = request.fire("betulkan", by=STAFF, at=wib("2027-12-31T09:00")).fire(
            "kirim", by=CITIZEN, at=wib("2028-01-04T09:00")
        )

        assert back.check("betulkan", by=STAFF, at=wib("2028-01-05T09:00")).open

    def after_hours(self, received: str) -> Request:
        """
        Return a letter that came after hours and was with the applicant twice that evening.
        """
        level = {"counting": {"receipt": "office_hours"}, "term": "1 hari kerja"}
        under = rules(level | {"pauses": [PAUSE | {"most": "1 hari kerja"}]})
        at = wib(received)
        return (
            open_request(under, "SRT-1", office=OFFICE, applicant="P-5", at=at)
            .fire("ajukan", by=CITIZEN, at=at)
            .fire("betulkan", by=STAFF, at=at + timedelta(minutes=30))
            .fire("kirim", by=CITIZEN, at=at + timedelta(minutes=60))
            .fire("betulkan", by=STAFF, at=at + timedelta(minutes=90))
        )

    def test_a_pause_before_the_clock_runs_spends_no_cap(self) -> None:
        # Monday 6 July after hours is received on Tuesday 7 at 07:30; Wednesday is the applicant's.
        reading = self.after_hours("2026-07-06T18:00").clock("surat", at=wib("2026-07-09T10:00"))

        assert (reading.status, reading.used, reading.paused) == ("running", 1, 1)
        assert reading.due is not None
        assert reading.due.at == wib("2026-07-09T16:00")

    def test_a_receipt_with_no_next_opening_is_undetermined(self) -> None:
        request = self.after_hours("2027-12-31T18:00")

        assert request.clock("surat", at=wib("2027-12-31T20:00")).status == "undetermined"

    def test_a_pause_of_which_nothing_is_left_does_not_pause(self) -> None:
        under = rules({"pauses": [PAUSE | {"most": "1 hari kerja"}]})
        request = (
            asked(under)
            .fire("betulkan", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("kirim", by=CITIZEN, at=wib("2026-07-07T10:00"))
            .fire("betulkan", by=STAFF, at=wib("2026-07-07T11:00"))
            .fire("kirim", by=CITIZEN, at=wib("2026-07-09T11:00"))
        )

        # Nothing was consumed within Tuesday, so Wednesday may be; Thursday runs again.
        assert request.clock("surat", at=wib("2026-07-09T12:00")).paused == 1

    def test_a_pause_too_many_of_earlier_rules_stops_no_clock_under_the_new_ones(self) -> None:
        stricter = replace(rules({"pauses": [PAUSE | {"times": 1}]}), version="8", hash="8" * 64)
        request = (
            self.back_and_forth(rules({"pauses": [PAUSE]}))
            .fire("betulkan", by=STAFF, at=wib("2026-07-09T09:00"))
            .migrate(stricter, by=HEAD, at=wib("2026-07-09T10:00"), reason="standar baru")
        )

        reading = request.clock("surat", at=wib("2026-07-10T09:00"))

        # Wednesday was the first pause, and Friday is in its place; Thursday's would be the second.
        assert (reading.status, reading.paused) == ("running", 1)
        assert reading.due is not None
        assert reading.due.at == wib("2026-07-10T16:30")

    def test_one_reading_may_go_on_from_turn_to_turn(self) -> None:
        both = PAUSE | {"turns": ["applicant", "other"], "times": 1}
        request = (
            asked(rules({"pauses": [both]}))
            .fire("tanya", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("betulkan", by=STAFF, at=wib("2026-07-08T09:00"))
            .fire("kirim", by=CITIZEN, at=wib("2026-07-09T09:00"))
        )

        assert request.clock("surat", at=wib("2026-07-09T10:00")).paused == 2

    def test_a_clock_that_has_not_started_spends_no_cap(self) -> None:
        level = {"starts": "putuskan", "ends": "buka_lagi", "pauses": [PAUSE | {"times": 1}]}
        request = asked(rules(level)).fire("betulkan", by=STAFF, at=wib("2026-07-07T09:00"))

        assert request.clock("surat", at=wib("2026-07-07T10:00")).status == "not_started"


class TestChosenTerms:
    FACTS: ClassVar[dict[str, Any]] = {
        "tersedia": {"label": {"id": "Data tersedia", "en": "Data at hand"}, "kind": "boolean"},
        "jumlah": {"label": {"id": "Jumlah", "en": "Number"}, "kind": "integer"},
    }
    AT_HAND: ClassVar[dict[str, Any]] = {
        "fact": "tersedia",
        "among": True,
        "term": "30 menit",
        "label": {"id": "Data tersedia", "en": "Data at hand"},
    }

    def test_a_fact_chooses_the_term(self) -> None:
        under = rules({"choices": [self.AT_HAND]}, facts=self.FACTS)

        at_hand = asked(under, facts={"tersedia": True}).clock("surat", at=wib("2026-07-06T09:10"))
        not_at_hand = asked(under).clock("surat", at=wib("2026-07-06T09:10"))

        assert at_hand.due is not None
        assert (at_hand.due.at, at_hand.used) == (wib("2026-07-06T09:30"), timedelta(minutes=10))
        assert not_at_hand.due is not None
        assert not_at_hand.due.at == wib("2026-07-09T16:00")

    def test_a_later_fact_chooses_anew_unless_the_choice_is_fixed(self) -> None:
        free = rules({"choices": [self.AT_HAND]}, facts=self.FACTS)
        fixed = rules({"choices": [self.AT_HAND], "fixed": "tanya"}, facts=self.FACTS)

        def terms(under: Rules) -> str:
            request = (
                asked(under)
                .fire("tanya", by=STAFF, at=wib("2026-07-06T09:10"))
                .fire("jawab", by=STAFF, at=wib("2026-07-06T09:15"), facts={"tersedia": True})
            )
            due = request.clock("surat", at=wib("2026-07-06T09:20")).due
            return str(due and due.term)

        assert (terms(free), terms(fixed)) == ("30 menit", "3 hari kerja")

    @pytest.mark.parametrize(
        ("many", "until"),
        [
            (None, "2026-07-06T09:15"),
            (0, "2026-07-06T09:15"),
            (4, "2026-07-06T10:00"),
            (99, "2026-07-06T11:30"),
        ],
    )
    def test_a_term_for_each_document_grows_up_to_its_cap(
        self, many: int | None, until: str
    ) -> None:
        level = {"term": "15 menit", "per": {"fact": "jumlah", "most": 10}}
        facts = {} if many is None else {"jumlah": many}

        due = (
            asked(rules(level, facts=self.FACTS), facts=facts)
            .clock("surat", at=wib("2026-07-06T09:00"))
            .due
        )

        assert due is not None
        assert due.at == wib(until)

    def test_without_a_cap_it_grows_on(self) -> None:
        level = {"term": "15 menit", "per": {"fact": "jumlah"}}

        due = (
            asked(rules(level, facts=self.FACTS), facts={"jumlah": 11})
            .clock("surat", at=wib("2026-07-06T09:00"))
            .due
        )

        assert due is not None
        assert due.at == wib("2026-07-06T11:45")

    def test_a_fact_stated_after_the_end_changes_nothing(self) -> None:
        under = rules({"choices": [self.AT_HAND]}, facts=self.FACTS, duties={"note": "petugas"})
        request = (
            asked(under)
            .fire("putuskan", by=STAFF, at=wib("2026-07-06T12:00"), note="ok")
            .note("x", by=STAFF, at=wib("2026-07-06T13:00"), facts={"tersedia": True})
        )

        assert request.clock("surat", at=wib("2026-07-07T09:00")).status == "met"


class TestWithoutALimit:
    def test_its_time_is_told_and_nothing_is_due(self) -> None:
        level = {"term": None, "unlimited": "working_days", "pauses": [PAUSE]}
        request = asked(rules(level)).fire("betulkan", by=STAFF, at=wib("2026-07-08T09:00"))
        done = request.fire("kirim", by=CITIZEN, at=wib("2026-07-10T09:00")).fire(
            "putuskan", by=STAFF, at=wib("2026-07-13T09:00"), note="ok"
        )

        def read(one: Request, at: str) -> tuple[object, ...]:
            reading = one.clock("surat", at=wib(at))
            return reading.status, reading.used, reading.paused, reading.due, reading.remaining

        assert read(request, "2026-07-07T09:00") == ("running", 1, 0, None, None)
        assert read(request, "2026-07-09T09:00") == ("paused", 2, 1, None, None)
        assert read(done, "2026-07-20T09:00") == ("met", 3, 2, None, None)
        assert request.clock("surat", at=wib("2026-07-09T09:00")).percent is None
        told = done.clock("surat", at=wib("2026-07-20T09:00"))
        assert told.explain().splitlines()[-1] == "Tidak ada batas waktu yang ditetapkan"
        assert told.explain("en").splitlines()[-1] == "No limit is set"
        assert told.unit == "working_days"

    def test_it_can_be_cancelled_and_outlive_the_decrees(self) -> None:
        level = {"term": None, "unlimited": "working_days", "ends": "putuskan"}
        request = asked(rules(level | {"cancels": "gagalkan"}))
        gone = request.fire("gagalkan", by=HEAD, at=wib("2026-07-07T09:00"))

        assert gone.clock("surat", at=wib("2026-07-08T09:00")).status == "cancelled"
        later = request.clock("surat", at=wib("2035-01-01T09:00"))
        assert (later.status, later.used, later.paused) == ("running", None, None)


class TestTargets:
    """
    Limits that the calendar fixes, and that pause like any other.
    """

    BY_THE_TENTH: ClassVar[dict[str, Any]] = {
        "term": None,
        "target": {"rule": "FREQ=MONTHLY;BYMONTHDAY=10", "by": "12:00"},
        "pauses": [PAUSE],
        "rungs": [
            {"name": "lewat", "after": "1 hari kerja", "label": {"id": "Lewat", "en": "Over"}}
        ],
        "expiry": {"does": "warn", "label": {"id": "Habis", "en": "Over"}},
    }

    def test_a_target_is_read_as_a_term_of_days(self) -> None:
        reading = asked(rules(self.BY_THE_TENTH)).clock("surat", at=wib("2026-07-07T09:00"))

        # Monday 6 to Friday 10 July are five days, of which two have come.
        assert (reading.status, reading.used, reading.remaining) == ("running", 2, 3)
        assert reading.unit == "working_days"
        assert reading.due is not None
        assert reading.due.at == wib("2026-07-10T12:00")
        assert "the last day ends at 12:00" in reading.explain("en")

    def test_a_pause_moves_it_in_working_days(self) -> None:
        request = (
            asked(rules(self.BY_THE_TENTH))
            .fire("betulkan", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("kirim", by=CITIZEN, at=wib("2026-07-08T09:00"))
        )

        due = request.clock("surat", at=wib("2026-07-08T10:00")).due

        assert due is not None
        assert due.at == wib("2026-07-13T12:00")

    def test_its_end_is_told_when_it_has_passed(self) -> None:
        after = asked(rules(self.BY_THE_TENTH)).advance(at=wib("2026-07-13T17:00"))

        assert [(one.kind, one.at) for one in after.history[2:]] == [
            ("expired", wib("2026-07-10T12:00") + ONE_MICROSECOND),
            ("warned", wib("2026-07-13T16:00")),
        ]
        assert taken_again(after) == after

    def test_beyond_the_decrees_it_is_undetermined(self) -> None:
        level = self.BY_THE_TENTH | {
            "target": {"rule": "FREQ=MONTHLY;BYMONTHDAY=10", "roll": "next"}
        }
        request = open_request(
            rules(level), "SRT-1", office=OFFICE, applicant="P-5", at=wib("2027-12-20T09:00")
        ).fire("ajukan", by=CITIZEN, at=wib("2027-12-20T09:00"))
        done = request.fire("putuskan", by=STAFF, at=wib("2027-12-21T09:00"), note="ok")
        late = request.fire("putuskan", by=STAFF, at=wib("2028-01-21T09:00"), note="ok")

        at = wib("2028-02-01T09:00")
        reading = request.clock("surat", at=at)
        assert (reading.status, reading.due, reading.unit) == ("undetermined", None, None)
        assert "belum dapat ditentukan" in reading.explain()
        assert reading.next_rung is None
        assert request.next_instant(after=at) is None
        assert request.advance(at=at) == request
        # It ended within the decreed years, which it cannot have outlived.
        assert done.clock("surat", at=at).status == "met"
        assert late.clock("surat", at=at).status == "undetermined"


class TestLaterDecrees:
    def test_what_was_lawful_when_recorded_stays_so(self) -> None:
        # Due on Tuesday 19 August as known on 6 August 2025; since the decree of the 7th, that
        # made Monday the 18th a day off, on Wednesday the 20th.
        level = {
            "term": "10 hari kerja",
            "extension": {"term": "1 hari kerja", "window": "9 hari kerja"},
        }
        request = open_request(
            rules(level), "SRT-1", office=OFFICE, applicant="P-5", at=wib("2025-08-05T09:00")
        ).fire("ajukan", by=CITIZEN, at=wib("2025-08-05T09:00"))
        on_the_sixth, on_the_seventh = wib("2025-08-06T09:00"), wib("2025-08-07T09:00")

        def codes(at: Any, recorded: Any) -> list[str]:
            check = request.check_extension(
                "surat", by=STAFF, at=at, reason="tebal", recorded=recorded
            )
            return [one.code for one in check.unmet]

        # Nine working days from the 6th end on the 19th, with and without the decree in time.
        assert codes(on_the_sixth, on_the_sixth) == []
        assert codes(on_the_seventh, on_the_seventh) == ["window"]
        extended = request.extend("surat", by=STAFF, at=on_the_sixth, reason="tebal")
        assert taken_again(extended) == extended


class TestExpiry:
    FAIL: ClassVar[dict[str, Any]] = {
        "does": "fire",
        "fires": "gagalkan",
        "reaches": ["petugas", "kepala"],
        "label": {"id": "Batal karena lewat waktu", "en": "Failed by time"},
    }

    def lifecycle(self) -> dict[str, Any]:
        steps = LETTER.lifecycle.model_dump()["transitions"]
        for one in steps:
            if one["name"] == "gagalkan":
                one["roles"] = ["kepala", "system"]
        return {"transitions": steps}

    def test_what_ends_at_the_last_instant_is_in_time(self) -> None:
        request = asked(rules({"expiry": self.FAIL}, **self.lifecycle()))

        # Three working days from Monday 6 July: Thursday 9 July, 16:00.
        assert request.advance(at=wib("2026-07-09T16:00")) == request
        assert request.next_instant(after=wib("2026-07-09T16:00")) == (
            wib("2026-07-09T16:00") + ONE_MICROSECOND
        )

    def test_the_end_is_told_and_then_the_step_is_taken(self) -> None:
        request = asked(rules({"expiry": self.FAIL}, **self.lifecycle()))

        after = request.advance(at=wib("2026-07-10T09:00"))

        told, step = after.history[-2:]
        assert (told.kind, told.name, told.actor) == ("expired", "surat", "system")
        assert dict(told.detail) == {
            "does": "fire",
            "level": "surat",
            "reaches": "petugas,kepala",
        }
        assert (step.kind, step.name, after.state) == ("transition", "gagalkan", "gagal")
        assert told.at == step.at == wib("2026-07-09T16:00") + ONE_MICROSECOND
        assert after.advance(at=wib("2026-07-20T09:00")) == after
        assert taken_again(after) == after
        assert "Surat lewat waktu: Batal karena lewat waktu" in after.timeline()
        assert "Letter, time ran out: Failed by time" in after.timeline("en")

    def test_nobody_jumps_over_a_step_that_is_due(self) -> None:
        request = asked(rules({"expiry": self.FAIL}, **self.lifecycle()))

        check = request.check("tanya", by=STAFF, at=wib("2026-07-10T09:00"))

        assert [one.code for one in check.unmet] == ["timer"]
        assert request.check("tanya", by=STAFF, at=wib("2026-07-09T16:00")).open

    def test_a_step_that_cannot_be_taken_has_lapsed(self) -> None:
        # Another body holds the letter, and from there nothing fails.
        request = asked(rules({"expiry": self.FAIL}, **self.lifecycle())).fire(
            "tanya", by=STAFF, at=wib("2026-07-07T09:00")
        )

        after = request.advance(at=wib("2026-07-10T09:00"))

        assert [one.kind for one in after.history[-2:]] == ["expired", "lapsed"]
        assert after.state == "ditanya"
        assert after.advance(at=wib("2026-07-11T09:00")) == after
        # Nor is it tried again once something else has been written down.
        noted = after.note("Berkas diperiksa lagi.", by=STAFF, at=wib("2026-07-13T09:00"))
        assert noted.advance(at=wib("2026-07-14T09:00")) == noted
        assert "Failed by time: time is over, its conditions are not met" in after.timeline("en")
        assert taken_again(after) == after

    def test_a_step_that_has_lapsed_is_not_tried_again_as_another_level_ends(self) -> None:
        warn = {"does": "warn", "label": {"id": "Lewat waktu", "en": "Overdue"}}
        longer = {"name": "mutu", "term": "4 hari kerja", "expiry": warn}
        request = asked(rules({"expiry": self.FAIL}, longer, **self.lifecycle())).fire(
            "tanya", by=STAFF, at=wib("2026-07-07T09:00")
        )

        after = request.advance(at=wib("2026-07-20T09:00"))

        # Three working days from Monday 6 July end on Thursday, four on Friday.
        assert [(one.kind, one.name, one.at.day) for one in after.history[3:]] == [
            ("expired", "surat", 9),
            ("lapsed", "surat", 9),
            ("expired", "mutu", 10),
        ]

    def test_a_warning_stops_nobody(self) -> None:
        warn = {"does": "warn", "label": {"id": "Lewat waktu", "en": "Overdue"}}
        request = asked(rules({"expiry": warn}))

        assert request.check("tanya", by=STAFF, at=wib("2026-07-10T09:00")).open
        after = request.advance(at=wib("2026-07-10T09:00"))
        assert [one.kind for one in after.history] == ["opened", "transition", "expired"]
        reading = after.clock("surat", at=wib("2026-07-10T09:00"))
        assert (reading.status, reading.overdue) == ("late", 1)
        assert "lewat waktu: Kamis, 9 Juli 2026" in reading.explain()

    def test_a_pause_holds_it_back(self) -> None:
        warn = {"does": "warn", "label": {"id": "Lewat waktu", "en": "Overdue"}}
        request = asked(rules({"expiry": warn, "pauses": [PAUSE]})).fire(
            "betulkan", by=STAFF, at=wib("2026-07-07T09:00")
        )

        assert request.advance(at=wib("2026-09-01T09:00")) == request

    def test_a_step_that_does_not_end_the_level_is_taken_once(self) -> None:
        steps = LETTER.lifecycle.model_dump()["transitions"]
        for one in steps:
            if one["name"] == "tanya":
                one["roles"] = ["petugas", "system"]
        ask = self.FAIL | {"does": "delegate", "fires": "tanya"}

        after = asked(rules({"expiry": ask}, transitions=steps)).advance(at=wib("2026-07-20T09:00"))

        assert [one.name for one in after.history[2:]] == ["surat", "tanya"]
        assert after.state == "ditanya"


class TestTheLadder:
    """
    Whom a warning reaches climbs the hierarchy of the day on which it is given.
    """

    LINE: ClassVar[dict[str, Any]] = {
        "superiors": [
            {"code": "kanwil.33", "name": "Kanwil Jawa Tengah", "level": "kanwil",
             "along": "accountable_to"},
            {"code": "kemenag", "name": "Kementerian Agama", "level": "pusat",
             "along": "accountable_to"},
        ]
    }  # fmt: skip

    @pytest.mark.parametrize(
        ("climbs", "line", "reached"),
        [
            (1, True, "kanwil.33"),
            (2, True, "kemenag"),
            (3, True, "kemenag"),
            (1, False, "kankemenag.3374"),
        ],
    )
    def test_it_reaches_the_office_so_many_steps_up(
        self, climbs: int, line: bool, reached: str
    ) -> None:
        office = Office.model_validate(OFFICE.model_dump() | (self.LINE if line else {}))
        expiry = {
            "does": "escalate",
            "climbs": climbs,
            "reaches": "kepala",
            "label": {"id": "Diteruskan ke atasan", "en": "Passed up"},
        }
        request = open_request(
            rules({"expiry": expiry}),
            "SRT-1",
            office=office,
            applicant="P-5",
            at=wib("2026-07-06T09:00"),
        ).fire("ajukan", by=CITIZEN, at=wib("2026-07-06T09:00"))

        after = request.advance(at=wib("2026-07-10T09:00"))

        assert dict(after.history[-1].detail)["office"] == reached
        assert f"passed up to {reached}" in after.timeline("en")
        assert taken_again(after) == after


class TestExtensionWindow:
    EXTENSION: ClassVar[dict[str, Any]] = {
        "term": "2 hari kerja",
        "times": 3,
        "most": "4 hari kerja",
        "window": "1 hari kerja",
        "roles": "petugas",
        "cites": "UU 25/2009 pasal 23",
    }

    def codes(self, request: Request, at: str) -> list[str]:
        return [
            one.code
            for one in request.check_extension(
                "surat", by=STAFF, at=wib(at), reason="berkas tebal"
            ).unmet
        ]

    def test_it_must_come_that_long_before_the_deadline(self) -> None:
        request = asked(rules({"extension": self.EXTENSION}))

        # Due on Thursday 9 July; one working day before it is Wednesday.
        assert self.codes(request, "2026-07-08T15:00") == []
        assert self.codes(request, "2026-07-09T09:00") == ["window"]

    def test_a_window_of_hours_is_exact(self) -> None:
        request = asked(rules({"extension": self.EXTENSION | {"window": "2 jam kerja"}}))

        # Two hours before closing at 16:00.
        assert self.codes(request, "2026-07-09T14:00") == []
        assert self.codes(request, "2026-07-09T14:01") == ["window"]

    def test_where_no_decree_reaches_it_shuts_nothing(self) -> None:
        request = open_request(
            rules({"extension": self.EXTENSION}),
            "SRT-1",
            office=OFFICE,
            applicant="P-5",
            at=wib("2027-12-30T09:00"),
        ).fire("ajukan", by=CITIZEN, at=wib("2027-12-30T09:00"))

        assert self.codes(request, "2027-12-31T09:00") == []

    def test_all_together_may_not_exceed_the_cap(self) -> None:
        request = asked(rules({"extension": self.EXTENSION}))
        for at in ("2026-07-06T10:00", "2026-07-06T11:00"):
            request = request.extend("surat", by=STAFF, at=wib(at), reason="berkas tebal")

        found = request.check_extension("surat", by=STAFF, at=wib("2026-07-06T12:00"), reason="x")

        assert [(one.code, str(one.citation)) for one in found.unmet] == [
            ("most", "UU 25/2009 pasal 23")
        ]
        assert "paling lama 4 hari kerja" in found.unmet[0].text("id")
        assert request.clock("surat", at=wib("2026-07-06T12:00")).remaining == 7


class TestReading:
    def test_percent_and_the_next_rung(self) -> None:
        rungs = [
            {"name": "separuh", "percent": 50, "label": {"id": "Separuh", "en": "Half"}},
            {"name": "lewat", "after": "1 hari kerja", "label": {"id": "Lewat", "en": "Over"}},
        ]
        request = asked(rules({"rungs": rungs}))

        def read(one: Request, at: str) -> tuple[int | None, str | None]:
            reading = one.clock("surat", at=wib(at))
            return reading.percent, reading.next_rung and reading.next_rung.name

        assert read(request, "2026-07-06T10:00") == (0, "separuh")
        assert read(request, "2026-07-08T10:00") == (66, "separuh")
        warned = request.advance(at=wib("2026-07-08T16:00"))
        assert read(warned, "2026-07-09T10:00") == (100, "lewat")
        assert read(warned, "2026-07-13T10:00") == (166, "lewat")
        done = warned.fire("putuskan", by=STAFF, at=wib("2026-07-13T11:00"), note="ok")
        assert read(done, "2026-07-14T10:00") == (166, None)

    def test_percent_of_a_term_of_time(self) -> None:
        request = asked(rules({"term": "4 jam kerja"}))

        assert request.clock("surat", at=wib("2026-07-06T10:30")).percent == 37
        # 09:00 to 16:00 are six hours of office time.
        assert request.clock("surat", at=wib("2026-07-06T16:00")).percent == 150

    def test_what_was_known_on_a_day_decides_by_the_decrees_of_then(self) -> None:
        # The collective leave of 18 August 2025 was decreed on 7 August 2025.
        request = open_request(
            rules({"term": "10 hari kerja"}),
            "SRT-1",
            office=OFFICE,
            applicant="P-5",
            at=wib("2025-08-05T09:00"),
        ).fire("ajukan", by=CITIZEN, at=wib("2025-08-05T09:00"))

        def day(known_on: date | None) -> date | None:
            reading = request.clock("surat", at=wib("2025-08-20T09:00"), known_on=known_on)
            return None if reading.due is None else reading.due.day

        assert day(date(2025, 8, 6)) == date(2025, 8, 19)
        assert day(None) == day(date(2025, 9, 1)) == date(2025, 8, 20)
        every = request.clocks(at=wib("2025-08-20T09:00"), known_on=date(2025, 8, 6))
        assert every["surat"].due is not None
        assert every["surat"].due.day == date(2025, 8, 19)
        (only,) = request.cycles("surat", at=wib("2025-08-20T09:00"), known_on=date(2025, 8, 6))
        assert only.due is not None
        assert only.due.day == date(2025, 8, 19)
