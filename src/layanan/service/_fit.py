"""
Check whether the parts of a definition go together.

Every check yields problems with their paths and never stops at the first one;
whoever knows the file adds the lines.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from layanan.lifecycle import (
    NOW,
    SYSTEM,
    AgeIs,
    FactIs,
    FactKind,
    FactSpec,
    Lifecycle,
    can_be_met,
)
from layanan.records import Loc, Problem
from layanan.request import OPENING
from layanan.service._faults import InconsistentDefinitionError
from layanan.service._office_standard import OfficeStandard
from layanan.service._parts import (
    Dependency,
    Eligibility,
    Fee,
    Presence,
    Product,
    Published,
    Requirement,
    Retention,
)
from layanan.service._when import AnyOf, OpenAt
from layanan.sla import Level, norm_exceeds
from layanan.text import Label, join_words, nearest

if TYPE_CHECKING:
    from layanan.calendars import Term

_TURNS = Label(id="giliran", en="turn")
_TRANSITION = Label(id="transisi", en="transition")
_ROLE = Label(id="peran", en="role")
_LEVEL = Label(id="jangka waktu", en="level")
_FACT = Label(id="fakta", en="fact")
_REQUIREMENT = Label(id="persyaratan", en="requirement")


def refuse_problems(problems: Iterable[Problem]) -> None:
    """
    Refuse the model that is being validated if there are any problems.

    Pydantic prefixes each path with that of the model, so a loader finds the
    line of every one.
    """
    lines = [_line(problem) for problem in problems]
    if lines:
        raise ValidationError.from_exception_data("definition", lines)


def _line(problem: Problem) -> InitErrorDetails:
    error = InconsistentDefinitionError(problem=problem)
    told = PydanticCustomError("inconsistent", "{text}", {"text": str(error), "error": error})
    return InitErrorDetails(type=told, loc=problem.loc, input=None)


def twins(field: str, names: Sequence[str], key: str, *, inside: Loc = ()) -> Iterator[Problem]:
    """
    Yield a problem for each name that an earlier entry of the list has already.
    """
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        if seen[name]:
            label = Label(
                id=f'"{name}" sudah dipakai oleh butir sebelumnya',
                en=f'"{name}" is already the name of an earlier entry',
            )
            yield Problem((*inside, field, index, key), label, sure=True)
        seen[name] += 1


def homeless(published: Sequence[Published], levels: Sequence[Level]) -> Iterator[Problem]:
    """
    Yield a problem for each published time limit that is about no level.
    """
    known = [level.name for level in levels]
    for index, one in enumerate(published):
        if one.level not in known:
            yield _unknown(("published", index, "level"), _LEVEL, one.level, known)


def misfits(levels: Sequence[Level], lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem for everything that a level names and the lifecycle, or the service, lacks.
    """
    yield from _strange_levels(levels, lifecycle, known=levels)
    yield from unbound_timers(levels, lifecycle)


def _strange_levels(
    levels: Sequence[Level], lifecycle: Lifecycle, *, known: Sequence[Level]
) -> Iterator[Problem]:
    # Of a lifecycle that was read with a step to nowhere, only the names can be asked.
    named = (lifecycle.initial, *(one.target for one in lifecycle.transitions))
    walkable = all(state in lifecycle.states for state in named)
    for index, level in enumerate(levels):
        loc: Loc = ("levels", index)
        yield from _strange_steps(level, loc, lifecycle)
        yield from _strangers(level, loc, lifecycle)
        yield from _strange_turns(level, loc, lifecycle)
        yield from _strange_facts(level, loc, lifecycle)
        yield from _norms(level, loc, known)
        if walkable:
            yield from _endless_pauses(level, loc, lifecycle)
            yield from _deemed(level, loc, lifecycle)


def _strange_steps(level: Level, loc: Loc, lifecycle: Lifecycle) -> Iterator[Problem]:
    for field in ("starts", "ends", "cancels", "restarts", "fixed"):
        named: tuple[str, ...] = getattr(level, field)
        for place, name in enumerate(named):
            if name not in lifecycle.names and not (field == "starts" and name == OPENING):
                where = (*loc, field, place)
                yield _unknown(where, _TRANSITION, name, lifecycle.names, lifecycle.code)
    if level.expiry is not None and level.expiry.fires is not None:
        fires = level.expiry.fires
        if fires not in lifecycle.names:
            where = (*loc, "expiry", "fires")
            yield _unknown(where, _TRANSITION, fires, lifecycle.names, lifecycle.code)
        elif not any(SYSTEM in one.actors for one in lifecycle.transitions if one.name == fires):
            label = Label(
                id=f'"{fires}" dijalankan dengan sendirinya; tambahkan peran system padanya',
                en=f'"{fires}" is taken by itself; give it the role system',
            )
            yield Problem((*loc, "expiry", "fires"), label)


def _strange_turns(level: Level, loc: Loc, lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem for each turn that is nobody's.
    """
    turns = list(dict.fromkeys(state.turn for state in lifecycle.states.values()))
    for pause, rule in enumerate(level.pauses):
        for place, turn in enumerate(rule.turns):
            if turn not in turns:
                where = (*loc, "pauses", pause, "turns", place)
                yield _unknown(where, _TURNS, turn, turns, lifecycle.code)
    for place, turn in enumerate(level.counts):
        if turn not in turns:
            yield _unknown((*loc, "counts", place), _TURNS, turn, turns, lifecycle.code)


def _endless_pauses(level: Level, loc: Loc, lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem for a pause without an end.
    """
    during = _while_it_runs(level, lifecycle)
    if during and all(
        turn not in level.counts if level.counts else turn in level.paused_turns for turn in during
    ):
        label = Label(
            id="jeda ini tidak pernah berakhir: sejak mulai, waktunya berhenti di setiap status",
            en="this pause never ends: once started, the clock waits in every state",
        )
        yield Problem((*loc, "counts" if level.counts else "pauses"), label)


def _while_it_runs(level: Level, lifecycle: Lifecycle) -> set[str]:
    """
    Return whose turn it can be between the start of a level and its end.
    """
    over = {*level.ends, *level.cancels}
    waiting = [lifecycle.initial] if OPENING in level.starts else []
    for state in lifecycle.states:
        for name, ways in lifecycle.row(state).items():
            if name in level.starts and name not in over:
                waiting += [way.target for way in ways]
    seen: set[str] = set()
    while waiting:
        state = waiting.pop()
        if state in seen or lifecycle.states[state].kind == "closed":
            continue
        seen.add(state)
        for name, ways in lifecycle.row(state).items():
            if name not in over:
                waiting += [way.target for way in ways]
    return {lifecycle.states[state].turn for state in seen}


def _strange_facts(level: Level, loc: Loc, lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem for each fact that is not declared, or not of the kind that is asked.
    """
    known = lifecycle.facts or {}
    for place, choice in enumerate(level.choices):
        where = (*loc, "choices", place)
        spec = known.get(choice.fact)
        if spec is None:
            yield _unknown((*where, "fact"), _FACT, choice.fact, tuple(known), lifecycle.code)
            continue
        for number, value in enumerate(choice.among):
            if _CHOOSING.get(spec.kind) is not type(value):
                label = Label(
                    id=f"{choice.fact} berjenis {spec.kind}; {value!r} bukan nilainya",
                    en=f"{choice.fact} is of the kind {spec.kind}; {value!r} is none of its values",
                )
                yield Problem((*where, "among", number), label)
    if level.per is not None:
        spec = known.get(level.per.fact)
        if spec is None:
            where = (*loc, "per", "fact")
            yield _unknown(where, _FACT, level.per.fact, tuple(known), lifecycle.code)
        elif spec.kind != "integer":
            label = Label(
                id=f"{level.per.fact} harus berjenis integer, bukan {spec.kind}",
                en=f"{level.per.fact} must be of the kind integer, not {spec.kind}",
            )
            yield Problem((*loc, "per", "fact"), label)


_CHOOSING: Final[Mapping[str, type]] = {"text": str, "integer": int, "boolean": bool}


def _norms(level: Level, loc: Loc, levels: Sequence[Level]) -> Iterator[Problem]:
    """
    Yield a problem if an office's norm names no legal limit, or exceeds it.
    """
    if level.keeps is None:
        return
    legal = {one.name: one for one in levels if one.rank == "law"}
    law = legal.get(level.keeps)
    if law is None:
        yield _unknown((*loc, "keeps"), _LEVEL, level.keeps, tuple(legal))
        return
    words = beyond(level, law)
    if words is not None:
        yield Problem((*loc, "term"), words)


def beyond(norm: Level, law: Level) -> Label | None:
    """
    Return what is wrong with a norm that is longer than a limit, with both texts as published.
    """
    found = norm_exceeds(norm, law)
    return None if found is None else exceeding(norm, law, found)


def exceeding(norm: Level, law: Level, terms: "tuple[Term, Term]") -> Label:
    """
    Return the words for a term of a norm that is longer than one of a limit.
    """
    own, most = terms
    told, limit = (f' ("{one.published}")' if one.published else "" for one in (norm, law))
    return Label(
        id=f"norma {own}{told} melebihi batas {law.label.id}, {most}{limit} ({law.cites})",
        en=f"the norm of {own.text('en')}{told} exceeds the limit of {law.label.en}, "
        f"{most.text('en')}{limit} ({law.cites})",
    )


def _deemed(level: Level, loc: Loc, lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem if a request that is granted by silence could be taken for a decision.
    """
    expiry = level.expiry
    if expiry is None or expiry.does != "deemed_granted" or expiry.fires is None:
        return
    ways = [one for one in lifecycle.transitions if one.name == expiry.fires]
    for way in ways:
        if lifecycle.states[way.target].outcome != "deemed":
            label = Label(
                id=f'"{way.target}" harus berakhir dengan outcome: deemed; dikabulkan karena diam '
                "bukan keputusan",
                en=f'"{way.target}" must end with outcome: deemed; granted by silence is no '
                "decision",
            )
            yield Problem((*loc, "expiry", "fires"), label)
    targets = {way.target for way in ways}
    others = {one.name for one in lifecycle.transitions if one.target in targets} - {expiry.fires}
    if others:
        names = sorted(others)
        label = Label(
            id=f"ke status yang sama juga membawa {join_words(names, 'id')}; beri status sendiri",
            en=f"{join_words(names, 'en')} leads to the same state; give it a state of its own",
        )
        yield Problem((*loc, "expiry", "fires"), label)


def _strangers(level: Level, loc: Loc, lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem for each role that a level names and the lifecycle lacks.
    """
    named: list[tuple[Loc, str]] = []
    if level.extension is not None:
        named += [
            ((*loc, "extension", "roles", place), role)
            for place, role in enumerate(level.extension.roles)
        ]
    named += [
        ((*loc, "rungs", index, "reaches", place), role)
        for index, rung in enumerate(level.rungs)
        for place, role in enumerate(rung.reaches)
    ]
    if level.expiry is not None:
        named += [
            ((*loc, "expiry", "reaches", place), role)
            for place, role in enumerate(level.expiry.reaches)
        ]
    for where, role in named:
        if role not in lifecycle.roles:
            yield _unknown(where, _ROLE, role, tuple(lifecycle.roles), lifecycle.code)


def unbound_timers(levels: Sequence[Level], lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem for each timer that pauses with a level which is not there.
    """
    known = [level.name for level in levels]
    for timer in lifecycle.timers:
        if timer.of is not None and timer.of not in known:
            yield _unknown(("levels",), _LEVEL, timer.of, known, lifecycle.code)


# --- what the standard says beside its levels -------------------------------------


class Standard(Protocol):
    """
    Be a version of a service, as `Version` is, which asks this module to check it.
    """

    @property
    def levels(self) -> tuple[Level, ...]:
        """
        The time limits.
        """

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """
        What the applicant brings.
        """

    @property
    def eligibility(self) -> tuple[Eligibility, ...]:
        """
        Who may ask.
        """

    @property
    def fee(self) -> Fee | None:
        """
        What it costs.
        """

    @property
    def products(self) -> tuple[Product, ...]:
        """
        What the applicant receives.
        """

    @property
    def retention(self) -> tuple[Retention, ...]:
        """
        How long the file is kept.
        """

    @property
    def presence(self) -> tuple[Presence, ...]:
        """
        Who must be there in person.
        """

    @property
    def dependencies(self) -> tuple[Dependency, ...]:
        """
        Which services come first.
        """


_StandardT = TypeVar("_StandardT", bound=Standard)


def with_facts(
    lifecycle: Lifecycle, facts: Mapping[str, FactSpec], *, checked: bool = True
) -> Lifecycle:
    """
    Return a lifecycle to which a service adds its own facts.

    Where it is not `checked`, its own faults are told elsewhere.
    """
    if not facts:
        return lifecycle
    added = {"facts": {**(lifecycle.facts or {}), **facts}}
    if checked:
        return lifecycle.model_copy(update=added)
    return Lifecycle.diagnose({**dict(lifecycle), **added})


def inconsistencies(version: Standard) -> Iterator[Problem]:
    """
    Yield a problem for everything in a version that another part of it gainsays.
    """
    known = [one.code for one in version.requirements]
    for index, need in enumerate(version.requirements):
        if len(set(need.media)) < len(need.media):
            label = Label(
                id=f'"{need.media[0]}" sudah disebut; hapus salah satunya',
                en=f'"{need.media[0]}" is named already; leave one of them out',
            )
            yield Problem(("requirements", index, "media", 1), label, sure=True)
    for index, rule in enumerate(version.eligibility):
        for place, code in enumerate(rule.unless):
            if code not in known:
                yield _unknown(("eligibility", index, "unless", place), _REQUIREMENT, code, known)
    for index, other in enumerate(version.dependencies):
        # What is fed belongs to the other service, and so does its requirement.
        if other.relation == "first" and other.requirement not in {None, *known}:
            loc: Loc = ("dependencies", index, "requirement")
            yield _unknown(loc, _REQUIREMENT, str(other.requirement), known)
    if version.fee is not None:
        yield from twins("rules", [one.code for one in version.fee.rules], "code", inside=("fee",))
        yield from _never_asked(version.fee)
    yield from _gainsaid(version)
    yield from _no_calendar_terms(version)


def _gainsaid(version: Standard) -> Iterator[Problem]:
    """
    Yield a problem for each key that another key beside it leaves no meaning to.
    """
    for index, need in enumerate(version.requirements):
        if need.on is not None and need.age is None:
            label = Label(
                id="on memberi hari bagi age, dan age tidak ditulis; tulis age, atau hapus on",
                en="on gives the day for age, and there is no age; write age, or delete on",
            )
            yield Problem(("requirements", index, "on"), label)
    for index, product in enumerate(version.products):
        if product.endless and product.validity is not None:
            label = Label(
                id="endless berarti tidak berakhir, sedangkan validity memberi "
                f"{product.validity}; tulis salah satu saja",
                en="endless means that it never expires, and validity gives "
                f"{product.validity.text('en')}; write only one of them",
            )
            yield Problem(("products", index, "endless"), label)


def _never_asked(fee: Fee) -> Iterator[Problem]:
    """
    Yield a problem for each fee rule that an earlier one leaves no case to.
    """
    asked = [{_sense(one) for one in rule.when} for rule in fee.rules]
    for index, conditions in enumerate(asked):
        for place, before in enumerate(asked[:index]):
            if before <= conditions:
                code = fee.rules[place].code
                label = Label(
                    id=f'tidak pernah berlaku: "{code}" di atasnya berlaku dalam setiap kasusnya; '
                    "tulis aturan yang lebih khusus lebih dahulu",
                    en=f'never applies: "{code}" above it applies in every case of this one; '
                    "write the more special rule first",
                )
                yield Problem(("fee", "rules", index, "when"), label)
                break


def _sense(one: FactIs | AgeIs | OpenAt | AnyOf) -> tuple[str, str]:
    """
    Return what a condition asks, without its wording.
    """
    return type(one).__name__, one.model_dump_json(exclude={"label", "cites"})


def _no_calendar_terms(version: Standard) -> Iterator[Problem]:
    """
    Yield a problem for each age, validity or retention that no calendar day ends.
    """
    terms: list[tuple[Loc, Term | None]] = [
        (("requirements", index, "age"), one.age) for index, one in enumerate(version.requirements)
    ]
    for index, product in enumerate(version.products):
        loc: Loc = ("products", index)
        terms.append(((*loc, "validity"), product.validity))
        if product.renewal is not None:
            terms.append(((*loc, "renewal", "before"), product.renewal.before))
            terms.append(((*loc, "renewal", "most"), product.renewal.most))
    terms += [
        (("retention", index, "keep"), one.keep) for index, one in enumerate(version.retention)
    ]
    for where, term in terms:
        if term is not None and not {unit for unit, _ in term.parts} <= _CALENDAR_UNITS:
            label = Label(
                id=f"{term.text('id')} tidak dapat dihitung di sini; tulis dalam hari kalender, "
                "minggu, bulan, atau tahun",
                en=f"{term.text('en')} cannot be counted here; give calendar days, weeks, months "
                "or years",
            )
            yield Problem(where, label)


_CALENDAR_UNITS: Final = frozenset({"years", "months", "weeks", "calendar_days"})


def strangers(version: Standard, lifecycle: Lifecycle) -> Iterator[Problem]:
    """
    Yield a problem for each fact and step that a version names and its lifecycle lacks.

    Args:
        version: What is promised.
        lifecycle: With the facts of the version; where it declares none, none
            are asked for.
    """
    yield from _strange_needs(version.requirements, lifecycle)
    for index, rule in enumerate(version.eligibility):
        yield from _strange_condition(rule.must, ("eligibility", index, "must"), lifecycle)
    for index, one in enumerate(() if version.fee is None else version.fee.rules):
        loc: Loc = ("fee", "rules", index)
        for place, condition in enumerate(one.when):
            yield from _strange_condition(condition, (*loc, "when", place), lifecycle)
        if one.per is not None:
            yield from _asks(one.per, (*loc, "per"), lifecycle, "integer")
    for index, presence in enumerate(version.presence):
        if presence.step is not None and presence.step not in lifecycle.names:
            where: Loc = ("presence", index, "step")
            yield _unknown(where, _TRANSITION, presence.step, lifecycle.names, lifecycle.code)


def _strange_needs(needs: Sequence[Requirement], lifecycle: Lifecycle) -> Iterator[Problem]:
    for index, one in enumerate(needs):
        loc: Loc = ("requirements", index)
        for place, condition in enumerate(one.when):
            yield from _strange_condition(condition, (*loc, "when", place), lifecycle)
        if one.on is not None:
            yield from _asks(one.on, (*loc, "on"), lifecycle, "date")


def _strange_condition(
    one: FactIs | AgeIs | OpenAt | AnyOf, loc: Loc, lifecycle: Lifecycle
) -> Iterator[Problem]:
    match one:
        case AnyOf():
            for place, arm in enumerate(one.any):
                yield from _strange_condition(arm, (*loc, "any", place), lifecycle)
        case OpenAt():
            yield from _asks(one.open_at, (*loc, "open_at"), lifecycle, "instant")
        case AgeIs():
            yield from _asks(one.age, (*loc, "age"), lifecycle, "date")
            if one.on != NOW:
                yield from _asks(one.on, (*loc, "on"), lifecycle, "date")
        case _:
            yield from _asks(one.fact, (*loc, "fact"), lifecycle, None)
            spec = (lifecycle.facts or {}).get(one.fact)
            if spec is not None and not can_be_met(one, spec.kind):
                label = Label(
                    id=f"{one.fact} berjenis {spec.kind}, sehingga syarat ini tidak pernah "
                    "terpenuhi; ubah nilainya atau jenisnya",
                    en=f"{one.fact} is of the kind {spec.kind}, so this can never hold; change "
                    "the value or the kind",
                )
                yield Problem(loc, label)


def _asks(fact: str, loc: Loc, lifecycle: Lifecycle, kind: FactKind | None) -> Iterator[Problem]:
    """
    Yield a problem if a fact is not declared, or not of the kind that is asked for.
    """
    known = lifecycle.facts
    if known is None:
        return
    spec = known.get(fact)
    if spec is None:
        yield _unknown(loc, _FACT, fact, tuple(known), lifecycle.code)
    elif kind is not None and spec.kind != kind:
        label = Label(
            id=f"{fact} harus berjenis {kind}, bukan {spec.kind}",
            en=f"{fact} must be of the kind {kind}, not {spec.kind}",
        )
        yield Problem(loc, label)


# --- what single offices promise --------------------------------------------------


def rivals(standards: Sequence[OfficeStandard]) -> Iterator[Problem]:
    """
    Yield a problem for each two standards of one office that have one name, or one day in common.
    """
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(standards):
        if (one.office, one.version) in seen:
            label = Label(
                id=f'{one.office} sudah mempunyai standar "{one.version}"; beri version lain',
                en=f'{one.office} already has a standard "{one.version}"; give another version',
            )
            yield Problem(("standards", index, "version"), label)
        seen.add((one.office, one.version))
        if one.until is not None and one.until <= _begins(one):
            label = Label(
                id=f"harus sesudah hari mulai berlaku, {one.in_force}",
                en=f"must be after the day it comes into force, {one.in_force}",
            )
            yield Problem(("standards", index, "until"), label)
    for office in dict.fromkeys(one.office for one in standards):
        own = [(index, one) for index, one in enumerate(standards) if one.office == office]
        own.sort(key=lambda pair: _begins(pair[1]))
        for (index, before), (place, after) in pairwise(own):
            begins = _begins(after)
            if begins == _begins(before):
                label = Label(
                    id=f'mulai berlaku pada hari yang sama dengan "{before.version}" dari {office}',
                    en=f'begins on the same day as "{before.version}" of {office}',
                )
                yield Problem(("standards", place, "in_force"), label)
            elif before.until is None or before.until > begins:
                label = Label(
                    id=f'bertumpang tindih dengan "{after.version}" dari {office}; tulis until: '
                    f"{begins}",
                    en=f'overlaps with "{after.version}" of {office}; write until: {begins}',
                )
                yield Problem(("standards", index, "until"), label)


def _begins(one: OfficeStandard) -> date:
    return date.min if isinstance(one.in_force, str) else one.in_force


def standard_misfits(
    standard: OfficeStandard, version: Standard, lifecycle: Lifecycle
) -> Iterator[Problem]:
    """
    Yield a problem for everything that an office's standard names and its national version lacks.

    Args:
        standard: What the office promises.
        version: A national version in force while the standard is.
        lifecycle: That of the version, with its facts.
    """
    own = {level.name for level in standard.levels}
    known = [*standard.levels, *(one for one in version.levels if one.name not in own)]
    yield from _strange_levels(standard.levels, lifecycle, known=known)
    yield from homeless(standard.published, known)
    yield from _strange_needs(standard.requirements, lifecycle)


def while_in_force(
    standard: OfficeStandard,
    versions: Iterable[_StandardT],
    periods: Iterable[tuple[date, date | None]],
) -> Iterator[_StandardT]:
    """
    Yield the national versions of which some day lies within an office's standard.
    """
    begins, ends = _begins(standard), standard.until
    for version, (since, until) in zip(versions, periods, strict=True):
        if (until is None or begins < until) and (ends is None or since < ends):
            yield version


def unknown_lifecycle(loc: Loc, name: str, known: Sequence[str]) -> Problem:
    """
    Return the problem that no shared lifecycle has this name.
    """
    return _unknown(loc, Label(id="daur hidup", en="lifecycle"), name, known)


def _unknown(
    loc: Loc, kind: Label, name: str, known: Sequence[str], owner: str | None = None
) -> Problem:
    there = {"id": join_words(known, "id") or "-", "en": join_words(known, "en") or "none"}
    where = {"id": f" dalam {owner}", "en": f" in {owner}"} if owner else {"id": "", "en": ""}
    label = Label(
        id=f'tidak ada {kind.id} "{name}"{where["id"]}; yang ada: {there["id"]}',
        en=f'there is no {kind.en} "{name}"{where["en"]}; known: {there["en"]}',
    )
    return Problem(loc, label, nearest(name, known), missing=name)
