"""
Instruments: read as typed, written as officials write them.
"""

import copy
import pickle

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from layanan.law import CitationSyntaxError, Instrument, InstrumentKind

K = InstrumentKind


class TestParse:
    @pytest.mark.parametrize(
        ("text", "kind", "issuer", "numbers"),
        [
            ("UU 14/2008", K.LAW, None, ["14/2008"]),
            ("UUD 1945", K.CONSTITUTION, None, ["1945"]),
            ("UU 1/PNPS/1965", K.LAW, None, ["1/PNPS/1965"]),
            ("Perppu 2/2022", K.PERPPU, None, ["2/2022"]),
            ("PP 96/2012", K.PP, None, ["96/2012"]),
            ("Perpres 21/2023", K.PERPRES, None, ["21/2023"]),
            ("Keppres 68/1995", K.KEPPRES, None, ["68/1995"]),
            ("Inpres 3/2003", K.INPRES, None, ["3/2003"]),
            ("PermenPANRB 14/2017", K.PERMENPANRB, None, ["14/2017"]),
            ("PMK 46/PMK.01/2021", K.PMK, None, ["46/PMK.01/2021"]),
            ("PMA 65/2016", K.PMA, None, ["65/2016"]),
            ("KMA 109/2017", K.KMA, None, ["109/2017"]),
            ("Permen Haji dan Umrah 3/2025", K.PERMEN, "Haji dan Umrah", ["3/2025"]),
            ("Permen ATR/BPN 2/2017", K.PERMEN, "ATR/BPN", ["2/2017"]),
            ("Permendagri 90/2019", K.PERMEN, "Mendagri", ["90/2019"]),
            ("KepMenPAN KEP/25/M.PAN/2/2004", K.KEPMEN, "MenPAN", ["KEP/25/M.PAN/2/2004"]),
            (
                "SKB 150/2015, 2/SKB/MEN/VI/2015, 01/2015",
                K.SKB,
                None,
                ["150/2015", "2/SKB/MEN/VI/2015", "01/2015"],
            ),
            (
                "PBM Menag-Mendagri 9/2006 dan 8/2006",
                K.PBM,
                "Menag-Mendagri",
                ["9/2006", "8/2006"],
            ),
            ("SE MenPANRB 394/2019", K.SE, "MenPANRB", ["394/2019"]),
            ("SE Pemprov Papua 003.2/1334/SET", K.SE, "Pemprov Papua", ["003.2/1334/SET"]),
            ("Kepgub Aceh 100.3.3.1/845/2024", K.KEPGUB, "Aceh", ["100.3.3.1/845/2024"]),
            ("Perki 1/2021", K.PERKI, None, ["1/2021"]),
            ("Perka ANRI 1/2020", K.PERKA, "ANRI", ["1/2020"]),
            ("Peraturan Ombudsman 58/2023", K.REGULATION, "Ombudsman", ["58/2023"]),
            (
                "Keputusan Kepala Kanwil Kemenag Jawa Tengah 124/2021",
                K.DECREE,
                "Kepala Kanwil Kemenag Jawa Tengah",
                ["124/2021"],
            ),
            (
                "Keputusan Kepala MAN 1 Semarang 12/2021",
                K.DECREE,
                "Kepala MAN 1 Semarang",
                ["12/2021"],
            ),
            (
                "Surat Mendagri 100.2.1.3/4263/OTDA",
                K.LETTER,
                "Mendagri",
                ["100.2.1.3/4263/OTDA"],
            ),
            ("Surat Imigrasi IMI-GR.01.01-0070", K.LETTER, "Imigrasi", ["IMI-GR.01.01-0070"]),
            ("keputusan Gubernur Papua", K.DECREE, "Gubernur Papua", []),
        ],
    )
    def test_the_parts_are_read_and_the_name_is_printed_back(
        self, text: str, kind: InstrumentKind, issuer: str | None, numbers: list[str]
    ) -> None:
        instrument = Instrument.parse(text)

        assert instrument.kind is kind
        assert instrument.issuer == issuer
        assert instrument.numbers == tuple(numbers)
        assert str(instrument) == text

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("UU Nomor 14 Tahun 2008", "UU 14/2008"),
            ("UU No. 14 Tahun 2008", "UU 14/2008"),
            ("uu no.14/2008", "UU 14/2008"),
            ("Undang-Undang Nomor 14 Tahun 2008", "UU 14/2008"),
            ("UU  14/2008 ", "UU 14/2008"),
            ("UU 14/2008,", "UU 14/2008"),
            ("UU Nomor: 14 Tahun 2008", "UU 14/2008"),
            ("Peraturan Menteri Agama Nomor 65 Tahun 2016", "PMA 65/2016"),
            ("PMA 30/2024 Pencatatan Pernikahan", "PMA 30/2024 tentang Pencatatan Pernikahan"),
            ("UU Cipta Kerja 11/2020", "UU 11/2020 tentang Cipta Kerja"),
            ("Permenpan-RB 14/2017", "PermenPANRB 14/2017"),
            ("Permen MenPANRB 14/2017", "PermenPANRB 14/2017"),
            ("Peraturan Menteri Mendagri 90/2019", "Permendagri 90/2019"),
            ("Permen PAN RB Nomor 14 Tahun 2017", "PermenPANRB 14/2017"),
            ("PERKI 1/2021", "Perki 1/2021"),
            ("PermenDagri 90/2019", "PermenDagri 90/2019"),
            ("PMK Nomor 46/PMK.01/2021 Tahun 2021", "PMK 46/PMK.01/2021"),
            ("Surat Edaran MenPANRB Nomor 394 Tahun 2019", "SE MenPANRB 394/2019"),
            ("SK Kepala Kanwil Bali 5/2020", "Keputusan Kepala Kanwil Bali 5/2020"),
            ("PBM 9 dan 8/2006", "PBM 9/2006 dan 8/2006"),
            (
                "SKB Nomor 1497 Tahun 2025, Nomor 2 Tahun 2025, dan Nomor 5 Tahun 2025",
                "SKB 1497/2025, 2/2025, 5/2025",
            ),
            ("SE MenPANRB tentang jam kerja Ramadan", "SE MenPANRB tentang jam kerja Ramadan"),
            ("Keputusan Gubernur Papua", "keputusan Gubernur Papua"),
        ],
    )
    def test_other_spellings_become_the_official_one(self, typed: str, written: str) -> None:
        assert str(Instrument.parse(typed)) == written
        assert str(Instrument.parse(written)) == written

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "empty"),
            ("   ", "empty"),
            ("UU", "number and year"),
            ("UU 14", "number and year"),
            ("UU 14 Tahun", "number and year"),
            ("UU Nomor 14 Tahun 08", "number and year"),
            ("PMA tentang tentang cuti", "two meanings"),
            ("UU 14-2008", "number and year"),
            ("UU 14/08", "numbered like 14/2008"),
            ("PMA 30/24", "numbered like 14/2008"),
            ("UU tahun 2008 nomor 14", "number and year"),
            ("UU 14/2008, 15/2008", "one number"),
            ("UU 14/2008 pasl 22", "did you mean pasal"),
            ("UU 14/2008 22", "cannot be read"),
            ("UU 14/2008 pasal dua", "with their numbers"),
            ("UU 14/2008 pasal 22", "more than the name"),
            ("UU 14/2008 (KIP)", "more than the name"),
            ("UU Cipta Kerja 11/2020 tentang Cipta Kerja", "two titles"),
            ("SE 5/2020", "who issued this SE"),
            ("Keputusan 5/2020", "who issued this Keputusan"),
            ("SE MenPANRB 20-2017", "neither as the issuer nor as a number"),
            ("SE MenPANRB nomor sekian", "neither as the issuer nor as a number"),
            ("PBM 9 dan 8/SET", "neither as the issuer nor as a number"),
            ("Permne 4/2025", "did you mean Permen"),
            ("KTP buram", "no known kind"),
            ("UU " + "x" * 600, "longer than 500"),
        ],
    )
    def test_a_slip_is_refused_with_its_reason(self, text: str, why: str) -> None:
        with pytest.raises(CitationSyntaxError, match=why):
            Instrument.parse(text)

    def test_a_refusal_lists_the_known_kinds_and_an_example_in_both_languages(self) -> None:
        with pytest.raises(CitationSyntaxError) as caught:
            Instrument.parse("Permne 4/2025")

        assert caught.value.known[:3] == ("UUD", "UU", "Perppu")
        for text in (str(caught.value), caught.value.describe("id")):
            assert "Permne" in text
            assert "PermenPANRB, KepMenPANRB, PMK, PMA, KMA" in text
            assert "UU 14/2008 pasal 22 ayat (7)" in text
        assert "mungkin maksudnya" in caught.value.describe("id")
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


class TestGeneral:
    YEARLY = "yearly SE MenPANRB to 2023, Perpres 21/2023 from 2024 (break 60 min)"

    def test_free_words_that_name_law_are_kept_word_for_word(self) -> None:
        instrument = Instrument.parse(self.YEARLY)

        assert instrument.kind is InstrumentKind.GENERAL
        assert str(instrument) == instrument.text("en") == self.YEARLY
        assert instrument.year is None


class TestYear:
    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("UU 14/2008", 2008),
            ("UUD 1945", 1945),
            ("SKB 135/2016, 109/2016, 01/SKB/MENPANRB/04/2016", 2016),
            ("Kepgub Aceh 100.3.3.1/845/2024", 2024),
            ("SE Pemprov Papua 003.2/1334/SET", None),
            ("keputusan Gubernur Papua", None),
        ],
    )
    def test_the_year_is_the_one_written_in_the_number(self, text: str, year: int | None) -> None:
        assert Instrument.parse(text).year == year


class TestText:
    @pytest.mark.parametrize(
        ("text", "english"),
        [
            ("UU 14/2008", "Law (UU) 14/2008"),
            ("Permendagri 90/2019", "Ministerial Regulation (Permendagri) 90/2019"),
            ("keputusan Gubernur Papua", "Decree (Keputusan) Gubernur Papua"),
            ("PBM 9/2006 dan 8/2006", "Joint Ministerial Regulation (PBM) 9/2006 and 8/2006"),
            (
                "PMA 30/2024 tentang Pencatatan Pernikahan",
                (
                    "Regulation of the Minister of Religious Affairs (PMA) 30/2024 "
                    "on Pencatatan Pernikahan"
                ),
            ),
        ],
    )
    def test_english_explains_the_kind(self, text: str, english: str) -> None:
        assert Instrument.parse(text).text() == text
        assert Instrument.parse(text).text("en") == english

    def test_every_kind_has_a_name_in_both_languages(self) -> None:
        assert all(kind.label.id and kind.label.en for kind in InstrumentKind)


class TestEquality:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("UU 14/2008", "UU 14/2008 tentang Keterbukaan Informasi Publik"),
            ("SKB 440/2020, 03/2020, 03/2020", "SKB 440/2020, 3/2020, 3/2020"),
            ("PBM Menag-Mendagri 9/2006 dan 8/2006", "PBM 9 dan 8/2006"),
            ("keputusan Gubernur Papua", "Kepgub Papua"),
            ("Keputusan Gubernur Papua 188.4/419/2015", "Kepgub Papua 188.4/419/2015"),
            ("Peraturan Kepala ANRI 1/2020", "Perka ANRI 1/2020"),
        ],
    )
    def test_the_same_writing_under_another_name_is_equal(self, one: str, other: str) -> None:
        assert Instrument.parse(one) == Instrument.parse(other)
        assert hash(Instrument.parse(one)) == hash(Instrument.parse(other))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("UU 14/2008", "UU 14/2009"),
            ("UU 14/2008", "PP 14/2008"),
            ("SE MenPANRB 1/2020", "SE Mendagri 1/2020"),
            ("SKB 281/2021, 1/2021, 1/2021", "SKB 281/2021, 1/2021"),
            ("SKB libur nasional 2015", "SKB libur nasional 2016"),
        ],
    )
    def test_another_writing_is_not_equal(self, one: str, other: str) -> None:
        assert Instrument.parse(one) != Instrument.parse(other)

    def test_an_instrument_is_not_its_text(self) -> None:
        assert Instrument.parse("UU 14/2008") != "UU 14/2008"


class TestModel:
    def test_a_field_takes_plain_text_or_the_parts(self) -> None:
        class Rule(BaseModel):
            law: Instrument

        by_text = Rule.model_validate({"law": "UU 14/2008"})
        by_parts = Rule.model_validate({"law": {"kind": "UU", "numbers": ["14/2008"]}})

        assert by_text == by_parts
        assert by_text.model_dump(mode="json") == {"law": "UU 14/2008"}
        assert repr(by_text.law) == "Instrument('UU 14/2008')"

    def test_an_unknown_key_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="nomor"):
            Instrument.model_validate({"kind": "UU", "nomor": "14/2008"})

    @pytest.mark.parametrize(
        ("kind", "issuer", "numbers", "title"),
        [
            (K.LAW, "Menteri Agama", ("14/2008",), None),
            (K.LAW, None, (), None),
            (K.SE, None, ("5/2020",), None),
            (K.PMA, None, ("30/2024",), "(nomor)"),
            (K.GENERAL, None, (), "kebiasaan setempat"),
            (K.GENERAL, None, (), None),
        ],
    )
    def test_parts_that_would_not_read_back_are_refused(
        self,
        kind: InstrumentKind,
        issuer: str | None,
        numbers: tuple[str, ...],
        title: str | None,
    ) -> None:
        with pytest.raises(ValidationError):
            Instrument(kind=kind, issuer=issuer, numbers=numbers, title=title)

    def test_its_json_schema_is_text(self) -> None:
        assert TypeAdapter(Instrument).json_schema()["type"] == "string"

    def test_it_survives_copying_and_pickling(self) -> None:
        law = Instrument.parse("UU 14/2008")

        assert pickle.loads(pickle.dumps(law)) == copy.deepcopy(law) == law  # noqa: S301 - our own bytes
