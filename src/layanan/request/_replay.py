"""
Take a stored history again, event by event, and make sure that it can have happened.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields

from layanan.calendars import Office, Term
from layanan.errors import LayananError
from layanan.lifecycle import SYSTEM, Actor, table_engine
from layanan.records import require
from layanan.request._border import check_detail, check_event
from layanan.request._event import Event
from layanan.request._refusals import InvalidHistoryError
from layanan.request._request import KINDS, NAMES, Command, Request, open_event
from layanan.request._rules import Rules
from layanan.request._timers import Due, pending
from layanan.text import Label, mask_nik

Who = tuple[str, str | None]

_EVENTS = Label(
    id="kumpulan Event, misalnya map(load_event, baris)",
    en="an iterable of Events, e.g. map(load_event, rows)",
)
_RULES = Label(
    id="Rules atau pemetaan menurut hash, misalnya service.rules",
    en="Rules, or a mapping of them by hash, e.g. service.rules",
)

_COMMANDS: Mapping[str, Command] = {name: command for command, name in NAMES.items()}


def replay(
    rules: Rules | Mapping[str, Rules],
    reference: str,
    events: Iterable[Event],
    *,
    office: Office,
    applicant: str,
) -> Request:
    """
    Return the request that a stored history leads to, and make sure that it can have happened.

    Each event is taken again under the rules, as recorded. Any prefix of a
    valid history is one.

    Args:
        rules: What it ran by; if it was migrated, all of them by their hash,
            or the last, which know those before.
        reference: The host's reference of the request.
        events: The history, oldest first.
        office: The office that handles it.
        applicant: The opaque reference of who asked.

    Raises:
        InvalidHistoryError: At the first event that cannot have happened.
        WrongTypeError: If an argument is of another kind.
    """
    require("events", events, Iterable, _EVENTS)
    history = tuple(events)
    for event in history:
        require("events", event, Event, _EVENTS)
    require("rules", rules, Rules | Mapping, _RULES)
    if not history:
        raise _invalid(reference, 1, ("riwayat kosong", "the history is empty"))
    first = history[0]
    if isinstance(rules, Rules):
        known: Mapping[str, Rules] = {one.hash: one for one in rules.chain}
        started = known.get(first.hash, rules)
    elif first.hash in rules:
        known, started = rules, rules[first.hash]
    else:
        raise _invalid(reference, 1, _no_rules(first.hash))
    opened = _again(
        reference,
        1,
        lambda: open_event(
            started,
            reference,
            office=office,
            applicant=applicant,
            at=first.at,
            by=Actor(first.actor, roles=()),
            key=first.key,
            recorded=first.recorded,
        ),
    )
    request = _same(opened, first, 1)
    keys = {first.key}
    actors: dict[Who, Actor] = {}
    for number, event in enumerate(history[1:], start=2):
        if isinstance(event.key, str) and event.key in keys:
            raise _invalid(reference, number, _DOUBLED)
        before = request
        after = _again(reference, number, lambda: _take(before, event, known, actors))  # noqa: B023
        request = _same(after, event, number)
        keys.add(event.key)
    return request


def _take(
    request: Request, event: Event, known: Mapping[str, Rules], actors: dict[Who, Actor]
) -> Request:
    brought = check_event(event)
    by = _actor(event, actors)
    match event.kind:
        case "transition":
            return request.step(
                event.name,
                by=by,
                at=event.at,
                note=event.note,
                brought=brought,
                key=event.key,
                recorded=event.recorded,
                late=_is_late(request, event),
                # Quicker than the other engine, and a second opinion on where it led.
                engine=table_engine(request.rules.lifecycle),
            )
        case "extended":
            return request.extend(
                event.name,
                by=by,
                at=event.at,
                reason=event.note,
                term=_length(event),
                documents=event.documents,
                key=event.key,
                recorded=event.recorded,
            )
        case "migrated":
            rules = known.get(event.hash)
            if rules is None:
                raise _invalid(request.id, event.seq, _no_rules(event.hash))
            return request.migrated(
                rules,
                target=event.target,
                by=by,
                at=event.at,
                reason=event.note,
                key=event.key,
                recorded=event.recorded,
            )
        case "warned" | "lapsed" | "expired":
            return _by_itself(request, event)
        case _:
            command = _COMMANDS.get(event.name)
            if command is None or event.kind != KINDS[command]:
                raise _invalid(request.id, event.seq, _no_command(event))
            return request.record(
                command,
                by=by,
                at=event.at,
                note=event.note,
                brought=brought,
                detail=event.detail,
                key=event.key,
                recorded=event.recorded,
            )


def _length(event: Event) -> Term | None:
    """
    Return by how much an extension says that it is, if it does.
    """
    detail = check_detail("extended", event.detail)
    return next((Term.parse(str(value)) for _, value in detail), None)


def _actor(event: Event, known: dict[Who, Actor]) -> Actor:
    """
    Return who acted, each made once; what cannot be looked up is refused as it is made.
    """
    who = (event.actor, event.role)
    try:
        return known[who]
    except (KeyError, TypeError):
        by = Actor(event.actor, roles=() if event.role is None else (event.role,))
    known[who] = by
    return by


def _by_itself(request: Request, event: Event) -> Request:
    """
    Let the due thing happen that this event tells of.
    """
    for due in _due_by(request, event):
        if (due.kind, due.name, due.detail) == (event.kind, event.name, event.detail):
            return request.happen(due, recorded=event.recorded)
    words = (
        f"{event.name!r} tidak jatuh tempo pada saat itu",
        f"{event.name!r} was not due at that time",
    )
    raise _invalid(request.id, event.seq, words)


def _is_late(request: Request, event: Event) -> bool:
    """
    Return whether a step is what a timer fired that was due before the newest event.
    """
    if event.actor != SYSTEM:
        return False
    timers = [one for one in _due_by(request, event) if one.fires is not None]
    return bool(timers) and timers[0].fires == event.name


def _due_by(request: Request, event: Event) -> list[Due]:
    waiting = pending(request.rules, request.events, request.office)
    return [one for one in waiting if one.instant <= event.at]


def _no_command(event: Event) -> tuple[str, str]:
    return (
        f"{event.kind!r} {event.name!r} tidak dapat terjadi di sini",
        f"{event.kind!r} {event.name!r} cannot happen here",
    )


def _no_rules(digest: str) -> tuple[str, str]:
    short = f"{digest[:12]}…"
    return (
        f"aturan dengan hash {short} tidak diberikan",
        f"the rules with the hash {short} were not given",
    )


def _again(reference: str, number: int, command: Callable[[], Request]) -> Request:
    try:
        return command()
    except InvalidHistoryError:
        raise
    except LayananError as error:
        raise _invalid(reference, number, (error.describe("id"), str(error))) from error


def _same(request: Request, event: Event, number: int) -> Request:
    """
    Return the request if its newest event is the recorded one, to the letter.
    """
    given = request.history[-1]
    if given != event:
        differing = [
            one.name
            for one in fields(Event)
            if getattr(given, one.name) != getattr(event, one.name)
        ]
        recorded = ", ".join(f"{name}={_shown(event, name)}" for name in differing)
        expected = ", ".join(f"{name}={_shown(given, name)}" for name in differing)
        hint = ("", "")
        if "hash" in differing or "version" in differing:
            hint = (
                "; apakah aturannya dari versi atau tafsir yang lain?",
                "; are these the rules of another version, or with other readings?",
            )
        words = (
            f"tercatat {recorded}, aturan memberi {expected}{hint[0]}",
            f"recorded {recorded}, the rules give {expected}{hint[1]}",
        )
        raise _invalid(request.id, number, words)
    return request


def _shown(event: Event, name: str) -> str:
    return mask_nik(str(getattr(event, name)))[:40]


_DOUBLED = (
    "kejadian ini sudah tercatat dengan kunci yang sama",
    "this event is recorded already, under the same key",
)


def _invalid(reference: str, seq: int, words: tuple[str, str]) -> InvalidHistoryError:
    return InvalidHistoryError(request=reference, seq=seq, problem_id=words[0], problem_en=words[1])
