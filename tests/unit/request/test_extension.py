"""
A level is extended as its law allows, and no further.
"""

import pickle
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from layanan import Actor, Request
from layanan.calendars import NaiveTimeError
from layanan.request import Refused, UnknownLevelError
from tests.unit.request.cases import (
    CITIZEN,
    CLERK,
    NOBODY,
    OFFICE,
    OFFICER,
    STAFF,
    answered,
    extended,
    letter,
    opened,
    ppid,
    returned,
    submitted,
    wib,
)

LATER = wib("2026-03-16T09:00")
#: The last instant of ten working days from Friday 13 March 2026.
DUE = wib("2026-04-06T16:00")
ARTICLE = "UU 14/2008 pasal 22 ayat (8)"
ONLY_BY = (
    "perpanjangan hanya boleh dilakukan oleh Petugas loket atau Pejabat Pengelola Informasi dan "
    "Dokumentasi (PPID)"
)
ONLY_BY_EN = (
    "only to be extended by Counter officer or Information and Documentation Officer (PPID)"
)
ARTICLE_EN = "Law (UU) 14/2008 article 22 paragraph (8)"


class TestExtend:
    def test_adds_its_term_once(self) -> None:
        reading = extended().clock("jawaban", at=wib("2026-04-02T10:00"))

        # Used are 16, 17, 25-27, 30, 31 March, 1 and 2 April: nine of seventeen.
        assert (reading.extensions, reading.used, reading.remaining) == (1, 9, 8)
        assert reading.due is not None
        assert reading.due.at == wib("2026-04-15T16:00")

    def test_writes_an_event_and_leaves_the_state(self) -> None:
        request = submitted().extend(
            "jawaban",
            by=CLERK,
            at=LATER,
            reason="arsip",
            key="k-9",
            recorded=LATER + timedelta(hours=1),
        )
        event = request.history[-1]

        assert (event.seq, event.kind, event.name) == (3, "extended", "jawaban")
        assert (event.source, event.target, request.state) == ("diajukan", "diajukan", "diajukan")
        assert (event.actor, event.role, event.note) == ("S-7", "front_office", "arsip")
        assert (event.key, event.at, event.recorded) == ("k-9", LATER, LATER + timedelta(hours=1))
        assert (event.facts, event.documents) == ((), ())

    def test_is_in_time_at_the_last_instant(self) -> None:
        assert submitted().extend("jawaban", by=OFFICER, at=DUE, reason="arsip").seq == 3

    def test_may_happen_while_the_clock_pauses(self) -> None:
        request = returned().extend("jawaban", by=CLERK, at=wib("2026-03-25T09:00"), reason="arsip")

        reading = request.clock("jawaban", at=wib("2026-03-25T09:00"))
        # One day of pause, the 25th: the eighteenth working day is Thursday 16 April.
        assert (reading.status, reading.paused) == ("paused", 1)
        assert reading.due is not None
        assert reading.due.at == wib("2026-04-16T16:00")

    def test_of_a_level_that_the_law_leaves_to_anybody_notes_no_role(self) -> None:
        request = letter().extend("surat", by=NOBODY, at=wib("2026-07-07T09:00"))

        event = request.history[-1]
        assert (event.actor, event.role, event.note) == ("X-1", None, None)

    def test_may_be_repeated_as_often_as_the_law_says(self) -> None:
        request = letter()
        dues = []
        for _ in range(2):
            request = request.extend("surat", by=STAFF, at=wib("2026-07-07T09:00"))
            due = request.clock("surat", at=wib("2026-07-07T09:00")).due
            dues.append(due.at if due else None)

        # Three working days end on Thursday 9 July; two more on Monday 13, then on Wednesday 15.
        assert dues == [wib("2026-07-13T16:00"), wib("2026-07-15T16:00")]

    def test_touches_no_other_level(self) -> None:
        at = wib("2026-07-06T09:30")
        request = letter().extend("surat", by=STAFF, at=at)

        assert request.clock("pemeriksaan", at=at) == letter().clock("pemeriksaan", at=at)

    def test_is_possible_while_the_last_day_has_no_date(self) -> None:
        request = (
            ppid()
            .open("REQ-1", office=OFFICE, applicant="P-1", at=wib("2027-12-29T09:00"))
            .fire("ajukan", by=CITIZEN, at=wib("2027-12-29T09:00"))
        )

        found = request.check_extension(
            "jawaban", by=CLERK, at=wib("2027-12-30T09:00"), reason="arsip"
        )

        assert found.open

    def test_of_an_answered_request_is_refused_even_where_no_decree_reaches(self) -> None:
        request = (
            ppid()
            .open("REQ-1", office=OFFICE, applicant="P-1", at=wib("2027-12-29T09:00"))
            .fire("ajukan", by=CITIZEN, at=wib("2027-12-29T09:00"))
            .fire("setujui", by=OFFICER, at=wib("2028-01-03T09:00"))
        )

        with pytest.raises(Refused):
            request.extend("jawaban", by=CLERK, at=wib("2028-01-04T09:00"), reason="arsip")


@dataclass(frozen=True)
class Refusal:
    request: Request
    level: str
    by: Actor
    at: str
    reason: str | None
    codes: tuple[str, ...]
    indonesian: tuple[str, ...]
    english: tuple[str, ...]


_POSSIBLE = (
    "yang dapat dilakukan sekarang: minta_perbaikan, proses",
    "possible now: minta_perbaikan, proses",
)
_NOTHING = ("yang dapat dilakukan sekarang: tidak ada", "possible now: nothing")

REFUSALS = {
    "a level that cannot be extended": Refusal(
        letter(),
        "pemeriksaan",
        NOBODY,
        "2026-07-06T10:00",
        None,
        ("extension",),
        ("Pemeriksaan tidak dapat diperpanjang (UU 25/2009 pasal 21)", _NOTHING[0]),
        ("Pemeriksaan (en) cannot be extended (Law (UU) 25/2009 article 21)", _NOTHING[1]),
    ),
    "a second extension": Refusal(
        extended(),
        "jawaban",
        CLERK,
        "2026-04-03T10:00",
        "arsip",
        ("times",),
        (
            f"Jawaban tertulis sudah diperpanjang 1 kali, paling banyak 1 kali ({ARTICLE})",
            _POSSIBLE[0],
        ),
        (f"Written answer was extended once, the most is once ({ARTICLE_EN})", _POSSIBLE[1]),
    ),
    "before the clock has started": Refusal(
        opened(),
        "jawaban",
        CLERK,
        "2026-03-16T09:00",
        "arsip",
        ("status",),
        (f"jangka waktu belum mulai berjalan ({ARTICLE})", _NOTHING[0]),
        (f"the clock has not started ({ARTICLE_EN})", _NOTHING[1]),
    ),
    "after the last instant": Refusal(
        submitted(),
        "jawaban",
        CLERK,
        "2026-04-06T16:00:01",
        "arsip",
        ("status",),
        (
            f"jangka waktu sudah lewat; perpanjangan harus diberitahukan sebelumnya ({ARTICLE})",
            _POSSIBLE[0],
        ),
        (
            f"the term is over; an extension has to be announced before that ({ARTICLE_EN})",
            _POSSIBLE[1],
        ),
    ),
    "after the answer": Refusal(
        answered(),
        "jawaban",
        CLERK,
        "2026-03-31T09:00",
        "arsip",
        ("status",),
        (f"jangka waktu sudah dipenuhi ({ARTICLE})", _NOTHING[0]),
        (f"the term has been met ({ARTICLE_EN})", _NOTHING[1]),
    ),
    "after a withdrawal": Refusal(
        submitted().fire("cabut", by=CITIZEN, at=LATER),
        "jawaban",
        CLERK,
        "2026-03-17T09:00",
        "arsip",
        ("status",),
        (f"jangka waktu sudah dibatalkan ({ARTICLE})", _NOTHING[0]),
        (f"the clock was cancelled ({ARTICLE_EN})", _NOTHING[1]),
    ),
    "without a reason": Refusal(
        submitted(),
        "jawaban",
        CLERK,
        "2026-03-16T09:00",
        " \n",
        ("reason",),
        (f"perpanjangan memerlukan alasan tertulis ({ARTICLE})", _POSSIBLE[0]),
        (f"an extension needs a written reason ({ARTICLE_EN})", _POSSIBLE[1]),
    ),
    "by the applicant": Refusal(
        submitted(),
        "jawaban",
        CITIZEN,
        "2026-03-16T09:00",
        "arsip",
        ("role",),
        (
            f"{ONLY_BY} ({ARTICLE})",
            "yang dapat dilakukan sekarang: cabut",
        ),
        (f"{ONLY_BY_EN} ({ARTICLE_EN})", "possible now: cabut"),
    ),
    "everything at once, and before the newest event": Refusal(
        extended().fire("setujui", by=OFFICER, at=wib("2026-04-07T09:00")),
        "jawaban",
        NOBODY,
        "2026-04-06T09:00",
        None,
        ("times", "reason", "role", "time_at", "time_recorded"),
        (
            f"Jawaban tertulis sudah diperpanjang 1 kali, paling banyak 1 kali ({ARTICLE})",
            f"perpanjangan memerlukan alasan tertulis ({ARTICLE})",
            f"{ONLY_BY} ({ARTICLE})",
            (
                "kejadian bertanggal Senin, 6 April 2026 pukul 09.00 WIB mendahului kejadian "
                "terakhir (Selasa, 7 April 2026 pukul 09.00 WIB); hanya koreksi yang boleh"
            ),
            (
                "waktu catat Senin, 6 April 2026 pukul 09.00 WIB mendahului catatan terakhir "
                "(Selasa, 7 April 2026 pukul 09.00 WIB); waktu catat tidak pernah mundur"
            ),
            _NOTHING[0],
        ),
        (
            f"Written answer was extended once, the most is once ({ARTICLE_EN})",
            f"an extension needs a written reason ({ARTICLE_EN})",
            f"{ONLY_BY_EN} ({ARTICLE_EN})",
            (
                "an event dated Monday, 6 April 2026 at 09:00 WIB comes before the newest one "
                "(Tuesday, 7 April 2026 at 09:00 WIB); only a correction may"
            ),
            (
                "recorded Monday, 6 April 2026 at 09:00 WIB comes before the newest record "
                "(Tuesday, 7 April 2026 at 09:00 WIB); recorded time never goes back"
            ),
            _NOTHING[1],
        ),
    ),
}

EACH = pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())


@EACH
class TestARefusedExtension:
    def test_says_everything_in_both_languages(self, refusal: Refusal) -> None:
        found = refusal.request.check_extension(
            refusal.level, by=refusal.by, at=wib(refusal.at), reason=refusal.reason
        )

        assert not found.open
        assert (found.name, found.state) == (refusal.level, refusal.request.state)
        assert tuple(one.code for one in found.unmet) == refusal.codes
        assert found.explain("id").split("\n") == list(refusal.indonesian)
        assert found.explain("en").split("\n") == list(refusal.english)

    def test_carries_the_check_and_changes_nothing(self, refusal: Refusal) -> None:
        request, at = refusal.request, wib(refusal.at)
        before = pickle.dumps(request.history)

        with pytest.raises(Refused) as caught:
            request.extend(refusal.level, by=refusal.by, at=at, reason=refusal.reason)

        assert caught.value.check == request.check_extension(
            refusal.level, by=refusal.by, at=at, reason=refusal.reason
        )
        assert pickle.dumps(request.history) == before


class TestCheckExtension:
    def test_is_open_where_nothing_is_unmet(self) -> None:
        found = submitted().check_extension("jawaban", by=OFFICER, at=LATER, reason="arsip")

        assert (found.open, found.unmet, found.name) == (True, (), "jawaban")
        assert found.possible == ("minta_perbaikan", "proses", "setujui", "tolak")

    def test_cites_the_level_where_the_extension_names_no_article(self) -> None:
        request = letter()
        for _ in range(2):
            request = request.extend("surat", by=STAFF, at=wib("2026-07-07T09:00"))

        (unmet,) = request.check_extension("surat", by=STAFF, at=wib("2026-07-07T09:00")).unmet

        assert (unmet.code, str(unmet.citation)) == ("times", "UU 25/2009 pasal 21")
        assert unmet.text("id") == (
            "Surat sudah diperpanjang 2 kali, paling banyak 2 kali (UU 25/2009 pasal 21)"
        )

    def test_of_an_unknown_level_is_refused(self) -> None:
        with pytest.raises(UnknownLevelError):
            submitted().check_extension("jawapan", by=CLERK, at=LATER, reason="arsip")

    def test_needs_instants_with_a_zone(self) -> None:
        naive = LATER.replace(tzinfo=None)
        times: tuple[dict[str, Any], ...] = ({"at": naive}, {"at": LATER, "recorded": naive})
        for given in times:
            with pytest.raises(NaiveTimeError):
                submitted().check_extension("jawaban", by=CLERK, reason="arsip", **given)

    def test_after_a_late_hand_over_is_refused(self) -> None:
        # Returned on the last day at 17:00, an hour after closing.
        late = submitted().fire(
            "minta_perbaikan", by=CLERK, at=wib("2026-04-06T17:00"), note="KTP buram"
        )

        found = late.check_extension("jawaban", by=CLERK, at=wib("2026-04-07T09:00"), reason="x")

        assert [one.code for one in found.unmet] == ["status"]
