"""`vaegan check`: the public tests on a student's own files."""

import contextlib
import math
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from autograder import house
from autograder.lesson import Exercise
from autograder.respondent import Sandboxes
from autograder.result import TestResult, Verdict
from autograder.sandbox.faults import SandboxError
from autograder.student.desk import Desk
from autograder.submission import Submission

FEW = 5  # checks that end sooner in cold guests, since warming up takes longer than it saves them
ADDRESS = "watch"  # in the folder that is kept: where `vaegan watch` has its sandbox


@dataclass(frozen=True)
class Check:
    """What the public tests said of one exercise.

    Attributes:
        exercise: Which one.
        tests: One result a test; none where the exercise is not attempted.
        printed: What the student's code printed.
    """

    exercise: Exercise
    tests: Sequence[TestResult] = ()
    printed: str = ""

    @property
    def attempted(self) -> bool:
        """Whether there is anything to judge."""
        return any(test.verdict is not Verdict.NOT_ATTEMPTED for test in self.tests)

    @property
    def passed(self) -> bool:
        """Whether every test passed."""
        return bool(self.tests) and all(test.verdict is Verdict.PASSED for test in self.tests)


class Checker:
    """Checks a student's files. Keras is loaded in the background, or not at all where a watch is up.

    Args:
        desk: The student's folder.
        address: The shared zygote of a watch, if this checker is the watch itself.
    """

    def __init__(self, desk: Desk, address: str | None = None) -> None:
        self._desk = desk
        self._address = address or self._address_of_watch()
        self._thread = ThreadPoolExecutor(1)
        self._sandboxes: Future[Sandboxes] | None = None

    def start(self, checks: float = math.inf) -> None:
        """Start to load Keras for so many checks; the first one waits until it is there."""
        if self._sandboxes is None:
            self._sandboxes = self._thread.submit(self._started, checks > FEW)

    def check(self, exercise: Exercise, submission: Submission) -> Check:
        """Run one exercise's public tests, and keep for `vaegan progress` what they said.

        Raises:
            SandboxError: No sandbox can be started.
        """
        if exercise.slug not in submission.attempted:
            return Check(exercise)
        self.start()
        from autograder.grading import conduct
        from autograder.plugin import Exam

        for _ in range(2):
            sandboxes = self.sandboxes()
            exam = Exam(self._desk.lesson, submission, sandboxes, seed=0, memory={})
            conduct(exam, [house.public_tests(exercise.slug)])
            if not exam.lost_sandbox:
                break
            self._renew()
        tests = exam.results.get(exercise.slug, [])
        if not tests:
            raise SandboxError("\n".join(exam.broken) or f"No public test of {exercise.slug} was run.")
        if all(test.verdict is not Verdict.GRADER_ERROR for test in tests):
            self._desk.note(exercise, submission.part(exercise.slug).digest, tests)
        return Check(exercise, tests, exam.printed.get(exercise.slug, ""))

    def sandboxes(self) -> Sandboxes:
        """Return the sandboxes that checks run in, once they are there.

        Raises:
            SandboxError: They cannot be started.
        """
        self.start()
        assert self._sandboxes is not None
        return self._sandboxes.result()

    def close(self) -> None:
        """End the sandbox."""
        if self._sandboxes is not None:
            with contextlib.suppress(SandboxError):
                self._sandboxes.result().close()
            self._sandboxes = None
        self._thread.shutdown()

    def _renew(self) -> None:
        if self._sandboxes is not None:
            self._sandboxes.result().close()
        self._address, self._sandboxes = None, None

    def _started(self, warm: bool) -> Sandboxes:
        if self._address:
            with contextlib.suppress(SandboxError):  # a watch that was killed leaves its address behind
                return Sandboxes(self._address)
        return Sandboxes(warm=warm)

    def _address_of_watch(self) -> str | None:
        return house.text(self._desk.kept / ADDRESS).strip() or None
