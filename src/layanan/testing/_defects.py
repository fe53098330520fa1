"""
Ways to give any sound definition one defect, each with the code that tells of it.
"""

from collections.abc import Callable
from typing import Any

from layanan.testing._definitions import Data, label_data, state_data, timer_data

Breaking = Callable[[Data], object]


def _add_state(data: Data, name: str, kind: str = "working", **more: Any) -> None:
    data["states"][name] = state_data(kind) | {"label": label_data(name)} | more


def _add_step(data: Data, name: str, source: str, target: str, **more: object) -> Data:
    step: Data = {
        "name": name,
        "sources": [source],
        "target": target,
        "roles": ["pemohon"],
        "label": label_data(name),
    }
    step |= more
    data["transitions"].append(step)
    return step


def _detour(data: Data, **more: Any) -> None:
    """
    Add a state that is entered from the first one and left for an end of its own.
    """
    _add_state(data, "baru", **more)
    _add_state(data, "akhir", "closed")
    _add_step(data, "masuk", "s0", "baru")
    _add_step(data, "keluar", "baru", "akhir")


def _without_wildcard(data: Data) -> None:
    opened = [name for name, one in data["states"].items() if one["kind"] != "closed"]
    for one in data["transitions"]:
        if one["sources"] == ["*"]:
            one["sources"] = opened


def _same_step(data: Data, **more: object) -> None:
    """
    Add a second transition of a name and source, to another state.
    """
    _detour(data)
    one = _add_step(data, "uji", "s0", "akhir", roles=["kepala"])
    data["transitions"].append(one | {"target": "baru"} | more)


def _guarded(data: Data, *guards: object) -> None:
    _detour(data)
    _add_step(data, "uji", "baru", "akhir", guards=list(guards))


def _timed(data: Data, state: str = "baru", fires: str = "keluar") -> Data:
    _detour(data)
    timer = timer_data("batas", state, fires)
    data["timers"] = [timer]
    return timer


def _twice(data: Data) -> None:
    data["transitions"][0]["sources"] *= 2


def _well(data: Data) -> None:
    _without_wildcard(data)
    _add_state(data, "baru")
    _add_step(data, "masuk", "s0", "baru")


def _roundabout(data: Data) -> None:
    _well(data)
    _add_state(data, "lagi")
    _add_step(data, "maju", "baru", "lagi")
    _add_step(data, "mundur", "lagi", "baru")


def _left_end(data: Data) -> None:
    _detour(data)
    _add_step(data, "kembali", "akhir", "s0")


def _island(data: Data) -> None:
    _detour(data)
    del data["transitions"][-2]


def _no_end(data: Data) -> None:
    for state in data["states"].values():
        state |= {"kind": "working", "reopenable": False}


def _one_for_two(data: Data) -> None:
    _detour(data)
    data["transitions"][-1]["separate_from"] = ["masuk"]


def _automatic(data: Data) -> None:
    _detour(data)
    data["transitions"][-1] |= {"automatic": True}


def _automatic_loop(data: Data) -> None:
    _detour(data)
    _add_step(data, "putar", "baru", "baru", roles=[], automatic=True)


def _forestalled(data: Data) -> None:
    _timed(data)
    data["transitions"][-1]["roles"] = ["system"]
    data["timers"].append(timer_data("lambat", "baru", "keluar") | {"after": "20 hari"})


def _noted(data: Data) -> None:
    _timed(data)
    data["transitions"][-1] |= {"roles": [], "note_required": True}


def _stoppable(data: Data) -> None:
    _timed(data)
    data["transitions"][-1] |= {"roles": [], "guards": ["lunas"]}


def _hasty(data: Data) -> None:
    _timed(data)
    data["transitions"][-1]["roles"] = []
    data["states"]["baru"]["budget"] = "20 hari"


def _again(data: Data) -> None:
    _detour(data, budget="2 hari", per_visit=True)
    _add_step(data, "putar", "baru", "baru")


def _without_a_budget(data: Data) -> None:
    _detour(data)
    data["total_provable"] = True


def _mixed(data: Data) -> None:
    _detour(data, budget="2 hari")
    for name, state in data["states"].items():
        if state["kind"] == "working" and name != "baru":
            state["budget"] = "2 hari kerja"
    data["total_provable"] = True


def _undeclared_fact(data: Data) -> None:
    data["transitions"][0]["facts"] = ["luas"]
    data["facts"] = {}


def _undeclared_document(data: Data) -> None:
    _guarded(data, {"document": "ktp"})
    data["documents"] = {}


def _nobodys(data: Data) -> None:
    _detour(data)
    data["transitions"][-1]["roles"] = []


def _one_role_alone(data: Data) -> None:
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
    ("L302", lambda data: data["roles"].update(arsiparis=label_data("arsiparis"))),
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
    ("L602", lambda data: _detour(data, label=label_data("akhir"))),
)
"""Ways to give any sound definition one defect, each with the code that tells of it."""
