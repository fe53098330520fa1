"""
Whole requests for public information, worked out by hand from the decrees.

Each story tells what happened to one request and what must be read from it at several instants.
The values were typed from `worked`, never computed. `cites` is the law that the last reading or the
timeline must name.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from layanan import Actor, Catalogue, Citation, Office, Request
from layanan.sla import Reading
from tests.situations.retold import retold
from tests.situations.test_situations import TextLoader

HERE = Path(__file__).parent
NOTHING = {"used": None, "remaining": None, "paused": None, "overdue": None}
_DURATION = TypeAdapter(timedelta)


@dataclass(frozen=True)
class Story:
    name: str
    office: dict[str, Any]
    opened: datetime
    events: list[dict[str, Any]]
    readings: list[dict[str, Any]]
    cites: list[str]
    worked: str
    time_by_party: dict[str, Any] = field(default_factory=dict)
    readings_of_law: dict[str, bool] = field(default_factory=dict)

    def run(self) -> Request:
        service = Catalogue.kemenag().get("info.ppid", on=self.opened.date())
        service = service.with_readings(self.readings_of_law)
        office = Office(code="uji", name="Kantor uji", level="kankemenag", **self.office)
        request = service.open("REQ-1", office=office, applicant="P-1", at=self.opened)
        for event in self.events:
            by = Actor("P-1" if event["by"] == "pemohon" else "S-1", roles={event["by"]})
            if "extend" in event:
                request = request.extend(
                    event["extend"], by=by, at=event["at"], reason=event.get("note")
                )
            else:
                request = request.fire(event["do"], by=by, at=event["at"], note=event.get("note"))
        return request


def stories() -> list[Any]:
    return [
        pytest.param(Story(**entry), id=f"{file.stem}: {entry['name']}")
        for file in sorted(HERE.glob("*.yaml"))
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506 - safe
    ]


ALL = stories()
ONE_BY_ONE = pytest.mark.parametrize("story", ALL)
COUNTED = pytest.mark.parametrize("story", [one for one in ALL if one.values[0].time_by_party])


def shown_due(reading: Reading) -> object:
    """
    Return the due moment as a story writes it.
    """
    if reading.due is None:
        return "none"
    if reading.due.certainty == "undetermined":
        assert reading.due.day is None
        assert reading.due.at is None
        return "undetermined"
    if reading.due.at is None:
        return reading.due.day
    assert reading.due.at.date() == reading.due.day
    return reading.due.at.isoformat()


def typed_due(typed: object) -> object:
    if isinstance(typed, datetime):
        return typed.isoformat()
    assert isinstance(typed, date) or typed in {"none", "undetermined"}
    return typed


def amounts(typed: dict[str, Any]) -> dict[str, Any]:
    if typed["status"] == "not_started":
        return NOTHING
    remaining = typed["remaining"] if typed["due"] != "undetermined" else None
    return {
        "used": typed["used"],
        "remaining": remaining,
        "paused": typed.get("paused", 0),
        "overdue": typed.get("overdue", 0),
    }


class TestTheStories:
    def test_there_are_at_least_twelve(self) -> None:
        assert len(ALL) >= 12

    def test_no_name_is_used_twice(self) -> None:
        names = [one.values[0].name for one in ALL]

        assert sorted(set(names)) == sorted(names)

    @ONE_BY_ONE
    def test_each_tells_its_way_and_its_law(self, story: Story) -> None:
        assert story.worked.strip()
        assert [str(Citation.parse(one)) for one in story.cites] == story.cites
        assert len(story.readings) > 1


class TestTheRequest:
    @ONE_BY_ONE
    def test_stood_where_the_story_says(self, story: Story) -> None:
        request = story.run()

        for typed in story.readings:
            assert request.as_of(typed["at"]).state == typed["state"], typed["at"]

    @ONE_BY_ONE
    def test_reads_its_clock_as_worked_by_hand(self, story: Story) -> None:
        request = story.run()

        for typed in story.readings:
            at = typed["at"]
            for known in (request, request.as_of(at)):
                reading = known.clock("jawaban", at=at)
                found = {name: getattr(reading, name) for name in NOTHING}

                assert reading.status == typed["status"], at
                assert shown_due(reading) == typed_due(typed["due"]), at
                assert found == amounts(typed), at
                if reading.due is not None and reading.due.day is not None:
                    assert reading.due.certainty == typed.get("certainty", "firm"), at

    @COUNTED
    def test_knows_whose_time_it_took(self, story: Story) -> None:
        typed = dict(story.time_by_party)
        found = story.run().time_by_party(at=typed.pop("at"))

        expected = {
            party: tuple(_DURATION.validate_python(one[name]) for name in ("working", "calendar"))
            for party, one in typed.items()
        }
        assert found == expected

    @ONE_BY_ONE
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_names_the_law_and_every_decree(self, story: Story, language: str) -> None:
        request = story.run()
        reading = request.clock("jawaban", at=story.readings[-1]["at"])
        spoken = f"{reading.explain(language)}\n{request.timeline(language)}"

        for cited in story.cites:
            assert cited in spoken

    @ONE_BY_ONE
    def test_can_be_told_again_from_its_history(self, story: Story) -> None:
        request = story.run()

        assert retold(request) == request
