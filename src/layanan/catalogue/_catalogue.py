"""
A folder of definitions, each read once and only when it is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import Self, TypeVar

from layanan.calendars import Office
from layanan.catalogue._search import nearest_codes, search
from layanan.errors import LayananError
from layanan.lifecycle import Lifecycle
from layanan.records import require
from layanan.service import (
    DefinitionError,
    Document,
    Fault,
    OfficeStandards,
    Problem,
    ServiceDefinition,
    ServiceType,
    find_misfits,
    find_rivals,
    load_document,
    pick,
)
from layanan.text import Label, join_words

_LIFECYCLES = "lifecycles"
_STANDARDS = "standards"
_SUFFIX = ".yaml"
_A_FOLDER = Label(id="nama folder", en="the name of a folder")
_A_CODE = Label(id="teks, misalnya 'info.ppid'", en="text, e.g. 'info.ppid'")


class UnknownServiceError(LayananError, LookupError):
    """
    Tell that a catalogue has no service of this code.
    """

    def __init__(self, *, code: str, known: tuple[str, ...]) -> None:
        self.code = code
        self.known = known
        self.nearest = nearest_codes(str(code), known)

    def _text(self, language: str) -> str:
        quoted = [f'"{code}"' for code in self.nearest]
        count = len(self.known)
        if language == "id":
            meant = join_words(quoted, "id", conjunction="atau")
            hint = f"mungkin maksudnya {meant}?" if meant else f"ada {count} layanan; lihat .codes"
            return f'layanan "{self.code}" tidak dikenal; {hint}'
        meant = join_words(quoted, "en", conjunction="atau")
        hint = f"did you mean {meant}?" if meant else f"there are {count} services; see .codes"
        return f'unknown service "{self.code}"; {hint}'


CodedT = TypeVar("CodedT", Lifecycle, ServiceDefinition, OfficeStandards)


class _Lifecycles(Mapping[str, Lifecycle]):
    """
    The shared lifecycles of a folder, each read when it is first named.
    """

    def __init__(self, folders: Sequence[Traversable]) -> None:
        self.files: dict[str, Traversable] = {}
        for folder in folders:
            self.files.update(_definitions(folder / _LIFECYCLES))
        self._read: dict[str, Lifecycle] = {}

    def __getitem__(self, name: str) -> Lifecycle:
        if name not in self._read:
            self._read[name] = _read(self.files[name], name, Lifecycle).value
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


class Catalogue:
    """
    Find a service by its code, in the version that is in force on a day.

    Args:
        folders: Each holds `<code>.yaml` for a service, `lifecycles/<code>.yaml`
            for a lifecycle that several of them share, and
            `standards/<code>.yaml` for what offices promise of a service. Of
            two services or lifecycles of one code that of the later folder
            counts.

    Raises:
        DefinitionError: If the folder cannot be read or holds no definition.

    Examples:
        The request for public information, as of the day it was received:

        >>> from datetime import date
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> print(ppid.name, "-", ppid.levels[0].term)
        Permohonan informasi publik - 10 hari kerja
    """

    def __init__(self, *folders: Traversable) -> None:
        self._folders = folders
        found: dict[str, Traversable] = {}
        for folder in folders:
            found.update(_definitions(folder))
        self._files = dict(sorted(found.items()))
        self._lifecycles = _Lifecycles(folders)
        # Of every folder: offices add to what the ministry says, they replace nothing.
        self._standards = [
            one for folder in folders for one in _definitions(folder / _STANDARDS).items()
        ]
        self._read: dict[str, ServiceDefinition] = {}
        self._resolved: dict[tuple[str, str], ServiceType] = {}

    @classmethod
    def kemenag(cls) -> Self:
        """
        Return the services of the Ministry of Religious Affairs that ship with the library.
        """
        return cls(files("layanan.catalogue") / "data")

    @classmethod
    def load(cls, folder: str | PathLike[str]) -> Self:
        """
        Return the catalogue in a folder of the host's own.

        Raises:
            DefinitionError: If there is no such folder, or it holds no definition.
            WrongTypeError: If `folder` is no text and no path.
        """
        path = _folder(folder)
        catalogue = cls(path)
        if not catalogue.codes:
            raise _no_definitions(path)
        return catalogue

    def overlay(self, folder: str | PathLike[str]) -> "Catalogue":
        """
        Return this catalogue with a folder of the host's own laid over it.

        A service or lifecycle of the folder replaces the one of its code; what
        offices promise in `standards/<code>.yaml` is added to their service.

        Raises:
            DefinitionError: If there is no such folder, or it holds nothing of these.
            WrongTypeError: If `folder` is no text and no path.
        """
        path = _folder(folder)
        over = Catalogue(*self._folders, path)
        own = [*_definitions(path), *_definitions(path / _LIFECYCLES)]
        if not own and len(over._standards) == len(self._standards):
            raise _no_definitions(path)
        return over

    @property
    def codes(self) -> tuple[str, ...]:
        """
        The codes of all services, in alphabetical order.
        """
        return tuple(self._files)

    @property
    def lifecycles(self) -> Mapping[str, Lifecycle]:
        """
        The shared lifecycles by their codes, each read when it is first asked for.
        """
        return self._lifecycles

    def file(self, code: str) -> Traversable:
        """
        Return the file that defines the service or the shared lifecycle `code`.

        Raises:
            UnknownServiceError: If there is neither.
        """
        found = self._files.get(code) or self._lifecycles.files.get(code)
        if found is None:
            raise UnknownServiceError(code=code, known=(*self.codes, *self._lifecycles))
        return found

    def get(self, code: str, *, on: date, office: str | Office | None = None) -> ServiceType:
        """
        Return the service `code` in the version in force on the day `on`.

        The version is that of the day of receipt; a request keeps it, whatever
        comes into force later.

        Args:
            code: The service.
            on: The day of receipt, on the office's own clock.
            office: Whose standard counts within the national one; None for
                the national standard alone. See `ServiceType.for_office`.

        Raises:
            UnknownServiceError: If there is no such service; it names the nearest.
            UnknownOfficeStandardError: If the office of a code has no standard.
            StandardConflictError: If an office's standard goes beyond the one above it.
            NotInForceError: If no version, or none of the office, is in force on that day.
            CivilDateError: If `on` is an instant, or no date at all.
            DefinitionError: If the definition is wrong, with every fault.
        """
        definition = self.definition(code)
        standard = definition.as_of(on)
        key = code, standard.version
        if key not in self._resolved:
            self._resolved[key] = pick(definition, standard, lifecycles=self._lifecycles)
        found = self._resolved[key]
        return found if office is None else found.for_office(office, on=on)

    def definition(self, code: str) -> ServiceDefinition:
        """
        Return the service `code` in all its versions.

        Raises:
            UnknownServiceError: If there is no such service.
            DefinitionError: If its definition is wrong, with every fault.
            WrongTypeError: If `code` is no text.
        """
        require("code", code, str, _A_CODE)
        if code not in self._read:
            if code not in self._files:
                raise UnknownServiceError(code=code, known=self.codes)
            document = _read(self._files[code], code, ServiceDefinition, beside=self._misfits)
            definition = document.value
            for name, file in self._standards:
                if name == code:
                    definition = _with_standards(definition, file, self._lifecycles)
            self._read[code] = definition
        return self._read[code]

    def _misfits(self, definition: ServiceDefinition) -> list[Problem]:
        return find_misfits(definition, lifecycles=self._lifecycles)

    def search(
        self,
        words: str = "",
        *,
        unit: str | None = None,
        domain: str | None = None,
        programme: str | None = None,
        life_event: str | None = None,
        owner: str | None = None,
        status: str | None = None,
    ) -> tuple[ServiceDefinition, ...]:
        """
        Return the services that fit everything that is asked, in either language.

        Every word must begin some word of the name, the plain words, the
        keywords, the products or the code; services with all of them in their
        name come first, then the alphabetical order of codes.

        Args:
            words: Words in Indonesian or English, small or capital letters alike.
            unit: The rank of an office that gives it, e.g. "kua".
            domain: The field of work, e.g. "nikah".
            programme: The priority programme that it serves.
            life_event: The event in a life that it belongs to.
            owner: Words of the name of a body that answers or answered for it.
            status: "active", "transferred" or "retired".

        Raises:
            UnknownSearchError: If no service has that unit, domain, programme,
                life event or status; it names the nearest.
            WrongTypeError: If something is asked that is no text.
            DefinitionError: If a definition is wrong, with every fault.

        Examples:
            >>> [one.code for one in Catalogue.kemenag().search("information request")]
            ['info.ppid', 'info.ppid_keberatan']
        """
        return search(
            [self.definition(code) for code in self._files],
            words,
            unit=unit,
            domain=domain,
            programme=programme,
            life_event=life_event,
            owner=owner,
            status=status,
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __contains__(self, code: object) -> bool:
        return code in self._files

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self)} services>"


def _definitions(folder: Traversable) -> dict[str, Traversable]:
    if not folder.is_dir():
        return {}
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    if misnamed := [file for file in found if file.name.endswith(".yml")]:
        raise DefinitionError(faults=tuple(map(_misnamed, misnamed)))
    return {file.name.removesuffix(_SUFFIX): file for file in found if file.name.endswith(_SUFFIX)}


def _read(
    file: Traversable,
    code: str,
    model: type[CodedT],
    *,
    beside: Callable[[CodedT], Iterable[Problem]] = lambda _: (),
) -> Document[CodedT]:
    def asked(found: CodedT) -> Iterator[Problem]:
        if found.code != code:
            label = Label(
                id=f'kode harus sama dengan nama berkas, "{code}"',
                en=f'the code must be the name of the file, "{code}"',
            )
            yield Problem(("code",), label)
        yield from beside(found)

    document = load_document(file, model, beside=asked)
    document.refuse(asked(document.value))
    return document


def _misnamed(file: Traversable) -> Fault:
    label = Label(
        id=f"beri nama {file.name.removesuffix('.yml')}{_SUFFIX}; berkas .yml tidak dibaca",
        en=f"name it {file.name.removesuffix('.yml')}{_SUFFIX}; a .yml file is not read",
    )
    return Fault(str(file), None, None, "", label)


def _with_standards(
    definition: ServiceDefinition, file: Traversable, lifecycles: Mapping[str, Lifecycle]
) -> ServiceDefinition:
    """
    Return a service with what offices promise of it in a file of their own.

    Raises:
        DefinitionError: If the file is wrong, or goes beyond the national standard.
    """
    document = _read(file, definition.code, OfficeStandards)
    before = len(definition.standards)
    whole = definition.model_copy(
        update={"standards": (*definition.standards, *document.value.standards)}
    )
    found = (*find_misfits(whole, lifecycles=lifecycles), *find_rivals(whole))
    document.refuse(
        Problem(("standards", place - before, *one.loc[2:]), one.label, one.suggestions)
        for one in found
        if one.loc[0] == "standards" and isinstance(place := one.loc[1], int) and place >= before
    )
    return whole


def _folder(folder: str | PathLike[str]) -> Path:
    require("folder", folder, str | PathLike, _A_FOLDER)
    path = Path(folder)
    if not path.is_dir():
        raise _no_folder(path)
    return path


def _no_folder(path: Path) -> DefinitionError:
    label = Label(id="folder ini tidak ada", en="there is no such folder")
    if path.is_file():
        label = Label(
            id=f"ini berkas, bukan folder; berikan foldernya, {str(path.parent)!r}",
            en=f"this is a file, not a folder; give its folder, {str(path.parent)!r}",
        )
    return DefinitionError(faults=(Fault(str(path), None, None, "", label),))


def _no_definitions(path: Path) -> DefinitionError:
    label = Label(
        id="folder ini tidak memuat definisi; beri nama <kode>.yaml",
        en="this folder holds no definition; name one <code>.yaml",
    )
    return DefinitionError(faults=(Fault(str(path), None, None, "", label),))
