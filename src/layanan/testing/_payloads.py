"""
What a step wants to be brought along, built from what its definition says.

Nothing is tried out at random: the values that a condition may have follow from
its bounds, and of these the ones that meet every condition are kept. A named
guard is the host's code, so what it wants only the host can tell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import UnionType
from typing import Any, TypeAlias, TypeVar

from layanan.calendars import CalendarCoverageError, WorkingCalendar
from layanan.lifecycle import (
    NOW,
    Actor,
    AgeIs,
    DocumentsAre,
    FactIs,
    FactKind,
    Lifecycle,
    Named,
    Situation,
    Transition,
    ask,
)
from layanan.records import FrozenDict, WrongTypeError, require
from layanan.request import Fact
from layanan.sla import due, latest_start
from layanan.text import Label

T = TypeVar("T")
Choose: TypeAlias = Callable[[Sequence[Any]], Any]
"""How one of several values is chosen: the first, or the one that Hypothesis draws."""

NOTE = "catatan"
_SOME_FACTS = Label(
    id="pemetaan nama ke nilai, misalnya {'luas': 120}",
    en="a mapping of names to values, e.g. {'luas': 120}",
)
_SOME_CODES = Label(
    id="kumpulan kode dokumen, misalnya ('ktp',)",
    en="a collection of document codes, e.g. ('ktp',)",
)
_TEXT = Label(id="teks atau None", en="text or None")
_DAY = timedelta(days=1)
_SOMEBODY = Actor("S-1", roles=())
# Near first: a date is read, and one of today is the easiest.
_AHEAD = (0, 1, 2, 3, 7, 14, 21, 30, 45, 60, 90, 120, 180, 365)
_BOUNDS = (
    "equals",
    "one_of",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "not_equals",
)


@dataclass(frozen=True, slots=True)
class Payload:
    """
    Hold what comes along with a step.

    Attributes:
        facts: The facts that are stated with it.
        documents: Codes of the documents, one for each copy.
        note: What is written with it.

    Raises:
        WrongTypeError: If one of them is of another kind.

    Examples:
        >>> Payload(facts={"luas": 120}, documents=("ktp",)).given
        {'facts': {'luas': 120}, 'documents': ('ktp',), 'note': None}
    """

    facts: Mapping[str, Fact] = field(default_factory=FrozenDict)
    documents: tuple[str, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        require("facts", self.facts, Mapping, _SOME_FACTS)
        given: object = self.documents
        # A bare text is a collection of letters, and never what was meant.
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise WrongTypeError(argument="documents", wanted=_SOME_CODES, given=repr(given))
        require("note", self.note, str | None, _TEXT)
        object.__setattr__(self, "facts", FrozenDict(self.facts))
        object.__setattr__(self, "documents", tuple(self.documents))

    @property
    def given(self) -> dict[str, Any]:
        """
        The same as keyword arguments of `Request.fire` and `Request.check`.
        """
        return {"facts": dict(self.facts), "documents": self.documents, "note": self.note}


NOTHING = Payload()

_BY_STEP = Label(
    id="pemetaan nama transisi ke Payload, misalnya {'ajukan': Payload(note='-')}",
    en="a mapping of transitions to a Payload, e.g. {'ajukan': Payload(note='-')}",
)


def require_payloads(given: Mapping[str, object] | None, kind: type | UnionType = Payload) -> None:
    """
    Refuse what is no payload by transition, unless it is left out.

    Raises:
        WrongTypeError: If it is neither None nor a mapping, or holds something else.
    """
    if given is None:
        return
    require("payloads", given, Mapping, _BY_STEP)
    for one in given.values():
        require("payloads", one, kind, _BY_STEP)


@dataclass(frozen=True, slots=True)
class Scene:
    """
    Hold where a step would be taken: the definition, the calendar and what is known.
    """

    lifecycle: Lifecycle
    calendar: WorkingCalendar
    at: datetime
    facts: Mapping[str, Fact] = field(default_factory=FrozenDict)
    documents: tuple[str, ...] = ()

    @property
    def on(self) -> date:
        """
        The office's date.
        """
        return self.calendar.local(self.at).date()


def first(values: Sequence[T]) -> T:
    """
    Return the first value, the plainest one.
    """
    return values[0]


def fill(way: Transition, scene: Scene, choose: Choose = first) -> Payload:
    """
    Return what a step wants, each value chosen among those that fit.

    What nothing can meet is left out; the check of the step then says why it
    is refused.
    """
    known = dict(scene.facts)
    stated: dict[str, Fact] = {}
    for name in _wanted(way):
        values = fitting(way, name, scene, known)
        if values:
            value = choose(values)
            if name not in known or known[name] != value:
                stated[name] = value
            known[name] = value
    documents = tuple(
        code
        for code, counts in _copies(way, scene).items()
        if counts
        for _ in range(choose(counts))
    )
    note = choose([NOTE] if way.note_required else [None, NOTE])
    return Payload(FrozenDict(stated), documents, note)


def _wanted(way: Transition) -> list[str]:
    """
    Return the facts that a step asks about, those first by whose day an age is counted.
    """
    days = [one.on for one in way.guards if isinstance(one, AgeIs) and one.on != NOW]
    days += [rule.fact for rule in (way.notice, way.not_after) if rule is not None]
    compared = [
        one.fact for one in way.guards if isinstance(one, FactIs) and one.stated is not False
    ]
    born = [one.age for one in way.guards if isinstance(one, AgeIs)]
    return list(dict.fromkeys([*days, *born, *compared, *way.facts]))


def fitting(
    way: Transition, name: str, scene: Scene, known: Mapping[str, Fact] | None = None
) -> list[Fact]:
    """
    Return the values of a fact that meet all that a step asks of it, the plainest first.
    """
    others = dict(scene.facts if known is None else known)
    asked = [
        one
        for one in way.guards
        if (isinstance(one, FactIs) and one.fact == name)
        or (isinstance(one, AgeIs) and one.age == name)
    ]
    found: dict[Any, Fact] = {}
    for value in _candidates(asked, _kind(way, name, scene.lifecycle), name, scene, others):
        case = Situation(at=scene.at, on=scene.on, facts={**others, name: value})
        if all(ask(one, case, _SOMEBODY).holds for one in asked) and _in_time(
            way, name, value, scene
        ):
            found.setdefault((type(value), value), value)
    return list(found.values())


def turned_from(way: Transition, other: Transition, scene: Scene, payload: Payload) -> Payload:
    """
    Return a payload with which another way of the same name is not open, where a fact decides.

    What was stated earlier may still meet the other way, which comes first.
    """
    known = {**scene.facts, **payload.facts}
    for guard in other.guards:
        if isinstance(guard, FactIs):
            kind = _kind(other, guard.fact, scene.lifecycle)
            for value in _candidates([guard], kind, guard.fact, scene, known):
                facts = {**known, guard.fact: value}
                case = Situation(at=scene.at, on=scene.on, facts=facts)
                wanted = [one for one in way.guards if not isinstance(one, Named | DocumentsAre)]
                if not ask(guard, case, _SOMEBODY).holds and all(
                    ask(one, case, _SOMEBODY).holds for one in wanted
                ):
                    return replace(payload, facts={**payload.facts, guard.fact: value})
    return payload


def _kind(way: Transition, name: str, lifecycle: Lifecycle) -> FactKind:
    spec = (lifecycle.facts or {}).get(name)
    if spec is not None:
        return spec.kind
    dated = [one.fact for one in (way.notice, way.not_after) if one is not None]
    dated += [one.age for one in way.guards if isinstance(one, AgeIs)]
    dated += [one.on for one in way.guards if isinstance(one, AgeIs)]
    if name in dated:
        return "date"
    # Where the host decides, a comparison tells what it is compared with.
    bounds = [bound for one in way.guards if isinstance(one, FactIs) for _, bound in _bounds(one)]
    return next((_KINDS[type(bound)] for bound in bounds), "text")


_KINDS: Mapping[type, FactKind] = {
    bool: "boolean",
    int: "integer",
    Decimal: "decimal",
    str: "text",
    date: "date",
    datetime: "instant",
}


def _bounds(guard: FactIs) -> Iterator[tuple[str, Any]]:
    for name in _BOUNDS:
        bound = getattr(guard, name)
        if bound is not None:
            for one in bound if name == "one_of" else (bound,):
                yield name, one


def _candidates(
    asked: Sequence[object], kind: FactKind, name: str, scene: Scene, known: Mapping[str, Fact]
) -> Iterator[Fact]:
    """
    Yield what a fact might be, the known value first, then about each bound.
    """
    if name in known:
        yield known[name]
    for guard in asked:
        if isinstance(guard, FactIs):
            for _, bound in _bounds(guard):
                with suppress(ValueError, ArithmeticError):
                    yield from _about(bound, kind)
        elif isinstance(guard, AgeIs):
            yield from _births(guard, scene.on if guard.on == NOW else known.get(guard.on))
    yield from _usual(kind, scene)


def _about(bound: Any, kind: FactKind) -> Iterator[Fact]:
    match kind:
        case "integer":
            yield from (int(bound), int(bound) + 1, int(bound) - 1)
        case "decimal":
            number = Decimal(str(bound))
            yield from (number, number + 1, number - 1)
        case "date":
            day = date.fromisoformat(str(bound))
            yield from (day, day + _DAY, day - _DAY)
        case "instant":
            instant = datetime.fromisoformat(str(bound))
            yield from (instant, instant + _DAY, instant - _DAY)
        case "boolean":
            yield bool(bound)
        case _:
            yield from (str(bound), f"{bound}a", str(bound)[:-1] or "-")


def _births(guard: AgeIs, day: object) -> Iterator[date]:
    if isinstance(day, date):
        for bound in (guard.at_least, guard.at_most, guard.less_than):
            if bound is not None:
                # Before or after any birthday of that year, so that no leap day matters.
                yield from (date(day.year - years, 1, 1) for years in (bound + 1, bound, bound - 1))
                yield from (date(day.year - years, 12, 28) for years in (bound, bound + 1))


def _usual(kind: FactKind, scene: Scene) -> Iterator[Fact]:
    match kind:
        case "integer":
            yield from (1, 0, 2, 100)
        case "decimal":
            yield from (Decimal(1), Decimal(0), Decimal(100))
        case "boolean":
            yield from (True, False)
        case "date":
            yield from (scene.on + days * _DAY for days in _AHEAD)
            yield from (scene.on - days * _DAY for days in _AHEAD[1:])
        case "instant":
            yield from (scene.at, scene.at + _DAY, scene.at - _DAY)
        case _:
            yield from ("teks", "lain")


def _in_time(way: Transition, name: str, value: Fact, scene: Scene) -> bool:
    """
    Return whether a day leaves a notice its time, or a step that must come soon.
    """
    if type(value) is not date:
        return True
    if way.notice is not None and way.notice.fact == name:
        try:
            if latest_start(value, way.notice.at_least, calendar=scene.calendar) < scene.on:
                return False
        except CalendarCoverageError:
            return False
    if way.not_after is not None and way.not_after.fact == name:
        noon = datetime.combine(value, time(12), scene.calendar.zone)
        last = due(noon, way.not_after.within, calendar=scene.calendar).day
        return last is not None and value <= scene.on <= last
    return True


def _copies(way: Transition, scene: Scene) -> dict[str, list[int]]:
    """
    Return how many copies of each document may be brought, the fewest first.
    """
    least = dict.fromkeys(way.documents, 1)
    most: dict[str, int] = {}
    for one in way.guards:
        if isinstance(one, DocumentsAre):
            least[one.document] = max(least.get(one.document, 0), one.at_least)
            if one.at_most is not None:
                most[one.document] = min(most.get(one.document, one.at_most), one.at_most)
    found: dict[str, list[int]] = {}
    for code, count in least.items():
        there = scene.documents.count(code)
        fewest = max(count - there, 0)
        bound = most.get(code, there + fewest + 1) - there
        found[code] = [one for one in (fewest, fewest + 1) if one <= bound]
    return found
