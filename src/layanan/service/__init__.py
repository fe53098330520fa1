"""
What is promised: a service in all its versions, read from strict data.

`ServiceDefinition` is what a file says; `ServiceType` is one version of it,
resolved, from which requests are opened. `load` reads any model from YAML and
tells every fault of a file at once, with line and column.
"""

from layanan.records import Problem
from layanan.service._definition import ServiceDefinition, Status, Version
from layanan.service._faults import (
    DefinitionError,
    Fault,
    InconsistentDefinitionError,
)
from layanan.service._load import Document, load, load_document
from layanan.service._office_standard import OfficeStandard, Stretch
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
from layanan.service._service_type import (
    ReadingSwitchError,
    ServiceType,
    UnknownReadingError,
    find_misfits,
    pick,
    resolve,
)
from layanan.service._when import Condition, NoCalendarError, OpenAt

__all__ = [
    # one version, resolved
    "ServiceType",
    "resolve",
    "pick",
    "find_misfits",
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
    "Stretch",
    # conditions over facts
    "Condition",
    "OpenAt",
    # reading it
    "load",
    "load_document",
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
]
