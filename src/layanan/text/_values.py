"""
Values of data, as people say them.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from layanan.text._dates import format_date, format_instant
from layanan.text._label import Label
from layanan.text._language import Language, check_language
from layanan.text._privacy import mask_nik

_TRUTH: Final[Mapping[bool, Label]] = {
    True: Label(id="ya", en="yes"),
    False: Label(id="tidak", en="no"),
}


def format_value(
    value: str | float | Decimal | date | datetime,
    language: Language = "id",
    *,
    weekday: bool = False,
) -> str:
    """
    Return a value as people say it: yes or no, a day or an instant in words, a NIK masked.

    Args:
        value: What was stated; numbers and other texts stay as they are.
        language: "id" (default) or "en".
        weekday: Whether a day begins with its name, as an instant always does.

    Raises:
        UnknownLanguageError: If the language is neither.

    Examples:
        >>> format_value(True), format_value(date(2026, 3, 13), "en")
        ('ya', '13 March 2026')
        >>> format_value("3374011203900001")
        '3374************'
    """
    language = check_language(language)
    match value:
        case bool():
            return _TRUTH[value].text(language)
        case datetime():
            # Without a zone it is no instant, and is shown as it was stated.
            return str(value) if value.tzinfo is None else format_instant(value, language)
        case date():
            return format_date(value, language, weekday=weekday)
    return mask_nik(str(value))
