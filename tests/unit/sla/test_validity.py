"""
How long a product is valid, and when it may be renewed.
"""

from datetime import date, datetime
from typing import Any

import pytest

from layanan.calendars import CivilDateError, Term
from layanan.records import WrongTypeError
from layanan.sla import NeverValidError, Validity, ValidityTermError, validity
from tests.unit.request.cases import copied

FIVE_YEARS = Term.parse("5 tahun")


class TestValidity:
    @pytest.mark.parametrize(
        ("issued", "term", "last"),
        [
            (date(2026, 3, 13), "5 tahun", date(2031, 3, 13)),
            (date(2024, 2, 29), "1 tahun", date(2025, 2, 28)),
            (date(2026, 1, 31), "1 bulan", date(2026, 2, 28)),
            (date(2026, 1, 31), "1 bulan 1 minggu 2 hari", date(2026, 3, 9)),
            (date(2026, 1, 31), "30 hari", date(2026, 3, 2)),
            (date(9999, 1, 1), "5 tahun", date.max),
        ],
    )
    def test_it_lasts_to_the_same_date(self, issued: date, term: str, last: date) -> None:
        assert validity(issued, Term.parse(term)) == Validity(issued, last)

    def test_a_cap_ends_it_earlier_and_never_later(self) -> None:
        issued = date(2026, 3, 13)

        assert validity(issued, FIVE_YEARS, until=date(2028, 1, 1)).last == date(2028, 1, 1)
        assert validity(issued, FIVE_YEARS, until=date(2040, 1, 1)).last == date(2031, 3, 13)

    def test_both_ends_are_inclusive(self) -> None:
        valid = Validity(date(2026, 3, 13), date(2026, 3, 15))
        days = [date(2026, 3, day) for day in range(12, 17)]

        assert [valid.holds_on(day) for day in days] == [False, True, True, True, False]

    def test_it_may_not_end_before_it_begins(self) -> None:
        with pytest.raises(NeverValidError) as caught:
            validity(date(2026, 3, 13), FIVE_YEARS, until=date(2026, 3, 12))

        assert "2026-03-12" in str(copied(caught.value))
        assert "sebelum mulai (2026-03-13)" in caught.value.describe("id")

    @pytest.mark.parametrize("term", ["10 hari kerja", "3x24 jam", "1 tahun 15 menit"])
    def test_working_days_and_hours_are_refused(self, term: str) -> None:
        with pytest.raises(ValidityTermError) as caught:
            validity(date(2026, 3, 13), Term.parse(term))

        assert term in str(copied(caught.value)) or "clock" in str(caught.value)
        assert "hari kalender, minggu, bulan, atau tahun" in caught.value.describe("id")

    @pytest.mark.parametrize("day", [datetime(2026, 3, 13), "2026-03-13", None])
    def test_only_a_plain_date_is_a_day(self, day: Any) -> None:
        with pytest.raises(CivilDateError):
            validity(day, FIVE_YEARS)
        with pytest.raises(CivilDateError):
            Validity(date(2026, 3, 13), date(2026, 3, 15)).holds_on(day)

    def test_only_a_term_is_a_term(self) -> None:
        with pytest.raises(WrongTypeError):
            validity(date(2026, 3, 13), "5 tahun")  # type: ignore[arg-type]


class TestRenewal:
    def test_it_opens_a_term_before_the_last_day(self) -> None:
        valid = validity(date(2026, 3, 13), FIVE_YEARS)

        assert valid.renewal(Term.parse("3 bulan")) == Validity(
            date(2030, 12, 13), date(2031, 3, 13)
        )

    def test_it_never_opens_before_the_first_day(self) -> None:
        valid = validity(date(2026, 3, 13), Term.parse("1 bulan"))

        assert valid.renewal(FIVE_YEARS) == valid
        assert Validity(date(1, 1, 1), date(1, 2, 1)).renewal(FIVE_YEARS).first == date(1, 1, 1)
