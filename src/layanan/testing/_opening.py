"""
Where and when a request of the test kit is opened, unless its caller says so.
"""

from datetime import date, datetime, time, timedelta
from typing import Final

from layanan.calendars import Office
from layanan.service import ServiceType

_USUAL: Final = date(2026, 3, 2)
_MORNING: Final = time(9)
_DAY: Final = timedelta(days=1)


def some_office() -> Office:
    """
    Return an office in Jakarta with the usual hours.
    """
    return Office(code="uji", name="Kantor uji", region="ID-JK", level="kankemenag")


def first_morning(service: ServiceType, office: Office) -> datetime:
    """
    Return nine o'clock of a working day on which a service is in force, 2 March 2026 if it is.
    """
    calendar = office.calendar()
    day = max(_USUAL, service.standard.first_day)
    if service.until is not None and day >= service.until:
        day = service.until - _DAY
    while not calendar.is_working_day(day) and (
        service.until is None or day + _DAY < service.until
    ):
        day += _DAY
    return datetime.combine(day, _MORNING, calendar.zone)
