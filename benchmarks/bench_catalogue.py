"""
Time reading the ministry's catalogue: opening it, one service, all of them; `make bench` runs it.
"""

from datetime import date

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from layanan import Catalogue

# Of all that ship, the one with the longest file, and one of the usual length.
LARGEST, USUAL = "kua.nikah", "umum.izin_magang"
ON = date(2026, 3, 13)


def _one(code: str) -> None:
    Catalogue.kemenag().get(code, on=ON)


def _all() -> None:
    catalogue = Catalogue.kemenag()
    for code in catalogue.codes:
        catalogue.definition(code)


ROWS = {
    "open the catalogue": (Catalogue.kemenag, 5_000),
    "read one service, the largest": (lambda: _one(LARGEST), 15_000),
    "read one service, of the usual length": (lambda: _one(USUAL), 15_000),
    "read the whole catalogue": (_all, 2_000_000),
}


@pytest.mark.parametrize("row", ROWS)
def bench_layanan(row: str, benchmark: BenchmarkFixture) -> None:
    """
    Time us; the targets are in microseconds.
    """
    ask, target = ROWS[row]
    benchmark.group = row
    benchmark.extra_info.update(table="catalogue", peer="layanan", per_call=1, target=target)
    benchmark(ask)
