"""
The seal of a version: whatever it says, it breaks when that changes.
"""

from datetime import date
from typing import Any

import pytest

from layanan.lifecycle import Lifecycle
from layanan.service import DefinitionError, ServiceDefinition, ServiceType, resolve
from layanan.service._seal import broken_seals, seal_of

Data = dict[str, Any]
DAY = date(2026, 3, 13)


def made(definition: Data, lifecycle: Lifecycle) -> ServiceType:
    service = ServiceDefinition.model_validate(definition)
    return resolve(service, on=DAY, lifecycles={lifecycle.code: lifecycle})


def problems(definition: Data, lifecycle: Lifecycle) -> list[tuple[Any, str]]:
    service = ServiceDefinition.model_validate(definition)
    return [(one.loc, one.label.en) for one in broken_seals(service, {lifecycle.code: lifecycle})]


class TestSealOf:
    def test_neither_the_order_of_keys_nor_a_written_default_changes_it(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        before = seal_of(made(definition, lifecycle))
        version = definition["versions"][0]
        definition["versions"] = [
            {**dict(reversed(version.items())), "stage": "published", "facts": {}, "notes": []}
        ]

        assert seal_of(made(definition, lifecycle)) == before

    def test_the_seal_itself_takes_no_part(self, definition: Data, lifecycle: Lifecycle) -> None:
        before = seal_of(made(definition, lifecycle))
        definition["versions"][0]["seal"] = before

        assert seal_of(made(definition, lifecycle)) == before

    def test_a_lifecycle_within_the_version_gives_the_same_as_a_shared_one(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        before = seal_of(made(definition, lifecycle))
        definition["versions"][0]["lifecycle"] = lifecycle

        assert seal_of(made(definition, lifecycle)) == before

    def test_a_reading_that_a_host_switched_leaves_it(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        service = made(definition, lifecycle)

        assert seal_of(service.with_readings({"jeda": False})) == seal_of(service)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("notes", [{"id": "x", "en": "y"}]),
            ("levels", []),
            ("confidence", "low"),
            ("in_force", "2010-05-02"),
            ("cites", ["UU 25/2009"]),
            ("facts", {"jumlah": {"label": {"id": "x", "en": "y"}}}),
        ],
    )
    def test_whatever_is_said_changes_it(
        self, definition: Data, lifecycle: Lifecycle, field: str, value: object
    ) -> None:
        before = seal_of(made(definition, lifecycle))
        definition["versions"][0][field] = value

        assert seal_of(made(definition, lifecycle)) != before

    def test_the_words_of_the_lifecycle_change_it_too(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        before = made(definition, lifecycle)
        data = lifecycle.model_dump(mode="json")
        data["states"]["masuk"]["label"]["id"] = "Diterima"
        after = made(definition, Lifecycle(**data))

        assert after.hash == before.hash
        assert seal_of(after) != seal_of(before)

    def test_two_services_have_two(self, definition: Data, lifecycle: Lifecycle) -> None:
        before = seal_of(made(definition, lifecycle))
        definition["code"] = "umum.lain"

        assert seal_of(made(definition, lifecycle)) != before


class TestBrokenSeals:
    def test_one_that_fits_is_no_problem(self, definition: Data, lifecycle: Lifecycle) -> None:
        definition["versions"][0]["facts"] = {"jumlah": {"label": {"id": "x", "en": "y"}}}
        definition["versions"][0]["seal"] = seal_of(made(definition, lifecycle))

        assert problems(definition, lifecycle) == []

    def test_nor_is_a_version_without_one(self, definition: Data, lifecycle: Lifecycle) -> None:
        assert problems(definition, lifecycle) == []

    def test_a_version_that_was_edited_is_told(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        seal = seal_of(made(definition, lifecycle))
        definition["versions"][0]["notes"] = [{"id": "x", "en": "y"}]
        found = seal_of(made(definition, lifecycle))
        definition["versions"][0]["seal"] = seal

        with pytest.raises(DefinitionError, match="changed after it was sealed"):
            made(definition, lifecycle)
        assert problems(definition, lifecycle) == [
            (
                ("versions", 0, "seal"),
                (
                    f"version 1 or its lifecycle changed after it was sealed (now {found}); a "
                    "published version is never edited: restore it and add a new one"
                ),
            )
        ]

    def test_a_lifecycle_that_was_edited_is_told_too(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        definition["versions"][0]["seal"] = seal_of(made(definition, lifecycle))
        definition["versions"][0]["lifecycle"] = lifecycle.model_copy(update={"code": "lain"})

        assert [loc for loc, _ in problems(definition, lifecycle)] == [("versions", 0, "seal")]

    def test_a_draft_is_sealed_when_it_is_published(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        draft = definition["versions"][0] | {
            "version": "2",
            "stage": "draft",
            "in_force": "2027-01-01",
            "seal": "0" * 64,
        }
        definition["versions"].append(draft)

        ((loc, words),) = problems(definition, lifecycle)

        assert loc == ("versions", 1, "seal")
        assert words.startswith("the seal of draft 2 does not fit what it says (")

    def test_a_lifecycle_that_is_not_there_is_another_problem(
        self, definition: Data, lifecycle: Lifecycle
    ) -> None:
        definition["versions"][0] |= {"seal": "0" * 64, "lifecycle": "lain"}

        assert problems(definition, lifecycle) == []
