"""
Read the clocks of one question at a help desk: day and night, by law, by norm.

It came on a Friday evening in July 2026. The officer asks the applicant back
twice, and the second time nobody answers: the pause is cut where its cap is
spent, the time runs out, and the case is passed up to the office above.

    python examples/service_levels.py
"""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from layanan import Actor, Catalogue, Office, Request
from layanan.request import Refused
from layanan.sla import Reading, amount_text
from layanan.text import Language, format_instant

WIB = ZoneInfo("Asia/Jakarta")
CATALOGUE = Catalogue.load(Path(__file__).parent / "definitions")
OFFICE = Office.model_validate(
    {
        "code": "kankemenag.3374",
        "name": "Kankemenag Kota Semarang",
        "region": "ID-JT",
        "level": "kankemenag",
        "superiors": [
            {
                "code": "kanwil.33",
                "name": "Kanwil Kemenag Provinsi Jawa Tengah",
                "level": "kanwil",
                "along": "accountable_to",
            }
        ],
    }
)
CITIZEN = Actor("P-1029", roles={"pemohon"})
OFFICER = Actor("S-7", roles={"petugas"})


def instant(day: int, hour: int, minute: int = 0) -> datetime:
    """
    Return an instant of July 2026; a script at work says `datetime.now(WIB)`.
    """
    return datetime(2026, 7, day, hour, minute, tzinfo=WIB)


def asked() -> Request:
    """
    Return the question of Friday evening, to which somebody on call responded on Saturday.
    """
    service = CATALOGUE.get("umum.meja_bantuan", on=date(2026, 7, 3))
    request = service.open("T-1", office=OFFICE, applicant=CITIZEN.id, at=instant(3, 20))
    return request.fire("tanggapi", by=OFFICER, at=instant(4, 9, 30))


def told(reading: Reading, language: Language) -> str:
    """
    Return one line about a clock.
    """
    head = f"{reading.level.label.text(language)}: {reading.status_label.text(language)}"
    used, due = reading.used, reading.due
    if used is None or due is None or due.at is None:
        return head
    by = format_instant(due.at, language)
    words = {"id": ("terpakai", "jatuh tempo"), "en": ("used", "due")}[language]
    share = f"{amount_text(used, reading.unit, language)} ({reading.percent} %)"
    return f"{head}; {words[0]} {share}; {words[1]} {by}"


def show(request: Request, at: datetime) -> None:
    """
    Print every clock at an instant, in both languages.
    """
    print(format_instant(at, "id"))
    for reading in request.clocks(at=at).values():
        print(f"  {told(reading, 'id')}")
        print(f"  {told(reading, 'en')}")


def main() -> None:
    """
    Tell the story.
    """
    request = asked()
    show(request, instant(6, 10))

    request = request.fire("minta_keterangan", by=OFFICER, at=instant(7, 10))
    request = request.fire("beri_keterangan", by=CITIZEN, at=instant(10, 14))
    request = request.fire("minta_keterangan", by=OFFICER, at=instant(13, 10))
    show(request, instant(14, 10))

    # Nobody answered. What fell due meanwhile is told now, each at its instant.
    request = request.advance(at=instant(27, 8))
    show(request, instant(27, 8))
    for event in request.history[-3:]:
        print(event.kind, event.name, event.at.isoformat(), dict(event.detail).get("office", "-"))

    request = request.fire("beri_keterangan", by=CITIZEN, at=instant(27, 9))
    try:
        request.fire("minta_keterangan", by=OFFICER, at=instant(27, 10))
    except Refused as refusal:
        for unmet in refusal.check.unmet:
            print(unmet.text("id"))
            print(unmet.text("en"))


if __name__ == "__main__":
    main()
