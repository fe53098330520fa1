"""
What a service costs in one case: which rule fits, and which still could.

The first rule that fits counts. A rule before it that the facts neither
confirm nor exclude leaves the amount open, unless every rule that could apply
asks the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from layanan.law import Citation
from layanan.records import WrongTypeError
from layanan.service._facts import Service, civil, labels_of, quantity, stated
from layanan.service._when import hold
from layanan.text import Label, Language, check_language, join_words

if TYPE_CHECKING:
    from layanan.calendars import WorkingCalendar
    from layanan.lifecycle import FactSpec, FactValue
    from layanan.service._parts import Fee, FeeRule


@dataclass(frozen=True, slots=True)
class Rate:
    """
    Hold an amount that may be asked.

    Attributes:
        label: The case in words.
        amount_idr: In whole rupiah; None where nobody has stated how many there are.
        each_idr: Of each, where it is asked of each.
        quantity: How many, where it is asked of each and that is known.
        rule: The rule that asks it; None where the fee is one amount.
    """

    label: Label
    amount_idr: int | None
    each_idr: int | None = None
    quantity: int | None = None
    rule: "FeeRule | None" = None

    def describe(self, language: Language = "id") -> str:
        """
        Return the amount and how it comes about.
        """
        if not self.each_idr:
            return format_rupiah(self.amount_idr or 0, language)
        each = format_rupiah(self.each_idr, language)
        if self.quantity is None:
            return f"{each} × …"
        return f"{each} × {self.quantity} = {format_rupiah(self.amount_idr or 0, language)}"


@dataclass(frozen=True, slots=True)
class Excluded:
    """
    Name a rule that does not apply, and why not.
    """

    rule: "FeeRule"
    why: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Charge:
    """
    Say what is asked in one case, or why that cannot be said.

    Attributes:
        fee: What the standard says of the fee; None if no source speaks of one.
        amount_idr: In whole rupiah; None if a fact is wanted, or if no source
            names an amount for this case.
        rule: The rule that applies; None if the fee is one amount, or if it is
            not settled which of several rules applies.
        quantity: How many it is asked of, where it is asked of each.
        possible: The amounts that may still be asked, in the order of the rules.
        excluded: The rules that certainly do not apply, with the reasons.
        wanted: The facts that would settle the amount.
        labels: What people call those facts.
        exhaustive: Whether one of `possible` certainly applies.
    """

    fee: "Fee | None"
    amount_idr: int | None = None
    rule: "FeeRule | None" = None
    quantity: int | None = None
    possible: tuple[Rate, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    wanted: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    exhaustive: bool = True

    @property
    def citation(self) -> Citation | None:
        """
        The rule of law: that of the case, else that of the fee.
        """
        own = None if self.rule is None else self.rule.cites
        return own or (None if self.fee is None else self.fee.cites)

    def explain(self, language: Language = "id") -> str:
        """
        Return the amount in words, with what it depends on and what it rests on.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        language = check_language(language)
        lines = [self._amount(language)]
        for one in self.excluded:
            what = (
                f"{one.rule.label.text(language)} – {'; '.join(w.text(language) for w in one.why)}"
            )
            lines.append(f"{'Tidak berlaku' if language == 'id' else 'Not applicable'}: {what}.")
        if self.citation is not None:
            sure = self.citation.confidence
            told = self.citation.text(language)
            told += "" if sure is None else f" ({sure.label.text(language)})"
            lines.append(f"{'Dasar' if language == 'id' else 'Basis'}: {told}.")
        if self.fee is not None:
            source = self.fee.source
            named = (
                source.url or source.name or ("tidak disebut" if language == "id" else "unnamed")
            )
            told = f"{named} ({source.confidence.label.text(language)})"
            lines.append(f"{'Sumber' if language == 'id' else 'Source'}: {told}.")
        return "\n".join(lines)

    def _amount(self, language: Language) -> str:
        if self.fee is None:
            return _NO_SOURCE.text(language)
        if self.amount_idr is not None:
            if len(self.possible) == 1:
                told, case = self.possible[0].describe(language), self.possible[0].label
            else:
                told, case = format_rupiah(self.amount_idr, language), self.fee.label
            return f"{_FEE.text(language)}: {told} – {case.text(language)}."
        if self.wanted:
            return self._open(language)
        label = self.fee.label.text(language)
        return f"{(_NO_RULE if self.excluded else _NO_AMOUNT).text(language)}: {label}."

    def _open(self, language: Language) -> str:
        facts = join_words((one.text(language) for one in self.labels), language)
        cases = [f"{one.describe(language)} ({one.label.text(language)})" for one in self.possible]
        if not self.exhaustive:
            cases.append("tidak satu pun" if language == "id" else "none of these")
        options = join_words(cases, language, conjunction="atau")
        if language == "id":
            return f"Biaya belum dapat ditentukan; nyatakan {facts}. Kemungkinannya: {options}."
        return f"The fee cannot be told yet; state {facts}. It may be: {options}."


_FEE = Label(id="Biaya", en="Fee")
_NO_SOURCE = Label(
    id="Tidak ada sumber yang menyebut biaya; itu tidak berarti gratis.",
    en="No source speaks of a fee; that does not mean that it is free of charge.",
)
_NO_AMOUNT = Label(
    id="Sumber menyebut biaya tanpa besarannya", en="The source names no amount of the fee"
)
_NO_RULE = Label(id="Tidak ada tarif untuk keadaan ini", en="There is no amount for this case")


def fee(
    service: Service,
    facts: "Mapping[str, FactValue]",
    *,
    on: date,
    calendar: "WorkingCalendar | None" = None,
) -> Charge:
    """
    Return what a service costs in one case.

    Args:
        service: The version that the request runs by.
        facts: What has been stated.
        on: The day that counts as "now", such as the day of receipt.
        calendar: The office's, where a rule asks its hours.

    Raises:
        CivilDateError: If `on` is no plain date.
        StatedFactsError: If a fact is unknown, or of another kind.
        QuantityError: If what is counted is no whole number from 0.
        NoCalendarError: If a rule asks the office's hours without a calendar.
        CalendarCoverageError: If it asks hours that no decree has reached.
        HoursUnknownError: If it asks hours that are not on record.
    """
    given, day = stated(service.code, facts, service.lifecycle.facts), civil(on)
    specs = service.lifecycle.facts or {}
    found = service.standard.fee
    if found is None:
        return Charge(None)
    if found.amount_idr is not None:
        whole = Rate(found.label, found.amount_idr)
        return Charge(found, found.amount_idr, possible=(whole,))
    return _by_rules(found, given, on=day, specs=specs, calendar=calendar)


def _by_rules(
    found: "Fee",
    facts: "Mapping[str, FactValue]",
    *,
    on: date,
    specs: "Mapping[str, FactSpec]",
    calendar: "WorkingCalendar | None",
) -> Charge:
    counted = {one.per: quantity(one.per, facts) for one in found.rules if one.per is not None}
    possible: list[Rate] = []
    excluded: list[Excluded] = []
    wanted: list[str] = []
    settled = False
    for rule in found.rules:
        answer = hold(rule.when, facts, on=on, specs=specs, calendar=calendar)
        if answer.truth == "no":
            excluded.append(Excluded(rule, answer.reasons))
            continue
        rate = _rate(rule, counted)
        possible.append(rate)
        wanted += answer.wanted
        if rate.amount_idr is None and rule.per is not None:
            wanted.append(rule.per)
        if answer.truth == "yes":
            settled = True
            break
    amounts = {one.amount_idr for one in possible}
    agreed = next(iter(amounts)) if settled and len(amounts) == 1 else None
    only = possible[0] if len(possible) == 1 and settled else None
    names = () if agreed is not None else tuple(dict.fromkeys(wanted))
    return Charge(
        found,
        agreed,
        rule=None if only is None else only.rule,
        quantity=None if only is None else only.quantity,
        possible=tuple(possible),
        excluded=tuple(excluded),
        wanted=names,
        labels=labels_of(names, specs),
        exhaustive=settled,
    )


def _rate(rule: "FeeRule", counted: Mapping[str, int | None]) -> Rate:
    if rule.per is None:
        return Rate(rule.label, rule.amount_idr, rule=rule)
    count = counted[rule.per]
    # Nothing of each is nothing in all, however many there are.
    amount = 0 if rule.amount_idr == 0 else None if count is None else rule.amount_idr * count
    return Rate(rule.label, amount, each_idr=rule.amount_idr, quantity=count, rule=rule)


_WHOLE_RUPIAH = Label(id="bilangan bulat rupiah, misalnya 600_000", en="whole rupiah, e.g. 600_000")


def format_rupiah(amount: int, language: Language = "id") -> str:
    """
    Return an amount of whole rupiah as it is written.

    Raises:
        WrongTypeError: If it is no whole number.
        UnknownLanguageError: If the language is neither "id" nor "en".

    Examples:
        >>> format_rupiah(600_000), format_rupiah(600_000, "en")
        ('Rp600.000', 'Rp600,000')
    """
    if type(amount) is not int:
        raise WrongTypeError(argument="amount", wanted=_WHOLE_RUPIAH, given=repr(amount))
    written = f"{amount:,}"
    return f"Rp{written.replace(',', '.') if check_language(language) == 'id' else written}"
