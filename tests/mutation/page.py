"""
What a run found, for the terminal and for `docs/mutation.md`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import yaml

TABLE = "| Package | Date | Seed | Mutants | Drawn | Killed | Out of time | Survived |"
REASONS = Path(__file__).with_name("equivalent.yaml")
# A test that never ends notices as well: nobody would have called it passed.
DETECTED = {"killed", "timeout"}


@dataclass(frozen=True, slots=True)
class Result:
    """
    What became of one mutant.
    """

    name: str
    path: str
    function: str
    diff: str
    verdict: str


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """
    Return the interval of Wilson in which the rate lies with 95 % confidence.
    """
    z = 1.959964
    rate = hits / trials
    middle = (rate + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z * sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials))
    half /= 1 + z * z / trials
    return middle - half, middle + half


def counts(results: Sequence[Result]) -> tuple[int, int, int]:
    """
    Return how many were killed, ran out of time and survived.
    """
    found = Counter(result.verdict for result in results)
    killed, timeout = found["killed"], found["timeout"]
    return killed, timeout, len(results) - killed - timeout


def read_reasons() -> Mapping[str, str]:
    """
    Return why a mutant cannot, or need not, be killed, by its name.
    """
    if not REASONS.exists():
        return {}
    rows = yaml.safe_load(REASONS.read_text("utf-8")) or []
    return {name: row["reason"] for row in rows for name in row["mutants"]}


def summary(package: str, results: Sequence[Result], of: int, reasons: Mapping[str, str]) -> str:
    """
    Return the figures and the survivors with what they change.
    """
    lines = [_figures(package, results, of)]
    for one in results:
        if one.verdict not in DETECTED:
            why = reasons.get(one.name, "no reason yet")
            lines += [f"{one.name} {one.path} {one.function} [{one.verdict}]: {why}", one.diff]
    return "\n".join(lines)


def _figures(package: str, results: Sequence[Result], of: int) -> str:
    killed, timeout, survived = counts(results)
    low, high = wilson(killed + timeout, len(results))
    return (
        f"{package}: {len(results)} of {of} mutants: {killed} killed, {timeout} out of time, "
        f"{survived} survived; {(killed + timeout) / len(results):.1%} "
        f"({low:.1%} to {high:.1%})"
    )


def write_page(
    page: Path,
    package: str,
    results: Sequence[Result],
    of: int,
    reasons: Mapping[str, str],
    *,
    seed: int,
    date: str | None,
) -> None:
    """
    Replace what the page says about one package; the rest stays.
    """
    text = page.read_text("utf-8")
    killed, timeout, survived = counts(results)
    low, high = wilson(killed + timeout, len(results))
    row = (
        f"| `{package}` | {date or '–'} | {seed} | {of:,} | {len(results)} | {killed} | {timeout} "
        f"| {survived} | {(killed + timeout) / len(results):.1%} | {low:.1%} – {high:.1%} |"
    )
    # The first table is written by hand, once for each seed; the second is ours.
    above, heading, below = text.partition(TABLE)
    below = re.sub(rf"^\| `{package}` \|.*$", lambda _: row, below, flags=re.MULTILINE)
    text = above + heading + below
    survivors = [one for one in results if one.verdict not in DETECTED]
    body = "\n".join(_entry(one, reasons) for one in survivors) or "None survived."
    start, end = f"<!-- {package} -->\n", f"<!-- end of {package} -->"
    text = re.sub(rf"{start}.*?{end}", lambda _: f"{start}\n{body}\n\n{end}", text, flags=re.DOTALL)
    page.write_text(text, "utf-8")


def _entry(one: Result, reasons: Mapping[str, str]) -> str:
    file = one.path.rpartition("/")[2]
    diff = "\n".join(f"  {line}".rstrip() for line in one.diff.splitlines())
    why = reasons.get(one.name, "No reason yet.")
    return f"- `{file}`, `{one.function}` (`{one.name}`): {why}\n\n  ```diff\n{diff}\n  ```\n"
