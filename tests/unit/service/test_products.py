"""
How long a product is valid, and how long a file is kept; days counted by hand.
"""

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.records import WrongTypeError
from layanan.service import ServiceType
from layanan.service._products import (
    LaterPeriodError,
    ProductValidity,
    UnknownOutcomeError,
    UnknownProductError,
    product_validity,
    retention,
)
from layanan.sla import NeverValidError, Validity
from layanan.text import UnknownLanguageError
from tests.strategies.standards import SOURCE, label, service

FRIDAY = date(2026, 3, 13)


def product(**fields: Any) -> ServiceType:
    data = {"code": "izin", "label": label("Izin"), "source": SOURCE, **fields}
    return service(products=[data])


def valid(given: ServiceType, issued: date = FRIDAY, **options: Any) -> ProductValidity:
    return product_validity(given, "izin", issued=issued, **options)


FIVE_YEARS = product(
    validity="5 tahun",
    cites="PMA 30/2020",
    renewal={"before": "3 bulan", "label": label("Diperpanjang sebelum habis")},
)
# As services.yaml has it of the recommendation of a stay permit: two years each time, no more
# than six in all.
SIX_IN_ALL = product(
    validity="2 tahun",
    renewal={"before": "3 bulan", "most": "6 tahun", "label": label("Seluruhnya 6 tahun")},
)


class TestTheLastDay:
    def test_is_that_of_the_same_date(self) -> None:
        found = valid(FIVE_YEARS)

        assert (found.last, found.latest, found.spent) == (date(2031, 3, 13), None, False)
        assert found.window == Validity(date(2030, 12, 13), date(2031, 3, 13))
        assert str(found.citation) == "PMA 30/2020"
        assert found.explain("id") == (
            "Izin: berlaku 13 Maret 2026 sampai 13 Maret 2031; 5 tahun.\n"
            "Dapat diperpanjang 13 Desember 2030 sampai 13 Maret 2031."
        )
        assert found.explain("en").splitlines()[1] == (
            "It may be renewed from 13 December 2030 to 13 March 2031."
        )

    def test_is_no_later_than_the_day_that_was_given(self) -> None:
        found = valid(FIVE_YEARS, until=date(2028, 1, 31))

        assert found.last == date(2028, 1, 31)
        assert found.explain("en").startswith(
            "Izin (en): valid 13 March 2026 to 31 January 2028; until the day that was given."
        )

    def test_is_not_before_the_first(self) -> None:
        with pytest.raises(NeverValidError):
            valid(FIVE_YEARS, until=date(2026, 3, 12))
        with pytest.raises(NeverValidError):
            valid(product(endless=True), until=date(2026, 3, 12))

    def test_depends_on_what_the_source_says_besides(self) -> None:
        found = valid(product(validity="1 tahun", as_long_as=label("selama memenuhi syarat")))

        assert found.why.id == "1 tahun, selama memenuhi syarat"

    def test_is_told_apart_from_a_renewal_that_has_no_window(self) -> None:
        found = valid(product(validity="1 tahun", renewal={"label": label("Dapat diperpanjang")}))

        assert found.window is None
        assert found.explain("id").endswith("\nDapat diperpanjang.")

    @pytest.mark.parametrize(
        ("day", "holds"),
        [((2026, 3, 12), False), ((2026, 3, 13), True), ((2031, 3, 13), True)],
    )
    def test_is_inclusive(self, day: tuple[int, int, int], holds: bool) -> None:
        assert valid(FIVE_YEARS).holds_on(date(*day)) is holds
        assert valid(FIVE_YEARS).holds_on(date(2031, 3, 14)) is False


class TestWithoutALastDay:
    def test_it_may_never_expire(self) -> None:
        found = valid(product(endless=True))

        assert (found.period, found.last, found.holds_on(date(2099, 1, 1))) == (None, None, True)
        assert found.holds_on(date(2026, 3, 12)) is False
        assert found.explain("id") == "Izin: berlaku tanpa batas waktu."

    def test_what_never_expires_ends_with_a_mandate(self) -> None:
        found = valid(product(endless=True), until=date(2029, 10, 1))

        assert found.last == date(2029, 10, 1)
        assert "until the day that was given" in found.explain("en")

    def test_it_may_depend_on_something_else(self) -> None:
        words = label("selama memenuhi syarat")

        assert valid(product(as_long_as=words)).why.id == "selama memenuhi syarat"
        assert valid(product(as_long_as=words)).holds_on(date(2027, 1, 1)) is None
        both = valid(product(as_long_as=words, endless=True))
        assert both.why.id == "berlaku tanpa batas waktu, selama memenuhi syarat"

    def test_silence_is_not_for_ever(self) -> None:
        found = valid(product(), until=date(2029, 1, 1))

        assert (found.period, found.holds_on(FRIDAY)) == (None, None)
        assert found.explain("en") == (
            "Izin (en): no source says how long it is valid; that does not mean for ever."
        )

    def test_it_is_asked_about_a_day(self) -> None:
        with pytest.raises(CivilDateError):
            valid(product()).holds_on(datetime(2026, 3, 13, tzinfo=UTC))


class TestAllPeriodsTogether:
    FIRST = Validity(date(2020, 3, 1), date(2022, 3, 1))
    SECOND = Validity(date(2022, 3, 1), date(2024, 3, 1))

    def test_begin_with_the_first_one(self) -> None:
        found = valid(SIX_IN_ALL, date(2020, 3, 1))

        assert (found.last, found.latest) == (date(2022, 3, 1), date(2026, 3, 1))

    def test_leave_the_whole_of_the_third(self) -> None:
        found = valid(SIX_IN_ALL, date(2024, 3, 1), earlier=[self.SECOND, self.FIRST])

        assert (found.last, found.latest, found.window) == (
            date(2026, 3, 1),
            date(2026, 3, 1),
            None,
        )
        assert found.explain("id").endswith("\nTidak dapat diperpanjang lagi.")

    def test_cut_short_what_would_last_longer(self) -> None:
        # Five years from 1 March 2020 are used; one is left.
        five = [Validity(date(2020, 3, 1), date(2025, 3, 1))]

        found = valid(SIX_IN_ALL, date(2025, 3, 1), earlier=five)

        assert found.last == date(2026, 3, 1)
        assert "limited by the longest time of all its periods" in found.explain("en")

    def test_leave_out_the_days_between_them(self) -> None:
        # From 2 March to 31 March 2022 are thirty days, so the end is thirty days after 1 March
        # 2026.
        late = Validity(date(2022, 4, 1), date(2024, 4, 1))

        found = valid(SIX_IN_ALL, date(2024, 4, 1), earlier=[self.FIRST, late])

        assert found.latest == date(2026, 3, 31)

    def test_count_days_in_two_of_them_once(self) -> None:
        early = Validity(date(2022, 1, 1), date(2024, 1, 1))

        found = valid(SIX_IN_ALL, date(2024, 1, 1), earlier=[self.FIRST, early])

        assert (found.last, found.latest) == (date(2026, 1, 1), date(2026, 3, 1))
        assert found.window == Validity(date(2025, 10, 1), date(2026, 1, 1))

    def test_may_be_used_up(self) -> None:
        six = [Validity(date(2020, 3, 1), date(2026, 3, 1))]

        found = valid(SIX_IN_ALL, date(2026, 3, 2), earlier=six)

        assert (found.period, found.spent, found.holds_on(date(2026, 3, 2))) == (None, True, False)
        assert found.explain("en") == (
            "Izin (en): the time of all its periods, at most 6 years, is used up."
        )

    def test_end_what_would_never_expire(self) -> None:
        found = valid(
            product(endless=True, renewal={"most": "6 tahun", "label": label("Enam tahun")})
        )

        assert found.last == date(2032, 3, 13)

    def test_do_not_say_how_long_one_of_them_lasts(self) -> None:
        found = valid(product(renewal={"most": "6 tahun", "label": label("Enam tahun")}))

        assert (found.period, found.latest) == (None, date(2032, 3, 13))
        assert found.explain("id").endswith("\nEnam tahun.")

    def test_come_before_this_one(self) -> None:
        with pytest.raises(LaterPeriodError) as caught:
            valid(FIVE_YEARS, earlier=[Validity(date(2027, 1, 1), date(2028, 1, 1))])

        assert (caught.value.first, caught.value.issued) == (date(2027, 1, 1), FRIDAY)
        assert "2027-01-01" in str(caught.value)
        assert "mendahului" in caught.value.describe("id")

    def test_are_periods(self) -> None:
        with pytest.raises(WrongTypeError):
            valid(FIVE_YEARS, earlier=[date(2020, 1, 1)])

    def test_stay_within_the_dates_that_there_are(self) -> None:
        ancient = [Validity(date.min, date.min)]

        assert valid(SIX_IN_ALL, date(9999, 12, 31), earlier=ancient).last == date.max


class TestAProduct:
    def test_is_one_of_the_service(self) -> None:
        with pytest.raises(UnknownProductError) as caught:
            product_validity(FIVE_YEARS, "izn", issued=FRIDAY)

        assert str(caught.value) == (
            'umum.surat has no product "izn"; did you mean "izin"? it has: izin'
        )
        assert caught.value.describe("id") == (
            'umum.surat tidak menghasilkan "izn"; mungkin maksudnya "izin"? yang ada: izin'
        )
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert again.known == ("izin",)

    def test_may_be_one_that_no_source_names(self) -> None:
        with pytest.raises(UnknownProductError) as caught:
            product_validity(service(), "izin", issued=FRIDAY)

        assert str(caught.value).endswith("it has: none")
        assert caught.value.describe("id").endswith("yang ada: tidak satu pun")

    @pytest.mark.parametrize("issued", [datetime(2026, 3, 13, tzinfo=UTC), "2026-03-13"])
    def test_was_issued_on_a_day(self, issued: Any) -> None:
        with pytest.raises(CivilDateError):
            valid(FIVE_YEARS, issued)

    def test_ends_on_a_day(self) -> None:
        with pytest.raises(CivilDateError):
            valid(FIVE_YEARS, until="2027-01-01")

    def test_is_explained_in_one_of_two_languages(self) -> None:
        with pytest.raises(UnknownLanguageError):
            valid(FIVE_YEARS).explain("jv")  # type: ignore[arg-type]


class TestAFile:
    def rule(self, outcome: str, then: str, **fields: Any) -> dict[str, Any]:
        return {
            "outcome": outcome,
            "then": then,
            "cites": "UU 43/2009",
            "source": SOURCE,
            **fields,
        }

    def test_is_kept_from_the_day_on_which_the_request_ended(self) -> None:
        given = service(
            retention=[
                self.rule("success", "review", keep="5 tahun"),
                self.rule("refusal", "destroy", keep="2 tahun"),
            ]
        )

        kept = retention(given, "refusal", closed=date(2024, 2, 29))

        assert (kept.until, str(kept.citation)) == (date(2026, 2, 28), "UU 43/2009")
        assert kept.explain("id") == (
            "disimpan sampai 28 Februari 2026, lalu dimusnahkan (UU 43/2009)"
        )
        assert retention(given, "success", closed=FRIDAY).until == date(2031, 3, 13)

    def test_may_be_kept_for_ever(self) -> None:
        kept = retention(
            service(retention=[self.rule("success", "permanent")]), "success", closed=FRIDAY
        )

        assert kept.until is None
        assert kept.explain("en") == "kept permanently (Law (UU) 43/2009)"

    def test_may_be_kept_for_a_time_that_no_rule_names(self) -> None:
        kept = retention(
            service(retention=[self.rule("success", "destroy")]), "success", closed=FRIDAY
        )

        assert kept.explain("en").startswith("the rule does not say how long it is kept, then ")

    def test_without_a_rule_is_not_destroyed(self) -> None:
        kept = retention(service(), "withdrawn", closed=FRIDAY)

        assert (kept.until, kept.rule, kept.citation) == (None, None, None)
        assert "do not destroy" in kept.explain("en")
        assert "jangan musnahkan" in kept.explain("id")

    def test_is_of_a_request_that_ended_in_a_known_way(self) -> None:
        with pytest.raises(UnknownOutcomeError) as caught:
            retention(service(), "selesai", closed=FRIDAY)  # type: ignore[arg-type]

        assert str(caught.value) == (
            'there is no outcome "selesai"; give success, refusal, withdrawn, or deemed'
        )
        assert caught.value.describe("id").startswith('tidak ada hasil "selesai"; tulis success')

    def test_was_closed_on_a_day(self) -> None:
        with pytest.raises(CivilDateError):
            retention(service(), "success", closed=datetime(2026, 3, 13, tzinfo=UTC))
