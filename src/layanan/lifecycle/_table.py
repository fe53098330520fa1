"""
The plain engine: a table from state and name to the target.

It is the oracle of the other engine, and the way out should its base ever
stay unmaintained.
"""

from functools import lru_cache

from layanan.lifecycle._engines import Decision, Engine, TransitionError, grants, require_sound
from layanan.lifecycle._lifecycle import Lifecycle


class _TableEngine:
    __slots__ = ("_lifecycle",)

    def __init__(self, lifecycle: Lifecycle) -> None:
        self._lifecycle = lifecycle

    def step(self, state: str, name: str, decision: Decision) -> str:
        lifecycle = self._lifecycle
        ways = lifecycle.table.get(state, {}).get(name)
        if ways is not None:
            for way, transition in enumerate(ways):
                if grants(decision, state=state, name=name, way=way):
                    return transition.target
        lifecycle.require(name)
        raise TransitionError(state=state, name=name, possible=lifecycle.triggers(state))


# Bounded: a host that builds definitions all day must not grow for ever.
@lru_cache(maxsize=128)
def _compiled(lifecycle: Lifecycle) -> Engine:
    require_sound(lifecycle)
    return _TableEngine(lifecycle)


def table_engine(lifecycle: Lifecycle) -> Engine:
    """
    Return the table engine of `lifecycle`, made once for each hash.

    Raises:
        UnsoundLifecycleError: If it was loaded by `diagnose` and has errors.
    """
    return _compiled(lifecycle)
