"""
What is to be said of a service as a whole: its components, limits, versions and offices.

A definition that loads is consistent; what stands here are the questions that
remain: what is missing, what rests on little, what an office may not promise.
A finding is that of a lifecycle (`lifecycle.Finding`): the same code, level,
place and `loc`, so that one reader prints them all. The level of every code
stands here, once; `reference/pemeriksaan.md` describes each of them.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from layanan.calendars import Term, usual_length
from layanan.law import Citation, Confidence
from layanan.lifecycle import Finding, Lifecycle, Severity
from layanan.records import Loc, require
from layanan.service._arguments import A_DEFINITION, SOME_LIFECYCLES
from layanan.service._completeness import components_of
from layanan.service._definition import ServiceDefinition, Status, Version
from layanan.service._fit import while_in_force, with_facts
from layanan.service._office_standard import OfficeStandard
from layanan.service._parts import Published
from layanan.service._refine import conflicts
from layanan.service._service_type import pick
from layanan.sla import Level
from layanan.text import Label

CODES: Final[Mapping[str, Severity]] = {
    # the 14 components
    "S101": "warning",
    "S102": "note",
    # time limits, and how sure they are
    "S201": "warning",
    "S202": "note",
    "S203": "note",
    "S204": "warning",
    "S205": "warning",
    "S206": "warning",
    # offices
    "S301": "error",
    # versions
    "S401": "warning",
    "S402": "warning",
}
"""Every code with its level."""


def _tell(code: str, place: str, loc: Loc, *, id: str, en: str) -> Finding:
    return Finding(code, CODES[code], place, Label(id=id, en=en), loc)


def findings(
    definition: ServiceDefinition, lifecycles: Mapping[str, Lifecycle]
) -> tuple[Finding, ...]:
    """
    Return everything that is to be said of a service in all its versions.

    The components are asked of the newest published version and of a draft:
    what was in force before is never edited. What a lifecycle's own check says
    of it alone is left out; what only the service brings to light is told, with
    the place of the lifecycle in the service. A version whose shared lifecycle
    is not there is passed over; that is a fault of the definition.

    Args:
        definition: The service in all its versions.
        lifecycles: The shared lifecycles that it may name.

    Raises:
        WrongTypeError: If one of them is of another kind.

    Examples:
        >>> from layanan.catalogue import Catalogue
        >>> catalogue = Catalogue.kemenag()
        >>> ppid = catalogue.definition("info.ppid")
        >>> sorted({one.code for one in findings(ppid, catalogue.lifecycles)})[0]
        'S101'
    """
    require("definition", definition, ServiceDefinition, A_DEFINITION)
    require("lifecycles", lifecycles, Mapping, SOME_LIFECYCLES)
    return tuple(_findings(definition, lifecycles))


def _findings(
    definition: ServiceDefinition, lifecycles: Mapping[str, Lifecycle]
) -> Iterator[Finding]:
    newest = definition.published[-1] if definition.published else None
    for index, version in enumerate(definition.versions):
        loc: Loc = ("versions", index)
        lifecycle = _lifecycle(version, lifecycles)
        if version is newest or version.stage == "draft":
            yield from _components(version, loc)
        yield from _trust(version, loc)
        yield from _limits(version.levels, version.published, loc)
        if lifecycle is not None:
            yield from _silences(version.levels, lifecycle, loc)
            yield from _soundness(definition, version, lifecycles, loc)
    yield from _ends(definition)
    yield from _offices(definition, lifecycles)


def _lifecycle(version: Version, lifecycles: Mapping[str, Lifecycle]) -> Lifecycle | None:
    named = version.lifecycle
    found = named if isinstance(named, Lifecycle) else lifecycles.get(named)
    return None if found is None else with_facts(found, version.facts)


# --- the 14 components ------------------------------------------------------------


def _components(version: Version, loc: Loc) -> Iterator[Finding]:
    for one in components_of(version):
        if one.means is not None:
            code = "S101" if one.must_be_published else "S102"
            yield _tell(
                code,
                one.letter,
                loc,
                id=f"versi {version.version}: komponen {one.letter} ({one.name.id}): "
                f"{one.means.id}.",
                en=f"version {version.version}: component {one.letter} ({one.name.en}): "
                f"{one.means.en}.",
            )


# --- how sure it is ---------------------------------------------------------------


def _trust(version: Version, loc: Loc) -> Iterator[Finding]:
    if version.in_force == "unknown":
        yield _tell(
            "S203",
            version.version,
            (*loc, "in_force"),
            id=f"versi {version.version}: tidak diketahui sejak kapan berlaku; dianggap berlaku "
            "sejak semula.",
            en=f"version {version.version}: since when it is in force is not known; it counts as "
            "in force from the beginning.",
        )
    if version.confidence is Confidence.LOW:
        yield _tell(
            "S206",
            version.version,
            (*loc, "confidence"),
            id=f"versi {version.version}: keseluruhannya berkeyakinan rendah; pastikan pada "
            "sumber resmi sebelum dipakai.",
            en=f"version {version.version}: the whole is of low confidence; confirm it in an "
            "official source before it is used.",
        )


def _limits(levels: Sequence[Level], published: Sequence[Published], loc: Loc) -> Iterator[Finding]:
    for index, level in enumerate(levels):
        where: Loc = (*loc, "levels", index)
        wordings = [one for one in published if one.level == level.name]
        low = _low(level.cites, wordings) or any(
            one.cites is not None and one.cites.confidence is Confidence.LOW
            for one in level.choices
        )
        if low:
            yield _tell(
                "S201",
                level.name,
                (*where, "cites"),
                id=f"{level.name}: jangka waktunya bersumber pada keterangan berkeyakinan rendah; "
                "jangan dijadikan dasar sebelum dipastikan.",
                en=f"{level.name}: the limit rests on a source of low confidence; do not rely on "
                "it before it is confirmed.",
            )
        if bare := _bare(level, wordings):
            yield _tell(
                "S202",
                level.name,
                (*where, "term"),
                id=f"{level.name}: {bare} dihitung sebagai hari kalender; tidak ada sumber yang "
                'menulis "hari kalender".',
                en=f"{level.name}: {bare.text('en')} by our reading; no source says that days of "
                "the calendar are meant.",
            )
        if level.cites.source is None:
            yield _tell(
                "S204",
                level.name,
                (*where, "cites"),
                id=f"{level.name}: {level.cites} dikutip tanpa alamat sumber yang dibaca; "
                "tambahkan source.",
                en=f"{level.name}: {level.cites.text('en')} is cited without the page where it was "
                "read; add source.",
            )


def _low(cites: Citation, wordings: Sequence[Published]) -> bool:
    """
    Return whether a limit rests on low confidence: its law's, or that of all that publish it.
    """
    if cites.confidence is not None:
        return cites.confidence is Confidence.LOW
    return bool(wordings) and all(one.source.confidence is Confidence.LOW for one in wordings)


def _bare(level: Level, wordings: Sequence[Published]) -> Term | None:
    """
    Return a term in calendar days that no source calls so.
    """
    found = next((one for one in level.terms if one.calendar_days), None)
    texts = [level.published or "", *(one.text for one in wordings)]
    return None if any(_CALENDAR.search(one) for one in texts) else found


_CALENDAR: Final = re.compile(r"\b(?:hari\s+kalender|calendar\s+days?)\b", re.IGNORECASE)


# --- the lifecycle as the service uses it -----------------------------------------


def _silences(levels: Sequence[Level], lifecycle: Lifecycle, loc: Loc) -> Iterator[Finding]:
    """
    Find S205: a timer ends a level in its last instant, which then reads "met".
    """
    for index, level in enumerate(levels):
        begun = _entered(level, lifecycle)
        for timer in lifecycle.timers:
            running = begun if "*" in timer.states else begun & set(timer.states)
            if timer.fires in level.ends and timer.after in level.terms and running:
                yield _tell(
                    "S205",
                    level.name,
                    (*loc, "levels", index, "ends"),
                    id=f"{level.name}: {timer.fires}, yang dijalankan pengatur waktu {timer.name} "
                    f"tepat setelah {timer.after}, mengakhiri jangka waktu ini, sehingga terbaca "
                    "tepat waktu walaupun tidak ada yang bertindak; keluarkan dari ends, atau "
                    "tulis dalam cancels.",
                    en=f"{level.name}: {timer.fires}, which the timer {timer.name} fires exactly "
                    f"after {timer.after.text('en')}, ends this level, so that it reads as met "
                    "although nobody acted; take it out of ends, or write it in cancels.",
                )


def _entered(level: Level, lifecycle: Lifecycle) -> set[str]:
    """
    Return the states that are entered in the instant in which a level starts.
    """
    found = {one.target for one in lifecycle.transitions if one.name in level.starts}
    if _OPENING in level.starts:
        found.add(lifecycle.initial)
    waiting = deque(found)
    while waiting:
        state = waiting.popleft()
        for way in lifecycle.transitions:
            if way.automatic and state in way.sources and way.target not in found:
                found.add(way.target)
                waiting.append(way.target)
    return found


_OPENING: Final = "buka"


def _soundness(
    definition: ServiceDefinition,
    version: Version,
    lifecycles: Mapping[str, Lifecycle],
    loc: Loc,
) -> Iterator[Finding]:
    """
    Yield what the lifecycle's check says only because of this service.
    """
    service = pick(definition, version, lifecycles=lifecycles)
    named = version.lifecycle
    own = named if isinstance(named, Lifecycle) else lifecycles[named]
    known = set(own.check())
    for one in service.check(total=total(service.levels, service.lifecycle)):
        if one not in known:
            inside = one.loc if isinstance(named, Lifecycle) else ()
            yield Finding(
                one.code,
                one.level,
                one.place,
                one.label,
                (*loc, "lifecycle", *inside),
                one.trace,
                one.because,
            )


def total(levels: Sequence[Level], lifecycle: Lifecycle) -> Term | None:
    """
    Return the limit of law that all stages of a lifecycle together must fit in.

    It is the shortest term of a level of rank law that runs wherever the office
    or another body is at work. Where no stage has a budget there is nothing to
    hold against it, and where a fact decides the term there is no one total.
    """
    if not any(state.budget for state in lifecycle.states.values()):
        return None
    whole = [
        level.term
        for level in levels
        if level.rank == "law"
        and level.term is not None
        and not (level.choices or level.per)
        and _covers(level, lifecycle)
    ]
    return min(whole, key=usual_length, default=None)


class _Stand(NamedTuple):
    state: str
    running: bool


def _covers(level: Level, lifecycle: Lifecycle) -> bool:
    """
    Return whether a level runs in every state in which somebody else than the applicant works.
    """
    first = _Stand(lifecycle.initial, _OPENING in level.starts)
    seen = {first}
    waiting = deque(seen)
    while waiting:
        here = waiting.popleft()
        state = lifecycle.states[here.state]
        idle = state.turn == "applicant" or state.kind != "working"
        if not (here.running or idle or here.state == lifecycle.initial):
            return False
        for ways in lifecycle.row(here.state).values():
            for way in ways:
                running = way.name not in (*level.ends, *level.cancels) and (
                    here.running or way.name in level.starts
                )
                there = _Stand(way.target, running)
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
    return True


# --- versions ---------------------------------------------------------------------


def _ends(definition: ServiceDefinition) -> Iterator[Finding]:
    published, draft = definition.published, definition.draft
    if not published:
        return
    last = published[-1]
    index = definition.versions.index(last)
    if last.until is not None and definition.status is Status.ACTIVE:
        yield _tell(
            "S401",
            last.version,
            ("versions", index, "until"),
            id=f"sejak {last.until} tidak ada versi yang berlaku, padahal layanan ini masih "
            "diberikan; tambahkan versi berikutnya, atau ubah status.",
            en=f"from {last.until} on no version is in force although the service is still given; "
            "add the next version, or change the status.",
        )
    if draft is not None and draft.first_day <= last.first_day:
        yield _tell(
            "S402",
            draft.version,
            ("versions", len(definition.versions) - 1, "in_force"),
            id=f"rancangan {draft.version} mulai berlaku pada {draft.in_force}, tidak sesudah "
            f"versi {last.version} ({last.in_force}); begitu terbit akan ditolak.",
            en=f"the draft {draft.version} begins on {draft.in_force}, not after version "
            f"{last.version} ({last.in_force}); it would be refused once published.",
        )


# --- offices ----------------------------------------------------------------------


def _offices(
    definition: ServiceDefinition, lifecycles: Mapping[str, Lifecycle]
) -> Iterator[Finding]:
    for index, standard in enumerate(definition.standards):
        loc: Loc = ("standards", index)
        if standard.in_force == "unknown":
            yield _tell(
                "S203",
                standard.office,
                (*loc, "in_force"),
                id=f"{standard.office}: tidak diketahui sejak kapan standar kantor ini berlaku.",
                en=f"{standard.office}: since when this office's standard is in force is not "
                "known.",
            )
        yield from _limits(standard.levels, standard.published, loc)
        told: dict[Finding, None] = {}
        for version in while_in_force(standard, definition.published, definition.periods):
            lifecycle = _lifecycle(version, lifecycles)
            if lifecycle is not None:
                told |= dict.fromkeys(_silences(standard.levels, lifecycle, loc))
            told |= dict.fromkeys(_conflicts(standard, version, loc))
        yield from told


def _conflicts(standard: OfficeStandard, version: Version, loc: Loc) -> Iterator[Finding]:
    for one in conflicts(standard, version):
        yield Finding("S301", CODES["S301"], standard.office, one.label, (*loc, *one.loc))
