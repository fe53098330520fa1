"""
How a place in an instrument is read and written: pasal, ayat, huruf, angka.

Lists and ranges ("Pasal 6, 9, 19", "ayat (4)-(5)") are one place, kept as
they are written: the law that is cited is all of them.
"""

import re
from dataclasses import dataclass
from typing import Final

_ITEM: Final = r"(?:\d+[A-Za-z]{0,2}|[IVX]+)(?![\w/])"
_LINK: Final = r"(?:\s*[-–]\s*|\s*,\s*(?:dan\s+)?|\s+dan\s+)"
_PASAL = re.compile(
    rf"(?:pasal|psl|articles?|art)\b\.?\s*({_ITEM}(?:{_LINK}{_ITEM})*)", re.IGNORECASE
)
_IN_BRACKETS: Final = r"\(\d+[a-z]?\)"
_AYAT = re.compile(
    rf"\s*(?:(?:ayat|paragraphs?|par)\b\.?\s*)?({_IN_BRACKETS}(?:{_LINK}{_IN_BRACKETS})*)"
    r"|\s*(?:ayat|paragraphs?|par)\b\.?\s*(\d+[a-z]?)(?!\w)",
    re.IGNORECASE,
)
_HURUF = re.compile(r"\s*(?:\(([a-z])\)|(?:huruf|letter)\s+([a-z]{1,2})(?!\w))", re.IGNORECASE)
_ANGKA = re.compile(r"\s*(?:angka|point|number)\s+(\d+)(?!\w)", re.IGNORECASE)

#: Where an article begins in a text, with the comma that may stand before it.
BEGINS: Final = r"(?:pasal|psl|articles?|art)\b\.?\s*(?:\d|[IVX]+\b)"
ITEMS: Final = rf"^{_ITEM}(?:{_LINK}{_ITEM})*$"


@dataclass(frozen=True, slots=True)
class Article:
    """
    Hold a place in an instrument; all parts None is the whole instrument.
    """

    pasal: str | None = None
    ayat: str | None = None
    huruf: str | None = None
    angka: str | None = None

    def __str__(self) -> str:
        return self.write("pasal", "ayat", "huruf", "angka")

    def write(self, pasal: str, ayat: str, huruf: str, angka: str) -> str:
        """
        Return the place with these words for its parts; empty if it is the whole.
        """
        found = (
            (pasal, self.pasal),
            (ayat, self.ayat and re.sub(r"\d+[A-Za-z]?", r"(\g<0>)", self.ayat)),
            (huruf, self.huruf),
            (angka, self.angka),
        )
        return " ".join(f"{word} {value}" for word, value in found if value)


#: No article: the whole instrument is cited.
WHOLE: Final = Article()


def read_article(text: str) -> tuple[Article, str]:
    """
    Return the article with which `text` begins, and what follows it.
    """
    pasal = _PASAL.match(text)
    if pasal is None:
        return WHOLE, text
    rest = text[pasal.end() :]
    found: list[str | None] = []
    for pattern in (_AYAT, _HURUF, _ANGKA):
        match = pattern.match(rest)
        found.append(next(filter(None, match.groups())) if match else None)
        rest = rest[match.end() :] if match else rest
    ayat, huruf, angka = found
    return (
        Article(
            _tidy(pasal[1]),
            _tidy(re.sub(r"[()]", "", ayat)) if ayat else None,
            huruf and huruf.lower(),
            angka,
        ),
        rest,
    )


def _tidy(items: str) -> str:
    items = re.sub(r"\s*[-–]\s*", "-", items)
    return " ".join(re.sub(r"\s*,\s*", ", ", items).split())
