"""
What is to be said of a service as a whole, and what is not.
"""

from typing import Any

import pytest

from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition
from layanan.service._findings import CODES, findings, total
from tests.strategies.gaps import (
    CITES,
    PLANTED,
    SOURCE,
    Gap,
    level,
    loket,
    office,
    planted,
    sample,
    version,
)


def told(data: dict[str, Any], lifecycle: Lifecycle | None = None) -> list[str]:
    """
    Return the codes that are told of a service.
    """
    shared = {"loket": lifecycle or loket()}
    return [one.code for one in findings(ServiceDefinition(**data), shared)]


class TestAGap:
    def test_is_not_told_where_there_is_none(self) -> None:
        assert told(sample()) == []

    def test_is_not_told_of_an_office_that_keeps_within_the_law(self) -> None:
        assert told({**sample(), "standards": [office()]}) == []

    @pytest.mark.parametrize("gap", [pytest.param(gap, id=gap.code) for gap in PLANTED])
    def test_is_told_alone_in_both_languages_with_its_place(self, gap: Gap) -> None:
        definition, lifecycle = planted(gap)

        (found,) = findings(definition, {"loket": lifecycle})

        assert (gap.code, CODES[gap.code]) == (found.code, found.level)
        assert (gap.indonesian, gap.english) == (found.label.id, found.label.en)
        assert gap.loc == found.loc

    def test_is_planted_for_every_code(self) -> None:
        assert list(CODES) == list(dict.fromkeys(gap.code for gap in PLANTED))


class TestComponents:
    def test_of_a_version_that_was_replaced_are_not_asked_for(self) -> None:
        old, new = version(), {**version(), "version": "2", "in_force": "2025-01-01"}
        del old["complaints"]

        assert told({**sample(), "versions": [old, new]}) == []

    def test_of_a_draft_are(self) -> None:
        draft = {**version(), "version": "2", "in_force": "2027-01-01", "stage": "draft"}
        del draft["complaints"]

        assert told({**sample(), "versions": [version(), draft]}) == ["S101"]

    def test_of_a_draft_alone_are(self) -> None:
        assert told({**sample(), "versions": [{**version(), "stage": "draft"}]}) == []


class TestALimit:
    def test_counted_on_the_calendar_is_not_told_where_a_source_says_so(self) -> None:
        wording = {"level": "selesai", "text": "3 Hari Kalender", "by": "x", "source": SOURCE}
        data = sample()
        data["versions"][0] |= {"levels": [level(term="3 hari")], "published": [wording]}

        assert told(data) == []

    def test_rests_on_what_was_published_where_the_law_says_nothing_of_confidence(self) -> None:
        weak = {**SOURCE, "confidence": "low"}
        wordings = [
            {"level": "selesai", "text": "3 hari kerja", "by": "x", "source": weak},
            {"level": "selesai", "text": "3 hari kerja", "by": "y", "source": SOURCE},
        ]
        unsaid = {key: value for key, value in CITES.items() if key != "confidence"}
        data = sample()
        data["versions"][0] |= {"levels": [level(cites=unsaid)], "published": wordings[:1]}
        assert told(data) == ["S201"]

        data["versions"][0]["published"] = wordings
        assert told(data) == []

    def test_is_not_ended_by_a_timer_that_runs_longer(self) -> None:
        _, timed = planted(next(gap for gap in PLANTED if gap.code == "S205"))
        data = sample()
        data["versions"][0]["levels"] = [level(term="2 hari kerja")]

        assert told(data, timed) == []

    def test_is_not_ended_by_a_timer_of_a_state_that_is_entered_later(self) -> None:
        _, timed = planted(next(gap for gap in PLANTED if gap.code == "S205"))
        data = sample()
        data["versions"][0]["levels"] = [level(starts="buka")]

        assert told(data, timed) == []


class TestSoundness:
    def test_of_the_lifecycle_alone_is_not_told_again(self) -> None:
        # Without a withdrawal everything hangs on the counter officer: L303, of the lifecycle.
        plain = loket().model_dump(mode="json")
        del plain["transitions"][2]
        del plain["states"]["dicabut"]
        lifecycle = Lifecycle(**plain)
        assert [one.code for one in lifecycle.check()] == ["L303"]

        assert told(sample(), lifecycle) == []

    def test_holds_the_budgets_against_the_limit_of_law(self) -> None:
        plain = loket().model_dump(mode="json")
        plain["states"]["diproses"]["budget"] = "5 hari kerja"
        data = sample()
        data["versions"][0]["levels"] = [level(cancels="cabut")]

        found = findings(ServiceDefinition(**data), {"loket": Lifecycle(**plain)})

        # Five working days for the one stage, three by law.
        assert [(one.code, one.level, one.loc) for one in found if one.code == "L502"] == [
            ("L502", "error", ("versions", 0, "lifecycle"))
        ]

    def test_has_its_place_within_a_lifecycle_that_stands_in_the_version(self) -> None:
        plain = loket().model_dump(mode="json")
        plain["states"]["diproses"]["budget"] = "5 hari kerja"
        data = sample()
        data["versions"][0] |= {"lifecycle": plain, "levels": [level(cancels="cabut")]}

        found = findings(ServiceDefinition(**data), {})

        assert [one.loc for one in found if one.code == "L502"] == [
            ("versions", 0, "lifecycle", "states", "diproses", "budget")
        ]

    def test_is_not_asked_where_the_lifecycle_is_not_there(self) -> None:
        assert findings(ServiceDefinition(**sample()), {}) == ()


class TestTheTotal:
    def lifecycle(self) -> Lifecycle:
        plain = loket().model_dump(mode="json")
        plain["states"]["diproses"]["budget"] = "1 hari kerja"
        return Lifecycle(**plain)

    def levels(self, **changes: Any) -> Any:
        data = sample()
        data["versions"][0]["levels"] = [level(**{"cancels": "cabut", **changes})]
        return ServiceDefinition(**data).versions[0].levels

    def test_is_the_limit_that_runs_while_the_office_works(self) -> None:
        assert str(total(self.levels(), self.lifecycle())) == "3 hari kerja"

    def test_is_none_where_no_stage_has_a_budget(self) -> None:
        assert total(self.levels(), loket()) is None

    def test_is_none_of_an_offices_own_promise(self) -> None:
        assert total(self.levels(rank="norm"), self.lifecycle()) is None

    def test_is_none_where_the_limit_starts_later(self) -> None:
        later = self.levels(starts="terbitkan", ends="cabut", cancels=())
        assert total(later, self.lifecycle()) is None
