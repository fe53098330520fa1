"""
What is in force on a date: instruments, citations, dated values.

Every number of this library rests on a text of law. That text is cited in the
form that officials write, and doubt about it is written down beside it.
"""

from layanan.law._citation import Citation
from layanan.law._confidence import Confidence
from layanan.law._dated import Dated, DatedEntriesError, Entry, NotInForceError
from layanan.law._instrument import Instrument
from layanan.law._kind import InstrumentKind
from layanan.law._syntax import CitationSyntaxError

__all__ = [
    # what is cited
    "Instrument",
    "InstrumentKind",
    "Citation",
    "Confidence",
    # what is in force
    "Dated",
    "Entry",
    # errors
    "CitationSyntaxError",
    "DatedEntriesError",
    "NotInForceError",
]
