"""
Lists written as a sentence, and the word that was probably meant.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from layanan.text._language import Language, check_language

_ENGLISH = {"dan": "and", "atau": "or"}


def join_words(
    words: Iterable[str],
    language: Language = "id",
    *,
    conjunction: Literal["dan", "atau"] = "dan",
) -> str:
    """
    Return `words` as a list in a sentence; no words give an empty text.

    Args:
        words: In the order in which they shall be read.
        conjunction: "dan" (and) or "atau" (or), named in Indonesian in both languages.

    Examples:
        Three words take a comma before the last, in both languages:

        >>> join_words(["KTP", "KK", "akta"], "id")
        'KTP, KK, dan akta'
        >>> join_words(["KTP", "KK"], "en", conjunction="atau")
        'KTP or KK'
    """
    link = _ENGLISH[conjunction] if check_language(language) == "en" else conjunction
    *before, last = list(words) or [""]
    if not before:
        return last
    if len(before) == 1:
        return f"{before[0]} {link} {last}"
    return f"{', '.join(before)}, {link} {last}"


def nearest(word: str, known: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """
    Return the known words most like `word`, the likeliest first.

    Upper and lower case count as the same letter. Words that are hardly
    alike are left out, so the answer may be empty.

    Args:
        count: At most so many words.

    Examples:
        >>> nearest("setuju", ["ajukan", "setujui", "tolak"])
        ('setujui',)
    """
    word = str(word)
    spellings: dict[str, list[str]] = {}
    for candidate in sorted(set(known)):
        spellings.setdefault(candidate.casefold(), []).append(candidate)
    alike = get_close_matches(word.casefold(), spellings, n=max(count, 1))
    return tuple(spelling for folded in alike for spelling in spellings[folded])[:count]
