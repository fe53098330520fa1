"""
Text to a tree of plain values that know their places. Nothing is constructed.

This is YAML without its surprises: words are words (`no`, `on`, `2010-05-01`
and `10:30` stay text), only `true` and `false` are booleans, numbers are
written as in JSON, and tags, anchors and aliases are faults. The tree grows
from the parser's events on a stack of our own, so neither depth nor an alias
bomb costs more than reading the text once.

PyYAML has two parsers, libyaml and its own, and they do not read quite the
same language. What only one of them takes is refused here under both, so that
a definition that loads on one machine loads on every other.

Only the loader imports this module, and only when it has something to read:
`import layanan` does not pay for PyYAML.
"""

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, NamedTuple

import yaml

from layanan.records import Loc, Problem, clip
from layanan.service._faults import MOST_FAULTS
from layanan.service._syntax import (
    BLOCK_HEADER,
    DIRECTIVE,
    ESCAPE,
    ONE_DOCUMENT,
    QUESTION_MARK,
    TAB,
    TIGHT_COLON,
    say_syntax,
)
from layanan.service._tree import Node, Place, Scalar
from layanan.text import Label

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
MOST_EVENTS = 100_000
"""The longest definition that ships has some hundreds; this bounds the time of all the rest."""

_LONGEST_NUMBER = 40  # a longer run of digits names something, it counts nothing
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# NEL and the separators of lines and paragraphs end a line in YAML, and nowhere else; a
# tab or a byte order mark is a blank to one of the parsers and none to the other.
_HIDDEN = re.compile(
    "[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"\r\n?|\n")
_BLANK = re.compile(r"(?: *+(?:#[^\r\n]*+)?[\r\n])*+ *+(?:#[^\r\n]*+)?")
_BLOCK_HEADER = re.compile(r"[|>][-+1-9]{0,2} *(?: #[^\r\n]*)?(?:[\r\n]|\Z)")
_BLOCK_STYLES = frozenset("|>")
_TIGHT_COLON = re.compile(r"[ \r\n]*+:[],?[{}]")


class Misplaced(NamedTuple):
    """
    A problem that the text itself has, with its place.
    """

    place: Place
    problem: Problem


@dataclass(slots=True)
class _Open:
    """
    A container that is still being read.
    """

    node: Node
    path: Loc
    flow: bool  # written with brackets
    detached: bool = False  # read to its end, but part of no tree
    next_key: tuple[str | None, Place] | None = None  # the word is None where it was no word
    keys: dict[str, Place] = field(default_factory=dict)


def compose(text: str, *, depth: int) -> tuple[Node | None, list[Misplaced]]:
    """
    Return the tree of `text`, or None if it has none, and the text's own problems.

    Args:
        depth: How many containers may lie in each other.
    """
    if hidden := _HIDDEN.search(text):
        return None, [_hidden_character(text, hidden.start())]
    first = _after_blank(text, 0)
    if text[first : first + 1] == "%":
        return None, [Misplaced(_place_at(text, first), Problem((), DIRECTIVE))]
    builder = _Builder(text, depth)
    # libyaml is ten times faster.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while builder.reading:
            builder.take(loader.get_event())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(mark) if mark else Place(1, 1)
        # A newer libyaml counts as well, before we could.
        deep = "nesting depth" in (error.problem or "")
        words = _too_deep(depth) if deep else say_syntax(error.problem)
        return None, [*builder.misplaced, Misplaced(place, Problem((), words))]
    except ValueError:
        # PyYAML's own parser lets Python say that "\U00110000" is beyond the last character.
        return None, [*builder.misplaced, Misplaced(_place(loader.get_mark()), Problem((), ESCAPE))]
    finally:
        loader.dispose()
    return builder.root if builder.complete else None, builder.misplaced


def _too_deep(depth: int) -> Label:
    return Label(
        id=f"isi bertingkat lebih dari {depth}; sisanya tidak dibaca",
        en=f"nested more than {depth} deep; the rest is not read",
    )


class _Builder:
    """
    Grow the tree from the parser's events.
    """

    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.depth = depth
        self.reading = True
        self.complete = True
        self.root: Node | None = None
        self.misplaced: list[Misplaced] = []
        self._open: list[_Open] = []
        self._events = 0

    def take(self, event: yaml.Event) -> None:
        self._events += 1
        if self._events > MOST_EVENTS:
            self._give_up(
                event,
                id="nilai terlalu banyak untuk sebuah definisi; sisanya tidak dibaca",
                en="too many values for a definition; the rest is not read",
            )
            return
        match event:
            case yaml.ScalarEvent():
                self._refuse_spelling(event)
                self._leaf(event)
            case yaml.AliasEvent():
                self._leaf(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._container(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
            case yaml.DocumentEndEvent():
                self._end(event)
            case yaml.StreamEndEvent():
                self.reading = False
            case _:  # the ends and starts that say nothing
                pass

    def _end(self, event: yaml.DocumentEndEvent) -> None:
        after = _after_blank(self.text, _index(event.end_mark))
        if after < len(self.text):
            place = _place_at(self.text, after)
            self.misplaced.append(Misplaced(place, Problem((), ONE_DOCUMENT)))
        self.reading = False

    def _refuse_spelling(self, event: yaml.ScalarEvent) -> None:
        """
        Refuse what libyaml and PyYAML's own parser take in two ways.
        """
        told = None
        if event.style in _BLOCK_STYLES:
            bare = event.tag is None and event.anchor is None
            if bare and not _BLOCK_HEADER.match(self.text, _index(event.start_mark)):
                told = BLOCK_HEADER
        elif not event.style and self._open and self._open[-1].flow:
            if "?" in event.value:
                told = QUESTION_MARK
            elif _TIGHT_COLON.match(self.text, _index(event.end_mark)):
                told = TIGHT_COLON
        if told is None and _SURROGATE.search(event.value):
            told = ESCAPE
        if told is not None:
            top = self._open[-1] if self._open else None
            key = top.next_key[0] if top and top.next_key else None
            path = top.path if top else ()
            self._complain(event, path if key is None else (*path, key), id=told.id, en=told.en)

    def _leaf(self, event: yaml.ScalarEvent | yaml.AliasEvent) -> None:
        top = self._open[-1] if self._open else None
        if top and isinstance(top.node.value, dict) and top.next_key is None:
            self._key(event, top)
            return
        if isinstance(event, yaml.AliasEvent):
            node = Node(None, _place(event.start_mark), trusted=False)
            path, _ = self._attach(node)
            alias = f"*{clip(str(event.anchor))}"
            self._complain(
                event,
                path,
                id=f"alias YAML ({alias}) tidak diterima; tulis isinya di sini",
                en=f"a YAML alias ({alias}) is not accepted; write its content here",
            )
            return
        plain = event.implicit[0]
        value = _read(event.value) if plain else event.value
        node = Node(value, _place(event.start_mark), raw=event.value)
        if plain and not event.value and top and top.next_key:
            node.place = top.next_key[1]  # nothing is written, so only the key can be shown
        path, _ = self._attach(node)
        self._refuse_properties(event, node, path)

    def _container(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        node = Node(
            {} if isinstance(event, yaml.MappingStartEvent) else [], _place(event.start_mark)
        )
        path, attached = self._attach(node, event)
        self._refuse_properties(event, node, path)
        self._open.append(_Open(node, path, bool(event.flow_style), detached=not attached))
        if len(self._open) > self.depth:
            words = _too_deep(self.depth)
            self._give_up(event, path[:3], id=words.id, en=words.en)

    def _key(self, event: yaml.ScalarEvent | yaml.AliasEvent, top: _Open) -> None:
        place = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._no_key(event, top)
            return
        key = event.value
        path = (*top.path, key)
        self._refuse_properties(event, None, path)
        top.next_key = key, place
        if key in top.keys:
            self._complain(
                event,
                path,
                id=f"kunci ini ganda, yang pertama di baris {top.keys[key].line}",
                en=f"this key stands twice, first in line {top.keys[key].line}",
            )

    def _no_key(self, event: yaml.NodeEvent, top: _Open) -> None:
        self._complain(
            event,
            top.path,
            id="kunci harus berupa satu kata, bukan daftar, pasangan, atau alias",
            en="a key must be one word, not a list, a mapping or an alias",
        )
        top.next_key = None, _place(event.start_mark)

    def _attach(self, node: Node, event: yaml.NodeEvent | None = None) -> tuple[Loc, bool]:
        """
        Hang `node` on the container being read; return its path and whether it is in the tree.
        """
        if not self._open:
            self.root = node
            return (), True
        top = self._open[-1]
        if isinstance(top.node.value, list):
            path = (*top.path, len(top.node.value))
            top.node.value.append(node)
            return path, not top.detached
        if top.next_key is None and event is not None:
            self._no_key(event, top)
            return top.path, False
        key, place = top.next_key or (None, node.place)
        top.next_key = None
        node.key = place
        if key is None:
            return top.path, False
        fresh = key not in top.keys
        if fresh and isinstance(top.node.value, dict):
            top.keys[key] = place
            top.node.value[key] = node
        return (*top.path, key), fresh and not top.detached

    def _refuse_properties(
        self,
        event: yaml.ScalarEvent | yaml.CollectionStartEvent,
        node: Node | None,
        path: Loc,
    ) -> None:
        if event.tag is not None:
            if node:
                node.trusted = False
            tag = clip(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._complain(
                event,
                path,
                id=f"tag YAML ({tag}) tidak diterima; tulis nilainya saja",
                en=f"a YAML tag ({tag}) is not accepted; write the value alone",
            )
        if event.anchor is not None:
            self._complain(
                event,
                path,
                id=f"jangkar YAML (&{clip(str(event.anchor))}) tidak diterima; hapuslah",
                en=f"a YAML anchor (&{clip(str(event.anchor))}) is not accepted; remove it",
            )

    def _complain(self, event: yaml.Event, path: Loc = (), *, id: str, en: str) -> None:
        self.misplaced.append(
            Misplaced(_place(event.start_mark), Problem(path, Label(id=id, en=en)))
        )
        if self.reading and len(self.misplaced) >= MOST_FAULTS - 1:
            self._give_up(
                event,
                id="terlalu banyak kesalahan; sisanya tidak dibaca",
                en="too many faults; the rest is not read",
            )

    def _give_up(self, event: yaml.Event, path: Loc = (), *, id: str, en: str) -> None:
        self.reading = self.complete = False
        self._complain(event, path, id=id, en=en)


def _read(word: str) -> Scalar:
    if word in _WORDS:
        return _WORDS[word]
    if len(word) > _LONGEST_NUMBER or not _NUMBER.fullmatch(word):
        return word
    if _INTEGER.fullmatch(word):
        return int(word)
    number = float(word)
    return number if isfinite(number) else word


def _index(mark: Any) -> int:
    index: int = mark.index
    return index


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def _after_blank(text: str, index: int) -> int:
    """
    Return where the first word stands from `index` on, past blanks, comments and ends of lines.
    """
    blank = _BLANK.match(text, index)
    return blank.end() if blank else index


def _place_at(text: str, index: int) -> Place:
    ends = [found.end() for found in _BREAK.finditer(text, 0, index)]
    return Place(len(ends) + 1, index - (ends[-1] if ends else 0) + 1)


def _hidden_character(text: str, index: int) -> Misplaced:
    code = f"U+{ord(text[index]):04X}"
    label = Label(
        id=f"karakter {code} tidak boleh ada dalam berkas teks",
        en=f"the character {code} has no place in a text file",
    )
    label = TAB if text[index] == "\t" else label
    return Misplaced(_place_at(text, index), Problem((), label))
