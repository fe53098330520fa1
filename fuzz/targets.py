"""
One function for each reader of outside text: it takes any bytes.

A reader gives a value or raises a `LayananError` that speaks both languages;
anything else leaves the function and is a finding. What was read can be
written and read again. The functions know nothing of who calls them: atheris,
the plain runner and the tests do.
"""

import io
import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache, partial
from typing import Any, Final, TypeVar, get_args

import yaml
from pydantic import BaseModel

from layanan import Catalogue, Office, ServiceType
from layanan.calendars import Term
from layanan.cli._events import EventFile
from layanan.cli._inputs import hour, parse_day, parse_instant
from layanan.errors import LayananError
from layanan.law import Citation, Instrument
from layanan.lifecycle import Lifecycle
from layanan.request import Event, EventKind, Request, Rules, dump_event, load_event, replay
from layanan.request._request import NAMES
from layanan.service import (
    OfficeStandards,
    ServiceDefinition,
    find_misfits,
    load,
)
from layanan.service._compose import compose
from layanan.service._dump import dump, dump_json
from layanan.testing import paths, walk

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
Target = Callable[[bytes], None]

LONGEST_REFUSAL: Final = 400_000
"""Characters; a definition may have a thousand faults, each of some hundred characters."""

_DEEP: Final = 40  # how deep a definition may nest
_LONGEST_NUMBER: Final = 40  # a longer run of digits is a word to the loader
_MOST_VALUES: Final = 200  # a byte chooses one
_DAY: Final = date(2026, 3, 13)
_HISTORIES: Final = ("info.ppid", "kua.nikah", "halal.reguler", "wakaf.tukar_menukar")


class FindingError(Exception):
    """
    Tell that a reader broke a promise without raising anything.
    """


def _expect(held: object, told: str) -> None:
    if not held:
        raise FindingError(told)


def attempt(read: Callable[[], T]) -> T | None:
    """
    Return what was read, or None where it was refused in words of both languages.
    """
    try:
        return read()
    except LayananError as error:
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        for language in ("id", "en"):
            words = error.describe(language)
            _expect(words, "an error without words")
            _expect(len(words) <= LONGEST_REFUSAL, f"a refusal of {len(words)} characters")
            _expect(again.describe(language) == words, "an error changed on its way")
    return None


def _text(data: bytes) -> str:
    # Lone surrogates stand for what is no UTF-8, as in `sys.argv`.
    return data.decode("utf-8", "surrogateescape")


# --- words ----------------------------------------------------------------------------


def term(data: bytes) -> None:
    """
    Read a term; what was read is written in both languages and read again.
    """
    text = _text(data)
    found = attempt(lambda: Term.parse(text))
    if found is not None:
        _expect(Term.parse(str(found)) == found, "a term reads back as another")
        _expect(Term.parse(found.text("en")) == found, "its English reads back as another")


def citation(data: bytes) -> None:
    """
    Read a citation and the name of an instrument.
    """
    text = _text(data)
    _read_twice(Citation, text)
    _read_twice(Instrument, text)


def _read_twice(kind: type[Citation] | type[Instrument], text: str) -> None:
    found: Any = attempt(partial(kind.parse, text))
    if found is not None:
        again = kind.parse(str(found))
        _expect(again == found, "a citation reads back as another")
        _expect(str(again) == str(found), "its spelling does not rest")
        _expect(found.text("en"), "no English words")
        hash(found)


def typed(data: bytes) -> None:
    """
    Read what is typed at the command line: an instant, a day, an hour.
    """
    text = _text(data)
    at = attempt(lambda: parse_instant(text))
    _expect(at is None or at.utcoffset() is not None, "an instant without a zone")
    attempt(lambda: parse_day(text))
    attempt(lambda: hour(None, None, text))  # type: ignore[arg-type]


# --- definitions ----------------------------------------------------------------------


@cache
def catalogue() -> Catalogue:
    """
    Return the catalogue that ships.
    """
    return Catalogue.kemenag()


def _definition(data: bytes, model: type[M]) -> M | None:
    return attempt(lambda: load(data, model, name="x"))


def definition(data: bytes) -> None:
    """
    Load a service; what was loaded is held against the lifecycles, written and read again.
    """
    found = _definition(data, ServiceDefinition)
    if found is not None:
        attempt(lambda: find_misfits(found, lifecycles=catalogue().lifecycles))
        _reads_back(found, ServiceDefinition)


def lifecycle(data: bytes) -> None:
    """
    Load a lifecycle; what was loaded is examined.
    """
    found = _definition(data, Lifecycle)
    if found is not None:
        found.check()
        _reads_back(found, Lifecycle)


def standards(data: bytes) -> None:
    """
    Load the standards of offices.
    """
    found = _definition(data, OfficeStandards)
    if found is not None:
        _reads_back(found, OfficeStandards)


def _reads_back(
    found: ServiceDefinition | Lifecycle | OfficeStandards,
    model: type[ServiceDefinition | Lifecycle | OfficeStandards],
) -> None:
    for write in (dump_json, dump):
        text = write(found)
        _expect(write(load(text, model)) == text, "a definition reads back as another")


@contextmanager
def only_python() -> Iterator[None]:
    """
    Let the loader find no libyaml, as on a machine that has none.
    """
    quick = vars(yaml).pop("CSafeLoader", None)
    try:
        yield
    finally:
        if quick is not None:
            vars(yaml)["CSafeLoader"] = quick


def parsers(data: bytes) -> None:
    """
    Read YAML with libyaml and with PyYAML's own parser: both take it, or neither does.
    """
    text = _text(data)
    mine, told = compose(text, depth=_DEEP)
    with only_python():
        other, told_other = compose(text, depth=_DEEP)
    # A lone word is no definition, so it does not matter how long it may be.
    taken, taken_other = (
        node is not None and not faults and isinstance(node.value, dict | list)
        for node, faults in ((mine, told), (other, told_other))
    )
    _expect(taken == taken_other, "one parser takes what the other refuses")
    _expect(not taken or mine == other, "the parsers read two things")


def known_json(data: bytes) -> None:
    """
    Read JSON as a definition: what a JSON reader and the loader both take, they read alike.
    """
    text = _text(data)
    try:
        wanted = json.loads(
            text,
            parse_int=lambda word: int(word) if len(word) <= _LONGEST_NUMBER else word,
            parse_float=_float,
            parse_constant=str,
        )
    except (ValueError, RecursionError):
        return
    found, misplaced = compose(text, depth=_DEEP)
    if found is not None and not misplaced:
        _expect(found.plain() == wanted, "JSON reads as something else")


def _float(word: str) -> float | str:
    number = float(word)
    return (
        word if len(word) > _LONGEST_NUMBER or number in (float("inf"), -float("inf")) else number
    )


# --- events ---------------------------------------------------------------------------


def event(data: bytes) -> None:
    """
    Read an event from JSON; what was read is written and read again.
    """
    with suppress(ValueError, RecursionError):  # no JSON: not ours to refuse
        plain = json.loads(data)
        found = attempt(lambda: load_event(plain))
        if found is not None:
            again = load_event(json.loads(json.dumps(dump_event(found))))
            _expect(repr(again) == repr(found), "an event reads back as another")
            _expect(dump_event(again) == dump_event(found), "an event reads back as another")


@cache
def histories() -> tuple[tuple[ServiceType, Request], ...]:
    """
    Return walked requests of some services, each a history to begin with.
    """
    found: list[tuple[ServiceType, Request]] = []
    for code in _HISTORIES:
        service = catalogue().get(code, on=_DAY)
        for path in paths(service.lifecycle):
            # A step that also a timer takes may be taken before it is asked for.
            with suppress(LayananError):
                found.append((service, walk(service, path, applicant="P-1", reference="REQ-1")))
    return tuple(found)


def told_again(data: bytes) -> None:
    """
    Replay a history after some edits; what can have happened is read in every way.

    The first byte chooses a history, and then three an edit: which event,
    which of its fields, and what is put there. A text that goes on with "{"
    is JSON instead: `{"2": {"note": null}, "5": "out", "at": …}`, where what
    stands beside the numbers is put into every event.
    """
    known = histories()
    service, request = known[(data[0] if data else 0) % len(known)]
    plain = [dump_event(one) for one in request.history]
    if data[1:2] == b"{":
        try:
            patched = _merged(plain, json.loads(data[1:]))
        except (ValueError, RecursionError):
            return
    else:
        patched = _edited(plain, data[1:])
    events: list[Event] = []
    for one in patched:
        found = attempt(partial(load_event, one))
        if found is None:
            return
        events.append(found)
    again = attempt(lambda: _replayed(service.rules, events, request.office))
    if again is not None:
        _expect(again.history == tuple(events), "a replay tells another history")
        newest = again.history[-1].at
        for read in (again.clocks, again.time_by_party, again.time_by_body, again.as_of):
            attempt(partial(read, at=newest) if read != again.as_of else partial(read, newest))
        for language in ("id", "en"):
            attempt(partial(again.timeline, language))
        attempt(partial(again.next_instant, after=newest))


def _replayed(rules: Rules, events: list[Event], office: Office) -> Request:
    return replay(rules, "REQ-1", events, office=office, applicant="P-1")


def _merged(plain: list[dict[str, Any]], patch: object) -> list[Any]:
    if not isinstance(patch, Mapping):
        return [*plain, patch]
    shared = {key: value for key, value in patch.items() if not key.isdecimal()}
    merged: list[Any] = []
    for place, one in enumerate(plain):
        own = patch.get(str(place), {})
        if own == "out":
            continue
        merged.append({**one, **shared, **own} if isinstance(own, Mapping) else own)
    return merged


def _edited(plain: list[dict[str, Any]], edits: bytes) -> list[dict[str, Any]]:
    for place, name, value in zip(edits[::3], edits[1::3], edits[2::3], strict=False):
        if not plain:
            break
        index, names = place % len(plain), tuple(_pool())
        match name % (len(names) + 3):
            case 0:
                del plain[index]
            case 1:
                plain.insert(value % len(plain), dict(plain[index]))
            case 2:  # from here on one event less, and their numbers as if it had never been
                for one in plain[index:]:
                    one["seq"] = max(1, one["seq"] - 1) if isinstance(one["seq"], int) else 1
            case chosen:
                field = names[chosen - 3]
                values = _pool()[field]
                plain[index][field] = values[value % len(values)]
    return plain


_AT_ALL: Final[tuple[Any, ...]] = (
    None,
    "",
    "x",
    0,
    1,
    2,
    2**63,
    -1,
    0.5,
    True,
    [],
    ["x"],
    {},
    "\ud800",
)
_ODD: Final[Mapping[str, tuple[Any, ...]]] = {
    "at": ("1000-01-01T00:00:00+00:00", "9000-01-01T00:00:00+00:00", "0001-01-01T00:00+14:00"),
    "facts": (
        {"x": {"decimal": "1E+999999"}},
        {"x": {"decimal": "NaN"}},
        {"x": {"date": "0001-01-01"}},
        {"x": {"instant": "9999-12-31T23:59:59-12:00"}},
        {"x": 10**4_000},
    ),
    "detail": (
        {"term": "100 tahun"},
        {"term": "tidak ada"},
        {"to": "S-1"},
        {"seq": 1},
        {"seq": 10**30},
        {"seq": -1},
        {"seq": 2, "happened": {"instant": "0001-01-01T00:00:00+14:00"}},
        {"seq": 2, "happened": {"instant": "2026-03-13T10:00:00+07:00"}},
        {"reference": "R-1", "sub": "x"},
        {"reference": "R-1", "sub": "x", "outcome": "ok"},
        {"level": "x"},
    ),
    "kind": get_args(EventKind),
    "name": (*NAMES.values(), "jawaban"),
    "key": ("k-1", "k-2"),
}


@cache
def _pool() -> Mapping[str, tuple[Any, ...]]:
    """
    Return what may be put into a field: what stands there somewhere, and what never should.
    """
    found: dict[str, list[Any]] = {}
    for service, request in histories():
        facts = service.lifecycle.facts or {}
        for one in request.history:
            for name, value in dump_event(one).items():
                values = found.setdefault(name, [*_AT_ALL, *_ODD.get(name, ())])
                if value not in values and len(values) < _MOST_VALUES:
                    values.append(value)
        # A fact that the service knows, of every kind.
        for odd in _ODD["facts"]:
            found["facts"] += ({name: odd["x"]} for name in facts)
    return {name: tuple(values) for name, values in found.items()}


def event_file(data: bytes) -> None:
    """
    Read a file of events as `layanan replay` does.
    """
    lines = io.StringIO(_text(data), newline="")
    attempt(lambda: EventFile("x", catalogue()).read(lines))


TARGETS: Final[Mapping[str, Target]] = {
    "term": term,
    "citation": citation,
    "typed": typed,
    "definition": definition,
    "lifecycle": lifecycle,
    "standards": standards,
    "parsers": parsers,
    "known_json": known_json,
    "event": event,
    "told_again": told_again,
    "event_file": event_file,
}
"""What is fuzzed, by the name that `make fuzz READERS=…` takes."""
