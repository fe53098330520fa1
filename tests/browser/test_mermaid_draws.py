"""
Mermaid itself draws our diagrams, and every word arrives as it was written.
"""

from typing import Any

import pytest
from hypothesis import given, settings

from layanan.catalogue import Catalogue
from layanan.exchange import mermaid
from layanan.lifecycle import Lifecycle
from layanan.text import Language
from tests.browser.conftest import Draw
from tests.strategies.traps import nasty
from tests.unit.exchange.cases import data, diagnosed, everything
from tests.unit.exchange.reading import decode, lines

pytestmark = pytest.mark.browser

SHIPPED = Catalogue.kemenag().lifecycles
BOTH: tuple[Language, ...] = ("id", "en")


def in_phases() -> Lifecycle:
    """
    Return the lifecycle with everything, but so that its phases can be drawn around.
    """
    changed: dict[str, Any] = data()
    changed["states"]["diproses"]["phase"] = None
    changed["states"]["menunggu"]["phase"] = "akhir"
    return Lifecycle(**changed)


def is_drawn_as_written(draw: Draw, diagram: str) -> None:
    """
    Hold a drawing to the text that it was made from.
    """
    found = lines(diagram)
    drawn = draw(diagram)

    about = [line.strip().partition(": ")[2] for line in diagram.splitlines()[1:3]]
    assert [drawn.title, drawn.description] == ["".join(decode(line)) for line in about]
    assert sorted(drawn.states) == sorted(
        words(match["label"]) for kind, match in found if kind == "state"
    )
    assert sorted(drawn.labels) == sorted(
        words(match["text"]) for kind, match in found if kind == "edge"
    )
    assert sorted(drawn.groups) == sorted(
        words(match["phase"]) for kind, match in found if kind == "phase"
    )
    noted = [word for note in drawn.notes for word in note]
    assert sorted(noted) == sorted(
        word for kind, match in found if kind == "in_note" for word in words(match["line"])
    )
    ways = [
        *(("root_start", match["first"]) for kind, match in found if kind == "first"),
        *((match["source"], match["target"]) for kind, match in found if kind == "edge"),
        *((match["last"], "root_end") for kind, match in found if kind == "last"),
    ]
    assert sorted(map(tuple, drawn.ways)) == sorted(ways)
    assert drawn.arrows == len(ways)


def words(text: str) -> list[str]:
    """
    Return the lines of a label as a reader sees them.
    """
    return [line.strip() for line in decode(text) if line.strip()]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("code", list(SHIPPED))
def test_every_shipped_lifecycle_is_drawn(draw: Draw, code: str, language: Language) -> None:
    is_drawn_as_written(draw, mermaid(SHIPPED[code], language=language))


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(
    "lifecycle",
    [
        pytest.param(everything(), id="with everything"),
        pytest.param(in_phases(), id="with phases around its states"),
        pytest.param(diagnosed(initial="Dari mana?"), id="that was only diagnosed"),
        pytest.param(diagnosed(transitions=[], timers=[]), id="without a step"),
    ],
)
def test_any_lifecycle_is_drawn(draw: Draw, lifecycle: Lifecycle, language: Language) -> None:
    is_drawn_as_written(draw, mermaid(lifecycle, language=language))


def test_no_label_can_break_a_drawing(draw: Draw) -> None:
    @settings(max_examples=30, derandomize=True, database=None)
    @given(nasty())
    def hold(lifecycle: Lifecycle) -> None:
        for language in BOTH:
            is_drawn_as_written(draw, mermaid(lifecycle, language=language))

    hold()
