"""
One thing that is wrong with some data, and where in it.
"""

from dataclasses import dataclass, replace

from layanan.text import Label

Loc = tuple[str | int, ...]
"""The keys and positions that lead to a value, from the root of its data."""


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Tell what is wrong with one value of some data.

    Attributes:
        loc: The way to the value.
        label: What is wrong, and what to do.
        suggestions: The known words that were probably meant.
        missing: The name that nothing has, where that is what is wrong.
        sure: Whether it stays wrong whatever the rest of the data says.
    """

    loc: Loc
    label: Label
    suggestions: tuple[str, ...] = ()
    missing: str | None = None
    sure: bool = False

    def inside(self, *loc: str | int) -> "Problem":
        """
        Return the same problem of data that lie deeper in others.
        """
        return replace(self, loc=(*loc, *self.loc))
