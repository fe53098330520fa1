"""
`layanan` as a process of its own: streams, exit codes, and no surprise on them.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = (sys.executable, "-m", "layanan")


def call(*words: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MODULE, *words],
        cwd=cwd,
        input=stdin,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("demo",), 0),
        (("due", "2026-03-13T10:00", "10 hari kerja", "--region", "ID-JT"), 1),
        (("due",), 2),
    ],
)
def test_the_exit_code_tells_how_it_went(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    done = call(*words, cwd=tmp_path)

    assert done.returncode == code
    assert bool(done.stdout) == (code == 0)
    assert bool(done.stderr) == (code != 0)
    assert "Traceback" not in done.stderr


def test_events_may_come_from_the_standard_input(tmp_path: Path) -> None:
    header = "id,service,office,region,event,actor,role,time"
    line = "R-1,info.ppid,kankemenag.3374,ID-JT,ajukan,P-1,pemohon,2026-03-13T10:00+07:00"

    done = call("replay", "-", cwd=tmp_path, stdin=f"{header}\n{line}\n")

    assert done.returncode == 0
    assert "2026-04-06" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_library_does_without_click(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise ModuleNotFoundError('click', name='click')\n")
    program = (
        "import layanan\n"
        "try:\n"
        "    import layanan.cli\n"
        "except ModuleNotFoundError as error:\n"
        "    print(error)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "pip install 'layanan[cli]'" in done.stdout
