"""
`layanan schema`: what a definition may say, for editors and for other languages.
"""

import click

from layanan.cli._output import print_json
from layanan.cli._speech import Command, language_option
from layanan.text import Label

_WORDS = Label(
    id="Cetak JSON Schema sebuah definisi. Penyunting memakainya untuk melengkapi dan memeriksa, "
    "bahasa lain untuk memeriksa.\n\n"
    "KIND adalah service (bawaan), standards (standar kantor), atau lifecycle.",
    en="Print the JSON Schema of a definition. Editors complete and check by it, other languages "
    "check by it.\n\n"
    "KIND is service (the default), standards (of offices), or lifecycle.",
)


@click.command("schema", cls=Command, words=_WORDS)
@click.argument(
    "kind",
    type=click.Choice(["service", "standards", "lifecycle"]),
    default="service",
    metavar="[KIND]",
)
@language_option
def schema(*, kind: str) -> None:
    """
    Print the schema of one kind of definition.
    """
    from layanan.lifecycle import Lifecycle
    from layanan.service import OfficeStandards, ServiceDefinition
    from layanan.service._schema import json_schema

    if kind == "service":
        print_json(json_schema(ServiceDefinition))
    elif kind == "standards":
        print_json(json_schema(OfficeStandards))
    else:
        print_json(json_schema(Lifecycle))
