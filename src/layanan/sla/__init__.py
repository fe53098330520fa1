"""
How long it may take: terms, the rules of counting, deadlines, clocks.

`due` counts a term from an instant on an office's calendar and can explain
every day; `latest_start` counts back from an event. A `Level` is a promise of
time, and `read` tells what its clock says.
"""

from layanan.calendars import (
    Term,
    TermError,
    TermSyntaxError,
    TermTypeError,
    calendar_days,
    clock_hours,
    clock_minutes,
    months,
    weeks,
    working_days,
    working_hours,
    working_minutes,
    years,
)
from layanan.sla._clock import (
    STATUS_LABELS,
    NextRung,
    Reading,
    Status,
    amount_text,
    read,
)
from layanan.sla._counting import Counting, ZonedHourError
from layanan.sla._cutoff import Cutoff, CutoffRuleError, Moment, next_cutoff, target_term
from layanan.sla._deadline import Certainty, Deadline, Step
from layanan.sla._deemed import DeemedGrant, DeemedSubject, DeemedSubjectError, deemed_grant
from layanan.sla._due import NotATermError, WholeDaysError, due, latest_start
from layanan.sla._level import (
    Choice,
    Consequence,
    Expiry,
    ExpiryError,
    Extension,
    Level,
    LevelError,
    MixedUnitsError,
    PauseRule,
    PerQuantity,
    Rung,
    RungError,
    norm_exceeds,
)
from layanan.sla._measure import Amount, elapsed
from layanan.sla._run import Mark, MarkKind, Pause, Run, Told, cap_of, promised, settled, used_of
from layanan.sla._rungs import expiry_instant, instant_with_pauses, instants_after, rung_instant
from layanan.sla._validity import NeverValidError, Validity, ValidityTermError, validity

__all__ = [
    "Term",
    "working_days",
    "working_hours",
    "working_minutes",
    "calendar_days",
    "clock_hours",
    "clock_minutes",
    "weeks",
    "months",
    "years",
    "TermError",
    "TermSyntaxError",
    "TermTypeError",
    "Counting",
    "ZonedHourError",
    "due",
    "latest_start",
    "Deadline",
    "Step",
    "Certainty",
    "deemed_grant",
    "DeemedGrant",
    "DeemedSubject",
    "DeemedSubjectError",
    "Cutoff",
    "Moment",
    "next_cutoff",
    "target_term",
    "CutoffRuleError",
    "Validity",
    "validity",
    "ValidityTermError",
    "NeverValidError",
    "NotATermError",
    "WholeDaysError",
    "Level",
    "Extension",
    "PauseRule",
    "Rung",
    "Choice",
    "PerQuantity",
    "Expiry",
    "Consequence",
    "MixedUnitsError",
    "RungError",
    "ExpiryError",
    "LevelError",
    "norm_exceeds",
    "Run",
    "Pause",
    "Mark",
    "MarkKind",
    "Told",
    "promised",
    "settled",
    "cap_of",
    "used_of",
    "read",
    "Reading",
    "NextRung",
    "Status",
    "STATUS_LABELS",
    "Amount",
    "amount_text",
    "elapsed",
    "rung_instant",
    "expiry_instant",
    "instant_with_pauses",
    "instants_after",
]
