"""
How long a product is valid, and when it may be renewed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from layanan.calendars import CivilDateError, Term
from layanan.errors import LayananError
from layanan.records import require

_CALENDAR_PARTS = frozenset({"years", "months", "weeks", "calendar_days"})


class ValidityTermError(LayananError, ValueError):
    """
    Tell that a validity is given in something else than days, weeks, months or years.
    """

    def __init__(self, *, term: str) -> None:
        self.term = term

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                "masa berlaku dihitung dalam hari kalender, minggu, bulan, atau tahun, bukan "
                f"{self.term!r}"
            )
        return (
            f"a validity is counted in calendar days, weeks, months or years, not in {self.term!r}"
        )


class NeverValidError(LayananError, ValueError):
    """
    Tell that something would end before it begins.
    """

    def __init__(self, *, first: date, last: date) -> None:
        self.first = first
        self.last = last

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"masa berlaku berakhir ({self.last}) sebelum mulai ({self.first}); "
                "periksa tanggalnya"
            )
        return f"it would end ({self.last}) before it begins ({self.first}); check the dates"


@dataclass(frozen=True, slots=True)
class Validity:
    """
    Hold from which day to which something holds, both inclusive.
    """

    first: date
    last: date

    def holds_on(self, day: date) -> bool:
        """
        Return whether it holds on a day.

        Raises:
            CivilDateError: If `day` is no plain date.
        """
        return self.first <= _civil(day) <= self.last

    def renewal(self, before: Term) -> "Validity":
        """
        Return the window in which it may be renewed: a term before the last day, up to it.

        It never opens before the first day.

        Raises:
            WrongTypeError: If `before` is no Term.
            ValidityTermError: If it is in working days or in time.

        Examples:
            Of what is valid until 13 March 2031, from three months before:

            >>> valid = validity(date(2026, 3, 13), Term.parse("5 tahun"))
            >>> str(valid.renewal(Term.parse("3 bulan")).first)
            '2030-12-13'
        """
        opens = _shifted(self.last, before, -1)
        return Validity(max(opens, self.first), self.last)


def validity(issued: date, term: Term, *, until: date | None = None) -> Validity:
    """
    Return how long something is valid that was issued on a day.

    The last day is the day of the same date, inclusive; where the month has no
    such day it is the last one that it has.

    Args:
        issued: The first day, inclusive.
        term: In years, months, weeks or calendar days.
        until: The last day that it may have, inclusive, e.g. of a mandate.

    Raises:
        CivilDateError: If a day is no plain date.
        WrongTypeError: If `term` is no Term.
        ValidityTermError: If it is in working days or in time.
        NeverValidError: If `until` comes before the day of issue.

    Examples:
        A licence of five years, issued on a leap day:

        >>> str(validity(date(2024, 2, 29), Term.parse("5 tahun")).last)
        '2029-02-28'
    """
    last = _shifted(_civil(issued), term, 1)
    if until is not None:
        last = min(last, _civil(until))
    if last < issued:
        raise NeverValidError(first=issued, last=last)
    return Validity(issued, last)


def _civil(day: date) -> date:
    if type(day) is not date:
        raise CivilDateError(given=repr(day))
    return day


def _shifted(day: date, term: Term, sign: int) -> date:
    require("term", term, Term, "a Term, e.g. Term.parse('5 tahun')")
    if not {unit for unit, _ in term.parts} <= _CALENDAR_PARTS:
        raise ValidityTermError(term=str(term))
    step = relativedelta(years=sign * term.years, months=sign * term.months)
    days = timedelta(days=sign * (7 * term.weeks + term.calendar_days))
    try:
        return day + step + days
    except (OverflowError, ValueError):
        return date.max if sign > 0 else date.min
