"""
The two languages, and no third.
"""

import pickle

import pytest

from layanan.errors import LayananError
from layanan.text import UnknownLanguageError, check_language


class TestCheckLanguage:
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_the_two_languages_pass(self, language: str) -> None:
        assert check_language(language) == language

    @pytest.mark.parametrize("language", ["", "ID", "jv", "id-ID"])
    def test_any_other_is_refused_with_the_two_that_exist(self, language: str) -> None:
        with pytest.raises(UnknownLanguageError, match='"id" or "en"') as caught:
            check_language(language)

        assert caught.value.language == language
        assert "bahasa tidak dikenal" in caught.value.describe("id")

    def test_the_error_is_ours_and_a_value_error_and_pickles(self) -> None:
        error = UnknownLanguageError(language="jv")
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

        assert isinstance(error, LayananError)
        assert isinstance(error, ValueError)
        assert str(again) == str(error)
