"""
Events as JSON, and back without a loss.
"""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from layanan.request import Event, InvalidEventError, dump_event, load_event, replay
from tests.unit.request.cases import (
    CLERK,
    NOBODY,
    OFFICE,
    copied,
    extended,
    letter,
    opened,
    ppid,
    submitted,
    wib,
)

LATER = wib("2026-03-16T09:00")
FULL = (
    submitted()
    .fire(
        "minta_perbaikan",
        by=CLERK,
        at=LATER,
        note="KTP buram",
        facts={
            "teks": "x",
            "jumlah": 2,
            "benar": True,
            "biaya": Decimal("10.50"),
            "tanggal": date(2026, 3, 13),
            "saat": LATER,
        },
        documents=["formulir", "identitas"],
        key="k-3",
        recorded=wib("2026-03-16T10:00"),
    )
    .history[-1]
)


TEXT = ("text that is not empty", "teks yang tidak kosong")
MAYBE = ("text that is not empty, or null", "teks yang tidak kosong atau null")
YEARS = "1000 dan 9000, misalnya 2026-03-13T10:00:00+07:00"
INSTANT = (
    f"an ISO 8601 time with its offset from UTC, between the years {YEARS}".replace(
        "dan 9000, misalnya", "and 9000, such as"
    ),
    f"waktu ISO 8601 dengan selisih dari UTC antara tahun {YEARS}",
)
KEPT = '{"date": …}, {"instant": …}, {"decimal": …}'
FACTS = (
    f"a mapping of names to text, whole numbers, true or false, or {KEPT}",
    f"pemetaan nama ke teks, bilangan bulat, true atau false, atau {KEPT}",
)
KINDS = (
    "opened, transition, extended, assigned, released, noted, attached, corrected, sub_opened, "
    "sub_closed, migrated, warned, lapsed, "
)
WANTED = {
    "seq": ("a whole number from 1 on", "bilangan bulat sejak 1"),
    "kind": (f"one of {KINDS}or expired", f"salah satu dari {KINDS}atau expired"),
    "at": INSTANT,
    "recorded": INSTANT,
    "role": MAYBE,
    "source": MAYBE,
    "key": MAYBE,
    "note": ("text or null", "teks atau null"),
    "facts": FACTS,
    "detail": FACTS,
    "documents": ("a list of codes of documents", "daftar kode dokumen"),
} | dict.fromkeys(("name", "actor", "target", "code", "version", "hash"), TEXT)


class TestDumpEvent:
    def test_gives_plain_values(self) -> None:
        assert dump_event(FULL) == {
            "seq": 3,
            "kind": "transition",
            "name": "minta_perbaikan",
            "at": "2026-03-16T09:00:00+07:00",
            "recorded": "2026-03-16T10:00:00+07:00",
            "actor": "S-7",
            "role": "front_office",
            "source": "diajukan",
            "target": "dikembalikan",
            "note": "KTP buram",
            "facts": {
                "benar": True,
                "biaya": {"decimal": "10.50"},
                "jumlah": 2,
                "saat": {"instant": "2026-03-16T09:00:00+07:00"},
                "tanggal": {"date": "2026-03-13"},
                "teks": "x",
            },
            "documents": ["formulir", "identitas"],
            "key": "k-3",
            "code": "info.ppid",
            "version": "1",
            "hash": ppid().hash,
            "detail": {},
        }


class TestLoadEvent:
    @pytest.mark.parametrize(
        "event",
        [
            FULL,
            opened().history[0],
            submitted(note="").history[-1],
            extended().history[-1],
            letter().extend("surat", by=NOBODY, at=wib("2026-07-07T09:00")).history[-1],
        ],
        ids=str,
    )
    def test_undoes_dumping_through_json(self, event: Event) -> None:
        again = load_event(json.loads(json.dumps(dump_event(event))))

        assert again == event
        assert [type(value) for _, value in again.facts] == [
            type(value) for _, value in event.facts
        ]

    def test_gives_a_history_that_can_be_replayed(self) -> None:
        request = extended()
        events = [load_event(dump_event(one)) for one in request.history]

        assert replay(request.rules, "REQ-1", events, office=OFFICE, applicant="P-1029") == request

    @pytest.mark.parametrize("name", [one.name for one in fields(Event)])
    def test_misses_every_key(self, name: str) -> None:
        data = dump_event(FULL)
        del data[name]

        with pytest.raises(InvalidEventError) as caught:
            load_event(data)

        assert str(caught.value) == f"not a valid event: '{name}' is missing"
        assert caught.value.describe("id") == f"bukan kejadian yang sah: '{name}' belum ada"

    def test_knows_no_other_key(self) -> None:
        with pytest.raises(InvalidEventError) as caught:
            load_event({**dump_event(FULL), "alamat": "x"})

        assert str(caught.value) == "not a valid event: 'alamat' is not known"
        assert caught.value.describe("id") == "bukan kejadian yang sah: 'alamat' tidak dikenal"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("seq", 0),
            ("seq", True),
            ("seq", "3"),
            ("kind", "moved"),
            ("kind", ["opened"]),
            ("name", ""),
            ("name", None),
            ("at", "2026-03-16T09:00:00"),
            ("at", "besok"),
            ("at", "0001-01-01T00:00:00+14:00"),
            ("at", "9999-12-31T23:59:59-12:00"),
            ("recorded", "9000-01-01T00:00:01+00:00"),
            ("recorded", 5),
            ("actor", ""),
            ("role", ""),
            ("source", 1),
            ("target", None),
            ("note", 5),
            ("facts", []),
            ("facts", {"a": 1.5}),
            ("facts", {"a": None}),
            ("facts", {"a": {"date": "2026-13-01"}}),
            ("facts", {"a": {"decimal": "x"}}),
            ("facts", {"a": {"instant": "2026-03-16T09:00:00"}}),
            ("facts", {"a": {"decimal": "NaN"}}),
            ("facts", {"a": {"decimal": "sNaN"}}),
            ("facts", {"a": {"decimal": "-Infinity"}}),
            ("facts", {"a": {"decimal": 5}}),
            ("facts", {"a": {"decimal": [0, [1], 0]}}),
            ("facts", {"a": {"umur": "5"}}),
            ("facts", {"a": {}}),
            ("facts", {"a": {"date": "2026-01-01", "decimal": "1"}}),
            ("documents", "formulir"),
            ("documents", ["formulir", ""]),
            ("documents", [1]),
            ("key", 7),
            ("code", ""),
            ("version", 1),
            ("hash", None),
        ],
        ids=str,
    )
    def test_refuses_a_value_of_another_kind(self, name: str, value: Any) -> None:
        with pytest.raises(InvalidEventError) as caught:
            load_event({**dump_event(FULL), name: value})

        (fault,) = caught.value.faults
        wanted_en, wanted_id = WANTED[name]
        assert fault.en == f"'{name}' must be {wanted_en}, not {value!r}"
        assert fault.id == f"'{name}' harus {wanted_id}, bukan {value!r}"

    def test_tells_every_fault_at_once(self) -> None:
        data: dict[str, Any] = {**dump_event(FULL), "seq": 0, "at": "besok", "umur": 5}
        del data["hash"]

        with pytest.raises(InvalidEventError) as caught:
            load_event(data)

        assert len(caught.value.faults) == 4
        assert str(copied(caught.value)) == str(caught.value)

    def test_shows_no_more_of_a_value_than_a_line(self) -> None:
        data: dict[str, Any] = {**dump_event(FULL), "seq": "9" * 10_000, "z" * 10_000: 1}

        with pytest.raises(InvalidEventError) as caught:
            load_event(data)

        assert len(caught.value.faults) == 2
        assert all(len(one.en) < 120 for one in caught.value.faults)

    def test_shows_what_is_nested_deeper_than_python_goes(self) -> None:
        deep: Any = []
        for _ in range(100_000):
            deep = [deep]
        try:
            with pytest.raises(
                InvalidEventError, match=r"'note' must be text or null, not \[\[\[\[\[\.\.\."
            ):
                load_event({**dump_event(FULL), "note": deep})
        finally:
            while deep:  # taken apart by hand: freeing it would recurse as well
                deep = deep.pop()

    def test_shows_no_integer_that_python_does_not_write(self) -> None:
        with pytest.raises(InvalidEventError, match="'note' must be text or null, not …"):
            load_event({**dump_event(FULL), "note": 10**5_000})
