"""
How sure we are of what a citation says.
"""

from enum import StrEnum
from typing import Final

from layanan.text import Label


class Confidence(StrEnum):
    """
    Say how well a fact is supported, as judged by whoever wrote it down.

    HIGH: read in an official or near-verbatim text, or in several independent
    ones that agree. MEDIUM: one secondary source. LOW: a single weak claim, or
    general knowledge that no source confirms.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> Label:
        """
        The word for a reader, in both languages.
        """
        return _LABELS[self]


_LABELS: Final = {
    Confidence.HIGH: Label(id="keyakinan tinggi", en="high confidence"),
    Confidence.MEDIUM: Label(id="keyakinan sedang", en="medium confidence"),
    Confidence.LOW: Label(id="keyakinan rendah", en="low confidence"),
}
