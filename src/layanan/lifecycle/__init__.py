"""
What may happen next: states, transitions, roles, and why not.

A `Lifecycle` is frozen data that was found sound. `check` decides and returns
every unmet condition at once; an `Engine` then moves along an open decision.
This package knows no deadline and no clock.
"""

from layanan.lifecycle._actor import Actor, InvalidActorError
from layanan.lifecycle._check import Check, Option, Unmet, check, options
from layanan.lifecycle._engine import transitions_engine
from layanan.lifecycle._engines import Decision, Engine, TransitionError
from layanan.lifecycle._finding import Finding, Severity
from layanan.lifecycle._guards import (
    FACT_KINDS,
    NO_GUARDS,
    NOW,
    AgeIs,
    ComparisonError,
    DocumentsAre,
    FactIs,
    FactKind,
    FactSpec,
    FactValue,
    Guard,
    GuardFunction,
    Guards,
    Named,
    NotAVerdictError,
    PersonalData,
    Situation,
    UnknownGuardError,
    Verdict,
    age_on,
    ask,
)
from layanan.lifecycle._lifecycle import (
    Lifecycle,
    UnknownStateError,
    UnknownTransitionError,
    UnsoundLifecycleError,
)
from layanan.lifecycle._parts import (
    SYSTEM,
    Duty,
    Kind,
    NotAfter,
    NotBefore,
    NotClosedError,
    Notice,
    Outcome,
    Party,
    State,
    SubRequest,
    Timer,
    Transition,
)
from layanan.lifecycle._soundness_names import can_be_met
from layanan.lifecycle._soundness_versions import changed_in_place
from layanan.lifecycle._table import table_engine

__all__ = [
    # the definition
    "Lifecycle",
    "State",
    "Transition",
    "Notice",
    "NotBefore",
    "NotAfter",
    "Timer",
    "SubRequest",
    "FactSpec",
    "FactKind",
    "FACT_KINDS",
    "PersonalData",
    "Duty",
    "SYSTEM",
    "Party",
    "Kind",
    "Outcome",
    "Finding",
    "Severity",
    "changed_in_place",
    "can_be_met",
    # who may do what, and why not
    "Actor",
    "check",
    "options",
    "Check",
    "Unmet",
    "Option",
    # what must hold
    "Guard",
    "Named",
    "FactIs",
    "DocumentsAre",
    "AgeIs",
    "Guards",
    "GuardFunction",
    "NO_GUARDS",
    "Situation",
    "FactValue",
    "Verdict",
    "ask",
    "age_on",
    "NOW",
    # moving
    "Engine",
    "Decision",
    "transitions_engine",
    "table_engine",
    # errors
    "UnsoundLifecycleError",
    "UnknownStateError",
    "UnknownTransitionError",
    "TransitionError",
    "InvalidActorError",
    "NotClosedError",
    "UnknownGuardError",
    "NotAVerdictError",
    "ComparisonError",
]
