"""
The sample in `examples/data` is what its script makes, and all of it can be replayed.
"""

import csv
import json
import runpy
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result

from layanan.calendars import regions
from layanan.text import mask_nik

Run = Callable[..., Result]

DATA = Path(__file__).parents[3] / "examples" / "data"
SAMPLE = DATA / "requests_2026.csv"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_script_makes_the_same_file_again(tmp_path: Path) -> None:
    write = runpy.run_path(str(DATA / "make_requests.py"))["write"]

    write(tmp_path / "again.csv")

    assert (tmp_path / "again.csv").read_bytes() == SAMPLE.read_bytes()


def test_it_is_as_large_and_as_varied_as_a_register(rows: list[dict[str, str]]) -> None:
    events = Counter(row["event"] for row in rows)
    zones = {regions()[row["region"]].zone for row in rows}

    assert 250 <= len({row["id"] for row in rows}) <= 350
    assert 1000 <= len(rows) <= 1500
    assert {row["time"][:4] for row in rows} == {"2025", "2026"}
    assert len(zones) == 4
    assert len({row["office"] for row in rows}) >= 10
    assert min(events.values()) >= 20
    assert set(events) == {
        *("ajukan", "minta_perbaikan", "lengkapi", "proses"),
        *("extend", "setujui", "tolak", "cabut"),
    }
    assert all(row["note"] for row in rows if row["event"] in {"extend", "tolak"})


def test_it_names_nobody(rows: list[dict[str, str]]) -> None:
    assert all(row["actor"].startswith(("P-", "S-")) for row in rows)
    assert all(mask_nik(value) == value for row in rows for value in row.values())


def test_every_step_in_it_is_open_and_every_kind_of_clock_is_there(run: Run) -> None:
    result = run("replay", str(SAMPLE), "--format", "json")

    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    assert len(answer["requests"]) == 300
    assert min(answer["statuses"].values()) >= 3
    assert set(answer["statuses"]) == {"running", "paused", "met", "late", "cancelled"}


def test_its_lines_stand_in_the_order_of_time(rows: list[dict[str, str]]) -> None:
    times = [datetime.fromisoformat(row["time"]) for row in rows]

    assert times == sorted(times)
