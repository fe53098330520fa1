"""
What a service standard is made of, each part with the evidence for it.

Nothing here is computed and nothing is filled in: what no source says is
absent. The wording that an office published stays beside every value, because
offices publish different ones and a reader wants to see which.
"""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from layanan.law import Citation, Confidence
from layanan.records import Record
from layanan.text import Label

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
"""A name that data may use: a letter, then letters, digits and underscores."""

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]


class Source(Record, frozen=True):
    """
    Say where something was read, and how sure that makes us.

    Attributes:
        name: Who says it, where no page can be named.
        url: The page.
        confidence: As the page supports the fact, not as the page looks.
        read_on: The day it was read, where that was written down.
        note: What a reader must know before relying on it.
    """

    name: _Words | None = None
    url: _Url | None = None
    confidence: Confidence
    read_on: date | None = None
    note: Label | None = None


class Owner(Record, frozen=True):
    """
    Name the body that answers for a service, and from when to when.

    Attributes:
        since: The first day; None if it always was.
        until: The first day on which it no longer does; None if it still does.
    """

    name: Label
    since: date | None = None
    until: date | None = None
    cites: Citation | None = None


class Requirement(Record, frozen=True):
    """
    Name something that the applicant brings.

    Attributes:
        published: The wording of the source.
    """

    code: Code
    label: Label
    published: _Words | None = None
    cites: Citation | None = None
    source: Source


class Fee(Record, frozen=True):
    """
    Say what the service costs, in whole rupiah.
    """

    amount_idr: Annotated[int, Field(ge=0)]
    label: Label
    published: _Words | None = None
    cites: Citation | None = None
    source: Source


class Product(Record, frozen=True):
    """
    Say what the applicant receives in the end.
    """

    label: Label
    published: _Words | None = None
    cites: Citation | None = None
    source: Source


class Channel(Record, frozen=True):
    """
    Name a way to ask for the service.
    """

    code: Code
    label: Label
    published: _Words | None = None
    source: Source


class Published(Record, frozen=True):
    """
    Keep a time limit in the words of the office that published it.

    Attributes:
        level: The level whose term it is about.
        text: The wording.
        starts: From when it runs, in the words of the same source.
        condition: What it depends on, in the words of the same source.
        by: The office.
    """

    level: Code
    text: _Words
    starts: _Words | None = None
    condition: _Words | None = None
    by: _Words
    source: Source
