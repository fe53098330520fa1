"""
The reference page of the calendar says what the calendar says.

The numbers of the page were typed from the decrees' own totals; here the
calendar has to arrive at them.
"""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from layanan.calendars import Day, indonesia, regions

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "layanan" / "calendars" / "data"
PAGES = [ROOT / "docs" / language / "reference" / "kalender.md" for language in ("id", "en")]


def rows(page: Path) -> list[list[str]]:
    """
    Return the cells of every row of every table.
    """
    lines = page.read_text("utf-8").splitlines()
    return [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]


def data(name: str) -> list[dict[str, str]]:
    """
    Return the rows of one of the calendar's files.
    """
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def kinds(days: tuple[Day, ...]) -> Counter[str]:
    """
    Return how many feasts, leaves and polls there are; 13 May 2021 holds two feasts.
    """
    return Counter(reason.kind for day in days for reason in day.reasons)


def working_days(year: int, *, worked: bool) -> int:
    """
    Return the working days of a year, with collective leave worked or off.
    """
    calendar = indonesia("ID-JT", collective_leave="worked" if worked else "off")
    first = date(year, 1, 1)
    after = calendar.count_working_days(first, date(year, 12, 31))
    return after + calendar.is_working_day(first)


@pytest.mark.parametrize("page", PAGES, ids=["id", "en"])
class TestThePageOfTheCalendar:
    def test_counts_the_days_of_every_year(self, page: Path) -> None:
        counted = [row for row in rows(page) if len(row) == 6 and re.fullmatch(r"20\d\d", row[0])]
        last = indonesia("ID-JT").last_day

        assert last is not None
        assert [int(row[0]) for row in counted] == list(range(2015, last.year + 1))
        for year, national, leave, election, off, worked in (map(int, row) for row in counted):
            found = kinds(indonesia("ID-JT").days_off(year))

            assert (national, leave, election) == (
                found["national"],
                found["collective_leave"],
                found["election"],
            ), year
            assert off == working_days(year, worked=False), year
            assert worked == working_days(year, worked=True), year

    def test_names_every_decree_and_since_when_it_was_known(self, page: Path) -> None:
        told = {(row[1], row[2]) for row in rows(page) if len(row) == 5}

        assert {(row["decree"], row["known_from"]) for row in data("decrees")} <= told

    def test_names_every_date_of_the_isbat(self, page: Path) -> None:
        told = {(row[0], cell[:10]) for row in rows(page) if len(row) == 4 for cell in row[1:]}

        assert {(row["hijri_year"], row["official_date"]) for row in data("hijri")} <= told

    def test_marks_where_umm_al_qura_was_a_day_early(self, page: Path) -> None:
        marked = set(re.findall(r"(\d{4}-\d\d-\d\d) †", page.read_text("utf-8")))

        assert marked == {
            row["official_date"]
            for row in data("hijri")
            if row["certain"] == "yes" and row["official_minus_umm_al_qura_days"] == "1"
        }

    def test_names_every_key_of_an_overlay(self, page: Path) -> None:
        text = page.read_text("utf-8")

        assert all(f"| `{row['region']}` |" in text for row in data("regional"))

    def test_names_every_province_with_its_zone(self, page: Path) -> None:
        told = {(row[0], row[1], row[3]) for row in rows(page) if len(row) == 4}

        assert {(f"`{one.code}`", one.name, f"`{one.zone}`") for one in regions().values()} <= told
