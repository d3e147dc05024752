"""Many submissions -> many results, on several processes, whatever happens to one of them."""

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from autograder.grading import Grader
from autograder.lesson import Lesson
from autograder.result import Status, SubmissionResult


@dataclass(frozen=True)
class Task:
    """A submission to grade.

    Attributes:
        path: Where it lies.
        name: What it is called.
        seed: What the inputs of hidden tests derive from; the same seed gives the same results.
        diagnose: Look for the misunderstandings that wrong answers show.
    """

    path: Path
    name: str
    seed: int
    diagnose: bool = True


def grade_all(lesson: Lesson, tasks: Sequence[Task], jobs: int) -> Iterator[SubmissionResult]:
    """Grade submissions in parallel, and yield each result as it comes.

    A submission whose worker process is lost is tried once more, alone; if that worker is lost as well, its result
    says so. The others are not affected.

    Args:
        lesson: What is graded.
        tasks: The submissions.
        jobs: Worker processes.

    Raises:
        SandboxError: No sandbox can be started.
    """
    suspects: list[Task] = []
    waiting = deque(tasks)
    while waiting:
        yield from _run(lesson, waiting, jobs, suspects)
    for task in suspects:
        alone = deque([task])
        lost: list[Task] = []
        yield from _run(lesson, alone, 1, lost)
        for each in lost:
            yield SubmissionResult(
                submission=each.name,
                status=Status.GRADER_ERROR,
                max_score=lesson.max_score,
                notes=("The worker process that graded it was lost, twice.",),
                seed=each.seed,
            )


def _run(lesson: Lesson, waiting: deque[Task], jobs: int, lost: list[Task]) -> Iterator[SubmissionResult]:
    """Take tasks from `waiting` until none is left or a worker is lost; those under way go to `lost`."""
    context = multiprocessing.get_context("spawn")
    running: dict[Future[SubmissionResult], Task] = {}
    with ProcessPoolExecutor(jobs, context) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < jobs:
                    task = waiting.popleft()
                    running[pool.submit(_grade, task, lesson)] = task
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
                    del running[future]
        except BrokenProcessPool:
            lost.extend(running.values())


def _grade(task: Task, lesson: Lesson) -> SubmissionResult:
    if _Worker.grader is None:
        _Worker.grader = Grader(lesson)
    return _Worker.grader.grade(task.path, task.name, task.seed, task.diagnose)


class _Worker:
    """What a worker process keeps from one submission to the next."""

    grader: Grader | None = None
