"""
One small lifecycle, as plain data, that tests read or break.
"""

from typing import Any


def label(indonesian: str, english: str) -> dict[str, str]:
    """
    Return a text in both languages, as data.
    """
    return {"id": indonesian, "en": english}


def _state(
    indonesian: str, english: str, *, turn: str, kind: str = "working", **more: object
) -> dict[str, object]:
    plain = label(f"Permohonan {indonesian}.", f"The request is {english}.")
    return {
        "label": label(indonesian, english),
        "turn": turn,
        "kind": kind,
        "plain": plain,
        **more,
    }


def _step(  # noqa: PLR0917 - a row of the table below
    name: str,
    sources: str | list[str],
    target: str,
    roles: str | list[str],
    indonesian: str,
    english: str,
    **more: object,
) -> dict[str, object]:
    return {
        "name": name,
        "sources": sources,
        "target": target,
        "roles": roles,
        "label": label(indonesian, english),
        **more,
    }


SAMPLE: dict[str, Any] = {
    "code": "contoh",
    "name": label("Permohonan contoh", "Sample request"),
    "cites": "UU 14/2008",
    "initial": "draf",
    "roles": {
        "pemohon": label("Pemohon", "Applicant"),
        "front_office": label("Petugas loket", "Front office"),
        "kepala": label("Kepala kantor", "Head of office"),
    },
    "states": {
        "draf": _state("draf", "a draft", turn="applicant"),
        "diajukan": _state("diajukan", "submitted", turn="office"),
        "dikembalikan": _state("dikembalikan", "returned", turn="applicant", kind="resting"),
        "diproses": _state("diproses", "in process", turn="office"),
        "selesai": _state("selesai", "done", turn="office", kind="closed", outcome="success"),
        "ditolak": _state(
            "ditolak", "refused", turn="office", kind="closed", outcome="refusal", reopenable=True
        ),
        "ditarik": _state(
            "ditarik", "withdrawn", turn="applicant", kind="closed", outcome="withdrawn"
        ),
    },
    "transitions": [
        _step("ajukan", ["draf", "dikembalikan"], "diajukan", "pemohon", "Ajukan", "Submit"),
        _step(
            "minta_perbaikan",
            "diajukan",
            "dikembalikan",
            "front_office",
            "Minta perbaikan",
            "Ask for completion",
            note_required=True,
        ),
        _step("terima", "diajukan", "diproses", "front_office", "Terima", "Accept"),
        _step("setujui", "diproses", "selesai", "kepala", "Setujui", "Approve"),
        _step(
            "tolak",
            ["diajukan", "diproses"],
            "ditolak",
            ["front_office", "kepala"],
            "Tolak",
            "Refuse",
            note_required=True,
            cites="UU 14/2008 pasal 22 ayat (7)",
        ),
        _step("buka_kembali", "ditolak", "diproses", "kepala", "Buka kembali", "Reopen"),
        _step("tarik", "*", "ditarik", "pemohon", "Tarik", "Withdraw"),
    ],
}
