"""
Guards: conditions over facts and documents, and named ones that a host fills in.

A definition is data, so a name in it resolves only in the registry that the
host hands over – never by an import path, never by evaluating text. A guard
answers with a `Verdict`: whether it holds, and why not, in both languages.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Final, Literal, Self, TypeGuard

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle._actor import Actor
from layanan.records import Record
from layanan.text import Label, Language, format_date, format_value, join_words, nearest

FactValue = str | int | bool | Decimal | date | datetime
"""What a fact may be: a plain value that nobody can change afterwards."""

FactKind = Literal["text", "integer", "decimal", "boolean", "date", "instant"]
"""What kind of value a declared fact has."""

FACT_KINDS: Final[Mapping[FactKind, Label]] = {
    "text": Label(id="teks", en="text"),
    "integer": Label(id="bilangan bulat", en="a whole number"),
    "decimal": Label(id="Decimal", en="a Decimal"),
    "boolean": Label(id="True atau False", en="True or False"),
    "date": Label(id="tanggal (date)", en="a date"),
    "instant": Label(id="waktu berzona (datetime)", en="an aware datetime"),
}
"""What a value of each kind of fact is, in words."""

PersonalData = Literal["general", "specific"]
"""The class of personal data in a field: UU 27/2022 pasal 4 asks more care for "specific" ones."""

NOW = "now"
"""As the day of an age: the day on which the step is taken."""


class FactSpec(Record, frozen=True):
    """
    Declare a fact that may be stated about a request.

    Attributes:
        label: What people call it.
        kind: What kind of value it has; another kind is refused.
        personal_data: The class of personal data in it; None if it holds none.
    """

    label: Label
    kind: FactKind = "text"
    personal_data: PersonalData | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    Say whether a guard holds, and if not, why not.

    A verdict has no truth value of its own, so that a guard which forgets to
    say why cannot pass for one that agreed. `code` tells a condition that is
    not met from a fact or a document that is still wanted.

    Examples:
        >>> paid = Verdict.no(Label(id="biaya belum dibayar", en="the fee is not paid"))
        >>> paid.holds
        False
    """

    holds: bool
    label: Label | None = None
    citation: Citation | None = None
    code: Literal["guard", "fact", "document"] = "guard"

    @classmethod
    def yes(cls) -> Self:
        """
        Return the verdict that the guard holds.
        """
        return cls(holds=True)

    @classmethod
    def no(cls, label: Label, citation: Citation | None = None) -> Self:
        """
        Return the verdict that it does not, with the reason.
        """
        return cls(holds=False, label=label, citation=citation)

    def __bool__(self) -> bool:
        raise NotAVerdictError(guard="?", given="bool(Verdict); read .holds")


@dataclass(frozen=True, slots=True)
class Situation:
    """
    Hold what is known of a request at the instant at which a step is asked about.

    Attributes:
        at: The instant, aware.
        on: The office's date at that instant.
        facts: The facts stated so far and with the command.
        documents: Codes of the documents on file and with the command, one
            for each copy.
        acted: Who has taken each transition so far, by its name.
        assignee: Who the request is assigned to, if anybody.
        open_subs: Names of the sub-requests that are open.
        closed_subs: Names of those that were opened and are all closed.
    """

    at: datetime
    on: date
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    acted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    assignee: str | None = None
    open_subs: frozenset[str] = frozenset()
    closed_subs: frozenset[str] = frozenset()


GuardFunction = Callable[[Situation, Actor], Verdict]
"""A guard of the host: it is given the situation and who acts, and reads nothing else."""


class UnknownGuardError(LayananError, LookupError):
    """
    Tell that a definition names a guard that the host did not register.
    """

    def __init__(self, *, guard: str, known: tuple[str, ...]) -> None:
        self.guard = guard
        self.known = known

    def _text(self, language: str) -> str:
        close = ", ".join(nearest(self.guard, self.known, count=1))
        known = ", ".join(self.known) or "-"
        if language == "id":
            meant = f"; mungkin maksudnya {close!r}" if close else ""
            return f"syarat {self.guard!r} tidak terdaftar{meant}; yang terdaftar: {known}"
        meant = f"; did you mean {close!r}" if close else ""
        return f"guard {self.guard!r} is not registered{meant}; registered are: {known}"


class NotAVerdictError(LayananError, TypeError):
    """
    Tell that a guard answered with something else than a `Verdict`.
    """

    def __init__(self, *, guard: str, given: str) -> None:
        self.guard = guard
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"syarat {self.guard!r} harus menjawab dengan Verdict.yes() atau "
                f"Verdict.no(Label(…)), bukan {self.given}"
            )
        return (
            f"guard {self.guard!r} must answer with Verdict.yes() or Verdict.no(Label(…)), "
            f"not {self.given}"
        )


class Guards(Mapping[str, GuardFunction]):
    """
    Hold the named guards of a host: the only place where a name in data is looked up.

    Immutable, and equal by the functions it holds.

    Examples:
        >>> def paid(case: Situation, by: Actor) -> Verdict:
        ...     if case.facts.get("lunas") is True:
        ...         return Verdict.yes()
        ...     return Verdict.no(Label(id="biaya belum dibayar", en="the fee is not paid"))
        >>> list(Guards({"lunas": paid}))
        ['lunas']
    """

    __slots__ = ("_functions",)

    def __init__(self, functions: Mapping[str, GuardFunction] | None = None) -> None:
        self._functions = dict(functions or {})

    def __getitem__(self, name: str) -> GuardFunction:
        return self._functions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._functions)

    def __len__(self) -> int:
        return len(self._functions)

    def __hash__(self) -> int:
        return hash(frozenset(self._functions.items()))

    def ask(self, name: str, situation: Situation, by: Actor) -> Verdict:
        """
        Return what the guard of this name says.

        Raises:
            UnknownGuardError: If none is registered under the name.
            NotAVerdictError: If it answers with anything else than a verdict.
        """
        function = self._functions.get(name)
        if function is None:
            raise UnknownGuardError(guard=name, known=tuple(self))
        found = function(situation, by)
        if not isinstance(found, Verdict):
            raise NotAVerdictError(guard=name, given=repr(found))
        return found


NO_GUARDS = Guards()


# --- conditions ---------------------------------------------------------------

Facts = Mapping[str, FactSpec]
Documents = Mapping[str, Label]


class Named(Record, frozen=True):
    """
    Ask a guard that the host registered; `negated` asks that it does not hold.

    In YAML simply "lunas" or "not lunas".
    """

    guard: str
    negated: bool = False
    label: Label | None = None
    cites: Citation | None = None

    @property
    def key(self) -> str:
        """
        What is asked, without the negation: equal keys ask the same.
        """
        return self.guard

    def __str__(self) -> str:
        return f"not {self.guard}" if self.negated else self.guard


class FactIs(Record, frozen=True):
    """
    Compare a fact: exactly one comparison, e.g. `{fact: luas, at_least: 100}`.

    A fact that was not stated meets no comparison but `stated: false`.
    """

    fact: str
    equals: FactValue | None = None
    not_equals: FactValue | None = None
    at_least: FactValue | None = None
    at_most: FactValue | None = None
    more_than: FactValue | None = None
    less_than: FactValue | None = None
    one_of: tuple[FactValue, ...] | None = None
    stated: bool | None = None
    label: Label | None = None
    cites: Citation | None = None

    @model_validator(mode="after")
    def _compares_once(self) -> Self:
        _exactly_one(self, _COMPARISONS)
        return self

    @property
    def key(self) -> str:
        """
        What is asked: equal keys ask the same.
        """
        name, value = _given(self, _COMPARISONS)
        return f"{self.fact} {name} {value}"

    @property
    def negated(self) -> bool:
        """
        Never: the opposite comparison is written instead.
        """
        return False

    def __str__(self) -> str:
        return self.key


class DocumentsAre(Record, frozen=True):
    """
    Count the documents of one code on file, e.g. `{document: saksi, at_least: 2}`.
    """

    document: str
    at_least: Annotated[int, Field(ge=0, le=1000)] = 1
    at_most: Annotated[int, Field(ge=0, le=1000)] | None = None
    label: Label | None = None
    cites: Citation | None = None

    @property
    def key(self) -> str:
        """
        What is asked: equal keys ask the same.
        """
        return f"{self.document} {self.at_least}..{'' if self.at_most is None else self.at_most}"

    @property
    def negated(self) -> bool:
        """
        Never: the opposite count is written instead.
        """
        return False

    def __str__(self) -> str:
        return self.key


class AgeIs(Record, frozen=True):
    """
    Compare an age in whole years on a day, e.g. `{age: lahir, on: akad, at_least: 19}`.

    `age` names the fact that holds the date of birth, `on` the fact that holds
    the day, or "now". A person born on 29 February completes a year on
    1 March of a common year.
    """

    age: str
    on: str = NOW
    at_least: Annotated[int, Field(ge=0, le=150)] | None = None
    at_most: Annotated[int, Field(ge=0, le=150)] | None = None
    less_than: Annotated[int, Field(ge=0, le=150)] | None = None
    label: Label | None = None
    cites: Citation | None = None

    @model_validator(mode="after")
    def _compares_once(self) -> Self:
        _exactly_one(self, ("at_least", "at_most", "less_than"))
        return self

    @property
    def key(self) -> str:
        """
        What is asked: equal keys ask the same.
        """
        name, value = _given(self, ("at_least", "at_most", "less_than"))
        return f"{self.age} on {self.on} {name} {value}"

    @property
    def negated(self) -> bool:
        """
        Never: the opposite comparison is written instead.
        """
        return False

    def __str__(self) -> str:
        return self.key


def _read(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    name = given.removeprefix("not ").strip()
    return {"guard": name, "negated": given.startswith("not ")}


def _which(given: Any) -> str:
    """
    Return which condition is meant, by the key that only it has.
    """
    if isinstance(given, Mapping):
        return next((tag for key, tag in _TAGS.items() if key in given), "named")
    return next((tag for kind, tag in _KINDS.items() if isinstance(given, kind)), "named")


_TAGS = {"guard": "named", "fact": "fact_is", "document": "documents_are", "age": "age_is"}
_KINDS = {Named: "named", FactIs: "fact_is", DocumentsAre: "documents_are", AgeIs: "age_is"}

Guard = Annotated[
    Annotated[Named, Tag("named")]
    | Annotated[FactIs, Tag("fact_is")]
    | Annotated[DocumentsAre, Tag("documents_are")]
    | Annotated[AgeIs, Tag("age_is")],
    Discriminator(_which),
    BeforeValidator(_read),
]
"""What a transition may ask: a named guard, or a condition over facts and documents."""


class ComparisonError(LayananError, ValueError):
    """
    Tell that a condition makes no comparison, or more than one.
    """

    def __init__(self, *, condition: str, given: tuple[str, ...], known: tuple[str, ...]) -> None:
        self.condition = condition
        self.given = given
        self.known = known

    def _text(self, language: str) -> str:
        given = ", ".join(self.given) or "-"
        known = ", ".join(self.known)
        if language == "id":
            return f"{self.condition} perlu tepat satu pembanding dari {known}, bukan {given}"
        return f"{self.condition} needs exactly one comparison of {known}, not {given}"


_COMPARISONS = (
    "equals",
    "not_equals",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "one_of",
    "stated",
)


def _exactly_one(condition: Record, names: tuple[str, ...]) -> None:
    given = tuple(name for name in names if getattr(condition, name) is not None)
    if len(given) != 1:
        raise ComparisonError(condition=type(condition).__name__, given=given, known=names)


def _given(condition: Record, names: tuple[str, ...]) -> tuple[str, Any]:
    return next(
        (name, getattr(condition, name)) for name in names if getattr(condition, name) is not None
    )


# --- asking -------------------------------------------------------------------


def ask(
    guard: Named | FactIs | DocumentsAre | AgeIs,
    situation: Situation,
    by: Actor,
    *,
    guards: Guards = NO_GUARDS,
    facts: Facts | None = None,
    documents: Documents | None = None,
) -> Verdict:
    """
    Return whether a guard holds in a situation, and if not, why not in words.

    Args:
        guard: What is asked.
        situation: What is known of the request.
        by: Who acts.
        guards: The host's named guards.
        facts: The declared facts, for their labels.
        documents: The declared documents, for their labels.

    Raises:
        UnknownGuardError: If a named guard is not registered.
        NotAVerdictError: If a named guard answers with anything else.
    """
    match guard:
        case Named():
            found = _ask_named(guard, situation, by, guards)
        case FactIs():
            found = _ask_fact(guard, situation, facts or {})
        case DocumentsAre():
            found = _ask_documents(guard, situation, documents or {})
        case _:
            found = _ask_age(guard, situation, facts or {})
    if found.holds:
        return found
    return Verdict(
        holds=False,
        label=guard.label or found.label or _UNSAID,
        citation=guard.cites or found.citation,
        code=found.code,
    )


_AGREED = Verdict(holds=True)
_UNSAID = Label(id="syarat tidak terpenuhi", en="a condition is not met")


def _ask_named(guard: Named, situation: Situation, by: Actor, guards: Guards) -> Verdict:
    found = guards.ask(guard.guard, situation, by)
    if found.holds is not guard.negated:
        return _AGREED
    if guard.negated:
        words = Label(id=f"{guard.guard} tidak boleh terpenuhi", en=f"{guard.guard} must not hold")
        return Verdict.no(words)
    return found


def _label(name: str, facts: Facts) -> Label:
    return facts[name].label if name in facts else Label(id=name, en=name)


def _missing(name: str, facts: Facts) -> Verdict:
    label = _label(name, facts)
    words = Label(id=f"{label.id} belum dinyatakan", en=f"{label.en} has not been stated")
    return Verdict(holds=False, label=words, code="fact")


def _ask_fact(guard: FactIs, situation: Situation, facts: Facts) -> Verdict:
    name, bound = _given(guard, _COMPARISONS)
    value = situation.facts.get(guard.fact)
    if value is not None and name != "stated" and _compare(name, value, bound):
        return _AGREED
    label = _label(guard.fact, facts)
    if name == "stated":
        if (value is not None) is bound:
            return _AGREED
        if bound:
            return _missing(guard.fact, facts)
        words = Label(id=f"{label.id} tidak boleh dinyatakan", en=f"{label.en} must not be stated")
        return Verdict.no(words)
    if value is None:
        return _missing(guard.fact, facts)
    return Verdict.no(_wanted(label, name, bound, value))


def _compare(name: str, value: FactValue, bound: Any) -> bool:
    if name == "one_of":
        return any(_compare("equals", value, one) for one in bound)
    try:
        wanted = _like(value, bound)
        return bool(_OPERATORS[name](value, wanted))
    except (TypeError, ValueError, InvalidOperation):
        # Of another kind than what it is compared with: it is not equal, and
        # neither more nor less.
        return name == "not_equals"


def _like(value: FactValue, bound: Any) -> Any:
    """
    Return a bound as written in data, as the kind of value it is compared with.
    """
    if isinstance(value, bool) is not isinstance(bound, bool):
        raise TypeError(bound)
    if not isinstance(bound, str) or isinstance(value, str):
        return bound
    if isinstance(value, datetime):
        return datetime.fromisoformat(bound)
    if isinstance(value, date):
        return date.fromisoformat(bound)
    return Decimal(bound)


_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, bound: value == bound,
    "not_equals": lambda value, bound: value != bound,
    "at_least": lambda value, bound: value >= bound,
    "at_most": lambda value, bound: value <= bound,
    "more_than": lambda value, bound: value > bound,
    "less_than": lambda value, bound: value < bound,
}

_WORDS: dict[str, tuple[str, str]] = {
    "equals": ("harus", "must be"),
    "not_equals": ("tidak boleh", "must not be"),
    "at_least": ("paling sedikit", "must be at least"),
    "at_most": ("paling banyak", "must be at most"),
    "more_than": ("harus lebih dari", "must be more than"),
    "less_than": ("harus kurang dari", "must be less than"),
    "one_of": ("harus salah satu dari", "must be one of"),
}

_OF_DAYS: dict[str, tuple[str, str]] = {
    "at_least": ("paling awal", "must not be before"),
    "at_most": ("paling lambat", "must not be after"),
    "more_than": ("harus sesudah", "must be after"),
    "less_than": ("harus sebelum", "must be before"),
}


def _wanted(label: Label, name: str, bound: Any, value: FactValue) -> Label:
    words = _WORDS | _OF_DAYS if isinstance(value, date) else _WORDS
    indonesian, english = words[name]
    wanted = bound if name == "one_of" else (bound,)
    in_id, in_en = (
        join_words([_said(one, value, language) for one in wanted], language, conjunction="atau")
        for language in _BOTH
    )
    return Label(
        id=f"{label.id} {indonesian} {in_id}; dinyatakan {_said(value, value, 'id')}",
        en=f"{label.en} {english} {in_en}; stated is {_said(value, value, 'en')}",
    )


def _said(bound: Any, value: FactValue, language: Language) -> str:
    """
    Return a value as people say it, read as the kind of value that was stated.
    """
    try:
        meant = _like(value, bound)
    except (TypeError, ValueError, InvalidOperation):
        meant = bound
    return format_value(meant if isinstance(meant, bool | date) else bound, language)


def _ask_documents(guard: DocumentsAre, situation: Situation, documents: Documents) -> Verdict:
    count = situation.documents.count(guard.document)
    label = documents.get(guard.document) or Label(id=guard.document, en=guard.document)
    if count < guard.at_least:
        if guard.at_least == 1:
            words = Label(id=f"{label.id} belum ada", en=f"{label.en} is missing")
            return Verdict(holds=False, label=words, code="document")
        words = Label(
            id=f"{label.id}: perlu paling sedikit {guard.at_least}, baru {count}",
            en=f"{label.en}: at least {guard.at_least} are needed, there are {count}",
        )
        return Verdict(holds=False, label=words, code="document")
    if guard.at_most is not None and count > guard.at_most:
        words = Label(
            id=f"{label.id}: paling banyak {guard.at_most}, ada {count}",
            en=f"{label.en}: at most {guard.at_most}, there are {count}",
        )
        return Verdict.no(words)
    return Verdict.yes()


def _ask_age(guard: AgeIs, situation: Situation, facts: Facts) -> Verdict:
    born = situation.facts.get(guard.age)
    day = situation.on if guard.on == NOW else situation.facts.get(guard.on)
    if not _is_date(born):
        return _missing(guard.age, facts)
    if not _is_date(day):
        return _missing(guard.on, facts)
    years = age_on(born, day)
    name, bound = _given(guard, ("at_least", "at_most", "less_than"))
    if _OPERATORS[name](years, bound):
        return Verdict.yes()
    indonesian, english = _WORDS[name]
    label = _label(guard.age, facts)
    on_id, on_en = (format_date(day, one, weekday=False) for one in _BOTH)
    return Verdict.no(
        Label(
            id=f"umur menurut {label.id} pada {on_id} {indonesian} {bound} tahun; "
            f"umurnya {years} tahun",
            en=f"the age by {label.en} on {on_en} {english} {bound} years; it is {years}",
        )
    )


_BOTH: tuple[Language, Language] = ("id", "en")


def _is_date(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def age_on(born: date, day: date) -> int:
    """
    Return an age in completed years; negative before the birth.

    Examples:
        >>> (
        ...     age_on(date(2004, 2, 29), date(2023, 2, 28)),
        ...     age_on(date(2004, 2, 29), date(2023, 3, 1)),
        ... )
        (18, 19)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
