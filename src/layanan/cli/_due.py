"""
`layanan due`: until when a term may run, and why.
"""

from datetime import date, datetime, time
from typing import Literal

import click

from layanan import sla
from layanan.calendars import CollectiveLeave, Term, Workweek, indonesia
from layanan.cli._inputs import instant
from layanan.cli._options import calendar_options, counting_options, format_option
from layanan.cli._output import deadline_value, print_json
from layanan.cli._speech import Command, MisuseError, language_of, language_option
from layanan.sla import Counting
from layanan.text import Label

_WORDS = Label(
    id="Hitung jatuh tempo. Setiap hari yang dilewati disebut bersama keputusannya.\n\n"
    "RECEIVED adalah saat diterima, dengan selisih dari UTC: 2026-03-13T10:00+07:00. TERM adalah "
    'jangka waktunya, seperti dalam standar pelayanan: "10 hari kerja".',
    en="Count a deadline. Every day passed over is named with its decree.\n\n"
    "RECEIVED is the instant of receipt, with its distance from UTC: 2026-03-13T10:00+07:00. TERM "
    'is how long, as service standards write it: "10 hari kerja" or "10 working days".',
)
_WHERE = Label(
    id="sebutkan di mana kantornya: --region ID-JT, atau --zone Asia/Jakarta",
    en="say where the office is: --region ID-JT, or --zone Asia/Jakarta",
)


@click.command("due", cls=Command, words=_WORDS)
@click.argument("received", callback=instant, metavar="RECEIVED")
@click.argument("term", metavar="TERM")
@calendar_options
@counting_options
@language_option
@format_option
@click.pass_context
def due(
    context: click.Context,
    *,
    received: datetime,
    term: str,
    region: str | None,
    zone: str | None,
    workweek: Workweek,
    collective_leave: CollectiveLeave,
    known_on: date | None,
    overlays: tuple[str, ...],
    day_one: Literal["after", "same"],
    receipt: Literal["stamp", "office_hours"],
    roll: Literal["none", "next"],
    ends: Literal["closing", "midnight"],
    by: time | None,
    boundary: Literal["closing", "opening"],
    form: Literal["text", "json"],
) -> None:
    """
    Print until when a term may run.
    """
    if region is None and zone is None:
        raise MisuseError(_WHERE, context)
    calendar = indonesia(
        region,
        zone=zone,
        workweek=workweek,
        collective_leave=collective_leave,
        known_on=known_on,
        overlays=overlays,
    )
    counting = Counting(
        day_one=day_one, receipt=receipt, roll=roll, ends=ends, by=by, boundary=boundary
    )
    deadline = sla.due(received, Term.parse(term), calendar=calendar, counting=counting)
    if form == "json":
        print_json(deadline_value(deadline))
    else:
        click.echo(deadline.explain(language_of(context)))
