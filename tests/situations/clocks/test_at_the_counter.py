"""
Minutes at a counter, hours round the clock, an objection, and Ramadan in Jayapura.

The services are made up; the times are those of law.md and services.md, named at each test. In
July and August 2026 only Monday 17 and Tuesday 25 August are days off; 1 Ramadan 1447 is 19
February 2026.
"""

from datetime import date
from typing import Any

import pytest

from layanan import Actor, Office, Request
from layanan.lifecycle import Lifecycle
from tests.situations.clocks.made import OFFICE, label, last, service, state, step, wib

CITIZEN = Actor("P-1", roles={"pemohon"})
CLERK = Actor("S-1", roles={"petugas"})
OBJECTION = {"ref": "UU 30/2014 pasal 77", "confidence": "medium"}
LIFECYCLE = Lifecycle.model_validate(
    {
        "code": "loket",
        "name": label("Loket"),
        "cites": "UU 25/2009",
        "initial": "draf",
        "roles": {"pemohon": label("Pemohon"), "petugas": label("Petugas")},
        "states": {
            "draf": state("Draf", "applicant", "resting"),
            "masuk": state("Masuk", "office"),
            "diumumkan": state("Keputusan diumumkan", "applicant"),
            "keberatan": state("Keberatan diajukan", "office"),
            "diputus": state("Keberatan diputus", "office"),
            "selesai": state("Selesai", "office", "closed", outcome="success"),
            "dicabut": state("Dicabut", "applicant", "closed", outcome="withdrawn"),
        },
        "transitions": [
            step("ajukan", "draf", "masuk", "pemohon"),
            step("umumkan", "masuk", "diumumkan", "petugas"),
            step("ajukan_keberatan", "diumumkan", "keberatan", "pemohon", within="21 hari kerja"),
            step("putuskan", "keberatan", "diputus", "petugas"),
            step("tetapkan", "diputus", "selesai", "petugas"),
            step("serahkan", ["masuk", "diumumkan"], "selesai", "petugas"),
            step("cabut", ["draf", "masuk", "diumumkan", "keberatan"], "dicabut", "pemohon"),
        ],
        "facts": {"dokumen": {"label": label("Jumlah dokumen"), "kind": "integer"}},
    }
)


def level(term: str, starts: str, ends: object, **more: Any) -> dict[str, Any]:
    return {
        "name": starts,
        "label": label(term),
        "term": term,
        "starts": starts,
        "ends": ends,
        "cites": "UU 25/2009 pasal 21",
    } | more


def asked(at: str, *levels: dict[str, Any], office: Office = OFFICE, **more: Any) -> Request:
    counter = service(LIFECYCLE, {date(2020, 1, 1): levels}, on=date(2026, 1, 1))
    request = counter.open("L-1", office=office, applicant="P-1", at=wib(at))
    return request.fire("ajukan", by=CITIZEN, at=wib(at), **more)


@pytest.mark.parametrize(
    ("documents", "until"),
    [
        (1, "2026-07-10T11:30"),  # a quarter of an hour, to the beginning of the break
        (3, "2026-07-10T13:30"),  # the other half hour after the Friday prayer
        (10, "2026-07-10T15:15"),
        (25, "2026-07-10T15:15"),  # as the ten that the cap allows
    ],
)
def test_minutes_for_each_document_stand_still_over_the_friday_break(
    documents: int, until: str
) -> None:
    # 15 minutes a document (umum.legalisir_kepegawaian); the cap is our reading (low).
    # Friday: 07:30-11:30, 13:00-16:30.
    minutes = level("15 menit", "ajukan", "serahkan", per={"fact": "dokumen", "most": 10})

    request = asked("2026-07-10T11:15", minutes, facts={"dokumen": documents})

    assert last(request, "ajukan") == wib(until)


def test_hours_round_the_clock_run_beside_working_days() -> None:
    # 3 x 24 hours as in UU 27/2022, over a weekend; ten working days beside them.
    request = asked(
        "2026-07-10T15:00",
        level(
            "3x24 jam",
            "ajukan",
            "umumkan",
            name="tanggap",
            cites="UU 27/2022 pasal 46 ayat (1)",
        ),
        level("10 hari kerja", "ajukan", "serahkan"),
    )

    assert last(request, "tanggap") == wib("2026-07-13T15:00")
    # 13-17 and 20-24 July.
    assert last(request, "ajukan") == wib("2026-07-24T16:30")
    assert request.next_instant(after=wib("2026-07-10T15:00")) == wib("2026-07-13T15:00")
    clocks = request.clocks(at=wib("2026-07-13T15:01"))
    assert (clocks["tanggap"].status, clocks["ajukan"].status) == ("late", "running")


def test_three_working_days_and_five_days_as_one_term() -> None:
    # Cancelling a hajj: 3 working days, 7-9 July, and 5 days, to the end of the 14th.
    request = asked("2026-07-06T09:00", level("3 hari kerja 5 hari", "ajukan", "serahkan"))

    assert last(request, "ajukan") == wib("2026-07-15T00:00")


def test_an_objection_is_filed_decided_and_settled_in_21_and_10_and_5_working_days() -> None:
    # UU 30/2014 pasal 77: 21 (high), 10 and 5 (medium-high).
    request = asked(
        "2026-07-01T09:00",
        level("10 hari kerja", "ajukan_keberatan", "putuskan", cites=OBJECTION),
        level("5 hari kerja", "putuskan", "tetapkan", cites=OBJECTION),
    ).fire("umumkan", by=CLERK, at=wib("2026-07-06T10:00"))

    # 7-10, 13-17, 20-24 and 27-31 July, 3 and 4 August.
    in_time, late = wib("2026-08-04T16:00"), wib("2026-08-04T16:01")
    assert [one.code for one in request.check("ajukan_keberatan", by=CITIZEN, at=late).unmet] == [
        "window"
    ]
    request = request.fire("ajukan_keberatan", by=CITIZEN, at=in_time)
    # 5-7, 10-14, 18 and 19 August.
    assert last(request, "ajukan_keberatan") == wib("2026-08-19T16:00")
    request = request.fire("putuskan", by=CLERK, at=wib("2026-08-19T16:00"))
    assert request.clock("ajukan_keberatan", at=wib("2026-08-20T08:00")).status == "met"
    # 20, 21, 24, 26 and 27 August.
    assert last(request, "putuskan") == wib("2026-08-27T16:00")


def test_a_day_of_ramadan_in_jayapura_seen_from_jakarta() -> None:
    # Tuesday 24 February 2026: 08:00-15:00 in Jayapura, two hours ahead (Perpres 21/2023).
    # 14:00 there is 12:00 in Jakarta; an hour is left, and another on Wednesday from 08:00.
    jayapura = Office(
        code="kankemenag.9471", name="Kankemenag Kota Jayapura", region="ID-PA", level="kankemenag"
    )
    request = asked("2026-02-24T12:00", level("2 jam kerja", "ajukan", "serahkan"), office=jayapura)

    due = request.clock("ajukan", at=wib("2026-02-24T12:30")).due
    assert due is not None
    assert due.at == wib("2026-02-25T07:00")
    assert str(due.at) == "2026-02-25 09:00:00+09:00"
