"""
What the clock has against a command: dates out of order, windows that closed.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, TypeGuard

from layanan.calendars import CalendarCoverageError, Term, WorkingCalendar, require_aware
from layanan.law import Citation
from layanan.lifecycle import (
    FactValue,
    Guard,
    Lifecycle,
    NotAfter,
    NotBefore,
    Notice,
    Transition,
    Unmet,
    Verdict,
)
from layanan.request._border import InvalidCommandError
from layanan.request._event import FIRST_YEAR, LAST_YEAR, Event
from layanan.request._fold import entered_at
from layanan.sla import Counting, due, latest_start
from layanan.text import Label, Language, format_date, format_instant

_ONE_DAY: Final = timedelta(days=1)
# A day counts as the day of receipt whatever the hour; noon lies in no gap of any clock.
_NOON: Final = time(12)
_MOMENT: Final = timedelta(microseconds=1)
# A wait in whole days has passed when its last day is over, not when the office closes.
_WAIT: Final = Counting(ends="midnight")


def written(at: datetime, recorded: datetime | None) -> datetime:
    """
    Return when something was written down, both instants being aware.

    Raises:
        NaiveTimeError: If one of them is not.
        InvalidCommandError: If one lies so far off that no event could be read back.
    """
    happened = _readable("at", at)
    return happened if recorded is None else _readable("recorded", recorded)


def _readable(argument: str, instant: datetime) -> datetime:
    year = require_aware(instant).year
    if FIRST_YEAR <= year <= LAST_YEAR:
        return instant
    fault = Label(
        id=f"{argument} harus antara tahun {FIRST_YEAR} dan {LAST_YEAR}, bukan {year}",
        en=f"{argument} must lie in the years {FIRST_YEAR} to {LAST_YEAR}, not {year}",
    )
    raise InvalidCommandError(faults=(fault,))


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


def early_step(  # noqa: PLR0917 - what, then when
    transition: Transition,
    wait: NotBefore,
    lifecycle: Lifecycle,
    events: Sequence[Event],
    at: datetime,
    calendar: WorkingCalendar,
) -> Iterator[Unmet]:
    """
    Yield the complaint that what a step waits for has not passed yet.

    Where nothing can be said of the end of the wait, it has not.
    """
    since = _waits_from(wait, events)
    what, cites = transition.label, wait.cites or transition.cites
    from_id, from_en = "status ini dimasuki", "this state was entered"
    if wait.since is not None:
        step = next(one.label for one in lifecycle.transitions if one.name == wait.since)
        from_id, from_en = repr(step.id), repr(step.en)
    term_id, term_en = str(wait.after), wait.after.text("en")
    if since is None:
        words = Label(
            id=f"{what.id!r} baru dapat dilakukan setelah {term_id} sejak {from_id}, yang belum "
            "pernah dilakukan",
            en=f"{what.en!r} is only possible after {term_en} since {from_en}, which has not been "
            "done yet",
        )
        yield Unmet("not_before", words, cites)
        return
    over = due(since, wait.after, calendar=calendar, counting=_WAIT)
    if over.is_past(at):
        return
    since_id, since_en = (format_instant(calendar.local(since), one) for one in _BOTH)
    if over.day is None or over.at is None:
        words = Label(
            id=f"{what.id!r} baru dapat dilakukan setelah {term_id} sejak {from_id} "
            f"({since_id}); kapan itu lewat belum dapat ditentukan, karena belum ada keputusan "
            "hari libur yang mencakupnya",
            en=f"{what.en!r} is only possible after {term_en} since {from_en} ({since_en}); when "
            "that is over cannot be determined, because no decree of days off covers it yet",
        )
    elif wait.after.is_whole_days:
        opens = over.day + _ONE_DAY
        words = Label(
            id=f"{what.id!r} baru dapat dilakukan mulai {format_date(opens, 'id')}: {term_id} "
            f"sejak {from_id} ({since_id}) harus lewat",
            en=f"{what.en!r} is only possible from {format_date(opens, 'en')} on: {term_en} since "
            f"{from_en} ({since_en}) must be over",
        )
    else:
        words = Label(
            id=f"{what.id!r} baru dapat dilakukan setelah {format_instant(over.at, 'id')}: "
            f"{term_id} sejak {from_id} ({since_id}) harus lewat",
            en=f"{what.en!r} is only possible after {format_instant(over.at, 'en')}: {term_en} "
            f"since {from_en} ({since_en}) must be over",
        )
    yield Unmet("not_before", words, cites)


def openings(
    lifecycle: Lifecycle, events: Sequence[Event], calendar: WorkingCalendar
) -> Iterator[tuple[datetime, Transition]]:
    """
    Yield the first instant at which each step of the present state that waits is open.
    """
    for ways in lifecycle.row(events[-1].target).values():
        for way in ways:
            since = None if way.not_before is None else _waits_from(way.not_before, events)
            if way.not_before is not None and since is not None:
                over = due(since, way.not_before.after, calendar=calendar, counting=_WAIT)
                if over.last_instant is not None:
                    # What happens at the last instant of a wait still comes too early.
                    yield over.last_instant + _MOMENT, way


def _waits_from(wait: NotBefore, events: Sequence[Event]) -> datetime | None:
    return entered_at(events) if wait.since is None else _taken_at(events, wait.since)


def _taken_at(events: Sequence[Event], name: str) -> datetime | None:
    return next(
        (one.at for one in reversed(events) if one.kind == "transition" and one.name == name), None
    )


def short_notice(  # noqa: PLR0917 - what, then when
    transition: Transition,
    notice: Notice,
    lifecycle: Lifecycle,
    event: FactValue | None,
    at: datetime,
    calendar: WorkingCalendar,
    ask: Callable[[Guard], Verdict],
) -> Iterator[Unmet]:
    """
    Yield the complaint that a step comes too late before an event, and nothing waives that.

    Args:
        transition: The step.
        notice: What it asks.
        lifecycle: The definition, for the labels of its facts.
        event: What is stated as the day of the event.
        at: When the step would be taken.
        calendar: The office's calendar.
        ask: Tells whether a condition holds.
    """
    spec = (lifecycle.facts or {}).get(notice.fact)
    fact = Label(id=notice.fact, en=notice.fact) if spec is None else spec.label
    cites = notice.cites or transition.cites
    words = _lateness(transition, notice, fact, event, at, calendar)
    if words is not None:
        waivers = [ask(one) for one in notice.unless]
        yield from _unless_waived("notice", words, waivers, event, cites)


def late_after(  # noqa: PLR0917 - as `short_notice`, in its order
    transition: Transition,
    rule: NotAfter,
    lifecycle: Lifecycle,
    event: FactValue | None,
    at: datetime,
    calendar: WorkingCalendar,
    ask: Callable[[Guard], Verdict],
) -> Iterator[Unmet]:
    """
    Yield the complaint that a step comes too long after an event, and nothing waives that.

    Raises:
        NaiveTimeError: If `at` has no zone.
    """
    spec = (lifecycle.facts or {}).get(rule.fact)
    fact = Label(id=rule.fact, en=rule.fact) if spec is None else spec.label
    cites = rule.cites or transition.cites
    words = _tardiness(transition, rule, fact, event, at, calendar)
    if words is not None:
        waivers = [ask(one) for one in rule.unless]
        yield from _unless_waived("not_after", words, waivers, event, cites)


def _tardiness(  # noqa: PLR0917 - as `_lateness`
    transition: Transition,
    rule: NotAfter,
    fact: Label,
    event: FactValue | None,
    at: datetime,
    calendar: WorkingCalendar,
) -> Label | None:
    """
    Return what a time after an event has against a step, None if it is soon enough.
    """
    if not _is_day(event):
        return Label(id=f"{fact.id} belum dinyatakan", en=f"{fact.en} has not been stated")
    what = transition.label
    on_id, on_en = (f"{fact.text(one)} ({format_date(event, one)})" for one in _BOTH)
    after_id = f"{rule.within} sesudah {on_id}"
    after_en = f"{rule.within.text('en')} after {on_en}"
    noon = datetime.combine(event, _NOON, calendar.zone)
    last = due(noon, rule.within, calendar=calendar).day
    if last is None:
        return Label(
            id=f"{what.id!r} paling lambat {after_id}; hari terakhirnya tidak dapat ditentukan, "
            "karena tidak ada keputusan hari libur yang mencakupnya",
            en=f"{what.en!r}: at the latest {after_en}; the last day cannot be determined, because "
            "no decree of days off covers it",
        )
    if calendar.local(at).date() <= last:
        return None
    return Label(
        id=f"{what.id!r} paling lambat {format_date(last, 'id')}, yaitu {after_id}",
        en=f"{what.en!r}: at the latest on {format_date(last, 'en')}, {after_en}",
    )


def _unless_waived(
    code: str,
    words: Label,
    found: Sequence[Verdict],
    event: FactValue | None,
    cites: Citation | None,
) -> Iterator[Unmet]:
    """
    Yield a complaint with what would have waived it, unless something does.
    """
    if any(one.holds for one in found):
        return
    if not _is_day(event):
        yield Unmet("fact", words, cites)
        return
    missing = [one.label for one in found if one.label is not None]
    one_id, one_en = (" (cukup salah satu)", " (one is enough)") if len(missing) > 1 else ("", "")
    if missing:
        words = Label(
            id=f"{words.id}; pengecualian tidak terpenuhi{one_id}: "
            + "; ".join(one.id for one in missing),
            en=f"{words.en}; no waiver applies{one_en}: " + "; ".join(one.en for one in missing),
        )
    yield Unmet(code, words, cites)


def _lateness(  # noqa: PLR0917 - as above
    transition: Transition,
    notice: Notice,
    fact: Label,
    event: FactValue | None,
    at: datetime,
    calendar: WorkingCalendar,
) -> Label | None:
    """
    Return what a notice has against a step, None if it is in time.
    """
    if not _is_day(event):
        return Label(id=f"{fact.id} belum dinyatakan", en=f"{fact.en} has not been stated")
    head = notice.label or Label(id=repr(transition.label.id), en=repr(transition.label.en))
    on_id, on_en = (f"{fact.text(one)} ({format_date(event, one)})" for one in _BOTH)
    before_id = f"{notice.at_least} sebelum {on_id}"
    before_en = f"{notice.at_least.text('en')} before {on_en}"
    try:
        last = latest_start(event, notice.at_least, calendar=calendar)
    except CalendarCoverageError:
        return Label(
            id=f"{head.id} paling lambat {before_id}; hari terakhirnya tidak dapat ditentukan, "
            "karena tidak ada keputusan hari libur yang mencakupnya",
            en=f"{head.en}: at the latest {before_en}; the last day cannot be determined, because "
            "no decree of days off covers it",
        )
    if calendar.local(at).date() <= last:
        return None
    return Label(
        id=f"{head.id} paling lambat {format_date(last, 'id')}, yaitu {before_id}",
        en=f"{head.en}: at the latest on {format_date(last, 'en')}, {before_en}",
    )


def _is_day(value: FactValue | None) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


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


_BOTH: Final[tuple[Language, Language]] = ("id", "en")
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
