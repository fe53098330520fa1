"""
Arguments that no clock can be read by: each is refused by name, with what would be right.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from layanan import sla
from layanan.calendars import NaiveTimeError, indonesia
from layanan.records import WrongTypeError
from layanan.sla import Cutoff, Level, Run

ANY: Any = None
WORD: Any = "x"
AT = datetime(2026, 3, 13, 10, tzinfo=UTC)
NAIVE = datetime(2026, 3, 13, 10)
SEMARANG = indonesia("ID-JT")
TENTH = Cutoff(rule="FREQ=MONTHLY;BYMONTHDAY=10")
_DATA: dict[str, Any] = {
    "name": "jawaban",
    "label": {"id": "Jawaban", "en": "Answer"},
    "term": "10 hari kerja",
    "starts": ["ajukan"],
    "ends": ["jawab"],
    "rungs": [{"name": "separuh", "percent": 50, "label": {"id": "Separuh", "en": "Half"}}],
    "cites": "UU 14/2008 pasal 22 ayat (7)",
}
_CAP: dict[str, Any] = {
    "code": "perbaikan",
    "label": {"id": "Perbaikan", "en": "Completion"},
    "turns": ["applicant"],
    "most": "3 hari kerja",
    "confidence": "low",
    "cites": "UU 14/2008 pasal 22 ayat (7)",
}
LEVEL = Level(**_DATA)
CAPPED = Level(**{**_DATA, "pauses": [_CAP]})
(HALF,) = LEVEL.rungs

Ask = Callable[[], object]
RUN = Run(AT)


@pytest.mark.parametrize(
    ("ask", "english", "indonesian"),
    [
        (
            lambda: sla.next_cutoff(AT, ANY, calendar=SEMARANG),
            "cutoff must be a Cutoff, e.g. Cutoff(rule='FREQ=MONTHLY;BYMONTHDAY=10'), not None",
            "cutoff harus berupa Cutoff, misalnya",
        ),
        (
            lambda: sla.next_cutoff(AT, TENTH, calendar=ANY),
            "calendar must be a WorkingCalendar",
            "calendar harus berupa WorkingCalendar",
        ),
        (
            lambda: sla.target_term(AT, ANY, calendar=SEMARANG),
            "cutoff must be a Cutoff",
            "cutoff harus berupa Cutoff",
        ),
        (
            lambda: sla.target_term(AT, TENTH, calendar=ANY),
            "calendar must be a WorkingCalendar",
            "calendar harus berupa WorkingCalendar",
        ),
        (
            lambda: sla.target_term(AT, TENTH, calendar=SEMARANG, counting=ANY),
            "counting must be a Counting",
            "counting harus berupa Counting",
        ),
        (lambda: sla.norm_exceeds(ANY, LEVEL), "norm must be a Level", "norm harus berupa Level"),
        (lambda: sla.norm_exceeds(LEVEL, ANY), "law must be a Level", "law harus berupa Level"),
        (
            lambda: sla.read(ANY, RUN, calendar=SEMARANG, at=AT),
            "level must be a Level, e.g. one of service.levels, not None",
            "level harus berupa Level, misalnya",
        ),
        (
            lambda: sla.read(LEVEL, ANY, calendar=SEMARANG, at=AT),
            "run must be a Run, e.g. Run(started=at), not None",
            "run harus berupa Run, misalnya Run(started=at), bukan None",
        ),
        (
            lambda: sla.read(LEVEL, RUN, calendar=WORD, at=AT),
            "calendar must be a WorkingCalendar",
            "calendar harus berupa WorkingCalendar",
        ),
        (
            lambda: sla.settled(ANY, RUN, SEMARANG),
            "level must be a Level",
            "level harus berupa Level",
        ),
        (lambda: sla.settled(CAPPED, ANY, SEMARANG), "run must be a Run", "run harus berupa Run"),
        (
            lambda: sla.settled(CAPPED, Run(AT, pauses=(ANY,)), SEMARANG),
            "run must be a Run, e.g. Run(started=at), not Run(",
            "run harus berupa Run, misalnya Run(started=at), bukan Run(",
        ),
        (lambda: sla.promised(LEVEL, ANY, SEMARANG), "run must be a Run", "run harus berupa Run"),
        (
            lambda: sla.promised(ANY, RUN, WORD),
            "level must be a Level",
            "level harus berupa Level",
        ),
        (
            lambda: sla.rung_instant(LEVEL, HALF, ANY, calendar=SEMARANG),
            "run must be a Run",
            "run harus berupa Run",
        ),
        (
            lambda: sla.expiry_instant(WORD, ANY, calendar=WORD),
            "level must be a Level",
            "level harus berupa Level",
        ),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(
    ask: Ask, english: str, indonesian: str
) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask()

    assert str(caught.value).startswith(english)
    assert caught.value.describe("id").startswith(indonesian)


@pytest.mark.parametrize("at", [NAIVE, ANY, "x", 5])
def test_only_an_aware_instant_is_taken(at: Any) -> None:
    asked: tuple[Ask, ...] = (
        lambda: sla.next_cutoff(at, TENTH, calendar=SEMARANG),
        lambda: sla.target_term(at, TENTH, calendar=SEMARANG),
        lambda: sla.read(LEVEL, RUN, calendar=SEMARANG, at=at),
        lambda: sla.elapsed(at, AT),
        lambda: sla.elapsed(AT, at),
        lambda: sla.elapsed(at, at),
    )
    for ask in asked:
        with pytest.raises(NaiveTimeError):
            ask()


def test_time_is_measured_from_the_first_instant_that_python_can_write() -> None:
    # Noon of 1 January of the year 1 at UTC+12 is the midnight before at UTC.
    first = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=12)))
    then = datetime(1, 1, 2, tzinfo=UTC)

    assert sla.elapsed(first, then) == timedelta(hours=36)
    assert sla.elapsed(then, first) == timedelta(hours=-36)


def test_a_clock_that_has_not_started_needs_its_level_all_the_same() -> None:
    with pytest.raises(WrongTypeError, match="level must be a Level"):
        sla.read(ANY, Run(), calendar=SEMARANG, at=AT)
