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


class TestPublished:
    """
    Validities as offices publish them, by the codes of `services.yaml`; the dates are examples.
    """

    def test_a_study_circle_is_registered_for_five_years(self) -> None:
        # majelistaklim.skt, "5 tahun" (PMA 29/2019, bidikdata.com; confidence high).
        assert validity(date(2020, 2, 29), FIVE_YEARS).last == date(2025, 2, 28)

    def test_a_quran_school_kept_the_validity_of_its_day(self) -> None:
        # lpq.tanda_daftar: 5 years, 3 before (pontren.com, temanggung.kemenag.go.id; high).
        issued = date(2023, 6, 21)

        assert validity(issued, FIVE_YEARS).last == date(2028, 6, 21)
        assert validity(issued, Term.parse("3 tahun")).last == date(2026, 6, 21)

    def test_a_boarding_school_applied_three_months_before_the_end(self) -> None:
        # pesantren.tanda_daftar under the old rule: 5 years, applied for 3 months before the end
        # (rembang.kemenag.go.id/?p=8704; superseded since 2021).
        valid = validity(date(2016, 5, 31), FIVE_YEARS)

        # 31 February is no day: the month's last, in 2021 the 28th.
        assert valid.renewal(Term.parse("3 bulan")).first == date(2021, 2, 28)

    def test_an_umrah_operator_applies_by_the_day_on_which_the_last_three_months_begin(
        self,
    ) -> None:
        # umrah.ppiu_rekomendasi_perpanjangan: at the latest 3 months before the licence ends
        # (Kanwil DIY 2019; medium), a licence of 3 years. The last day to apply is the day on
        # which the window of three months opens.
        valid = validity(date(2019, 3, 15), Term.parse("3 tahun"))
        last_day_to_apply = valid.renewal(Term.parse("3 bulan")).first

        assert (valid.last, last_day_to_apply) == (date(2022, 3, 15), date(2021, 12, 15))
