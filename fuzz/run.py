"""
Fuzz one target for some seconds: `make fuzz` calls this once for each.

With coverage guidance by atheris, whose report stands on standard error; or,
if `--plain` says so, with Hypothesis, which chooses blindly.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Final, Never

_MIB: Final = 2048
_SLOWEST: Final = 20  # seconds for one input, on a busy machine
_LONGEST: Final = {
    "term": 300,
    "citation": 700,
    "typed": 64,
    "parsers": 1_024,
    "event": 4_096,
    "told_again": 1_024,
    "known_json": 4_096,
    "event_file": 4_096,
}
_LONG: Final = 16_384


def main() -> None:
    """
    Fuzz the target that the command line names.
    """
    options = _options()
    if options.list:
        from fuzz.targets import TARGETS  # noqa: PLC0415

        sys.stdout.write("\n".join(TARGETS) + "\n")
        return
    folder = options.out / options.target
    longest = _LONGEST.get(options.target, _LONG)
    if options.again:
        from fuzz.targets import TARGETS  # noqa: PLC0415

        TARGETS[options.target](options.again.read_bytes())
        return
    if options.plain:
        _run_plainly(options.target, options.seconds, longest)
        return
    try:
        import atheris  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415 - lives in .venv-fuzz only
    except ImportError as error:
        _refuse(
            f"atheris is not here ({error}). `make fuzz` installs it where it has a wheel "
            "(CPython on Linux); else choose another interpreter (make PYTHON=python3.12 fuzz), "
            "or fuzz without coverage guidance: make fuzz PLAIN=1"
        )
    with atheris.instrument_imports(include=["layanan", "yaml"], enable_loader_override=False):
        from fuzz.seeds import seeds, words  # noqa: PLC0415
        from fuzz.targets import TARGETS  # noqa: PLC0415

    corpus = _write(folder, seeds(options.target), words(options.target))
    # What was found once is tried first.
    known = Path(__file__).parent / "regressions" / options.target
    atheris.Setup(
        [
            options.target,
            f"-max_total_time={options.seconds}",
            f"-max_len={longest}",
            f"-rss_limit_mb={_MIB}",
            f"-timeout={_SLOWEST}",
            f"-dict={folder / 'words.dict'}",
            f"-artifact_prefix={folder}/",
            "-print_final_stats=1",
            "-verbosity=1",
            *options.libfuzzer,
            *map(str, (corpus, *([known] if known.is_dir() else []))),
        ],
        TARGETS[options.target],
    )
    atheris.Fuzz()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", help="its name in fuzz/targets.py")
    parser.add_argument("--list", action="store_true", help="print the names of all targets")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--plain", action="store_true", help="without atheris, by Hypothesis")
    parser.add_argument("--again", type=Path, metavar="FILE", help="only run what was found")
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"), help="corpus and findings")
    parser.add_argument("libfuzzer", nargs="*", help="more options for libFuzzer, after --")
    options = parser.parse_args()
    if options.target is None and not options.list:
        parser.error("name a target; --list prints them")
    return options


def _refuse(words: str) -> Never:
    sys.exit(f"fuzz: {words}")


def _write(folder: Path, seeds: tuple[bytes, ...], words: tuple[str, ...]) -> Path:
    """
    Write seeds and dictionary; what earlier runs found worth keeping stays.
    """
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    quoted = (
        "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))
        for word in words
    )
    (folder / "words.dict").write_text("".join(f'"{word}"\n' for word in quoted), "utf-8")
    return corpus


def _run_plainly(target: str, seconds: int, longest: int) -> None:
    """
    Let Hypothesis choose texts, and pieces of the seeds put together anew.
    """
    from hypothesis import HealthCheck, given, settings  # noqa: PLC0415

    from fuzz.strategies import texts  # noqa: PLC0415
    from fuzz.targets import TARGETS  # noqa: PLC0415

    run, done = TARGETS[target], 0

    @settings(
        deadline=None,
        max_examples=200,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts(target, longest=longest))
    def once(data: bytes) -> None:
        nonlocal done
        done += 1
        run(data)

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        once()
    sys.stdout.write(json.dumps({"target": target, "executions": done, "guided": False}) + "\n")


if __name__ == "__main__":
    main()
