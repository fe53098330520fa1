"""
Why not: every unmet condition at once, in words.
"""

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from layanan.lifecycle import (
    Actor,
    Check,
    Guards,
    Lifecycle,
    NotAVerdictError,
    Option,
    Situation,
    UnknownGuardError,
    UnknownStateError,
    UnknownTransitionError,
    Verdict,
    check,
    options,
)
from layanan.text import Label

CITIZEN = Actor("P-1029", roles={"pemohon"})
CLERK = Actor("S-7", roles={"front_office"})
HEAD = Actor("K-1", roles={"kepala"})
SYSTEM_ITSELF = Actor("system", roles={"system"})


class TestCheck:
    def test_is_open_when_nothing_is_unmet(self, lifecycle: Lifecycle) -> None:
        answer = check(lifecycle, "draf", "ajukan", by=CITIZEN)

        assert (
            Check(open=True, unmet=(), name="ajukan", state="draf", possible=("ajukan", "tarik"))
            == answer
        )
        assert answer
        assert "ajukan: terbuka" == answer.explain()

    def test_tells_everything_that_is_unmet_at_once(self, lifecycle: Lifecycle) -> None:
        answer = check(lifecycle, "draf", "tolak", by=CITIZEN)

        assert not answer
        assert ["state", "role", "note"] == [one.code for one in answer.unmet]
        assert (
            "'Tolak' tidak dapat dilakukan pada status 'draf', hanya pada 'diajukan' atau "
            "'diproses'\n"
            "'Tolak' hanya boleh dilakukan oleh Petugas loket (front_office) atau Kepala kantor "
            "(kepala); P-1029 berperan pemohon (UU 14/2008 pasal 22 ayat (7))\n"
            "'Tolak' memerlukan catatan tertulis (UU 14/2008 pasal 22 ayat (7))\n"
            "yang dapat dilakukan sekarang: ajukan, tarik"
        ) == answer.explain()
        assert (
            "'Refuse' is not possible in the state 'a draft', only in 'submitted' or 'in process'\n"
            "'Refuse' may only be done by Front office (front_office) or Head of office (kepala); "
            "P-1029 acts as pemohon (Law (UU) 14/2008 article 22 paragraph (7))\n"
            "'Refuse' needs a written note (Law (UU) 14/2008 article 22 paragraph (7))\n"
            "possible now: ajukan, tarik"
        ) == answer.explain("en")

    def test_a_closed_request_is_called_closed(self, lifecycle: Lifecycle) -> None:
        answer = check(lifecycle, "selesai", "ajukan", by=CITIZEN)

        (unmet,) = answer.unmet
        assert (
            "permohonan sudah ditutup (selesai); 'Ajukan' hanya dapat dilakukan pada status "
            "'draf' atau 'dikembalikan'"
        ) == str(unmet)
        assert (
            "the request is closed (done); 'Submit' is only possible in the state 'a draft' or "
            "'returned'"
        ) == unmet.text("en")
        assert answer.explain("en").endswith("possible now: nothing")
        assert answer.explain("id").endswith("yang dapat dilakukan sekarang: tidak ada")

    def test_a_reopenable_end_may_be_left(self, lifecycle: Lifecycle) -> None:
        assert check(lifecycle, "ditolak", "buka_kembali", by=HEAD).open

    @pytest.mark.parametrize("note", [None, "", " \n"])
    def test_a_note_must_hold_words(self, lifecycle: Lifecycle, note: str | None) -> None:
        answer = check(lifecycle, "diajukan", "minta_perbaikan", by=CLERK, note=note)

        (unmet,) = answer.unmet
        assert ("note", None) == (unmet.code, unmet.citation)
        assert "'Minta perbaikan' memerlukan catatan tertulis" == str(unmet)

    def test_a_note_opens_what_needs_one(self, lifecycle: Lifecycle) -> None:
        assert check(lifecycle, "diajukan", "minta_perbaikan", by=CLERK, note="KTP buram").open

    def test_a_note_that_nobody_asked_for_does_no_harm(self, lifecycle: Lifecycle) -> None:
        assert check(lifecycle, "draf", "ajukan", by=CITIZEN, note="mohon segera").open

    def test_one_role_of_several_is_enough(self, lifecycle: Lifecycle) -> None:
        both = Actor("S-8", roles={"arsiparis", "kepala"})

        assert check(lifecycle, "diproses", "tolak", by=both, note="tidak berhak").open

    def test_a_misspelt_role_is_seen(self, lifecycle: Lifecycle) -> None:
        answer = check(lifecycle, "diajukan", "terima", by=Actor("S-7", roles={"frontoffice"}))

        assert str(answer.unmet[0]).endswith(
            "S-7 berperan frontoffice; apakah maksudnya 'front_office'?"
        )
        assert answer.unmet[0].text("en").endswith("did you mean 'front_office'?")

    def test_an_actor_without_a_role_is_told_so(self, lifecycle: Lifecycle) -> None:
        answer = check(lifecycle, "diajukan", "terima", by=Actor("S-7", roles=()))

        assert str(answer.unmet[0]).endswith("(front_office); S-7 tidak berperan apa pun")
        assert answer.unmet[0].text("en").endswith("S-7 has no role")

    def test_a_step_that_happens_by_itself_says_so(self, data: dict[str, Any]) -> None:
        data["transitions"][2] |= {"roles": [], "automatic": True}

        answer = check(Lifecycle(**data), "diajukan", "terima", by=CLERK)

        assert answer.unmet[0].text("en") == ("'Accept' happens by itself and is open to no role")
        assert "berjalan dengan sendirinya" in str(answer.unmet[0])

    def test_a_step_that_the_system_may_take_as_well_names_the_people(
        self, data: dict[str, Any]
    ) -> None:
        data["transitions"][2]["roles"] = ["system", "front_office"]

        lifecycle = Lifecycle(**data)

        assert check(lifecycle, "diajukan", "terima", by=SYSTEM_ITSELF).open
        assert str(check(lifecycle, "diajukan", "terima", by=HEAD).unmet[0]).startswith(
            "'Terima' hanya boleh dilakukan oleh Petugas loket (front_office); K-1"
        )

    def test_a_nik_is_hidden(self, lifecycle: Lifecycle) -> None:
        answer = check(lifecycle, "draf", "ajukan", by=Actor("3374010101900001", roles=()))

        assert "3374************" in str(answer.unmet[0])
        assert "3374010101900001" not in answer.explain() + answer.explain("en")

    def test_an_unknown_transition_is_an_error(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(UnknownTransitionError, match="did you mean 'setujui'"):
            check(lifecycle, "draf", "setuju", by=HEAD)

    def test_an_unknown_state_is_an_error(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(UnknownStateError, match="did you mean 'draf'"):
            check(lifecycle, "draft", "ajukan", by=CITIZEN)

    def test_survives_pickling(self, lifecycle: Lifecycle) -> None:
        answer = check(lifecycle, "draf", "tolak", by=CITIZEN)

        assert answer == pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own bytes

    def test_a_diagnosed_definition_may_name_roles_it_does_not_have(
        self, data: dict[str, Any]
    ) -> None:
        data["transitions"][2]["roles"] = ["petugas"]

        answer = check(Lifecycle.diagnose(data), "diajukan", "terima", by=CLERK)

        assert "oleh petugas;" in str(answer.unmet[0])


class TestOptions:
    def test_are_what_the_roles_allow_here(self, lifecycle: Lifecycle) -> None:
        found = options(lifecycle, "diajukan", by=CLERK)

        assert ["minta_perbaikan", "terima", "tolak"] == [one.name for one in found]
        assert ["dikembalikan", "diproses", "ditolak"] == [one.target for one in found]
        assert [True, False, True] == [one.note_required for one in found]
        assert "Terima" == str(found[1].label)

    def test_are_the_names_that_a_check_calls_possible(self, lifecycle: Lifecycle) -> None:
        for state in lifecycle.states:
            for actor in (CITIZEN, CLERK, HEAD):
                names = tuple(one.name for one in options(lifecycle, state, by=actor))

                assert names == check(lifecycle, state, "tarik", by=actor).possible

    def test_may_be_none(self, lifecycle: Lifecycle) -> None:
        none: tuple[Option, ...] = ()

        assert none == options(lifecycle, "selesai", by=HEAD)

    def test_of_an_unknown_state_are_refused(self, lifecycle: Lifecycle) -> None:
        with pytest.raises(UnknownStateError):
            options(lifecycle, "entah", by=HEAD)


def situation(**more: Any) -> Situation:
    at = datetime(2026, 3, 13, 3, 0, tzinfo=UTC)
    return Situation(at=at, on=date(2026, 3, 13), **more)


NO = Verdict.no(Label(id="biaya belum dibayar", en="the fee is not paid"))
GUARDS = Guards({"lunas": lambda case, by: Verdict.yes() if case.facts.get("lunas") else NO})


class TestConditions:
    """
    "setujui" leads from "diproses" to "selesai"; the head of the office takes it.
    """

    def asked(self, data: dict[str, Any], **more: Any) -> Lifecycle:
        data["subs"] = {"saksi": {"label": {"id": "Saksi", "en": "Witness"}}}
        data["transitions"][3] |= more
        return Lifecycle(**data)

    def test_are_all_told_at_once(self, data: dict[str, Any]) -> None:
        data["documents"] = {"ktp": {"id": "KTP", "en": "Identity card"}}
        data["facts"] = {"luas": {"label": {"id": "Luas", "en": "Area"}, "kind": "integer"}}
        lifecycle = self.asked(
            data,
            guards=["lunas", {"fact": "luas", "less_than": 9}],
            documents=["ktp"],
            facts=["luas"],
            separate_from=["terima"],
            by_assignee=True,
            closed_subs=["saksi"],
            note_required=True,
            cites="UU 25/2009 pasal 21",
        )
        case = situation(acted={"terima": frozenset({"K-1", "S-7"})}, assignee="K-2")

        answer = check(lifecycle, "diproses", "setujui", by=HEAD, situation=case, guards=GUARDS)

        assert [
            ("note", "'Approve' needs a written note"),
            ("guard", "the fee is not paid"),
            # Wanted by the step and by its guard, told once.
            ("fact", "Area has not been stated"),
            ("document", "Identity card is missing"),
            ("separation", "'Approve' must be done by somebody else: K-1 has done 'Accept'"),
            ("assignee", "the request is assigned to K-2, not to K-1"),
            ("sub", "Witness has not been requested"),
        ] == [(one.code, one.label.en) for one in answer.unmet]
        assert [
            "'Setujui' memerlukan catatan tertulis",
            "biaya belum dibayar",
            "Luas belum dinyatakan",
            "KTP belum ada",
            "'Setujui' harus dilakukan orang lain: K-1 sudah melakukan 'Terima'",
            "permohonan sedang ditangani K-2, bukan K-1",
            "Saksi belum dimintakan",
        ] == [one.label.id for one in answer.unmet]
        assert {"UU 25/2009 pasal 21"} == {str(one.citation) for one in answer.unmet}

    def test_that_hold_leave_it_open(self, data: dict[str, Any]) -> None:
        lifecycle = self.asked(
            data,
            guards=["lunas", {"fact": "luas", "less_than": 9}],
            documents=["ktp"],
            facts=["luas"],
            separate_from=["terima"],
            by_assignee=True,
            closed_subs=["saksi"],
        )
        case = situation(
            facts={"lunas": True, "luas": 8},
            documents=("ktp",),
            acted={"terima": frozenset({"S-7"})},
            assignee="K-1",
            closed_subs=frozenset({"saksi"}),
        )

        assert check(lifecycle, "diproses", "setujui", by=HEAD, situation=case, guards=GUARDS).open

    def test_of_an_open_sub_request_are_told_as_such(self, data: dict[str, Any]) -> None:
        case = situation(open_subs=frozenset({"saksi"}))

        lifecycle = self.asked(data, closed_subs=["saksi"])
        (unmet,) = check(lifecycle, "diproses", "setujui", by=HEAD, situation=case).unmet

        assert ("Saksi belum selesai", "Witness is not finished yet") == (
            unmet.label.id,
            unmet.label.en,
        )

    def test_are_judged_without_a_situation_as_if_nothing_were_known(
        self, data: dict[str, Any]
    ) -> None:
        answer = check(self.asked(data, facts=["luas"]), "diproses", "setujui", by=HEAD)

        assert ["luas belum dinyatakan"] == [str(one) for one in answer.unmet]

    def test_of_a_step_elsewhere_are_told_beforehand(self, data: dict[str, Any]) -> None:
        lifecycle = self.asked(data, documents=["ktp"], guards=["lunas"])

        answer = check(lifecycle, "draf", "setujui", by=CITIZEN, guards=GUARDS)

        assert ["state", "role", "guard", "document"] == [one.code for one in answer.unmet]

    def test_name_a_guard_that_the_host_has(self, data: dict[str, Any]) -> None:
        lifecycle = self.asked(data, guards=["lunas"])
        plain: Any = {"lunas": lambda case, by: True}

        with pytest.raises(UnknownGuardError):
            check(lifecycle, "diproses", "setujui", by=HEAD)
        with pytest.raises(NotAVerdictError):
            check(lifecycle, "diproses", "setujui", by=HEAD, guards=Guards(plain))

    def test_may_be_cited_by_the_guard_itself(self, data: dict[str, Any]) -> None:
        lifecycle = self.asked(
            data,
            guards=[{"fact": "luas", "at_least": 9, "cites": "PP 59/2018"}],
            cites="UU 25/2009 pasal 21",
        )
        case = situation(facts={"luas": 1})

        (unmet,) = check(lifecycle, "diproses", "setujui", by=HEAD, situation=case).unmet

        assert "PP 59/2018" == str(unmet.citation)

    def test_of_a_diagnosed_definition_may_name_what_is_nowhere(self, data: dict[str, Any]) -> None:
        data["transitions"][3] |= {"separate_from": ["entah"], "closed_subs": ["saksi"]}
        case = situation(acted={"entah": frozenset({"K-1"})})

        answer = check(Lifecycle.diagnose(data), "diproses", "setujui", by=HEAD, situation=case)

        assert [
            "'Setujui' harus dilakukan orang lain: K-1 sudah melakukan 'entah'",
            "saksi belum dimintakan",
        ] == [str(one) for one in answer.unmet]

    def test_hide_a_nik(self, data: dict[str, Any]) -> None:
        nik = "3374010101900001"
        lifecycle = self.asked(data, by_assignee=True, separate_from=["terima"])
        case = situation(assignee=nik, acted={"terima": frozenset({nik})})
        somebody = Actor(nik, roles={"kepala"})

        told = check(lifecycle, "diproses", "setujui", by=somebody, situation=case)
        other = check(lifecycle, "diproses", "setujui", by=HEAD, situation=case)

        assert nik not in told.explain() + told.explain("en") + other.explain()
        assert "3374************" in other.explain()


class TestWays:
    """
    Transitions that share a name and a source, told apart by what they ask.
    """

    @pytest.fixture
    def lifecycle(self, data: dict[str, Any]) -> Lifecycle:
        first = data["transitions"][3]
        first |= {"guards": [{"fact": "luas", "at_most": 9}], "documents": ["ktp", "foto"]}
        second = first | {
            "target": "ditolak",
            "guards": [{"fact": "luas", "more_than": 9}],
            "documents": [],
            "label": {"id": "Alihkan", "en": "Divert"},
        }
        third = first | {
            "target": "dikembalikan",
            "roles": "front_office",
            "guards": [],
            "documents": [],
            "facts": ["catatan"],
            "note_required": True,
            "label": {"id": "Ulangi", "en": "Repeat"},
        }
        data["transitions"] += [second, third]
        return Lifecycle(**data)

    def ask(self, lifecycle: Lifecycle, by: Actor, note: str | None = None, **more: Any) -> Check:
        return check(
            lifecycle, "diproses", "setujui", by=by, note=note, situation=situation(**more)
        )

    def test_are_decided_by_what_holds(self, lifecycle: Lifecycle) -> None:
        small = self.ask(lifecycle, HEAD, facts={"luas": 5}, documents=("ktp", "foto"))
        large = self.ask(lifecycle, HEAD, facts={"luas": 50})

        assert ((True, 0), (True, 1)) == ((small.open, small.way), (large.open, large.way))

    def test_are_told_by_the_nearest(self, lifecycle: Lifecycle) -> None:
        unstated = self.ask(lifecycle, HEAD)
        assert (1, ["fact"]) == (unstated.way, [one.code for one in unstated.unmet])

        # Two documents here, one guard there; then one document here.
        small = self.ask(lifecycle, HEAD, facts={"luas": 5})
        assert (1, ["guard"]) == (small.way, [one.code for one in small.unmet])
        half = self.ask(lifecycle, HEAD, facts={"luas": 5}, documents=("ktp",))
        assert (0, ["document"]) == (half.way, [one.code for one in half.unmet])

    def test_of_other_people_say_nothing_for_me(self, lifecycle: Lifecycle) -> None:
        """
        What opens the way of another role does not make mine look open.
        """
        answer = self.ask(lifecycle, CLERK, facts={"luas": 50})

        assert (False, 2) == (answer.open, answer.way)
        assert ["note", "fact"] == [one.code for one in answer.unmet]
        assert "'Ulangi' memerlukan catatan tertulis" == answer.unmet[0].label.id
        assert self.ask(lifecycle, CLERK, "x", facts={"catatan": "y"}).open

    def test_are_all_named_to_whom_none_is_open(self, lifecycle: Lifecycle) -> None:
        answer = self.ask(lifecycle, CITIZEN, facts={"luas": 50})

        assert (1, ["role"]) == (answer.way, [one.code for one in answer.unmet])
        assert "Head of office (kepala) or Front office (front_office)" in answer.explain("en")

    def test_of_a_closed_check_always_say_something(self, lifecycle: Lifecycle) -> None:
        known: list[dict[str, Any]] = [{}, {"luas": 5}, {"luas": 50}, {"catatan": "x"}]
        for by in (CITIZEN, CLERK, HEAD):
            for facts in known:
                for note in (None, "x"):
                    answer = self.ask(lifecycle, by, note, facts=facts)

                    assert answer.open == (answer.unmet == ())

    def test_elsewhere_are_told_by_the_nearest_as_well(self, lifecycle: Lifecycle) -> None:
        case = situation(facts={"luas": 9})

        answer = check(lifecycle, "draf", "setujui", by=HEAD, situation=case)

        assert (0, ["state", "guard"]) == (answer.way, [one.code for one in answer.unmet])
