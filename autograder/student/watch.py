"""`vaegan watch`: saving a file shows what its public tests say."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from autograder.lesson import Exercise
from autograder.outputs import OutputError
from autograder.sandbox.client import SharedZygote
from autograder.student.check import ADDRESS, Check, Checker
from autograder.student.desk import Desk
from autograder.submission import Submission

STEP_MILLISECONDS = 50  # an editor may write a file in several steps
ECHO_SECONDS = 1.0  # and the system may tell of the same save twice


class Watch:
    """Looks at a student's folder, and checks what changes.

    Its zygote stays up, and its address lies in the folder: a `vaegan check` meanwhile need not load Keras.

    Args:
        desk: The student's folder.

    Raises:
        SandboxError: No sandbox can be started.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._zygote = SharedZygote()
        self._checker = Checker(desk, self._zygote.address)
        self._seen = self._digests(desk.read())
        self._checked: dict[str, float] = {}
        with contextlib.suppress(OutputError):
            desk.keep(ADDRESS, self._zygote.address)

    def warm_up(self) -> None:
        """Wait until Keras is loaded.

        Raises:
            SandboxError: It cannot be.
        """
        self._checker.sandboxes()

    def changes(self) -> Iterator[set[str]]:
        """Yield the names of files that were saved, renamed or deleted, as it happens; none every now and then."""
        from watchfiles import watch

        for changes in watch(
            self._desk.folder, step=STEP_MILLISECONDS, recursive=False, raise_interrupt=True, yield_on_timeout=True
        ):
            yield {Path(path).name for _, path in changes}

    def checks(self, files: set[str]) -> Iterator[tuple[Exercise, Submission]]:
        """Yield the exercises that a change of files concerns, with the submission as it is now.

        These are the ones whose own file it is, and those whose digest is another, since their module may also be in
        a notebook, or use a module that was changed.

        Raises:
            SubmissionError: The folder cannot be read.
        """
        submission = self._desk.read()
        before, self._seen = self._seen, self._digests(submission)
        for exercise in self._desk.lesson.exercise:
            own = (
                f"{exercise.slug}.py" in files
                and time.monotonic() > self._checked.get(exercise.slug, 0.0) + ECHO_SECONDS
            )
            if own or before[exercise.slug] != self._seen[exercise.slug]:
                yield exercise, submission

    def check(self, exercise: Exercise, submission: Submission) -> Check:
        """Check an exercise; see `Checker.check`."""
        try:
            return self._checker.check(exercise, submission)
        finally:
            self._checked[exercise.slug] = time.monotonic()

    def close(self) -> None:
        """End the sandbox."""
        with contextlib.suppress(OSError):
            (self._desk.kept / ADDRESS).unlink()
        self._checker.close()
        self._zygote.close()

    def _digests(self, submission: Submission) -> dict[str, str]:
        return {exercise.slug: submission.part(exercise.slug).digest for exercise in self._desk.lesson.exercise}
