"""
What a transition asks for, in a few words.

Comparisons are written with signs, which both languages read alike.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

from layanan.lifecycle import (
    AgeIs,
    DocumentsAre,
    FactIs,
    Guard,
    Lifecycle,
    Named,
    NotAfter,
    NotBefore,
    Notice,
    Transition,
)
from layanan.text import Label, Language, format_value, join_words

_SIGNS: Final = {
    "equals": "=",
    "not_equals": "≠",
    "at_least": "≥",
    "at_most": "≤",
    "more_than": ">",
    "less_than": "<",
}
_NOT: Final = Label(id="tidak {name}", en="not {name}")
_ONE_OF: Final = Label(id="{fact} salah satu dari {values}", en="{fact} one of {values}")
_STATED: Final = Label(id="{fact} dinyatakan", en="{fact} stated")
_UNSTATED: Final = Label(id="{fact} tidak dinyatakan", en="{fact} not stated")
_AGE: Final = Label(
    id="umur menurut {born} pada {day} {sign} {years} tahun",
    en="age by {born} on {day} {sign} {years} years",
)
_TODAY: Final = Label(id="hari itu", en="that day")
_DOCUMENTS: Final = Label(id="dokumen {all}", en="the documents {all}")
_FACTS: Final = Label(id="{all} dinyatakan", en="{all} stated")
_NOTE: Final = Label(id="catatan tertulis", en="a written note")
_OTHERS: Final = Label(id="bukan oleh pelaku {all}", en="not by who did {all}")
_ASSIGNEE: Final = Label(
    id="hanya petugas yang ditugasi, bila ada", en="only the assignee, if there is one"
)
_CLOSED: Final = Label(id="{all} sudah selesai", en="{all} finished")
_WITHIN: Final = Label(
    id="paling lama {term} sejak masuk status ini", en="within {term} of entering this state"
)
_NOTICE: Final = Label(id="paling lambat {term} sebelum {fact}", en="at least {term} before {fact}")
_SOON: Final = Label(id="paling lambat {term} sesudah {fact}", en="at most {term} after {fact}")
_UNLESS: Final = Label(id="{notice}, kecuali {all}", en="{notice}, unless {all}")
_AFTER_ENTRY: Final = Label(
    id="baru setelah {term} sejak masuk status ini", en="only {term} after entering this state"
)
_AFTER_STEP: Final = Label(id="baru setelah {term} sejak {step}", en="only {term} after {step}")


def conditions(lifecycle: Lifecycle, way: Transition, language: Language) -> Iterator[str]:
    """
    Yield every condition of a transition, besides its state and its role.
    """
    for guard in way.guards:
        yield _guard(lifecycle, guard, language)
    labels = {name: spec.label for name, spec in (lifecycle.facts or {}).items()}
    for words, names, known in (
        (_DOCUMENTS, way.documents, lifecycle.documents),
        (_FACTS, way.facts, labels),
        (_OTHERS, way.separate_from, _titles(lifecycle)),
        (_CLOSED, way.closed_subs, {name: sub.label for name, sub in lifecycle.subs.items()}),
    ):
        if names:
            yield words.text(language).format(all=_all(names, known or {}, language))
    if way.note_required:
        yield _NOTE.text(language)
    if way.by_assignee:
        yield _ASSIGNEE.text(language)
    if way.within is not None:
        yield _WITHIN.text(language).format(term=way.within.text(language))
    if way.notice is not None:
        yield _notice(lifecycle, way.notice, language)
    if way.not_after is not None:
        yield _soon(lifecycle, way.not_after, language)
    if way.not_before is not None:
        yield _wait(lifecycle, way.not_before, language)


def _notice(lifecycle: Lifecycle, notice: Notice, language: Language) -> str:
    facts = {name: spec.label for name, spec in (lifecycle.facts or {}).items()}
    words = _NOTICE.text(language).format(
        term=notice.at_least.text(language), fact=_called(facts, notice.fact, language)
    )
    return _unless(lifecycle, words, notice.unless, language)


def _soon(lifecycle: Lifecycle, rule: NotAfter, language: Language) -> str:
    facts = {name: spec.label for name, spec in (lifecycle.facts or {}).items()}
    words = _SOON.text(language).format(
        term=rule.within.text(language), fact=_called(facts, rule.fact, language)
    )
    return _unless(lifecycle, words, rule.unless, language)


def _unless(lifecycle: Lifecycle, words: str, waivers: Iterable[Guard], language: Language) -> str:
    found = [_guard(lifecycle, one, language) for one in waivers]
    if not found:
        return words
    joined = join_words(found, language, conjunction="atau")
    return _UNLESS.text(language).format(notice=words, all=joined)


def _wait(lifecycle: Lifecycle, wait: NotBefore, language: Language) -> str:
    term = wait.after.text(language)
    if wait.since is None:
        return _AFTER_ENTRY.text(language).format(term=term)
    step = _called(_titles(lifecycle), wait.since, language)
    return _AFTER_STEP.text(language).format(term=term, step=step)


def _titles(lifecycle: Lifecycle) -> Mapping[str, Label]:
    return {one.name: one.label for one in reversed(lifecycle.transitions)}


def _all(names: Iterable[str], labels: Mapping[str, Label], language: Language) -> str:
    return join_words([_called(labels, name, language) for name in names], language)


def _called(labels: Mapping[str, Label], name: str, language: Language) -> str:
    return labels[name].text(language) if name in labels else name


def _guard(lifecycle: Lifecycle, guard: Guard, language: Language) -> str:
    # The label of a named guard tells what is wrong when it does not hold, so
    # what is shown is its name; a condition shows what it compares.
    facts = {name: spec.label for name, spec in (lifecycle.facts or {}).items()}
    match guard:
        case Named():
            return _NOT.text(language).format(name=guard.guard) if guard.negated else guard.guard
        case FactIs():
            return _fact(guard, _called(facts, guard.fact, language), language)
        case DocumentsAre():
            name = _called(lifecycle.documents or {}, guard.document, language)
            most = "" if guard.at_most is None else f", ≤ {guard.at_most}"
            return f"{name} ≥ {guard.at_least}{most}"
        case AgeIs():
            sign, years = next(
                (_SIGNS[one], value)
                for one in ("at_least", "at_most", "less_than")
                if (value := getattr(guard, one)) is not None
            )
            day = _TODAY.text(language) if guard.on == "now" else _called(facts, guard.on, language)
            born = _called(facts, guard.age, language)
            return _AGE.text(language).format(born=born, day=day, sign=sign, years=years)
        case _:
            assert_never(guard)


def _fact(guard: FactIs, fact: str, language: Language) -> str:
    if guard.stated is not None:
        return (_STATED if guard.stated else _UNSTATED).text(language).format(fact=fact)
    if guard.one_of is not None:
        values = join_words(
            [format_value(one, language) for one in guard.one_of], language, conjunction="atau"
        )
        return _ONE_OF.text(language).format(fact=fact, values=values)
    sign, value = next(
        (sign, value)
        for name, sign in _SIGNS.items()
        if (value := getattr(guard, name)) is not None
    )
    return f"{fact} {sign} {format_value(value, language)}"
