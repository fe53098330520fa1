"""
`layanan day`: a year and a day, as a clerk holds them against the joint decree.
"""

import json
import re
from collections.abc import Callable

import pytest
from click.testing import Result

from layanan.cli._day import _decree_text
from layanan.law import Citation

Run = Callable[..., Result]

# SKB 1497/2025, 2/2025, 5/2025: 17 national holidays and 8 days of collective leave.
NATIONAL_2026 = [
    *("2026-01-01", "2026-01-16", "2026-02-17", "2026-03-19", "2026-03-21", "2026-03-22"),
    *("2026-04-03", "2026-04-05", "2026-05-01", "2026-05-14", "2026-05-27", "2026-05-31"),
    *("2026-06-01", "2026-06-16", "2026-08-17", "2026-08-25", "2026-12-25"),
]
LEAVE_2026 = [
    *("2026-02-16", "2026-03-18", "2026-03-20", "2026-03-23", "2026-03-24"),
    *("2026-05-15", "2026-05-28", "2026-12-24"),
]


class TestAYear:
    def test_prints_every_decreed_day_once_with_weekday_kind_and_decree(self, run: Run) -> None:
        result = run("day", "2026")
        lines = re.findall(r"^(2026-\d\d-\d\d)  (\w+) .*", result.stdout, re.MULTILINE)

        assert result.exit_code == 0
        assert [day for day, _ in lines] == sorted(NATIONAL_2026 + LEAVE_2026)
        assert "2026-03-18  Rabu    cuti bersama    Cuti Bersama Hari Suci Nyepi" in result.stdout
        assert "2026-03-19  Kamis   libur nasional  Hari Suci Nyepi" in result.stdout
        assert result.stdout.count("  SKB 1497/2025, 2/2025, 5/2025\n") == 25

    def test_adds_up_each_kind_and_the_working_days(self, run: Run) -> None:
        printed = run("day", "2026").stdout

        assert "libur nasional: 17\ncuti bersama: 8\n" in printed
        # 261 weekdays; 21, 22 March, 5 April and 31 May fall on a weekend.
        assert "hari kerja: 240 dari 365 hari\n" in printed

    def test_tells_when_a_decree_was_made_and_where_it_was_read(self, run: Run) -> None:
        printed = run("day", "2026").stdout

        assert "SKB 1497/2025, 2/2025, 5/2025; ditetapkan 19 September 2025; " in printed
        assert "https://" in printed

    def test_speaks_english_when_asked(self, run: Run) -> None:
        printed = run("day", "2026", "--language", "en").stdout

        assert printed.startswith("Days off 2026 – Asia/Jakarta")
        assert "national holiday: 17\ncollective leave: 8\n" in printed
        assert "working days: 240 of 365 days\n" in printed

    def test_as_json_is_complete(self, run: Run) -> None:
        answer = json.loads(run("day", "2026", "--format", "json").stdout)

        assert list(answer) == [
            *("year", "calendar", "days", "totals"),
            *("working_days", "days_in_year", "decrees"),
        ]
        assert answer["totals"] == {"collective_leave": 8, "national": 17}
        assert answer["working_days"] == 240
        assert [day["date"] for day in answer["days"]] == sorted(NATIONAL_2026 + LEAVE_2026)
        assert answer["decrees"][0]["citation"] == "SKB 1497/2025, 2/2025, 5/2025"
        assert answer["decrees"][0]["known_from"] == "2025-09-19"

    def test_collective_leave_that_is_worked_closes_nothing(self, run: Run) -> None:
        printed = run("day", "2026", "--collective-leave", "worked").stdout

        assert "Cuti Bersama Idul Fitri 1447 Hijriah (tidak meliburkan)" in printed
        assert "hari kerja: 248 dari 365 hari\n" in printed
        assert "cuti bersama tetap bekerja" in printed

    def test_known_on_shows_the_year_as_it_was_decreed_then(self, run: Run) -> None:
        before = run("day", "2025", "--known-on", "2025-08-06").stdout

        assert "2025-08-18" not in before
        assert "menurut yang diketahui pada 6 Agustus 2025" in before
        assert "2025-08-18  Senin" in run("day", "2025").stdout

    def test_overlays_are_named_with_doubt_about_their_decrees(self, run: Run) -> None:
        printed = run("day", "2024", "--overlay", "ID-AC", "--region", "ID-AC").stdout

        assert printed.startswith("Hari libur 2024 – ID-AC, ")
        assert "dengan hari daerah ID-AC" in printed
        assert "2024-06-22  Sabtu   hari kerja pengganti" in printed
        assert "Kepgub Aceh 100.3.3.1/845/2024; keyakinan rendah" in printed
        # 262 weekdays, of which 12 national, 10 leave, 2 election, 2 Aceh; 2 Saturdays worked.
        assert "hari kerja: 238 dari 366 hari\n" in printed

    def test_a_feast_that_awaits_the_isbat_is_marked(self, run: Run) -> None:
        printed = run("day", "2027", "--language", "en").stdout

        assert "1448 AH [awaits an isbat session, may move]" in printed

    def test_a_leap_year_has_366_days(self, run: Run) -> None:
        assert json.loads(run("day", "2024", "--format", "json").stdout)["days_in_year"] == 366


class TestADay:
    def test_off_names_kind_and_decree(self, run: Run) -> None:
        result = run("day", "2026-03-18")

        assert result.exit_code == 0
        assert result.stdout.splitlines()[:2] == [
            "Rabu, 18 Maret 2026: bukan hari kerja",
            "  cuti bersama: Cuti Bersama Hari Suci Nyepi (Tahun Baru Saka 1948)",
        ]
        assert "SKB 1497/2025, 2/2025, 5/2025" in result.stdout

    def test_worked_tells_the_hours_and_their_rule(self, run: Run) -> None:
        # Perpres 21/2023: Monday to Thursday in Ramadan 8:00-15:00, half an hour of rest.
        assert (
            "  jam kantor: 08.00–12.00 dan 12.30–15.00 (Perpres 21/2023 pasal 4)\n"
            in run("day", "2026-03-16").stdout
        )
        assert (
            "  office hours: 08:00–12:00 and 12:30–15:00 (Perpres 21/2023 pasal 4)\n"
            in run("day", "2026-03-16", "--language", "en").stdout
        )

    def test_worked_with_hours_that_nobody_recorded_says_so(self, run: Run) -> None:
        assert "jam kantor: tidak tercatat" in run("day", "2026-03-16", "--workweek", "6").stdout

    def test_a_dispensation_closes_nothing(self, run: Run) -> None:
        printed = run("day", "2024-02-28", "--overlay", "ID-BA", "--language", "en").stdout

        assert printed.startswith("Wednesday, 28 February 2024: working day\n")
        assert "dispensation: " in printed
        assert "(closes nothing)" in printed

    def test_off_without_a_decree_of_its_own_names_the_weekend(self, run: Run) -> None:
        printed = run("day", "2026-03-08", "--workweek", "6").stdout

        assert "  akhir pekan: akhir pekan (Minggu)\n  Asia/Jakarta, pekan 6" in printed

    def test_that_awaits_the_isbat_says_so(self, run: Run) -> None:
        assert "menunggu sidang isbat" in run("day", "2027-03-10").stdout

    def test_as_json_is_complete(self, run: Run) -> None:
        answer = json.loads(run("day", "2026-03-16", "--format", "json").stdout)

        assert list(answer) == [
            *("date", "weekday", "working", "certainty"),
            *("periods", "hours", "reasons", "calendar"),
        ]
        assert answer["weekday"] == {"id": "Senin", "en": "Monday"}
        assert answer["working"] is True
        assert answer["periods"] == [
            {"open": "08:00", "close": "12:00"},
            {"open": "12:30", "close": "15:00"},
        ]
        assert answer["hours"]["citation"] == "Perpres 21/2023 pasal 4"

    def test_as_json_has_null_for_hours_that_nobody_recorded(self, run: Run) -> None:
        answer = json.loads(run("day", "2026-03-16", "--workweek", "6", "--format", "json").stdout)

        assert answer["periods"] is None


class TestRefusals:
    @pytest.mark.parametrize(
        ("word", "indonesian", "english"),
        [
            ("2014", "di luar tahun yang sudah ditetapkan", "outside the decreed years"),
            ("2014-12-31", "di luar tahun yang sudah ditetapkan", "outside the decreed years"),
            ("2026-02-30", "atau tahun, misalnya 2026", "or a year, for example 2026"),
            ("0000", "tanggal '0000' tidak dapat dibaca", "cannot read the date '0000'"),
            ("26", "tanggal '26' tidak dapat dibaca", "cannot read the date '26'"),
        ],
    )
    def test_what_is_no_decreed_day_is_refused(
        self, run: Run, word: str, indonesian: str, english: str
    ) -> None:
        refused, in_english = run("day", word), run("day", word, "--language=en")

        assert (refused.exit_code, refused.stdout) == (1, "")
        assert indonesian in refused.stderr
        assert (in_english.exit_code, in_english.stdout) == (1, "")
        assert english in in_english.stderr


def test_a_decree_may_be_all_that_is_known() -> None:
    assert _decree_text(Citation.parse("Keppres 41/1987"), None, "id") == "Keppres 41/1987"
