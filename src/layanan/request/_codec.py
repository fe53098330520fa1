"""
Events as plain JSON values, and back, without losing a type.

A date and a decimal number look like text in JSON; they are written with
their kind beside them, so that a history that was stored and read again is
equal to the one in memory.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from reprlib import Repr
from typing import Any, Final, get_args

from layanan.errors import LayananError
from layanan.records import require
from layanan.request._event import FIRST_YEAR, LAST_YEAR, Event, EventKind, Fact
from layanan.text import Label, join_words

# A year more on either side than commands take, so that no zone leads beyond.
_EARLIEST: Final = datetime(FIRST_YEAR - 1, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(LAST_YEAR + 2, 1, 1, tzinfo=UTC)

# What was refused may be of any size and depth; its beginning is told.
_SHORT: Final = Repr()
_SHORT.maxlevel, _SHORT.maxstring, _SHORT.maxother = 4, 100, 100
_LONGEST_SHOWN: Final = 60

_AN_EVENT: Final = "an Event, e.g. request.history[-1]"
_WRITTEN: Final = Label(
    id="pemetaan yang ditulis dump_event; dari teks JSON, pakai json.loads(…) dahulu",
    en="the mapping that dump_event wrote; of JSON text, take json.loads(…) first",
)

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


class InvalidEventError(LayananError, ValueError):
    """
    Tell that stored data is no event: every fault at once.
    """

    def __init__(self, *, faults: tuple[Label, ...]) -> None:
        self.faults = faults

    def _text(self, language: str) -> str:
        found = "; ".join(one.id if language == "id" else one.en for one in self.faults)
        head = "bukan kejadian yang sah" if language == "id" else "not a valid event"
        return f"{head}: {found}"


def dump_event(event: Event) -> dict[str, Json]:
    """
    Return an event as values that any JSON writer takes.

    Instants are ISO 8601 with their offset from UTC.
    """
    require("event", event, Event, _AN_EVENT)
    plain: dict[str, Json] = {one.name: getattr(event, one.name) for one in fields(event)}
    plain["at"] = event.at.isoformat()
    plain["recorded"] = event.recorded.isoformat()
    plain["facts"] = {name: _dump_fact(value) for name, value in event.facts}
    plain["documents"] = list(event.documents)
    plain["detail"] = {name: _dump_fact(value) for name, value in event.detail}
    return plain


def load_event(data: Mapping[str, Any]) -> Event:
    """
    Return the event that `dump_event` wrote, equal to the original.

    Raises:
        WrongTypeError: If it is no mapping.
        InvalidEventError: If a key is missing, unknown or holds another type.
    """
    require("data", data, Mapping, _WRITTEN)
    known = {one.name for one in fields(Event)}
    faults = [_say(f"{name!r} belum ada", f"{name!r} is missing") for name in known - set(data)]
    faults += [
        _say(f"{name} tidak dikenal", f"{name} is not known")
        for name in map(_shown, set(data) - known)
    ]
    values: dict[str, Any] = {}
    for name in sorted(known & set(data)):
        try:
            values[name] = _READERS[name](data[name])
        except (TypeError, ValueError, LookupError, InvalidOperation, AttributeError):
            shown, wanted = _shown(data[name]), _WANTED[_READERS[name]]
            faults.append(
                _say(
                    f"{name!r} harus {wanted.id}, bukan {shown}",
                    f"{name!r} must be {wanted.en}, not {shown}",
                )
            )
    if faults:
        raise InvalidEventError(faults=tuple(sorted(faults, key=str)))
    return Event(**values)


def _say(indonesian: str, english: str) -> Label:
    return Label(id=indonesian, en=english)


def _shown(value: object) -> str:
    try:
        return _SHORT.repr(value)[:_LONGEST_SHOWN]
    except ValueError:  # an integer of more digits than Python writes
        return "…"


def _dump_fact(value: Fact) -> Json:
    if isinstance(value, datetime):
        return {"instant": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return value


def _load_fact(value: Any) -> Fact:
    if isinstance(value, str | int):
        return value
    ((kind, text),) = value.items()
    return _FACTS[kind](text)


def _instant(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    if at.utcoffset() is None:
        raise ValueError(value)
    return at


def _moment(value: str) -> datetime:
    at = _instant(value)
    if not _EARLIEST <= at <= _LATEST:
        raise ValueError(value)
    return at


def _decimal(value: str) -> Decimal:
    number = Decimal(_text(value))
    if not number.is_finite():
        raise ValueError(value)
    return number


_FACTS: Final[Mapping[str, Callable[[str], Fact]]] = {
    "instant": _instant,
    "date": date.fromisoformat,
    "decimal": _decimal,
}


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(value)
    return value


def _text_or_none(value: Any) -> str | None:
    return value if value is None else _text(value)


def _note(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise TypeError(value)
    return value


def _kind(value: Any) -> EventKind:
    if value not in get_args(EventKind):
        raise ValueError(value)
    kind: EventKind = value
    return kind


def _documents(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return tuple(map(_text, value))


def _facts(value: Any) -> tuple[tuple[str, Fact], ...]:
    return tuple(sorted((_text(name), _load_fact(one)) for name, one in value.items()))


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "seq": _number,
    "kind": _kind,
    "name": _text,
    "at": _moment,
    "recorded": _moment,
    "actor": _text,
    "role": _text_or_none,
    "source": _text_or_none,
    "target": _text,
    "note": _note,
    "facts": _facts,
    "detail": _facts,
    "documents": _documents,
    "key": _text_or_none,
    "code": _text,
    "version": _text,
    "hash": _text,
}

_SOME_TEXT: Final = Label(id="teks yang tidak kosong", en="text that is not empty")
_WANTED: Final[Mapping[Callable[[Any], Any], Label]] = {
    _number: Label(id="bilangan bulat sejak 1", en="a whole number from 1 on"),
    _kind: Label(
        id=f"salah satu dari {join_words(get_args(EventKind), 'id', conjunction='atau')}",
        en=f"one of {join_words(get_args(EventKind), 'en', conjunction='atau')}",
    ),
    _text: _SOME_TEXT,
    _text_or_none: Label(
        id="teks yang tidak kosong atau null", en="text that is not empty, or null"
    ),
    _note: Label(id="teks atau null", en="text or null"),
    _moment: Label(
        id=f"waktu ISO 8601 dengan selisih dari UTC antara tahun {_EARLIEST.year} dan "
        f"{_LATEST.year}, misalnya 2026-03-13T10:00:00+07:00",
        en="an ISO 8601 time with its offset from UTC, between the years "
        f"{_EARLIEST.year} and {_LATEST.year}, such as 2026-03-13T10:00:00+07:00",
    ),
    _documents: Label(id="daftar kode dokumen", en="a list of codes of documents"),
    _facts: Label(
        id='pemetaan nama ke teks, bilangan bulat, true atau false, atau {"date": …}, '
        '{"instant": …}, {"decimal": …}',
        en='a mapping of names to text, whole numbers, true or false, or {"date": …}, '
        '{"instant": …}, {"decimal": …}',
    ),
}
