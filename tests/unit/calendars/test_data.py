"""
The tables beside the package: what they must be before anything is computed.

They are read here with the csv module alone; what the library makes of them is
not asked.
"""

import csv
import re
from collections import Counter
from datetime import date, time
from importlib import resources
from itertools import pairwise

import pytest

from layanan.law import Citation

KINDS = {"national", "collective_leave", "election"}
LOCAL_KINDS = {
    *("local_holiday", "local_leave", "local_election", "replacement_workday", "dispensation")
}
FEASTS = {"1_ramadan", "1_syawal", "10_zulhijah"}

#: Where the announced date or number of a decree was not found.
WITHOUT_SOURCE = {("1448", "1_ramadan")}


def table(name: str) -> list[dict[str, str]]:
    file = resources.files("layanan") / "calendars" / "data" / f"{name}.csv"
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))


def minutes(clock: str) -> int:
    at = time.fromisoformat(clock)
    return at.hour * 60 + at.minute


REVISIONS = table("holidays_revisions")
DECREES = table("decrees")
HIJRI = table("hijri")
HOURS = table("office_hours")
CIRCULARS = table("ramadan_circulars")
PROVINCES = table("provinces")
REGIONAL = table("regional")
FEAST_NAMES = table("feasts")

CITED = sorted(
    {row["decree"] for rows in (REVISIONS, DECREES, REGIONAL) for row in rows}
    | {row["cites"] for row in HOURS}
    | {row["instrument"] for row in CIRCULARS if row["instrument"].startswith("SE ")}
)


@pytest.mark.parametrize("decree", CITED)
def test_every_decree_is_read_and_written_back(decree: str) -> None:
    assert str(Citation.parse(decree)) == decree


class TestEveryTable:
    @pytest.mark.parametrize(
        "name",
        ["decrees", "feasts", "hijri", "holidays_revisions", "office_hours", "provinces",
         "ramadan_circulars", "regional"],
    )  # fmt: skip
    def test_rows_are_complete_and_clean(self, name: str) -> None:
        for row in table(name):
            assert None not in row, row  # more cells than columns
            assert None not in row.values(), row  # fewer
            # " Masehi" is cut out of a name together with its blank.
            untidy = [cell for cell in row.values() if cell != cell.strip() != "Masehi"]
            assert untidy == [], row

    @pytest.mark.parametrize("rows", [REVISIONS, HOURS, REGIONAL, CIRCULARS, HIJRI])
    def test_every_fact_has_a_source(self, rows: list[dict[str, str]]) -> None:
        bare = [row for row in rows if not row["source"].startswith(("https://", "http://"))]

        assert {(row.get("hijri_year"), row.get("event")) for row in bare} <= WITHOUT_SOURCE


class TestRevisions:
    def test_each_line_adds_or_removes_a_day_of_a_known_kind(self) -> None:
        assert {row["action"] for row in REVISIONS} == {"add", "remove"}
        assert {row["kind"] for row in REVISIONS} == KINDS
        assert {row["awaits"] for row in REVISIONS} == {"", "1_syawal", "10_zulhijah"}

    def test_lines_are_in_the_order_in_which_they_counted(self) -> None:
        order = [
            (row["effective_from"], row["action"] == "remove", row["date"]) for row in REVISIONS
        ]

        assert order == sorted(order)

    def test_a_decree_comes_before_the_day_it_changes(self) -> None:
        late = [row for row in REVISIONS if not row["effective_from"] < row["date"]]

        assert late == []

    def test_nothing_is_added_twice_and_only_what_stands_is_removed(self) -> None:
        standing: set[tuple[str, str, str]] = set()
        for row in REVISIONS:
            key = row["date"], row["kind"], row["name_id"]
            if row["action"] == "add":
                assert key not in standing, row
                standing.add(key)
            else:
                assert key in standing, row
                standing.remove(key)

    def test_a_removal_takes_every_line_of_its_kind_so_there_is_but_one(self) -> None:
        # On 13 May 2021 two national holidays fell together; neither was removed.
        added = Counter((row["date"], row["kind"]) for row in REVISIONS if row["action"] == "add")
        removed = Counter(
            (row["date"], row["kind"]) for row in REVISIONS if row["action"] == "remove"
        )

        assert [key for key in removed if added[key] - removed[key] > 1] == []

    def test_the_feasts_that_await_the_isbat_are_the_eid_days_and_their_leave(self) -> None:
        for row in REVISIONS:
            named = (
                "1_syawal"
                if "Idul Fitri" in row["name_id"]
                else "10_zulhijah"
                if "Idul Adha" in row["name_id"]
                else ""
            )
            assert row["awaits"] == named, row

    def test_every_year_is_decreed_from_2015_on_without_a_gap(self) -> None:
        years = sorted({int(row["date"][:4]) for row in REVISIONS if row["kind"] == "national"})

        assert years == list(range(2015, years[-1] + 1))


class TestDecrees:
    def test_each_is_listed_once_with_the_day_from_which_its_lines_count(self) -> None:
        listed = {row["decree"]: row["known_from"] for row in DECREES}

        assert len(listed) == len(DECREES)
        assert {(row["decree"], row["effective_from"]) for row in REVISIONS} == set(listed.items())

    def test_they_are_in_order_and_graded(self) -> None:
        days = [row["known_from"] for row in DECREES]

        assert days == sorted(days)
        assert {row["confidence"] for row in DECREES} <= {"high", "medium", "low"}

    def test_what_is_not_certain_says_why(self) -> None:
        unexplained = [row for row in DECREES if row["confidence"] != "high" and not row["doubt"]]

        assert unexplained == []


class TestHijri:
    def test_every_feast_since_1440_has_one_date(self) -> None:
        dated = Counter((row["hijri_year"], row["event"]) for row in HIJRI)
        awaited = {
            (found[0], row["awaits"])
            for row in REVISIONS
            if row["awaits"]
            and (found := re.findall(r"\b(14\d\d) Hijriah", row["name_id"]))
            and found[0] >= "1440"
        }

        assert set(dated.values()) == {1}
        assert awaited <= set(dated)
        assert {event for _, event in dated} == FEASTS

    def test_the_decreed_day_is_the_official_one(self) -> None:
        # What the SKB set wrongly (9 July 2022) was removed again.
        standing = {
            (row["date"], row["awaits"])
            for row in REVISIONS
            if row["kind"] == "national" and row["awaits"]
        } - {
            (row["date"], row["awaits"])
            for row in REVISIONS
            if row["action"] == "remove" and row["kind"] == "national"
        }
        official = {(r["official_date"], r["event"]) for r in HIJRI if r["event"] != "1_ramadan"}

        assert official <= standing

    def test_dates_are_in_order_and_a_fast_has_29_or_30_days(self) -> None:
        days = [date.fromisoformat(row["official_date"]) for row in HIJRI]
        fasts = [
            (after - before).days
            for (before, row), (after, _) in pairwise(zip(days, HIJRI, strict=True))
            if row["event"] == "1_ramadan"
        ]

        assert days == sorted(days)
        assert set(fasts) <= {29, 30}

    def test_a_session_comes_before_its_feast(self) -> None:
        held = [row for row in HIJRI if row["isbat_session"]]

        assert [row for row in held if row["isbat_session"] >= row["official_date"]] == []

    def test_the_difference_to_umm_al_qura_is_stated_rightly(self) -> None:
        for row in HIJRI:
            official, computed = map(date.fromisoformat, (row["official_date"], row["umm_al_qura"]))
            assert str((official - computed).days) == row["official_minus_umm_al_qura_days"], row

    def test_a_date_is_certain_unless_its_session_is_to_come(self) -> None:
        for row in HIJRI:
            to_come = "pending" in row["status"] or "no isbat yet" in row["status"]
            assert row["certain"] == ("no" if to_come else "yes"), row


class TestOfficeHours:
    @pytest.mark.parametrize("row", HOURS)
    def test_net_minutes_are_the_hours_without_the_break(self, row: dict[str, str]) -> None:
        opened, closed, since, until = (
            minutes(row[name]) for name in ("open", "close", "break_from", "break_to")
        )

        assert opened < since < until < closed
        assert (closed - opened) - (until - since) == int(row["net_minutes"])

    @pytest.mark.parametrize("regime", ["normal", "ramadan"])
    def test_each_regime_names_monday_to_friday_from_each_of_its_dates_on(
        self, regime: str
    ) -> None:
        rows = [row for row in HOURS if row["regime"] == regime]
        weeks = Counter(row["valid_from"] for row in rows)

        assert set(weeks.values()) == {2}
        assert {row["days"] for row in rows} == {"Mon-Thu", "Fri"}

    def test_normal_hours_follow_each_other_without_a_gap(self) -> None:
        rows = sorted(
            (row["valid_from"], row["valid_to"])
            for row in HOURS
            if row["regime"] == "normal" and row["days"] == "Fri"
        )

        assert rows == [("1995-09-27", "2023-04-11"), ("2023-04-12", "")]


class TestProvinces:
    def test_codes_are_unique(self) -> None:
        assert len({row["iso_3166_2"] for row in PROVINCES}) == len(PROVINCES) == 38
        assert len({row["kemendagri"] for row in PROVINCES}) == 38

    def test_the_clock_of_each_zone_is_one_of_the_keppres(self) -> None:
        assert {(row["zone"], row["tz"]) for row in PROVINCES} == {
            ("WIB", "Asia/Jakarta"),
            ("WIB", "Asia/Pontianak"),
            ("WITA", "Asia/Makassar"),
            ("WIT", "Asia/Jayapura"),
        }
        assert Counter(row["zone"] for row in PROVINCES) == {"WIB": 18, "WITA": 12, "WIT": 8}


class TestRegional:
    def test_each_day_is_of_a_known_kind_in_a_known_province(self) -> None:
        codes = {row["iso_3166_2"] for row in PROVINCES}

        assert {row["kind"] for row in REGIONAL} <= LOCAL_KINDS
        assert {row["region"].split("/")[0] for row in REGIONAL} <= codes

    def test_no_day_is_given_twice(self) -> None:
        days = Counter((row["region"], row["date"]) for row in REGIONAL)

        assert set(days.values()) == {1}

    def test_rows_are_in_order(self) -> None:
        order = [(row["region"], row["date"]) for row in REGIONAL]

        assert order == sorted(order)


class TestFeastNames:
    def test_each_phrase_is_translated_once_and_used(self) -> None:
        phrases = [row["name_id"].lower() for row in FEAST_NAMES]
        names = [row["name_id"].lower() for row in (*REVISIONS, *REGIONAL)]

        assert len(set(phrases)) == len(phrases)
        assert [one for one in phrases if not any(one in name for name in names)] == []


class TestCirculars:
    def test_there_is_one_line_a_ramadan(self) -> None:
        years = [(int(row["year"]), int(row["hijri_year"])) for row in CIRCULARS]

        assert years == [(year, year - 579) for year in range(2017, years[-1][0] + 1)]

    def test_a_dated_circular_comes_before_its_ramadan(self) -> None:
        first = {
            row["hijri_year"]: row["official_date"] for row in HIJRI if row["event"] == "1_ramadan"
        }
        dated = [row for row in CIRCULARS if row["dated"] and row["hijri_year"] in first]

        assert [row for row in dated if row["dated"] >= first[row["hijri_year"]]] == []
