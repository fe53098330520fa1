"""
The contract of stores finds a planted defect, and has nothing to say of a sound store.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from layanan.request import (
    ConflictError,
    Event,
    InvalidHistoryError,
    KeyReusedError,
    Store,
    UnknownRequestError,
    dump_event,
    load_event,
)
from layanan.testing import MemoryStore, StoreContract, store_contract
from layanan.testing._law import Law
from layanan.testing._laws_store import STORE, StoreCase, batch, event

LAWS: dict[str, Law[StoreCase]] = {one.name: one for one in STORE}
KEEPS = "a_store_keeps_what_it_confirmed_and_nothing_else"
ONE_WINS = "of_several_writers_exactly_one_wins"
TWICE = "a_write_that_is_sent_twice_at_once_counts_once"
RESTART = "what_was_confirmed_is_there_after_a_restart"
UNKNOWN = "an_unknown_request_is_told"
AGAIN = "who_loads_again_after_a_conflict_loses_nothing"


class LastWriterWins(MemoryStore):
    """
    Lose what was kept when somebody comes with an old number.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        try:
            super().append(request_id, events, expect_seq=expect_seq)
        except ConflictError:
            self._kept[request_id] = (*self._kept.get(request_id, ())[:expect_seq], *events)


class SwallowsConflicts(MemoryStore):
    """
    Confirm what is not kept.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        try:
            super().append(request_id, events, expect_seq=expect_seq)
        except ConflictError:
            return


class DoublesARetry(MemoryStore):
    """
    Keep a repeated write once more.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        kept = self._kept.get(request_id, ())
        if events and kept[expect_seq : expect_seq + len(events)] == tuple(events):
            new = (replace(one, seq=len(kept) + n) for n, one in enumerate(events, start=1))
            self._kept[request_id] = (*kept, *new)
            return
        super().append(request_id, events, expect_seq=expect_seq)


class RefusesARetry(MemoryStore):
    """
    Know no key, so that who lost the answer is told of a conflict.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        if events and expect_seq != len(self._kept.get(request_id, ())):
            raise ConflictError(request=request_id, expected=expect_seq)
        super().append(request_id, events, expect_seq=expect_seq)


class TakesAKeyTwice(MemoryStore):
    """
    Keep two events under one key.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        try:
            super().append(request_id, events, expect_seq=expect_seq)
        except KeyReusedError:
            self._kept[request_id] += tuple(events)


class KeepsHalf(MemoryStore):
    """
    Keep the first events of a batch although a later one is refused.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        try:
            super().append(request_id, events, expect_seq=expect_seq)
        except InvalidHistoryError:
            if len(events) > 1:
                super().append(request_id, events[:1], expect_seq=expect_seq)
            raise


class TakesAGap(MemoryStore):
    """
    Keep events that are not numbered as they follow.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        try:
            super().append(request_id, events, expect_seq=expect_seq)
        except InvalidHistoryError:
            self._kept[request_id] = (*self._kept.get(request_id, ()), *events)


class MixesUpRequests(MemoryStore):
    """
    Keep everything under one reference.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        super().append("REQ-1", events, expect_seq=expect_seq)

    def load(self, request_id: str) -> tuple[Event, ...]:
        return super().load("REQ-1")


class ForgetsTypes(MemoryStore):
    """
    Keep a bool as the number that it is to Python.
    """

    def load(self, request_id: str) -> tuple[Event, ...]:
        return tuple(
            replace(
                one,
                facts=tuple(
                    (name, int(value) if isinstance(value, bool) else value)
                    for name, value in one.facts
                ),
            )
            for one in super().load(request_id)
        )


class RoundsToSeconds(MemoryStore):
    """
    Keep instants as coarsely as some databases do.
    """

    def load(self, request_id: str) -> tuple[Event, ...]:
        return tuple(
            replace(one, recorded=one.recorded.replace(microsecond=0))
            for one in super().load(request_id)
        )


class TellsTheNewestFirst(MemoryStore):
    """
    Return the history in the wrong order.
    """

    def load(self, request_id: str) -> tuple[Event, ...]:
        return super().load(request_id)[::-1]


class KnowsEverybody(MemoryStore):
    """
    Return an empty history for a request that never was.
    """

    def load(self, request_id: str) -> tuple[Event, ...]:
        return self._kept.get(request_id, ())


class IsAlwaysBusy(MemoryStore):
    """
    Refuse whoever comes later, whatever number they saw.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        if self._kept:
            raise ConflictError(request=request_id, expected=expect_seq)
        super().append(request_id, events, expect_seq=expect_seq)


class LooksBeforeItLeaps(MemoryStore):
    """
    Read, think, and write without a lock: two of them see the same number.
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        other = MemoryStore()
        other._kept.update(self._kept)
        other.append(request_id, events, expect_seq=expect_seq)
        time.sleep(0.001)
        self._kept.update(other._kept)


DEFECTS: list[tuple[type[MemoryStore], str]] = [
    (LastWriterWins, KEEPS),
    (LastWriterWins, ONE_WINS),
    (SwallowsConflicts, KEEPS),
    (SwallowsConflicts, ONE_WINS),
    (SwallowsConflicts, AGAIN),
    (DoublesARetry, KEEPS),
    (DoublesARetry, TWICE),
    (RefusesARetry, KEEPS),
    (TakesAKeyTwice, KEEPS),
    (KeepsHalf, KEEPS),
    (TakesAGap, KEEPS),
    (MixesUpRequests, KEEPS),
    (ForgetsTypes, KEEPS),
    (RoundsToSeconds, KEEPS),
    (TellsTheNewestFirst, KEEPS),
    (KnowsEverybody, UNKNOWN),
    (IsAlwaysBusy, AGAIN),
    (LooksBeforeItLeaps, ONE_WINS),
    (LooksBeforeItLeaps, AGAIN),
]


@pytest.mark.parametrize(
    ("broken", "law"), [pytest.param(*one, id=f"{one[0].__name__}-{one[1]}") for one in DEFECTS]
)
def test_a_planted_defect_is_found(broken: type[MemoryStore], law: str) -> None:
    with pytest.raises((AssertionError, ConflictError)):
        LAWS[law].hold(StoreCase(broken), 500)


def test_a_store_that_starts_anew_after_a_restart_is_found() -> None:
    with pytest.raises((AssertionError, UnknownRequestError)):
        store_contract(MemoryStore, reopen=lambda _: MemoryStore(), examples=100)


def test_a_counterexample_is_as_short_as_can_be() -> None:
    with pytest.raises(AssertionError) as caught:
        LAWS[KEEPS].hold(StoreCase(TakesAGap), 500)

    note = "\n".join(caught.value.__notes__)
    assert note.count("Write(") == 1
    assert "<TakesAGap>" in note


class FileStore(MemoryStore):
    """
    Keep each event as one line of a file, as a host might.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        for line in path.read_text("utf-8").splitlines() if path.exists() else ():
            request, *events = json.loads(line)
            kept = self._kept.get(request, ())
            self._kept[request] = (*kept, *map(load_event, events))

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        before = len(self._kept.get(request_id, ()))
        super().append(request_id, events, expect_seq=expect_seq)
        if new := self._kept.get(request_id, ())[before:]:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([request_id, *map(dump_event, new)]) + "\n")


def test_a_store_that_comes_back_from_its_file_keeps_the_law_of_restarts(tmp_path: Path) -> None:
    numbers = iter(range(1_000))

    def make() -> Store:
        return FileStore(tmp_path / f"{next(numbers)}.jsonl")

    def reopen(store: Store) -> Store:
        assert isinstance(store, FileStore)
        return FileStore(store.path)

    LAWS[RESTART].hold(StoreCase(make, reopen), 30)


def test_the_store_in_memory_keeps_every_law() -> None:
    store_contract(MemoryStore)


class TestTheStoreInMemory(StoreContract):
    examples = 20

    def make_store(self) -> Store:
        return MemoryStore()


class TestTheStoreInMemoryAfterARestart(StoreContract):
    make_store = MemoryStore
    examples = 5


class TestTheContract:
    def test_wants_a_store(self) -> None:
        with pytest.raises(NotImplementedError):
            StoreContract().make_store()

    def test_has_a_test_for_each_law(self) -> None:
        names = {name for name in dir(StoreContract) if name.startswith("test_")}

        assert names == {f"test_{name}" for name in LAWS}

    def test_is_a_protocol_that_the_store_in_memory_follows(self) -> None:
        assert isinstance(MemoryStore(), Store)


class TestTheStoreProtocol:
    def test_an_unknown_request_is_told_in_both_languages(self) -> None:
        with pytest.raises(UnknownRequestError) as caught:
            MemoryStore().load("REQ-9")

        assert str(caught.value) == "the store has no request 'REQ-9'; check its number"
        assert caught.value.describe("id") == (
            "permohonan 'REQ-9' tidak ada dalam penyimpanan; periksa nomornya"
        )

    def test_events_that_leave_a_gap_are_refused_with_the_number_that_is_next(self) -> None:
        with pytest.raises(InvalidHistoryError) as caught:
            MemoryStore().append("REQ-1", [event(2)], expect_seq=0)

        assert str(caught.value) == (
            "the history of REQ-1 is not valid from event 1 on: the event has the number 2; the "
            "next must have 1"
        )
        assert caught.value.describe("id") == (
            "riwayat REQ-1 tidak sah mulai kejadian ke-1: kejadian bernomor 2; yang berikutnya "
            "harus 1"
        )

    def test_a_retry_is_known_however_far_the_request_has_come(self) -> None:
        store, first = MemoryStore(), batch(0, 2, key="k-1")
        store.append("REQ-1", first, expect_seq=0)
        store.append("REQ-1", batch(2, 3), expect_seq=2)

        store.append("REQ-1", first, expect_seq=0)

        assert store.load("REQ-1") == (*first, *batch(2, 3))
