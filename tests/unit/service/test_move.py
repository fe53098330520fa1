"""
Whom a new version touches, who moves to it, and who stays.

The small service answers within 3 working days of being submitted. A request
that is submitted on Monday 2 February 2026 is due on Thursday 5 February, and
within 2 or 5 working days on 4 or 9 February; no decree has a day off there.
"""

import pickle
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import Office
from layanan.lifecycle import Actor, Lifecycle
from layanan.request import Refused, Request
from layanan.service import ServiceDefinition, ServiceType, resolve
from layanan.service._changes import OtherServiceError
from layanan.service._move import (
    DayMoved,
    Move,
    UnknownPolicyError,
    UnknownVersionError,
    UnsoundMoveError,
    affected,
    move,
)

Data = dict[str, Any]
OFFICE = Office(code="kankemenag.3374", name="Kota Semarang", region="ID-JT", level="kankemenag")
WIB = ZoneInfo("Asia/Jakarta")
CITIZEN = Actor("P-1", roles={"pemohon"})
CLERK = Actor("S-1", roles={"petugas"})


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 2, day, hour, tzinfo=WIB)


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


class Service:
    """
    Make two versions: "1", and "2" from 2026 on, in which something is set.
    """

    def __init__(self, definition: Data, lifecycle: Lifecycle) -> None:
        self.data, self.first, self.second = definition, lifecycle, lifecycle
        self.later: Data = {"version": "2", "in_force": "2026-02-03"}

    def limit(self, **fields: object) -> "Service":
        self.later["levels"] = [self.data["versions"][0]["levels"][0] | fields]
        return self

    def flow(self, change: Any) -> "Service":
        data = self.first.model_dump(mode="json")
        change(data)
        data["code"] = "surat_2"
        self.second = Lifecycle(**data)
        self.later["lifecycle"] = "surat_2"
        return self

    def on(self, day: date) -> ServiceType:
        first = self.data["versions"][0]
        service = ServiceDefinition.model_validate(
            self.data | {"versions": [first, first | self.later]}
        )
        return resolve(service, on=day, lifecycles={"surat": self.first, "surat_2": self.second})

    @property
    def old(self) -> ServiceType:
        return self.on(date(2026, 2, 2))

    @property
    def new(self) -> ServiceType:
        return self.on(date(2026, 2, 3))

    def opened(self, name: str = "R-1") -> Request:
        return self.old.open(name, office=OFFICE, applicant="P-1", at=at(2))

    def submitted(self, name: str = "R-1") -> Request:
        return self.opened(name).fire("ajukan", by=CITIZEN, at=at(2))


@pytest.fixture
def service(definition: Data, lifecycle: Lifecycle) -> Service:
    return Service(definition, lifecycle)


def moved(service: Service, request: Request, policy: Any, **more: Any) -> Move:
    given: Data = {"by": CLERK, "at": at(3), "reason": "standar baru", **more}
    return move(request, service.new, policy=policy, **given)


def rename(data: Data) -> None:
    data["states"]["diterima"] = data["states"].pop("masuk")
    data["transitions"][0]["target"] = data["transitions"][1]["sources"] = "diterima"


def new_step(data: Data) -> None:
    data["transitions"].append(
        {
            "name": "cabut",
            "sources": "masuk",
            "target": "selesai",
            "roles": "pemohon",
            "label": label("Cabut"),
        }
    )


class TestAffected:
    def test_each_open_request_whose_last_day_moves_is_told(self, service: Service) -> None:
        service.limit(term="5 hari kerja")
        request = service.submitted()

        (found,) = affected([request], service.old, service.new, at=at(3))

        assert (found.reference, found.state, found.target) == ("R-1", "masuk", "masuk")
        assert found.has_place
        assert found.days == (DayMoved("surat", date(2026, 2, 5), date(2026, 2, 9)),)
        assert found.moved == found.days

    def test_a_level_that_is_late_at_once_has_its_last_day(self, service: Service) -> None:
        service.limit(term="2 hari kerja")
        request = service.submitted()

        # Two working days were over on the 4th; the three of the old version end on the 5th.
        (found,) = affected([request], service.old, service.new, at=at(5, 9))

        assert found.moved == (DayMoved("surat", date(2026, 2, 5), date(2026, 2, 4)),)
        assert (found.gone, found.new, found.altered) == ((), (), ())
        assert request.rules.version == "1"

    def test_whoever_is_not_touched_is_left_out(self, service: Service) -> None:
        service.limit(term="5 hari kerja")
        closed = service.submitted().fire("terbitkan", by=CLERK, at=at(3))
        unsent = service.opened()
        other = service.new.open("R-2", office=OFFICE, applicant="P-1", at=at(3))

        assert affected([closed, unsent, other], service.old, service.new, at=at(4)) == ()

    def test_a_level_that_is_new_has_no_day_before(self, service: Service, level: Data) -> None:
        service.later["levels"] = [level, level | {"name": "lain", "pauses": []}]

        (found,) = affected([service.submitted()], service.old, service.new, at=at(3))

        assert found.moved == (DayMoved("lain", None, date(2026, 2, 5)),)

    def test_a_state_without_a_place_is_told(self, service: Service) -> None:
        service.flow(rename)
        requests = [service.submitted()]

        (lost,) = affected(requests, service.old, service.new, at=at(3))
        mapping = {"masuk": "diterima"}
        found = affected(requests, service.old, service.new, at=at(3), mapping=mapping)

        assert (lost.has_place, lost.target, lost.gone) == (False, "masuk", ("terbitkan",))
        assert found == ()

    def test_a_place_is_an_open_one(self, service: Service) -> None:
        requests = [service.submitted()]
        mapping = {"masuk": "selesai"}

        (found,) = affected(requests, service.old, service.limit().new, at=at(3), mapping=mapping)

        assert not found.has_place

    def test_steps_that_come_go_or_ask_something_else_are_told(self, service: Service) -> None:
        def change(data: Data) -> None:
            new_step(data)
            data["transitions"][1]["note_required"] = True

        requests = [service.submitted()]
        (found,) = affected(requests, service.old, service.flow(change).new, at=at(3))

        assert (found.gone, found.new, found.altered) == ((), ("cabut",), ("terbitkan",))

    def test_a_step_that_is_gone_is_told(self, service: Service) -> None:
        data = service.first.model_dump(mode="json")
        new_step(data)
        service.first = Lifecycle(**data)
        service.flow(lambda data: data["transitions"].pop())

        (found,) = affected([service.submitted()], service.old, service.new, at=at(3))

        assert found.gone == ("cabut",)

    def test_a_timer_that_runs_otherwise_is_told_and_a_label_is_not(self, service: Service) -> None:
        data = service.first.model_dump(mode="json")
        data["transitions"][1]["roles"] = ["petugas", "system"]
        data["timers"] = [
            {
                "name": "batas",
                "states": "masuk",
                "after": "9 hari kerja",
                "fires": "terbitkan",
                "label": label("Batas"),
            }
        ]
        service.first = Lifecycle(**data)
        service.flow(lambda data: data["timers"][0].update(after="8 hari kerja"))
        requests = [service.submitted()]

        (found,) = affected(requests, service.old, service.new, at=at(3))
        service.flow(lambda data: data["timers"][0].update(label=label("Lain")))

        assert found.altered == ("batas",)
        assert affected(requests, service.old, service.new, at=at(3)) == ()

    def test_only_versions_of_one_service_are_asked_about(self, service: Service) -> None:
        before = service.old
        service.data["code"] = "umum.lain"

        with pytest.raises(OtherServiceError):
            affected([], before, service.new, at=at(3))


class TestMove:
    def test_it_stays_where_the_policy_is_to_stay(self, service: Service) -> None:
        request = service.submitted()

        found = moved(service.limit(term="2 hari kerja"), request, "stay")

        assert (found.request, found.moved) == (request, False)
        assert found.reasons[0].en == "the request keeps its version by the policy of the agency"

    def test_the_move_is_an_event(self, service: Service) -> None:
        service.limit(term="5 hari kerja")

        found = moved(service, service.submitted(), "move")

        assert found.moved
        assert found.reasons == ()
        assert found.request.rules.version == "2"
        event = found.request.history[-1]
        assert (event.kind, event.note) == ("migrated", "standar baru")
        due = found.request.clock("surat", at=at(3)).due
        assert due is not None
        assert due.day == date(2026, 2, 9)

    def test_it_moves_where_that_is_better(self, service: Service) -> None:
        service.limit(term="2 hari kerja")

        assert moved(service, service.submitted(), "move_if_better").moved

    def test_it_stays_where_a_deadline_would_be_later(self, service: Service) -> None:
        service.limit(term="5 hari kerja")
        request = service.submitted()

        found = moved(service, request, "move_if_better")

        assert (found.request, found.moved) == (request, False)
        assert [one.id for one in found.reasons] == [
            (
                "Surat: jatuh tempo mundur dari Kamis, 5 Februari 2026 pukul 16.00 WIB menjadi "
                "Senin, 9 Februari 2026 pukul 16.00 WIB"
            ),
            (
                "lebih buruk bagi pemohon: Surat: jangka waktu berubah dari 3 hari kerja menjadi "
                "5 hari kerja (UU 25/2009 pasal 21)"
            ),
        ]
        assert found.reasons[1].en.startswith("worse for the applicant: Surat (en): time limit")

    def test_it_stays_where_something_else_is_worse(self, service: Service) -> None:
        source = {"name": "Contoh", "confidence": "low"}
        service.limit(term="2 hari kerja")
        service.later["requirements"] = [{"code": "akta", "label": label("Akta"), "source": source}]

        found = moved(service, service.submitted(), "move_if_better")

        assert [one.id for one in found.reasons] == [
            "lebih buruk bagi pemohon: Persyaratan ditambahkan: Akta"
        ]

    def test_it_stays_where_nobody_can_say(self, service: Service) -> None:
        service.flow(lambda data: data["transitions"][1].update(documents=["akta"]))

        found = moved(service, service.submitted(), "move_if_better")

        assert [one.en for one in found.reasons] == [
            "not certain to be better for the applicant: Terbitkan (en): document added: akta"
        ]

    def test_it_stays_where_its_limit_is_gone(self, service: Service) -> None:
        service.later["levels"] = []

        found = moved(service, service.submitted(), "move_if_better")

        assert found.reasons[0].en == (
            "Surat (en): its deadline cannot be compared with the new version"
        )

    def test_a_clock_that_is_over_is_not_asked(self, service: Service) -> None:
        service.limit(term="2 hari kerja")

        assert moved(service, service.opened(), "move_if_better").moved

    def test_one_that_is_closed_stays(self, service: Service) -> None:
        service.limit(term="2 hari kerja")
        closed = service.submitted().fire("terbitkan", by=CLERK, at=at(3))

        found = moved(service, closed, "move_if_better")

        assert [one.id for one in found.reasons] == ["permohonan sudah ditutup"]

    def test_one_that_runs_by_it_already_stays(self, service: Service) -> None:
        first = moved(service.limit(term="2 hari kerja"), service.submitted(), "move")

        again = moved(service, first.request, "move")

        assert (again.request, again.moved) == (first.request, False)
        assert again.reasons[0].en == "the request runs by this version already"

    def test_a_state_that_is_gone_is_refused_with_every_finding(self, service: Service) -> None:
        service.flow(rename)
        request = service.submitted()

        with pytest.raises(UnsoundMoveError) as caught:
            moved(service, request, "move", mapping={"masuk": "hilang", "lain": "draf"})

        assert [one.code for one in caught.value.findings] == ["L703", "L703"]
        assert str(caught.value).startswith(
            "umum.surat: requests cannot move from version 1 to 2:\nL703 masuk → hilang: "
        )
        assert caught.value.describe().startswith(
            "umum.surat: permohonan tidak dapat pindah dari versi 1 ke 2:\nL703 masuk → hilang: "
        )
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301

    def test_with_a_mapping_it_goes_where_the_host_says(self, service: Service) -> None:
        service.flow(rename)

        found = moved(service, service.submitted(), "move", mapping={"masuk": "diterima"})

        assert (found.moved, found.request.state) == (True, "diterima")

    def test_a_definition_that_changed_under_one_number_is_refused(self, service: Service) -> None:
        request = service.submitted()
        service.data["versions"][0]["levels"][0]["term"] = "4 hari kerja"

        with pytest.raises(UnsoundMoveError) as caught:
            move(request, service.old, policy="move", by=CLERK, at=at(3), reason="x")

        assert [one.code for one in caught.value.findings] == ["L701"]

    def test_a_reading_that_a_host_switched_is_no_change_of_the_definition(
        self, service: Service
    ) -> None:
        strict = service.limit().old.with_readings({"jeda": False})
        request = strict.open("R-1", office=OFFICE, applicant="P-1", at=at(2))

        found = move(request, service.old, policy="move", by=CLERK, at=at(3), reason="x")

        assert found.moved

    def test_what_the_request_itself_has_against_it_is_its_own_refusal(
        self, service: Service
    ) -> None:
        with pytest.raises(Refused, match="a migration needs a reason"):
            moved(service.limit(term="2 hari kerja"), service.submitted(), "move", reason=None)

    def test_a_version_that_the_definition_does_not_have_is_to_be_given(
        self, service: Service
    ) -> None:
        before = service.limit(term="2 hari kerja").old
        request = service.submitted()
        service.data["versions"][0]["version"] = "0"

        with pytest.raises(UnknownVersionError) as caught:
            moved(service, request, "move")

        assert str(caught.value) == (
            "R-1 runs by version '1', which umum.surat does not have (it has: 0 and 2); give "
            "that version as before=…"
        )
        assert caught.value.describe() == (
            "R-1 berjalan menurut versi '1', yang tidak ada dalam umum.surat (ada: 0 dan 2); "
            "berikan versi itu dengan before=…"
        )
        assert moved(service, request, "move_if_better", before=before).moved

    def test_another_service_is_refused(self, service: Service) -> None:
        request = service.submitted()
        service.data["code"] = "umum.lain"

        with pytest.raises(OtherServiceError, match=r"umum\.lain is another service"):
            moved(service, request, "stay")

    def test_an_unknown_policy_is_refused(self, service: Service) -> None:
        with pytest.raises(UnknownPolicyError) as caught:
            moved(service.limit(), service.submitted(), "pindah")

        assert str(caught.value) == (
            "unknown policy 'pindah'; choose stay, move, or move_if_better"
        )
        assert caught.value.describe() == (
            "kebijakan 'pindah' tidak dikenal; pilih stay, move, atau move_if_better"
        )
