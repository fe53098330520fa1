"""
One request beside its model: every command is tried on both, and everything is compared.

The model is the table of the lifecycle and what its terms and turns come to; the
request is what the library makes of the same commands, and a system of the
host's own may run beside them. No Hypothesis here, so a scenario can be run again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from layanan.calendars import Office, Term, WorkingCalendar
from layanan.lifecycle import SYSTEM, Actor, Check, Transition, table_engine
from layanan.request import Event, Refused, Request, dump_event, load_event, replay
from layanan.service import ServiceType
from layanan.sla import Reading, due, elapsed
from layanan.testing._payloads import Payload, fill
from layanan.testing._steps import Step, actor_for, prepared, scene_of
from layanan.testing._system import Invariant, MakeSystem, SystemUnderTest

_HOUR: Final = timedelta(hours=1)
_SECOND: Final = timedelta(seconds=1)
_ZERO: Final = timedelta(0)
_DAYS_COUNTED: Final = frozenset({"running", "met"})


class NotHereError(Exception):
    """
    Tell that a scenario, cut down, asks for a step that its state does not have.
    """


def claim(holds: object, words: str) -> None:
    """
    Fail with words unless something holds.

    Raises:
        AssertionError: If it does not.
    """
    if not holds:
        raise AssertionError(words)


@dataclass(frozen=True, slots=True)
class Setting:
    """
    Hold what every run of one machine shares.
    """

    service: ServiceType
    office: Office
    start: datetime
    sut: MakeSystem | None = None
    invariants: tuple[Invariant, ...] = ()
    clock: bool = True
    payloads: Mapping[str, Payload] = field(default_factory=dict)

    @property
    def calendar(self) -> WorkingCalendar:
        """
        The office's calendar.
        """
        return self.office.calendar()

    @property
    def limit(self) -> datetime:
        """
        The last instant to which the fake clock is moved, within the decreed years.
        """
        last = self.calendar.last_day
        if last is None:  # pragma: no cover - today's calendars know a decree
            return self.start
        return datetime(last.year, last.month, last.day, tzinfo=self.calendar.zone)


class Run:
    """
    Hold one request, its model and the host's system, at one instant of a fake clock.

    Attributes:
        request: The request as the library leads it.
        state: Where the model says that it stands.
        now: What the fake clock says.
        steps: What was done so far, as it happened.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.lifecycle = setting.service.lifecycle
        self.now = setting.start
        self.steps: list[Step] = []
        self.seen = 1
        self.kept: tuple[datetime, Mapping[str, Reading]] | None = None
        self.state = self.lifecycle.initial
        given: dict[str, Any] = {
            "office": setting.office,
            "applicant": "P-1",
            "at": setting.start,
        }
        self.request: Request = setting.service.open("REQ-1", **given)
        self.system: SystemUnderTest | None = None
        if setting.sut is not None:
            self.system = setting.sut()
            self.system.open("REQ-1", **given)
        self.agree()

    def do(self, step: Step) -> None:
        """
        Do one step of a scenario and compare everything.

        Raises:
            AssertionError: If something differs.
            NotHereError: If the state has no such step.
        """
        source = self.state
        done = replace(step, source=source, target=source)
        self.steps.append(done)
        match step.kind:
            case "fire":
                done = self._fire(done)
            case "attempt":
                self._attempt(done)
            case _:
                self._wait(done if step.kind == "wait" else replace(done, wait=0, shift=0))
        self.agree()
        self.steps[-1] = replace(done, target=self.state)

    # -- commands ----------------------------------------------------------------------------------

    def _fire(self, step: Step) -> Step:
        ways = self.lifecycle.row(self.state).get(step.name)
        if ways is None:
            raise NotHereError
        role = step.role or next((one for one in ways[0].actors if one != SYSTEM), SYSTEM)
        way = next((one for one in ways if role in one.actors), ways[0])
        by = actor_for(self.request, way, role)
        if self.system is None:
            # What else a step needs is no part of what a host's system must answer.
            self._prepare(way, by)
            if self.lifecycle.row(self.request.state).get(step.name) is None:
                return step
        payload = step.payload or self.setting.payloads.get(step.name)
        if payload is None:
            payload = fill(way, scene_of(self.request, self.now))
        step = replace(step, role=role, payload=payload)
        self.steps[-1] = step
        self._try(step.name, by, payload)
        return step

    def _prepare(self, way: Transition, by: Actor) -> None:
        try:
            self.request = prepared(self.request, way, by, self.now)
        except Refused:
            return  # then the step itself is refused, which is a result to check
        self._follow()

    def _attempt(self, step: Step) -> None:
        """
        Try what the state does not have, or what this role may not do.
        """
        ways = self.lifecycle.row(self.state).get(step.name, ())
        allowed = {role for one in ways for role in one.actors}
        by = Actor("X-1", roles={str(step.role)} - allowed)
        payload = step.payload or Payload(note="-")
        found = self._try(step.name, by, payload)
        claim(not found.open, f"{step.name!r} was open to {by!r} in {self.state!r}")

    def _try(self, name: str, by: Actor, payload: Payload) -> Check:
        """
        Take a step if it is open, and hold `check`, `fire` and the host's system together.
        """
        before, history = self.request, self.request.history
        found = before.check(name, by=by, at=self.now, **payload.given)
        claim(
            found.open is not bool(found.unmet),
            f"check({name!r}) is open and has unmet conditions, or is closed without a reason",
        )
        here = name in self.lifecycle.table[self.state]
        claim(here or not found.open, f"check({name!r}) is open in {self.state!r}, which lacks it")
        try:
            after = before.fire(name, by=by, at=self.now, **payload.given)
        except Refused as refused:
            claim(not found.open, f"check({name!r}) is open, but fire refused it: {refused}")
            claim(refused.check == found, f"check({name!r}) and fire give different reasons")
        else:
            claim(found.open, f"fire took {name!r}, which check refuses: {found.explain('en')}")
            self._took(name, by, found, after)
            self.request = after
        claim(before.history == history, f"{name!r} changed the request that it began from")
        if self.system is not None:
            self._same_answer(self.system, name, by, payload, taken=found.open)
        return found

    def _took(self, name: str, by: Actor, found: Check, after: Request) -> None:
        new = after.history[len(self.request.history) :]
        claim(bool(new), f"{name!r} was taken, but nothing was written down")
        target = table_engine(self.lifecycle).step(self.state, name, found)
        claim(
            (new[0].name, new[0].source, new[0].target) == (name, self.state, target),
            f"{name!r} leads from {self.state!r} to {target!r} by the table, but to "
            f"{new[0].target!r} in the history",
        )
        claim(new[0].actor == by.id, f"{name!r} was done by {by.id!r}, not by {new[0].actor!r}")
        claim(
            all(one.actor == SYSTEM for one in new[1:]),
            f"{name!r} wrote down more than itself: {[one.name for one in new]}",
        )

    def _same_answer(
        self, system: SystemUnderTest, name: str, by: Actor, payload: Payload, *, taken: bool
    ) -> None:
        try:
            answer = system.fire(name, by=by, at=self.now, **payload.given)
        except Refused:
            answer = False
        words = ("refused", "took")
        claim(
            answer is taken,
            f"the system {words[bool(answer)]} {name!r} by {by!r}, "
            f"the definition {words[taken]} it",
        )

    def _wait(self, step: Step) -> None:
        """
        Move the fake clock on, and let happen what is due.
        """
        setting, before = self.setting, self.request
        if step.wait:
            then = self.now + step.wait * timedelta(days=1)
        else:
            then = before.next_instant(after=self.now) or self.now + _HOUR
        then = max(self.now, min(then + step.shift * _SECOND, setting.limit))
        if setting.clock:
            self._keep()
        expected = self._first_timer(then)
        after = before.advance(at=then)
        claim(after.advance(at=then) == after, "a second advance to one instant changed something")
        between = self.now + (then - self.now) / 2
        halves = before.advance(at=between, recorded=then).advance(at=then)
        claim(halves == after, "two advances lead elsewhere than one over the same time")
        if expected is not None:
            self._fired(expected, after.history[len(before.history) :])
        self.request, self.now = after, then
        if self.system is not None:
            self.system.advance(at=then)

    def _first_timer(self, then: datetime) -> tuple[datetime, str, str] | None:
        """
        Return what the first timer to run out by an instant is, by its term alone.
        """
        new = self.request.history
        entered = next(one for one in reversed(new) if one.kind in {"opened", "transition"})
        spent = {one.name for one in new[entered.seq :] if one.kind == "lapsed"}
        found = [
            (instant, one.name, one.fires)
            for one in self.lifecycle.timers_of(self.state)
            if one.of is None
            and one.name not in spent
            and (instant := due(entered.at, one.after, calendar=self.setting.calendar).last_instant)
            is not None
            and instant <= then
        ]
        return min(found, key=lambda one: one[0], default=None)

    def _fired(self, expected: tuple[datetime, str, str], new: Sequence[Event]) -> None:
        instant, timer, fires = expected
        for one in new:
            if one.at > instant:
                break
            if one.kind == "transition" or (one.kind, one.name) == ("lapsed", timer):
                # Whatever left the state earlier, the timer ran out with it.
                return
        words = f"the timer {timer!r} was due on {instant}, but {fires!r} was not taken"
        raise AssertionError(words)

    # -- what must hold ----------------------------------------------------------------------------

    def agree(self) -> None:
        """
        Compare the request, the model, the host's system and the laws.

        Raises:
            AssertionError: If something differs.
        """
        self._follow()
        request = self.request
        claim(
            request.state == self.state,
            f"the request stands in {request.state!r}, its history leads to {self.state!r}",
        )
        if self.setting.clock:
            self._clock_laws()
        if self.system is not None:
            self._same_story(self.system)
        for invariant in self.setting.invariants:
            name = getattr(invariant, "__name__", repr(invariant))
            claim(invariant(request) is not False, f"the invariant {name} does not hold")

    def _follow(self) -> None:
        """
        Lead the model along the events that are new, and look at each of them.
        """
        history = self.request.history
        new, fresh = history[self.seen :], self.seen == 1
        if not new and not fresh:
            return
        for number, one in enumerate(new, start=self.seen):
            self._event(one, history[number - 1])
        self.seen = len(history)
        claim(
            [one.seq for one in history] == [*range(1, len(history) + 1)],
            "the events are not numbered 1, 2, 3 …",
        )
        told = [load_event(json.loads(json.dumps(dump_event(one)))) for one in history]
        claim(told == [*history], "an event is another one after a round trip through JSON")
        request = self.request
        again = replay(
            request.rules, request.id, told, office=request.office, applicant=request.applicant
        )
        claim(again.history == history, "the history, taken again, leads to another request")

    def _event(self, event: Event, before: Event) -> None:
        claim(
            event.source == self.state,
            f"{event.name!r} begins in {event.source!r}, but the request stood in {self.state!r}",
        )
        claim(event.at >= before.at, f"{event.name!r} happened before the event before it")
        claim(
            event.recorded >= max(event.at, before.recorded),
            f"{event.name!r} was written down too early",
        )
        if event.kind != "transition":
            claim(event.target == self.state, f"{event.name!r} moved the request to another state")
            return
        ways = self.lifecycle.table[self.state].get(event.name, ())
        claim(
            any(one.target == event.target for one in ways),
            f"{event.name!r} does not lead from {self.state!r} to {event.target!r}",
        )
        claim(
            any(event.role in one.actors for one in ways if one.target == event.target),
            f"{event.name!r} was taken as {event.role!r}, which may not",
        )
        self.state = event.target

    def _same_story(self, system: SystemUnderTest) -> None:
        state, story = system.state(), list(system.history())
        claim(
            state == self.state, f"the system stands in {state!r}, the definition in {self.state!r}"
        )
        names = [one.name if isinstance(one, Event) else one for one in story]
        expected = [one.name for one in self.request.history]
        claim(names == expected, f"the system wrote down {names}, the definition {expected}")
        for one, other in zip(story, self.request.history, strict=True):
            claim(
                not isinstance(one, Event) or (one.seq, one.target) == (other.seq, other.target),
                f"the system numbers or leads {other.name!r} otherwise",
            )

    # -- clocks ------------------------------------------------------------------------------------

    def _keep(self) -> None:
        """
        Remember what the clocks say now, to ask the same again later.
        """
        self.kept = self.now, self.request.clocks(at=self.now)

    def _clock_laws(self) -> None:
        request, calendar = self.request, self.setting.calendar
        opened = request.history[0].at
        until = self.now if request.current.kind != "closed" else self._closed_at()
        parts = request.time_by_party(at=self.now).values()
        claim(
            sum((one.calendar for one in parts), _ZERO) == elapsed(opened, until),
            "the time of all parties is not the whole time",
        )
        claim(
            sum((one.working for one in parts), _ZERO) == calendar.working_time(opened, until),
            "the office time of all parties is not the whole office time",
        )
        if self.kept is not None and self.kept[0] < self.now:
            then, said = self.kept
            claim(
                request.as_of(then).clocks(at=then) == said,
                f"what the clocks said on {then} has changed since",
            )
        for reading in request.clocks(at=self.now).values():
            self._pause_law(reading)

    def _closed_at(self) -> datetime:
        ending = next(
            one for one in reversed(self.request.history) if one.kind in {"opened", "transition"}
        )
        return min(ending.at, self.now)

    def _pause_law(self, reading: Reading) -> None:
        """
        Hold a due day of working days to its term and its pauses, day by day.
        """
        deadline, started = reading.due, reading.started
        term = reading.level.term
        if (
            deadline is None
            or deadline.day is None
            or started is None
            or term is None
            or not term.working_days
            or term != Term(working_days=term.working_days)
            or reading.run.term not in {None, term}
            or reading.status not in _DAYS_COUNTED
            or reading.extensions
            or reading.level.is_capped
            or not isinstance(reading.paused, int)
        ):
            return
        plain = due(
            started,
            term,
            calendar=self.setting.calendar,
            counting=reading.level.counting,
        ).day
        if plain is not None:
            moved = self.setting.calendar.add_working_days(plain, reading.paused)
            claim(
                moved == deadline.day,
                f"{reading.level.name!r} was due on {plain} and paused {reading.paused} days, but "
                f"is due on {deadline.day}, not on {moved}",
            )
