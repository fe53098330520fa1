"""
What every file of the repository keeps to, whoever wrote it.
"""

import pkgutil
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import layanan
from layanan.errors import LayananError

ROOT = Path(__file__).parents[2]

CONFIGURATION = sorted(
    path
    for pattern in (
        "*.toml",
        "*.yml",
        "*.yaml",
        "*.cfg",
        "*.ini",
        "Makefile",
        ".ci/*",
        "requirements/*",
    )
    for path in ROOT.glob(pattern)
)
# A lock that names an index host or a folder installs on one machine only.
INDEX_HOST = re.compile(
    r"https?://\S*(pypi|index)|--(extra-)?index-url|--find-links|file://", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w./*])/(opt|work|root|home|Users|tmp)/")

# What a caller who asks for one deadline must not wait for.
HEAVY = ["click", "numpy", "pandas", "polars", "sqlalchemy", "hypothesis", "pytest"]


def modules() -> list[str]:
    """
    Return every module of the library but the ones that run when imported.
    """
    found = pkgutil.walk_packages(layanan.__path__, prefix="layanan.")
    return [module.name for module in found if not module.name.endswith(".__main__")]


def errors() -> list[type[LayananError]]:
    """
    Return every error class of the library, however deep it stands.
    """
    for module in modules():
        import_module(module)
    found: dict[type[LayananError], None] = {}
    waiting = [LayananError]
    while waiting:
        children = [child for child in waiting.pop().__subclasses__() if child not in found]
        # A test may define errors of its own in the same process.
        found |= dict.fromkeys(one for one in children if one.__module__.startswith("layanan."))
        waiting += children
    return sorted(found, key=lambda error: error.__qualname__)


@pytest.mark.parametrize("path", CONFIGURATION, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_configuration_names_an_index_host_or_a_machine(path: Path) -> None:
    text = path.read_text("utf-8")

    # The example of a path in `make PYTHON=/path/to/…` is nobody's machine.
    assert [line for line in text.splitlines() if INDEX_HOST.search(line)] == []
    assert [line for line in text.splitlines() if MACHINE_PATH.search(line)] == []


def test_the_pins_are_hashed() -> None:
    locks = sorted((ROOT / "requirements").glob("*.txt"))

    assert [lock.stem for lock in locks] == ["bench", "browser", "dev", "docs", "lowest", "newest"]
    for lock in locks:
        pins = re.findall(r"^\S+==.*?(?=^\S|\Z)", lock.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        assert pins
        assert all("--hash=sha256:" in pin for pin in pins)


def test_the_architecture_page_starts_from_the_layer_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (layers,) = (
        contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")

    rows = re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE)
    floors = [" | ".join(re.findall(r"`([a-z_]+)`", row)) for row in rows]

    assert layers == floors[: len(layers)]


class TestEveryError:
    @pytest.mark.parametrize("error", errors(), ids=lambda error: error.__qualname__)
    def test_writes_its_own_words(self, error: type[LayananError]) -> None:
        assert error._text is not LayananError._text
        assert error.__str__ is LayananError.__str__
        assert error.describe is LayananError.describe

    @pytest.mark.parametrize("error", errors(), ids=lambda error: error.__qualname__)
    def test_is_reached_through_the_door_of_its_package(self, error: type[LayananError]) -> None:
        package = import_module(".".join(error.__module__.split(".")[:2]))

        assert error.__qualname__ in package.__all__

    @pytest.mark.parametrize("error", errors(), ids=lambda error: error.__qualname__)
    def test_takes_its_facts_by_name(self, error: type[LayananError]) -> None:
        with pytest.raises(TypeError):
            error("a finished sentence")


class TestImportingTheLibrary:
    def test_loads_nothing_heavy(self) -> None:
        script = f"import sys, layanan; print(*sys.modules.keys() & {set(HEAVY)!r})"

        loaded = subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True
        )

        assert loaded.stdout.split() == []

    @pytest.mark.parametrize("module", modules())
    def test_every_package_has_one_door(self, module: str) -> None:
        loaded = import_module(module)

        if hasattr(loaded, "__path__"):
            assert loaded.__all__, "an explicit __all__, in the order of the domain"
            assert [name for name in loaded.__all__ if not hasattr(loaded, name)] == []
        elif module != "layanan.errors":
            assert module.rpartition(".")[2].startswith("_"), "modules inside a package are private"
