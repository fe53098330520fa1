"""
A lifecycle as a Markdown table: one row for every way out of every state.
"""

from collections.abc import Iterator
from typing import Final

from layanan.exchange._markdown import both, plain, row
from layanan.exchange._picture import Picture, Standing, Step, picture
from layanan.exchange._words import NOBODY
from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.text import Label, Language, check_language

_HEADINGS: Final = (
    Label(id="Status", en="State"),
    Label(id="Giliran", en="Turn"),
    Label(id="Jenis", en="Kind"),
    Label(id="Langkah", en="Step"),
    Label(id="Oleh", en="By"),
    Label(id="Menuju", en="Leads to"),
    Label(id="Syarat", en="Needs"),
    Label(id="Dengan sendirinya", en="By itself"),
    Label(id="Dasar hukum", en="Legal basis"),
)
_NONE: Final = "–"


def state_table(lifecycle: Lifecycle, *, language: Language = "id") -> str:
    """
    Return a lifecycle as a Markdown table, one row for every step.

    Each row names its state again, so that it can be read alone. A state that
    nothing leaves has one row without a step.

    Raises:
        UnknownLanguageError: If `language` is neither "id" nor "en".

    Examples:
        >>> from layanan import Catalogue
        >>> from datetime import date
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> row = state_table(ppid.lifecycle, language="en").splitlines()[2]
        >>> [cell.strip() for cell in row.split("|")][1:5]
        ['Draft (`draf`)', 'the applicant', 'resting; initial', 'Submit the request (`ajukan`)']
    """
    require("lifecycle", lifecycle, Lifecycle, "a Lifecycle, e.g. service.lifecycle")
    return "\n".join(_lines(picture(lifecycle, check_language(language)), language)) + "\n"


def _lines(shown: Picture, language: Language) -> Iterator[str]:
    yield row(heading.text(language) for heading in _HEADINGS)
    yield row("---" for _ in _HEADINGS)
    for state in shown.states:
        begins = _state(shown, state, language)
        for step in shown.leaving(state.name):
            yield row((*begins, *_step(shown, step, language)))
        if not shown.leaving(state.name):
            yield row((*begins, *[_NONE] * (len(_HEADINGS) - len(begins))))


def _state(shown: Picture, state: Standing, language: Language) -> tuple[str, ...]:
    about = "; ".join((*state.about, *shown.phase(state, language)))
    return both(state.label, state.name), plain(state.turn) or _NONE, plain(about)


def _step(shown: Picture, step: Step, language: Language) -> tuple[str, ...]:
    who = ", ".join(both(shown.roles[role], role) for role in step.roles)
    return (
        both(step.label, step.name),
        who or NOBODY.text(language),
        both(shown.label(step.target), step.target),
        plain("; ".join(step.conditions)) or _NONE,
        plain(step.alone) or _NONE,
        plain(step.law) or _NONE,
    )
