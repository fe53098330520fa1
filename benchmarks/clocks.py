"""
What is asked about clocks: one month of a request, and how we answer.

The request of `lifecycles.py` goes through July 2026 in 20 events: the file is
with the applicant twice, and one level is extended once. Peers are given the
intervals themselves (`clock_peers.py`); we find them in the history.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from benchmarks.lifecycles import (
    ACTORS,
    OFFICE,
    STATED,
    WAYS,
    WIB,
    Row,
    definition,
    paid,
)

from layanan.lifecycle import Guards, Lifecycle
from layanan.request import Request, Rules, open_request
from layanan.sla import Level, Reading

IN_DAYS = "a clock in working days: 20 events, two pauses, one extension"
IN_HOURS = "a clock in office hours: 20 events, two pauses, one extension"


def _july(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=WIB)


OPENED = _july(1, 8, 15)
NOW = _july(27, 11)
"""When the clocks are read: all four run, and every rung is still to come."""

STEPS = (
    ("ajukan", _july(1, 9, 10)),
    ("kembalikan", _july(2, 10, 30)),  # to the applicant
    ("lengkapi", _july(6, 14, 20)),  # and back
    ("terima", _july(7, 8, 45)),
    ("proses", _july(7, 13, 30)),
    ("tinjau", _july(8, 9)),
    ("laporkan", _july(9, 15, 10)),
    ("tagih", _july(10, 10, 40)),  # to the applicant, on a Friday
    ("bayar", _july(15, 9, 25)),  # and back
    ("tinjau", _july(15, 13, 5)),
    ("laporkan", _july(16, 11, 50)),
    ("extend", _july(16, 14)),
    ("konsep", _july(17, 9, 30)),
    ("perbaiki", _july(20, 10)),
    ("konsep", _july(21, 8, 20)),
    ("paraf", _july(21, 15)),
    ("kembalikan_konsep", _july(22, 9, 45)),
    ("konsep", _july(23, 10, 10)),
    ("paraf", _july(24, 14, 30)),
)


class Intervals(NamedTuple):
    """
    Hold what a peer is given of a clock.

    Attributes:
        started: When it started.
        pauses: From when to when it waited for the applicant.
        now: When it is read.
        days: How many working days it may take, with the extension.
        hours: How many office hours it may take, with the extension.
    """

    started: datetime
    pauses: tuple[tuple[datetime, datetime], ...]
    now: datetime
    days: int
    hours: int


INTERVALS = Intervals(
    started=_july(1, 9, 10),
    pauses=((_july(2, 10, 30), _july(6, 14, 20)), (_july(10, 10, 40), _july(15, 9, 25))),
    now=NOW,
    days=20 + 10,
    hours=180 + 30,
)


def _label(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def _level(name: str, term: str, rung: dict[str, Any], more: str | None = None) -> Level:
    """
    Return a level that runs from the filing to the signature, without the applicant's time.
    """
    data: dict[str, Any] = {
        "name": name,
        "label": _label(name),
        "term": term,
        "starts": "ajukan",
        "ends": ["tandatangani", "tolak", "kedaluwarsa"],
        "cancels": "cabut",
        "pauses": [
            {
                "code": "jeda_pemohon",
                "turns": "applicant",
                "label": _label("menunggu pemohon"),
                "confidence": "low",
            }
        ],
        "extension": None if more is None else {"term": more, "cites": "UU 25/2009"},
        "rungs": [{"name": "kuning", "reaches": "kepala", "label": _label("kuning"), **rung}],
        "cites": "UU 25/2009",
    }
    return Level(**data)


@lru_cache
def rules() -> Rules:
    """
    Return the lifecycle of the other rows with four levels: two in days, two in office hours.
    """
    lifecycle = Lifecycle(**definition())
    levels = (
        _level("keputusan", "20 hari kerja", {"percent": 80}, more="10 hari kerja"),
        _level("batas", "45 hari kerja", {"before": "5 hari kerja"}),
        _level("telaah", "180 jam kerja", {"percent": 80}, more="30 jam kerja"),
        _level("batas_jam", "250 jam kerja", {"before": "20 jam kerja"}),
    )
    return Rules(
        code="tolok.ukur",
        version="1",
        hash=lifecycle.hash,
        lifecycle=lifecycle,
        levels=levels,
        guards=Guards({"lunas": paid}),
    )


@lru_cache
def after_july(extended: str) -> Request:
    """
    Return the request after its 20 events, of which one extended this level.
    """
    request = open_request(rules(), "REQ-1", office=OFFICE, applicant="P-1029", at=OPENED)
    for name, at in STEPS:
        if name == "extend":
            by = ACTORS["kepala"]
            request = request.extend(extended, by=by, at=at, reason="menunggu ahli")
            continue
        way = next(one for one in WAYS if one.name == name and one.source == request.state)
        request = request.fire(name, by=ACTORS[way.role], at=at, facts=STATED.get(name))
    assert len(request.history) == 20
    return request


def rows() -> Iterator[Row]:
    """
    Yield the rows in the order of the table; the later ones have no peer.
    """
    days, hours = after_july("keputusan"), after_july("telaah")
    assert all(reading.status == "running" for reading in days.clocks(at=NOW).values())
    in_days, in_hours = days.clock("keputusan", at=NOW), hours.clock("telaah", at=NOW)
    # Worked out by hand. From the 1st to the 27th lie 18 working days; of them 3, 6 and
    # 13, 14, 15 July were the applicant's: 20 + 10 + 5 days end after 17 August, a day off.
    assert _days(in_days) == (13, 5, date(2026, 8, 20))
    # 136 h 50 of office time, of which 17 h 50 and 21 h 15 were the applicant's: 210 h + 39 h 05.
    # The first day has 5 h 50, and 32 whole days follow it to 14 August: 3 h 15 are left.
    assert _hours(in_hours) == (
        timedelta(hours=97, minutes=45),
        timedelta(hours=39, minutes=5),
        datetime(2026, 8, 18, 10, 45, tzinfo=WIB),
    )
    yield Row(
        row=IN_DAYS,
        ask=lambda: days.clock("keputusan", at=NOW),
        target=60,
        take=_days,
    )
    yield Row(
        row=IN_HOURS,
        ask=lambda: hours.clock("telaah", at=NOW),
        target=60,
        take=_hours,
    )
    yield Row(row="four clocks", ask=lambda: days.clocks(at=NOW), target=200)
    yield Row(
        row="next instant of four levels",
        ask=lambda: days.next_instant(after=NOW),
        target=100,
    )


def _days(reading: Reading) -> tuple[Any, Any, date | None]:
    assert reading.due is not None
    return reading.used, reading.paused, reading.due.day


def _hours(reading: Reading) -> tuple[Any, Any, datetime | None]:
    assert reading.due is not None
    return reading.used, reading.paused, reading.due.at
