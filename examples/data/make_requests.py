"""
Make `requests_2026.csv`: made-up requests for public information, 2025 to 2026.

    .venv/bin/python examples/data/make_requests.py

Nobody in it exists: applicants and officers are opaque numbers. What is real
are the provinces, the calendar and the law, so the life of each request is
played on the library itself – a step that the law refuses cannot get into the
file. The generator is seeded and reads no clock: the same file every time.
"""

import csv
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from layanan import Office
from layanan.calendars import WorkingCalendar
from layanan.catalogue import Catalogue
from layanan.lifecycle import Actor

HERE = Path(__file__).parent
COLUMNS = ("id", "service", "office", "region", "event", "actor", "role", "time", "note")
SERVICE = "info.ppid"
REQUESTS = 300
FIRST, LAST = date(2025, 1, 2), date(2026, 8, 20)
# Nothing after this instant is known yet, so some requests are still open.
END = datetime(2026, 8, 21, 17, 0, tzinfo=ZoneInfo("Asia/Jakarta"))

OFFICES = tuple(
    Office(code=code, name=code, region=region, level=code.partition(".")[0])
    for code, region in (
        ("kankemenag.3374", "ID-JT"),
        ("kankemenag.3301", "ID-JT"),
        ("kankemenag.3273", "ID-JB"),
        ("kankemenag.3578", "ID-JI"),
        ("kankemenag.1171", "ID-AC"),
        ("kankemenag.6171", "ID-KB"),
        ("kankemenag.5171", "ID-BA"),
        ("kankemenag.7371", "ID-SN"),
        ("kankemenag.9471", "ID-PA"),
        ("kanwil.31", "ID-JK"),
        ("kanwil.33", "ID-JT"),
        ("kanwil.73", "ID-SN"),
        ("kanwil.94", "ID-PA"),
        ("pusat.ppid", "ID-JK"),
    )
)
RETURNED = (
    "Salinan KTP tidak terbaca; mohon kirim ulang.",
    "Tujuan penggunaan informasi belum diisi.",
    "Rincian informasi terlalu umum; sebutkan tahun dan jenis dokumennya.",
    "Surat kuasa belum dilampirkan.",
)
EXTENDED = (
    "Dokumen tersebar di beberapa seksi dan harus dihimpun lebih dahulu.",
    "Informasi belum didokumentasikan dan sedang disusun.",
    "Perlu uji konsekuensi sebelum dokumen diberikan.",
)
REFUSED = (
    "Informasi dikecualikan berdasarkan uji konsekuensi; alasan lengkap dalam surat.",
    "Informasi tidak dikuasai kantor ini; alasan lengkap dalam surat.",
)


class Row(NamedTuple):
    """
    Hold one line of the file.
    """

    id: str
    service: str
    office: str
    region: str
    event: str
    actor: str
    role: str
    time: str
    note: str


def office_time(day: date, calendar: WorkingCalendar, dice: random.Random) -> datetime:
    """
    Return a minute of a working day at which the office is open.
    """
    periods = calendar.day(day).periods
    assert periods
    period = dice.choice(periods)
    opens = datetime.combine(day, period.open, calendar.zone)
    closes = datetime.combine(day, period.close, calendar.zone)
    minutes = (closes - opens) // timedelta(minutes=1)
    return opens + timedelta(minutes=dice.randrange(minutes))


def later(at: datetime, days: int, calendar: WorkingCalendar, dice: random.Random) -> datetime:
    """
    Return a moment of office time some working days after an instant.
    """
    return office_time(calendar.add_working_days(at.date(), days), calendar, dice)


def any_time(at: datetime, days: int, dice: random.Random) -> datetime:
    """
    Return a moment some days later at which citizens write, day off or not.
    """
    day = at.date() + timedelta(days=days)
    return datetime.combine(day, time(dice.randrange(6, 23), dice.randrange(60)), at.tzinfo)


class Life:
    """
    Play the life of one request, and write down every step.
    """

    def __init__(
        self, number: int, office: Office, received: datetime, dice: random.Random
    ) -> None:
        self.dice = dice
        self.calendar = office.calendar()
        self.citizen = Actor(f"P-{dice.randrange(10_000, 100_000)}", roles={"pemohon"})
        unit = office.code.partition(".")[2]
        self.clerk = Actor(f"S-{unit}-{dice.randrange(1, 4)}", roles={"front_office"})
        self.officer = Actor(f"S-{unit}-{dice.randrange(7, 9)}", roles={"ppid"})
        service = Catalogue.kemenag().get(SERVICE, on=received.date())
        self.request = service.open(
            f"PPID-{received:%Y}-{number:04d}",
            office=office,
            applicant=self.citizen.id,
            at=received,
        )
        self.rows: list[Row] = []
        self.now = received

    def do(self, event: str, by: Actor, at: datetime, note: str = "") -> bool:
        """
        Take a step, unless it lies after the end of the file.
        """
        if at > END:
            self.now = at
            return False
        if event == "extend":
            self.request = self.request.extend("jawaban", by=by, at=at, reason=note)
        else:
            self.request = self.request.fire(event, by=by, at=at, note=note or None)
        self.now = at
        office = self.request.office
        (role,) = by.roles
        self.rows.append(
            Row(
                self.request.id,
                SERVICE,
                office.code,
                office.region,
                event,
                by.id,
                role,
                at.isoformat(timespec="minutes"),
                note,
            )
        )
        return True

    def play(self) -> None:
        """
        Go from the submission to an end, or to where the file ends.
        """
        dice, calendar = self.dice, self.calendar
        self.do("ajukan", self.citizen, self.now)
        for chance in (0.35, 0.2):
            if dice.random() >= chance:
                break
            if not self.returned():
                return
        if dice.random() < 0.05:
            self.do("cabut", self.citizen, any_time(self.now, dice.randrange(1, 4), dice))
            return
        if not self.do(
            "proses", self.officer, later(self.now, dice.randrange(1, 3), calendar, dice)
        ):
            return
        self.decide()

    def returned(self) -> bool:
        """
        Send the request back, and let the citizen complete it, withdraw or stay silent.
        """
        dice = self.dice
        at = later(self.now, dice.randrange(1, 4), self.calendar, dice)
        if not self.do("minta_perbaikan", self.clerk, at, dice.choice(RETURNED)):
            return False
        fate = dice.random()
        if fate < 0.08:
            return False
        at = any_time(self.now, dice.randrange(1, 15), dice)
        if fate < 0.16:
            self.do("cabut", self.citizen, at)
            return False
        return self.do("lengkapi", self.citizen, at)

    def decide(self) -> None:
        """
        Answer or refuse: mostly in time, sometimes after an extension, sometimes late.
        """
        dice, calendar = self.dice, self.calendar
        due = self.request.clock("jawaban", at=self.now).due
        assert due is not None
        assert due.day is not None
        left = calendar.count_working_days(self.now.date(), max(due.day, self.now.date()))
        if left > 2 and dice.random() < 0.3:
            at = later(self.now, left - dice.randrange(1, 3), calendar, dice)
            if not self.do("extend", self.officer, at, dice.choice(EXTENDED)):
                return
            left = 7
        fate = dice.random()
        if fate < 0.04:
            return
        days = left + dice.randrange(1, 9) if fate < 0.16 else dice.randrange(0, left + 1)
        at = max(later(self.now, max(days, 1), calendar, dice), self.now)
        if dice.random() < 0.12:
            self.do("tolak", self.officer, at, dice.choice(REFUSED))
        else:
            self.do("setujui", self.officer, at)


def lives() -> Iterator[Life]:
    """
    Yield every request, in the order of receipt.
    """
    dice = random.Random(22_14_2008)
    span = (LAST - FIRST).days
    days = sorted(FIRST + timedelta(days=dice.randrange(span)) for _ in range(REQUESTS))
    for number, day in enumerate(days, start=1):
        office = dice.choice(OFFICES)
        calendar = office.calendar()
        if dice.random() < 0.2:
            # Online, at any hour, day off or not.
            received = any_time(datetime.combine(day, time(), calendar.zone), 0, dice)
        else:
            received = office_time(calendar.add_working_days(day, 1), calendar, dice)
        life = Life(number, office, received, dice)
        life.play()
        yield life


def write(path: Path) -> None:
    """
    Write the file, all events in the order of time as a register keeps them.
    """
    rows = [row for life in lives() for row in life.rows]
    rows.sort(key=lambda row: (datetime.fromisoformat(row.time), row.id))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


if __name__ == "__main__":
    write(HERE / "requests_2026.csv")
