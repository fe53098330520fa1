"""
List the deadlines that an amended decree moved, and write down why.

On 7 August 2025 Monday, 18 August became collective leave (SKB 933/2025,
1/2025, 3/2025). Three requests were on the desk that day: one is due later
now, one was due before the new day off anyway, and the third lies at an office
that works through collective leave.

    python examples/amended_decree.py
"""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from layanan import Actor, Catalogue, Office, Request
from layanan.request import Moved, reproject

WIB = ZoneInfo("Asia/Jakarta")
CATALOGUE = Catalogue.kemenag()
KANKEMENAG = Office(
    code="kankemenag.3374",
    name="Kankemenag Kota Semarang",
    region="ID-JT",
    level="kankemenag",
)
# An office with direct services may work through collective leave.
AT_WORK = KANKEMENAG.model_copy(
    update={
        "code": "kankemenag.3374.loket",
        "name": "Loket Kankemenag Kota Semarang",
        "collective_leave": "worked",
    }
)


def instant(day: int, month: int, hour: int) -> datetime:
    """
    Return an instant of 2025; a script at work says `datetime.now(WIB)`.
    """
    return datetime(2025, month, day, hour, tzinfo=WIB)


def filed(reference: str, office: Office, at: datetime) -> Request:
    """
    Return a request for public information; a script at work replays a stored one.
    """
    applicant = Actor(f"P-{reference}", roles={"pemohon"})
    ppid = CATALOGUE.get("info.ppid", on=office.local_date(at))
    request = ppid.open(reference, office=office, applicant=applicant.id, at=at)
    return request.fire("ajukan", by=applicant, at=at)


def on_the_desk() -> list[Request]:
    """
    Return the requests that ran when the decree came out.
    """
    return [
        filed("REQ-1", KANKEMENAG, instant(5, 8, 10)),
        filed("REQ-2", KANKEMENAG, instant(31, 7, 10)),
        filed("REQ-3", AT_WORK, instant(5, 8, 10)),
    ]


def amended(requests: Iterable[Request], published: date, *, at: datetime) -> tuple[Moved, ...]:
    """
    Return what moved between the day before a decree and everything that is known now.
    """
    return reproject(requests, date.fromordinal(published.toordinal() - 1), None, at=at)


def main() -> None:
    """
    Print the letter that each applicant gets.
    """
    requests = on_the_desk()
    moved = amended(requests, date(2025, 8, 7), at=instant(8, 8, 9))
    for one in moved:
        print(one.explain("id"))
    print(f"{len(moved)} dari {len(requests)} permohonan bergeser")


if __name__ == "__main__":
    main()
