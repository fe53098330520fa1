"""
Values that the law sets anew from time to time.

Nothing is ever overwritten: a new rule is a new entry with the day from which
it counts, and every question says for which day it asks.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from layanan.errors import LayananError
from layanan.law._citation import Citation
from layanan.text import Label, Language, format_date, join_words

T = TypeVar("T")


class NotInForceError(LayananError, LookupError):
    """
    Tell that nothing was in force on a day, and when something is.

    `in_force` holds half-open periods (since, until); until None is open.
    """

    def __init__(
        self,
        *,
        subject: str | Label,
        on: date,
        in_force: tuple[tuple[date, date | None], ...],
    ) -> None:
        self.subject = subject
        self.on = on
        self.in_force = in_force

    def _text(self, language: str) -> str:
        reader: Language = "id" if language == "id" else "en"
        subject = self.subject.text(reader) if isinstance(self.subject, Label) else self.subject
        day = format_date(self.on, reader, weekday=False)
        periods = join_words((_write_period(period, reader) for period in self.in_force), reader)
        if reader == "id":
            bounds = f"berlaku {periods}" if periods else "tidak pernah berlaku"
            return f"{subject} tidak berlaku pada {day}; {bounds}"
        bounds = f"it is in force {periods}" if periods else "it is never in force"
        return f"{subject} is not in force on {day}; {bounds}"


def _write_period(period: tuple[date, date | None], language: Language) -> str:
    since, until = period
    if since == date.min:
        return _write_open_start(until, language)
    first = format_date(since, language, weekday=False)
    if until is None:
        return f"sejak {first}" if language == "id" else f"from {first} on"
    # A reader expects the last day, not the first one after it.
    last = format_date(until - timedelta(days=1), language, weekday=False)
    return f"{first} sampai {last}" if language == "id" else f"from {first} to {last}"


def _write_open_start(until: date | None, language: Language) -> str:
    """
    Return a period of which no source tells the first day.
    """
    if until is None:
        return "sejak hari yang tidak diketahui" if language == "id" else "from an unknown day on"
    last = format_date(until - timedelta(days=1), language, weekday=False)
    if language == "id":
        return f"sejak hari yang tidak diketahui sampai {last}"
    return f"from an unknown day to {last}"


class DatedEntriesError(LayananError, ValueError):
    """
    Tell every reason why entries do not make a history.
    """

    def __init__(self, *, subject: str | Label, faults: tuple[Label, ...]) -> None:
        self.subject = subject
        self.faults = faults

    def _text(self, language: str) -> str:
        reader: Language = "id" if language == "id" else "en"
        subject = self.subject.text(reader) if isinstance(self.subject, Label) else self.subject
        return f"{subject}: {'; '.join(fault.text(reader) for fault in self.faults)}"


class Entry(NamedTuple, Generic[T]):
    """
    Hold a value, the day from which it counts, and the law that set it.
    """

    in_force: date
    value: T
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, init=False)
class Dated(Generic[T]):
    """
    Hold the values of one rule over time, the oldest first.

    Each entry counts from its day, inclusive, until the day of the next one.

    Args:
        entries: `Entry` or plain tuples (in_force, value, citation or nothing).
        subject: What the values are, for errors.

    Raises:
        DatedEntriesError: If there is no entry, or their days do not ascend;
            all faults are listed at once.

    Examples:
        Who sets the hour at which an office closes:

        >>> closing = Dated(
        ...     [
        ...         (date(1995, 9, 27), "the decree", Citation.parse("Keppres 68/1995 pasal 1")),
        ...         (date(2023, 4, 12), "the agency", Citation.parse("Perpres 21/2023 pasal 4")),
        ...     ],
        ...     subject="closing time",
        ... )
        >>> closing.as_of(date(2023, 4, 11)), closing.as_of(date(2023, 4, 12))
        ('the decree', 'the agency')
    """

    entries: tuple[Entry[T], ...]
    subject: str | Label

    def __init__(
        self,
        entries: Iterable[Entry[T] | tuple[date, T] | tuple[date, T, Citation | None]],
        *,
        subject: str | Label,
    ) -> None:
        kept = tuple(Entry(*entry) for entry in entries)
        faults = tuple(_find_faults([entry.in_force for entry in kept]))
        if faults:
            raise DatedEntriesError(subject=subject, faults=faults)
        object.__setattr__(self, "entries", kept)
        object.__setattr__(self, "subject", subject)

    def as_of(self, on: date) -> T:
        """
        Return the value in force on the day `on`.

        Raises:
            NotInForceError: If `on` lies before the first entry.
        """
        return self.entry_as_of(on).value

    def entry_as_of(self, on: date) -> Entry[T]:
        """
        Return the entry in force on the day `on`, with its law.

        Raises:
            NotInForceError: If `on` lies before the first entry.
        """
        known = bisect_right(self.entries, on, key=_in_force)
        if known == 0:
            raise NotInForceError(
                subject=self.subject, on=on, in_force=((self.first.in_force, None),)
            )
        return self.entries[known - 1]

    def known(self, on: date) -> tuple[Entry[T], ...]:
        """
        Return the entries in force by the end of the day `on`, maybe none.
        """
        return self.entries[: bisect_right(self.entries, on, key=_in_force)]

    @property
    def first(self) -> Entry[T]:
        """
        The oldest entry.
        """
        return self.entries[0]

    @property
    def last(self) -> Entry[T]:
        """
        The newest entry.
        """
        return self.entries[-1]

    def __iter__(self) -> Iterator[Entry[T]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, place: int) -> Entry[T]:
        return self.entries[place]


def _in_force(entry: Entry[T]) -> date:
    return entry.in_force


def _find_faults(days: list[date]) -> Iterator[Label]:
    if not days:
        yield Label(
            id="tidak ada isinya; beri paling sedikit satu nilai",
            en="it is empty; give at least one value",
        )
    instants = [day for day in days if isinstance(day, datetime)]
    for instant in instants:
        yield Label(
            id=f"{instant.isoformat()} adalah waktu; beri tanggal",
            en=f"{instant.isoformat()} is an instant; give a date",
        )
    if instants:
        return
    for place, (before, day) in enumerate(pairwise(days), start=2):
        if before < day:
            continue
        told = "sama dengan" if before == day else "lebih awal dari"
        told_en = "is the same day as" if before == day else "is earlier than"
        yield Label(
            id=f"tanggal ke-{place} ({day}) {told} tanggal ke-{place - 1} ({before})",
            en=f"day {place} ({day}) {told_en} day {place - 1} ({before})",
        )
