"""
`layanan day`: a year or a day, to be held against the joint decree (SKB).
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal

import click

from layanan.calendars import (
    CollectiveLeave,
    Day,
    Reason,
    WorkingCalendar,
    Workweek,
    indonesia,
)
from layanan.cli._inputs import DaySyntaxError
from layanan.cli._options import calendar_options, format_option
from layanan.cli._output import (
    KINDS,
    calendar_value,
    citation_value,
    iso,
    print_json,
    reason_value,
    table,
)
from layanan.cli._speech import Command, language_of, language_option
from layanan.law import Citation
from layanan.text import Label, Language, format_date, format_time, join_words

_WORDS = Label(
    id="Tampilkan hari libur satu tahun, atau satu hari, bersama keputusannya.\n\n"
    "WHEN adalah tahun (2026) atau tanggal (2026-03-18). Tanpa --region dan --zone dipakai "
    "Asia/Jakarta; hari libur nasional sama di semua zona.",
    en="Show the days off of a year, or one day, with their decrees.\n\n"
    "WHEN is a year (2026) or a date (2026-03-18). Without --region and --zone it is "
    "Asia/Jakarta; national days off are the same in every zone.",
)
_CAPITAL: Final = "Asia/Jakarta"
_YEAR: Final = re.compile(r"[1-9][0-9]{3}")
_AWAITED: Final = Label(
    id="menunggu sidang isbat, dapat bergeser", en="awaits an isbat session, may move"
)
_STATES: Final = {
    True: Label(id="hari kerja", en="working day"),
    False: Label(id="bukan hari kerja", en="no working day"),
}


@click.command("day", cls=Command, words=_WORDS)
@click.argument("when", metavar="WHEN")
@calendar_options
@language_option
@format_option
@click.pass_context
def day(
    context: click.Context,
    *,
    when: str,
    region: str | None,
    zone: str | None,
    workweek: Workweek,
    collective_leave: CollectiveLeave,
    known_on: date | None,
    overlays: tuple[str, ...],
    form: Literal["text", "json"],
) -> None:
    """
    Print what is decreed about a year or a day.
    """
    calendar = indonesia(
        region,
        zone=_CAPITAL if region is None and zone is None else zone,
        workweek=workweek,
        collective_leave=collective_leave,
        known_on=known_on,
        overlays=overlays,
    )
    language = language_of(context)
    if _YEAR.fullmatch(when):
        year = _Year(int(when), calendar)
        if form == "json":
            print_json(year.value())
        else:
            click.echo("\n".join(year.lines(language)))
        return
    found = calendar.day(_read_day(when))
    if form == "json":
        print_json(_day_value(found) | {"calendar": calendar_value(calendar)})
    else:
        click.echo("\n".join(_day_lines(found, calendar, language)))


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DaySyntaxError(given=text, or_year=True) from None


# -- a year ---------------------------------------------------------------------


class _Year:
    """
    One year of a calendar: its decreed days, and how many there are of each kind.
    """

    def __init__(self, number: int, calendar: WorkingCalendar) -> None:
        self.number = number
        self.calendar = calendar
        self.days = calendar.days_off(number)
        first = date(number, 1, 1)
        self.length = (date(number, 12, 31) - first).days + 1
        self.working = calendar.working_days_in(number)

    def totals(self) -> Counter[str]:
        """
        Return how much of each kind is decreed, counted as the joint decree counts it.

        Two feasts on one day are two, as on 13 May 2021.
        """
        return Counter(reason.kind for day in self.days for reason in _decreed(day))

    def decrees(self) -> list[tuple[Citation, date | None]]:
        """
        Return each decree once, with the day from which it was known.
        """
        found = {
            str(reason.citation): (reason.citation, reason.known_from)
            for day in reversed(self.days)
            for reason in reversed(_decreed(day))
            if reason.citation is not None
        }
        return sorted(found.values(), key=lambda pair: (pair[1] or date.min, str(pair[0])))

    def value(self) -> dict[str, Any]:
        """
        Return the year for JSON.
        """
        return {
            "year": self.number,
            "calendar": calendar_value(self.calendar),
            "days": [_day_value(day) for day in self.days],
            "totals": dict(sorted(self.totals().items())),
            "working_days": self.working,
            "days_in_year": self.length,
            "decrees": [
                {**citation_value(citation), "known_from": iso(known_from)}
                for citation, known_from in self.decrees()
            ],
        }

    def lines(self, language: Language) -> Iterator[str]:
        """
        Yield the year for people: a line for each day, then the totals and decrees.
        """
        title = Label(id="Hari libur {year}", en="Days off {year}").text(language)
        yield f"{title.format(year=self.number)} – {_calendar_text(self.calendar, language)}"
        yield ""
        yield from table(
            (
                reason_day.isoformat(),
                _weekday(reason_day, language),
                KINDS[reason.kind].text(language),
                reason.label.text(language) + mark,
                str(reason.citation or "-"),
            )
            for reason_day, reason, mark in self._facts(language)
        )
        yield ""
        for kind, label in KINDS.items():
            if count := self.totals()[kind]:
                yield f"{label.text(language)}: {count}"
        yield Label(
            id=f"hari kerja: {self.working} dari {self.length} hari",
            en=f"working days: {self.working} of {self.length} days",
        ).text(language)
        yield ""
        yield Label(id="Keputusan:", en="Decrees:").text(language)
        for citation, known_from in self.decrees():
            yield f"  {_decree_text(citation, known_from, language)}"

    def _facts(self, language: Language) -> Iterator[tuple[date, Reason, str]]:
        for day in self.days:
            mark = f" [{_AWAITED.text(language)}]" if day.certainty == "provisional" else ""
            for reason in _decreed(day):
                yield day.date, reason, mark + _effect_text(reason, language)


def _decreed(day: Day) -> tuple[Reason, ...]:
    return tuple(reason for reason in day.reasons if reason.kind != "weekend")


def _weekday(day: date, language: Language) -> str:
    return format_date(day, language).partition(",")[0]


def _effect_text(reason: Reason, language: Language) -> str:
    if reason.effect == "none":
        return f" ({Label(id='tidak meliburkan', en='closes nothing').text(language)})"
    return ""


def _decree_text(citation: Citation, known_from: date | None, language: Language) -> str:
    parts = [str(citation)]
    if known_from is not None:
        since = Label(id="ditetapkan", en="decreed").text(language)
        parts.append(f"{since} {format_date(known_from, language, weekday=False)}")
    if citation.confidence is not None:
        parts.append(citation.confidence.label.text(language))
    if citation.source is not None:
        parts.append(citation.source)
    return "; ".join(parts)


def _calendar_text(calendar: WorkingCalendar, language: Language) -> str:
    leave = {
        "off": Label(id="cuti bersama libur", en="collective leave is off"),
        "worked": Label(id="cuti bersama tetap bekerja", en="collective leave is worked"),
    }[calendar.collective_leave]
    parts = [calendar.region or calendar.zone.key]
    parts.append(
        Label(
            id=f"pekan {calendar.workweek} hari kerja", en=f"{calendar.workweek}-day working week"
        ).text(language)
    )
    parts.append(leave.text(language))
    if calendar.overlays:
        regional = Label(id="dengan hari daerah", en="with the regional days").text(language)
        parts.append(f"{regional} {', '.join(calendar.overlays)}")
    if calendar.known_on is not None:
        known = Label(id="menurut yang diketahui pada", en="as known on").text(language)
        parts.append(f"{known} {format_date(calendar.known_on, language, weekday=False)}")
    return ", ".join(parts)


# -- a day ----------------------------------------------------------------------


def _day_value(day: Day) -> dict[str, Any]:
    return {
        "date": iso(day.date),
        "weekday": {"id": _weekday(day.date, "id"), "en": _weekday(day.date, "en")},
        "working": day.working,
        "certainty": day.certainty,
        "periods": None
        if day.periods is None
        else [{"open": f"{one.open:%H:%M}", "close": f"{one.close:%H:%M}"} for one in day.periods],
        "hours": citation_value(day.hours_citation),
        "reasons": [reason_value(reason) for reason in day.reasons],
    }


def _day_lines(day: Day, calendar: WorkingCalendar, language: Language) -> Iterator[str]:
    yield f"{format_date(day.date, language)}: {_STATES[day.working].text(language)}"
    if day.certainty == "provisional":
        yield f"  {_AWAITED.text(language)}"
    for reason in day.reasons:
        line = f"  {KINDS[reason.kind].text(language)}: {reason.label.text(language)}"
        yield line + _effect_text(reason, language)
        if reason.citation is not None:
            yield f"    {_decree_text(reason.citation, reason.known_from, language)}"
    if day.working:
        yield f"  {_hours_text(day, language)}"
    yield f"  {_calendar_text(calendar, language)}"


def _hours_text(day: Day, language: Language) -> str:
    title = Label(id="jam kantor", en="office hours").text(language)
    if day.periods is None:
        return f"{title}: {Label(id='tidak tercatat', en='not on record').text(language)}"
    spans = [
        f"{format_time(one.open, language)}–{format_time(one.close, language)}"
        for one in day.periods
    ]
    cites = f" ({day.hours_citation})" if day.hours_citation is not None else ""
    return f"{title}: {join_words(spans, language)}{cites}"
