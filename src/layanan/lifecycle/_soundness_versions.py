"""
Group 7: requests under way can follow from one version to the next.

Asked only when the version before is given. The version number belongs to
the service, so L701 is worded here and found by `ServiceType.check`.
"""

from collections.abc import Iterator, Mapping

from layanan.calendars import Term
from layanan.lifecycle._finding import Finding, meant, tell
from layanan.lifecycle._soundness_timers import shorter
from layanan.lifecycle._view import View


def changed_in_place(code: str, version: str) -> Finding:
    """
    Return the finding L701: a definition changed and its version did not.
    """
    return tell(
        "L701",
        code,
        id=f"{code}: definisinya berubah tetapi versinya masih {version}.",
        en=f"{code}: the definition changed but its version is still {version}.",
    )


class Change:
    """
    Hold the version before, and where its open states lead.
    """

    def __init__(self, view: View, before: View) -> None:
        self.old = before
        self.targets = {state: view.mapping.get(state, state) for state in before.open}
        # States that requests may be in and that the new version has.
        self.kept = {one: to for one, to in self.targets.items() if to in view.states}


def homeless_states(view: View, change: Change) -> Iterator[Finding]:
    """
    Find L702: requests may be in a state that the new version neither has nor maps.
    """
    for state in change.old.open:
        if state not in view.states and state not in view.mapping:
            yield tell(
                "L702",
                state,
                id=f"{state}: mungkin ada permohonan berjalan di sini, dan versi baru tidak "
                f"mempunyai status itu; sebutkan tujuannya dengan mapping={{{state!r}: ...}}.",
                en=f"{state}: requests under way may be here, and the new version has no such "
                f"state; say where they go with mapping={{{state!r}: ...}}.",
                trace=change.old.graph.traces[state],
            )


def unknown_mappings(view: View, change: Change) -> Iterator[Finding]:
    """
    Find L703: the mapping names a state that its version lacks.
    """
    for state, target in view.mapping.items():
        if state not in change.old.states:
            indonesian, english = meant(state, change.old.states)
            yield tell(
                "L703",
                state,
                id=f"{state}: mapping menyebut status yang tidak dimiliki versi lama.{indonesian}",
                en=f"{state}: the mapping names a state that the old version does not have."
                f"{english}",
            )
        if target not in view.states:
            indonesian, english = meant(target, view.states)
            yield tell(
                "L703",
                state,
                id=f"{state} → {target}: mapping menuju status yang tidak dimiliki versi baru."
                f"{indonesian}",
                en=f"{state} → {target}: the mapping leads to a state that the new version does "
                f"not have.{english}",
            )


def gone_steps(view: View, change: Change) -> Iterator[Finding]:
    """
    Find L704: a step that a request under way could take is gone.
    """
    offered = {(edge.source, edge.name) for edge in view.graph.edges}
    old = ((edge.source, edge.name) for edge in change.old.graph.edges)
    for source, name in dict.fromkeys(old):
        if source in change.targets and (change.targets[source], name) not in offered:
            yield tell(
                "L704",
                f"{name}@{source}",
                id=f"{name} dari {source}: tidak ada lagi pada versi baru; klien yang masih "
                "menawarkannya akan ditolak.",
                en=f"{name} from {source}: is gone in the new version; a client that still offers "
                "it will be refused.",
                because=None if source in change.kept else source,
            )


def deciding_mappings(view: View, change: Change) -> Iterator[Finding]:
    """
    Find L705: a running request would be decided by the migration, or never end.
    """
    for state, target in change.kept.items():
        trace = change.old.graph.traces[state]
        if target in view.closed:
            yield tell(
                "L705",
                state,
                id=f"{state} → {target}: migrasi tidak boleh memutus permohonan; pilih status yang "
                "bukan status akhir.",
                en=f"{state} → {target}: a migration must not decide a request; choose a state "
                "that is not final.",
                trace=trace,
            )
        elif target not in view.graph.finishing:
            yield tell(
                "L705",
                state,
                id=f"{state} → {target}: dari sana tidak ada status akhir yang dapat dicapai.",
                en=f"{state} → {target}: no final state can be reached from there.",
                trace=trace,
                because=view.stuck.get(target, (None,))[0],
            )


def shorter_timers(view: View, change: Change) -> Iterator[Finding]:
    """
    Find L706: a timer of requests under way became shorter, in the same unit.
    """
    for state, target in change.kept.items():
        old = _shortest(change.old, state)
        for (fires, unit), term in _shortest(view, target).items():
            was = old.get((fires, unit))
            if was is not None and shorter(term, was):
                position = next(
                    one.position
                    for one in view.running[target]
                    if one.timer.fires == fires and one.timer.after == term
                )
                yield tell(
                    "L706",
                    state,
                    id=f"{state}: {fires!r} turun dari {was} menjadi {term}; permohonan yang lebih "
                    "lama dari itu langsung dijalankan saat migrasi.",
                    en=f"{state}: {fires!r} fell from {was.text('en')} to {term.text('en')}; "
                    "requests already older fire when migrated.",
                    loc=("timers", position, "after"),
                )


def _shortest(view: View, state: str) -> Mapping[tuple[str, str], Term]:
    found: dict[tuple[str, str], Term] = {}
    for _, timer in view.running.get(state, ()):
        key = (timer.fires, timer.after.unit)
        if key not in found or shorter(timer.after, found[key]):
            found[key] = timer.after
    return found
