"""
Read a service that a word names, and choose one of its versions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from layanan.cli._definitions import read_service
from layanan.errors import LayananError
from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition, ServiceType, Version, pick
from layanan.text import join_words


class NoVersionError(LayananError, LookupError):
    """
    Tell that a service has no version of a name, or none that comes before.
    """

    def __init__(self, *, service: str, version: str | None, known: tuple[str, ...]) -> None:
        self.service = service
        self.version = version
        self.known = known

    def _text(self, language: str) -> str:
        if language == "id":
            there = join_words(self.known, "id")
            if self.version is None:
                return f"{self.service} hanya mempunyai satu versi ({there}); beri pembandingnya"
            return f'{self.service} tidak mempunyai versi "{self.version}"; yang ada: {there}'
        there = join_words(self.known, "en")
        if self.version is None:
            return f"{self.service} has only one version ({there}); name what to compare it with"
        return f'{self.service} has no version "{self.version}"; there are: {there}'


@dataclass(frozen=True, slots=True)
class Versions:
    """
    Hold a service that is known to fit its lifecycles.
    """

    definition: ServiceDefinition
    lifecycles: Mapping[str, Lifecycle]

    def newest(self) -> ServiceType:
        """
        Return the newest published version; a draft if there is none.
        """
        published = self.definition.published
        return self._pick((published or self.definition.versions)[-1])

    def on(self, day: date) -> ServiceType:
        """
        Return the version in force on a day.

        Raises:
            NotInForceError: If there is none.
        """
        return self._pick(self.definition.as_of(day))

    def named(self, name: str) -> ServiceType:
        """
        Return the version of this name.

        Raises:
            NoVersionError: If there is none.
        """
        for version in self.definition.versions:
            if version.version == name:
                return self._pick(version)
        raise self._none(name)

    def before(self, after: ServiceType) -> ServiceType:
        """
        Return the version that comes before another.

        Raises:
            NoVersionError: If there is none.
        """
        names = [one.version for one in self.definition.versions]
        position = names.index(after.standard.version)
        if not position:
            raise self._none(None)
        return self._pick(self.definition.versions[position - 1])

    def at_office(self, service: ServiceType, office: str, *, on: date | None) -> ServiceType:
        """
        Return a service as an office promises it: on a day, or by its newest standard.

        Raises:
            UnknownOfficeStandardError: If it has none at all.
            NotInForceError: If it has none on that day.
            StandardConflictError: If it goes beyond the national one.
        """
        if on is None:
            own = [one for one in self.definition.standards if one.office == office]
            begins = [date.min if one.in_force == "unknown" else one.in_force for one in own]
            days = [day for day in begins if isinstance(day, date)]
            on = max([service.standard.first_day, *days])
        return service.for_office(office, on=on)

    def _pick(self, version: Version) -> ServiceType:
        return pick(self.definition, version, lifecycles=self.lifecycles)

    def _none(self, name: str | None) -> NoVersionError:
        known = tuple(one.version for one in self.definition.versions)
        return NoVersionError(service=self.definition.code, version=name, known=known)


def versions_of(word: str) -> Versions:
    """
    Return the service that a code or a file names.

    Raises:
        UnknownDefinitionError: If the word names nothing.
        LifecycleGivenError: If it names a lifecycle.
        DefinitionError: If the file is refused.
    """
    return Versions(*read_service(word))
