"""
Fold a history: whose turn it was when, and what happened to each level.

Everything here is a pure function of events and rules; nothing of it is kept.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import NamedTuple

from layanan.lifecycle import Party
from layanan.request._event import Event
from layanan.request._rules import Rules
from layanan.sla import Level, Pause, Run


class Turn(NamedTuple):
    """
    Hold one stretch of a request's life, [since, until), and whose turn it was.
    """

    since: datetime
    until: datetime
    party: Party
    state: str


def happened_by(history: Sequence[Event], at: datetime) -> Sequence[Event]:
    """
    Return the events that had happened by an instant, inclusive.
    """
    if history and history[-1].at <= at:
        return history
    return [event for event in history if event.at <= at]


def turns(rules: Rules, events: Sequence[Event], at: datetime) -> Iterator[Turn]:
    """
    Yield whose turn it was, from the opening to the closing or to `at`.
    """
    states = rules.lifecycle.states
    for event, after in zip_longest(events, events[1:]):
        state = states[event.target]
        if state.kind == "closed" and after is None:
            return
        yield Turn(event.at, at if after is None else after.at, state.turn, event.target)


def run_of(level: Level, rules: Rules, events: Sequence[Event]) -> Run:
    """
    Return what happened to a level: started, paused, extended, ended or cancelled.

    On one event the start is weighed first, then the end, then the pause.
    """
    started = ended = cancelled = paused = None
    pauses: list[Pause] = []
    extensions = 0
    states, waiting = rules.lifecycle.states, level.paused_turns
    for event in events:
        if event.kind == "extended":
            extensions += event.name == level.name
            continue
        if started is None:
            if event.name not in level.starts or event.kind != "transition":
                continue
            started = event.at
        over = event.name in level.ends or event.name in level.cancels
        pausing = not over and states[event.target].turn in waiting
        if paused is not None and not pausing:
            pauses.append(Pause(paused, event.at))
            paused = None
        elif paused is None and pausing:
            paused = event.at
        if event.name in level.ends:
            ended = event.at
            break
        if event.name in level.cancels:
            cancelled = event.at
            break
    if paused is not None:
        pauses.append(Pause(paused, None))
    return Run(started, ended, cancelled, tuple(pauses), extensions)
