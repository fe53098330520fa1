"""
Laws that every request keeps, whatever happens to it.

A walk is drawn as commands that know nothing of the request; most take a step that is open where
the walk has come to, the others try anything. A small model beside the library – the table of
steps, the turns and a loop over days, written from the law – says what must come of each command.
"""

import itertools
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan import Actor, Catalogue, Office, Request, ServiceType
from layanan.calendars import WorkingCalendar
from layanan.errors import LayananError
from layanan.lifecycle import Lifecycle
from layanan.request import (
    InvalidHistoryError,
    KeyReusedError,
    Refused,
    Rules,
    open_request,
    replay,
)
from layanan.sla import Level, Reading
from tests.strategies.lifecycles import NAMES, actors, definitions

ONE_DAY = timedelta(days=1)
Span = tuple[datetime, datetime | None]

# -- info.ppid, as the law and its description say it ----------------------------------------------

OFFICERS = frozenset({"front_office", "ppid"})
#: State and step: the state it leads to, who may take it, whether it needs a note.
STEPS: dict[tuple[str, str], tuple[str, frozenset[str], bool]] = {
    ("draf", "ajukan"): ("diajukan", frozenset({"pemohon"}), False),
    ("diajukan", "minta_perbaikan"): ("dikembalikan", OFFICERS, True),
    ("diproses", "minta_perbaikan"): ("dikembalikan", OFFICERS, True),
    ("dikembalikan", "lengkapi"): ("diajukan", frozenset({"pemohon"}), False),
    ("diajukan", "proses"): ("diproses", OFFICERS, False),
    ("diajukan", "setujui"): ("dijawab", frozenset({"ppid"}), False),
    ("diproses", "setujui"): ("dijawab", frozenset({"ppid"}), False),
    ("diajukan", "tolak"): ("ditolak", frozenset({"ppid"}), True),
    ("diproses", "tolak"): ("ditolak", frozenset({"ppid"}), True),
    ("draf", "cabut"): ("dicabut", frozenset({"pemohon"}), False),
    ("diajukan", "cabut"): ("dicabut", frozenset({"pemohon"}), False),
    ("dikembalikan", "cabut"): ("dicabut", frozenset({"pemohon"}), False),
    ("diproses", "cabut"): ("dicabut", frozenset({"pemohon"}), False),
}
WORDS = tuple(dict.fromkeys(name for _, name in STEPS))
#: Steps that keep a request going come first and are chosen more often.
ONWARDS = ("ajukan", "minta_perbaikan", "lengkapi", "proses")
WAITING = "dikembalikan"
TEN, SEVEN, ONCE = 10, 7, 1

SERVICE = Catalogue.kemenag().get("info.ppid", on=date(2026, 1, 1))
STRICT = SERVICE.with_readings({"jeda_perbaikan": False})

# Years whose Ramadan hours are on record; long walks still end within the decrees.
FIRST, LAST = datetime(2019, 2, 1, tzinfo=UTC), datetime(2027, 2, 28, tzinfo=UTC)


@dataclass(frozen=True)
class Command:
    """
    Hold something that somebody tries; `pick` chooses among the steps that are open.
    """

    pick: int | None
    word: str
    by: Actor
    note: str | None
    gap: timedelta
    delay: timedelta


def _gaps(*, back: bool) -> st.SearchStrategy[timedelta]:
    least = -2 * 24 * 60 if back else 0
    return st.one_of(
        st.integers(least, 6 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
        st.integers(0, 20).map(lambda days: days * ONE_DAY),
    )


_NOTES = st.sampled_from([None, "", " ", "alasan"])
_ROLES = st.sets(st.sampled_from(["pemohon", "front_office", "ppid", "arsiparis"]))
_ANYBODY = st.builds(Actor, st.just("X-1"), _ROLES)
_DELAYS = st.one_of(
    st.just(timedelta(0)), st.integers(0, 4_000).map(lambda minutes: timedelta(minutes=minutes))
)
#: Who could take every step, so that a walk gets somewhere.
ALL_HANDS = Actor("S-1", roles=["pemohon", "front_office", "ppid"])

sensible = st.builds(
    Command,
    pick=st.integers(0, 11),
    word=st.just(""),
    by=st.just(ALL_HANDS),
    note=st.just("alasan"),
    gap=_gaps(back=False),
    delay=_DELAYS,
)
anything = st.builds(
    Command,
    pick=st.none(),
    word=st.sampled_from([*WORDS, "perpanjang"]),
    by=_ANYBODY,
    note=_NOTES,
    gap=_gaps(back=True),
    delay=st.one_of(_DELAYS, st.just(timedelta(hours=-1))),
)
extension = st.builds(
    Command,
    pick=st.none(),
    word=st.just("perpanjang"),
    by=st.one_of(st.just(ALL_HANDS), _ANYBODY),
    note=st.one_of(st.just("alasan"), _NOTES),
    gap=_gaps(back=False),
    delay=_DELAYS,
)
walks = st.lists(st.one_of(sensible, sensible, sensible, anything, extension), max_size=14)
starts = st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None)).map(
    lambda at: at.replace(tzinfo=UTC, second=0, microsecond=0)
)
offices = st.builds(
    Office,
    code=st.just("uji"),
    name=st.just("Kantor uji"),
    level=st.just("kankemenag"),
    region=st.sampled_from(["ID-JT", "ID-SN", "ID-PA"]),
    collective_leave=st.sampled_from(["off", "worked"]),
)
services = st.sampled_from([SERVICE, SERVICE, STRICT])
zones: st.SearchStrategy[tzinfo] = st.sampled_from(
    [UTC, ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura"), timezone(timedelta(hours=-11))]
)


@dataclass
class Model:
    """
    Keep what must be true of one request, in the plainest way.
    """

    calendar: WorkingCalendar
    pauses_apply: bool
    at: datetime
    recorded: datetime
    state: str = "draf"
    started: datetime | None = None
    ended: datetime | None = None
    cancelled: bool = False
    extensions: int = 0
    pauses: list[Span] = field(default_factory=list)

    def timely(self, at: datetime, recorded: datetime) -> bool:
        return at >= self.at and recorded >= self.recorded and recorded >= at

    def allows(self, command: Command, word: str, at: datetime, recorded: datetime) -> bool:
        if (self.state, word) not in STEPS:
            return False
        _, roles, noted = STEPS[self.state, word]
        wordy = not noted or bool((command.note or "").strip())
        return bool(roles & command.by.roles) and wordy and self.timely(at, recorded)

    def allows_extension(self, command: Command, at: datetime, recorded: datetime) -> bool:
        return (
            self.timely(at, recorded)
            and self.status(at) in {"running", "paused"}
            and self.extensions < ONCE
            and bool((command.note or "").strip())
            and bool(OFFICERS & command.by.roles)
        )

    def take(self, word: str, at: datetime, recorded: datetime) -> None:
        self.at, self.recorded = at, recorded
        if word == "perpanjang":
            self.extensions += 1
            return
        if self.state == WAITING and self.pauses_apply:
            self.pauses[-1] = (self.pauses[-1][0], at)
        self.state = STEPS[self.state, word][0]
        if word == "ajukan":
            self.started = at
        if self.state == WAITING and self.pauses_apply:
            self.pauses.append((at, None))
        if word in {"setujui", "tolak"}:
            self.ended = at
        if word == "cabut" and self.started is not None:
            self.ended, self.cancelled = at, True

    # -- the clock, day by day --

    def day(self, at: datetime) -> date:
        return at.astimezone(self.calendar.zone).date()

    def working(self, since: datetime, until: datetime) -> list[date]:
        """
        Return the working days of (since, until].
        """
        found, day = [], self.day(since) + ONE_DAY
        while day <= self.day(until):
            if self.calendar.is_working_day(day):
                found.append(day)
            day += ONE_DAY
        return found

    def paused_days(self, now: datetime, pauses: list[Span] | None = None) -> set[date]:
        chosen = self.pauses if pauses is None else pauses
        return {day for since, until in chosen for day in self.working(since, until or now)}

    def moving(self, now: datetime) -> list[Span]:
        """
        Return the pauses that began in time: no other mends a promise that was missed.
        """
        found: list[Span] = []
        for since, until in self.pauses:
            if self.is_past(since, self.counted(now, found)):
                break
            found.append((since, until))
        return found

    def counted(self, now: datetime, pauses: list[Span]) -> date:
        """
        Return the tenth, or seventeenth, working day, moved by each one that paused.
        """
        assert self.started is not None
        day = self.day(self.started)
        left = TEN + SEVEN * self.extensions + len(self.paused_days(now, pauses))
        while left:
            day += ONE_DAY
            left -= self.calendar.is_working_day(day)
        return day

    def due(self, now: datetime) -> date:
        return self.counted(now, self.moving(now))

    def is_past(self, at: datetime, due: date) -> bool:
        closing = self.calendar.closing(due)
        assert closing is not None
        return at > closing

    def is_late(self, at: datetime) -> bool:
        return self.is_past(at, self.due(at))

    def status(self, now: datetime) -> str:
        if self.started is None:
            return "not_started"
        if self.cancelled:
            return "cancelled"
        if self.ended is not None:
            return "late" if self.is_late(self.ended) else "met"
        if self.state == WAITING and self.pauses_apply:
            return "late" if self.is_late(self.pauses[-1][0]) else "paused"
        return "late" if self.is_late(now) else "running"


@dataclass(frozen=True)
class Moment:
    """
    Hold one command of a walk, what came of it, and what the model expects.
    """

    before: Request
    after: Request
    word: str
    command: Command
    at: datetime
    recorded: datetime
    allowed: bool
    refused: LayananError | None
    model: Model


def start(service: ServiceType, office: Office, at: datetime) -> tuple[Request, Model]:
    request = service.open("REQ-1", office=office, applicant="P-1", at=at, key="k0")
    pauses_apply = service.readings["jeda_perbaikan"]
    return request, Model(office.calendar(), pauses_apply, at, at)


def _word(model: Model, command: Command) -> str:
    if command.pick is None:
        return command.word
    possible = [name for state, name in STEPS if state == model.state]
    # Going on is five times as likely as coming to an end.
    weighted = [name for name in possible for _ in range(5 if name in ONWARDS else 1)]
    return weighted[command.pick % len(weighted)] if weighted else "cabut"


def moments(request: Request, model: Model, walk: list[Command]) -> Iterator[Moment]:
    """
    Yield what each command of a walk leads to; `model` is as it stands after it.
    """
    for number, command in enumerate(walk, start=1):
        word = _word(model, command)
        at = model.at + command.gap
        recorded = max(at, model.recorded) + command.delay
        if word == "perpanjang":
            allowed = model.allows_extension(command, at, recorded)
        else:
            allowed = model.allows(command, word, at, recorded)
        before, after, refused = request, request, None
        try:
            after = do(request, word, command, at, recorded, key=f"k{number}")
        except Refused as error:
            refused = error
        if allowed:
            model.take(word, at, recorded)
        yield Moment(before, after, word, command, at, recorded, allowed, refused, model)
        if allowed != (
            refused is None
        ):  # pragma: no cover - the test fails, the walk makes no sense
            return
        request = after


def do(
    request: Request, word: str, command: Command, at: datetime, recorded: datetime, *, key: str
) -> Request:
    by, note = command.by, command.note
    if word == "perpanjang":
        return request.extend("jawaban", by=by, at=at, reason=note, recorded=recorded, key=key)
    return request.fire(word, by=by, at=at, note=note, recorded=recorded, key=key)


def walked(service: ServiceType, office: Office, at: datetime, walk: list[Command]) -> Request:
    request, model = start(service, office, at)
    for moment in moments(request, model, walk):
        request = moment.after
    return request


requests = st.builds(walked, services, offices, starts, walks)


def again(request: Request, length: int) -> Request:
    """
    Return what the first events of a request lead to when they are taken anew.
    """
    return replay(
        request.rules,
        request.id,
        request.history[:length],
        office=request.office,
        applicant=request.applicant,
    )


# -- laws 10 and 11: commands and histories --------------------------------------------------------


@given(services, offices, starts, walks)
def test_a_command_succeeds_exactly_when_its_check_is_open(
    service: ServiceType, office: Office, at: datetime, walk: list[Command]
) -> None:
    for moment in moments(*start(service, office, at), walk):
        command = moment.command
        given: dict[str, Any] = {"by": command.by, "at": moment.at}
        if moment.word == "perpanjang":
            check = moment.before.check_extension(
                "jawaban", **given, reason=command.note, recorded=moment.recorded
            )
        else:
            check = moment.before.check(
                moment.word, **given, note=command.note, recorded=moment.recorded
            )

        assert check.open == moment.allowed == (moment.refused is None)
        assert check.open == (check.unmet == ())
        assert moment.refused is None or vars(moment.refused)["check"] == check
        assert moment.after.state == moment.model.state


@given(services, offices, starts, walks)
def test_a_refused_command_changes_nothing_and_an_accepted_one_only_adds(
    service: ServiceType, office: Office, at: datetime, walk: list[Command]
) -> None:
    request, model = start(service, office, at)
    frozen = pickle.dumps(request.history)
    for moment in moments(request, model, walk):
        assert pickle.dumps(moment.before.history) == frozen
        if moment.refused is not None:
            assert moment.after is moment.before
        else:
            assert moment.after.history[:-1] == moment.before.history
            assert moment.after.history[-1].at == moment.at
        frozen = pickle.dumps(moment.after.history)


@given(services, offices, starts, walks)
def test_an_option_is_a_step_that_a_note_would_open(
    service: ServiceType, office: Office, at: datetime, walk: list[Command]
) -> None:
    for moment in moments(*start(service, office, at), walk):
        request, by = moment.after, moment.command.by
        found = request.options(by=by, at=moment.recorded)

        opened = {
            name
            for name in WORDS
            if request.check(name, by=by, at=moment.recorded, note="alasan").open
        }
        assert {one.name for one in found} == opened
        for one in found:
            target = request.fire(one.name, by=by, at=moment.recorded, note="alasan").state
            assert target == one.target


@given(requests)
def test_the_state_is_what_the_steps_lead_to(request: Request) -> None:
    state = "draf"
    for number, event in enumerate(request.history, start=1):
        assert event.seq == number
        if event.kind == "transition":
            assert event.source == state
            state = STEPS[state, event.name][0]
        assert event.target == state

    assert request.state == state


@given(requests)
def test_every_prefix_of_a_history_is_a_request_and_replays_to_itself(request: Request) -> None:
    for length in range(1, len(request.history) + 1):
        prefix = again(request, length)

        assert prefix.history == request.history[:length]
        assert prefix == request.as_of(request.history[length - 1].recorded) or (
            # Several events may have been written down at one instant.
            length < len(request.history)
            and request.history[length].recorded == request.history[length - 1].recorded
        )
    assert again(request, len(request.history)) == request


@given(requests, st.data())
def test_a_history_with_a_hole_is_refused(request: Request, data: st.DataObject) -> None:
    hole = data.draw(st.integers(0, len(request.history) - 1))
    torn = request.history[:hole] + request.history[hole + 1 :]
    if hole == len(request.history) - 1 and torn:
        torn = (*torn, request.history[0])  # what was cut off the end leaves a valid prefix

    with pytest.raises(InvalidHistoryError):
        replay(request.rules, "REQ-1", torn, office=request.office, applicant="P-1")


@given(services, offices, starts, walks)
def test_a_repeated_key_changes_nothing(
    service: ServiceType, office: Office, at: datetime, walk: list[Command]
) -> None:
    request, model = start(service, office, at)
    done: list[Moment] = []
    for moment in moments(request, model, walk):
        request = moment.after
        done += [moment] if moment.refused is None else []

    for moment in done:
        key = str(moment.after.history[-1].key)
        once_more = do(request, moment.word, moment.command, moment.at, moment.recorded, key=key)
        assert once_more is request
        with pytest.raises(KeyReusedError):
            request.fire("buka", by=ALL_HANDS, at=moment.at, key=key)


@given(requests, st.integers(0, 400), st.integers(0, 400))
def test_advancing_twice_is_advancing_once(request: Request, first: int, second: int) -> None:
    early = request.history[-1].at + first * ONE_DAY
    later = early + second * ONE_DAY

    once = request.advance(at=later)
    assert request.advance(at=early).advance(at=later) == once == once.advance(at=later)


# -- law 6: whose time it took ---------------------------------------------------------------------


@given(requests, st.integers(-60, 60 * 24 * 30))
def test_the_time_by_party_is_the_whole_time(request: Request, minutes: int) -> None:
    opened = request.history[0].at
    at = max(opened, request.history[-1].at + timedelta(minutes=minutes))
    closed = request.rules.lifecycle.states[request.state].kind == "closed"
    end = min(at, request.history[-1].at) if closed else at

    found = request.time_by_party(at=at)

    calendar = request.calendar
    assert sum((one.calendar for one in found.values()), timedelta(0)) == end - opened
    assert sum((one.working for one in found.values()), timedelta(0)) == (
        calendar.working_time(opened, end)
    )
    turns = request.turns(at=at)
    assert [one.until for one in turns[:-1]] == [one.since for one in turns[1:]]
    assert not turns or (turns[0].since, turns[-1].until) == (opened, end)
    for party in found:
        spans = [one for one in turns if one.party == party]
        assert found[party].calendar == sum((b - a for a, b, *_ in spans), timedelta(0))


# -- laws 7 and 9: the clock -----------------------------------------------------------------------


@given(services, offices, starts, walks, st.integers(0, 60 * 24 * 25))
def test_the_clock_is_the_one_counted_day_by_day(
    service: ServiceType, office: Office, at: datetime, walk: list[Command], minutes: int
) -> None:
    for moment in moments(*start(service, office, at), walk):
        model, request = moment.model, moment.after
        for now in (model.at, model.at + timedelta(minutes=minutes)):
            reading = request.clock("jawaban", at=now)

            assert reading.status == model.status(now)
            assert reading.extensions == model.extensions <= ONCE
            if model.started is not None:
                _agree(reading, model, model.ended or now)
            else:
                assert reading.due is None


def _agree(reading: Reading, model: Model, now: datetime) -> None:
    assert model.started is not None
    assert reading.due is not None
    paused = model.paused_days(now)
    passed = model.working(model.started, now)
    term = TEN + SEVEN * model.extensions
    used = len([day for day in passed if day not in paused])

    # A pause moves the last day by exactly its working days.
    assert reading.due.day == model.due(now)
    assert reading.due.at == model.calendar.closing(model.due(now))
    assert reading.paused == len(paused)
    moved = len(model.working(model.started, _midnight(model, reading.due.day))) - term
    assert moved == len(model.paused_days(now, model.moving(now)))
    assert moved == len(paused) or reading.status in {"late", "cancelled"}
    # What was used and what was paused is all that has passed.
    assert reading.used == used
    assert used + len(paused) == len(passed)
    assert reading.remaining == max(term - used, 0)
    # A clock that was cancelled says by how much it was late then.
    is_over = reading.status in {"late", "cancelled"}
    assert reading.overdue == (max(used - term, 0) if is_over else 0)


def _midnight(model: Model, day: date) -> datetime:
    return datetime.combine(day, time(0), model.calendar.zone)


@given(requests, st.lists(st.integers(0, 60 * 24 * 60), min_size=2, max_size=6))
def test_what_is_late_stays_late(request: Request, minutes: list[int]) -> None:
    opened = request.history[0].at
    statuses = [
        request.clock("jawaban", at=opened + timedelta(minutes=one)).status
        for one in sorted(minutes)
    ]

    for earlier, later in itertools.pairwise(statuses):
        assert earlier != "late" or later in {"late", "cancelled"}
        assert earlier not in {"met", "cancelled"} or later == earlier


@given(offices, starts, walks)
def test_without_the_reading_nothing_pauses(
    office: Office, at: datetime, walk: list[Command]
) -> None:
    for moment in moments(*start(STRICT, office, at), walk):
        reading = moment.after.clock("jawaban", at=moment.at)

        assert reading.status != "paused"
        assert reading.paused in {None, 0}


@given(services, offices, starts, walks, st.integers(0, 60 * 24 * 60))
def test_an_extension_never_exceeds_its_cap_and_names_the_article(
    service: ServiceType, office: Office, at: datetime, walk: list[Command], minutes: int
) -> None:
    request = walked(service, office, at, walk)
    asked = request.history[-1].recorded + timedelta(minutes=minutes)
    done = sum(event.kind == "extended" for event in request.history)
    given: dict[str, Any] = {"by": ALL_HANDS, "at": asked, "reason": "alasan"}

    assert done <= ONCE
    check = request.check_extension("jawaban", **given)
    if not check.open:
        assert check.unmet
        for unmet in check.unmet:
            assert str(unmet.citation) == "UU 14/2008 pasal 22 ayat (8)"
        assert (done >= ONCE) == ("times" in {one.code for one in check.unmet})
    else:
        assert done == 0
        request = request.extend("jawaban", **given)
    with pytest.raises(Refused, match=r"article 22 paragraph \(8\)"):
        request.extend("jawaban", **given)


@given(requests, st.integers(0, 60 * 24 * 40))
def test_the_next_instant_is_the_last_one_in_time(request: Request, minutes: int) -> None:
    after = request.history[-1].at + timedelta(minutes=minutes)

    found = request.next_instant(after=after)

    running = request.clock("jawaban", at=after).status == "running"
    if found is None:
        assert not running or request.clock("jawaban", at=after + timedelta(seconds=1)).status == (
            "late"
        )
    else:
        assert found > after
        assert request.clock("jawaban", at=found).status == "running"
        assert request.clock("jawaban", at=found + timedelta(seconds=1)).status == "late"


# -- law 8: readings -------------------------------------------------------------------------------


@given(requests, st.data())
def test_what_is_recorded_later_never_changes_as_of(request: Request, data: st.DataObject) -> None:
    length = data.draw(st.integers(1, len(request.history)))
    prefix = again(request, length)
    first = prefix.history[0].recorded
    until = (
        request.history[length].recorded - timedelta(microseconds=1)
        if length < len(request.history)
        else request.history[-1].recorded + 30 * ONE_DAY
    )
    at = max(first, min(until, first + timedelta(minutes=data.draw(st.integers(0, 60 * 24 * 90)))))
    known = [event for event in request.history if event.recorded <= at]

    assert request.as_of(at).history == tuple(known)
    if at <= until:
        assert request.as_of(at) == prefix.as_of(at)
        assert request.as_of(at).clocks(at=at) == prefix.as_of(at).clocks(at=at)
    assert request.as_of(at).as_of(at) == request.as_of(at)


@given(requests, st.data())
def test_what_happens_later_never_changes_a_reading(request: Request, data: st.DataObject) -> None:
    length = data.draw(st.integers(1, len(request.history)))
    prefix = again(request, length)
    end = request.history[length].at if length < len(request.history) else None
    at = prefix.history[-1].at + timedelta(minutes=data.draw(st.integers(0, 60 * 24 * 30)))
    if end is not None:
        at = min(at, end - timedelta(microseconds=1))

    assert request.clocks(at=at) == prefix.clocks(at=at) == request.clocks(at=at)
    if at >= request.history[0].at:
        assert request.turns(at=at) == prefix.turns(at=at)


@given(
    service=services,
    office=offices,
    at=starts,
    walk=walks,
    events=zones,
    asked=zones,
    minutes=st.integers(0, 60 * 24 * 30),
)
def test_the_zone_in_which_an_instant_is_written_changes_nothing(
    *,
    service: ServiceType,
    office: Office,
    at: datetime,
    walk: list[Command],
    events: tzinfo,
    asked: tzinfo,
    minutes: int,
) -> None:
    here = walked(service, office, at, walk)
    there = walked(service, office, at.astimezone(events), walk)
    now = here.history[-1].at + timedelta(minutes=minutes)

    assert there == here
    assert there.clocks(at=now.astimezone(asked)) == here.clocks(at=now)
    assert there.time_by_party(at=now.astimezone(asked)) == here.time_by_party(at=now)
    assert there.next_instant(after=now.astimezone(asked)) == here.next_instant(after=now)
    assert there.timeline() == here.timeline()
    assert there.clock("jawaban", at=now.astimezone(asked)).explain() == (
        here.clock("jawaban", at=now).explain()
    )


@given(requests)
def test_a_request_survives_pickling(request: Request) -> None:
    received = pickle.loads(pickle.dumps(request))  # noqa: S301 - our own bytes

    assert received == request
    assert received.timeline() == request.timeline()


# -- any lifecycle ---------------------------------------------------------------------------------

OFFICE = Office(code="uji", name="Kantor uji", region="ID-JT", level="kankemenag")
MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
PARTIES: tuple[Literal["applicant", "office", "other"], ...] = ("applicant", "office", "other")


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """
    Draw a service with a sound lifecycle, any turns, and one level in days or hours.
    """
    data = draw(definitions())
    for state in data["states"].values():
        state["turn"] = draw(st.sampled_from(PARTIES))
    lifecycle = Lifecycle(**data)
    words = st.lists(st.sampled_from(lifecycle.names), min_size=1, max_size=3, unique=True)
    pause = {
        "code": "jeda",
        "turns": draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=2, unique=True)),
        "label": {"id": "jeda", "en": "pause"},
        "confidence": "low",
    }
    level = Level.model_validate(
        {
            "name": "batas",
            "label": {"id": "Batas", "en": "Limit"},
            "term": draw(st.sampled_from(["3 hari kerja", "5 jam kerja", "2 hari", "30 jam"])),
            "starts": draw(words),
            "ends": draw(words),
            "cancels": draw(st.one_of(st.just([]), words)),
            "pauses": draw(st.sampled_from([[], [pause]])),
            "cites": "UU 25/2009",
        }
    )
    return Rules(
        code="acak", version="1", hash=lifecycle.hash, lifecycle=lifecycle, levels=(level,)
    )


tries = st.lists(
    st.tuples(
        st.sampled_from([*NAMES, "batalkan"]),
        st.one_of(actors(), st.just(Actor("A-2", roles=["pemohon", "front_office", "kepala"]))),
        _NOTES,
        st.integers(0, 60 * 24 * 3),
    ),
    max_size=20,
)


def tried(chosen: Rules, walk: list[tuple[str, Actor, str | None, int]]) -> Request:
    """
    Return where a walk through any lifecycle leads; a command and its check agree all the way.
    """
    request = open_request(chosen, "REQ-1", office=OFFICE, applicant="P-1", at=MORNING)
    for position, (word, by, note, minutes) in enumerate(walk):
        at = request.history[-1].at + timedelta(minutes=minutes)
        # A word that this lifecycle lacks stands for a step of the present state.
        possible = chosen.lifecycle.triggers(request.state) or chosen.lifecycle.names
        name = word if word in chosen.lifecycle.names else possible[position % len(possible)]
        check = request.check(name, by=by, at=at, note=note)
        before = request
        if not check.open:
            with pytest.raises(Refused) as caught:
                request.fire(name, by=by, at=at, note=note)
            assert caught.value.check == check
            continue
        request = request.fire(name, by=by, at=at, note=note)
        assert request.history[:-1] == before.history
        assert request.history[-1].role in by.roles
    return request


tried_requests = st.builds(tried, rules(), tries)


@given(tried_requests)
def test_on_any_lifecycle_every_prefix_replays_to_itself(request: Request) -> None:
    for length in range(1, len(request.history) + 1):
        assert again(request, length).history == request.history[:length]


@given(tried_requests, st.integers(0, 60 * 24 * 9))
def test_on_any_lifecycle_the_parties_share_the_whole_time(request: Request, minutes: int) -> None:
    opened, at = request.history[0].at, request.history[-1].at + timedelta(minutes=minutes)
    # The whole ends with the closing, which later steps among closed states do not move.
    states = request.rules.lifecycle.states
    after = itertools.takewhile(
        lambda event: states[event.target].kind == "closed", reversed(request.history)
    )
    end = min((event.at for event in after), default=at)

    found = request.time_by_party(at=at)

    assert sum((one.calendar for one in found.values()), timedelta(0)) == end - opened
    assert sum((one.working for one in found.values()), timedelta(0)) == (
        request.calendar.working_time(opened, end)
    )


@given(tried_requests, st.integers(0, 60 * 24 * 9))
def test_on_any_lifecycle_a_clock_shares_its_time_between_used_and_paused(
    request: Request, minutes: int
) -> None:
    at = request.history[-1].at + timedelta(minutes=minutes)

    reading = request.clock("batas", at=at)

    if reading.started is None:
        assert reading.status == "not_started"
        return
    passed = _passed(reading, request.calendar, reading.started, reading.stopped or at)
    assert [reading.used, reading.paused] != [None, None]
    assert passed == _plus(reading.used, reading.paused)


def _passed(
    reading: Reading, calendar: WorkingCalendar, since: datetime, until: datetime
) -> int | timedelta:
    """
    Return what a span holds of the unit of a level.
    """
    first, last = (one.astimezone(calendar.zone).date() for one in (since, until))
    match reading.unit:
        case "working_days":
            days = (first + ONE_DAY * n for n in range(1, (last - first).days + 1))
            return sum(map(calendar.is_working_day, days))
        case "working_minutes":
            return calendar.working_time(since, until)
        case "calendar_days":
            return (last - first).days
        case _:
            return until - since


def _plus(used: Any, paused: Any) -> Any:
    return used + paused
