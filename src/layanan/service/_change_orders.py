"""
Which of two values is the more: the orders by which a change gets its direction.

An order answers +1 where the second value is more, -1 where it is less, 0 where
only its wording differs, and None where neither is more. Swapping the values
swaps the sign; a comparison of two versions rests on that.
"""

from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from typing import Any

from layanan.calendars import Term, usual_length
from layanan.lifecycle import AgeIs, FactIs
from layanan.service._when import AnyOf, OpenAt

Order = Callable[[Any, Any], int | None]


def by_size(before: Any, after: Any) -> int:
    """
    Order numbers, hours and truth values.
    """
    return int(after > before) - int(after < before)


def by_length(before: Term, after: Term) -> int | None:
    """
    Order terms by their usual length; a range by its upper end, which alone can be breached.
    """
    sign = by_size(usual_length(before), usual_length(after))
    return None if sign == 0 and before.parts != after.parts else sign


def by_rank(*ladder: object) -> Order:
    """
    Return the order of a ladder of values, the least first.
    """

    def order(before: object, after: object) -> int | None:
        if before not in ladder or after not in ladder:
            return None
        return by_size(ladder.index(before), ladder.index(after))

    return order


def by_width(before: Collection[object], after: Collection[object]) -> int | None:
    """
    Order sets: the wider holds all of the narrower.
    """
    old, new = set(before), set(after)
    if old == new:
        return 0
    if old < new:
        return 1
    return -1 if new < old else None


def by_width_or_all(before: Collection[object], after: Collection[object]) -> int | None:
    """
    Order sets of which the empty one stands for everything.
    """
    if before and after:
        return by_width(before, after)
    return by_size(not before, not after)


def by_burden(before: str, after: str) -> int | None:
    """
    Order what is handed in by what it asks: a copy is the least, the original the most.

    To show the original and to have a copy certified ask for different things.
    """
    return None if _BURDEN[before] == _BURDEN[after] else by_size(_BURDEN[before], _BURDEN[after])


_BURDEN = {"copy": 0, "shown": 1, "certified_copy": 1, "original": 2}


def condition_key(one: Any) -> str:
    """
    Return what a condition asks: equal keys ask the same, whatever their words.
    """
    if isinstance(one, AnyOf):
        return f"any {sorted(condition_key(arm) for arm in one.any)}"
    return f"open_at {one.open_at} {one.equals}" if isinstance(one, OpenAt) else str(one)


def by_conditions(before: Iterable[Any], after: Iterable[Any]) -> int | None:
    """
    Order conditions that must all hold: the more of them, the rarer it applies.
    """
    return by_width([condition_key(one) for one in before], [condition_key(one) for one in after])


def by_strictness(before: Any, after: Any) -> int | None:
    """
    Order two conditions on one subject: the stricter lets fewer through.
    """
    if condition_key(before) == condition_key(after):
        return 0
    (subject, name, bound), (other, other_name, other_bound) = _asks(before), _asks(after)
    if (subject, name) != (other, other_name) or name not in _STRICTER:
        return None
    if not all(_is_number(one) for one in (bound, other_bound)):
        return None
    return by_size(bound, other_bound) * _STRICTER[name]


#: Whether a higher bound lets fewer through, or more.
_STRICTER = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1}


def _asks(one: Any) -> tuple[object, str, Any]:
    if not isinstance(one, AgeIs | FactIs):
        return one, "", None
    subject = (one.age, one.on) if isinstance(one, AgeIs) else (one.fact,)
    given = ((name, getattr(one, name)) for name in _STRICTER if hasattr(one, name))
    name, bound = next(((name, value) for name, value in given if value is not None), ("", None))
    return subject, name, bound


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
