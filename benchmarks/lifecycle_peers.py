"""
How each peer runs the same lifecycle: its own classes, its documented way.

A role is one more condition for those that know none. What they keep of a
request is its state; who acted, when and why is left to the application.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import django
from benchmarks.lifecycles import (
    ACTORS,
    CLOSED,
    FACTS,
    GUARDED,
    MANY,
    TURNS,
    WALK,
    WAYS,
    Way,
)
from django.conf import settings
from django.db import models
from django_fsm import FSMField, has_transition_perm
from django_fsm import transition as fsm_transition
from statemachine import State, StateMachine
from transitions import EventData, Machine

settings.configure(INSTALLED_APPS=[], DEFAULT_AUTO_FIELD="django.db.models.BigAutoField")
django.setup()

CLERK, NOBODY = ACTORS["pelaksana"], ACTORS["front_office"]
ROLES = {way.name: ACTORS[way.role] for way in WAYS}


@dataclass(frozen=True, kw_only=True)
class Peer:
    """
    Hold how one peer answers one row.

    Attributes:
        row: The question.
        name: The peer.
        ask: What is timed.
        per_call: How many answers one call gives.
        fill: Makes things that stay in memory, to count their bytes.
        note: What the row does not show by itself.
    """

    row: str
    name: str
    ask: Callable[[], Any]
    per_call: int = 1
    fill: Callable[[int], Any] | None = None
    note: str = ""


def peers() -> Iterator[Peer]:
    """
    Yield every peer for every row that it has an answer to.
    """
    yield from _transitions()
    yield from _statemachine()
    yield from _django_fsm()


@dataclass(eq=False, slots=False)
class Case:
    """
    Hold a request, as far as transitions and python-statemachine need one.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    state: str | None = None


def _paid(case: Any) -> bool:
    return case.facts.get("lunas") is True


def _large_enough(case: Any) -> bool:
    return bool(case.facts.get("luas", 0) >= 100)


# -- transitions, as its README says: add_model -------------------------------------


def _machine(*, asking: bool) -> Machine:
    def asked(way: Way) -> list[Callable[[EventData], bool]]:
        if not asking:
            return []
        conditions: list[Callable[[EventData], bool]] = [
            lambda event: way.role in event.kwargs["by"].roles
        ]
        if way.name in GUARDED:
            conditions += [lambda event: _paid(event.model)]
            conditions += [lambda event: _large_enough(event.model)]
        return conditions

    return Machine(
        model=None,
        states=list(TURNS),
        initial="draf",
        transitions=[
            {
                "trigger": way.name,
                "source": way.source,
                "dest": way.target,
                "conditions": asked(way),
            }
            for way in WAYS
        ],
        auto_transitions=False,
        send_event=True,
    )


def _transitions() -> Iterator[Peer]:
    name = "transitions"
    bare, machine = _machine(asking=False), _machine(asking=True)

    def added(one: Machine, state: str = "draf", facts: dict[str, Any] | None = None) -> Any:
        case = Case(facts or {})
        one.add_model(case, initial=state)
        return case

    plain, young = added(bare, "diproses"), added(machine, "diproses")
    drafting = added(machine, "diproses", FACTS)

    def step() -> str:
        plain.tinjau()
        plain.laporkan()
        return str(plain.state)

    def asked_step() -> str:
        drafting.konsep(by=CLERK)
        drafting.perbaiki(by=ROLES["perbaiki"])
        return str(drafting.state)

    def fill(many: int) -> Any:
        keeper = _machine(asking=True)
        return [added(keeper) for _ in range(many)], keeper

    def walk() -> str:
        case = added(machine, facts=FACTS)
        for one in WALK:
            getattr(case, one)(by=ROLES[one])
        machine.remove_model(case)
        return str(case.state)

    yield Peer(row="the move alone, decided before", name=name, ask=step, per_call=2)
    yield Peer(row="one step", name=name, ask=step, per_call=2)
    yield Peer(row="one step, a role and two guards", name=name, ask=asked_step, per_call=2)
    yield Peer(
        row="what may be done now",
        name=name,
        ask=lambda: sorted(
            one
            for one in machine.get_triggers(drafting.state)
            if drafting.may_trigger(one, by=CLERK)
        ),
    )
    yield Peer(
        row="refused: a role and two guards",
        name=name,
        ask=lambda: young.may_konsep(by=NOBODY),
        note="False, without a reason",
    )
    yield Peer(
        row="create a request, 1 000 alive",
        name=name,
        ask=lambda: {one.state for one in fill(MANY)[0]},
        per_call=MANY,
        fill=fill,
        note="add_model",
    )
    yield Peer(row="20 events again", name=name, ask=walk, note=_FIRES_ANEW)
    yield Peer(row="build a definition", name=name, ask=lambda: _nothing(_machine(asking=True)))


# -- python-statemachine ------------------------------------------------------------


def _chart(*, asking: bool) -> type[StateMachine]:
    left = {way.source for way in WAYS}
    states = {
        state: State(initial=state == "draf", final=state in CLOSED and state not in left)
        for state in TURNS
    }

    def asked(way: Way) -> list[Callable[..., bool]]:
        if not asking:
            return []
        conditions: list[Callable[..., bool]] = [lambda by: way.role in by.roles]
        if way.name in GUARDED:
            conditions += [lambda model: _paid(model), lambda model: _large_enough(model)]  # noqa: PLW0108 - arguments are injected by their names
        return conditions

    events: dict[str, Any] = {}
    for way in WAYS:
        one = states[way.source].to(states[way.target], cond=asked(way))
        events[way.name] = one if way.name not in events else events[way.name] | one
    return type("Chart", (StateMachine,), {**states, **events})


def _statemachine() -> Iterator[Peer]:
    name = "python-statemachine"
    bare, chart = _chart(asking=False), _chart(asking=True)
    plain, young = bare(Case(state="diproses")), chart(Case(state="diproses"))
    drafting = chart(Case(FACTS, "diproses"))

    def step() -> str:
        plain.send("tinjau")
        plain.send("laporkan")
        return str(plain.model.state)

    def asked_step() -> str:
        drafting.send("konsep", by=CLERK)
        drafting.send("perbaiki", by=ROLES["perbaiki"])
        return str(drafting.model.state)

    def fill(many: int) -> Any:
        return [chart(Case()) for _ in range(many)]

    def walk() -> str:
        one = chart(Case(FACTS))
        for event in WALK:
            one.send(event, by=ROLES[event])
        return str(one.model.state)

    yield Peer(row="the move alone, decided before", name=name, ask=step, per_call=2)
    yield Peer(row="one step", name=name, ask=step, per_call=2)
    yield Peer(row="one step, a role and two guards", name=name, ask=asked_step, per_call=2)
    yield Peer(
        row="what may be done now",
        name=name,
        ask=lambda: sorted(event.id for event in drafting.enabled_events(by=CLERK)),
    )
    yield Peer(
        row="refused: a role and two guards",
        name=name,
        ask=lambda: any(event.id == "konsep" for event in young.enabled_events(by=NOBODY)),
        note="by asking for every event that is enabled; without a reason",
    )
    yield Peer(
        row="create a request, 1 000 alive",
        name=name,
        ask=lambda: {one.model.state for one in fill(MANY)},
        per_call=MANY,
        fill=fill,
    )
    yield Peer(row="20 events again", name=name, ask=walk, note=_FIRES_ANEW)
    yield Peer(row="build a definition", name=name, ask=lambda: _nothing(_chart(asking=True)))


# -- django-fsm-2, on a model that is never saved -------------------------------------

_numbers = count()


def _model(*, asking: bool) -> type[models.Model]:
    methods: dict[str, Any] = {}
    for name in dict.fromkeys(way.name for way in WAYS):

        def method(self: Any) -> None:
            """Change nothing but the state."""

        method.__name__ = name
        for way in WAYS:
            if way.name == name:
                method = fsm_transition(
                    "state",
                    source=way.source,
                    target=way.target,
                    conditions=[_paid, _large_enough] if asking and name in GUARDED else [],
                    permission=(lambda _, user, role=way.role: role in user.roles)
                    if asking
                    else None,
                )(method)
        methods[name] = method
    meta = type("Meta", (), {"app_label": "bench"})

    def initialise(self: Any, *args: Any, facts: dict[str, Any] | None = None, **kw: Any) -> None:
        models.Model.__init__(self, *args, **kw)
        self.facts = facts or {}

    return type(
        f"Request{next(_numbers)}",
        (models.Model,),
        {
            "__module__": __name__,
            "Meta": meta,
            "__init__": initialise,
            "state": FSMField(default="draf"),
            **methods,
        },
    )


def _django_fsm() -> Iterator[Peer]:
    name = "django-fsm-2"
    bare, model = _model(asking=False), _model(asking=True)
    plain, young = bare(state="diproses"), model(state="diproses")
    drafting: Any = model(state="diproses", facts=FACTS)

    def allowed(case: Any, one: str, by: Any) -> None:
        # Calling the method asks the conditions, but not the permission.
        method = getattr(case, one)
        assert has_transition_perm(method, by)
        method()

    def step() -> str:
        plain.tinjau()
        plain.laporkan()
        return str(plain.state)

    def asked_step() -> str:
        allowed(drafting, "konsep", CLERK)
        allowed(drafting, "perbaiki", ROLES["perbaiki"])
        return str(drafting.state)

    def fill(many: int) -> Any:
        return [model() for _ in range(many)]

    def walk() -> str:
        case: Any = model(facts=FACTS)
        for one in WALK:
            allowed(case, one, ROLES[one])
        return str(case.state)

    yield Peer(row="the move alone, decided before", name=name, ask=step, per_call=2)
    yield Peer(row="one step", name=name, ask=step, per_call=2)
    yield Peer(
        row="one step, a role and two guards",
        name=name,
        ask=asked_step,
        per_call=2,
        note="the permission is asked apart; calling the method does not ask it",
    )
    yield Peer(
        row="what may be done now",
        name=name,
        ask=lambda: sorted(
            one.name for one in drafting.get_available_user_state_transitions(CLERK)
        ),
    )
    yield Peer(
        row="refused: a role and two guards",
        name=name,
        ask=lambda: has_transition_perm(young.konsep, NOBODY),
        note="False, without a reason",
    )
    yield Peer(
        row="create a request, 1 000 alive",
        name=name,
        ask=lambda: {one.state for one in fill(MANY)},
        per_call=MANY,
        fill=fill,
        note="a model in memory, not saved",
    )
    yield Peer(row="20 events again", name=name, ask=walk, note=_FIRES_ANEW)
    yield Peer(row="build a definition", name=name, ask=lambda: _nothing(_model(asking=True)))


_FIRES_ANEW = "fires anew on a new object; there is no history to hold it against"


def _nothing(_: Any) -> None:
    """
    Drop what was built: definitions are compared by their walks.
    """
