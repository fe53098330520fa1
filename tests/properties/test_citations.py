"""
Laws that citations keep, whatever is cited.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from layanan.law import Citation, CitationSyntaxError, Confidence, Instrument

DATA = Path(__file__).parents[2] / "src" / "layanan" / "calendars" / "data"
COLUMNS = {
    "holidays_revisions.csv": "decree",
    "regional.csv": "decree",
    "ramadan_circulars.csv": "instrument",
    "office_hours.csv": "basis",
}
#: These are typed with "Pasal 1(2)"; everything else is written as officials write it.
TYPED = {"office_hours.csv"}
CITATIONS = TypeAdapter(Citation)


def decrees(file: str) -> list[str]:
    """
    Return each decree of a data file once.
    """
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return sorted({row[COLUMNS[file]] for row in csv.DictReader(lines)})


WORDS = st.sampled_from(["Gubernur", "Bali", "MenPANRB", "Kepala", "Kanwil", "haji", "cuti", "OSS"])
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
YEARS = st.integers(1945, 2099)
COUNTS = st.integers(1, 9999)
PLAIN = st.builds(
    "{} {}/{}".format,
    st.sampled_from(["UU", "Perppu", "PP", "Perpres", "Keppres", "PMA", "KMA", "PermenPANRB"]),
    COUNTS,
    YEARS,
)
ISSUED = st.builds(
    "{} {} {}{}/{}".format,
    st.sampled_from(["SE", "Kepgub", "Pergub", "Permen", "Keputusan", "Peraturan"]),
    PHRASES,
    st.sampled_from(["", "100.3/", "DJ.II/"]),
    COUNTS,
    YEARS,
).filter(lambda text: not text.startswith("Permen Men"))  # written as one word
JOINT = st.builds("SKB {}/{y}, {}/{y}, 0{}/{y}".format, COUNTS, COUNTS, COUNTS, y=YEARS)
INSTRUMENTS = st.one_of(PLAIN, ISSUED, JOINT)

PASAL = st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(["", "", "A", "B"]))
AYAT = st.builds(" ayat ({})".format, st.integers(1, 30)) | st.just("")
HURUF = st.builds(" huruf {}".format, st.sampled_from("abcz")) | st.just("")
ANGKA = st.builds(" angka {}".format, st.integers(1, 99)) | st.just("")
ARTICLES = st.builds(" pasal {}{}{}{}".format, PASAL, AYAT, HURUF, ANGKA) | st.just("")
PLACES = st.builds("{}{}".format, INSTRUMENTS, ARTICLES)
NOTES = st.builds(" ({})".format, PHRASES) | st.just("")
TAILS = st.builds("; surat {}".format, PHRASES) | st.just("")
CANONICAL = st.builds(
    "{}{}{}".format, st.lists(PLACES, min_size=1, max_size=3).map(" jo. ".join), NOTES, TAILS
)
PROVENANCE = st.fixed_dictionaries(
    {},
    optional={
        "source": st.just("https://peraturan.example/uu-14-2008"),
        "confidence": st.sampled_from([*Confidence]),
        "read_on": st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    },
)


@pytest.mark.parametrize("file", [file for file in COLUMNS if file not in TYPED])
def test_every_decree_in_the_data_prints_back_letter_for_letter(file: str) -> None:
    for decree in decrees(file):
        assert str(Citation.parse(decree)) == decree


@pytest.mark.parametrize("file", COLUMNS)
def test_every_decree_in_the_data_needs_one_reading_only(file: str) -> None:
    for decree in decrees(file):
        once = Citation.parse(decree)

        assert str(Citation.parse(str(once))) == str(once)
        assert once == Citation.parse(str(once))


@given(CANONICAL)
def test_the_official_form_prints_back_letter_for_letter(text: str) -> None:
    assert str(Citation.parse(text)) == text


@given(
    st.text(alphabet=st.sampled_from("UPMASEKBjo.dan pasal yt/(0123456789);:,2008"), max_size=60)
)
def test_whatever_is_read_is_written_in_one_way_and_the_rest_is_refused(text: str) -> None:
    try:
        once = Citation.parse(text)
    except CitationSyntaxError:
        return
    assert Citation.parse(str(once)) == once
    assert str(Citation.parse(str(once))) == str(once)


@given(INSTRUMENTS, ARTICLES, st.text(max_size=20))
def test_words_behind_a_citation_are_refused_or_kept(
    instrument: str, article: str, more: str
) -> None:
    text = f"{instrument}{article} {more}"
    try:
        once = Citation.parse(text)
    except CitationSyntaxError:
        return
    letters = "".join(filter(str.isalnum, text)).casefold()
    kept = "".join(filter(str.isalnum, str(once))).casefold()

    assert len(kept) >= len(letters) - len("ayatnomor")
    assert Citation.parse(str(once)) == once


@given(CANONICAL, PROVENANCE)
def test_what_is_serialised_is_accepted_again(text: str, provenance: dict[str, object]) -> None:
    citation = CITATIONS.validate_python({"ref": text, **provenance})
    dumped = CITATIONS.dump_python(citation, mode="json")
    again = CITATIONS.validate_python(dumped)

    assert str(again) == str(citation) == text
    assert (again.source, again.confidence, again.read_on) == (
        citation.source,
        citation.confidence,
        citation.read_on,
    )
    assert CITATIONS.validate_json(CITATIONS.dump_json(citation)) == again


@given(CANONICAL, PROVENANCE)
def test_provenance_never_changes_which_law_is_meant(
    text: str, provenance: dict[str, object]
) -> None:
    known = CITATIONS.validate_python({"ref": text, **provenance})

    assert known == Citation.parse(text)
    assert hash(known) == hash(Citation.parse(text))


@given(INSTRUMENTS)
def test_an_instrument_is_read_the_same_alone_and_in_a_citation(text: str) -> None:
    assert Instrument.parse(text) == Citation.parse(text).instrument
    assert str(Instrument.parse(text)) == text
