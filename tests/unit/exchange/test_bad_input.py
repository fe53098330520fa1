"""
What cannot be drawn or written down is refused by name.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from layanan import exchange
from layanan.catalogue import Catalogue
from layanan.exchange import UnknownFormError
from layanan.records import WrongTypeError

ANY: Any = None


@pytest.mark.parametrize(
    "write", [exchange.mermaid, exchange.state_table, exchange.outline, exchange.typed]
)
def test_only_a_lifecycle_is_drawn(write: Callable[[Any], str]) -> None:
    with pytest.raises(WrongTypeError) as caught:
        write(None)

    assert str(caught.value) == "lifecycle must be a Lifecycle, e.g. service.lifecycle, not None"
    assert caught.value.describe("id") == (
        "lifecycle harus berupa Lifecycle, misalnya service.lifecycle, bukan None"
    )


def test_only_a_service_has_a_standard() -> None:
    with pytest.raises(WrongTypeError, match="service must be a ServiceType"):
        exchange.standard(ANY)


@pytest.mark.parametrize("form", [[], None, "pdf"])
def test_a_standard_is_written_in_a_form_that_is_there(form: Any) -> None:
    ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))

    with pytest.raises(UnknownFormError):
        exchange.standard(ppid, form=form)
