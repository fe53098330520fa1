"""
The example of a small team runs as the team runs it, and the page quotes it to the letter.
"""

import re
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[3]
TEAM = ROOT / "examples" / "team_definitions"
QUOTE = re.compile(
    r'^``` \{ \.python title="(?P<file>examples/team_definitions/\w+\.py)" \}\n(?P<body>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)


def test_the_team_gets_all_of_it(pytester: pytest.Pytester) -> None:
    unwanted = ignore_patterns("__pycache__", ".hypothesis", ".pytest_cache")
    copytree(TEAM, pytester.path, dirs_exist_ok=True, ignore=unwanted)

    done = pytester.runpytest_subprocess("-p", "no:randomly", "-W", "error", "--strict-markers")

    # Four and two of the definitions, one of the service, and six laws of stores.
    done.assert_outcomes(passed=13)


def test_ten_lines_are_enough() -> None:
    code = (TEAM / "test_ruang_rapat.py").read_text("utf-8")
    bare = re.sub(r'""".*?"""', "", code, flags=re.DOTALL)

    assert len([line for line in bare.splitlines() if line.strip()]) <= 10


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_quotes_it_to_the_letter(language: str) -> None:
    page = (ROOT / "docs" / language / "how-to" / "uji-layanan-anda.md").read_text("utf-8")
    found = [(match["file"], match["body"]) for match in QUOTE.finditer(page)]

    assert [file for file, _ in found] == [
        "examples/team_definitions/conftest.py",
        "examples/team_definitions/test_ruang_rapat.py",
    ]
    assert all(code in (ROOT / file).read_text("utf-8") for file, code in found)
