"""
Refusals say the fact, the bounds and the remedy, in both languages, and survive pickling.
"""

import pytest

from layanan.errors import LayananError
from layanan.request import (
    ConflictError,
    InvalidHistoryError,
    InvalidReferenceError,
    KeyReusedError,
    NotYetOpenedError,
    Refused,
)
from tests.unit.request.cases import CLERK, copied, submitted, wib

CHECK = submitted().check("setujui", by=CLERK, at=wib("2026-03-14T08:00"))

EACH = pytest.mark.parametrize(
    ("error", "kind", "english", "indonesian"),
    [
        (
            Refused(request="REQ-1", check=CHECK),
            ValueError,
            (
                "REQ-1: setujui refused: 'Give the written answer' may only be done by Information "
                "and Documentation Officer (PPID) (ppid); S-7 acts as front_office\n"
                "possible now: minta_perbaikan, proses"
            ),
            (
                "REQ-1: setujui ditolak: 'Beri jawaban tertulis' hanya boleh dilakukan oleh "
                "Pejabat Pengelola Informasi dan Dokumentasi (PPID) (ppid); S-7 berperan "
                "front_office\nyang dapat dilakukan sekarang: minta_perbaikan, proses"
            ),
        ),
        (
            ConflictError(request="REQ-1", expected=2, actual=3),
            ValueError,
            ("REQ-1 is at event 3, not 2; load it again, check again, then repeat"),
            (
                "REQ-1 sudah sampai kejadian ke-3, bukan 2; muat ulang "
                "permohonan, periksa lagi, lalu ulangi"
            ),
        ),
        (
            ConflictError(request="REQ-1", expected=2),
            ValueError,
            "REQ-1 has moved on from event 2; load it again, check again, then repeat",
            (
                "REQ-1 tidak lagi pada kejadian ke-2; muat ulang permohonan, periksa lagi, "
                "lalu ulangi"
            ),
        ),
        (
            KeyReusedError(request="REQ-1", key="k", name="proses", earlier="ajukan"),
            ValueError,
            (
                "the key 'k' of REQ-1 already names 'ajukan', not 'proses'; "
                "use a new key for each command"
            ),
            (
                "kunci 'k' pada REQ-1 sudah dipakai untuk 'ajukan', bukan 'proses'; "
                "pakai kunci baru untuk setiap perintah"
            ),
        ),
        (
            InvalidReferenceError(field="reference", shown=""),
            ValueError,
            (
                "the number of a request (reference) is empty; give a reference without personal "
                "data, such as 'REQ-1'"
            ),
            (
                "nomor permohonan (reference) kosong; berikan rujukan tanpa data pribadi, "
                "misalnya 'REQ-1'"
            ),
        ),
        (
            InvalidReferenceError(field="reference", shown="33740************"),
            ValueError,
            (
                "the number of a request (reference), '33740************', holds a NIK; give a "
                "reference without personal data, such as 'REQ-1'"
            ),
            (
                "nomor permohonan (reference) '33740************' memuat NIK; berikan rujukan "
                "tanpa data pribadi, misalnya 'REQ-1'"
            ),
        ),
        (
            InvalidReferenceError(field="applicant", shown="1029", is_text=False),
            ValueError,
            "the applicant must be text, such as str(pk), not 1029",
            "pemohon (applicant) harus teks, misalnya str(pk), bukan 1029",
        ),
        (
            NotYetOpenedError(
                request="REQ-1", at=wib("2026-03-12T08:00"), opened=wib("2026-03-13T09:40")
            ),
            LookupError,
            (
                "REQ-1 was not recorded by Thursday, 12 March 2026 at 08:00 WIB; it is since "
                "Friday, 13 March 2026 at 09:40 WIB"
            ),
            (
                "REQ-1 belum tercatat pada Kamis, 12 Maret 2026 pukul 08.00 WIB; dicatat sejak "
                "Jumat, 13 Maret 2026 pukul 09.40 WIB"
            ),
        ),
        (
            InvalidHistoryError(
                request="REQ-1", seq=4, problem_id="mundur", problem_en="backwards"
            ),
            ValueError,
            "the history of REQ-1 is not valid from event 4 on: backwards",
            "riwayat REQ-1 tidak sah mulai kejadian ke-4: mundur",
        ),
    ],
)


@EACH
class TestRefusals:
    def test_speak_both_languages(
        self, error: LayananError, kind: type[Exception], english: str, indonesian: str
    ) -> None:
        assert str(error) == error.describe("en") == english
        assert error.describe() == error.describe("id") == indonesian

    def test_are_of_the_family_and_of_python(
        self, error: LayananError, kind: type[Exception], english: str, indonesian: str
    ) -> None:
        assert isinstance(error, LayananError)
        assert isinstance(error, kind)

    def test_survive_pickling(
        self, error: LayananError, kind: type[Exception], english: str, indonesian: str
    ) -> None:
        again = copied(error)

        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert (str(again), again.describe("id")) == (english, indonesian)
