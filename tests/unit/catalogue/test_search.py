"""
Services found by words in two languages, and by where they belong.
"""

from typing import Any

import pytest

from layanan import Catalogue
from layanan.catalogue import UnknownSearchError
from layanan.records import WrongTypeError

KEMENAG = Catalogue.kemenag()


def codes(words: str = "", **asked: Any) -> list[str]:
    return [one.code for one in KEMENAG.search(words, **asked)]


class TestWords:
    @pytest.mark.parametrize(
        "words", ["pencatatan nikah", "NIKAH pencatatan", "marriage registration"]
    )
    def test_are_looked_up_in_both_languages(self, words: str) -> None:
        assert "kua.nikah" in codes(words)

    def test_need_only_begin(self) -> None:
        assert "hisab.arah_kiblat" in codes("kib")

    def test_must_all_be_there(self) -> None:
        assert codes("nikah kiblat") == []

    def test_put_names_first(self) -> None:
        found = codes("wakaf")
        named = ["wakaf" in str(KEMENAG.definition(one).name).casefold() for one in found]

        assert named == sorted(named, reverse=True)

    def test_may_be_left_out(self) -> None:
        assert codes() == list(KEMENAG.codes)


class TestWhereTheyBelong:
    def test_is_the_rank_of_an_office(self) -> None:
        found = codes(unit="kua")

        assert "kua.nikah" in found
        assert "info.ppid" not in found

    def test_is_a_field_of_work(self) -> None:
        assert codes(domain="zakat") == ["zakat.laz_kabkota", "zakat.laz_nasional_provinsi"]

    def test_is_a_priority_programme(self) -> None:
        assert "kua.nikah" in codes(programme="revitalisasi_kua")

    def test_is_an_event_in_a_life(self) -> None:
        assert "kua.nikah" in codes(life_event="menikah")

    def test_is_who_answers_or_answered_for_it(self) -> None:
        assert set(codes(owner="BPJPH")) == {"halal.reguler", "halal.self_declare"}
        assert "halal.reguler" in codes(owner="kementerian agama")

    def test_is_whether_it_is_still_given(self) -> None:
        assert codes(status="retired") == ["umrah.rekomendasi_paspor"]

    def test_narrows_down_together(self) -> None:
        assert codes("legalisir", unit="kua", status="active") == ["kua.legalisir_buku_nikah"]

    @pytest.mark.parametrize("field", ["unit", "domain", "programme", "life_event", "status"])
    def test_that_is_nowhere_is_told_with_what_there_is(self, field: str) -> None:
        with pytest.raises(UnknownSearchError) as caught:
            codes(**{field: "kuaa"})

        assert f'no service has the {field} "kuaa"' in str(caught.value)
        assert f'tidak ada layanan dengan {field} "kuaa"' in caught.value.describe("id")

    @pytest.mark.parametrize("field", ["words", "unit", "owner"])
    def test_that_is_no_text_is_refused(self, field: str) -> None:
        asked: dict[str, Any] = {field: 5}
        with pytest.raises(WrongTypeError, match=f"{field} must be text, not 5"):
            codes(**asked)

    def test_that_is_misspelt_is_told_with_the_nearest(self) -> None:
        with pytest.raises(UnknownSearchError, match='did you mean "active"'):
            codes(status="actve")
