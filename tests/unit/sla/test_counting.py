"""
The rules of counting: their defaults, their words, what is no rule.
"""

import pickle
from datetime import UTC, time
from itertools import product
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from layanan.records import InvalidRecordError
from layanan.sla import Counting, ZonedHourError
from layanan.text import Label

RULES = {
    name: get_args(field.annotation)
    for name, field in Counting.model_fields.items()
    if name != "by"
}


class TestCounting:
    def test_the_defaults_are_the_first_named(self) -> None:
        assert Counting().model_dump() == {
            "day_one": "after",
            "receipt": "stamp",
            "roll": "none",
            "ends": "closing",
            "boundary": "closing",
            "by": None,
        }

    def test_each_rule_has_two_values(self) -> None:
        assert RULES == {
            "day_one": ("after", "same"),
            "receipt": ("stamp", "office_hours"),
            "roll": ("none", "next"),
            "ends": ("closing", "midnight"),
            "boundary": ("closing", "opening"),
        }

    def test_it_is_a_value(self) -> None:
        same = Counting(day_one="same")

        assert same == Counting(day_one="same")
        assert hash(same) == hash(Counting(day_one="same"))
        assert pickle.loads(pickle.dumps(same)) == same  # noqa: S301 - our own bytes
        with pytest.raises(ValidationError):
            same.roll = "next"  # type: ignore[misc]

    def test_every_wrong_rule_is_told_at_once(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Counting(
                day_one="before",  # type: ignore[arg-type]
                roll="back",  # type: ignore[arg-type]
                rol="next",  # type: ignore[call-arg]
            )

        assert [one.loc for one in caught.value.problems] == [("day_one",), ("roll",), ("rol",)]
        assert str(caught.value) == (
            'invalid Counting: day_one: must be "after" or "same", not "before"; '
            'roll: must be "none" or "next", not "back"; '
            'rol: this key is not known, did you mean "roll"?'
        )
        assert 'day_one: harus "after" atau "same", bukan "before"' in caught.value.describe("id")


class TestBy:
    def test_an_hour_stands_where_closing_or_midnight_would(self) -> None:
        told = Counting(by=time(16), ends="midnight").rules()[3]

        assert told == Label(
            id="hari terakhir berakhir pukul 16.00", en="the last day ends at 16:00"
        )

    def test_it_is_read_as_it_is_written(self) -> None:
        assert Counting.model_validate({"by": "16:00"}) == Counting(by=time(16))

    def test_seconds_are_told_where_there_are_some(self) -> None:
        told = Counting(by=time(16, 0, 30)).rules()[3]

        assert (told.id, told.en) == (
            "hari terakhir berakhir pukul 16.00.30",
            "the last day ends at 16:00:30",
        )

    @pytest.mark.parametrize("hour", [960, 57_600.0, True])
    def test_a_number_is_not_taken_for_seconds_since_midnight(self, hour: Any) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Counting(by=hour)

        assert "harus berupa jam dalam tanda kutip" in caught.value.describe("id")

    def test_it_is_read_on_the_clock_of_the_office(self) -> None:
        with pytest.raises(ZonedHourError, match="read on the office's clock") as caught:
            Counting(by=time(16, tzinfo=UTC))

        assert caught.value.describe("id") == (
            "jam 16:00:00+00:00 dibaca pada jam kantor; tulis tanpa zona"
        )


class TestRules:
    def test_they_are_told_in_the_order_of_the_fields(self) -> None:
        assert [rule.en for rule in Counting().rules()] == [
            "the day of receipt is not counted",
            "received on the date of the stamp, whatever the hour",
            "the last day is not moved",
            "working days end when the office closes",
            "time that runs out exactly at closing is due then",
        ]
        assert [rule.id for rule in Counting().rules()] == [
            "hari penerimaan tidak dihitung",
            "diterima pada tanggal cap waktu, pukul berapa pun",
            "hari terakhir tidak digeser",
            "jangka waktu hari kerja berakhir saat kantor tutup",
            "waktu yang habis tepat saat kantor tutup jatuh tempo saat itu",
        ]

    def test_no_two_ways_of_counting_read_alike(self) -> None:
        ways = [
            Counting(**dict(zip(RULES, values, strict=True))) for values in product(*RULES.values())
        ]

        for language in ("id", "en"):
            told = {tuple(rule.text(language) for rule in way.rules()) for way in ways}
            assert len(told) == len(ways) == 32
