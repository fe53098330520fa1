"""
What is asked of every definition in a folder finds a planted fault, and nothing in a sound one.
"""

from pathlib import Path

import pytest

from layanan import Catalogue, Label
from layanan.catalogue import UnknownServiceError
from layanan.lifecycle import Guards, Verdict
from layanan.testing import UnknownChoiceError, definition_faults

ROOT = Path(__file__).parents[3]
TEAM = ROOT / "examples" / "team_definitions" / "definitions"
CODE = "umum.ruang_rapat"
YES = Guards({"ruang_kosong": lambda situation, by: Verdict.yes()})
SECOND = """
  - version: "2"
    in_force: 2027-01-01
    lifecycle: ruang_rapat
    confidence: low
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in TEAM.rglob("*.yaml"):
        path = tmp_path / file.relative_to(TEAM)
        path.parent.mkdir(exist_ok=True)
        path.write_text(file.read_text("utf-8"), "utf-8")
    return tmp_path


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


@pytest.mark.parametrize("aspect", ["sound", "budgets", "versions", "walks"])
def test_a_sound_definition_has_no_fault(folder: Path, aspect: str) -> None:
    catalogue = Catalogue.load(folder)

    assert definition_faults(catalogue, CODE, aspect, guards=YES) == ()  # type: ignore[arg-type]
    assert definition_faults(catalogue, "ruang_rapat", aspect) == ()  # type: ignore[arg-type]


def test_a_definition_that_cannot_be_read_is_told_in_every_respect(folder: Path) -> None:
    change(folder / f"{CODE}.yaml", "term: 2 hari kerja", "term: dua hari kerjja")

    (fault,) = definition_faults(Catalogue.load(folder), CODE, "versions")

    assert f"{CODE}.yaml:" in fault.en
    assert fault.id != fault.en


def test_a_lifecycle_that_cannot_be_read_is_told(folder: Path) -> None:
    change(folder / "lifecycles" / "ruang_rapat.yaml", "initial: draf", "initial: draft")

    (fault,) = definition_faults(Catalogue.load(folder), "ruang_rapat", "sound")

    assert "draft" in fault.en


def test_a_timer_bound_to_no_level_is_unsound_only_in_its_service(folder: Path) -> None:
    file = folder / "lifecycles" / "ruang_rapat.yaml"
    change(file, "    fires: gugurkan", "    fires: gugurkan\n    of: keputusann")
    catalogue = Catalogue.load(folder)

    assert definition_faults(catalogue, "ruang_rapat", "sound") == ()
    assert any(
        "keputusann" in one.en for one in definition_faults(catalogue, CODE, "sound", guards=YES)
    )


def test_a_guard_that_is_not_registered_is_told(folder: Path) -> None:
    catalogue, other = Catalogue.load(folder), Guards({"lain": lambda *_: Verdict.yes()})

    for aspect in ("sound", "walks"):
        (fault,) = definition_faults(catalogue, CODE, aspect, guards=other)
        assert "ruang_kosong" in fault.en


def test_a_stage_that_takes_longer_than_the_term_is_told_with_the_way_there(folder: Path) -> None:
    change(folder / "lifecycles" / "ruang_rapat.yaml", "budget: 2 hari", "budget: 3 hari")

    (fault,) = definition_faults(Catalogue.load(folder), CODE, "budgets")

    assert fault.en.startswith("version 1: L502 ")
    assert fault.id.startswith("versi 1: L502 ")


def test_a_seal_that_is_broken_is_told(folder: Path) -> None:
    change(
        folder / f"{CODE}.yaml", '  - version: "1"\n', f'  - version: "1"\n    seal: "{"0" * 64}"\n'
    )

    assert definition_faults(Catalogue.load(folder), CODE, "versions") != ()


def test_a_version_that_would_decide_a_request_under_way_is_told(folder: Path) -> None:
    text = (folder / "lifecycles" / "ruang_rapat.yaml").read_text("utf-8")
    # In the new lifecycle what was returned is over.
    before, returned = text.split("  dikembalikan:\n", 1)
    new = f"{before}  dikembalikan:\n{returned.replace('kind: working', 'kind: closed', 1)}"
    new = new.replace("code: ruang_rapat", "code: ruang_baru").partition("\ntimers:")[0]
    new = new.replace("[draf, dikembalikan]", "draf").partition("  - name: gugurkan")[0]
    new = new.replace("  gugur:\n", "  gugur_lama:\n")
    new += "  - {name: urungkan, sources: draf, target: gugur_lama, roles: pemohon, "
    new += "label: {id: Urungkan, en: Undo}}\n"
    (folder / "lifecycles" / "ruang_baru.yaml").write_text(new, "utf-8")
    file = folder / f"{CODE}.yaml"
    second = SECOND.replace("lifecycle: ruang_rapat", "lifecycle: ruang_baru")
    file.write_text(file.read_text("utf-8") + second, "utf-8")

    faults = definition_faults(Catalogue.load(folder), CODE, "versions")

    assert [one.en.partition(":")[0] for one in faults] == ["version 2"]
    assert "L705" in faults[0].en


def test_versions_that_follow_each_other_are_in_order(folder: Path) -> None:
    file = folder / f"{CODE}.yaml"
    file.write_text(file.read_text("utf-8") + SECOND, "utf-8")

    assert definition_faults(Catalogue.load(folder), CODE, "versions") == ()


def test_a_step_that_nobody_can_take_is_told_with_its_path(folder: Path) -> None:
    taken = Label(id="ruang terpakai", en="the room is taken")
    no = Guards({"ruang_kosong": lambda situation, by: Verdict.no(taken)})

    faults = definition_faults(Catalogue.load(folder), CODE, "walks", guards=no)

    assert [one.en.partition(": ")[2].partition(": ")[0] for one in faults] == ["3-ajukan-setujui"]


def test_an_unknown_aspect_or_code_is_told(folder: Path) -> None:
    catalogue = Catalogue.load(folder)

    with pytest.raises(UnknownChoiceError):
        definition_faults(catalogue, CODE, "soundness")  # type: ignore[arg-type]
    with pytest.raises(UnknownServiceError):
        definition_faults(catalogue, "umum.ruang", "sound")
