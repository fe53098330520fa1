"""
Group 4 too: a step that waits is open at some time.
"""

from collections.abc import Iterator

from layanan.lifecycle._finding import Finding, tell
from layanan.lifecycle._graph import closure
from layanan.lifecycle._soundness_timers import shorter
from layanan.lifecycle._view import View


def waits_for_nothing(view: View) -> Iterator[Finding]:
    """
    Find L410: a step waits from the time of another that cannot have been taken before it.
    """
    for index, one in enumerate(view.transitions):
        since = None if one.not_before is None else one.not_before.since
        if since is None:
            continue
        # Before it was taken once, nothing came about by the step itself.
        edges = [edge for edge in view.graph.edges if edge.position != index]
        after: dict[str, list[str]] = {}
        for edge in edges:
            after.setdefault(edge.source, []).append(edge.target)
        reached = closure([view.whole.initial], after)
        begun = [edge.target for edge in edges if edge.name == since and edge.source in reached]
        following = closure(begun, after)
        starts = [
            edge.source
            for edge in view.graph.edges
            if edge.position == index and edge.source in reached
        ]
        # Where no request comes there is nothing to wait for; L101 tells that.
        if starts and following.isdisjoint(starts):
            sources = ", ".join(one.sources)
            yield tell(
                "L410",
                f"{one.name}@{sources}",
                id=f"{one.name} dari {sources}: tidak pernah dapat dijalankan: menunggu sejak "
                f"{since!r}, yang tidak mungkin sudah dijalankan sebelumnya; sebutkan transisi "
                "yang mendahuluinya, atau hapus since.",
                en=f"{one.name} from {sources}: can never fire: it waits from {since!r} on, which "
                "cannot have been taken before; name a transition that comes before it, or "
                "remove since.",
                loc=("transitions", index, "not_before", "since"),
                trace=view.graph.traces[starts[0]],
            )


def shut_before_open(view: View) -> Iterator[Finding]:
    """
    Find L411: a step may only be taken within a term that is over before its wait is.
    """
    for index, one in enumerate(view.transitions):
        if one.within is None or one.not_before is None or one.not_before.since is not None:
            continue
        wait = one.not_before.after
        if (
            wait.unit != "compound"
            and wait.unit == one.within.unit
            and not shorter(wait, one.within)
        ):
            sources = ", ".join(one.sources)
            yield tell(
                "L411",
                f"{one.name}@{sources}",
                id=f"{one.name} dari {sources}: tidak pernah dapat dijalankan: menunggu {wait}, "
                f"tetapi hanya boleh dalam {one.within}; perpanjang within.",
                en=f"{one.name} from {sources}: can never fire: it waits for {wait.text('en')}, "
                f"but is only possible within {one.within.text('en')}; make within longer.",
                loc=("transitions", index, "within"),
            )
