"""
The diagram, the table and the list say the same, whatever the lifecycle.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from layanan.exchange import mermaid, outline, state_table
from layanan.lifecycle import Lifecycle
from layanan.text import Language, UnknownLanguageError
from tests.unit.exchange.cases import WAYS, diagnosed
from tests.unit.exchange.reading import (
    states_of_diagram,
    states_of_outline,
    ways_of_diagram,
    ways_of_outline,
    ways_of_table,
)

ROOT = str(Path(__file__).parents[3])
BOTH = pytest.mark.parametrize("language", ["id", "en"])


@BOTH
class TestOneLifecycleWithEverything:
    def test_the_diagram_draws_every_way(self, lifecycle: Lifecycle, language: Language) -> None:
        assert Counter(ways_of_diagram(mermaid(lifecycle, language=language))) == Counter(WAYS)

    def test_the_table_lists_every_way(self, lifecycle: Lifecycle, language: Language) -> None:
        assert Counter(ways_of_table(state_table(lifecycle, language=language))) == Counter(WAYS)

    def test_the_list_names_every_way(self, lifecycle: Lifecycle, language: Language) -> None:
        assert Counter(ways_of_outline(outline(lifecycle, language=language))) == Counter(WAYS)


@BOTH
class TestEveryShippedLifecycle:
    def test_reads_the_same_in_all_three_forms(
        self, shipped: Lifecycle, language: Language
    ) -> None:
        drawn = ways_of_diagram(mermaid(shipped, language=language))

        assert drawn
        assert drawn == ways_of_table(state_table(shipped, language=language))
        assert sorted(drawn) == sorted(ways_of_outline(outline(shipped, language=language)))

    def test_shows_every_step_that_somebody_may_take(
        self, shipped: Lifecycle, language: Language
    ) -> None:
        drawn = set(ways_of_diagram(mermaid(shipped, language=language)))

        for way in shipped.expanded:
            for role in way.roles:
                assert any(
                    (way.sources[0], way.name, way.target) == one[:3] and role in one[3]
                    for one in drawn
                )

    def test_says_the_same_of_each_state_in_diagram_and_list(
        self, shipped: Lifecycle, language: Language
    ) -> None:
        # A phase is drawn around or beside its states, and written behind them.
        plain = shipped.model_copy(
            update={
                "states": {
                    name: state.model_copy(update={"phase": None})
                    for name, state in shipped.states.items()
                }
            }
        )

        drawn = states_of_diagram(mermaid(plain, language=language))

        assert list(drawn) == list(shipped.states)
        assert drawn == states_of_outline(outline(plain, language=language))

    def test_is_written_the_same_every_time(self, shipped: Lifecycle, language: Language) -> None:
        again = Lifecycle(**shipped.model_dump())

        for write in (mermaid, state_table, outline):
            assert write(shipped, language=language) == write(again, language=language)


class TestALifecycleThatWasOnlyDiagnosed:
    def test_shows_a_target_that_is_not_defined(self) -> None:
        lifecycle = diagnosed()
        first, *rest = lifecycle.model_dump()["transitions"]
        broken = diagnosed(transitions=[{**first, "target": "Ke mana?"}, *rest])

        diagram, listed = mermaid(broken), outline(broken)

        assert 'state "Ke mana#63;<br/>Ke mana#63;<br/>tidak didefinisikan" as x8' in diagram
        assert "s_draf --> x8 : " in diagram
        assert (
            '9. **Ke mana?** ("Ke mana?") – tidak didefinisikan\n    - tidak ada transisi' in listed
        )
        assert '| Ke mana? ("Ke mana?") | – | tidak didefinisikan | – |' in state_table(broken)

    def test_shows_an_initial_state_that_is_not_defined(self) -> None:
        assert "[*] --> s_mana" in mermaid(diagnosed(initial="mana"))

    def test_shows_a_step_that_nobody_may_take(self) -> None:
        lifecycle = diagnosed(timers=[])

        way = ("draf", "gugur", "dicabut", ())

        assert way in ways_of_diagram(mermaid(lifecycle))
        assert way in ways_of_table(state_table(lifecycle, language="en"))
        assert way in ways_of_outline(outline(lifecycle))

    def test_calls_what_is_not_declared_by_its_name(self) -> None:
        lifecycle = diagnosed(roles={}, phases={}, facts=None, documents=None, subs={})

        assert "Pemohon" not in mermaid(lifecycle)
        assert "pemohon – pemohon" in mermaid(lifecycle)
        assert "dokumen ktp dan saksi; luas dinyatakan" in outline(lifecycle)
        assert "tahap awal" in outline(lifecycle)


@pytest.mark.parametrize("write", [mermaid, state_table, outline])
def test_an_unknown_language_is_refused(lifecycle: Lifecycle, write: object) -> None:
    assert callable(write)
    with pytest.raises(UnknownLanguageError):
        write(lifecycle, language="jv")


def test_every_writer_writes_the_same_bytes_in_every_process() -> None:
    # A set is in another order in each process, unless it is told how to hash.
    script = (
        "from layanan.exchange import mermaid, outline, state_table, typed\n"
        "from tests.unit.exchange.cases import everything\n"
        "one = everything()\n"
        "print(mermaid(one), outline(one), state_table(one), typed(one))\n"
    )

    written = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ROOT, "PYTHONUTF8": "1"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(written) == 1
    assert b"s_draf --> s_diajukan" in written.pop()
