"""
`layanan check`: every finding with its place, and an exit code for machines.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from layanan.catalogue import Catalogue
from layanan.cli import UnknownDefinitionError
from tests.unit.cli.test_diagram import UNSOUND
from tests.unit.cli.test_show import TWO

Run = Callable[..., Result]

CATALOGUE = Catalogue.kemenag()
SOUND = UNSOUND.replace("seleai", "selesai")
# A state that nobody can leave: found by the check of the whole, with the way there.
STUCK = SOUND.replace(
    "transitions:\n",
    "transitions:\n"
    "  - name: buntu\n"
    "    sources: draf\n"
    "    target: jalan_buntu\n"
    "    roles: pemohon\n"
    "    label: {id: Buntu, en: Dead end}\n",
).replace(
    "  selesai:\n",
    "  jalan_buntu:\n"
    "    label: {id: Jalan buntu, en: Dead end}\n"
    "    turn: office\n"
    "    kind: working\n"
    "    plain: {id: Jalan buntu, en: Dead end}\n"
    "  selesai:\n",
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    """
    Return a function that writes a file and returns its path.
    """

    def call(name: str, text: str) -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return str(file)

    return call


Write = Callable[[str, str], str]


class TestASoundDefinition:
    @pytest.mark.parametrize("code", [*CATALOGUE.codes, *CATALOGUE.lifecycles])
    def test_that_ships_has_no_error(self, run: Run, code: str) -> None:
        result = run("check", code)

        assert result.exit_code == 0, result.stdout

    def test_of_a_service_takes_its_lifecycles_along(self, run: Run) -> None:
        answer = json.loads(run("check", "info.ppid", "--format", "json").stdout)

        assert answer["files"] == 2

    def test_that_is_named_twice_is_told_once(self, run: Run) -> None:
        result = run("check", "info.ppid", "informasi_publik", "--language", "en")

        assert result.stdout.splitlines()[-1].startswith("files: 2; errors: 0, warnings: ")

    def test_may_have_warnings_and_passes(self, run: Run, write: Write) -> None:
        # Nobody but the applicant ever acts, so L303 warns.
        file = write("sah.yaml", SOUND)

        result = run("check", file)

        assert result.exit_code == 0
        assert result.stdout.splitlines()[-1].startswith("1 berkas: 0 kesalahan, ")


class TestAnUnsoundLifecycle:
    def test_is_told_with_place_level_code_and_words(self, run: Run, write: Write) -> None:
        file = write("rusak.yaml", UNSOUND)

        result = run("check", file)

        assert result.exit_code == 1
        assert result.stderr == ""
        assert result.stdout.splitlines()[0] == (
            f"{file}:21:13: kesalahan L005: kirim: menuju 'seleai', yang bukan status. "
            "Apakah maksudnya 'selesai'?"
        )
        assert result.stdout.splitlines()[-1].startswith("1 berkas: 1 kesalahan, ")

    def test_is_told_in_english_when_asked(self, run: Run, write: Write) -> None:
        file = write("rusak.yaml", UNSOUND)

        result = run("check", file, "--language", "en")

        assert result.stdout.splitlines()[0] == (
            f"{file}:21:13: error L005: kirim: leads to 'seleai', which is not a state. "
            "Did you mean 'selesai'?"
        )

    def test_is_told_with_the_way_there(self, run: Run, write: Write) -> None:
        file = write("buntu.yaml", STUCK)

        lines = run("check", file).stdout.splitlines()

        position = next(i for i, line in enumerate(lines) if " L103: " in line)
        assert lines[position].startswith(f"{file}:13:3: kesalahan L103: jalan_buntu: ")
        assert lines[position + 1] == "  jalan ke sana: buntu"

    def test_is_complete_as_json(self, run: Run, write: Write) -> None:
        file = write("buntu.yaml", STUCK)

        result = run("check", file, "--format", "json")
        answer = json.loads(result.stdout)

        assert result.exit_code == 1
        assert list(answer) == ["files", "error", "warning", "note", "findings"]
        (found,) = [one for one in answer["findings"] if one["code"] == "L103"]
        assert found | {"text": None} == {
            "file": file,
            "line": 13,
            "column": 3,
            "key": "states.jalan_buntu",
            "code": "L103",
            "level": "error",
            "text": None,
            "trace": ["buntu"],
        }
        assert set(found["text"]) == {"id", "en"}

    def test_inside_a_service_is_told_at_its_line(self, run: Run, write: Write) -> None:
        text = Path(str(CATALOGUE.file("info.ppid"))).read_text("utf-8")
        inside = "    lifecycle:\n" + "".join(f"      {line}\n" for line in UNSOUND.splitlines())
        file = write("info.ppid.yaml", text.replace("    lifecycle: informasi_publik\n", inside))

        findings = json.loads(run("check", file, "--format", "json").stdout)["findings"]

        (found,) = [one for one in findings if one["code"] == "L005"]
        assert found["key"] == "versions.0.lifecycle.transitions.0.target"
        written = Path(file).read_text("utf-8").splitlines()[found["line"] - 1]
        assert written[found["column"] - 1 :] == "seleai"


class TestAWrongShape:
    def test_is_told_without_a_code(self, run: Run, write: Write) -> None:
        file = write("rusak.yaml", SOUND.replace("kind: resting", "kind: restin"))

        result = run("check", file, "--language", "en")

        assert result.exit_code == 1
        assert result.stdout.splitlines()[0] == (
            f'{file}:11:11: error: must be "working", "resting", or "closed", not "restin", '
            'did you mean "resting"?'
        )

    def test_does_not_hide_what_is_unsound_elsewhere(self, run: Run, write: Write) -> None:
        # What pydantic would convert in silence is a fault of the loader's own.
        text = STUCK + "    note_required: 1\n"
        answer = json.loads(run("check", write("a.yaml", text), "--format", "json").stdout)

        codes = [one["code"] for one in answer["findings"] if one["level"] == "error"]
        assert {None, "L103"} <= set(codes)

    def test_of_the_file_itself_is_told(self, run: Run, write: Write) -> None:
        result = run("check", write("kosong.yaml", ""))

        assert result.exit_code == 1
        assert "kosong.yaml:1:1: kesalahan: berkas ini kosong" in result.stdout


class TestAService:
    def test_is_held_to_the_lifecycles_beside_it(self, run: Run, write: Write) -> None:
        text = Path(str(CATALOGUE.file("info.ppid"))).read_text("utf-8")
        write("lifecycles/lain.yaml", SOUND.replace("code: rusak", "code: lain"))
        file = write("info.ppid.yaml", text)

        result = run("check", file)

        assert result.exit_code == 1
        assert 'tidak ada daur hidup "informasi_publik"; yang ada: lain' in result.stdout

    def test_may_name_a_shipped_lifecycle_where_none_lie_beside_it(
        self, run: Run, write: Write
    ) -> None:
        text = Path(str(CATALOGUE.file("info.ppid"))).read_text("utf-8")

        assert run("check", write("info.ppid.yaml", text)).exit_code == 0

    def test_is_told_what_its_levels_name_in_vain(self, run: Run, write: Write) -> None:
        text = Path(str(CATALOGUE.file("info.ppid"))).read_text("utf-8")
        file = write("info.ppid.yaml", text.replace("starts: ajukan", "starts: ajuka"))

        result = run("check", file, "--language", "en")

        assert result.exit_code == 1
        assert 'there is no transition "ajuka" in informasi_publik' in result.stdout
        assert 'did you mean "ajukan"' in result.stdout

    def test_brings_the_faults_of_a_broken_lifecycle_along(self, run: Run, write: Write) -> None:
        text = Path(str(CATALOGUE.file("info.ppid"))).read_text("utf-8")
        broken = write(
            "lifecycles/informasi_publik.yaml", UNSOUND.replace("code: rusak", "code: x")
        )

        result = run("check", write("info.ppid.yaml", text))

        assert result.exit_code == 1
        assert f"{broken}:21:13: kesalahan L005: " in result.stdout


class TestAFolder:
    def test_is_checked_with_all_its_files(self, run: Run, write: Write, tmp_path: Path) -> None:
        write("a.yaml", UNSOUND)
        write("dalam/b.yaml", STUCK)
        write("catatan.txt", "bukan definisi")

        answer = json.loads(run("check", str(tmp_path), "--format", "json").stdout)

        assert answer["files"] == 2
        assert {Path(one["file"]).name for one in answer["findings"]} == {"a.yaml", "b.yaml"}

    def test_without_a_definition_is_refused(self, run: Run, tmp_path: Path) -> None:
        result = run("check", str(tmp_path))

        assert result.exit_code == 1
        assert result.stderr == f"Ditolak: folder {tmp_path} tidak memuat satu pun berkas .yaml\n"

    def test_without_a_definition_is_refused_in_english_too(self, run: Run, tmp_path: Path) -> None:
        result = run("check", str(tmp_path), "--language", "en")

        assert result.stderr == f"Refused: the folder {tmp_path} holds no .yaml file\n"


def test_a_word_that_names_nothing_is_refused(run: Run) -> None:
    assert "bukan kode layanan" in run("check", "info.ppd").stderr


def test_at_least_one_word_is_needed(run: Run) -> None:
    assert run("check").exit_code == 2


def test_a_file_with_too_many_faults_says_that_there_are_more(run: Run, write: Write) -> None:
    keys = "".join(f"kunci_{number}: 1\n" for number in range(1200))

    result = run("check", write("banyak.yaml", f"states: {{}}\n{keys}"))

    assert result.exit_code == 1
    assert " kesalahan lain\n" in result.stdout


class TestAStandard:
    def test_is_told_what_is_missing_with_its_place(self, run: Run) -> None:
        lines = run("check", "info.ppid").stdout.splitlines()

        # No source that was read says where to complain about this service.
        (line,) = [line for line in lines if " S101: " in line]
        assert "info.ppid.yaml:" in line
        assert "peringatan S101: versi 1: komponen j (penanganan pengaduan" in line

    def test_is_told_once_what_an_office_may_not_promise(self, run: Run, write: Write) -> None:
        text = TWO.format(code="contoh").replace("rank: norm", "rank: law")
        file = write("contoh.yaml", text)

        answer = json.loads(run("check", file, "--format", "json").stdout)

        errors = [one for one in answer["findings"] if one["level"] == "error"]
        assert [one["code"] for one in errors] == ["S301", "S301"]
        assert all(one["key"].endswith("rank") for one in errors)


class TestStandardsOfOffices:
    TEXT = (
        "code: {code}\n"
        "standards:\n"
        "  - office: kankemenag.contoh\n"
        "    name: Kankemenag Contoh\n"
        "    unit: kankemenag\n"
        "    in_force: 2025-01-01\n"
        "    levels:\n"
        "      - name: janji\n"
        "        label: {{id: Janji, en: Promise}}\n"
        "        rank: {rank}\n"
        "        term: 1 hari kerja\n"
        "        starts: {starts}\n"
        "        ends: tolak\n"
        "        cites: UU 25/2009\n"
        "    sources: [{{name: Contoh, confidence: high}}]\n"
        "    confidence: high\n"
    )

    def test_are_checked_within_a_service_of_the_catalogue(self, run: Run, write: Write) -> None:
        file = write(
            "info.ppid.yaml", self.TEXT.format(code="info.ppid", rank="norm", starts="ajukan")
        )

        answer = json.loads(run("check", file, "--format", "json").stdout)

        # The citation has no source; nothing is told of the service itself.
        assert [(one["code"], one["line"]) for one in answer["findings"]] == [("S204", 14)]

    def test_are_checked_within_the_service_beside_them(self, run: Run, write: Write) -> None:
        write("contoh.yaml", TWO.format(code="contoh"))
        text = self.TEXT.format(code="contoh", rank="law", starts="trima")
        file = write("standards/contoh.yaml", text)

        answer = json.loads(run("check", file, "--format", "json").stdout)

        assert answer["error"] > 0
        assert {one["file"] for one in answer["findings"]} == {file}
        assert any("terima" in one["text"]["id"] for one in answer["findings"])

    def test_of_an_unknown_service_name_the_nearest(self, run: Run, write: Write) -> None:
        text = self.TEXT.format(code="info.pid", rank="norm", starts="ajukan")
        file = write("info.pid.yaml", text)

        result = run("check", file)

        assert result.exit_code == 1
        assert f"{file}:1:7: kesalahan: tidak ada layanan" in result.stdout
        assert '"info.ppid"' in result.stdout

    def test_that_cannot_be_read_are_told(self, run: Run, write: Write) -> None:
        text = self.TEXT.format(code="info.ppid", rank="norma", starts="ajukan")
        file = write("info.ppid.yaml", text)

        assert f"{file}:10:15: kesalahan: " in run("check", file).stdout


class TestTheCatalogue:
    def test_is_checked_as_a_whole(self, run: Run) -> None:
        result = run("check", "--catalogue", "--format", "json")
        answer = json.loads(result.stdout)

        assert result.exit_code == 0
        assert answer["error"] == 0
        assert answer["files"] >= len(CATALOGUE.codes) + len(CATALOGUE.lifecycles)

    def test_is_not_what_nothing_means(self, run: Run) -> None:
        result = run("check")

        assert result.exit_code == 2
        assert "DEFINITION wajib diisi, atau --catalogue" in result.stderr


def test_a_word_that_names_nothing_is_told_with_all_there_is_where_that_is_little() -> None:
    error = UnknownDefinitionError(word="zzz", known=("info.ppid", "kua.nikah"))

    assert str(error).endswith("there are: info.ppid, kua.nikah")
    assert error.describe("id").endswith("yang ada: info.ppid, kua.nikah")
