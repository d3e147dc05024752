"""The least that the hidden tests can cost: their questions, answered in one warm process, with nothing around them."""

import contextlib
import functools
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from autograder import house
from autograder.grading import Grader
from autograder.lesson import Lesson
from autograder.respondent import Respondent
from autograder.sandbox.jail import ENVIRONMENT
from autograder.submission import Submission

Question = dict[str, Any]


def measure(plan: Lesson, chosen: Sequence[dict[str, str]], processes: Sequence[int]) -> list[tuple[float, float]]:
    """Return the CPU and clock seconds that it takes to answer what the hidden tests ask of a submission.

    Args:
        plan: The exercises.
        chosen: Submissions, as sources by slug.
        processes: How many processes do that at the same time, each for all submissions; both figures for each number.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "questions")
        path.write_bytes(pickle.dumps([(sources, _questions(plan, sources)) for sources in chosen]))
        command = [sys.executable, "-m", "tools.bench.limit", str(path)]
        costs = []
        for count in processes:
            with ThreadPoolExecutor(count) as pool:
                figures = np.array(list(pool.map(lambda _: _answered(command), range(count))))
            cpu, wall = figures.mean(axis=0) / len(chosen)
            costs.append((float(cpu), float(wall) / count))
    return costs


def _answered(command: Sequence[str]) -> tuple[float, float]:
    """Return the CPU and clock seconds that a process says to have taken."""
    environment = os.environ | ENVIRONMENT
    done = subprocess.run(command, cwd=house.ROOT, env=environment, capture_output=True, text=True, check=True)
    cpu, wall = json.loads(done.stdout.splitlines()[-1])
    return cpu, wall


def _questions(plan: Lesson, sources: dict[str, str]) -> dict[str, list[Question]]:
    """Grade a submission, and return what was asked of each module."""
    asked: dict[str, list[Question]] = {slug: [] for slug in sources}
    ask = Respondent._ask_patiently

    def note(self: Respondent, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        if type(self) is Respondent:
            question = {"op": operation, "name": name, "arguments": list(arguments), "seed": seed}
            asked[self._slug].append(question)
        return ask(self, operation, name, arguments, seed)

    Respondent._ask_patiently = note  # type: ignore[method-assign]
    try:
        submission = Submission("drawn", sources, frozenset(sources))
        _grader(plan).judge(submission, list(sources), seed=1, diagnose=False)
    finally:
        Respondent._ask_patiently = ask  # type: ignore[method-assign]
    return asked


@functools.cache
def _grader(plan: Lesson) -> Grader:
    return Grader(plan)


def answer(path: Path) -> None:
    """Answer the questions in a file, and print the CPU and clock seconds of that."""
    from autograder.sandbox import wire, zygote

    zygote.import_keras(warm=True)
    from autograder.sandbox.guest import Server

    submissions = pickle.loads(path.read_bytes())
    cpu, wall = 0.0, 0.0
    for number, (sources, asked) in enumerate([submissions[0], *submissions]):  # the first one warms up
        began = time.process_time(), time.perf_counter()
        for slug, questions in asked.items():
            with contextlib.suppress(Exception):
                server = Server()
                server.load(slug, {slug: sources[slug]}, house.probes(slug))
            for question in questions:
                with contextlib.suppress(Exception):  # a wrong answer may raise, which takes its time as well
                    wire.encode({"value": server.handle(question)})
            for name in [name for name in sys.modules if name.startswith("autograder.probes") or name == slug]:
                del sys.modules[name]
        if number:
            cpu, wall = cpu + time.process_time() - began[0], wall + time.perf_counter() - began[1]
    print(json.dumps([cpu, wall]))


if __name__ == "__main__":
    answer(Path(sys.argv[1]))
