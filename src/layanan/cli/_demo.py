"""
`layanan demo`: one request for public information, from receipt to answer.

It is received a week before Nyepi and Idul Fitri 2026, returned, completed,
extended and answered. Nothing is random and no clock is read, so it always
prints the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

import click

from layanan.calendars import Office
from layanan.catalogue import Catalogue
from layanan.cli._options import format_option
from layanan.cli._output import (
    deadline_value,
    due_text,
    iso,
    label_value,
    print_json,
    reading_value,
)
from layanan.cli._speech import Command, language_of, language_option
from layanan.lifecycle import Actor
from layanan.request import Event, Request
from layanan.sla import Reading, amount_text
from layanan.text import Label, Language, format_instant

_WORDS = Label(
    id="Tampilkan satu permohonan dari penerimaan sampai jawaban, hari demi hari.",
    en="Show one request from receipt to answer, day by day.",
)
_LEVEL: Final = "jawaban"


@dataclass(frozen=True, slots=True)
class _Story:
    """
    A request, and the instants at which somebody looks at its clock.
    """

    request: Request
    moments: tuple[datetime, ...]
    place: Label

    @property
    def readings(self) -> tuple[Reading, ...]:
        """
        What the clock said at each of them.
        """
        return tuple(self.request.clock(_LEVEL, at=moment) for moment in self.moments)


def _tell(language: Language) -> _Story:
    zone = ZoneInfo("Asia/Jakarta")

    def on(month: int, day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2026, month, day, hour, minute, tzinfo=zone)

    citizen = Actor("P-1029", roles={"pemohon"})
    clerk = Actor("S-7", roles={"front_office"})
    officer = Actor("S-2", roles={"ppid"})
    received = on(3, 13, 10)
    office = Office(
        code="kankemenag.3374",
        name="Kankemenag Kota Semarang",
        region="ID-JT",
        level="kankemenag",
    )
    service = Catalogue.kemenag().get("info.ppid", on=received.date())
    request = service.open("REQ-1", office=office, applicant=citizen.id, at=received)
    request = request.fire("ajukan", by=citizen, at=received)
    request = request.fire(
        "minta_perbaikan", by=clerk, at=on(3, 16, 9, 15), note=_UNREADABLE.text(language)
    )
    request = request.fire("lengkapi", by=citizen, at=on(3, 25, 8, 30))
    request = request.fire("proses", by=officer, at=on(3, 26, 9))
    request = request.extend(_LEVEL, by=officer, at=on(4, 8, 10), reason=_SCATTERED.text(language))
    request = request.fire("setujui", by=officer, at=on(4, 16, 13, 30))
    moments = (
        received,
        on(3, 17, 12),
        on(3, 25, 8, 30),
        on(4, 8, 9, 59),
        on(4, 8, 10),
        on(4, 16, 13, 30),
    )
    place = Label(
        id=f"{service.name.id} di {office.name}", en=f"{service.name.en} at {office.name}"
    )
    return _Story(request, moments, place)


_UNREADABLE: Final = Label(
    id="Salinan KTP tidak terbaca; mohon kirim ulang.",
    en="The copy of the identity card cannot be read; please send it again.",
)
_SCATTERED: Final = Label(
    id="Dokumen yang diminta tersebar di tiga seksi dan harus dihimpun lebih dahulu.",
    en="The documents asked for are kept by three sections and have to be gathered first.",
)


@click.command("demo", cls=Command, words=_WORDS)
@language_option
@format_option
@click.pass_context
def demo(context: click.Context, *, form: Literal["text", "json"]) -> None:
    """
    Print one request from receipt to answer.
    """
    language = language_of(context)
    story = _tell(language)
    if form == "json":
        print_json(_value(story))
    else:
        click.echo("\n".join(_lines(story, language)))


def _lines(story: _Story, language: Language) -> Iterator[str]:
    def title(indonesian: str, english: str) -> Iterator[str]:
        words = Label(id=indonesian, en=english).text(language)
        yield from ("", words, "-" * len(words))

    head = story.place.text(language)
    yield from (head, "=" * len(head))
    yield from title("Riwayat", "Timeline")
    yield story.request.timeline(language)
    yield from title("Hitungan waktu pada beberapa saat", "The clock at several instants")
    for reading in story.readings:
        yield format_instant(reading.at, language)
        yield f"  {_reading_text(reading, language)}"
    yield from title("Jatuh tempo, hari demi hari", "The deadline, day by day")
    yield story.readings[-1].explain(language)


def _reading_text(reading: Reading, language: Language) -> str:
    words = [reading.status_label.text(language)]
    for label, amount in (
        (Label(id="terpakai", en="used"), reading.used),
        (Label(id="sisa", en="remaining"), reading.remaining),
        (Label(id="jeda", en="paused"), reading.paused),
    ):
        if amount is not None:
            words.append(f"{label.text(language)} {amount_text(amount, reading.unit, language)}")
    if reading.percent is not None:
        words[1] += f" ({reading.percent} %)"
    if reading.due is not None:
        due = Label(id="jatuh tempo", en="due").text(language)
        words.append(f"{due} {due_text(reading.due, language)}")
    return "; ".join(words)


def _value(story: _Story) -> dict[str, Any]:
    request = story.request
    due = story.readings[-1].due
    return {
        "id": request.id,
        "service": request.rules.code,
        "version": request.rules.version,
        "office": {
            "code": request.office.code,
            "name": request.office.name,
            "region": request.office.region,
        },
        "state": request.state,
        "state_label": label_value(request.rules.lifecycle.states[request.state].label),
        "events": [_event_value(event) for event in request.history],
        "clocks": [
            {"read_at": iso(reading.at), **reading_value(reading)} for reading in story.readings
        ],
        "deadline": None if due is None else deadline_value(due),
    }


def _event_value(event: Event) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "kind": event.kind,
        "name": event.name,
        "at": iso(event.at),
        "actor": event.actor,
        "role": event.role,
        "state": event.target,
        "note": event.note,
    }
