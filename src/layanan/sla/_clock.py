"""
Read a clock: what a level has used, what is left, and when it is due.

Nothing is stored. A reading follows from the level, the calendar and what
happened up to an instant. A pause moves the due moment by exactly the paused
amount in the level's own unit: working days over (start, end], so that the
day of a pause belongs to the one who held the file; hours exactly; weeks,
months and years by the paused calendar days.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, NamedTuple

from layanan.calendars import CalendarCoverageError, TermUnit, WorkingCalendar, require_aware
from layanan.sla._deadline import Deadline, effective_receipt
from layanan.sla._due import due_after_pauses
from layanan.sla._level import Level, PauseRule
from layanan.sla._measure import Amount, Span, amount, day_one, span_in, spans_in
from layanan.sla._run import Mark, MarkKind, Promise, Run, misused, promised, settled, stretches
from layanan.sla._rungs import rung_instant
from layanan.text import Label, Language, check_language, format_duration, format_instant

_NO_RUN: Final = Run()

Status = Literal["not_started", "running", "paused", "met", "late", "cancelled", "undetermined"]


class NextRung(NamedTuple):
    """
    Hold the next warning of a level, and when it is due.
    """

    name: str
    label: Label
    instant: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """
    Hold what a level's clock says at one instant.

    Amounts are in the level's own unit: whole days as int, terms of time as
    timedelta. `used` and `remaining` are None where no decree reaches. A
    level without a limit has neither `due` nor `remaining`.

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
        run: What happened in the cycle that was read.
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
    run: Run = field(default=_NO_RUN, repr=False)
    calendar: WorkingCalendar | None = field(default=None, repr=False, compare=False)

    @property
    def status_label(self) -> Label:
        """
        The status in words.
        """
        return STATUS_LABELS[self.status]

    @property
    def cycle(self) -> int:
        """
        Which cycle of the clock it is, from 1; a restart begins the next.
        """
        return self.run.number

    @property
    def unit(self) -> TermUnit | None:
        """
        The unit of the amounts; None where a target has not become a term yet.
        """
        if self.due is not None:
            return self.due.term.largest_unit
        if self.level.unlimited is not None:
            return self.level.unlimited
        term = self.run.term or self.level.term
        return None if term is None else term.largest_unit

    @property
    def percent(self) -> int | None:
        """
        How much of the whole term is used, in percent, rounded down; None if that is unknown.

        It reaches 100 when nothing is left, and goes beyond when late.
        """
        if self.used is None or self.remaining is None:
            return None
        if isinstance(self.used, timedelta):
            assert isinstance(self.remaining, timedelta)  # noqa: S101 - both are in one unit
            over = self.overdue if isinstance(self.overdue, timedelta) else timedelta(0)
            whole = self.used + self.remaining - over
            return self.used * 100 // whole if whole else 100
        left, late = _days(self.remaining), _days(self.overdue)
        total = self.used + left - late
        return self.used * 100 // total if total else 100

    @property
    def next_rung(self) -> NextRung | None:
        """
        The next warning that has not been recorded; None if there is none, or no instant yet.
        """
        calendar = self.calendar
        if calendar is None or self.stopped is not None:
            return None
        found = [
            NextRung(rung.name, rung.label, instant)
            for rung in self.level.rungs
            if rung.name not in self.run.warned
            and (instant := rung_instant(self.level, rung, self.run, calendar=calendar))
        ]
        return min(found, key=lambda one: one.instant, default=None)

    def explain(self, language: str = "id") -> str:
        """
        Return the reading in words: status, amounts, what happened, the law, the deadline.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        return "\n".join(_explain(self, language))


def _days(value: Amount | None) -> int:
    return value if isinstance(value, int) else 0


def read(level: Level, run: Run, *, calendar: WorkingCalendar, at: datetime) -> Reading:
    """
    Return what a level's clock says at an instant, given what happened until then.

    Args:
        level: The promise.
        run: What happened to it up to `at`.
        calendar: The office's calendar.
        at: Aware instant of the reading.

    Raises:
        WrongTypeError: If `level`, `run` or `calendar` is of another kind.
        NaiveTimeError: If `at` has no zone.
        HoursUnknownError: If office time is asked of a day whose hours are
            not on record.
    """
    require_aware(at)
    run = settled(level, run, calendar)
    try:
        started = run.started
    except AttributeError as error:
        raise misused(level, run, calendar) from error
    if started is None:
        return Reading(level, at, "not_started", run=run, calendar=calendar)
    promise, stop = promised(level, run, calendar), run.stopped
    if promise is None:
        return _without_deadline(level, run, calendar, at)
    spans = _spans(run, stop or at)
    deadline = _due(promise, run, calendar, spans)
    status = _status(
        run, deadline, at, lambda until: _due(promise, run, calendar, _spans(run, until))
    )
    try:
        amounts = _measured(deadline, status, spans, stop or at)
    except CalendarCoverageError:
        # The amounts would need days that no decree reaches; the status stands.
        amounts = _UNMEASURED
    return Reading(
        level, at, status, run.started, stop, deadline, *amounts, run.extensions, run, calendar
    )


def _due(
    promise: Promise, run: Run, calendar: WorkingCalendar, pauses: tuple[Span, ...]
) -> Deadline:
    assert run.started is not None  # noqa: S101 - read() has seen to it
    return due_after_pauses(
        run.started,
        promise.term,
        calendar=calendar,
        counting=promise.counting,
        pauses=pauses,
    )


def _without_deadline(level: Level, run: Run, calendar: WorkingCalendar, at: datetime) -> Reading:
    """
    Return the reading of a level without a limit, or of a target that no decree reaches.
    """
    started, stop, unit = run.started, run.stopped, level.unlimited
    assert started is not None  # noqa: S101 - read() has seen to it
    status: Status = "undetermined"
    if run.cancelled is not None:
        status = "cancelled"
    elif run.ended is not None and (unit or _within_decrees(started, run.ended, calendar)):
        status = "met"
    elif unit:
        status = "paused" if _is_paused(run, at) else "running"
    used: Amount | None = None
    paused: Amount | None = None
    if unit:
        now = max(stop or at, started)
        try:
            waited = spans_in(unit, _spans(run, now), started, calendar)
            first = day_one(unit, started, calendar, level.counting)
            used = amount(unit, span_in(unit, started, now, calendar) + first - waited)
            paused = amount(unit, waited)
        except CalendarCoverageError:
            # What lies beyond the decrees is not measured; the status stands.
            used = None
    return Reading(
        level,
        at,
        status,
        started,
        stop,
        used=used,
        paused=paused,
        extensions=run.extensions,
        run=run,
        calendar=calendar,
    )


Amounts = tuple[Amount | None, Amount | None, Amount | None, Amount | None]
_UNMEASURED: Final[Amounts] = (None, None, None, None)


def _spans(run: Run, now: datetime) -> tuple[Span, ...]:
    """
    Return the pauses up to an instant, each with its end.
    """
    return tuple(
        (one.since, min(one.until or now, now)) for one in stretches(run.pauses) if one.since < now
    )


def _status(
    run: Run, deadline: Deadline, at: datetime, due_at: Callable[[datetime], Deadline]
) -> Status:
    if run.cancelled is not None:
        return "cancelled"
    if deadline.day is None:
        return "met" if _surely_met(run, deadline) else "undetermined"
    if run.ended is not None:
        return "late" if deadline.is_past(run.ended) else "met"
    if _is_paused(run, at):
        # The last day's closing time may have passed since, but not in vain:
        # what counts is whether the office was late when it handed the file over.
        since = stretches(run.pauses)[-1].since
        return "late" if due_at(since).is_past(since) else "paused"
    return "late" if deadline.is_past(at) else "running"


def _is_paused(run: Run, at: datetime) -> bool:
    """
    Tell whether the newest pause lasts; one that is cut by its cap ends in the future.
    """
    if not run.pauses:
        return False
    until = run.pauses[-1].until
    return until is None or until > at


def _surely_met(run: Run, deadline: Deadline) -> bool:
    """
    Tell whether an undetermined deadline was met all the same.
    """
    if run.started is None or run.ended is None:
        return False
    return _within_decrees(run.started, run.ended, deadline.calendar)


def _within_decrees(started: datetime, ended: datetime, calendar: WorkingCalendar) -> bool:
    """
    Tell whether a clock began and ended within the decreed years.

    A deadline that is undetermined lies past their last day, so whatever
    ended by then was in time.
    """
    last = calendar.last_day
    if last is None:
        return False
    return calendar.local(started).date() >= calendar.first_day and (
        calendar.local(ended).date() <= last
    )


def _measured(
    deadline: Deadline, status: Status, pauses: tuple[Span, ...], until: datetime
) -> Amounts:
    """
    Return what is used, left, paused and overdue, in the unit of the deadline's term.
    """
    calendar, counting = deadline.calendar, deadline.counting
    unit = deadline.term.largest_unit
    start = effective_receipt(deadline)
    now = max(until, start)
    first = day_one(unit, start, calendar, counting)
    paused = spans_in(unit, pauses, start, calendar)
    used = span_in(unit, start, now, calendar) - paused
    if calendar.local(until).date() >= start.date():
        # A day of receipt that is still to come has not been used.
        used += first
    left, over = None, 0
    if deadline.day is not None:
        end = max(_end(deadline, deadline.day), start)
        moved = paused
        if deadline.pauses != pauses:
            moved = spans_in(unit, deadline.pauses, start, calendar)
        total = span_in(unit, start, end, calendar) + first - moved
        left = amount(unit, max(total - used, 0))
        over = max(used - total, 0) if status in {"late", "cancelled"} else 0
    return amount(unit, used), left, amount(unit, paused), amount(unit, over)


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
    if reading.started is None:
        return
    if reading.cycle > 1:
        yield f"Cycle: {reading.cycle}" if english else f"Putaran: {reading.cycle}"
    for words, value in (
        (("Used", "Terpakai"), reading.used),
        (("Remaining", "Sisa"), reading.remaining),
        (("Paused", "Jeda"), reading.paused),
        (("Overdue", "Terlambat"), reading.overdue),
    ):
        if value is not None:
            yield f"{words[not english]}: {amount_text(value, reading.unit, lang)}"
    if reading.extensions and level.extension is not None:
        cites = f" ({level.extension.cites})" if level.extension.cites else ""
        term, times = level.extension.term, reading.extensions
        if term is not None:
            en, ind = f"{times} x {term.text('en')}", f"{times} kali {term}"
        else:
            total = reading.run.extended
            assert total is not None  # noqa: S101 - each said its own length
            en, ind = f"{times} x, {total.text('en')} in all", f"{times} kali, seluruhnya {total}"
        yield f"Extended: {en}{cites}" if english else f"Perpanjangan: {ind}{cites}"
    for mark in reading.run.marks:
        yield _mark_text(mark, lang)
    for rule in level.pauses:
        yield _pause_text(rule, english=english)
    if reading.due is not None:
        yield from reading.due.explain(lang).splitlines()
    else:
        yield (_NO_LIMIT if level.unlimited else _NO_DECREE).text(lang)


_NO_LIMIT = Label(id="Tidak ada batas waktu yang ditetapkan", en="No limit is set")
_NO_DECREE = Label(
    id="Jatuh tempo belum dapat ditentukan: hari liburnya belum ditetapkan",
    en="It cannot be determined yet when it is due: days off are not decreed that far",
)


def _mark_text(mark: Mark, language: Language) -> str:
    when = format_instant(mark.at, language)
    event = "event" if language == "en" else "kejadian ke-"
    gap = " " if language == "en" else ""
    return f"  {_MARKS[mark.what].text(language)}: {when} ({event}{gap}{mark.seq}, {mark.name})"


def amount_text(value: Amount, unit: TermUnit | None, language: Language) -> str:
    """
    Return an amount in words; `unit` tells which days are meant.
    """
    if isinstance(value, timedelta):
        return format_duration(value, language)
    working = unit == "working_days"
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

_MARKS: Final[Mapping[MarkKind, Label]] = {
    "started": Label(id="mulai", en="started"),
    "restarted": Label(id="dimulai lagi", en="restarted"),
    "paused": Label(id="berhenti sementara", en="paused"),
    "resumed": Label(id="berjalan lagi", en="resumed"),
    "extended": Label(id="diperpanjang", en="extended"),
    "warned": Label(id="diperingatkan", en="warned"),
    "expired": Label(id="lewat waktu", en="time ran out"),
    "ended": Label(id="selesai", en="ended"),
    "cancelled": Label(id="dibatalkan", en="cancelled"),
}
