"""
Moving a request to another version of its service, and what stays behind.
"""

import json
from dataclasses import replace as changed
from typing import Any

import pytest

from layanan import Request
from layanan.calendars import NaiveTimeError
from layanan.lifecycle import Lifecycle
from layanan.request import (
    ConflictError,
    InvalidCommandError,
    InvalidHistoryError,
    KeyReusedError,
    Rules,
    replay,
)
from tests.unit.request.cases import OFFICE, copied, wib
from tests.unit.request.permits import (
    ASKER,
    DATA,
    HEAD,
    LEVEL,
    PERMIT,
    STAFF,
    STRANGER,
    draft,
    examined,
    handed_in,
    issued,
    label,
    refused,
    rules,
    sent_back,
)

LATER = wib("2026-07-09T11:00")
MOVE: dict[str, Any] = {"by": HEAD, "at": LATER, "reason": "perubahan peraturan"}


def _second() -> Rules:
    # Examining is called otherwise, and completing may take a day longer.
    text = (
        json.dumps(DATA)
        .replace('"diperiksa"', '"ditelaah"')
        .replace("3 hari kerja", "4 hari kerja")
    )
    return changed(PERMIT, version="2", hash="22" * 32, lifecycle=Lifecycle(**json.loads(text)))


SECOND = _second()
THIRD = rules(version="3", hash="33" * 32)
TO_SECOND: dict[str, Any] = {"mapping": {"diperiksa": "ditelaah"}}


def again(request: Request, known: Any = None) -> Request:
    return replay(
        request.rules if known is None else known,
        "IZN-1",
        request.history,
        office=OFFICE,
        applicant="P-5",
    )


class TestMigrate:
    def test_moves_to_the_other_rules(self) -> None:
        request = handed_in().migrate(SECOND, **MOVE, recorded=wib("2026-07-09T12:00"), key="k-1")

        event = request.history[-1]
        assert (event.kind, event.name, event.note) == (
            "migrated",
            "migrasi",
            "perubahan peraturan",
        )
        assert (event.actor, event.role, event.key) == ("S-1", "kepala", "k-1")
        assert (event.source, event.target) == ("masuk", "masuk")
        assert (event.version, event.hash) == ("2", SECOND.hash)
        assert event.detail == (("from", PERMIT.hash), ("to", SECOND.hash))
        assert request.rules == changed(SECOND, before=PERMIT)
        assert request.history[:-1] == handed_in().history

    def test_goes_where_the_mapping_says(self) -> None:
        request = examined().migrate(SECOND, **MOVE, **TO_SECOND)

        assert (request.history[-1].source, request.state) == ("diperiksa", "ditelaah")
        assert request.fire("setujui", by=HEAD, at=LATER).state == "terbit"

    def test_goes_on_by_the_new_rules(self) -> None:
        request = sent_back().migrate(SECOND, **MOVE)

        # Entered on Tuesday, four working days from there: Monday 13 July.
        assert request.next_instant(after=LATER) == wib("2026-07-13T16:00")
        assert request.advance(at=wib("2026-07-20T09:00")).history[-1].at == wib("2026-07-13T16:00")

    def test_may_find_that_a_timer_was_due_before(self) -> None:
        first = sent_back(SECOND)
        request = first.migrate(
            PERMIT, by=HEAD, at=wib("2026-07-13T09:00"), reason="kembali ke versi 1"
        )

        after = request.advance(at=wib("2026-07-13T10:00"))

        assert (after.state, after.history[-1].at) == ("ditolak", wib("2026-07-13T09:00"))
        assert again(after) == after

    def test_keeps_what_was_known_and_done(self) -> None:
        both = type(HEAD)("S-4", roles={"kepala"})
        request = examined().migrate(SECOND, **MOVE, **TO_SECOND)

        assert request.facts == {"luas": 40}
        assert request.subs == {"rekomendasi": {"DLH-9": False}}
        assert [
            code for code, *_ in refused(request, lambda o: o.fire("setujui", by=both, at=LATER))
        ] == ["separation"]

    def test_takes_an_automatic_step_of_the_new_rules(self) -> None:
        lunas = {**DATA["transitions"][8], "guards": []}
        onwards = {**lunas, "name": "teruskan", "sources": "masuk", "target": "diperiksa"}
        under = rules({"transitions": [*DATA["transitions"], onwards]}, version="2", hash="23" * 32)

        request = handed_in().migrate(under, **MOVE)

        assert [one.name for one in request.history[2:]] == ["migrasi", "teruskan"]
        assert again(request) == request

    def test_is_no_step_whatever_the_steps_are_called(self) -> None:
        text = json.dumps(DATA).replace('"periksa"', '"migrasi"')
        level = {"ends": [*LEVEL["ends"], "migrasi"]}
        under = rules(json.loads(text), level=level, version="2", hash="24" * 32)

        moved = handed_in().migrate(under, **MOVE)
        done = moved.fire("migrasi", by=STAFF, at=wib("2026-07-09T12:00"))

        # The clock ends with the step of that name, and not as the file is moved.
        assert moved.clock("izin", at=LATER).status == "running"
        reading = done.clock("izin", at=wib("2026-07-10T09:00"))
        assert (reading.status, reading.stopped) == ("met", wib("2026-07-09T12:00"))

    def test_may_be_done_by_the_host_itself(self) -> None:
        event = handed_in().migrate(SECOND, by=STRANGER, at=LATER, reason="x").history[-1]

        assert (event.actor, event.role) == ("X-1", None)

    def test_of_what_is_closed_stays_closed(self) -> None:
        request = issued().migrate(SECOND, by=HEAD, at=wib("2026-07-20T09:00"), reason="x")

        assert request.state == "terbit"
        # Nobody's time runs on because the file was moved.
        far = wib("2026-08-01T09:00")
        assert request.turns(at=far) == issued().turns(at=far)
        assert request.time_by_party(at=far) == issued().time_by_party(at=far)

    def test_of_what_is_closed_and_then_reopened_counts_for_whom_it_names(self) -> None:
        request = (
            issued()
            .migrate(SECOND, by=HEAD, at=wib("2026-07-10T09:00"), reason="x")
            .reopen(by=HEAD, at=wib("2026-07-13T09:00"))
        )

        assert [
            (one.state, one.since.day, one.until.day)
            for one in request.turns(at=wib("2026-07-14T09:00"))
        ][-3:] == [("terbit", 9, 10), ("terbit", 10, 13), ("ditelaah", 13, 14)]


class TestARefusedMigration:
    def test_says_everything_that_stands_against_it(self) -> None:
        other = changed(SECOND, code="umum.lain")

        assert refused(
            examined(), lambda one: one.migrate(other, by=HEAD, at=LATER, reason=" ")
        ) == (
            (
                "migration",
                "umum.lain adalah layanan lain, bukan umum.izin",
                "umum.lain is another service, not umum.izin",
            ),
            ("reason", "perpindahan memerlukan alasan", "a migration needs a reason"),
            (
                "migration",
                (
                    "status 'diperiksa' tidak ada dalam versi 2; sebutkan tujuannya dengan "
                    "mapping={'diperiksa': …}"
                ),
                (
                    "version 2 has no state 'diperiksa'; say where it goes with "
                    "mapping={'diperiksa': …}"
                ),
            ),
        )

    def test_to_the_same_rules(self) -> None:
        assert refused(handed_in(), lambda one: one.migrate(PERMIT, **MOVE)) == (
            ("migration", "aturannya sama", "the rules are the same"),
        )

    @pytest.mark.parametrize(
        ("make", "mapping"), [(handed_in, {"masuk": "ditolak"}), (issued, {"terbit": "masuk"})]
    )
    def test_that_would_decide_or_reopen(self, make: Any, mapping: dict[str, str]) -> None:
        assert refused(make(), lambda one: one.migrate(SECOND, **MOVE, mapping=mapping)) == (
            (
                "migration",
                "perpindahan tidak boleh memutus atau membuka kembali permohonan",
                "a migration must not decide a request or open it again",
            ),
        )

    def test_out_of_order(self) -> None:
        early = MOVE | {"at": wib("2026-07-06T09:59")}

        assert [
            code for code, *_ in refused(handed_in(), lambda o: o.migrate(SECOND, **early))
        ] == [
            "time_at",
            "time_recorded",
        ]

    def test_past_a_timer(self) -> None:
        late = MOVE | {"at": wib("2026-07-13T09:00")}

        assert [code for code, *_ in refused(sent_back(), lambda o: o.migrate(SECOND, **late))] == [
            "timer"
        ]

    def test_with_what_no_event_can_keep(self) -> None:
        with pytest.raises(InvalidCommandError):
            handed_in().migrate(SECOND, **MOVE | {"reason": 5})
        with pytest.raises(NaiveTimeError):
            handed_in().migrate(SECOND, **MOVE | {"at": LATER.replace(tzinfo=None)})


class TestARepeatedMigration:
    def test_is_done_once_for_each_key(self) -> None:
        once = handed_in().migrate(SECOND, **MOVE, key="k-1")

        assert once.migrate(SECOND, **MOVE, key="k-1") is once
        assert once.migrate(SECOND, **MOVE, key="k-1", expect_seq=2) is once

    def test_is_recognised_when_the_request_has_moved_on(self) -> None:
        further = handed_in().migrate(SECOND, **MOVE, key="k-1").migrate(THIRD, **MOVE, key="k-2")

        assert further.migrate(SECOND, **MOVE, key="k-1") is further
        assert further.migrate(THIRD, **MOVE, key="k-2") is further

    def test_to_other_rules_is_another_command(self) -> None:
        once = handed_in().migrate(SECOND, **MOVE, key="k-1")

        with pytest.raises(KeyReusedError):
            once.migrate(THIRD, **MOVE, key="k-1")
        with pytest.raises(KeyReusedError):
            handed_in().note("x", by=STAFF, at=LATER, key="k-1").migrate(SECOND, **MOVE, key="k-1")

    def test_is_refused_when_somebody_was_quicker(self) -> None:
        with pytest.raises(ConflictError):
            handed_in().migrate(SECOND, **MOVE, expect_seq=1)


class TestAMigratedHistory:
    def story(self) -> Request:
        return (
            examined()
            .migrate(SECOND, **MOVE, **TO_SECOND, recorded=wib("2026-07-09T12:00"))
            .note("lanjut", by=STAFF, at=wib("2026-07-09T13:00"))
            .fire("setujui", by=HEAD, at=wib("2026-07-09T14:00"))
        )

    def test_is_replayed_by_all_its_rules(self) -> None:
        request = self.story()
        known = {one.hash: one for one in (PERMIT, SECOND)}

        assert again(request, known) == request
        assert again(request) == request
        assert again(copied(request)) == request

    def test_of_several_versions_is_replayed_by_the_last(self) -> None:
        request = (
            handed_in()
            .migrate(SECOND, **MOVE)
            .migrate(THIRD, **MOVE)
            .migrate(PERMIT, **MOVE)
            .fire("periksa", by=STAFF, at=LATER)
        )

        assert again(request) == request
        for length in range(1, len(request.history) + 1):
            prefix = replay(
                request.rules, "IZN-1", request.history[:length], office=OFFICE, applicant="P-5"
            )
            assert prefix.history == request.history[:length]

    def test_needs_all_its_rules(self) -> None:
        request = self.story()

        for known, seq in (({PERMIT.hash: PERMIT}, 6), ({SECOND.hash: SECOND}, 1), ({}, 1)):
            with pytest.raises(InvalidHistoryError) as caught:
                again(request, known)

            assert caught.value.seq == seq
            missing = SECOND if seq == 6 else PERMIT
            assert str(caught.value).endswith(
                f"the rules with the hash {missing.hash[:12]}… were not given"
            )
            assert caught.value.describe("id").endswith(
                f"aturan dengan hash {missing.hash[:12]}… tidak diberikan"
            )
        with pytest.raises(InvalidHistoryError):
            again(request, PERMIT)

    @pytest.mark.parametrize(
        "changes",
        [
            {"target": "terbit"},
            {"target": "entah"},
            {"detail": ()},
            {"detail": (("from", PERMIT.hash), ("to", "x"))},
            {"note": None},
            {"name": "pindah"},
            {"hash": PERMIT.hash},
        ],
        ids=str,
    )
    def test_is_refused_where_it_cannot_be(self, changes: dict[str, Any]) -> None:
        request = self.story()
        history = list(request.history)
        history[5] = changed(history[5], **changes)

        with pytest.raises(InvalidHistoryError) as caught:
            replay(request.rules, "IZN-1", history, office=OFFICE, applicant="P-5")
        assert caught.value.seq == 6

    def test_is_read_by_the_rules_of_its_day(self) -> None:
        request = self.story()

        before = request.as_of(wib("2026-07-09T11:59"))

        assert before == examined()
        assert before.rules == PERMIT
        after = request.as_of(wib("2026-07-09T12:00"))
        assert (after.state, after.rules) == ("ditelaah", request.rules)
        assert after.as_of(wib("2026-07-08T12:00")) == examined()

    def test_that_went_back_is_read_by_the_rules_of_its_day_all_the_same(self) -> None:
        request = (
            handed_in()
            .migrate(SECOND, **MOVE)
            .migrate(PERMIT, **MOVE | {"at": wib("2026-07-09T12:00")})
        )

        assert request.as_of(wib("2026-07-09T10:59")) == handed_in()
        assert request.as_of(LATER) == handed_in().migrate(SECOND, **MOVE)

    def test_is_told_in_both_languages(self) -> None:
        told, english = self.story().timeline().split("\n"), self.story().timeline("en").split("\n")

        assert told[0].startswith("Permohonan IZN-1, umum.izin versi 2, ")
        assert (
            "6. Kamis, 9 Juli 2026 pukul 11.00 WIB: dipindahkan ke versi 2 → Diperiksa, "
            "oleh S-1 (Kepala)"
        ) in told
        assert (
            "6. Thursday, 9 July 2026 at 11:00 WIB: moved to version 2 → Diperiksa (en), "
            "by S-1 (Kepala (en))"
        ) in english
        assert "   dicatat Kamis, 9 Juli 2026 pukul 12.00 WIB" in told

    def test_keeps_its_turns(self) -> None:
        states = [one.state for one in self.story().turns(at=LATER)]

        assert states == ["draf", "masuk", "diperiksa", "ditelaah"]

    def test_keeps_its_clock(self) -> None:
        for at in (LATER, wib("2026-07-09T14:00")):
            assert self.story().clock("izin", at=at).started == wib("2026-07-06T10:00")
        assert self.story().clock("izin", at=wib("2026-07-09T14:00")).status == "met"


def test_a_draft_of_the_old_version_may_be_handed_in_under_the_new() -> None:
    request = draft().migrate(SECOND, by=HEAD, at=wib("2026-07-06T09:30"), reason="x")

    after = request.fire(
        "ajukan", by=ASKER, at=wib("2026-07-06T10:00"), facts={"luas": 1}, documents=["ktp"]
    )

    assert (after.state, after.history[-1].version) == ("masuk", "2")


def test_what_another_version_calls_a_sub_request_may_still_be_closed() -> None:
    subs = {"saksi": {"label": label("Saksi")}}
    text = {**DATA, "subs": subs}
    text["transitions"] = [{**one, "closed_subs": []} for one in DATA["transitions"]]
    third = rules(text, version="3", hash="34" * 32)
    request = (
        examined()
        .open_sub("rekomendasi", "DLH-10", by=STAFF, at=LATER)
        .migrate(third, **MOVE)
        .close_sub("DLH-10", by=HEAD, at=LATER)
    )

    assert request.subs["rekomendasi"] == {"DLH-9": False, "DLH-10": False}
    assert again(request) == request
    assert "Rekomendasi diterima (DLH-10), oleh S-1 (Kepala)" in request.timeline()
