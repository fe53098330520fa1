"""
What a definition is told: every planted defect, once, with its code and its text.
"""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from layanan.lifecycle import Finding, Guards, Lifecycle, UnsoundLifecycleError, Verdict
from layanan.lifecycle._finding import CODES
from layanan.lifecycle._soundness_versions import changed_in_place
from layanan.sla import Term
from tests.strategies.defects import (
    AJUKAN,
    BUKA,
    PLANTED,
    SETUJUI,
    TARIK,
    TERIMA,
    TOLAK,
    Planted,
    add_state,
    add_step,
    add_timer,
    ambiguous,
    blank_in_a_name,
    budget,
    budget_a_visit,
    change,
    drop,
    endless,
    expiry,
    left_end,
    misspelt_initial,
    misspelt_role,
    misspelt_target,
    mixed_units,
    no_withdrawal,
    sample,
    separate_by_one_role,
    seven_days,
    stuck,
    timer_without_exit,
    unreachable,
)

Data = dict[str, Any]
NOON = datetime(2026, 3, 13, 12, 0, tzinfo=UTC)


def found(data: Data, **against: Any) -> tuple[Finding, ...]:
    return Lifecycle.diagnose(data).check(**against)


def codes(data: Data, **against: Any) -> list[str]:
    """
    Return the codes that are told beyond those of the sample itself.
    """
    known = {(one.code, one.place) for one in found(sample())}
    return [one.code for one in found(data, **against) if (one.code, one.place) not in known]


def refused(data: Data) -> tuple[Finding, ...]:
    with pytest.raises(UnsoundLifecycleError) as caught:
        Lifecycle(**data)

    return caught.value.findings


def all_of(data: Data) -> list[tuple[str, str, str | None]]:
    """
    Return all findings, with what they follow from.
    """
    return [(one.code, one.place, one.because) for one in found(data, consequences=True)]


NUMBERED = [
    pytest.param(one, id=f"{number:02}-{one.code}-{one.plant.__name__}")
    for number, one in enumerate(PLANTED)
]


@pytest.mark.parametrize("planted", NUMBERED)
class TestAPlantedDefect:
    def test_is_found_with_its_text_and_nothing_else(self, data: Data, planted: Planted) -> None:
        known = {(one.code, one.place) for one in found(sample())}
        planted.plant(data)

        told = [
            one for one in found(data, **planted.against()) if (one.code, one.place) not in known
        ]
        (finding,) = [one for one in told if one.code == planted.code]

        assert sorted(planted.also) == sorted(one.code for one in told if one is not finding)
        assert planted.level == finding.level
        assert planted.loc == finding.loc
        assert planted.trace == finding.trace
        assert f"{planted.code} {planted.english}" == finding.text("en")
        assert f"{planted.code} {planted.indonesian}" == str(finding)

    def test_refuses_the_definition_if_it_is_an_error_in_itself(
        self, data: Data, planted: Planted
    ) -> None:
        planted.plant(data)

        if planted.level == "error" and not planted.against():
            assert [planted.code] == [one.code for one in refused(data)]
        else:
            assert Lifecycle(**data) == Lifecycle.diagnose(data)


class TestTheCatalogue:
    def test_has_a_planted_defect_for_every_code(self) -> None:
        # L102 always follows from an unreachable state; L701 is found by the service.
        assert set(CODES) - {"L102", "L701"} == {one.code for one in PLANTED}

    def test_has_a_planted_defect_for_every_level_of_a_code(self) -> None:
        planted = {(one.code, one.level) for one in PLANTED}

        assert planted | {("L102", "error"), ("L701", "error")} == {
            (code, level) for code, levels in CODES.items() for level in levels
        }

    def test_names_every_code_that_a_check_uses(self) -> None:
        folder = Path(changed_in_place.__code__.co_filename).parent
        used = {
            code
            for path in folder.glob("_soundness_*.py")
            for code in re.findall(r'"(L\d{3})",', path.read_text("utf-8"))
        } | {"L004", "L005", "L006", "L007", "L009", "L010", "L011", "L012", "L013", "L014"}

        assert set(CODES) == used

    def test_is_told_in_the_order_of_the_codes(self, data: Data) -> None:
        seven_days(data)
        no_withdrawal(data)
        unreachable(data)
        change(data, SETUJUI, guards="lunas")
        told = [one.code for one in found(data, total=Term.parse("10 hari kerja"))]

        assert sorted(told) == told
        assert {"L101", "L205", "L305", "L503"} <= set(told)


class TestL001:
    def test_a_state_defined_twice_is_refused(self, data: Data) -> None:
        pairs = [*data["states"].items()]
        data["states"] = [*pairs, pairs[0], pairs[1]]

        first, second = refused(data)

        assert first.text("en") == "L001 diajukan: the state is defined twice."
        assert second.text("id") == "L001 draf: status didefinisikan dua kali."

    def test_pairs_without_a_twin_are_a_mapping(self, data: Data) -> None:
        whole = Lifecycle(**data)

        assert whole == Lifecycle(**data | {"states": [*data["states"].items()]})


class TestRootCauses:
    def test_a_wrong_name_stops_the_rest(self, data: Data) -> None:
        unreachable(data)
        misspelt_role(data)

        assert ["L006"] == [one.code for one in refused(data)]

    def test_a_warning_about_a_name_does_not(self, data: Data) -> None:
        add_state(data, "note")

        assert ["L003", "L101"] == codes(data)

    def test_all_wrong_names_are_told_together(self, data: Data) -> None:
        for plant in (misspelt_initial, misspelt_role, misspelt_target, blank_in_a_name):
            plant(data)

        assert ["L002", "L004", "L005", "L006"] == [one.code for one in refused(data)]

    def test_all_wrong_ways_are_told_together(self, data: Data) -> None:
        endless(data)
        left_end(data)
        ambiguous(data)
        timer_without_exit(data)
        separate_by_one_role(data)
        add_state(data, "arsip", like="selesai")

        assert ["L101", "L104", "L105", "L202", "L304", "L402"] == [
            one.code for one in refused(data)
        ]

    def test_a_dead_transition_follows_from_its_source(self, data: Data) -> None:
        unreachable(data)

        # "tarik" starts from every open state, so from this one as well.
        assert [
            ("L101", "peninjauan", None),
            ("L102", "tarik@peninjauan", "peninjauan"),
            ("L102", "laporkan@peninjauan", "peninjauan"),
        ] == all_of(data)[:3]
        assert (
            "laporkan from peninjauan: can never fire, because its source state cannot be reached."
        ) == found(data, consequences=True)[2].label.en

    def test_what_hangs_from_an_unreachable_state_is_not_told_again(self, data: Data) -> None:
        unreachable(data)
        add_state(data, "arsip", like="selesai")
        add_step(data, "arsipkan", "peninjauan", "arsip")

        assert ["peninjauan"] == [one.place for one in refused(data)]
        assert ("L101", "arsip", "peninjauan") in all_of(data)

    def test_a_way_into_a_stuck_state_is_not_told_again(self, data: Data) -> None:
        stuck(data)
        drop(data, "setujui", "tolak")

        told = [one for one in all_of(data) if one[0] < "L106"]

        # Only drafts can still end, by being withdrawn; the two ends without a
        # way in are faults of their own.
        assert [
            ("L101", "selesai", None),
            ("L101", "ditolak", None),
            ("L103", "peninjauan", None),
        ] == [one for one in told if one[2] is None]
        assert [
            ("L102", "buka_kembali@ditolak", "ditolak"),
            ("L104", "diajukan", "peninjauan"),
            ("L104", "dikembalikan", "peninjauan"),
            ("L104", "diproses", "peninjauan"),
        ] == [one for one in told if one[2] is not None]

    def test_a_missed_success_is_why_only_refusals_remain(self, data: Data) -> None:
        drop(data, "setujui")

        assert ["L101"] == codes(data)
        assert {
            ("L106", state, "selesai") for state in ("draf", "diajukan", "dikembalikan", "diproses")
        } <= set(all_of(data))

    def test_what_follows_on_a_branch_of_refusals_is_not_told_again(self, data: Data) -> None:
        for state in ("dibatalkan", "disimpan"):
            add_state(data, state)
        add_step(data, "batalkan", "diproses", "dibatalkan")
        add_step(data, "simpan", "dibatalkan", "disimpan")
        add_step(data, "ulang", "disimpan", "dibatalkan")

        assert ["L106"] == codes(data)
        assert ("L106", "disimpan", "dibatalkan") in all_of(data)

    def test_a_misspelt_timer_is_why_nobody_takes_its_step(self, data: Data) -> None:
        expiry(data)
        change(data, 7, roles=[], sources="dikembalikan")
        data["timers"][0]["fires"] = "lewatt"

        assert ["L402"] == codes(data)
        assert {
            ("L301", "lewat@dikembalikan", "dikembalikan"),
            ("L303", "pemohon", "dikembalikan"),
        } <= set(all_of(data))

    def test_a_contradiction_is_why_a_step_may_be_refused(self, data: Data) -> None:
        change(data, SETUJUI, guards=["lunas", "not lunas"])

        assert ["L201"] == codes(data)
        assert ("L205", "setujui@diproses", "setujui@diproses") in all_of(data)

    def test_a_withdrawal_out_of_reach_is_why_nobody_can_withdraw(self, data: Data) -> None:
        change(data, TARIK, sources="peninjauan")
        add_state(data, "peninjauan", like="dikembalikan")

        assert ["L101"] == codes(data)
        assert ("L305", "diajukan, dikembalikan, diproses", "peninjauan") in all_of(data)

    def test_a_missing_state_is_why_its_steps_are_gone(self, data: Data) -> None:
        before = Lifecycle(**data)
        del data["states"]["dikembalikan"]
        drop(data, "minta_perbaikan")
        change(data, AJUKAN, sources="draf")

        told = found(data, before=before, consequences=True)

        assert [
            ("ajukan@dikembalikan", "dikembalikan"),
            ("minta_perbaikan@diajukan", None),
            ("tarik@dikembalikan", "dikembalikan"),
        ] == sorted((one.place, one.because) for one in told if one.code == "L704")


class TestTraces:
    def test_the_shortest_way_into_a_stuck_state_is_shown(self, data: Data) -> None:
        stuck(data)

        assert refused(data)[0].trace == ("ajukan", "terima", "tinjau")

    def test_an_end_that_is_out_of_reach_has_no_way(self, data: Data) -> None:
        add_state(data, "arsip", like="selesai")
        add_step(data, "banding", "arsip", "diproses")

        out_of_reach, left = refused(data)

        assert (out_of_reach.code, left.code, left.trace) == ("L101", "L105", ())


class TestStructure:
    def test_an_ending_without_an_outcome_may_be_a_good_one(self, data: Data) -> None:
        add_state(data, "dialihkan", like="selesai", outcome=None)
        add_state(data, "pengalihan")
        add_step(data, "alihkan", "diproses", "pengalihan")
        add_step(data, "serahkan", "pengalihan", "dialihkan")

        assert [] == codes(data)

    def test_where_no_ending_is_a_success_nothing_is_missed(self, data: Data) -> None:
        data["states"]["selesai"]["outcome"] = None

        assert [] == codes(data)


class TestGuards:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("lunas", "not lunas"),
            ({"fact": "luas", "at_most": 100}, {"fact": "luas", "more_than": 100}),
            ({"document": "ktp", "at_least": 0, "at_most": 0}, {"document": "ktp"}),
            ({"age": "lahir", "less_than": 19}, {"age": "lahir", "at_least": 19}),
        ],
    )
    def test_two_that_complete_each_other_are_clear(
        self, data: Data, one: object, other: object
    ) -> None:
        change(data, SETUJUI, guards=[one])
        add_step(data, "setujui", "diproses", "ditolak", guards=[other])

        assert [] == codes(data)

    def test_two_that_exclude_each_other_may_still_both_be_closed(self, data: Data) -> None:
        change(data, SETUJUI, guards=[{"fact": "luas", "less_than": 100}])
        add_step(
            data, "setujui", "diproses", "ditolak", guards=[{"fact": "luas", "more_than": 100}]
        )

        assert ["L205"] == codes(data)

    def test_two_ways_to_one_state_may_overlap(self, data: Data) -> None:
        change(data, SETUJUI, guards="lunas")
        add_step(data, "setujui", "diproses", "selesai", guards="bebas")

        assert ["L205"] == codes(data)

    def test_a_required_document_tells_two_ways_apart(self, data: Data) -> None:
        change(data, SETUJUI, documents="bukti_bayar")
        add_step(data, "setujui", "diproses", "ditolak", roles="kepala")

        assert [] == codes(data)

    def test_whoever_acts_can_bring_a_document(self, data: Data) -> None:
        change(data, SETUJUI, documents="bukti_bayar", facts="nomor")

        assert [] == codes(data)

    def test_a_step_for_others_is_not_shadowed(self, data: Data) -> None:
        add_step(data, "setujui", "diproses", "ditolak", guards="lunas")

        assert [] == codes(data)

    def test_a_step_without_a_note_is_not_shadowed_by_one_with(self, data: Data) -> None:
        change(data, SETUJUI, note_required=True)
        add_step(data, "setujui", "diproses", "ditolak", roles="kepala", guards="lunas")

        assert [] == codes(data)

    def test_the_same_ways_in_several_states_are_told_once(self, data: Data) -> None:
        change(data, TOLAK, guards="lunas")

        (finding,) = [one for one in found(data) if one.code == "L205"]

        assert finding.place == "tolak@diajukan, diproses"

    def test_a_registry_whose_every_guard_is_named_is_as_it_should_be(self, data: Data) -> None:
        change(data, SETUJUI, guards=["not lunas", {"fact": "luas", "stated": True}])
        registry = Guards({"lunas": lambda situation, by: pytest.fail("no guard is asked")})

        assert ["L205"] == codes(data, guards=registry)


class TestFacts:
    @pytest.mark.parametrize(
        ("kind", "condition"),
        [
            ("text", {"equals": "12"}),
            ("integer", {"at_least": "100"}),
            ("integer", {"one_of": [1, 2]}),
            ("decimal", {"more_than": "1.5"}),
            ("boolean", {"equals": True}),
            ("boolean", {"stated": True}),
            ("date", {"at_most": "2026-03-13"}),
            ("instant", {"less_than": "2026-03-13T10:00:00+07:00"}),
            ("date", {"at_most": date(2026, 3, 13)}),
            ("instant", {"less_than": NOON}),
            ("date", {"not_equals": "kemarin"}),
        ],
    )
    def test_a_value_of_the_declared_kind_fits(
        self, data: Data, kind: str, condition: dict[str, object]
    ) -> None:
        label = {"id": "x", "en": "x"}
        data["facts"] = {"x": {"label": label, "kind": kind}}
        change(data, SETUJUI, guards=[{"fact": "x"} | condition])

        assert ["L205"] == codes(data)

    @pytest.mark.parametrize(
        ("kind", "condition"),
        [
            ("text", {"equals": 12}),
            ("integer", {"at_least": "seratus"}),
            ("integer", {"one_of": [1, True]}),
            ("boolean", {"equals": "true"}),
            ("boolean", {"equals": 1}),
            ("date", {"at_most": "13 Maret 2026"}),
            ("date", {"at_most": NOON}),
            ("instant", {"less_than": 5}),
            ("instant", {"less_than": date(2026, 3, 13)}),
        ],
    )
    def test_a_value_of_another_kind_does_not(
        self, data: Data, kind: str, condition: dict[str, object]
    ) -> None:
        label = {"id": "x", "en": "x"}
        data["facts"] = {"x": {"label": label, "kind": kind}}
        change(data, SETUJUI, guards=[{"fact": "x"} | condition])

        assert ["L015"] == codes(data)

    def test_an_age_needs_a_date_and_may_ask_for_now(self, data: Data) -> None:
        label = {"id": "lahir", "en": "birth"}
        data["facts"] = {"lahir": {"label": label, "kind": "date"}}
        change(data, SETUJUI, guards=[{"age": "lahir", "at_least": 19}])

        assert ["L205"] == codes(data)

    def test_what_is_not_declared_is_the_hosts_affair(self, data: Data) -> None:
        change(data, SETUJUI, facts="luas", documents="ktp", guards=[{"document": "kk"}])

        assert ["L205"] == codes(data)


class TestRoles:
    def test_the_system_needs_no_declaration(self, data: Data) -> None:
        expiry(data)

        assert [] == codes(data)

    def test_a_role_of_a_sub_request_or_a_duty_is_not_idle(self, data: Data) -> None:
        label = {"id": "x", "en": "x"}
        data["roles"] |= {"dinas": label, "arsiparis": label, "system": label}
        data["subs"] = {"rekomendasi": {"label": label, "roles": "dinas"}}
        data["duties"] = {"note": "arsiparis"}

        assert [] == codes(data)

    def test_a_timer_keeps_a_request_from_waiting_for_a_role(self, data: Data) -> None:
        assert [("L303", "pemohon")] == [(one.code, one.place) for one in found(data)]

        expiry(data)

        assert () == found(data)

    def test_two_automatic_steps_that_complete_each_other_wait_for_nobody(self, data: Data) -> None:
        for target, guard in (("ditarik", "lunas"), ("diajukan", "not lunas")):
            step = f"lanjut_{target}"
            add_step(data, step, "dikembalikan", target, roles=[], automatic=True, guards=guard)

        assert ["L205", "L205"] == [one.code for one in found(data)]

    def test_a_fact_that_nobody_states_stops_both(self, data: Data) -> None:
        for target, comparison in (("ditarik", "equals"), ("diajukan", "not_equals")):
            guard = {"fact": "luas", comparison: 100}
            step = f"lanjut_{target}"
            add_step(data, step, "dikembalikan", target, roles=[], automatic=True, guards=[guard])

        assert ["L205", "L205", "L303"] == [one.code for one in found(data)]

    def test_states_that_go_round_wait_where_the_role_would_act(self, data: Data) -> None:
        add_state(data, "telaah")
        add_step(data, "telaah_awal", "diproses", "telaah")
        add_step(data, "telaah_selesai", "telaah", "diproses")
        change(data, TOLAK, roles="kepala")
        change(data, TARIK, sources=["draf", "diajukan", "dikembalikan"])

        (finding,) = [one for one in found(data) if one.place == "kepala"]

        assert finding.label.en.startswith(
            "kepala: if nobody in this role acts, a request waits for ever in diproses;"
        )

    def test_a_wait_behind_a_broken_timer_is_not_told_beside_another(self, data: Data) -> None:
        timer_without_exit(data)  # of "dikembalikan", which is told as L402
        add_state(data, "konfirmasi", like="dikembalikan")
        add_step(data, "tanyakan", "diproses", "konfirmasi")
        add_step(data, "pastikan", "konfirmasi", "diproses", roles="pemohon")

        (finding,) = [one for one in found(data) if one.code == "L303"]

        assert finding.place == "pemohon"
        assert "a request waits for ever in konfirmasi;" in finding.label.en

    def test_a_second_role_makes_a_separation_possible(self, data: Data) -> None:
        change(data, TERIMA, roles=["kepala", "front_office"])
        change(data, SETUJUI, separate_from="terima")

        assert [] == codes(data)

    def test_steps_that_never_follow_each_other_need_no_second_role(self, data: Data) -> None:
        change(data, TOLAK, roles="kepala", sources="diproses")
        change(data, SETUJUI, separate_from=["setujui"])

        assert [] == codes(data)

    def test_a_step_of_the_system_is_nobodys(self, data: Data) -> None:
        change(data, TERIMA, roles=[], automatic=True)
        change(data, SETUJUI, separate_from="terima")

        assert [] == codes(data)

    def test_a_separation_over_several_steps_shows_the_way(self, data: Data) -> None:
        change(data, BUKA, separate_from="minta_perbaikan")
        change(data, BUKA, roles="front_office")

        (finding,) = refused(data)

        assert finding.code == "L304"
        assert finding.trace == (
            *("ajukan", "minta_perbaikan"),
            *("ajukan", "tolak", "buka_kembali"),
        )

    def test_a_step_out_of_reach_is_on_no_path(self, data: Data) -> None:
        add_state(data, "peninjauan")
        add_step(data, "tinjau", "peninjauan", "diproses", roles="kepala")
        change(data, SETUJUI, separate_from="tinjau")

        assert ["L101"] == codes(data)

    def test_after_the_decision_nobody_needs_to_withdraw(self, data: Data) -> None:
        add_state(data, "disetujui")
        change(data, SETUJUI, target="disetujui")
        add_step(data, "serahkan", "disetujui", "selesai", roles=["front_office", "kepala"])
        change(data, TARIK, sources=["draf", "diajukan", "dikembalikan", "diproses"])

        assert [] == codes(data)

    def test_without_any_withdrawal_the_states_are_told_together(self, data: Data) -> None:
        drop(data, "tarik")
        del data["states"]["ditarik"]

        (finding,) = [one for one in found(data) if one.code == "L305"]

        assert finding.place == "diajukan, dikembalikan, diproses"


class TestTimers:
    def test_every_open_state_may_have_one(self, data: Data) -> None:
        expiry(data)
        change(data, 7, sources="*")
        data["timers"][0]["states"] = "*"

        assert () == found(data)

    @pytest.mark.parametrize(
        ("first", "second"),
        [("14 hari", "10 hari kerja"), ("14 hari", "14 hari"), ("1 hari kerja 5 menit", "21 hari")],
    )
    def test_terms_of_different_units_are_not_compared(
        self, data: Data, first: str, second: str
    ) -> None:
        expiry(data)
        change(data, TARIK, roles=["pemohon", "system"])
        data["timers"][0]["after"] = first
        add_timer(data, "akhir", "dikembalikan", second, "tarik")

        assert [] == codes(data)

    def test_one_that_pauses_may_come_after_one_that_does_not(self, data: Data) -> None:
        expiry(data)
        change(data, TARIK, roles=["pemohon", "system"])
        data["timers"][0]["of"] = "jawaban"
        add_timer(data, "akhir", "dikembalikan", "21 hari", "tarik")

        assert [] == codes(data, levels=("jawaban",))

    def test_one_that_stays_in_its_state_takes_nothing_away(self, data: Data) -> None:
        add_step(data, "ingatkan", "diproses", "diproses", roles="system")
        add_timer(data, "pengingat", "diproses", "2 hari kerja", "ingatkan")
        budget(data, diajukan="1 hari kerja", diproses="5 hari kerja")

        assert [] == codes(data)

    def test_one_that_leaves_the_budget_alone_is_as_it_should_be(self, data: Data) -> None:
        seven_days(data)
        data["timers"][1]["after"] = "5 hari kerja"

        assert [] == codes(data)

    @pytest.mark.parametrize(
        "more",
        [
            {"documents": "ktp"},
            {"documents": ["ktp", "kk"]},
            {"facts": "nomor"},
            {"closed_subs": "x"},
            {"by_assignee": True},
            {"within": "30 hari"},
            {"notice": {"fact": "acara", "at_least": "3 hari kerja"}},
            {"not_before": {"after": "3 hari kerja"}},
        ],
    )
    def test_whatever_may_stop_it_is_a_guard(self, data: Data, more: Data) -> None:
        expiry(data)
        data["subs"] = {"x": {"label": {"id": "x", "en": "x"}}}
        change(data, 7, **more)

        assert ["L403"] == codes(data)

    def test_the_step_of_one_needs_no_role(self, data: Data) -> None:
        expiry(data)
        change(data, 7, roles=[], sources="dikembalikan")

        assert () == found(data)

    def test_of_several_ways_it_takes_those_open_to_the_system(self, data: Data) -> None:
        expiry(data)
        add_step(data, "lewat", "dikembalikan", "ditolak", guards="khusus", roles="kepala")
        data["transitions"].insert(7, data["transitions"].pop())

        assert [] == codes(data)

    def test_a_way_that_needs_a_note_leaves_the_next_one_to_the_system(self, data: Data) -> None:
        expiry(data)
        step = data["transitions"][7] | {"target": "ditolak", "note_required": True}
        data["transitions"].insert(7, step)

        assert "L403" not in codes(data)

    def test_one_of_an_end_is_told_once_whatever_it_fires(self, data: Data) -> None:
        add_timer(data, "batas", "selesai", "14 hari", "ajukan")

        assert ["L401"] == codes(data)

    def test_one_of_a_state_that_nothing_leaves_has_nothing_to_choose_from(
        self, data: Data
    ) -> None:
        stuck(data)
        add_timer(data, "batas", "peninjauan", "14 hari", "tarik")

        (finding,) = [one for one in found(data) if one.code == "L402"]

        assert finding.text("en").endswith("but peninjauan has no such transition (it has: -).")
        assert finding.text("id").endswith(
            "tetapi peninjauan tidak mempunyai transisi itu (yang ada: -)."
        )

    def test_automatic_steps_in_a_row_come_to_rest(self, data: Data) -> None:
        add_state(data, "telaah")
        change(data, TERIMA, roles=[], automatic=True, target="telaah")
        add_step(data, "lanjut", "telaah", "diproses", roles=[], automatic=True)

        assert [] == codes(data)


class TestWaits:
    def test_for_a_step_that_comes_before_is_as_it_should_be(self, data: Data) -> None:
        change(data, SETUJUI, not_before={"after": "10 hari kerja", "since": "terima"})

        assert [] == codes(data)

    def test_from_the_entry_or_beside_a_window_is_as_it_should_be(self, data: Data) -> None:
        change(data, SETUJUI, within="1 bulan", not_before={"after": "10 hari kerja"})

        assert [] == codes(data)

    def test_for_an_earlier_time_round_is_as_it_should_be(self, data: Data) -> None:
        # A request that was refused and opened again may be refused again.
        change(data, TERIMA, not_before={"after": "1 bulan", "since": "buka_kembali"})
        add_step(data, "ulangi", "diproses", "diajukan")

        assert [] == codes(data)

    def test_of_another_way_of_the_same_name_may_begin(self, data: Data) -> None:
        add_step(data, "ingatkan", "diajukan", "diajukan")
        wait = {"after": "1 bulan", "since": "ingatkan"}
        add_step(data, "ingatkan", "diproses", "diproses", not_before=wait)

        assert [] == codes(data)

    def test_where_no_request_comes_are_not_asked_about(self, data: Data) -> None:
        unreachable(data)
        data["transitions"][-1]["not_before"] = {"after": "1 hari", "since": "buka_kembali"}

        assert ["L101"] == codes(data)

    @pytest.mark.parametrize(
        ("window", "wait"),
        [
            ("6 hari kerja", {"after": "5 hari kerja"}),
            ("5 hari", {"after": "5 hari kerja"}),
            ("1 hari kerja 5 menit", {"after": "1 hari kerja 5 menit"}),
            ("5 hari kerja", {"after": "5 hari kerja", "since": "terima"}),
        ],
    )
    def test_that_may_end_within_the_window_are_not_told(
        self, data: Data, window: str, wait: dict[str, str]
    ) -> None:
        change(data, SETUJUI, within=window, not_before=wait)

        assert [] == codes(data)

    def test_may_be_for_the_system_and_are_then_for_nobody_certain(self, data: Data) -> None:
        expiry(data)
        change(data, 7, not_before={"after": "1 hari"})
        again = Lifecycle.diagnose(data).check(before=Lifecycle.diagnose(data))

        assert "L403" in {one.code for one in again}


class TestNotices:
    def test_in_whole_days_before_a_day_are_as_they_should_be(self, data: Data) -> None:
        data["facts"] = {"acara": {"label": {"id": "acara", "en": "event"}, "kind": "date"}}
        waiver = {"fact": "acara", "less_than": "2020-01-01"}
        change(data, SETUJUI, notice={"fact": "acara", "at_least": "1 bulan", "unless": [waiver]})

        assert [] == codes(data)

    def test_before_a_fact_that_nobody_declares_are_not_asked_about(self, data: Data) -> None:
        change(data, SETUJUI, notice={"fact": "acara", "at_least": "1 bulan"})

        assert [] == codes(data)

    def test_use_the_guards_that_waive_them(self, data: Data) -> None:
        change(data, SETUJUI, notice={"fact": "a", "at_least": "1 hari", "unless": "lunas"})

        assert [] == codes(data, guards=_registry("lunas"))
        assert ["L206"] == codes(data, guards=_registry("lunas", "lebih"))

    def test_compare_what_waives_them_with_the_kind_of_the_fact(self, data: Data) -> None:
        data["facts"] = {"acara": {"label": {"id": "acara", "en": "event"}, "kind": "date"}}
        waiver = {"fact": "acara", "equals": 3}
        change(data, SETUJUI, notice={"fact": "acara", "at_least": "1 bulan", "unless": [waiver]})
        (finding,) = refused(data)

        assert "L015" == finding.code
        assert ("transitions", SETUJUI, "notice") == finding.loc
        assert "'acara equals 3' can never hold" in finding.text("en")


def _registry(*names: str) -> Guards:
    return Guards(dict.fromkeys(names, lambda situation, by: Verdict.yes()))


class TestBudgets:
    def test_stages_that_use_the_whole_total_leave_nothing_to_tell(self, data: Data) -> None:
        seven_days(data)

        assert [] == codes(data, total=Term.parse("7 hari kerja"))

    def test_of_two_ways_the_longer_one_counts(self, data: Data) -> None:
        seven_days(data)
        add_state(data, "cepat")
        budget(data, cepat="1 hari kerja")
        add_step(data, "percepat", "diajukan", "cepat")
        add_step(data, "putus", "cepat", "selesai", roles="kepala")

        assert [] == codes(data, total=Term.parse("7 hari kerja"))

    def test_a_loop_is_counted_once(self, data: Data) -> None:
        seven_days(data)
        add_state(data, "telaah")
        budget(data, telaah="3 hari kerja")
        add_step(data, "telaah_awal", "diproses", "telaah")
        add_step(data, "telaah_ulang", "telaah", "diproses")

        (finding,) = [
            one for one in found(data, total=Term.parse("9 hari kerja")) if one.code == "L502"
        ]

        assert finding.label.en == (
            "contoh: the stages may take 10 working days, the law allows 9: "
            "diajukan 2 + diproses 5 + telaah 3."
        )
        assert finding.trace == ("ajukan", "terima", "telaah_awal")

    def test_a_single_day_is_written_as_one(self, data: Data) -> None:
        seven_days(data)
        budget(data, diajukan="1 hari kerja")
        del data["states"]["diproses"]["budget"]

        told = found(data, total=Term.parse("2 hari kerja"))

        assert [one.label.en for one in told if one.code == "L503"] == [
            (
                "contoh: the stages may take 1 working day; 1 of the law's 2 are not given to any "
                "stage."
            )
        ]

    def test_what_comes_after_an_end_is_not_of_the_same_request(self, data: Data) -> None:
        seven_days(data)
        add_state(data, "keberatan")
        budget(data, keberatan="30 hari kerja")
        change(data, BUKA, target="keberatan")
        add_step(data, "putuskan", "keberatan", "selesai", roles=["kepala", "front_office"])
        data["states"]["selesai"]["outcome"] = "success"

        assert [] == codes(data, total=Term.parse("7 hari kerja"))

    def test_without_any_budget_there_is_no_sum(self, data: Data) -> None:
        assert ["L501", "L501", "L506"] == codes(data, total=Term.parse("10 hari kerja"))

    def test_without_any_claim_units_may_differ(self, data: Data) -> None:
        mixed_units(data)

        assert [] == codes(data)

    def test_endless_visits_have_no_sum(self, data: Data) -> None:
        budget_a_visit(data)

        assert ["L505"] == codes(data, total=Term.parse("5 hari kerja"))

    def test_of_several_rounds_the_shortest_shows_that_visits_are_endless(self, data: Data) -> None:
        budget_a_visit(data)
        add_step(data, "ulangi", "diajukan", "diajukan")

        (finding,) = [one for one in found(data) if one.code == "L505"]

        # Round by "minta_perbaikan" and "ajukan" are two steps, although they stand first.
        assert finding.trace == ("ajukan", "ulangi")

    def test_a_visit_that_cannot_be_repeated_is_one(self, data: Data) -> None:
        seven_days(data)
        data["states"]["diproses"]["per_visit"] = True

        assert [] == codes(data)

    def test_a_request_that_is_opened_closed_has_no_stages(self, data: Data) -> None:
        data["initial"] = "ditolak"
        data["states"]["ditolak"] |= {"turn": "applicant"}
        seven_days(data)

        assert "L502" not in codes(data, total=Term.parse("5 hari kerja"))

    def test_a_compound_budget_is_no_sum(self, data: Data) -> None:
        seven_days(data)
        budget(data, diajukan="2 hari kerja 5 menit", diproses="2 hari kerja 5 menit")
        data["total_provable"] = True

        (finding,) = refused(data)

        assert finding.text("en") == (
            "L507 contoh: budgets are in several units at once; give them all in one unit."
        )


class TestLabels:
    def test_three_of_a_name_are_all_told(self, data: Data) -> None:
        for state in ("diajukan", "diproses", "dikembalikan"):
            data["states"][state] |= {"label": {"id": state, "en": "in process"}}

        (finding,) = [one for one in found(data) if one.code == "L602"]

        assert finding.text("en").startswith(
            "L602 diajukan, dikembalikan, diproses: all are called 'in process' in 'en';"
        )
        assert "semua disebut" in finding.text("id")


class TestVersions:
    def test_the_same_definition_follows_itself(self, data: Data) -> None:
        expiry(data)
        before = Lifecycle(**data)

        assert () == before.check(before=before, mapping={})

    def test_a_changed_definition_needs_a_new_version(self) -> None:
        finding = changed_in_place("contoh", "1")

        assert finding.level == "error"
        assert finding.text("en") == (
            "L701 contoh: the definition changed but its version is still 1."
        )
        assert finding.text() == "L701 contoh: definisinya berubah tetapi versinya masih 1."

    def test_a_mapped_state_is_followed(self, data: Data) -> None:
        before = Lifecycle(**data)
        add_state(data, "diperiksa")
        for position in (SETUJUI, TOLAK, BUKA, TERIMA):
            one = data["transitions"][position]
            sources = [one["sources"]] if isinstance(one["sources"], str) else one["sources"]
            change(
                data,
                position,
                sources=["diperiksa" if state == "diproses" else state for state in sources],
                target="diperiksa" if one["target"] == "diproses" else one["target"],
            )
        del data["states"]["diproses"]

        assert [] == codes(data, before=before, mapping={"diproses": "diperiksa"})

    def test_a_state_that_became_an_end_decides_what_is_in_it(self, data: Data) -> None:
        before = Lifecycle(**data)
        data["states"]["dikembalikan"] |= {"kind": "closed", "reopenable": True}

        (finding,) = [one for one in found(data, before=before) if one.code == "L705"]

        assert finding.label.en.startswith("dikembalikan → dikembalikan: a migration must not")

    def test_a_target_that_never_ends_follows_from_what_is_stuck(self, data: Data) -> None:
        before = Lifecycle(**data)
        stuck(data)

        told = found(data, before=before, mapping={"dikembalikan": "peninjauan"}, consequences=True)
        (finding,) = [one for one in told if one.code == "L705"]

        assert finding.because == "peninjauan"
        assert finding.text("en") == (
            "L705 dikembalikan → peninjauan: no final state can be reached from there."
        )
        # How a request came to the state that it is moved from.
        assert finding.trace == ("ajukan", "minta_perbaikan")

    def test_of_several_timers_the_shortest_is_compared(self, data: Data) -> None:
        expiry(data)
        add_timer(data, "akhir", "dikembalikan", "10 hari", "lewat")
        add_timer(data, "terakhir", "dikembalikan", "12 hari", "lewat")
        before = Lifecycle.diagnose(data)
        data["timers"][2]["after"] = "9 hari"
        data["timers"][0]["after"] = "20 hari"

        (finding,) = [one for one in found(data, before=before) if one.code == "L706"]

        assert finding.loc == ("timers", 2, "after")
        assert "fell from 10 calendar days to 9 calendar days" in finding.label.en

    def test_a_timer_in_another_unit_is_not_compared(self, data: Data) -> None:
        expiry(data)
        before = Lifecycle(**data)
        data["timers"][0]["after"] = "2 hari kerja"
        add_timer(data, "lain", "diajukan", "2 hari kerja", "tarik")
        change(data, TARIK, roles=["pemohon", "system"])

        assert [] == codes(data, before=before)

    def test_faults_of_a_name_come_first(self, data: Data) -> None:
        before = Lifecycle(**data)
        misspelt_role(data)

        assert ["L006"] == codes(data, before=before, mapping={"x": "y"})


def test_a_chain_longer_than_python_recurses_is_checked(data: Data) -> None:
    chain = [f"transisi_{number}" for number in range(3_000)]
    for source, target in zip(["draf", *chain], chain, strict=False):
        add_state(data, target)
        add_step(data, f"ke_{target}", source, target)
    data["transitions"][TARIK]["sources"] = ["draf"]  # no wildcard that would rescue the last

    (finding,) = refused(data)

    assert ("L103", "transisi_2999") == (finding.code, finding.place)
    assert len(finding.trace) == 3_000
