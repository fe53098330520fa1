"""
Random lifecycles: sound ones by construction, and plain graphs that may be anything.

Nothing is filtered. A sound lifecycle is a tree from the initial state, one
way onwards from every open state, and then more ways in any direction.
"""

from collections.abc import Callable
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
            data["timers"].append(_timer(f"w{position}", one["sources"][0], one["name"]))
    return data


@st.composite
def rich_definitions(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw a sound definition that says more: guards, documents, timers, budgets, phases, subs.
    """
    data = draw(definitions())
    data["facts"] = {"luas": {"label": _label("luas"), "kind": "integer"}}
    data["documents"] = {"ktp": _label("ktp")}
    data["phases"] = {"awal": _label("awal")}
    data["subs"] = {"rekomendasi": {"label": _label("rekomendasi"), "roles": ["kepala"]}}
    data["duties"] = {"assign": ["kepala"]}
    for number, (name, state) in enumerate(data["states"].items()):
        state["label"] = _label(name)
        state["phase"] = draw(st.sampled_from([None, "awal"]))
        if state["kind"] == "working":
            state["turn"] = draw(st.sampled_from(["applicant", "office", "other"]))
            state["budget"] = draw(st.sampled_from([None, f"{number + 1} hari kerja"]))
    data["timers"] = []
    for position, one in enumerate(data["transitions"]):
        one["guards"] = draw(st.lists(_CONDITIONS, max_size=1))
        one["documents"] = draw(st.sampled_from([[], ["ktp"]]))
        one["closed_subs"] = draw(st.sampled_from([[], ["rekomendasi"]]))
        source = one["sources"][0]
        if draw(st.booleans()) and data["states"].get(source, {}).get("kind") == "working":
            one["note_required"] = False
            one["roles"] = draw(st.sampled_from([[], [*one["roles"], "system"]]))
            data["timers"].append(_timer(f"w{position}", source, one["name"]))
    return data


_CONDITIONS = st.sampled_from(
    [
        {"fact": "luas", "at_least": 100},
        {"fact": "luas", "stated": True},
        {"document": "ktp", "at_least": 0, "at_most": 2},
        {"guard": "lunas", "negated": True},
        "lunas",
    ]
)


def _timer(name: str, state: str, fires: str) -> dict[str, Any]:
    return {
        "name": name,
        "states": state,
        "after": "10 hari",
        "fires": fires,
        "label": _label(name),
    }


# --- one defect ---------------------------------------------------------------

Breaking = Callable[[dict[str, Any]], object]


def _add_state(data: dict[str, Any], name: str, kind: str = "working", **more: Any) -> None:
    data["states"][name] = _state(kind) | {"label": _label(name)} | more


def _add_step(
    data: dict[str, Any], name: str, source: str, target: str, **more: object
) -> dict[str, Any]:
    step: dict[str, Any] = {
        "name": name,
        "sources": [source],
        "target": target,
        "roles": ["pemohon"],
        "label": _label(name),
    }
    step |= more
    data["transitions"].append(step)
    return step


def _detour(data: dict[str, Any], **more: Any) -> None:
    """
    Add a state that is entered from the first one and left for an end of its own.
    """
    _add_state(data, "baru", **more)
    _add_state(data, "akhir", "closed")
    _add_step(data, "masuk", "s0", "baru")
    _add_step(data, "keluar", "baru", "akhir")


def _without_wildcard(data: dict[str, Any]) -> None:
    opened = [name for name, one in data["states"].items() if one["kind"] != "closed"]
    for one in data["transitions"]:
        if one["sources"] == ["*"]:
            one["sources"] = opened


def _same_step(data: dict[str, Any], **more: object) -> None:
    """
    Add a second transition of a name and source, to another state.
    """
    _detour(data)
    one = _add_step(data, "uji", "s0", "akhir", roles=["kepala"])
    data["transitions"].append(one | {"target": "baru"} | more)


def _guarded(data: dict[str, Any], *guards: object) -> None:
    _detour(data)
    _add_step(data, "uji", "baru", "akhir", guards=list(guards))


def _timed(data: dict[str, Any], state: str = "baru", fires: str = "keluar") -> dict[str, Any]:
    _detour(data)
    timer = _timer("batas", state, fires)
    data["timers"] = [timer]
    return timer


def _twice(data: dict[str, Any]) -> None:
    data["transitions"][0]["sources"] *= 2


def _well(data: dict[str, Any]) -> None:
    _without_wildcard(data)
    _add_state(data, "baru")
    _add_step(data, "masuk", "s0", "baru")


def _roundabout(data: dict[str, Any]) -> None:
    _well(data)
    _add_state(data, "lagi")
    _add_step(data, "maju", "baru", "lagi")
    _add_step(data, "mundur", "lagi", "baru")


def _left_end(data: dict[str, Any]) -> None:
    _detour(data)
    _add_step(data, "kembali", "akhir", "s0")


def _island(data: dict[str, Any]) -> None:
    _detour(data)
    del data["transitions"][-2]


def _no_end(data: dict[str, Any]) -> None:
    for state in data["states"].values():
        state |= {"kind": "working", "reopenable": False}


def _one_for_two(data: dict[str, Any]) -> None:
    _detour(data)
    data["transitions"][-1]["separate_from"] = ["masuk"]


def _automatic(data: dict[str, Any]) -> None:
    _detour(data)
    data["transitions"][-1] |= {"automatic": True}


def _automatic_loop(data: dict[str, Any]) -> None:
    _detour(data)
    _add_step(data, "putar", "baru", "baru", roles=[], automatic=True)


def _forestalled(data: dict[str, Any]) -> None:
    _timed(data)
    data["transitions"][-1]["roles"] = ["system"]
    data["timers"].append(_timer("lambat", "baru", "keluar") | {"after": "20 hari"})


def _noted(data: dict[str, Any]) -> None:
    _timed(data)
    data["transitions"][-1] |= {"roles": [], "note_required": True}


def _stoppable(data: dict[str, Any]) -> None:
    _timed(data)
    data["transitions"][-1] |= {"roles": [], "guards": ["lunas"]}


def _hasty(data: dict[str, Any]) -> None:
    _timed(data)
    data["transitions"][-1]["roles"] = []
    data["states"]["baru"]["budget"] = "20 hari"


def _again(data: dict[str, Any]) -> None:
    _detour(data, budget="2 hari", per_visit=True)
    _add_step(data, "putar", "baru", "baru")


def _without_a_budget(data: dict[str, Any]) -> None:
    _detour(data)
    data["total_provable"] = True


def _mixed(data: dict[str, Any]) -> None:
    _detour(data, budget="2 hari")
    for name, state in data["states"].items():
        if state["kind"] == "working" and name != "baru":
            state["budget"] = "2 hari kerja"
    data["total_provable"] = True


def _undeclared_fact(data: dict[str, Any]) -> None:
    data["transitions"][0]["facts"] = ["luas"]
    data["facts"] = {}


def _undeclared_document(data: dict[str, Any]) -> None:
    _guarded(data, {"document": "ktp"})
    data["documents"] = {}


def _nobodys(data: dict[str, Any]) -> None:
    _detour(data)
    data["transitions"][-1]["roles"] = []


def _one_role_alone(data: dict[str, Any]) -> None:
    _without_wildcard(data)
    _detour(data)


DEFECTS: tuple[tuple[str, Breaking], ...] = (
    ("L001", _twice),
    ("L002", lambda data: data["transitions"][0].update(name="Kirim Ulang")),
    ("L003", lambda data: _add_state(data, "note")),
    ("L004", lambda data: data.update(initial="s00")),
    ("L005", lambda data: data["transitions"][0].update(target="s00")),
    ("L006", lambda data: data["transitions"][0].update(roles=["kepla"])),
    ("L008", _no_end),
    ("L010", _undeclared_fact),
    ("L011", _undeclared_document),
    ("L012", lambda data: data["transitions"][0].update(closed_subs=["rekomendasi"])),
    ("L013", lambda data: data["states"]["s0"].update(phase="awal")),
    ("L014", lambda data: data["transitions"][0].update(separate_from=["tiada"])),
    ("L101", _island),
    ("L103", _well),
    ("L104", _roundabout),
    ("L105", _left_end),
    ("L201", lambda data: _guarded(data, "lunas", "not lunas")),
    ("L202", _same_step),
    ("L204", lambda data: _same_step(data, guards=["lunas"])),
    ("L205", lambda data: _guarded(data, "lunas")),
    ("L301", _nobodys),
    ("L302", lambda data: data["roles"].update(arsiparis=_label("arsiparis"))),
    ("L303", _one_role_alone),
    ("L304", _one_for_two),
    ("L306", _automatic),
    ("L401", lambda data: _timed(data, "akhir")),
    ("L402", lambda data: _timed(data, fires="masuk")),
    ("L403", _stoppable),
    ("L405", _forestalled),
    ("L406", _hasty),
    ("L407", _automatic_loop),
    ("L408", _timed),
    ("L409", _noted),
    ("L501", _without_a_budget),
    ("L504", lambda data: _detour(data, budget="2 hari", turn="applicant")),
    ("L505", _again),
    ("L507", _mixed),
    ("L602", lambda data: _detour(data, label=_label("akhir"))),
)
"""Ways to give any sound definition one defect, each with the code that tells of it."""


@st.composite
def broken_lifecycles(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """
    Draw a definition with one planted defect, and the code that must be told.
    """
    data = draw(definitions())
    code, breaking = draw(st.sampled_from(DEFECTS))
    breaking(data)
    return data, code


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
