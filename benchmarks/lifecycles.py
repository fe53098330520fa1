"""
What is asked about lifecycles: one definition, one walk through it, and how we answer.

The definition has 12 states and 25 transitions; two of these, between drafting
and initialling, ask a role and two guards. Peers are built from the same rows
(`lifecycle_peers.py`). A row without a peer measures what only we have.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from layanan.calendars import Office
from layanan.lifecycle import (
    Actor,
    Guards,
    Lifecycle,
    Situation,
    Verdict,
    transitions_engine,
)
from layanan.request import Event, Request, Rules, dump_event, load_event, open_request, replay
from layanan.sla import Level
from layanan.text import Label

WIB = ZoneInfo("Asia/Jakarta")
MANY = 1_000

GUARDED = frozenset({"konsep", "perbaiki"})
"""The transitions that ask a role and two guards: is it paid, and is the area large enough."""


class Way(NamedTuple):
    """
    Hold one transition, as every library is given it.
    """

    name: str
    source: str
    target: str
    role: str


CLOSED = {"selesai": "success", "ditolak": "refusal", "dicabut": "withdrawn"}
TURNS = {
    "draf": "applicant",
    "diajukan": "office",
    "dikembalikan": "applicant",
    "diterima": "office",
    "diproses": "office",
    "ditinjau": "office",
    "menunggu_bayar": "applicant",
    "diparaf": "office",
    "ditandatangani": "office",
    "selesai": "office",
    "ditolak": "office",
    "dicabut": "applicant",
}
WAYS = (
    Way("ajukan", "draf", "diajukan", "pemohon"),
    Way("kembalikan", "diajukan", "dikembalikan", "front_office"),
    Way("lengkapi", "dikembalikan", "diajukan", "pemohon"),
    Way("terima", "diajukan", "diterima", "front_office"),
    Way("proses", "diterima", "diproses", "pelaksana"),
    Way("tinjau", "diproses", "ditinjau", "pelaksana"),
    Way("laporkan", "ditinjau", "diproses", "pelaksana"),
    Way("tagih", "diproses", "menunggu_bayar", "pelaksana"),
    Way("bayar", "menunggu_bayar", "diproses", "pemohon"),
    Way("konsep", "diproses", "diparaf", "pelaksana"),
    Way("perbaiki", "diparaf", "diproses", "kepala_seksi"),
    Way("paraf", "diparaf", "ditandatangani", "kepala_seksi"),
    Way("kembalikan_konsep", "ditandatangani", "diproses", "kepala"),
    Way("tandatangani", "ditandatangani", "selesai", "kepala"),
    Way("tolak", "diproses", "ditolak", "kepala"),
    Way("tolak", "ditandatangani", "ditolak", "kepala"),
    Way("buka_kembali", "ditolak", "diproses", "kepala"),
    Way("kedaluwarsa", "dikembalikan", "ditolak", "system"),
    Way("kedaluwarsa", "menunggu_bayar", "ditolak", "system"),
    *(
        Way("cabut", source, "dicabut", "pemohon")
        for source in (
            "draf",
            "diajukan",
            "dikembalikan",
            "diterima",
            "diproses",
            "menunggu_bayar",
        )
    ),
)

ACTORS = {
    role: Actor(f"U-{number}", roles=[role])
    for number, role in enumerate(dict.fromkeys(way.role for way in WAYS))
}
#: Names in the order of a request's life: 19 steps, and with the opening 20 events.
WALK = (
    "ajukan",
    "kembalikan",
    "lengkapi",
    "terima",
    "proses",
    "tinjau",
    "laporkan",
    "tagih",
    "bayar",
    "tinjau",
    "laporkan",
    "konsep",
    "perbaiki",
    "konsep",
    "paraf",
    "kembalikan_konsep",
    "konsep",
    "paraf",
    "tandatangani",
)
#: What is stated on the way, and so known when the guards are asked.
STATED: dict[str, dict[str, Any]] = {"tagih": {"luas": 120}, "bayar": {"lunas": True}}
FACTS = {name: value for facts in STATED.values() for name, value in facts.items()}

OPENED = datetime(2026, 6, 2, 8, 15, tzinfo=WIB)
OFFICE = Office(
    code="kankemenag.3374",
    name="Kankemenag Kota Semarang",
    region="ID-JT",
    level="kankemenag",
)


def _as_taken(answer: Any) -> Any:
    return answer


@dataclass(frozen=True, kw_only=True)
class Row:
    """
    Hold one row: how we answer, and how fast the project wants that to be.

    Attributes:
        row: Its name.
        ask: What is timed.
        per_call: How many answers one call gives.
        target: The most that one answer may take, in microseconds.
        fresh: Makes the argument of each call, outside the time; such a row is
            called once a round.
        take: Turns our answer into what a peer can say as well.
        fill: Makes things that stay in memory, to count their bytes.
    """

    row: str
    ask: Callable[..., Any]
    per_call: int = 1
    target: float | None = None
    fresh: Callable[[], Any] | None = None
    take: Callable[[Any], Any] = _as_taken
    fill: Callable[[int], Any] | None = None


def rows() -> Iterator[Row]:
    """
    Yield the rows in the order of the table; the later ones have no peer.
    """
    yield from _rows_of_steps()
    yield from _rows_of_definitions()
    yield from _rows_of_time()


# -- the definition ---------------------------------------------------------------


def _label(text: str) -> dict[str, str]:
    return {"id": text.replace("_", " "), "en": text.replace("_", " ")}


def definition(code: str = "tolok_ukur") -> dict[str, Any]:
    """
    Return the definition as a file would hold it.
    """
    asked = {"guards": ["lunas", {"fact": "luas", "at_least": 100}]}
    return {
        "code": code,
        "name": _label("tolok ukur"),
        "cites": "UU 25/2009",
        "initial": "draf",
        "roles": {role: _label(role) for role in ACTORS},
        "states": {
            state: {
                "label": _label(state),
                "plain": _label(state),
                "turn": turn,
                **_end(state),
            }
            for state, turn in TURNS.items()
        },
        "transitions": [
            {
                "name": way.name,
                "sources": way.source,
                "target": way.target,
                "roles": way.role,
                "label": _label(way.name),
                **(asked if way.name in GUARDED else {}),
            }
            for way in WAYS
        ],
        "timers": [
            _timer("batas_lengkapi", "dikembalikan", "14 hari kalender"),
            _timer("batas_bayar", "menunggu_bayar", "7 hari kerja"),
        ],
        "facts": {
            "lunas": {"label": _label("lunas"), "kind": "boolean"},
            "luas": {"label": _label("luas"), "kind": "integer"},
        },
    }


def _end(state: str) -> dict[str, Any]:
    if state not in CLOSED:
        return {"kind": "working"}
    return {"kind": "closed", "outcome": CLOSED[state], "reopenable": state == "ditolak"}


def _timer(name: str, state: str, after: str) -> dict[str, Any]:
    return {
        "name": name,
        "states": state,
        "after": after,
        "fires": "kedaluwarsa",
        "label": _label(name),
    }


_LEVELS = (
    {
        "name": "tanggapan",
        "label": _label("tanggapan pertama"),
        "term": "1 hari kerja",
        "starts": "ajukan",
        "ends": ["terima", "kembalikan"],
        "cancels": "cabut",
        "cites": "UU 25/2009",
    },
    {
        "name": "penyelesaian",
        "label": _label("penyelesaian"),
        "term": "10 hari kerja",
        "starts": "terima",
        "ends": ["tandatangani", "tolak", "kedaluwarsa"],
        "cancels": "cabut",
        "pauses": [
            {
                "code": "jeda_bayar",
                "turns": "applicant",
                "label": _label("menunggu pemohon"),
                "confidence": "low",
            }
        ],
        "rungs": [
            {"name": "kuning", "percent": 80, "reaches": "kepala", "label": _label("kuning")},
        ],
        "cites": "UU 25/2009",
    },
)


def paid(situation: Situation, _: Actor) -> Verdict:
    """
    Say whether the fee is paid: the guard that a host fills in.
    """
    if situation.facts.get("lunas") is True:
        return Verdict.yes()
    return Verdict.no(Label(id="biaya belum dibayar", en="the fee is not paid"))


@lru_cache
def rules() -> Rules:
    """
    Return what every request of the benchmark runs by.
    """
    lifecycle = Lifecycle(**definition())
    levels = tuple(Level(**one) for one in _LEVELS)
    return Rules(
        code="tolok.ukur",
        version="1",
        hash=lifecycle.hash,
        lifecycle=lifecycle,
        levels=levels,
        guards=Guards({"lunas": paid}),
    )


def large() -> dict[str, Any]:
    """
    Return a sound definition of 200 states and 600 transitions.
    """
    ends = dict(zip(("s197", "s198", "s199"), CLOSED.values(), strict=True))
    names = [f"s{number}" for number in range(200)]
    ways = [
        (f"t{step}", number, (number + step * step * 7) % 200 if step else number + 1)
        for number in range(197)
        for step in range(4 if number < 9 else 3)
    ]
    return {
        "code": "besar",
        "name": _label("besar"),
        "cites": "UU 25/2009",
        "initial": "s0",
        "roles": {"petugas": _label("petugas")},
        "states": {
            name: {
                "label": _label(name),
                "plain": _label(name),
                "turn": "office",
                "kind": "closed" if name in ends else "working",
                "outcome": ends.get(name),
            }
            for name in names
        },
        "transitions": [
            {
                "name": name,
                "sources": names[source],
                "target": names[target],
                "roles": "petugas",
                "label": _label(name),
            }
            for name, source, target in ways
        ],
    }


# -- requests ---------------------------------------------------------------------


def new(number: int = 1) -> Request:
    """
    Return a new request.
    """
    return open_request(rules(), f"REQ-{number}", office=OFFICE, applicant="P-1029", at=OPENED)


@lru_cache
def after(steps: int) -> Request:
    """
    Return the request after so many steps of the walk, three on every day of work.
    """
    if not steps:
        return new()
    before, name = after(steps - 1), WALK[steps - 1]
    way = next(one for one in WAYS if one.name == name and one.source == before.state)
    at = OPENED + timedelta(days=(steps // 3) * 7 // 5, hours=(steps % 3) * 3)
    facts = STATED.get(name)
    return before.fire(name, by=ACTORS[way.role], at=at, facts=facts)


DRAFTING = 11
"""How many steps lead to the place where the draft is written, and all guards hold."""
BILLED = 8
"""How many steps lead to the bill, with a timer and a rung to come."""


def stored() -> list[Event]:
    """
    Return the history of 20 events as a store gives it back.
    """
    return [load_event(one) for one in json.loads(_written())]


@lru_cache
def _written() -> str:
    return json.dumps([dump_event(event) for event in after(len(WALK)).history])


def again(events: list[Event] | None = None) -> Request:
    """
    Return the request of a stored history.
    """
    return replay(
        rules(), "REQ-1", stored() if events is None else events, office=OFFICE, applicant="P-1029"
    )


# -- rows -------------------------------------------------------------------------


def _round_trip(request: Request, there: str, back: str) -> Callable[[], Request]:
    """
    Return a question of two steps, so that every library ends where it began.
    """
    role = {way.name: way.role for way in WAYS}
    go, come = ACTORS[role[there]], ACTORS[role[back]]
    at = request.history[-1].at

    def walk() -> Request:
        return request.fire(there, by=go, at=at).fire(back, by=come, at=at)

    return walk


def _decided(request: Request, there: str, back: str) -> Callable[[], str]:
    """
    Return the same round trip for the engine alone, along decisions taken before.
    """
    role = {way.name: way.role for way in WAYS}
    at = request.history[-1].at
    away = request.fire(there, by=ACTORS[role[there]], at=at)
    go = request.check(there, by=ACTORS[role[there]], at=at)
    come = away.check(back, by=ACTORS[role[back]], at=at)
    step, start = request.rules.engine.step, request.state
    return lambda: step(step(start, there, go), back, come)


def _rows_of_steps() -> Iterator[Row]:
    drafting, young = after(DRAFTING), after(5)
    at = drafting.history[-1].at
    clerk, nobody = ACTORS["pelaksana"], ACTORS["front_office"]
    yield Row(
        row="the move alone, decided before",
        ask=_decided(young, "tinjau", "laporkan"),
        per_call=2,
    )
    yield Row(
        row="one step",
        ask=_round_trip(young, "tinjau", "laporkan"),
        per_call=2,
        take=lambda request: request.state,
    )
    yield Row(
        row="one step, a role and two guards",
        ask=_round_trip(drafting, "konsep", "perbaiki"),
        per_call=2,
        target=40,
        take=lambda request: request.state,
    )
    yield Row(
        row="what may be done now",
        ask=lambda: drafting.options(by=clerk, at=at),
        take=lambda options: sorted(one.name for one in options),
    )
    yield Row(
        row="refused: a role and two guards",
        ask=lambda: young.check("konsep", by=nobody, at=at),
        take=lambda check: check.open,
    )
    yield Row(
        row="create a request, 1 000 alive",
        ask=lambda: [new(number) for number in range(MANY)],
        per_call=MANY,
        target=10,
        take=lambda alive: {one.state for one in alive},
        fill=lambda count: [new(number) for number in range(count)],
    )
    history = stored()
    yield Row(
        row="20 events again",
        ask=lambda: again(history),
        target=500,
        take=lambda request: request.state,
        fill=lambda count: [again() for _ in range(count)],
    )


def _rows_of_definitions() -> Iterator[Row]:
    data = definition()
    yield Row(
        row="build a definition",
        ask=lambda code: transitions_engine(Lifecycle(**{**data, "code": code})),
        fresh=_codes().__next__,
        take=lambda _: None,
    )
    fresh = _codes()
    yield Row(
        row="compile a definition",
        ask=transitions_engine,
        fresh=lambda: Lifecycle(**{**data, "code": next(fresh)}),
        target=2_000,
    )
    known = rules().lifecycle
    yield Row(row="compile it again", ask=lambda: transitions_engine(known))
    yield Row(row="soundness, 12 states, 25 transitions", ask=known.check, target=2_000)
    big = Lifecycle(**large())
    assert (len(known.states), len(known.expanded)) == (12, 25)
    assert (len(big.states), len(big.expanded)) == (200, 600)
    yield Row(row="soundness, 200 states, 600 transitions", ask=big.check, target=20_000)


def _codes() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"tolok_ukur_{number}"


def _rows_of_time() -> Iterator[Row]:
    done, billed = after(len(WALK)), after(BILLED)
    at = done.history[-1].at + timedelta(days=1)
    yield Row(row="both clocks of 20 events", ask=lambda: done.clocks(at=at), target=60)
    now = billed.history[-1].at + timedelta(hours=1)
    yield Row(row="next instant", ask=lambda: billed.next_instant(after=now), target=100)
    yield Row(row="advance, nothing is due", ask=lambda: billed.advance(at=now), target=100)
    late = datetime.combine(date(2026, 7, 31), OPENED.timetz())
    assert billed.advance(at=late).history[-1].name == "kedaluwarsa"
    yield Row(row="advance, a timer fires", ask=lambda: billed.advance(at=late), target=100)
