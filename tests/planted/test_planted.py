"""
Defects that are planted into a copy of the library, and found by the laws that ship with it.

`make test-planted`; each defect has a process of its own, and none of them our tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planted.defects import DEFECTS, Defect
from tests.planted.judges import JUDGES

ROOT = Path(__file__).parents[2]
JUDGE = Path(__file__).with_name("judges.py")

pytestmark = pytest.mark.planted


def judged(src: Path, judge: str) -> subprocess.CompletedProcess[str]:
    """
    Return what a judge says of the library in a folder.
    """
    return subprocess.run(
        [sys.executable, "-P", str(JUDGE), judge],
        env=os.environ | {"PYTHONPATH": str(src), "HYPOTHESIS_NO_PLUGINS": "1"},
        cwd=src,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "src" / "layanan", tmp_path / "layanan", ignore=shutil.ignore_patterns("__pycache__")
    )
    return tmp_path


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda one: one.name)
def test_a_planted_defect_is_found_by_the_shipped_laws(defect: Defect, copy: Path) -> None:
    file = copy / "layanan" / defect.file
    text = file.read_text("utf-8")
    assert text.count(defect.old) == 1, "the code has changed; plant this defect anew"
    file.write_text(text.replace(defect.old, defect.new), "utf-8")

    found = judged(copy, defect.judge)

    assert found.returncode == 1, found.stderr[-2000:]
    # It is a law that broke, on the copy; not a copy that could not be imported.
    assert str(copy) in found.stderr
    assert "layanan/testing/" in found.stderr
    assert "ImportError" not in found.stderr


@pytest.mark.parametrize("judge", JUDGES)
def test_where_nothing_is_planted_all_laws_hold(judge: str, copy: Path) -> None:
    found = judged(copy, judge)

    assert found.returncode == 0, found.stderr[-2000:]


def test_there_are_enough_of_them_of_every_kind() -> None:
    assert len(DEFECTS) >= 25
    assert len({one.name for one in DEFECTS}) == len(DEFECTS)
    assert {one.judge for one in DEFECTS} == set(JUDGES)
