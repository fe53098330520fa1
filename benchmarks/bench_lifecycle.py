"""
Time every row of a request's life, put to us and to every peer; `make bench` runs it.

A peer's answer is held against ours before the clock starts: the state it ends
in, the steps it offers, whether it refuses.
"""

import gc
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from benchmarks.lifecycle_peers import Peer, peers
from benchmarks.lifecycles import Row, rows
from pytest_benchmark.fixture import BenchmarkFixture

ROWS = {row.row: row for row in rows()}
PEERS = list(peers())

#: How many things are kept alive to count the bytes of one.
KEPT = 200


@pytest.mark.parametrize("row", ROWS)
def bench_layanan(row: str, benchmark: BenchmarkFixture) -> None:
    """
    Time us.
    """
    one = ROWS[row]
    _describe(benchmark, one, "layanan", one.per_call, one.fill)
    if one.target is not None:
        benchmark.extra_info.update(target=one.target)
    if one.fresh is None:
        benchmark(one.ask)
        return
    fresh = one.fresh
    benchmark.pedantic(one.ask, setup=lambda: ((fresh(),), {}), rounds=50, iterations=1)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: f"{peer.name}: {peer.row}")
def bench_peer(peer: Peer, benchmark: BenchmarkFixture) -> None:
    """
    Time a peer, after its answer was found right.
    """
    one = ROWS[peer.row]
    ours = one.ask() if one.fresh is None else one.ask(one.fresh())
    assert peer.ask() == one.take(ours)
    _describe(benchmark, one, peer.name, peer.per_call, peer.fill)
    benchmark.extra_info.update(note=peer.note)
    if one.fresh is None:
        benchmark(peer.ask)
    else:
        benchmark.pedantic(peer.ask, rounds=20, iterations=1)


def _describe(
    benchmark: BenchmarkFixture,
    row: Row,
    name: str,
    per_call: int,
    fill: Callable[[int], Any] | None,
) -> None:
    benchmark.group = row.row
    benchmark.extra_info.update(table="lifecycle", peer=name, per_call=per_call)
    if fill is not None:
        benchmark.extra_info.update(bytes=_bytes(fill))


def _bytes(fill: Callable[[int], Any]) -> int:
    """
    Return what one more of them takes in memory.
    """
    fill(1)  # what is made once, such as a class or a cache
    gc.collect()
    tracemalloc.start()
    kept = fill(KEPT)
    gc.collect()
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return used // KEPT
