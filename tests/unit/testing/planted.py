"""
A small service with a timer and a clock that pauses, a host's own system, and defects in both.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from layanan import Office
from layanan.lifecycle import Actor, Check
from layanan.request import Event, Fact, PartyTime, Refused, Request
from layanan.service import ServiceDefinition, ServiceType, resolve
from layanan.sla import Reading, Term, due
from tests.strategies.sample import SAMPLE, label

ON = date(2026, 3, 2)

LEVEL: dict[str, Any] = {
    "name": "jawaban",
    "label": label("jawaban", "answer"),
    "term": "10 hari kerja",
    "starts": "ajukan",
    "ends": ["setujui", "tolak"],
    "cancels": "tarik",
    "pauses": [
        {
            "code": "jeda",
            "turns": "applicant",
            "label": label("jeda", "pause"),
            "confidence": "low",
        }
    ],
    "cites": "UU 25/2009",
}


def sample() -> dict[str, Any]:
    """
    Return the sample with a timer that withdraws what is not completed in five working days.
    """
    data = deepcopy(SAMPLE)
    data["transitions"][-1]["roles"] = ["pemohon", "system"]
    data["timers"] = [
        {
            "name": "batas_lengkapi",
            "states": "dikembalikan",
            "after": "5 hari kerja",
            "fires": "tarik",
            "label": label("batas melengkapi", "time to complete"),
        }
    ]
    return data


def service_of(
    lifecycle: dict[str, Any], *levels: dict[str, Any], on: date = ON, **version: Any
) -> ServiceType:
    """
    Return a service with this lifecycle, in force since 2020.
    """
    return resolve(
        ServiceDefinition.model_validate(
            {
                "code": "uji.contoh",
                "name": label("Contoh", "Sample"),
                "plain": label("Contoh", "Sample"),
                "owners": [{"name": label("Kantor uji", "Test office")}],
                "domain": "uji",
                "status": "active",
                "versions": [
                    {
                        "version": "1",
                        "in_force": "2020-01-01",
                        "lifecycle": lifecycle,
                        "levels": list(levels),
                        "confidence": "low",
                        **version,
                    }
                ],
            }
        ),
        on=on,
    )


SERVICE = service_of(sample(), LEVEL)


# -- a service whose requests are broken -----------------------------------------------------------


class _Planted(ServiceType):
    """
    Open requests of a broken kind.
    """

    __slots__ = ()
    kind: type[Request] = Request

    def open(self, reference: str, **given: Any) -> Request:
        one = ServiceType.open(self, reference, **given)
        return self.kind(one.rules, one.id, one.office, one.applicant, one.history)


def planted(kind: type[Request], service: ServiceType = SERVICE) -> ServiceType:
    """
    Return the service with requests of a broken kind.
    """
    broken = type("_Broken", (_Planted,), {"__slots__": (), "kind": kind})
    found: ServiceType = broken(
        definition=service.definition,
        standard=service.standard,
        lifecycle=service.lifecycle,
        levels=service.levels,
        guards=service.guards,
        offices=service.offices,
    )
    return found


class WritesRefusals(Request):
    """
    Write down a step that was refused.
    """

    __slots__ = ()

    def fire(self, name: str, **given: Any) -> "WritesRefusals":
        try:
            return Request.fire(self, name, **given)
        except Refused:
            object.__setattr__(self, "history", (*self.history, self.history[-1]))
            raise


class FiresTwice(Request):
    """
    Let a timer fire twice.
    """

    __slots__ = ()

    def advance(self, **given: Any) -> "FiresTwice":
        after = Request.advance(self, **given)
        if len(after.history) > len(self.history):
            again = replace(after.history[-1], seq=after.seq + 1, source=after.state)
            return replace(after, history=(*after.history, again))
        return after


class NeverFires(Request):
    """
    Forget timers altogether.
    """

    __slots__ = ()

    def advance(self, **given: Any) -> "NeverFires":
        return self


class SkipsANumber(Request):
    """
    Leave a gap in the numbers of events.
    """

    __slots__ = ()

    def fire(self, name: str, **given: Any) -> "SkipsANumber":
        after = Request.fire(self, name, **given)
        newest = replace(after.history[-1], seq=after.seq + 1)
        return replace(after, history=(*after.history[:-1], newest))


class GoesElsewhere(Request):
    """
    Lead a withdrawal to another end.
    """

    __slots__ = ()

    def fire(self, name: str, **given: Any) -> "GoesElsewhere":
        after = Request.fire(self, name, **given)
        if name != "tarik":
            return after
        return replace(
            after, history=(*after.history[:-1], replace(after.history[-1], target="ditolak"))
        )


class PromisesTooMuch(Request):
    """
    Say that everything is open.
    """

    __slots__ = ()

    def check(self, name: str, **given: Any) -> Check:
        return replace(Request.check(self, name, **given), open=True, unmet=())


class ForgetsAPausedDay(Request):
    """
    Tell one day less of a pause than it took.
    """

    __slots__ = ()

    def clocks(self, **given: Any) -> dict[str, Reading]:
        found = Request.clocks(self, **given)
        return {
            name: replace(one, paused=one.paused - 1)
            if isinstance(one.paused, int) and one.paused
            else one
            for name, one in found.items()
        }


class ChangesItsMind(Request):
    """
    Say something else of the past each time.
    """

    __slots__ = ()
    asked = count()

    def clocks(self, **given: Any) -> dict[str, Reading]:
        found = Request.clocks(self, **given)
        return {name: replace(one, extensions=next(self.asked)) for name, one in found.items()}


class LosesTime(Request):
    """
    Leave the applicant's time out.
    """

    __slots__ = ()

    def time_by_party(self, **given: Any) -> dict[Any, PartyTime]:
        found = Request.time_by_party(self, **given)
        return found | {"applicant": PartyTime(timedelta(0), timedelta(0))}


# -- a host's own system ---------------------------------------------------------------------------


class Host:
    """
    Run the sample by a table of its own, as a team might have written it.
    """

    lifecycle = SERVICE.lifecycle

    def __init__(self) -> None:
        self.told: list[str] = []
        self.now = ""

    def open(self, reference: str, *, office: Office, applicant: str, at: datetime) -> None:
        self.office, self.entered, self.now = office, at, self.lifecycle.initial
        self.told.append("buka")

    def fire(
        self,
        name: str,
        *,
        by: Actor,
        at: datetime,
        note: str | None,
        facts: Mapping[str, Fact],
        documents: Sequence[str],
    ) -> bool:
        for one in self.ways(name):
            noted = not one.note_required or bool(note and note.strip())
            if self.may(by, one.actors) and noted:
                self.move(name, one.target, at)
                return True
        return False

    def ways(self, name: str) -> Sequence[Any]:
        return self.lifecycle.table[self.now].get(name, ())

    def may(self, by: Actor, roles: Sequence[str]) -> bool:
        return not by.roles.isdisjoint(roles)

    def move(self, name: str, target: str, at: datetime) -> None:
        self.told.append(name)
        self.now, self.entered = target, at

    def advance(self, *, at: datetime) -> None:
        if self.now == "dikembalikan":
            term = Term.parse("5 hari kerja")
            instant = due(self.entered, term, calendar=self.office.calendar()).at
            if instant is not None and instant <= at:
                self.move("tarik", "ditarik", instant)

    def state(self) -> str:
        return self.now

    def history(self) -> Sequence[Event | str]:
        return self.told


class HostThatMovesAClosedRequest(Host):
    """
    Look for a step anywhere once a request is closed.
    """

    def ways(self, name: str) -> Sequence[Any]:
        if self.lifecycle.states[self.now].kind == "closed":
            return [one for one in self.lifecycle.transitions if one.name == name]
        return super().ways(name)


class HostThatWritesRefusals(Host):
    """
    Write down what it refused.
    """

    def fire(self, name: str, **given: Any) -> bool:
        taken = super().fire(name, **given)
        if not taken:
            self.told.append(name)
        return taken


class HostThatFiresTwice(Host):
    """
    Write a timer down twice.
    """

    def advance(self, *, at: datetime) -> None:
        before = len(self.told)
        super().advance(at=at)
        self.told += self.told[before:]


class HostThatIgnoresRoles(Host):
    """
    Let anybody do anything.
    """

    def may(self, by: Actor, roles: Sequence[str]) -> bool:
        return True


class HostThatForgetsToMove(Host):
    """
    Write a step down and stay where it was.
    """

    def move(self, name: str, target: str, at: datetime) -> None:
        super().move(name, self.now if name == "terima" else target, at)


class HostThatCountsTheDayOfReceipt(Host):
    """
    Let a timer run out a day too early.
    """

    def advance(self, *, at: datetime) -> None:
        super().advance(at=at + timedelta(days=1))


class HostOfOurEvents(Host):
    """
    Keep our own events, as a store would.
    """

    def open(self, reference: str, *, office: Office, applicant: str, at: datetime) -> None:
        self.request = SERVICE.open(reference, office=office, applicant=applicant, at=at)

    def fire(self, name: str, **given: Any) -> bool:
        self.request = self.request.fire(name, **given)
        return True

    def advance(self, *, at: datetime) -> None:
        self.request = self.request.advance(at=at)

    def state(self) -> str:
        return self.request.state

    def history(self) -> Sequence[Event | str]:
        return self.request.history


class HostThatNumbersFromZero(HostOfOurEvents):
    """
    Keep our events under numbers of its own.
    """

    def history(self) -> Sequence[Event | str]:
        return [replace(one, seq=one.seq - 1) for one in self.request.history]
