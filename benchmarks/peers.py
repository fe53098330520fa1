"""
How each peer is asked: its own calendar, its own types, its fastest documented way.

Every peer is given the same days off and as much of the office hours as it can
say. What it is given is turned into its own types before the clock starts –
except for "due", where an application has an aware instant and wants one back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import bizdays
import businesstimedelta
import holidays
import numpy as np
import pandas as pd
import pytz
from benchmarks.questions import (
    AMOUNTS,
    FIRST_DAY,
    LAST_DAY,
    SPANS,
    WIB,
    YEARS,
    Hours,
)
from benchmarks.questions import calendar as our_calendar
from benchmarks.questions import days_off as days_off_given
from business_duration import businessDuration
from timegrid import DayOfWeek, TimeGridCalendar
from workalendar.core import SAT, SUN, Calendar

from layanan.calendars import Boundary

_ONE_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
JAKARTA = pytz.timezone("Asia/Jakarta")


def _as_given(*given: Any) -> tuple[Any, ...]:
    return given


def _as_taken(answer: Any) -> Any:
    return answer


@dataclass(frozen=True, kw_only=True)
class Peer:
    """
    Hold how one peer answers one row.

    Attributes:
        row: The question.
        name: The peer.
        ask: What is timed.
        give: Turns our inputs into its own types, before timing.
        take: Turns its answer into ours, to compare, after timing.
        ours: Turns our answer into what the peer can say of it.
        hours: The hours that it can express; days alone need none.
        boundary: Where it ends an amount that runs out exactly at closing.
        note: What the row does not show by itself.
    """

    row: str
    name: str
    ask: Callable[..., Any]
    give: Callable[..., tuple[Any, ...]] = _as_given
    take: Callable[[Any], Any] = _as_taken
    ours: Callable[[Any], Any] = _as_taken
    hours: Hours = "decreed"
    boundary: Boundary = "closing"
    note: str = ""


def peers() -> Iterator[Peer]:
    """
    Yield every peer for every row that it has an answer to.
    """
    yield from _numpy()
    yield from _pandas_days()
    yield from _pandas_hours()
    yield from _businesstimedelta()
    yield from _business_duration()
    yield from _workalendar()
    yield from _bizdays()
    yield from _timegrid()
    yield from _holidays()


@lru_cache
def _days_off() -> tuple[date, ...]:
    return days_off_given()


# What a peer of days needs by hand to answer "due": the hour of closing. In
# Ramadan it is wrong; an application would have to know that as well.
_CLOSING = [time(16), time(16), time(16), time(16), time(16, 30)]


def _close(day: date) -> datetime:
    return datetime.combine(day, _CLOSING[day.weekday()], WIB)


def _by_day(name: str, offset: Callable[[date, int], date]) -> Peer:
    return Peer(
        row="due, 10 working days",
        name=name,
        ask=lambda at: _close(offset(at.date(), 10)),
        ours=lambda deadline: deadline.at,
        hours="weekly",
        note="days only; the closing hour is added by hand",
    )


# -- peers that know days ---------------------------------------------------------


def _numpy() -> Iterator[Peer]:
    off = np.array(_days_off(), dtype="datetime64[D]")
    known = np.busdaycalendar(holidays=off)

    def offset(day: Any, count: int) -> Any:
        return np.busday_offset(day, count, roll="backward", busdaycal=known)

    yield Peer(
        row="add working days",
        name="numpy",
        ask=offset,
        give=lambda day, count: (np.datetime64(day), count),
        take=lambda day: day.item(),
    )
    yield Peer(
        row="count working days",
        name="numpy",
        ask=lambda start, end: np.busday_count(start, end, busdaycal=known),
        # It counts [start, end); we count (start, end].
        give=lambda start, end: (np.datetime64(start + _ONE_DAY), np.datetime64(end + _ONE_DAY)),
        take=int,
    )
    yield _by_day("numpy", lambda day, count: offset(day, count).item())
    yield Peer(
        row="obtain again, ask one day",
        name="numpy",
        ask=lambda day: np.is_busday(day, busdaycal=np.busdaycalendar(holidays=off)),
        give=lambda day: (np.datetime64(day),),
        take=bool,
    )


def _pandas_days() -> Iterator[Peer]:
    off = np.array(_days_off(), dtype="datetime64[D]")
    known = np.busdaycalendar(holidays=off)
    steps = {count: pd.offsets.CustomBusinessDay(count, calendar=known) for count in range(1, 15)}
    one = steps[1]
    yield Peer(
        row="add working days",
        name="pandas",
        ask=lambda day, count: day + steps[count],
        give=lambda day, count: (pd.Timestamp(day), count),
        take=lambda stamp: stamp.date(),
    )
    yield Peer(
        row="count working days",
        name="pandas",
        ask=lambda start, end: len(pd.date_range(start, end, freq=one)),
        give=lambda start, end: (pd.Timestamp(start + _ONE_DAY), pd.Timestamp(end)),
        note="counts by making the list of days",
    )
    yield _by_day("pandas", lambda day, count: (pd.Timestamp(day) + steps[count]).date())
    yield Peer(
        row="obtain again, ask one day",
        name="pandas",
        ask=lambda day: pd.offsets.CustomBusinessDay(holidays=off).is_on_offset(day),
        give=lambda day: (pd.Timestamp(day),),
    )


def _workalendar() -> Iterator[Peer]:
    by_year: dict[int, list[tuple[date, str]]] = {year: [] for year in YEARS}
    for day in _days_off():
        by_year[day.year].append((day, "off"))

    class Office(Calendar):
        WEEKEND_DAYS = (SAT, SUN)

        def get_variable_days(self, year: int) -> list[tuple[date, str]]:
            return by_year[year]

    known = Office()
    yield Peer(row="add working days", name="workalendar", ask=known.add_working_days)
    yield Peer(row="count working days", name="workalendar", ask=known.get_working_days_delta)
    yield _by_day("workalendar", known.add_working_days)
    yield Peer(
        row="obtain again, ask one day",
        name="workalendar",
        ask=lambda day: Office().is_working_day(day),
    )


def _new_bizdays() -> bizdays.Calendar:
    return bizdays.Calendar(
        _days_off(), ["Saturday", "Sunday"], startdate=FIRST_DAY, enddate=LAST_DAY, name="office"
    )


def _bizdays() -> Iterator[Peer]:
    known = _new_bizdays()
    yield Peer(row="add working days", name="bizdays", ask=known.offset)
    yield Peer(
        row="count working days",
        name="bizdays",
        ask=known.bizdays,
        # From a day off it counts one day less than it does from the day before.
        give=lambda start, end: (known.adjust_previous(start), end),
    )
    yield _by_day("bizdays", known.offset)
    yield Peer(
        row="obtain again, ask one day",
        name="bizdays",
        ask=lambda day: _new_bizdays().isbizday(day),
        note="builds its table of days anew",
    )
    yield Peer(
        row="compile 13 years",
        name="bizdays",
        ask=lambda _: _new_bizdays(),
        ours=lambda _: None,
        take=lambda _: None,
        note="days only",
    )


def _new_holidays() -> holidays.HolidayBase:
    known = holidays.HolidayBase(expand=False)
    known.update(dict.fromkeys(_days_off(), "off"))
    return known


def _holidays() -> Iterator[Peer]:
    known = _new_holidays()
    yield Peer(row="add working days", name="holidays", ask=known.get_nth_working_day)
    yield Peer(
        row="count working days",
        name="holidays",
        ask=known.get_working_days_count,
        # It counts both ends.
        give=lambda start, end: (start + _ONE_DAY, end),
    )
    yield _by_day("holidays", known.get_nth_working_day)
    yield Peer(
        row="obtain again, ask one day",
        name="holidays",
        ask=lambda day: _new_holidays().is_working_day(day),
    )


# -- peers that know hours --------------------------------------------------------


def _naive(*instants: Any) -> tuple[Any, ...]:
    return tuple(one.replace(tzinfo=None) if isinstance(one, datetime) else one for one in instants)


def _aware(naive: datetime) -> datetime:
    return naive.replace(tzinfo=WIB)


def _pandas_hours() -> Iterator[Peer]:
    off = np.array(_days_off(), dtype="datetime64[D]")

    def hours(count: int) -> pd.offsets.CustomBusinessHour:
        return pd.offsets.CustomBusinessHour(
            count, start=["07:30", "13:00"], end=["12:00", "16:00"], holidays=off
        )

    one = hours(1)
    for span in SPANS:
        yield Peer(
            row=f"working time between, {span}",
            name="pandas",
            ask=lambda start, end: len(pd.date_range(start, end, freq=one, inclusive="left")),
            give=lambda start, end: tuple(map(pd.Timestamp, _naive(start, end))),
            ours=lambda amount: -(-amount // _HOUR),
            hours="one break",
            note="hours begun, by making the list of hours",
        )
    for span, count in AMOUNTS.items():
        yield Peer(
            row=f"add working time, {span}",
            name="pandas",
            ask=lambda start, step: start + step,
            give=lambda start, _, count=count: (pd.Timestamp(*_naive(start)), hours(count)),
            take=lambda stamp: _aware(stamp.to_pydatetime()),
            hours="one break",
            boundary="opening",
            note="whole hours only",
        )
    three = hours(3)
    yield Peer(
        row="due, 3 office hours",
        name="pandas",
        ask=lambda at: _aware((pd.Timestamp(at.replace(tzinfo=None)) + three).to_pydatetime()),
        ours=lambda deadline: deadline.at,
        hours="one break",
        boundary="opening",
    )


def businesstimedelta_rules() -> businesstimedelta.Rules:
    """
    Return its rules: the office's week and the days off.
    """
    to_thursday, friday = [0, 1, 2, 3], [4]
    return businesstimedelta.Rules(
        [
            businesstimedelta.WorkDayRule(time(7, 30), time(16), to_thursday, tz=JAKARTA),
            businesstimedelta.WorkDayRule(time(7, 30), time(16, 30), friday, tz=JAKARTA),
            businesstimedelta.LunchTimeRule(time(12), time(13), to_thursday, tz=JAKARTA),
            businesstimedelta.LunchTimeRule(time(11, 30), time(13), friday, tz=JAKARTA),
            businesstimedelta.HolidayRule(frozenset(_days_off()), tz=JAKARTA),
        ]
    )


def _businesstimedelta() -> Iterator[Peer]:
    known = businesstimedelta_rules()

    def given(*instants: Any) -> tuple[Any, ...]:
        return tuple(map(JAKARTA.localize, _naive(*instants)))

    for span in SPANS:
        yield Peer(
            row=f"working time between, {span}",
            name="businesstimedelta",
            ask=known.difference,
            give=given,
            take=lambda found: found.timedelta,
            hours="weekly",
        )
    for span in AMOUNTS:
        yield Peer(
            row=f"add working time, {span}",
            name="businesstimedelta",
            ask=lambda start, amount: start + amount,
            give=lambda start, amount: (
                *given(start),
                businesstimedelta.BusinessTimeDelta(known, timedelta=amount),
            ),
            hours="weekly",
        )
    three = businesstimedelta.BusinessTimeDelta(known, hours=3)
    yield Peer(
        row="due, 3 office hours",
        name="businesstimedelta",
        ask=lambda at: (at + three).astimezone(WIB),
        ours=lambda deadline: deadline.at,
        hours="weekly",
    )


def _business_duration() -> Iterator[Peer]:
    off = frozenset(_days_off())
    for span in SPANS:
        yield Peer(
            row=f"working time between, {span}",
            name="business-duration",
            ask=lambda start, end: businessDuration(
                start, end, time(7, 30), time(16), holidaylist=off, unit="sec"
            ),
            give=_naive,
            take=lambda seconds: timedelta(seconds=seconds),
            hours="no break",
        )


_TO_THURSDAY = (DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)
_NORMAL = {
    **dict.fromkeys(_TO_THURSDAY, ((time(7, 30), time(12)), (time(13), time(16)))),
    DayOfWeek.FRIDAY: ((time(7, 30), time(11, 30)), (time(13), time(16, 30))),
}


def _new_timegrid() -> TimeGridCalendar:
    """
    Return its calendar of rules; each Ramadan is laid over them, window by window.
    """
    known = TimeGridCalendar.create()
    for weekday, stretches in _NORMAL.items():
        for start, end in stretches:
            known = known.add_open_rule(weekday, start, end)
    for day in _days_off():
        known = known.add_holiday(day)
    for day in _ramadan_days():
        at = datetime.combine(day, time(0))
        early, friday = at.replace(hour=7, minute=30), day.weekday() == 4
        known = known.add_closed_window(early, at.replace(hour=8))
        known = known.add_closed_window(
            at.replace(hour=15, minute=30 if friday else 0),
            at.replace(hour=16, minute=30 if friday else 0),
        )
        known = known.add_open_window(at.replace(hour=12, minute=30), at.replace(hour=13))
    return known


@lru_cache
def _ramadan_days() -> tuple[date, ...]:
    ours = our_calendar()
    days = (FIRST_DAY + timedelta(shift) for shift in range((LAST_DAY - FIRST_DAY).days + 1))
    found = (ours.day(day) for day in days)
    return tuple(day.date for day in found if day.periods and day.periods[0].open == time(8))


def _timegrid() -> Iterator[Peer]:
    known = _new_timegrid()
    first, end = (
        datetime.combine(FIRST_DAY, time(0)),
        datetime.combine(LAST_DAY, time(0)) + _ONE_DAY,
    )
    compiled = known.compile(first, end)
    for span in SPANS:
        yield Peer(
            row=f"working time between, {span}",
            name="timegrid",
            ask=compiled.get_working_duration,
            give=_naive,
            note="compiled; takes naive times only",
        )
    for span in AMOUNTS:
        yield Peer(
            row=f"add working time, {span}",
            name="timegrid",
            ask=known.add_work_duration,
            give=_naive,
            take=_aware,
            note="its compiled form cannot add",
        )
    three = timedelta(hours=3)
    yield Peer(
        row="due, 3 office hours",
        name="timegrid",
        ask=lambda at: _aware(known.add_work_duration(at.replace(tzinfo=None), three)),
        ours=lambda deadline: deadline.at,
    )
    yield Peer(
        row="compile 13 years",
        name="timegrid",
        ask=lambda _: _new_timegrid().compile(first, end),
        ours=lambda _: None,
        take=lambda _: None,
        note="hours only",
    )
