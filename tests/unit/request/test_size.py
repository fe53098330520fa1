"""
How much a request weighs: what a host keeps of it, and what an event adds.
"""

import json
import pickle

from layanan import Request
from layanan.request import dump_event
from tests.unit.request.cases import CITIZEN, CLERK, submitted, wib
from tests.unit.request.permits import STAFF
from tests.unit.request.test_kinds import story

TEN_KILOBYTES = 10 * 1024


def back_and_forth() -> Request:
    """
    Return an information request of twenty events, with notes, documents and keys.
    """
    request = submitted(key="k-0")
    while request.seq < 20:
        day = wib("2026-03-16T09:00")
        request = request.fire(
            "minta_perbaikan", by=CLERK, at=day, note="KTP buram", key=f"k-{request.seq}"
        ).fire("lengkapi", by=CITIZEN, at=day, documents=["ktp"], key=f"k-{request.seq}b")
    return request


def varied() -> Request:
    """
    Return a request of twenty events to which everything has happened that can.
    """
    request = story()
    while request.seq < 20:
        request = request.note("diarsipkan", by=STAFF, at=wib("2026-07-17T09:00"))
    return request


def test_twenty_events_take_less_than_ten_kilobytes() -> None:
    for request in (back_and_forth(), varied()):
        assert request.seq == 20
        # The rules are shared by all requests of a service; a host keeps the rest of each.
        kept = (request.id, request.office, request.applicant, request.history)

        assert len(pickle.dumps(kept)) < TEN_KILOBYTES
        assert len(json.dumps([dump_event(one) for one in request.history])) < TEN_KILOBYTES


def test_twenty_events_of_an_information_request_fit_with_their_rules() -> None:
    assert len(pickle.dumps(back_and_forth())) < TEN_KILOBYTES


def test_what_was_computed_of_a_definition_is_not_kept_with_it() -> None:
    request = back_and_forth()
    fresh = pickle.loads(pickle.dumps(request))  # noqa: S301 - our own bytes
    before = len(pickle.dumps(fresh))

    # Every reading computes something of the level, every step something of the lifecycle.
    for asked in (fresh, request):
        asked.clocks(at=wib("2026-03-20T09:00"))
        asked.next_instant(after=wib("2026-03-20T09:00"))
        asked.options(by=CLERK, at=wib("2026-03-20T09:00"))

    assert len(pickle.dumps(fresh)) == len(pickle.dumps(request)) == before


def test_an_event_adds_what_it_says_and_no_copy_of_the_rest() -> None:
    request = back_and_forth()
    more = request.fire("minta_perbaikan", by=CLERK, at=wib("2026-03-16T09:00"), note="x")

    assert more.rules is request.rules
    assert all(a is b for a, b in zip(more.history, request.history, strict=False))
    added = len(pickle.dumps(more.history)) - len(pickle.dumps(request.history))
    assert added < 512
