"""
Deadlines that moved: after a decree was amended, or after a history was put right.

Two time axes meet here. What was known on a day decides which decrees count;
what was believed of a request decides which events do. Nothing is stored, so
nothing is repaired: both readings are made afresh, and where they differ it is
said what moved, and why.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from layanan.calendars import (
    CalendarCoverageError,
    CivilDateError,
    Day,
    Reason,
    WorkingCalendar,
    require_aware,
    withdrawn,
)
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle import SYSTEM
from layanan.records import require
from layanan.request._event import Event
from layanan.request._request import Request
from layanan.sla import STATUS_LABELS, Deadline, Reading, Status
from layanan.text import (
    Label,
    Language,
    check_language,
    format_date,
    format_instant,
    format_value,
    mask_nik,
)

_ONE_DAY = timedelta(days=1)
_SOME_REQUESTS: Final = Label(id="kumpulan Request", en="a collection of Requests")
_A_REQUEST: Final = "a Request, e.g. service.open(…)"


class NotACorrectionError(LayananError, ValueError):
    """
    Tell that two requests are not the same one right before and right after a correction.
    """

    def __init__(self, *, before: str, seq: int, after: str, newest: int) -> None:
        self.before = before
        self.seq = seq
        self.after = after
        self.newest = newest

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"{self.after} pada kejadian ke-{self.newest} bukan {self.before} pada kejadian "
                f"ke-{self.seq} sesudah satu koreksi; berikan permohonan yang sama tepat sebelum "
                "dan tepat sesudah correct"
            )
        return (
            f"{self.after} at event {self.newest} is not {self.before} at event {self.seq} after "
            "one correction; give the same request right before and right after correct"
        )


@dataclass(frozen=True, slots=True)
class MovedDay:
    """
    Hold one day that two calendars see differently.

    Attributes:
        date: The day.
        old: What it was; None where no decree reached it.
        new: What it is; None where no decree reaches it.
        withdrawn: What a decree has taken back from it since, under that decree.
    """

    date: date
    old: Day | None
    new: Day | None
    withdrawn: tuple[Reason, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """
        The facts that changed the day: what was set since, then what was withdrawn.
        """
        before = () if self.old is None else self.old.reasons
        after = () if self.new is None else self.new.reasons
        return (*(one for one in after if one not in before), *self.withdrawn)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """
        The decrees that changed the day, each once.
        """
        return tuple(dict.fromkeys(one.citation for one in self.reasons if one.citation))


@dataclass(frozen=True, slots=True)
class Moved:
    """
    Hold one deadline that is not what it was.

    Attributes:
        request: The reference of the request.
        level: The name of the level.
        label: The level's name for people.
        old: The deadline as it was.
        new: The deadline as it is.
        old_status: What the clock said by the old deadline.
        new_status: What it says by the new one.
        days: The days between receipt and the later last day that the two
            calendars see differently; none after a correction.
        event: The correction that moved it; None where decrees did.
        corrected: The event that it put right, as it was believed before.
    """

    request: str
    level: str
    label: Label
    old: Deadline
    new: Deadline
    old_status: Status
    new_status: Status
    days: tuple[MovedDay, ...]
    event: Event | None = None
    corrected: Event | None = None

    @property
    def verdict(self) -> tuple[Status, Status] | None:
        """
        What the clock said and what it says; None if that is the same.
        """
        if self.old_status == self.new_status:
            return None
        return self.old_status, self.new_status

    def explain(self, language: str = "id") -> str:
        """
        Return in words what moved and why: each day with its decree, or the correction.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        return "\n".join(_explain(self, check_language(language)))


def reproject(
    requests: Iterable[Request], old: date | None, new: date | None, *, at: datetime
) -> tuple[Moved, ...]:
    """
    Return the deadlines that differ between what was known on two days, and why.

    Each request is read on its own office's calendar. Listed is every level
    that has started – running, paused or stopped; its newest cycle – whose last
    day or last instant differs, also one that was undetermined and is known
    now. A deadline that only became certain has not moved.

    Args:
        requests: The requests to read, in the order in which they are listed.
        old: Count the decrees known by the end of that day; None for all.
        new: Count the decrees known by the end of this day; None for all.
        at: The instant of both readings, aware.

    Raises:
        NaiveTimeError: If `at` has no zone.
        CivilDateError: If `old` or `new` is no plain date.
        WrongTypeError: If one of `requests` is no request.
        HoursUnknownError: If office time is asked of a day whose hours are
            not on record.

    Examples:
        Monday, 18 August 2025 became collective leave on 7 August:

        >>> from zoneinfo import ZoneInfo
        >>> from layanan import Actor, Catalogue, Office
        >>> wib = ZoneInfo("Asia/Jakarta")
        >>> office = Office(
        ...     code="kankemenag.3374",
        ...     name="Kankemenag Kota Semarang",
        ...     region="ID-JT",
        ...     level="kankemenag",
        ... )
        >>> morning = datetime(2025, 8, 5, 10, 0, tzinfo=wib)
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2025, 8, 5))
        >>> request = ppid.open("REQ-1", office=office, applicant="P-1029", at=morning)
        >>> request = request.fire("ajukan", by=Actor("P-1029", roles={"pemohon"}), at=morning)
        >>> now = datetime(2025, 8, 8, 9, 0, tzinfo=wib)
        >>> moved = reproject([request], date(2025, 8, 6), date(2025, 8, 7), at=now)
        >>> print(moved[0].explain("en"))
        Request REQ-1, Written answer: the deadline moved
        Was (as known on 6 August 2025): Tuesday, 19 August 2025 at 16:00 WIB
        Is (as known on 7 August 2025): Wednesday, 20 August 2025 at 16:00 WIB
        Monday, 18 August 2025
          was: working day 07:30–12:00 and 13:00–16:00
          is: day off – Collective leave: Proclamation of Independence \
(SKB 933/2025, 1/2025, 3/2025)
    """
    require_aware(at)
    require("requests", requests, Iterable, _SOME_REQUESTS)
    for known_on in (old, new):
        if known_on is not None and type(known_on) is not date:
            raise CivilDateError(given=repr(known_on))
    return tuple(moved for one in requests for moved in _reprojected(one, old, new, at))


def _reprojected(
    request: Request, old: date | None, new: date | None, at: datetime
) -> Iterator[Moved]:
    require("requests", request, Request, _A_REQUEST)
    calendars = request.office.calendar(known_on=old), request.office.calendar(known_on=new)
    after = request.clocks(at=at, known_on=new)
    for name, was in request.clocks(at=at, known_on=old).items():
        now = after[name]
        first = was.due or _undetermined(now.due, calendars[0])
        then = now.due or _undetermined(was.due, calendars[1])
        if first is not None and then is not None and _differ(first, then):
            days = tuple(_days(first, then))
            yield _moved(request, (was, now), (first, then), days=days)


def _undetermined(known: Deadline | None, calendar: WorkingCalendar) -> Deadline | None:
    """
    Return a deadline as a calendar leaves it that does not even reach its term, as of a target.
    """
    if known is None:
        return None
    return replace(known, calendar=calendar, day=None, at=None, certainty="undetermined")


def _differ(old: Deadline, new: Deadline) -> bool:
    return (old.day, old.at) != (new.day, new.at)


def _moved(
    request: Request,
    readings: tuple[Reading, Reading],
    deadlines: tuple[Deadline, Deadline],
    *,
    days: tuple[MovedDay, ...] = (),
    event: Event | None = None,
    corrected: Event | None = None,
) -> Moved:
    was, now = readings
    return Moved(
        request.id,
        now.level.name,
        now.level.label,
        *deadlines,
        was.status,
        now.status,
        days,
        event,
        corrected,
    )


def moved_by(before: Request, after: Request, *, at: datetime) -> tuple[Moved, ...]:
    """
    Return the deadlines that a correction moved, and what it put right.

    A level that runs in one of the two readings only is left out: it has no
    other deadline to be compared with.

    Args:
        before: The request as it was.
        after: The request that its `correct` returned, with what then happened
            by itself.
        at: The instant of both readings, aware.

    Raises:
        NotACorrectionError: If anything but one correction lies between them.
        NaiveTimeError: If `at` has no zone.
        WrongTypeError: If one of them is no request.
        HoursUnknownError: If office time is asked of a day whose hours are
            not on record.

    Examples:
        The letter had come on Friday, not on Monday:

        >>> from zoneinfo import ZoneInfo
        >>> from layanan import Actor, Catalogue, Office
        >>> wib = ZoneInfo("Asia/Jakarta")
        >>> office = Office(
        ...     code="kankemenag.3374",
        ...     name="Kankemenag Kota Semarang",
        ...     region="ID-JT",
        ...     level="kankemenag",
        ... )
        >>> friday, monday = (datetime(2026, 7, day, 9, 0, tzinfo=wib) for day in (3, 6))
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 7, 3))
        >>> before = ppid.open("REQ-1", office=office, applicant="P-1029", at=friday)
        >>> before = before.fire("ajukan", by=Actor("P-1029", roles={"pemohon"}), at=monday)
        >>> clerk = Actor("S-7", roles={"front_office"})
        >>> after = before.correct(2, by=clerk, at=monday, happened=friday, reason="cap pos")
        >>> [
        ...     (one.level, str(one.old.day), str(one.new.day))
        ...     for one in moved_by(before, after, at=monday)
        ... ]
        [('jawaban', '2026-07-20', '2026-07-17')]
    """
    require("before", before, Request, _A_REQUEST)
    require("after", after, Request, _A_REQUEST)
    require_aware(at)
    known = before.history
    since = after.history[len(known) :]
    if (
        after.id != before.id
        or after.history[: len(known)] != known
        or not all(
            one.actor == SYSTEM if index else one.kind == "corrected"
            for index, one in enumerate(since)
        )
    ):
        raise NotACorrectionError(
            before=before.id, seq=before.seq, after=after.id, newest=after.seq
        )
    if not since:
        return ()
    event = since[0]
    corrected = before.events[int(str(dict(event.detail)["seq"])) - 1]
    readings = after.clocks(at=at)
    return tuple(
        _moved(after, (was, now), (was.due, now.due), event=event, corrected=corrected)
        for name, was in before.clocks(at=at).items()
        if (now := readings[name]).due is not None
        and was.due is not None
        and _differ(was.due, now.due)
    )


def _days(old: Deadline, new: Deadline) -> Iterator[MovedDay]:
    """
    Yield the days from receipt to the later last day that the two calendars see differently.
    """
    last = max(day for day in (old.day, new.day) if day is not None)
    day = old.local(old.received)
    while day <= last:
        moved = _moved_day(day, old.calendar, new.calendar)
        if moved is not None:
            yield moved
        day += _ONE_DAY


@lru_cache(maxsize=4_096)
def _moved_day(day: date, old: WorkingCalendar, new: WorkingCalendar) -> MovedDay | None:
    """
    Return a day if the two calendars see it differently; asked for by many requests.

    Where only one of them reaches, a day is told if a decree or the office has
    something to say about it: the others are what the week makes them.
    """
    was, now = _day(old, day), _day(new, day)
    if was is None or now is None:
        known = was or now
        told = known is not None and any(
            one.kind != "weekend" and one.effect != "none" for one in known.reasons
        )
        return MovedDay(day, was, now) if told else None
    if (was.working, was.periods) == (now.working, now.periods):
        return None
    gone = withdrawn(day, known_on=old.known_on)
    since = [one for one in withdrawn(day, known_on=new.known_on) if one not in gone]
    return MovedDay(day, was, now, tuple(since))


def _day(calendar: WorkingCalendar, day: date) -> Day | None:
    try:
        return calendar.day(day)
    except CalendarCoverageError:
        return None


# -- in words ------------------------------------------------------------------


def _explain(moved: Moved, language: Language) -> Iterator[str]:
    english = language == "en"
    label = moved.label.text(language)
    yield (
        f"Request {moved.request}, {label}: the deadline moved"
        if english
        else f"Permohonan {moved.request}, {label}: jatuh tempo bergeser"
    )
    was, now = _WAS.text(language), _NOW.text(language)
    for name, index, due in ((was, 0, moved.old), (now, 1, moved.new)):
        basis = _known(due.calendar, language) if moved.event is None else _SIDES[index][english]
        yield f"{name.capitalize()} ({basis}): {_due(due, language)}"
    for day in moved.days:
        yield from _day_lines(day, language)
    if moved.old.term != moved.new.term:
        terms = [one.term.text(language) for one in (moved.old, moved.new)]
        yield f"{_TERM.text(language)}: {was} {terms[0]}; {now} {terms[1]}"
    if moved.event is not None and moved.corrected is not None:
        yield from _correction(moved, moved.event, moved.corrected, language)
    if moved.verdict is not None:
        before, after = (STATUS_LABELS[one].text(language) for one in moved.verdict)
        yield f"Status: {was} {before}; {now} {after}"


_WAS: Final = Label(id="semula", en="was")
_NOW: Final = Label(id="menjadi", en="is")
_TERM: Final = Label(id="Jangka waktu", en="Term")
_SIDES: Final = (
    ("sebelum koreksi", "before the correction"),
    ("sesudah koreksi", "after the correction"),
)
_UNREACHED: Final = Label(id="belum ada keputusan hari libur", en="no days off decreed yet")
_UNSTATED: Final = Label(id="belum dinyatakan", en="not stated")


def _known(calendar: WorkingCalendar, language: Language) -> str:
    known_on = calendar.known_on
    if known_on is None:
        return "by every decree on record" if language == "en" else "menurut semua keputusan"
    day = format_date(known_on, language, weekday=False)
    return f"as known on {day}" if language == "en" else f"menurut yang diketahui pada {day}"


def _due(deadline: Deadline, language: Language) -> str:
    """
    Return the deadline as its own explanation begins, without the heading.
    """
    return deadline.explain(language).partition("\n")[0].partition(": ")[2]


def _day_lines(moved: MovedDay, language: Language) -> Iterator[str]:
    head = format_date(moved.date, language)
    yield head
    for name, day in ((_WAS, moved.old), (_NOW, moved.new)):
        words = _UNREACHED.text(language)
        if day is not None:
            words = day.explain(language).removeprefix(f"{head}: ")
        yield f"  {name.text(language)}: {words}"
    for one in moved.withdrawn:
        cites = f" ({one.citation})" if one.citation else ""
        verb = "withdrawn" if language == "en" else "dicabut"
        yield f"  {verb}: {one.label.text(language)}{cites}"


def _correction(moved: Moved, event: Event, corrected: Event, language: Language) -> Iterator[str]:
    """
    Yield what a correction put right: the event, its time, its facts, and the reason.
    """
    zone = moved.new.calendar.zone
    was, now = _WAS.text(language), _NOW.text(language)
    moment = format_instant(event.at.astimezone(zone), language)
    yield (
        f"Correction (event {event.seq}, {moment}): event {corrected.seq}, {corrected.name!r}"
        if language == "en"
        else f"Koreksi (kejadian ke-{event.seq}, {moment}): kejadian ke-{corrected.seq}, "
        f"{corrected.name!r}"
    )
    happened = dict(event.detail).get("happened")
    if isinstance(happened, datetime):
        before, after = (
            format_instant(one.astimezone(zone), language) for one in (corrected.at, happened)
        )
        yield f"  {'time' if language == 'en' else 'waktu'}: {was} {before}; {now} {after}"
    stated = {name: format_value(value, language, weekday=True) for name, value in corrected.facts}
    for name, value in event.facts:
        before = stated.get(name, _UNSTATED.text(language))
        yield f"  {name}: {was} {before}; {now} {format_value(value, language, weekday=True)}"
    yield f"  {'reason' if language == 'en' else 'alasan'}: {mask_nik(str(event.note))}"
