"""
Plain values that know where they stand.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

Scalar = str | int | float | bool | None


class Place(NamedTuple):
    """
    A place in a text, both numbers counted from 1, columns in characters.
    """

    line: int
    column: int


@dataclass(slots=True)
class Node:
    """
    One value and where it stands.
    """

    value: "dict[str, Node] | list[Node] | Scalar"
    place: Place
    key: Place | None = None
    raw: str = ""
    """How one word is spelled: 1.10 is the number 1.1."""
    trusted: bool = True
    """False where the value is not what was written (an alias, a tag)."""

    @property
    def best_place(self) -> Place:
        """
        The place to show: a scalar itself, anything larger by its key.
        """
        return self.key if self.key and isinstance(self.value, dict | list) else self.place

    def inner(self, step: str | int) -> "Node | None":
        """
        Return what stands at one key or position further in, if anything does.
        """
        if isinstance(self.value, dict):
            return self.value.get(str(step))
        if isinstance(self.value, list) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    def plain(self) -> Any:
        """
        Return the value without its places.
        """
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value
