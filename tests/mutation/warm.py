"""
A pytest plugin that runs one mutant after another without starting Python anew.

Tests are collected once. For each mutant a fork gives the mutated code to the
function objects that exist – a property, a validator and a cached function keep
theirs – and runs the tests that enter the function, until one fails.

What was computed while tests were collected is not computed again, so a mutant
that survives here is run once more from a file, in a fresh process.
"""

import gc
import json
import os
import pickle
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest
from _pytest.runner import runtestprotocol

# What a mutant may take: processor seconds, then the clock on a busy machine.
FACTOR, GRACE, PATIENCE = 5, 10, 10
MEMORY = 4 * 2**30
# A cache of so few entries holds tables that are read once, however many tests ask for them.
TABLES = 16
# Where fewer tests are seen to enter a function, the others may have met it in such a cache.
FEW = 5


@dataclass(slots=True)
class Covered:
    """
    Which tests enter which line, and how long each test takes.
    """

    lines: dict[str, dict[int, list[int]]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Warm:
    """
    The plugin.
    """

    def __init__(self, folder: Path, package: str, *, fingerprint: str) -> None:
        self.folder = folder
        self.root = Path.cwd()
        self.package = package
        self.fingerprint = fingerprint
        self.functions: dict[tuple[str, str, int], list[FunctionType]] = {}
        self.caches: list[Any] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """
        Run the mutants instead of the tests.
        """
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        waiting, killers = self._waiting()
        if not waiting:
            return True
        self._look_around()
        covered = self._cover(session.items)
        if covered.failed:
            session.shouldfail = f"fails before anything is mutated: {covered.failed[:3]}"
            raise session.Failed(session.shouldfail)
        numbers = {item.nodeid: number for number, item in enumerate(session.items)}
        gc.collect()
        gc.freeze()
        for at, mutant in enumerate(waiting, 1):
            first = numbers.get(killers.get(mutant["name"], ""))
            record = self._try(mutant, session.items, covered, first)
            with (self.folder / "results.jsonl").open("a", encoding="utf-8") as results:
                results.write(json.dumps(record, ensure_ascii=False) + "\n")
            sys.stderr.write(f"\r{self.package}: {at}/{len(waiting)}")
            sys.stderr.flush()
        sys.stderr.write("\n")
        return True

    def _waiting(self) -> tuple[list[dict[str, Any]], dict[str, str]]:
        known, killers = set(), {}
        for record in read_records(self.folder / "results.jsonl"):
            if record["fingerprint"] == self.fingerprint:
                known.add(record["name"])
            if record["by"]:
                killers[record["name"]] = record["by"]
        mutants = json.loads((self.folder / "sample.json").read_text("utf-8"))
        return [one for one in mutants if one["name"] not in known], killers

    def _look_around(self) -> None:
        own = f"layanan.{self.package}."
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType) and (thing.__module__ or "").startswith("layanan."):
                code = thing.__code__
                key = (code.co_filename, code.co_qualname, code.co_firstlineno)
                self.functions.setdefault(key, []).append(thing)
            elif isinstance(thing, _lru_cache_wrapper) and thing.__module__.startswith(own):
                self.caches.append(thing)

    def _forget(self, *, more_than: int = 0) -> None:
        for cache in self.caches:
            if cache.cache_parameters()["maxsize"] > more_than:
                cache.cache_clear()

    def _cover(self, items: Sequence[pytest.Item]) -> Covered:
        """
        Run every test once, in a fork, and see where it goes.
        """
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_silent()
            with os.fdopen(writing, "wb") as out:
                pickle.dump(self._covered(items), out)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as result:
            covered = pickle.load(result)  # noqa: S301 - our own child wrote it
        os.waitpid(child, 0)
        assert isinstance(covered, Covered)
        return covered

    def _covered(self, items: Sequence[pytest.Item]) -> Covered:
        covered = Covered()
        watch = coverage.Coverage(
            data_file=None,
            config_file=False,
            include=[f"{self.root}/src/layanan/{self.package}/*"],
        )
        watch.start()
        for number, (item, following) in enumerate(zip(items, [*items[1:], None], strict=True)):
            # An answer that an earlier test left in a cache would hide who asks for it.
            self._forget(more_than=TABLES)
            watch.switch_context(str(number))
            began = time.process_time()
            if any(one.failed for one in runtestprotocol(item, log=False, nextitem=following)):
                covered.failed.append(item.nodeid)
            covered.seconds.append(time.process_time() - began)
        watch.stop()
        data = watch.get_data()
        for file in data.measured_files():
            covered.lines[file] = {
                line: [int(context) for context in contexts if context]
                for line, contexts in data.contexts_by_lineno(file).items()
            }
        return covered

    def _try(
        self,
        mutant: dict[str, Any],
        items: Sequence[pytest.Item],
        covered: Covered,
        first: int | None,
    ) -> dict[str, Any]:
        file = str(self.root / mutant["path"])
        began = time.perf_counter()
        verdict, by = "untried", ""
        original = _code(Path(file).read_text("utf-8"), file, mutant)
        changed = _code(
            (self.folder / "mutants" / f"{mutant['name']}.py").read_text("utf-8"), file, mutant
        )
        key = (file, original.co_qualname, original.co_firstlineno)
        functions = self.functions.get(key, [])
        fits = all(changed.co_freevars == one.__code__.co_freevars for one in functions)
        order = _order(original, mutant["lines"], covered.lines.get(file, {}), covered.seconds)
        if first is not None:
            order = [first, *(one for one in order if one != first)]
        if functions and fits and order and not mutant["signature"]:
            limit = int(FACTOR * sum(covered.seconds[one] for one in order)) + GRACE
            verdict, by = self._fork(functions, changed, [items[one] for one in order], limit)
        return {
            "name": mutant["name"],
            "fingerprint": self.fingerprint,
            "verdict": verdict,
            "by": by,
            "seconds": round(time.perf_counter() - began, 2),
        }

    def _fork(
        self,
        functions: Sequence[FunctionType],
        code: CodeType,
        items: Sequence[pytest.Item],
        limit: int,
    ) -> tuple[str, str]:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_silent()
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.alarm(limit * PATIENCE)
            name = ""
            try:
                self._forget()
                for function in functions:
                    function.__code__ = code
                for item, following in zip(items, [*items[1:], None], strict=True):
                    name = item.nodeid
                    reports = runtestprotocol(item, log=False, nextitem=following)
                    if any(one.failed for one in reports):
                        break
                else:
                    os._exit(0)
            except BaseException:  # noqa: BLE001, S110 - whatever a mutant does, the test did not pass
                pass
            os.write(writing, name.encode())
            os._exit(1)
        os.close(writing)
        with os.fdopen(reading, "rb") as result:
            by = result.read().decode()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            slow = os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL}
            return ("timeout" if slow else "killed"), by
        return ("killed" if os.WEXITSTATUS(status) else "survived"), by


def _be_silent() -> None:
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _code(source: str, file: str, mutant: dict[str, Any]) -> CodeType:
    """
    Return the code of the mutant's function, as a file compiles to it.
    """
    *outer, last = mutant["function"].split(".")
    code: CodeType = compile(source, file, "exec", dont_inherit=True)
    for name in outer:
        (code,) = (one for one in _inside(code) if one.co_name == name)
    ordinal: int = mutant["ordinal"]
    return [one for one in _inside(code) if one.co_name == last][ordinal]


def read_records(results: Path) -> Iterator[dict[str, Any]]:
    """
    Yield the verdicts of a file; a line that was cut off when a run was stopped is none.
    """
    for line in results.read_text("utf-8").splitlines() if results.exists() else ():
        with suppress(json.JSONDecodeError):
            yield json.loads(line)


def _inside(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant


def _order(
    original: CodeType,
    changed: tuple[int, int],
    lines: dict[int, list[int]],
    seconds: Sequence[float],
) -> list[int]:
    """
    Return the tests that enter a function: first those that reach the change, last any others.
    """

    def passing(first: int, last: int) -> set[int]:
        return {one for line in range(first, last + 1) for one in lines.get(line, ())}

    near = passing(*changed)
    entered = near | passing(original.co_firstlineno, max(_lines(original)))
    order = sorted(entered, key=lambda one: (one not in near, seconds[one]))
    if len(order) < FEW:
        others = (one for one in range(len(seconds)) if one not in entered)
        order += sorted(others, key=lambda one: seconds[one])
    return order


def _lines(code: CodeType) -> Iterator[int]:
    yield code.co_firstlineno
    yield from (line for _, _, line in code.co_lines() if line)
    for one in _inside(code):
        yield from _lines(one)


def main(folder: str, package: str, fingerprint: str) -> int:
    """
    Run what is waiting in `folder`; the working directory is the copy.
    """
    plugin = Warm(Path(folder), package, fingerprint=fingerprint)
    return int(pytest.main([*ARGUMENTS, *tests_of(package)], plugins=[plugin]))


ARGUMENTS = ("-q", "--no-header", "--no-summary", "-p", "no:randomly", "-p", "no:cacheprovider")


def tests_of(package: str) -> tuple[str, ...]:
    """
    Return the tests that a package is asked of.
    """
    return (f"tests/unit/{package}", "tests/situations")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
