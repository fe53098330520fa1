"""
A store: what it must offer, and how it says that it has no such request.
"""

from collections.abc import Sequence

from layanan.request import Event, Store, UnknownRequestError


class Shelf:
    def append(self, request_id: str, events: Sequence[Event], *, expect_seq: int) -> None:
        raise NotImplementedError

    def load(self, request_id: str) -> tuple[Event, ...]:
        raise UnknownRequestError(request=request_id)


class TestAStore:
    def test_is_whatever_appends_and_loads(self) -> None:
        assert isinstance(Shelf(), Store)
        assert not isinstance(object(), Store)


class TestAnUnknownRequest:
    def test_is_named_in_both_languages(self) -> None:
        error = UnknownRequestError(request="PPID-2026-17")

        assert error.describe("id") == (
            "permohonan 'PPID-2026-17' tidak ada dalam penyimpanan; periksa nomornya"
        )
        assert error.describe("en") == "the store has no request 'PPID-2026-17'; check its number"

    def test_is_named_without_the_nik_of_anybody(self) -> None:
        assert "3374011203900001" not in str(UnknownRequestError(request="3374011203900001"))
