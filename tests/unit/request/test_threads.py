"""
One definition, many threads: requests share rules and machines, and never each other's way.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from layanan import Request
from layanan.lifecycle import Lifecycle
from layanan.request import Rules
from tests.unit.request.cases import wib
from tests.unit.request.permits import (
    ASKER,
    DATA,
    HEAD,
    LIMITED,
    STAFF,
    examined,
    handed_in,
    rules,
    sent_back,
    to_be_paid,
)

THREADS, ROUNDS = 8, 20
FAR = wib("2026-07-27T09:00")


def _paid(under: Rules) -> Request:
    return to_be_paid(under).note(
        "lunas", by=STAFF, at=wib("2026-07-10T09:00"), facts={"lunas": True}
    )


def _refused_and_back(under: Rules) -> Request:
    request = sent_back(under)
    for _ in range(3):
        assert not request.check("setujui", by=HEAD, at=wib("2026-07-08T09:00")).open
    return request.fire("lengkapi", by=ASKER, at=wib("2026-07-08T09:00")).advance(at=FAR)


STORIES: tuple[Callable[[Rules], Request], ...] = (
    lambda under: sent_back(under).advance(at=FAR),
    lambda under: to_be_paid(under).advance(at=FAR),
    lambda under: handed_in(under).advance(at=FAR),
    lambda under: examined(under).fire("setujui", by=HEAD, at=wib("2026-07-09T09:00")),
    _paid,
    _refused_and_back,
    lambda under: examined(under, area=300).advance(at=FAR).withdraw(by=ASKER, at=FAR),
    lambda under: sent_back(under).withdraw(by=ASKER, at=wib("2026-07-10T16:30")),
)


def test_eight_threads_tell_eight_stories_and_none_is_mixed_up() -> None:
    """
    Every thread starts at once on a definition that no engine has seen, and tells its own story.
    """
    # Another definition than those of the other tests, so that nothing of it is compiled yet.
    under = rules({"code": "izin_bersama"}, hash="5" * 64)
    expected = [story(rules({"code": "izin_sendiri"}, hash="5" * 64)) for story in STORIES]
    together = Barrier(THREADS)

    def tell(number: int) -> list[Request]:
        together.wait()
        return [STORIES[(number + n) % len(STORIES)](under) for n in range(ROUNDS)]

    with ThreadPoolExecutor(THREADS) as pool:
        told = list(pool.map(tell, range(THREADS)))

    for number, requests in enumerate(told):
        for n, request in enumerate(requests):
            assert request.history == expected[(number + n) % len(STORIES)].history


def test_threads_that_build_the_same_definition_agree() -> None:
    together = Barrier(THREADS)

    def build(_: int) -> tuple[str, str]:
        together.wait()
        under = rules({"code": "izin_serentak"}, hash="6" * 64)
        return under.lifecycle.hash, sent_back(under).advance(at=FAR).state

    with ThreadPoolExecutor(THREADS) as pool:
        found = set(pool.map(build, range(THREADS)))

    assert found == {(Lifecycle(**DATA | {"code": "izin_serentak"}).hash, "ditolak")}


def test_two_definitions_side_by_side_stay_apart() -> None:
    together = Barrier(THREADS)

    def tell(number: int) -> str:
        together.wait()
        request = examined(LIMITED if number % 2 else rules())
        return request.advance(at=wib("2026-07-08T16:00")).state

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(tell, range(THREADS)))

    assert found == ["diperiksa", "ditolak"] * (THREADS // 2)
