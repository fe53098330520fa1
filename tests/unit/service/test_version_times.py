"""
Gaps and overlaps between versions: the first day that has none, or has two, is named.
"""

import json
from typing import Any

import pytest

from layanan.service import DefinitionError, Fault, ServiceDefinition, load

Data = dict[str, Any]


def faults(definition: Data, *periods: tuple[str, str | None]) -> tuple[Fault, ...]:
    first = definition["versions"][0]
    definition["versions"] = [
        first | {"version": str(place), "in_force": since} | ({"until": until} if until else {})
        for place, (since, until) in enumerate(periods, start=1)
    ]
    with pytest.raises(DefinitionError) as caught:
        load(json.dumps(definition, indent=1), ServiceDefinition, name="surat.yaml")
    return caught.value.faults


class TestGaps:
    def test_the_first_day_without_a_version_is_named(self, definition: Data) -> None:
        # In force up to and including 30 November 2020: 1 December is the first day without.
        (fault,) = faults(definition, ("2010-05-01", "2020-12-01"), ("2021-01-01", None))

        assert fault.key == "versions.0.until"
        assert fault.text.en == (
            "from 2020-12-01 on no version is in force until version 2 on 2021-01-01"
        )
        assert fault.text.id == (
            "sejak 2020-12-01 tidak ada versi yang berlaku sampai versi 2 pada 2021-01-01"
        )

    def test_one_day_is_a_gap(self, definition: Data) -> None:
        (fault,) = faults(definition, ("2010-05-01", "2020-12-31"), ("2021-01-01", None))

        assert fault.text.en.startswith("from 2020-12-31 on no version is in force")

    def test_every_gap_is_told_at_once_where_it_stands(self, definition: Data) -> None:
        found = faults(
            definition,
            ("unknown", "2020-12-31"),
            ("2021-01-01", "2021-06-01"),
            ("2022-01-01", None),
        )

        assert [fault.key for fault in found] == ["versions.0.until", "versions.1.until"]
        assert [fault.text.en.split(" on ")[0] for fault in found] == [
            "from 2020-12-31",
            "from 2021-06-01",
        ]
        assert all(fault.line for fault in found)


class TestOverlaps:
    def test_the_day_from_which_two_are_in_force_is_named(self, definition: Data) -> None:
        (fault,) = faults(definition, ("2010-05-01", "2021-02-01"), ("2021-01-01", None))

        assert fault.key == "versions.0.until"
        assert fault.text.en == (
            "overlaps with version 2, which begins on 2021-01-01; leave until out"
        )
        assert fault.text.id == (
            "bertumpang tindih dengan versi 2, yang berlaku sejak 2021-01-01; hapus until"
        )

    def test_two_on_one_day_are_told_too(self, definition: Data) -> None:
        (fault,) = faults(definition, ("2010-05-01", None), ("2010-05-01", None))

        assert fault.key == "versions.1.in_force"
        assert fault.text.en.startswith("must be after 2010-05-01")


class TestDrafts:
    def test_a_draft_neither_fills_a_gap_nor_makes_an_overlap(self, definition: Data) -> None:
        first = definition["versions"][0] | {"until": "2026-01-01"}
        draft = first | {
            "version": "2",
            "stage": "draft",
            "in_force": "2025-06-01",
            "until": None,
        }

        service = ServiceDefinition.model_validate(definition | {"versions": [first, draft]})

        assert [one.version for one in service.published] == ["1"]
        assert service.periods[-1][1] == service.published[-1].until
