"""`python -m tools.bench.large`: a large class, as `vaegan grade` grades it, and then a larger one of known answers.

The first class is fresh: no two modules are the same. The modules of the second are drawn from those of the first, so
that the ledger knows them all.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console

from autograder import house
from autograder.sandbox.limits import MIB
from tools.bench.submissions import drawn
from tools.trusted import TrustedMemory

EVERY_SECONDS = 2.0  # between two looks at the memory
console = Console()


@dataclass
class Graded:
    """What it took to grade a class.

    Attributes:
        cpu: Seconds, with those of all processes that were started.
        wall: Seconds by the clock.
        memory: Bytes that the trusted side had, from time to time.
    """

    cpu: float
    wall: float
    memory: list[int]


def main() -> None:
    """Grade both classes, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--submissions", type=int, default=1000, help="how many the fresh class has")
    parser.add_argument("--known", type=int, default=10_000, help="how many the class of known answers has")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="worker processes")
    options = parser.parse_args()
    dice = random.Random(1)
    fresh = list(drawn(options.submissions, dice))
    known = ({slug: dice.choice(fresh)[slug] for slug in fresh[0]} for _ in range(options.known))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, count, sources in (("fresh", options.submissions, fresh), ("known", options.known, known)):
            write(place / name, sources)
            show(f"{count:,} {name} submissions", count, grade(place / name, place / "out", options.jobs))


def write(folder: Path, submissions: Iterable[Mapping[str, str]]) -> None:
    """Write a class of submissions."""
    for number, sources in enumerate(submissions):
        place = folder / f"s{number:05}"
        place.mkdir(parents=True)
        for slug, text in sources.items():
            (place / f"{slug}.py").write_text(text, "utf-8")


def grade(folder: Path, out: Path, jobs: int) -> Graded:
    """Grade a class of the core exercises, and watch what it takes.

    Raises:
        RuntimeError: The grader has failed.
    """
    slugs = sorted(path.stem for path in next(folder.iterdir()).iterdir())
    command = [sys.executable, "-m", "autograder", "grade", str(folder), "--out", str(out), "--jobs", str(jobs)]
    command += [part for slug in slugs for part in ("--only", slug)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=house.ROOT, stdout=subprocess.DEVNULL)
    with TrustedMemory(process.pid, EVERY_SECONDS) as memory:
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"vaegan grade has failed with status {process.returncode}.")
    return Graded(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=memory.looks)


def show(name: str, count: int, graded: Graded) -> None:
    """Print what a class took."""
    quarter = max(1, len(graded.memory) // 4)
    early, late = (median(part) / MIB for part in (graded.memory[:quarter], graded.memory[-quarter:]))
    console.print(f"{name}: {graded.wall:.0f} s by the clock, {60 * count / graded.wall:.0f} a minute;")
    console.print(f"  CPU: {graded.cpu:.0f} s, {graded.cpu / count:.2f} s each")
    console.print(f"  the trusted side's memory: {early:.0f} MiB in the first quarter, {late:.0f} MiB in the last,")
    console.print(f"  {max(graded.memory) / MIB:.0f} MiB at the most")


if __name__ == "__main__":
    main()
