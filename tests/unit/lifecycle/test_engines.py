"""
Both engines, one by one: they follow a decision and take none.
"""

import gc
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from layanan.lifecycle import (
    Actor,
    Check,
    Engine,
    Lifecycle,
    TransitionError,
    UnknownStateError,
    UnknownTransitionError,
    UnsoundLifecycleError,
    check,
    table_engine,
    transitions_engine,
)

Maker = Callable[[Lifecycle], Engine]

EVERYBODY = Actor("A-1", roles={"pemohon", "front_office", "kepala"})


@pytest.fixture(params=[transitions_engine, table_engine], ids=["transitions", "table"])
def maker(request: pytest.FixtureRequest) -> Maker:
    made: Maker = request.param
    return made


def _decided(lifecycle: Lifecycle, state: str, name: str) -> Check:
    return check(lifecycle, state, name, by=EVERYBODY, note="alasan")


class TestStep:
    def test_follows_an_open_decision(self, lifecycle: Lifecycle, maker: Maker) -> None:
        engine, state = maker(lifecycle), "draf"

        for name in ("ajukan", "minta_perbaikan", "ajukan", "tolak", "buka_kembali", "setujui"):
            state = engine.step(state, name, _decided(lifecycle, state, name))

        assert "selesai" == state

    def test_refuses_a_closed_decision(self, lifecycle: Lifecycle, maker: Maker) -> None:
        closed = check(lifecycle, "diajukan", "terima", by=Actor("P-1", roles={"pemohon"}))

        with pytest.raises(TransitionError) as caught:
            maker(lifecycle).step("diajukan", "terima", closed)

        assert ("diajukan", "terima") == (caught.value.state, caught.value.name)
        assert (
            "transition 'terima' from 'diajukan' was not decided to be open; ask check first; "
            "there is here: minta_perbaikan, terima, tolak, tarik"
        ) == str(caught.value)
        assert "belum diputuskan terbuka" in caught.value.describe("id")

    @pytest.mark.parametrize("truthy", [1, "yes", [1], None])
    def test_open_means_true_and_nothing_like_it(
        self, lifecycle: Lifecycle, maker: Maker, truthy: Any
    ) -> None:
        almost = replace(_decided(lifecycle, "draf", "ajukan"), open=truthy)

        with pytest.raises(TransitionError):
            maker(lifecycle).step("draf", "ajukan", almost)

    @pytest.mark.parametrize(
        "change", [{"state": "dikembalikan"}, {"name": "tarik"}, {"way": 1}, {"way": -1}]
    )
    def test_refuses_a_decision_about_something_else(
        self, lifecycle: Lifecycle, maker: Maker, change: dict[str, Any]
    ) -> None:
        other = replace(_decided(lifecycle, "draf", "ajukan"), **change)

        with pytest.raises(TransitionError):
            maker(lifecycle).step("draf", "ajukan", other)

    def test_refuses_a_step_that_the_state_has_not(
        self, lifecycle: Lifecycle, maker: Maker
    ) -> None:
        forged = replace(_decided(lifecycle, "draf", "ajukan"), state="selesai")

        with pytest.raises(TransitionError, match="there is here: -"):
            maker(lifecycle).step("selesai", "ajukan", forged)

    def test_refuses_an_unknown_name(self, lifecycle: Lifecycle, maker: Maker) -> None:
        forged = replace(_decided(lifecycle, "draf", "ajukan"), name="kirim")

        with pytest.raises(UnknownTransitionError):
            maker(lifecycle).step("draf", "kirim", forged)

    def test_refuses_an_unknown_state(self, lifecycle: Lifecycle, maker: Maker) -> None:
        forged = replace(_decided(lifecycle, "draf", "ajukan"), state="darf")

        with pytest.raises(UnknownStateError, match="did you mean 'draf'"):
            maker(lifecycle).step("darf", "ajukan", forged)

    def test_no_name_of_the_base_is_known(self, lifecycle: Lifecycle, maker: Maker) -> None:
        forged = replace(_decided(lifecycle, "draf", "ajukan"), name="to_selesai")

        with pytest.raises(UnknownTransitionError):
            maker(lifecycle).step("draf", "to_selesai", forged)

    def test_of_several_ways_takes_the_one_decided(
        self, lifecycle: Lifecycle, maker: Maker, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Two ways need guards to tell them apart; the engines are ready for them.
        other = lifecycle.model_copy(update={"code": f"dua_jalan_{maker.__name__}"})
        first = other.table["diproses"]["setujui"][0]
        second = first.model_copy(update={"target": "ditolak"})
        table = {state: dict(row) for state, row in other.table.items()}
        table["diproses"]["setujui"] = (first, second)
        monkeypatch.setitem(other.__dict__, "table", table)
        decided = _decided(other, "diproses", "setujui")

        assert "selesai" == maker(other).step("diproses", "setujui", decided)
        assert "ditolak" == maker(other).step("diproses", "setujui", replace(decided, way=1))


class TestMaker:
    def test_makes_one_engine_for_each_hash(self, data: dict[str, Any], maker: Maker) -> None:
        engine = maker(Lifecycle(**data))

        assert engine is maker(Lifecycle(**data))
        assert engine is not maker(Lifecycle(**data | {"code": "lain"}))

    def test_refuses_a_definition_that_was_only_diagnosed(
        self, data: dict[str, Any], maker: Maker
    ) -> None:
        data["transitions"][3]["target"] = "selesei"

        with pytest.raises(UnsoundLifecycleError, match="L005 setujui"):
            maker(Lifecycle.diagnose(data))

    def test_an_engine_keeps_no_request(self, lifecycle: Lifecycle, maker: Maker) -> None:
        engine, decided = maker(lifecycle), _decided(lifecycle, "draf", "ajukan")
        engine.step("draf", "ajukan", decided)
        gc.collect()
        before = len(gc.get_objects())

        for _ in range(1_000):
            engine.step("draf", "ajukan", decided)

        gc.collect()
        assert len(gc.get_objects()) - before < 100


class TestThreads:
    def test_eight_threads_on_one_definition_do_not_mix(
        self, lifecycle: Lifecycle, maker: Maker
    ) -> None:
        walks = [
            (("ajukan", "terima", "setujui"), "selesai"),
            (("ajukan", "tolak"), "ditolak"),
            (("ajukan", "minta_perbaikan", "ajukan", "tarik"), "ditarik"),
            (("ajukan", "tolak", "buka_kembali", "setujui"), "selesai"),
        ]

        def walk(thread: int) -> list[str]:
            names, _ = walks[thread % len(walks)]
            engine, ends = maker(lifecycle), []
            for _ in range(100):
                state = lifecycle.initial
                for name in names:
                    state = engine.step(state, name, _decided(lifecycle, state, name))
                ends.append(state)
            return ends

        with ThreadPoolExecutor(max_workers=8) as pool:
            ends = list(pool.map(walk, range(8)))

        assert [[walks[thread % len(walks)][1]] * 100 for thread in range(8)] == ends

    def test_eight_threads_may_ask_for_a_new_engine_at_once(
        self, data: dict[str, Any], maker: Maker
    ) -> None:
        fresh = Lifecycle(**data | {"code": f"baru_{maker.__name__}"})
        decided = _decided(fresh, "draf", "ajukan")

        with ThreadPoolExecutor(max_workers=8) as pool:
            found = pool.map(lambda _: maker(fresh).step("draf", "ajukan", decided), range(64))

            assert {"diajukan"} == set(found)


def test_the_base_is_not_loaded_before_an_engine_is_asked_for() -> None:
    script = "import sys, layanan.lifecycle; print('transitions' in sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)

    assert b"False" == loaded.stdout.strip()
