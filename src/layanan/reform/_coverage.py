"""
Which services name which programme, and what is left over on either side.
"""

from dataclasses import dataclass
from datetime import date

from layanan.catalogue import Catalogue
from layanan.law import NotInForceError
from layanan.records import require
from layanan.reform._programmes import Programme, notes_for, programmes, require_day
from layanan.text import Label


@dataclass(frozen=True, slots=True)
class ProgrammeServices:
    """
    Hold one programme and the codes of the services that name it.
    """

    programme: Programme
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    Hold which services name which programme on a day.

    Attributes:
        on: The day.
        rows: Each programme of the day, with its services, maybe none.
        services_without: The services in force that name none of them.
        unlisted: What services name that is no programme of the day, as
            (service, programme).
        not_in_force: The services of the catalogue without a version on the day.
        notes: What a reader must know: above all that it is our reading.
    """

    on: date
    rows: tuple[ProgrammeServices, ...]
    services_without: tuple[str, ...]
    unlisted: tuple[tuple[str, str], ...]
    not_in_force: tuple[str, ...]
    notes: tuple[Label, ...]

    @property
    def programmes_without(self) -> tuple[Programme, ...]:
        """
        The programmes that no service names.
        """
        return tuple(row.programme for row in self.rows if not row.services)


def coverage(catalogue: Catalogue, *, on: date) -> Coverage:
    """
    Return which services in force on the day `on` name which programme.

    Raises:
        CivilDateError: If `on` is an instant, or no date at all.
        DefinitionError: If a definition of the catalogue is wrong.
        WrongTypeError: If `catalogue` is no Catalogue.

    Examples:
        The request for public information names no programme:

        >>> found = coverage(Catalogue.kemenag(), on=date(2022, 6, 1))
        >>> len(found.rows), "info.ppid" in found.services_without
        (7, True)
    """
    require("catalogue", catalogue, Catalogue, "a Catalogue")
    require_day(on)
    in_force = {code: catalogue.definition(code) for code in services_on(catalogue, on=on)}
    known = programmes(on)
    codes = {one.code for one in known}
    return Coverage(
        on=on,
        rows=tuple(
            ProgrammeServices(
                one, tuple(code for code, found in in_force.items() if one.code in found.programmes)
            )
            for one in known
        ),
        services_without=tuple(
            code for code, found in in_force.items() if codes.isdisjoint(found.programmes)
        ),
        unlisted=tuple(
            (code, name)
            for code, found in in_force.items()
            for name in dict.fromkeys(found.programmes)
            if name not in codes
        ),
        not_in_force=tuple(code for code in catalogue if code not in in_force),
        notes=notes_for(on),
    )


def services_on(catalogue: Catalogue, *, on: date) -> tuple[str, ...]:
    """
    Return the codes of the services that have a version in force on a day.
    """
    return tuple(code for code in catalogue if _is_in_force(catalogue, code, on))


def _is_in_force(catalogue: Catalogue, code: str, on: date) -> bool:
    try:
        catalogue.definition(code).as_of(on)
    except NotInForceError:
        return False
    return True
