"""
Words a person reads, in Indonesian and English.

Every text that a citizen or clerk may see exists in both languages: as a
`Label` where it is data, or written by one of the `format_` functions where
it is a date, a time or an amount.
"""

from layanan.text._dates import format_date, format_duration, format_instant, format_time
from layanan.text._label import InvalidLabelError, Label
from layanan.text._language import Language, UnknownLanguageError, check_language
from layanan.text._numbers import number_to_words, words_to_number
from layanan.text._privacy import mask_nik
from layanan.text._unwritable import UnwritableValueError
from layanan.text._values import format_value
from layanan.text._words import join_words, nearest

__all__ = [
    # languages
    "Language",
    "Label",
    "InvalidLabelError",
    "check_language",
    # dates, times and amounts
    "format_date",
    "format_time",
    "format_instant",
    "format_duration",
    "format_value",
    # words
    "join_words",
    "nearest",
    "number_to_words",
    "words_to_number",
    "mask_nik",
    # errors
    "UnknownLanguageError",
    "UnwritableValueError",
]
