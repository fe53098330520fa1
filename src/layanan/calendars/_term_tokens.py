"""
A text cut into tokens, and a cursor that moves over them from left to right.

Everything is matched on whole tokens at one place, without going back, so
the work is bounded by the length of the text whatever it holds.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, NoReturn

from layanan.calendars._term_errors import TermSyntaxError

# "Twenty-one" is one word; every other hyphen may be the dash of a range.
_TOKEN: Final = re.compile(
    r"""
      (?P<digits> [0-9]+ (?:[.,][0-9]+)* )
    | (?P<word>   (?:twen|thir|for|fif|six|seven|eigh|nine)ty
                  -(?:one|two|three|four|five|six|seven|eight|nine)\b
                | [^\W\d_]+ )
    | (?P<sign>   \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_PHRASE: Final = 6  # tokens


class Token(NamedTuple):
    """
    Hold one piece of the text: digits, a word or a sign, in lower case, and its place.
    """

    kind: str
    text: str
    start: int
    end: int


#: "Seminggu" is one week, in one word.
_ONE_OF: Final = frozenset({"menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun"})


def _cut(text: str) -> tuple[Token, ...]:
    return tuple(token for match in _TOKEN.finditer(text) for token in _tokens(match))


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    word, start, end = match[0].casefold(), match.start(), match.end()
    if word == "½":
        yield Token("word", "setengah", start, end)
    elif word.startswith("se") and word[2:] in _ONE_OF:
        yield Token("digits", "1", start, start + 2)
        yield Token("word", word[2:], start + 2, end)
    else:
        yield Token(match.lastgroup or "", word, start, end)


class Phrases:
    """
    Hold phrases, to be looked up at the head of some words.
    """

    def __init__(self, *texts: str) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text in texts:
            words = tuple(token.text for token in _cut(text))
            self._by_first.setdefault(words[0], []).append((words, text))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)

    def longest(self, words: tuple[str, ...]) -> tuple[int, str] | None:
        """
        Return the longest phrase at the head of `words`, and how many of them it takes.
        """
        for phrase, text in self._by_first.get(words[0], ()) if words else ():
            if words[: len(phrase)] == phrase:
                return len(phrase), text
        return None


class Cursor:
    """
    Stand before one token of a text; `place` is its number.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = _cut(text)
        # A full stop ends a sentence, and says nothing about its term.
        self.tokens = tokens[:-1] if tokens and tokens[-1].text == "." else tokens
        self.place = 0
        self._words = tuple(token.text for token in self.tokens)

    @property
    def is_at_end(self) -> bool:
        """
        Return whether no token is left.
        """
        return self.place == len(self.tokens)

    @property
    def here(self) -> Token | None:
        """
        Return the next token, or None at the end.
        """
        return None if self.is_at_end else self.tokens[self.place]

    def look(self, known: Phrases) -> str | None:
        """
        Return the known phrase that stands here, without moving.
        """
        found = self._find(known)
        return None if found is None else found[1]

    def take(self, known: Phrases) -> str | None:
        """
        Return the known phrase that stands here, and move behind it.
        """
        found = self._find(known)
        if found is None:
            return None
        self.place += found[0]
        return found[1]

    def _find(self, known: Phrases) -> tuple[int, str] | None:
        return known.longest(self._words[self.place : self.place + _LONGEST_PHRASE])

    def words(self, most: int) -> list[str]:
        """
        Return the words that stand here in a row, at most so many.
        """
        found: list[str] = []
        for token in self.tokens[self.place : self.place + most]:
            if token.kind != "word":
                break
            found.append(token.text)
        return found

    def source(self, first: int, after: int) -> str:
        """
        Return the tokens from `first` to before `after` as they were written.
        """
        taken = self.tokens[first:after]
        return self.text[taken[0].start : taken[-1].end] if taken else ""

    def refuse(
        self,
        first: int,
        after: int,
        *,
        fact_id: str,
        fact_en: str,
        nearest: tuple[str, ...] = (),
    ) -> NoReturn:
        """
        Refuse the tokens from `first` to before `after`, with their place in the text.

        Raises:
            TermSyntaxError: Always.
        """
        at_end = first >= len(self.tokens)
        raise TermSyntaxError(
            text=self.text,
            part=self.source(first, after),
            position=(len(self.text) if at_end else self.tokens[first].start) + 1,
            fact_id=fact_id,
            fact_en=fact_en,
            nearest=nearest,
        )
