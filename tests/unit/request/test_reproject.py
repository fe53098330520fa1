"""
What moved after a decree was amended or a history was put right, and why.

Days were counted by hand on the calendars of SKB 1017/2024, 933/2025, 642/2020, 281/2021 and
712/2021; the working days are named beside each expected one.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from layanan import Actor, Catalogue, Office, Request
from layanan.calendars import CivilDateError, NaiveTimeError
from layanan.errors import LayananError
from layanan.records import WrongTypeError
from layanan.request import (
    Moved,
    MovedDay,
    NotACorrectionError,
    Rules,
    moved_by,
    open_request,
    reproject,
)
from layanan.request._reproject import _undetermined
from layanan.sla import Level
from layanan.text import UnknownLanguageError
from tests.unit.request.cases import (
    CITIZEN,
    CLERK,
    LETTER,
    MASKED,
    NIK,
    OFFICE,
    OFFICER,
    STAFF,
    copied,
    letter,
    wib,
)

# 18 August 2025 became collective leave by SKB 933/2025, 1/2025, 3/2025 of 7 August 2025.
BEFORE, SINCE = date(2025, 8, 6), date(2025, 8, 7)
MONDAY = date(2025, 8, 18)
LEAVE = "SKB 933/2025, 1/2025, 3/2025"
AT = wib("2025-08-08T09:00")
# SKB 712/2021, 1/2021, 3/2021 of 18 June 2021: 10 to 11 August, 19 to 20 October, no 24 December.
EVE, SIGNED = date(2021, 6, 17), date(2021, 6, 18)
SHIFT = "SKB 712/2021, 1/2021, 3/2021"
DECREES_2021 = "SKB 642/2020, 4/2020, 4/2020"

AT_WORK = OFFICE.model_copy(update={"collective_leave": "worked"})


def filed(at: str, *, office: Office = OFFICE, reference: str = "REQ-1") -> Request:
    """
    Return a request for public information, submitted when it was opened.
    """
    moment = wib(at)
    ppid = Catalogue.kemenag().get("info.ppid", on=moment.date())
    request = ppid.open(reference, office=office, applicant="P-1029", at=moment)
    return request.fire("ajukan", by=CITIZEN, at=moment)


def service(**level: Any) -> Rules:
    """
    Return the rules of the letter with one level of its own.
    """
    given = {
        "name": "surat",
        "label": {"id": "Surat", "en": "Letter"},
        "term": "3 hari kerja",
        "starts": "ajukan",
        "ends": ["putuskan", "gagalkan"],
        "cites": "UU 25/2009 pasal 21",
    }
    levels = (Level.model_validate(given | level),)
    return Rules(
        code="umum.surat", version="8", hash="e" * 64, lifecycle=LETTER.lifecycle, levels=levels
    )


def asked(at: str, **level: Any) -> Request:
    """
    Return a letter under such rules.
    """
    moment = wib(at)
    request = open_request(
        service(**level), "SRT-1", office=OFFICE, applicant="P-5", at=moment.replace(hour=1)
    )
    return request.fire("ajukan", by=CITIZEN, at=moment)


def days(moved: Moved) -> tuple[date | None, date | None]:
    return moved.old.day, moved.new.day


def dates(moved: Moved) -> list[date]:
    return [one.date for one in moved.days]


def one(moved: tuple[Moved, ...]) -> Moved:
    (only,) = moved
    return only


class TestTheLeaveOf18August2025:
    def test_moves_a_deadline_that_it_lies_before(self) -> None:
        # 6, 7, 8, 11-15 are eight; then 18 and 19, and after the amendment 19 and 20.
        moved = one(reproject([filed("2025-08-05T10:00")], BEFORE, SINCE, at=AT))

        assert (moved.request, moved.level, moved.label.en) == (
            "REQ-1",
            "jawaban",
            "Written answer",
        )
        assert moved.old.at == wib("2025-08-19T16:00")
        assert moved.new.at == wib("2025-08-20T16:00")
        assert moved.verdict is None
        assert (moved.event, moved.corrected) == (None, None)

    def test_is_named_with_what_the_day_was_and_is(self) -> None:
        moved = one(reproject([filed("2025-08-05T10:00")], BEFORE, None, at=AT))

        (day,) = moved.days
        assert day.date == MONDAY
        assert day.old is not None
        assert day.old.working
        assert day.new is not None
        assert not day.new.working
        assert [reason.name for reason in day.reasons] == ["Cuti Bersama Proklamasi Kemerdekaan"]
        assert [str(cited) for cited in day.citations] == [LEAVE]
        assert day.withdrawn == ()

    def test_does_not_move_what_is_due_before_it(self) -> None:
        # 1, 4-8, 11-14 August: the tenth is Thursday the 14th.
        assert reproject([filed("2025-07-31T10:00")], BEFORE, SINCE, at=AT) == ()

    def test_does_not_move_what_was_received_after_it(self) -> None:
        assert (
            reproject([filed("2025-08-19T10:00")], BEFORE, SINCE, at=wib("2025-08-20T09:00")) == ()
        )

    def test_does_not_move_a_request_that_waited_over_it(self) -> None:
        # Eight days are used on Friday the 15th; the pause takes 18 and 19, or only 19. Either
        # way the ninth and tenth are 20 and 21 August.
        request = filed("2025-08-05T10:00").fire(
            "minta_perbaikan", by=CLERK, at=wib("2025-08-15T10:00"), note="KTP buram"
        )
        request = request.fire("lengkapi", by=CITIZEN, at=wib("2025-08-19T10:00"))
        at = wib("2025-08-19T11:00")

        assert reproject([request], BEFORE, SINCE, at=at) == ()
        due = request.clock("jawaban", at=at).due
        assert due is not None
        assert due.day == date(2025, 8, 21)

    def test_moves_one_office_and_not_its_neighbour_that_works_through(self) -> None:
        requests = [
            filed("2025-08-05T10:00", reference="REQ-1"),
            filed("2025-08-05T10:00", office=AT_WORK, reference="REQ-2"),
            filed("2025-08-05T10:00", reference="REQ-3"),
        ]

        assert [moved.request for moved in reproject(requests, BEFORE, SINCE, at=AT)] == [
            "REQ-1",
            "REQ-3",
        ]

    def test_moves_an_extended_deadline_by_as_much(self) -> None:
        # Seven more: 20, 21, 22, 25-28 August, and after the amendment 21, 22, 25-29.
        request = filed("2025-08-05T10:00").extend(
            "jawaban", by=OFFICER, at=wib("2025-08-07T10:00"), reason="arsip"
        )

        moved = one(reproject([request], BEFORE, SINCE, at=AT))

        assert days(moved) == (date(2025, 8, 28), date(2025, 8, 29))
        assert moved.new.at == wib("2025-08-29T16:30")  # a Friday

    def test_changes_the_verdict_on_an_answer_of_the_20th(self) -> None:
        request = filed("2025-08-05T10:00").fire("setujui", by=OFFICER, at=wib("2025-08-20T09:00"))

        moved = one(reproject([request], BEFORE, SINCE, at=wib("2025-09-01T09:00")))

        assert moved.verdict == ("late", "met")
        assert moved.explain("en").endswith("\nStatus: was late; is met")
        assert moved.explain("id").endswith("\nStatus: semula terlambat; menjadi tepat waktu")

    def test_is_told_for_a_clock_that_stands_still(self) -> None:
        request = filed("2025-08-05T10:00").fire(
            "minta_perbaikan", by=CLERK, at=wib("2025-08-07T10:00"), note="KTP buram"
        )

        moved = one(reproject([request], BEFORE, SINCE, at=AT))

        # The pause has taken one working day by the 8th: one day more than without it.
        assert (moved.old_status, moved.new_status) == ("paused", "paused")
        assert days(moved) == (date(2025, 8, 20), date(2025, 8, 21))

    def test_leaves_out_what_has_not_started(self) -> None:
        moment = wib("2025-08-05T10:00")
        draft = Catalogue.kemenag().get("info.ppid", on=moment.date())

        request = draft.open("REQ-1", office=OFFICE, applicant="P-1029", at=moment)

        assert reproject([request], BEFORE, SINCE, at=AT) == ()

    def test_can_be_asked_the_other_way_round(self) -> None:
        moved = one(reproject([filed("2025-08-05T10:00")], SINCE, BEFORE, at=AT))

        assert days(moved) == (date(2025, 8, 20), date(2025, 8, 19))
        assert dates(moved) == [MONDAY]
        assert moved.days[0].reasons == ()

    def test_moves_each_level_by_its_own_unit(self) -> None:
        # Friday the 15th at 15:00: an hour and a half until 16:30, so two and a half are left, from
        # 07:30. Of the three days 18-20 the amendment makes 19-21.
        surat, pemeriksaan = reproject(
            [letter("2025-08-15T15:00")], BEFORE, SINCE, at=wib("2025-08-15T16:00")
        )

        assert (surat.level, *days(surat)) == ("surat", date(2025, 8, 20), date(2025, 8, 21))
        assert pemeriksaan.level == "pemeriksaan"
        assert pemeriksaan.old.at == wib("2025-08-18T10:00")
        assert pemeriksaan.new.at == wib("2025-08-19T10:00")
        assert dates(surat) == dates(pemeriksaan) == [MONDAY]

    def test_moves_a_calendar_day_that_rolls_and_no_other(self) -> None:
        rolls = {"term": "13 hari", "counting": {"roll": "next"}}
        stays = {"term": "13 hari"}

        # 5 August and thirteen days: Monday the 18th.
        moved = one(reproject([asked("2025-08-05T10:00", **rolls)], BEFORE, SINCE, at=AT))

        assert days(moved) == (MONDAY, date(2025, 8, 19))
        assert dates(moved) == [MONDAY]
        assert reproject([asked("2025-08-05T10:00", **stays)], BEFORE, SINCE, at=AT) == ()

    def test_moves_a_receipt_on_the_day_itself(self) -> None:
        # Received within hours on the 18th, or else at the opening of the 19th.
        request = asked(
            "2025-08-18T09:00", term="1 hari kerja", counting={"receipt": "office_hours"}
        )

        moved = one(reproject([request], BEFORE, SINCE, at=wib("2025-08-18T10:00")))

        assert days(moved) == (date(2025, 8, 19), date(2025, 8, 20))
        assert dates(moved) == [MONDAY]


class TestTheShiftOf2021:
    def test_moves_a_request_that_was_opened_before_it(self) -> None:
        # 11, 14, 15, 16 June are four, the last the day of the return; completed on 2 August: 3-6
        # and 9 August are five more. The tenth was 11 August, since the 10th was off; now it is
        # the 10th.
        request = filed("2021-06-10T10:00").fire(
            "minta_perbaikan", by=CLERK, at=wib("2021-06-16T09:00"), note="KTP buram"
        )
        request = request.fire("lengkapi", by=CITIZEN, at=wib("2021-08-02T09:00"))

        moved = one(reproject([request], EVE, SIGNED, at=wib("2021-08-03T09:00")))

        assert days(moved) == (date(2021, 8, 11), date(2021, 8, 10))
        assert dates(moved) == [date(2021, 8, 10), date(2021, 8, 11)]
        taken, given = moved.days
        assert [str(cited) for cited in taken.citations] == [SHIFT]
        assert [str(cited) for cited in given.citations] == [SHIFT]
        assert [reason.name for reason in taken.withdrawn] == ["Tahun Baru Islam 1443 Hijriah"]
        assert given.withdrawn == ()

    def test_moves_nothing_that_both_days_lie_within(self) -> None:
        # 2-6 and 9 August are six; then 11, 12, 13, 16, or 10, 12, 13, 16.
        request = filed("2021-07-30T10:00")

        assert reproject([request], EVE, SIGNED, at=wib("2021-08-02T09:00")) == ()

    @pytest.mark.parametrize(
        ("received", "old", "new"),
        [
            # 5-8, 11-15 and 18 October.
            ("2021-10-04T10:00", None, None),
            # 6-8, 11-15 and 18 October are nine; then the 20th, or the 19th.
            ("2021-10-05T10:00", date(2021, 10, 20), date(2021, 10, 19)),
            # 7, 8, 11-15 and 18 are eight; then 20 and 21, or 19 and 21.
            ("2021-10-06T10:00", None, None),
        ],
    )
    def test_moves_what_ends_on_maulid(
        self, received: str, old: date | None, new: date | None
    ) -> None:
        found = reproject([filed(received)], EVE, SIGNED, at=wib("2021-10-07T09:00"))

        assert [days(moved) for moved in found] == ([] if old is None else [(old, new)])

    def test_gives_24_december_back(self) -> None:
        # 13-17, 20-23 December are nine; then Monday the 27th, or Friday the 24th, to 16:30.
        request = filed("2021-12-10T10:00")

        moved = one(reproject([request], EVE, SIGNED, at=wib("2021-12-13T09:00")))

        assert moved.old.at == wib("2021-12-27T16:00")
        assert moved.new.at == wib("2021-12-24T16:30")
        assert dates(moved) == [date(2021, 12, 24)]
        assert [str(cited) for cited in moved.days[0].citations] == [SHIFT]

    def test_adds_up_with_the_amendment_before_it(self) -> None:
        # On 21 February 2021 the 27th was collective leave too: the tenth was Tuesday the 28th.
        request = filed("2021-12-10T10:00")

        moved = one(reproject([request], date(2021, 2, 21), None, at=wib("2021-12-13T09:00")))

        assert days(moved) == (date(2021, 12, 28), date(2021, 12, 24))
        assert [str(day.citations[0]) for day in moved.days] == [
            SHIFT,
            "SKB 281/2021, 1/2021, 1/2021",
        ]

    def test_moves_an_office_at_work_only_by_the_holidays(self) -> None:
        at = wib("2021-12-13T09:00")
        over_maulid = filed("2021-10-05T10:00", office=AT_WORK)
        over_christmas_eve = filed("2021-12-10T10:00", office=AT_WORK)

        moved = one(reproject([over_maulid, over_christmas_eve], EVE, SIGNED, at=at))

        assert days(moved) == (date(2021, 10, 20), date(2021, 10, 19))

    def test_writes_down_each_day(self) -> None:
        moved = one(reproject([filed("2021-10-05T10:00")], EVE, None, at=wib("2021-10-06T09:00")))

        assert moved.explain("id").splitlines() == [
            "Permohonan REQ-1, Jawaban tertulis: jatuh tempo bergeser",
            (
                "Semula (menurut yang diketahui pada 17 Juni 2021): "
                "Rabu, 20 Oktober 2021 pukul 16.00 WIB"
            ),
            "Menjadi (menurut semua keputusan): Selasa, 19 Oktober 2021 pukul 16.00 WIB",
            "Selasa, 19 Oktober 2021",
            f"  semula: libur – Maulid Nabi Muhammad SAW ({DECREES_2021})",
            "  menjadi: hari kerja 07.30–12.00 dan 13.00–16.00",
            f"  dicabut: Maulid Nabi Muhammad SAW ({SHIFT})",
            "Rabu, 20 Oktober 2021",
            "  semula: hari kerja 07.30–12.00 dan 13.00–16.00",
            f"  menjadi: libur – Maulid Nabi Muhammad SAW ({SHIFT})",
        ]
        assert f"  withdrawn: Birthday of the Prophet Muhammad ({SHIFT})" in moved.explain("en")

    def test_speaks_two_languages(self) -> None:
        moved = one(reproject([filed("2021-10-05T10:00")], EVE, None, at=wib("2021-10-06T09:00")))

        assert moved.explain() == moved.explain("id")
        with pytest.raises(UnknownLanguageError):
            moved.explain("jv")


class TestADeadlineThatNoDecreeReached:
    """
    SKB 1017/2024, 2/2024, 2/2024 of 14 October 2024 decreed the days off of 2025.
    """

    def test_is_listed_when_it_becomes_known(self) -> None:
        # 30, 31 December, then 2, 3, 6-10 and 13 January 2025; New Year is off.
        request = filed("2024-12-27T10:00")

        moved = one(
            reproject([request], date(2024, 10, 13), date(2024, 10, 14), at=wib("2024-12-30T09:00"))
        )

        assert days(moved) == (None, date(2025, 1, 13))
        assert moved.verdict == ("undetermined", "running")
        (new_year,) = moved.days
        assert (new_year.date, new_year.old) == (date(2025, 1, 1), None)
        assert [str(cited) for cited in new_year.citations] == ["SKB 1017/2024, 2/2024, 2/2024"]
        assert "Semula (menurut yang diketahui pada 13 Oktober 2024): belum dapat ditentukan" in (
            moved.explain("id")
        )
        assert "  was: no days off decreed yet\n  is: day off – " in moved.explain("en")

    def test_needs_no_day_off_to_be_listed(self) -> None:
        # 3, 6-10 and 13-16 January 2025.
        request = filed("2025-01-02T10:00")

        moved = one(reproject([request], date(2024, 10, 13), None, at=wib("2025-01-03T09:00")))

        assert days(moved) == (None, date(2025, 1, 16))
        assert moved.days == ()

    def test_is_listed_the_other_way_round(self) -> None:
        request = filed("2024-12-27T10:00")

        moved = one(reproject([request], None, date(2024, 10, 13), at=wib("2024-12-30T09:00")))

        assert days(moved) == (date(2025, 1, 13), None)
        assert [(day.date, day.new) for day in moved.days] == [(date(2025, 1, 1), None)]
        assert moved.days[0].reasons == ()

    def test_is_not_listed_while_nobody_knows_it(self) -> None:
        request = filed("2025-01-02T10:00")
        at = wib("2025-01-03T09:00")

        assert reproject([request], date(2024, 9, 1), date(2024, 10, 13), at=at) == ()
        assert reproject([request], date(2014, 1, 1), date(2024, 10, 13), at=at) == ()

    def test_leaves_out_a_day_that_the_office_works_all_the_same(self) -> None:
        # Of the days of 2025 only 1 January is off there; 26 December 2024 lies before receipt.
        request = filed("2025-01-24T10:00", office=AT_WORK)

        moved = one(reproject([request], date(2024, 10, 13), None, at=wib("2025-01-25T09:00")))

        # 27, 29 January are Isra Mikraj and Imlek; the 28th is collective leave, worked there.
        assert dates(moved) == [date(2025, 1, 27), date(2025, 1, 29)]
        # 28, 30, 31 January, 3-7, 10 and 11 February.
        assert moved.new.day == date(2025, 2, 11)

    def test_has_the_term_that_is_known_now(self) -> None:
        moved = one(reproject([filed("2025-08-05T10:00")], BEFORE, None, at=AT))
        calendar = OFFICE.calendar(known_on=date(2024, 10, 13))

        found = _undetermined(moved.new, calendar)

        assert found == replace(
            moved.new, calendar=calendar, day=None, at=None, certainty="undetermined"
        )
        assert _undetermined(None, calendar) is None


class TestAnUnreadableQuestion:
    def test_a_naive_instant_is_refused_even_of_nothing(self) -> None:
        with pytest.raises(NaiveTimeError):
            reproject([], BEFORE, SINCE, at=datetime(2025, 8, 8, 9, 0))

    @pytest.mark.parametrize("bad", [AT, "2025-08-06", 20250806])
    def test_what_is_no_date_is_refused(self, bad: Any) -> None:
        with pytest.raises(CivilDateError):
            reproject([], bad, SINCE, at=AT)
        with pytest.raises(CivilDateError):
            reproject([], BEFORE, bad, at=AT)

    def test_what_is_no_request_is_refused(self) -> None:
        with pytest.raises(WrongTypeError, match="requests"):
            reproject(["REQ-1"], BEFORE, SINCE, at=AT)  # type: ignore[list-item]

    def test_what_is_no_collection_of_requests_is_refused(self) -> None:
        wrong: Any = None
        with pytest.raises(WrongTypeError, match="requests must be a collection") as caught:
            reproject(wrong, BEFORE, SINCE, at=AT)
        assert caught.value.describe("id").startswith("requests harus berupa kumpulan Request")

    def test_nothing_gives_nothing(self) -> None:
        assert reproject([], BEFORE, SINCE, at=AT) == ()


class TestMovedDay:
    def test_cites_a_decree_once(self) -> None:
        known = one(reproject([filed("2025-08-05T10:00")], BEFORE, None, at=AT)).days[0]

        twice = replace(known, withdrawn=known.reasons)

        assert len(twice.reasons) == 2
        assert [str(cited) for cited in twice.citations] == [LEAVE]

    def test_has_no_reason_where_nothing_is_known(self) -> None:
        assert MovedDay(MONDAY, None, None).reasons == ()

    def test_travels_to_another_process(self) -> None:
        moved = one(reproject([filed("2025-08-05T10:00")], BEFORE, None, at=AT))

        assert copied(moved) == moved


FRIDAY, NEXT_MONDAY = wib("2026-07-03T09:00"), wib("2026-07-06T09:00")


def entered() -> Request:
    """
    Return a request opened on Friday 3 July 2026 and submitted, it was believed, on Monday.
    """
    ppid = Catalogue.kemenag().get("info.ppid", on=FRIDAY.date())
    request = ppid.open("REQ-1", office=OFFICE, applicant="P-1029", at=FRIDAY)
    return request.fire("ajukan", by=CITIZEN, at=NEXT_MONDAY)


class TestACorrection:
    def test_moves_the_deadline_with_the_receipt(self) -> None:
        # From Monday: 7-10, 13-17, 20 July. From Friday: 6-10, 13-17 July.
        before, noon = entered(), wib("2026-07-07T12:00")
        after = before.correct(
            2, by=CLERK, at=noon, happened=wib("2026-07-03T10:00"), reason="cap pos"
        )

        moved = one(moved_by(before, after, at=noon))

        assert days(moved) == (date(2026, 7, 20), date(2026, 7, 17))
        assert moved.old == before.clock("jawaban", at=noon).due
        assert moved.new == after.clock("jawaban", at=noon).due
        assert moved.days == ()
        assert moved.event == after.history[-1]
        assert moved.corrected == before.history[1]
        assert copied(moved) == moved
        assert moved.explain("id").splitlines() == [
            "Permohonan REQ-1, Jawaban tertulis: jatuh tempo bergeser",
            "Semula (sebelum koreksi): Senin, 20 Juli 2026 pukul 16.00 WIB",
            "Menjadi (sesudah koreksi): Jumat, 17 Juli 2026 pukul 16.30 WIB",
            "Koreksi (kejadian ke-3, Selasa, 7 Juli 2026 pukul 12.00 WIB): kejadian ke-2, 'ajukan'",
            (
                "  waktu: semula Senin, 6 Juli 2026 pukul 09.00 WIB; "
                "menjadi Jumat, 3 Juli 2026 pukul 10.00 WIB"
            ),
            "  alasan: cap pos",
        ]
        assert (
            "Correction (event 3, Tuesday, 7 July 2026 at 12:00 WIB): event 2, 'ajukan'\n"
            "  time: was Monday, 6 July 2026 at 09:00 WIB; is Friday, 3 July 2026 at 10:00 WIB\n"
            "  reason: cap pos"
        ) in moved.explain("en")

    def test_moves_the_deadline_with_a_pause(self) -> None:
        # Returned on 7 July, the first day; completed on 8, so one day of pause: 21 July. On 9 July
        # it would be two: 22 July.
        request = entered().fire(
            "minta_perbaikan", by=CLERK, at=wib("2026-07-07T09:00"), note="KTP buram"
        )
        before = request.fire("lengkapi", by=CITIZEN, at=wib("2026-07-08T09:00"))
        at = wib("2026-07-10T09:00")
        after = before.correct(
            4, by=CLERK, at=at, happened=wib("2026-07-09T09:00"), reason="salah ketik"
        )

        moved = one(moved_by(before, after, at=at))

        assert days(moved) == (date(2026, 7, 21), date(2026, 7, 22))
        assert moved.corrected is not None
        assert moved.corrected.name == "lengkapi"

    def test_of_a_correction_starts_from_what_was_believed_last(self) -> None:
        noon = wib("2026-07-07T12:00")
        first = entered().correct(2, by=CLERK, at=noon, happened=FRIDAY, reason="cap pos")
        second = first.correct(2, by=CLERK, at=noon, happened=NEXT_MONDAY, reason="keliru")

        moved = one(moved_by(first, second, at=noon))

        assert days(moved) == (date(2026, 7, 17), date(2026, 7, 20))
        assert moved.corrected is not None
        assert moved.corrected.at == FRIDAY

    def test_can_change_the_verdict(self) -> None:
        at = wib("2026-07-20T10:00")
        before = entered()
        after = before.correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos")

        assert one(moved_by(before, after, at=at)).verdict == ("running", "late")

    def test_that_changes_no_day_moves_nothing(self) -> None:
        before, at = entered(), wib("2026-07-07T12:00")

        later = before.correct(
            2, by=CLERK, at=at, happened=wib("2026-07-06T11:00"), reason="salah jam"
        )
        stated = before.correct(2, by=CLERK, at=at, facts={"halaman": 3}, reason="salah hitung")

        assert moved_by(before, later, at=at) == ()
        assert moved_by(before, stated, at=at) == ()

    def test_leaves_out_a_level_that_only_one_of_them_has_started(self) -> None:
        before, at = entered(), wib("2026-07-07T12:00")
        after = before.correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos")

        assert moved_by(before, after, at=wib("2026-07-05T12:00")) == ()

    def test_that_was_repeated_under_its_key_moves_nothing_more(self) -> None:
        at = wib("2026-07-07T12:00")
        once = entered().correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos", key="k-1")
        again = once.correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos", key="k-1")

        assert moved_by(once, again, at=at) == ()

    def test_may_choose_another_term(self) -> None:
        before = asked(
            "2026-07-06T09:00",
            choices=[
                {
                    "fact": "mendesak",
                    "among": [True],
                    "term": "1 hari kerja",
                    "label": {"id": "Mendesak", "en": "Urgent"},
                }
            ],
        )
        at = wib("2026-07-06T10:00")
        after = before.correct(2, by=STAFF, at=at, facts={"mendesak": True}, reason="formulir")

        moved = one(moved_by(before, after, at=at))

        assert days(moved) == (date(2026, 7, 9), date(2026, 7, 7))
        assert "Jangka waktu: semula 3 hari kerja; menjadi 1 hari kerja" in moved.explain("id")
        assert "Term: was 3 working days; is 1 working day" in moved.explain("en")
        assert "  mendesak: semula belum dinyatakan; menjadi ya" in moved.explain("id")
        assert "  mendesak: was not stated; is yes" in moved.explain("en")

    def test_says_each_fact_as_a_person_reads_it(self) -> None:
        at = wib("2026-07-07T12:00")
        facts: dict[str, Any] = {
            "acara": date(2026, 8, 1),
            "diterima": wib("2026-07-03T09:00"),
            "halaman": 3,
            "lengkap": False,
            "pemilik": NIK,
        }
        draft = Catalogue.kemenag().get("info.ppid", on=FRIDAY.date())
        request = draft.open("REQ-1", office=OFFICE, applicant="P-1029", at=FRIDAY)
        before = request.fire("ajukan", by=CITIZEN, at=NEXT_MONDAY, facts={"halaman": 2})
        after = before.correct(
            2, by=CLERK, at=at, happened=FRIDAY, facts=facts, reason=f"surat {NIK}"
        )

        told = one(moved_by(before, after, at=at)).explain("id").splitlines()

        assert told[-6:] == [
            "  acara: semula belum dinyatakan; menjadi Sabtu, 1 Agustus 2026",
            "  diterima: semula belum dinyatakan; menjadi Jumat, 3 Juli 2026 pukul 09.00 WIB",
            "  halaman: semula 2; menjadi 3",
            "  lengkap: semula belum dinyatakan; menjadi tidak",
            f"  pemilik: semula belum dinyatakan; menjadi {MASKED}",
            f"  alasan: surat {MASKED}",
        ]

    def test_may_be_followed_by_what_happens_by_itself(self) -> None:
        # Three working days are due on 9 July, half of them, rounded up, on 8. Received on Friday
        # they are due on 8, and the warning was due on 7 July.
        rung = {"name": "separuh", "percent": 50, "label": {"id": "Separuh", "en": "Half"}}
        request = open_request(
            service(rungs=[rung]), "SRT-1", office=OFFICE, applicant="P-5", at=FRIDAY
        )
        before, at = request.fire("ajukan", by=CITIZEN, at=NEXT_MONDAY), wib("2026-07-08T10:00")

        after = before.correct(2, by=STAFF, at=at, happened=FRIDAY, reason="cap pos").advance(at=at)

        assert [event.kind for event in after.history[2:]] == ["corrected", "warned"]
        assert days(one(moved_by(before, after, at=at))) == (date(2026, 7, 9), date(2026, 7, 8))


class TestWhatIsNoCorrection:
    def test_another_request_is_refused(self) -> None:
        at = wib("2026-07-07T12:00")
        other = replace(entered(), id="REQ-2")
        after = other.correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos")

        with pytest.raises(NotACorrectionError) as caught:
            moved_by(entered(), after, at=at)

        error = copied(caught.value)
        assert isinstance(error, LayananError)
        assert isinstance(error, ValueError)
        assert (error.before, error.seq, error.after, error.newest) == ("REQ-1", 2, "REQ-2", 3)
        assert error.describe("en") == (
            "REQ-2 at event 3 is not REQ-1 at event 2 after one correction; give the same request "
            "right before and right after correct"
        )
        assert error.describe("id") == (
            "REQ-2 pada kejadian ke-3 bukan REQ-1 pada kejadian ke-2 sesudah satu koreksi; "
            "berikan permohonan yang sama tepat sebelum dan tepat sesudah correct"
        )

    def test_the_wrong_order_is_refused(self) -> None:
        at = wib("2026-07-07T12:00")
        after = entered().correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos")

        with pytest.raises(NotACorrectionError):
            moved_by(after, entered(), at=at)

    def test_another_step_is_refused(self) -> None:
        at = wib("2026-07-07T12:00")
        before = entered()
        processed = before.fire("proses", by=CLERK, at=at)
        corrected = processed.correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos")
        after = before.correct(2, by=CLERK, at=at, happened=FRIDAY, reason="cap pos")

        for wrong in (processed, corrected, after.fire("proses", by=CLERK, at=at)):
            with pytest.raises(NotACorrectionError):
                moved_by(before, wrong, at=at)

    def test_a_naive_instant_is_refused(self) -> None:
        with pytest.raises(NaiveTimeError):
            moved_by(entered(), entered(), at=datetime(2026, 7, 7, 12, 0))

    def test_what_is_no_request_is_refused(self) -> None:
        with pytest.raises(WrongTypeError, match="before"):
            moved_by("REQ-1", entered(), at=AT)  # type: ignore[arg-type]
        with pytest.raises(WrongTypeError, match="after"):
            moved_by(entered(), Actor("P-1", roles=()), at=AT)  # type: ignore[arg-type]
