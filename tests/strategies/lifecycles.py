"""
Plain graphs that may be anything, for the brute forces; sound lifecycles come from the library.
"""

from typing import Any

from hypothesis import strategies as st

from layanan.testing import actors, broken_lifecycles, lifecycles
from layanan.testing._defects import DEFECTS
from layanan.testing._definitions import (
    NAMES,
    ROLES,
    definitions,
    lifecycle_data,
    rich_definitions,
    state_data,
    step_data,
    timer_data,
)

__all__ = [
    "DEFECTS",
    "NAMES",
    "ROLES",
    "actors",
    "broken_lifecycles",
    "definitions",
    "graphs",
    "lifecycles",
    "rich_definitions",
    "timed_graphs",
]


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw states and ways without any care, as plain data with valid names.
    """
    count = draw(st.integers(1, 7))
    names = [f"s{n}" for n in range(count)]
    kinds = {name: draw(st.sampled_from(["working", "resting", "closed"])) for name in names}
    kinds[draw(st.sampled_from(names))] = "closed"
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    ways = draw(st.lists(pairs, max_size=10, unique=True))
    transitions = [
        draw(step_data(f"t{position}", source, target))
        for position, (source, target) in enumerate(ways)
    ]
    return lifecycle_data({name: state_data(kind) for name, kind in kinds.items()}, transitions)


@st.composite
def timed_graphs(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw a graph whose states may have budgets, and whose steps may be fired by timers.
    """
    data = draw(graphs())
    for state in data["states"].values():
        days = draw(st.integers(0, 5))
        if days:
            state["budget"] = f"{days} hari kerja"
    data["timers"] = []
    for position, one in enumerate(data["transitions"]):
        if draw(st.integers(0, 3)) == 0:
            one["roles"] = [*one["roles"], "system"]
            one["note_required"] = False
            data["timers"].append(timer_data(f"w{position}", one["sources"][0], one["name"]))
    return data
