"""
Tools that are not ours read our definitions by our schema, and find what they should.

`check-jsonschema` reads YAML 1.2, as editors do, and JSON, as it comes from
PHP and JavaScript.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import layanan.service
from layanan.catalogue import Catalogue
from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition, load
from layanan.service._dump import dump, dump_json

SCHEMAS = Path(layanan.service.__file__).parent / "schemas"
SERVICE = SCHEMAS / "service.schema.json"
LIFECYCLE = SCHEMAS / "lifecycle.schema.json"
CATALOGUE = Catalogue.kemenag()

DEFINITION = """\
# yaml-language-server: $schema=service.schema.json
code: umum.legalisasi
name: {id: Legalisasi dokumen, en: Legalisation of a document}
plain: {id: Mengesahkan salinan dokumen., en: Certify a copy of a document.}
owners:
  - name: {id: Kementerian Agama, en: Ministry of Religious Affairs}
domain: umum
status: active
versions:
  - version: "1"
    in_force: 2024-01-02
    lifecycle: loket
    levels:
      - name: selesai
        label: {id: Dokumen selesai, en: Document ready}
        term: 3 hari kerja
        starts: ajukan
        ends: terbitkan
        cites: UU 25/2009 pasal 21
    confidence: low
"""

# As PHP's json_encode($data, JSON_PRETTY_PRINT) writes it: a stroke before
# each slash, and what is not ASCII by its number.
FROM_PHP = r"""{
    "code": "umum.legalisasi",
    "name": {
        "id": "Legalisasi dokumen",
        "en": "Legalisation of a document"
    },
    "plain": {
        "id": "Mengesahkan salinan dokumen \u2013 1 sampai 3 lembar.",
        "en": "Certify a copy of a document \u2013 1 to 3 sheets."
    },
    "owners": [
        {
            "name": {
                "id": "Kementerian Agama",
                "en": "Ministry of Religious Affairs"
            }
        }
    ],
    "units": [],
    "domain": "umum",
    "status": "active",
    "versions": [
        {
            "version": "1",
            "in_force": "2024-01-02",
            "until": null,
            "lifecycle": "loket",
            "levels": [
                {
                    "name": "selesai",
                    "label": {
                        "id": "Dokumen selesai",
                        "en": "Document ready"
                    },
                    "term": "3 hari kerja",
                    "starts": [
                        "ajukan"
                    ],
                    "ends": "terbitkan",
                    "cites": "UU 25\/2009 pasal 21"
                }
            ],
            "sources": [
                {
                    "url": "https:\/\/contoh.go.id\/standar?id=1",
                    "confidence": "low"
                }
            ],
            "confidence": "low"
        }
    ]
}"""

# As JSON.stringify(data) writes it, and JSON.stringify(data, null, 2).
FROM_JAVASCRIPT = json.dumps(json.loads(FROM_PHP), ensure_ascii=False, separators=(",", ":"))
INDENTED = json.dumps(json.loads(FROM_PHP), ensure_ascii=False, indent=2)


def check(schema: Path, *files: Path) -> dict[str, list[str]]:
    """
    Return what `check-jsonschema` finds, by the name of the file.
    """
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--schemafile",
        schema,
        "-o",
        "json",
        *files,
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert not told.get("parse_errors"), done.stdout
    found: dict[str, list[str]] = {}
    for error in told.get("errors", []):
        path = error.get("best_deep_match", error)["path"]
        found.setdefault(Path(error["filename"]).name, []).append(path)
    return found


def write(folder: Path, **texts: str) -> list[Path]:
    """
    Write each text into a file of its name.
    """
    paths = [folder / name.replace("__", ".") for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


class TestTheCatalogue:
    def test_is_valid_as_an_editor_reads_it(self) -> None:
        services = [Path(str(CATALOGUE.file(code))) for code in CATALOGUE.codes]
        lifecycles = [Path(str(CATALOGUE.file(code))) for code in CATALOGUE.lifecycles]

        assert len(services) > 0
        assert check(SERVICE, *services) == {}
        assert check(LIFECYCLE, *lifecycles) == {}

    def test_is_valid_as_it_is_dumped(self, tmp_path: Path) -> None:
        codes = ("info.ppid", "kua.nikah", "halal.reguler")
        services = [CATALOGUE.definition(code) for code in codes if code in CATALOGUE]
        for one in services:
            (tmp_path / f"{one.code}.yaml").write_text(dump(one), "utf-8")
            (tmp_path / f"{one.code}.json").write_text(dump_json(one), "utf-8")

        assert check(SERVICE, *tmp_path.iterdir()) == {}


class TestADefinition:
    def test_may_name_its_schema_in_its_first_line(self, tmp_path: Path) -> None:
        (path,) = write(tmp_path, a__yaml=DEFINITION)

        assert check(SERVICE, path) == {}
        assert load(path, ServiceDefinition).code == "umum.legalisasi"

    @pytest.mark.parametrize("text", [FROM_PHP, FROM_JAVASCRIPT, INDENTED])
    def test_may_come_from_php_or_javascript(self, text: str, tmp_path: Path) -> None:
        (path,) = write(tmp_path, a__json=text)

        found = load(path, ServiceDefinition)

        assert check(SERVICE, path) == {}
        assert found.versions[0].sources[0].url == "https://contoh.go.id/standar?id=1"
        assert found.plain.id == "Mengesahkan salinan dokumen – 1 sampai 3 lembar."
        assert str(found.versions[0].levels[0].cites) == "UU 25/2009 pasal 21"

    def test_is_refused_where_it_is_broken(self, tmp_path: Path) -> None:
        files = write(
            tmp_path,
            misspelt__yaml=DEFINITION.replace("starts:", "start:"),
            word__yaml=DEFINITION.replace("status: active", "status: aktif"),
            missing__yaml=DEFINITION.replace("domain: umum\n", ""),
            number__yaml=DEFINITION.replace('version: "1"', "version: 1.0"),
            day__yaml=DEFINITION.replace("2024-01-02", "2024-02-30"),
            boolean__yaml=DEFINITION.replace("lifecycle: loket", "lifecycle: true"),
            limit__yaml=DEFINITION.replace("        term: 3 hari kerja\n", ""),
        )

        assert check(SERVICE, *files) == {
            "misspelt.yaml": ["$.versions[0].levels[0]", "$.versions[0].levels[0]"],
            "word.yaml": ["$.status"],
            "missing.yaml": ["$"],
            "number.yaml": ["$.versions[0].version"],
            "day.yaml": ["$.versions[0].in_force"],
            "boolean.yaml": ["$.versions[0].lifecycle"],
            "limit.yaml": ["$.versions[0].levels[0]"],
        }

    def test_is_not_taken_for_a_lifecycle(self, tmp_path: Path) -> None:
        (path,) = write(tmp_path, a__yaml=DEFINITION)

        assert check(LIFECYCLE, path)["a.yaml"]


def test_a_lifecycle_is_read_back_from_what_an_editor_checked(tmp_path: Path) -> None:
    lifecycle = CATALOGUE.lifecycles["informasi_publik"]
    (path,) = write(tmp_path, a__yaml=dump(lifecycle))

    assert check(LIFECYCLE, path) == {}
    assert load(path, Lifecycle) == lifecycle
