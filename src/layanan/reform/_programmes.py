"""
The priority programmes of the ministry, as dated and cited lists name them.

They are read once, when they are first asked for, and never at import.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, model_validator

from layanan.calendars import CivilDateError
from layanan.errors import LayananError
from layanan.law import Confidence
from layanan.records import Record
from layanan.service import Source, load
from layanan.text import Label

_Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
_Year = Annotated[int, Field(ge=1945, le=9999)]

OUR_READING: Final = Label(
    id="Layanan mana yang mendukung program mana adalah tafsir kami; tidak ada sumber yang "
    "menetapkannya.",
    en="Which service serves which programme is our reading; no source lays it down.",
)
"""What every answer about programmes and services says."""


class ProgrammeListError(LayananError, ValueError):
    """
    Tell every reason why programmes make no list.
    """

    def __init__(self, *, faults: tuple[Label, ...]) -> None:
        self.faults = faults

    def _text(self, language: str) -> str:
        return "; ".join(one.id if language == "id" else one.en for one in self.faults)


class Programme(Record, frozen=True):
    """
    Describe one priority programme, and from when to when lists are known to name it.

    The sources tell years and no days, so it counts from the first day of a year.

    Attributes:
        code: Stable, such as "revitalisasi_kua".
        name: Its name.
        since: The year from which it is known.
        last_named: The last year for which a source that we read names it.
        until: The first year in which it is no longer named; None where no
            source tells an end.
        renamed_to: The programme that took its place.
        sources: Where it was read.
        confidence: How sure we are of the whole.
        notes: What a reader must know.
    """

    code: _Code
    name: Label
    since: _Year
    last_named: _Year
    until: _Year | None = None
    renamed_to: _Code | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    confidence: Confidence
    notes: tuple[Label, ...] = ()

    def covers(self, on: date) -> bool:
        """
        Return whether it counts on the day `on`: it is known, and no end of it is.
        """
        return self.since <= on.year and (self.until is None or on.year < self.until)

    def is_named(self, on: date) -> bool:
        """
        Return whether a source names it for that year, rather than that no end is known.
        """
        return self.covers(on) and on.year <= self.last_named


class ProgrammeList(Record, frozen=True):
    """
    Hold every programme of the file.

    Raises:
        ProgrammeListError: If a code stands twice, or years do not ascend.
    """

    programmes: Annotated[tuple[Programme, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if faults := tuple(self._faults()):
            raise ProgrammeListError(faults=faults)
        return self

    def _faults(self) -> Iterator[Label]:
        codes = [one.code for one in self.programmes]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield Label(id=f"program {code} ganda; hapus satu", en=f"{code} stands twice; keep one")
        for one in self.programmes:
            if one.last_named < one.since:
                yield Label(
                    id=f"{one.code}: last_named ({one.last_named}) mendahului since ({one.since})",
                    en=f"{one.code}: last_named ({one.last_named}) is before since ({one.since})",
                )
            if one.until is not None and one.until <= one.last_named:
                last = one.last_named
                yield Label(
                    id=f"{one.code}: until ({one.until}) harus sesudah last_named ({last})",
                    en=f"{one.code}: until ({one.until}) must be after last_named ({last})",
                )
            if one.renamed_to is not None and one.renamed_to not in codes:
                yield Label(
                    id=f"{one.code}: renamed_to {one.renamed_to} tidak ada dalam daftar",
                    en=f"{one.code}: renamed_to {one.renamed_to} is not in the list",
                )


@lru_cache(maxsize=1)
def every_programme() -> tuple[Programme, ...]:
    """
    Return every programme of the data file, in its order.
    """
    return load(files(__package__) / "data" / "programmes.yaml", ProgrammeList).programmes


def programmes(on: date) -> tuple[Programme, ...]:
    """
    Return the priority programmes that are known on the day `on`.

    Before 2021 the answer is empty, because no list that we read is older;
    after the year in which a programme was last named it stays until an end
    is known, and `is_named` tells the difference.

    Raises:
        CivilDateError: If `on` is an instant, or no date at all.

    Examples:
        Six were named in 2021; the seventh was prepared for 2022, and renamed later:

        >>> [len(programmes(date(year, 12, 31))) for year in (2020, 2021, 2022, 2023)]
        [0, 6, 7, 7]
        >>> print(programmes(date(2022, 6, 1))[-1].name)
        Tahun Toleransi
        >>> print(programmes(date(2023, 6, 1))[-1].name)
        Tahun Kerukunan Umat Beragama
    """
    require_day(on)
    return tuple(one for one in every_programme() if one.covers(on))


def require_day(on: object) -> None:
    """
    Refuse what is no plain date.
    """
    if isinstance(on, datetime) or not isinstance(on, date):
        raise CivilDateError(given=repr(on))


def notes_for(on: date) -> tuple[Label, ...]:
    """
    Return what every answer about programmes on a day says.
    """
    known = programmes(on)
    if not known:
        first = min(one.since for one in every_programme())
        return (
            OUR_READING,
            Label(
                id=f"Daftar program tertua yang kami baca berasal dari tahun {first}.",
                en=f"The oldest list of programmes that we read is of {first}.",
            ),
        )
    if all(one.is_named(on) for one in known):
        return (OUR_READING,)
    last = max(one.last_named for one in known)
    return (
        OUR_READING,
        Label(
            id=f"Daftar program terakhir yang kami baca berasal dari tahun {last}; apakah masih "
            f"berlaku pada {on.year} tidak diketahui.",
            en=f"The newest list of programmes that we read is of {last}; whether it still holds "
            f"in {on.year} is not known.",
        ),
    )
