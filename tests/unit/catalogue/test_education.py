"""
Schools, diplomas, teachers and pesantren: times against the pages that published them.

Values are those of the pages; days were counted by hand on the calendar of
Jawa Tengah, where 18 to 24 March 2026 are off for Nyepi and Idulfitri.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import Office
from layanan.catalogue import Catalogue
from layanan.lifecycle import Actor
from layanan.request import Request
from layanan.service import OfficeStandard
from layanan.sla import Term

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Office(
    code="kankemenag.3374", name="Kankemenag Kota Semarang", region="ID-JT", level="kankemenag"
)
CITIZEN = Actor("P-1029", roles={"pemohon"})
CLERK = Actor("S-7", roles={"front_office"})
SCHOOL = Actor("M-1", roles={"madrasah"})

PD_PONTREN = [
    "pesantren.tanda_daftar",
    "lpq.tanda_daftar",
    "mdt.tanda_daftar",
    "pesantren.izin_pdf",
]
PENMAD = [
    "madrasah.pendirian_swasta",
    "madrasah.perpanjangan_izin",
    "madrasah.penegerian",
    "ijazah.legalisir",
    "ijazah.pengganti_hilang",
    "ijazah.koreksi",
    "siswa.mutasi",
    "siswa.belajar_luar_negeri",
    "siswa.paspor_pendidikan",
    "guru.tpg",
    "guru.sertifikasi",
    "guru.inpassing",
    "madrasah.bop_ra",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.kemenag()


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=WIB)


def received(catalogue: Catalogue, code: str, when: datetime, **facts: int) -> Request:
    service = catalogue.get(code, on=when.date())
    request = service.open("REQ-1", office=OFFICE, applicant="P-1029", at=when)
    request = request.fire("ajukan", by=CITIZEN, at=when, facts=facts)
    return request.fire("terima", by=CLERK, at=when)


def deadline(request: Request, level: str, when: datetime) -> datetime | None:
    due = request.clock(level, at=when).due
    return None if due is None else due.at


def standards(catalogue: Catalogue, code: str) -> dict[str, OfficeStandard]:
    return {one.office: one for one in catalogue.definition(code).standards}


@pytest.mark.parametrize("code", PD_PONTREN + PENMAD)
def test_every_service_is_known_and_without_a_finding(catalogue: Catalogue, code: str) -> None:
    service = catalogue.get(code, on=date(2026, 3, 13))

    assert service.definition.domain == ("pd_pontren" if code in PD_PONTREN else "penmad")
    assert service.check() == ()


@pytest.mark.parametrize("code", PD_PONTREN + PENMAD)
def test_no_law_is_said_to_set_a_time_that_only_offices_published(
    catalogue: Catalogue, code: str
) -> None:
    definition = catalogue.definition(code)
    levels = [*definition.versions[0].levels, *(n for s in definition.standards for n in s.levels)]

    assert {level.rank for level in levels} <= {"norm"}


class TestACompoundTerm:
    def test_a_pesantren_is_registered_ten_working_days_and_35_minutes_after_receipt(
        self, catalogue: Catalogue
    ) -> None:
        # From Friday 13 March: 16, 17, 25, 26, 27, 30, 31 March, 1 and 2 April are nine
        # (3 April is Good Friday); the tenth is Monday 6 April, and 10:00 + 35 minutes.
        receipt = at(date(2026, 3, 13), 10)
        request = received(catalogue, "pesantren.tanda_daftar", receipt)

        assert deadline(request, "penyelesaian", receipt) == at(date(2026, 4, 6), 10, 35)


class TestMinutesForEachDocument:
    def test_three_documents_take_three_times_31_minutes(self, catalogue: Catalogue) -> None:
        # 3 x 31 minutes = 1 hour 33 minutes, before the midday break.
        receipt = at(date(2026, 3, 16), 10)
        request = received(catalogue, "siswa.paspor_pendidikan", receipt, jumlah_dokumen=3)

        assert deadline(request, "penyelesaian", receipt) == at(date(2026, 3, 16), 11, 33)

    def test_each_office_certifies_diplomas_in_a_time_of_its_own(
        self, catalogue: Catalogue
    ) -> None:
        found = standards(catalogue, "ijazah.legalisir")
        levels = {code: one.levels[0] for code, one in found.items()}

        assert catalogue.get("ijazah.legalisir", on=date(2026, 3, 13)).levels == ()
        assert {code: one.term for code, one in levels.items()} == {
            "man.2_garut": Term.parse("15 menit"),
            "man.2_mojokerto": Term.parse("10 menit"),
            "kanwil.diy": Term.parse("30 menit"),
            "kankemenag.lebak": Term.parse("1 hari"),
            "kankemenag.sawahlunto": Term.parse("1 hari"),
        }
        assert [code for code, one in levels.items() if one.per] == ["kanwil.diy"]


class TestTheDatesOfTheTeachersAllowance:
    def opened(self, catalogue: Catalogue, when: datetime) -> Request:
        service = catalogue.get("guru.tpg", on=when.date())
        return service.open("TPG-1", office=OFFICE, applicant="G-1", at=when)

    def test_attendance_is_due_on_the_last_day_of_the_month(self, catalogue: Catalogue) -> None:
        # 30 June 2026 is a Tuesday: the day ends when the office closes.
        start = at(date(2026, 6, 2), 9)

        assert deadline(self.opened(catalogue, start), "kehadiran", start) == at(
            date(2026, 6, 30), 16
        )

    def test_the_s35_is_due_on_the_first_of_the_next_month(self, catalogue: Catalogue) -> None:
        # 1 July 2026 is a Wednesday.
        verified = at(date(2026, 6, 29), 9)
        request = self.opened(catalogue, at(date(2026, 6, 2), 9))
        request = request.fire("verifikasi_kehadiran", by=SCHOOL, at=verified)

        assert deadline(request, "s35", verified) == at(date(2026, 7, 1), 16)

    def test_who_is_put_off_gets_the_dates_of_the_next_period(self, catalogue: Catalogue) -> None:
        again = at(date(2026, 6, 2), 9)
        request = self.opened(catalogue, at(date(2026, 5, 4), 9))
        request = request.fire("tunda", by=SCHOOL, at=at(date(2026, 5, 20), 9), note="SKMT")
        request = request.fire("masuk_periode_berikut", by=SCHOOL, at=again)

        assert deadline(request, "kehadiran", again) == at(date(2026, 6, 30), 16)

    def test_payment_by_the_21st_was_announced_for_march_2025_only(
        self, catalogue: Catalogue
    ) -> None:
        ntt = standards(catalogue, "guru.tpg")["kanwil.ntt"]
        rules = {one.name: one.target.rule for one in ntt.levels if one.target}

        assert (ntt.in_force, ntt.until) == (date(2025, 3, 1), date(2025, 4, 1))
        assert rules == {
            "skakpt": "FREQ=MONTHLY;BYMONTHDAY=15,17",
            "pencairan": "FREQ=MONTHLY;BYMONTHDAY=21",
        }
