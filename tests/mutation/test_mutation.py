"""
The mutants are drawn alike each time, and the figures are what they say.
"""

from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant, sample
from tests.mutation.page import TABLE, Result, read_reasons, summary, wilson, write_page

SOURCE = '''\
from functools import cached_property, lru_cache


@lru_cache(maxsize=1)
def more(number: int, by: int = 1) -> int:
    """Text of this kind is left alone."""
    return number + by


class Box:
    limit: int = 3

    @cached_property
    def full(self) -> bool:
        return len(self.things) >= self.limit
'''


def mutants(root: Path, *, source: str = SOURCE, size: int = 100, seed: int = 1) -> list[Mutant]:
    package = root / "src" / "layanan" / "sla"
    package.mkdir(parents=True, exist_ok=True)
    (package / "_box.py").write_text(source, "utf-8")
    return sample(root, "sla", size=size, seed=seed)[0]


class TestSample:
    def test_mutates_decorated_functions_and_defaults_but_no_class(self, tmp_path: Path) -> None:
        found = {(one.function, one.signature, one.diff) for one in mutants(tmp_path)}

        # What mutmut does to a number, a sum and a comparison, and nothing else.
        assert found == {
            (
                "more",
                True,
                (
                    "-def more(number: int, by: int = 1) -> int:\n"
                    "+def more(number: int, by: int = 2) -> int:"
                ),
            ),
            ("more", False, "-    return number + by\n+    return number - by"),
            (
                "Box.full",
                False,
                (
                    "-        return len(self.things) >= self.limit\n"
                    "+        return len(self.things) > self.limit"
                ),
            ),
        }

    def test_each_source_differs_in_its_lines_only(self, tmp_path: Path) -> None:
        for one in mutants(tmp_path):
            first, last = one.lines
            before, after = SOURCE.splitlines(), one.source.splitlines()

            assert before[: first - 1] == after[: first - 1]
            assert before[first - 1 : last] != after[first - 1 : last]
            assert before[last:] == after[last:]

    def test_one_seed_draws_the_same_and_another_draws_others(self, tmp_path: Path) -> None:
        many = SOURCE + "\n\ndef sums(a: int) -> int:\n    return " + " + ".join("a" * 40) + "\n"

        def names(seed: int) -> list[str]:
            return [one.name for one in mutants(tmp_path, source=many, size=10, seed=seed)]

        assert names(1) == names(1)
        assert names(1) != names(2)

    def test_a_change_elsewhere_renames_nothing(self, tmp_path: Path) -> None:
        before = {one.name for one in mutants(tmp_path)}
        after = {one.name for one in mutants(tmp_path, source=f"LIMIT = 3\n\n{SOURCE}")}

        assert before == after

    def test_changes_that_look_alike_have_a_name_each(self, tmp_path: Path) -> None:
        found = mutants(tmp_path, source="def three(a):\n    return a + a + a\n")

        assert len({one.name for one in found}) == len(found) == 2


class TestFigures:
    @pytest.mark.parametrize(
        ("hits", "trials", "low", "high"),
        [
            # Tables of the interval of Wilson: none of ten, and half of ten.
            (0, 10, 0.0, 0.2775),
            (5, 10, 0.2366, 0.7634),
            (10, 10, 0.7225, 1.0),
        ],
    )
    def test_the_interval_is_the_one_of_wilson(
        self, hits: int, trials: int, low: float, high: float
    ) -> None:
        assert wilson(hits, trials) == pytest.approx((low, high), abs=0.0001)

    RESULTS = (
        Result("a1", "src/layanan/sla/_box.py", "more", "-1\n+2", "killed"),
        Result("a2", "src/layanan/sla/_box.py", "more", "-1\n+3", "timeout"),
        Result("a3", "src/layanan/sla/_box.py", "Box.full", "-1\n+4", "survived for certain"),
    )

    def test_out_of_time_counts_as_noticed(self) -> None:
        lines = summary("sla", self.RESULTS, 99, {"a3": "Both are true."}).splitlines()

        assert lines[0].startswith(
            "sla: 3 of 99 mutants: 1 killed, 1 out of time, 1 survived; 66.7% ("
        )
        assert lines[1:] == [
            "a3 src/layanan/sla/_box.py Box.full [survived for certain]: Both are true.",
            "-1",
            "+4",
        ]

    def test_a_page_gets_the_row_and_the_survivors_of_one_package(self, tmp_path: Path) -> None:
        page = tmp_path / "mutation.md"
        page.write_text(
            f"| `sla` | by hand |\n{TABLE}\n| `sla` | – |\n| `request` | – |\n\n"
            "<!-- sla -->\n<!-- end of sla -->\nEnd.\n",
            "utf-8",
        )
        for _ in range(2):
            write_page(page, "sla", self.RESULTS, 1_099, {}, seed=7, date="2026-11-24")

        assert page.read_text("utf-8").splitlines() == [
            "| `sla` | by hand |",
            TABLE,
            "| `sla` | 2026-11-24 | 7 | 1,099 | 3 | 1 | 1 | 1 | 66.7% | 20.8% – 93.9% |",
            "| `request` | – |",
            "",
            "<!-- sla -->",
            "",
            "- `_box.py`, `Box.full` (`a3`): No reason yet.",
            "",
            "  ```diff",
            "  -1",
            "  +4",
            "  ```",
            "",
            "",
            "<!-- end of sla -->",
            "End.",
        ]


def test_every_reason_says_something() -> None:
    assert all(len(reason) > 10 for reason in read_reasons().values())
