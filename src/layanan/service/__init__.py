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
from layanan.service._parts import (
    Channel,
    Fee,
    Owner,
    Product,
    Published,
    Requirement,
    Source,
)
from layanan.service._service_type import (
    ReadingSwitchError,
    ServiceType,
    UnknownReadingError,
    find_misfits,
    pick,
    resolve,
)

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
    "Fee",
    "Product",
    "Channel",
    "Published",
    "Source",
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
]
