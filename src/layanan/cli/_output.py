"""
Answers on paper: tables for people, plain values for JSON.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

import click
from pydantic import TypeAdapter

from layanan.calendars import Reason, ReasonKind, WorkingCalendar
from layanan.law import Citation
from layanan.sla import STATUS_LABELS, Deadline, Reading, Step
from layanan.text import Label, Language, format_date, format_instant

_DURATION: Final = TypeAdapter(timedelta)

KINDS: Final[dict[ReasonKind, Label]] = {
    "national": Label(id="libur nasional", en="national holiday"),
    "election": Label(id="hari pemungutan suara", en="election day"),
    "collective_leave": Label(id="cuti bersama", en="collective leave"),
    "local_holiday": Label(id="libur daerah", en="regional holiday"),
    "local_leave": Label(id="cuti bersama daerah", en="regional leave"),
    "local_election": Label(id="pemilihan daerah", en="regional election"),
    "dispensation": Label(id="dispensasi", en="dispensation"),
    "replacement_workday": Label(id="hari kerja pengganti", en="replacement working day"),
    "closure": Label(id="penutupan kantor", en="office closed"),
    "opening": Label(id="pembukaan kantor", en="office opened"),
    "weekend": Label(id="akhir pekan", en="weekend"),
}

PROVISIONAL: Final = Label(id="sementara", en="provisional")
_AT_MIDNIGHT: Final = Label(id="pukul 24.00", en="at 24:00")


def print_json(value: Any) -> None:
    """
    Print a value as JSON, in the order in which its keys stand.
    """
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    """
    Return rows as lines with aligned columns.
    """
    rows = list(rows)
    widths = [max(map(len, column), default=0) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def label_value(label: Label) -> dict[str, str]:
    """
    Return a text in both languages.
    """
    return {"id": label.id, "en": label.en}


def iso(at: date | datetime | None) -> str | None:
    """
    Return a day or an instant as ISO 8601 writes it.
    """
    return None if at is None else at.isoformat()


def amount_value(amount: int | timedelta | None) -> int | str | None:
    """
    Return days as a number, time as an ISO 8601 duration ("PT7H30M").
    """
    if isinstance(amount, timedelta):
        return str(_DURATION.dump_python(amount, mode="json"))
    return amount


def citation_value(citation: Citation | None) -> dict[str, str | None]:
    """
    Return a citation and where it was read.
    """
    if citation is None:
        return {"citation": None, "source": None, "confidence": None}
    confidence = citation.confidence
    return {
        "citation": str(citation),
        "source": citation.source,
        "confidence": None if confidence is None else confidence.value,
    }


def reason_value(reason: Reason) -> dict[str, Any]:
    """
    Return one fact about a day, with its decree.
    """
    return {
        "kind": reason.kind,
        "name": label_value(reason.label),
        "effect": reason.effect,
        **citation_value(reason.citation),
        "known_from": iso(reason.known_from),
    }


def calendar_value(calendar: WorkingCalendar) -> dict[str, Any]:
    """
    Return the options of a calendar, and how far it reaches.
    """
    return {
        "region": calendar.region,
        "zone": calendar.zone.key,
        "workweek": calendar.workweek,
        "collective_leave": calendar.collective_leave,
        "known_on": iso(calendar.known_on),
        "overlays": list(calendar.overlays),
        "first_day": iso(calendar.first_day),
        "last_day": iso(calendar.last_day),
    }


def due_value(deadline: Deadline) -> dict[str, Any]:
    """
    Return a deadline without its way.
    """
    return {
        "day": iso(deadline.day),
        "at": iso(deadline.at),
        "certainty": deadline.certainty,
    }


def due_text(deadline: Deadline, language: Language) -> str:
    """
    Return the last instant in time, in words.
    """
    if deadline.day is None:
        return STATUS_LABELS["undetermined"].text(language)
    day = format_date(deadline.day, language)
    if deadline.at is None:
        words = day
    elif deadline.at.date() > deadline.day:
        words = f"{day} {_AT_MIDNIGHT.text(language)}"
    else:
        words = format_instant(deadline.at, language)
    if deadline.certainty == "provisional":
        words += f" ({PROVISIONAL.text(language)})"
    return words


def deadline_value(deadline: Deadline) -> dict[str, Any]:
    """
    Return a deadline with everything that led to it.
    """
    return {
        "received": iso(deadline.received),
        "term": str(deadline.term),
        **due_value(deadline),
        "counting": deadline.counting.model_dump(mode="json", exclude_none=True),
        "calendar": calendar_value(deadline.calendar),
        "pauses": [{"since": iso(since), "until": iso(until)} for since, until in deadline.pauses],
        "steps": [step_value(step) for step in deadline.steps],
    }


def step_value(step: Step) -> dict[str, Any]:
    """
    Return one day on the way to a deadline.
    """
    return {
        "date": iso(step.date),
        "counted": step.counted,
        "number": step.number,
        "amount": amount_value(step.amount),
        "why": label_value(step.why),
        "reasons": [reason_value(reason) for reason in step.reasons],
    }


def reading_value(reading: Reading) -> dict[str, Any]:
    """
    Return what a clock says, without the way of its deadline.
    """
    rung = reading.next_rung
    return {
        "level": reading.level.name,
        "label": label_value(reading.level.label),
        "rank": reading.level.rank,
        "cycle": reading.cycle,
        "status": reading.status,
        "started": iso(reading.started),
        "stopped": iso(reading.stopped),
        "due": None if reading.due is None else due_value(reading.due),
        "used": amount_value(reading.used),
        "remaining": amount_value(reading.remaining),
        "paused": amount_value(reading.paused),
        "overdue": amount_value(reading.overdue),
        "percent": reading.percent,
        "extensions": reading.extensions,
        "next_rung": None if rung is None else {"name": rung.name, "at": iso(rung.instant)},
        **citation_value(reading.level.cites),
    }
