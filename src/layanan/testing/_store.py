"""
A store in memory: what a test uses, and what the contract of stores is tried on.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Final

from layanan.records import WrongTypeError, require
from layanan.request import (
    ConflictError,
    Event,
    InvalidHistoryError,
    KeyReusedError,
    UnknownRequestError,
)
from layanan.text import Label

_A_NUMBER: Final = Label(id="nomor permohonan (teks)", en="the number of a request (text)")
_A_SEQ: Final = Label(
    id="nomor kejadian terakhir, 0 bila belum ada",
    en="the number of the newest event, 0 before the first",
)
_EVENTS: Final = Label(
    id="urutan Event, misalnya request.history", en="a sequence of Events, e.g. request.history"
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
            WrongTypeError: If an argument is of another kind.
        """
        require("request_id", request_id, str, _A_NUMBER)
        if type(expect_seq) is not int:
            raise WrongTypeError(argument="expect_seq", wanted=_A_SEQ, given=repr(expect_seq))
        new = _taken_in(events)
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
            WrongTypeError: If it is no text.
        """
        require("request_id", request_id, str, _A_NUMBER)
        try:
            return self._kept[request_id]
        except KeyError:
            raise UnknownRequestError(request=request_id) from None


def _taken_in(events: Sequence[Event]) -> tuple[Event, ...]:
    require("events", events, Sequence, _EVENTS)
    for one in events:
        require("events", one, Event, _EVENTS)
    return tuple(events)


def _misnumbered(request: str, wanted: int, given: int) -> InvalidHistoryError:
    return InvalidHistoryError(
        request=request,
        seq=wanted,
        problem_id=f"kejadian bernomor {given}; yang berikutnya harus {wanted}",
        problem_en=f"the event has the number {given}; the next must have {wanted}",
    )
