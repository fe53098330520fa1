"""
Commands beside the lifecycle: who has it, what is known, what was wrong, who else is asked.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from layanan import Actor, Request
from layanan.calendars import NaiveTimeError
from layanan.records import WrongTypeError
from layanan.request import (
    ConflictError,
    InvalidCommandError,
    KeyReusedError,
    Refused,
    UnknownSubRequestError,
    replay,
)
from tests.unit.request.cases import MASKED, NIK, OFFICE, copied, wib
from tests.unit.request.permits import (
    ASKER,
    COLLEAGUE,
    HEAD,
    LIMITED,
    PERMIT,
    STAFF,
    STRANGER,
    draft,
    examined,
    handed_in,
    issued,
    refused,
    rules,
    sent_back,
)

TUESDAY = wib("2026-07-07T09:00")
LATER = wib("2026-07-09T11:00")
CLOSED = ("state", "permohonan sudah ditutup", "the request is closed")

#: One of each command, as somebody may give it to a request that is being examined.
COMMANDS: dict[str, Callable[..., Request]] = {
    "assign": lambda one, **more: one.assign("S-5", **{"by": HEAD, "at": LATER} | more),
    "claim": lambda one, **more: one.claim(**{"by": STAFF, "at": LATER} | more),
    "release": lambda one, **more: one.release(**{"by": STAFF, "at": LATER} | more),
    "note": lambda one, **more: one.note("dicek", **{"by": STAFF, "at": LATER} | more),
    "attach": lambda one, **more: one.attach(["ktp"], **{"by": ASKER, "at": LATER} | more),
    "correct": lambda one, **more: one.correct(
        2, **{"by": HEAD, "at": LATER, "reason": "salah ukur", "facts": {"luas": 41}} | more
    ),
    "open_sub": lambda one, **more: one.open_sub(
        "rekomendasi", "DLH-10", **{"by": STAFF, "at": LATER} | more
    ),
    "close_sub": lambda one, **more: one.close_sub("DLH-11", **{"by": STAFF, "at": LATER} | more),
}
EVERY_COMMAND = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


def ready() -> Request:
    """
    Return a request that takes every one of `COMMANDS`.
    """
    return (
        examined()
        .claim(by=STAFF, at=wib("2026-07-09T09:00"))
        .open_sub("rekomendasi", "DLH-11", by=STAFF, at=wib("2026-07-09T09:00"))
    )


def again(request: Request) -> Request:
    return replay(request.rules, "IZN-1", request.history, office=OFFICE, applicant="P-5")


class TestEveryCommand:
    @EVERY_COMMAND
    def test_adds_one_event_and_stays_where_it_is(self, command: Callable[..., Request]) -> None:
        before = ready()

        after = command(before)

        assert after.history[:-1] == before.history
        event = after.history[-1]
        assert (event.seq, event.at, event.recorded) == (before.seq + 1, LATER, LATER)
        assert (event.source, event.target) == ("diperiksa", "diperiksa") == (after.state,) * 2
        assert (event.code, event.version, event.hash) == ("umum.izin", "1", PERMIT.hash)

    @EVERY_COMMAND
    def test_may_be_replayed(self, command: Callable[..., Request]) -> None:
        after = command(ready(), key="k-1", recorded=LATER + timedelta(hours=1))

        assert again(after) == after

    @EVERY_COMMAND
    def test_may_be_recorded_later(self, command: Callable[..., Request]) -> None:
        noon = LATER + timedelta(hours=1)

        event = command(ready(), recorded=noon).history[-1]

        assert (event.at, event.recorded) == (LATER, noon)

    @EVERY_COMMAND
    def test_is_done_once_for_each_key(self, command: Callable[..., Request]) -> None:
        once = command(ready(), key="k-1")

        assert command(once, key="k-1") is once
        assert command(once, key="k-1", at=LATER + timedelta(days=1), expect_seq=1) is once
        assert copied(once).history[-1].key == "k-1"

    @EVERY_COMMAND
    def test_is_refused_under_the_key_of_another(self, command: Callable[..., Request]) -> None:
        request = ready().note("lain", by=STAFF, at=LATER, key="k-1")

        with pytest.raises(KeyReusedError) as caught:
            command(request, key="k-1")

        assert (caught.value.key, caught.value.earlier) == ("k-1", "catat")

    @EVERY_COMMAND
    def test_is_refused_when_somebody_was_quicker(self, command: Callable[..., Request]) -> None:
        request = ready()

        assert command(request, expect_seq=request.seq).seq == request.seq + 1
        with pytest.raises(ConflictError) as caught:
            command(request, expect_seq=3)

        assert (caught.value.expected, caught.value.actual) == (3, request.seq)

    @EVERY_COMMAND
    def test_is_refused_before_the_newest_event(self, command: Callable[..., Request]) -> None:
        assert (
            "time_at",
            (
                "kejadian bertanggal Kamis, 9 Juli 2026 pukul 08.59 WIB mendahului kejadian "
                "terakhir (Kamis, 9 Juli 2026 pukul 09.00 WIB); hanya koreksi yang boleh"
            ),
            (
                "an event dated Thursday, 9 July 2026 at 08:59 WIB comes before the newest one "
                "(Thursday, 9 July 2026 at 09:00 WIB); only a correction may"
            ),
        ) in refused(ready(), lambda one: command(one, at=wib("2026-07-09T08:59")))

    @EVERY_COMMAND
    def test_is_refused_when_recorded_before_it_happened(
        self, command: Callable[..., Request]
    ) -> None:
        assert [
            (
                "time_recorded",
                (
                    "waktu catat Kamis, 9 Juli 2026 pukul 10.00 WIB mendahului kejadiannya "
                    "(Kamis, 9 Juli 2026 pukul 11.00 WIB)"
                ),
                (
                    "recorded Thursday, 9 July 2026 at 10:00 WIB comes before it happened "
                    "(Thursday, 9 July 2026 at 11:00 WIB)"
                ),
            )
        ] == [*refused(ready(), lambda one: command(one, recorded=wib("2026-07-09T10:00")))]

    @EVERY_COMMAND
    def test_needs_an_instant_with_a_zone(self, command: Callable[..., Request]) -> None:
        with pytest.raises(NaiveTimeError):
            command(ready(), at=LATER.replace(tzinfo=None))
        with pytest.raises(NaiveTimeError):
            command(ready(), recorded=LATER.replace(tzinfo=None))

    @EVERY_COMMAND
    def test_needs_an_actor(self, command: Callable[..., Request]) -> None:
        with pytest.raises((WrongTypeError, AttributeError)):
            command(ready(), by="S-4")

    @EVERY_COMMAND
    def test_is_refused_to_a_stranger(self, command: Callable[..., Request]) -> None:
        codes = [code for code, *_ in refused(ready(), lambda one: command(one, by=STRANGER))]

        assert codes[0] == "role"

    @EVERY_COMMAND
    def test_names_the_role_that_allowed_it(self, command: Callable[..., Request]) -> None:
        """
        The role that is kept is one that may, even if the actor has others: else no replay.
        """
        given = command(ready()).history[-1]
        both = Actor(given.actor, roles={"pemohon", "petugas", "kepala"})

        after = command(ready(), by=both)

        assert again(after) == after
        allowed = {"assign": "kepala", "correct": "kepala", "attach": "pemohon", "note": "kepala"}
        name = next(name for name, one in COMMANDS.items() if one is command)
        assert after.history[-1].role == allowed.get(name, "petugas")

    @EVERY_COMMAND
    def test_waits_for_a_timer_that_is_due(self, command: Callable[..., Request]) -> None:
        request = examined(LIMITED)  # due on Wednesday 8 July, 16:00

        found = refused(request, command)

        assert (
            "timer",
            (
                "Batas periksa sudah jatuh tempo pada Rabu, 8 Juli 2026 pukul 16.00 WIB; panggil "
                "advance(at=…) dahulu"
            ),
            (
                "Batas periksa (en) was due on Wednesday, 8 July 2026 at 16:00 WIB; call "
                "advance(at=…) first"
            ),
        ) in found


class TestAssign:
    def test_gives_it_to_somebody(self) -> None:
        request = handed_in().assign("S-5", by=HEAD, at=TUESDAY, note="mohon segera")

        event = request.history[-1]
        assert request.assignee == "S-5"
        assert (event.kind, event.name, event.detail) == ("assigned", "tugaskan", (("to", "S-5"),))
        assert (event.actor, event.role, event.note) == ("S-1", "kepala", "mohon segera")

    def test_takes_it_from_somebody_else(self) -> None:
        request = handed_in().assign("S-5", by=HEAD, at=TUESDAY).assign("S-4", by=HEAD, at=TUESDAY)

        assert request.assignee == "S-4"

    def test_says_everything_that_stands_against_it(self) -> None:
        assert refused(issued(), lambda one: one.assign(" ", by=STAFF, at=LATER)) == (
            (
                "role",
                "hanya boleh dilakukan oleh Kepala",
                "may only be done by Kepala (en)",
            ),
            CLOSED,
            (
                "assignee",
                "penerima tugas tidak disebut",
                "nobody is named to assign to",
            ),
        )

    def test_is_refused_in_words(self) -> None:
        with pytest.raises(Refused) as caught:
            issued().assign("S-4", by=HEAD, at=LATER)

        assert str(caught.value) == (
            "IZN-1: tugaskan refused: the request is closed\npossible now: buka_lagi"
        )
        assert caught.value.describe("id") == (
            "IZN-1: tugaskan ditolak: permohonan sudah ditutup\n"
            "yang dapat dilakukan sekarang: buka_lagi"
        )

    @pytest.mark.parametrize("to", [None, 5, ["S-5"]])
    def test_needs_a_reference_that_is_text(self, to: Any) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            handed_in().assign(to, by=HEAD, at=TUESDAY)

        assert str(caught.value).endswith(f"to must be text, not {to!r}")
        assert caught.value.describe("id").endswith(f"to harus teks, bukan {to!r}")

    def test_may_be_done_by_every_role_where_no_duty_is_named(self) -> None:
        under = rules({"duties": {}})

        assert handed_in(under).assign("S-5", by=ASKER, at=TUESDAY).assignee == "S-5"
        (unmet,) = refused(handed_in(under), lambda one: one.assign("S-5", by=STRANGER, at=TUESDAY))
        assert unmet[1] == "hanya boleh dilakukan oleh Pemohon, Petugas, atau Kepala"

    def test_hides_a_nik(self) -> None:
        request = handed_in().assign(NIK, by=HEAD, at=TUESDAY)

        assert NIK not in request.timeline()
        assert f"ditugaskan kepada {MASKED}" in request.timeline()


class TestClaim:
    def test_takes_it_for_oneself(self) -> None:
        request = handed_in().claim(by=STAFF, at=TUESDAY)

        event = request.history[-1]
        assert request.assignee == "S-4"
        assert (event.kind, event.name, event.detail) == ("assigned", "ambil", (("to", "S-4"),))

    def test_may_be_repeated(self) -> None:
        request = handed_in().claim(by=STAFF, at=TUESDAY)

        assert request.claim(by=STAFF, at=TUESDAY).assignee == "S-4"

    def test_is_refused_where_somebody_else_has_it(self) -> None:
        request = handed_in().assign(NIK, by=HEAD, at=TUESDAY)

        assert refused(request, lambda one: one.claim(by=STAFF, at=TUESDAY)) == (
            (
                "assignee",
                f"permohonan sedang ditangani {MASKED}",
                f"the request is assigned to {MASKED}",
            ),
        )

    def test_is_refused_to_others_and_when_closed(self) -> None:
        codes = [code for code, *_ in refused(issued(), lambda one: one.claim(by=HEAD, at=LATER))]

        assert codes == ["role", "state"]


class TestRelease:
    def test_gives_it_back(self) -> None:
        request = handed_in().claim(by=STAFF, at=TUESDAY).release(by=STAFF, at=TUESDAY, note="cuti")

        event = request.history[-1]
        assert request.assignee is None
        assert (event.kind, event.name, event.detail) == ("released", "lepas", ())
        assert request.claim(by=COLLEAGUE, at=TUESDAY).assignee == "S-5"

    @pytest.mark.parametrize("to", [None, "S-5"])
    def test_is_refused_to_whom_it_is_not_assigned(self, to: str | None) -> None:
        request = handed_in() if to is None else handed_in().assign(to, by=HEAD, at=TUESDAY)
        somebody = Actor(NIK, roles={"petugas"})

        assert refused(request, lambda one: one.release(by=somebody, at=TUESDAY)) == (
            (
                "assignee",
                f"permohonan tidak ditugaskan kepada {MASKED}",
                f"the request is not assigned to {MASKED}",
            ),
        )


class TestNote:
    def test_writes_something_down_with_facts(self) -> None:
        request = handed_in().note("dicek", by=STAFF, at=TUESDAY, facts={"catatan": "rawan banjir"})

        event = request.history[-1]
        assert (event.kind, event.name, event.note) == ("noted", "catat", "dicek")
        assert request.facts == {"luas": 40, "catatan": "rawan banjir"}

    @pytest.mark.parametrize("text", ["", " \n"])
    def test_needs_words(self, text: str) -> None:
        assert refused(handed_in(), lambda one: one.note(text, by=STAFF, at=TUESDAY)) == (
            ("note", "catatan kosong", "the note is empty"),
        )

    def test_needs_text(self) -> None:
        with pytest.raises(InvalidCommandError):
            handed_in().note(5, by=STAFF, at=TUESDAY)  # type: ignore[arg-type]

    def test_may_come_after_the_end(self) -> None:
        assert issued().note("diambil", by=STAFF, at=LATER).state == "terbit"


class TestAttach:
    def test_puts_documents_on_file(self) -> None:
        request = handed_in().attach(["surat_tagih", "ktp"], by=STAFF, at=TUESDAY, note="via pos")

        event = request.history[-1]
        assert (event.kind, event.name, event.note) == ("attached", "lampirkan", "via pos")
        assert event.documents == ("surat_tagih", "ktp")

    def test_needs_a_document(self) -> None:
        assert refused(handed_in(), lambda one: one.attach([], by=STAFF, at=TUESDAY)) == (
            ("document", "tidak ada dokumen yang dilampirkan", "there is no document"),
        )

    def test_knows_the_documents_of_the_lifecycle(self) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            handed_in().attach(["ktp", "surat_taghi", "foto"], by=STAFF, at=TUESDAY)

        assert str(caught.value) == (
            "the command cannot be recorded: documents: 'surat_taghi' is not known; did you mean "
            "'surat_tagih'; there are: ktp, surat_tagih; documents: 'foto' is not known; there "
            "are: ktp, surat_tagih"
        )
        assert caught.value.describe("id") == (
            "perintah tidak dapat dicatat: documents: 'surat_taghi' tidak dikenal; mungkin "
            "maksudnya 'surat_tagih'; ada: ktp, surat_tagih; documents: 'foto' tidak dikenal; "
            "ada: ktp, surat_tagih"
        )


class TestCorrect:
    def test_puts_a_time_right(self) -> None:
        request = examined()
        really = wib("2026-07-06T15:00")

        after = request.correct(3, by=HEAD, at=LATER, reason="salah ketik", happened=really)

        event = after.history[-1]
        assert (event.kind, event.name, event.note) == ("corrected", "koreksi", "salah ketik")
        assert event.detail == (("happened", really), ("seq", 3))
        assert after.history[:-1] == request.history
        assert after.events[2].at == really
        assert [one.at for one in after.events[:2]] == [one.at for one in request.history[:2]]

    def test_puts_facts_right(self) -> None:
        after = handed_in().correct(
            2, by=HEAD, at=TUESDAY, reason="salah ukur", facts={"luas": 400, "catatan": "baru"}
        )

        assert after.facts == {"luas": 400, "catatan": "baru"}
        assert dict(after.events[1].facts) == {"luas": 400, "catatan": "baru"}
        assert after.events[2].facts == ()
        assert after.history[1].facts == (("luas", 40),)

    def test_does_not_hide_what_was_stated_later(self) -> None:
        after = (
            handed_in()
            .note("diukur ulang", by=STAFF, at=TUESDAY, facts={"luas": 55})
            .correct(2, by=HEAD, at=TUESDAY, reason="salah", facts={"luas": 41})
        )

        assert after.facts == {"luas": 55}

    def test_moves_what_follows_from_it(self) -> None:
        request = handed_in()

        after = request.correct(
            2, by=HEAD, at=TUESDAY, reason="diterima kemarin", happened=wib("2026-07-06T09:30")
        )

        before, now = (one.clock("izin", at=TUESDAY) for one in (request, after))
        assert (before.started, now.started) == (wib("2026-07-06T10:00"), wib("2026-07-06T09:30"))

    def test_of_the_opening_may_be_as_early_as_it_was(self) -> None:
        after = draft().correct(
            1, by=HEAD, at=TUESDAY, reason="diserahkan Jumat", happened=wib("2026-07-03T15:00")
        )

        assert after.turns(at=TUESDAY)[0].since == wib("2026-07-03T15:00")

    def test_may_touch_its_neighbours(self) -> None:
        request = examined()
        for happened in (request.history[1].at, request.history[3].at):
            after = request.correct(3, by=HEAD, at=LATER, reason="x", happened=happened)

            assert after.events[2].at == happened

    def test_must_stay_between_its_neighbours(self) -> None:
        request = examined()

        for happened, word_id, word_en, bound_id, bound_en in (
            (
                wib("2026-07-06T09:59"),
                "sebelum",
                "before",
                "Senin, 6 Juli 2026 pukul 10.00 WIB",
                "Monday, 6 July 2026 at 10:00 WIB",
            ),
            (
                wib("2026-07-07T10:01"),
                "sesudah",
                "after",
                "Selasa, 7 Juli 2026 pukul 10.00 WIB",
                "Tuesday, 7 July 2026 at 10:00 WIB",
            ),
        ):
            ((code, indonesian, english),) = refused(
                request,
                lambda one, at=happened: one.correct(  # type: ignore[misc]
                    3, by=HEAD, at=LATER, reason="x", happened=at
                ),
            )

            assert code == "correction"
            assert indonesian.endswith(f" {word_id} kejadian tetangganya ({bound_id})")
            assert english.endswith(f" is {word_en} its neighbour ({bound_en})")

    def test_of_the_newest_event_lies_before_the_correction(self) -> None:
        ((_, indonesian, english),) = refused(
            handed_in(),
            lambda one: one.correct(
                2, by=HEAD, at=TUESDAY, reason="x", happened=wib("2026-07-07T09:01")
            ),
        )

        assert indonesian == (
            "Selasa, 7 Juli 2026 pukul 09.01 WIB sesudah kejadian tetangganya "
            "(Selasa, 7 Juli 2026 pukul 09.00 WIB)"
        )
        assert english == (
            "Tuesday, 7 July 2026 at 09:01 WIB is after its neighbour "
            "(Tuesday, 7 July 2026 at 09:00 WIB)"
        )

    def test_measures_by_neighbours_as_they_were_corrected(self) -> None:
        request = examined().correct(
            2, by=HEAD, at=LATER, reason="x", happened=wib("2026-07-06T12:00")
        )

        ((_, _, english),) = refused(
            request,
            lambda one: one.correct(
                3, by=HEAD, at=LATER, reason="x", happened=wib("2026-07-06T11:00")
            ),
        )
        assert english.endswith("(Monday, 6 July 2026 at 12:00 WIB)")

    def test_may_be_corrected_once_more(self) -> None:
        after = (
            examined()
            .correct(3, by=HEAD, at=LATER, reason="x", happened=wib("2026-07-06T15:00"))
            .correct(3, by=HEAD, at=LATER, reason="y", happened=wib("2026-07-06T16:00"))
        )

        assert after.events[2].at == wib("2026-07-06T16:00")
        assert again(after) == after

    @pytest.mark.parametrize("seq", [0, -1, 3, 99])
    def test_of_nothing_is_refused(self, seq: int) -> None:
        assert refused(
            handed_in(),
            lambda one: one.correct(seq, by=HEAD, at=TUESDAY, reason="x", facts={"luas": 1}),
        ) == (
            (
                "correction",
                f"tidak ada kejadian ke-{seq}; yang ada 1 sampai 2",
                f"there is no event {seq}; there are 1 to 2",
            ),
        )

    @pytest.mark.parametrize(
        "changes",
        [{}, {"facts": {"luas": 40}}, {"happened": wib("2026-07-06T10:00")}, {"facts": {}}],
    )
    def test_that_changes_nothing_is_refused(self, changes: dict[str, Any]) -> None:
        assert refused(
            handed_in(), lambda one: one.correct(2, by=HEAD, at=TUESDAY, reason="x", **changes)
        ) == (("correction", "tidak ada yang dikoreksi", "there is nothing to correct"),)

    def test_of_a_correction_is_refused(self) -> None:
        request = handed_in().correct(2, by=HEAD, at=TUESDAY, reason="x", facts={"luas": 41})

        assert refused(
            request,
            lambda one: one.correct(3, by=HEAD, at=TUESDAY, reason="y", facts={"luas": 42}),
        ) == (
            (
                "correction",
                "koreksi tidak dikoreksi; koreksilah kejadian aslinya",
                "a correction is not corrected; correct the event itself",
            ),
        )

    @pytest.mark.parametrize("reason", [None, "", "  "])
    def test_needs_a_reason(self, reason: str | None) -> None:
        assert refused(
            handed_in(),
            lambda one: one.correct(2, by=HEAD, at=TUESDAY, reason=reason, facts={"luas": 1}),
        ) == (("reason", "koreksi memerlukan alasan", "a correction needs a reason"),)

    def test_knows_the_facts_of_the_lifecycle(self) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            handed_in().correct(
                2, by=HEAD, at=TUESDAY, reason="x", facts={"luas": "besar", "laus": 4}
            )

        assert str(caught.value) == (
            "the command cannot be recorded: facts: 'laus' is not known; did you mean 'luas'; "
            "there are: luas, lunas, catatan; luas (Luas (en)) must be a whole number"
        )
        assert caught.value.describe("id") == (
            "perintah tidak dapat dicatat: facts: 'laus' tidak dikenal; mungkin maksudnya 'luas'; "
            "ada: luas, lunas, catatan; luas (Luas) harus bilangan bulat"
        )

    @pytest.mark.parametrize("seq", ["2", 2.0, True, None])
    def test_needs_the_number_of_an_event(self, seq: Any) -> None:
        with pytest.raises(InvalidCommandError) as caught:
            handed_in().correct(seq, by=HEAD, at=TUESDAY, reason="x", facts={"luas": 1})

        assert str(caught.value).endswith(f"seq must be an int, not {seq!r}")
        assert caught.value.describe("id").endswith(f"seq harus bilangan bulat, bukan {seq!r}")

    @pytest.mark.parametrize("happened", [TUESDAY.replace(tzinfo=None), "2026-07-07"])
    def test_needs_an_instant_with_a_zone(self, happened: Any) -> None:
        with pytest.raises(NaiveTimeError):
            handed_in().correct(2, by=HEAD, at=TUESDAY, reason="x", happened=happened)


class TestAsOfAroundACorrection:
    REALLY = wib("2026-07-06T09:30")

    def corrected(self) -> Request:
        return handed_in().correct(
            2,
            by=HEAD,
            at=TUESDAY,
            reason="diterima lebih awal",
            happened=self.REALLY,
            facts={"luas": 41},
            recorded=wib("2026-07-07T12:00"),
        )

    def test_what_was_believed_before_can_still_be_seen(self) -> None:
        before = self.corrected().as_of(wib("2026-07-07T11:59"))

        assert before == handed_in()
        assert before.facts == {"luas": 40}
        assert before.clock("izin", at=TUESDAY).started == wib("2026-07-06T10:00")

    def test_from_its_record_on_it_counts(self) -> None:
        after = self.corrected().as_of(wib("2026-07-07T12:00"))

        assert after == self.corrected()
        assert after.facts == {"luas": 41}
        assert after.clock("izin", at=TUESDAY).started == self.REALLY

    def test_it_is_told_of_the_past_as_well(self) -> None:
        # Asked later about Monday 09:45, the file was with the office already.
        assert self.corrected().turns(at=wib("2026-07-06T09:45"))[-1].state == "masuk"
        assert handed_in().turns(at=wib("2026-07-06T09:45"))[-1].state == "draf"


class TestOpenSub:
    def test_asks_another_body(self) -> None:
        request = examined().open_sub("rekomendasi", "DLH-10", by=STAFF, at=LATER, note="lagi")

        event = request.history[-1]
        assert (event.kind, event.name, event.note) == ("sub_opened", "minta", "lagi")
        assert event.detail == (("reference", "DLH-10"), ("sub", "rekomendasi"))
        assert request.subs == {"rekomendasi": {"DLH-9": False, "DLH-10": True}}

    def test_names_a_sub_request_of_the_lifecycle(self) -> None:
        with pytest.raises(UnknownSubRequestError) as caught:
            examined().open_sub("rekomendasi_", "DLH-10", by=STAFF, at=LATER)

        error = copied(caught.value)
        assert str(error) == (
            "izin has no sub-request 'rekomendasi_'; did you mean 'rekomendasi'; there are: "
            "rekomendasi, saksi"
        )
        assert error.describe("id") == (
            "izin tidak mempunyai permohonan turunan 'rekomendasi_'; mungkin maksudnya "
            "'rekomendasi'; yang ada: rekomendasi, saksi"
        )

    def test_of_a_lifecycle_without_any_is_an_error(self) -> None:
        error = UnknownSubRequestError(sub="x", lifecycle="izin", known=())

        assert str(error) == "izin has no sub-request 'x'; there are: -"
        assert error.describe("id") == "izin tidak mempunyai permohonan turunan 'x'; yang ada: -"

    def test_is_refused_elsewhere_and_to_others(self) -> None:
        assert refused(
            handed_in(), lambda one: one.open_sub("rekomendasi", "DLH-9", by=HEAD, at=TUESDAY)
        ) == (
            (
                "role",
                "hanya boleh dilakukan oleh Petugas",
                "may only be done by Petugas (en)",
            ),
            (
                "state",
                "Rekomendasi hanya dapat dimintakan pada status Diperiksa",
                "Rekomendasi (en) can only be requested in the state Diperiksa (en)",
            ),
        )

    def test_is_refused_when_closed(self) -> None:
        assert refused(issued(), lambda one: one.open_sub("saksi", "S-1", by=ASKER, at=LATER)) == (
            CLOSED,
        )

    @pytest.mark.parametrize("reference", ["DLH-9", "", " ", NIK])
    def test_needs_a_reference_of_its_own(self, reference: str) -> None:
        request = examined().open_sub("saksi", NIK, by=ASKER, at=LATER)
        shown = MASKED if reference == NIK else reference

        assert refused(
            request, lambda one: one.open_sub("saksi", reference, by=HEAD, at=LATER)
        ) == (
            (
                "sub",
                f"rujukan {shown!r} kosong atau sudah dipakai",
                f"the reference {shown!r} is empty or already used",
            ),
        )

    def test_without_states_or_roles_may_be_asked_anywhere_by_anyone_here(self) -> None:
        assert handed_in().open_sub("saksi", "S-1", by=HEAD, at=TUESDAY).subs == {
            "saksi": {"S-1": True}
        }

    @pytest.mark.parametrize("given", [(5, "x"), ("saksi", 5), ("saksi", None)])
    def test_needs_text(self, given: tuple[Any, Any]) -> None:
        with pytest.raises(InvalidCommandError):
            examined().open_sub(*given, by=STAFF, at=LATER)


class TestCloseSub:
    def asked(self) -> Request:
        return examined().open_sub("saksi", "S-1", by=ASKER, at=LATER)

    def test_takes_the_answer(self) -> None:
        request = self.asked().close_sub("S-1", by=HEAD, at=LATER, outcome="hadir", note="lisan")

        event = request.history[-1]
        assert (event.kind, event.name, event.note) == ("sub_closed", "terima", "lisan")
        assert event.detail == (("outcome", "hadir"), ("reference", "S-1"), ("sub", "saksi"))
        assert request.subs["saksi"] == {"S-1": False}

    def test_may_leave_out_what_the_answer_was(self) -> None:
        event = self.asked().close_sub("S-1", by=HEAD, at=LATER).history[-1]

        assert dict(event.detail)["outcome"] == ""

    @pytest.mark.parametrize("reference", ["S-2", "DLH-9", "", NIK])
    def test_of_what_is_not_open_is_refused(self, reference: str) -> None:
        shown = MASKED if reference == NIK else reference

        assert refused(self.asked(), lambda one: one.close_sub(reference, by=STAFF, at=LATER)) == (
            (
                "sub",
                f"tidak ada permohonan turunan terbuka dengan rujukan {shown!r}",
                f"no open sub-request has the reference {shown!r}",
            ),
        )

    def test_is_refused_to_others(self) -> None:
        request = examined().open_sub("rekomendasi", "DLH-10", by=STAFF, at=LATER)

        assert refused(request, lambda one: one.close_sub("DLH-10", by=ASKER, at=LATER)) == (
            (
                "role",
                "hanya boleh dilakukan oleh Petugas",
                "may only be done by Petugas (en)",
            ),
        )

    def test_may_come_after_the_end(self) -> None:
        request = self.asked().withdraw(by=ASKER, at=LATER).close_sub("S-1", by=STAFF, at=LATER)

        assert (request.state, request.subs["saksi"]) == ("dicabut", {"S-1": False})

    @pytest.mark.parametrize(
        ("reference", "outcome"), [("S-1", 5), ("S-1", False), (5, None), (["S-1"], None)]
    )
    def test_needs_text(self, reference: Any, outcome: Any) -> None:
        with pytest.raises(InvalidCommandError):
            self.asked().close_sub(reference, by=STAFF, at=LATER, outcome=outcome)


def test_a_sent_back_request_keeps_its_assignee() -> None:
    request = handed_in().claim(by=STAFF, at=wib("2026-07-06T11:00"))

    assert request.fire("minta_lengkap", by=STAFF, at=TUESDAY, note="x").assignee == "S-4"
    assert sent_back().assignee is None


def test_instants_are_kept_in_the_zone_of_the_office() -> None:
    there = datetime.fromisoformat("2026-07-07T02:00+00:00")

    event = handed_in().note("x", by=STAFF, at=there).history[-1]

    assert event.at == TUESDAY
    assert event.at.isoformat() == "2026-07-07T09:00:00+07:00"
