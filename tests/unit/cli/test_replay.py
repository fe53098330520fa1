"""
`layanan replay`: a file of events becomes requests and clocks, or a list of faults.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

HEADER = "id,service,office,region,event,actor,role,time,note"
PLACE = "info.ppid,kankemenag.3374,ID-JT"

# Ten working days, by hand over SKB 1497/2025, 2/2025, 5/2025. R-1 is returned from
# 16 to 25 March (17 and 25 March do not count) and extended by seven days: 17 April.
# R-2 runs over Isra Mikraj (16 January): due 20 January, answered two days late.
EVENTS = [
    f"R-2,{PLACE},ajukan,P-2,pemohon,2026-01-05T09:00+07:00,",
    f"R-2,{PLACE},setujui,S-2,ppid,2026-01-22T10:00+07:00,",
    f"R-1,{PLACE},ajukan,P-1,pemohon,2026-03-13T10:00+07:00,",
    f"R-3,{PLACE},ajukan,P-3,pemohon,2026-03-13T11:00+07:00,",
    f'R-1,{PLACE},minta_perbaikan,S-7,front_office,2026-03-16T09:15+07:00,"KTP buram, kirim ulang"',
    f"R-3,{PLACE},cabut,P-3,pemohon,2026-03-17T08:00+07:00,",
    f"R-1,{PLACE},lengkapi,P-1,pemohon,2026-03-25T08:30+07:00,",
    f"R-1,{PLACE},extend,S-2,ppid,2026-04-08T10:00+07:00,dokumen dihimpun",
    f"R-1,{PLACE},setujui,S-2,ppid,2026-04-16T13:30+07:00,",
]


def text(lines: Sequence[str], header: str = HEADER) -> str:
    return "\n".join([header, *lines]) + "\n"


def read(run: Run, lines: Sequence[str], *more: str) -> Any:
    result = run("replay", "-", "--format", "json", *more, stdin=text(lines))
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


class TestResults:
    def test_hold_each_request_in_the_order_of_the_file(self, run: Run) -> None:
        answer = read(run, EVENTS)

        assert [one["id"] for one in answer["requests"]] == ["R-2", "R-1", "R-3"]
        assert [one["state"] for one in answer["requests"]] == ["dijawab", "dijawab", "dicabut"]

    def test_are_as_of_the_last_time_in_the_file_and_say_so(self, run: Run) -> None:
        answer = read(run, EVENTS)

        assert answer["at"] == "2026-04-16T13:30:00+07:00"
        assert answer["at_stated"] is False
        printed = run("replay", "-", stdin=text(EVENTS)).stdout
        assert printed.startswith("Keadaan pada Kamis, 16 April 2026 pukul 13.30")
        assert "(waktu terakhir di berkas)" in printed

    def test_count_pauses_and_extensions(self, run: Run) -> None:
        clock = read(run, EVENTS)["requests"][1]["clocks"][0]

        assert clock["level"] == "jawaban"
        assert clock["status"] == "met"
        assert clock["due"] == {
            "day": "2026-04-17",
            "at": "2026-04-17T16:30:00+07:00",
            "certainty": "firm",
        }
        assert (clock["used"], clock["remaining"], clock["paused"]) == (16, 1, 2)
        assert (clock["overdue"], clock["extensions"]) == (0, 1)
        assert clock["citation"] == "UU 14/2008 pasal 22 ayat (7)"

    def test_tell_by_how_much_an_answer_was_late(self, run: Run) -> None:
        clock = read(run, EVENTS)["requests"][0]["clocks"][0]

        assert clock["status"] == "late"
        assert clock["due"]["day"] == "2026-01-20"
        assert clock["overdue"] == 2

    def test_as_of_an_instant_leave_out_what_came_later(self, run: Run) -> None:
        answer = read(run, EVENTS, "--at", "2026-03-14T00:00+07:00")
        late, paused, running = answer["requests"]

        assert answer["at_stated"] is True
        assert late["state"] == "dijawab"
        assert paused["state"] == running["state"] == "diajukan"
        assert running["clocks"][0]["status"] == "running"
        assert running["clocks"][0]["due"]["day"] == "2026-04-06"
        assert answer["statuses"] == {"late": 1, "running": 2}

    def test_name_the_requests_that_were_not_yet_open(self, run: Run) -> None:
        at = ("--at", "2026-02-01T00:00+07:00")

        assert read(run, EVENTS, *at)["not_yet_opened"] == ["R-1", "R-3"]
        printed = run("replay", "-", *at, stdin=text(EVENTS)).stdout
        assert "belum dibuka pada saat itu: R-1, R-3" in printed

    def test_before_the_first_request_are_empty(self, run: Run) -> None:
        result = run("replay", "-", "--at", "2020-01-01T00:00+07:00", stdin=text(EVENTS))

        assert result.exit_code == 0
        assert "0 permohonan\n" in result.stdout

    def test_are_a_table_for_people(self, run: Run) -> None:
        lines = run("replay", "-", stdin=text(EVENTS)).stdout.splitlines()
        english = run("replay", "-", "--language", "en", stdin=text(EVENTS)).stdout.splitlines()

        assert lines[2].split()[:4] == ["permohonan", "layanan", "kantor", "status"]
        assert lines[3].split()[:4] == ["R-2", "info.ppid", "kankemenag.3374", "Dijawab"]
        assert lines[3].endswith("2 hari kerja")
        assert english[3].endswith("2 working days")
        assert "  met: 1" in english
        assert "  late: 1" in english
        assert "  cancelled: 1" in english

    def test_mark_a_deadline_that_awaits_the_isbat(self, run: Run) -> None:
        ramadan = [f"R-1,{PLACE},ajukan,P-1,pemohon,2027-03-01T10:00+07:00,"]

        assert "(sementara)" in run("replay", "-", stdin=text(ramadan)).stdout

    def test_an_undetermined_deadline_is_a_dash(self, run: Run) -> None:
        late = [f"R-1,{PLACE},ajukan,P-1,pemohon,2027-12-30T10:00+07:00,"]

        assert read(run, late)["requests"][0]["clocks"][0]["status"] == "undetermined"
        assert "belum dapat ditentukan" in run("replay", "-", stdin=text(late)).stdout


class TestFiles:
    def test_columns_may_stand_in_any_order_and_the_note_may_be_left_out(self, run: Run) -> None:
        header = "time,role,actor,event,region,office,service,id"
        line = "2026-01-05T09:00+07:00,pemohon,P-2,ajukan,ID-JT,kankemenag.3374,info.ppid,R-2"

        assert run("replay", "-", stdin=text([line], header)).exit_code == 0

    def test_a_byte_order_mark_and_windows_line_ends_are_read(
        self, run: Run, tmp_path: Path
    ) -> None:
        file = tmp_path / "kejadian.csv"
        file.write_bytes(b"\xef\xbb\xbf" + text(EVENTS).replace("\n", "\r\n").encode())

        assert run("replay", str(file)).exit_code == 0

    def test_an_empty_line_is_nothing(self, run: Run) -> None:
        assert read(run, [EVENTS[0], "", EVENTS[1]])["requests"][0]["state"] == "dijawab"

    def test_an_opening_may_stand_there_by_itself(self, run: Run) -> None:
        opened = f"R-2,{PLACE},buka,P-2,pemohon,2026-01-05T08:00+07:00,"

        (request,) = read(run, [opened])["requests"]
        (later,) = read(run, [opened, EVENTS[0]])["requests"]

        assert request["state"] == "draf"
        assert request["clocks"][0]["status"] == "not_started"
        assert request["clocks"][0]["due"] is None
        assert (later["events"], later["opened"]) == (2, "2026-01-05T08:00:00+07:00")

    def test_an_extension_may_name_its_level(self, run: Run) -> None:
        named = [line.replace(",extend,", ",extend:jawaban,") for line in EVENTS]

        assert read(run, named) == read(run, EVENTS)

    def test_a_file_that_cannot_be_read_is_refused(self, run: Run, tmp_path: Path) -> None:
        missing, folder = run("replay", str(tmp_path / "x.csv")), run("replay", str(tmp_path))

        assert (missing.exit_code, folder.exit_code) == (1, 1)
        assert "x.csv tidak dapat dibuka" in missing.stderr


START = f"R-9,{PLACE},ajukan,P-9,pemohon,2026-03-13T10:00+07:00,"


class TestFaults:
    @pytest.mark.parametrize(
        ("lines", "line", "indonesian", "english"),
        [
            pytest.param(
                ["R-1,info.pid,k.1,ID-JT,ajukan,P-1,pemohon,2026-03-13T10:00+07:00,"],
                2,
                'layanan "info.pid" tidak dikenal; mungkin maksudnya "info.ppid"?',
                'unknown service "info.pid"; did you mean "info.ppid"?',
                id="unknown service",
            ),
            pytest.param(
                ["R-1,info.ppid,k.1,ID-TJ,ajukan,P-1,pemohon,2026-03-13T10:00+07:00,"],
                2,
                "wilayah 'ID-TJ' tidak dikenal",
                "unknown region 'ID-TJ'",
                id="unknown region",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},setuju,S-2,ppid,2026-03-16T10:00+07:00,"],
                3,
                "apakah maksudnya 'setujui'?",
                "did you mean 'setujui'?",
                id="unknown event",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},setujui,S-7,front_office,2026-03-16T10:00+07:00,"],
                3,
                "S-7 berperan front_office",
                "S-7 acts as front_office",
                id="wrong role",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},lengkapi,P-9,pemohon,2026-03-16T10:00+07:00,"],
                3,
                "hanya pada 'Dikembalikan untuk dilengkapi'",
                "only in 'Returned for completion'",
                id="wrong state",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},minta_perbaikan,S-7,front_office,2026-03-16T10:00+07:00,"],
                3,
                "memerlukan catatan tertulis",
                "needs a written note",
                id="missing note",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},extend,S-2,ppid,2026-03-16T10:00+07:00,"],
                3,
                "perpanjangan memerlukan alasan tertulis",
                "an extension needs a written reason",
                id="extension without a reason",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},extend:jawapan,S-2,ppid,2026-03-16T10:00+07:00,alasan"],
                3,
                "mungkin maksudnya 'jawaban'",
                "did you mean 'jawaban'",
                id="unknown level",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},proses,S-2,ppid,2026-03-16T10:00,"],
                3,
                "tanpa zona; tambahkan selisih dari UTC",
                "has no zone; add its distance from UTC",
                id="naive time",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},proses,S-2,ppid,16 Maret,"],
                3,
                "waktu '16 Maret' tidak dapat dibaca",
                "cannot read the time '16 Maret'",
                id="unreadable time",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},proses,S-2,ppid,2026-03-12T10:00+07:00,"],
                3,
                "mendahului 2026-03-13T10:00:00+07:00 di baris 2",
                "lies before 2026-03-13T10:00:00+07:00 on line 2",
                id="out of order",
            ),
            pytest.param(
                [START, START],
                3,
                "sudah ada di baris 2",
                "already on line 2",
                id="duplicate",
            ),
            pytest.param(
                [START, f"R-9,{PLACE},buka,P-9,pemohon,2026-03-16T10:00+07:00,"],
                3,
                "'buka' hanya boleh menjadi kejadian pertama",
                "'buka' may only be its first event",
                id="opened twice",
            ),
            pytest.param(
                [START, START.replace("3374", "3375").replace("ajukan", "proses")],
                3,
                "office 'kankemenag.3375', padahal permohonan ini 'kankemenag.3374'",
                "office 'kankemenag.3375', but this request has 'kankemenag.3374'",
                id="another office",
            ),
            pytest.param(
                ["R-1,info.ppid,k.1"],
                2,
                "3 isian, seharusnya 9",
                "3 fields, there should be 9",
                id="too few fields",
            ),
            pytest.param(
                [START + ",,"],
                2,
                "11 isian, seharusnya 9",
                "11 fields, there should be 9",
                id="too many fields",
            ),
            pytest.param(
                [f"R-1,{PLACE},ajukan,,pemohon,,"],
                2,
                "isian kosong: actor dan time",
                "empty: actor and time",
                id="empty fields",
            ),
            pytest.param(
                [",,,,ajukan,P-1,pemohon,2026-03-13T10:00+07:00,"],
                2,
                "isian kosong: id, service, office, dan region",
                "empty: id, service, office, and region",
                id="no id",
            ),
            pytest.param(
                [f'"R\n1",{PLACE},ajukan,P-1,pemohon,2026-03-13T10:00+07:00,'],
                2,
                "ganti baris atau tanda kendali dalam id",
                "line breaks or control marks in id",
                id="line break in the id",
            ),
            pytest.param(
                [START, f'R-8,{PLACE},ajukan,P-1,pemohon,2026-03-13T10:00+07:00,"belum ditutup'],
                3,
                "baris rusak",
                "broken line",
                id="open quote",
            ),
            pytest.param(
                [f'R-8,{PLACE},ajukan,P-1,pemohon,2026-03-13T10:00+07:00,"x"y', START],
                2,
                "periksa tanda kutipnya",
                "check its quotes",
                id="text after a quote",
            ),
            pytest.param(
                [f"R-1,{PLACE},ajukan,P-1,pemohon,2009-03-13T10:00+07:00,"],
                2,
                "tidak berlaku pada 13 Maret 2009",
                "is not in force on 13 March 2009",
                id="before the law",
            ),
            pytest.param(
                [f"3374123456789012,{PLACE},ajukan,P-1,pemohon,2026-03-13T10:00+07:00,"],
                2,
                "3374************",
                "3374************",
                id="a NIK as id",
            ),
        ],
    )
    def test_are_told_with_their_line_in_both_languages(
        self, run: Run, lines: list[str], line: int, indonesian: str, english: str
    ) -> None:
        refused = run("replay", "-", stdin=text(lines))
        in_english = run("replay", "-", "--language", "en", stdin=text(lines))

        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "1 kesalahan; tidak satu pun permohonan diproses" in refused.stderr
        assert f"  baris {line}: " in refused.stderr
        assert indonesian in refused.stderr
        assert (in_english.exit_code, in_english.stdout) == (1, "")
        assert "1 fault; no request was processed" in in_english.stderr
        assert f"  line {line}: " in in_english.stderr
        assert english in in_english.stderr

    def test_are_told_all_at_once_in_the_order_of_the_lines(self, run: Run) -> None:
        lines = [
            START,
            f"R-1,{PLACE},ajukan,P-1,pemohon,kemarin,",
            EVENTS[0],
            f"R-2,{PLACE},setujui,S-7,front_office,2026-01-22T10:00+07:00,",
            "R-3,info.pid,k.1,ID-XX,ajukan,P-1,pemohon,2026-03-13T10:00,",
            "R-4",
        ]

        result = run("replay", "-", "--language", "en", stdin=text(lines))

        assert (result.exit_code, result.stdout) == (1, "")
        numbers = [line.split(":")[0].strip() for line in result.stderr.splitlines()[1:]]
        assert numbers == ["line 3", "line 5", "line 6", "line 6", "line 6", "line 7"]

    def test_a_refused_step_does_not_blame_the_steps_that_rest_on_it(self, run: Run) -> None:
        lines = [
            START,
            f"R-9,{PLACE},minta_perbaikan,S-7,front_office,2026-03-16T09:15+07:00,",
            f"R-9,{PLACE},lengkapi,P-9,pemohon,2026-03-17T08:30+07:00,",
        ]

        result = run("replay", "-", "--language", "en", stdin=text(lines))

        assert "1 fault;" in result.stderr
        assert "line 3:" in result.stderr

    def test_after_a_refused_step_a_line_is_still_checked_by_itself(self, run: Run) -> None:
        lines = [
            START,
            f"R-9,{PLACE},minta_perbaikan,S-7,front_office,2026-03-16T09:15+07:00,",
            f"R-9,{PLACE},lengkapii,P-9,pemohon,2026-03-17T08:30,",
        ]

        result = run("replay", "-", "--language", "en", stdin=text(lines))

        assert "3 faults;" in result.stderr
        assert result.stderr.count("line 4:") == 2

    def test_bytes_that_are_no_utf_8_are_told_with_their_line(
        self, run: Run, tmp_path: Path
    ) -> None:
        file = tmp_path / "latin.csv"
        file.write_bytes(text([START, START.replace("R-9", "R-é")]).encode("latin-1"))

        result = run("replay", str(file))

        assert result.exit_code == 1
        assert "baris 3: baris ini bukan UTF-8" in result.stderr


class TestHeaders:
    @pytest.mark.parametrize(
        ("content", "indonesian", "english"),
        [
            ("", "berkas kosong", "the file is empty"),
            (HEADER + "\n", "tidak ada kejadian", "no event below"),
            (HEADER.replace(",", ";") + "\n", "titik koma", "semicolons"),
            (
                HEADER.replace("region,", "") + "\n",
                "kolom tidak ada: region",
                "missing columns: region",
            ),
            (
                HEADER.replace("note", "noot") + "\n" + START,
                "kolom 'noot' tidak dikenal; mungkin maksudnya note?",
                "unknown column 'noot'; did you mean note?",
            ),
            (
                HEADER + ",warna\n" + START + ",merah",
                "kolom 'warna' tidak dikenal; yang dibaca: id",
                "unknown column 'warna'; these are read: id",
            ),
            (
                HEADER + ",time\n" + START,
                "kolom lebih dari satu kali: time",
                "columns that stand there more than once: time",
            ),
        ],
    )
    def test_a_wrong_header_is_told(
        self, run: Run, content: str, indonesian: str, english: str
    ) -> None:
        refused = run("replay", "-", stdin=content)
        in_english = run("replay", "-", "--language", "en", stdin=content)

        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "baris 1: " in refused.stderr
        assert indonesian in refused.stderr
        assert english in in_english.stderr

    def test_under_an_unknown_column_the_lines_are_still_checked(self, run: Run) -> None:
        content = HEADER.replace("note", "catatan") + "\nR-1\n"

        result = run("replay", "-", stdin=content)

        assert "baris 1: kolom 'catatan' tidak dikenal" in result.stderr
        assert "baris 2: 1 isian, seharusnya 9" in result.stderr


def test_a_refused_instant_is_told_before_the_file_is_read(run: Run) -> None:
    result = run("replay", "-", "--at", "2026-03-13", stdin="")

    assert result.exit_code == 1
    assert "tanpa zona" in result.stderr
