"""
The programmes as two news reports list them, both of high confidence.

Six in 2021 (Media Indonesia, December 2021), with 2022 prepared as the Year of Tolerance; seven by
2023 (Republika), with the Year of Religious Harmony in its place.
"""

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from layanan.calendars import CivilDateError
from layanan.law import Confidence
from layanan.reform import OUR_READING, Programme, ProgrammeList, ProgrammeListError, programmes
from layanan.reform._programmes import notes_for
from layanan.service import DefinitionError, Source, load
from layanan.text import Label

SIX = {
    "revitalisasi_kua",
    "kemandirian_pesantren",
    "moderasi_beragama",
    "transformasi_digital",
    "cyber_islamic_university",
    "religiosity_index",
}


def codes(on: date) -> set[str]:
    return {one.code for one in programmes(on)}


class TestProgrammes:
    @pytest.mark.parametrize(
        ("on", "more"),
        [
            (date(2021, 1, 1), set()),
            (date(2021, 12, 31), set()),
            (date(2022, 1, 1), {"tahun_toleransi"}),
            (date(2022, 12, 31), {"tahun_toleransi"}),
            (date(2023, 1, 1), {"tahun_kerukunan"}),
            (date(2026, 3, 13), {"tahun_kerukunan"}),
        ],
    )
    def test_there_were_six_and_then_seven(self, on: date, more: set[str]) -> None:
        assert codes(on) == SIX | more

    def test_no_list_is_older_than_2021(self) -> None:
        assert programmes(date(2020, 12, 31)) == ()

    def test_the_sources_are_those_that_were_read(self) -> None:
        of_2021, of_2023 = (one.url for one in programmes(date(2021, 6, 1))[0].sources)

        assert of_2021 is not None
        assert of_2021.startswith("https://mediaindonesia.com/humaniora/459867/")
        assert of_2023 is not None
        assert of_2023.startswith("https://khazanah.republika.co.id/berita/s5asij451/")

    def test_only_the_year_of_the_renaming_is_in_doubt(self) -> None:
        doubtful = {
            one.code
            for on in (date(2022, 6, 1), date(2023, 6, 1))
            for one in programmes(on)
            if one.confidence is not Confidence.HIGH
        }

        assert doubtful == {"tahun_toleransi"}

    def test_a_programme_says_whether_a_source_names_it_in_that_year(self) -> None:
        first = programmes(date(2021, 6, 1))[0]

        assert first.is_named(date(2023, 12, 31))
        assert first.covers(date(2024, 1, 1))
        assert not first.is_named(date(2024, 1, 1))
        assert not first.is_named(date(2020, 12, 31))

    @pytest.mark.parametrize("on", [datetime(2022, 6, 1, tzinfo=UTC), "2022-06-01", None])
    def test_only_a_date_can_be_asked_for(self, on: Any) -> None:
        with pytest.raises(CivilDateError):
            programmes(on)


class TestNotes:
    def test_every_answer_says_that_it_is_our_reading(self) -> None:
        assert notes_for(date(2022, 6, 1)) == (OUR_READING,)

    def test_before_the_first_list_it_tells_the_year(self) -> None:
        _, older = notes_for(date(2020, 6, 1))

        assert older.en == "The oldest list of programmes that we read is of 2021."

    def test_after_the_last_list_it_tells_the_year(self) -> None:
        _, newer = notes_for(date(2026, 6, 1))

        assert newer.id == (
            "Daftar program terakhir yang kami baca berasal dari tahun 2023; apakah masih berlaku "
            "pada 2026 tidak diketahui."
        )


PROGRAMME = """
  - code: {code}
    name: {{id: Program, en: Programme}}
    since: {since}
    last_named: {last}
    {more}
    sources: [{{name: uji, confidence: low}}]
    confidence: low
"""


def listed(*rows: tuple[str, int, int, str]) -> ProgrammeList:
    text = "".join(
        PROGRAMME.format(code=code, since=since, last=last, more=more)
        for code, since, last, more in rows
    )
    return load(f"programmes:{text}", ProgrammeList, name="uji.yaml")


class TestAList:
    def test_that_goes_together_is_read(self) -> None:
        found = listed(("a", 2021, 2022, "until: 2023"), ("b", 2023, 2023, ""))

        assert [one.code for one in found.programmes] == ["a", "b"]

    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            ([("a", 2021, 2021, ""), ("a", 2022, 2022, "")], "a stands twice; keep one"),
            ([("a", 2021, 2020, "")], "last_named (2020) is before since (2021)"),
            ([("a", 2021, 2022, "until: 2022")], "until (2022) must be after last_named (2022)"),
            ([("a", 2021, 2022, "renamed_to: b")], "renamed_to b is not in the list"),
        ],
    )
    def test_that_does_not_is_refused(
        self, rows: list[tuple[str, int, int, str]], told: str
    ) -> None:
        with pytest.raises(DefinitionError) as caught:
            listed(*rows)

        assert told in str(caught.value)

    def test_an_unknown_key_is_a_fault_with_its_line(self) -> None:
        with pytest.raises(DefinitionError, match=r"uji\.yaml:6:5: .*sejak"):
            listed(("a", 2021, 2022, "sejak: 2021"))

    def test_every_fault_is_told_at_once_in_both_languages(self) -> None:
        given = Programme(
            code="a",
            name=Label(id="a", en="a"),
            since=2021,
            last_named=2020,
            until=2019,
            sources=(Source(name="uji", confidence=Confidence.LOW),),
            confidence=Confidence.LOW,
        )
        with pytest.raises(ProgrammeListError) as caught:
            ProgrammeList(programmes=(given,))

        assert len(caught.value.faults) == 2
        assert caught.value.describe("id") == (
            "a: last_named (2020) mendahului since (2021); "
            "a: until (2019) harus sesudah last_named (2020)"
        )
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert str(again) == str(caught.value)
