"""
Personal numbers that must not be shown.
"""

import re

_NIK = re.compile(r"(?<!\d)(\d{4})\d{12}(?!\d)")


def mask_nik(text: str) -> str:
    """
    Return `text` with every NIK (a run of exactly 16 digits) hidden.

    The first four digits, province and regency, stay readable; longer and
    shorter numbers are not touched.

    Law:
        UU 23/2006 jo. UU 24/2013 (population administration; the article was not read).

    Examples:
        >>> mask_nik("NIK 3374010101900001")
        'NIK 3374************'
    """
    return _NIK.sub(r"\1" + "*" * 12, text)
