"""
What a model expects at a place: its keys, its words, its exact types.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, Field
from typing_extensions import TypeAliasType

from layanan.service._shape import Shape, surprises
from layanan.service._tree import Node, Place

Hari = TypeAliasType("Hari", int)


class Warna(Enum):
    MERAH = "merah"
    PUTIH = "putih"


class Dalam(BaseModel):
    jumlah: Hari = 1
    warna: Warna | None = None


class Luar(BaseModel):
    dalam: Dalam
    daftar: tuple[Dalam, ...] = ()
    pasang: tuple[int, date] = (1, date(2026, 1, 1))
    peta: Mapping[str, bool] = {}
    pilih: Literal["a", "b"] = "a"
    apa: Any = None
    polos: list = []  # type: ignore[type-arg]
    bebas: int | str = 1
    sendiri: Annotated[int, BeforeValidator(int)] = 1
    lain: int = Field(default=1, alias="lainNama")


LUAR = Shape.of(Luar)


def node(value: Any) -> Node:
    if isinstance(value, dict):
        return Node({key: node(inner) for key, inner in value.items()}, Place(1, 1))
    if isinstance(value, list):
        return Node([node(inner) for inner in value], Place(1, 1))
    return Node(value, Place(1, 1))


class TestShape:
    def test_it_names_the_keys_of_a_model(self) -> None:
        assert LUAR.walk(("daftar", 3)).keys == ("jumlah", "warna")
        assert LUAR.keys[-1] == "lainNama"

    @pytest.mark.parametrize(
        ("path", "words"),
        [(("pilih",), ("a", "b")), (("dalam", "warna"), ("merah", "putih")), (("apa",), ())],
    )
    def test_it_names_the_words_that_are_possible(
        self, path: tuple[str, ...], words: tuple[str, ...]
    ) -> None:
        assert LUAR.walk(path).choices == words

    @pytest.mark.parametrize(
        "path", [("tidak",), ("dalam", 0), ("peta", "a", "b"), ("daftar", "a"), ("polos", 0)]
    )
    def test_where_nothing_is_known_it_says_nothing(self, path: tuple[str | int, ...]) -> None:
        assert LUAR.walk(path) == Shape(())


class TestSurprises:
    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            ({"dalam": {"jumlah": "3"}}, [(("dalam", "jumlah"), "int_type")]),
            ({"daftar": [{}, {"jumlah": True}]}, [(("daftar", 1, "jumlah"), "int_type")]),
            ({"pasang": [1.0, 5]}, [(("pasang", 0), "int_type"), (("pasang", 1), "date_type")]),
            ({"pasang": [1, "2026-01-01", 3]}, []),
            ({"peta": {"a": 1, "b": True}}, [(("peta", "a"), "bool_type")]),
            ({"lainNama": "1"}, [(("lainNama",), "int_type")]),
            ({"lainNama": None}, []),
            ({"bebas": "1", "sendiri": "1", "apa": "1", "polos": ["1"], "tidak": "1"}, []),
        ],
    )
    def test_only_silent_conversions_are_found(self, data: Any, expected: list[Any]) -> None:
        assert list(surprises(Luar, node(data))) == expected
