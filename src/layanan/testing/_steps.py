"""
One step of a walk, and how a request is led through it.

Who takes a step, what comes along and when follows from the definition: an
actor who may, the sub-requests that must be closed, the time that must pass.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from layanan.lifecycle import SYSTEM, Actor, Lifecycle, Transition
from layanan.records import require
from layanan.request import Event, Refused, Request
from layanan.testing._arguments import A_LIFECYCLE, NoWayError
from layanan.testing._payloads import Choose, Payload, Scene, fill, first, turned_from
from layanan.text import Label

StepKind = Literal["fire", "timer", "automatic", "attempt", "wait"]
"""What a step is: taken by somebody, fired by a timer, automatic, tried in vain, or a wait."""

BETWEEN: Final = timedelta(hours=1)
"""How much time lies between two steps, unless something is due sooner."""

_ZERO: Final = timedelta(0)
# A wait ends after a few instants at which only something is told.
_PATIENCE: Final = 200


@dataclass(frozen=True, slots=True)
class Step:
    """
    Hold one step of a walk.

    Attributes:
        kind: "fire", "timer" or "automatic"; in a scenario also "attempt" (what must be
            refused) and "wait".
        name: The transition; for a wait "wait".
        source: The state before.
        target: The state after.
        role: The role in which it is taken.
        way: Which of the transitions that share its name in this state.
        timer: The timer that fires it.
        payload: What comes along; None for what the definition asks.
        wait: How long, for a wait; zero days mean until the next thing is due.
        shift: Seconds more or less, for a wait.
    """

    kind: StepKind
    name: str
    source: str
    target: str
    role: str | None = None
    way: int = 0
    timer: str | None = None
    payload: Payload | None = None
    wait: int = 0
    shift: int = 0

    def describe(self, lifecycle: Lifecycle) -> Label:
        """
        Return the step in words, e.g. "Submit (Applicant) → Submitted".
        """
        require("lifecycle", lifecycle, Lifecycle, A_LIFECYCLE)
        if self.kind == "wait":
            return _wait_in_words(self)
        ways = lifecycle.row(self.source).get(self.name, ())
        known = [one for one in lifecycle.transitions if one.name == self.name]
        what = (ways[self.way] if self.way < len(ways) else known[0]).label
        if self.timer is not None:
            who = next(one.label for one in lifecycle.timers if one.name == self.timer)
        else:
            role = str(self.role)
            who = lifecycle.roles.get(role) or Label(id=role, en=role)
        if self.kind == "attempt":
            return Label(
                id=f"{what.id} ({who.id}): harus ditolak",
                en=f"{what.en} ({who.en}): must be refused",
            )
        there = lifecycle.states[self.target].label
        return Label(
            id=f"{what.id} ({who.id}) → {there.id}",
            en=f"{what.en} ({who.en}) → {there.en}",
        )


def _wait_in_words(step: Step) -> Label:
    shift = f" {step.shift:+d}" if step.shift else ""
    if step.wait:
        return Label(
            id=f"tunggu {step.wait} hari" + (f"{shift} detik" if shift else ""),
            en=f"wait {step.wait} days" + (f"{shift} s" if shift else ""),
        )
    return Label(
        id="tunggu sampai yang berikutnya jatuh tempo" + (f"{shift} detik" if shift else ""),
        en="wait until the next thing is due" + (f"{shift} s" if shift else ""),
    )


# -- leading a request -----------------------------------------------------------------------------


def scene_of(request: Request, at: datetime) -> Scene:
    """
    Return what is known of a request at an instant.
    """
    documents = tuple(code for event in request.history for code in event.documents)
    # As `check` does: a notice is counted by the decrees that are known when it is given.
    calendar = request.office.calendar_then(request.office.local_date(at))
    return Scene(request.rules.lifecycle, calendar, at, facts=request.facts, documents=documents)


def everyone(lifecycle: Lifecycle) -> Actor:
    """
    Return somebody with every role, who prepares what a step needs.
    """
    return Actor("S-0", roles=tuple(lifecycle.roles))


def next_moment(request: Request, gap: timedelta = BETWEEN) -> datetime:
    """
    Return when the next step may be taken: a little later, but before anything is due.
    """
    newest = request.history[-1]
    at = max(newest.at, newest.recorded)
    due = request.next_instant(after=at)
    return at if due is not None and due <= at + gap else at + gap


def actor_for(request: Request, way: Transition, role: str) -> Actor:
    """
    Return somebody in a role who has not taken what must be taken by somebody else.
    """
    taken = {
        event.actor
        for event in request.history
        if event.kind == "transition" and event.name in way.separate_from
    }
    assignee = request.assignee
    if way.by_assignee and assignee is not None and assignee not in taken:
        return Actor(assignee, roles=(role,))
    number = next(n for n in range(1, len(taken) + 2) if f"{role}-{n}" not in taken)
    return Actor(f"{role}-{number}", roles=(role,))


def role_of(way: Transition) -> str:
    """
    Return the first role of a person who may take a step.
    """
    return next((one for one in way.actors if one != SYSTEM), SYSTEM)


def prepared(request: Request, way: Transition, by: Actor, at: datetime) -> Request:
    """
    Return a request after all that a step needs beside itself: sub-requests, an assignee.

    Raises:
        Refused: If something of it is not possible here.
    """
    helper = everyone(request.rules.lifecycle)
    for name in way.closed_subs:
        request = with_sub(request, name, at)
    if way.by_assignee and request.assignee not in {None, by.id}:
        request = request.assign(by.id, by=helper, at=at)
    return request


def with_sub(request: Request, name: str, at: datetime) -> Request:
    """
    Return a request with a sub-request that was opened and is closed.

    Raises:
        Refused: If it may not be opened here.
    """
    helper = everyone(request.rules.lifecycle)
    refs = request.subs.get(name, {})
    waiting = [one for one, is_open in refs.items() if is_open]
    if not refs:
        waiting = [f"{name}-1"]
        request = request.open_sub(name, waiting[0], by=helper, at=at)
    for reference in waiting:
        request = request.close_sub(reference, by=helper, at=at)
    return request


def take(
    request: Request,
    step: Step,
    *,
    payloads: Mapping[str, Payload] | None = None,
    gap: timedelta = BETWEEN,
    choose: Choose = first,
) -> Request:
    """
    Return a request after one step of a walk.

    Args:
        request: Where it begins.
        step: The step, of kind "fire", "timer" or "automatic".
        payloads: What to bring along, by the name of the step.
        gap: How much later it is taken.
        choose: How one of the values that fit is chosen.

    Raises:
        NoWayError: If it cannot be taken here.
    """
    way = request.rules.lifecycle.row(request.state)[step.name][step.way]
    payload = step.payload or (payloads or {}).get(step.name)
    try:
        if step.kind == "fire":
            return _fire(request, step, way, payload, gap, choose)
        return _let_happen(request, step, way, payload, gap, choose)
    except Refused as error:
        raise NoWayError(step=step.name, state=request.state, check=error.check) from error


def _fire(  # noqa: PLR0917 - as `take`, in its order
    request: Request,
    step: Step,
    way: Transition,
    payload: Payload | None,
    gap: timedelta,
    choose: Choose,
) -> Request:
    at = next_moment(request, gap)
    by = actor_for(request, way, step.role or role_of(way))
    request = prepared(request, way, by, at)
    for _ in range(_PATIENCE):
        given = payload or fill(way, scene_of(request, at), choose)
        found = request.check(step.name, by=by, at=at, **given.given)
        if found.way != step.way and payload is None:
            other = request.rules.lifecycle.row(request.state)[step.name][found.way]
            given = turned_from(way, other, scene_of(request, at), given)
            found = request.check(step.name, by=by, at=at, **given.given)
        opens = request.next_instant(after=at)
        if found.open or opens is None or all(one.code != "not_before" for one in found.unmet):
            break
        # It has to wait; what is due meanwhile happens.
        at = opens
        request = request.advance(at=at)
    return request.fire(step.name, by=by, at=at, **given.given)


def _let_happen(  # noqa: PLR0917 - as `take`, in its order
    request: Request,
    step: Step,
    way: Transition,
    payload: Payload | None,
    gap: timedelta,
    choose: Choose,
) -> Request:
    """
    Return a request after what a timer or nobody at all takes, with what it wants put on file.
    """
    length = len(request.history)
    at = next_moment(request, _ZERO if step.kind == "timer" else gap)
    helper = everyone(request.rules.lifecycle)
    for name in way.closed_subs:
        request = with_sub(request, name, at)
    given = payload or fill(way, scene_of(request, at), choose)
    if given.documents and not moved(request, length):
        request = request.attach(given.documents, by=helper, at=at)
    if given.facts and not moved(request, length):
        request = request.note(given.note or "-", facts=given.facts, by=helper, at=at)
    for _ in range(_PATIENCE):
        if moved(request, length):
            return request
        due = request.next_instant(after=at)
        if due is None:
            break
        at = due
        request = request.advance(at=at)
    raise NoWayError(step=step.name, state=request.state)


def moved(request: Request, length: int) -> tuple[Event, ...]:
    """
    Return the transitions that a request has taken since its history had a length.
    """
    return tuple(one for one in request.history[length:] if one.kind == "transition")
