"""
Who stands above an office on a day, along two edges.

The lines are those of law.md 10.3: a KUA answers to the Director General
(high confidence since PMA 24/2024, in force on 10 October 2024; before that by
PMA 34/2016, medium confidence, from general knowledge) and was guided by its
Kankemenag until 9 October 2024 (medium), since then by the directorate for
the KUA (high). A Kankemenag answers to its Kanwil, which the table says: 34
Kanwil serve 38 provinces.
"""

import pickle
from datetime import date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from layanan.calendars import (
    CalendarOptionError,
    CivilDateError,
    Office,
    Superior,
    SuperiorError,
    indonesia,
)
from layanan.law import Citation, Confidence
from layanan.records import InvalidRecordError

LAST_DAY = date(2024, 10, 9)
FIRST_DAY = date(2024, 10, 10)
SAYS_2024 = {
    "ref": "PMA 24/2024",
    "source": "https://pontren.com/2025/05/23/"
    "organisasi-dan-tata-kerja-kua-dalam-pma-no-24-tahun-2024/",
    "confidence": "high",
}
SAYS_2016 = {"ref": "PMA 34/2016", "confidence": "medium"}
SAYS_2019 = {"ref": "PMA 19/2019", "confidence": "high"}

DIRJEN = {
    "code": "ditjen.bimas-islam",
    "name": "Direktur Jenderal Bimbingan Masyarakat Islam",
    "level": "ditjen",
    "along": "accountable_to",
}
KANKEMENAG = {
    "code": "kankemenag.3374",
    "name": "Kankemenag Kota Semarang",
    "level": "kankemenag",
    "along": "guided_by",
}
DIRECTORATE = {
    "code": "ditjen.bimas-islam.kua",
    "name": "Direktorat pembina KUA, Ditjen Bimas Islam",
    "level": "direktorat",
    "along": "guided_by",
}
KUA = {
    "code": "kua.semarang-tengah",
    "name": "KUA Kecamatan Semarang Tengah",
    "region": "ID-JT",
    "level": "kua",
}
LINE = [
    DIRJEN | {"until": "2024-10-10", "cites": SAYS_2016},
    DIRJEN | {"since": "2024-10-10", "cites": SAYS_2024},
    KANKEMENAG | {"until": "2024-10-10", "cites": SAYS_2016},
    DIRECTORATE | {"since": "2024-10-10", "cites": SAYS_2024},
]
KANWIL_PAPUA_BARAT = {
    "code": "kanwil.papua-barat",
    "name": "Kanwil Kemenag Papua Barat",
    "level": "kanwil",
    "along": "accountable_to",
}
MINISTRY = {
    "code": "pusat",
    "name": "Kementerian Agama",
    "level": "pusat",
    "along": "accountable_to",
    "cites": SAYS_2019,
}


def kua(*superiors: dict[str, Any]) -> Office:
    """
    Return a KUA with these above it.
    """
    return Office.model_validate(KUA | {"superiors": list(superiors)})


def refusal(*superiors: object) -> Exception:
    """
    Return what an author hears who writes such a line.
    """
    with pytest.raises((SuperiorError, InvalidRecordError)) as caught:
        Office(**(KUA | {"superiors": superiors}))  # type: ignore[arg-type]
    return caught.value


class TestSuperior:
    def test_without_days_it_is_one_always(self) -> None:
        always = Superior.model_validate(DIRJEN)

        assert (always.since, always.until, always.cites) == (None, None, None)
        assert always.covers(date.min)
        assert always.covers(date.max)

    def test_the_first_day_is_inside_and_the_end_is_not(self) -> None:
        one = Superior.model_validate(DIRJEN | {"since": "2024-10-10", "until": "2024-10-12"})

        # 10 and 11 October, two days
        assert [one.covers(date(2024, 10, day)) for day in (9, 10, 11, 12)] == [
            False,
            True,
            True,
            False,
        ]

    @pytest.mark.parametrize("until", [date(2024, 10, 10), date(2024, 10, 9)])
    def test_an_end_that_is_not_after_the_beginning_is_refused(self, until: date) -> None:
        with pytest.raises(SuperiorError) as caught:
            Superior(**(DIRJEN | {"since": FIRST_DAY, "until": until}))  # type: ignore[arg-type]

        assert caught.value.fault == "reversed"
        assert (caught.value.since, caught.value.until) == (FIRST_DAY, until)
        assert str(caught.value) == (
            f"'ditjen.bimas-islam' begins on 2024-10-10, not before its end {until}; "
            "until is the first day no longer in force"
        )
        assert caught.value.describe("id") == (
            f"'ditjen.bimas-islam' mulai 2024-10-10 tidak sebelum akhirnya {until}; "
            "until adalah hari pertama yang tidak berlaku lagi"
        )

    def test_there_are_two_edges_and_no_other(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Superior(**(DIRJEN | {"along": "friends_with"}))  # type: ignore[arg-type]

        assert str(caught.value) == (
            'invalid Superior: along: must be "accountable_to" or "guided_by", not "friends_with"'
        )

    def test_it_is_a_value(self) -> None:
        one = Superior.model_validate(LINE[1])

        assert one == Superior.model_validate(LINE[1])
        assert hash(one) == hash(Superior.model_validate(LINE[1]))
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
        with pytest.raises(ValidationError):
            one.name = "Sekretaris Jenderal"  # type: ignore[misc]


class TestLine:
    def test_an_office_of_which_nothing_is_known_has_none(self) -> None:
        assert Office.model_validate(KUA).superiors == ()
        assert Office.model_validate(KUA).line(FIRST_DAY) == ()

    @pytest.mark.parametrize(
        ("on", "cites", "confidence"),
        [
            (LAST_DAY, "PMA 34/2016", Confidence.MEDIUM),
            (FIRST_DAY, "PMA 24/2024", Confidence.HIGH),
        ],
    )
    def test_a_kua_answers_to_the_director_general_by_the_regulation_of_the_day(
        self, on: date, cites: str, confidence: Confidence
    ) -> None:
        (only,) = kua(*LINE).line(on)

        assert only.code == "ditjen.bimas-islam"
        assert only.cites == Citation.parse(cites)
        assert only.cites.confidence == confidence

    def test_a_kua_was_guided_by_its_kankemenag_up_to_9_october_2024(self) -> None:
        office = kua(*LINE)

        assert [one.code for one in office.line(LAST_DAY, along="guided_by")] == ["kankemenag.3374"]
        assert [one.code for one in office.line(FIRST_DAY, along="guided_by")] == [
            "ditjen.bimas-islam.kua"
        ]

    def test_the_nearest_comes_first(self) -> None:
        # Papua Barat Daya is a province without a Kanwil of its own.
        sorong = Office.model_validate(
            {
                "code": "kankemenag.sorong",
                "name": "Kankemenag Kota Sorong",
                "region": "ID-PD",
                "level": "kankemenag",
                "superiors": [KANWIL_PAPUA_BARAT, MINISTRY],
            }
        )

        assert [one.code for one in sorong.line(date(2025, 7, 1))] == [
            "kanwil.papua-barat",
            "pusat",
        ]

    def test_an_edge_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(CalendarOptionError) as caught:
            kua(*LINE).line(FIRST_DAY, along="friends_with")  # type: ignore[arg-type]

        assert str(caught.value) == (
            "along cannot be 'friends_with'; allowed: 'accountable_to', 'guided_by'"
        )

    @pytest.mark.parametrize("on", [datetime(2024, 10, 10), "2024-10-10"])
    def test_what_is_no_plain_date_is_refused(self, on: Any) -> None:
        with pytest.raises(CivilDateError):
            kua(*LINE).line(on)


class TestOneSuperior:
    def test_steps_climb_the_line_and_end_above_the_top(self) -> None:
        office = kua(KANWIL_PAPUA_BARAT, MINISTRY)

        assert office.superior(FIRST_DAY) == Superior.model_validate(KANWIL_PAPUA_BARAT)
        assert office.superior(FIRST_DAY, steps=2) == Superior.model_validate(MINISTRY)
        assert office.superior(FIRST_DAY, steps=3) is None

    def test_it_climbs_the_edge_that_is_named(self) -> None:
        office = kua(*LINE)
        guiding = office.superior(LAST_DAY, along="guided_by")

        assert guiding is not None
        assert guiding.name == "Kankemenag Kota Semarang"
        assert office.superior(LAST_DAY, steps=2, along="guided_by") is None

    @pytest.mark.parametrize("steps", [0, -1, True, 1.0])
    def test_less_than_one_step_is_refused(self, steps: Any) -> None:
        with pytest.raises(CalendarOptionError, match=r"steps cannot be .*; allowed: 1, 2, …"):
            kua(*LINE).superior(FIRST_DAY, steps=steps)

    def test_an_edge_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(CalendarOptionError, match="along"):
            kua(*LINE).superior(FIRST_DAY, along="")  # type: ignore[arg-type]


class TestDefinition:
    def test_the_office_itself_is_no_superior_of_its_own(self) -> None:
        error = refusal(DIRJEN | {"code": " kua.semarang-tengah "})

        assert isinstance(error, SuperiorError)
        assert error.fault == "itself"
        assert str(error) == (
            "the office 'kua.semarang-tengah' cannot be its own superior; leave it out"
        )
        assert error.describe("id") == (
            "kantor 'kua.semarang-tengah' tidak dapat menjadi atasannya sendiri; hapus"
        )

    def test_nobody_stands_twice_in_one_edge_at_one_time(self) -> None:
        error = refusal(
            DIRJEN | {"until": date(2024, 10, 11)}, DIRJEN | {"since": date(2024, 10, 10)}
        )

        assert isinstance(error, SuperiorError)
        assert error.fault == "twice"
        assert str(error) == (
            "'ditjen.bimas-islam' is already in accountable_to at that time "
            "(2024-10-10 to before …); leave one out or part their days"
        )
        assert error.describe("id") == (
            "'ditjen.bimas-islam' sudah ada dalam accountable_to pada masa yang sama "
            "(2024-10-10 sampai sebelum …); hapus salah satu atau pisahkan masanya"
        )

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            pytest.param({}, {}, id="both always"),
            pytest.param({}, {"since": "2024-10-10"}, id="always, then from a day on"),
            pytest.param({"until": "2024-10-10"}, {}, id="up to a day, and always"),
            pytest.param({"since": "2024-10-10"}, {"until": "2024-10-11"}, id="one day shared"),
        ],
    )
    def test_the_order_in_which_two_are_written_changes_nothing(
        self, first: dict[str, str], second: dict[str, str]
    ) -> None:
        for pair in ((first, second), (second, first)):
            error = refusal(*(DIRJEN | days for days in pair))

            assert isinstance(error, SuperiorError)
            assert error.fault == "twice"

    def test_one_after_the_other_or_along_the_other_edge_is_no_fault(self) -> None:
        office = kua(*LINE, DIRJEN | {"along": "guided_by"})

        assert len(office.superiors) == 5

    def test_every_fault_is_told_at_once_with_its_place(self) -> None:
        error = refusal(
            DIRJEN,
            DIRJEN | {"code": "a", "since": "2024-10-10", "until": "2024-10-10"},
            DIRJEN | {"code": "kua.semarang-tengah"},
            DIRJEN | {"since": "2024-10-10"},
            DIRJEN | {"code": "b", "along": "beside"},
        )

        assert isinstance(error, InvalidRecordError)
        assert [one.loc for one in error.problems] == [
            ("superiors", 1),
            ("superiors", 4, "along"),
            ("superiors", 2, "code"),
            ("superiors", 3),
        ]
        assert "superiors.1: 'a' begins on 2024-10-10, not before its end 2024-10-10" in str(error)
        assert "superiors.4.along: harus " in error.describe("id")

    def test_two_faults_of_the_line_alone_are_told_together(self) -> None:
        error = refusal(DIRJEN | {"code": "kua.semarang-tengah"}, DIRJEN, DIRJEN)

        assert isinstance(error, InvalidRecordError)
        assert [one.loc for one in error.problems] == [("superiors", 0, "code"), ("superiors", 2)]

    def test_what_is_no_list_is_refused_as_such(self) -> None:
        with pytest.raises(InvalidRecordError, match="superiors: must be a list, not the number 7"):
            Office(**(KUA | {"superiors": 7}))  # type: ignore[arg-type]

    def test_a_line_is_told_about_though_the_office_has_no_code(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Office(**(KUA | {"code": "", "superiors": [DIRJEN, DIRJEN]}))  # type: ignore[arg-type]

        assert [one.loc for one in caught.value.problems] == [("code",), ("superiors", 1)]


class TestOfficeWithALine:
    def test_it_is_a_value(self) -> None:
        office = kua(*LINE)

        assert office == kua(*LINE)
        assert office != kua(*LINE[:3])
        assert hash(office) == hash(kua(*LINE))
        assert pickle.loads(pickle.dumps(office)) == office  # noqa: S301 - our own bytes
        assert Office.model_validate(office.model_dump()) == office
        assert Office.model_validate_json(office.model_dump_json()) == office

    def test_its_calendar_is_that_of_any_office_like_it(self) -> None:
        assert kua(*LINE).calendar() is Office.model_validate(KUA).calendar()
        assert kua(*LINE).calendar() is indonesia("ID-JT")
        assert kua(*LINE).calendar(known_on=LAST_DAY) is indonesia("ID-JT", known_on=LAST_DAY)
