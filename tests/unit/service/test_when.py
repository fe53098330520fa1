"""
Conditions over facts: yes, no, and what nobody has stated yet.
"""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import calendars
from layanan.service import AnyOf, DefinitionError, NoCalendarError, ServiceDefinition, resolve
from layanan.service._when import Answer, hold
from tests.strategies.standards import ON, definition, fact, need, service

JATENG = calendars.indonesia("ID-JT")
WIB = ZoneInfo("Asia/Jakarta")
FACTS = {"suami": fact("Lahir suami", "date"), "istri": fact("Lahir istri", "date")}
UNDER_21: dict[str, Any] = {
    "any": [{"age": "suami", "on": "now", "less_than": 21}, {"age": "istri", "less_than": 21}]
}
YOUNG, OLD = date(2008, 1, 1), date(1990, 1, 1)


def asked(condition: dict[str, Any], facts: dict[str, Any], **more: Any) -> Answer:
    found = service(requirements=[need("izin", when=condition)], facts=FACTS | more)
    [one] = found.standard.requirements
    return hold(one.when, facts, on=ON, specs=found.lifecycle.facts or {}, calendar=JATENG)


class TestAnyOf:
    @pytest.mark.parametrize(
        ("facts", "truth", "wanted"),
        [
            ({"suami": YOUNG, "istri": OLD}, "yes", ()),
            ({"suami": OLD, "istri": YOUNG}, "yes", ()),
            ({"suami": OLD, "istri": OLD}, "no", ()),
            ({"suami": YOUNG}, "yes", ()),
            ({"suami": OLD}, "unknown", ("istri",)),
            ({}, "unknown", ("suami", "istri")),
        ],
    )
    def test_holds_where_one_does(
        self, facts: dict[str, Any], truth: str, wanted: tuple[str, ...]
    ) -> None:
        found = asked(UNDER_21, facts)

        assert (found.truth, found.wanted) == (truth, wanted)

    def test_that_fails_says_all_that_was_asked(self) -> None:
        [reason] = asked(UNDER_21, {"suami": OLD, "istri": OLD}).reasons

        assert reason.id.startswith("tidak satu pun: umur menurut Lahir suami")
        assert reason.en.count("must be less than 21 years") == 2

    def test_that_fails_is_told_in_its_own_words_if_it_has_some(self) -> None:
        words = {"id": "keduanya sudah 21", "en": "both are 21"}
        [reason] = asked(UNDER_21 | {"label": words}, {"suami": OLD, "istri": OLD}).reasons

        assert reason.en == "both are 21"

    def test_names_facts_that_are_declared(self) -> None:
        wrong = {"any": [*UNDER_21["any"], {"fact": "wali", "equals": True}]}
        data = definition({"requirements": [need("izin", when=wrong)], "facts": FACTS})

        with pytest.raises(ValueError, match='there is no fact "wali"'):
            ServiceDefinition.model_validate(data)

    def test_has_two_arms_at_least(self) -> None:
        with pytest.raises(ValueError, match="at least 2"):
            AnyOf.model_validate({"any": UNDER_21["any"][:1]})


class TestOpenAt:
    MORNING = datetime(2026, 3, 16, 9, 0, tzinfo=WIB)
    NOON = datetime(2026, 3, 16, 12, 15, tzinfo=WIB)

    def _ask(self, value: Any, *, equals: bool = True) -> Answer:
        condition = {"open_at": "akad", "equals": equals}
        return asked(condition, {"akad": value}, akad=fact("Waktu akad", "instant"))

    def test_asks_the_calendar_of_the_office(self) -> None:
        # The office is closed for the midday break.
        assert self._ask(self.MORNING).truth == "yes"
        assert self._ask(self.NOON).truth == "no"
        assert self._ask(self.NOON, equals=False).truth == "yes"

    def test_that_fails_says_why(self) -> None:
        assert self._ask(self.NOON).reasons[0].en == "Waktu akad (en) is outside office hours"
        [inside] = self._ask(self.MORNING, equals=False).reasons
        assert inside.id == "Waktu akad dalam jam kerja kantor"

    def test_of_what_is_no_instant_does_not_hold(self) -> None:
        assert self._ask(date(2026, 3, 16)).truth == "no"

    def test_needs_a_calendar(self) -> None:
        found = service(
            requirements=[need("x", when={"open_at": "akad"})],
            facts={"akad": fact("Waktu akad", "instant")},
        )
        with pytest.raises(NoCalendarError) as caught:
            found.checklist({"akad": self.MORNING}, on=ON)

        assert "give a calendar, e.g. office.calendar()" in str(caught.value)
        assert "beri calendar" in caught.value.describe("id")


def test_a_definition_error_is_what_a_loader_raises() -> None:
    data = definition({"requirements": [need("x", when={"open_at": "akad"})], "facts": FACTS})

    with pytest.raises((DefinitionError, ValueError)):
        resolve(ServiceDefinition.model_validate(data), on=ON)
