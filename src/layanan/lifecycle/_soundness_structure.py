"""
Group 1: every request can reach an end, and every state can be reached.

With one active state, soundness is two searches of the graph.
"""

from collections.abc import Iterator

from layanan.lifecycle._finding import Finding, tell
from layanan.lifecycle._graph import closure
from layanan.lifecycle._view import View


def unreachable_states(view: View) -> Iterator[Finding]:
    """
    Find L101: a state that no path leads to.
    """
    initial = view.whole.initial
    for state, (root, *_) in view.unreachable.items():
        yield tell(
            "L101",
            state,
            id=f"{state}: tidak dapat dicapai: tidak ada jalan ke sini dari {initial!r}.",
            en=f"{state}: cannot be reached: no transition path leads here from {initial!r}.",
            loc=("states", state),
            because=None if state == root else root,
        )


def dead_transitions(view: View) -> Iterator[Finding]:
    """
    Find L102: a transition whose source cannot be reached; always a consequence.
    """
    for edge in view.graph.edges:
        if edge.source in view.unreachable:
            yield tell(
                "L102",
                f"{edge.name}@{edge.source}",
                id=f"{edge.name} dari {edge.source}: tidak pernah dapat dijalankan, karena status "
                "asalnya tidak dapat dicapai.",
                en=f"{edge.name} from {edge.source}: can never fire, because its source state "
                "cannot be reached.",
                loc=("transitions", edge.position, "sources"),
                because=view.unreachable[edge.source][0],
            )


def stuck_states(view: View) -> Iterator[Finding]:
    """
    Find L103: a state without a way out that is no end.
    """
    for state in view.stuck:
        if state not in view.graph.leaving:
            yield tell(
                "L103",
                state,
                id=f"{state}: permohonan yang masuk ke status ini terhenti: tidak ada jalan keluar "
                "dan ini bukan status akhir.",
                en=f"{state}: a request that enters this state is stuck: there is no way out and "
                "it is not final.",
                loc=("states", state),
                trace=view.graph.traces[state],
            )


def endless_states(view: View) -> Iterator[Finding]:
    """
    Find L104: states in which a request moves and never finishes, told once a loop.
    """
    finals = ", ".join(one for one in view.states if one in view.closed)
    for state, loop in view.stuck.items():
        inside = state in loop
        if state not in view.graph.leaving or (inside and state != loop[0]):
            continue
        place = ", ".join(loop) if inside else state
        yield tell(
            "L104",
            place,
            id=f"{place}: permohonan di sini dapat bergerak tetapi tidak pernah selesai: "
            f"tidak ada status akhir yang dapat dicapai (status akhir: {finals}).",
            en=f"{place}: a request in here can move but never finish: no final state can be "
            f"reached (finals: {finals}).",
            loc=("states", state),
            trace=view.graph.traces[state],
            because=None if inside else loop[0],
        )


def left_ends(view: View) -> Iterator[Finding]:
    """
    Find L105: an end that a transition leaves although it is not reopenable.
    """
    for edge in view.graph.edges:
        if edge.source in view.closed and not view.states[edge.source].reopenable:
            reached = view.graph.traces.get(edge.source)
            yield tell(
                "L105",
                edge.source,
                id=f"{edge.source}: adalah status akhir, tetapi {edge.name} meninggalkannya. "
                "Hapus transisi itu atau tandai statusnya reopenable.",
                en=f"{edge.source}: is final, yet {edge.name} leaves it. Remove the transition or "
                "mark the state reopenable.",
                loc=("transitions", edge.position, "sources"),
                trace=() if reached is None else (*reached, edge.name),
            )


def only_refusals(view: View) -> Iterator[Finding]:
    """
    Find L106: from here every ending is a refusal or a withdrawal.

    Told where a request comes in from a state that could still succeed; what
    lies behind that entry is a consequence. An ending that names no outcome
    may be a good one.
    """
    endings = {one: view.states[one].outcome for one in view.closed}
    if "success" not in endings.values():
        return
    good = [one for one, outcome in endings.items() if outcome in {"success", "deemed", None}]
    promising = closure(good, view.graph.before)
    lost = [one for one in view.open if one in view.graph.finishing and one not in promising]
    entries = _entries(view, lost)
    for state in lost:
        yield tell(
            "L106",
            state,
            id=f"{state}: dari sini hanya tersisa akhir yang tidak berhasil; bila memang demikian, "
            "biarkan, dan bila tidak, tambahkan jalan menuju akhir yang berhasil.",
            en=f"{state}: only unsuccessful endings remain from here; if that is meant, leave it, "
            "and if not, add a way to a successful one.",
            loc=("states", state),
            trace=view.graph.traces[state],
            because=_missed(view) or (None if entries[state] == state else entries[state]),
        )


def _entries(view: View, states: list[str]) -> dict[str, str]:
    """
    Return, for each of `states`, where a request comes into them that ends up there.
    """
    inside = set(states)
    found: dict[str, str] = {}
    for entry in states:
        before = view.graph.before.get(entry, ())
        if entry == view.whole.initial or any(
            one in view.graph.traces and one not in inside for one in before
        ):
            found[entry] = entry
    for entry in [*found]:
        waiting = [entry]
        while waiting:
            for after in view.graph.after[waiting.pop()]:
                if after in inside and after not in found:
                    found[after] = entry
                    waiting.append(after)
    return found


def _missed(view: View) -> str | None:
    """
    Return what keeps every successful ending out of reach, if all of them are.
    """
    roots = [
        view.unreachable.get(one, (None,))[0]
        for one, state in view.states.items()
        if state.outcome == "success"
    ]
    return roots[0] if None not in roots else None
