"""
Who acts, and what is no actor.
"""

import pickle
from typing import Any

import pytest

from layanan.lifecycle import Actor, InvalidActorError


class TestActor:
    @pytest.mark.parametrize(
        "roles",
        [{"a", "b"}, ["a", "b"], ("b", "a", "a"), frozenset("ab"), {"a": 1, "b": 2}, iter("ab")],
        ids=lambda roles: type(roles).__name__,
    )
    def test_takes_its_roles_from_any_collection(self, roles: Any) -> None:
        assert frozenset({"a", "b"}) == Actor("S-7", roles=roles).roles

    def test_may_have_no_role(self) -> None:
        assert frozenset() == Actor("S-7", roles=()).roles

    def test_is_a_value(self) -> None:
        actor = Actor("S-7", roles=["a"])

        assert Actor("S-7", {"a"}) == actor
        assert hash(Actor("S-7", {"a"})) == hash(actor)
        assert pickle.loads(pickle.dumps(actor)) == actor  # noqa: S301 - our own bytes
        with pytest.raises(AttributeError):
            actor.id = "S-8"  # type: ignore[misc]

    def test_hides_a_nik(self) -> None:
        shown = "Actor('3374************', roles={'a', 'b'})"

        assert shown == repr(Actor("3374010101900001", roles={"b", "a"}))

    @pytest.mark.parametrize("id_", ["", "  ", None, 7])
    def test_without_an_id_is_refused(self, id_: Any) -> None:
        with pytest.raises(InvalidActorError, match="needs an id that is not empty"):
            Actor(id_, roles={"a"})

    @pytest.mark.parametrize("roles", ["front_office", None, 7, [""], [" "], [7], ["a", None]])
    def test_with_roles_that_are_no_names_is_refused(self, roles: Any) -> None:
        with pytest.raises(InvalidActorError, match="needs a collection of role names") as caught:
            Actor("S-7", roles=roles)

        assert "roles" == caught.value.field
        assert "kumpulan nama peran" in caught.value.describe("id")
        assert isinstance(caught.value, ValueError)

    def test_a_refusal_hides_a_nik_too(self) -> None:
        with pytest.raises(InvalidActorError) as caught:
            Actor("S-7", roles="3374010101900001")

        assert "0101900001" not in str(caught.value)
