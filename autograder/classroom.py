"""A class's hand-ins -> a folder of results: what `vaegan grade` does, apart from talking."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder import submission
from autograder.batch import Batch, Task, task_of
from autograder.ledger import FILE, Change, Ledger
from autograder.lesson import Lesson
from autograder.outputs import Outputs
from autograder.result import Line, SubmissionResult
from autograder.submission import Submission, SubmissionError
from autograder.workers import Workers


@dataclass(frozen=True)
class Graded:
    """A graded class.

    Attributes:
        lines: The gradebook, in the order of the hand-ins.
        changes: Scores that differ from the last time.
        gradebook: Where the gradebook was written.
    """

    lines: Sequence[Line]
    changes: Sequence[Change]
    gradebook: Path

    @property
    def tier(self) -> str:
        """How well submitted code was confined where it was confined least; see `vaegan doctor`."""
        return max((line.tier for line in self.lines), default="")


class Classroom:
    """The submissions at a path, and the folder that their results go to.

    Args:
        lesson: What is graded.
        path: A submission, or a folder of them.
        out: The folder for results; an earlier batch's ledger there is gone on with.
        seed: What the inputs of hidden tests derive from; by default that of the earlier batch, else a new one.

    Raises:
        SubmissionError: There is no submission, or the only one cannot be read.
        OutputError: The folder cannot be written.
        LedgerError: The ledger there cannot be used.
    """

    def __init__(self, lesson: Lesson, path: Path, out: Path, seed: int | None) -> None:
        slugs = [exercise.slug for exercise in lesson.exercise]
        self._lesson = lesson
        paths = submission.find(path, slugs)
        self._paths = dict(zip(submission.names_of(paths), paths, strict=True))
        if len(paths) == 1:
            submission.read(paths[0], paths[0].name, slugs)  # a damaged one is wrong usage, not a class's lot
        self.outputs = Outputs(out)
        self._ledger = Ledger(out / FILE)
        if seed is None:
            seed = self._ledger.seed
        self.seed = secrets.randbits(48) if seed is None else seed
        self._ledger.seed = self.seed

    def __len__(self) -> int:
        return len(self._paths)

    def grade(self, workers: Workers, on_result: Callable[[SubmissionResult], None]) -> Graded:
        """Grade them all, and write each result as it comes.

        Args:
            workers: Who does it.
            on_result: Is told of each result.

        Raises:
            LessonError: A quiz's questions or key have a mistake.
            SandboxError: No sandbox can be started.
        """
        batch = Batch(self._lesson, workers, self._ledger)
        lines = {}
        for result in batch.run(self._tasks()):
            self.outputs.add(result)
            lines[result.submission] = result.line
            on_result(result)
        ordered = [lines[name] for name in self._paths]
        return Graded(ordered, batch.changes, self.outputs.finish(self._lesson, ordered))

    def read(self, name: str) -> Submission | None:
        """Return what was handed in under a name, or None where it cannot be read."""
        try:
            return submission.read(self._paths[name], name, [exercise.slug for exercise in self._lesson.exercise])
        except SubmissionError:
            return None

    def close(self) -> None:
        """Close the ledger."""
        self._ledger.close()

    def _tasks(self) -> Sequence[Task]:
        """Return the tasks, those that took longest the last time first, so that no worker ends up alone with one."""
        costs = self._ledger.costs()
        names = sorted(self._paths, key=lambda name: -costs.get(name, 0.0))
        return [task_of(self._paths[name], name, self.seed, self._lesson) for name in names]
