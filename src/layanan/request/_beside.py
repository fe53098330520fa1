"""
Whether a command beside the lifecycle may be given: everything it asks, at once.

Assigning, noting, attaching, correcting, asking other bodies, and moving to
another version. Who may is said by the lifecycle's duties; where it says
nothing, everyone with one of its roles may.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from layanan.errors import LayananError
from layanan.lifecycle import Actor, Duty, Lifecycle, Unmet
from layanan.request._border import Brought
from layanan.request._event import Event, Fact
from layanan.request._fold import assignee_of, subs_of
from layanan.request._rules import Rules
from layanan.text import Label, format_instant, join_words, mask_nik, nearest

Case = tuple[Rules, Sequence[Event]]
Said = Mapping[str, Fact]


class UnknownSubRequestError(LayananError, LookupError):
    """
    Tell that a lifecycle has no sub-request of this name.
    """

    def __init__(self, *, sub: str, lifecycle: str, known: tuple[str, ...]) -> None:
        self.sub = sub
        self.lifecycle = lifecycle
        self.known = known

    def _text(self, language: str) -> str:
        known = ", ".join(self.known) or "-"
        close = ", ".join(nearest(self.sub, self.known, count=1))
        if language == "id":
            meant = f"; mungkin maksudnya {close!r}" if close else ""
            return (
                f"{self.lifecycle} tidak mempunyai permohonan turunan {self.sub!r}{meant}; "
                f"yang ada: {known}"
            )
        meant = f"; did you mean {close!r}" if close else ""
        return f"{self.lifecycle} has no sub-request {self.sub!r}{meant}; there are: {known}"


def roles_for(command: str, lifecycle: Lifecycle, said: Said) -> tuple[str, ...]:
    """
    Return who may give a command beside the lifecycle; one of these roles is enough.
    """
    if command in _DUTIES:
        allowed = lifecycle.duties.get(_DUTIES[command], ())
    else:
        sub = lifecycle.subs.get(str(said["sub"]))
        allowed = () if sub is None else sub.roles
    return tuple(allowed) or tuple(lifecycle.roles)


def check_duty(
    command: str, case: Case, by: Actor, *, note: str | None, brought: Brought, said: Said
) -> tuple[Unmet, ...]:
    """
    Return what stands against assigning, claiming, releasing, noting, attaching or correcting.
    """
    return tuple(_duty(command, case, by, note=note, brought=brought, said=said))


def _duty(
    command: str, case: Case, by: Actor, *, note: str | None, brought: Brought, said: Said
) -> Iterator[Unmet]:
    rules, events = case
    lifecycle = rules.lifecycle
    yield from _role(lifecycle, by, roles_for(command, lifecycle, said))
    assignee = assignee_of(events)
    if command in {"assign", "claim"}:
        yield from _still_open(lifecycle, events)
        if not str(said["to"]).strip():
            yield _say("assignee", "penerima tugas tidak disebut", "nobody is named to assign to")
    if command == "claim" and said["to"] != by.id:
        yield _say(
            "assignee", "hanya dapat diambil untuk diri sendiri", "only to be taken by oneself"
        )
    if command == "claim" and assignee not in {None, by.id}:
        yield _say(
            "assignee",
            f"permohonan sedang ditangani {mask_nik(str(assignee))}",
            f"the request is assigned to {mask_nik(str(assignee))}",
        )
    if command == "release" and assignee != by.id:
        yield _say(
            "assignee",
            f"permohonan tidak ditugaskan kepada {mask_nik(by.id)}",
            f"the request is not assigned to {mask_nik(by.id)}",
        )
    if command == "note" and not (note and note.strip()):
        yield _say("note", "catatan kosong", "the note is empty")
    if command == "attach" and not brought[1]:
        yield _say("document", "tidak ada dokumen yang dilampirkan", "there is no document")
    if command == "correct" and not (note and note.strip()):
        yield _say("reason", "koreksi memerlukan alasan", "a correction needs a reason")


_DUTIES: Mapping[str, Duty] = {
    "assign": "assign",
    "claim": "claim",
    "release": "claim",
    "note": "note",
    "attach": "attach",
    "correct": "correct",
}


def check_correction(
    history: Sequence[Event], events: Sequence[Event], said: Said, brought: Brought, at: datetime
) -> tuple[Unmet, ...]:
    """
    Return what stands against correcting one event of a history.

    Its time must lie between those of its neighbours, so that the order of
    events stays what it was.
    """
    return tuple(_correction(history, events, said, brought, at))


def _correction(
    history: Sequence[Event], events: Sequence[Event], said: Said, brought: Brought, at: datetime
) -> Iterator[Unmet]:
    seq, happened = said["seq"], said.get("happened")
    if type(seq) is not int or not 1 <= seq <= len(history):
        yield _say(
            "correction",
            f"tidak ada kejadian ke-{seq}; yang ada 1 sampai {len(history)}",
            f"there is no event {seq}; there are 1 to {len(history)}",
        )
        return
    meant = events[seq - 1]
    if history[seq - 1].kind == "corrected":
        yield _say(
            "correction",
            "koreksi tidak dikoreksi; koreksilah kejadian aslinya",
            "a correction is not corrected; correct the event itself",
        )
    changes = (happened is not None and happened != meant.at) or any(
        dict(meant.facts).get(name) != value for name, value in brought[0]
    )
    if not changes:
        yield _say("correction", "tidak ada yang dikoreksi", "there is nothing to correct")
    if isinstance(happened, datetime):
        earliest = events[seq - 2].at if seq > 1 else None
        latest = events[seq].at if seq < len(events) else at
        if earliest is not None and happened < earliest:
            yield _outside(happened, earliest, "sebelum", "before")
        if happened > latest:
            yield _outside(happened, latest, "sesudah", "after")


def _outside(happened: datetime, bound: datetime, where_id: str, where_en: str) -> Unmet:
    return _say(
        "correction",
        f"{format_instant(happened, 'id')} {where_id} kejadian tetangganya "
        f"({format_instant(bound, 'id')})",
        f"{format_instant(happened, 'en')} is {where_en} its neighbour "
        f"({format_instant(bound, 'en')})",
    )


def check_open_sub(case: Case, by: Actor, said: Said) -> tuple[Unmet, ...]:
    """
    Return what stands against asking another body.

    Raises:
        UnknownSubRequestError: If the lifecycle has no such sub-request.
    """
    rules, events = case
    lifecycle, name, reference = rules.lifecycle, str(said["sub"]), str(said["reference"])
    sub = lifecycle.subs.get(name)
    if sub is None:
        raise UnknownSubRequestError(
            sub=name, lifecycle=lifecycle.code, known=tuple(lifecycle.subs)
        )
    unmet = [
        *_role(lifecycle, by, roles_for("open_sub", lifecycle, said)),
        *_still_open(lifecycle, events),
    ]
    state = events[-1].target
    if sub.states and state not in sub.states:
        there_id = join_words(
            [lifecycle.states[one].label.id for one in sub.states], "id", conjunction="atau"
        )
        there_en = join_words(
            [lifecycle.states[one].label.en for one in sub.states], "en", conjunction="atau"
        )
        unmet.append(
            _say(
                "state",
                f"{sub.label.id} hanya dapat dimintakan pada status {there_id}",
                f"{sub.label.en} can only be requested in the state {there_en}",
            )
        )
    if not reference.strip() or any(reference in refs for refs in subs_of(events).values()):
        unmet.append(
            _say(
                "sub",
                f"rujukan {mask_nik(reference)!r} kosong atau sudah dipakai",
                f"the reference {mask_nik(reference)!r} is empty or already used",
            )
        )
    return tuple(unmet)


def check_close(case: Case, by: Actor, said: Said) -> tuple[Unmet, ...]:
    """
    Return what stands against closing a sub-request.
    """
    rules, events = case
    name, reference = str(said["sub"]), str(said["reference"])
    unmet = list(_role(rules.lifecycle, by, roles_for("close_sub", rules.lifecycle, said)))
    if not subs_of(events).get(name, {}).get(reference, False):
        unmet.append(
            _say(
                "sub",
                f"tidak ada permohonan turunan terbuka dengan rujukan {mask_nik(reference)!r}",
                f"no open sub-request has the reference {mask_nik(reference)!r}",
            )
        )
    return tuple(unmet)


def check_migration(
    old: Rules, new: Rules, state: str, target: str, reason: str | None
) -> tuple[Unmet, ...]:
    """
    Return what stands against moving a request to other rules.
    """
    return tuple(_migration(old, new, state, target, reason))


def _migration(
    old: Rules, new: Rules, state: str, target: str, reason: str | None
) -> Iterator[Unmet]:
    if new.code != old.code:
        yield _say(
            "migration",
            f"{new.code} adalah layanan lain, bukan {old.code}",
            f"{new.code} is another service, not {old.code}",
        )
    if new.hash == old.hash:
        yield _say("migration", "aturannya sama", "the rules are the same")
    if not (reason and reason.strip()):
        yield _say("reason", "perpindahan memerlukan alasan", "a migration needs a reason")
    if target not in new.lifecycle.states:
        yield _say(
            "migration",
            f"status {target!r} tidak ada dalam versi {new.version}; sebutkan tujuannya dengan "
            f"mapping={{{state!r}: …}}",
            f"version {new.version} has no state {target!r}; say where it goes with "
            f"mapping={{{state!r}: …}}",
        )
        return
    was, becomes = old.lifecycle.states[state].kind, new.lifecycle.states[target].kind
    if (was == "closed") is not (becomes == "closed"):
        yield _say(
            "migration",
            "perpindahan tidak boleh memutus atau membuka kembali permohonan",
            "a migration must not decide a request or open it again",
        )


def _role(lifecycle: Lifecycle, by: Actor, allowed: Sequence[str]) -> Iterator[Unmet]:
    if by.roles.isdisjoint(allowed):
        labels = [lifecycle.roles[one] for one in allowed if one in lifecycle.roles]
        yield _say(
            "role",
            "hanya boleh dilakukan oleh "
            + join_words([one.id for one in labels], "id", conjunction="atau"),
            "may only be done by "
            + join_words([one.en for one in labels], "en", conjunction="atau"),
        )


def _still_open(lifecycle: Lifecycle, events: Sequence[Event]) -> Iterator[Unmet]:
    if lifecycle.states[events[-1].target].kind == "closed":
        yield _say("state", "permohonan sudah ditutup", "the request is closed")


def _say(code: str, indonesian: str, english: str) -> Unmet:
    return Unmet(code, Label(id=indonesian, en=english))
