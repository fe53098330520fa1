"""
`layanan types`: writes a module, and tells when it is out of date.
"""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from layanan.catalogue import Catalogue
from layanan.exchange import typed
from tests.unit.cli.test_diagram import UNSOUND

Run = Callable[..., Result]

EXPECTED = typed(Catalogue.kemenag().lifecycles["informasi_publik"])


class TestWriting:
    def test_writes_the_module(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "ppid.py"

        result = run("types", "info.ppid", "--out", str(file))

        assert result.exit_code == 0
        assert result.stdout == f"{file}: ditulis\n"
        assert file.read_bytes() == EXPECTED.encode()

    def test_says_so_in_english_when_asked(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "ppid.py"

        result = run("types", "info.ppid", "--out", str(file), "--language", "en")

        assert result.stdout == f"{file}: written\n"

    def test_refuses_an_unsound_lifecycle(self, run: Run, tmp_path: Path) -> None:
        source, file = tmp_path / "rusak.yaml", tmp_path / "rusak.py"
        source.write_text(UNSOUND, "utf-8")

        result = run("types", str(source), "--out", str(file))

        assert result.exit_code == 1
        assert ": L005 kirim: " in result.stderr
        assert not file.exists()

    def test_refuses_a_place_where_nothing_can_be_written(self, run: Run, tmp_path: Path) -> None:
        result = run("types", "info.ppid", "--out", str(tmp_path))

        assert result.exit_code == 1
        assert result.stderr.startswith(f"Ditolak: {tmp_path} tidak dapat dibaca atau ditulis: ")
        english = run("types", "info.ppid", "--out", str(tmp_path), "--language", "en")
        assert "cannot be read or written: " in english.stderr

    def test_needs_a_file(self, run: Run) -> None:
        result = run("types", "info.ppid")

        assert result.exit_code == 2
        assert "--out wajib diisi" in result.stderr


class TestChecking:
    def test_passes_a_module_that_is_up_to_date(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "ppid.py"
        file.write_text(EXPECTED, "utf-8", newline="\n")

        result = run("types", "informasi_publik", "--out", str(file), "--check")

        assert result.exit_code == 0
        assert result.stdout == f"{file}: tetap sesuai\n"

    def test_fails_a_module_that_differs_and_leaves_it_alone(
        self, run: Run, tmp_path: Path
    ) -> None:
        file = tmp_path / "ppid.py"
        file.write_text(EXPECTED.replace('"ajukan"', '"ajuka"'), "utf-8")
        before = file.read_bytes()

        result = run("types", "info.ppid", "--out", str(file), "--check")

        assert result.exit_code == 1
        assert result.stderr == (
            f"Ditolak: {file} tidak sesuai lagi dengan definisinya; "
            f"tulis dengan: layanan types info.ppid --out {file}\n"
        )
        assert file.read_bytes() == before

    def test_fails_a_module_that_does_not_exist(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "ppid.py"

        result = run("types", "info.ppid", "--out", str(file), "--check", "--language", "en")

        assert result.exit_code == 1
        assert f"{file} does not exist; write it with: layanan types info.ppid" in result.stderr
        assert not file.exists()

    def test_says_in_english_that_a_module_differs(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "ppid.py"
        file.write_text("", "utf-8")

        result = run("types", "info.ppid", "--out", str(file), "--check", "--language", "en")

        assert "differs from its definition" in result.stderr
