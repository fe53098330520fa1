"""
One thing that is wrong with some data, and where in it.
"""

from dataclasses import dataclass

from layanan.text import Label

Loc = tuple[str | int, ...]
"""The keys and positions that lead to a value, from the root of its data."""


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Tell what is wrong with one value of some data.

    `suggestions` are the known words that were probably meant.
    """

    loc: Loc
    label: Label
    suggestions: tuple[str, ...] = ()
