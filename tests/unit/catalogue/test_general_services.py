"""
General, zakat, foreigners' and personnel services: times against what was published.

Days were counted by hand on the calendar of Yogyakarta. 13 April 2026 is a
Monday, and the week after it has no day off.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import Office
from layanan.catalogue import Catalogue
from layanan.law import Confidence
from layanan.lifecycle import Actor
from layanan.service import OfficeStandard, ServiceType
from layanan.sla import Term

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Office(code="kanwil.diy", name="Kanwil DIY", region="ID-YO", level="kanwil")
CITIZEN = Actor("P-1029", roles={"pemohon"})
CLERK = Actor("S-7", roles={"front_office"})
MONDAY = datetime(2026, 4, 13, 9, 0, tzinfo=WIB)

CODES = [
    "umum.rohaniwan_doa",
    "umum.izin_penelitian",
    "umum.izin_penelitian_madrasah",
    "umum.izin_magang",
    "umum.audiensi",
    "umum.legalisir_piagam",
    "umum.surat_masuk",
    "umum.data_statistik",
    "umum.konsultasi",
    "ptsp.umum",
    "zakat.laz_kabkota",
    "zakat.laz_nasional_provinsi",
    "asing.rptka",
    "asing.itas",
    "asing.izin_belajar",
    "umum.legalisir_kepegawaian",
    "kepegawaian.izin_belajar",
    "kepegawaian.pensiun",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.kemenag()


def service(catalogue: Catalogue, code: str) -> ServiceType:
    return catalogue.get(code, on=MONDAY.date())


def of_office(found: ServiceType, office: str) -> OfficeStandard:
    return next(one for one in found.definition.standards if one.office == office)


@pytest.mark.parametrize("code", CODES)
def test_the_service_is_active_and_belongs_to_the_ministry(catalogue: Catalogue, code: str) -> None:
    found = service(catalogue, code).definition
    assert found.status == "active"
    assert [one.name.id for one in found.owners] == ["Kementerian Agama"]


def test_the_default_limit_is_ten_working_days_until_uu_11_2020_and_five_since(
    catalogue: Catalogue,
) -> None:
    # law.md 4.1: 10 working days in UU 30/2014, 5 since 2 November 2020.
    before = catalogue.get("ptsp.umum", on=date(2020, 11, 1)).levels
    since = catalogue.get("ptsp.umum", on=date(2020, 11, 2)).levels
    assert [str(level.term) for level in before] == ["10 hari kerja"]
    assert [str(level.term) for level in since] == ["5 hari kerja"]
    assert {level.rank for level in (*before, *since)} == {"law"}


def test_the_default_limit_runs_from_complete_receipt(catalogue: Catalogue) -> None:
    request = service(catalogue, "ptsp.umum").open(
        "R-1", office=OFFICE, applicant="P-1029", at=MONDAY
    )
    request = request.fire("ajukan", by=CITIZEN, at=MONDAY)
    assert request.clock("penyelesaian", at=MONDAY).status == "not_started"
    request = request.fire("terima", by=CLERK, at=MONDAY)
    due = request.clock("penyelesaian", at=MONDAY).due
    # Tuesday 14 to Friday 17 April are four working days, Monday 20 April is the fifth.
    assert due is not None
    assert due.day == date(2026, 4, 20)


def test_a_time_per_document_grows_with_their_number(catalogue: Catalogue) -> None:
    request = service(catalogue, "umum.legalisir_piagam").open(
        "R-2", office=OFFICE, applicant="P-1029", at=MONDAY
    )
    request = request.fire("ajukan", by=CITIZEN, at=MONDAY, facts={"jumlah_dokumen": 3})
    request = request.fire("terima", by=CLERK, at=MONDAY)
    due = request.clock("penyelesaian", at=MONDAY).due
    assert due is not None
    assert due.at == MONDAY + timedelta(minutes=90)  # 30 minutes each, within the morning


@pytest.mark.parametrize(
    ("at_hand", "last"),
    [
        (True, MONDAY + timedelta(minutes=30)),
        # Three days of the calendar after the 13th end with the 16th.
        (False, datetime(2026, 4, 17, 0, 0, tzinfo=WIB)),
    ],
)
def test_yogyakarta_gives_data_at_hand_within_half_an_hour(
    catalogue: Catalogue, at_hand: bool, last: datetime
) -> None:
    national = service(catalogue, "umum.data_statistik")
    local = replace(national, levels=of_office(national, "kanwil.diy").levels)
    request = local.open("R-3", office=OFFICE, applicant="P-1029", at=MONDAY)
    request = request.fire("ajukan", by=CITIZEN, at=MONDAY, facts={"data_tersedia": at_hand})
    due = request.clock("penyelesaian", at=MONDAY).due
    assert due is not None
    assert due.at == last


def test_a_number_from_seed_data_is_of_low_confidence(catalogue: Catalogue) -> None:
    found = [
        one
        for code in CODES
        for one in service(catalogue, code).definition.standards
        if one.office in {"kankemenag.lebak", "kankemenag.sawahlunto"}
    ]
    assert found
    assert {one.confidence for one in found} == {Confidence.LOW}


def test_the_validity_of_a_laz_permit_is_general_knowledge(catalogue: Catalogue) -> None:
    for code in ("zakat.laz_kabkota", "zakat.laz_nasional_provinsi"):
        standard = service(catalogue, code).standard
        assert standard.levels == ()  # only superseded rules name a time
        assert [one.validity for one in standard.products] == [Term.parse("5 tahun")]
        assert [one.source.confidence for one in standard.products] == [Confidence.LOW]


def test_renewals_of_a_stay_permit_end_after_six_years(catalogue: Catalogue) -> None:
    (product,) = service(catalogue, "asing.itas").standard.products
    assert product.validity == Term.parse("2 tahun")
    assert product.renewal is not None
    assert product.renewal.most == Term.parse("6 tahun")


def test_the_applicants_own_stage_is_not_counted_against_the_office(catalogue: Catalogue) -> None:
    # The stages are 15 + 10 + 10 + 10 + 15 minutes, the first is the applicant's.
    (level,) = service(catalogue, "umum.izin_penelitian_madrasah").levels
    assert level.term == Term.parse("45 menit")
