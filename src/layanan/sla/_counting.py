"""
How a term is counted: the rules that no law settles for all services.

Each is therefore a choice that a level states and an explanation prints. The
defaults are the first of each pair; why they are is `docs/decisions/0004`.
"""

from typing import Final, Literal

from layanan.records import Record
from layanan.text import Label


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
        boundary: Where office time ends exactly at closing: "closing", or
            the next "opening".

    Raises:
        InvalidRecordError: If a rule has another value, all faults at once.

    Examples:
        >>> Counting(day_one="same").receipt
        'stamp'
    """

    day_one: Literal["after", "same"] = "after"
    receipt: Literal["stamp", "office_hours"] = "stamp"
    roll: Literal["none", "next"] = "none"
    ends: Literal["closing", "midnight"] = "closing"
    boundary: Literal["closing", "opening"] = "closing"

    def rules(self) -> tuple[Label, ...]:
        """
        Return the rules in words, in the order of the fields.
        """
        return tuple(_RULES[name, getattr(self, name)] for name in type(self).model_fields)


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
