"""
What holds on every calendar: of its days, its hours, and the deadlines counted by it.
"""

import pickle
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan.calendars import CalendarCoverageError, HoursUnknownError, Period, WorkingCalendar
from layanan.sla import due, working_days
from layanan.testing._law import Draws, Law, law

_ONE_DAY: Final = timedelta(days=1)
_MARGIN: Final = 160 * _ONE_DAY
_OFFICE_KINDS: Final = frozenset({"weekend", "closure", "opening"})
_ZONES: Final = (UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-11)))


# -- what is drawn -------------------------------------------------------------


def _days(calendar: WorkingCalendar) -> SearchStrategy[date]:
    """
    Return days that leave room for a count, half of them near a decreed one.
    """
    first, last = calendar.first_day, (calendar.last_day or date.max) - _MARGIN
    special = [
        one.date
        for year in range(first.year, last.year + 1)
        for one in calendar.days_off(year)
        if first + 7 * _ONE_DAY <= one.date <= last - 7 * _ONE_DAY
    ]
    near = st.builds(
        lambda day, shift: day + shift * _ONE_DAY, st.sampled_from(special), st.integers(-7, 7)
    )
    return st.one_of(near, st.dates(first, last))


def _decreed(
    draws: Callable[[WorkingCalendar], Draws],
) -> Callable[[WorkingCalendar], Draws | None]:
    """
    Draw nothing for a calendar that no decree has reached: it has no days to speak of.
    """
    return lambda calendar: None if calendar.last_day is None else draws(calendar)


def _times() -> SearchStrategy[time]:
    edges = [time(7, 30), time(8), time(11, 30), time(12), time(13), time(16), time(16, 30)]
    return st.one_of(
        st.sampled_from(edges),
        st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        st.sampled_from([time(0), time(23, 59, 59, 999_999)]),
    )


def _instants(calendar: WorkingCalendar) -> SearchStrategy[datetime]:
    return st.builds(
        lambda day, at: datetime.combine(day, at, calendar.zone), _days(calendar), _times()
    )


def _day(calendar: WorkingCalendar) -> Draws:
    return {"day": _days(calendar)}


def _count(calendar: WorkingCalendar) -> Draws:
    return {"start": _days(calendar), "count": st.integers(1, 60)}


def _span(calendar: WorkingCalendar) -> Draws:
    return {"start": _days(calendar), "length": st.integers(0, 60)}


def _two_spans(calendar: WorkingCalendar) -> Draws:
    return {**_span(calendar), "more": st.integers(0, 60)}


def _two_times(calendar: WorkingCalendar) -> Draws:
    minutes = st.integers(0, 60 * 24 * 12)
    return {"start": _instants(calendar), "length": minutes, "more": minutes}


def _amount(calendar: WorkingCalendar) -> Draws:
    return {"start": _instants(calendar), "minutes": st.integers(1, 60 * 40)}


def _moment(calendar: WorkingCalendar) -> Draws:
    return {"at": _instants(calendar)}


def _receipt(calendar: WorkingCalendar) -> Draws:
    return {"received": _instants(calendar), "count": st.integers(1, 60)}


def _elsewhere(calendar: WorkingCalendar) -> Draws:
    return {**_receipt(calendar), "zone": st.sampled_from(_ZONES)}


# -- days ----------------------------------------------------------------------


@law(_decreed(_count))
def counting_undoes_adding(calendar: WorkingCalendar, start: date, count: int) -> None:
    """
    From a day to the day so many working days later there are so many working days.
    """
    assert calendar.count_working_days(start, calendar.add_working_days(start, count)) == count


@law(_decreed(_count))
def adding_ends_on_a_working_day(calendar: WorkingCalendar, start: date, count: int) -> None:
    """
    What is added ends on a working day after the start.
    """
    end = calendar.add_working_days(start, count)

    assert end > start
    assert calendar.is_working_day(end)


@law(_decreed(_span))
def the_first_day_is_not_counted_and_the_last_is(
    calendar: WorkingCalendar, start: date, length: int
) -> None:
    """
    A count is that of the working days after the start, up to and including the end.
    """
    days = [start + n * _ONE_DAY for n in range(1, length + 1)]

    assert calendar.count_working_days(start, start + length * _ONE_DAY) == (
        sum(map(calendar.is_working_day, days))
    )


@law(_decreed(_two_spans))
def counts_of_neighbouring_spans_add_up(
    calendar: WorkingCalendar, start: date, length: int, more: int
) -> None:
    """
    Two spans that meet hold together as many working days as the whole.
    """
    middle = start + length * _ONE_DAY
    end = middle + more * _ONE_DAY
    parts = calendar.count_working_days(start, middle), calendar.count_working_days(middle, end)

    assert sum(parts) == calendar.count_working_days(start, end)


@law(_decreed(_day))
def a_day_tells_the_same_as_the_calendar(calendar: WorkingCalendar, day: date) -> None:
    """
    The details of a day agree with the short answer.
    """
    found = calendar.day(day)

    assert found.date == day
    assert found.working == calendar.is_working_day(day)
    assert (calendar.closing(day) is None) == (not found.periods)


@law(_decreed(_day))
def a_day_off_has_its_reason_and_its_decree(calendar: WorkingCalendar, day: date) -> None:
    """
    No day is off without a reason; but for the week and the office's own days it is decreed.
    """
    found = calendar.day(day)
    closing = [one for one in found.reasons if one.effect == "closes"]

    assert found.working or closing
    assert all(one.citation is not None or one.kind in _OFFICE_KINDS for one in closing)


# -- hours ---------------------------------------------------------------------


@law(_decreed(_moment))
def it_is_open_within_the_hours_of_the_day(calendar: WorkingCalendar, at: datetime) -> None:
    """
    The office is open from an opening on, and no longer at the closing.
    """
    local = at.astimezone(calendar.zone)
    periods = calendar.day(local.date()).periods

    try:
        opened = calendar.is_open(at)
    except HoursUnknownError:
        assert periods is None
    else:
        assert opened == any(one.open <= local.time() < one.close for one in periods or ())


@law(_decreed(_two_times))
def office_time_is_that_of_the_hours_in_between(
    calendar: WorkingCalendar, start: datetime, length: int, more: int
) -> None:
    """
    A span holds the hours of its days, and two spans that meet hold those of the whole.
    """
    middle = start + timedelta(minutes=length)
    end = middle + timedelta(minutes=more)

    try:
        whole = calendar.working_time(start, end)
    except HoursUnknownError:
        assert any(calendar.day(day).periods is None for day in _between(start, end))
    else:
        assert whole == sum(_hours(calendar, start, end), timedelta(0))
        assert whole == calendar.working_time(start, middle) + calendar.working_time(middle, end)


@law(_decreed(_amount))
def measuring_undoes_adding_office_time(
    calendar: WorkingCalendar, start: datetime, minutes: int
) -> None:
    """
    Between an instant and the one so much office time later there is so much office time.
    """
    amount = timedelta(minutes=minutes)

    try:
        end = calendar.add_working_time(start, amount)
    except HoursUnknownError:
        assert _blind(calendar, start)
    else:
        assert calendar.working_time(start, end) == amount


def _between(start: datetime, end: datetime) -> Iterator[date]:
    day = start.date()
    while day <= end.date():
        yield day
        day += _ONE_DAY


def _hours(calendar: WorkingCalendar, start: datetime, end: datetime) -> Iterator[timedelta]:
    for day in _between(start, end):
        for period in calendar.day(day).periods or ():
            since, until = _ends(day, period, calendar)
            yield max(timedelta(0), min(until, end) - max(since, start))


def _ends(day: date, period: Period, calendar: WorkingCalendar) -> tuple[datetime, datetime]:
    opens, closes = (
        datetime.combine(day, one, calendar.zone) for one in (period.open, period.close)
    )
    return opens, closes


def _blind(calendar: WorkingCalendar, start: datetime) -> bool:
    days = (start.date() + n * _ONE_DAY for n in range(_MARGIN.days))
    return any(calendar.day(day).periods is None for day in days)


# -- deadlines -----------------------------------------------------------------


@law(_decreed(_receipt))
def a_deadline_lies_so_many_working_days_after_receipt(
    calendar: WorkingCalendar, received: datetime, count: int
) -> None:
    """
    A term in working days ends on the last of so many working days after receipt.
    """
    last = due(received, working_days(count), calendar=calendar).day
    first = calendar.local(received).date()

    assert last is not None
    days = [first + n * _ONE_DAY for n in range(1, (last - first).days + 1)]
    assert calendar.is_working_day(last)
    assert sum(map(calendar.is_working_day, days)) == count


@law(_decreed(_elsewhere))
def the_zone_of_an_instant_changes_no_deadline(
    calendar: WorkingCalendar, received: datetime, count: int, zone: Any
) -> None:
    """
    One instant gives one deadline, in whatever zone it is written.
    """
    here, there = (
        due(one, working_days(count), calendar=calendar)
        for one in (received, received.astimezone(zone))
    )

    assert (here.day, here.at, here.certainty) == (there.day, there.at, there.certainty)


@law(_decreed(_day))
def no_decree_counts_before_its_day(calendar: WorkingCalendar, day: date) -> None:
    """
    A calendar as it was known on a day rests on no decree that came later.
    """
    if calendar.known_on is None:
        return
    later = [
        one
        for one in calendar.day(day).reasons
        if one.known_from is not None and one.known_from > calendar.known_on
    ]

    assert not later


@law()
def beyond_the_decrees_nothing_is_guessed(calendar: WorkingCalendar) -> None:
    """
    The first day that no decree has reached is no answer, and a deadline there undetermined.
    """
    last = calendar.last_day
    if last is None:
        return
    try:
        calendar.is_working_day(last + _ONE_DAY)
    except CalendarCoverageError:
        told = True
    else:
        told = False
    received = datetime.combine(last, time(9), calendar.zone)
    found = due(received, working_days(1), calendar=calendar)

    assert told
    assert (found.certainty, found.day, found.at) == ("undetermined", None, None)


@law()
def a_calendar_survives_pickling(calendar: WorkingCalendar) -> None:
    """
    What comes out of another process is the same calendar.
    """
    assert pickle.loads(pickle.dumps(calendar)) == calendar  # noqa: S301 - our own bytes


CALENDAR: Final[tuple[Law[WorkingCalendar], ...]] = (
    counting_undoes_adding,
    adding_ends_on_a_working_day,
    the_first_day_is_not_counted_and_the_last_is,
    counts_of_neighbouring_spans_add_up,
    a_day_tells_the_same_as_the_calendar,
    a_day_off_has_its_reason_and_its_decree,
    it_is_open_within_the_hours_of_the_day,
    office_time_is_that_of_the_hours_in_between,
    measuring_undoes_adding_office_time,
    a_deadline_lies_so_many_working_days_after_receipt,
    the_zone_of_an_instant_changes_no_deadline,
    no_decree_counts_before_its_day,
    beyond_the_decrees_nothing_is_guessed,
    a_calendar_survives_pickling,
)
