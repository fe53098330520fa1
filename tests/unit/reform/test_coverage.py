"""
Which services name which programme, on made-up services.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.catalogue import Catalogue
from layanan.records import WrongTypeError
from layanan.reform import OUR_READING, coverage
from tests.unit.reform.cases import DAY, definition, folder


@pytest.fixture
def three(tmp_path: Path) -> Catalogue:
    return folder(
        tmp_path,
        definition("kua.nikah", programmes=["revitalisasi_kua", "transformasi_digital"]),
        definition("kua.rujuk", programmes=["revitalisasi_kua"]),
        definition("umum.surat"),
    )


class TestCoverage:
    def test_each_programme_has_the_services_that_name_it(self, three: Catalogue) -> None:
        found = {row.programme.code: row.services for row in coverage(three, on=DAY).rows}

        assert found["revitalisasi_kua"] == ("kua.nikah", "kua.rujuk")
        assert found["transformasi_digital"] == ("kua.nikah",)
        assert len(found) == 7

    def test_programmes_without_a_service_are_told(self, three: Catalogue) -> None:
        found = {one.code for one in coverage(three, on=DAY).programmes_without}

        assert found == {
            "moderasi_beragama",
            "kemandirian_pesantren",
            "cyber_islamic_university",
            "religiosity_index",
            "tahun_toleransi",
        }

    def test_services_without_a_programme_are_told(self, three: Catalogue) -> None:
        assert coverage(three, on=DAY).services_without == ("umum.surat",)

    def test_it_says_that_it_is_our_reading(self, three: Catalogue) -> None:
        assert coverage(three, on=DAY).notes[0] is OUR_READING

    def test_a_name_that_is_no_programme_of_the_day_is_told(self, tmp_path: Path) -> None:
        found = coverage(
            folder(tmp_path, definition(programmes=["tahun_kerukunan", "revitalisasi"])), on=DAY
        )

        assert found.unlisted == (
            ("uji.surat", "tahun_kerukunan"),
            ("uji.surat", "revitalisasi"),
        )
        assert found.services_without == ("uji.surat",)

    def test_a_service_not_in_force_is_left_out_and_told(self, three: Catalogue) -> None:
        found = coverage(three, on=date(2019, 12, 31))

        assert found.not_in_force == ("kua.nikah", "kua.rujuk", "umum.surat")
        assert found.services_without == ()

    @pytest.mark.parametrize("on", [datetime(2022, 6, 1, tzinfo=UTC), "2022-06-01"])
    def test_only_a_date_can_be_asked_for(self, three: Catalogue, on: Any) -> None:
        with pytest.raises(CivilDateError):
            coverage(three, on=on)

    def test_only_a_catalogue_is_taken(self) -> None:
        none: Any = []
        with pytest.raises(WrongTypeError, match="catalogue must be a Catalogue"):
            coverage(none, on=DAY)
