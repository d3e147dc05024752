"""What this project's engine costs for the very tests that the others run, instead of its own hidden suites.

A guest says here itself whether a test has passed, which no graded test would believe; the work is the same.
"""

import inspect
import time
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from autograder import house
from autograder.grading import Grader
from autograder.lesson import Lesson
from autograder.sandbox.zygote import BATCH
from autograder.submission import Submission
from tools.bench import cases
from tools.bench.processes import tree_cpu

_PROBE = """

def passed(submission, name):
    case = globals()[name]
    (parameter,) = case.__code__.co_varnames[:1]
    case(getattr(submission, parameter))
    return True
"""


def write_suites(folder: Path) -> None:
    """Write the cases as hidden tests, with the probes that they need."""
    for slug, each in cases.CASES.items():
        tests = [
            f'def test_{case.__name__}(submission):\n    assert submission.run("passed", {case.__name__!r})\n'
            for case in each
        ]
        (folder / f"test_{slug}.py").write_text("\n\n".join(tests), "utf-8")
        (folder / f"{slug}.py").write_text(inspect.getsource(cases) + _PROBE, "utf-8")


def measure(plan: Lesson, chosen: Sequence[dict[str, str]], folder: Path) -> tuple[float, float]:
    """Return the CPU and clock seconds of a submission, after so many that guests are as cheap as they get.

    Args:
        plan: The exercises.
        chosen: Submissions, as sources by slug.
        folder: An empty one.
    """
    write_suites(folder)
    with mock.patch.object(house, "SUITES", folder), mock.patch.object(house, "PROBES", folder):
        grader = Grader(plan)
        submissions = [Submission(f"s{number}", each, frozenset(each)) for number, each in enumerate(chosen)]
        try:
            for number in range(-(-BATCH // len(cases.CASES)) + 1):
                _judge(grader, submissions[number % len(submissions)])
            cpu, wall = tree_cpu(), time.perf_counter()
            for submission in submissions:
                _judge(grader, submission)
            return (tree_cpu() - cpu) / len(chosen), (time.perf_counter() - wall) / len(chosen)
        finally:
            grader.close()


def _judge(grader: Grader, submission: Submission) -> None:
    grader.judge(submission, list(cases.CASES), seed=1, diagnose=False)
