"""
Who may ask in one case: what holds, what does not, and what stands in for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from layanan.law import Citation
from layanan.service._checklist import Evidence, hand_in, judge
from layanan.service._facts import Service, civil, labels_of, stated
from layanan.service._when import hold
from layanan.text import Label, Language, check_language, join_words

if TYPE_CHECKING:
    from layanan.calendars import WorkingCalendar
    from layanan.lifecycle import FactValue
    from layanan.service._parts import Eligibility, Requirement

Standing = Literal["yes", "no", "unknown", "waived"]
"""It holds; it does not; a fact is wanted; it does not, and a document stands in for it."""


@dataclass(frozen=True, slots=True)
class Eligible:
    """
    Say of one rule on who may ask whether it is met.

    Attributes:
        rule: What must hold.
        truth: Whether it does, as far as the facts tell.
        why: Why it does not hold.
        unless: The requirements that stand in for it.
        stand_in: The one of them that was handed in and fits.
        wanted: The facts that would tell.
        labels: What people call those facts.
    """

    rule: "Eligibility"
    truth: Standing
    why: tuple[Label, ...] = ()
    unless: tuple["Requirement", ...] = ()
    stand_in: "Requirement | None" = None
    wanted: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def citation(self) -> Citation:
        """
        The law that asks for it.
        """
        return self.rule.cites

    @property
    def allowed(self) -> bool | None:
        """
        Whether the applicant may ask as far as this rule goes; None if that cannot be told yet.

        With a document that stands in, it does not matter what the facts say.
        """
        if self.stand_in is not None or self.truth == "yes":
            return True
        return None if self.truth == "unknown" else False

    def explain(self, language: Language = "id") -> str:
        """
        Return one line: the rule, whether it is met, why not, and under which law.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        language = check_language(language)
        parts = [_TRUTHS[self.truth].text(language), *(one.text(language) for one in self.why)]
        if self.wanted:
            facts = join_words((one.text(language) for one in self.labels), language)
            parts.append(f"{_STATE.text(language)}: {facts}")
        if self.stand_in is not None:
            parts.append(f"{_STANDS_IN.text(language)} {self.stand_in.label.text(language)}")
        elif self.unless and self.truth != "yes":
            names = [one.label.text(language) for one in self.unless]
            options = join_words(names, language, conjunction="atau")
            parts.append(f"{_MAY_STAND_IN.text(language)} {options}")
        told = f"{self.rule.label.text(language)}: {'; '.join(parts)}"
        return f"{told} ({self.citation.text(language)})"


_TRUTHS = {
    "yes": Label(id="dipenuhi", en="met"),
    "no": Label(id="tidak dipenuhi", en="not met"),
    "unknown": Label(id="belum diketahui", en="not known yet"),
    "waived": Label(id="dikecualikan", en="waived"),
}
_STATE = Label(id="nyatakan", en="state")
_STANDS_IN = Label(id="digantikan oleh", en="in its place stands")
_MAY_STAND_IN = Label(id="dapat digantikan oleh", en="in its place may stand")


def eligibility(
    service: Service,
    facts: "Mapping[str, FactValue]",
    *,
    on: date,
    documents: Iterable[Evidence | str] = (),
    calendar: "WorkingCalendar | None" = None,
) -> tuple[Eligible, ...]:
    """
    Return of every rule on who may ask whether it is met in one case.

    Args:
        service: The version that the request runs by.
        facts: What has been stated.
        on: The day that counts as "now".
        documents: What was handed in; some of it may stand in for a rule.
        calendar: The office's, where a condition asks its hours.

    Raises:
        CivilDateError: If `on` is no plain date.
        StatedFactsError: If a fact is unknown, or of another kind.
        UnknownRequirementError: If a document is one that nobody asks for.
        EvidenceError: If a code is no text.
        NoCalendarError: If a condition asks the office's hours without a calendar.
        CalendarCoverageError: If it asks hours that no decree has reached.
        HoursUnknownError: If it asks hours that are not on record.
    """
    given, day = stated(service.code, facts, service.lifecycle.facts), civil(on)
    specs = service.lifecycle.facts or {}
    handed = hand_in(service, documents)
    known = {one.code: one for one in service.standard.requirements}
    found = []
    for rule in service.standard.eligibility:
        answer = hold((rule.must,), given, on=day, specs=specs, calendar=calendar)
        unless = tuple(known[code] for code in rule.unless)
        stand_in = None
        if answer.truth != "yes":
            for one in unless:
                if judge(one, handed[one.code], given, on=day).state == "met":
                    stand_in = one
                    break
        waived = answer.truth == "no" and stand_in is not None
        found.append(
            Eligible(
                rule,
                "waived" if waived else answer.truth,
                why=answer.reasons,
                unless=unless,
                stand_in=stand_in,
                wanted=answer.wanted,
                labels=labels_of(answer.wanted, specs),
            )
        )
    return tuple(found)
