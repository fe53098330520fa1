"""
Levels, extensions and pause rules as data: what is accepted and what is refused.
"""

import pickle
from typing import Any

import pytest

from layanan.calendars import Term, TermSyntaxError
from layanan.errors import LayananError
from layanan.law import Citation, CitationSyntaxError, Confidence
from layanan.records import InvalidRecordError
from layanan.sla import Counting, Extension, Level, MixedUnitsError, PauseRule
from layanan.text import Label

#: The written answer to a request for public information.
ANSWER: dict[str, Any] = {
    "name": "jawaban",
    "label": {"id": "Jawaban tertulis", "en": "Written answer"},
    "term": "10 hari kerja",
    "starts": "ajukan",
    "ends": ["setujui", "tolak"],
    "cites": "UU 14/2008 pasal 22 ayat (7)",
}
COMPLETION: dict[str, Any] = {
    "code": "melengkapi",
    "turns": "applicant",
    "label": {"id": "Pemohon melengkapi berkas", "en": "The applicant completes the file"},
    "confidence": "low",
}


def places(error: InvalidRecordError) -> list[tuple[str | int, ...]]:
    return [one.loc for one in error.problems]


class TestLevel:
    def test_plain_data_make_a_level(self) -> None:
        level = Level(**ANSWER)

        assert level.label == Label(id="Jawaban tertulis", en="Written answer")
        assert level.term == Term(working_days=10)
        assert level.cites == Citation.parse("UU 14/2008 pasal 22 ayat (7)")
        assert (level.starts, level.ends, level.cancels) == (("ajukan",), ("setujui", "tolak"), ())
        assert (level.published, level.pauses, level.extension) == (None, (), None)
        assert level.counting == Counting()

    def test_it_is_a_value(self) -> None:
        level = Level(**ANSWER)

        assert level == Level(**ANSWER)
        assert pickle.loads(pickle.dumps(level)) == level  # noqa: S301 - our own bytes

    def test_one_word_may_stand_for_a_list_of_one(self) -> None:
        level = Level(**ANSWER | {"ends": "setujui", "cancels": "cabut"})

        assert (level.ends, level.cancels) == (("setujui",), ("cabut",))

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", "Jawaban"),
            ("name", "7_hari"),
            ("name", ""),
            ("name", "a" * 64),
            ("starts", []),
            ("ends", ()),
            ("ends", ["setujui", "Tolak"]),
            ("cancels", ["cabut!"]),
            ("label", {"id": "Jawaban", "en": " "}),
            ("published", 10),
            ("counting", {"roll": "back"}),
            ("colour", "red"),
        ],
    )
    def test_what_is_not_of_its_kind_is_refused_with_its_place(
        self, field: str, value: object
    ) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Level(**ANSWER | {field: value})

        assert [place[0] for place in places(caught.value)] == [field]

    def test_a_word_has_63_letters_at_most(self) -> None:
        assert Level(**ANSWER | {"name": "a" * 63}).name == "a" * 63

    def test_a_level_rests_on_a_law(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Level(**{key: value for key, value in ANSWER.items() if key != "cites"})

        assert str(caught.value) == "invalid Level: cites: is missing"
        assert caught.value.describe("id") == "Level tidak sah: cites: belum ada"

    def test_a_term_or_a_law_that_cannot_be_read_is_told_as_such(self) -> None:
        with pytest.raises(TermSyntaxError):
            Level(**ANSWER | {"term": "segera"})
        with pytest.raises(CitationSyntaxError):
            Level(**ANSWER | {"cites": "undang-undang"})

    def test_every_fault_is_told_at_once(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Level(
                **ANSWER | {"name": "?", "term": "segera", "extension": {"term": "7", "times": 0}}
            )

        assert set(places(caught.value)) == {
            ("name",),
            ("term",),
            ("extension", "term"),
            ("extension", "times"),
        }


class TestExtensionOfALevel:
    def test_it_is_in_the_unit_of_the_term(self) -> None:
        level = Level(**ANSWER | {"extension": {"term": "7 hari kerja"}})

        assert level.extension == Extension(term=Term(working_days=7))

    @pytest.mark.parametrize(
        ("term", "extension"),
        [
            ("10 hari kerja", "7 hari"),
            ("2 bulan", "30 hari"),
            ("10 hari kerja 35 menit", "7 hari kerja"),
        ],
    )
    def test_units_never_mix(self, term: str, extension: str) -> None:
        with pytest.raises(MixedUnitsError) as caught:
            Level(**ANSWER | {"term": term, "extension": {"term": extension}})

        error = caught.value
        assert isinstance(error, LayananError)
        assert isinstance(error, ValueError)
        assert (error.term, error.other) == (Term.parse(term), Term.parse(extension))
        assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes

    def test_the_refusal_names_both_and_the_remedy(self) -> None:
        error = MixedUnitsError(term=Term.parse("10 hari kerja"), other=Term.parse("7 hari"))

        assert error.term.text("en") in str(error)
        assert error.other.text("en") in str(error)
        assert "same unit" in str(error)
        assert "'10 hari kerja'" in error.describe("id")
        assert "'7 hari'" in error.describe("id")
        assert "satuan yang sama" in error.describe("id")


class TestExtension:
    def test_law_14_of_2008_allows_seven_working_days_once_with_reasons(self) -> None:
        extension = Extension(
            term="7 hari kerja",  # type: ignore[arg-type]
            cites="UU 14/2008 pasal 22 ayat (8)",  # type: ignore[arg-type]
        )

        assert (extension.term, extension.times) == (Term(working_days=7), 1)
        assert extension.reason_required
        assert extension.roles == ()

    @pytest.mark.parametrize("times", [1, 100])
    def test_it_may_be_granted_once_to_a_hundred_times(self, times: int) -> None:
        assert Extension(term=Term(working_days=7), times=times).times == times

    @pytest.mark.parametrize("times", [0, -1, 101, 1.5])
    def test_other_counts_are_refused(self, times: Any) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Extension(term=Term(working_days=7), times=times)

        assert places(caught.value) == [("times",)]

    def test_it_may_name_who_grants_it(self) -> None:
        assert Extension.model_validate({"term": "7 hari kerja", "roles": "ppid"}).roles == (
            "ppid",
        )


class TestPauseRule:
    def test_a_reading_applies_unless_it_is_switched_off(self) -> None:
        rule = PauseRule(**COMPLETION)

        assert (rule.turns, rule.confidence, rule.applies) == (
            ("applicant",),
            Confidence.LOW,
            True,
        )
        assert (rule.cites, rule.note) == (None, None)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("code", "Melengkapi"),
            ("turns", ["the applicant"]),
            ("confidence", "none"),
            ("applies", "perhaps"),
            ("note", "only a text"),
        ],
    )
    def test_what_is_not_of_its_kind_is_refused_with_its_place(
        self, field: str, value: object
    ) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            PauseRule(**COMPLETION | {field: value})

        assert [place[0] for place in places(caught.value)] == [field]

    def test_a_reading_says_how_sure_it_is(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            PauseRule(**{key: value for key, value in COMPLETION.items() if key != "confidence"})

        assert places(caught.value) == [("confidence",)]


class TestPausedTurns:
    def test_only_readings_that_apply_pause(self) -> None:
        rules = [
            COMPLETION,
            COMPLETION | {"code": "pihak_ketiga", "turns": ["other", "expert"]},
            COMPLETION | {"code": "kantor", "turns": "office", "applies": False},
        ]

        assert Level(**ANSWER | {"pauses": rules}).paused_turns == {"applicant", "other", "expert"}

    def test_without_readings_nothing_pauses(self) -> None:
        assert Level(**ANSWER).paused_turns == frozenset()
