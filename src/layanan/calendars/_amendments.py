"""
What decrees took back: days that were off once, and the decree that ended it.

A withdrawn day off leaves no reason on its day, for nothing closes it any
more. Whoever asks why a deadline moved needs the decree all the same.
"""

from datetime import date
from functools import lru_cache

from layanan.calendars._calendar import CivilDateError
from layanan.calendars._decrees import Revision, revisions_known
from layanan.calendars._reason import Reason


def withdrawn(day: date, *, known_on: date | None = None) -> tuple[Reason, ...]:
    """
    Return the facts that decrees took back from a day, each under the decree that did.

    What a later decree set again is no longer withdrawn.

    Args:
        day: The day.
        known_on: Count only decrees known by the end of that day; None for all.

    Raises:
        CivilDateError: If one of them is no plain date.

    Examples:
        >>> print(withdrawn(date(2021, 12, 24))[0].citation)
        SKB 712/2021, 1/2021, 3/2021
        >>> withdrawn(date(2021, 12, 24), known_on=date(2021, 6, 17))
        ()
    """
    if type(day) is not date:
        raise CivilDateError(given=repr(day))
    if known_on is not None and type(known_on) is not date:
        raise CivilDateError(given=repr(known_on))
    return _withdrawn(day, known_on)


@lru_cache(maxsize=4_096)
def _withdrawn(day: date, known_on: date | None) -> tuple[Reason, ...]:
    standing: dict[tuple[str, str], Revision] = {}
    for line in revisions_known(known_on):
        if line.on == day:
            standing[line.kind, line.name] = line
    return tuple(line.reason("none") for line in standing.values() if not line.adds)
