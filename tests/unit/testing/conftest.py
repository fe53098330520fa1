"""
What the tests of the kit share.
"""

from collections.abc import Iterator

import pytest
from hypothesis import Phase, settings

# An example that is not the shortest is no example for another test to begin with.
settings.register_profile("found", settings(), phases=[Phase.generate], database=None)


@pytest.fixture(autouse=True)
def found_is_enough(request: pytest.FixtureRequest) -> Iterator[None]:
    """
    Let a test that only wants a defect found not wait until its example is the shortest.
    """
    if not request.node.originalname.endswith("_is_found"):
        yield
        return
    before = settings.get_current_profile_name()
    settings.load_profile("found")
    yield
    settings.load_profile(before)
