"""
The pytest plugin, run over a folder of its own; in a process of its own where that matters.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from layanan import Catalogue
from layanan.testing import definition_faults

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[3]
TEAM = ROOT / "examples" / "team_definitions"
QUIET = ("-p", "no:randomly", "-p", "no:cacheprovider")
GUARDS = """
from layanan.lifecycle import Guards, Verdict

def pytest_layanan_guards():
    return Guards({"ruang_kosong": lambda situation, by: Verdict.yes()})
"""

# A run in this process forgets what it imported, and parts in C cannot be imported anew.
assert definition_faults(Catalogue.kemenag(), "info.ppid", "walks") == ()


@pytest.fixture
def team(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """
    Give a desk with the definitions of the example in `definisi/`, and its guards.
    """
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)
    for file in sorted((TEAM / "definitions").rglob("*.yaml")):
        path = pytester.path / "definisi" / file.relative_to(TEAM / "definitions")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.read_text("utf-8"), "utf-8")
    pytester.makeconftest(GUARDS)
    return pytester


def run(desk: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return desk.runpytest_inprocess(*QUIET, *arguments)


def run_apart(desk: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return desk.runpytest_subprocess(*QUIET, *arguments)


def change(desk: pytest.Pytester, file: str, before: str, after: str) -> None:
    path = desk.path / "definisi" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


class TestAFolderOfDefinitions:
    def test_becomes_tests_of_every_definition(self, team: pytest.Pytester) -> None:
        done = run_apart(team, "--layanan-definitions", "definisi", "-v", "-W", "error")

        done.assert_outcomes(passed=6)
        done.stdout.fnmatch_lines_random(
            [
                "definisi/umum.ruang_rapat.yaml::sound PASSED*",
                "definisi/umum.ruang_rapat.yaml::budgets PASSED*",
                "definisi/umum.ruang_rapat.yaml::versions PASSED*",
                "definisi/umum.ruang_rapat.yaml::walks PASSED*",
                "definisi/lifecycles/ruang_rapat.yaml::sound PASSED*",
                "definisi/lifecycles/ruang_rapat.yaml::budgets PASSED*",
            ]
        )

    def test_is_collected_beside_what_was_asked_for(self, team: pytest.Pytester) -> None:
        team.makepyfile("def test_ours(): pass")

        done = run(
            team,
            "--layanan-definitions",
            "definisi",
            "test_is_collected_beside_what_was_asked_for.py",
        )

        done.assert_outcomes(passed=7)

    def test_is_not_collected_twice(self, team: pytest.Pytester) -> None:
        run(team, "--layanan-definitions", "definisi", ".").assert_outcomes(passed=6)

    def test_may_lie_outside_of_what_is_collected(
        self, team: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        away = tmp_path_factory.mktemp("jauh")
        (team.path / "definisi").rename(away / "definisi")

        done = run(team, "--layanan-definitions", str(away / "definisi"))

        done.assert_outcomes(passed=6)

    def test_may_be_asked_for_one_thing(self, team: pytest.Pytester) -> None:
        done = run(
            team, "--layanan-definitions", "definisi", "definisi/umum.ruang_rapat.yaml::sound"
        )

        done.assert_outcomes(passed=1)

    def test_is_collected_by_its_line_in_the_configuration(self, team: pytest.Pytester) -> None:
        team.makeini("[pytest]\nlayanan_definitions = definisi")

        run(team).assert_outcomes(passed=6)

    def test_of_the_configuration_waits_when_something_else_is_asked_for(
        self, team: pytest.Pytester
    ) -> None:
        team.makeini("[pytest]\nlayanan_definitions = definisi")
        test = team.makepyfile("def test_ours(): pass")

        run(team, str(test)).assert_outcomes(passed=1)

    def test_runs_in_several_processes(self, team: pytest.Pytester) -> None:
        team.makeini("[pytest]\nlayanan_definitions = definisi")

        run_apart(team, "-n", "2").assert_outcomes(passed=6)
        run_apart(team, "-n", "1", "--layanan-definitions", "definisi").assert_outcomes(passed=6)

    def test_bears_the_marker(self, team: pytest.Pytester) -> None:
        team.makepyfile("def test_ours(): pass")

        done = run(team, "--layanan-definitions", "definisi", "-m", "layanan", "--strict-markers")

        done.assert_outcomes(passed=6, deselected=1)

    def test_holds_the_standards_of_offices_too(self, team: pytest.Pytester) -> None:
        path = team.path / "definisi" / "standards" / "umum.ruang_rapat.yaml"
        path.parent.mkdir()
        path.write_text("code: umum.ruang_rapat\nstandards: 7\n", "utf-8")

        done = run(team, "--layanan-definitions", "definisi", "definisi/standards")

        done.assert_outcomes(failed=1)
        done.stdout.fnmatch_lines(["*umum.ruang_rapat.yaml:2:*standards*"])

    def test_leaves_other_files_alone(self, team: pytest.Pytester) -> None:
        (team.path / "definisi" / "catatan").mkdir()
        (team.path / "definisi" / "catatan" / "lain.yaml").write_text("[", "utf-8")
        (team.path / "luar.yaml").write_text("[", "utf-8")
        (team.path / "definisi" / "baca.txt").write_text("[", "utf-8")

        run(team, "--layanan-definitions", "definisi", ".").assert_outcomes(passed=6)

    def test_is_nothing_unless_it_is_named(self, team: pytest.Pytester) -> None:
        done = run(team, "definisi")

        done.assert_outcomes()
        assert done.ret == pytest.ExitCode.NO_TESTS_COLLECTED

    def test_without_a_definition_is_told(self, team: pytest.Pytester) -> None:
        done = run(team, "--layanan-definitions", "definsi")

        assert done.ret == pytest.ExitCode.USAGE_ERROR
        done.stderr.fnmatch_lines(["*definsi holds no definition of a service*"])


class TestAFault:
    def test_of_shape_is_told_with_its_line(self, team: pytest.Pytester) -> None:
        change(team, "umum.ruang_rapat.yaml", "    lifecycle: ruang_rapat", "    lifecycle: rapat")

        done = run(team, "--layanan-definitions", "definisi")

        done.assert_outcomes(passed=2, failed=4)
        done.stdout.fnmatch_lines(["*umum.ruang_rapat.yaml:17:*lifecycle*"])
        done.stdout.no_fnmatch_line("*Traceback*")

    def test_of_soundness_is_told_with_its_code(self, team: pytest.Pytester) -> None:
        change(team, "lifecycles/ruang_rapat.yaml", "fires: gugurkan", "fires: setujui")

        done = run(team, "--layanan-definitions", "definisi")

        done.assert_outcomes(failed=6)
        done.stdout.fnmatch_lines(["*ruang_rapat.yaml:*L402*"])

    def test_of_budgets_is_told(self, team: pytest.Pytester) -> None:
        change(team, "lifecycles/ruang_rapat.yaml", "budget: 2 hari", "budget: 3 hari")

        done = run(team, "--layanan-definitions", "definisi")

        done.assert_outcomes(passed=5, failed=1)
        done.stdout.fnmatch_lines_random(["*ruang_rapat.yaml::budgets*", "*L502*"])

    def test_of_a_walk_is_told(self, team: pytest.Pytester) -> None:
        team.makeconftest(
            GUARDS.replace("Verdict.yes()", "Verdict.no(LABEL)").replace(
                "from layanan.lifecycle", "from layanan import Label\nfrom layanan.lifecycle"
            )
            + "\nLABEL = Label(id='ruang terpakai', en='the room is taken')\n"
        )

        done = run(team, "--layanan-definitions", "definisi")

        done.assert_outcomes(passed=5, failed=1)
        done.stdout.fnmatch_lines(["*version 1: *ajukan-setujui: *the room is taken*"])

    def test_may_be_told_in_indonesian(self, team: pytest.Pytester) -> None:
        team.makeini("[pytest]\nlayanan_language = id")
        change(team, "lifecycles/ruang_rapat.yaml", "budget: 2 hari", "budget: 3 hari")

        done = run(team, "--layanan-definitions", "definisi")

        done.stdout.fnmatch_lines(["*versi 1: L502*"])

    def test_in_a_language_that_is_not_there_is_refused(self, team: pytest.Pytester) -> None:
        team.makeini("[pytest]\nlayanan_language = fr")

        done = run(team)

        assert done.ret == pytest.ExitCode.USAGE_ERROR
        done.stderr.fnmatch_lines(["*layanan_language is id or en*"])

    def test_of_the_host_itself_keeps_its_trace(self, team: pytest.Pytester) -> None:
        team.makeconftest("def pytest_layanan_guards(): raise RuntimeError('rusak')")

        done = run(team, "--layanan-definitions", "definisi", "-k", "walks")

        done.assert_outcomes(failed=1, deselected=5)
        done.stdout.fnmatch_lines(["*RuntimeError: rusak*"])

    def test_that_no_folder_reports_but_the_library_is_told_in_words(
        self, team: pytest.Pytester
    ) -> None:
        team.makeconftest("")

        done = run(team, "--layanan-definitions", "definisi", "-k", "walks")

        done.assert_outcomes(failed=1, deselected=5)
        done.stdout.fnmatch_lines(["*ruang_kosong*"])
        done.stdout.no_fnmatch_line("*Traceback*")


class TestFixtures:
    def test_give_what_the_marker_names(self, team: pytest.Pytester) -> None:
        team.makepyfile(
            """
            from datetime import date
            import pytest

            @pytest.mark.layanan("umum.ruang_rapat")
            def test_newest(layanan_service, layanan_office, layanan_store):
                assert layanan_service.code == "umum.ruang_rapat"
                assert "ruang_kosong" in layanan_service.guards
                assert layanan_office.region == "ID-JK"
                layanan_store.append("REQ-1", [], expect_seq=0)

            @pytest.mark.layanan("info.ppid", on=date(2026, 3, 13))
            def test_of_a_day(layanan_service, layanan_catalogue):
                assert layanan_service == layanan_catalogue.get(
                    "info.ppid", on=date(2026, 3, 13)
                ).with_guards(layanan_service.guards)
            """
        )

        run(team, "--layanan-definitions", "definisi", "-k", "newest or day").assert_outcomes(
            passed=2, deselected=6
        )

    def test_need_neither_a_folder_nor_guards(self, team: pytest.Pytester) -> None:
        team.makeconftest("")
        team.makepyfile(
            """
            import pytest

            @pytest.mark.layanan("info.ppid")
            def test_shipped(layanan_service):
                assert layanan_service.code == "info.ppid"
            """
        )

        run(team).assert_outcomes(passed=1)

    def test_want_the_marker(self, team: pytest.Pytester) -> None:
        team.makepyfile("def test_without(layanan_service): pass")

        done = run(team)

        done.assert_outcomes(errors=1)
        done.stdout.fnmatch_lines(["*name the service: @pytest.mark.layanan*"])

    def test_are_never_automatic(self, team: pytest.Pytester) -> None:
        team.makepyfile("def test_ours(request): assert request.fixturenames == ['request']")

        run(team).assert_outcomes(passed=1)


class TestALawThatDoesNotHold:
    def test_tells_both_sides(self, team: pytest.Pytester) -> None:
        team.makepyfile(
            """
            from layanan.testing import MemoryStore, store_contract

            class Forgets(MemoryStore):
                def load(self, request_id):
                    return super().load(request_id)[:-1]

            def test_our_store():
                store_contract(Forgets, examples=20)
            """
        )

        done = run_apart(team)

        done.assert_outcomes(failed=1)
        # Only a rewritten assertion says what it compared.
        done.stdout.fnmatch_lines(["E*AssertionError: assert*", "E*Right contains one more item*"])


class TestImportingThePlugin:
    def test_brings_along_the_standard_library_alone(self) -> None:
        script = (
            "import sys, pytest\n"
            "before = set(sys.modules)\n"
            "import layanan_pytest\n"
            "new = {one.partition('.')[0] for one in set(sys.modules) - before}\n"
            "print(sorted(new - set(sys.stdlib_module_names)))\n"
        )

        done = subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True
        )

        assert done.stdout.strip() == "['layanan_pytest']"

    def test_leaves_the_library_to_coverage(self, team: pytest.Pytester) -> None:
        # As pytest-cov does it: plugins first, then coverage, then the tests.
        team.makepyfile(
            ukur="""
            import coverage, pytest, sys

            class Starts:
                def pytest_configure(self):
                    self.measured = coverage.Coverage(source_pkgs=["layanan"], data_file=None)
                    self.measured.start()

            sys.exit(pytest.main(sys.argv[1:], plugins=[Starts()]))
            """
        )
        (team.path / "conftest.py").unlink()

        done = team.run(
            sys.executable,
            "-W",
            "error",
            "ukur.py",
            "--layanan-definitions",
            "definisi",
            "-k",
            "sound",
        )

        done.assert_outcomes(passed=2, deselected=4)
        assert "CoverageWarning" not in done.stdout.str() + done.stderr.str()

    def test_of_a_test_kit_that_is_loaded_already_warns_of_nothing(
        self, team: pytest.Pytester
    ) -> None:
        script = "import layanan.testing, pytest, sys; sys.exit(pytest.main(sys.argv[1:]))"

        done = team.run(
            sys.executable,
            "-c",
            script,
            "-W",
            "error:Module already imported so cannot be rewritten; layanan",
            "--layanan-definitions",
            "definisi",
            "-k",
            "budgets",
        )

        done.assert_outcomes(passed=2, deselected=4)
