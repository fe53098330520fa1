"""
How a term is counted: the rules that no law settles for all services.

Each is therefore a choice that a level states and an explanation prints. The
defaults are the first of each pair; why they are is `docs/decisions/0004`.
"""

from datetime import time
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticKnownError

from layanan.errors import LayananError
from layanan.records import Glance, Record
from layanan.text import Label, format_time


class ZonedHourError(LayananError, ValueError):
    """
    Tell that an hour has a zone of its own, where the office's clock is meant.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return f"jam {self.given} dibaca pada jam kantor; tulis tanpa zona"
        return f"the hour {self.given} is read on the office's clock; write it without a zone"


def _written(hour: Any) -> Any:
    # A number would be taken for seconds since midnight.
    if isinstance(hour, str | time):
        return hour
    raise PydanticKnownError("time_type")


def _on_the_office_clock(hour: time) -> time:
    if hour.tzinfo is not None:
        raise ZonedHourError(given=hour.isoformat())
    return hour


Hour = Annotated[time, Glance(_written), AfterValidator(_on_the_office_clock)]
"""An hour on the office's clock, without a zone of its own."""


class Counting(Record, frozen=True):
    """
    Hold the rules by which a term is counted.

    Attributes:
        day_one: "after" – the day of receipt is not counted; "same" – it is
            day 1 if it is a day of the unit (a working day for working days).
        receipt: "stamp" – received on the local date, whatever the hour;
            "office_hours" – outside office hours received at the next
            opening (the closing minute is outside).
        roll: "none"; "next" – a term of calendar days, weeks, months or years
            that ends on a day off moves to the next working day. Terms of
            time end at their exact minute and are not moved.
        ends: "closing" – a term of working days ends when the office closes
            on its last day; "midnight" – at 24:00, for work filed online.
        by: A term of whole days ends at this hour of the office's clock on
            its last day, whatever `ends` says. A term of time keeps its minute.
        boundary: Where office time ends exactly at closing: "closing", or
            the next "opening".

    Raises:
        InvalidRecordError: If a rule has another value, all faults at once.
        ZonedHourError: If the hour has a zone, and nothing else is wrong.

    Examples:
        >>> Counting(day_one="same").receipt
        'stamp'
    """

    day_one: Literal["after", "same"] = "after"
    receipt: Literal["stamp", "office_hours"] = "stamp"
    roll: Literal["none", "next"] = "none"
    ends: Literal["closing", "midnight"] = "closing"
    boundary: Literal["closing", "opening"] = "closing"
    by: Hour | None = None

    def rules(self) -> tuple[Label, ...]:
        """
        Return the rules in words, in the order of the fields; an hour stands where `ends` would.
        """
        ends = _RULES["ends", self.ends]
        if self.by is not None:
            ends = Label(
                id=f"hari terakhir berakhir pukul {format_time(self.by)}",
                en=f"the last day ends at {format_time(self.by, 'en')}",
            )
        return (
            _RULES["day_one", self.day_one],
            _RULES["receipt", self.receipt],
            _RULES["roll", self.roll],
            ends,
            _RULES["boundary", self.boundary],
        )


_RULES: Final = {
    ("day_one", "after"): Label(
        id="hari penerimaan tidak dihitung", en="the day of receipt is not counted"
    ),
    ("day_one", "same"): Label(
        id="hari penerimaan dihitung sebagai hari pertama",
        en="the day of receipt is counted as day one",
    ),
    ("receipt", "stamp"): Label(
        id="diterima pada tanggal cap waktu, pukul berapa pun",
        en="received on the date of the stamp, whatever the hour",
    ),
    ("receipt", "office_hours"): Label(
        id="di luar jam kantor dianggap diterima saat kantor buka berikutnya",
        en="outside office hours counts as received at the next opening",
    ),
    ("roll", "none"): Label(id="hari terakhir tidak digeser", en="the last day is not moved"),
    ("roll", "next"): Label(
        id="hari terakhir yang libur digeser ke hari kerja berikutnya (hanya hari kalender)",
        en="a last day that is a day off moves to the next working day (calendar days only)",
    ),
    ("ends", "closing"): Label(
        id="jangka waktu hari kerja berakhir saat kantor tutup",
        en="working days end when the office closes",
    ),
    ("ends", "midnight"): Label(
        id="jangka waktu hari kerja berakhir pukul 24.00", en="working days end at 24:00"
    ),
    ("boundary", "closing"): Label(
        id="waktu yang habis tepat saat kantor tutup jatuh tempo saat itu",
        en="time that runs out exactly at closing is due then",
    ),
    ("boundary", "opening"): Label(
        id="waktu yang habis tepat saat kantor tutup jatuh tempo saat kantor buka berikutnya",
        en="time that runs out exactly at closing is due at the next opening",
    ),
}

DEFAULT: Final = Counting()
