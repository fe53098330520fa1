"""
A lifecycle as Mermaid text (`stateDiagram-v2`), written by us.

Mermaid reads its own marks, Markdown and HTML in a label, and some words
anywhere in a line. So a label keeps letters and plain punctuation; everything
else is written as the character's number (`#58;`), which Mermaid turns back
when it draws. Identifiers are prefixed, so no reserved word is one.

The limits of the grammar: no edge is dashed, so what a timer does is marked
with dashes in its label; and two states in different composites cannot be
joined, so phases are composites only where no step crosses from one to
another, and notes otherwise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from unicodedata import category

from layanan.exchange._picture import Picture, Standing, Step, picture
from layanan.exchange._words import CONDITIONS, LAW, NOBODY, ROLES, TURN
from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.text import Language, check_language

_Groups = Sequence[tuple[Step, str | None]]

_INDENT: Final = "    "
_BREAK: Final = "<br/>"
_DASHES: Final = "┄"
_NAME: Final = re.compile(r"[A-Za-z0-9_]+")
# Marks of Markdown, and one with which Mermaid keeps a number while it reads.
_MARKS: Final = "*`~$\\¶"
_ALIKE: Final = "∗´∼＄∖⁋"  # noqa: RUF001 - confusing them is what they are for
_LOW_LINE: Final = "＿"  # noqa: RUF001 - as above
_DRAWN: Final = str.maketrans({**dict(zip(_MARKS, _ALIKE, strict=True)), "ﬂ": "fl"})
_PLAIN: Final = frozenset(" ,(/_–—’“”…·→≥≤≠" + _DASHES + _ALIKE + _LOW_LINE)
# Wherever in a line they stand, Mermaid takes these words for a statement.
_STATEMENTS: Final = re.compile(r"(direction) (?=[tblr])|(end) (?=note)", re.IGNORECASE)


def mermaid(lifecycle: Lifecycle, *, language: Language = "id") -> str:
    r"""
    Return a lifecycle as the text of a Mermaid state diagram.

    Every state is shown with its name, whose turn it is and its kind, every
    step with its name, who may take it and what it asks for; what happens by
    itself has dashes around its time. A note tells what the roles are called.

    Raises:
        UnknownLanguageError: If `language` is neither "id" nor "en".

    Examples:
        >>> from layanan import Catalogue
        >>> from datetime import date
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> print(*mermaid(ppid.lifecycle).splitlines()[:4], sep="\n")
        stateDiagram-v2
            accTitle: Permohonan informasi publik (informasi_publik)
            accDescr: Dasar hukum – UU 14/2008 pasal 22
            state "Draf<br/>draf<br/>giliran pemohon · diam · awal" as s_draf
    """
    require("lifecycle", lifecycle, Lifecycle, "a Lifecycle, e.g. service.lifecycle")
    return "\n".join(_lines(picture(lifecycle, check_language(language)), language)) + "\n"


def _lines(shown: Picture, language: Language) -> Iterator[str]:
    ids = _identifiers(shown)
    inside = _phases_of_steps(shown)
    grouped = inside is not None
    groups = [(step, None) for step in shown.steps] if inside is None else inside
    yield "stateDiagram-v2"
    yield f"{_INDENT}accTitle: {_clean(f'{shown.name} ({shown.code})')}"
    yield f"{_INDENT}accDescr: {_clean(f'{LAW.text(language)} – {shown.law}')}"
    if grouped:
        yield from _composites(shown, ids, groups, language)
    for state in shown.states:
        if not grouped or state.phase is None:
            yield _INDENT + _state(state, ids, language)
    yield f"{_INDENT}[*] --> {ids[shown.initial]}"
    for step, phase in groups:
        if phase is None:
            yield _INDENT + _step(step, ids, language)
    yield from (f"{_INDENT}{ids[one.name]} --> [*]" for one in shown.states if one.closed)
    for name, lines in _notes(shown, language, grouped=grouped).items():
        yield f"{_INDENT}note right of {ids[name]}"
        yield from (f"{_INDENT * 2}{line}" for line in lines)
        yield f"{_INDENT}end note"


def _composites(
    shown: Picture, ids: Mapping[str, str], groups: _Groups, language: Language
) -> Iterator[str]:
    for position, (phase, label) in enumerate(shown.phases.items()):
        yield f'{_INDENT}state "{_clean(label)}" as p{position} {{'
        for state in shown.states:
            if state.phase == phase:
                yield _INDENT * 2 + _state(state, ids, language)
        for step, group in groups:
            if group == phase:
                yield _INDENT * 2 + _step(step, ids, language)
        yield f"{_INDENT}}}"


def _identifiers(shown: Picture) -> Mapping[str, str]:
    # What was only diagnosed may have any name; its number is one in any case.
    return {
        state.name: f"s_{state.name}" if _NAME.fullmatch(state.name) else f"x{position}"
        for position, state in enumerate(shown.states)
    }


def _phases_of_steps(shown: Picture) -> _Groups | None:
    """
    Return the phase in which each step stays, or None where phases cannot be composites.
    """
    phases = {state.name: state.phase for state in shown.states}
    found: list[tuple[Step, str | None]] = []
    for step in shown.steps:
        source, target = phases[step.source], phases[step.target]
        if source is not None and target is not None and source != target:
            return None
        found.append((step, source if source == target else None))
    return found


def _state(state: Standing, ids: Mapping[str, str], language: Language) -> str:
    turn = [TURN.text(language).format(turn=state.turn)] if state.turn else []
    lines = (state.label, state.name, " · ".join((*turn, *state.about)))
    return f'state "{_label(lines)}" as {ids[state.name]}'


def _step(step: Step, ids: Mapping[str, str], language: Language) -> str:
    lines = [f"{_DASHES} {step.alone} {_DASHES}"] if step.alone else []
    lines += [step.label, f"{step.name} · {', '.join(step.roles) or NOBODY.text(language)}"]
    if step.conditions:
        lines.append(CONDITIONS.text(language).format(all="; ".join(step.conditions)))
    return f"{ids[step.source]} --> {ids[step.target]} : {_label(lines)}"


def _notes(shown: Picture, language: Language, *, grouped: bool) -> dict[str, list[str]]:
    # A state has one note at most: a second one would replace the first.
    notes: dict[str, list[str]] = {}
    if shown.roles:
        roles = [f"{role} – {label}" for role, label in shown.roles.items()]
        notes[shown.initial] = [f"{ROLES.text(language)}", *roles]
    if not grouped:
        for state in shown.states:
            if state.phase is not None:
                notes.setdefault(state.name, []).extend(shown.phase(state, language))
    return {name: [_clean(line) for line in lines] for name, lines in notes.items()}


# --- text that Mermaid takes as it is -------------------------------------------


def _label(lines: Iterable[str]) -> str:
    return _BREAK.join(map(_clean, lines))


def _clean(text: str) -> str:
    """
    Return a text on one line, with everything that Mermaid might read as a mark by its number.

    Mermaid turns the numbers back before it looks for Markdown, so the marks
    of that are drawn by letters that look alike.
    """
    visible = "".join(" " if category(one)[0] == "C" else one for one in text)
    line = " ".join(visible.translate(_DRAWN).split())
    # Inside a word "_" is none, and names have it there.
    line = re.sub(r"(?<![^\W_])_|_(?![^\W_])", _LOW_LINE, line)
    written = "".join(
        one if _stays(one, before, after) else f"#{ord(one)};"
        for before, one, after in zip(f" {line}", line, f"{line[1:]} ", strict=False)
    )
    return _STATEMENTS.sub(r"\1\2#32;", written)


def _stays(one: str, before: str, after: str) -> bool:
    if one.isalnum() or one in _PLAIN:
        return True
    match one:
        case "-":  # inside a word; elsewhere an arrow or a list
            return before.isalnum() and after.isalnum()
        case "." | ")":  # after a letter; after a number they would make a list
            return before.isalpha() and after == " "
        case _:
            return False
