"""
One text in both languages.
"""

from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints, ValidationError

from layanan.errors import LayananError
from layanan.text._language import Language, check_language

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class InvalidLabelError(LayananError, ValueError):
    """
    Tell that a label lacks one of its two languages.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return f"label memerlukan teks tak kosong dalam 'id' dan 'en', bukan {self.given}"
        return f"a label needs text in 'id' and in 'en', neither of them empty, not {self.given}"


class Label(BaseModel, frozen=True, extra="forbid"):
    """
    Hold one text in Indonesian and in English, neither of them empty.

    Raises:
        InvalidLabelError: If one of them is missing or empty.

    Examples:
        As text it is Indonesian, the language of the law:

        >>> label = Label(id="hari kerja", en="working day")
        >>> print(label, "/", label.text("en"))
        hari kerja / working day
    """

    id: _Words
    en: _Words

    def __init__(self, /, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError:
            raise InvalidLabelError(given=repr(data)) from None

    # As in `layanan.records`: nested labels keep being checked by pydantic itself.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    def text(self, language: Language = "id") -> str:
        """
        Return the text in `language`.

        Raises:
            UnknownLanguageError: If it is neither "id" nor "en".
        """
        return self.id if check_language(language) == "id" else self.en

    def __str__(self) -> str:
        return self.id
