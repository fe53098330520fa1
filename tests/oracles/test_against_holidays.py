"""
A second opinion: the package `holidays`, which knows days off but no decrees.

Two differences are known and stay until a decree says otherwise: 1 June 2016, which the package
takes off although Pancasila Day begins in 2017 (Keppres 24/2016), and 24 December 2015, which it
calls Maulid where the announced list has cuti bersama. Anything else is a fault, here or there.
The totals of each year were typed from the decrees, not from a package.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import holidays
import pytest

from layanan import calendars

FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)
YEARS = range(2015, 2028)

#: The package calls it a public holiday; SKB 150/2015 does not list it.
NOT_OFF = {date(2016, 6, 1)}
#: The package calls it a public holiday (Maulid); the list announced on 7 May 2014, cuti bersama.
OTHER_KIND = {date(2015, 12, 24)}

# year: national feasts, cuti bersama, election days, working days with cuti bersama off and worked
TOTALS = {
    2015: (15, 4, 1, 245, 249),
    2016: (15, 4, 0, 246, 250),
    2017: (16, 7, 1, 239, 246),
    2018: (16, 8, 1, 239, 247),
    2019: (16, 4, 1, 246, 250),
    2020: (16, 5, 1, 243, 248),
    2021: (16, 1, 0, 248, 249),
    2022: (16, 4, 0, 246, 250),
    2023: (16, 11, 0, 239, 250),
    2024: (17, 10, 2, 238, 248),
    2025: (17, 11, 0, 237, 248),
    2026: (17, 8, 0, 240, 248),
    2027: (18, 8, 0, 242, 250),
}


def every_day(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def packaged(category: str) -> set[date]:
    return set(holidays.country_holidays("ID", years=YEARS, categories=(category,), language="id"))


@pytest.fixture(scope="module")
def office() -> calendars.WorkingCalendar:
    return calendars.indonesia("ID-JK")


@pytest.fixture(scope="module")
def decreed(office: calendars.WorkingCalendar) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for day in every_day():
        for reason in office.day(day).reasons:
            found.setdefault(reason.kind, set()).add(day)
    return found


class TestPublicHolidays:
    def test_differ_on_the_two_known_days_only(self, decreed: dict[str, set[date]]) -> None:
        ours = decreed["national"] | decreed["election"]

        assert packaged("public") ^ ours == NOT_OFF | OTHER_KIND

    def test_the_package_lacks_none_of_ours(self, decreed: dict[str, set[date]]) -> None:
        assert (decreed["national"] | decreed["election"]) - packaged("public") == set()


class TestCollectiveLeave:
    def test_differs_on_the_one_contested_day_only(self, decreed: dict[str, set[date]]) -> None:
        assert packaged("government") ^ decreed["collective_leave"] == OTHER_KIND

    def test_the_contested_day_is_ours(self, decreed: dict[str, set[date]]) -> None:
        assert decreed["collective_leave"] - packaged("government") == OTHER_KIND


class TestDaysOff:
    def test_agree_but_for_1_june_2016(self, office: calendars.WorkingCalendar) -> None:
        theirs = packaged("public") | packaged("government")
        off = {day for day in every_day() if day.weekday() < 5 and not office.is_working_day(day)}

        assert {day for day in theirs if day.weekday() < 5} - off == NOT_OFF
        assert off - theirs == set()


@pytest.mark.parametrize(("year", "totals"), TOTALS.items())
class TestTheTotalsOfAYear:
    def test_are_those_of_the_decrees(
        self, office: calendars.WorkingCalendar, year: int, totals: tuple[int, ...]
    ) -> None:
        kinds = Counter(
            reason.kind
            for day in every_day(date(year, 1, 1), date(year, 12, 31))
            for reason in office.day(day).reasons
        )

        assert (kinds["national"], kinds["collective_leave"], kinds["election"]) == totals[:3]

    def test_leave_that_many_working_days(
        self, office: calendars.WorkingCalendar, year: int, totals: tuple[int, ...]
    ) -> None:
        days = list(every_day(date(year, 1, 1), date(year, 12, 31)))

        assert sum(map(office.is_working_day, days)) == totals[3]

    def test_leave_that_many_when_cuti_bersama_is_worked(
        self, year: int, totals: tuple[int, ...]
    ) -> None:
        worked = calendars.indonesia("ID-JK", collective_leave="worked")
        days = list(every_day(date(year, 1, 1), date(year, 12, 31)))

        assert sum(map(worked.is_working_day, days)) == totals[4]
