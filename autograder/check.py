"""`vaegan check`: the public tests on a student's own files, and what they say to the student."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from autograder import house
from autograder.grading import conduct
from autograder.lesson import Exercise, Lesson
from autograder.plugin import Exam
from autograder.reports.text import clean
from autograder.respondent import Sandboxes
from autograder.result import TestResult, Verdict
from autograder.submission import Submission, read

_MARKS = {Verdict.PASSED: ("✓", "green"), Verdict.NOT_ATTEMPTED: ("·", "dim")}


class Checker:
    """Checks a student's files; Keras is loaded when there is first something to run.

    Args:
        lesson: What to check.
        folder: Where the student's modules lie.
    """

    def __init__(self, lesson: Lesson, folder: Path) -> None:
        self._lesson = lesson
        self._folder = folder
        self._sandboxes: Sandboxes | None = None

    def attempted(self) -> list[Exercise]:
        """Return the exercises that are no longer untouched skeletons."""
        submission = self._read()
        return [exercise for exercise in self._lesson.exercise if exercise.slug in submission.attempted]

    def check(self, exercise: Exercise) -> tuple[Sequence[TestResult], str]:
        """Run one exercise's public tests, and return the results and what the student's code printed."""
        if self._sandboxes is None:
            self._sandboxes = Sandboxes()
        exam = Exam(self._lesson, self._read(), self._sandboxes, seed=0, memory={})
        conduct(exam, [house.public_tests(exercise.slug)])
        return exam.results.get(exercise.slug, []), exam.printed.get(exercise.slug, "")

    def close(self) -> None:
        """End the sandbox."""
        if self._sandboxes is not None:
            self._sandboxes.close()

    def _read(self) -> Submission:
        return read(self._folder, self._folder.name, [exercise.slug for exercise in self._lesson.exercise])


def shown(exercise: Exercise, results: Sequence[TestResult], printed: str = "") -> RenderableType:
    """Return what to show of an exercise: a line a test, and under a failed one what was wrong."""
    heading = Text.assemble((exercise.slug, "bold"), f"  {exercise.title}")
    return Group(heading, *_lines(results, printed))


def _lines(results: Sequence[TestResult], printed: str) -> Iterator[Text]:
    if not results or all(test.verdict is Verdict.NOT_ATTEMPTED for test in results):
        yield Text("  · not attempted yet", "dim")
        return
    for test in results:
        mark, style = _MARKS.get(test.verdict, ("✗", "red"))
        yield Text.assemble("  ", (mark, style), " ", test.title)
        if test.verdict is not Verdict.PASSED:
            yield Text("      " + clean(test.message).replace("\n", "\n      "), style)
        if test.verdict is Verdict.GRADER_ERROR:
            yield Text(clean(test.detail))
    if printed.strip():
        yield Text("  Your code printed:", "dim")
        yield Text("      " + clean(printed).rstrip().replace("\n", "\n      "), "dim")
