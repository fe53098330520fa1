"""
Withdrawing and reopening: the transition that serves the purpose, whatever it is called.
"""

from typing import Any

import pytest

from layanan import Request
from layanan.request import ConflictError, InvalidCommandError, KeyReusedError, Refused, replay
from tests.unit.request.cases import OFFICE, copied, wib
from tests.unit.request.permits import (
    ASKER,
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
)

TUESDAY = wib("2026-07-07T09:00")
LATER = wib("2026-07-09T11:00")


def _withdrawal(name: str, roles: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "sources": "masuk",
        "target": "dicabut",
        "roles": roles,
        "label": label(name.capitalize()),
    } | more


def with_others(*others: dict[str, Any]) -> Request:
    """
    Return a request in a lifecycle with more ways to withdraw, which are asked first.
    """
    return handed_in(rules({"transitions": [*others, *DATA["transitions"]]}))


class TestWithdraw:
    def test_takes_the_transition_that_leads_there(self) -> None:
        request = handed_in().withdraw(by=ASKER, at=TUESDAY, reason="pindah kota")

        event = request.history[-1]
        assert request.state == "dicabut"
        assert (event.kind, event.name, event.note) == ("transition", "cabut", "pindah kota")
        assert (event.actor, event.role) == ("P-5", "pemohon")

    def test_may_be_recorded_later(self) -> None:
        event = handed_in().withdraw(by=ASKER, at=TUESDAY, recorded=LATER).history[-1]

        assert (event.at, event.recorded) == (TUESDAY, LATER)

    def test_is_refused_to_others(self) -> None:
        ((code, _, english),) = refused(handed_in(), lambda one: one.withdraw(by=STAFF, at=TUESDAY))

        assert code == "role"
        assert english.startswith("'Cabut (en)' may only be done by Pemohon (en) (pemohon); S-4 ")

    def test_is_refused_where_no_transition_leads_there(self) -> None:
        assert refused(issued(), lambda one: one.withdraw(by=ASKER, at=LATER)) == (
            (
                "state",
                "permohonan tidak dapat dicabut dari status ini",
                "the request cannot be withdrawn from this state",
            ),
        )
        with pytest.raises(Refused) as caught:
            issued().withdraw(by=ASKER, at=LATER)
        assert caught.value.describe("id").startswith("IZN-1: cabut ditolak: ")

    def test_is_refused_before_the_newest_event(self) -> None:
        early = wib("2026-07-06T09:59")

        assert [
            code for code, *_ in refused(handed_in(), lambda o: o.withdraw(by=ASKER, at=early))
        ] == [
            "time_at",
            "time_recorded",
        ]

    def test_takes_the_way_that_the_actor_may_take(self) -> None:
        request = with_others(_withdrawal("batalkan", "petugas"))

        assert request.withdraw(by=ASKER, at=TUESDAY).history[-1].name == "cabut"
        assert request.withdraw(by=STAFF, at=TUESDAY).history[-1].name == "batalkan"
        # Who may take neither is told of the first.
        ((code, _, english),) = refused(request, lambda one: one.withdraw(by=HEAD, at=TUESDAY))
        assert (code, english[:15]) == ("role", "'Batalkan (en)'")

    def test_takes_the_way_that_is_open(self) -> None:
        request = with_others(_withdrawal("batalkan", "pemohon", documents="surat_tagih"))

        assert request.withdraw(by=ASKER, at=TUESDAY).history[-1].name == "cabut"
        attached = request.attach(["surat_tagih"], by=ASKER, at=TUESDAY)
        assert attached.withdraw(by=ASKER, at=TUESDAY).history[-1].name == "batalkan"

    def test_never_ends_in_anything_else(self) -> None:
        """
        One name, two ways: the one that is open refuses the request instead.
        """
        less, more = ({"fact": "luas", "at_most": 50}, {"fact": "luas", "more_than": 50})
        transitions = [
            *(one for one in DATA["transitions"] if one["name"] != "cabut"),
            _withdrawal("akhiri", "pemohon", guards=[more]),
            _withdrawal("akhiri", "pemohon", guards=[less], target="ditolak"),
        ]
        under = rules({"transitions": transitions}, level={"cancels": []})

        assert handed_in(under, area=60).withdraw(by=ASKER, at=TUESDAY).state == "dicabut"
        assert [
            code
            for code, *_ in refused(handed_in(under), lambda o: o.withdraw(by=ASKER, at=TUESDAY))
        ] == ["state"]

    def test_is_done_once_for_each_key(self) -> None:
        once = handed_in().withdraw(by=ASKER, at=TUESDAY, key="k-1")

        assert once.withdraw(by=ASKER, at=LATER, key="k-1", expect_seq=1) is once
        with pytest.raises(KeyReusedError):
            once.withdraw(by=ASKER, at=LATER, key="k-1", reason="lain")
        with pytest.raises(KeyReusedError):
            once.withdraw(by=STAFF, at=LATER, key="k-1")

    @pytest.mark.parametrize(
        "make",
        [
            lambda: draft().fire(
                "ajukan",
                by=ASKER,
                at=TUESDAY,
                facts={"luas": 1},
                documents=["ktp"],
                key="k-1",
            ),
            lambda: handed_in().attach(["ktp"], by=ASKER, at=TUESDAY, key="k-1"),
            lambda: (
                examined()
                .fire("cabut", by=ASKER, at=LATER, key="k-1")
                .note("x", by=STAFF, at=LATER)
                .as_of(wib("2026-07-08T10:00"))
                .note("y", by=STAFF, at=LATER, key="k-1")
            ),
        ],
    )
    def test_is_not_taken_for_another_command_of_that_key(self, make: Any) -> None:
        request = make()

        with pytest.raises(KeyReusedError) as caught:
            request.withdraw(by=ASKER, at=LATER, key="k-1")

        error = copied(caught.value)
        assert (error.name, error.earlier) == ("cabut", request.history[-1].name)
        assert str(error).startswith("the key 'k-1' of IZN-1 already names ")

    def test_is_refused_when_somebody_was_quicker(self) -> None:
        with pytest.raises(ConflictError):
            handed_in().withdraw(by=ASKER, at=TUESDAY, expect_seq=1)
        with pytest.raises(ConflictError):
            issued().withdraw(by=ASKER, at=LATER, expect_seq=1)

    def test_needs_words_for_its_reason(self) -> None:
        with pytest.raises(InvalidCommandError):
            handed_in().withdraw(by=ASKER, at=TUESDAY, reason=5)  # type: ignore[arg-type]


class TestReopen:
    def test_takes_the_transition_that_leaves_the_end(self) -> None:
        request = issued().reopen(by=HEAD, at=LATER, reason="salah nama", key="k-1")

        event = request.history[-1]
        assert (request.state, event.name, event.note) == ("diperiksa", "buka_lagi", "salah nama")
        assert request.reopen(by=HEAD, at=LATER, reason="salah nama", key="k-1") is request
        again = replay(request.rules, "IZN-1", request.history, office=OFFICE, applicant="P-5")
        assert again == request

    @pytest.mark.parametrize(
        "make", [handed_in, lambda: handed_in().withdraw(by=ASKER, at=TUESDAY)]
    )
    def test_is_refused_from_where_nothing_is_to_be_reopened(self, make: Any) -> None:
        assert refused(make(), lambda one: one.reopen(by=HEAD, at=LATER)) == (
            (
                "state",
                "permohonan tidak dapat dibuka kembali dari status ini",
                "the request cannot be reopened from this state",
            ),
        )
        with pytest.raises(Refused, match=r"^IZN-1: buka kembali refused"):
            make().reopen(by=HEAD, at=LATER)

    def test_is_refused_to_others(self) -> None:
        ((code, *_),) = refused(issued(), lambda one: one.reopen(by=ASKER, at=LATER))

        assert code == "role"

    def test_is_not_taken_for_a_withdrawal_of_that_key(self) -> None:
        request = issued().reopen(by=HEAD, at=LATER, key="k-1")

        with pytest.raises(KeyReusedError):
            request.withdraw(by=HEAD, at=LATER, key="k-1")
