"""
An office: where it lies, how it works, and so which calendar is its own.
"""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    StringConstraints,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import PydanticCustomError

from layanan.calendars._calendar import CivilDateError, WorkingCalendar
from layanan.calendars._decrees import newest_decree
from layanan.calendars._hierarchy import Along, Superior, line_of, read_line
from layanan.calendars._hours import Closure, OfficeHours, Opening
from layanan.calendars._indonesia import (
    CalendarOptionError,
    UnknownOverlayError,
    check_overlays,
    indonesia,
    obtain,
)
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
        superiors: Who stands above it and since when, the nearest first along
            each edge. They take no part in its calendar.

    Raises:
        UnknownRegionError: If no province has that code.
        UnknownOverlayError: If an overlay has no recorded days.
        SuperiorError: If a superior ends before it begins, is the office
            itself, or stands twice in one edge at one time.
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
    superiors: tuple[Superior, ...] = ()

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

    @field_validator("superiors", mode="wrap")
    @classmethod
    def _one_line(
        cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> tuple[Superior, ...]:
        return read_line(info.data.get("code"), value, handler)

    def line(self, on: date, *, along: Along = "accountable_to") -> tuple[Superior, ...]:
        """
        Return who stands above this office on a day, the nearest first.

        Args:
            on: The day, on the office's own clock.
            along: "accountable_to" or "guided_by".

        Raises:
            CivilDateError: If `on` is no plain date.
            CalendarOptionError: If there is no such edge.

        Law:
            PMA 24/2024.

        Examples:
            A KUA was guided by its Kankemenag up to 9 October 2024:

            >>> kua = Office.model_validate(
            ...     {
            ...         "code": "kua.semarang-tengah",
            ...         "name": "KUA Kecamatan Semarang Tengah",
            ...         "region": "ID-JT",
            ...         "level": "kua",
            ...         "superiors": [
            ...             {
            ...                 "code": "kankemenag.3374",
            ...                 "name": "Kankemenag Kota Semarang",
            ...                 "level": "kankemenag",
            ...                 "along": "guided_by",
            ...                 "until": "2024-10-10",
            ...             },
            ...         ],
            ...     }
            ... )
            >>> [one.name for one in kua.line(date(2024, 10, 9), along="guided_by")]
            ['Kankemenag Kota Semarang']
            >>> kua.line(date(2024, 10, 10), along="guided_by")
            ()
        """
        return line_of(self.superiors, on, along)

    def superior(
        self, on: date, *, steps: int = 1, along: Along = "accountable_to"
    ) -> Superior | None:
        """
        Return who stands so many steps above this office on a day, None above the top.

        Args:
            on: The day, on the office's own clock.
            steps: How far up, 1 for the nearest.
            along: "accountable_to" or "guided_by".

        Raises:
            CivilDateError: If `on` is no plain date.
            CalendarOptionError: If there is no such edge, or `steps` is below 1.
        """
        if type(steps) is not int or steps < 1:
            raise CalendarOptionError(option="steps", given=repr(steps), allowed="1, 2, …")
        line = line_of(self.superiors, on, along)
        return line[steps - 1] if steps <= len(line) else None

    def local_date(self, at: datetime) -> date:
        """
        Return the office's date at an instant, e.g. to find the version in force then.

        Raises:
            NaiveTimeError: If `at` has no zone.
            CalendarCoverageError: If it lies beyond what Python can write.
        """
        return self.calendar().local(at).date()

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

    def calendar_then(self, on: date) -> WorkingCalendar:
        """
        Return the calendar as it was known on a day, so that a later decree changes no answer.

        Where every decree on record was known by then, it is the usual one.

        Raises:
            CivilDateError: If `on` is no plain date.

        Examples:
            The leave of 18 August 2025 was not decreed on 6 August:

            >>> office = Office(
            ...     code="kankemenag.3374",
            ...     name="Kankemenag Kota Semarang",
            ...     region="ID-JT",
            ...     level="kankemenag",
            ... )
            >>> office.calendar_then(date(2025, 8, 6)).is_working_day(date(2025, 8, 18))
            True
        """
        if type(on) is not date:
            raise CivilDateError(given=repr(on))
        return self.calendar(known_on=None if on >= newest_decree() else on)
