"""
A mapping that stays what it was: the mutable fields of frozen records.
"""

from typing import Any, NoReturn, TypeVar

from layanan.records._misuse import WrongTypeError

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """
    Hold a mapping that refuses to be changed.

    A definition is shared by every request that runs by it, so nothing of it
    may change under them.

    Examples:
        >>> FrozenDict({"a": 1})["a"]
        1
    """

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise WrongTypeError(
            argument="a frozen mapping", wanted="left as it is", given="changed; make a new one"
        )

    __setitem__ = _refuse
    __delitem__ = _refuse
    __ior__ = _refuse
    clear = _refuse
    pop = _refuse
    popitem = _refuse
    setdefault = _refuse
    update = _refuse

    # Unlike a dict it stays what it is.
    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)
