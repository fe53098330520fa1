"""
What holds of every service's reach: without paper, and from a phone.

A service is drawn as the parts that decide, each as free as the model lets it be.
"""

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.reform import Reach, paperless, phone
from layanan.service import ServiceType, Version
from tests import strategies as some
from tests.strategies.standards import label
from tests.unit.reform.cases import SOURCE, channel, presence, requirement, service

OFTEN = some.examples(150)
ORDER = ("not", "part", "end_to_end")
ACTS = ("apply", "complete", "pay", "track", "collect")
KINDS = (None, "counter", "web", "app", "email", "phone", "post", "visit", "system")
QUESTIONS = pytest.mark.parametrize("ask", [paperless, phone])

Parts = dict[str, Any]


def _coded(entries: st.SearchStrategy[Parts], most: int) -> st.SearchStrategy[list[Parts]]:
    """
    Draw up to so many entries, each with a code of its own.
    """
    return st.lists(entries, max_size=most).map(
        lambda found: [one | {"code": f"{one['code']}_{n}"} for n, one in enumerate(found)]
    )


REQUIREMENTS = st.builds(
    lambda media, copy_of, formats: requirement(media=media, copy_of=copy_of, formats=formats),
    st.sampled_from(([], ["paper"], ["digital"], ["paper", "digital"])),
    st.sampled_from((None, "original", "copy", "certified_copy", "shown")),
    st.sampled_from(([], [], ["pdf"])),
)
PRESENCES = st.builds(
    lambda who, required, by_law: presence(who=who, required=required, by_law=by_law),
    st.sampled_from(("applicant", "office", "other")),
    st.sampled_from((True, False, None)),
    st.booleans(),
)
CHANNELS = st.builds(
    lambda kind, acts: channel(kind, *acts),
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(ACTS), unique=True),
)
FEES = st.sampled_from(
    (
        None,
        {"label": label("tarif"), "source": SOURCE},
        {"label": label("tarif"), "source": SOURCE, "amount_idr": 0},
        {"label": label("tarif"), "source": SOURCE, "amount_idr": 10_000},
    )
)
PARTS = st.fixed_dictionaries(
    {
        "requirements": _coded(REQUIREMENTS, 3),
        "presence": _coded(PRESENCES, 3),
        "channels": _coded(CHANNELS, 3),
        "fee": FEES,
    }
)


BASE = service()


def made_of(parts: Parts) -> ServiceType:
    """
    Return a service with these parts.
    """
    given = {"version": "1", "in_force": "unknown", "lifecycle": "surat", "confidence": "low"}
    return replace(BASE, standard=Version.model_validate_json(json.dumps(given | parts)))


def entry(parts: Parts, place: str) -> tuple[list[Parts], int]:
    """
    Return the list in which a place like "requirements.ktp_0" lies, and where.
    """
    field, _, code = place.partition(".")
    found = parts[field]
    return found, next(n for n, one in enumerate(found) if one["code"] == code)


def cures(parts: Parts, place: str) -> list[Parts]:
    """
    Return the parts without the cause of one obstacle, by each way to remove it.
    """
    field, _, what = place.partition(".")
    if field == "acts":
        told = deepcopy(parts)
        told["channels"].append(channel("web", what, code="baru"))
        free = deepcopy(parts) | {"fee": {"amount_idr": 0, "label": label("0"), "source": SOURCE}}
        return [told, free] if what == "pay" else [told]
    without, changed = deepcopy(parts), deepcopy(parts)
    found, where = entry(without, place)
    del found[where]
    found, where = entry(changed, place)
    found[where] |= {"media": ["digital"]} if field == "requirements" else {"required": False}
    return [without, changed]


def is_worse(after: Reach, before: Reach) -> bool:
    """
    Return whether a bound fell.
    """
    return any(
        ORDER.index(getattr(after, bound)) < ORDER.index(getattr(before, bound))
        for bound in ("at_least", "at_most")
    )


@QUESTIONS
class TestEveryAnswer:
    @OFTEN
    @given(parts=PARTS)
    def test_is_end_to_end_exactly_where_there_is_no_reason(self, ask: Any, parts: Parts) -> None:
        found = ask(made_of(parts))

        assert (found.answer == "end_to_end") == (not found.obstacles and not found.gaps)

    @OFTEN
    @given(parts=PARTS)
    def test_that_says_no_has_an_obstacle_and_one_that_is_unknown_a_gap(
        self, ask: Any, parts: Parts
    ) -> None:
        found = ask(made_of(parts))

        assert found.answer not in {"part", "not"} or found.obstacles
        assert found.answer != "unknown" or found.gaps

    @OFTEN
    @given(parts=PARTS)
    def test_lies_between_its_bounds(self, ask: Any, parts: Parts) -> None:
        found = ask(made_of(parts))

        assert ORDER.index(found.at_least) <= ORDER.index(found.at_most)

    @OFTEN
    @given(parts=PARTS)
    def test_tells_each_place_once(self, ask: Any, parts: Parts) -> None:
        found = ask(made_of(parts))
        places = [one.place for one in (*found.passages, *found.obstacles, *found.gaps)]

        assert len(places) == len(set(places))

    @OFTEN
    @given(parts=PARTS)
    def test_is_no_worse_without_the_cause_of_an_obstacle(self, ask: Any, parts: Parts) -> None:
        before = ask(made_of(parts))

        for obstacle in before.obstacles:
            for cured in cures(parts, obstacle.place):
                after = ask(made_of(cured))

                assert not is_worse(after, before)
                assert obstacle.place not in {one.place for one in after.obstacles}

    @OFTEN
    @given(parts=PARTS)
    def test_is_end_to_end_or_unknown_once_every_cause_is_gone(
        self, ask: Any, parts: Parts
    ) -> None:
        found = ask(made_of(parts))
        while found.obstacles:
            parts = cures(parts, found.obstacles[0].place)[-1]
            # Two cures of one act would name their channel twice.
            for number, one in enumerate(parts["channels"]):
                one["code"] = f"kanal_{number}"
            found = ask(made_of(parts))

        assert found.at_most == "end_to_end"


class TestThePhoneAsksMore:
    @OFTEN
    @given(parts=PARTS)
    def test_what_stands_in_the_way_of_paperless_does_so_for_a_phone(self, parts: Parts) -> None:
        made = made_of(parts)
        without_paper, from_a_phone = paperless(made), phone(made)

        assert {one.place for one in without_paper.obstacles} <= {
            one.place for one in from_a_phone.obstacles
        }

    @OFTEN
    @given(parts=PARTS)
    def test_from_a_phone_from_end_to_end_needs_no_paper(self, parts: Parts) -> None:
        made = made_of(parts)

        assert phone(made).answer != "end_to_end" or paperless(made).answer == "end_to_end"
