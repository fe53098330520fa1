"""
When government works: decreed days off, office hours, zones.

`indonesia` gives the calendar of one kind of office; an `Office` knows its
own. Days are counted over (start, end]; hours are wall-clock times of the
office, half-open; outside the decreed years nothing is answered.
"""

from layanan.calendars._amendments import withdrawn
from layanan.calendars._calendar import (
    AmountError,
    Boundary,
    CalendarCoverageError,
    Certainty,
    CivilDateError,
    Day,
    HoursUnknownError,
    NaiveTimeError,
    ReversedSpanError,
    WorkingCalendar,
    require_aware,
)
from layanan.calendars._hierarchy import Along, Superior, SuperiorError
from layanan.calendars._hours import (
    Closure,
    OfficeHours,
    OfficeHoursError,
    Opening,
    Period,
    Regime,
)
from layanan.calendars._indonesia import CalendarOptionError, UnknownOverlayError, indonesia
from layanan.calendars._office import Office
from layanan.calendars._reason import Effect, Reason, ReasonKind
from layanan.calendars._regions import (
    Region,
    UnknownRegionError,
    UnknownZoneError,
    find_region,
    regions,
    zones,
)
from layanan.calendars._spec import CollectiveLeave, Workweek
from layanan.calendars._term import (
    Term,
    TermError,
    TermSyntaxError,
    TermTypeError,
    TermUnit,
    calendar_days,
    clock_hours,
    clock_minutes,
    months,
    usual_length,
    weeks,
    working_days,
    working_hours,
    working_minutes,
    years,
)

__all__ = [
    "indonesia",
    "WorkingCalendar",
    "Workweek",
    "CollectiveLeave",
    "Day",
    "Reason",
    "ReasonKind",
    "Effect",
    "Certainty",
    "Boundary",
    "require_aware",
    "withdrawn",
    "Period",
    "OfficeHours",
    "Regime",
    "Closure",
    "Opening",
    "Region",
    "regions",
    "find_region",
    "zones",
    "Term",
    "TermUnit",
    "working_days",
    "working_hours",
    "working_minutes",
    "calendar_days",
    "clock_hours",
    "clock_minutes",
    "weeks",
    "months",
    "years",
    "usual_length",
    "TermError",
    "TermSyntaxError",
    "TermTypeError",
    "Office",
    "Superior",
    "Along",
    "CalendarCoverageError",
    "HoursUnknownError",
    "CivilDateError",
    "NaiveTimeError",
    "AmountError",
    "ReversedSpanError",
    "OfficeHoursError",
    "CalendarOptionError",
    "SuperiorError",
    "UnknownRegionError",
    "UnknownZoneError",
    "UnknownOverlayError",
]
