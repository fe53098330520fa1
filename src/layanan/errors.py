"""
The root of every error that this library raises on purpose.

An error keeps its facts as fields and builds its words when asked, in English
for a traceback (`str(error)`) and in either language for a person
(`error.describe("id")`). Because no text is stored, an error of any shape
survives pickling and may cross a process pool.
"""

from typing import Any

__all__ = ["LayananError"]


class LayananError(Exception):
    """
    Tell that something was refused: the fact, the bounds and the remedy.

    Subclasses set their fields in `__init__` and write their words in
    `_text`. Overdue, refused, incomplete and undetermined are values of this
    library, never errors.

    Examples:
        One clause catches everything that is raised on purpose:

        >>> from layanan import calendars
        >>> try:
        ...     calendars.indonesia("ID-XX")
        ... except LayananError as error:
        ...     print(type(error).__name__)
        UnknownRegionError
    """

    def _text(self, language: str) -> str:
        """
        Return the words of this error in `language` ("id" or "en").
        """
        raise NotImplementedError(language)

    def __str__(self) -> str:
        return self._text("en")

    def describe(self, language: str = "id") -> str:
        """
        Return what happened and what to do, for a clerk or a citizen.

        Args:
            language: "id" (default) or "en"; anything else gives English.
        """
        return self._text(language)

    # The fields are keyword-only, so the default `cls(*args)` could not
    # rebuild the error in another process.
    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (type(self), self.__dict__.copy())


def _revive(cls: type[LayananError], fields: dict[str, Any]) -> LayananError:
    error = cls.__new__(cls)
    error.__dict__.update(fields)
    return error
