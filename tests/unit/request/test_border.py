"""
What a command brings along is plain, or the command is refused with every fault.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from layanan import Request
from layanan.request import InvalidCommandError
from tests.unit.request.cases import CLERK, MASKED, NIK, copied, opened, submitted, wib
from tests.unit.request.permits import ASKER, DATA, STAFF, draft, handed_in, rules

LATER = wib("2026-03-16T09:00")


def fire(**more: Any) -> Request:
    return submitted().fire("proses", by=CLERK, at=LATER, **more)


class TestWhatACommandBringsAlong:
    def test_may_be_any_plain_value(self) -> None:
        facts = {
            "teks": "x",
            "jumlah": 2,
            "benar": True,
            "biaya": Decimal("10.50"),
            "tanggal": date(2026, 3, 13),
            "saat": LATER,
        }

        event = fire(facts=facts, documents=("a", "b")).history[-1]

        assert dict(event.facts) == facts
        assert [name for name, _ in event.facts] == sorted(facts)
        assert event.documents == ("a", "b")

    def test_may_come_in_any_collection(self) -> None:
        assert fire(documents=(one for one in ["b", "a"])).history[-1].documents == ("b", "a")

    def test_cannot_be_changed_afterwards(self) -> None:
        facts, documents = {"salinan": 2}, ["formulir"]
        request = fire(facts=facts, documents=documents)

        facts["salinan"] = 3
        documents.append("identitas")

        assert request.facts == {"salinan": 2}
        assert request.history[-1].documents == ("formulir",)

    @pytest.mark.parametrize(
        ("more", "english", "indonesian"),
        [
            ({"note": 5}, "note must be text, not 5", "note harus teks, bukan 5"),
            (
                {"key": ""},
                "key must be text that is not empty, not ''",
                "key harus teks tak kosong, bukan ''",
            ),
            (
                {"documents": "identitas"},
                "documents must be a collection of document codes, not 'identitas'",
                "documents harus kumpulan kode dokumen, bukan 'identitas'",
            ),
            (
                {"documents": ["a", ""]},
                "documents must be a collection of document codes, not ['a', '']",
                "documents harus kumpulan kode dokumen, bukan ['a', '']",
            ),
            (
                {"documents": [7]},
                "documents must be a collection of document codes, not [7]",
                "documents harus kumpulan kode dokumen, bukan [7]",
            ),
            (
                {"facts": {"bobot": 1.5}},
                (
                    "facts['bobot'] must be text, an int, a Decimal, a bool, a date or an aware "
                    "datetime, under a name that is text, not 1.5"
                ),
                (
                    "facts['bobot'] harus teks, bilangan bulat, Decimal, bool, tanggal, atau waktu "
                    "berzona, dengan nama berupa teks, bukan 1.5"
                ),
            ),
        ],
        ids=str,
    )
    def test_is_refused_with_the_remedy(
        self, more: dict[str, Any], english: str, indonesian: str
    ) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            fire(**more)

        error = caught.value
        assert isinstance(error, TypeError)
        assert str(error) == f"the command cannot be recorded: {english}"
        assert error.describe("id") == f"perintah tidak dapat dicatat: {indonesian}"
        assert str(copied(error)) == str(error)

    @pytest.mark.parametrize(
        "facts",
        [{7: "x"}, {"": 1}, {"a": None}, {"a": ["x"]}, {"a": datetime(2026, 3, 13, 9, 0)}],
        ids=str,
    )
    def test_is_refused_where_a_fact_is_not_plain(self, facts: Any) -> None:
        with pytest.raises(InvalidCommandError):
            fire(facts=facts)

    def test_is_refused_with_every_fault_at_once(self) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            fire(note=1, key=2, documents="x", facts={3: 4, "a": 5.0})

        assert len(caught.value.faults) == 5

    def test_may_hold_an_empty_note(self) -> None:
        assert fire(note="").history[-1].note == ""

    def test_is_told_before_anything_else(self) -> None:
        note: Any = 5

        with pytest.raises(InvalidCommandError):
            opened().fire("setujui", by=CLERK, at=wib("2026-01-01T09:00"), note=note)

    @pytest.mark.parametrize(
        "command",
        [
            lambda note: submitted().extend("jawaban", by=CLERK, at=LATER, reason=note),
            lambda note: submitted().extend(
                "jawaban", by=CLERK, at=LATER, reason="arsip", key=note
            ),
            lambda note: opened(key=note),
        ],
    )
    def test_is_looked_at_in_every_command(self, command: Callable[[Any], Request]) -> None:
        with pytest.raises(InvalidCommandError):
            command(5)

    def test_hides_a_nik_when_it_is_refused(self) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            fire(documents=NIK)

        assert NIK not in str(caught.value)
        assert MASKED in caught.value.describe("id")


class TestWhatALifecycleDeclares:
    KINDS: ClassVar = {
        "text": ("text", "teks"),
        "integer": ("a whole number", "bilangan bulat"),
        "decimal": ("a Decimal", "Decimal"),
        "boolean": ("True or False", "True atau False"),
        "date": ("a date", "tanggal (date)"),
        "instant": ("an aware datetime", "waktu berzona (datetime)"),
    }

    @pytest.mark.parametrize(
        ("value", "kinds"),
        [
            ("x", {"text"}),
            (2, {"integer", "decimal"}),
            (Decimal("1.5"), {"decimal"}),
            (True, {"boolean"}),
            (date(2026, 3, 13), {"date"}),
            (LATER, {"instant"}),
        ],
    )
    def test_is_the_kind_of_every_fact(self, value: Any, kinds: set[str]) -> None:
        for kind in self.KINDS:
            facts = {"fakta": {"label": {"id": "Fakta", "en": "Fact"}, "kind": kind}}
            request = handed_in(rules({"facts": {**DATA["facts"], **facts}}))
            note: Any = {"by": STAFF, "at": wib("2026-07-07T09:00"), "facts": {"fakta": value}}

            if kind in kinds:
                assert request.note("x", **note).facts["fakta"] == value
                continue
            with pytest.raises(InvalidCommandError) as caught:
                request.note("x", **note)
            english, indonesian = self.KINDS[kind]
            assert str(caught.value).endswith(f"fakta (Fact) must be {english}")
            assert caught.value.describe("id").endswith(f"fakta (Fakta) harus {indonesian}")

    def test_is_all_that_may_be_stated(self) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            handed_in().fire(
                "periksa",
                by=STAFF,
                at=wib("2026-07-07T09:00"),
                facts={"laus": 3, "x": 1, "luas": True},
                documents=["kpt", "kpt"],
            )

        assert [one.en for one in copied(caught.value).faults] == [
            "facts: 'laus' is not known; did you mean 'luas'; there are: luas, lunas, catatan",
            "luas (Luas (en)) must be a whole number",
            "facts: 'x' is not known; there are: luas, lunas, catatan",
            "documents: 'kpt' is not known; did you mean 'ktp'; there are: ktp, surat_tagih",
        ]

    def test_may_be_nothing(self) -> None:
        bare: dict[str, Any] = {"facts": {}, "documents": {}}
        bare["transitions"] = [
            {**one, "facts": [], "documents": [], "guards": []}
            for one in DATA["transitions"]
            if one["name"] not in {"setujui", "lunas", "hanguskan"}
        ] + [{**DATA["transitions"][5], "guards": [], "target": "terbit"}]
        bare["timers"] = DATA["timers"][:1]
        bare["states"] = {k: v for k, v in DATA["states"].items() if k != "menunggu_bayar"}

        with pytest.raises(InvalidCommandError) as caught:
            draft(rules(bare)).fire(
                "ajukan", by=ASKER, at=wib("2026-07-06T10:00"), facts={"luas": 1}
            )

        assert caught.value.faults[0].en == "facts: 'luas' is not known; there are: -"
        assert caught.value.faults[0].id == "facts: 'luas' tidak dikenal; ada: -"

    def test_may_be_left_to_the_host(self) -> None:
        request = handed_in(rules({"facts": None, "documents": None})).attach(
            ["apa_saja"], by=STAFF, at=wib("2026-07-07T09:00")
        )

        assert request.note("x", by=STAFF, at=wib("2026-07-07T09:00"), facts={"apa": 1}).facts == {
            "luas": 40,
            "apa": 1,
        }


@pytest.mark.parametrize("documents", [5, None, "ktp"])
def test_documents_are_a_collection(documents: Any) -> None:
    with pytest.raises(InvalidCommandError) as caught:
        fire(documents=documents)

    assert str(caught.value).endswith(
        f"documents must be a collection of document codes, not {documents!r}"
    )


@pytest.mark.parametrize("facts", [5, [("a", 1)], "a"])
def test_facts_are_a_mapping(facts: Any) -> None:
    with pytest.raises(InvalidCommandError) as caught:
        fire(facts=facts)

    assert str(caught.value).endswith(f", not {facts!r}")
