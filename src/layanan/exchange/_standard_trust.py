"""
What a statement rests on, and how sure that makes us.
"""

from urllib.parse import urlsplit

from layanan.exchange import _standard_words as words
from layanan.exchange._page import EMPTY, Line, Link, Span
from layanan.law import Citation, Confidence
from layanan.service import Source
from layanan.text import Language


def basis(cites: Citation | None, source: Source | None, language: Language) -> Line:
    """
    Return the law that is cited and the page where something was read, as far as there are.
    """
    found: list[Span] = []
    if cites is not None:
        text = cites.text(language)
        found.append(text if cites.source is None else Link(cites.source, text))
    if source is not None and (source.url is None or cites is None or cites.source != source.url):
        found += ["–"] if found else []
        found.append(_named(source, language))
    return tuple(found)


def _named(source: Source, language: Language) -> Span:
    if source.url is None:
        return source.name or words.UNNAMED.text(language)
    return Link(source.url, source.name or urlsplit(source.url).netloc)


def whole(source: Source, language: Language) -> Line:
    """
    Return a source with its whole address, for a list of sources.
    """
    if source.url is None:
        return (source.name or words.UNNAMED.text(language),)
    name = () if source.name is None else (source.name,)
    return (*name, Link(source.url, source.url))


def sure(confidence: Confidence | None, language: Language) -> str:
    """
    Return how sure something is, in a cell.
    """
    return EMPTY if confidence is None else confidence.label.text(language)


def trust(confidence: Confidence | None, language: Language) -> Line:
    """
    Return how sure something is, in brackets; nothing if nobody has said.
    """
    return () if confidence is None else (f"({confidence.label.text(language)})",)
