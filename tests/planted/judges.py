"""
The shipped laws, tried on whatever copy of `layanan` is on the path: `python judges.py NAME`.

It ends with 1 where a law is broken and tells the shortest case, with 0 where all hold; an end of
any other kind is neither. It uses nothing of our tests: a host has these laws and nothing more.
"""

import sys
import traceback
from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, settings

from layanan import calendars
from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition, ServiceType, resolve
from layanan.testing import (
    MemoryStore,
    calendar_laws,
    lifecycle_laws,
    machine,
    service_laws,
    store_contract,
)

# Most defects show soon; only what does not is looked for with all of them.
EXAMPLES = (20, 100, 500)
settings.register_profile(
    "planted",
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # found or not is what is asked, not how short
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("planted")


def label(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def state(text: str, turn: str, kind: str = "working", **more: Any) -> dict[str, Any]:
    return {"label": label(text), "plain": label(text), "turn": turn, "kind": kind} | more


def step(name: str, sources: Any, target: str, roles: Any, **more: Any) -> dict[str, Any]:
    row = {"name": name, "sources": sources, "target": target, "roles": roles}
    return row | {"label": label(name)} | more


#: A letter with everything that may go wrong: a pause, a timer, a wait, two people, a note.
LETTER: dict[str, Any] = {
    "code": "surat",
    "name": label("Surat"),
    "cites": "UU 25/2009",
    "initial": "draf",
    "roles": {one: label(one) for one in ("pemohon", "petugas", "kepala", "system")},
    "states": {
        "draf": state("Draf", "applicant", "resting"),
        "masuk": state("Masuk", "office"),
        "dikembalikan": state("Dikembalikan", "applicant"),
        "diteruskan": state("Diteruskan", "other"),
        "selesai": state("Selesai", "office", "closed", outcome="success"),
        "ditolak": state("Ditolak", "office", "closed", outcome="refusal"),
        "ditarik": state("Ditarik", "applicant", "closed", outcome="withdrawn"),
    },
    "transitions": [
        step("ajukan", "draf", "masuk", "pemohon", documents=["surat"]),
        step("kembalikan", "masuk", "dikembalikan", "petugas", note_required=True),
        step("lengkapi", "dikembalikan", "masuk", "pemohon"),
        step("teruskan", "masuk", "diteruskan", "petugas"),
        step("jawab", "diteruskan", "masuk", "petugas"),
        step("selesaikan", "masuk", "selesai", "kepala", separate_from=["jawab"]),
        step("tolak", "masuk", "ditolak", "kepala", note_required=True),
        step("tarik", ["draf", "masuk", "dikembalikan"], "ditarik", ["pemohon", "system"]),
    ],
    "timers": [
        {
            "name": "batas",
            "states": "dikembalikan",
            "after": "3 hari kerja",
            "fires": "tarik",
            "label": label("batas melengkapi"),
        }
    ],
    "documents": {"surat": label("surat")},
}


def level(name: str, term: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "label": label(name),
        "term": term,
        "starts": "ajukan",
        "ends": ["selesaikan", "tolak"],
        "cancels": "tarik",
        "pauses": [
            {
                "code": f"jeda_{name}",
                "turns": ["applicant", "other"],
                "label": label("jeda"),
                "confidence": "low",
            }
        ],
        "rungs": [{"name": f"separuh_{name}", "percent": 50, "label": label("separuh")}],
        "cites": "UU 25/2009 pasal 21",
    } | more


def service() -> ServiceType:
    data = {
        "code": "uji.surat",
        "name": label("Surat"),
        "plain": label("Surat"),
        "owners": [{"name": label("Kementerian Agama")}],
        "domain": "uji",
        "status": "active",
        "versions": [
            {
                "version": "1",
                "in_force": "2020-01-01",
                "lifecycle": LETTER,
                "levels": [
                    level(
                        "hari",
                        "4 hari kerja",
                        extension={"term": "2 hari kerja", "reason_required": False},
                    ),
                    level("jam", "12 jam kerja"),
                ],
                "confidence": "low",
            }
        ],
    }
    return resolve(ServiceDefinition.model_validate(data), on=date(2026, 3, 2))


def of_a_calendar(examples: int) -> None:
    calendar_laws(calendars.indonesia("ID-JT"), examples=examples)


def of_a_calendar_as_it_was_known(examples: int) -> None:
    calendar_laws(calendars.indonesia("ID-JT", known_on=date(2025, 8, 6)), examples=examples)


def of_a_lifecycle(examples: int) -> None:
    lifecycle_laws(Lifecycle.model_validate(LETTER), examples=examples)


def of_a_service(examples: int) -> None:
    service_laws(service(), examples=examples)


def of_a_store(examples: int) -> None:
    store_contract(MemoryStore, examples=examples)


def of_a_machine(examples: int) -> None:
    found = machine(service())
    found.TestCase.settings = settings(max_examples=examples, stateful_step_count=20)
    found.TestCase().runTest()


JUDGES = {
    "calendar": of_a_calendar,
    "known": of_a_calendar_as_it_was_known,
    "lifecycle": of_a_lifecycle,
    "service": of_a_service,
    "store": of_a_store,
    "machine": of_a_machine,
}

if __name__ == "__main__":
    try:
        for count in EXAMPLES:
            JUDGES[sys.argv[1]](count)
    except Exception:  # noqa: BLE001 - a law that cannot be tried is broken as well
        traceback.print_exc()
        sys.exit(1)
