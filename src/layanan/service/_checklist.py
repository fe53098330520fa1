"""
What the applicant still has to bring in one case: one complete list.

Every requirement is asked whether it is needed and whether what was handed in
fits, and every deficiency is told at once, so that nobody is sent home twice.
What nobody has stated about a document is not held against it, but told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, get_args

from layanan.errors import LayananError
from layanan.law import Citation
from layanan.service._facts import Service, civil, labels_of, stated
from layanan.service._parts import Copy, Medium
from layanan.service._when import Truth, hold
from layanan.sla import validity
from layanan.text import Label, Language, check_language, format_date, join_words, mask_nik, nearest

if TYPE_CHECKING:
    from layanan.calendars import Term, WorkingCalendar
    from layanan.lifecycle import FactValue
    from layanan.service._parts import Requirement


class UnknownRequirementError(LayananError, LookupError):
    """
    Tell that documents were handed in that no requirement of the service asks for.
    """

    def __init__(self, *, service: str, codes: tuple[str, ...], known: tuple[str, ...]) -> None:
        self.service = service
        self.codes = codes
        self.known = known

    def _text(self, language: str) -> str:
        spoken: Language = "id" if language == "id" else "en"
        told = []
        for code in self.codes:
            close = nearest(code, self.known, count=1)
            meant = {"id": "mungkin maksudnya", "en": "did you mean"}[spoken]
            told.append(f'"{code}" ({meant} "{close[0]}"?)' if close else f'"{code}"')
        there = join_words(self.known, spoken) or "-"
        if spoken == "id":
            return f"{self.service} tidak meminta {join_words(told, 'id')}; yang diminta: {there}"
        return f"{self.service} does not ask for {join_words(told, 'en')}; it asks for: {there}"


class EvidenceError(LayananError, ValueError):
    """
    Tell that something which nobody can hand in is said of a document.
    """

    def __init__(self, *, code: str, field: str, given: str, wanted: Label) -> None:
        self.code = code
        self.field = field
        self.given = given
        self.wanted = wanted

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.field} dari {self.code} harus {self.wanted.id}, bukan {self.given}"
        return f"{self.field} of {self.code} must be {self.wanted.en}, not {self.given}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Describe a document that was handed in, as far as anybody has looked.

    Attributes:
        code: The requirement that it is meant for.
        issued: The day on which it was issued.
        medium: "paper" or "digital".
        copy_of: Whether it is the original, a copy, a certified copy, or was
            only shown.
        format: The format of the file, e.g. "pdf"; capitals and a leading dot
            make no difference, and jpeg is jpg.
        size_kib: The size of the file, in KiB of 1,024 bytes.

    Raises:
        EvidenceError: If a value is none that a document can have.
        CivilDateError: If the day of issue is no plain date.

    Examples:
        >>> Evidence("surat_sehat", issued=date(2026, 3, 2), medium="paper").format is None
        True
    """

    code: str
    issued: date | None = None
    medium: Medium | None = None
    copy_of: Copy | None = None
    format: str | None = None
    size_kib: float | None = None

    def __post_init__(self) -> None:
        if not _is_text(self.code):
            raise self._refusal("code", _TEXT)
        if self.issued is not None:
            civil(self.issued)
        if self.medium not in (None, *_MEDIA):
            raise self._refusal("medium", _one_of(_MEDIA))
        if self.copy_of not in (None, *_COPIES):
            raise self._refusal("copy_of", _one_of(_COPIES))
        if self.format is not None and not _is_text(self.format):
            raise self._refusal("format", _TEXT)
        if self.size_kib is not None and not _is_size(self.size_kib):
            raise self._refusal("size_kib", _SIZE)

    def _refusal(self, field: str, wanted: Label) -> EvidenceError:
        given = mask_nik(repr(getattr(self, field)))
        return EvidenceError(code=mask_nik(str(self.code)), field=field, given=given, wanted=wanted)


_MEDIA: Final[tuple[Medium, ...]] = get_args(Medium)
_COPIES: Final[tuple[Copy, ...]] = get_args(Copy)
_TEXT = Label(id="teks tak kosong", en="text that is not empty")
_COLLECTION = Label(id="kumpulan dokumen", en="a collection of documents")
_SIZE = Label(id="bilangan mulai dari 0", en="a number from 0")


def _is_text(given: object) -> bool:
    return isinstance(given, str) and bool(given)


def _is_size(given: object) -> bool:
    return (
        isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given < float("inf")
    )


def _one_of(words: tuple[str, ...]) -> Label:
    return Label(
        id=join_words(words, "id", conjunction="atau"),
        en=join_words(words, "en", conjunction="atau"),
    )


State = Literal["met", "missing", "unfit", "open"]
"""Met, not handed in, handed in but not fit, or not to be told yet because a fact is wanted."""


@dataclass(frozen=True, slots=True)
class Item:
    """
    Say of one requirement whether it is needed here, and whether it is met.

    Attributes:
        requirement: What is asked for.
        needed: Whether it is needed in this case, as far as the facts tell.
        state: Whether what was handed in meets it.
        reasons: Why it is not met; of each document, if none of several fits.
        spared: Why it is not needed.
        unchecked: What nobody has stated about the document, so that it was
            not looked at.
        wanted: The facts that would tell whether it is needed, or whether it fits.
        labels: What people call those facts.
    """

    requirement: "Requirement"
    needed: Truth
    state: State
    reasons: tuple[Label, ...] = ()
    spared: tuple[Label, ...] = ()
    unchecked: tuple[Label, ...] = ()
    wanted: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def code(self) -> str:
        """
        The key of the requirement.
        """
        return self.requirement.code

    @property
    def citation(self) -> Citation | None:
        """
        The rule that asks for it.
        """
        return self.requirement.cites

    @property
    def obtainable(self) -> bool:
        """
        Whether the office can get it itself, so that nobody need be sent for it.
        """
        return self.requirement.obtainable is not None

    def describe(self, language: Language = "id") -> str:
        """
        Return one line: the requirement, how it stands, and why.
        """
        name = self.requirement.label.text(language)
        facts = join_words((one.text(language) for one in self.labels), language)
        parts: list[str] = []
        if self.needed == "no":
            parts.append(_SPARED.text(language))
            parts += [one.text(language) for one in self.spared]
        elif self.needed == "unknown" and self.state != "met":
            parts.append(_PERHAPS.text(language))
            parts += [one.text(language) for one in self.reasons]
        elif self.state == "met":
            parts.append(_MET.text(language))
        else:
            parts += [one.text(language) for one in self.reasons]
        if self.needed != "no":
            parts += [one.text(language) for one in self.unchecked]
        if self.wanted and not (self.needed == "unknown" and self.state == "met"):
            parts.append(f"{_STATE.text(language)}: {facts}")
        return f"{name}: {'; '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Checklist:
    """
    Hold every requirement of a service as it stands in one case.

    Attributes:
        service: The service's code.
        items: One for each requirement, in the order of the standard.
    """

    service: str
    items: tuple[Item, ...]

    @property
    def missing(self) -> tuple[Item, ...]:
        """
        What is certainly needed and was not handed in.
        """
        return tuple(one for one in self.items if one.needed == "yes" and one.state == "missing")

    @property
    def unfit(self) -> tuple[Item, ...]:
        """
        What is certainly needed and was handed in, but not as it must be.
        """
        return tuple(one for one in self.items if one.needed == "yes" and one.state == "unfit")

    @property
    def open(self) -> tuple[Item, ...]:
        """
        What cannot be told before further facts are stated.
        """
        return tuple(
            one
            for one in self.items
            if (one.needed == "unknown" and one.state != "met")
            or (one.needed == "yes" and one.state == "open")
        )

    @property
    def from_applicant(self) -> tuple[Item, ...]:
        """
        What is missing or unfit and only the applicant can bring.
        """
        return tuple(one for one in (*self.missing, *self.unfit) if not one.obtainable)

    @property
    def complete(self) -> bool:
        """
        Whether nothing is missing, unfit or open.

        What nobody has looked at does not stand in the way: whoever takes a
        document in by its name alone answers for the rest, see `unchecked`.
        """
        return not (self.missing or self.unfit or self.open)

    @property
    def unchecked(self) -> tuple[Item, ...]:
        """
        What is met as far as it was looked at, which was not all the way.
        """
        return tuple(
            one for one in self.items if one.needed != "no" and one.state == "met" and one.unchecked
        )

    @property
    def wanted(self) -> tuple[str, ...]:
        """
        The facts that would tell what is open, each once.
        """
        return tuple(dict.fromkeys(name for one in self.open for name in one.wanted))

    def item(self, code: str) -> Item:
        """
        Return how one requirement stands.

        Raises:
            UnknownRequirementError: If there is no such requirement.
        """
        known = {one.code: one for one in self.items}
        if not isinstance(code, str) or code not in known:
            names = (str(code),)
            raise UnknownRequirementError(service=self.service, codes=names, known=tuple(known))
        return known[code]

    def explain(self, language: Language = "id") -> str:
        """
        Return the whole list of what is missing, unfit or open, a line each.

        Raises:
            UnknownLanguageError: If the language is neither "id" nor "en".
        """
        language = check_language(language)
        wrong = [one.describe(language) for one in (*self.missing, *self.unfit, *self.open)]
        unseen = [one.describe(language) for one in self.unchecked]
        head = (_INCOMPLETE if wrong else _COMPLETE).text(language)
        return "\n".join([head, *(f"- {line}" for line in (*wrong, *unseen))])


_COMPLETE = Label(id="Persyaratan lengkap.", en="The requirements are complete.")
_INCOMPLETE = Label(id="Persyaratan belum lengkap:", en="The requirements are not complete:")
_SPARED = Label(id="tidak diperlukan", en="not needed")
_PERHAPS = Label(id="belum tentu diperlukan", en="perhaps needed")
_MET = Label(id="sudah dipenuhi", en="met")
_STATE = Label(id="nyatakan", en="state")
_MISSING = Label(id="belum diserahkan", en="not handed in yet")

_MEDIUM_WORDS: Final[Mapping[Medium, Label]] = {
    "paper": Label(id="berkas kertas", en="paper"),
    "digital": Label(id="berkas digital", en="a file"),
}
_COPY_WORDS: Final[Mapping[Copy, Label]] = {
    "original": Label(id="dokumen asli", en="the original"),
    "copy": Label(id="salinan", en="a copy"),
    "certified_copy": Label(id="salinan yang dilegalisasi", en="a certified copy"),
    "shown": Label(id="dokumen asli untuk diperlihatkan", en="the original, to be shown"),
}

_SERVES: Final[Mapping[Copy, frozenset[Copy]]] = {
    "original": frozenset({"original"}),
    "certified_copy": frozenset({"certified_copy", "original"}),
    "copy": frozenset({"copy", "certified_copy", "original"}),
    "shown": frozenset({"shown", "original"}),
}
"""What may be handed in where something is asked for: what proves more serves as well (ours)."""


def checklist(
    service: Service,
    facts: "Mapping[str, FactValue]",
    *,
    on: date,
    documents: Iterable[Evidence | str] = (),
    calendar: "WorkingCalendar | None" = None,
) -> Checklist:
    """
    Return every requirement as it stands in one case.

    Where several documents are handed in for one requirement, one that fits is
    enough.

    Args:
        service: The version that the request runs by.
        facts: What has been stated.
        on: The day of the request, on which documents must not be too old
            unless the requirement names another day.
        documents: What was handed in; a plain code says only that it is there.
        calendar: The office's, where a condition asks its hours.

    Raises:
        CivilDateError: If `on` is no plain date.
        StatedFactsError: If a fact is unknown, or of another kind.
        UnknownRequirementError: If a document is one that nobody asks for.
        EvidenceError: If a code is no text.
        NoCalendarError: If a condition asks the office's hours without a calendar.
        CalendarCoverageError: If it asks hours that no decree has reached.
        HoursUnknownError: If it asks hours that are not on record.
    """
    given, day = stated(service.code, facts, service.lifecycle.facts), civil(on)
    specs = service.lifecycle.facts or {}
    handed = hand_in(service, documents)
    items = []
    for requirement in service.standard.requirements:
        answer = hold(requirement.when, given, on=day, specs=specs, calendar=calendar)
        found = judge(requirement, handed.get(requirement.code, ()), given, on=day)
        wanted = tuple(dict.fromkeys((*answer.wanted, *found.wanted)))
        if answer.truth == "no":
            wanted = ()
        items.append(
            Item(
                requirement,
                answer.truth,
                found.state,
                reasons=found.reasons,
                spared=answer.reasons,
                unchecked=found.unchecked,
                wanted=wanted,
                labels=labels_of(wanted, specs),
            )
        )
    return Checklist(service.code, tuple(items))


def hand_in(
    service: Service, documents: Iterable[Evidence | str]
) -> Mapping[str, tuple[Evidence, ...]]:
    """
    Return the documents by the requirement that each is meant for.

    Raises:
        UnknownRequirementError: If one is meant for none.
        EvidenceError: If a code is no text, or they are no collection of codes.
    """
    if isinstance(documents, str) or not isinstance(documents, Iterable):
        raise EvidenceError(
            code=str(documents), field="documents", given=repr(documents), wanted=_COLLECTION
        )
    whole = [one if isinstance(one, Evidence) else Evidence(one) for one in documents]
    known = tuple(one.code for one in service.standard.requirements)
    strange = tuple(dict.fromkeys(one.code for one in whole if one.code not in known))
    if strange:
        raise UnknownRequirementError(service=service.code, codes=strange, known=known)
    return {code: tuple(one for one in whole if one.code == code) for code in known}


@dataclass(frozen=True, slots=True)
class Judged:
    """
    Say how what was handed in stands to a requirement, apart from whether it is needed.
    """

    state: State
    reasons: tuple[Label, ...] = ()
    unchecked: tuple[Label, ...] = ()
    wanted: tuple[str, ...] = ()


def judge(
    requirement: "Requirement",
    handed: tuple[Evidence, ...],
    facts: "Mapping[str, FactValue]",
    *,
    on: date,
) -> Judged:
    """
    Return whether one of the documents that were handed in fits.
    """
    office = requirement.obtainable
    itself = () if office is None else (_by_the_office(office),)
    if not handed:
        return Judged("missing", (_MISSING, *itself))
    found = [_fits(requirement, one, facts, on=on) for one in handed]
    for state in ("met", "open"):
        best = [one for one in found if one.state == state]
        if best:
            return min(best, key=lambda one: len(one.unchecked))
    reasons = dict.fromkeys(reason for one in found for reason in one.reasons)
    return Judged("unfit", (*reasons, *itself))


def _by_the_office(source: Label) -> Label:
    return Label(
        id=f"kantor dapat memperolehnya sendiri ({source.id})",
        en=f"the office can get it itself ({source.en})",
    )


def _fits(
    requirement: "Requirement",
    handed: Evidence,
    facts: "Mapping[str, FactValue]",
    *,
    on: date,
) -> Judged:
    look = _Look(requirement, handed)
    look.at_its_kind()
    if handed.medium != "paper":
        look.at_the_file()
    wanted = look.at_its_age(facts, on=on)
    if look.wrong:
        return Judged("unfit", tuple(look.wrong))
    return Judged("open" if wanted else "met", unchecked=tuple(look.unseen), wanted=wanted)


@dataclass(slots=True)
class _Look:
    """
    Collect what is wrong with one document, and what nobody has stated of it.
    """

    requirement: "Requirement"
    handed: Evidence
    wrong: list[Label] = field(default_factory=list)
    unseen: list[Label] = field(default_factory=list)

    def at_its_kind(self) -> None:
        media, medium = self.requirement.media, self.handed.medium
        if media:
            if medium is None:
                self.unseen.append(_not_said("bentuknya", "its medium"))
            elif medium not in media:
                asked = [_MEDIUM_WORDS[one] for one in media]
                self.wrong.append(_instead(asked, _MEDIUM_WORDS[medium]))
        wanted, given = self.requirement.copy_of, self.handed.copy_of
        if wanted is not None:
            if given is None:
                words = "asli atau salinannya", "whether it is the original or a copy"
                self.unseen.append(_not_said(*words))
            elif given not in _SERVES[wanted]:
                self.wrong.append(_instead([_COPY_WORDS[wanted]], _COPY_WORDS[given]))

    def at_the_file(self) -> None:
        # Where paper is welcome too, a document of an unnamed medium need be no file.
        silent = self.handed.medium is None and "paper" in self.requirement.media
        formats, given = self.requirement.formats, self.handed.format
        if formats:
            if given is not None:
                if _plain(given) not in map(_plain, formats):
                    asked = [_same_in_both(one) for one in formats]
                    self.wrong.append(_instead(asked, _same_in_both(given)))
            elif not silent:
                self.unseen.append(_not_said("format berkasnya", "the format of the file"))
        most, size = self.requirement.most_kib, self.handed.size_kib
        if most is not None:
            if size is not None:
                if size > most:
                    self.wrong.append(_too_large(size, most))
            elif not silent:
                self.unseen.append(_not_said("ukuran berkasnya", "the size of the file"))

    def at_its_age(self, facts: "Mapping[str, FactValue]", *, on: date) -> tuple[str, ...]:
        """
        Return the fact that is wanted to tell its age on the day that counts.
        """
        issued, age = self.handed.issued, self.requirement.age
        if issued is not None and issued > on:
            self.wrong.append(_too_new(issued, on))
            return ()
        if age is None:
            return ()
        if issued is None:
            self.unseen.append(_not_said("tanggal terbitnya", "the day on which it was issued"))
            return ()
        day: object = on
        if self.requirement.on is not None:
            if self.requirement.on not in facts:
                return (self.requirement.on,)
            day = facts[self.requirement.on]
        last = validity(issued, age).last
        if last < civil(day):
            self.wrong.append(_too_old(issued, age, day=civil(day), last=last))
        return ()


def _too_large(size: float, most: int) -> Label:
    return Label(
        id=f"berkas terlalu besar: {size:g} KiB, paling besar {most} KiB",
        en=f"the file is too large: {size:g} KiB, at most {most} KiB",
    )


def _too_new(issued: date, on: date) -> Label:
    return Label(
        id=f"bertanggal {_day(issued, 'id')}, sesudah hari penyerahannya, {_day(on, 'id')}",
        en=f"dated {_day(issued, 'en')}, after the day on which it was handed in, {_day(on, 'en')}",
    )


def _too_old(issued: date, age: "Term", *, day: date, last: date) -> Label:
    return Label(
        id=f"terbit {_day(issued, 'id')}, paling lama {age.text('id')}, jadi sampai "
        f"{_day(last, 'id')}; pada {_day(day, 'id')} sudah terlalu lama",
        en=f"issued on {_day(issued, 'en')}, at most {age.text('en')} old, so until "
        f"{_day(last, 'en')}; on {_day(day, 'en')} it is too old",
    )


def _day(day: date, language: Language) -> str:
    return format_date(day, language, weekday=False)


def _instead(asked: list[Label], given: Label) -> Label:
    wanted_id = join_words((one.id for one in asked), "id", conjunction="atau")
    wanted_en = join_words((one.en for one in asked), "en", conjunction="atau")
    return Label(
        id=f"diserahkan {given.id}, yang diminta {wanted_id}",
        en=f"handed in was {given.en}, asked for is {wanted_en}",
    )


def _not_said(indonesian: str, english: str) -> Label:
    return Label(
        id=f"{indonesian} belum dinyatakan, maka tidak diperiksa",
        en=f"{english} has not been stated, so it was not checked",
    )


def _same_in_both(text: str) -> Label:
    return Label(id=text.strip() or "-", en=text.strip() or "-")


def _plain(name: str) -> str:
    plain = name.strip().casefold().removeprefix(".")
    return "jpg" if plain == "jpeg" else plain
