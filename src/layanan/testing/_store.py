"""
A store in memory: what a test uses, and what the contract of stores is tried on.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Final

from layanan.request import (
    ConflictError,
    Event,
    InvalidHistoryError,
    KeyReusedError,
    UnknownRequestError,
)


class MemoryStore:
    """
    Keep histories in memory, for as long as the object lives; threads may share it.

    Examples:
        >>> from layanan import LayananError
        >>> try:
        ...     MemoryStore().load("REQ-1")
        ... except LayananError as error:
        ...     print(error)
        the store has no request 'REQ-1'; check its number
    """

    def __init__(self) -> None:
        self._lock: Final = Lock()
        self._kept: dict[str, tuple[Event, ...]] = {}

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        """
        Keep the next events of a request, all of them or none; see `Store.append`.

        Raises:
            ConflictError: If the newest event that is kept has another number.
            InvalidHistoryError: If the events are not numbered as they follow.
            KeyReusedError: If a key names another event of this request already.
        """
        new = tuple(events)
        for number, event in enumerate(new, start=expect_seq + 1):
            if event.seq != number:
                raise _misnumbered(request_id, number, event.seq)
        if not new:
            return
        with self._lock:
            kept = self._kept.get(request_id, ())
            if new[0].key is not None and kept[expect_seq : expect_seq + len(new)] == new:
                return
            if len(kept) != expect_seq:
                raise ConflictError(request=request_id, expected=expect_seq, actual=len(kept))
            keys = {event.key: event for event in kept if event.key is not None}
            for event in new:
                if event.key is None:
                    continue
                earlier = keys.setdefault(event.key, event)
                if earlier is not event:
                    raise KeyReusedError(
                        request=request_id, key=event.key, name=event.name, earlier=earlier.name
                    )
            self._kept[request_id] = kept + new

    def load(self, request_id: str) -> tuple[Event, ...]:
        """
        Return the whole history of a request; see `Store.load`.

        Raises:
            UnknownRequestError: If there is none.
        """
        try:
            return self._kept[request_id]
        except KeyError:
            raise UnknownRequestError(request=request_id) from None


def _misnumbered(request: str, wanted: int, given: int) -> InvalidHistoryError:
    return InvalidHistoryError(
        request=request,
        seq=wanted,
        problem_id=f"kejadian bernomor {given}; yang berikutnya harus {wanted}",
        problem_en=f"the event has the number {given}; the next must have {wanted}",
    )
