"""
`layanan …`: the same questions, asked from a terminal.

A command reads what was typed, asks the library once and prints the answer as
text or JSON. It decides nothing itself and reads no clock. What it prints for
people exists in Indonesian and English.

Exit codes: 0; 1 when an input is refused, with the reason on stderr; 2 when
the command was typed wrongly.
"""

try:
    import click  # noqa: F401 - an extra, so its absence is told in words
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        "the command line needs click; install it with: pip install 'layanan[cli]'", name="click"
    ) from missing

from layanan.cli._definitions import (
    EmptyFolderError,
    LifecycleGivenError,
    UnknownDefinitionError,
)
from layanan.cli._event_faults import (
    AmbiguousExtensionError,
    EventFileError,
    OpenedBeforeError,
    UnreadableFileError,
)
from layanan.cli._inputs import (
    DaySyntaxError,
    HourSyntaxError,
    InstantSyntaxError,
    InstantZoneError,
)
from layanan.cli._main import main
from layanan.cli._new import ServiceCodeError
from layanan.cli._types import OutdatedTypesError, UnwritableFileError
from layanan.cli._versions import NoVersionError

__all__ = [
    "main",
    "EventFileError",
    "UnreadableFileError",
    "AmbiguousExtensionError",
    "OpenedBeforeError",
    "InstantSyntaxError",
    "HourSyntaxError",
    "InstantZoneError",
    "DaySyntaxError",
    "UnknownDefinitionError",
    "EmptyFolderError",
    "LifecycleGivenError",
    "NoVersionError",
    "ServiceCodeError",
    "OutdatedTypesError",
    "UnwritableFileError",
]
