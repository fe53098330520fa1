"""
The base of every model that reads outside data.

Pydantic does the work; this module only sees to it that an application which
builds a record by hand meets one family of errors. A nested record is still
validated by pydantic itself, so a loader keeps the exact place of each fault.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from pydantic import BaseModel, BeforeValidator, ValidationError
from pydantic_core import ErrorDetails

from layanan.errors import LayananError
from layanan.records._messages import say
from layanan.records._problem import Problem
from layanan.text import join_words, nearest

UNCHECKED: Final = "layanan.unchecked"
"""
The context of a validation that asks whether values can be read, not whether they go together.
"""


class InvalidRecordError(LayananError, ValueError):
    """
    Tell that a record was built from wrong values: every fault at once.
    """

    def __init__(self, *, record: str, problems: tuple[Problem, ...]) -> None:
        self.record = record
        self.problems = problems

    def _text(self, language: str) -> str:
        found = "; ".join(_tell(one, language) for one in self.problems)
        head = f"{self.record} tidak sah" if language == "id" else f"invalid {self.record}"
        return f"{head}: {found}"


@dataclass(frozen=True, slots=True)
class Glance(BeforeValidator):
    """
    Mark a validator that looks at a value first and leaves its shape as annotated.

    Other validators may read the value in a way of their own, so a loader
    does not guess what would have been right there; after this one it may.
    """


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
            raise refusal(error, type(self)) from None

    # Without this mark pydantic would call `__init__` for nested records too,
    # and the place of a fault inside them would be lost.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    # What was computed does not travel: another release may compute it differently.
    def __getstate__(self) -> dict[Any, Any]:
        fields = type(self).model_fields
        said = {name: value for name, value in self.__dict__.items() if name in fields}
        return {**super().__getstate__(), "__dict__": said}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """
        Return a copy with some values set, unchecked; what was computed from the old ones is left.
        """
        copy = super().model_copy(update=update, deep=deep)
        if update:
            for name in self.__dict__.keys() - type(self).model_fields.keys():
                copy.__dict__.pop(name, None)
        return copy


def refusal(error: ValidationError, record: type[BaseModel]) -> LayananError:
    """
    Return pydantic's findings as an error of this library.
    """
    found = error.errors(include_url=False)
    if len(found) == 1 and isinstance(cause := found[0].get("ctx", {}).get("error"), LayananError):
        return cause
    problems = tuple(_problem(one, record.model_fields) for one in found)
    return InvalidRecordError(record=record.__name__, problems=problems)


def _problem(found: ErrorDetails, fields: Iterable[str]) -> Problem:
    label = say(
        found["type"],
        context=found.get("ctx", {}),
        written=found["input"],
        raw=str(found["input"]),
        english=found["msg"],
        choices=(),
    )
    unknown = found["type"] == "extra_forbidden" and len(found["loc"]) == 1
    close = nearest(str(found["loc"][0]), fields, count=1) if unknown else ()
    return Problem(found["loc"], label, close)


def _tell(problem: Problem, language: str) -> str:
    english = language != "id"
    told = problem.label.en if english else problem.label.id
    quoted = [f'"{word}"' for word in problem.suggestions]
    if quoted:
        meant = join_words(quoted, "en" if english else "id", conjunction="atau")
        told += f", {'did you mean' if english else 'mungkin maksudnya'} {meant}?"
    place = ".".join(map(str, problem.loc))
    return f"{place}: {told}" if place else told
