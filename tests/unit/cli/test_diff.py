"""
`layanan diff`: two versions of one service, and for whom what changed is better.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.unit.cli.test_show import TWO

Run = Callable[..., Result]


@pytest.fixture
def own(tmp_path: Path) -> str:
    """
    Return a file in which five working days became three.
    """
    file = tmp_path / "contoh.yaml"
    file.write_text(TWO.format(code="contoh"), "utf-8")
    return str(file)


class TestTheChanges:
    def test_are_told_from_the_version_before_to_the_newest(self, run: Run, own: str) -> None:
        result = run("diff", own)

        assert result.exit_code == 0
        assert result.stdout.splitlines()[0] == "contoh: versi 1 → 2"
        # Three working days instead of five: better for who waits, worse for who works.
        assert result.stdout.splitlines()[1].startswith("- lebih ketat: ")
        assert "5 hari kerja" in result.stdout.splitlines()[1]
        assert (
            result.stdout.splitlines()[2]
            == "    bagi pemohon: lebih baik; bagi kantor: lebih buruk"
        )
        assert result.stdout.splitlines()[3].startswith("1 perubahan: bagi pemohon 1 lebih baik, ")

    def test_go_the_other_way_round_when_asked(self, run: Run, own: str) -> None:
        result = run("diff", own, "--from", "2", "--to", "1", "--language", "en")

        assert result.stdout.splitlines()[0] == "contoh: version 2 → 1"
        assert result.stdout.splitlines()[1].startswith("- loosens: ")

    def test_are_none_from_a_version_to_itself(self, run: Run) -> None:
        result = run("diff", "info.ppid", "info.ppid")

        assert result.exit_code == 0
        assert result.stdout.splitlines()[1].startswith("0 perubahan: ")

    def test_are_told_between_two_files(self, run: Run, own: str, tmp_path: Path) -> None:
        other = tmp_path / "lain.yaml"
        text = Path(own).read_text("utf-8").replace("id: Selesai", "id: Tuntas")
        other.write_text(text, "utf-8")

        result = run("diff", own, str(other))

        assert result.stdout.splitlines()[0] == "contoh: versi 2 → 2"
        assert "hanya untuk dibaca" in result.stdout

    def test_are_complete_as_json(self, run: Run, own: str) -> None:
        answer = json.loads(run("diff", own, "--format", "json").stdout)

        assert (answer["code"], answer["before"]["version"], answer["after"]["version"]) == (
            "contoh",
            "1",
            "2",
        )
        (change,) = answer["changes"]
        assert change["path"] == ["levels", "selesai", "term"]
        assert (change["citizen"], change["office"], change["decides"]) == ("better", "worse", True)
        assert change["citation"] == "UU 25/2009 pasal 21"


class TestARefusal:
    def test_of_one_version_alone_asks_for_another(self, run: Run) -> None:
        result = run("diff", "info.ppid")
        english = run("diff", "info.ppid", "--language", "en")

        assert result.exit_code == 1
        assert "info.ppid hanya mempunyai satu versi (1)" in result.stderr
        assert "info.ppid has only one version (1)" in english.stderr

    def test_of_an_unknown_version_tells_which_there_are(self, run: Run, own: str) -> None:
        result = run("diff", own, "--from", "9")
        english = run("diff", own, "--to", "9", "--language", "en")

        assert result.exit_code == 1
        assert 'tidak mempunyai versi "9"; yang ada: 1 dan 2' in result.stderr
        assert 'has no version "9"; there are: 1 and 2' in english.stderr

    def test_of_two_services(self, run: Run) -> None:
        result = run("diff", "info.ppid", "kua.nikah")

        assert result.exit_code == 1
        assert "kua.nikah adalah layanan lain" in result.stderr
