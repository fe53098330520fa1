"""
How often each level was met, by programme. A rate never stands without its counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from layanan.calendars import require_aware
from layanan.catalogue import Catalogue
from layanan.records import require
from layanan.reform._programmes import (
    Programme,
    every_programme,
    notes_for,
    programmes,
)
from layanan.request import Request
from layanan.sla import Reading
from layanan.text import Label, check_language


class Counts(NamedTuple):
    """
    Count the clocks of one level by what they say.

    Attributes:
        met: Ended in time.
        late: Ended late, or still going on after the last day.
        open: Not started, running or paused, and not late so far.
        undetermined: No decree reaches the last day yet.
        cancelled: Withdrawn or left before the end.
    """

    met: int = 0
    late: int = 0
    open: int = 0
    undetermined: int = 0
    cancelled: int = 0

    @property
    def decided(self) -> int:
        """
        How many are surely met or late: what the rate is a rate of.
        """
        return self.met + self.late

    @property
    def rate(self) -> Fraction | None:
        """
        Met out of decided; None where nothing is decided.
        """
        return Fraction(self.met, self.decided) if self.decided else None

    def text(self, language: str = "id") -> str:
        """
        Return the rate in words, with the counts that it is made of.

        The percentage is rounded down, so that 100 % means every one.

        Raises:
            UnknownLanguageError: If `language` is neither "id" nor "en".

        Examples:
            >>> print(Counts(met=2, late=1, open=4).text("en"))
            2 of 3 on time (66 %); 4 open
            >>> print(Counts(open=4).text())
            belum ada yang dapat dinilai; 4 masih berjalan
        """
        english = check_language(language) == "en"
        rate = self.rate
        if rate is None:
            head = "nothing to judge yet" if english else "belum ada yang dapat dinilai"
        else:
            share = f"({int(rate * 100)} %)"
            head = (
                f"{self.met} of {self.decided} on time {share}"
                if english
                else f"{self.met} dari {self.decided} tepat waktu {share}"
            )
        rest = (
            (self.open, "open", "masih berjalan"),
            (self.undetermined, "undetermined", "belum dapat ditentukan"),
            (self.cancelled, "cancelled", "dibatalkan"),
        )
        words = (f"{count} {en if english else id_}" for count, en, id_ in rest if count)
        return "; ".join((head, *words))


_REQUESTS = Label(id="kumpulan Request", en="an iterable of Requests")
_COUNTED = {
    "met": "met",
    "late": "late",
    "not_started": "open",
    "running": "open",
    "paused": "open",
    "undetermined": "undetermined",
    "cancelled": "cancelled",
}


@dataclass(frozen=True, slots=True)
class LevelTimes:
    """
    Hold what the clocks of one level of one service say.
    """

    service: str
    level: str
    label: Label
    counts: Counts


@dataclass(frozen=True, slots=True)
class ProgrammeTimes:
    """
    Hold the levels of the requests that serve one programme.

    Attributes:
        programme: The programme; None for the requests that serve none.
        requests: How many requests there are.
        levels: Each level apart: limits of different length do not add up.
    """

    programme: Programme | None
    requests: int
    levels: tuple[LevelTimes, ...]


@dataclass(frozen=True, slots=True)
class OnTime:
    """
    Hold how often levels were met by an instant, by programme.

    Attributes:
        at: The instant.
        rows: In the order of the programmes; requests that serve none come last.
        unlimited: Levels without any limit, as (service, level): nothing to be
            late for, so they are not counted.
        notes: What a reader must know.
    """

    at: datetime
    rows: tuple[ProgrammeTimes, ...]
    unlimited: tuple[tuple[str, str], ...]
    notes: tuple[Label, ...]


@dataclass(slots=True)
class _Tally:
    requests: int = 0
    levels: dict[tuple[str, str], tuple[Label, dict[str, int]]] = field(default_factory=dict)

    def take(self, service: str, readings: dict[str, Reading]) -> None:
        self.requests += 1
        for name, reading in readings.items():
            _, counts = self.levels.setdefault((service, name), (reading.level.label, {}))
            what = _COUNTED[reading.status]
            counts[what] = counts.get(what, 0) + 1


def on_time(requests: Iterable[Request], *, catalogue: Catalogue, at: datetime) -> OnTime:
    """
    Return how many clocks are met, late or open at an instant, by programme and level.

    A request counts for each programme that its service names and that is
    known on the office's date of `at`, so one that serves two stands in both
    rows. A cycle that was restarted counts as its newest run.

    Args:
        requests: Of services of the catalogue.
        catalogue: Tells which programmes a service names.
        at: The instant at which the clocks are read.

    Raises:
        UnknownServiceError: If a request is of a service that is not in the catalogue.
        NaiveTimeError: If `at` has no zone.
        WrongTypeError: If `catalogue` is no Catalogue, or a request is none.

    Examples:
        Nothing is claimed of no requests:

        >>> from datetime import UTC
        >>> found = on_time([], catalogue=Catalogue.kemenag(), at=datetime(2022, 6, 1, tzinfo=UTC))
        >>> found.rows
        ()
    """
    require("catalogue", catalogue, Catalogue, "a Catalogue")
    require_aware(at)
    require("requests", requests, Iterable, _REQUESTS)
    tallies: dict[str | None, _Tally] = {}
    unlimited: dict[tuple[str, str], None] = {}
    days = set()
    for request in requests:
        require("requests", request, Request, _REQUESTS)
        service, day = request.rules.code, request.office.local_date(at)
        days.add(day)
        readings = request.clocks(at=at)
        without = [name for name, one in readings.items() if one.level.unlimited is not None]
        unlimited |= {(service, name): None for name in without}
        counted = {name: one for name, one in readings.items() if name not in without}
        named = set(catalogue.definition(service).programmes)
        served: list[str | None] = [one.code for one in programmes(day) if one.code in named]
        for code in served or (None,):
            tallies.setdefault(code, _Tally()).take(service, counted)
    order: list[Programme | None] = [*every_programme(), None]
    rows = ((one, tallies.get(None if one is None else one.code)) for one in order)
    notes = (note for day in sorted(days or {at.date()}) for note in notes_for(day))
    return OnTime(
        at=at,
        rows=tuple(_row(programme, tally) for programme, tally in rows if tally is not None),
        unlimited=tuple(unlimited),
        notes=tuple(dict.fromkeys(notes)),
    )


def _row(programme: Programme | None, tally: _Tally) -> ProgrammeTimes:
    levels = (
        LevelTimes(service, level, label, Counts(**counts))
        for (service, level), (label, counts) in sorted(tally.levels.items())
    )
    return ProgrammeTimes(programme, tally.requests, tuple(levels))
