"""
What was taken back from a day, and under which decree; typed from the decrees.
"""

from datetime import date

import pytest

from layanan.calendars._amendments import withdrawn
from layanan.law import Confidence

CHRISTMAS_EVE = date(2021, 12, 24)


class TestWithdrawn:
    @pytest.mark.parametrize(
        ("day", "name", "decree"),
        [
            (date(2021, 3, 12), "Cuti Bersama Isra Mikraj Nabi Muhammad SAW", "SKB 281/2021"),
            (date(2021, 8, 10), "Tahun Baru Islam 1443 Hijriah", "SKB 712/2021"),
            (date(2021, 10, 19), "Maulid Nabi Muhammad SAW", "SKB 712/2021"),
            (CHRISTMAS_EVE, "Cuti Bersama Hari Raya Natal", "SKB 712/2021"),
            (date(2022, 7, 9), "Hari Raya Idul Adha 1443 Hijriah", "SKB 678/2022"),
        ],
    )
    def test_names_the_fact_and_the_decree_that_ended_it(
        self, day: date, name: str, decree: str
    ) -> None:
        (reason,) = withdrawn(day)

        assert reason.name == name
        assert str(reason.citation).startswith(f"{decree}, ")
        assert reason.effect == "none"

    def test_knows_from_when_and_how_surely(self) -> None:
        (reason,) = withdrawn(CHRISTMAS_EVE)

        assert reason.known_from == date(2021, 6, 18)
        assert reason.citation is not None
        assert reason.citation.confidence is Confidence.HIGH

    def test_counts_from_the_day_of_the_decree(self) -> None:
        assert withdrawn(CHRISTMAS_EVE, known_on=date(2021, 6, 17)) == ()
        assert withdrawn(CHRISTMAS_EVE, known_on=date(2021, 6, 18)) == withdrawn(CHRISTMAS_EVE)

    def test_ends_when_a_later_decree_sets_the_day_again(self) -> None:
        # 23 June 2017: set in 2016, taken back by SKB 684/2016, set again by Keppres 18/2017.
        day = date(2017, 6, 23)

        assert withdrawn(day, known_on=date(2016, 11, 20)) == ()
        assert len(withdrawn(day, known_on=date(2017, 6, 14))) == 1
        assert withdrawn(day, known_on=date(2017, 6, 15)) == ()

    def test_is_nothing_on_a_day_that_stands_or_that_no_decree_names(self) -> None:
        assert withdrawn(date(2025, 8, 18)) == ()
        assert withdrawn(date(2021, 8, 9)) == ()
