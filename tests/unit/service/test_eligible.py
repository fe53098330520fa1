"""
Who may ask: 19 on the day of the ceremony, unless a court grants a dispensation.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.service._checklist import Evidence, UnknownRequirementError
from layanan.service._eligible import Eligible, eligibility
from layanan.service._facts import StatedFactsError
from layanan.text import UnknownLanguageError
from tests.strategies.standards import ON, SOURCE, fact, label, need, service

MARRIAGE = service(
    facts={"lahir": fact("tanggal lahir", "date"), "akad": fact("tanggal akad", "date")},
    requirements=[
        need("dispensasi", copy_of="original"),
        need("izin_camat"),
    ],
    eligibility=[
        {
            "code": "umur",
            "label": label("Berumur 19 tahun pada tanggal akad"),
            "must": {"age": "lahir", "on": "akad", "at_least": 19},
            "unless": ["dispensasi", "izin_camat"],
            "cites": "UU 1/1974 jo. UU 16/2019",
            "source": SOURCE,
        },
        {
            "code": "akad_nanti",
            "label": label("Akad pada tahun 2026"),
            "must": {"fact": "akad", "at_least": "2026-01-01"},
            "cites": "PMA 30/2024",
            "source": SOURCE,
        },
    ],
)
AKAD = date(2026, 6, 20)
OLD, YOUNG = date(2007, 6, 20), date(2007, 6, 21)  # 19 on that day, and one day short of it


def umur(*documents: Evidence | str, **facts: Any) -> Eligible:
    return eligibility(MARRIAGE, facts, on=ON, documents=documents)[0]


class TestARule:
    def test_holds_on_the_day_that_it_names(self) -> None:
        found = umur(lahir=OLD, akad=AKAD)

        assert (found.truth, found.why, found.allowed) == ("yes", (), True)
        assert found.explain("id") == (
            "Berumur 19 tahun pada tanggal akad: dipenuhi (UU 1/1974 jo. UU 16/2019)"
        )

    def test_does_not_hold_a_day_too_early_and_says_why(self) -> None:
        found = umur(lahir=YOUNG, akad=AKAD)

        assert (found.truth, found.allowed, found.stand_in) == ("no", False, None)
        assert found.explain("en") == (
            "Berumur 19 tahun pada tanggal akad (en): not met; the age by tanggal lahir (en) on 20 "
            "June 2026 must be at least 19 years; it is 18; in its place may stand dispensasi (en) "
            "or izin_camat (en) (Law (UU) 1/1974 in conjunction with Law (UU) 16/2019)"
        )

    def test_is_not_known_before_the_facts_are(self) -> None:
        found = umur(akad=AKAD)

        assert (found.truth, found.wanted, found.allowed) == ("unknown", ("lahir",), None)
        assert "belum diketahui; nyatakan: tanggal lahir; dapat digantikan" in found.explain()

    def test_that_nothing_stands_in_for_says_nothing_of_it(self) -> None:
        found = eligibility(MARRIAGE, {"akad": date(2025, 6, 20)}, on=ON)[1]

        assert (found.truth, found.unless) == ("no", ())
        assert "in its place" not in found.explain("en")

    def test_cites_its_law(self) -> None:
        assert str(umur().citation) == "UU 1/1974 jo. UU 16/2019"

    def test_is_explained_in_one_of_two_languages(self) -> None:
        with pytest.raises(UnknownLanguageError):
            umur().explain("jv")  # type: ignore[arg-type]


class TestADocumentThatStandsIn:
    def test_waives_what_does_not_hold(self) -> None:
        found = umur("izin_camat", lahir=YOUNG, akad=AKAD)

        assert (found.truth, found.allowed) == ("waived", True)
        assert found.stand_in is not None
        assert found.stand_in.code == "izin_camat"
        assert "in its place stands izin_camat (en)" in found.explain("en")
        assert len(found.why) == 1

    def test_must_fit(self) -> None:
        copy = Evidence("dispensasi", copy_of="copy")

        assert umur(copy, lahir=YOUNG, akad=AKAD).truth == "no"
        assert umur(Evidence("dispensasi", copy_of="original"), lahir=YOUNG, akad=AKAD).allowed

    def test_lets_the_applicant_ask_whatever_the_facts_will_say(self) -> None:
        found = umur("dispensasi")

        assert (found.truth, found.allowed) == ("unknown", True)

    def test_is_not_looked_for_where_the_rule_holds(self) -> None:
        assert umur("dispensasi", lahir=OLD, akad=AKAD).stand_in is None

    def test_is_one_that_the_service_asks_for(self) -> None:
        with pytest.raises(UnknownRequirementError):
            umur("surat_sakti")


def test_a_service_without_rules_is_open_to_all() -> None:
    assert eligibility(service(), {}, on=ON) == ()


def test_what_is_stated_is_known_to_the_service() -> None:
    with pytest.raises(StatedFactsError):
        umur(lahr=OLD)


def test_it_is_asked_on_a_day() -> None:
    with pytest.raises(CivilDateError):
        eligibility(MARRIAGE, {}, on=datetime(2026, 3, 13, tzinfo=UTC))
