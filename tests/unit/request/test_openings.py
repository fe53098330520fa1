"""
When a step that waits opens, and when a cap lets a clock run on: the host is told both.

All weekdays of July 2026 are working days, 07.30 to 16.00, Friday to 16.30.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from layanan import Request
from layanan.request import open_request, replay
from layanan.sla import Level
from tests.unit.request.cases import CITIZEN, LETTER, OFFICE, STAFF, wib
from tests.unit.request.test_notice import AUGUST_3, CLERK, draft, rules

MOMENT = timedelta(microseconds=1)
# Ten working days after Wednesday 22 July: 23, 24; 27-31; 3, 4, 5 August. The step waits until
# the last of them is over.
OPENS = wib("2026-08-06T00:00") + MOMENT


def _announced(**more: Any) -> Request:
    request = draft(rules(**more))
    early = wib("2026-07-02T09:00")
    return request.fire("daftarkan", by=CLERK, at=early, facts={"acara": AUGUST_3}).fire(
        "umumkan", by=CLERK, at=wib("2026-07-22T10:00")
    )


class TestAStepThatWaits:
    def test_is_announced_for_the_instant_at_which_it_opens(self) -> None:
        request = _announced()

        assert request.next_instant(after=wib("2026-07-22T10:00")) == OPENS
        assert not request.check("laksanakan", by=CLERK, at=OPENS - MOMENT).open
        assert request.check("laksanakan", by=CLERK, at=OPENS).open
        assert request.next_instant(after=OPENS) is None

    def test_says_nothing_while_what_it_waits_from_has_not_been_done(self) -> None:
        waiting = _announced(wait={"since": "ubah"})

        assert waiting.next_instant(after=wib("2026-07-22T10:00")) is None

    def test_says_nothing_where_no_decree_reaches(self) -> None:
        far = draft(rules()).fire(
            "daftarkan", by=CLERK, at=wib("2026-07-02T09:00"), facts={"acara": AUGUST_3}
        )
        far = far.fire("umumkan", by=CLERK, at=wib("2027-12-27T09:00"))

        assert far.next_instant(after=wib("2027-12-27T09:00")) is None


def _by_itself(**more: Any) -> Request:
    """
    Return an announced event that is held by itself once the wait is over.
    """
    data = rules().lifecycle.model_dump(exclude_defaults=True)
    for step in data["transitions"]:
        if step["name"] == "laksanakan":
            step |= {"automatic": True, "roles": ["system"], **more}
    return _announced(transitions=data["transitions"])


class TestAnAutomaticStepThatWaits:
    def test_is_taken_by_itself_as_soon_as_it_opens(self) -> None:
        request = _by_itself()

        assert request.next_instant(after=wib("2026-07-22T10:00")) == OPENS
        assert request.advance(at=OPENS - MOMENT).state == "diumumkan"
        done = request.advance(at=wib("2026-08-10T09:00"))
        assert (done.state, done.history[-1].at, done.history[-1].actor) == (
            "selesai",
            OPENS,
            "system",
        )
        assert done.advance(at=wib("2026-08-11T09:00")) == done

    def test_is_told_again_from_its_history(self) -> None:
        done = _by_itself().advance(at=wib("2026-08-10T09:00"))

        again = replay(done.rules, "ACR-1", done.history, office=OFFICE, applicant="P-5")

        assert again == done

    def test_lapses_once_where_its_conditions_do_not_hold(self) -> None:
        request = _by_itself(guards=[{"fact": "darurat", "equals": True}])
        waited = request.advance(at=wib("2026-08-10T09:00"))

        assert [(one.kind, one.name, one.detail) for one in waited.history[3:]] == [
            ("lapsed", "laksanakan", (("fires", "laksanakan"),))
        ]
        assert "Laksanakan: waktu habis, syaratnya tidak terpenuhi" in waited.timeline("id")
        assert waited.advance(at=wib("2026-08-11T09:00")) == waited
        # It is tried again with the next step, as every automatic one.
        noted = waited.note(
            "darurat", by=CLERK, at=wib("2026-08-11T09:00"), facts={"darurat": True}
        )
        assert noted.state == "selesai"


def _capped(receipt: str = "stamp") -> Request:
    """
    Return a letter whose two days of pause began on Tuesday 7 July 2026.
    """
    level = Level.model_validate(
        {
            "name": "surat",
            "label": {"id": "Surat", "en": "Letter"},
            "term": "3 hari kerja",
            "starts": "ajukan",
            "ends": ["putuskan", "gagalkan"],
            "cites": "UU 25/2009 pasal 21",
            "counting": {"receipt": receipt},
            "pauses": [
                {
                    "code": "jeda",
                    "turns": "applicant",
                    "label": {"id": "Jeda", "en": "Pause"},
                    "confidence": "low",
                    "most": "2 hari kerja",
                }
            ],
        }
    )
    at = wib("2026-07-06T09:00")
    request = open_request(
        replace(LETTER, levels=(level,), hash="d" * 64),
        "SRT-1",
        office=OFFICE,
        applicant="P-5",
        at=at,
    )
    return request.fire("ajukan", by=CITIZEN, at=at)


class TestACap:
    def test_tells_nothing_while_the_clock_runs(self) -> None:
        # The clock itself is due; no pause ends before.
        running = _capped()
        due = running.clock("surat", at=wib("2026-07-07T09:00")).due

        assert due is not None
        assert running.next_instant(after=wib("2026-07-07T09:00")) == due.at

    def test_tells_when_the_clock_runs_on(self) -> None:
        paused = _capped().fire("betulkan", by=STAFF, at=wib("2026-07-07T09:00"))

        # 8 and 9 July are the two days; the pause ends as the 9th is over.
        runs_on = paused.next_instant(after=wib("2026-07-07T09:00"))
        assert runs_on == wib("2026-07-09T23:59:59.999999")
        assert paused.clock("surat", at=runs_on - MOMENT).status == "paused"
        assert paused.clock("surat", at=runs_on).status == "running"


def test_a_pause_of_the_evening_before_spends_no_cap() -> None:
    # Received on Monday 6 July after closing: under receipt in office hours it counts from the 7th.
    at = wib("2026-07-06T17:00")
    request = open_request(
        _capped("office_hours").rules, "SRT-2", office=OFFICE, applicant="P-5", at=at
    )
    request = request.fire("ajukan", by=CITIZEN, at=at)
    request = request.fire("betulkan", by=STAFF, at=wib("2026-07-06T18:00"))
    # Back on the morning of Tuesday the 7th, before the receipt that counts; then two whole days.
    request = request.fire("kirim", by=CITIZEN, at=wib("2026-07-07T07:00"))
    request = request.fire("betulkan", by=STAFF, at=wib("2026-07-07T09:00"))
    request = request.fire("kirim", by=CITIZEN, at=wib("2026-07-08T09:00"))

    # One of the two days is spent, that of 8 July, and so the next pause is lawful.
    assert request.check("betulkan", by=STAFF, at=wib("2026-07-08T10:00")).open
