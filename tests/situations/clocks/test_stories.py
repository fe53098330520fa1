"""
Clocks of the shipped lifecycles worked out by hand, one file a theme.

The services are in `services/`, each level with the article it rests on and how sure we are; they
are no part of the catalogue. A step does something (`do`, `extend`, `migrate`), is `refused` with
codes and an `article`, lets time pass (`happens` lists everything that then happens by itself, the
last of it at `happened`), or reads a `clock`. The values were typed from `worked`, never computed.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from layanan import Actor, Catalogue, Citation, Office, Request, Term
from layanan.lifecycle import Lifecycle
from layanan.request import Refused
from layanan.service import DefinitionError, ServiceDefinition, ServiceType, load, resolve
from layanan.sla import Amount, Reading
from tests.situations.clocks.made import DECISION
from tests.situations.retold import retold
from tests.situations.test_situations import TextLoader

HERE = Path(__file__).parent
SERVICES = HERE / "services"
_DURATION = TypeAdapter(timedelta)
_SHIPPED = Catalogue.kemenag().lifecycles


def _with_facts(lifecycle: Lifecycle) -> Lifecycle:
    counted = {"label": {"id": "jumlah dokumen", "en": "number of documents"}, "kind": "integer"}
    return Lifecycle.model_validate(lifecycle.model_dump() | {"facts": {"jumlah_dokumen": counted}})


def _without_timers(lifecycle: Lifecycle) -> Lifecycle:
    return Lifecycle.model_validate(lifecycle.model_dump() | {"timers": ()})


LIFECYCLES = {name: _SHIPPED[name] for name in _SHIPPED} | {
    "keputusan": DECISION,
    # The counter leaves its facts to the service, but a level may only ask for declared ones.
    "loket_dengan_jumlah": _with_facts(_SHIPPED["ptsp_loket"]),
    # Its timer says the same as the end of MUI's level here, and would come first.
    "halal_tanpa_timer": _without_timers(_SHIPPED["halal_reguler"]),
}


@cache
def _definition(code: str) -> ServiceDefinition:
    return load(SERVICES / f"{code}.yaml", ServiceDefinition)


@cache
def service(code: str, on: date) -> ServiceType:
    # A story may tell of more clocks than the catalogue ships.
    if not (SERVICES / f"{code}.yaml").is_file():
        return Catalogue.kemenag().get(code, on=on)
    return resolve(_definition(code), on=on, lifecycles=LIFECYCLES)


@dataclass(frozen=True)
class Story:
    name: str
    service: str
    office: dict[str, Any]
    opened: datetime
    steps: list[dict[str, Any]]
    cites: list[str]
    worked: str

    def open(self) -> Request:
        """
        Return the request before its first step.
        """
        office = Office(code="uji", name="Kantor uji", level="kankemenag", **self.office)
        return service(self.service, self.opened.date()).open(
            "REQ-1", office=office, applicant="pemohon-1", at=self.opened
        )

    def run(self) -> Request:
        """
        Take every step, and see that all is as the story says.
        """
        request = self.open()
        for step in self.steps:
            request = self._take(request, step)
            assert request.state == step.get("state", request.state), step["at"]
        return request

    def _take(self, request: Request, step: dict[str, Any]) -> Request:
        at = step["at"]
        if "clock" in step:
            _compare(request.clock(step["clock"], at=at), step)
            return request
        if "happens" in step:
            return _let_pass(request, step)
        by = Actor(f"{step['by']}-1", roles={step["by"]})
        if "may" in step:
            assert request.check(step["may"], by=by, at=at).open, at
            return request
        if "migrate" in step:
            rules = service(self.service, step["migrate"]).rules
            return request.migrate(rules, by=by, at=at, reason=step["note"])
        if "refused" not in step:
            return _command(request, step, by)
        with pytest.raises(Refused) as caught:
            _command(request, step, by)
        unmet = caught.value.check.unmet
        assert [one.code for one in unmet] == step["refused"], at
        if "article" in step:
            assert {str(one.citation) for one in unmet} == {step["article"]}, at
        return request


def _command(request: Request, step: dict[str, Any], by: Actor) -> Request:
    at, note = step["at"], step.get("note")
    if "extend" in step:
        term = Term.parse(step["term"]) if "term" in step else None
        return request.extend(step["extend"], by=by, at=at, reason=note, term=term)
    return request.fire(
        step["do"],
        by=by,
        at=at,
        note=note,
        facts=step.get("facts"),
        documents=step.get("documents", ()),
    )


def _let_pass(request: Request, step: dict[str, Any]) -> Request:
    at = step["at"]
    after = request.advance(at=at)
    new = after.history[len(request.history) :]
    assert [one.name for one in new] == step["happens"], at
    if new:
        assert new[-1].at == step["happened"], at
        assert {one.actor for one in new} == {"system"}, at
        told = dict(new[0].detail)
        assert told | step.get("told", {}) == told, at
    return after


def _compare(reading: Reading, typed: dict[str, Any]) -> None:
    at = typed["at"]
    assert reading.status == typed["status"], at
    if "due" in typed:
        due = None if reading.due is None else reading.due.at
        assert due == (None if typed["due"] == "none" else typed["due"]), at
    for name in ("used", "remaining", "paused", "overdue"):
        if name in typed:
            assert getattr(reading, name) == _amount(typed[name]), (at, name)
    assert reading.extensions == typed.get("extensions", reading.extensions), at
    if "zone" in typed:
        assert typed["zone"] in reading.explain(), at


def _amount(typed: int | str) -> Amount:
    return typed if isinstance(typed, int) else _DURATION.validate_python(typed)


def stories() -> list[Any]:
    return [
        pytest.param(Story(**entry), id=f"{file.stem}: {entry['name']}")
        for file in sorted(HERE.glob("*.yaml"))
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506 - safe
    ]


ALL = stories()
ONE_BY_ONE = pytest.mark.parametrize("story", ALL)


class TestTheStories:
    @ONE_BY_ONE
    def test_go_as_worked_by_hand(self, story: Story) -> None:
        story.run()

    @ONE_BY_ONE
    def test_tell_their_way_and_their_law(self, story: Story) -> None:
        assert story.worked.strip()
        assert [str(Citation.parse(one)) for one in story.cites] == story.cites
        request = story.run()
        at = story.steps[-1]["at"]

        for language in ("id", "en"):
            spoken = "\n".join(
                one.explain(language) for one in request.clocks(at=at).values()
            ) + request.timeline(language)
            for cited in story.cites:
                assert cited in spoken

    @ONE_BY_ONE
    def test_can_be_told_again_from_their_history(self, story: Story) -> None:
        request = story.run()

        assert retold(request) == request

    def test_no_name_is_used_twice(self) -> None:
        names = [one.values[0].name for one in ALL]

        assert sorted(set(names)) == sorted(names)

    def test_every_service_has_a_story(self) -> None:
        told = {one.values[0].service for one in ALL}

        assert {file.stem for file in SERVICES.glob("*.yaml")} <= told


def _refusals(code: str, old: str, new: str) -> list[str]:
    text = (SERVICES / f"{code}.yaml").read_text(encoding="utf-8")
    assert old in text
    definition = load(text.replace(old, new), ServiceDefinition, name=code)
    with pytest.raises(DefinitionError) as caught:
        resolve(definition, on=date(2026, 7, 6), lifecycles=LIFECYCLES)
    return [one.text.en for one in caught.value.faults]


class TestANormBeyondTheLaw:
    """
    Numbers that offices really publish, and that the law does not allow (law.md 3.1 and 5).
    """

    def test_eighteen_working_days_for_public_information_are_refused(self) -> None:
        # UIN Sunan Kalijaga publishes 18; the law has 10, and 17 with its one extension.
        (found,) = _refusals("info.ppid_norma", "term: 150 menit", "term: 18 hari kerja")

        assert found == (
            "the norm of 18 working days exceeds the limit of Written answer, 10 working days "
            "(UU 14/2008 pasal 22 ayat (7))"
        )

    def test_the_ten_days_of_an_information_request_do_not_fit_a_complaint(self) -> None:
        # Kabupaten Malinau copies the clock of an information request into complaints.
        (found,) = _refusals("umum.pengaduan_ringan", "term: 2 hari kerja", "term: 10 hari kerja")

        assert found.startswith(
            "the norm of 10 working days exceeds the limit of Complaint of a normative kind, "
            "5 working days"
        )
