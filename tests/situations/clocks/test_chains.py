"""
Chains of stages, each of which starts at the output of the one before.

The lifecycles are those that ship; the stages and their times are those of services.yaml
(wakaf.tukar_menukar: PP on waqf as told by https://waqafarrisalah.or.id/izin-tukar-menukar-harta-benda-wakaf-2/;
halal.reguler: UU 6/2023 as told by id.wikisource.org). Of July and August 2026 only Monday 17 and
Tuesday 25 August are days off.
"""

from datetime import date, timedelta
from typing import Any

from layanan import Actor, Catalogue, Request
from tests.situations.clocks.made import OFFICE, label, last, service, wib


def stage(name: str, term: str | None, starts: str, ends: object, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "label": label(name),
        "term": term,
        "starts": starts,
        "ends": ends,
    } | more


def opened(lifecycle: str, levels: list[dict[str, Any]], at: str) -> Request:
    shipped = Catalogue.kemenag().lifecycles[lifecycle]
    # Each stage rests on the law that its lifecycle rests on.
    cited = [one | {"cites": shipped.cites} for one in levels]
    chain = service(shipped, {date(2024, 1, 1): cited}, on=wib(at).date())
    return chain.open("R-1", office=OFFICE, applicant="P-1", at=wib(at))


class TestWaqfExchange:
    """
    5 days, an appraisal without a limit, then 5, 4, 5 and 15 working days.
    """

    def test_each_stage_has_its_own_clock_and_the_appraisal_has_no_limit(self) -> None:
        levels = [
            stage("tim", "5 hari", "terima", "bentuk_tim"),
            stage("penilaian", None, "bentuk_tim", "serahkan_penilaian", unlimited="working_days"),
            stage("rekomendasi", "5 hari kerja", "serahkan_penilaian", "rekomendasikan"),
            stage("penetapan", "4 hari kerja", "rekomendasikan", ["tetapkan", "tolak"]),
            stage("bwi", "5 hari kerja", "tetapkan", ["setujui_bwi", "tolak"]),
            stage("izin", "15 hari kerja", "setujui_bwi", ["izinkan", "tolak"]),
        ]
        desk = Actor("S-1", roles={"front_office", "back_office"})
        head = Actor("S-2", roles={"kepala_kankemenag"})
        request = opened("wakaf_tukar_menukar", levels, "2026-07-06T08:00")
        request = request.fire(
            "ajukan", by=desk, at=wib("2026-07-06T08:00"), documents=["surat_permohonan"]
        ).fire(
            "terima",
            by=desk,
            at=wib("2026-07-06T09:00"),
            documents=["aiw_atau_sertifikat", "dokumen_penukar"],
        )
        # 7 to 11 July, a Saturday, to its end.
        assert last(request, "tim") == wib("2026-07-12T00:00")

        request = request.fire("bentuk_tim", by=head, at=wib("2026-07-08T10:00"))
        # Three weeks later: 9 and 10, 13-17, 20-24 and 27-29 July.
        appraisal = request.clock("penilaian", at=wib("2026-07-29T10:00"))
        assert (appraisal.status, appraisal.used, appraisal.due) == ("running", 15, None)

        request = request.fire(
            "serahkan_penilaian", by=desk, at=wib("2026-07-29T10:00"), documents=["hasil_penilaian"]
        )
        assert request.clock("penilaian", at=wib("2026-07-30T10:00")).status == "met"
        # 30 and 31 July, 3-5 August.
        assert last(request, "rekomendasi") == wib("2026-08-05T16:00")

        team = Actor("S-3", roles={"tim_penetapan"})
        request = request.fire("rekomendasikan", by=team, at=wib("2026-08-05T16:00"))
        assert request.clock("rekomendasi", at=wib("2026-08-06T08:00")).status == "met"
        # 6, 7, 10 and 11 August.
        assert last(request, "penetapan") == wib("2026-08-11T16:00")

        request = request.fire(
            "tetapkan",
            by=head,
            at=wib("2026-08-12T09:00"),
            facts={"luas": 900, "kepentingan_umum": True},
        )
        assert request.clock("penetapan", at=wib("2026-08-12T10:00")).status == "late"
        # 13, 14, 18, 19 and 20 August, over Independence Day.
        assert last(request, "bwi") == wib("2026-08-20T16:00")

        request = request.fire("setujui_bwi", by=desk, at=wib("2026-08-20T10:00"))
        # 21, 24, 26-28 and 31 August, 1-4, 7-11 September: fifteen, over Maulid.
        assert last(request, "izin") == wib("2026-09-11T16:30")


class TestHalal:
    """
    1 + 15 + 3 (+ 2) + 1 working days; when MUI is late the fatwa committee decides.
    """

    def test_the_committee_decides_where_mui_does_not(self) -> None:
        decided = ["tetapkan_halal", "tetapkan_tidak_halal"]
        levels = [
            stage("penetapan_lph", "1 hari kerja", "terbitkan_sttd", "tetapkan_lph"),
            stage(
                "pemeriksaan",
                "15 hari kerja",
                "tetapkan_lph",
                "serahkan_hasil",
                counts="other",
            ),
            stage("mui", "3 hari kerja", "serahkan_hasil", [*decided, "alihkan_ke_komite"]),
            stage("komite", "2 hari kerja", "alihkan_ke_komite", decided),
            stage("penerbitan", "1 hari kerja", "tetapkan_halal", "terbitkan"),
        ]
        applicant = Actor("P-1", roles={"pemohon"})
        agency, lab = Actor("S-1", roles={"bpjph"}), Actor("L-1", roles={"lph"})
        papers = [
            "surat_permohonan",
            "nib",
            "dokumen_penyelia",
            "daftar_produk",
            "daftar_bahan",
            "proses_pengolahan",
            "manual_sjph",
        ]
        first = wib("2026-07-06T08:00")
        request = (
            opened("halal_reguler", levels, "2026-07-06T08:00")
            .fire("ajukan", by=applicant, at=first)
            .fire("verifikasi", by=agency, at=first, documents=papers)
            .fire("isi_biaya", by=lab, at=first)
            .fire("bayar", by=applicant, at=first, documents=["bukti_bayar"])
            .fire("terbitkan_sttd", by=agency, at=wib("2026-07-06T09:00"))
        )
        assert last(request, "penetapan_lph") == wib("2026-07-07T16:00")

        request = request.fire("tetapkan_lph", by=agency, at=wib("2026-07-07T09:00"))
        # 8-10, 13-17, 20-24, 27 and 28 July.
        assert last(request, "pemeriksaan") == wib("2026-07-28T16:00")

        request = request.fire("serahkan_hasil", by=lab, at=wib("2026-07-28T15:00"))
        # 29, 30 and Friday 31 July.
        assert last(request, "mui") == wib("2026-07-31T16:30")

        request = request.advance(at=wib("2026-08-03T08:00"))
        assert (request.state, request.history[-1].actor) == ("komite_fatwa", "system")
        # 3 and 4 August.
        assert last(request, "komite") == wib("2026-08-04T16:00")
        mui, committee = Actor("M-1", roles={"mui"}), Actor("K-1", roles={"komite_fatwa"})
        at = wib("2026-08-04T10:00")
        assert not request.check("tetapkan_halal", by=mui, at=at).open

        request = request.fire("tetapkan_halal", by=committee, at=at)
        assert last(request, "penerbitan") == wib("2026-08-05T16:00")
        # From the payment, 6 July at 08:00, to 7 July at 09:00 it was BPJPH's turn; then others'.
        times = request.time_by_party(at=at)
        assert times["other"].calendar == at - wib("2026-07-07T09:00")
        assert times["office"].calendar == timedelta(days=1, hours=1)


def test_the_days_above_are_those_of_the_calendar() -> None:
    calendar = OFFICE.calendar()
    off = [
        day
        for day in (date(2026, 7, 1) + timedelta(days=shift) for shift in range(62))
        if day.weekday() < 5 and not calendar.is_working_day(day)
    ]

    assert off == [date(2026, 8, 17), date(2026, 8, 25)]
