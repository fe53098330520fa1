"""
The lifecycles that are drawn here.
"""

import pytest

from layanan.catalogue import Catalogue
from layanan.lifecycle import Lifecycle
from tests.unit.exchange.cases import everything

SHIPPED = Catalogue.kemenag().lifecycles


@pytest.fixture
def lifecycle() -> Lifecycle:
    """
    Return the lifecycle that has everything.
    """
    return everything()


@pytest.fixture(params=list(SHIPPED))
def shipped(request: pytest.FixtureRequest) -> Lifecycle:
    """
    Return each lifecycle that ships with the library.
    """
    return SHIPPED[request.param]
