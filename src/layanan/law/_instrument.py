"""
An instrument: one legal writing, whatever it is called in passing.
"""

import re
from collections.abc import Iterator
from typing import Any, Self

from pydantic import BaseModel, GetJsonSchemaHandler, model_serializer, model_validator
from pydantic_core import CoreSchema

from layanan.law._kind import JOINT, InstrumentKind, is_glued, same_name
from layanan.law._reading import CitationParts, read_citation
from layanan.law._syntax import InstrumentParts, refused, write_instrument, write_name
from layanan.text import Language, check_language

_YEAR = re.compile(r"(?:^|/)((?:19|20)\d\d)(?=$|/)")
_LEADING_ZEROS = re.compile(r"(?<![\d.])0+(?=\d)")


class Instrument(BaseModel, frozen=True, extra="forbid"):
    """
    Name one law, regulation, decree, circular or letter.

    Two instruments are equal when they are the same legal writing: same kind
    (or another name of it, "keputusan Gubernur" for "Kepgub"), same issuer,
    same numbers, leading zeros and capitals apart. A title tells instruments
    apart only where no number does; who signed a joint decree, never.

    Attributes:
        kind: Which kind of writing it is.
        issuer: Who issued it, where the kind alone does not say.
        numbers: As written, year included; one a minister for a joint decree.
        title: What it is about, without "tentang".

    Examples:
        >>> law = Instrument.parse("Undang-Undang Nomor 14 Tahun 2008")
        >>> print(law, law.year, law == Instrument.parse("UU 14/2008"))
        UU 14/2008 2008 True
    """

    kind: InstrumentKind
    issuer: str | None = None
    numbers: tuple[str, ...] = ()
    title: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Return the instrument that `text` names, without an article.

        Raises:
            CitationSyntaxError: If `text` names none, or says more than a name.
        """
        return cls(**_fields(text))

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, data: Any) -> Any:
        return _fields(data) if isinstance(data, str) else data

    @model_validator(mode="after")
    def _reads_back(self) -> Self:
        if read_citation(str(self)) != CitationParts(parts_of(self)):
            raise ValueError(f"{str(self)!r} would be read as another instrument")
        return self

    @model_serializer
    def _as_text(self) -> str:
        return str(self)

    @property
    def year(self) -> int | None:
        """
        The year in its number, None where it is not written.
        """
        found = _YEAR.findall(self.numbers[0]) if self.numbers else []
        return int(found[-1]) if found else None

    def text(self, language: Language = "id") -> str:
        """
        Return the name for a reader; in English the kind is explained.

        Examples:
            >>> Instrument.parse("SE MenPANRB 394/2019").text("en")
            'Circular (SE) MenPANRB 394/2019'
        """
        if check_language(language) == "id" or self.kind is InstrumentKind.GENERAL:
            return str(self)
        written = write_instrument(parts_of(self), about="on", also="and")
        name = self.kind.value
        if is_glued(self.kind, self.issuer):
            name = write_name(self.kind, self.issuer)
        return f"{self.kind.label.en} ({name}){written[len(name) :]}"

    @property
    def _identity(self) -> tuple[str, ...]:
        if not self.numbers:
            return (same_name(self.kind, self.issuer), (self.title or "").casefold())
        issuer = None if self.kind in JOINT else self.issuer
        numbers = (_LEADING_ZEROS.sub("", number.casefold()) for number in self.numbers)
        return (same_name(self.kind, issuer), "", *numbers)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"title": cls.__name__, "type": "string", "examples": ["UU 14/2008"]}

    def __repr_args__(self) -> Iterator[tuple[None, str]]:
        yield None, str(self)

    def __str__(self) -> str:
        return write_instrument(parts_of(self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Instrument):
            return NotImplemented
        return self is other or self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)


def parts_of(instrument: Instrument) -> InstrumentParts:
    """
    Return `instrument` as the plain parts that reading gives.
    """
    return InstrumentParts(instrument.kind, instrument.issuer, instrument.numbers, instrument.title)


def _fields(text: str) -> dict[str, Any]:
    whole = read_citation(text)
    parts = whole.instrument
    if whole != CitationParts(parts):
        raise refused(
            text,
            "tertulis lebih dari nama peraturan; rujukan dengan pasal atau catatan adalah Citation",
            "it says more than the name of an instrument; with an article or note it is a Citation",
        )
    return {
        "kind": parts.kind,
        "issuer": parts.issuer,
        "numbers": parts.numbers,
        "title": parts.title,
    }
