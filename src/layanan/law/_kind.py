"""
The kinds of legal writing, and how officials shorten their names.

A value is the short form that officials write. Some kinds say who issued
them by their name alone (only the Minister of Religious Affairs writes a
PMA); for the others the issuer is part of the name ("SE MenPANRB").
"""

from enum import StrEnum
from typing import Final

from layanan.text import Label


class InstrumentKind(StrEnum):
    """
    Name a kind of instrument as officials write it, the highest rank first.

    Examples:
        >>> print(InstrumentKind.LAW, "-", InstrumentKind.LAW.label.text("en"))
        UU - Law
    """

    CONSTITUTION = "UUD"
    LAW = "UU"
    PERPPU = "Perppu"
    PP = "PP"
    PERPRES = "Perpres"
    KEPPRES = "Keppres"
    INPRES = "Inpres"
    PERMENPANRB = "PermenPANRB"
    KEPMENPANRB = "KepMenPANRB"
    PMK = "PMK"
    PMA = "PMA"
    KMA = "KMA"
    PERMEN = "Permen"
    KEPMEN = "Kepmen"
    SKB = "SKB"
    PBM = "PBM"
    PERDIRJEN = "Perdirjen"
    KEPDIRJEN = "Kepdirjen"
    PERKI = "Perki"
    PERBAN = "Perban"
    PERKA = "Perka"
    PERDA = "Perda"
    PERGUB = "Pergub"
    KEPGUB = "Kepgub"
    PERBUP = "Perbup"
    KEPBUP = "Kepbup"
    PERWALI = "Perwali"
    KEPWALI = "Kepwali"
    SE = "SE"
    REGULATION = "Peraturan"
    DECREE = "Keputusan"
    LETTER = "Surat"
    SERVICE_STANDARD = "Standar Pelayanan"
    """What one office published as its standard, where no decree is named."""
    GENERAL = "umum"
    """Free words that name law without one number, such as "yearly SE MenPANRB to 2023"."""

    @property
    def label(self) -> Label:
        """
        The full name in both languages.
        """
        return _LABELS[self]


def _label(id_: str, en: str) -> Label:
    return Label(id=id_, en=en)


_K = InstrumentKind
_LABELS: Final = {
    _K.CONSTITUTION: _label("Undang-Undang Dasar", "Constitution"),
    _K.LAW: _label("Undang-Undang", "Law"),
    _K.PERPPU: _label(
        "Peraturan Pemerintah Pengganti Undang-Undang", "Government Regulation in Lieu of Law"
    ),
    _K.PP: _label("Peraturan Pemerintah", "Government Regulation"),
    _K.PERPRES: _label("Peraturan Presiden", "Presidential Regulation"),
    _K.KEPPRES: _label("Keputusan Presiden", "Presidential Decree"),
    _K.INPRES: _label("Instruksi Presiden", "Presidential Instruction"),
    _K.PERMENPANRB: _label(
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Regulation of the Minister for Administrative and Bureaucratic Reform",
    ),
    _K.KEPMENPANRB: _label(
        "Keputusan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Decree of the Minister for Administrative and Bureaucratic Reform",
    ),
    _K.PMK: _label("Peraturan Menteri Keuangan", "Regulation of the Minister of Finance"),
    _K.PMA: _label("Peraturan Menteri Agama", "Regulation of the Minister of Religious Affairs"),
    _K.KMA: _label("Keputusan Menteri Agama", "Decree of the Minister of Religious Affairs"),
    _K.PERMEN: _label("Peraturan Menteri", "Ministerial Regulation"),
    _K.KEPMEN: _label("Keputusan Menteri", "Ministerial Decree"),
    _K.SKB: _label("Surat Keputusan Bersama", "Joint Ministerial Decree"),
    _K.PBM: _label("Peraturan Bersama Menteri", "Joint Ministerial Regulation"),
    _K.PERDIRJEN: _label("Peraturan Direktur Jenderal", "Regulation of the Director General"),
    _K.KEPDIRJEN: _label("Keputusan Direktur Jenderal", "Decree of the Director General"),
    _K.PERKI: _label("Peraturan Komisi Informasi", "Regulation of the Information Commission"),
    _K.PERBAN: _label("Peraturan Badan", "Agency Regulation"),
    _K.PERKA: _label("Peraturan Kepala Badan", "Regulation of the Head of Agency"),
    _K.PERDA: _label("Peraturan Daerah", "Regional Regulation"),
    _K.PERGUB: _label("Peraturan Gubernur", "Governor's Regulation"),
    _K.KEPGUB: _label("Keputusan Gubernur", "Governor's Decree"),
    _K.PERBUP: _label("Peraturan Bupati", "Regent's Regulation"),
    _K.KEPBUP: _label("Keputusan Bupati", "Regent's Decree"),
    _K.PERWALI: _label("Peraturan Wali Kota", "Mayor's Regulation"),
    _K.KEPWALI: _label("Keputusan Wali Kota", "Mayor's Decree"),
    _K.SE: _label("Surat Edaran", "Circular"),
    _K.REGULATION: _label("Peraturan", "Regulation"),
    _K.DECREE: _label("Keputusan", "Decree"),
    _K.LETTER: _label("Surat", "Letter"),
    _K.SERVICE_STANDARD: _label("Standar Pelayanan", "Service Standard"),
    _K.GENERAL: _label("rujukan umum", "general reference"),
}

#: Plain words: with a number they are a name ("Keputusan Kepala … 124/2021"),
#: without one a common noun ("keputusan Gubernur Papua").
PLAIN: Final = frozenset({_K.REGULATION, _K.DECREE, _K.LETTER})

#: Signed by several ministers, each with a number of their own register.
JOINT: Final = frozenset({_K.SKB, _K.PBM})

#: Numbered by the State Secretariat: always a number and a year.
STATE: Final = frozenset({_K.LAW, _K.PERPPU, _K.PP, _K.PERPRES, _K.KEPPRES, _K.INPRES})

#: Numbered by a ministry: whatever the number looks like, it ends with a year.
YEARED: Final = frozenset({_K.PERMENPANRB, _K.KEPMENPANRB, _K.PMK, _K.PMA, _K.KMA})

#: "5/2020" says nothing before it is said whose.
ISSUED: Final = PLAIN | {
    *(_K.PERMEN, _K.KEPMEN, _K.PERDIRJEN, _K.KEPDIRJEN, _K.PERBAN, _K.PERKA, _K.PERDA),
    *(_K.PERGUB, _K.KEPGUB, _K.PERBUP, _K.KEPBUP, _K.PERWALI, _K.KEPWALI, _K.SE),
    _K.SERVICE_STANDARD,
}

_PAN: Final = ("PANRB", "PAN-RB", "PAN RB")

#: What else is written for a kind. The long names of regional decrees are
#: missing on purpose: "keputusan Gubernur Papua" stays as it was written,
#: and `same_name` makes it equal to "Kepgub Papua".
SPELLINGS: Final[dict[InstrumentKind, tuple[str, ...]]] = {
    _K.CONSTITUTION: ("Undang-Undang Dasar",),
    _K.LAW: ("Undang-Undang", "Undang Undang"),
    _K.PERPPU: ("Perpu", "Peraturan Pemerintah Pengganti Undang-Undang"),
    _K.PP: ("Peraturan Pemerintah",),
    _K.PERPRES: ("Peraturan Presiden",),
    _K.KEPPRES: ("Kepres", "Keputusan Presiden"),
    _K.INPRES: ("Instruksi Presiden",),
    _K.PERMENPANRB: tuple(
        f"{word}{pan}" for word in ("Permen", "Permen ", "Peraturan Menteri ") for pan in _PAN
    ),
    _K.KEPMENPANRB: tuple(
        f"{word}{pan}" for word in ("Kepmen", "Kepmen ", "Keputusan Menteri ") for pan in _PAN
    ),
    _K.PMK: ("Permenkeu", "Peraturan Menteri Keuangan"),
    _K.PMA: ("Permenag", "Peraturan Menteri Agama"),
    _K.KMA: ("Kepmenag", "Keputusan Menteri Agama"),
    _K.PERMEN: ("Peraturan Menteri",),
    _K.KEPMEN: ("Keputusan Menteri",),
    _K.SKB: ("Surat Keputusan Bersama", "Keputusan Bersama"),
    _K.PBM: ("Peraturan Bersama Menteri", "Peraturan Bersama"),
    _K.PERDIRJEN: ("Peraturan Dirjen", "Peraturan Direktur Jenderal"),
    _K.KEPDIRJEN: ("Keputusan Dirjen", "Keputusan Direktur Jenderal"),
    _K.PERKI: ("Peraturan Komisi Informasi",),
    _K.PERBAN: ("Peraturan Badan",),
    _K.PERDA: ("Peraturan Daerah",),
    _K.SE: ("Surat Edaran",),
    _K.DECREE: ("Surat Keputusan", "SK"),
}

_SAME_NAMES: Final = {
    _K.PERKA: "peraturan kepala",
    _K.PERGUB: "peraturan gubernur",
    _K.KEPGUB: "keputusan gubernur",
    _K.PERBUP: "peraturan bupati",
    _K.KEPBUP: "keputusan bupati",
    _K.PERWALI: "peraturan wali kota",
    _K.KEPWALI: "keputusan wali kota",
}


def same_name(kind: InstrumentKind, issuer: str | None) -> str:
    """
    Return one text for all ways to name the same kind and issuer.
    """
    return f"{_SAME_NAMES.get(kind, kind.value)} {issuer or ''}".strip().casefold()


def is_glued(kind: InstrumentKind, issuer: str | None) -> bool:
    """
    Return whether kind and issuer are one word, as in "Permendagri".
    """
    name = (issuer or "").casefold()
    return (
        kind in {_K.PERMEN, _K.KEPMEN} and name.startswith("men") and not name.startswith("menteri")
    )
