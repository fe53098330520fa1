"""
One version, resolved: its lifecycle, its hash, its readings.
"""

import pickle
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import Office, Term
from layanan.law import NotInForceError
from layanan.lifecycle import Guards, Lifecycle, UnknownGuardError, Verdict
from layanan.records import WrongTypeError
from layanan.service import (
    DefinitionError,
    ReadingSwitchError,
    ServiceDefinition,
    ServiceType,
    UnknownReadingError,
    resolve,
)

DAY = date(2026, 3, 13)
WIB = ZoneInfo("Asia/Jakarta")


def made(definition: dict[str, Any], lifecycle: Lifecycle) -> ServiceType:
    service = ServiceDefinition.model_validate(definition)
    return resolve(service, on=DAY, lifecycles={lifecycle.code: lifecycle})


class TestResolve:
    def test_the_version_of_the_day_comes_with_its_lifecycle(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        service = made(definition, lifecycle)

        assert (service.code, service.version) == ("umum.surat", "1")
        assert service.name.id == "Surat"
        assert (service.in_force, service.until) == (date(2010, 5, 1), None)
        assert service.lifecycle is lifecycle
        assert service.levels == service.standard.levels
        assert repr(service) == f"ServiceType('umum.surat', version '1', {service.hash[:12]})"

    def test_an_inline_lifecycle_needs_no_other(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        definition["versions"][0]["lifecycle"] = lifecycle
        service = ServiceDefinition.model_validate(definition)

        assert resolve(service, on=DAY).lifecycle == lifecycle

    def test_an_unknown_lifecycle_is_told_with_the_nearest(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        definition["versions"][0]["lifecycle"] = "surta"

        with pytest.raises(DefinitionError) as caught:
            made(definition, lifecycle)

        assert str(caught.value) == (
            'umum.surat: versions.0.lifecycle: there is no lifecycle "surta"; known: surat, '
            'did you mean "surat"?'
        )

    def test_without_any_lifecycle_there_is_none_to_name(self, definition: dict[str, Any]) -> None:
        with pytest.raises(DefinitionError, match=r'no lifecycle "surat"; known: none$'):
            resolve(ServiceDefinition.model_validate(definition), on=DAY)

    def test_every_version_is_checked_whatever_the_day(
        self, definition: dict[str, Any], lifecycle: Lifecycle, level: dict[str, Any]
    ) -> None:
        later = {**definition["versions"][0], "version": "2", "in_force": "2099-01-01"}
        definition["versions"].append({**later, "levels": [{**level, "ends": ["tolak"]}]})

        with pytest.raises(DefinitionError, match=r"versions.1.levels.0.ends.0: there is no trans"):
            made(definition, lifecycle)

    def test_a_role_that_a_level_names_must_be_one_of_the_lifecycle(
        self, definition: dict[str, Any], lifecycle: Lifecycle, level: dict[str, Any]
    ) -> None:
        level["extension"] = {"term": "2 hari kerja", "roles": "kepala"}
        level["rungs"] = [
            {
                "name": "separuh",
                "percent": 50,
                "reaches": "petugsa",
                "label": {"id": "x", "en": "y"},
            }
        ]

        with pytest.raises(DefinitionError) as caught:
            made(definition, lifecycle)

        assert [line.split(": ", 2)[1] for line in str(caught.value).splitlines()[-2:]] == [
            "versions.0.levels.0.extension.roles.0",
            "versions.0.levels.0.rungs.0.reaches.0",
        ]
        assert 'did you mean "petugas"?' in str(caught.value)

    def test_a_timer_pauses_only_with_a_level_that_is_there(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        data = lifecycle.model_dump(mode="json")
        data["transitions"][1] |= {"roles": ["petugas", "system"]}
        data["timers"] = [
            {
                "name": "batas",
                "states": "masuk",
                "after": "2 hari kerja",
                "fires": "terbitkan",
                "of": "srat",
                "label": {"id": "Batas", "en": "Limit"},
            }
        ]

        with pytest.raises(DefinitionError, match=r'versions\.0\.levels: .*"srat".*"surat"'):
            made(definition, Lifecycle.model_validate(data))

    def test_a_day_without_a_version_is_refused(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        service = ServiceDefinition.model_validate(definition)

        with pytest.raises(NotInForceError):
            resolve(service, on=date(2010, 4, 30), lifecycles={"surat": lifecycle})


class TestHash:
    @pytest.mark.parametrize(
        "change",
        [
            {"term": "4 hari kerja"},
            {"counting": {"day_one": "same"}},
            {"extension": {"term": "1 hari kerja"}},
            {"ends": ["terbitkan", "ajukan"]},
            {"name": "lain"},
            {"pauses": []},
        ],
    )
    def test_what_decides_changes_it(
        self,
        definition: dict[str, Any],
        lifecycle: Lifecycle,
        level: dict[str, Any],
        change: dict[str, Any],
    ) -> None:
        before = made(definition, lifecycle).hash
        definition["versions"][0]["levels"] = [level | change]

        assert made(definition, lifecycle).hash != before

    @pytest.mark.parametrize(
        "change",
        [
            {"label": {"id": "Lain", "en": "Other"}},
            {"published": "3 (tiga) hari kerja"},
            {"cites": "UU 14/2008"},
            {"starts": ["ajukan"]},
        ],
    )
    def test_wording_and_sources_do_not(
        self,
        definition: dict[str, Any],
        lifecycle: Lifecycle,
        level: dict[str, Any],
        change: dict[str, Any],
    ) -> None:
        before = made(definition, lifecycle).hash
        definition["versions"][0]["levels"] = [level | change]

        assert made(definition, lifecycle).hash == before

    def test_a_version_that_follows_does_not(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        before = made(definition, lifecycle).hash
        later = {**definition["versions"][0], "version": "2", "in_force": "2099-01-01"}
        definition["versions"].append(later)

        assert made(definition, lifecycle).hash == before

    def test_another_lifecycle_does(self, definition: dict[str, Any], lifecycle: Lifecycle) -> None:
        data = lifecycle.model_dump(mode="json")
        data["states"]["masuk"]["turn"] = "other"

        assert made(definition, lifecycle).hash != made(definition, Lifecycle(**data)).hash

    def test_a_request_carries_it(self, definition: dict[str, Any], lifecycle: Lifecycle) -> None:
        service = made(definition, lifecycle)

        assert service.rules.hash == service.hash
        assert service.rules.levels == service.levels
        assert (service.rules.code, service.rules.version) == ("umum.surat", "1")


class TestReadings:
    def test_one_can_be_switched_off_and_on_again(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        service = made(definition, lifecycle)

        without = service.with_readings({"jeda": False})

        assert (service.readings, without.readings) == ({"jeda": True}, {"jeda": False})
        assert service.levels[0].paused_turns == {"applicant"}
        assert without.levels[0].paused_turns == frozenset()
        assert without.hash != service.hash
        assert without.rules.hash == without.hash
        assert without.with_readings({"jeda": True}) == service

    def test_an_unknown_one_is_refused_with_those_there_are(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        with pytest.raises(UnknownReadingError) as caught:
            made(definition, lifecycle).with_readings({"jedda": False})

        assert str(caught.value) == (
            'umum.surat has no reading "jedda"; did you mean "jeda"? it has: jeda'
        )
        assert caught.value.describe("id") == (
            'umum.surat tidak mengenal tafsir "jedda"; mungkin maksudnya "jeda"? yang ada: jeda'
        )
        assert isinstance(caught.value, LookupError)

    def test_a_service_without_readings_says_so(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        definition["versions"][0]["levels"][0]["pauses"] = []

        with pytest.raises(UnknownReadingError) as caught:
            made(definition, lifecycle).with_readings({"jeda": False})

        assert str(caught.value) == 'umum.surat has no reading "jeda"; it has: none'
        assert caught.value.describe("id").endswith("yang ada: tidak satu pun")

    @pytest.mark.parametrize("value", ["no", 0, None])
    def test_it_is_on_or_off(
        self, definition: dict[str, Any], lifecycle: Lifecycle, value: Any
    ) -> None:
        with pytest.raises(ReadingSwitchError, match="is True or False, not") as caught:
            made(definition, lifecycle).with_readings({"jeda": value})

        assert "hanya True atau False" in caught.value.describe("id")
        assert isinstance(caught.value, TypeError)


class TestCheck:
    def test_a_definition_that_changed_under_one_number_is_told(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        before = made(definition, lifecycle)
        definition["versions"][0]["levels"][0]["term"] = "12 hari kerja"
        edited = made(definition, lifecycle)

        told = [one.text("en") for one in edited.check(before=before) if one.code == "L701"]

        assert told == ["L701 umum.surat: the definition changed but its version is still 1."]

    def test_a_new_number_may_change_everything(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        before = made(definition, lifecycle)
        definition["versions"][0] |= {"version": "2"}
        definition["versions"][0]["levels"][0]["term"] = "12 hari kerja"

        assert "L701" not in {one.code for one in made(definition, lifecycle).check(before=before)}

    def test_other_words_and_a_switched_reading_are_no_change(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        before = made(definition, lifecycle).with_readings({"jeda": False})
        definition["name"] = {"id": "Surat lain", "en": "Another letter"}
        renamed = made(definition, lifecycle)

        assert "L701" not in {one.code for one in renamed.check(before=before)}

    def test_the_version_before_is_asked_of_the_lifecycle_too(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        before = made(definition, lifecycle)

        codes = [one.code for one in before.check(before=before, mapping={"tiada": "tiada"})]

        assert codes.count("L703") == 2

    def test_the_guards_of_the_host_are_asked_once_given(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        data = lifecycle.model_dump(mode="json")
        data["transitions"][0]["guards"] = ["lunas"]
        service = made(definition, Lifecycle.model_validate(data))
        there = service.with_guards(Guards({"lunas": lambda case, by: Verdict.yes()}))

        assert "L007" not in {one.code for one in (*service.check(), *there.check())}
        # A host that took its guard away again is told.
        gone = replace(there, guards=Guards({"lain": lambda case, by: Verdict.yes()}))
        assert "L007" in {one.code for one in gone.check()}


class TestConsequence:
    def test_what_follows_the_end_of_a_level_is_a_consequence(
        self, definition: dict[str, Any], lifecycle: Lifecycle, level: dict[str, Any]
    ) -> None:
        def codes() -> set[str]:
            found = made(definition, lifecycle).check(total=Term.parse("3 hari kerja"))
            return {one.code for one in found}

        assert "L506" in codes()
        level["expiry"] = {"does": "warn", "label": {"id": "Lewat waktu", "en": "Overdue"}}
        assert "L506" not in codes()


class TestWithGuards:
    def test_every_guard_that_the_lifecycle_asks_must_be_there(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        data = lifecycle.model_dump(mode="json")
        data["transitions"][0]["guards"] = ["lunas"]
        service = made(definition, Lifecycle.model_validate(data))

        with pytest.raises(UnknownGuardError, match="'lunas'"):
            service.with_guards(Guards({"lain": lambda case, by: Verdict.yes()}))


class TestServiceType:
    def test_it_travels_to_another_process(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        service = made(definition, lifecycle)

        back = pickle.loads(pickle.dumps(service))  # noqa: S301 - our own bytes

        assert back == service
        assert hash(back) == hash(service)
        assert back.rules.hash == service.hash

    def test_it_opens_a_request(self, definition: dict[str, Any], lifecycle: Lifecycle) -> None:
        office = Office(code="k.3374", name="Kota Semarang", region="ID-JT", level="kankemenag")

        request = made(definition, lifecycle).open(
            "REQ-1", office=office, applicant="P-1", at=datetime(2026, 3, 13, 10, tzinfo=WIB)
        )

        assert request.state == "draf"
        assert len(request.history) == 1

    def test_it_opens_nothing_at_an_office_that_is_only_named(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        office: Any = "kankemenag.3374"

        with pytest.raises(
            WrongTypeError, match=r"office must be an Office, not 'kankemenag\.3374'"
        ):
            made(definition, lifecycle).open(
                "REQ-1", office=office, applicant="P-1", at=datetime(2026, 3, 13, tzinfo=WIB)
            )

    def test_it_opens_nothing_before_it_is_in_force(
        self, definition: dict[str, Any], lifecycle: Lifecycle
    ) -> None:
        office = Office(code="k.3374", name="Kota Semarang", region="ID-JT", level="kankemenag")
        service = made(definition, lifecycle)
        too_early = datetime(1990, 1, 2, 10, tzinfo=WIB)

        with pytest.raises(NotInForceError, match="1990"):
            service.open("REQ-1", office=office, applicant="P-1", at=too_early)
