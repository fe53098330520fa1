"""
Notices and waits against a walk from day to day: open exactly where enough days lie between.

The decrees are read by the oracle, which shares no code with the library.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from layanan import Actor, Office, Request
from layanan.lifecycle import Lifecycle
from layanan.request import Rules, open_request
from tests.oracles.brute_force import BruteForce, OutsideYears, zone_of
from tests.strategies import examples

DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)
REGION = "ID-JT"
OFFICE = Office(code="uji", name="Kantor uji", region=REGION, level="kankemenag")
ZONE = zone_of(REGION)
ORACLE = BruteForce(region=REGION)
CLERK = Actor("S-1", roles={"petugas"})
LONG_AGO = datetime(2013, 1, 7, 9, tzinfo=ZONE)

days = st.dates(date(2015, 6, 1), date(2028, 6, 1))
amounts = st.integers(1, 45)
units = st.sampled_from(("hari kerja", "hari"))


def _label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def _state(text: str, kind: str = "working") -> dict[str, Any]:
    return {"label": _label(text), "plain": _label(text), "turn": "office", "kind": kind}


def opened(at: datetime, **asks: Any) -> Request:
    """
    Return a request whose only step asks for one thing.
    """
    lifecycle = Lifecycle(
        code="uji",
        name=_label("uji"),
        cites="UU 25/2009",
        initial="awal",
        roles={"petugas": _label("petugas")},
        states={"awal": _state("awal"), "akhir": _state("akhir", "closed")},
        transitions=[
            {
                "name": "lakukan",
                "sources": "awal",
                "target": "akhir",
                "roles": "petugas",
                "label": _label("lakukan"),
            }
            | asks
        ],
    )
    rules = Rules(code="uji", version="1", hash=lifecycle.hash, lifecycle=lifecycle, levels=())
    return open_request(rules, "REQ-1", office=OFFICE, applicant="P-1", at=at)


def counts(day: date, unit: str, oracle: BruteForce) -> bool:
    return unit == "hari" or oracle.is_working_day(day)


def between(first: date, last: date, unit: str, oracle: BruteForce) -> int:
    """
    Count the days of a unit after the first day, up to the last one.
    """
    found = 0
    while first < last:
        first += DAY
        found += counts(first, unit, oracle)
    return found


@examples(150)
@given(days, amounts, units, st.integers(-3, 100), st.times())
def test_a_step_is_open_while_the_notice_leaves_enough_days(
    event: date, amount: int, unit: str, earlier: int, hour: time
) -> None:
    day = event - DAY * earlier
    at = datetime.combine(day, hour, ZONE).astimezone(UTC)
    request = opened(LONG_AGO, notice={"fact": "acara", "at_least": f"{amount} {unit}"})
    # A step is judged by what is decreed when it is taken.
    oracle = BruteForce(region=REGION, known_on=day)
    try:
        in_time = between(day, event, unit, oracle) >= amount
        if unit == "hari kerja":
            oracle.is_working_day(event)
    except OutsideYears:
        in_time = False  # what no decree covers is refused, not guessed

    check = request.check("lakukan", by=CLERK, at=at, facts={"acara": event})

    assert check.open is in_time
    assert [one.code for one in check.unmet] == ([] if check.open else ["notice"])
    assert [one.name for one in request.options(by=CLERK, at=at)] == ["lakukan"]


@examples(150)
@given(st.tuples(days, st.times()), amounts, units, st.integers(-2, 3), st.booleans())
def test_a_step_is_open_once_the_days_of_its_wait_are_over(
    begun: tuple[date, time], amount: int, unit: str, shift: int, on_the_dot: bool
) -> None:
    since, entered = begun[0], datetime.combine(*begun, ZONE)
    request = opened(entered.astimezone(UTC), not_before={"after": f"{amount} {unit}"})
    last, left = since, amount
    try:
        while left:
            last += DAY
            left -= counts(last, unit, ORACLE)
        over = datetime.combine(last + DAY, time.min, ZONE)
    except OutsideYears:
        over = None
    near = (over or datetime(2029, 1, 1, tzinfo=ZONE)) + DAY * shift
    at = max(entered, near if on_the_dot else near + MOMENT)

    check = request.check("lakukan", by=CLERK, at=at)

    assert check.open is (over is not None and at > over)
    assert [one.code for one in check.unmet] == ([] if check.open else ["not_before"])
    assert bool(request.options(by=CLERK, at=at)) is check.open
