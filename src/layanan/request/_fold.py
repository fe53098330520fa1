"""
Fold a history: what stands after corrections, whose turn it was, what levels did.

Everything here is a pure function of events and rules; nothing of it is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import zip_longest
from operator import itemgetter
from typing import NamedTuple

from layanan.lifecycle import Party, Situation, State
from layanan.request._event import Event, Fact
from layanan.request._rules import Rules
from layanan.sla import Level, MarkKind, Pause, PauseRule, Run, Term, Told

MOVES = frozenset({"opened", "transition", "migrated"})
"""The kinds of event that set the state; all others leave it."""

ENTRIES = frozenset({"opened", "transition"})
"""The kinds of event that enter a state, so that its timers start anew."""

_BESIDE = frozenset({"assigned", "released", "sub_opened", "sub_closed"})


class Turn(NamedTuple):
    """
    Hold one stretch of a request's life, [since, until), and whose turn it was.

    `body` is the body that the state names, or else its party.
    """

    since: datetime
    until: datetime
    party: Party
    state: str
    body: str


def effective(history: tuple[Event, ...]) -> tuple[Event, ...]:
    """
    Return a history as its corrections left it: each event when it really happened.

    A correction's own facts stand in the event that it corrects.
    """
    if "corrected" not in [event.kind for event in history]:
        return history
    found = list(history)
    for event in history:
        if event.kind == "corrected":
            detail = dict(event.detail)
            index = int(str(detail["seq"])) - 1
            meant, happened = found[index], detail.get("happened")
            facts = tuple(sorted({**dict(meant.facts), **dict(event.facts)}.items()))
            at = happened if isinstance(happened, datetime) else meant.at
            found[index] = replace(meant, at=at, facts=facts)
            found[event.seq - 1] = replace(event, facts=())
    return tuple(found)


def happened_by(history: Sequence[Event], at: datetime) -> Sequence[Event]:
    """
    Return the events that had happened by an instant, inclusive.
    """
    if history and history[-1].at <= at:
        return history
    return [event for event in history if event.at <= at]


def facts_of(events: Sequence[Event]) -> dict[str, Fact]:
    """
    Return the facts stated so far, the latest of each name.
    """
    return {name: value for event in events for name, value in event.facts}


def entered_at(events: Sequence[Event]) -> datetime:
    """
    Return when the present state was entered.
    """
    return events[_entry(events)].at


def since_entry(events: Sequence[Event]) -> Sequence[Event]:
    """
    Return the events since the present state was entered, without the one that did.
    """
    return events[_entry(events) + 1 :]


def _entry(events: Sequence[Event]) -> int:
    return next(index for index in range(len(events) - 1, -1, -1) if events[index].kind in ENTRIES)


def assignee_of(events: Sequence[Event]) -> str | None:
    """
    Return who a request is assigned to, None if nobody.
    """
    for event in reversed(events):
        if event.kind == "assigned":
            return str(dict(event.detail)["to"])
        if event.kind == "released":
            return None
    return None


def subs_of(events: Sequence[Event]) -> Mapping[str, dict[str, bool]]:
    """
    Return the sub-requests by name: each reference, and whether it is open.
    """
    found: dict[str, dict[str, bool]] = {}
    for event in events:
        if event.kind in {"sub_opened", "sub_closed"}:
            detail = dict(event.detail)
            references = found.setdefault(str(detail["sub"]), {})
            references[str(detail["reference"])] = event.kind == "sub_opened"
    return found


class _Acted(Mapping[str, frozenset[str]]):
    """
    Tell who has taken each transition; looked up when it is asked, since few steps ask.
    """

    __slots__ = ("_events",)

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    def __getitem__(self, name: str) -> frozenset[str]:
        actors = frozenset(
            event.actor
            for event in self._events
            if event.name == name and event.kind == "transition"
        )
        if not actors:
            raise KeyError(name)
        return actors

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys(event.name for event in self._events if event.kind == "transition")

    def __len__(self) -> int:
        return len(set(self))

    def __repr__(self) -> str:
        return repr(dict(self))


def situation_of(
    events: Sequence[Event],
    at: datetime,
    on: date,
    *,
    facts: Mapping[str, Fact],
    documents: tuple[str, ...],
) -> Situation:
    """
    Return what guards may know: everything so far, and what a command brings along.
    """
    stated: dict[str, Fact] = {}
    on_file: list[str] = []
    plain = True
    for event in events:
        if event.facts:
            stated.update(event.facts)
        if event.documents:
            on_file += event.documents
        if event.kind in _BESIDE:
            plain = False
    subs = {} if plain else subs_of(events)
    return Situation(
        at=at,
        on=on,
        facts={**stated, **facts},
        documents=(*on_file, *documents),
        acted=_Acted(events),
        assignee=None if plain else assignee_of(events),
        open_subs=frozenset(name for name, refs in subs.items() if any(refs.values())),
        closed_subs=frozenset(name for name, refs in subs.items() if not any(refs.values())),
    )


def turns(rules: Rules, events: Sequence[Event], at: datetime) -> Iterator[Turn]:
    """
    Yield whose turn it was, from the opening to the closing or to `at`.
    """
    moves = [(event, state_of(rules, event)) for event in events if event.kind in MOVES]
    # A closed request may be migrated, and stays closed.
    while moves and moves[-1][1].kind == "closed":
        at = moves.pop()[0].at
    for (event, state), after in zip_longest(moves, moves[1:]):
        until = at if after is None else after[0].at
        yield Turn(event.at, until, state.turn, event.target, state.body or state.turn)


def state_of(rules: Rules, event: Event) -> State:
    """
    Return the state that an event led to, under the rules it happened under.
    """
    if event.hash != rules.hash:
        rules = rules.under(event.hash)
    return rules.lifecycle.states[event.target]


def run_of(level: Level, rules: Rules, events: Sequence[Event]) -> Run:
    """
    Return what happened to a level in its newest cycle.
    """
    return _cycles(level, rules, events)[-1].run(level, events)


def runs_of(level: Level, rules: Rules, events: Sequence[Event]) -> list[Run]:
    """
    Return what happened to a level, cycle by cycle: started, paused, extended, ended or cancelled.

    A level that never started has one empty cycle.
    """
    return [cycle.run(level, events) for cycle in _cycles(level, rules, events)]


def newest_runs(levels: Iterable[Level], rules: Rules, events: Sequence[Event]) -> dict[str, Run]:
    """
    Return what happened to several levels in their newest cycles, by name.

    Levels that start, pause and end by the same events – a legal limit and an
    office's norm within it – are folded once.
    """
    folded: dict[object, _Cycle] = {}
    found: dict[str, Run] = {}
    for level in levels:
        shape = level.shape
        cycle = folded.get(shape)
        if cycle is None:
            cycle = folded[shape] = _cycles(level, rules, events)[-1]
        found[level.name] = cycle.run(level, events)
    return found


def _cycles(  # noqa: C901 - one loop, walked at every reading
    level: Level, rules: Rules, events: Sequence[Event]
) -> list["_Cycle"]:
    """
    Return the cycles of a level; what they are depends on nothing but its `shape`.

    On one event the start is weighed first, then the end, then a restart, then
    the pause.
    """
    starts, restarts = level.starts, level.restarts
    ends, turning = level.stops, level.turning
    counts, waiting, capped = level.counts, level.waiting, level.is_capped
    waits = bool(counts or waiting)
    digest, states = rules.hash, rules.lifecycle.states
    cycle, found = _Cycle(), list[_Cycle]()
    for event in events:
        kind, name = event.kind, event.name
        if kind not in MOVES:
            if kind in _TOLD and cycle.started is not None and cycle.stop is None:
                cycle.told.append(event)
            continue
        # A migration moves a request to other rules; nobody took a step.
        if name in turning and kind != "migrated":
            if cycle.started is None and name in starts:
                cycle.start(event, "started")
            if cycle.started is not None and cycle.stop is None and name in ends:
                cycle.end(event, ended=name in level.ends)
            if name in restarts and cycle.started is not None and cycle.opened is not event:
                if cycle.stop is None:
                    cycle.end(event, ended=False)
                found.append(cycle)
                cycle = _Cycle(number=len(found) + 1)
                cycle.start(event, "restarted")
        if waits and cycle.stop is None and cycle.started is not None:
            known = event.hash == digest
            turn = (states[event.target] if known else state_of(rules, event)).turn
            if capped:
                cycle.pause(event, waiting.get(turn))
            elif (turn not in counts if counts else turn in waiting) is (cycle.since is None):
                cycle.turn(event)
    found.append(cycle)
    return found


_TOLD = frozenset({"extended", "warned", "expired"})


@dataclass(slots=True)
class _Cycle:
    """
    Collect what happens in one cycle of a clock, event by event.

    `told` are the extensions, warnings and ends that were recorded while it
    ran, of whichever level.
    """

    number: int = 1
    started: datetime | None = None
    opened: Event | None = None
    stop: Event | None = None
    ended: bool = False
    since: datetime | None = None
    rule: PauseRule | None = None
    goes_on: bool = False
    pauses: list[Pause] = field(default_factory=list)
    marks: list[Told] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    plain: Run | None = None

    def mark(self, what: MarkKind, event: Event) -> None:
        self.marks.append((what, event.at, event.name, event.seq))

    def start(self, event: Event, what: MarkKind) -> None:
        self.started, self.opened = event.at, event
        self.mark(what, event)

    def end(self, event: Event, *, ended: bool) -> None:
        self.stop, self.ended = event, ended
        self.resume(event.at)
        self.mark("ended" if ended else "cancelled", event)

    def turn(self, event: Event) -> None:
        """
        Pause a clock that runs, or let one go on that has paused.
        """
        if self.since is None:
            self.since = event.at
            self.mark("paused", event)
        else:
            self.resume(event.at)
            self.mark("resumed", event)

    def pause(self, event: Event, rule: PauseRule | None) -> None:
        """
        Weigh a pause whose reading has caps, or follows one that has.
        """
        waits = self._waits(rule)
        if self.since is not None and waits and not self._changes_caps(rule):
            return
        waited = self.resume(event.at)
        if waits:
            self.since, self.rule, self.goes_on = event.at, rule, waited
        if waits is not waited:
            self.mark("paused" if waits else "resumed", event)

    def _waits(self, rule: PauseRule | None) -> bool:
        if rule is None:
            return False
        if rule.times is None or (self.since is not None and rule is self.rule):
            return True
        return sum(one.rule is rule for one in self.pauses) < rule.times

    def _changes_caps(self, rule: PauseRule | None) -> bool:
        # Two readings that follow each other are one pause unless one of them has a cap.
        return rule is not self.rule and any(
            one is not None and (one.times or one.most) for one in (rule, self.rule)
        )

    def resume(self, at: datetime) -> bool:
        if self.since is None:
            return False
        self.pauses.append(Pause(self.since, at, self.rule, self.goes_on))
        self.since, self.rule, self.goes_on = None, None, False
        return True

    def run(self, level: Level, events: Sequence[Event]) -> Run:
        """
        Return the cycle as that of one level.

        Levels of one shape of which nothing else is told have the same run.
        """
        told = [event for event in self.told if _told_of(event) == level.name]
        if told or level.choices or level.per:
            return self._run(level, events, told)
        if self.plain is None:
            self.plain = self._run(level, events, told)
        return self.plain

    def _run(self, level: Level, events: Sequence[Event], told: Sequence[Event]) -> Run:
        pauses = tuple(self.pauses)
        if self.since is not None:
            pauses = (*pauses, Pause(self.since, None, self.rule, self.goes_on))
        count, warned, expired, extended = 0, _NONE, None, None
        marks = self.marks
        if told:
            found = _Told(list(marks))
            for event in told:
                found.take(event)
            count, warned = found.extensions, frozenset(found.warned)
            expired, extended, marks = found.expired, found.extended, found.sorted()
        stop = self.stop
        return Run(
            self.started,
            stop.at if stop is not None and self.ended else None,
            stop.at if stop is not None and not self.ended else None,
            pauses,
            count,
            self.number,
            term_of(level, events, self) if level.choices or level.per else None,
            warned,
            expired,
            tuple(marks),
            extended,
        )


_NONE: frozenset[str] = frozenset()


def _told_of(event: Event) -> object:
    """
    Return the level of which an extension, a warning or an end was recorded.
    """
    return event.name if event.kind == "extended" else dict(event.detail)["level"]


@dataclass(slots=True)
class _Told:
    """
    Collect the extensions, warnings and the end that were recorded of one level.
    """

    marks: list[Told]
    extensions: int = 0
    extended: Term | None = None
    warned: list[str] = field(default_factory=list)
    expired: datetime | None = None

    def take(self, event: Event) -> None:
        kind = event.kind
        if kind == "extended":
            self.extensions += 1
            for _, given in event.detail:
                more = Term.parse(str(given))
                self.extended = more if self.extended is None else self.extended + more
            self.marks.append(("extended", event.at, event.name, event.seq))
        elif kind == "warned":
            self.warned.append(event.name)
            self.marks.append(("warned", event.at, event.name, event.seq))
        else:
            self.expired = event.at
            self.marks.append(("expired", event.at, event.name, event.seq))

    def sorted(self) -> list[Told]:
        # One event did one thing at its place; what several did keeps their order.
        self.marks.sort(key=itemgetter(3))
        return self.marks


def term_of(level: Level, events: Sequence[Event], cycle: _Cycle) -> Term | None:
    """
    Return the term that the facts stated so far choose, times what is counted.

    Facts stated after the cycle ended, or after a transition that fixes the
    choice, change nothing.
    """
    facts: dict[str, Fact] = {}
    for event in events:
        facts.update(event.facts)
        fixes = event.kind in ENTRIES and event.name in level.fixed
        if event is cycle.stop or (fixes and cycle.opened and event.seq >= cycle.opened.seq):
            break
    term = level.term
    for choice in level.choices:
        stated = facts.get(choice.fact)
        if any(type(one) is type(stated) and one == stated for one in choice.among):
            term = choice.term
            break
    if level.per is not None and term is not None:
        many = facts.get(level.per.fact, 1)
        count = max(many, 1) if isinstance(many, int) else 1
        term *= count if level.per.most is None else min(count, level.per.most)
    return term
