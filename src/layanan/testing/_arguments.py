"""
What a caller got wrong: an argument that cannot be, and a walk that no request can take.

Strategies check their arguments when they are called, not when they are drawn,
so that the fault points at the line that made it.
"""

from collections.abc import Collection

from layanan.errors import LayananError
from layanan.lifecycle import Check
from layanan.text import join_words, nearest


class UnknownChoiceError(LayananError, ValueError):
    """
    Tell that an argument of the test kit has a value that it cannot have.
    """

    def __init__(self, *, argument: str, given: str, allowed: tuple[str, ...]) -> None:
        self.argument = argument
        self.given = given
        self.allowed = allowed

    def _text(self, language: str) -> str:
        close = nearest(self.given, self.allowed, count=1)
        if language == "id":
            hint = f"; mungkin maksudnya {close[0]!r}" if close else ""
            known = join_words(self.allowed, "id", conjunction="atau")
            return f"{self.argument} tidak dapat bernilai {self.given!r}{hint}; yang boleh: {known}"
        hint = f"; did you mean {close[0]!r}" if close else ""
        known = join_words(self.allowed, "en", conjunction="atau")
        return f"{self.argument} cannot be {self.given!r}{hint}; allowed: {known}"


class NoWayError(LayananError, ValueError):
    """
    Tell that a step of a walk could not be taken, with everything that stood against it.

    Attributes:
        step: The step, by the name of its transition.
        state: Where the request stood.
        check: Why not; None if something else happened instead.
        instead: What happened instead, by name.
    """

    def __init__(
        self, *, step: str, state: str, check: Check | None = None, instead: tuple[str, ...] = ()
    ) -> None:
        self.step = step
        self.state = state
        self.check = check
        self.instead = instead

    def _text(self, language: str) -> str:
        indonesian = language == "id"
        if self.check is not None:
            why = "; ".join(one.text("id" if indonesian else "en") for one in self.check.unmet)
        else:
            found = join_words(self.instead, "id" if indonesian else "en")
            nothing = "tidak terjadi apa-apa" if indonesian else "nothing happened"
            happened = f"yang terjadi {found}" if indonesian else f"{found} happened instead"
            why = happened if self.instead else nothing
        if indonesian:
            return (
                f"langkah {self.step!r} tidak dapat diambil dari {self.state!r}: {why}; berikan "
                "fakta, dokumen atau catatan yang diperlukan dengan payloads="
            )
        return (
            f"the step {self.step!r} could not be taken in {self.state!r}: {why}; give the facts, "
            "documents or the note that it takes with payloads="
        )


def choose(argument: str, given: str, allowed: Collection[str]) -> None:
    """
    Refuse a value that is none of those allowed.

    Raises:
        UnknownChoiceError: If it is none of them.
    """
    if given not in allowed:
        raise UnknownChoiceError(argument=argument, given=str(given), allowed=tuple(allowed))
