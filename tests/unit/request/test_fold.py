"""
Whose turn it was, and until when.
"""

import pytest

from layanan.calendars import NaiveTimeError
from layanan.request import Event, Turn
from layanan.request._fold import entered_at, happened_by, since_entry
from tests.unit.request.cases import (
    CITIZEN,
    CLERK,
    HEAD,
    answered,
    letter,
    opened,
    returned,
    submitted,
    wib,
)


class TestTurns:
    def test_follow_each_other_without_a_gap(self) -> None:
        assert returned().turns(at=wib("2026-03-18T10:00")) == (
            Turn(
                wib("2026-03-13T09:40"), wib("2026-03-13T10:00"), "applicant", "draf", "applicant"
            ),
            Turn(wib("2026-03-13T10:00"), wib("2026-03-17T09:00"), "office", "diajukan", "office"),
            Turn(
                wib("2026-03-17T09:00"),
                wib("2026-03-18T10:00"),
                "applicant",
                "dikembalikan",
                "applicant",
            ),
        )

    def test_know_only_what_has_happened_by_then(self) -> None:
        assert returned().turns(at=wib("2026-03-13T09:50")) == (
            Turn(
                wib("2026-03-13T09:40"), wib("2026-03-13T09:50"), "applicant", "draf", "applicant"
            ),
        )

    def test_begin_with_an_empty_one_at_the_opening(self) -> None:
        at = wib("2026-03-13T09:40")

        assert opened().turns(at=at) == (Turn(at, at, "applicant", "draf", "applicant"),)

    def test_before_the_opening_there_are_none(self) -> None:
        assert opened().turns(at=wib("2026-03-13T09:39")) == ()

    def test_end_with_the_closing(self) -> None:
        found = answered().turns(at=wib("2026-08-01T09:00"))

        assert found[-1] == Turn(
            wib("2026-03-13T10:00"), wib("2026-03-30T11:00"), "office", "diajukan", "office"
        )
        assert len(found) == 2

    def test_an_extension_neither_parts_a_turn_nor_hands_anything_over(self) -> None:
        request = submitted().extend("jawaban", by=CLERK, at=wib("2026-03-16T09:00"), reason="x")

        found = request.turns(at=wib("2026-03-16T10:00"))

        assert [(one.party, one.state) for one in found[1:]] == [("office", "diajukan")]

    def test_a_closing_that_was_undone_counts_for_whom_it_names(self) -> None:
        request = (
            letter()
            .fire("putuskan", by=HEAD, at=wib("2026-07-07T09:00"), note="sah")
            .fire("buka_lagi", by=HEAD, at=wib("2026-07-20T09:00"))
        )

        found = request.turns(at=wib("2026-07-21T09:00"))

        assert found[-2:] == (
            Turn(wib("2026-07-07T09:00"), wib("2026-07-20T09:00"), "office", "terbit", "office"),
            Turn(wib("2026-07-20T09:00"), wib("2026-07-21T09:00"), "office", "masuk", "office"),
        )

    def test_need_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().turns(at=wib("2026-03-13T10:00").replace(tzinfo=None))

    def test_several_events_at_one_instant_make_empty_turns(self) -> None:
        at = wib("2026-03-13T10:00")
        request = submitted().fire("cabut", by=CITIZEN, at=at)

        assert request.turns(at=at)[-1] == Turn(at, at, "office", "diajukan", "office")


class TestWhatHasHappenedBy:
    def test_an_instant_is_inclusive(self) -> None:
        history = submitted().history

        assert happened_by(history, wib("2026-03-13T10:00")) is history
        assert happened_by(history, wib("2026-03-13T09:59")) == [history[0]]
        assert happened_by(history, wib("2026-03-13T09:39")) == []

    def test_nothing_is_nothing(self) -> None:
        nothing: tuple[Event, ...] = ()

        assert happened_by(nothing, wib("2026-03-13T10:00")) == []


class TestTheEntry:
    def test_is_the_last_step(self) -> None:
        request = returned().extend("jawaban", by=CLERK, at=wib("2026-03-17T10:00"), reason="x")

        assert entered_at(request.history) == wib("2026-03-17T09:00")
        assert [one.name for one in since_entry(request.history)] == ["jawaban"]
        assert entered_at(opened().history) == wib("2026-03-13T09:40")
