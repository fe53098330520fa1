"""
What is wrong with a definition: every fault at once, each with its place.

A `Problem` knows where it is in the data ("levels.0.ends"); a `Fault` also
knows where that stands in a file. Only the loader can make the one into the
other, so a check that reads no file still says everything it found.
"""

from dataclasses import dataclass

from layanan.errors import LayananError
from layanan.records import Loc, Problem, clip
from layanan.text import Label, Language, join_words

MOST_FAULTS = 1_000
"""So many faults are told one by one; a file with more was no definition."""


@dataclass(frozen=True, slots=True)
class Fault:
    """
    Tell what is wrong at one place of a definition.

    Attributes:
        file: The file as the caller named it, or the name of what has no file.
        line: From 1; None where the definition did not come from a file.
        column: From 1, in characters.
        key: The way there, joined by dots; positions in a list count from 0.
        text: What is wrong.
        suggestions: The known words that were probably meant, likeliest first.
    """

    file: str
    line: int | None
    column: int | None
    key: str
    text: Label
    suggestions: tuple[str, ...] = ()

    def describe(self, language: Language = "id") -> str:
        """
        Return `file:line:column: key: what is wrong, did you mean …`.
        """
        place = self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"
        told = self.text.text(language) + _did_you_mean(self.suggestions, language)
        return ": ".join(part for part in (place, self.key, told) if part)

    def __str__(self) -> str:
        return self.describe("en")


class InconsistentDefinitionError(LayananError, ValueError):
    """
    Tell that one value of a definition does not go together with another.
    """

    def __init__(self, *, problem: Problem) -> None:
        self.problem = problem

    def _text(self, language: str) -> str:
        return self.problem.label.text("id" if language == "id" else "en")


class DefinitionError(LayananError, ValueError):
    """
    Tell every fault of a definition, in the order in which they stand in it.

    Attributes:
        faults: Sorted by place, never empty.
        more: How many faults are left untold because there are too many.
    """

    def __init__(self, *, faults: tuple[Fault, ...], more: int = 0) -> None:
        self.faults = faults
        self.more = more

    def _text(self, language: str) -> str:
        spoken: Language = "id" if language == "id" else "en"
        lines = [fault.describe(spoken) for fault in self.faults]
        if self.more:
            rest = {
                "id": f"… dan {self.more} kesalahan lain",
                "en": f"… and {self.more} more faults",
            }
            lines.append(rest[spoken])
        return "\n".join(lines)


def refuse(faults: list[Fault], *, more: int = 0) -> DefinitionError:
    """
    Return the error that tells `faults` in the order of their places.
    """
    ordered = sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0))
    return DefinitionError(
        faults=tuple(ordered[:MOST_FAULTS]), more=more + max(0, len(ordered) - MOST_FAULTS)
    )


def join_path(path: Loc) -> str:
    """
    Return a path as a fault prints it.
    """
    return ".".join(clip(str(part)) for part in path)


def _did_you_mean(words: tuple[str, ...], language: Language) -> str:
    if not words:
        return ""
    quoted = join_words([f'"{word}"' for word in words], language, conjunction="atau")
    if language == "id":
        return f", mungkin maksudnya {quoted}?"
    return f", did you mean {quoted}?"
