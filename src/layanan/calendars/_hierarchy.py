"""
Who stands above an office, and since when.

An office has a line for each of two edges: whom it answers to, and who guides
its daily work. The two need not be the same, and each changes by decree on
its own day. Nothing is derived from codes or provinces: a line is what the
decrees say, written down.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from layanan.calendars._calendar import CivilDateError
from layanan.calendars._indonesia import CalendarOptionError
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.records import Record

_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Along = Literal["accountable_to", "guided_by"]
"""The edges of the hierarchy: whom an office answers to, and who guides its work."""

Misplaced = Literal["reversed", "itself", "twice"]


class SuperiorError(LayananError, ValueError):
    """
    Tell why a superior cannot stand in a line as it is written.

    Attributes:
        superior: The code of the superior.
        along: The edge.
        since: First day in force; None for always.
        until: First day no longer in force; None for open-ended.
        fault: "reversed" – it ends before it begins; "itself" – it is the
            office whose line this is; "twice" – the line has it already then.
    """

    def __init__(
        self, *, superior: str, along: Along, since: date | None, until: date | None, fault: str
    ) -> None:
        self.superior = superior
        self.along = along
        self.since = since
        self.until = until
        self.fault = fault

    def _text(self, language: str) -> str:
        indonesian = language == "id"
        if self.fault == "reversed":
            if indonesian:
                return (
                    f"{self.superior!r} mulai {self.since} tidak sebelum akhirnya {self.until}; "
                    "until adalah hari pertama yang tidak berlaku lagi"
                )
            return (
                f"{self.superior!r} begins on {self.since}, not before its end {self.until}; "
                "until is the first day no longer in force"
            )
        if self.fault == "itself":
            if indonesian:
                return f"kantor {self.superior!r} tidak dapat menjadi atasannya sendiri; hapus"
            return f"the office {self.superior!r} cannot be its own superior; leave it out"
        if indonesian:
            return (
                f"{self.superior!r} sudah ada dalam {self.along} pada masa yang sama "
                f"({self.since or '…'} sampai sebelum {self.until or '…'}); hapus salah satu "
                "atau pisahkan masanya"
            )
        return (
            f"{self.superior!r} is already in {self.along} at that time "
            f"({self.since or '…'} to before {self.until or '…'}); leave one out or part their days"
        )


class Superior(Record, frozen=True):
    """
    Hold one office or official above an office, along one edge, while it was so.

    Attributes:
        code: The superior's own code, e.g. "kanwil.jawa-tengah".
        name: Its name as printed on its letters.
        level: Its rank, e.g. "kankemenag", "kanwil", "ditjen".
        along: "accountable_to" – the office answers to it; "guided_by" – it
            guides the office's work.
        since: First day in force, inclusive; None for always.
        until: First day no longer in force; None for open-ended.
        cites: The decree that says so.

    Raises:
        SuperiorError: If it ends before it begins.
        InvalidRecordError: If other values are wrong, all at once.

    Examples:
        >>> superior = Superior(
        ...     code="ditjen.bimas-islam",
        ...     name="Direktorat Jenderal Bimbingan Masyarakat Islam",
        ...     level="ditjen",
        ...     along="accountable_to",
        ...     since=date(2024, 10, 10),
        ...     cites="PMA 24/2024",
        ... )
        >>> superior.covers(date(2024, 10, 9)), superior.covers(date(2024, 10, 10))
        (False, True)
    """

    code: _Word
    name: _Word
    level: _Word
    along: Along
    since: date | None = None
    until: date | None = None
    cites: Citation | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.since and self.until and self.until <= self.since:
            raise _misplaced(self, "reversed")
        return self

    def covers(self, on: date) -> bool:
        """
        Tell whether it is the superior on a day.
        """
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def line_of(superiors: tuple[Superior, ...], on: date, along: Along) -> tuple[Superior, ...]:
    """
    Return the superiors of one edge on a day, the nearest first.

    Raises:
        CivilDateError: If `on` is no plain date.
        CalendarOptionError: If there is no such edge.
    """
    if type(on) is not date:
        raise CivilDateError(given=repr(on))
    edges = get_args(Along)
    if along not in edges:
        raise CalendarOptionError(
            option="along", given=repr(along), allowed=", ".join(map(repr, edges))
        )
    return tuple(one for one in superiors if one.along == along and one.covers(on))


def read_line(
    office: object, value: Any, handler: ValidatorFunctionWrapHandler
) -> tuple[Superior, ...]:
    """
    Return the superiors of the office with this code, checked as a whole.

    Raises:
        ValidationError: With the faults of each superior and those of the line.
    """
    try:
        line: tuple[Superior, ...] = handler(value)
        read, found = dict(enumerate(line)), []
    except ValidationError as error:
        line, read = (), dict(_readable(value))
        found = [_again(one) for one in error.errors(include_url=False)]
    found.extend(_line_faults(office, read))
    if found:
        raise ValidationError.from_exception_data("Office", found)
    return line


def _again(told: ErrorDetails) -> InitErrorDetails:
    return InitErrorDetails(
        type=told["type"], loc=told["loc"], input=told["input"], ctx=told.get("ctx", {})
    )


def _readable(value: Any) -> Iterator[tuple[int, Superior]]:
    """
    Yield those that are right by themselves, so that the line is told about at once.
    """
    for place, one in enumerate(value if isinstance(value, list | tuple) else ()):
        try:
            yield place, Superior.model_validate(one)
        except ValidationError:  # told already, with its place
            continue


def _line_faults(office: object, read: dict[int, Superior]) -> Iterator[InitErrorDetails]:
    before: list[Superior] = []
    for place, one in read.items():
        if one.code == office:
            yield _told(one, "itself", (place, "code"))
        if any(_together(one, other) for other in before):
            yield _told(one, "twice", (place,))
        before.append(one)


def _together(one: Superior, other: Superior) -> bool:
    if (one.code, one.along) != (other.code, other.along):
        return False
    first, second = sorted((one, other), key=lambda each: each.since or date.min)
    return first.until is None or (second.since or date.min) < first.until


def _misplaced(one: Superior, fault: Misplaced) -> SuperiorError:
    return SuperiorError(
        superior=one.code, along=one.along, since=one.since, until=one.until, fault=fault
    )


def _told(one: Superior, fault: Misplaced, loc: tuple[int | str, ...]) -> InitErrorDetails:
    error = _misplaced(one, fault)
    kind = PydanticCustomError("superior", "{text}", {"text": str(error), "error": error})
    return InitErrorDetails(type=kind, loc=loc, input=one.code)
