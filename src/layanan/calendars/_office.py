"""
An office: where it lies, how it works, and so which calendar is its own.
"""

from datetime import date, datetime
from typing import Annotated

from pydantic import StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from layanan.calendars._calendar import WorkingCalendar, require_aware
from layanan.calendars._hours import Closure, OfficeHours, Opening
from layanan.calendars._indonesia import UnknownOverlayError, check_overlays, indonesia, obtain
from layanan.calendars._regions import UnknownRegionError, find_region
from layanan.calendars._spec import CollectiveLeave, Workweek
from layanan.records import Record

_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Office(Record, frozen=True):
    """
    Hold one office that takes requests, with all that decides its calendar.

    Attributes:
        code: The office's own code, e.g. "kankemenag.3374".
        name: Its name as printed on its letters.
        region: ISO 3166-2 code of its province.
        level: Its rank, e.g. "kua", "kankemenag", "kanwil", "pusat".
        workweek: 5 or 6 working days a week.
        collective_leave: Whether it works through collective leave.
        overlays: Regional days that bind it.
        hours: Its own opening hours, each with its own citation.
        exceptions: Its own closures and openings on single dates.

    Raises:
        UnknownRegionError: If no province has that code.
        UnknownOverlayError: If an overlay has no recorded days.
        InvalidRecordError: If other values are wrong, all at once.

    Examples:
        >>> office = Office(
        ...     code="kankemenag.3374",
        ...     name="Kankemenag Kota Semarang",
        ...     region="ID-JT",
        ...     level="kankemenag",
        ... )
        >>> office.calendar().add_working_days(date(2026, 3, 13), 10)
        datetime.date(2026, 4, 6)
    """

    code: _Word
    name: _Word
    region: str
    level: _Word
    workweek: Workweek = 5
    collective_leave: CollectiveLeave = "off"
    overlays: tuple[str, ...] = ()
    hours: tuple[OfficeHours, ...] = ()
    exceptions: tuple[Closure | Opening, ...] = ()

    @field_validator("overlays", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("overlays")
    @classmethod
    def _recorded(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            return check_overlays(value)
        except UnknownOverlayError as error:
            raise PydanticCustomError(
                "overlay", "{text}", {"text": str(error), "error": error}
            ) from None

    @field_validator("region")
    @classmethod
    def _known(cls, value: str) -> str:
        try:
            return find_region(value).code
        except UnknownRegionError as error:
            # Pydantic stops at a LookupError; as one of its own it is told with the rest.
            raise PydanticCustomError(
                "region", "{text}", {"text": str(error), "error": error}
            ) from None

    def local_date(self, at: datetime) -> date:
        """
        Return the office's date at an instant, e.g. to find the version in force then.

        Raises:
            NaiveTimeError: If `at` has no zone.
        """
        return require_aware(at).astimezone(self.calendar().zone).date()

    def calendar(self, *, known_on: date | None = None) -> WorkingCalendar:
        """
        Return the calendar by which this office works.

        Args:
            known_on: Count only decrees known by then; None for all.
        """
        if known_on is None:
            # Asked at every step of every request; the fields were checked long ago.
            return obtain(
                self.region,
                None,
                self.workweek,
                self.collective_leave,
                None,
                self.overlays,
                self.hours,
                self.exceptions,
            )
        return indonesia(
            self.region,
            workweek=self.workweek,
            collective_leave=self.collective_leave,
            known_on=known_on,
            overlays=self.overlays,
            hours=self.hours,
            exceptions=self.exceptions,
        )
