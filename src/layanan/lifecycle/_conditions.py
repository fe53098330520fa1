"""
What a transition asks, so that two of its conditions can be compared.

Guards, required documents and required facts are brought into one form: a
subject, and a test of it. Two conditions on one subject may exclude each
other, or be each other's opposite; of a named guard nothing more is known
than its name. Where it is not certain, nothing is claimed.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from layanan.lifecycle._guards import AgeIs, DocumentsAre, FactIs, Guard, Named
from layanan.lifecycle._parts import Transition


class Condition(NamedTuple):
    """
    Hold one thing that is asked; `text` is how the definition says it.
    """

    subject: tuple[str, ...]
    test: "Test"
    text: str


class Flag(NamedTuple):
    """
    Ask for yes or no: a named guard, or whether a fact is stated.
    """

    wanted: bool


class Between(NamedTuple):
    """
    Ask for a whole number, both bounds included: a count, or an age.
    """

    low: int
    high: float


class OneOf(NamedTuple):
    """
    Ask for one of these values.
    """

    values: tuple[Any, ...]


class Not(NamedTuple):
    """
    Ask for any other value than this one.
    """

    value: Any


class From(NamedTuple):
    """
    Ask for at least a value, or more.
    """

    value: Any
    strict: bool


class UpTo(NamedTuple):
    """
    Ask for at most a value, or less.
    """

    value: Any
    strict: bool


Test = Flag | Between | OneOf | Not | From | UpTo

_ENDLESS = float("inf")


def conditions(transition: Transition) -> Iterator[Condition]:
    """
    Yield all that a transition asks of the request, not of who acts.
    """
    for guard in transition.guards:
        yield _read(guard)
    for code in transition.documents:
        yield Condition(("documents", code), Between(1, _ENDLESS), code)
    for fact in transition.facts:
        yield Condition(("fact", fact), Flag(wanted=True), fact)
    for sub in transition.closed_subs:
        yield Condition(("sub", sub), Flag(wanted=True), sub)


def _read(guard: Guard) -> Condition:
    match guard:
        case Named():
            return Condition(("guard", guard.key), Flag(not guard.negated), str(guard))
        case DocumentsAre():
            high = _ENDLESS if guard.at_most is None else guard.at_most
            return Condition(
                ("documents", guard.document), Between(guard.at_least, high), guard.key
            )
        case AgeIs():
            return Condition(("age", guard.age, guard.on), _years(guard), guard.key)
    return Condition(("fact", guard.fact), _comparison(guard), guard.key)


def _years(guard: AgeIs) -> Between:
    if guard.at_least is not None:
        return Between(guard.at_least, _ENDLESS)
    # An age before the birth is negative; no bound of a condition is.
    high = guard.at_most if guard.less_than is None else guard.less_than - 1
    return Between(-150, _ENDLESS if high is None else high)


_COMPARISONS: dict[str, Callable[[Any], Test]] = {
    "stated": Flag,
    "equals": lambda value: OneOf((value,)),
    "one_of": OneOf,
    "not_equals": Not,
    "at_least": lambda value: From(value, strict=False),
    "more_than": lambda value: From(value, strict=True),
    "at_most": lambda value: UpTo(value, strict=False),
    "less_than": lambda value: UpTo(value, strict=True),
}


def _comparison(guard: FactIs) -> Test:
    return next(
        make(value)
        for name, make in _COMPARISONS.items()
        if (value := getattr(guard, name)) is not None
    )


def impossible(one: Condition) -> bool:
    """
    Return whether nothing can ever meet a condition.
    """
    match one.test:
        case Between(low, high):
            return low > high
        case OneOf(values):
            return not values
    return False


def exclude(one: Condition, other: Condition) -> bool:
    """
    Return whether two conditions can certainly never hold together.
    """
    return one.subject == other.subject and (
        _apart(one.test, other.test) or _apart(other.test, one.test)
    )


def opposite(one: Condition, other: Condition) -> bool:
    """
    Return whether of two conditions certainly exactly one holds, once its facts are stated.
    """
    return one.subject == other.subject and (
        _complete(one.test, other.test) or _complete(other.test, one.test)
    )


def exhaustive(one: Condition, other: Condition) -> bool:
    """
    Return whether one of two conditions always holds, even where no fact was stated.
    """
    facts = isinstance(one.test, OneOf | Not | From | UpTo) or one.subject[0] == "age"
    return not facts and opposite(one, other)


def _apart(one: Test, other: Test) -> bool:
    found = False
    match one, other:
        case Flag(wanted), Flag(unwanted):
            found = wanted is not unwanted
        case Flag(wanted), _:
            found = not wanted  # a fact that is not stated meets no comparison
        case Between(_, high), Between(low, _):
            found = high < low
        case OneOf(values), OneOf(others):
            found = not any(_alike(value, wanted) for value in values for wanted in others)
        case OneOf(values), Not(refused):
            found = all(_same(value, refused) for value in values)
        case OneOf(values), From(bound, strict):
            found = all(_below(value, bound, or_equal=strict) for value in values)
        case OneOf(values), UpTo(bound, strict):
            found = all(_below(bound, value, or_equal=strict) for value in values)
        case UpTo(end, excluded), From(bound, strict):
            found = _below(end, bound, or_equal=excluded or strict)
    return found


def _complete(one: Test, other: Test) -> bool:
    match one, other:
        case Flag(wanted), Flag(unwanted):
            return wanted is not unwanted
        case Between(least, high), Between(low, most):
            # From the least that there is to the most, without a gap.
            return least <= 0 and most == _ENDLESS and high + 1 == low
        case OneOf((value,)), Not(refused):
            return _same(value, refused)
        case UpTo(end, excluded), From(bound, strict):
            return excluded is not strict and _same(end, bound)
    return False


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _readings(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    """
    Yield two bounds as each kind of value that both of them may be.

    A text in data may be a number or a date: its fact decides that.
    """
    if all(isinstance(one, kind) is isinstance(other, kind) for kind in (bool, str)):
        yield one, other
    if isinstance(one, str) or isinstance(other, str):
        for read in (_number, datetime.fromisoformat):
            try:
                yield read(str(one)), read(str(other))
            except (ValueError, InvalidOperation):
                continue


def _number(text: str) -> Decimal:
    found = Decimal(text)
    if not found.is_finite():
        raise ValueError(text)
    return found


def _alike(one: Any, other: Any) -> bool:
    return any(left == right for left, right in _readings(one, other))


def _below(one: Any, other: Any, *, or_equal: bool) -> bool:
    try:
        found = [
            bool(left < right or (or_equal and left == right))
            for left, right in _readings(one, other)
        ]
    except TypeError:
        return False
    return bool(found) and all(found)
