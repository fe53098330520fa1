"""
What changed from one version of a service to the next, and for whom.

Every field is compared as `_change_table` says. Comparing the other way round
gives the mirror image: what tightens loosens, what is added is removed, what is
better is worse. A value that is replaced by another of which neither is more
is told as two changes: the one is removed, the other is added.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic_core import to_jsonable_python

from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.service._arguments import A_SERVICE
from layanan.service._change_table import (
    LEVELS,
    LIFECYCLE,
    NEITHER,
    STANDARD,
    UNCLEAR,
    Effect,
    Kind,
    Meaning,
    Rule,
    Table,
    Weight,
)
from layanan.service._change_words import Told, sentence
from layanan.service._service_type import ServiceType
from layanan.text import Label, Language


class OtherServiceError(LayananError, ValueError):
    """
    Tell that two services were compared where two versions of one are meant.
    """

    def __init__(self, *, before: str, after: str) -> None:
        self.before = before
        self.after = after

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.after} adalah layanan lain; bandingkan dua versi dari {self.before}"
        return f"{self.after} is another service; compare two versions of {self.before}"


@dataclass(frozen=True, slots=True)
class Change:
    """
    Tell one thing that changed.

    Attributes:
        kind: "tightens" – asks more of whoever it binds; "loosens" – asks
            less; "adds", "removes"; "rewords" – said in other words or in
            another order.
        citizen: What it is to the citizen: "better", "worse", "same"; or
            "unclear" where that depends on the case.
        office: What it is to the office.
        path: The way there, by codes: ("levels", "jawaban", "term").
        before: What was there; None if nothing was.
        after: What is there now; None if nothing is.
        label: The change in a sentence, with the law it rests on.
        cites: That law, where one is named: of what is there now, else of
            what was there.
        decides: Whether it touches the hash, by which requests run.
    """

    kind: Kind
    citizen: Weight
    office: Weight
    path: tuple[str, ...]
    before: Any
    after: Any
    label: Label
    cites: Citation | None
    decides: bool

    def text(self, language: Language = "id") -> str:
        """
        Return the sentence in `language`.
        """
        return self.label.text(language)

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    Hold all that changed between two versions of one service.

    Attributes:
        before: The one version.
        after: The other.
        changes: In the order of the components; empty if nothing changed.
    """

    before: ServiceType
    after: ServiceType
    changes: tuple[Change, ...]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    @property
    def worse(self) -> tuple[Change, ...]:
        """
        What is worse for the citizen.
        """
        return tuple(one for one in self.changes if one.citizen == "worse")

    @property
    def better(self) -> tuple[Change, ...]:
        """
        What is better for the citizen.
        """
        return tuple(one for one in self.changes if one.citizen == "better")

    @property
    def unclear(self) -> tuple[Change, ...]:
        """
        What is better for one citizen and worse for another, or cannot be weighed.
        """
        return tuple(one for one in self.changes if one.citizen == "unclear")

    @property
    def deciding(self) -> tuple[Change, ...]:
        """
        What touches the hash, by which requests run.
        """
        return tuple(one for one in self.changes if one.decides)


def compare(before: ServiceType, after: ServiceType) -> Comparison:
    """
    Return what changed from one version of a service to another.

    What only names a version is no change: its name, its dates, its seal.
    What an office publishes beside the national standard takes no part.

    Raises:
        OtherServiceError: If they are versions of two services.
        WrongTypeError: If one of them is no service.

    Examples:
        Nothing changes from a version to itself:

        >>> from datetime import date
        >>> from layanan.catalogue import Catalogue
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> len(compare(ppid, ppid))
        0

        Without our reading that it pauses, the limit is met sooner:

        >>> strict = ppid.with_readings({"jeda_perbaikan": False})
        >>> for change in compare(ppid, strict):
        ...     print(change.kind, change.path, change.citizen, change.decides)
        tightens ('levels', 'jawaban', 'pauses', 'jeda_perbaikan', 'applies') better True
    """
    require("before", before, ServiceType, A_SERVICE)
    require("after", after, ServiceType, A_SERVICE)
    if before.code != after.code:
        raise OtherServiceError(before=before.code, after=after.code)
    return Comparison(before, after, tuple(_versions(before, after)))


def _versions(before: ServiceType, after: ServiceType) -> Iterator[Change]:
    lifecycles = before.lifecycle, after.lifecycle
    top = _Place((), (), (None, None), lifecycles, None, shown=False)
    yield from _field(LEVELS, before.levels, after.levels, top.at("levels"))
    yield from _parts(STANDARD, before.standard, after.standard, top)
    if before.lifecycle != after.lifecycle:
        yield from _parts(LIFECYCLE, *lifecycles, top.at("lifecycle"))


@dataclass(frozen=True, slots=True)
class _Place:
    """
    Know where a comparison is: the path, its names for people, the law on both sides.
    """

    path: tuple[str, ...]
    names: tuple[Label, ...]
    laws: tuple[Citation | None, Citation | None]
    lifecycles: tuple[Lifecycle, Lifecycle]
    party: str | None
    shown: bool

    def at(self, key: str) -> "_Place":
        return replace(self, path=(*self.path, key))

    def within(self, before: Any, after: Any, name: Label) -> "_Place":
        laws = _laws(before, after, self.laws)
        return replace(self, names=(*self.names, name), laws=laws)


def _parts(table: Table, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    for name, rule in table.items():
        yield from _field(rule, getattr(before, name), getattr(after, name), place.at(name))


def _field(rule: Rule, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    if before is after or _plain(before) == _plain(after):
        return
    here = replace(place, shown=place.shown or rule.shown)
    read = rule.read or _as_it_is
    found = tuple(_SHAPES[rule.shape](rule, read(before), read(after), here))
    # Whatever nobody told apart is said in another way: the order of names, a label.
    yield from found or (_tell(rule, ("rewords", NEITHER), before, after, here),)


def _as_it_is(value: Any) -> Any:
    return value


def _plain(value: Any) -> str:
    return json.dumps(to_jsonable_python(value), sort_keys=True)


def _absent(value: Any) -> bool:
    return value is None or value == ()


def _words(rule: Rule, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    if rule.having is not None and (_absent(before) or _absent(after)):
        yield from _come_and_go(rule, before, after, rule.having, place)


def _value(rule: Rule, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    if not rule.total and (_absent(before) or _absent(after)):
        yield from _come_and_go(rule, before, after, rule.having or NEITHER, place)
        return
    sign = rule.order(before, after) if rule.order else None
    if sign is None:
        yield from _come_and_go(rule, before, after, rule.swap, place)
    elif sign:
        effect = _weigh(rule.more, after, place)
        kind: Kind = rule.kind
        if sign < 0:
            effect, kind = effect.flipped(), "tightens" if kind == "loosens" else "loosens"
        yield _tell(rule, (kind, effect), before, after, place)


def _come_and_go(
    rule: Rule, before: Any, after: Any, having: Meaning, place: _Place
) -> Iterator[Change]:
    if not _absent(before):
        effect = _weigh(having, before, place).flipped()
        yield _tell(rule, ("removes", effect), before, None, place)
    if not _absent(after):
        yield _tell(rule, ("adds", _weigh(having, after, place)), None, after, place)


def _weigh(meaning: Meaning, value: Any, place: _Place) -> Effect:
    return meaning if isinstance(meaning, Effect) else meaning(value, place.party)


def _names(rule: Rule, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    having = UNCLEAR if rule.having is None else rule.having
    old = {rule.key(one): one for one in before}
    new = {rule.key(one): one for one in after}
    for key in _together(old, new):
        if key not in old or key not in new:
            yield from _come_and_go(rule, old.get(key), new.get(key), having, place.at(key))
    kept = [[one for one in side if rule.key(one) in old.keys() & new] for side in (before, after)]
    if _plain(kept[0]) != _plain(kept[1]):
        yield _tell(rule, ("rewords", NEITHER), before, after, place)


def _entries(rule: Rule, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    if before is None or after is None:
        # Nothing was declared, which is another thing than an empty list.
        yield from _come_and_go(rule, _codes(rule, before), _codes(rule, after), UNCLEAR, place)
        return
    old, new = _keyed(rule, before), _keyed(rule, after)
    for key in _together(old, new):
        yield from _entry(rule, old.get(key), new.get(key), place.at(key))
    kept = [[key for key in side if key in old and key in new] for side in (old, new)]
    if kept[0] != kept[1] and not isinstance(before, Mapping):
        orders = tuple(kept[0]), tuple(kept[1])
        if rule.ranked:
            yield from _come_and_go(rule, *orders, UNCLEAR, place)
        else:
            yield _tell(rule, ("rewords", NEITHER), *orders, place)


def _entry(rule: Rule, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    if before is None or after is None:
        there = before if after is None else after
        lifecycle = place.lifecycles[after is not None]
        here = replace(place, party=rule.party(there, lifecycle)) if rule.party else place
        having = UNCLEAR if rule.having is None else rule.having
        yield from _come_and_go(rule, before, after, having, here)
    elif rule.parts is None:
        here = place.within(before, after, _title(after, place.path[-1]))
        yield from _field(rule.of or _said(rule), before, after, here)
    else:
        here = place.within(before, after, _title(after, place.path[-1]))
        if rule.party:
            parties = {
                rule.party(one, lifecycle)
                for one, lifecycle in zip((before, after), place.lifecycles, strict=True)
            }
            here = replace(here, party=parties.pop() if len(parties) == 1 else None)
        yield from _parts(rule.parts, before, after, here)


def _said(rule: Rule) -> Rule:
    return Rule(id=rule.id, en=rule.en, shape="words", having=None)


def _part(rule: Rule, before: Any, after: Any, place: _Place) -> Iterator[Change]:
    if before is None or after is None:
        yield from _come_and_go(rule, before, after, rule.having or NEITHER, place)
        return
    name = Label(id=rule.id, en=rule.en)
    yield from _parts(rule.parts or {}, before, after, place.within(before, after, name))


_SHAPES: Final = {
    "words": _words,
    "value": _value,
    "names": _names,
    "entries": _entries,
    "part": _part,
}


def _together(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """
    Return the keys of both in one order, the same whichever of them is the older.
    """
    rank: dict[str, int] = {}
    for side in (old, new):
        for position, key in enumerate(side):
            rank[key] = min(position, rank.get(key, position))
    return sorted(rank, key=lambda key: (rank[key], key))


def _keyed(rule: Rule, entries: Any) -> dict[str, Any]:
    if isinstance(entries, Mapping):
        return dict(entries)
    seen: Counter[str] = Counter()
    found = {}
    for one in entries:
        key = rule.key(one)
        seen[key] += 1
        # Steps may share a name; the second is told from the first by its place.
        found[key if seen[key] == 1 else f"{key}#{seen[key]}"] = one
    return found


def _codes(rule: Rule, entries: Any) -> tuple[str, ...] | None:
    return None if entries is None else (*_keyed(rule, entries),) or ("-",)


def _title(one: Any, key: str) -> Label:
    label = one if isinstance(one, Label) else getattr(one, "label", None)
    return label if isinstance(label, Label) else Label(id=key, en=key)


def _tell(
    rule: Rule, change: tuple[Kind, Effect], before: Any, after: Any, place: _Place
) -> Change:
    kind, effect = change
    old, new = _laws(before, after, place.laws)
    law = old if kind == "removes" else new or old
    field = Label(id=rule.id, en=rule.en)
    told = Told(field, place.names, before, after, law, spoken=rule.spoken)
    return Change(
        kind=kind,
        citizen=effect.citizen,
        office=effect.office,
        path=place.path,
        before=before,
        after=after,
        label=sentence(kind, told),
        cites=law,
        decides=not place.shown,
    )


def _laws(
    before: Any, after: Any, known: tuple[Citation | None, Citation | None]
) -> tuple[Citation | None, Citation | None]:
    old, new = (getattr(one, "cites", None) for one in (before, after))
    return old or known[0], new or known[1]
