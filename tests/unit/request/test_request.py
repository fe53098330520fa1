"""
One case and what may be done with it.
"""

import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import Actor, Request
from layanan.calendars import NaiveTimeError
from layanan.lifecycle import Check, UnknownTransitionError
from layanan.records import WrongTypeError
from layanan.request import (
    ConflictError,
    InvalidCommandError,
    InvalidReferenceError,
    KeyReusedError,
    NotYetOpenedError,
    PartyTime,
    Refused,
    UnknownLevelError,
    open_request,
)
from tests.unit.request.cases import (
    CITIZEN,
    CLERK,
    HEAD,
    LETTER,
    MASKED,
    NIK,
    NOBODY,
    OFFICE,
    OFFICER,
    STAFF,
    answered,
    copied,
    extended,
    letter,
    opened,
    ppid,
    returned,
    submitted,
    wib,
)

NAIVE = datetime(2026, 3, 16, 9, 0)
LATER = wib("2026-03-16T09:00")
ZERO = timedelta(0)
NO_ZONE = pytest.mark.parametrize("times", [{"at": NAIVE}, {"at": LATER, "recorded": NAIVE}])


class TestOpen:
    def test_puts_it_in_the_first_state(self) -> None:
        request = opened()

        assert (request.id, request.applicant, request.office) == ("REQ-1", "P-1029", OFFICE)
        assert (request.state, request.seq, len(request.history)) == ("draf", 1, 1)
        assert request.rules is ppid().rules

    def test_writes_the_first_event(self) -> None:
        (event,) = opened(key="k-0").history

        assert (event.seq, event.kind, event.name) == (1, "opened", "buka")
        assert (event.source, event.target, event.role) == (None, "draf", None)
        assert event.at == event.recorded == wib("2026-03-13T09:40")
        assert (event.actor, event.key) == ("P-1029", "k-0")
        assert (event.code, event.version, event.hash) == ("info.ppid", "1", ppid().hash)
        assert (event.note, event.facts, event.documents) == (None, (), ())

    def test_names_who_opened_it_for_the_applicant(self) -> None:
        request = opened(by=CLERK)

        assert request.history[0].actor == "S-7"
        assert request.applicant == "P-1029"

    def test_may_be_recorded_later_but_not_earlier(self) -> None:
        assert opened(recorded=LATER).history[0].recorded == LATER
        assert opened(recorded=wib("2026-03-13T09:40")) == opened()

        with pytest.raises(Refused) as caught:
            opened(recorded=wib("2026-03-13T09:39"))

        check = caught.value.check
        assert (check.open, check.name, check.state, check.possible) == (False, "buka", "draf", ())
        assert [one.code for one in check.unmet] == ["time_recorded"]
        assert str(caught.value) == (
            "REQ-1: buka refused: recorded Friday, 13 March 2026 at 09:39 WIB comes before it "
            "happened (Friday, 13 March 2026 at 09:40 WIB)\npossible now: nothing"
        )
        assert caught.value.describe("id") == (
            "REQ-1: buka ditolak: waktu catat Jumat, 13 Maret 2026 pukul 09.39 WIB mendahului "
            "kejadiannya (Jumat, 13 Maret 2026 pukul 09.40 WIB)\n"
            "yang dapat dilakukan sekarang: tidak ada"
        )

    @pytest.mark.parametrize("reference", ["", "  ", 7, f"PPID/{NIK}", NIK])
    def test_refuses_a_reference_that_is_none_or_a_nik(self, reference: Any) -> None:
        with pytest.raises(InvalidReferenceError) as caught:
            ppid().open(reference, office=OFFICE, applicant="P-1", at=LATER)

        assert caught.value.field == "reference"
        for text in (str(caught.value), caught.value.describe("id"), repr(vars(caught.value))):
            assert NIK not in text

    def test_shows_a_refused_nik_only_masked(self) -> None:
        with pytest.raises(InvalidReferenceError, match=r"PPID/3374\*{12}"):
            ppid().open(f"PPID/{NIK}", office=OFFICE, applicant="P-1", at=LATER)

    @pytest.mark.parametrize("reference", ["REQ-1", NIK + "0", NIK[:15], "permohonan ke-7"])
    def test_takes_every_other_reference_as_it_is(self, reference: str) -> None:
        request = ppid().open(reference, office=OFFICE, applicant="P-1", at=LATER)

        assert request.id == reference

    @pytest.mark.parametrize("applicant", ["", "\t", None])
    def test_refuses_an_applicant_without_a_reference(self, applicant: Any) -> None:
        with pytest.raises(InvalidReferenceError) as caught:
            opened(applicant=applicant)

        assert caught.value.field == "applicant"
        assert "applicant" in caught.value.describe("id")

    def test_refuses_an_instant_without_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            opened(at=NAIVE)
        with pytest.raises(NaiveTimeError):
            opened(recorded=NAIVE)

    def test_refuses_an_instant_without_a_zone_that_was_recorded_with_one(self) -> None:
        with pytest.raises(NaiveTimeError):
            open_request(LETTER, "SRT-1", office=OFFICE, applicant="P-5", at=NAIVE, recorded=LATER)

    def test_refuses_an_opener_that_is_no_actor(self) -> None:
        with pytest.raises(WrongTypeError) as caught:
            opened(by="S-7")

        assert str(caught.value).startswith("by must be an Actor")
        assert caught.value.describe("id").startswith("by harus berupa ")

    def test_is_the_same_from_a_service_and_from_its_rules(self) -> None:
        assert opened() == open_request(
            ppid().rules,
            "REQ-1",
            office=OFFICE,
            applicant="P-1029",
            at=wib("2026-03-13T09:40"),
        )


class TestRequest:
    def test_hides_a_nik_when_shown(self) -> None:
        request = opened(applicant=NIK)

        assert repr(request) == (
            f"Request('REQ-1', 'info.ppid', 'draf', applicant='{MASKED}', 1 events)"
        )
        assert NIK not in repr(request.history)

    def test_cannot_be_changed(self) -> None:
        request = opened()

        with pytest.raises(FrozenInstanceError):
            request.history = ()  # type: ignore[misc]
        assert not hasattr(request, "__dict__")

    @pytest.mark.parametrize("make", [opened, submitted, returned, extended, answered, letter])
    def test_survives_pickling(self, make: Callable[[], Request]) -> None:
        request = make()

        again = copied(request)

        assert again == request
        assert hash(again) == hash(request)
        assert again.clocks(at=LATER) == request.clocks(at=LATER)
        assert again.timeline() == request.timeline()

    def test_goes_on_after_pickling(self) -> None:
        again = copied(submitted())

        assert again.fire("cabut", by=CITIZEN, at=LATER).state == "dicabut"

    def test_is_known_by_its_history_and_hashed_without_it(self) -> None:
        assert opened() == opened()
        assert opened() != submitted()
        assert hash(opened()) == hash(submitted())

    def test_keeps_the_rules_it_was_opened_under(self) -> None:
        strict = ppid().with_readings({"jeda_perbaikan": False})
        request = strict.open("REQ-2", office=OFFICE, applicant="P-1", at=LATER)

        assert request.history[0].hash == strict.hash != ppid().hash
        assert not request.rules.levels[0].pauses[0].applies

    def test_is_timed_by_the_calendar_of_its_office(self) -> None:
        assert opened().calendar == OFFICE.calendar()

    def test_describes_its_state(self) -> None:
        current = returned().current

        assert (current.label.id, current.turn) == ("Dikembalikan untuk dilengkapi", "applicant")
        assert current.plain.id.startswith("Ada yang perlu Anda lengkapi.")

    def test_tells_the_latest_facts(self) -> None:
        request = submitted(facts={"salinan": 2, "cara": "surel"}).fire(
            "proses", by=CLERK, at=LATER, facts={"salinan": 3}
        )

        assert request.facts == {"salinan": 3, "cara": "surel"}
        assert opened().facts == {}


class TestFire:
    def test_returns_the_next_request_and_leaves_the_first(self) -> None:
        before = opened()

        after = before.fire("ajukan", by=CITIZEN, at=wib("2026-03-13T10:00"))

        assert (before.state, before.seq) == ("draf", 1)
        assert (after.state, after.seq) == ("diajukan", 2)
        assert after.history[:1] == before.history

    def test_writes_down_what_came_with_it(self) -> None:
        event = (
            submitted()
            .fire(
                "minta_perbaikan",
                by=CLERK,
                at=LATER,
                note="KTP buram",
                facts={"z": True, "a": "x"},
                documents=["formulir", "identitas"],
                key="k-3",
                recorded=LATER + timedelta(hours=1),
            )
            .history[-1]
        )

        assert (event.seq, event.kind, event.name) == (3, "transition", "minta_perbaikan")
        assert (event.source, event.target) == ("diajukan", "dikembalikan")
        assert (event.actor, event.role, event.note) == ("S-7", "front_office", "KTP buram")
        assert event.facts == (("a", "x"), ("z", True))
        assert event.documents == ("formulir", "identitas")
        assert (event.key, event.at, event.recorded) == ("k-3", LATER, LATER + timedelta(hours=1))

    @pytest.mark.parametrize(
        ("roles", "role"),
        [({"ppid"}, "ppid"), ({"ppid", "front_office"}, "front_office"), ({"ppid", "x"}, "ppid")],
    )
    def test_notes_the_first_role_of_the_rules_that_allowed_it(
        self, roles: set[str], role: str
    ) -> None:
        after = submitted().fire("proses", by=Actor("S-9", roles=roles), at=LATER)

        assert after.history[-1].role == role

    def test_may_happen_at_the_same_instant_as_the_newest_event(self) -> None:
        at = wib("2026-03-13T10:00")

        assert submitted().fire("cabut", by=CITIZEN, at=at).history[-1].at == at

    def test_takes_an_instant_in_any_zone(self) -> None:
        at = datetime(2026, 3, 13, 3, 0, tzinfo=UTC)

        assert opened().fire("ajukan", by=CITIZEN, at=at) == submitted()

    def test_refuses_a_step_that_is_nowhere(self) -> None:
        with pytest.raises(UnknownTransitionError, match="setujui"):
            submitted().fire("setuju", by=OFFICER, at=LATER)

    @NO_ZONE
    def test_refuses_an_instant_without_a_zone(self, times: dict[str, Any]) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().fire("proses", by=CLERK, **times)

    def test_refuses_an_instant_without_a_zone_that_was_recorded_with_one(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().fire("proses", by=CLERK, at=NAIVE, recorded=LATER)

    def test_refuses_what_no_event_can_keep(self) -> None:
        facts: Any = {"daftar": ["a"]}

        with pytest.raises(InvalidCommandError):
            submitted().fire("proses", by=CLERK, at=LATER, documents="identitas")
        with pytest.raises(InvalidCommandError):
            submitted().fire("proses", by=CLERK, at=LATER, facts=facts)


class TestKeys:
    def test_a_repeated_step_changes_nothing(self) -> None:
        once = submitted(key="k-1")

        again = once.fire("ajukan", by=CITIZEN, at=wib("2026-03-13T10:00"), key="k-1")

        assert again is once

    def test_a_repeated_step_changes_nothing_even_when_the_request_has_moved_on(self) -> None:
        later = submitted(key="k-1").fire("proses", by=CLERK, at=LATER, key="k-2")

        assert later.fire("ajukan", by=CITIZEN, at=LATER, key="k-1", expect_seq=1) is later

    def test_a_repeated_extension_changes_nothing(self) -> None:
        given: dict[str, Any] = {"by": OFFICER, "at": LATER, "reason": "arsip", "key": "k-2"}
        once = submitted().extend("jawaban", **given)

        assert once.extend("jawaban", **given) is once

    @pytest.mark.parametrize(
        ("again", "name"),
        [
            (lambda one: one.fire("proses", by=CLERK, at=LATER, key="k-1"), "proses"),
            (lambda one: one.fire("entah", by=CLERK, at=LATER, key="k-1"), "entah"),
            (
                lambda one: one.extend("jawaban", by=CLERK, at=LATER, reason="x", key="k-1"),
                "jawaban",
            ),
        ],
    )
    def test_a_key_names_one_command_only(
        self, again: Callable[[Request], Request], name: str
    ) -> None:
        with pytest.raises(KeyReusedError) as caught:
            again(submitted(key="k-1"))

        error = caught.value
        assert (error.key, error.name, error.earlier) == ("k-1", name, "ajukan")

    @pytest.mark.parametrize(
        "other",
        [
            {"note": "lain"},
            {"facts": {"salinan": 2}},
            {"documents": ["formulir"]},
            {"by": Actor("P-2", roles={"pemohon"})},
        ],
    )
    def test_a_key_names_all_that_the_command_brought_along(self, other: dict[str, Any]) -> None:
        given: dict[str, Any] = {"by": CITIZEN, "at": LATER, "note": "loket", "key": "k-1"} | other

        with pytest.raises(KeyReusedError):
            submitted(note="loket", key="k-1").fire("ajukan", **given)

    def test_a_key_with_another_content_says_so(self) -> None:
        with pytest.raises(KeyReusedError) as caught:
            submitted(key="k-1").fire("ajukan", by=CITIZEN, at=LATER, note="lain", key="k-1")

        assert str(caught.value) == (
            "the key 'k-1' of REQ-1 already names 'ajukan', with another content; "
            "use a new key for each command"
        )
        assert caught.value.describe("id") == (
            "kunci 'k-1' pada REQ-1 sudah dipakai untuk 'ajukan', dengan isi yang lain; "
            "pakai kunci baru untuk setiap perintah"
        )

    def test_a_retry_may_come_later(self) -> None:
        once = submitted(key="k-1")

        assert once.fire("ajukan", by=CITIZEN, at=LATER, key="k-1", recorded=LATER) is once

    def test_the_key_of_the_opening_is_taken(self) -> None:
        with pytest.raises(KeyReusedError, match="already names 'buka'"):
            opened(key="k-0").fire("ajukan", by=CITIZEN, at=LATER, key="k-0")

    def test_commands_without_a_key_are_never_repeats(self) -> None:
        with pytest.raises(Refused):
            submitted().fire("ajukan", by=CITIZEN, at=LATER)


class TestExpectSeq:
    def test_the_newest_number_is_welcome(self) -> None:
        request = submitted()

        assert request.fire("proses", by=CLERK, at=LATER, expect_seq=2).seq == 3
        assert request.extend("jawaban", by=CLERK, at=LATER, reason="x", expect_seq=2).seq == 3

    @pytest.mark.parametrize("seen", [0, 1, 3])
    def test_another_number_is_a_conflict(self, seen: int) -> None:
        request = submitted()

        commands: tuple[Callable[[], Request], ...] = (
            lambda: request.fire("proses", by=CLERK, at=LATER, expect_seq=seen),
            lambda: request.extend("jawaban", by=CLERK, at=LATER, reason="x", expect_seq=seen),
        )
        for command in commands:
            with pytest.raises(ConflictError) as caught:
                command()
            assert (caught.value.expected, caught.value.actual) == (seen, 2)

    def test_a_conflict_is_told_before_a_refusal(self) -> None:
        with pytest.raises(ConflictError):
            submitted().fire("ajukan", by=NOBODY, at=LATER, expect_seq=1)


# -- refusals --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Refusal:
    request: Request
    ask: Callable[[Request], Check]
    command: Callable[[Request], Request]
    codes: tuple[str, ...]
    indonesian: tuple[str, ...]
    english: tuple[str, ...]


def step(request: Request, name: str, /, **given: Any) -> dict[str, Any]:
    return {
        "request": request,
        "ask": lambda one: one.check(name, **given),
        "command": lambda one: one.fire(name, **given),
    }


REFUSALS = {
    "a step in the wrong state, by nobody, without a note": Refusal(
        **step(opened(), "minta_perbaikan", by=NOBODY, at=LATER, note=" "),
        codes=("state", "role", "note"),
        indonesian=(
            (
                "'Minta dilengkapi' tidak dapat dilakukan pada status 'Draf', hanya pada "
                "'Diajukan' atau 'Diproses'"
            ),
            (
                "'Minta dilengkapi' hanya boleh dilakukan oleh Petugas loket (front_office) atau "
                "Pejabat Pengelola Informasi dan Dokumentasi (PPID) (ppid); X-1 tidak "
                "berperan apa pun"
            ),
            "'Minta dilengkapi' memerlukan catatan tertulis",
            "yang dapat dilakukan sekarang: tidak ada",
        ),
        english=(
            (
                "'Ask for completion' is not possible in the state 'Draft', only in 'Submitted' or "
                "'In process'"
            ),
            (
                "'Ask for completion' may only be done by Counter officer (front_office) or "
                "Information and Documentation Officer (PPID) (ppid); X-1 has no role"
            ),
            "'Ask for completion' needs a written note",
            "possible now: nothing",
        ),
    ),
    "a step after the answer": Refusal(
        **step(answered(), "cabut", by=CITIZEN, at=wib("2026-03-31T09:00")),
        codes=("state",),
        indonesian=(
            (
                "permohonan sudah ditutup (Dijawab); 'Cabut permohonan' hanya dapat dilakukan pada "
                "status 'Draf', 'Diajukan', 'Dikembalikan untuk dilengkapi', atau 'Diproses'"
            ),
            "yang dapat dilakukan sekarang: tidak ada",
        ),
        english=(
            (
                "the request is closed (Answered); 'Withdraw the request' is only possible in the "
                "state 'Draft', 'Submitted', 'Returned for completion', or 'In process'"
            ),
            "possible now: nothing",
        ),
    ),
    "a step by somebody whose number must not be shown": Refusal(
        **step(submitted(), "cabut", by=Actor(NIK, roles={"front_office"}), at=LATER),
        codes=("role",),
        indonesian=(
            (
                f"'Cabut permohonan' hanya boleh dilakukan oleh Pemohon (pemohon); {MASKED} "
                "berperan front_office"
            ),
            "yang dapat dilakukan sekarang: minta_perbaikan, proses",
        ),
        english=(
            (
                f"'Withdraw the request' may only be done by Applicant (pemohon); {MASKED} acts as "
                "front_office"
            ),
            "possible now: minta_perbaikan, proses",
        ),
    ),
    "a step before the newest event": Refusal(
        **step(submitted(), "cabut", by=CITIZEN, at=wib("2026-03-13T09:59"), recorded=LATER),
        codes=("time_at",),
        indonesian=(
            (
                "kejadian bertanggal Jumat, 13 Maret 2026 pukul 09.59 WIB mendahului kejadian "
                "terakhir (Jumat, 13 Maret 2026 pukul 10.00 WIB); hanya koreksi yang boleh"
            ),
            "yang dapat dilakukan sekarang: cabut",
        ),
        english=(
            (
                "an event dated Friday, 13 March 2026 at 09:59 WIB comes before the newest one "
                "(Friday, 13 March 2026 at 10:00 WIB); only a correction may"
            ),
            "possible now: cabut",
        ),
    ),
    "a step recorded before the newest record": Refusal(
        **step(submitted(recorded=LATER), "cabut", by=CITIZEN, at=wib("2026-03-13T11:00")),
        codes=("time_recorded",),
        indonesian=(
            (
                "waktu catat Jumat, 13 Maret 2026 pukul 11.00 WIB mendahului catatan terakhir "
                "(Senin, 16 Maret 2026 pukul 09.00 WIB); waktu catat tidak pernah mundur"
            ),
            "yang dapat dilakukan sekarang: cabut",
        ),
        english=(
            (
                "recorded Friday, 13 March 2026 at 11:00 WIB comes before the newest record "
                "(Monday, 16 March 2026 at 09:00 WIB); recorded time never goes back"
            ),
            "possible now: cabut",
        ),
    ),
    "a step recorded before it happened": Refusal(
        **step(submitted(), "cabut", by=CITIZEN, at=LATER, recorded=wib("2026-03-13T12:00")),
        codes=("time_recorded",),
        indonesian=(
            (
                "waktu catat Jumat, 13 Maret 2026 pukul 12.00 WIB mendahului kejadiannya "
                "(Senin, 16 Maret 2026 pukul 09.00 WIB)"
            ),
            "yang dapat dilakukan sekarang: cabut",
        ),
        english=(
            (
                "recorded Friday, 13 March 2026 at 12:00 WIB comes before it happened "
                "(Monday, 16 March 2026 at 09:00 WIB)"
            ),
            "possible now: cabut",
        ),
    ),
}

EACH = pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())


@EACH
class TestRefused:
    def test_says_everything_in_both_languages(self, refusal: Refusal) -> None:
        found = refusal.ask(refusal.request)

        assert not found.open
        assert tuple(one.code for one in found.unmet) == refusal.codes
        assert found.explain("id").split("\n") == list(refusal.indonesian)
        assert found.explain("en").split("\n") == list(refusal.english)

    def test_carries_the_check_and_changes_nothing(self, refusal: Refusal) -> None:
        request = refusal.request
        before = pickle.dumps(request.history)

        with pytest.raises(Refused) as caught:
            refusal.command(request)

        assert caught.value.check == refusal.ask(request)
        assert caught.value.request == request.id
        assert pickle.dumps(request.history) == before

    def test_survives_pickling(self, refusal: Refusal) -> None:
        with pytest.raises(Refused) as caught:
            refusal.command(refusal.request)

        again = copied(caught.value)

        assert again.check == caught.value.check
        assert str(again) == str(caught.value)


class TestCheck:
    def test_is_open_where_nothing_is_unmet(self) -> None:
        found = submitted().check("proses", by=CLERK, at=LATER)

        assert found.open
        assert found.unmet == ()
        assert (found.name, found.state) == ("proses", "diajukan")
        assert found.possible == ("minta_perbaikan", "proses")

    def test_counts_everything_at_once(self) -> None:
        found = submitted(recorded=LATER).check(
            "tolak", by=CLERK, at=wib("2026-03-13T09:59"), recorded=wib("2026-03-13T09:00")
        )

        codes = [one.code for one in found.unmet]
        assert codes == ["role", "note", "time_at", "time_recorded", "time_recorded"]

    def test_of_what_is_no_name_is_refused(self) -> None:
        with pytest.raises(WrongTypeError) as caught:
            opened().check(None, by=CITIZEN, at=wib("2026-03-13T10:00"))  # type: ignore[arg-type]

        assert str(caught.value).startswith("name must be ")
        assert caught.value.describe("id").startswith("name harus berupa ")

    def test_of_a_step_that_is_nowhere_is_refused(self) -> None:
        with pytest.raises(UnknownTransitionError):
            submitted().check("kirim", by=CLERK, at=LATER)

    @NO_ZONE
    def test_refuses_an_instant_without_a_zone(self, times: dict[str, Any]) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().check("proses", by=CLERK, **times)


class TestOptions:
    @pytest.mark.parametrize(
        ("make", "by", "expected"),
        [
            (opened, CITIZEN, {"ajukan": "diajukan", "cabut": "dicabut"}),
            (opened, CLERK, {}),
            (submitted, CITIZEN, {"cabut": "dicabut"}),
            (submitted, CLERK, {"minta_perbaikan": "dikembalikan", "proses": "diproses"}),
            (
                submitted,
                OFFICER,
                {
                    "minta_perbaikan": "dikembalikan",
                    "proses": "diproses",
                    "setujui": "dijawab",
                    "tolak": "ditolak",
                },
            ),
            (returned, CITIZEN, {"lengkapi": "diajukan", "cabut": "dicabut"}),
            (returned, OFFICER, {}),
            (answered, OFFICER, {}),
            (submitted, NOBODY, {}),
        ],
    )
    def test_are_what_this_actor_may_do_now(
        self, make: Callable[[], Request], by: Actor, expected: dict[str, str]
    ) -> None:
        found = make().options(by=by, at=wib("2026-03-31T09:00"))

        assert {one.name: one.target for one in found} == expected

    def test_stand_in_the_order_of_the_definition(self) -> None:
        found = [one.name for one in submitted().options(by=OFFICER, at=LATER)]

        assert found == ["minta_perbaikan", "proses", "setujui", "tolak"]

    def test_tell_their_label_and_whether_a_note_is_needed(self) -> None:
        needed = {
            str(one.label): one.note_required for one in submitted().options(by=OFFICER, at=LATER)
        }

        assert needed == {
            "Minta dilengkapi": True,
            "Mulai proses": False,
            "Beri jawaban tertulis": False,
            "Tolak dengan alasan tertulis": True,
        }

    def test_are_none_before_the_newest_event(self) -> None:
        assert submitted().options(by=OFFICER, at=wib("2026-03-13T09:59")) == ()

    def test_are_none_before_the_newest_record(self) -> None:
        late = submitted(recorded=LATER)

        assert late.options(by=OFFICER, at=wib("2026-03-13T12:00")) == ()

    def test_need_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().options(by=OFFICER, at=NAIVE)


class TestRecorded:
    def test_is_the_time_of_the_event_unless_told(self) -> None:
        assert submitted().history[-1].recorded == wib("2026-03-13T10:00")

    def test_may_be_the_same_for_two_events(self) -> None:
        request = submitted(recorded=LATER).fire(
            "cabut", by=CITIZEN, at=wib("2026-03-13T12:00"), recorded=LATER
        )

        assert [one.recorded for one in request.history[1:]] == [LATER, LATER]

    def test_is_kept_when_the_event_is_dated_in_another_zone(self) -> None:
        at = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)

        event = submitted().fire("proses", by=CLERK, at=at).history[-1]

        assert event.recorded == event.at == LATER

    def test_does_not_move_the_clock(self) -> None:
        late = submitted(recorded=LATER)
        at = wib("2026-03-17T08:00")

        assert late.clock("jawaban", at=at) == submitted().clock("jawaban", at=at)


class TestAdvance:
    def test_changes_nothing_while_nothing_happens_by_itself(self) -> None:
        request = submitted()
        later = wib("2026-12-01T00:00")

        assert request.advance(at=later) is request
        assert request.advance(at=LATER).advance(at=later) == request.advance(at=later)

    def test_needs_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().advance(at=NAIVE)


class TestNextInstant:
    def test_is_none_before_a_clock_runs(self) -> None:
        assert opened().next_instant(after=LATER) is None

    def test_is_the_deadline_of_a_running_clock(self) -> None:
        due = wib("2026-04-06T16:00")

        assert submitted().next_instant(after=LATER) == due
        assert submitted().next_instant(after=due - timedelta(seconds=1)) == due

    def test_looks_at_what_has_happened_even_when_asked_about_earlier(self) -> None:
        assert submitted().next_instant(after=wib("2026-01-01T00:00")) == wib("2026-04-06T16:00")

    @pytest.mark.parametrize("after", ["2026-04-06T16:00", "2026-04-06T16:01", "2027-01-01T00:00"])
    def test_is_none_from_the_deadline_on(self, after: str) -> None:
        assert submitted().next_instant(after=wib(after)) is None

    def test_is_none_while_the_clock_pauses_or_when_it_has_ended(self) -> None:
        assert returned().next_instant(after=wib("2026-03-17T10:00")) is None
        assert answered().next_instant(after=wib("2026-03-30T12:00")) is None

    def test_follows_an_extension(self) -> None:
        # Seven working days after Monday 6 April: 7-10, 13, 14, Wednesday 15 April.
        found = extended().next_instant(after=wib("2026-04-02T10:00"))

        assert found == wib("2026-04-15T16:00")

    def test_is_the_nearest_of_several_clocks(self) -> None:
        request = letter()

        # Four office hours from Monday 09:00: to noon, and 13:00 to 14:00.
        assert request.next_instant(after=wib("2026-07-06T09:00")) == wib("2026-07-06T14:00")
        assert request.next_instant(after=wib("2026-07-06T14:00")) == wib("2026-07-09T16:00")

    def test_is_none_where_no_decree_reaches(self) -> None:
        request = (
            ppid()
            .open("REQ-1", office=OFFICE, applicant="P-1", at=wib("2027-12-29T09:00"))
            .fire("ajukan", by=CITIZEN, at=wib("2027-12-29T09:00"))
        )

        assert request.next_instant(after=wib("2027-12-29T10:00")) is None

    def test_needs_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().next_instant(after=NAIVE)


class TestClock:
    def test_has_not_started_before_its_step(self) -> None:
        reading = opened().clock("jawaban", at=LATER)

        assert (reading.status, reading.started, reading.due) == ("not_started", None, None)
        assert (reading.used, reading.remaining, reading.paused) == (None, None, None)

    def test_knows_only_what_has_happened_by_then(self) -> None:
        request = answered()

        statuses = {
            at: request.clock("jawaban", at=wib(at)).status
            for at in (
                "2026-03-01T09:00",
                "2026-03-13T09:59",
                "2026-03-13T10:00",
                "2026-03-30T10:59",
                "2026-03-30T11:00",
            )
        }
        assert list(statuses.values()) == [
            "not_started",
            "not_started",
            "running",
            "running",
            "met",
        ]

    def test_tells_start_stop_and_extensions(self) -> None:
        reading = answered().clock("jawaban", at=wib("2026-04-30T09:00"))

        assert reading.started == wib("2026-03-13T10:00")
        assert reading.stopped == wib("2026-03-30T11:00")
        assert reading.extensions == 0
        assert extended().clock("jawaban", at=wib("2026-04-02T09:59")).extensions == 0
        assert extended().clock("jawaban", at=wib("2026-04-02T10:00")).extensions == 1

    def test_of_an_unknown_level_is_refused(self) -> None:
        with pytest.raises(UnknownLevelError, match="did you mean 'jawaban'"):
            submitted().clock("jawapan", at=LATER)

    def test_needs_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().clock("jawaban", at=NAIVE)

    def test_pauses_with_another_body(self) -> None:
        request = (
            letter()
            .fire("tanya", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("jawab", by=STAFF, at=wib("2026-07-09T09:00"))
        )

        asked = request.clock("surat", at=wib("2026-07-08T09:00"))
        back = request.clock("surat", at=wib("2026-07-09T09:00"))

        # Tuesday the 7th was the office's; the 8th and the 9th were the other body's.
        assert (asked.status, asked.used, asked.paused) == ("paused", 1, 1)
        assert (back.status, back.used, back.paused) == ("running", 1, 2)
        assert back.due is not None
        assert back.due.at == wib("2026-07-13T16:00")

    def test_goes_on_pausing_from_one_hand_to_another(self) -> None:
        request = (
            letter()
            .fire("tanya", by=STAFF, at=wib("2026-07-07T09:00"))
            .fire("betulkan", by=STAFF, at=wib("2026-07-08T09:00"))
            .fire("kirim", by=CITIZEN, at=wib("2026-07-09T09:00"))
        )

        reading = request.clock("surat", at=wib("2026-07-09T09:00"))

        assert (reading.status, reading.used, reading.paused) == ("running", 1, 2)
        assert reading.due is not None
        assert len(reading.due.pauses) == 1

    def test_may_pause_from_its_first_moment(self) -> None:
        sent_back = letter().fire("betulkan", by=STAFF, at=wib("2026-07-06T10:00"))
        done = sent_back.fire("kirim", by=CITIZEN, at=wib("2026-07-08T10:00"))

        resting = sent_back.clock("perbaikan", at=wib("2026-07-08T09:00"))
        ended = done.clock("perbaikan", at=wib("2026-07-20T09:00"))

        assert (resting.status, resting.used, resting.paused) == ("paused", 0, 2)
        assert (ended.status, ended.used, ended.paused) == ("met", 0, 2)
        assert ended.stopped == wib("2026-07-08T10:00")

    def test_measures_in_the_unit_of_its_level(self) -> None:
        reading = letter().clock("pemeriksaan", at=wib("2026-07-06T11:30"))

        assert reading.used == timedelta(hours=2, minutes=30)
        assert reading.remaining == timedelta(hours=1, minutes=30)
        assert (reading.paused, reading.overdue) == (ZERO, ZERO)

    def test_stays_ended_when_a_request_is_opened_again(self) -> None:
        request = (
            letter()
            .fire("putuskan", by=HEAD, at=wib("2026-07-07T09:00"), note="sah")
            .fire("buka_lagi", by=HEAD, at=wib("2026-07-20T09:00"))
        )

        assert request.state == "masuk"
        assert request.clock("surat", at=wib("2026-07-21T09:00")).status == "met"

    def test_that_was_late_at_the_hand_over_stays_late(self) -> None:
        # Returned an hour after the tenth day had closed, completed two working days later.
        handed_over = submitted().fire(
            "minta_perbaikan", by=CLERK, at=wib("2026-04-06T17:00"), note="KTP buram"
        )
        back = handed_over.fire("lengkapi", by=CITIZEN, at=wib("2026-04-08T09:00"))

        resting = handed_over.clock("jawaban", at=wib("2026-04-07T09:00"))
        back_again = back.clock("jawaban", at=wib("2026-04-08T09:00"))
        next_day = back.clock("jawaban", at=wib("2026-04-09T09:00"))

        for reading in (resting, back_again, next_day):
            assert reading.status == "late"
            assert reading.due is not None
            assert reading.due.at == wib("2026-04-06T16:00")
        # The 7th and the 8th are the applicant's all the same; Thursday the 9th is the office's.
        assert [one.paused for one in (resting, back_again, next_day)] == [1, 2, 2]
        assert [one.used for one in (resting, back_again, next_day)] == [10, 10, 11]
        assert [one.overdue for one in (resting, back_again, next_day)] == [0, 0, 1]

    def test_explains_its_pauses_on_the_clock_of_the_office(self) -> None:
        at = wib("2026-03-17T09:00").astimezone(UTC)
        elsewhere = submitted().fire("minta_perbaikan", by=CLERK, at=at, note="KTP buram")
        asked = wib("2026-03-18T09:00")

        assert elsewhere == returned()
        assert elsewhere.clock("jawaban", at=asked).explain() == (
            returned().clock("jawaban", at=asked).explain()
        )

    def test_of_an_answer_before_the_decrees_end_is_never_undetermined(self) -> None:
        request = (
            ppid()
            .open("REQ-1", office=OFFICE, applicant="P-1", at=wib("2027-12-29T09:00"))
            .fire("ajukan", by=CITIZEN, at=wib("2027-12-29T09:00"))
        )

        assert request.clock("jawaban", at=wib("2027-12-30T09:00")).status == "undetermined"
        done = request.fire("setujui", by=OFFICER, at=wib("2027-12-31T15:00"))
        assert done.clock("jawaban", at=wib("2028-01-10T09:00")).status == "met"


class TestClocks:
    def test_are_every_clock_by_level(self) -> None:
        found = letter().clocks(at=wib("2026-07-06T11:30"))

        assert {name: one.status for name, one in found.items()} == {
            "surat": "running",
            "pemeriksaan": "running",
            "perbaikan": "not_started",
        }
        assert list(found) == ["surat", "pemeriksaan", "perbaikan"]
        assert found["surat"] == letter().clock("surat", at=wib("2026-07-06T11:30"))

    def test_need_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().clocks(at=NAIVE)


class TestTimeByParty:
    def test_is_worked_by_hand(self) -> None:
        # Applicant: Friday 13 March 09:40-10:00; then Tuesday 17 from 09:00 to Wednesday 18 (a day
        # off), 10:00: in Ramadan 09:00-12:00 and 12:30-15:00. Office: Friday 10:00-11:30 and
        # 12:30-15:30, Monday 6.5 h, Tuesday 08:00-09:00.
        found = returned().time_by_party(at=wib("2026-03-18T10:00"))

        assert found == {
            "applicant": PartyTime(
                timedelta(minutes=20, hours=5.5), timedelta(days=1, hours=1, minutes=20)
            ),
            "office": PartyTime(timedelta(hours=12), timedelta(days=3, hours=23)),
            "other": PartyTime(ZERO, ZERO),
        }

    def test_is_zero_for_who_had_no_turn_yet(self) -> None:
        found = opened().time_by_party(at=wib("2026-03-13T09:40"))

        assert found == dict.fromkeys(("applicant", "office", "other"), PartyTime(ZERO, ZERO))

    def test_ends_with_the_closing(self) -> None:
        request = answered()

        at_once = request.time_by_party(at=wib("2026-03-30T11:00"))
        assert request.time_by_party(at=wib("2026-08-01T09:00")) == at_once

    def test_knows_other_bodies(self) -> None:
        request = letter().fire("tanya", by=STAFF, at=wib("2026-07-06T10:00"))

        found = request.time_by_party(at=wib("2026-07-06T11:30"))

        assert found["other"] == PartyTime(timedelta(hours=1.5), timedelta(hours=1.5))
        assert found["office"] == PartyTime(timedelta(hours=1), timedelta(hours=1))

    def test_before_the_opening_is_nothing(self) -> None:
        found = submitted().time_by_party(at=wib("2026-03-01T09:00"))

        assert set(found.values()) == {PartyTime(ZERO, ZERO)}

    def test_needs_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().time_by_party(at=NAIVE)

    def test_of_a_day_without_all_its_hours_has_no_more_of_them(self) -> None:
        # Amsterdam put its clocks forward on 29 March 2026, at 02:00.
        amsterdam = ZoneInfo("Europe/Amsterdam")
        request = opened(at=datetime(2026, 3, 28, 12, 0, tzinfo=amsterdam))

        found = request.time_by_party(at=datetime(2026, 3, 29, 12, 0, tzinfo=amsterdam))

        assert found["applicant"].calendar == timedelta(hours=23)


class TestAsOf:
    def test_is_what_was_recorded_by_then(self) -> None:
        request = returned()

        assert request.as_of(wib("2026-03-17T09:00")) == request
        assert request.as_of(wib("2026-03-17T08:59")) == submitted()
        assert request.as_of(wib("2026-03-13T09:40")) == opened()

    def test_goes_by_the_record_and_not_by_the_event(self) -> None:
        late = submitted(recorded=LATER)

        assert late.as_of(LATER - timedelta(seconds=1)) == opened()
        assert late.as_of(LATER) == late

    def test_before_the_first_record_is_refused(self) -> None:
        with pytest.raises(NotYetOpenedError) as caught:
            submitted().as_of(wib("2026-03-13T09:39"))

        assert str(caught.value) == (
            "REQ-1 was not recorded by Friday, 13 March 2026 at 09:39 WIB; "
            "it is since Friday, 13 March 2026 at 09:40 WIB"
        )

    def test_needs_an_instant_with_a_zone(self) -> None:
        with pytest.raises(NaiveTimeError):
            submitted().as_of(NAIVE)


class TestLetter:
    def test_is_sound_and_knows_its_level(self) -> None:
        assert letter().rules is LETTER
        with pytest.raises(UnknownLevelError):
            letter().extend("surt", by=STAFF, at=LATER)
