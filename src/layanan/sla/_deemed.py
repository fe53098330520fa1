"""
A request that counts as granted because nobody decided ("fiktif positif").

UU 30/2014 article 53 gives the silence of an office a consequence. It is no
decision: nobody decided. A decision that an electronic system issues because
every requirement in it is met (paragraph (3)) is another event, and this
module does not speak of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from layanan.calendars import CivilDateError, Term, working_days
from layanan.errors import LayananError
from layanan.law import Citation, Confidence, Dated
from layanan.records import require
from layanan.text import Label

DeemedSubject = Literal["decision", "permit", "dispensation", "concession"]
"""What was asked for: a decision of any kind, or one of the three that article 39 is about."""

_STUDY: Final = (
    "http://ebook.bldk.mahkamahagung.go.id/ebook/2021/"
    "ANALISIS_DAN_INVENTARARISASI_PERMASALAHAN_TEKNIS_HUKUM/files/basic-html/page101.html"
)
_ORIGINAL: Final = Citation.parse("UU 30/2014 pasal 53").with_source(
    "https://id.scribd.com/document/542630475/19100601130-Iyanda-Ala-Aulia-Jurnal-Haptun-K2",
    confidence=Confidence.HIGH,
)
_AMENDED: Final = Citation.parse(
    "UU 30/2014 pasal 53 jo. UU 11/2020 pasal 175 angka 6"
).with_source(_STUDY, confidence=Confidence.HIGH)
# That the five days were kept is general knowledge: the source that was read
# speaks of the court.
_KEPT: Final = Citation.parse("UU 6/2023 pasal 175 (semula Perppu 2/2022)").with_source(
    None, confidence=Confidence.MEDIUM
)
# That there is a conflict is certain; the number of the paragraph is not.
_PERMITS: Final = Citation.parse("UU 30/2014 pasal 39 (kajian MA 2021 hlm. 129)").with_source(
    _STUDY, confidence=Confidence.HIGH
)

# The day on which UU 30/2014 came into force is general knowledge; no source
# that we read states it.
_AMENDED_ON: Final = date(2020, 11, 2)
_TERMS: Final = Dated(
    [
        (date(2014, 10, 17), working_days(10), _ORIGINAL),
        (_AMENDED_ON, working_days(5), _AMENDED),
    ],
    subject=Label(
        id="dianggap dikabulkan (UU 30/2014 pasal 53)",
        en="a deemed grant (UU 30/2014 article 53)",
    ),
)
# Whatever their days: by their numbers one of the two is in force since then.
_KEPT_FROM_YEAR: Final = 2023

_BY_COURT: Final = Label(
    id="menurut UU 30/2014 permohonan dianggap dikabulkan bila dalam {term} setelah diterima "
    "secara lengkap tidak ada keputusan, kalau tidak ada peraturan atau standar yang menetapkan "
    "batas waktu lain; pemohon mengajukan permohonan kepada PTUN",
    en="by UU 30/2014 a request counts as granted when nothing was decided within {term} of its "
    "complete receipt, where no rule or standard sets another limit; the applicant turns to the "
    "administrative court (PTUN)",
)
_BY_LAW: Final = Label(
    id="sejak UU 11/2020 permohonan dianggap dikabulkan secara hukum bila dalam {term} setelah "
    "diterima secara lengkap tidak ada keputusan, kalau tidak ada peraturan atau standar yang "
    "menetapkan batas waktu lain",
    en="since UU 11/2020 a request counts as granted by law when nothing was decided within "
    "{term} of its complete receipt, where no rule or standard sets another limit",
)
_STANDARD: Final = Label(
    id="peraturan atau standar menetapkan {standard}, jadi {term} menurut UU 30/2014 pasal 53 "
    "tidak dipakai",
    en="a rule or standard sets {standard}, so the {term} of UU 30/2014 article 53 do not apply",
)
_BY_STANDARD: Final = Label(
    id="ketentuan dianggap dikabulkan menunjuk batas waktu undang-undang itu sendiri; apakah "
    "juga mencakup batas waktu yang ditetapkan peraturan atau standar diperdebatkan",
    en="the deemed grant refers to the law's own limit; whether it also covers a limit that a "
    "rule or standard sets is disputed",
)
_ARTICLE_39: Final = Label(
    id="izin, dispensasi, dan konsesi harus dikabulkan atau ditolak dalam 10 hari kerja sejak "
    "permohonan diterima menurut pasal 39, sedangkan pasal 53 menghitung 5 hari kerja setelah "
    "permohonan diterima secara lengkap",
    en="permits, dispensations and concessions must be granted or refused within 10 working "
    "days of receipt by article 39, while article 53 counts 5 working days from complete receipt",
)


class DeemedSubjectError(LayananError, ValueError):
    """
    Tell that there is no deemed grant of such a thing.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        known = ", ".join(map(repr, get_args(DeemedSubject)))
        if language == "id":
            return f"subject tidak dapat bernilai {self.given}; yang ada: {known}"
        return f"subject cannot be {self.given}; there are: {known}"


@dataclass(frozen=True, slots=True)
class DeemedGrant:
    """
    Hold after how long a silent office counts as having granted, and what is doubtful.

    Attributes:
        term: The term; the law's own runs from complete receipt.
        cites: The law it rests on, each with its source and confidence.
        confidence: How sure we are: the lowest confidence of what the term
            rests on, and at most medium where a standard takes its place.
        contested: What is disputed, in words; None where we know of nothing.
            Where it is set, nothing is to be done without a person's decision.
        why: Where the term comes from, in words.
    """

    term: Term
    cites: tuple[Citation, ...]
    confidence: Confidence
    contested: Label | None
    why: Label


def deemed_grant(
    on: date, *, standard: Term | None = None, subject: DeemedSubject = "decision"
) -> DeemedGrant:
    """
    Return after how long a request counts as granted, by the law of a day.

    A deemed grant is never the same event as a decision that an electronic
    system issues (article 53 paragraph (3)).

    Args:
        on: The day whose law is asked for.
        standard: The limit that a rule or service standard sets, if one does;
            it takes the place of the law's own.
        subject: What was asked for.

    Raises:
        NotInForceError: Before UU 30/2014 was in force.
        CivilDateError: If `on` is no plain date.
        WrongTypeError: If `standard` is no Term.
        DeemedSubjectError: If there is no such subject.

    Law:
        UU 30/2014 pasal 53 jo. UU 11/2020 pasal 175 angka 6; UU 6/2023 pasal 175.

    Examples:
        >>> print(deemed_grant(date(2020, 11, 1)).term)
        10 hari kerja
        >>> print(deemed_grant(date(2020, 11, 2)).term)
        5 hari kerja

        For a permit the law contradicts itself, which is told and not settled:

        >>> print(deemed_grant(date(2021, 3, 1), subject="permit").contested.text("en"))
        permits, dispensations and concessions must be granted or refused within 10 working \
days of receipt by article 39, while article 53 counts 5 working days from complete receipt
    """
    if type(on) is not date:
        raise CivilDateError(given=repr(on))
    if standard is not None:
        require("standard", standard, Term, "a Term")
    if subject not in get_args(DeemedSubject):
        raise DeemedSubjectError(given=repr(subject))
    term = _TERMS.as_of(on)
    amended = on >= _AMENDED_ON
    cites = [_AMENDED if amended else _ORIGINAL]
    why = _BY_LAW if amended else _BY_COURT
    disputes: list[Label] = []
    if on.year >= _KEPT_FROM_YEAR:
        cites.append(_KEPT)
    sure = {one.confidence for one in cites}
    # Both disputes are about the text as amended; of the first one we read none.
    if amended and subject != "decision":
        cites.append(_PERMITS)
        disputes.append(_ARTICLE_39)
    if amended and standard is not None:
        disputes.append(_BY_STANDARD)
    if standard is not None:
        sure.add(Confidence.MEDIUM)
        why = _STANDARD
    return DeemedGrant(
        term=standard or term,
        cites=tuple(cites),
        confidence=Confidence.MEDIUM if Confidence.MEDIUM in sure else Confidence.HIGH,
        contested=_joined(disputes),
        why=_filled(why, term, standard or term),
    )


def _joined(disputes: list[Label]) -> Label | None:
    if not disputes:
        return None
    return Label(id="; ".join(one.id for one in disputes), en="; ".join(one.en for one in disputes))


def _filled(label: Label, term: Term, standard: Term) -> Label:
    return Label(
        id=label.id.format(term=term.text("id"), standard=standard.text("id")),
        en=label.en.format(term=term.text("en"), standard=standard.text("en")),
    )
