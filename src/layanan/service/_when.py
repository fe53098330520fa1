"""
Conditions over facts: when a requirement is needed, and which fee is asked.

They are those of a lifecycle, without the host's named guards, and one more
that asks the office's calendar. An answer may be neither yes nor no: what a
fact would say that nobody has stated yet is told apart from a refusal.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Discriminator, Field, Tag

from layanan.calendars import WorkingCalendar
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle import NOW, Actor, AgeIs, FactIs, FactSpec, FactValue, Situation, ask
from layanan.records import Record, require
from layanan.text import Label


class OpenAt(Record, frozen=True):
    """
    Ask whether the office is open at the instant in a fact, e.g. `{open_at: waktu_akad}`.

    Office hours are half-open: at the minute of closing it is closed.

    Attributes:
        open_at: The fact that holds the instant.
        equals: What is wanted: that it is open, or that it is not.
    """

    open_at: str
    equals: bool = True
    label: Label | None = None
    cites: Citation | None = None


class AnyOf(Record, frozen=True):
    """
    Ask that at least one of several conditions holds, e.g. for either of two people.

    Examples:
        >>> young = AnyOf(
        ...     any=[
        ...         {"age": "tanggal_lahir_suami", "on": "tanggal_akad", "less_than": 21},
        ...         {"age": "tanggal_lahir_istri", "on": "tanggal_akad", "less_than": 21},
        ...     ]
        ... )
        >>> len(young.any)
        2
    """

    any: Annotated[tuple["Simple", ...], Field(min_length=2)]
    label: Label | None = None
    cites: Citation | None = None


def _which(given: Any) -> str:
    if isinstance(given, Mapping):
        return next((tag for key, tag in _TAGS.items() if key in given), "fact_is")
    return next((tag for kind, tag in _KINDS.items() if isinstance(given, kind)), "fact_is")


_TAGS = {"any": "any_of", "open_at": "open_at", "age": "age_is", "fact": "fact_is"}
_KINDS = {AnyOf: "any_of", OpenAt: "open_at", AgeIs: "age_is", FactIs: "fact_is"}

Simple = Annotated[
    Annotated[FactIs, Tag("fact_is")]
    | Annotated[AgeIs, Tag("age_is")]
    | Annotated[OpenAt, Tag("open_at")],
    Discriminator(_which),
]
"""A condition that is no choice of several."""

Condition = Annotated[
    Annotated[FactIs, Tag("fact_is")]
    | Annotated[AgeIs, Tag("age_is")]
    | Annotated[OpenAt, Tag("open_at")]
    | Annotated[AnyOf, Tag("any_of")],
    Discriminator(_which),
]
"""What a standard may ask of the facts of a request."""

AnyOf.model_rebuild()


def _one_or_many(given: object) -> object:
    return (given,) if isinstance(given, Mapping | Record) else given


Conditions = Annotated[tuple[Condition, ...], BeforeValidator(_one_or_many)]

Truth = Literal["yes", "no", "unknown"]


class Answer(NamedTuple):
    """
    Say whether conditions hold, why not, and which facts would tell.
    """

    truth: Truth
    reasons: tuple[Label, ...] = ()
    wanted: tuple[str, ...] = ()


def hold(
    conditions: Iterable[Condition],
    facts: Mapping[str, FactValue],
    *,
    on: date,
    specs: Mapping[str, FactSpec],
    calendar: WorkingCalendar | None = None,
) -> Answer:
    """
    Return whether all conditions hold, as far as the facts tell.

    One that certainly fails decides, whatever the others would say.

    Args:
        conditions: What must hold, all of it.
        facts: What has been stated.
        on: The day that counts as "now".
        specs: The declared facts, for their labels.
        calendar: The office's, for what asks its hours.

    Raises:
        CalendarCoverageError: If it asks hours that no decree has reached.
    """
    reasons: list[Label] = []
    wanted: list[str] = []
    failed = False
    for one in conditions:
        if isinstance(one, AnyOf):
            found = _any(one, facts, on=on, specs=specs, calendar=calendar)
            failed = failed or found.truth == "no"
            reasons += found.reasons
            wanted += found.wanted
            continue
        lacking = tuple(name for name in _asked(one) if name not in facts)
        if lacking and not (isinstance(one, FactIs) and one.stated is not None):
            wanted += lacking
            continue
        holds, reason = _holds(one, facts, on=on, specs=specs, calendar=calendar)
        if not holds:
            failed = True
            reasons.append(reason)
    if failed:
        return Answer("no", tuple(reasons))
    if wanted:
        return Answer("unknown", (), tuple(dict.fromkeys(wanted)))
    return Answer("yes")


def _any(
    one: AnyOf,
    facts: Mapping[str, FactValue],
    *,
    on: date,
    specs: Mapping[str, FactSpec],
    calendar: WorkingCalendar | None,
) -> Answer:
    """
    Return whether some of several conditions holds.
    """
    found = [hold((arm,), facts, on=on, specs=specs, calendar=calendar) for arm in one.any]
    if any(arm.truth == "yes" for arm in found):
        return Answer("yes")
    if wanted := tuple(name for arm in found for name in arm.wanted):
        return Answer("unknown", (), wanted)
    told = [reason for arm in found for reason in arm.reasons]
    words = one.label or Label(
        id="tidak satu pun: " + "; ".join(reason.id for reason in told),
        en="none of these: " + "; ".join(reason.en for reason in told),
    )
    return Answer("no", (words,))


def _asked(one: FactIs | AgeIs | OpenAt | AnyOf) -> tuple[str, ...]:
    match one:
        case AnyOf():
            return tuple(name for arm in one.any for name in _asked(arm))
        case OpenAt():
            return (one.open_at,)
        case AgeIs():
            return (one.age,) if one.on == NOW else (one.age, one.on)
    return (one.fact,)


def asked(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """
    Return the facts that conditions ask for, each once.
    """
    return tuple(dict.fromkeys(name for one in conditions for name in _asked(one)))


def _holds(
    one: FactIs | AgeIs | OpenAt,
    facts: Mapping[str, FactValue],
    *,
    on: date,
    specs: Mapping[str, FactSpec],
    calendar: WorkingCalendar | None,
) -> tuple[bool, Label]:
    if isinstance(one, OpenAt):
        return _open(one, facts[one.open_at], specs=specs, calendar=calendar)
    situation = Situation(at=_START_OF_TIME, on=on, facts=facts)
    found = ask(one, situation, _NOBODY, facts=specs)
    return found.holds, found.label or _UNSAID


_START_OF_TIME = datetime.min.replace(tzinfo=UTC)  # no condition here asks the instant
_NOBODY = Actor("-", roles=())
_UNSAID = Label(id="syarat tidak terpenuhi", en="a condition is not met")


def _open(
    one: OpenAt,
    value: FactValue,
    *,
    specs: Mapping[str, FactSpec],
    calendar: WorkingCalendar | None,
) -> tuple[bool, Label]:
    name = specs[one.open_at].label if one.open_at in specs else _plain(one.open_at)
    if calendar is None:
        raise NoCalendarError(fact=one.open_at)
    require("calendar", calendar, WorkingCalendar, "a WorkingCalendar, e.g. office.calendar()")
    if not isinstance(value, datetime):
        words = Label(
            id=f"{name.id} harus berupa waktu lengkap dengan zonanya",
            en=f"{name.en} must be an instant with its zone",
        )
        return False, words
    found = calendar.is_open(value)
    words = one.label or Label(
        id=f"{name.id} {'di luar' if one.equals else 'dalam'} jam kerja kantor",
        en=f"{name.en} is {'outside' if one.equals else 'within'} office hours",
    )
    return found is one.equals, words


def _plain(name: str) -> Label:
    return Label(id=name, en=name)


class NoCalendarError(LayananError, TypeError):
    """
    Tell that a condition asks the office's hours and no calendar was given.
    """

    def __init__(self, *, fact: str) -> None:
        self.fact = fact

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"{self.fact!r} dibandingkan dengan jam kerja; beri calendar, misalnya "
                "office.calendar()"
            )
        return (
            f"{self.fact!r} is compared with office hours; give a calendar, e.g. office.calendar()"
        )
