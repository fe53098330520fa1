"""
The wheel is whole: what was built installs elsewhere and tells its story there.
"""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = {".csv", ".yaml", ".json", ".typed"}

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    """
    Run a command far from this repository, and return what it printed.
    """
    # Nothing of the sources may be found by accident.
    elsewhere = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=elsewhere | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.args}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "-o", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_every_data_file_is_in_the_wheel(wheel: Path) -> None:
    source = ROOT / "src"
    expected = {
        path.relative_to(source).as_posix() for path in source.rglob("*") if path.suffix in DATA
    }

    packed = set(zipfile.ZipFile(wheel).namelist())

    assert "layanan/py.typed" in expected
    assert any(name.endswith(".csv") for name in expected)
    assert any(name.endswith(".yaml") for name in expected)
    assert expected - packed == set()


def test_nothing_but_the_library_is_in_the_wheel(wheel: Path) -> None:
    top = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    # The plugin stands beside the package, so that pytest can load it without the library.
    assert top == {"layanan", "layanan_pytest.py", wheel.name.rsplit("-", 3)[0] + ".dist-info"}


def test_the_demo_runs_from_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    home, desk = tmp_path / "venv", tmp_path / "desk"
    desk.mkdir()
    venv.create(home, with_pip=True)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")

    run(binaries / "python", "-m", "pip", "install", "-qq", f"{wheel}[cli]", cwd=desk)
    place = run(binaries / "python", "-c", "import layanan; print(layanan.__file__)", cwd=desk)
    told = run(binaries / "layanan", "demo", cwd=desk)

    assert Path(place.strip()).is_relative_to(home)
    assert "Kankemenag Kota Semarang" in told
    assert list(desk.iterdir()) == []
