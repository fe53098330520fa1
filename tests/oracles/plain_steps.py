"""
Whether a step may be taken, read from the plain data of a definition and a plain history.

Written from the descriptions of `Transition`, `Timer` and `Level`, without their code: nothing is
imported but the count of days, which has an oracle of its own. Slow and simple.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from layanan.calendars import Term, WorkingCalendar
from layanan.sla import due

Data = Mapping[str, Any]


@dataclass
class Known:
    """
    Hold what a history tells, folded by hand.
    """

    state: str
    entered: datetime
    facts: dict[str, Any] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)
    acted: set[tuple[str, str]] = field(default_factory=set)
    assignee: str | None = None
    subs: dict[str, dict[str, bool]] = field(default_factory=dict)
    lapsed: set[str] = field(default_factory=set)
    running: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Try:
    """
    Hold what somebody would do.
    """

    name: str
    actor: str
    roles: frozenset[str]
    at: datetime
    recorded: datetime
    note: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    documents: Sequence[str] = ()


def corrected(history: Sequence[Any]) -> list[dict[str, Any]]:
    """
    Return the events as plain values, with their corrections put in.
    """
    events = [
        {
            "kind": one.kind,
            "name": one.name,
            "at": one.at,
            "actor": one.actor,
            "target": one.target,
            "facts": dict(one.facts),
            "documents": one.documents,
            "detail": dict(one.detail),
        }
        for one in history
    ]
    for one in events:
        if one["kind"] == "corrected":
            meant = events[one["detail"]["seq"] - 1]
            meant["facts"] |= one["facts"]
            meant["at"] = one["detail"].get("happened", meant["at"])
            one["facts"] = {}
    return events


def known(data: Data, levels: Sequence[Data], history: Sequence[Any]) -> Known:
    """
    Return what a history tells; of each level, whether it has started and not stopped.
    """
    events = corrected(history)
    found = Known(events[0]["target"], events[0]["at"])
    stopped: set[str] = set()
    for one in events:
        found.facts |= one["facts"]
        found.documents += one["documents"]
        found.state = one["target"]
        detail = one["detail"]
        match one["kind"]:
            case "opened" | "transition":
                found.entered, found.lapsed = one["at"], set()
                if one["kind"] == "transition":
                    found.acted.add((one["name"], one["actor"]))
                _start_and_stop(found, stopped, levels, one["name"])
            case "lapsed":
                found.lapsed.add(one["name"])
            case "assigned":
                found.assignee = detail["to"]
            case "released":
                found.assignee = None
            case "sub_opened" | "sub_closed":
                refs = found.subs.setdefault(detail["sub"], {})
                refs[detail["reference"]] = one["kind"] == "sub_opened"
    return found


def _start_and_stop(found: Known, stopped: set[str], levels: Sequence[Data], step: str) -> None:
    # "buka" is the opening, and any transition that is called so.
    for level in levels:
        name = level["name"]
        started = found.running.get(name) is not None or step in level["starts"]
        if started and step in {*level["ends"], *level["cancels"]}:
            stopped.add(name)
        if started:
            found.running[name] = name not in stopped


def ways(data: Data, state: str, name: str) -> list[Data]:
    """
    Return the transitions of a name that leave a state, in the order of the data.
    """
    return [
        one
        for one in data["transitions"]
        if one["name"] == name
        and (
            state in one["sources"]
            or ("*" in one["sources"] and data["states"][state]["kind"] != "closed")
        )
    ]


def chosen(data: Data, now: Known, tried: Try, day: date) -> Data | None:
    """
    Return the way that somebody may take, whatever the clock says; None if there is none.
    """
    facts = {**now.facts, **tried.facts}
    documents = [*now.documents, *tried.documents]
    for one in ways(data, now.state, tried.name):
        roles = one["roles"] if one["roles"] and not one.get("automatic") else ["system"]
        closed = {name for name, refs in now.subs.items() if not any(refs.values())}
        if (
            tried.roles & set(roles)
            and (not one.get("note_required") or (tried.note or "").strip())
            and all(_met(guard, facts, documents, day) for guard in one.get("guards", []))
            and set(one.get("documents", [])) <= set(documents)
            and set(one.get("facts", [])) <= set(facts)
            and not any((name, tried.actor) in now.acted for name in one.get("separate_from", []))
            and not (one.get("by_assignee") and now.assignee not in {None, tried.actor})
            and set(one.get("closed_subs", [])) <= closed
        ):
            return one
    return None


def _met(guard: Any, facts: Mapping[str, Any], documents: Sequence[str], day: date) -> bool:
    if isinstance(guard, str):
        return (facts.get("catatan") != "buruk") is (guard == "layak")
    if "document" in guard:
        count = sum(one == guard["document"] for one in documents)
        return bool(guard.get("at_least", 1) <= count <= guard.get("at_most", count))
    if "age" in guard:
        born = facts.get(guard["age"])
        if born is None:
            return False
        # A birthday for each year after the birth that has come by the day.
        years = sum(
            date(year, born.month, born.day) <= day for year in range(born.year + 1, day.year + 1)
        )
        return bool(years >= guard.get("at_least", years) and years < guard.get("less_than", 200))
    value = facts.get(guard["fact"])
    if "stated" in guard:
        return (value is not None) is guard["stated"]
    return value is not None and bool(
        ("equals" in guard and value == guard["equals"])
        or value in guard.get("one_of", ())
        or ("at_most" in guard and value <= guard["at_most"])
        or ("more_than" in guard and value > guard["more_than"])
    )


def expected(
    data: Data,
    levels: Sequence[Data],
    history: Sequence[Any],
    tried: Try,
    calendar: WorkingCalendar,
    *,
    late: bool = False,
) -> str | None:
    """
    Return where a step leads that may be taken now; None if it may not.

    Where `late`, it is what a timer takes that was due before, and waits for no other.
    """
    newest = history[-1]
    if not newest.at <= tried.at <= tried.recorded or tried.recorded < newest.recorded:
        return None
    now = known(data, levels, history)
    if not late and any(at < tried.at for at, _ in timers(data, levels, now, calendar)):
        return None
    way = chosen(data, now, tried, tried.at.astimezone(calendar.zone).date())
    if way is None:
        return None
    within = way.get("within")
    if within is not None:
        last = due(now.entered, Term.parse(within), calendar=calendar).at
        if last is not None and tried.at > last:
            return None
    target: str = way["target"]
    return target


def timers(
    data: Data, levels: Sequence[Data], now: Known, calendar: WorkingCalendar
) -> list[tuple[datetime, Data]]:
    """
    Return the timers of the present state by when they are due.

    One that waits with its level is not due at all.
    """
    state = data["states"][now.state]
    waiting = {
        level["name"]
        for level in levels
        if now.running.get(level["name"])
        and any(state["turn"] in pause["turns"] for pause in level["pauses"])
    }
    found = [
        (due(now.entered, Term.parse(one["after"]), calendar=calendar).at, one)
        for one in data["timers"]
        if (now.state in one["states"] or ("*" in one["states"] and state["kind"] != "closed"))
        and one["name"] not in now.lapsed
        and one.get("of") not in waiting
    ]
    return sorted(((at, one) for at, one in found if at is not None), key=lambda timed: timed[0])
