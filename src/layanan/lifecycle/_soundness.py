"""
Is a lifecycle sound? A list of small checks, each with a stable code.

A check is a generator of findings over one `View` of the definition. Names
come first: while one of them is wrong (group 0) nothing further is asked. A
finding that only follows from another one names it in `because` and is hidden
unless asked for, so that one mistake reads as one fault.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from keyword import iskeyword
from typing import Literal, Protocol

from layanan.lifecycle._graph import Graph, expand
from layanan.lifecycle._parts import EVERY, State, Transition
from layanan.text import Label, Language, nearest

Severity = Literal["error", "warning", "note"]
"""An error refuses the definition; a warning and a note only tell."""

_USABLE = re.compile(r"[a-z][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Hold one fault of a definition, in words of both languages.

    Attributes:
        code: Stable, such as "L005".
        level: "error", "warning" or "note".
        place: The state, the role, or the transition as name@source.
        label: What is wrong, what it does to a request, and what to do.
        loc: The keys that lead to the place in the data, for a reader that knows lines.
        trace: The transitions that lead a request there, as a counterexample.
        because: The place of the root cause, when this only follows from it.
    """

    code: str
    level: Severity
    place: str
    label: Label
    loc: tuple[str | int, ...] = ()
    trace: tuple[str, ...] = ()
    because: str | None = None

    def text(self, language: Language = "id") -> str:
        """
        Return the code and the sentence in `language`.
        """
        return f"{self.code} {self.label.text(language)}"

    def __str__(self) -> str:
        return self.text()


class Definition(Protocol):
    """
    Name what the checks need to know of a lifecycle.
    """

    @property
    def code(self) -> str: ...
    @property
    def initial(self) -> str: ...
    @property
    def roles(self) -> Mapping[str, Label]: ...
    @property
    def states(self) -> Mapping[str, State]: ...
    @property
    def transitions(self) -> tuple[Transition, ...]: ...


class View:
    """
    Show a definition to the checks; the graph is drawn when first asked for.
    """

    def __init__(self, definition: Definition) -> None:
        self.code = definition.code
        self.initial = definition.initial
        self.roles = definition.roles
        self.states = definition.states
        self.transitions = definition.transitions
        self.closed = frozenset(n for n, state in self.states.items() if state.kind == "closed")

    @cached_property
    def graph(self) -> Graph:
        edges = tuple(expand(self.states, self.transitions))
        return Graph(self.initial, self.closed, edges)

    @cached_property
    def unreachable(self) -> dict[str, tuple[str, ...]]:
        """For each state that cannot be reached, the states it hangs from."""
        return self.graph.roots([one for one in self.states if one not in self.graph.traces])

    @cached_property
    def stuck(self) -> dict[str, tuple[str, ...]]:
        """For each reachable state without an end, the states it is caught in."""
        graph = self.graph
        return graph.ends(
            [one for one in self.states if one in graph.traces and one not in graph.finishing]
        )


def findings(definition: Definition, *, consequences: bool = False) -> tuple[Finding, ...]:
    """
    Return every fault of `definition`, in the order of the codes.

    Args:
        consequences: Whether to tell also what only follows from another fault.
    """
    view = View(definition)
    found = _run(NAMES, view)
    if not any(one.level == "error" for one in found):
        found += _run(STRUCTURE, view)
    return tuple(one for one in found if consequences or one.because is None)


def _run(checks: Sequence["Check"], view: View) -> list[Finding]:
    return [finding for check in checks for finding in check(view)]


def defined_twice(name: str) -> Finding:
    """
    Return the finding that a state was defined twice.
    """
    label = Label(
        id=f"{name}: status didefinisikan dua kali.", en=f"{name}: the state is defined twice."
    )
    return Finding("L001", "error", name, label, loc=("states", name))


# --- group 0: names -----------------------------------------------------------


def _named_twice(view: View) -> Iterator[Finding]:
    for index, one in enumerate(view.transitions):
        for field, indonesian, english in (
            ("sources", "status asal", "source"),
            ("roles", "peran", "role"),
        ):
            names: tuple[str, ...] = getattr(one, field)
            for name in sorted({name for name in names if names.count(name) > 1}):
                yield Finding(
                    "L001",
                    "error",
                    one.name,
                    Label(
                        id=f"{one.name}: {indonesian} {name!r} disebut dua kali.",
                        en=f"{one.name}: the {english} {name!r} is named twice.",
                    ),
                    loc=("transitions", index, field),
                )


def _unusable_names(view: View) -> Iterator[Finding]:
    places: list[tuple[str, tuple[str | int, ...]]] = [
        *((name, ("roles", name)) for name in view.roles),
        *((name, ("states", name)) for name in view.states),
        *((one.name, ("transitions", i, "name")) for i, one in enumerate(view.transitions)),
    ]
    for name, loc in places:
        if not _USABLE.fullmatch(name) or iskeyword(name):
            label = Label(
                id=f"{name}: nama tidak dapat dipakai: mulailah dengan a-z, lalu a-z, 0-9 atau _, "
                "paling banyak 63 karakter, dan bukan kata kunci Python.",
                en=f"{name}: not a usable name: start with a-z, then a-z, 0-9 or _, "
                "at most 63 characters, and no Python keyword.",
            )
            yield Finding("L002", "error", name, label, loc=loc)


def _missing_initial(view: View) -> Iterator[Finding]:
    if view.initial not in view.states:
        indonesian, english = _meant(view.initial, view.states)
        label = Label(
            id=f"{view.initial}: status awal tidak ada.{indonesian}",
            en=f"{view.initial}: the initial state does not exist.{english}",
        )
        yield Finding("L004", "error", view.initial, label, loc=("initial",))


def _missing_states(view: View) -> Iterator[Finding]:
    for index, one in enumerate(view.transitions):
        for source in dict.fromkeys(one.sources):
            if source != EVERY and source not in view.states:
                indonesian, english = _meant(source, view.states)
                label = Label(
                    id=f"{one.name}: berawal dari {source!r}, yang bukan status.{indonesian}",
                    en=f"{one.name}: starts from {source!r}, which is not a state.{english}",
                )
                loc = ("transitions", index, "sources")
                yield Finding("L005", "error", one.name, label, loc=loc)
        if one.target not in view.states:
            indonesian, english = _meant(one.target, view.states)
            label = Label(
                id=f"{one.name}: menuju {one.target!r}, yang bukan status.{indonesian}",
                en=f"{one.name}: leads to {one.target!r}, which is not a state.{english}",
            )
            yield Finding("L005", "error", one.name, label, loc=("transitions", index, "target"))


def _undeclared_roles(view: View) -> Iterator[Finding]:
    for index, one in enumerate(view.transitions):
        for role in dict.fromkeys(one.roles):
            if role not in view.roles:
                indonesian, english = _meant(role, view.roles)
                sources = ", ".join(one.sources)
                label = Label(
                    id=f"{one.name} dari {sources}: peran {role!r} belum dideklarasikan."
                    f"{indonesian}",
                    en=f"{one.name} from {sources}: role {role!r} is not declared.{english}",
                )
                loc = ("transitions", index, "roles")
                yield Finding("L006", "error", f"{one.name}@{sources}", label, loc=loc)


def _no_end(view: View) -> Iterator[Finding]:
    if not view.closed:
        label = Label(
            id=f"{view.code}: tidak ada status akhir, sehingga permohonan tidak pernah dapat "
            "ditutup.",
            en=f"{view.code}: no state is final, so no request can ever be closed.",
        )
        yield Finding("L008", "error", view.code, label, loc=("states",))


# --- group 1: structure -------------------------------------------------------


def _unreachable_states(view: View) -> Iterator[Finding]:
    for state, (root, *_) in view.unreachable.items():
        label = Label(
            id=f"{state}: tidak dapat dicapai: tidak ada jalan ke sini dari {view.initial!r}.",
            en=f"{state}: cannot be reached: no transition path leads here from {view.initial!r}.",
        )
        because = None if state == root else root
        yield Finding("L101", "error", state, label, loc=("states", state), because=because)


def _dead_transitions(view: View) -> Iterator[Finding]:
    for edge in view.graph.edges:
        if edge.source in view.unreachable:
            label = Label(
                id=f"{edge.name} dari {edge.source}: tidak pernah dapat dijalankan, karena status "
                "asalnya tidak dapat dicapai.",
                en=f"{edge.name} from {edge.source}: can never fire, because its source state "
                "cannot be reached.",
            )
            yield Finding(
                "L102",
                "error",
                f"{edge.name}@{edge.source}",
                label,
                loc=("transitions", edge.position, "sources"),
                because=view.unreachable[edge.source][0],
            )


def _stuck_states(view: View) -> Iterator[Finding]:
    for state in view.stuck:
        if state not in view.graph.leaving:
            label = Label(
                id=f"{state}: permohonan yang masuk ke status ini terhenti: tidak ada jalan keluar "
                "dan ini bukan status akhir.",
                en=f"{state}: a request that enters this state is stuck: there is no way out and "
                "it is not final.",
            )
            trace = view.graph.traces[state]
            yield Finding("L103", "error", state, label, loc=("states", state), trace=trace)


def _endless_states(view: View) -> Iterator[Finding]:
    finals = ", ".join(one for one in view.states if one in view.closed)
    for state, loop in view.stuck.items():
        inside = state in loop
        if state not in view.graph.leaving or (inside and state != loop[0]):
            continue
        place = ", ".join(loop) if inside else state
        label = Label(
            id=f"{place}: permohonan di sini dapat bergerak tetapi tidak pernah selesai: "
            f"tidak ada status akhir yang dapat dicapai (status akhir: {finals}).",
            en=f"{place}: a request in here can move but never finish: no final state can be "
            f"reached (finals: {finals}).",
        )
        yield Finding(
            "L104",
            "error",
            place,
            label,
            loc=("states", state),
            trace=view.graph.traces[state],
            because=None if inside else loop[0],
        )


def _left_ends(view: View) -> Iterator[Finding]:
    for edge in view.graph.edges:
        if edge.source in view.closed and not view.states[edge.source].reopenable:
            label = Label(
                id=f"{edge.source}: adalah status akhir, tetapi {edge.name} meninggalkannya. "
                "Hapus transisi itu atau tandai statusnya reopenable.",
                en=f"{edge.source}: is final, yet {edge.name} leaves it. Remove the transition or "
                "mark the state reopenable.",
            )
            reached = view.graph.traces.get(edge.source)
            yield Finding(
                "L105",
                "error",
                edge.source,
                label,
                loc=("transitions", edge.position, "sources"),
                trace=() if reached is None else (*reached, edge.name),
            )


def _ambiguous_transitions(view: View) -> Iterator[Finding]:
    for source, edges in view.graph.leaving.items():
        for name in dict.fromkeys(edge.name for edge in edges):
            same = [edge for edge in edges if edge.name == name]
            if len(same) > 1:
                to = ", ".join(edge.target for edge in same)
                label = Label(
                    id=f"{name} dari {source}: menuju {to} tanpa syarat yang membedakannya.",
                    en=f"{name} from {source}: leads to {to} with no guard to tell them apart.",
                )
                loc = ("transitions", same[-1].position)
                yield Finding("L202", "error", f"{name}@{source}", label, loc=loc)


def _meant(word: str, known: Mapping[str, object]) -> tuple[str, str]:
    for one in nearest(word, known, count=1):
        return f" Apakah maksudnya {one!r}?", f" Did you mean {one!r}?"
    return "", ""


Check = Callable[[View], Iterator[Finding]]

NAMES: tuple[Check, ...] = (
    _named_twice,
    _unusable_names,
    _missing_initial,
    _missing_states,
    _undeclared_roles,
    _no_end,
)
"""Group 0: while a name is wrong, nothing further is asked."""

STRUCTURE: tuple[Check, ...] = (
    _unreachable_states,
    _dead_transitions,
    _stuck_states,
    _endless_states,
    _left_ends,
    _ambiguous_transitions,
)
"""Groups 1 and 2: can every request finish, and is every step clear?"""
