"""
Group 6: what people read tells the states apart.

That a label exists in every language needs no check: `Label` has both or is
refused (the code L601 is left free for it).
"""

from collections.abc import Iterator
from typing import Final

from layanan.lifecycle._finding import Finding, tell
from layanan.lifecycle._view import View
from layanan.text import Language

_LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")


def equal_labels(view: View) -> Iterator[Finding]:
    """
    Find L602: states that are called the same in one language.
    """
    for language in _LANGUAGES:
        called: dict[str, list[str]] = {}
        for name, state in view.states.items():
            called.setdefault(state.label.text(language), []).append(name)
        for words, states in called.items():
            if len(states) > 1:
                where = ", ".join(states)
                count_id, count_en = ("keduanya", "both") if len(states) == 2 else ("semua", "all")
                yield tell(
                    "L602",
                    where,
                    id=f"{where}: {count_id} disebut {words!r} dalam {language!r}; beri nama yang "
                    "berbeda, dan pakai status untuk yang dilihat pemohon.",
                    en=f"{where}: {count_en} are called {words!r} in {language!r}; give them "
                    "different labels, and use status for what the citizen sees.",
                    loc=("states", states[-1], "label"),
                )
