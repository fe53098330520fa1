"""
Why (not): everything that stands between somebody and a step, at once.

`check` decides and nothing else; an engine moves along its answer. An open
check costs no words: they are written only where something is unmet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from layanan.law import Citation
from layanan.lifecycle._actor import Actor
from layanan.lifecycle._guards import NO_GUARDS, Guards, Situation, ask
from layanan.lifecycle._lifecycle import Lifecycle
from layanan.lifecycle._parts import SYSTEM, Transition
from layanan.records import WrongTypeError
from layanan.text import Label, Language, join_words, mask_nik, nearest


@dataclass(frozen=True, slots=True)
class Unmet:
    """
    Hold one condition that does not hold.

    Attributes:
        code: "state", "role", "note", "guard", "document", "fact",
            "separation", "assignee", "sub"; a request adds "window", "timer"
            and the times that do not fit.
        label: What is missing, and what would help.
        citation: The law that asks for it, where the definition names one.
    """

    code: str
    label: Label
    citation: Citation | None = None

    def text(self, language: Language = "id") -> str:
        """
        Return the words in `language`, with the citation in brackets.
        """
        words = self.label.text(language)
        return words if self.citation is None else f"{words} ({self.citation.text(language)})"

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True, slots=True)
class Check:
    """
    Answer whether somebody may take a step now.

    Attributes:
        open: Whether nothing is unmet; a check is true when it is open.
        unmet: Every condition that does not hold, not only the first.
        name: The transition that was asked about.
        state: The state it was asked in.
        possible: The transitions of this state that the actor's roles allow.
        way: Which of the transitions that share the name was decided on, or
            is the nearest to being open.
    """

    open: bool
    unmet: tuple[Unmet, ...]
    name: str
    state: str
    possible: tuple[str, ...]
    way: int = 0

    def __bool__(self) -> bool:
        return self.open

    def explain(self, language: Language = "id") -> str:
        """
        Return one line for each unmet condition, and what is possible instead.
        """
        if self.open:
            return Label(id=f"{self.name}: terbuka", en=f"{self.name}: open").text(language)
        choice = ", ".join(self.possible)
        instead = Label(
            id=f"yang dapat dilakukan sekarang: {choice or 'tidak ada'}",
            en=f"possible now: {choice or 'nothing'}",
        )
        return "\n".join([*(one.text(language) for one in self.unmet), instead.text(language)])


@dataclass(frozen=True, slots=True)
class Option:
    """
    Hold one step that somebody may take now.

    Attributes:
        note_required: Whether a note must be given with it.
    """

    name: str
    label: Label
    target: str
    note_required: bool = False


def check(
    lifecycle: Lifecycle,
    state: str,
    name: str,
    *,
    by: Actor,
    note: str | None = None,
    situation: Situation | None = None,
    guards: Guards = NO_GUARDS,
) -> Check:
    """
    Return whether `by` may take the step `name` in `state`, and if not, everything why not.

    Args:
        lifecycle: The definition.
        state: Where the request stands.
        name: The transition.
        by: Who asks, with the roles they bring.
        note: What would be written with it.
        situation: What is known of the request; without it no fact is stated,
            no document is on file and nobody has acted.
        guards: The host's named guards.

    Raises:
        WrongTypeError: If `lifecycle`, `name` or `by` is of another kind.
        UnknownStateError: If the lifecycle has no such state.
        UnknownTransitionError: If the lifecycle has no such transition.
        UnknownGuardError: If a guard of this step is not registered.
        NotAVerdictError: If a guard answers with anything else than a verdict.
    """
    try:
        row = lifecycle.row(state)
        roles, ways = by.roles, row.get(name)
    except (AttributeError, TypeError) as error:
        # Looked at only here, so that the usual question does not pay for it.
        raise _misused(lifecycle, name, by) from error
    possible = tuple(
        [one for one, actors in lifecycle.actors(state) if not roles.isdisjoint(actors)]
    )
    if ways is not None:
        for way, transition in enumerate(ways):
            if (
                not roles.isdisjoint(transition.actors)
                and _noted(transition, note)
                and (
                    transition.plain
                    or _holds(lifecycle, transition, by, situation or _NOTHING, guards)
                )
            ):
                return Check(True, (), name, state, possible, way)  # noqa: FBT003
    way, unmet = _unmet(_Case(lifecycle, by, note, situation or _NOTHING, guards), state, name)
    return Check(False, unmet, name, state, possible, way)  # noqa: FBT003


def options(lifecycle: Lifecycle, state: str, *, by: Actor) -> tuple[Option, ...]:
    """
    Return what `by` may do now in `state`, in definition order.

    A step that needs a note is an option: the note comes with the command.

    Raises:
        WrongTypeError: If `lifecycle` or `by` is of another kind.
        UnknownStateError: If the lifecycle has no such state.
    """
    if not isinstance(lifecycle, Lifecycle) or not isinstance(by, Actor):
        raise _misused(lifecycle, "", by)
    return tuple(
        Option(one.name, one.label, one.target, one.note_required)
        for ways in lifecycle.row(state).values()
        for one in ways
        if not by.roles.isdisjoint(one.actors)
    )


def _misused(lifecycle: object, name: object, by: object) -> WrongTypeError:
    """
    Return what is said of a question that could not be asked: which argument is of another kind.
    """
    if not isinstance(lifecycle, Lifecycle):
        wanted: str | Label = "a Lifecycle, e.g. service.lifecycle"
        return WrongTypeError(argument="lifecycle", wanted=wanted, given=repr(lifecycle))
    if not isinstance(by, Actor):
        wanted = "an Actor, e.g. Actor('S-7', roles={'front_office'})"
        return WrongTypeError(argument="by", wanted=wanted, given=repr(by))
    return WrongTypeError(argument="name", wanted=_A_NAME, given=repr(name))


_A_NAME = Label(id="nama transisi (teks)", en="the name of a transition")


def _noted(transition: Transition, note: str | None) -> bool:
    return not transition.note_required or (isinstance(note, str) and bool(note.strip()))


_NOTHING = Situation(at=datetime.min.replace(tzinfo=UTC), on=date.min)


class _Case(NamedTuple):
    lifecycle: Lifecycle
    by: Actor
    note: str | None
    situation: Situation
    guards: Guards


def _holds(
    lifecycle: Lifecycle, transition: Transition, by: Actor, situation: Situation, guards: Guards
) -> bool:
    case = _Case(lifecycle, by, None, situation, guards)
    return next(_conditions(case, transition), None) is None


# --- words --------------------------------------------------------------------


def _unmet(case: _Case, state: str, name: str) -> tuple[int, tuple[Unmet, ...]]:
    """
    Return what stands against a step, and which of its ways is nearest to being open.

    Several ways share a name where guards tell them apart; telling all of
    their conditions would ask for what excludes each other. So the nearest
    of those that the actor's roles allow speaks for all.
    """
    lifecycle, by = case.lifecycle, case.by
    found: list[Unmet] = []
    ways = here = lifecycle.table[state].get(name, ())
    if not here:
        lifecycle.require(name)
        # The rest is judged by the step as it stands elsewhere, so that who
        # waits for the right state learns now what else it will take.
        ways = tuple(one for one in lifecycle.transitions if one.name == name)
        found.append(Unmet("state", _wrong_state(lifecycle, state, ways[0])))
    mine = [way for way, one in enumerate(ways) if not by.roles.isdisjoint(one.actors)]
    if not mine:
        found.append(Unmet("role", _missing_role(lifecycle, ways, by), ways[0].cites))
    against = {
        way: (*_unnoted(case, ways[way]), *_conditions(case, ways[way]))
        for way in mine or range(len(ways))
    }
    best = min(against, key=lambda way: len(against[way]))
    return best if here else 0, (*found, *against[best])


def _unnoted(case: _Case, transition: Transition) -> Iterator[Unmet]:
    if not _noted(transition, case.note):
        label = transition.label
        words = Label(
            id=f"{label.id!r} memerlukan catatan tertulis",
            en=f"{label.en!r} needs a written note",
        )
        yield Unmet("note", words, transition.cites)


def _conditions(case: _Case, transition: Transition) -> Iterator[Unmet]:
    """
    Yield each condition that does not hold, once: a guard may want the same fact as the step.
    """
    told: set[tuple[str, Label]] = set()
    for one in _asked(case, transition):
        if (one.code, one.label) not in told:
            told.add((one.code, one.label))
            yield one


def _asked(case: _Case, transition: Transition) -> Iterator[Unmet]:
    lifecycle, situation, by = case.lifecycle, case.situation, case.by
    for guard in transition.guards:
        verdict = ask(
            guard,
            situation,
            by,
            guards=case.guards,
            facts=lifecycle.facts,
            documents=lifecycle.documents,
        )
        if not verdict.holds:
            words = verdict.label or Label(id=str(guard), en=str(guard))
            yield Unmet(verdict.code, words, verdict.citation or transition.cites)
    if transition.documents or transition.facts:
        yield from _lacking(case, transition)
    for earlier in transition.separate_from:
        if by.id in situation.acted.get(earlier, ()):
            words = _same_person(lifecycle, transition, earlier, by)
            yield Unmet("separation", words, transition.cites)
    if transition.by_assignee and situation.assignee not in {None, by.id}:
        assignee = mask_nik(str(situation.assignee))
        words = Label(
            id=f"permohonan sedang ditangani {assignee}, bukan {mask_nik(by.id)}",
            en=f"the request is assigned to {assignee}, not to {mask_nik(by.id)}",
        )
        yield Unmet("assignee", words, transition.cites)
    for sub in transition.closed_subs:
        if sub not in situation.closed_subs:
            yield Unmet("sub", _open_sub(lifecycle, sub, situation), transition.cites)


def _lacking(case: _Case, transition: Transition) -> Iterator[Unmet]:
    lifecycle, situation = case.lifecycle, case.situation
    for code in transition.documents:
        if code not in situation.documents:
            label = (lifecycle.documents or {}).get(code) or Label(id=code, en=code)
            words = Label(id=f"{label.id} belum ada", en=f"{label.en} is missing")
            yield Unmet("document", words, transition.cites)
    for fact in transition.facts:
        if fact not in situation.facts:
            spec = (lifecycle.facts or {}).get(fact)
            label = spec.label if spec else Label(id=fact, en=fact)
            words = Label(id=f"{label.id} belum dinyatakan", en=f"{label.en} has not been stated")
            yield Unmet("fact", words, transition.cites)


def _same_person(lifecycle: Lifecycle, transition: Transition, earlier: str, by: Actor) -> Label:
    what = transition.label
    before = next(
        (one.label for one in lifecycle.transitions if one.name == earlier),
        Label(id=earlier, en=earlier),
    )
    who = mask_nik(by.id)
    return Label(
        id=f"{what.id!r} harus dilakukan orang lain: {who} sudah melakukan {before.id!r}",
        en=f"{what.en!r} must be done by somebody else: {who} has done {before.en!r}",
    )


def _open_sub(lifecycle: Lifecycle, sub: str, situation: Situation) -> Label:
    label = lifecycle.subs[sub].label if sub in lifecycle.subs else Label(id=sub, en=sub)
    if sub in situation.open_subs:
        return Label(id=f"{label.id} belum selesai", en=f"{label.en} is not finished yet")
    return Label(id=f"{label.id} belum dimintakan", en=f"{label.en} has not been requested")


def _wrong_state(lifecycle: Lifecycle, state: str, transition: Transition) -> Label:
    labels = [
        lifecycle.states[one].label
        for one, row in lifecycle.table.items()
        if transition.name in row
    ]
    here, what = lifecycle.states[state].label, transition.label
    id_where = join_words([repr(one.id) for one in labels], "id", conjunction="atau")
    en_where = join_words([repr(one.en) for one in labels], "en", conjunction="atau")
    if lifecycle.states[state].kind == "closed":
        return Label(
            id=f"permohonan sudah ditutup ({here.id}); {what.id!r} hanya dapat dilakukan pada "
            f"status {id_where}",
            en=f"the request is closed ({here.en}); {what.en!r} is only possible in the state "
            f"{en_where}",
        )
    return Label(
        id=f"{what.id!r} tidak dapat dilakukan pada status {here.id!r}, hanya pada {id_where}",
        en=f"{what.en!r} is not possible in the state {here.en!r}, only in {en_where}",
    )


def _missing_role(lifecycle: Lifecycle, ways: Sequence[Transition], by: Actor) -> Label:
    names = tuple(dict.fromkeys(role for one in ways for role in one.actors if role != SYSTEM))
    brought, who, what = sorted(by.roles), mask_nik(by.id), ways[0].label
    # A role that is declared was meant; only an unknown one may be a slip of the pen.
    unknown = [role for role in brought if role not in lifecycle.roles]
    alike = {one for role in unknown for one in nearest(role, names, count=1)}
    id_meant = f"; apakah maksudnya {' atau '.join(map(repr, sorted(alike)))}?" if alike else ""
    en_meant = f"; did you mean {' or '.join(map(repr, sorted(alike)))}?" if alike else ""
    id_brought = f"berperan {join_words(brought, 'id')}" if brought else "tidak berperan apa pun"
    en_brought = f"acts as {join_words(brought, 'en')}" if brought else "has no role"
    if not names:
        return Label(
            id=f"{what.id!r} berjalan dengan sendirinya dan tidak dibuka bagi peran mana pun",
            en=f"{what.en!r} happens by itself and is open to no role",
        )
    return Label(
        id=f"{what.id!r} hanya boleh dilakukan oleh {_roles(lifecycle.roles, names, 'id')}; "
        f"{who} {id_brought}{id_meant}",
        en=f"{what.en!r} may only be done by {_roles(lifecycle.roles, names, 'en')}; "
        f"{who} {en_brought}{en_meant}",
    )


def _roles(labels: Mapping[str, Label], names: Sequence[str], language: Language) -> str:
    words = (f"{labels[one].text(language)} ({one})" if one in labels else one for one in names)
    return join_words(words, language, conjunction="atau")
