"""
A citation: where a rule stands in the law, and how we know.

What is cited (instrument, article, chain, tail) is the legal part: it alone
decides whether two citations are equal. Where it was read, how sure we are
and what somebody added in brackets is provenance and comment: it travels
along, is shown, and changes nothing about which law is meant.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from layanan.law._article import Article
from layanan.law._confidence import Confidence
from layanan.law._instrument import Instrument, parts_of
from layanan.law._reading import CitationParts, join_parts, read_citation, write_citation
from layanan.law._syntax import EXAMPLE
from layanan.text import Language, check_language

_Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


def _from_iso(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


# Strict, or a number in a data file would be read as seconds since 1970.
_Day = Annotated[date, Strict(), BeforeValidator(_from_iso)]

_LEGAL: Final = ("instrument", "pasal", "ayat", "huruf", "angka", "jo", "note", "tail")
_ENGLISH: Final = ("article", "paragraph", "letter", "point")


class Citation(BaseModel, frozen=True, extra="forbid"):
    """
    Cite a place in the law.

    Wherever a model has a citation as a field, plain text is accepted
    ("UU 14/2008 pasal 22 ayat (7)"), and so is a mapping of `ref`, `source`,
    `confidence` and `read_on`. It is serialised back in the same two forms.

    Equality and hash follow the law that is cited; `note`, `source`,
    `confidence` and `read_on` take no part.

    Attributes:
        instrument: The writing that is cited.
        pasal: Article; a list or range stays as written ("6-8", "58 dan 60").
        ayat: Paragraph, without its brackets.
        huruf: Letter.
        angka: Point.
        jo: What it is read together with ("juncto"), in order.
        note: What officials add in brackets.
        tail: What they add after that, with the ";" or ":" that opens it.
        source: Address of the page where it was read.
        confidence: How sure we are; None if nobody has said.
        read_on: The day on which the source was read.

    Examples:
        However it is typed, it is written in one way:

        >>> citation = Citation.parse("UU Nomor 14 Tahun 2008 Pasal 22 ayat 7")
        >>> print(citation)
        UU 14/2008 pasal 22 ayat (7)
        >>> print(citation.text("en"))
        Law (UU) 14/2008 article 22 paragraph (7)
    """

    instrument: Instrument
    pasal: str | None = None
    ayat: str | None = None
    huruf: str | None = None
    angka: str | None = None
    jo: tuple["Citation", ...] = ()
    note: str | None = None
    tail: str | None = None
    source: _Url | None = None
    confidence: Confidence | None = None
    read_on: _Day | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Return the citation that `text` writes; `str()` prints it back.

        Spellings are made canonical ("Pasal 22(7)", "art. 22(7)" and "Nomor 14
        Tahun 2008" are known). A chain is written "PP 42/2006 jo. PP 25/2018".
        Notes in brackets and additions after ";" are kept word for word.

        Raises:
            CitationSyntaxError: If no instrument is recognised, or a word
                cannot be placed.

        Examples:
            >>> str(Citation.parse("Keppres 68/1995 Pasal 1(2)"))
            'Keppres 68/1995 pasal 1 ayat (2)'
        """
        return cls(**_fields(text))

    def with_source(
        self,
        source: str | None,
        *,
        confidence: Confidence | None = None,
        read_on: date | None = None,
    ) -> Self:
        """
        Return the same citation with this provenance in place of its own.

        Args:
            source: Address of a page (http or https), None if not known.
        """
        legal: dict[str, object] = {name: getattr(self, name) for name in _LEGAL}
        return type(self).model_validate(
            legal | {"source": source, "confidence": confidence, "read_on": read_on}
        )

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, data: Any) -> Any:
        if isinstance(data, str):
            return _fields(data)
        if not isinstance(data, Mapping) or "ref" not in data:
            return data
        twice = sorted(set(_LEGAL) & set(data))
        if twice:
            raise ValueError(f"ref already says it all; leave out {', '.join(twice)}")
        ref = data["ref"]
        if not isinstance(ref, str):
            # pydantic makes a fault of a ValueError, not of a TypeError
            raise ValueError(f"ref must be text, such as {EXAMPLE!r}")  # noqa: TRY004
        return {name: value for name, value in data.items() if name != "ref"} | _fields(ref)

    @model_validator(mode="after")
    def _reads_back(self) -> Self:
        if any(_provenance(member) for member in self.jo):
            raise ValueError("source, confidence and read_on belong to the whole, not behind 'jo.'")
        if read_citation(str(self)) != _parts_of(self):
            raise ValueError(f"{str(self)!r} would be read as another citation")
        return self

    @model_serializer
    def _as_text(self) -> str | dict[str, str]:
        known = _provenance(self)
        return {"ref": str(self), **known} if known else str(self)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        text = {"type": "string", "examples": [EXAMPLE]}
        properties = {
            "ref": text,
            "source": {"type": "string", "pattern": r"^https?://\S+$"},
            "confidence": {"enum": [*Confidence]},
            "read_on": {"type": "string", "format": "date"},
        }
        described = {
            "type": "object",
            "properties": properties,
            "required": ["ref"],
            "additionalProperties": False,
        }
        return {"title": cls.__name__, "anyOf": [text, described]}

    def __repr_args__(self) -> Iterator[tuple[str | None, str]]:
        yield None, str(self)
        yield from _provenance(self).items()

    @property
    def _article(self) -> Article:
        return Article(self.pasal, self.ayat, self.huruf, self.angka)

    def text(self, language: Language = "id") -> str:
        """
        Return the citation for a reader; notes stay in Indonesian.
        """
        if check_language(language) == "id":
            return str(self)
        article = self._article.write(*_ENGLISH)
        if re.search(r",|-| dan ", self.pasal or ""):
            article = article.replace("article", "articles", 1)
        if re.search(r",|-| dan ", self.ayat or ""):
            article = article.replace("paragraph", "paragraphs", 1)
        chain = (f"in conjunction with {member.text('en')}" for member in self.jo)
        words = (self.instrument.text("en"), article.replace(" dan ", " and "), *chain)
        return join_parts(words, self.note, self.tail)

    def __str__(self) -> str:
        return write_citation(_parts_of(self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Citation):
            return NotImplemented
        return self is other or self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[object, ...]:
        return (self.instrument, self._article, self.jo, self.tail)


@lru_cache(maxsize=2048)
def _instrument(parts: CitationParts) -> Instrument:
    found = parts.instrument
    return Instrument(
        kind=found.kind, issuer=found.issuer, numbers=found.numbers, title=found.title
    )


def _provenance(citation: Citation) -> dict[str, str]:
    known: dict[str, str] = {}
    if citation.source is not None:
        known["source"] = citation.source
    if citation.confidence is not None:
        known["confidence"] = citation.confidence.value
    if citation.read_on is not None:
        known["read_on"] = citation.read_on.isoformat()
    return known


def _parts_of(citation: Citation) -> CitationParts:
    return CitationParts(
        parts_of(citation.instrument),
        Article(citation.pasal, citation.ayat, citation.huruf, citation.angka),
        tuple(map(_parts_of, citation.jo)),
        citation.note,
        citation.tail,
    )


def _fields(text: str) -> dict[str, Any]:
    return _as_fields(read_citation(text))


def _as_fields(parts: CitationParts) -> dict[str, Any]:
    article = parts.article
    return {
        "instrument": _instrument(parts),
        "pasal": article.pasal,
        "ayat": article.ayat,
        "huruf": article.huruf,
        "angka": article.angka,
        "jo": tuple(_as_fields(member) for member in parts.jo),
        "note": parts.note,
        "tail": parts.tail,
    }
