"""
What is stated about a case, checked before anything is computed from it.

A misspelt fact would otherwise leave an answer open without a word, so every
fault is told, all at once.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

from layanan.calendars import CivilDateError
from layanan.errors import LayananError
from layanan.lifecycle import FACT_KINDS, FactKind, FactSpec, FactValue
from layanan.records import require
from layanan.text import Label, join_words, mask_nik, nearest

if TYPE_CHECKING:
    from layanan.lifecycle import Lifecycle
    from layanan.service._definition import Version


class Service(Protocol):
    """
    Be one version of a service, as `ServiceType` is; what is computed here asks no more of it.
    """

    @property
    def code(self) -> str:
        """
        The service's code.
        """

    @property
    def standard(self) -> "Version":
        """
        What was promised.
        """

    @property
    def lifecycle(self) -> "Lifecycle":
        """
        What may happen to a request, with the facts that may be stated.
        """


class StatedFactsError(LayananError, ValueError):
    """
    Tell that facts were stated that a service does not know, or of another kind.

    Attributes:
        service: The service that was asked.
        faults: Everything that is wrong with them.
    """

    def __init__(self, *, service: str, faults: tuple[Label, ...]) -> None:
        self.service = service
        self.faults = faults

    def _text(self, language: str) -> str:
        told = "; ".join(one.text("id" if language == "id" else "en") for one in self.faults)
        return f"{self.service}: {told}"


class QuantityError(LayananError, ValueError):
    """
    Tell that what is counted is no whole number from 0.
    """

    def __init__(self, *, fact: str, given: str) -> None:
        self.fact = fact
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.fact} harus bilangan bulat mulai dari 0, bukan {self.given}"
        return f"{self.fact} must be a whole number from 0, not {self.given}"


def civil(day: object) -> date:
    """
    Return a plain date, or refuse what is none.

    Raises:
        CivilDateError: If it is an instant, or no date at all.
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise CivilDateError(given=repr(day))
    return day


def stated(
    service: str, facts: Mapping[str, FactValue], specs: Mapping[str, FactSpec] | None
) -> Mapping[str, FactValue]:
    """
    Return facts that a service can be asked with.

    Args:
        service: Its code, for the refusal.
        facts: What is stated, by name.
        specs: The declared facts; None where none are, so that any name will do.

    Raises:
        WrongTypeError: If they are no mapping.
        StatedFactsError: If a name is unknown or a value is of another kind.
    """
    require("facts", facts, Mapping, _A_MAPPING)
    faults: list[Label] = []
    for name, value in facts.items():
        fault = _fault(name, value, specs)
        if fault is not None:
            faults.append(fault)
    if faults:
        raise StatedFactsError(service=service, faults=tuple(faults))
    return facts


_A_MAPPING: Final = Label(
    id="pemetaan, misalnya {'tempat_akad': 'kua'}", en="a mapping, e.g. {'tempat_akad': 'kua'}"
)


def _fault(name: str, value: FactValue, specs: Mapping[str, FactSpec] | None) -> Label | None:
    if specs is not None and name not in specs:
        there = tuple(specs)
        close = nearest(name, there, count=1)
        meant_id, meant_en = (
            (f'; mungkin maksudnya "{close[0]}"', f'; did you mean "{close[0]}"')
            if close
            else ("", "")
        )
        return Label(
            id=f'fakta "{name}" tidak dikenal{meant_id}; ada: {join_words(there, "id") or "-"}',
            en=f'the fact "{name}" is not known{meant_en}; known: {join_words(there, "en") or "-"}',
        )
    if not isinstance(value, _ANY) or (isinstance(value, datetime) and value.tzinfo is None):
        shown = mask_nik(repr(value))
        return Label(
            id=f"{name} harus teks, bilangan, bool, tanggal, atau waktu berzona, bukan {shown}",
            en=f"{name} must be text, a number, a bool, a date or an aware datetime, not {shown}",
        )
    if specs is not None and not _is_of(value, specs[name].kind):
        spec, shown = specs[name], mask_nik(repr(value))
        return Label(
            id=f"{name} ({spec.label.id}) harus {FACT_KINDS[spec.kind].id}, bukan {shown}",
            en=f"{name} ({spec.label.en}) must be {FACT_KINDS[spec.kind].en}, not {shown}",
        )
    return None


_ANY: Final = (str, int, bool, Decimal, date, datetime)
_KINDS: Final[Mapping[FactKind, tuple[type, ...]]] = {
    "text": (str,),
    "integer": (int,),
    "decimal": (Decimal, int),
    "boolean": (bool,),
    "date": (date,),
    "instant": (datetime,),
}


def _is_of(value: FactValue, kind: FactKind) -> bool:
    # A bool is an int to Python, and an instant a date; to a definition neither is.
    if isinstance(value, bool | datetime):
        return type(value) is _KINDS[kind][0]
    return isinstance(value, _KINDS[kind])


def quantity(fact: str, facts: Mapping[str, FactValue]) -> int | None:
    """
    Return how many there are, or None where nobody has stated it.

    Raises:
        QuantityError: If it is no whole number from 0.
    """
    value = facts.get(fact)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise QuantityError(fact=fact, given=mask_nik(repr(value)))
    return value


def labels_of(names: tuple[str, ...], specs: Mapping[str, FactSpec] | None) -> tuple[Label, ...]:
    """
    Return what people call facts, or their names where nothing is declared.
    """
    known = specs or {}
    return tuple(known[name].label if name in known else Label(id=name, en=name) for name in names)
