"""
One case: its history, and what follows from it.

A request is frozen. A command returns the next request, whose newest event is
`history[-1]`, or raises and leaves everything as it was. State, clocks, time
by party and timeline follow from the history whenever they are asked for;
nothing derived is stored, so nothing derived can be wrong.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import NamedTuple, Self

from layanan.calendars import Office, WorkingCalendar, require_aware
from layanan.errors import LayananError
from layanan.lifecycle import Actor, Check, Option, Party, State, Unmet
from layanan.lifecycle import check as check_step
from layanan.lifecycle import options as find_options
from layanan.request._border import Brought, check_event, take_in
from layanan.request._event import Event, EventKind, Fact
from layanan.request._extension import check_extension
from layanan.request._fold import Turn, happened_by, run_of, turns
from layanan.request._refusals import (
    ConflictError,
    InvalidHistoryError,
    InvalidReferenceError,
    KeyReusedError,
    NotYetOpenedError,
    Refused,
)
from layanan.request._rules import Rules
from layanan.request._timeline import write_timeline
from layanan.sla import Reading, elapsed, read
from layanan.text import Label, format_instant, mask_nik

OPENING = "buka"

_ZERO = timedelta(0)

# What a command says, without when it was said.
Command = tuple[EventKind, str, str, str | None, tuple[tuple[str, Fact], ...], tuple[str, ...]]


class PartyTime(NamedTuple):
    """
    Hold how long it was one party's turn: in office time, and by the clock.
    """

    working: timedelta
    calendar: timedelta


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """
    Hold one request: the rules it was opened under, and everything that happened.

    Obtain one with `ServiceType.open`, or from a stored history with `replay`.

    Attributes:
        rules: The definition it is pinned to.
        id: The host's reference of the request.
        office: The office that handles it, by whose calendar it is timed.
        applicant: An opaque reference of who asked.
        history: Every event, oldest first; the only truth.
    """

    rules: Rules
    id: str
    office: Office
    applicant: str
    history: tuple[Event, ...] = field(hash=False)

    def __repr__(self) -> str:
        who = mask_nik(self.applicant)
        return (
            f"Request({self.id!r}, {self.rules.code!r}, {self.state!r}, applicant={who!r}, "
            f"{len(self.history)} events)"
        )

    @property
    def state(self) -> str:
        """
        The state that the history has led to.
        """
        return self.history[-1].target

    @property
    def current(self) -> State:
        """
        What is known of the state: its label, the plain words for the citizen, whose turn it is.
        """
        return self.rules.lifecycle.states[self.state]

    @property
    def seq(self) -> int:
        """
        The number of the newest event.
        """
        return self.history[-1].seq

    @property
    def facts(self) -> Mapping[str, Fact]:
        """
        The facts stated so far, the latest of each name.
        """
        return {name: value for event in self.history for name, value in event.facts}

    # -- what may happen ----------------------------------------------------

    def check(
        self,
        name: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        recorded: datetime | None = None,
    ) -> Check:
        """
        Return whether somebody may take a step at an instant, and if not, everything why not.

        Args:
            name: The transition.
            by: Who asks, with the roles they bring.
            at: When it would happen, aware.
            note: What would be written with it.
            recorded: When it would be written down; `at` if left out.

        Raises:
            UnknownTransitionError: If the lifecycle has no such transition.
            NaiveTimeError: If an instant has no zone.
        """
        found = check_step(self.rules.lifecycle, self.state, name, by=by, note=note)
        return _with(found, self._untimely(at, recorded))

    def options(self, *, by: Actor, at: datetime) -> tuple[Option, ...]:
        """
        Return what somebody may do at an instant, in definition order.

        Raises:
            NaiveTimeError: If `at` has no zone.
        """
        if self._untimely(at, None):
            return ()
        return find_options(self.rules.lifecycle, self.state, by=by)

    def check_extension(
        self,
        level: str,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        recorded: datetime | None = None,
    ) -> Check:
        """
        Return whether a level may be extended at an instant, and if not, everything why not.

        Raises:
            UnknownLevelError: If the service has no such level.
            NaiveTimeError: If an instant has no zone.
        """
        promise = self.rules.level(level)
        untimely = self._untimely(at, recorded)
        unmet = check_extension(
            promise,
            self.clock(level, at=at),
            by=by,
            reason=reason,
            roles=self.rules.lifecycle.roles,
        )
        possible = tuple(one.name for one in find_options(self.rules.lifecycle, self.state, by=by))
        unmet = (*unmet, *untimely)
        return Check(not unmet, unmet, level, self.state, possible)

    # -- commands -----------------------------------------------------------

    def fire(
        self,
        name: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        facts: Mapping[str, Fact] | None = None,
        documents: Iterable[str] = (),
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after a step; it succeeds exactly when `check` is open.

        Args:
            name: The transition.
            by: Who does it, with the roles they bring.
            at: When it happened, aware, not before the newest event.
            note: What is written with it.
            facts: Facts stated with it.
            documents: Codes of documents that came with it.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If it is not open; it carries the check.
            UnknownTransitionError: If the lifecycle has no such transition.
            ConflictError: If the newest event is another than expected.
            KeyReusedError: If the key names another command.
            InvalidCommandError: If it brings along what no event can keep.
            NaiveTimeError: If an instant has no zone.

        Examples:
            >>> from zoneinfo import ZoneInfo
            >>> from datetime import date
            >>> from layanan import Catalogue
            >>> wib = ZoneInfo("Asia/Jakarta")
            >>> office = Office(
            ...     code="kankemenag.3374",
            ...     name="Kankemenag Kota Semarang",
            ...     region="ID-JT",
            ...     level="kankemenag",
            ... )
            >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
            >>> morning = datetime(2026, 3, 13, 10, 0, tzinfo=wib)
            >>> request = ppid.open("REQ-1", office=office, applicant="P-1029", at=morning)
            >>> citizen = Actor("P-1029", roles={"pemohon"})
            >>> request.fire("ajukan", by=citizen, at=morning).state
            'diajukan'
        """
        brought = take_in(note=note, key=key, facts=facts, documents=documents)
        if self._repeats(key, ("transition", name, by.id, note, *brought), expect_seq):
            return self
        found = self.check(name, by=by, at=at, note=note, recorded=recorded)
        if not found.open:
            raise Refused(request=self.id, check=found)
        lifecycle, source = self.rules.lifecycle, self.state
        target = self.rules.engine.step(source, name, found)
        roles = lifecycle.row(source)[name][found.way].roles
        event = self._event(
            "transition",
            name,
            at,
            by=by.id,
            role=next((role for role in roles if role in by.roles), None),
            target=target,
            note=note,
            brought=brought,
            key=key,
            recorded=recorded,
        )
        return replace(self, history=(*self.history, event))

    def extend(
        self,
        level: str,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after a level was extended, as its law allows.

        Args:
            level: The level's name.
            by: Who extends it.
            at: When it was extended, aware, before the level is late.
            reason: The written reason.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If it may not be extended, or no more; with the article.
            UnknownLevelError: If the service has no such level.
            ConflictError: If the newest event is another than expected.
            KeyReusedError: If the key names another command.
            InvalidCommandError: If it brings along what no event can keep.
            NaiveTimeError: If an instant has no zone.
        """
        brought = take_in(note=reason, key=key)
        if self._repeats(key, ("extended", level, by.id, reason, *brought), expect_seq):
            return self
        found = self.check_extension(level, by=by, at=at, reason=reason, recorded=recorded)
        if not found.open:
            raise Refused(request=self.id, check=found)
        extension = self.rules.level(level).extension
        allowed = extension.roles if extension else ()
        event = self._event(
            "extended",
            level,
            at,
            by=by.id,
            role=next((role for role in allowed if role in by.roles), None),
            target=self.state,
            note=reason,
            brought=brought,
            key=key,
            recorded=recorded,
        )
        return replace(self, history=(*self.history, event))

    def advance(self, *, at: datetime) -> Self:
        """
        Return the request after everything that happens by itself up to an instant.

        Idempotent. No lifecycle declares timers yet, so nothing happens by
        itself; the host may call it all the same.

        Raises:
            NaiveTimeError: If `at` has no zone.
        """
        require_aware(at)
        return self

    # -- what follows -------------------------------------------------------

    def next_instant(self, *, after: datetime) -> datetime | None:
        """
        Return when something will change by itself: the next deadline after an instant.

        Raises:
            NaiveTimeError: If `after` has no zone.
        """
        require_aware(after)
        dues = [
            reading.due.at
            for reading in self.clocks(at=max(after, self.history[-1].at)).values()
            if reading.status == "running" and reading.due is not None
        ]
        return min((due for due in dues if due is not None and due > after), default=None)

    def clock(self, level: str, *, at: datetime) -> Reading:
        """
        Return what a level's clock said at an instant, from what had happened by then.

        Raises:
            UnknownLevelError: If the service has no such level.
            NaiveTimeError: If `at` has no zone.
            HoursUnknownError: If office time is asked of a day whose hours
                are not on record.
        """
        promise = self.rules.level(level)
        run = run_of(promise, self.rules, happened_by(self.history, require_aware(at)))
        return read(promise, run, calendar=self.calendar, at=at)

    def clocks(self, *, at: datetime) -> dict[str, Reading]:
        """
        Return what every clock said at an instant, by level.

        Raises:
            NaiveTimeError: If `at` has no zone.
        """
        return {level.name: self.clock(level.name, at=at) for level in self.rules.levels}

    def turns(self, *, at: datetime) -> tuple[Turn, ...]:
        """
        Return whose turn it was, stretch by stretch, until an instant or the closing.

        Raises:
            NaiveTimeError: If `at` has no zone.
        """
        return tuple(turns(self.rules, happened_by(self.history, require_aware(at)), at))

    def time_by_party(self, *, at: datetime) -> dict[Party, PartyTime]:
        """
        Return how long it was each party's turn; the parts add up to the whole.

        From the opening to `at`, or to the closing if that came before.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CalendarCoverageError: If the decreed years do not reach.
            HoursUnknownError: If the hours of a day in between are not on record.
        """
        found = {
            state.turn: PartyTime(_ZERO, _ZERO) for state in self.rules.lifecycle.states.values()
        }
        for turn in self.turns(at=at):
            so_far = found[turn.party]
            found[turn.party] = PartyTime(
                so_far.working + self.calendar.working_time(turn.since, turn.until),
                so_far.calendar + elapsed(turn.since, turn.until),
            )
        return found

    def as_of(self, at: datetime) -> Self:
        """
        Return the request as it was recorded by an instant, inclusive.

        Raises:
            NotYetOpenedError: If nothing was recorded by then.
            NaiveTimeError: If `at` has no zone.
        """
        known = tuple(event for event in self.history if event.recorded <= require_aware(at))
        if not known:
            opened = self.history[0].recorded
            raise NotYetOpenedError(request=self.id, at=at, opened=opened)
        return replace(self, history=known)

    def timeline(self, language: str = "id") -> str:
        """
        Return the history in words, one event a line.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        return write_timeline(self, language)

    @property
    def calendar(self) -> WorkingCalendar:
        """
        The calendar of its office.
        """
        return self.office.calendar()

    # -- inside -------------------------------------------------------------

    def _untimely(self, at: datetime, recorded: datetime | None) -> tuple[Unmet, ...]:
        """
        Return what the clock has against a command at an instant.
        """
        newest = self.history[-1]
        unmet = []
        written = _written(at, recorded)
        if at < newest.at:
            unmet.append(_time_unmet("at", at, newest.at, _BEFORE_NEWEST))
        if written < newest.recorded:
            unmet.append(_time_unmet("recorded", written, newest.recorded, _RECORDED_BACK))
        if written < at:
            unmet.append(_time_unmet("recorded", written, at, _RECORDED_EARLY))
        return tuple(unmet)

    def _repeats(self, key: str | None, command: Command, expect_seq: int | None) -> bool:
        """
        Return whether this command is already in the history, under its key.

        A retry may come later, so its instants are not compared; all that it
        brings along is.
        """
        earlier = next((one for one in self.history if key is not None and one.key == key), None)
        if earlier is not None:
            if _command(earlier) != command:
                raise KeyReusedError(
                    request=self.id, key=str(key), name=command[1], earlier=earlier.name
                )
            return True
        if expect_seq is not None and expect_seq != self.seq:
            raise ConflictError(request=self.id, expected=expect_seq, actual=self.seq)
        return False

    def _event(
        self,
        kind: EventKind,
        name: str,
        at: datetime,
        *,
        by: str,
        role: str | None,
        target: str,
        note: str | None,
        brought: Brought,
        key: str | None,
        recorded: datetime | None,
    ) -> Event:
        rules = self.rules
        return Event(
            seq=self.seq + 1,
            kind=kind,
            name=name,
            at=at,
            recorded=at if recorded is None else recorded,
            actor=by,
            role=role,
            source=self.state,
            target=target,
            note=note,
            facts=brought[0],
            documents=brought[1],
            key=key,
            code=rules.code,
            version=rules.version,
            hash=rules.hash,
        )


def open_request(
    rules: Rules,
    reference: str,
    *,
    office: Office,
    applicant: str,
    at: datetime,
    by: Actor | None = None,
    key: str | None = None,
    recorded: datetime | None = None,
) -> Request:
    """
    Return a new request in the first state of its lifecycle.

    Args:
        rules: What it runs by, from then on.
        reference: The host's reference of the request, without personal data.
        office: The office that handles it.
        applicant: An opaque reference of who asks.
        at: When it was opened, aware.
        by: Who opened it; the applicant if left out.
        key: Names the command, for the host's store to recognise a repeated opening.
        recorded: When it is written down; `at` if left out.

    Raises:
        InvalidCommandError: If the key is no text.
        InvalidReferenceError: If a reference is empty, or the request's holds a NIK.
        NaiveTimeError: If an instant has no zone.
        Refused: If it was recorded before it happened.
    """
    if not isinstance(reference, str) or not reference.strip() or mask_nik(reference) != reference:
        raise InvalidReferenceError(field="reference", shown=mask_nik(str(reference)))
    if not isinstance(applicant, str) or not applicant.strip():
        raise InvalidReferenceError(field="applicant", shown=mask_nik(str(applicant)))
    take_in(note=None, key=key)
    written = _written(at, recorded)
    initial = rules.lifecycle.initial
    if written < at:
        unmet = _time_unmet("recorded", written, at, _RECORDED_EARLY)
        raise Refused(request=reference, check=_closed((unmet,), OPENING, initial))
    opened = Event(
        seq=1,
        kind="opened",
        name=OPENING,
        at=at,
        recorded=written,
        actor=applicant if by is None else by.id,
        role=None,
        source=None,
        target=initial,
        note=None,
        facts=(),
        documents=(),
        key=key,
        code=rules.code,
        version=rules.version,
        hash=rules.hash,
    )
    return Request(rules, reference, office, applicant, (opened,))


def replay(
    rules: Rules, reference: str, events: Iterable[Event], *, office: Office, applicant: str
) -> Request:
    """
    Return the request that a stored history leads to, and make sure that it can have happened.

    Each event is taken again under the rules, as recorded. Any prefix of a
    valid history is one.

    Raises:
        InvalidHistoryError: At the first event that cannot have happened.
    """
    history = tuple(events)
    if not history:
        raise _invalid(reference, 1, ("riwayat kosong", "the history is empty"))
    first = history[0]
    opened = _again(
        reference,
        1,
        lambda: open_request(
            rules,
            reference,
            office=office,
            applicant=applicant,
            at=first.at,
            by=Actor(first.actor, roles=()),
            key=first.key,
            recorded=first.recorded,
        ),
    )
    request = _same(opened, first, 1)
    for number, event in enumerate(history[1:], start=2):
        before = request
        after = _again(reference, number, lambda: _take(before, event))  # noqa: B023
        if after is before:
            raise _invalid(reference, number, _DOUBLED)
        request = _same(after, event, number)
    return request


def _command(event: Event) -> Command:
    return event.kind, event.name, event.actor, event.note, event.facts, event.documents


def _take(request: Request, event: Event) -> Request:
    check_event(event)
    by = Actor(event.actor, roles=() if event.role is None else (event.role,))
    if event.kind == "extended":
        return request.extend(
            event.name,
            by=by,
            at=event.at,
            reason=event.note,
            key=event.key,
            recorded=event.recorded,
        )
    return request.fire(
        event.name,
        by=by,
        at=event.at,
        note=event.note,
        facts=dict(event.facts),
        documents=event.documents,
        key=event.key,
        recorded=event.recorded,
    )


def _again(reference: str, number: int, command: Callable[[], Request]) -> Request:
    try:
        return command()
    except LayananError as error:
        raise _invalid(reference, number, (error.describe("id"), str(error))) from error


def _same(request: Request, event: Event, number: int) -> Request:
    """
    Return the request if its newest event is the recorded one, to the letter.
    """
    given = request.history[-1]
    differing = [
        one.name for one in fields(Event) if getattr(given, one.name) != getattr(event, one.name)
    ]
    if differing:
        recorded = ", ".join(f"{name}={_shown(event, name)}" for name in differing)
        expected = ", ".join(f"{name}={_shown(given, name)}" for name in differing)
        hint = ("", "")
        if "hash" in differing or "version" in differing:
            hint = (
                "; apakah aturannya dari versi atau tafsir yang lain?",
                "; are these the rules of another version, or with other readings?",
            )
        words = (
            f"tercatat {recorded}, aturan memberi {expected}{hint[0]}",
            f"recorded {recorded}, the rules give {expected}{hint[1]}",
        )
        raise _invalid(request.id, number, words)
    return request


def _shown(event: Event, name: str) -> str:
    return mask_nik(str(getattr(event, name)))[:40]


_DOUBLED = (
    "kejadian ini sudah tercatat dengan kunci yang sama",
    "this event is recorded already, under the same key",
)


def _invalid(reference: str, seq: int, words: tuple[str, str]) -> InvalidHistoryError:
    return InvalidHistoryError(request=reference, seq=seq, problem_id=words[0], problem_en=words[1])


def _written(at: datetime, recorded: datetime | None) -> datetime:
    """
    Return when something was written down, both instants being aware.
    """
    require_aware(at)
    return at if recorded is None else require_aware(recorded)


def _closed(unmet: tuple[Unmet, ...], name: str, state: str) -> Check:
    return Check(open=False, unmet=unmet, name=name, state=state, possible=())


def _with(found: Check, more: tuple[Unmet, ...]) -> Check:
    if not more:
        return found
    return replace(found, open=False, unmet=(*found.unmet, *more))


_BEFORE_NEWEST = (
    "kejadian bertanggal {given} mendahului kejadian terakhir ({bound}); hanya koreksi yang boleh",
    "an event dated {given} comes before the newest one ({bound}); only a correction may",
)
_RECORDED_BACK = (
    "waktu catat {given} mendahului catatan terakhir ({bound}); waktu catat tidak pernah mundur",
    "recorded {given} comes before the newest record ({bound}); recorded time never goes back",
)
_RECORDED_EARLY = (
    "waktu catat {given} mendahului kejadiannya ({bound})",
    "recorded {given} comes before it happened ({bound})",
)


def _time_unmet(code: str, given: datetime, bound: datetime, words: tuple[str, str]) -> Unmet:
    indonesian, english = words
    return Unmet(
        f"time_{code}",
        Label(
            id=indonesian.format(
                given=format_instant(given, "id"), bound=format_instant(bound, "id")
            ),
            en=english.format(given=format_instant(given, "en"), bound=format_instant(bound, "en")),
        ),
    )
