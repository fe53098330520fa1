"""
What happens by itself: timers, rungs and automatic steps, in order, once, and at their own time.
"""

from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest

from layanan import Request
from layanan.calendars import NaiveTimeError
from layanan.lifecycle import Guards, UnknownGuardError, Verdict
from layanan.request import InvalidHistoryError, Refused, Rules, open_request, replay
from layanan.sla import Level
from layanan.text import Label
from tests.unit.request.cases import OFFICE, wib
from tests.unit.request.permits import (
    ASKER,
    DATA,
    HEAD,
    LEVEL,
    LIMITED,
    PERMIT,
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

FAR = wib("2026-07-27T09:00")


def again(request: Request) -> Request:
    """
    Return what the history leads to when it is taken anew.
    """
    return replay(request.rules, "IZN-1", request.history, office=OFFICE, applicant="P-5")


def told(request: Request, start: int) -> list[tuple[str, str, str]]:
    """
    Return kind, name and instant of the events from a number on.
    """
    return [
        (one.kind, one.name, one.at.strftime("%d %H.%M")) for one in request.history[start - 1 :]
    ]


class TestATimer:
    def test_fires_at_its_own_time_and_is_recorded_when_it_is_noticed(self) -> None:
        request = sent_back().advance(at=FAR)

        event = request.history[-1]
        assert request.state == "ditolak"
        assert (event.kind, event.name) == ("transition", "gugurkan")
        assert (event.actor, event.role, event.note) == ("system", "system", None)
        assert (event.at, event.recorded) == (wib("2026-07-10T16:30"), FAR)
        assert again(request) == request

    def test_does_not_fire_a_moment_early(self) -> None:
        request = sent_back()

        assert request.advance(at=wib("2026-07-10T16:29")) == request
        assert request.advance(at=wib("2026-07-10T16:30")).state == "ditolak"

    def test_is_told_to_the_host_beforehand(self) -> None:
        assert sent_back().next_instant(after=wib("2026-07-07T09:00")) == wib("2026-07-10T16:30")

    def test_leaves_a_command_at_its_very_instant_in_time(self) -> None:
        request = sent_back().fire("lengkapi", by=ASKER, at=wib("2026-07-10T16:30"))

        assert request.state == "masuk"
        assert again(request) == request

    def test_refuses_a_command_after_it(self) -> None:
        late = wib("2026-07-10T16:31")

        assert refused(sent_back(), lambda one: one.fire("lengkapi", by=ASKER, at=late)) == (
            (
                "timer",
                (
                    "Batas melengkapi sudah jatuh tempo pada Jumat, 10 Juli 2026 pukul 16.30 WIB; "
                    "panggil advance(at=…) dahulu"
                ),
                (
                    "Batas melengkapi (en) was due on Friday, 10 July 2026 at 16:30 WIB; "
                    "call advance(at=…) first"
                ),
            ),
        )
        assert not sent_back().check("lengkapi", by=ASKER, at=late).open
        assert sent_back().options(by=ASKER, at=late) == ()
        assert (
            refused(sent_back(), lambda one: one.extend("izin", by=HEAD, at=late))[-1][0] == "timer"
        )

    def test_starts_anew_each_time_its_state_is_entered(self) -> None:
        request = (
            sent_back()
            .fire("lengkapi", by=ASKER, at=wib("2026-07-08T09:00"))
            .fire("minta_lengkap", by=STAFF, at=wib("2026-07-09T09:00"), note="masih buram")
        )

        # Friday, Monday and Tuesday.
        assert told(request.advance(at=FAR), 6) == [("transition", "gugurkan", "14 16.00")]

    def test_is_not_kept_waiting_by_events_in_its_state(self) -> None:
        request = sent_back().note("ditelepon", by=STAFF, at=wib("2026-07-09T09:00"))

        assert told(request.advance(at=FAR), 5) == [("transition", "gugurkan", "10 16.30")]

    def test_of_another_state_does_not_run(self) -> None:
        request = sent_back().fire("lengkapi", by=ASKER, at=wib("2026-07-08T09:00"))

        after = request.advance(at=wib("2026-07-13T09:00"))

        assert (after.state, {one.kind for one in after.history[4:]}) == ("masuk", {"warned"})

    def test_beyond_the_decreed_years_is_never_due(self) -> None:
        at = wib("2027-12-29T09:00")
        request = open_request(PERMIT, "IZN-1", office=OFFICE, applicant="P-5", at=at)
        request = request.fire("ajukan", by=ASKER, at=at, facts={"luas": 1}, documents=["ktp"])
        request = request.fire("minta_lengkap", by=STAFF, at=at, note="x")

        assert request.next_instant(after=at) is None
        assert request.advance(at=wib("2028-03-01T09:00")) == request

    def test_in_every_open_state_runs_in_each_of_them(self) -> None:
        under = rules(
            {
                "timers": [
                    *DATA["timers"],
                    {
                        "name": "terbengkalai",
                        "states": "*",
                        "after": "20 hari",
                        "fires": "bengkalai",
                        "label": label("Terbengkalai"),
                    },
                ],
                "transitions": [
                    *DATA["transitions"],
                    {**DATA["transitions"][3], "name": "bengkalai", "sources": "*"},
                ],
            }
        )

        for request, due in (
            (draft(under), wib("2026-07-27T00:00")),
            (handed_in(under), wib("2026-07-27T00:00")),
            (examined(under), wib("2026-07-28T00:00")),
        ):
            after = request.advance(at=wib("2026-09-01T09:00"))

            assert (after.state, after.history[-1].at) == ("ditolak", due)
        closed = handed_in(under).withdraw(by=ASKER, at=FAR - timedelta(days=1))
        assert closed.advance(at=wib("2026-09-01T09:00")) == closed


class TestATimerThatIsNotLetFire:
    def test_has_lapsed(self) -> None:
        request = to_be_paid().advance(at=FAR)

        event = request.history[-1]
        assert request.state == "menunggu_bayar"
        assert (event.kind, event.name) == ("lapsed", "batas_bayar")
        assert event.detail == (("fires", "hanguskan"),)
        assert (event.actor, event.role) == ("system", "system")
        assert (event.source, event.target) == ("menunggu_bayar", "menunggu_bayar")
        assert (event.at, event.recorded) == (wib("2026-07-13T16:00"), FAR)
        assert again(request) == request

    def test_is_spent(self) -> None:
        request = to_be_paid().advance(at=FAR)

        assert request.next_instant(after=wib("2026-07-09T09:00")) is None
        assert request.advance(at=wib("2026-09-01T09:00")) == request
        # What it waited for comes too late for it.
        assert (
            request.attach(["surat_tagih"], by=STAFF, at=FAR)
            .advance(at=wib("2026-09-01T09:00"))
            .state
        ) == "menunggu_bayar"

    def test_leaves_everything_else_open(self) -> None:
        request = to_be_paid().advance(at=FAR)

        assert request.withdraw(by=ASKER, at=FAR).state == "dicabut"

    def test_would_have_fired_with_what_it_asks_for(self) -> None:
        request = to_be_paid().attach(["surat_tagih"], by=STAFF, at=wib("2026-07-10T09:00"))

        assert told(request.advance(at=FAR), 8) == [("transition", "hanguskan", "13 16.00")]

    def test_needs_the_guards_of_the_host(self) -> None:
        transitions = [
            {**one, "guards": ["ditagih"]} if one["name"] == "hanguskan" else one
            for one in DATA["transitions"]
        ]
        request = to_be_paid(rules({"transitions": transitions}))

        with pytest.raises(UnknownGuardError):
            request.advance(at=FAR)


class TestATimerLeftBehind:
    """
    A correction, or a migration, may show that a timer was due before the newest event.
    """

    def entered_earlier(self) -> Request:
        # From Monday 15:00 the three days are over on Thursday 9 July, 16:00.
        return sent_back().correct(
            3,
            by=HEAD,
            at=wib("2026-07-10T09:00"),
            reason="dikirim Senin",
            happened=wib("2026-07-06T15:00"),
        )

    def test_stops_every_command(self) -> None:
        at = wib("2026-07-10T10:00")
        found = refused(self.entered_earlier(), lambda one: one.fire("lengkapi", by=ASKER, at=at))

        assert [code for code, *_ in found] == ["timer"]

    def test_fires_now(self) -> None:
        request = self.entered_earlier().advance(at=wib("2026-07-10T10:00"))

        # Not on Thursday: nobody knew, and the history goes on.
        assert told(request, 5) == [("transition", "gugurkan", "10 09.00")]
        assert request.history[-1].recorded == wib("2026-07-10T10:00")
        assert again(request) == request

    def test_lapses_now_and_lets_an_automatic_step_go_on(self) -> None:
        request = to_be_paid().correct(
            6,
            by=HEAD,
            at=wib("2026-07-13T09:00"),
            reason="disetujui dan dibayar Rabu",
            happened=wib("2026-07-08T10:00"),
            facts={"lunas": True},
        )
        assert request.state == "menunggu_bayar"

        after = request.advance(at=wib("2026-07-13T10:00"))

        assert told(after, 8) == [
            ("lapsed", "batas_bayar", "13 09.00"),
            ("transition", "lunas", "13 09.00"),
        ]
        assert again(after) == after

    def test_cannot_be_forged(self) -> None:
        request = self.entered_earlier().advance(at=wib("2026-07-10T10:00"))
        with pytest.raises(InvalidHistoryError):
            replay(
                PERMIT,
                "IZN-1",
                (*request.history[:3], request.history[4]),
                office=OFFICE,
                applicant="P-5",
            )


class TestATimerOfALevel:
    def under(self, state: str) -> Rules:
        return rules(
            {
                "timers": [
                    *DATA["timers"],
                    {
                        "name": "batas_izin",
                        "states": state,
                        "after": "2 hari kerja",
                        "fires": "akhiri",
                        "of": "izin",
                        "label": label("Batas izin"),
                    },
                ],
                "transitions": [
                    *DATA["transitions"],
                    {**DATA["transitions"][3], "name": "akhiri", "sources": state},
                ],
            }
        )

    def test_runs_while_the_level_does(self) -> None:
        request = handed_in(self.under("masuk")).advance(at=wib("2026-07-08T16:00"))

        assert told(request, 3) == [("transition", "akhiri", "08 16.00")]

    def test_waits_while_the_level_pauses(self) -> None:
        request = sent_back(self.under("dilengkapi"))

        # The timer without a level fires on the third day; the other has no instant.
        assert told(request.advance(at=FAR), 4) == [("transition", "gugurkan", "10 16.30")]
        assert request.next_instant(after=wib("2026-07-07T09:00")) == wib("2026-07-10T16:30")

    def test_runs_before_the_level_has_started(self) -> None:
        request = draft(self.under("draf")).advance(at=FAR)

        assert told(request, 2) == [("transition", "akhiri", "08 16.00")]


class TestARung:
    def test_that_was_passed_over_is_met_at_the_newest_event(self) -> None:
        # Half of six working days after Monday 6 July is over on Thursday 9 July, 16:00.
        friday = wib("2026-07-10T09:00")
        request = handed_in().note("Ditanyakan.", by=STAFF, at=friday)

        assert request.next_instant(after=wib("2026-07-08T09:00")) == friday
        told_then = request.advance(at=friday)
        assert told_then.next_instant(after=wib("2026-07-08T09:00")) == wib("2026-07-14T16:00")

    def test_warns_once_at_its_own_time(self) -> None:
        request = handed_in().advance(at=FAR)

        assert told(request, 3) == [
            ("warned", "separuh", "09 16.00"),
            ("warned", "lewat", "15 16.00"),
        ]
        first, second = request.history[2:]
        assert first.detail == (("level", "izin"), ("reaches", "petugas"))
        assert second.detail == (("level", "izin"), ("reaches", "petugas,kepala"))
        assert (first.actor, first.role, first.recorded) == ("system", "system", FAR)
        assert (first.source, first.target) == ("masuk", "masuk")
        assert request.advance(at=wib("2026-09-01T09:00")) == request
        assert again(request) == request

    def test_is_told_to_the_host_beforehand_and_so_is_the_deadline(self) -> None:
        request, found = handed_in(), []
        at = wib("2026-07-06T10:00")
        while (following := request.next_instant(after=at)) is not None:
            found.append(at := following)

        assert found == [
            wib("2026-07-09T16:00"),
            wib("2026-07-14T16:00"),
            wib("2026-07-15T16:00"),
        ]

    def test_waits_with_the_clock(self) -> None:
        paused = sent_back()
        assert paused.advance(at=wib("2026-07-10T16:00")) == paused

        # Wednesday and Thursday were the applicant's.
        request = paused.fire("lengkapi", by=ASKER, at=wib("2026-07-09T10:00"))

        assert told(request.advance(at=FAR), 5) == [
            ("warned", "separuh", "13 16.00"),
            ("warned", "lewat", "17 16.30"),
        ]

    def test_moves_with_an_extension(self) -> None:
        request = handed_in().extend("izin", by=HEAD, at=wib("2026-07-07T09:00"))

        assert told(request.advance(at=FAR), 4) == [
            ("warned", "separuh", "10 16.30"),
            ("warned", "lewat", "17 16.30"),
        ]

    def test_does_not_warn_of_what_has_ended_or_was_cancelled(self) -> None:
        for request in (issued(), handed_in().withdraw(by=ASKER, at=wib("2026-07-07T09:00"))):
            assert request.advance(at=FAR) == request

    def test_does_not_warn_before_the_clock_has_started(self) -> None:
        assert draft().advance(at=FAR) == draft()
        assert draft().next_instant(after=wib("2026-07-06T09:00")) is None

    def test_does_not_stop_a_command_and_then_warns_now(self) -> None:
        request = handed_in().fire("periksa", by=STAFF, at=wib("2026-07-10T09:00"))

        # Due on Thursday, but Friday's step is on record already.
        assert told(request.advance(at=wib("2026-07-13T09:00")), 4) == [
            ("warned", "separuh", "10 09.00")
        ]

    def test_comes_before_a_timer_of_the_same_instant(self) -> None:
        level = {
            "rungs": [{"name": "h3", "percent": 50, "label": label("H-3")}],
            "starts": "minta_lengkap",
            "pauses": [],
        }
        request = sent_back(rules(level=level)).advance(at=FAR)

        assert told(request, 4) == [
            ("warned", "h3", "10 16.30"),
            ("transition", "gugurkan", "10 16.30"),
        ]
        assert again(request) == request

    def test_of_one_level_is_not_that_of_another(self) -> None:
        other = Level.model_validate(LEVEL | {"name": "lain", "term": "4 hari kerja"})
        under = rules()
        under = type(under)(
            code=under.code,
            version="1",
            hash=under.hash,
            lifecycle=under.lifecycle,
            levels=(*under.levels, other),
            guards=under.guards,
        )

        request = handed_in(under).advance(at=wib("2026-07-10T09:00"))

        assert [(one.name, dict(one.detail)["level"]) for one in request.history[2:]] == [
            ("separuh", "lain"),
            ("separuh", "izin"),
        ]
        assert again(request) == request
        swapped = (*request.history[:2], request.history[3], request.history[2])
        with pytest.raises(InvalidHistoryError):
            replay(under, "IZN-1", swapped, office=OFFICE, applicant="P-5")

    def test_beyond_the_decreed_years_does_not_warn(self) -> None:
        at = wib("2027-12-28T09:00")
        request = open_request(PERMIT, "IZN-1", office=OFFICE, applicant="P-5", at=at)
        request = request.fire("ajukan", by=ASKER, at=at, facts={"luas": 1}, documents=["ktp"])

        after = request.advance(at=wib("2028-03-01T09:00"))

        # Three working days are left of the year, the deadline is not determined.
        assert [(one.kind, one.name) for one in after.history[2:]] == [("warned", "separuh")]


class TestAnAutomaticStep:
    def test_is_taken_as_soon_as_its_guards_hold(self) -> None:
        request = to_be_paid().note(
            "lunas", by=STAFF, at=wib("2026-07-10T09:00"), facts={"lunas": True}
        )

        assert told(request, 7) == [
            ("noted", "catat", "10 09.00"),
            ("transition", "lunas", "10 09.00"),
        ]
        event = request.history[-1]
        assert (event.actor, event.role, event.key, event.note) == ("system", "system", None, None)
        assert request.state == "terbit"
        assert again(request) == request

    def test_follows_a_step_at_once(self) -> None:
        request = examined(area=250).fire(
            "setujui",
            by=HEAD,
            at=wib("2026-07-09T09:00"),
            facts={"lunas": True},
            recorded=wib("2026-07-09T12:00"),
        )

        assert [one.name for one in request.history[5:]] == ["setujui", "lunas"]
        assert request.history[-1].at == wib("2026-07-09T09:00")
        assert request.history[-1].recorded == wib("2026-07-09T12:00")
        assert again(request) == request

    def test_follows_a_correction(self) -> None:
        request = to_be_paid().correct(
            6, by=HEAD, at=wib("2026-07-10T09:00"), reason="x", facts={"lunas": True}
        )

        assert [one.name for one in request.history[6:]] == ["koreksi", "lunas"]

    def test_waits_while_its_guards_do_not_hold(self) -> None:
        request = to_be_paid().note(
            "belum", by=STAFF, at=wib("2026-07-10T09:00"), facts={"lunas": False}
        )

        assert request.state == "menunggu_bayar"

    def test_is_open_to_nobody_else(self) -> None:
        everyone = type(HEAD)("S-9", roles={"pemohon", "petugas", "kepala"})

        assert "lunas" not in {
            one.name for one in to_be_paid().options(by=everyone, at=wib("2026-07-10T09:00"))
        }
        assert refused(
            to_be_paid(), lambda one: one.fire("lunas", by=everyone, at=wib("2026-07-10T09:00"))
        )[0] == (
            "role",
            "'Lunas' berjalan dengan sendirinya dan tidak dibuka bagi peran mana pun",
            "'Lunas (en)' happens by itself and is open to no role",
        )

    def test_may_follow_the_opening_and_another_one(self) -> None:
        first = {**DATA["transitions"][8], "guards": [], "cites": None}
        transitions = [
            {**first, "name": "masukkan", "sources": "draf", "target": "masuk"},
            {**first, "name": "periksakan", "sources": "masuk", "target": "diperiksa"},
            *DATA["transitions"],
        ]

        request = draft(rules({"transitions": transitions}))

        assert [one.name for one in request.history] == ["buka", "masukkan", "periksakan"]
        assert again(request) == request
        # Any prefix is a valid request, also one that would go on by itself.
        assert again(request.as_of(wib("2026-07-06T09:00"))) == request
        start = replay(request.rules, "IZN-1", request.history[:1], office=OFFICE, applicant="P-5")
        assert start.state == "draf"

    def test_of_a_name_that_a_timer_takes_as_well_is_only_the_automatic_one(self) -> None:
        transitions = [
            *DATA["transitions"],
            {
                **DATA["transitions"][9],
                "name": "lunas",
                "guards": [{"fact": "lunas", "equals": False}],
            },
        ]
        timer = {**DATA["timers"][1], "name": "tagih", "after": "30 hari", "fires": "lunas"}
        under = rules({"transitions": transitions, "timers": [*DATA["timers"], timer]})

        request = to_be_paid(under).note(
            "belum", by=STAFF, at=wib("2026-07-10T09:00"), facts={"lunas": False}
        )

        assert request.state == "menunggu_bayar"
        assert told(request.advance(at=wib("2026-09-01T09:00")), 9) == [
            ("transition", "lunas", "09 00.00")
        ]

    def test_asks_the_guards_of_the_host(self) -> None:
        transitions = [
            {**one, "guards": ["dibayar"]} if one["name"] == "lunas" else one
            for one in DATA["transitions"]
        ]
        no = Verdict.no(Label(id="belum", en="not yet"))
        paid = Guards(
            {
                **PERMIT.guards,
                "dibayar": lambda case, _: Verdict.yes() if case.facts.get("lunas") else no,
            }
        )
        request = to_be_paid(rules({"transitions": transitions}, guards=paid))

        assert request.state == "menunggu_bayar"
        assert (
            request.note("x", by=STAFF, at=wib("2026-07-10T09:00"), facts={"lunas": True}).state
            == "terbit"
        )


class TestAdvance:
    def test_does_nothing_where_nothing_is_due(self) -> None:
        request = examined()

        assert request.advance(at=wib("2026-07-09T15:59")) is request

    def test_does_nothing_before_the_newest_event(self) -> None:
        request = handed_in().fire("periksa", by=STAFF, at=wib("2026-07-10T09:00"))

        assert request.advance(at=wib("2026-07-10T08:59")) is request
        assert request.advance(at=wib("2026-07-10T09:00")).seq == request.seq + 1

    def test_twice_is_once(self) -> None:
        for request in (handed_in(), sent_back(), to_be_paid(), examined(), examined(LIMITED)):
            once = request.advance(at=FAR)

            for day in range(25):
                early = request.history[-1].at + timedelta(days=day)
                early_then_late = request.advance(at=early).advance(at=FAR)

                assert [(one.name, one.at) for one in early_then_late.history] == [
                    (one.name, one.at) for one in once.history
                ]
                assert early_then_late.advance(at=FAR) is early_then_late

    def test_takes_what_one_thing_leads_to(self) -> None:
        request = examined(LIMITED).advance(at=FAR)

        assert told(request, 6) == [("transition", "sudahi", "08 16.00")]
        assert request.state == "ditolak"

    def test_may_be_recorded_later_but_not_earlier(self) -> None:
        at = wib("2026-07-10T17:00")
        later = at + timedelta(hours=5)

        assert sent_back().advance(at=at, recorded=later).history[-1].recorded == later
        assert refused(
            sent_back(), lambda one: one.advance(at=at, recorded=wib("2026-07-10T16:59"))
        ) == (
            (
                "time_recorded",
                (
                    "waktu catat Jumat, 10 Juli 2026 pukul 16.59 WIB mendahului kejadiannya "
                    "(Jumat, 10 Juli 2026 pukul 17.00 WIB)"
                ),
                (
                    "recorded Friday, 10 July 2026 at 16:59 WIB comes before it happened "
                    "(Friday, 10 July 2026 at 17:00 WIB)"
                ),
            ),
        )
        with pytest.raises(Refused, match=r"^IZN-1: lanjutkan refused: "):
            sent_back().advance(at=at, recorded=wib("2026-07-10T16:59"))

    def test_never_records_before_what_is_on_record(self) -> None:
        late = wib("2026-07-20T09:00")
        request = sent_back().note("x", by=STAFF, at=wib("2026-07-08T09:00"), recorded=late)

        assert request.advance(at=wib("2026-07-10T17:00")).history[-1].recorded == late

    def test_writes_instants_on_the_clock_of_the_office(self) -> None:
        event = sent_back().advance(at=FAR.astimezone(UTC)).history[-1]

        assert event.at.isoformat() == "2026-07-10T16:30:00+07:00"
        assert event.recorded == FAR

    def test_needs_an_instant_with_a_zone(self) -> None:
        naive = FAR.replace(tzinfo=None)
        with pytest.raises(NaiveTimeError):
            sent_back().advance(at=naive)
        with pytest.raises(NaiveTimeError):
            sent_back().advance(at=FAR, recorded=naive)
        with pytest.raises(NaiveTimeError):
            sent_back().next_instant(after=naive)


class TestNextInstant:
    def test_is_none_where_nothing_is_to_happen(self) -> None:
        assert issued().next_instant(after=wib("2026-07-09T09:00")) is None

    def test_is_the_earliest_after_the_instant(self) -> None:
        request = sent_back(LIMITED)

        assert request.next_instant(after=wib("2026-07-01T09:00")) == wib("2026-07-10T16:30")
        assert request.next_instant(after=wib("2026-07-10T16:30")) is None

    def test_leads_a_host_through_everything_that_happens(self) -> None:
        request, at = handed_in(), wib("2026-07-06T10:00")
        while (found := request.next_instant(after=at)) is not None:
            request, at = request.advance(at=found), found

        assert [(one.name, one.at) for one in request.history] == [
            (one.name, one.at) for one in handed_in().advance(at=FAR).history
        ]


class TestWhatHappenedByItselfIsReplayed:
    @pytest.mark.parametrize("position", [2, 3])
    @pytest.mark.parametrize(
        "changes",
        [
            {"at": wib("2026-07-08T09:00")},
            {"name": "lain"},
            {"detail": ()},
            {"detail": (("level", "lain"), ("reaches", "petugas"))},
            {"kind": "lapsed"},
            {"recorded": wib("2026-07-09T15:59")},
            {"actor": "S-4"},
            {"role": None},
            {"note": "x"},
            {"key": "k-1"},
        ],
        ids=str,
    )
    def test_only_as_it_was(self, position: int, changes: dict[str, Any]) -> None:
        history = list(handed_in().advance(at=FAR).history)
        history[position] = replace(history[position], **changes)

        with pytest.raises(InvalidHistoryError) as caught:
            replay(PERMIT, "IZN-1", history, office=OFFICE, applicant="P-5")
        assert caught.value.seq == position + 1

    def test_and_says_so(self) -> None:
        history = list(handed_in().advance(at=FAR).history)
        history[2] = replace(history[2], at=wib("2026-07-08T09:00"))

        with pytest.raises(InvalidHistoryError) as caught:
            replay(PERMIT, "IZN-1", history, office=OFFICE, applicant="P-5")

        assert str(caught.value) == (
            "the history of IZN-1 is not valid from event 3 on: 'separuh' was not due at that time"
        )
        assert caught.value.describe("id") == (
            "riwayat IZN-1 tidak sah mulai kejadian ke-3: 'separuh' tidak jatuh tempo pada saat itu"
        )

    def test_not_as_lapsed_what_would_have_fired(self) -> None:
        fired = sent_back().advance(at=FAR).history
        lapsed = replace(
            fired[3],
            kind="lapsed",
            name="batas_lengkapi",
            target="dilengkapi",
            detail=(("fires", "gugurkan"),),
        )

        with pytest.raises(InvalidHistoryError):
            replay(PERMIT, "IZN-1", (*fired[:3], lapsed), office=OFFICE, applicant="P-5")
