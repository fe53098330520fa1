"""
Laws that terms keep, whatever their amounts.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from operator import add

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from layanan.calendars import Term, TermError, TermSyntaxError

MOST = {
    "years": 100,
    "months": 1_200,
    "weeks": 5_200,
    "working_days": 36_500,
    "calendar_days": 36_500,
    "clock_minutes": 36_500 * 1_440,
    "working_minutes": 36_500 * 1_440,
}


@st.composite
def single_terms(draw: st.DrawFn, share: int = 1) -> Term:
    """
    Draw a term without a lower end, its amounts at most 1/share of the bounds.
    """
    units = draw(st.sets(st.sampled_from(sorted(MOST)), min_size=1, max_size=7))
    fields = {unit: draw(amounts(unit, MOST[unit] // share)) for unit in sorted(units)}
    return Term(**fields, at_least=None)


def amounts(unit: str, most: int) -> st.SearchStrategy[int]:
    usual = st.integers(1, min(most, 90))
    if not unit.endswith("_minutes"):
        return usual | st.integers(1, most)
    hours = st.integers(1, most // 60).map(lambda n: n * 60)
    days = st.integers(1, most // 1_440).map(lambda n: n * 1_440)
    return usual | hours | days | st.integers(1, most)


@st.composite
def terms(draw: st.DrawFn, share: int = 1) -> Term:
    """
    Draw a term or a range; a lower end that lies above the upper one is left out.
    """
    upper = draw(single_terms(share))
    if draw(st.booleans()):
        return upper
    lower = draw(single_terms(share) | st.just(upper).map(halve))
    try:
        return Term(**dict(upper.parts), at_least=lower)
    except TermError:
        return upper


def if_possible(make: Callable[[], Term]) -> Term:
    """
    Return the term, or leave this example: it is too long to write.
    """
    try:
        return make()
    except TermError:
        reject()


def halve(term: Term) -> Term:
    return Term(**{unit: max(1, amount // 2) for unit, amount in term.parts}, at_least=None)


@given(terms())
def test_every_term_reads_back_from_both_languages(term: Term) -> None:
    assert Term.parse(str(term)) == term
    assert Term.parse(term.text("en")) == term


@given(terms(), st.data())
def test_case_and_spacing_mean_nothing(term: Term, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title]))
    gap = data.draw(st.sampled_from(["  ", "\t", "\n ", "\u00a0"]))
    noisy = f" {case(str(term)).replace(' ', gap)} "
    assume(len(noisy) <= 200)

    assert Term.parse(noisy) == term


@given(terms(), terms())
def test_equal_terms_and_only_they_have_the_same_spelling(one: Term, other: Term) -> None:
    assert (str(one) == str(other)) == (one == other)
    assert (one.text("en") == other.text("en")) == (one == other)


@given(terms(share=3), terms(share=3), terms(share=3))
def test_addition_has_no_order(a: Term, b: Term, c: Term) -> None:
    assert if_possible(lambda: a + b) == if_possible(lambda: b + a)
    assert if_possible(lambda: (a + b) + c) == if_possible(lambda: a + (b + c))


@given(terms(share=8), st.integers(1, 8))
def test_multiplication_is_repeated_addition(term: Term, quantity: int) -> None:
    product = if_possible(lambda: term * quantity)

    assert product == if_possible(lambda: reduce(add, [term] * quantity))


@given(st.integers(1, 900), st.integers(1, 900), st.sampled_from(["hari kerja", "menit", "hari"]))
def test_plus_in_a_text_is_plus(one: int, other: int, unit: str) -> None:
    parts = [f"{one} {unit}", f"{other} {unit}"]

    assert Term.parse(" + ".join(parts)) == Term.parse(parts[0]) + Term.parse(parts[1])


@given(st.integers(1, 300), st.integers(0, 99))
def test_decimal_hours_are_exact(hours: int, hundredths: int) -> None:
    text = f"{hours},{hundredths:02d} jam"
    minutes = (hours + Fraction(hundredths, 100)) * 60

    if minutes.denominator == 1:
        assert Term.parse(text) == Term(working_minutes=int(minutes))
    else:
        with pytest.raises(TermSyntaxError, match="no whole minutes"):
            Term.parse(text)


VOCABULARY = st.sampled_from(
    [
        *("1", "10", "0", "24", "1,5", "1.000", "satu", "sepuluh", "dua", "setengah", "half"),
        *("hari", "kerja", "jam", "menit", "kalender", "minggu", "bulan", "tahun", "working days"),
        *("x", "×", "kali", "(", ")", "+", ",", "dan", "and", "-", "–", "sampai", "s.d.", "s/d"),
        *("paling lama", "maks.", "±", "minimal", "sejak", "/", "per", "dokumen", ";", "="),
    ]
)


def read(text: str) -> Term | TermSyntaxError:
    try:
        return Term.parse(text)
    except TermSyntaxError as error:
        return error


@given(st.lists(VOCABULARY, max_size=12).map(" ".join) | st.text(max_size=210))
def test_any_text_is_a_term_or_is_refused_with_its_place(text: str) -> None:
    answer = read(text)

    if isinstance(answer, Term):
        assert read(str(answer)) == answer
    else:
        assert answer.text == text
        assert text[answer.position - 1 :].startswith(answer.part)
        assert str(answer)
        assert answer.describe("id")
