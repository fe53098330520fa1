"""
Laws of moments that the calendar fixes: the next one is the one found by trying day after day.

The search below shares no code with the library: it knows neither RFC 5545 nor terms, only which
days are meant, and asks the brute-force calendar which of them are working days.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan import Counting
from layanan.sla import Cutoff, due, next_cutoff, target_term
from tests.oracles.brute_force import BruteForce, HoursUnknown, OutsideYears
from tests.strategies import (
    FIRST_DAY,
    LAST_DAY,
    ONE_DAY,
    Facts,
    days,
    days_about_the_borders,
    examples,
    facts,
    facts_of_today,
    times,
)

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONG_MONTHS = (1, 3, 5, 7, 8, 10, 12)
#: Every decreed day, since a rule for Saturdays that are working days may never find one.
REACH = (LAST_DAY - FIRST_DAY).days + 800

Meant = Callable[[date], bool]


@dataclass(frozen=True)
class Written:
    """
    One rule, for the library and for the search.
    """

    rule: str
    meant: Meant = field(repr=False)


def joined(values: Any) -> str:
    return ",".join(map(str, sorted(values)))


def weekly(names: frozenset[str], frequency: str) -> Written:
    return Written(
        f"FREQ={frequency};BYDAY={joined(names)}", lambda day: WEEK[day.weekday()] in names
    )


def monthly(numbers: frozenset[int]) -> Written:
    return Written(
        f"FREQ=MONTHLY;BYMONTHDAY={joined(numbers)}", lambda day: not numbers.isdisjoint(names(day))
    )


def yearly(months: frozenset[int], numbers: frozenset[int]) -> Written:
    return Written(
        f"FREQ=YEARLY;BYMONTH={joined(months)};BYMONTHDAY={joined(numbers)}",
        lambda day: day.month in months and not numbers.isdisjoint(names(day)),
    )


def nth(place: int, name: str) -> Written:
    """
    Return "the second Tuesday", or counted from the end of the month.
    """
    return Written(
        f"FREQ=MONTHLY;BYDAY={place}{name}",
        lambda day: WEEK[day.weekday()] == name and day in alike(day)[place - (place > 0) :][:1],
    )


def positioned(place: int) -> Written:
    """
    Return the n-th day from Monday to Friday of a month, or counted from its end.
    """
    return Written(
        f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={place}",
        lambda day: (
            day in [one for one in month(day) if one.weekday() < 5][place - (place > 0) :][:1]
        ),
    )


def names(day: date) -> set[int]:
    """
    Return the two numbers of a day: from the start of its month, and from its end.
    """
    return {day.day, day.day - monthrange(day.year, day.month)[1] - 1}


def month(day: date) -> list[date]:
    return [day.replace(day=n + 1) for n in range(monthrange(day.year, day.month)[1])]


def alike(day: date) -> list[date]:
    return [one for one in month(day) if one.weekday() == day.weekday()]


NUMBERS = st.frozensets(st.sampled_from((-31, -3, -1, 1, 2, 10, 15, 29, 30, 31)), min_size=1)
PLACES = st.sampled_from((-4, -2, -1, 1, 2, 4))
RULES: SearchStrategy[Written] = st.one_of(
    st.just(Written("FREQ=DAILY", lambda _: True)),
    st.builds(
        weekly,
        st.frozensets(st.sampled_from(WEEK), min_size=1),
        st.sampled_from(("DAILY", "WEEKLY")),
    ),
    st.builds(monthly, NUMBERS),
    st.builds(
        yearly,
        # A long month has every day, so that each rule comes back within a year.
        st.builds(
            lambda one, more: more | {one},
            st.sampled_from(LONG_MONTHS),
            st.frozensets(st.integers(1, 12), max_size=3),
        ),
        NUMBERS,
    ),
    st.builds(nth, PLACES, st.sampled_from(WEEK)),
    st.builds(positioned, PLACES),
)


@dataclass(frozen=True)
class Case:
    """
    One cut-off, for the library and for the search.
    """

    written: Written
    days_off: dict[str, Any]
    by: time | None

    @property
    def cutoff(self) -> Cutoff:
        return Cutoff(rule=self.written.rule, by=self.by, **self.days_off)


CASES = st.builds(
    Case,
    RULES,
    st.sampled_from(({}, {"roll": "next"}, {"roll": "previous"}, {"working_days": True})),
    st.sampled_from((None, time(0), time(12), time(16), time(23, 59, 59))),
)


def search(desk: BruteForce, after: datetime, case: Case) -> tuple[date, datetime | None] | None:
    """
    Return the day and its last instant, None where no decree tells.
    """
    first = after.date()
    try:
        for day in _moved(desk, first, case):
            at = _last_instant(desk, day, case.by)
            if day >= first and (at is None or at >= after):
                return day, at
    except OutsideYears:
        return None
    raise AssertionError(f"no day within {REACH} days")


def _moved(desk: BruteForce, first: date, case: Case) -> Iterator[date]:
    start, roll = first, case.days_off.get("roll")
    # What rolls on to the first day, or beyond, comes from the days off just before it.
    while roll == "next" and not desk.is_working_day(start - ONE_DAY):
        start -= ONE_DAY
    for shift in range(REACH):
        day = start + shift * ONE_DAY
        if not case.written.meant(day):
            continue
        if case.days_off and not desk.is_working_day(day):
            if roll is None:
                continue
            while not desk.is_working_day(day):
                day += ONE_DAY if roll == "next" else -ONE_DAY
        yield day


def _last_instant(desk: BruteForce, day: date, by: time | None) -> datetime | None:
    if by is not None:
        return datetime.combine(day, by, desk.zone)
    if not desk.is_working_day(day):
        return datetime.combine(day + ONE_DAY, time(), desk.zone)
    try:
        return desk.spans(day)[-1][1]
    except HoursUnknown:
        return None


@examples(200)
@given(facts(), st.one_of(days(), days_about_the_borders()), times(), CASES)
def test_the_next_moment_is_the_one_found_day_by_day(
    office: Facts, day: date, hour: time, case: Case
) -> None:
    desk = office.oracle
    after = datetime.combine(day, hour, desk.zone)

    found = next_cutoff(after, case.cutoff, calendar=office.calendar())

    expected = search(desk, after, case)
    assert (found.day, found.at) == (expected or (None, None))
    assert (found.certainty == "undetermined") == (expected is None)


@examples(200)
@given(
    facts_of_today(timed=True),
    days(first=date(2019, 2, 1), margin=500),
    times(),
    CASES,
    st.sampled_from(("stamp", "office_hours")),
)
def test_the_term_of_a_target_ends_at_the_next_moment(
    office: Facts, day: date, hour: time, case: Case, receipt: Any
) -> None:
    calendar, desk = office.calendar(), office.oracle
    start = datetime.combine(day, hour, desk.zone)

    target = target_term(start, case.cutoff, calendar=calendar, counting=Counting(receipt=receipt))

    counts = desk.next_opening(start) if receipt == "office_hours" else start
    expected = search(desk, counts, case)
    if target is None:
        assert expected is None
        return
    term, counting = target
    deadline = due(start, term, calendar=calendar, counting=counting)
    assert (deadline.day, deadline.at) == expected
