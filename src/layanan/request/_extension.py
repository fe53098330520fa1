"""
Whether a level may be extended, or paused once more: everything that its law asks, at once.
"""

from collections.abc import Iterator, Mapping, Sequence

from layanan.calendars import CalendarCoverageError, WorkingCalendar
from layanan.lifecycle import Actor, Unmet
from layanan.request._event import Event
from layanan.request._fold import run_of
from layanan.request._rules import Rules
from layanan.sla import (
    Extension,
    Level,
    PauseRule,
    Reading,
    Run,
    Term,
    cap_of,
    due,
    promised,
    settled,
    used_of,
)
from layanan.text import Label, format_instant, join_words


def check_extension(
    level: Level,
    reading: Reading,
    *,
    by: Actor,
    reason: str | None,
    term: Term | None,
    roles: Mapping[str, Label],
) -> tuple[Unmet, ...]:
    """
    Return what stands against extending a level, with the article.

    `term` is by how much, where the law leaves that to each extension.
    """
    return tuple(_unmet(level, reading, by, reason, term, roles))


def _unmet(  # noqa: PLR0917 - as `check_extension`, in its order
    level: Level,
    reading: Reading,
    by: Actor,
    reason: str | None,
    term: Term | None,
    roles: Mapping[str, Label],
) -> Iterator[Unmet]:
    name, extension = level.label, level.extension
    if extension is None:
        words = Label(id=f"{name.id} tidak dapat diperpanjang", en=f"{name.en} cannot be extended")
        yield Unmet("extension", words, level.cites)
        return
    cites = extension.cites or level.cites
    if reading.extensions >= extension.times:
        words = Label(
            id=f"{name.id} sudah diperpanjang {reading.extensions} kali, paling banyak "
            f"{extension.times} kali",
            en=f"{name.en} was extended {_times(reading.extensions)}, the most is "
            f"{_times(extension.times)}",
        )
        yield Unmet("times", words, cites)
    yield from _wrong_length(level, extension, term)
    if extension.most is not None and _exceeds(extension, extension.most, reading, term):
        words = Label(
            id=f"perpanjangan seluruhnya paling lama {extension.most}",
            en=f"all extensions together last {extension.most.text('en')} at most",
        )
        yield Unmet("most", words, cites)
    status = "met" if reading.stopped and reading.status == "undetermined" else reading.status
    if status in _NOT_RUNNING:
        yield Unmet("status", _NOT_RUNNING[status], cites)
    elif extension.window is not None:
        yield from _shut(reading, extension.window, extension)
    if extension.reason_required and not (reason and reason.strip()):
        words = Label(
            id="perpanjangan memerlukan alasan tertulis", en="an extension needs a written reason"
        )
        yield Unmet("reason", words, cites)
    if extension.roles and by.roles.isdisjoint(extension.roles):
        yield Unmet("role", _wrong_role(extension, roles), cites)


def _wrong_length(level: Level, extension: Extension, term: Term | None) -> Iterator[Unmet]:
    """
    Yield the complaint that an extension does not say how long it is, or says it wrongly.
    """
    cites = extension.cites or level.cites
    if extension.term is not None:
        if term is not None and term != extension.term:
            words = Label(
                id=f"perpanjangannya {extension.term}, bukan {term}",
                en=f"it is extended by {extension.term.text('en')}, not by {term.text('en')}",
            )
            yield Unmet("term", words, cites)
        return
    assert level.term is not None  # noqa: S101 - an extension can only stand with a term
    if term is None:
        words = Label(
            id="lama perpanjangan harus disebut; dasar hukumnya tidak menetapkannya",
            en="say how long the extension is; its law sets no length",
        )
        yield Unmet("term", words, cites)
    elif term.unit != level.term.unit or term.unit == "compound":
        words = Label(
            id=f"perpanjangan {term} tidak sesatuan dengan jangka waktu {level.term}",
            en=f"an extension of {term.text('en')} is not in the unit of the term "
            f"{level.term.text('en')}",
        )
        yield Unmet("term", words, cites)


def _exceeds(extension: Extension, most: Term, reading: Reading, term: Term | None) -> bool:
    # All are in one unit, or the definition, or the extension, is refused.
    unit = most.largest_unit
    if extension.term is not None:
        total = getattr(extension.term, unit) * (reading.extensions + 1)
    else:
        so_far = reading.run.extended
        total = sum(getattr(one, unit) for one in (so_far, term) if one is not None)
    return bool(total > getattr(most, unit))


def _shut(reading: Reading, window: Term, extension: Extension) -> Iterator[Unmet]:
    """
    Yield the complaint that it is too late to extend, measured on the office's calendar.
    """
    deadline = reading.due
    if deadline is None or deadline.day is None:
        return
    last = due(reading.at, window, calendar=deadline.calendar)
    late = last.day is None or last.day > deadline.day
    if not window.is_whole_days:
        end, reached = deadline.last_instant, last.at
        late = end is None or reached is None or reached > end
    if late:
        end = deadline.last_instant or reading.at
        yield Unmet(
            "window",
            Label(
                id=f"perpanjangan paling lambat {window} sebelum jatuh tempo "
                f"({format_instant(end, 'id')})",
                en=f"an extension must come at least {window.text('en')} before it is due "
                f"({format_instant(end, 'en')})",
            ),
            extension.cites or reading.level.cites,
        )


def spent_pauses(
    rules: Rules, events: Sequence[Event], name: str, turn: str, calendar: WorkingCalendar
) -> tuple[Unmet, ...]:
    """
    Return what caps on pauses have against a step into somebody's turn, with the article.
    """
    return tuple(
        unmet
        for level in rules.levels
        if level.is_capped and name not in level.ends and name not in level.cancels
        for unmet in _spent(level, rules, events, turn, calendar)
    )


def _spent(
    level: Level, rules: Rules, events: Sequence[Event], turn: str, calendar: WorkingCalendar
) -> Iterator[Unmet]:
    rule = level.waiting.get(turn)
    if rule is None or (rule.times is None and rule.most is None):
        return
    run = run_of(level, rules, events)
    if run.started is None or run.stopped is not None or _goes_on(rule, run):
        return
    cites = rule.cites or level.cites
    taken = sum(one.rule is rule for one in run.pauses)
    if rule.times is not None and taken >= rule.times:
        words = Label(
            id=f"{level.label.id} sudah berhenti {taken} kali, paling banyak {rule.times} kali: "
            f"{rule.label.id}",
            en=f"{level.label.en} has paused {_times(taken)}, the most is {_times(rule.times)}: "
            f"{rule.label.en}",
        )
        yield Unmet("pause_times", words, cites)
    if rule.most is not None and _is_used_up(level, rule, rule.most, run, calendar):
        words = Label(
            id=f"jeda {level.label.id} sudah habis, seluruhnya paling lama {rule.most}: "
            f"{rule.label.id}",
            en=f"the pauses of {level.label.en} are used up, together they last "
            f"{rule.most.text('en')} at most: {rule.label.en}",
        )
        yield Unmet("pause_most", words, cites)


def _goes_on(rule: PauseRule, run: Run) -> bool:
    return bool(run.pauses) and run.pauses[-1].until is None and run.pauses[-1].rule is rule


def _is_used_up(
    level: Level, rule: PauseRule, most: Term, run: Run, calendar: WorkingCalendar
) -> bool:
    promise = promised(level, run, calendar)
    assert promise is not None  # noqa: S101 - a level with a cap has a term
    try:
        used = used_of(rule, settled(level, run, calendar), promise, calendar)
    except CalendarCoverageError:
        return False
    return used >= cap_of(most, promise.term.largest_unit)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


_NOT_RUNNING = {
    "not_started": Label(id="jangka waktu belum mulai berjalan", en="the clock has not started"),
    "late": Label(
        id="jangka waktu sudah lewat; perpanjangan harus diberitahukan sebelumnya",
        en="the term is over; an extension has to be announced before that",
    ),
    "met": Label(id="jangka waktu sudah dipenuhi", en="the term has been met"),
    "cancelled": Label(id="jangka waktu sudah dibatalkan", en="the clock was cancelled"),
}


def _wrong_role(extension: Extension, roles: Mapping[str, Label]) -> Label:
    labels = [roles[one] for one in extension.roles if one in roles]
    return Label(
        id="perpanjangan hanya boleh dilakukan oleh "
        + join_words([one.id for one in labels], "id", conjunction="atau"),
        en="only to be extended by "
        + join_words([one.en for one in labels], "en", conjunction="atau"),
    )
