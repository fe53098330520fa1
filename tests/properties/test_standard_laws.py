"""
Laws of a service standard: what is told stays told, and nothing is told that is not written.

The oracle completes what is not stated in every way that there is: an answer that is given before
must be the one of every completion. It compares plain values and shares no code with the library.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from layanan.service import ServiceType
from layanan.service._checklist import Evidence, checklist
from layanan.service._eligible import eligibility
from layanan.service._fees import fee
from layanan.service._products import product_validity
from layanan.sla import Validity
from tests.strategies import examples
from tests.strategies.standards import ON, SOURCE, fact, fee_of, label, need, rule, service

FACTS = {
    "dinas": fact("dinas", "boolean"),
    "tempat": fact("tempat"),
    "jumlah": fact("jumlah", "integer"),
}
#: Every value that matters to the conditions below, and one beside each.
VALUES: Mapping[str, tuple[Any, ...]] = {
    "dinas": (True, False),
    "tempat": ("kua", "rumah", "masjid"),
    "jumlah": (0, 1, 2, 3),
}


class Asks(NamedTuple):
    """
    Hold one condition as plain data.
    """

    fact: str
    compares: str
    bound: Any

    @property
    def data(self) -> dict[str, Any]:
        return {"fact": self.fact, self.compares: self.bound}

    def holds(self, facts: Mapping[str, Any]) -> bool:
        value = facts[self.fact]
        return bool(
            {
                "equals": lambda: value == self.bound,
                "not_equals": lambda: value != self.bound,
                "at_least": lambda: value >= self.bound,
                "less_than": lambda: value < self.bound,
            }[self.compares]()
        )


CONDITIONS = st.sampled_from(
    [
        Asks("dinas", "equals", True),
        Asks("dinas", "equals", False),
        Asks("tempat", "equals", "kua"),
        Asks("tempat", "not_equals", "kua"),
        Asks("jumlah", "at_least", 2),
        Asks("jumlah", "less_than", 3),
    ]
)
SETS = st.frozensets(CONDITIONS, max_size=3)
STATED = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}
)


class Price(NamedTuple):
    """
    Hold one fee rule as plain data.
    """

    when: frozenset[Asks]
    amount: int
    each: bool


@st.composite
def prices(draw: st.DrawFn) -> list[Price]:
    """
    Return rules of which none is left without a case by an earlier one.
    """
    kept: list[Price] = []
    for when in draw(st.lists(SETS, min_size=1, max_size=5)):
        if not any(one.when <= when for one in kept):
            amount = draw(st.sampled_from([0, 5_000, 10_000]))
            kept.append(Price(when, amount, draw(st.booleans())))
    return kept


def priced(rules: list[Price]) -> ServiceType:
    told = [
        rule(
            f"aturan_{index}",
            one.amount,
            when=[asks.data for asks in sorted(one.when, key=str)],
            per="jumlah" if one.each else None,
        )
        for index, one in enumerate(rules)
    ]
    return service(facts=FACTS, fee=fee_of(*told))


def completions(stated: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """
    Yield every way in which what is not stated may turn out.
    """
    open_ = [name for name in VALUES if name not in stated]
    for values in product(*(VALUES[name] for name in open_)):
        yield {**stated, **dict(zip(open_, values, strict=True))}


def by_hand(rules: list[Price], facts: Mapping[str, Any]) -> int | None:
    for one in rules:
        if all(asks.holds(facts) for asks in one.when):
            return one.amount * facts["jumlah"] if one.each else one.amount
    return None


@given(prices(), STATED)
@examples(150)
def test_a_fee_that_is_told_is_that_of_every_case_that_is_left(
    rules: list[Price], stated: dict[str, Any]
) -> None:
    charge = fee(priced(rules), stated, on=ON)
    amounts = {by_hand(rules, case) for case in completions(stated)}

    if charge.amount_idr is not None:
        assert amounts == {charge.amount_idr}
    elif not charge.wanted:
        assert amounts == {None}
    if len(stated) == len(VALUES):
        assert amounts == {charge.amount_idr}


@given(prices(), STATED)
@examples(100)
def test_a_fee_is_one_of_the_amounts_that_are_written(
    rules: list[Price], stated: dict[str, Any]
) -> None:
    charge = fee(priced(rules), stated, on=ON)
    written = {
        one.amount * stated["jumlah"] if one.each else one.amount
        for one in rules
        if not one.each or "jumlah" in stated
    } | {one.amount for one in rules if one.amount == 0}

    assert charge.amount_idr in written | {None}
    assert {one.amount_idr for one in charge.possible} <= written | {None}
    assert not set(charge.wanted) & set(stated)


@given(prices(), STATED, st.data())
@examples(100)
def test_a_further_fact_never_changes_what_is_told(
    rules: list[Price], stated: dict[str, Any], data: st.DataObject
) -> None:
    given = priced(rules)
    later = data.draw(st.sampled_from(list(completions(stated))))

    before, after = fee(given, stated, on=ON), fee(given, later, on=ON)

    if before.amount_idr is not None:
        assert after.amount_idr == before.amount_idr
    assert {one.rule for one in after.possible} <= {one.rule for one in before.possible}
    assert {one.rule.code for one in before.excluded} <= {
        *(one.rule.code for one in after.excluded),
        # what stands behind a rule that applies is not asked any more
        *(f"aturan_{index}" for index in range(len(rules)) if after.rule is not None),
    }


@given(st.lists(SETS, min_size=1, max_size=4), STATED, st.data())
@examples(100)
def test_what_is_needed_and_who_may_ask_stay_told(
    conditions: list[frozenset[Asks]], stated: dict[str, Any], data: st.DataObject
) -> None:
    needs = [
        need(f"syarat_{index}", when=[asks.data for asks in sorted(when, key=str)])
        for index, when in enumerate(conditions)
    ]
    rules = [
        {
            "code": f"aturan_{index}",
            "label": label("Aturan"),
            "must": asks.data,
            "cites": "UU 25/2009",
            "source": SOURCE,
        }
        for index, asks in enumerate(sorted(frozenset().union(*conditions), key=str))
    ]
    given = service(facts=FACTS, requirements=needs, eligibility=rules)
    whole = data.draw(st.sampled_from(list(completions(stated))))

    before = checklist(given, stated, on=ON).items
    after = checklist(given, whole, on=ON).items

    for index, when in enumerate(conditions):
        truth = all(asks.holds(whole) for asks in when)
        assert after[index].needed == ("yes" if truth else "no")
        assert before[index].needed in {after[index].needed, "unknown"}
    for early, late in zip(
        eligibility(given, stated, on=ON), eligibility(given, whole, on=ON), strict=True
    ):
        assert late.truth in {"yes", "no"}
        assert early.truth in {late.truth, "unknown"}


# --- documents --------------------------------------------------------------------


@st.composite
def met(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """
    Return what is asked of a document, and a document that is just so.
    """
    asked: dict[str, Any] = {}
    handed: dict[str, Any] = {}
    if draw(st.booleans()):
        handed["medium"] = draw(st.sampled_from(["paper", "digital"]))
        asked["media"] = draw(st.sampled_from([["paper", "digital"], [handed["medium"]]]))
    if draw(st.booleans()):
        asked["copy_of"] = handed["copy_of"] = draw(
            st.sampled_from(["original", "copy", "certified_copy", "shown"])
        )
    if draw(st.booleans()):
        asked["formats"] = ["pdf", "jpg"]
        handed["format"] = draw(st.sampled_from(["pdf", "PDF", ".jpg", "jpeg"]))
    if draw(st.booleans()):
        asked["most_kib"] = draw(st.integers(1, 2_000))
        handed["size_kib"] = draw(st.integers(0, asked["most_kib"]))
    if draw(st.booleans()):
        days = draw(st.integers(1, 400))
        asked["age"] = f"{days} hari kalender"
        handed["issued"] = ON - timedelta(days=draw(st.integers(0, days)))
    return asked, handed


@given(st.lists(met(), min_size=1, max_size=5), st.data())
@examples(100)
def test_a_checklist_with_everything_that_fits_is_complete(
    pairs: list[tuple[dict[str, Any], dict[str, Any]]], data: st.DataObject
) -> None:
    given = service(requirements=[need(f"s_{n}", **asked) for n, (asked, _) in enumerate(pairs)])
    documents = [Evidence(f"s_{n}", **handed) for n, (_, handed) in enumerate(pairs)]

    whole = checklist(given, {}, on=ON, documents=documents)
    assert whole.complete
    assert whole.unchecked == ()

    # One that is left out is the one that is missing, whatever lies beside it.
    gone = data.draw(st.integers(0, len(pairs) - 1))
    rest = checklist(given, {}, on=ON, documents=documents[:gone] + documents[gone + 1 :])
    assert [one.code for one in rest.missing] == [f"s_{gone}"]
    assert not rest.complete


# --- products ---------------------------------------------------------------------

DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))


@given(
    DAYS,
    st.integers(1, 5),
    st.integers(1, 8),
    st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 800)), max_size=3),
    st.none() | st.integers(0, 3_000),
)
@examples(150)
def test_all_periods_together_never_last_longer_than_they_may(
    issued: date,
    years: int,
    most: int,
    before: list[tuple[int, int]],
    mandate: int | None,
) -> None:
    days = 365 * most  # in days, so that the oracle can count them
    renewal = {"most": f"{days} hari kalender", "before": "1 bulan", "label": label("r")}
    given = service(
        products=[
            {
                "code": "izin",
                "label": label("Izin"),
                "validity": f"{years} tahun",
                "renewal": renewal,
                "source": SOURCE,
            }
        ]
    )
    starts = [(issued - timedelta(days=back), timedelta(days=long)) for back, long in before]
    earlier = [Validity(first, first + long) for first, long in starts]
    until = None if mandate is None else issued + timedelta(days=mandate)

    found = product_validity(given, "izin", issued=issued, until=until, earlier=earlier)

    periods = [*earlier, *([] if found.period is None else [found.period])]
    covered = {
        one.first + timedelta(days=n)
        for one in periods
        for n in range((one.last - one.first).days + 1)
    }
    own = {
        one.first + timedelta(days=n)
        for one in earlier
        for n in range((one.last - one.first).days + 1)
    }
    if found.period is None:
        # A term of n days ends on the day that is n later, so it covers n + 1.
        assert found.spent
        assert len(own - {day for day in own if day > issued}) >= days
    else:
        assert found.period.first == issued
        assert until is None or found.period.last <= until
        if not any(day > found.period.last for day in own):
            assert len(covered) <= days + 1
    if found.window is not None and found.period is not None:
        assert found.period.first <= found.window.first <= found.window.last == found.period.last
