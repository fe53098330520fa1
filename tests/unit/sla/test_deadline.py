"""
The way to a deadline: every day passed over, in numbers and in words.

Friday 16 January 2026 is Isra Mikraj. A step is written down here as its date,
its number and its words; days that were not counted have no number.
"""

import pickle
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan.calendars import Closure, OfficeHours, Term, indonesia
from layanan.sla import Counting, Deadline, Level, Pause, Run, due, read
from layanan.text import Label, UnknownLanguageError

WIB = ZoneInfo("Asia/Jakarta")
ONE_MICROSECOND = timedelta(microseconds=1)
#: As known when these tests were written, so that next year's decree changes no answer.
KNOWN_ON = date(2026, 11, 24)
SEMARANG = indonesia("ID-JT", known_on=KNOWN_ON)
SIX_DAYS = indonesia("ID-JT", workweek=6, known_on=KNOWN_ON)

SATURDAY, SUNDAY = "weekend (Saturday)", "weekend (Sunday)"
ISRA_MIKRAJ = "Ascension of the Prophet Muhammad"
PAUSED = "paused: not the office's turn"
ROLLED = "the next working day, since the last day is a day off"

#: The rules of the contract as they are told for working days.
USUAL = Label(
    id="hari penerimaan tidak dihitung; "
    "diterima pada tanggal cap waktu, pukul berapa pun; "
    "jangka waktu hari kerja berakhir saat kantor tutup; "
    "cuti bersama bukan hari kerja; "
    "pekan 5 hari kerja",
    en="the day of receipt is not counted; "
    "received on the date of the stamp, whatever the hour; "
    "working days end when the office closes; "
    "collective leave is off; "
    "5-day working week",
)

Steps = list[tuple[str, int | None, str]]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


THURSDAY = at("2026-01-15 10:00")


def deadline_of(term: str | Term, received: datetime = THURSDAY, **rules: Any) -> Deadline:
    whole = term if isinstance(term, Term) else Term.parse(term)
    return due(received, whole, calendar=SEMARANG, counting=Counting(**rules))


def paused(term: str, received: datetime, *pauses: tuple[str, str], **rules: Any) -> Deadline:
    """
    Return the deadline of a level that paused.
    """
    level = Level.model_validate(
        {
            "name": "jawaban",
            "label": {"id": "Jawaban", "en": "Answer"},
            "term": term,
            "starts": "ajukan",
            "ends": "setujui",
            "counting": rules,
            "cites": "UU 14/2008 pasal 22 ayat (7)",
        }
    )
    spans = tuple(Pause(at(since), at(until)) for since, until in pauses)
    now = spans[-1].until
    assert now is not None
    reading = read(level, Run(received, pauses=spans), calendar=SEMARANG, at=now)
    assert reading.due is not None
    return reading.due


def told(deadline: Deadline) -> Steps:
    return [(f"{step.date:%d %b}", step.number, step.why.en) for step in deadline.steps]


class TestStepsOfDays:
    def test_working_days_are_numbered_and_days_off_say_why(self) -> None:
        assert told(deadline_of("2 hari kerja")) == [
            ("16 Jan", None, ISRA_MIKRAJ),
            ("17 Jan", None, SATURDAY),
            ("18 Jan", None, SUNDAY),
            ("19 Jan", 1, "working day 1"),
            ("20 Jan", 2, "working day 2"),
        ]

    def test_a_skipped_day_carries_its_reasons_and_decrees(self) -> None:
        holiday, saturday, _, monday, _ = deadline_of("2 hari kerja").steps

        assert (holiday.counted, holiday.amount) == (False, None)
        assert [reason.kind for reason in holiday.reasons] == ["national"]
        assert str(holiday.citation) == "SKB 1497/2025, 2/2025, 5/2025"
        assert str(saturday.citation) == "Perpres 21/2023 pasal 3"
        assert (monday.counted, monday.reasons, monday.citations, monday.citation) == (
            *(True, (), ()),
            None,
        )

    def test_a_day_off_for_several_reasons_names_them_all(self) -> None:
        # Idul Fitri 1447 fell on Saturday 21 March 2026.
        (step,) = [
            step
            for step in deadline_of("1 hari kerja", at("2026-03-20 10:00")).steps
            if step.date == date(2026, 3, 21)
        ]

        assert step.why == Label(
            id="Idul Fitri 1447 Hijriah dan akhir pekan (Sabtu)",
            en="Eid al-Fitr 1447 AH and weekend (Saturday)",
        )
        assert list(map(str, step.citations)) == [
            "SKB 1497/2025, 2/2025, 5/2025",
            "Perpres 21/2023 pasal 3",
        ]

    def test_a_fact_that_does_not_close_the_day_is_no_reason_to_skip_it(self) -> None:
        # Saturday 9 March 2024: Kuningan is a dispensation, the weekend is why.
        bali = indonesia("ID-BA", overlays=("ID-BA",), known_on=KNOWN_ON)
        steps = due(at("2024-03-08 10:00"), Term(working_days=1), calendar=bali).steps

        assert [reason.kind for reason in steps[0].reasons] == ["weekend"]

    def test_a_sunday_of_a_six_day_office_has_no_decree(self) -> None:
        steps = due(at("2026-01-17 10:00"), Term(working_days=1), calendar=SIX_DAYS).steps

        assert [(str(step.date), step.citation) for step in steps] == [
            ("2026-01-18", None),
            ("2026-01-19", None),
        ]

    def test_an_office_that_shut_says_so_itself(self) -> None:
        label = Label(id="Pindah kantor", en="Moving house")
        shut = Closure(on=date(2026, 1, 19), label=label)
        office = indonesia("ID-JT", exceptions=(shut,), known_on=KNOWN_ON)
        steps = due(at("2026-01-18 10:00"), Term(working_days=1), calendar=office).steps

        assert [(step.why.en, step.citations) for step in steps] == [
            ("Moving house", ()),
            ("working day 1", ()),
        ]

    def test_the_day_of_receipt_is_there_only_if_it_counted(self) -> None:
        assert told(deadline_of("1 hari kerja", day_one="same")) == [("15 Jan", 1, "working day 1")]
        assert told(deadline_of("2 hari", day_one="same")) == [
            ("15 Jan", 1, "calendar day 1"),
            ("16 Jan", 2, "calendar day 2"),
        ]

    def test_a_day_of_receipt_that_is_a_day_off_never_counted(self) -> None:
        saturday = at("2026-01-17 10:00")

        assert told(deadline_of("1 hari kerja", saturday, day_one="same")) == [
            ("18 Jan", None, SUNDAY),
            ("19 Jan", 1, "working day 1"),
        ]

    def test_received_after_hours_it_is_the_day_that_counts_as_receipt(self) -> None:
        night = at("2026-01-15 20:00")

        assert told(deadline_of("1 hari kerja", night, receipt="office_hours")) == [
            ("20 Jan", 1, "working day 1")
        ]

    @pytest.mark.parametrize(
        ("term", "last"), [("1 minggu", 7), ("1 bulan", 31), ("1 tahun", 365), ("3 hari", 3)]
    )
    def test_weeks_months_and_years_pass_over_every_day(self, term: str, last: int) -> None:
        steps = deadline_of(term).steps

        assert [step.number for step in steps] == list(range(1, last + 1))
        assert steps[0].date == date(2026, 1, 16)
        assert steps[-1].date == THURSDAY.date() + timedelta(days=last)

    def test_the_day_it_rolled_to_ends_the_steps(self) -> None:
        friday = at("2026-01-09 10:00")

        assert told(deadline_of("1 hari", friday, roll="next")) == [
            ("10 Jan", 1, "calendar day 1"),
            ("11 Jan", None, SUNDAY),
            ("12 Jan", None, ROLLED),
        ]
        assert deadline_of("1 hari", friday, roll="next").steps[-1].counted

    def test_a_last_day_that_is_worked_is_not_rolled(self) -> None:
        assert told(deadline_of("1 hari", at("2026-01-12 10:00"), roll="next")) == [
            ("13 Jan", 1, "calendar day 1")
        ]

    def test_where_no_decree_reaches_they_end_with_the_decreed_years(self) -> None:
        assert told(deadline_of("5 hari kerja", at("2027-12-29 10:00"))) == [
            ("30 Dec", 1, "working day 1"),
            ("31 Dec", 2, "working day 2"),
        ]
        assert told(deadline_of("5 hari kerja", at("2028-01-10 10:00"))) == []
        assert told(deadline_of("5 hari", at("2028-01-10 10:00"), receipt="office_hours")) == []

    def test_days_that_would_roll_into_an_undecreed_year_are_all_there(self) -> None:
        deadline = deadline_of("2 hari", at("2027-12-31 10:00"), roll="next")

        assert deadline.day is None
        assert told(deadline) == [
            ("01 Jan", 1, "calendar day 1"),
            ("02 Jan", 2, "calendar day 2"),
        ]


class TestStepsOfTime:
    def test_office_time_tells_what_each_day_gave(self) -> None:
        steps = deadline_of("3 jam kerja", at("2026-01-15 15:00")).steps

        assert [(step.date.day, step.number, step.amount) for step in steps] == [
            (15, 1, timedelta(hours=1)),
            (16, None, None),
            (17, None, None),
            (18, None, None),
            (19, 2, timedelta(hours=2)),
        ]
        assert [step.why.en for step in steps] == [
            "office time: 1 hour",
            ISRA_MIKRAJ,
            SATURDAY,
            SUNDAY,
            "office time: 2 hours",
        ]

    def test_a_day_of_receipt_after_closing_gave_nothing_and_is_not_there(self) -> None:
        assert told(deadline_of("1 jam kerja", at("2026-01-14 17:00"))) == [
            ("15 Jan", 1, "office time: 1 hour")
        ]

    def test_nor_is_a_day_of_receipt_that_was_off(self) -> None:
        assert told(deadline_of("1 jam kerja", at("2026-01-18 10:00"))) == [
            ("19 Jan", 1, "office time: 1 hour")
        ]

    def test_office_time_may_end_with_the_last_decreed_day(self) -> None:
        assert told(deadline_of("1 jam kerja", at("2027-12-31 15:30"))) == [
            ("31 Dec", 1, "office time: 1 hour")
        ]

    def test_office_time_that_runs_out_of_the_decreed_years_ends_there(self) -> None:
        assert told(deadline_of("2 jam kerja", at("2027-12-31 15:30"))) == [
            ("31 Dec", 1, "office time: 1 hour")
        ]

    def test_time_round_the_clock_goes_from_midnight_to_midnight(self) -> None:
        steps = deadline_of("2x24 jam").steps

        assert [(step.date.day, step.number, step.amount) for step in steps] == [
            (15, 1, timedelta(hours=14)),
            (16, 2, timedelta(hours=24)),
            (17, 3, timedelta(hours=10)),
        ]
        assert steps[0].why.en == "round the clock: 14 hours"

    def test_the_words_are_in_both_languages(self) -> None:
        assert deadline_of("90 menit").steps[0].why == Label(
            id="jam kantor: 1 jam 30 menit", en="office time: 1 hour 30 minutes"
        )
        assert deadline_of("1x24 jam").steps[0].why == Label(
            id="berjalan terus: 14 jam", en="round the clock: 14 hours"
        )

    def test_what_is_spent_is_the_whole_term(self) -> None:
        for term in ("7 jam kerja", "95 menit", "20 jam kerja", "5x24 jam"):
            whole = Term.parse(term)
            steps = deadline_of(term).steps
            spent = sum((step.amount or timedelta() for step in steps), timedelta())

            assert spent == whole.clock_time + whole.working_time


class TestStepsToMidnight:
    def test_clock_time_that_ends_at_midnight_lands_on_the_next_day(self) -> None:
        assert told(deadline_of("1x24 jam", at("2026-01-05 00:00"))) == [
            ("05 Jan", 1, "round the clock: 24 hours"),
            ("06 Jan", None, "ends at 00:00"),
        ]


class TestStepsOfCompounds:
    def test_days_come_before_the_time_of_the_same_day(self) -> None:
        assert told(deadline_of("1 hari kerja 3 jam kerja", at("2026-01-14 15:00"))) == [
            ("15 Jan", 1, "working day 1"),
            ("15 Jan", 1, "office time: 1 hour"),
            ("16 Jan", None, ISRA_MIKRAJ),
            ("17 Jan", None, SATURDAY),
            ("18 Jan", None, SUNDAY),
            ("19 Jan", 2, "office time: 2 hours"),
        ]

    def test_each_unit_is_numbered_for_itself(self) -> None:
        term = Term(weeks=1, working_days=1, calendar_days=2)
        steps = deadline_of(term, at("2026-01-19 10:00")).steps

        assert [(step.date.day, step.number) for step in steps] == [
            *((20 + shift, 1 + shift) for shift in range(7)),
            (27, 1),
            (28, 1),
            (29, 2),
        ]

    def test_day_one_belongs_to_the_largest_unit(self) -> None:
        term = Term(working_days=1, calendar_days=1)

        assert told(deadline_of(term, at("2026-01-19 10:00"), day_one="same")) == [
            ("19 Jan", 1, "working day 1"),
            ("20 Jan", 1, "calendar day 1"),
        ]

    def test_clock_time_is_followed_by_office_time(self) -> None:
        term = Term(clock_minutes=120, working_minutes=60)

        assert told(deadline_of(term, at("2026-01-19 10:00"))) == [
            ("19 Jan", 1, "round the clock: 2 hours"),
            ("19 Jan", 1, "office time: 1 hour"),
        ]

    def test_years_and_months_end_where_the_deadline_does(self) -> None:
        # One year and one month after 29 February 2024 is 29 March 2025.
        deadline = deadline_of(Term(years=1, months=1), at("2024-02-29 10:00"))

        assert deadline.day == date(2025, 3, 29)
        assert deadline.steps[-1].date == date(2025, 3, 29)
        assert {step.why.en.rsplit(" ", 1)[0] for step in deadline.steps} == {"calendar day"}


class TestStepsOfPauses:
    MONDAY = at("2026-01-05 10:00")

    def test_paused_working_days_are_marked_and_not_counted(self) -> None:
        deadline = paused("3 hari kerja", self.MONDAY, ("2026-01-06 14:00", "2026-01-08 09:00"))

        assert told(deadline) == [
            ("06 Jan", 1, "working day 1"),
            ("07 Jan", None, PAUSED),
            ("08 Jan", None, PAUSED),
            ("09 Jan", 2, "working day 2"),
            ("10 Jan", None, SATURDAY),
            ("11 Jan", None, SUNDAY),
            ("12 Jan", 3, "working day 3"),
        ]
        assert deadline.day == date(2026, 1, 12)
        assert [step.reasons for step in deadline.steps if step.why.en == PAUSED] == [(), ()]

    def test_paused_calendar_days_are_marked_and_not_counted(self) -> None:
        deadline = paused("3 hari", self.MONDAY, ("2026-01-06 14:00", "2026-01-08 09:00"))

        assert told(deadline) == [
            ("06 Jan", 1, "calendar day 1"),
            ("07 Jan", None, PAUSED),
            ("08 Jan", None, PAUSED),
            ("09 Jan", 2, "calendar day 2"),
            ("10 Jan", 3, "calendar day 3"),
        ]

    def test_a_pause_within_one_day_takes_none(self) -> None:
        deadline = paused("1 hari kerja", self.MONDAY, ("2026-01-06 08:00", "2026-01-06 15:00"))

        assert told(deadline) == [("06 Jan", 1, "working day 1")]

    def test_paused_office_time_makes_the_way_longer(self) -> None:
        deadline = paused("2 jam kerja", self.MONDAY, ("2026-01-05 11:00", "2026-01-05 13:30"))

        # 10:00–11:00 ran, one and a half hours of office time did not.
        assert deadline.at == at("2026-01-05 14:30")
        assert sum((step.amount or timedelta() for step in deadline.steps), timedelta()) == (
            timedelta(hours=3, minutes=30)
        )

    def test_paused_clock_time_makes_the_way_longer(self) -> None:
        deadline = paused("1x24 jam", self.MONDAY, ("2026-01-05 12:00", "2026-01-05 15:00"))

        assert deadline.at == at("2026-01-06 13:00")
        assert [step.amount for step in deadline.steps] == [
            timedelta(hours=14),
            timedelta(hours=13),
        ]

    def test_the_numbers_always_reach_the_term(self) -> None:
        # A pause that began before the file counted as received: only its days after count.
        friday_night = at("2026-01-09 17:00")
        deadline = paused(
            "3 hari kerja",
            friday_night,
            ("2026-01-09 18:00", "2026-01-13 10:00"),
            day_one="same",
            receipt="office_hours",
        )

        # Received on Monday the 12th, paused until the 13th: 12, 14 and 15 January.
        assert deadline.day == date(2026, 1, 15)
        assert [(step.date.day, step.number) for step in deadline.steps] == [
            (12, 1),
            (13, None),
            (14, 2),
            (15, 3),
        ]


class TestIsPast:
    def test_at_the_deadline_it_is_in_time_and_after_it_late(self) -> None:
        deadline = deadline_of("2 hari kerja")

        assert not deadline.is_past(at("2026-01-20 16:00"))
        assert deadline.is_past(at("2026-01-20 16:00") + ONE_MICROSECOND)

    def test_the_zone_of_the_question_does_not_matter(self) -> None:
        deadline = deadline_of("2 hari kerja")

        assert not deadline.is_past(at("2026-01-20 16:00").astimezone(UTC))
        assert deadline.is_past((at("2026-01-20 16:00") + ONE_MICROSECOND).astimezone(UTC))

    def test_where_the_closing_time_is_unknown_the_whole_last_day_is_in_time(self) -> None:
        deadline = due(THURSDAY, Term(working_days=1), calendar=SIX_DAYS)

        assert (deadline.day, deadline.at) == (date(2026, 1, 17), None)
        assert not deadline.is_past(at("2026-01-17 23:59:59.999999"))
        assert deadline.is_past(at("2026-01-18 00:00"))

    def test_undetermined_is_never_past(self) -> None:
        deadline = deadline_of("5 hari kerja", at("2027-12-30 10:00"))

        assert not deadline.is_past(at("2099-01-01 00:00"))


class TestDeadlineAsAValue:
    def test_it_compares_hashes_and_travels(self) -> None:
        deadline = deadline_of("2 hari kerja")

        assert deadline == deadline_of("2 hari kerja")
        assert hash(deadline) == hash(deadline_of("2 hari kerja"))
        assert pickle.loads(pickle.dumps(deadline)) == deadline  # noqa: S301 - our own bytes
        with pytest.raises(AttributeError):
            deadline.day = None  # type: ignore[misc]

    def test_it_tells_the_date_of_the_office(self) -> None:
        assert deadline_of("2 hari kerja").local(datetime(2026, 1, 19, 18, 0, tzinfo=UTC)) == date(
            2026, 1, 20
        )


class TestExplain:
    def test_a_firm_deadline(self) -> None:
        deadline = deadline_of("1 hari kerja")

        assert deadline.explain("id").splitlines() == [
            "Jatuh tempo: Senin, 19 Januari 2026 pukul 16.00 WIB",
            "Diterima: Kamis, 15 Januari 2026 pukul 10.00 WIB",
            "Jangka waktu: 1 hari kerja",
            f"Cara hitung: {USUAL.id}",
            (
                "  Jumat, 16 Januari 2026: tidak dihitung – Isra Mikraj Nabi Muhammad SAW "
                "(SKB 1497/2025, 2/2025, 5/2025)"
            ),
            (
                "  Sabtu, 17 Januari 2026: tidak dihitung – akhir pekan (Sabtu) "
                "(Perpres 21/2023 pasal 3)"
            ),
            (
                "  Minggu, 18 Januari 2026: tidak dihitung – akhir pekan (Minggu) "
                "(Perpres 21/2023 pasal 3)"
            ),
            "  Senin, 19 Januari 2026: hari kerja ke-1",
            "Kepastian: pasti",
        ]
        assert deadline.explain("en").splitlines() == [
            "Due: Monday, 19 January 2026 at 16:00 WIB",
            "Received: Thursday, 15 January 2026 at 10:00 WIB",
            "Term: 1 working day",
            f"Counting: {USUAL.en}",
            (
                "  Friday, 16 January 2026: not counted – Ascension of the Prophet Muhammad "
                "(SKB 1497/2025, 2/2025, 5/2025)"
            ),
            (
                "  Saturday, 17 January 2026: not counted – weekend (Saturday) "
                "(Perpres 21/2023 pasal 3)"
            ),
            "  Sunday, 18 January 2026: not counted – weekend (Sunday) (Perpres 21/2023 pasal 3)",
            "  Monday, 19 January 2026: working day 1",
            "Certainty: firm",
        ]

    def test_the_hour_of_the_last_day_is_told_among_the_rules(self) -> None:
        by_noon = USUAL.id.replace(
            "jangka waktu hari kerja berakhir saat kantor tutup",
            "hari terakhir berakhir pukul 12.00",
        )

        told = deadline_of("1 hari kerja", by=time(12)).explain("id").splitlines()

        assert told[0] == "Jatuh tempo: Senin, 19 Januari 2026 pukul 12.00 WIB"
        assert told[3] == f"Cara hitung: {by_noon}"

    def test_calendar_days_tell_an_hour_beside_rolling_and_time_tells_none(self) -> None:
        days = deadline_of("3 hari", by=time(12)).explain("en").splitlines()
        hours = deadline_of("1 jam kerja", by=time(12)).explain("en")

        assert days[0] == "Due: Sunday, 18 January 2026 at 12:00 WIB"
        assert days[3] == (
            "Counting: the day of receipt is not counted; "
            "received on the date of the stamp, whatever the hour; "
            "the last day is not moved; the last day ends at 12:00"
        )
        assert "ends at" not in hours

    def test_a_provisional_one_says_what_may_move_it(self) -> None:
        deadline = deadline_of("1 hari kerja", at("2027-05-14 10:00"))
        indonesian, english = (deadline.explain(lang).splitlines() for lang in ("id", "en"))

        # Idul Adha, its leave, and Waisak with its leave lie in between.
        assert indonesian[0] == "Jatuh tempo: Jumat, 21 Mei 2027 pukul 16.30 WIB"
        assert indonesian[6] == (
            "  Senin, 17 Mei 2027: tidak dihitung – Idul Adha 1448 Hijriah "
            "(SKB 1205/2026, 3/2026, 2/2026)"
        )
        assert indonesian[-1] == (
            "Kepastian: sementara: menunggu sidang isbat yang masih dapat menggeser hari libur"
        )
        assert english[0] == "Due: Friday, 21 May 2027 at 16:30 WIB"
        assert english[-1] == "Certainty: provisional: an isbat session may still move a day off"

    def test_an_undetermined_one_says_for_when_days_off_are_decreed(self) -> None:
        deadline = deadline_of("5 hari kerja", at("2027-12-30 10:00"))

        assert deadline.explain("id").splitlines() == [
            (
                "Jatuh tempo: belum dapat ditentukan: hari libur hanya ditetapkan untuk "
                "1 Januari 2015 s.d. 31 Desember 2027"
            ),
            "Diterima: Kamis, 30 Desember 2027 pukul 10.00 WIB",
            "Jangka waktu: 5 hari kerja",
            f"Cara hitung: {USUAL.id}",
            "  Jumat, 31 Desember 2027: hari kerja ke-1",
            (
                "Kepastian: belum dapat ditentukan: hari libur hanya ditetapkan untuk "
                "1 Januari 2015 s.d. 31 Desember 2027"
            ),
        ]
        assert deadline.explain("en").splitlines()[0] == (
            "Due: undetermined: days off are decreed only from 1 January 2015 to 31 December 2027"
        )

    def test_before_any_decree_there_are_no_years_to_name(self) -> None:
        unknown = indonesia("ID-JT", known_on=date(2014, 1, 1))
        deadline = due(at("2015-01-05 10:00"), Term(working_days=1), calendar=unknown)

        assert deadline.explain("en").splitlines()[0] == (
            "Due: undetermined: no days off are decreed yet"
        )
        assert deadline.explain("id").splitlines()[0] == (
            "Jatuh tempo: belum dapat ditentukan: belum ada hari libur yang ditetapkan"
        )

    def test_an_unknown_closing_time_is_told(self) -> None:
        deadline = due(THURSDAY, Term(working_days=2), calendar=SIX_DAYS)

        assert deadline.explain("id").splitlines() == [
            "Jatuh tempo: Senin, 19 Januari 2026 (jam tutup tidak tercatat)",
            "Diterima: Kamis, 15 Januari 2026 pukul 10.00 WIB",
            "Jangka waktu: 2 hari kerja",
            f"Cara hitung: {USUAL.id.replace('pekan 5', 'pekan 6')}",
            (
                "  Jumat, 16 Januari 2026: tidak dihitung – Isra Mikraj Nabi Muhammad SAW "
                "(SKB 1497/2025, 2/2025, 5/2025)"
            ),
            "  Sabtu, 17 Januari 2026: hari kerja ke-1",
            "  Minggu, 18 Januari 2026: tidak dihitung – akhir pekan (Minggu)",
            "  Senin, 19 Januari 2026: hari kerja ke-2",
            "Kepastian: pasti",
        ]
        assert deadline.explain("en").splitlines()[0] == (
            "Due: Monday, 19 January 2026 (closing time not on record)"
        )

    def test_midnight_is_told_as_the_end_of_the_last_day(self) -> None:
        deadline = deadline_of("3 hari", roll="next")

        assert deadline.explain("id").splitlines()[0] == (
            "Jatuh tempo: Senin, 19 Januari 2026 pukul 24.00 WIB"
        )
        assert deadline.explain("en").splitlines()[0] == (
            "Due: Monday, 19 January 2026 at 24:00 WIB"
        )

    def test_a_receipt_after_hours_is_told_twice(self) -> None:
        deadline = deadline_of("1 hari", at("2026-01-17 10:00"), receipt="office_hours")

        assert deadline.explain("id").splitlines()[1:3] == [
            "Diterima: Sabtu, 17 Januari 2026 pukul 10.00 WIB",
            "Dianggap diterima: Senin, 19 Januari 2026 pukul 07.30 WIB",
        ]
        assert deadline.explain("en").splitlines()[2] == (
            "Counts as received: Monday, 19 January 2026 at 07:30 WIB"
        )

    @pytest.mark.parametrize("received", ["2026-01-15 10:00", "2028-01-10 10:00"])
    def test_in_office_hours_or_an_undecreed_year_it_is_told_once(self, received: str) -> None:
        deadline = deadline_of("1 hari", at(received), receipt="office_hours")

        assert "Counts as received" not in deadline.explain("en")

    def test_pauses_are_told(self) -> None:
        deadline = paused(
            "3 hari kerja", at("2026-01-05 10:00"), ("2026-01-06 14:00", "2026-01-08 09:00")
        )

        assert (
            "Masa jeda: Selasa, 6 Januari 2026 pukul 14.00 WIB – "
            "Kamis, 8 Januari 2026 pukul 09.00 WIB"
        ) in deadline.explain("id").splitlines()
        assert (
            "Pause: Tuesday, 6 January 2026 at 14:00 WIB – Thursday, 8 January 2026 at 09:00 WIB"
        ) in deadline.explain("en").splitlines()

    @pytest.mark.parametrize(
        ("term", "rules"),
        [
            (
                "3 hari",
                [
                    "the day of receipt is not counted",
                    "received on the date of the stamp, whatever the hour",
                    "the last day is not moved",
                ],
            ),
            ("3x24 jam", ["received on the date of the stamp, whatever the hour"]),
            (
                "3 jam kerja",
                [
                    "received on the date of the stamp, whatever the hour",
                    "time that runs out exactly at closing is due then",
                    "collective leave is worked",
                    "6-day working week",
                ],
            ),
        ],
    )
    def test_only_rules_that_had_a_say_are_told(self, term: str, rules: list[str]) -> None:
        office = indonesia(
            "ID-JT",
            workweek=6,
            collective_leave="worked",
            known_on=KNOWN_ON,
            hours=[OfficeHours.weekly("mon-sat 07:30-13:30")],
        )
        lines = due(THURSDAY, Term.parse(term), calendar=office).explain("en").splitlines()

        assert lines[3] == f"Counting: {'; '.join(rules)}"

    @pytest.mark.parametrize("language", ["fr", "ID", ""])
    def test_another_language_is_refused(self, language: str) -> None:
        with pytest.raises(UnknownLanguageError):
            deadline_of("1 hari kerja").explain(language)
