"""
What is asked: the same questions, with the same inputs, of us and of every peer.

The inputs are fixed: receipts in 2025 and 2026 on ordinary days, Fridays, days
off and in Ramadan, inside and outside office hours. Their answers come from
`layanan`'s own calendar of an office in Semarang; a peer that cannot express its
hours is held against the same calendar with the hours that it can.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any, Literal
from zoneinfo import ZoneInfo

from layanan import Counting, Term, calendars, sla
from layanan.calendars import Boundary, OfficeHours, WorkingCalendar

WIB = ZoneInfo("Asia/Jakarta")
REGION = "ID-JT"

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2027, 12, 31)
YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)

#: What of the real hours a peer can say, best first.
Hours = Literal["decreed", "weekly", "one break", "no break"]

WEEKS: dict[Hours, str] = {
    "weekly": "mon-thu 07:30-12:00, 13:00-16:00; fri 07:30-11:30, 13:00-16:30",
    "one break": "mon-fri 07:30-12:00, 13:00-16:00",
    "no break": "mon-fri 07:30-16:00",
}

RECEIPTS = (
    datetime(2025, 3, 5, 9, 10, tzinfo=WIB),  # Wednesday in Ramadan
    datetime(2025, 3, 28, 17, 45, tzinfo=WIB),  # collective leave, evening
    datetime(2025, 5, 9, 10, 20, tzinfo=WIB),  # Friday before Vesak
    datetime(2025, 8, 15, 13, 5, tzinfo=WIB),  # Friday before the day added mid-year
    datetime(2025, 12, 24, 15, 40, tzinfo=WIB),  # Christmas eve
    datetime(2026, 1, 6, 8, 25, tzinfo=WIB),  # Tuesday
    datetime(2026, 2, 12, 12, 30, tzinfo=WIB),  # Thursday, midday break, Ramadan is near
    datetime(2026, 3, 13, 10, 0, tzinfo=WIB),  # Friday in Ramadan, before Nyepi
    datetime(2026, 4, 11, 9, 0, tzinfo=WIB),  # Saturday
    datetime(2026, 5, 19, 6, 50, tzinfo=WIB),  # Tuesday before opening
    datetime(2026, 7, 17, 11, 15, tzinfo=WIB),  # Friday
    datetime(2026, 10, 30, 14, 55, tzinfo=WIB),  # Friday, the way leads over the year's end
)

SPANS = {"5 hours": timedelta(hours=5), "60 days": timedelta(60), "a year": timedelta(365)}
#: Whole hours of office time, as much as lies in about such a span.
AMOUNTS = {"5 hours": 5, "60 days": 301, "a year": 1801}

TEN_DAYS = Term.parse("10 hari kerja")
THREE_HOURS = Term.parse("3 jam kerja")

Inputs = list[tuple[Any, ...]]
Ask = Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Question:
    """
    Hold one row of the table: what is asked, with what, and how we answer.
    """

    row: str
    inputs: Inputs
    ask: Callable[[WorkingCalendar], Ask]
    ask_opening: Callable[[WorkingCalendar], Ask] | None = None

    def answers(self, hours: Hours, boundary: Boundary) -> list[Any]:
        """
        Return our answers, by these hours and this rule for time that runs out at closing.
        """
        ask = self.ask if boundary == "closing" or self.ask_opening is None else self.ask_opening
        answer = ask(calendar(hours))
        return [answer(*given) for given in self.inputs]


@lru_cache
def calendar(hours: Hours = "decreed") -> WorkingCalendar:
    """
    Return our calendar: with the decreed hours, or with a week that knows no Ramadan.
    """
    if hours == "decreed":
        return calendars.indonesia(REGION)
    return calendars.indonesia(REGION, hours=[OfficeHours.weekly(WEEKS[hours], regime=None)])


@lru_cache
def days_off() -> tuple[date, ...]:
    """
    Return the weekdays that are off, as every peer is given them.
    """
    ours = calendar()
    found = (day for year in YEARS for day in ours.days_off(year) if not day.working)
    return tuple(day.date for day in found if day.date.weekday() < 5)


def questions() -> Iterator[Question]:
    """
    Yield the rows in the order of the table; the last two are asked of peers in their own way.
    """
    days = [at.date() for at in RECEIPTS]
    yield Question(
        row="add working days",
        inputs=[(day, count) for day, count in zip(days, (1, 3, 5, 7, 10, 14) * 2, strict=True)],
        ask=lambda ours: ours.add_working_days,
    )
    yield Question(
        row="count working days",
        inputs=[(day, day + timedelta(60)) for day in days],
        ask=lambda ours: ours.count_working_days,
    )
    for span, length in SPANS.items():
        yield Question(
            row=f"working time between, {span}",
            inputs=[(at, at + length) for at in RECEIPTS],
            ask=lambda ours: ours.working_time,
        )
    for span, hours in AMOUNTS.items():
        yield Question(
            row=f"add working time, {span}",
            inputs=[(at, timedelta(hours=hours)) for at in RECEIPTS],
            ask=lambda ours: ours.add_working_time,
            ask_opening=lambda ours: partial(ours.add_working_time, boundary="opening"),
        )
    yield Question(
        row="due, 10 working days",
        inputs=[(at,) for at in RECEIPTS],
        ask=lambda ours: lambda at: sla.due(at, TEN_DAYS, calendar=ours),
    )
    yield Question(
        row="due, 3 office hours",
        inputs=[(at,) for at in RECEIPTS],
        ask=lambda ours: lambda at: sla.due(at, THREE_HOURS, calendar=ours),
        ask_opening=lambda ours: (
            lambda at: sla.due(
                at, THREE_HOURS, calendar=ours, counting=Counting(boundary="opening")
            )
        ),
    )
    yield Question(
        row="obtain again, ask one day",
        inputs=[(day,) for day in days],
        ask=lambda _: lambda day: calendars.indonesia(REGION).is_working_day(day),
    )
    # A day on which everything is known gives a calendar nobody asked for before.
    yield Question(
        row="compile 13 years",
        inputs=[(date(2100, 1, 1) + timedelta(number),) for number in range(400)],
        ask=lambda _: lambda known_on: calendars.indonesia(REGION, known_on=known_on),
    )
