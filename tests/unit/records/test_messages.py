"""
What pydantic finds, in words for whoever wrote the data.
"""

from datetime import date
from typing import Any

import pytest

from layanan.errors import LayananError
from layanan.records import clip, say
from layanan.text import Label


class TooRoundError(LayananError, ValueError):
    def _text(self, language: str) -> str:
        return "terlalu bulat" if language == "id" else "too round"


def told(kind: str, written: object, *choices: str, raw: str = "", **context: Any) -> Label:
    return say(kind, context=context, written=written, raw=raw, english="-", choices=choices)


class TestSay:
    @pytest.mark.parametrize(
        ("written", "english", "indonesian"),
        [
            (None, "nothing", "kosong"),
            ({"a": 1}, "keys and values", "pasangan kunci dan nilai"),
            (True, "true", "true"),
            (7, "the number 7", "angka 7"),
            (7.5, "the number 7.5", "angka 7.5"),
            ("dua", '"dua"', '"dua"'),
            (["dua"], "a list", "daftar"),
        ],
    )
    def test_what_was_found_is_named_in_plain_words(
        self, written: object, english: str, indonesian: str
    ) -> None:
        label = told("date_type", written)

        assert label.en == f"must be a date that exists, written YYYY-MM-DD, not {english}"
        assert label.id == (
            f"harus berupa tanggal yang ada, ditulis TTTT-BB-HH, bukan {indonesian}"
        )

    @pytest.mark.parametrize("written", [("dua",), {"dua"}, date(2026, 3, 13), object()])
    def test_a_value_of_python_is_not_taken_for_keys_and_values(self, written: object) -> None:
        assert "keys and values" not in told("string_type", written).en

    @pytest.mark.parametrize("written", [True, 7, 7.5])
    def test_text_that_was_left_without_quotes_gets_the_hint(self, written: object) -> None:
        label = told("string_type", written, raw="007")

        assert label.en.endswith('; put it in quotes: "007"')
        assert label.id.endswith('; beri tanda kutip: "007"')

    def test_the_bounds_are_told(self) -> None:
        assert told("greater_than_equal", 0, ge=1) == Label(
            id="harus 1 atau lebih, bukan angka 0", en="must be 1 or more, not the number 0"
        )

    @pytest.mark.parametrize(
        ("choices", "context"),
        [
            (("none", "next"), {}),
            ((), {"expected": "'none' or 'next'"}),
            ((), {"expected_tags": "'none', 'next'"}),
        ],
    )
    def test_the_possible_words_are_told(
        self, choices: tuple[str, ...], context: dict[str, str]
    ) -> None:
        assert told("literal_error", "nxet", *choices, **context) == Label(
            id='harus "none" atau "next", bukan "nxet"',
            en='must be "none" or "next", not "nxet"',
        )

    def test_an_error_of_this_library_speaks_for_itself(self) -> None:
        assert told("value_error", 10, error=TooRoundError()) == Label(
            id="terlalu bulat", en="too round"
        )

    def test_a_plain_error_keeps_its_own_words(self) -> None:
        assert told("value_error", 10, error=ValueError("no wheel")).en == "no wheel"

    def test_a_kind_that_is_not_in_the_table_keeps_the_words_of_pydantic(self) -> None:
        assert told("is_subclass_of", 10) == Label(id="-", en="-")


class TestClip:
    def test_a_short_line_stays(self) -> None:
        assert clip("a" * 60) == "a" * 60

    def test_a_long_one_is_cut_and_lines_are_joined(self) -> None:
        assert clip("a" * 61) == "a" * 59 + "…"
        assert clip("satu\ndua", most=6) == "satu⏎…"
