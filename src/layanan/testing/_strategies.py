"""
What Hypothesis draws: calendars, terms, people, definitions, requests and what they went through.

Every strategy builds what it needs and never filters. Small things come first and shrink to what a
person reads: one state, one step, a Monday morning. Arguments are checked when a strategy is made.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan.calendars import (
    Office,
    OfficeHours,
    Term,
    UnknownOverlayError,
    WorkingCalendar,
    indonesia,
    regions,
)
from layanan.lifecycle import Actor, Lifecycle, Transition
from layanan.records import require
from layanan.request import OPENING, Request
from layanan.service import ServiceDefinition, ServiceType, resolve
from layanan.testing._arguments import (
    A_CALENDAR,
    A_LIFECYCLE,
    A_SERVICE,
    AN_OFFICE,
    NoWayError,
    UnknownChoiceError,
    at_least_one,
    choose,
    day_or_none,
    instant_or_none,
    optional,
    switches,
)
from layanan.testing._defects import DEFECTS
from layanan.testing._definitions import ROLES, Data, definitions, levels, rich_definitions
from layanan.testing._opening import first_morning
from layanan.testing._paths import Graph, with_later_subs
from layanan.testing._payloads import Choose, Payload, Scene, fill, require_payloads
from layanan.testing._steps import Step, take
from layanan.text import Label

T = TypeVar("T")

STRANGER: Final = "arsiparis"
"""A role that the drawn lifecycles do not know."""

_FIRST, _LAST = date(2025, 1, 1), date(2026, 12, 31)
_DAY = timedelta(days=1)
_UNIT_NAMES: Final = Label(
    id="kumpulan nama satuan, misalnya {'working_days'}",
    en="a collection of units, e.g. {'working_days'}",
)
_YES_NO_ANY: Final = Label(id="True, False, atau None", en="True, False or None")
#: Capital first: where nothing depends on the province, it is that one.
_REGIONS: Final = ("ID-JK", *(code for code in regions() if code != "ID-JK"))
_OWN_WEEK: Final = OfficeHours.weekly(
    "mon-thu 08:00-12:00, 12:30-14:00; fri 08:00-11:30, 12:30-14:00; sat 08:00-13:00", regime=None
)
_UNITS: Final[Mapping[str, int]] = {
    "working_days": 20,
    "calendar_days": 30,
    "weeks": 8,
    "months": 12,
    "years": 3,
    "working_hours": 24,
    "working_minutes": 600,
    "clock_hours": 72,
}
_GAPS: Final = tuple(timedelta(hours=hours) for hours in (1, 0, 5, 24, 72, 240))
_MOST_STEPS: Final = 200


# -- when government works -------------------------------------------------------------------------


def offices(*, timed: bool = True) -> SearchStrategy[Office]:
    """
    Return offices: any province, five days a week or six, with local days and worked leave.

    Args:
        timed: Only offices whose hours are laid down, so that every question of
            time has an answer; else also six-day weeks without hours.
    """
    switches(timed=timed)
    weeks: list[tuple[int, bool]] = [(5, False), (6, True)]
    if not timed:
        weeks.append((6, False))
    return st.builds(
        _office,
        region=st.sampled_from(_REGIONS),
        week=st.sampled_from(weeks),
        collective_leave=st.sampled_from(("off", "worked")),
        local=st.booleans(),
    )


@lru_cache(maxsize=512)
def _office(*, region: str, week: tuple[int, bool], collective_leave: str, local: bool) -> Office:
    days, own_hours = week
    given: dict[str, Any] = {
        "code": "uji",
        "name": "Kantor uji",
        "region": region,
        "level": "kankemenag",
        "workweek": days,
        "collective_leave": collective_leave,
        "hours": (_OWN_WEEK,) if own_hours else (),
    }
    # Replacement working days would need hours of their own in a week of one's own.
    if local and days == 5:
        try:
            return Office(**given, overlays=(region,))
        except UnknownOverlayError:
            pass  # no local days are on record for this province
    return Office(**given)


@lru_cache
def _some_offices() -> tuple[Office, ...]:
    """
    Return a few offices with all that matters to a request: their calendars cost something.
    """
    rows: tuple[tuple[str, tuple[int, bool], str, bool], ...] = (
        ("ID-JK", (5, False), "off", False),
        ("ID-PA", (5, False), "worked", True),
        ("ID-SN", (6, True), "off", False),
    )
    return tuple(
        _office(region=region, week=week, collective_leave=leave, local=local)
        for region, week, leave, local in rows
    )


def calendars(*, timed: bool = True, dated: bool = False) -> SearchStrategy[WorkingCalendar]:
    """
    Return working calendars.

    Args:
        timed: As for `offices`.
        dated: Also calendars as they were known on an earlier day.
    """
    switches(timed=timed, dated=dated)
    if not dated:
        return offices(timed=timed).map(lambda office: office.calendar())
    known = st.one_of(st.none(), st.dates(_FIRST, _LAST))
    return st.builds(lambda office, on: office.calendar(known_on=on), offices(timed=timed), known)


@lru_cache(maxsize=64)
def _remarkable(calendar: WorkingCalendar, since: date, until: date) -> tuple[date, ...]:
    """
    Return the days on which something is out of the ordinary, and those beside them.
    """
    found: dict[date, None] = {}
    for year in range(since.year, until.year + 1):
        for day in calendar.days_off(year):
            if day.date.weekday() < 5:
                for shift in (-1, 0, 1):
                    if since <= day.date + shift * _DAY <= until:
                        found[day.date + shift * _DAY] = None
    return tuple(sorted(found))


def instants(
    calendar: WorkingCalendar | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
) -> SearchStrategy[datetime]:
    """
    Return aware instants in a calendar's zone, many of them at an edge of its day.

    Edges are openings and closings, midnight, and one second beside them; days
    lie about the days off.

    Args:
        calendar: Whose; that of an office in Jakarta if left out.
        since: The first day; 1 January 2025 if left out.
        until: The last day; 31 December 2026 if left out, or the last decreed one.

    Raises:
        UnknownChoiceError: If `until` lies before `since`.
        CivilDateError: If one of them is no plain date.
    """
    if calendar is None:
        calendar = indonesia("ID-JK")
    require("calendar", calendar, WorkingCalendar, A_CALENDAR)
    day_or_none(since)
    day_or_none(until)
    first = _FIRST if since is None else since
    last = min(_LAST, calendar.last_day or _LAST) if until is None else until
    if last < first:
        raise UnknownChoiceError(argument="until", given=str(last), allowed=(f"≥ {first}",))
    near = _remarkable(calendar, first, last)
    plain = st.dates(first, last)
    days = st.one_of(plain, st.sampled_from(near)) if near else plain
    return st.builds(
        lambda day, pick, shift, minute: _instant(calendar, day, pick, shift, minute),
        days,
        st.integers(0, 7),
        st.sampled_from((0, -1, 1)),
        st.one_of(st.none(), st.integers(0, 24 * 60 - 1)),
    )


def _instant(
    calendar: WorkingCalendar, day: date, pick: int, shift: int, minute: int | None
) -> datetime:
    midnight = datetime.combine(day, time(0), calendar.zone)
    if minute is not None:
        return midnight + timedelta(minutes=minute)
    edges = [midnight]
    for period in calendar.day(day).periods or ():
        edges += [
            datetime.combine(day, period.open, calendar.zone),
            datetime.combine(day, period.close, calendar.zone),
        ]
    # The first edge of a working day is its opening; a day off has only midnight.
    edges = [*edges[1:], edges[0]]
    edge = edges[pick % len(edges)]
    return edge if edge == midnight and shift < 0 else edge + timedelta(seconds=shift)


def terms(
    *, units: Collection[str] | None = None, parts: int = 2, most: int | None = None
) -> SearchStrategy[Term]:
    """
    Return terms, such as "10 hari kerja" or "2 hari kerja 35 menit".

    Args:
        units: The units that they may have; all of them if left out.
        parts: At most so many units in one term.
        most: At most so many of each unit; what is usual if left out.

    Raises:
        UnknownChoiceError: If there is no such unit, or a number is below one.
    """
    optional("units", units, Collection, _UNIT_NAMES)
    chosen = tuple(_UNITS) if units is None else tuple(units)
    if not chosen:
        raise UnknownChoiceError(argument="units", given="()", allowed=tuple(_UNITS))
    for unit in chosen:
        choose("units", unit, _UNITS)
    at_least_one("parts", parts)
    if most is not None:
        at_least_one("most", most)
    names = st.lists(st.sampled_from(chosen), min_size=1, max_size=parts, unique=True)
    return names.flatmap(
        lambda found: st.fixed_dictionaries(
            {unit: st.integers(1, most or _UNITS[unit]) for unit in found}
        )
    ).map(_term)


def _term(counts: Mapping[str, int]) -> Term:
    given: dict[str, Any] = dict(counts)
    hours, clock = given.pop("working_hours", 0), given.pop("clock_hours", 0)
    minutes = given.pop("working_minutes", 0) + 60 * hours
    if minutes:
        given["working_minutes"] = minutes
    if clock:
        given["clock_minutes"] = 60 * clock
    return Term(**given)


# -- definitions -----------------------------------------------------------------------------------


def actors(lifecycle: Lifecycle | None = None) -> SearchStrategy[Actor]:
    """
    Return somebody with some roles of a lifecycle, or with one that it does not know.

    Args:
        lifecycle: Whose roles; those of `lifecycles()` if left out.
    """
    optional("lifecycle", lifecycle, Lifecycle, A_LIFECYCLE)
    roles = ROLES if lifecycle is None else tuple(lifecycle.roles)
    return st.builds(Actor, st.just("A-1"), st.sets(st.sampled_from([*roles, STRANGER])))


def lifecycles(*, rich: bool = False) -> SearchStrategy[Lifecycle]:
    """
    Return sound lifecycles of at most eight states.

    Args:
        rich: With conditions, documents, timers, budgets and sub-requests.
    """
    switches(rich=rich)
    data = rich_definitions(named=False) if rich else definitions()
    return data.map(lambda found: Lifecycle(**found))


@st.composite
def _broken(draw: st.DrawFn) -> tuple[Data, str]:
    data = draw(definitions())
    code, breaking = draw(st.sampled_from(DEFECTS))
    breaking(data)
    return data, code


def broken_lifecycles() -> SearchStrategy[tuple[dict[str, Any], str]]:
    """
    Return definitions with one planted defect, each with the code that `check` must tell.
    """
    return _broken()


@st.composite
def _service_types(draw: st.DrawFn, *, rich: bool) -> ServiceType:
    data = draw(rich_definitions(named=False) if rich else definitions())
    label = {"id": "Layanan acak", "en": "Random service"}
    definition = ServiceDefinition.model_validate(
        {
            "code": "uji.acak",
            "name": label,
            "plain": label,
            "owners": [{"name": {"id": "Kantor uji", "en": "Test office"}}],
            "domain": "uji",
            "status": "active",
            "versions": [
                {
                    "version": "1",
                    "in_force": "2020-01-01",
                    "lifecycle": data,
                    "levels": [draw(_level(data))],
                    "confidence": "low",
                }
            ],
        }
    )
    return resolve(definition, on=_FIRST)


@st.composite
def _level(draw: st.DrawFn, data: Data) -> Data:
    """
    Draw a level that runs from the opening, paused in any turn but that of the first state.

    So it runs at least there, and no pause lasts for ever.
    """
    names = list(dict.fromkeys(one["name"] for one in data["transitions"]))
    level = draw(levels(names, "batas"))
    here = data["states"][data["initial"]]["turn"]
    turns = sorted({one["turn"] for one in data["states"].values()} - {here})
    pauses = [one | {"turns": [draw(st.sampled_from(turns))]} for one in level["pauses"] if turns]
    return level | {"starts": [OPENING], "pauses": pauses}


def service_types(*, rich: bool = True) -> SearchStrategy[ServiceType]:
    """
    Return services with a sound lifecycle and one level, in force since 2020.

    Args:
        rich: With conditions, documents, timers, budgets and sub-requests.
    """
    switches(rich=rich)
    return _service_types(rich=rich)


# -- requests --------------------------------------------------------------------------------------


def payloads(
    service: ServiceType, trigger: str, *, at: datetime | None = None
) -> SearchStrategy[Payload]:
    """
    Return facts, documents and a note that fit a step.

    What a named guard of the host wants no definition tells; give it yourself.

    Args:
        service: The service.
        trigger: The name of the transition.
        at: When it is taken, for ages and notices; the morning at which `walk`
            begins if left out.

    Raises:
        UnknownTransitionError: If the lifecycle has no such transition.
        NaiveTimeError: If `at` has no zone.
    """
    require("service", service, ServiceType, A_SERVICE)
    service.lifecycle.require(trigger)
    instant_or_none(at)
    office = _office(region="ID-JK", week=(5, False), collective_leave="off", local=False)
    moment = first_morning(service, office) if at is None else at
    calendar = office.calendar_then(office.local_date(moment))
    scene = Scene(service.lifecycle, calendar, moment)
    ways = [one for one in service.lifecycle.transitions if one.name == trigger]
    return st.one_of([_payload(way, scene) for way in ways])


@st.composite
def _payload(draw: st.DrawFn, way: Transition, scene: Scene) -> Payload:
    return fill(way, scene, _chooser(draw))


def _chooser(draw: st.DrawFn) -> Choose:
    def drawn(values: Sequence[Any]) -> Any:
        return values[0] if len(values) == 1 else draw(st.sampled_from(values))

    return drawn


def requests(
    service: ServiceType, *, office: Office | None = None, start: datetime | None = None
) -> SearchStrategy[Request]:
    """
    Return requests that were opened and no more.

    Args:
        service: The service.
        office: The office that handles them; one of a few that differ in zone,
            week and leave if left out.
        start: When they are opened; a morning on which the service is in force,
            or an instant in the four weeks after it, if left out.

    Raises:
        NaiveTimeError: If `start` has no zone.
    """
    require("service", service, ServiceType, A_SERVICE)
    optional("office", office, Office, AN_OFFICE)
    instant_or_none(start)
    where = st.sampled_from(_some_offices()) if office is None else st.just(office)
    return where.flatmap(lambda found: _opened(service, found, start))


def _opened(
    service: ServiceType, office: Office, start: datetime | None
) -> SearchStrategy[Request]:
    def open_at(at: datetime) -> Request:
        return service.open("REQ-1", office=office, applicant="P-1", at=at)

    if start is not None:
        return st.just(start).map(open_at)
    morning = first_morning(service, office)
    last = morning.date() + 28 * _DAY
    if service.until is not None:
        last = min(last, service.until - _DAY)
    later = instants(office.calendar(), since=morning.date(), until=last)
    return st.one_of(st.just(morning), later).map(open_at)


def histories(
    service: ServiceType,
    *,
    complete: bool | None = None,
    office: Office | None = None,
    start: datetime | None = None,
    payloads: Mapping[str, Payload] | None = None,
    most: int = 8,
) -> SearchStrategy[Request]:
    """
    Return requests that went some way, each of them possible.

    Args:
        service: The service.
        complete: True for closed ones, False for open ones, None for any.
        office: As for `requests`.
        start: As for `requests`.
        payloads: What to bring along, by transition, where a guard of the host
            wants something that no definition tells.
        most: At most so many steps that are drawn; a closed one then goes the
            shortest way to an end.

    Raises:
        UnknownChoiceError: If `most` is below one.
        NaiveTimeError: If `start` has no zone.
    """
    at_least_one("most", most)
    optional("complete", complete, bool, _YES_NO_ANY)
    require_payloads(payloads)
    opened = requests(service, office=office, start=start)
    return _walked(opened, Graph(service.lifecycle), complete, payloads or {}, most)


@st.composite
def _walked(  # noqa: PLR0917 - as `histories`, in its order
    draw: st.DrawFn,
    opened: SearchStrategy[Request],
    graph: Graph,
    complete: bool | None,  # noqa: FBT001 - handed on
    payloads: Mapping[str, Payload],
    most: int,
) -> Request:
    request = draw(opened)
    states, chooser = graph.lifecycle.states, _chooser(draw)
    # Most states have a way to an end, and most walks would soon take one.
    patience = draw(st.integers(0, most))
    for number in range(draw(st.integers(0, most))):
        ways = graph.leaving[request.state]
        staying = tuple(one for one in ways if states[one.target].kind != "closed")
        if complete is False:
            ways = staying
        elif number < patience:
            ways = staying or ways
        if not ways:
            break
        pick = draw(st.integers(0, len(ways) - 1))
        gap = draw(st.sampled_from(_GAPS))
        # What is not open here and now leaves its turn to the next.
        after = _first_open(request, ways[pick:] + ways[:pick], payloads, gap, chooser)
        if after is None or (complete is False and states[after.state].kind == "closed"):
            break
        request = after
    return _to_an_end(request, graph, payloads) if complete else request


def _first_open(
    request: Request,
    ways: Sequence[Step],
    payloads: Mapping[str, Payload],
    gap: timedelta,
    choose: Choose,
) -> Request | None:
    for step in ways:
        try:
            ready = with_later_subs(request, step)
            return take(ready, step, payloads=payloads, gap=gap, choose=choose)
        except NoWayError:
            continue
    return None


def _to_an_end(request: Request, graph: Graph, payloads: Mapping[str, Payload]) -> Request:
    """
    Return a request led to an end, the shortest way that is open.

    Raises:
        NoWayError: If none is.
    """
    taken: dict[Step, int] = {}
    states, far = graph.lifecycle.states, graph.to_an_end
    for _ in range(_MOST_STEPS):
        if states[request.state].kind == "closed":
            return request
        ways = sorted(
            graph.leaving[request.state],
            key=lambda step: (taken.get(step, 0), far.get(step.target, _MOST_STEPS)),
        )
        for step in ways:
            try:
                request = take(with_later_subs(request, step), step, payloads=payloads)
            except NoWayError as error:
                refused = error
                continue
            taken[step] = taken.get(step, 0) + 1
            break
        else:
            raise refused
    raise NoWayError(step=ways[0].name, state=request.state)  # pragma: no cover - a guard of ours
