"""
Random definitions as plain data: lifecycles that are sound by construction, and levels.

Nothing is filtered. A sound lifecycle is a tree from the initial state, one
way onwards from every open state, and then more ways in any direction.
"""

from typing import Any, Final, get_args

from hypothesis import strategies as st

from layanan.lifecycle import Party

ROLES: Final = ("pemohon", "front_office", "kepala")
NAMES: Final = (
    "ajukan",
    "terima",
    "periksa",
    "kembalikan",
    "setujui",
    "tolak",
    "buka",
    "tarik",
    "lanjut",
)
PARTIES: Final = get_args(Party)

Data = dict[str, Any]


def label_data(text: str) -> dict[str, str]:
    """
    Return a label that is the same in both languages.
    """
    return {"id": text, "en": text}


def state_data(
    kind: str, name: str | None = None, *, reopenable: bool = False
) -> dict[str, object]:
    """
    Return a state that is called by its name, or by its kind.
    """
    return {
        "label": label_data(name or kind),
        "turn": "office",
        "kind": kind,
        "plain": label_data(kind),
        "reopenable": reopenable,
    }


def lifecycle_data(states: dict[str, object], transitions: list[Data]) -> Data:
    """
    Return a lifecycle that begins in `s0`.
    """
    return {
        "code": "acak",
        "name": label_data("acak"),
        "cites": "UU 25/2009",
        "initial": "s0",
        "roles": {role: label_data(role) for role in ROLES},
        "states": states,
        "transitions": transitions,
    }


@st.composite
def step_data(draw: st.DrawFn, name: str, source: str, target: str) -> Data:
    """
    Draw a transition for one role or two.
    """
    return {
        "name": name,
        "sources": [source],
        "target": target,
        "roles": draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True)),
        "label": label_data(name),
        "note_required": draw(st.booleans()),
    }


@st.composite
def definitions(draw: st.DrawFn) -> Data:
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

    transitions: list[Data] = []
    for source, target in dict.fromkeys(ways):
        used = {one["name"] for one in transitions if source in one["sources"]}
        # One state has at most 14 ways out; names beyond the first nine are numbered.
        free = [one for one in NAMES if one not in used] or [f"{NAMES[0]}_{len(used)}"]
        transitions.append(draw(step_data(draw(st.sampled_from(free)), source, target)))
    if draw(st.booleans()):
        transitions.append(draw(step_data("batalkan", "*", draw(st.sampled_from(closed)))))
    states: dict[str, object] = {name: state_data("working", name) for name in opened}
    states |= {name: state_data("closed", name, reopenable=name in reopenable) for name in closed}
    return lifecycle_data(states, draw(st.permutations(transitions)))


@st.composite
def rich_definitions(draw: st.DrawFn, *, named: bool = True) -> Data:
    """
    Draw a sound definition that says more: guards, documents, timers, budgets, phases, subs.

    With `named` also guards that only a host can fill in.
    """
    data = draw(definitions())
    data["facts"] = {"luas": {"label": label_data("luas"), "kind": "integer"}}
    data["documents"] = {"ktp": label_data("ktp")}
    data["phases"] = {"awal": label_data("awal")}
    data["subs"] = {"rekomendasi": {"label": label_data("rekomendasi"), "roles": ["kepala"]}}
    data["duties"] = {"assign": ["kepala"]}
    for number, state in enumerate(data["states"].values()):
        state["phase"] = draw(st.sampled_from([None, "awal"]))
        if state["kind"] == "working":
            state["turn"] = draw(st.sampled_from(["applicant", "office", "other"]))
            state["budget"] = draw(st.sampled_from([None, f"{number + 1} hari kerja"]))
    data["timers"] = []
    for position, one in enumerate(data["transitions"]):
        known = [*_CONDITIONS, *_NAMED] if named else _CONDITIONS
        one["guards"] = draw(st.lists(st.sampled_from(known), max_size=1))
        one["documents"] = draw(st.sampled_from([[], ["ktp"]]))
        one["closed_subs"] = draw(st.sampled_from([[], ["rekomendasi"]]))
        source = one["sources"][0]
        if draw(st.booleans()) and data["states"].get(source, {}).get("kind") == "working":
            one["note_required"] = False
            one["roles"] = draw(st.sampled_from([[], [*one["roles"], "system"]]))
            data["timers"].append(timer_data(f"w{position}", source, one["name"]))
    return data


_CONDITIONS: Final[tuple[Any, ...]] = (
    {"fact": "luas", "at_least": 100},
    {"fact": "luas", "stated": True},
    {"document": "ktp", "at_least": 0, "at_most": 2},
)
_NAMED: Final[tuple[Any, ...]] = ({"guard": "lunas", "negated": True}, "lunas")


def timer_data(name: str, state: str, fires: str) -> Data:
    """
    Return a timer of ten days.
    """
    return {
        "name": name,
        "states": state,
        "after": "10 hari",
        "fires": fires,
        "label": label_data(name),
    }


#: A term, and what of it may be left at a warning.
_LEVEL_TERMS = (
    ("3 hari kerja", "1 hari kerja"),
    ("5 jam kerja", "1 jam kerja"),
    ("4 hari", "1 hari"),
    ("30 jam kalender", "6 jam kalender"),
    ("1 bulan", "25 hari"),
)


@st.composite
def levels(draw: st.DrawFn, names: list[str], name: str) -> Data:
    """
    Draw a level of a lifecycle with these transitions, as plain data.
    """
    words = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    term, rest = draw(st.sampled_from(_LEVEL_TERMS))
    when: list[Data] = [
        {"percent": draw(st.integers(1, 100))},
        {"percent": 100},
        {"before": rest},
        {"after": draw(st.sampled_from(["1 hari", "2 hari kerja", "3 jam kerja"]))},
    ]
    rungs = [
        one | {"name": f"r{number}", "label": label_data("peringatan"), "reaches": ["kepala"]}
        for number, one in enumerate(when)
        if draw(st.booleans())
    ]
    pause = {
        "code": "jeda",
        "turns": draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=2, unique=True)),
        "label": label_data("jeda"),
        "confidence": "low",
    }
    return {
        "name": name,
        "label": label_data("Batas"),
        "term": term,
        "starts": draw(words),
        "ends": draw(words),
        "cancels": draw(st.one_of(st.just([]), words)),
        "pauses": [pause] if draw(st.booleans()) else [],
        "extension": {"term": term, "times": 2, "reason_required": False},
        "rungs": rungs,
        "cites": "UU 25/2009",
    }
