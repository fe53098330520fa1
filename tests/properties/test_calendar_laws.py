"""
Laws 1 to 5: what holds for every calendar, every term and every way of counting.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan import calendars, sla
from layanan.text import Label
from tests import strategies as some
from tests.oracles.brute_force import Amount, zone_of
from tests.strategies import CountingPair, Facts, TermPair

OFTEN = some.examples(120)

ONE_DAY = timedelta(days=1)
WIB = zone_of("ID-JT")
#: The undecreed future: later than any known deadline.
NEVER = datetime.max.replace(tzinfo=WIB)
#: First instants of the years in which every Ramadan has dates of its own.
SINCE_2019 = st.one_of(
    st.dates(date(2019, 1, 1), date(2027, 9, 30)), some.shifted(st.sampled_from(some.FASTS), 40)
)


def outcome(
    office: calendars.WorkingCalendar, received: datetime, term: TermPair, way: CountingPair
) -> Any:
    """
    Return what a deadline says, or that it is refused for want of hours.
    """
    try:
        deadline = sla.due(received, term.term, calendar=office, counting=way.counting)
    except calendars.HoursUnknownError:
        return "hours unknown"
    return deadline.day, deadline.at, deadline.certainty


def end_of(
    office: calendars.WorkingCalendar, received: datetime, term: TermPair, way: CountingPair
) -> datetime:
    """
    Return the last instant, which is never when no decree reaches it.
    """
    at = sla.due(received, term.term, calendar=office, counting=way.counting).at
    return NEVER if at is None else at


class TestLaw1Counting:
    """
    `count(start, add(start, n)) == n`, and counting is additive over adjacent half-open spans.
    """

    @OFTEN
    @given(some.facts_of_today(), some.days(margin=200), st.integers(1, 100))
    def test_counts_what_was_added(self, office: Facts, start: date, count: int) -> None:
        calendar = office.calendar()

        assert calendar.count_working_days(start, calendar.add_working_days(start, count)) == count

    @OFTEN
    @given(some.facts_of_today(), some.days(margin=200), st.integers(1, 50), st.integers(1, 50))
    def test_adding_twice_is_adding_the_sum(
        self, office: Facts, start: date, first: int, second: int
    ) -> None:
        calendar = office.calendar()
        between = calendar.add_working_days(start, first)

        assert calendar.add_working_days(between, second) == calendar.add_working_days(
            start, first + second
        )

    @OFTEN
    @given(some.facts_of_today(), st.tuples(some.days(), some.days(), some.days()).map(sorted))
    def test_days_are_additive(self, office: Facts, three: list[date]) -> None:
        calendar = office.calendar()
        first, second, third = three

        whole = calendar.count_working_days(first, third)

        assert whole == calendar.count_working_days(first, second) + calendar.count_working_days(
            second, third
        )

    @OFTEN
    @given(
        some.facts_of_today(timed=True),
        st.tuples(*3 * [some.instants(SINCE_2019)]).map(sorted),
    )
    def test_seconds_are_additive(self, office: Facts, three: list[datetime]) -> None:
        calendar = office.calendar()
        first, second, third = three

        whole = calendar.working_time(first, third)

        assert whole == calendar.working_time(first, second) + calendar.working_time(second, third)

    @OFTEN
    @given(
        some.facts_of_today(timed=True),
        some.instants(SINCE_2019),
        st.integers(1, 200_000),
        st.sampled_from(("closing", "opening")),
    )
    def test_measures_what_was_added(
        self, office: Facts, start: datetime, seconds: int, boundary: calendars.Boundary
    ) -> None:
        calendar, amount = office.calendar(), timedelta(seconds=seconds)

        end = calendar.add_working_time(start, amount, boundary=boundary)

        assert calendar.working_time(start, end) == amount


class TestLaw2OneDayMoreOrLess:
    """
    One more day off never brings a deadline forward; one more working day never pushes it back.
    """

    @OFTEN
    @given(
        some.facts(timed=True),
        SINCE_2019,
        st.data(),
        some.terms(),
        some.countings(),
    )
    def test_a_day_off_never_brings_it_forward(
        self, office: Facts, on: date, data: st.DataObject, term: TermPair, way: CountingPair
    ) -> None:
        received = data.draw(some.instants(st.just(on)))
        closed = data.draw(some.shifted(st.just(on + 10 * ONE_DAY), 14))
        closure = calendars.Closure(on=closed, label=Label(id="Libur", en="Closed"))

        before = end_of(office.calendar(), received, term, way)

        assert end_of(office.calendar(closure), received, term, way) >= before

    @OFTEN
    @given(
        some.facts(timed=True),
        SINCE_2019,
        st.data(),
        some.terms(),
        some.countings(),
    )
    def test_a_working_sunday_never_pushes_it_back(
        self, office: Facts, on: date, data: st.DataObject, term: TermPair, way: CountingPair
    ) -> None:
        received = data.draw(some.instants(st.just(on)))
        weeks = data.draw(st.integers(0, 3))
        sunday = on + (6 - on.weekday() + 7 * weeks) * ONE_DAY
        opening = calendars.Opening(
            on=sunday,
            label=Label(id="Hari kerja pengganti", en="Replacement working day"),
            periods=(calendars.Period(time(7, 30), time(12)), calendars.Period(time(13), time(16))),
            working_day=True,
        )

        before = end_of(office.calendar(), received, term, way)

        assert end_of(office.calendar(opening), received, term, way) <= before

    @OFTEN
    @given(some.facts(timed=True), some.instants(SINCE_2019), some.terms(), some.countings())
    def test_working_through_collective_leave_never_pushes_it_back(
        self, office: Facts, received: datetime, term: TermPair, way: CountingPair
    ) -> None:
        shared = {
            name: getattr(office, name)
            for name in ("region", "workweek", "known_on", "overlays", "own_hours")
        }
        off, worked = (
            Facts(**shared, collective_leave="off"),
            Facts(**shared, collective_leave="worked"),
        )

        assert end_of(worked.calendar(), received, term, way) <= end_of(
            off.calendar(), received, term, way
        )

    @OFTEN
    @given(
        some.facts_of_today(timed=True),
        st.sampled_from(some.PLAIN_OVERLAYS),
        some.instants(some.shifted(st.sampled_from(some.LOCAL), 7)),
        some.terms(("working_days", "calendar_days"), parts=1),
        some.countings(),
    )
    def test_local_days_off_never_bring_it_forward(
        self, office: Facts, key: str, received: datetime, term: TermPair, way: CountingPair
    ) -> None:
        shared = {
            name: getattr(office, name)
            for name in ("region", "workweek", "collective_leave", "own_hours")
        }
        without, local = Facts(**shared), Facts(**shared, overlays=(key,))

        before = sla.due(
            received, term.term, calendar=without.calendar(), counting=way.counting
        ).day
        after = sla.due(received, term.term, calendar=local.calendar(), counting=way.counting).day

        assert (after or date.max) >= (before or date.max)


class TestLaw3Zones:
    """
    The same instant written in another zone gives the same deadline.
    """

    @OFTEN
    @given(some.facts(), some.instants(), some.zones(), some.terms(), some.countings())
    def test_the_zone_of_writing_does_not_matter(
        self, office: Facts, received: datetime, zone: Any, term: TermPair, way: CountingPair
    ) -> None:
        elsewhere = received.astimezone(zone)

        assert outcome(office.calendar(), elsewhere, term, way) == outcome(
            office.calendar(), received, term, way
        )


class TestLaw4Knowledge:
    """
    Knowing all is the default; the undecreed is undetermined, the awaited is provisional.
    """

    @OFTEN
    @given(
        some.facts_of_today(),
        some.instants(some.days() | some.days_about_the_borders()),
        some.terms(),
        some.countings(),
    )
    def test_knowledge_of_the_far_future_is_no_limit(
        self, office: Facts, received: datetime, term: TermPair, way: CountingPair
    ) -> None:
        later = Facts(**(vars(office) | {"known_on": date(2199, 12, 31)}))

        assert outcome(later.calendar(), received, term, way) == outcome(
            office.calendar(), received, term, way
        )

    @OFTEN
    @given(
        some.facts_of_today(timed=True),
        some.instants(st.dates(date(2028, 1, 2), date(2040, 12, 31))),
        some.terms(("working_days", "working_hours", "working_minutes")),
        some.countings(),
    )
    def test_what_no_decree_has_reached_is_undetermined(
        self, office: Facts, received: datetime, term: TermPair, way: CountingPair
    ) -> None:
        assert outcome(office.calendar(), received, term, way) == (None, None, "undetermined")

    @OFTEN
    @given(some.facts_of_today(), st.dates(date(2028, 1, 1), date(2040, 12, 31)))
    def test_a_day_no_decree_has_reached_is_not_guessed(self, office: Facts, day: date) -> None:
        calendar = office.calendar()

        with pytest.raises(calendars.CalendarCoverageError):
            calendar.is_working_day(day)
        with pytest.raises(calendars.CalendarCoverageError):
            calendar.add_working_days(day, 1)

    @OFTEN
    @given(some.facts(known=st.sampled_from(some.SIGNED)), st.integers(1, 60))
    def test_knowledge_ends_with_the_last_decreed_year(self, office: Facts, count: int) -> None:
        calendar = office.calendar()
        last = date(max(office.oracle.years()), 12, 31)
        start = datetime.combine(last, time(9), office.oracle.zone)

        assert (
            sla.due(start, sla.working_days(count), calendar=calendar).certainty == "undetermined"
        )

    @OFTEN
    @given(
        some.facts_of_today(),
        some.terms(some.SILENT),
        some.instants(st.dates(date(2027, 1, 1), date(2040, 12, 31))),
        some.countings(receipt="stamp", roll="none"),
    )
    def test_what_asks_nothing_of_the_calendar_is_firm(
        self, office: Facts, term: TermPair, received: datetime, way: CountingPair
    ) -> None:
        day, at, certainty = outcome(office.calendar(), received, term, way)

        assert certainty == "firm"
        assert day is not None
        assert at is not None

    @OFTEN
    @given(
        some.facts_of_today(),
        st.sampled_from((date(2027, 3, 10), date(2027, 3, 11), date(2027, 5, 17))),
        st.integers(0, 15),
        st.integers(0, 40),
        some.countings(),
    )
    def test_a_span_over_an_awaited_feast_is_provisional(
        self, office: Facts, feast: date, before: int, more: int, way: CountingPair
    ) -> None:
        received = datetime.combine(feast - before * ONE_DAY, time(9), office.oracle.zone)
        term = TermPair(sla.working_days(before + 1 + more), Amount())

        result = outcome(office.calendar(), received, term, way)

        assert result == "hours unknown" or result[2] == "provisional"


class TestLaw5Reasons:
    """
    Every skipped day carries its reason, and its decree unless it is a weekend.
    """

    @OFTEN
    @given(
        some.facts(timed=True),
        some.instants(SINCE_2019),
        some.terms(parts=2),
        some.countings(),
    )
    def test_every_skipped_day_says_why(
        self, office: Facts, received: datetime, term: TermPair, way: CountingPair
    ) -> None:
        deadline = sla.due(received, term.term, calendar=office.calendar(), counting=way.counting)

        for step in deadline.steps:
            if not step.counted:
                assert step.reasons
            for reason in step.reasons:
                assert reason.name
                assert reason.kind == "weekend" or reason.citation is not None

    @OFTEN
    @given(
        some.facts(),
        some.instants(some.days(margin=120)),
        st.integers(1, 60),
        some.countings(receipt="stamp"),
    )
    def test_the_counted_days_are_the_term(
        self, office: Facts, received: datetime, count: int, way: CountingPair
    ) -> None:
        deadline = sla.due(
            received, sla.working_days(count), calendar=office.calendar(), counting=way.counting
        )

        counted = [step.date for step in deadline.steps if step.counted]
        if deadline.certainty != "undetermined":
            assert len(counted) == count
            assert counted[-1] == deadline.day
            assert all(office.oracle.is_working_day(day) for day in counted)

    @OFTEN
    @given(
        some.facts(),
        some.instants(some.days(margin=120)),
        st.integers(1, 60),
    )
    def test_no_day_on_the_way_is_left_out(
        self, office: Facts, received: datetime, count: int
    ) -> None:
        deadline = sla.due(received, sla.working_days(count), calendar=office.calendar())

        if deadline.day is not None:
            first = received.astimezone(office.oracle.zone).date()
            on_the_way = [first + n * ONE_DAY for n in range(1, (deadline.day - first).days + 1)]
            assert [step.date for step in deadline.steps if step.date > first] == on_the_way
