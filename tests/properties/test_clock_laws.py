"""
Laws of clocks: a reading is what one counts by hand, day by day and minute by minute.

The oracle, `tests/oracles/plain_clock.py`, shares no code with the library: it is given working
days, opening hours and a history as plain data. Design, section 4, laws 6, 7 and 9.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from layanan import Actor, Request
from layanan.lifecycle import Lifecycle
from layanan.request import Rules, open_request
from layanan.sla import Level, Reading
from tests.oracles.plain_clock import (
    Answer,
    Cycle,
    Desk,
    Due,
    Promise,
    Stretch,
    Undecreed,
    fold,
    read,
)
from tests.oracles.plain_steps import corrected
from tests.strategies import Facts, examples
from tests.strategies.clocks import (
    COMPOUND_TERMS,
    DAY_TERMS,
    SECOND,
    SHORT_TERMS,
    TIME_TERMS,
    Kept,
    clocked_services,
    desk,
    kept,
    plain_promise,
)
from tests.strategies.requests import OFFICE, PARTIES, Service, Walk, walked, walks


def told(reading: Reading, here: Desk, expected: Answer) -> Answer:
    """
    Return what the library says in the oracle's terms, without what has no one meaning.
    """

    def plain(value: int | timedelta | None) -> int | None:
        if not isinstance(value, timedelta):
            return value
        whole, rest = divmod(value, here.tick)
        assert not rest
        return whole

    due = None
    if reading.due is not None:
        assert reading.due.day is not None
        due = Due(reading.due.day, reading.due.at)
    compound = expected.due is not None and expected.remaining is None
    return Answer(
        status=reading.status,
        due=due,
        used=plain(reading.used),
        remaining=None if compound else plain(reading.remaining),
        paused=plain(reading.paused),
        overdue=None if compound else plain(reading.overdue),
    )


def agree(history: Kept) -> None:
    """
    Hold a reading of the library against the one counted by hand.
    """
    reading = history.read()

    try:
        expected = read(history.desk, history.promise, history.cycle, history.at)
    except Undecreed:
        assert reading.remaining is None
        assert reading.status in {"undetermined", "cancelled", "met"}
        return
    assert told(reading, history.desk, expected) == expected
    assert reading.extensions == history.cycle.extensions


# -- law 7: a pause moves the due moment by exactly the paused amount ------------------------------


@examples(900)
@given(kept(DAY_TERMS))
def test_a_clock_of_days_is_the_one_counted_day_by_day(history: Kept) -> None:
    agree(history)


@examples(500)
@given(kept(TIME_TERMS, reach=3))
def test_a_clock_of_hours_is_the_one_counted_minute_by_minute(history: Kept) -> None:
    agree(history)


@examples(150)
@given(kept(SHORT_TERMS, tick=SECOND, reach=1))
def test_a_clock_at_the_counter_is_the_one_counted_second_by_second(history: Kept) -> None:
    agree(history)


@examples(250)
@given(kept(COMPOUND_TERMS))
def test_a_clock_of_several_units_is_the_one_counted_by_hand(history: Kept) -> None:
    agree(history)


# -- law 9: what a cap allows, and no more ---------------------------------------------------------


@examples(500)
@given(kept(DAY_TERMS, capped=True))
def test_a_capped_pause_takes_no_more_days_than_its_cap(history: Kept) -> None:
    agree(history)


@examples(300)
@given(kept(TIME_TERMS, capped=True, reach=3))
def test_a_capped_pause_takes_no_more_minutes_than_its_cap(history: Kept) -> None:
    agree(history)


# -- through a request -----------------------------------------------------------------------------


def folded(service: Service, request: Request, at: datetime) -> None:
    """
    Hold every clock of a request against the one that the plain history tells.
    """
    # A correction of the test's walks moves an event by a third of some minutes.
    here = desk(Facts(), 20 * SECOND)
    turns = {name: str(state["turn"]) for name, state in service.data["states"].items()}
    events = corrected(request.history)
    for plain in service.levels:
        promise = plain_promise(plain)
        *_, cycle = cycles = fold(plain, events, turns, at)
        expected = read(here, promise, cycle, at)

        reading = request.clock(plain["name"], at=at)

        assert reading.cycle == len(cycles)
        assert reading.extensions == cycle.extensions <= plain["extension"]["times"]
        assert told(reading, here, expected) == expected
        within_caps(plain, promise, cycle, reading)


def within_caps(plain: Mapping[str, Any], promise: Promise, cycle: Cycle, reading: Reading) -> None:
    """
    Hold that pauses took no more than all their caps together, where each that paused has one.
    """
    if not plain["pauses"] or reading.paused is None:
        return
    for rule in plain["pauses"]:
        times = [one for one in reading.run.pauses if one.rule and one.rule.code == rule["code"]]
        assert rule["times"] is None or len(times) <= rule["times"]
    codes = {one.rule for one in cycle.pauses}
    if codes <= set(promise.caps):
        most = sum(promise.caps[code] for code in codes)
        paused = reading.paused
        if isinstance(paused, timedelta):
            assert paused <= timedelta(minutes=most)
        else:
            assert paused <= most


@examples(200)
@given(clocked_services(), walks, st.lists(st.integers(-12_000, 9_000), min_size=2, max_size=2))
def test_the_clocks_of_a_request_are_those_its_plain_history_tells(
    service: Service, walk: Walk, minutes: list[int]
) -> None:
    request = walked(service, walk)
    newest = request.history[-1].at
    for at in (newest, *(newest + timedelta(minutes=one) for one in minutes)):
        folded(service, request, max(at, request.history[0].at))


# -- law 6: the parties' times are the whole -------------------------------------------------------


@examples(80)
@given(
    clocked_services(),
    walks,
    st.sampled_from(("5 hari kerja", "4 hari", "1 bulan", "5 jam kerja", "30 jam kalender")),
    st.integers(-9_000, 9_000),
)
def test_what_the_parties_use_is_all_that_has_passed_in_the_unit_of_the_clock(
    service: Service, walk: Walk, term: str, minutes: int
) -> None:
    rules = replace(service.rules, levels=(*service.rules.levels, *shares(term)))
    request = walked(replace(service, rules=rules, levels=()), walk)
    # A correction may have moved the opening.
    at = max(request.events[0].at, request.history[-1].at + timedelta(minutes=minutes))

    whole = request.clock("semua", at=at)
    clocks = {party: request.clock(party, at=at) for party in PARTIES}

    nothing = timedelta(0) if isinstance(whole.used, timedelta) else 0
    parts: list[Any] = [one.used for one in clocks.values()]
    assert sum(parts, nothing) == whole.used
    for one in clocks.values():
        rest: list[Any] = [other.used for other in clocks.values() if other is not one]
        assert one.paused == sum(rest, nothing)


def shares(term: str) -> Iterator[Level]:
    """
    Yield a level that counts everybody's time from the opening on, and one for each party.
    """
    for name, counts in (("semua", ()), *((party, (party,)) for party in PARTIES)):
        yield Level.model_validate(
            {
                "name": name,
                "label": {"id": name, "en": name},
                "term": term,
                "starts": "buka",
                "ends": "tidak_pernah",
                "counts": counts,
                "extension": {"term": term, "reason_required": False},
                "cites": "UU 25/2009",
            }
        )


# -- where the library reads otherwise -------------------------------------------------------------

WIB = ZoneInfo("Asia/Jakarta")
SEMARANG = desk(Facts())


def test_day_one_is_not_used_before_it_has_come() -> None:
    # Saturday, 7 March 2026: received on Monday, the 9th, which is day one of two.
    promise = Promise({"working_days": 2}, {"day_one": "same", "receipt": "office_hours"})
    cycle = Cycle(datetime(2026, 3, 7, 9, tzinfo=WIB))
    at = datetime(2026, 3, 7, 10, tzinfo=WIB)

    reading = Kept(Facts(), SEMARANG.tick, promise, cycle, at).read()

    assert (reading.used, reading.remaining) == (0, 2)


def test_paused_clock_time_moves_the_clock_part_of_a_compound() -> None:
    # Tuesday, 7 April 2026: three hours by the clock from 9:00 and two of pause, 14:00; then one
    # hour of the office, 15:00.
    promise = Promise({"clock_minutes": 180, "working_minutes": 60})
    nine, eleven = (datetime(2026, 4, 7, hour, tzinfo=WIB) for hour in (9, 11))
    cycle = Cycle(nine, None, None, (Stretch(nine, eleven, "a"),))

    reading = Kept(Facts(), SEMARANG.tick, promise, cycle, eleven).read()

    assert reading.due is not None
    assert reading.due.at == datetime(2026, 4, 7, 15, tzinfo=WIB)


def test_a_file_that_passes_from_rule_to_rule_has_been_away_all_the_time() -> None:
    # Due on Tuesday, 7 April 2026, at 16:00, but the file left the office at 15:00 and passed from
    # the applicant to an expert at 18:00; one working day of pause, the 8th, makes it due then.
    request = handed_over()

    reading = request.clock("batas", at=datetime(2026, 4, 8, 9, tzinfo=WIB))

    assert (reading.status, reading.due and reading.due.day) == ("paused", date(2026, 4, 8))


def handed_over() -> Request:
    """
    Return a request whose file went to the applicant at 15:00 and from there to an expert at 18:00.
    """
    states = {
        name: {"label": _label(name), "turn": turn, "kind": kind, "plain": _label(name)}
        for name, turn, kind in (
            ("meja", "office", "working"),
            ("warga", "applicant", "working"),
            ("ahli", "other", "working"),
            ("selesai", "office", "closed"),
        )
    }
    steps = (
        ("kirim", "meja", "warga"),
        ("teruskan", "warga", "ahli"),
        ("jawab", "ahli", "selesai"),
    )
    lifecycle = Lifecycle.model_validate(
        {
            "code": "uji",
            "name": _label("uji"),
            "cites": "UU 25/2009",
            "initial": "meja",
            "roles": {"kepala": _label("kepala")},
            "states": states,
            "transitions": [
                {
                    "name": name,
                    "sources": [source],
                    "target": target,
                    "roles": ["kepala"],
                    "label": _label(name),
                }
                for name, source, target in steps
            ],
        }
    )
    pauses = [
        {"code": code, "turns": [turn], "label": _label(code), "confidence": "low", "times": times}
        for code, turn, times in (("a", "applicant", 2), ("b", "other", None))
    ]
    level = Level.model_validate(
        {
            "name": "batas",
            "label": _label("batas"),
            "term": "1 hari kerja",
            "starts": "buka",
            "ends": "jawab",
            "pauses": pauses,
            "cites": "UU 25/2009",
        }
    )
    rules = Rules(code="uji", version="1", hash="1" * 64, lifecycle=lifecycle, levels=(level,))
    by = Actor("S-1", roles={"kepala"})
    opened = datetime(2026, 4, 6, 9, tzinfo=WIB)
    request = open_request(rules, "REQ-1", office=OFFICE, applicant="P-1", at=opened)
    request = request.fire("kirim", by=by, at=datetime(2026, 4, 7, 15, tzinfo=WIB))
    return request.fire("teruskan", by=by, at=datetime(2026, 4, 7, 18, tzinfo=WIB))


def _label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}
