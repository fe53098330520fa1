"""
What is to be said of a whole catalogue.
"""

from layanan.catalogue import Catalogue
from layanan.catalogue._findings import catalogue_findings
from layanan.service._findings import findings

KEMENAG = Catalogue.kemenag()


def test_every_service_and_every_shared_lifecycle_has_its_entry() -> None:
    found = catalogue_findings(KEMENAG)

    assert list(found) == [*KEMENAG.codes, *KEMENAG.lifecycles]
    ppid = KEMENAG.definition("info.ppid")
    assert found["info.ppid"] == findings(ppid, KEMENAG.lifecycles)
    assert found["ptsp_loket"] == KEMENAG.lifecycles["ptsp_loket"].check()


def test_nothing_that_ships_has_an_error() -> None:
    found = catalogue_findings(KEMENAG)

    errors = {
        code: one.text() for code, all_of_it in found.items() for one in all_of_it
        if one.level == "error"
    }  # fmt: skip
    assert errors == {}
