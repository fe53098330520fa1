"""
Text in Markdown that stays as it is.
"""

import re
from collections.abc import Iterable
from typing import Final

_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~#&$])")
_NAME: Final = re.compile(r"[A-Za-z0-9_.-]+")


def plain(text: str) -> str:
    """
    Return a text on one line in which nothing is a mark.
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def code(name: str) -> str:
    """
    Return a name as code; one that no name may have is quoted as text.
    """
    return f"`{name}`" if _NAME.fullmatch(name) else f'"{plain(name)}"'


def both(label: str, name: str) -> str:
    """
    Return what people call something, with its name behind it.
    """
    return f"{plain(label)} ({code(name)})"


def row(cells: Iterable[str]) -> str:
    """
    Return one row of a table.
    """
    return f"| {' | '.join(cells)} |"
