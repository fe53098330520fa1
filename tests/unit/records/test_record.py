"""
Records: one family of errors, every fault at once, the exact place of each.
"""

import pickle
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError, field_validator, model_validator

from layanan.calendars import TermSyntaxError
from layanan.errors import LayananError
from layanan.lifecycle import Transition
from layanan.records import InvalidRecordError, Problem, Record
from layanan.sla import Extension
from layanan.text import Label

STEP = {
    "name": "ajukan",
    "sources": "draf",
    "target": "diajukan",
    "roles": "pemohon",
    "label": {"id": "Ajukan", "en": "Submit"},
}


class TooRoundError(LayananError, ValueError):
    def _text(self, language: str) -> str:
        return "terlalu bulat" if language == "id" else "too round"


class Wheel(Record, frozen=True):
    size: Annotated[int, Field(ge=1)]
    name: str = "-"

    @field_validator("size")
    @classmethod
    def _not_round(cls, value: int) -> int:
        if value % 10 == 0:
            raise TooRoundError
        return value

    @model_validator(mode="after")
    def _named(self) -> "Wheel":
        if self.name == "square":
            raise ValueError("no wheel")
        return self


class Cart(Record, frozen=True):
    wheels: tuple[Wheel, ...]
    label: Label | None = None


def refusal(**values: Any) -> InvalidRecordError:
    with pytest.raises(InvalidRecordError) as caught:
        Cart(**values)
    return caught.value


class TestRecord:
    def test_right_values_make_a_record_that_cannot_be_changed(self) -> None:
        wheel = Wheel(size=3)

        assert (wheel.size, wheel.name) == (3, "-")
        assert hash(wheel) == hash(Wheel(size=3))
        with pytest.raises(ValidationError):
            wheel.size = 4  # type: ignore[misc]

    def test_an_unknown_field_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Wheel(size=3, colour="red")  # type: ignore[call-arg]

        assert [one.loc for one in caught.value.problems] == [("colour",)]

    def test_a_misspelt_field_is_told_what_was_probably_meant(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Wheel(size=3, nmae="front")  # type: ignore[call-arg]

        assert caught.value.problems[0].suggestions == ("name",)
        assert 'did you mean "name"?' in str(caught.value)
        assert 'mungkin maksudnya "name"?' in caught.value.describe("id")

    def test_every_fault_is_told_at_once_with_its_place(self) -> None:
        error = refusal(wheels=[{"size": 0}, {"size": 3, "name": 5}], label={"id": ""}, driver="A")

        assert error.record == "Cart"
        assert [one.loc for one in error.problems] == [
            ("wheels", 0, "size"),
            ("wheels", 1, "name"),
            ("label", "id"),
            ("label", "en"),
            ("driver",),
        ]
        assert "; wheels.1.name: must be text" in str(error)

    def test_a_nested_record_keeps_its_place_even_when_it_fails_as_a_whole(self) -> None:
        error = refusal(wheels=[{"size": 3}, {"size": 3, "name": "square"}], driver="A")

        assert [one.loc for one in error.problems] == [("wheels", 1), ("driver",)]

    def test_the_record_itself_is_no_place(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Wheel(size=3, name="square")

        assert [one.loc for one in caught.value.problems] == [()]
        assert str(caught.value) == "invalid Wheel: no wheel"

    def test_the_only_fault_is_told_as_the_error_it_is(self) -> None:
        with pytest.raises(TooRoundError):
            Wheel(size=10)
        with pytest.raises(TooRoundError):
            Cart(wheels=[{"size": 10}])  # type: ignore[arg-type]
        with pytest.raises(TermSyntaxError):
            Extension(term="sebentar")  # type: ignore[arg-type]

    def test_beside_others_it_is_told_in_both_languages(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Wheel(size=10, name=5)  # type: ignore[arg-type]

        label = Label(id="terlalu bulat", en="too round")
        assert caught.value.problems[0] == Problem(("size",), label)
        assert "size: terlalu bulat" in caught.value.describe("id")
        assert "size: too round" in str(caught.value)

    def test_no_traceback_of_pydantic_is_shown(self) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Wheel(size=0)

        assert caught.value.__suppress_context__
        assert caught.value.__cause__ is None

    def test_validated_by_pydantic_it_stays_an_error_of_pydantic(self) -> None:
        # So a loader keeps the exact place of each fault in its file.
        with pytest.raises(ValidationError) as caught:
            Cart.model_validate({"wheels": [{"size": 10}]})

        assert caught.value.errors()[0]["loc"] == ("wheels", 0, "size")


class TestInvalidRecordError:
    ERROR = InvalidRecordError(
        record="Cart",
        problems=(
            Problem(("wheels", 0), Label(id="belum ada", en="is missing")),
            Problem((), Label(id="salah", en="wrong"), ("right", "ready")),
        ),
    )

    def test_it_tells_record_place_fault_and_suggestion_in_both_languages(self) -> None:
        assert str(self.ERROR) == (
            'invalid Cart: wheels.0: is missing; wrong, did you mean "right" or "ready"?'
        )
        assert self.ERROR.describe("id") == (
            'Cart tidak sah: wheels.0: belum ada; salah, mungkin maksudnya "right" atau "ready"?'
        )

    def test_it_is_an_error_of_this_library_and_a_wrong_value(self) -> None:
        assert isinstance(self.ERROR, LayananError)
        assert isinstance(self.ERROR, ValueError)

    def test_it_travels_to_another_process(self) -> None:
        back = pickle.loads(pickle.dumps(self.ERROR))  # noqa: S301 - our own bytes

        assert vars(back) == vars(self.ERROR)
        assert str(back) == str(self.ERROR)

    def test_what_pydantic_finds_is_told_in_indonesian_too(self) -> None:
        (problem,) = refusal().problems

        assert problem == Problem(("wheels",), Label(id="belum ada", en="is missing"))


class TestACopy:
    def test_computes_anew_what_follows_from_a_value(self) -> None:
        step = Transition.model_validate(STEP)
        assert step.actors == ("pemohon",)

        copy = step.model_copy(update={"roles": ("kepala",)})

        assert copy.actors == ("kepala",)
        assert step.model_copy().actors == ("pemohon",)
