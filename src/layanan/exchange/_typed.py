"""
A lifecycle as a Python module of types, so that a slip is found before it runs.

A transition, a role or a fact is a text to Python; the module says which texts
there are. A type checker then refuses any other, and an editor completes them.
Names are sorted, so the module changes only when they do.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from textwrap import indent
from typing import Final

from layanan.lifecycle import FactKind, Lifecycle
from layanan.records import require

_PYTHON: Final[Mapping[FactKind, str]] = {
    "text": "str",
    "integer": "int",
    "decimal": "int | Decimal",
    "boolean": "bool",
    "date": "date",
    "instant": "datetime",
}

_DOCSTRING: Final = """\
Names of the lifecycle {code}, for type checkers and editors.

Written by `layanan types`. Change the definition and write it anew, not this file.
"""

# Formatters and linters of the host keep off, or the file would differ from
# what is generated.
_HEAD: Final = """\
# ruff: noqa
# fmt: off

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Never, Self, TypedDict, cast, get_args, overload

from layanan.lifecycle import Actor, Check
from layanan.request import Fact, Request
"""

_CLASS: Final = '''\
if TYPE_CHECKING:

    class TypedRequest(Request):
        """
        A request whose states and transitions are known by name.
        """

        @property
        def state(self) -> StateName: ...

        def check(  # type: ignore[override]
            self, name: TransitionName, *, by: Actor, at: datetime, **more: Any
        ) -> Check: ...
'''

_FIRE: Final = """\
def fire({ignore}
    self,
    name: {name},
    *,
    by: Actor,
    at: datetime,
    note: {note},
    facts: Facts | None = None,
    documents: Iterable[DocumentName] = (),
    key: str | None = None,
    expect_seq: int | None = None,
    recorded: datetime | None = None,
) -> Self: ..."""

_IGNORE: Final = "  # type: ignore[override]"

_FUNCTIONS: Final = '''\
def typed(request: Request) -> TypedRequest:
    """
    Return the same request, its names known to a type checker.

    Raises:
        ValueError: If it runs by a lifecycle with other states or transitions.
    """
    lifecycle = request.rules.lifecycle
    states, transitions = {*get_args(StateName)}, {*get_args(TransitionName)}
    if {*lifecycle.states} != states or {*lifecycle.names} != transitions:
        raise ValueError(
            f"{request.id} runs by {lifecycle.code!r} with other names than these; "
            "write this module anew with `layanan types`"
        )
    return cast("TypedRequest", request)


def actor(id: str, roles: Iterable[RoleName]) -> Actor:
    """
    Return somebody who acts, in roles that the lifecycle knows.
    """
    return Actor(id, roles)
'''


def typed(lifecycle: Lifecycle, *, docstring: str | None = None) -> str:
    """
    Return a Python module with the names of a lifecycle as types.

    It has `Literal` types for states, transitions, roles, timers, sub-requests
    and documents, a `TypedDict` for the facts, and the class `TypedRequest`
    with one overload of `fire` for every transition, in which a note that is
    required must be given. `typed(request)` makes one of a request, and costs
    nothing while it runs; `actor(…)` takes known roles only.

    Args:
        lifecycle: The definition.
        docstring: What the module says of itself.

    Raises:
        WrongTypeError: If `lifecycle` is none.
    """
    require("lifecycle", lifecycle, Lifecycle, "a Lifecycle, e.g. service.lifecycle")
    about = _DOCSTRING.format(code=lifecycle.code) if docstring is None else docstring
    parts = (
        f'"""\n{_quoted(about)}\n"""\n',
        _HEAD,
        "\n".join(_names(lifecycle)) + "\n",
        _CLASS + indent(_fire(lifecycle), " " * 8) + "\nelse:\n    TypedRequest = Request\n\n",
        _FUNCTIONS,
    )
    return "\n".join(parts)


def _quoted(text: str) -> str:
    return text.strip().replace("\\", "\\\\").replace('"', '\\"')


def _names(lifecycle: Lifecycle) -> Iterator[str]:
    yield from _literal("StateName", lifecycle.states)
    yield from _literal("TransitionName", lifecycle.names)
    yield from _literal("RoleName", lifecycle.roles)
    yield from _literal("TimerName", (one.name for one in lifecycle.timers))
    yield from _literal("SubName", lifecycle.subs)
    if lifecycle.documents is None:
        yield "DocumentName = str"
    else:
        yield from _literal("DocumentName", lifecycle.documents)
    if lifecycle.facts is None:
        yield "Facts = Mapping[str, Fact]"
        return
    yield "Facts = TypedDict("
    yield '    "Facts",'
    yield "    {"
    for name, spec in sorted(lifecycle.facts.items()):
        yield f"        {_text(name)}: {_PYTHON[spec.kind]},"
    yield "    },"
    yield "    total=False,"
    yield ")"


def _literal(name: str, values: Iterable[str]) -> Iterator[str]:
    known = sorted({*values})
    if not known:
        yield f"{name} = Never"
        return
    yield f"{name} = Literal["
    yield from (f"    {_text(value)}," for value in known)
    yield "]"


def _fire(lifecycle: Lifecycle) -> str:
    names = sorted(lifecycle.names)
    if len(names) < 2:
        name = f"Literal[{_text(names[0])}]" if names else "Never"
        return "\n" + _way(lifecycle, name, names, _IGNORE)
    ways = [
        f"@overload{'' if position else _IGNORE}\n"
        + _way(lifecycle, f"Literal[{_text(name)}]", [name], "")
        for position, name in enumerate(names)
    ]
    return "\n" + "\n".join((*ways, "def fire(self, name: str, **more: Any) -> Self: ..."))


def _way(lifecycle: Lifecycle, name: str, named: list[str], ignore: str) -> str:
    ways = [one for one in lifecycle.transitions if one.name in named]
    required = bool(ways) and all(one.note_required for one in ways)
    return _FIRE.format(ignore=ignore, name=name, note="str" if required else "str | None = None")


def _text(name: str) -> str:
    # As JSON writes it, but for characters that Python can write as they are.
    return json.dumps(name, ensure_ascii=False)
