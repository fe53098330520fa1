"""
Every step of every lifecycle that ships, walked by somebody in a story.

A story tells who does what when, and where the request stands then. `refused` lists the codes of
everything that is unmet; whatever names no state leaves the request where it was. `like` begins as
another story of the same file, up to the first time the request stands in a state of `until`; each
of those states is a test of its own. The stories of a lifecycle together take every transition that
it has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from layanan import Actor, Catalogue, Office, Request
from layanan.lifecycle import Lifecycle
from layanan.request import Refused, Rules, open_request
from tests.situations.retold import retold
from tests.situations.test_situations import TextLoader

HERE = Path(__file__).parent
OFFICE = Office(code="uji", name="Kantor uji", region="ID-JT", level="kankemenag")


LIFECYCLES = Catalogue.kemenag().lifecycles


@dataclass(frozen=True)
class Story:
    lifecycle: str
    name: str
    steps: list[dict[str, Any]]
    like: "Story | None" = None
    until: str | None = None

    def run(self) -> Request:
        """
        Take every step, and see that the request stands where the story says.
        """
        if self.like is None:
            request = _open(LIFECYCLES[self.lifecycle], self.steps[0]["at"])
        else:
            request = _before(self.like.run(), str(self.until))
        for step in self.steps:
            request = _take(request, step)
        return request


def _open(lifecycle: Lifecycle, at: datetime) -> Request:
    rules = Rules(
        code=lifecycle.code, version="1", hash=lifecycle.hash, lifecycle=lifecycle, levels=()
    )
    return open_request(rules, "REQ-1", office=OFFICE, applicant="pemohon-1", at=at)


def _before(request: Request, state: str) -> Request:
    """
    Return a request as it was when it first stood in a state.
    """
    seq = next(event.seq for event in request.history if event.target == state)
    return retold(request, seq)


def _take(request: Request, step: dict[str, Any]) -> Request:
    at = step["at"]
    if "by" not in step:  # nobody acts: time passes
        after = request.advance(at=at)
        assert after.history[-1].name == step["happens"], at
        assert after.history[-1].at == step["happened"], at
        assert after.history[-1].actor == "system", at
    else:
        roles = step["by"] if isinstance(step["by"], list) else [step["by"]]
        by = Actor(step.get("person", f"{roles[0]}-1"), roles=roles)
        after = _command(request, step, by)
    assert after.state == step.get("state", request.state), at
    return after


def _command(request: Request, step: dict[str, Any], by: Actor) -> Request:
    at, note = step["at"], step.get("note")
    if "open_sub" in step:
        return request.open_sub(step["open_sub"], step["reference"], by=by, at=at, note=note)
    if "close_sub" in step:
        return request.close_sub(step["close_sub"], by=by, at=at, outcome=step["outcome"])
    brings: dict[str, Any] = {
        "note": note,
        "facts": step.get("facts"),
        "documents": step.get("documents", ()),
    }
    if "refused" not in step:
        return request.fire(step["do"], by=by, at=at, **brings)
    with pytest.raises(Refused) as caught:
        request.fire(step["do"], by=by, at=at, **brings)
    assert [one.code for one in caught.value.check.unmet] == step["refused"], at
    return request


def _stories() -> Iterator[Story]:
    for file in sorted(HERE.glob("*.yaml")):
        told: dict[str, Story] = {}
        entries = yaml.load(file.read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506 - safe
        for entry in entries:
            like = told[entry["like"]] if "like" in entry else None
            until = entry.get("until")
            if isinstance(until, list):
                for one in until:
                    name = f"{entry['name']} ({one})"
                    yield Story(file.stem, name, entry["steps"], like, one)
            else:
                told[entry["name"]] = Story(file.stem, entry["name"], entry["steps"], like, until)
                yield told[entry["name"]]


STORIES = list(_stories())
ONE_BY_ONE = pytest.mark.parametrize(
    "story", [pytest.param(one, id=f"{one.lifecycle}: {one.name}") for one in STORIES]
)
EACH = pytest.mark.parametrize("code", sorted(LIFECYCLES))


class TestTheStories:
    @ONE_BY_ONE
    def test_end_where_they_say(self, story: Story) -> None:
        story.run()

    @ONE_BY_ONE
    def test_can_be_told_again_from_their_history(self, story: Story) -> None:
        request = story.run()

        assert retold(request) == request

    @ONE_BY_ONE
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_can_be_read_as_a_timeline(self, story: Story, language: str) -> None:
        request = story.run()
        lines = request.timeline(language)

        for event in request.history:
            if event.kind == "transition":
                label = request.rules.lifecycle.states[event.target].label
                assert label.text("id" if language == "id" else "en") in lines

    def test_no_name_is_used_twice(self) -> None:
        names = [(one.lifecycle, one.name) for one in STORIES]

        assert sorted(set(names)) == sorted(names)


class TestALifecycle:
    @EACH
    def test_is_walked_through_every_transition(self, code: str) -> None:
        lifecycle = LIFECYCLES[code]
        walked = {
            (event.source, event.name, event.target)
            for story in STORIES
            if story.lifecycle == code
            for event in story.run().history
            if event.kind == "transition"
        }

        assert walked == {(one.sources[0], one.name, one.target) for one in lifecycle.expanded}

    @EACH
    def test_is_walked_to_every_end(self, code: str) -> None:
        closed = {name for name, state in LIFECYCLES[code].states.items() if state.kind == "closed"}
        ends = {story.run().state for story in STORIES if story.lifecycle == code}

        assert closed <= ends

    @EACH
    def test_has_stories_of_its_own(self, code: str) -> None:
        assert (HERE / f"{code}.yaml").exists()


def test_dates_and_instants_are_read_as_written() -> None:
    first = STORIES[0].steps[0]

    assert isinstance(first["at"], datetime)
    assert first["at"].tzinfo is not None
    assert any(
        isinstance(value, date)
        for story in STORIES
        for step in story.steps
        for value in step.get("facts", {}).values()
    )
