"""
Which of the 14 components of a service standard are there, and which are missing.

Missing means that no source we read has it. It does not mean that the office
has none, and it is never filled in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from layanan.law import Citation, Confidence
from layanan.service._facts import Service
from layanan.text import Label, Language, check_language

if TYPE_CHECKING:
    from layanan.service._definition import Version

# The wording of ten of the fourteen is repeated in PMK 46/PMK.01/2021, which was
# read; that of the last four, and the letters, are general knowledge.
_REPEATED: Final = "https://pasal.id/en/peraturan/permen/permenkeu-no-46-pmk-01-2021-tahun-2021"


@dataclass(frozen=True, slots=True)
class Component:
    """
    Say of one component of the standard whether it is there.

    Attributes:
        letter: Its letter in UU 25/2009 pasal 21, from a to n.
        name: Its official name.
        confidence: How sure we are of that name.
        must_be_published: Whether it is one of the six of the delivery of a
            service, which the public must be shown.
        present: Whether the version says anything of it.
        means: What follows where it is missing; None where it is there.
        citation: Where it is asked for; the letters are of medium confidence.
        split: Where it is one of the six or of the other eight.
    """

    letter: str
    name: Label
    confidence: Confidence
    must_be_published: bool
    present: bool
    means: Label | None
    citation: Citation
    split: Citation

    def describe(self, language: Language = "id") -> str:
        """
        Return one line: the letter, the name, and whether it is there.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        language = check_language(language)
        there = "ada" if language == "id" else "there"
        told = there if self.means is None else self.means.text(language)
        return f"{self.letter}. {self.name.text(language)}: {told}"


@dataclass(frozen=True, slots=True)
class _Kind:
    letter: str
    name: Label
    has: Callable[["Version"], object]
    lacks: Label | None = None
    published: bool = False


_KINDS: Final = (
    _Kind("a", Label(id="dasar hukum", en="legal basis"), lambda one: one.cites),
    _Kind(
        "b",
        Label(id="persyaratan", en="requirements"),
        lambda one: one.requirements,
        Label(
            id="daftar syarat kosong tidak berarti bahwa tidak ada yang perlu dibawa",
            en="an empty checklist does not mean that nothing need be brought",
        ),
        published=True,
    ),
    _Kind(
        "c",
        Label(id="sistem, mekanisme, dan prosedur", en="system, mechanism and procedure"),
        lambda one: one.procedure,
        Label(
            id="alur dalam data ini bukan prosedur yang diterbitkan kantor",
            en="the lifecycle in this data is no procedure that an office published",
        ),
        published=True,
    ),
    _Kind(
        "d",
        Label(id="jangka waktu penyelesaian", en="time of completion"),
        lambda one: one.levels or one.published,
        Label(
            id="tidak ada jatuh tempo yang dapat dihitung dari standar ini",
            en="no deadline can be computed from this standard",
        ),
        published=True,
    ),
    _Kind(
        "e",
        Label(id="biaya/tarif", en="fee or tariff"),
        lambda one: one.fee is not None,
        Label(
            id="tanpa biaya yang disebut tidak berarti gratis",
            en="that no fee is named does not mean that it is free of charge",
        ),
        published=True,
    ),
    _Kind(
        "f",
        Label(id="produk pelayanan", en="product of the service"),
        lambda one: one.products,
        Label(
            id="tidak disebut apa yang diterima pemohon dan berapa lama berlakunya",
            en="it does not say what the applicant receives, nor how long that is valid",
        ),
        published=True,
    ),
    _Kind(
        "g",
        Label(
            id="sarana, prasarana, dan/atau fasilitas", en="means, infrastructure and/or facilities"
        ),
        lambda one: one.facilities,
    ),
    _Kind(
        "h",
        Label(id="kompetensi pelaksana", en="competence of the staff"),
        lambda one: one.competence,
    ),
    _Kind(
        "i",
        Label(id="pengawasan internal", en="internal supervision"),
        lambda one: one.supervision,
    ),
    _Kind(
        "j",
        Label(
            id="penanganan pengaduan, saran, dan masukan",
            en="handling of complaints, suggestions and input",
        ),
        lambda one: one.complaints,
        Label(
            id="tidak disebut ke mana pemohon mengadu",
            en="it does not say where the applicant may complain",
        ),
        published=True,
    ),
    _Kind("k", Label(id="jumlah pelaksana", en="number of staff"), lambda one: one.staffing),
    _Kind(
        "l",
        Label(
            id="jaminan pelayanan yang memberikan kepastian pelayanan dilaksanakan sesuai dengan "
            "standar pelayanan",
            en="guarantee that the service is given according to the service standard",
        ),
        lambda one: one.guarantee,
    ),
    _Kind(
        "m",
        Label(
            id="jaminan keamanan dan keselamatan pelayanan dalam bentuk komitmen untuk memberikan "
            "rasa aman, bebas dari bahaya, dan risiko keragu-raguan",
            en="guarantee of security and safety, as a commitment to freedom from danger and doubt",
        ),
        lambda one: one.safety,
    ),
    _Kind(
        "n",
        Label(id="evaluasi kinerja pelaksana", en="evaluation of the staff's performance"),
        lambda one: one.evaluation,
    ),
)

_UNCONFIRMED: Final = frozenset("klmn")
_MISSING = Label(
    id="tidak ada dalam sumber yang dibaca; itu tidak berarti kantor tidak memilikinya",
    en="not in the sources that were read; that does not mean that the office has none",
)
_MUST = Label(
    id="komponen ini termasuk enam yang wajib diumumkan kepada masyarakat",
    en="it is one of the six that must be published",
)


def components(service: Service) -> tuple[Component, ...]:
    """
    Return the 14 components of a service standard, each present or missing.
    """
    return components_of(service.standard)


def components_of(version: "Version") -> tuple[Component, ...]:
    """
    Return the 14 components of one version, each present or missing.
    """
    return tuple(_component(kind, version) for kind in _KINDS)


def _component(kind: _Kind, version: "Version") -> Component:
    present = bool(kind.has(version))
    sure = Confidence.MEDIUM if kind.letter in _UNCONFIRMED else Confidence.HIGH
    asked = Citation.parse(f"UU 25/2009 pasal 21 huruf {kind.letter}")
    split = Citation.parse("PermenPANRB 15/2014")
    source = None if kind.letter in _UNCONFIRMED else _REPEATED
    return Component(
        letter=kind.letter,
        name=kind.name,
        confidence=sure,
        must_be_published=kind.published,
        present=present,
        means=None if present else _meaning(kind),
        citation=asked.with_source(None, confidence=Confidence.MEDIUM),
        split=split.with_source(source, confidence=Confidence.MEDIUM),
    )


def _meaning(kind: _Kind) -> Label:
    parts = [_MISSING, *([] if kind.lacks is None else [kind.lacks])]
    parts += [_MUST] if kind.published else []
    return Label(id="; ".join(one.id for one in parts), en="; ".join(one.en for one in parts))
