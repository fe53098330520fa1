"""
Strategies build what they promise, and shrink to what a person reads.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan import Catalogue, Office, Request, ServiceType, Term
from layanan.calendars import HoursUnknownError, WorkingCalendar, indonesia
from layanan.lifecycle import Actor, Guards, Lifecycle, Situation, UnknownTransitionError, Verdict
from layanan.records import WrongTypeError
from layanan.request import replay
from layanan.testing import (
    NoWayError,
    Payload,
    UnknownChoiceError,
    actors,
    broken_lifecycles,
    calendars,
    histories,
    instants,
    lifecycles,
    offices,
    payloads,
    requests,
    service_types,
    terms,
)
from layanan.testing._defects import DEFECTS
from layanan.testing._definitions import definitions, lifecycle_data, state_data
from layanan.text import Label
from tests.strategies.sample import label
from tests.unit.testing.planted import ON, SERVICE, sample, service_of

T = TypeVar("T")
SETUJUI = 3
QUICK = settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
LOOK = settings(QUICK, max_examples=300)
KEMENAG = Catalogue.kemenag()
#: What `definitions()` shrinks to: one step from the first state to the end.
PLAINEST = lifecycle_data(
    {"s0": state_data("working", "s0"), "s1": state_data("closed", "s1")},
    [
        {
            "name": "ajukan",
            "sources": ["s0"],
            "target": "s1",
            "roles": ["pemohon"],
            "label": label("ajukan", "ajukan"),
            "note_required": False,
        }
    ],
)


def shortest(strategy: SearchStrategy[T], wanted: Callable[[T], bool] = lambda one: True) -> T:
    return find(strategy, wanted, settings=LOOK)


def seen(strategy: SearchStrategy[T], *, count: int = 100) -> list[T]:
    found: list[T] = []

    @settings(QUICK, max_examples=count, phases=[Phase.generate])
    @given(strategy)
    def look(one: T) -> None:
        found.append(one)

    look()
    return found


class TestOffices:
    def test_shrink_to_five_days_in_the_capital(self) -> None:
        one = shortest(offices())

        assert (one.region, one.workweek, one.collective_leave, one.overlays) == (
            *("ID-JK", 5, "off"),
            (),
        )

    def test_are_of_every_kind(self) -> None:
        found = seen(offices(), count=200)

        assert {one.workweek for one in found} == {5, 6}
        assert {one.collective_leave for one in found} == {"off", "worked"}
        assert any(one.overlays for one in found)

    @QUICK
    @given(offices())
    def test_know_their_hours(self, office: Office) -> None:
        assert office.calendar().day(ON).periods

    def test_may_know_no_hours(self) -> None:
        def is_dumb(office: Office) -> bool:
            return office.workweek == 6 and not office.hours

        assert is_dumb(shortest(offices(timed=False), is_dumb))


class TestCalendars:
    def test_are_those_of_offices(self) -> None:
        found = seen(calendars())

        assert {one.known_on for one in found} == {None}
        assert {one.workweek for one in found} == {5, 6}

    def test_may_be_dated(self) -> None:
        assert len({one.known_on for one in seen(calendars(dated=True))}) > 2

    def test_without_hours_refuse_questions_of_time(self) -> None:
        def is_dumb(calendar: WorkingCalendar) -> bool:
            try:
                calendar.is_open(datetime(2026, 3, 2, 9, 0, tzinfo=calendar.zone))
            except HoursUnknownError:
                return True
            return False

        dumb = [one for one in seen(calendars(timed=False), count=40) if is_dumb(one)]
        assert {one.workweek for one in dumb} == {6}


class TestInstants:
    @QUICK
    @given(st.data())
    def test_are_aware_and_of_the_days_that_are_asked(self, data: st.DataObject) -> None:
        calendar = data.draw(calendars())
        since, until = date(2026, 3, 1), date(2026, 3, 31)
        at = data.draw(instants(calendar, since=since, until=until))

        assert at.tzinfo is calendar.zone
        assert since <= at.date() <= until

    def test_lie_at_edges_and_beside_days_off(self) -> None:
        found = seen(instants(), count=300)

        # The office opens at 7.30 in Jakarta outside Ramadan.
        assert {(at.hour, at.minute, at.second) for at in found} >= {(7, 30, 0), (0, 0, 0)}
        assert any(at.second in {1, 59} for at in found)
        calendar = indonesia("ID-JK")
        # Of all weekdays of two years one in twenty is a day off; of these many more.
        off = [at for at in found if at.weekday() < 5 and not calendar.is_working_day(at.date())]
        assert len(off) > len(found) / 10

    def test_of_one_weekday_need_no_day_off(self) -> None:
        # Tuesday 1 September 2026 lies in a week without a day off.
        day = date(2026, 9, 1)

        assert {at.date() for at in seen(instants(since=day, until=day))} == {day}

    def test_an_end_before_the_beginning_is_refused(self) -> None:
        with pytest.raises(UnknownChoiceError):
            instants(since=date(2026, 3, 2), until=date(2026, 3, 1))

    def test_an_office_is_no_calendar(self) -> None:
        with pytest.raises(WrongTypeError):
            instants("ID-JK")  # type: ignore[arg-type]


class TestTerms:
    def test_shrink_to_one_working_day(self) -> None:
        assert shortest(terms()) == Term(working_days=1)

    def test_have_only_the_units_that_are_asked(self) -> None:
        for term in seen(terms(units=["months", "clock_hours"], most=3)):
            assert term.months <= 3
            assert term.clock_minutes <= 180
            assert term.clock_minutes % 60 == 0
            assert (term.working_days, term.calendar_days, term.working_minutes) == (0, 0, 0)

    def test_have_at_most_so_many_parts(self) -> None:
        assert any(" " in str(one).replace(" hari", "") for one in seen(terms(parts=2)))
        for term in seen(terms(units=["weeks", "years"], parts=1)):
            assert not (term.weeks and term.years)

    @pytest.mark.parametrize(
        "given",
        [{"units": ["fortnights"]}, {"units": []}, {"parts": 0}, {"most": 0}, {"parts": "2"}],
    )
    def test_are_checked_when_they_are_made(self, given: dict[str, Any]) -> None:
        with pytest.raises(UnknownChoiceError) as caught:
            terms(**given)

        assert "allowed:" in str(caught.value)
        assert "yang boleh:" in caught.value.describe("id")


class TestActors:
    def test_have_roles_of_the_lifecycle_or_a_strange_one(self) -> None:
        found = {role for one in seen(actors(SERVICE.lifecycle)) for role in one.roles}

        assert found == {*SERVICE.lifecycle.roles, "arsiparis"}

    def test_shrink_to_somebody_without_a_role(self) -> None:
        assert shortest(actors()) == Actor("A-1", roles=())

    def test_a_service_is_no_lifecycle(self) -> None:
        with pytest.raises(WrongTypeError):
            actors(SERVICE)  # type: ignore[arg-type]


class TestLifecycles:
    @pytest.mark.parametrize("rich", [False, True])
    def test_are_sound(self, rich: bool) -> None:
        for one in seen(lifecycles(rich=rich), count=30):
            assert "error" not in {finding.level for finding in one.check(consequences=True)}

    def test_shrink_to_one_step(self) -> None:
        # What `lifecycles()` makes a lifecycle of; the plain data is quicker to shrink.
        assert shortest(definitions()) == PLAINEST

    @pytest.mark.parametrize(("code", "breaking"), DEFECTS, ids=[code for code, _ in DEFECTS])
    def test_each_defect_gives_the_plainest_its_code(
        self, code: str, breaking: Callable[[dict[str, Any]], object]
    ) -> None:
        data = deepcopy(PLAINEST)
        breaking(data)

        assert code in {one.code for one in Lifecycle.diagnose(data).check()}

    def test_broken_ones_have_the_code_that_is_told(self) -> None:
        found = seen(broken_lifecycles(), count=60)

        for data, code in found:
            assert code in {one.code for one in Lifecycle.diagnose(data).check()}
        assert len({code for _, code in found}) > 10


class TestServiceTypes:
    def test_are_in_force_and_open_requests(self) -> None:
        for one in seen(service_types(), count=15):
            assert isinstance(one, ServiceType)
            assert one.in_force == date(2020, 1, 1)
            assert one.levels[0].starts == ("buka",)

    def test_may_be_plain(self) -> None:
        for one in seen(service_types(rich=False), count=5):
            assert (one.lifecycle.timers, one.lifecycle.facts) == ((), None)


class TestRequests:
    def test_are_opened_and_no_more(self) -> None:
        found = seen(requests(SERVICE))

        assert {one.state for one in found} == {"draf"}
        assert {len(one.history) for one in found} == {1}
        assert {one.office.region for one in found} == {"ID-JK", "ID-PA", "ID-SN"}
        assert len({one.history[0].at for one in found}) > 10

    def test_shrink_to_a_monday_morning(self) -> None:
        at = shortest(requests(SERVICE)).history[0].at

        assert (at.date(), at.hour, at.minute) == (ON, 9, 0)

    def test_are_opened_while_the_version_is_in_force(self) -> None:
        service = service_of(sample(), until="2026-03-05")
        days = {one.history[0].at.date() for one in seen(requests(service))}

        assert max(days) < date(2026, 3, 5)

    def test_are_opened_where_and_when_it_is_said(self) -> None:
        office = Office(code="x", name="X", region="ID-PA", level="kua")
        at = datetime(2026, 5, 5, 10, 0, tzinfo=office.calendar().zone)
        one = shortest(requests(SERVICE, office=office, start=at))

        assert (one.office, one.history[0].at) == (office, at)

    @pytest.mark.parametrize("given", [{"service": "info.ppid"}, {"office": "kua"}])
    def test_are_checked_when_they_are_made(self, given: dict[str, Any]) -> None:
        with pytest.raises(WrongTypeError):
            requests(**{"service": SERVICE, **given})


def closed(request: Request) -> bool:
    return request.current.kind == "closed"


class TestHistories:
    @pytest.mark.parametrize(
        "code", ["info.ppid", "info.ppid_keberatan", "kua.nikah", "wakaf.tukar_menukar"]
    )
    @pytest.mark.parametrize("complete", [True, False, None])
    def test_can_have_happened(self, code: str, complete: bool | None) -> None:
        for one in seen(histories(KEMENAG.get(code, on=ON), complete=complete), count=12):
            again = replay(
                one.rules, one.id, one.history, office=one.office, applicant=one.applicant
            )
            assert again == one
            assert complete is None or closed(one) is complete

    def test_of_any_service_end_where_they_must(self) -> None:
        for complete in (True, False):
            drawn = service_types().flatmap(
                lambda service, complete=complete: histories(service, complete=complete)  # type: ignore[misc]
            )
            assert {closed(one) for one in seen(drawn, count=12)} == {complete}

    def test_shrink_to_the_shortest_way(self) -> None:
        names = [one.name for one in shortest(histories(SERVICE, complete=True)).history]

        # From a draft a withdrawal is the only end that one step leads to.
        assert names == ["buka", "tarik"]
        assert len(shortest(histories(SERVICE)).history) == 1

    def test_reach_every_state_and_let_timers_run_out(self) -> None:
        found = seen(histories(SERVICE), count=200)

        assert {one.state for one in found} == set(SERVICE.lifecycle.states)
        late = shortest(
            histories(SERVICE), lambda one: any(event.role == "system" for event in one.history)
        )
        names = [event.name for event in late.history]
        # The one timer runs out where a file was returned; how often before, shrinking leaves open.
        assert (names[:3], names[-1]) == (["buka", "ajukan", "minta_perbaikan"], "tarik")
        assert len(names) <= 8

    def test_take_other_ways_where_one_is_not_open(self) -> None:
        data = sample()
        data["transitions"][SETUJUI]["guards"] = ["kode_benar"]
        service = service_of(data).with_guards(Guards({"kode_benar": wrong}))
        found = seen(histories(service), count=100)

        passed = {event.target for one in found for event in one.history}
        assert "selesai" not in passed
        assert "diproses" in passed
        assert all(map(closed, seen(histories(service, complete=True))))

    def test_bring_what_the_host_says(self) -> None:
        data = sample()
        data["transitions"][SETUJUI]["guards"] = ["kode_benar"]
        service = service_of(data).with_guards(Guards({"kode_benar": wrong}))
        good = {"setujui": Payload(facts={"kode": "rahasia"})}

        def is_done(request: Request) -> bool:
            return request.state == "selesai"

        assert is_done(shortest(histories(service, payloads=good), is_done))

    def test_that_find_no_end_say_why(self) -> None:
        data = sample()
        for one in data["transitions"]:
            one["guards"] = ["kode_benar"]
        service = service_of(data).with_guards(Guards({"kode_benar": wrong}))

        with pytest.raises(NoWayError, match="the code is wrong"):
            seen(histories(service, complete=True), count=1)

    def test_stop_where_everything_would_end(self) -> None:
        data = sample()
        data["transitions"] = [
            one for one in data["transitions"] if one["name"] in {"ajukan", "setujui"}
        ]
        data["transitions"][0] |= {"sources": ["draf"]}
        data["transitions"][1] |= {"sources": ["diajukan"], "roles": ["kepala", "front_office"]}
        data["timers"] = []
        for name in ("dikembalikan", "diproses", "ditolak", "ditarik"):
            del data["states"][name]
        found = seen(histories(service_of(data), complete=False))

        assert {one.state for one in found} == {"draf", "diajukan"}

    def test_close_sub_requests_where_they_can_be_opened(self) -> None:
        data = sample()
        data["subs"] = {"ahli": {"label": label("ahli", "expert"), "states": ["diajukan"]}}
        data["transitions"][SETUJUI]["closed_subs"] = ["ahli"]

        def is_done(request: Request) -> bool:
            return request.state == "selesai"

        assert is_done(shortest(histories(service_of(data)), is_done))

    @pytest.mark.parametrize("most", [0, -1])
    def test_are_checked_when_they_are_made(self, most: int) -> None:
        with pytest.raises(UnknownChoiceError):
            histories(SERVICE, most=most)


def wrong(case: Situation, by: Actor) -> Verdict:
    if case.facts.get("kode") == "rahasia":
        return Verdict.yes()
    return Verdict.no(Label(id="kodenya salah", en="the code is wrong"))


class TestPayloads:
    def test_fit_the_step(self) -> None:
        nikah = KEMENAG.get("kua.nikah", on=ON)
        for one in seen(payloads(nikah, "daftarkan"), count=20):
            at = datetime(2026, 3, 2, 9, 0).astimezone()
            opened = nikah.open(
                "R-1",
                office=Office(code="x", name="X", region="ID-JK", level="kua"),
                applicant="P-1",
                at=at,
            )
            way = next(w for w in nikah.lifecycle.transitions if w.name == "daftarkan")
            by = Actor("A-1", roles=way.roles)
            assert opened.check("daftarkan", by=by, at=at, **one.given).open

    def test_are_for_the_time_that_is_said(self) -> None:
        keberatan = KEMENAG.get("info.ppid_keberatan", on=ON)
        later = datetime(2026, 9, 1, 9, 0).astimezone()
        name = next(
            one.name for one in keberatan.lifecycle.transitions if one.not_after is not None
        )
        for one in seen(payloads(keberatan, name, at=later), count=20):
            days = [day for day in one.facts.values() if isinstance(day, date)]
            assert days
            # Thirty working days are less than sixty calendar days there.
            assert all(later.date() - timedelta(days=60) < day <= later.date() for day in days)

    def test_have_a_note_where_one_is_required(self) -> None:
        assert {one.note for one in seen(payloads(SERVICE, "tolak"), count=10)} == {"catatan"}
        assert shortest(payloads(SERVICE, "terima")) == Payload()

    def test_of_an_unknown_step_are_refused(self) -> None:
        with pytest.raises(UnknownTransitionError):
            payloads(SERVICE, "tolk")
        with pytest.raises(WrongTypeError):
            payloads("info.ppid", "ajukan")  # type: ignore[arg-type]
