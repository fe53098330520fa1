"""
What can be wrong with a term: its amounts, its type, or its wording.
"""

from typing import Final

from layanan.errors import LayananError

_SHOWN: Final = 60


class TermError(LayananError, ValueError):
    """
    Tell that a term cannot be: an amount out of bounds, nothing at all, an upside-down range.
    """

    def __init__(self, *, fact_id: str, fact_en: str) -> None:
        self.fact_id = fact_id
        self.fact_en = fact_en

    def _text(self, language: str) -> str:
        return self.fact_id if language == "id" else self.fact_en


class TermTypeError(TermError, TypeError):
    """
    Tell that a term, or an amount of it, was given as something else.
    """

    def __init__(self, *, given: str, wanted_id: str, wanted_en: str) -> None:
        self.given = given
        super().__init__(
            fact_id=f"diperlukan {wanted_id}, bukan {given}",
            fact_en=f"expected {wanted_en}, got {given}",
        )


class TermSyntaxError(TermError):
    """
    Tell which part of a text is not a term, where it stands and what to write instead.

    Attributes:
        text: The whole text.
        part: The piece that was refused; empty at the end of the text.
        position: Its first character, counted from 1.
        nearest: Known words that were perhaps meant, the likeliest first.
    """

    def __init__(
        self,
        *,
        text: str,
        part: str,
        position: int,
        fact_id: str,
        fact_en: str,
        nearest: tuple[str, ...] = (),
    ) -> None:
        super().__init__(fact_id=fact_id, fact_en=fact_en)
        self.text = text
        self.part = part
        self.position = position
        self.nearest = nearest

    def _text(self, language: str) -> str:
        shown = clip(self.text, _SHOWN)
        close = ", ".join(f'"{word}"' for word in self.nearest)
        if language == "id":
            hint = f"; mungkin maksudnya {close}?" if close else ""
            return (
                f'jangka waktu "{shown}" tidak dapat dibaca: pada huruf ke-{self.position}, '
                f"{self.fact_id}{hint}"
            )
        hint = f"; did you mean {close}?" if close else ""
        return f'cannot read the term "{shown}": at character {self.position}, {self.fact_en}{hint}'


def clip(text: str, length: int) -> str:
    """
    Return `text`, or its beginning where it is longer than `length`.
    """
    return text if len(text) <= length else f"{text[: length - 1]}…"
