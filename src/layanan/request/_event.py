"""
One thing that happened to a request, as plain data that is never changed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from layanan.text import mask_nik

FIRST_YEAR, LAST_YEAR = 1001, 8998
"""
Between which years something may happen, inclusive: far enough from both ends of
Python's time for any zone and any term, and within what `load_event` reads.
"""

EventKind = Literal[
    "opened",
    "transition",
    "extended",
    "assigned",
    "released",
    "noted",
    "attached",
    "corrected",
    "sub_opened",
    "sub_closed",
    "migrated",
    "warned",
    "lapsed",
    "expired",
]
"""
What an event was: a step of the lifecycle, or something beside it.

A "warned" event tells that a rung was reached, a "lapsed" one that a timer ran
out while no guard let it fire, an "expired" one that a level is over and what
follows from it.
"""

Fact = str | int | bool | Decimal | date | datetime
"""What a fact may be: a plain value that nobody can change afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Event:
    """
    Hold one event of a request's history.

    Attributes:
        seq: Its number in the request, from 1, without gaps.
        kind: What it was, see `EventKind`.
        name: The transition, the level that was extended, the rung or the
            timer; for the rest the command, e.g. "buka" for the opening.
        at: When it happened, aware.
        recorded: When it was written down, aware, never before `at`.
        actor: Opaque reference of who did it.
        role: The role that allowed it; None where none was needed.
        source: The state before; None for the opening.
        target: The state after.
        note: What was written with it, such as the reasons.
        facts: Facts that were stated with it, sorted by name.
        documents: Codes of documents that came with it.
        key: The idempotency key of the command.
        code: The service's code.
        version: The version of its definition.
        hash: The hash of that version.
        detail: What only this kind of event says, e.g. to whom it was assigned.
    """

    seq: int
    kind: EventKind
    name: str
    at: datetime
    recorded: datetime
    actor: str
    role: str | None
    source: str | None
    target: str
    note: str | None
    facts: tuple[tuple[str, Fact], ...]
    documents: tuple[str, ...]
    key: str | None
    code: str
    version: str
    hash: str
    detail: tuple[tuple[str, Fact], ...] = ()

    def __repr__(self) -> str:
        who = mask_nik(self.actor)
        return f"Event({self.seq}, {self.name!r}, {self.at.isoformat()}, by {who!r})"
