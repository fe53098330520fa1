"""
Arguments that no command can mean: each is refused by name, with what would be right.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from layanan import Request
from layanan.calendars import NaiveTimeError
from layanan.errors import LayananError
from layanan.records import WrongTypeError
from layanan.request import InvalidCommandError, dump_event, open_request
from tests.unit.request.cases import CITIZEN, LETTER, OFFICE, opened, ppid, submitted, wib

ANY: Any = None
WORD: Any = "x"
NAIVE = datetime(2026, 3, 13, 11)
AT = wib("2026-03-16T10:00")

Ask = Callable[[Request], object]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda one: one.claim(by=ANY, at=AT), "by must be an Actor"),
        (lambda one: one.migrate(ANY, by=CITIZEN, at=AT), "rules must be Rules"),
        (lambda one: one.migrate(one.rules, by=ANY, at=AT), "by must be an Actor"),
        (
            lambda one: one.migrate(one.rules, by=CITIZEN, at=AT, mapping=WORD),
            "mapping must be a mapping",
        ),
        (lambda one: one.check_extension("jawaban", by=ANY, at=AT), "by must be an Actor"),
        (
            lambda one: one.fire("proses", by=CITIZEN, at=AT, expect_seq=True),
            "expect_seq must be the number of an event, not True",
        ),
        (lambda _: dump_event(ANY), "event must be an Event"),
        (
            lambda _: open_request(ANY, "REQ-1", office=OFFICE, applicant="P-1", at=AT),
            "rules must be Rules",
        ),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(ask: Ask, words: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(submitted())

    assert str(caught.value).startswith(words)
    assert " harus berupa " in caught.value.describe("id")


@pytest.mark.parametrize("reason", [5, b"x"])
def test_a_reason_that_is_no_text_is_refused(reason: Any) -> None:
    with pytest.raises(InvalidCommandError, match="note must be text"):
        submitted().check_extension("jawaban", by=CITIZEN, at=AT, reason=reason)


@pytest.mark.parametrize("at", [NAIVE, ANY, "x"])
def test_a_correction_needs_an_aware_instant(at: Any) -> None:
    with pytest.raises(NaiveTimeError):
        submitted().correct(2, by=CITIZEN, at=at, reason="salah catat", happened=AT)


@pytest.mark.parametrize("at", [NAIVE, ANY, "x"])
def test_nothing_but_an_aware_instant_is_past(at: Any) -> None:
    due = submitted().clock("jawaban", at=AT).due

    assert due is not None
    with pytest.raises(NaiveTimeError):
        due.is_past(at)


@pytest.mark.parametrize("at", [datetime.max.replace(tzinfo=UTC), datetime(9500, 1, 1, tzinfo=UTC)])
def test_an_instant_that_could_not_be_read_back_is_refused(at: datetime) -> None:
    with pytest.raises(InvalidCommandError, match="years 1001 to 8998, not 9") as caught:
        submitted().fire("proses", by=CITIZEN, at=at)
    assert "antara tahun 1001 dan 8998" in caught.value.describe("id")

    with pytest.raises(LayananError):
        opened().fire("ajukan", by=CITIZEN, at=AT, recorded=at)
    with pytest.raises(LayananError):
        open_request(LETTER, "REQ-1", office=OFFICE, applicant="P-1", at=at)
    with pytest.raises(LayananError):
        ppid().open("REQ-1", office=OFFICE, applicant="P-1", at=at)


@pytest.mark.parametrize("language", [[], {}, None, "fr"])
def test_what_is_no_language_is_refused(language: Any) -> None:
    with pytest.raises(LayananError, match="choose"):
        submitted().timeline(language)
