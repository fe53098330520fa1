"""
A stored history is taken again, event by event, or refused at the first that cannot have happened.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from layanan import Request
from layanan.records import WrongTypeError
from layanan.request import Event, InvalidHistoryError, Rules
from layanan.request import replay as replay_history
from tests.unit.request.cases import (
    CITIZEN,
    CLERK,
    LETTER,
    MASKED,
    NIK,
    NOBODY,
    OFFICER,
    STAFF,
    answered,
    copied,
    extended,
    letter,
    opened,
    ppid,
    returned,
    submitted,
    wib,
)

LONG = (
    opened(key="k-0", recorded=wib("2026-03-13T09:45"))
    .fire(
        "ajukan",
        by=CITIZEN,
        at=wib("2026-03-13T10:00"),
        facts={"b": 1, "a": "x"},
        documents=("formulir",),
        key="k-1",
    )
    .fire("minta_perbaikan", by=CLERK, at=wib("2026-03-17T09:00"), note="KTP buram")
    .fire("lengkapi", by=CITIZEN, at=wib("2026-03-25T13:30"), recorded=wib("2026-03-26T08:00"))
    .extend("jawaban", by=OFFICER, at=wib("2026-04-02T10:00"), reason="arsip", key="k-2")
    .fire("setujui", by=OFFICER, at=wib("2026-04-14T11:00"))
)


def replay(request: Request, events: Any, rules: Rules | None = None) -> Request:
    return replay_history(
        rules or request.rules,
        request.id,
        events,
        office=request.office,
        applicant=request.applicant,
    )


class TestReplay:
    @pytest.mark.parametrize(
        "make",
        [
            opened,
            submitted,
            returned,
            extended,
            answered,
            letter,
            lambda: letter().extend("surat", by=NOBODY, at=wib("2026-07-07T09:00")),
            lambda: letter().fire("tanya", by=STAFF, at=wib("2026-07-07T09:00")),
            lambda: opened(by=CLERK),
        ],
    )
    def test_leads_to_the_same_request(self, make: Callable[[], Request]) -> None:
        request = make()

        assert replay(request, request.history) == request

    def test_takes_every_prefix(self) -> None:
        for length in range(1, len(LONG.history) + 1):
            again = replay(LONG, LONG.history[:length])

            assert again.history == LONG.history[:length]
            assert again.state == LONG.history[length - 1].target

    def test_takes_any_iterable(self) -> None:
        assert replay(LONG, iter(LONG.history)) == LONG
        assert replay(LONG, copied(list(LONG.history))) == LONG


def changed(position: int, **changes: Any) -> tuple[Event, ...]:
    history = list(LONG.history)
    history[position] = replace(history[position], **changes)
    return tuple(history)


def refusal(events: Any, rules: Rules | None = None) -> InvalidHistoryError:
    with pytest.raises(InvalidHistoryError) as caught:
        replay(LONG, events, rules)
    return caught.value


class TestAnInvalidHistory:
    def test_is_refused_when_empty(self) -> None:
        error = refusal(())

        assert error.seq == 1
        assert (
            str(error) == "the history of REQ-1 is not valid from event 1 on: the history is empty"
        )
        assert error.describe("id") == (
            "riwayat REQ-1 tidak sah mulai kejadian ke-1: riwayat kosong"
        )

    @pytest.mark.parametrize(
        "changes",
        [
            {"kind": "transition"},
            {"name": "mulai"},
            {"target": "diajukan"},
            {"source": "draf"},
            {"role": "pemohon"},
            {"note": "x"},
            {"facts": (("a", 1),)},
            {"documents": ("formulir",)},
            {"version": "2"},
            {"code": "info.lain"},
            {"hash": "0" * 64},
            {"actor": ""},
            {"recorded": wib("2026-03-13T09:39")},
            {"at": wib("2026-03-13T09:46")},
        ],
        ids=str,
    )
    def test_is_refused_at_its_opening(self, changes: dict[str, Any]) -> None:
        assert refusal(changed(0, **changes)).seq == 1

    @pytest.mark.parametrize(
        "changes",
        [
            {"kind": "extended"},
            {"kind": "opened"},
            {"name": "proses"},
            {"name": "entah"},
            {"target": "diproses"},
            {"source": "diproses"},
            {"role": "pemohon"},
            {"role": None},
            {"note": " "},
            {"at": wib("2026-03-13T09:59")},
            {"recorded": wib("2026-03-13T09:59")},
            {"version": "2"},
            {"hash": "0" * 64},
            {"key": "k-1"},
            {"actor": " "},
        ],
        ids=str,
    )
    def test_is_refused_at_the_step_that_cannot_be(self, changes: dict[str, Any]) -> None:
        error = refusal(changed(2, **changes))

        assert (error.seq, error.request) == (3, "REQ-1")

    def test_is_refused_when_its_numbers_have_a_gap(self) -> None:
        with pytest.raises(InvalidHistoryError):
            replay(LONG, changed(2, seq=4))

    def test_is_told_by_its_place_and_not_by_the_number_it_claims(self) -> None:
        assert refusal(changed(2, seq=9)).seq == 3

    @pytest.mark.parametrize(
        "changes",
        [
            {"name": "jawapan"},
            {"role": "pemohon"},
            {"role": None},
            {"note": None},
            {"target": "dijawab"},
            {"at": wib("2026-04-08T10:00"), "recorded": wib("2026-04-08T10:00")},
            {"facts": (("a", 1),)},
            {"key": "k-1"},
        ],
        ids=str,
    )
    def test_is_refused_at_the_extension_that_cannot_be(self, changes: dict[str, Any]) -> None:
        assert refusal(changed(4, **changes)).seq == 5

    def test_is_refused_where_an_event_is_missing_or_doubled(self) -> None:
        history = LONG.history

        for events in (
            history[1:],
            history[:2] + history[3:],
            (*history[:3], history[2], *history[3:]),
        ):
            with pytest.raises(InvalidHistoryError):
                replay(LONG, events)

    def test_is_refused_where_an_event_with_a_key_is_doubled(self) -> None:
        history = LONG.history

        error = refusal((*history[:2], history[1], *history[2:]))

        assert error.seq == 3
        assert str(error).endswith("this event is recorded already, under the same key")
        assert error.describe("id").endswith("kejadian ini sudah tercatat dengan kunci yang sama")

    def test_is_refused_under_other_rules(self) -> None:
        strict = ppid().with_readings({"jeda_perbaikan": False}).rules

        assert refusal(LONG.history, strict).seq == 1
        assert refusal(LONG.history, LETTER).seq == 1

    def test_tells_why_in_both_languages(self) -> None:
        error = refusal(changed(2, role=None))

        assert str(error).startswith(
            "the history of REQ-1 is not valid from event 3 on: REQ-1: minta_perbaikan refused: "
        )
        assert error.describe("id").startswith(
            "riwayat REQ-1 tidak sah mulai kejadian ke-3: REQ-1: minta_perbaikan ditolak: "
        )
        assert error.__cause__ is not None

    def test_shows_both_sides_of_every_difference(self) -> None:
        error = refusal(changed(1, target="diproses", code="info.lain"))

        assert str(error) == (
            "the history of REQ-1 is not valid from event 2 on: recorded target=diproses, "
            "code=info.lain, the rules give target=diajukan, code=info.ppid"
        )
        assert error.describe("id") == (
            "riwayat REQ-1 tidak sah mulai kejadian ke-2: tercatat target=diproses, "
            "code=info.lain, aturan memberi target=diajukan, code=info.ppid"
        )

    def test_wonders_about_other_rules_where_the_version_differs(self) -> None:
        error = refusal(changed(1, version="2"))

        assert str(error).endswith(
            "recorded version=2, the rules give version=1; are these the rules of another version, "
            "or with other readings?"
        )
        assert error.describe("id").endswith(
            "tercatat version=2, aturan memberi version=1; apakah aturannya dari versi atau tafsir "
            "yang lain?"
        )

    def test_hides_a_nik(self) -> None:
        error = refusal(changed(0, target=NIK))

        assert NIK not in str(error)
        assert f"target={MASKED}" in error.describe("id")

    def test_is_refused_with_facts_that_are_no_pairs(self) -> None:
        assert refusal(changed(1, facts=(("a",),))).seq == 2

    def test_is_refused_with_a_note_that_is_no_text(self) -> None:
        error = refusal(changed(1, note=5))

        assert error.seq == 2
        assert str(error).endswith("note must be text, not 5")

    def test_is_refused_with_a_record_that_lost_its_zone(self) -> None:
        at = wib("2026-03-13T10:00").replace(tzinfo=None)

        assert refusal(changed(1, recorded=at)).seq == 2
        assert refusal(changed(1, at=at, recorded=at)).seq == 2

    @pytest.mark.parametrize("position", [0, 1, 4])
    def test_is_refused_with_an_instant_that_lost_its_zone(self, position: int) -> None:
        at = LONG.history[position].at.replace(tzinfo=None)

        assert refusal(changed(position, at=at)).seq == position + 1

    def test_survives_pickling(self) -> None:
        error = refusal(changed(1, target="diproses"))

        assert str(copied(error)) == str(error)

    def test_is_refused_when_recorded_time_goes_back(self) -> None:
        late = LONG.history[3].recorded - timedelta(seconds=1)

        assert refusal(changed(4, at=late, recorded=late)).seq == 5

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"rules": object()}, "rules must be Rules, or a mapping of them by hash"),
            ({"events": None}, "events must be an iterable of Events, e.g. map(load_event, rows)"),
            ({"events": [{"seq": 1}]}, "events must be an iterable of Events"),
        ],
    )
    def test_is_refused_of_another_kind(self, changes: dict[str, Any], words: str) -> None:
        given: dict[str, Any] = {"rules": LONG.rules, "events": LONG.history} | changes

        with pytest.raises(WrongTypeError, match=re.escape(words)):
            replay_history(
                given["rules"], "REQ-1", given["events"], office=LONG.office, applicant="P-1"
            )
