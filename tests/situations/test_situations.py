"""
Deadlines worked out by hand from the decrees, one file a theme.

Each situation states its facts (whatever is left out is the default of the contract), the term and
how it is counted, and what must come out: the day, the instant, the certainty, and every weekday
passed over with the decree that took it. `worked` tells the way, for a jurist to follow. Expected
values were typed, never computed; the oracle and the library must both arrive there.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from layanan import Counting, Term, calendars, sla
from layanan.errors import LayananError
from tests.oracles.brute_force import BruteForce, HoursUnknown, Rule, amount

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Situation:
    name: str
    term: str
    worked: str
    facts: dict[str, Any] = field(default_factory=dict)
    counting: dict[str, str] = field(default_factory=dict)
    received: datetime | None = None
    event: date | None = None
    expected: dict[str, Any] = field(default_factory=dict)
    skipped: dict[str, list[date]] | None = None
    refused: bool = False

    @property
    def calendar(self) -> calendars.WorkingCalendar:
        facts = dict(self.facts)
        facts["overlays"] = tuple(facts.get("overlays", ()))
        return calendars.indonesia(facts.pop("region", "ID-JT"), **facts)

    @property
    def oracle(self) -> BruteForce:
        facts = dict(self.facts)
        facts["overlays"] = tuple(facts.get("overlays", ()))
        return BruteForce(**facts)


class TextLoader(yaml.SafeLoader):
    """
    YAML in which a date is a date but an instant stays text, so that its offset is kept.
    """


def _instant_or_date(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> date | datetime:
    text = loader.construct_scalar(node)
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


TextLoader.add_constructor("tag:yaml.org,2002:timestamp", _instant_or_date)


def situations() -> list[Any]:
    return [
        pytest.param(Situation(**entry), id=f"{file.stem}: {entry['name']}")
        for file in sorted(HERE.glob("*.yaml"))
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506 - safe
    ]


ALL = situations()
ONE_BY_ONE = pytest.mark.parametrize("situation", ALL)
AFTER = pytest.mark.parametrize(
    "situation", [one for one in ALL if one.values[0].received and not one.values[0].refused]
)
LISTED = pytest.mark.parametrize(
    "situation", [one for one in ALL if one.values[0].skipped is not None]
)
REFUSED = pytest.mark.parametrize("situation", [one for one in ALL if one.values[0].refused])
BEFORE = pytest.mark.parametrize("situation", [one for one in ALL if one.values[0].event])


def deadline_of(situation: Situation) -> sla.Deadline:
    assert situation.received is not None
    return sla.due(
        situation.received,
        Term.parse(situation.term),
        calendar=situation.calendar,
        counting=Counting.model_validate(situation.counting),
    )


class TestTheSituations:
    def test_there_are_at_least_forty_five(self) -> None:
        assert len(ALL) >= 45

    def test_no_name_is_used_twice(self) -> None:
        names = [one.values[0].name for one in ALL]

        assert sorted(set(names)) == sorted(names)

    @ONE_BY_ONE
    def test_each_tells_its_way(self, situation: Situation) -> None:
        assert situation.worked.strip()
        assert (situation.received is None) != (situation.event is None)


class TestTheOracle:
    @AFTER
    def test_arrives_at_the_hand_worked_deadline(self, situation: Situation) -> None:
        assert situation.received is not None

        answer = situation.oracle.due(
            situation.received, amount(situation.term), Rule(**situation.counting)
        )

        assert vars(answer) == situation.expected

    @REFUSED
    def test_knows_no_hours_where_none_are_laid_down(self, situation: Situation) -> None:
        assert situation.received is not None

        with pytest.raises(HoursUnknown):
            situation.oracle.due(situation.received, amount(situation.term))

    @BEFORE
    def test_arrives_at_the_hand_worked_last_day(self, situation: Situation) -> None:
        assert situation.event is not None

        last = situation.oracle.latest_start(
            situation.event, amount(situation.term), Rule(**situation.counting)
        )

        assert last == situation.expected["day"]


class TestTheDeadline:
    @AFTER
    def test_is_the_one_worked_by_hand(self, situation: Situation) -> None:
        deadline = deadline_of(situation)

        found = {"day": deadline.day, "at": deadline.at, "certainty": deadline.certainty}
        assert found == situation.expected

    @AFTER
    def test_is_given_in_the_offset_of_the_office(self, situation: Situation) -> None:
        deadline, expected = deadline_of(situation), situation.expected["at"]

        if expected is not None:
            assert deadline.at is not None
            assert deadline.at.utcoffset() == expected.utcoffset()

    @REFUSED
    def test_is_refused_where_no_hours_are_laid_down(self, situation: Situation) -> None:
        with pytest.raises(LayananError):
            deadline_of(situation)

    @LISTED
    def test_names_the_decree_of_every_day_passed_over(self, situation: Situation) -> None:
        weekend = {6} if situation.facts.get("workweek") == 6 else {5, 6}

        found: dict[str, list[date]] = {}
        for step in deadline_of(situation).steps:
            if not step.counted and step.date.weekday() not in weekend:
                for reason in step.reasons:
                    days = found.setdefault(str(reason.citation), [])
                    if step.date not in days:
                        days.append(step.date)

        assert found == situation.skipped

    @AFTER
    def test_explains_itself_in_both_languages(self, situation: Situation) -> None:
        deadline = deadline_of(situation)

        for language in ("id", "en"):
            explanation = deadline.explain(language=language)
            for decree in situation.skipped or ():
                assert decree in explanation


class TestTheLastDayBeforeAnEvent:
    @BEFORE
    def test_is_the_one_worked_by_hand(self, situation: Situation) -> None:
        assert situation.event is not None

        last = sla.latest_start(
            situation.event,
            Term.parse(situation.term),
            calendar=situation.calendar,
            counting=Counting.model_validate(situation.counting),
        )

        assert last == situation.expected["day"]
