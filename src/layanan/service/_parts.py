"""
What a service standard is made of, each part with the evidence for it.

Nothing here is computed and nothing is filled in: what no source says is
absent. The wording that an office published stays beside every value, because
offices publish different ones and a reader wants to see which.
"""

from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from layanan.calendars import Term
from layanan.errors import LayananError
from layanan.law import Citation, Confidence
from layanan.lifecycle import Outcome, PersonalData
from layanan.records import Record
from layanan.service._when import Condition, Conditions
from layanan.text import Label

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
"""A name that data may use: a letter, then letters, digits and underscores."""

ServiceCode = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", max_length=63)
]
"""A service's name in data: words joined by dots, the domain first ("info.ppid")."""

UNKNOWN: Final = "unknown"
"""As a first day: no source tells it."""


def _which(given: object) -> str:
    return UNKNOWN if given == UNKNOWN else "date"


# Told apart by what is written, so that a wrong day is complained about once.
FirstDay = Annotated[
    Annotated[date, Tag("date")] | Annotated[Literal["unknown"], Tag(UNKNOWN)],
    Discriminator(_which),
]
"""The first day of something, or "unknown" where no source tells it."""

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]


class Source(Record, frozen=True):
    """
    Say where something was read, and how sure that makes us.

    Attributes:
        name: Who says it, where no page can be named.
        url: The page.
        confidence: As the page supports the fact, not as the page looks.
        read_on: The day it was read, where that was written down.
        note: What a reader must know before relying on it.
    """

    name: _Words | None = None
    url: _Url | None = None
    confidence: Confidence
    read_on: date | None = None
    note: Label | None = None


class Owner(Record, frozen=True):
    """
    Name the body that answers for a service, and from when to when.

    Attributes:
        since: The first day; None if it always was.
        until: The first day on which it no longer does; None if it still does.
    """

    name: Label
    since: date | None = None
    until: date | None = None
    cites: Citation | None = None


Medium = Literal["paper", "digital"]
"""How a requirement may be handed in."""

Copy = Literal["original", "copy", "certified_copy", "shown"]
"""What is handed in: the original, a copy, a certified copy, or the original only to be shown."""


class Requirement(Record, frozen=True):
    """
    Name something that the applicant brings, and what it must be like.

    What no source says is left out: a requirement without `media` says nothing
    about paper, it does not say that there must be none.

    Attributes:
        code: Its key, by which documents are handed in.
        label: What it is.
        when: Under which conditions it is needed; all of them. Always, if empty.
        who: Who brings it, where that is not the applicant.
        copy_of: What is handed in: the original, a copy, …
        media: How it may be handed in.
        obtainable: Whether the office can get it itself, and from where.
        formats: The formats of a file, e.g. "pdf".
        most_kib: How large a file may be, in KiB of 1,024 bytes.
        age: How old it may be on the day it counts, e.g. "3 bulan".
        on: The fact that holds that day; the day of the request if left out.
        product_of: The service whose product it is, e.g. "kua.rekomendasi_nikah".
        personal_data: The class of personal data in it.
        published: The wording of the source.
        cites: The rule that asks for it.
        source: Where it was read.
    """

    code: Code
    label: Label
    when: Conditions = ()
    who: Label | None = None
    copy_of: Copy | None = None
    media: Annotated[tuple[Medium, ...], Field(max_length=2)] = ()
    obtainable: Label | None = None
    formats: tuple[Code, ...] = ()
    most_kib: Annotated[int, Field(ge=1, le=1_048_576)] | None = None
    age: Term | None = None
    on: Code | None = None
    product_of: ServiceCode | None = None
    personal_data: PersonalData | None = None
    published: _Words | None = None
    cites: Citation | None = None
    source: Source


class Eligibility(Record, frozen=True):
    """
    Say who may ask: what must hold, under which law, and what stands in for it.

    Attributes:
        must: What must hold, e.g. `{age: tanggal_lahir, on: tanggal_akad, at_least: 19}`.
        unless: Requirements that stand in for it, e.g. a court's dispensation.
    """

    code: Code
    label: Label
    must: Condition
    unless: tuple[Code, ...] = ()
    published: _Words | None = None
    cites: Citation
    source: Source


class FeeRule(Record, frozen=True):
    """
    Hold one amount and when it is asked for.

    Attributes:
        code: Its key.
        when: Under which conditions it is this amount; all of them.
        amount_idr: In whole rupiah; of each, where there is a `per`.
        per: The fact that says how many, e.g. of copies.
        label: The case in words.
    """

    code: Code
    when: Conditions = ()
    amount_idr: Annotated[int, Field(ge=0)]
    per: Code | None = None
    label: Label
    published: _Words | None = None
    cites: Citation | None = None


class Fee(Record, frozen=True):
    """
    Say what the service costs, in whole rupiah.

    It is one amount, or rules of which the first that fits counts. Neither
    means that a source speaks of a fee but not of an amount that holds.

    Attributes:
        amount_idr: The amount, whatever the case.
        rules: The amounts by case, the first that fits counts.
        label: The fee in words.
        published: The wording of the source.
        cites: The rule that sets it.
        source: Where it was read.
    """

    amount_idr: Annotated[int, Field(ge=0)] | None = None
    rules: tuple[FeeRule, ...] = ()
    label: Label
    published: _Words | None = None
    cites: Citation | None = None
    source: Source

    @model_validator(mode="after")
    def _says_it_once(self) -> Self:
        if self.amount_idr is not None and self.rules:
            raise FeeError(amount_idr=self.amount_idr)
        return self


class FeeError(LayananError, ValueError):
    """
    Tell that a fee is one amount and has rules for others as well.
    """

    def __init__(self, *, amount_idr: int) -> None:
        self.amount_idr = amount_idr

    def _text(self, language: str) -> str:
        if language == "id":
            return f"tulis amount_idr ({self.amount_idr}) atau rules, jangan keduanya"
        return f"give amount_idr ({self.amount_idr}) or rules, not both"


class Renewal(Record, frozen=True):
    """
    Say when a product may be renewed.

    Attributes:
        before: From how long before its last day, e.g. "3 bulan".
        most: How long all periods together may be, e.g. "6 tahun".
        label: The rule in words.
    """

    before: Term | None = None
    most: Term | None = None
    label: Label
    cites: Citation | None = None


class Product(Record, frozen=True):
    """
    Say what the applicant receives in the end, and how long it is valid.

    Attributes:
        code: Its key, by which other services name it.
        validity: How long, in years, months, weeks or days; None if no source says.
        endless: Whether a source says that it never expires.
        as_long_as: While what holds, in words: "selama memenuhi syarat".
        renewal: When it may be renewed.
    """

    code: Code
    label: Label
    validity: Term | None = None
    endless: bool = False
    as_long_as: Label | None = None
    renewal: Renewal | None = None
    published: _Words | None = None
    cites: Citation | None = None
    source: Source


class Retention(Record, frozen=True):
    """
    Say how long the file is kept once a request has ended in a certain way.

    Nothing is ever deleted by this library; it tells the day.

    Attributes:
        outcome: How the request ended.
        keep: How long the file is kept from the day it ended.
        then: "destroy", "permanent" or "review" (musnah, permanen, dinilai kembali).
    """

    outcome: Outcome
    keep: Term | None = None
    then: Literal["destroy", "permanent", "review"]
    cites: Citation
    source: Source


ChannelKind = Literal["counter", "web", "app", "email", "phone", "post", "visit", "system"]
"""A counter, a page, an app, e-mail, a call or message, the post, a visit, another system."""

Act = Literal["apply", "complete", "pay", "track", "collect"]
"""What may be done over a channel: ask, complete, pay, follow, receive the product."""


class Channel(Record, frozen=True):
    """
    Name a way to ask for the service.

    Attributes:
        kind: What kind of way it is; None if no source says.
        acts: What may be done over it; empty if no source says.
        url: Its address.
    """

    code: Code
    label: Label
    kind: ChannelKind | None = None
    acts: tuple[Act, ...] = ()
    url: _Url | None = None
    published: _Words | None = None
    source: Source


class Presence(Record, frozen=True):
    """
    Say that somebody must be there in person, and why; or that nobody must.

    Attributes:
        required: Whether it is; None if a source speaks of it without saying so.
        who: Who comes: the applicant, witnesses; or the office, on a site visit.
        step: The step at which, a transition of the lifecycle.
        by_law: Whether a law asks for it, rather than an office.
        proxy: Whether somebody else may come instead.
    """

    code: Code
    label: Label
    required: bool | None = None
    who: Literal["applicant", "office", "other"] = "applicant"
    step: Code | None = None
    by_law: bool = False
    proxy: bool | None = None
    published: _Words | None = None
    cites: Citation | None = None
    source: Source


class Step(Record, frozen=True):
    """
    Tell one step of the procedure as it is published, for people.

    Attributes:
        actor: Who takes it, in the words of the source.
        limit: How long it may take, in the words of the source.
    """

    label: Label
    actor: _Words | None = None
    limit: _Words | None = None
    starts: _Words | None = None
    source: Source | None = None


class Clause(Record, frozen=True):
    """
    Hold what a standard says in words: who supervises, what is guaranteed.
    """

    label: Label
    published: _Words | None = None
    cites: Citation | None = None
    source: Source


class Dependency(Record, frozen=True):
    """
    Name another service that comes first, or is fed by this one.

    Attributes:
        service: Its code.
        relation: "first" – it must be finished before; "feeds" – its requests
            need the product of this one.
        requirement: The requirement that its product meets.
    """

    service: ServiceCode
    relation: Literal["first", "feeds"]
    requirement: Code | None = None
    label: Label
    cites: Citation | None = None
    source: Source


class Published(Record, frozen=True):
    """
    Keep a time limit in the words of the office that published it.

    Attributes:
        level: The level whose term it is about.
        text: The wording.
        starts: From when it runs, in the words of the same source.
        condition: What it depends on, in the words of the same source.
        by: The office.
    """

    level: Code
    text: _Words
    starts: _Words | None = None
    condition: _Words | None = None
    by: _Words
    source: Source
