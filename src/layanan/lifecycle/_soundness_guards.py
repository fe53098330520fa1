"""
Group 2: every step is clear – of several that share a name, one is taken.

What the transitions of one name ask in one state is compared: named guards by
their names, conditions over facts and documents by what they say.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from layanan.lifecycle._conditions import Condition, exclude, impossible, opposite
from layanan.lifecycle._finding import Finding, tell
from layanan.lifecycle._guards import Named
from layanan.lifecycle._parts import Transition
from layanan.lifecycle._view import View, Ways


def contradictions(view: View) -> Iterator[Finding]:
    """
    Find L201: a transition that asks for what can never hold together.
    """
    for index, one in enumerate(view.transitions):
        found = _contradiction(view.asked[index])
        if found:
            sources, asked = ", ".join(one.sources), _texts(found)
            yield tell(
                "L201",
                _place(one),
                id=f"{one.name} dari {sources}: tidak pernah dapat dijalankan: yang diminta "
                f"{asked}.",
                en=f"{one.name} from {sources}: can never fire: it asks for {asked}.",
                loc=("transitions", index, "guards"),
            )


def _contradiction(asked: Sequence[Condition]) -> tuple[Condition, ...]:
    for one in asked:
        if impossible(one):
            return (one,)
    return next((pair for pair in combinations(asked, 2) if exclude(*pair)), ())


def _texts(asked: Sequence[Condition]) -> str:
    return str(tuple(one.text for one in asked))


def ambiguous_ways(view: View) -> Iterator[Finding]:
    """
    Find L202: two transitions of one name and source that ask for nothing.
    """
    for ways in _shared(view):
        plain = [one for one in ways.positions if not view.asked[one]]
        if len(plain) > 1:
            to = ", ".join(view.transitions[one].target for one in plain)
            where = ", ".join(ways.sources)
            yield tell(
                "L202",
                ways.place,
                id=f"{ways.name} dari {where}: menuju {to} tanpa syarat yang membedakannya.",
                en=f"{ways.name} from {where}: leads to {to} with no guard to tell them apart.",
                loc=("transitions", plain[-1]),
            )


def overlapping_ways(view: View) -> Iterator[Finding]:
    """
    Find L203: two guarded transitions that may both be open and lead elsewhere.
    """
    for ways in _shared(view):
        for place, other in enumerate(ways.positions):
            # One overlap is enough to be told of; of many alike transitions there is no end.
            one = next((n for n in ways.positions[:place] if _may_both_hold(view, n, other)), None)
            if one is not None:
                first, second = view.asked[one], view.asked[other]
                to, where = view.transitions[one].target, ", ".join(ways.sources)
                yield tell(
                    "L203",
                    ways.place,
                    id=f"{ways.name} dari {where}: {_texts(first)} dan {_texts(second)} dapat "
                    f"terpenuhi bersama; yang ditulis lebih dahulu ({to}) yang berlaku.",
                    en=f"{ways.name} from {where}: {_texts(first)} and {_texts(second)} can both "
                    f"hold; the first one listed ({to}) wins.",
                    loc=("transitions", other, "guards"),
                )


def _may_both_hold(view: View, one: int, other: int) -> bool:
    """
    Return whether two guarded transitions may both be open, and lead elsewhere.
    """
    first, second = view.asked[one], view.asked[other]
    return bool(
        first
        and second
        and view.transitions[one].target != view.transitions[other].target
        and not any(exclude(left, right) for left in first for right in second)
    )


def shadowed_ways(view: View) -> Iterator[Finding]:
    """
    Find L204: a guarded transition after one that is always open to the same people.
    """
    for ways in _shared(view):
        for one, other in combinations(ways.positions, 2):
            first, second = view.transitions[one], view.transitions[other]
            if (
                not view.asked[one]
                and not (first.note_required or first.by_assignee or first.within)
                and view.asked[other]
                and set(second.actors) <= set(first.actors)
            ):
                where = ", ".join(ways.sources)
                yield tell(
                    "L204",
                    ways.place,
                    id=f"{ways.name} dari {where}: transisi tanpa syarat menuju {first.target} "
                    "mendahului yang bersyarat, sehingga yang bersyarat tidak pernah dijalankan; "
                    "tukar urutannya.",
                    en=f"{ways.name} from {where}: the unguarded transition to {first.target} "
                    "comes before a guarded one, which can then never fire; swap them.",
                    loc=("transitions", other),
                )


def refusable_steps(view: View) -> Iterator[Finding]:
    """
    Find L205: every transition of a name is guarded, and no two complete each other.

    Documents and facts are not counted: whoever acts can bring them.
    """
    for ways in view.ways:
        guarded = [
            asked
            for one in ways.positions
            if view.transitions[one].guards and (asked := view.asked[one])
        ]
        if len(guarded) < len(ways.positions) or _complete(guarded):
            continue
        where = ", ".join(ways.sources)
        yield tell(
            "L205",
            ways.place,
            id=f"{ways.name} dari {where}: dapat ditolak dalam keadaan apa pun; tambahkan transisi "
            "tanpa syarat bila tidak dimaksudkan demikian.",
            en=f"{ways.name} from {where}: may be refused whatever happens; add a transition "
            "without a guard if that is not meant.",
            loc=("transitions", ways.positions[0], "guards"),
            because=next(
                (
                    _place(view.transitions[one])
                    for one in ways.positions
                    if _contradiction(view.asked[one])
                ),
                None,
            ),
        )


def _place(one: Transition) -> str:
    return f"{one.name}@{', '.join(one.sources)}"


def _complete(guarded: Sequence[Sequence[Condition]]) -> bool:
    alone = [asked[0] for asked in guarded if len(asked) == 1]
    return any(opposite(*pair) for pair in combinations(alone, 2))


def unused_guards(view: View) -> Iterator[Finding]:
    """
    Find L206: a registered guard that nothing asks, where the registry is given.
    """
    asked = {
        guard.guard
        for one in view.transitions
        for guard in (
            *one.guards,
            *(one.notice.unless if one.notice else ()),
            *(one.not_after.unless if one.not_after else ()),
        )
        if isinstance(guard, Named)
    }
    for name in view.guards or ():
        if name not in asked:
            yield tell(
                "L206",
                name,
                id=f"syarat {name!r} tidak dipakai oleh transisi mana pun; hapus, atau sebutkan "
                "pada transisi yang memerlukannya.",
                en=f"guard {name!r} is used by no transition; remove it, or name it where it is "
                "needed.",
            )


def _shared(view: View) -> Iterator[Ways]:
    return (ways for ways in view.ways if len(ways.positions) > 1)
