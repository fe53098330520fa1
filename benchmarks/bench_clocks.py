"""
Time every reading of a clock, put to us and to every peer; `make bench` runs it.

A peer's answer is held against ours before the clock starts: what is used, what
was paused, and when it is due.
"""

import pytest
from benchmarks.clock_peers import Peer, peers
from benchmarks.clocks import rows
from pytest_benchmark.fixture import BenchmarkFixture

ROWS = {row.row: row for row in rows()}
PEERS = list(peers())


@pytest.mark.parametrize("row", ROWS)
def bench_layanan(row: str, benchmark: BenchmarkFixture) -> None:
    """
    Time us.
    """
    one = ROWS[row]
    _describe(benchmark, row, "layanan")
    benchmark.extra_info.update(target=one.target)
    benchmark(one.ask)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: f"{peer.name}: {peer.row}")
def bench_peer(peer: Peer, benchmark: BenchmarkFixture) -> None:
    """
    Time a peer, after its answer was found right.
    """
    one = ROWS[peer.row]
    assert peer.ask() == one.take(one.ask())
    _describe(benchmark, peer.row, peer.name)
    benchmark.extra_info.update(note=peer.note)
    benchmark(peer.ask)


def _describe(benchmark: BenchmarkFixture, row: str, name: str) -> None:
    benchmark.group = row
    benchmark.extra_info.update(table="clocks", peer=name, per_call=1)
