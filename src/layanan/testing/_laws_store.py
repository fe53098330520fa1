"""
What holds of every store: nothing is lost, nothing is doubled, and of two writers one wins.

The store is tried against a plain list of what was confirmed, by one writer at
first and then by several threads at once.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import product
from threading import Barrier
from typing import Any, Final, Literal

from hypothesis import strategies as st

from layanan.request import (
    ConflictError,
    Event,
    InvalidHistoryError,
    KeyReusedError,
    Store,
    UnknownRequestError,
    dump_event,
)
from layanan.testing._law import Draws, Law, law

WRITERS: Final = 6
"""How many threads write at once."""


def _same(store: Store) -> Store:
    return store


class StoreCase:
    """
    Hold how a store is made, empty each time, and how it comes back after a restart.
    """

    # No dataclass: Hypothesis would print all that lies in it.
    __slots__ = ("make", "reopen")

    def __init__(self, make: Callable[[], Store], reopen: Callable[[Store], Store] = _same) -> None:
        self.make = make
        self.reopen = reopen

    def __repr__(self) -> str:
        return f"<{getattr(self.make, '__name__', 'store')}>"


# -- events --------------------------------------------------------------------

_NINE: Final = datetime(2026, 3, 13, 9, 0, tzinfo=timezone(timedelta(hours=7)))
_FACTS: Final = (
    ("alamat", "Jl. Pemuda 1\n“Semarang”"),
    ("biaya", Decimal("0.10")),
    ("jumlah", 1),
    ("lahir", date(2000, 2, 29)),
    ("lunas", True),
    ("terbit", datetime(2026, 3, 13, 2, 0, 0, 1, tzinfo=UTC)),
)


def event(seq: int, *, key: str | None = None, name: str = "catat") -> Event:
    """
    Return an event with something of every kind in it.
    """
    at = _NINE + timedelta(minutes=seq)
    return Event(
        seq=seq,
        kind="opened" if seq == 1 else "noted",
        name="buka" if seq == 1 else name,
        at=at,
        recorded=at + timedelta(microseconds=seq),
        actor="S-7",
        role="front_office" if seq > 1 else None,
        source="diajukan" if seq > 1 else None,
        target="diajukan",
        note=f"catatan ke-{seq} – é" if seq % 2 else None,
        facts=_FACTS[: seq % 7],
        documents=("ktp", "ktp")[: seq % 3],
        key=key,
        code="uji.toko",
        version="1",
        hash="0" * 64,
    )


def batch(since: int, count: int, *, key: str | None = None, name: str = "catat") -> list[Event]:
    """
    Return the events after number `since`, the first of them under a key.
    """
    seqs = range(since + 1, since + count + 1)
    return [event(n, key=key if n == since + 1 else None, name=name) for n in seqs]


def _told(events: tuple[Event, ...] | list[Event]) -> list[str]:
    # A bool is an int to Python, but not to who reads the file; so texts are compared.
    return [json.dumps(_in_utc(dump_event(one)), sort_keys=True) for one in events]


def _in_utc(plain: Mapping[str, Any]) -> dict[str, Any]:
    instants = {
        name: datetime.fromisoformat(str(plain[name])).astimezone(UTC).isoformat()
        for name in ("at", "recorded")
    }
    return {**plain, **instants}


def _refuses(kind: type[Exception], append: Callable[[], None]) -> bool:
    try:
        append()
    except kind:
        return True
    return False


# -- what is drawn ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Write:
    """
    Hold one attempt to write: what is meant, for which request, and how many events.
    """

    what: Literal["next", "stale", "ahead", "retry", "gap", "reused", "nothing"]
    request: str = "REQ-1"
    count: int = 1
    keyed: bool = True


_WRITES: Final = st.lists(
    st.builds(
        Write,
        what=st.sampled_from(
            ["next", "next", "stale", "ahead", "retry", "gap", "reused", "nothing"]
        ),
        request=st.sampled_from(["REQ-1", "REQ-2"]),
        count=st.integers(1, 3),
        keyed=st.booleans(),
    ),
    max_size=10,
)


@dataclass(slots=True)
class _Model:
    """
    Keep what a store has confirmed, and every write that it might be asked again.
    """

    kept: dict[str, list[Event]] = field(default_factory=dict)
    done: dict[str, list[tuple[list[Event], int]]] = field(default_factory=dict)

    def write(self, store: Store, one: Write, number: int) -> None:
        """
        Make one attempt, and hold the store to what must come of it.
        """
        kept = self.kept.setdefault(one.request, [])
        done = self.done.setdefault(one.request, [])
        seq, key = len(kept), f"k-{number}" if one.keyed else None
        new = batch(seq, one.count, key=key)

        def append(events: list[Event], expect: int) -> Callable[[], None]:
            return lambda: store.append(one.request, events, expect_seq=expect)

        match one.what:
            case "next":
                append(new, seq)()
                kept += new
                if one.keyed:
                    done.append((new, seq))
            case "nothing":
                append([], seq)()
            case "retry" if done:
                append(*done[number % len(done)])()
            case "stale" if kept:
                other = batch(seq - 1, one.count, key=key, name="lain")
                assert _refuses(ConflictError, append(other, seq - 1))
            case "ahead":
                later = batch(seq + 1, one.count, key=key)
                assert _refuses(ConflictError, append(later, seq + 1))
            case "gap":
                holed = [new[0], *(replace(event, seq=event.seq + 1) for event in new[1:])]
                shifted = [replace(event, seq=event.seq + 1) for event in new]
                wrong = holed if len(new) > 1 else shifted
                assert _refuses(InvalidHistoryError, append(wrong, seq))
            case "reused" if done:
                old = done[number % len(done)][0][0].key
                assert _refuses(KeyReusedError, append(batch(seq, one.count, key=old), seq))
            case _:
                pass

    def agrees(self, store: Store) -> None:
        """
        Hold what the store tells against what it has confirmed.
        """
        for request, kept in self.kept.items():
            if kept:
                found = store.load(request)
                assert isinstance(found, tuple)
                assert found == tuple(kept)
                assert _told(found) == _told(kept)
            else:
                assert _refuses(UnknownRequestError, lambda: _load(store, request))  # noqa: B023


def _load(store: Store, request: str) -> None:
    store.load(request)


def _writes(_: StoreCase) -> Draws:
    return {"writes": _WRITES}


def _rounds() -> Iterator[tuple[int, int]]:
    """
    Yield how many events there are before a race, and how many each writer brings.

    Nothing is drawn: how threads meet is never the same, and Hypothesis would
    call that flaky.
    """
    for _ in range(3):
        yield from product(range(4), range(1, 4))


# -- laws ------------------------------------------------------------------------


@law(_writes)
def a_store_keeps_what_it_confirmed_and_nothing_else(case: StoreCase, writes: list[Write]) -> None:
    """
    Whatever is tried, each request holds what was confirmed: whole, in order, and once.
    """
    store, model = case.make(), _Model()
    for number, one in enumerate(writes):
        model.write(store, one, number)
        model.agrees(store)


@law(_writes)
def what_was_confirmed_is_there_after_a_restart(case: StoreCase, writes: list[Write]) -> None:
    """
    A store that is opened again tells the same, and goes on from there.
    """
    store, model = case.make(), _Model()
    for number, one in enumerate(writes):
        model.write(store, one, number)
    again = case.reopen(store)
    model.agrees(again)
    model.write(again, Write("next"), len(writes))
    model.agrees(again)


@law()
def an_unknown_request_is_told(case: StoreCase) -> None:
    """
    A request that was never written is an error, not an empty history.
    """
    store = case.make()

    assert _refuses(UnknownRequestError, lambda: _load(store, "REQ-0"))


@law()
def of_several_writers_exactly_one_wins(case: StoreCase) -> None:
    """
    Of those that saw the same number one is kept, all of it; the others are told.
    """
    for before, count in _rounds():
        _race(case.make(), before, count)


def _race(store: Store, before: int, count: int) -> None:
    start = batch(0, before)
    if start:
        store.append("REQ-1", start, expect_seq=0)
    ready = Barrier(WRITERS)

    def write(number: int) -> int | None:
        mine = batch(before, count, key=f"w-{number}", name=f"w_{number}")
        ready.wait()
        try:
            store.append("REQ-1", mine, expect_seq=before)
        except ConflictError:
            return None
        return number

    winners = _at_once(write)

    assert len(winners) == 1
    assert store.load("REQ-1") == (
        *start,
        *batch(before, count, key=f"w-{winners[0]}", name=f"w_{winners[0]}"),
    )


@law()
def a_write_that_is_sent_twice_at_once_counts_once(case: StoreCase) -> None:
    """
    The same write by several threads succeeds for all of them, and is kept once.
    """
    for before, count in _rounds():
        _repeat(case.make(), before, count)


def _repeat(store: Store, before: int, count: int) -> None:
    start = batch(0, before)
    if start:
        store.append("REQ-1", start, expect_seq=0)
    same = batch(before, count, key="k-1")
    ready = Barrier(WRITERS)

    def write(number: int) -> int:
        ready.wait()
        store.append("REQ-1", same, expect_seq=before)
        return number

    assert len(_at_once(write)) == WRITERS
    assert store.load("REQ-1") == (*start, *same)


@law()
def who_loads_again_after_a_conflict_loses_nothing(case: StoreCase) -> None:
    """
    Writers that repeat with the new number all succeed, one after another.
    """
    for before, count in _rounds():
        _take_turns(case.make(), before, count)


def _take_turns(store: Store, before: int, count: int) -> None:
    store.append("REQ-1", batch(0, before + 1), expect_seq=0)
    ready = Barrier(WRITERS)

    def write(number: int) -> int:
        ready.wait()
        # Whenever one is refused another has won, so nobody is refused more often.
        for _ in range(WRITERS):
            seq = len(store.load("REQ-1"))
            mine = batch(seq, count, key=f"w-{number}", name=f"w_{number}")
            try:
                store.append("REQ-1", mine, expect_seq=seq)
            except ConflictError:
                continue
            return number
        return -1

    winners = _at_once(write)
    kept = store.load("REQ-1")

    assert sorted(winners) == [*range(WRITERS)]
    assert [one.seq for one in kept] == [*range(1, before + 1 + WRITERS * count + 1)]
    assert {one.key for one in kept if one.key} == {f"w-{n}" for n in range(WRITERS)}


def _at_once(write: Callable[[int], int | None]) -> list[int]:
    """
    Let several threads write, and change between them as often as can be.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(WRITERS) as threads:
            told = list(threads.map(write, range(WRITERS)))
    finally:
        sys.setswitchinterval(usual)
    return [one for one in told if one is not None]


STORE: Final[tuple[Law[StoreCase], ...]] = (
    a_store_keeps_what_it_confirmed_and_nothing_else,
    what_was_confirmed_is_there_after_a_restart,
    an_unknown_request_is_told,
    of_several_writers_exactly_one_wins,
    a_write_that_is_sent_twice_at_once_counts_once,
    who_loads_again_after_a_conflict_loses_nothing,
)
