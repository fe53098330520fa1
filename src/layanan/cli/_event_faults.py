"""
What can be wrong with a file of events, in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from layanan.errors import LayananError
from layanan.text import Label, join_words, nearest

_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class LineFault:
    """
    Hold one fault of a file: its line, and what is wrong in both languages.
    """

    line: int
    words: Label


class EventFileError(LayananError, ValueError):
    """
    Tell everything that is wrong with a file of events, line by line.
    """

    def __init__(self, *, path: str, faults: tuple[LineFault, ...]) -> None:
        self.path = path
        self.faults = faults

    def _text(self, language: str) -> str:
        count = len(self.faults)
        if language == "id":
            head = f"{self.path}: {count} kesalahan; tidak satu pun permohonan diproses"
            found = [f"  baris {one.line}: {one.words.id}" for one in self.faults]
        else:
            head = f"{self.path}: {count} {'fault' if count == 1 else 'faults'}; no request was "
            head += "processed"
            found = [f"  line {one.line}: {one.words.en}" for one in self.faults]
        return "\n".join([head, *found])


class UnreadableFileError(LayananError, OSError):
    """
    Tell that a file of events cannot be opened.
    """

    def __init__(self, *, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.path} tidak dapat dibuka ({self.reason}); periksa nama dan izinnya"
        return f"cannot open {self.path} ({self.reason}); check its name and permissions"


class AmbiguousExtensionError(LayananError, ValueError):
    """
    Tell that `extend` alone does not say which level is meant.
    """

    def __init__(self, *, service: str, written: tuple[str, ...]) -> None:
        self.service = service
        self.written = written

    def _text(self, language: str) -> str:
        if language == "id":
            if not self.written:
                return f"tidak ada jangka waktu {self.service} yang dapat diperpanjang"
            ways = join_words(self.written, "id", conjunction="atau")
            return f"'extend' belum menyebut yang diperpanjang; tulis {ways}"
        if not self.written:
            return f"no level of {self.service} can be extended"
        ways = join_words(self.written, "en", conjunction="atau")
        return f"'extend' does not say what is extended; write {ways}"


class OpenedBeforeError(LayananError, ValueError):
    """
    Tell that a request was opened a second time.
    """

    def __init__(self, *, request: str) -> None:
        self.request = request

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.request} sudah dibuka; 'buka' hanya boleh menjadi kejadian pertama"
        return f"{self.request} is already open; 'buka' may only be its first event"


EMPTY: Final = Label(
    id="berkas kosong; baris pertama harus memuat nama kolom",
    en="the file is empty; its first line has to name the columns",
)
NO_EVENTS: Final = Label(
    id="tidak ada kejadian di bawah nama kolom; isi paling sedikit satu baris",
    en="no event below the names of the columns; give one line at least",
)
SEPARATOR: Final = Label(
    id="kolom dipisahkan titik koma atau tab; simpan ulang sebagai CSV dengan koma",
    en="the columns are separated by semicolons or tabs; save the file as CSV with commas",
)
NOT_UTF8: Final = Label(
    id="baris ini bukan UTF-8; simpan ulang berkas sebagai CSV UTF-8",
    en="this line is no UTF-8; save the file as CSV UTF-8",
)


def missing_columns(missing: Sequence[str], known: Sequence[str]) -> Label:
    """
    Say which columns are not there.
    """
    return Label(
        id=f"kolom tidak ada: {', '.join(missing)}; yang dibaca: {', '.join(known)}",
        en=f"missing columns: {', '.join(missing)}; these are read: {', '.join(known)}",
    )


def unknown_column(name: str, known: Sequence[str]) -> Label:
    """
    Say that nobody reads a column, and which one was perhaps meant.
    """
    close = nearest(name, known, count=1)
    shown = repr(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")
    return Label(
        id=f"kolom {shown} tidak dikenal; "
        + (f"mungkin maksudnya {close[0]}?" if close else f"yang dibaca: {', '.join(known)}"),
        en=f"unknown column {shown}; "
        + (f"did you mean {close[0]}?" if close else f"these are read: {', '.join(known)}"),
    )


def columns_twice(names: Sequence[str]) -> Label:
    """
    Say that columns stand there more than once.
    """
    return Label(
        id=f"kolom lebih dari satu kali: {', '.join(names)}; sisakan satu",
        en=f"columns that stand there more than once: {', '.join(names)}; leave one",
    )


def wrong_width(given: int, wanted: int) -> Label:
    """
    Say that a line has too few or too many fields.
    """
    return Label(
        id=f"{given} isian, seharusnya {wanted}; isian yang memuat koma diapit tanda kutip",
        en=f"{given} fields, there should be {wanted}; put a field with a comma in quotes",
    )


def broken(message: str) -> Label:
    """
    Say that a line is no CSV.
    """
    return Label(
        id=f"baris rusak ({message}); periksa tanda kutipnya",
        en=f"broken line ({message}); check its quotes",
    )


def empty_fields(names: Sequence[str]) -> Label:
    """
    Say which fields are empty.
    """
    return Label(
        id=f"isian kosong: {join_words(names, 'id')}; semuanya wajib, kecuali note",
        en=f"empty: {join_words(names, 'en')}; all are needed but the note",
    )


def unprintable_fields(names: Sequence[str]) -> Label:
    """
    Say which fields hold line breaks or other marks that cannot be printed.
    """
    return Label(
        id=f"ganti baris atau tanda kendali dalam {join_words(names, 'id')}; hapus tandanya",
        en=f"line breaks or control marks in {join_words(names, 'en')}; delete them",
    )


def changed(name: str, given: str, first: str, line: int) -> Label:
    """
    Say that a request is suddenly somewhere else.
    """
    return Label(
        id=f"{name} {given!r}, padahal permohonan ini {first!r} sejak baris {line}; "
        "satu nomor hanya untuk satu permohonan",
        en=f"{name} {given!r}, but this request has {first!r} since line {line}; "
        "one id is for one request",
    )


def duplicate(line: int) -> Label:
    """
    Say that an event stands there twice.
    """
    return Label(
        id=f"kejadian ini sudah ada di baris {line}; hapus salah satu",
        en=f"this event is already on line {line}; delete one of them",
    )


def out_of_order(given: str, line: int, newest: datetime) -> Label:
    """
    Say that an event is dated before the one above it.
    """
    return Label(
        id=f"waktu {given} mendahului {newest.isoformat()} di baris {line}; urutkan kejadian "
        "tiap permohonan menurut waktu",
        en=f"the time {given} lies before {newest.isoformat()} on line {line}; put the events of "
        "each request in the order of time",
    )
