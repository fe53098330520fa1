"""
Two engines and one definition: they agree on every walk, and with the data itself.

Half of the definitions ask for nothing but a role and a note; in the others guards, documents,
facts and people decide, also between several ways of one name.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from layanan.errors import LayananError
from layanan.lifecycle import (
    Actor,
    Engine,
    Lifecycle,
    Situation,
    check,
    table_engine,
    transitions_engine,
)
from tests.oracles.plain_steps import Known, Try, chosen
from tests.strategies.lifecycles import NAMES, ROLES, actors, definitions, lifecycles
from tests.strategies.requests import DOCUMENTS, FACTS, GUARDS, guarded_definitions

# Never fewer than this of either kind, whatever the profile.
DEFINITIONS = max(260, settings.default.max_examples if settings.default else 0)

WORDS = st.sampled_from([*NAMES, "batalkan", "tidak_ada"])
NOTES = st.sampled_from([None, "", " ", "alasan"])


@dataclass(frozen=True)
class Forged:
    """
    Claim a decision that nobody took.
    """

    open: bool
    state: str
    name: str
    way: int


def outcome(engine: Engine, state: str, name: str, decision: Any) -> tuple[str, str]:
    try:
        return "moved", engine.step(state, name, decision)
    except LayananError as error:
        return type(error).__name__, str(error)


def by_the_data(
    data: dict[str, Any], state: str, name: str, by: Actor, note: str | None
) -> str | None:
    """
    Return where the plain data says that this leads, None where it does not.
    """
    for one in data["transitions"]:
        starts = state in one["sources"] or (
            one["sources"] == ["*"] and data["states"][state]["kind"] != "closed"
        )
        noted = not one["note_required"] or (note or "").strip() != ""
        if one["name"] == name and starts and noted and by.roles & set(one["roles"]):
            target: str = one["target"]
            return target
    return None


@settings(max_examples=DEFINITIONS)
@given(definitions(), st.lists(st.tuples(WORDS, actors(), NOTES), max_size=25))
def test_both_engines_walk_as_the_data_says(
    data: dict[str, Any], walk: list[tuple[str, Actor, str | None]]
) -> None:
    lifecycle = Lifecycle(**data)
    first, second = transitions_engine(lifecycle), table_engine(lifecycle)
    state = lifecycle.initial

    for word, actor, note in walk:
        if word not in lifecycle.names:
            continue
        decided = check(lifecycle, state, word, by=actor, note=note)
        expected = by_the_data(data, state, word, actor, note)

        assert (expected is not None) == decided.open == (decided.unmet == ())
        moved = outcome(first, state, word, decided)
        assert outcome(second, state, word, decided) == moved
        assert moved == (("moved", expected) if expected else moved)
        assert (moved[0] == "moved") == decided.open
        state = expected or state


@st.composite
def situations(draw: st.DrawFn, names: tuple[str, ...]) -> Situation:
    """
    Draw what may be known of a request whose steps have these names.
    """
    people = st.sets(st.sampled_from(["A-1", "A-2"]))
    day = draw(st.sampled_from([date(2026, 1, 8), date(2026, 1, 9)]))
    subs = draw(st.sampled_from([{}, {"A-1": True}, {"A-1": False}]))
    return Situation(
        at=datetime.combine(day, time(9), UTC),
        on=day,
        facts=draw(FACTS),
        documents=tuple(draw(DOCUMENTS)),
        acted={name: frozenset(draw(people)) for name in names if draw(st.booleans())},
        assignee=draw(st.sampled_from([None, "A-1", "A-2"])),
        open_subs=frozenset({"ahli"} if any(subs.values()) else ()),
        closed_subs=frozenset({"ahli"} if subs and not any(subs.values()) else ()),
    )


def as_known(state: str, case: Situation) -> Known:
    """
    Return the same as the oracle knows it.
    """
    subs = {name: {"x": True} for name in case.open_subs}
    subs |= {name: {"x": False} for name in case.closed_subs}
    acted = {(name, one) for name, people in case.acted.items() for one in people}
    return Known(
        state,
        case.at,
        dict(case.facts),
        list(case.documents),
        acted,
        case.assignee,
        subs,
    )


EVERYBODY = Actor("A-1", roles=ROLES)


@settings(max_examples=DEFINITIONS)
@given(guarded_definitions(), st.data())
def test_both_engines_walk_as_the_data_says_under_guards(
    data: dict[str, Any], draw: st.DataObject
) -> None:
    lifecycle = Lifecycle(**data)
    first, second = transitions_engine(lifecycle), table_engine(lifecycle)
    state = lifecycle.initial

    for _ in range(draw.draw(st.integers(1, 8))):
        word = draw.draw(st.sampled_from(lifecycle.triggers(state) or lifecycle.names))
        actor = draw.draw(st.one_of(st.just(EVERYBODY), actors()))
        note = draw.draw(NOTES)
        case = draw.draw(situations(lifecycle.names))
        tried = Try(word, actor.id, actor.roles, case.at, case.at, note)
        way = chosen(data, as_known(state, case), tried, case.on)

        decided = check(lifecycle, state, word, by=actor, note=note, situation=case, guards=GUARDS)

        assert (way is not None) == decided.open == (decided.unmet == ())
        moved = outcome(first, state, word, decided)
        assert outcome(second, state, word, decided) == moved
        assert moved == (("moved", way["target"]) if way else moved)
        assert (moved[0] == "moved") == decided.open
        state = moved[1] if decided.open else state


@given(lifecycles(), st.data())
def test_both_engines_refuse_forged_decisions_alike(
    lifecycle: Lifecycle, data: st.DataObject
) -> None:
    states = st.sampled_from([*lifecycle.states, "entah"])
    forged = st.builds(Forged, st.booleans(), states, WORDS, st.integers(-1, 1))
    first, second = transitions_engine(lifecycle), table_engine(lifecycle)

    for _ in range(5):
        state, name, decision = data.draw(st.tuples(states, WORDS, forged))

        assert outcome(first, state, name, decision) == outcome(second, state, name, decision)


@given(lifecycles(), actors(), NOTES)
def test_the_possible_is_what_a_note_would_open(
    lifecycle: Lifecycle, by: Actor, note: str | None
) -> None:
    for state in lifecycle.states:
        opened = tuple(
            name
            for name in lifecycle.triggers(state)
            if check(lifecycle, state, name, by=by, note="alasan").open
        )

        for name in lifecycle.names:
            assert opened == check(lifecycle, state, name, by=by, note=note).possible


@given(definitions())
def test_the_hash_follows_the_data_and_nothing_else(data: dict[str, Any]) -> None:
    lifecycle = Lifecycle(**data)

    again = Lifecycle.model_validate_json(lifecycle.model_dump_json())
    assert (lifecycle.hash, lifecycle) == (again.hash, again)
    assert lifecycle.hash != lifecycle.model_copy(update={"code": "lain"}).hash
