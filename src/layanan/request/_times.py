"""
What the clock has against a command: dates out of order, windows that closed.
"""

from collections.abc import Iterator
from datetime import datetime

from layanan.calendars import Term, WorkingCalendar, require_aware
from layanan.lifecycle import Transition, Unmet
from layanan.request._event import Event
from layanan.sla import due
from layanan.text import Label, format_instant


def written(at: datetime, recorded: datetime | None) -> datetime:
    """
    Return when something was written down, both instants being aware.

    Raises:
        NaiveTimeError: If one of them is not.
    """
    require_aware(at)
    return at if recorded is None else require_aware(recorded)


def untimely(newest: Event, at: datetime, recorded: datetime | None) -> tuple[Unmet, ...]:
    """
    Return what the order of time has against a command.

    Happened-time never goes back but by a correction, recorded time never at
    all, and nothing is recorded before it happened.
    """
    down = written(at, recorded)
    if newest.at <= at <= down and newest.recorded <= down:
        return ()
    unmet = []
    if at < newest.at:
        unmet.append(_unmet("at", at, newest.at, _BEFORE_NEWEST))
    if down < newest.recorded:
        unmet.append(_unmet("recorded", down, newest.recorded, _RECORDED_BACK))
    return (*unmet, *recorded_early(at, down))


def recorded_early(at: datetime, down: datetime) -> tuple[Unmet, ...]:
    """
    Return the complaint that something was recorded before it happened.
    """
    return (_unmet("recorded", down, at, _RECORDED_EARLY),) if down < at else ()


def shut_window(
    transition: Transition, term: Term, entered: datetime, at: datetime, calendar: WorkingCalendar
) -> Iterator[Unmet]:
    """
    Yield the complaint that the time for a step is over.
    """
    window = due(entered, term, calendar=calendar)
    if window.is_past(at):
        label, last = transition.label, window.last_instant or entered
        yield Unmet(
            "window",
            Label(
                id=f"{label.id!r} hanya dapat dilakukan dalam {term}, sampai "
                f"{format_instant(last, 'id')}",
                en=f"{label.en!r} is only possible within {term.text('en')}, until "
                f"{format_instant(last, 'en')}",
            ),
            transition.cites,
        )


def late_timer(label: Label, instant: datetime) -> Unmet:
    """
    Return the complaint that something had to happen by itself before.
    """
    return Unmet(
        "timer",
        Label(
            id=f"{label.id} sudah jatuh tempo pada {format_instant(instant, 'id')}; panggil "
            "advance(at=…) dahulu",
            en=f"{label.en} was due on {format_instant(instant, 'en')}; call advance(at=…) first",
        ),
    )


_BEFORE_NEWEST = (
    "kejadian bertanggal {given} mendahului kejadian terakhir ({bound}); hanya koreksi yang boleh",
    "an event dated {given} comes before the newest one ({bound}); only a correction may",
)
_RECORDED_BACK = (
    "waktu catat {given} mendahului catatan terakhir ({bound}); waktu catat tidak pernah mundur",
    "recorded {given} comes before the newest record ({bound}); recorded time never goes back",
)
_RECORDED_EARLY = (
    "waktu catat {given} mendahului kejadiannya ({bound})",
    "recorded {given} comes before it happened ({bound})",
)


def _unmet(code: str, given: datetime, bound: datetime, words: tuple[str, str]) -> Unmet:
    indonesian, english = words
    return Unmet(
        f"time_{code}",
        Label(
            id=indonesian.format(
                given=format_instant(given, "id"), bound=format_instant(bound, "id")
            ),
            en=english.format(given=format_instant(given, "en"), bound=format_instant(bound, "en")),
        ),
    )
