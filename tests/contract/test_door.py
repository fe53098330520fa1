"""
The front door: cheap to open, and every name behind it is the real one.
"""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import layanan

SOURCE = Path(layanan.__file__).read_text("utf-8")


def declared() -> dict[str, str]:
    """
    Return where each name is imported from, as a type checker sees it.
    """
    (block,) = (node for node in ast.parse(SOURCE).body if isinstance(node, ast.If))
    return {
        alias.name: str(statement.module)
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }


def test_the_door_shows_what_a_type_checker_sees() -> None:
    assert set(declared()) == set(layanan.__all__)


@pytest.mark.parametrize(("name", "home"), declared().items())
def test_a_name_is_the_one_of_its_room(name: str, home: str) -> None:
    room = import_module(f"{home}.{name}" if home == "layanan" else home)

    assert getattr(layanan, name) is (room if home == "layanan" else getattr(room, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Kalender'"):
        layanan.Kalender  # noqa: B018 - the access is what is tested


def test_a_shell_completes_the_names() -> None:
    assert set(layanan.__all__) <= set(dir(layanan))


def test_importing_the_package_enters_no_room() -> None:
    script = "import sys, layanan; print([m for m in sys.modules if m.startswith('layanan.')])"

    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )

    assert loaded.stdout.strip() == "[]"
