"""
`layanan diagram`: a lifecycle to look at.
"""

from typing import Literal

import click

from layanan.cli._definitions import read_lifecycle
from layanan.cli._speech import Command, Option, language_of, language_option
from layanan.text import Label

_WORDS = Label(
    id="Tampilkan daur hidup. Diagram, tabel, dan daftarnya memuat hal yang sama.\n\n"
    "DEFINITION adalah kode layanan atau daur hidup dalam katalog, atau berkas YAML. Dari sebuah "
    "layanan ditampilkan daur hidup versi terbarunya.",
    en="Show a lifecycle. Its diagram, its table and its list say the same.\n\n"
    "DEFINITION is the code of a service or lifecycle in the catalogue, or a YAML file. Of a "
    "service the lifecycle of its newest version is shown.",
)


@click.command("diagram", cls=Command, words=_WORDS)
@click.argument("definition", metavar="DEFINITION")
@click.option(
    "--form",
    cls=Option,
    type=click.Choice(["mermaid", "table", "outline"]),
    default="mermaid",
    show_default=True,
    words=Label(
        id="Teks Mermaid, tabel Markdown, atau daftar bernomor.",
        en="Mermaid text, a Markdown table, or a numbered list.",
    ),
)
@language_option
@click.pass_context
def diagram(
    context: click.Context, *, definition: str, form: Literal["mermaid", "table", "outline"]
) -> None:
    """
    Print a lifecycle in one of its forms.
    """
    from layanan.exchange import mermaid, outline, state_table

    write = {"mermaid": mermaid, "table": state_table, "outline": outline}[form]
    lifecycle = read_lifecycle(definition, sound=False)
    click.echo(write(lifecycle, language=language_of(context)), nl=False)
