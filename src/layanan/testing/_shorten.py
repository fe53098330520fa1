"""
Cut a failing walk down to what it takes to fail.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.testing._arguments import A_LIFECYCLE, to_call
from layanan.testing._paths import Graph
from layanan.testing._steps import Step
from layanan.text import Label

Fails = Callable[[tuple[Step, ...]], bool]
"""Says whether a walk still fails."""

_TRIES = 400
_SOME_STEPS = Label(
    id="urutan Step, misalnya path.steps", en="a sequence of Steps, e.g. path.steps"
)
_A_FAILURE = Label(
    id="fungsi yang menjalani langkah-langkah dan menjawab apakah masih gagal",
    en="a function that walks along steps and says whether that still fails",
)


def shorten(lifecycle: Lifecycle, steps: Sequence[Step], fails: Fails) -> tuple[Step, ...]:
    """
    Return the shortest walk found that still fails, which may be the given one.

    Stretches that come back to the same state are cut out, what leads to a
    state is replaced by the shortest way there, single steps are left out, and
    waits are made plain. Only what still fails is kept.

    Args:
        lifecycle: The definition.
        steps: A walk that fails.
        fails: Walks along some steps and returns whether that still fails.

    Raises:
        WrongTypeError: If an argument is of another kind.

    Examples:
        A request that was returned and sent again before it was refused:

        >>> from datetime import date
        >>> from layanan import Catalogue
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13)).lifecycle
        >>> walk = [
        ...     Step("fire", "ajukan", "draf", "diajukan", role="pemohon"),
        ...     Step("fire", "minta_perbaikan", "diajukan", "dikembalikan", role="ppid"),
        ...     Step("fire", "lengkapi", "dikembalikan", "diajukan", role="pemohon"),
        ...     Step("fire", "tolak", "diajukan", "ditolak", role="ppid"),
        ... ]
        >>> found = shorten(ppid, walk, lambda steps: steps[-1].name == "tolak")
        >>> [one.name for one in found]
        ['ajukan', 'tolak']
    """
    require("lifecycle", lifecycle, Lifecycle, A_LIFECYCLE)
    require("steps", steps, Sequence, _SOME_STEPS)
    for one in steps:
        require("steps", one, Step, _SOME_STEPS)
    to_call("fails", fails, _A_FAILURE)
    graph = Graph(lifecycle)
    best, tried, left = tuple(steps), set[tuple[Step, ...]](), _TRIES
    found: tuple[Step, ...] | None = best
    while found is not None:
        best, found = found, None
        for candidate in _shorter(graph, best):
            shorter = _linked(lifecycle, candidate)
            if shorter is None or shorter in tried or shorter == best:
                continue
            tried.add(shorter)
            left -= 1
            if left < 0:
                return best
            if fails(shorter):
                found = shorter
                break
    return best


def _linked(lifecycle: Lifecycle, steps: tuple[Step, ...]) -> tuple[Step, ...] | None:
    """
    Return the steps with each beginning where the one before it ends; None if one cannot.
    """
    state, found = lifecycle.initial, list[Step]()
    for one in steps:
        if one.kind in {"attempt", "wait"}:
            # What waiting led to it may lead to elsewhere too; the walk itself will tell.
            stays = one.target == one.source
            done = replace(one, source=state, target=state if stays else one.target)
        else:
            ways = lifecycle.table[state].get(one.name)
            if ways is None:
                return None
            # Where a step failed it led nowhere; then the table says where it would.
            number = next((n for n, way in enumerate(ways) if way.target == one.target), 0)
            done = replace(one, source=state, target=ways[number].target, way=number)
        found.append(done)
        state = done.target
    return tuple(found)


def _shorter(graph: Graph, steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    count = len(steps)
    # The longest stretches first: one cut may save many.
    for length in range(count - 1, 0, -1):
        for begin in range(count - length):
            end = begin + length
            if steps[begin].source == steps[end].source:
                yield steps[:begin] + steps[end:]
    for begin in range(count - 1, 0, -1):
        way = _way_to(graph, steps[begin].source)
        if way is not None and len(way) < begin:
            yield way + steps[begin:]
    for number in range(count - 1):
        yield steps[:number] + steps[number + 1 :]
    yield from _plainer(steps)


def _plainer(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """
    Yield the steps with one wait made plain.
    """
    for number, one in enumerate(steps):
        if one.kind == "wait" and (one.wait or one.shift):
            for plain in dict.fromkeys((replace(one, wait=0, shift=0), replace(one, shift=0))):
                yield (*steps[:number], plain, *steps[number + 1 :])


def _way_to(graph: Graph, state: str) -> tuple[Step, ...] | None:
    return () if state == graph.start[0] else graph.search(graph.start, [(state,)], "states")
