"""
Find what a word names – a code of the catalogue, a file, a folder – and read it.

Findings of every kind end up as one `Told`, with its place in the file where
there is one: what the loader refuses, what does not fit together, and what a
lifecycle's own check has to say.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from layanan.catalogue import Catalogue
from layanan.catalogue._search import nearest_codes
from layanan.errors import LayananError
from layanan.lifecycle import Finding, Lifecycle, Severity
from layanan.records import Loc, Problem
from layanan.service import (
    DefinitionError,
    Document,
    Fault,
    OfficeStandards,
    ServiceDefinition,
    find_misfits,
    find_rivals,
    load_document,
)
from layanan.service._findings import findings
from layanan.text import Label, Language, join_words, nearest

_SUFFIX = ".yaml"
_FEW = 12
_LIFECYCLES = "lifecycles"
_STANDARDS = "standards"
_CODED = re.compile(r"(L[0-9]{3}) ")
_MEANT = Label(id="mungkin maksudnya", en="did you mean")


class UnknownDefinitionError(LayananError, LookupError):
    """
    Tell that a word is neither a code of the catalogue nor a file.
    """

    def __init__(self, *, word: str, known: tuple[str, ...]) -> None:
        self.word = word
        self.known = known
        self.nearest = nearest_codes(word, known)

    def _text(self, language: str) -> str:
        quoted = [f'"{code}"' for code in self.nearest]
        if language == "id":
            meant = join_words(quoted, "id", conjunction="atau")
            hint = f"mungkin maksudnya {meant}?" if meant else _how_many(self.known, "id")
            return f"{self.word!r} bukan kode layanan atau daur hidup, dan bukan berkas; {hint}"
        meant = join_words(quoted, "en", conjunction="atau")
        hint = f"did you mean {meant}?" if meant else _how_many(self.known, "en")
        return f"{self.word!r} is no code of a service or lifecycle, and no file; {hint}"


def _how_many(known: tuple[str, ...], language: Language) -> str:
    """
    Return what there is: all of it where that is little, else how to list it.
    """
    if len(known) <= _FEW:
        there = ", ".join(known)
        return f"yang ada: {there}" if language == "id" else f"there are: {there}"
    if language == "id":
        return f"ada {len(known)}; lihat `layanan services`"
    return f"there are {len(known)}; see `layanan services`"


class EmptyFolderError(LayananError, LookupError):
    """
    Tell that a folder holds no definition.
    """

    def __init__(self, *, folder: str) -> None:
        self.folder = folder

    def _text(self, language: str) -> str:
        if language == "id":
            return f"folder {self.folder} tidak memuat satu pun berkas {_SUFFIX}"
        return f"the folder {self.folder} holds no {_SUFFIX} file"


class LifecycleGivenError(LayananError, ValueError):
    """
    Tell that a word names a lifecycle, or standards of offices, where a service is meant.
    """

    def __init__(self, *, word: str) -> None:
        self.word = word

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"{self.word!r} bukan definisi layanan; daur hidup ditampilkan dengan: layanan "
                "diagram"
            )
        return f"{self.word!r} defines no service; a lifecycle is shown with: layanan diagram"


@dataclass(frozen=True, slots=True)
class Told:
    """
    Hold one finding, ready to be printed.

    Attributes:
        code: The check's code; empty for what the loader itself refuses.
        key: The way to the place in the data.
        trace: The steps that lead a request there.
    """

    file: str
    line: int | None
    column: int | None
    key: str
    code: str
    level: Severity
    text: Label
    trace: tuple[str, ...] = ()


class _Anything(BaseModel, extra="allow"):
    """Takes whatever a file says, so that it can be looked at."""


# --- finding ------------------------------------------------------------------


def find(word: str) -> Traversable:
    """
    Return the file that a code or a path names.

    Raises:
        UnknownDefinitionError: If it names neither.
    """
    catalogue = Catalogue.kemenag()
    known = (*catalogue.codes, *catalogue.lifecycles)
    if word in known:
        return catalogue.file(word)
    path = Path(word)
    if path.exists() or path.suffix == _SUFFIX:
        return path
    raise UnknownDefinitionError(word=word, known=known)


def find_all(word: str) -> Iterator[Traversable]:
    """
    Yield the files that a word names: a service with its lifecycles, a folder's, or the one.

    Raises:
        UnknownDefinitionError: If it names nothing.
        EmptyFolderError: If the folder holds no definition.
    """
    catalogue = Catalogue.kemenag()
    found = find(word)
    if word in catalogue:
        yield found
        versions = catalogue.definition(word).versions
        named = [one.lifecycle for one in versions if isinstance(one.lifecycle, str)]
        yield from map(catalogue.file, dict.fromkeys(named))
        return
    if not (isinstance(found, Path) and found.is_dir()):
        yield found
        return
    inside = sorted(found.rglob(f"*{_SUFFIX}"))
    if not inside:
        raise EmptyFolderError(folder=word)
    yield from inside


def shipped() -> Iterator[Traversable]:
    """
    Yield the files of the whole catalogue that ships: services, lifecycles, offices' standards.
    """
    catalogue = Catalogue.kemenag()
    yield from map(catalogue.file, (*catalogue.codes, *catalogue.lifecycles))
    offices = files("layanan.catalogue") / "data" / _STANDARDS
    if offices.is_dir():
        found = sorted(offices.iterdir(), key=lambda one: one.name)
        yield from (one for one in found if one.name.endswith(_SUFFIX))


# --- one lifecycle ------------------------------------------------------------


def read_lifecycle(word: str, *, sound: bool) -> Lifecycle:
    """
    Return the lifecycle that a code or a file names; of a service that of its newest version.

    Args:
        word: What was typed.
        sound: Whether an unsound one is refused; else it can be looked at.

    Raises:
        UnknownDefinitionError: If the word names nothing.
        DefinitionError: If the file cannot be read, or is refused.
    """
    file = find(word)
    plain = load_document(file, _Anything)
    if not _is_service(plain):
        diagnosed = None if sound else _diagnose(plain, ())
        return diagnosed or load_document(file, Lifecycle).value
    service = load_document(file, ServiceDefinition).value
    named = service.versions[-1].lifecycle
    if isinstance(named, Lifecycle):
        return named
    shared = _shared(file)
    if problems := find_misfits(service, lifecycles=shared):
        raise DefinitionError(faults=tuple(plain.fault(one) for one in problems))
    return shared[named]


def read_service(word: str) -> tuple[ServiceDefinition, Mapping[str, Lifecycle]]:
    """
    Return the service that a code or a file names, and the lifecycles that it may name.

    Raises:
        UnknownDefinitionError: If the word names nothing.
        LifecycleGivenError: If it names something else than a service.
        DefinitionError: If the file cannot be read, or is refused.
    """
    catalogue = Catalogue.kemenag()
    if word in catalogue:
        return catalogue.definition(word), catalogue.lifecycles
    file = find(word)
    plain = load_document(file, _Anything)
    if not _is_service(plain) and (_is_standards(plain) or "states" in plain.root.plain()):
        raise LifecycleGivenError(word=word)
    shared = _shared(file)
    document = load_document(file, ServiceDefinition, beside=_misfits_with(shared))
    document.refuse(find_misfits(document.value, lifecycles=shared))
    return document.value, shared


def _misfits_with(
    shared: Mapping[str, Lifecycle],
) -> Callable[[ServiceDefinition], list[Problem]]:
    def misfits(service: ServiceDefinition) -> list[Problem]:
        return find_misfits(service, lifecycles=shared)

    return misfits


def _is_service(document: Document[_Anything]) -> bool:
    return "versions" in document.root.plain()


def _is_standards(document: Document[_Anything]) -> bool:
    return not _is_service(document) and "standards" in document.root.plain()


def _diagnose(document: Document[_Anything], loc: Loc) -> Lifecycle | None:
    """
    Return the lifecycle at a place of a document, sound or not; None if it is of a wrong shape.
    """
    data: Any = document.root.plain()
    for step in loc:
        data = data[step]
    try:
        return Lifecycle.diagnose(data)
    except LayananError:
        return None


def _shared(file: Traversable) -> Mapping[str, Lifecycle]:
    """
    Return the lifecycles beside a service; those that ship where there are none.
    """
    if isinstance(file, Path) and (file.parent / _LIFECYCLES).is_dir():
        return Catalogue(file.parent).lifecycles
    return Catalogue.kemenag().lifecycles


# --- everything that is to be said ----------------------------------------------


def examine(file: Traversable) -> tuple[Told, ...]:
    """
    Return everything that is to be said of a definition, in the order of its places.

    A definition of the wrong shape is told by the loader; soundness is judged
    even of what the library would refuse to run.
    """
    told: dict[tuple[object, ...], Told] = {}
    for one in _tell(file):
        # What the loader found unsound, the check finds too, and says more.
        told[one.file, one.line, one.column, one.code, one.text] = one
    return tuple(sorted(told.values(), key=lambda one: (one.file, one.line or 0, one.column or 0)))


def _tell(file: Traversable) -> Iterator[Told]:
    try:
        plain = load_document(file, _Anything)
    except DefinitionError as error:
        yield from _refused(error)
        return
    yield from _unreplaced(plain)
    if _is_standards(plain):
        yield from _tell_standards(file)
        return
    service = _is_service(plain)
    try:
        if service:
            beside = _misfits_with(_shared(file))
            document = load_document(file, ServiceDefinition, beside=beside)
            yield from _whole(file, document, document.value)
        else:
            load_document(file, Lifecycle)
    except DefinitionError as error:
        yield from _refused(error)
    for loc in _inline(plain) if service else ((),):
        lifecycle = _diagnose(plain, loc)
        for finding in () if lifecycle is None else lifecycle.check():
            yield _finding(plain, loc, finding)


def _unreplaced(plain: Document[Any]) -> Iterator[Told]:
    """
    Yield every `<…>` of a template that nobody has replaced: it would be published as it stands.
    """
    for loc, text in _texts((), plain.root.plain()):
        if _PLACE.fullmatch(text.strip()):
            label = Label(
                id=f"{text} belum diganti; tulis nilainya, atau hapus barisnya",
                en=f"{text} has not been replaced; write its value, or delete the line",
            )
            yield _fault(plain.fault(Problem(loc, label)))


_PLACE: Final = re.compile(r"<[^<>]+>")


def _texts(loc: Loc, value: object) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts((*loc, key), one)
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from _texts((*loc, index), one)


def _whole(
    file: Traversable, document: Document[Any], service: ServiceDefinition
) -> Iterator[Told]:
    """
    Yield what does not fit in a service, and what its own check has to say.
    """
    shared = _shared(file)
    try:
        problems = find_misfits(service, lifecycles=shared)
        found = () if _unreadable(problems) else findings(service, shared)
    except DefinitionError as error:
        # A shared lifecycle is broken: the faults are those of its file.
        yield from _refused(error)
        return
    yield from _both(document, problems, found)


def _tell_standards(file: Traversable) -> Iterator[Told]:
    """
    Yield what is to be said of a file in which offices promise something of a service.
    """
    try:
        document = load_document(file, OfficeStandards)
        code = document.value.code
        beside = _beside(file, code)
        if beside is None:
            label = Label(
                id=f'tidak ada layanan "{code}", di samping berkas ini maupun dalam katalog',
                en=f'there is no service "{code}", neither beside this file nor in the catalogue',
            )
            alike = nearest(code, Catalogue.kemenag().codes)
            yield _fault(document.fault(Problem(("code",), label, alike)))
            return
        # Read by itself: a catalogue would have added these very standards to it.
        national, shared = load_document(beside, ServiceDefinition).value, _shared(beside)
        before = len(national.standards)
        standards = (*national.standards, *document.value.standards)
        whole = national.model_copy(update={"standards": standards})
        problems = [*find_misfits(whole, lifecycles=shared), *find_rivals(whole)]
        found = findings(whole, shared)
    except DefinitionError as error:
        yield from _refused(error)
        return
    own = [replace(one, loc=loc) for one in found if (loc := _moved(one.loc, before))]
    faults = [replace(one, loc=loc) for one in problems if (loc := _moved(one.loc, before))]
    yield from _both(document, faults, own)


def _moved(loc: Loc, before: int) -> Loc:
    """
    Return a place in a file of standards; nothing if it lies before them.
    """
    if loc[:1] != (_STANDARDS,) or not isinstance(place := loc[1], int) or place < before:
        return ()
    return (_STANDARDS, place - before, *loc[2:])


def _beside(file: Traversable, code: str) -> Traversable | None:
    """
    Return the file of the service of which offices promise something.
    """
    if isinstance(file, Path) and (own := file.parent.parent / f"{code}{_SUFFIX}").is_file():
        return own
    catalogue = Catalogue.kemenag()
    return catalogue.file(code) if code in catalogue else None


def _unreadable(problems: Iterable[Problem]) -> bool:
    """
    Return whether levels, facts or steps are unknown, so that nothing can be asked of the whole.
    """
    return any(one.loc[:1] == ("versions",) for one in problems)


def _both(
    document: Document[Any], problems: Iterable[Problem], found: Iterable[Finding]
) -> Iterator[Told]:
    """
    Yield problems and findings; what is both is told once, with its code.
    """
    told = list(found)
    coded = {(one.loc, one.label) for one in told}
    for one in problems:
        if (one.loc, one.label) not in coded:
            yield _fault(document.fault(one))
    for finding in told:
        yield _finding(document, (), finding)


def _inline(document: Document[_Anything]) -> Iterator[Loc]:
    versions = document.root.plain()["versions"]
    for position, version in enumerate(versions if isinstance(versions, list) else ()):
        if isinstance(version, dict) and isinstance(version.get("lifecycle"), dict):
            yield ("versions", position, "lifecycle")


def _refused(error: DefinitionError) -> Iterator[Told]:
    yield from map(_fault, error.faults)
    if error.more:
        label = Label(id=f"… dan {error.more} kesalahan lain", en=f"… and {error.more} more faults")
        yield Told(error.faults[0].file, None, None, "", "", "error", label)


def _fault(fault: Fault) -> Told:
    # An unsound lifecycle is refused in the words of its findings.
    coded = _CODED.match(fault.text.id)
    code = coded[1] if coded else ""
    text = Label(id=_words(fault, code, "id"), en=_words(fault, code, "en"))
    return Told(fault.file, fault.line, fault.column, fault.key, code, "error", text)


def _words(fault: Fault, code: str, language: Language) -> str:
    words = fault.text.text(language).removeprefix(f"{code} ")
    if not fault.suggestions:
        return words
    quoted = [f'"{word}"' for word in fault.suggestions]
    choice = join_words(quoted, language, conjunction="atau")
    return f"{words}, {_MEANT.text(language)} {choice}?"


def _finding(document: Document[Any], loc: Loc, finding: Finding) -> Told:
    fault = document.fault(Problem((*loc, *finding.loc), finding.label))
    return Told(
        fault.file,
        fault.line,
        fault.column,
        fault.key,
        finding.code,
        finding.level,
        finding.label,
        finding.trace,
    )
