"""
One text in both languages.
"""

from typing import Annotated

from pydantic import BaseModel, StringConstraints

from layanan.text._language import Language, check_language

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Label(BaseModel, frozen=True, extra="forbid"):
    """
    Hold one text in Indonesian and in English, neither of them empty.

    Examples:
        As text it is Indonesian, the language of the law:

        >>> label = Label(id="hari kerja", en="working day")
        >>> print(label, "/", label.text("en"))
        hari kerja / working day
    """

    id: _Words
    en: _Words

    def text(self, language: Language = "id") -> str:
        """
        Return the text in `language`.

        Raises:
            UnknownLanguageError: If it is neither "id" nor "en".
        """
        return self.id if check_language(language) == "id" else self.en

    def __str__(self) -> str:
        return self.id
