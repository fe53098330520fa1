"""
Citations: the place in the law, what is said about it, and how it is known.
"""

import copy
import pickle
from datetime import date, datetime

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from layanan.law import Citation, CitationSyntaxError, Confidence, Instrument

KIP = "UU 14/2008 pasal 22 ayat (7)"
PAGE = "https://peraturan.example/uu-14-2008"


class TestParse:
    @pytest.mark.parametrize(
        "typed",
        [
            KIP,
            "UU 14/2008 Pasal 22(7)",
            "UU 14/2008 art. 22(7)",
            "UU 14/2008 Art. 22 (7)",
            "UU 14/2008 article 22 paragraph (7)",
            "UU 14/2008, pasal 22 ayat 7",
            "UU Nomor 14 Tahun 2008 Pasal 22 ayat 7",
            "UU No. 14 Tahun 2008 pasal 22 ayat (7)",
            "Undang-Undang Nomor 14 Tahun 2008, Pasal 22 ayat (7)",
            "Pasal 22 ayat (7) UU 14/2008",
            "  UU 14/2008\n pasal 22  ayat (7) ",
        ],
    )
    def test_one_place_has_one_official_form(self, typed: str) -> None:
        citation = Citation.parse(typed)

        assert str(citation) == KIP
        assert (citation.pasal, citation.ayat) == ("22", "7")
        assert citation.instrument == Instrument.parse("UU 14/2008")

    @pytest.mark.parametrize(
        ("typed", "written", "parts"),
        [
            (
                "UU 11/2020 pasal 175 angka 6",
                "UU 11/2020 pasal 175 angka 6",
                ("175", None, None, "6"),
            ),
            ("UU 25/2009 Art. 15(b)", "UU 25/2009 pasal 15 huruf b", ("15", None, "b", None)),
            ("UU 25/2009 pasal 40 huruf A", "UU 25/2009 pasal 40 huruf a", ("40", None, "a", None)),
            (
                "PP 5/2021 pasal 5 ayat (2) huruf b angka 1",
                "PP 5/2021 pasal 5 ayat (2) huruf b angka 1",
                ("5", "2", "b", "1"),
            ),
            ("PMA 29/2019 Pasal 6, 9, 19", "PMA 29/2019 pasal 6, 9, 19", ("6, 9, 19", *[None] * 3)),
            ("PMA 29/2019 pasal 6 – 8", "PMA 29/2019 pasal 6-8", ("6-8", *[None] * 3)),
            (
                "PMA 90/2013 Pasal 58 dan 60",
                "PMA 90/2013 pasal 58 dan 60",
                ("58 dan 60", *[None] * 3),
            ),
            ("UU 33/2014 pasal 33A", "UU 33/2014 pasal 33A", ("33A", *[None] * 3)),
            ("UU 16/2019 Pasal I", "UU 16/2019 pasal I", ("I", *[None] * 3)),
            (
                "UU 25/2009 Art. 44(4)-(5)",
                "UU 25/2009 pasal 44 ayat (4)-(5)",
                ("44", "4-5", None, None),
            ),
            (
                "UU 25/2009 pasal 44 ayat (2a) dan (3)",
                "UU 25/2009 pasal 44 ayat (2a) dan (3)",
                ("44", "2a dan 3", None, None),
            ),
            (
                "UU 14/2008 tentang Keterbukaan Informasi Publik pasal 22",
                "UU 14/2008 tentang Keterbukaan Informasi Publik pasal 22",
                ("22", *[None] * 3),
            ),
        ],
    )
    def test_every_part_of_an_article_is_read(
        self, typed: str, written: str, parts: tuple[str | None, ...]
    ) -> None:
        citation = Citation.parse(typed)

        assert str(citation) == str(Citation.parse(written)) == written
        assert (citation.pasal, citation.ayat, citation.huruf, citation.angka) == parts

    @pytest.mark.parametrize(
        ("text", "note", "tail"),
        [
            ("Keppres 18/2017 (cuti bersama PNS)", "cuti bersama PNS", None),
            ("keputusan Gubernur Papua (nomor tidak disebut)", "nomor tidak disebut", None),
            (
                (
                    "SKB 3 Menteri libur nasional dan cuti bersama 2015 "
                    "(7 Mei 2014; nomor belum terverifikasi)"
                ),
                "7 Mei 2014; nomor belum terverifikasi",
                None,
            ),
            (
                "SE Wali Kota Pangkalpinang 22/2025; surat Mendagri 100.2.1.3/4263/OTDA",
                None,
                "; surat Mendagri 100.2.1.3/4263/OTDA",
            ),
            (
                "PP 5/2021 dan PMA 5/2021 (OSS, KBLI 79122)",
                None,
                "dan PMA 5/2021 (OSS, KBLI 79122)",
            ),
            (
                "Surat Imigrasi IMI-GR.01.01-0070 (22-02-2023): syarat dihapus",
                "22-02-2023",
                ": syarat dihapus",
            ),
            ("PP 59/2018 pasal 3 (tarif (PNBP) Kemenag)", "tarif (PNBP) Kemenag", None),
            ("Perpres 21/2023 pasal 4: break 90 min on Friday", None, ": break 90 min on Friday"),
        ],
    )
    def test_notes_and_tails_are_kept_word_for_word(
        self, text: str, note: str | None, tail: str | None
    ) -> None:
        citation = Citation.parse(text)

        assert (citation.note, citation.tail) == (note, tail)
        assert str(citation) == text

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("PP 42/2006 jo. PP 25/2018", "PP 42/2006 jo. PP 25/2018"),
            ("PP 42/2006 juncto PP 25/2018", "PP 42/2006 jo. PP 25/2018"),
            ("PP 42/2006 jo PP 25/2018 jo PP 1/2020", "PP 42/2006 jo. PP 25/2018 jo. PP 1/2020"),
            (
                "UU 30/2014 pasal 53 jo. UU 11/2020 Pasal 175 angka 6 (lima hari)",
                "UU 30/2014 pasal 53 jo. UU 11/2020 pasal 175 angka 6 (lima hari)",
            ),
        ],
    )
    def test_a_simple_chain_is_read(self, typed: str, written: str) -> None:
        citation = Citation.parse(typed)

        assert str(citation) == written
        assert len(citation.jo) == written.count("jo.")

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("UU 14/2008 jo.", "no instrument follows"),
            ("UU 14/2008 jo. pasal 5", "does not name an instrument"),
            ("PP 42/2006 jo. 25/2018", "does not name an instrument"),
            ("UU 33/2014 (halal) jo. UU 6/2023", "cannot be read; write a note in brackets"),
            ("UU 14/2008 pasal 22 ayt 7", "'ayt 7' cannot be read"),
            ("UU 14/2008 pasal 22 ayat (7) UU 25/2009", "cannot be read"),
            ("UU 14/2008 pasal 22 (tujuh", "not closed"),
            ("UU 14/2008 ()", "bracket is empty"),
            ("UU 14/2008;", "cannot be read"),
            ("SE MenPANRB pasal 3", "needs the number or title"),
            ("pasal 22 ayat (7)", "does not name an instrument"),
            ("Pasl 22 UU 14/2008", "did you mean pasal"),
            ("kebiasaan setempat", "no known kind"),
        ],
    )
    def test_what_cannot_be_placed_is_refused(self, text: str, why: str) -> None:
        with pytest.raises(CitationSyntaxError, match=why):
            Citation.parse(text)

    def test_a_general_reference_is_kept_whole(self) -> None:
        text = "yearly SE MenPANRB to 2023, Perpres 21/2023 from 2024 (break 60 min)"

        assert str(Citation.parse(text)) == text

    def test_blanks_are_taken_up_to_a_limit(self) -> None:
        padded = KIP + " " * 9_000

        assert str(Citation.parse(padded)) == KIP
        with pytest.raises(CitationSyntaxError, match="it is longer than 500 characters"):
            Citation.parse(padded + " " * 1_000)

    @pytest.mark.parametrize("text", [" " * 10_000_000, "UU " * 4_000_000, "9" * 10_000_000])
    def test_a_text_without_end_is_told_by_its_beginning(self, text: str) -> None:
        with pytest.raises(CitationSyntaxError) as caught:
            Citation.parse(text)

        assert len(caught.value.text) <= 41
        assert len(str(caught.value)) < 1_000

    def test_what_is_no_text_is_refused_as_such(self) -> None:
        with pytest.raises(CitationSyntaxError, match="it is no text"):
            Citation.parse(["UU 14/2008"])  # type: ignore[arg-type]


class TestText:
    @pytest.mark.parametrize(
        ("text", "english"),
        [
            (KIP, "Law (UU) 14/2008 article 22 paragraph (7)"),
            (
                "PP 5/2021 pasal 5 ayat (2) huruf b angka 1",
                "Government Regulation (PP) 5/2021 article 5 paragraph (2) letter b point 1",
            ),
            (
                "PP 5/2021 pasal 58 dan 60 (tarif)",
                "Government Regulation (PP) 5/2021 articles 58 and 60 (tarif)",
            ),
            (
                "UU 25/2009 pasal 44 ayat (4)-(5)",
                "Law (UU) 25/2009 article 44 paragraphs (4)-(5)",
            ),
            (
                "PP 42/2006 jo. PP 25/2018",
                (
                    "Government Regulation (PP) 42/2006 "
                    "in conjunction with Government Regulation (PP) 25/2018"
                ),
            ),
        ],
    )
    def test_english_explains_and_indonesian_is_the_official_form(
        self, text: str, english: str
    ) -> None:
        assert Citation.parse(text).text() == Citation.parse(text).text("id") == text
        assert Citation.parse(text).text("en") == english


class TestWithSource:
    def test_provenance_is_added_to_a_copy(self) -> None:
        bare = Citation.parse(KIP)
        known = bare.with_source(PAGE, confidence=Confidence.HIGH, read_on=date(2026, 3, 1))

        assert (known.source, known.confidence, known.read_on) == (
            PAGE,
            Confidence.HIGH,
            date(2026, 3, 1),
        )
        assert bare.source is None
        assert bare.confidence is None

    def test_it_replaces_what_was_there(self) -> None:
        known = Citation.parse(KIP).with_source(PAGE, confidence=Confidence.HIGH)

        assert known.with_source(None, confidence=Confidence.LOW).source is None

    def test_a_source_is_an_address(self) -> None:
        with pytest.raises(ValidationError, match="source"):
            Citation.parse(KIP).with_source("seen somewhere")

    def test_chain_note_and_tail_stay(self) -> None:
        text = "PP 42/2006 pasal 1 jo. PP 25/2018 (wakaf); surat 1"

        assert str(Citation.parse(text).with_source(PAGE)) == text


class TestEquality:
    def test_provenance_and_notes_take_no_part(self) -> None:
        bare = Citation.parse(KIP)
        known = bare.with_source(PAGE, confidence=Confidence.LOW, read_on=date(2026, 3, 1))
        noted = Citation.parse(f"{KIP} (sepuluh hari kerja)")

        assert bare == known == noted
        assert {bare, known, noted} == {bare}

    @pytest.mark.parametrize(
        "other",
        [
            "UU 14/2008 pasal 22",
            "UU 14/2008 pasal 22 ayat (8)",
            "UU 14/2009 pasal 22 ayat (7)",
            f"{KIP} jo. UU 25/2009",
            f"{KIP}; surat Mendagri 1/2020",
        ],
    )
    def test_another_place_is_not_equal(self, other: str) -> None:
        assert Citation.parse(KIP) != Citation.parse(other)

    def test_a_citation_is_not_its_text(self) -> None:
        assert Citation.parse(KIP) != KIP


class Rule(BaseModel, frozen=True, extra="forbid"):
    cites: Citation | None = None


class TestModel:
    def test_a_field_takes_plain_text(self) -> None:
        rule = Rule.model_validate({"cites": KIP})

        assert rule.cites == Citation.parse(KIP)
        assert rule.model_dump(mode="json") == {"cites": KIP}

    def test_a_field_takes_a_reference_with_its_provenance(self) -> None:
        written = {
            "ref": KIP,
            "source": PAGE,
            "confidence": "medium",
            "read_on": "2026-03-01",
        }
        rule = Rule.model_validate({"cites": written})

        assert rule.cites is not None
        assert rule.cites.confidence is Confidence.MEDIUM
        assert rule.cites.read_on == date(2026, 3, 1)
        assert rule.model_dump(mode="json") == {"cites": written}

    def test_a_field_takes_the_parts(self) -> None:
        parts = {"instrument": "UU 14/2008", "pasal": "22", "ayat": "7"}

        assert Rule.model_validate({"cites": parts}).cites == Citation.parse(KIP)

    def test_json_reads_and_writes_the_same(self) -> None:
        rule = Rule(cites=Citation.parse(KIP).with_source(PAGE, read_on=date(2026, 3, 1)))
        again = Rule.model_validate_json(rule.model_dump_json())

        assert again == rule
        assert again.cites is not None
        assert again.cites.read_on == date(2026, 3, 1)

    @pytest.mark.parametrize(
        ("data", "where"),
        [
            ({"ref": KIP, "url": PAGE}, "url"),
            ({"ref": KIP, "pasal": "23"}, "leave out pasal"),
            ({"ref": 14}, "ref must be text"),
            ({"ref": KIP, "confidence": "sure"}, "confidence"),
            ({"ref": KIP, "read_on": 20260301}, "read_on"),
            ({"ref": KIP, "read_on": "1 Maret 2026"}, "read_on"),
            ({"ref": KIP, "read_on": datetime(2026, 3, 1, 8, 0)}, "read_on"),
            ({"source": PAGE}, "instrument"),
            ({"instrument": "UU 14/2008", "huruf": "a"}, "with their numbers, in this order"),
            ({"instrument": "UU 14/2008", "tail": "lalu apa"}, "read as another"),
            ({"instrument": "UU 14/2008", "note": "a) (b"}, "UU 14/2008"),
            ({"instrument": "PP 42/2006", "jo": ["PP 25/2018 (wakaf)"]}, "another"),
            (
                {"instrument": "PP 42/2006", "jo": [{"ref": "PP 25/2018", "source": PAGE}]},
                "belong to the whole",
            ),
            ("pasal 22", "does not name an instrument"),
            (14, "Citation"),
        ],
    )
    def test_what_does_not_fit_is_refused_by_name(self, data: object, where: str) -> None:
        with pytest.raises(ValidationError, match=where):
            Rule.model_validate({"cites": data})

    def test_a_refusal_inside_a_model_keeps_our_error_for_the_loader(self) -> None:
        with pytest.raises(ValidationError) as caught:
            Rule.model_validate({"cites": "pasal 22"})

        error = caught.value.errors()[0].get("ctx", {})["error"]

        assert isinstance(error, CitationSyntaxError)
        assert "tidak terbaca" in error.describe("id")

    def test_its_json_schema_offers_text_or_a_reference(self) -> None:
        schema = TypeAdapter(Citation).json_schema()
        text, reference = schema["anyOf"]

        assert text["type"] == "string"
        assert set(reference["properties"]) == {"ref", "source", "confidence", "read_on"}
        assert reference["additionalProperties"] is False

    def test_it_is_shown_as_it_is_written(self) -> None:
        citation = Citation.parse(KIP).with_source(None, confidence=Confidence.LOW)

        assert repr(citation) == f"Citation({KIP!r}, confidence='low')"

    def test_it_is_frozen_and_survives_copying_and_pickling(self) -> None:
        citation = Citation.parse(KIP)

        with pytest.raises(ValidationError, match="frozen"):
            citation.pasal = "23"  # type: ignore[misc]  # the mistake under test
        assert pickle.loads(pickle.dumps(citation)) == copy.deepcopy(citation) == citation  # noqa: S301 - our own bytes


class TestConfidence:
    def test_every_level_has_a_word_in_both_languages(self) -> None:
        assert [level.label.en for level in Confidence] == [
            "high confidence",
            "medium confidence",
            "low confidence",
        ]
        assert Confidence("low").label.id == "keyakinan rendah"
