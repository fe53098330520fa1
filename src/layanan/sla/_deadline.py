"""
A deadline and its way: the day, the instant, how sure it is, and why.

The answer is small and quick to obtain; the way – every day that was passed
over, and the decree behind each – is walked only when somebody asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from layanan.calendars import (
    CalendarCoverageError,
    NaiveTimeError,
    Reason,
    Term,
    TermUnit,
    WorkingCalendar,
)
from layanan.law import Citation
from layanan.sla._count import ONE_DAY, count_days, ends_at_midnight
from layanan.sla._counting import Counting
from layanan.sla._measure import Span, counted_from, lengthen, spans_in
from layanan.text import (
    Label,
    Language,
    check_language,
    format_date,
    format_duration,
    format_instant,
    join_words,
)

Certainty = Literal["firm", "provisional", "undetermined"]

_ZERO = timedelta(0)
_CERTAINTY = {
    "firm": Label(id="pasti", en="firm"),
    "provisional": Label(
        id="sementara: menunggu sidang isbat yang masih dapat menggeser hari libur",
        en="provisional: an isbat session may still move a day off",
    ),
}
_UNDETERMINED = Label(
    id="belum dapat ditentukan: hari libur hanya ditetapkan untuk {first} s.d. {last}",
    en="undetermined: days off are decreed only from {first} to {last}",
)
_NOTHING_DECREED = Label(
    id="belum dapat ditentukan: belum ada hari libur yang ditetapkan",
    en="undetermined: no days off are decreed yet",
)


@dataclass(frozen=True, slots=True)
class Step:
    """
    Hold one day passed over on the way to a deadline.

    Attributes:
        date: The day, on the office's calendar.
        counted: Whether it used up some of the term.
        number: Which one of its unit it was, from 1; None if not counted.
        amount: Time used on it, for terms of time; else None.
        why: In words: "hari kerja ke-3", or why it was skipped.
        reasons: For a skipped day, the facts that took it out, with decrees.
    """

    date: date
    counted: bool
    number: int | None
    amount: timedelta | None
    why: Label
    reasons: tuple[Reason, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """
        The decrees behind a skipped day.
        """
        return tuple(one.citation for one in self.reasons if one.citation is not None)

    @property
    def citation(self) -> Citation | None:
        """
        The first decree behind a skipped day; None if there is none.
        """
        return next(iter(self.citations), None)


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    Hold until when something may take, and be ready to say why.

    Attributes:
        received: The instant from which the term was counted, in the office's
            zone, as stamped.
        term: The term that was counted.
        counting: The rules by which it was.
        calendar: The calendar by which it was.
        day: The last day in time, inclusive; None if undetermined.
        at: The last instant in time, inclusive, in the office's zone; None if
            undetermined, or if the hours of the last day are not on record.
        certainty: "firm", "provisional" while an awaited isbat may move it,
            or "undetermined" where no decree reaches.
        pauses: Stretches that did not count; they moved the deadline by their
            amount in the term's unit.
    """

    received: datetime
    term: Term
    counting: Counting
    calendar: WorkingCalendar = field(repr=False)
    day: date | None
    at: datetime | None
    certainty: Certainty
    pauses: tuple[Span, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """
        Every day passed over, from the first that could count to the last.

        The day of receipt is among them only if it was counted. Where the
        deadline is undetermined, the steps end with the decreed years.
        """
        return tuple(_walk(self))

    def local(self, at: datetime) -> date:
        """
        Return the office's date at an instant.
        """
        return at.astimezone(self.calendar.zone).date()

    @property
    def last_instant(self) -> datetime | None:
        """
        The last instant in time: `at`, or the end of `day` where the closing time is unknown.
        """
        if self.at is not None or self.day is None:
            return self.at
        return datetime.combine(self.day, time.max, self.calendar.zone)

    def is_past(self, at: datetime) -> bool:
        """
        Return whether an instant is too late; at the deadline itself is in time.

        An undetermined deadline is never past. Where the closing time is not
        on record, the whole last day is in time.

        Raises:
            NaiveTimeError: If `at` has no zone.
        """
        try:
            if self.at is not None:
                return at > self.at
            return self.day is not None and self.local(at) > self.day
        except (TypeError, AttributeError):
            # Looked at only here, so that the usual question does not pay for it.
            raise NaiveTimeError(given=repr(at)) from None

    def explain(self, language: str = "id") -> str:
        """
        Return the deadline in words: the rules, every day and decree, the certainty.

        Args:
            language: "id" or "en".

        Raises:
            UnknownLanguageError: If it is neither.
        """
        return "\n".join(_explain(self, language))


# A frozen dataclass sets each field by a call that first looks for its slot; with
# the slots in hand a deadline is made in half the time.
_SLOTS = tuple(vars(Deadline)[one.name].__set__ for one in fields(Deadline))


def deadline_of(  # noqa: PLR0917 - positional, as the fields are
    received: datetime,
    term: Term,
    counting: Counting,
    calendar: WorkingCalendar,
    day: date | None,
    at: datetime | None,
    certainty: Certainty,
    pauses: tuple[Span, ...],
) -> Deadline:
    """
    Return a deadline, made quickly: making it is most of the time that `due` takes.
    """
    made = object.__new__(Deadline)
    put = _SLOTS
    put[0](made, received)
    put[1](made, term)
    put[2](made, counting)
    put[3](made, calendar)
    put[4](made, day)
    put[5](made, at)
    put[6](made, certainty)
    put[7](made, pauses)
    return made


def effective_receipt(deadline: Deadline) -> datetime:
    """
    Return the instant that counts as receipt under the rules of counting.

    Raises:
        CalendarCoverageError: If the calendar is asked outside its years.
    """
    return counted_from(deadline.received, deadline.calendar, deadline.counting)


def _walk(deadline: Deadline) -> Iterator[Step]:
    """
    Yield the steps, unit by unit, in the order in which they are counted.
    """
    try:
        start = effective_receipt(deadline)
        unit = deadline.term.largest_unit
        paused = spans_in(unit, deadline.pauses, start, deadline.calendar)
        term, shift = lengthen(deadline.term, unit, paused)
        day = start.date()
        yield from (days := _DaySteps(deadline, term, start, day))
        if not term.is_whole_days:
            moved = start + (days.last - day)
            # The day of receipt is told only where some of it was counted.
            quiet = moved.date() if moved == start else None
            last = moved.date()
            for step in _walk_time(deadline.calendar, term, moved, shift):
                last = step.date
                if step.counted or step.date != quiet:
                    yield step
            yield from _landing(deadline, last)
    except (CalendarCoverageError, OverflowError):
        # What lies beyond the decrees, or beyond what Python can write, has no steps.
        return


# In the order in which they are counted; years and months are one step.
_DAY_UNITS: Final[tuple[tuple[TermUnit, ...], ...]] = (
    ("years", "months"),
    ("weeks",),
    ("working_days",),
    ("calendar_days",),
)


@dataclass(slots=True)
class _DaySteps:
    """
    Walk the whole days of a term; `last` is where the walk has come to.
    """

    deadline: Deadline
    term: Term
    start: datetime
    last: date

    def __iter__(self) -> Iterator[Step]:
        calendar = self.deadline.calendar
        day_one = self.deadline.counting.day_one
        for units in _DAY_UNITS:
            amounts = {unit: getattr(self.term, unit) for unit in units}
            if not any(amounts.values()):
                continue
            first = self.last if day_one == "same" else self.last + ONE_DAY
            part, rules = Term(**amounts), Counting(day_one=day_one)
            if units == ("working_days",):
                yield from self._working_days(first, part.working_days)
                self.last, _ = count_days(self.last, part, calendar, rules)
            else:
                self.last, _ = count_days(self.last, part, calendar, rules)
                yield from self._calendar_days(first)
            day_one = "after"
        if self.term.is_whole_days:
            yield from self._rolled()

    def _working_days(self, first: date, count: int) -> Iterator[Step]:
        calendar, day, left, number = self.deadline.calendar, first, count, 0
        while left:
            if not calendar.is_working_day(day):
                # The day of receipt is told only where it was counted.
                if day != self.start.date():
                    yield _skipped(calendar, day)
            elif self._is_paused(day):
                left -= 1
                yield Step(day, counted=False, number=None, amount=None, why=_PAUSED)
            else:
                left -= 1
                number += 1
                yield Step(
                    day,
                    counted=True,
                    number=number,
                    amount=None,
                    why=_nth("hari kerja", "working day", number),
                )
            day += ONE_DAY

    def _calendar_days(self, first: date) -> Iterator[Step]:
        number = 0
        for shift in range((self.last - first).days + 1):
            day = first + ONE_DAY * shift
            if self._is_paused(day):
                yield Step(day, counted=False, number=None, amount=None, why=_PAUSED)
            else:
                number += 1
                why = _nth("hari kalender", "calendar day", number)
                yield Step(day, counted=True, number=number, amount=None, why=why)

    def _rolled(self) -> Iterator[Step]:
        rolled = self.deadline.day
        if not ends_at_midnight(self.term) or rolled is None or rolled == self.last:
            return
        for shift in range(1, (rolled - self.last).days):
            yield _skipped(self.deadline.calendar, self.last + ONE_DAY * shift)
        yield Step(rolled, counted=True, number=None, amount=None, why=_ROLLED)

    def _is_paused(self, day: date) -> bool:
        local = self.deadline.local
        return any(
            local(max(since, self.start)) < day <= local(max(until, self.start))
            for since, until in self.deadline.pauses
        )


_PAUSED = Label(id="jeda: bukan giliran kantor", en="paused: not the office's turn")
_ROLLED = Label(
    id="hari kerja berikutnya, karena hari terakhir libur",
    en="the next working day, since the last day is a day off",
)


def _walk_time(
    calendar: WorkingCalendar, term: Term, start: datetime, shift: timedelta
) -> Iterator[Step]:
    since = start
    if term.clock_minutes:
        end = since + term.clock_time + shift
        yield from _clock_time(since, end)
        since, shift = end, _ZERO
    if term.working_minutes:
        yield from _office_time(calendar, since, term.working_time + shift)


def _clock_time(start: datetime, end: datetime) -> Iterator[Step]:
    since = start
    number = 0
    while since < end:
        midnight = datetime.combine(since.date() + ONE_DAY, datetime.min.time(), since.tzinfo)
        until = min(midnight, end)
        number += 1
        spent = until - since
        why = _spent("berjalan terus", "round the clock", spent)
        yield Step(since.date(), counted=True, number=number, amount=spent, why=why)
        since = until


def _office_time(calendar: WorkingCalendar, start: datetime, amount: timedelta) -> Iterator[Step]:
    since, left, number = start, amount, 0
    while left > _ZERO:
        day = since.date()
        midnight = datetime.combine(day + ONE_DAY, datetime.min.time(), since.tzinfo)
        spent = min(left, calendar.working_time(since, midnight))
        if spent:
            number += 1
            why = _spent("jam kantor", "office time", spent)
            yield Step(day, counted=True, number=number, amount=spent, why=why)
        elif not calendar.is_working_day(day):
            yield _skipped(calendar, day)
        left -= spent
        since = midnight


def _landing(deadline: Deadline, last: date) -> Iterator[Step]:
    """
    Yield the way from the last counted day to the instant, where that lies on a later day.
    """
    end = deadline.day
    if end is None or last >= end:
        return
    if not deadline.term.working_minutes:
        yield Step(end, counted=True, number=None, amount=_ZERO, why=_AT_MIDNIGHT)
        return
    for shift in range(1, (end - last).days):
        yield _skipped(deadline.calendar, last + ONE_DAY * shift)
    yield Step(end, counted=True, number=None, amount=_ZERO, why=_AT_OPENING)


_AT_MIDNIGHT = Label(id="berakhir pukul 00.00", en="ends at 00:00")
_AT_OPENING = Label(id="saat kantor buka berikutnya", en="at the next opening")


def _skipped(calendar: WorkingCalendar, day: date) -> Step:
    reasons = tuple(one for one in calendar.day(day).reasons if one.effect == "closes")
    why = Label(
        id=join_words([one.label.id for one in reasons], "id"),
        en=join_words([one.label.en for one in reasons], "en"),
    )
    return Step(day, counted=False, number=None, amount=None, why=why, reasons=reasons)


def _nth(unit_id: str, unit_en: str, number: int) -> Label:
    return Label(id=f"{unit_id} ke-{number}", en=f"{unit_en} {number}")


def _spent(kind_id: str, kind_en: str, amount: timedelta) -> Label:
    return Label(
        id=f"{kind_id}: {format_duration(amount, 'id')}",
        en=f"{kind_en}: {format_duration(amount, 'en')}",
    )


def _explain(deadline: Deadline, language: str) -> Iterator[str]:
    lang = check_language(language)
    english = lang == "en"
    yield _headline(deadline, english=english)
    received = format_instant(deadline.received, lang)
    yield f"Received: {received}" if english else f"Diterima: {received}"
    yield from _receipt_line(deadline, english=english)
    yield f"Term: {deadline.term.text('en')}" if english else f"Jangka waktu: {deadline.term}"
    yield from _pause_lines(deadline, english=english)
    rules = "; ".join(rule.text(lang) for rule in _rules(deadline))
    yield f"Counting: {rules}" if english else f"Cara hitung: {rules}"
    for step in deadline.steps:
        yield "  " + _step_line(step, english=english)
    yield ("Certainty: " if english else "Kepastian: ") + _certainty_text(deadline).text(lang)


def _headline(deadline: Deadline, *, english: bool) -> str:
    lead = "Due" if english else "Jatuh tempo"
    lang: Literal["id", "en"] = "en" if english else "id"
    if deadline.day is None:
        return f"{lead}: {_certainty_text(deadline).text(lang)}"
    if deadline.at is None:
        unknown = "closing time not on record" if english else "jam tutup tidak tercatat"
        return f"{lead}: {format_date(deadline.day, lang)} ({unknown})"
    if deadline.at.date() > deadline.day:
        midnight = "at 24:00" if english else "pukul 24.00"
        zone = format_instant(deadline.at, lang).rsplit(" ", 1)[1]
        return f"{lead}: {format_date(deadline.day, lang)} {midnight} {zone}"
    return f"{lead}: {format_instant(deadline.at, lang)}"


def _receipt_line(deadline: Deadline, *, english: bool) -> Iterator[str]:
    try:
        effective = effective_receipt(deadline)
    except CalendarCoverageError:
        return
    if effective != deadline.received:
        moment = format_instant(effective, "en" if english else "id")
        yield f"Counts as received: {moment}" if english else f"Dianggap diterima: {moment}"


def _pause_lines(deadline: Deadline, *, english: bool) -> Iterator[str]:
    lang: Literal["id", "en"] = "en" if english else "id"
    for since, until in deadline.pauses:
        zone = deadline.calendar.zone
        first, last = (format_instant(one.astimezone(zone), lang) for one in (since, until))
        span = f"{first} – {last}"
        yield f"Pause: {span}" if english else f"Masa jeda: {span}"


def _rules(deadline: Deadline) -> Iterator[Label]:
    """
    Yield the rules that had a say: those of the units that the term has.
    """
    term = deadline.term
    day_one, receipt, roll, ends, boundary = deadline.counting.rules()
    if any(getattr(term, unit) for units in _DAY_UNITS for unit in units):
        yield day_one
    yield receipt
    if ends_at_midnight(term):
        yield roll
    if term.is_whole_days and (deadline.counting.by or not ends_at_midnight(term)):
        yield ends
    if term.working_minutes:
        yield boundary
    if term.has_working_unit:
        yield _LEAVE[deadline.calendar.collective_leave]
        yield Label(
            id=f"pekan {deadline.calendar.workweek} hari kerja",
            en=f"{deadline.calendar.workweek}-day working week",
        )


_LEAVE = {
    "off": Label(id="cuti bersama bukan hari kerja", en="collective leave is off"),
    "worked": Label(id="cuti bersama tetap hari kerja", en="collective leave is worked"),
}


def _step_line(step: Step, *, english: bool) -> str:
    lang: Literal["id", "en"] = "en" if english else "id"
    day = format_date(step.date, lang)
    if not step.reasons:
        return f"{day}: {step.why.text(lang)}"
    facts = "; ".join(
        one.label.text(lang) + (f" ({one.citation})" if one.citation else "")
        for one in step.reasons
    )
    return f"{day}: {'not counted' if english else 'tidak dihitung'} – {facts}"


def _certainty_text(deadline: Deadline) -> Label:
    if deadline.certainty != "undetermined":
        return _CERTAINTY[deadline.certainty]
    first, last = deadline.calendar.first_day, deadline.calendar.last_day
    if last is None:
        return _NOTHING_DECREED
    return Label(
        id=_UNDETERMINED.id.format(first=_plain(first, "id"), last=_plain(last, "id")),
        en=_UNDETERMINED.en.format(first=_plain(first, "en"), last=_plain(last, "en")),
    )


def _plain(day: date, language: Language) -> str:
    return format_date(day, language, weekday=False)
