"""
`layanan check`: everything that is to be said of definitions, with its place.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

import click

from layanan.cli._definitions import Told, examine, find_all, shipped
from layanan.cli._options import format_option
from layanan.cli._output import label_value, print_json
from layanan.cli._speech import Command, MisuseError, Option, language_of, language_option
from layanan.lifecycle import Severity
from layanan.text import Label, Language

_WORDS = Label(
    id="Periksa definisi: bentuknya, kecocokan bagian-bagiannya, kelengkapan standarnya, dan "
    "keutuhan daur hidupnya.\n\n"
    "DEFINITION adalah kode layanan atau daur hidup dalam katalog, berkas YAML, atau folder; "
    "--catalogue berarti seluruh katalog. Semua temuan dicetak. "
    "Kode keluar 1 bila ada kesalahan, bukan bila hanya ada peringatan.",
    en="Check definitions: their shape, whether their parts fit, whether standards are complete "
    "and lifecycles sound.\n\n"
    "DEFINITION is the code of a service or lifecycle in the catalogue, a YAML file, or a folder; "
    "--catalogue is the whole catalogue. Every finding is printed. "
    "Exit code 1 if there is an error, not if there are only warnings.",
)
_NOTHING = Label(
    id="DEFINITION wajib diisi, atau --catalogue",
    en="name a DEFINITION, or give --catalogue",
)
_LEVELS: dict[Severity, Label] = {
    "error": Label(id="kesalahan", en="error"),
    "warning": Label(id="peringatan", en="warning"),
    "note": Label(id="catatan", en="note"),
}
_TRACE = Label(id="jalan ke sana: {steps}", en="the way there: {steps}")
_TOTAL = Label(
    id="{files} berkas: {error} kesalahan, {warning} peringatan, {note} catatan",
    en="files: {files}; errors: {error}, warnings: {warning}, notes: {note}",
)


@click.command("check", cls=Command, words=_WORDS)
@click.argument("definitions", nargs=-1, metavar="DEFINITION...")
@click.option(
    "--catalogue",
    "whole",
    cls=Option,
    is_flag=True,
    words=Label(id="Seluruh katalog bawaan.", en="The whole catalogue that ships."),
)
@language_option
@format_option
@click.pass_context
def check(
    context: click.Context,
    *,
    definitions: tuple[str, ...],
    whole: bool,
    form: Literal["text", "json"],
) -> None:
    """
    Print what is to be said of definitions, and fail if there is an error.
    """
    if not (definitions or whole):
        raise MisuseError(_NOTHING, context)
    files = {str(file): file for word in definitions for file in find_all(word)}
    if whole:
        files |= {str(file): file for file in shipped()}
    told = list(dict.fromkeys(one for file in files.values() for one in examine(file)))
    counts = Counter(one.level for one in told)
    totals = {"files": len(files)} | {level: counts[level] for level in _LEVELS}
    if form == "json":
        print_json({**totals, "findings": [_value(one) for one in told]})
    else:
        _print(told, totals, language_of(context))
    if counts["error"]:
        context.exit(1)


def _print(told: Sequence[Told], totals: dict[str, int], language: Language) -> None:
    for one in told:
        place = ":".join(str(part) for part in (one.file, one.line, one.column) if part is not None)
        level = _LEVELS[one.level].text(language)
        head = f"{level} {one.code}" if one.code else level
        click.echo(f"{place}: {head}: {one.text.text(language)}")
        if one.trace:
            click.echo("  " + _TRACE.text(language).format(steps=" → ".join(one.trace)))
    click.echo(_TOTAL.text(language).format(**totals))


def _value(one: Told) -> dict[str, Any]:
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "key": one.key,
        "code": one.code or None,
        "level": one.level,
        "text": label_value(one.text),
        "trace": list(one.trace),
    }
