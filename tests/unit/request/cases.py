"""
Who and what the tests of requests are about.

`ppid` is the shipped service; `LETTER` is a made-up one with what that lacks: several levels,
another body's turn, one name in two states, a reopening, and an extension that the law leaves to
anybody.
"""

import pickle
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from layanan import Actor, Catalogue, Office, Request, ServiceType
from layanan.lifecycle import Lifecycle
from layanan.request import Rules, open_request
from layanan.sla import Level

WIB = ZoneInfo("Asia/Jakarta")
NIK = "3374010101900001"
MASKED = "3374************"

OFFICE = Office(
    code="kankemenag.3374", name="Kankemenag Kota Semarang", region="ID-JT", level="kankemenag"
)
CITIZEN = Actor("P-1029", roles={"pemohon"})
CLERK = Actor("S-7", roles={"front_office"})
OFFICER = Actor("S-2", roles={"ppid"})
NOBODY = Actor("X-1", roles=())


T = TypeVar("T")


def copied(value: T) -> T:
    """
    Return a value as another process would receive it.
    """
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert type(again) is type(value)
    return again


def wib(text: str) -> datetime:
    """
    Return an instant in Semarang.
    """
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@cache
def ppid() -> ServiceType:
    return Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))


def opened(**more: Any) -> Request:
    """
    Return a draft of Friday 13 March 2026, 09:40.
    """
    given: dict[str, Any] = {
        "office": OFFICE,
        "applicant": "P-1029",
        "at": wib("2026-03-13T09:40"),
    } | more
    return ppid().open("REQ-1", **given)


def submitted(**more: Any) -> Request:
    """
    Return a request submitted at 10:00 of that day, due on Monday 6 April, 16:00.
    """
    return opened().fire("ajukan", by=CITIZEN, at=wib("2026-03-13T10:00"), **more)


def returned() -> Request:
    """
    Return it when it has been sent back on Tuesday 17 March, 09:00.
    """
    return submitted().fire(
        "minta_perbaikan", by=CLERK, at=wib("2026-03-17T09:00"), note="KTP buram"
    )


def extended() -> Request:
    """
    Return the submitted request, extended on Thursday 2 April, 10:00.
    """
    return submitted().extend("jawaban", by=OFFICER, at=wib("2026-04-02T10:00"), reason="arsip")


def answered() -> Request:
    """
    Return the submitted request, answered on Monday 30 March, 11:00.
    """
    return submitted().fire("setujui", by=OFFICER, at=wib("2026-03-30T11:00"))


# -- a made-up service -----------------------------------------------------------------------------


def _label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def _state(text: str, turn: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"label": _label(text), "plain": _label(text), "turn": turn, "kind": kind} | more


def _step(name: str, sources: object, target: str, roles: object, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "sources": sources,
        "target": target,
        "roles": roles,
        "label": _label(name.capitalize()),
    } | more


_LIFECYCLE = Lifecycle(
    code="surat",
    name=_label("Surat"),
    cites="UU 25/2009",
    initial="draf",
    roles={"pemohon": _label("Pemohon"), "petugas": _label("Petugas"), "kepala": _label("Kepala")},
    states={
        "draf": _state("Draf", "applicant", "resting"),
        "masuk": _state("Masuk", "office", "working"),
        "ditanya": _state("Ditanya", "other", "working"),
        "dibetulkan": _state("Dibetulkan", "applicant", "working"),
        "terbit": _state("Terbit", "office", "closed", outcome="success", reopenable=True),
        "gagal": _state("Gagal", "office", "closed", outcome="refusal"),
    },
    transitions=[
        _step("ajukan", "draf", "masuk", "pemohon"),
        _step("tanya", "masuk", "ditanya", "petugas"),
        _step("jawab", "ditanya", "masuk", "petugas"),
        _step("putuskan", "masuk", "terbit", ["petugas", "kepala"], note_required=True),
        _step("gagalkan", "masuk", "gagal", "kepala"),
        # One name, two sources, two labels.
        _step("betulkan", "masuk", "dibetulkan", "petugas", label=_label("Minta betulkan")),
        _step("betulkan", "ditanya", "dibetulkan", "petugas", label=_label("Tarik")),
        _step("kirim", "dibetulkan", "masuk", "pemohon"),
        _step("buka_lagi", "terbit", "masuk", "kepala"),
    ],
)
_LEVELS = (
    Level.model_validate(
        {
            "name": "surat",
            "label": _label("Surat"),
            "term": "3 hari kerja",
            "starts": "ajukan",
            "ends": ["putuskan", "gagalkan"],
            "cites": "UU 25/2009 pasal 21",
            "pauses": [
                {
                    "code": "jeda",
                    "turns": ["other", "applicant"],
                    "label": _label("Jeda"),
                    "confidence": "low",
                }
            ],
            "extension": {"term": "2 hari kerja", "times": 2, "reason_required": False},
        }
    ),
    Level.model_validate(
        {
            "name": "pemeriksaan",
            "label": _label("Pemeriksaan"),
            "term": "4 jam kerja",
            "starts": "ajukan",
            "ends": ["tanya", "putuskan", "gagalkan"],
            "cites": "UU 25/2009 pasal 21",
        }
    ),
    Level.model_validate(
        {
            "name": "perbaikan",
            "label": _label("Perbaikan"),
            "term": "2 hari kerja",
            "starts": "betulkan",
            "ends": "kirim",
            "cites": "UU 25/2009 pasal 21",
            # It starts as it pauses: the turn is the applicant's from the first moment.
            "pauses": [
                {
                    "code": "henti",
                    "turns": "applicant",
                    "label": _label("Henti"),
                    "confidence": "low",
                }
            ],
        }
    ),
)
LETTER = Rules(code="umum.surat", version="7", hash="f" * 64, lifecycle=_LIFECYCLE, levels=_LEVELS)
STAFF = Actor("S-4", roles={"petugas"})
HEAD = Actor("S-1", roles={"kepala"})


def letter(at: str = "2026-07-06T09:00") -> Request:
    """
    Return a letter that was asked for, by default on Monday 6 July 2026.
    """
    request = open_request(LETTER, "SRT-1", office=OFFICE, applicant="P-5", at=wib(at))
    return request.fire("ajukan", by=CITIZEN, at=wib(at))
