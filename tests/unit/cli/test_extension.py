"""
`extend` in a file of events: which level it means.
"""

from datetime import date
from typing import Any

import pytest

from layanan.catalogue import Catalogue
from layanan.cli._event_faults import AmbiguousExtensionError
from layanan.cli._events import _level
from layanan.request import Rules


def rules(*extensions: bool) -> Rules:
    """
    Return the rules of `info.ppid` with as many levels, extensible or not.
    """
    service = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
    (level,) = service.levels
    changes: list[dict[str, Any]] = [
        {"name": f"level_{number}"} | ({} if extensible else {"extension": None})
        for number, extensible in enumerate(extensions)
    ]
    return Rules(
        code=service.code,
        version=service.version,
        hash=service.hash,
        lifecycle=service.lifecycle,
        levels=tuple(level.model_copy(update=change) for change in changes),
    )


def test_it_is_the_only_one_that_may_be_extended() -> None:
    assert _level("extend", rules(False, True)) == "level_1"


def test_one_of_several_has_to_be_named() -> None:
    with pytest.raises(AmbiguousExtensionError) as caught:
        _level("extend", rules(True, True))

    assert caught.value.describe("id").endswith("tulis extend:level_0 atau extend:level_1")
    assert str(caught.value).endswith("write extend:level_0 or extend:level_1")


def test_where_none_may_be_extended_it_is_refused() -> None:
    with pytest.raises(AmbiguousExtensionError) as caught:
        _level("extend", rules(False))

    assert "tidak ada jangka waktu info.ppid" in caught.value.describe("id")
    assert "no level of info.ppid can be extended" in str(caught.value)
