"""
Provinces and zones, after Keppres 41/1987.
"""

import pytest

from layanan.calendars import (
    Region,
    UnknownRegionError,
    UnknownZoneError,
    find_region,
    regions,
    zones,
)
from layanan.calendars._regions import find_zone

#: West to east; Kalimantan Barat and Tengah keep western time.
WIB = {
    *("ID-AC", "ID-SU", "ID-SB", "ID-RI", "ID-JA", "ID-SS", "ID-BE", "ID-LA", "ID-BB", "ID-KR"),
    *("ID-JK", "ID-JB", "ID-JT", "ID-YO", "ID-JI", "ID-BT", "ID-KB", "ID-KT"),
}
WITA = {
    *("ID-BA", "ID-NB", "ID-NT", "ID-KS", "ID-KI", "ID-KU"),
    *("ID-SA", "ID-ST", "ID-SN", "ID-SG", "ID-GO", "ID-SR"),
}
WIT = {"ID-MA", "ID-MU", "ID-PA", "ID-PB", "ID-PS", "ID-PT", "ID-PE", "ID-PD"}


class TestRegions:
    def test_there_are_thirty_eight_provinces(self) -> None:
        assert set(regions()) == WIB | WITA | WIT
        assert len(regions()) == 38

    def test_every_province_keeps_the_time_of_the_keppres(self) -> None:
        zone = {code: region.zone for code, region in regions().items()}

        assert {zone[code] for code in WIB} == {"Asia/Jakarta", "Asia/Pontianak"}
        assert {zone[code] for code in WITA} == {"Asia/Makassar"}
        assert {zone[code] for code in WIT} == {"Asia/Jayapura"}
        assert {code for code, name in zone.items() if name == "Asia/Pontianak"} == {
            "ID-KB",
            "ID-KT",
        }

    def test_a_code_stands_for_itself(self) -> None:
        assert all(code == region.code for code, region in regions().items())


class TestZones:
    def test_they_are_named_from_west_to_east(self) -> None:
        assert set(zones()) == {
            "Asia/Jakarta",
            "Asia/Pontianak",
            "Asia/Makassar",
            "Asia/Jayapura",
        }
        assert zones()[0] == "Asia/Jakarta"
        assert zones()[-1] == "Asia/Jayapura"

    def test_a_known_zone_is_found(self) -> None:
        assert find_zone("Asia/Pontianak").key == "Asia/Pontianak"

    def test_an_unknown_one_names_those_there_are(self) -> None:
        with pytest.raises(UnknownZoneError) as caught:
            find_zone("Asia/Tokyo")

        assert (caught.value.zone, caught.value.known) == ("Asia/Tokyo", zones())


class TestFindRegion:
    def test_a_code_finds_its_province(self) -> None:
        assert find_region("ID-JT") == Region("ID-JT", "Jawa Tengah", "Asia/Jakarta")

    @pytest.mark.parametrize(
        ("asked", "meant"),
        [
            ("ID-JTT", "ID-JT (Jawa Tengah)"),
            ("id-jt", "ID-JT (Jawa Tengah)"),
            ("Jawa Tengah", "ID-JT (Jawa Tengah)"),
            ("jawa tengh", "ID-JT (Jawa Tengah)"),
            ("Papua Brat Daya", "ID-PD (Papua Barat Daya)"),
        ],
    )
    def test_a_misspelt_code_or_a_name_is_told_what_was_meant(self, asked: str, meant: str) -> None:
        with pytest.raises(UnknownRegionError) as caught:
            find_region(asked)

        assert caught.value.nearest[0] == meant
        assert caught.value.region == asked

    def test_a_province_is_suggested_once_even_if_code_and_name_are_near(self) -> None:
        with pytest.raises(UnknownRegionError) as caught:
            find_region("Papua Barat Days")

        assert len(set(caught.value.nearest)) == len(caught.value.nearest)

    def test_where_nothing_is_near_an_example_is_given(self) -> None:
        with pytest.raises(UnknownRegionError) as caught:
            find_region("?")

        assert caught.value.nearest == ("ID-JT (Jawa Tengah)",)
