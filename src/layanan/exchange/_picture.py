"""
What every picture of a lifecycle shows, in one language, before it has a form.

A diagram, a table and a list that start from the same picture cannot say
different things. The order is that of the definition. Lifecycles that were
only diagnosed are shown too: a name that leads nowhere stands there as such.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from layanan.exchange._conditions import conditions
from layanan.exchange._words import (
    AFTER,
    AT_ONCE,
    BUDGET,
    FIRST,
    KINDS,
    OUTCOMES,
    PAUSES_WITH,
    PER_VISIT,
    PHASE,
    SUBS,
    SYSTEM_ROLE,
    TURNS,
    UNDEFINED,
)
from layanan.lifecycle import SYSTEM, Lifecycle, State, Timer, Transition
from layanan.text import Label, Language

EVERY = "*"


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Hold one state as it is shown.

    Attributes:
        name: Its name in the definition.
        label: What people call it.
        turn: Whose turn it is; empty where nobody's is.
        about: What else there is to say of it, but for its phase.
        phase: The name of its group, if any.
        closed: Whether a request ends here.
    """

    name: str
    label: str
    turn: str
    about: tuple[str, ...]
    phase: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """
    Hold one way from one state to another as it is shown.

    Attributes:
        source: Where it starts.
        name: What is fired.
        target: Where it leads.
        roles: Who may take it; "system" where it happens by itself, nobody
            where the definition names nobody.
        label: What people call it.
        conditions: What must hold, in words.
        alone: When it happens by itself, in words; empty otherwise.
        law: The law it rests on; empty where none is named.
    """

    source: str
    name: str
    target: str
    roles: tuple[str, ...]
    label: str
    conditions: tuple[str, ...]
    alone: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """
    Hold a whole lifecycle as it is shown.

    Attributes:
        roles: Every role that a step names, with what people call it.
        phases: Every group of states that a state names, with what people call it.
    """

    code: str
    name: str
    law: str
    initial: str
    states: tuple[Standing, ...]
    steps: tuple[Step, ...]
    roles: Mapping[str, str]
    phases: Mapping[str, str]

    def label(self, state: str) -> str:
        """
        Return what people call a state.
        """
        return next(one.label for one in self.states if one.name == state)

    def phase(self, state: Standing, language: Language) -> tuple[str, ...]:
        """
        Return the group of a state in words, where it has one.
        """
        if state.phase is None:
            return ()
        return (PHASE.text(language).format(phase=self.phases[state.phase]),)

    def leaving(self, state: str) -> tuple[Step, ...]:
        """
        Return the steps that start in a state.
        """
        return tuple(step for step in self.steps if step.source == state)


def picture(lifecycle: Lifecycle, language: Language) -> Picture:
    """
    Return what is to be shown of a lifecycle.
    """
    steps = tuple(_steps(lifecycle, language))
    roles = dict.fromkeys(role for step in steps for role in step.roles)
    labels = {SYSTEM: SYSTEM_ROLE, **lifecycle.roles}
    phases = dict.fromkeys(
        state.phase for state in lifecycle.states.values() if state.phase is not None
    )
    return Picture(
        code=lifecycle.code,
        name=lifecycle.name.text(language),
        law=lifecycle.cites.text(language),
        initial=lifecycle.initial,
        states=tuple(_states(lifecycle, steps, language)),
        steps=steps,
        roles={role: named(labels, role, language) for role in roles},
        phases={phase: named(lifecycle.phases, phase, language) for phase in phases},
    )


def named(labels: Mapping[str, Label], name: str, language: Language) -> str:
    """
    Return what people call `name`, or the name itself where nothing is declared.
    """
    return labels[name].text(language) if name in labels else name


def _states(
    lifecycle: Lifecycle, steps: tuple[Step, ...], language: Language
) -> Iterator[Standing]:
    for name, state in lifecycle.states.items():
        yield Standing(
            name,
            state.label.text(language),
            "" if state.kind == "closed" else TURNS[state.turn].text(language),
            tuple(_about(lifecycle, name, state, language)),
            state.phase,
            state.kind == "closed",
        )
    meant = (lifecycle.initial, *(name for step in steps for name in (step.source, step.target)))
    for name in dict.fromkeys(meant):
        if name not in lifecycle.states:
            yield Standing(name, name, "", (UNDEFINED.text(language),))


def _about(lifecycle: Lifecycle, name: str, state: State, language: Language) -> Iterator[str]:
    if state.outcome is None:
        yield KINDS[state.kind].text(language)
    else:
        yield f"{KINDS[state.kind].text(language)} – {OUTCOMES[state.outcome].text(language)}"
    if name == lifecycle.initial:
        yield FIRST.text(language)
    if state.budget is not None:
        words = PER_VISIT if state.per_visit else BUDGET
        yield words.text(language).format(term=state.budget.text(language))
    subs = [
        sub.label.text(language)
        for sub in lifecycle.subs.values()
        if name in sub.states or (not sub.states and state.kind != "closed")
    ]
    if subs:
        yield SUBS.text(language).format(subs=", ".join(subs))


def _steps(lifecycle: Lifecycle, language: Language) -> Iterator[Step]:
    for source, row in lifecycle.table.items():
        for name, ways in row.items():
            timers = [one for one in lifecycle.timers if _runs(one, source, name, lifecycle)]
            # Where some are for people only, a timer takes the others.
            alone = [way for way in ways if not way.roles or SYSTEM in way.roles] or ways
            for way in ways:
                yield from _ways(lifecycle, source, way, timers if way in alone else [], language)


def _ways(
    lifecycle: Lifecycle,
    source: str,
    way: Transition,
    timers: list[Timer],
    language: Language,
) -> Iterator[Step]:
    def step(roles: tuple[str, ...], alone: str = "") -> Step:
        return Step(
            source,
            way.name,
            way.target,
            roles,
            way.label.text(language),
            tuple(conditions(lifecycle, way, language)),
            alone,
            "" if way.cites is None else way.cites.text(language),
        )

    people = tuple(role for role in way.roles if role != SYSTEM) if timers else way.roles
    if way.automatic:
        yield step((SYSTEM,), AT_ONCE.text(language))
    elif people or not timers:
        yield step(people)
    for timer in timers:
        yield step((SYSTEM,), _after(timer, language))


def _after(timer: Timer, language: Language) -> str:
    words = AFTER.text(language).format(
        term=timer.after.text(language), label=timer.label.text(language)
    )
    if timer.of is None:
        return words
    return f"{words}, {PAUSES_WITH.text(language).format(level=timer.of)}"


def _runs(timer: Timer, state: str, name: str, lifecycle: Lifecycle) -> bool:
    if timer.fires != name:
        return False
    if state in timer.states:
        return True
    known = lifecycle.states.get(state)
    return EVERY in timer.states and known is not None and known.kind != "closed"
