"""
Who acts: an opaque reference and the roles it brings.

Roles that a lifecycle does not know are fine, a host has other uses for them;
whoever lacks the right one is told which roles may act.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from layanan.errors import LayananError
from layanan.text import mask_nik

_FACTS = {
    "id": (
        "pelaku memerlukan id yang tidak kosong, misalnya 'S-7'",
        "an actor needs an id that is not empty, such as 'S-7'",
    ),
    "roles": (
        "roles memerlukan kumpulan nama peran yang tidak kosong, misalnya {'front_office'}",
        "roles needs a collection of role names that are not empty, such as {'front_office'}",
    ),
}


class InvalidActorError(LayananError, ValueError):
    """
    Tell that somebody was named without an id, or with roles that are no names.
    """

    def __init__(self, *, field: Literal["id", "roles"], value: object) -> None:
        self.field = field
        self.value = value

    def _text(self, language: str) -> str:
        shown = mask_nik(repr(self.value))
        indonesian, english = _FACTS[self.field]
        if language == "id":
            return f"{indonesian}; yang diberikan {shown}"
        return f"{english}; got {shown}"


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Actor:
    """
    Name somebody who acts, and in which roles.

    Args:
        id: An opaque reference of the host. A NIK is hidden when it is shown,
            but it is better not to use one.
        roles: Role names, in any collection; empty when there are none.

    Raises:
        InvalidActorError: If `id` is empty or `roles` is a bare text or holds
            something that is no name.

    Examples:
        >>> Actor("S-7", roles={"front_office"})
        Actor('S-7', roles={'front_office'})
    """

    id: str
    roles: frozenset[str]

    def __init__(self, id: str, roles: Iterable[str]) -> None:
        if not _is_name(id):
            raise InvalidActorError(field="id", value=id)
        # A bare text is a collection of letters, and never what was meant.
        if isinstance(roles, str) or not isinstance(roles, Iterable):
            raise InvalidActorError(field="roles", value=roles)
        names = tuple(roles)
        if not all(map(_is_name, names)):
            raise InvalidActorError(field="roles", value=names)
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "roles", frozenset(names))

    def __repr__(self) -> str:
        names = ", ".join(map(repr, sorted(self.roles)))
        return f"Actor({mask_nik(self.id)!r}, roles={{{names}}})"
