"""
One small lifecycle that every test of this folder reads or breaks.
"""

from copy import deepcopy
from typing import Any

import pytest

from layanan.lifecycle import Lifecycle


def _label(indonesian: str, english: str) -> dict[str, str]:
    return {"id": indonesian, "en": english}


def _state(
    indonesian: str, english: str, *, turn: str, kind: str = "working", **more: object
) -> dict[str, object]:
    plain = _label(f"Permohonan {indonesian}.", f"The request is {english}.")
    return {
        "label": _label(indonesian, english),
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
        "label": _label(indonesian, english),
        **more,
    }


_DATA: dict[str, Any] = {
    "code": "contoh",
    "name": _label("Permohonan contoh", "Sample request"),
    "cites": "UU 14/2008",
    "initial": "draf",
    "roles": {
        "pemohon": _label("Pemohon", "Applicant"),
        "front_office": _label("Petugas loket", "Front office"),
        "kepala": _label("Kepala kantor", "Head of office"),
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


@pytest.fixture
def data() -> dict[str, Any]:
    """
    Return the definition as plain data, to be broken at will.
    """
    return deepcopy(_DATA)


@pytest.fixture
def lifecycle(data: dict[str, Any]) -> Lifecycle:
    """
    Return the definition as it stands.
    """
    return Lifecycle(**data)
