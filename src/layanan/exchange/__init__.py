"""
Formats in and out: what the library knows, as others read it.

Every writer is a pure function of a definition: no clock, no random name, the
same bytes on every run. A lifecycle is shown in three forms with one content –
a diagram, a table, a list – and written as a module of types. A service's
standard is written as a page to publish.
"""

from layanan.exchange._mermaid import mermaid
from layanan.exchange._outline import outline
from layanan.exchange._standard import UnknownFormError, standard
from layanan.exchange._table import state_table
from layanan.exchange._typed import typed

__all__ = [
    # a lifecycle to look at
    "mermaid",
    "state_table",
    "outline",
    # a lifecycle to program with
    "typed",
    # a standard to publish
    "standard",
    # errors
    "UnknownFormError",
]
