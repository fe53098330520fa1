"""
The diagram as Mermaid text: its grammar, its traps, its words.
"""

import json
from typing import Any

import pytest

from layanan.exchange import mermaid
from layanan.lifecycle import Lifecycle
from tests.unit.exchange.cases import data, diagnosed, label
from tests.unit.exchange.reading import decode, lines


def draw(text: str) -> str:
    """
    Return how the label of the first step is written.
    """
    changed = data()
    changed["transitions"][0]["label"] = label(text)
    diagram = mermaid(Lifecycle(**changed))
    edge = next(match for kind, match in lines(diagram) if kind == "edge")
    return str(edge["text"]).partition("<br/>")[0]


class TestTheText:
    def test_is_a_state_diagram_whose_title_tells_what_it_shows(self, lifecycle: Lifecycle) -> None:
        first, title, law, *_ = mermaid(lifecycle, language="en").splitlines()

        assert first == "stateDiagram-v2"
        assert title == "    accTitle: A request with everything (serba_ada)"
        assert law == "    accDescr: Legal basis – Law (UU) 25/2009"

    def test_begins_in_the_initial_state_and_ends_in_every_closed_one(
        self, lifecycle: Lifecycle
    ) -> None:
        found = lines(mermaid(lifecycle))

        assert [match["first"] for kind, match in found if kind == "first"] == ["s_draf"]
        assert [match["last"] for kind, match in found if kind == "last"] == [
            *("s_selesai", "s_ditolak", "s_dicabut"),
        ]

    def test_prefixes_every_name_so_that_none_is_a_reserved_word(self) -> None:
        text = json.dumps(data()).replace('"menunggu"', '"default"').replace('"selesai"', '"end"')
        lifecycle = Lifecycle(**json.loads(text))

        assert "s_diproses --> s_default : " in mermaid(lifecycle)
        assert "s_end --> [*]" in mermaid(lifecycle)

    def test_marks_with_dashes_what_happens_by_itself(self, lifecycle: Lifecycle) -> None:
        edges = [match["text"] for kind, match in lines(mermaid(lifecycle)) if kind == "edge"]

        assert decode(edges[1]) == [
            "┄ setelah 14 hari kerja – batas melengkapi ┄",
            "Gugur",
            "gugur · system",
        ]
        assert "┄ seketika ┄<br/>Pendapat masuk<br/>pendapat_masuk · system" in edges

    def test_tells_what_the_roles_are_called(self, lifecycle: Lifecycle) -> None:
        note = [match["line"] for kind, match in lines(mermaid(lifecycle)) if kind == "in_note"]

        assert note[:5] == [
            *("Peran", "pemohon – Pemohon", "system – Sistem", "loket – Petugas loket"),
            "kepala – Kepala kantor",
        ]


class TestPhases:
    def test_are_notes_where_a_step_crosses_from_one_to_another(self, lifecycle: Lifecycle) -> None:
        diagram = mermaid(lifecycle)

        assert " as p0 {" not in diagram
        assert "    note right of s_diproses\n        tahap Keputusan\n    end note\n" in diagram

    def test_are_composites_where_none_does(self) -> None:
        changed: dict[str, Any] = data()
        changed["states"]["diproses"]["phase"] = None
        changed["states"]["menunggu"]["phase"] = "akhir"
        diagram = mermaid(Lifecycle(**changed))

        begin = diagram.index('    state "Pendaftaran" as p0 {\n')
        end = diagram.index("    }\n", begin)
        inside = diagram[begin:end]
        assert '        state "Draf<br/>' in inside
        assert "        s_draf --> s_diajukan : " in inside
        assert "s_diproses" not in inside
        assert "\n    s_diajukan --> s_diproses : " in diagram[end:]
        assert '    state "Keputusan" as p1 {\n        state "Menunggu pihak lain<br/>' in diagram
        assert "tahap" not in diagram

    def test_of_no_state_are_not_drawn(self) -> None:
        changed: dict[str, Any] = data()
        for state in changed["states"].values():
            state.pop("phase", None)

        assert "Pendaftaran" not in mermaid(Lifecycle(**changed))

    def test_are_composites_where_there_is_no_step_at_all(self) -> None:
        lifecycle = diagnosed(transitions=[], timers=[])

        assert 'state "Pendaftaran" as p0 {' in mermaid(lifecycle)
        assert "note right of" not in mermaid(lifecycle)


class TestALabel:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("Periksa: lengkap; sah", "Periksa#58; lengkap#59; sah"),
            ('Beri "cap"', "Beri #34;cap#34;"),
            ("Nomor #1 %% x", "Nomor #35;1 #37;#37; x"),
            ("a --> b", "a #45;#45;#62; b"),
            ("[*]", "#91;∗#93;"),  # noqa: RUF001
            ("{susun}", "#123;susun#125;"),
            ("<b>tebal</b> & besar", "#60;b#62;tebal#60;/b#62; #38; besar"),
            ("1. Ajukan", "1#46; Ajukan"),
            ("1) Ajukan", "1#41; Ajukan"),
            ("- Ajukan", "#45; Ajukan"),
            # Markdown is read after the numbers; its marks are drawn by others that look alike.
            ("_miring_ *tebal* `kode`", "＿miring＿ ∗tebal∗ ´kode´"),  # noqa: RUF001
            ("$$x$$ ~~y~~", "＄＄x＄＄ ∼∼y∼∼"),  # noqa: RUF001
            ("www.kemenag.go.id", "www#46;kemenag#46;go#46;id"),
            ("a\\nb", "a∖nb"),  # noqa: RUF001
            ("direction TB", "direction#32;TB"),
            ("Send note", "Send#32;note"),
            ("satu\n  dua\tti\u200bga", "satu dua ti ga"),
        ],
    )
    def test_keeps_what_mermaid_would_take_for_a_mark(self, text: str, written: str) -> None:
        assert draw(text) == written

    @pytest.mark.parametrize(
        "text", ["Ajukan (ulang)", "Pra-nikah", "A/B, C – D", "PT. Abadi", "Ya’qub 'n", "Süd Ñ 東"]
    )
    def test_leaves_plain_words_as_they_are(self, text: str) -> None:
        assert draw(text).replace("#39;", "'") == text
