"""
What fuzzing begins with: the definitions that ship, and the texts in the tests.
"""

import ast
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final, get_args

from fuzz.targets import catalogue, histories
from layanan.calendars._term_words import UNIT_NAMES
from layanan.law._kind import SPELLINGS
from layanan.law._syntax import KNOWN
from layanan.lifecycle import Lifecycle
from layanan.request import EventKind, dump_event
from layanan.service import OfficeStandards, ServiceDefinition
from layanan.service._compose import compose
from layanan.service._schema import json_schema
from layanan.service._tree import Node

ROOT: Final = Path(__file__).parents[1]
_TESTS: Final = ROOT / "tests"
_MOST: Final = 400  # seeds a target; a larger corpus is not read through in a minute
_SMALL: Final = 12_000  # bytes

_OFFICE: Final = b"""\
code: info.ppid
standards:
  - office: kankemenag.3374
    name: Kankemenag Kota Semarang
    unit: kankemenag
    in_force: 2026-01-01
    levels:
      - name: jawaban
        label: {id: Jawaban, en: Answer}
        term: 5 hari kerja
        starts: ajukan
        ends: [setujui, tolak]
        cites: UU 14/2008 pasal 22 ayat (7)
    sources: [{url: "https://example.go.id/?sp=1", title: SP, read_on: 2026-03-13}]
    confidence: low
"""

_EVENTS: Final = b"""\
id,service,office,region,event,actor,role,time,note
REQ-1,info.ppid,kankemenag.3374,ID-JT,buka,P-1,pemohon,2026-03-13T09:40+07:00,
REQ-1,info.ppid,kankemenag.3374,ID-JT,ajukan,P-1,pemohon,2026-03-13T10:00+07:00,
REQ-1,info.ppid,kankemenag.3374,ID-JT,extend:jawaban,S-2,ppid,2026-04-02T10:00+07:00,arsip
REQ-1,info.ppid,kankemenag.3374,ID-JT,setujui,S-2,ppid,2026-04-06T10:00+07:00,
"""

_TYPED: Final = (
    *("2026-03-13T10:00+07:00", "2026-03-13T10:00:00.5Z", "20260313T100000+0700"),
    *("2026-03-13", "2026-W11-5", "20260313", "16:00", "16:00:30", "T16", "16:00+07:00"),
    *("0001-01-01T00:00+14:00", "9999-12-31T23:59:59.999999-14:00"),
)


def seeds(target: str) -> tuple[bytes, ...]:
    """
    Return what the fuzzing of one target begins with, the same at every call.
    """
    found = _SEEDS[target]()
    return tuple(islice(dict.fromkeys(found), _MOST))


def words(target: str) -> tuple[str, ...]:
    """
    Return the words from which a fuzzer makes new texts for one target.
    """
    return tuple(dict.fromkeys(word for word in _WORDS[target]() if word))


# --- texts ----------------------------------------------------------------------------


def _files() -> Iterator[bytes]:
    for code in (*catalogue().lifecycles, *catalogue().codes):
        yield catalogue().file(code).read_bytes()


def _said(*folders: str) -> Iterator[str]:
    """
    Yield the texts in some tests.
    """
    for folder in folders:
        for file in sorted((_TESTS / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_bytes())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def _scalars(node: Node, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node.value, dict):
        for name, inner in node.value.items():
            yield from _scalars(inner, name)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from _scalars(inner, key)
    else:
        yield key, node.raw


def _shipped(*keys: str) -> Iterator[str]:
    """
    Yield the words that stand under some keys of the definitions that ship.
    """
    for file in _files():
        root, _ = compose(file.decode(), depth=40)
        if root is not None:
            yield from (text for key, text in _scalars(root) if key in keys)


def _bytes(texts: Iterable[str], *, most: int = _SMALL) -> Iterator[bytes]:
    for text in texts:
        raw = text.encode("utf-8", "surrogatepass")
        if 0 < len(raw) <= most:
            yield raw


def _terms() -> Iterator[bytes]:
    yield from islice(_bytes(_shipped("term", "text", "interval"), most=220), _MOST // 2)
    yield from _bytes(_said("unit/calendars"), most=220)


def _citations() -> Iterator[bytes]:
    yield from islice(_bytes(_shipped("cites", "ref", "decree", "law"), most=520), _MOST // 2)
    yield from _bytes(_said("unit/law"), most=520)


def _definitions() -> Iterator[bytes]:
    small = sorted(_files(), key=len)
    yield from (raw for raw in small if len(raw) <= _SMALL)
    yield _OFFICE
    yield from _bytes(text for text in _said("unit/service") if ":" in text)
    yield from _json()


def _json() -> Iterator[bytes]:
    for service, _ in histories():
        yield json.dumps(service.lifecycle.model_dump(mode="json", exclude_defaults=True)).encode()
    yield b'{"a": [1, -2.5e3, "x\\n", true, null, {}], "b c": {"d": "\\u00e9: e"}}'


def _events() -> Iterator[bytes]:
    for _, request in histories():
        for one in request.history:
            yield json.dumps(dump_event(one)).encode()


def _patches() -> Iterator[bytes]:
    patches: tuple[dict[str, Any], ...] = (
        {},
        {"1": {"at": "2026-03-13T10:00:00+07:00"}},
        {"recorded": "9999-12-31T23:59:59-12:00"},
        {"0": {"at": "0001-01-01T00:00:00+14:00", "recorded": "0001-01-01T00:00:00+14:00"}},
        {"1": {"facts": {"jumlah": 2, "biaya": {"decimal": "1E+9"}}}, "2": "out"},
        {"1": {"facts": {"tanggal": {"date": "2026-03-13"}}, "documents": ["ktp"]}},
        {"1": {"kind": "noted", "name": "catat", "note": "x", "role": None}},
        {"1": {"kind": "extended", "name": "jawaban", "detail": {"term": "5 hari kerja"}}},
        {"1": {"kind": "corrected", "detail": {"seq": 1}, "name": "koreksi"}},
        {"1": {"kind": "warned", "name": "x", "detail": {"level": "jawaban"}, "actor": "sistem"}},
        {"1": {"kind": "migrated", "hash": "0"}},
    )
    for place in range(len(histories())):
        for patch in patches:
            yield bytes([place]) + json.dumps(patch).encode()
        yield bytes([place, 1, 1, 0, 1, 2, 0])
        yield bytes([place, *range(4, 34)])


_SEEDS: Final[Mapping[str, Callable[[], Iterable[bytes]]]] = {
    "term": _terms,
    "citation": _citations,
    "typed": lambda: _bytes(_TYPED),
    "definition": _definitions,
    "lifecycle": _definitions,
    "standards": _definitions,
    "parsers": _definitions,
    "known_json": lambda: (*_json(), *islice(_events(), 20)),
    "event": _events,
    "told_again": _patches,
    "event_file": lambda: (_EVENTS, _EVENTS[: _EVENTS.index(b"\n") + 1]),
}

# --- words ----------------------------------------------------------------------------

_YAML: Final = (
    *("---", "...", ": ", "- ", "? ", "{", "}", "[", "]", ", ", "&a ", "*a", "!!str ", "!<x> "),
    *("|\n", ">-\n", "|2\n", "%YAML 1.1\n", "#", " #", "<<", "~", "null", "true", "'", '"'),
    *("\\u0000", "\\ud800", "\\U00110000", "\\x", "\r\n", "\ufeff", "\u2028", "\t", "1e400"),
)
_JSON: Final = (*("{}", "[]", '":', '",', "null", "true", "1e400", "-0", "NaN"), "\\ud83d\\ude00")
_DATES: Final = ("2026-03-13", "T", "+07:00", "Z", "0001-01-01", "9999-12-31", "24:00", "-W11-5")


def _keys(schema: object) -> Iterator[str]:
    """
    Yield every key and fixed word of a schema.
    """
    if isinstance(schema, Mapping):
        for name, inner in schema.items():
            if name == "properties":
                yield from inner
            if name == "enum":
                yield from map(str, inner)
            yield from _keys(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _keys(inner)


def _model_words(model: type[Lifecycle | ServiceDefinition | OfficeStandards]) -> Iterator[str]:
    yield from _YAML
    yield from (f"{word}: " for word in _keys(json_schema(model)))


def _event_words() -> Iterator[str]:
    yield from (*_JSON, *_DATES, *get_args(EventKind))
    yield from (f'"{one}": ' for one in dump_event(histories()[0][1].history[0]))
    yield from ('{"date": "', '{"instant": "', '{"decimal": "', "Infinity", "sNaN", "1E+999999")
    for service, _ in histories():
        yield from service.lifecycle.states
        yield from (one.name for one in service.lifecycle.transitions)


def _term_words() -> Iterator[str]:
    yield from UNIT_NAMES
    yield from ("1", "24", "1,5", "1.000", "sepuluh", "setengah", "(", ")", "x", "×", "½", "+")
    yield from ("–", "s.d.", "sampai", "paling lambat", "±", "minimal", "sejak", "/", "dan")


def _citation_words() -> Iterator[str]:
    yield from KNOWN
    for spellings in SPELLINGS.values():
        yield from spellings
    yield from ("pasal ", "ayat (", "huruf ", "angka ", " jo. ", " dan ", ";", ": ", "(", ")")
    yield from ("14/2008", "Nomor 14 Tahun 2008", "tentang ", "Gubernur ", "Menteri ", "RI", "IV")


_WORDS: Final[Mapping[str, Callable[[], Iterable[str]]]] = {
    "term": _term_words,
    "citation": _citation_words,
    "typed": lambda: (*_DATES, "16:00", "²", "٣", "\u00a0"),
    "definition": lambda: _model_words(ServiceDefinition),
    "lifecycle": lambda: _model_words(Lifecycle),
    "standards": lambda: _model_words(OfficeStandards),
    "parsers": lambda: _YAML,
    "known_json": lambda: (*_JSON, *_YAML),
    "event": _event_words,
    "told_again": lambda: (*_event_words(), '"0": ', '"1": ', '"out"'),
    "event_file": lambda: (
        *("REQ-1", "info.ppid", "kankemenag.3374", "ID-JT", "buka", "extend:", '"', ",", "\r\n"),
        *_DATES,
    ),
}
