"""
A working calendar: questions about days and office time, each a look-up.

Two conventions hold throughout. Days are counted over (start, end]: the
starting day is not counted, the last one is. Office time is wall-clock time
of the office, half-open: the closing minute is outside. Questions outside the
decreed years are refused – no day off is ever guessed.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal, NoReturn
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

from layanan.calendars._facts import FIRST_DAY, Facts
from layanan.calendars._hours import Period
from layanan.calendars._reason import Reason
from layanan.calendars._spec import CalendarSpec, CollectiveLeave, Workweek
from layanan.calendars._tables import Spans, Tables, compile_tables, midnights
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.records import WrongTypeError
from layanan.text import Label, check_language, format_date, format_time, join_words

Certainty = Literal["firm", "provisional"]
Boundary = Literal["closing", "opening"]

_ZERO = timedelta(0)
_WHOLE_DAY = timedelta(days=1)
_EVE = FIRST_DAY - timedelta(days=1)
_A_YEAR = Label(id="tahun (bilangan bulat), misalnya 2026", en="a year such as 2026")
_CLOSING_OR_OPENING = Label(id="'closing' atau 'opening'", en="'closing' or 'opening'")


class CalendarCoverageError(LayananError, LookupError):
    """
    Tell that no decree covers a day, so that nothing can be said about it.
    """

    def __init__(self, *, asked: date, last: date | None, known_on: date | None) -> None:
        self.asked = asked
        self.first = FIRST_DAY
        self.last = last
        self.known_on = known_on

    def _text(self, language: str) -> str:
        if language == "id":
            known = (
                "" if self.known_on is None else f", menurut yang diketahui pada {self.known_on}"
            )
            if self.last is None:
                return f"belum ada keputusan hari libur{known}; mintalah known_on yang lebih baru"
            return (
                f"{self.asked} di luar tahun yang sudah ditetapkan, {self.first} s.d. {self.last}"
                f"{known}; tunggu SKB tahun itu, atau pakai sla.due yang menjawab 'undetermined'"
            )
        known = "" if self.known_on is None else f", as known on {self.known_on}"
        if self.last is None:
            return f"no days off are decreed yet{known}; ask with a later known_on"
        return (
            f"{self.asked} lies outside the decreed years, {self.first} to {self.last}{known}; "
            "wait for that year's joint decree, or use sla.due, which answers 'undetermined'"
        )


class HoursUnknownError(LayananError, LookupError):
    """
    Tell that the office's hours on a day are not on record.
    """

    def __init__(self, *, day: date, workweek: Workweek) -> None:
        self.day = day
        self.workweek = workweek

    def _text(self, language: str) -> str:
        if language == "id":
            why = (
                "kantor enam hari kerja harus menyatakan jamnya sendiri"
                if self.workweek != 5
                else "hari itu dapat jatuh dalam Ramadan yang tanggal isbatnya tidak tercatat"
            )
            return (
                f"jam kantor pada {self.day} tidak diketahui: {why}; berikan "
                "hours=(OfficeHours.weekly(…),) kepada calendars.indonesia"
            )
        why = (
            "a six-day office has to state its own hours"
            if self.workweek != 5
            else "the day may fall in a Ramadan whose isbat dates are not on record"
        )
        return (
            f"the office hours on {self.day} are not known: {why}; "
            "give hours=(OfficeHours.weekly(…),) to calendars.indonesia"
        )


class CivilDateError(LayananError, TypeError):
    """
    Tell that something else was given where a civil date is needed.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"perlu datetime.date, bukan {self.given}; untuk suatu saat, ambil tanggal "
                "setempat: at.astimezone(calendar.zone).date()"
            )
        return (
            f"a datetime.date is needed, not {self.given}; for an instant take the office's "
            "date: at.astimezone(calendar.zone).date()"
        )


class NaiveTimeError(LayananError, ValueError):
    """
    Tell that a time has no zone, so that it is no instant.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"perlu waktu dengan zona, bukan {self.given}; tulis misalnya "
                "datetime(2026, 3, 13, 10, 0, tzinfo=ZoneInfo('Asia/Jakarta'))"
            )
        return (
            f"an aware datetime is needed, not {self.given}; write for example "
            "datetime(2026, 3, 13, 10, 0, tzinfo=ZoneInfo('Asia/Jakarta'))"
        )


class AmountError(LayananError, ValueError):
    """
    Tell that an amount of days or time is out of bounds.
    """

    def __init__(self, *, given: str, least: str) -> None:
        self.given = given
        self.least = least

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"jumlah {self.given} tidak dapat dihitung; paling sedikit {self.least}; untuk "
                "menghitung mundur dari suatu peristiwa pakai sla.latest_start"
            )
        return (
            f"cannot count {self.given}; the least is {self.least}; to count back "
            "from an event use sla.latest_start"
        )


class ReversedSpanError(LayananError, ValueError):
    """
    Tell that a span ends before it begins.
    """

    def __init__(self, *, start: date, end: date) -> None:
        self.start = start
        self.end = end

    def _text(self, language: str) -> str:
        if language == "id":
            return f"akhir {self.end} mendahului awal {self.start}; tukar keduanya"
        return f"the end {self.end} lies before the start {self.start}; swap them"


def require_aware(at: datetime) -> datetime:
    """
    Return an instant as it is, if it is one: a datetime with a zone.

    Raises:
        NaiveTimeError: If it is not.
    """
    if not isinstance(at, datetime) or at.utcoffset() is None:
        raise NaiveTimeError(given=repr(at))
    return at


@dataclass(frozen=True, slots=True)
class Day:
    """
    Hold one day of an office: whether it is worked, when, and why.

    `periods` are the opening hours on the office's clock, empty when it is
    shut and None when the hours are not on record. `reasons` holds every fact
    about the day – an ordinary working day has none – and `hours_citation`
    the rule that its hours follow. `certainty` is about the day and its hours:
    "provisional" while an awaited isbat may still move one of them.
    """

    date: date
    working: bool
    periods: tuple[Period, ...] | None
    reasons: tuple[Reason, ...]
    certainty: Certainty
    hours_citation: Citation | None = None

    def explain(self, language: str = "id") -> str:
        """
        Return the day in one line of words, with the decree behind every reason.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".

        Examples:
            >>> from layanan.calendars import indonesia
            >>> print(indonesia("ID-JT").day(date(2026, 3, 19)).explain("en"))
            Thursday, 19 March 2026: day off – Day of Silence (Nyepi; Saka New Year 1948) \
(SKB 1497/2025, 2/2025, 5/2025)
        """
        reader = check_language(language)
        english = reader == "en"
        state = _STATE[self.working][english]
        if self.periods is None:
            state += f", {_NO_HOURS[english]}"
        elif self.periods:
            # A desk on a day off is open as well, and its hours are worth knowing.
            hours = [
                f"{format_time(one.open, reader)}–{format_time(one.close, reader)}"
                for one in self.periods
            ]
            state += f"{'' if self.working else _OPEN[english]} {join_words(hours, reader)}"
        facts = "; ".join(
            one.label.text(reader) + (f" ({one.citation})" if one.citation else "")
            for one in self.reasons
        )
        doubt = f" [{_AWAITED[english]}]" if self.certainty == "provisional" else ""
        head = format_date(self.date, reader)
        return f"{head}: {state}" + (f" – {facts}" if facts else "") + doubt


_STATE = {True: ("hari kerja", "working day"), False: ("libur", "day off")}
_OPEN = (", buka", ", open")
_NO_HOURS = ("jam kantor tidak tercatat", "office hours not on record")
_AWAITED = ("menunggu sidang isbat", "awaits the isbat session")


class WorkingCalendar:
    """
    Answer when an office works: days, hours, and the reason for each day.

    Obtain one with `calendars.indonesia`. It is immutable, hashable and
    comparable by what was asked for, pickles small, and is cheap to obtain
    again.
    """

    __slots__ = (
        "__weakref__",
        "_base",
        "_facts",
        "_known_from",
        "_midnight",
        "_midnights",
        "_opened",
        "_settled_until",
        "_size",
        "_spans",
        "_spec",
        "_t",
        "_unknown",
        "_zone",
    )

    _facts: Facts
    _midnight: datetime
    _spec: CalendarSpec
    _t: Tables
    _zone: ZoneInfo
    # The columns of the tables that every question about an instant reads.
    _base: int
    _size: int
    _known_from: int
    _settled_until: date
    _midnights: tuple[timedelta, ...]
    _spans: list[Spans]
    _opened: list[timedelta]
    _unknown: list[int] | None

    def __init__(self, spec: CalendarSpec) -> None:
        put = object.__setattr__
        facts = Facts(spec)
        zone = ZoneInfo(spec.zone)
        put(self, "_spec", spec)
        put(self, "_facts", facts)
        put(self, "_zone", zone)
        tables = compile_tables(facts)
        put(self, "_t", tables)
        for name in ("base", "size", "spans", "opened", "unknown"):
            put(self, f"_{name}", getattr(tables, name))
        awaited = [*tables.awaited[:1], *tables.awaited_hours[:1]]
        settled = date.fromordinal(min(awaited) - 1) if awaited else date.max
        put(self, "_settled_until", settled)
        put(self, "_known_from", _known_from(tables))
        put(self, "_midnights", midnights(tables.size))
        put(self, "_midnight", datetime.combine(FIRST_DAY, datetime.min.time(), zone))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(name)

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, WorkingCalendar):
            return self is other or self._spec == other._spec
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._spec)

    def __reduce__(self) -> tuple[Any, ...]:
        return calendar_of, (self._spec,)

    def __repr__(self) -> str:
        spec = self._spec
        parts = [repr(spec.region) if spec.region else f"zone={spec.zone!r}"]
        parts += [f"workweek={spec.workweek}"] if spec.workweek != 5 else []
        parts += (
            [f"collective_leave={spec.collective_leave!r}"]
            if spec.collective_leave != "off"
            else []
        )
        parts += [f"known_on={spec.known_on}"] if spec.known_on else []
        parts += [f"overlays={spec.overlays!r}"] if spec.overlays else []
        parts += [f"hours=<{len(spec.hours)}>"] if spec.hours else []
        parts += [f"exceptions=<{len(spec.exceptions)}>"] if spec.exceptions else []
        return f"indonesia({', '.join(parts)})"

    @property
    def zone(self) -> ZoneInfo:
        """
        The time zone in which all answers are given.
        """
        return self._zone

    @property
    def region(self) -> str | None:
        """
        The ISO 3166-2 code of the province, None if only a zone was given.
        """
        return self._spec.region

    @property
    def workweek(self) -> Workweek:
        """
        Working days in a week, 5 (Monday to Friday) or 6 (to Saturday).
        """
        return self._spec.workweek

    @property
    def collective_leave(self) -> CollectiveLeave:
        """
        Whether collective leave ("cuti bersama") is off or worked here.
        """
        return self._spec.collective_leave

    @property
    def known_on(self) -> date | None:
        """
        The day up to which decrees count, inclusive; None for all.
        """
        return self._spec.known_on

    @property
    def overlays(self) -> tuple[str, ...]:
        """
        The regional days that were added.
        """
        return self._spec.overlays

    @property
    def first_day(self) -> date:
        """
        The first day that can be asked about, 1 January 2015.
        """
        return FIRST_DAY

    @property
    def last_day(self) -> date | None:
        """
        The last day of the last decreed year; None before any decree.
        """
        return self._facts.last_day

    # -- days ---------------------------------------------------------------

    def is_working_day(self, day: date) -> bool:
        """
        Return whether `day` is a working day ("hari kerja") of the office.

        Raises:
            CivilDateError: If it is no plain date (a datetime is an instant).
            CalendarCoverageError: If no decree covers its year.

        Examples:
            The day before Nyepi 2026 is collective leave:

            >>> from layanan.calendars import indonesia
            >>> indonesia("ID-JT").is_working_day(date(2026, 3, 18))
            False
        """
        index = self._number(day)
        counted = self._t.counted
        return counted[index] != (counted[index - 1] if index else 0)

    def add_working_days(self, start: date, count: int) -> date:
        """
        Return the working day that lies `count` working days after `start`.

        Args:
            start: Not counted itself, need not be a working day, and may be
                the day before the first decreed one.
            count: Working days, 0 or more; 0 gives `start` back.

        Raises:
            AmountError: If `count` is negative or no int.
            CivilDateError: If `start` is no plain date.
            CalendarCoverageError: If the walk leaves the decreed years.

        Examples:
            Nyepi, Idul Fitri and five days of collective leave lie in between:

            >>> from layanan.calendars import indonesia
            >>> indonesia("ID-JT").add_working_days(date(2026, 3, 13), 10)
            datetime.date(2026, 4, 6)
        """
        before = 0 if start == _EVE else self._t.counted[self._number(start)]
        if type(count) is not int or count < 0:
            raise AmountError(given=repr(count), least="0")
        if not count:
            return start
        try:
            return self._t.working[before + count - 1]
        except IndexError:
            raise self._uncovered(_after(self.last_day)) from None

    def count_working_days(self, start: date, end: date) -> int:
        """
        Return the working days after `start`, up to and including `end`.

        The starting day itself is not asked about: a count of the first
        decreed year begins with the last day of the year before.

        Raises:
            ReversedSpanError: If `end` lies before `start`.
            CivilDateError: If one of them is no plain date.
            CalendarCoverageError: If one of them lies outside the decreed years.

        Examples:
            >>> from layanan.calendars import indonesia
            >>> indonesia("ID-JT").count_working_days(date(2026, 3, 13), date(2026, 4, 6))
            10
        """
        last = self._number(end)
        counted = self._t.counted
        if start == _EVE:
            # Nothing is asked of the starting day itself, so a count may begin with the first.
            return counted[last]
        first = self._number(start)
        if last < first:
            raise ReversedSpanError(start=start, end=end)
        return counted[last] - counted[first]

    def day(self, day: date) -> Day:
        """
        Return everything that is known about a day, with its decrees.

        Raises:
            CivilDateError: If it is no plain date.
            CalendarCoverageError: If no decree covers its year.
        """
        working = self.is_working_day(day)
        facts = self._facts
        regime = facts.regime(day)
        periods = facts.periods(day)
        citation = facts.hours_citation(day, regime) if working and periods else None
        return Day(
            day,
            working,
            periods,
            facts.reasons(day),
            "provisional" if self.touches_isbat(day, day, hours=True) else "firm",
            citation,
        )

    def days_off(self, year: int) -> tuple[Day, ...]:
        """
        Return the days of a year about which a decree or the office says something.

        Plain weekends are left out. This is the list to hold against the joint
        decree (SKB) of that year.

        Raises:
            CalendarCoverageError: If the year is not decreed.

        Examples:
            >>> from layanan.calendars import indonesia
            >>> [str(one.date) for one in indonesia("ID-JT").days_off(2026)][:3]
            ['2026-01-01', '2026-01-16', '2026-02-16']
        """
        self._new_year(year)
        facts = self._facts
        days = {*facts.decreed, *facts.regional, *facts.exceptions}
        return tuple(self.day(one) for one in sorted(days) if one.year == year)

    def working_days_in(self, year: int) -> int:
        """
        Return how many working days a year has.

        Raises:
            CalendarCoverageError: If the year is not decreed.

        Examples:
            >>> from layanan.calendars import indonesia
            >>> indonesia("ID-JT").working_days_in(2026)
            240
        """
        first = self._new_year(year)
        return self.count_working_days(first, date(year, 12, 31)) + self.is_working_day(first)

    # -- office time --------------------------------------------------------

    def is_open(self, at: datetime) -> bool:
        """
        Return whether the office is open at an instant; the closing minute is outside.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CalendarCoverageError: If no decree covers its year.
            HoursUnknownError: If the hours of that day are not on record.

        Examples:
            >>> from layanan.calendars import indonesia
            >>> wib = ZoneInfo("Asia/Jakarta")
            >>> indonesia("ID-JT").is_open(datetime(2026, 3, 16, 12, 15, tzinfo=wib))
            False
        """
        index, moment = self._place(at)
        self._know_hours(index, index)
        return self._opens(index, moment)

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """
        Return the office time in [start, end).

        Raises:
            ReversedSpanError: If `end` lies before `start`.
            NaiveTimeError: If one of them has no zone.
            CalendarCoverageError: If one of them lies outside the decreed years.
            HoursUnknownError: If the hours of a day in between are not on record.

        Examples:
            A Friday in Ramadan closes at 15:30 and breaks for an hour:

            >>> from layanan.calendars import indonesia
            >>> wib = ZoneInfo("Asia/Jakarta")
            >>> opening = datetime(2026, 3, 13, 8, 0, tzinfo=wib)
            >>> str(indonesia("ID-JT").working_time(opening, opening.replace(hour=18)))
            '6:30:00'
        """
        midnights = self._midnights
        try:
            since, until = start - self._midnight, end - self._midnight
        except TypeError:
            raise NaiveTimeError(given=f"{start!r}, {end!r}") from None
        first, last = since.days, until.days
        # The usual question, asked as directly as can be; the others one by one.
        if self._known_from <= first and last < self._size and since <= until:
            return self._before(last, until - midnights[last]) - self._before(
                first, since - midnights[first]
            )
        return self._working_time(start, end)

    def add_working_time(
        self, start: datetime, amount: timedelta, *, boundary: Boundary = "closing"
    ) -> datetime:
        """
        Return the instant at which `amount` of office time has passed since `start`.

        Args:
            start: Aware; office time runs from here, or from the next opening.
            amount: Zero or more; zero gives `start` back, in office time.
            boundary: Where an amount ends exactly with a stretch of hours:
                at its "closing", or at the next "opening".

        Returns:
            An aware instant in the office's zone.

        Raises:
            AmountError: If `amount` is negative or no timedelta.
            NaiveTimeError: If `start` has no zone.
            CalendarCoverageError: If the walk leaves the decreed years.
            HoursUnknownError: If the hours of a day in between are not on record.

        Examples:
            >>> from layanan.calendars import indonesia
            >>> wib = ZoneInfo("Asia/Jakarta")
            >>> start = datetime(2026, 3, 13, 10, 0, tzinfo=wib)
            >>> str(indonesia("ID-JT").add_working_time(start, timedelta(hours=8)))
            '2026-03-16 11:30:00+07:00'
        """
        if boundary not in ("closing", "opening"):
            raise WrongTypeError(
                argument="boundary", wanted=_CLOSING_OR_OPENING, given=repr(boundary)
            )
        index, moment = self._place(start)
        if not isinstance(amount, timedelta) or amount < _ZERO:
            raise AmountError(given=repr(amount), least="timedelta(0)")
        if not amount:
            return self._instant(index, moment)
        try:
            target = self._before(index, moment) + amount
        except OverflowError:
            target = timedelta.max  # more than Python counts, let alone the decreed years
        return self._reach(index, target, opens=boundary == "opening")

    def local(self, at: datetime) -> datetime:
        """
        Return an instant on the office's clock.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CalendarCoverageError: If it lies beyond what Python can write.
        """
        if getattr(at, "tzinfo", None) is self._zone and isinstance(at, datetime):
            # The usual instant is on the office's clock already.
            return at
        try:
            return require_aware(at).astimezone(self._zone)
        except OverflowError:
            raise self._uncovered(at.date()) from None

    def next_opening(self, at: datetime) -> datetime:
        """
        Return `at` itself if the office is open then, else its next opening.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CalendarCoverageError: If no opening is decreed any more.
            HoursUnknownError: If the hours of a day in between are not on record.

        Examples:
            The closing minute is after hours:

            >>> from layanan.calendars import indonesia
            >>> wib = ZoneInfo("Asia/Jakarta")
            >>> closing = datetime(2026, 1, 9, 16, 30, tzinfo=wib)
            >>> str(indonesia("ID-JT").next_opening(closing))
            '2026-01-12 07:30:00+07:00'
        """
        index, moment = self._place(at)
        self._know_hours(index, index)
        if self._opens(index, moment):
            return self._instant(index, moment)
        return self._reach(index, self._before(index, moment), opens=True)

    def closing(self, day: date) -> datetime | None:
        """
        Return the instant at which the office closes on a day.

        Returns:
            None if it is shut that day or its hours are not on record.

        Raises:
            CivilDateError: If it is no plain date.
            CalendarCoverageError: If no decree covers its year.
        """
        index = self._number(day)
        spans = self._spans[index]
        return self._instant(index, spans[-1][1]) if spans else None

    @property
    def settled_until(self) -> date:
        """
        The day before the first that an awaited isbat may move; `date.max` if there is none.

        A span that ends before it touches nothing that is awaited.
        """
        return self._settled_until

    @property
    def longest_day(self) -> timedelta:
        """
        The most office time that any one decreed day holds; zero before any decree.
        """
        return self._t.longest

    def touches_isbat(self, since: date, until: date, *, hours: bool = False) -> bool:
        """
        Return whether a span of days, both inclusive, holds one that an awaited isbat may move.

        Args:
            since: First day.
            until: Last day.
            hours: Whether office hours matter too, so that a 1 Ramadan counts.

        Raises:
            CivilDateError: If one of the days is no date.
        """
        try:
            first, last = since.toordinal(), until.toordinal()
        except AttributeError:
            raise CivilDateError(given=f"{since!r}, {until!r}") from None
        tables = self._t
        return _touches(tables.awaited, first, last) or (
            hours and _touches(tables.awaited_hours, first, last)
        )

    # -- inside the tables --------------------------------------------------

    def _new_year(self, year: int) -> date:
        if type(year) is not int:
            raise WrongTypeError(argument="year", wanted=_A_YEAR, given=repr(year))
        try:
            first = date(year, 1, 1)
        except (ValueError, OverflowError):
            raise self._uncovered(date.min if year < 1 else date.max) from None
        self._number(first)
        return first

    def _working_time(self, start: datetime, end: datetime) -> timedelta:
        first, since = self._place(start)
        last, until = self._place_end(end)
        if last < first or (last == first and until < since):
            raise ReversedSpanError(start=start, end=end)
        # An end at midnight asks nothing of the day that begins then.
        self._know_hours(first, last if until or last == first else last - 1)
        return self._before(last, until) - self._before(first, since)

    def _number(self, day: date) -> int:
        if type(day) is not date:
            raise CivilDateError(given=repr(day))
        index = day.toordinal() - self._base
        if not 0 <= index < self._size:
            raise self._uncovered(day)
        return index

    def _place(self, at: datetime) -> tuple[int, timedelta]:
        """
        Return an instant as the office's day number and the time since its midnight.
        """
        try:
            # From one zone to another this subtracts instants, within the
            # office's own zone wall clocks: the same, as that clock never changes.
            gone = at - self._midnight
        except TypeError:
            raise NaiveTimeError(given=repr(at)) from None
        index = gone.days
        if not 0 <= index < self._size:
            raise self._uncovered(self._date_at(at))
        return index, gone - self._midnights[index]

    def _place_end(self, at: datetime) -> tuple[int, timedelta]:
        """
        Return where a span ends; the last decreed day may be used up to its midnight.
        """
        try:
            return self._place(at)
        except CalendarCoverageError:
            if self._size and at == self._instant(self._size, _ZERO):
                return self._size - 1, _WHOLE_DAY
            raise

    def _date_at(self, at: datetime) -> date:
        try:
            return at.astimezone(self._zone).date()
        except OverflowError:  # the first and last hours that Python can write
            return at.date()

    def _instant(self, index: int, moment: timedelta) -> datetime:
        return self._midnight + (self._midnights[index] + moment)

    def _before(self, index: int, moment: timedelta) -> timedelta:
        """
        Return all office time before a moment of a day.
        """
        total = self._opened[index]
        for start, close in self._spans[index]:
            if moment >= close:
                total += close - start
            elif moment > start:
                return total + moment - start
        return total

    def _opens(self, index: int, moment: timedelta) -> bool:
        for start, close in self._spans[index]:  # noqa: SIM110 - `any` costs twice as much
            if start <= moment < close:
                return True
        return False

    def _reach(self, index: int, target: timedelta, *, opens: bool) -> datetime:
        """
        Return the instant at which all office time so far amounts to `target`.
        """
        search = bisect_right if opens else bisect_left
        found = search(self._opened, target, index + 1) - 1
        if found >= self._size:
            self._know_hours(index, self._size - 1)
            raise self._uncovered(_after(self.last_day))
        self._know_hours(index, found)
        left = target - self._opened[found]
        for start, close in self._spans[found]:
            length = close - start
            if left < length or (left == length and not opens):
                return self._instant(found, start + left)
            left -= length
        raise AssertionError(target)  # pragma: no cover - the search found this day

    def _know_hours(self, first: int, last: int) -> None:
        unknown = self._unknown
        if unknown is not None and unknown[last + 1] != unknown[first]:
            blind = bisect_right(unknown, unknown[first], first + 1) - 1
            raise HoursUnknownError(
                day=date.fromordinal(self._base + blind), workweek=self._spec.workweek
            )

    def _uncovered(self, asked: date) -> CalendarCoverageError:
        return CalendarCoverageError(asked=asked, last=self.last_day, known_on=self._spec.known_on)


# The bounded cache keeps recent calendars; this finds older ones that are still
# in use, so that two live calendars of one specification are one object.
_IN_USE: WeakValueDictionary[CalendarSpec, WorkingCalendar] = WeakValueDictionary()


def calendar_of(spec: CalendarSpec) -> WorkingCalendar:
    """
    Return the calendar of a checked specification; compiled once, then shared.
    """
    return _IN_USE.get(spec) or _IN_USE.setdefault(spec, _compiled(spec))


@lru_cache(maxsize=256)
def _compiled(spec: CalendarSpec) -> WorkingCalendar:
    return WorkingCalendar(spec)


def _known_from(tables: Tables) -> int:
    """
    Return the first day number from which on the hours of every day are known.
    """
    if tables.unknown is None:
        return 0
    return bisect_left(tables.unknown, tables.unknown[-1])


def _after(last: date | None) -> date:
    return (last or _EVE) + timedelta(days=1)


def _touches(ordinals: list[int], first: int, last: int) -> bool:
    at = bisect_left(ordinals, first)
    return at < len(ordinals) and ordinals[at] <= last
