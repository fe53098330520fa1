"""
The oracle is tested too: against its own slower self and against hand-typed totals.
"""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles.brute_force import (
    Amount,
    BruteForce,
    HoursUnknown,
    OutsideYears,
    amount,
    zone_of,
)

WIB = zone_of("ID-JT")
SEMARANG = BruteForce("ID-JT")


class TestTheOracle:
    @settings(max_examples=25)
    @given(
        st.datetimes(datetime(2019, 1, 1), datetime(2027, 11, 30)),
        st.integers(0, 6 * 24 * 60),
    )
    def test_measures_what_it_counts_minute_by_minute(self, start: datetime, minutes: int) -> None:
        first = start.replace(second=0, microsecond=0, tzinfo=WIB)
        last = first + timedelta(minutes=minutes)

        measured = SEMARANG.working_time(first, last)

        assert measured == timedelta(minutes=SEMARANG.working_minutes(first, last))

    @pytest.mark.parametrize(
        ("year", "off", "worked"),
        [(2015, 245, 249), (2021, 248, 249), (2024, 238, 248), (2026, 240, 248), (2027, 242, 250)],
    )
    def test_knows_the_working_days_of_a_year(self, year: int, off: int, worked: int) -> None:
        first = date(year, 1, 1)
        days = [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]

        assert sum(map(SEMARANG.is_working_day, days)) == off
        assert sum(map(BruteForce(collective_leave="worked").is_working_day, days)) == worked

    @pytest.mark.parametrize("day", [date(2014, 12, 31), date(2028, 1, 1)])
    def test_answers_nothing_outside_the_decreed_years(self, day: date) -> None:
        with pytest.raises(OutsideYears):
            SEMARANG.is_working_day(day)

    def test_knows_no_hours_in_a_ramadan_without_dates(self) -> None:
        assert SEMARANG.periods(date(2018, 5, 15))
        with pytest.raises(HoursUnknown):
            SEMARANG.periods(date(2018, 5, 16))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("10 hari kerja 35 menit", Amount(working_days=10, working=timedelta(minutes=35))),
            ("3x24 jam", Amount(clock=timedelta(hours=72))),
            ("1 bulan 3 hari", Amount(months=1, calendar_days=3)),
            ("3 jam kerja", Amount(working=timedelta(hours=3))),
            ("1 tahun 2 minggu", Amount(years=1, weeks=2)),
        ],
    )
    def test_reads_a_term(self, text: str, expected: Amount) -> None:
        assert amount(text) == expected
