"""
What the checks look at: a definition, what it is held against, and its graph.

Everything that several checks need is worked out here, once, when the first
of them asks for it.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple, Protocol, TypeVar

from layanan.calendars import Term
from layanan.lifecycle._conditions import Condition, conditions, exhaustive
from layanan.lifecycle._graph import Edge, Graph, expand
from layanan.lifecycle._guards import FactSpec, Guards
from layanan.lifecycle._parts import (
    EVERY,
    SYSTEM,
    Duty,
    State,
    SubRequest,
    Timer,
    Transition,
)
from layanan.text import Label


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
    @property
    def timers(self) -> tuple[Timer, ...]: ...
    @property
    def subs(self) -> Mapping[str, SubRequest]: ...
    @property
    def phases(self) -> Mapping[str, Label]: ...
    @property
    def bodies(self) -> Mapping[str, Label]: ...
    @property
    def facts(self) -> Mapping[str, FactSpec] | None: ...
    @property
    def documents(self) -> Mapping[str, Label] | None: ...
    @property
    def duties(self) -> Mapping[Duty, tuple[str, ...]]: ...
    @property
    def total_provable(self) -> bool: ...


class Running(NamedTuple):
    """
    Hold a timer with its position in the definition.
    """

    position: int
    timer: Timer


class Ways(NamedTuple):
    """
    Hold the transitions that share a name in the same states, in their order.
    """

    name: str
    sources: tuple[str, ...]
    positions: tuple[int, ...]

    @property
    def place(self) -> str:
        return f"{self.name}@{', '.join(self.sources)}"


class View:
    """
    Show a definition to the checks.

    Attributes:
        whole: The definition.
        guards: The guards that a host has registered, if they are known.
        total: The statutory term that all stages together must fit in.
        levels: The names of the service's levels, if they are known.
        mapping: Where their states go, by their old names.
        closed: The states that are an end.
    """

    def __init__(
        self,
        whole: Definition,
        *,
        guards: Guards | None = None,
        total: Term | None = None,
        levels: Collection[str] | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> None:
        self.whole = whole
        self.guards = guards
        self.total = total
        self.levels = levels
        self.mapping = mapping or {}
        self.states = whole.states
        self.transitions = whole.transitions
        self.closed = frozenset(n for n, state in self.states.items() if state.kind == "closed")

    # --- the graph ------------------------------------------------------------

    @cached_property
    def graph(self) -> Graph:
        edges = tuple(expand(self.states, self.transitions))
        return Graph(self.whole.initial, self.closed, edges)

    @cached_property
    def unreachable(self) -> dict[str, tuple[str, ...]]:
        """For each state that cannot be reached, the states it hangs from."""
        return self.graph.roots([one for one in self.states if one not in self.graph.traces])

    @cached_property
    def stuck(self) -> dict[str, tuple[str, ...]]:
        """For each reachable state without an end, the states it is caught in."""
        graph = self.graph
        return graph.ends([one for one in self.reached if one not in graph.finishing])

    @cached_property
    def reached(self) -> tuple[str, ...]:
        """The states that can be reached, in definition order."""
        return tuple(one for one in self.states if one in self.graph.traces)

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The states that can be reached and are no end, in definition order."""
        return tuple(one for one in self.reached if one not in self.closed)

    @cached_property
    def ways(self) -> tuple[Ways, ...]:
        """Transitions by name; states in which the same ones share it stand together."""
        positions: dict[tuple[str, str], list[int]] = {}
        for edge in self.graph.edges:
            positions.setdefault((edge.name, edge.source), []).append(edge.position)
        sources: dict[tuple[str, tuple[int, ...]], list[str]] = {}
        for (name, source), found in positions.items():
            sources.setdefault((name, tuple(found)), []).append(source)
        return tuple(Ways(name, tuple(states), found) for (name, found), states in sources.items())

    @cached_property
    def asked(self) -> tuple[tuple[Condition, ...], ...]:
        """What each transition asks of the request."""
        return tuple(tuple(conditions(one)) for one in self.transitions)

    # --- time -----------------------------------------------------------------

    def paused(self, state: str) -> bool:
        """
        Return whether the statutory clock is taken to rest in a state.

        It rests while it is the applicant's turn and while the file rests. The
        service's own rules of pause may differ; a lifecycle does not know them.
        """
        one = self.states[state]
        return one.turn == "applicant" or one.kind == "resting"

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The states whose budgets are spent from the statutory total."""
        return tuple(
            state
            for state in self.open
            if self.states[state].budget is not None and not self.paused(state)
        )

    @cached_property
    def draft(self) -> str | None:
        """The initial state, where it is the applicant's: nothing was submitted yet."""
        initial = self.whole.initial
        return initial if self.states[initial].turn == "applicant" else None

    @cached_property
    def running(self) -> dict[str, tuple[Running, ...]]:
        """The timers that run in each state; closed states only if they are named."""
        found: dict[str, list[Running]] = {state: [] for state in self.states}
        for position, timer in enumerate(self.whole.timers):
            every = self.states.keys() - self.closed if EVERY in timer.states else set()
            for state in {*timer.states, *every} - {EVERY}:
                found[state].append(Running(position, timer))
        return {state: tuple(running) for state, running in found.items() if running}

    @cached_property
    def fired(self) -> dict[tuple[str, str], list[Edge]]:
        """
        What timers fire: state and name, and the edges of this name.

        Where some of them are open to the system, it takes no others.
        """
        found: dict[tuple[str, str], list[Edge]] = {
            (state, one.timer.fires): []
            for state, running in self.running.items()
            for one in running
        }
        for edge in self.graph.edges if found else ():
            if (edge.source, edge.name) in found:
                found[edge.source, edge.name].append(edge)
        return {
            key: list(filter(self.for_the_system, edges)) or edges for key, edges in found.items()
        }

    @cached_property
    def automatic(self) -> dict[str, list[Edge]]:
        """What leaves each state by itself at once."""
        found: dict[str, list[Edge]] = {}
        for edge in self.graph.edges:
            if self.transitions[edge.position].automatic:
                found.setdefault(edge.source, []).append(edge)
        return found

    def certain(self, edges: Sequence[Edge]) -> tuple[Edge, ...]:
        """
        Return those of these edges of which the system can always take one; () if none.

        It can if one asks for nothing, or two each ask for the opposite of the
        other and nothing else.
        """
        alone: list[tuple[Edge, Condition]] = []
        for edge in edges:
            one, asked = self.transitions[edge.position], self.asked[edge.position]
            if one.note_required or one.by_assignee or one.timed:
                continue
            if not asked:
                return (edge,)
            if len(asked) == 1:
                alone.append((edge, asked[0]))
        for (first, left), (second, right) in combinations(alone, 2):
            if exhaustive(left, right):
                return first, second
        return ()

    def wordless(self, edges: Iterable[Edge]) -> bool:
        """
        Return whether all of these edges need a note, which the system does not write.
        """
        return all(self.transitions[edge.position].note_required for edge in edges)

    @cached_property
    def sure(self) -> frozenset[Edge]:
        """The edges that the system takes by itself, sooner or later."""
        groups = [*self.fired.values(), *self.automatic.values()]
        return frozenset(edge for edges in groups for edge in self.certain(edges))

    def for_the_system(self, edge: Edge) -> bool:
        """
        Return whether the system may take an edge.
        """
        return SYSTEM in self.transitions[edge.position].actors

    # --- people ---------------------------------------------------------------

    def people(self, edge: Edge) -> tuple[str, ...]:
        """
        Return the roles in which somebody may take an edge by hand.
        """
        one = self.transitions[edge.position]
        return () if one.automatic else one.roles

    @cached_property
    def named_roles(self) -> frozenset[str]:
        """The roles that may do anything at all."""
        groups: Iterable[Iterable[str]] = (
            *(one.roles for one in self.transitions),
            *(one.roles for one in self.whole.subs.values()),
            *self.whole.duties.values(),
        )
        return frozenset(role for roles in groups for role in roles) | {SYSTEM}


def names(edges: Iterable[Edge]) -> tuple[str, ...]:
    """
    Return the names of the transitions along a way.
    """
    return tuple(edge.name for edge in edges)


T = TypeVar("T", bound=Hashable)


def once(things: Iterable[T]) -> Iterator[T]:
    """
    Yield each thing once, in the order in which they first appear.
    """
    yield from dict.fromkeys(things)
