"""
Group 0: every name in a definition means something.

While one of these is an error nothing further is asked: what follows from a
misspelt name would only hide it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from keyword import iskeyword
from typing import NamedTuple

from layanan.lifecycle._finding import Finding, Loc, meant, tell
from layanan.lifecycle._guards import (
    NOW,
    AgeIs,
    DocumentsAre,
    FactIs,
    FactKind,
    FactValue,
    Guard,
    Named,
)
from layanan.lifecycle._parts import EVERY, SYSTEM, Transition
from layanan.lifecycle._view import View, once

_USABLE = re.compile(r"[a-z][a-z0-9_]{0,62}")

# The words of the state grammar of Mermaid, which knows no capitals.
_MERMAID = frozenset(
    [
        "accdescr",
        "acctitle",
        "as",
        "class",
        "classdef",
        "click",
        "default",
        "direction",
        "end",
        "hide",
        "href",
        "note",
        "scale",
        "state",
        "style",
    ]
)


class Mention(NamedTuple):
    """
    Hold a name that nothing has, where it is used, and what is said of it.
    """

    name: str
    place: str
    loc: Loc
    id: str
    en: str


def _unknown(code: str, mentions: Iterable[Mention], known: Collection[str]) -> Iterator[Finding]:
    for name, place, loc, indonesian, english in once(mentions):
        id_meant, en_meant = meant(name, known)
        yield tell(
            code,
            place,
            id=indonesian + id_meant,
            en=english + en_meant,
            loc=loc,
            missing=name,
        )


def _by(index: int, one: Transition, field: str, name: str, *, id: str, en: str) -> Mention:
    sources = ", ".join(one.sources)
    return Mention(
        name,
        f"{one.name}@{sources}",
        ("transitions", index, field),
        f"{one.name} dari {sources}: {id}",
        f"{one.name} from {sources}: {en}",
    )


# --- names by themselves --------------------------------------------------------


def defined_twice(name: str) -> Finding:
    """
    Return the finding that a state was defined twice.
    """
    return tell(
        "L001",
        name,
        id=f"{name}: status didefinisikan dua kali.",
        en=f"{name}: the state is defined twice.",
        loc=("states", name),
    )


def named_twice(view: View) -> Iterator[Finding]:
    """
    Find L001: a name that stands twice in one list.
    """
    for index, one in enumerate(view.transitions):
        at: Loc = ("transitions", index)
        yield from _twice(one.name, (*at, "sources"), one.sources, "status asal", "source")
        yield from _twice(one.name, (*at, "roles"), one.roles, "peran", "role")
    names = [timer.name for timer in view.whole.timers]
    for index, timer in enumerate(view.whole.timers):
        yield from _twice(timer.name, ("timers", index, "states"), timer.states, "status", "state")
        if timer.name in names[:index]:
            yield tell(
                "L001",
                timer.name,
                id=f"{timer.name}: pengatur waktu didefinisikan dua kali.",
                en=f"{timer.name}: the timer is defined twice.",
                loc=("timers", index, "name"),
            )


def _twice(
    place: str, loc: Loc, names: tuple[str, ...], indonesian: str, english: str
) -> Iterator[Finding]:
    if len(set(names)) == len(names):
        return
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield tell(
            "L001",
            place,
            id=f"{place}: {indonesian} {name!r} disebut dua kali.",
            en=f"{place}: the {english} {name!r} is named twice.",
            loc=loc,
        )


def unusable_names(view: View) -> Iterator[Finding]:
    """
    Find L002: a name that is no identifier. Codes of documents are not names.
    """
    whole = view.whole
    groups: dict[str, Mapping[str, object]] = {
        "roles": whole.roles,
        "states": whole.states,
        "subs": whole.subs,
        "phases": whole.phases,
        "bodies": whole.bodies,
        "facts": whole.facts or {},
    }
    places: list[tuple[str, Loc]] = [
        *((name, (group, name)) for group, names in groups.items() for name in names),
        *((one.name, ("transitions", i, "name")) for i, one in enumerate(whole.transitions)),
        *((one.name, ("timers", i, "name")) for i, one in enumerate(whole.timers)),
    ]
    for name, loc in places:
        if not _USABLE.fullmatch(name) or iskeyword(name):
            yield tell(
                "L002",
                name,
                id=f"{name}: nama tidak dapat dipakai: mulailah dengan a-z, lalu a-z, 0-9 atau _, "
                "paling banyak 63 karakter, dan bukan kata kunci Python.",
                en=f"{name}: not a usable name: start with a-z, then a-z, 0-9 or _, "
                "at most 63 characters, and no Python keyword.",
                loc=loc,
            )


def reserved_words(view: View) -> Iterator[Finding]:
    """
    Find L003: a state whose name is a word of Mermaid.
    """
    for name in view.states:
        if name in _MERMAID:
            yield tell(
                "L003",
                name,
                id=f"{name!r} adalah kata khusus Mermaid; diagram akan memakai 's_{name}'.",
                en=f"{name!r} is a reserved word in Mermaid; diagrams will use 's_{name}'.",
                loc=("states", name),
            )


def no_end(view: View) -> Iterator[Finding]:
    """
    Find L008: no state is an end.
    """
    if not view.closed:
        code = view.whole.code
        yield tell(
            "L008",
            code,
            id=f"{code}: tidak ada status akhir, sehingga permohonan tidak pernah dapat ditutup.",
            en=f"{code}: no state is final, so no request can ever be closed.",
            loc=("states",),
        )


# --- names that must be known ---------------------------------------------------


def missing_initial(view: View) -> Iterator[Finding]:
    """
    Find L004: the initial state does not exist.
    """
    name = view.whole.initial
    if name not in view.states:
        mention = Mention(
            name,
            name,
            ("initial",),
            f"{name}: status awal tidak ada.",
            f"{name}: the initial state does not exist.",
        )
        yield from _unknown("L004", [mention], view.states)


def missing_states(view: View) -> Iterator[Finding]:
    """
    Find L005: something starts from, leads to, or happens in what is no state.
    """
    yield from _unknown("L005", _no_states(view), view.states)


def _no_states(view: View) -> Iterator[Mention]:
    for place, loc, states, indonesian, english in _states_named(view):
        for state in states:
            if state not in view.states:
                yield Mention(
                    state,
                    place,
                    loc,
                    f"{place}: {indonesian} {state!r}, yang bukan status.",
                    f"{place}: {english} {state!r}, which is not a state.",
                )


def _states_named(view: View) -> Iterator[tuple[str, Loc, tuple[str, ...], str, str]]:
    for index, one in enumerate(view.transitions):
        at: Loc = ("transitions", index)
        yield one.name, (*at, "sources"), _single(one.sources), "berawal dari", "starts from"
        yield one.name, (*at, "target"), (one.target,), "menuju", "leads to"
    for index, timer in enumerate(view.whole.timers):
        at = ("timers", index, "states")
        yield timer.name, at, _single(timer.states), "berjalan pada", "runs in"
    for name, sub in view.whole.subs.items():
        yield name, ("subs", name, "states"), sub.states, "dibuka pada", "is opened in"


def _single(states: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(state for state in states if state != EVERY) if EVERY in states else states


def undeclared_roles(view: View) -> Iterator[Finding]:
    """
    Find L006: a role that is not declared; the system's needs no declaration.
    """
    yield from _unknown("L006", _no_roles(view), {*view.whole.roles, SYSTEM})


def _no_roles(view: View) -> Iterator[Mention]:
    known = {*view.whole.roles, SYSTEM}
    for index, one in enumerate(view.transitions):
        for role in one.roles:
            if role not in known:
                words = (f"peran {role!r} belum dideklarasikan.", f"role {role!r} is not declared.")
                yield _by(index, one, "roles", role, id=words[0], en=words[1])
    others: list[tuple[str, Loc, tuple[str, ...]]] = [
        *((name, ("subs", name, "roles"), sub.roles) for name, sub in view.whole.subs.items()),
        *((duty, ("duties", duty), roles) for duty, roles in view.whole.duties.items()),
    ]
    for place, loc, roles in others:
        for role in roles:
            if role not in known:
                yield Mention(
                    role,
                    place,
                    loc,
                    f"{place}: peran {role!r} belum dideklarasikan.",
                    f"{place}: role {role!r} is not declared.",
                )


def unregistered_guards(view: View) -> Iterator[Finding]:
    """
    Find L007: a named guard that the host has not registered, where its registry is given.
    """
    if view.guards is not None:
        mentions = (
            _by(
                index,
                one,
                field,
                guard.guard,
                id=f"syarat {guard.guard!r} tidak terdaftar.",
                en=f"guard {guard.guard!r} is not registered.",
            )
            for index, one in enumerate(view.transitions)
            for field, guard in _guards_of(one)
            if isinstance(guard, Named) and guard.guard not in view.guards
        )
        yield from _unknown("L007", mentions, view.guards)


def unknown_levels(view: View) -> Iterator[Finding]:
    """
    Find L009: a timer is bound to a level that the service lacks, where its levels are given.
    """
    if view.levels is not None:
        mentions = (
            Mention(
                timer.of,
                timer.name,
                ("timers", index, "of"),
                f"{timer.name}: tingkat layanan {timer.of!r} tidak ada pada layanan ini.",
                f"{timer.name}: level {timer.of!r} is not a level of this service.",
            )
            for index, timer in enumerate(view.whole.timers)
            if timer.of is not None and timer.of not in view.levels
        )
        yield from _unknown("L009", mentions, view.levels)


def undeclared_facts(view: View) -> Iterator[Finding]:
    """
    Find L010: a fact that is not declared, where facts are.
    """
    known = view.whole.facts
    if known is not None:
        mentions = (
            _by(
                index,
                one,
                field,
                fact,
                id=f"fakta {fact!r} belum dideklarasikan.",
                en=f"fact {fact!r} is not declared.",
            )
            for index, one in enumerate(view.transitions)
            for field, fact in _facts_asked(one)
            if fact not in known
        )
        yield from _unknown("L010", mentions, known)


def undeclared_documents(view: View) -> Iterator[Finding]:
    """
    Find L011: a document that is not declared, where documents are.
    """
    known = view.whole.documents
    if known is not None:
        mentions = (
            _by(
                index,
                one,
                field,
                code,
                id=f"dokumen {code!r} belum dideklarasikan.",
                en=f"document {code!r} is not declared.",
            )
            for index, one in enumerate(view.transitions)
            for field, code in _documents_asked(one)
            if code not in known
        )
        yield from _unknown("L011", mentions, known)


def undeclared_subs(view: View) -> Iterator[Finding]:
    """
    Find L012: a transition waits for a sub-request that is not declared.
    """
    mentions = (
        _by(
            index,
            one,
            "closed_subs",
            sub,
            id=f"permohonan turunan {sub!r} belum dideklarasikan.",
            en=f"sub-request {sub!r} is not declared.",
        )
        for index, one in enumerate(view.transitions)
        for sub in one.closed_subs
        if sub not in view.whole.subs
    )
    yield from _unknown("L012", mentions, view.whole.subs)


def undeclared_phases(view: View) -> Iterator[Finding]:
    """
    Find L013: a state belongs to a phase that is not declared.
    """
    mentions = (
        Mention(
            state.phase,
            name,
            ("states", name, "phase"),
            f"{name}: tahap {state.phase!r} belum dideklarasikan.",
            f"{name}: phase {state.phase!r} is not declared.",
        )
        for name, state in view.states.items()
        if state.phase is not None and state.phase not in view.whole.phases
    )
    yield from _unknown("L013", mentions, view.whole.phases)


def undeclared_bodies(view: View) -> Iterator[Finding]:
    """
    Find L018: it is the turn of a body that is not declared.
    """
    mentions = (
        Mention(
            state.body,
            name,
            ("states", name, "body"),
            f"{name}: lembaga {state.body!r} belum dideklarasikan.",
            f"{name}: body {state.body!r} is not declared.",
        )
        for name, state in view.states.items()
        if state.body is not None and state.body not in view.whole.bodies
    )
    yield from _unknown("L018", mentions, view.whole.bodies)


def missing_separations(view: View) -> Iterator[Finding]:
    """
    Find L014: a step is to be taken by another person than what is no transition.
    """
    known = {one.name for one in view.transitions}
    mentions = (
        _by(
            index,
            one,
            "separate_from",
            other,
            id=f"harus terpisah dari {other!r}, yang bukan transisi.",
            en=f"must be separate from {other!r}, which is not a transition.",
        )
        for index, one in enumerate(view.transitions)
        for other in one.separate_from
        if other not in known
    )
    yield from _unknown("L014", mentions, known)


def missing_starts(view: View) -> Iterator[Finding]:
    """
    Find L016: a step waits from the time of what is no transition.
    """
    known = {one.name for one in view.transitions}
    mentions = (
        _by(
            index,
            one,
            "not_before",
            one.not_before.since,
            id=f"menunggu sejak {one.not_before.since!r}, yang bukan transisi.",
            en=f"waits from {one.not_before.since!r} on, which is not a transition.",
        )
        for index, one in enumerate(view.transitions)
        if one.not_before is not None
        and one.not_before.since is not None
        and one.not_before.since not in known
    )
    yield from _unknown("L016", mentions, known)


# --- facts of the right kind ----------------------------------------------------


def misfit_conditions(view: View) -> Iterator[Finding]:
    """
    Find L015: a condition that no value of its fact's declared kind can meet.
    """
    known = view.whole.facts or {}
    for index, one in enumerate(view.transitions):
        for field, guard in _guards_of(one):
            for fact in _facts_of(guard):
                kind = known[fact].kind if fact in known else None
                if kind is not None and not can_be_met(guard, kind):
                    yield _misfit(index, one, field, fact, kind, str(guard))
        for field, event in _events_of(one):
            if event in known and known[event].kind != "date":
                yield _misfit(index, one, field, event, known[event].kind, field)


def _misfit(  # noqa: PLR0917 - where, then what
    index: int, one: Transition, field: str, fact: str, kind: FactKind, asked: str
) -> Finding:
    sources = ", ".join(one.sources)
    return tell(
        "L015",
        f"{one.name}@{sources}",
        id=f"{one.name} dari {sources}: fakta {fact!r} berjenis {kind}, sehingga "
        f"{asked!r} tidak pernah terpenuhi; ubah nilainya atau jenisnya.",
        en=f"{one.name} from {sources}: fact {fact!r} is of kind {kind}, so "
        f"{asked!r} can never hold; change the value or the kind.",
        loc=("transitions", index, field),
    )


def hourly_notices(view: View) -> Iterator[Finding]:
    """
    Find L017: a notice, or a time after an event, that is no number of whole days.

    A day has no hour from which hours could be counted.
    """
    for index, one in enumerate(view.transitions):
        sources = ", ".join(one.sources)
        if one.notice is not None and not one.notice.at_least.is_whole_days:
            term = one.notice.at_least
            yield tell(
                "L017",
                f"{one.name}@{sources}",
                id=f"{one.name} dari {sources}: {term} tidak dapat dihitung mundur dari sebuah "
                "tanggal, yang tidak mempunyai jam; tulis dalam hari penuh.",
                en=f"{one.name} from {sources}: {term.text('en')} cannot be counted back from a "
                "date, which has no hour; write it in whole days.",
                loc=("transitions", index, "notice", "at_least"),
            )
        if one.not_after is not None and not one.not_after.within.is_whole_days:
            term = one.not_after.within
            yield tell(
                "L017",
                f"{one.name}@{sources}",
                id=f"{one.name} dari {sources}: {term} tidak dapat dihitung dari sebuah tanggal, "
                "yang tidak mempunyai jam; tulis dalam hari penuh.",
                en=f"{one.name} from {sources}: {term.text('en')} cannot be counted from a date, "
                "which has no hour; write it in whole days.",
                loc=("transitions", index, "not_after", "within"),
            )


def _events_of(one: Transition) -> Iterator[tuple[str, str]]:
    """
    Yield the facts that hold the day of an event, with the field that asks for it.
    """
    if one.notice is not None:
        yield "notice", one.notice.fact
    if one.not_after is not None:
        yield "not_after", one.not_after.fact


def _facts_of(guard: Guard) -> tuple[str, ...]:
    match guard:
        case FactIs():
            return (guard.fact,)
        case AgeIs():
            return (guard.age,) if guard.on == NOW else (guard.age, guard.on)
    return ()


def _guards_of(one: Transition) -> Iterator[tuple[str, Guard]]:
    """
    Yield every condition of a step, and what waives its times, with the field it stands in.
    """
    yield from (("guards", guard) for guard in one.guards)
    if one.notice is not None:
        yield from (("notice", guard) for guard in one.notice.unless)
    if one.not_after is not None:
        yield from (("not_after", guard) for guard in one.not_after.unless)


def _facts_asked(one: Transition) -> Iterator[tuple[str, str]]:
    yield from ((field, fact) for field, guard in _guards_of(one) for fact in _facts_of(guard))
    yield from _events_of(one)
    yield from (("facts", fact) for fact in one.facts)


def _documents_asked(one: Transition) -> Iterator[tuple[str, str]]:
    for field, guard in _guards_of(one):
        if isinstance(guard, DocumentsAre):
            yield field, guard.document
    yield from (("documents", code) for code in one.documents)


def can_be_met(guard: Guard, kind: FactKind) -> bool:
    """
    Tell whether some value of a kind of fact can meet a condition on it.

    Examples:
        Of a number of documents nobody can ask that it be "many":

        >>> from layanan.lifecycle import FactIs
        >>> can_be_met(FactIs(fact="jumlah_dokumen", equals="banyak"), "integer")
        False
        >>> can_be_met(FactIs(fact="jumlah_dokumen", at_least=5), "integer")
        True
    """
    if isinstance(guard, AgeIs):
        return kind == "date"
    wanted = getattr(guard, "one_of", None) or tuple(
        getattr(guard, name)
        for name in ("equals", "at_least", "at_most", "more_than", "less_than")
        if getattr(guard, name) is not None
    )
    return all(_is_of(value, kind) for value in wanted)


def _no_boolean(text: str) -> bool:
    raise ValueError(text)


# By kind: the types that fit, and what a text in data is read with.
_READERS: Mapping[FactKind, tuple[tuple[type, ...], Callable[[str], object]]] = {
    "text": ((str,), str),
    "boolean": ((bool,), _no_boolean),
    "integer": ((int, Decimal), Decimal),
    "decimal": ((int, Decimal), Decimal),
    "date": ((date,), date.fromisoformat),
    "instant": ((datetime,), datetime.fromisoformat),
}


def _is_of(value: FactValue, kind: FactKind) -> bool:
    types, read = _READERS[kind]
    if isinstance(value, str):
        try:
            read(value)
        except (ValueError, InvalidOperation):
            return False
        return True
    if isinstance(value, bool) and kind != "boolean":
        return False
    return isinstance(value, types) and (kind != "date" or not isinstance(value, datetime))
