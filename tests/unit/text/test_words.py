"""
Lists in a sentence, and the word that was meant.
"""

import pytest

from layanan.text import join_words, nearest


class TestJoinWords:
    @pytest.mark.parametrize(
        ("words", "indonesian", "english"),
        [
            ([], "", ""),
            (["a"], "a", "a"),
            (["a", "b"], "a dan b", "a and b"),
            (["a", "b", "c"], "a, b, dan c", "a, b, and c"),
        ],
    )
    def test_words_are_joined_as_in_a_sentence(
        self, words: list[str], indonesian: str, english: str
    ) -> None:
        assert join_words(words) == indonesian
        assert join_words(words, "en") == english

    def test_alternatives_are_joined_with_or(self) -> None:
        assert join_words(["a", "b"], conjunction="atau") == "a atau b"
        assert join_words("abc", "en", conjunction="atau") == "a, b, or c"

    def test_any_iterable_will_do(self) -> None:
        assert join_words(word for word in ("KTP", "KK")) == "KTP dan KK"


class TestNearest:
    KNOWN = ("ajukan", "setujui", "tolak", "minta_perbaikan")

    def test_the_likeliest_comes_first(self) -> None:
        assert nearest("setuju", self.KNOWN) == ("setujui",)

    def test_case_does_not_matter_and_the_spelling_is_kept(self) -> None:
        assert nearest("PERMENPANRB", ["PermenPANRB", "PMA"]) == ("PermenPANRB",)

    def test_words_that_are_hardly_alike_are_left_out(self) -> None:
        assert nearest("xyz", self.KNOWN) == ()
        assert nearest("xyz", []) == ()

    def test_no_more_than_asked_for_are_given(self) -> None:
        known = ["tolak1", "tolak2", "tolak3", "tolak4"]

        assert len(nearest("tolak", known)) == 3
        assert len(nearest("tolak", known, count=1)) == 1
        assert nearest("tolak", known, count=0) == ()

    def test_the_answer_does_not_depend_on_the_order_of_the_known_words(self) -> None:
        assert nearest("tolok", ["tolak", "Tolak", "golok"]) == nearest(
            "tolok", ["golok", "Tolak", "tolak"]
        )
