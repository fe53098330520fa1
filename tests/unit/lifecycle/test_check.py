"""
Why not: every unmet condition at once, in words.
"""

import pickle
from typing import Any

import pytest

from layanan.lifecycle import (
    Actor,
    Check,
    Lifecycle,
    Option,
    UnknownStateError,
    UnknownTransitionError,
    check,
    options,
)

CITIZEN = Actor("P-1029", roles={"pemohon"})
CLERK = Actor("S-7", roles={"front_office"})
HEAD = Actor("K-1", roles={"kepala"})


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
