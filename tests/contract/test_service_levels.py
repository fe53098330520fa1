"""
The example about service levels says what hand work says.

In July 2026 every weekday is a working day; Friday 3, Friday 17 and Friday 24. Ten working days
after the 3rd end on the 17th. 8, 9, 10, 14 and 15 July are the applicant's, and then the cap is
spent: the 24th, 16:30. The office's norm has no cap and waits on.
"""

from datetime import timedelta

from tests.contract.test_examples import EXAMPLES, load, run


class TestTheServiceLevels:
    def test_run_and_tell_their_story(self) -> None:
        lines = run(EXAMPLES / "service_levels.py").splitlines()

        # From Friday 20:00 to Saturday 09:30, and 810 of 1440 minutes.
        assert lines[1] == (
            "  Tanggapan pertama: tepat waktu; terpakai 13 jam 30 menit (56 %); "
            "jatuh tempo Sabtu, 4 Juli 2026 pukul 20.00 WIB"
        )
        # By the 14th: 6, 7 and 13 are used; 8, 9, 10 and 14 have moved it from the 17th on.
        assert lines[10] == (
            "  Penyelesaian: jeda; terpakai 3 hari kerja (30 %); "
            "jatuh tempo Kamis, 23 Juli 2026 pukul 16.00 WIB"
        )
        # By the 27th: 6, 7, 13, 16, 17, 20, 21, 22, 23, 24 and 27 are used.
        assert lines[18] == (
            "  Solution: late; used 11 working days (110 %); due Friday, 24 July 2026 at 16:30 WIB"
        )
        assert lines[20] == (
            "  Office norm: paused; used 3 working days (60 %); "
            "due Wednesday, 29 July 2026 at 16:00 WIB"
        )
        # The fifth day is the 17th, the eighth the 22nd.
        assert lines[21:24] == [
            "warned separuh 2026-07-17T16:30:00+07:00 -",
            "warned dua_hari_lagi 2026-07-22T16:00:00+07:00 -",
            "expired penyelesaian 2026-07-24T16:30:00.000001+07:00 kanwil.33",
        ]
        assert lines[-1] == (
            "the pauses of Solution are used up, together they last 5 working days at most: "
            "Waiting for the applicant's details (Law (UU) 25/2009 article 21)"
        )

    def test_an_answer_in_time_meets_every_level(self) -> None:
        example = load("service_levels")
        solved = example.asked().fire("selesaikan", by=example.OFFICER, at=example.instant(10, 16))

        readings = solved.clocks(at=example.instant(13, 8))

        assert {one.status for one in readings.values()} == {"met"}
        assert readings["tanggapan"].used == timedelta(hours=13, minutes=30)
        assert (readings["penyelesaian"].remaining, readings["norma"].remaining) == (5, 0)
