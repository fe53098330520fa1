"""
What a new definition would have made of cases that are on record.

Everything that people did is done again, at the same instants, under the other
rules; what happens by itself follows from those. What comes out differently is
told: how a case stands, when it was due, and which step would be refused.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from layanan.calendars import Office, Term
from layanan.errors import LayananError
from layanan.lifecycle import SYSTEM, Actor
from layanan.records import require
from layanan.request import Event, Refused, Request, open_request
from layanan.service import ServiceType
from layanan.sla import STATUS_LABELS, Deadline, Reading
from layanan.testing._arguments import A_SERVICE, AN_OFFICE, optional
from layanan.text import Label, Language, check_language, format_date, format_instant

_A_REQUEST: Final = "a Request, e.g. service.open(…) or replay(…)"
_CASES: Final = Label(
    id="kumpulan Request, misalnya hasil replay(…)",
    en="a collection of Requests, e.g. those of replay(…)",
)
_BY_ITSELF: Final = frozenset({"warned", "lapsed", "expired"})


@dataclass(frozen=True, slots=True)
class RefusedStep:
    """
    Hold something that was done, and that the other rules would have refused.

    Attributes:
        event: What happened.
        error: Why it would not.
    """

    event: Event
    error: LayananError

    def text(self, language: str = "id") -> str:
        """
        Return in words everything that stands against it.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        reader = check_language(language)
        if isinstance(self.error, Refused):
            return "; ".join(one.text(reader) for one in self.error.check.unmet)
        return self.error.describe(reader)


@dataclass(frozen=True, slots=True)
class MovedLevel:
    """
    Hold one level whose clock says something else under the other rules.

    Attributes:
        level: The name of the level.
        label: What people call it.
        old: What the clock said; None where the level is new.
        new: What it would have said; None where the level is gone.
    """

    level: str
    label: Label
    old: Reading | None
    new: Reading | None

    def text(self, language: str = "id") -> str:
        """
        Return in words what the clock said and what it would say.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        reader = check_language(language)
        was, now = ("semula", "menjadi") if reader == "id" else ("was", "would be")
        before, after = (_reading(one, reader) for one in (self.old, self.new))
        return f"{self.label.text(reader)}: {was} {before}; {now} {after}"


@dataclass(frozen=True, slots=True)
class Retold:
    """
    Hold one case as it was and as it would have been.

    Attributes:
        old: The case on record.
        new: The same case under the other rules, up to the first step that
            they refuse.
        at: The instant of both readings, that of the newest event on record.
        levels: The levels whose clocks say something else then.
        refused: What the other rules would have refused.
        untried: How many later events were not tried, because the step before
            them was refused.
    """

    old: Request
    new: Request
    at: datetime
    levels: tuple[MovedLevel, ...]
    refused: tuple[RefusedStep, ...]
    untried: int = 0

    @property
    def outcome(self) -> tuple[str, str] | None:
        """
        The state on record and the state that it would be; None if that is the same.
        """
        return None if self.old.state == self.new.state else (self.old.state, self.new.state)

    @property
    def changed(self) -> bool:
        """
        Whether anything would come out differently.
        """
        return bool(self.outcome or self.levels or self.refused)

    def explain(self, language: str = "id") -> str:
        """
        Return in words what would come out differently, a line for each.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        return "\n".join(_retold(self, check_language(language)))


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """
    Hold what a definition would have made of cases that are on record.

    Attributes:
        service: The definition that they were held against.
        cases: Each case, in the order in which it was given.
    """

    service: ServiceType
    cases: tuple[Retold, ...]

    @property
    def changed(self) -> tuple[Retold, ...]:
        """
        The cases of which something would come out differently.
        """
        return tuple(one for one in self.cases if one.changed)

    @property
    def refused(self) -> tuple[RefusedStep, ...]:
        """
        Everything that would have been refused.
        """
        return tuple(step for one in self.cases for step in one.refused)

    def explain(self, language: str = "id") -> str:
        """
        Return in words how many cases would change, and what of each.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        reader = check_language(language)
        name = f"{self.service.code} {self.service.version}"
        counts = len(self.cases), len(self.changed)
        head = Label(
            id=f"{name}: {counts[0]} riwayat diulang, {counts[1]} akan berubah",
            en=f"{name}: histories told again: {counts[0]}; would change: {counts[1]}",
        )
        return "\n".join([head.text(reader), *(one.explain(reader) for one in self.changed)])


def verify_histories(
    service: ServiceType, histories: Iterable[Request], *, office: Office | None = None
) -> HistoryReport:
    """
    Return what a definition would have made of cases that are on record.

    The definition is held against them as if it had been in force when they
    were opened. Who did what, when and with which papers stays as it was, in
    the role in which it was done; timers, warnings and automatic steps follow
    from the definition. After a transition that it refuses nothing more of the
    case is tried, for it would rest on what never happened. Migrations are
    passed over.

    Args:
        service: The new definition, with its guards if it asks any.
        histories: The cases as they are, see `replay`.
        office: The office that would have handled all of them; each its own
            if left out.

    Raises:
        WrongTypeError: If one of them is no request, or an argument of another kind.
        UnknownGuardError: If a guard that the definition asks is not there.

    Examples:
        An answer within 7 working days instead of 10:

        >>> from dataclasses import replace
        >>> from datetime import date
        >>> from zoneinfo import ZoneInfo
        >>> from layanan import Catalogue
        >>> wib = ZoneInfo("Asia/Jakarta")
        >>> office = Office(
        ...     code="kankemenag.3374",
        ...     name="Kankemenag Kota Semarang",
        ...     region="ID-JT",
        ...     level="kankemenag",
        ... )
        >>> friday = datetime(2026, 3, 13, 10, 0, tzinfo=wib)
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=friday.date())
        >>> request = ppid.open("REQ-1", office=office, applicant="P-1029", at=friday)
        >>> request = request.fire("ajukan", by=Actor("P-1029", roles={"pemohon"}), at=friday)
        >>> shorter = ppid.levels[0].model_copy(update={"term": Term.parse("7 hari kerja")})
        >>> quick = replace(ppid, levels=(shorter, *ppid.levels[1:]))
        >>> (case,) = verify_histories(quick, [request]).changed
        >>> [(str(one.old.due.day), str(one.new.due.day)) for one in case.levels]
        [('2026-04-06', '2026-03-31')]
    """
    require("service", service, ServiceType, A_SERVICE)
    require("histories", histories, Iterable, _CASES)
    optional("office", office, Office, AN_OFFICE)
    return HistoryReport(service, tuple(_tell(service, one, office) for one in histories))


# -- told again ------------------------------------------------------------------


def _tell(service: ServiceType, old: Request, office: Office | None) -> Retold:
    require("histories", old, Request, _A_REQUEST)
    first = old.history[0]
    new = open_request(
        service.rules,
        old.id,
        office=office or old.office,
        applicant=old.applicant,
        at=first.at,
        by=Actor(first.actor, roles=()),
        key=first.key,
        recorded=first.recorded,
    )
    numbers = {1: 1}
    refused: list[RefusedStep] = []
    untried = 0
    done = [one for one in old.history[1:] if not _followed(one)]
    for place, event in enumerate(done, start=1):
        try:
            now = new.advance(at=event.at, recorded=event.recorded)
            numbers[event.seq] = now.seq + 1
            new = _take(now, event, numbers)
        except LayananError as error:
            numbers.pop(event.seq, None)
            refused.append(RefusedStep(event, error))
            if event.kind == "transition":
                untried = len(done) - place
                break
    at = old.history[-1].at
    if not untried:
        new = new.advance(at=at, recorded=old.history[-1].recorded)
    return Retold(old, new, at, tuple(_moved(old, new, at)), tuple(refused), untried)


def _followed(event: Event) -> bool:
    """
    Return whether an event only followed from the rules, or changed them.
    """
    return event.kind in _BY_ITSELF or event.kind == "migrated" or event.actor == SYSTEM


def _take(  # noqa: PLR0911 - one a command
    request: Request, event: Event, numbers: dict[int, int]
) -> Request:
    """
    Return the request after what was done is done again.
    """
    by = Actor(event.actor, roles=() if event.role is None else (event.role,))
    when: dict[str, Any] = {"at": event.at, "recorded": event.recorded}
    facts, said = dict(event.facts), dict(event.detail)
    match event.kind:
        case "transition":
            return request.fire(
                event.name,
                by=by,
                note=event.note,
                facts=facts,
                documents=event.documents,
                key=event.key,
                **when,
            )
        case "extended":
            term = said.get("term")
            return request.extend(
                event.name,
                by=by,
                reason=event.note,
                term=None if term is None else Term.parse(str(term)),
                documents=event.documents,
                key=event.key,
                **when,
            )
        case "assigned" if said["to"] == event.actor and event.name == "ambil":
            return request.claim(by=by, note=event.note, key=event.key, **when)
        case "assigned":
            return request.assign(str(said["to"]), by=by, note=event.note, key=event.key, **when)
        case "released":
            return request.release(by=by, note=event.note, key=event.key, **when)
        case "noted":
            return request.note(str(event.note), by=by, facts=facts, key=event.key, **when)
        case "attached":
            return request.attach(event.documents, by=by, note=event.note, key=event.key, **when)
        case "corrected":
            happened = said.get("happened")
            return request.correct(
                numbers.get(int(str(said["seq"])), 0),
                by=by,
                reason=event.note,
                happened=happened if isinstance(happened, datetime) else None,
                facts=facts,
                key=event.key,
                **when,
            )
        case "sub_opened":
            return request.open_sub(
                str(said["sub"]),
                str(said["reference"]),
                by=by,
                note=event.note,
                key=event.key,
                **when,
            )
        case _:
            return request.close_sub(
                str(said["reference"]),
                by=by,
                outcome=str(said["outcome"]),
                note=event.note,
                key=event.key,
                **when,
            )


def _moved(old: Request, new: Request, at: datetime) -> Iterator[MovedLevel]:
    before, after = old.clocks(at=at), new.clocks(at=at)
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        known = now or was
        if known is not None and _says(was) != _says(now):
            yield MovedLevel(name, known.level.label, was, now)


def _says(reading: Reading | None) -> tuple[object, ...]:
    if reading is None:
        return ()
    due = reading.due
    return (reading.status, None if due is None else (due.day, due.at))


# -- in words --------------------------------------------------------------------


def _reading(reading: Reading | None, language: Language) -> str:
    if reading is None:
        return "tidak ada" if language == "id" else "not there"
    status = STATUS_LABELS[reading.status].text(language)
    return status if reading.due is None else f"{_due(reading.due, language)}, {status}"


def _due(due: Deadline, language: Language) -> str:
    if due.at is not None:
        return format_instant(due.at, language)
    if due.day is not None:
        return format_date(due.day, language)
    return "belum tentu" if language == "id" else "undetermined"


def _retold(case: Retold, language: Language) -> Iterator[str]:
    indonesian = language == "id"
    was, now = (one.current.label.text(language) for one in (case.old, case.new))
    if case.outcome is None:
        yield f"{case.old.id}: {'status tetap' if indonesian else 'the state stays'} {was!r}"
    elif indonesian:
        yield f"{case.old.id}: status semula {was!r}, menjadi {now!r}"
    else:
        yield f"{case.old.id}: the state was {was!r}, would be {now!r}"
    yield from (f"  {one.text(language)}" for one in case.levels)
    for step in case.refused:
        event = step.event
        head = f"kejadian ke-{event.seq}" if indonesian else f"event {event.seq}"
        verb = "akan ditolak" if indonesian else "would be refused"
        moment = format_instant(event.at, language)
        yield f"  {head}, {event.name!r} ({moment}), {verb}: {step.text(language)}"
    if case.untried:
        yield (
            f"  kejadian sesudahnya tidak dicoba: {case.untried}"
            if indonesian
            else f"  later events that were not tried: {case.untried}"
        )
