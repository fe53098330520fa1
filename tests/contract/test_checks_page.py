"""
The reference page of the checks says what the checks say.

Its codes and levels are those in the code, of a lifecycle (L) and of a service
(S); its examples are the first planted defect of each code, word for word.
"""

from pathlib import Path

import pytest

from layanan.lifecycle import Lifecycle, changed_in_place
from layanan.lifecycle._finding import CODES
from layanan.service._findings import CODES as SERVICE_CODES
from tests.strategies import gaps
from tests.strategies.defects import PLANTED, sample, unreachable

ROOT = Path(__file__).parents[2]
PAGES = {
    language: ROOT / "docs" / language / "reference" / "pemeriksaan.md" for language in ("id", "en")
}
LEVELS = {
    "id": {"kesalahan": "error", "peringatan": "warning", "catatan": "note"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}


def rows(language: str, series: str = "L") -> list[list[str]]:
    """
    Return the cells of every row that describes a code of one series.
    """
    lines = PAGES[language].read_text("utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith(f"| {series}")]
    return [row for row in cells if len(row) == 4]


def examples(language: str) -> dict[str, str]:
    """
    Return what the first planted defect of each code is told.
    """
    found = {"L701": changed_in_place("contoh", "1").label}
    texts = {code: label.id if language == "id" else label.en for code, label in found.items()}
    for one in PLANTED:
        texts.setdefault(one.code, one.indonesian if language == "id" else one.english)
    data = sample()
    unreachable(data)
    for finding in Lifecycle.diagnose(data).check(consequences=True):
        if finding.code == "L102":
            texts["L102"] = finding.label.id if language == "id" else finding.label.en
    return texts


@pytest.mark.parametrize("language", ["id", "en"])
class TestThePageOfTheChecks:
    def test_describes_every_code_in_its_order(self, language: str) -> None:
        assert list(CODES) == [row[0] for row in rows(language)]

    def test_gives_every_level(self, language: str) -> None:
        for code, levels, _, _ in rows(language):
            assert CODES[code] == tuple(LEVELS[language][one] for one in levels.split(", "))

    def test_shows_what_is_said(self, language: str) -> None:
        assert examples(language) == {row[0]: row[3] for row in rows(language)}

    def test_names_the_codes_that_are_left_free(self, language: str) -> None:
        text = PAGES[language].read_text("utf-8")

        assert all(f"| {code} |" in text for code in ("L404", "L601"))


@pytest.mark.parametrize("language", ["id", "en"])
class TestThePageOfTheChecksOfAService:
    def test_describes_every_code_in_its_order(self, language: str) -> None:
        assert list(SERVICE_CODES) == [row[0] for row in rows(language, "S")]

    def test_gives_every_level(self, language: str) -> None:
        for code, level, _, _ in rows(language, "S"):
            assert SERVICE_CODES[code] == LEVELS[language][level]

    def test_shows_what_is_said(self, language: str) -> None:
        texts: dict[str, str] = {}
        for one in gaps.PLANTED:
            texts.setdefault(one.code, one.indonesian if language == "id" else one.english)

        assert texts == {row[0]: row[3] for row in rows(language, "S")}
