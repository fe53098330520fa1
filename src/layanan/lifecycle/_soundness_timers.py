"""
Group 4: what happens by itself does happen, once, and comes to rest.

Terms are compared within one unit only: how many working days a month has is
a matter of the calendar, and a lifecycle knows none.
"""

from collections.abc import Iterator

from layanan.calendars import Term
from layanan.lifecycle._finding import Finding, tell
from layanan.lifecycle._graph import loops
from layanan.lifecycle._view import View, once


def shorter(one: Term, other: Term) -> bool:
    """
    Return whether a term is certainly shorter than another: both in the same single unit.
    """
    if one.unit == "compound" or one.unit != other.unit:
        return False
    return bool(getattr(one, one.unit) < getattr(other, one.unit))


def timers_of_ends(view: View) -> Iterator[Finding]:
    """
    Find L401: a timer in a state that is an end.
    """
    for state, running in view.running.items():
        for position, timer in running if state in view.closed else ():
            yield tell(
                "L401",
                state,
                id=f"{state}: pengatur waktu ({timer.name}) pada status akhir tidak pernah "
                "berguna; hapus.",
                en=f"{state}: a timer ({timer.name}) in a final state never matters; remove it.",
                loc=("timers", position, "states"),
            )


def timers_without_exit(view: View) -> Iterator[Finding]:
    """
    Find L402: a timer fires what does not leave its state.
    """
    for state, running in view.running.items():
        for position, timer in running if state not in view.closed else ():
            if not view.fired[state, timer.fires]:
                has = ", ".join(once(edge.name for edge in view.graph.leaving.get(state, ())))
                yield tell(
                    "L402",
                    state,
                    id=f"{state}: pengatur waktu menjalankan {timer.fires!r} setelah "
                    f"{timer.after}, tetapi {state} tidak mempunyai transisi itu (yang ada: "
                    f"{has or '-'}).",
                    en=f"{state}: the timer fires {timer.fires!r} after {timer.after.text('en')}, "
                    f"but {state} has no such transition (it has: {has or '-'}).",
                    loc=("timers", position, "fires"),
                    trace=view.graph.traces.get(state, ()),
                )


def guarded_timers(view: View) -> Iterator[Finding]:
    """
    Find L403: a timer fires nothing but what may be refused.
    """
    for state, running in view.running.items():
        for position, timer in running if state not in view.closed else ():
            edges = view.fired[state, timer.fires]
            if edges and not view.certain(edges) and not view.wordless(edges):
                yield tell(
                    "L403",
                    state,
                    id=f"{state}: setiap transisi {timer.fires!r} yang dijalankan pengatur waktu "
                    "bersyarat; bila tidak ada syarat yang terpenuhi, permohonan tetap di sini dan "
                    "pengatur waktu itu habis.",
                    en=f"{state}: every transition {timer.fires!r} that the timer fires is "
                    "guarded; when no guard holds the request stays and the timer is spent.",
                    loc=("timers", position, "fires"),
                    trace=view.graph.traces.get(state, ()),
                )


def late_timers(view: View) -> Iterator[Finding]:
    """
    Find L405: a timer that another one always forestalls.

    One that pauses with a level may come later than its term says.
    """
    for state, running in view.running.items():
        sure = [one.timer for one in running if view.certain(view.fired[state, one.timer.fires])]
        for position, timer in running:
            first = next(
                (
                    one
                    for one in sure
                    if shorter(one.after, timer.after) and one.of in {None, timer.of}
                ),
                None,
            )
            if first is not None:
                yield tell(
                    "L405",
                    state,
                    id=f"{state}: pengatur waktu untuk {timer.fires!r} ({timer.after}) tidak "
                    f"pernah berjalan: {first.fires!r} meninggalkan status ini setelah "
                    f"{first.after}.",
                    en=f"{state}: the timer for {timer.fires!r} ({timer.after.text('en')}) never "
                    f"fires: {first.fires!r} leaves the state after {first.after.text('en')}.",
                    loc=("timers", position, "after"),
                )


def hasty_timers(view: View) -> Iterator[Finding]:
    """
    Find L406: a timer takes a request away before the budget of its state is over.
    """
    for state, running in view.running.items():
        budget = view.states[state].budget
        if budget is None or state in view.closed or view.paused(state):
            continue
        for position, timer in running:
            edges = view.fired[state, timer.fires]
            away = any(edge.target != state for edge in edges)
            if away and view.certain(edges) and shorter(timer.after, budget):
                yield tell(
                    "L406",
                    state,
                    id=f"{state}: pengatur waktu mengambil permohonan setelah {timer.after}, "
                    f"sebelum {budget} yang diberikan di sini habis.",
                    en=f"{state}: the timer takes the request away after {timer.after.text('en')}, "
                    f"before the {budget.text('en')} allowed here are over.",
                    loc=("timers", position, "after"),
                )


def automatic_loops(view: View) -> Iterator[Finding]:
    """
    Find L407: automatic transitions that lead round in a circle.

    Their guards ask for what does not change on the way, so none is trusted
    to break it.
    """
    after = {state: [edge.target for edge in edges] for state, edges in view.automatic.items()}
    rank = {state: position for position, state in enumerate(view.states)}
    for loop in loops(after, after):
        first, *more = states = sorted(loop, key=rank.__getitem__)
        if not more and first not in after.get(first, ()):
            continue
        where = ", ".join(states)
        yield tell(
            "L407",
            where,
            id=f"{where}: transisi otomatis membentuk putaran tanpa ada yang ditunggu; mesin tidak "
            "akan berhenti.",
            en=f"{where}: automatic transitions form a loop with nothing to wait for; the engine "
            "would not stop.",
            loc=("states", first),
            trace=view.graph.traces.get(first, ()),
        )


def timers_for_people(view: View) -> Iterator[Finding]:
    """
    Find L408: a timer fires what only people may do.
    """
    for (state, name), edges in view.fired.items():
        if state not in view.closed and edges and not any(map(view.for_the_system, edges)):
            yield tell(
                "L408",
                f"{name}@{state}",
                id=f"{name} dari {state}: dijalankan pengatur waktu, sehingga tidak ada "
                "peran yang dapat diminta; sebutkan peran 'system'.",
                en=f"{name} from {state}: fired by a timer, so no role can be asked "
                "for; name the role 'system'.",
                loc=("transitions", edges[0].position, "roles"),
            )


def unwritable_notes(view: View) -> Iterator[Finding]:
    """
    Find L409: the system is to take a step that needs a note, and it writes none.
    """
    groups = [
        *((key, edges) for key, edges in view.fired.items() if edges),
        *(((edge.source, edge.name), [edge]) for es in view.automatic.values() for edge in es),
    ]
    for (state, name), edges in dict(groups).items():
        if view.wordless(edges):
            yield tell(
                "L409",
                state,
                id=f"{name} dari {state}: dijalankan oleh sistem, yang tidak menulis catatan, "
                "sehingga tidak pernah terjadi; hapus note_required.",
                en=f"{name} from {state}: taken by the system, which writes no note, so it never "
                "happens; remove note_required.",
                loc=("transitions", edges[0].position, "note_required"),
                trace=view.graph.traces.get(state, ()),
            )
