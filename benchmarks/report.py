"""
Turn the figures of one run into README.md: the same layout whatever was measured.

Every figure is the fastest round, divided by the number of inputs asked in it:
on a busy machine the minimum is what repeats. Ratios are to ours in the same run.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
OURS = "layanan"

# Of each table, from the left to the right.
CALENDAR = (
    "numpy",
    "pandas",
    "businesstimedelta",
    "business-duration",
    "workalendar",
    "bizdays",
    "timegrid",
    "holidays",
)
LIFECYCLE = ("transitions", "python-statemachine", "django-fsm-2")
CLOCKS = ("a day loop", "a minute loop", "businesstimedelta")

# Read in their documentation and code, in the versions named at the end.
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
STEPS_SAY = (
    ("", "who may", "why not", "history", "replay", "timers", "a saved request under new rules"),
    (
        "layanan",
        "roles, in the definition",
        "every reason at once, in two languages, with the law",
        "yes, immutable, two times an event",
        "yes, each event is judged again",
        "office calendar, outlive the process",
        "keeps its own; moves by an event",
    ),
    (
        "transitions",
        "no: a condition by hand",
        "no: False, or an exception that names the state",
        "no",
        "no",
        "seconds, one thread each",
        "no versions",
    ),
    (
        "python-statemachine",
        "no: a condition by hand",
        "no: an exception that names the state",
        "no",
        "no",
        "seconds, lost with the process",
        "no versions",
    ),
    (
        "django-fsm-2",
        "a permission; calling the method does not ask it",
        "no: an exception that names the method",
        "no",
        "no",
        "no",
        "no versions",
    ),
)


#: How many bytes one request may take.
BYTES = {"20 events again": 10_000}


class Figure(NamedTuple):
    """
    Hold what one library needed for one row; 0 where no target or no bytes are known.
    """

    table: str
    row: str
    name: str
    microseconds: float
    right: str
    note: str
    target: float
    size: int


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
    print(f"{chosen.to.name}: {led(_of(figures, 'calendar'))}")
    missed = [one.row for one in figures if one.target and one.microseconds > one.target]
    print(f"targets missed: {', '.join(missed) or 'none'}")


def read(run: dict[str, Any]) -> Iterator[Figure]:
    """
    Yield the figures of a run, in the order in which the rows were asked.
    """
    for one in run["benchmarks"]:
        extra = one["extra_info"]
        right = f"{extra['right']} of {extra['asked']}" if "right" in extra else ""
        spent = one["stats"]["min"] / extra["per_call"] * 1e6
        yield Figure(
            extra.get("table", "calendar"),
            one["group"],
            extra["peer"],
            spent,
            right,
            extra.get("note", ""),
            extra.get("target", 0),
            extra.get("bytes", 0),
        )


def page(figures: list[Figure], run: dict[str, Any], imports: dict[str, Any]) -> Iterator[str]:
    """
    Yield the lines of README.md.
    """
    yield from _HEAD
    yield from _calendar(_of(figures, "calendar"))
    yield from _lifecycle(_of(figures, "lifecycle"))
    yield from _clocks(_of(figures, "clocks"))
    yield from _CATALOGUE_HEAD
    yield from _table([("row", "layanan", "target", ""), *_targets(_of(figures, "catalogue"))])
    yield from _IMPORT_HEAD
    yield from _table([("statement", "CPU ms", "ratio"), *_imports(imports)])
    yield ""
    heavy = ", ".join(imports["loaded"]) or "none"
    yield f"Heavy modules that `import layanan` loads beyond its foundation: {heavy}."
    yield from _where(run)


def _of(figures: list[Figure], table: str) -> list[Figure]:
    return [one for one in figures if one.table == table]


def _calendar(figures: list[Figure]) -> Iterator[str]:
    yield from _CALENDAR_HEAD
    yield from _ratios(figures, CALENDAR)
    yield from _verdict(figures)
    yield from _SAYS_HEAD
    yield from _table(SAYS)
    yield from _DIFFERS
    yield from _ALL_HEAD
    columns = ("row", "library", "µs", "ratio", "right", "note")
    yield from _table([columns, *_details(figures, CALENDAR)])


def _lifecycle(figures: list[Figure]) -> Iterator[str]:
    compared = {one.row for one in figures if one.name != OURS}
    shared = [one for one in figures if one.row in compared]
    yield from _LIFECYCLE_HEAD
    yield from _ratios(shared, LIFECYCLE)
    yield ""
    yield _winners(shared)
    yield from _STEPS_SAY_HEAD
    yield from _table(STEPS_SAY)
    yield from _TARGETS_HEAD
    yield from _table([("row", "layanan", "target", ""), *_targets(figures)])
    yield from _STEPS_ALL_HEAD
    columns = ("row", "library", "µs", "ratio", "bytes", "note")
    yield from _table([columns, *_details(shared, LIFECYCLE)])


def _clocks(figures: list[Figure]) -> Iterator[str]:
    compared = {one.row for one in figures if one.name != OURS}
    shared = [one for one in figures if one.row in compared]
    yield from _CLOCKS_HEAD
    yield from _ratios(shared, CLOCKS)
    yield ""
    yield _winners(shared)
    yield from _CLOCKS_TARGETS_HEAD
    yield from _table([("row", "layanan", "target", ""), *_targets(figures)])
    yield from _CLOCKS_ALL_HEAD
    columns = ("row", "library", "µs", "ratio", "", "note")
    yield from _table([columns, *_details(shared, CLOCKS)])


def _winners(figures: list[Figure]) -> str:
    """
    Return in words who is how often the fastest.
    """
    counted = Counter(_fastest(figures).values()).most_common()
    words = (f"{name} in {count} row{'s'[: count > 1]}" for name, count in counted)
    return f"Fastest: {', '.join(words)}."


def _verdict(figures: list[Figure]) -> Iterator[str]:
    words = led(figures)
    yield ""
    yield f"{words[0].upper()}{words[1:]}."


_HEAD = (
    "# How fast",
    "",
    "<!-- Written by benchmarks/report.py (`make bench`); change it there. -->",
    "",
    "Each cell of a comparison tells how many times as long a peer took as `layanan` in the same",
    "run; an empty cell is a question that the peer does not answer.",
)

_CALENDAR_HEAD = (
    "",
    "## Days and deadlines",
    "",
    "A calendar is compiled once into tables, so that every question is a look-up whatever the",
    "span. `due` is the whole of `sla.due`: from an aware instant to an aware deadline with its",
    "certainty. Peers that know only days are given the hour of closing by hand there. Only what",
    "builds a table is in the row *compile*: numpy, pandas, workalendar, holidays and",
    "businesstimedelta keep the list of days off as it is, and walk through it at each question.",
    "",
)

_SAYS_HEAD = (
    "",
    "### What a peer cannot say",
    "",
    "Each is given the same days off and the nearest to the office's hours that it can express:",
    "Monday to Thursday 07.30–16.00 with a break from 12.00 to 13.00, Friday 07.30–16.30 with one",
    "from 11.30 to 13.00, shorter hours in Ramadan.",
    "",
)

_DIFFERS = (
    "",
    "### Where a peer counts otherwise",
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
    "### Every figure",
    "",
    "Before timing, each answer of a peer is held against ours, computed with the hours that it",
    "can express; one that differs stops the run. *Right* counts the answers that also hold by the",
    "decreed hours: what is missing there is the break, the Friday or the Ramadan that the peer",
    "cannot say. Inputs are turned into a peer's own types before the clock starts, except for",
    "`due`.",
    "",
)

_LIFECYCLE_HEAD = (
    "",
    "## Steps of a request",
    "",
    "One lifecycle of 12 states and 25 transitions, run by each library in its documented way. A",
    "peer changes a field of an object in place and keeps nothing else. `layanan` decides, moves",
    "through the same `transitions`, writes an event and returns a new request while the old one",
    "still stands; *the move alone* is the part that a peer does as well. The guarded step starts",
    "from a history of 12 events, whose facts its guards ask for; a refusal is told with all its",
    "reasons in two languages; *20 events again* judges each event anew where a peer only fires.",
    "",
    "A ratio below 1 is a peer that is faster.",
    "",
)

_STEPS_SAY_HEAD = ("", "### What a peer of steps cannot say", "")

_TARGETS_HEAD = (
    "",
    "### Held against our targets",
    "",
    "The rows that have no peer, and those that were promised. A clock reading, an instant and an",
    "advance are of a request with two levels, one of which pauses and warns, and two timers.",
    "",
)

_STEPS_ALL_HEAD = (
    "",
    "### Every figure of the steps",
    "",
    "Bytes are what one more request takes in memory, counted over 200: new, and with 20 events",
    "read back from JSON. Of a peer it is the new one alone; it keeps no events.",
    "",
)

_CLOCKS_HEAD = (
    "",
    "## Clocks",
    "",
    "A request of 20 events in July 2026: the file is with the applicant twice, one level is",
    "extended once, and the deadline lies beyond 17 August. `layanan` finds start, pauses and",
    "extension in the history and returns status, amounts and a deadline that can explain itself.",
    "A peer is given these intervals ready-made and computes three things: used, paused, due. The",
    "loops are what an application writes over a set of days off; each answer is held against",
    "ours before timing.",
    "",
    "A ratio below 1 is a peer that is faster.",
    "",
)

_CLOCKS_TARGETS_HEAD = (
    "",
    "### Clocks held against our targets",
    "",
    "The request has four levels, two in working days and two in office hours. All of them run,",
    "pause twice and have one rung to come.",
    "",
)

_CATALOGUE_HEAD = (
    "",
    "## The catalogue",
    "",
    "No peer reads definitions with the place of every fault. Each round begins with a new",
    "catalogue; a service is read with the lifecycle that it names, which others share.",
    "",
)
_CLOCKS_ALL_HEAD = ("", "### Every figure of the clocks", "")

_IMPORT_HEAD = ("", "## Import", "")


def _ratios(figures: list[Figure], peers: tuple[str, ...]) -> Iterator[str]:
    by_row: dict[str, dict[str, Figure]] = {}
    for one in figures:
        by_row.setdefault(one.row, {})[one.name] = one
    lines = [("", "layanan, µs", *peers)]
    for row, found in by_row.items():
        ours = found[OURS].microseconds
        cells = (_ratio(found[name].microseconds / ours) if name in found else "" for name in peers)
        lines.append((row, _microseconds(ours), *cells))
    yield from _table(lines)


def _details(figures: list[Figure], peers: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    ours = {one.row: one.microseconds for one in figures if one.name == OURS}
    order = (OURS, *peers)
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
                _grouped(one.size) if one.size else one.right,
                one.note,
            )


def _targets(figures: list[Figure]) -> Iterator[tuple[str, ...]]:
    compared = {one.row for one in figures if one.name != OURS}
    for one in figures:
        if one.name == OURS and (one.target or one.row not in compared):
            met = one.microseconds <= one.target
            yield (
                one.row,
                f"{_microseconds(one.microseconds)} µs",
                f"{_grouped(one.target)} µs" if one.target else "",
                ("met" if met else "**missed**") if one.target else "",
            )
    for row, one in {one.row: one for one in figures if one.name == OURS and one.size}.items():
        if row in BYTES:
            met = one.size <= BYTES[row]
            yield (
                f"{row}, in memory",
                f"{_grouped(one.size)} bytes",
                f"{_grouped(BYTES[row])} bytes",
                "met" if met else "**missed**",
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
    yield ", ".join(f"{name} {version(name)}" for name in (OURS, *CALENDAR, *LIFECYCLE)) + "."


def led(figures: list[Figure]) -> str:
    """
    Return in words whether we are the fastest in every row.
    """
    fastest = _fastest(figures)
    lost = [f"{row} ({name})" for row, name in fastest.items() if name != OURS]
    count = len(fastest)
    if not lost:
        return f"`layanan` leads all {count} rows"
    return f"`layanan` leads {count - len(lost)} of {count} rows; not: {', '.join(lost)}"


def _fastest(figures: list[Figure]) -> dict[str, str]:
    return {
        row: min((one for one in figures if one.row == row), key=lambda one: one.microseconds).name
        for row in dict.fromkeys(one.row for one in figures)
    }


def _table(lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    head, *rest = lines
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for cells in rest:
        yield "| " + " | ".join(cells) + " |"


def _microseconds(amount: float) -> str:
    return _rounded(amount)


def _ratio(ratio: float) -> str:
    if ratio >= 10:
        return f"{_rounded(ratio)}×"
    return f"{ratio:.1f}×" if ratio >= 1 else f"{ratio:.2f}×"


def _rounded(amount: float) -> str:
    if amount < 10:
        return f"{amount:.2f}"
    if amount < 100:
        return f"{amount:.1f}"
    # Three figures are all that a run on a shared machine can tell.
    digits = len(str(int(amount))) - 3
    return _grouped(round(amount, -digits))


def _grouped(amount: float) -> str:
    return f"{amount:,.0f}".replace(",", " ")


if __name__ == "__main__":
    main()
