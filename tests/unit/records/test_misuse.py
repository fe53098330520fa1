"""
Arguments of another kind, and mappings that stay what they were.
"""

import pickle
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import Counting, Term, calendars, sla
from layanan.errors import LayananError
from layanan.law import Citation, CitationSyntaxError
from layanan.records import FrozenDict, WrongTypeError, require
from layanan.text import Label

WIB = ZoneInfo("Asia/Jakarta")
FRIDAY = datetime(2026, 3, 13, 10, 0, tzinfo=WIB)
TEN = Term.parse("10 hari kerja")
SEMARANG = calendars.indonesia("ID-JT")


class TestRequire:
    def test_the_right_kind_passes(self) -> None:
        require("year", 2026, int, "a year")

    def test_another_is_refused_in_both_languages(self) -> None:
        with pytest.raises(WrongTypeError) as caught:
            require("year", "2026", int, "a year")

        assert str(caught.value) == "year must be a year, not '2026'"
        assert caught.value.describe("id") == "year harus berupa year, bukan '2026'"
        assert isinstance(caught.value, TypeError)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301

    def test_it_may_be_told_in_words_of_both_languages(self) -> None:
        with pytest.raises(WrongTypeError) as caught:
            require("year", "2026", int, Label(id="tahun, misalnya 2026", en="a year, e.g. 2026"))

        assert str(caught.value) == "year must be a year, e.g. 2026, not '2026'"
        assert caught.value.describe("id") == "year harus berupa tahun, misalnya 2026, bukan '2026'"
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301

    def test_a_long_value_is_cut(self) -> None:
        with pytest.raises(WrongTypeError) as caught:
            require("x", "y" * 500, int, "a number")

        assert len(str(caught.value)) < 120


class TestFrozenDict:
    FROZEN = FrozenDict({"a": 1})

    @pytest.mark.parametrize(
        "change",
        [
            lambda one: one.__setitem__("b", 2),
            lambda one: one.__delitem__("a"),
            lambda one: one.update(b=2),
            lambda one: one.pop("a"),
            lambda one: one.popitem(),
            lambda one: one.clear(),
            lambda one: one.setdefault("b", 2),
            lambda one: one.__ior__({"b": 2}),
        ],
    )
    def test_nothing_changes_it(self, change: Any) -> None:
        with pytest.raises(TypeError, match="frozen"):
            change(self.FROZEN)

        assert self.FROZEN == {"a": 1}

    def test_it_survives_pickling(self) -> None:
        back = pickle.loads(pickle.dumps(self.FROZEN))  # noqa: S301 - our own bytes

        assert (type(back), back) == (FrozenDict, {"a": 1})


class TestMisuseOfTheCalendar:
    @pytest.mark.parametrize("calendar", [None, "ID-JT"])
    def test_a_deadline_needs_a_calendar(self, calendar: Any) -> None:
        for question in (
            lambda: sla.due(FRIDAY, TEN, calendar=calendar),
            lambda: sla.latest_start(date(2026, 6, 20), TEN, calendar=calendar),
        ):
            with pytest.raises(WrongTypeError, match=r"office\.calendar\(\)"):
                question()

    def test_and_a_counting(self) -> None:
        wrong: Any = {"day_one": "same"}

        with pytest.raises(WrongTypeError, match="Counting"):
            sla.due(FRIDAY, TEN, calendar=SEMARANG, counting=wrong)
        assert sla.due(FRIDAY, TEN, calendar=SEMARANG, counting=Counting()).day

    @pytest.mark.parametrize(
        "options",
        [
            {"hours": 5},
            {"hours": "08:00-15:00"},
            {"exceptions": ("x",)},
            {"zone": ["Asia/Jakarta"]},
            {"workweek": [5]},
            {"known_on": {}},
        ],
    )
    def test_an_option_of_another_kind_is_refused(self, options: Any) -> None:
        with pytest.raises(LayananError):
            calendars.indonesia(None if "zone" in options else "ID-JT", **options)

    def test_a_boundary_is_one_of_two(self) -> None:
        wrong: Any = "x"

        with pytest.raises(WrongTypeError, match="closing"):
            SEMARANG.add_working_time(FRIDAY, sla.working_hours(1).working_time, boundary=wrong)

    def test_a_year_is_a_number(self) -> None:
        wrong: Any = "2026"

        with pytest.raises(WrongTypeError, match="2026"):
            SEMARANG.days_off(wrong)

    def test_hours_are_text(self) -> None:
        wrong: Any = None

        with pytest.raises(WrongTypeError, match="07:30"):
            calendars.OfficeHours.weekly(wrong)


class TestMisuseOfACitation:
    def test_only_text_is_read(self) -> None:
        wrong: Any = None

        with pytest.raises(CitationSyntaxError):
            Citation.parse(wrong)

    @pytest.mark.parametrize(
        ("written", "canonical"),
        [
            ("Undang-Undang Republik Indonesia Nomor 14 Tahun 2008", "UU 14/2008"),
            ("UU RI No. 14 Tahun 2008 pasal 22", "UU 14/2008 pasal 22"),
            ("Peraturan Pemerintah Republik Indonesia Nomor 61 Tahun 2010", "PP 61/2010"),
        ],
    )
    def test_the_republic_is_no_part_of_a_name(self, written: str, canonical: str) -> None:
        assert str(Citation.parse(written)) == canonical
