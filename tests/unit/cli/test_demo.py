"""
`layanan demo`: one request from receipt to answer.
"""

import json
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


class TestText:
    def test_tells_the_story_in_order(self, run: Run) -> None:
        printed = run("demo").stdout
        story = [
            "Permohonan informasi publik di Kankemenag Kota Semarang",
            "1. Jumat, 13 Maret 2026 pukul 10.00 WIB: permohonan dibuat",
            "3. Senin, 16 Maret 2026 pukul 09.15 WIB: Minta dilengkapi",
            "catatan: Salinan KTP tidak terbaca; mohon kirim ulang.",
            "4. Rabu, 25 Maret 2026 pukul 08.30 WIB: Kirim kelengkapan",
            "6. Rabu, 8 April 2026 pukul 10.00 WIB: Jawaban tertulis diperpanjang 7 hari kerja",
            "7. Kamis, 16 April 2026 pukul 13.30 WIB: Beri jawaban tertulis",
            "jatuh tempo Senin, 6 April 2026 pukul 16.00 WIB",
            "jatuh tempo Rabu, 8 April 2026 pukul 16.00 WIB",
            "jatuh tempo Jumat, 17 April 2026 pukul 16.30 WIB",
            "Jawaban tertulis: tepat waktu",
            "Kamis, 19 Maret 2026: tidak dihitung – Hari Suci Nyepi",
            "Jumat, 17 April 2026: hari kerja ke-17",
            "Kepastian: pasti",
        ]

        places = [printed.find(part) for part in story]

        assert -1 not in places
        assert places == sorted(places)

    def test_speaks_english_when_asked(self, run: Run) -> None:
        printed = run("demo", "--language", "en").stdout

        assert printed.startswith("Public information request at Kankemenag Kota Semarang\n")
        assert "due Friday, 17 April 2026 at 16:30 WIB" in printed
        assert "The copy of the identity card cannot be read" in printed
        assert "Certainty: firm" in printed

    def test_is_the_same_every_time(self, run: Run) -> None:
        assert run("demo").stdout == run("demo").stdout


def test_as_json_is_complete(run: Run) -> None:
    answer = json.loads(run("demo", "--format", "json").stdout)

    assert list(answer) == [
        *("id", "service", "version", "office", "state"),
        *("state_label", "events", "clocks", "deadline"),
    ]
    assert answer["office"]["region"] == "ID-JT"
    assert [event["name"] for event in answer["events"]] == [
        *("buka", "ajukan", "minta_perbaikan", "lengkapi"),
        *("proses", "jawaban", "setujui"),
    ]
    assert [clock["status"] for clock in answer["clocks"]] == [
        *("running", "paused", "running", "running", "running", "met"),
    ]
    assert [clock["due"]["day"] for clock in answer["clocks"]] == [
        *("2026-04-06", "2026-04-07", "2026-04-08", "2026-04-08", "2026-04-17", "2026-04-17"),
    ]
    assert answer["deadline"]["day"] == "2026-04-17"
    assert answer["deadline"]["pauses"] == [
        {"since": "2026-03-16T09:15:00+07:00", "until": "2026-03-25T08:30:00+07:00"}
    ]
    assert len([step for step in answer["deadline"]["steps"] if step["counted"]]) == 17
