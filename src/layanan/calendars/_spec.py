"""
What tells one calendar from another, as a small value.

Calendars compare, hash and pickle by it, while their compiled tables stay shared.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from layanan.calendars._hours import Closure, OfficeHours, Opening

Workweek = Literal[5, 6]
CollectiveLeave = Literal["off", "worked"]


@dataclass(frozen=True, slots=True)
class CalendarSpec:
    """
    Hold everything that a calendar was asked for, checked and normalised.
    """

    region: str | None
    zone: str
    workweek: Workweek
    collective_leave: CollectiveLeave
    known_on: date | None
    overlays: tuple[str, ...]
    hours: tuple[OfficeHours, ...]
    exceptions: tuple[Closure | Opening, ...]
