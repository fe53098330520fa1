"""
A service in all its versions: they share out time.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.errors import LayananError
from layanan.law import NotInForceError
from layanan.lifecycle import Lifecycle
from layanan.service import DefinitionError, ServiceDefinition, Version, load


def versions(
    version: dict[str, Any], *periods: tuple[str, str, str | None]
) -> list[dict[str, Any]]:
    return [
        {**version, "version": name, "in_force": since} | ({"until": until} if until else {})
        for name, since, until in periods
    ]


def faults(data: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(DefinitionError) as caught:
        load(json.dumps(data), ServiceDefinition)  # JSON is YAML
    return {fault.key: fault.text.en for fault in caught.value.faults}


class TestVersions:
    def test_each_ends_where_the_next_begins(
        self, definition: dict[str, Any], version: dict[str, Any]
    ) -> None:
        definition["versions"] = versions(
            version,
            ("1", "2010-05-01", None),
            ("2", "2021-01-01", None),
            ("3", "2025-01-01", "2026-01-01"),
        )
        service = ServiceDefinition.model_validate(definition)

        assert service.periods == (
            (date(2010, 5, 1), date(2021, 1, 1)),
            (date(2021, 1, 1), date(2025, 1, 1)),
            (date(2025, 1, 1), date(2026, 1, 1)),
        )
        assert service.as_of(date(2010, 5, 1)).version == "1"
        assert service.as_of(date(2020, 12, 31)).version == "1"
        assert service.as_of(date(2021, 1, 1)).version == "2"
        assert service.as_of(date(2025, 12, 31)).version == "3"

    @pytest.mark.parametrize("day", [date(2010, 4, 30), date(2026, 1, 1)])
    def test_a_day_without_one_tells_which_there_are(
        self, definition: dict[str, Any], version: dict[str, Any], day: date
    ) -> None:
        definition["versions"] = versions(
            version, ("1", "2010-05-01", None), ("2", "2021-01-01", "2026-01-01")
        )
        service = ServiceDefinition.model_validate(definition)

        with pytest.raises(NotInForceError) as caught:
            service.as_of(day)

        assert caught.value.in_force == service.periods
        assert "umum.surat (version 1 and 2) is not in force" in str(caught.value)
        assert "umum.surat (versi 1 dan 2) tidak berlaku" in caught.value.describe("id")

    @pytest.mark.parametrize("on", [datetime(2026, 3, 13, tzinfo=UTC), "2026-03-13", None])
    def test_only_a_date_can_be_asked_for(self, definition: dict[str, Any], on: Any) -> None:
        with pytest.raises(CivilDateError):
            ServiceDefinition.model_validate(definition).as_of(on)

    def test_an_overlap_is_a_fault(
        self, definition: dict[str, Any], version: dict[str, Any]
    ) -> None:
        definition["versions"] = versions(
            version, ("1", "2010-05-01", "2021-01-02"), ("2", "2021-01-01", None)
        )

        assert faults(definition) == {
            "versions.0.until": "overlaps with version 2, which begins on 2021-01-01; "
            "leave until out"
        }

    def test_a_gap_is_a_fault_and_its_first_day_is_named(
        self, definition: dict[str, Any], version: dict[str, Any]
    ) -> None:
        definition["versions"] = versions(
            version, ("1", "2010-05-01", "2020-12-31"), ("2", "2021-01-01", None)
        )

        assert faults(definition) == {
            "versions.0.until": "from 2020-12-31 on no version is in force until version 2 "
            "on 2021-01-01"
        }

    def test_an_end_on_the_day_of_the_next_beginning_is_neither(
        self, definition: dict[str, Any], version: dict[str, Any]
    ) -> None:
        definition["versions"] = versions(
            version, ("1", "2010-05-01", "2021-01-01"), ("2", "2021-01-01", None)
        )

        assert len(ServiceDefinition.model_validate(definition).versions) == 2

    @pytest.mark.parametrize("second", ["2010-05-01", "2009-01-01"])
    def test_the_oldest_comes_first(
        self, definition: dict[str, Any], version: dict[str, Any], second: str
    ) -> None:
        definition["versions"] = versions(version, ("1", "2010-05-01", None), ("2", second, None))

        assert faults(definition) == {
            "versions.1.in_force": "must be after 2010-05-01, when the version before it begins; "
            "write the oldest version first"
        }

    def test_none_ends_before_it_begins(
        self, definition: dict[str, Any], version: dict[str, Any]
    ) -> None:
        definition["versions"] = versions(version, ("1", "2010-05-01", "2010-05-01"))

        assert faults(definition) == {
            "versions.0.until": "must be after the day it comes into force, 2010-05-01"
        }

    def test_no_two_have_the_same_name(
        self, definition: dict[str, Any], version: dict[str, Any]
    ) -> None:
        definition["versions"] = versions(
            version, ("1", "2010-05-01", None), ("1", "2021-01-01", None)
        )

        assert faults(definition) == {
            "versions.1.version": '"1" is already the name of an earlier entry'
        }


class TestOneVersion:
    def test_names_are_used_once(self, definition: dict[str, Any], level: dict[str, Any]) -> None:
        one = definition["versions"][0]
        pause = level["pauses"][0]
        source = {"confidence": "low"}
        part = {"code": "ktp", "label": level["label"], "source": source}
        one["levels"] = [{**level, "pauses": [pause, pause]}, level]
        one["requirements"] = [part, part]
        one["channels"] = [part, part]

        assert set(faults(definition)) == {
            "versions.0.levels.0.pauses.1.code",
            "versions.0.levels.1.name",
            "versions.0.requirements.1.code",
            "versions.0.channels.1.code",
        }

    def test_what_was_published_is_about_a_level(self, definition: dict[str, Any]) -> None:
        definition["versions"][0]["published"] = [
            {"level": "surta", "text": "3 hari", "by": "kantor", "source": {"confidence": "low"}}
        ]

        with pytest.raises(DefinitionError) as caught:
            load(json.dumps(definition), ServiceDefinition)

        (fault,) = caught.value.faults
        assert fault.key == "versions.0.published.0.level"
        assert fault.suggestions == ("surat",)

    def test_an_inline_lifecycle_is_checked_at_once(
        self, definition: dict[str, Any], lifecycle: Lifecycle, level: dict[str, Any]
    ) -> None:
        one = definition["versions"][0]
        one["lifecycle"] = lifecycle.model_dump(mode="json")
        one["levels"] = [
            {
                **level,
                "starts": "ajukn",
                "ends": ["terbitkan", "tolak"],
                "cancels": "cabut",
                "pauses": [{**level["pauses"][0], "turns": ["applicant", "other"]}],
            }
        ]

        found = faults(definition)

        assert set(found) == {
            "versions.0.levels.0.starts",
            "versions.0.levels.0.ends.1",
            "versions.0.levels.0.cancels",
            "versions.0.levels.0.pauses.0.turns.1",
        }
        assert found["versions.0.levels.0.ends.1"] == (
            'there is no transition "tolak" in surat; known: ajukan and terbitkan'
        )

    def test_an_unsound_inline_lifecycle_is_told_at_its_own_places(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        inline = lifecycle.model_dump(mode="json")
        inline["transitions"][0]["target"] = "masukk"
        inline["states"]["masuk"]["turn"] = "kantor"
        definition["versions"][0]["lifecycle"] = inline

        assert set(faults(definition)) == {
            "versions.0.lifecycle.states.masuk.turn",
            "versions.0.lifecycle.transitions.0.target",
        }

        inline["states"]["masuk"]["turn"] = "office"
        assert set(faults(definition)) == {"versions.0.lifecycle.transitions.0.target"}

    def test_a_lifecycle_that_is_made_already_is_taken_as_it_is(
        self, version: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        made = Version.model_validate({**version, "lifecycle": lifecycle})

        assert made.lifecycle is lifecycle


class TestByHand:
    def test_a_definition_built_in_code_is_refused_by_the_same_family(
        self, definition: dict[str, Any], version: dict[str, Any]
    ) -> None:
        definition["versions"] = versions(
            version, ("1", "2010-05-01", None), ("1", "2009-01-01", None)
        )

        with pytest.raises(LayananError, match="oldest version first"):
            ServiceDefinition(**definition)

    def test_a_definition_survives_its_own_text(self, definition: dict[str, Any]) -> None:
        service = ServiceDefinition.model_validate(definition)
        text = service.model_dump_json()

        assert load(text, ServiceDefinition) == service
