"""
What a caller of this room may hand in, and what is said where it is something else.
"""

from collections.abc import Mapping
from typing import Final

from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.text import Label

A_SERVICE: Final = "a ServiceType, e.g. catalogue.get(…)"
A_DEFINITION: Final = "a ServiceDefinition, e.g. catalogue.definition(…)"
A_STANDARD: Final = "an OfficeStandard, e.g. one of definition.standards"
SOME_LIFECYCLES: Final = Label(
    id="pemetaan nama ke Lifecycle, misalnya catalogue.lifecycles",
    en="a mapping of names to a Lifecycle, e.g. catalogue.lifecycles",
)
SOME_STATES: Final = Label(
    id="pemetaan status, misalnya {'lama': 'baru'}", en="a mapping of states, {'old': 'new'}"
)
SOME_REQUESTS: Final = Label(id="kumpulan Request", en="a collection of Requests")


def named_in(lifecycles: Mapping[str, Lifecycle], name: str) -> Lifecycle:
    """
    Return a shared lifecycle that is known to be there.

    Raises:
        WrongTypeError: If what stands under the name is none.
    """
    found = lifecycles[name]
    require("lifecycles", found, Lifecycle, SOME_LIFECYCLES)
    return found


def mapping_or_none(given: object) -> None:
    """
    Refuse what maps no states, unless it is left out.

    Raises:
        WrongTypeError: If it is neither None nor a mapping.
    """
    if given is not None:
        require("mapping", given, Mapping, SOME_STATES)
