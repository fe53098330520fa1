"""
One lifecycle with everything that a picture may have to show.

It is no service of anybody; the words say what they stand for.
"""

from copy import deepcopy
from typing import Any

from layanan.lifecycle import Lifecycle


def label(indonesian: str, english: str | None = None) -> dict[str, str]:
    """
    Return a label as data.
    """
    return {"id": indonesian, "en": english or indonesian}


def state(
    indonesian: str, english: str, *, turn: str = "office", kind: str = "working", **more: object
) -> dict[str, object]:
    """
    Return a state as data.
    """
    words = label(indonesian, english)
    return {"label": words, "turn": turn, "kind": kind, "plain": words, **more}


_EVERYTHING: dict[str, Any] = {
    "code": "serba_ada",
    "name": label("Permohonan serba ada", "A request with everything"),
    "cites": "UU 25/2009",
    "initial": "draf",
    "roles": {
        "pemohon": label("Pemohon", "Applicant"),
        "loket": label("Petugas loket", "Counter officer"),
        "kepala": label("Kepala kantor", "Head of office"),
        "system": label("Sistem", "The system"),
    },
    "phases": {
        "awal": label("Pendaftaran", "Registration"),
        "akhir": label("Keputusan", "Decision"),
    },
    "facts": {
        "luas": {"label": label("luas tanah", "the area"), "kind": "integer"},
        "nilai": {"label": label("nilai", "the value"), "kind": "decimal"},
        "lahir": {"label": label("tanggal lahir", "the date of birth"), "kind": "date"},
        "akad": {"label": label("tanggal akad", "the day of the ceremony"), "kind": "date"},
        "lunas": {"label": label("lunas", "paid"), "kind": "boolean"},
        "dibayar_pada": {"label": label("saat dibayar", "when it was paid"), "kind": "instant"},
        "jenis": {"label": label("jenis", "the kind"), "kind": "text"},
    },
    "documents": {
        "ktp": label("salinan KTP", "a copy of the identity card"),
        "saksi": label("surat saksi", "a statement of a witness"),
    },
    "subs": {
        "uji": {"label": label("Uji laboratorium", "A laboratory test"), "states": "diproses"},
        "telaah": {"label": label("Telaah hukum", "A legal review"), "states": "diproses"},
    },
    "states": {
        "draf": state(
            "Draf",
            "Draft",
            turn="applicant",
            kind="resting",
            phase="awal",
            budget="2 hari kerja",
            per_visit=True,
        ),
        "diajukan": state("Diajukan", "Submitted", phase="awal", budget="3 hari kerja"),
        "dikembalikan": state("Dikembalikan", "Returned", turn="applicant", phase="awal"),
        "diproses": state("Diproses", "In process", phase="akhir", budget="5 hari kerja"),
        "menunggu": state("Menunggu pihak lain", "Waiting for others", turn="other"),
        "selesai": state("Selesai", "Done", kind="closed", outcome="success"),
        "ditolak": state("Ditolak", "Refused", kind="closed", outcome="refusal", reopenable=True),
        "dicabut": state("Dicabut", "Withdrawn", kind="closed", outcome="withdrawn"),
    },
    "transitions": [
        {
            "name": "ajukan",
            "sources": ["draf", "dikembalikan"],
            "target": "diajukan",
            "roles": "pemohon",
            "label": label("Ajukan", "Submit"),
            "documents": ["ktp", "saksi"],
            "facts": ["luas"],
        },
        {
            "name": "kembalikan",
            "sources": "diajukan",
            "target": "dikembalikan",
            "roles": ["loket", "kepala"],
            "label": label("Kembalikan", "Return"),
            "note_required": True,
        },
        {
            "name": "terima",
            "sources": "diajukan",
            "target": "diproses",
            "roles": "loket",
            "label": label("Terima", "Accept"),
            "guards": ["lengkap", "not diblokir", {"document": "saksi", "at_least": 2}],
            "cites": "UU 25/2009 pasal 21",
        },
        {
            "name": "minta_pendapat",
            "sources": "diproses",
            "target": "menunggu",
            "roles": ["loket", "kepala"],
            "label": label("Minta pendapat", "Ask for an opinion"),
            "guards": [
                {"fact": "luas", "more_than": 100},
                {"fact": "jenis", "one_of": ["sawah", "kebun"]},
                {"fact": "lunas", "equals": True},
                {"fact": "akad", "at_most": "2026-03-13"},
                {"fact": "nilai", "stated": True},
                {"fact": "dibayar_pada", "stated": False},
                {"age": "lahir", "on": "akad", "at_least": 19},
                {"age": "lahir", "less_than": 60},
                {"document": "saksi", "at_least": 1, "at_most": 3},
            ],
        },
        {
            "name": "pendapat_masuk",
            "sources": "menunggu",
            "target": "diproses",
            "roles": [],
            "label": label("Pendapat masuk", "The opinion has come"),
            "automatic": True,
        },
        {
            "name": "setujui",
            "sources": "diproses",
            "target": "selesai",
            "roles": "kepala",
            "label": label("Setujui", "Approve"),
            "separate_from": "terima",
            "by_assignee": True,
            "closed_subs": "uji",
            "within": "30 hari",
        },
        {
            "name": "tolak",
            "sources": ["diajukan", "diproses"],
            "target": "ditolak",
            "roles": ["loket", "kepala"],
            "label": label("Tolak", "Refuse"),
            "note_required": True,
        },
        {
            "name": "buka_kembali",
            "sources": "ditolak",
            "target": "diproses",
            "roles": "kepala",
            "label": label("Buka kembali", "Reopen"),
        },
        {
            "name": "gugur",
            "sources": ["draf", "dikembalikan", "diproses"],
            "target": "dicabut",
            "roles": [],
            "label": label("Gugur", "Lapse"),
        },
        {
            "name": "cabut",
            "sources": "*",
            "target": "dicabut",
            "roles": ["pemohon", "system"],
            "label": label("Cabut", "Withdraw"),
        },
    ],
    "timers": [
        {
            "name": "batas_lengkapi",
            "states": ["draf", "dikembalikan", "diproses"],
            "after": "14 hari kerja",
            "fires": "gugur",
            "label": label("batas melengkapi", "time to complete"),
        },
        {
            "name": "batas_akhir",
            "states": "*",
            "after": "1 tahun",
            "fires": "cabut",
            "of": "jawaban",
            "label": label("batas akhir", "the very end"),
        },
    ],
}

# By hand from the definition above: (source, name, target, roles).
WAYS = {
    ("draf", "ajukan", "diajukan", ("pemohon",)),
    ("draf", "gugur", "dicabut", ("system",)),
    ("draf", "cabut", "dicabut", ("pemohon",)),
    ("draf", "cabut", "dicabut", ("system",)),
    ("diajukan", "kembalikan", "dikembalikan", ("loket", "kepala")),
    ("diajukan", "terima", "diproses", ("loket",)),
    ("diajukan", "tolak", "ditolak", ("loket", "kepala")),
    ("diajukan", "cabut", "dicabut", ("pemohon",)),
    ("diajukan", "cabut", "dicabut", ("system",)),
    ("dikembalikan", "ajukan", "diajukan", ("pemohon",)),
    ("dikembalikan", "gugur", "dicabut", ("system",)),
    ("dikembalikan", "cabut", "dicabut", ("pemohon",)),
    ("dikembalikan", "cabut", "dicabut", ("system",)),
    ("diproses", "minta_pendapat", "menunggu", ("loket", "kepala")),
    ("diproses", "setujui", "selesai", ("kepala",)),
    ("diproses", "tolak", "ditolak", ("loket", "kepala")),
    ("diproses", "gugur", "dicabut", ("system",)),
    ("diproses", "cabut", "dicabut", ("pemohon",)),
    ("diproses", "cabut", "dicabut", ("system",)),
    ("menunggu", "pendapat_masuk", "diproses", ("system",)),
    ("menunggu", "cabut", "dicabut", ("pemohon",)),
    ("menunggu", "cabut", "dicabut", ("system",)),
    ("ditolak", "buka_kembali", "diproses", ("kepala",)),
}


def data() -> dict[str, Any]:
    """
    Return the definition as plain data, to be changed at will.
    """
    return deepcopy(_EVERYTHING)


def everything() -> Lifecycle:
    """
    Return the definition as it stands.
    """
    return Lifecycle(**data())


def diagnosed(**changes: object) -> Lifecycle:
    """
    Return the definition with changes, sound or not.
    """
    return Lifecycle.diagnose({**data(), **changes})
