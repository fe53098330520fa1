"""
The slow, obvious answer: read the decrees, then walk day by day.

This oracle shares nothing with the library but the CSV files: it parses them itself, keeps no
tables and knows no shortcut. A question it cannot answer because no decree reaches that far raises
`OutsideYears`; a question of time on a working day whose hours nobody laid down raises
`HoursUnknown`. Both are the oracle's own errors on purpose.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
FIRST_YEAR = 2015

#: The three overlay kinds that close an office; a dispensation closes nothing.
CLOSING_KINDS = {"local_holiday", "local_leave", "local_election"}

Hours = tuple[tuple[time, time], ...]


class OutsideYears(Exception):
    """
    No decree reaches that day.
    """


class HoursUnknown(Exception):
    """
    The day is a working day, but nobody laid down its hours.
    """


@lru_cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """
    Return the rows of one CSV file of the package, as they are written.
    """
    file = resources.files("layanan") / "calendars" / "data" / name
    with file.open("r", encoding="utf-8") as opened:
        return tuple(csv.DictReader(opened))


@lru_cache
def clock(text: str) -> time:
    """
    Return the time of day of a text such as "07:30".
    """
    hours, minutes = text.split(":")
    return time(int(hours), int(minutes))


@lru_cache
def zone_of(region: str) -> ZoneInfo:
    """
    Return the zone of a province by its ISO 3166-2 code.
    """
    return ZoneInfo(next(row["tz"] for row in rows("provinces.csv") if row["iso_3166_2"] == region))


@dataclass(frozen=True)
class Row:
    """
    One decreed day, as it stands on the day the question is asked.
    """

    day: date
    kind: str
    name: str
    decree: str
    awaits: str


@dataclass(frozen=True)
class Amount:
    """
    A term in the oracle's own units, largest first.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    working_days: int = 0
    calendar_days: int = 0
    clock: timedelta = timedelta(0)
    working: timedelta = timedelta(0)

    @property
    def timed(self) -> bool:
        """
        Tell whether any part is measured by the clock.
        """
        return bool(self.clock or self.working)

    @property
    def largest(self) -> str:
        """
        Name the first unit that is not zero.
        """
        return next(self.units())

    @property
    def last_day_unit(self) -> str:
        """
        Name the unit of whole days that is counted last.
        """
        return [unit for unit in self.units() if unit not in {"clock", "working"}][-1]

    def units(self) -> Iterator[str]:
        """
        Name the units in the order in which they are counted.
        """
        for unit in (
            "years",
            "months",
            "weeks",
            "working_days",
            "calendar_days",
            "clock",
            "working",
        ):
            if getattr(self, unit):
                yield unit


UNIT_WORDS = {
    "tahun": "years",
    "bulan": "months",
    "minggu": "weeks",
    "hari kerja": "working_days",
    "hari": "calendar_days",
}


def amount(text: str) -> Amount:
    """
    Read a term as it is written in the situations, such as "10 hari kerja 35 menit".
    """
    whole: dict[str, int] = {}
    clock_time = working_time = timedelta(0)
    words = r"x24 jam|tahun|bulan|minggu|hari kerja|hari|jam kerja|menit"
    for number, word in re.findall(rf"(\d+) ?({words})", text):
        if word == "x24 jam":
            clock_time += timedelta(hours=24 * int(number))
        elif word in {"jam kerja", "menit"}:
            working_time += timedelta(minutes=int(number) * (60 if word == "jam kerja" else 1))
        else:
            whole[UNIT_WORDS[word]] = int(number)
    return Amount(**whole, clock=clock_time, working=working_time)


@dataclass(frozen=True)
class Rule:
    """
    How days are counted; the first value of each is the default.
    """

    day_one: str = "after"
    receipt: str = "stamp"
    roll: str = "none"
    ends: str = "closing"
    boundary: str = "closing"


@dataclass(frozen=True)
class Answer:
    """
    What the oracle says about one deadline.
    """

    day: date | None
    at: datetime | None
    certainty: str


@dataclass(frozen=True)
class BruteForce:
    """
    One calendar, read afresh from the decrees.

    `week` gives the hours of each weekday (0 is Monday) where an office set its own, fast or not.
    """

    region: str = "ID-JT"
    workweek: int = 5
    collective_leave: str = "off"
    known_on: date | None = None
    overlays: tuple[str, ...] = ()
    week: tuple[tuple[int, Hours], ...] | None = field(default=None)

    # -- what is decreed ---------------------------------------------------------------------------

    @property
    def zone(self) -> ZoneInfo:
        """
        Return the zone in which the office's clock runs.
        """
        return zone_of(self.region)

    def decreed(self) -> tuple[Row, ...]:
        """
        Return the national rows that are known and not withdrawn.
        """
        return _decreed(self.known_on)

    def years(self) -> frozenset[int]:
        """
        Return the years some decree has reached.
        """
        return _years(self.known_on)

    def reasons(self, day: date) -> list[Row]:
        """
        Return every row that closes the day, national ones first; weekends are not rows.
        """
        self._must_be_covered(day)
        closing = {"national", "election"} | (
            {"collective_leave"} if self.collective_leave == "off" else set()
        )
        found = [row for row in _decreed_on(self.known_on).get(day, ()) if row.kind in closing]
        return found + [
            row for row in _local(self.overlays) if row.day == day and row.kind in CLOSING_KINDS
        ]

    def is_replacement(self, day: date) -> bool:
        """
        Tell whether an overlay makes the day a working day in exchange for another.
        """
        return any(
            row.day == day and row.kind == "replacement_workday" for row in _local(self.overlays)
        )

    def is_working_day(self, day: date) -> bool:
        """
        Tell whether the office works on that day.
        """
        self._must_be_covered(day)
        if self.is_replacement(day):
            return True
        weekend = {SUNDAY} if self.workweek == 6 else {SATURDAY, SUNDAY}
        return day.weekday() not in weekend and not self.reasons(day)

    def _must_be_covered(self, day: date, *, or_eve: bool = False) -> None:
        if or_eve and day == date(FIRST_YEAR - 1, 12, 31):
            return
        if day.year < FIRST_YEAR or day.year not in self.years():
            raise OutsideYears(day)

    # -- days --------------------------------------------------------------------------------------

    def next_working_day(self, day: date) -> date:
        """
        Return the first working day after `day`.
        """
        day += ONE_DAY
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """
        Return the day `count` working days after `start`, which is covered or the eve of it.
        """
        self._must_be_covered(start, or_eve=True)
        return self._step(start, count)

    def _step(self, day: date, count: int) -> date:
        for _ in range(count):
            day = self.next_working_day(day)
        return day

    def count_working_days(self, start: date, end: date) -> int:
        """
        Count the working days in `(start, end]`; both must be covered, or `start` the eve of them.
        """
        self._must_be_covered(start, or_eve=True)
        self._must_be_covered(end)
        counted = 0
        while start < end:
            start += ONE_DAY
            counted += self.is_working_day(start)
        return counted

    # -- hours -------------------------------------------------------------------------------------

    def in_ramadan(self, day: date) -> bool:
        """
        Tell whether the day lies in `[1 Ramadan, 1 Syawal)` of a year with dates of its own.
        """
        return any(first <= day < feast for first, feast in _fasts())

    def in_unknown_ramadan(self, day: date) -> bool:
        """
        Tell whether the day lies in the thirty days before an Idul Fitri of 2015–2018.
        """
        if day.year > 2018:
            return False
        feast = min(
            row.day
            for row in self.decreed()
            if row.day.year == day.year and row.kind == "national" and row.awaits == "1_syawal"
        )
        return feast - 30 * ONE_DAY <= day < feast

    def periods(self, day: date) -> Hours:
        """
        Return the opening hours of the day, none on a day off.
        """
        if not self.is_working_day(day):
            return ()
        if self.week is not None:
            return dict(self.week)[day.weekday()]
        if self.workweek == 6 or self.in_unknown_ramadan(day):
            raise HoursUnknown(day)
        regime = "ramadan" if self.in_ramadan(day) else "normal"
        days = "Fri" if day.weekday() == FRIDAY else "Mon-Thu"
        for row in rows("office_hours.csv"):
            until = date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max
            if (
                row["regime"] == regime
                and row["days"] == days
                and date.fromisoformat(row["valid_from"]) <= day <= until
            ):
                return (clock(row["open"]), clock(row["break_from"])), (
                    clock(row["break_to"]),
                    clock(row["close"]),
                )
        raise HoursUnknown(day)

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """
        Return the opening hours of the day as instants.
        """
        return [
            (datetime.combine(day, opened, self.zone), datetime.combine(day, closed, self.zone))
            for opened, closed in self.periods(day)
        ]

    def is_open(self, at: datetime) -> bool:
        """
        Tell whether the office is open at that instant; the closing minute is outside.
        """
        local = at.astimezone(self.zone)
        return any(opened <= local < closed for opened, closed in self.spans(local.date()))

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """
        Return the office time between two instants, day by day; the first day must be covered.
        """
        start, end = start.astimezone(self.zone), end.astimezone(self.zone)
        self._must_be_covered(start.date())
        total = timedelta(0)
        day = start.date()
        while day <= end.date():
            if datetime.combine(day, time(0), self.zone) < end:
                for opened, closed in self.spans(day):
                    total += max(timedelta(0), min(closed, end) - max(opened, start))
            day += ONE_DAY
        return total

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """
        Count the open minutes between two whole minutes, one by one.
        """
        counted = 0
        while start < end:
            counted += self.is_open(start)
            start += ONE_MINUTE
        return counted

    def add_working_time(
        self, start: datetime, amount: timedelta, boundary: str = "closing"
    ) -> datetime:
        """
        Return the instant at which `amount` of office time has passed since `start`.
        """
        local = start.astimezone(self.zone)
        day = local.date()
        while True:
            for opened, closed in self.spans(day):
                begins = max(opened, local)
                if begins >= closed:
                    continue
                if amount < closed - begins or (
                    boundary == "closing" and amount == closed - begins
                ):
                    return begins + amount
                amount -= closed - begins
            day += ONE_DAY

    def next_opening(self, at: datetime) -> datetime:
        """
        Return `at` when the office is open, else the next opening.
        """
        local = at.astimezone(self.zone)
        if self.is_open(local):
            return local
        day = local.date()
        while True:
            for opened, _ in self.spans(day):
                if opened >= local:
                    return opened
            day += ONE_DAY

    # -- deadlines ---------------------------------------------------------------------------------

    def due(self, received: datetime, amount: Amount, rule: Rule | None = None) -> Answer:
        """
        Return the deadline of one term.
        """
        rule = rule or Rule()
        try:
            day, at = self._walk(received, amount, rule)
        except OutsideYears:
            return Answer(None, None, "undetermined")
        stamp = received.astimezone(self.zone).date()
        counts = self.next_opening(received).date() if rule.receipt == "office_hours" else stamp
        return Answer(day, at, self._certainty((stamp, counts), (day, at), amount, rule))

    def latest_start(self, event: date, amount: Amount, rule: Rule | None = None) -> date:
        """
        Return the last day whose deadline is not after the event.

        A deadline that no decree reaches is after the event, if the event itself is covered.
        """
        if self._asks(amount, rule or Rule()):
            self._must_be_covered(event)
        day = event
        while day.year >= FIRST_YEAR - 1:
            due = self.due(datetime.combine(day, time(9), self.zone), amount, rule).day
            if due is not None and due <= event:
                return day
            day -= ONE_DAY
        raise OutsideYears(day)

    def _walk(self, received: datetime, amount: Amount, rule: Rule) -> tuple[date, datetime | None]:
        local = received.astimezone(self.zone)
        if rule.receipt == "office_hours":
            local = self.next_opening(local)
        day = self._whole_days(local.date(), amount, rule)
        if amount.timed:
            at = datetime.combine(day, local.timetz()) + amount.clock
            if amount.working:
                at = self.add_working_time(at, amount.working, rule.boundary)
            return at.date(), at
        if amount.last_day_unit == "working_days":
            return day, self._closing(day) if rule.ends == "closing" else midnight_after(
                day, self.zone
            )
        if rule.roll == "next" and not self.is_working_day(day):
            day = self.next_working_day(day)
        return day, midnight_after(day, self.zone)

    def _whole_days(self, day: date, amount: Amount, rule: Rule) -> date:
        units = list(amount.units())
        if {"years", "months"} <= set(units):
            units.remove("months")  # one year and one month are thirteen months, in one step
        for unit in units:
            same = rule.day_one == "same" and unit == amount.largest
            if unit == "working_days":
                self._must_be_covered(day, or_eve=not same)
                day = self._step(day - ONE_DAY if same else day, amount.working_days)
            elif unit not in {"clock", "working"}:
                day = day + calendar_step(amount, unit) - (ONE_DAY if same else timedelta(0))
        return day

    def _closing(self, day: date) -> datetime | None:
        try:
            return self.spans(day)[-1][1]
        except HoursUnknown:
            return None

    def _asks(self, amount: Amount, rule: Rule) -> bool:
        rolls = rule.roll == "next" and not amount.timed
        return bool(
            amount.working_days or amount.working or rolls or rule.receipt == "office_hours"
        )

    def _certainty(
        self,
        receipt: tuple[date, date],
        end: tuple[date, datetime | None],
        amount: Amount,
        rule: Rule,
    ) -> str:
        (first, counts), (due, at) = receipt, end
        if not self._asks(amount, rule):
            return "firm"
        feasts = {
            row.day
            for row in self.decreed()
            if row.kind == "national" and row.awaits and self._awaited(row)
        }
        fasts = {
            date.fromisoformat(row["official_date"])
            for row in rows("hijri.csv")
            if row["event"] == "1_ramadan" and self._isbat_awaited(row)
        }
        # The fast moves hours only: all on the way where office time is measured, else the closing.
        closes = not amount.timed and amount.last_day_unit == "working_days"
        closing = closes and rule.ends == "closing" and at is not None
        moves = (
            touched(feasts, first, due + ONE_DAY)
            or (bool(amount.working) and touched(fasts, first, due + ONE_DAY))
            or (rule.receipt == "office_hours" and touched(fasts, first, counts))
            or (closing and touched(fasts, due, due))
        )
        return "provisional" if moves else "firm"

    def _awaited(self, feast: Row) -> bool:
        for row in rows("hijri.csv"):
            if (
                row["event"] == feast.awaits
                and abs(date.fromisoformat(row["official_date"]) - feast.day) <= 5 * ONE_DAY
            ):
                return self._isbat_awaited(row)
        return self.known_on is not None and self.known_on < feast.day

    def _isbat_awaited(self, row: dict[str, str]) -> bool:
        if row["certain"] == "no":
            return True
        return (
            self.known_on is not None
            and date.fromisoformat(row["isbat_session"] or row["official_date"]) > self.known_on
        )


def calendar_step(amount: Amount, unit: str) -> relativedelta:
    """
    Return one step of the calendar: years with their months, weeks, or days.
    """
    if unit == "weeks":
        return relativedelta(weeks=amount.weeks)
    if unit == "calendar_days":
        return relativedelta(days=amount.calendar_days)
    return relativedelta(years=amount.years, months=amount.months)


@lru_cache
def _fasts() -> tuple[tuple[date, date], ...]:
    days = {
        (row["hijri_year"], row["event"]): date.fromisoformat(row["official_date"])
        for row in rows("hijri.csv")
    }
    years = sorted({year for year, _ in days})
    return tuple((days[year, "1_ramadan"], days[year, "1_syawal"]) for year in years)


def touched(days: set[date], first: date, last: date) -> bool:
    """
    Tell whether the span comes within a day of one of the days.
    """
    return any(first <= day + shift * ONE_DAY <= last for day in days for shift in (-1, 0, 1))


def midnight_after(day: date, zone: ZoneInfo) -> datetime:
    """
    Return 24:00 of the day, which is 00:00 of the next.
    """
    return datetime.combine(day + ONE_DAY, time(0), zone)


@lru_cache
def _decreed(known_on: date | None) -> tuple[Row, ...]:
    standing: list[Row] = []
    for row in sorted(rows("holidays_revisions.csv"), key=lambda row: row["effective_from"]):
        if known_on is not None and date.fromisoformat(row["effective_from"]) > known_on:
            continue
        day = date.fromisoformat(row["date"])
        if row["action"] == "remove":
            standing = [
                other for other in standing if (other.day, other.kind) != (day, row["kind"])
            ]
        else:
            standing.append(Row(day, row["kind"], row["name_id"], row["decree"], row["awaits"]))
    return tuple(standing)


@lru_cache
def _decreed_on(known_on: date | None) -> dict[date, list[Row]]:
    by_day: dict[date, list[Row]] = {}
    for row in _decreed(known_on):
        by_day.setdefault(row.day, []).append(row)
    return by_day


@lru_cache
def _years(known_on: date | None) -> frozenset[int]:
    return frozenset(row.day.year for row in _decreed(known_on) if row.kind == "national")


@lru_cache
def _local(overlays: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(date.fromisoformat(row["date"]), row["kind"], row["name_id"], row["decree"], "")
        for row in rows("regional.csv")
        if row["region"] in overlays
    )
