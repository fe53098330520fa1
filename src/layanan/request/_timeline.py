"""
A request's history in words, one event a line, with the hand-overs between.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from layanan.calendars import Office
from layanan.request._event import Event
from layanan.request._rules import Rules
from layanan.sla import Level
from layanan.text import Label, Language, check_language, format_instant, mask_nik


class Case(Protocol):
    """
    What a timeline needs to know of a request.
    """

    @property
    def id(self) -> str: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def office(self) -> Office: ...
    @property
    def history(self) -> tuple[Event, ...]: ...


TURNS: Final = {
    "applicant": Label(id="pemohon", en="the applicant"),
    "office": Label(id="kantor", en="the office"),
    "other": Label(id="pihak lain", en="another body"),
}


def write_timeline(request: Case, language: str) -> str:
    """
    Return the history of a request as text.
    """
    return "\n".join(_lines(request, check_language(language)))


def _lines(request: Case, language: Language) -> Iterator[str]:
    rules, zone = request.rules, request.office.calendar().zone
    head = {
        "id": f"Permohonan {request.id}, {rules.code} versi {rules.version}, {request.office.name}",
        "en": f"Request {request.id}, {rules.code} version {rules.version}, {request.office.name}",
    }
    yield head[language]
    turn = None
    for event in request.history:
        moment = format_instant(event.at.astimezone(zone), language)
        yield f"{event.seq}. {moment}: {_what(request, event, language)}"
        if event.recorded != event.at:
            written = format_instant(event.recorded.astimezone(zone), language)
            yield f"   dicatat {written}" if language == "id" else f"   recorded {written}"
        if event.note:
            yield f"   {'catatan' if language == 'id' else 'note'}: {mask_nik(event.note)}"
        state = rules.lifecycle.states[event.target]
        if state.kind != "closed" and state.turn != turn:
            turn = state.turn
            whose = TURNS[turn].text(language)
            yield f"   giliran {whose}" if language == "id" else f"   now the turn of {whose}"


def _what(request: Case, event: Event, language: Language) -> str:
    lifecycle = request.rules.lifecycle
    state = lifecycle.states[event.target].label.text(language)
    if event.kind == "extended":
        return _extension(request.rules.level(event.name), language) + _by(request, event, language)
    if event.kind == "opened":
        opened = "permohonan dibuat" if language == "id" else "request opened"
        return f"{opened} → {state}"
    ways = lifecycle.row(str(event.source))[event.name]
    label = next(one.label for one in ways if one.target == event.target)
    return f"{label.text(language)} → {state}" + _by(request, event, language)


def _by(request: Case, event: Event, language: Language) -> str:
    roles = request.rules.lifecycle.roles
    role = f" ({roles[event.role].text(language)})" if event.role in roles else ""
    return f", {'oleh' if language == 'id' else 'by'} {mask_nik(event.actor)}{role}"


def _extension(level: Level, language: Language) -> str:
    extension = level.extension
    if extension is None:  # pragma: no cover - only an extensible level is ever extended
        return level.label.text(language)
    cites = f" ({extension.cites})" if extension.cites else ""
    label, term = level.label.text(language), extension.term
    if language == "id":
        return f"{label} diperpanjang {term}{cites}"
    return f"{label} extended by {term.text('en')}{cites}"
