"""
Fold a history: what stands after corrections, whose turn it was, what levels did.

Everything here is a pure function of events and rules; nothing of it is kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest
from typing import NamedTuple

from layanan.lifecycle import Party, Situation, State
from layanan.request._event import Event, Fact
from layanan.request._rules import Rules
from layanan.sla import Level, Pause, Run

MOVES = frozenset({"opened", "transition", "migrated"})
"""The kinds of event that set the state; all others leave it."""

ENTRIES = frozenset({"opened", "transition"})
"""The kinds of event that enter a state, so that its timers start anew."""

_BESIDE = frozenset({"assigned", "released", "sub_opened", "sub_closed"})


class Turn(NamedTuple):
    """
    Hold one stretch of a request's life, [since, until), and whose turn it was.
    """

    since: datetime
    until: datetime
    party: Party
    state: str


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
        yield Turn(event.at, at if after is None else after[0].at, state.turn, event.target)


def state_of(rules: Rules, event: Event) -> State:
    """
    Return the state that an event led to, under the rules it happened under.
    """
    if event.hash != rules.hash:
        rules = rules.under(event.hash)
    return rules.lifecycle.states[event.target]


def run_of(level: Level, rules: Rules, events: Sequence[Event]) -> Run:
    """
    Return what happened to a level: started, paused, extended, ended or cancelled.

    On one event the start is weighed first, then the end, then the pause.
    """
    started: datetime | None = None
    paused: datetime | None = None
    pauses: list[Pause] = []
    stop: Event | None = None
    extensions = 0
    starts, waiting = level.starts, level.paused_turns
    ends = level.ends + level.cancels
    for event in events:
        kind = event.kind
        if kind not in MOVES:
            extensions += kind == "extended" and event.name == level.name
            continue
        if started is None:
            if kind != "transition" or event.name not in starts:
                continue
            started = event.at
        if kind == "transition" and event.name in ends:
            stop = event
        pausing = bool(waiting) and stop is None and state_of(rules, event).turn in waiting
        if paused is not None and not pausing:
            pauses.append(Pause(paused, event.at))
            paused = None
        elif paused is None and pausing:
            paused = event.at
        if stop is not None:
            break
    if paused is not None:
        pauses.append(Pause(paused, None))
    ended = stop is not None and stop.name in level.ends
    return Run(
        started,
        stop.at if stop is not None and ended else None,
        stop.at if stop is not None and not ended else None,
        tuple(pauses),
        extensions,
    )
