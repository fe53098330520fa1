"""
The ministry's services that ship with the library, and a host's own.

A catalogue is a folder: one file a service, named by its code, the shared
lifecycles in `lifecycles/`, and in `standards/` what single offices promise.
Folders may lie over each other. It knows the names of its files; a definition
is read when it is first asked for.
"""

from layanan.catalogue._catalogue import Catalogue, UnknownServiceError
from layanan.catalogue._findings import catalogue_findings
from layanan.catalogue._offices import above_kankemenag, above_kua, kanwil_of
from layanan.catalogue._search import UnknownSearchError

__all__ = [
    "Catalogue",
    "catalogue_findings",
    # who stands above the ministry's offices
    "kanwil_of",
    "above_kankemenag",
    "above_kua",
    # errors
    "UnknownSearchError",
    "UnknownServiceError",
]
