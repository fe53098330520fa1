"""
Services that the situations of this folder make up: a lifecycle, levels, and nothing else.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from layanan import Office, Request, ServiceType
from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition, resolve

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Office(
    code="kankemenag.3374", name="Kankemenag Kota Semarang", region="ID-JT", level="kankemenag"
)


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def state(text: str, turn: str, kind: str = "working", **more: Any) -> dict[str, Any]:
    return {"label": label(text), "plain": label(text), "turn": turn, "kind": kind} | more


def step(name: str, sources: object, target: str, roles: object, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "sources": sources,
        "target": target,
        "roles": roles,
        "label": label(name),
    } | more


def service(
    lifecycle: Lifecycle, versions: Mapping[date, Sequence[Mapping[str, Any]]], *, on: date
) -> ServiceType:
    """
    Return what a service promises on a day; `versions` are its levels by their first day.
    """
    definition = ServiceDefinition.model_validate(
        {
            "code": f"umum.{lifecycle.code}",
            "name": label(lifecycle.code),
            "plain": label(lifecycle.code),
            "owners": [{"name": label("Kementerian Agama")}],
            "domain": "umum",
            "status": "active",
            "versions": [
                {
                    "version": str(number),
                    "in_force": since,
                    "lifecycle": lifecycle.code,
                    "levels": levels,
                    "confidence": "low",
                }
                for number, (since, levels) in enumerate(versions.items(), start=1)
            ],
        }
    )
    return resolve(definition, on=on, lifecycles={lifecycle.code: lifecycle})


def last(request: Request, level: str) -> datetime | None:
    """
    Return the last instant of a level, as of the newest event.
    """
    due = request.clock(level, at=request.history[-1].at).due
    return None if due is None else due.at


#: A decision that may be taken by an official, by a system, or by nobody in time.
DECISION = Lifecycle.model_validate(
    {
        "code": "keputusan",
        "name": label("Keputusan"),
        "cites": "UU 30/2014 pasal 53",
        "initial": "diajukan",
        "roles": {
            "pemohon": label("Pemohon"),
            "petugas": label("Petugas"),
            "kepala": label("Kepala"),
        },
        "states": {
            "diajukan": state("Diajukan", "office"),
            "dikembalikan": state("Dikembalikan", "applicant"),
            "diterima": state("Diterima lengkap", "office"),
            "dikabulkan": state("Dikabulkan", "office", "closed", outcome="success"),
            "ditolak": state("Ditolak", "office", "closed", outcome="refusal"),
            "dianggap": state("Dianggap dikabulkan", "office", "closed", outcome="deemed"),
            "dicabut": state("Dicabut", "applicant", "closed", outcome="withdrawn"),
        },
        "transitions": [
            step("kembalikan", "diajukan", "dikembalikan", "petugas", note_required=True),
            step("lengkapi", "dikembalikan", "diajukan", "pemohon"),
            step("terima_lengkap", "diajukan", "diterima", "petugas"),
            step("kabulkan", "diterima", "dikabulkan", "kepala"),
            # What an electronic system decides (ayat (3)) is a decision, and told as one.
            step(
                "terbitkan_otomatis",
                "diterima",
                "dikabulkan",
                [],
                automatic=True,
                guards=[{"fact": "elektronik", "equals": True}],
                cites="UU 30/2014 pasal 53 ayat (3)",
            ),
            step("tolak", "diterima", "ditolak", "kepala", note_required=True),
            step("anggap_dikabulkan", "diterima", "dianggap", ["system"]),
            step("cabut", ["diajukan", "dikembalikan", "diterima"], "dicabut", "pemohon"),
        ],
        "facts": {"elektronik": {"label": label("Sistem elektronik"), "kind": "boolean"}},
    }
)
