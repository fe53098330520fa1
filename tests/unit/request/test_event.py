"""
One event: plain, frozen, and silent about a NIK.
"""

from dataclasses import fields

import pytest

from layanan import Actor
from tests.unit.request.cases import MASKED, NIK, copied, opened, ppid, submitted, wib


class TestEvent:
    def test_says_what_happened(self) -> None:
        event = submitted(note="lewat loket", facts={"salinan": 2}, key="k-1").history[-1]

        assert {one.name: getattr(event, one.name) for one in fields(event)} == {
            "seq": 2,
            "kind": "transition",
            "name": "ajukan",
            "at": wib("2026-03-13T10:00"),
            "recorded": wib("2026-03-13T10:00"),
            "actor": "P-1029",
            "role": "pemohon",
            "source": "draf",
            "target": "diajukan",
            "note": "lewat loket",
            "facts": (("salinan", 2),),
            "documents": (),
            "key": "k-1",
            "code": "info.ppid",
            "version": "1",
            "hash": ppid().hash,
            "detail": (),
        }

    def test_is_short_when_shown(self) -> None:
        assert repr(submitted().history[-1]) == (
            "Event(2, 'ajukan', 2026-03-13T10:00:00+07:00, by 'P-1029')"
        )

    def test_hides_a_nik_when_shown(self) -> None:
        event = opened(by=Actor(NIK, roles=())).history[0]

        assert event.actor == NIK
        assert NIK not in repr(event)
        assert f"by '{MASKED}'" in repr(event)

    def test_cannot_be_changed(self) -> None:
        event = opened().history[0]

        with pytest.raises(AttributeError):
            event.target = "dijawab"  # type: ignore[misc]
        assert not hasattr(event, "__dict__")

    def test_survives_pickling(self) -> None:
        event = submitted(facts={"b": 1, "a": wib("2026-03-13T09:00")}).history[-1]

        again = copied(event)

        assert again == event
        assert hash(again) == hash(event)
