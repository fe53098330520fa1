"""
The pages say what the code does, and say the same in both languages.

Every Python block runs, and what it prints must stand beside it as `#>`;
`pytest --update-examples` is of no use here, because an expected value comes
from a decree, not from the code. The blocks of one page share their names, as
they do for a reader who types them one after another. Every `console` block
runs too, as far as its commands are `layanan …`; "…" in its output stands for
whatever was left out.
"""

import re
import shlex
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pytest_examples import CodeExample, EvalExample, find_examples

from layanan.catalogue import Catalogue
from layanan.cli import main
from layanan.exchange import mermaid

if TYPE_CHECKING:
    from layanan.text import Language

ROOT = Path(__file__).parents[2]
READMES = [ROOT / "README.md", ROOT / "README.id.md"]
INDONESIAN = ROOT / "docs" / "id"
ENGLISH = ROOT / "docs" / "en"
PAGES = sorted([*READMES, *INDONESIAN.rglob("*.md"), *ENGLISH.rglob("*.md")])
STEMS = sorted(path.relative_to(INDONESIAN) for path in INDONESIAN.rglob("*.md"))

FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n"
    r"(?P<body>.*?)^(?P=indent)(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
LIFECYCLES = Catalogue.kemenag().lifecycles
# Output may be in the language of its page; what is typed may not differ.
SAME_IN_BOTH = {"python", "py", "yaml", "toml", "json", "csv"}

# Consecutive blocks of one page, as pytest-examples finds them.
EXAMPLES = {
    path: list(examples)
    for path, examples in groupby(find_examples(*PAGES), key=lambda example: example.path)
}


def name(path: Path) -> str:
    """
    Return the path as a reader of the repository writes it.
    """
    return path.relative_to(ROOT).as_posix() if path.is_absolute() else path.as_posix()


def blocks(page: Path) -> list[tuple[str, str]]:
    """
    Return the fenced blocks of a page as (language, body).
    """
    return [
        ((match["info"].split() or [""])[0], match["body"])
        for match in FENCE.finditer(page.read_text("utf-8"))
    ]


def headings(page: Path) -> list[int]:
    """
    Return the levels of the headings of a page, in order.
    """
    prose = FENCE.sub("", page.read_text("utf-8"))
    return [len(match[1]) for match in HEADING.finditer(prose)]


def commands(page: Path) -> list[tuple[str, str]]:
    """
    Return each `$ command` of the console blocks with its expected output.
    """
    found = []
    for language, body in blocks(page):
        if language == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, output = re.sub(r" *\\\n> *", " ", part).partition("\n")
                found.append((command, output))
    return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Go to a scratch folder that has the examples of the repository in it.
    """
    if (ROOT / "examples").is_dir():
        (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "examples", [pytest.param(found, id=name(path)) for path, found in EXAMPLES.items()]
)
def test_every_python_block_runs_and_prints_what_it_says(
    examples: list[CodeExample],
    eval_example: EvalExample,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    names: dict[str, object] = {}

    for example in examples:
        names |= eval_example.run_print_check(example, module_globals=names)


@pytest.mark.parametrize("page", [pytest.param(page, id=name(page)) for page in PAGES])
def test_every_console_block_runs_and_prints_what_it_says(page: Path, desk: Path) -> None:
    for command, expected in commands(page):
        program, *arguments = shlex.split(command, comments=True)
        if program == "layanan":
            printed = CliRunner().invoke(main, arguments, prog_name="layanan").output
            pattern = re.escape(expected.strip()).replace("…", ".*?")

            assert re.fullmatch(pattern, printed.strip(), re.DOTALL), f"$ {command}\n{printed}"


@pytest.mark.parametrize("page", [pytest.param(page, id=name(page)) for page in PAGES])
def test_every_diagram_is_one_of_a_shipped_lifecycle_as_it_stands(page: Path) -> None:
    language: Language = "en" if ENGLISH in page.parents else "id"
    shipped = [mermaid(one, language=language) for one in LIFECYCLES.values()]

    assert [body for kind, body in blocks(page) if kind == "mermaid" and body not in shipped] == []


def test_every_page_exists_in_both_languages() -> None:
    english = sorted(path.relative_to(ENGLISH) for path in ENGLISH.rglob("*.md"))

    assert STEMS == english
    assert all(readme.exists() for readme in READMES)


@pytest.mark.parametrize("stem", [pytest.param(stem, id=name(stem)) for stem in STEMS])
class TestAPageAndItsTwin:
    def test_have_the_same_headings(self, stem: Path) -> None:
        assert headings(INDONESIAN / stem) == headings(ENGLISH / stem)

    def test_have_the_same_code(self, stem: Path) -> None:
        indonesian, english = (
            [block for block in blocks(root / stem) if block[0] in SAME_IN_BOTH]
            for root in (INDONESIAN, ENGLISH)
        )

        assert indonesian == english

    def test_have_as_many_blocks(self, stem: Path) -> None:
        indonesian, english = (
            [language for language, _ in blocks(root / stem)] for root in (INDONESIAN, ENGLISH)
        )

        assert indonesian == english


def test_the_readme_and_its_twin_have_the_same_headings_and_code() -> None:
    english, indonesian = READMES

    assert headings(english) == headings(indonesian)
    assert [block for block in blocks(english) if block[0] in SAME_IN_BOTH] == [
        block for block in blocks(indonesian) if block[0] in SAME_IN_BOTH
    ]


def test_the_readme_is_read_in_one_sitting() -> None:
    for readme in READMES:
        assert len(readme.read_text("utf-8").splitlines()) <= 200
