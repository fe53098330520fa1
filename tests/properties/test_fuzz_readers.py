"""
Whatever a reader of outside text is given, it gives a value or refuses it, in bounded space.

The readers are those of `fuzz/targets.py`: a target raises nothing where the
reader keeps its promise. Work is counted, and never measured by a clock.
"""

import json
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import targets
from fuzz.strategies import texts
from fuzz.targets import TARGETS, attempt
from layanan.calendars import Term
from layanan.errors import LayananError
from layanan.law import Citation, Instrument
from layanan.request import InvalidEventError, dump_event, load_event
from layanan.service import DefinitionError, ServiceDefinition, load
from layanan.service._compose import MOST_EVENTS, compose

REGRESSIONS = Path(__file__).parents[2] / "fuzz" / "regressions"
FOUND = sorted(file for file in REGRESSIONS.rglob("*") if file.is_file())
MIB = 1 << 20
LARGE = 10 * MIB

SHIPPED = (*targets.catalogue().codes, *targets.catalogue().lifecycles)
_BOTH = ("CSafeLoader", "SafeLoader")
_QUICK = ("CSafeLoader",)  # the other one needs seconds for so much

READERS = pytest.mark.parametrize("target", TARGETS)


def load_service(text: str) -> ServiceDefinition:
    return load(text, ServiceDefinition)


@contextmanager
def at_most(most: int) -> Iterator[None]:
    """
    Hold a block to so many bytes of Python's own at one time.
    """
    tracemalloc.start()
    try:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - before <= most


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_was_found_once_stays_mended(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())


@READERS
def test_any_bytes_are_read_or_refused(target: str) -> None:
    @given(texts(target, longest=4_096))
    def looks(data: bytes) -> None:
        TARGETS[target](data)

    looks()


@READERS
def test_any_characters_are_read_or_refused(target: str) -> None:
    # Every plane, every category, and the surrogates that no text should have.
    @settings(max_examples=50)
    @given(st.text(st.characters(), max_size=100))
    def looks(text: str) -> None:
        TARGETS[target](text.encode("utf-8", "surrogatepass"))

    looks()


@READERS
@pytest.mark.parametrize(
    "piece",
    [b"[", b"{", b'{"a":', b"{a: ", b"(", b"- ", b"? ", b"!!str ", b"&a ", b'"', b"\n ", b"jo. "],
    ids=repr,
)
def test_depth_costs_no_stack(target: str, piece: bytes) -> None:
    TARGETS[target](piece * 20_000)


@pytest.mark.parametrize("read", [Term.parse, Citation.parse, Instrument.parse, load_service])
@pytest.mark.parametrize("piece", ["a", " ", "9", "😀", "\udcff", ",", "\n"], ids=ascii)
def test_ten_megabytes_are_refused_for_little(read: Callable[[str], object], piece: str) -> None:
    text = piece * (LARGE // len(piece.encode("utf-8", "surrogatepass")))

    # What the limit leaves of it is a MiB of characters, as text and as bytes.
    with at_most(9 * MIB):
        with pytest.raises(LayananError) as caught:
            read(text)

        assert len(str(caught.value)) < 1_000
        assert len(caught.value.describe("id")) < 1_000


class TestLoader:
    @pytest.mark.parametrize("make", [str, str.encode], ids=["text", "bytes"])
    def test_what_is_too_large_is_refused_before_it_is_parsed(
        self, make: Callable[[str], str | bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def parse(*_: Any, **__: Any) -> None:
            raise AssertionError("it was parsed")

        monkeypatch.setattr("layanan.service._compose.compose", parse)
        source = make("a: b\n" * (LARGE // 5))

        with at_most(3 * MIB), pytest.raises(DefinitionError, match="larger than 1048576 bytes"):
            load(source, ServiceDefinition)

    def test_a_file_is_read_no_further_than_the_limit(self, tmp_path: Path) -> None:
        file = tmp_path / "besar.yaml"
        with file.open("wb") as opened:
            opened.truncate(1 << 32)  # a hole of four gigabytes

        with at_most(3 * MIB), pytest.raises(DefinitionError, match="larger than 1048576 bytes"):
            load(file, ServiceDefinition)

    @pytest.mark.parametrize(
        ("text", "parsers"),
        [
            pytest.param("a: [" + "b," * 500_000 + "]", _QUICK, id="values"),
            pytest.param(
                "a0: &a0 [x]\n"
                + "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 99)),
                _BOTH,
                id="aliases",
            ),
            pytest.param("\n".join(f"a{n}: !t{n} x" for n in range(60_000)), _BOTH, id="tags"),
            pytest.param("[" * 500_000, _BOTH, id="depth"),
            pytest.param("a: " + "9" * 1_000_000, _QUICK, id="digits"),
            pytest.param("? " * 500_000, _BOTH, id="keys"),
            pytest.param("\n".join("a: b" for _ in range(200_000)), _BOTH, id="one key"),
        ],
    )
    def test_no_more_of_a_bomb_is_read_than_a_definition_may_hold(
        self, text: str, parsers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for parser in parsers:
            read = 0

            class Counting(getattr(yaml, parser)):  # type: ignore[misc]
                def get_event(self) -> Any:
                    nonlocal read
                    read += 1
                    return super().get_event()

            with monkeypatch.context() as patch:
                patch.setattr(yaml, "CSafeLoader", Counting)
                found, misplaced = compose(text, depth=40)

            assert read <= MOST_EVENTS + 1
            assert len(misplaced) <= 1_000
            assert found is None or len(str(found.plain())) <= len(text) + 100

    def test_a_bomb_costs_no_more_than_its_text_allows(self) -> None:
        text = "a: [" + "b," * 30_000 + "]"

        # Each value has its place: some hundred bytes.
        with at_most(30 * MIB):
            compose(text, depth=40)

    @given(
        st.integers(4_000, 9_000), st.sampled_from(["{}", "-{}", "{}.5", "1e{}", "0.{}", "1e-{}"])
    )
    @settings(max_examples=20)
    def test_a_number_of_thousands_of_digits_is_a_word(self, digits: int, written: str) -> None:
        word = written.format("7" * digits)

        found, misplaced = compose(f"a: {word}", depth=40)

        assert not misplaced
        assert found is not None
        assert found.plain() == {"a": word}

    @given(
        st.lists(st.sampled_from([*":-?#,[]{}'\"|>%&*! \n", "a", "b: ", "\r", "- "]), max_size=14)
    )
    @settings(max_examples=300)
    def test_both_parsers_take_the_same(self, scraps: list[str]) -> None:
        targets.parsers("".join(scraps).encode())

    @pytest.mark.parametrize("code", SHIPPED)
    def test_all_that_ships_is_read_by_either_parser(self, code: str) -> None:
        targets.parsers(targets.catalogue().file(code).read_bytes())


class TestEvents:
    @pytest.fixture
    def plain(self) -> dict[str, Any]:
        _, request = targets.histories()[0]
        return dict(dump_event(request.history[-1]))

    @pytest.mark.parametrize("name", ["seq", "kind", "at", "actor", "facts", "documents", "note"])
    def test_what_is_large_is_told_in_short(self, plain: dict[str, Any], name: str) -> None:
        for value in ("x" * LARGE, ["x"] * 10**6, {"x": "y" * LARGE}, 10**4_000, b"x" * LARGE):
            found = None
            with at_most(8 * LARGE):
                try:
                    load_event({**plain, name: value})
                except InvalidEventError as error:
                    found = error

            if found is not None:
                assert len(str(found)) < 500
                assert len(found.describe("id")) < 500

    def test_depth_costs_no_stack(self, plain: dict[str, Any]) -> None:
        deep: Any = "x"
        for _ in range(100_000):
            deep = [deep]
        try:
            for name in plain:
                with pytest.raises(InvalidEventError) as caught:
                    load_event({**plain, name: deep})
                assert len(str(caught.value)) < 500
        finally:
            while isinstance(deep, list):  # taken apart by hand: freeing it would recurse as well
                deep = deep.pop()

    @given(
        st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists)
    )
    def test_a_key_may_hold_anything(self, value: Any) -> None:
        _, request = targets.histories()[0]
        plain = dump_event(request.history[-1])

        for name in plain:
            attempt(partial(load_event, {**plain, name: value}))


class TestWords:
    def test_blanks_without_end_are_not_kept(self) -> None:
        with at_most(2 * MIB):
            for number in range(1_000):
                Citation.parse(f"UU 14/2008 pasal {number + 1}" + " " * 9_000)

    @given(
        st.integers(1, 9_000), st.sampled_from(["{} hari", "1.{} jam", "{}x24 jam", "{} + {} hari"])
    )
    def test_digits_without_end_are_no_term(self, digits: int, written: str) -> None:
        attempt(lambda: Term.parse(written.replace("{}", "9" * digits)))

    @given(st.integers(1, 9_000), st.sampled_from(["UU {}/2008", "UU 1/{}", "UU 1/2008 pasal {}"]))
    def test_digits_without_end_are_no_citation(self, digits: int, written: str) -> None:
        attempt(lambda: Citation.parse(written.format("9" * digits)))


def test_json_that_a_definition_may_be_reads_alike() -> None:
    plain = {"a": [1, -2.5, "x: y\n", None, True, {"b c": "é😀"}]}

    targets.known_json(json.dumps(plain, ensure_ascii=False, indent=2).encode())
