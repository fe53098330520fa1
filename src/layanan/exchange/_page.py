"""
A page of headings, paragraphs, lists and tables, in Markdown or in HTML.

The two say the same, in the same order. Nothing that stands in a text can
become a mark: Markdown is escaped by `_markdown`, HTML by the standard library.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final, assert_never

from layanan.exchange._markdown import plain, row
from layanan.text import Language


@dataclass(frozen=True, slots=True)
class Link:
    """
    Lead to a page on the web.
    """

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """
    Hold the wording of a source, which is Indonesian whatever the page's language.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """
    Hold words that stand out.
    """

    text: str


Span = str | Link | Quote | Strong
Line = tuple[Span, ...]
Cell = Span | Line
"""One piece of text, or several in a row."""


@dataclass(frozen=True, slots=True)
class Heading:
    """
    Head what follows; level 1 is the page itself.
    """

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    Hold one paragraph.
    """

    line: Cell


@dataclass(frozen=True, slots=True)
class Bullets:
    """
    Hold a list without an order.
    """

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """
    Hold a table; the first cell of every row names the row.

    Attributes:
        caption: What the table is about.
        heads: The names of the columns.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Paragraph | Bullets | Table
EMPTY: Final = "–"


def line(cell: Cell) -> Line:
    """
    Return the pieces of a cell; an empty one shows a dash.
    """
    pieces = cell if isinstance(cell, tuple) else (cell,)
    return tuple(one for one in pieces if one != "") or (EMPTY,)


# --- Markdown ---------------------------------------------------------------------


def to_markdown(blocks: Iterable[Block]) -> str:
    """
    Return the page in Markdown.
    """
    return "\n\n".join("\n".join(_markdown(block)) for block in blocks) + "\n"


def _markdown(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {plain(block.text)}"
        case Paragraph():
            yield _opened(_inline(block.line))
        case Bullets():
            yield from (f"- {_opened(_inline(one))}" for one in block.items)
        case Table():
            yield f"*{plain(block.caption)}*"
            yield ""
            yield row(map(plain, block.heads))
            yield row("---" for _ in block.heads)
            yield from (row(map(_inline, cells)) for cells in block.rows)
        case _:
            assert_never(block)


_OPENERS: Final = ("+", "-", "=")


def _opened(text: str) -> str:
    # At the start of a line some signs, and a number with its mark, begin a block.
    head, mark, rest = text.partition(" ")
    if text.startswith(_OPENERS):
        return f"\\{text}"
    if mark and head[:-1].isdigit() and head[-1] in ".)":
        return f"{head[:-1]}\\{head[-1]} {rest}"
    return text


def _inline(cell: Cell) -> str:
    return " ".join(_marked(one) for one in line(cell))


def _marked(span: Span) -> str:
    match span:
        case str():
            return plain(span)
        case Link():
            return f"[{plain(span.text)}](<{_address(span.url)}>)"
        case Quote():
            return f"“{plain(span.text)}”"
        case Strong():
            return f"**{plain(span.text)}**"
        case _:
            assert_never(span)


def _address(url: str) -> str:
    # What would end the address, or a table's cell, is written in its other spelling.
    for sign, code in (("<", "%3C"), (">", "%3E"), ("|", "%7C"), ("\\", "%5C")):
        url = url.replace(sign, code)
    return url


# --- HTML -------------------------------------------------------------------------

_STYLE: Final = """\
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { border-bottom: 2px solid #1a1a1a; padding-bottom: .25rem; margin-top: 2.5rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding-bottom: .25rem; }
th, td { border: 1px solid #6b6b6b; padding: .375rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #ececec; }
a { color: #0b4ea2; overflow-wrap: anywhere; }
@media print {
  main { max-width: none; padding: 0; }
  body { font-size: 10pt; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  a { color: inherit; }
  td a[href]::after { content: " (" attr(href) ")"; }
}"""


def to_html(blocks: Iterable[Block], *, language: Language) -> str:
    """
    Return the page as one HTML document that needs no other file.
    """
    whole = tuple(blocks)
    title = next(one.text for one in whole if isinstance(one, Heading))
    body = "\n".join(text for number, one in enumerate(whole) for text in _html(one, number))
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{language}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>\n{_STYLE}\n</style>\n"
        "</head>\n"
        "<body>\n"
        f"<main>\n{body}\n</main>\n"
        "</body>\n"
        "</html>\n"
    )


def _html(block: Block, number: int) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            yield f"<p>{_hyper(block.line)}</p>"
        case Bullets():
            yield "<ul>"
            yield from (f"<li>{_hyper(one)}</li>" for one in block.items)
            yield "</ul>"
        case Table():
            yield from _html_table(block, f"tabel-{number}")
        case _:
            assert_never(block)


def _html_table(table: Table, name: str) -> Iterator[str]:
    # A table that is wider than the screen is scrolled by keyboard as well.
    yield f'<div class="table" role="region" aria-labelledby="{name}" tabindex="0">'
    yield "<table>"
    yield f'<caption id="{name}">{escape(table.caption)}</caption>'
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.heads)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{_hyper(one)}</td>" for one in rest)
        yield f'<tr><th scope="row">{_hyper(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _hyper(cell: Cell) -> str:
    return " ".join(_tagged(one) for one in line(cell))


def _tagged(span: Span) -> str:
    match span:
        case str():
            return escape(span)
        case Link():
            return f'<a href="{escape(span.url)}">{escape(span.text)}</a>'
        case Quote():
            return f'<q lang="id">{escape(span.text)}</q>'
        case Strong():
            return f"<strong>{escape(span.text)}</strong>"
        case _:
            assert_never(span)
