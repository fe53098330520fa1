"""
What real services promise in one case, worked out by hand from the decrees: a file a service.

A situation tells who comes, what they state (`states`), which papers they bring (`brings`) and when
(`opened`); then what must come out: the fee, what is missing, who may ask, how long the product is
valid, who answers for the service, each limit with its source, and the steps of the request with
its clocks as the stories of `clocks` tell them. `office` is where they come, `standard` the office
whose own standard counts. `worked` tells the way and the law; the values were typed from it and
from the published standards in the definitions, never computed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from layanan import Catalogue, Citation, NotInForceError, Office, Request, ServiceType, Term
from layanan.service import Charge, UnknownOfficeStandardError
from tests.situations.clocks.test_stories import Story
from tests.situations.retold import retold
from tests.situations.test_situations import TextLoader

HERE = Path(__file__).parent
CATALOGUE = Catalogue.kemenag()


@dataclass(frozen=True, kw_only=True)
class Situation(Story):
    who: str
    steps: list[dict[str, Any]] = field(default_factory=list)
    standard: str | None = None
    readings: dict[str, bool] = field(default_factory=dict)
    states: dict[str, Any] = field(default_factory=dict)
    brings: list[str] = field(default_factory=list)
    promises: dict[str, dict[str, Any]] | None = None
    fees: list[dict[str, Any]] = field(default_factory=list)
    lacks: list[str] | None = None
    may_ask: dict[str, str] = field(default_factory=dict)
    products: dict[str, dict[str, Any]] = field(default_factory=dict)
    owners: dict[date, str] = field(default_factory=dict)
    not_in_force: list[date] = field(default_factory=list)

    @property
    def day(self) -> date:
        """
        The day of receipt, as it is written: on the office's own clock.
        """
        return self.opened.date()

    @property
    def place(self) -> Office:
        return Office(**self.office)

    @property
    def promised(self) -> ServiceType:
        found = CATALOGUE.get(self.service, on=self.day, office=self.standard)
        return found.with_readings(self.readings)

    def open(self) -> Request:
        return self.promised.open("REQ-1", office=self.place, applicant="pemohon-1", at=self.opened)

    def charge(self, fee: dict[str, Any]) -> Charge:
        """
        Return what is asked where this is stated besides.
        """
        stated = self.states | fee.get("states", {})
        return self.promised.fee(stated, on=self.day, calendar=self.place.calendar())

    def told(self, language: Literal["id", "en"]) -> str:
        """
        Return all that the library tells of this situation, with the law it rests on.
        """
        request, found = self.run(), self.promised
        at = self.steps[-1]["at"] if self.steps else self.opened
        lines = [one.explain(language) for one in request.clocks(at=at).values()]
        lines += [request.timeline(language)]
        lines += [self.charge(one).explain(language) for one in self.fees]
        lines += [
            one.explain(language)
            for one in found.eligibility(self.states, on=self.day, documents=self.brings)
        ]
        cited = [
            *(one.cites for one in found.definition.owners),
            *(one.citation for one in found.checklist(self.states, on=self.day).items),
            *(one for one in found.standard.cites),
            *(one["article"] for one in self.steps if "article" in one),
        ]
        return "\n".join([*lines, *map(str, cited)])


def situations() -> list[Any]:
    return [
        pytest.param(Situation(service=file.stem, **entry), id=f"{file.stem}: {entry['name']}")
        for file in sorted(HERE.glob("*.yaml"))
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506 - safe
    ]


ALL = situations()
ONE_BY_ONE = pytest.mark.parametrize("situation", ALL)


def telling(of: str) -> pytest.MarkDecorator:
    """
    Return those situations that say something of one thing.
    """
    told = [one for one in ALL if getattr(one.values[0], of) not in ([], {}, None)]
    return pytest.mark.parametrize("situation", told)


class TestTheSituations:
    def test_there_are_ten_services_at_least(self) -> None:
        assert len({one.values[0].service for one in ALL}) >= 10

    def test_no_name_is_used_twice(self) -> None:
        names = [one.values[0].name for one in ALL]

        assert sorted(set(names)) == sorted(names)

    @ONE_BY_ONE
    def test_each_tells_who_comes_and_its_way(self, situation: Situation) -> None:
        assert situation.who.strip()
        assert situation.worked.strip()

    @ONE_BY_ONE
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_the_law_is_named_as_the_situation_names_it(
        self, situation: Situation, language: Literal["id", "en"]
    ) -> None:
        assert [str(Citation.parse(one)) for one in situation.cites] == situation.cites
        told = situation.told(language)

        for cited in situation.cites:
            assert cited in told


class TestTheRequest:
    @ONE_BY_ONE
    def test_goes_as_worked_by_hand(self, situation: Situation) -> None:
        situation.run()

    @ONE_BY_ONE
    def test_can_be_told_again_from_its_history(self, situation: Situation) -> None:
        request = situation.run()

        assert retold(request) == request


class TestThePromise:
    @telling("promises")
    def test_is_every_limit_that_was_published_and_no_other(self, situation: Situation) -> None:
        assert {
            level.name: {
                "term": level.term,
                "rank": level.rank,
                "published": level.published,
                "cites": str(level.cites),
                "confidence": level.cites.confidence,
                "source": level.cites.source,
            }
            for level in situation.promised.levels
        } == {
            name: {"source": None} | typed | {"term": Term.parse(typed["term"])}
            for name, typed in (situation.promises or {}).items()
        }


class TestTheFee:
    @telling("fees")
    def test_is_the_one_of_the_decree(self, situation: Situation) -> None:
        for typed in situation.fees:
            charge = situation.charge(typed)
            found = {
                "amount": "open" if charge.amount_idr is None else charge.amount_idr,
                "rule": None if charge.rule is None else charge.rule.code,
                "wanted": list(charge.wanted),
            }

            expected = {"rule": None, "wanted": []} | typed
            expected.pop("states", None)
            assert found == expected, typed


class TestWhatIsMissing:
    @telling("lacks")
    def test_is_told_all_at_once(self, situation: Situation) -> None:
        checklist = situation.promised.checklist(
            situation.states,
            on=situation.day,
            documents=situation.brings,
            calendar=situation.place.calendar(),
        )

        assert [one.code for one in checklist.missing] == situation.lacks
        assert [one.code for one in checklist.open] == []


class TestWhoMayAsk:
    @telling("may_ask")
    def test_is_as_the_law_says(self, situation: Situation) -> None:
        found = situation.promised.eligibility(
            situation.states, on=situation.day, documents=situation.brings
        )

        assert {one.rule.code: one.truth for one in found} == situation.may_ask


class TestTheProduct:
    @telling("products")
    def test_is_valid_as_long_as_a_source_says(self, situation: Situation) -> None:
        for code, typed in situation.products.items():
            found = situation.promised.validity(code, issued=typed["issued"])

            assert (found.last or "none") == typed["last"], code
            assert (None if found.window is None else found.window.first) == typed.get("renewable")
            assert found.product.source.confidence == typed["confidence"], code
            for day, holds in typed["holds"].items():
                answer = {True: "yes", False: "no", None: "unknown"}[found.holds_on(day)]
                assert answer == holds, (code, day)


class TestTheOwner:
    @telling("owners")
    def test_is_the_body_of_the_day(self, situation: Situation) -> None:
        found = situation.promised.definition.owners

        assert {
            day: [
                one.name.id
                for one in found
                if (one.since is None or one.since <= day)
                and (one.until is None or day < one.until)
            ]
            for day in situation.owners
        } == {day: [name] for day, name in situation.owners.items()}

    @telling("owners")
    def test_leaves_the_rules_to_the_day_of_receipt(self, situation: Situation) -> None:
        for day in situation.owners:
            later = CATALOGUE.get(situation.service, on=day, office=situation.standard)

            assert later.hash == situation.promised.hash


class TestTheEndOfAService:
    @telling("not_in_force")
    def test_is_refused_from_its_day_on(self, situation: Situation) -> None:
        for day in situation.not_in_force:
            with pytest.raises(NotInForceError) as caught:
                CATALOGUE.get(situation.service, on=day)

            assert caught.value.on == day
            assert [end for _, end in caught.value.in_force] == situation.not_in_force[:1]

    @telling("not_in_force")
    def test_lets_no_new_request_in(self, situation: Situation) -> None:
        first = situation.not_in_force[0]
        at = datetime.combine(first, situation.opened.timetz())

        with pytest.raises(NotInForceError):
            situation.promised.open("REQ-2", office=situation.place, applicant="P-2", at=at)


class TestAnOfficeWithoutAStandard:
    def test_is_told_which_offices_have_one(self) -> None:
        with pytest.raises(UnknownOfficeStandardError) as caught:
            CATALOGUE.get("hisab.arah_kiblat", on=date(2026, 8, 10), office="kua.kalibawag")

        assert caught.value.nearest[0] == "kua.kalibawang"
        assert "kanwil.ntt" in caught.value.known

    def test_promises_what_the_ministry_promises(self) -> None:
        office = Office(
            code="kankemenag.3374", name="Kota Semarang", region="ID-JT", level="kankemenag"
        )

        found = CATALOGUE.get("info.ppid", on=date(2026, 8, 10), office=office)

        assert found.offices == ()
        assert [level.term for level in found.levels] == [Term.parse("10 hari kerja")]

    def test_has_no_time_limit_where_the_ministry_sets_none(self) -> None:
        found = CATALOGUE.get("hisab.arah_kiblat", on=date(2026, 8, 10))

        assert found.levels == ()
