"""
How the name of an instrument is read: kind, issuer, numbers, title.

Reading is strict where a slip would change the law that is cited, and keeps
every word that it accepts. What it reads is plain parts; the models check
that their own text reads back as the same parts.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from layanan.errors import LayananError
from layanan.law._kind import (
    ISSUED,
    JOINT,
    PLAIN,
    SPELLINGS,
    STATE,
    YEARED,
    InstrumentKind,
    is_glued,
)
from layanan.text import Label, nearest

EXAMPLE: Final = "UU 14/2008 pasal 22 ayat (7)"
_LONGEST: Final = 500
_LONGEST_RAW: Final = 10_000  # with all its blanks; more is not even taken apart
_SHOWN: Final = 40


class CitationSyntaxError(LayananError, ValueError):
    """
    Tell why a text does not cite law in a form that can be read.

    `close` are the known words that may have been meant.
    """

    def __init__(self, *, text: str, reason: Label, close: tuple[str, ...] = ()) -> None:
        self.text = text
        self.reason = reason
        self.close = close

    @property
    def known(self) -> tuple[str, ...]:
        """
        The kinds of instrument that are read.
        """
        return KNOWN

    def _text(self, language: str) -> str:
        known, close = ", ".join(KNOWN), ", ".join(self.close)
        if language == "id":
            meant = f"; mungkin maksudnya {close}?" if close else ""
            return (
                f"rujukan {self.text!r} tidak terbaca: {self.reason.id}{meant}; "
                f"jenis yang dikenal: {known}; tulis seperti {EXAMPLE!r}"
            )
        meant = f"; did you mean {close}?" if close else ""
        return (
            f"cannot read the citation {self.text!r}: {self.reason.en}{meant}; "
            f"known kinds: {known}; write it like {EXAMPLE!r}"
        )


KNOWN: Final = tuple(kind.value for kind in InstrumentKind if kind is not InstrumentKind.GENERAL)


@dataclass(frozen=True, slots=True)
class InstrumentParts:
    """
    Hold what was read from the name of one instrument.
    """

    kind: InstrumentKind
    issuer: str | None = None
    numbers: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    kind: InstrumentKind
    before: str
    numbers: tuple[str, ...]
    after: str


_KINDS: Final = {
    spelling.casefold(): kind
    for kind in InstrumentKind
    if kind is not InstrumentKind.GENERAL
    for spelling in (kind.value, *SPELLINGS.get(kind, ()))
}
_LONGEST_FIRST: Final = "|".join(re.escape(word) for word in sorted(_KINDS, key=len, reverse=True))
# "Permendagri" is kind and issuer in one word; the issuer is "Mendagri".
_KIND = re.compile(rf"(?:({_LONGEST_FIRST})(?![\w/-])|(per|kep)(men[a-z]+))\.?\s*", re.IGNORECASE)
_NAMES_LAW = re.compile(
    rf"\b(?:{'|'.join(re.escape(k) for k in KNOWN if k not in PLAIN)}|Permen\w+|Kepmen\w+)\s+\S"
)
#: The start of a further instrument, in a list of citations.
NAMED_KIND: Final = "|".join(KNOWN[: KNOWN.index("SE") + 1])

_NUMBER_WORD = re.compile(r"\b(?:nomor|nomer|no)\b[.:]*\s*(?=\S*\d)|\bno[.:]?(?=\d)", re.IGNORECASE)
_TOKEN = re.compile(r"(?=.*\d)[0-9A-Za-z][0-9A-Za-z.\-]*(?:/[0-9A-Za-z.\-]+)*")
_STATE_NUMBER = re.compile(r"\d+[A-Za-z]?(?:/[A-Za-z]+)?/(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_WORDS: Final = {"tahun", "thn", "thn.", "th", "th."}
_MINISTERS = re.compile(r"(?:\d+|dua|tiga|empat|lima)\s+menteri\b", re.IGNORECASE)
_RESERVED: Final = ("pasal", "ayat", "huruf", "angka")


# "Undang-Undang Republik Indonesia Nomor …": the state is no part of the name.
_OF_THE_REPUBLIC = re.compile(
    r"\s+(?:republik\s+indonesia|RI)(?=\s+(?:nomor|nomer|no\b|\d))", re.IGNORECASE
)


def squeeze(text: str) -> str:
    """
    Return `text` with single spaces, and refuse what is empty or endless.
    """
    if not isinstance(text, str):
        raise refused(repr(text), "bukan teks", "it is no text")
    squeezed = _OF_THE_REPUBLIC.sub("", " ".join(text[: _LONGEST_RAW + 1].split()))
    if len(text) > _LONGEST_RAW or len(squeezed) > _LONGEST:
        raise refused(
            f"{squeezed[:_SHOWN]}…",
            f"lebih dari {_LONGEST} huruf",
            f"it is longer than {_LONGEST} characters",
        )
    if not squeezed:
        raise refused(text[:_SHOWN], "teks kosong", "the text is empty")
    return squeezed


def refused(text: str, id_: str, en: str, *close: str) -> CitationSyntaxError:
    """
    Return the error for `text`, with its reason in both languages.
    """
    return CitationSyntaxError(text=text, reason=Label(id=id_, en=en), close=close)


def starts_with_kind(text: str) -> bool:
    """
    Return whether `text` begins with a kind of instrument.
    """
    return _KIND.match(text) is not None


def _read_general(text: str) -> InstrumentParts:
    """
    Return free words that name law somewhere, and refuse those that do not.
    """
    first = text.split(maxsplit=1)[0].rstrip(".,:")
    close = nearest(first, [*KNOWN, *_RESERVED])
    if close or not _NAMES_LAW.search(text):
        raise refused(
            text,
            f"jenis peraturan {first!r} tidak dikenal",
            f"{first!r} is no known kind of instrument",
            *close,
        )
    return InstrumentParts(InstrumentKind.GENERAL, title=text)


def read_instrument(text: str) -> InstrumentParts:
    """
    Return the parts of the name of one instrument and nothing else.

    Free words without a kind in front are a general reference, if they name
    law somewhere.
    """
    match = _KIND.match(text)
    if match is None:
        return _read_general(text)
    spelled, action, ministry = match.groups()
    rest = text[match.end() :]
    if spelled:
        kind, lead = _KINDS[spelled.casefold()], []
        if is_glued(kind, rest):
            return read_instrument(f"{kind.value[:3]}{rest}")
    else:
        kind = InstrumentKind.PERMEN if action.casefold() == "per" else InstrumentKind.KEPMEN
        lead = [f"M{ministry[1:]}"]
    words = [*lead, *_NUMBER_WORD.sub("", rest).split()]
    return _read_words(text, kind, words)


def _read_words(text: str, kind: InstrumentKind, words: list[str]) -> InstrumentParts:
    for place in range(len(words)):
        numbers, after = _take_numbers(words, place, kind)
        if numbers:
            before, bare = _split_bare_numbers(words[:place], kind, numbers[0])
            named = _Named(kind, " ".join(before), (*bare, *numbers), " ".join(words[after:]))
            return _with_numbers(text, named)
    return _without_number(text, kind, " ".join(words))


def _take_numbers(
    words: list[str], place: int, kind: InstrumentKind
) -> tuple[tuple[str, ...], int]:
    numbers: list[str] = []
    while (taken := _take_number(words, place, kind)) is not None:
        number, place, more = taken
        numbers.append(number)
        if words[place : place + 1] in (["dan"], ["&"]):
            ahead = _take_number(words, place + 1, kind)
            more, place = (True, place + 1) if ahead else (False, place)
        if not more:
            break
    return tuple(numbers), place


def _take_number(
    words: list[str], place: int, kind: InstrumentKind
) -> tuple[str, int, bool] | None:
    """
    Return a number, the place after it and whether a comma follows it.
    """
    if place >= len(words):
        return None
    token = words[place].rstrip(",")
    more = words[place].endswith(",")
    if not _TOKEN.fullmatch(token):
        return None
    if not more and words[place + 1 : place + 2] and words[place + 1].casefold() in _YEAR_WORDS:
        year = words[place + 2].rstrip(",") if place + 2 < len(words) else ""
        if _YEAR.fullmatch(year):
            number = token if token.endswith(f"/{year}") else f"{token}/{year}"
            return number, place + 3, words[place + 2].endswith(",")
    alone = (kind is InstrumentKind.LETTER and not token.isdigit()) or (
        kind is InstrumentKind.CONSTITUTION and _YEAR.fullmatch(token) is not None
    )
    return (token, place + 1, more) if "/" in token or alone else None


def _split_bare_numbers(
    words: list[str], kind: InstrumentKind, first: str
) -> tuple[list[str], tuple[str, ...]]:
    """
    Return the issuer and the numbers in it: "PBM 9 dan 8/2006" means 9/2006.
    """
    year = first.rsplit("/", 1)[-1]
    end = len(words)
    if kind in JOINT and _YEAR.fullmatch(year):
        while end and (words[end - 1].rstrip(",").isdigit() or words[end - 1] == "dan"):
            end -= 1
    bare = tuple(f"{word.rstrip(',')}/{year}" for word in words[end:] if word != "dan")
    return words[:end], bare


def _with_numbers(text: str, named: _Named) -> InstrumentParts:
    kind, before, numbers, after = named.kind, named.before, named.numbers, named.after
    odd = (kind in STATE and not _STATE_NUMBER.fullmatch(numbers[0])) or (
        kind in YEARED and not _YEAR.fullmatch(numbers[0].rsplit("/", 1)[-1])
    )
    if odd:
        raise refused(
            text,
            f"{kind} dinomori seperti 14/2008, bukan {numbers[0]}",
            f"a {kind} is numbered like 14/2008, not {numbers[0]}",
        )
    if len(numbers) > 1 and kind not in JOINT:
        raise refused(
            text,
            f"{kind} hanya bernomor satu; tulis satu rujukan untuk setiap nomor",
            f"a {kind} has one number; write one citation for each",
        )
    _check_title(text, after)
    if kind in ISSUED | JOINT:
        _check_issuer(text, kind, before)
        return InstrumentParts(kind, before or None, numbers, _strip_about(after) or None)
    _check_title(text, before)
    if before and after:
        raise refused(text, "judulnya dua", "it has two titles")
    # "UU Cipta Kerja 11/2020": a law has no issuer, so this is its title.
    return InstrumentParts(kind, None, numbers, _strip_about(before or after) or None)


def _without_number(text: str, kind: InstrumentKind, words: str) -> InstrumentParts:
    if kind in ISSUED:
        issuer, _, title = words.partition(" tentang ")
        _check_issuer(text, kind, issuer)
        return InstrumentParts(kind, issuer, title=title or None)
    ministers = _MINISTERS.match(words) if kind in JOINT else None
    signed = ministers[0] if ministers else ""
    title = _strip_about(words[len(signed) :].strip())
    odd = [w for w in title.split() if any(map(str.isdigit, w)) and not _YEAR.fullmatch(w)]
    if not title[:1].isalpha() or odd:
        raise refused(
            text,
            "nomor dan tahunnya tidak terbaca; tulis seperti 14/2008 atau Nomor 14 Tahun 2008",
            "its number and year cannot be read; write 14/2008 or Nomor 14 Tahun 2008",
        )
    return InstrumentParts(kind, signed or None, title=title)


def _strip_about(title: str) -> str:
    return title.removeprefix("tentang ")


def _check_title(text: str, title: str) -> None:
    """
    Refuse words in the place of a title that may be a misspelt article.
    """
    if title.startswith("tentang "):
        return
    for word in title.split():
        if word.casefold() in _RESERVED:
            raise refused(
                text,
                "pasal, ayat, huruf, dan angka ditulis dengan nomornya, dalam urutan ini",
                "pasal, ayat, huruf and angka are written with their numbers, in this order",
            )
        close = nearest(word, _RESERVED, count=1)
        if close or any(map(str.isdigit, word)):
            raise refused(
                text,
                f"{word!r} tidak terbaca; judul yang berangka ditulis dengan 'tentang'",
                f"{word!r} cannot be read; a title with such words is written after 'tentang'",
                *close,
            )


def _check_issuer(text: str, kind: InstrumentKind, issuer: str) -> None:
    words = issuer.split()
    if kind in ISSUED and not words:
        raise refused(
            text,
            f"siapa yang menerbitkan {kind} ini? tulis seperti '{kind} Gubernur Bali 7/2023'",
            f"who issued this {kind}? write it like '{kind} Gubernur Bali 7/2023'",
        )
    for word, following in pairwise([*words, ""]):
        numeral = any(map(str.isdigit, word))
        # "MAN 1 Semarang" is an office; "MenPANRB 20-2017" is a slip.
        if word.casefold() in {*_RESERVED, *_YEAR_WORDS, "nomor", "no", "no."} or (
            (numeral and not (word.isdigit() and following[:1].isalpha()))
            or (word == "dan" and not following)
        ):
            raise refused(
                text,
                f"{word!r} tidak terbaca sebagai penerbit atau nomor",
                f"{word!r} can be read neither as the issuer nor as a number",
            )


def write_instrument(parts: InstrumentParts, *, about: str = "tentang", also: str = "dan") -> str:
    """
    Return the name of an instrument as officials write it.

    Args:
        about: The word before a title.
        also: The word between two numbers.
    """
    kind, issuer, title = parts.kind, parts.issuer, parts.title
    if kind is InstrumentKind.GENERAL:
        return title or ""
    name = write_name(kind, issuer)
    numbers = (f" {also} " if kind is InstrumentKind.PBM else ", ").join(parts.numbers)
    if kind in PLAIN and not numbers:
        name = name[0].lower() + name[1:]
    if title and (numbers or kind in ISSUED):
        title = f"{about} {title}"
    return " ".join(filter(None, (name, numbers, title)))


def write_name(kind: InstrumentKind, issuer: str | None) -> str:
    """
    Return kind and issuer, in one word where officials write one.
    """
    if issuer is None:
        return kind.value
    if not is_glued(kind, issuer):
        return f"{kind.value} {issuer}"
    # "KepMenPAN", but "Permendagri"
    initialism = issuer[3:].isupper()
    return kind.value[:3] + (issuer if initialism else issuer[0].lower() + issuer[1:])
