"""
A change in words: what a value is called, and the sentence around it.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final, NamedTuple

from layanan.calendars import Term
from layanan.law import Citation
from layanan.records import Record
from layanan.text import Label, Language, join_words


class Told(NamedTuple):
    """
    Hold what a sentence about a change says.
    """

    field: Label
    names: tuple[Label, ...]
    before: Any
    after: Any
    law: Citation | None
    spoken: bool


def sentence(kind: str, told: Told) -> Label:
    """
    Return the sentence of a change in both languages.
    """
    return Label(id=_sentence(kind, told, "id"), en=_sentence(kind, told, "en"))


def _sentence(kind: str, told: Told, language: Language) -> str:
    words = _SENTENCES.get(kind, _MOVED)[language].format(
        field=told.field.text(language),
        before=_show(told.before, language, spoken=told.spoken),
        after=_show(told.after, language, spoken=told.spoken),
    )
    head = ", ".join(name.text(language) for name in told.names)
    whole = f"{head}: {words}" if head else words
    cited = f" ({told.law.text(language)})" if told.law else ""
    return f"{whole[0].upper()}{whole[1:]}{cited}"


_Words = Mapping[Language, str]
_MOVED: Final[_Words] = {
    "id": "{field} berubah dari {before} menjadi {after}",
    "en": "{field} changes from {before} to {after}",
}
_SENTENCES: Final[Mapping[str, _Words]] = {
    "adds": {"id": "{field} ditambahkan: {after}", "en": "{field} added: {after}"},
    "removes": {"id": "{field} dihapus: {before}", "en": "{field} removed: {before}"},
    "rewords": {"id": "{field} dirumuskan ulang", "en": "{field} said in another way"},
}
_NOTHING: Final[_Words] = {"id": "tidak ada", "en": "none"}
_TRUTH: Final[Mapping[Language, tuple[str, str]]] = {"id": ("tidak", "ya"), "en": ("no", "yes")}


def _show(value: Any, language: Language, *, spoken: bool) -> str:
    match value:
        case None | ():
            found = _NOTHING[language]
        case bool():
            found = _TRUTH[language][value]
        case int() if spoken:
            found = _rupiah(value, language)
        case Term() | Label() | Citation():
            found = value.text(language)
        case date() | time():
            found = value.isoformat()
        case tuple():
            found = join_words([_show(one, language, spoken=spoken) for one in value], language)
        case Record():
            found = _record(value, language)
        case _:
            found = str(value)
            if spoken and found in _SPOKEN:
                found = _SPOKEN[found][language == "en"]
    return found


def _rupiah(amount: int, language: Language) -> str:
    return f"Rp{amount:,}".replace(",", "." if language == "id" else ",")


def _record(value: Record, language: Language) -> str:
    label = getattr(value, "label", None)
    if isinstance(label, Label):
        return label.text(language)
    for name in ("key", "outcome", "fact", "open_at", "since"):
        if (found := getattr(value, name, None)) is not None:
            return str(found)
    # A wait is told by its term, a rule of dates by itself.
    return str(getattr(value, "after", None) or getattr(value, "rule", "–"))


#: What the fixed words of a definition are called: Indonesian, English.
_SPOKEN: Final[Mapping[str, tuple[str, str]]] = {
    "after": ("sesudah hari penerimaan", "after the day of receipt"),
    "same": ("pada hari penerimaan", "on the day of receipt"),
    "stamp": ("menurut cap waktu", "by the stamp"),
    "office_hours": ("menurut jam kantor", "by office hours"),
    "none": ("tidak digeser", "not moved"),
    "next": ("ke hari kerja berikutnya", "to the next working day"),
    "previous": ("ke hari kerja sebelumnya", "to the working day before"),
    "closing": ("saat kantor tutup", "at closing"),
    "midnight": ("pukul 24.00", "at 24:00"),
    "opening": ("saat kantor buka berikutnya", "at the next opening"),
    "law": ("batas hukum", "limit by law"),
    "norm": ("norma kantor", "norm of the office"),
    "warn": ("diperingatkan", "warned"),
    "escalate": ("dilaporkan ke atasan", "told up the hierarchy"),
    "delegate": ("diputus pejabat lain", "decided by another"),
    "fire": ("langkah diambil", "a step is taken"),
    "deemed_granted": ("dianggap dikabulkan", "deemed granted"),
    "applicant": ("pemohon", "the applicant"),
    "office": ("kantor", "the office"),
    "other": ("pihak lain", "another body"),
    "copy": ("salinan", "a copy"),
    "shown": ("asli diperlihatkan", "the original, shown"),
    "certified_copy": ("salinan dilegalisasi", "a certified copy"),
    "original": ("asli", "the original"),
    "paper": ("kertas", "on paper"),
    "digital": ("digital", "digital"),
    "general": ("umum", "general"),
    "specific": ("spesifik", "specific"),
    "working": ("dikerjakan", "worked on"),
    "resting": ("menunggu", "resting"),
    "closed": ("berakhir", "closed"),
    "success": ("dikabulkan", "success"),
    "refusal": ("ditolak", "refusal"),
    "withdrawn": ("dicabut", "withdrawn"),
    "deemed": ("dianggap dikabulkan", "deemed"),
    "destroy": ("musnah", "destroyed"),
    "permanent": ("permanen", "kept for ever"),
    "review": ("dinilai kembali", "reviewed"),
    "counter": ("loket", "counter"),
    "web": ("situs web", "web page"),
    "app": ("aplikasi", "app"),
    "email": ("surel", "e-mail"),
    "phone": ("telepon atau pesan", "call or message"),
    "post": ("pos", "post"),
    "visit": ("kunjungan", "visit"),
    "system": ("sistem lain", "another system"),
    "apply": ("mengajukan", "apply"),
    "complete": ("melengkapi", "complete"),
    "pay": ("membayar", "pay"),
    "track": ("memantau", "follow"),
    "collect": ("mengambil", "collect"),
    "levels": ("jangka waktu", "time limits"),
    "requirements": ("persyaratan", "requirements"),
    "channels": ("saluran", "channels"),
    "procedure": ("prosedur", "procedure"),
    "clauses": ("ketentuan", "clauses"),
}
