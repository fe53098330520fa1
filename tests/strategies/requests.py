"""
Random services and what happens to their requests.

A service has a sound lifecycle with everything that a step may ask for, timers, automatic steps,
and levels that pause and warn. A walk is drawn as attempts that know nothing of the request; what
an attempt means is decided where the walk has come to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from layanan import Actor, Office, Request
from layanan.errors import LayananError
from layanan.lifecycle import Guards, Lifecycle, Situation, Verdict
from layanan.request import Refused, Rules, open_request
from layanan.sla import Level
from layanan.testing._definitions import levels
from layanan.text import Label
from tests.strategies.lifecycles import ROLES, definitions

OFFICE = Office(code="uji", name="Kantor uji", region="ID-JT", level="kankemenag")
CALENDAR = OFFICE.calendar()
PARTIES = ("applicant", "office", "other")
MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def suitable(case: Situation, by: Actor) -> Verdict:
    """
    Say whether the note in the facts is a good one.
    """
    if case.facts.get("catatan") == "buruk":
        return Verdict.no(Label(id="catatannya buruk", en="the note is bad"))
    return Verdict.yes()


GUARDS = Guards({"layak": suitable})


def _label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


# -- what a step may ask ---------------------------------------------------------------------------

SMALL: dict[str, Any] = {"fact": "luas", "at_most": 50}
LARGE: dict[str, Any] = {"fact": "luas", "more_than": 50}

#: At most one of each line, so that no two of them exclude each other.
_CONDITIONS: tuple[tuple[Any, ...], ...] = (
    ({"fact": "lunas", "equals": True}, {"fact": "lunas", "stated": False}),
    ("layak", "not layak"),
    ({"document": "saksi", "at_least": 2}, {"document": "saksi", "at_least": 0, "at_most": 1}),
    ({"age": "lahir", "at_least": 19}, {"age": "lahir", "less_than": 19}),
    ({"fact": "jenis", "one_of": ["rumah", "masjid"]}, {"fact": "jenis", "equals": "toko"}),
)
_TERMS = ("1 hari", "2 hari kerja", "6 jam kerja", "30 jam kalender", "3 hari")


@st.composite
def _guards(draw: st.DrawFn, *, most: int = 2) -> list[Any]:
    lines = draw(st.lists(st.integers(0, len(_CONDITIONS) - 1), max_size=most, unique=True))
    return [draw(st.sampled_from(_CONDITIONS[line])) for line in sorted(lines)]


def _rarely(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 3)) == 0


@st.composite
def guarded_definitions(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw a sound definition whose steps ask for something, several ways of one name among them.
    """
    data = draw(definitions())
    names = [one["name"] for one in data["transitions"]]
    states = list(data["states"])
    found: list[dict[str, Any]] = []
    for one in data["transitions"]:
        one |= {
            "guards": draw(_guards()) if _rarely(draw) else [],
            "documents": ["ktp"] if _rarely(draw) else [],
            "facts": ["jenis"] if _rarely(draw) else [],
            "by_assignee": _rarely(draw),
            "closed_subs": ["ahli"] if _rarely(draw) else [],
            "within": draw(st.sampled_from(_TERMS)) if _rarely(draw) else None,
        }
        if len(one["roles"]) == 2 and draw(st.booleans()):
            one["separate_from"] = [draw(st.sampled_from(names))]
        found.append(one)
        if one["sources"] != ["*"] and _rarely(draw):
            other = one | {
                "target": draw(st.sampled_from(states)),
                "roles": draw(
                    st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True)
                ),
                "guards": [*draw(_guards(most=1)), LARGE],
                "documents": [],
                "separate_from": [],
                "note_required": draw(st.booleans()),
            }
            one["guards"] = [*one["guards"], SMALL]
            found.append(other)
    # A way back from every open state, so that a walk need not end soon.
    opened = [name for name in states if data["states"][name]["kind"] != "closed"]
    found.append(
        {
            "name": "ulangi",
            "sources": opened,
            "target": draw(st.sampled_from(opened)),
            "roles": draw(st.sampled_from([list(ROLES), ["pemohon", "kepala"]])),
            "label": _label("ulangi"),
            "guards": draw(_guards(most=1)),
        }
    )
    data["transitions"] = found
    data["subs"] = {"ahli": {"label": _label("ahli")}}
    data["timers"] = []
    return data


@st.composite
def timed_definitions(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw a guarded definition in which something happens by itself as well.
    """
    data = draw(guarded_definitions())
    states = data["states"]
    for state in states.values():
        state["turn"] = draw(st.sampled_from(PARTIES))
    opened = [name for name, state in states.items() if state["kind"] != "closed"]
    closed = [name for name in states if name not in opened]
    data["states"][closed[0]]["outcome"] = draw(st.sampled_from([None, "withdrawn"]))
    for position, name in enumerate(opened):
        if not _rarely(draw):
            target = draw(st.sampled_from([*opened, *opened, *closed]))
            _by_itself(data, f"habis_{name}", [name], target, draw(_guards(most=1)))
            _timer(draw, data, f"batas_{name}", name, f"habis_{name}")
            if draw(st.booleans()):
                _timer(draw, data, f"akhir_{name}", name, f"habis_{name}")
        if _rarely(draw):
            # Only onwards, so that no two of them go round in a circle.
            target = draw(st.sampled_from([*opened[position + 1 :], *closed]))
            guards = draw(_guards(most=1)) or [_CONDITIONS[0][0]]
            _by_itself(data, f"otomatis_{name}", [name], target, guards, automatic=True)
    if _rarely(draw):
        _by_itself(data, "bengkalai", ["*"], closed[-1], [])
        _timer(draw, data, "terbengkalai", "*", "bengkalai", after="12 hari")
    return data


def _by_itself(
    data: dict[str, Any],
    name: str,
    sources: list[str],
    target: str,
    guards: list[Any],
    *,
    automatic: bool = False,
) -> None:
    data["transitions"].append(
        {
            "name": name,
            "sources": sources,
            "target": target,
            "roles": [],
            "label": _label(name),
            "guards": guards,
            "automatic": automatic,
        }
    )


def _timer(  # noqa: PLR0917 - a row of the definition
    draw: st.DrawFn, data: dict[str, Any], name: str, state: str, fires: str, after: str = ""
) -> None:
    data["timers"].append(
        {
            "name": name,
            "states": [state],
            "after": after or draw(st.sampled_from(_TERMS)),
            "fires": fires,
            "of": "batas" if _rarely(draw) else None,
            "label": _label(name),
        }
    )


@dataclass(frozen=True)
class Service:
    """
    Hold a random service: its plain data, and the rules that they make.
    """

    data: dict[str, Any]
    levels: tuple[dict[str, Any], ...]
    rules: Rules

    def opened(self) -> Request:
        """
        Return a new request of this service.
        """
        return open_request(self.rules, "REQ-1", office=OFFICE, applicant="P-1", at=MORNING)


@st.composite
def services(draw: st.DrawFn) -> Service:
    """
    Draw a service with one or two levels.
    """
    data = draw(timed_definitions())
    lifecycle = Lifecycle(**data)
    names = list(lifecycle.names)
    plain = [draw(levels(names, "batas"))]
    if draw(st.booleans()):
        plain.append(draw(levels(names, "lain")))
    rules = Rules(
        code="acak",
        version="1",
        hash="1" * 64,
        lifecycle=lifecycle,
        levels=tuple(Level.model_validate(one) for one in plain),
        guards=GUARDS,
    )
    return Service(data, tuple(plain), rules)


# -- attempts --------------------------------------------------------------------------------------

EVERYTHING = Actor("S-1", roles=ROLES)
CLERK = Actor("S-3", roles={"front_office"})
FACTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "luas": st.sampled_from([10, 50, 51, 90]),
        "lunas": st.booleans(),
        "catatan": st.sampled_from(["baik", "buruk"]),
        "lahir": st.sampled_from([date(2000, 1, 1), date(2007, 1, 9), date(2020, 3, 1)]),
        "jenis": st.sampled_from(["rumah", "toko", "kebun"]),
    },
)
DOCUMENTS = st.lists(st.sampled_from(["ktp", "saksi", "saksi"]), max_size=3)
_OPS = (
    *("fire", "advance", "correct") * 2,
    *("migrate",) * 3,
    "note",
    "attach",
    "assign",
    "claim",
    "release",
    "open_sub",
    "close_sub",
    "extend",
    "withdraw",
    "reopen",
)


@dataclass(frozen=True)
class Attempt:
    """
    Hold something that somebody tries; `pick` chooses where there is a choice.
    """

    op: str
    pick: int
    by: Actor
    note: str | None
    facts: dict[str, Any]
    documents: list[str]
    gap: timedelta
    delay: timedelta
    sensible: bool = False


def _sensible(dice: Random) -> Attempt:
    """
    Return an attempt at a step that is open, with what it may want.
    """
    facts: dict[str, Any] = {
        "luas": dice.choice([10, 90]),
        "jenis": dice.choice(["rumah", "toko"]),
    }
    facts |= dice.choice([{}, {"lunas": True}, {"lunas": False}, {"lahir": date(2000, 1, 1)}])
    return Attempt(
        op=dice.choice(["fire", "fire", "fire", "fire", "close_sub", "advance"]),
        pick=dice.randrange(100),
        by=dice.choice([EVERYTHING, Actor("S-2", roles=ROLES)]),
        note="alasan",
        facts=facts,
        documents=dice.choice([["ktp"], ["ktp", "saksi", "saksi"]]),
        gap=timedelta(minutes=dice.choice([0, dice.randrange(600), dice.randrange(3_000)])),
        delay=timedelta(0),
        sensible=True,
    )


def _anything(dice: Random) -> Attempt:
    """
    Return an attempt at anything, by anybody, at almost any time.
    """
    known: dict[str, list[Any]] = {
        "luas": [10, 50, 51, 90],
        "lunas": [True, False],
        "catatan": ["baik", "buruk"],
        "lahir": [date(2000, 1, 1), date(2007, 1, 9), date(2020, 3, 1)],
        "jenis": ["rumah", "toko", "kebun"],
    }
    return Attempt(
        op=dice.choice(_OPS),
        pick=dice.randrange(100),
        by=dice.choice([EVERYTHING, EVERYTHING, Actor("S-2", roles=ROLES), CLERK]),
        note=dice.choice(["alasan", "alasan", "alasan", " ", None]),
        facts={name: dice.choice(of) for name, of in known.items() if dice.random() < 0.4},
        documents=dice.choices(["ktp", "saksi", "saksi"], k=dice.randrange(4)),
        gap=timedelta(minutes=dice.choice([0, dice.randrange(600), dice.randrange(4_320), -30])),
        delay=timedelta(hours=dice.choice([0, 0, 0, 0, 2, -1])),
    )


@dataclass(frozen=True)
class Walk:
    """
    Hold a number from which attempts follow: drawn one by one they would be too dear to be many.
    """

    length: int
    seed: int

    def attempts(self, service: Service) -> Iterator[Attempt]:
        """
        Yield the attempts at one service; at another they are others.
        """
        dice = Random(f"{self.seed} {service.rules.lifecycle.hash}")  # noqa: S311 - repeatable
        for _ in range(self.length):
            yield _anything(dice) if dice.randrange(3) == 0 else _sensible(dice)


# Long ones first: what is worth finding comes late in a request's life.
walks = st.builds(Walk, st.integers(0, 17).map(lambda less: 18 - less), st.integers(0, 2**32))


def name_of(request: Request, attempt: Attempt) -> str:
    """
    Return the step that an attempt means: one that is open, of the present state, or any.
    """
    lifecycle = request.rules.lifecycle
    if attempt.sensible:
        options = request.options(by=attempt.by, at=when(request, attempt)[1])
        onwards = [one for one in options if lifecycle.states[one.target].kind != "closed"]
        # Going on is more likely than coming to an end.
        chosen = onwards if onwards and attempt.pick % 7 else options
        if chosen:
            return chosen[attempt.pick % len(chosen)].name
    here = lifecycle.triggers(request.state) if attempt.pick % 10 else ()
    names = here or lifecycle.names
    return names[attempt.pick % len(names)]


def when(request: Request, attempt: Attempt) -> tuple[datetime, datetime]:
    """
    Return when an attempt happens, and when it is written down.
    """
    newest = request.history[-1]
    at = newest.at + attempt.gap
    if attempt.pick % 11 == 0:
        # At the very instant at which something is due.
        at = request.next_instant(after=newest.at) or at
    return at, max(at, newest.recorded) + attempt.delay


def try_out(  # noqa: C901, PLR0911, PLR0912 - one a command
    request: Request, attempt: Attempt
) -> Request:
    """
    Return the request after an attempt.

    Raises:
        LayananError: If it is refused.
    """
    at, recorded = when(request, attempt)
    given: dict[str, Any] = {"by": attempt.by, "at": at, "recorded": recorded}
    pick = attempt.pick
    match attempt.op:
        case "fire":
            more: Any = {"facts": attempt.facts, "documents": attempt.documents}
            return request.fire(name_of(request, attempt), **given, **more, note=attempt.note)
        case "advance":
            return request.advance(at=at, recorded=recorded)
        case "note":
            return request.note(attempt.note or "", **given, facts=attempt.facts)
        case "attach":
            return request.attach(attempt.documents, **given)
        case "assign":
            return request.assign(f"S-{pick % 3 + 1}", **given)
        case "claim":
            return request.claim(**given)
        case "release":
            return request.release(**given)
        case "open_sub":
            return request.open_sub("ahli", f"A-{pick % 7}", **given)
        case "close_sub":
            refs = [*request.subs.get("ahli", {}), f"A-{pick % 7}"]
            return request.close_sub(refs[pick % len(refs)], **given)
        case "correct":
            seq = pick % request.seq + 1
            happened = request.events[seq - 1].at + attempt.gap / 3
            facts = attempt.facts if pick % 2 else {}
            reason = attempt.note
            return request.correct(seq, **given, reason=reason, happened=happened, facts=facts)
        case "extend":
            level = request.rules.levels[pick % len(request.rules.levels)]
            return request.extend(level.name, **given)
        case "migrate":
            return request.migrate(other_version(request.rules), **given, reason=attempt.note)
        case "withdraw":
            return request.withdraw(**given, reason=attempt.note)
        case _:
            return request.reopen(**given, reason=attempt.note)


def other_version(rules: Rules) -> Rules:
    """
    Return the same rules under the other of two versions.
    """
    version = "2" if rules.version == "1" else "1"
    return replace(rules, version=version, hash=version * 64, before=None)


def steps(service: Service, walk: Walk) -> Iterator[tuple[Request, Attempt, Request]]:
    """
    Yield the request before each attempt, the attempt, and the request after it.

    One that was too late for a timer lets the timer go first; the next attempt finds it done.
    """
    request = service.opened()
    for attempt in walk.attempts(service):
        before = request
        try:
            request = try_out(request, attempt)
        except Refused as error:
            if any(one.code == "timer" for one in error.check.unmet):
                at, _ = when(request, attempt)
                request = request.advance(at=at)
        except LayananError:  # pragma: no cover - everything else would be a fault of the test
            raise
        yield before, attempt, request


def walked(service: Service, walk: Walk) -> Request:
    """
    Return where a walk leads.
    """
    request = service.opened()
    for _, _, after in steps(service, walk):
        request = after
    return request


@dataclass(frozen=True)
class Case:
    """
    Hold a service, and a request that a walk has led to.
    """

    service: Service
    request: Request


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """
    Draw a service and a request of it.
    """
    service = draw(services())
    return Case(service, walked(service, draw(walks)))
