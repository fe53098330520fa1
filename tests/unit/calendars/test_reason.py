"""
Names of days off: as decreed, and in English.
"""

import pickle
import re
from datetime import date

import pytest

from layanan.calendars import Reason, indonesia
from layanan.calendars._data import rows
from layanan.calendars._reason import feast_label

#: Every name in the data, national and regional.
NAMES = sorted(
    {row["name_id"] for table in ("holidays_revisions", "regional") for row in rows(table)}
)

#: The only words of the decrees that English keeps: names, and letters that are the same.
NAMES_THAT_STAY = {
    *("al", "adha", "be", "indonesia", "kongzili", "muhammad", "nyepi", "pancasila", "saka"),
    *("baliem", "pangkalpinang", "papua"),
    *("galungan", "kuningan", "penampahan", "umanis", "saraswati", "siwaratri", "pagerwesi"),
    *("tawur", "kesanga", "ngembak", "geni"),
}


def words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Za-z]+", text)}


INDONESIAN = words(" ".join(NAMES))


class TestFeastLabel:
    @pytest.mark.parametrize(
        ("name", "english"),
        [
            ("Tahun Baru 2026 Masehi", "New Year 2026"),
            ("Tahun Baru Imlek 2577 Kongzili", "Chinese New Year 2577 Kongzili"),
            ("Cuti Bersama Idul Fitri 1447 Hijriah", "Collective leave: Eid al-Fitr 1447 AH"),
            (
                "1 Muharam Tahun Baru Islam 1448 Hijriah",
                "Islamic New Year (1 Muharram) 1448 AH",
            ),
            (
                "Pengganti Cuti Bersama Hari Raya Idul Fitri 1441 Hijriah",
                "Substitute collective leave: Eid al-Fitr 1441 AH",
            ),
            (
                "Hari Suci Nyepi (Tahun Baru Saka 1948)",
                "Day of Silence (Nyepi; Saka New Year 1948)",
            ),
            ("Hari kerja pengganti (Sabtu)", "Replacement working day (Saturday)"),
        ],
    )
    def test_a_decreed_name_is_put_into_english_with_its_year(
        self, name: str, english: str
    ) -> None:
        label = feast_label(name)

        assert (label.id, label.en) == (name, english)

    @pytest.mark.parametrize("name", NAMES)
    def test_no_indonesian_word_is_left(self, name: str) -> None:
        left = words(feast_label(name).en) & INDONESIAN

        assert left - NAMES_THAT_STAY == set()

    @pytest.mark.parametrize("name", NAMES)
    def test_every_number_stays_as_decreed(self, name: str) -> None:
        assert sorted(re.findall(r"\d+", feast_label(name).en)) == sorted(re.findall(r"\d+", name))

    def test_an_unknown_name_stays_as_it_is(self) -> None:
        assert feast_label("Hari Jadi Provinsi").en == "Hari Jadi Provinsi"


class TestReason:
    def test_its_name_is_the_decreed_one(self) -> None:
        (reason,) = indonesia("ID-JT").day(date(2026, 3, 19)).reasons

        assert reason.name == reason.label.id == "Hari Suci Nyepi (Tahun Baru Saka 1948)"

    def test_it_is_a_value(self) -> None:
        (reason,) = indonesia("ID-JT").day(date(2026, 3, 19)).reasons

        assert reason == Reason(
            "national", reason.label, reason.citation, "closes", date(2025, 9, 19)
        )
        assert hash(reason) == hash(pickle.loads(pickle.dumps(reason)))  # noqa: S301 - our own bytes
        with pytest.raises(AttributeError):
            reason.kind = "weekend"  # type: ignore[misc]
