"""
How long a product is valid, when it may be renewed, and how long a file is kept.

Nothing is filled in: where no source says how long, there is no day, and the
answer says why.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, get_args

from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle import Outcome
from layanan.records import require
from layanan.service._facts import Service, civil
from layanan.sla import NeverValidError, Validity, validity
from layanan.text import Label, Language, check_language, format_date, join_words, nearest

if TYPE_CHECKING:
    from layanan.calendars import Term
    from layanan.service._parts import Product, Retention


class UnknownProductError(LayananError, LookupError):
    """
    Tell that a service has no product of this name.
    """

    def __init__(self, *, service: str, product: str, known: tuple[str, ...]) -> None:
        self.service = service
        self.product = product
        self.known = known

    def _text(self, language: str) -> str:
        meant = nearest(self.product, self.known, count=1)
        if language == "id":
            hint = f'mungkin maksudnya "{meant[0]}"? ' if meant else ""
            there = join_words(self.known, "id") or "tidak satu pun"
            return f'{self.service} tidak menghasilkan "{self.product}"; {hint}yang ada: {there}'
        hint = f'did you mean "{meant[0]}"? ' if meant else ""
        there = join_words(self.known, "en") or "none"
        return f'{self.service} has no product "{self.product}"; {hint}it has: {there}'


class UnknownOutcomeError(LayananError, ValueError):
    """
    Tell that no request ends in this way.
    """

    def __init__(self, *, outcome: str) -> None:
        self.outcome = outcome

    def _text(self, language: str) -> str:
        if language == "id":
            there = join_words(_OUTCOMES, "id", conjunction="atau")
            return f'tidak ada hasil "{self.outcome}"; tulis {there}'
        there = join_words(_OUTCOMES, "en", conjunction="atau")
        return f'there is no outcome "{self.outcome}"; give {there}'


class LaterPeriodError(LayananError, ValueError):
    """
    Tell that a period is given as an earlier one and begins later.
    """

    def __init__(self, *, first: date, issued: date) -> None:
        self.first = first
        self.issued = issued

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"masa yang mulai {self.first} bukan masa sebelum {self.issued}; beri masa-masa "
                "yang mendahului saja"
            )
        return (
            f"the period that begins on {self.first} does not come before {self.issued}; give "
            "only those that came before"
        )


_OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class ProductValidity:
    """
    Say from when to when a product is valid, or why no last day can be named.

    Attributes:
        product: The product.
        issued: The day on which it was issued.
        period: From which day to which it is valid, both inclusive; None where
            there is no last day, or none is known, or nothing is left of the
            longest time.
        window: From when to when it may be renewed; None where no source says,
            or where the longest time leaves nothing to renew.
        latest: The last day that all periods together may reach.
        spent: Whether nothing is left of that time.
        why: What the days follow from, or why there are none.
    """

    product: "Product"
    issued: date
    period: Validity | None
    window: Validity | None
    latest: date | None
    spent: bool
    why: Label

    @property
    def last(self) -> date | None:
        """
        The last day on which it is valid.
        """
        return None if self.period is None else self.period.last

    @property
    def citation(self) -> Citation | None:
        """
        The rule that says how long.
        """
        return self.product.cites

    def holds_on(self, day: date) -> bool | None:
        """
        Return whether the product is valid on a day; None where no source tells.

        What it depends on besides, see `Product.as_long_as`, is not asked here.

        Raises:
            CivilDateError: If `day` is no plain date.
        """
        if self.period is not None:
            return self.period.holds_on(day)
        if civil(day) < self.issued or self.spent:
            return False
        return True if self.product.endless else None

    def explain(self, language: Language = "id") -> str:
        """
        Return how long it is valid and when it may be renewed, in words.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        language = check_language(language)
        indonesian = language == "id"
        told = self.why.text(language)
        if self.period is not None:
            first, last = (
                format_date(day, language, weekday=False)
                for day in (self.period.first, self.period.last)
            )
            span = f"berlaku {first} sampai {last}" if indonesian else f"valid {first} to {last}"
            told = f"{span}; {told}"
        lines = [f"{self.product.label.text(language)}: {told}."]
        if self.window is not None:
            first, last = (
                format_date(day, language, weekday=False)
                for day in (self.window.first, self.window.last)
            )
            lines.append(
                f"Dapat diperpanjang {first} sampai {last}."
                if indonesian
                else f"It may be renewed from {first} to {last}."
            )
        elif self.period is not None and self.last == self.latest:
            lines.append(f"{_NO_MORE.text(language)}.")
        elif self.product.renewal is not None and not self.spent:
            lines.append(f"{self.product.renewal.label.text(language)}.")
        return "\n".join(lines)


def product_validity(
    service: Service,
    product: str,
    *,
    issued: date,
    until: date | None = None,
    earlier: Iterable[Validity] = (),
) -> ProductValidity:
    """
    Return how long a product is valid that was issued on a day.

    Where all periods together may last only so long, the time runs from the
    first day of the first one; days between two periods do not count, and days
    in two of them count once. No source that we read says how to count; this
    is our reading.

    Args:
        service: The version that the request runs by.
        product: The product's key.
        issued: The day of issue, the first of the period.
        until: The last day that it may have, e.g. of a mandate.
        earlier: The periods before this one, in any order.

    Raises:
        UnknownProductError: If the service has no such product.
        CivilDateError: If a day is no plain date.
        WrongTypeError: If an earlier period is no Validity.
        NeverValidError: If `until` comes before the day of issue.
        LaterPeriodError: If an earlier period begins after the day of issue.
    """
    known = {one.code: one for one in service.standard.products}
    if not isinstance(product, str) or product not in known:
        raise UnknownProductError(service=service.code, product=str(product), known=tuple(known))
    found, first = known[product], civil(issued)
    if until is not None and civil(until) < first:
        raise NeverValidError(first=first, last=until)
    before = _in_order(first, earlier)
    latest = None
    if found.renewal is not None and found.renewal.most is not None:
        latest = _latest(first, found.renewal.most, before)
        if latest < first:
            why = _spent(found.renewal.most)
            return ProductValidity(found, first, None, None, latest, spent=True, why=why)
    limit = min((day for day in (until, latest) if day is not None), default=None)
    if found.validity is not None:
        period = validity(first, found.validity, until=limit)
        words = Label(id=found.validity.text("id"), en=found.validity.text("en"))
    elif found.endless and limit is not None:
        period, words = Validity(first, limit), _NEVER_ENDS
    else:
        return ProductValidity(found, first, None, None, latest, spent=False, why=_why_open(found))
    if period.last == latest:
        words = _CAPPED
    elif period.last == until:
        words = _UNTIL
    window = None
    if found.renewal is not None and found.renewal.before is not None and period.last != latest:
        window = period.renewal(found.renewal.before)
    why = _while(found, words)
    return ProductValidity(found, first, period, window, latest, spent=False, why=why)


_SOME_PERIODS: Final = Label(
    id="kumpulan Validity, misalnya [Validity(mulai, akhir)]",
    en="a collection of Validity, e.g. [Validity(first, last)]",
)


def _in_order(issued: date, earlier: Iterable[Validity]) -> list[Validity]:
    require("earlier", earlier, Iterable, _SOME_PERIODS)
    periods = list(earlier)
    for one in periods:
        require("earlier", one, Validity, "Validity(…)")
        if one.first > issued:
            raise LaterPeriodError(first=one.first, issued=issued)
    return sorted(periods, key=lambda one: one.first)


def _latest(issued: date, most: "Term", earlier: list[Validity]) -> date:
    """
    Return the last day that all periods together may reach.
    """
    begins = earlier[0].first if earlier else issued
    reached, between = begins, timedelta()
    for one in [*earlier, Validity(issued, issued)]:
        between += max(one.first - reached - _DAY, timedelta())
        reached = max(reached, one.last)
    last = validity(begins, most).last
    return last + min(between, date.max - last)


_DAY = timedelta(days=1)


def _spent(most: "Term") -> Label:
    return Label(
        id=f"jumlah seluruh masa berlakunya, paling lama {most.text('id')}, sudah habis",
        en=f"the time of all its periods, at most {most.text('en')}, is used up",
    )


_UNTIL = Label(id="sampai hari yang diberikan", en="until the day that was given")
_CAPPED = Label(
    id="dibatasi oleh jumlah seluruh masa berlakunya",
    en="limited by the longest time of all its periods",
)
_NO_MORE = Label(id="Tidak dapat diperpanjang lagi", en="It cannot be renewed again")
_NEVER_ENDS = Label(id="berlaku tanpa batas waktu", en="it does not expire")
_UNSAID = Label(
    id="tidak ada sumber yang menyebut masa berlakunya; itu tidak berarti tanpa batas",
    en="no source says how long it is valid; that does not mean for ever",
)


def _why_open(found: "Product") -> Label:
    if found.endless:
        return _while(found, _NEVER_ENDS)
    if found.as_long_as is not None:
        return found.as_long_as
    return _UNSAID


def _while(found: "Product", words: Label) -> Label:
    if found.as_long_as is None:
        return words
    return Label(id=f"{words.id}, {found.as_long_as.id}", en=f"{words.en}, {found.as_long_as.en}")


@dataclass(frozen=True, slots=True)
class Kept:
    """
    Say until when the file of a closed request is kept, and what becomes of it then.

    Attributes:
        outcome: How the request ended.
        closed: The day on which it ended.
        rule: The rule that says so; None if none is on record.
        until: The last day on which it must be kept; None where no day is named.
    """

    outcome: Outcome
    closed: date
    rule: "Retention | None"
    until: date | None

    @property
    def citation(self) -> Citation | None:
        """
        The rule that says how long.
        """
        return None if self.rule is None else self.rule.cites

    def explain(self, language: Language = "id") -> str:
        """
        Return how long the file is kept, in words.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        language = check_language(language)
        if self.rule is None:
            return _NO_RULE.text(language)
        then = _THEN[self.rule.then].text(language)
        if self.until is None:
            told = then if self.rule.then == "permanent" else f"{_NO_TERM.text(language)}, {then}"
        else:
            day = format_date(self.until, language, weekday=False)
            told = f"{_KEPT.text(language)} {day}, {then}"
        return f"{told} ({self.rule.cites.text(language)})"


_NO_RULE = Label(
    id="tidak ada jadwal retensi yang tercatat untuk hasil ini; jangan musnahkan berkasnya",
    en="no retention rule is on record for this outcome; do not destroy the file",
)
_NO_TERM = Label(
    id="jangka simpannya tidak disebut", en="the rule does not say how long it is kept"
)
_KEPT = Label(id="disimpan sampai", en="kept until")
_THEN = {
    "destroy": Label(id="lalu dimusnahkan", en="then destroyed"),
    "permanent": Label(id="disimpan permanen", en="kept permanently"),
    "review": Label(id="lalu dinilai kembali", en="then reviewed"),
}


def retention(service: Service, outcome: Outcome, *, closed: date) -> Kept:
    """
    Return until when the file is kept of a request that ended on a day.

    Raises:
        UnknownOutcomeError: If no request ends in this way.
        CivilDateError: If `closed` is no plain date.
    """
    if outcome not in _OUTCOMES:
        raise UnknownOutcomeError(outcome=str(outcome))
    day = civil(closed)
    rule = next((one for one in service.standard.retention if one.outcome == outcome), None)
    until = None if rule is None or rule.keep is None else validity(day, rule.keep).last
    return Kept(outcome, day, rule, until)
