"""
The commands, gathered under one name.
"""

import click

from layanan.cli._check import check
from layanan.cli._day import day
from layanan.cli._demo import demo
from layanan.cli._diagram import diagram
from layanan.cli._diff import diff
from layanan.cli._due import due
from layanan.cli._new import new
from layanan.cli._replay import replay
from layanan.cli._schema import schema
from layanan.cli._services import services
from layanan.cli._show import show
from layanan.cli._speech import Group, language_option
from layanan.cli._types import types
from layanan.text import Label

_WORDS = Label(
    id="Layanan publik: standar pelayanan, jatuh tempo, kalender kerja, riwayat permohonan, dan "
    "alurnya. Setiap jawaban disertai dasar hukumnya.\n\n"
    "Kode keluar: 0; 1 bila masukan ditolak; 2 bila perintah salah tulis.",
    en="Public services: their standards, deadlines, the working calendar, the history of "
    "requests, and their lifecycles. Every answer comes with the law it rests on.\n\n"
    "Exit codes: 0; 1 if an input is refused; 2 if the command was typed wrongly.",
)


@click.group("layanan", cls=Group, words=_WORDS)
@click.version_option(package_name="layanan", prog_name="layanan")
@language_option
def main() -> None:
    """
    Gather the commands.
    """


_COMMANDS = (
    *(due, day, replay),
    *(services, show, diff),
    *(new, check, schema, diagram, types),
    demo,
)
for _command in _COMMANDS:
    main.add_command(_command)
