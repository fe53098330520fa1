"""
A service as the ministry promises it: all its versions, in one record.

A change of law adds a version and never edits an old one. Versions share out
time without an overlap and without a gap: each ends where the next begins.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from layanan.calendars import CivilDateError
from layanan.law import Citation, Confidence, NotInForceError
from layanan.lifecycle import FactSpec, Lifecycle
from layanan.records import UNCHECKED, FrozenDict, Problem, Record
from layanan.service._fit import (
    homeless,
    inconsistencies,
    misfits,
    refuse_problems,
    rivals,
    strangers,
    twins,
    with_facts,
)
from layanan.service._office_standard import OfficeStandard
from layanan.service._parts import (
    Channel,
    Clause,
    Code,
    Dependency,
    Eligibility,
    Fee,
    FirstDay,
    Owner,
    Presence,
    Product,
    Published,
    Requirement,
    Retention,
    ServiceCode,
    Source,
    Step,
)
from layanan.sla import Level
from layanan.text import Label, join_words


class Status(StrEnum):
    """
    Say whether the ministry still gives a service.

    TRANSFERRED: another body gives it now. RETIRED: nobody does.
    """

    ACTIVE = "active"
    TRANSFERRED = "transferred"
    RETIRED = "retired"


def _name_or_inline(given: object, info: ValidationInfo) -> object:
    # Read here rather than left to a union, whose every arm would complain.
    if isinstance(given, str | Lifecycle):
        return given
    return Lifecycle.model_validate(given, context=info.context)


_FROZEN = AfterValidator(FrozenDict)

Aspect = Literal["levels", "requirements", "channels", "procedure", "clauses"]
"""What an office's standard may change of the national one."""


class Version(Record, frozen=True):
    """
    State what was promised from one day on: the 14 components of UU 25/2009 pasal 21.

    A draft is not in force whatever its day; once published it is never
    edited, and its `seal` proves it.

    Attributes:
        version: Its name, never used again for something else.
        stage: "draft" or "published".
        seal: SHA-256 over all that it says, see `seal_of`; checked when read.
        in_force: The first day; "unknown" where no source tells it, on the
            oldest version only.
        until: The first day on which it is no longer in force. Left out, it
            lasts until the next version, or is open.
        in_force_cites: Why it begins on that day.
        lifecycle: The name of a shared lifecycle, or the lifecycle itself.
        facts: The facts of this service, beside those of the lifecycle.
        levels: The time limits that are computed.
        published: The time limits as offices published them.
        requirements: What the applicant brings (component b).
        eligibility: Who may ask.
        procedure: The steps as published (component c).
        fee: What it costs (component e).
        products: What the applicant receives (component f).
        retention: How long the file is kept, by outcome.
        channels: The ways to ask.
        presence: Who must be there in person, and why.
        dependencies: Other services that come first, or that this one feeds.
        compensation: What the applicant gets if the standard is not kept.
        facilities: Sarana, prasarana, dan/atau fasilitas (component g).
        competence: Kompetensi pelaksana (component h).
        supervision: Pengawasan internal (component i).
        complaints: Penanganan pengaduan, saran, dan masukan (component j).
        staffing: Jumlah pelaksana (component k).
        guarantee: Jaminan pelayanan (component l).
        safety: Jaminan keamanan dan keselamatan pelayanan (component m).
        evaluation: Evaluasi kinerja pelaksana (component n).
        refinable: What an office's standard may change.
        cites: The legal basis (component a).
        sources: What was read for this version as a whole.
        confidence: How sure we are of the whole.
        notes: What a reader must know.
    """

    version: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$")]
    stage: Literal["draft", "published"] = "published"
    seal: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    in_force: FirstDay
    until: date | None = None
    in_force_cites: Citation | None = None
    lifecycle: Annotated[str | Lifecycle, BeforeValidator(_name_or_inline)]
    facts: Annotated[dict[Code, FactSpec], _FROZEN] = FrozenDict()
    levels: tuple[Level, ...] = ()
    published: tuple[Published, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    eligibility: tuple[Eligibility, ...] = ()
    procedure: tuple[Step, ...] = ()
    fee: Fee | None = None
    products: tuple[Product, ...] = ()
    retention: tuple[Retention, ...] = ()
    channels: tuple[Channel, ...] = ()
    presence: tuple[Presence, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    compensation: Clause | None = None
    facilities: tuple[Clause, ...] = ()
    competence: tuple[Clause, ...] = ()
    supervision: tuple[Clause, ...] = ()
    complaints: tuple[Clause, ...] = ()
    staffing: tuple[Clause, ...] = ()
    guarantee: tuple[Clause, ...] = ()
    safety: tuple[Clause, ...] = ()
    evaluation: tuple[Clause, ...] = ()
    refinable: tuple[Aspect, ...] = ("levels", "channels", "procedure")
    cites: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence
    notes: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _goes_together(self, info: ValidationInfo) -> Self:
        if info.context != UNCHECKED:
            refuse_problems(self._problems())
        return self

    @property
    def first_day(self) -> date:
        """
        The first day it answers for: the earliest of all where it is unknown.
        """
        return date.min if isinstance(self.in_force, str) else self.in_force

    def problems(self) -> Iterator[Problem]:
        """
        Yield everything in it that does not go together; nothing of what was read and accepted.
        """
        yield from self._problems(checked=False)
        if isinstance(self.lifecycle, Lifecycle):
            for one in self.lifecycle.problems():
                yield one.inside("lifecycle")

    def _problems(self, *, checked: bool = True) -> Iterator[Problem]:
        yield from twins("levels", [level.name for level in self.levels], "name")
        for index, level in enumerate(self.levels):
            codes = [pause.code for pause in level.pauses]
            yield from twins("pauses", codes, "code", inside=("levels", index))
        yield from twins("requirements", [one.code for one in self.requirements], "code")
        for field in ("eligibility", "products", "channels", "presence"):
            yield from twins(field, [one.code for one in getattr(self, field)], "code")
        yield from twins("retention", [one.outcome for one in self.retention], "outcome")
        yield from homeless(self.published, self.levels)
        if self.until is not None and self.until <= self.first_day:
            label = Label(
                id=f"harus sesudah hari mulai berlaku, {self.in_force}",
                en=f"must be after the day it comes into force, {self.in_force}",
            )
            yield Problem(("until",), label)
        yield from inconsistencies(self)
        if isinstance(self.lifecycle, Lifecycle):
            lifecycle = with_facts(self.lifecycle, self.facts, checked=checked)
            yield from misfits(self.levels, lifecycle)
            yield from strangers(self, lifecycle)


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
        programmes: The priority programmes of the ministry that it serves.
        keywords: Other words that people search it by.
        versions: The oldest first, without an overlap and without a gap; a
            draft may come last.
        standards: What single offices promise, within the national standard.

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
    programmes: tuple[Code, ...] = ()
    keywords: tuple[Label, ...] = ()
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]
    standards: tuple[OfficeStandard, ...] = ()

    @model_validator(mode="after")
    def _shares_out_time(self, info: ValidationInfo) -> Self:
        if info.context != UNCHECKED:
            refuse_problems(self._problems())
        return self

    def problems(self) -> Iterator[Problem]:
        """
        Yield everything in it that does not go together; nothing of what was read and accepted.
        """
        yield from self._problems()
        for index, version in enumerate(self.versions):
            for one in version.problems():
                yield one.inside("versions", index)

    def _problems(self) -> Iterator[Problem]:
        yield from twins("versions", [one.version for one in self.versions], "version")
        yield from self._places()
        yield from self._needed_by_itself()
        yield from rivals(self.standards)
        for index, (before, after) in enumerate(pairwise(self.published)):
            if after.first_day <= before.first_day:
                label = Label(
                    id=f"harus sesudah {before.in_force}, hari mulai berlakunya versi sebelumnya; "
                    "tulis versi dari yang terlama",
                    en=f"must be after {before.in_force}, when the version before it begins; "
                    "write the oldest version first",
                )
                yield Problem(("versions", index + 1, "in_force"), label)
            elif before.until is not None and before.until != after.first_day:
                yield Problem(("versions", index, "until"), _seam(before.until, after))

    def _needed_by_itself(self) -> Iterator[Problem]:
        for index, version in enumerate(self.versions):
            for place, other in enumerate(version.dependencies):
                if other.service == self.code:
                    label = Label(
                        id="layanan tidak dapat bergantung pada dirinya sendiri; tulis yang lain",
                        en="a service cannot depend on itself; name another service",
                    )
                    yield Problem(("versions", index, "dependencies", place, "service"), label)

    def _places(self) -> Iterator[Problem]:
        for index, one in enumerate(self.versions):
            if one.stage == "draft" and index + 1 < len(self.versions):
                label = Label(
                    id="rancangan ditulis paling akhir, sesudah semua versi yang terbit",
                    en="a draft is written last, after every published version",
                )
                yield Problem(("versions", index, "stage"), label)
            if one.in_force == "unknown" and index:
                label = Label(
                    id="hanya versi terlama boleh tidak diketahui mulai berlakunya; tulis harinya",
                    en="only the oldest version may begin on an unknown day; write the day",
                )
                yield Problem(("versions", index, "in_force"), label)

    @property
    def published(self) -> tuple[Version, ...]:
        """
        The versions that are published, the oldest first.
        """
        return tuple(one for one in self.versions if one.stage == "published")

    @property
    def draft(self) -> Version | None:
        """
        The version that is being prepared, if there is one.
        """
        return next((one for one in self.versions if one.stage == "draft"), None)

    @property
    def periods(self) -> tuple[tuple[date, date | None], ...]:
        """
        When each published version is in force: the first day, and the first day after it.

        An unknown first day is the earliest that there is.
        """
        known = self.published
        ends = (*(one.first_day for one in known[1:]), known[-1].until if known else None)
        return tuple((one.first_day, end) for one, end in zip(known, ends, strict=False))

    def owners_on(self, on: date) -> tuple[Owner, ...]:
        """
        Return who answers for the service on a day, as far as is known.

        Raises:
            CivilDateError: If `on` is an instant, or no date at all.

        Examples:
            Halal certification left the ministry on 5 November 2024:

            >>> from layanan import Catalogue
            >>> halal = Catalogue.kemenag().definition("halal.reguler")
            >>> for on in (date(2024, 11, 4), date(2024, 11, 5)):
            ...     print([str(one.name) for one in halal.owners_on(on)])
            ['Kementerian Agama']
            ['Badan Penyelenggara Jaminan Produk Halal (BPJPH)']
        """
        if isinstance(on, datetime) or not isinstance(on, date):
            raise CivilDateError(given=repr(on))
        return tuple(
            one
            for one in self.owners
            if (one.since is None or one.since <= on) and (one.until is None or on < one.until)
        )

    def as_of(self, on: date) -> Version:
        """
        Return the version in force on the day `on`.

        Raises:
            NotInForceError: If there is none; it tells which there are.
            CivilDateError: If `on` is an instant, or no date at all.
        """
        return self.published[self.position(on)]

    def position(self, on: date) -> int:
        """
        Return the place of that version in `published`.
        """
        if isinstance(on, datetime) or not isinstance(on, date):
            raise CivilDateError(given=repr(on))
        for index, (since, until) in enumerate(self.periods):
            if since <= on and (until is None or on < until):
                return index
        names = [one.version for one in self.published]
        subject = Label(
            id=f"{self.code} (versi {join_words(names, 'id')})",
            en=f"{self.code} (version {join_words(names, 'en')})",
        )
        raise NotInForceError(subject=subject, on=on, in_force=self.periods)


def _seam(until: date, after: Version) -> Label:
    begins = after.first_day
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
