"""
From one version to the next: whom a change touches, and who moves.

Who asked earlier keeps the earlier promise. A host that moves a request says so,
and under which policy; the move is an event of the request like any other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal, NamedTuple, get_args

from layanan.calendars import require_aware
from layanan.errors import LayananError
from layanan.lifecycle import Actor, Finding, Lifecycle, Transition
from layanan.records import require
from layanan.request import Request
from layanan.service._arguments import A_SERVICE, SOME_REQUESTS, mapping_or_none
from layanan.service._changes import Comparison, OtherServiceError, compare
from layanan.service._service_type import ServiceType
from layanan.sla import Reading
from layanan.text import Label, format_instant, join_words

Policy = Literal["stay", "move", "move_if_better"]
"""Whether a request keeps its version, moves, or moves where that is shown to be no worse."""


class UnknownPolicyError(LayananError, ValueError):
    """
    Tell that a policy is none of those there are.
    """

    def __init__(self, *, given: object) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            known = join_words(get_args(Policy), "id", conjunction="atau")
            return f"kebijakan {self.given!r} tidak dikenal; pilih {known}"
        known = join_words(get_args(Policy), "en", conjunction="atau")
        return f"unknown policy {self.given!r}; choose {known}"


class UnknownVersionError(LayananError, LookupError):
    """
    Tell that a service does not know the version that a request runs by.
    """

    def __init__(self, *, request: str, service: str, version: str, known: tuple[str, ...]) -> None:
        self.request = request
        self.service = service
        self.version = version
        self.known = known

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"{self.request} berjalan menurut versi {self.version!r}, yang tidak ada dalam "
                f"{self.service} (ada: {join_words(self.known, 'id')}); berikan versi itu dengan "
                "before=…"
            )
        return (
            f"{self.request} runs by version {self.version!r}, which {self.service} does not have "
            f"(it has: {join_words(self.known, 'en')}); give that version as before=…"
        )


class UnsoundMoveError(LayananError, ValueError):
    """
    Tell that requests cannot follow from one version to another, with every finding.
    """

    def __init__(
        self, *, service: str, before: str, after: str, findings: tuple[Finding, ...]
    ) -> None:
        self.service = service
        self.before = before
        self.after = after
        self.findings = findings

    def _text(self, language: str) -> str:
        told = "\n".join(one.text("id" if language == "id" else "en") for one in self.findings)
        if language == "id":
            return (
                f"{self.service}: permohonan tidak dapat pindah dari versi {self.before} ke "
                f"{self.after}:\n{told}"
            )
        return (
            f"{self.service}: requests cannot move from version {self.before} to {self.after}:\n"
            f"{told}"
        )


# --- whom it touches ------------------------------------------------------------------


class DayMoved(NamedTuple):
    """
    Tell the last day of a level by one version and by the other.

    A day is None where the version has no such level, or where its clock has
    not started, has stopped, or cannot be determined. It may have passed.
    """

    level: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Affected:
    """
    Tell what a change is to one open request.

    Attributes:
        reference: The request's reference.
        state: Where it stands.
        target: Where it would stand in the new version.
        has_place: Whether the new version has that state, and it is open too.
        days: The last day of every level of both versions, before and after.
        gone: Steps from its state that the new version does not offer.
        new: Steps that only the new version offers.
        altered: Steps that ask something else than before, and timers that
            run otherwise.
    """

    reference: str
    state: str
    target: str
    has_place: bool
    days: tuple[DayMoved, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    altered: tuple[str, ...]

    @property
    def moved(self) -> tuple[DayMoved, ...]:
        """
        The levels whose last day differs.
        """
        return tuple(one for one in self.days if one.before != one.after)


def affected(
    requests: Iterable[Request],
    before: ServiceType,
    after: ServiceType,
    *,
    at: datetime,
    mapping: Mapping[str, str] | None = None,
) -> tuple[Affected, ...]:
    """
    Return the open requests whose clocks or steps a change touches.

    Nobody is moved. Only requests that run by `before`, by its hash, are
    looked at; those that nothing would change for are left out.

    Args:
        requests: Any requests, of any service.
        before: The version that they run by.
        after: The version that they could run by.
        at: The instant of the question, not before their newest events.
        mapping: Where they go from states that changed, old name to new.

    Raises:
        OtherServiceError: If they are versions of two services.
        NaiveTimeError: If `at` has no zone.
        WrongTypeError: If an argument is of another kind.
    """
    require("requests", requests, Iterable, SOME_REQUESTS)
    require("before", before, ServiceType, A_SERVICE)
    require("after", after, ServiceType, A_SERVICE)
    require_aware(at)
    mapping_or_none(mapping)
    if before.code != after.code:
        raise OtherServiceError(before=before.code, after=after.code)
    whole = tuple(requests)
    for one in whole:
        require("requests", one, Request, SOME_REQUESTS)
    found = (
        _affect(request, after, at, mapping or {})
        for request in whole
        if request.rules.hash == before.hash and request.current.kind != "closed"
    )
    return tuple(one for one in found if one is not None)


def _affect(
    request: Request, to: ServiceType, at: datetime, mapping: Mapping[str, str]
) -> Affected | None:
    state = request.state
    target = mapping.get(state, state)
    known = to.lifecycle.states.get(target)
    has_place = known is not None and known.kind != "closed"
    old = _steps(request.rules.lifecycle, state)
    new = _steps(to.lifecycle, target) if has_place else {}
    told = Affected(
        reference=request.id,
        state=state,
        target=target,
        has_place=has_place,
        days=tuple(_days(request, to, at)),
        gone=tuple(name for name in old if name not in new),
        new=tuple(name for name in new if name not in old),
        altered=tuple(name for name, asks in old.items() if name in new and new[name] != asks),
    )
    touched = told.moved or told.gone or told.new or told.altered or not has_place
    return told if touched else None


def _days(request: Request, to: ServiceType, at: datetime) -> Iterator[DayMoved]:
    old, new = request.clocks(at=at), _under(request, to).clocks(at=at)
    for level in dict.fromkeys([*old, *new]):
        yield DayMoved(level, _day(old.get(level)), _day(new.get(level)))


def _under(request: Request, to: ServiceType) -> Request:
    """
    Return the request as the clocks of another version would read its history.
    """
    return replace(request, rules=replace(to.rules, before=request.rules))


def _day(reading: Reading | None) -> date | None:
    # A clock that is late has a last day as well: that it has passed is what matters most.
    if reading is None or reading.stopped is not None or reading.due is None:
        return None
    return reading.due.day


_OPEN: Final = frozenset({"running", "paused", "undetermined"})


def _steps(lifecycle: Lifecycle, state: str) -> dict[str, object]:
    """
    Return what each step and timer of a state asks, wording apart.
    """
    steps: dict[str, object] = {
        name: [_asks(way) for way in ways] for name, ways in lifecycle.row(state).items()
    }
    timers = {
        one.name: one.model_dump(exclude={"label", "cites", "states"})
        for one in lifecycle.timers_of(state)
    }
    return steps | timers


def _asks(way: Transition) -> object:
    return way.model_dump(exclude={"label", "cites", "sources"})


# --- who moves ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move:
    """
    Tell whether a request moved, and if not, why it stayed.

    Attributes:
        request: The request, under the rules that it runs by now.
        moved: Whether it moved.
        reasons: Why it stayed, all of it; empty if it moved.
    """

    request: Request
    moved: bool
    reasons: tuple[Label, ...] = ()


def move(
    request: Request,
    to: ServiceType,
    *,
    policy: Policy,
    by: Actor,
    at: datetime,
    reason: str | None = None,
    mapping: Mapping[str, str] | None = None,
    before: ServiceType | None = None,
    key: str | None = None,
    expect_seq: int | None = None,
    recorded: datetime | None = None,
) -> Move:
    """
    Move a request to another version of its service, or say why it stays.

    "move_if_better" moves it only where that is shown to be no worse for the
    citizen: no open clock gets a later deadline, and no change is worse for
    the citizen, nor one that cannot be weighed.

    Args:
        request: The request.
        to: The version that it may move to.
        policy: "stay", "move" or "move_if_better".
        by: Who moves it.
        at: When, aware.
        reason: Why, in words; needed where it moves.
        mapping: Where requests go from states that changed, old name to new.
        before: The version that it runs by, where the definition of `to`
            does not know it, as with an office's own standard.
        key: Names the command; a repeated key changes nothing.
        expect_seq: The number of the newest event that the caller saw.
        recorded: When it is written down; `at` if left out.

    Raises:
        UnknownPolicyError: If there is no such policy.
        OtherServiceError: If it is another service.
        UnknownVersionError: If nobody knows the version that it runs by.
        UnsoundMoveError: If requests cannot follow, with every finding (L7xx).
        Refused: If the request itself cannot move now.
        ConflictError: As `Request.fire`.
        KeyReusedError: As `Request.fire`.
        NaiveTimeError: If an instant has no zone.
        WrongTypeError: If an argument is of another kind.

    Law:
        None found: no law says what a change of the standard is to those who
        asked before. So the policy is the host's, and has to be named.
    """
    if policy not in get_args(Policy):
        raise UnknownPolicyError(given=policy)
    require("request", request, Request, "a Request, e.g. service.open(…) or replay(…)")
    require("to", to, ServiceType, A_SERVICE)
    require("by", by, Actor, "an Actor, e.g. Actor('S-7', roles={'front_office'})")
    require_aware(at)
    mapping_or_none(mapping)
    if before is not None:
        require("before", before, ServiceType, A_SERVICE)
    if request.rules.code != to.code:
        raise OtherServiceError(before=request.rules.code, after=to.code)
    if policy == "stay":
        return Move(request, moved=False, reasons=(_POLICY,))
    if request.rules.hash == to.hash:
        return Move(request, moved=False, reasons=(_ALREADY,))
    old = _before(request, to) if before is None else before
    _refuse_unsound(old, to, mapping)
    if policy == "move_if_better":
        reasons = tuple(_why_not(request, to, compare(old, to), at))
        if reasons:
            return Move(request, moved=False, reasons=reasons)
    moved = request.migrate(
        to.rules,
        by=by,
        at=at,
        reason=reason,
        mapping=mapping,
        key=key,
        expect_seq=expect_seq,
        recorded=recorded,
    )
    return Move(moved, moved=True)


_POLICY: Final = Label(
    id="permohonan tetap pada versinya menurut kebijakan instansi",
    en="the request keeps its version by the policy of the agency",
)
_ALREADY: Final = Label(
    id="permohonan sudah berjalan menurut versi ini",
    en="the request runs by this version already",
)
_CLOSED: Final = Label(id="permohonan sudah ditutup", en="the request is closed")


def _before(request: Request, to: ServiceType) -> ServiceType:
    """
    Return the version that a request runs by, as its rules and the definition have it.
    """
    rules = request.rules
    named = {one.version: one for one in to.definition.versions}
    if rules.version not in named:
        raise UnknownVersionError(
            request=request.id, service=to.code, version=rules.version, known=tuple(named)
        )
    standard = named[rules.version]
    written = {rule.code: rule.applies for level in standard.levels for rule in level.pauses}
    old = replace(to, standard=standard, lifecycle=rules.lifecycle, levels=rules.levels, offices=())
    # A reading that a host switched is no change of the definition.
    switched = old.with_readings({one: on for one, on in written.items() if one in old.readings})
    return replace(old, standard=standard.model_copy(update={"levels": switched.levels}))


def _refuse_unsound(
    before: ServiceType, to: ServiceType, mapping: Mapping[str, str] | None
) -> None:
    found = to.check(before=before, mapping=mapping)
    errors = tuple(one for one in found if one.code.startswith("L7") and one.level == "error")
    if errors:
        raise UnsoundMoveError(
            service=to.code, before=before.version, after=to.version, findings=errors
        )


def _why_not(
    request: Request, to: ServiceType, comparison: Comparison, at: datetime
) -> Iterator[Label]:
    if request.current.kind == "closed":
        yield _CLOSED
        return
    old, new = request.clocks(at=at), _under(request, to).clocks(at=at)
    for name, reading in old.items():
        if reading.status in _OPEN:
            yield from _later(reading, new.get(name))
    for change in comparison.worse:
        yield Label(
            id=f"lebih buruk bagi pemohon: {change.label.id}",
            en=f"worse for the applicant: {change.label.en}",
        )
    for change in comparison.unclear:
        yield Label(
            id=f"tidak pasti lebih baik bagi pemohon: {change.label.id}",
            en=f"not certain to be better for the applicant: {change.label.en}",
        )


def _later(old: Reading, new: Reading | None) -> Iterator[Label]:
    name = old.level.label
    was, becomes = _end(old), _end(new)
    if was is None or becomes is None:
        yield Label(
            id=f"{name.id}: jatuh temponya tidak dapat dibandingkan dengan versi baru",
            en=f"{name.en}: its deadline cannot be compared with the new version",
        )
    elif becomes > was:
        yield Label(
            id=f"{name.id}: jatuh tempo mundur dari {format_instant(was)} menjadi "
            f"{format_instant(becomes)}",
            en=f"{name.en}: the deadline moves back from {format_instant(was, 'en')} to "
            f"{format_instant(becomes, 'en')}",
        )


def _end(reading: Reading | None) -> datetime | None:
    due = None if reading is None else reading.due
    return None if due is None else due.last_instant
