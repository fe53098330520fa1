"""
`layanan replay`: the requests of a file of events, and what their clocks say.
"""

import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal, TextIO

import click

from layanan.catalogue import Catalogue
from layanan.cli._event_faults import UnreadableFileError
from layanan.cli._events import EventFile
from layanan.cli._inputs import instant
from layanan.cli._options import format_option
from layanan.cli._output import (
    PROVISIONAL,
    iso,
    label_value,
    print_json,
    reading_value,
    table,
)
from layanan.cli._speech import Command, Option, language_of, language_option
from layanan.request import Request
from layanan.sla import STATUS_LABELS, Amount, Reading, amount_text
from layanan.text import Label, Language, format_instant

_WORDS = Label(
    id="Putar ulang berkas kejadian: status dan hitungan waktu setiap permohonan.\n\n"
    "EVENTS adalah berkas CSV (UTF-8) dengan kolom id, service, office, region, event, actor, "
    "role, time, dan bila perlu note; '-' berarti masukan standar. Kejadian: nama transisi "
    "layanan itu, atau 'extend' dengan alasannya di note. Semua kesalahan disebut sekaligus "
    "bersama barisnya; selama ada kesalahan tidak ada hasil.",
    en="Replay a file of events: the state and the clocks of each request.\n\n"
    "EVENTS is a CSV file (UTF-8) with the columns id, service, office, region, event, actor, "
    "role, time and, where needed, note; '-' is the standard input. Events: the names of the "
    "service's transitions, or 'extend' with its reason under note. Every fault is told at once "
    "with its line; with a fault there is no result.",
)
_ENCODING: Final = "utf-8-sig"
_ERRORS: Final = "surrogateescape"
_HEADS: Final = (
    Label(id="permohonan", en="request"),
    Label(id="layanan", en="service"),
    Label(id="kantor", en="office"),
    Label(id="status", en="state"),
    Label(id="jangka waktu", en="level"),
    Label(id="hitungan waktu", en="clock"),
    Label(id="jatuh tempo", en="due"),
    Label(id="terpakai", en="used"),
    Label(id="sisa", en="remaining"),
    Label(id="terlambat", en="overdue"),
)


@click.command("replay", cls=Command, words=_WORDS)
@click.argument(
    "events",
    metavar="EVENTS",
    type=click.Path(allow_dash=True, path_type=Path),
)
@click.option(
    "--at",
    cls=Option,
    callback=instant,
    metavar="INSTANT",
    words=Label(
        id="Saat pembacaan; bila tidak diberikan: waktu terakhir di berkas.",
        en="When the clocks are read; if left out, the last time in the file.",
    ),
)
@language_option
@format_option
@click.pass_context
def replay(
    context: click.Context,
    *,
    events: Path,
    at: datetime | None,
    form: Literal["text", "json"],
) -> None:
    """
    Print the state and the clocks of each request in a file.
    """
    file = EventFile(click.format_filename(events), Catalogue.kemenag())
    with _opened(events) as lines:
        requests = file.read(lines)
    # A file that was read has an event, and so a last time.
    moment = at or file.last
    assert moment is not None  # noqa: S101
    # Everything is worked out before anything is printed: nothing half done.
    report = _Report(requests, moment, stated=at is not None)
    if form == "json":
        print_json(report.value())
    else:
        click.echo("\n".join(report.lines(language_of(context))))


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    # What is no UTF-8 comes through as surrogates, so its line can be told.
    if str(path) == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding=_ENCODING, errors=_ERRORS, newline="")
    else:
        try:
            file = path.open(encoding=_ENCODING, errors=_ERRORS, newline="")
        except OSError as error:
            name, reason = click.format_filename(path), str(error.strerror)
            raise UnreadableFileError(path=name, reason=reason) from None
        with file:
            yield file


@dataclass(frozen=True, slots=True)
class _Row:
    """
    One request as it stood at the instant of the report.
    """

    request: Request
    clocks: dict[str, Reading]


class _Report:
    """
    All requests at one instant.
    """

    def __init__(self, requests: Sequence[Request], at: datetime, *, stated: bool) -> None:
        self.at = at
        self.stated = stated
        self.later = [one.id for one in requests if one.history[0].recorded > at]
        known = [one.as_of(at) for one in requests if one.history[0].recorded <= at]
        self.rows = [_Row(one, one.clocks(at=at)) for one in known]

    def statuses(self) -> Counter[str]:
        """
        Return how many clocks have each status.
        """
        return Counter(reading.status for row in self.rows for reading in row.clocks.values())

    def value(self) -> dict[str, Any]:
        """
        Return the report for JSON.
        """
        return {
            "at": iso(self.at),
            "at_stated": self.stated,
            "requests": [_request_value(row) for row in self.rows],
            "not_yet_opened": self.later,
            "statuses": dict(sorted(self.statuses().items())),
        }

    def lines(self, language: Language) -> Iterator[str]:
        """
        Yield the report for people.
        """
        yield self._title().text(language)
        if self.rows:
            yield ""
            heads = [head.text(language) for head in _HEADS]
            yield from table(
                [heads, *(cells for row in self.rows for cells in _cells(row, language))]
            )
        yield ""
        counts = self.statuses()
        yield Label(id=f"{len(self.rows)} permohonan", en=f"requests: {len(self.rows)}").text(
            language
        )
        for status, label in STATUS_LABELS.items():
            if counts[status]:
                yield f"  {label.text(language)}: {counts[status]}"
        if self.later:
            yield Label(
                id=f"belum dibuka pada saat itu: {', '.join(self.later)}",
                en=f"not yet open at that time: {', '.join(self.later)}",
            ).text(language)

    def _title(self) -> Label:
        moments = format_instant(self.at, "id"), format_instant(self.at, "en")
        if self.stated:
            return Label(id=f"Keadaan pada {moments[0]}", en=f"As of {moments[1]}")
        return Label(
            id=f"Keadaan pada {moments[0]} (waktu terakhir di berkas)",
            en=f"As of {moments[1]} (the last time in the file)",
        )


def _request_value(row: _Row) -> dict[str, Any]:
    request = row.request
    state = request.rules.lifecycle.states[request.state]
    return {
        "id": request.id,
        "service": request.rules.code,
        "version": request.rules.version,
        "office": request.office.code,
        "region": request.office.region,
        "state": request.state,
        "state_label": label_value(state.label),
        "state_kind": state.kind,
        "turn": state.turn,
        "opened": iso(request.history[0].at),
        "newest": iso(request.history[-1].at),
        "events": len(request.history),
        "clocks": [reading_value(reading) for reading in row.clocks.values()],
    }


def _cells(row: _Row, language: Language) -> Iterator[tuple[str, ...]]:
    request = row.request
    state = request.rules.lifecycle.states[request.state].label.text(language)
    for reading in row.clocks.values():
        yield (
            request.id,
            request.rules.code,
            request.office.code,
            state,
            _level_cell(reading, language),
            reading.status_label.text(language),
            _due_cell(reading, language),
            _amount_cell(reading.used, reading, language),
            _amount_cell(reading.remaining, reading, language),
            _amount_cell(reading.overdue, reading, language) if reading.overdue else "-",
        )


def _level_cell(reading: Reading, language: Language) -> str:
    name = reading.level.name
    if reading.cycle == 1:
        return name
    return f"{name} ({'putaran' if language == 'id' else 'cycle'} {reading.cycle})"


def _due_cell(reading: Reading, language: Language) -> str:
    due = reading.due
    if due is None or due.day is None:
        return "-"
    words = due.day.isoformat()
    return words if due.certainty == "firm" else f"{words} ({PROVISIONAL.text(language)})"


def _amount_cell(amount: Amount | None, reading: Reading, language: Language) -> str:
    return "-" if amount is None else amount_text(amount, reading.unit, language)
