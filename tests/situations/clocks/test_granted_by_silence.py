"""
Granted by silence, before and after 2 November 2020 (UU 30/2014 pasal 53).

The service is made up; the law and the days are not. In 2020 Wednesday 28 to Friday 30 October
are Maulid with its collective leave (SKB 391/2020 and its amendments).
"""

from datetime import date
from typing import Any

import pytest

from layanan import Actor, Request, ServiceType
from layanan.sla import deemed_grant
from tests.situations.clocks.made import DECISION, OFFICE, label, service, wib

CITIZEN = Actor("P-1", roles={"pemohon"})
CLERK = Actor("S-1", roles={"petugas"})
DECIDES = Actor("S-2", roles={"kepala"})


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


def decision(on: date, *, contested: bool = False) -> ServiceType:
    """
    Return the service of a day: each version takes its term from the law of its first day.
    """
    versions = {
        since: [level(str(deemed_grant(since).term), contested=contested)]
        for since in (date(2014, 10, 17), date(2020, 11, 2))
    }
    return service(DECISION, versions, on=on)


def received(at: str, **more: Any) -> Request:
    """
    Return a request that was opened and received complete at an instant.
    """
    when = wib(at)
    request = decision(when.date(), **more).open("KEP-1", office=OFFICE, applicant="P-1", at=when)
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
        decision(at.date())
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
    request = decision(at.date()).open("KEP-1", office=OFFICE, applicant="P-1", at=at)

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
