"""
A service level: a promise of time, and the law it rests on.

It says which term runs from what to what, whose time it counts, how it may be
extended, whom it warns, and what happens when it is over.

A level is data. It names transitions and turns but knows no state: what
happened is told to it by a request, and measured in `_clock.py`.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from layanan.calendars import Along, Term, TermUnit, usual_length
from layanan.errors import LayananError
from layanan.law import Citation, Confidence
from layanan.records import Record, require
from layanan.sla._counting import Counting
from layanan.sla._cutoff import Cutoff
from layanan.text import Label, join_words


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _values(value: Any) -> Any:
    return (value,) if isinstance(value, bool | int | str) else value


Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
Words = Annotated[tuple[Word, ...], BeforeValidator(_listed)]


Climbs = Annotated[int, Field(ge=0, le=10)]


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

    Attributes:
        term: By how much, each time; None where the law names no length, so
            that each extension says its own.
        times: How often, in one cycle of the clock.
        most: By how much in all, in the same unit.
        window: How long before the deadline it must be done at the latest.
        reason_required: Whether the reason must be written.
        roles: Who may.
        cites: The article.

    Examples:
        UU 14/2008 allows seven working days, once, with written reasons:

        >>> Extension(term="7 hari kerja", cites="UU 14/2008 pasal 22 ayat (8)").times
        1
    """

    term: Term | None = None
    times: Annotated[int, Field(ge=1, le=100)] = 1
    most: Term | None = None
    window: Term | None = None
    reason_required: bool = True
    roles: Words = ()
    cites: Citation | None = None


class PauseRule(Record, frozen=True):
    """
    Hold one reading under which a level pauses: while it is somebody's turn.

    `applies` is the switch: a reading that no source grants can be turned
    off, and every explanation says with what confidence it is held. Once its
    caps are spent a step into such a turn is refused, and time that goes on
    there all the same runs.

    Attributes:
        code: Its key within the service, which switches it.
        turns: Whose turn pauses the level.
        label: The reading in words.
        confidence: How sure it is.
        cites: The article that grants it, if one does.
        note: What a reader must know.
        applies: Whether it is switched on.
        times: How many pauses there may be in one cycle of the clock.
        most: How long they may last together, in the level's own unit.
    """

    code: Word
    turns: Words
    label: Label
    confidence: Confidence
    cites: Citation | None = None
    note: Label | None = None
    applies: bool = True
    times: Annotated[int, Field(ge=1, le=100)] | None = None
    most: Term | None = None


class Rung(Record, frozen=True):
    """
    Hold one warning on the way to a deadline, or after it; each fires once.

    Attributes:
        name: Its key within the level.
        percent: At this share of the term; day terms round up to whole days.
        before: When this much of the term is left, in the term's own unit.
        after: This long after the deadline.
        reaches: The roles that are told.
        climbs: How many steps up the hierarchy the office is that is told; 0 is
            the office itself.
        along: Along which edge of the hierarchy it climbs.
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
    climbs: Climbs = 0
    along: Along = "accountable_to"
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


class Choice(Record, frozen=True):
    """
    Hold one term that a fact chooses: "30 menit bila datanya tersedia".

    Attributes:
        fact: The fact that is asked.
        among: The values that choose this term.
        term: How long it may take then.
        label: The case in words.
        cites: The rule it rests on.

    Examples:
        >>> Choice(
        ...     fact="data_tersedia",
        ...     among=True,
        ...     term="30 menit",
        ...     label={"id": "Data tersedia", "en": "The data are at hand"},
        ... ).term.working_minutes
        30
    """

    fact: Word
    among: Annotated[tuple[bool | int | str, ...], BeforeValidator(_values), Field(min_length=1)]
    term: Term
    label: Label
    cites: Citation | None = None


class PerQuantity(Record, frozen=True):
    """
    Hold that a term counts for each of a number: "15 menit/dokumen".

    Attributes:
        fact: The fact that says how many; without it, one.
        most: Beyond so many the term does not grow.

    Examples:
        >>> PerQuantity(fact="jumlah_dokumen", most=10).most
        10
    """

    fact: Word
    most: Annotated[int, Field(ge=1, le=10_000)] | None = None


Consequence = Literal["warn", "escalate", "delegate", "fire", "deemed_granted"]
"""What may follow when a level is over and nobody acted; nothing, where none is written."""


class Expiry(Record, frozen=True):
    """
    Hold what follows by itself once a level's last instant has passed.

    A request that is granted because the office kept silent is not a decision:
    it is told by an event of its own, and leads to a state of its own. Where
    the law is contested nothing is fired; the event flags the case.

    Attributes:
        does: "warn" – it is told; "escalate" – told up the hierarchy;
            "delegate" – another decides now; "fire" – a step is taken;
            "deemed_granted" – the request counts as granted.
        fires: The transition that is taken, as the system.
        reaches: The roles that are told.
        climbs: How many steps up the hierarchy the office is that is told.
        along: Along which edge of the hierarchy it climbs.
        label: What people call it.
        contested: What is contested about it.
        cites: The rule it rests on.

    Raises:
        ExpiryError: If what it does and what it fires do not go together.

    Examples:
        >>> Expiry(
        ...     does="warn",
        ...     reaches="ppid",
        ...     label={"id": "Lewat waktu", "en": "Overdue"},
        ... ).does
        'warn'
    """

    does: Consequence
    fires: Word | None = None
    reaches: Words = ()
    climbs: Climbs = 0
    along: Along = "accountable_to"
    label: Label
    contested: Label | None = None
    cites: Citation | None = None

    @model_validator(mode="after")
    def _fires_what_it_does(self) -> "Expiry":
        flagged = self.does == "deemed_granted" and self.contested is not None
        wanted = self.does in {"delegate", "fire", "deemed_granted"} and not flagged
        if wanted != (self.fires is not None) or (
            self.does == "deemed_granted" and self.cites is None
        ):
            raise ExpiryError(does=self.does, fires=self.fires, flagged=flagged)
        return self


class ExpiryError(LayananError, ValueError):
    """
    Tell that what follows a level's end does not go together.
    """

    def __init__(self, *, does: str, fires: str | None, flagged: bool) -> None:
        self.does = does
        self.fires = fires
        self.flagged = flagged

    def _text(self, language: str) -> str:
        if self.flagged and self.fires is not None:
            words = Label(
                id=f"yang diperdebatkan hanya ditandai; hapus fires: {self.fires}",
                en=f"what is contested is only flagged; leave out fires: {self.fires}",
            )
        elif self.does == "deemed_granted" and self.fires is not None:
            words = Label(
                id="dianggap dikabulkan memerlukan dasar hukum (cites)",
                en="deemed granted needs the law it rests on (cites)",
            )
        elif self.fires is None:
            words = Label(
                id=f"{self.does} memerlukan transisi yang dijalankan (fires)",
                en=f"{self.does} needs the transition that it takes (fires)",
            )
        else:
            words = Label(
                id=f"{self.does} tidak menjalankan transisi; hapus fires: {self.fires}",
                en=f"{self.does} takes no transition; leave out fires: {self.fires}",
            )
        return words.id if language == "id" else words.en


class LevelError(LayananError, ValueError):
    """
    Tell everything about a level that does not go together, all at once.
    """

    def __init__(self, *, level: str, faults: tuple[Label, ...]) -> None:
        self.level = level
        self.faults = faults

    def _text(self, language: str) -> str:
        return "; ".join(one.id if language == "id" else one.en for one in self.faults)


class Level(Record, frozen=True):
    """
    Hold one promise of time of a service.

    It has a term, or a target on the calendar, or is without a limit. On one
    event the clock weighs the start first, then the end, then a restart, then
    the pause. A clock that is restarted begins a new cycle; every cycle is
    kept.

    Attributes:
        name: Its key, e.g. "jawaban".
        label: Its name for people.
        rank: "law" – the most that a rule allows; "norm" – what an office
            promises of itself.
        keeps: For a norm, the level whose limit it must keep, where law sets one.
        term: How long it may take; of a range the upper end.
        target: The moment on the calendar by which it is due.
        unlimited: The unit in which its time is told where no limit is set.
        choices: Terms that a fact chooses; the first that fits counts, and
            without any the term.
        fixed: Transitions after which a choice or a quantity no longer changes.
        per: What the term is multiplied by.
        published: The wording as published, beside the computed value.
        starts: Transitions that start it, or "buka" for the opening; the first
            one to happen counts.
        ends: Transitions that end it.
        cancels: Transitions that cancel it.
        restarts: Transitions that begin a new cycle of a clock that has started.
        counts: The parties whose time it counts; empty for every party.
        pauses: Readings under which it pauses.
        extension: How it may be extended, if at all.
        rungs: Warnings on the way, each of which fires once in a cycle.
        expiry: What follows by itself once it is over.
        counting: The rules of counting.
        cites: The law it rests on.

    Raises:
        MixedUnitsError: If it is extended, warned about or capped in another unit.
        LevelError: If its parts do not go together, all faults at once.

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
    rank: Literal["law", "norm"] = "law"
    keeps: Word | None = None
    term: Term | None = None
    target: Cutoff | None = None
    unlimited: TermUnit | None = None
    choices: tuple[Choice, ...] = ()
    fixed: Words = ()
    per: PerQuantity | None = None
    published: str | None = None
    starts: Annotated[Words, Field(min_length=1)]
    ends: Annotated[Words, Field(min_length=1)]
    cancels: Words = ()
    restarts: Words = ()
    counts: Words = ()
    pauses: tuple[PauseRule, ...] = ()
    extension: Extension | None = None
    rungs: tuple[Rung, ...] = ()
    expiry: Expiry | None = None
    counting: Counting = Counting()
    cites: Citation

    @model_validator(mode="after")
    def _goes_together(self) -> "Level":
        faults = tuple(_faults(self))
        if faults:
            raise LevelError(level=self.name, faults=faults)
        for term, other, part in _pairs(self):
            wanted = term.unit
            if part:
                unit = term.largest_unit
                wanted = "calendar_days" if unit in _CALENDAR_UNITS else unit
            if other.unit != wanted:
                raise MixedUnitsError(term=term, other=other)
        return self

    @property
    def terms(self) -> tuple[Term, ...]:
        """
        Every term it may come to before it is multiplied or extended, its own first.
        """
        own = () if self.term is None else (self.term,)
        return (*own, *(one.term for one in self.choices))

    @cached_property
    def waiting(self) -> Mapping[str, PauseRule]:
        """
        The turns during which this level pauses, and the first reading that applies to each.
        """
        found: dict[str, PauseRule] = {}
        for rule in self.pauses:
            if rule.applies:
                for turn in rule.turns:
                    found.setdefault(turn, rule)
        return found

    @property
    def paused_turns(self) -> frozenset[str]:
        """
        The turns during which this level pauses, under the readings that apply.
        """
        return frozenset(self.waiting)

    @cached_property
    def stops(self) -> tuple[str, ...]:
        """
        The transitions that end or cancel it.
        """
        return self.ends + self.cancels

    @cached_property
    def turning(self) -> frozenset[str]:
        """
        The transitions that start, restart, end or cancel it.
        """
        return frozenset((*self.starts, *self.restarts, *self.stops))

    @cached_property
    def shape(self) -> tuple[object, ...]:
        """
        What decides when it starts, pauses and ends; levels of one shape run alike.
        """
        own = self.name if self.is_capped else None
        steps = (self.starts, self.ends, self.cancels, self.restarts)
        return (*steps, self.counts, tuple(self.waiting), own)

    @cached_property
    def is_capped(self) -> bool:
        """
        Whether some reading under which it pauses has a cap.
        """
        return any(rule.times or rule.most for rule in self.waiting.values())


_CALENDAR_UNITS = frozenset({"years", "months", "weeks"})


def _pairs(level: Level) -> Iterator[tuple[Term, Term, bool]]:
    """
    Yield what must be in one unit: a term, the other, and whether it is a part of the term.
    """
    for term in level.terms:
        if level.extension is not None:
            if level.extension.term is not None:
                yield term, level.extension.term, False
            if level.extension.most is not None:
                yield term, level.extension.most, False
        for rung in level.rungs:
            if rung.before is not None:
                yield term, rung.before, True
        for rule in level.pauses:
            if rule.most is not None:
                yield term, rule.most, True


def _faults(level: Level) -> Iterator[Label]:
    given = [name for name in ("term", "target", "unlimited") if getattr(level, name) is not None]
    if len(given) != 1:
        found_id = join_words(given, "id") if given else "tidak ada"
        found_en = join_words(given, "en") if given else "none of them"
        yield Label(
            id=f"tulis tepat satu dari term, target, unlimited; ada: {found_id}",
            en=f"give exactly one of term, target, unlimited; there is: {found_en}",
        )
    if level.term is None:
        needing = [name for name in ("choices", "per", "extension") if getattr(level, name)]
        if level.unlimited is not None:
            needing += [name for name in ("rungs", "expiry") if getattr(level, name)]
        if any(rung.before is not None for rung in level.rungs):
            needing.append("before")
        if any(rule.most is not None for rule in level.pauses):
            needing.append("most")
        if needing:
            yield Label(
                id=f"{join_words(needing, 'id')} memerlukan jangka waktu (term)",
                en=f"{join_words(needing, 'en')} can only stand with a term",
            )
    if level.fixed and not (level.choices or level.per):
        yield Label(
            id="fixed memerlukan choices atau per: tidak ada yang ditetapkan",
            en="fixed can only stand with choices or per: there is nothing to fix",
        )
    if level.keeps is not None and level.rank != "norm":
        yield Label(
            id="hanya rank: norm menyebut batas hukum yang dijaganya dengan keeps",
            en="only a level of rank: norm names the legal limit that it keeps",
        )
    if level.counts and level.pauses:
        yield Label(
            id="tulis counts atau pauses, jangan keduanya: waktu pihak lain sudah tidak dihitung",
            en="give counts or pauses, not both: the time of other parties is not counted anyway",
        )


def norm_exceeds(norm: Level, law: Level) -> tuple[Term, Term] | None:
    """
    Return the longest term of a norm and the shortest of the law, if the norm is longer.

    Terms of different units are compared by their usual length.

    Raises:
        WrongTypeError: If one of them is no level.
    """
    require("norm", norm, Level, "a Level")
    require("law", law, Level, "a Level")
    if not norm.terms or not law.terms:
        return None
    longest = max(norm.terms, key=usual_length)
    shortest = min(law.terms, key=usual_length)
    return (longest, shortest) if usual_length(longest) > usual_length(shortest) else None
