"""
Texts for one target, chosen by Hypothesis: what `make test` and `make fuzz PLAIN=1` look at.
"""

from functools import cache

from hypothesis import strategies as st

from fuzz.seeds import seeds, words


def texts(target: str, *, longest: int) -> st.SearchStrategy[bytes]:
    """
    Return a strategy of bytes: mended seeds, its words in a row, text and mere bytes.
    """
    begin, word = _begin(target)

    @st.composite
    def spliced(draw: st.DrawFn) -> bytes:
        text = draw(begin)
        for _ in range(draw(st.integers(1, 4))):
            first = draw(st.integers(0, len(text)))
            after = draw(st.integers(first, min(len(text), first + 20)))
            text = text[:first] + draw(word | st.binary(max_size=8)) + text[after:]
        return text[:longest]

    row = st.lists(word, max_size=20).map(b"".join)
    anything = st.text(max_size=min(longest, 200)).map(str.encode)
    return spliced() | row | anything | st.binary(max_size=min(longest, 200))


@cache
def _begin(target: str) -> tuple[st.SearchStrategy[bytes], st.SearchStrategy[bytes]]:
    told = [one.encode("utf-8", "surrogatepass") for one in words(target)]
    return st.sampled_from(seeds(target)), st.sampled_from(told)
