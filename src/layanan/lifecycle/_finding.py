"""
What a check has to say: a finding, with a code that stays.

The level of every code stands here, once, and so does the order in which
findings are told. `reference/pemeriksaan.md` describes each of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from layanan.text import Label, Language, nearest

Severity = Literal["error", "warning", "note"]
"""An error refuses the definition; a warning and a note only tell."""

CODES: Final[Mapping[str, tuple[Severity, ...]]] = {
    # names
    "L001": ("error",),
    "L002": ("error",),
    "L003": ("warning",),
    "L004": ("error",),
    "L005": ("error",),
    "L006": ("error",),
    "L007": ("error",),
    "L008": ("error",),
    "L009": ("error",),
    "L010": ("error",),
    "L011": ("error",),
    "L012": ("error",),
    "L013": ("error",),
    "L014": ("error",),
    "L015": ("error",),
    "L016": ("error",),
    "L017": ("error",),
    "L018": ("error",),
    # structure
    "L101": ("error",),
    "L102": ("error",),
    "L103": ("error",),
    "L104": ("error",),
    "L105": ("error",),
    "L106": ("warning",),
    # guards
    "L201": ("error",),
    "L202": ("error",),
    "L203": ("warning",),
    "L204": ("error",),
    "L205": ("note",),
    "L206": ("warning",),
    # roles
    "L301": ("error",),
    "L302": ("warning",),
    "L303": ("warning",),
    "L304": ("error",),
    "L305": ("warning",),
    "L306": ("warning",),
    # timers and automatic transitions
    "L401": ("error",),
    "L402": ("error",),
    "L403": ("warning",),
    "L405": ("warning",),
    "L406": ("warning",),
    "L407": ("error",),
    "L408": ("error",),
    "L409": ("error",),
    "L410": ("error",),
    "L411": ("error",),
    # budgets
    "L501": ("note", "error"),
    "L502": ("error",),
    "L503": ("note",),
    "L504": ("warning",),
    "L505": ("error", "note"),
    "L506": ("warning",),
    "L507": ("error",),
    # labels
    "L602": ("warning",),
    # versions
    "L701": ("error",),
    "L702": ("error",),
    "L703": ("error",),
    "L704": ("note",),
    "L705": ("error",),
    "L706": ("warning",),
}
"""
Every code with its levels, the usual one first.

Two numbers are left free because the value itself is refused before: L404, a
timer of no length (`Term` has none), and L601, a text that lacks a language
(`Label` needs both).
"""

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Hold one fault of a definition, in words of both languages.

    Attributes:
        code: Stable, such as "L005".
        level: "error", "warning" or "note".
        place: The state, the role, or the transition as name@source.
        label: What is wrong, what it does to a request, and what to do.
        loc: The keys that lead to the place in the data, for a reader that knows lines.
        trace: The transitions that lead a request there, as a counterexample.
        because: The place of the root cause, when this only follows from it.
        missing: The name that nothing has, where that is the fault.
    """

    code: str
    level: Severity
    place: str
    label: Label
    loc: Loc = ()
    trace: tuple[str, ...] = ()
    because: str | None = None
    missing: str | None = None

    def text(self, language: Language = "id") -> str:
        """
        Return the code and the sentence in `language`.
        """
        return f"{self.code} {self.label.text(language)}"

    def __str__(self) -> str:
        return self.text()


def tell(
    code: str,
    place: str,
    *,
    id: str,
    en: str,
    loc: Loc = (),
    trace: tuple[str, ...] = (),
    because: str | None = None,
    level: Severity | None = None,
    missing: str | None = None,
) -> Finding:
    """
    Return a finding; its level is the usual one of its code unless another is named.
    """
    label = Label(id=id, en=en)
    return Finding(code, level or CODES[code][0], place, label, loc, trace, because, missing)


def meant(word: str, known: Iterable[str]) -> tuple[str, str]:
    """
    Return the question that follows an unknown word, Indonesian and English; or nothing.
    """
    for one in nearest(word, known, count=1):
        return f" Apakah maksudnya {one!r}?", f" Did you mean {one!r}?"
    return "", ""
