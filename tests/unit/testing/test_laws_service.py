"""
The laws of requests find a planted defect, and have nothing to say of a real service.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from layanan import Actor, Catalogue, Term
from layanan.errors import LayananError
from layanan.lifecycle import Check, Finding, Guards, Party, Verdict
from layanan.request import PartyTime, Request
from layanan.service import ServiceType
from layanan.sla import Reading
from layanan.testing import ServiceLaws, histories, paths, service_laws, walk
from layanan.testing import _laws_service as room
from layanan.testing._law import Law
from layanan.testing._laws_promise import PROMISE
from layanan.testing._laws_service import SERVICE, ServiceCase
from layanan.text import Label

ROOT = Path(__file__).parents[3]
LAWS: dict[str, Law[ServiceCase]] = {one.name: one for one in SERVICE}
CATALOGUE = Catalogue.kemenag()
PPID = CATALOGUE.get("info.ppid", on=date(2026, 3, 13))
DESK = Catalogue.load(ROOT / "examples" / "definitions").get(
    "umum.meja_bantuan", on=date(2026, 3, 13)
)
MAGANG = (
    Catalogue.load(ROOT / "examples" / "definitions")
    .get("umum.magang", on=date(2026, 3, 13))
    .with_guards(Guards({"tempat_cukup": lambda situation, by: Verdict.yes()}))
)

NUMBERED = "events_are_numbered_and_time_never_goes_back"
LEADS = "the_history_leads_to_the_state"
AGAIN = "any_beginning_of_a_history_can_be_told_again"
CHECKED = "a_step_succeeds_exactly_when_its_check_is_open"
ONCE = "a_repeated_command_counts_once"
LOOKS = "what_happens_by_itself_does_not_depend_on_who_looks"
SHARED = "the_parties_share_the_whole_time"
USED = "a_clock_shares_its_time_between_used_and_paused"
FORWARD = "a_pause_never_brings_a_deadline_forward"
EARLIER = "what_happens_later_changes_no_earlier_reading"
KNOWN = "what_was_recorded_later_was_not_known_before"
WRITTEN = "an_event_survives_being_written_and_read"


# -- histories that cannot have happened ---------------------------------------------


def doubled(request: Request) -> Request:
    """
    Keep the newest event twice.
    """
    return replace(request, history=(*request.history, request.history[-1]))


def lost(request: Request) -> Request:
    """
    Lose the second event.
    """
    return replace(request, history=(request.history[0], *request.history[2:]))


def backdated(request: Request) -> Request:
    """
    Let the newest event happen a day before.
    """
    newest = request.history[-1]
    early = replace(newest, at=newest.at - timedelta(days=30))
    return replace(request, history=(*request.history[:-1], early))


def beside_the_way(request: Request) -> Request:
    """
    Let the newest step lead elsewhere.
    """
    newest = request.history[-1]
    other = "ditarik" if newest.target != "ditarik" else "ditolak"
    return replace(request, history=(*request.history[:-1], replace(newest, target=other)))


def by_nobody(request: Request) -> Request:
    """
    Let the newest step be taken in a role that may not.
    """
    stranger = replace(request.history[-1], role="orang_lewat")
    return replace(request, history=(*request.history[:-1], stranger))


# -- requests that err ------------------------------------------------------------------


class Broken(Request):
    """
    Be a request in everything but one answer.
    """

    __slots__ = ()


class OpensEverything(Broken):
    __slots__ = ()

    def check(self, name: str, **more: Any) -> Check:
        return replace(super().check(name, **more), open=True, unmet=())


class GivesNoReason(Broken):
    __slots__ = ()

    def check(self, name: str, **more: Any) -> Check:
        return replace(super().check(name, **more), unmet=())


class ForgetsKeys(Broken):
    __slots__ = ()

    def _repeats(self, *given: Any) -> bool:
        return False


class NeverAgrees(Broken):
    __slots__ = ()

    def fire(self, name: str, **more: Any) -> "NeverAgrees":
        return super().fire(name, **{**more, "expect_seq": None})


class ForgetsWhatHappened(Broken):
    __slots__ = ()

    def fire(self, name: str, **more: Any) -> "ForgetsWhatHappened":
        after = super().fire(name, **more)
        return replace(after, history=after.history[1:])


class TellsItEveryTime(Broken):
    __slots__ = ()

    def advance(self, *, at: datetime, recorded: datetime | None = None) -> "TellsItEveryTime":
        after = super().advance(at=at, recorded=recorded)
        newest = after.history[-1]
        more = replace(newest, seq=newest.seq + 1, kind="noted", name="catat")
        return replace(after, history=(*after.history, more))


class SeesDuePast(Broken):
    __slots__ = ()

    def next_instant(self, *, after: datetime) -> datetime | None:
        return after


class ChargesTheOffice(Broken):
    __slots__ = ()

    def time_by_party(self, *, at: datetime) -> dict[Party, PartyTime]:
        found = super().time_by_party(at=at)
        whole = sum((one.calendar for one in found.values()), timedelta(0))
        working = sum((one.working for one in found.values()), timedelta(0))
        none = PartyTime(timedelta(0), timedelta(0))
        return {**dict.fromkeys(found, none), "office": PartyTime(working, whole)}


class CountsTheClosedTime(Broken):
    __slots__ = ()

    def time_by_party(self, *, at: datetime) -> dict[Party, PartyTime]:
        found = super().time_by_party(at=at)
        if self.current.kind == "closed" and at > self.history[-1].at:
            mine = found["office"]
            more = at - self.history[-1].at
            found["office"] = PartyTime(mine.working, mine.calendar + more)
        return found


class ForgetsTheLastDayOfAPause(Broken):
    __slots__ = ()

    def clock(self, level: str, **more: Any) -> Reading:
        found = super().clock(level, **more)
        paused: Any = found.paused
        return replace(found, paused=paused - 1) if paused else found


class IsNeverSure(Broken):
    __slots__ = ()

    def clock(self, level: str, **more: Any) -> Reading:
        return replace(super().clock(level, **more), used=None)


class HurriesTheDeadline(Broken):
    __slots__ = ()

    def clock(self, level: str, *, at: datetime, known_on: date | None = None) -> Reading:
        found = super().clock(level, at=at, known_on=known_on)
        if found.due is None or found.due.day is None or at == self.history[-1].at:
            return found
        sooner = replace(found.due, day=found.due.day - timedelta(days=1))
        return replace(found, due=sooner)


class LearnsFromTheFuture(Broken):
    __slots__ = ()

    def clocks(self, *, at: datetime, known_on: date | None = None) -> dict[str, Reading]:
        return super().clocks(at=max(at, self.history[-1].at), known_on=known_on)


class KnewItAllAlong(Broken):
    __slots__ = ()

    def as_of(self, at: datetime) -> "KnewItAllAlong":
        return self


class IsElsewhere(Broken):
    __slots__ = ()

    @property
    def state(self) -> str:
        return "selesai"


def as_a(kind: type[Request]) -> Callable[[Request], Request]:
    return lambda one: kind(one.rules, one.id, one.office, one.applicant, one.history)


DEFECTS: list[tuple[Callable[[Request], Request], str]] = [
    (doubled, NUMBERED),
    (doubled, AGAIN),
    (lost, NUMBERED),
    (lost, AGAIN),
    (backdated, NUMBERED),
    (beside_the_way, LEADS),
    (beside_the_way, AGAIN),
    (by_nobody, AGAIN),
    *(
        (as_a(kind), law)
        for kind, law in (
            (OpensEverything, CHECKED),
            (GivesNoReason, CHECKED),
            (ForgetsWhatHappened, CHECKED),
            (ForgetsKeys, ONCE),
            (NeverAgrees, ONCE),
            (TellsItEveryTime, LOOKS),
            (SeesDuePast, LOOKS),
            (ChargesTheOffice, SHARED),
            (CountsTheClosedTime, SHARED),
            (ForgetsTheLastDayOfAPause, USED),
            (IsNeverSure, USED),
            (HurriesTheDeadline, FORWARD),
            (LearnsFromTheFuture, EARLIER),
            (KnewItAllAlong, KNOWN),
            (IsElsewhere, LEADS),
        )
    ),
]


WALKED = [walk(PPID, path) for path in paths(PPID.lifecycle) if len(path) > 1]


def told() -> SearchStrategy[Request]:
    """
    Return a few requests, of which the shortest is found at once.
    """
    return st.sampled_from(WALKED)


@pytest.mark.parametrize(("breaks", "law"), DEFECTS)
def test_a_planted_defect_is_found(breaks: Callable[[Request], Request], law: str) -> None:
    case = ServiceCase(PPID, told().map(breaks))

    # Some are refused by the library itself, when the law tells the history again.
    with pytest.raises((AssertionError, LayananError)):
        LAWS[law].hold(case, 500)


def test_what_is_lost_in_writing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right: Any = vars(room)["dump_event"]
    monkeypatch.setattr(room, "dump_event", lambda one: {**right(one), "note": None})

    with pytest.raises(AssertionError):
        LAWS[WRITTEN].hold(ServiceCase(PPID, told()), 500)


class Unsound(ServiceType):
    """
    Be a service that a check finds an error in.
    """

    __slots__ = ()

    def check(self, **_: Any) -> tuple[Finding, ...]:
        return (Finding("L502", "error", "diproses", Label(id="terlalu lama", en="too long")),)


def test_a_service_that_is_unsound_is_found() -> None:
    broken = Unsound(
        definition=PPID.definition,
        standard=PPID.standard,
        lifecycle=PPID.lifecycle,
        levels=PPID.levels,
    )

    with pytest.raises(AssertionError, match="too long"):
        LAWS["the_service_is_sound"].hold(ServiceCase(broken, told()), 1)


# -- nothing to say --------------------------------------------------------------------


@pytest.mark.parametrize("code", ["info.ppid", "kua.nikah"])
def test_a_real_service_keeps_every_law(code: str) -> None:
    service_laws(CATALOGUE.get(code, on=date(2026, 3, 13)), examples=8)


def test_a_service_keeps_them_on_the_requests_of_a_host() -> None:
    service_laws(DESK, requests=histories(DESK, complete=True), examples=5)


def test_a_service_without_a_level_has_no_clock_to_try() -> None:
    bare = replace(PPID, levels=())

    LAWS[USED].hold(ServiceCase(bare, histories(bare)), 10)
    LAWS[FORWARD].hold(ServiceCase(bare, histories(bare)), 10)


@pytest.mark.parametrize("term", ["5 jam kerja", "30 jam kalender", "3 hari", "2 minggu"])
def test_a_clock_shares_its_time_in_every_unit(term: str) -> None:
    first, *others = PPID.levels
    level = first.model_copy(update={"term": Term.parse(term)})
    service = replace(PPID, levels=(level, *others))
    walked = [walk(service, path) for path in paths(service.lifecycle)]

    LAWS[USED].hold(ServiceCase(service, st.sampled_from(walked)), 60)


def test_what_happens_beside_the_steps_breaks_no_law() -> None:
    walked = [walk(MAGANG, path) for path in paths(MAGANG.lifecycle)]
    corrected = [
        one.correct(
            2,
            by=Actor("S-7", roles={"petugas"}),
            at=one.history[-1].at,
            reason="cap",
            facts={"peserta": 2},
        )
        for one in walked
        if one.current.kind != "closed" and one.seq > 2
    ]

    service_laws(MAGANG, requests=st.sampled_from(walked + corrected), examples=30)


class TestPublicInformation(ServiceLaws):
    service = PPID
    examples = 3


class TestClosedRequestsOfTheHelpDesk(ServiceLaws):
    service = DESK
    examples = 3

    def requests(self) -> SearchStrategy[Request]:
        return histories(self.service, complete=True)


def test_the_class_has_a_test_for_each_law() -> None:
    names = {name for name in dir(ServiceLaws) if name.startswith("test_")}

    assert names == {f"test_{one.name}" for one in (*SERVICE, *PROMISE)}
