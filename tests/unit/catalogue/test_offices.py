"""
Who stands above the ministry's offices, by table and by date.
"""

import csv
from datetime import date
from importlib.resources import files

import pytest

from layanan import Office
from layanan.calendars import UnknownRegionError
from layanan.catalogue import above_kankemenag, above_kua, kanwil_of

TABLE = list(
    csv.DictReader(
        files("layanan.catalogue").joinpath("tables", "kanwil.csv").read_text("utf-8").splitlines()
    )
)
REGIONS = [row["region"] for row in TABLE]


class TestKanwil:
    def test_are_34_for_38_provinces(self) -> None:
        assert len(REGIONS) == len(set(REGIONS)) == 38
        assert len({row["code"] for row in TABLE}) == 34

    @pytest.mark.parametrize("region", REGIONS)
    def test_of_each_province_is_found(self, region: str) -> None:
        found = kanwil_of(region)

        assert found.level == "kanwil"
        assert found.name.startswith("Kanwil Kemenag Provinsi ")

    @pytest.mark.parametrize(
        ("region", "code"),
        [
            ("ID-PS", "kanwil.papua"),
            ("ID-PT", "kanwil.papua"),
            ("ID-PE", "kanwil.papua"),
            ("ID-PD", "kanwil.papua_barat"),
        ],
    )
    def test_of_the_four_newest_provinces_is_an_older_one(self, region: str, code: str) -> None:
        found = kanwil_of(region)

        assert found.code == code
        assert found.cites is not None
        assert (str(found.cites.confidence), bool(found.cites.source)) == ("medium", True)

    def test_of_no_province_is_refused(self) -> None:
        with pytest.raises(UnknownRegionError):
            kanwil_of("ID-XX")


class TestAKankemenag:
    def test_answers_to_its_kanwil_and_to_the_ministry(self) -> None:
        office = Office(
            code="kankemenag.3374",
            name="Kankemenag Kota Semarang",
            region="ID-JT",
            level="kankemenag",
            superiors=above_kankemenag("ID-JT"),
        )

        assert [one.code for one in office.line(date(2026, 3, 13))] == ["kanwil.jateng", "pusat"]


class TestAKua:
    KUA = Office(
        code="kua.semarang-tengah",
        name="KUA Kecamatan Semarang Tengah",
        region="ID-JT",
        level="kua",
        superiors=above_kua("kankemenag.3374", "Kankemenag Kota Semarang"),
    )

    @pytest.mark.parametrize(
        ("on", "guide"),
        [
            (date(2024, 10, 9), "kankemenag.3374"),
            (date(2024, 10, 10), "ditjen.bimas-islam.kua"),
        ],
    )
    def test_is_guided_by_another_since_pma_24_of_2024(self, on: date, guide: str) -> None:
        assert [one.code for one in self.KUA.line(on, along="guided_by")] == [guide]
        assert [one.code for one in self.KUA.line(on)] == ["ditjen.bimas-islam"]

    def test_knows_how_sure_each_edge_is(self) -> None:
        found = [
            (str(one.cites), str(one.cites.confidence)) for one in self.KUA.superiors if one.cites
        ]

        assert found == [("PMA 34/2016", "medium"), ("PMA 24/2024", "high")] * 2
