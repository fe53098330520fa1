"""
The history in words.
"""

import pytest

from layanan import Actor, Office
from layanan.text import UnknownLanguageError
from tests.unit.request.cases import (
    CITIZEN,
    CLERK,
    HEAD,
    MASKED,
    NIK,
    NOBODY,
    OFFICER,
    STAFF,
    letter,
    opened,
    returned,
    submitted,
    wib,
)

STORY = (
    returned()
    .fire(
        "lengkapi",
        by=CITIZEN,
        at=wib("2026-03-25T13:30"),
        recorded=wib("2026-03-26T08:00"),
    )
    .fire("proses", by=CLERK, at=wib("2026-03-26T08:15"))
    .extend("jawaban", by=OFFICER, at=wib("2026-04-02T10:00"), reason="arsip tersebar")
    .fire("setujui", by=OFFICER, at=wib("2026-04-14T11:00:05"))
)


class TestTimeline:
    def test_is_good_indonesian(self) -> None:
        assert STORY.timeline() == STORY.timeline("id")
        assert STORY.timeline("id").split("\n") == [
            "Permohonan REQ-1, info.ppid versi 1, Kankemenag Kota Semarang",
            "1. Jumat, 13 Maret 2026 pukul 09.40 WIB: permohonan dibuat → Draf",
            "   giliran pemohon",
            (
                "2. Jumat, 13 Maret 2026 pukul 10.00 WIB: Ajukan permohonan → Diajukan, "
                "oleh P-1029 (Pemohon)"
            ),
            "   giliran kantor",
            (
                "3. Selasa, 17 Maret 2026 pukul 09.00 WIB: Minta dilengkapi → "
                "Dikembalikan untuk dilengkapi, oleh S-7 (Petugas loket)"
            ),
            "   catatan: KTP buram",
            "   giliran pemohon",
            (
                "4. Rabu, 25 Maret 2026 pukul 13.30 WIB: Kirim kelengkapan → Diajukan, "
                "oleh P-1029 (Pemohon)"
            ),
            "   dicatat Kamis, 26 Maret 2026 pukul 08.00 WIB",
            "   giliran kantor",
            (
                "5. Kamis, 26 Maret 2026 pukul 08.15 WIB: Mulai proses → Diproses, "
                "oleh S-7 (Petugas loket)"
            ),
            (
                "6. Kamis, 2 April 2026 pukul 10.00 WIB: Jawaban tertulis diperpanjang "
                "7 hari kerja (UU 14/2008 pasal 22 ayat (8)), oleh S-2 "
                "(Pejabat Pengelola Informasi dan Dokumentasi (PPID))"
            ),
            "   catatan: arsip tersebar",
            (
                "7. Selasa, 14 April 2026 pukul 11.00.05 WIB: Beri jawaban tertulis → Dijawab, "
                "oleh S-2 (Pejabat Pengelola Informasi dan Dokumentasi (PPID))"
            ),
        ]

    def test_is_good_english(self) -> None:
        assert STORY.timeline("en").split("\n") == [
            "Request REQ-1, info.ppid version 1, Kankemenag Kota Semarang",
            "1. Friday, 13 March 2026 at 09:40 WIB: request opened → Draft",
            "   now the turn of the applicant",
            (
                "2. Friday, 13 March 2026 at 10:00 WIB: Submit the request → Submitted, "
                "by P-1029 (Applicant)"
            ),
            "   now the turn of the office",
            (
                "3. Tuesday, 17 March 2026 at 09:00 WIB: Ask for completion → "
                "Returned for completion, by S-7 (Counter officer)"
            ),
            "   note: KTP buram",
            "   now the turn of the applicant",
            (
                "4. Wednesday, 25 March 2026 at 13:30 WIB: Send what was missing → Submitted, "
                "by P-1029 (Applicant)"
            ),
            "   recorded Thursday, 26 March 2026 at 08:00 WIB",
            "   now the turn of the office",
            (
                "5. Thursday, 26 March 2026 at 08:15 WIB: Start processing → In process, "
                "by S-7 (Counter officer)"
            ),
            (
                "6. Thursday, 2 April 2026 at 10:00 WIB: Written answer extended by "
                "7 working days (UU 14/2008 pasal 22 ayat (8)), by S-2 "
                "(Information and Documentation Officer (PPID))"
            ),
            "   note: arsip tersebar",
            (
                "7. Tuesday, 14 April 2026 at 11:00:05 WIB: Give the written answer → Answered, "
                "by S-2 (Information and Documentation Officer (PPID))"
            ),
        ]

    def test_in_another_language_is_refused(self) -> None:
        with pytest.raises(UnknownLanguageError):
            STORY.timeline("nl")

    def test_is_told_on_the_clock_of_the_office(self) -> None:
        jayapura = Office(code="k", name="Kankemenag Jayapura", region="ID-PA", level="kankemenag")

        (_, first, _) = opened(office=jayapura).timeline().split("\n")

        assert first.startswith("1. Jumat, 13 Maret 2026 pukul 11.40 WIT: ")

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_hides_every_nik(self, language: str) -> None:
        citizen = Actor(NIK, roles={"pemohon"})
        request = (
            opened(applicant=NIK, by=citizen)
            .fire("ajukan", by=citizen, at=wib("2026-03-13T10:00"), note=f"NIK saya {NIK}.")
            .extend("jawaban", by=OFFICER, at=wib("2026-03-16T10:00"), reason=f"arsip {NIK}")
        )

        told = request.timeline(language)

        assert NIK not in told
        assert told.count(MASKED) == 3

    def test_tells_another_bodys_turn_and_a_role_that_nobody_needed(self) -> None:
        request = (
            letter()
            .extend("surat", by=NOBODY, at=wib("2026-07-06T09:30"))
            .fire("tanya", by=STAFF, at=wib("2026-07-06T10:00"))
        )

        assert request.timeline().split("\n")[-3:] == [
            "3. Senin, 6 Juli 2026 pukul 09.30 WIB: Surat diperpanjang 2 hari kerja, oleh X-1",
            "4. Senin, 6 Juli 2026 pukul 10.00 WIB: Tanya → Ditanya, oleh S-4 (Petugas)",
            "   giliran pihak lain",
        ]
        assert request.timeline("en").split("\n")[-3:] == [
            "3. Monday, 6 July 2026 at 09:30 WIB: Surat (en) extended by 2 working days, by X-1",
            "4. Monday, 6 July 2026 at 10:00 WIB: Tanya (en) → Ditanya (en), by S-4 (Petugas (en))",
            "   now the turn of another body",
        ]

    def test_a_closing_hands_nothing_over(self) -> None:
        request = letter().fire("gagalkan", by=HEAD, at=wib("2026-07-06T10:00"))

        assert request.timeline().split("\n")[-1] == (
            "3. Senin, 6 Juli 2026 pukul 10.00 WIB: Gagalkan → Gagal, oleh S-1 (Kepala)"
        )

    def test_names_a_step_as_it_is_called_where_it_was_taken(self) -> None:
        request = (
            letter()
            .fire("tanya", by=STAFF, at=wib("2026-07-06T10:00"))
            .fire("betulkan", by=STAFF, at=wib("2026-07-06T11:00"))
        )

        assert "11.00 WIB: Tarik → Dibetulkan" in request.timeline()

    def test_of_a_draft_is_short(self) -> None:
        assert len(opened().timeline().split("\n")) == 3
        assert len(submitted().timeline().split("\n")) == 5
