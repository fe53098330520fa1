"""
The library against the oracle that walks day by day: the same answer, or the same refusal.

Each example asks one office several questions, because an office is dear to build.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan import Counting, calendars, sla
from tests import strategies as some
from tests.oracles.brute_force import Amount, HoursUnknown, OutsideYears, Rule, zone_of
from tests.strategies import CountingPair, Facts, TermPair

OFTEN = some.examples(160)
LESS = some.examples(80)

WIB = zone_of("ID-JT")
ANY_DAY = st.one_of(some.days(), some.days(), some.days_about_the_borders())
BOUNDARIES = st.sampled_from(("closing", "opening"))
Asked = TypeVar("Asked")
Question = tuple[datetime, TermPair, CountingPair]


def several(questions: SearchStrategy[Asked]) -> SearchStrategy[list[Asked]]:
    """
    Return lists of questions for one office.
    """
    return st.lists(questions, min_size=6, max_size=10)


def said(answer: Callable[..., Any], *question: Any) -> Any:
    """
    Return the answer, or in words why there is none.
    """
    try:
        return answer(*question)
    except (OutsideYears, calendars.CalendarCoverageError):
        return "outside the decreed years"
    except (HoursUnknown, calendars.HoursUnknownError):
        return "hours unknown"


class TestDays:
    @OFTEN
    @given(some.facts(), several(ANY_DAY))
    def test_are_working_days_alike(self, office: Facts, days: list[date]) -> None:
        calendar, oracle = office.calendar(), office.oracle

        for day in days:
            assert said(calendar.is_working_day, day) == said(oracle.is_working_day, day)

    @OFTEN
    @given(some.facts(), several(st.tuples(ANY_DAY, st.integers(1, 90))))
    def test_are_added_alike(self, office: Facts, asked: list[tuple[date, int]]) -> None:
        calendar, oracle = office.calendar(), office.oracle

        for start, count in asked:
            answer = said(calendar.add_working_days, start, count)
            assert answer == said(oracle.add_working_days, start, count)

    @OFTEN
    @given(some.facts(), several(st.tuples(ANY_DAY, st.integers(0, 200))))
    def test_are_counted_alike(self, office: Facts, asked: list[tuple[date, int]]) -> None:
        calendar, oracle = office.calendar(), office.oracle

        for start, reach in asked:
            end = start + timedelta(days=reach)
            answer = said(calendar.count_working_days, start, end)
            assert answer == said(oracle.count_working_days, start, end)

    @LESS
    @given(some.facts(), several(ANY_DAY))
    def test_are_closed_by_the_same_decrees(self, office: Facts, days: list[date]) -> None:
        calendar, oracle = office.calendar(), office.oracle

        def decrees(day: date) -> set[str]:
            return {
                str(reason.citation)
                for reason in calendar.day(day).reasons
                if reason.kind != "weekend" and reason.effect == "closes"
            }

        def expected(day: date) -> set[str]:
            return {row.decree for row in oracle.reasons(day)}

        for day in days:
            assert said(decrees, day) == said(expected, day)

    @LESS
    @given(some.facts(), several(ANY_DAY))
    def test_have_the_same_hours(self, office: Facts, days: list[date]) -> None:
        calendar, oracle = office.calendar(), office.oracle

        def periods(day: date) -> object:
            found = calendar.day(day).periods
            if found is None:
                return "hours unknown"
            return tuple((one.open, one.close) for one in found)

        for day in days:
            answer, expected = said(periods, day), said(oracle.periods, day)
            # On a day off whose hours nobody knows, "none" and "unknown" are both true.
            assert answer == expected or (expected == () and answer == "hours unknown")


class TestOfficeTime:
    @OFTEN
    @given(some.facts(timed=True), several(some.instants(ANY_DAY)))
    def test_is_open_alike(self, office: Facts, instants: list[datetime]) -> None:
        calendar, oracle = office.calendar(), office.oracle

        for at in instants:
            assert said(calendar.is_open, at) == said(oracle.is_open, at)

    @OFTEN
    @given(
        some.facts(timed=True),
        several(st.tuples(some.instants(ANY_DAY), some.times(), st.integers(0, 30))),
    )
    def test_is_measured_alike(
        self, office: Facts, asked: list[tuple[datetime, time, int]]
    ) -> None:
        calendar, oracle = office.calendar(), office.oracle

        for one, until, reach in asked:
            day = one.astimezone(oracle.zone).date() + timedelta(days=reach)
            start, end = sorted((one, datetime.combine(day, until, oracle.zone)))
            assert said(calendar.working_time, start, end) == said(oracle.working_time, start, end)

    @OFTEN
    @given(
        some.facts(timed=True),
        several(
            st.tuples(
                some.instants(ANY_DAY),
                st.one_of(
                    st.integers(1, 120_000).map(lambda seconds: timedelta(seconds=seconds)),
                    st.integers(1, 80).map(lambda quarters: timedelta(minutes=15 * quarters)),
                ),
                BOUNDARIES,
            )
        ),
    )
    def test_is_added_alike(
        self, office: Facts, asked: list[tuple[datetime, timedelta, calendars.Boundary]]
    ) -> None:
        calendar, oracle = office.calendar(), office.oracle

        def added(start: datetime, amount: timedelta, boundary: calendars.Boundary) -> datetime:
            return calendar.add_working_time(start, amount, boundary=boundary)

        for question in asked:
            assert said(added, *question) == said(oracle.add_working_time, *question)

    def test_may_be_measured_to_the_end_of_the_last_decreed_day(self) -> None:
        friday, end = datetime(2027, 12, 31, tzinfo=WIB), datetime(2028, 1, 1, tzinfo=WIB)

        answer = said(Facts().calendar().working_time, friday, end)

        assert answer == said(Facts().oracle.working_time, friday, end) == timedelta(hours=7.5)


class TestDeadlines:
    @some.examples(250)
    @given(some.facts(), several(st.tuples(some.instants(), some.terms(), some.countings())))
    @example(
        Facts(),
        [
            (
                datetime(2026, 3, 13, 10, tzinfo=WIB),
                TermPair(sla.working_days(10), Amount(working_days=10)),
                CountingPair(Counting(), Rule()),
            )
        ],
    )
    def test_agree(self, office: Facts, asked: list[Question]) -> None:
        agree(office, asked)

    @OFTEN
    @given(
        some.facts_of_today(timed=True),
        several(
            st.tuples(
                some.instants(),
                some.terms(("working_days", "working_hours", "working_minutes")),
                some.countings(),
            )
        ),
    )
    def test_agree_on_office_time(self, office: Facts, asked: list[Question]) -> None:
        agree(office, asked)

    @OFTEN
    @given(
        some.facts(),
        several(
            st.tuples(
                some.instants(some.days_about_the_borders()),
                some.terms(parts=2),
                some.countings(),
            )
        ),
    )
    def test_agree_at_the_borders_of_what_is_decreed(
        self, office: Facts, asked: list[Question]
    ) -> None:
        agree(office, asked)

    @OFTEN
    @given(
        st.sampled_from(some.SESSIONS).flatmap(
            lambda session: st.tuples(
                some.facts(known=some.shifted(st.just(session), 1)),
                several(
                    st.tuples(
                        some.instants(some.shifted(st.just(session), 25)),
                        some.terms(("working_days", "working_hours", "calendar_days"), most=15),
                        some.countings(),
                    )
                ),
            )
        )
    )
    def test_agree_while_an_isbat_is_awaited(self, drawn: tuple[Facts, list[Question]]) -> None:
        agree(*drawn)

    @LESS
    @given(
        some.facts(),
        several(
            st.tuples(
                some.days(first=date(2016, 3, 1), margin=40),
                some.terms(("months", "weeks", "working_days", "calendar_days"), parts=1, most=12),
                some.countings(receipt="stamp"),
            )
        ),
    )
    def test_have_the_same_last_start(
        self, office: Facts, asked: list[tuple[date, TermPair, CountingPair]]
    ) -> None:
        calendar, oracle = office.calendar(), office.oracle

        def last_start(event: date, term: TermPair, way: CountingPair) -> date:
            return sla.latest_start(event, term.term, calendar=calendar, counting=way.counting)

        for event, term, way in asked:
            answer = said(last_start, event, term, way)
            assert answer == said(oracle.latest_start, event, term.amount, way.rule)


def agree(office: Facts, asked: list[Question]) -> None:
    """
    Hold the library's deadlines against the oracle's.
    """
    calendar, oracle = office.calendar(), office.oracle

    def found(received: datetime, term: TermPair, way: CountingPair) -> dict[str, object]:
        deadline = sla.due(received, term.term, calendar=calendar, counting=way.counting)
        return {"day": deadline.day, "at": deadline.at, "certainty": deadline.certainty}

    def expected(received: datetime, term: TermPair, way: CountingPair) -> dict[str, object]:
        return vars(oracle.due(received, term.amount, way.rule))

    for received, term, way in asked:
        answer = said(found, received, term, way)
        assert answer == said(expected, received, term, way)
