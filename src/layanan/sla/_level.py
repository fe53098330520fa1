"""
A service level: a promise of time, and the law it rests on.

It says which term runs from what to what, whose time it counts, and how it
may be extended.

A level is data. It names transitions and turns but knows no state: what
happened is told to it by a request, and measured in `_clock.py`.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from layanan.calendars import Term
from layanan.errors import LayananError
from layanan.law import Citation, Confidence
from layanan.records import Record
from layanan.sla._counting import Counting
from layanan.text import Label


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
Words = Annotated[tuple[Word, ...], BeforeValidator(_listed)]


class MixedUnitsError(LayananError, ValueError):
    """
    Tell that a level would be extended, or warned about, in another unit than its own.
    """

    def __init__(self, *, term: Term, other: Term) -> None:
        self.term = term
        self.other = other

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"{str(self.other)!r} tidak sesatuan dengan jangka waktu {str(self.term)!r}; "
                "tulis keduanya dalam satuan yang sama"
            )
        return (
            f"{self.other.text('en')!r} is not in the unit of the term "
            f"{self.term.text('en')!r}; give both in the same unit"
        )


class Extension(Record, frozen=True):
    """
    Hold by how much a level may be extended, how often, by whom, and under which article.

    No `roles` means that the law names nobody: any actor may.

    Examples:
        UU 14/2008 allows seven working days, once, with written reasons:

        >>> Extension(term="7 hari kerja", cites="UU 14/2008 pasal 22 ayat (8)").times
        1
    """

    term: Term
    times: Annotated[int, Field(ge=1, le=100)] = 1
    reason_required: bool = True
    roles: Words = ()
    cites: Citation | None = None


class PauseRule(Record, frozen=True):
    """
    Hold one reading under which a level pauses: while it is somebody's turn.

    `applies` is the switch: a reading that no source grants can be turned
    off, and every explanation says with what confidence it is held.
    """

    code: Word
    turns: Words
    label: Label
    confidence: Confidence
    cites: Citation | None = None
    note: Label | None = None
    applies: bool = True


class Rung(Record, frozen=True):
    """
    Hold one warning on the way to a deadline, or after it; each fires once.

    Attributes:
        name: Its key within the level.
        percent: At this share of the term; day terms round up to whole days.
        before: When this much of the term is left, in the term's own unit.
        after: This long after the deadline.
        reaches: The roles that are told.
        label: Its name for people.
        cites: The rule it rests on.

    Raises:
        RungError: If it says not exactly one of percent, before and after.

    Examples:
        >>> Rung(
        ...     name="separuh",
        ...     percent=50,
        ...     reaches="ppid",
        ...     label={"id": "Separuh waktu", "en": "Half the time"},
        ... ).percent
        50
    """

    name: Word
    percent: Annotated[int, Field(ge=1, le=100)] | None = None
    before: Term | None = None
    after: Term | None = None
    reaches: Words = ()
    label: Label
    cites: Citation | None = None

    @model_validator(mode="after")
    def _says_when_once(self) -> "Rung":
        given = tuple(
            name for name in ("percent", "before", "after") if getattr(self, name) is not None
        )
        if len(given) != 1:
            raise RungError(rung=self.name, given=given)
        return self


class RungError(LayananError, ValueError):
    """
    Tell that a rung does not say exactly once when it fires.
    """

    def __init__(self, *, rung: str, given: tuple[str, ...]) -> None:
        self.rung = rung
        self.given = given

    def _text(self, language: str) -> str:
        given = ", ".join(self.given) or "-"
        if language == "id":
            return (
                f"anak tangga {self.rung!r} perlu tepat satu dari percent, before, after; {given}"
            )
        return f"rung {self.rung!r} needs exactly one of percent, before, after; it has {given}"


class Level(Record, frozen=True):
    """
    Hold one promise of time of a service.

    Attributes:
        name: Its key, e.g. "jawaban".
        label: Its name for people.
        term: How long it may take; of a range the upper end.
        published: The wording as published, beside the computed value.
        starts: Transitions that start it; the first one to happen counts.
        ends: Transitions that end it.
        cancels: Transitions that cancel it.
        pauses: Readings under which it pauses.
        extension: How it may be extended, if at all.
        rungs: Warnings on the way, each of which fires once.
        counting: The rules of counting.
        cites: The law it rests on.

    Examples:
        >>> Level(
        ...     name="jawaban",
        ...     label={"id": "Jawaban tertulis", "en": "Written answer"},
        ...     term="10 hari kerja",
        ...     starts="ajukan",
        ...     ends=("setujui", "tolak"),
        ...     cites="UU 14/2008 pasal 22 ayat (7)",
        ... ).counting.day_one
        'after'
    """

    name: Word
    label: Label
    term: Term
    published: str | None = None
    starts: Annotated[Words, Field(min_length=1)]
    ends: Annotated[Words, Field(min_length=1)]
    cancels: Words = ()
    pauses: tuple[PauseRule, ...] = ()
    extension: Extension | None = None
    rungs: tuple[Rung, ...] = ()
    counting: Counting = Counting()
    cites: Citation

    @model_validator(mode="after")
    def _keeps_to_its_own_unit(self) -> "Level":
        extension = self.extension
        if extension is not None and extension.term.unit != self.term.unit:
            raise MixedUnitsError(term=self.term, other=extension.term)
        unit = self.term.largest_unit
        wanted = "calendar_days" if unit in {"years", "months", "weeks"} else unit
        for rung in self.rungs:
            if rung.before is not None and rung.before.unit != wanted:
                raise MixedUnitsError(term=self.term, other=rung.before)
        return self

    @property
    def paused_turns(self) -> frozenset[str]:
        """
        The turns during which this level pauses, under the readings that apply.
        """
        return frozenset(turn for rule in self.pauses if rule.applies for turn in rule.turns)
