"""
What a host's own system must answer so that a machine can hold it against the definition.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias

from layanan.calendars import Office
from layanan.lifecycle import Actor
from layanan.request import Event, Fact, Request


class SystemUnderTest(Protocol):
    """
    Adapt a host's system: one request, opened and then led along by commands.

    A machine makes a new one for every request. What it answers is compared
    with what the definition says after every command.
    """

    def open(self, reference: str, *, office: Office, applicant: str, at: datetime) -> None:
        """
        Open the request.
        """
        ...

    def fire(
        self,
        name: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None,
        facts: Mapping[str, Fact],
        documents: Sequence[str],
    ) -> bool:
        """
        Take a step, and return whether it was taken; one that raises `Refused` was not.
        """
        ...

    def advance(self, *, at: datetime) -> None:
        """
        Let everything happen that is due up to an instant.
        """
        ...

    def state(self) -> str:
        """
        Return where the request stands.
        """
        ...

    def history(self) -> Sequence[Event | str]:
        """
        Return what happened, oldest first: events, or only their names.
        """
        ...


MakeSystem: TypeAlias = Callable[[], SystemUnderTest]
"""Makes a system with nothing in it."""

Invariant: TypeAlias = Callable[[Request], bool | None]
"""Something of the host's own that must hold of every request: it returns False or raises."""
