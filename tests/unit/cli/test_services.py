"""
`layanan services`: the catalogue as a list, narrowed down.
"""

import json
from collections.abc import Callable

from click.testing import Result

from layanan.catalogue import Catalogue

Run = Callable[..., Result]

COUNT = len(Catalogue.kemenag())


class TestTheList:
    def test_has_every_service(self, run: Run) -> None:
        result = run("services")

        assert result.exit_code == 0
        # A head, the services, and the total.
        assert len(result.stdout.splitlines()) == COUNT + 2
        assert result.stdout.splitlines()[0].split() == ["KODE", "NAMA", "UNIT", "STATUS"]
        assert result.stdout.splitlines()[-1] == f"{COUNT} dari {COUNT} layanan"

    def test_finds_by_a_word_of_either_language(self, run: Run) -> None:
        for word in ("halal", "Halal"):
            lines = run("services", word, "--language", "en").stdout.splitlines()

            assert lines[0].split() == ["CODE", "NAME", "UNITS", "STATUS"]
            assert lines[1].startswith("halal.reguler ")
            # Halal left the ministry on 5 November 2024 (issue 5).
            assert lines[1].endswith(" transferred")

    def test_wants_all_words(self, run: Run) -> None:
        assert "info.ppid " in run("services", "information", "request").stdout
        assert "info.ppid " not in run("services", "information", "halal").stdout

    def test_is_narrowed_by_options(self, run: Run) -> None:
        answer = json.loads(
            run("services", "--unit", "kua", "--status", "active", "--format", "json").stdout
        )

        assert answer["all"] == COUNT
        codes = [one["code"] for one in answer["services"]]
        assert "kua.nikah" in codes
        assert "info.ppid" not in codes
        nikah = answer["services"][codes.index("kua.nikah")]
        assert nikah["name"] == {"id": "Pencatatan nikah", "en": "Marriage registration"}
        assert nikah["units"] == ["kua"]
        assert nikah["life_events"] == ["menikah"]

    def test_tells_when_nothing_is_found(self, run: Run) -> None:
        result = run("services", "tidakadasamasekali")

        assert result.exit_code == 0
        assert result.stdout == f"0 dari {COUNT} layanan\n"

    def test_refuses_an_unknown_unit_and_names_the_nearest(self, run: Run) -> None:
        result = run("services", "--unit", "kuaa")

        assert result.exit_code == 1
        assert result.stdout == ""
        assert '"kuaa"; mungkin maksudnya "kua"?' in result.stderr
