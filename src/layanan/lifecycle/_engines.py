"""
What moves a request: decide first, then move.

An engine decides nothing. It is handed a decision that is already open and
takes the step that was decided, or refuses. There are two, and they must
agree: `transitions` underneath, and a plain table as its oracle.
"""

from typing import Protocol

from layanan.errors import LayananError
from layanan.lifecycle._lifecycle import Lifecycle, UnsoundLifecycleError
from layanan.records import require


class Decision(Protocol):
    """
    Say whether a step is open, and which of the ways that share its name was chosen.

    `Check` is one. `way` counts, from 0, the transitions of this name that
    leave this state; more than one needs guards to tell them apart.
    """

    @property
    def open(self) -> bool: ...
    @property
    def state(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def way(self) -> int: ...


class Engine(Protocol):
    """
    Move from one state to the next along a decision.
    """

    def step(self, state: str, name: str, decision: Decision) -> str:
        """
        Return the state that `name` leads to from `state`.

        Raises:
            UnknownTransitionError: If the lifecycle has no such transition.
            UnknownStateError: If the lifecycle has no such state.
            TransitionError: If nothing of this name leaves the state, or the
                decision is closed or was taken about another step.
        """
        ...


class TransitionError(LayananError, ValueError):
    """
    Tell that an engine was asked to take a step that was not decided.
    """

    def __init__(self, *, state: str, name: str, possible: tuple[str, ...]) -> None:
        self.state = state
        self.name = name
        self.possible = possible

    def _text(self, language: str) -> str:
        choice = ", ".join(self.possible) or "-"
        if language == "id":
            return (
                f"transisi {self.name!r} dari {self.state!r} belum diputuskan terbuka; "
                f"periksa dahulu dengan check; yang ada di sini: {choice}"
            )
        return (
            f"transition {self.name!r} from {self.state!r} was not decided to be open; "
            f"ask check first; there is here: {choice}"
        )


def grants(decision: Decision, *, state: str, name: str, way: int) -> bool:
    """
    Return whether `decision` is open and about exactly this way.
    """
    return (
        decision.open is True
        and decision.way == way
        and decision.name == name
        and decision.state == state
    )


def require_sound(lifecycle: Lifecycle) -> None:
    """
    Refuse to run a lifecycle that was loaded only to be diagnosed.

    Raises:
        WrongTypeError: If it is no lifecycle.
        UnsoundLifecycleError: If it has an error.
    """
    require("lifecycle", lifecycle, Lifecycle, "a Lifecycle, e.g. service.lifecycle")
    if errors := tuple(one for one in lifecycle.check() if one.level == "error"):
        raise UnsoundLifecycleError(findings=errors)
