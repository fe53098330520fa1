"""
One small lifecycle that every test of this folder reads or breaks.
"""

from copy import deepcopy
from typing import Any

import pytest

from layanan.lifecycle import Lifecycle
from tests.strategies.sample import SAMPLE


@pytest.fixture
def data() -> dict[str, Any]:
    """
    Return the definition as plain data, to be broken at will.
    """
    return deepcopy(SAMPLE)


@pytest.fixture
def lifecycle(data: dict[str, Any]) -> Lifecycle:
    """
    Return the definition as it stands.
    """
    return Lifecycle(**data)
