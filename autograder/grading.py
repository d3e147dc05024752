"""One submission -> the results of its exercises."""

import contextlib
import gc
import os
import platform
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from autograder import house, plugin
from autograder.diagnosis import Diagnosis
from autograder.lesson import Exercise, Lesson
from autograder.plugin import Exam, Examiner
from autograder.respondent import Sandboxes
from autograder.result import OUR_FAULT, Hint, ItemResult, Judgement, TestResult, Verdict
from autograder.sandbox.tiers import Tier
from autograder.submission import Submission

_NO_PLUGINS = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
_PYTEST_PARTS_NOT_NEEDED = """
    cacheprovider terminal doctest junitxml pastebin stepwise faulthandler unittest setuponly setupplan debugging
    logging warnings recwarn monkeypatch capture tmpdir legacypath unraisableexception threadexception assertion
    reports subtests
""".split()


class Grader:
    """Grades submissions one after the other, with sandboxes and remembered reference answers of its own.

    Args:
        lesson: What is graded.
        address: A shared zygote to use, as long as it works; see `Sandboxes`.

    Raises:
        SandboxError: No sandbox can be started.
    """

    def __init__(self, lesson: Lesson, address: str | None = None) -> None:
        self._lesson = lesson
        self._memory: dict[str, dict[bytes, Any]] = defaultdict(dict)
        self._sandboxes = Sandboxes(address)
        self._diagnosis = Diagnosis(self._sandboxes, self._memory)

    @property
    def tier(self) -> Tier:
        """How well submitted code is confined."""
        return self._sandboxes.usual.tier

    def judge(self, submission: Submission, slugs: Sequence[str], seed: int, diagnose: bool) -> Judgement:
        """Run the hidden tests of some exercises on a submission.

        Args:
            submission: What was handed in.
            slugs: Which exercises.
            seed: What the inputs of hidden tests derive from.
            diagnose: Look for the misunderstandings that wrong answers show.
        """
        plan = self._lesson.only(slugs)
        judged, exam = self._judge(plan, submission, seed, diagnose)
        if exam.lost_sandbox:  # a fresh one decides whether the fault is a lasting one
            self._renew_sandboxes()
            judged, _ = self._judge(plan, submission, seed, diagnose)
        gc.collect()  # pytest leaves cycles, and they hold all that the submission has answered
        if not gc.get_freeze_count():
            gc.freeze()  # what is there by now, modules above all, need not be gone through each time
        return judged

    def close(self) -> None:
        """End the sandboxes."""
        self._sandboxes.close()

    def _renew_sandboxes(self) -> None:
        self._sandboxes.close()
        self._sandboxes = Sandboxes()
        self._diagnosis = Diagnosis(self._sandboxes, self._memory)

    def _judge(self, plan: Lesson, submission: Submission, seed: int, diagnose: bool) -> tuple[Judgement, Exam]:
        compared = self._diagnosis.compared(plan.exercise_slugs) if diagnose else frozenset()
        exam = Exam(plan, submission, self._sandboxes, seed, self._memory["reference"], compared)
        conduct(exam, [house.suite(exercise.slug) for exercise in plan.exercise])
        items = tuple(
            ItemResult(
                slug=exercise.slug,
                title=exercise.title,
                points=exercise.points,
                tests=tuple(exam.results.get(exercise.slug, ())) or (_lost(exam),),
                hints=self._hints(exercise, exam) if diagnose else (),
                cpu_seconds=exam.cpu_seconds.get(exercise.slug, 0.0),
                tier=self.tier.letter,
                host=platform.node(),
            )
            for exercise in plan.exercise
        )
        return Judgement(items=items, broken=tuple(exam.broken)), exam

    def _hints(self, exercise: Exercise, exam: Exam) -> tuple[Hint, ...]:
        failed, results = exam.failed.get(exercise.slug, {}), exam.results.get(exercise.slug, ())
        return self._diagnosis.hints(exercise, failed, results)


def conduct(exam: Exam, test_files: Sequence[Path], *observers: object) -> None:
    """Run test modules on an exam's submission with pytest, silently; the exam holds the results.

    Args:
        exam: Who is examined.
        test_files: The test modules, all in one folder.
        observers: Further plugins of pytest, which look on.

    Raises:
        KeyboardInterrupt: As ever.
    """
    if not test_files:  # pytest would take every test below the current folder
        return
    options = ["-c", os.devnull, f"--rootdir={house.ROOT}", "--import-mode=importlib"]
    options += [f"--confcutdir={test_files[0].parent}", "--noconftest", "--continue-on-collection-errors"]
    for part in _PYTEST_PARTS_NOT_NEEDED:
        options += ["-p", f"no:{part}"]
    with _no_options_of_others():
        code = pytest.main([*options, *map(str, test_files)], plugins=[plugin, Examiner(exam), *observers])
    if code is pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt  # which pytest takes for itself
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        exam.broken.append(f"pytest ended with {code!r}.")


@contextlib.contextmanager
def _no_options_of_others() -> Iterator[None]:
    """Keep from pytest what the environment would have it do otherwise."""
    names = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", _NO_PLUGINS)
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ[_NO_PLUGINS] = "1"
    try:
        yield
    finally:
        del os.environ[_NO_PLUGINS]
        os.environ.update(before)


def _lost(exam: Exam) -> TestResult:
    return TestResult(
        name="suite",
        title="The hidden tests of this exercise",
        weight=1.0,
        verdict=Verdict.GRADER_ERROR,
        message=OUR_FAULT,
        detail="\n".join(exam.broken) or "No test of the suite was run.",
    )
