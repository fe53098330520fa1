"""
A definition as it is written: what a jurist would write, and nothing that reads otherwise.
"""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from layanan.lifecycle import FactIs, Lifecycle, Named
from layanan.service import OfficeStandards, ServiceDefinition, load
from layanan.service._dump import dump, dump_json
from tests.strategies.standards import LIFECYCLE, SOURCE, definition, label


def service(**version: Any) -> ServiceDefinition:
    """
    Return a service whose only version says this, with a lifecycle that is only named.
    """
    return ServiceDefinition.model_validate(definition({"lifecycle": "surat", **version}))


def with_guard(guard: Any) -> Lifecycle:
    """
    Return a lifecycle whose first step asks this.
    """
    first, *others = LIFECYCLE["transitions"]
    return Lifecycle(**LIFECYCLE | {"transitions": [first | {"guards": [guard]}, *others]})


class TestAService:
    def test_is_written_as_its_authors_write_it(self) -> None:
        found = service(
            notes=[label("Catatan pertama: singkat")],
            channels=[
                {"code": "loket", "label": label("Loket"), "kind": "counter", "source": SOURCE}
            ],
            requirements=[
                {
                    "code": "ktp",
                    "label": label("KTP"),
                    "when": {"fact": "wni", "equals": True},
                    "media": ["paper", "digital"],
                    "source": SOURCE,
                }
            ],
        )

        assert dump(found) == (
            "code: umum.surat\n"
            "name: {id: Surat, en: Surat (en)}\n"
            "plain: {id: Meminta surat, en: Meminta surat (en)}\n"
            "owners:\n"
            "  - name: {id: Kementerian Agama, en: Kementerian Agama (en)}\n"
            "domain: umum\n"
            "status: active\n"
            "versions:\n"
            '  - version: "1"\n'
            "    in_force: 2010-05-01\n"
            "    lifecycle: surat\n"
            "    requirements:\n"
            "      - code: ktp\n"
            "        label: {id: KTP, en: KTP (en)}\n"
            "        when:\n"
            "          - {fact: wni, equals: true}\n"
            "        media: [paper, digital]\n"
            "        source: {name: Contoh, confidence: low}\n"
            "    channels:\n"
            "      - code: loket\n"
            "        label: {id: Loket, en: Loket (en)}\n"
            "        kind: counter\n"
            "        source: {name: Contoh, confidence: low}\n"
            "    confidence: medium\n"
            "    notes:\n"
            '      - {id: "Catatan pertama: singkat", en: "Catatan pertama: singkat (en)"}\n'
        )

    def test_leaves_out_what_is_the_default(self) -> None:
        told = service(refinable=["levels", "channels", "procedure"], levels=[], until=None)

        assert dump(told) == dump(service())

    def test_writes_an_empty_list_where_that_is_not_the_default(self) -> None:
        assert "    refinable: []\n" in dump(service(refinable=[]))

    def test_folds_a_text_that_is_too_long_for_a_line(self) -> None:
        long = "Permohonan diterima, " + "diperiksa, " * 12 + "lalu dijawab."
        text = dump(service(notes=[{"id": long, "en": "Short"}]))

        assert "      - id: >-\n          Permohonan diterima, diperiksa," in text
        assert max(map(len, text.splitlines())) <= 100
        assert load(text, ServiceDefinition).versions[0].notes[0].id == long

    def test_quotes_a_text_of_several_lines(self) -> None:
        found = service(notes=[{"id": "satu\ndua", "en": "one\ttwo"}])

        assert '{id: "satu\\ndua", en: "one\\ttwo"}' in dump(found)

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("no", '"no"'),
            ("null", '"null"'),
            ("3", '"3"'),
            ("07:30", '"07:30"'),
            ("0x1F", '"0x1F"'),
            ("2026-03-13", "2026-03-13"),
            ("2026-02-30", '"2026-02-30"'),
            ("3x24 jam", "3x24 jam"),
            ("a: b", '"a: b"'),
            ("pasal 4, 5", '"pasal 4, 5"'),
            ("it's", "it's"),
            ('kata "izin"', 'kata "izin"'),
            ('"izin"', "'\"izin\"'"),
            ('it\'s: "izin"', "'it''s: \"izin\"'"),
            ("a\u2028b", '"a\\u2028b"'),
            ('"\na', '"\\"\\na"'),
        ],
    )
    def test_quotes_what_would_be_read_as_something_else(self, text: str, written: str) -> None:
        found = service(sources=[{"name": text, "confidence": "low"}])

        # Within braces, where a comma ends a word.
        assert f"      - {{name: {written}, confidence: low}}\n" in dump(found)

    def test_writes_an_hour_in_quotes(self) -> None:
        level = {
            "name": "jawaban",
            "label": label("Jawaban"),
            "term": "1 hari kerja",
            "starts": "buka",
            "ends": "terbitkan",
            "cites": "UU 25/2009",
            "counting": {"by": "16:00"},
        }

        assert '        counting: {by: "16:00"}\n' in dump(service(levels=[level]))


class TestALifecycle:
    def test_writes_a_named_guard_as_its_name(self) -> None:
        lifecycle = with_guard({"guard": "lunas", "negated": True})

        assert "    guards: [not lunas]\n" in dump(lifecycle)

    def test_writes_it_in_full_where_the_name_is_no_word(self) -> None:
        odd = Lifecycle.diagnose({**LIFECYCLE, "transitions": with_guard("lunas").transitions})
        first, *others = odd.transitions
        odd = odd.model_copy(
            update={
                "transitions": (
                    first.model_copy(update={"guards": (Named(guard="not lunas"),)}),
                    *others,
                )
            }
        )

        assert "      - {guard: not lunas}\n" in dump(odd)

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (Decimal("1.5"), "1.5"),
            (Decimal("1E-7"), "1.0e-07"),
            (Decimal("1.50"), '"1.50"'),
            (Decimal(2), '"2"'),
            (date(2026, 3, 13), "2026-03-13"),
            (datetime(2026, 3, 13, 3, 0, tzinfo=UTC), '"2026-03-13T03:00:00Z"'),
        ],
    )
    def test_writes_a_value_that_only_python_has_so_that_the_hash_stays(
        self, value: Any, written: str
    ) -> None:
        lifecycle = with_guard(FactIs(fact="luas", equals=value))
        text = dump(lifecycle)

        assert f"      - {{fact: luas, equals: {written}}}\n" in text
        assert load(text, Lifecycle).hash == lifecycle.hash


class TestStandardsOfOffices:
    def test_are_read_back_as_they_were(self) -> None:
        standards = OfficeStandards.model_validate(
            {
                "code": "umum.surat",
                "standards": [
                    {
                        "office": "kanwil.diy",
                        "name": "Kanwil DIY",
                        "unit": "kanwil",
                        "in_force": "2024-01-02",
                        "sources": [SOURCE],
                        "confidence": "low",
                    }
                ],
            }
        )

        assert load(dump(standards), OfficeStandards) == standards


class TestJSON:
    def test_says_what_the_yaml_says(self) -> None:
        found = service(notes=[{"id": "satu\u2028dua 😀", "en": "one"}])
        text = dump_json(found)

        assert load(text, ServiceDefinition) == found
        assert json.loads(text)["versions"][0]["notes"] == [{"id": "satu\u2028dua 😀", "en": "one"}]
        assert '\\u2028dua 😀"' in text
