"""
The state table: its columns, its words, and nothing that breaks a row.
"""

from typing import Any

from layanan.exchange import state_table
from layanan.lifecycle import Lifecycle
from tests.unit.exchange.cases import data, label


def test_has_the_same_columns_in_every_row(lifecycle: Lifecycle) -> None:
    rows = state_table(lifecycle).splitlines()

    assert rows[0] == (
        "| Status | Giliran | Jenis | Langkah | Oleh | Menuju | Syarat | Dengan sendirinya "
        "| Dasar hukum |"
    )
    assert {row.count(" | ") for row in rows} == {8}


def test_speaks_english_when_asked(lifecycle: Lifecycle) -> None:
    rows = state_table(lifecycle, language="en").splitlines()

    assert rows[0].startswith("| State | Turn | Kind | Step | By | Leads to | Needs | By itself |")
    assert (
        "| Submitted (`diajukan`) | the office "
        "| being worked on; budget 3 working days; phase Registration "
        "| Accept (`terima`) | Counter officer (`loket`) | In process (`diproses`) "
        "| lengkap; not diblokir; a statement of a witness ≥ 2 | – | Law (UU) 25/2009 article 21 |"
    ) in rows


def test_gives_a_state_that_nothing_leaves_a_row_of_its_own(lifecycle: Lifecycle) -> None:
    assert "| Selesai (`selesai`) | – | ditutup – berhasil | – | – | – | – | – | – |" in (
        state_table(lifecycle).splitlines()
    )


def test_a_label_cannot_break_a_row() -> None:
    changed: dict[str, Any] = data()
    changed["states"]["draf"]["label"] = label("Draf | *satu*\n<b>dua</b>")
    rows = state_table(Lifecycle(**changed)).splitlines()

    assert rows[2].startswith(r"| Draf \| \*satu\* \<b\>dua\</b\> (`draf`) | pemohon |")
