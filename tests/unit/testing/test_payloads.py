"""
What a step wants is built from what its definition says.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import calendars
from layanan.lifecycle import Lifecycle
from layanan.request import Fact
from layanan.testing import Payload
from layanan.testing._payloads import Scene, fill, fitting
from tests.strategies.sample import label
from tests.unit.testing.planted import sample

#: A Monday, without a day off in the two weeks after it but the weekends.
AT = datetime(2026, 8, 31, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
ON = AT.date()
TERIMA = 2


def scene(
    kinds: Mapping[str, str] | None = None,
    *,
    known: Mapping[str, Fact] | None = None,
    documents: tuple[str, ...] = (),
    **step: Any,
) -> Scene:
    """
    Return where the sample's `terima` would be taken, if it asked this.
    """
    data = sample()
    if kinds is not None:
        data["facts"] = {
            name: {"label": label(name, name), "kind": kind} for name, kind in kinds.items()
        }
    data["transitions"][TERIMA] |= step
    return Scene(
        Lifecycle.diagnose(data),
        calendars.indonesia("ID-JK"),
        AT,
        facts=known or {},
        documents=documents,
    )


def filled(one: Scene) -> Payload:
    return fill(one.lifecycle.transitions[TERIMA], one)


def values(one: Scene, name: str) -> list[Fact]:
    return fitting(one.lifecycle.transitions[TERIMA], name, one)


class TestPayload:
    def test_cannot_be_changed_afterwards(self) -> None:
        facts: dict[str, Fact] = {"luas": 3}
        one = Payload(facts=facts)
        facts["luas"] = 4

        assert one == Payload(facts={"luas": 3})
        assert hash(one) == hash(Payload(facts={"luas": 3}))


class TestFitting:
    @pytest.mark.parametrize(
        ("kind", "guard", "bad"),
        [
            ("integer", {"at_least": 100}, 99),
            ("integer", {"more_than": 100}, 100),
            ("integer", {"less_than": 0}, 0),
            ("integer", {"at_most": -5}, -4),
            ("integer", {"not_equals": 1}, 1),
            ("integer", {"equals": 77}, 78),
            ("decimal", {"at_least": "2.5"}, Decimal("2.4")),
            ("boolean", {"equals": False}, True),
            ("boolean", {"not_equals": True}, True),
            ("text", {"one_of": ["rumah", "masjid"]}, "toko"),
            ("text", {"not_equals": "teks"}, "teks"),
            ("date", {"at_least": "2027-05-01"}, date(2027, 4, 30)),
            ("date", {"less_than": "2020-05-01"}, date(2020, 5, 1)),
            ("instant", {"more_than": "2027-05-01T10:00:00+07:00"}, AT),
        ],
    )
    def test_gives_values_that_meet_a_comparison(
        self, kind: str, guard: dict[str, Any], bad: Fact
    ) -> None:
        one = scene({"x": kind}, guards=[{"fact": "x", **guard}])

        found = values(one, "x")
        assert found
        assert bad not in found
        assert isinstance(filled(one).facts["x"], type(bad))

    def test_gives_values_between_two_bounds(self) -> None:
        one = scene(
            {"x": "integer"}, guards=[{"fact": "x", "at_least": 3}, {"fact": "x", "at_most": 4}]
        )

        assert sorted(map(int, map(str, values(one, "x")))) == [3, 4]

    def test_gives_nothing_where_nothing_fits(self) -> None:
        one = scene({"x": "text"}, guards=[{"fact": "x", "one_of": []}])

        assert values(one, "x") == []
        assert filled(one).facts == {}

    @pytest.mark.parametrize(
        ("bound", "kind"),
        [(True, bool), (7, int), (Decimal("1.5"), Decimal), ("rumah", str)],
    )
    def test_reads_the_kind_from_the_bound_where_the_host_decides(
        self, bound: Any, kind: type
    ) -> None:
        one = scene(guards=[{"fact": "x", "equals": bound}])

        assert type(filled(one).facts["x"]) is kind

    def test_states_a_text_where_nothing_is_known_of_a_fact(self) -> None:
        assert filled(scene(facts=["x"])).facts == {"x": "teks"}

    @pytest.mark.parametrize(
        ("age", "young", "old"),
        [
            ({"at_least": 19}, date(2007, 9, 1), date(2007, 8, 31)),
            ({"at_most": 18}, date(2007, 9, 1), date(2007, 8, 31)),
            ({"less_than": 19}, date(2007, 9, 1), date(2007, 8, 31)),
        ],
    )
    def test_gives_births_on_the_right_side_of_an_age(
        self, age: dict[str, int], young: date, old: date
    ) -> None:
        # Who was born on 31 August 2007 is 19 on 31 August 2026; on 1 September one is 18.
        found = values(scene(guards=[{"age": "lahir", **age}]), "lahir")

        assert found
        for born in found:
            assert isinstance(born, date)
            assert born <= old if "at_least" in age else born >= young

    def test_counts_an_age_on_the_day_in_another_fact(self) -> None:
        one = scene(
            {"lahir": "date", "akad": "date"},
            guards=[{"age": "lahir", "on": "akad", "at_least": 19}],
        )
        given = filled(one).facts

        born, day = given["lahir"], given["akad"]
        assert isinstance(born, date)
        assert isinstance(day, date)
        assert born.replace(year=born.year + 19) <= day

    def test_leaves_a_notice_its_time(self) -> None:
        # Ten working days before it: from Monday 31 August, Monday 14 September at the earliest.
        notice = {"fact": "acara", "at_least": "10 hari kerja"}
        found = values(scene({"acara": "date"}, notice=notice), "acara")

        assert found
        assert all(isinstance(day, date) and day >= date(2026, 9, 14) for day in found)

    def test_leaves_out_days_that_no_decree_reaches(self) -> None:
        notice = {"fact": "acara", "at_least": "10 hari kerja"}
        one = scene({"acara": "date"}, known={"acara": date(2090, 1, 2)}, notice=notice)

        assert date(2090, 1, 2) not in values(one, "acara")

    def test_comes_soon_enough_after_an_event(self) -> None:
        rule = {"fact": "alasan", "within": "3 hari"}
        found = values(scene({"alasan": "date"}, not_after=rule), "alasan")

        # Today, and up to three days back: 28 August is the earliest.
        assert found
        assert all(isinstance(day, date) and date(2026, 8, 28) <= day <= ON for day in found)

    def test_a_day_of_an_event_is_a_date_even_where_the_host_decides(self) -> None:
        rule = {"fact": "alasan", "within": "3 hari"}

        assert filled(scene(not_after=rule)).facts == {"alasan": ON}


class TestFill:
    def test_says_nothing_again_that_fits(self) -> None:
        guard = {"fact": "x", "at_least": 3}

        assert filled(scene(known={"x": 5}, guards=[guard])).facts == {}
        assert filled(scene(known={"x": 1}, guards=[guard])).facts == {"x": 3}

    def test_states_nothing_that_must_not_be_stated(self) -> None:
        assert filled(scene(guards=[{"fact": "x", "stated": False}])).facts == {}

    def test_states_what_must_be_stated(self) -> None:
        assert filled(scene(guards=[{"fact": "x", "stated": True}])).facts == {"x": "teks"}

    def test_brings_as_many_copies_as_are_missing(self) -> None:
        guard = {"document": "saksi", "at_least": 2}

        assert filled(scene(documents=("saksi",), guards=[guard])).documents == ("saksi",)
        assert filled(scene(guards=[guard])).documents == ("saksi", "saksi")
        assert filled(scene(documents=("saksi",) * 2, guards=[guard])).documents == ()

    def test_brings_no_more_copies_than_are_wanted(self) -> None:
        guard = {"document": "saksi", "at_least": 0, "at_most": 1}
        one = scene(documents=("saksi",), guards=[guard])
        most = fill(one.lifecycle.transitions[TERIMA], one, lambda found: found[-1])

        assert most.documents == ()

    def test_brings_nothing_where_too_many_are_there(self) -> None:
        guard = {"document": "saksi", "at_least": 0, "at_most": 1}

        assert filled(scene(documents=("saksi",) * 3, guards=[guard])).documents == ()

    def test_brings_what_a_step_asks_for(self) -> None:
        assert filled(scene(documents=(), guards=[])) == Payload()
        data = sample()
        data["transitions"][TERIMA] |= {"documents": ["ktp"], "note_required": True}
        one = Scene(Lifecycle(**data), calendars.indonesia("ID-JK"), AT)

        assert filled(one) == Payload(documents=("ktp",), note="catatan")
