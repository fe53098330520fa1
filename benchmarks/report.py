"""
Turn the figures of one run into README.md: the same layout whatever was measured.

Every figure is the fastest round, divided by the number of inputs asked in it:
on a busy machine the minimum is what repeats. Ratios are to ours in the same run.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
OURS = "layanan"

PEERS = (
    "numpy",
    "pandas",
    "businesstimedelta",
    "business-duration",
    "workalendar",
    "bizdays",
    "timegrid",
    "holidays",
)

# Read in their documentation and code, in the versions named below the table.
SAYS = (
    ("", "days off", "midday break", "other hours on Friday", "Ramadan hours", "aware instants"),
    ("layanan", "yes, with decrees", "yes", "yes", "yes", "yes"),
    ("numpy", "yes", "no hours", "no hours", "no hours", "no"),
    ("pandas", "yes", "yes", "no: one set of hours for all days", "no", "yes"),
    (
        "businesstimedelta",
        "yes",
        "yes",
        "yes, a rule per weekday",
        "no: no dated rule",
        "yes, pytz",
    ),
    ("business-duration", "yes", "no: one start, one end", "no", "no", "no conversion"),
    ("workalendar", "yes", "no hours", "no hours", "no hours", "no"),
    ("bizdays", "yes", "no hours", "no hours", "no hours", "no"),
    ("timegrid", "yes", "yes", "yes", "yes, three windows a day by hand", "no: refused"),
    ("holidays", "yes", "no hours", "no hours", "no hours", "no"),
)


class Figure(NamedTuple):
    """
    Hold what one library needed for one row.
    """

    row: str
    name: str
    microseconds: float
    right: str
    note: str


def main() -> None:
    """
    Write README.md, and say which rows we do not lead.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="what --benchmark-json wrote")
    parser.add_argument("imports", type=Path, help="what import_time.py --json wrote")
    parser.add_argument("--to", type=Path, default=HERE / "README.md")
    chosen = parser.parse_args()
    run, imports = (json.loads(path.read_text()) for path in (chosen.run, chosen.imports))
    figures = list(read(run))
    chosen.to.write_text("\n".join(page(figures, run, imports)) + "\n")
    print(f"{chosen.to.name}: {led(figures)}")


def read(run: dict[str, Any]) -> Iterator[Figure]:
    """
    Yield the figures of a run, in the order in which the rows were asked.
    """
    for one in run["benchmarks"]:
        extra = one["extra_info"]
        right = f"{extra['right']} of {extra['asked']}" if "right" in extra else ""
        spent = one["stats"]["min"] / extra["per_call"] * 1e6
        yield Figure(one["group"], extra["peer"], spent, right, extra.get("note", ""))


def page(figures: list[Figure], run: dict[str, Any], imports: dict[str, Any]) -> Iterator[str]:
    """
    Yield the lines of README.md.
    """
    yield from _HEAD
    yield from _ratios(figures)
    yield ""
    yield f"{led(figures)[0].upper()}{led(figures)[1:]}."
    yield from _SAYS_HEAD
    yield from _table(SAYS)
    yield from _DIFFERS
    yield from _ALL_HEAD
    yield from _table([_COLUMNS, *_details(figures)])
    yield from _IMPORT_HEAD
    yield from _table([("statement", "CPU ms", "ratio"), *_imports(imports)])
    yield ""
    heavy = ", ".join(imports["loaded"]) or "none"
    yield f"Heavy modules that `import layanan` loads beyond its foundation: {heavy}."
    yield from _where(run)


_HEAD = (
    "# How fast",
    "",
    "<!-- Written by benchmarks/report.py (`make bench`); change it there. -->",
    "",
    "A calendar is compiled once into tables, so that every question is a look-up whatever the",
    "span. Each cell tells how many times as long a peer took as `layanan` in the same run;",
    "an empty cell is a question that the peer does not answer. `due` is the whole of `sla.due`:",
    "from an aware instant to an aware deadline with its certainty. Peers that know only days",
    "are given the hour of closing by hand there. Only what builds a table is in the row",
    "*compile*: numpy, pandas, workalendar, holidays and businesstimedelta keep the list of days",
    "off as it is, and walk through it at each question.",
    "",
)

_SAYS_HEAD = (
    "",
    "## What a peer cannot say",
    "",
    "Each is given the same days off and the nearest to the office's hours that it can express:",
    "Monday to Thursday 07.30–16.00 with a break from 12.00 to 13.00, Friday 07.30–16.30 with one",
    "from 11.30 to 13.00, shorter hours in Ramadan.",
    "",
)

_DIFFERS = (
    "",
    "## Where a peer counts otherwise",
    "",
    "It is asked so that its answer can equal ours, or ours is computed by its rule:",
    "",
    "- We count working days over (start, end]. numpy counts [start, end): asked a day later.",
    "  holidays counts both ends: asked from the day after the start. bizdays counts one less",
    "  from a day off: asked from the working day before it.",
    "- pandas moves an amount that runs out exactly at closing to the next opening, which is our",
    '  `boundary="opening"`. It has no question for the time between; the nearest is to list the',
    "  hours begun, held against our amount rounded up to hours.",
)

_ALL_HEAD = (
    "",
    "## Every figure",
    "",
    "Before timing, each answer of a peer is held against ours, computed with the hours that it",
    "can express; one that differs stops the run. *Right* counts the answers that also hold by the",
    "decreed hours: what is missing there is the break, the Friday or the Ramadan that the peer",
    "cannot say. Inputs are turned into a peer's own types before the clock starts, except for",
    "`due`.",
    "",
)

_COLUMNS = ("row", "library", "µs", "ratio", "right", "note")

_IMPORT_HEAD = ("", "## Import", "")


def _ratios(figures: list[Figure]) -> Iterator[str]:
    by_row: dict[str, dict[str, Figure]] = {}
    for one in figures:
        by_row.setdefault(one.row, {})[one.name] = one
    lines = [("", "layanan, µs", *PEERS)]
    for row, found in by_row.items():
        ours = found[OURS].microseconds
        cells = (_ratio(found[name].microseconds / ours) if name in found else "" for name in PEERS)
        lines.append((row, _microseconds(ours), *cells))
    yield from _table(lines)


def _details(figures: list[Figure]) -> Iterator[tuple[str, ...]]:
    ours = {one.row: one.microseconds for one in figures if one.name == OURS}
    order = (OURS, *PEERS)
    for row, mine in ours.items():
        of_row = sorted(
            (one for one in figures if one.row == row), key=lambda one: order.index(one.name)
        )
        for one in of_row:
            yield (
                row if one.name == OURS else "",
                one.name,
                _microseconds(one.microseconds),
                _ratio(one.microseconds / mine),
                one.right,
                one.note,
            )


def _imports(imports: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    seconds = imports["seconds"]
    foundation = next(iter(seconds.values()))
    for name, spent in seconds.items():
        yield name, f"{spent * 1000:.0f}", f"{spent / foundation:.2f}"


def _where(run: dict[str, Any]) -> Iterator[str]:
    machine = run["machine_info"]
    yield ""
    yield "## Where"
    yield ""
    yield (
        f"One run on {run['datetime'][:10]}: CPython {machine['python_version']}, "
        f"{machine['system']}, {machine['cpu'].get('count', '?')} cores shared with other work. "
        "Fastest round of each; read the ratios."
    )
    yield ""
    yield ", ".join(f"{name} {version(name)}" for name in (OURS, *PEERS)) + "."


def led(figures: list[Figure]) -> str:
    """
    Return in words whether we are the fastest in every row.
    """
    rows = list(dict.fromkeys(one.row for one in figures))
    fastest = {
        row: min((one for one in figures if one.row == row), key=lambda one: one.microseconds).name
        for row in rows
    }
    lost = [f"{row} ({name})" for row, name in fastest.items() if name != OURS]
    if not lost:
        return f"`layanan` leads all {len(rows)} rows"
    return f"`layanan` leads {len(rows) - len(lost)} of {len(rows)} rows; not: {', '.join(lost)}"


def _table(lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    head, *rest = lines
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for cells in rest:
        yield "| " + " | ".join(cells) + " |"


def _microseconds(amount: float) -> str:
    return _rounded(amount)


def _ratio(ratio: float) -> str:
    return f"{_rounded(ratio)}×" if ratio >= 10 else f"{ratio:.1f}×"


def _rounded(amount: float) -> str:
    if amount < 10:
        return f"{amount:.2f}"
    if amount < 100:
        return f"{amount:.1f}"
    # Three figures are all that a run on a shared machine can tell.
    digits = len(str(int(amount))) - 3
    return f"{round(amount, -digits):,.0f}".replace(",", " ")


if __name__ == "__main__":
    main()
