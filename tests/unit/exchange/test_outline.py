"""
The numbered list: every condition in words, in both languages.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from layanan.exchange import outline
from layanan.lifecycle import Lifecycle
from tests.unit.exchange.cases import data


def line(text: str, start: str) -> str:
    """
    Return the one line that starts with these words.
    """
    (found,) = [one.strip() for one in text.splitlines() if one.strip().startswith(start)]
    return found


def test_begins_with_the_name_and_the_law(lifecycle: Lifecycle) -> None:
    assert outline(lifecycle).startswith(
        "**Permohonan serba ada** (`serba_ada`)\n\nDasar hukum: UU 25/2009\n\n1. **Draf** (`draf`)"
    )


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (
            "1. **Ajukan** (`ajukan`) – P",
            "dokumen salinan KTP dan surat saksi; luas tanah dinyatakan",
        ),
        ("1. **Kembalikan**", "catatan tertulis"),
        ("2. **Terima**", "lengkap; tidak diblokir; surat saksi ≥ 2"),
        (
            "1. **Minta pendapat**",
            (
                r"luas tanah \> 100; jenis salah satu dari sawah atau kebun; lunas = ya; "
                "tanggal akad ≤ 2026-03-13; nilai dinyatakan; saat dibayar tidak dinyatakan; "
                "umur menurut tanggal lahir pada tanggal akad ≥ 19 tahun; "
                r"umur menurut tanggal lahir pada hari itu \< 60 tahun; surat saksi ≥ 1, ≤ 3"
            ),
        ),
        (
            "2. **Setujui**",
            (
                "bukan oleh pelaku Terima; Uji laboratorium sudah selesai; "
                "hanya petugas yang ditugasi, bila ada; paling lama 30 hari sejak masuk status ini"
            ),
        ),
    ],
)
def test_tells_what_a_step_asks_for(lifecycle: Lifecycle, start: str, words: str) -> None:
    found = [
        one.strip() for one in outline(lifecycle).splitlines() if one.strip().startswith(start)
    ]

    assert found
    assert all(one.endswith(f" – dengan syarat {words}") for one in found)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (
            "1. **Ask for an opinion**",
            (
                r"the area \> 100; the kind one of sawah or kebun; paid = yes; "
                "the day of the ceremony ≤ 2026-03-13; the value stated; when it was paid not "
                "stated; age by the date of birth on the day of the ceremony ≥ 19 years; "
                r"age by the date of birth on that day \< 60 years; "
                "a statement of a witness ≥ 1, ≤ 3"
            ),
        ),
        (
            "2. **Approve**",
            (
                "not by who did Accept; A laboratory test finished; "
                "only the assignee, if there is one; within 30 calendar days of entering this state"
            ),
        ),
    ],
)
def test_tells_it_in_english_too(lifecycle: Lifecycle, start: str, words: str) -> None:
    assert line(outline(lifecycle, language="en"), start).endswith(f" – needs {words}")


@pytest.mark.parametrize(
    ("more", "indonesian", "english"),
    [
        (
            {"notice": {"fact": "akad", "at_least": "10 hari kerja"}},
            "paling lambat 10 hari kerja sebelum tanggal akad",
            "at least 10 working days before the day of the ceremony",
        ),
        (
            {
                "notice": {
                    "fact": "akad",
                    "at_least": "1 bulan",
                    "unless": ["mendesak", {"document": "saksi"}],
                }
            },
            "paling lambat 1 bulan sebelum tanggal akad, kecuali mendesak atau surat saksi ≥ 1",
            (
                "at least 1 month before the day of the ceremony, unless mendesak or "
                "a statement of a witness ≥ 1"
            ),
        ),
        (
            {"not_before": {"after": "10 hari kerja"}},
            "baru setelah 10 hari kerja sejak masuk status ini",
            "only 10 working days after entering this state",
        ),
        (
            {"not_before": {"after": "2 jam kerja", "since": "terima"}},
            "baru setelah 2 jam kerja sejak Terima",
            "only 2 office hours after Accept",
        ),
    ],
)
def test_tells_what_a_step_asks_of_the_calendar(
    more: dict[str, Any], indonesian: str, english: str
) -> None:
    changed = data()
    changed["transitions"][3] |= {"guards": [], "documents": [], "facts": []} | more
    lifecycle = Lifecycle(**changed)

    assert line(outline(lifecycle), "1. **Minta pendapat**").endswith(
        f" – dengan syarat {indonesian}"
    )
    assert line(outline(lifecycle, language="en"), "1. **Ask for an opinion**").endswith(
        f" – needs {english}"
    )


def test_a_condition_is_written_as_its_kind_of_value() -> None:
    changed = data()
    changed["transitions"][2]["guards"] = [
        {"fact": "akad", "not_equals": date(2026, 3, 13)},
        {"fact": "dibayar_pada", "less_than": datetime(2026, 3, 13, 3, 0, tzinfo=UTC)},
        {"fact": "lunas", "equals": False},
        {"fact": "nilai", "at_least": Decimal("1.50")},
    ]

    assert line(outline(Lifecycle(**changed)), "2. **Terima**").endswith(
        "tanggal akad ≠ 13 Maret 2026; saat dibayar \\< Jumat, 13 Maret 2026 pukul 03.00 UTC; "
        "lunas = tidak; nilai ≥ 1.50"
    )


class TestAState:
    def test_tells_whose_turn_it_is_and_what_else_is_known(self, lifecycle: Lifecycle) -> None:
        text = outline(lifecycle)

        assert line(text, "1. **Draf**") == (
            "1. **Draf** (`draf`) – giliran pemohon; diam; awal; "
            "jatah 2 hari kerja setiap kali masuk; tahap Pendaftaran"
        )
        assert line(text, "4. **Diproses**") == (
            "4. **Diproses** (`diproses`) – giliran kantor; dikerjakan; jatah 5 hari kerja; "
            "dapat dimintakan Uji laboratorium, Telaah hukum; tahap Keputusan"
        )

    def test_that_is_closed_is_nobodys_turn(self, lifecycle: Lifecycle) -> None:
        assert line(outline(lifecycle, language="en"), "7. **Refused**") == (
            "7. **Refused** (`ditolak`) – closed – refused"
        )
