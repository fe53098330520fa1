"""
The days off as they were known on any day, amendment by amendment.

Expected days were typed from the joint decrees (SKB) and the Keppres, as they
are listed in the reports of the day they were signed.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from layanan.calendars import indonesia
from layanan.calendars._decrees import (
    RegionalDay,
    Revision,
    days_off,
    last_decreed_year,
    regional_days,
    revisions,
    revisions_known,
)
from layanan.law import Confidence

ONE_DAY = timedelta(days=1)

#: Decree and day of signing; days it made off; days it made working days again.
AMENDMENTS = {
    "SKB 684/2016": (
        date(2016, 11, 21),
        [(2017, 1, 2), (2017, 6, 1), (2017, 6, 29), (2017, 6, 30)],
        [(2017, 6, 23)],
    ),
    "Keppres 18/2017": (date(2017, 6, 15), [(2017, 6, 23)], []),
    "SKB 223/2018": (date(2018, 4, 18), [(2018, 6, 11), (2018, 6, 12), (2018, 6, 20)], []),
    "SKB 174/2020": (
        date(2020, 3, 9),
        [(2020, 5, 28), (2020, 5, 29), (2020, 8, 21), (2020, 10, 30)],
        [],
    ),
    "SKB 391/2020": (
        date(2020, 4, 9),
        [(2020, 10, 28), (2020, 12, 28), (2020, 12, 29), (2020, 12, 30), (2020, 12, 31)],
        [(2020, 5, 26), (2020, 5, 27), (2020, 5, 28), (2020, 5, 29)],
    ),
    "SKB 440/2020": (date(2020, 5, 20), [], [(2020, 5, 22)]),
    "SKB 744/2020": (date(2020, 12, 1), [], [(2020, 12, 28), (2020, 12, 29), (2020, 12, 30)]),
    "SKB 281/2021": (
        date(2021, 2, 22),
        [],
        [(2021, 3, 12), (2021, 5, 17), (2021, 5, 18), (2021, 5, 19), (2021, 12, 27)],
    ),
    "SKB 712/2021": (
        date(2021, 6, 18),
        [(2021, 8, 11), (2021, 10, 20)],
        [(2021, 8, 10), (2021, 10, 19), (2021, 12, 24)],
    ),
    "SKB 375/2022": (
        date(2022, 4, 7),
        [(2022, 4, 29), (2022, 5, 4), (2022, 5, 5), (2022, 5, 6)],
        [],
    ),
    "SKB 327/2023": (date(2023, 3, 29), [(2023, 4, 19), (2023, 4, 20)], [(2023, 4, 26)]),
    "SKB 624/2023": (date(2023, 6, 16), [(2023, 6, 28), (2023, 6, 30)], []),
    "SKB 933/2025": (date(2025, 8, 7), [(2025, 8, 18)], []),
    # Polling days are decreed days before the vote.
    "Keppres 25/2015": (date(2015, 11, 23), [(2015, 12, 9)], []),
    "Keppres 3/2017": (date(2017, 2, 10), [(2017, 2, 15)], []),
    "Keppres 15/2018": (date(2018, 6, 25), [(2018, 6, 27)], []),
    "Keppres 10/2019": (date(2019, 4, 8), [(2019, 4, 17)], []),
    "Keppres 22/2020": (date(2020, 11, 27), [(2020, 12, 9)], []),
    "Keppres 10/2024": (date(2024, 2, 6), [(2024, 2, 14)], []),
    "Keppres 33/2024": (date(2024, 11, 21), [(2024, 11, 27)], []),
}

MADE_OFF = [
    (decree, signed, date(*day)) for decree, (signed, off, _) in AMENDMENTS.items() for day in off
]
MADE_WORKING = [
    (decree, signed, date(*day)) for decree, (signed, _, on) in AMENDMENTS.items() for day in on
]

#: National holidays, days of collective leave, polling days; working days of a
#: five-day office with collective leave off, and with it worked.
YEARS = {
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

#: From the day of signing on, the whole of that year was known.
FIRST_DECREES = {
    2015: date(2014, 5, 7),
    2016: date(2015, 6, 25),
    2017: date(2016, 4, 14),
    2018: date(2017, 9, 22),
    2019: date(2018, 11, 2),
    2020: date(2019, 8, 28),
    2021: date(2020, 9, 10),
    2022: date(2021, 9, 22),
    2023: date(2022, 10, 11),
    2024: date(2023, 9, 12),
    2025: date(2024, 10, 14),
    2026: date(2025, 9, 19),
    2027: date(2026, 9, 15),
}

FEAST = Revision(
    date(2026, 9, 15),
    adds=True,
    on=date(2027, 3, 10),
    kind="national",
    name="Idul Fitri 1448 Hijriah",
    decree="SKB 1205/2026, 3/2026, 2/2026",
    source="https://www.kemenkopmk.go.id/",
    awaits="1_syawal",
)
LEAVE = replace(FEAST, kind="collective_leave", name="Cuti Bersama Idul Fitri 1448 Hijriah")


class TestAmendments:
    @pytest.mark.parametrize(("decree", "signed", "day"), MADE_OFF)
    def test_a_day_is_off_from_the_signing_of_its_decree_on(
        self, decree: str, signed: date, day: date
    ) -> None:
        before = indonesia("ID-JT", known_on=signed - ONE_DAY)
        after = indonesia("ID-JT", known_on=signed)

        assert before.is_working_day(day)
        assert not after.is_working_day(day)
        assert str(after.day(day).reasons[0].citation).startswith(decree)
        assert after.day(day).reasons[0].known_from == signed

    @pytest.mark.parametrize(("decree", "signed", "day"), MADE_WORKING)
    def test_a_day_is_worked_again_from_the_signing_on(
        self, decree: str, signed: date, day: date
    ) -> None:
        before = indonesia("ID-JT", known_on=signed - ONE_DAY)
        after = indonesia("ID-JT", known_on=signed)

        assert not before.is_working_day(day)
        assert after.is_working_day(day)
        assert after.day(day).reasons == ()

    def test_idul_adha_2022_moved_from_saturday_to_sunday(self) -> None:
        # SKB 678/2022, 7 July 2022: only an office that works on Saturdays noticed.
        saturday = date(2022, 7, 9)
        before = indonesia("ID-JT", workweek=6, known_on=date(2022, 7, 6))
        after = indonesia("ID-JT", workweek=6, known_on=date(2022, 7, 7))

        assert not before.is_working_day(saturday)
        assert after.is_working_day(saturday)
        assert str(after.day(date(2022, 7, 10)).reasons[0].citation) == (
            "SKB 678/2022, 2/2022, 2/2022"
        )

    def test_what_came_after_the_day_never_matters(self) -> None:
        far = indonesia("ID-JT", known_on=date(9999, 12, 31))

        assert far.last_day == indonesia("ID-JT").last_day
        assert [far.days_off(year) for year in YEARS] == [
            indonesia("ID-JT").days_off(year) for year in YEARS
        ]


class TestYears:
    @pytest.mark.parametrize(("year", "signed"), FIRST_DECREES.items())
    def test_a_year_is_covered_from_the_signing_of_its_joint_decree_on(
        self, year: int, signed: date
    ) -> None:
        last = indonesia("ID-JT", known_on=signed).last_day
        before = indonesia("ID-JT", known_on=signed - ONE_DAY).last_day

        assert last == date(year, 12, 31)
        assert before == (None if year == 2015 else date(year - 1, 12, 31))

    @pytest.mark.parametrize(("year", "counts"), YEARS.items())
    def test_a_year_has_the_decreed_number_of_days(
        self, year: int, counts: tuple[int, int, int, int, int]
    ) -> None:
        kinds = [
            reason.kind
            for day in indonesia("ID-JT").days_off(year)
            for reason in day.reasons
            if reason.kind != "weekend"
        ]
        new_year, last = date(year, 1, 1), date(year, 12, 31)

        assert (
            kinds.count("national"),
            kinds.count("collective_leave"),
            kinds.count("election"),
            indonesia("ID-JT").count_working_days(new_year, last),
            indonesia("ID-JT", collective_leave="worked").count_working_days(new_year, last),
        ) == counts


class TestCollectiveLeave:
    def test_an_office_may_work_through_it_and_the_day_still_says_so(self) -> None:
        day = indonesia("ID-JT", collective_leave="worked").day(date(2026, 3, 18))

        assert day.working
        assert [(one.kind, one.effect) for one in day.reasons] == [("collective_leave", "none")]
        assert day.periods  # a Wednesday in Ramadan

    def test_a_national_holiday_stays_off(self) -> None:
        office = indonesia("ID-JT", collective_leave="worked")

        assert not office.is_working_day(date(2026, 3, 19))


class TestRevisions:
    def test_they_are_read_in_the_order_in_which_they_counted(self) -> None:
        known = [line.known_from for line in revisions()]

        assert known == sorted(known)

    def test_known_on_a_day_includes_the_decrees_of_that_day(self) -> None:
        signed = date(2025, 8, 7)
        added = set(revisions_known(signed)) - set(revisions_known(signed - ONE_DAY))

        assert [(line.on, line.adds) for line in added] == [(date(2025, 8, 18), True)]
        assert revisions_known(None) == revisions()

    @pytest.mark.parametrize(
        ("decree", "confidence"),
        [
            ("SKB 1497/2025, 2/2025, 5/2025", Confidence.HIGH),
            ("SKB 375/2022, 1/2022, 1/2022", Confidence.MEDIUM),  # numbers from second hand
        ],
    )
    def test_a_reason_says_how_sure_its_decree_is(
        self, decree: str, confidence: Confidence
    ) -> None:
        line = next(line for line in revisions() if line.decree == decree)
        citation = line.reason().citation

        assert citation is not None
        assert (citation.confidence, citation.source) == (confidence, line.source)

    def test_a_decree_that_nobody_graded_is_of_medium_confidence(self) -> None:
        citation = replace(FEAST, decree="Keppres 68/1995").reason().citation

        assert citation is not None
        assert citation.confidence is Confidence.MEDIUM


class TestDaysOff:
    def test_what_was_removed_no_longer_stands(self) -> None:
        gone = replace(FEAST, adds=False)

        assert days_off((FEAST,)) == {FEAST.on: [FEAST]}
        assert days_off((FEAST, gone)) == {}

    def test_a_removal_takes_only_its_own_kind(self) -> None:
        no_leave = replace(LEAVE, adds=False)

        assert days_off((FEAST, LEAVE, no_leave)) == {FEAST.on: [FEAST]}

    def test_what_was_removed_may_come_back(self) -> None:
        gone = replace(FEAST, adds=False)

        assert days_off((FEAST, gone, FEAST)) == {FEAST.on: [FEAST]}

    def test_only_national_holidays_make_a_year_decreed(self) -> None:
        # A polling day is no list of the year's holidays.
        vote = replace(FEAST, kind="election", on=date(2029, 2, 14))

        assert last_decreed_year((FEAST, vote)) == 2027
        assert last_decreed_year((vote,)) is None


class TestRegionalDays:
    def test_they_are_known_by_province_or_city(self) -> None:
        assert set(regional_days()) >= {
            "ID-AC",
            "ID-BA",
            "ID-BB/Pangkalpinang",
            "ID-PA",
            "ID-PE",
            "ID-PS",
        }

    def test_where_the_day_of_the_decree_is_unknown_confidence_is_low(self) -> None:
        line = regional_days()["ID-AC"][0]
        undated, dated = (
            line.reason("closes"),
            RegionalDay(
                line.region,
                line.on,
                line.kind,
                line.name,
                line.decree,
                line.source,
                date(2024, 6, 10),
            ).reason("closes"),
        )

        assert undated.citation is not None
        assert dated.citation is not None
        assert (undated.known_from, undated.citation.confidence) == (None, Confidence.LOW)
        assert (dated.known_from, dated.citation.confidence) == (
            date(2024, 6, 10),
            Confidence.MEDIUM,
        )
