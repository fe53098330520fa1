"""
An argument that is not what was asked for.
"""

from layanan.errors import LayananError


class WrongTypeError(LayananError, TypeError):
    """
    Tell that an argument is of another kind than the one that is needed.
    """

    def __init__(self, *, argument: str, wanted: str, given: str) -> None:
        self.argument = argument
        self.wanted = wanted
        self.given = given

    def _text(self, language: str) -> str:
        given = self.given if len(self.given) <= 80 else f"{self.given[:79]}…"
        if language == "id":
            return f"{self.argument} harus {self.wanted}, bukan {given}"
        return f"{self.argument} must be {self.wanted}, not {given}"


def require(argument: str, given: object, kind: type, wanted: str) -> None:
    """
    Refuse an argument of another kind.

    Raises:
        WrongTypeError: If `given` is no `kind`.
    """
    if not isinstance(given, kind):
        raise WrongTypeError(argument=argument, wanted=wanted, given=repr(given))
