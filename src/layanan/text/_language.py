"""
The two languages of the library, and the refusal of any other.
"""

from typing import Literal, TypeGuard

from layanan.errors import LayananError

Language = Literal["id", "en"]
"""Indonesian ("id"), the language of the law, or English ("en")."""


class UnknownLanguageError(LayananError, ValueError):
    """
    Tell that a text was asked for in a language that is not written here.
    """

    def __init__(self, *, language: str) -> None:
        self.language = language

    def _text(self, language: str) -> str:
        if language == "id":
            return f'bahasa tidak dikenal: {self.language!r}; pilih "id" atau "en"'
        return f'unknown language {self.language!r}; choose "id" or "en"'


def _is_language(language: str) -> TypeGuard[Language]:
    # A value that cannot be hashed is no language either.
    return language in ("id", "en")


def check_language(language: str) -> Language:
    """
    Return `language` itself, or refuse it.

    Raises:
        UnknownLanguageError: If it is neither "id" nor "en".
    """
    if not _is_language(language):
        raise UnknownLanguageError(language=language)
    return language
