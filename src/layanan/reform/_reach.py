"""
How far one gets without paper, or from a phone, and what stands in the way.

A way is made of pieces. Each goes, is barred, or no source tells; what is not
told never counts as a yes or a no. The answer is what remains true however
the untold pieces turn out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from layanan.law import Citation, Confidence
from layanan.service import ServiceType, Source
from layanan.text import Label, Language, check_language

Question = Literal["paperless", "phone"]
"""What is asked: whether it goes without paper, or from a phone."""

Extent = Literal["not", "part", "end_to_end"]
"""How far one gets, in ascending order."""

Answer = Literal["end_to_end", "part", "not", "unknown"]
"""How far one gets; unknown where what no source tells would decide it."""

ObstacleKind = Literal["original", "certified_copy", "copy", "shown", "paper", "visit", "channel"]
"""What stands in the way: a paper of some kind, a visit, or that no channel serves."""

GapKind = Literal["requirements", "medium", "presence", "channel", "fee"]
"""What no source tells: what is brought, on which medium, who comes, over what, what it costs."""

UNOFFICIAL: Final = Label(
    id="Kami tidak menemukan ukuran resmi untuk ini; ukuran ini buatan kami, bukan penilaian "
    "pemerintah.",
    en="We found no official measure of this; this one is ours, and no rating by the government.",
)
"""What every answer says: no official metric is known, and this one is ours."""

ANSWERS: Final[dict[Question, dict[Answer, Label]]] = {
    "paperless": {
        "end_to_end": Label(
            id="tanpa kertas dari awal sampai akhir", en="without paper from end to end"
        ),
        "part": Label(id="sebagian tanpa kertas", en="without paper in part"),
        "not": Label(id="tidak tanpa kertas", en="not without paper"),
        "unknown": Label(
            id="belum diketahui apakah dapat tanpa kertas",
            en="not known whether it goes without paper",
        ),
    },
    "phone": {
        "end_to_end": Label(
            id="dari ponsel dari awal sampai akhir", en="from a phone from end to end"
        ),
        "part": Label(id="sebagian dari ponsel", en="from a phone in part"),
        "not": Label(id="tidak dari ponsel", en="not from a phone"),
        "unknown": Label(
            id="belum diketahui apakah dapat dari ponsel",
            en="not known whether it goes from a phone",
        ),
    },
}
"""The words for each answer, by question."""


@dataclass(frozen=True, slots=True)
class Passage:
    """
    Name one piece of the way that goes, e.g. "acts.apply".
    """

    place: str
    label: Label


@dataclass(frozen=True, slots=True)
class Obstacle:
    """
    Hold one thing that stands in the way, and what would change it.

    Attributes:
        kind: What it is.
        place: Where in the standard: "requirements.ktp", "presence.akad", "acts.apply".
        label: What it is, in words.
        change: What would remove it.
        by_law: Whether a cited rule asks for it; else nothing that we read
            does, and it is habit.
        always: False where it stands in the way in some cases only.
        cites: The rule.
        sources: Where it was read.
        confidence: How sure we are; at most medium where it is concluded from
            what sources name, rather than said by one.
    """

    kind: ObstacleKind
    place: str
    label: Label
    change: Label
    by_law: bool
    always: bool
    cites: Citation | None
    sources: tuple[Source, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Gap:
    """
    Hold one thing that would have to be known and that no source tells.
    """

    kind: GapKind
    place: str
    label: Label


@dataclass(frozen=True, slots=True)
class Piece:
    """
    Hold one piece of the way while it is being judged.

    Attributes:
        found: What became of it; None where it neither helps nor hinders.
        step: Whether it is something that one does, so that it counts as a part.
        may_go: Whether a gap, once told, could turn out to go.
    """

    found: Passage | Obstacle | Gap | None
    step: bool = True
    may_go: bool = True


@dataclass(frozen=True, slots=True)
class Reach:
    """
    Hold how far one gets with one service, and every reason.

    Attributes:
        question: "paperless" or "phone".
        service: The service's code.
        name: Its name.
        version: The version that was read.
        at_least: How far, if all that is untold is against it.
        at_most: How far, if all that is untold is in its favour.
        passages: What goes.
        obstacles: What stands in the way; none where it goes from end to end.
        gaps: What no source tells; counts neither way.
    """

    question: Question
    service: str
    name: Label
    version: str
    at_least: Extent
    at_most: Extent
    passages: tuple[Passage, ...]
    obstacles: tuple[Obstacle, ...]
    gaps: tuple[Gap, ...]

    @property
    def answer(self) -> Answer:
        """
        How far, if that is the same whatever the gaps hide; else "unknown".
        """
        return self.at_least if self.at_least == self.at_most else "unknown"

    @property
    def label(self) -> Label:
        """
        The answer in words.
        """
        return ANSWERS[self.question][self.answer]

    @property
    def note(self) -> Label:
        """
        That no official measure was found and this one is ours.
        """
        return UNOFFICIAL

    def explain(self, language: str = "id") -> str:
        """
        Return the answer with all its reasons, one a line.

        Raises:
            UnknownLanguageError: If `language` is neither "id" nor "en".
        """
        return "\n".join(_explain(self, check_language(language)))


def reach(service: ServiceType, question: Question, pieces: Iterable[Piece]) -> Reach:
    """
    Return what the pieces of a way add up to.
    """
    kept = tuple(pieces)
    found = [one.found for one in kept]
    passages = tuple(one for one in found if isinstance(one, Passage))
    obstacles = tuple(one for one in found if isinstance(one, Obstacle))
    gaps = tuple(one for one in found if isinstance(one, Gap))
    goes = bool(passages)
    may_go = goes or any(one.step and one.may_go and isinstance(one.found, Gap) for one in kept)
    return Reach(
        question=question,
        service=service.code,
        name=service.name,
        version=service.version,
        at_least=_extent(clear=not obstacles and not gaps, goes=goes),
        at_most=_extent(clear=not obstacles, goes=may_go),
        passages=passages,
        obstacles=obstacles,
        gaps=gaps,
    )


def _extent(*, clear: bool, goes: bool) -> Extent:
    if clear:
        return "end_to_end"
    return "part" if goes else "not"


def between(question: Question, at_least: Extent, at_most: Extent) -> Label:
    """
    Return between which two an unknown answer lies, in words.
    """
    least, most = ANSWERS[question][at_least], ANSWERS[question][at_most]
    return Label(
        id=f"antara {least.id} dan {most.id}", en=f"at least {least.en}, at most {most.en}"
    )


def lowest(grades: Iterable[Confidence]) -> Confidence:
    """
    Return the lowest confidence of several, at least one.
    """
    return max(grades, key=tuple(Confidence).index)


def _explain(found: Reach, language: Language) -> Iterator[str]:
    english = language == "en"
    yield f"{found.name.text(language)}: {found.label.text(language)}"
    if found.answer == "unknown":
        yield between(found.question, found.at_least, found.at_most).text(language)
    for passage in found.passages:
        yield f"+ {passage.label.text(language)}"
    for obstacle in found.obstacles:
        yield f"- {obstacle.label.text(language)} ({_basis(obstacle, language)})"
        change = obstacle.change.text(language)
        yield f"  what would change it: {change}" if english else f"  yang mengubahnya: {change}"
    for gap in found.gaps:
        yield f"? {gap.label.text(language)}"
    yield found.note.text(language)


_BY_LAW: Final = ("by law", "menurut aturan")
_HABIT: Final = ("by habit, as far as we read", "kebiasaan, sejauh yang kami baca")


def _basis(obstacle: Obstacle, language: Language) -> str:
    english = language == "en"
    words = [_BY_LAW if obstacle.by_law else _HABIT]
    if not obstacle.always:
        words.append(("in some cases", "dalam hal tertentu"))
    told = [pair[not english] for pair in words]
    if obstacle.cites is not None:
        told.append(obstacle.cites.text(language))
    return ", ".join((*told, obstacle.confidence.label.text(language)))
