"""
A small service with nothing to be said of it, and one planted gap for every code.

The sentences are written by hand; `reference/pemeriksaan.md` shows the first of
each code.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition

Data = dict[str, Any]

SOURCE = {"url": "https://example.test/standar", "confidence": "high"}
CITES = {"ref": "UU 25/2009 pasal 21", "source": "https://example.test/uu", "confidence": "high"}


def both(text: str) -> Data:
    """
    Return a label that says the same in both languages.
    """
    return {"id": text, "en": text}


def clauses(text: str) -> list[Data]:
    """
    Return one clause of a component that is told in words.
    """
    return [{"label": both(text), "source": SOURCE}]


def level(**changes: Any) -> Data:
    """
    Return the time limit of the sample.
    """
    return {
        "name": "selesai",
        "label": both("selesai"),
        "term": "3 hari kerja",
        "published": "3 hari kerja",
        "starts": "ajukan",
        "ends": "terbitkan",
        "cites": CITES,
        **changes,
    }


def office(**changes: Any) -> Data:
    """
    Return what an office promises, which nobody objects to.
    """
    return {
        "office": "kankemenag.contoh",
        "name": "Kankemenag Contoh",
        "unit": "kankemenag",
        "in_force": "2025-01-01",
        "levels": [level(name="cepat", term="1 hari kerja", published=None, rank="norm")],
        "sources": [SOURCE],
        "confidence": "high",
        **changes,
    }


def version() -> Data:
    """
    Return a version with all 14 components.
    """
    words = ("facilities", "competence", "supervision", "complaints", "staffing", "guarantee")
    return {
        "version": "1",
        "in_force": "2024-01-02",
        "lifecycle": "loket",
        "cites": [CITES],
        "requirements": [{"code": "surat", "label": both("surat"), "source": SOURCE}],
        "procedure": [{"label": both("langkah"), "source": SOURCE}],
        "levels": [level()],
        "fee": {"amount_idr": 0, "label": both("gratis"), "source": SOURCE},
        "products": [{"code": "hasil", "label": both("hasil"), "source": SOURCE}],
        **{name: clauses(name) for name in (*words, "safety", "evaluation")},
        "confidence": "high",
    }


def sample() -> Data:
    """
    Return the service of which there is nothing to be said.
    """
    return {
        "code": "contoh",
        "name": both("contoh"),
        "plain": both("contoh"),
        "owners": [{"name": both("Kementerian Agama")}],
        "domain": "contoh",
        "status": "active",
        "versions": [version()],
    }


def loket(**changes: Any) -> Lifecycle:
    """
    Return the lifecycle that it runs by.
    """

    def state(turn: str, kind: str, name: str, **more: Any) -> Data:
        return {"label": both(name), "plain": both(name), "turn": turn, "kind": kind, **more}

    def step(name: str, source: str, target: str, role: str) -> Data:
        return {
            "name": name,
            "sources": source,
            "target": target,
            "roles": role,
            "label": both(name),
        }

    return Lifecycle(
        **{
            "code": "loket",
            "name": both("loket"),
            "cites": "UU 25/2009",
            "initial": "draf",
            "roles": {"pemohon": both("pemohon"), "petugas": both("petugas")},
            "states": {
                "draf": state("applicant", "resting", "draf"),
                "diproses": state("office", "working", "diproses"),
                "selesai": state("office", "closed", "selesai", outcome="success"),
                "dicabut": state("applicant", "closed", "dicabut", outcome="withdrawn"),
            },
            "transitions": [
                step("ajukan", "draf", "diproses", "pemohon"),
                step("terbitkan", "diproses", "selesai", "petugas"),
                step("cabut", "diproses", "dicabut", "pemohon"),
            ],
            **changes,
        }
    )


def _timed() -> Lifecycle:
    plain = loket().model_dump(mode="json")
    plain["transitions"][1]["roles"] = ["petugas", "system"]
    timer = {
        "name": "batas",
        "states": "diproses",
        "after": "3 hari kerja",
        "fires": "terbitkan",
        "label": both("batas"),
    }
    return Lifecycle(**{**plain, "timers": [timer]})


class Gap(NamedTuple):
    """
    Hold one planted gap, and what is said of it.
    """

    code: str
    plant: Callable[[Data], object]
    indonesian: str
    english: str
    loc: tuple[str | int, ...]
    lifecycle: Callable[[], Lifecycle] = loket


def _first(data: Data) -> Data:
    found: Data = data["versions"][0]
    return found


def _draft(data: Data) -> None:
    data["versions"].append({**version(), "version": "2", "stage": "draft"})


PLANTED = (
    Gap(
        "S101",
        lambda data: _first(data).pop("complaints"),
        "versi 1: komponen j (penanganan pengaduan, saran, dan masukan): tidak ada dalam sumber "
        "yang dibaca; itu tidak berarti kantor tidak memilikinya; tidak disebut ke mana pemohon "
        "mengadu; komponen ini termasuk enam yang wajib diumumkan kepada masyarakat.",
        "version 1: component j (handling of complaints, suggestions and input): not in the "
        "sources that were read; that does not mean that the office has none; it does not say "
        "where the applicant may complain; it is one of the six that must be published.",
        ("versions", 0),
    ),
    Gap(
        "S102",
        lambda data: _first(data).pop("staffing"),
        "versi 1: komponen k (jumlah pelaksana): tidak ada dalam sumber yang dibaca; itu tidak "
        "berarti kantor tidak memilikinya.",
        "version 1: component k (number of staff): not in the sources that were read; that does "
        "not mean that the office has none.",
        ("versions", 0),
    ),
    Gap(
        "S201",
        lambda data: _first(data).update(levels=[level(cites={**CITES, "confidence": "low"})]),
        "selesai: jangka waktunya bersumber pada keterangan berkeyakinan rendah; jangan dijadikan "
        "dasar sebelum dipastikan.",
        "selesai: the limit rests on a source of low confidence; do not rely on it before it is "
        "confirmed.",
        ("versions", 0, "levels", 0, "cites"),
    ),
    Gap(
        "S202",
        lambda data: _first(data).update(levels=[level(term="3 hari", published="3 (tiga) hari")]),
        "selesai: 3 hari dihitung sebagai hari kalender; tidak ada sumber yang menulis "
        '"hari kalender".',
        "selesai: 3 calendar days by our reading; no source says that days of the calendar are "
        "meant.",
        ("versions", 0, "levels", 0, "term"),
    ),
    Gap(
        "S203",
        lambda data: _first(data).update(in_force="unknown"),
        "versi 1: tidak diketahui sejak kapan berlaku; dianggap berlaku sejak semula.",
        "version 1: since when it is in force is not known; it counts as in force from the "
        "beginning.",
        ("versions", 0, "in_force"),
    ),
    Gap(
        "S203",
        lambda data: data.update(standards=[office(in_force="unknown")]),
        "kankemenag.contoh: tidak diketahui sejak kapan standar kantor ini berlaku.",
        "kankemenag.contoh: since when this office's standard is in force is not known.",
        ("standards", 0, "in_force"),
    ),
    Gap(
        "S204",
        lambda data: _first(data).update(levels=[level(cites="UU 25/2009 pasal 21")]),
        "selesai: UU 25/2009 pasal 21 dikutip tanpa alamat sumber yang dibaca; tambahkan source.",
        "selesai: Law (UU) 25/2009 article 21 is cited without the page where it was read; add "
        "source.",
        ("versions", 0, "levels", 0, "cites"),
    ),
    Gap(
        "S205",
        lambda _: None,
        "selesai: terbitkan, yang dijalankan pengatur waktu batas tepat setelah 3 hari kerja, "
        "mengakhiri jangka waktu ini, sehingga terbaca tepat waktu walaupun tidak ada yang "
        "bertindak; keluarkan dari ends, atau tulis dalam cancels.",
        "selesai: terbitkan, which the timer batas fires exactly after 3 working days, ends this "
        "level, so that it reads as met although nobody acted; take it out of ends, or write it "
        "in cancels.",
        ("versions", 0, "levels", 0, "ends"),
        _timed,
    ),
    Gap(
        "S206",
        lambda data: _first(data).update(confidence="low"),
        "versi 1: keseluruhannya berkeyakinan rendah; pastikan pada sumber resmi sebelum dipakai.",
        "version 1: the whole is of low confidence; confirm it in an official source before it is "
        "used.",
        ("versions", 0, "confidence"),
    ),
    Gap(
        "S301",
        lambda data: data.update(standards=[office(levels=[level(name="cepat", rank="law")])]),
        "kantor tidak menetapkan batas hukum; tulis rank: norm",
        "an office sets no legal limit; write rank: norm",
        ("standards", 0, "levels", 0, "rank"),
    ),
    Gap(
        "S401",
        lambda data: _first(data).update(until="2026-01-01"),
        "sejak 2026-01-01 tidak ada versi yang berlaku, padahal layanan ini masih diberikan; "
        "tambahkan versi berikutnya, atau ubah status.",
        "from 2026-01-01 on no version is in force although the service is still given; add the "
        "next version, or change the status.",
        ("versions", 0, "until"),
    ),
    Gap(
        "S402",
        _draft,
        "rancangan 2 mulai berlaku pada 2024-01-02, tidak sesudah versi 1 (2024-01-02); begitu "
        "terbit akan ditolak.",
        "the draft 2 begins on 2024-01-02, not after version 1 (2024-01-02); it would be refused "
        "once published.",
        ("versions", 1, "in_force"),
    ),
)


def planted(gap: Gap) -> tuple[ServiceDefinition, Lifecycle]:
    """
    Return the sample with one gap, and its lifecycle.
    """
    data = sample()
    gap.plant(data)
    return ServiceDefinition(**data), gap.lifecycle()
