"""
A folder of the host's own, laid over what ships.
"""

from datetime import date
from pathlib import Path

import pytest

from layanan import Catalogue
from layanan.service import DefinitionError
from tests.unit.catalogue.test_catalogue import DAY

STANDARD = """
code: info.ppid
standards:
  - office: kanwil.jateng
    name: Kanwil Kemenag Provinsi Jawa Tengah
    unit: kanwil
    in_force: 2026-01-01
    confidence: low
    levels:
      - name: jawaban_kanwil
        label: {id: Jawaban Kanwil, en: Answer of the Kanwil}
        rank: norm
        keeps: jawaban
        term: TERM
        starts: ajukan
        ends: [setujui, tolak]
        cites: {ref: Standar Pelayanan Kanwil Jawa Tengah, confidence: low}
    sources: [{name: contoh, confidence: low}]
"""


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def kanwil(tmp_path: Path) -> Path:
    _write(tmp_path, "standards/info.ppid.yaml", STANDARD.replace("TERM", "5 hari kerja"))
    return tmp_path


class TestWhatOfficesPromise:
    def test_is_added_to_a_service_that_ships(self, kanwil: Path) -> None:
        over = Catalogue.kemenag().overlay(kanwil)

        own = over.get("info.ppid", on=DAY, office="kanwil.jateng")
        assert [one.name for one in own.levels] == ["jawaban", "jawaban_kanwil"]
        assert over.codes == Catalogue.kemenag().codes
        assert len(over.definition("info.ppid").standards) == 1 + len(
            Catalogue.kemenag().definition("info.ppid").standards
        )

    def test_is_refused_at_its_place_where_it_goes_beyond(self, tmp_path: Path) -> None:
        _write(tmp_path, "standards/info.ppid.yaml", STANDARD.replace("TERM", "11 hari kerja"))
        over = Catalogue.kemenag().overlay(tmp_path)

        with pytest.raises(DefinitionError) as caught:
            over.get("info.ppid", on=DAY)

        assert {(one.line, one.key) for one in caught.value.faults} == {
            (14, "standards.0.levels.0.term")
        }

    def test_is_refused_where_an_office_has_two_on_one_day(self, kanwil: Path) -> None:
        first = Catalogue.kemenag().overlay(kanwil)
        twice = first.overlay(kanwil)

        with pytest.raises(DefinitionError) as caught:
            twice.definition("info.ppid")

        assert {one.key for one in caught.value.faults} == {
            "standards.0.version",
            "standards.0.in_force",
        }

    def test_counts_from_its_day(self, kanwil: Path) -> None:
        over = Catalogue.kemenag().overlay(kanwil)

        with pytest.raises(LookupError):
            over.get("info.ppid", on=date(2025, 12, 31), office="kanwil.jateng")

    def test_is_of_the_service_that_its_file_is_named_by(self, tmp_path: Path) -> None:
        _write(tmp_path, "standards/info.lain.yaml", STANDARD.replace("TERM", "5 hari kerja"))
        data = Path(str(Catalogue.kemenag().file("info.ppid"))).read_text("utf-8")
        _write(tmp_path, "info.lain.yaml", data.replace("code: info.ppid", "code: info.lain", 1))

        with pytest.raises(DefinitionError, match=r'must be the name of the file, "info\.lain"'):
            Catalogue.kemenag().overlay(tmp_path).definition("info.lain")


class TestServices:
    def test_of_the_folder_replace_those_of_their_code(self, tmp_path: Path) -> None:
        data = Path(str(Catalogue.kemenag().file("info.ppid"))).read_text("utf-8")
        _write(
            tmp_path,
            "info.ppid.yaml",
            data.replace("Permohonan informasi publik", "Informasi publik kami", 1),
        )
        over = Catalogue.kemenag().overlay(tmp_path)

        assert over.get("info.ppid", on=DAY).name.id == "Informasi publik kami"
        assert over.file("info.ppid") == tmp_path / "info.ppid.yaml"
        assert Catalogue.kemenag().get("info.ppid", on=DAY).name.id != "Informasi publik kami"

    def test_may_use_the_lifecycles_that_ship_or_replace_them(self, tmp_path: Path) -> None:
        data = Path(str(Catalogue.kemenag().file("informasi_publik"))).read_text("utf-8")
        _write(
            tmp_path,
            "lifecycles/informasi_publik.yaml",
            data.replace("Permohonan informasi publik", "Alur kami", 1),
        )
        over = Catalogue.kemenag().overlay(tmp_path)

        assert over.get("info.ppid", on=DAY).lifecycle.name.id == "Alur kami"


class TestAFolder:
    def test_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DefinitionError, match="no such folder"):
            Catalogue.kemenag().overlay(tmp_path / "tidak_ada")

    def test_that_holds_nothing_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DefinitionError, match="holds no definition"):
            Catalogue.kemenag().overlay(tmp_path)
