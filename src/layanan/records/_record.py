"""
The base of every model that reads outside data.

Pydantic does the work; this module only sees to it that an application which
builds a record by hand meets one family of errors. A nested record is still
validated by pydantic itself, so a loader keeps the exact place of each fault.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from layanan.errors import LayananError


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Hold one fault: the field, as a path, and what is wrong in both languages.
    """

    place: str
    id: str
    en: str


class InvalidRecordError(LayananError, ValueError):
    """
    Tell that a record was built from wrong values: every fault at once.
    """

    def __init__(self, *, record: str, problems: tuple[Problem, ...]) -> None:
        self.record = record
        self.problems = problems

    def _text(self, language: str) -> str:
        found = "; ".join(
            f"{one.place}: {one.id if language == 'id' else one.en}" for one in self.problems
        )
        if language == "id":
            return f"{self.record} tidak sah: {found}"
        return f"invalid {self.record}: {found}"


class Record(BaseModel, frozen=True, extra="forbid"):
    """
    Hold frozen values that came from outside and were checked on the way in.

    Raises:
        LayananError: The single error that a value itself raised, such as a
            term that cannot be read; else InvalidRecordError with all faults.
    """

    def __init__(self, /, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise refusal(error, type(self).__name__) from None

    # Without this mark pydantic would call `__init__` for nested records too,
    # and the place of a fault inside them would be lost.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]


def refusal(error: ValidationError, record: str) -> LayananError:
    """
    Return pydantic's findings as an error of this library.
    """
    found = error.errors(include_url=False)
    if len(found) == 1 and isinstance(cause := found[0].get("ctx", {}).get("error"), LayananError):
        return cause
    return InvalidRecordError(record=record, problems=tuple(map(_problem, found)))


def _problem(found: Any) -> Problem:
    place = ".".join(map(str, found["loc"])) or "-"
    cause = found.get("ctx", {}).get("error")
    if isinstance(cause, LayananError):
        return Problem(place, cause.describe("id"), cause.describe("en"))
    return Problem(place, found["msg"], found["msg"])
