"""
What a caller got wrong: an argument that cannot be, and a walk that no request can take.

Strategies check their arguments when they are called, not when they are drawn,
so that the fault points at the line that made it.
"""

from collections.abc import Collection
from datetime import date, datetime
from types import UnionType
from typing import Final

from layanan.calendars import CivilDateError, require_aware
from layanan.errors import LayananError
from layanan.lifecycle import Check
from layanan.records import WrongTypeError, require
from layanan.text import Label, join_words, nearest

A_SERVICE: Final = "a ServiceType, e.g. catalogue.get(…)"
A_LIFECYCLE: Final = "a Lifecycle, e.g. service.lifecycle"
A_CALENDAR: Final = "a WorkingCalendar, e.g. office.calendar()"
AN_OFFICE: Final = "an Office"
SOME_GUARDS: Final = "Guards, e.g. Guards({'lunas': is_paid})"
A_SWITCH: Final = Label(id="True atau False", en="True or False")


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


def choose(argument: str, given: object, allowed: Collection[str]) -> None:
    """
    Refuse a value that is none of those allowed.

    Raises:
        UnknownChoiceError: If it is none of them.
    """
    if not isinstance(given, str) or given not in allowed:
        raise UnknownChoiceError(argument=argument, given=str(given), allowed=tuple(allowed))


def optional(argument: str, given: object, kind: type | UnionType, wanted: str | Label) -> None:
    """
    Refuse an argument of another kind, unless it is left out.

    Raises:
        WrongTypeError: If it is neither None nor a `kind`.
    """
    if given is not None:
        require(argument, given, kind, wanted)


def switches(**given: object) -> None:
    """
    Refuse what is neither True nor False.

    Raises:
        WrongTypeError: If one of them is neither.
    """
    for argument, value in given.items():
        require(argument, value, bool, A_SWITCH)


def at_least_one(argument: str, given: object) -> None:
    """
    Refuse what is no number of things.

    Raises:
        UnknownChoiceError: If it is no whole number, or below one.
    """
    if type(given) is not int or given < 1:
        raise UnknownChoiceError(argument=argument, given=str(given), allowed=("1, 2, …",))


def day_or_none(given: date | None) -> None:
    """
    Refuse what is no day, unless it is left out.

    Raises:
        CivilDateError: If it is neither None nor a plain date.
    """
    if given is not None and type(given) is not date:
        raise CivilDateError(given=repr(given))


def instant_or_none(given: datetime | None) -> None:
    """
    Refuse what is no instant, unless it is left out.

    Raises:
        NaiveTimeError: If it is neither None nor an aware datetime.
    """
    if given is not None:
        require_aware(given)


def to_call(argument: str, given: object, wanted: Label) -> None:
    """
    Refuse what cannot be called.

    Raises:
        WrongTypeError: If it cannot.
    """
    if not callable(given):
        raise WrongTypeError(argument=argument, wanted=wanted, given=repr(given))
