"""
Arguments that no lifecycle can be asked with: each is refused by name, with what would be right.
"""

from collections.abc import Callable
from typing import Any

import pytest

from layanan import lifecycle as room
from layanan.lifecycle import Actor, Lifecycle, UnknownStateError, check, options
from layanan.records import WrongTypeError

ANY: Any = None
FIVE: Any = 5
CITIZEN = Actor("P-1029", roles={"pemohon"})

Ask = Callable[[Lifecycle], object]


@pytest.mark.parametrize(
    ("ask", "english", "indonesian"),
    [
        (
            lambda _: check(ANY, "draf", "ajukan", by=CITIZEN),
            "lifecycle must be a Lifecycle, e.g. service.lifecycle, not None",
            "lifecycle harus berupa Lifecycle, misalnya service.lifecycle, bukan None",
        ),
        (
            lambda one: check(one, "draf", "ajukan", by=ANY),
            "by must be an Actor, e.g. Actor('S-7', roles={'front_office'}), not None",
            "by harus berupa Actor, misalnya Actor('S-7', roles={'front_office'}), bukan None",
        ),
        (
            lambda one: check(one, "draf", [], by=CITIZEN),  # type: ignore[arg-type]  # what is tested
            "name must be the name of a transition, not []",
            "name harus berupa nama transisi (teks), bukan []",
        ),
        (
            lambda _: options(ANY, "draf", by=CITIZEN),
            "lifecycle must be a Lifecycle",
            "lifecycle harus berupa Lifecycle",
        ),
        (
            lambda one: options(one, "draf", by=ANY),
            "by must be an Actor",
            "by harus berupa Actor",
        ),
        (
            lambda _: room.table_engine(ANY),
            "lifecycle must be a Lifecycle",
            "lifecycle harus berupa Lifecycle",
        ),
        (
            lambda _: room.transitions_engine(ANY),
            "lifecycle must be a Lifecycle",
            "lifecycle harus berupa Lifecycle",
        ),
        (
            lambda one: one.check(guards=FIVE),
            "guards must be Guards, e.g. Guards(",
            "guards harus berupa Guards, misalnya Guards(",
        ),
        (
            lambda one: one.check(total=FIVE),
            "total must be a Term, e.g. Term.parse('10 hari kerja'), not 5",
            "total harus berupa Term, misalnya Term.parse('10 hari kerja'), bukan 5",
        ),
        (
            lambda one: one.check(levels=FIVE),
            "levels must be a collection of names of levels, not 5",
            "levels harus berupa kumpulan nama tingkat layanan, bukan 5",
        ),
        (
            lambda one: one.check(before=FIVE),
            "before must be a Lifecycle",
            "before harus berupa Lifecycle",
        ),
        (
            lambda one: one.check(mapping=FIVE),
            "mapping must be a mapping of states, {'old': 'new'}, not 5",
            "mapping harus berupa pemetaan status, misalnya {'lama': 'baru'}, bukan 5",
        ),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(
    lifecycle: Lifecycle, ask: Ask, english: str, indonesian: str
) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(lifecycle)

    assert str(caught.value).startswith(english)
    assert caught.value.describe("id").startswith(indonesian)


@pytest.mark.parametrize("state", ["antah", [], None])
def test_what_is_no_state_is_refused_everywhere(lifecycle: Lifecycle, state: Any) -> None:
    asked: tuple[Ask, ...] = (
        lambda one: one.row(state),
        lambda one: one.actors(state),
        lambda one: one.timers_of(state),
        lambda one: check(one, state, "ajukan", by=CITIZEN),
        lambda one: options(one, state, by=CITIZEN),
    )
    for ask in asked:
        with pytest.raises(UnknownStateError):
            ask(lifecycle)
