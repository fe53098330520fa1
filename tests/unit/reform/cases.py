"""
Small services, made up for the tests; no office gives them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from layanan.catalogue import Catalogue
from layanan.service import ServiceDefinition, ServiceType, resolve
from tests.strategies.standards import LIFECYCLE, label

DAY = date(2022, 6, 1)


SOURCE = {"name": "Kantor uji", "confidence": "high"}


def level(name: str = "surat", **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "label": label(name),
        "starts": "ajukan",
        "ends": "terbitkan",
        "cites": "UU 25/2009 pasal 21",
    } | (more or {"term": "3 hari kerja"})


def requirement(code: str = "ktp", **more: Any) -> dict[str, Any]:
    return {"code": code, "label": label(code), "source": SOURCE} | more


def channel(kind: str | None, *acts: str, code: str = "kanal", **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "label": label(f"Kanal {code}"),
        "kind": kind,
        "acts": list(acts),
        "source": SOURCE,
    } | more


def presence(code: str = "hadir", **more: Any) -> dict[str, Any]:
    return {"code": code, "label": label(code), "source": SOURCE} | more


NOBODY_COMES = presence(required=False)


def definition(code: str = "uji.surat", **more: Any) -> dict[str, Any]:
    whole = {name: more.pop(name) for name in ("programmes",) if name in more}
    version = {
        "version": "1",
        "in_force": "2020-01-01",
        "lifecycle": LIFECYCLE,
        "confidence": "low",
    } | more
    return {
        "code": code,
        "name": label("Surat"),
        "plain": label("Meminta surat"),
        "owners": [{"name": label("Kementerian Agama")}],
        "domain": "uji",
        "status": "active",
        "versions": [version],
    } | whole


def service(**more: Any) -> ServiceType:
    return resolve(ServiceDefinition.model_validate_json(json.dumps(definition(**more))), on=DAY)


def folder(path: Path, *definitions: dict[str, Any]) -> Catalogue:
    """
    Write definitions to a folder and open it.
    """
    for one in definitions:
        (path / f"{one['code']}.yaml").write_text(json.dumps(one), "utf-8")
    return Catalogue.load(path)
