"""
A clock counted by hand: day by day for days, minute by minute for hours.

Written from the words of the law and of the design, without the library's code: nothing of
`layanan` is imported. It is told which days are worked and when the office is open, which
transitions and turns a level names, and what happened, all as plain data. Slow and simple.
"""

import itertools
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
EPOCH = datetime(2015, 1, 1)

Hours = tuple[tuple[time, time], ...]
Data = Mapping[str, Any]

#: From the largest to the smallest; a term is a number of each that it has.
UNITS = (
    "years",
    "months",
    "weeks",
    "working_days",
    "calendar_days",
    "clock_minutes",
    "working_minutes",
)
TIMES = frozenset({"clock_minutes", "working_minutes"})


class Undecreed(Exception):
    """
    Nobody has decreed that day.
    """


@dataclass(frozen=True, eq=False)
class Desk:
    """
    One office: each decreed day, whether it is worked, and when (None if nobody laid that down).

    Time is counted in ticks, which every instant must be a whole number of.
    """

    zone: tzinfo
    days: Mapping[date, tuple[bool, Hours | None]]
    tick: timedelta = ONE_MINUTE
    _opened: dict[date, list[int]] = field(default_factory=dict, repr=False)

    def local(self, at: datetime) -> datetime:
        """
        Return an instant as the clock on the office's wall has it.
        """
        return at.astimezone(self.zone)

    def day(self, at: datetime) -> date:
        """
        Return the date on the office's wall.
        """
        return self.local(at).date()

    def works(self, day: date) -> bool:
        """
        Tell whether the office works on that day.
        """
        return self._decreed(day)[0]

    def hours(self, day: date) -> Hours | None:
        """
        Return when the office is open on that day.
        """
        return self._decreed(day)[1]

    def _decreed(self, day: date) -> tuple[bool, Hours | None]:
        if day not in self.days:
            raise Undecreed(day)
        return self.days[day]

    def number(self, at: datetime) -> int:
        """
        Return which tick begins at an instant.
        """
        whole, rest = divmod(self.local(at).replace(tzinfo=None) - EPOCH, self.tick)
        assert not rest, f"{at} lies within a tick"
        return whole

    def instant(self, number: int) -> datetime:
        """
        Return when a tick begins.
        """
        return (EPOCH + number * self.tick).replace(tzinfo=self.zone)

    def opened(self, day: date) -> list[int]:
        """
        Return every tick of that day at which the office is open.
        """
        if day not in self._opened:
            spans = self.hours(day)
            assert spans is not None, f"nobody laid down the hours of {day}"
            midnight = self.number(datetime.combine(day, time(0), self.zone))
            minutes = [
                number
                for start, end in spans
                for number in range(
                    midnight + _since_midnight(start) // self.tick,
                    midnight + _since_midnight(end) // self.tick,
                )
            ]
            self._opened[day] = minutes
        return self._opened[day]

    def ticks(self, unit: str, since: int) -> Iterator[int]:
        """
        Yield the ticks from one on that count: all of them, or those at which the office is open.
        """
        if unit == "clock_minutes":
            yield from itertools.count(since)
        day = self.instant(since).date()
        while True:
            yield from (number for number in self.opened(day) if number >= since)
            day += ONE_DAY

    def next_opening(self, at: datetime) -> datetime:
        """
        Return the instant itself where the office is open, else when it opens.
        """
        here = self.local(at)
        day = here.date()
        while True:
            for start, end in self.hours(day) or ():
                opens, closes = (datetime.combine(day, one, self.zone) for one in (start, end))
                if here < closes:
                    return max(here, opens)
            day += ONE_DAY

    def closing(self, day: date) -> datetime | None:
        """
        Return when the office closes on a day that it works; None if nobody laid that down.
        """
        hours = self.hours(day)
        return None if hours is None else datetime.combine(day, hours[-1][1], self.zone)

    def midnight(self, day: date) -> datetime:
        """
        Return 24:00 of a day.
        """
        return datetime.combine(day + ONE_DAY, time(0), self.zone)


def _since_midnight(at: time) -> timedelta:
    return datetime.combine(EPOCH, at) - EPOCH


# -- what a level promises, and what happened ------------------------------------------------------


@dataclass(frozen=True)
class Promise:
    """
    What a level promises: how long, how it is counted, by how much it grows, what pauses may take.

    `caps` tells how much of the term's largest unit the pauses of one rule may consume together.
    """

    term: Mapping[str, int]
    counting: Mapping[str, str] = field(default_factory=dict)
    extension: Mapping[str, int] = field(default_factory=dict)
    caps: Mapping[str, int] = field(default_factory=dict)

    def rule(self, name: str) -> str:
        """
        Return one rule of counting, its default where the level does not state it.
        """
        defaults = {
            "day_one": "after",
            "receipt": "stamp",
            "roll": "none",
            "ends": "closing",
            "boundary": "closing",
        }
        return self.counting.get(name, defaults[name])

    def extended(self, times: int) -> dict[str, int]:
        """
        Return the term after so many extensions.
        """
        grown = {
            unit: self.term.get(unit, 0) + times * self.extension.get(unit, 0) for unit in UNITS
        }
        return {unit: count for unit, count in grown.items() if count}


def largest(term: Mapping[str, int]) -> str:
    """
    Return the unit in which a clock tells its amounts: days for weeks, months and years.
    """
    unit = next(unit for unit in UNITS if term.get(unit))
    return "calendar_days" if unit in {"years", "months", "weeks"} else unit


@dataclass(frozen=True)
class Stretch:
    """
    One stretch during which a rule pauses the clock; `until` is None while it lasts.

    One that takes over from another on the same event began when that did: in between the file was
    not with the office.
    """

    since: datetime
    until: datetime | None
    rule: str = ""
    takes_over: bool = False


@dataclass(frozen=True)
class Cycle:
    """
    What happened to a clock from its start, or restart, on.
    """

    started: datetime | None = None
    ended: datetime | None = None
    cancelled: datetime | None = None
    pauses: tuple[Stretch, ...] = ()
    extensions: int = 0


# -- what the clock says ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Due:
    """
    The last day and the last instant in time.
    """

    day: date
    at: datetime | None


@dataclass(frozen=True)
class Answer:
    """
    What the clock says; days, or ticks for a term of time, None for what has no one meaning.
    """

    status: str
    due: Due | None = None
    used: int | None = None
    remaining: int | None = None
    paused: int | None = None
    overdue: int | None = None


@dataclass(frozen=True)
class _Taken:
    """
    A pause as its cap left it, and what it consumed: so many dates, or so many ticks.
    """

    began: datetime
    ends: datetime
    lasts: bool
    amount: int


def read(desk: Desk, promise: Promise, cycle: Cycle, at: datetime) -> Answer:
    """
    Return what the clock says at an instant, of what had happened by then.
    """
    if cycle.started is None:
        return Answer("not_started")
    return _Counted(desk, promise, cycle, at).answer()


class _Counted:
    """
    Count one cycle up to one instant.
    """

    def __init__(self, desk: Desk, promise: Promise, cycle: Cycle, at: datetime) -> None:
        assert cycle.started is not None
        self.desk, self.promise, self.cycle = desk, promise, cycle
        self.term = promise.extended(cycle.extensions)
        self.unit = largest(self.term)
        self.start = cycle.started
        if promise.rule("receipt") == "office_hours":
            self.start = desk.next_opening(cycle.started)
        self.stopped = cycle.ended or cycle.cancelled
        self.now = self.stopped or at
        self.at = at
        self.pauses = list(self._capped())

    # -- what is consumed, in dates or in ticks ----------------------------------------------------

    def _consumed(self, since: datetime, until: datetime) -> list[date] | list[int]:
        """
        Return the dates in (since, until], or the ticks in [since, until), that the unit has.
        """
        desk = self.desk
        since, until = max(since, self.start), max(until, self.start)
        if self.unit in TIMES:
            end = desk.number(until)
            found = desk.ticks(self.unit, desk.number(since))
            return list(itertools.takewhile(lambda number: number < end, found))
        day, last, dates = desk.day(since), desk.day(until), []
        while day < last:
            day += ONE_DAY
            if self._counts(day):
                dates.append(day)
        return dates

    def _counts(self, day: date) -> bool:
        return self.unit == "calendar_days" or self.desk.works(day)

    def _units(self, count: int) -> int:
        return count * (ONE_MINUTE // self.desk.tick) if self.unit in TIMES else count

    def _capped(self) -> Iterator[_Taken]:
        """
        Yield the pauses up to now, each cut where the cap of its rule is spent.
        """
        left = {rule: self._units(most) for rule, most in self.promise.caps.items()}
        before: _Taken | None = None
        for one in self.cycle.pauses:
            if one.since > self.now or left.get(one.rule) == 0:
                continue
            ends = self.now if one.until is None else min(one.until, self.now)
            lasts = one.until is None or one.until > self.now
            units: Sequence[Any] = self._consumed(one.since, ends)
            if one.rule in left:
                units = units[: left[one.rule]]
                left[one.rule] -= len(units)
                if not left[one.rule]:
                    spent = self._end_of(units[-1])
                    if spent <= ends:
                        ends, lasts = spent, False
            # What a cap had cut short was over before the next rule came.
            took_over = one.takes_over and before is not None and before.ends == one.since
            began = before.began if before is not None and took_over else one.since
            before = _Taken(began, ends, lasts, len(units))
            yield before

    def _end_of(self, unit: Any) -> datetime:
        if isinstance(unit, date):
            return self.desk.midnight(unit)
        return self.desk.instant(unit + 1)

    # -- when it is due ----------------------------------------------------------------------------

    def _due(self) -> tuple[Due, int, bool]:
        """
        Return when it is due, the amount by which pauses moved that, and whether the last one did.
        """
        moved, due, moves = 0, self._due_after(0), True
        for one in self.pauses:
            moves = not self._is_past(due, one.began)
            if moves:
                moved += one.amount
                due = self._due_after(moved)
        return due, moved, moves

    def _is_past(self, due: Due, at: datetime) -> bool:
        return self.desk.day(at) > due.day if due.at is None else at > due.at

    def _due_after(self, moved: int) -> Due:
        desk, term = self.desk, self.term
        day = self._whole_days(0 if self.unit in TIMES else moved)
        if not TIMES & set(term):
            if term.get("working_days") and not term.get("calendar_days"):
                midnight = self.promise.rule("ends") == "midnight"
                return Due(day, desk.midnight(day) if midnight else desk.closing(day))
            while self.promise.rule("roll") == "next" and not desk.works(day):
                day += ONE_DAY
            return Due(day, desk.midnight(day))
        at = datetime.combine(day, desk.local(self.start).timetz())
        for unit in ("clock_minutes", "working_minutes"):
            count = term.get(unit, 0) * (ONE_MINUTE // desk.tick)
            if self.unit == unit:
                count += moved
            if count:
                at = self._after(at, unit, count)
        return Due(at.date(), at)

    def _after(self, at: datetime, unit: str, count: int) -> datetime:
        """
        Return when so many ticks are over: the end of the last, or the beginning of the next.
        """
        desk = self.desk
        found = itertools.islice(desk.ticks(unit, desk.number(at)), count - 1, count + 1)
        last, following = found
        opening = unit == "working_minutes" and self.promise.rule("boundary") == "opening"
        return desk.instant(following if opening else last + 1)

    def _whole_days(self, moved: int) -> date:
        """
        Return the last of the term's whole days, walked one by one.
        """
        term = dict(self.term)
        if moved:
            term[self.unit] = term.get(self.unit, 0) + moved
        same = self.promise.rule("day_one") == "same"
        day = self.desk.day(self.start)
        months = 12 * term.get("years", 0) + term.get("months", 0)
        if months:
            year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
            day = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
            day, same = day - ONE_DAY if same else day, False
        for unit, days in (("weeks", 7), ("working_days", 1), ("calendar_days", 1)):
            left = days * term.get(unit, 0)
            if not left:
                continue
            if same and (unit != "working_days" or self.desk.works(day)):
                left -= 1
            same = False
            while left:
                day += ONE_DAY
                left -= unit != "working_days" or self.desk.works(day)
        return day

    # -- the answer --------------------------------------------------------------------------------

    def answer(self) -> Answer:
        """
        Return what the clock says.
        """
        due, moved, moves = self._due()
        status = self._status(due, moves=moves)
        paused = sum(one.amount for one in self.pauses)
        first = 0
        if self.unit not in TIMES and self.promise.rule("day_one") == "same":
            here = self.desk.day(self.start)
            first = int(self._counts(here) and here <= self.desk.day(self.now))
        used = first + len(self._consumed(self.start, self.now)) - paused
        total = self._total(due, moved)
        if total is None:
            return Answer(status, due, used, None, paused, None)
        over = max(used - total, 0) if status in {"late", "cancelled"} else 0
        return Answer(status, due, used, max(total - used, 0), paused, over)

    def _status(self, due: Due, *, moves: bool) -> str:
        if self.cycle.cancelled is not None:
            return "cancelled"
        if self.cycle.ended is not None:
            return "late" if self._is_past(due, self.cycle.ended) else "met"
        if self.pauses and self.pauses[-1].lasts:
            return "paused" if moves else "late"
        return "late" if self._is_past(due, self.at) else "running"

    def _total(self, due: Due, moved: int) -> int | None:
        """
        Return the whole term in its unit; None for one of several units.

        Months have as many days as lie up to the deadline without pauses, and a deadline that
        rolls over gives the days that it rolled.
        """
        term = self.term
        if self.unit in TIMES and len(term) == 1:
            return self._units(term[self.unit])
        if set(term) == {"working_days"}:
            return term["working_days"]
        if set(term) <= {"years", "months", "weeks", "calendar_days"}:
            same = self.promise.rule("day_one") == "same"
            return (due.day - self.desk.day(self.start)).days + same - moved
        return None


# -- what a history tells --------------------------------------------------------------------------


def fold(
    level: Data, events: Sequence[Data], turns: Mapping[str, str], at: datetime
) -> list[Cycle]:
    """
    Return the cycles of a level's clock, one that never started if there is none.

    An event is plain: its kind, its name, when it happened, and the state that it led to. On each
    the start is weighed first, then the end, a restart, and the pause.
    """
    cycles = [Cycle()]
    for event in events:
        now = cycles[-1]
        if event["at"] > at:
            continue
        extended = event["kind"] == "extended" and event["name"] == level["name"]
        if extended and now.started is not None and not _stopped(now):
            cycles[-1] = replace(now, extensions=now.extensions + 1)
        if event["kind"] not in {"opened", "transition", "migrated"}:
            continue
        if event["kind"] != "migrated":  # which nobody took as a step
            cycles[-1:] = _stepped(level, now, event["name"], event["at"])
        cycles[-1] = _paused(level, cycles[-1], turns[event["target"]], event["at"])
    return cycles


def _stepped(level: Data, before: Cycle, step: str, at: datetime) -> list[Cycle]:
    """
    Return a cycle after a step, and the one that a restart begins.
    """
    cycle = before
    if cycle.started is None and step in level["starts"]:
        cycle = Cycle(started=at)
    if cycle.started is not None and not _stopped(cycle):
        if step in level["ends"]:
            cycle = replace(_resumed(cycle, at), ended=at)
        elif step in level.get("cancels", ()):
            cycle = replace(_resumed(cycle, at), cancelled=at)
    if before.started is None or step not in level.get("restarts", ()):
        return [cycle]
    if not _stopped(cycle):
        cycle = replace(_resumed(cycle, at), cancelled=at)
    return [cycle, Cycle(started=at)]


def _stopped(cycle: Cycle) -> bool:
    return cycle.ended is not None or cycle.cancelled is not None


def _resumed(cycle: Cycle, at: datetime) -> Cycle:
    if not cycle.pauses or cycle.pauses[-1].until is not None:
        return cycle
    return replace(cycle, pauses=(*cycle.pauses[:-1], replace(cycle.pauses[-1], until=at)))


def _paused(level: Data, cycle: Cycle, turn: str, at: datetime) -> Cycle:
    """
    Return a cycle after it has become somebody's turn.
    """
    if cycle.started is None or _stopped(cycle):
        return cycle
    rule = _rule(level, turn)
    running = [one for one in cycle.pauses if one.until is None]
    if rule is not None and running and running[0].rule == rule["code"]:
        return cycle
    cycle = _resumed(cycle, at)
    if rule is None:
        return cycle
    before = [one for one in cycle.pauses if one.rule == rule["code"]]
    if rule.get("times") is not None and len(before) >= rule["times"]:
        return cycle
    stretch = Stretch(at, None, rule["code"], takes_over=bool(running))
    return replace(cycle, pauses=(*cycle.pauses, stretch))


def _rule(level: Data, turn: str) -> Data | None:
    """
    Return what pauses a level during a turn; None if nothing does.
    """
    if level.get("counts"):
        return None if turn in level["counts"] else {"code": ""}
    for rule in level.get("pauses", ()):
        if rule.get("applies", True) and turn in rule["turns"]:
            found: Data = rule
            return found
    return None
