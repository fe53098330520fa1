"""
What is promised: a service in all its versions, read from strict data.

`ServiceDefinition` is what a file says; `ServiceType` is one version of it,
resolved, from which requests are opened. `load` reads any model from YAML and
tells every fault of a file at once, with line and column.
"""

from layanan.records import Problem
from layanan.service._changes import Change, Comparison, OtherServiceError, compare
from layanan.service._checklist import (
    Checklist,
    Evidence,
    EvidenceError,
    Item,
    UnknownRequirementError,
)
from layanan.service._completeness import Component
from layanan.service._definition import ServiceDefinition, Status, Version
from layanan.service._dump import dump, dump_json
from layanan.service._eligible import Eligible
from layanan.service._facts import QuantityError, StatedFactsError
from layanan.service._faults import (
    DefinitionError,
    Fault,
    InconsistentDefinitionError,
)
from layanan.service._fees import Charge, Excluded, Rate, format_rupiah
from layanan.service._findings import findings
from layanan.service._load import Document, load, load_document
from layanan.service._move import (
    Affected,
    DayMoved,
    Move,
    Policy,
    UnknownPolicyError,
    UnknownVersionError,
    UnsoundMoveError,
    affected,
    move,
)
from layanan.service._office_standard import OfficeStandard, OfficeStandards, Stretch
from layanan.service._parts import (
    Channel,
    Clause,
    Dependency,
    Eligibility,
    Fee,
    FeeError,
    FeeRule,
    Owner,
    Presence,
    Product,
    Published,
    Renewal,
    Requirement,
    Retention,
    Source,
    Step,
)
from layanan.service._products import (
    Kept,
    LaterPeriodError,
    ProductValidity,
    UnknownOutcomeError,
    UnknownProductError,
)
from layanan.service._refine import (
    StandardConflictError,
    UnknownOfficeStandardError,
)
from layanan.service._schema import json_schema
from layanan.service._seal import broken_seals, seal_of
from layanan.service._service_type import (
    ReadingSwitchError,
    ServiceType,
    UnknownReadingError,
    find_misfits,
    find_rivals,
    pick,
    refine,
    resolve,
)
from layanan.service._when import AnyOf, Condition, NoCalendarError, OpenAt

__all__ = [
    # one version, resolved
    "ServiceType",
    "resolve",
    "pick",
    "find_misfits",
    "find_rivals",
    # what a definition says
    "ServiceDefinition",
    "Version",
    "Status",
    "Owner",
    "Requirement",
    "Eligibility",
    "Fee",
    "FeeRule",
    "Product",
    "Renewal",
    "Retention",
    "Channel",
    "Presence",
    "Step",
    "Clause",
    "Dependency",
    "Published",
    "Source",
    # what single offices promise
    "OfficeStandard",
    "OfficeStandards",
    "Stretch",
    "refine",
    # what is promised in one case
    "Charge",
    "Rate",
    "Excluded",
    "Checklist",
    "Item",
    "Evidence",
    "Eligible",
    "ProductValidity",
    "Kept",
    "Component",
    "format_rupiah",
    # versions in time
    "compare",
    "Comparison",
    "Change",
    "affected",
    "Affected",
    "DayMoved",
    "move",
    "Move",
    "Policy",
    "seal_of",
    "broken_seals",
    # conditions over facts
    "Condition",
    "OpenAt",
    "AnyOf",
    # what is to be said of it
    "findings",
    # reading it
    "load",
    "load_document",
    "json_schema",
    "dump",
    "dump_json",
    "Document",
    "Fault",
    "Problem",
    # errors
    "DefinitionError",
    "InconsistentDefinitionError",
    "UnknownReadingError",
    "ReadingSwitchError",
    "FeeError",
    "NoCalendarError",
    "OtherServiceError",
    "UnknownPolicyError",
    "UnknownVersionError",
    "UnsoundMoveError",
    "StatedFactsError",
    "QuantityError",
    "UnknownRequirementError",
    "EvidenceError",
    "UnknownProductError",
    "UnknownOutcomeError",
    "LaterPeriodError",
    "StandardConflictError",
    "UnknownOfficeStandardError",
]
