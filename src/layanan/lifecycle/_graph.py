"""
The lifecycle as a graph: which state leads where.

With one active state, soundness is a matter of reachability, so everything
here is a search. Wildcards are expanded by us, and never to closed states.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from layanan.lifecycle._parts import EVERY, State, Transition


class Edge(NamedTuple):
    """
    Hold one way from one state; `position` counts the declared transitions.
    """

    position: int
    name: str
    source: str
    target: str


def expand(states: Mapping[str, State], transitions: Sequence[Transition]) -> Iterator[Edge]:
    """
    Yield one edge for every source of every transition, in definition order.
    """
    for position, transition in enumerate(transitions):
        for source in _sources(states, transition):
            yield Edge(position, transition.name, source, transition.target)


def _sources(states: Mapping[str, State], transition: Transition) -> dict[str, None]:
    found: dict[str, None] = {}
    for source in transition.sources:
        if source == EVERY:
            found.update((name, None) for name, one in states.items() if one.kind != "closed")
        else:
            found[source] = None
    return found


class Graph:
    """
    Answer what can be reached from where.

    Attributes:
        edges: Every way, in definition order.
        leaving: The edges from each state.
        after: The targets of these, by source.
        before: The sources, by target.
        traces: For each state that can be reached, the shortest list of
            transitions that leads there from the initial state.
        finishing: The states from which an end can be reached.
    """

    def __init__(self, initial: str, closed: frozenset[str], edges: tuple[Edge, ...]) -> None:
        self.edges = edges
        self.leaving: dict[str, list[Edge]] = {}
        self.after: dict[str, list[str]] = {}
        self.before: dict[str, list[str]] = {}
        for edge in edges:
            self.leaving.setdefault(edge.source, []).append(edge)
            self.after.setdefault(edge.source, []).append(edge.target)
            self.before.setdefault(edge.target, []).append(edge.source)
        self.traces = self._walk(initial)
        self.finishing = closure(closed, self.before)

    def _walk(self, initial: str) -> dict[str, tuple[str, ...]]:
        traces: dict[str, tuple[str, ...]] = {initial: ()}
        waiting = deque([initial])
        while waiting:
            state = waiting.popleft()
            for edge in self.leaving.get(state, ()):
                if edge.target not in traces:
                    traces[edge.target] = (*traces[state], edge.name)
                    waiting.append(edge.target)
        return traces

    def path(
        self, start: str, goals: Collection[str], *, within: Collection[str] | None = None
    ) -> tuple[Edge, ...] | None:
        """
        Return the shortest way from a state to one of `goals`; None if there is none.

        Args:
            start: Where the way begins; it may be a goal itself.
            goals: Where it may end.
            within: The only states that it may pass; every state if left out.
        """
        ways: dict[str, tuple[Edge, ...]] = {start: ()}
        waiting = deque([start])
        while waiting:
            state = waiting.popleft()
            if state in goals:
                return ways[state]
            for edge in self.leaving.get(state, ()):
                if edge.target not in ways and (within is None or edge.target in within):
                    ways[edge.target] = (*ways[state], edge)
                    waiting.append(edge.target)
        return None

    def ends(self, states: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """
        Return, for each of `states`, the closed loop in which it is caught.

        A state that leads on to another loop belongs to the first of those.
        """
        return last_loops(states, self.after)

    def roots(self, states: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """
        Return, for each of `states`, the loop with no way in that it hangs from.
        """
        return last_loops(states, self.before)


def sources_of(edges: Iterable[Edge]) -> dict[str, list[str]]:
    """
    Return where edges come from, by their target.
    """
    found: dict[str, list[str]] = {}
    for edge in edges:
        found.setdefault(edge.target, []).append(edge.source)
    return found


def closure(starts: Iterable[str], edges: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """
    Return the states that can be reached from `starts` along `edges`, these included.
    """
    found = set(starts)
    waiting = list(found)
    while waiting:
        for following in edges.get(waiting.pop(), ()):
            if following not in found:
                found.add(following)
                waiting.append(following)
    return frozenset(found)


def last_loops(
    states: Sequence[str], edges: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """
    Return, for each of `states`, the loop that it ends in; of several the first.
    """
    rank = {state: position for position, state in enumerate(states)}
    home: dict[str, tuple[str, ...]] = {}
    for loop in loops(states, edges):
        onwards = [home[after] for one in loop for after in edges.get(one, ()) if after in home]
        last = min(onwards, key=lambda other: rank[other[0]], default=None)
        home |= dict.fromkeys(loop, last or tuple(sorted(loop, key=rank.__getitem__)))
    return {state: home[state] for state in states}


def loops(states: Iterable[str], edges: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """
    Yield the strongly connected components, each after all that it leads to.

    Tarjan's algorithm with a stack of its own: a foreign definition may be a
    chain longer than Python recurses.
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}  # of those that belong to no loop yet, the newest last
    for start in states:
        work = [] if start in number else [(start, iter(edges.get(start, ())))]
        while work:
            state, following = work[-1]
            if state not in number:
                number[state] = low[state] = len(number)
            fresh = next((after for after in following if after not in number), None)
            if fresh is not None:
                work.append((fresh, iter(edges.get(fresh, ()))))
                continue
            work.pop()
            low[state] = min(low[after] for after in (state, *edges.get(state, ())) if after in low)
            if low[state] == number[state]:
                loop: list[str] = []
                while state not in loop:
                    loop.append(low.popitem()[0])
                yield loop
