"""
Ten lines of a small team: its service and its store, held to the laws of `layanan`.
"""

import pytest

from layanan import ServiceType
from layanan.testing import MemoryStore, StoreContract, service_laws


@pytest.mark.layanan("umum.ruang_rapat")
def test_every_request_obeys_the_laws(layanan_service: ServiceType) -> None:
    service_laws(layanan_service)


class TestOurStore(StoreContract):
    make_store = MemoryStore  # the team's own would stand here
