"""
An extension whose length no law fixes: each says its own.

The LPH may ask for more time at least one day before its term is over, and no source says how much
(PP 42/2024). `sidik` of four working days starts on Monday 6 July 2026 and is due on Friday the
10th; all weekdays of July 2026 are working days.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from layanan import Request, Term
from layanan.records import WrongTypeError
from layanan.request import (
    InvalidHistoryError,
    Refused,
    dump_event,
    load_event,
    open_request,
    replay,
)
from layanan.sla import Level
from tests.unit.request.cases import CITIZEN, LETTER, OFFICE, STAFF, wib

NINTH = wib("2026-07-09T09:00")


def _request(**extension: Any) -> Request:
    level = Level.model_validate(
        {
            "name": "sidik",
            "label": {"id": "Pemeriksaan", "en": "Examination"},
            "term": "4 hari kerja",
            "starts": "ajukan",
            "ends": ["putuskan", "gagalkan"],
            "extension": {"window": "1 hari kerja", "times": 2, "cites": "PP 42/2024"} | extension,
            "cites": "PP 42/2024",
        }
    )
    rules = replace(LETTER, levels=(level,), hash="e" * 64)
    at = wib("2026-07-06T09:00")
    request = open_request(rules, "LPH-1", office=OFFICE, applicant="P-5", at=at)
    return request.fire("ajukan", by=CITIZEN, at=at)


def _extended(request: Request, text: str, at: str = "2026-07-09T09:00") -> Request:
    return request.extend("sidik", by=STAFF, at=wib(at), reason="uji ulang", term=Term.parse(text))


def _day(request: Request) -> date | None:
    due = request.clock("sidik", at=request.history[-1].at).due
    return None if due is None else due.day


def _unmet(request: Request, term: str | None, at: str = "2026-07-09T09:00") -> list[Any]:
    found = request.check_extension(
        "sidik",
        by=STAFF,
        at=wib(at),
        reason="uji ulang",
        term=None if term is None else Term.parse(term),
    )
    return [(one.code, one.label.id, one.label.en, str(one.citation)) for one in found.unmet]


class TestAnExtensionOfNoFixedLength:
    def test_moves_the_deadline_by_what_it_says(self) -> None:
        assert _day(_request()) == date(2026, 7, 10)
        # 13, 14 and 15 July follow the weekend.
        assert _day(_extended(_request(), "3 hari kerja")) == date(2026, 7, 15)

    def test_adds_up_with_the_one_before(self) -> None:
        twice = _extended(_extended(_request(), "3 hari kerja"), "1 hari kerja", "2026-07-14T09:00")

        assert _day(twice) == date(2026, 7, 16)
        assert twice.clock("sidik", at=twice.history[-1].at).extensions == 2

    def test_must_say_how_long_it_is(self) -> None:
        assert _unmet(_request(), None) == [
            (
                "term",
                "lama perpanjangan harus disebut; dasar hukumnya tidak menetapkannya",
                "say how long the extension is; its law sets no length",
                "PP 42/2024",
            )
        ]

    @pytest.mark.parametrize("term", ["3 hari", "2 jam kerja", "1 hari kerja 30 menit"])
    def test_is_in_the_unit_of_the_term(self, term: str) -> None:
        [(code, indonesian, english, _)] = _unmet(_request(), term)

        assert code == "term"
        assert indonesian.endswith("tidak sesatuan dengan jangka waktu 4 hari kerja")
        assert english.endswith("is not in the unit of the term 4 working days")

    def test_keeps_the_total_that_its_law_sets(self) -> None:
        capped = _request(most="5 hari kerja")

        assert _unmet(capped, "5 hari kerja") == []
        assert [one[0] for one in _unmet(capped, "6 hari kerja")] == ["most"]
        once = _extended(capped, "3 hari kerja")
        assert [one[0] for one in _unmet(once, "3 hari kerja", "2026-07-14T09:00")] == ["most"]
        assert _unmet(once, "2 hari kerja", "2026-07-14T09:00") == []

    def test_comes_at_least_a_day_before_the_end(self) -> None:
        # One working day after Thursday the 9th is Friday the 10th, the last day.
        assert _unmet(_request(), "1 hari kerja", "2026-07-09T16:00") == []
        assert [one[0] for one in _unmet(_request(), "1 hari kerja", "2026-07-10T08:00")] == [
            "window"
        ]

    def test_is_recorded_with_its_length_and_told(self) -> None:
        request = _extended(_request(), "3 hari kerja")

        assert request.history[-1].detail == (("term", "3 hari kerja"),)
        assert "Pemeriksaan diperpanjang 3 hari kerja (PP 42/2024)" in request.timeline("id")
        assert "Examination extended by 3 working days (PP 42/2024)" in request.timeline("en")
        reading = request.clock("sidik", at=NINTH)
        assert "Perpanjangan: 1 kali, seluruhnya 3 hari kerja (PP 42/2024)" in reading.explain("id")
        assert "Extended: 1 x, 3 working days in all (PP 42/2024)" in reading.explain("en")

    def test_is_told_again_from_its_history(self) -> None:
        request = _extended(_request(), "3 hari kerja")
        kept = [load_event(dump_event(event)) for event in request.history]

        again = replay(request.rules, "LPH-1", kept, office=OFFICE, applicant="P-5")

        assert again == request

    def test_is_not_told_again_with_a_length_that_is_none(self) -> None:
        *events, last = _extended(_request(), "3 hari kerja").history
        broken = replace(last, detail=(("term", "tiga hari"),))

        with pytest.raises(InvalidHistoryError):
            replay(LETTER, "LPH-1", [*events, broken], office=OFFICE, applicant="P-5")

    def test_with_its_key_is_done_once(self) -> None:
        def ask(request: Request) -> Request:
            three = Term.parse("3 hari kerja")
            return request.extend("sidik", by=STAFF, at=NINTH, reason="x", term=three, key="k")

        once = ask(_request())

        assert ask(once) is once

    def test_wants_a_term(self) -> None:
        with pytest.raises(WrongTypeError):
            _request().extend("sidik", by=STAFF, at=NINTH, reason="x", term="3 hari kerja")  # type: ignore[arg-type]


class TestAnExtensionOfFixedLength:
    def test_needs_no_length_and_takes_its_own(self) -> None:
        fixed = _request(term="3 hari kerja")

        assert _unmet(fixed, None) == _unmet(fixed, "3 hari kerja") == []
        done = _extended(fixed, "3 hari kerja")
        assert done.history[-1].detail == ()
        assert _day(done) == date(2026, 7, 15)

    def test_takes_no_other(self) -> None:
        assert _unmet(_request(term="3 hari kerja"), "4 hari kerja") == [
            (
                "term",
                "perpanjangannya 3 hari kerja, bukan 4 hari kerja",
                "it is extended by 3 working days, not by 4 working days",
                "PP 42/2024",
            )
        ]

    def test_that_is_too_long_is_refused_as_a_command(self) -> None:
        with pytest.raises(Refused):
            _extended(_request(term="3 hari kerja"), "4 hari kerja")
