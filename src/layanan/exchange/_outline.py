"""
A lifecycle as a numbered list: what the diagram shows, for those who do not see it.
"""

from collections.abc import Iterator

from layanan.exchange._markdown import both, code, plain
from layanan.exchange._picture import Picture, Standing, Step, picture
from layanan.exchange._words import CONDITIONS, LAW, NOBODY, NOTHING, TURN
from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.text import Language, check_language


def outline(lifecycle: Lifecycle, *, language: Language = "id") -> str:
    r"""
    Return a lifecycle as a numbered list in Markdown, with all that its diagram shows.

    The states are numbered in the order of the definition, and under each the
    steps that leave it.

    Raises:
        UnknownLanguageError: If `language` is neither "id" nor "en".

    Examples:
        >>> from layanan import Catalogue
        >>> from datetime import date
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> print(*outline(ppid.lifecycle, language="en").splitlines()[4:7], sep="\n")
        1. **Draft** (`draf`) – turn of the applicant; resting; initial
            1. **Submit the request** (`ajukan`) – Applicant (`pemohon`) → Submitted (`diajukan`)
            2. **Withdraw the request** (`cabut`) – Applicant (`pemohon`) → Withdrawn (`dicabut`)
    """
    require("lifecycle", lifecycle, Lifecycle, "a Lifecycle, e.g. service.lifecycle")
    return "\n".join(_lines(picture(lifecycle, check_language(language)), language)) + "\n"


def _lines(shown: Picture, language: Language) -> Iterator[str]:
    yield f"**{plain(shown.name)}** ({code(shown.code)})"
    yield ""
    yield f"{LAW.text(language)}: {plain(shown.law)}"
    yield ""
    for number, state in enumerate(shown.states, start=1):
        yield f"{number}. {_state(shown, state, language)}"
        steps = shown.leaving(state.name)
        for place, step in enumerate(steps, start=1):
            yield f"    {place}. {_step(shown, step, language)}"
        if not steps and not state.closed:
            yield f"    - {NOTHING.text(language)}"


def _state(shown: Picture, state: Standing, language: Language) -> str:
    turn = [TURN.text(language).format(turn=state.turn)] if state.turn else []
    about = (*turn, *state.about, *shown.phase(state, language))
    return f"**{plain(state.label)}** ({code(state.name)}) – {plain('; '.join(about))}"


def _step(shown: Picture, step: Step, language: Language) -> str:
    who = ", ".join(both(shown.roles[role], role) for role in step.roles)
    target = both(shown.label(step.target), step.target)
    words = f"**{plain(step.label)}** ({code(step.name)})"
    words += f" – {who or NOBODY.text(language)} → {target}"
    more = [step.alone] if step.alone else []
    if step.conditions:
        more.append(CONDITIONS.text(language).format(all="; ".join(step.conditions)))
    return f"{words} – {plain(' – '.join(more))}" if more else words
