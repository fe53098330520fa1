"""
What a model expects at a place of its data, read from its annotations.

Two uses: to name the keys and words that would be right where one is wrong,
and to refuse the conversions that pydantic would make in silence – `no` to
False, 1 to True, "3" to 3, the number 20100501 to a day in 1970. Pydantic's
strict mode would refuse dates written as text and lists, so it is no help.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, PlainValidator, WrapValidator
from pydantic.fields import FieldInfo

from layanan.records import Glance, Loc
from layanan.service._tree import Node

# How a moment is written; pydantic would also take a count of seconds in quotes.
_WRITTEN: Mapping[type, re.Pattern[str]] = {
    date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    datetime: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ].+"),
    time: re.compile(r"[0-9]{2}:[0-9]{2}.*"),
    timedelta: re.compile(r"[-+]?P.+"),
}

_READERS = (BeforeValidator, PlainValidator, WrapValidator)

# What pydantic would fill by conversion, and what it says when it cannot.
_EXACT: Mapping[type, str] = {
    bool: "bool_type",
    int: "int_type",
    float: "float_type",
    datetime: "datetime_type",
    date: "date_type",
    time: "time_type",
    timedelta: "time_delta_type",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """
    The types that one value may have; several where the model allows a choice.
    """

    arms: tuple[Any, ...]
    # Read from the annotations once; a definition asks for the same keys again and again.
    _inside: dict[str | int, "Shape"] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, *annotations: Any) -> "Shape":
        return cls(tuple(arm for annotation in annotations for arm in _arms(annotation)))

    def at(self, step: str | int) -> "Shape":
        """
        Return the shape one key or position further in; it has no arms if nothing is known.
        """
        found = self._inside.get(step)
        if found is None:
            found = self.of(*(kind for arm in self.arms for kind in _inner(arm, step)))
            if len(self._inside) < _MOST_KEYS:
                self._inside[step] = found
        return found

    def walk(self, path: Loc) -> "Shape":
        shape: Shape = self
        for step in path:
            shape = shape.at(step)
        return shape

    @property
    def keys(self) -> tuple[str, ...]:
        """
        The keys that a mapping may have here, in the order of the model.
        """
        return tuple(key for arm in self.arms if _is_model(arm) for key, _ in _fields(arm))

    @property
    def choices(self) -> tuple[str, ...]:
        """
        The words that may stand here, where the model lists them.
        """
        words: list[str] = []
        for arm in self.arms:
            if get_origin(arm) is Literal:
                words += map(str, get_args(arm))
            elif isinstance(arm, type) and issubclass(arm, Enum):
                words += (str(member.value) for member in arm)
        return tuple(words)


# Of words that are no key of anything there is no end.
_MOST_KEYS = 200


@lru_cache(maxsize=32)
def shape_of(model: type[BaseModel]) -> Shape:
    """
    Return the shape of a model, shared by all who ask.
    """
    return Shape.of(model)


def surprises(model: type[BaseModel], root: Node) -> Iterator[tuple[Loc, str]]:
    """
    Yield each place where pydantic would convert in silence, with its type of error.
    """
    yield from _surprises(shape_of(model), root, ())


def _surprises(shape: Shape, node: Node, path: Loc) -> Iterator[tuple[Loc, str]]:
    if not node.trusted or not shape.arms:
        return
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _surprises(shape.at(key), child, (*path, key))
    elif isinstance(node.value, list):
        for index, child in enumerate(node.value):
            yield from _surprises(shape.at(index), child, (*path, index))
    elif kind := _surprise(shape.arms, node.value):
        yield path, kind


def _surprise(arms: tuple[Any, ...], value: str | float | bool | None) -> str | None:  # noqa: FBT001 - whatever stands in the file
    exact = [arm for arm in arms if arm is not NoneType]
    # One arm of another kind (text, a model that reads text) may well take the value.
    if value is None or not exact or any(arm not in _EXACT for arm in exact):
        return None
    return None if any(_fits(arm, value) for arm in exact) else _EXACT[exact[0]]


def _fits(kind: type, value: str | float | bool) -> bool:  # noqa: FBT001 - as above
    if isinstance(value, bool):
        return kind is bool
    if isinstance(value, str):
        written = _WRITTEN.get(kind)
        return written is not None and bool(written.fullmatch(value))
    return kind is float or (kind is int and isinstance(value, int))


def _arms(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        # A validator that reads the value itself may take what it likes.
        reads_itself = any(
            isinstance(mark, _READERS) and not isinstance(mark, Glance)
            for mark in get_args(annotation)[1:]
        )
        yield from (Any,) if reads_itself else _arms(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for arm in get_args(annotation):
            yield from _arms(arm)
    elif hasattr(annotation, "__value__"):  # type X = …
        yield from _arms(annotation.__value__)
    else:
        yield annotation


def _inner(arm: Any, step: str | int) -> Iterable[Any]:
    if _is_model(arm):
        return [_annotation(info) for key, info in _fields(arm) if key == step]
    origin, inside = get_origin(arm), get_args(arm)
    if not isinstance(origin, type) or not inside:
        return ()
    if issubclass(origin, Mapping):
        return inside[1:]
    if not isinstance(step, int):
        return ()
    if issubclass(origin, tuple) and inside[-1] is not Ellipsis:
        return inside[step : step + 1]
    return inside[:1]


def _is_model(arm: Any) -> bool:
    return isinstance(arm, type) and issubclass(arm, BaseModel)


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        written = info.validation_alias or info.alias
        yield (written if isinstance(written, str) else name), info


def _annotation(info: FieldInfo) -> Any:
    # Pydantic takes the outer `Annotated` apart; put the marks back on.
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
