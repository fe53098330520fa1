"""
Group 3: for every step there is somebody, and nobody is waited for in vain.

A role may be empty one day. What then still moves is found by taking away
what only this role may do: people in other roles act, timers run out, and
automatic transitions are taken. What a guard may refuse is not counted.
"""

from collections.abc import Iterator, Sequence

from layanan.lifecycle._finding import Finding, tell
from layanan.lifecycle._graph import Edge, closure, last_loops, sources_of
from layanan.lifecycle._parts import SYSTEM
from layanan.lifecycle._view import View, names, once


def nobodys_steps(view: View) -> Iterator[Finding]:
    """
    Find L301: a transition that no role, no timer and no automatism takes.
    """
    misfiring = {state for (state, _), edges in view.fired.items() if not edges}
    for index, one in enumerate(view.transitions):
        if one.roles or one.automatic:
            continue
        sources = [
            edge.source
            for edge in view.graph.edges
            if edge.position == index and (edge.source, edge.name) not in view.fired
        ]
        if sources:
            where = ", ".join(sources)
            yield tell(
                "L301",
                f"{one.name}@{where}",
                id=f"{one.name} dari {where}: tidak ada yang dapat melakukannya: tidak ada peran, "
                f"tidak otomatis, dan tidak dijalankan oleh pengatur waktu pada {where}.",
                en=f"{one.name} from {where}: nobody may do this: no role is named, it is not "
                f"automatic and no timer of {where} fires it.",
                loc=("transitions", index, "roles"),
                because=sources[0] if misfiring.issuperset(sources) else None,
            )


def idle_roles(view: View) -> Iterator[Finding]:
    """
    Find L302: a declared role that nothing names.
    """
    for role in view.whole.roles:
        if role not in view.named_roles:
            yield tell(
                "L302",
                role,
                id=f"{role}: peran ini tidak dapat melakukan apa pun dalam daur hidup ini; beri "
                "transisi atau hapus.",
                en=f"{role}: the role may do nothing in this lifecycle; give it a step or "
                "remove it.",
                loc=("roles", role),
            )


def unreliable_timers(view: View) -> frozenset[str]:
    """
    Return the states with a timer that fires nothing, or that a guard may stop.
    """
    return frozenset(
        state
        for (state, _), edges in view.fired.items()
        if state not in view.closed and not view.certain(edges)
    )


def waits_for_a_role(view: View) -> Iterator[Finding]:
    """
    Find L303: without one role, a request would wait for ever.

    A draft may wait for its applicant; nothing was submitted yet.
    """
    able = [edge for edge in view.graph.edges if edge in view.sure or view.people(edge)]
    could = _finishing(view, able)
    broken = unreliable_timers(view)
    only: dict[str, list[Edge]] = {}
    for edge in able:
        people = view.people(edge)
        if len(people) == 1 and edge not in view.sure:
            only.setdefault(people[0], []).append(edge)
    for role in once([*view.whole.roles, SYSTEM]):
        waiting = _waiting(view, able, only[role], could) if role in only else []
        told = [state for state in waiting if state not in broken] or waiting
        if told:
            where = ", ".join(told)
            yield tell(
                "L303",
                role,
                id=f"{role}: bila tidak ada yang bertindak dalam peran ini, permohonan menunggu "
                f"tanpa akhir pada {where}; tambahkan pengatur waktu, eskalasi, atau peran kedua.",
                en=f"{role}: if nobody in this role acts, a request waits for ever in {where}; add "
                "a timer, an escalation or a second role.",
                loc=("roles", role),
                trace=view.graph.traces[told[0]],
                because=told[0] if told[0] in broken else None,
            )


def _finishing(view: View, edges: Sequence[Edge]) -> frozenset[str]:
    return closure(view.closed, sources_of(edges))


def _waiting(
    view: View, able: Sequence[Edge], only: Sequence[Edge], could: frozenset[str]
) -> list[str]:
    """
    Return where a request comes to rest that could finish with the edges in `only`.
    """
    gone = set(only)
    rest = [edge for edge in able if edge not in gone]
    still = _finishing(view, rest)
    lost = [state for state in view.open if state in could and state not in still]
    inside = set(lost)
    after: dict[str, list[str]] = {}
    for edge in rest:
        if edge.source in inside and edge.target in inside:
            after.setdefault(edge.source, []).append(edge.target)
    loops = last_loops(lost, after)
    leaving = {edge.source for edge in only}
    return [
        state
        for state in lost
        if state in loops[state] and state in leaving and state != view.draft
    ]


def impossible_separations(view: View) -> Iterator[Finding]:
    """
    Find L304: two steps for two people that one role alone may take, on one path.

    Who has acted is known by person, not by role. Two people in one role would
    do, but where one person holds it a request stops; so some other role has
    to be able to take one of the two.
    """
    for index, one in enumerate(view.transitions):
        for other in once(one.separate_from):
            roles, path = _together(view, other, index)
            if path and len(roles) == 1:
                (role,) = roles
                yield tell(
                    "L304",
                    f"{one.name}@{path[-1].source}",
                    id=f"{other} dan {one.name} harus dilakukan orang yang berbeda, tetapi "
                    f"{role!r} dapat melakukan keduanya dan tidak ada peran lain; beri salah "
                    "satunya peran kedua.",
                    en=f"{other} and {one.name} must be different people, but {role!r} may do both "
                    "and nobody else may; give one of them a second role.",
                    loc=("transitions", index, "separate_from"),
                    trace=(*view.graph.traces[path[0].source], *names(path)),
                )


def _together(view: View, name: str, index: int) -> tuple[set[str], tuple[Edge, ...]]:
    """
    Return who may take a step of this name and then the other one, and such a path.
    """
    sources = {edge.source for edge in view.graph.edges if edge.position == index}
    roles: set[str] = set()
    found: tuple[Edge, ...] = ()
    for edge in view.graph.edges:
        if edge.name != name or edge.source not in view.graph.traces or not view.people(edge):
            continue
        way = view.graph.path(edge.target, sources)
        if way is not None:
            last = way[-1].target if way else edge.target
            step = next(one for one in view.graph.leaving[last] if one.position == index)
            found = found or (edge, *way, step)
            roles |= {*view.people(edge), *view.people(step)} - {SYSTEM}
    return roles, found


def trapped_applicants(view: View) -> Iterator[Finding]:
    """
    Find L305: a state before the decision that nobody can withdraw from.

    The decision is open while both a success and a refusal can still follow
    without passing an end. Which role is the applicant's is not declared; a
    step by hand to an ending of the kind "withdrawn" is a withdrawal.
    """
    withdrawn = [one for one, state in view.states.items() if state.outcome == "withdrawn"]
    leaving = {
        edge.source
        for edge in view.graph.edges
        if edge.target in withdrawn and not {SYSTEM}.issuperset(view.people(edge))
    }
    undecided = _before(view, "success") & _before(view, "refusal")
    states = [
        one for one in view.open if one in undecided and one not in leaving and one != view.draft
    ]
    if states:
        where = ", ".join(states)
        missed = [view.unreachable[one][0] for one in withdrawn if one in view.unreachable]
        yield tell(
            "L305",
            where,
            id=f"{where}: pemohon tidak dapat mencabut permohonannya dari sini; tambahkan transisi "
            "menuju akhir dengan outcome: withdrawn.",
            en=f"{where}: the applicant cannot withdraw from here; add a transition to an ending "
            "with outcome: withdrawn.",
            loc=("states", states[0]),
            trace=view.graph.traces[states[0]],
            because=missed[0] if missed and len(missed) == len(withdrawn) else None,
        )


def _before(view: View, outcome: str) -> frozenset[str]:
    ends = [one for one in view.closed if view.states[one].outcome == outcome]
    return closure(
        ends, sources_of(one for one in view.graph.edges if one.source not in view.closed)
    )


def unasked_roles(view: View) -> Iterator[Finding]:
    """
    Find L306: an automatic transition that names a role, which is never asked.
    """
    for index, one in enumerate(view.transitions):
        if one.automatic and any(role != SYSTEM for role in one.roles):
            where, roles = ", ".join(one.sources), ", ".join(one.roles)
            yield tell(
                "L306",
                f"{one.name}@{where}",
                id=f"{one.name} dari {where}: berjalan otomatis, sehingga peran {roles} tidak "
                "pernah ditanya; hapus perannya, atau hapus automatic.",
                en=f"{one.name} from {where}: is automatic, so the role {roles} is never asked; "
                "remove the role, or automatic.",
                loc=("transitions", index, "roles"),
            )
