"""
Terms: what they hold, how officials write them, and what is no term.

The expected fields were worked out by hand from the wording.
"""

import pickle
import time
from datetime import timedelta

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from layanan.calendars import (
    Term,
    TermError,
    TermSyntaxError,
    TermTypeError,
    calendar_days,
    clock_hours,
    clock_minutes,
    months,
    weeks,
    working_days,
    working_hours,
    working_minutes,
    years,
)
from layanan.errors import LayananError

# The spellings of the contract, which are canonical themselves.
CONTRACT = {
    "10 hari kerja": Term(working_days=10),
    "3 jam kerja": Term(working_minutes=180),
    "15 menit": Term(working_minutes=15),
    "3x24 jam": Term(clock_minutes=3 * 24 * 60),
    "10 hari kerja 35 menit": Term(working_days=10, working_minutes=35),
    "1 minggu": Term(weeks=1),
    "2 bulan": Term(months=2),
    "5 tahun": Term(years=5),
}


def refusal(text: str) -> TermSyntaxError:
    with pytest.raises(TermSyntaxError) as caught:
        Term.parse(text)
    return caught.value


class TestUnits:
    @pytest.mark.parametrize(("text", "term"), CONTRACT.items())
    def test_the_spellings_of_the_contract_are_canonical(self, text: str, term: Term) -> None:
        assert Term.parse(text) == term
        assert str(term) == text

    @pytest.mark.parametrize(
        ("text", "term"),
        [
            ("3 hari", Term(calendar_days=3)),
            ("3 hari kalender", Term(calendar_days=3)),
            ("3 days", Term(calendar_days=3)),
            ("1 day", Term(calendar_days=1)),
            ("3 calendar days", Term(calendar_days=3)),
            ("3 working days", Term(working_days=3)),
            ("3 business days", Term(working_days=3)),
            ("3 workdays", Term(working_days=3)),
            ("2 pekan", Term(weeks=2)),
            ("2 weeks", Term(weeks=2)),
            ("1 month", Term(months=1)),
            ("5 years", Term(years=5)),
        ],
    )
    def test_a_bare_day_is_a_day_of_the_calendar(self, text: str, term: Term) -> None:
        assert Term.parse(text) == term

    @pytest.mark.parametrize(
        "text",
        ["2 jam", "2 jam kerja", "2 hours", "2 working hours", "120 menit", "120 menit kerja"],
    )
    def test_bare_hours_and_minutes_are_office_time(self, text: str) -> None:
        assert Term.parse(text) == Term(working_minutes=120)

    @pytest.mark.parametrize(
        "text",
        [
            *("3x24 jam", "3 x 24 jam", "3×24 jam", "3X24JAM", "3x24 hours", "3 kali 24 jam"),
            *("3 (tiga) x 24 (dua puluh empat) jam", "3x24 (tiga kali dua puluh empat) jam"),
            *("3x24 (tiga kali dua puluh empat jam)", "tiga kali dua puluh empat jam"),
            *("3x24 jam kalender", "72 jam kalender", "72 clock hours", "4320 menit kalender"),
            *("4320 clock minutes", "3 times 24 hours"),
        ],
    )
    def test_three_times_24_hours_run_round_the_clock(self, text: str) -> None:
        assert Term.parse(text) == Term(clock_minutes=4320)

    def test_hours_and_minutes_of_one_kind_are_one_field(self) -> None:
        assert Term.parse("3 jam kerja") == Term.parse("180 menit")
        assert Term.parse("1 jam 35 menit") == Term(working_minutes=95)


class TestNumbers:
    @pytest.mark.parametrize(
        "text",
        [
            *("sepuluh hari kerja", "10 (sepuluh) hari kerja", "sepuluh (10) hari kerja"),
            *("ten working days", "ten (10) working days", "10 (sepuluh hari kerja)"),
            *(
                "10(sepuluh)hari kerja",
                "10hari  kerja",
                " SEPULUH\n Hari\tKerja ",
                "010 hari kerja",
            ),
        ],
    )
    def test_ten_is_written_in_many_ways(self, text: str) -> None:
        assert Term.parse(text) == Term(working_days=10)

    @pytest.mark.parametrize(
        ("text", "minutes"),
        [
            ("1,5 jam", 90),
            ("1.5 hours", 90),
            ("1,5 (satu setengah) jam", 90),
            ("satu setengah jam", 90),
            ("one and a half hours", 90),
            ("setengah jam", 30),
            ("half an hour", 30),
            ("0,25 jam kerja", 15),
            ("0,250 jam", 15),
            ("2,0 jam", 120),
        ],
    )
    def test_hours_may_have_fractions_that_make_whole_minutes(
        self, text: str, minutes: int
    ) -> None:
        assert Term.parse(text) == Term(working_minutes=minutes)

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("dua puluh satu hari", 21),
            ("twenty-one days", 21),
            ("one hundred and five days", 105),
            ("seratus dua puluh hari", 120),
        ],
    )
    def test_long_numbers_are_read_to_their_end(self, text: str, days: int) -> None:
        assert Term.parse(text) == Term(calendar_days=days)


class TestWords:
    @pytest.mark.parametrize(
        "prefix",
        [
            *("paling lambat", "paling lama", "selambat-lambatnya", "maksimal", "maks.", "maks"),
            *("dalam waktu", "dalam waktu paling lama", "at most", "within", "up to"),
            *("no later than", "Paling Lama"),
        ],
    )
    def test_at_most_is_what_a_term_means_anyway(self, prefix: str) -> None:
        assert Term.parse(f"{prefix} 7 (tujuh) hari kerja") == Term(working_days=7)

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "1 minggu 2 hari 3 jam",
                "1 minggu dan 2 hari dan 3 jam",
                "1 week and 2 days, 3 hours",
            ),
            *("1 minggu, 2 hari, dan 3 jam", "1 minggu + 2 hari + 3 jam", "3 jam 2 hari 1 minggu"),
            *("1 minggu,2 hari,3 jam", "1 minggu dua hari tiga jam"),
        ],
    )
    def test_a_compound_is_joined_in_many_ways(self, text: str) -> None:
        assert Term.parse(text) == Term(weeks=1, calendar_days=2, working_minutes=180)

    def test_plus_adds_amounts_of_one_unit(self) -> None:
        assert Term.parse("10 hari kerja + 1 hari kerja") == Term(working_days=11)


class TestRanges:
    @pytest.mark.parametrize(
        "text",
        [
            *("1-2 hari kerja", "1–2 hari kerja", "1 — 2 hari kerja", "1 sampai 2 hari kerja"),
            *("1 s.d. 2 hari kerja", "1 s.d 2 hari kerja", "1 s/d 2 hari kerja"),
            *("1 sd 2 hari kerja", "1 sampai dengan 2 hari kerja", "1 hingga 2 hari kerja"),
            *("1 to 2 working days", "satu-dua hari kerja", "1 hari kerja - 2 hari kerja"),
            *("1 (satu) sampai 2 (dua) hari kerja", "paling lama 1-2 hari kerja"),
        ],
    )
    def test_the_upper_end_is_the_term(self, text: str) -> None:
        term = Term.parse(text)

        assert term == Term(working_days=2, at_least=Term(working_days=1))
        assert str(term) == "1–2 hari kerja"

    @pytest.mark.parametrize(
        ("text", "canonical", "english"),
        [
            ("10-15 menit", "10–15 menit", "10–15 office minutes"),
            ("2 s.d. 3 hari", "2–3 hari", "2–3 calendar days"),
            ("1,5-2 jam", "1 jam kerja 30 menit sampai 2 jam kerja", None),
            ("15 menit sampai 1 hari kerja", None, "15 office minutes to 1 working day"),
            ("1-3x24 jam", "1x24 jam sampai 3x24 jam", "1x24 hours to 3x24 hours"),
            ("15 - 60 menit", "15 menit sampai 1 jam kerja", None),
            ("1-2 jam", "1–2 jam kerja", "1–2 office hours"),
            ("4 hari kerja sampai 1 minggu", None, "4 working days to 1 week"),
            (
                "1 hari kerja 30 menit sampai 2 hari kerja 15 menit",
                None,
                "1 working day 30 office minutes to 2 working days 15 office minutes",
            ),
        ],
    )
    def test_a_range_has_one_spelling(
        self, text: str, canonical: str | None, english: str | None
    ) -> None:
        term = Term.parse(text)

        assert str(term) == (canonical or text)
        assert term.text("en") == (english or term.text("en"))

    @pytest.mark.parametrize(
        "text",
        [
            *("2-1 hari", "2-2 hari kerja", "1 jam - 60 menit", "1 minggu sampai 5 hari kerja"),
            *("12 bulan sampai 1 tahun", "15 hari kerja sampai 20 hari", "2 bulan sampai 30 menit"),
        ],
    )
    def test_the_upper_end_must_exceed_the_lower(self, text: str) -> None:
        error = refusal(text)

        assert "upper end must be longer" in str(error)
        assert "batas atas harus lebih lama" in error.describe("id")

    def test_a_lower_end_has_no_lower_end_itself(self) -> None:
        inner = Term(working_days=2, at_least=Term(working_days=1))

        with pytest.raises(TermError, match="is a range itself"):
            Term(working_days=3, at_least=inner)

    def test_a_lower_end_is_a_term(self) -> None:
        with pytest.raises(TermTypeError, match="a Term, got int"):
            Term(working_days=3, at_least=1)  # type: ignore[arg-type]

    def test_a_range_that_nobody_could_read_back_is_refused(self) -> None:
        parts = {"years": 99, "months": 1_199, "weeks": 5_199, "working_days": 36_499}
        term = Term(**parts, clock_minutes=99_999, working_minutes=99_999, at_least=None)

        with pytest.raises(TermError, match="exceeds 200 characters"):
            _ = Term(years=1, at_least=Term(months=1)) + term

    @pytest.mark.parametrize(
        ("text", "fact"),
        [
            ("1-2-3 hari", "exactly two ends"),
            ("1 hari - 2 hari - 3 hari", "exactly two ends"),
            ("1-2 hari 3 jam", "lacks a unit"),
            ("1 minggu 2-3 hari", "lacks a unit"),
            ("sampai 3 hari", "exactly two ends"),
            ("3 hari sampai", "incomplete"),
            ("1x24-2 hari", '"1x24" has no unit'),
        ],
    )
    def test_an_incomplete_range_is_refused(self, text: str, fact: str) -> None:
        assert fact in str(refusal(text))


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "part", "position", "fact"),
        [
            ("10 (dua belas) hari", "10 (dua belas", 1, '"10" and "dua belas" disagree'),
            ("sepuluh (12) hari", "sepuluh (12", 1, '"sepuluh" and "12" disagree'),
            ("3x24 (dua puluh lima) jam", "3x24 (dua puluh lima", 1, '"3x24" and "dua puluh lima"'),
            ("3x24 (dua kali dua puluh empat) jam", None, 1, "disagree"),
            ("1.000 hari", "1.000", 1, 'ambiguous (thousands or decimals); write "1000"'),
            ("1,000 days", "1,000", 1, "ambiguous"),
            ("1.000.000 menit", "1.000.000", 1, "ambiguous"),
            ("1,5 hari kerja", "1,5", 1, '"hari kerja" has no fractions'),
            ("setengah hari", "setengah", 1, '"hari" has no fractions'),
            ("1,5x24 jam", "1,5", 1, '"24 jam" has no fractions'),
            ("1,33 jam", "1,33", 1, "no whole minutes"),
            ("2,5 menit", "2,5", 1, '"menit" has no fractions'),
            ("1 hari 2 hari", "2", 8, "occurs twice"),
            ("5 (lima) hari Jam Kerja", "Jam Kerja", 15, '"5 hari kerja" (5 working days) or'),
            ("5 (lima) hari Jam Kerja", "Jam Kerja", 15, '"5 jam kerja" (5 office hours)'),
            ("1,5 jam hari", "hari", 9, '"1,5 jam kerja"'),
            ("3x24 jam kerja", "3x24 jam kerja", 1, '"3x24 jam" (round the clock)'),
            ("2x12 jam", "12", 3, "only 24"),
            ("2x", "", 3, "only 24"),
            ("± 3 hari", "±", 1, "an estimate and no limit"),
            ("kurang lebih 30 menit", "kurang lebih", 1, "an estimate and no limit"),
            ("minimal 3 hari", "minimal", 1, "the least time and no limit"),
            ("sekurang-kurangnya 3 hari", "sekurang-kurangnya", 1, "the least time and no limit"),
            ("3 hari minimal", "minimal", 8, "the least time and no limit"),
            ("", "", 1, "incomplete"),
            (" \n", "", 3, "incomplete"),
            ("maksimal", "", 9, "incomplete"),
            ("10", "", 3, 'no unit; write for instance "10 hari kerja"'),
            ("hari kerja", "hari kerja", 1, '"hari kerja" has no number'),
            ("1 hari dan", "", 11, "incomplete"),
            ("-3 hari", "-3", 1, "cannot be negative"),
            ("0 hari", "0 hari", 1, "a term of nothing"),
            (" 101 tahun", "101 tahun", 2, "101 years is outside the bounds 0 to 100"),
            ("9" * 150 + " hari", None, 1, "outside the bounds"),
            ("10 (sepuluh hari kerja", "", 23, "bracket is not closed"),
            ("10 (sepuluh hari kerja saja) ", "saja", 24, '"saja" is not understood'),
            ("10 (banyak) hari", "banyak", 5, '"banyak" is not understood'),
            ("30 Menit/dokumen", "/dokumen", 9, '"/dokumen" is no part of a term'),
            ("2 hari / 1 hari", "/", 8, '"/" is not understood'),
            ("7 hari setelah akad", "setelah akad", 8, '"setelah akad" is no part of a term'),
            ("2 hari (kelas)", "(kelas)", 8, "conditions, remarks"),
            ("10 hari krja", "krja", 9, 'did you mean "hari kerja"'),
            ("sepulu hari", "sepulu hari", 1, '"sepuluh"'),
            ("10 hri", "hri", 4, '"hari"'),
            ("akad 10 hari", "akad", 1, '"akad" is not understood'),
            ("10 hari; 2 jam", ";", 8, '";" is not understood'),
            ("²3 hari", "²", 1, "not understood"),
            ("٣ hari", "٣", 1, "not understood"),
            ("3 \ud800", "\ud800", 3, "not understood"),
        ],
    )
    def test_what_is_no_term_is_refused_with_its_place(
        self, text: str, part: str | None, position: int, fact: str
    ) -> None:
        error = refusal(text)

        assert part is None or error.part == part
        assert error.position == position
        assert fact in str(error)
        assert error.describe("id") != str(error)

    def test_the_nearest_words_are_kept(self) -> None:
        assert refusal("10 hari krja").nearest[0] == "hari kerja"

    def test_a_sentence_is_not_answered_with_a_guess(self) -> None:
        assert refusal("tidak ada batas waktu").nearest == ()

    def test_a_text_of_more_than_200_characters_is_refused(self) -> None:
        assert Term.parse("1 hari".ljust(200)) == Term(calendar_days=1)
        assert "201" in str(refusal("1 hari".ljust(201)))

    @pytest.mark.parametrize("value", [10, None, b"10 hari", timedelta(days=1)])
    def test_what_is_no_text_is_refused(self, value: object) -> None:
        with pytest.raises(TermTypeError) as caught:
            Term.parse(value)  # type: ignore[arg-type]

        assert isinstance(caught.value, LayananError)
        assert isinstance(caught.value, TypeError)
        assert "diperlukan teks" in caught.value.describe("id")

    @pytest.mark.parametrize(
        "text", ["1 " * 100, "(" * 200, "satu " * 40, "1 hari " * 28, "twenty-" * 28, "x" * 200]
    )
    def test_no_text_takes_long(self, text: str) -> None:
        started = time.perf_counter()
        refusal(text)

        assert time.perf_counter() - started < 0.5


class TestSpelling:
    @pytest.mark.parametrize(
        ("term", "indonesian", "english"),
        [
            (Term(years=1), "1 tahun", "1 year"),
            (Term(months=2), "2 bulan", "2 months"),
            (Term(weeks=1), "1 minggu", "1 week"),
            (Term(working_days=1), "1 hari kerja", "1 working day"),
            (Term(calendar_days=3), "3 hari", "3 calendar days"),
            (Term(clock_minutes=1440), "1x24 jam", "1x24 hours"),
            (Term(clock_minutes=300), "5 jam kalender", "5 clock hours"),
            (Term(clock_minutes=30), "30 menit kalender", "30 clock minutes"),
            (
                Term(clock_minutes=330),
                "5 jam kalender 30 menit kalender",
                "5 clock hours 30 clock minutes",
            ),
            (Term(working_minutes=35), "35 menit", "35 office minutes"),
            (Term(working_minutes=180), "3 jam kerja", "3 office hours"),
            (Term(working_minutes=95), "1 jam kerja 35 menit", "1 office hour 35 office minutes"),
            (
                Term(years=1, months=1, weeks=1, working_days=1, calendar_days=1, clock_minutes=1),
                "1 tahun 1 bulan 1 minggu 1 hari kerja 1 hari 1 menit kalender",
                "1 year 1 month 1 week 1 working day 1 calendar day 1 clock minute",
            ),
        ],
    )
    def test_a_term_is_written_in_both_languages(
        self, term: Term, indonesian: str, english: str
    ) -> None:
        assert str(term) == indonesian
        assert term.text() == indonesian
        assert term.text("en") == english

    def test_the_representation_reads_back(self) -> None:
        assert repr(Term(working_days=10)) == "Term.parse('10 hari kerja')"

    def test_a_third_language_is_refused(self) -> None:
        with pytest.raises(ValueError, match="unknown language"):
            Term(weeks=1).text("jv")  # type: ignore[arg-type]


class TestConstructors:
    def test_each_fills_its_field(self) -> None:
        assert working_days(10) == Term(working_days=10)
        assert calendar_days(3) == Term(calendar_days=3)
        assert weeks(1) == Term(weeks=1)
        assert months(2) == Term(months=2)
        assert years(5) == Term(years=5)
        assert working_hours(3) == Term(working_minutes=180)
        assert working_minutes(15) == Term(working_minutes=15)
        assert clock_hours(72) == Term.parse("3x24 jam")
        assert clock_minutes(5) == Term(clock_minutes=5)

    @pytest.mark.parametrize("count", [True, 1.0, "1", None])
    @pytest.mark.parametrize("make", [working_days, working_hours, clock_hours, years])
    def test_only_an_int_is_a_count(self, make: object, count: object) -> None:
        with pytest.raises(TermTypeError, match=f"an int, got {type(count).__name__}"):
            make(count)  # type: ignore[operator]

    @pytest.mark.parametrize(
        ("field", "most"),
        [
            ("years", 100),
            ("months", 1_200),
            ("weeks", 5_200),
            ("working_days", 36_500),
            ("calendar_days", 36_500),
            ("clock_minutes", 52_560_000),
            ("working_minutes", 52_560_000),
        ],
    )
    def test_every_field_has_bounds(self, field: str, most: int) -> None:
        assert getattr(Term(**{field: most}, at_least=None), field) == most
        for wrong in (-1, most + 1, 10**5000):
            with pytest.raises(TermError, match=f"bounds 0 to {most:,}".replace(",", " ")):
                Term(**{field: wrong}, at_least=None)

    def test_a_term_of_nothing_is_refused(self) -> None:
        with pytest.raises(TermError, match="a term of nothing"):
            Term()
        with pytest.raises(TermError, match="a term of nothing"):
            working_days(0)


class TestArithmetic:
    def test_a_sum_keeps_the_units_apart(self) -> None:
        assert working_days(10) + working_minutes(35) == CONTRACT["10 hari kerja 35 menit"]

    def test_a_range_is_shifted_at_both_ends(self) -> None:
        assert Term.parse("1-2 hari kerja") + working_days(3) == Term.parse("4-5 hari kerja")
        assert working_days(3) + Term.parse("1-2 hari kerja") == Term.parse("4-5 hari kerja")
        assert Term.parse("1-2 hari") + Term.parse("3-5 hari") == Term.parse("4-7 hari")

    def test_fifteen_minutes_for_each_of_ten_documents(self) -> None:
        assert working_minutes(15) * 10 == working_minutes(150)
        assert 10 * working_minutes(15) == working_minutes(150)
        assert Term.parse("10-15 menit") * 2 == Term.parse("20-30 menit")

    @pytest.mark.parametrize("quantity", [0, -1])
    def test_none_of_a_thing_takes_no_term(self, quantity: int) -> None:
        with pytest.raises(TermError, match="multiply by 1 or more"):
            _ = working_minutes(15) * quantity

    @pytest.mark.parametrize("other", [True, 1.5, "2"])
    def test_only_an_int_multiplies(self, other: object) -> None:
        with pytest.raises(TypeError):
            _ = working_minutes(15) * other  # type: ignore[operator]

    def test_only_terms_are_added(self) -> None:
        with pytest.raises(TypeError):
            _ = working_minutes(15) + timedelta(minutes=1)  # type: ignore[operator]

    def test_a_sum_beyond_the_bounds_is_refused(self) -> None:
        with pytest.raises(TermError, match="101 years is outside the bounds 0 to 100"):
            _ = years(100) + years(1)


class TestQuestions:
    def test_a_compound_of_days_and_minutes(self) -> None:
        term = Term.parse("10 hari kerja 35 menit")

        assert not term.is_whole_days
        assert term.has_working_unit
        assert term.largest_unit == "working_days"
        assert term.unit == "compound"
        assert term.parts == (("working_days", 10), ("working_minutes", 35))
        assert term.working_time == timedelta(minutes=35)
        assert term.clock_time == timedelta()

    def test_days_round_the_clock_are_time(self) -> None:
        term = Term.parse("3x24 jam")

        assert not term.is_whole_days
        assert not term.has_working_unit
        assert term.largest_unit == term.unit == "clock_minutes"
        assert term.clock_time == timedelta(hours=72)

    @pytest.mark.parametrize("text", ["3 hari", "1 minggu", "2 bulan", "5 tahun"])
    def test_calendar_units_need_no_office(self, text: str) -> None:
        assert Term.parse(text).is_whole_days
        assert not Term.parse(text).has_working_unit

    def test_of_a_range_only_the_upper_end_answers(self) -> None:
        term = Term.parse("15 menit sampai 1 hari kerja")

        assert term.unit == "working_days"
        assert term.is_whole_days
        assert term.at_least == working_minutes(15)


class TestValue:
    def test_it_is_hashable_and_immutable(self) -> None:
        term = working_days(10)

        assert len({term, Term.parse("sepuluh hari kerja")}) == 1
        with pytest.raises(AttributeError):
            term.working_days = 11  # type: ignore[misc]

    def test_terms_and_their_errors_pickle(self) -> None:
        term = Term.parse("1-2 hari kerja")
        error = refusal("10 hari krja")
        wrong = TermTypeError(given="int", wanted_id="teks", wanted_en="a str")

        assert pickle.loads(pickle.dumps(term)) == term  # noqa: S301
        assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
        assert str(pickle.loads(pickle.dumps(wrong))) == "expected a str, got int"  # noqa: S301


class Promise(BaseModel, frozen=True):
    term: Term


class TestPydantic:
    def test_a_field_takes_a_term_or_its_text(self) -> None:
        promise = Promise.model_validate({"term": "10 (sepuluh) hari kerja"})

        assert promise.term == working_days(10)
        assert Promise(term=working_days(10)) == promise

    def test_it_is_written_as_text(self) -> None:
        promise = Promise(term=Term.parse("1-2 hari kerja"))

        assert promise.model_dump() == {"term": "1–2 hari kerja"}
        assert Promise.model_validate_json(promise.model_dump_json()) == promise

    def test_the_refusal_is_our_text(self) -> None:
        with pytest.raises(ValidationError) as caught:
            Promise.model_validate({"term": "10 hari krja"})

        message = caught.value.errors()[0]["msg"]
        assert message == f"Value error, {refusal('10 hari krja')}"

    def test_another_type_is_a_validation_error_too(self) -> None:
        with pytest.raises(ValidationError, match="expected a Term or a str, got int"):
            Promise.model_validate({"term": 10})

    def test_its_schema_is_a_string_with_examples(self) -> None:
        schema = TypeAdapter(Term).json_schema()

        assert schema["type"] == "string"
        assert schema == TypeAdapter(Term).json_schema(mode="serialization")
        for example in schema["examples"]:
            assert str(Term.parse(example)) == example


class TestWordsOfEverydayLetters:
    @pytest.mark.parametrize(
        ("written", "canonical"),
        [
            ("seminggu", "1 minggu"),
            ("paling lama sebulan", "1 bulan"),
            ("sehari", "1 hari"),
            ("sejam", "1 jam kerja"),
            ("setahun", "1 tahun"),
            ("sehari kerja", "1 hari kerja"),
            ("½ jam", "30 menit"),
            ("10 (sepuluh) hari kerja.", "10 hari kerja"),
        ],
    )
    def test_are_read_as_they_are_meant(self, written: str, canonical: str) -> None:
        assert str(Term.parse(written)) == canonical

    def test_a_full_stop_alone_is_no_term(self) -> None:
        with pytest.raises(TermSyntaxError):
            Term.parse(".")
