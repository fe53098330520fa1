"""
The options that several commands share, and what they are turned into.
"""

from collections.abc import Callable
from typing import Any

import click

from layanan.cli._inputs import day, hour
from layanan.cli._speech import Option
from layanan.text import Label

Function = Callable[..., Any]


def format_option(function: Function) -> Function:
    """
    Add `--format`: text for people, JSON for programs.
    """
    return click.option(
        "--format",
        "form",
        cls=Option,
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        words=Label(
            id="text untuk dibaca, json untuk program.",
            en="text to be read, json for programs.",
        ),
    )(function)


def calendar_options(function: Function) -> Function:
    """
    Add the options by which offices' calendars differ.
    """
    for option in reversed(_CALENDAR):
        function = option(function)
    return function


def counting_options(function: Function) -> Function:
    """
    Add the rules of counting.
    """
    for option in reversed(_COUNTING):
        function = option(function)
    return function


def _number(_ctx: click.Context, _parameter: click.Parameter, value: str) -> int:
    return int(value)


def _choice(name: str, *allowed: str, words: Label, callback: Any = None) -> Any:
    return click.option(
        name,
        cls=Option,
        type=click.Choice(allowed),
        default=allowed[0],
        show_default=True,
        callback=callback,
        words=words,
    )


_CALENDAR = (
    click.option(
        "--region",
        cls=Option,
        metavar="ID-JT",
        words=Label(
            id="Provinsi kantor, kode ISO 3166-2; menentukan zona waktu.",
            en="The office's province, ISO 3166-2 code; it gives the time zone.",
        ),
    ),
    click.option(
        "--zone",
        cls=Option,
        metavar="Asia/Jakarta",
        words=Label(
            id="Zona waktu, bila bukan menurut provinsi.",
            en="The time zone, if no province is meant.",
        ),
    ),
    _choice(
        "--workweek",
        "5",
        "6",
        words=Label(id="Hari kerja dalam sepekan.", en="Working days in a week."),
        callback=_number,
    ),
    _choice(
        "--collective-leave",
        "off",
        "worked",
        words=Label(
            id="Cuti bersama: libur (off) atau tetap bekerja (worked).",
            en="Collective leave: a day off, or worked.",
        ),
    ),
    click.option(
        "--known-on",
        cls=Option,
        callback=day,
        metavar="YYYY-MM-DD",
        words=Label(
            id="Pakai hanya keputusan yang sudah ditetapkan pada hari itu.",
            en="Count only decrees that were known by that day.",
        ),
    ),
    click.option(
        "--overlay",
        "overlays",
        cls=Option,
        multiple=True,
        metavar="ID-AC",
        words=Label(
            id="Tambahkan hari daerah ini; boleh diulang.",
            en="Add these regional days; may be repeated.",
        ),
    ),
)

_COUNTING = (
    _choice(
        "--day-one",
        "after",
        "same",
        words=Label(
            id="Hari pertama: sesudah hari penerimaan, atau hari itu juga.",
            en="Day one: after the day of receipt, or that same day.",
        ),
    ),
    _choice(
        "--receipt",
        "stamp",
        "office_hours",
        words=Label(
            id="Diterima menurut cap waktu, atau saat kantor buka.",
            en="Received as stamped, or when the office is open.",
        ),
    ),
    _choice(
        "--roll",
        "none",
        "next",
        words=Label(
            id="Hari kalender terakhir yang libur: tetap, atau digeser.",
            en="A last calendar day that is off: stays, or moves on.",
        ),
    ),
    _choice(
        "--ends",
        "closing",
        "midnight",
        words=Label(
            id="Hari kerja terakhir berakhir saat kantor tutup, atau pukul 24.00.",
            en="The last working day ends at closing time, or at 24:00.",
        ),
    ),
    click.option(
        "--by",
        cls=Option,
        callback=hour,
        metavar="HH:MM",
        words=Label(
            id="Hari terakhir berakhir pada jam ini menurut jam kantor.",
            en="The last day ends at this hour of the office's clock.",
        ),
    ),
    _choice(
        "--boundary",
        "closing",
        "opening",
        words=Label(
            id="Jam kantor yang habis tepat saat tutup: saat itu, atau saat buka berikutnya.",
            en="Office time that runs out at closing: then, or at the next opening.",
        ),
    ),
)
