"""
Keep one request in a file, and say why its deadline is what it is.

The file holds the events and nothing else, one JSON object a line. State,
clock and deadline are computed whenever somebody asks.

    python examples/plain_script.py
"""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from layanan import Actor, Catalogue, Office, Request
from layanan.request import Refused, dump_event, load_event, replay

WIB = ZoneInfo("Asia/Jakarta")
CATALOGUE = Catalogue.kemenag()
OFFICE = Office(
    code="kankemenag.3374",
    name="Kankemenag Kota Semarang",
    region="ID-JT",
    level="kankemenag",
)


def save(request: Request, path: Path, *, already: int) -> None:
    """
    Append the events after the first `already` ones; what is written stays.
    """
    with path.open("a", encoding="utf-8") as file:
        for event in request.history[already:]:
            file.write(json.dumps(dump_event(event), ensure_ascii=False) + "\n")


def load(path: Path, *, applicant: str) -> Request:
    """
    Return the request that the file's history leads to.
    """
    lines = path.read_text("utf-8").splitlines()
    events = [load_event(json.loads(line)) for line in lines]
    service = CATALOGUE.get(events[0].code, on=OFFICE.local_date(events[0].at))
    return replay(service.rules, path.stem, events, office=OFFICE, applicant=applicant)


def instant(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    """
    Return an instant of 2026; a script at work says `datetime.now(WIB)`.
    """
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


def main(folder: Path) -> None:
    """
    Tell the story of one request.
    """
    citizen = Actor("P-1029", roles={"pemohon"})
    clerk = Actor("S-7", roles={"front_office"})
    officer = Actor("S-1", roles={"ppid"})
    path = folder / "REQ-1.jsonl"

    # A letter came on Friday; the counter wrote it down on Monday.
    received, written = instant(13, 3, 10), instant(16, 3, 8, 15)
    ppid = CATALOGUE.get("info.ppid", on=received.date())
    request = ppid.open("REQ-1", office=OFFICE, applicant=citizen.id, at=received, recorded=written)
    request = request.fire("ajukan", by=citizen, at=received, recorded=written)
    save(request, path, already=0)

    # Another day, another process: the history is all there is.
    request = load(path, applicant=citizen.id)
    now = instant(16, 3, 9)
    print("Pilihan:", *(f"{one.label} ({one.name})" for one in request.options(by=clerk, at=now)))
    try:
        request.fire("setujui", by=clerk, at=now)
    except Refused as refusal:
        print(refusal.check.explain("id"))

    request = request.fire("proses", by=clerk, at=now)
    save(request, path, already=2)
    print(request.clock("jawaban", at=now).explain("id"))

    request = load(path, applicant=citizen.id).fire("setujui", by=officer, at=instant(6, 4, 15, 30))
    save(request, path, already=3)
    print(request.timeline("id"))
    print(request.clock("jawaban", at=instant(7, 4, 8)).explain("id").splitlines()[0])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch))
