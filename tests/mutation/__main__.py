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
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.mutation.mutants import Mutant, sample
from tests.mutation.page import Result, read_reasons, summary, write_page
from tests.mutation.warm import ARGUMENTS, read_records, tests_of

ROOT = Path(__file__).parents[2]
PACKAGES = ("calendars", "sla", "lifecycle", "request")
# What the tests of these packages run on; a command of the command line is none of it.
ROOMS = ("errors.py", "text", "records", "law", "calendars", "sla", "lifecycle", "request")
# A fresh process for one mutant may take this many seconds.
COLD = 900


@dataclass(frozen=True, slots=True)
class Job:
    """
    Hold where one package is tried, and what its verdicts are good for.

    Attributes:
        copy: The repository that may be changed.
        folder: Where the sample, the mutants and the verdicts are kept.
        package: The package.
        fingerprint: Of the code and the tests.
    """

    copy: Path
    folder: Path
    package: str
    fingerprint: str


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
        job = Job(copy, asked.folder.resolve() / package, package, _fingerprint(copy, package))
        drawn, of = sample(copy, package, size=asked.sample, seed=asked.seed)
        _run(job, drawn, None if asked.warm else set(reasons))
        records = _records(job)
        results = [
            Result(one.name, one.path, one.function, one.diff, records[one.name]["verdict"])
            for one in drawn
        ]
        sys.stdout.write(summary(package, results, of, reasons) + "\n")
        sys.stdout.flush()
        if asked.page:
            write_page(asked.page, package, results, of, reasons, seed=asked.seed, date=asked.date)
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


def _run(job: Job, drawn: Sequence[Mutant], settled: Collection[str] | None) -> None:
    """
    Try what has no verdict yet; `settled` need no fresh process, and None asks for none.
    """
    (job.folder / "mutants").mkdir(parents=True, exist_ok=True)
    for one in drawn:
        (job.folder / "mutants" / f"{one.name}.py").write_text(one.source, "utf-8")
    mutants = [
        {key: value for key, value in asdict(one).items() if key != "source"} for one in drawn
    ]
    (job.folder / "sample.json").write_text(json.dumps(mutants), "utf-8")
    arguments = (str(job.folder), job.package, job.fingerprint)
    if _python(job.copy, "-m", "tests.mutation.warm", *arguments):
        sys.exit(f"{job.package}: not tried, see above")
    if settled is None:
        return
    for one in drawn:
        verdict = _records(job)[one.name]["verdict"]
        if verdict in {"survived", "untried"} and one.name not in settled:
            _try_afresh(job, one)


def _try_afresh(job: Job, mutant: Mutant) -> None:
    """
    Run every test of the package on a file that was changed.
    """
    file = job.copy / mutant.path
    original = file.read_text("utf-8")
    file.write_text(mutant.source, "utf-8")
    arguments = ("-m", "pytest", "-x", *ARGUMENTS, *tests_of(job.package))
    try:
        code = _python(job.copy, *arguments, quiet=True, limit=COLD)
        verdict = "killed" if code else "survived for certain"
    except subprocess.TimeoutExpired:
        verdict = "timeout"
    finally:
        file.write_text(original, "utf-8")
    sys.stderr.write(f"{job.package} {mutant.name}: {verdict}\n")
    record = {"name": mutant.name, "fingerprint": job.fingerprint, "verdict": verdict, "by": ""}
    with (job.folder / "results.jsonl").open("a", encoding="utf-8") as results:
        results.write(json.dumps(record) + "\n")


def _records(job: Job) -> dict[str, Any]:
    return {
        one["name"]: one
        for one in read_records(job.folder / "results.jsonl")
        if one["fingerprint"] == job.fingerprint
    }


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
