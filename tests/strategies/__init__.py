"""
What the properties are tried on: offices, instants, terms and ways of counting.

Every strategy builds what it needs and never filters. Days lie where mistakes live: around decreed
days, year ends and the borders of the decreed years; times lie around openings, breaks and
closings. Each value knows both sides: what to hand to the library and what to hand to the oracle.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan import Counting, Term, calendars, sla
from tests.oracles.brute_force import Amount, BruteForce, Hours, Rule, rows

ONE_DAY = timedelta(days=1)
FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2027, 12, 31)

#: A six-day office that laid down its own hours, for Ramadan too, as text and for the oracle.
OWN_WEEK = "mon-thu 08:00-12:00, 12:30-14:00; fri 08:00-11:30, 12:30-14:00; sat 08:00-13:00"
_MON_THU: Hours = ((time(8), time(12)), (time(12, 30), time(14)))
OWN_WEEK_HOURS: tuple[tuple[int, Hours], ...] = (
    *((weekday, _MON_THU) for weekday in range(4)),
    (4, ((time(8), time(11, 30)), (time(12, 30), time(14)))),
    (5, ((time(8), time(13)),)),
    (6, ()),
)

REGIONS = tuple(row["iso_3166_2"] for row in rows("provinces.csv"))
OVERLAYS = tuple(sorted({row["region"] for row in rows("regional.csv")}))
#: Overlays without replacement working days, whose hours in a week of one's own no rule tells.
PLAIN_OVERLAYS = tuple(key for key in OVERLAYS if key != "ID-AC")
DECREED = tuple(sorted({date.fromisoformat(row["date"]) for row in rows("holidays_revisions.csv")}))
LOCAL = tuple(sorted({date.fromisoformat(row["date"]) for row in rows("regional.csv")}))
SIGNED = tuple(
    sorted({date.fromisoformat(row["effective_from"]) for row in rows("holidays_revisions.csv")})
)
SESSIONS = tuple(
    sorted(
        date.fromisoformat(row["isbat_session"] or row["official_date"])
        for row in rows("hijri.csv")
    )
)
FASTS = tuple(
    date.fromisoformat(row["official_date"])
    for row in rows("hijri.csv")
    if row["event"] == "1_ramadan"
)


def examples(count: int) -> settings:
    """
    Return settings for `count` examples by the default profile, more or fewer by another.
    """
    return settings(max_examples=max(1, count * settings().max_examples // 100))


@dataclass(frozen=True)
class Facts:
    """
    One office, for the library and for the oracle.
    """

    region: str = "ID-JT"
    workweek: calendars.Workweek = 5
    collective_leave: calendars.CollectiveLeave = "off"
    known_on: date | None = None
    overlays: tuple[str, ...] = ()
    own_hours: bool = False

    def calendar(
        self, *exceptions: calendars.Closure | calendars.Opening
    ) -> calendars.WorkingCalendar:
        """
        Return the library's calendar of this office.
        """
        return _calendar(self, exceptions)

    @property
    def oracle(self) -> BruteForce:
        """
        Return the oracle's calendar of this office.
        """
        return BruteForce(
            region=self.region,
            workweek=self.workweek,
            collective_leave=self.collective_leave,
            known_on=self.known_on,
            overlays=self.overlays,
            week=OWN_WEEK_HOURS if self.own_hours else None,
        )


@lru_cache(maxsize=256)
def _calendar(
    facts: Facts, exceptions: tuple[calendars.Closure | calendars.Opening, ...]
) -> calendars.WorkingCalendar:
    hours = (calendars.OfficeHours.weekly(OWN_WEEK, regime=None),) if facts.own_hours else ()
    return calendars.indonesia(
        facts.region,
        workweek=facts.workweek,
        collective_leave=facts.collective_leave,
        known_on=facts.known_on,
        overlays=facts.overlays,
        hours=hours,
        exceptions=exceptions,
    )


@dataclass(frozen=True)
class TermPair:
    """
    One term, for the library and for the oracle.
    """

    term: Term
    amount: Amount = field(repr=False)


@dataclass(frozen=True)
class CountingPair:
    """
    One way of counting, for the library and for the oracle.
    """

    counting: Counting
    rule: Rule = field(repr=False)


# -- offices ---------------------------------------------------------------------------------------


def shifted(days: SearchStrategy[date], reach: int) -> SearchStrategy[date]:
    """
    Return days at most `reach` days away from those given.
    """
    return st.builds(
        lambda day, shift: day + shift * ONE_DAY,
        days,
        st.integers(min_value=-reach, max_value=reach),
    )


def known_days() -> SearchStrategy[date | None]:
    """
    Return days of knowledge: today's, around a signing or a session, or any.
    """
    return st.one_of(
        st.none(),
        shifted(st.sampled_from(SIGNED), 1),
        shifted(st.sampled_from(SESSIONS), 1),
        st.dates(date(2014, 1, 1), date(2027, 12, 31)),
    )


def facts(
    *, known: SearchStrategy[date | None] | None = None, timed: bool = False
) -> SearchStrategy[Facts]:
    """
    Return offices; with `timed` only those whose hours are laid down.
    """
    weeks: list[tuple[calendars.Workweek, bool]] = [(5, False), (5, False), (6, True)]
    if not timed:
        weeks.append((6, False))
    return st.sampled_from(weeks).flatmap(
        lambda week: st.builds(
            Facts,
            region=st.sampled_from(REGIONS),
            workweek=st.just(week[0]),
            own_hours=st.just(week[1]),
            collective_leave=st.sampled_from(("off", "worked")),
            known_on=known if known is not None else known_days(),
            overlays=st.sets(
                st.sampled_from(PLAIN_OVERLAYS if week[1] else OVERLAYS), max_size=3
            ).map(lambda keys: tuple(sorted(keys))),
        )
    )


def facts_of_today(*, timed: bool = False) -> SearchStrategy[Facts]:
    """
    Return offices that know every decree.
    """
    return facts(known=st.none(), timed=timed)


# -- days and instants -----------------------------------------------------------------------------


def days(*, first: date = FIRST_DAY, margin: int = 0) -> SearchStrategy[date]:
    """
    Return decreed days from `first` on, `margin` days away from the last.
    """
    last = LAST_DAY - margin * ONE_DAY
    known = DECREED + LOCAL + FASTS
    near = [day for day in known if first + 7 * ONE_DAY < day < last - 7 * ONE_DAY]
    return st.one_of(st.dates(first, last), shifted(st.sampled_from(near), 7))


def days_about_the_borders() -> SearchStrategy[date]:
    """
    Return days near the first and the last decreed day, on either side.
    """
    return shifted(st.sampled_from((FIRST_DAY, LAST_DAY, date(2026, 12, 31))), 40)


_EDGES = (
    "07:30",
    "08:00",
    "11:30",
    "12:00",
    "12:30",
    "13:00",
    "14:00",
    "15:00",
    "15:30",
    "16:00",
    "16:30",
)
_ODD = (time(0), time(0, 0, 1), time(23, 59, 59), time(15, 59, 59, 999_999))


def times() -> SearchStrategy[time]:
    """
    Return times of day, many of them at an opening or a closing or a second beside it.
    """
    edges = st.builds(
        lambda edge, second: (
            datetime.combine(FIRST_DAY, time.fromisoformat(edge)) + timedelta(seconds=second)
        ).time(),
        st.sampled_from(_EDGES),
        st.sampled_from((-1, 0, 0, 1)),
    )
    minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
    seconds = st.builds(time, st.integers(6, 17), st.integers(0, 59), st.integers(0, 59))
    return st.one_of(edges, minutes, seconds, st.sampled_from(_ODD))


def zones() -> SearchStrategy[tzinfo]:
    """
    Return the zones in which an instant may be written.
    """
    return st.sampled_from(
        (
            ZoneInfo("Asia/Jakarta"),
            ZoneInfo("Asia/Makassar"),
            ZoneInfo("Asia/Jayapura"),
            UTC,
            timezone(timedelta(hours=-11)),
            ZoneInfo("Europe/Amsterdam"),
        )
    )


def instants(
    on: SearchStrategy[date] | None = None, *, office: ZoneInfo | None = None
) -> SearchStrategy[datetime]:
    """
    Return aware instants whose date and time are those of `office`, written in any zone.
    """
    return st.builds(
        lambda day, at, zone: datetime.combine(
            day, at, office or ZoneInfo("Asia/Jakarta")
        ).astimezone(zone),
        on if on is not None else days(),
        times(),
        zones(),
    )


# -- terms and counting ----------------------------------------------------------------------------

_MAKERS = {
    "years": (sla.years, 3),
    "months": (sla.months, 26),
    "weeks": (sla.weeks, 12),
    "working_days": (sla.working_days, 60),
    "calendar_days": (sla.calendar_days, 90),
    "clock": (sla.clock_hours, 200),
    "working_hours": (sla.working_hours, 60),
    "working_minutes": (sla.working_minutes, 1_000),
}
WHOLE_DAYS = ("years", "months", "weeks", "working_days", "calendar_days")
TIMES = ("clock", "working_hours", "working_minutes")
#: Units that ask nothing of the calendar.
SILENT = ("years", "months", "weeks", "calendar_days", "clock")


def _pair(counts: dict[str, int]) -> TermPair:
    parts = [_MAKERS[unit][0](count) for unit, count in counts.items()]
    term = parts[0]
    for part in parts[1:]:
        term = term + part
    whole = {unit: count for unit, count in counts.items() if unit in WHOLE_DAYS}
    working = 60 * counts.get("working_hours", 0) + counts.get("working_minutes", 0)
    amount = Amount(
        **whole, clock=timedelta(hours=counts.get("clock", 0)), working=timedelta(minutes=working)
    )
    return TermPair(term, amount)


def terms(
    units: tuple[str, ...] = tuple(_MAKERS), *, parts: int = 3, most: int = 1_000
) -> SearchStrategy[TermPair]:
    """
    Return terms of one to `parts` of the units, at most `most` of each.
    """
    chosen = st.sets(st.sampled_from(units), min_size=1, max_size=parts)
    return chosen.flatmap(
        lambda names: st.fixed_dictionaries(
            {name: st.integers(1, min(most, _MAKERS[name][1])) for name in sorted(names)}
        )
    ).map(_pair)


def countings(**fixed: str) -> SearchStrategy[CountingPair]:
    """
    Return ways of counting; what is `fixed` stays as given.
    """
    choices = {
        "day_one": ("after", "same"),
        "receipt": ("stamp", "office_hours"),
        "roll": ("none", "next"),
        "ends": ("closing", "midnight"),
        "boundary": ("closing", "opening"),
    } | {name: (value,) for name, value in fixed.items()}
    return st.fixed_dictionaries(
        {name: st.sampled_from(values) for name, values in choices.items()}
    ).map(lambda chosen: CountingPair(Counting.model_validate(chosen), Rule(**chosen)))
