"""
What one office promises of a service, within the national standard.

Offices publish different times for the same service, because each times a
different stretch of it and has its own people. So an office's standard says
whose it is, from when, and from which event to which it counts.
"""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from layanan.law import Citation, Confidence
from layanan.records import Record
from layanan.service._parts import (
    Channel,
    Clause,
    Code,
    FirstDay,
    Published,
    Requirement,
    ServiceCode,
    Source,
    Step,
)
from layanan.sla import Level
from layanan.text import Label

OfficeCode = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$", max_length=63)
]
"""An office's name in data, as in `Office.code`: "kankemenag.3374", "kanwil.diy"."""


class Stretch(Record, frozen=True):
    """
    Say from which event to which product an office counts, in words.
    """

    begins: Label
    ends: Label


class OfficeStandard(Record, frozen=True):
    """
    Hold what one office promises of a service, from one day on.

    It refines the national version in force on the day: only what that one
    declares refinable, and a limit only downwards.

    Attributes:
        office: The office's code.
        name: Its name.
        unit: Its rank, such as "kanwil".
        version: The name of this standard, one of the office's own.
        in_force: The first day; "unknown" where no source tells it.
        until: The first day on which it is no longer in force; None if open.
        decree: What set it; None where only a publication is known.
        stretch: From which event to which product it counts.
        levels: Its time limits; one of a national level's name replaces that one.
        published: The wording, beside every computed value.
        requirements: Requirements that it adds.
        channels: Channels that it adds.
        procedure: Its own steps; they replace the national ones.
        complaints: Where its complaints go.
        sources: Where it was read.
        notes: What a reader must know.
    """

    office: OfficeCode
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    unit: Code
    version: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$")] = "1"
    in_force: FirstDay
    until: date | None = None
    decree: Citation | None = None
    stretch: Stretch | None = None
    levels: tuple[Level, ...] = ()
    published: tuple[Published, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    channels: tuple[Channel, ...] = ()
    procedure: tuple[Step, ...] = ()
    complaints: tuple[Clause, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    confidence: Confidence
    notes: tuple[Label, ...] = ()

    @property
    def first_day(self) -> date:
        """
        The first day it answers for: the earliest of all where it is unknown.
        """
        return date.min if isinstance(self.in_force, str) else self.in_force


class OfficeStandards(Record, frozen=True):
    """
    Hold what single offices promise of one service, in a file of their own.

    Attributes:
        code: The code of the service, which is the name of the file.
        standards: The standards; they are added to those of the service's own file.
    """

    code: ServiceCode
    standards: Annotated[tuple[OfficeStandard, ...], Field(min_length=1)]
