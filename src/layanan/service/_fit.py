"""
Check whether the parts of a definition go together.

Every check yields problems with their paths and never stops at the first one;
whoever knows the file adds the lines.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from layanan.lifecycle import SYSTEM, Lifecycle
from layanan.records import Loc, Problem
from layanan.request import OPENING
from layanan.service._faults import InconsistentDefinitionError
from layanan.service._parts import Published
from layanan.sla import Level, norm_exceeds
from layanan.text import Label, join_words, nearest

_TURNS = Label(id="giliran", en="turn")
_TRANSITION = Label(id="transisi", en="transition")
_ROLE = Label(id="peran", en="role")
_LEVEL = Label(id="jangka waktu", en="level")
_FACT = Label(id="fakta", en="fact")


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
            yield Problem((*inside, field, index, key), label)
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
    for index, level in enumerate(levels):
        loc: Loc = ("levels", index)
        yield from _strange_steps(level, loc, lifecycle)
        yield from _strangers(level, loc, lifecycle)
        yield from _strange_turns(level, loc, lifecycle)
        yield from _strange_facts(level, loc, lifecycle)
        yield from _norms(level, loc, levels)
        yield from _deemed(level, loc, lifecycle)
    yield from unbound_timers(levels, lifecycle)


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
    Yield a problem for each turn that is nobody's, and for a pause without an end.
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
    beyond = norm_exceeds(level, law)
    if beyond is not None:
        norm, most = beyond
        label = Label(
            id=f"norma {norm} melebihi batas {law.label.id}, {most} ({law.cites})",
            en=f"the norm of {norm.text('en')} exceeds the limit of {law.label.en}, "
            f"{most.text('en')} ({law.cites})",
        )
        yield Problem((*loc, "term"), label)


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
    return Problem(loc, label, nearest(name, known))
