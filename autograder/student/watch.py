"""`vaegan watch`: saving a file shows what its public tests say."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.files import OutputError
from autograder.lesson import Exercise
from autograder.sandbox.client import SharedZygote
from autograder.student.check import ADDRESS, Check, Checker
from autograder.student.desk import Desk
from autograder.submission import Submission, SubmissionError

STEP_MILLISECONDS = 50  # an editor may write a file in several steps
TICK_MILLISECONDS = 200  # how soon it is known that the system tells of changes


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
        with contextlib.suppress(OutputError):
            desk.keep(ADDRESS, self._zygote.address)

    def warm_up(self) -> None:
        """Wait until Keras is loaded.

        Raises:
            SandboxError: It cannot be.
        """
        self._checker.sandboxes()

    def changes(self) -> Iterator[set[str]]:
        """Yield the names of files that were saved, renamed or deleted, as it happens; at first none, once it looks.

        Raises:
            SubmissionError: The system cannot tell of changes.
        """
        from watchfiles import watch

        looks = False
        changes = watch(
            self._desk.folder,
            step=STEP_MILLISECONDS,
            rust_timeout=TICK_MILLISECONDS,
            yield_on_timeout=True,
            recursive=False,
            raise_interrupt=True,
        )
        while (found := self._next(changes)) is not None:
            if found or not looks:
                yield {Path(path).name for _, path in found}
            looks = True

    def _next(self, changes: Iterator[set[Any]]) -> set[Any] | None:
        try:
            return next(changes, None)
        except (OSError, RuntimeError) as error:  # there are too many watches already, or the folder is gone
            says = f"{self._desk.folder} cannot be watched: {error}. `vaegan check` needs no watch."
            raise SubmissionError(says) from None

    def checks(self, files: set[str]) -> Iterator[tuple[Exercise, Submission]]:
        """Yield the exercises that a change of files concerns, with the submission as it is now.

        An exercise's own file concerns that exercise alone, although others may name it. Any other file may be a
        notebook or a helper: it concerns every exercise that is now judged by something else than before. Where no
        file is named, any may have changed.

        Raises:
            SubmissionError: The folder cannot be read.
        """
        submission = self._desk.read()
        before, self._seen = self._seen, self._digests(submission)
        own = {exercise.slug: f"{exercise.slug}.py" for exercise in self._desk.lesson.exercise}
        has_others = not files or any(not name.startswith(".") for name in files.difference(own.values()))
        for exercise in self._desk.lesson.exercise:
            slug = exercise.slug
            if own[slug] in files or (has_others and before[slug] != self._seen[slug]):
                yield exercise, submission

    def check(self, exercise: Exercise, submission: Submission) -> Check:
        """Check an exercise; see `Checker.check`."""
        return self._checker.check(exercise, submission)

    def close(self) -> None:
        """End the sandbox."""
        with contextlib.suppress(OSError):
            (self._desk.kept / ADDRESS).unlink()
        self._checker.close()
        self._zygote.close()

    def _digests(self, submission: Submission) -> dict[str, str]:
        return {exercise.slug: submission.part(exercise.slug).digest for exercise in self._desk.lesson.exercise}
