"""
Ten lines of a small team: its service and its store, held to the laws of `layanan`.
"""

import pytest

from layanan import ServiceType
from layanan.testing import MemoryStore, StoreContract, service_laws


@pytest.mark.layanan("umum.ruang_rapat")
def test_every_request_obeys_the_laws(layanan_service: ServiceType) -> None:
    """
    Whatever happens to a request: its history, its timers and its clocks.
    """
    service_laws(layanan_service, examples=20)


class TestOurStore(StoreContract):
    """
    Nothing is lost, nothing is doubled; the team's own store would stand here.
    """

    make_store = MemoryStore
