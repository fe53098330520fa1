"""
A made-up service with everything that a lifecycle may ask for, and requests on their way.

`PERMIT` has duties, declared facts and documents, guards of every kind, two people for two steps,
another body's opinion, a window, a timer, a timer that lapses, an automatic step, and a level that
pauses and warns. All days are working days of July 2026: 07.30 to 16.00, Friday to 16.30.
"""

import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from layanan import Actor, Request
from layanan.lifecycle import Guards, Lifecycle, Situation, Verdict
from layanan.request import Refused, Rules, open_request
from layanan.sla import Level
from layanan.text import Label
from tests.unit.request.cases import OFFICE, copied, wib

ASKER = Actor("P-5", roles={"pemohon"})
STAFF = Actor("S-4", roles={"petugas"})
COLLEAGUE = Actor("S-5", roles={"petugas"})
HEAD = Actor("S-1", roles={"kepala"})
STRANGER = Actor("X-1", roles={"tamu"})


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def _state(text: str, turn: str, kind: str = "working", **more: Any) -> dict[str, Any]:
    return {"label": label(text), "plain": label(text), "turn": turn, "kind": kind} | more


def _step(name: str, sources: object, target: str, roles: object, **more: Any) -> dict[str, Any]:
    called = label(name.replace("_", " ").capitalize())
    return {
        "name": name,
        "sources": sources,
        "target": target,
        "roles": roles,
        "label": called,
    } | more


def suitable(case: Situation, by: Actor) -> Verdict:
    """
    Say that a permit suits whoever was not called unsuitable.
    """
    if case.facts.get("catatan") == "rawan banjir":
        return Verdict.no(Label(id="lokasi rawan banjir", en="the place may be flooded"))
    return Verdict.yes()


GUARDS = Guards({"layak": suitable})

#: The larger ones are paid for, the smaller ones are free.
_DECIDE: dict[str, Any] = {
    "separate_from": "periksa",
    "closed_subs": "rekomendasi",
    "cites": "UU 25/2009 pasal 21",
}
DATA: dict[str, Any] = {
    "code": "izin",
    "name": label("Izin"),
    "cites": "UU 25/2009",
    "initial": "draf",
    "roles": {
        "pemohon": label("Pemohon"),
        "petugas": label("Petugas"),
        "kepala": label("Kepala"),
    },
    "states": {
        "draf": _state("Draf", "applicant", "resting"),
        "masuk": _state("Masuk", "office"),
        "dilengkapi": _state("Dilengkapi", "applicant"),
        "diperiksa": _state("Diperiksa", "office"),
        "menunggu_bayar": _state("Menunggu bayar", "applicant"),
        "terbit": _state("Terbit", "office", "closed", outcome="success", reopenable=True),
        "ditolak": _state("Ditolak", "office", "closed", outcome="refusal"),
        "dicabut": _state("Dicabut", "applicant", "closed", outcome="withdrawn"),
    },
    "transitions": [
        _step("ajukan", "draf", "masuk", "pemohon", documents="ktp", facts="luas"),
        _step("minta_lengkap", "masuk", "dilengkapi", "petugas", note_required=True),
        _step("lengkapi", "dilengkapi", "masuk", "pemohon"),
        _step("gugurkan", "dilengkapi", "ditolak", []),
        _step("periksa", "masuk", "diperiksa", "petugas", by_assignee=True),
        _step(
            "setujui",
            "diperiksa",
            "menunggu_bayar",
            "kepala",
            guards=["layak", {"fact": "luas", "more_than": 100}],
            **_DECIDE,
        ),
        _step(
            "setujui",
            "diperiksa",
            "terbit",
            "kepala",
            guards=["layak", {"fact": "luas", "at_most": 100}],
            label=label("Terbitkan"),
            **_DECIDE,
        ),
        _step("tolak", "diperiksa", "ditolak", "kepala", note_required=True, guards="not layak"),
        _step(
            "lunas",
            "menunggu_bayar",
            "terbit",
            [],
            automatic=True,
            guards=[{"fact": "lunas", "equals": True}],
        ),
        _step("hanguskan", "menunggu_bayar", "ditolak", [], guards=[{"document": "surat_tagih"}]),
        _step("buka_lagi", "terbit", "diperiksa", "kepala", within="5 hari kerja"),
        _step("cabut", "*", "dicabut", "pemohon"),
    ],
    "timers": [
        {
            "name": "batas_lengkapi",
            "states": "dilengkapi",
            "after": "3 hari kerja",
            "fires": "gugurkan",
            "label": label("Batas melengkapi"),
        },
        {
            "name": "batas_bayar",
            "states": "menunggu_bayar",
            "after": "2 hari kerja",
            "fires": "hanguskan",
            "label": label("Batas bayar"),
        },
    ],
    "subs": {
        "rekomendasi": {
            "label": label("Rekomendasi"),
            "states": "diperiksa",
            "roles": "petugas",
        },
        "saksi": {"label": label("Saksi")},
    },
    "facts": {
        "luas": {"label": label("Luas"), "kind": "integer"},
        "lunas": {"label": label("Lunas"), "kind": "boolean"},
        "catatan": {"label": label("Catatan"), "kind": "text"},
    },
    "documents": {"ktp": label("KTP"), "surat_tagih": label("Surat tagih")},
    "duties": {
        "assign": "kepala",
        "claim": "petugas",
        "note": ["kepala", "petugas"],
        "attach": ["pemohon", "petugas"],
        "correct": "kepala",
    },
}

LEVEL: dict[str, Any] = {
    "name": "izin",
    "label": label("Izin"),
    "term": "6 hari kerja",
    "starts": "ajukan",
    "ends": ["setujui", "tolak", "gugurkan"],
    "cancels": "cabut",
    "cites": "UU 25/2009 pasal 21",
    "pauses": [
        {
            "code": "jeda",
            "turns": "applicant",
            "label": label("Jeda"),
            "confidence": "low",
        }
    ],
    "extension": {"term": "2 hari kerja", "reason_required": False},
    "rungs": [
        {"name": "separuh", "percent": 50, "reaches": "petugas", "label": label("Separuh waktu")},
        {
            "name": "lewat",
            "after": "1 hari kerja",
            "reaches": ["petugas", "kepala"],
            "label": label("Sudah lewat"),
        },
    ],
}
PERMIT = Rules(
    code="umum.izin",
    version="1",
    hash="1" * 64,
    lifecycle=Lifecycle(**DATA),
    levels=(Level.model_validate(LEVEL),),
    guards=GUARDS,
)


def rules(
    changes: dict[str, Any] | None = None, *, level: dict[str, Any] | None = None, **more: Any
) -> Rules:
    """
    Return the rules of a lifecycle and a level that differ from `PERMIT` in some fields.
    """
    return replace(
        PERMIT,
        lifecycle=Lifecycle(**DATA | (changes or {})),
        levels=(Level.model_validate(LEVEL | (level or {})),),
        **more,
    )


#: The same with an examination that may take no longer than a working day.
LIMITED = rules(
    {
        "timers": [
            *DATA["timers"],
            {
                "name": "batas_periksa",
                "states": "diperiksa",
                "after": "1 hari kerja",
                "fires": "sudahi",
                "label": label("Batas periksa"),
            },
        ],
        "transitions": [*DATA["transitions"], _step("sudahi", "diperiksa", "ditolak", [])],
    },
    level={"ends": [*LEVEL["ends"], "sudahi"]},
    hash="2" * 64,
)


# -- on the way ------------------------------------------------------------------------------------


def draft(under: Rules = PERMIT) -> Request:
    """
    Return a draft of Monday 6 July 2026, 09:00.
    """
    return open_request(under, "IZN-1", office=OFFICE, applicant="P-5", at=wib("2026-07-06T09:00"))


def handed_in(under: Rules = PERMIT, *, area: int = 40) -> Request:
    """
    Return it when it was handed in at 10:00 of that day: due on Tuesday 14 July, 16:00.
    """
    return draft(under).fire(
        "ajukan",
        by=ASKER,
        at=wib("2026-07-06T10:00"),
        facts={"luas": area},
        documents=["ktp"],
    )


def sent_back(under: Rules = PERMIT) -> Request:
    """
    Return it when it was sent back on Tuesday 7 July, 09:00; it lapses on Friday 10 July, 16:30.
    """
    return handed_in(under).fire(
        "minta_lengkap", by=STAFF, at=wib("2026-07-07T09:00"), note="KTP buram"
    )


def examined(under: Rules = PERMIT, *, area: int = 40) -> Request:
    """
    Return it when it was examined on Tuesday 7 July, 09:00, and another body has answered.
    """
    return (
        handed_in(under, area=area)
        .fire("periksa", by=STAFF, at=wib("2026-07-07T09:00"))
        .open_sub("rekomendasi", "DLH-9", by=STAFF, at=wib("2026-07-07T10:00"))
        .close_sub("DLH-9", by=STAFF, at=wib("2026-07-08T10:00"), outcome="layak")
    )


def to_be_paid(under: Rules = PERMIT) -> Request:
    """
    Return it when it was approved on Thursday 9 July, 09:00; it is to be paid by Monday 13 July.
    """
    return examined(under, area=250).fire("setujui", by=HEAD, at=wib("2026-07-09T09:00"))


def issued() -> Request:
    """
    Return a small one that was issued on Thursday 9 July, 09:00.
    """
    return examined().fire("setujui", by=HEAD, at=wib("2026-07-09T09:00"))


# -- what is refused -------------------------------------------------------------------------------

Words = tuple[tuple[str, str, str], ...]


def refused(request: Request, command: Callable[[Request], object]) -> Words:
    """
    Return code and words of everything that stands against a command, which changes nothing.
    """
    frozen = pickle.dumps(request.history)
    with pytest.raises(Refused) as caught:
        command(request)

    check = caught.value.check
    assert pickle.dumps(request.history) == frozen
    assert not check.open
    assert copied(caught.value).check == check
    return tuple((one.code, one.text("id"), one.text("en")) for one in check.unmet)
