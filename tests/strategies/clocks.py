"""
What clocks are tried on: offices, promises, and what happens to them at awkward instants.

Each history knows both sides: the library's `Level` and `Run`, and the plain data of the oracle.
Events lie where mistakes live: at openings, breaks, closings and midnights, at the very deadline
and a tick beside it, around Nyepi and Idul Fitri, Ramadan, and the years that were amended.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from layanan import Term, sla
from layanan.calendars import CalendarCoverageError
from layanan.lifecycle import Lifecycle
from layanan.request import Rules
from layanan.sla import Level, Pause, Reading, Run
from tests.oracles.plain_clock import (
    ONE_DAY,
    ONE_MINUTE,
    TIMES,
    Cycle,
    Desk,
    Hours,
    Promise,
    Stretch,
    Undecreed,
    largest,
    read,
)
from tests.strategies import FIRST_DAY, Facts
from tests.strategies.requests import GUARDS, PARTIES, Service, timed_definitions

SECOND = timedelta(seconds=1)

#: Java, Papua and Bali; leave that is worked; what was known before two amendments; six own days.
OFFICES = (
    Facts(),
    Facts("ID-PA"),
    Facts("ID-BA", collective_leave="worked"),
    Facts(known_on=date(2021, 6, 1)),
    Facts("ID-JK", known_on=date(2025, 8, 1)),
    Facts(workweek=6, own_hours=True),
)

#: The last day on which a history may begin, so that it ends within what is decreed.
_LAST = {date(2021, 6, 1): date(2021, 8, 20), date(2025, 8, 1): date(2025, 9, 5)}
_AWKWARD = (
    date(2020, 5, 19),  # Idul Fitri leave that was moved to December
    date(2021, 8, 9),  # 10 August that became the 11th
    date(2025, 8, 14),  # 18 August 2025
    date(2026, 2, 17),  # the fast begins on the 19th
    date(2026, 3, 13),  # Nyepi and Idul Fitri 2026
    date(2026, 3, 17),
    date(2026, 3, 27),
    date(2026, 5, 26),
    date(2026, 12, 23),  # a year's end
    date(2023, 4, 10),  # new office hours from the 12th
    date(2024, 2, 28),
)


@lru_cache
def desk(office: Facts, tick: timedelta = ONE_MINUTE) -> Desk:
    """
    Return an office as plain data, read from its calendar day by day.
    """
    calendar = office.calendar()
    days: dict[date, tuple[bool, Hours | None]] = {}
    day = FIRST_DAY
    while True:
        try:
            one = calendar.day(day)
        except CalendarCoverageError:
            return Desk(calendar.zone, days, tick)
        hours = None if one.periods is None else tuple((at.open, at.close) for at in one.periods)
        days[day] = one.working, hours
        day += ONE_DAY


def begins(office: Facts, *, first: date) -> st.SearchStrategy[date]:
    """
    Return days on which a history may begin.
    """
    last = _LAST.get(office.known_on or date.max, date(2027, 5, 31))
    near = [day for day in _AWKWARD if first <= day <= last]
    return st.one_of(
        st.sampled_from(near),
        st.builds(
            lambda day, shift: day - shift * ONE_DAY, st.sampled_from(near), st.integers(0, 9)
        ),
        st.dates(first, last),
    )


# -- promises --------------------------------------------------------------------------------------

DAY_TERMS: tuple[dict[str, int], ...] = (
    {"working_days": 1},
    {"working_days": 3},
    {"working_days": 10},
    {"calendar_days": 1},
    {"calendar_days": 7},
    {"weeks": 1},
    {"months": 1},
    {"years": 1, "months": 1},
)
TIME_TERMS: tuple[dict[str, int], ...] = (
    {"working_minutes": 35},
    {"working_minutes": 150},
    {"working_minutes": 450},
    {"working_minutes": 1_200},
    {"clock_minutes": 360},
    {"clock_minutes": 4_320},
)
COMPOUND_TERMS: tuple[dict[str, int], ...] = (
    {"working_days": 2, "working_minutes": 35},
    {"working_days": 2, "clock_minutes": 90},
    {"months": 1, "calendar_days": 3},
    {"months": 1, "working_minutes": 35},
    {"working_days": 2, "calendar_days": 3},
    {"calendar_days": 2, "working_minutes": 90},
    {"clock_minutes": 300, "working_minutes": 60},
)
SHORT_TERMS: tuple[dict[str, int], ...] = (
    {"working_minutes": 1},
    {"working_minutes": 35},
    {"clock_minutes": 15},
)
_CHOICES = {
    "day_one": ("after", "same"),
    "receipt": ("stamp", "office_hours"),
    "roll": ("none", "next"),
    "ends": ("closing", "midnight"),
    "boundary": ("closing", "opening"),
}
_RULES = ("a", "b")


def _label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


@st.composite
def promises(draw: st.DrawFn, terms: tuple[dict[str, int], ...], *, capped: bool = True) -> Promise:
    """
    Draw a promise of one of these terms, whose pauses may have caps.
    """
    term = draw(st.sampled_from(terms))
    counting = {name: draw(st.sampled_from(values)) for name, values in _CHOICES.items()}
    extension = {}
    if len(term) == 1:
        [(unit, count)] = term.items()
        extension = {unit: draw(st.integers(1, count))}
    caps = {}
    if capped:
        most = 600 if largest(term) in TIMES else 6
        for rule in _RULES:
            if draw(st.booleans()):
                caps[rule] = draw(st.integers(1, most))
    return Promise(term, counting, extension, caps)


def level(promise: Promise) -> Level:
    """
    Return the library's level of a promise.
    """
    unit = largest(promise.term)
    pauses = [
        {
            "code": code,
            "turns": [party],
            "label": _label(code),
            "confidence": "low",
            "most": Term(**_units({unit: promise.caps[code]})) if code in promise.caps else None,
        }
        for code, party in zip(_RULES, PARTIES, strict=False)
    ]
    extension = None
    if promise.extension:
        extension = {"term": Term(**_units(promise.extension)), "times": 100}
    return Level.model_validate(
        {
            "name": "jawaban",
            "label": _label("Jawaban"),
            "term": Term(**_units(promise.term)),
            "starts": "ajukan",
            "ends": "jawab",
            "pauses": pauses,
            "extension": extension,
            "counting": promise.counting,
            "cites": "UU 25/2009",
        }
    )


def _units(counts: Mapping[str, int]) -> dict[str, Any]:
    return dict(counts)


# -- histories -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """
    Hold one clock's history, for the library and for the oracle, and when it is read.
    """

    office: Facts
    tick: timedelta
    promise: Promise
    cycle: Cycle
    at: datetime

    @property
    def desk(self) -> Desk:
        """
        The office as the oracle knows it.
        """
        return desk(self.office, self.tick)

    @property
    def level(self) -> Level:
        """
        The library's level.
        """
        return level(self.promise)

    @property
    def run(self) -> Run:
        """
        What happened, as the library tells it.
        """
        rules = {one.code: one for one in self.level.pauses}
        cycle = self.cycle
        return Run(
            started=cycle.started,
            ended=cycle.ended,
            cancelled=cycle.cancelled,
            pauses=tuple(
                Pause(one.since, one.until, rules.get(one.rule), one.takes_over)
                for one in cycle.pauses
            ),
            extensions=cycle.extensions,
        )

    def read(self) -> Reading:
        """
        Return what the library says.
        """
        return sla.read(self.level, self.run, calendar=self.office.calendar(), at=self.at)


_EDGES = ("00:00", "07:30", "08:00", "11:30", "12:00", "13:00", "15:00", "16:00", "16:30", "23:59")
_EDGE_TIMES = tuple(time.fromisoformat(one) for one in _EDGES)


@st.composite
def _later(  # noqa: PLR0917 - what it depends on
    draw: st.DrawFn, here: Desk, promise: Promise, cycle: Cycle, newest: datetime, reach: int
) -> datetime:
    """
    Draw an instant at or after another: a while later, at an edge of a day, or about the deadline.
    """
    kind = draw(st.sampled_from(("edge", "edge", "due", "due", "while", "while", "same")))
    if kind == "while":
        return newest + here.tick * draw(st.integers(0, reach * ONE_DAY // here.tick))
    if kind == "edge":
        day = here.day(newest) + ONE_DAY * draw(st.integers(0, reach))
        at = datetime.combine(day, draw(st.sampled_from(_EDGE_TIMES)), here.zone)
        at += here.tick * draw(st.sampled_from((0, 0, 0, -1, 1)))
        return max(at, newest)
    if kind == "due" and cycle.started is not None:
        at = _deadline(here, promise, cycle, newest) + here.tick * draw(
            st.sampled_from((0, 0, -1, 1))
        )
        if newest <= at <= newest + 45 * ONE_DAY:
            return at
    return newest


def _deadline(here: Desk, promise: Promise, cycle: Cycle, at: datetime) -> datetime:
    try:
        due = read(here, promise, cycle, at).due
    except Undecreed:
        return at
    return at if due is None or due.at is None else due.at


@st.composite
def kept(
    draw: st.DrawFn,
    terms: tuple[dict[str, int], ...],
    *,
    capped: bool = False,
    tick: timedelta = ONE_MINUTE,
    reach: int = 5,
) -> Kept:
    """
    Draw the history of one clock: pauses, extensions, perhaps an end, and when it is read.
    """
    office = draw(st.sampled_from(OFFICES))
    promise = draw(promises(terms, capped=capped))
    timed = bool(TIMES & set(promise.term)) or promise.counting["receipt"] == "office_hours"
    # The hours of the fasts before 2019 are not on record.
    first = date(2015, 1, 2) if office.own_hours or not timed else date(2019, 6, 10)
    here = desk(office, tick)
    day = draw(begins(office, first=first))
    newest = datetime.combine(day, draw(st.sampled_from(_EDGE_TIMES)), here.zone)
    newest += here.tick * draw(st.integers(-1, 90))
    cycle = Cycle(started=newest)
    for _ in range(draw(st.integers(0, 7))):
        newest = draw(_later(here, promise, cycle, newest, reach))
        cycle = draw(_happened(promise, cycle, newest))
    newest = draw(_later(here, promise, cycle, newest, reach))
    end = draw(st.sampled_from(("", "", "", "ended", "cancelled")))
    if end:
        cycle = _resumed(cycle, newest)
        ended, cancelled = (newest, None) if end == "ended" else (None, newest)
        cycle = Cycle(cycle.started, ended, cancelled, cycle.pauses, cycle.extensions)
        newest = draw(_later(here, promise, Cycle(), newest, reach))
    return Kept(office, tick, promise, cycle, newest)


@st.composite
def _happened(draw: st.DrawFn, promise: Promise, cycle: Cycle, at: datetime) -> Cycle:
    paused = bool(cycle.pauses) and cycle.pauses[-1].until is None
    what = draw(st.sampled_from(("turn", "turn", "turn", "extend")))
    if what == "extend":
        if not promise.extension:
            return cycle
        return Cycle(cycle.started, None, None, cycle.pauses, cycle.extensions + 1)
    # Without caps the pauses of all rules are one; with caps the file may pass from rule to rule.
    codes = _RULES if promise.caps else ("a",)
    now = cycle.pauses[-1].rule if paused else ""
    next_ = draw(st.sampled_from([code for code in ("", *codes) if code != now]))
    cycle = _resumed(cycle, at)
    if not next_:
        return cycle
    pauses = (*cycle.pauses, Stretch(at, None, next_))
    return Cycle(cycle.started, None, None, pauses, cycle.extensions)


def _resumed(cycle: Cycle, at: datetime) -> Cycle:
    if not cycle.pauses or cycle.pauses[-1].until is not None:
        return cycle
    last = Stretch(cycle.pauses[-1].since, at, cycle.pauses[-1].rule)
    return Cycle(cycle.started, None, None, (*cycle.pauses[:-1], last), cycle.extensions)


# -- services whose levels say everything ----------------------------------------------------------

_TERMS = (
    ({"working_days": 3}, "hari kerja", 4),
    ({"working_minutes": 300}, "menit", 600),
    ({"calendar_days": 4}, "hari", 4),
    ({"clock_minutes": 1_800}, "jam kalender", 30),
    ({"months": 1}, "hari", 4),
)


@st.composite
def plain_levels(draw: st.DrawFn, names: list[str], name: str) -> dict[str, Any]:
    """
    Draw a level that may count, pause under two capped rules, start at the opening and restart.
    """
    term, word, most = draw(st.sampled_from(_TERMS))
    words = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    nothing: list[str] = []
    few = st.one_of(st.just(nothing), words)
    counts: list[str] = []
    pauses: list[dict[str, Any]] = []
    if draw(st.integers(0, 2)) == 0:
        counts = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=2, unique=True))
    else:
        for code in draw(st.sampled_from(((), ("a",), ("a", "b"), ("a", "b")))):
            turns = st.lists(st.sampled_from(PARTIES), min_size=1, max_size=2, unique=True)
            pauses.append(
                {
                    "code": f"{name}_{code}",
                    "turns": draw(turns),
                    "label": _label(code),
                    "confidence": "low",
                    "applies": draw(st.integers(0, 4)) > 0,
                    "times": draw(st.sampled_from((None, None, 1, 2))),
                    "most": draw(st.sampled_from((None, f"{draw(st.integers(1, most))} {word}"))),
                }
            )
    return {
        "name": name,
        "label": _label(name),
        "term": str(Term(**_units(term))),
        "starts": draw(st.one_of(st.just(["buka"]), words)),
        "ends": draw(words),
        "cancels": draw(few),
        "restarts": draw(few),
        "counts": counts,
        "pauses": pauses,
        "extension": {"term": str(Term(**_units(term))), "times": 2, "reason_required": False},
        "counting": {
            key: draw(st.sampled_from(values))
            for key, values in _CHOICES.items()
            if key in {"day_one", "receipt"}
        },
        "cites": "UU 25/2009",
    }


def plain_promise(plain: Mapping[str, Any]) -> Promise:
    """
    Return what a plain level promises, for the oracle.
    """
    term = _counted(plain["term"])
    caps = {
        one["code"]: next(iter(_counted(one["most"]).values()))
        for one in plain["pauses"]
        if one["most"] is not None
    }
    return Promise(term, plain["counting"], term, caps)


def _counted(text: str) -> dict[str, int]:
    """
    Return a term of one unit as a number, by hand.
    """
    number, word = text.replace("x24 jam", " hari24").split(" ", 1)
    unit, times = {
        "hari kerja": ("working_days", 1),
        "jam kerja": ("working_minutes", 60),
        "menit": ("working_minutes", 1),
        "hari": ("calendar_days", 1),
        "bulan": ("months", 1),
        "jam kalender": ("clock_minutes", 60),
        "hari24": ("clock_minutes", 1_440),
    }[word]
    return {unit: int(number) * times}


@st.composite
def clocked_services(draw: st.DrawFn) -> Service:
    """
    Draw a service with two levels that say everything a clock may ask.
    """
    data = draw(timed_definitions())
    lifecycle = Lifecycle(**data)
    names = list(lifecycle.names)
    plain = tuple(draw(plain_levels(names, name)) for name in ("batas", "lain"))
    rules = Rules(
        code="acak",
        version="1",
        hash="1" * 64,
        lifecycle=lifecycle,
        levels=tuple(Level.model_validate(one) for one in plain),
        guards=GUARDS,
    )
    return Service(data, plain, rules)
