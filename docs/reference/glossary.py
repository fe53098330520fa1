# noqa: INP001 - a script, no package
"""
Write the glossary pages from `glossary.yaml`: `python docs/reference/glossary.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from layanan.law import Confidence
from layanan.text import Language

DOCS = Path(__file__).parents[1]
ENTRIES = Path(__file__).with_name("glossary.yaml")

_HEAD = {
    "id": """\
# Glosarium

Kata resmi dan nama dalam kode, satu lawan satu. Nama dalam kode berbahasa Inggris; data memakai
kata resmi bahasa Indonesia. Kolom terakhir menyebut peraturan yang memakai atau mengatur kata itu,
beserta tingkat keyakinan kami; tanda – berarti kami tidak membaca naskah seperti itu.""",
    "en": """\
# Glossary

The words of officials and the names in the code, one to one. Names in code are English; data keeps
the official Indonesian words. The last column names the instrument that uses or governs the word,
and how sure we are; – means that we read no such text.""",
}
_ROOMS = {
    "text": ("Teks", "Text"),
    "law": ("Hukum", "Law"),
    "calendars": ("Kalender", "Calendars"),
    "sla": ("Jangka waktu", "Terms and deadlines"),
    "lifecycle": ("Daur hidup", "Life cycle"),
    "request": ("Permohonan", "Requests"),
    "service": ("Layanan", "Services"),
    "catalogue": ("Katalog", "Catalogue"),
    "reform": ("Reformasi birokrasi", "Reform"),
}
_COLUMNS = {
    "id": ("istilah", "bahasa Inggris", "nama dalam kode", "arti", "dasar"),
    "en": ("Indonesian", "English", "name in code", "meaning", "law"),
}


def entries() -> list[dict[str, Any]]:
    """
    Return every entry of the glossary, in order.
    """
    found: list[dict[str, Any]] = yaml.safe_load(ENTRIES.read_text("utf-8"))
    return found


def page(language: Language) -> Path:
    """
    Return where the page of a language lies.
    """
    return DOCS / language / "reference" / "glosarium.md"


def render(found: Sequence[Mapping[str, Any]], language: Language) -> str:
    """
    Return the page of a language.
    """
    return "\n".join(_lines(found, language)) + "\n"


def _lines(found: Sequence[Mapping[str, Any]], language: Language) -> Iterator[str]:
    yield "<!-- Written by docs/reference/glossary.py from glossary.yaml. -->"
    yield ""
    yield _HEAD[language]
    for room, words in groupby(found, key=_room):
        yield from ("", f"## {_ROOMS[room][language == 'en']}", "")
        yield _row(_COLUMNS[language])
        yield _row(["---"] * len(_COLUMNS[language]))
        for word in words:
            yield _row(
                (
                    word["term"],
                    word["english"],
                    f"`{word['identifier']}`",
                    word["definition"][language],
                    _law(word, language),
                )
            )


def _room(word: Mapping[str, Any]) -> str:
    return str(word["identifier"]).partition(".")[0]


def _law(word: Mapping[str, Any], language: Language) -> str:
    if "cites" not in word:
        return "–"
    confidence = Confidence(word["confidence"])
    doubt = f" ({confidence.label.text(language)})" if confidence != Confidence.HIGH else ""
    return f"{word['cites']}{doubt}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    languages: tuple[Language, ...] = ("id", "en")
    for spoken in languages:
        page(spoken).write_text(render(entries(), spoken), "utf-8")
