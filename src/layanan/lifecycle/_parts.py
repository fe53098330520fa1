"""
What a lifecycle is made of: states, and the transitions between them.

Both are data only. Names are checked where the whole is known, in
`_soundness`; here a part is checked for what it says about itself.
"""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from layanan.errors import LayananError
from layanan.law import Citation
from layanan.records import Record
from layanan.text import Label

Party = Literal["applicant", "office", "other"]
"""Whose turn it is: the applicant's, the office's, or another body's."""

Kind = Literal["working", "resting", "closed"]
"""What a state means: work is done, the file rests, or the request has ended."""

Outcome = Literal["success", "refusal", "withdrawn"]
"""How a request ended."""

EVERY = "*"
"""As a source: every state that is not closed."""


def _one_or_many(given: object) -> object:
    return (given,) if isinstance(given, str) else given


_Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]


class NotClosedError(LayananError, ValueError):
    """
    Tell that a state says how it ended although it is not an end.
    """

    def __init__(self, *, kind: str, fields: tuple[str, ...]) -> None:
        self.kind = kind
        self.fields = fields

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"hanya status dengan kind: closed boleh memuat {' dan '.join(self.fields)}; "
                f"status ini kind: {self.kind}"
            )
        return (
            f"only a state of kind: closed may have {' and '.join(self.fields)}; "
            f"this one is of kind: {self.kind}"
        )


class State(Record, frozen=True):
    """
    Describe where a request may stand.

    Attributes:
        label: The official name, for clerks.
        turn: Whose turn it is; a statutory clock may rest on the applicant's.
        kind: "closed" ends the request.
        outcome: How it ended; closed states only.
        plain: What the citizen reads, in plain words.
        reopenable: A closed state that a transition may leave again.
        cites: The law this state comes from.
    """

    label: Label
    turn: Party
    kind: Kind
    outcome: Outcome | None = None
    plain: Label
    reopenable: bool = False
    cites: Citation | None = None

    @model_validator(mode="after")
    def _only_an_end_has_an_outcome(self) -> Self:
        given = {"outcome": self.outcome is not None, "reopenable": self.reopenable}
        fields = tuple(name for name, present in given.items() if present)
        if fields and self.kind != "closed":
            raise NotClosedError(kind=self.kind, fields=fields)
        return self


class Transition(Record, frozen=True):
    """
    Describe one step that somebody may take.

    Attributes:
        name: What is fired, such as "ajukan".
        sources: The states it may start from; "*" is every state that is not
            closed. A single name may be given as a text.
        target: The state it leads to.
        roles: Who may take it; one of these roles is enough.
        label: What a clerk reads on the button.
        note_required: Whether a note in words must be given.
        cites: The law this step rests on.
    """

    name: str
    sources: Annotated[_Names, Field(min_length=1)]
    target: str
    roles: _Names
    label: Label
    note_required: bool = False
    cites: Citation | None = None
