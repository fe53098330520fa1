"""
`layanan new`: a template that is refused as it is, and passes once it is filled.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

# What a writer would put in place of each bracket; everything else is plain words.
ANSWERS = {
    "<tahun-bulan-hari>": "2024-01-02",
    "<year-month-day>": "2024-01-02",
    "<dasar hukum>": "UU 25/2009 pasal 21",
    "<legal basis>": "UU 25/2009 pasal 21",
    "<alamat sumber>": "https://example.test/standar",
    "<address of the source>": "https://example.test/standar",
    "<keyakinan>": "high",
    "<confidence>": "high",
    "<lama>": "3 hari kerja",
    "<how long>": "3 hari kerja",
    "<rupiah>": "0",
}


def filled(text: str) -> str:
    """
    Return a template in which every bracket is replaced.
    """
    return re.sub(r"<[^<>]+>", lambda one: ANSWERS.get(one[0], "Legalisasi"), text)


@pytest.mark.parametrize("language", ["id", "en"])
class TestTheTemplate:
    def test_passes_the_check_once_it_is_filled(
        self, run: Run, tmp_path: Path, language: str
    ) -> None:
        template = run("new", "umum.legalisasi", "--language", language).stdout
        file = tmp_path / "umum.legalisasi.yaml"
        file.write_text(filled(template), "utf-8")

        answer = json.loads(run("check", str(file), "--format", "json").stdout)

        # Nothing but notes: seven of the eight components that need not be published.
        assert (answer["error"], answer["warning"]) == (0, 0)
        assert {one["code"] for one in answer["findings"]} == {"S102"}
        assert answer["note"] == 7

    def test_is_refused_as_it_is(self, run: Run, tmp_path: Path, language: str) -> None:
        file = tmp_path / "umum.legalisasi.yaml"
        file.write_text(run("new", "umum.legalisasi", "--language", language).stdout, "utf-8")

        assert run("check", str(file)).exit_code == 1

    def test_is_refused_while_any_bracket_stands(
        self, run: Run, tmp_path: Path, language: str
    ) -> None:
        template = run("new", "umum.legalisasi", "--language", language).stdout
        places = [one for one in re.findall(r"<[^<>]+>", template) if one not in ANSWERS]
        file = tmp_path / "umum.legalisasi.yaml"
        for place in dict.fromkeys(one for one in places if f'"{one}"' in template):
            rest = template.replace(f'"{place}"', '"@"')
            file.write_text(filled(rest).replace('"@"', f'"{place}"'), "utf-8")

            result = run("check", str(file), "--language", language)

            assert result.exit_code == 1
            words = "belum diganti" if language == "id" else "has not been replaced"
            assert f"{place} {words}" in result.output

    def test_is_the_same_definition_in_both_languages(
        self, run: Run, tmp_path: Path, language: str
    ) -> None:
        def content(tongue: str) -> list[str]:
            text = filled(run("new", "umum.legalisasi", "--language", tongue).stdout)
            return [line for line in text.splitlines() if not line.strip().startswith("#")]

        assert content("id") == content(language)

    def test_takes_its_field_of_work_from_the_code(self, run: Run, language: str) -> None:
        text = run("new", "umum.legalisasi", "--language", language).stdout

        assert "code: umum.legalisasi\n" in text
        assert "domain: umum\n" in text


@pytest.mark.parametrize("code", ["Umum.x", "umum legalisasi", "1x", "a" * 64, ""])
def test_a_code_that_cannot_be_one_is_refused(run: Run, code: str) -> None:
    result = run("new", code)
    english = run("new", code, "--language", "en")

    assert result.exit_code == 1
    assert "tidak dapat dipakai" in result.stderr
    assert "cannot be used" in english.stderr
