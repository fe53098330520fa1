"""
Mutation testing: `make mutation`, `make mutation PACKAGES="sla request" SAMPLE=300 SEED=1`.

Everything happens in a copy of the repository. A run that was stopped goes on
where it was; a change of the code or of a test starts anew, each mutant with the
test that killed it last.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.mutation.mutants import sample
from tests.mutation.page import Result, counts, read_reasons, summary, write_page
from tests.mutation.warm import ARGUMENTS, tests_of

ROOT = Path(__file__).parents[2]
PACKAGES = ("calendars", "sla", "lifecycle", "request")
# What the tests of these packages run on; a command of the command line is none of it.
ROOMS = ("errors.py", "text", "records", "law", "calendars", "sla", "lifecycle", "request")
# A fresh process for one mutant may take this many seconds.
COLD = 900


def main() -> int:
    """
    Run the mutants of each package, and tell what survived.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("packages", nargs="*", default=PACKAGES)
    parser.add_argument("--sample", type=int, default=300, help="mutants a package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "mutation")
    parser.add_argument("--page", type=Path, help="write the figures into this page")
    parser.add_argument("--date", help="the date that the page gives")
    parser.add_argument("--warm", action="store_true", help="leave out the fresh processes")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    copy = _copy(asked.folder.resolve() / "copy")
    reasons = read_reasons()
    for package in asked.packages:
        results, of = _run(copy, asked.folder.resolve() / package, package, asked)
        sys.stdout.write(summary(package, results, of, reasons) + "\n")
        sys.stdout.flush()
        if asked.page:
            write_page(
                asked.page, package, results, of, reasons, seed=asked.seed, date=asked.date
            )
    return 0


def _copy(copy: Path) -> Path:
    if copy.exists():
        shutil.rmtree(copy)
    copy.mkdir(parents=True)
    for name in ("src", "tests"):
        ignore = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(ROOT / name, copy / name, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def _run(
    copy: Path, folder: Path, package: str, asked: argparse.Namespace
) -> tuple[list[Result], int]:
    drawn, of = sample(copy, package, size=asked.sample, seed=asked.seed)
    (folder / "mutants").mkdir(parents=True, exist_ok=True)
    for mutant in drawn:
        (folder / "mutants" / f"{mutant.name}.py").write_text(mutant.source, "utf-8")
    mutants = [{key: value for key, value in asdict(one).items() if key != "source"} for one in drawn]
    (folder / "sample.json").write_text(json.dumps({"mutants": mutants}), "utf-8")
    fingerprint = _fingerprint(copy, package)
    # Whoever uses the fingerprint in a file name or a log may read it.
    warm = _python(copy, "-m", "tests.mutation.warm", str(folder), package, fingerprint)
    if warm not in {0, 5}:
        sys.exit(f"{package}: the tests fail before anything is mutated, see above.")
    if not asked.warm:
        for mutant in drawn:
            if _records(folder, fingerprint)[mutant.name]["verdict"] in {"survived", "untried"}:
                _cold(copy, folder, package, mutant.name, mutant.path, fingerprint)
    records = _records(folder, fingerprint)
    return [
        Result(
            name=one.name,
            path=one.path,
            function=one.function,
            diff=one.diff,
            verdict=records[one.name]["verdict"],
        )
        for one in drawn
    ], of


def _cold(
    copy: Path, folder: Path, package: str, name: str, path: str, fingerprint: str
) -> None:
    """
    Run every test of the package on a file that was changed.
    """
    file, original = copy / path, (copy / path).read_bytes()
    shutil.copy(folder / "mutants" / f"{name}.py", file)
    by = ""
    try:
        code = _python(
            copy, "-m", "pytest", "-x", *ARGUMENTS, *tests_of(package), quiet=True, limit=COLD
        )
        verdict = "killed" if code else "survived for certain"
        by = "" if not code else "a fresh process"
    except subprocess.TimeoutExpired:
        verdict = "timeout"
    finally:
        file.write_bytes(original)
    sys.stderr.write(f"{package} {name}: {verdict}\n")
    record = {"name": name, "fingerprint": fingerprint, "verdict": verdict, "by": by}
    with (folder / "results.jsonl").open("a", encoding="utf-8") as results:
        results.write(json.dumps(record) + "\n")


def _records(folder: Path, fingerprint: str) -> dict[str, Any]:
    lines = (folder / "results.jsonl").read_text("utf-8").splitlines()
    records = (json.loads(line) for line in lines)
    return {one["name"]: one for one in records if one["fingerprint"] == fingerprint}


def _python(copy: Path, *arguments: str, quiet: bool = False, limit: float | None = None) -> int:
    environment = os.environ | {
        "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "HYPOTHESIS_PROFILE": "ci",
    }
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env=environment,
        stdout=output,
        stderr=output,
        timeout=limit,
        check=False,
    )
    return done.returncode


def _fingerprint(copy: Path, package: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(_files(copy, package)):
        digest.update(file.relative_to(copy).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _files(copy: Path, package: str) -> Iterable[Path]:
    for place in (
        *(copy / "src" / "layanan" / room for room in ROOMS),
        *(copy / test for test in tests_of(package)),
        copy / "tests" / "strategies",
    ):
        found = place.rglob("*") if place.is_dir() else [place]
        yield from (file for file in found if file.is_file() and file.suffix != ".pyc")


if __name__ == "__main__":
    sys.exit(main())
