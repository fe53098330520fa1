"""
Whatever a lifecycle is and whatever its words are, its three pictures say the same.
"""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from layanan.exchange import mermaid, outline, state_table, typed
from layanan.lifecycle import Lifecycle
from tests.strategies.lifecycles import definitions, lifecycles
from tests.unit.exchange.reading import (
    decode,
    lines,
    ways_of_diagram,
    ways_of_outline,
    ways_of_table,
)

# What Mermaid, Markdown or HTML reads as something else than words.
TRAPS = (
    *('"', ":", ";", "#", "%%", "%%{init: {}}%%", "-->", "--", "[*]", "{", "}", "<<fork>>"),
    *("[[choice]]", "<br/>", "<b>", "&amp;", "#58;", "`", "**", "__", "$$x$$", "~~", "\\n", "\\"),
    *("end note", "END NOTE", "direction LR", "direction  tb", "default", "state", "note right of"),
    *("classDef", "class x y", "scale 1 width", "accTitle: x", "hide empty description", "---"),
    *("1. ", "1) ", "- ", "+ ", "> ", "| ", "https://kemenag.go.id", "www.a.id", "a@b.id", "a.b"),
    *(
        "\n",
        "\t",
        "\r\n",
        "\u2028",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\x00",
        "é",
        "東",
        "\u0627",
        "🙂",
    ),
    *("ﬂ°°58¶ß", "style:#1;", "::: x", "_a_", "pra-nikah", "A/B", "=", "==="),
)
WORDS = st.lists(st.sampled_from([*TRAPS, "Ajukan", "permohonan", " "]), min_size=1, max_size=6)


@st.composite
def nasty(draw: st.DrawFn) -> Lifecycle:
    """
    Draw a sound lifecycle whose every label is full of marks.
    """
    definition = draw(definitions())

    def words() -> dict[str, str]:
        texts = ("".join(draw(WORDS)) for _ in range(2))
        return dict(zip(("id", "en"), [f"{text} x" for text in texts], strict=True))

    parts: list[dict[str, Any]] = [*definition["states"].values(), *definition["transitions"]]
    for part in parts:
        part["label"] = words()
    definition["name"] = words()
    definition["roles"] = {name: words() for name in definition["roles"]}
    return Lifecycle(**definition)


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
    return " ".join(kept.replace("\u200b", " ").replace("\ufeff", " ").split())


@given(lifecycles())
def test_the_three_pictures_show_every_way_once(lifecycle: Lifecycle) -> None:
    expected = ways(lifecycle)

    assert Counter(ways_of_diagram(mermaid(lifecycle))) == expected
    assert Counter(ways_of_table(state_table(lifecycle))) == expected
    assert Counter(ways_of_outline(outline(lifecycle))) == expected


@given(nasty(), st.sampled_from(["id", "en"]))
def test_no_label_can_break_the_grammar(lifecycle: Lifecycle, language: Any) -> None:
    diagram = mermaid(lifecycle, language=language)
    found = lines(diagram)  # fails at a line of another shape

    shown = [decode(match["label"])[0] for kind, match in found if kind == "state"]
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
