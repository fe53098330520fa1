"""
Read a clock: what a level has used, what is left, and when it is due.

Nothing is stored. A reading follows from the level, the calendar and what
happened up to an instant. A pause moves the due moment by exactly the paused
amount in the level's own unit: working days over (start, end], so that the
day of a pause belongs to the one who held the file; hours exactly; weeks,
months and years by the paused calendar days.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from layanan.calendars import CalendarCoverageError, WorkingCalendar, require_aware
from layanan.sla._deadline import Deadline, effective_receipt
from layanan.sla._due import due_after_pauses
from layanan.sla._level import Level, PauseRule
from layanan.sla._measure import Amount, Span, amount, day_one, span_in, spans_in
from layanan.text import Label, Language, check_language, format_duration

Status = Literal["not_started", "running", "paused", "met", "late", "cancelled", "undetermined"]


@dataclass(frozen=True, slots=True)
class Pause:
    """
    Hold one stretch in which a level did not run; `until` is None while it lasts.
    """

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Run:
    """
    Hold what happened to one level, as told by a request's history.

    Attributes:
        started: When it started; None if it did not.
        ended: When it ended.
        cancelled: When it was cancelled.
        pauses: When it paused, in order, without overlap.
        extensions: How often it was extended.
    """

    started: datetime | None = None
    ended: datetime | None = None
    cancelled: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """
    Hold what a level's clock says at one instant.

    Amounts are in the level's own unit: whole days as int, terms of time as
    timedelta. `used` and `remaining` are None where no decree reaches.

    Attributes:
        level: The level that was read.
        at: The instant of the reading.
        status: "not_started", "running", "paused", "met", "late",
            "cancelled" or "undetermined".
        started: When it started.
        stopped: When it was met, was late or was cancelled for good.
        due: The deadline, as moved by pauses and extensions; None before the start.
        used: What has run.
        remaining: What is left, never below zero.
        paused: What did not run.
        overdue: By how much it is late, or was when it was cancelled; else zero.
        extensions: How often it was extended.
    """

    level: Level
    at: datetime
    status: Status
    started: datetime | None = None
    stopped: datetime | None = None
    due: Deadline | None = None
    used: Amount | None = None
    remaining: Amount | None = None
    paused: Amount | None = None
    overdue: Amount | None = None
    extensions: int = 0

    @property
    def status_label(self) -> Label:
        """
        The status in words.
        """
        return STATUS_LABELS[self.status]

    def explain(self, language: str = "id") -> str:
        """
        Return the reading in words: status, amounts, the readings of law, the deadline.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        return "\n".join(_explain(self, language))


def read(level: Level, run: Run, *, calendar: WorkingCalendar, at: datetime) -> Reading:
    """
    Return what a level's clock says at an instant, given what happened until then.

    Args:
        level: The promise.
        run: What happened to it up to `at`.
        calendar: The office's calendar.
        at: Aware instant of the reading.

    Raises:
        NaiveTimeError: If `at` has no zone.
        HoursUnknownError: If office time is asked of a day whose hours are
            not on record.
    """
    require_aware(at)
    if run.started is None:
        return Reading(level, at, "not_started")
    stop = run.ended or run.cancelled
    deadline = _due(level, run, calendar, stop or at)
    status = _status(run, deadline, at, lambda until: _due(level, run, calendar, until))
    bare = Reading(level, at, status, run.started, stop, deadline, extensions=run.extensions)
    try:
        return _measured(bare, deadline, _spans(run, stop or at), stop or at)
    except CalendarCoverageError:
        # The amounts would need days that no decree reaches; the status stands.
        return bare


def _due(level: Level, run: Run, calendar: WorkingCalendar, now: datetime) -> Deadline:
    term = level.term
    if level.extension is not None and run.extensions:
        term += level.extension.term * run.extensions
    assert run.started is not None  # noqa: S101 - read() has seen to it
    return due_after_pauses(
        run.started, term, calendar=calendar, counting=level.counting, pauses=_spans(run, now)
    )


def _spans(run: Run, now: datetime) -> tuple[Span, ...]:
    """
    Return the pauses up to an instant, each with its end.
    """
    return tuple((one.since, min(one.until or now, now)) for one in run.pauses if one.since < now)


def _status(
    run: Run, deadline: Deadline, at: datetime, due_at: Callable[[datetime], Deadline]
) -> Status:
    if run.cancelled is not None:
        return "cancelled"
    if deadline.day is None:
        return "met" if _surely_met(run, deadline) else "undetermined"
    if run.ended is not None:
        return "late" if deadline.is_past(run.ended) else "met"
    if run.pauses and run.pauses[-1].until is None:
        # The last day's closing time may have passed since, but not in vain:
        # what counts is whether the office was late when it handed the file over.
        since = run.pauses[-1].since
        return "late" if due_at(since).is_past(since) else "paused"
    return "late" if deadline.is_past(at) else "running"


def _surely_met(run: Run, deadline: Deadline) -> bool:
    """
    Tell whether an undetermined deadline was met all the same.

    One that started within the decreed years lies past their last day, so
    whatever ended by then was in time.
    """
    first, last = deadline.calendar.first_day, deadline.calendar.last_day
    if run.started is None or run.ended is None or last is None:
        return False
    return deadline.local(run.started) >= first and deadline.local(run.ended) <= last


def _measured(
    reading: Reading, deadline: Deadline, pauses: tuple[Span, ...], until: datetime
) -> Reading:
    """
    Return a reading with what is used, left, paused and overdue, in the level's unit.
    """
    level, calendar = reading.level, deadline.calendar
    unit = level.term.largest_unit
    start = effective_receipt(deadline)
    now = max(until, start)
    first = day_one(unit, start, calendar, level.counting)
    paused = spans_in(unit, pauses, start, calendar)
    used = span_in(unit, start, now, calendar) + first - paused
    left, over = None, 0
    if deadline.day is not None:
        end = max(_end(deadline, deadline.day), start)
        moved = paused
        if deadline.pauses != pauses:
            moved = spans_in(unit, deadline.pauses, start, calendar)
        total = span_in(unit, start, end, calendar) + first - moved
        left = amount(unit, max(total - used, 0))
        over = max(used - total, 0) if reading.status in {"late", "cancelled"} else 0
    return Reading(
        level,
        reading.at,
        reading.status,
        reading.started,
        reading.stopped,
        deadline,
        amount(unit, used),
        left,
        amount(unit, paused),
        amount(unit, over),
        reading.extensions,
    )


def _end(deadline: Deadline, day: date) -> datetime:
    """
    Return the last instant of a deadline on its last day, for measuring up to it.
    """
    at = deadline.at
    if at is not None and deadline.local(at) == day:
        return at
    return datetime.combine(day, time.max, deadline.calendar.zone)


def _explain(reading: Reading, language: str) -> Iterator[str]:
    lang = check_language(language)
    english = lang == "en"
    level = reading.level
    yield f"{level.label.text(lang)}: {STATUS_LABELS[reading.status].text(lang)}"
    yield f"{'Law' if english else 'Dasar hukum'}: {level.cites}"
    if reading.started is None or reading.due is None:
        return
    for words, value in (
        (("Used", "Terpakai"), reading.used),
        (("Remaining", "Sisa"), reading.remaining),
        (("Paused", "Jeda"), reading.paused),
        (("Overdue", "Terlambat"), reading.overdue),
    ):
        if value is not None:
            yield f"{words[not english]}: {amount_text(value, level, lang)}"
    if reading.extensions and level.extension is not None:
        term = level.extension.term
        cites = f" ({level.extension.cites})" if level.extension.cites else ""
        times = reading.extensions
        yield (
            f"Extended: {times} x {term.text('en')}{cites}"
            if english
            else f"Perpanjangan: {times} kali {term}{cites}"
        )
    for rule in level.pauses:
        yield _pause_text(rule, english=english)
    yield from reading.due.explain(lang).splitlines()


def amount_text(value: Amount, level: Level, language: Language) -> str:
    """
    Return an amount in the level's unit, in words.
    """
    if isinstance(value, timedelta):
        return format_duration(value, language)
    working = level.term.largest_unit == "working_days"
    if language == "id":
        return f"{value} {'hari kerja' if working else 'hari kalender'}"
    noun = "working day" if working else "calendar day"
    return f"{value} {noun}" if value == 1 else f"{value} {noun}s"


def _pause_text(rule: PauseRule, *, english: bool) -> str:
    lang: Language = "en" if english else "id"
    basis = str(rule.cites) if rule.cites else ("no source" if english else "tanpa sumber")
    if not rule.applies:
        basis += "; switched off" if english else "; dimatikan"
    head = "Reading" if english else "Tafsir"
    grade = rule.confidence.label.text(lang)
    return f"{head} {rule.code}: {rule.label.text(lang)} ({basis}; {grade})"


STATUS_LABELS: Final[Mapping[Status, Label]] = {
    "not_started": Label(id="belum mulai", en="not started"),
    "running": Label(id="berjalan", en="running"),
    "paused": Label(id="jeda", en="paused"),
    "met": Label(id="tepat waktu", en="met"),
    "late": Label(id="terlambat", en="late"),
    "cancelled": Label(id="dibatalkan", en="cancelled"),
    "undetermined": Label(id="belum dapat ditentukan", en="undetermined"),
}
"""
The words for each status, in the order of a clock's life.
"""
