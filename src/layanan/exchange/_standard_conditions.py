"""
The conditions of a standard in words that a citizen reads.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Final, assert_never

from layanan.exchange import _standard_words as words
from layanan.lifecycle import NOW, AgeIs, FactIs, FactSpec, FactValue
from layanan.service import AnyOf, Condition, OpenAt
from layanan.text import Language, format_date, format_instant, join_words

Facts = Mapping[str, FactSpec]

_COMPARED: Final = {
    "not_equals": words.NOT,
    "at_least": words.AT_LEAST,
    "at_most": words.AT_MOST,
    "more_than": words.MORE,
    "less_than": words.LESS,
}
_DATED: Final = {
    "not_equals": words.NOT,
    "at_least": words.NOT_BEFORE,
    "at_most": words.NOT_AFTER,
    "more_than": words.AFTER,
    "less_than": words.BEFORE,
}


def needed(conditions: Iterable[Condition], facts: Facts, language: Language) -> str:
    """
    Return when something is needed: always, or under which conditions.
    """
    found = [say(one, facts, language) for one in conditions]
    if not found:
        return words.ALWAYS.text(language)
    return words.IF.text(language).format(all=join_words(found, language))


def say(one: Condition, facts: Facts, language: Language) -> str:
    """
    Return what a condition asks.
    """
    match one:
        case AnyOf():
            found = (say(each, facts, language) for each in one.any)
            return join_words(found, language, conjunction="atau")
        case OpenAt():
            text = (words.OPEN if one.equals else words.SHUT).text(language)
            return text.format(fact=called(one.open_at, facts, language))
        case AgeIs():
            return _age(one, facts, language)
        case FactIs():
            return _fact(one, facts, language)
        case _:
            assert_never(one)


def called(name: str, facts: Facts, language: Language) -> str:
    """
    Return what people call a fact; its name if it is not declared.
    """
    return facts[name].label.text(language) if name in facts else name


def _age(one: AgeIs, facts: Facts, language: Language) -> str:
    years = next(
        label.text(language).format(value=value)
        for name, label in _COMPARED.items()
        if (value := getattr(one, name, None)) is not None
    )
    on = one.on
    day = words.THAT_DAY.text(language) if on == NOW else called(on, facts, language)
    born = called(one.age, facts, language)
    return words.AGED.text(language).format(born=born, day=day, years=years)


def _fact(one: FactIs, facts: Facts, language: Language) -> str:
    fact = called(one.fact, facts, language)
    if one.stated is not None:
        return (words.STATED if one.stated else words.UNSTATED).text(language).format(fact=fact)
    truth = _truth(one)
    if truth is not None:
        # A fact that is true or false is called by what it says.
        return fact if truth else words.NOT_SO.text(language).format(fact=fact)
    kind = facts[one.fact].kind if one.fact in facts else "text"
    if one.one_of is not None:
        values = (_value(each, kind, language) for each in one.one_of)
        value = join_words(values, language, conjunction="atau")
    elif one.equals is not None:
        value = _value(one.equals, kind, language)
    else:
        compared = _COMPARED if kind not in {"date", "instant"} else _DATED
        value = next(
            label.text(language).format(value=_value(given, kind, language))
            for name, label in compared.items()
            if (given := getattr(one, name)) is not None
        )
    return words.IS.text(language).format(fact=fact, value=value)


def _truth(one: FactIs) -> bool | None:
    if isinstance(one.equals, bool):
        return one.equals
    return not one.not_equals if isinstance(one.not_equals, bool) else None


def _value(value: FactValue, kind: str, language: Language) -> str:
    if isinstance(value, str) and kind in {"date", "instant"}:
        # A definition writes days and instants as text; what is none stays as it is.
        with suppress(ValueError):
            value = (date if kind == "date" else datetime).fromisoformat(value)
    match value:
        case bool():
            return (words.YES if value else words.NO).text(language)
        case datetime():
            return format_instant(value, language)
        case date():
            return format_date(value, language, weekday=False)
        case _:
            return str(value).replace("_", " ")
