"""
Help, usage and exit codes, in both languages.
"""

from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]

COMMANDS = ("due", "day", "replay", "demo")


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_a_command_is_in_the_language_asked_for(self, run: Run, command: str) -> None:
        indonesian = run(command, "--help")
        english = run(command, "--help", "--language", "en")

        assert (indonesian.exit_code, english.exit_code) == (0, 0)
        assert indonesian.stdout.startswith(f"Pemakaian: layanan {command} ")
        assert "Tampilkan bantuan ini." in indonesian.stdout
        assert english.stdout.startswith(f"Usage: layanan {command} ")
        assert "Show this help." in english.stdout

    def test_lists_every_command_with_its_first_sentence(self, run: Run) -> None:
        indonesian, english = run("--help").stdout, run("--language", "en", "--help").stdout

        assert all(f"\n  {command}" in indonesian for command in COMMANDS)
        assert "Hitung jatuh tempo." in indonesian
        assert "Count a deadline." in english
        assert "1 if an input is refused" in english

    def test_without_a_command_is_the_help(self, run: Run) -> None:
        result = run()

        assert result.exit_code == 2
        assert "Pemakaian: layanan" in result.output

    def test_tells_the_version(self, run: Run) -> None:
        assert run("--version").stdout.startswith("layanan, version ")


class TestUsage:
    @pytest.mark.parametrize(
        ("words", "indonesian", "english"),
        [
            (("deu",), "mungkin maksudnya due?", "did you mean due?"),
            (("zzz",), "yang ada: check, day, demo, diagram, ", "there are: check, day, demo, "),
            (("due",), "RECEIVED wajib diisi", "Missing argument 'RECEIVED'"),
            (
                ("due", "2026-03-13T10:00+07:00", "1 hari", "--regio", "ID-JT"),
                "tidak ada opsi --regio; mungkin maksudnya --region",
                "No such option",
            ),
            (("demo", "--zzz"), "tidak ada opsi --zzz", "No such option"),
            (("day", "2026", "--workweek", "7"), "--workweek hanya boleh 5 atau 6", "is not one"),
            (("day", "2026", "--known-on"), "periksa penulisan perintah", "requires an argument"),
            (("day", "2026", "2027"), "periksa penulisan perintah", "unexpected extra argument"),
            (("demo", "--format", "xml"), "--format hanya boleh text atau json", "is not one"),
        ],
    )
    def test_a_wrong_command_line_exits_with_2(
        self, run: Run, words: tuple[str, ...], indonesian: str, english: str
    ) -> None:
        # The language stands first, so that it is not taken for a missing value.
        wrong, in_english = run(*words), run("--language", "en", *words)

        assert (wrong.exit_code, wrong.stdout) == (2, "")
        assert "Salah pakai: " in wrong.stderr
        assert indonesian in wrong.stderr
        assert (in_english.exit_code, in_english.stdout) == (2, "")
        assert "Error: " in in_english.stderr
        assert english in in_english.stderr

    def test_an_unknown_language_is_told_in_indonesian(self, run: Run) -> None:
        result = run("demo", "--language", "fr")

        assert result.exit_code == 2
        assert "--language hanya boleh id atau en" in result.stderr

    def test_after_two_dashes_nothing_is_an_option(self, run: Run) -> None:
        result = run("day", "--", "--language=en")

        assert result.exit_code == 1
        assert result.stderr.startswith("Ditolak: ")
