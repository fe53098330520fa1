"""
Read a definition strictly: every fault at once, each with its place.

A file is read no further than its limit, taken apart without constructing
anything, checked by its model, and every finding is brought back to the line
and column that it is about.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from layanan.records import Loc, Problem, WrongTypeError, require, say
from layanan.service._faults import (
    MOST_FAULTS,
    Fault,
    InconsistentDefinitionError,
    join_path,
    refuse,
)
from layanan.service._second_look import second_look
from layanan.service._shape import Shape, surprises
from layanan.service._tree import Node, Place
from layanan.text import Label, nearest

MOST_BYTES = 1 << 20
"""1 MiB; the longest definition that ships has a few kilobytes."""

MOST_LEVELS = 40
"""How deep a definition may nest; the deepest that ships has eight levels."""

_LONGEST_WORD = 64  # a longer word is a slip of another kind, and costly to compare

_A_SOURCE: Final = Label(
    id="teks, byte, atau Path sebuah berkas", en="a text, bytes, or the Path of a file"
)
_A_MODEL: Final = Label(
    id="kelas model pydantic, misalnya ServiceDefinition",
    en="a class of pydantic models, e.g. ServiceDefinition",
)

ModelT = TypeVar("ModelT", bound=BaseModel)
Source = str | bytes | os.PathLike[str] | Traversable


@dataclass(frozen=True, slots=True)
class Document(Generic[ModelT]):
    """
    A definition that was read, and where each of its values stands.
    """

    name: str
    value: ModelT
    root: Node

    def fault(self, problem: Problem) -> Fault:
        """
        Return `problem` with its place in this document.
        """
        return _Finder(self.name, self.root).fault(problem)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """
        Refuse this document if there are any problems, with all of them.

        Raises:
            DefinitionError: If there is a problem.
        """
        if faults := [self.fault(problem) for problem in problems]:
            raise refuse(faults)


def load(
    source: Source,
    model: type[ModelT],
    *,
    name: str | None = None,
    max_bytes: int = MOST_BYTES,
    max_depth: int = MOST_LEVELS,
) -> ModelT:
    r"""
    Return the definition in `source`, or refuse it with every fault that it has.

    The language is a strict YAML: a key twice is a fault, only `true` and
    `false` are booleans, dates and words such as `no` stay text until the
    model reads them, nothing is converted in silence, and tags, anchors and
    aliases are not accepted.

    Args:
        source: A text, its bytes in UTF-8, or the path of a file.
        model: Any pydantic model.
        name: What faults call the source; the path itself by default.
        max_bytes: A larger source is refused without being read to its end.
        max_depth: How many lists and mappings may lie in each other.

    Raises:
        DefinitionError: Every fault, with file, line and column.
        WrongTypeError: If the source or the model is of another kind.

    Examples:
        A slip is told with its place and with what was probably meant:

        >>> from layanan.service import DefinitionError, load
        >>> from layanan.text import Label
        >>> try:
        ...     load("id: Permohonan\nenn: Request\n", Label, name="label.yaml")
        ... except DefinitionError as error:
        ...     print(error)
        label.yaml:1:1: en: is missing
        label.yaml:2:1: enn: this key is not known, did you mean "en"?
    """
    document = load_document(source, model, name=name, max_bytes=max_bytes, max_depth=max_depth)
    return document.value


def load_document(
    source: Source,
    model: type[ModelT],
    *,
    name: str | None = None,
    max_bytes: int = MOST_BYTES,
    max_depth: int = MOST_LEVELS,
    beside: Callable[[ModelT], Iterable[Problem]] | None = None,
) -> Document[ModelT]:
    """
    Return what `load` returns, with the places of its values.

    Args:
        source: As for `load`, and so are the others.
        beside: What is asked of a definition besides what it knows of itself.
            Where it has faults, these are told with them; one that has none
            is the caller's to ask (`Document.refuse`).

    Raises:
        DefinitionError: Every fault, with file, line and column.
        WrongTypeError: If the source or the model is of another kind.
    """
    # PyYAML is loaded by the first definition, not by `import layanan`.
    from layanan.service._compose import compose  # noqa: PLC0415

    require("source", source, str | bytes | os.PathLike | Traversable, _A_SOURCE)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise WrongTypeError(argument="model", wanted=_A_MODEL, given=repr(model))
    name = _name(source) if name is None else name
    text = _read(source, name, max_bytes)
    root, misplaced = compose(text, depth=max_depth)
    faults = [_place_fault(name, found.place, found.problem) for found in misplaced]
    if root is None:
        if not faults:
            faults.append(_whole(name, id="berkas ini kosong", en="the file is empty"))
        raise refuse(faults)
    value, errors = _validate(model, root)
    finder = _Finder(name, root)
    told, more = finder.faults(model, errors)
    if faults or told or value is None:
        if not faults:
            told += map(finder.known_fault, second_look(model, root, beside))
        raise refuse([*faults, *dict.fromkeys(told)], more=more)
    return Document(name, value, root)


# --- the text -------------------------------------------------------------------


def _name(source: Source) -> str:
    return "<text>" if isinstance(source, str | bytes) else str(source)


def _read(source: Source, name: str, most: int) -> str:
    raw = _bytes(source, name, most)
    if len(raw) > most:
        raise refuse(
            [
                _whole(
                    name,
                    id=f"berkas lebih besar dari {most} byte, batas sebuah definisi",
                    en=f"larger than {most} bytes, the limit of a definition",
                )
            ]
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        fault = Fault(
            name,
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
            "",
            Label(
                id=f"bukan UTF-8 (byte 0x{raw[error.start]:02X}); simpan berkas sebagai UTF-8",
                en=f"not UTF-8 (byte 0x{raw[error.start]:02X}); save the file as UTF-8",
            ),
        )
        raise refuse([fault]) from None


def _bytes(source: Source, name: str, most: int) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        # No character is shorter than a byte, so a text this long is not even encoded.
        return source[: most + 1].encode("utf-8", errors="surrogatepass")
    try:
        if isinstance(source, Traversable):
            with source.open("rb") as file:
                return file.read(most + 1)
        with Path(source).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise refuse([Fault(name, 1, 1, "", _unread(error))]) from error


def _unread(error: OSError) -> Label:
    match error:
        case FileNotFoundError():
            return Label(id="berkas ini tidak ada", en="there is no such file")
        case IsADirectoryError():
            return Label(id="ini folder, bukan berkas", en="this is a folder, not a file")
        case PermissionError():
            return Label(id="berkas ini tidak boleh dibaca", en="reading this file is not allowed")
    told = error.strerror or type(error).__name__
    return Label(id=f"berkas tidak dapat dibaca: {told}", en=f"cannot be read: {told}")


def _whole(name: str, *, id: str, en: str) -> Fault:
    return Fault(name, 1, 1, "", Label(id=id, en=en))


# --- the model ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Error:
    """
    What pydantic found, or would have passed over.
    """

    kind: str
    loc: Loc
    english: str
    context: Mapping[str, Any]


def _validate(model: type[ModelT], root: Node) -> tuple[ModelT | None, list[_Error]]:
    value: ModelT | None = None
    errors: list[_Error] = []
    try:
        value = model.model_validate(root.plain())
    except ValidationError as error:
        errors = [
            _Error(found["type"], found["loc"], found["msg"], found.get("ctx", {}))
            for found in error.errors(include_url=False, include_input=False)
        ]
    told = {error.loc for error in errors}
    errors += (_Error(kind, loc, "", {}) for loc, kind in surprises(model, root) if loc not in told)
    return value, errors


@dataclass(frozen=True, slots=True)
class _Found:
    """
    The node that a path leads to, or the nearest one above it.
    """

    node: Node
    path: Loc  # as far as the tree goes
    rest: Loc  # what the tree does not have
    trusted: bool


class _Finder:
    """
    Bring problems back to the places that they are about.
    """

    def __init__(self, name: str, root: Node) -> None:
        self.name = name
        self.root = root

    def fault(self, problem: Problem) -> Fault:
        found = self._find(problem.loc)
        return _place_fault(self.name, found.node.best_place, problem)

    def known_fault(self, problem: Problem) -> Fault:
        """
        Return the fault as far as the tree goes, which is how a model tells its own.
        """
        return self.fault(replace(problem, loc=self._find(problem.loc).path))

    def faults(self, model: type[BaseModel], errors: Iterable[_Error]) -> tuple[list[Fault], int]:
        """
        Return the first faults in the order of their places, and how many more there are.
        """
        shape = Shape.of(model)
        # Where a value is not trusted, what stands there is not what was
        # written, and that has been said already.
        placed = [
            (found, error)
            for error in errors
            if (found := self._find(error.loc)).trusted and not _follows(error, found.node)
        ]
        placed.sort(key=lambda pair: pair[0].node.best_place)
        # A path may be found twice, once for each arm of a union.
        told: dict[Fault, None] = {}
        for found, error in placed[:MOST_FAULTS]:
            told.update(dict.fromkeys(self._tell(shape, error, found)))
        return list(told), len(placed[MOST_FAULTS:])

    def _tell(self, shape: Shape, error: _Error, found: _Found) -> Iterator[Fault]:
        own = error.context.get("error")
        if isinstance(own, InconsistentDefinitionError):
            problem = own.problem
            yield self.fault(Problem(found.path, problem.label, problem.suggestions))
            return
        node, path = found.node, found.path
        place, choices = node.best_place, shape.walk(path).choices
        suggestions: tuple[str, ...] = ()
        match error.kind:
            case "missing":
                path = (*path, *found.rest[-1:])
            case "extra_forbidden":
                place = node.key or place
                suggestions = _nearest(path[-1:], shape.walk(path[:-1]).keys)
            case "literal_error" | "enum":
                suggestions = _nearest((node.value,), choices, count=1)
        text = say(
            error.kind,
            context=error.context,
            written=node.plain(),
            raw=node.raw,
            english=error.english,
            choices=choices,
        )
        yield _place_fault(self.name, place, Problem(path, text, suggestions))

    def _find(self, loc: Loc) -> _Found:
        """
        Walk as far as the tree goes.

        Pydantic names the arm of a union between two keys; the tree has no
        such step, so what it lacks is passed over.
        """
        node = self.root
        path: Loc = ()
        rest: Loc = ()
        trusted = node.trusted
        for step in loc:
            inner = node.inner(step)
            if inner is None:
                rest = (*rest, step)
                continue
            node, path, rest = inner, (*path, step), ()
            trusted = trusted and node.trusted
        return _Found(node, path, rest, trusted)


def _follows(error: _Error, node: Node) -> bool:
    # Pydantic counts the valid entries only, and theirs are the faults to tell.
    enough = error.context.get("min_length", 0)
    return error.kind == "too_short" and isinstance(node.value, list) and len(node.value) >= enough


def _place_fault(name: str, place: Place, problem: Problem) -> Fault:
    return Fault(
        name, place.line, place.column, join_path(problem.loc), problem.label, problem.suggestions
    )


def _nearest(
    written: tuple[object, ...], known: tuple[str, ...], *, count: Literal[1, 3] = 3
) -> tuple[str, ...]:
    word = str(written[0]) if written else ""
    return nearest(word, known, count=count) if len(word) <= _LONGEST_WORD else ()
