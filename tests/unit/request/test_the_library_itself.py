"""
The role and the reference "system" belong to the library: no command of a host may bring them.

What the library takes by itself goes on as before, and so does what is on record.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from layanan import Actor, Request
from layanan.lifecycle import SYSTEM
from layanan.request import Refused, open_request, replay
from tests.unit.request.cases import (
    CITIZEN,
    LETTER,
    OFFICE,
    OFFICER,
    opened,
    submitted,
    wib,
)
from tests.unit.request.permits import PERMIT, sent_back

AT = wib("2026-03-16T10:00")
#: Somebody in the library's role, and somebody under its name.
IN_ITS_ROLE = Actor("P-1029", roles={"pemohon", "ppid", "front_office", SYSTEM})
UNDER_ITS_NAME = Actor(SYSTEM, roles={"pemohon", "ppid", "front_office"})
EITHER = pytest.mark.parametrize("by", [IN_ITS_ROLE, UNDER_ITS_NAME], ids=["role", "name"])

INDONESIAN = (
    "peran dan rujukan 'system' milik pustaka, untuk yang terjadi dengan sendirinya; berikan "
    "rujukan dan peran milik orangnya"
)
ENGLISH = (
    "the role and the reference 'system' belong to the library, for what happens by itself; give "
    "the person's own reference and roles"
)

Command = Callable[[Request, Actor], object]

COMMANDS: Mapping[str, Command] = {
    "fire": lambda one, by: one.fire("setujui", by=by, at=AT),
    "extend": lambda one, by: one.extend("jawaban", by=by, at=AT, reason="arsip"),
    "assign": lambda one, by: one.assign("S-7", by=by, at=AT),
    "claim": lambda one, by: one.claim(by=by, at=AT),
    "note": lambda one, by: one.note("dibaca", by=by, at=AT),
    "attach": lambda one, by: one.attach(("ktp",), by=by, at=AT),
    "correct": lambda one, by: one.correct(2, by=by, at=AT, reason="salah catat"),
    "withdraw": lambda one, by: one.withdraw(by=by, at=AT),
    "reopen": lambda one, by: one.reopen(by=by, at=AT),
    "migrate": lambda one, by: one.migrate(one.rules, by=by, at=AT, reason="versi baru"),
    "close_sub": lambda one, by: one.close_sub("R-1", by=by, at=AT),
}


def words(refused: Refused) -> list[tuple[str, str]]:
    return [(one.text("id"), one.text("en")) for one in refused.check.unmet]


class TestACommand:
    @EITHER
    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_the_library_itself_is_refused(self, command: str, by: Actor) -> None:
        before = submitted()
        with pytest.raises(Refused) as caught:
            COMMANDS[command](before, by)

        assert (INDONESIAN, ENGLISH) in words(caught.value)
        assert not caught.value.check.open

    @EITHER
    def test_is_closed_to_it_by_the_same_check(self, by: Actor) -> None:
        before = submitted()
        found = before.check("setujui", by=by, at=AT)
        with pytest.raises(Refused) as caught:
            before.fire("setujui", by=by, at=AT)

        assert caught.value.check == found
        assert [one.code for one in found.unmet] == ["role"]
        assert before.check("setujui", by=OFFICER, at=AT).open

    @EITHER
    def test_of_an_extension_is_closed_to_it_as_well(self, by: Actor) -> None:
        found = submitted().check_extension("jawaban", by=by, at=AT, reason="arsip")

        assert [one.text("en") for one in found.unmet] == [ENGLISH]

    @EITHER
    def test_is_no_option_of_it(self, by: Actor) -> None:
        assert submitted().options(by=by, at=AT) == ()
        assert submitted().options(by=OFFICER, at=AT) != ()

    def test_gives_nothing_to_it(self) -> None:
        with pytest.raises(Refused) as caught:
            submitted().assign(SYSTEM, by=OFFICER, at=AT)

        assert words(caught.value) == [(INDONESIAN, ENGLISH)]

    @pytest.mark.parametrize(
        "given",
        [
            {"applicant": SYSTEM},
            {"applicant": "P-1", "by": UNDER_ITS_NAME},
            {"applicant": "P-1", "by": IN_ITS_ROLE},
        ],
    )
    def test_opens_nothing_in_its_name(self, given: dict[str, Any]) -> None:
        with pytest.raises(Refused) as caught:
            open_request(LETTER, "REQ-1", office=OFFICE, at=AT, **given)

        assert words(caught.value) == [(INDONESIAN, ENGLISH)]
        assert caught.value.check.name == "buka"

    def test_that_is_on_record_is_answered_when_it_is_repeated(self) -> None:
        # From before the refusal: the step was taken, and its answer got lost.
        done = opened().step(
            "ajukan", by=UNDER_ITS_NAME, at=AT, note=None, brought=((), ()), key="k-1"
        )

        assert done.fire("ajukan", by=UNDER_ITS_NAME, at=AT, key="k-1") is done


class TestATimer:
    def test_is_not_fired_by_somebody_in_its_role(self) -> None:
        request = sent_back()
        (timer,) = request.rules.lifecycle.timers_of(request.state)
        with pytest.raises(Refused) as caught:
            request.fire(timer.fires, by=Actor("X-1", roles={SYSTEM}), at=request.history[-1].at)

        assert (INDONESIAN, ENGLISH) in words(caught.value)

    def test_fires_all_the_same(self) -> None:
        request = sent_back().advance(at=wib("2026-07-27T09:00"))

        assert SYSTEM in {one.actor for one in request.history}
        assert replay(PERMIT, "IZN-1", request.history, office=OFFICE, applicant="P-5") == request


class TestWhatIsOnRecord:
    def test_is_told_again_as_it_was_written(self) -> None:
        """
        Before the refusal a host could do this, and what has happened has happened.
        """
        old = opened().step("ajukan", by=UNDER_ITS_NAME, at=AT, note=None, brought=((), ()))
        old = old.extended(
            "jawaban",
            by=IN_ITS_ROLE,
            at=AT,
            reason="arsip",
            term=None,
            documents=(),
            key=None,
            recorded=None,
        )

        told = replay(old.rules, "REQ-1", old.history, office=OFFICE, applicant="P-1029")

        assert told == old
        assert [one.actor for one in told.history] == [CITIZEN.id, SYSTEM, CITIZEN.id]
