"""
Check whether the parts of a definition go together.

Every check yields problems with their paths and never stops at the first one;
whoever knows the file adds the lines.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from layanan.lifecycle import Lifecycle
from layanan.records import Loc, Problem
from layanan.service._faults import InconsistentDefinitionError
from layanan.service._parts import Published
from layanan.sla import Level
from layanan.text import Label, join_words, nearest

_TURNS = Label(id="giliran", en="turn")
_TRANSITION = Label(id="transisi", en="transition")
_ROLE = Label(id="peran", en="role")
_LEVEL = Label(id="jangka waktu", en="level")


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
    Yield a problem for each transition or turn that a level names and the lifecycle lacks.
    """
    turns = list(dict.fromkeys(state.turn for state in lifecycle.states.values()))
    for index, level in enumerate(levels):
        loc: Loc = ("levels", index)
        for field in ("starts", "ends", "cancels"):
            named: tuple[str, ...] = getattr(level, field)
            for place, name in enumerate(named):
                if name not in lifecycle.names:
                    where = (*loc, field, place)
                    yield _unknown(where, _TRANSITION, name, lifecycle.names, lifecycle.code)
        yield from _strangers(level, loc, lifecycle)
        for pause, rule in enumerate(level.pauses):
            for place, turn in enumerate(rule.turns):
                if turn not in turns:
                    where = (*loc, "pauses", pause, "turns", place)
                    yield _unknown(where, _TURNS, turn, turns, lifecycle.code)
    yield from unbound_timers(levels, lifecycle)


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
