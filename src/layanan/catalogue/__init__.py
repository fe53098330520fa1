"""
The ministry's services that ship with the library, and a host's own.

A catalogue is a folder: one file a service, named by its code, and the shared
lifecycles in `lifecycles/`. It knows the names of its files; a definition is
read when it is first asked for.
"""

from layanan.catalogue._catalogue import Catalogue, UnknownServiceError

__all__ = ["Catalogue", "UnknownServiceError"]
