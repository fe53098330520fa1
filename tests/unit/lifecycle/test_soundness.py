"""
One planted defect for every check, found with its code and its text.

The English texts are those of the catalogue of checks, not of the code.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from layanan.lifecycle import Finding, Lifecycle, UnsoundLifecycleError

Data = dict[str, Any]


def _add_state(data: Data, name: str, *, like: str = "diproses") -> None:
    data["states"][name] = data["states"][like]


def _add_step(data: Data, name: str, source: str, target: str) -> None:
    data["transitions"].append(
        data["transitions"][2] | {"name": name, "sources": source, "target": target}
    )


def _drop(data: Data, *names: str) -> None:
    data["transitions"] = [one for one in data["transitions"] if one["name"] not in names]


def _twice_among_sources(data: Data) -> None:
    data["transitions"][0]["sources"] = ["draf", "draf", "dikembalikan"]


def _twice_among_roles(data: Data) -> None:
    data["transitions"][0]["roles"] = ["pemohon", "pemohon"]


def _blank_in_a_name(data: Data) -> None:
    _add_step(data, "Kirim Ulang", "diajukan", "diproses")


def _keyword_as_a_state(data: Data) -> None:
    _add_state(data, "pass", like="selesai")
    _add_step(data, "lewati", "diajukan", "pass")


def _long_role(data: Data) -> None:
    data["roles"]["p" * 64] = data["roles"]["pemohon"]


def _misspelt_initial(data: Data) -> None:
    data["initial"] = "darf"


def _unlike_initial(data: Data) -> None:
    data["initial"] = "zzz"


def _misspelt_target(data: Data) -> None:
    data["transitions"][3]["target"] = "selesei"


def _misspelt_source(data: Data) -> None:
    data["transitions"][3]["sources"] = "diproces"


def _misspelt_role(data: Data) -> None:
    data["transitions"][3]["roles"] = "kepla"


def _no_end(data: Data) -> None:
    for state in data["states"].values():
        state.update(kind="working", outcome=None, reopenable=False)


def _unreachable(data: Data) -> None:
    _add_state(data, "peninjauan")
    _add_step(data, "laporkan", "peninjauan", "diproses")


def _stuck(data: Data) -> None:
    _add_state(data, "peninjauan")
    data["transitions"][-1]["sources"] = ["draf"]  # no wildcard that would rescue it
    _add_step(data, "tinjau", "diproses", "peninjauan")


def _endless(data: Data) -> None:
    _stuck(data)
    _add_state(data, "penjadwalan")
    _add_step(data, "jadwalkan", "peninjauan", "penjadwalan")
    _add_step(data, "jadwal_ulang", "penjadwalan", "peninjauan")


def _left_end(data: Data) -> None:
    _add_step(data, "banding", "selesai", "diproses")


def _ambiguous(data: Data) -> None:
    _add_step(data, "setujui", "diproses", "ditolak")


FINALS = "selesai, ditolak, ditarik"


class Planted(NamedTuple):
    """
    Pair a way to break the definition with what must be said about it.
    """

    plant: Callable[[Data], None]
    code: str
    english: str
    indonesian: str
    loc: tuple[str | int, ...]


PLANTED = [
    Planted(
        _twice_among_sources,
        "L001",
        "ajukan: the source 'draf' is named twice.",
        "ajukan: status asal 'draf' disebut dua kali.",
        ("transitions", 0, "sources"),
    ),
    Planted(
        _twice_among_roles,
        "L001",
        "ajukan: the role 'pemohon' is named twice.",
        "ajukan: peran 'pemohon' disebut dua kali.",
        ("transitions", 0, "roles"),
    ),
    Planted(
        _blank_in_a_name,
        "L002",
        "Kirim Ulang: not a usable name: start with a-z, then a-z, 0-9 or _, "
        "at most 63 characters, and no Python keyword.",
        "Kirim Ulang: nama tidak dapat dipakai: mulailah dengan a-z, lalu a-z, 0-9 atau _, "
        "paling banyak 63 karakter, dan bukan kata kunci Python.",
        ("transitions", 7, "name"),
    ),
    Planted(
        _keyword_as_a_state, "L002", "pass: not a usable name", "pass: nama", ("states", "pass")
    ),
    Planted(_long_role, "L002", "p" * 64 + ": not a", "p" * 64 + ": nama", ("roles", "p" * 64)),
    Planted(
        _misspelt_initial,
        "L004",
        "darf: the initial state does not exist. Did you mean 'draf'?",
        "darf: status awal tidak ada. Apakah maksudnya 'draf'?",
        ("initial",),
    ),
    Planted(
        _unlike_initial,
        "L004",
        "zzz: the initial state does not exist.",
        "zzz: status awal tidak ada.",
        ("initial",),
    ),
    Planted(
        _misspelt_target,
        "L005",
        "setujui: leads to 'selesei', which is not a state. Did you mean 'selesai'?",
        "setujui: menuju 'selesei', yang bukan status. Apakah maksudnya 'selesai'?",
        ("transitions", 3, "target"),
    ),
    Planted(
        _misspelt_source,
        "L005",
        "setujui: starts from 'diproces', which is not a state. Did you mean 'diproses'?",
        "setujui: berawal dari 'diproces', yang bukan status. Apakah maksudnya 'diproses'?",
        ("transitions", 3, "sources"),
    ),
    Planted(
        _misspelt_role,
        "L006",
        "setujui from diproses: role 'kepla' is not declared. Did you mean 'kepala'?",
        "setujui dari diproses: peran 'kepla' belum dideklarasikan. Apakah maksudnya 'kepala'?",
        ("transitions", 3, "roles"),
    ),
    Planted(
        _no_end,
        "L008",
        "contoh: no state is final, so no request can ever be closed.",
        "contoh: tidak ada status akhir, sehingga permohonan tidak pernah dapat ditutup.",
        ("states",),
    ),
    Planted(
        _unreachable,
        "L101",
        "peninjauan: cannot be reached: no transition path leads here from 'draf'.",
        "peninjauan: tidak dapat dicapai: tidak ada jalan ke sini dari 'draf'.",
        ("states", "peninjauan"),
    ),
    Planted(
        _stuck,
        "L103",
        "peninjauan: a request that enters this state is stuck: there is no way out and it is "
        "not final.",
        "peninjauan: permohonan yang masuk ke status ini terhenti: tidak ada jalan keluar dan "
        "ini bukan status akhir.",
        ("states", "peninjauan"),
    ),
    Planted(
        _endless,
        "L104",
        "peninjauan, penjadwalan: a request in here can move but never finish: no final state "
        f"can be reached (finals: {FINALS}).",
        "peninjauan, penjadwalan: permohonan di sini dapat bergerak tetapi tidak pernah selesai: "
        f"tidak ada status akhir yang dapat dicapai (status akhir: {FINALS}).",
        ("states", "peninjauan"),
    ),
    Planted(
        _left_end,
        "L105",
        "selesai: is final, yet banding leaves it. Remove the transition or mark the state "
        "reopenable.",
        "selesai: adalah status akhir, tetapi banding meninggalkannya. Hapus transisi itu atau "
        "tandai statusnya reopenable.",
        ("transitions", 7, "sources"),
    ),
    Planted(
        _ambiguous,
        "L202",
        "setujui from diproses: leads to selesai, ditolak with no guard to tell them apart.",
        "setujui dari diproses: menuju selesai, ditolak tanpa syarat yang membedakannya.",
        ("transitions", 7),
    ),
]


def _refused(data: Data) -> tuple[Finding, ...]:
    with pytest.raises(UnsoundLifecycleError) as caught:
        Lifecycle(**data)

    return caught.value.findings


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one.code}{one.plant.__name__}")
def test_a_planted_defect_is_one_fault_and_found(data: Data, planted: Planted) -> None:
    planted.plant(data)

    (finding,) = _refused(data)

    assert (planted.code, "error") == (finding.code, finding.level)
    assert planted.loc == finding.loc
    assert finding.label.en.startswith(planted.english)
    assert finding.label.id.startswith(planted.indonesian)
    assert f"{planted.code} {finding.label.en}" == finding.text("en")
    assert f"{planted.code} {finding.label.id}" == str(finding)


class TestL001:
    def test_a_state_defined_twice_is_refused(self, data: Data) -> None:
        pairs = [*data["states"].items()]
        data["states"] = [*pairs, pairs[0], pairs[1]]

        first, second = _refused(data)

        assert "L001 diajukan: the state is defined twice." == first.text("en")
        assert "L001 draf: status didefinisikan dua kali." == second.text("id")

    def test_pairs_without_a_twin_are_a_mapping(self, data: Data) -> None:
        whole = Lifecycle(**data)

        assert whole == Lifecycle(**data | {"states": [*data["states"].items()]})


class TestRootCauses:
    def test_a_wrong_name_stops_the_rest(self, data: Data) -> None:
        _unreachable(data)
        _misspelt_role(data)

        assert ["L006"] == [one.code for one in _refused(data)]

    def test_all_wrong_names_are_told_together(self, data: Data) -> None:
        for plant in (_misspelt_initial, _misspelt_role, _misspelt_target, _blank_in_a_name):
            plant(data)

        assert ["L002", "L004", "L005", "L006"] == [one.code for one in _refused(data)]

    def test_all_wrong_ways_are_told_together(self, data: Data) -> None:
        _endless(data)
        _left_end(data)
        _ambiguous(data)
        _add_state(data, "arsip", like="selesai")

        assert ["L101", "L104", "L105", "L202"] == [one.code for one in _refused(data)]

    def test_a_dead_transition_follows_from_its_source(self, data: Data) -> None:
        _unreachable(data)

        found = Lifecycle.diagnose(data).check(consequences=True)

        # "tarik" starts from every open state, so from this one as well.
        assert [
            ("L101", "peninjauan", None),
            ("L102", "tarik@peninjauan", "peninjauan"),
            ("L102", "laporkan@peninjauan", "peninjauan"),
        ] == [(one.code, one.place, one.because) for one in found]
        assert (
            "laporkan from peninjauan: can never fire, because its source state cannot be reached."
        ) == found[2].label.en

    def test_what_hangs_from_an_unreachable_state_is_not_told_again(self, data: Data) -> None:
        _unreachable(data)
        _add_state(data, "arsip", like="selesai")
        _add_step(data, "arsipkan", "peninjauan", "arsip")

        found = Lifecycle.diagnose(data).check(consequences=True)

        assert ["peninjauan"] == [one.place for one in _refused(data)]
        assert ("L101", "peninjauan") in {(one.code, one.because) for one in found}

    def test_a_way_into_a_stuck_state_is_not_told_again(self, data: Data) -> None:
        _stuck(data)
        _drop(data, "setujui", "tolak")

        found = Lifecycle.diagnose(data).check(consequences=True)

        # Only drafts can still end, by being withdrawn; the two ends without a
        # way in are faults of their own.
        assert [
            ("L101", "selesai"),
            ("L101", "ditolak"),
            ("L103", "peninjauan"),
        ] == [(one.code, one.place) for one in found if one.because is None]
        assert [
            ("L102", "buka_kembali@ditolak", "ditolak"),
            ("L104", "diajukan", "peninjauan"),
            ("L104", "dikembalikan", "peninjauan"),
            ("L104", "diproses", "peninjauan"),
        ] == [(one.code, one.place, one.because) for one in found if one.because is not None]


class TestTraces:
    def test_the_shortest_way_into_a_stuck_state_is_shown(self, data: Data) -> None:
        _stuck(data)

        assert ("ajukan", "terima", "tinjau") == _refused(data)[0].trace

    def test_the_way_out_of_an_end_is_shown(self, data: Data) -> None:
        _left_end(data)

        assert ("ajukan", "terima", "setujui", "banding") == _refused(data)[0].trace

    def test_an_end_that_is_out_of_reach_has_no_way(self, data: Data) -> None:
        _add_state(data, "arsip", like="selesai")
        _add_step(data, "banding", "arsip", "diproses")

        unreachable, left = _refused(data)

        assert ("L101", "L105", ()) == (unreachable.code, left.code, left.trace)


def test_a_chain_longer_than_python_recurses_is_checked(data: Data) -> None:
    chain = [f"langkah_{number}" for number in range(3_000)]
    for source, target in zip(["draf", *chain], chain, strict=False):
        _add_state(data, target)
        _add_step(data, f"ke_{target}", source, target)
    data["transitions"][6]["sources"] = ["draf"]  # no wildcard that would rescue the last

    (finding,) = _refused(data)

    assert ("L103", "langkah_2999") == (finding.code, finding.place)
    assert 3_000 == len(finding.trace)
