"""
`layanan diagram`: a lifecycle by its code, by its service, or from a file.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from layanan.catalogue import Catalogue
from layanan.exchange import mermaid, outline, state_table

Run = Callable[..., Result]

CATALOGUE = Catalogue.kemenag()
PPID = CATALOGUE.lifecycles["informasi_publik"]

UNSOUND = """\
code: rusak
name: {id: Rusak, en: Broken}
cites: UU 25/2009
initial: draf
roles:
  pemohon: {id: Pemohon, en: Applicant}
states:
  draf:
    label: {id: Draf, en: Draft}
    turn: applicant
    kind: resting
    plain: {id: Draf, en: Draft}
  selesai:
    label: {id: Selesai, en: Done}
    turn: office
    kind: closed
    plain: {id: Selesai, en: Done}
transitions:
  - name: kirim
    sources: draf
    target: seleai
    roles: pemohon
    label: {id: Kirim, en: Send}
"""


class TestWhatIsShown:
    def test_is_mermaid_text_unless_another_form_is_asked_for(self, run: Run) -> None:
        result = run("diagram", "informasi_publik")

        assert result.exit_code == 0
        assert result.stdout == mermaid(PPID)

    @pytest.mark.parametrize(
        ("form", "write"), [("mermaid", mermaid), ("table", state_table), ("outline", outline)]
    )
    def test_is_in_the_form_and_the_language_that_were_asked_for(
        self, run: Run, form: str, write: Callable[..., str]
    ) -> None:
        result = run("diagram", "informasi_publik", "--form", form, "--language", "en")

        assert result.stdout == write(PPID, language="en")

    def test_is_the_lifecycle_of_a_service(self, run: Run) -> None:
        assert run("diagram", "info.ppid").stdout == mermaid(PPID)

    def test_is_the_lifecycle_in_a_file(self, run: Run) -> None:
        file = str(CATALOGUE.file("informasi_publik"))

        assert run("diagram", file).stdout == mermaid(PPID)

    def test_is_the_newest_version_of_a_service_in_a_file(self, run: Run, tmp_path: Path) -> None:
        text = Path(str(CATALOGUE.file("info.ppid"))).read_text("utf-8")
        # What offices promise stands behind the versions; it is left out here.
        text = text.partition("\nstandards:\n")[0]
        newer = text[text.index('  - version: "1"') :].replace('version: "1"', 'version: "2"')
        newer = newer.replace("in_force: 2010-05-01", "in_force: 2030-01-01")
        lifecycle = UNSOUND.replace("seleai", "selesai").replace("kirim", "ajukan")
        inside = "    lifecycle:\n" + "".join(f"      {line}\n" for line in lifecycle.splitlines())
        newer = newer.replace("    lifecycle: informasi_publik\n", inside)
        newer = newer.replace("ends: [setujui, tolak]", "ends: ajukan")
        newer = newer.replace("        cancels: cabut\n", "")
        newer = newer.replace("roles: [front_office, ppid]", "roles: pemohon")
        file = tmp_path / "info.ppid.yaml"
        file.write_text(f"{text}\n{newer}", "utf-8")

        result = run("diagram", str(file))

        assert "accTitle: Rusak (rusak)" in result.stdout, result.stderr

    def test_may_be_unsound(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "rusak.yaml"
        file.write_text(UNSOUND, "utf-8")

        result = run("diagram", str(file))

        assert result.exit_code == 0
        assert 'state "seleai<br/>seleai<br/>tidak didefinisikan" as s_seleai' in result.stdout


class TestWhatIsRefused:
    def test_is_a_code_that_does_not_exist(self, run: Run) -> None:
        result = run("diagram", "informasi_publk")

        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr == (
            "Ditolak: 'informasi_publk' bukan kode layanan atau daur hidup, dan bukan berkas; "
            'mungkin maksudnya "informasi_publik"?\n'
        )

    def test_tells_how_much_there_is_where_nothing_is_near(self, run: Run) -> None:
        count = len(CATALOGUE) + len(CATALOGUE.lifecycles)
        english = run("diagram", "zzz", "--language", "en").stderr
        indonesian = run("diagram", "zzz").stderr

        assert f"and no file; there are {count}; see `layanan services`" in english
        assert f"ada {count}; lihat `layanan services`" in indonesian

    def test_is_a_file_that_does_not_exist(self, run: Run) -> None:
        result = run("diagram", "tidak.yaml")

        assert result.exit_code == 1
        assert result.stderr.startswith("Ditolak: tidak.yaml:1:1: berkas ini tidak ada")

    def test_is_a_file_of_another_shape(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "rusak.yaml"
        file.write_text(UNSOUND.replace("kind: resting", "kind: restin"), "utf-8")

        result = run("diagram", str(file), "--language", "en")

        assert result.exit_code == 1
        assert result.stderr.startswith(f"Refused: {file}:11:11: states.draf.kind: must be ")

    def test_is_a_value_that_speaks_for_itself(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "rusak.yaml"
        file.write_text(UNSOUND.replace("cites: UU 25/2009", "cites: '?'"), "utf-8")

        result = run("diagram", str(file))

        assert result.exit_code == 1
        assert "'?'" in result.stderr

    def test_is_a_service_whose_lifecycle_does_not_exist(self, run: Run, tmp_path: Path) -> None:
        text = Path(str(CATALOGUE.file("info.ppid"))).read_text("utf-8")
        file = tmp_path / "info.ppid.yaml"
        file.write_text(
            text.replace("lifecycle: informasi_publik", "lifecycle: informasi"), "utf-8"
        )

        result = run("diagram", str(file))

        assert result.exit_code == 1
        assert ': versions.0.lifecycle: tidak ada daur hidup "informasi"; yang ada: ' in (
            result.stderr
        )

    def test_is_a_form_that_does_not_exist(self, run: Run) -> None:
        assert run("diagram", "info.ppid", "--form", "svg").exit_code == 2
