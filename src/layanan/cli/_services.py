"""
`layanan services`: which services there are, and which of them answer to a word.
"""

from collections.abc import Callable
from typing import Any, Literal

import click

from layanan.catalogue import Catalogue
from layanan.cli._options import Function, format_option
from layanan.cli._output import label_value, print_json, table
from layanan.cli._speech import Command, Option, language_of, language_option
from layanan.service import ServiceDefinition, Status
from layanan.text import Label, Language

_WORDS = Label(
    id="Daftar layanan dalam katalog. Tanpa kata dan opsi, semuanya.\n\n"
    "WORDS dicari di awal kata pada nama, penjelasan, kata kunci, dan hasil layanan, dalam kedua "
    "bahasa; semuanya harus ada. "
    "Opsi mempersempit. Tidak ditemukan pun sebuah jawaban: kode keluarnya 0.",
    en="List the services of the catalogue. Without words and options, all of them.\n\n"
    "WORDS are looked for at the start of words in names, plain words, keywords and products, in "
    "both languages; all of them must be there. Options narrow it down. "
    "That nothing is found is an answer too: exit code 0.",
)
_HEADS = (
    Label(id="KODE", en="CODE"),
    Label(id="NAMA", en="NAME"),
    Label(id="UNIT", en="UNITS"),
    Label(id="STATUS", en="STATUS"),
)
STATUSES: dict[Status, Label] = {
    Status.ACTIVE: Label(id="diberikan", en="active"),
    Status.TRANSFERRED: Label(id="beralih", en="transferred"),
    Status.RETIRED: Label(id="tidak diberikan lagi", en="retired"),
}
_TOTAL = Label(id="{found} dari {all} layanan", en="{found} of {all} services")


def _narrow(name: str, metavar: str, words: Label) -> Callable[[Function], Function]:
    return click.option(name, cls=Option, metavar=metavar, words=words)


@click.command("services", cls=Command, words=_WORDS)
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@_narrow("--unit", "kua", Label(id="Yang diberikan unit ini.", en="Given by this rank of office."))
@_narrow(
    "--programme",
    "revitalisasi_kua",
    Label(id="Yang mendukung program prioritas ini.", en="That serve this priority programme."),
)
@_narrow(
    "--life-event",
    "menikah",
    Label(id="Yang termasuk peristiwa hidup ini.", en="That belong to this event in a life."),
)
@_narrow(
    "--owner",
    "BPJPH",
    Label(id="Yang penyelenggaranya bernama begini.", en="Whose provider has this name."),
)
@_narrow("--domain", "nikah", Label(id="Dalam bidang ini.", en="In this field of work."))
@click.option(
    "--status",
    cls=Option,
    type=click.Choice([one.value for one in Status]),
    words=Label(
        id="Yang diberikan, beralih, atau tidak diberikan lagi.",
        en="That are given, given by others now, or no longer given.",
    ),
)
@language_option
@format_option
@click.pass_context
def services(
    context: click.Context,
    /,
    *,
    words: tuple[str, ...],
    status: str | None,
    form: Literal["text", "json"],
    **narrowed: str | None,
) -> None:
    """
    Print the services that answer to words and options.
    """
    catalogue = Catalogue.kemenag()
    found = catalogue.search(" ".join(words), status=status, **narrowed)
    if form == "json":
        print_json({"all": len(catalogue), "services": [_value(one) for one in found]})
        return
    language = language_of(context)
    if found:
        rows = [[head.text(language) for head in _HEADS], *(_row(one, language) for one in found)]
        click.echo("\n".join(table(rows)))
    click.echo(_TOTAL.text(language).format(found=len(found), all=len(catalogue)))


def _row(one: ServiceDefinition, language: Language) -> list[str]:
    status = STATUSES[one.status].text(language)
    return [one.code, one.name.text(language), ", ".join(one.units), status]


def _value(one: ServiceDefinition) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": label_value(one.name),
        "plain": label_value(one.plain),
        "owners": [
            {
                "name": label_value(owner.name),
                "since": None if owner.since is None else owner.since.isoformat(),
                "until": None if owner.until is None else owner.until.isoformat(),
            }
            for owner in one.owners
        ],
        "units": list(one.units),
        "domain": one.domain,
        "status": one.status.value,
        "life_events": list(one.life_events),
        "programmes": list(one.programmes),
        "versions": [version.version for version in one.versions],
        "offices": list(dict.fromkeys(standard.office for standard in one.standards)),
    }
