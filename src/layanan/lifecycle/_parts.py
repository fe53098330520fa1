"""
What a lifecycle is made of: states, and the transitions between them.

Both are data only. Names are checked where the whole is known, in
`_soundness`; here a part is checked for what it says about itself.
"""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from layanan.calendars import Term
from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle._guards import Guard
from layanan.records import Record
from layanan.text import Label

Party = Literal["applicant", "office", "other"]
"""Whose turn it is: the applicant's, the office's, or another body's."""

Kind = Literal["working", "resting", "closed"]
"""What a state means: work is done, the file rests, or the request has ended."""

Outcome = Literal["success", "refusal", "withdrawn", "deemed"]
"""How a request ended."""

EVERY = "*"
"""As a source: every state that is not closed."""


def _one_or_many(given: object) -> object:
    return (given,) if isinstance(given, str) else given


Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]


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
        status: What the citizen sees as the status, where several states look
            the same from outside; the label if left out.
        phase: The group of states it belongs to, for people only.
        body: The body whose turn it is, by name, where parties alone do not tell.
        budget: How much of the statutory time it may use, once a request.
        per_visit: Count the budget at every visit instead.
        cites: The law this state comes from.
    """

    label: Label
    turn: Party
    kind: Kind
    outcome: Outcome | None = None
    plain: Label
    reopenable: bool = False
    status: Label | None = None
    phase: str | None = None
    body: str | None = None
    budget: Term | None = None
    per_visit: bool = False
    cites: Citation | None = None

    @property
    def shown(self) -> Label:
        """
        The status as the citizen sees it.
        """
        return self.status or self.label

    @model_validator(mode="after")
    def _only_an_end_has_an_outcome(self) -> Self:
        given = {"outcome": self.outcome is not None, "reopenable": self.reopenable}
        fields = tuple(name for name, present in given.items() if present)
        if fields and self.kind != "closed":
            raise NotClosedError(kind=self.kind, fields=fields)
        return self


Conditions = Annotated[tuple[Guard, ...], BeforeValidator(_one_or_many)]


class Notice(Record, frozen=True):
    """
    Ask for a step well before an event: at least so long before the day in a fact.

    The step is in time up to the last day that leaves the whole term, that
    day included; it is counted back on the office's calendar.

    Attributes:
        fact: The fact that holds the day of the event, of kind "date".
        at_least: How long before it, in whole days.
        unless: What waives the notice; one of these conditions is enough.
        label: What must be done in time, as a refusal calls it; the step's
            own label if left out.
        cites: The law that asks for it; the step's own if left out.

    Examples:
        >>> from layanan.lifecycle import DocumentsAre
        >>> notice = Notice(
        ...     fact="tanggal_akad",
        ...     at_least=Term.parse("10 hari kerja"),
        ...     unless=(DocumentsAre(document="dispensasi_camat"),),
        ... )
        >>> notice.at_least.working_days, str(notice.unless[0])
        (10, 'dispensasi_camat 1..')
    """

    fact: str
    at_least: Term
    unless: Conditions = ()
    label: Label | None = None
    cites: Citation | None = None


class NotBefore(Record, frozen=True):
    """
    Let a step wait until a term has passed.

    It is open after the last instant of the term, so one of whole days has
    passed when its last day is over.

    Attributes:
        after: How long it waits, on the office's calendar.
        since: The transition from which it is counted, the newest time that
            it was taken; the entry to the present state if left out.
        cites: The law that asks for it; the step's own if left out.

    Examples:
        >>> NotBefore(after=Term.parse("10 hari kerja"), since="umumkan").after.working_days
        10
    """

    after: Term
    since: str | None = None
    cites: Citation | None = None


class NotAfter(Record, frozen=True):
    """
    Ask for a step soon enough after an event: at most so long after the day in a fact.

    The day of the event is not counted, and the last day is inclusive.

    Attributes:
        fact: The fact that holds the day of the event, of kind "date".
        within: How long after it, in whole days.
        unless: What waives it; one of these conditions is enough.
        cites: The law that asks for it; the step's own if left out.

    Examples:
        UU 14/2008 gives thirty working days after a reason to object was found:

        >>> rule = NotAfter(
        ...     fact="tanggal_alasan",
        ...     within=Term.parse("30 hari kerja"),
        ...     cites="UU 14/2008 pasal 36 ayat (1)",
        ... )
        >>> rule.within.working_days
        30
    """

    fact: str
    within: Term
    unless: Conditions = ()
    cites: Citation | None = None


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
        guards: What must hold: named guards and conditions, all of them.
        documents: Codes of documents that must be on file or come with it.
        facts: Facts that must be stated by then.
        separate_from: Transitions that the same person must not have taken.
        by_assignee: Once the request is assigned, only the assignee may.
        closed_subs: Sub-requests that must be closed by then.
        within: How long after its source was entered it may be taken.
        notice: How long before an event it must be taken.
        not_before: How long it must wait.
        not_after: How soon after an event it must be taken.
        automatic: Taken by the system as soon as its source is entered and
            its guards hold; no role is asked.
        cites: The law this step rests on.
    """

    name: str
    sources: Annotated[Names, Field(min_length=1)]
    target: str
    roles: Names
    label: Label
    note_required: bool = False
    guards: Conditions = ()
    documents: Names = ()
    facts: Names = ()
    separate_from: Names = ()
    by_assignee: bool = False
    closed_subs: Names = ()
    within: Term | None = None
    notice: Notice | None = None
    not_before: NotBefore | None = None
    not_after: NotAfter | None = None
    automatic: bool = False
    cites: Citation | None = None

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """
        The roles that may take it: its own, or the system's where it names none.
        """
        return (SYSTEM,) if self.automatic or not self.roles else self.roles

    @cached_property
    def timed(self) -> bool:
        """
        Whether the calendar has a say: a window, a wait or a notice.
        """
        rules = (self.within, self.notice, self.not_before, self.not_after)
        return any(rule is not None for rule in rules)

    @cached_property
    def plain(self) -> bool:
        """
        Whether state, role and note are all that it asks, time apart.

        What a notice asks is in the facts and documents of the request.
        """
        return not (
            self.guards
            or self.notice
            or self.not_after
            or self.documents
            or self.facts
            or self.separate_from
            or self.by_assignee
            or self.closed_subs
        )


class Timer(Record, frozen=True):
    """
    Describe what happens by itself after a while: a term, and what it fires.

    It runs from the entry to its state on the office's calendar, each time
    the state is entered. One that is bound to a level (`of`) pauses with it.

    Attributes:
        name: Its own name, e.g. "batas_lengkapi".
        states: The states in which it runs; "*" is every state that is not closed.
        after: How long it runs.
        fires: The transition that it takes, as the system.
        of: The level it pauses with, if any.
        label: What people call it.
        cites: The law it rests on.
    """

    name: str
    states: Annotated[Names, Field(min_length=1)]
    after: Term
    fires: str
    of: str | None = None
    label: Label
    cites: Citation | None = None


class SubRequest(Record, frozen=True):
    """
    Describe a request that another body handles for this one, linked by its reference.

    Attributes:
        label: What people call it.
        turn: Who handles it. Whose time the request itself takes follows from
            its state, so a wait that shall count apart is a state of its own.
        service: The code of its service, if it is one of ours.
        states: The states in which it may be opened; empty for every open one.
        roles: Who may open and close it; empty for everyone with a role here.
        cites: The law it rests on.
    """

    label: Label
    turn: Party = "other"
    service: str | None = None
    states: Names = ()
    roles: Names = ()
    cites: Citation | None = None


SYSTEM = "system"
"""The role in which timers and automatic transitions act."""

Duty = Literal["assign", "claim", "note", "attach", "correct"]
"""A command that is no transition; a lifecycle says who may give it."""
