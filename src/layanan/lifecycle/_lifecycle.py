"""
What may happen next, as data: one flat machine with the law it rests on.

A lifecycle that cannot finish, or whose names do not fit, is refused when it
is built, with every fault at once. What holds afterwards needs no check at
run time: every target exists, every role is declared, an end can be reached.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from layanan.calendars import Term
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle._finding import Finding
from layanan.lifecycle._graph import expand
from layanan.lifecycle._guards import FactSpec, Guards
from layanan.lifecycle._parts import (
    EVERY,
    Duty,
    Names,
    State,
    SubRequest,
    Timer,
    Transition,
)
from layanan.lifecycle._soundness import findings
from layanan.lifecycle._soundness_names import defined_twice
from layanan.records import UNCHECKED, FrozenDict, Glance, Problem, Record, require
from layanan.text import Label, nearest

_SOME_LEVELS = Label(id="kumpulan nama tingkat layanan", en="a collection of names of levels")
_SOME_STATES = Label(
    id="pemetaan status, misalnya {'lama': 'baru'}", en="a mapping of states, {'old': 'new'}"
)

# Labels, plain words and citations are shown to people; they decide nothing.
_SHOWN_ONLY: dict[str, Any] = {
    "name": True,
    "cites": True,
    "roles": True,
    "phases": True,
    "bodies": True,
    "states": {"__all__": {"label", "plain", "status", "phase", "body", "cites"}},
    "transitions": {
        "__all__": {
            "label": True,
            "cites": True,
            "notice": {"label", "cites"},
            "not_before": {"cites"},
            "not_after": {"cites"},
        }
    },
    "timers": {"__all__": {"label", "cites"}},
    "subs": {"__all__": {"label", "cites"}},
    "facts": {"__all__": {"label", "personal_data"}},
    "documents": {"__all__": True},
}


class UnsoundLifecycleError(LayananError, ValueError):
    """
    Tell that a lifecycle was refused, with every fault that was found.
    """

    def __init__(self, *, findings: tuple[Finding, ...]) -> None:
        self.findings = findings

    def _text(self, language: str) -> str:
        return "\n".join(one.text("id" if language == "id" else "en") for one in self.findings)


class UnknownTransitionError(LayananError, LookupError):
    """
    Tell that a lifecycle has no transition of this name.
    """

    def __init__(self, *, name: str, lifecycle: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.lifecycle = lifecycle
        self.known = known
        self.nearest = nearest(name, known)

    def _text(self, language: str) -> str:
        what = "transisi" if language == "id" else "transition"
        return _unknown(language, what, self.name, self.lifecycle, self.known, self.nearest)


class UnknownStateError(LayananError, LookupError):
    """
    Tell that a lifecycle has no state of this name.
    """

    def __init__(self, *, state: str, lifecycle: str, known: tuple[str, ...]) -> None:
        self.state = state
        self.lifecycle = lifecycle
        self.known = known
        self.nearest = nearest(state, known)

    def _text(self, language: str) -> str:
        what = "status" if language == "id" else "state"
        return _unknown(language, what, self.state, self.lifecycle, self.known, self.nearest)


def _unknown(  # noqa: PLR0917 - the fields of the two errors above, in one order
    language: str,
    what: str,
    name: str,
    lifecycle: str,
    known: tuple[str, ...],
    alike: tuple[str, ...],
) -> str:
    choice = ", ".join(known)
    if language == "id":
        meant = f"; apakah maksudnya {' atau '.join(map(repr, alike))}?" if alike else ";"
        return f"{what} {name!r} tidak dikenal dalam {lifecycle!r}{meant} yang ada: {choice}"
    meant = f"; did you mean {' or '.join(map(repr, alike))}?" if alike else ";"
    return f"unknown {what} {name!r} in {lifecycle!r}{meant} it has: {choice}"


def _line(finding: Finding) -> InitErrorDetails:
    error = UnsoundLifecycleError(findings=(finding,))
    # pydantic prefixes `loc`, so a loader that knows lines finds the place
    # even of a lifecycle that lies inside a larger file.
    return InitErrorDetails(
        type=PydanticCustomError(finding.code, "{text}", {"text": str(error), "error": error}),
        loc=finding.loc,
        input=finding.place,
    )


def _refusal(found: Iterable[Finding]) -> ValidationError:
    return ValidationError.from_exception_data("Lifecycle", [_line(one) for one in found])


def _without_twins(given: object) -> object:
    if isinstance(given, Mapping) or not isinstance(given, list | tuple):
        return given
    if not all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in given):
        return given
    names = [name for name, _ in given]
    if twins := sorted({str(name) for name in names if names.count(name) > 1}):
        raise ValidationError.from_exception_data(
            "states", [{**_line(defined_twice(name)), "loc": (name,)} for name in twins]
        )
    return dict(given)


# Requests share their definition, so its mappings stay what they were.
_FROZEN = AfterValidator(FrozenDict)


class Lifecycle(Record, frozen=True):
    """
    Describe what may happen to a request of one kind, and by whom.

    Attributes:
        code: Short and stable, such as "info.ppid".
        name: What people call it.
        cites: The law or practice the whole comes from.
        initial: The state a new request stands in.
        roles: Role name to label. Every role that a transition names is here.
        states: State name to state. Pairs are accepted too, for readers of
            formats in which a name may occur twice; that is refused.
        transitions: The order counts where two would fit: the first wins.
        timers: What happens by itself after a while.
        subs: Requests that other bodies handle for this one.
        phases: Groups of states, for people only.
        bodies: The bodies whose turn a state may name, by whom time is told apart.
        facts: The facts that may be stated; None where the host decides.
        documents: The documents that may come along; None where the host decides.
        duties: Who may assign, claim, note, attach and correct; everyone with
            a role here where nothing is said.
        total_provable: Whether it claims that its stages fit in the statutory
            total, so that a stage without a budget is an error.

    Raises:
        UnsoundLifecycleError: If names do not fit or a request could not
            finish; all faults at once.
        InvalidRecordError: If a value is missing, unknown or of a wrong shape.
    """

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]{0,62}$")]
    name: Label
    cites: Citation
    initial: str
    roles: Annotated[dict[str, Label], _FROZEN]
    states: Annotated[dict[str, State], Glance(_without_twins), _FROZEN]
    transitions: tuple[Transition, ...]
    timers: tuple[Timer, ...] = ()
    subs: Annotated[dict[str, SubRequest], _FROZEN] = FrozenDict()
    phases: Annotated[dict[str, Label], _FROZEN] = FrozenDict()
    bodies: Annotated[dict[str, Label], _FROZEN] = FrozenDict()
    facts: Annotated[dict[str, FactSpec], _FROZEN] | None = None
    documents: Annotated[dict[str, Label], _FROZEN] | None = None
    duties: Annotated[dict[Duty, Names], _FROZEN] = FrozenDict()
    total_provable: bool = False

    def __init__(self, /, **data: object) -> None:
        try:
            BaseModel.__init__(self, **data)
        except ValidationError as error:
            causes = [one.get("ctx", {}).get("error") for one in error.errors(include_url=False)]
            if found := [c for c in causes if isinstance(c, UnsoundLifecycleError)]:
                together = tuple(finding for cause in found for finding in cause.findings)
                raise UnsoundLifecycleError(findings=together) from None
            super().__init__(**data)

    # As in `Record`: a nested lifecycle is validated by pydantic itself.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Self:
        if info.context == UNCHECKED:
            return self
        if errors := [one for one in findings(self) if one.level == "error"]:
            raise _refusal(errors)
        return self

    @classmethod
    def diagnose(cls, data: Mapping[str, Any]) -> Self:
        """
        Return the lifecycle in `data` even if it is unsound, so that `check` can tell why.

        It can be looked at and drawn, but no engine will run it.

        Raises:
            LayananError: If a value is missing, unknown or of a wrong shape.
        """
        try:
            return cls.model_validate(data, context=UNCHECKED)
        except ValidationError:
            return cls(**data)  # which says the same as an error of this library

    def problems(self) -> Iterator[Problem]:
        """
        Yield the errors that `check` finds in it; nothing of what was read and accepted.
        """
        for one in findings(self):
            if one.level == "error":
                words = Label(id=one.text("id"), en=one.text("en"))
                yield Problem(one.loc, words, missing=one.missing)

    def check(
        self,
        *,
        consequences: bool = False,
        guards: Guards | None = None,
        total: Term | None = None,
        levels: Collection[str] | None = None,
        before: "Lifecycle | None" = None,
        mapping: Mapping[str, str] | None = None,
    ) -> tuple[Finding, ...]:
        """
        Return every finding about this definition, in the order of their codes.

        What is not given is not asked about. A definition that was built has
        no error in itself; held against a host's guards, a service's total
        and levels, or the version before, it may have some.

        Args:
            consequences: Whether to tell also what only follows from another finding.
            guards: The guards that the host registers.
            total: The statutory term that all stages together must fit in. The
                clock is taken to rest in the applicant's turn and in resting states.
            levels: The names of the service's levels.
            before: The version that requests under way still follow.
            mapping: Where they go from states that changed, old name to new.

        Raises:
            WrongTypeError: If an argument is of another kind.
        """
        for argument, given, kind, wanted in (
            ("guards", guards, Guards, "Guards, e.g. Guards({'lunas': is_paid})"),
            ("total", total, Term, "a Term, e.g. Term.parse('10 hari kerja')"),
            ("levels", levels, Collection, _SOME_LEVELS),
            ("before", before, Lifecycle, "a Lifecycle, e.g. service.lifecycle"),
            ("mapping", mapping, Mapping, _SOME_STATES),
        ):
            if given is not None:
                require(argument, given, kind, wanted)
        return findings(
            self,
            consequences=consequences,
            guards=guards,
            total=total,
            levels=levels,
            before=before,
            mapping=mapping,
        )

    @cached_property
    def hash(self) -> str:
        """
        Return the SHA-256 of the canonical text of this definition.

        Defaults are left out of the text, so a field that a later version
        of the library adds does not change the hash of what is on record.
        """
        return _digest(self.model_dump(mode="json", exclude_defaults=True))

    @cached_property
    def decisive_hash(self) -> str:
        """
        Return the SHA-256 of what decides a request: wording and sources take no part.
        """
        return _digest(self.model_dump(mode="json", exclude_defaults=True, exclude=_SHOWN_ONLY))

    @cached_property
    def expanded(self) -> tuple[Transition, ...]:
        """
        Return the transitions with one source each, "*" written out.
        """
        return tuple(
            self.transitions[edge.position].model_copy(update={"sources": (edge.source,)})
            for edge in expand(self.states, self.transitions)
        )

    @cached_property
    def table(self) -> Mapping[str, Mapping[str, tuple[Transition, ...]]]:
        """
        Return what leaves each state: state, then name, then the transitions in their order.
        """
        rows: dict[str, dict[str, tuple[Transition, ...]]] = {state: {} for state in self.states}
        for one in self.expanded:
            row = rows.setdefault(one.sources[0], {})
            row[one.name] = (*row.get(one.name, ()), one)
        return FrozenDict({state: FrozenDict(row) for state, row in rows.items()})

    @cached_property
    def _actors(self) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
        return {
            state: tuple(
                (name, frozenset(role for one in ways for role in one.actors))
                for name, ways in row.items()
            )
            for state, row in self.table.items()
        }

    def actors(self, state: str) -> tuple[tuple[str, frozenset[str]], ...]:
        """
        Return what leaves a state, by name, with every role that may take it.

        Raises:
            UnknownStateError: If there is no such state.
        """
        actors = self._actors
        try:
            return actors[state]
        except (KeyError, TypeError):
            raise self._no_state(state) from None

    @cached_property
    def automatic(self) -> frozenset[str]:
        """
        Return the states that an automatic transition may leave at once.
        """
        return frozenset(
            state
            for state, row in self.table.items()
            if any(one.automatic for ways in row.values() for one in ways)
        )

    @cached_property
    def _timers(self) -> Mapping[str, tuple[Timer, ...]]:
        return {
            name: tuple(
                timer
                for timer in self.timers
                if name in timer.states or (EVERY in timer.states and state.kind != "closed")
            )
            for name, state in self.states.items()
        }

    def timers_of(self, state: str) -> tuple[Timer, ...]:
        """
        Return the timers that run in a state, in definition order.

        Raises:
            UnknownStateError: If there is no such state.
        """
        self.row(state)
        return self._timers[state]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """
        Return the name of every transition once, in definition order.
        """
        return tuple(dict.fromkeys(one.name for one in self.transitions))

    def triggers(self, state: str) -> tuple[str, ...]:
        """
        Return the names of the transitions that leave `state`.

        Raises:
            UnknownStateError: If there is no such state.
        """
        return tuple(self.row(state))

    def transition(self, name: str, state: str) -> Transition | None:
        """
        Return the (first) transition of this name from `state`, or None if there is none.

        Raises:
            UnknownStateError: If there is no such state.
            UnknownTransitionError: If no state has such a transition.
        """
        found = self.row(state).get(name)
        if found is None:
            self.require(name)
            return None
        return found[0]

    def row(self, state: str) -> Mapping[str, tuple[Transition, ...]]:
        """
        Return what leaves `state`, or refuse the state.

        Raises:
            UnknownStateError: If there is no such state.
        """
        table = self.table
        try:
            return table[state]
        except (KeyError, TypeError):
            raise self._no_state(state) from None

    def _no_state(self, state: object) -> UnknownStateError:
        known = tuple(self.states)
        return UnknownStateError(state=str(state), lifecycle=self.code, known=known)

    def require(self, name: str) -> None:
        """
        Refuse the name of a transition that is nowhere in this lifecycle.
        """
        if name not in self.names:
            raise UnknownTransitionError(name=name, lifecycle=self.code, known=self.names)

    # A changed copy is a new definition: it is checked, and nothing computed
    # from the old one comes along.
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        if not update:
            return super().model_copy(deep=deep)
        return type(self)(**{**self._fields(), **update})

    def _fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in type(self).model_fields}

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Lifecycle) and self.hash == other.hash)

    def __hash__(self) -> int:
        return hash(self.hash)


def _digest(plain: Mapping[str, Any]) -> str:
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()
