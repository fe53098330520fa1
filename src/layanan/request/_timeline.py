"""
A request's history in words, one event a line, with the hand-overs between.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from layanan.calendars import Office
from layanan.lifecycle import SYSTEM, State
from layanan.request._event import Event
from layanan.request._fold import state_of
from layanan.request._rules import Rules
from layanan.sla import Level, Term
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


def body_label(rules: Rules, state: State) -> Label:
    """
    Return whose turn it is in a state: the body it names, or else the party.
    """
    return TURNS[state.turn] if state.body is None else rules.lifecycle.bodies[state.body]


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
    turn: Label | None = None
    for event in request.history:
        moment = format_instant(event.at.astimezone(zone), language)
        yield f"{event.seq}. {moment}: {_what(request, event, language)}"
        if event.recorded != event.at:
            written = format_instant(event.recorded.astimezone(zone), language)
            yield f"   dicatat {written}" if language == "id" else f"   recorded {written}"
        if event.note:
            yield f"   {'catatan' if language == 'id' else 'note'}: {mask_nik(event.note)}"
        state = state_of(rules, event)
        whose = body_label(rules.under(event.hash), state)
        if state.kind != "closed" and whose != turn:
            turn = whose
            words = whose.text(language)
            yield f"   giliran {words}" if language == "id" else f"   now the turn of {words}"


def _what(request: Case, event: Event, language: Language) -> str:
    rules = request.rules.under(event.hash)
    state = state_of(rules, event).label.text(language)
    match event.kind:
        case "opened":
            opened = "permohonan dibuat" if language == "id" else "request opened"
            return f"{opened} → {state}"
        case "extended":
            words = _extension(rules.level(event.name), event, language)
        case "transition":
            words = f"{_step(rules, event).text(language)} → {state}"
        case "migrated":
            moved = "dipindahkan ke versi" if language == "id" else "moved to version"
            words = f"{moved} {event.version} → {state}"
        case "warned" | "lapsed" | "expired":
            return _by_itself(rules, event).text(language)
        case _:
            words = _beside(rules, event).text(language)
    return words + _by(rules, event, language)


def _step(rules: Rules, event: Event) -> Label:
    ways = rules.lifecycle.row(str(event.source))[event.name]
    return next(one.label for one in ways if one.target == event.target)


def _by_itself(rules: Rules, event: Event) -> Label:
    if event.kind == "warned":
        level = rules.level(str(dict(event.detail)["level"]))
        rung = next(one.label for one in level.rungs if one.name == event.name)
        return Label(
            id=f"peringatan, {level.label.id}: {rung.id}",
            en=f"warning, {level.label.en}: {rung.en}",
        )
    said = dict(event.detail)
    if event.kind == "expired":
        return _over(rules.level(event.name), said.get("office"))
    timer = _timer(rules, event.name, said.get("level"))
    return Label(
        id=f"{timer.id}: waktu habis, syaratnya tidak terpenuhi",
        en=f"{timer.en}: time is over, its conditions are not met",
    )


def _over(level: Level, office: object) -> Label:
    expiry = level.expiry
    assert expiry is not None  # noqa: S101 - only such a level is told to be over
    to_id, to_en = (f", diteruskan ke {office}", f", passed up to {office}") if office else ("", "")
    contested_id = f" (diperdebatkan: {expiry.contested.id})" if expiry.contested else ""
    contested_en = f" (contested: {expiry.contested.en})" if expiry.contested else ""
    cites = f" ({expiry.cites})" if expiry.cites else ""
    return Label(
        id=f"{level.label.id} lewat waktu: {expiry.label.id}{cites}{to_id}{contested_id}",
        en=f"{level.label.en}, time ran out: {expiry.label.en}{cites}{to_en}{contested_en}",
    )


def _timer(rules: Rules, name: str, level: object) -> Label:
    expiry = rules.level(str(level)).expiry if level else None
    if expiry is not None:
        return expiry.label
    # An automatic step that waited is its own timer.
    labels = {one.name: one.label for one in reversed(rules.lifecycle.transitions)}
    labels |= {one.name: one.label for one in rules.lifecycle.timers}
    return labels[name]


def _beside(rules: Rules, event: Event) -> Label:
    said = dict(event.detail)
    match event.kind:
        case "assigned":
            to = mask_nik(str(said["to"]))
            return Label(id=f"ditugaskan kepada {to}", en=f"assigned to {to}")
        case "released":
            return Label(id="tugas dilepas", en="assignment released")
        case "attached":
            codes = ", ".join(_documents(rules, event, "id"))
            english = ", ".join(_documents(rules, event, "en"))
            return Label(id=f"dokumen dilampirkan: {codes}", en=f"documents attached: {english}")
        case "corrected":
            seq = said["seq"]
            return Label(id=f"kejadian ke-{seq} dikoreksi", en=f"event {seq} corrected")
        case "sub_opened" | "sub_closed":
            return _sub(rules, event)
        case _:
            return Label(id="dicatat", en="noted")


def _sub(rules: Rules, event: Event) -> Label:
    said = dict(event.detail)
    name, reference = str(said["sub"]), mask_nik(str(said["reference"]))
    # What was asked under rules before a migration may be answered after it.
    subs = (one.lifecycle.subs for one in rules.chain)
    label = next(one[name].label for one in subs if name in one)
    if event.kind == "sub_opened":
        return Label(
            id=f"{label.id} dimintakan ({reference})", en=f"{label.en} requested ({reference})"
        )
    outcome = f": {mask_nik(str(said['outcome']))}" if said["outcome"] else ""
    return Label(
        id=f"{label.id} diterima ({reference}){outcome}",
        en=f"{label.en} received ({reference}){outcome}",
    )


def _documents(rules: Rules, event: Event, language: Language) -> list[str]:
    labels = rules.lifecycle.documents or {}
    return [labels[code].text(language) if code in labels else code for code in event.documents]


def _by(rules: Rules, event: Event, language: Language) -> str:
    if event.actor == SYSTEM:
        return ", dengan sendirinya" if language == "id" else ", by itself"
    roles = rules.lifecycle.roles
    role = f" ({roles[event.role].text(language)})" if event.role in roles else ""
    return f", {'oleh' if language == 'id' else 'by'} {mask_nik(event.actor)}{role}"


def _extension(level: Level, event: Event, language: Language) -> str:
    extension = level.extension
    given = dict(event.detail).get("term")
    term = None if extension is None else extension.term
    if isinstance(given, str):
        term = Term.parse(given)
    if extension is None or term is None:  # pragma: no cover - only such a level is ever extended
        return level.label.text(language)
    cites = f" ({extension.cites})" if extension.cites else ""
    label = level.label.text(language)
    if language == "id":
        return f"{label} diperpanjang {term}{cites}"
    return f"{label} extended by {term.text('en')}{cites}"
