"""
Walks through a lifecycle that cover it, the same ones every time.

A path is data: its steps, what it is called in a test report, and what it says
to a person. `walk` leads a request along it.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal, get_args

from layanan.calendars import Office, usual_length
from layanan.lifecycle import SYSTEM, Lifecycle, Transition
from layanan.records import require
from layanan.request import Request
from layanan.service import ServiceType
from layanan.testing._arguments import (
    A_LIFECYCLE,
    A_SERVICE,
    AN_OFFICE,
    NoWayError,
    choose,
    instant_or_none,
    optional,
    switches,
)
from layanan.testing._opening import first_morning, some_office
from layanan.testing._payloads import Payload, require_payloads
from layanan.testing._steps import Step, moved, next_moment, take, with_sub
from layanan.text import Label

Cover = Literal["transitions", "states", "pairs", "roles", "timers"]
"""What a set of paths covers: every transition, state, pair of steps, role of a step, or timer."""

Item = tuple[object, ...]
Met = frozenset[str]


@dataclass(frozen=True, slots=True)
class Path:
    """
    Hold one walk from the initial state.

    Attributes:
        steps: The steps, the first from the initial state.
        id: A short name for a test report, unique among the paths of one call.
        description: The walk in words.
    """

    steps: tuple[Step, ...]
    id: str
    description: Label = field(repr=False)

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def states(self) -> tuple[str, ...]:
        """
        The states that it passes, the initial one first.
        """
        return (self.steps[0].source, *(one.target for one in self.steps)) if self.steps else ()


def paths(
    lifecycle: Lifecycle, cover: Cover = "transitions", *, chained: bool = False
) -> list[Path]:
    """
    Return walks that together cover a lifecycle.

    A step that only the end of a service's level takes is in no path, since the
    lifecycle does not know when that is.

    Args:
        lifecycle: The definition.
        cover: "transitions": every transition from every source. "states":
            every state. "pairs": every two transitions that may follow each
            other. "roles": every transition in every role that may take it.
            "timers": every timer in every state in which it may fire.
        chained: Walk on as long as something is left to cover, which gives
            few long paths; else one short path for each goal.

    Raises:
        UnknownChoiceError: If there is no such cover.

    Examples:
        >>> from datetime import date
        >>> from layanan import Catalogue
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> withdrawn = paths(ppid.lifecycle, "states")[-1]
        >>> print(withdrawn.description.en)
        Withdraw the request (Applicant) → Withdrawn
        >>> withdrawn.id
        '5-cabut'
    """
    require("lifecycle", lifecycle, Lifecycle, A_LIFECYCLE)
    choose("cover", cover, get_args(Cover))
    switches(chained=chained)
    graph = Graph(lifecycle)
    goals = dict.fromkeys(graph.goals(cover))
    walks = graph.chained(goals, cover) if chained else graph.single(goals, cover)
    return [
        _named(lifecycle, number, graph.settled(steps))
        for number, steps in enumerate(walks, start=1)
    ]


def _named(lifecycle: Lifecycle, number: int, steps: tuple[Step, ...]) -> Path:
    words = [one.describe(lifecycle) for one in steps]
    names = "-".join(one.name for one in steps)
    short = names if len(names) <= 60 else f"{names[:57]}..."
    label = Label(id="; ".join(one.id for one in words), en="; ".join(one.en for one in words))
    return Path(steps, f"{number}-{short}", label)


class Graph:
    """
    Hold the ways through a lifecycle, with what must have happened before each.

    A step may wait for another one (`not_before.since`) or for a sub-request that
    may be opened in some states only; so a place is a state and what was met.
    """

    def __init__(self, lifecycle: Lifecycle) -> None:
        self.lifecycle = lifecycle
        self.leaving = {state: tuple(_leaving(lifecycle, state)) for state in lifecycle.states}
        self.awaited = frozenset(
            one.not_before.since
            for one in lifecycle.transitions
            if one.not_before is not None and one.not_before.since is not None
        )

    @cached_property
    def to_an_end(self) -> Mapping[str, int]:
        """
        How many steps it takes at least from each state to an end.
        """
        found = {name: 0 for name, one in self.lifecycle.states.items() if one.kind == "closed"}
        waiting = deque(found)
        before: dict[str, list[str]] = {}
        for state, steps in self.leaving.items():
            for step in steps:
                before.setdefault(step.target, []).append(state)
        while waiting:
            state = waiting.popleft()
            for one in before.get(state, ()):
                if one not in found:
                    found[one] = found[state] + 1
                    waiting.append(one)
        return found

    def met_at(self, state: str) -> Met:
        """
        Return the sub-requests that may be opened in a state.
        """
        if self.lifecycle.states[state].kind == "closed":
            return frozenset()
        return frozenset(
            f"sub {name}"
            for name, sub in self.lifecycle.subs.items()
            if not sub.states or state in sub.states
        )

    def way(self, step: Step) -> Transition:
        return self.lifecycle.table[step.source][step.name][step.way]

    def needs(self, step: Step) -> Met:
        way = self.way(step)
        found = {f"sub {name}" for name in way.closed_subs}
        if way.not_before is not None and way.not_before.since is not None:
            found.add(way.not_before.since)
        return frozenset(found)

    def after(self, step: Step, met: Met) -> Met:
        own = frozenset((step.name,)) & self.awaited
        return met | own | self.met_at(step.target)

    @property
    def start(self) -> tuple[str, Met]:
        initial = self.lifecycle.initial
        return initial, self.met_at(initial)

    def search(
        self, place: tuple[str, Met], goals: Iterable[Item], cover: Cover
    ) -> tuple[Step, ...] | None:
        """
        Return the shortest walk from a place that covers one of the goals.
        """
        wanted = set(goals)
        seen: set[tuple[tuple[str, Met], Step | None]] = set()
        if cover != "pairs":
            seen.add((place, None))
        waiting: deque[tuple[str, Met, tuple[Step, ...]]] = deque([(*place, ())])
        while waiting:
            state, met, walked = waiting.popleft()
            for step in self.leaving[state]:
                if not self.needs(step) <= met:
                    continue
                steps = (*walked, step)
                if not wanted.isdisjoint(self.items(steps[-2:], cover)):
                    return steps
                there = step.target, self.after(step, met)
                # Of a pair the first step is a part of the place.
                mark = (there, step if cover == "pairs" else None)
                if mark not in seen:
                    seen.add(mark)
                    waiting.append((*there, steps))
        return None

    def items(self, steps: tuple[Step, ...], cover: Cover) -> Iterator[Item]:
        """
        Yield what the last of some steps covers, after the one before it.
        """
        step = steps[-1]
        edge = step.source, step.name, step.way
        match cover:
            case "transitions":
                yield edge
            case "states":
                yield (step.target,)
            case "pairs":
                if len(steps) > 1:
                    before = steps[-2]
                    yield (before.source, before.name, before.way, *edge)
            case "roles":
                yield (*edge, step.role)
            case _:
                if step.timer is not None:
                    yield step.source, step.timer

    def goals(self, cover: Cover) -> Iterator[Item]:
        """
        Yield all that can be covered, the farthest from the start first.

        A long walk covers much on its way, so that few short ones are left.
        """
        found: dict[Item, int] = {}
        seen = {self.start}
        waiting = deque([(*self.start, 0)])
        while waiting:
            state, met, far = waiting.popleft()
            for step in self.leaving[state]:
                if self.needs(step) <= met:
                    there = step.target, self.after(step, met)
                    for item in self.items((step,), cover):
                        found.setdefault(item, far)
                    if cover == "pairs":
                        for other in self.leaving[step.target]:
                            if self.needs(other) <= there[1]:
                                for item in self.items((step, other), cover):
                                    found.setdefault(item, far)
                    if there not in seen:
                        seen.add(there)
                        waiting.append((*there, far + 1))
        found.pop((self.lifecycle.initial,), None)
        yield from sorted(found, key=lambda item: -found[item])

    def settled(self, walk: tuple[Step, ...]) -> tuple[Step, ...]:
        """
        Return a walk with what happens at once at its end.
        """
        while (found := self.leaving[walk[-1].target]) and self.is_at_once(found[0]):
            walk += found[:1]
        return walk

    def is_at_once(self, step: Step) -> bool:
        """
        Return whether a step is taken as soon as its state is entered, whatever comes.
        """
        return step.kind == "automatic" and _at_once(self.way(step))

    def single(self, goals: Iterable[Item], cover: Cover) -> Iterator[tuple[Step, ...]]:
        left = dict.fromkeys(goals)
        while left:
            walk = self.search(self.start, [next(iter(left))], cover)
            if walk is None:  # pragma: no cover - every goal was found by the same search
                return
            self.strike(left, walk, cover)
            yield walk

    def chained(self, goals: Iterable[Item], cover: Cover) -> Iterator[tuple[Step, ...]]:
        left = dict.fromkeys(goals)
        while left:
            walk: tuple[Step, ...] = ()
            place = self.start
            # What ends the request comes last, since nothing follows it.
            while found := self.onwards(place, left, walk, cover):
                walk += found
                self.strike(left, walk, cover)
                for step in found:
                    place = step.target, self.after(step, place[1])
            if not walk:  # pragma: no cover - as above
                return
            yield walk

    def onwards(
        self,
        place: tuple[str, Met],
        left: Mapping[Item, None],
        walk: tuple[Step, ...],
        cover: Cover,
    ) -> tuple[Step, ...]:
        """
        Return the shortest way to something that is left, one that ends nothing if there is one.
        """
        if not left:
            return ()
        before = walk[-1:]
        ending: tuple[Step, ...] = ()
        for item in left:
            found = self._from(place, item, before, cover)
            if found is None:
                continue
            if self.leaving[found[-1].target]:
                return found
            ending = ending or found
        return ending

    def _from(
        self, place: tuple[str, Met], item: Item, before: tuple[Step, ...], cover: Cover
    ) -> tuple[Step, ...] | None:
        if cover == "pairs" and before:
            for step in self.leaving[place[0]]:
                if self.needs(step) <= place[1] and item in self.items((*before, step), cover):
                    return (step,)
        return self.search(place, [item], cover)

    def strike(self, left: dict[Item, None], walk: tuple[Step, ...], cover: Cover) -> None:
        for end in range(1, len(walk) + 1):
            for item in self.items(walk[max(end - 2, 0) : end], cover):
                left.pop(item, None)


def _leaving(lifecycle: Lifecycle, state: str) -> Iterator[Step]:
    """
    Yield the steps that may leave a state, each role and each timer once.
    """
    row = lifecycle.table[state]
    at_once = [
        Step("automatic", name, state, one.target, role=SYSTEM, way=way)
        for name, ways in row.items()
        for way, one in enumerate(ways)
        if _at_once(one)
    ]
    if at_once:
        # Nothing else has the time to happen.
        yield at_once[0]
        return
    for name, ways in row.items():
        for way, one in enumerate(ways):
            if one.automatic:
                yield Step("automatic", name, state, one.target, role=SYSTEM, way=way)
            for role in one.actors:
                if role != SYSTEM:
                    yield Step("fire", name, state, one.target, role=role, way=way)
    yield from _timed(lifecycle, state)


def _at_once(way: Transition) -> bool:
    return way.automatic and way.plain and way.not_before is None


def _timed(lifecycle: Lifecycle, state: str) -> Iterator[Step]:
    """
    Yield what timers fire, up to the first that nothing can hold up.
    """
    row = lifecycle.table[state]
    timers = sorted(lifecycle.timers_of(state), key=lambda one: usual_length(one.after))
    for timer in timers:
        ways = row[timer.fires]
        for way, one in enumerate(ways):
            if SYSTEM in one.actors and not one.automatic:
                yield Step(
                    "timer", one.name, state, one.target, role=SYSTEM, way=way, timer=timer.name
                )
        if any(SYSTEM in one.actors and one.plain for one in ways):
            return


# -- walking ---------------------------------------------------------------------------------------


def walk(
    service: ServiceType,
    path: Path,
    *,
    office: Office | None = None,
    start: datetime | None = None,
    reference: str = "REQ-1",
    applicant: str = "P-1",
    payloads: Mapping[str, Payload] | None = None,
) -> Request:
    """
    Return a request that was led along a path.

    Facts, documents and notes are built from the definition, sub-requests are
    opened and closed, and the clock is moved on where a step or a timer wants it.

    Args:
        service: The service.
        path: One of the paths of its lifecycle.
        office: The office that handles it; one in Jakarta if left out.
        start: When it is opened; a Monday morning on which the service is in
            force if left out.
        reference: The host's reference of the request.
        applicant: The opaque reference of who asks.
        payloads: What to bring along, by transition, where a guard of the host
            wants something that no definition tells.

    Raises:
        NoWayError: If a step cannot be taken, or something else happens instead.
        NotInForceError: If the service is not in force at the start.
        UnknownChoiceError: If the path is one of another lifecycle.
        WrongTypeError: If an argument is of another kind.
        NaiveTimeError: If `start` has no zone.

    Examples:
        >>> from datetime import date
        >>> from layanan import Catalogue
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> walk(ppid, paths(ppid.lifecycle, "states")[-1]).state
        'dicabut'
    """
    require("service", service, ServiceType, A_SERVICE)
    require("path", path, Path, _A_PATH)
    _lies_in(service.lifecycle, path)
    optional("office", office, Office, AN_OFFICE)
    instant_or_none(start)
    require_payloads(payloads)
    office = office or some_office()
    at = start or first_morning(service, office)
    request = service.open(reference, office=office, applicant=applicant, at=at)
    return follow(request, path.steps, payloads=payloads)


_A_PATH = "a Path, e.g. one of paths(service.lifecycle)"


def _lies_in(lifecycle: Lifecycle, path: Path) -> None:
    """
    Refuse a path with a step that a lifecycle does not have.
    """
    require("path", path.steps, tuple, _A_PATH)
    for step in path.steps:
        require("path", step, Step, _A_PATH)
        choose("path", step.source, lifecycle.states)
        ways = lifecycle.table[step.source]
        choose("path", step.name, [name for name, found in ways.items() if step.way < len(found)])


def follow(
    request: Request, steps: tuple[Step, ...], *, payloads: Mapping[str, Payload] | None = None
) -> Request:
    """
    Return a request after some steps, each of which must lead where it says.

    Raises:
        NoWayError: If one cannot be taken, or something else happens instead.
    """
    seen, number = 0, 0
    while True:
        for event in moved(request, seen):
            expected = steps[number] if number < len(steps) else None
            if expected is None:
                break
            if (event.name, event.target) != (expected.name, expected.target):
                raise NoWayError(step=expected.name, state=expected.source, instead=(event.name,))
            number += 1
        seen = len(request.history)
        if number >= len(steps):
            return request
        request = _with_subs(request, steps[number + 1 :])
        if len(request.history) > seen and moved(request, seen):
            continue
        request = take(request, steps[number], payloads=payloads)


def _with_subs(request: Request, later: tuple[Step, ...]) -> Request:
    """
    Return a request with the sub-requests closed that later steps want and that only fit here.
    """
    lifecycle = request.rules.lifecycle
    if not lifecycle.subs or lifecycle.states[request.state].kind == "closed":
        return request
    for step in later:
        for name in lifecycle.table[step.source][step.name][step.way].closed_subs:
            sub = lifecycle.subs[name]
            if request.state in sub.states and name not in request.subs:
                request = with_sub(request, name, next_moment(request))
    return request


def with_later_subs(request: Request, step: Step) -> Request:
    """
    Return a request with every sub-request closed that fits the present state and few others.

    A later step may want it where it can no longer be opened.

    Raises:
        NoWayError: If one may not be opened here after all.
    """
    lifecycle = request.rules.lifecycle
    if lifecycle.states[request.state].kind == "closed":
        return request
    wanted = {name for one in lifecycle.transitions for name in one.closed_subs}
    state = request.state
    for name, sub in lifecycle.subs.items():
        if name in wanted and state in sub.states and name not in request.subs:
            request = with_sub(request, name, next_moment(request))
    if request.state != state:
        raise NoWayError(step=step.name, state=state, instead=(request.history[-1].name,))
    return request
