"""
What the applicant still has to bring: every deficiency at once, with its reason.
"""

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.service import ServiceType
from layanan.service._checklist import (
    Checklist,
    Evidence,
    EvidenceError,
    UnknownRequirementError,
    checklist,
)
from layanan.text import UnknownLanguageError
from tests.strategies.standards import ON, fact, label, need, service

YOUNG = service(
    facts={
        "lahir": fact("tanggal lahir", "date"),
        "akad": fact("tanggal akad", "date"),
        "janda": fact("duda atau janda", "boolean"),
    },
    requirements=[
        need("ktp", copy_of="copy", cites="PMA 30/2024 pasal 3"),
        need("izin", when={"age": "lahir", "on": "akad", "less_than": 21}),
        need("akta", when={"fact": "janda", "equals": True}, obtainable=label("Pengadilan Agama")),
    ],
)


def one(document: Evidence | str | None, on: date = ON, **fields: Any) -> tuple[str, list[str]]:
    """
    Return how one requirement stands, and why, once this was handed in.
    """
    given = service(requirements=[need("surat", **fields)])
    documents = () if document is None else (document,)
    item = checklist(given, {}, on=on, documents=documents).items[0]
    return item.state, [reason.en for reason in (*item.reasons, *item.unchecked)]


class TestWhatIsNeeded:
    def test_is_everything_without_a_condition(self) -> None:
        found = checklist(service(requirements=[need("a"), need("b")]), {}, on=ON, documents=["b"])

        assert [(item.code, item.needed, item.state) for item in found.items] == [
            ("a", "yes", "missing"),
            ("b", "yes", "met"),
        ]
        assert ([i.code for i in found.missing], found.unfit, found.complete) == (["a"], (), False)

    # Born on 1 May 2006: 19 on the day of the ceremony, 20 June 2025.
    @pytest.mark.parametrize(("born", "needed"), [((2006, 5, 1), "yes"), ((2004, 6, 20), "no")])
    def test_follows_the_facts(self, born: tuple[int, int, int], needed: str) -> None:
        facts: dict[str, Any] = {
            "lahir": date(*born),
            "akad": date(2025, 6, 20),
            "janda": False,
        }

        found = checklist(YOUNG, facts, on=ON, documents=["ktp"])

        assert found.item("izin").needed == needed
        assert found.complete is (needed == "no")
        assert found.wanted == ()

    def test_is_not_known_before_the_facts_are(self) -> None:
        found = checklist(YOUNG, {"akad": date(2025, 6, 20)}, on=ON, documents=["ktp"])

        assert [item.code for item in found.open] == ["izin", "akta"]
        assert found.wanted == ("lahir", "janda")
        assert (found.missing, found.complete) == ((), False)

    def test_does_not_matter_once_it_was_handed_in(self) -> None:
        found = checklist(YOUNG, {}, on=ON, documents=["ktp", "izin", "akta"])

        assert (found.complete, found.wanted) == (True, ())
        assert found.item("izin").needed == "unknown"
        assert found.item("izin").describe("en") == "izin (en): met"

    def test_that_is_not_asks_for_nothing_whatever_was_handed_in(self) -> None:
        given = service(
            facts={"a": fact("a", "boolean")},
            requirements=[need("x", media=["paper"], when={"fact": "a", "equals": True})],
        )

        found = checklist(given, {"a": False}, on=ON, documents=[Evidence("x", medium="digital")])

        assert (found.complete, found.unchecked) == (True, ())
        assert found.items[0].describe("id") == "x: tidak diperlukan; a harus ya; dinyatakan tidak"


class TestADocument:
    def test_that_fits_meets_it(self) -> None:
        assert one("surat") == ("met", [])
        assert one(None) == ("missing", ["not handed in yet"])

    def test_may_be_had_by_the_office_itself(self) -> None:
        state, reasons = one(None, obtainable=label("Dukcapil"))

        assert (state, reasons) == (
            "missing",
            ["not handed in yet", "the office can get it itself (Dukcapil (en))"],
        )

    def test_has_one_of_the_media(self) -> None:
        assert one(Evidence("surat", medium="paper"), media=["paper"]) == ("met", [])
        assert one(Evidence("surat", medium="digital"), media=["paper"]) == (
            "unfit",
            ["handed in was a file, asked for is paper"],
        )
        assert one("surat", media=["paper", "digital"]) == (
            "met",
            ["its medium has not been stated, so it was not checked"],
        )

    # What proves more serves as well: our reading, no source says it.
    @pytest.mark.parametrize(
        ("wanted", "given", "state"),
        [
            ("original", "original", "met"),
            ("original", "certified_copy", "unfit"),
            ("original", "copy", "unfit"),
            ("original", "shown", "unfit"),
            ("certified_copy", "original", "met"),
            ("certified_copy", "certified_copy", "met"),
            ("certified_copy", "copy", "unfit"),
            ("certified_copy", "shown", "unfit"),
            ("copy", "original", "met"),
            ("copy", "certified_copy", "met"),
            ("copy", "copy", "met"),
            ("copy", "shown", "unfit"),
            ("shown", "original", "met"),
            ("shown", "shown", "met"),
            ("shown", "copy", "unfit"),
            ("shown", "certified_copy", "unfit"),
        ],
    )
    def test_is_as_good_as_what_is_asked_for(self, wanted: str, given: Any, state: str) -> None:
        assert one(Evidence("surat", copy_of=given), copy_of=wanted)[0] == state

    def test_that_is_a_copy_is_told_from_the_original(self) -> None:
        assert one(Evidence("surat", copy_of="copy"), copy_of="original")[1] == [
            "handed in was a copy, asked for is the original"
        ]
        assert one("surat", copy_of="original")[1] == [
            "whether it is the original or a copy has not been stated, so it was not checked"
        ]

    @pytest.mark.parametrize(
        ("given", "state"), [("pdf", "met"), (".PDF", "met"), ("JPEG", "met"), ("png", "unfit")]
    )
    def test_has_one_of_the_formats(self, given: str, state: str) -> None:
        found = one(Evidence("surat", medium="digital", format=given), formats=["pdf", "jpg"])

        assert found[0] == state

    def test_is_told_the_formats(self) -> None:
        assert one(Evidence("surat", format="png"), formats=["pdf", "jpg"])[1] == [
            "handed in was png, asked for is pdf or jpg"
        ]
        assert one(Evidence("surat", format=" "), formats=["pdf"])[0] == "unfit"

    def test_on_paper_has_no_format_and_no_size(self) -> None:
        paper = Evidence("surat", medium="paper", format="png", size_kib=9_999)

        assert one(paper, formats=["pdf"], most_kib=500) == ("met", [])

    def test_may_be_on_paper_where_nobody_says_otherwise(self) -> None:
        fields: dict[str, Any] = {"formats": ["pdf"], "most_kib": 500}

        assert one("surat", media=["paper", "digital"], **fields)[1] == [
            "its medium has not been stated, so it was not checked"
        ]
        assert one("surat", **fields)[1] == [
            "the format of the file has not been stated, so it was not checked",
            "the size of the file has not been stated, so it was not checked",
        ]

    @pytest.mark.parametrize(("size", "state"), [(0, "met"), (500, "met"), (500.5, "unfit")])
    def test_is_no_larger_than_allowed(self, size: float, state: str) -> None:
        found = one(Evidence("surat", size_kib=size), most_kib=500)

        assert found[0] == state
        assert found[1] == (
            ["the file is too large: 500.5 KiB, at most 500 KiB"] if state == "unfit" else []
        )

    # Three months from 13 December 2025 end on 13 March 2026, inclusive.
    @pytest.mark.parametrize(
        ("issued", "state"), [((2025, 12, 13), "met"), ((2025, 12, 12), "unfit")]
    )
    def test_is_young_enough_on_the_day(self, issued: tuple[int, int, int], state: str) -> None:
        found = one(Evidence("surat", issued=date(*issued)), age="3 bulan")

        assert found[0] == state
        if state == "unfit":
            (reason,) = found[1]
            assert reason == (
                "issued on 12 December 2025, at most 3 months old, so until 12 March 2026; on "
                "13 March 2026 it is too old"
            )

    def test_is_young_enough_on_the_day_that_the_requirement_names(self) -> None:
        given = service(
            facts={"akad": fact("akad", "date")},
            requirements=[need("sehat", age="1 bulan", on="akad")],
        )
        health = [Evidence("sehat", issued=date(2026, 3, 1))]

        def state(**facts: date) -> Checklist:
            return checklist(given, facts, on=ON, documents=health)

        # One month from 1 March ends on 1 April.
        assert state(akad=date(2026, 4, 1)).complete
        assert state(akad=date(2026, 4, 2)).items[0].state == "unfit"
        assert (state().items[0].state, state().wanted) == ("open", ("akad",))
        assert state().items[0].describe("en") == "sehat (en): state: akad (en)"
        assert not state().complete

    def test_needs_a_day_to_be_young_enough(self) -> None:
        bare = service(requirements=[need("sehat", age="1 bulan", on="akad")])
        health = [Evidence("sehat", issued=date(2026, 3, 1))]

        with pytest.raises(CivilDateError):
            checklist(bare, {"akad": "2026-04-01"}, on=ON, documents=health)

    def test_without_a_day_of_issue_is_not_held_too_old(self) -> None:
        assert one("surat", age="3 bulan") == (
            "met",
            ["the day on which it was issued has not been stated, so it was not checked"],
        )

    def test_from_the_future_is_not_accepted(self) -> None:
        assert one(Evidence("surat", issued=date(2026, 3, 14)), age="3 bulan") == (
            "unfit",
            [
                "dated 14 March 2026, after the day on which it was handed in, 13 March 2026",
            ],
        )

    def test_is_told_everything_that_is_wrong_with_it(self) -> None:
        state, reasons = one(
            Evidence(
                "surat",
                issued=date(2020, 1, 1),
                medium="digital",
                copy_of="copy",
                format="png",
                size_kib=2_000,
            ),
            media=["paper"],
            copy_of="original",
            formats=["pdf"],
            most_kib=1_000,
            age="1 tahun",
        )

        assert state == "unfit"
        assert len(reasons) == 5

    def test_that_fits_makes_up_for_one_that_does_not(self) -> None:
        given = service(requirements=[need("foto", media=["paper"], copy_of="original")])
        bad = Evidence("foto", medium="digital")
        vague = Evidence("foto", medium="paper")
        good = Evidence("foto", medium="paper", copy_of="original")

        def item(*documents: Evidence) -> tuple[str, int]:
            found = checklist(given, {}, on=ON, documents=documents).items[0]
            return found.state, len(found.unchecked)

        assert item(bad, vague) == ("met", 1)
        assert item(vague, bad, good) == ("met", 0)
        assert item(bad, bad) == ("unfit", 0)


class TestTheList:
    FACTS = {"lahir": date(2006, 5, 1), "akad": date(2025, 6, 20)}  # noqa: RUF012 - plain data

    def test_is_told_whole(self) -> None:
        found = checklist(YOUNG, self.FACTS, on=ON, documents=[Evidence("ktp", copy_of="shown")])

        assert [item.code for item in found.missing] == ["izin"]
        assert [item.code for item in found.unfit] == ["ktp"]
        assert [item.code for item in found.open] == ["akta"]
        assert found.explain("id") == (
            "Persyaratan belum lengkap:\n"
            "- izin: belum diserahkan\n"
            "- ktp: diserahkan dokumen asli untuk diperlihatkan, yang diminta salinan\n"
            "- akta: belum tentu diperlukan; belum diserahkan; kantor dapat memperolehnya sendiri "
            "(Pengadilan Agama); nyatakan: duda atau janda"
        )
        assert str(found.unfit[0].citation) == "PMA 30/2024 pasal 3"

    def test_tells_what_only_the_applicant_can_bring(self) -> None:
        found = checklist(YOUNG, self.FACTS | {"janda": True}, on=ON, documents=["ktp"])

        assert [item.code for item in found.missing] == ["izin", "akta"]
        assert [item.code for item in found.from_applicant] == ["izin"]

    def test_tells_what_was_not_looked_at(self) -> None:
        found = checklist(YOUNG, self.FACTS | {"janda": False}, on=ON, documents=["ktp", "izin"])

        assert (found.complete, [item.code for item in found.unchecked]) == (True, ["ktp"])
        assert found.explain("en") == (
            "The requirements are complete.\n"
            "- ktp (en): met; whether it is the original or a copy has not been stated, so it was "
            "not checked"
        )

    def test_is_in_one_of_two_languages(self) -> None:
        with pytest.raises(UnknownLanguageError):
            checklist(YOUNG, {}, on=ON).explain("jv")  # type: ignore[arg-type]

    def test_knows_its_requirements_only(self) -> None:
        with pytest.raises(UnknownRequirementError):
            checklist(YOUNG, {}, on=ON).item("kk")


class TestWhatIsHandedIn:
    def test_is_asked_for(self) -> None:
        with pytest.raises(UnknownRequirementError) as caught:
            checklist(YOUNG, {}, on=ON, documents=["ktpp", "zzz", "ktpp"])

        assert caught.value.codes == ("ktpp", "zzz")
        assert str(caught.value) == (
            'umum.surat does not ask for "ktpp" (did you mean "ktp"?) and "zzz"; it asks for: ktp, '
            "izin, and akta"
        )
        assert caught.value.describe("id").startswith(
            'umum.surat tidak meminta "ktpp" (mungkin maksudnya "ktp"?) dan "zzz"; yang diminta: '
        )

    def test_is_asked_for_by_a_service_without_requirements_never(self) -> None:
        with pytest.raises(UnknownRequirementError) as caught:
            checklist(service(), {}, on=ON, documents=["ktp"])

        assert str(caught.value).endswith("it asks for: -")

    def test_is_a_collection(self) -> None:
        with pytest.raises(EvidenceError) as caught:
            checklist(YOUNG, {}, on=ON, documents="ktp")

        assert str(caught.value) == "documents of ktp must be a collection of documents, not 'ktp'"

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"code": ""}, "code of  must be text that is not empty, not ''"),
            ({"code": 7}, "code of 7 must be text that is not empty, not 7"),
            ({"medium": "kertas"}, "medium of a must be paper or digital, not 'kertas'"),
            ({"medium": []}, "medium of a must be paper or digital, not []"),
            ({"copy_of": "asli"}, "copy_of of a must be original, copy, certified_copy, or shown"),
            ({"format": ""}, "format of a must be text that is not empty, not ''"),
            ({"size_kib": -1}, "size_kib of a must be a number from 0, not -1"),
            ({"size_kib": float("nan")}, "not nan"),
            ({"size_kib": float("inf")}, "not inf"),
            ({"size_kib": True}, "not True"),
            ({"size_kib": "5"}, "not '5'"),
        ],
    )
    def test_is_described_with_what_a_document_can_have(
        self, fields: dict[str, Any], words: str
    ) -> None:
        with pytest.raises(EvidenceError) as caught:
            Evidence(**{"code": "a"} | fields)

        assert words in str(caught.value)
        assert " harus " in caught.value.describe("id")
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert str(again) == str(caught.value)

    def test_was_issued_on_a_day(self) -> None:
        with pytest.raises(CivilDateError):
            Evidence("a", issued=datetime(2026, 3, 13, tzinfo=UTC))


@pytest.mark.parametrize("given", [YOUNG, service()])
def test_a_checklist_is_asked_on_a_day(given: ServiceType) -> None:
    with pytest.raises(CivilDateError):
        checklist(given, {}, on="2026-03-13")  # type: ignore[arg-type]
