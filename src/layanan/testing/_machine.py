"""
One state machine for each service: Hypothesis walks, the definition is the model.

There is one rule for every transition, named as the transition, so that a
counterexample reads as what people did. Refusals are half of a public service, so
for every transition there is also an attempt that must fail.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from hypothesis import control, event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from hypothesis.strategies import SearchStrategy

from layanan.calendars import Office
from layanan.lifecycle import SYSTEM, Lifecycle, Transition
from layanan.records import require
from layanan.service import ServiceType
from layanan.testing._arguments import (
    A_SERVICE,
    AN_OFFICE,
    choose,
    instant_or_none,
    optional,
    switches,
    to_call,
)
from layanan.testing._opening import first_morning, some_office
from layanan.testing._payloads import Payload, fill, require_payloads
from layanan.testing._run import NotHereError, Run, Setting
from layanan.testing._shorten import shorten
from layanan.testing._steps import Step, scene_of
from layanan.testing._strategies import STRANGER
from layanan.testing._system import Invariant, MakeSystem
from layanan.text import Label

_OWN: Final = frozenset({"wait", "wait_until_due", "run", "calm", "patience", "setting"})
#: What comes along: what is asked, the last of the values that fit, nothing at all.
_ASKED, _OTHER, _NOTHING = range(3)
_FAR: Final = 12
_A_SYSTEM: Final = Label(
    id="yang dapat dipanggil dan membuat sistem, misalnya kelasnya",
    en="what can be called and makes a system, such as its class",
)
_SOME_INVARIANTS: Final = Label(
    id="kumpulan fungsi atas Request, misalnya [selalu_berpemilik]",
    en="a collection of functions of a Request, such as [always_owned]",
)
_CALM: Final = 2


class ServiceMachine(RuleBasedStateMachine):
    """
    Walk through one service; `machine` makes a subclass with its rules.

    Attributes:
        setting: What every run shares.
        run: The request at hand, beside its model.
        calm: How many steps were taken since the last attempt in vain.
        patience: How many steps are taken before one that ends the request, where
            another leads on.
    """

    setting: Setting

    def __init__(self) -> None:
        super().__init__()
        self.run = Run(self.setting)
        self.calm, self.patience = _CALM, 0

    @initialize(patience=st.integers(0, 10))
    def begin(self, patience: int) -> None:
        """
        Choose how long requests go on before they end: what is worth finding comes late.
        """
        self.patience = patience

    @precondition(lambda self: self.is_told)
    @rule()
    def start_over(self) -> None:
        """
        Open a new request, once nobody can go on with this one or it has gone far.
        """
        self.run, self.calm = Run(self.setting), _CALM

    @property
    def is_told(self) -> bool:
        """
        Whether the request may be left: at an end, where only time helps, or after many steps.

        So some rule is open everywhere, and a walk still gets deep.
        """
        row = self.setting.service.lifecycle.table[self.run.state]
        acted = any(set(one.actors) - {SYSTEM} for ways in row.values() for one in ways)
        return not acted or len(self.run.steps) >= _FAR

    def do(self, step: Step) -> None:
        """
        Do one step; a failure is told as a scenario that is as short as it can be made.
        """
        source = self.run.state
        try:
            self.run.do(step)
        except Exception as error:
            if control.current_build_context().is_final:
                error.add_note(scenario_of(self.setting, self.run.steps, type(error)))
            raise
        # Attempts are as many as transitions; without this there would be little else.
        self.calm = 0 if step.kind == "attempt" else self.calm + 1
        if self.run.state != source:
            event(f"{source} – {step.name} → {self.run.state}")


def scenario_of(setting: Setting, steps: Iterable[Step], kind: type[Exception]) -> str:
    """
    Return a failing walk in words, cut down to what still fails in the same way.
    """
    given = tuple(steps)

    def fails(shorter: tuple[Step, ...]) -> bool:
        return _rerun(setting, shorter)[1] is kind

    lifecycle = setting.service.lifecycle
    shortest = shorten(lifecycle, given, fails) if fails(given) else given
    done, _ = _rerun(setting, shortest)
    lines = [
        f"{number}. {one.describe(lifecycle).en}" + _along(one)
        for number, one in enumerate((*done[:-1], *map(partial(_meant, lifecycle), done[-1:])), 1)
    ]
    start = f"{setting.service.code}: opened on {setting.start.isoformat()}, then"
    return "\n".join([start, *lines, "and the last of these fails"])


def _meant(lifecycle: Lifecycle, step: Step) -> Step:
    """
    Return the step that failed with the state that it was to lead to.
    """
    ways = lifecycle.table[step.source].get(step.name, ())
    return replace(step, target=ways[0].target) if ways and step.kind == "fire" else step


def _along(step: Step) -> str:
    payload = step.payload
    if payload is None or payload == Payload():
        return ""
    said = {name: value for name, value in payload.given.items() if value}
    return f"   with {said}" if said else ""


def _rerun(
    setting: Setting, steps: tuple[Step, ...]
) -> tuple[tuple[Step, ...], type[Exception] | None]:
    """
    Walk along some steps again; return what was done, and how it failed if it did.
    """
    run = Run(setting)
    for one in steps:
        try:
            run.do(one)
        except NotHereError:
            return tuple(run.steps), None
        except Exception as error:  # noqa: BLE001 - whatever the host's system raises
            # Only a failure of the last step is the one that is looked for.
            last = len(run.steps) == len(steps)
            return tuple(run.steps), type(error) if last else None
    return tuple(run.steps), None


def machine(
    service: ServiceType,
    *,
    sut: MakeSystem | None = None,
    payloads: Mapping[str, Payload | SearchStrategy[Payload]] | None = None,
    invariants: Iterable[Invariant] = (),
    illegal: bool = True,
    clock: bool = True,
    office: Office | None = None,
    start: datetime | None = None,
) -> type[RuleBasedStateMachine]:
    """
    Return a state machine for a service; its `TestCase` is a test.

    After each rule state, numbers, fold, `check` against `fire`, the round trip
    through JSON and the laws of clocks are compared with the model, which is the
    table of the lifecycle.

    Args:
        service: The service.
        sut: Makes the host's own system, to be held against the definition.
        payloads: What comes along with a step, by its name, or a strategy for
            it; built from the definition where nothing is said.
        invariants: What else must hold of every request: each returns False or
            raises where it does not.
        illegal: Also try what must be refused.
        clock: Also wait, and hold the laws of clocks.
        office: The office; one in Jakarta if left out.
        start: When requests are opened; a morning on which the service is in
            force if left out.

    Raises:
        UnknownChoiceError: If `payloads` names a transition that is not there.
        WrongTypeError: If an argument is of another kind.
        NaiveTimeError: If `start` has no zone.

    Examples:
        >>> from datetime import date
        >>> from layanan import Catalogue
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> TestInformation = machine(ppid).TestCase
    """
    require("service", service, ServiceType, A_SERVICE)
    if sut is not None:
        to_call("sut", sut, _A_SYSTEM)
    require_payloads(payloads, Payload | SearchStrategy)
    lifecycle = service.lifecycle
    given = dict(payloads or {})
    for name in given:
        choose("payloads", name, lifecycle.names)
    require("invariants", invariants, Iterable, _SOME_INVARIANTS)
    hold = tuple(invariants)
    for one in hold:
        to_call("invariants", one, _SOME_INVARIANTS)
    switches(illegal=illegal, clock=clock)
    optional("office", office, Office, AN_OFFICE)
    instant_or_none(start)
    office = office or some_office()
    setting = Setting(
        service=service,
        office=office,
        start=start or first_morning(service, office),
        sut=sut,
        invariants=hold,
        clock=clock,
        payloads={name: one for name, one in given.items() if isinstance(one, Payload)},
    )
    members: dict[str, Any] = {"setting": setting, "__doc__": f"Walk through {service.code}."}
    for name in lifecycle.names:
        roles = _roles(lifecycle, name)
        if roles:
            members[_rule_name(name)] = _fire_rule(lifecycle, name, roles, given.get(name))
        if illegal:
            members[f"attempt_{name}"] = _attempt_rule(lifecycle, name)
    if clock:
        members["wait"] = _wait_rule()
        members["wait_until_due"] = _due_rule()
    words = "".join(part.capitalize() for part in service.code.replace("_", ".").split("."))
    return type(f"{words}Machine", (ServiceMachine,), members)


def _roles(lifecycle: Lifecycle, name: str) -> tuple[str, ...]:
    ways = [one for one in lifecycle.transitions if one.name == name]
    return tuple(dict.fromkeys(role for one in ways for role in one.actors if role != SYSTEM))


def _rule_name(name: str) -> str:
    """
    Return the name of a transition, with an underscore where Hypothesis has its own use for it.
    """
    return f"{name}_" if name in _OWN or hasattr(ServiceMachine, name) else name


Rule = Callable[..., None]


def _fire_rule(
    lifecycle: Lifecycle,
    name: str,
    roles: tuple[str, ...],
    payload: Payload | SearchStrategy[Payload] | None,
) -> Rule:
    arguments: dict[str, Any] = {"role": st.sampled_from(roles)}
    ways = [one for one in lifecycle.transitions if one.name == name]
    if isinstance(payload, SearchStrategy):
        arguments["payload"] = payload
    elif payload is None and not all(one.plain and not one.note_required for one in ways):
        arguments["brings"] = st.sampled_from((_ASKED, _ASKED, _OTHER, _NOTHING))

    def fire(
        self: ServiceMachine, role: str, brings: int = _ASKED, payload: Payload | None = None
    ) -> None:
        if brings == _NOTHING:
            payload = Payload()
        elif brings == _OTHER:
            here = lifecycle.table[self.run.state][name]
            way = next((one for one in here if role in one.actors), here[0])
            scene = scene_of(self.run.request, self.run.now)
            payload = fill(way, scene, lambda values: values[-1])
        self.do(Step("fire", name, "", "", role=role, payload=payload))

    def is_here(self: ServiceMachine) -> bool:
        row = lifecycle.table[self.run.state]
        if name not in row:
            return False
        onwards = {one for one, ways in row.items() if _leads_on(lifecycle, ways)}
        return name in onwards or not onwards or len(self.run.steps) >= self.patience

    fire.__name__ = _rule_name(name)
    # The state has it; whether it is open is a result to check.
    decide: Any = rule(**arguments)
    found: Rule = precondition(is_here)(decide(fire))
    return found


def _leads_on(lifecycle: Lifecycle, ways: Iterable[Transition]) -> bool:
    """
    Return whether somebody may take one of some ways, and it ends nothing.
    """
    return any(
        lifecycle.states[one.target].kind != "closed" and set(one.actors) - {SYSTEM} for one in ways
    )


def _attempt_rule(lifecycle: Lifecycle, name: str) -> Rule:
    def attempt(self: ServiceMachine, role: str) -> None:
        self.do(Step("attempt", name, "", "", role=role))

    def is_due(self: ServiceMachine) -> bool:
        return self.calm >= _CALM

    attempt.__name__ = f"attempt_{name}"
    decide: Any = rule(role=st.sampled_from((*lifecycle.roles, STRANGER)))
    found: Rule = precondition(is_due)(decide(attempt))
    return found


def _wait_rule() -> Rule:
    def wait(self: ServiceMachine, days: int) -> None:
        self.do(Step("wait", "wait", "", "", wait=days))

    decide: Any = rule(days=st.one_of(st.integers(1, 4), st.integers(1, 40)))
    found: Rule = decide(wait)
    return found


def _due_rule() -> Rule:
    def wait_until_due(self: ServiceMachine, seconds: int) -> None:
        self.do(Step("wait", "wait", "", "", shift=seconds))

    decide: Any = rule(seconds=st.sampled_from((0, -1, 1)))
    found: Rule = decide(wait_until_due)
    return found
