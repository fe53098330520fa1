"""
Find services by what people call them, and by where they belong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from layanan.errors import LayananError
from layanan.records import require
from layanan.service import ServiceDefinition
from layanan.text import Label, join_words, nearest

_WORD = re.compile(r"[^\W_]+")


def nearest_codes(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """
    Return the three codes that were probably meant: alike in spelling, else with a word in common.
    """
    alike = nearest(word, known)
    if alike:
        return alike
    sought = set(_words(word))
    common = {code: len(sought & set(_words(code))) for code in known}
    found = [code for code in known if common[code]]
    return tuple(sorted(found, key=lambda code: (-common[code], len(_words(code))))[:3])


class UnknownSearchError(LayananError, LookupError):
    """
    Tell that no service belongs to what was asked for.
    """

    def __init__(self, *, field: str, asked: str, known: tuple[str, ...]) -> None:
        self.field = field
        self.asked = asked
        self.known = known
        self.nearest = nearest(asked, known)

    def _text(self, language: str) -> str:
        quoted = [f'"{one}"' for one in self.nearest]
        if language == "id":
            meant = join_words(quoted, "id", conjunction="atau")
            hint = f"mungkin maksudnya {meant}? " if meant else ""
            return (
                f'tidak ada layanan dengan {self.field} "{self.asked}"; {hint}yang ada: '
                f"{join_words(self.known, 'id')}"
            )
        meant = join_words(quoted, "en", conjunction="atau")
        hint = f"did you mean {meant}? " if meant else ""
        return (
            f'no service has the {self.field} "{self.asked}"; {hint}there are: '
            f"{join_words(self.known, 'en')}"
        )


def search(
    services: Sequence[ServiceDefinition], words: str, **asked: str | None
) -> tuple[ServiceDefinition, ...]:
    """
    Return the services that fit all that is asked, those first whose name has every word.

    Raises:
        UnknownSearchError: If nothing has what is asked for.
        WrongTypeError: If something is asked that is no text.
    """
    require("words", words, str, Label(id="teks", en="text"))
    found = list(services)
    for field, wanted in asked.items():
        if wanted is None:
            continue
        require(field, wanted, str, Label(id="teks", en="text"))
        if field == "owner":
            sought = _words(wanted)
            found = [one for one in found if _all_in(sought, (own.name for own in one.owners))]
            continue
        known = tuple(dict.fromkeys(value for one in services for value in _values(one, field)))
        if wanted not in known:
            raise UnknownSearchError(field=field, asked=wanted, known=known)
        found = [one for one in found if wanted in _values(one, field)]
    sought = _words(words)
    found = [one for one in found if _all_in(sought, _said(one))]
    return tuple(sorted(found, key=lambda one: (not _all_in(sought, (one.name,)), one.code)))


def _values(service: ServiceDefinition, field: str) -> tuple[str, ...]:
    match field:
        case "unit":
            return service.units
        case "programme":
            return service.programmes
        case "life_event":
            return service.life_events
        case "domain":
            return (service.domain,)
    return (service.status.value,)


def _said(service: ServiceDefinition) -> Iterator[Label | str]:
    """
    Yield everything that tells what a service is called or gives.
    """
    yield service.code
    yield service.name
    yield service.plain
    yield from service.keywords
    for version in service.versions:
        yield from (one.label for one in version.products)


def _all_in(sought: Sequence[str], texts: Iterable[Label | str]) -> bool:
    """
    Return whether each word that is sought begins a word of some text, in either language.
    """
    if not sought:
        return True
    there = [
        word
        for one in texts
        for text in ((one,) if isinstance(one, str) else (one.id, one.en))
        for word in _words(text)
    ]
    return all(any(word.startswith(one) for word in there) for one in sought)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
