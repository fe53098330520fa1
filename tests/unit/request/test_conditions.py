"""
What a step asks of the request: facts, documents, other people, other bodies, and its window.
"""

from typing import Any

import pytest

from layanan import Actor, Request
from layanan.lifecycle import NO_GUARDS, Guards, Situation, UnknownGuardError, Verdict
from layanan.request import Refused, UnknownLevelError
from tests.unit.request.cases import MASKED, NIK, copied, wib
from tests.unit.request.permits import (
    ASKER,
    COLLEAGUE,
    DATA,
    HEAD,
    STAFF,
    draft,
    examined,
    handed_in,
    issued,
    label,
    refused,
    rules,
    sent_back,
    to_be_paid,
)

MONDAY = wib("2026-07-06T10:00")
TUESDAY = wib("2026-07-07T09:00")
LATER = wib("2026-07-09T11:00")


def names(request: Request, by: Actor, at: Any = LATER) -> list[tuple[str, str]]:
    return [(one.name, one.target) for one in request.options(by=by, at=at)]


class TestDocumentsAndFacts:
    def test_that_are_missing_are_told_together(self) -> None:
        assert refused(draft(), lambda one: one.fire("ajukan", by=ASKER, at=MONDAY)) == (
            ("document", "KTP belum ada", "KTP (en) is missing"),
            ("fact", "Luas belum dinyatakan", "Luas (en) has not been stated"),
        )

    def test_may_come_with_the_command_or_before_it(self) -> None:
        given: dict[str, Any] = {"by": ASKER, "at": MONDAY}
        early = (
            draft()
            .note("dicatat", by=STAFF, at=MONDAY, facts={"luas": 40})
            .attach(["ktp"], by=ASKER, at=MONDAY)
        )

        assert draft().fire("ajukan", **given, facts={"luas": 1}, documents=["ktp"]).seq == 2
        assert early.fire("ajukan", **given).state == "masuk"
        assert early.check("ajukan", **given).open
        assert draft().check("ajukan", **given, facts={"luas": 1}, documents=["ktp"]).open

    def test_that_are_still_wanted_leave_a_step_among_the_options(self) -> None:
        assert names(draft(), ASKER, MONDAY) == [("ajukan", "masuk"), ("cabut", "dicabut")]


class TestGuards:
    def test_say_why_not_in_their_own_words(self) -> None:
        request = examined().note("dicek", by=STAFF, at=LATER, facts={"catatan": "rawan banjir"})

        assert refused(request, lambda one: one.fire("setujui", by=HEAD, at=LATER)) == (
            (
                "guard",
                "lokasi rawan banjir (UU 25/2009 pasal 21)",
                "the place may be flooded (Law (UU) 25/2009 article 21)",
            ),
        )
        assert names(request, HEAD) == [("tolak", "ditolak")]

    def test_choose_between_ways_of_one_name(self) -> None:
        for area, target in ((100, "terbit"), (101, "menunggu_bayar")):
            request = examined(area=area)

            assert names(request, HEAD) == [("setujui", target)]
            after = request.fire("setujui", by=HEAD, at=LATER)
            assert (after.state, after.history[-1].role) == (target, "kepala")

    def test_see_what_comes_with_the_command(self) -> None:
        given: dict[str, Any] = {"by": HEAD, "at": LATER}

        assert examined().fire("setujui", **given, facts={"luas": 300}).state == "menunggu_bayar"
        assert not examined().check("setujui", **given, facts={"catatan": "rawan banjir"}).open

    def test_of_a_name_that_must_not_hold(self) -> None:
        assert refused(examined(), lambda one: one.fire("tolak", by=HEAD, at=LATER, note="x")) == (
            ("guard", "layak tidak boleh terpenuhi", "layak must not hold"),
        )

    def test_must_be_registered(self) -> None:
        request = examined(rules(guards=NO_GUARDS))

        with pytest.raises(UnknownGuardError, match="guard 'layak' is not registered"):
            request.fire("setujui", by=HEAD, at=LATER)
        with pytest.raises(UnknownGuardError):
            request.check("setujui", by=HEAD, at=LATER)
        with pytest.raises(UnknownGuardError):
            request.options(by=HEAD, at=LATER)

    def test_of_a_step_that_nobody_here_may_take_are_not_asked_for_options(self) -> None:
        assert names(examined(rules(guards=NO_GUARDS)), ASKER) == [("cabut", "dicabut")]


class TestWhatAGuardIsTold:
    def test_is_everything_that_is_known(self) -> None:
        told: list[Situation] = []

        def spy(case: Situation, by: Actor) -> Verdict:
            told.append(case)
            return Verdict.yes()

        request = examined(rules(guards=Guards({"layak": spy})))
        request = request.assign("S-5", by=HEAD, at=LATER).open_sub(
            "saksi", "S-1", by=STAFF, at=LATER
        )

        request.check("setujui", by=HEAD, at=LATER, facts={"catatan": "x"}, documents=["ktp"])

        case = copied(told[-1])
        assert (case.at, case.on) == (LATER, LATER.date())
        assert case.facts == {"luas": 40, "catatan": "x"}
        assert case.documents == ("ktp", "ktp")
        assert case.assignee == "S-5"
        assert (set(case.open_subs), set(case.closed_subs)) == ({"saksi"}, {"rekomendasi"})
        acted = {"ajukan": frozenset({"P-5"}), "periksa": frozenset({"S-4"})}
        assert dict(case.acted) == acted == case.acted
        assert (len(case.acted), list(case.acted)) == (2, ["ajukan", "periksa"])
        assert "setujui" not in case.acted
        assert repr(case.acted) == repr(acted)


class TestTwoPeople:
    def test_who_has_examined_does_not_approve(self) -> None:
        both = Actor("S-4", roles={"petugas", "kepala"})

        assert refused(examined(), lambda one: one.fire("setujui", by=both, at=LATER)) == (
            (
                "separation",
                (
                    "'Terbitkan' harus dilakukan orang lain: S-4 sudah melakukan 'Periksa' "
                    "(UU 25/2009 pasal 21)"
                ),
                (
                    "'Terbitkan (en)' must be done by somebody else: S-4 has done 'Periksa (en)' "
                    "(Law (UU) 25/2009 article 21)"
                ),
            ),
        )
        assert names(examined(), both) == []
        assert examined().fire("setujui", by=HEAD, at=LATER).state == "terbit"

    def test_also_after_it_was_reopened(self) -> None:
        both = Actor("S-4", roles={"petugas", "kepala"})
        request = issued().reopen(by=HEAD, at=LATER)

        assert [
            code for code, *_ in refused(request, lambda o: o.fire("setujui", by=both, at=LATER))
        ] == ["separation"]

    def test_a_nik_is_hidden(self) -> None:
        somebody = Actor(NIK, roles={"petugas", "kepala"})
        request = (
            handed_in()
            .fire("periksa", by=somebody, at=TUESDAY)
            .open_sub("rekomendasi", "D", by=somebody, at=TUESDAY)
            .close_sub("D", by=somebody, at=TUESDAY)
        )

        ((_, indonesian, english),) = refused(
            request, lambda one: one.fire("setujui", by=somebody, at=TUESDAY)
        )
        assert f": {MASKED} sudah" in indonesian
        assert f": {MASKED} has" in english


class TestTheAssignee:
    def test_takes_the_step_alone(self) -> None:
        request = handed_in().assign("S-4", by=HEAD, at=TUESDAY)

        assert refused(request, lambda one: one.fire("periksa", by=COLLEAGUE, at=TUESDAY)) == (
            (
                "assignee",
                "permohonan sedang ditangani S-4, bukan S-5",
                "the request is assigned to S-4, not to S-5",
            ),
        )
        assert names(request, COLLEAGUE, TUESDAY) == [("minta_lengkap", "dilengkapi")]
        assert request.fire("periksa", by=STAFF, at=TUESDAY).state == "diperiksa"

    def test_is_nobody_at_first_and_then_anybody_may(self) -> None:
        assert handed_in().fire("periksa", by=COLLEAGUE, at=TUESDAY).state == "diperiksa"

    def test_may_give_it_back(self) -> None:
        request = handed_in().claim(by=STAFF, at=TUESDAY).release(by=STAFF, at=TUESDAY)

        assert request.fire("periksa", by=COLLEAGUE, at=TUESDAY).state == "diperiksa"


class TestSubRequests:
    def test_that_were_not_requested_or_are_open_stand_against_it(self) -> None:
        bare = handed_in().fire("periksa", by=STAFF, at=TUESDAY)
        asked = bare.open_sub("rekomendasi", "DLH-9", by=STAFF, at=TUESDAY)

        assert refused(bare, lambda one: one.fire("setujui", by=HEAD, at=TUESDAY)) == (
            (
                "sub",
                "Rekomendasi belum dimintakan (UU 25/2009 pasal 21)",
                "Rekomendasi (en) has not been requested (Law (UU) 25/2009 article 21)",
            ),
        )
        assert refused(asked, lambda one: one.fire("setujui", by=HEAD, at=TUESDAY)) == (
            (
                "sub",
                "Rekomendasi belum selesai (UU 25/2009 pasal 21)",
                "Rekomendasi (en) is not finished yet (Law (UU) 25/2009 article 21)",
            ),
        )
        assert names(asked, HEAD, TUESDAY) == []

    def test_must_all_be_closed(self) -> None:
        request = examined().open_sub("rekomendasi", "DLH-10", by=STAFF, at=LATER)

        assert not request.check("setujui", by=HEAD, at=LATER).open
        assert request.close_sub("DLH-10", by=STAFF, at=LATER).check("setujui", by=HEAD, at=LATER)


class TestTheWindow:
    # Issued on Thursday 9 July: five working days later it is Thursday 16 July, 16:00.

    def test_is_open_to_its_last_moment(self) -> None:
        last = wib("2026-07-16T16:00")

        assert names(issued(), HEAD, last) == [("buka_lagi", "diperiksa")]
        assert issued().reopen(by=HEAD, at=last).state == "diperiksa"

    def test_is_shut_after_it(self) -> None:
        late = wib("2026-07-16T16:01")

        assert refused(issued(), lambda one: one.reopen(by=HEAD, at=late)) == (
            (
                "window",
                (
                    "'Buka lagi' hanya dapat dilakukan dalam 5 hari kerja, sampai Kamis, "
                    "16 Juli 2026 pukul 16.00 WIB"
                ),
                (
                    "'Buka lagi (en)' is only possible within 5 working days, until Thursday, "
                    "16 July 2026 at 16:00 WIB"
                ),
            ),
        )
        assert names(issued(), HEAD, late) == []

    def test_opens_anew_each_time_its_state_is_entered(self) -> None:
        request = (
            issued()
            .reopen(by=HEAD, at=wib("2026-07-16T10:00"))
            .fire("setujui", by=HEAD, at=wib("2026-07-17T10:00"))
        )

        assert request.reopen(by=HEAD, at=wib("2026-07-24T16:30")).state == "diperiksa"

    def test_is_measured_from_the_step_as_it_was_corrected(self) -> None:
        request = issued().correct(
            6, by=HEAD, at=wib("2026-07-16T10:00"), reason="x", happened=wib("2026-07-08T10:00")
        )

        assert [
            code
            for code, *_ in refused(
                request, lambda o: o.reopen(by=HEAD, at=wib("2026-07-16T10:00"))
            )
        ] == ["window"]

    def test_that_nobody_can_determine_is_open(self) -> None:
        transitions = [
            {**one, "within": "600 hari kerja"} if one["name"] == "lengkapi" else one
            for one in DATA["transitions"]
        ]
        request = sent_back(
            rules(
                {
                    "transitions": transitions,
                    "timers": [DATA["timers"][1], {**DATA["timers"][0], "after": "5 tahun"}],
                }
            )
        )

        assert request.fire("lengkapi", by=ASKER, at=wib("2030-01-07T09:00")).state == "masuk"

    def test_is_that_of_the_way_that_is_decided_on(self) -> None:
        late = wib("2026-07-20T10:00")
        transitions = [
            {**one, "within": "2 hari kerja"} if one["target"] == "terbit" else one
            for one in DATA["transitions"]
        ]
        under = rules({"transitions": transitions})

        assert names(examined(under, area=101), HEAD, late) == [("setujui", "menunggu_bayar")]
        assert names(examined(under, area=100), HEAD, late) == []
        assert [
            code
            for code, *_ in refused(
                examined(under), lambda one: one.fire("setujui", by=HEAD, at=late)
            )
        ] == ["window"]


class TestAStepOfAnotherState:
    def test_is_judged_by_what_is_known_all_the_same(self) -> None:
        ((code, _, english), *more) = refused(
            handed_in(), lambda one: one.fire("ajukan", by=ASKER, at=TUESDAY)
        )

        # The fact is stated and the document is on file: only the state is wrong.
        assert (code, more) == ("state", [])
        assert english == (
            "'Ajukan (en)' is not possible in the state 'Masuk (en)', only in 'Draf (en)'"
        )

    def test_tells_what_else_it_will_take(self) -> None:
        codes = [
            code
            for code, *_ in refused(handed_in(), lambda o: o.fire("setujui", by=HEAD, at=TUESDAY))
        ]

        assert codes == ["state", "sub"]


class TestEverythingAtOnce:
    def test_is_told(self) -> None:
        request = to_be_paid().as_of(wib("2026-07-08T10:00"))
        both = Actor("S-4", roles={"petugas"})
        early = wib("2026-07-08T09:59")

        codes = [
            code
            for code, *_ in refused(request, lambda one: one.fire("buka_lagi", by=both, at=early))
        ]

        assert codes == ["state", "role", "time_at", "time_recorded"]


class TestOptions:
    def test_are_told_with_their_labels(self) -> None:
        (option,) = handed_in().options(by=COLLEAGUE, at=TUESDAY)[:1]

        assert (option.name, option.target, option.note_required) == (
            "minta_lengkap",
            "dilengkapi",
            True,
        )
        assert str(option.label) == "Minta lengkap"
        (option,) = examined().options(by=HEAD, at=LATER)
        assert str(option.label) == "Terbitkan"

    def test_are_none_before_the_newest_event_or_past_a_timer(self) -> None:
        assert sent_back().options(by=ASKER, at=wib("2026-07-07T08:59")) == ()
        assert names(sent_back(), ASKER, wib("2026-07-10T16:30")) == [
            ("lengkapi", "masuk"),
            ("cabut", "dicabut"),
        ]
        assert sent_back().options(by=ASKER, at=wib("2026-07-10T16:31")) == ()

    def test_are_each_told_once(self) -> None:
        """
        Two roles, two ways: who has both roles has one option.
        """
        transitions = [
            *DATA["transitions"],
            {
                "name": "minta_lengkap",
                "sources": "masuk",
                "target": "dilengkapi",
                "roles": "kepala",
                "label": label("Kembalikan"),
                "facts": "catatan",
            },
        ]
        both = Actor("S-4", roles={"petugas", "kepala"})
        request = handed_in(rules({"transitions": transitions}))

        assert [(one.name, str(one.label)) for one in request.options(by=both, at=TUESDAY)] == [
            ("minta_lengkap", "Minta lengkap"),
            ("periksa", "Periksa"),
        ]
        assert [(one.name, str(one.label)) for one in request.options(by=HEAD, at=TUESDAY)] == [
            ("minta_lengkap", "Kembalikan")
        ]
        # The head's way asks for a fact and no note, whatever the others' asks for.
        assert refused(request, lambda one: one.fire("minta_lengkap", by=HEAD, at=TUESDAY)) == (
            ("fact", "Catatan belum dinyatakan", "Catatan (en) has not been stated"),
        )


def test_the_level_of_an_extension_must_exist() -> None:
    with pytest.raises(UnknownLevelError):
        handed_in().extend("izn", by=HEAD, at=TUESDAY)


def test_a_refusal_names_what_is_possible_instead() -> None:
    with pytest.raises(Refused) as caught:
        handed_in().fire("setujui", by=STAFF, at=TUESDAY)

    assert caught.value.check.possible == ("minta_lengkap", "periksa")
