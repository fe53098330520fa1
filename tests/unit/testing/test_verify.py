"""
Cases on record, held against other rules: what would have come out differently.

Friday 13 March 2026: the working days after it are 16, 17, 25, 26, 27, 30, 31 March, 1, 2 and
6 April (SKB 1497/2025, 2/2025, 5/2025).
"""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from layanan import Actor, Catalogue, Office, Request, ServiceType, Term
from layanan.lifecycle import Guards, Lifecycle, Verdict
from layanan.records import WrongTypeError
from layanan.testing import paths, verify_histories, walk

if TYPE_CHECKING:
    from layanan.request import Fact

ROOT = Path(__file__).parents[3]
WIB = ZoneInfo("Asia/Jakarta")
CATALOGUE = Catalogue.load(ROOT / "examples" / "definitions")
DAY = date(2026, 3, 13)
PPID = Catalogue.kemenag().get("info.ppid", on=DAY)
DESK = CATALOGUE.get("umum.meja_bantuan", on=DAY)
MAGANG = CATALOGUE.get("umum.magang", on=DAY).with_guards(
    Guards({"tempat_cukup": lambda situation, by: Verdict.yes()})
)
OFFICE = Office(
    code="kankemenag.3374", name="Kankemenag Kota Semarang", region="ID-JT", level="kankemenag"
)
CITIZEN = Actor("P-1029", roles={"pemohon"})
COUNTER = Actor("S-7", roles={"petugas"})
VERIFIER = Actor("S-4", roles={"verifikator"})
HEAD = Actor("S-1", roles={"kepala"})


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=WIB)


def with_lifecycle(service: ServiceType, change: Any) -> ServiceType:
    """
    Return a service whose steps were changed, one by one.
    """
    own = service.lifecycle
    steps = tuple(change(one) for one in own.transitions)
    changed: Lifecycle = own.model_copy(update={"transitions": steps})
    return replace(service, lifecycle=changed)


def with_term(service: ServiceType, term: str) -> ServiceType:
    first, *others = service.levels
    return replace(service, levels=(first.model_copy(update={"term": Term.parse(term)}), *others))


def submitted() -> Request:
    opened = PPID.open("REQ-1", office=OFFICE, applicant="P-1029", at=at(13, 10))
    return opened.fire("ajukan", by=CITIZEN, at=at(13, 10), key="k-1")


def intern() -> Request:
    """
    Return an internship with everything that can happen beside its steps.
    """
    one = MAGANG.open("M-1", office=OFFICE, applicant="P-1029", at=at(2))
    facts: dict[str, Fact] = {"lahir": date(2008, 1, 1), "mulai": date(2026, 6, 1), "peserta": 1}
    one = one.fire("ajukan", by=CITIZEN, at=at(2, 10), facts=facts)
    one = one.correct(
        2, by=COUNTER, at=at(2, 11), happened=at(2, 9, 30), reason="cap", facts={"peserta": 2}
    )
    one = one.correct(2, by=COUNTER, at=at(2, 12), reason="salah", facts={"peserta": 3})
    one = one.attach(["surat_pengantar", "proposal"], by=CITIZEN, at=at(3))
    one = one.fire("kembalikan", by=COUNTER, at=at(3), note="x") if one.state == "diajukan" else one
    one = one.note("dibaca", by=VERIFIER, at=at(3, 10))
    one = one.assign("S-9", by=HEAD, at=at(3, 11))
    one = one.release(by=Actor("S-9", roles={"verifikator"}), at=at(3, 12))
    one = one.claim(by=VERIFIER, at=at(3, 13))
    one = one.open_sub("konfirmasi", "K-1", by=VERIFIER, at=at(3, 14))
    one = one.close_sub("K-1", by=VERIFIER, at=at(4), outcome="ya")
    one = one.fire("nilai", by=VERIFIER, at=at(4, 10), note="baik", facts={"tempat": 3})
    return one.fire("setujui", by=HEAD, at=at(5), documents=["surat_jawaban"])


class TestTheSameRules:
    @pytest.mark.parametrize("service", [PPID, DESK], ids=["ppid", "desk"])
    def test_change_nothing(self, service: ServiceType) -> None:
        cases = [walk(service, path) for path in paths(service.lifecycle)]

        report = verify_histories(service, cases)

        assert report.changed == ()
        assert report.refused == ()
        assert [one.new.history for one in report.cases] == [one.history for one in cases]

    def test_do_everything_again_that_was_done_beside_the_steps(self) -> None:
        request = intern()

        (case,) = verify_histories(MAGANG, [request]).cases

        assert not case.changed
        assert case.new.history == request.history

    def test_extend_again(self) -> None:
        by = Actor("S-7", roles=set(PPID.lifecycle.roles))
        name = PPID.levels[0].name
        request = submitted().extend(name, by=by, at=at(16), reason="banyak berkas")

        (case,) = verify_histories(PPID, [request]).cases

        assert case.new.history == request.history

    def test_pass_over_a_migration(self) -> None:
        request = submitted()
        other = replace(request.rules, version="2", hash="2" * 64)
        moved = request.migrate(other, by=COUNTER, at=at(16), reason="aturan baru")

        (case,) = verify_histories(PPID, [moved]).cases

        assert not case.changed
        assert case.new.seq == 2

    def test_are_told_in_a_line(self) -> None:
        report = verify_histories(PPID, [submitted()])

        assert (
            report.explain("en")
            == f"info.ppid {PPID.version}: histories told again: 1; would change: 0"
        )
        assert report.explain() == f"info.ppid {PPID.version}: 1 riwayat diulang, 0 akan berubah"
        (case,) = report.cases
        assert case.explain("en") == "REQ-1: the state stays 'Submitted'"


class TestAnotherTerm:
    def test_moves_the_deadline(self) -> None:
        (case,) = verify_histories(with_term(PPID, "7 hari kerja"), [submitted()]).changed
        (level,) = case.levels

        assert case.outcome is None
        assert [one.due.day for one in (level.old, level.new) if one and one.due] == [
            date(2026, 4, 6),
            date(2026, 3, 31),
        ]
        assert "6 April 2026" in level.text("id")
        assert "31 March 2026" in level.text("en")

    def test_makes_what_was_in_time_late(self) -> None:
        by = Actor("S-1", roles=set(PPID.lifecycle.roles) - {"pemohon"})
        request = submitted()
        for name in ("proses", "setujui"):
            request = request.fire(name, by=by, at=at(30), note="baik")

        (case,) = verify_histories(with_term(PPID, "3 hari kerja"), [request]).changed
        statuses = [(one.old.status, one.new.status) for one in case.levels if one.old and one.new]

        # The third working day after the 13th is the 25th; it was answered on the 30th.
        assert statuses == [("met", "late")]

    def test_in_another_office_is_counted_by_its_calendar(self) -> None:
        away = OFFICE.model_copy(update={"region": "ID-BA"})

        (case,) = verify_histories(PPID, [submitted()], office=away).cases

        assert case.new.office == away


class TestALevel:
    def test_that_is_gone_is_told(self) -> None:
        (case,) = verify_histories(replace(PPID, levels=()), [submitted()]).changed
        (level,) = case.levels

        assert level.new is None
        assert level.text("en").endswith("would be not there")
        assert level.text().endswith("menjadi tidak ada")

    def test_that_is_new_is_told(self) -> None:
        rules = replace(PPID, levels=())
        request = rules.open("REQ-1", office=OFFICE, applicant="P-1029", at=at(13, 10))

        (case,) = verify_histories(PPID, [request]).changed

        assert case.levels[0].old is None
        assert "not there" in case.levels[0].text("en")

    def test_whose_deadline_nobody_knows_says_so(self) -> None:
        (case,) = verify_histories(with_term(PPID, "900 hari kerja"), [submitted()]).changed

        assert "undetermined" in case.levels[0].text("en")
        assert "belum tentu" in case.levels[0].text("id")

    def test_without_hours_is_told_by_its_day(self) -> None:
        six = OFFICE.model_copy(update={"workweek": 6})

        (case,) = verify_histories(
            with_term(PPID, "5 hari kerja"), [submitted()], office=six
        ).changed

        # Six-day week: Saturday the 14th counts, then 16, 17, 25 and 26 March.
        assert "26 March 2026" in case.levels[0].text("en")


class TestAStepThatIsRefused:
    def note(self, one: Any) -> Any:
        return one.model_copy(update={"note_required": True}) if one.name == "ajukan" else one

    def test_is_told_with_everything_that_stands_against_it(self) -> None:
        request = submitted().fire(
            "proses", by=Actor("S-7", roles=set(PPID.lifecycle.roles) - {"pemohon"}), at=at(16)
        )

        report = verify_histories(with_lifecycle(PPID, self.note), [request])
        (case,), (step,) = report.changed, report.refused

        assert step.event.name == "ajukan"
        assert step.text("en").startswith("'Submit the request' needs a written note")
        assert (case.new.state, case.untried) == (request.history[0].target, 1)
        assert case.outcome == ("diproses", request.history[0].target)
        words = report.explain("en").splitlines()
        assert words[1].startswith("REQ-1: the state was 'In process', would be ")
        assert words[-2].startswith("  event 2, 'ajukan' (")
        assert "would be refused: 'Submit the request' needs a written note" in words[-2]
        assert words[-1] == "  later events that were not tried: 1"
        indonesian = report.explain().splitlines()
        assert indonesian[-1] == "  kejadian sesudahnya tidak dicoba: 1"
        assert "akan ditolak" in indonesian[-2]
        assert indonesian[1].startswith("REQ-1: status semula ")

    def test_that_is_no_step_any_more_is_told(self) -> None:
        def renamed(one: Any) -> Any:
            return one.model_copy(update={"name": "kirim"}) if one.name == "ajukan" else one

        changed = with_lifecycle(replace(PPID, levels=()), renamed)

        (step,) = verify_histories(changed, [submitted()]).refused

        assert "unknown transition 'ajukan'" in step.text("en")
        assert "transisi 'ajukan' tidak dikenal" in step.text()

    def test_beside_the_way_does_not_stop_what_follows(self) -> None:
        request = intern()
        duties = {**MAGANG.lifecycle.duties, "note": ("kepala",)}
        strict = replace(MAGANG, lifecycle=MAGANG.lifecycle.model_copy(update={"duties": duties}))

        (case,) = verify_histories(strict, [request]).changed

        assert [step.event.kind for step in case.refused] == ["noted"]
        assert (case.new.state, case.untried, case.outcome) == ("diterima", 0, None)

    def test_is_not_corrected_either(self) -> None:
        request = DESK.open("D-1", office=OFFICE, applicant="P-1029", at=at(2))
        request = request.note("telepon", by=COUNTER, at=at(2, 10))
        request = request.correct(2, by=COUNTER, at=at(2, 11), happened=at(2, 9, 30), reason="jam")
        duties = {**DESK.lifecycle.duties, "note": ("kepala",)}
        strict = replace(DESK, lifecycle=DESK.lifecycle.model_copy(update={"duties": duties}))

        (case,) = verify_histories(strict, [request]).changed

        assert [step.event.kind for step in case.refused] == ["noted", "corrected"]


class TestWhatHappensByItself:
    def test_follows_from_the_new_rules(self) -> None:
        request = MAGANG.open("M-1", office=OFFICE, applicant="P-1029", at=at(2))
        facts: dict[str, Fact] = {
            "lahir": date(2008, 1, 1),
            "mulai": date(2026, 6, 1),
            "peserta": 1,
        }
        request = request.fire("ajukan", by=CITIZEN, at=at(2, 10), facts=facts)
        request = request.fire("kembalikan", by=COUNTER, at=at(2, 11), note="kurang")
        request = request.fire("lengkapi", by=CITIZEN, at=at(6, 10))
        (timer,) = MAGANG.lifecycle.timers
        short = timer.model_copy(update={"after": Term.parse("2 hari kerja")})
        strict = replace(MAGANG, lifecycle=MAGANG.lifecycle.model_copy(update={"timers": (short,)}))

        (case,) = verify_histories(strict, [request]).changed

        # Two working days after Monday the 2nd is Wednesday the 4th; Friday is too late.
        assert case.outcome == ("diajukan", "gugur")
        assert [step.event.name for step in case.refused] == ["lengkapi"]


def test_only_requests_can_be_told_again() -> None:
    with pytest.raises(WrongTypeError, match="histories must be a Request"):
        verify_histories(PPID, [submitted().history])  # type: ignore[list-item]
