"""
A folder of definitions, each read once and only when it is asked for.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import Self, TypeVar

from layanan.errors import LayananError
from layanan.lifecycle import Lifecycle
from layanan.service import (
    DefinitionError,
    Document,
    Fault,
    Problem,
    ServiceDefinition,
    ServiceType,
    find_misfits,
    load_document,
    pick,
)
from layanan.text import Label, join_words, nearest

_LIFECYCLES = "lifecycles"
_SUFFIX = ".yaml"


class UnknownServiceError(LayananError, LookupError):
    """
    Tell that a catalogue has no service of this code.
    """

    def __init__(self, *, code: str, known: tuple[str, ...]) -> None:
        self.code = code
        self.known = known
        self.nearest = nearest(str(code), known)

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


CodedT = TypeVar("CodedT", Lifecycle, ServiceDefinition)


class _Lifecycles(Mapping[str, Lifecycle]):
    """
    The shared lifecycles of a folder, each read when it is first named.
    """

    def __init__(self, folder: Traversable) -> None:
        self.files = _definitions(folder)
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
        folder: Holds `<code>.yaml` for each service and `lifecycles/<code>.yaml`
            for each lifecycle that several of them share.

    Raises:
        DefinitionError: If the folder cannot be read or holds no definition.

    Examples:
        The request for public information, as of the day it was received:

        >>> from datetime import date
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> print(ppid.name, "-", ppid.levels[0].term)
        Permohonan informasi publik - 10 hari kerja
    """

    def __init__(self, folder: Traversable) -> None:
        self._files = _definitions(folder)
        self._lifecycles = _Lifecycles(folder / _LIFECYCLES)
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
        """
        path = Path(folder)
        if not path.is_dir():
            raise _no_folder(path)
        catalogue = cls(path)
        if not catalogue.codes:
            raise _no_definitions(path)
        return catalogue

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

    def get(self, code: str, *, on: date) -> ServiceType:
        """
        Return the service `code` in the version in force on the day `on`.

        The version is that of the day of receipt; a request keeps it, whatever
        comes into force later.

        Raises:
            UnknownServiceError: If there is no such service; it names the nearest.
            NotInForceError: If no version is in force on that day.
            CivilDateError: If `on` is an instant, or no date at all.
            DefinitionError: If the definition is wrong, with every fault.
        """
        definition = self.definition(code)
        standard = definition.as_of(on)
        key = code, standard.version
        if key not in self._resolved:
            self._resolved[key] = pick(definition, standard, lifecycles=self._lifecycles)
        return self._resolved[key]

    def definition(self, code: str) -> ServiceDefinition:
        """
        Return the service `code` in all its versions.

        Raises:
            UnknownServiceError: If there is no such service.
            DefinitionError: If its definition is wrong, with every fault.
        """
        if code not in self._read:
            if code not in self._files:
                raise UnknownServiceError(code=code, known=self.codes)
            document = _read(self._files[code], code, ServiceDefinition)
            document.refuse(find_misfits(document.value, lifecycles=self._lifecycles))
            self._read[code] = document.value
        return self._read[code]

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


def _read(file: Traversable, code: str, model: type[CodedT]) -> Document[CodedT]:
    document = load_document(file, model)
    if document.value.code != code:
        label = Label(
            id=f'kode harus sama dengan nama berkas, "{code}"',
            en=f'the code must be the name of the file, "{code}"',
        )
        document.refuse([Problem(("code",), label)])
    return document


def _misnamed(file: Traversable) -> Fault:
    label = Label(
        id=f"beri nama {file.name.removesuffix('.yml')}{_SUFFIX}; berkas .yml tidak dibaca",
        en=f"name it {file.name.removesuffix('.yml')}{_SUFFIX}; a .yml file is not read",
    )
    return Fault(str(file), None, None, "", label)


def _no_folder(path: Path) -> DefinitionError:
    label = Label(id="folder ini tidak ada", en="there is no such folder")
    return DefinitionError(faults=(Fault(str(path), None, None, "", label),))


def _no_definitions(path: Path) -> DefinitionError:
    label = Label(
        id="folder ini tidak memuat definisi; beri nama <kode>.yaml",
        en="this folder holds no definition; name one <code>.yaml",
    )
    return DefinitionError(faults=(Fault(str(path), None, None, "", label),))
