"""
One version of a service, resolved: what an application opens requests with.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Self

from layanan.calendars import Office, Term, WorkingCalendar
from layanan.errors import LayananError
from layanan.law import NotInForceError
from layanan.lifecycle import (
    NO_GUARDS,
    Actor,
    FactValue,
    Finding,
    Guards,
    Lifecycle,
    Named,
    Outcome,
    UnknownGuardError,
    changed_in_place,
)
from layanan.records import Problem, require
from layanan.request import Request, Rules, open_request
from layanan.service._arguments import (
    A_DEFINITION,
    A_SERVICE,
    A_STANDARD,
    SOME_LIFECYCLES,
    mapping_or_none,
    named_in,
)
from layanan.service._checklist import Checklist, Evidence, checklist
from layanan.service._completeness import Component, components
from layanan.service._definition import ServiceDefinition, Version
from layanan.service._eligible import Eligible, eligibility
from layanan.service._facts import civil
from layanan.service._faults import Fault, join_path, refuse
from layanan.service._fees import Charge, fee
from layanan.service._fit import (
    misfits,
    rivals,
    standard_misfits,
    strangers,
    unknown_lifecycle,
    while_in_force,
    with_facts,
)
from layanan.service._office_standard import OfficeStandard
from layanan.service._products import Kept, ProductValidity, product_validity, retention
from layanan.service._refine import applying, conflicts, in_force, refined
from layanan.service._seal import broken_seals
from layanan.sla import Level, Validity
from layanan.text import Label, join_words, nearest

_SOME_READINGS = Label(
    id="pemetaan kode tafsir ke True atau False, misalnya {'jeda_perbaikan': False}",
    en="a mapping of readings to True or False, e.g. {'jeda_perbaikan': False}",
)

# Wording, sources and doubt are shown to people; they decide nothing.
_SHOWN_ONLY: dict[str, Any] = {
    "label": True,
    "published": True,
    "cites": True,
    "pauses": {"__all__": {"label", "confidence", "cites", "note"}},
    "extension": {"cites"},
    "target": {"label", "cites"},
    "choices": {"__all__": {"label", "cites"}},
    "rungs": {"__all__": {"label", "cites"}},
    "expiry": {"label", "contested", "cites"},
}


_AN_OFFICE = Label(id="Office atau kode kantor", en="an Office or the code of one")


class UnknownReadingError(LayananError, LookupError):
    """
    Tell that a service has no switchable reading of this name.
    """

    def __init__(self, *, service: str, reading: str, known: tuple[str, ...]) -> None:
        self.service = service
        self.reading = reading
        self.known = known

    def _text(self, language: str) -> str:
        meant = nearest(str(self.reading), self.known, count=1)
        if language == "id":
            hint = f'mungkin maksudnya "{meant[0]}"? ' if meant else ""
            there = join_words(self.known, "id") or "tidak satu pun"
            return f'{self.service} tidak mengenal tafsir "{self.reading}"; {hint}yang ada: {there}'
        hint = f'did you mean "{meant[0]}"? ' if meant else ""
        there = join_words(self.known, "en") or "none"
        return f'{self.service} has no reading "{self.reading}"; {hint}it has: {there}'


class ReadingSwitchError(LayananError, TypeError):
    """
    Tell that a reading was set to something else than True or False.
    """

    def __init__(self, *, reading: str, given: object) -> None:
        self.reading = reading
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return f'tafsir "{self.reading}" hanya True atau False, bukan {self.given!r}'
        return f'the reading "{self.reading}" is True or False, not {self.given!r}'


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServiceType:
    """
    Hold one version of a service together with its lifecycle.

    Made by `resolve` or by a catalogue, which check that the levels fit the
    lifecycle. A request that is opened from it keeps its rules for ever.

    Attributes:
        definition: The service in all its versions.
        standard: The version that is meant, with all that was promised.
        lifecycle: What may happen to a request.
        levels: The time limits, with the readings that apply.
        guards: The host's named guards, see `with_guards`.
        offices: The standards of offices that refine it, see `for_office`.
        hash: SHA-256 over everything that decides what happens to a request
            and when it is due; wording and sources take no part.
        rules: What a request runs by.
    """

    definition: ServiceDefinition
    standard: Version
    lifecycle: Lifecycle
    levels: tuple[Level, ...]
    guards: Guards = NO_GUARDS
    offices: tuple[OfficeStandard, ...] = ()
    hash: str = field(init=False)
    rules: Rules = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hash", self._digest())
        rules = Rules(
            code=self.code,
            version=self.version,
            hash=self.hash,
            lifecycle=self.lifecycle,
            levels=self.levels,
            guards=self.guards,
        )
        object.__setattr__(self, "rules", rules)

    @property
    def code(self) -> str:
        """
        The service's code, such as "info.ppid".
        """
        return self.definition.code

    @property
    def name(self) -> Label:
        """
        Its official name.
        """
        return self.definition.name

    @property
    def version(self) -> str:
        """
        The name of this version; of an office's standard with its name behind it.
        """
        own = (f"{one.office}.{one.version}" for one in self.offices)
        return "+".join((self.standard.version, *own))

    @property
    def in_force(self) -> date | None:
        """
        The first day of this version; None where no source tells it.
        """
        day = self.standard.in_force
        return None if isinstance(day, str) else day

    @property
    def until(self) -> date | None:
        """
        The first day on which it is no longer in force; None if it is open.
        """
        return dict(self.definition.periods).get(self.standard.first_day, self.standard.until)

    @property
    def readings(self) -> Mapping[str, bool]:
        """
        The readings of the law that a host may switch, and whether they apply.
        """
        return {rule.code: rule.applies for level in self.levels for rule in level.pauses}

    def with_readings(self, readings: Mapping[str, bool]) -> Self:
        """
        Return the same service with some readings switched on or off.

        A reading is where the law leaves something open and we had to choose.
        Other readings are other rules, so the hash changes with them.

        Raises:
            UnknownReadingError: If the service has no such reading.
            ReadingSwitchError: If a value is neither True nor False.
            WrongTypeError: If they are no mapping.
        """
        require("readings", readings, Mapping, _SOME_READINGS)
        known = self.readings
        for code, applies in readings.items():
            if code not in known:
                raise UnknownReadingError(service=self.code, reading=code, known=tuple(known))
            if not isinstance(applies, bool):
                raise ReadingSwitchError(reading=code, given=applies)
        return replace(self, levels=tuple(_switch(level, readings) for level in self.levels))

    def with_guards(self, guards: Guards) -> Self:
        """
        Return the same service with the host's named guards.

        The guards are the host's code and no part of the definition, so the
        hash stays. Every name that the lifecycle asks must be among them.

        Raises:
            UnknownGuardError: If the lifecycle asks a guard that is not there.
            WrongTypeError: If they are no Guards.
        """
        require("guards", guards, Guards, "Guards, e.g. Guards({'lunas': is_paid})")
        for transition in self.lifecycle.transitions:
            for guard in transition.guards:
                if isinstance(guard, Named) and guard.guard not in guards:
                    raise UnknownGuardError(guard=guard.guard, known=tuple(guards))
        return replace(self, guards=guards)

    # -- what it promises in one case ----------------------------------------

    def fee(
        self,
        facts: Mapping[str, FactValue],
        *,
        on: date,
        calendar: WorkingCalendar | None = None,
    ) -> Charge:
        """
        Return what it costs in one case, as far as the facts tell.

        Args:
            facts: What has been stated.
            on: The day that counts as "now", on the office's own clock.
            calendar: The office's, where a rule asks its hours.

        Raises:
            StatedFactsError: If a fact is unknown, or of another kind.
            QuantityError: If a quantity is no whole number from 0.
            NoCalendarError: If a rule asks the office's hours and no calendar is given.
            CivilDateError: If `on` is no plain date.
            CalendarCoverageError: If a rule asks hours that no decree has reached.
        """
        return fee(self, facts, on=on, calendar=calendar)

    def checklist(
        self,
        facts: Mapping[str, FactValue],
        *,
        on: date,
        documents: Iterable[Evidence | str] = (),
        calendar: WorkingCalendar | None = None,
    ) -> Checklist:
        """
        Return every requirement as it stands in one case: one complete list of what is missing.

        Args:
            facts: What has been stated.
            on: The day that counts as "now", on the office's own clock.
            documents: What has been handed in, each with what is known of it.
            calendar: The office's, where a condition asks its hours.

        Raises:
            UnknownRequirementError: If a document meets no requirement.
            StatedFactsError: If a fact is unknown, or of another kind.
            NoCalendarError: If a condition asks the office's hours and no calendar is given.
            CivilDateError: If `on` is no plain date.
        """
        return checklist(self, facts, on=on, documents=documents, calendar=calendar)

    def eligibility(
        self,
        facts: Mapping[str, FactValue],
        *,
        on: date,
        documents: Iterable[Evidence | str] = (),
        calendar: WorkingCalendar | None = None,
    ) -> tuple[Eligible, ...]:
        """
        Return of every rule on who may ask whether it is met in one case.

        Args:
            facts: What has been stated.
            on: The day that counts as "now", on the office's own clock.
            documents: What has been handed in; some stand in for a rule.
            calendar: The office's, where a rule asks its hours.

        Raises:
            UnknownRequirementError: If a document meets no requirement.
            StatedFactsError: If a fact is unknown, or of another kind.
            NoCalendarError: If a rule asks the office's hours and no calendar is given.
            CivilDateError: If `on` is no plain date.
        """
        return eligibility(self, facts, on=on, documents=documents, calendar=calendar)

    def validity(
        self,
        product: str,
        *,
        issued: date,
        until: date | None = None,
        earlier: Iterable[Validity] = (),
    ) -> ProductValidity:
        """
        Return how long a product is valid that was issued on a day, and when it may be renewed.

        Args:
            product: Its code.
            issued: The first day, inclusive.
            until: The last day that it may have, inclusive, e.g. of a mandate.
            earlier: Its periods so far, where all together may last only so long.

        Raises:
            UnknownProductError: If the service gives no such product.
            LaterPeriodError: If an earlier period begins after the day of issue.
            CivilDateError: If a day is no plain date.
            NeverValidError: If it would end before it begins.
        """
        return product_validity(self, product, issued=issued, until=until, earlier=earlier)

    def retention(self, outcome: Outcome, *, closed: date) -> Kept:
        """
        Return until when the file is kept of a request that ended on a day.

        Nothing is ever deleted by this library.

        Raises:
            UnknownOutcomeError: If no request ends in this way.
            CivilDateError: If `closed` is no plain date.
        """
        return retention(self, outcome, closed=closed)

    def components(self) -> tuple[Component, ...]:
        """
        Return the 14 components of a service standard, each present or missing.

        Law:
            UU 25/2009 pasal 21.
        """
        return components(self)

    def for_office(self, office: str | Office, *, on: date) -> "ServiceType":
        """
        Return the service as an office promises it on a day.

        Of an `Office` the standards of those above it count as well, the
        highest first; where nobody has one, it is the national standard. A
        code alone must have a standard of its own.

        Args:
            office: The office, or its code.
            on: The day of receipt.

        Raises:
            UnknownOfficeStandardError: If the office of a code has no standard.
            NotInForceError: If it has, and none is in force on that day.
            StandardConflictError: If a standard goes beyond what is above it.
            WrongTypeError: If `office` is neither an office nor a code.
            CivilDateError: If `on` is no plain date.
        """
        standards, on = self.definition.standards, civil(on)
        if isinstance(office, str):
            own = in_force(standards, office, on=on, service=self.code)
            return refine(self, own)
        require("office", office, Office, _AN_OFFICE)
        found: ServiceType = self
        line = [office.code, *(one.code for one in office.line(on))]
        for code in reversed(line):
            own_then = applying(standards, code, on)
            if own_then is not None:
                found = refine(found, own_then)
        return found

    def check(
        self,
        *,
        total: Term | None = None,
        before: Self | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> tuple[Finding, ...]:
        """
        Return every finding about the lifecycle as this service uses it.

        Like `Lifecycle.check`, asked with the names of this service's levels,
        with the host's guards once they are given, and with the version
        before: whether requests under way can follow, and whether what
        decides them changed under one number of version (L701). A reading
        that a host switched is no change of the definition.

        Args:
            total: The statutory term that all stages together must fit in.
            before: The service that requests under way still follow.
            mapping: Where they go from states that changed, old name to new.

        Raises:
            WrongTypeError: If an argument is of another kind.
        """
        if before is not None:
            require("before", before, ServiceType, A_SERVICE)
        mapping_or_none(mapping)
        found = self.lifecycle.check(
            guards=None if self.guards is NO_GUARDS else self.guards,
            total=total,
            levels=[level.name for level in self.levels],
            before=None if before is None else before.lifecycle,
            mapping=mapping,
        )
        if any(level.expiry is not None for level in self.levels):
            # Something follows from the end of a level, which the lifecycle does not know.
            found = tuple(one for one in found if one.code != "L506")
        if before is None or not self._redefines(before):
            return found
        place = next((n for n, one in enumerate(found) if one.code >= "L7"), len(found))
        return (*found[:place], changed_in_place(self.code, self.version), *found[place:])

    def _redefines(self, other: Self) -> bool:
        mine, theirs = (replace(one, levels=one.standard.levels) for one in (self, other))
        same = (mine.code, mine.version) == (theirs.code, theirs.version)
        return same and mine.hash != theirs.hash

    def open(
        self,
        reference: str,
        *,
        office: Office,
        applicant: str,
        at: datetime,
        by: Actor | None = None,
        key: str | None = None,
        recorded: datetime | None = None,
    ) -> Request:
        """
        Return a new request that runs by this version.

        Raises:
            NotInForceError: If the version was not in force on the office's
                date of the opening.
            InvalidReferenceError: If a reference is empty, or the request's
                holds a NIK.
            NaiveTimeError: If an instant has no zone.
            WrongTypeError: If an argument is of another kind.
            InvalidCommandError: If `key` is empty.
            Refused: If it is written down before it happened.

        Args:
            reference: The host's name of the request.
            applicant: An opaque reference to a person, never a NIK.
            at: When it happened.
            by: Who opened it; the applicant if nobody else did.
            key: Names the attempt, so that a repeated one is recognised.
            recorded: When it was written down; `at` if left out.
        """
        require("office", office, Office, "an Office")
        day = office.local_date(at)
        since, until = self.standard.first_day, self.until
        if day < since or (until is not None and day >= until):
            raise NotInForceError(
                subject=f"{self.code} {self.version}", on=day, in_force=((since, until),)
            )
        return open_request(
            self.rules,
            reference,
            office=office,
            applicant=applicant,
            at=at,
            by=by,
            key=key,
            recorded=recorded,
        )

    def _digest(self) -> str:
        # Defaults are left out, so that a field which a later release adds
        # does not change the hash of what is on record.
        decides: dict[str, Any] = {
            "code": self.code,
            "version": self.version,
            "lifecycle": self.lifecycle.decisive_hash,
            "levels": [
                level.model_dump(mode="json", exclude=_SHOWN_ONLY, exclude_defaults=True)
                for level in self.levels
            ],
        }
        text = json.dumps(decides, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    def __repr__(self) -> str:
        return f"ServiceType({self.code!r}, version {self.version!r}, {self.hash[:12]})"


def resolve(
    definition: ServiceDefinition,
    *,
    on: date,
    lifecycles: Mapping[str, Lifecycle] | None = None,
) -> ServiceType:
    """
    Return the version of `definition` in force on the day `on`.

    Args:
        definition: The service in all its versions.
        on: The day of receipt.
        lifecycles: The shared lifecycles that the definition may name.

    Raises:
        NotInForceError: If no version is in force on that day.
        DefinitionError: If any version names what its lifecycle lacks.
        CivilDateError: If `on` is no date.
        WrongTypeError: If `definition` or `lifecycles` is of another kind.
    """
    shared = {} if lifecycles is None else lifecycles
    if problems := find_misfits(definition, lifecycles=shared):
        raise refuse(
            [
                Fault(definition.code, None, None, join_path(one.loc), one.label, one.suggestions)
                for one in problems
            ]
        )
    return pick(definition, definition.as_of(on), lifecycles=shared)


def pick(
    definition: ServiceDefinition, standard: Version, *, lifecycles: Mapping[str, Lifecycle]
) -> ServiceType:
    """
    Return one version of a definition that is known to fit its lifecycles.

    Raises:
        WrongTypeError: If an argument is of another kind.
    """
    require("definition", definition, ServiceDefinition, A_DEFINITION)
    require("standard", standard, Version, "a Version, e.g. one of definition.versions")
    named = standard.lifecycle
    if isinstance(named, Lifecycle):
        lifecycle = named
    else:
        require("lifecycles", lifecycles, Mapping, SOME_LIFECYCLES)
        lifecycle = named_in(lifecycles, named)
    return ServiceType(
        definition=definition,
        standard=standard,
        lifecycle=with_facts(lifecycle, standard.facts),
        levels=standard.levels,
    )


def refine(service: ServiceType, standard: OfficeStandard) -> ServiceType:
    """
    Return a service with what an office promises put in place of the national standard.

    Levels, requirements and channels are added, a level of a national name
    replaces that one, and the office's own procedure replaces the national
    one. The version tells whose standard it is: "1+kanwil.diy.1".

    Raises:
        StandardConflictError: If the standard goes beyond the national one.
        WrongTypeError: If an argument is of another kind.
    """
    require("service", service, ServiceType, A_SERVICE)
    require("standard", standard, OfficeStandard, A_STANDARD)
    merged = refined(service.standard, standard, service=service.code)
    own = {level.name for level in standard.levels}
    # The readings that the host switched stay as they are.
    theirs = (_switch(level, service.readings) for level in standard.levels)
    levels = (*(one for one in service.levels if one.name not in own), *theirs)
    offices = (*service.offices, standard)
    return replace(service, standard=merged, levels=levels, offices=offices)


def find_misfits(
    definition: ServiceDefinition, *, lifecycles: Mapping[str, Lifecycle]
) -> list[Problem]:
    """
    Return everything that the versions name and their shared lifecycles lack.

    Raises:
        WrongTypeError: If an argument is of another kind.
    """
    require("definition", definition, ServiceDefinition, A_DEFINITION)
    require("lifecycles", lifecycles, Mapping, SOME_LIFECYCLES)
    problems: list[Problem] = []
    whole: dict[str, Lifecycle] = {}
    for index, version in enumerate(definition.versions):
        name = version.lifecycle
        if isinstance(name, Lifecycle):
            whole[version.version] = with_facts(name, version.facts, checked=False)
            continue  # the version itself has seen to that
        if name not in lifecycles:
            loc = ("versions", index, "lifecycle")
            problems.append(unknown_lifecycle(loc, name, tuple(lifecycles)))
            continue
        lifecycle = whole[version.version] = with_facts(named_in(lifecycles, name), version.facts)
        problems += (
            Problem(("versions", index, *one.loc), one.label, one.suggestions)
            for one in (*misfits(version.levels, lifecycle), *strangers(version, lifecycle))
        )
    for index, standard in enumerate(definition.standards):
        found: dict[Problem, None] = {}  # what does not fit two versions is told once
        for version in while_in_force(standard, definition.published, definition.periods):
            if version.version in whole:
                fit = standard_misfits(standard, version, whole[version.version])
                found.update(dict.fromkeys(fit))
                found.update(dict.fromkeys(conflicts(standard, version)))
        problems += (
            Problem(("standards", index, *one.loc), one.label, one.suggestions) for one in found
        )
    problems += broken_seals(definition, lifecycles)
    return problems


def find_rivals(definition: ServiceDefinition) -> list[Problem]:
    """
    Return every two standards of one office that have one name, or one day in common.

    Raises:
        WrongTypeError: If `definition` is none.
    """
    require("definition", definition, ServiceDefinition, A_DEFINITION)
    return list(rivals(definition.standards))


def _switch(level: Level, readings: Mapping[str, bool]) -> Level:
    pauses = tuple(
        rule.model_copy(update={"applies": readings.get(rule.code, rule.applies)})
        for rule in level.pauses
    )
    return level.model_copy(update={"pauses": pauses})
