"""
One text in both languages.
"""

import pytest
from pydantic import ValidationError

from layanan.text import InvalidLabelError, Label, Language, UnknownLanguageError

DAY = Label(id="hari kerja", en="working day")


class TestLabel:
    def test_it_reads_in_either_language_and_is_indonesian_as_text(self) -> None:
        assert DAY.text() == DAY.text("id") == str(DAY) == "hari kerja"
        assert DAY.text("en") == "working day"

    def test_a_third_language_is_refused(self) -> None:
        language: Language = "jv"  # type: ignore[assignment]  # the mistake under test

        with pytest.raises(UnknownLanguageError):
            DAY.text(language)

    @pytest.mark.parametrize("words", ["", "   "])
    def test_an_empty_side_is_refused(self, words: str) -> None:
        with pytest.raises(InvalidLabelError, match="en"):
            Label(id="hari", en=words)

    def test_a_refused_label_says_so_in_both_languages(self) -> None:
        with pytest.raises(InvalidLabelError) as caught:
            Label(id="", en="day")

        assert "memerlukan teks" in caught.value.describe("id")
        assert "needs text" in caught.value.describe("en")

    def test_a_missing_or_unknown_language_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="en"):
            Label.model_validate({"id": "hari"})
        with pytest.raises(ValidationError, match="jv"):
            Label.model_validate({"id": "hari", "en": "day", "jv": "dina"})

    def test_it_is_frozen_and_hashable(self) -> None:
        with pytest.raises(ValidationError, match="frozen"):
            DAY.id = "hari"  # type: ignore[misc]  # the mistake under test
        assert {DAY, Label(id="hari kerja", en="working day")} == {DAY}
