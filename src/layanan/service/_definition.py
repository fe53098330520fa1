"""
A service as the ministry promises it: all its versions, in one record.

A change of law adds a version and never edits an old one. Versions share out
time without an overlap and without a gap: each ends where the next begins.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from layanan.calendars import CivilDateError
from layanan.law import Citation, Confidence, NotInForceError
from layanan.lifecycle import Lifecycle
from layanan.records import Problem, Record
from layanan.service._fit import homeless, misfits, refuse_problems, twins
from layanan.service._parts import (
    Channel,
    Code,
    Fee,
    Owner,
    Product,
    Published,
    Requirement,
    Source,
)
from layanan.sla import Level
from layanan.text import Label, join_words

ServiceCode = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", max_length=63)
]
"""A service's name in data: words joined by dots, the domain first ("info.ppid")."""


class Status(StrEnum):
    """
    Say whether the ministry still gives a service.

    TRANSFERRED: another body gives it now. RETIRED: nobody does.
    """

    ACTIVE = "active"
    TRANSFERRED = "transferred"
    RETIRED = "retired"


def _name_or_inline(given: object) -> object:
    # Read here rather than left to a union, whose every arm would complain.
    return given if isinstance(given, str | Lifecycle) else Lifecycle.model_validate(given)


class Version(Record, frozen=True):
    """
    State what was promised from one day on.

    Attributes:
        version: Its name, never used again for something else.
        in_force: The first day.
        until: The first day on which it is no longer in force. Left out, it
            lasts until the next version, or is open.
        in_force_cites: Why it begins on that day.
        lifecycle: The name of a shared lifecycle, or the lifecycle itself.
        levels: The time limits that are computed.
        published: The time limits as offices published them.
        sources: What was read for this version as a whole.
        notes: What a reader must know.
    """

    version: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$")]
    in_force: date
    until: date | None = None
    in_force_cites: Citation | None = None
    lifecycle: Annotated[str | Lifecycle, BeforeValidator(_name_or_inline)]
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    published: tuple[Published, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    fee: Fee | None = None
    product: Product | None = None
    channels: tuple[Channel, ...] = ()
    cites: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence
    notes: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        refuse_problems(self._problems())
        return self

    def _problems(self) -> Iterator[Problem]:
        yield from twins("levels", [level.name for level in self.levels], "name")
        for index, level in enumerate(self.levels):
            codes = [pause.code for pause in level.pauses]
            yield from twins("pauses", codes, "code", inside=("levels", index))
        yield from twins("requirements", [one.code for one in self.requirements], "code")
        yield from twins("channels", [one.code for one in self.channels], "code")
        yield from homeless(self.published, self.levels)
        if self.until is not None and self.until <= self.in_force:
            label = Label(
                id=f"harus sesudah hari mulai berlaku, {self.in_force}",
                en=f"must be after the day it comes into force, {self.in_force}",
            )
            yield Problem(("until",), label)
        if isinstance(self.lifecycle, Lifecycle):
            yield from misfits(self.levels, self.lifecycle)


class ServiceDefinition(Record, frozen=True):
    """
    Describe one service of the ministry, in all its versions.

    Attributes:
        code: Stable for ever, such as "info.ppid".
        name: Its official name.
        plain: What it is for, in words that a citizen uses.
        owners: Who answers for it, from when to when.
        units: The ranks of office that give it, such as "kankemenag".
        domain: The field of work it belongs to, such as "nikah".
        status: Whether the ministry still gives it.
        life_events: The events in a life that it belongs to.
        versions: The oldest first, without an overlap and without a gap.

    Raises:
        LayananError: Every value that is wrong, all at once.
    """

    code: ServiceCode
    name: Label
    plain: Label
    owners: Annotated[tuple[Owner, ...], Field(min_length=1)]
    units: tuple[Code, ...] = ()
    domain: Code
    status: Status
    life_events: tuple[Code, ...] = ()
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _shares_out_time(self) -> Self:
        refuse_problems(self._problems())
        return self

    def _problems(self) -> Iterator[Problem]:
        yield from twins("versions", [one.version for one in self.versions], "version")
        for index, (before, after) in enumerate(pairwise(self.versions)):
            if after.in_force <= before.in_force:
                label = Label(
                    id=f"harus sesudah {before.in_force}, hari mulai berlakunya versi sebelumnya; "
                    "tulis versi dari yang terlama",
                    en=f"must be after {before.in_force}, when the version before it begins; "
                    "write the oldest version first",
                )
                yield Problem(("versions", index + 1, "in_force"), label)
            elif before.until is not None and before.until != after.in_force:
                yield Problem(("versions", index, "until"), _seam(before.until, after))

    @property
    def periods(self) -> tuple[tuple[date, date | None], ...]:
        """
        When each version is in force: the first day, and the first day after it.
        """
        ends = (*(one.in_force for one in self.versions[1:]), self.versions[-1].until)
        return tuple((one.in_force, end) for one, end in zip(self.versions, ends, strict=True))

    def as_of(self, on: date) -> Version:
        """
        Return the version in force on the day `on`.

        Raises:
            NotInForceError: If there is none; it tells which there are.
            CivilDateError: If `on` is an instant, or no date at all.
        """
        return self.versions[self.position(on)]

    def position(self, on: date) -> int:
        """
        Return the place of that version in `versions`.
        """
        if isinstance(on, datetime) or not isinstance(on, date):
            raise CivilDateError(given=repr(on))
        for index, (since, until) in enumerate(self.periods):
            if since <= on and (until is None or on < until):
                return index
        names = [one.version for one in self.versions]
        subject = Label(
            id=f"{self.code} (versi {join_words(names, 'id')})",
            en=f"{self.code} (version {join_words(names, 'en')})",
        )
        raise NotInForceError(subject=subject, on=on, in_force=self.periods)


def _seam(until: date, after: Version) -> Label:
    begins = after.in_force
    if until > begins:
        return Label(
            id=f"bertumpang tindih dengan versi {after.version}, yang berlaku sejak {begins}; "
            "hapus until",
            en=f"overlaps with version {after.version}, which begins on {begins}; leave until out",
        )
    return Label(
        id=f"sejak {until} tidak ada versi yang berlaku sampai versi {after.version} pada {begins}",
        en=f"from {until} on no version is in force until version {after.version} on {begins}",
    )
