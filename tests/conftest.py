"""Shared by the project's own tests: the command line, and sandboxes that are started once."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder import batch, house, lesson
from autograder.ledger import Ledger
from autograder.respondent import Sandboxes
from autograder.result import SubmissionResult
from autograder.sandbox.client import Sandbox
from autograder.workers import Processes
from tests.browser import chromium

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session")
def plan() -> lesson.Lesson:
    return lesson.load()


@pytest.fixture(scope="session")
def sandboxes():
    both = Sandboxes()
    yield both
    both.close()


@pytest.fixture(scope="session")
def sandbox(sandboxes: Sandboxes) -> Sandbox:
    return sandboxes.usual


@pytest.fixture(scope="session")
def grade_all() -> Callable[..., dict[str, SubmissionResult]]:
    """Grade tasks on two processes; nothing is known before, and nothing kept."""

    def run(plan: lesson.Lesson, tasks: list[batch.Task], jobs: int = 2) -> dict[str, SubmissionResult]:
        workers, ledger = Processes(plan, jobs), Ledger()
        try:
            return {result.submission: result for result in batch.Batch(plan, workers, ledger).run(tasks)}
        finally:
            workers.close()
            ledger.close()

    return run


@pytest.fixture
def vaegan() -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "autograder", *map(str, arguments)]
        return subprocess.run(command, cwd=house.ROOT, input=stdin, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    with chromium() as started:
        yield started


@pytest.fixture
def toy(tmp_path, monkeypatch) -> lesson.Quiz:
    """A quiz with a question of each kind, in a folder of its own."""
    folder = shutil.copytree(Path(__file__).parent / "toy_quiz", tmp_path / "toy")
    monkeypatch.setattr(house, "QUIZZES", folder / "quizzes")
    monkeypatch.setattr(house, "SOLUTIONS", folder / "solutions")
    monkeypatch.setattr(house, "MISCONCEPTIONS", tmp_path / "not in a student's copy")
    return lesson.Quiz(slug="toy", title="Toy", points=3)
