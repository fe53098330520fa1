"""
A failing walk is cut down to what it takes to fail.
"""

from itertools import pairwise

import pytest

from layanan.lifecycle import Lifecycle
from layanan.records import WrongTypeError
from layanan.testing import Step, shorten
from tests.unit.testing.planted import SERVICE, sample

LIFECYCLE = SERVICE.lifecycle


def fire(name: str, source: str, target: str) -> Step:
    return Step("fire", name, source, target, role="pemohon")


SUBMIT = fire("ajukan", "draf", "diajukan")
RETURN = fire("minta_perbaikan", "diajukan", "dikembalikan")
AGAIN = fire("ajukan", "dikembalikan", "diajukan")
ACCEPT = fire("terima", "diajukan", "diproses")
REFUSE = fire("tolak", "diproses", "ditolak")
REOPEN = fire("buka_kembali", "ditolak", "diproses")
APPROVE = fire("setujui", "diproses", "selesai")
LONG = (SUBMIT, RETURN, AGAIN, RETURN, AGAIN, ACCEPT, REFUSE, REOPEN, APPROVE)


def names(steps: tuple[Step, ...]) -> list[str]:
    return [one.name for one in steps]


class TestShorten:
    def test_cuts_what_comes_back_to_the_same_state(self) -> None:
        found = shorten(LIFECYCLE, LONG, lambda steps: steps[-1].name == "setujui")

        assert names(found) == ["ajukan", "terima", "setujui"]

    def test_keeps_what_the_failure_needs(self) -> None:
        def after_two_returns(steps: tuple[Step, ...]) -> bool:
            return names(steps).count("minta_perbaikan") == 2 and steps[-1].name == "setujui"

        found = shorten(LIFECYCLE, LONG, after_two_returns)

        # Both returns with the new submission of each, between the shortest ways.
        assert names(found) == [
            *("ajukan", "minta_perbaikan", "ajukan", "minta_perbaikan"),
            *("ajukan", "terima", "setujui"),
        ]

    def test_every_step_begins_where_the_one_before_it_ends(self) -> None:
        def look(steps: tuple[Step, ...]) -> bool:
            assert steps[0].source == "draf"
            assert all(a.target == b.source for a, b in pairwise(steps))
            return False

        assert shorten(LIFECYCLE, LONG, look) == LONG

    def test_takes_the_shortest_way_to_a_state(self) -> None:
        # The direct way exists beside the detour, and shares no state with it.
        data = sample()
        step = data["transitions"][0]
        data["transitions"].append(step | {"name": "langsung", "target": "diproses"})
        data["transitions"][-1]["sources"] = ["draf"]

        found = shorten(
            Lifecycle(**data),
            (SUBMIT, ACCEPT, APPROVE),
            lambda steps: steps[-1].name == "setujui",
        )

        assert names(found) == ["langsung", "setujui"]

    def test_makes_waits_plain_and_drops_what_does_nothing(self) -> None:
        tried = Step("attempt", "setujui", "diajukan", "diajukan", role="kepala")
        wait = Step("wait", "wait", "diajukan", "diajukan", wait=12, shift=1)

        def waited(steps: tuple[Step, ...]) -> bool:
            return "wait" in names(steps) and steps[-1].name == "terima"

        found = shorten(LIFECYCLE, (SUBMIT, tried, wait, ACCEPT), waited)

        assert names(found) == ["ajukan", "wait", "terima"]
        assert (found[1].wait, found[1].shift) == (0, 0)

    def test_keeps_a_wait_that_matters(self) -> None:
        wait = Step("wait", "wait", "diajukan", "diajukan", wait=12, shift=1)

        def long(steps: tuple[Step, ...]) -> bool:
            return any(one.wait == 12 for one in steps)

        found = shorten(LIFECYCLE, (SUBMIT, wait), long)

        assert [(one.name, one.wait, one.shift) for one in found][-1] == ("wait", 12, 0)

    def test_gives_up_after_enough_tries(self) -> None:
        count = 0

        def never(steps: tuple[Step, ...]) -> bool:
            nonlocal count
            count += 1
            return False

        # Twenty-five returns give more than a thousand cuts.
        walk = (SUBMIT, *(RETURN, AGAIN) * 25, ACCEPT)
        assert shorten(LIFECYCLE, walk, never) == walk
        assert count <= 400

    def test_one_step_stays(self) -> None:
        assert shorten(LIFECYCLE, [SUBMIT], lambda steps: True) == (SUBMIT,)

    def test_a_service_is_no_lifecycle(self) -> None:
        with pytest.raises(WrongTypeError):
            shorten(SERVICE, LONG, lambda steps: True)  # type: ignore[arg-type]


class TestDescribe:
    @pytest.mark.parametrize(
        ("step", "indonesian", "english"),
        [
            (SUBMIT, "Ajukan (Pemohon) → diajukan", "Submit (Applicant) → submitted"),
            (
                Step("attempt", "setujui", "draf", "draf", role="arsiparis"),
                "Setujui (arsiparis): harus ditolak",
                "Approve (arsiparis): must be refused",
            ),
            (
                Step("wait", "wait", "draf", "draf", wait=3),
                "tunggu 3 hari",
                "wait 3 days",
            ),
            (
                Step("wait", "wait", "draf", "draf", wait=3, shift=-1),
                "tunggu 3 hari -1 detik",
                "wait 3 days -1 s",
            ),
            (
                Step("wait", "wait", "draf", "draf", shift=1),
                "tunggu sampai yang berikutnya jatuh tempo +1 detik",
                "wait until the next thing is due +1 s",
            ),
        ],
    )
    def test_says_a_step_in_words(self, step: Step, indonesian: str, english: str) -> None:
        words = step.describe(LIFECYCLE)

        assert (words.id, words.en) == (indonesian, english)
