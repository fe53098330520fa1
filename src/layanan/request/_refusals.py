"""
Why a command did not become an event.

What an applicant or clerk could have known beforehand is a `Check`, and a
`Refused` carries it. The other errors tell the host that two of its commands
got into each other's way.
"""

from datetime import datetime

from layanan.errors import LayananError
from layanan.lifecycle import Check
from layanan.text import format_instant


class Refused(LayananError, ValueError):
    """
    Tell that a command is not open now; `check` says everything that is unmet.
    """

    def __init__(self, *, request: str, check: Check) -> None:
        self.request = request
        self.check = check

    def _text(self, language: str) -> str:
        head = "ditolak" if language == "id" else "refused"
        why = self.check.explain("id" if language == "id" else "en")
        return f"{self.request}: {self.check.name} {head}: {why}"


class ConflictError(LayananError, ValueError):
    """
    Tell that somebody else was quicker: the request has moved on.

    `actual` is None where a store only knows that the place was taken.
    """

    def __init__(self, *, request: str, expected: int, actual: int | None = None) -> None:
        self.request = request
        self.expected = expected
        self.actual = actual

    def _text(self, language: str) -> str:
        if language == "id":
            where = f"tidak lagi pada kejadian ke-{self.expected}"
            if self.actual is not None:
                where = f"sudah sampai kejadian ke-{self.actual}, bukan {self.expected}"
            return f"{self.request} {where}; muat ulang permohonan, periksa lagi, lalu ulangi"
        where = f"has moved on from event {self.expected}"
        if self.actual is not None:
            where = f"is at event {self.actual}, not {self.expected}"
        return f"{self.request} {where}; load it again, check again, then repeat"


class KeyReusedError(LayananError, ValueError):
    """
    Tell that an idempotency key already names another command.
    """

    def __init__(self, *, request: str, key: str, name: str, earlier: str) -> None:
        self.request = request
        self.key = key
        self.name = name
        self.earlier = earlier

    def _text(self, language: str) -> str:
        same = self.name == self.earlier
        if language == "id":
            other = "dengan isi yang lain" if same else f"bukan {self.name!r}"
            return (
                f"kunci {self.key!r} pada {self.request} sudah dipakai untuk {self.earlier!r}, "
                f"{other}; pakai kunci baru untuk setiap perintah"
            )
        other = "with another content" if same else f"not {self.name!r}"
        return (
            f"the key {self.key!r} of {self.request} already names {self.earlier!r}, "
            f"{other}; use a new key for each command"
        )


class InvalidReferenceError(LayananError, ValueError):
    """
    Tell that a request or an applicant cannot be referred to like this.
    """

    def __init__(self, *, field: str, shown: str, is_text: bool = True) -> None:
        self.field = field
        self.shown = shown
        self.is_text = is_text

    def _text(self, language: str) -> str:
        number = self.field == "reference"
        example = "'REQ-1'" if number else "'P-1029'"
        if language == "id":
            what = f"nomor permohonan ({self.field})" if number else f"pemohon ({self.field})"
            if not self.is_text:
                return f"{what} harus teks, misalnya str(pk), bukan {self.shown}"
            fault = f" {self.shown!r} memuat NIK" if self.shown.strip() else " kosong"
            return f"{what}{fault}; berikan rujukan tanpa data pribadi, misalnya {example}"
        what = f"the number of a request ({self.field})" if number else f"the {self.field}"
        if not self.is_text:
            return f"{what} must be text, such as str(pk), not {self.shown}"
        fault = f", {self.shown!r}, holds a NIK" if self.shown.strip() else " is empty"
        return f"{what}{fault}; give a reference without personal data, such as {example}"


class NotYetOpenedError(LayananError, LookupError):
    """
    Tell that nothing of a request was recorded by an instant.
    """

    def __init__(self, *, request: str, at: datetime, opened: datetime) -> None:
        self.request = request
        self.at = at
        self.opened = opened

    def _text(self, language: str) -> str:
        if language == "id":
            at, opened = format_instant(self.at, "id"), format_instant(self.opened, "id")
            return f"{self.request} belum tercatat pada {at}; dicatat sejak {opened}"
        at, opened = format_instant(self.at, "en"), format_instant(self.opened, "en")
        return f"{self.request} was not recorded by {at}; it is since {opened}"


class InvalidHistoryError(LayananError, ValueError):
    """
    Tell that a history cannot have happened under its rules, and from which event on.
    """

    def __init__(self, *, request: str, seq: int, problem_id: str, problem_en: str) -> None:
        self.request = request
        self.seq = seq
        self.problem_id = problem_id
        self.problem_en = problem_en

    def _text(self, language: str) -> str:
        if language == "id":
            head = f"riwayat {self.request} tidak sah mulai kejadian ke-{self.seq}"
            return f"{head}: {self.problem_id}"
        head = f"the history of {self.request} is not valid from event {self.seq} on"
        return f"{head}: {self.problem_en}"
