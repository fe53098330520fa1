"""
A folder of definitions, read when they are asked for.
"""

import shutil
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.catalogue import Catalogue, UnknownServiceError
from layanan.law import NotInForceError
from layanan.records import WrongTypeError
from layanan.service import DefinitionError

DAY = date(2026, 3, 13)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """
    Return a folder with one of the services that ship, and every shared lifecycle.
    """
    data = Path(str(files("layanan.catalogue") / "data"))
    shutil.copytree(data / "lifecycles", tmp_path / "data" / "lifecycles")
    shutil.copy(data / "info.ppid.yaml", tmp_path / "data")
    return tmp_path / "data"


def edit(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def line_of(file: Path, part: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if part in line)


class TestGet:
    def test_the_version_in_force_is_found(self) -> None:
        service = Catalogue.kemenag().get("info.ppid", on=DAY)

        assert (service.code, service.version) == ("info.ppid", "1")

    def test_the_same_service_is_the_same_object(self) -> None:
        catalogue = Catalogue.kemenag()

        assert catalogue.get("info.ppid", on=DAY) is catalogue.get("info.ppid", on=date(2011, 1, 3))

    def test_an_unknown_code_is_told_with_the_nearest(self) -> None:
        with pytest.raises(UnknownServiceError) as caught:
            Catalogue.kemenag().get("info.pid", on=DAY)

        assert caught.value.nearest[0] == "info.ppid"
        assert 'unknown service "info.pid"; did you mean "info.ppid"' in str(caught.value)
        assert 'layanan "info.pid" tidak dikenal; mungkin maksudnya' in caught.value.describe("id")
        assert isinstance(caught.value, LookupError)

    def test_a_word_of_a_code_is_enough(self) -> None:
        with pytest.raises(UnknownServiceError) as caught:
            Catalogue.kemenag().get("halal", on=DAY)
        assert caught.value.nearest == ("halal.reguler", "halal.self_declare")

        with pytest.raises(UnknownServiceError) as caught:
            Catalogue.kemenag().get("nikah.kua", on=DAY)
        assert caught.value.nearest[0] == "kua.nikah"
        assert len(caught.value.nearest) == 3

    def test_no_more_than_three_are_told(self, folder: Path) -> None:
        for name in ("a", "b", "c", "d"):
            (folder / f"info.ppid_{name}.yaml").write_text("", encoding="utf-8")

        with pytest.raises(UnknownServiceError) as caught:
            Catalogue.load(folder).get("info.ppid_", on=DAY)

        assert len(caught.value.nearest) == 3

    def test_a_code_like_no_other_is_told_how_many_there_are(self, folder: Path) -> None:
        with pytest.raises(UnknownServiceError) as caught:
            Catalogue.load(folder).get("zzz", on=DAY)

        assert str(caught.value) == 'unknown service "zzz"; there are 1 services; see .codes'
        assert caught.value.describe("id").endswith("ada 1 layanan; lihat .codes")

    def test_a_day_without_a_version_tells_which_there_are(self) -> None:
        with pytest.raises(NotInForceError, match="in force from 1 May 2010 on"):
            Catalogue.kemenag().get("info.ppid", on=date(2010, 4, 30))

    @pytest.mark.parametrize("on", [datetime(2026, 3, 13, tzinfo=UTC), "2026-03-13", None])
    def test_only_a_date_can_be_asked_for(self, on: Any) -> None:
        with pytest.raises(CivilDateError):
            Catalogue.kemenag().get("info.ppid", on=on)


class TestFile:
    def test_is_that_of_the_service_or_of_the_lifecycle(self, folder: Path) -> None:
        catalogue = Catalogue.load(folder)

        assert catalogue.file("info.ppid") == folder / "info.ppid.yaml"
        assert catalogue.file("informasi_publik") == folder / "lifecycles" / "informasi_publik.yaml"

    def test_of_neither_is_told_with_the_nearest(self) -> None:
        with pytest.raises(UnknownServiceError) as caught:
            Catalogue.kemenag().file("informasi_publk")

        assert caught.value.nearest[0] == "informasi_publik"


class TestLifecycles:
    def test_are_those_that_the_services_share(self, folder: Path) -> None:
        catalogue = Catalogue.load(folder)

        assert sorted(catalogue.lifecycles) == sorted(
            file.stem for file in (folder / "lifecycles").iterdir()
        )
        assert len(catalogue.lifecycles) == len(list((folder / "lifecycles").iterdir()))
        shared = catalogue.get("info.ppid", on=DAY).lifecycle
        assert catalogue.lifecycles["informasi_publik"] is shared


class TestLaziness:
    def test_a_broken_file_hurts_nobody_who_does_not_ask_for_it(self, folder: Path) -> None:
        (folder / "lain.yaml").write_text("rusak: [", encoding="utf-8")
        catalogue = Catalogue.load(folder)

        assert catalogue.codes == ("info.ppid", "lain")
        assert catalogue.get("info.ppid", on=DAY).version == "1"
        with pytest.raises(DefinitionError, match=r"lain\.yaml:"):
            catalogue.get("lain", on=DAY)

    def test_a_definition_is_read_once(self, folder: Path) -> None:
        catalogue = Catalogue.load(folder)
        first = catalogue.definition("info.ppid")
        shutil.rmtree(folder)

        assert catalogue.definition("info.ppid") is first
        assert catalogue.get("info.ppid", on=DAY).code == "info.ppid"


class TestCollection:
    def test_it_is_a_collection_of_codes(self, folder: Path) -> None:
        catalogue = Catalogue.load(str(folder))

        assert tuple(catalogue) == catalogue.codes == ("info.ppid",)
        assert len(catalogue) == 1
        assert "info.ppid" in catalogue
        assert "info.lain" not in catalogue
        assert 7 not in catalogue
        assert repr(catalogue) == "<Catalogue of 1 services>"

    def test_every_service_that_ships_can_be_read(self) -> None:
        catalogue = Catalogue.kemenag()

        assert [catalogue.definition(code).code for code in catalogue] == list(catalogue.codes)


@pytest.mark.parametrize("code", [None, [], 7])
def test_a_code_that_is_no_text_is_refused(code: Any) -> None:
    with pytest.raises(WrongTypeError, match="code must be text"):
        Catalogue.kemenag().definition(code)
    with pytest.raises(WrongTypeError, match="code must be text"):
        Catalogue.kemenag().get(code, on=DAY)


class TestFolder:
    def test_a_folder_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DefinitionError, match="there is no such folder"):
            Catalogue.load(tmp_path / "tidak-ada")

    def test_of_a_file_is_told_its_folder(self, tmp_path: Path) -> None:
        file = tmp_path / "umum.surat.yaml"
        file.write_text("code: umum.surat\n", "utf-8")

        with pytest.raises(DefinitionError, match="this is a file, not a folder") as caught:
            Catalogue.load(file)

        assert str(tmp_path) in caught.value.describe("id")

    def test_a_folder_without_a_definition_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DefinitionError, match="holds no definition; name one <code>"):
            Catalogue.load(tmp_path)

    def test_a_file_that_would_be_passed_over_is_a_fault(self, folder: Path) -> None:
        (folder / "lain.yml").write_text("", encoding="utf-8")

        with pytest.raises(DefinitionError, match=r"name it lain.yaml; a .yml file is not read"):
            Catalogue.load(folder)

    def test_other_files_may_lie_there_too(self, folder: Path) -> None:
        (folder / "README.md").write_text("", encoding="utf-8")

        assert Catalogue.load(folder).codes == ("info.ppid",)

    def test_a_file_is_named_by_its_code(self, folder: Path) -> None:
        (folder / "info.ppid.yaml").rename(folder / "info.lain.yaml")

        with pytest.raises(DefinitionError) as caught:
            Catalogue.load(folder).get("info.lain", on=DAY)

        (fault,) = caught.value.faults
        assert (fault.line, fault.column, fault.key) == (2, 7, "code")
        assert fault.text.en == 'the code must be the name of the file, "info.lain"'

    def test_so_is_a_lifecycle(self, folder: Path) -> None:
        lifecycles = folder / "lifecycles"
        (lifecycles / "informasi_publik.yaml").rename(lifecycles / "lain.yaml")
        edit(folder / "info.ppid.yaml", ("lifecycle: informasi_publik", "lifecycle: lain"))

        with pytest.raises(
            DefinitionError, match=r'lain.yaml:\d+:7: code: the code must be .*"lain"'
        ):
            Catalogue.load(folder).get("info.ppid", on=DAY)


class TestAcrossFiles:
    def test_every_name_that_the_lifecycle_lacks_is_told_with_its_place(self, folder: Path) -> None:
        file = folder / "info.ppid.yaml"
        edit(
            file,
            ("starts: ajukan", "starts: ajuka"),
            ("ends: [setujui, tolak]", "ends: [setujui, tolk]"),
            ("cancels: cabut", "cancels: cabt"),
            ("turns: applicant", "turns: aplicant"),
        )

        with pytest.raises(DefinitionError) as caught:
            Catalogue.load(folder).get("info.ppid", on=DAY)

        line = line_of(file, "starts: ajuka")
        assert [(f.line, f.column, f.key, f.suggestions[0]) for f in caught.value.faults] == [
            (line, 17, "versions.0.levels.0.starts.0", "ajukan"),
            (line + 1, 25, "versions.0.levels.0.ends.1", "tolak"),
            (line + 2, 18, "versions.0.levels.0.cancels.0", "cabut"),
            (line_of(file, "turns: a"), 20, "versions.0.levels.0.pauses.0.turns.0", "applicant"),
        ]
        assert {fault.file for fault in caught.value.faults} == {str(file)}

    def test_a_lifecycle_that_is_not_there_is_told_with_the_nearest(self, folder: Path) -> None:
        file = folder / "info.ppid.yaml"
        edit(file, ("lifecycle: informasi_publik", "lifecycle: informasi_publk"))

        with pytest.raises(DefinitionError) as caught:
            Catalogue.load(folder).get("info.ppid", on=DAY)

        (fault,) = caught.value.faults
        assert (fault.line, fault.column) == (line_of(file, "lifecycle: "), 16)
        assert fault.suggestions == ("informasi_publik",)

    def test_a_folder_need_not_share_lifecycles(self, folder: Path) -> None:
        shutil.rmtree(folder / "lifecycles")

        with pytest.raises(DefinitionError, match="known: none"):
            Catalogue.load(folder).get("info.ppid", on=DAY)

    def test_a_broken_lifecycle_is_told_in_its_own_file(self, folder: Path) -> None:
        file = folder / "lifecycles" / "informasi_publik.yaml"
        edit(
            file,
            ("target: dikembalikan", "target: dikembalika"),
            ("    roles: ppid", "    roles: pipd"),
        )

        with pytest.raises(DefinitionError) as caught:
            Catalogue.load(folder).get("info.ppid", on=DAY)

        assert [(f.file, f.line, f.column) for f in caught.value.faults] == [
            (str(file), line_of(file, "target: dikembalika"), 13),
            (str(file), line_of(file, "roles: pipd"), 12),
        ]
