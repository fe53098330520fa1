"""
The example about an amended decree says what the decree says.

6, 7, 8, 11-15 August 2025 are the first eight working days after the 5th; then 18 and 19, or since
SKB 933/2025, 1/2025, 3/2025 of 7 August, 19 and 20.
"""

from datetime import date

from tests.contract.test_examples import EXAMPLES, load, run


class TestTheAmendedDecree:
    def test_runs_and_writes_one_letter(self) -> None:
        lines = run(EXAMPLES / "amended_decree.py").splitlines()

        assert lines[0] == "Permohonan REQ-1, Jawaban tertulis: jatuh tempo bergeser"
        assert lines[1].endswith(": Selasa, 19 Agustus 2025 pukul 16.00 WIB")
        assert lines[2].endswith(": Rabu, 20 Agustus 2025 pukul 16.00 WIB")
        assert lines[3] == "Senin, 18 Agustus 2025"
        assert "(SKB 933/2025, 1/2025, 3/2025)" in lines[5]
        assert lines[-1] == "1 dari 3 permohonan bergeser"

    def test_finds_nothing_more_once_the_decree_is_known(self) -> None:
        example = load("amended_decree")
        requests = example.on_the_desk()

        assert [
            one.request
            for one in example.amended(requests, date(2025, 8, 7), at=example.instant(8, 8, 9))
        ] == ["REQ-1"]
        assert example.amended(requests, date(2025, 8, 8), at=example.instant(8, 8, 9)) == ()
