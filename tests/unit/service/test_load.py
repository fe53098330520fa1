"""
Planted faults, each with the place where it was planted; and what is no fault.
"""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any, Literal

import pytest
import yaml
from pydantic import BaseModel, Field, field_validator

from layanan.errors import LayananError
from layanan.service import DefinitionError, load, load_document
from layanan.text import Label


class Tahap(BaseModel, frozen=True, extra="forbid"):
    nama: str
    jumlah: int = 1
    wajib: bool = False
    jenis: Literal["satu", "dua"] = "satu"


class Layanan(BaseModel, frozen=True, extra="forbid"):
    kode: str
    label: Label
    sejak: date
    tahap: tuple[Tahap, ...] = ()
    tarif: float | None = None
    catatan: dict[str, str] = {}


WHOLE = """\
kode: info.ppid
label: {id: Ya, en: Yes}
sejak: 2010-05-01
"""

PARSERS = ("libyaml", "python")


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    return str(request.param)


def faults(text: str | bytes, model: type[BaseModel] = Layanan, **how: Any) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        load(text, model, name="x", **how)
    return str(caught.value).splitlines()


class TestOneFault:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # what the text itself has
            pytest.param(
                WHOLE + "kode: lain\n",
                "x:4:1: kode: this key stands twice, first in line 1",
                id="a key twice",
            ),
            pytest.param(
                WHOLE + "catatan:\n  a: b\n  a: c\n",
                "x:6:3: catatan.a: this key stands twice, first in line 5",
                id="a key twice, further in",
            ),
            pytest.param(
                WHOLE + "tarif: !!float 3\n",
                "x:4:8: tarif: a YAML tag (!!float) is not accepted; write the value alone",
                id="a standard tag",
            ),
            pytest.param(
                WHOLE + "tarif: !!python/object/apply:os.system [ls]\n",
                "x:4:8: tarif: a YAML tag (!!python/object/apply:os.system) is not accepted; "
                "write the value alone",
                id="a tag that runs code elsewhere",
            ),
            pytest.param(
                WHOLE + "catatan: !x {a: b}\n",
                "x:4:10: catatan: a YAML tag (!x) is not accepted; write the value alone",
                id="a private tag",
            ),
            pytest.param(
                WHOLE + "catatan: {!x a: b}\n",
                "x:4:11: catatan.a: a YAML tag (!x) is not accepted; write the value alone",
                id="a tag on a key",
            ),
            pytest.param(
                WHOLE + "tarif: &t 3\n",
                "x:4:8: tarif: a YAML anchor (&t) is not accepted; remove it",
                id="an anchor",
            ),
            pytest.param(
                WHOLE + "tarif: *t\n",
                "x:4:8: tarif: a YAML alias (*t) is not accepted; write its content here",
                id="an alias",
            ),
            pytest.param(
                WHOLE + "*t : 3\n",
                "x:4:1: a key must be one word, not a list, a mapping or an alias",
                id="an alias as a key",
            ),
            pytest.param(
                WHOLE + "? [a, b]\n: {c: d}\n",
                "x:4:3: a key must be one word, not a list, a mapping or an alias",
                id="a list as a key",
            ),
            pytest.param(
                WHOLE + "---\nkode: lain\n",
                "x:4:1: a file holds one document only",
                id="a second document",
            ),
            pytest.param(
                "kode: a\x07b\n",
                "x:1:8: the character U+0007 has no place in a text file",
                id="a control character",
            ),
            pytest.param("", "x:1:1: the file is empty", id="nothing"),
            pytest.param("# hanya komentar\n", "x:1:1: the file is empty", id="a comment only"),
            # what the parser cannot read
            pytest.param(
                "kode: a\n\tsejak: b\n",
                "x:2:1: a tab is not accepted; use spaces, or \\t in double quotes",
                id="a tab",
            ),
            pytest.param(
                "kode: a: b\n",
                "x:1:8: a colon makes no sense here; quote the value or mend the indentation",
                id="a colon in a value",
            ),
            pytest.param(
                "kode: 'a\n", "x:2:1: a quoted text does not end", id="a quote without end"
            ),
            # what the model refuses
            pytest.param(
                WHOLE + "tahap:\n  - {nama: a, jumalh: 2}\n",
                'x:5:15: tahap.0.jumalh: this key is not known, did you mean "jumlah"?',
                id="an unknown key",
            ),
            pytest.param(
                WHOLE + "tahap:\n  - jumlah: 2\n",
                "x:5:5: tahap.0.nama: is missing",
                id="a missing key in a list",
            ),
            pytest.param(
                WHOLE.replace(", en: Yes", ""),
                "x:2:1: label.en: is missing",
                id="a missing key in a mapping",
            ),
            pytest.param(
                WHOLE.replace("kode: info.ppid\n", ""),
                "x:1:1: kode: is missing",
                id="a missing key at the root",
            ),
            pytest.param(
                "- a\n", "x:1:1: must hold keys and values, not a list", id="a list as the root"
            ),
            pytest.param(
                WHOLE + "tahap: satu\n",
                'x:4:8: tahap: must be a list, not "satu"',
                id="a word for a list",
            ),
            pytest.param(
                WHOLE + "catatan: [a]\n",
                "x:4:1: catatan: must hold keys and values, not a list",
                id="a list for a mapping",
            ),
            pytest.param(
                WHOLE.replace("info.ppid", "1.10"),
                'x:1:7: kode: must be text, not the number 1.1; put it in quotes: "1.10"',
                id="a number for a text",
            ),
            pytest.param(
                WHOLE.replace("info.ppid", ""),
                "x:1:1: kode: must be text, not nothing",
                id="nothing for a text",
            ),
            pytest.param(
                WHOLE.replace("info.ppid", "true"),
                'x:1:7: kode: must be text, not true; put it in quotes: "true"',
                id="a boolean for a text",
            ),
            pytest.param(
                WHOLE + "tahap: [{nama: a, jenis: sato}]\n",
                'x:4:26: tahap.0.jenis: must be "satu" or "dua", not "sato", did you mean "satu"?',
                id="a word that is not in the list",
            ),
            pytest.param(
                WHOLE + "tahap: [{nama: a, jenis: 3}]\n",
                'x:4:26: tahap.0.jenis: must be "satu" or "dua", not the number 3',
                id="a number that is not in the list",
            ),
            pytest.param(
                WHOLE.replace("2010-05-01", "2010-02-30"),
                'x:3:8: sejak: must be a date that exists, written YYYY-MM-DD, not "2010-02-30"',
                id="a date that does not exist",
            ),
        ],
    )
    def test_is_told_with_its_place(self, parser: str, text: str, expected: str) -> None:
        assert faults(text) == [expected]


class TestNothingIsConvertedInSilence:
    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("wajib: no", '"no"'),
            ("wajib: yes", '"yes"'),
            ("wajib: on", '"on"'),
            ("wajib: True", '"True"'),
            ('wajib: "true"', '"true"'),
            ("wajib: 1", "the number 1"),
        ],
    )
    def test_only_true_and_false_are_booleans(self, written: str, told: str) -> None:
        text = WHOLE + f"tahap: [{{nama: a, {written}}}]\n"

        assert faults(text) == [f"x:4:26: tahap.0.wajib: must be true or false, not {told}"]

    @pytest.mark.parametrize(
        ("written", "told"),
        [('"3"', '"3"'), ("1.0", "the number 1.0"), ("true", "true"), ("1_000", '"1_000"')],
    )
    def test_only_whole_numbers_are_whole_numbers(self, written: str, told: str) -> None:
        text = WHOLE + f"tahap: [{{nama: a, jumlah: {written}}}]\n"

        assert faults(text) == [f"x:4:27: tahap.0.jumlah: must be a whole number, not {told}"]

    @pytest.mark.parametrize(
        ("written", "told"),
        [("20100501", "the number 20100501"), ('"20100501"', '"20100501"'), ("1", "the number 1")],
    )
    def test_a_count_of_seconds_is_no_date(self, written: str, told: str) -> None:
        text = WHOLE.replace("2010-05-01", written)

        assert faults(text) == [
            f"x:3:8: sejak: must be a date that exists, written YYYY-MM-DD, not {told}"
        ]

    def test_moments_and_durations_are_written_out(self) -> None:
        class Waktu(BaseModel):
            pukul: time
            saat: datetime
            lama: timedelta

        text = "pukul: 450\nsaat: 1272672000\nlama: 90\n"

        assert [line.split(" must")[0] for line in faults(text, Waktu)] == [
            "x:1:8: pukul:",
            "x:2:7: saat:",
            "x:3:7: lama:",
        ]
        read = load("pukul: 07:30\nsaat: 2026-03-13T10:00:00+07:00\nlama: PT8H\n", Waktu)
        assert read.pukul == time(7, 30)
        assert read.saat.isoformat() == "2026-03-13T10:00:00+07:00"
        assert read.lama == timedelta(hours=8)

    def test_a_validator_that_reads_the_value_itself_may_take_what_it_likes(self) -> None:
        from pydantic import BeforeValidator  # noqa: PLC0415

        class Jumlah(BaseModel):
            banyak: Annotated[int, BeforeValidator(int)]

        assert load('banyak: "3"', Jumlah).banyak == 3


class TestYamlWithoutSurprises:
    @pytest.mark.parametrize(
        "word",
        [
            *("no", "on", "off", "yes", "y", "N", "True", "NULL", "2010-05-01", "10:30", "010"),
            *("0x1F", "1_000", "+1", ".5", "1.", ".inf", ".nan", "1e999", "<<", "="),
            "3374012345678901337401234567890133740123456",
        ],
    )
    def test_a_word_stays_a_word(self, parser: str, word: str) -> None:
        assert load(f"catatan: {{a: {word}}}\n" + WHOLE, Layanan).catatan == {"a": word}

    @pytest.mark.parametrize(
        ("written", "number"), [("0", 0), ("-3", -3), ("2.50", 2.5), ("1e3", 1000.0)]
    )
    def test_numbers_are_written_as_in_json(self, written: str, number: float) -> None:
        assert load(WHOLE + f"tarif: {written}\n", Layanan).tarif == number

    @pytest.mark.parametrize("nothing", ["", "~", "null"])
    def test_nothing_is_nothing(self, nothing: str) -> None:
        assert load(WHOLE + f"tarif: {nothing}\n", Layanan).tarif is None

    def test_keys_are_words_too(self) -> None:
        text = WHOLE + "catatan: {no: a, 1: b, true: c, ~: d, 2010-05-01: e}\n"

        assert list(load(text, Layanan).catatan) == ["no", "1", "true", "~", "2010-05-01"]

    def test_a_merge_key_is_a_key_like_any_other(self) -> None:
        assert load(WHOLE + "catatan: {<<: a}\n", Layanan).catatan == {"<<": "a"}

    def test_a_byte_order_mark_is_no_part_of_the_text(self) -> None:
        assert load(b"\xef\xbb\xbf" + WHOLE.encode(), Layanan).kode == "info.ppid"

    def test_columns_are_counted_in_characters(self, parser: str) -> None:
        text = WHOLE + "catatan: {é–😀: [], a: []}\n"

        assert [line.split(": ")[0] for line in faults(text)] == ["x:4:11", "x:4:20"]


class TestBothParsersReadOneLanguage:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(
                WHOLE + "catatan: {url: https://x.id/?p=1}\n",
                'x:4:\\d+: .*a value with "\\?" inside {…} or .…. needs quotes',
                id="a question mark in brackets",
            ),
            pytest.param(
                WHOLE + "catatan: {a:, b: c}\n",
                "x:4:1[12]: .*a colon inside {…} or .…. must be followed by a space",
                id="a colon that touches a comma",
            ),
            pytest.param(
                WHOLE + "catatan:\n  a: >#\n    b\n",
                "x:5:[67]: .*behind \\| or > only",
                id="a comment that touches the head of a block",
            ),
            pytest.param(
                WHOLE + "catatan: {a: b}\t# c\n",
                "x:4:16: a tab is not accepted; use spaces",
                id="a tab as a blank",
            ),
            pytest.param(
                WHOLE + "\ufeffcatatan: {}\n",
                "x:4:1: the character U\\+FEFF has no place in a text file",
                id="a byte order mark in the middle",
            ),
            pytest.param(
                WHOLE + 'catatan: {a: "\\U00110000"}\n',
                "x:4:\\d+: an escaped character that is none",
                id="a character beyond the last one",
            ),
            pytest.param(
                WHOLE + 'catatan: {a: "\\ud83d\\ude00"}\n',
                "x:4:\\d+: .*an escaped character that is none",
                id="a character in two halves",
            ),
            pytest.param(
                "%YAML 1." + "1" * 5_000 + "\n---\n" + WHOLE,
                "x:1:1: a YAML directive \\(%\\) is not accepted; remove it",
                id="a version of thousands of digits",
            ),
            pytest.param(
                "# hanya komentar\r\n%FOO\r\n---\r\n" + WHOLE,
                "x:2:1: a YAML directive \\(%\\) is not accepted; remove it",
                id="a directive that nobody knows",
            ),
            pytest.param(
                WHOLE + "...\n%FOO\n",
                "x:5:1: a file holds one document only",
                id="a directive behind the document",
            ),
        ],
    )
    def test_what_only_one_of_them_takes_is_refused(
        self, parser: str, text: str, expected: str
    ) -> None:
        told, *_ = faults(text)  # the first; the rest are what the model misses then

        assert re.match(expected, told)

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            pytest.param('{a: "https://x.id/?p=1"}', "https://x.id/?p=1", id="in quotes"),
            pytest.param("\n  a: https://x.id/?p=1", "https://x.id/?p=1", id="in a block"),
            pytest.param("{a: 'b?'}", "b?", id="in single quotes"),
            pytest.param('{"a":"b"}', "b", id="a quoted key, as in JSON"),
            pytest.param("{a: b:c}", "b:c", id="a colon within a word"),
            pytest.param("\n  a: >- # c\n    b?", "b?", id="a comment behind the head"),
            pytest.param("\n  a: |2-\n    b", "b", id="an indentation in the head"),
            pytest.param('{a: "b\\tc"}', "b\tc", id="an escaped tab"),
            pytest.param("{a: 100%}\n...\n# habis", "100%", id="a comment behind the document"),
        ],
    )
    def test_what_both_take_is_read(self, parser: str, written: str, read: str) -> None:
        assert load(f"{WHOLE}catatan: {written}\n", Layanan).catatan == {"a": read}


class TestManyFaults:
    TEXT = """\
kode: 1.0
label: {id: no}
sejak: besok
tahap:
  - nama: a
    jumalh: 3
  - wajib: on
    nama: &b b
kode: dua
"""

    def test_all_are_told_at_once_in_the_order_of_their_places(self, parser: str) -> None:
        assert [line.split(" ")[:2] for line in faults(self.TEXT)] == [
            ["x:1:7:", "kode:"],
            ["x:2:1:", "label.en:"],
            ["x:3:8:", "sejak:"],
            ["x:6:5:", "tahap.0.jumalh:"],
            ["x:7:12:", "tahap.1.wajib:"],
            ["x:8:11:", "tahap.1.nama:"],
            ["x:9:1:", "kode:"],
        ]

    def test_a_definition_with_five_faults_reports_five(self) -> None:
        text = "kod: a\nlabel: {id: x, en: ''}\nsejak: no\ntahap: [{nama: a, wajib: no}]\n"

        with pytest.raises(DefinitionError) as caught:
            load(text, Layanan)

        assert [fault.key for fault in caught.value.faults] == [
            "kode",
            "kod",
            "label.en",
            "sejak",
            "tahap.0.wajib",
        ]

    def test_both_languages_tell_the_same_faults(self) -> None:
        with pytest.raises(DefinitionError) as caught:
            load(self.TEXT, Layanan, name="x")

        indonesian = caught.value.describe("id").splitlines()
        assert indonesian[3] == (
            'x:6:5: tahap.0.jumalh: kunci ini tidak dikenal, mungkin maksudnya "jumlah"?'
        )
        assert [line.split(" ")[0] for line in indonesian] == [
            line.split(" ")[0] for line in str(caught.value).splitlines()
        ]

    def test_a_wrong_entry_does_not_make_a_list_too_short(self) -> None:
        class Paket(BaseModel):
            tahap: Annotated[tuple[Tahap, ...], Field(min_length=1)]

        assert faults("tahap: [{nama: 3}]\n", Paket) == [
            'x:1:16: tahap.0.nama: must be text, not the number 3; put it in quotes: "3"'
        ]
        assert faults("tahap: []\n", Paket) == ["x:1:1: tahap: needs at least 1, has 0"]

    def test_what_an_alias_hides_is_not_told_again(self) -> None:
        assert faults(WHOLE + "tahap: [*t]\n") == [
            "x:4:9: tahap.0: a YAML alias (*t) is not accepted; write its content here"
        ]


class TestWordsOfTheModel:
    def test_an_error_of_this_library_speaks_both_languages(self) -> None:
        class Ditolak(LayananError, ValueError):
            def _text(self, language: str) -> str:
                return {"id": "tidak boleh", "en": "not allowed"}[language]

        class Ketat(BaseModel):
            kode: str

            @field_validator("kode")
            @classmethod
            def _refuse(cls, value: str) -> str:
                raise Ditolak

        with pytest.raises(DefinitionError) as caught:
            load("kode: a", Ketat, name="x")

        assert str(caught.value) == "x:1:7: kode: not allowed"
        assert caught.value.describe("id") == "x:1:7: kode: tidak boleh"

    def test_any_other_error_keeps_its_own_words(self) -> None:
        class Ketat(BaseModel):
            kode: str

            @field_validator("kode")
            @classmethod
            def _refuse(cls, value: str) -> str:
                raise ValueError("no good")

        assert faults("kode: a", Ketat) == ["x:1:7: kode: no good"]

    def test_an_arm_of_a_union_is_no_part_of_the_path(self) -> None:
        class Pilihan(BaseModel):
            isi: tuple[Tahap, ...] | dict[str, Tahap]

        assert {line.split(" ")[1] for line in faults("isi: {a: {nama: 3}}", Pilihan)} == {
            "isi:",
            "isi.a.nama:",
        }

    def test_an_alias_of_a_field_is_the_key_that_is_suggested(self) -> None:
        class Lain(BaseModel, extra="forbid"):
            berlaku: str = Field(default="", alias="mulaiBerlaku")

        assert faults("mulaiBerlak: a", Lain) == [
            'x:1:1: mulaiBerlak: this key is not known, did you mean "mulaiBerlaku"?'
        ]


class TestSources:
    def test_a_path_is_named_as_it_was_given(self, tmp_path: Path) -> None:
        file = tmp_path / "salah.yaml"
        file.write_text("kode: 3\n", encoding="utf-8")

        with pytest.raises(DefinitionError) as caught:
            load(file, Label)

        assert {fault.file for fault in caught.value.faults} == {str(file)}

    def test_whatever_knows_its_path_can_be_read(self, tmp_path: Path) -> None:
        class Berkas:
            def __fspath__(self) -> str:
                return str(tmp_path / "a.yaml")

        (tmp_path / "a.yaml").write_text("{id: a, en: b}", encoding="utf-8")

        assert load(Berkas(), Label) == Label(id="a", en="b")

    def test_a_text_has_a_name_for_want_of_a_file(self) -> None:
        with pytest.raises(DefinitionError, match=r"^<text>:1:1: "):
            load("", Label)

    def test_a_file_that_cannot_be_read_is_a_fault(self, tmp_path: Path) -> None:
        with pytest.raises(DefinitionError, match="there is no such file"):
            load(tmp_path / "tidak-ada.yaml", Label)
        with pytest.raises(DefinitionError, match="this is a folder, not a file"):
            load(tmp_path, Label)

    @pytest.mark.parametrize(
        ("error", "expected"),
        [
            (PermissionError(13, "Permission denied"), "berkas ini tidak boleh dibaca"),
            (OSError(5, "Input/output error"), "berkas tidak dapat dibaca: Input/output error"),
            (OSError(), "berkas tidak dapat dibaca: OSError"),
        ],
    )
    def test_why_it_cannot_be_read_is_told(
        self, error: OSError, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise error

        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(DefinitionError) as caught:
            load(tmp_path / "a.yaml", Label)

        assert caught.value.describe("id").endswith(expected)

    @pytest.mark.parametrize(
        ("raw", "expected"),
        [
            (b"id: a\nen: caf\xe9\n", "x:2:8: not UTF-8 (byte 0xE9); save the file as UTF-8"),
            ("id: a".encode("utf-16"), "x:1:1: not UTF-8 (byte 0xFF); save the file as UTF-8"),
        ],
    )
    def test_what_is_not_utf_8_is_refused_at_its_place(self, raw: bytes, expected: str) -> None:
        assert faults(raw, Label) == [expected]

    def test_a_document_knows_the_places_of_its_values(self) -> None:
        from layanan.service import Problem  # noqa: PLC0415

        document = load_document(WHOLE + "tahap:\n  - nama: a\n", Layanan, name="x")
        label = Label(id="salah", en="wrong")

        assert str(document.fault(Problem(("tahap", 0, "nama"), label))) == (
            "x:5:11: tahap.0.nama: wrong"
        )
        assert str(document.fault(Problem(("tahap", 0, "jenis"), label))) == (
            "x:5:5: tahap.0.jenis: wrong"
        )
        assert document.fault(Problem(("tahap",), label)).describe("id") == "x:4:1: tahap: salah"
        document.refuse([])
        with pytest.raises(DefinitionError, match="x:4:1: tahap: wrong"):
            document.refuse([Problem(("tahap",), label)])


class TestHostileInput:
    def test_a_text_of_ten_megabytes_is_not_read(self, parser: str) -> None:
        assert faults("kode: " + "a" * 10_000_000) == [
            "x:1:1: larger than 1048576 bytes, the limit of a definition"
        ]

    def test_a_file_is_read_no_further_than_the_limit(self, tmp_path: Path) -> None:
        file = tmp_path / "besar.yaml"
        file.write_bytes(b"kode: a\n" * 5)

        with pytest.raises(DefinitionError, match="larger than 10 bytes"):
            load(file, Label, max_bytes=10)

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("[" * 1_000_000, id="lists"),
            pytest.param("{" * 1_000_000, id="mappings as keys"),
            pytest.param("{a: " * 250_000, id="mappings"),
            pytest.param("- " * 500_000, id="entries"),
            pytest.param("? " * 500_000, id="keys"),
            pytest.param("\n".join(" " * i + "a:" for i in range(1_400)), id="indentation"),
        ],
    )
    def test_deep_nesting_costs_no_stack(self, parser: str, text: str) -> None:
        began = perf_counter()

        assert "nested more than 40 deep; the rest is not read" in faults(text)[-1]
        assert perf_counter() - began < 30

    def test_what_is_nested_up_to_the_limit_is_read(self) -> None:
        class Daun(BaseModel):
            a: Any

        assert load("a: " + "[" * 39 + "]" * 39, Daun).a
        assert faults("a: " + "[" * 40 + "]" * 40, Daun) == [
            "x:1:43: a.0.0: nested more than 40 deep; the rest is not read"
        ]

    def test_an_alias_bomb_does_not_go_off(self, parser: str) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        lines += (f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))
        began = perf_counter()

        told = faults("\n".join(lines))

        assert sum("alias" in line for line in told) == 39 * 9
        assert perf_counter() - began < 30

    @pytest.mark.parametrize(
        ("text", "last"),
        [
            pytest.param(
                "tahap: [" + "b," * 400_000 + "]",
                "too many values for a definition; the rest is not read",
                id="values",
            ),
            pytest.param(
                "\n".join("kode: a" for _ in range(100_000)),
                "too many faults; the rest is not read",
                id="a key very many times",
            ),
            pytest.param(
                "{" + ",".join(f"k{n}: 1" for n in range(40_000)) + "}",
                "and 39003 more faults",
                id="unknown keys",
            ),
        ],
    )
    def test_so_many_faults_are_told_and_no_more(self, text: str, last: str) -> None:
        began = perf_counter()

        told = faults(text)

        assert len(told) <= 1_001
        assert told[-1].endswith(last)
        assert perf_counter() - began < 30

    def test_a_long_word_is_clipped_where_it_is_told(self) -> None:
        (told,) = faults(WHOLE + "tahap: [{nama: a, jenis: " + "s" * 100_000 + "}]\n")

        assert len(told) < 200
