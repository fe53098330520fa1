"""
The list of services says what the catalogue says today: what is missing is counted in the open.
"""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "docs" / "reference" / "catalogue.py"))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    found: dict[str, str] = SCRIPT["pages"]()
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_is_what_the_script_writes(pages: dict[str, str], language: str) -> None:
    written = (ROOT / "docs" / language / "reference" / "layanan.md").read_text("utf-8")

    assert written == pages[language], "run: .venv/bin/python docs/reference/catalogue.py"


def test_no_definition_that_ships_has_an_error(pages: dict[str, str]) -> None:
    # The table of findings has a row for each code and level; none of them is an error.
    assert "| error |" not in pages["en"]
    assert pages["en"].count("\n| `") == 90
