"""
One case: its history, folded into state, clocks and timeline.

A `Request` is frozen: a command returns the next one or raises. The history
of `Event`s is the only truth; everything else follows from it, the rules, the
office's calendar and the instant that is asked about.
"""

from layanan.request._beside import UnknownSubRequestError
from layanan.request._border import InvalidCommandError
from layanan.request._codec import InvalidEventError, dump_event, load_event
from layanan.request._event import Event, EventKind, Fact
from layanan.request._fold import Turn
from layanan.request._refusals import (
    ConflictError,
    InvalidHistoryError,
    InvalidReferenceError,
    KeyReusedError,
    NotYetOpenedError,
    Refused,
)
from layanan.request._replay import replay
from layanan.request._reproject import Moved, MovedDay, NotACorrectionError, moved_by, reproject
from layanan.request._request import OPENING, PartyTime, Request, open_request
from layanan.request._rules import Rules, UnknownLevelError
from layanan.request._store import Store, UnknownRequestError

__all__ = [
    # a case and what happened to it
    "Request",
    "Rules",
    "Event",
    "EventKind",
    "Fact",
    "OPENING",
    "open_request",
    "replay",
    "dump_event",
    "load_event",
    # where histories are kept
    "Store",
    # whose time it took
    "Turn",
    "PartyTime",
    # what moved, and why
    "reproject",
    "moved_by",
    "Moved",
    "MovedDay",
    # answers and errors
    "Refused",
    "ConflictError",
    "KeyReusedError",
    "UnknownLevelError",
    "InvalidReferenceError",
    "NotYetOpenedError",
    "NotACorrectionError",
    "InvalidHistoryError",
    "InvalidCommandError",
    "InvalidEventError",
    "UnknownSubRequestError",
    "UnknownRequestError",
]
