"""Shared by the project's own tests: the command line, and sandboxes that are started once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder import house, lesson
from autograder.respondent import Sandboxes
from autograder.sandbox.client import Sandbox

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
    return sandboxes.warm


@pytest.fixture
def vaegan() -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "autograder", *map(str, arguments)]
        return subprocess.run(command, cwd=house.ROOT, input=stdin, capture_output=True, text=True, check=False)

    return run
