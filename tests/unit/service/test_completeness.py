"""
The 14 components of UU 25/2009 pasal 21, and the six that must be published.

The letters and names are those of ../shared/law.md, 1.1; the six are in 1.2.
"""

from typing import Any

import pytest

from layanan.service._completeness import components, components_of
from layanan.text import UnknownLanguageError
from tests.strategies.standards import SOURCE, fee_of, label, need, service

CLAUSE = [{"label": label("Kata-kata standar"), "source": SOURCE}]
WHOLE: dict[str, Any] = {
    "cites": ["UU 25/2009"],
    "requirements": [need("ktp")],
    "procedure": [{"label": label("Ajukan")}],
    "levels": [
        {
            "name": "surat",
            "label": label("Surat"),
            "term": "3 hari kerja",
            "starts": "ajukan",
            "ends": "terbitkan",
            "cites": "UU 25/2009 pasal 21",
        }
    ],
    "fee": fee_of(amount_idr=0),
    "products": [{"code": "surat", "label": label("Surat"), "source": SOURCE}],
    "facilities": CLAUSE,
    "competence": CLAUSE,
    "supervision": CLAUSE,
    "complaints": CLAUSE,
    "staffing": CLAUSE,
    "guarantee": CLAUSE,
    "safety": CLAUSE,
    "evaluation": CLAUSE,
}
FIELDS = dict(zip("abcdefghijklmn", WHOLE, strict=True))


def test_there_are_fourteen_in_the_order_of_the_law() -> None:
    found = components(service())

    assert "".join(one.letter for one in found) == "abcdefghijklmn"
    assert [one.name.id.split(" yang ")[0].split(" dalam bentuk ")[0] for one in found] == [
        "dasar hukum",
        "persyaratan",
        "sistem, mekanisme, dan prosedur",
        "jangka waktu penyelesaian",
        "biaya/tarif",
        "produk pelayanan",
        "sarana, prasarana, dan/atau fasilitas",
        "kompetensi pelaksana",
        "pengawasan internal",
        "penanganan pengaduan, saran, dan masukan",
        "jumlah pelaksana",
        "jaminan pelayanan",
        "jaminan keamanan dan keselamatan pelayanan",
        "evaluasi kinerja pelaksana",
    ]


def test_six_must_be_published() -> None:
    found = components(service())

    assert "".join(one.letter for one in found if one.must_be_published) == "bcdefj"


def test_a_whole_standard_lacks_nothing() -> None:
    found = components(service(**WHOLE))

    assert all(one.present and one.means is None for one in found)
    assert found[4].describe("id") == "e. biaya/tarif: ada"


@pytest.mark.parametrize(("letter", "field"), FIELDS.items())
def test_what_is_not_there_is_missing(letter: str, field: str) -> None:
    found = components(service(**{key: one for key, one in WHOLE.items() if key != field}))

    assert "".join(one.letter for one in found if not one.present) == letter


def test_a_limit_in_words_alone_is_there_too() -> None:
    office = {"level": "surat", "text": "3 hari", "by": "Kanwil", "source": SOURCE}

    found = components_of(service(**WHOLE | {"published": [office]}).standard)

    assert found[3].present


def test_a_fee_without_an_amount_is_there_too() -> None:
    assert components(service(fee=fee_of()))[4].present


def test_missing_does_not_mean_that_the_office_has_none() -> None:
    found = {one.letter: one for one in components(service())}

    assert all(
        "does not mean that the office has none" in str(one.means and one.means.en)
        for one in found.values()
    )
    assert found["k"].describe("id") == (
        "k. jumlah pelaksana: tidak ada dalam sumber yang dibaca; itu tidak berarti kantor tidak "
        "memilikinya"
    )
    assert found["e"].describe("en") == (
        "e. fee or tariff: not in the sources that were read; that does not mean that the office "
        "has none; that no fee is named does not mean that it is free of charge; it is one of the "
        "six that must be published"
    )


def test_it_says_how_sure_we_are() -> None:
    # law.md 1.1: ten names were read in PMK 46/2021, the other four and the letters were not.
    found = components(service())

    assert "".join(one.letter for one in found if one.confidence == "high") == "abcdefghij"
    assert "".join(one.letter for one in found if one.confidence == "medium") == "klmn"
    assert str(found[0].citation) == "UU 25/2009 pasal 21 huruf a"
    assert {one.citation.confidence for one in found} == {"medium"}
    assert {str(one.split) for one in found} == {"PermenPANRB 15/2014"}
    assert [one.letter for one in found if one.split.source is None] == ["k", "l", "m", "n"]


def test_a_component_is_described_in_one_of_two_languages() -> None:
    with pytest.raises(UnknownLanguageError):
        components(service())[0].describe("jv")  # type: ignore[arg-type]
