"""
Granted by silence, before and after 2 November 2020 (UU 30/2014 pasal 53).

The service is made up; the law and the days are not. In 2020 Wednesday 28 to Friday 30 October
are Maulid with its collective leave (SKB 391/2020 and its amendments).
"""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import Actor, Office, Request, ServiceType
from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition, resolve
from layanan.sla import deemed_grant

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Office(
    code="kankemenag.3374", name="Kankemenag Kota Semarang", region="ID-JT", level="kankemenag"
)
CITIZEN = Actor("P-1", roles={"pemohon"})
CLERK = Actor("S-1", roles={"petugas"})
DECIDES = Actor("S-2", roles={"kepala"})


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def state(text: str, turn: str, kind: str = "working", **more: Any) -> dict[str, Any]:
    return {"label": label(text), "plain": label(text), "turn": turn, "kind": kind} | more


def step(name: str, sources: object, target: str, roles: object, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "sources": sources,
        "target": target,
        "roles": roles,
        "label": label(name),
    } | more


LIFECYCLE = Lifecycle.model_validate(
    {
        "code": "keputusan",
        "name": label("Keputusan"),
        "cites": "UU 30/2014 pasal 53",
        "initial": "diajukan",
        "roles": {
            "pemohon": label("Pemohon"),
            "petugas": label("Petugas"),
            "kepala": label("Kepala"),
        },
        "states": {
            "diajukan": state("Diajukan", "office"),
            "dikembalikan": state("Dikembalikan", "applicant"),
            "diterima": state("Diterima lengkap", "office"),
            "dikabulkan": state("Dikabulkan", "office", "closed", outcome="success"),
            "ditolak": state("Ditolak", "office", "closed", outcome="refusal"),
            "dianggap": state("Dianggap dikabulkan", "office", "closed", outcome="deemed"),
            "dicabut": state("Dicabut", "applicant", "closed", outcome="withdrawn"),
        },
        "transitions": [
            step("kembalikan", "diajukan", "dikembalikan", "petugas", note_required=True),
            step("lengkapi", "dikembalikan", "diajukan", "pemohon"),
            step("terima_lengkap", "diajukan", "diterima", "petugas"),
            step("kabulkan", "diterima", "dikabulkan", "kepala"),
            # What an electronic system decides (ayat (3)) is a decision, and told as one.
            step(
                "terbitkan_otomatis",
                "diterima",
                "dikabulkan",
                [],
                automatic=True,
                guards=[{"fact": "elektronik", "equals": True}],
                cites="UU 30/2014 pasal 53 ayat (3)",
            ),
            step("tolak", "diterima", "ditolak", "kepala", note_required=True),
            step("anggap_dikabulkan", "diterima", "dianggap", ["system"]),
            step("cabut", ["diajukan", "dikembalikan", "diterima"], "dicabut", "pemohon"),
        ],
        "facts": {"elektronik": {"label": label("Sistem elektronik"), "kind": "boolean"}},
    }
)


def level(term: str, *, contested: bool = False) -> dict[str, Any]:
    expiry: dict[str, Any] = {
        "does": "deemed_granted",
        "label": label("Dianggap dikabulkan secara hukum"),
        "cites": "UU 30/2014 pasal 53",
    }
    if contested:
        expiry["contested"] = label("Pasal 39 menetapkan 10 hari kerja bagi izin")
    else:
        expiry["fires"] = "anggap_dikabulkan"
    return {
        "name": "keputusan",
        "label": label("Keputusan"),
        "term": term,
        "starts": "terima_lengkap",
        "ends": ["kabulkan", "terbitkan_otomatis", "tolak", "anggap_dikabulkan"],
        "cancels": "cabut",
        "cites": "UU 30/2014 pasal 53 ayat (2)",
        "expiry": expiry,
    }


def service(on: date, *, contested: bool = False) -> ServiceType:
    """
    Return the service of a day: each version takes its term from the law of its first day.
    """
    versions = [
        {
            "version": version,
            "in_force": since,
            "lifecycle": "keputusan",
            "levels": [level(str(deemed_grant(since).term), contested=contested)],
            "confidence": "medium",
        }
        for version, since in (("1", date(2014, 10, 17)), ("2", date(2020, 11, 2)))
    ]
    definition = ServiceDefinition.model_validate(
        {
            "code": "umum.keputusan",
            "name": label("Keputusan"),
            "plain": label("Keputusan"),
            "owners": [{"name": label("Kementerian Agama")}],
            "domain": "umum",
            "status": "active",
            "versions": versions,
        }
    )
    return resolve(definition, on=on, lifecycles={"keputusan": LIFECYCLE})


def received(at: str, **more: Any) -> Request:
    """
    Return a request that was opened and received complete at an instant.
    """
    when = wib(at)
    request = service(when.date(), **more).open("KEP-1", office=OFFICE, applicant="P-1", at=when)
    return request.fire("terima_lengkap", by=CLERK, at=when)


@pytest.mark.parametrize(
    ("at", "term", "last"),
    [
        # 20-23, 26 and 27 October, then 2-5 November: ten, over the three days off.
        ("2020-10-19T09:00", "10 hari kerja", "2020-11-05T16:00"),
        # Received under the old law, on its last working day: 2-6 and 9-13 November.
        ("2020-10-27T09:00", "10 hari kerja", "2020-11-13T16:30"),
        # 3-6 and 9 November: five, since the law of 2 November 2020.
        ("2020-11-02T09:00", "5 hari kerja", "2020-11-09T16:00"),
    ],
)
def test_the_law_of_the_day_of_receipt_counts(at: str, term: str, last: str) -> None:
    request = received(at)

    due = request.clock("keputusan", at=wib(at)).due
    assert due is not None
    assert (str(due.term), due.at) == (term, wib(last))

    silent = request.advance(at=wib(last))
    assert silent.state == "diterima"
    granted = silent.advance(at=wib("2020-12-01T08:00"))
    assert granted.state == "dianggap"
    assert [one.kind for one in granted.history[-2:]] == ["expired", "transition"]
    assert dict(granted.history[-2].detail)["does"] == "deemed_granted"


def test_a_file_that_was_sent_back_has_not_started_it() -> None:
    at = wib("2020-11-02T09:00")
    request = (
        service(at.date())
        .open("KEP-1", office=OFFICE, applicant="P-1", at=at)
        .fire("kembalikan", by=CLERK, at=at, note="Berkas kurang")
        .fire("lengkapi", by=CITIZEN, at=wib("2020-11-16T09:00"))
    )
    assert request.clock("keputusan", at=wib("2020-11-17T09:00")).status == "not_started"

    # From Tuesday 17 November: 18, 19, 20, 23 and 24.
    complete = request.fire("terima_lengkap", by=CLERK, at=wib("2020-11-17T09:00"))
    due = complete.clock("keputusan", at=wib("2020-11-17T09:00")).due
    assert due is not None
    assert due.at == wib("2020-11-24T16:00")


def test_what_a_system_decides_is_a_decision_and_no_silence() -> None:
    at = wib("2020-11-02T09:00")
    request = service(at.date()).open("KEP-1", office=OFFICE, applicant="P-1", at=at)

    decided = request.fire("terima_lengkap", by=CLERK, at=at, facts={"elektronik": True})

    assert decided.state == "dikabulkan"
    assert decided.history[-1].name == "terbitkan_otomatis"
    assert "expired" not in [one.kind for one in decided.history]
    assert decided.clock("keputusan", at=at).status == "met"
    assert decided.advance(at=wib("2020-12-01T08:00")) == decided


def test_for_a_permit_it_is_flagged_and_not_decided() -> None:
    request = received("2020-11-02T09:00", contested=True)

    after = request.advance(at=wib("2020-12-01T08:00"))

    assert (after.state, after.history[-1].kind) == ("diterima", "expired")
    assert "diperdebatkan: Pasal 39 menetapkan 10 hari kerja bagi izin" in after.timeline()
    # The office can still decide, and is late.
    decided = after.fire("kabulkan", by=DECIDES, at=wib("2020-12-01T09:00"))
    assert decided.clock("keputusan", at=wib("2020-12-01T09:00")).status == "late"
