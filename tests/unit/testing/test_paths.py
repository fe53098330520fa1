"""
Paths cover what they say, always the same way, and a request can walk them.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import Catalogue, NotInForceError, Office
from layanan.lifecycle import Actor, Guards, Lifecycle, Situation, Verdict
from layanan.records import WrongTypeError
from layanan.testing import Cover, NoWayError, Path, Payload, Step, UnknownChoiceError, paths, walk
from layanan.testing._opening import first_morning, some_office
from layanan.testing._steps import actor_for, take
from layanan.text import Label
from tests.strategies.sample import SAMPLE, label
from tests.unit.testing.planted import LEVEL, ON, SERVICE, sample, service_of

KEMENAG = Catalogue.kemenag()
SHIPPED = (
    "asing.itas",
    "guru.tpg",
    "halal.reguler",
    "info.ppid",
    "info.ppid_keberatan",
    "kua.nikah",
    "pengaduan.masyarakat",
    "ptsp.umum",
    "wakaf.tukar_menukar",
)
COVERS: tuple[Cover, ...] = ("transitions", "states", "pairs", "roles", "timers")
AJUKAN, MINTA, TERIMA, SETUJUI, TOLAK, BUKA, TARIK = range(7)
Edge = tuple[str, str, str]


def edges(data: dict[str, Any]) -> Iterator[tuple[Edge, list[str]]]:
    """
    Yield source, name and target of every step of a definition, and who may take it.
    """
    opened = [name for name, one in data["states"].items() if one["kind"] != "closed"]
    for one in data["transitions"]:
        sources = one["sources"] if isinstance(one["sources"], list) else [one["sources"]]
        roles = one["roles"] if isinstance(one["roles"], list) else [one["roles"]]
        for source in opened if sources == ["*"] else sources:
            yield (source, one["name"], one["target"]), roles


def edge(step: Step) -> Edge:
    return step.source, step.name, step.target


def walks(service_or_data: dict[str, Any], cover: Cover, *, chained: bool = False) -> list[Path]:
    return paths(Lifecycle(**service_or_data), cover, chained=chained)


@pytest.mark.parametrize("chained", [False, True])
class TestPaths:
    def test_cover_every_transition(self, chained: bool) -> None:
        found = walks(SAMPLE, "transitions", chained=chained)

        taken = {edge(step) for path in found for step in path.steps}
        assert taken == {one for one, _ in edges(SAMPLE)}
        assert len(taken) == 12  # counted in the sample: 2 + 1 + 1 + 1 + 2 + 1 + 4

    def test_cover_every_state(self, chained: bool) -> None:
        found = walks(SAMPLE, "states", chained=chained)

        assert {state for path in found for state in path.states} == set(SAMPLE["states"])

    def test_cover_every_pair(self, chained: bool) -> None:
        found = walks(SAMPLE, "pairs", chained=chained)

        pairs = {
            (edge(one), edge(other))
            for path in found
            for one, other in zip(path.steps, path.steps[1:], strict=False)
        }
        every = [one for one, _ in edges(SAMPLE)]
        assert pairs == {(one, other) for one in every for other in every if one[2] == other[0]}

    def test_cover_every_role(self, chained: bool) -> None:
        found = walks(SAMPLE, "roles", chained=chained)

        taken = {(edge(step), step.role) for path in found for step in path.steps}
        assert taken == {(one, role) for one, roles in edges(SAMPLE) for role in roles}
        assert len(taken) == 14  # two more than transitions: `tolak` has two roles, twice

    def test_cover_every_timer(self, chained: bool) -> None:
        (found,) = walks(sample(), "timers", chained=chained)

        assert [one.name for one in found.steps] == ["ajukan", "minta_perbaikan", "tarik"]
        assert (found.steps[-1].kind, found.steps[-1].timer) == ("timer", "batas_lengkapi")

    def test_are_none_where_there_is_nothing_to_cover(self, chained: bool) -> None:
        assert walks(SAMPLE, "timers", chained=chained) == []

    def test_are_connected_from_the_start(self, chained: bool) -> None:
        for cover in COVERS:
            for path in walks(sample(), cover, chained=chained):
                assert path.states[0] == "draf"
                for one, other in zip(path.steps, path.steps[1:], strict=False):
                    assert one.target == other.source

    def test_are_the_same_every_time_and_have_their_own_ids(self, chained: bool) -> None:
        for cover in COVERS:
            first, second = (walks(sample(), cover, chained=chained) for _ in range(2))
            assert first == second
            assert len({one.id for one in first}) == len(first)

    @pytest.mark.parametrize("code", SHIPPED)
    def test_can_be_walked_in_every_service(self, code: str, chained: bool) -> None:
        service = KEMENAG.get(code, on=ON)
        for cover in COVERS:
            for path in paths(service.lifecycle, cover, chained=chained):
                request = walk(service, path)
                took = [one for one in request.history if one.kind == "transition"]
                assert [(one.source, one.name, one.target) for one in took] == [
                    edge(one) for one in path.steps
                ]


class TestPathsOf:
    def test_a_chained_cover_has_fewer_and_longer_walks(self) -> None:
        single, chained = (walks(SAMPLE, "transitions", chained=one) for one in (False, True))

        assert len(chained) < len(single)
        assert max(map(len, chained)) > max(map(len, single))

    def test_an_unknown_cover_is_refused(self) -> None:
        with pytest.raises(UnknownChoiceError) as caught:
            paths(SERVICE.lifecycle, "transition")  # type: ignore[arg-type]

        assert "cover cannot be 'transition'; did you mean 'transitions'" in str(caught.value)
        assert "cover tidak dapat bernilai" in caught.value.describe("id")

    def test_a_service_is_no_lifecycle(self) -> None:
        with pytest.raises(WrongTypeError):
            paths(SERVICE)  # type: ignore[arg-type]

    def test_say_what_they_are_in_both_languages(self) -> None:
        (path,) = walks(sample(), "timers")

        assert path.id == "1-ajukan-minta_perbaikan-tarik"
        assert path.description == Label(
            id="Ajukan (Pemohon) → diajukan; Minta perbaikan (Petugas loket) → dikembalikan; "
            "Tarik (batas melengkapi) → ditarik",
            en="Submit (Applicant) → submitted; Ask for completion (Front office) → returned; "
            "Withdraw (time to complete) → withdrawn",
        )

    def test_a_long_walk_has_a_short_id(self) -> None:
        longest = max(walks(SAMPLE, "pairs", chained=True), key=len)

        assert len(longest.id) < 66
        assert longest.id.endswith("...")

    def test_a_timer_behind_one_that_nothing_holds_up_is_left_out(self) -> None:
        data = sample()
        slow = data["timers"][0] | {"name": "lambat", "after": "20 hari kerja"}
        data["timers"].append(slow)
        lifecycle = Lifecycle.diagnose(data)

        found = {one.timer for path in paths(lifecycle, "timers") for one in path.steps}
        assert found == {None, "batas_lengkapi"}

    def test_an_empty_path_passes_no_state(self) -> None:
        assert Path((), "0", label_of("kosong")).states == ()


def label_of(text: str) -> Label:
    return Label(id=text, en=text)


def leading_to(data: dict[str, Any], cover: Cover, last: str) -> Path:
    """
    Return a path of a cover up to the step of this name.
    """
    found = next(one for one in walks(data, cover) if last in {step.name for step in one.steps})
    until = next(n for n, step in enumerate(found.steps, start=1) if step.name == last)
    return Path(found.steps[:until], found.id, found.description)


class TestWalk:
    def test_opens_on_a_monday_morning(self) -> None:
        request = walk(SERVICE, walks(sample(), "states")[0])

        assert request.history[0].at == datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
        assert (request.id, request.applicant) == ("REQ-1", "P-1")

    def test_opens_where_and_when_it_is_told(self) -> None:
        office = Office(code="x", name="X", region="ID-PA", level="kua")
        start = datetime(2025, 5, 5, 10, 0, tzinfo=ZoneInfo("Asia/Jayapura"))
        path = walks(sample(), "states")[0]
        request = walk(SERVICE, path, office=office, start=start, reference="R-9", applicant="P-7")

        assert (request.office, request.history[0].at) == (office, start)
        assert (request.id, request.applicant) == ("R-9", "P-7")

    def test_refuses_a_day_on_which_the_service_is_not_in_force(self) -> None:
        start = datetime(2019, 5, 6, 10, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
        with pytest.raises(NotInForceError):
            walk(SERVICE, walks(sample(), "states")[0], start=start)

    @pytest.mark.parametrize("given", [(SERVICE.lifecycle, None), (SERVICE, "ajukan")])
    def test_refuses_what_is_no_service_or_no_path(self, given: tuple[Any, Any]) -> None:
        with pytest.raises(WrongTypeError):
            walk(*given)

    def test_lets_a_timer_run_out(self) -> None:
        (path,) = walks(sample(), "timers")
        request = walk(SERVICE, path)

        # Returned on Monday 2 March: five working days end on Monday the 9th, at 15.00
        # because of Ramadan.
        assert request.history[-1].actor == "system"
        assert request.history[-1].at == datetime(
            2026, 3, 9, 15, 0, tzinfo=ZoneInfo("Asia/Jakarta")
        )

    def test_lets_somebody_else_do_what_must_be_done_by_another(self) -> None:
        data = sample()
        data["transitions"][TERIMA]["roles"] = ["kepala"]
        data["transitions"][SETUJUI]["roles"] = ["kepala", "front_office"]
        data["transitions"][SETUJUI]["separate_from"] = ["terima"]
        request = walk(service_of(data), leading_to(data, "transitions", "setujui"))

        assert [one.actor for one in request.history[-2:]] == ["kepala-1", "kepala-2"]

    def test_waits_where_a_step_must_wait(self) -> None:
        data = sample()
        data["transitions"][SETUJUI]["not_before"] = {"after": "3 hari", "since": "ajukan"}
        request = walk(service_of(data, LEVEL), leading_to(data, "transitions", "setujui"))

        # Submitted on 2 March: three days are over when the 5th ends.
        assert request.history[-1].at.date() == date(2026, 3, 6)

    def test_goes_by_the_step_that_another_waits_for(self) -> None:
        data = sample()
        data["transitions"][TOLAK] |= {
            "sources": ["diproses"],
            "not_before": {"after": "1 hari", "since": "minta_perbaikan"},
        }
        path = leading_to(data, "transitions", "tolak")

        assert "minta_perbaikan" in {one.name for one in path.steps}
        assert walk(service_of(data), path).state == "ditolak"

    def test_opens_a_sub_request_in_time_for_a_later_step(self) -> None:
        data = sample()
        data["subs"] = {"ahli": {"label": label("ahli", "expert"), "states": ["diajukan"]}}
        data["transitions"][SETUJUI]["closed_subs"] = ["ahli"]
        request = walk(service_of(data), leading_to(data, "transitions", "setujui"))

        kinds = [one.kind for one in request.history]
        assert kinds.index("sub_closed") < len(kinds) - 2
        assert request.state == "selesai"

    def test_opens_a_sub_request_where_it_is_wanted(self) -> None:
        data = sample()
        data["subs"] = {"ahli": {"label": label("ahli", "expert")}}
        data["transitions"][SETUJUI]["closed_subs"] = ["ahli"]
        request = walk(service_of(data), leading_to(data, "transitions", "setujui"))

        assert [one.kind for one in request.history[-3:]] == [
            "sub_opened",
            "sub_closed",
            "transition",
        ]

    def test_brings_what_an_automatic_step_wants(self) -> None:
        data = sample()
        data["transitions"][SETUJUI] |= {
            "roles": [],
            "automatic": True,
            "documents": ["ktp"],
            "guards": [{"fact": "lunas", "equals": True}],
        }
        request = walk(service_of(data), leading_to(data, "transitions", "setujui"))

        assert request.state == "selesai"
        assert request.history[-1].actor == "system"

    def test_follows_what_happens_at_once(self) -> None:
        data = sample()
        data["states"]["disaring"] = data["states"]["diajukan"] | {"label": label("x", "x")}
        data["transitions"][AJUKAN]["target"] = "disaring"
        data["transitions"].append(
            data["transitions"][TERIMA]
            | {
                "name": "saring",
                "sources": "disaring",
                "target": "diajukan",
                "roles": [],
                "automatic": True,
            }
        )
        lifecycle = Lifecycle(**data)
        service = service_of(data)
        for path in paths(lifecycle):
            assert walk(service, path).state == path.steps[-1].target
        kinds = {one.kind for path in paths(lifecycle) for one in path.steps}
        assert kinds == {"fire", "automatic"}
        leaving = {
            one.name for path in paths(lifecycle) for one in path.steps if one.source == "disaring"
        }
        assert leaving == {"saring"}, "nothing else has the time to happen"

    def test_takes_the_payload_that_a_guard_of_the_host_wants(self) -> None:
        def known(case: Situation, by: Actor) -> Verdict:
            if case.facts.get("kode") == "rahasia":
                return Verdict.yes()
            return Verdict.no(Label(id="kodenya salah", en="the code is wrong"))

        data = sample()
        data["transitions"][SETUJUI]["guards"] = ["kode_benar"]
        service = service_of(data).with_guards(Guards({"kode_benar": known}))
        path = leading_to(data, "transitions", "setujui")
        good = {"setujui": Payload(facts={"kode": "rahasia"})}

        assert walk(service, path, payloads=good).state == "selesai"
        with pytest.raises(NoWayError) as caught:
            walk(service, path)
        assert "'setujui' could not be taken in 'diproses': the code is wrong" in str(caught.value)
        assert "kodenya salah" in caught.value.describe("id")
        assert "payloads=" in str(caught.value)

    def test_tells_what_happened_instead(self) -> None:
        (path,) = walks(sample(), "timers")
        data = sample()
        data["timers"][0]["fires"] = "habis"
        data["transitions"].append(
            data["transitions"][TARIK] | {"name": "habis", "sources": "dikembalikan", "roles": []}
        )
        with pytest.raises(NoWayError) as caught:
            walk(service_of(data), path)

        assert caught.value.instead == ("habis",)
        assert "habis happened instead" in str(caught.value)
        assert "yang terjadi habis" in caught.value.describe("id")

    def test_tells_that_nothing_happened(self) -> None:
        opened = SERVICE.open(
            "R-1",
            office=some_office(),
            applicant="P-1",
            at=first_morning(SERVICE, some_office()),
        )
        with pytest.raises(NoWayError) as caught:
            take(opened, Step("timer", "tarik", "draf", "ditarik"))

        assert "nothing happened" in str(caught.value)
        assert "tidak terjadi apa-apa" in caught.value.describe("id")


class TestActorFor:
    def test_is_the_assignee_where_a_step_is_the_assignees(self) -> None:
        data = sample()
        data["transitions"][TERIMA]["by_assignee"] = True
        service = service_of(data)
        request = walk(service, leading_to(data, "states", "ajukan"))
        assigned = request.assign(
            "S-9", by=Actor("K-1", roles={"kepala"}), at=request.history[-1].at
        )
        way = service.lifecycle.transitions[TERIMA]

        assert actor_for(assigned, way, "front_office").id == "S-9"
        assert actor_for(request, way, "front_office").id == "front_office-1"


class TestFirstMorning:
    def test_is_a_working_day_on_which_the_service_is_in_force(self) -> None:
        # 21 March 2026 is a Saturday in the feast; leave and weekend last to Tuesday the 24th.
        late = service_of(sample(), in_force="2026-03-21", on=date(2026, 3, 21))
        gone = service_of(sample(), until="2021-06-05", on=date(2021, 6, 4))

        assert first_morning(SERVICE, some_office()).date() == date(2026, 3, 2)
        assert first_morning(late, some_office()).date() == date(2026, 3, 25)
        # A Friday, the last day of a version that ended on 5 June 2021, was no day off.
        assert first_morning(gone, some_office()).date() == date(2021, 6, 4)
