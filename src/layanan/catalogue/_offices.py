"""
Who stands above the ministry's offices: the lines that a host need not write.

There are 34 Kanwil for 38 provinces, so the Kanwil of a place is looked up in
a table and never taken from its province's code. A KUA has answered to the
Directorate General since PMA 34/2016; who guides its work changed on 10
October 2024. What a host knows better it writes itself, as `Superior`s.
"""

import csv
from datetime import date
from functools import lru_cache
from importlib.resources import files
from io import StringIO
from typing import Final

from layanan.calendars import Along, Superior, find_region
from layanan.law import Citation, Confidence

_CHANGED: Final = date(2024, 10, 10)
_VERTICAL: Final = Citation.parse("PMA 19/2019").with_source(None, confidence=Confidence.HIGH)
_NOW: Final = Citation.parse("PMA 24/2024").with_source(
    "https://pontren.com/2025/05/23/organisasi-dan-tata-kerja-kua-dalam-pma-no-24-tahun-2024/",
    confidence=Confidence.HIGH,
)
# That a KUA answered to the Ditjen and was guided by its Kankemenag before is
# general knowledge.
_BEFORE: Final = Citation.parse("PMA 34/2016").with_source(None, confidence=Confidence.MEDIUM)

_MINISTRY: Final = ("pusat", "Kementerian Agama", "pusat")
_DITJEN: Final = (
    "ditjen.bimas-islam",
    "Direktur Jenderal Bimbingan Masyarakat Islam",
    "ditjen",
)
_DIRECTORATE: Final = (
    "ditjen.bimas-islam.kua",
    "Direktorat pembina KUA, Ditjen Bimas Islam",
    "direktorat",
)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("tables", "kanwil.csv").read_text("utf-8")
    return {row["region"]: row for row in csv.DictReader(StringIO(text))}


def kanwil_of(region: str, *, along: Along = "accountable_to") -> Superior:
    """
    Return the Kanwil that the offices of a province stand under.

    The four provinces of 2022 had no Kanwil of their own when last read (July
    2025); their citation says so with medium confidence.

    Args:
        region: ISO 3166-2, e.g. "ID-JT".
        along: Along which edge it stands above them.

    Raises:
        UnknownRegionError: If there is no such province.

    Examples:
        >>> kanwil_of("ID-JT").name
        'Kanwil Kemenag Provinsi Jawa Tengah'
        >>> kanwil_of("ID-PD").name, str(kanwil_of("ID-PD").cites.confidence)
        ('Kanwil Kemenag Provinsi Papua Barat', 'medium')
    """
    row = _table()[find_region(region).code]
    cites = _VERTICAL.with_source(row["source"] or None, confidence=Confidence(row["confidence"]))
    return Superior(code=row["code"], name=row["name"], level="kanwil", along=along, cites=cites)


def above_kankemenag(region: str) -> tuple[Superior, ...]:
    """
    Return who stands above a Kankemenag of a province: its Kanwil, and the ministry.

    Args:
        region: ISO 3166-2, e.g. "ID-JT".

    Raises:
        UnknownRegionError: If there is no such province.

    Examples:
        >>> [one.code for one in above_kankemenag("ID-JT")]
        ['kanwil.jateng', 'pusat']
    """
    return (kanwil_of(region), _superior(_MINISTRY, "accountable_to", cites=_VERTICAL))


def above_kua(kankemenag: str, name: str) -> tuple[Superior, ...]:
    """
    Return who stands above a KUA, and since when: the Ditjen, and who guides its work.

    Args:
        kankemenag: The code of the Kankemenag that guided it up to 9 October 2024.
        name: Its name.

    Raises:
        InvalidRecordError: If the code or the name is empty.

    Examples:
        >>> from layanan import Office
        >>> kua = Office(
        ...     code="kua.semarang-tengah",
        ...     name="KUA Kecamatan Semarang Tengah",
        ...     region="ID-JT",
        ...     level="kua",
        ...     superiors=above_kua("kankemenag.3374", "Kankemenag Kota Semarang"),
        ... )
        >>> for on in (date(2024, 10, 9), date(2024, 10, 10)):
        ...     print(kua.superior(on).code, kua.superior(on, along="guided_by").code)
        ditjen.bimas-islam kankemenag.3374
        ditjen.bimas-islam ditjen.bimas-islam.kua
    """
    guide = (kankemenag, name, "kankemenag")
    return (
        _superior(_DITJEN, "accountable_to", until=_CHANGED, cites=_BEFORE),
        _superior(_DITJEN, "accountable_to", since=_CHANGED, cites=_NOW),
        _superior(guide, "guided_by", until=_CHANGED, cites=_BEFORE),
        _superior(_DIRECTORATE, "guided_by", since=_CHANGED, cites=_NOW),
    )


def _superior(
    who: tuple[str, str, str],
    along: Along,
    *,
    since: date | None = None,
    until: date | None = None,
    cites: Citation,
) -> Superior:
    code, name, level = who
    return Superior(
        code=code, name=name, level=level, along=along, since=since, until=until, cites=cites
    )
