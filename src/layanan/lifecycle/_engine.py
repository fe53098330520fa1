"""
The engine on `transitions`, and the only module that knows it.

One shared machine for each definition, flat and unqueued, holds no request:
all it ever sees of one is a carrier of the state. No callback is a string and
none but the conditions is used; those answer from the decision that travels
with the event, so threads share nothing that changes.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from layanan.lifecycle._engines import Decision, Engine, TransitionError, grants, require_sound
from layanan.lifecycle._lifecycle import Lifecycle, UnknownStateError, UnknownTransitionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from transitions import EventData, Machine


class _Carrier:
    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class _TransitionsEngine:
    __slots__ = ("_lifecycle", "_machine", "_refusal")

    def __init__(self, lifecycle: Lifecycle, machine: "Machine", refusal: type[Exception]) -> None:
        self._lifecycle = lifecycle
        self._machine = machine
        self._refusal = refusal

    def step(self, state: str, name: str, decision: Decision) -> str:
        lifecycle = self._lifecycle
        carrier = _Carrier(state)
        try:
            moved = self._machine.events[name].trigger(carrier, decision=decision)
        except KeyError:
            raise UnknownTransitionError(
                name=name, lifecycle=lifecycle.code, known=lifecycle.names
            ) from None
        except ValueError:
            raise UnknownStateError(
                state=state, lifecycle=lifecycle.code, known=tuple(lifecycle.states)
            ) from None
        except self._refusal:
            moved = False
        if not moved:
            raise TransitionError(state=state, name=name, possible=lifecycle.triggers(state))
        return carrier.state


def _condition(state: str, name: str, way: int) -> "Callable[[EventData], bool]":
    def granted(event: "EventData") -> bool:
        return grants(event.kwargs["decision"], state=state, name=name, way=way)

    return granted


# Bounded, and keyed by the hash: equal definitions share one machine.
@lru_cache(maxsize=128)
def _compiled(lifecycle: Lifecycle) -> Engine:
    # Imported here, so that who only asks for a deadline never pays for it.
    from transitions import Machine, MachineError  # noqa: PLC0415

    require_sound(lifecycle)
    machine = Machine(
        model=None,
        states=list(lifecycle.states),
        initial=lifecycle.initial,
        transitions=[
            {
                "trigger": name,
                "source": state,
                "dest": transition.target,
                "conditions": [_condition(state, name, way)],
            }
            for state, row in lifecycle.table.items()
            for name, ways in row.items()
            for way, transition in enumerate(ways)
        ],
        auto_transitions=False,
        send_event=True,
        queued=False,
        ignore_invalid_triggers=False,
        name=lifecycle.code,
    )
    return _TransitionsEngine(lifecycle, machine, MachineError)


def transitions_engine(lifecycle: Lifecycle) -> Engine:
    """
    Return the `transitions` engine of `lifecycle`, compiled once for each hash.

    Raises:
        UnsoundLifecycleError: If it was loaded by `diagnose` and has errors.
    """
    return _compiled(lifecycle)
