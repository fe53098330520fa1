"""
Where histories are kept: the protocol of a store, which any database can keep.

A store holds the events of each request, in their order, and nothing derived
from them. It only adds. Who asked, and at which office, is the host's to keep
beside the reference. `layanan.testing.store_contract` holds a store to this.
"""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from layanan.errors import LayananError
from layanan.request._event import Event
from layanan.text import mask_nik


class UnknownRequestError(LayananError, LookupError):
    """
    Tell that a store has no request of this reference.
    """

    def __init__(self, *, request: str) -> None:
        self.request = request

    def _text(self, language: str) -> str:
        shown = mask_nik(self.request)
        if language == "id":
            return f"permohonan {shown!r} tidak ada dalam penyimpanan; periksa nomornya"
        return f"the store has no request {shown!r}; check its number"


@runtime_checkable
class Store(Protocol):
    """
    Keep the histories of requests, and let of two writers only the first one win.

    Everything that `append` was handed is kept, or nothing of it. What it has
    confirmed is there for every reader from then on, also after a restart.

    Examples:
        A command reaches a store like this; who was too late loads again:

        >>> def submit(store, request, by, at):
        ...     after = request.fire("ajukan", by=by, at=at, key="form-17")
        ...     store.append(request.id, after.history[request.seq :], expect_seq=request.seq)
        ...     return after
    """

    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        """
        Keep the next events of a request, all of them or none.

        The same call again – the same events, the first of them under a key –
        is a retry: it changes nothing and is no error, however far the request
        has come since. Without events nothing happens.

        Args:
            request_id: The reference of the request.
            events: What happened, numbered from `expect_seq` + 1 without a gap.
            expect_seq: The number of the newest event that the caller saw; 0
                for a new request.

        Raises:
            ConflictError: If the newest event that is kept has another number.
            InvalidHistoryError: If the events are not numbered as they follow.
            KeyReusedError: If a key names another event of this request already.
        """
        ...

    def load(self, request_id: str) -> tuple[Event, ...]:
        """
        Return the whole history of a request, oldest first, equal to what was kept.

        Raises:
            UnknownRequestError: If there is none.
        """
        ...
