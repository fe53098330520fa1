"""
What holds whenever two days of knowledge are compared.

The second opinion is the brute force: it reads the decrees itself and counts day by day.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from layanan import Actor, Office, Request
from layanan.calendars import CollectiveLeave
from layanan.lifecycle import Lifecycle
from layanan.request import Rules, open_request, reproject
from layanan.sla import Level
from tests.oracles.brute_force import Answer, BruteForce, OutsideYears, Rule, amount

ONE_DAY = timedelta(days=1)
# From 2019 on the hours of every Ramadan are on record; walks run out of the decrees at the end.
FIRST, LAST = datetime(2019, 1, 1, tzinfo=UTC), datetime(2027, 12, 31, tzinfo=UTC)

#: Days on which something was decreed, the day before, and a day between.
AMENDED = [
    *(date(2020, 3, 9), date(2020, 4, 9), date(2020, 5, 20), date(2020, 12, 1)),
    *(date(2021, 2, 22), date(2021, 6, 18), date(2021, 9, 22), date(2022, 4, 7)),
    *(date(2022, 7, 7), date(2023, 3, 29), date(2023, 6, 16), date(2024, 10, 14)),
    *(date(2025, 8, 7), date(2025, 9, 19), date(2026, 9, 15)),
]
known = st.none() | st.sampled_from(
    [day - ONE_DAY * back for day in AMENDED for back in (0, 1, 30)]
)
# Most instants lie within three weeks before a day that some decree moved.
TOUCHED = [
    *(date(2020, 5, 22), date(2020, 5, 26), date(2020, 8, 21), date(2020, 10, 28)),
    *(date(2020, 12, 28), date(2021, 3, 12), date(2021, 5, 17), date(2021, 8, 10)),
    *(date(2021, 10, 19), date(2021, 12, 24), date(2022, 4, 29), date(2022, 5, 4)),
    *(date(2023, 4, 19), date(2023, 4, 26), date(2023, 6, 28), date(2025, 8, 18)),
]
instants = st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None)).map(
    lambda at: at.replace(tzinfo=UTC, second=0, microsecond=0)
) | st.builds(
    lambda day, minutes: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(minutes=minutes)
    ),
    st.sampled_from(TOUCHED),
    st.integers(0, 21 * 24 * 60),
)
leaves: st.SearchStrategy[CollectiveLeave] = st.sampled_from(["off", "worked"])

TERMS = {
    "hari_kerja": ("10 hari kerja", Rule()),
    "jam_kerja": ("20 jam kerja", Rule(receipt="office_hours")),
    "hari_geser": ("14 hari", Rule(roll="next")),
    "hari": ("14 hari", Rule()),
}
LABEL = {"id": "uji", "en": "test"}
RULES = Rules(
    code="uji",
    version="1",
    hash="0" * 64,
    lifecycle=Lifecycle(
        code="uji",
        name=LABEL,
        cites="UU 25/2009",
        initial="masuk",
        roles={"pemohon": LABEL},
        states={
            name: {"label": LABEL, "plain": LABEL, "turn": "office", "kind": kind} | more
            for name, kind, more in (
                ("masuk", "working", {}),
                ("jalan", "working", {}),
                ("selesai", "closed", {"outcome": "success"}),
            )
        },
        transitions=[
            {
                "name": name,
                "sources": source,
                "target": target,
                "roles": "pemohon",
                "label": LABEL,
            }
            for name, source, target in (
                ("ajukan", "masuk", "jalan"),
                ("selesaikan", "jalan", "selesai"),
            )
        ],
    ),
    levels=tuple(
        Level.model_validate(
            {
                "name": name,
                "label": LABEL,
                "term": term,
                "starts": "ajukan",
                "ends": "selesaikan",
                "cites": "UU 25/2009 pasal 21",
                "counting": {"roll": rule.roll, "receipt": rule.receipt},
            }
        )
        for name, (term, rule) in TERMS.items()
    ),
)


@cache
def office(leave: CollectiveLeave) -> Office:
    return Office(
        code="uji", name="Kantor uji", region="ID-JT", level="kua", collective_leave=leave
    )


def filed(received: datetime, leave: CollectiveLeave) -> Request:
    """
    Return a request whose four clocks started at an instant.
    """
    request = open_request(RULES, "R-1", office=office(leave), applicant="P-1", at=received)
    return request.fire("ajukan", by=Actor("P-1", roles={"pemohon"}), at=received)


def counted(received: datetime, leave: str, day: date | None) -> dict[str, Answer]:
    """
    Return what the brute force counts for each level from what was known on a day.
    """
    oracle = BruteForce(collective_leave=leave, known_on=day)
    return {name: oracle.due(received, amount(term), rule) for name, (term, rule) in TERMS.items()}


def works(oracle: BruteForce, day: date) -> bool | None:
    try:
        return oracle.is_working_day(day)
    except OutsideYears:
        return None


def span(first: date, last: date) -> Sequence[date]:
    return [first + ONE_DAY * shift for shift in range((last - first).days + 1)]


@given(instants, leaves, known)
def test_the_same_knowledge_moves_nothing(
    received: datetime, leave: CollectiveLeave, day: date | None
) -> None:
    assert reproject([filed(received, leave)], day, day, at=received + ONE_DAY) == ()


@example(datetime(2025, 8, 5, 3, 0, tzinfo=UTC), "off", date(2025, 8, 6), None)
@example(datetime(2025, 8, 5, 3, 0, tzinfo=UTC), "worked", date(2025, 8, 6), None)
@example(datetime(2021, 12, 10, 3, 0, tzinfo=UTC), "off", date(2021, 6, 17), date(2021, 6, 18))
@given(instants, leaves, known, known)
def test_the_moved_deadlines_are_those_that_a_count_day_by_day_finds_moved(
    received: datetime, leave: CollectiveLeave, old: date | None, new: date | None
) -> None:
    before, after = counted(received, leave, old), counted(received, leave, new)
    found = reproject([filed(received, leave)], old, new, at=received + ONE_DAY)

    assert {one.level: ((one.old.day, one.old.at), (one.new.day, one.new.at)) for one in found} == {
        name: ((was.day, was.at), (now.day, now.at))
        for name, was in before.items()
        if ((now := after[name]).day, now.at) != (was.day, was.at)
    }


@given(instants, leaves, known, known)
def test_the_days_are_those_that_one_decree_works_and_the_other_does_not(
    received: datetime, leave: CollectiveLeave, old: date | None, new: date | None
) -> None:
    before = BruteForce(collective_leave=leave, known_on=old)
    after = BruteForce(collective_leave=leave, known_on=new)
    for moved in reproject([filed(received, leave)], old, new, at=received + ONE_DAY):
        last = max(day for day in (moved.old.day, moved.new.day) if day is not None)
        first = moved.old.local(received)
        seen = {day: (works(before, day), works(after, day)) for day in span(first, last)}

        assert [one.date for one in moved.days if one.old and one.new] == [
            day for day, (was, now) in seen.items() if None not in {was, now} and was != now
        ]
        # Where only one of them reaches, the days off that are more than a weekend are told.
        assert [one.date for one in moved.days if not (one.old and one.new)] == [
            day
            for day, (was, now) in seen.items()
            if None in {was, now} and (after if was is None else before).reasons(day)
        ]


@given(instants, leaves, known, known)
def test_the_other_way_round_moves_the_same_deadlines_back(
    received: datetime, leave: CollectiveLeave, old: date | None, new: date | None
) -> None:
    request, at = filed(received, leave), received + ONE_DAY

    there = reproject([request], old, new, at=at)
    back = reproject([request], new, old, at=at)

    assert [(one.level, one.old, one.new) for one in there] == [
        (one.level, one.new, one.old) for one in back
    ]
    assert [[day.date for day in one.days] for one in there] == [
        [day.date for day in one.days] for one in back
    ]
    for one in (*there, *back):
        assert one.explain("id")
        assert one.explain("en")


@given(instants, leaves, known, known)
def test_every_day_that_changed_names_a_decree(
    received: datetime, leave: CollectiveLeave, old: date | None, new: date | None
) -> None:
    if old is None or (new is not None and new < old):
        old, new = new, old
    for moved in reproject([filed(received, leave)], old, new, at=received + ONE_DAY):
        for day in moved.days:
            assert day.citations, day
