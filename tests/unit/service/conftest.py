"""
A small service, made up for the tests; no office gives it.
"""

from typing import Any

import pytest

from layanan.lifecycle import Lifecycle


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


@pytest.fixture
def lifecycle() -> Lifecycle:
    return Lifecycle(
        code="surat",
        name=label("Surat"),
        cites="UU 25/2009",
        initial="draf",
        roles={"pemohon": label("Pemohon"), "petugas": label("Petugas")},
        states={
            "draf": {
                "label": label("Draf"),
                "turn": "applicant",
                "kind": "resting",
                "plain": label("draf"),
            },
            "masuk": {
                "label": label("Masuk"),
                "turn": "office",
                "kind": "working",
                "plain": label("masuk"),
            },
            "selesai": {
                "label": label("Selesai"),
                "turn": "office",
                "kind": "closed",
                "outcome": "success",
                "plain": label("selesai"),
            },
        },
        transitions=[
            {
                "name": "ajukan",
                "sources": "draf",
                "target": "masuk",
                "roles": "pemohon",
                "label": label("Ajukan"),
            },
            {
                "name": "terbitkan",
                "sources": "masuk",
                "target": "selesai",
                "roles": "petugas",
                "label": label("Terbitkan"),
            },
        ],
    )


@pytest.fixture
def level() -> dict[str, Any]:
    return {
        "name": "surat",
        "label": label("Surat"),
        "term": "3 hari kerja",
        "starts": "ajukan",
        "ends": "terbitkan",
        "cites": "UU 25/2009 pasal 21",
        "pauses": [
            {
                "code": "jeda",
                "turns": "applicant",
                "label": label("Jeda"),
                "confidence": "low",
            }
        ],
    }


@pytest.fixture
def version(level: dict[str, Any]) -> dict[str, Any]:
    return {
        "version": "1",
        "in_force": "2010-05-01",
        "lifecycle": "surat",
        "levels": [level],
        "confidence": "medium",
    }


@pytest.fixture
def definition(version: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": "umum.surat",
        "name": label("Surat"),
        "plain": label("Meminta surat"),
        "owners": [{"name": label("Kementerian Agama")}],
        "domain": "umum",
        "status": "active",
        "versions": [version],
    }
