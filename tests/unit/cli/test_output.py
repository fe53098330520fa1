"""
Deadlines in a few words, and rows as a table.
"""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from layanan import Counting, Term, calendars, sla
from layanan.cli._output import citation_value, due_text, table
from layanan.sla import Deadline

WIB = ZoneInfo("Asia/Jakarta")


def due(
    received: datetime,
    term: str,
    *,
    workweek: Literal[5, 6] = 5,
    counting: Counting | None = None,
) -> Deadline:
    return sla.due(
        received,
        Term.parse(term),
        calendar=calendars.indonesia("ID-JT", workweek=workweek),
        counting=counting or Counting(),
    )


class TestDueText:
    def test_is_the_last_instant(self) -> None:
        deadline = due(datetime(2026, 3, 13, 10, 0, tzinfo=WIB), "10 hari kerja")

        assert due_text(deadline, "id") == "Senin, 6 April 2026 pukul 16.00 WIB"

    def test_is_24_00_of_the_last_day_and_not_the_next(self) -> None:
        deadline = due(datetime(2026, 3, 13, 10, 0, tzinfo=WIB), "3 hari")

        assert due_text(deadline, "id") == "Senin, 16 Maret 2026 pukul 24.00"
        assert due_text(deadline, "en") == "Monday, 16 March 2026 at 24:00"

    def test_is_the_day_where_the_closing_time_is_not_on_record(self) -> None:
        deadline = due(datetime(2026, 3, 13, 10, 0, tzinfo=WIB), "10 hari kerja", workweek=6)

        assert due_text(deadline, "id") == "Rabu, 1 April 2026"

    def test_says_when_an_isbat_may_still_move_it(self) -> None:
        deadline = due(datetime(2027, 3, 1, 10, 0, tzinfo=WIB), "10 hari kerja")

        assert due_text(deadline, "id").endswith(" WIB (sementara)")
        assert due_text(deadline, "en").endswith(" WIB (provisional)")

    def test_says_when_no_decree_reaches(self) -> None:
        deadline = due(datetime(2027, 12, 20, 10, 0, tzinfo=WIB), "300 hari kerja")

        assert due_text(deadline, "id") == "belum dapat ditentukan"


class TestTable:
    def test_aligns_columns_and_leaves_no_blanks_at_the_end(self) -> None:
        assert table([("a", "bb", "c"), ("aaa", "b", "")]) == ["a    bb  c", "aaa  b"]

    def test_of_no_rows_is_empty(self) -> None:
        assert table([]) == []


def test_a_missing_citation_is_null() -> None:
    assert citation_value(None) == {"citation": None, "source": None, "confidence": None}
