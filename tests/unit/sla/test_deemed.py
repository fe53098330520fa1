"""
A deemed grant by the law of a day, as law.md 4.1 states it.

Ten working days from UU 30/2014, five since 2 November 2020 (both high); that
UU 6/2023 kept the five is medium-high, hence medium. Article 39 as amended is
in conflict for permits, dispensations and concessions; whether silence beyond
a limit of another rule is a grant is disputed (medium).
"""

import pickle
import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import CivilDateError, Term, indonesia, working_days
from layanan.law import Citation, Confidence, NotInForceError
from layanan.records import WrongTypeError
from layanan.sla import DeemedGrant, DeemedSubjectError, deemed_grant, due
from layanan.text import Label

WIB = ZoneInfo("Asia/Jakarta")
BEFORE = date(2020, 11, 1)
SINCE = date(2020, 11, 2)
TODAY = date(2026, 3, 13)
THREE: tuple[Any, ...] = ("permit", "dispensation", "concession")


def english(label: Label | None) -> str:
    """
    Return what is said in English, of something that was said.
    """
    assert label is not None
    return label.text("en")


class TestTerm:
    @pytest.mark.parametrize(
        ("on", "days"),
        [
            (date(2014, 10, 17), 10),
            (date(2019, 12, 31), 10),
            (BEFORE, 10),
            (SINCE, 5),
            (date(2022, 12, 31), 5),
            (date(2023, 1, 1), 5),
            (TODAY, 5),
        ],
    )
    def test_it_is_ten_working_days_and_five_since_2_november_2020(
        self, on: date, days: int
    ) -> None:
        assert deemed_grant(on).term == working_days(days)

    def test_the_limit_that_a_standard_sets_takes_its_place(self) -> None:
        ten = Term.parse("10 hari kerja")

        assert deemed_grant(TODAY, standard=ten).term == ten
        assert deemed_grant(BEFORE, standard=Term.parse("14 hari")).term == Term.parse("14 hari")

    @pytest.mark.parametrize("subject", THREE)
    def test_a_contested_term_is_not_decided_by_another_number(self, subject: Any) -> None:
        assert deemed_grant(TODAY, subject=subject).term == working_days(5)

    def test_it_is_counted_from_complete_receipt(self) -> None:
        complete = datetime(2026, 3, 13, 10, 0, tzinfo=WIB)

        # law.md 4.3: Friday 13 March 2026, five working days are 16, 17, 25, 26 and 27
        # March; 18, 20, 23 and 24 are collective leave, 19 is Nyepi, 21-22 Idul Fitri.
        found = due(complete, deemed_grant(TODAY).term, calendar=indonesia("ID-JT"))
        assert found.day == date(2026, 3, 27)


class TestLaw:
    @pytest.mark.parametrize("on", [date(2014, 10, 16), date(2010, 1, 1)])
    def test_before_the_law_there_is_none_and_the_days_are_told(self, on: date) -> None:
        with pytest.raises(NotInForceError) as caught:
            deemed_grant(on)

        assert caught.value.in_force == ((date(2014, 10, 17), None),)
        assert "it is in force from 17 October 2014 on" in str(caught.value)
        assert caught.value.describe("id").startswith(
            "dianggap dikabulkan (UU 30/2014 pasal 53) tidak berlaku pada "
        )

    def test_a_standard_does_not_make_silence_a_grant_before_the_law(self) -> None:
        with pytest.raises(NotInForceError):
            deemed_grant(date(2010, 1, 1), standard=working_days(3))

    @pytest.mark.parametrize(
        ("on", "cites", "confidence"),
        [
            (BEFORE, ["UU 30/2014 pasal 53"], Confidence.HIGH),
            (SINCE, ["UU 30/2014 pasal 53 jo. UU 11/2020 pasal 175 angka 6"], Confidence.HIGH),
            (
                date(2022, 12, 31),
                ["UU 30/2014 pasal 53 jo. UU 11/2020 pasal 175 angka 6"],
                Confidence.HIGH,
            ),
            (
                date(2023, 1, 1),
                ["UU 30/2014 pasal 53 jo. UU 11/2020 pasal 175 angka 6", "UU 6/2023 pasal 175"],
                Confidence.MEDIUM,
            ),
        ],
    )
    def test_it_cites_what_was_in_force_and_says_how_sure_it_is(
        self, on: date, cites: list[str], confidence: Confidence
    ) -> None:
        found = deemed_grant(on)

        assert found.cites == tuple(map(Citation.parse, cites))
        assert found.confidence == confidence

    def test_what_was_read_is_told_with_its_address(self) -> None:
        (original,), (amended, kept) = deemed_grant(BEFORE).cites, deemed_grant(TODAY).cites

        assert original.source is not None
        assert original.source.startswith("https://id.scribd.com/document/542630475/")
        assert amended.source is not None
        assert amended.source.endswith("/files/basic-html/page101.html")
        assert (kept.source, kept.confidence) == (None, Confidence.MEDIUM)


class TestContested:
    @pytest.mark.parametrize("on", [BEFORE, SINCE, TODAY])
    def test_nothing_is_contested_about_a_decision_without_another_limit(self, on: date) -> None:
        assert deemed_grant(on).contested is None

    @pytest.mark.parametrize("subject", THREE)
    @pytest.mark.parametrize("on", [SINCE, TODAY])
    def test_article_39_is_in_conflict_for_permits_and_their_like(
        self, on: date, subject: Any
    ) -> None:
        found = deemed_grant(on, subject=subject)

        assert "10 working days of receipt by article 39" in english(found.contested)
        assert found.cites[-1] == Citation.parse("UU 30/2014 pasal 39")
        assert found.cites[-1].confidence == Confidence.HIGH
        assert found.contested is not None
        assert found.contested.id.startswith("izin, dispensasi, dan konsesi harus dikabulkan")

    @pytest.mark.parametrize("subject", THREE)
    def test_the_conflict_is_with_the_article_as_amended(self, subject: Any) -> None:
        found = deemed_grant(BEFORE, subject=subject)

        assert found.contested is None
        assert found.cites == (Citation.parse("UU 30/2014 pasal 53"),)

    def test_whether_silence_beyond_another_limit_is_a_grant_is_disputed(self) -> None:
        found = deemed_grant(SINCE, standard=working_days(14))

        assert english(found.contested) == (
            "the deemed grant refers to the law's own limit; whether it also covers a limit "
            "that a rule or standard sets is disputed"
        )
        assert found.confidence == Confidence.MEDIUM

    def test_of_the_first_text_no_such_dispute_was_read(self) -> None:
        found = deemed_grant(BEFORE, standard=working_days(14))

        assert found.contested is None
        assert found.confidence == Confidence.MEDIUM

    def test_two_disputes_are_both_told(self) -> None:
        found = deemed_grant(TODAY, standard=working_days(14), subject="permit")

        assert "by article 39" in english(found.contested)
        assert "that a rule or standard sets is disputed" in english(found.contested)


class TestWhy:
    def test_under_the_first_text_the_applicant_goes_to_court(self) -> None:
        why = deemed_grant(BEFORE).why

        assert why.text("en").startswith(
            "by UU 30/2014 a request counts as granted when nothing was decided within "
            "10 working days of its complete receipt"
        )
        assert why.text("en").endswith("the administrative court (PTUN)")
        assert "dalam 10 hari kerja setelah diterima secara lengkap" in why.id

    def test_since_then_it_is_granted_by_law(self) -> None:
        why = deemed_grant(TODAY).why

        assert "granted by law when nothing was decided within 5 working days" in why.text("en")
        assert "PTUN" not in why.text("en")
        assert "dianggap dikabulkan secara hukum bila dalam 5 hari kerja" in why.id

    def test_a_standard_is_told_beside_what_it_replaces(self) -> None:
        why = deemed_grant(TODAY, standard=working_days(14)).why

        assert why == Label(
            id="peraturan atau standar menetapkan 14 hari kerja, jadi 5 hari kerja menurut "
            "UU 30/2014 pasal 53 tidak dipakai",
            en="a rule or standard sets 14 working days, so the 5 working days of UU 30/2014 "
            "article 53 do not apply",
        )


class TestDeemedGrant:
    def test_it_is_a_value(self) -> None:
        found = deemed_grant(TODAY, subject="permit")

        assert found == deemed_grant(TODAY, subject="permit")
        assert hash(found) == hash(deemed_grant(TODAY, subject="permit"))
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
        assert isinstance(found, DeemedGrant)


class TestRefusals:
    def test_an_unknown_subject_is_refused_with_what_there_is(self) -> None:
        with pytest.raises(DeemedSubjectError) as caught:
            deemed_grant(TODAY, subject="licence")  # type: ignore[arg-type]

        assert str(caught.value) == (
            "subject cannot be 'licence'; there are: 'decision', 'permit', 'dispensation', "
            "'concession'"
        )
        assert caught.value.describe("id") == (
            "subject tidak dapat bernilai 'licence'; yang ada: 'decision', 'permit', "
            "'dispensation', 'concession'"
        )
        back = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert str(back) == str(caught.value)

    @pytest.mark.parametrize("on", [datetime(2026, 3, 13), "2026-03-13"])
    def test_what_is_no_plain_date_is_refused(self, on: Any) -> None:
        with pytest.raises(CivilDateError, match=re.escape(repr(on))):
            deemed_grant(on)

    def test_a_standard_that_is_no_term_is_refused(self) -> None:
        with pytest.raises(WrongTypeError, match="standard must be a Term, not 14"):
            deemed_grant(TODAY, standard=14)  # type: ignore[arg-type]
