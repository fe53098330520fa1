"""
Everything that is known about each day, before it is compiled.

The order of authority on one date: weekend and decreed or regional days off
first; a regional replacement working day over them; the office's own closure
or opening over all.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from layanan.calendars._decrees import (
    RegionalDay,
    Revision,
    days_off,
    last_decreed_year,
    regional_days,
    revisions_known,
)
from layanan.calendars._hours import (
    Closure,
    OfficeHours,
    Opening,
    Period,
    Regime,
    Week,
    default_hours,
    ramadan_circulars,
    subtract,
    union,
)
from layanan.calendars._isbat import (
    awaited_days,
    awaited_ramadan_days,
    ramadans,
    undated_ramadans,
)
from layanan.calendars._reason import Effect, Reason
from layanan.calendars._spec import CalendarSpec
from layanan.law import Citation, Entry
from layanan.text import Label

FIRST_DAY = date(2015, 1, 1)

_MONDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 4, 5, 6
_LOCAL_DAYS_OFF = frozenset({"local_holiday", "local_leave", "local_election"})
_WEEKDAY_LABELS = {
    _SATURDAY: Label(id="akhir pekan (Sabtu)", en="weekend (Saturday)"),
    _SUNDAY: Label(id="akhir pekan (Minggu)", en="weekend (Sunday)"),
}

#: The working week of a five-day office, as dated law.
_FIVE_DAYS = (
    (date(1995, 9, 27), "Keppres 68/1995 pasal 1"),
    (date(2023, 4, 12), "Perpres 21/2023 pasal 3"),
)


@dataclass(frozen=True)
class Facts:
    """
    Answer about single days from the rows in force for one specification.

    Slow and plain: it serves the compiler of the tables and the explanations,
    and it is where a rule about days is to be read.
    """

    spec: CalendarSpec

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """
        The decree lines that count as known.
        """
        return revisions_known(self.spec.known_on)

    @cached_property
    def decreed(self) -> dict[date, list[Revision]]:
        """
        The decreed days off that stand.
        """
        return days_off(self.revisions)

    @cached_property
    def last_day(self) -> date | None:
        """
        The last day of the last decreed year; None before the first decree.
        """
        year = last_decreed_year(self.revisions)
        return None if year is None else date(year, 12, 31)

    @cached_property
    def regional(self) -> dict[date, list[RegionalDay]]:
        """
        The days of the overlays that were asked for, as known.
        """
        found: dict[date, list[RegionalDay]] = {}
        known_on = self.spec.known_on
        for region in self.spec.overlays:
            for line in regional_days()[region]:
                if known_on is None or line.known_from is None or line.known_from <= known_on:
                    found.setdefault(line.on, []).append(line)
        return found

    @cached_property
    def exceptions(self) -> dict[date, list[Closure | Opening]]:
        """
        The office's own closures and openings by date.
        """
        found: dict[date, list[Closure | Opening]] = {}
        for one in self.spec.exceptions:
            found.setdefault(one.on, []).append(one)
        return found

    @cached_property
    def awaited(self) -> frozenset[date]:
        """
        Days that an awaited isbat may still move.
        """
        return awaited_days(self.decreed, self.spec.known_on)

    @cached_property
    def awaited_hours(self) -> frozenset[date]:
        """
        Days whose office hours an awaited 1 Ramadan may still change.
        """
        return awaited_ramadan_days(self.spec.known_on)

    @cached_property
    def _ramadan(self) -> tuple[tuple[date, date], ...]:
        return ramadans()

    @cached_property
    def _undated(self) -> tuple[tuple[date, date], ...]:
        return undated_ramadans(self.decreed)

    def is_weekend(self, day: date) -> bool:
        """
        Tell whether the office's week leaves this day out.
        """
        return day.weekday() >= self.spec.workweek

    def is_working_day(self, day: date) -> bool:
        """
        Tell whether a day is a working day ("hari kerja") of the office.
        """
        working = self._works_as_a_rule(day)
        exceptions = self.exceptions.get(day, ())
        for one in exceptions:
            working = _own_effect(one, working=working)
        # Closed hour by hour for the whole day is closed all day.
        return working and not (
            any(isinstance(one, Closure) for one in exceptions) and self._hours_left(day) == ()
        )

    def _hours_left(self, day: date) -> tuple[Period, ...] | None:
        """
        Return the hours of a day after the office's exceptions; None where not on record.
        """
        periods: tuple[Period, ...] = ()
        if self._works_as_a_rule(day):
            try:
                periods, _ = self.hours(day, self.regime(day), day.weekday())
            except LookupError:
                return None
        exceptions = self.exceptions.get(day, ())
        closed = [part for one in exceptions if isinstance(one, Closure) for part in one.periods]
        opened = [part for one in exceptions if isinstance(one, Opening) for part in one.periods]
        return subtract(union([*periods, *opened]), closed)

    def _works_as_a_rule(self, day: date) -> bool:
        """
        Tell whether a day is worked, but for the office's own closures and openings.
        """
        regional = self.regional.get(day, ())
        if any(line.kind == "replacement_workday" for line in regional):
            return True
        return not (
            self.is_weekend(day)
            or any(self._closes(line) for line in self.decreed.get(day, ()))
            or any(line.kind in _LOCAL_DAYS_OFF for line in regional)
        )

    def is_plain(self, day: date) -> bool:
        """
        Tell whether nothing but the week decides about this day.
        """
        return not (day in self.decreed or day in self.regional or day in self.exceptions)

    def regime(self, day: date) -> Regime | None:
        """
        Return the regime of office hours on a day, None in a Ramadan that has no dates.
        """
        if any(first <= day < end for first, end in self._ramadan):
            return "ramadan"
        if any(first <= day < end for first, end in self._undated):
            return None
        return "normal"

    def hours(
        self, day: date, regime: Regime | None, weekday: int
    ) -> tuple[tuple[Period, ...], Citation | None]:
        """
        Return the hours in force on a day for a day of the week, and their citation.

        Raises:
            LookupError: If they are not on record.
        """
        own = self._own(day, regime, weekday)
        if own is not None:
            return own.week[weekday] or (), own.citation
        default = self._default(day, regime)
        if default is None:
            raise LookupError(day)
        # A Saturday that replaces a weekday is worked like an ordinary one.
        periods = default.value[weekday if weekday <= _FRIDAY else _MONDAY]
        return periods or (), self._circular(day, regime) or default.citation

    def _circular(self, day: date, regime: Regime | None) -> Citation | None:
        dated = ramadan_circulars().get(day.year) if regime == "ramadan" else None
        if dated is None:
            return None
        known_on, (known_from, citation) = self.spec.known_on, dated
        unknown = known_on is not None and known_from is not None and known_from > known_on
        return None if unknown else citation

    def hours_citation(self, day: date, regime: Regime | None) -> Citation | None:
        """
        Return the rule behind the hours of a day that is open, where it is known.

        On a day off that the office opened, it is the office's own decision.
        """
        if not self._works_as_a_rule(day):
            opened = [one for one in self.exceptions.get(day, ()) if isinstance(one, Opening)]
            return next((one.citation for one in opened), None)
        return self.hours(day, regime, day.weekday())[1]

    def changes_of_hours(self) -> frozenset[date]:
        """
        Return the days on which the weekly hours may change.
        """
        own = {day for one in self.spec.hours for day in (one.since, one.until) if day}
        ramadan = {day for edges in (*self._ramadan, *self._undated) for day in edges}
        dated = {entry.in_force for by_date in default_hours().values() for entry in by_date}
        return frozenset(own | ramadan | dated)

    def periods(self, day: date) -> tuple[Period, ...] | None:
        """
        Return the opening hours of a day; None where they are not on record.

        An opening on a day off has the hours that it names and no others.
        """
        if any(isinstance(one, Closure) and one.whole_day for one in self.exceptions.get(day, ())):
            return ()
        return self._hours_left(day)

    def reasons(self, day: date) -> tuple[Reason, ...]:
        """
        Return every fact about a day: decrees first, the office's own next, the weekend last.
        """
        found = [
            line.reason("closes" if self._closes(line) else "none")
            for line in self.decreed.get(day, ())
        ]
        for regional in self.regional.get(day, ()):
            effect: Effect = "closes" if regional.kind in _LOCAL_DAYS_OFF else "none"
            found.append(
                regional.reason("opens" if regional.kind == "replacement_workday" else effect)
            )
        found += [_own_reason(one) for one in self.exceptions.get(day, ())]
        if self.is_weekend(day):
            found.append(
                Reason("weekend", _WEEKDAY_LABELS[day.weekday()], self._week_citation(day))
            )
        return tuple(found)

    def _closes(self, line: Revision) -> bool:
        return line.kind != "collective_leave" or self.spec.collective_leave == "off"

    def _own(self, day: date, regime: Regime | None, weekday: int) -> OfficeHours | None:
        """
        Return the office's own hours for a day: the latest of those in force.
        """
        found = [
            one
            for one in self.spec.hours
            if one.week[weekday] is not None and one.covers(day, regime)
        ]
        return max(found, key=lambda one: one.since or date.min, default=None)

    def _default(self, day: date, regime: Regime | None) -> Entry[Week] | None:
        """
        Return the usual hours in force on a day, as known; none for six days.
        """
        if regime is None or self.spec.workweek != 5:
            return None
        known = default_hours()[regime].known(min(day, self.spec.known_on or day))
        return known[-1] if known else None

    def _week_citation(self, day: date) -> Citation | None:
        # No rule of today prescribes a week of six days.
        if self.spec.workweek != 5:
            return None
        known = min(day, self.spec.known_on or day)
        return Citation.parse([ref for since, ref in _FIVE_DAYS if since <= known][-1])


def _own_effect(one: Closure | Opening, *, working: bool) -> bool:
    if isinstance(one, Closure):
        return working and not one.whole_day
    return working or one.working_day


def _own_reason(one: Closure | Opening) -> Reason:
    if isinstance(one, Closure):
        return Reason(
            "closure", one.label, one.citation, "closes" if one.whole_day else "changes_hours"
        )
    return Reason(
        "opening", one.label, one.citation, "opens" if one.working_day else "changes_hours"
    )
