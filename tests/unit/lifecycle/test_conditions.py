"""
Which conditions exclude, or complete, each other – and where nothing is claimed.
"""

from datetime import date
from decimal import Decimal
from itertools import combinations_with_replacement
from typing import Any

import pytest
from pydantic import TypeAdapter

from layanan.lifecycle import Guard, Transition
from layanan.lifecycle._conditions import (
    Condition,
    conditions,
    exclude,
    exhaustive,
    impossible,
    opposite,
)
from layanan.text import Label

LABEL = Label(id="uji", en="test")


def asked(*guards: Any, **more: Any) -> list[Condition]:
    """
    Return what a transition with these guards asks.
    """
    step: dict[str, Any] = {"name": "uji", "sources": "a", "target": "b", "roles": "petugas"}
    return list(conditions(Transition(**step, label=LABEL, guards=guards, **more)))


def luas(**comparison: Any) -> dict[str, Any]:
    return {"fact": "luas", **comparison}


def count(low: int, high: int | None = None) -> dict[str, Any]:
    return {"document": "saksi", "at_least": low, "at_most": high}


def umur(**comparison: Any) -> dict[str, Any]:
    return {"age": "lahir", **comparison}


NEVER_TOGETHER = [
    ("lunas", "not lunas"),
    (luas(stated=True), luas(stated=False)),
    (luas(stated=False), luas(at_least=1)),
    (luas(stated=False), luas(not_equals=1)),
    (luas(equals=1), luas(equals=2)),
    (luas(equals="a"), luas(equals="b")),
    (luas(equals=True), luas(equals=1)),
    (luas(one_of=[1, 2]), luas(one_of=[3, 4])),
    (luas(equals=1), luas(not_equals=1)),
    (luas(equals=1), luas(at_least=2)),
    (luas(equals=2), luas(more_than=2)),
    (luas(one_of=[5, 6]), luas(at_most=4)),
    (luas(equals=4), luas(less_than=4)),
    (luas(at_most=4), luas(at_least=5)),
    (luas(at_most=4), luas(more_than=4)),
    (luas(less_than=4), luas(at_least=4)),
    (luas(at_most="2026-01-31"), luas(at_least="2026-02-01")),
    (luas(at_most=date(2026, 1, 31)), luas(at_least="2026-02-01")),
    (luas(at_most=1), luas(at_least=Decimal("1.5"))),
    (luas(at_most="3"), luas(at_least=4)),
    (count(0, 1), count(2)),
    (umur(less_than=19), umur(at_least=19)),
    (umur(at_most=18), umur(at_least=19)),
]

PERHAPS_TOGETHER = [
    ("lunas", "lengkap"),
    ("lunas", "not lengkap"),
    (luas(stated=True), luas(at_least=1)),
    (luas(equals=1), luas(equals="1")),
    (luas(equals=1), luas(equals=1)),
    (luas(equals=1), luas(not_equals=2)),
    (luas(one_of=[1, 2]), luas(not_equals=1)),
    (luas(one_of=[1, 5]), luas(at_least=4)),
    (luas(equals=4), luas(at_least=4)),
    (luas(equals=4), luas(at_most=4)),
    (luas(at_most=4), luas(at_least=4)),
    (luas(less_than=5), luas(more_than=4)),
    (luas(at_most=4), luas(at_most=9)),
    (luas(at_least=4), luas(at_least=9)),
    (luas(not_equals=4), luas(not_equals=9)),
    (luas(not_equals=4), luas(at_least=9)),
    # Texts have another order than numbers, and only the fact knows which it is.
    (luas(at_most="9"), luas(at_least="10")),
    (luas(at_most="nan"), luas(at_least="b")),
    (luas(at_most=4), luas(at_least="b")),
    (luas(at_most=True), luas(at_least=4)),
    # An hour with an offset and one without cannot be compared.
    (luas(at_most="2026-01-01T00:00+07:00"), luas(at_least="2026-02-01")),
    (luas(at_most=4), {"fact": "lebar", "at_least": 9}),
    (count(0, 2), count(2)),
    (umur(at_least=19), umur(at_most=60)),
    (umur(less_than=19), umur(at_least=19, on="akad")),
    (luas(at_most=4), "luas"),
]

ONE_OF_THE_TWO = [
    ("lunas", "not lunas"),
    (luas(stated=True), luas(stated=False)),
    (luas(equals=1), luas(not_equals=1)),
    (luas(at_most=4), luas(more_than=4)),
    (luas(less_than=4), luas(at_least=4)),
    (count(0, 1), count(2)),
    (umur(less_than=19), umur(at_least=19)),
    (umur(at_most=18), umur(at_least=19)),  # ages are whole years
]


@pytest.mark.parametrize(("one", "other"), NEVER_TOGETHER)
class TestTwoThatNeverHoldTogether:
    def test_exclude_each_other_in_either_order(self, one: Any, other: Any) -> None:
        first, second = asked(one, other)

        assert exclude(first, second)
        assert exclude(second, first)


@pytest.mark.parametrize(("one", "other"), PERHAPS_TOGETHER)
class TestTwoThatMayHoldTogether:
    def test_do_not_exclude_each_other(self, one: Any, other: Any) -> None:
        first, second = asked(one, other)

        assert not exclude(first, second)
        assert not exclude(second, first)
        assert not opposite(first, second)


class TestOpposite:
    @pytest.mark.parametrize(("one", "other"), ONE_OF_THE_TWO)
    def test_exactly_one_of_the_two_holds(self, one: Any, other: Any) -> None:
        first, second = asked(one, other)

        assert opposite(first, second)
        assert opposite(second, first)

    @pytest.mark.parametrize(
        ("one", "other"), [pair for pair in NEVER_TOGETHER if pair not in ONE_OF_THE_TWO]
    )
    def test_two_that_leave_a_gap_are_none(self, one: Any, other: Any) -> None:
        assert not opposite(*asked(one, other))

    def test_a_condition_is_not_its_own_opposite(self) -> None:
        everything = [one for pair in NEVER_TOGETHER for one in pair]

        for one in asked(*everything):
            assert not opposite(one, one)


class TestExhaustive:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("lunas", "not lunas"),
            (luas(stated=True), luas(stated=False)),
            (count(0, 1), count(2)),
        ],
    )
    def test_one_holds_whatever_was_stated(self, one: Any, other: Any) -> None:
        assert exhaustive(*asked(one, other))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("lunas", "lengkap"),
            (luas(equals=1), luas(not_equals=1)),
            (luas(at_most=4), luas(more_than=4)),
            (umur(less_than=19), umur(at_least=19)),
        ],
    )
    def test_a_comparison_needs_its_fact(self, one: Any, other: Any) -> None:
        assert not exhaustive(*asked(one, other))


class TestImpossible:
    @pytest.mark.parametrize("guard", [count(3, 2), luas(one_of=[])])
    def test_what_nothing_can_meet(self, guard: Any) -> None:
        assert impossible(*asked(guard))

    @pytest.mark.parametrize("guard", ["lunas", count(2, 2), luas(one_of=[1]), umur(at_least=19)])
    def test_what_something_can_meet(self, guard: Any) -> None:
        assert not impossible(*asked(guard))


class TestConditions:
    def test_requirements_are_conditions_too(self) -> None:
        found = asked(documents=["ktp"], facts=["luas"], closed_subs=["rekomendasi"])

        assert [one.text for one in found] == ["ktp", "luas", "rekomendasi"]

    def test_a_required_document_excludes_that_there_is_none(self) -> None:
        guard, document = asked({"document": "ktp", "at_least": 0, "at_most": 0}, documents="ktp")

        assert exclude(guard, document)
        assert opposite(guard, document)

    def test_a_required_fact_excludes_that_it_is_not_stated(self) -> None:
        guard, fact = asked(luas(stated=False), facts="luas")

        assert exclude(guard, fact)


def test_no_two_conditions_are_opposite_that_can_hold_together() -> None:
    guards = [one for pair in NEVER_TOGETHER + PERHAPS_TOGETHER for one in pair]

    for one, other in combinations_with_replacement(asked(*guards), 2):
        assert exclude(one, other) or not opposite(one, other)


def test_every_kind_of_guard_is_read() -> None:
    kinds = TypeAdapter(Guard).json_schema()["$defs"]

    assert {"Named", "FactIs", "DocumentsAre", "AgeIs"} <= set(kinds)
