"""`make bench`: what a submission of the five core exercises costs to grade, by different means, in one run.

Every figure is measured here and now; ratios are to this project's own grading on one worker.
"""

import argparse
import inspect
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from autograder import batch, house, lesson
from autograder.ledger import Ledger
from autograder.sandbox.client import Sandbox
from autograder.sandbox.zygote import BATCH
from autograder.submission import Submission
from autograder.workers import Processes
from tools.bench import limit, same
from tools.bench.cases import CASES
from tools.bench.processes import Ended, memory_below, run, tree_cpu
from tools.bench.submissions import drawn

TESTS = sum(map(len, CASES.values()))
console = Console()


@dataclass
class Cost:
    """What a way of grading takes for each submission: CPU and clock in seconds, memory in MiB."""

    name: str
    cpu: float
    wall: float
    memory: float = 0.0


@dataclass
class Found:
    """What was measured.

    Attributes:
        ways: The ways of grading, this project's own on one worker first, then on two.
        start: CPU seconds of starting a worker and warming it up.
        limit_gain: How much faster two processes are than one at the limit.
    """

    ways: list[Cost]
    start: float
    limit_gain: float


def main() -> None:
    """Measure each way of grading in turn, and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=20, help="how many to grade in this project's own way")
    parser.add_argument("--others", type=int, default=3, help="how many to grade in each of the slower ways")
    options = parser.parse_args()
    console.print(f"{options.submissions} submissions of {', '.join(CASES)}, drawn from the corpus.")
    show(measure(options.submissions, options.others))


def measure(submissions: int, others: int) -> Found:
    """Measure each way of grading in turn."""
    plan = lesson.load().only(list(CASES))
    chosen = list(drawn(submissions, random.Random(1)))
    alone, start = ours(plan, chosen, 1)
    both, _ = ours(plan, chosen, 2)
    least, twice = limit.measure(plan, chosen, processes=(1, 2))
    costs = [alone, both, Cost("the limit: the same questions in one warm process", *least)]
    with tempfile.TemporaryDirectory() as folder:
        name = f"vaegan, one worker, the {TESTS} tests of the others"
        costs.append(Cost(name, *same.measure(plan, chosen, Path(folder))))
    with tempfile.TemporaryDirectory() as folder:
        few = chosen[:others]
        costs.append(
            in_turn(f"a pytest process for each, {TESTS} tests", few, lambda source: with_pytest(source, Path(folder)))
        )
        archive = otter_archive(Path(folder))
        costs.append(
            in_turn(f"otter run for each, {TESTS} tests", few, lambda source: with_otter(source, Path(folder), archive))
        )
    return Found(costs, start, least[1] / twice[1])


def show(found: Found) -> None:
    """Print what was measured."""
    alone, both = found.ways[:2]
    table = Table("way", "CPU s", "ratio", "wall s", "a minute", "MiB")
    for cost in found.ways:
        per_minute = f"{60 / cost.wall:.0f}"
        memory = f"{cost.memory:.0f}" if cost.memory else ""
        table.add_row(
            cost.name, f"{cost.cpu:.2f}", f"{cost.cpu / alone.cpu:.2f}", f"{cost.wall:.2f}", per_minute, memory
        )
    console.print(table)
    console.print("CPU and wall are seconds for a submission.")
    console.print("MiB: of workers and sandboxes together (PSS); of the others, of the largest process.")
    console.print(f"Starting one worker and two submissions to warm it up took {found.start:.1f} s of CPU.")
    console.print(f"Two workers graded {alone.wall / both.wall:.2f} times as fast as one.")
    console.print(f"Two processes at the limit are {found.limit_gain:.2f} times as fast as one, on this machine.")
    console.print(f"The second worker added {both.memory - alone.memory:.0f} MiB.")
    cpu, wall = guest_cost()
    console.print(f"A guest, from its fork to its end: {1000 * cpu:.0f} ms of CPU, {1000 * wall:.0f} ms by the clock.")


def _as_it_is(submission: Submission) -> Submission:
    return submission


def ours(plan: lesson.Lesson, chosen: Sequence[dict[str, str]], count: int) -> tuple[Cost, float]:
    """Grade with worker processes, and return the cost of a submission, and that of starting."""

    def tasks(name: str, sources: Sequence[dict[str, str]]) -> list[batch.Task]:
        submissions = [Submission(f"{name}{i}", each, frozenset(each)) for i, each in enumerate(sources)]
        return [batch.Task(each.name, partial(_as_it_is, each), seed=1, diagnose=False) for each in submissions]

    workers, ledger = Processes(plan, count), Ledger()
    try:
        first = [{slug: text + f"WARM = {i}\n" for slug, text in chosen[i].items()} for i in range(2 * count)]
        for _ in batch.Batch(plan, workers, ledger).run(tasks("warm-up", first)):
            pass
        start, cpu, wall = tree_cpu(), tree_cpu(), time.perf_counter()
        done = batch.Batch(plan, workers, ledger).run(tasks("s", chosen))
        for _ in track(done, f"On {count} worker(s)", len(chosen), console=console, transient=True):
            pass
        wall = time.perf_counter() - wall
        cpu = tree_cpu() - cpu
        memory = memory_below()
    finally:
        workers.close()
    name = f"vaegan, {count} worker{'s' * (count > 1)}"
    return Cost(name, cpu / len(chosen), wall / len(chosen), memory), start


def guest_cost(count: int = 60) -> tuple[float, float]:
    """Return the CPU and wall seconds of a guest that is forked, confined, given an empty module, and ended (median).

    The first ones are left out: after `zygote.BATCH` forks the zygote makes the next ones cheaper.
    """
    cpu, wall = [], []
    with Sandbox() as sandbox:
        for _ in range(count):
            before, began = tree_cpu(), time.perf_counter()
            guest = sandbox.guest("x", {"x": ""}, {}, 60)
            guest.close()
            wall.append(time.perf_counter() - began)
            cpu.append(tree_cpu() - before)
    return statistics.median(cpu[BATCH:]), statistics.median(wall[BATCH:])


def in_turn(name: str, chosen: Sequence[dict[str, str]], grade: Callable[[dict[str, str]], Ended]) -> Cost:
    """Grade submissions one after the other in processes of their own, and return the cost of one."""
    began = time.perf_counter()
    ended = [grade(source) for source in track(chosen, name, console=console, transient=True)]
    wall = time.perf_counter() - began
    cpu = sum(each.cpu for each in ended)
    return Cost(name, cpu / len(chosen), wall / len(chosen), max(each.memory for each in ended))


def with_pytest(sources: dict[str, str], folder: Path) -> Ended:
    """Run the cases by pytest on modules that the tests import."""
    place = Path(tempfile.mkdtemp(dir=folder))
    for slug, text in sources.items():
        (place / f"{slug}.py").write_text(text, "utf-8")
    lines = ["from tools.bench.cases import *"]
    for slug, cases in CASES.items():
        for case in cases:
            (name,) = inspect.signature(case).parameters
            lines += [f"def test_{case.__name__}():", f"    import {slug}", f"    {case.__name__}({slug}.{name})"]
    (place / "test_all.py").write_text("\n".join(lines), "utf-8")
    environment = os.environ | {"PYTHONPATH": f"{place}:{house.ROOT}", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "-p", "no:vaegan", str(place / "test_all.py")]
    done = run(command, place, environment)
    if done.status not in (0, 1):
        raise RuntimeError(done.said)
    return done


def otter_archive(folder: Path) -> Path:
    """Return an autograder.zip of otter with the cases as exception-based tests."""
    tests = folder / "tests"
    tests.mkdir()
    for slug, cases in CASES.items():
        head = f"OK_FORMAT = False\nname = {slug!r}\npoints = {len(cases)}\n"
        imports = "import numpy as np\nimport tensorflow as tf\nfrom otter.test_files import test_case\n\n"
        bodies = [f"@test_case(points=1)\n{inspect.getsource(case)}" for case in cases]
        (tests / f"{slug}.py").write_text(head + imports + "\n\n".join(bodies), "utf-8")
    command = [sys.executable, "-m", "otter", "generate", "-t", str(tests), "-o", str(folder / "autograder.zip")]
    done = run([*command, "--no-environment"], folder, os.environ)
    if done.status != 0:
        raise RuntimeError(done.said)
    return folder / "autograder.zip"


def with_otter(sources: dict[str, str], folder: Path, archive: Path) -> Ended:
    """Let `otter run` grade a notebook of one cell for each module."""
    place = Path(tempfile.mkdtemp(dir=folder))
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": text, "id": slug}
        for slug, text in sources.items()
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (place / "submission.ipynb").write_text(json.dumps(notebook), "utf-8")
    command = [sys.executable, "-m", "otter", "run", "-a", str(archive), "-o", str(place), "submission.ipynb"]
    environment = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"}
    done = run(command, place, environment)
    if not (place / "results.json").exists():
        raise RuntimeError(f"otter run has left no results.json:\n{done.said}")
    return done


if __name__ == "__main__":
    main()
