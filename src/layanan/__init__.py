"""
Indonesia's public services, written once, as code.

What a service promises and under which law, what may happen to a request, and
how long it may take – on the real working calendar of the government. The
application brings the instant; the library gives the answer and the reason.

Importing this package is cheap: a room is entered when a name of it is asked
for the first time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layanan import calendars, law, lifecycle, reform, request, service, sla
    from layanan.calendars import CalendarCoverageError, NaiveTimeError, Office, Term
    from layanan.catalogue import Catalogue
    from layanan.errors import LayananError
    from layanan.law import Citation, NotInForceError
    from layanan.lifecycle import Actor
    from layanan.request import Refused, Request
    from layanan.service import DefinitionError, ServiceType
    from layanan.sla import Counting, Deadline
    from layanan.text import Label

__all__ = [
    # the rooms of the house
    "calendars",
    "sla",
    "law",
    "lifecycle",
    "service",
    "request",
    "reform",
    # what is promised, and by whom
    "Catalogue",
    "ServiceType",
    "Office",
    # a case
    "Request",
    "Actor",
    # how long it may take
    "Term",
    "Counting",
    "Deadline",
    # words and law
    "Citation",
    "Label",
    # what an application may want to catch; the first is the root of all
    "LayananError",
    "Refused",
    "CalendarCoverageError",
    "NaiveTimeError",
    "NotInForceError",
    "DefinitionError",
]

_ROOMS = ("calendars", "sla", "law", "lifecycle", "service", "request", "reform")

# Where each of the other names lives; a test holds this to the imports above.
_HOMES = {
    "Catalogue": "catalogue",
    "ServiceType": "service",
    "Office": "calendars",
    "Request": "request",
    "Actor": "lifecycle",
    "Term": "calendars",
    "Counting": "sla",
    "Deadline": "sla",
    "Citation": "law",
    "Label": "text",
    "LayananError": "errors",
    "Refused": "request",
    "CalendarCoverageError": "calendars",
    "NaiveTimeError": "calendars",
    "NotInForceError": "law",
    "DefinitionError": "service",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
