"""
A public complaint (SP4N-LAPOR!): triage fixes the class that chooses the time, 60 days read twice.

The lifecycle is the one that ships. The times are those of law.md 3.1: verification 3 working days
(medium-high), 5 and 14 and 60 working days by class (high, as published practice; 5 for an
aspiration medium), closed by itself after 10 (medium). The 60 days are `hari` in UU 25/2009 pasal
50 and `hari kerja` in the practice of SP4N, so both run. In 2026 Monday 17 August is Independence
Day and Tuesday 25 August is Maulid.
"""

from datetime import date
from typing import Any

import pytest

from layanan import Actor, Catalogue, Office, Request
from tests.situations.clocks.made import label, service, wib

OFFICE = Office(code="kanwil.33", name="Kanwil Kemenag Jawa Tengah", region="ID-JT", level="kanwil")
CITIZEN = Actor("P-1", roles={"pemohon"})
ADMIN = Actor("S-1", roles={"admin_instansi"})
UNIT = Actor("S-2", roles={"pejabat_penghubung"})


def by_class(value: str, term: str) -> dict[str, Any]:
    return {"fact": "kategori", "among": value, "term": term, "label": label(value)}


def sixty(name: str, term: str, cites: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label(term),
        "term": term,
        # The sixty days run from the day on which the file is found complete (pasal 50 ayat (1)).
        "starts": "verifikasi",
        "ends": ["terima_jawaban", "tutup_otomatis"],
        "rungs": [{"name": "delapan_puluh", "percent": 80, "label": label("80 %")}],
        "cites": cites,
    }


LEVELS: list[dict[str, Any]] = [
    {
        "name": "verifikasi",
        "label": label("Verifikasi"),
        "term": "3 hari kerja",
        "starts": "kirim",
        "ends": ["verifikasi", "bukan_wewenang", "arsipkan"],
        "cancels": "cabut",
        "cites": {"ref": "UU 25/2009 jo. Perpres 76/2013", "confidence": "medium"},
    },
    {
        "name": "tindak_lanjut",
        "label": label("Tindak lanjut"),
        "term": "60 hari kerja",
        "choices": [
            by_class("aspirasi", "5 hari kerja"),
            by_class("normatif", "5 hari kerja"),
            by_class("tidak_berkadar_pengawasan", "14 hari kerja"),
        ],
        "fixed": "verifikasi",
        "starts": "verifikasi",
        "ends": "jawab",
        "cancels": "cabut",
        "cites": {"ref": "UU 25/2009 jo. Perpres 76/2013", "confidence": "medium"},
    },
    sixty("hari", "60 hari", "UU 25/2009 pasal 50 ayat (1)"),
    sixty("hari_kerja", "60 hari kerja", "Perpres 76/2013"),
]


def sent(at: str = "2026-07-06T09:00") -> Request:
    lifecycle = Catalogue.kemenag().lifecycles["pengaduan_sp4n"]
    complaint = service(lifecycle, {date(2020, 1, 1): LEVELS}, on=date(2026, 7, 6))
    request = complaint.open("ADU-1", office=OFFICE, applicant="P-1", at=wib(at))
    return request.fire("kirim", by=CITIZEN, at=wib(at))


def triaged(kind: str) -> Request:
    return sent().fire("verifikasi", by=ADMIN, at=wib("2026-07-08T10:00"), facts={"kategori": kind})


def test_it_is_verified_within_three_working_days() -> None:
    reading = sent().clock("verifikasi", at=wib("2026-07-06T10:00"))

    assert reading.due is not None
    assert reading.due.at == wib("2026-07-09T16:00")


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("normatif", "2026-07-15T16:00"),  # 9, 10, 13, 14 and 15 July
        ("aspirasi", "2026-07-15T16:00"),
        # 9 and 10, 13-17, 20-24, 27 and 28 July
        ("tidak_berkadar_pengawasan", "2026-07-28T16:00"),
        # 17 in July from the 9th on, 19 in August without the 17th and the 25th, 22 in September,
        # and 1 and 2 October.
        ("berkadar_pengawasan", "2026-10-02T16:30"),
    ],
)
def test_the_class_that_triage_gives_chooses_the_time(kind: str, last: str) -> None:
    due = triaged(kind).clock("tindak_lanjut", at=wib("2026-07-08T11:00")).due

    assert due is not None
    assert due.at == wib(last)


def test_a_class_stated_later_does_not_change_the_time() -> None:
    request = triaged("normatif").fire(
        "tindak_lanjuti",
        by=UNIT,
        at=wib("2026-07-09T10:00"),
        facts={"kategori": "berkadar_pengawasan"},
    )

    due = request.clock("tindak_lanjut", at=wib("2026-07-09T11:00")).due
    assert due is not None
    assert due.at == wib("2026-07-15T16:00")


def test_sixty_days_are_read_twice_and_the_earlier_reading_warns_first() -> None:
    request = triaged("berkadar_pengawasan")
    clocks = request.clocks(at=wib("2026-07-09T10:00"))

    calendar, working = clocks["hari"].due, clocks["hari_kerja"].due
    assert calendar is not None
    assert working is not None
    # 8 July and 60 days; and 17 working days in July, 19 in August, 22 in September, and
    # 1 and 2 October.
    assert (calendar.day, working.day) == (date(2026, 9, 6), date(2026, 10, 2))

    # 80 % are 48 days: the end of Tuesday 25 August; and 48 working days: Wednesday 16 September.
    warned = request.advance(at=wib("2026-09-20T09:00"))
    told = [(dict(one.detail)["level"], one.at) for one in warned.history if one.kind == "warned"]
    assert told == [("hari", wib("2026-08-26T00:00")), ("hari_kerja", wib("2026-09-16T16:00"))]


def test_without_a_reaction_it_is_closed_by_itself_after_ten_working_days() -> None:
    request = (
        triaged("normatif")
        .fire("tindak_lanjuti", by=UNIT, at=wib("2026-07-09T10:00"))
        .fire("jawab", by=UNIT, at=wib("2026-07-16T10:00"), note="Sudah diperbaiki")
    )
    assert request.clock("tindak_lanjut", at=wib("2026-07-16T11:00")).status == "late"

    # 17, 20-24 and 27-30 July.
    closed = request.advance(at=wib("2026-07-30T16:00"))
    assert (closed.state, closed.history[-1].at) == ("selesai", wib("2026-07-30T16:00"))
    assert closed.clock("hari", at=wib("2026-07-31T09:00")).status == "met"
