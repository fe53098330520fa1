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
from functools import cache
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel

from layanan import Catalogue, Office, ServiceType
from layanan.calendars import Term
from layanan.cli._events import EventFile
from layanan.cli._inputs import HourSyntaxError, hour, parse_day, parse_instant
from layanan.errors import LayananError
from layanan.law import Citation, Instrument
from layanan.lifecycle import Lifecycle
from layanan.request import Event, Request, Rules, dump_event, load_event, replay
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
    for kind in (Citation, Instrument):
        found: Citation | Instrument | None = attempt(lambda kind=kind: kind.parse(text))
        if found is not None:
            _expect(kind.parse(str(found)) == found, "a citation reads back as another")
            _expect(str(kind.parse(str(found))) == str(found), "its spelling does not rest")
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
    both = getattr(yaml, "CSafeLoader", None)
    if both is not None:
        del yaml.CSafeLoader
    try:
        yield
    finally:
        if both is not None:
            yaml.CSafeLoader = both


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
    Replay a history: the first two bytes choose one, the rest is JSON that is merged into it.

    `{"2": {"note": null}, "5": "out", "at": …}`: keys are places in the
    history, "out" leaves an event out, and what stands beside the places is
    put into every event.
    """
    known = histories()
    service, request = known[int.from_bytes(data[:2], "big") % len(known)]
    try:
        patch = json.loads(data[2:] or b"{}")
    except (ValueError, RecursionError):
        return
    plain = _merged([dump_event(one) for one in request.history], patch)
    events: list[Event] = []
    for one in plain:
        found = attempt(lambda one=one: load_event(one))
        if found is None:
            return
        events.append(found)
    again = attempt(lambda: _replayed(service.rules, events, request.office))
    if again is not None:
        _expect(again.history == tuple(events), "a replay tells another history")


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
"""What is fuzzed, by the name that `make fuzz TARGETS=…` takes."""
