"""
On time by programme, on requests of a made-up service.

Three working days from Monday 6 June 2022: Tuesday, Wednesday, Thursday 9 June. No day of that week
is a day off (SKB 2022: 1 June and 9 July are the nearest).
"""

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import NaiveTimeError, Office
from layanan.catalogue import Catalogue, UnknownServiceError
from layanan.lifecycle import Actor
from layanan.records import WrongTypeError
from layanan.reform import OUR_READING, Counts, on_time
from layanan.request import Request
from layanan.text import UnknownLanguageError
from tests.unit.reform.cases import DAY, definition, folder, level

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = Office(code="uji", name="Kantor uji", region="ID-JT", level="kankemenag")
CITIZEN = Actor("P-1", roles={"pemohon"})
CLERK = Actor("S-1", roles={"petugas"})


def june(day: int, hour: int = 10) -> datetime:
    return datetime(2022, 6, day, hour, tzinfo=WIB)


FRIDAY = june(10)


def one(catalogue: Catalogue, code: str = "uji.surat", ended: datetime | None = None) -> Request:
    """
    Return a request submitted on Monday 6 June, and ended if a time is given.
    """
    request = (
        catalogue.get(code, on=DAY)
        .open("R-1", office=OFFICE, applicant="P-1", at=june(6, 9))
        .fire("ajukan", by=CITIZEN, at=june(6))
    )
    return request if ended is None else request.fire("terbitkan", by=CLERK, at=ended)


@pytest.fixture
def kua(tmp_path: Path) -> Catalogue:
    return folder(
        tmp_path,
        definition(programmes=["revitalisasi_kua", "transformasi_digital"], levels=[level()]),
        definition("uji.lain", levels=[level(), level("tanpa", unlimited="working_days")]),
    )


class TestOnTime:
    def test_met_and_late_and_open_are_counted(self, kua: Catalogue) -> None:
        requests = [one(kua, ended=june(9)), one(kua, ended=june(8)), one(kua, ended=june(10, 9))]

        row, _ = on_time([*requests, one(kua)], catalogue=kua, at=june(9, 9)).rows

        # On Thursday morning only what ended on Wednesday is decided.
        (found,) = row.levels
        assert row.requests == 4
        assert (found.service, found.level) == ("uji.surat", "surat")
        assert found.counts == Counts(met=1, open=3)

        row, _ = on_time([*requests, one(kua)], catalogue=kua, at=FRIDAY).rows
        assert row.levels[0].counts == Counts(met=2, late=2)
        assert row.levels[0].counts.rate == Fraction(1, 2)

    def test_a_request_counts_for_each_programme_of_its_service(self, kua: Catalogue) -> None:
        found = on_time([one(kua)], catalogue=kua, at=june(7))

        names = [row.programme and row.programme.code for row in found.rows]
        assert names == ["transformasi_digital", "revitalisasi_kua"]
        assert [row.requests for row in found.rows] == [1, 1]

    def test_requests_that_serve_no_programme_come_last(self, kua: Catalogue) -> None:
        found = on_time([one(kua, "uji.lain"), one(kua)], catalogue=kua, at=june(7))

        assert found.rows[-1].programme is None
        assert found.rows[-1].requests == 1

    def test_a_programme_of_another_day_does_not_count(self, tmp_path: Path) -> None:
        catalogue = folder(tmp_path, definition(programmes=["tahun_kerukunan"], levels=[level()]))

        (row,) = on_time([one(catalogue)], catalogue=catalogue, at=june(7)).rows

        assert row.programme is None

    def test_a_level_without_a_limit_is_told_and_not_counted(self, kua: Catalogue) -> None:
        found = on_time([one(kua, "uji.lain", ended=june(8))], catalogue=kua, at=FRIDAY)

        assert found.unlimited == (("uji.lain", "tanpa"),)
        assert [row.level for row in found.rows[0].levels] == ["surat"]

    def test_it_says_that_it_is_our_reading(self, kua: Catalogue) -> None:
        assert on_time([one(kua)], catalogue=kua, at=FRIDAY).notes == (OUR_READING,)
        assert on_time([], catalogue=kua, at=FRIDAY).notes == (OUR_READING,)

    def test_a_service_that_is_not_in_the_catalogue_is_refused(self, kua: Catalogue) -> None:
        with pytest.raises(UnknownServiceError):
            on_time([one(kua)], catalogue=Catalogue.kemenag(), at=FRIDAY)

    def test_a_time_without_a_zone_is_refused(self, kua: Catalogue) -> None:
        with pytest.raises(NaiveTimeError):
            on_time([], catalogue=kua, at=datetime(2022, 6, 10))

    def test_only_requests_are_taken(self, kua: Catalogue) -> None:
        wrong: Any = ["R-1"]
        with pytest.raises(WrongTypeError, match="requests must be an iterable of Requests"):
            on_time(wrong, catalogue=kua, at=FRIDAY)

    def test_no_collection_of_requests_is_refused(self, kua: Catalogue) -> None:
        wrong: Any = None
        with pytest.raises(WrongTypeError, match="requests must be an iterable of Requests"):
            on_time(wrong, catalogue=kua, at=FRIDAY)


class TestCounts:
    def test_there_is_no_rate_of_nothing(self) -> None:
        assert Counts(open=3, cancelled=1).rate is None

    @pytest.mark.parametrize(
        ("counts", "id_", "en"),
        [
            (Counts(met=3), "3 dari 3 tepat waktu (100 %)", "3 of 3 on time (100 %)"),
            # 199 of 200 is 99.5 %: rounded down, since not all were on time.
            (
                Counts(met=199, late=1, cancelled=2),
                "199 dari 200 tepat waktu (99 %); 2 dibatalkan",
                "199 of 200 on time (99 %); 2 cancelled",
            ),
            (
                Counts(open=1, undetermined=2),
                "belum ada yang dapat dinilai; 1 masih berjalan; 2 belum dapat ditentukan",
                "nothing to judge yet; 1 open; 2 undetermined",
            ),
        ],
    )
    def test_a_rate_is_told_with_its_counts(self, counts: Counts, id_: str, en: str) -> None:
        assert counts.text("id") == id_
        assert counts.text("en") == en

    def test_another_language_is_refused(self) -> None:
        with pytest.raises(UnknownLanguageError):
            Counts().text("jv")
