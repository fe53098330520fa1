"""
Indonesia's public services, written once, as code.

What a service promises and under which law, what may happen to a request, and
how long it may take – on the real working calendar of the government. The
application brings the instant; the library gives the answer and the reason.
"""

from layanan import calendars, law, lifecycle, request, service, sla
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
