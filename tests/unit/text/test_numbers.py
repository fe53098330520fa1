"""
Numbers in words, written and read.
"""

import pytest

from layanan.text import UnwritableValueError, number_to_words, words_to_number

# Written by hand, after the rules of the Indonesian spelling guide and English usage.
KNOWN = [
    (0, "nol", "zero"),
    (1, "satu", "one"),
    (10, "sepuluh", "ten"),
    (11, "sebelas", "eleven"),
    (12, "dua belas", "twelve"),
    (14, "empat belas", "fourteen"),
    (19, "sembilan belas", "nineteen"),
    (20, "dua puluh", "twenty"),
    (21, "dua puluh satu", "twenty-one"),
    (60, "enam puluh", "sixty"),
    (99, "sembilan puluh sembilan", "ninety-nine"),
    (100, "seratus", "one hundred"),
    (105, "seratus lima", "one hundred five"),
    (111, "seratus sebelas", "one hundred eleven"),
    (250, "dua ratus lima puluh", "two hundred fifty"),
    (1000, "seribu", "one thousand"),
    (1100, "seribu seratus", "one thousand one hundred"),
    (2015, "dua ribu lima belas", "two thousand fifteen"),
    (11_000, "sebelas ribu", "eleven thousand"),
    (100_000, "seratus ribu", "one hundred thousand"),
    (101_000, "seratus satu ribu", "one hundred one thousand"),
    (
        999_999,
        "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
        "nine hundred ninety-nine thousand nine hundred ninety-nine",
    ),
]


class TestNumberToWords:
    @pytest.mark.parametrize(("n", "indonesian", "english"), KNOWN)
    def test_numbers_are_written_as_in_a_decree(
        self, n: int, indonesian: str, english: str
    ) -> None:
        assert number_to_words(n) == indonesian
        assert number_to_words(n, "en") == english

    @pytest.mark.parametrize("n", [-1, 1_000_000])
    def test_numbers_outside_the_bounds_are_refused(self, n: int) -> None:
        with pytest.raises(UnwritableValueError, match="0 to 999 999"):
            number_to_words(n)


class TestWordsToNumber:
    @pytest.mark.parametrize(("n", "indonesian", "english"), KNOWN)
    def test_words_are_read_in_both_languages(self, n: int, indonesian: str, english: str) -> None:
        assert words_to_number(indonesian) == n
        assert words_to_number(english) == n

    @pytest.mark.parametrize(
        ("text", "n"),
        [
            ("  Sepuluh ", 10),
            ("duapuluh satu", 21),
            ("limabelas", 15),
            ("twenty one", 21),
            ("one hundred and five", 105),
            ("Two Thousand and One", 2001),
        ],
    )
    def test_spelling_that_is_common_in_documents_is_read(self, text: str, n: int) -> None:
        assert words_to_number(text) == n

    @pytest.mark.parametrize(
        "text",
        [
            *("", "10", "beberapa", "dua tiga", "satu belas", "satu ratus", "belas", "ribu"),
            *("hundred", "and five", "nol nol", "sepuluh hari", "seribu ribu", "ten one"),
        ],
    )
    def test_what_is_no_number_gives_none(self, text: str) -> None:
        assert words_to_number(text) is None
