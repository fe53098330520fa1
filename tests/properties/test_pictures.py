"""
Whatever a lifecycle is and whatever its words are, its three pictures say the same.
"""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from layanan.exchange import mermaid, outline, state_table, typed
from layanan.lifecycle import Lifecycle
from tests.strategies.lifecycles import definitions
from tests.strategies.traps import nasty
from tests.unit.exchange.reading import (
    decode,
    lines,
    ways_of_diagram,
    ways_of_outline,
    ways_of_table,
)


def ways(lifecycle: Lifecycle) -> Counter[tuple[str, str, str, tuple[str, ...]]]:
    """
    Return the ways of a lifecycle without timers, from its definition.
    """
    opened = [name for name, state in lifecycle.states.items() if state.kind != "closed"]
    return Counter(
        (source, one.name, one.target, one.roles)
        for one in lifecycle.transitions
        for source in (opened if one.sources == ("*",) else one.sources)
    )


def visible(text: str) -> str:
    """
    Return the words of a label without what nobody sees.
    """
    kept = "".join(one if one.isprintable() or one.isspace() else " " for one in text)
    # Marks of Markdown are drawn by letters that look alike.
    kept = kept.translate(str.maketrans("*`~$\\", "∗´∼＄∖")).replace("ﬂ", "fl").replace("¶", "⁋")  # noqa: RUF001
    return " ".join(kept.replace("\u200b", " ").replace("\ufeff", " ").split())


@given(definitions())
def test_the_three_pictures_show_every_way_once(definition: dict[str, Any]) -> None:
    lifecycle = Lifecycle(**definition)
    expected = ways(lifecycle)

    assert Counter(ways_of_diagram(mermaid(lifecycle))) == expected
    assert Counter(ways_of_table(state_table(lifecycle))) == expected
    assert Counter(ways_of_outline(outline(lifecycle))) == expected


@given(nasty(), st.sampled_from(["id", "en"]))
def test_no_label_can_break_the_grammar(lifecycle: Lifecycle, language: Any) -> None:
    diagram = mermaid(lifecycle, language=language)
    found = lines(diagram)  # fails at a line of another shape

    shown = [
        decode(match["label"])[0].replace("＿", "_")  # noqa: RUF001 - outside of a word
        for kind, match in found
        if kind == "state"
    ]
    assert shown == [visible(one.label.text(language)) for one in lifecycle.states.values()]
    assert Counter(ways_of_diagram(diagram)) == ways(lifecycle)
    kinds = [kind for kind, _ in found]
    assert kinds.count("end_note") == kinds.count("note")


@given(nasty(), st.sampled_from(["id", "en"]))
def test_no_label_can_break_a_row_or_an_item(lifecycle: Lifecycle, language: Any) -> None:
    expected = ways(lifecycle)

    heads, ends = 2, sum(not row for row in lifecycle.table.values())
    table = state_table(lifecycle, language=language)
    assert table.count("\n") == heads + expected.total() + ends
    assert Counter(ways_of_table(table)) == expected


@given(nasty())
def test_words_change_no_type(lifecycle: Lifecycle) -> None:
    plain = lifecycle.model_copy(
        update={
            "transitions": tuple(
                one.model_copy(update={"label": lifecycle.name}) for one in lifecycle.transitions
            )
        }
    )

    assert typed(plain) == typed(lifecycle)
    compile(typed(lifecycle), "generated", "exec")
