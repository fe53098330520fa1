"""
What is to be said of a whole catalogue.
"""

from collections.abc import Mapping

from layanan.catalogue._catalogue import Catalogue
from layanan.lifecycle import Finding
from layanan.service._findings import findings


def catalogue_findings(catalogue: Catalogue) -> Mapping[str, tuple[Finding, ...]]:
    """
    Return what is to be said of every service and shared lifecycle, by its code.

    The services come first, both in alphabetical order; what is in order has
    an empty entry. `loc` leads to the place within the service or lifecycle.

    Raises:
        DefinitionError: If a definition is wrong, with every fault.
    """
    services = {
        code: findings(catalogue.definition(code), catalogue.lifecycles) for code in catalogue.codes
    }
    return services | {code: one.check() for code, one in catalogue.lifecycles.items()}
