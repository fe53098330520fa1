"""
An argument that is not what was asked for.
"""

import re
from types import UnionType
from typing import Final

from layanan.errors import LayananError
from layanan.text import Label


class WrongTypeError(LayananError, TypeError):
    """
    Tell that an argument is of another kind than the one that is needed.
    """

    def __init__(self, *, argument: str, wanted: str | Label, given: str) -> None:
        self.argument = argument
        self.wanted = wanted
        self.given = given

    def _text(self, language: str) -> str:
        given = self.given if len(self.given) <= 80 else f"{self.given[:79]}…"
        wanted = self.wanted
        if language == "id":
            # The name of a class is the same word in both languages, its article is not.
            told = wanted.id if isinstance(wanted, Label) else _ARTICLE.sub("", wanted)
            return f"{self.argument} harus berupa {told.replace('e.g.', 'misalnya')}, bukan {given}"
        told = wanted.en if isinstance(wanted, Label) else wanted
        return f"{self.argument} must be {told}, not {given}"


_ARTICLE: Final = re.compile(r"^an? ")


def require(argument: str, given: object, kind: type | UnionType, wanted: str | Label) -> None:
    """
    Refuse an argument of another kind.

    Raises:
        WrongTypeError: If `given` is no `kind`.
    """
    if not isinstance(given, kind):
        raise WrongTypeError(argument=argument, wanted=wanted, given=repr(given))
