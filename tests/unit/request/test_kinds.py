"""
Every kind of event: to JSON and back, taken again, and told in both languages.
"""

import json
from dataclasses import replace as changed
from typing import Any, get_args

import pytest

from layanan import Request
from layanan.request import (
    Event,
    EventKind,
    InvalidEventError,
    InvalidHistoryError,
    dump_event,
    load_event,
    replay,
)
from tests.unit.request.cases import MASKED, NIK, OFFICE, wib
from tests.unit.request.permits import ASKER, HEAD, STAFF, examined, rules

SECOND = rules(version="2", hash="2" * 64)


def story() -> Request:
    """
    Return a request to which everything has happened that can.
    """
    return (
        examined(area=250)
        .assign("S-5", by=HEAD, at=wib("2026-07-08T11:00"), note="mohon segera")
        .extend("izin", by=HEAD, at=wib("2026-07-08T11:00"), reason="cuaca")
        .migrate(SECOND, by=HEAD, at=wib("2026-07-08T12:00"), reason="aturan baru")
        .advance(at=wib("2026-07-10T16:30"))  # half of eight working days
        .fire("setujui", by=HEAD, at=wib("2026-07-13T09:00"))
        .advance(at=wib("2026-07-15T17:00"))
        .note(f"menelepon {NIK}", by=STAFF, at=wib("2026-07-15T17:00"), facts={"catatan": "x"})
        .attach(["surat_tagih", "ktp"], by=ASKER, at=wib("2026-07-16T09:00"))
        .open_sub("saksi", NIK, by=STAFF, at=wib("2026-07-16T09:00"))
        .close_sub(NIK, by=STAFF, at=wib("2026-07-16T10:00"), outcome=f"hadir {NIK}")
        .correct(
            12,
            by=HEAD,
            at=wib("2026-07-16T11:00"),
            reason="Rabu siang",
            happened=wib("2026-07-15T17:30"),
            facts={"lunas": True},
        )
    )


def released() -> Request:
    return (
        examined()
        .claim(by=STAFF, at=wib("2026-07-08T11:00"))
        .release(by=STAFF, at=wib("2026-07-08T12:00"), note="cuti")
    )


def overdue() -> Request:
    """
    Return a request that was told to be over on Tuesday 14 July, after six working days.
    """
    warns = {"does": "warn", "label": {"id": "Lewat", "en": "Over"}, "cites": "UU 25/2009"}
    return examined(rules(level={"expiry": warns})).advance(at=wib("2026-07-15T09:00"))


STORIES = (story(), released(), overdue())
EVENTS = [event for one in STORIES for event in one.history]
EVERY_EVENT = pytest.mark.parametrize("event", EVENTS, ids=lambda one: f"{one.seq}-{one.kind}")


def again(request: Request, events: Any) -> Request:
    return replay(request.rules, "IZN-1", events, office=OFFICE, applicant="P-5")


def test_the_stories_hold_every_kind_of_event() -> None:
    assert {event.kind for event in EVENTS} == set(get_args(EventKind))


class TestJson:
    @EVERY_EVENT
    def test_keeps_every_event(self, event: Event) -> None:
        received = load_event(json.loads(json.dumps(dump_event(event))))

        assert received == event
        assert [type(value) for _, value in received.detail] == [
            type(value) for _, value in event.detail
        ]

    @pytest.mark.parametrize("request_", STORIES, ids=["long", "short", "overdue"])
    def test_keeps_what_may_be_taken_again(self, request_: Request) -> None:
        events = [load_event(json.loads(json.dumps(dump_event(one)))) for one in request_.history]

        assert again(request_, events) == request_

    @pytest.mark.parametrize(
        ("detail", "problem"),
        [
            ([], "detail"),
            (None, "detail"),
            ({"": "x"}, "detail"),
            ({"seq": 1.5}, "detail"),
            ({"happened": {"instant": "2026-07-15T17:30"}}, "detail"),
            ({"happened": {"hari": "2026-07-15"}}, "detail"),
        ],
    )
    def test_refuses_a_detail_that_is_none(self, detail: Any, problem: str) -> None:
        data = dump_event(EVENTS[0]) | {"detail": detail}

        with pytest.raises(InvalidEventError) as caught:
            load_event(data)

        assert [one.en.split()[0] for one in caught.value.faults] == [f"'{problem}'"]


class TestReplay:
    @pytest.mark.parametrize("request_", STORIES, ids=["long", "short", "overdue"])
    def test_takes_every_prefix(self, request_: Request) -> None:
        for length in range(1, len(request_.history) + 1):
            prefix = again(request_, request_.history[:length])

            assert prefix.history == request_.history[:length]

    @pytest.mark.parametrize(
        ("kind", "detail"),
        [
            ("assigned", ()),
            ("assigned", (("to", 5),)),
            ("assigned", (("ke", "S-5"), ("to", "S-5"))),
            ("assigned", (("to", "S-5"), ("to", "S-5"))),
            ("assigned", ("to",)),
            ("assigned", None),
            ("released", (("to", "S-4"),)),
            ("noted", (("x", 1),)),
            ("attached", (("x", 1),)),
            ("corrected", ()),
            ("corrected", (("seq", True),)),
            ("corrected", (("seq", "12"),)),
            ("corrected", (("happened", "x"), ("seq", 12))),
            (
                "corrected",
                (("happened", wib("2026-07-15T17:30").replace(tzinfo=None)), ("seq", 12)),
            ),
            ("corrected", (("seq", 12), ("happened", wib("2026-07-15T17:30")))),
            ("sub_opened", (("reference", "x"),)),
            ("sub_closed", (("outcome", ""), ("reference", NIK))),
            ("sub_closed", (("outcome", ""), ("reference", NIK), ("sub", "rekomendasi"))),
        ],
        ids=str,
    )
    def test_refuses_a_detail_that_no_command_gives(self, kind: str, detail: Any) -> None:
        request = next(one for one in STORIES if kind in {event.kind for event in one.history})
        history = list(request.history)
        position = next(
            number
            for number, event in reversed(list(enumerate(history)))
            if event.kind == kind and event.name != "ambil"
        )
        history[position] = changed(history[position], detail=detail)

        with pytest.raises(InvalidHistoryError) as caught:
            again(request, history)

        assert caught.value.seq == position + 1

    def test_refuses_a_claim_for_somebody_else(self) -> None:
        request = examined().claim(by=STAFF, at=wib("2026-07-08T11:00"))
        *before, claim = request.history
        forged = changed(claim, detail=(("to", "S-9"),))

        with pytest.raises(InvalidHistoryError) as caught:
            again(request, [*before, forged])

        assert "only to be taken by oneself" in str(caught.value)
        assert "hanya dapat diambil untuk diri sendiri" in caught.value.describe("id")

    @pytest.mark.parametrize("kind", get_args(EventKind))
    def test_refuses_an_event_of_another_kind(self, kind: EventKind) -> None:
        *before, last = released().history

        for name in ("tugaskan", "catat", "migrasi", "entah", "batas_bayar", "separuh", "buka"):
            with pytest.raises(InvalidHistoryError):
                again(released(), [*before, changed(last, kind=kind, name=name, note=None)])

    def test_says_what_cannot_happen(self) -> None:
        *before, last = released().history

        with pytest.raises(InvalidHistoryError) as caught:
            again(released(), [*before, changed(last, kind="noted")])

        assert str(caught.value).endswith("'noted' 'lepas' cannot happen here")
        assert caught.value.describe("id").endswith("'noted' 'lepas' tidak dapat terjadi di sini")


class TestTimeline:
    def test_tells_every_kind_in_indonesian(self) -> None:
        assert story().timeline("id").split("\n") == [
            "Permohonan IZN-1, umum.izin versi 2, Kankemenag Kota Semarang",
            "1. Senin, 6 Juli 2026 pukul 09.00 WIB: permohonan dibuat → Draf",
            "   giliran pemohon",
            "2. Senin, 6 Juli 2026 pukul 10.00 WIB: Ajukan → Masuk, oleh P-5 (Pemohon)",
            "   giliran kantor",
            "3. Selasa, 7 Juli 2026 pukul 09.00 WIB: Periksa → Diperiksa, oleh S-4 (Petugas)",
            (
                "4. Selasa, 7 Juli 2026 pukul 10.00 WIB: Rekomendasi dimintakan (DLH-9), "
                "oleh S-4 (Petugas)"
            ),
            (
                "5. Rabu, 8 Juli 2026 pukul 10.00 WIB: Rekomendasi diterima (DLH-9): layak, "
                "oleh S-4 (Petugas)"
            ),
            "6. Rabu, 8 Juli 2026 pukul 11.00 WIB: ditugaskan kepada S-5, oleh S-1 (Kepala)",
            "   catatan: mohon segera",
            "7. Rabu, 8 Juli 2026 pukul 11.00 WIB: Izin diperpanjang 2 hari kerja, oleh S-1",
            "   catatan: cuaca",
            (
                "8. Rabu, 8 Juli 2026 pukul 12.00 WIB: dipindahkan ke versi 2 → Diperiksa, "
                "oleh S-1 (Kepala)"
            ),
            "   catatan: aturan baru",
            "9. Jumat, 10 Juli 2026 pukul 16.30 WIB: peringatan, Izin: Separuh waktu",
            "10. Senin, 13 Juli 2026 pukul 09.00 WIB: Setujui → Menunggu bayar, oleh S-1 (Kepala)",
            "   giliran pemohon",
            (
                "11. Rabu, 15 Juli 2026 pukul 16.00 WIB: Batas bayar: waktu habis, syaratnya tidak "
                "terpenuhi"
            ),
            "   dicatat Rabu, 15 Juli 2026 pukul 17.00 WIB",
            "12. Rabu, 15 Juli 2026 pukul 17.00 WIB: dicatat, oleh S-4 (Petugas)",
            f"   catatan: menelepon {MASKED}",
            (
                "13. Kamis, 16 Juli 2026 pukul 09.00 WIB: dokumen dilampirkan: Surat tagih, KTP, "
                "oleh P-5 (Pemohon)"
            ),
            (
                f"14. Kamis, 16 Juli 2026 pukul 09.00 WIB: Saksi dimintakan ({MASKED}), "
                "oleh S-4 (Petugas)"
            ),
            (
                f"15. Kamis, 16 Juli 2026 pukul 10.00 WIB: Saksi diterima ({MASKED}): "
                f"hadir {MASKED}, oleh S-4 (Petugas)"
            ),
            (
                "16. Kamis, 16 Juli 2026 pukul 11.00 WIB: kejadian ke-12 dikoreksi, "
                "oleh S-1 (Kepala)"
            ),
            "   catatan: Rabu siang",
            "17. Kamis, 16 Juli 2026 pukul 11.00 WIB: Lunas → Terbit, dengan sendirinya",
        ]

    def test_tells_every_kind_in_english(self) -> None:
        assert story().timeline("en").split("\n") == [
            "Request IZN-1, umum.izin version 2, Kankemenag Kota Semarang",
            "1. Monday, 6 July 2026 at 09:00 WIB: request opened → Draf (en)",
            "   now the turn of the applicant",
            "2. Monday, 6 July 2026 at 10:00 WIB: Ajukan (en) → Masuk (en), by P-5 (Pemohon (en))",
            "   now the turn of the office",
            (
                "3. Tuesday, 7 July 2026 at 09:00 WIB: Periksa (en) → Diperiksa (en), "
                "by S-4 (Petugas (en))"
            ),
            (
                "4. Tuesday, 7 July 2026 at 10:00 WIB: Rekomendasi (en) requested (DLH-9), "
                "by S-4 (Petugas (en))"
            ),
            (
                "5. Wednesday, 8 July 2026 at 10:00 WIB: Rekomendasi (en) received (DLH-9): layak, "
                "by S-4 (Petugas (en))"
            ),
            "6. Wednesday, 8 July 2026 at 11:00 WIB: assigned to S-5, by S-1 (Kepala (en))",
            "   note: mohon segera",
            (
                "7. Wednesday, 8 July 2026 at 11:00 WIB: Izin (en) extended by 2 working days, "
                "by S-1"
            ),
            "   note: cuaca",
            (
                "8. Wednesday, 8 July 2026 at 12:00 WIB: moved to version 2 → Diperiksa (en), "
                "by S-1 (Kepala (en))"
            ),
            "   note: aturan baru",
            "9. Friday, 10 July 2026 at 16:30 WIB: warning, Izin (en): Separuh waktu (en)",
            (
                "10. Monday, 13 July 2026 at 09:00 WIB: Setujui (en) → Menunggu bayar (en), "
                "by S-1 (Kepala (en))"
            ),
            "   now the turn of the applicant",
            (
                "11. Wednesday, 15 July 2026 at 16:00 WIB: Batas bayar (en): time is over, its "
                "conditions are not met"
            ),
            "   recorded Wednesday, 15 July 2026 at 17:00 WIB",
            "12. Wednesday, 15 July 2026 at 17:00 WIB: noted, by S-4 (Petugas (en))",
            f"   note: menelepon {MASKED}",
            (
                "13. Thursday, 16 July 2026 at 09:00 WIB: documents attached: Surat tagih (en), "
                "KTP (en), by P-5 (Pemohon (en))"
            ),
            (
                f"14. Thursday, 16 July 2026 at 09:00 WIB: Saksi (en) requested ({MASKED}), "
                "by S-4 (Petugas (en))"
            ),
            (
                f"15. Thursday, 16 July 2026 at 10:00 WIB: Saksi (en) received ({MASKED}): "
                f"hadir {MASKED}, by S-4 (Petugas (en))"
            ),
            "16. Thursday, 16 July 2026 at 11:00 WIB: event 12 corrected, by S-1 (Kepala (en))",
            "   note: Rabu siang",
            "17. Thursday, 16 July 2026 at 11:00 WIB: Lunas (en) → Terbit (en), by itself",
        ]

    def test_tells_of_an_assignment_given_back(self) -> None:
        assert released().timeline("id").split("\n")[-3:] == [
            "6. Rabu, 8 Juli 2026 pukul 11.00 WIB: ditugaskan kepada S-4, oleh S-4 (Petugas)",
            "7. Rabu, 8 Juli 2026 pukul 12.00 WIB: tugas dilepas, oleh S-4 (Petugas)",
            "   catatan: cuti",
        ]
        assert released().timeline("en").split("\n")[-3:] == [
            "6. Wednesday, 8 July 2026 at 11:00 WIB: assigned to S-4, by S-4 (Petugas (en))",
            "7. Wednesday, 8 July 2026 at 12:00 WIB: assignment released, by S-4 (Petugas (en))",
            "   note: cuti",
        ]

    def test_tells_the_code_of_a_document_that_has_no_label(self) -> None:
        request = examined(rules({"documents": None})).attach(
            ["foto"], by=STAFF, at=wib("2026-07-08T11:00")
        )

        assert "dokumen dilampirkan: foto, oleh" in request.timeline()

    def test_leaves_out_an_answer_that_was_not_said(self) -> None:
        request = (
            examined()
            .open_sub("saksi", "S-1", by=STAFF, at=wib("2026-07-08T11:00"))
            .close_sub("S-1", by=STAFF, at=wib("2026-07-08T12:00"))
        )

        assert "Saksi diterima (S-1), oleh S-4 (Petugas)" in request.timeline()
