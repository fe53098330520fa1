"""
Lifecycles whose words are full of marks that something may take for its own.
"""

from typing import Any

from hypothesis import strategies as st

from layanan.lifecycle import Lifecycle
from tests.strategies.lifecycles import definitions

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
    *("**a**", "__a__", "*a*", "`a`", "~~a~~", "[a](b)", "![a](b)", "<https://a.id>", "\\*", "$x$"),
    *("ﬂ°°58¶ß", "&#58;", "&colon;", "style:#1;", "::: x", "_a_", "pra-nikah", "A/B", "=", "==="),
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
