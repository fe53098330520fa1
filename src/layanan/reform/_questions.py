"""
The two questions, and the same two asked of a whole catalogue.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar, get_args

from layanan.catalogue import Catalogue
from layanan.records import require
from layanan.reform._coverage import services_on
from layanan.reform._pieces import (
    FROM_A_PHONE,
    WITHOUT_PAPER,
    act,
    payment,
    presences,
    requirements,
)
from layanan.reform._programmes import require_day
from layanan.reform._reach import (
    ANSWERS,
    UNOFFICIAL,
    Answer,
    Extent,
    GapKind,
    ObstacleKind,
    Piece,
    Question,
    Reach,
    between,
    reach,
)
from layanan.service import ServiceType, Version
from layanan.text import Label, Language, check_language


def paperless(service: ServiceType) -> Reach:
    """
    Return how far one gets with a service without paper and without a visit.

    Asked are applying, everything that is handed in, who must come, and how
    the product is received. What no source tells counts neither way.

    Raises:
        WrongTypeError: If `service` is no ServiceType.

    Examples:
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> found = paperless(ppid)
        >>> found.service, bool(found.obstacles or found.gaps)
        ('info.ppid', True)
        >>> print(found.note.text("en"))
        We found no official measure of this; this one is ours, and no rating by the government.
    """
    require("service", service, ServiceType, "a ServiceType")
    return reach(service, "paperless", _paperless(service.standard))


def phone(service: ServiceType) -> Reach:
    """
    Return how far one gets with a service from a phone.

    Asked are applying, completing, paying where there is a fee, following and
    receiving, and that neither paper nor a visit is needed. A web page counts
    as reached from a phone; whether it is good to read there is not told.

    Raises:
        WrongTypeError: If `service` is no ServiceType.

    Examples:
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> phone(ppid).answer == "end_to_end"  # nothing says how one follows it
        False
    """
    require("service", service, ServiceType, "a ServiceType")
    return reach(service, "phone", _phone(service.standard))


def _paperless(version: Version) -> Iterator[Piece]:
    yield act("apply", version, WITHOUT_PAPER)
    yield from requirements(version, step=True)
    yield from presences(version)
    yield act("collect", version, WITHOUT_PAPER)


def _phone(version: Version) -> Iterator[Piece]:
    yield act("apply", version, FROM_A_PHONE)
    # A file is handed in with one of the acts, so it is no part of its own.
    yield from requirements(version, step=False)
    yield act("complete", version, FROM_A_PHONE)
    yield from presences(version)
    yield from payment(version, FROM_A_PHONE)
    yield act("track", version, FROM_A_PHONE)
    yield act("collect", version, FROM_A_PHONE)


@dataclass(frozen=True, slots=True)
class ReachReport:
    """
    Hold both answers for every service of a catalogue, with all their reasons.

    Attributes:
        on: The day.
        paperless: One answer a service, in the order of the catalogue.
        phone: As paperless.
        not_in_force: The services without a version on the day.
    """

    on: date
    paperless: tuple[Reach, ...] = field(repr=False)
    phone: tuple[Reach, ...] = field(repr=False)
    not_in_force: tuple[str, ...]

    @property
    def note(self) -> Label:
        """
        That no official measure was found and this one is ours.
        """
        return UNOFFICIAL

    def reaches(self, question: Question) -> tuple[Reach, ...]:
        """
        Return the answers to one question.
        """
        return self.paperless if question == "paperless" else self.phone

    def answers(self, question: Question) -> dict[Answer, tuple[str, ...]]:
        """
        Return the services behind each answer; every answer is there, maybe with none.
        """
        found = self.reaches(question)
        return {
            answer: tuple(one.service for one in found if one.answer == answer)
            for answer in get_args(Answer)
        }

    def bounds(self, question: Question) -> dict[tuple[Extent, Extent], tuple[str, ...]]:
        """
        Return the services whose answer is unknown, by the two answers it lies between.
        """
        found = [one for one in self.reaches(question) if one.answer == "unknown"]
        pairs = sorted(
            {(one.at_least, one.at_most) for one in found},
            key=lambda pair: tuple(map(get_args(Extent).index, pair)),
        )
        return {
            pair: tuple(one.service for one in found if (one.at_least, one.at_most) == pair)
            for pair in pairs
        }

    def obstacles(self, question: Question) -> dict[ObstacleKind, tuple[str, ...]]:
        """
        Return the services behind each kind of obstacle that occurs.
        """
        found = self.reaches(question)
        return _behind(
            get_args(ObstacleKind),
            ((one.service, {each.kind for each in one.obstacles}) for one in found),
        )

    def gaps(self, question: Question) -> dict[GapKind, tuple[str, ...]]:
        """
        Return the services behind each kind of gap that occurs.
        """
        found = self.reaches(question)
        return _behind(
            get_args(GapKind),
            ((one.service, {each.kind for each in one.gaps}) for one in found),
        )

    def explain(self, language: str = "id") -> str:
        """
        Return the counts of both answers, with what stands behind them.

        Raises:
            UnknownLanguageError: If `language` is neither "id" nor "en".
        """
        return "\n".join(_explain(self, check_language(language)))


def catalogue_report(catalogue: Catalogue, *, on: date) -> ReachReport:
    """
    Return both answers for every service in force on the day `on`.

    Raises:
        CivilDateError: If `on` is an instant, or no date at all.
        DefinitionError: If a definition of the catalogue is wrong.
        WrongTypeError: If `catalogue` is no Catalogue.

    Examples:
        Every service in force is counted once:

        >>> report = catalogue_report(Catalogue.kemenag(), on=date(2026, 3, 13))
        >>> counts = {answer: len(codes) for answer, codes in report.answers("phone").items()}
        >>> sum(counts.values()) == len(report.phone)
        True
    """
    require("catalogue", catalogue, Catalogue, "a Catalogue")
    require_day(on)
    codes = services_on(catalogue, on=on)
    services = [catalogue.get(code, on=on) for code in codes]
    return ReachReport(
        on=on,
        paperless=tuple(map(paperless, services)),
        phone=tuple(map(phone, services)),
        not_in_force=tuple(code for code in catalogue if code not in codes),
    )


KindT = TypeVar("KindT", ObstacleKind, GapKind)


def _behind(
    kinds: Iterable[KindT], found: Iterable[tuple[str, set[KindT]]]
) -> dict[KindT, tuple[str, ...]]:
    pairs = tuple(found)
    rows = {kind: tuple(code for code, has in pairs if kind in has) for kind in kinds}
    return {kind: codes for kind, codes in rows.items() if codes}


_OBSTACLES: Final[dict[ObstacleKind, Label]] = {
    "original": Label(id="diminta dokumen asli", en="an original is asked for"),
    "certified_copy": Label(id="diminta salinan dilegalisasi", en="a certified copy is asked for"),
    "copy": Label(id="diminta fotokopi di atas kertas", en="a copy on paper is asked for"),
    "shown": Label(id="dokumen asli harus diperlihatkan", en="an original must be shown"),
    "paper": Label(id="diminta dokumen di atas kertas", en="a paper is asked for"),
    "visit": Label(id="harus datang", en="somebody must come in person"),
    "channel": Label(id="tidak ada saluran yang melayani", en="no channel serves"),
}
_GAPS: Final[dict[GapKind, Label]] = {
    "requirements": Label(id="persyaratannya tidak disebut", en="what to bring is not told"),
    "medium": Label(
        id="tidak disebut apakah berkas digital diterima",
        en="whether a file is accepted is not told",
    ),
    "presence": Label(
        id="tidak disebut apakah harus datang", en="whether somebody must come is not told"
    ),
    "channel": Label(id="salurannya tidak disebut", en="over which channel is not told"),
    "fee": Label(id="biayanya tidak disebut", en="the fee is not told"),
}


def _explain(report: ReachReport, language: Language) -> Iterator[str]:
    for question, words in ANSWERS.items():
        for answer, codes in report.answers(question).items():
            yield _line("", words[answer], codes, language)
        for pair, codes in report.bounds(question).items():
            yield _line("  ", between(question, *pair), codes, language)
        for obstacle, codes in report.obstacles(question).items():
            yield _line("- ", _OBSTACLES[obstacle], codes, language)
        for gap, codes in report.gaps(question).items():
            yield _line("? ", _GAPS[gap], codes, language)
    yield report.note.text(language)


def _line(mark: str, label: Label, codes: tuple[str, ...], language: Language) -> str:
    behind = f" ({', '.join(codes)})" if codes else ""
    return f"{mark}{label.text(language)}: {len(codes)}{behind}"
