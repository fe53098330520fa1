"""
The laws of calendars find a planted defect, and have nothing to say of a real calendar.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from layanan import calendars
from layanan.calendars import CalendarCoverageError, Day, OfficeHours, WorkingCalendar
from layanan.testing import CalendarLaws, calendar_laws
from layanan.testing._law import Law
from layanan.testing._laws_calendar import CALENDAR

LAWS: dict[str, Law[WorkingCalendar]] = {one.name: one for one in CALENDAR}
WEEK = "mon-thu 08:00-12:00, 12:30-14:00; fri 08:00-11:30, 12:30-14:00; sat 08:00-13:00"
REAL = {
    "five days": calendars.indonesia("ID-JT"),
    "six days without hours": calendars.indonesia("ID-AC", workweek=6),
    "six days with hours": calendars.indonesia(
        "ID-PA", workweek=6, hours=(OfficeHours.weekly(WEEK, regime=None),)
    ),
    "what was known in 2024": calendars.indonesia("ID-BA", known_on=date(2024, 6, 1)),
    "worked through": calendars.indonesia("ID-JK", collective_leave="worked"),
}


class CountsTheFirstDay(WorkingCalendar):
    __slots__ = ()

    def count_working_days(self, start: date, end: date) -> int:
        return super().count_working_days(start, end) + self.is_working_day(start)


class AddsOneTooMany(WorkingCalendar):
    __slots__ = ()

    def add_working_days(self, start: date, count: int) -> date:
        return super().add_working_days(start, count + 1)


class EndsOnAnyDay(WorkingCalendar):
    __slots__ = ()

    def add_working_days(self, start: date, count: int) -> date:
        return super().add_working_days(start, count) + timedelta(days=1)


class LosesADayBetweenSpans(WorkingCalendar):
    __slots__ = ()

    def count_working_days(self, start: date, end: date) -> int:
        return max(0, super().count_working_days(start, end) - (start < end))


class SaysADayIsWorked(WorkingCalendar):
    __slots__ = ()

    def day(self, day: date) -> Day:
        return replace(super().day(day), working=True)


class GivesNoReason(WorkingCalendar):
    __slots__ = ()

    def day(self, day: date) -> Day:
        return replace(super().day(day), reasons=())


class CitesNothing(WorkingCalendar):
    __slots__ = ()

    def day(self, day: date) -> Day:
        found = super().day(day)
        return replace(found, reasons=tuple(replace(one, citation=None) for one in found.reasons))


class IsOpenInTheClosingMinute(WorkingCalendar):
    __slots__ = ()

    def is_open(self, at: datetime) -> bool:
        return super().is_open(at) or super().is_open(at - timedelta(microseconds=1))


class WorksThroughTheBreak(WorkingCalendar):
    __slots__ = ()

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        found = super().working_time(start, end)
        return found + timedelta(hours=1) if found > timedelta(hours=4) else found


class AddsHalfTheTime(WorkingCalendar):
    __slots__ = ()

    def add_working_time(self, start: datetime, amount: timedelta, **more: Any) -> datetime:
        return super().add_working_time(start, amount / 2, **more)


class GuessesTheNextYear(WorkingCalendar):
    __slots__ = ()

    def is_working_day(self, day: date) -> bool:
        try:
            return super().is_working_day(day)
        except CalendarCoverageError:
            return day.weekday() < 5


class ComesBackAsAnother(WorkingCalendar):
    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return calendars.indonesia, ("ID-BA",)


DEFECTS: list[tuple[Callable[[Any], WorkingCalendar], str]] = [
    (CountsTheFirstDay, "the_first_day_is_not_counted_and_the_last_is"),
    (CountsTheFirstDay, "counting_undoes_adding"),
    (AddsOneTooMany, "counting_undoes_adding"),
    (EndsOnAnyDay, "adding_ends_on_a_working_day"),
    (LosesADayBetweenSpans, "counts_of_neighbouring_spans_add_up"),
    (SaysADayIsWorked, "a_day_tells_the_same_as_the_calendar"),
    (GivesNoReason, "a_day_off_has_its_reason_and_its_decree"),
    (CitesNothing, "a_day_off_has_its_reason_and_its_decree"),
    (IsOpenInTheClosingMinute, "it_is_open_within_the_hours_of_the_day"),
    (WorksThroughTheBreak, "office_time_is_that_of_the_hours_in_between"),
    (AddsHalfTheTime, "measuring_undoes_adding_office_time"),
    (AddsOneTooMany, "a_deadline_lies_so_many_working_days_after_receipt"),
    (GuessesTheNextYear, "beyond_the_decrees_nothing_is_guessed"),
    (ComesBackAsAnother, "a_calendar_survives_pickling"),
]


@pytest.mark.parametrize(
    ("broken", "law"), [pytest.param(*one, id=f"{one[0].__name__}-{one[1]}") for one in DEFECTS]
)
def test_a_planted_defect_is_found(broken: Callable[[Any], WorkingCalendar], law: str) -> None:
    calendar = broken(REAL["five days"]._spec)

    with pytest.raises(AssertionError):
        LAWS[law].hold(calendar, 500)


def test_a_deadline_that_hangs_on_the_zone_of_its_instant_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from layanan.testing import _laws_calendar as room  # noqa: PLC0415 - to be broken here

    right: Any = vars(room)["due"]

    def by_the_wall(received: datetime, term: Any, **more: Any) -> Any:
        zone = more["calendar"].zone
        return right(datetime.combine(received.date(), time(9), zone), term, **more)

    monkeypatch.setattr(room, "due", by_the_wall)

    with pytest.raises(AssertionError):
        LAWS["the_zone_of_an_instant_changes_no_deadline"].hold(REAL["five days"], 500)


def test_a_counterexample_is_as_short_as_can_be() -> None:
    with pytest.raises(AssertionError) as caught:
        LAWS["counting_undoes_adding"].hold(AddsOneTooMany(REAL["five days"]._spec), 200)

    note = "\n".join(caught.value.__notes__)
    assert "counting_undoes_adding(" in note
    assert "count=1," in note


@pytest.mark.parametrize("calendar", REAL.values(), ids=REAL.keys())
def test_a_real_calendar_keeps_every_law(calendar: WorkingCalendar) -> None:
    calendar_laws(calendar, examples=40)


def test_a_calendar_from_before_the_first_decree_breaks_no_law() -> None:
    nothing = calendars.indonesia("ID-JT", known_on=date(2014, 1, 1))

    calendar_laws(nothing, examples=10)


class TestTheCalendarOfTheProvince(CalendarLaws):
    calendar = REAL["five days"]
    examples = 20


def test_the_class_has_a_test_for_each_law() -> None:
    names = {name for name in dir(CalendarLaws) if name.startswith("test_")}

    assert names == {f"test_{name}" for name in LAWS}
    assert CalendarLaws.test_counting_undoes_adding.__doc__  # type: ignore[attr-defined]
