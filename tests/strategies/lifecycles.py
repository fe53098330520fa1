"""
Random lifecycles: sound ones by construction, and plain graphs that may be anything.

Nothing is filtered. A sound lifecycle is a tree from the initial state, one
way onwards from every open state, and then more ways in any direction.
"""

from typing import Any

from hypothesis import strategies as st

from layanan.lifecycle import Actor, Lifecycle

ROLES = ("pemohon", "front_office", "kepala")
NAMES = ("ajukan", "terima", "periksa", "kembalikan", "setujui", "tolak", "buka", "tarik", "lanjut")


def _label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def _state(kind: str, *, reopenable: bool = False) -> dict[str, object]:
    return {
        "label": _label(kind),
        "turn": "office",
        "kind": kind,
        "plain": _label(kind),
        "reopenable": reopenable,
    }


def _data(states: dict[str, object], transitions: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "code": "acak",
        "name": _label("acak"),
        "cites": "UU 25/2009",
        "initial": "s0",
        "roles": {role: _label(role) for role in ROLES},
        "states": states,
        "transitions": transitions,
    }


@st.composite
def _step(draw: st.DrawFn, name: str, source: str, target: str) -> dict[str, Any]:
    return {
        "name": name,
        "sources": [source],
        "target": target,
        "roles": draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True)),
        "label": _label(name),
        "note_required": draw(st.booleans()),
    }


@st.composite
def definitions(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw a sound definition as plain data, with up to 8 states.
    """
    open_count = draw(st.integers(1, 5))
    closed_count = draw(st.integers(1, 3))
    names = [f"s{n}" for n in range(open_count + closed_count)]
    opened, closed = names[:open_count], names[open_count:]
    reopenable = [one for one in closed if draw(st.booleans())]

    ways: list[tuple[str, str]] = []
    for position, name in enumerate(names[1:], start=1):
        earlier = opened[: min(position, open_count)]
        ways.append((draw(st.sampled_from(earlier)), name))
    for position, name in enumerate(opened):
        ways.append((name, draw(st.sampled_from(names[position + 1 :]))))
    more = st.tuples(st.sampled_from(opened + reopenable), st.sampled_from(names))
    ways += draw(st.lists(more, max_size=6))

    transitions: list[dict[str, Any]] = []
    for source, target in dict.fromkeys(ways):
        used = {one["name"] for one in transitions if source in one["sources"]}
        # One state has at most 14 ways out; names beyond the first nine are numbered.
        free = [one for one in NAMES if one not in used] or [f"{NAMES[0]}_{len(used)}"]
        transitions.append(draw(_step(draw(st.sampled_from(free)), source, target)))
    if draw(st.booleans()):
        transitions.append(draw(_step("batalkan", "*", draw(st.sampled_from(closed)))))
    states: dict[str, object] = {name: _state("working") for name in opened}
    states |= {name: _state("closed", reopenable=name in reopenable) for name in closed}
    return _data(states, draw(st.permutations(transitions)))


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
        draw(_step(f"t{position}", source, target))
        for position, (source, target) in enumerate(ways)
    ]
    return _data({name: _state(kind) for name, kind in kinds.items()}, transitions)


def lifecycles() -> st.SearchStrategy[Lifecycle]:
    """
    Draw a sound lifecycle.
    """
    return definitions().map(lambda data: Lifecycle(**data))


def actors() -> st.SearchStrategy[Actor]:
    """
    Draw somebody with some of the roles, or with one the lifecycle does not know.
    """
    return st.builds(Actor, st.just("A-1"), st.sets(st.sampled_from([*ROLES, "arsiparis"])))
