"""
The commands, gathered under one name.
"""

import click

from layanan.cli._check import check
from layanan.cli._day import day
from layanan.cli._demo import demo
from layanan.cli._diagram import diagram
from layanan.cli._due import due
from layanan.cli._replay import replay
from layanan.cli._speech import Group, language_option
from layanan.cli._types import types
from layanan.text import Label

_WORDS = Label(
    id="Layanan publik: jatuh tempo, kalender kerja, riwayat permohonan, dan alurnya. Setiap "
    "jawaban disertai dasar hukumnya.\n\n"
    "Kode keluar: 0; 1 bila masukan ditolak; 2 bila perintah salah tulis.",
    en="Public services: deadlines, the working calendar, the history of requests, and their "
    "lifecycles. Every answer comes with the law it rests on.\n\n"
    "Exit codes: 0; 1 if an input is refused; 2 if the command was typed wrongly.",
)


@click.group("layanan", cls=Group, words=_WORDS)
@click.version_option(package_name="layanan", prog_name="layanan")
@language_option
def main() -> None:
    """
    Gather the commands.
    """


for _command in (due, day, replay, diagram, check, types, demo):
    main.add_command(_command)
