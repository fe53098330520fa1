"""
A fault as it is printed; a definition error as it travels.
"""

import pickle

from layanan.errors import LayananError
from layanan.records import clip
from layanan.service import DefinitionError, Fault
from layanan.service._faults import MOST_FAULTS, refuse
from layanan.text import Label

WRONG = Label(id="salah", en="wrong")


def fault(line: int | None, column: int | None = 1, *suggestions: str) -> Fault:
    return Fault("a.yaml", line, column, "levels.0.ends", WRONG, suggestions)


class TestFault:
    def test_it_tells_place_key_fact_and_remedy(self) -> None:
        one = fault(3, 7, "tolak", "setujui")

        assert str(one) == 'a.yaml:3:7: levels.0.ends: wrong, did you mean "tolak" or "setujui"?'
        assert one.describe("id") == (
            'a.yaml:3:7: levels.0.ends: salah, mungkin maksudnya "tolak" atau "setujui"?'
        )

    def test_what_came_from_no_file_has_no_line(self) -> None:
        assert str(fault(None, None)) == "a.yaml: levels.0.ends: wrong"

    def test_the_whole_of_a_file_has_no_key(self) -> None:
        assert str(Fault("a.yaml", 1, 1, "", WRONG)) == "a.yaml:1:1: wrong"


class TestDefinitionError:
    def test_it_tells_every_fault_in_the_order_of_the_file(self) -> None:
        error = refuse([fault(9), fault(2, 5), fault(2, 3)])

        assert [(one.line, one.column) for one in error.faults] == [(2, 3), (2, 5), (9, 1)]
        assert len(str(error).splitlines()) == 3

    def test_it_is_an_error_of_this_library_and_a_wrong_value(self) -> None:
        assert issubclass(DefinitionError, LayananError)
        assert issubclass(DefinitionError, ValueError)

    def test_it_travels_to_another_process(self) -> None:
        error = refuse([fault(1)], more=3)

        back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

        assert back.faults == error.faults
        assert str(back) == str(error)

    def test_too_many_faults_are_counted_and_not_told(self) -> None:
        error = refuse([fault(line) for line in range(MOST_FAULTS + 2)], more=5)

        assert (len(error.faults), error.more) == (MOST_FAULTS, 7)
        assert str(error).endswith("… and 7 more faults")
        assert error.describe("id").endswith("… dan 7 kesalahan lain")


class TestClip:
    def test_a_long_text_is_cut_and_lines_are_joined(self) -> None:
        assert clip("a\nb") == "a⏎b"
        assert clip("a" * 61) == "a" * 59 + "…"
        assert clip("a" * 60) == "a" * 60
