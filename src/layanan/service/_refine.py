"""
One office's standard within the national one: what it may change, and no further.

A limit may be tighter and never looser, and only what the national standard
declares refinable may change. Every conflict is named with both texts.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from layanan.errors import LayananError
from layanan.law import NotInForceError
from layanan.records import Loc, Problem
from layanan.service._definition import Aspect, Version
from layanan.service._fit import beyond, exceeding
from layanan.service._office_standard import OfficeStandard
from layanan.sla import Level
from layanan.text import Label, join_words, nearest

if TYPE_CHECKING:
    from layanan.calendars import Term


class UnknownOfficeStandardError(LayananError, LookupError):
    """
    Tell that a service has no standard of an office.
    """

    def __init__(self, *, service: str, office: str, known: tuple[str, ...]) -> None:
        self.service = service
        self.office = office
        self.known = known
        self.nearest = nearest(office, known)

    def _text(self, language: str) -> str:
        quoted = [f'"{one}"' for one in self.nearest]
        if language == "id":
            meant = join_words(quoted, "id", conjunction="atau")
            hint = f"mungkin maksudnya {meant}? " if meant else ""
            there = join_words(self.known, "id") or "tidak satu pun"
            return (
                f'{self.service} tidak mempunyai standar kantor "{self.office}"; {hint}kantor yang '
                f"tercatat: {there}"
            )
        meant = join_words(quoted, "en", conjunction="atau")
        hint = f"did you mean {meant}? " if meant else ""
        there = join_words(self.known, "en") or "none"
        return (
            f'{self.service} has no standard of the office "{self.office}"; {hint}offices on '
            f"record: {there}"
        )


class StandardConflictError(LayananError, ValueError):
    """
    Tell everything in which an office's standard goes beyond the national one.
    """

    def __init__(self, *, service: str, office: str, conflicts: tuple[Label, ...]) -> None:
        self.service = service
        self.office = office
        self.conflicts = conflicts

    def _text(self, language: str) -> str:
        told = "; ".join(one.text("id" if language == "id" else "en") for one in self.conflicts)
        return f"{self.service}, {self.office}: {told}"


def conflicts(standard: OfficeStandard, national: Version) -> Iterator[Problem]:
    """
    Yield a problem for everything in which an office's standard goes beyond a national version.

    The places are those within the standard.
    """
    yield from _not_refinable(standard, national)
    yield from _beyond(standard.levels, national.levels)
    taken = {one.code for one in national.requirements}
    for index, one in enumerate(standard.requirements):
        if one.code in taken:
            label = Label(
                id=f'syarat "{one.code}" sudah ada dalam standar nasional; kantor hanya menambah',
                en=f'the national standard has the requirement "{one.code}"; an office only adds',
            )
            yield Problem(("requirements", index, "code"), label)
    taken = {one.code for one in national.channels}
    for index, one_channel in enumerate(standard.channels):
        if one_channel.code in taken:
            label = Label(
                id=f'saluran "{one_channel.code}" sudah ada dalam standar nasional; kantor hanya '
                "menambah",
                en=f'the national standard has the channel "{one_channel.code}"; an office only '
                "adds",
            )
            yield Problem(("channels", index, "code"), label)


def _not_refinable(standard: OfficeStandard, national: Version) -> Iterator[Problem]:
    for field, aspect in _ASPECTS:
        if getattr(standard, field) and aspect not in national.refinable:
            allowed = national.refinable
            label = Label(
                id="standar nasional tidak mengizinkan kantor mengubah ini; yang boleh: "
                f"{join_words(allowed, 'id') or 'tidak ada'} (refinable)",
                en="the national standard does not let an office change this; it may change: "
                f"{join_words(allowed, 'en') or 'nothing'} (refinable)",
            )
            yield Problem((field,), label)


_ASPECTS: Final[tuple[tuple[str, Aspect], ...]] = (
    ("levels", "levels"),
    ("requirements", "requirements"),
    ("channels", "channels"),
    ("procedure", "procedure"),
    ("complaints", "clauses"),
)


def _beyond(own: Sequence[Level], national: Sequence[Level]) -> Iterator[Problem]:
    """
    Yield a problem for each level of an office that the national ones do not leave room for.
    """
    by_name = {one.name: one for one in national}
    for index, level in enumerate(own):
        loc: Loc = ("levels", index)
        if level.rank == "law":
            label = Label(
                id="kantor tidak menetapkan batas hukum; tulis rank: norm",
                en="an office sets no legal limit; write rank: norm",
            )
            yield Problem((*loc, "rank"), label)
        same = by_name.get(level.name)
        if same is not None and (changed := _changed(level, same)):
            parts_id, parts_en = join_words(changed, "id"), join_words(changed, "en")
            label = Label(
                id=f'"{level.name}" mengganti jangka waktu nasional, jadi {parts_id} harus sama; '
                "beri nama lain untuk rentang lain",
                en=f'"{level.name}" replaces the national level, so {parts_en} must be the same; '
                "give another stretch another name",
            )
            yield Problem((*loc, changed[0]), label)
        if same is not None:
            yield from _longer(level, same, loc)
        for other in national:
            # What a norm says that it keeps is asked of every level already.
            if other.name == level.keeps or other is same or other.rank != "law":
                continue
            words = beyond(level, other) if _one_stretch(level, other) else None
            if words is not None:
                yield Problem((*loc, "term"), words)


def _one_stretch(one: Level, other: Level) -> bool:
    return (set(one.starts), set(one.ends)) == (set(other.starts), set(other.ends))


_SAME: Final = (
    *("starts", "ends", "cancels", "restarts", "counts", "pauses", "extension", "counting"),
    "per",
)


def _changed(own: Level, national: Level) -> list[str]:
    """
    Return the parts in which a level that replaces a national one differs from it.
    """
    names = [name for name in _SAME if _differ(name, own, national)]
    if national.unlimited is None:
        names += [name for name in ("target", "unlimited") if _differ(name, own, national)]
    if national.choices and _cases(own) != _cases(national):
        names.append("choices")
    if (national.choices or national.per) and own.fixed != national.fixed:
        names.append("fixed")
    if national.expiry is not None and _follows(own) != _follows(national):
        names.append("expiry")
    return names


def _differ(name: str, own: Level, national: Level) -> bool:
    return bool(getattr(own, name) != getattr(national, name))


def _cases(level: Level) -> list[tuple[str, tuple[bool | int | str, ...]]]:
    return [(one.fact, one.among) for one in level.choices]


def _follows(level: Level) -> tuple[str, str | None] | None:
    return None if level.expiry is None else (level.expiry.does, level.expiry.fires)


def _longer(own: Level, national: Level, loc: Loc) -> Iterator[Problem]:
    """
    Yield a problem for each term that could end after the one whose place it takes.

    Only in one unit is that certain: 14 calendar days may end after 10 working
    days and before them.
    """
    if national.term is None or own.term is None:
        return  # without a limit, or to a day of the calendar, which must be the same one
    limits = [one.term for one in national.choices] or [national.term] * len(own.choices)
    terms: list[tuple[Loc, Term, Term]] = [((*loc, "term"), own.term, national.term)]
    terms += [
        ((*loc, "choices", place, "term"), one.term, limit)
        # Where the cases are others, that is told already.
        for place, (one, limit) in enumerate(zip(own.choices, limits, strict=False))
    ]
    for where, term, limit in terms:
        mine, most = dict(term.parts), dict(limit.parts)
        if mine.keys() != most.keys():
            label = Label(
                id=f'"{own.name}" mengganti jangka waktu nasional, {limit}, jadi satuannya harus '
                "sama; beri nama lain, dan batas nasional tetap berlaku di sampingnya",
                en=f'"{own.name}" replaces the national level of {limit.text("en")}, so its unit '
                "must be the same; give it another name, and the national limit stays beside it",
            )
            yield Problem(where, label)
        elif any(mine[unit] > most[unit] for unit in mine):
            yield Problem(where, exceeding(own, national, (term, limit)))


def in_force(
    standards: Sequence[OfficeStandard], office: str, *, on: date, service: str
) -> OfficeStandard:
    """
    Return the standard of an office in force on a day.

    Raises:
        UnknownOfficeStandardError: If the office has no standard.
        NotInForceError: If it has, and none is in force on that day.
    """
    found = applying(standards, office, on)
    if found is not None:
        return found
    own = [one for one in standards if one.office == office]
    if not own:
        known = tuple(dict.fromkeys(one.office for one in standards))
        raise UnknownOfficeStandardError(service=service, office=office, known=known)
    periods = tuple((one.first_day, one.until) for one in own)
    raise NotInForceError(subject=f"{service} ({office})", on=on, in_force=periods)


def applying(standards: Sequence[OfficeStandard], office: str, on: date) -> OfficeStandard | None:
    """
    Return the standard of an office in force on a day, None if it has none then.
    """
    for one in standards:
        begun = one.office == office and one.first_day <= on
        if begun and (one.until is None or on < one.until):
            return one
    return None


def refined(national: Version, standard: OfficeStandard, *, service: str) -> Version:
    """
    Return a national version with what an office promises put in its place.

    Raises:
        StandardConflictError: If the standard goes beyond the national one.
    """
    if found := [one.label for one in conflicts(standard, national)]:
        raise StandardConflictError(service=service, office=standard.office, conflicts=tuple(found))
    own = {level.name for level in standard.levels}
    return national.model_copy(
        update={
            "levels": (*(one for one in national.levels if one.name not in own), *standard.levels),
            "requirements": (*national.requirements, *standard.requirements),
            "channels": (*national.channels, *standard.channels),
            "procedure": standard.procedure or national.procedure,
            "complaints": (*national.complaints, *standard.complaints),
            "published": (*national.published, *standard.published),
            "sources": (*national.sources, *standard.sources),
            "notes": (*national.notes, *standard.notes),
        }
    )
