"""
Feasts that await the isbat session: what may still move, as known on a day.
"""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from layanan.calendars import indonesia
from layanan.calendars._decrees import Feast, Revision
from layanan.calendars._isbat import (
    IsbatDate,
    awaited_days,
    awaited_ramadan_days,
    isbat_dates,
    ramadans,
    undated_ramadans,
)

ONE_DAY = timedelta(days=1)


def feast(on: date, event: Feast, *, kind: str = "national") -> dict[date, list[Revision]]:
    """
    Return a decree's line for one feast, as it stands.
    """
    line = Revision(
        on,
        adds=True,
        on=on,
        kind="national" if kind == "national" else "collective_leave",
        name="Idul Fitri",
        decree="Keppres 8/2024",
        source="https://setneg.go.id/",
        awaits=event,
    )
    return {on: [line]}


def around(on: date) -> frozenset[date]:
    return frozenset({on - ONE_DAY, on, on + ONE_DAY})


class TestAwaited:
    DECIDED = IsbatDate("1_syawal", date(2026, 3, 21), date(2026, 3, 19), certain=True)
    UNREPORTED = IsbatDate("10_zulhijah", date(2026, 5, 27), None, certain=True)
    PROJECTED = IsbatDate("1_syawal", date(2027, 3, 10), None, certain=False)

    @pytest.mark.parametrize(
        ("known_on", "awaited"),
        [(None, False), (date(2026, 3, 18), True), (date(2026, 3, 19), False)],
    )
    def test_a_date_is_awaited_until_its_session(
        self, known_on: date | None, *, awaited: bool
    ) -> None:
        assert self.DECIDED.awaited(known_on) is awaited

    @pytest.mark.parametrize(
        ("known_on", "awaited"),
        [(None, False), (date(2026, 5, 26), True), (date(2026, 5, 27), False)],
    )
    def test_without_a_report_of_the_session_it_is_awaited_until_the_feast(
        self, known_on: date | None, *, awaited: bool
    ) -> None:
        assert self.UNREPORTED.awaited(known_on) is awaited

    @pytest.mark.parametrize("known_on", [None, date(2026, 1, 1), date(2099, 1, 1)])
    def test_a_projected_date_is_always_awaited(self, known_on: date | None) -> None:
        assert self.PROJECTED.awaited(known_on) is True


class TestIsbatDates:
    def test_they_are_in_order(self) -> None:
        days = [one.on for one in isbat_dates()]

        assert days == sorted(days)

    def test_a_month_of_fasting_has_29_or_30_days(self) -> None:
        lengths = {(end - first).days for first, end in ramadans()}

        assert lengths == {29, 30}

    def test_one_fast_follows_the_other(self) -> None:
        assert all(end < first for (_, end), (first, _) in pairwise(ramadans()))


class TestAwaitedDays:
    @pytest.mark.parametrize(
        ("known_on", "awaited"),
        [
            # Session of 19 March 2026: Idul Fitri 1447 on 21 March.
            (date(2026, 3, 18), True),
            (date(2026, 3, 19), False),
            (None, False),
        ],
    )
    def test_a_feast_of_the_table_may_move_by_a_day_until_its_session(
        self, known_on: date | None, *, awaited: bool
    ) -> None:
        day = date(2026, 3, 21)

        assert awaited_days(feast(day, "1_syawal"), known_on) == (
            around(day) if awaited else frozenset()
        )

    def test_a_decree_that_differs_by_a_day_is_still_that_feast(self) -> None:
        # 10 Zulhijah 1443 was decreed for 9 July; the session of 29 June said 10 July.
        decreed = feast(date(2022, 7, 9), "10_zulhijah")

        assert awaited_days(decreed, date(2022, 6, 28)) == around(date(2022, 7, 9))

    @pytest.mark.parametrize(
        ("known_on", "awaited"),
        [(date(2018, 6, 14), True), (date(2018, 6, 15), False), (None, False)],
    )
    def test_a_feast_before_the_table_counts_as_decided_on_its_day(
        self, known_on: date | None, *, awaited: bool
    ) -> None:
        day = date(2018, 6, 15)

        assert awaited_days(feast(day, "1_syawal"), known_on) == (
            around(day) if awaited else frozenset()
        )

    @pytest.mark.parametrize("known_on", [None, date(2035, 1, 1)])
    def test_a_feast_after_the_table_is_always_awaited(self, known_on: date | None) -> None:
        day = date(2033, 1, 2)

        assert awaited_days(feast(day, "1_syawal"), known_on) == around(day)

    def test_collective_leave_beside_a_feast_is_no_feast(self) -> None:
        leave = feast(date(2033, 1, 3), "1_syawal", kind="collective_leave")

        assert awaited_days(leave, None) == frozenset()

    def test_the_first_of_ramadan_is_no_day_off(self) -> None:
        assert awaited_days(feast(date(2033, 1, 2), "1_ramadan"), None) == frozenset()

    def test_in_2026_a_calendar_waits_for_three_sessions_of_2027(self) -> None:
        office = indonesia("ID-JT", known_on=date(2026, 11, 24))
        provisional = [
            day.date.isoformat()
            for day in map(office.day, (date(2027, 1, 1) + ONE_DAY * shift for shift in range(365)))
            if day.certainty == "provisional"
        ]

        # 1 Ramadan 1448 is expected on 8 February, Idul Fitri is decreed for 10 and
        # 11 March, Idul Adha for 17 May.
        assert provisional == [
            *("2027-02-07", "2027-02-08", "2027-02-09"),
            *("2027-03-09", "2027-03-10", "2027-03-11", "2027-03-12"),
            *("2027-05-16", "2027-05-17", "2027-05-18"),
        ]


class TestAwaitedRamadanDays:
    def test_hours_may_change_a_day_early_or_late(self) -> None:
        # The session of 17 February 2026 set 1 Ramadan 1447 on the 19th.
        early, late = (awaited_ramadan_days(date(2026, 2, day)) for day in (16, 17))

        assert around(date(2026, 2, 19)) <= early
        assert not around(date(2026, 2, 19)) & late


class TestUndatedRamadans:
    def test_a_fast_without_dates_took_at_most_thirty_days(self) -> None:
        assert undated_ramadans(feast(date(2018, 6, 15), "1_syawal")) == (
            (date(2018, 5, 16), date(2018, 6, 15)),
        )

    def test_a_feast_of_two_days_is_one_feast(self) -> None:
        both = feast(date(2018, 6, 16), "1_syawal") | feast(date(2018, 6, 15), "1_syawal")

        assert undated_ramadans(both) == ((date(2018, 5, 16), date(2018, 6, 15)),)

    def test_a_fast_with_dates_is_not_among_them(self) -> None:
        assert undated_ramadans(feast(date(2019, 6, 5), "1_syawal")) == ()

    def test_no_other_feast_makes_one(self) -> None:
        assert undated_ramadans(feast(date(2018, 8, 22), "10_zulhijah")) == ()
