"""
What property-based tests of services stand on; needs the extra `layanan[testing]`.

Strategies that build and never filter, one state machine for each service, walks
that cover a lifecycle, and the laws that every lifecycle, calendar, service and
store obeys. Hypothesis is imported in this room and nowhere else.
"""

from layanan.testing._arguments import NoWayError, UnknownChoiceError
from layanan.testing._folder import Aspect, definition_faults
from layanan.testing._laws import (
    CalendarLaws,
    LifecycleLaws,
    ServiceLaws,
    StoreContract,
    calendar_laws,
    lifecycle_laws,
    service_laws,
    store_contract,
)
from layanan.testing._machine import machine
from layanan.testing._paths import Cover, Path, paths, walk
from layanan.testing._payloads import Payload
from layanan.testing._shorten import Fails, shorten
from layanan.testing._steps import Step, StepKind
from layanan.testing._store import MemoryStore
from layanan.testing._strategies import (
    actors,
    broken_lifecycles,
    calendars,
    histories,
    instants,
    lifecycles,
    offices,
    payloads,
    requests,
    service_types,
    terms,
)
from layanan.testing._system import Invariant, MakeSystem, SystemUnderTest
from layanan.testing._verify import (
    HistoryReport,
    MovedLevel,
    RefusedStep,
    Retold,
    verify_histories,
)

__all__ = [
    # what is drawn
    "calendars",
    "instants",
    "terms",
    "offices",
    "actors",
    "lifecycles",
    "broken_lifecycles",
    "service_types",
    "requests",
    "histories",
    "payloads",
    "Payload",
    # walks that cover a lifecycle
    "paths",
    "walk",
    "Path",
    "Cover",
    "Step",
    "StepKind",
    # one state machine a service
    "machine",
    "SystemUnderTest",
    "MakeSystem",
    "Invariant",
    "shorten",
    "Fails",
    # laws, to call or to subclass
    "calendar_laws",
    "lifecycle_laws",
    "service_laws",
    "store_contract",
    "CalendarLaws",
    "LifecycleLaws",
    "ServiceLaws",
    "StoreContract",
    "MemoryStore",
    # definitions on file, and cases on record
    "definition_faults",
    "Aspect",
    "verify_histories",
    "HistoryReport",
    "Retold",
    "MovedLevel",
    "RefusedStep",
    # errors
    "NoWayError",
    "UnknownChoiceError",
]
