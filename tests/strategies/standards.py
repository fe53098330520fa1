"""
A service whose standard is filled in by the test; no office gives it.
"""

from datetime import date
from typing import Any

from layanan.service import ServiceDefinition, ServiceType, resolve

ON = date(2026, 3, 13)
SOURCE = {"name": "Contoh", "confidence": "low"}


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def fact(text: str, kind: str = "text") -> dict[str, Any]:
    return {"label": label(text), "kind": kind}


LIFECYCLE: dict[str, Any] = {
    "code": "surat",
    "name": label("Surat"),
    "cites": "UU 25/2009",
    "initial": "draf",
    "roles": {"pemohon": label("Pemohon"), "petugas": label("Petugas")},
    "states": {
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
    "transitions": [
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
}

VERSION: dict[str, Any] = {
    "version": "1",
    "in_force": "2010-05-01",
    "lifecycle": LIFECYCLE,
    "confidence": "medium",
}


def definition(*versions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """
    Return a definition as data; each version is what it says beside what every one says.
    """
    return {
        "code": "umum.surat",
        "name": label("Surat"),
        "plain": label("Meminta surat"),
        "owners": [{"name": label("Kementerian Agama")}],
        "domain": "umum",
        "status": "active",
        "versions": [VERSION | one for one in versions or ({},)],
        **fields,
    }


def service(**standard: Any) -> ServiceType:
    """
    Return the service whose only version says this.
    """
    return resolve(ServiceDefinition.model_validate(definition(standard)), on=ON)


def need(code: str, **fields: Any) -> dict[str, Any]:
    """
    Return a requirement as data.
    """
    return {"code": code, "label": label(code), "source": SOURCE, **fields}


def rule(code: str, amount: int, **fields: Any) -> dict[str, Any]:
    """
    Return a fee rule as data.
    """
    return {"code": code, "amount_idr": amount, "label": label(code), **fields}


def fee_of(*rules: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """
    Return a fee as data.
    """
    told = {"label": label("Biaya menurut keadaan"), "source": SOURCE, **fields}
    return told | ({"rules": list(rules)} if rules else {})
