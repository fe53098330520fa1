"""
`layanan due`: what it prints, and what it refuses.
"""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]

# UU 14/2008 pasal 22 ayat (7), counted by hand over SKB 1497/2025, 2/2025, 5/2025:
# working days are 16, 17, 25, 26, 27, 30, 31 March, 1, 2 and 6 April 2026.
QUESTION = ("due", "2026-03-13T10:00+07:00", "10 hari kerja", "--region", "ID-JT")
COUNTED = [
    *("2026-03-16", "2026-03-17", "2026-03-25", "2026-03-26", "2026-03-27"),
    *("2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-06"),
]


class TestText:
    def test_names_the_last_instant_first(self, run: Run) -> None:
        result = run(*QUESTION)

        assert result.exit_code == 0
        assert result.stdout.startswith("Jatuh tempo: Senin, 6 April 2026 pukul 16.00 WIB\n")

    def test_speaks_english_when_asked(self, run: Run) -> None:
        result = run(*QUESTION, "--language", "en")

        assert result.stdout.startswith("Due: Monday, 6 April 2026 at 16:00 WIB\n")
        assert "Good Friday" in result.stdout

    def test_names_the_decree_of_every_decreed_day_off(self, run: Run) -> None:
        lines = run(*QUESTION).stdout.splitlines()

        for day in ("18 Maret", "19 Maret", "20 Maret", "23 Maret", "24 Maret", "3 April"):
            (line,) = [line for line in lines if f", {day} 2026: tidak dihitung" in line]
            assert "SKB 1497/2025, 2/2025, 5/2025" in line

    def test_the_same_instant_in_another_zone_is_due_at_the_same_time(self, run: Run) -> None:
        elsewhere = ("due", "2026-03-13T03:00+00:00", *QUESTION[2:])

        assert run(*elsewhere).stdout == run(*QUESTION).stdout


class TestJson:
    def test_is_complete(self, run: Run) -> None:
        answer = json.loads(run(*QUESTION, "--format", "json").stdout)

        assert list(answer) == [
            *("received", "term", "day", "at", "certainty"),
            *("counting", "calendar", "pauses", "steps"),
        ]
        assert answer["received"] == "2026-03-13T10:00:00+07:00"
        assert answer["term"] == "10 hari kerja"
        assert answer["day"] == "2026-04-06"
        assert answer["at"] == "2026-04-06T16:00:00+07:00"
        assert answer["certainty"] == "firm"
        assert answer["counting"] == {
            "day_one": "after",
            "receipt": "stamp",
            "roll": "none",
            "ends": "closing",
            "boundary": "closing",
        }
        assert answer["calendar"] | {"last_day": None} == {
            "region": "ID-JT",
            "zone": "Asia/Jakarta",
            "workweek": 5,
            "collective_leave": "off",
            "known_on": None,
            "overlays": [],
            "first_day": "2015-01-01",
            "last_day": None,
        }

    def test_holds_every_day_with_its_reasons(self, run: Run) -> None:
        steps = json.loads(run(*QUESTION, "--format", "json").stdout)["steps"]
        days = [step["date"] for step in steps]
        (nyepi,) = [step for step in steps if step["date"] == "2026-03-19"]

        assert days[0] == "2026-03-14"
        assert days[-1] == "2026-04-06"
        assert len(days) == 24
        assert [step["date"] for step in steps if step["counted"]] == COUNTED
        assert [step["number"] for step in steps if step["counted"]] == list(range(1, 11))
        assert nyepi["counted"] is False
        assert nyepi["number"] is None
        assert nyepi["amount"] is None
        assert set(nyepi["why"]) == {"id", "en"}
        (reason,) = nyepi["reasons"]
        assert reason["kind"] == "national"
        assert reason["effect"] == "closes"
        assert reason["name"]["id"] == "Hari Suci Nyepi (Tahun Baru Saka 1948)"
        assert reason["citation"] == "SKB 1497/2025, 2/2025, 5/2025"
        assert reason["source"].startswith("https://")
        assert reason["known_from"] == "2025-09-19"

    def test_writes_amounts_of_time_as_iso_durations(self, run: Run) -> None:
        # Friday 13 March 2026 is in Ramadan: open 8:00-11:30 and 12:30-15:30.
        answer = json.loads(
            run(
                "due", "2026-03-13T10:00+07:00", "5 jam kerja", *QUESTION[3:], "--format", "json"
            ).stdout
        )

        assert answer["at"] == "2026-03-16T08:30:00+07:00"
        assert [step["amount"] for step in answer["steps"] if step["counted"]] == [
            "PT4H30M",
            "PT30M",
        ]

    def test_an_undetermined_deadline_is_null_and_no_error(self, run: Run) -> None:
        far = ("due", "2027-12-20T10:00+07:00", "300 hari kerja", *QUESTION[3:])

        result = run(*far, "--format", "json")
        answer = json.loads(result.stdout)

        assert result.exit_code == 0
        assert (answer["day"], answer["at"]) == (None, None)
        assert answer["certainty"] == "undetermined"
        assert "belum dapat ditentukan" in run(*far).stdout


class TestOptions:
    @pytest.mark.parametrize(
        ("option", "day"),
        [
            # 18, 20, 23 and 24 March are worked: 16-18, 20, 23-27 and 30 March.
            (("--collective-leave", "worked"), "2026-03-30"),
            # Saturdays 14 and 28 March count: 14, 16, 17, 25-28, 30, 31 March and 1 April.
            (("--workweek", "6"), "2026-04-01"),
            # 13 March is day one.
            (("--day-one", "same"), "2026-04-02"),
        ],
    )
    def test_change_the_day(self, run: Run, option: tuple[str, str], day: str) -> None:
        answer = json.loads(run(*QUESTION, *option, "--format", "json").stdout)

        assert answer["day"] == day

    def test_receipt_in_office_hours_moves_a_late_receipt_to_the_next_opening(
        self, run: Run
    ) -> None:
        late = ("due", "2026-03-13T20:00+07:00", "1 hari kerja", *QUESTION[3:], "--format", "json")

        assert json.loads(run(*late).stdout)["day"] == "2026-03-16"
        assert json.loads(run(*late, "--receipt", "office_hours").stdout)["day"] == "2026-03-17"

    def test_roll_moves_a_last_calendar_day_that_is_off(self, run: Run) -> None:
        days = ("due", "2026-03-13T10:00+07:00", "5 hari", *QUESTION[3:], "--format", "json")

        assert json.loads(run(*days).stdout)["day"] == "2026-03-18"
        assert json.loads(run(*days, "--roll", "next").stdout)["day"] == "2026-03-25"

    def test_ends_at_midnight_when_filed_online(self, run: Run) -> None:
        answer = json.loads(run(*QUESTION, "--ends", "midnight", "--format", "json").stdout)

        assert answer["at"] == "2026-04-07T00:00:00+07:00"

    def test_by_an_hour_of_the_last_day(self, run: Run) -> None:
        answer = json.loads(run(*QUESTION, "--by", "12:00", "--format", "json").stdout)

        assert answer["at"] == "2026-04-06T12:00:00+07:00"

    @pytest.mark.parametrize("given", ["noon", "25:00", "12:00+07:00", ""])
    def test_an_hour_that_is_none_is_refused(self, run: Run, given: str) -> None:
        found = run(*QUESTION, "--by", given)

        assert found.exit_code == 1
        assert "misalnya 16:00" in found.stderr

    def test_boundary_at_the_next_opening(self, run: Run) -> None:
        # 15:30 closes a Friday in Ramadan.
        hours = ("due", "2026-03-13T12:30+07:00", "3 jam kerja", *QUESTION[3:], "--format", "json")

        assert json.loads(run(*hours).stdout)["at"] == "2026-03-13T15:30:00+07:00"
        opened = json.loads(run(*hours, "--boundary", "opening").stdout)
        assert opened["at"] == "2026-03-16T08:00:00+07:00"

    def test_known_on_leaves_out_what_was_decreed_later(self, run: Run) -> None:
        # 18 August 2025 was made a day off on 7 August 2025.
        days = ("due", "2025-08-15T10:00+07:00", "1 hari kerja", *QUESTION[3:], "--format", "json")

        assert json.loads(run(*days).stdout)["day"] == "2025-08-19"
        before = json.loads(run(*days, "--known-on", "2025-08-06").stdout)
        assert before["day"] == "2025-08-18"
        assert before["calendar"]["known_on"] == "2025-08-06"

    def test_overlays_add_regional_days(self, run: Run) -> None:
        # Aceh, 19 and 20 June 2024 off, 22 June 2024 worked (Kepgub Aceh 100.3.3.1/845/2024).
        aceh = ("due", "2024-06-18T10:00+07:00", "3 hari kerja", "--region", "ID-AC")

        plain = json.loads(run(*aceh, "--format", "json").stdout)
        local = json.loads(
            run(*aceh, "--overlay", "ID-AC", "--overlay", "ID-BA", "--format", "json").stdout
        )

        assert plain["day"] == "2024-06-21"
        assert local["day"] == "2024-06-24"
        assert local["calendar"]["overlays"] == ["ID-AC", "ID-BA"]

    def test_a_zone_may_stand_for_a_province(self, run: Run) -> None:
        answer = json.loads(
            run(*QUESTION[:3], "--zone", "Asia/Jayapura", "--format", "json").stdout
        )

        assert answer["at"] == "2026-04-06T16:00:00+09:00"
        assert answer["calendar"]["region"] is None


class TestRefusals:
    @pytest.mark.parametrize(
        ("words", "indonesian", "english"),
        [
            (
                ("due", "2026-03-13T10:00", "10 hari kerja", "--region", "ID-JT"),
                "tanpa zona; tambahkan selisih dari UTC: +07:00 (WIB)",
                "has no zone; add its distance from UTC: +07:00 (WIB)",
            ),
            (
                ("due", "2026-03-13", "10 hari kerja", "--region", "ID-JT"),
                "misalnya 2026-03-13T10:00+07:00",
                "for example 2026-03-13T10:00+07:00",
            ),
            (
                ("due", "kemarin", "10 hari kerja", "--region", "ID-JT"),
                "waktu 'kemarin' tidak dapat dibaca",
                "cannot read the time 'kemarin'",
            ),
            (
                ("due", "9999-12-31T23:59+00:00", "10 hari", "--region", "ID-JT"),
                "tidak dapat dibaca",
                "cannot read the time",
            ),
            (
                ("due", "2026-03-13T10:00+07:00", "10 hari kera", "--region", "ID-JT"),
                'mungkin maksudnya "hari kerja"',
                'did you mean "hari kerja"',
            ),
            (
                (*QUESTION[:3], "--region", "ID-XX"),
                "wilayah 'ID-XX' tidak dikenal",
                "unknown region 'ID-XX'",
            ),
            (
                (*QUESTION[:3], "--zone", "Europe/Rome"),
                "bukan zona Indonesia",
                "is no time zone of Indonesia",
            ),
            (
                (*QUESTION, "--zone", "Asia/Makassar"),
                "yang boleh: 'Asia/Jakarta' (ID-JT)",
                "allowed: 'Asia/Jakarta' (ID-JT)",
            ),
            (
                (*QUESTION, "--known-on", "13/3/2026"),
                "tanggal '13/3/2026' tidak dapat dibaca",
                "cannot read the date '13/3/2026'",
            ),
            ((*QUESTION, "--overlay", "ID-AX"), "ID-AC", "did you mean"),
            (
                (*QUESTION, "--workweek", "6", "--receipt", "office_hours"),
                "enam hari kerja harus menyatakan jamnya sendiri",
                "a six-day office has to state its own hours",
            ),
        ],
    )
    def test_an_input_is_refused_in_both_languages(
        self, run: Run, words: tuple[str, ...], indonesian: str, english: str
    ) -> None:
        refused, in_english = run(*words), run(*words, "--language", "en")

        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr.startswith("Ditolak: ")
        assert indonesian in refused.stderr
        assert (in_english.exit_code, in_english.stdout) == (1, "")
        assert in_english.stderr.startswith("Refused: ")
        assert english in in_english.stderr

    def test_an_office_must_lie_somewhere(self, run: Run) -> None:
        result = run(*QUESTION[:3])

        assert result.exit_code == 2
        assert "--region ID-JT" in result.stderr
