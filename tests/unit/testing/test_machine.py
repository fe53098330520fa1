"""
The machine finds planted defects, and is silent on what is right.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from layanan import Catalogue
from layanan.lifecycle import Actor
from layanan.records import WrongTypeError
from layanan.request import Request
from layanan.service import ServiceType
from layanan.testing import Payload, Step, UnknownChoiceError, machine
from layanan.testing._machine import scenario_of
from layanan.testing._opening import first_morning, some_office
from layanan.testing._run import NotHereError, Run, Setting
from tests.strategies.sample import label
from tests.unit.testing import planted as p

QUICK: dict[str, Any] = {
    "derandomize": True,
    "database": None,
    "deadline": None,
    "stateful_step_count": 20,
    "suppress_health_check": list(HealthCheck),
    "print_blob": False,
}
SEARCH = settings(max_examples=500, phases=[Phase.generate], **QUICK)
CALM = settings(max_examples=10, phases=[Phase.generate], **QUICK)

#: Where Hypothesis keeps a rule.
RULE = "hypothesis_stateful_rule"

KEMENAG = Catalogue.kemenag()
SHIPPED = (
    "info.ppid",
    "info.ppid_keberatan",
    "kua.nikah",
    "halal.reguler",
    "ptsp.umum",
    "pengaduan.masyarakat",
    "wakaf.tukar_menukar",
)


def walk_with(made: type[RuleBasedStateMachine], *, wanted: settings) -> None:
    run_state_machine_as_test(made, settings=wanted)


def rules_of(made: type[RuleBasedStateMachine]) -> set[str]:
    return {name for name in dir(made) if hasattr(getattr(made, name), RULE)}


def setting(service: ServiceType = p.SERVICE, **given: Any) -> Setting:
    office = some_office()
    return Setting(service, office, first_morning(service, office), **given)


def fire(name: str, **more: Any) -> Step:
    return Step("fire", name, "", "", **more)


class TestMachine:
    @pytest.mark.parametrize("code", SHIPPED)
    def test_is_silent_on_what_ships(self, code: str) -> None:
        walk_with(machine(KEMENAG.get(code, on=p.ON)), wanted=CALM)

    def test_is_silent_on_the_sample(self) -> None:
        walk_with(machine(p.SERVICE), wanted=settings(CALM, max_examples=60))

    @pytest.mark.parametrize("host", [p.Host, p.HostOfOurEvents])
    def test_is_silent_on_a_host_that_keeps_to_the_definition(self, host: type[p.Host]) -> None:
        walk_with(machine(p.SERVICE, sut=host), wanted=settings(CALM, max_examples=60))

    @pytest.mark.parametrize(
        ("host", "words"),
        [
            (p.HostThatMovesAClosedRequest, "the system took"),
            (p.HostThatWritesRefusals, "the system wrote down"),
            (p.HostThatFiresTwice, "the system wrote down"),
            (p.HostThatIgnoresRoles, "the system took"),
            (p.HostThatForgetsToMove, "the system stands in"),
            (p.HostThatCountsTheDayOfReceipt, "the system stands in"),
            (p.HostThatNumbersFromZero, "numbers or leads"),
        ],
    )
    def test_finds_a_defect_of_a_host_within_500_examples(
        self, host: type[p.Host], words: str
    ) -> None:
        with pytest.raises(AssertionError, match=words):
            walk_with(machine(p.SERVICE, sut=host), wanted=SEARCH)

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            (p.WritesRefusals, "changed the request that it began from"),
            (p.FiresTwice, "a second advance|two advances|does not lead from|leads to another"),
            (p.NeverFires, "was not taken"),
            (p.SkipsANumber, "not numbered"),
            (p.GoesElsewhere, "by the table"),
            (p.PromisesTooMuch, "is open"),
            (p.ForgetsAPausedDay, "paused"),
            (p.ChangesItsMind, "has changed since"),
            (p.LosesTime, "time of all parties"),
        ],
    )
    def test_finds_a_defect_of_the_library_within_500_examples(
        self, kind: type[Request], words: str
    ) -> None:
        with pytest.raises(AssertionError, match=words):
            walk_with(machine(p.planted(kind)), wanted=SEARCH)

    def test_finds_what_breaks_an_invariant_of_the_host(self) -> None:
        def never_returned(request: Request) -> bool:
            return request.state != "dikembalikan"

        with pytest.raises(AssertionError, match="invariant never_returned does not hold"):
            walk_with(machine(p.SERVICE, invariants=[never_returned]), wanted=SEARCH)

    def test_an_invariant_that_says_nothing_holds(self) -> None:
        walk_with(machine(p.SERVICE, invariants=[lambda request: None]), wanted=CALM)

    def test_tells_a_short_scenario(self) -> None:
        def never_refused(request: Request) -> bool:
            return request.state != "ditolak"

        search = settings(SEARCH, phases=[Phase.generate, Phase.shrink])
        with pytest.raises(AssertionError) as caught:
            walk_with(machine(p.SERVICE, invariants=[never_refused]), wanted=search)

        told = "\n".join(caught.value.__notes__)
        assert "uji.contoh: opened on 2026-03-02T09:00:00+07:00, then" in told
        assert "1. Submit (Applicant) → submitted" in told
        assert "2. Refuse (Front office) → refused" in told
        assert "3." not in told

    def test_has_one_rule_for_every_transition(self) -> None:
        made = machine(p.SERVICE)

        names = rules_of(made)
        steps = set(p.SERVICE.lifecycle.names)
        assert names == {
            *steps,
            *(f"attempt_{one}" for one in steps),
            "wait",
            "wait_until_due",
            "start_over",
        }

    def test_leaves_out_attempts_and_the_clock(self) -> None:
        made = machine(p.SERVICE, illegal=False, clock=False)

        names = rules_of(made)
        assert names == {*p.SERVICE.lifecycle.names, "start_over"}
        walk_with(made, wanted=CALM)

    def test_takes_payloads_and_strategies_of_the_host(self) -> None:
        seen: set[str | None] = set()

        def look(request: Request) -> None:
            seen.update(one.note for one in request.history if one.name == "tolak")

        made = machine(
            p.SERVICE,
            invariants=[look],
            payloads={
                "tolak": st.sampled_from([Payload(note="satu"), Payload(note="dua")]),
                "minta_perbaikan": Payload(note="kurang"),
            },
        )
        walk_with(made, wanted=settings(CALM, max_examples=60))

        assert {"satu", "dua"} <= seen

    def test_a_payload_of_no_transition_is_refused(self) -> None:
        with pytest.raises(UnknownChoiceError) as caught:
            machine(p.SERVICE, payloads={"tolk": Payload()})

        assert "did you mean 'tolak'" in str(caught.value)
        assert "mungkin maksudnya 'tolak'" in caught.value.describe("id")

    def test_a_lifecycle_is_no_service(self) -> None:
        with pytest.raises(WrongTypeError):
            machine(p.SERVICE.lifecycle)  # type: ignore[arg-type]

    def test_a_transition_with_a_name_of_ours_gets_an_underscore(self) -> None:
        data = p.sample()
        data["transitions"][0]["name"] = "wait"
        made = machine(p.service_of(data))

        names = rules_of(made)
        assert {"wait", "wait_"} <= names
        walk_with(made, wanted=CALM)

    def test_prepares_sub_requests_and_assignees(self) -> None:
        data = p.sample()
        data["subs"] = {"ahli": {"label": label("ahli", "expert"), "states": ["diproses"]}}
        data["transitions"][3] |= {"closed_subs": ["ahli"], "by_assignee": True}
        data["transitions"][4] |= {"closed_subs": ["ahli"]}
        seen: set[str] = set()

        walk_with(
            machine(p.service_of(data), invariants=[lambda request: seen.add(request.state)]),
            wanted=settings(CALM, max_examples=60),
        )

        assert "selesai" in seen

    def test_lets_what_is_automatic_happen(self) -> None:
        data = p.sample()
        data["facts"] = {"lunas": {"label": label("lunas", "paid"), "kind": "boolean"}}
        data["transitions"][2] |= {"facts": ["lunas"]}
        data["transitions"][3] |= {
            "roles": [],
            "automatic": True,
            "guards": [{"fact": "lunas", "equals": True}],
        }
        seen: set[str] = set()
        made = machine(p.service_of(data), invariants=[lambda request: seen.add(request.state)])
        walk_with(made, wanted=settings(CALM, max_examples=60))

        names = rules_of(made)
        assert "setujui" not in names, "nobody takes it"
        assert "selesai" in seen


class TestRun:
    def test_a_step_that_is_not_here_is_no_failure(self) -> None:
        with pytest.raises(NotHereError):
            Run(setting()).do(fire("setujui"))

    def test_remembers_what_was_done(self) -> None:
        run = Run(setting())
        run.do(fire("ajukan"))
        run.do(Step("attempt", "setujui", "", "", role="kepala"))
        run.do(Step("wait", "wait", "", "", wait=2))

        assert [(one.source, one.name, one.target) for one in run.steps] == [
            ("draf", "ajukan", "diajukan"),
            ("diajukan", "setujui", "diajukan"),
            ("diajukan", "wait", "diajukan"),
        ]
        assert run.now == run.setting.start + timedelta(days=2)

    def test_no_day_at_all_is_the_next_thing_due(self) -> None:
        run = Run(setting())
        run.do(fire("ajukan"))
        run.do(fire("minta_perbaikan"))
        # Returned on Monday 2 March: five working days end on Monday 9 March, at closing.
        # In Ramadan (from 19 February) the office closes at 15.00 from Monday to Thursday.
        run.do(Step("wait", "wait", "", "", shift=-1))
        before = run.state
        run.do(Step("wait", "wait", "", ""))

        assert (before, run.state) == ("dikembalikan", "ditarik")
        assert run.now == datetime(2026, 3, 9, 15, 0, tzinfo=run.setting.calendar.zone)

    def test_the_clock_stays_within_the_decreed_years(self) -> None:
        run = Run(setting())
        run.do(Step("wait", "wait", "", "", wait=5_000))

        assert run.now == run.setting.limit

    def test_an_unknown_role_is_nobody(self) -> None:
        run = Run(setting())
        run.do(Step("attempt", "ajukan", "", "", role="pemohon"))

        assert run.state == "draf"
        assert len(run.request.history) == 1

    def test_a_host_may_refuse_by_raising(self) -> None:
        run = Run(setting(sut=p.HostOfOurEvents))
        run.do(Step("attempt", "setujui", "", "", role="kepala"))

        assert run.state == "draf"


class TestScenario:
    def test_what_does_not_fail_again_is_told_as_it_was(self) -> None:
        steps = (Step("fire", "ajukan", "draf", "diajukan", role="pemohon"),)
        told = scenario_of(setting(), steps, AssertionError)

        assert "1. Submit (Applicant) → submitted" in told

    def test_a_failure_before_the_last_step_is_another(self) -> None:
        def never_submitted(request: Request) -> bool:
            return request.state != "diajukan"

        run = setting(invariants=(never_submitted,))
        steps = (
            Step("fire", "ajukan", "draf", "diajukan", role="pemohon"),
            Step("fire", "terima", "diajukan", "diproses", role="front_office"),
        )

        assert "1. Submit (Applicant) → submitted" in scenario_of(run, steps, AssertionError)

    def test_says_what_came_along(self) -> None:
        def never_refused(request: Request) -> bool:
            return request.state != "ditolak"

        steps = (
            Step("fire", "ajukan", "draf", "diajukan", role="pemohon"),
            Step("wait", "wait", "diajukan", "diajukan", wait=3, shift=1),
            Step("fire", "tolak", "diajukan", "diajukan", role="kepala"),
        )
        told = scenario_of(setting(invariants=(never_refused,)), steps, AssertionError)

        assert "2. Refuse (Head of office) → refused   with {'note': 'catatan'}" in told
        assert Actor("kepala-1", roles={"kepala"}).id not in told
