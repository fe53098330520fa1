"""
How a whole citation is read: instrument, article, "jo." chain, note, tail.

A note is what officials add in brackets; a tail is what they add after that,
opened by ";", ":" or "dan" and a further instrument. Both are kept word for
word. Anything else that is left over is refused, never dropped.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from layanan.law._article import BEGINS, WHOLE, Article, read_article
from layanan.law._syntax import (
    NAMED_KIND,
    InstrumentParts,
    read_instrument,
    refused,
    squeeze,
    starts_with_kind,
    write_instrument,
)

_ARTICLE = re.compile(rf"[,;:]?\s*(?={BEGINS})", re.IGNORECASE)
_JO = re.compile(r"\s+(?:jo\b\.?|juncto\b)\s*", re.IGNORECASE)
_FURTHER = rf"dan\s+(?:{NAMED_KIND})\b(?=.*\d)"
# Where the name of an instrument ends. The colon of "Nomor: 14" does not.
_END = re.compile(
    rf"[,;:]?\s+(?i:{BEGINS})|\s+(?i:jo\b|juncto\b)|\s*[(;]|(?<![Nn]omor)(?<![Nn]o)(?<!o\.):\s"
    rf"|\s+{_FURTHER}"
)
_TAIL = re.compile(rf"[;:]\s*\S|\s*{_FURTHER}")


@dataclass(frozen=True, slots=True)
class CitationParts:
    """
    Hold what was read from one citation.
    """

    instrument: InstrumentParts
    article: Article = WHOLE
    jo: tuple["CitationParts", ...] = ()
    note: str | None = None
    tail: str | None = None


def read_citation(text: str) -> CitationParts:
    """
    Return the parts of a citation.

    Raises:
        CitationSyntaxError: If any of its words cannot be placed, or if its
            official form would be read in another way.
    """
    return _read_words(squeeze(text))


# What is kept is squeezed before, so that blanks without end are not kept along.
@lru_cache(maxsize=2048)
def _read_words(words: str) -> CitationParts:
    parts = _read(words)
    written = write_citation(parts)
    if written != words and _read(squeeze(written)) != parts:
        raise refused(
            words,
            f"bermakna ganda; sebagai {written!r} terbaca lain",
            f"it has two meanings; as {written!r} it reads differently",
        )
    return parts


def write_citation(parts: CitationParts) -> str:
    """
    Return the official form of a citation.
    """
    chain = (f"jo. {write_citation(member)}" for member in parts.jo)
    return join_parts(
        (write_instrument(parts.instrument), str(parts.article), *chain), parts.note, parts.tail
    )


def join_parts(words: Iterable[str], note: str | None, tail: str | None) -> str:
    """
    Return `words` with the note in brackets and the tail behind it.
    """
    joined = " ".join(filter(None, (*words, f"({note})" if note else "")))
    if not tail:
        return joined
    return f"{joined}{tail}" if tail[0] in ";:" else f"{joined} {tail}"


def _read(words: str) -> CitationParts:
    if not starts_with_kind(words) and not re.match(BEGINS, words, re.IGNORECASE):
        return CitationParts(read_instrument(words))
    first, rest = _read_place(words, words)
    chain: list[CitationParts] = []
    while (jo := _JO.match(rest)) is not None:
        member, rest = _read_place(words, rest[jo.end() :])
        chain.append(member)
    note, rest = _read_note(words, rest)
    tail = rest.strip() or None
    if tail and not _TAIL.match(rest):
        raise refused(
            words,
            f"{tail!r} tidak terbaca; tulis catatan dalam kurung, tambahan setelah ';'",
            f"{tail!r} cannot be read; write a note in brackets, an addition after ';'",
        )
    return CitationParts(first.instrument, first.article, tuple(chain), note, tail)


def _read_place(whole: str, text: str) -> tuple[CitationParts, str]:
    """
    Return the instrument and article with which `text` begins, and the rest.
    """
    if not text:
        raise refused(whole, "tidak ada peraturan setelah 'jo.'", "no instrument follows 'jo.'")
    before, text = read_article(text)
    text = text.lstrip()
    end = _END.search(text)
    name = text[: end.start()] if end else text
    if not starts_with_kind(name):
        raise refused(
            whole,
            f"{name!r} bukan nama peraturan",
            f"{name!r} does not name an instrument",
        )
    instrument = read_instrument(name)
    rest = text[len(name) :]
    if before.pasal:
        return CitationParts(instrument, before), rest
    opening = _ARTICLE.match(rest)
    article, after = read_article(rest[opening.end() :]) if opening else (WHOLE, rest)
    if article.pasal and not (instrument.numbers or instrument.title):
        raise refused(
            whole,
            "pasal memerlukan nomor atau judul peraturannya",
            "an article needs the number or title of its instrument",
        )
    return CitationParts(instrument, article), after if article.pasal else rest


def _read_note(whole: str, text: str) -> tuple[str | None, str]:
    """
    Return the bracketed words with which `text` begins, and what follows them.
    """
    text = text.lstrip()
    if not text.startswith("("):
        return None, text
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            note = text[1:place].strip()
            if note:
                return note, text[place + 1 :]
            break
    raise refused(
        whole, "kurungnya kosong atau tidak ditutup", "its bracket is empty or not closed"
    )
