"""
Time `import layanan` against the import of what it stands on.

CPU time of the import statement alone, best of nine fresh processes, byte-code
compiled beforehand; all are started in turn, so that a busy machine slows each.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROCESSES = 9

FOUNDATION = (
    "from pydantic import BaseModel; import transitions; "
    "from dateutil.relativedelta import relativedelta"
)
# pydantic loads half of itself when the first model is defined, so this is what it costs.
ONE_MODEL = f"{FOUNDATION}\nclass M(BaseModel): a: int"
STATEMENTS = {
    "pydantic + transitions + dateutil": FOUNDATION,
    "the same, and one model": ONE_MODEL,
    "import layanan": "import layanan",
    "import layanan and every room of a request": "import layanan, layanan.catalogue",
}

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"

#: What must not be loaded before it is needed.
HEAVY = ("numpy", "pandas", "polars", "sqlalchemy", "yaml", "click", "socket", "asyncio")

_PROGRAM = """
import sys, time
before = time.process_time()
{statement}
spent = time.process_time() - before
print(spent, *sorted(set({heavy!r}) & set(sys.modules)))
"""


def main() -> None:
    """
    Measure, print, and write the figures as JSON if a path is given.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures here")
    chosen = parser.parse_args()
    figures = measure()
    foundation = next(iter(figures.values()))
    for name, seconds in figures.items():
        print(f"{seconds * 1000:7.1f} ms  {seconds / foundation:5.2f}  {name}")
    loaded = loaded_beyond_the_foundation()
    print(f"layanan loads of the heavy ones, beyond its foundation: {', '.join(loaded) or 'none'}")
    if chosen.json:
        chosen.json.write_text(json.dumps({"seconds": figures, "loaded": loaded}, indent=1))


def measure() -> dict[str, float]:
    """
    Return the CPU seconds of each import.
    """
    with tempfile.TemporaryDirectory() as compiled:
        for statement in STATEMENTS.values():
            _import(statement, compiled)  # writes the byte-code
        runs = [
            {name: _import(statement, compiled)[0] for name, statement in STATEMENTS.items()}
            for _ in range(PROCESSES)
        ]
    return {name: min(run[name] for run in runs) for name in STATEMENTS}


def loaded_beyond_the_foundation() -> list[str]:
    """
    Return the heavy modules that `import layanan` brings and its foundation does not.
    """
    with tempfile.TemporaryDirectory() as compiled:
        foundation, ours = (_import(one, compiled)[1] for one in (ONE_MODEL, "import layanan"))
    return sorted(set(ours) - set(foundation))


def _import(statement: str, compiled: str) -> tuple[float, list[str]]:
    environment = {key: value for key, value in os.environ.items() if key != _NO_BYTECODE}
    program = _PROGRAM.format(statement=statement, heavy=HEAVY)
    said = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-X", f"pycache_prefix={compiled}", "-c", program],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return float(said[0]), said[1:]


if __name__ == "__main__":
    main()
