"""
`layanan show`: the standard of one version, national or of one office.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from layanan.catalogue import Catalogue
from layanan.exchange import standard

Run = Callable[..., Result]

KEMENAG = Catalogue.kemenag()


@pytest.fixture
def own(tmp_path: Path) -> str:
    """
    Return a file with two versions and two standards of one office, from 2020 and from 2024.
    """
    file = tmp_path / "contoh.yaml"
    file.write_text(TWO.format(code="contoh"), "utf-8")
    return str(file)


_LEVEL = """\
      - name: selesai
        label: {{id: Selesai, en: Ready}}
        term: {term} hari kerja
        starts: terima
        ends: [selesaikan, tolak]
        cites: UU 25/2009 pasal 21
"""
_OFFICE = """\
  - office: kankemenag.contoh
    name: Kankemenag Contoh
    unit: kankemenag
    version: "{version}"
    in_force: {since}
{until}    levels:
      - name: janji
        label: {{id: Janji, en: Promise}}
        rank: norm
        term: {term} hari kerja
        starts: terima
        ends: [selesaikan, tolak]
        cites: UU 25/2009 pasal 21
    sources: [{{name: Contoh, confidence: low}}]
    confidence: low
"""
TWO = (
    """\
code: {code}
name: {{id: Contoh, en: Sample}}
plain: {{id: Contoh, en: Sample}}
owners: [{{name: {{id: Kementerian Agama, en: Ministry of Religious Affairs}}}}]
domain: contoh
status: active
versions:
  - version: "1"
    in_force: 2020-01-01
    lifecycle: ptsp_loket
    levels:
"""
    + _LEVEL.replace("{term}", "5")
    + """\
    confidence: low
  - version: "2"
    in_force: 2024-01-01
    lifecycle: ptsp_loket
    levels:
"""
    + _LEVEL.replace("{term}", "3")
    + """\
    confidence: low
standards:
"""
    + _OFFICE.replace("{version}", "a")
    .replace("{since}", "2020-01-01")
    .replace("{until}", "    until: 2024-06-01\n")
    .replace("{term}", "2")
    + _OFFICE.replace("{version}", "b")
    .replace("{since}", "2024-06-01")
    .replace("{until}", "")
    .replace("{term}", "1")
)


class TestThePage:
    def test_is_the_standard_in_markdown(self, run: Run) -> None:
        result = run("show", "info.ppid")

        assert result.exit_code == 0
        assert result.stdout == standard(KEMENAG.get("info.ppid", on=date(2026, 3, 13)))

    def test_is_html_in_english_when_asked(self, run: Run) -> None:
        result = run("show", "info.ppid", "--as", "html", "--language", "en")

        assert result.stdout.startswith('<!DOCTYPE html>\n<html lang="en">\n')

    def test_is_of_the_newest_version_unless_a_day_is_given(self, run: Run, own: str) -> None:
        assert "| Versi | 2 |" in run("show", own).stdout
        assert "| Versi | 1 |" in run("show", own, "--on", "2023-12-31").stdout

    def test_is_of_one_office_when_asked(self, run: Run, own: str) -> None:
        newest = run("show", own, "--office", "kankemenag.contoh")
        dated = run("show", own, "--office", "kankemenag.contoh", "--on", "2023-12-31")

        assert newest.stdout.startswith("# Standar pelayanan: Contoh – Kankemenag Contoh\n")
        assert "| Versi | 2+kankemenag.contoh.b |" in newest.stdout
        assert "| Versi | 1+kankemenag.contoh.a |" in dated.stdout


class TestARefusal:
    def test_of_a_day_without_a_version_tells_which_there_are(self, run: Run, own: str) -> None:
        result = run("show", own, "--on", "2019-12-31")

        assert result.exit_code == 1
        assert "contoh (versi 1 dan 2)" in result.stderr

    def test_of_an_unknown_office_names_the_nearest(self, run: Run, own: str) -> None:
        result = run("show", own, "--office", "kankemenag.conto")
        english = run("show", "kua.nikah", "--office", "x", "--language", "en")

        assert result.exit_code == 1
        assert 'mungkin maksudnya "kankemenag.contoh"?' in result.stderr
        assert "kantor yang tercatat: kankemenag.contoh" in result.stderr
        assert 'has no standard of the office "x"' in english.stderr

    def test_of_an_office_without_one_on_that_day(self, run: Run) -> None:
        result = run("show", "info.ppid", "--office", "kankemenag.palu", "--on", "2009-01-01")

        assert result.exit_code == 1

    def test_of_an_unknown_code_names_the_nearest(self, run: Run) -> None:
        result = run("show", "info.pid")

        assert result.exit_code == 1
        assert '"info.ppid"' in result.stderr

    def test_of_a_lifecycle_names_the_command_that_shows_it(self, run: Run) -> None:
        result = run("show", "ptsp_loket")
        english = run("show", "ptsp_loket", "--language", "en")

        assert result.exit_code == 1
        assert "layanan diagram" in result.stderr
        assert "defines no service" in english.stderr

    def test_of_a_broken_file_tells_its_faults(self, run: Run, own: str) -> None:
        file = Path(own)
        file.write_text(file.read_text("utf-8").replace("starts: terima", "starts: trima"), "utf-8")

        result = run("show", own)

        assert result.exit_code == 1
        assert '"terima"' in result.stderr
