"""
What else is wrong with a definition of which a part cannot be read.

What cannot be read is left out, or something stands in for it where it only
speaks to people. The rest is checked as a definition, and of what is found
there only that is told which stays wrong whatever was meant at the gaps.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from layanan.lifecycle import Lifecycle
from layanan.records import UNCHECKED, Loc, Problem
from layanan.service._definition import ServiceDefinition
from layanan.service._faults import DefinitionError
from layanan.service._tree import Node

ModelT = TypeVar("ModelT", bound=BaseModel)

# A gap goes one level up at a time, and a definition nests no deeper than this.
_MOST_ROUNDS: Final = 12
_MOST_GAPS: Final = 200  # a file with more was no definition yet
_MOST_FAULTS: Final = 1_000  # a gap may have several, one for each arm of a union

_WORDS: Final = {"id": "-", "en": "-"}
_STAND_INS: Final[Mapping[str, Any]] = {
    "id": "-",
    "en": "-",
    "label": _WORDS,
    "name": _WORDS,
    "plain": _WORDS,
    "cites": "UU 25/2009",
    "confidence": "low",
    "owners": [{"name": _WORDS}],
    "domain": "umum",
    "status": "active",
}
"""What is required but decides nothing; where it does not fit (a level's name) it is a gap."""

_CODE: Final = "umum.layanan"  # of the whole; inside it, a code is what others name

_FOR_PEOPLE: Final = frozenset(
    {"label", "plain", "cites", "in_force_cites", "confidence", "published"}
    | {"note", "notes", "source", "keywords"}
)
"""Keys under which a gap changes no answer; "sources" are also the states that a step leaves."""

_TIMES: Final = ("version", "stage", "in_force", "until")


_NAMED_BY: Final[Mapping[Loc, frozenset[str]]] = {
    ("transitions",): frozenset(
        {"starts", "ends", "cancels", "restarts", "fixed", "fires", "step"}
        | {"separate_from", "not_before"}
    ),
    ("levels",): frozenset({"levels", "level", "keeps", "of"}),
    ("requirements",): frozenset({"unless", "requirement"}),
}
"""The keys by which other entries name those of a list."""

_DECLARE: Final = frozenset(
    {"states", "roles", "transitions", "subs", "phases", "bodies", "facts", "documents"}
    | {"levels", "requirements"}
)
"""The keys under which names are declared."""


_KEY: Final = ("[key]",)  # so pydantic calls the key of a mapping where it is at fault


def second_look(
    model: type[ModelT], root: Node, beside: Callable[[ModelT], Iterable[Problem]] | None
) -> Iterator[Problem]:
    """
    Yield what does not go together in the part of a definition that can be read.

    Args:
        model: What the definition is to be.
        root: Its values, each as it was written.
        beside: What is asked of it besides what it knows of itself.
    """
    rest = _Rest(root)
    value = rest.read(model)
    if value is None:
        return
    for one in _problems(value, beside):
        placed = Problem(rest.original(one.loc), one.label, one.suggestions, one.missing, one.sure)
        if rest.is_certain(placed):
            yield placed


def _problems(
    value: ModelT, beside: Callable[[ModelT], Iterable[Problem]] | None
) -> Iterator[Problem]:
    if isinstance(value, ServiceDefinition | Lifecycle):
        yield from value.problems()
    if beside is not None:
        try:
            yield from beside(value)
        except DefinitionError:
            return  # a file that this one names is broken, and says so itself


class _Rest:
    """
    A tree without what cannot be read.
    """

    def __init__(self, root: Node) -> None:
        self.root = root
        self.left_out: set[Loc] = set()
        self.stand_ins: dict[Loc, Any] = {}
        self.misnamed: set[Loc] = set()  # entries whose key is no name

    def read(self, model: type[ModelT]) -> ModelT | None:
        """
        Return what the rest says; None if the gaps leave nothing that could be said.
        """
        for _ in range(_MOST_ROUNDS):
            try:
                return model.model_validate(self._plain(self.root, ()), context=UNCHECKED)
            except ValidationError as error:
                found = error.errors(include_url=False, include_input=False)
            if len(found) > _MOST_FAULTS:
                return None
            # Brought back before anything is left out: that would move the places.
            gaps = [
                (one["type"], *self._found(one["loc"])) for one in found if not self._follows(one)
            ]
            if not all(self._leave_out(*gap) for gap in gaps):
                return None
            if len(self.left_out) + len(self.stand_ins) > _MOST_GAPS:
                return None
        return None

    def _follows(self, found: ErrorDetails) -> bool:
        """
        Tell whether a list is too short only since some of its entries cannot be read yet.
        """
        path, _ = self._found(found["loc"])
        node = self._node(path)
        if found["type"] != "too_short" or not isinstance(node.value, list):
            return False
        kept = sum((*path, index) not in self.left_out for index in range(len(node.value)))
        return bool(kept >= found.get("ctx", {}).get("min_length", 0))

    def _leave_out(self, kind: str, path: Loc, beyond: Loc) -> bool:
        """
        Make a gap, or let something stand in; tell whether that was possible.
        """
        key = beyond[-1] if beyond else None
        spot = (*path, key) if key is not None else path
        stand_in = _CODE if spot == ("code",) else _STAND_INS.get(str(key))
        if kind == "missing" and spot not in self.stand_ins and stand_in is not None:
            self.stand_ins[spot] = stand_in
            return True
        # What stood in does not fit here after all.
        for other in [one for one in self.stand_ins if one[:-1] == path and one[-1:] == beyond[:1]]:
            del self.stand_ins[other]
        if beyond[-1:] == _KEY:
            self.misnamed.add(path)
        if path:
            self.left_out.add(path)
        return bool(path)

    def _plain(self, node: Node, path: Loc) -> Any:
        if isinstance(node.value, dict):
            plain = {
                key: self._plain(one, (*path, key))
                for key, one in node.value.items()
                if (*path, key) not in self.left_out
            }
            return plain | {
                str(spot[-1]): word for spot, word in self.stand_ins.items() if spot[:-1] == path
            }
        if isinstance(node.value, list):
            return [
                self._plain(one, (*path, index))
                for index, one in enumerate(node.value)
                if (*path, index) not in self.left_out
            ]
        return node.value

    # --- places -------------------------------------------------------------------

    def original(self, loc: Loc) -> Loc:
        """
        Return a place in the rest as a place in the whole.
        """
        path, beyond = self._found(loc)
        return (*path, *beyond)

    def _found(self, loc: Loc) -> tuple[Loc, Loc]:
        """
        Return the way as far as the tree goes, and what the tree does not have.

        Pydantic names the arm of a union between two keys; the tree has no such step.
        """
        node = self.root
        path: Loc = ()
        beyond: Loc = ()
        for step in loc:
            there = self._there(node, path, step)
            inner = None if there is None else node.inner(there)
            if there is None or inner is None:
                beyond = (*beyond, step)
                continue
            node, path, beyond = inner, (*path, there), ()
        return path, beyond

    def _node(self, path: Loc) -> Node:
        node = self.root
        for step in path:
            node = node.inner(step) or node
        return node

    def _there(self, node: Node, path: Loc, step: str | int) -> str | int | None:
        if isinstance(node.value, list) and isinstance(step, int):
            kept = (
                index for index in range(len(node.value)) if (*path, index) not in self.left_out
            )
            return next((index for place, index in enumerate(kept) if place == step), None)
        return step if (*path, step) not in self.left_out else None

    # --- what is certain ----------------------------------------------------------

    @property
    def _gaps(self) -> list[Loc]:
        """
        The places left out at which something was said that may decide.
        """
        return [
            one
            for one in self.left_out
            if one not in self.stand_ins and not _FOR_PEOPLE.intersection(map(str, one))
        ]

    def is_certain(self, problem: Problem) -> bool:
        """
        Tell whether a problem of the rest is one of the whole.
        """
        if problem.loc in self.stand_ins:
            return False
        if problem.sure or not (self.left_out or self.stand_ins):
            return True
        if problem.missing is not None:
            return not self._may_name(problem.missing, problem.loc)
        if problem.loc[-1:] in {("seal",), ("term",)}:
            return False  # a seal is over every word, and a norm quotes the words of its limit
        gaps = self._gaps
        return not any(
            gap[: len(base)] == base or base[: len(gap)] == gap
            for base in _bases(problem.loc, gaps)
            for gap in gaps
        )

    def _may_name(self, name: str, loc: Loc) -> bool:
        """
        Tell whether a name that nothing has may be one that stands, or should stand, in a gap.
        """
        asks = next((step for step in reversed(loc) if isinstance(step, str)), "")
        for gap in self._gaps:
            node = self._node(gap)
            if gap in self.misnamed or gap[-1] in {name, *_DECLARE} or name in _texts(node):
                return True
            entry = node.value if isinstance(node.value, dict) else {}
            nameless = not any(
                key in entry and (*gap, key) not in self.left_out for key in ("name", "code")
            )
            if nameless and asks in _NAMED_BY.get(gap[-2:-1], ()):
                return True
        return False


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node.value, dict):
        for key, one in node.value.items():
            yield key
            yield from _texts(one)
    elif isinstance(node.value, list):
        for one in node.value:
            yield from _texts(one)
    else:
        yield str(node.value)


def _bases(loc: Loc, gaps: Iterable[Loc]) -> tuple[Loc, ...]:
    """
    Return the places on which a problem at a place rests, of those in which a gap may lie.
    """
    match loc:
        case ("versions", int() as index, "lifecycle", *_):
            return (("versions", index, "lifecycle"),)
        case ("versions", int(), field, *_) if field in _TIMES:
            # How long a version lasts hangs on when the others begin.
            return tuple((*gap[:2], time) for gap in gaps if len(gap) > 1 for time in _TIMES)
        case ("versions", int() as index, *_):
            own = ("versions", index)
            return ((*own, "lifecycle"), (*own, "facts"), loc[:4])
        case ("standards", int() as index, *_):
            return (("standards", index), ("versions",))
    return ((),)
