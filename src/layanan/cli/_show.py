"""
`layanan show`: the standard of a service, as the ministry would publish it.
"""

from datetime import date
from typing import Literal

import click

from layanan.cli._inputs import day
from layanan.cli._speech import Command, Option, language_of, language_option
from layanan.cli._versions import versions_of
from layanan.text import Label

_WORDS = Label(
    id="Tampilkan standar pelayanan sebagai halaman yang dapat diterbitkan. Yang tidak ada dalam "
    "sumber disebut tidak ada.\n\n"
    "SERVICE adalah kode layanan dalam katalog, atau berkas YAML. Tanpa --on ditampilkan versi "
    "terbit yang terbaru; tanpa --office, standar nasional.",
    en="Show a service standard as a page that can be published. What no source has is said to be "
    "missing.\n\n"
    "SERVICE is the code of a service in the catalogue, or a YAML file. Without --on the newest "
    "published version is shown; without --office, the national standard.",
)


@click.command("show", cls=Command, words=_WORDS)
@click.argument("service", metavar="SERVICE")
@click.option(
    "--on",
    cls=Option,
    callback=day,
    metavar="YYYY-MM-DD",
    words=Label(id="Versi yang berlaku pada hari ini.", en="The version in force on this day."),
)
@click.option(
    "--office",
    cls=Option,
    metavar="CODE",
    words=Label(id="Sebagaimana dijanjikan kantor ini.", en="As this office promises it."),
)
@click.option(
    "--as",
    "form",
    cls=Option,
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
    words=Label(id="Bentuk halaman.", en="The form of the page."),
)
@language_option
@click.pass_context
def show(
    context: click.Context,
    *,
    service: str,
    on: date | None,
    office: str | None,
    form: Literal["markdown", "html"],
) -> None:
    """
    Print the standard of one version.
    """
    from layanan.exchange import standard

    versions = versions_of(service)
    found = versions.newest() if on is None else versions.on(on)
    if office is not None:
        found = versions.at_office(found, office, on=on)
    click.echo(standard(found, language=language_of(context), form=form), nl=False)
