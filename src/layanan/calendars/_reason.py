"""
Why a day is the way it is: one fact, its kind and the decree behind it.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from layanan.calendars._data import rows
from layanan.law import Citation
from layanan.text import Label

ReasonKind = Literal[
    "national",
    "election",
    "collective_leave",
    "local_holiday",
    "local_leave",
    "local_election",
    "dispensation",
    "replacement_workday",
    "closure",
    "opening",
    "weekend",
]

#: What a reason does to its day: takes it out of the working days, makes it
#: one, changes only its hours, or nothing at all (a dispensation; collective
#: leave in an office that works through it).
Effect = Literal["closes", "opens", "changes_hours", "none"]


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Say why a day is a working day or not, and under which decree.

    `known_from` is the first day on which the decree counted; None means that
    the day is not known (some regional days), so the fact counts always and
    the citation's confidence says so. A weekend has no decree of its own and
    cites the rule on the working week, where one is known.

    Examples:
        >>> from layanan.calendars import indonesia
        >>> reason = indonesia("ID-JT").day(date(2026, 3, 18)).reasons[0]
        >>> print(reason.name, "|", reason.citation)
        Cuti Bersama Hari Suci Nyepi (Tahun Baru Saka 1948) | SKB 1497/2025, 2/2025, 5/2025
    """

    kind: ReasonKind
    label: Label
    citation: Citation | None
    effect: Effect = "closes"
    known_from: date | None = None

    @property
    def name(self) -> str:
        """
        The name as decreed, in Indonesian.
        """
        return self.label.id


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row["name_id"].lower(): row["name_en"] for row in rows("feasts")}
    words = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE), table


@lru_cache(maxsize=512)
def feast_label(name: str) -> Label:
    """
    Return a decreed name with its English wording.

    The Indonesian text is the decree's; the English one is put together from
    `feasts.csv`, phrase by phrase, so that year numbers stay as decreed.
    """
    pattern, table = _phrases()
    return Label(id=name, en=pattern.sub(lambda found: table[found[0].lower()], name))
