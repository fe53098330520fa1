"""
One case: its history, and what follows from it.

A request is frozen. A command returns the next request, whose newest event is
`history[-1]`, or raises and leaves everything as it was. State, clocks, time
by party and timeline follow from the history whenever they are asked for;
nothing derived is stored, so nothing derived can be wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, NamedTuple, Self, get_args

from layanan.calendars import Office, Term, WorkingCalendar, require_aware
from layanan.lifecycle import (
    SYSTEM,
    Actor,
    Check,
    Engine,
    Guard,
    Option,
    Party,
    Situation,
    State,
    Transition,
    Unmet,
    Verdict,
    ask,
)
from layanan.lifecycle import check as check_step
from layanan.records import WrongTypeError, require
from layanan.request._beside import (
    check_close,
    check_correction,
    check_duty,
    check_migration,
    check_open_sub,
    roles_for,
)
from layanan.request._border import Brought, Detail, check_declared, check_detail, take_in
from layanan.request._event import Event, EventKind, Fact
from layanan.request._extension import check_extension, spent_pauses
from layanan.request._fold import (
    Turn,
    assignee_of,
    effective,
    entered_at,
    facts_of,
    happened_by,
    newest_runs,
    run_of,
    runs_of,
    situation_of,
    subs_of,
    turns,
)
from layanan.request._refusals import (
    ConflictError,
    InvalidReferenceError,
    KeyReusedError,
    NotYetOpenedError,
    Refused,
)
from layanan.request._rules import Rules
from layanan.request._timeline import write_timeline
from layanan.request._timers import Due, late_steps, next_instants, pending
from layanan.request._times import (
    early_step,
    late_after,
    late_timer,
    recorded_early,
    short_notice,
    shut_window,
    untimely,
    written,
)
from layanan.sla import Reading, elapsed, read
from layanan.text import Label, mask_nik

OPENING = "buka"
MIGRATION = "migrasi"
ADVANCE = "lanjutkan"

_ZERO = timedelta(0)
_AN_ACTOR: Final = "an Actor, e.g. Actor('S-7', roles={'front_office'})"
_A_NAME: Final = Label(id="nama transisi (teks)", en="the name of a transition")
_SOME_RULES: Final = "Rules, e.g. service.rules"
_A_MAPPING: Final = Label(id="pemetaan, {'lama': 'baru'}", en="a mapping, {'old': 'new'}")
_A_NUMBER: Final = Label(id="nomor kejadian (bilangan bulat)", en="the number of an event")

# What a command says, without when it was said.
Said = tuple[EventKind, str, str, str | None, Detail, tuple[str, ...], Detail]

Command = Literal[
    "assign", "claim", "release", "note", "attach", "correct", "open_sub", "close_sub"
]

NAMES: Final[Mapping[Command, str]] = {
    "assign": "tugaskan",
    "claim": "ambil",
    "release": "lepas",
    "note": "catat",
    "attach": "lampirkan",
    "correct": "koreksi",
    "open_sub": "minta",
    "close_sub": "terima",
}
"""The commands that are no transitions, and what their events are called."""

KINDS: Final[Mapping[Command, EventKind]] = {
    "assign": "assigned",
    "claim": "assigned",
    "release": "released",
    "note": "noted",
    "attach": "attached",
    "correct": "corrected",
    "open_sub": "sub_opened",
    "close_sub": "sub_closed",
}
"""What kind of event each of them makes."""

_NOTHING: Final[Brought] = ((), ())
_BROUGHT_ALONG: Final = frozenset({"document", "fact"})
_MACHINE: Final = Actor(SYSTEM, roles=(SYSTEM,))
_OPEN: Final = Check(open=True, unmet=(), name="", state="", possible=())


class PartyTime(NamedTuple):
    """
    Hold how long it was one party's turn: in office time, and by the clock.
    """

    working: timedelta
    calendar: timedelta


_NO_TIME: Final = PartyTime(_ZERO, _ZERO)


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
        return facts_of(self.events)

    @property
    def events(self) -> tuple[Event, ...]:
        """
        The history as its corrections left it: each event when it really happened.
        """
        return effective(self.history)

    @property
    def assignee(self) -> str | None:
        """
        Who the request is assigned to; None if nobody.
        """
        return assignee_of(self.history)

    @property
    def subs(self) -> Mapping[str, Mapping[str, bool]]:
        """
        The sub-requests by name: each reference, and whether it is still open.
        """
        return subs_of(self.history)

    # -- what may happen ----------------------------------------------------

    def check(
        self,
        name: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        facts: Mapping[str, Fact] | None = None,
        documents: Iterable[str] = (),
        recorded: datetime | None = None,
    ) -> Check:
        """
        Return whether somebody may take a step at an instant, and if not, everything why not.

        Args:
            name: The transition.
            by: Who asks, with the roles they bring.
            at: When it would happen, aware.
            note: What would be written with it.
            facts: Facts that would be stated with it.
            documents: Codes of documents that would come with it.
            recorded: When it would be written down; `at` if left out.

        Raises:
            UnknownTransitionError: If the lifecycle has no such transition.
            InvalidCommandError: If it brings along what no event can keep.
            UnknownGuardError: If a guard of the step is not registered.
            NaiveTimeError: If an instant has no zone.
        """
        brought = self._take_in(note=note, facts=facts, documents=documents)
        return self._check(name, by, at, note, brought, recorded)

    def options(self, *, by: Actor, at: datetime) -> tuple[Option, ...]:
        """
        Return what somebody may do at an instant, in definition order.

        A note, a document or a fact that is still wanted comes with the
        command, so it does not close an option. An instant before the newest
        event, or past a timer that is due, has no options.

        Raises:
            UnknownGuardError: If a guard is not registered.
            NaiveTimeError: If `at` has no zone.
        """
        require("by", by, Actor, _AN_ACTOR)
        if untimely(self.history[-1], at, None):
            return ()
        return tuple(self._options(by, at))

    def _options(self, by: Actor, at: datetime) -> Iterator[Option]:
        for name, ways in self.rules.lifecycle.row(self.state).items():
            if all(by.roles.isdisjoint(one.actors) for one in ways):
                continue
            found = self._check(name, by, at, "-", _NOTHING, None)
            if all(one.code in _BROUGHT_ALONG for one in found.unmet):
                way = ways[found.way]
                yield Option(name, way.label, way.target, way.note_required)

    def check_extension(
        self,
        level: str,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        term: Term | None = None,
        recorded: datetime | None = None,
    ) -> Check:
        """
        Return whether a level may be extended at an instant, and if not, everything why not.

        Args:
            level: The level's name.
            by: Who would extend it.
            at: When, aware.
            reason: The written reason.
            term: By how much, where its law sets no length.
            recorded: When it would be written down; `at` if left out.

        Raises:
            UnknownLevelError: If the service has no such level.
            NaiveTimeError: If an instant has no zone.
            WrongTypeError: If `term` is no Term.
        """
        require("by", by, Actor, _AN_ACTOR)
        self._take_in(note=reason, key=None)
        promise = self.rules.level(level)
        if term is not None:
            require("term", term, Term, "a Term, e.g. Term.parse('3 hari kerja')")
        # By the decrees known when it is recorded, so that none that comes later undoes it.
        calendar = self.office.calendar_then(self.office.local_date(written(at, recorded)))
        run = run_of(promise, self.rules, happened_by(self.events, at))
        unmet = check_extension(
            promise,
            read(promise, run, calendar=calendar, at=at),
            by=by,
            reason=reason,
            term=term,
            roles=self.rules.lifecycle.roles,
        )
        return self._answer(level, unmet, by=by, at=at, recorded=recorded)

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

        Whether an actor is the applicant of this very request is for the host
        to say: it hands over the roles.

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
            WrongTypeError: If `by` is no Actor, or another argument of another kind.
            UnknownTransitionError: If the lifecycle has no such transition.
            ConflictError: If the newest event is another than expected.
            KeyReusedError: If the key names another command.
            InvalidCommandError: If it brings along what no event can keep.
            UnknownGuardError: If a guard of the step is not registered.
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
        require("by", by, Actor, _AN_ACTOR)
        brought = self._take_in(note=note, key=key, facts=facts, documents=documents)
        if self._repeats(key, ("transition", name, by.id, note, *brought, ()), expect_seq):
            return self
        return self.step(
            name, by=by, at=at, note=note, brought=brought, key=key, recorded=recorded
        ).settle(at=at)

    def extend(
        self,
        level: str,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        term: Term | None = None,
        documents: Iterable[str] = (),
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
            term: By how much, where its law sets no length.
            documents: Codes of documents that came with it, e.g. the notice.
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
            WrongTypeError: If `term` is no Term.
        """
        require("by", by, Actor, _AN_ACTOR)
        brought = self._take_in(note=reason, key=key, documents=documents)
        extension = self.rules.level(level).extension
        # What the law fixes is not said again.
        own = term is not None and extension is not None and extension.term is None
        detail: Detail = (("term", str(term)),) if own else ()
        if self._repeats(key, ("extended", level, by.id, reason, *brought, detail), expect_seq):
            return self
        found = self.check_extension(
            level, by=by, at=at, reason=reason, term=term, recorded=recorded
        )
        allowed = () if extension is None else extension.roles
        role = next((role for role in allowed if role in by.roles), None)
        return self._append(
            "extended",
            level,
            found,
            by.id,
            at,
            role=role,
            note=reason,
            brought=brought,
            key=key,
            recorded=recorded,
            detail=detail,
        )

    def assign(
        self,
        to: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after it was given to somebody, also from somebody else.

        Args:
            to: Opaque reference of who is to handle it.
            by: Who assigns it.
            at: When, aware.
            note: What is written with it.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If this actor may not, or the request is closed.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        detail = (("to", to),)
        return self._beside("assign", by, at, note, key, expect_seq, recorded, detail=detail)

    def claim(
        self,
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after somebody took it for themselves.

        Raises:
            Refused: If this actor may not, somebody else has it, or it is closed.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        require("by", by, Actor, _AN_ACTOR)
        detail = (("to", by.id),)
        return self._beside("claim", by, at, note, key, expect_seq, recorded, detail=detail)

    def release(
        self,
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after its assignee gave it back.

        Raises:
            Refused: If it is not assigned, or this actor may not.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        return self._beside("release", by, at, note, key, expect_seq, recorded)

    def note(
        self,
        text: str,
        *,
        by: Actor,
        at: datetime,
        facts: Mapping[str, Fact] | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after something was written down about it, with facts if any.

        Raises:
            Refused: If this actor may not, or nothing is written.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        return self._beside("note", by, at, text, key, expect_seq, recorded, facts=facts)

    def attach(
        self,
        documents: Iterable[str],
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after documents were put on file.

        Args:
            documents: Their codes, one for each copy; at least one.
            by: Who attaches them.
            at: When, aware.
            note: What is written with it.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If this actor may not, or there is no document.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        return self._beside("attach", by, at, note, key, expect_seq, recorded, documents=documents)

    def correct(
        self,
        seq: int,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        happened: datetime | None = None,
        facts: Mapping[str, Fact] | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after an earlier event was put right: its time, or its facts.

        Nothing is edited: the correction is an event of its own, and what was
        believed before can still be seen with `as_of`.

        Args:
            seq: The number of the event that was wrong.
            by: Who corrects it.
            at: When it was corrected, aware.
            reason: Why, in words.
            happened: When it really happened, between its neighbours.
            facts: The facts as they really are.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If there is nothing to correct, no reason, the time does
                not fit between its neighbours, or this actor may not.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        require_aware(at)
        detail: tuple[tuple[str, Fact], ...] = (("seq", seq),)
        if happened is not None:
            detail = (("happened", require_aware(happened)), *detail)
        return self._beside(
            "correct",
            by,
            at,
            reason,
            key,
            expect_seq,
            recorded,
            facts=facts,
            detail=detail,
        )

    def withdraw(
        self,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after it was withdrawn, by the transition that leads to such an end.

        Raises:
            Refused: If no such transition is open from here.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        return self._by_purpose(
            lambda one, states: states[one.target].outcome == "withdrawn",
            WITHDRAWAL,
            by=by,
            at=at,
            reason=reason,
            key=key,
            expect_seq=expect_seq,
            recorded=recorded,
        )

    def reopen(
        self,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after it was opened again, by the transition that leaves its end.

        Raises:
            Refused: If it is not closed, may not be reopened, or its window is shut.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        return self._by_purpose(
            lambda one, states: (
                states[one.sources[0]].kind == "closed" and states[one.target].kind != "closed"
            ),
            REOPENING,
            by=by,
            at=at,
            reason=reason,
            key=key,
            expect_seq=expect_seq,
            recorded=recorded,
        )

    def open_sub(
        self,
        name: str,
        reference: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after another body was asked for something, under a reference.

        Args:
            name: The sub-request of the lifecycle.
            reference: The other request's reference, new for this request.
            by: Who asks.
            at: When, aware.
            note: What is written with it.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            UnknownSubRequestError: If the lifecycle has no such sub-request.
            Refused: If it may not be opened here or by this actor.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        detail = (("reference", reference), ("sub", name))
        return self._beside("open_sub", by, at, note, key, expect_seq, recorded, detail=detail)

    def close_sub(
        self,
        reference: str,
        *,
        by: Actor,
        at: datetime,
        outcome: str | None = None,
        note: str | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after the other body answered.

        Args:
            reference: The other request's reference.
            by: Who closes it.
            at: When, aware.
            outcome: What the answer was, in a word.
            note: What is written with it.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If no open sub-request has that reference, or this actor may not.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
        """
        name = next((name for name, refs in self.subs.items() if reference in [*refs]), "")
        said = "" if outcome is None else outcome
        detail = (("outcome", said), ("reference", reference), ("sub", name))
        return self._beside("close_sub", by, at, note, key, expect_seq, recorded, detail=detail)

    def migrate(
        self,
        rules: Rules,
        *,
        by: Actor,
        at: datetime,
        reason: str | None = None,
        mapping: Mapping[str, str] | None = None,
        key: str | None = None,
        expect_seq: int | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request under the rules of another version of its service.

        Args:
            rules: The new rules, of the same service.
            by: Who migrates it.
            at: When, aware.
            reason: Why, in words.
            mapping: Where a request in a state that is gone now stands.
            key: Names the command; a repeated key changes nothing.
            expect_seq: The number of the newest event that the caller saw.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If the state has no place in the new rules, the migration
                would decide the request, or there is no reason.
            ConflictError, KeyReusedError, InvalidCommandError, NaiveTimeError: As `fire`.
            WrongTypeError: If `rules`, `by` or `mapping` is of another kind.

        Law:
            None found: who asked earlier keeps the earlier promise unless the
            host decides otherwise and says why.
        """
        require("rules", rules, Rules, _SOME_RULES)
        require("by", by, Actor, _AN_ACTOR)
        if mapping is not None:
            require("mapping", mapping, Mapping, _A_MAPPING)
        brought = self._take_in(note=reason, key=key)
        # A retry comes when the request is already there, or even further.
        earlier = self._earlier(key)
        origin = self.rules.hash if earlier is None else dict(earlier.detail).get("from", "")
        detail = (("from", origin), ("to", rules.hash))
        if self._repeats(key, ("migrated", MIGRATION, by.id, reason, *brought, detail), expect_seq):
            return self
        target = dict(mapping or {}).get(self.state, self.state)
        moved = self.migrated(
            rules, target=target, by=by, at=at, reason=reason, key=key, recorded=recorded
        )
        return moved.settle(at=at)

    def migrated(
        self,
        rules: Rules,
        *,
        target: str,
        by: Actor,
        at: datetime,
        reason: str | None,
        key: str | None,
        recorded: datetime | None,
    ) -> Self:
        """
        Return the request under other rules, without what follows by itself.

        For `migrate` and `replay`; an application calls `migrate`.

        Raises:
            Refused: If it is not open.
        """
        unmet = check_migration(self.rules, rules, self.state, target, reason)
        found = self._answer(MIGRATION, unmet, by=by, at=at, recorded=recorded)
        if not found.open:
            raise Refused(request=self.id, check=found)
        chained = replace(rules, before=self.rules)
        roles = self.rules.lifecycle.roles
        moved = replace(self, rules=chained)
        return moved._append(  # noqa: SLF001 - its own kind
            "migrated",
            MIGRATION,
            found,
            by.id,
            at,
            role=next((role for role in roles if role in by.roles), None),
            target=target,
            source=self.state,
            note=reason,
            key=key,
            recorded=recorded,
            detail=(("from", self.rules.hash), ("to", rules.hash)),
        )

    def advance(self, *, at: datetime, recorded: datetime | None = None) -> Self:
        """
        Return the request after everything that happened by itself up to an instant.

        Timers and rungs fire in the order of their due instants and are
        recorded now; a timer whose guards do not let it fire has lapsed.
        Idempotent: what has happened does not happen again. An instant before
        the newest event changes nothing.

        Args:
            at: Up to when, inclusive, aware.
            recorded: When it is written down; `at` if left out.

        Raises:
            Refused: If it was recorded before `at`.
            UnknownGuardError: If a guard of a timer's step is not registered.
            HoursUnknownError: If office time is asked of a day whose hours
                are not on record.
            NaiveTimeError: If an instant has no zone.
        """
        down = written(at, recorded)
        if early := recorded_early(at, down):
            raise Refused(request=self.id, check=Check(False, early, ADVANCE, self.state, ()))  # noqa: FBT003
        request = self
        while due := request._next_due(at):
            request = request.happen(due, recorded=down)
            # What a late timer stood against may be open now.
            request = request.settle(at=request.history[-1].at)
        return request

    # -- what follows -------------------------------------------------------

    def next_instant(self, *, after: datetime) -> datetime | None:
        """
        Return when something will happen by itself: the next timer, rung or deadline.

        The host comes back then, and calls `advance`.

        Args:
            after: Aware, exclusive. Nothing more happens before the newest
                event: what was due by then and is still to be told comes with it.

        Raises:
            NaiveTimeError: If `after` has no zone.
        """
        newest = self.history[-1].at
        if require_aware(after) < newest and self._next_due(newest) is not None:
            return newest
        at = max(after, newest)
        instants = next_instants(self.rules, self.events, self.office, at)
        return min((one for one in instants if one > at), default=None)

    def clock(self, level: str, *, at: datetime, known_on: date | None = None) -> Reading:
        """
        Return what a level's clock said at an instant, from what had happened by then.

        Of a clock that was restarted it is the newest cycle; `cycles` has all.

        Args:
            level: The level's name.
            at: The instant, inclusive, aware.
            known_on: Count only decrees known on that day; None for all.

        Raises:
            UnknownLevelError: If the service has no such level.
            NaiveTimeError: If `at` has no zone.
            CivilDateError: If `known_on` is no plain date.
            CalendarCoverageError: If `at` lies beyond what Python can write.
            HoursUnknownError: If office time is asked of a day whose hours
                are not on record.
        """
        promise = self.rules.level(level)
        calendar = self._known(known_on)
        moment = calendar.local(at)
        run = run_of(promise, self.rules, happened_by(self.events, moment))
        return read(promise, run, calendar=calendar, at=moment)

    def cycles(
        self, level: str, *, at: datetime, known_on: date | None = None
    ) -> tuple[Reading, ...]:
        """
        Return what every cycle of a level's clock said at an instant, the first cycle first.

        Each restart begins a cycle; the last is what `clock` tells.

        Raises:
            LayananError: As `clock`.
        """
        promise = self.rules.level(level)
        calendar = self._known(known_on)
        moment = calendar.local(at)
        runs = runs_of(promise, self.rules, happened_by(self.events, moment))
        return tuple(read(promise, run, calendar=calendar, at=moment) for run in runs)

    def clocks(self, *, at: datetime, known_on: date | None = None) -> dict[str, Reading]:
        """
        Return what every clock said at an instant, by level.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CivilDateError: If `known_on` is no plain date.
        """
        calendar = self._known(known_on)
        moment = calendar.local(at)
        runs = newest_runs(self.rules.levels, self.rules, happened_by(self.events, moment))
        return {
            level.name: read(level, runs[level.name], calendar=calendar, at=moment)
            for level in self.rules.levels
        }

    def _known(self, on: date | None) -> WorkingCalendar:
        return self.calendar if on is None else self.office.calendar(known_on=on)

    def turns(self, *, at: datetime) -> tuple[Turn, ...]:
        """
        Return whose turn it was, stretch by stretch, until an instant or the closing.

        Raises:
            NaiveTimeError: If `at` has no zone.
        """
        return tuple(turns(self.rules, happened_by(self.events, require_aware(at)), at))

    def time_by_party(self, *, at: datetime) -> dict[Party, PartyTime]:
        """
        Return how long it was each party's turn; the parts add up to the whole.

        All three parties are named, also one that never had a turn.

        From the opening to `at`, or to the closing if that came before. After
        a reopening the time in between counts for the party that the closed
        state names.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CalendarCoverageError: If the decreed years do not reach.
            HoursUnknownError: If the hours of a day in between are not on record.
        """
        found: dict[Party, PartyTime] = dict.fromkeys(get_args(Party), _NO_TIME)
        for turn in self.turns(at=at):
            found[turn.party] = self._with(turn, found[turn.party])
        return found

    def time_by_body(self, *, at: datetime) -> dict[str, PartyTime]:
        """
        Return how long it was each body's turn, by the names of the states; parts of the whole.

        A state that names no body counts for its party: "applicant", "office"
        or "other". Only who had a turn is named, in the order of their first.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CalendarCoverageError: If the decreed years do not reach.
            HoursUnknownError: If the hours of a day in between are not on record.
        """
        found: dict[str, PartyTime] = {}
        for turn in self.turns(at=at):
            found[turn.body] = self._with(turn, found.get(turn.body, _NO_TIME))
        return found

    def _with(self, turn: Turn, so_far: PartyTime) -> PartyTime:
        """
        Return a time so far and that of one more turn.
        """
        return PartyTime(
            so_far.working + self.calendar.working_time(turn.since, turn.until),
            so_far.calendar + elapsed(turn.since, turn.until),
        )

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
        rules = self.rules
        for event in self.history[len(known) :]:
            # Each migration put one more version before the present one.
            if event.kind == "migrated":
                rules = rules.before or rules
        return replace(self, rules=rules, history=known)

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

    # -- inside the package: one event at a time ----------------------------

    def step(
        self,
        name: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None,
        brought: Brought,
        key: str | None = None,
        recorded: datetime | None = None,
        late: bool = False,
        engine: Engine | None = None,
    ) -> Self:
        """
        Return the request after one transition, without what follows by itself.

        For `fire`, timers and `replay`; an application calls `fire`. A timer
        that is `late` itself is not kept waiting by those that are. A replay
        has its own engine.

        Raises:
            Refused: If it is not open.
        """
        found = self._check(name, by, at, note, brought, recorded, late=late)
        if not found.open:
            raise Refused(request=self.id, check=found)
        target = (engine or self.rules.engine).step(self.state, name, found)
        roles = self.rules.lifecycle.row(self.state)[name][found.way].actors
        return self._append(
            "transition",
            name,
            found,
            by.id,
            at,
            role=next(filter(by.roles.__contains__, roles), None),
            target=target,
            note=note,
            brought=brought,
            key=key,
            recorded=recorded,
        )

    def settle(self, *, at: datetime) -> Self:
        """
        Return the request after its automatic transitions, each as soon as it is open.
        """
        request = self
        while request.state in request.rules.lifecycle.automatic:
            name = request._automatic(at)
            if name is None:
                break
            request = request.step(
                name, by=_MACHINE, at=at, note=None, brought=_NOTHING, recorded=request._now(at)
            )
        return request

    def happen(self, due: Due, *, recorded: datetime) -> Self:
        """
        Return the request after one thing that was due by itself, without what follows.

        A correction or a migration may have left it due before the newest
        event; then it happens now.
        """
        at = max(due.instant.astimezone(self.history[-1].at.tzinfo), self.history[-1].at)
        # Nothing is recorded before it happened, nor before what is on record.
        down = max(recorded, at, self.history[-1].recorded)
        if due.fires is not None:
            found = self._check(due.fires, _MACHINE, at, None, _NOTHING, down, late=True)
            if found.open:
                return self.step(
                    due.fires,
                    by=_MACHINE,
                    at=at,
                    note=None,
                    brought=_NOTHING,
                    recorded=down,
                    late=True,
                )
        return self._append(
            due.kind,
            due.name,
            _OPEN,
            SYSTEM,
            at,
            role=SYSTEM,
            recorded=down,
            detail=due.detail,
        )

    def _next_due(self, at: datetime) -> Due | None:
        if at < self.history[-1].at:
            return None
        waiting = pending(self.rules, self.events, self.office)
        return waiting[0] if waiting and waiting[0].instant <= at else None

    def _now(self, at: datetime) -> datetime:
        return max(at, self.history[-1].recorded)

    def _automatic(self, at: datetime) -> str | None:
        row = self.rules.lifecycle.row(self.state)
        for name, ways in row.items():
            if any(one.automatic for one in ways):
                found = self._check(name, _MACHINE, at, None, _NOTHING, self._now(at))
                if found.open and ways[found.way].automatic:
                    return name
        return None

    def _check(  # noqa: PLR0917 - as `check`, in its order
        self,
        name: str,
        by: Actor,
        at: datetime,
        note: str | None,
        brought: Brought,
        recorded: datetime | None,
        *,
        late: bool = False,
    ) -> Check:
        lifecycle = self.rules.lifecycle
        newest = self.history[-1]
        state = newest.target
        against = untimely(newest, at, recorded)
        if not late and (lifecycle.timers_of(state) or self.rules.fires_late):
            against += self._late_timers(at)
        require("by", by, Actor, _AN_ACTOR)
        require("name", name, str, _A_NAME)
        ways = lifecycle.row(state).get(name, ())
        situation = None
        # Elsewhere the step is judged as it stands there.
        asked = ways or [one for one in lifecycle.transitions if one.name == name]
        if not all([one.plain for one in asked]):  # noqa: C419 - a generator costs three times as much
            situation = self._situation(at, brought)
        found = check_step(
            lifecycle,
            state,
            name,
            by=by,
            note=note,
            situation=situation,
            guards=self.rules.guards,
        )
        if ways:
            way = ways[found.way]
            if way.timed:
                against += self._shut(way, by, (at, recorded), situation, found)
            if self.rules.caps_pauses:
                turn = lifecycle.states[way.target].turn
                against += spent_pauses(self.rules, self.events, name, turn, self.calendar)
        if not against:
            return found
        return replace(found, open=False, unmet=(*found.unmet, *against))

    def _shut(
        self,
        way: Transition,
        by: Actor,
        when: tuple[datetime, datetime | None],
        situation: Situation | None,
        found: Check,
    ) -> tuple[Unmet, ...]:
        """
        Return what the calendar has against a step, besides what is told already.

        It is the calendar as known when the step is recorded: a decree that
        comes later does not undo a step that was lawful.
        """
        (at, recorded), rules, events = when, self.rules, self.events
        calendar = self.office.calendar_then(self.office.local_date(recorded or at))
        against: list[Unmet] = []
        if way.within is not None:
            against += shut_window(way, way.within, entered_at(events), at, calendar)
        if way.not_before is not None:
            against += early_step(way, way.not_before, rules.lifecycle, events, at, calendar)
        if situation is not None and (way.notice is not None or way.not_after is not None):
            case, lifecycle = situation, rules.lifecycle

            def waived(guard: Guard) -> Verdict:
                return ask(
                    guard,
                    case,
                    by,
                    guards=rules.guards,
                    facts=lifecycle.facts,
                    documents=lifecycle.documents,
                )

            if (notice := way.notice) is not None:
                event = case.facts.get(notice.fact)
                against += short_notice(way, notice, lifecycle, event, at, calendar, waived)
            if (rule := way.not_after) is not None:
                event = case.facts.get(rule.fact)
                against += late_after(way, rule, lifecycle, event, at, calendar, waived)
        told = {(one.code, one.label) for one in found.unmet}
        return tuple(one for one in against if (one.code, one.label) not in told)

    def _late_timers(self, at: datetime) -> tuple[Unmet, ...]:
        rules = self.rules
        if not rules.lifecycle.timers_of(self.state) and not rules.fires_late:
            return ()
        late = late_steps(rules, self.events, self.office, at)
        return tuple(late_timer(one.label, one.instant) for one in late)

    def _situation(self, at: datetime, brought: Brought) -> Situation:
        return situation_of(
            self.events,
            at,
            self.office.local_date(at),
            facts=dict(brought[0]),
            documents=brought[1],
        )

    def _take_in(
        self,
        *,
        note: str | None = None,
        key: str | None = None,
        facts: Mapping[str, Fact] | None = None,
        documents: Iterable[str] = (),
    ) -> Brought:
        brought = take_in(note=note, key=key, facts=facts, documents=documents)
        check_declared(brought, self.rules.lifecycle)
        return brought

    def _answer(
        self,
        name: str,
        unmet: Iterable[Unmet],
        *,
        by: Actor,
        at: datetime,
        recorded: datetime | None,
    ) -> Check:
        """
        Return the check of a command that is no transition.
        """
        found = (
            *unmet,
            *untimely(self.history[-1], at, recorded),
            *self._late_timers(at),
        )
        return Check(not found, found, name, self.state, self._possible(by))

    def _possible(self, by: Actor) -> tuple[str, ...]:
        row = self.rules.lifecycle.row(self.state)
        return tuple(
            name
            for name, ways in row.items()
            if any(not by.roles.isdisjoint(one.actors) for one in ways)
        )

    def _by_purpose(
        self,
        serves: Callable[[Transition, Mapping[str, State]], bool],
        purpose: str,
        *,
        by: Actor,
        at: datetime,
        reason: str | None,
        key: str | None,
        expect_seq: int | None,
        recorded: datetime | None,
    ) -> Self:
        """
        Fire the first transition that serves a purpose and is open to the actor.
        """
        require("by", by, Actor, _AN_ACTOR)
        brought = self._take_in(note=reason, key=key)
        earlier = self._earlier(key)
        if earlier is not None and not self._served(earlier, serves):
            raise KeyReusedError(request=self.id, key=str(key), name=purpose, earlier=earlier.name)
        name = purpose if earlier is None else earlier.name
        if self._repeats(key, ("transition", name, by.id, reason, *brought, ()), expect_seq):
            return self
        refused = self._answer(purpose, _NO_WAY[purpose], by=by, at=at, recorded=recorded)
        lifecycle = self.rules.lifecycle
        allowed = self._possible(by)
        row = lifecycle.row(self.state)
        # Those that the actor's roles allow come first, and say why not.
        for one in sorted(row, key=lambda name: name not in allowed):
            if any(serves(way, lifecycle.states) for way in row[one]):
                found = self._check(one, by, at, reason, brought, recorded)
                if not found.open:
                    refused = found if refused.name == purpose else refused
                elif serves(row[one][found.way], lifecycle.states):
                    return self.fire(one, by=by, at=at, note=reason, key=key, recorded=recorded)
        raise Refused(request=self.id, check=refused)

    def _served(
        self, event: Event, serves: Callable[[Transition, Mapping[str, State]], bool]
    ) -> bool:
        lifecycle = self.rules.under(event.hash).lifecycle
        return event.kind == "transition" and any(
            one.target == event.target and serves(one, lifecycle.states)
            for one in lifecycle.row(str(event.source))[event.name]
        )

    def _beside(  # noqa: PLR0917 - what every command has, in one order
        self,
        command: Command,
        by: Actor,
        at: datetime,
        note: str | None,
        key: str | None,
        expect_seq: int | None,
        recorded: datetime | None,
        *,
        facts: Mapping[str, Fact] | None = None,
        documents: Iterable[str] = (),
        detail: Detail = (),
    ) -> Self:
        """
        Return the request after a command that is no transition.
        """
        require("by", by, Actor, _AN_ACTOR)
        brought = self._take_in(note=note, key=key, facts=facts, documents=documents)
        said = (KINDS[command], NAMES[command], by.id, note, *brought, detail)
        if self._repeats(key, said, expect_seq):
            return self
        return self.record(
            command,
            by=by,
            at=at,
            note=note,
            brought=brought,
            detail=detail,
            key=key,
            recorded=recorded,
        ).settle(at=at)

    def record(
        self,
        command: Command,
        *,
        by: Actor,
        at: datetime,
        note: str | None,
        brought: Brought,
        detail: Detail,
        key: str | None = None,
        recorded: datetime | None = None,
    ) -> Self:
        """
        Return the request after one event beside the lifecycle, without what follows by itself.

        For the commands above and `replay`; an application calls the command.

        Raises:
            Refused: If it is not open.
        """
        case = (self.rules, self.events)
        detail = check_detail(KINDS[command], detail)
        said = dict(detail)
        match command:
            case "assign" | "claim" | "release" | "note" | "attach" | "correct":
                unmet = check_duty(command, case, by, note=note, brought=brought, said=said)
            case "open_sub":
                unmet = check_open_sub(case, by, said)
            case _:
                unmet = check_close(case, by, said)
        if command == "correct":
            unmet += check_correction(self.history, self.events, said, brought, at)
        found = self._answer(NAMES[command], unmet, by=by, at=at, recorded=recorded)
        roles = roles_for(command, self.rules.lifecycle, said)
        return self._append(
            KINDS[command],
            NAMES[command],
            found,
            by.id,
            at,
            role=next((role for role in roles if role in by.roles), None),
            note=note,
            brought=brought,
            key=key,
            recorded=recorded,
            detail=detail,
        )

    def _earlier(self, key: str | None) -> Event | None:
        """
        Return the event that a key names already.
        """
        if key is None:
            return None
        return next((one for one in self.history if one.key == key), None)

    def _repeats(self, key: str | None, said: Said, expect_seq: int | None) -> bool:
        """
        Return whether this command is already in the history, under its key.

        A retry may come later, so its instants are not compared; all that it
        brings along is.
        """
        earlier = self._earlier(key)
        if earlier is not None:
            if _said(earlier) != said:
                raise KeyReusedError(
                    request=self.id, key=str(key), name=said[1], earlier=earlier.name
                )
            return True
        if expect_seq is not None and type(expect_seq) is not int:
            raise WrongTypeError(argument="expect_seq", wanted=_A_NUMBER, given=repr(expect_seq))
        if expect_seq is not None and expect_seq != self.seq:
            raise ConflictError(request=self.id, expected=expect_seq, actual=self.seq)
        return False

    def _append(
        self,
        kind: EventKind,
        name: str,
        found: Check,
        by: str,
        at: datetime,
        *,
        role: str | None = None,
        source: str | None = None,
        target: str | None = None,
        note: str | None = None,
        brought: Brought = ((), ()),
        key: str | None = None,
        recorded: datetime | None = None,
        detail: Detail = (),
    ) -> Self:
        """
        Return the request with one more event, if the check is open.
        """
        if not found.open:
            raise Refused(request=self.id, check=found)
        rules, newest = self.rules, self.history[-1]
        # In the office's zone, as the opening: two instants of a zone that
        # changes its clocks would be compared by the wall, not by the time.
        zone = self.history[0].at.tzinfo
        down = at if recorded is None else recorded
        event = Event(
            seq=newest.seq + 1,
            kind=kind,
            name=name,
            at=at.astimezone(zone),
            recorded=down.astimezone(zone),
            actor=by,
            role=role,
            source=source or newest.target,
            target=target or newest.target,
            note=note,
            facts=brought[0],
            documents=brought[1],
            key=key,
            code=rules.code,
            version=rules.version,
            hash=rules.hash,
            detail=detail,
        )
        history = (*self.history, event)
        return type(self)(rules, self.id, self.office, self.applicant, history)


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
    return open_event(
        rules,
        reference,
        office=office,
        applicant=applicant,
        at=at,
        by=by,
        key=key,
        recorded=recorded,
    ).settle(at=at)


def _require_text(field: str, given: object) -> None:
    if not isinstance(given, str):
        raise InvalidReferenceError(field=field, shown=mask_nik(repr(given)), is_text=False)


def open_event(
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
    Return a new request with its first event, without what follows by itself.

    For `open_request` and `replay`.

    Raises:
        InvalidCommandError, InvalidReferenceError, NaiveTimeError, Refused: As `open_request`.
    """
    require("rules", rules, Rules, _SOME_RULES)
    _require_text("reference", reference)
    _require_text("applicant", applicant)
    if not reference.strip() or mask_nik(reference) != reference:
        raise InvalidReferenceError(field="reference", shown=mask_nik(reference))
    if not applicant.strip():
        raise InvalidReferenceError(field="applicant", shown=applicant)
    require("office", office, Office, "an Office")
    if by is not None:
        require("by", by, Actor, _AN_ACTOR)
    take_in(note=None, key=key)
    down = written(at, recorded)
    initial = rules.lifecycle.initial
    if early := recorded_early(at, down):
        found = Check(open=False, unmet=early, name=OPENING, state=initial, possible=())
        raise Refused(request=reference, check=found)
    opened = Event(
        seq=1,
        kind="opened",
        name=OPENING,
        at=at.astimezone(office.calendar().zone),
        recorded=down.astimezone(office.calendar().zone),
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


def _said(event: Event) -> Said:
    return (
        event.kind,
        event.name,
        event.actor,
        event.note,
        event.facts,
        event.documents,
        event.detail,
    )


WITHDRAWAL = "cabut"
REOPENING = "buka kembali"

_NO_WAY: Final[Mapping[str, tuple[Unmet, ...]]] = {
    WITHDRAWAL: (
        Unmet(
            "state",
            Label(
                id="permohonan tidak dapat dicabut dari status ini",
                en="the request cannot be withdrawn from this state",
            ),
        ),
    ),
    REOPENING: (
        Unmet(
            "state",
            Label(
                id="permohonan tidak dapat dibuka kembali dari status ini",
                en="the request cannot be reopened from this state",
            ),
        ),
    ),
}
