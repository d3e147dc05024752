"""One submission -> one result."""

import os
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from autograder import house
from autograder.diagnosis import Diagnosis
from autograder.lesson import Exercise, Lesson
from autograder.plugin import Exam, Examiner
from autograder.respondent import Sandboxes
from autograder.result import Hint, ItemResult, Status, SubmissionResult, TestResult, Verdict
from autograder.submission import Submission, SubmissionError, read
from quizzes.grade import QuizGrader

_PYTEST_PARTS_NOT_NEEDED = """
    cacheprovider terminal doctest junitxml pastebin stepwise faulthandler unittest setuponly setupplan debugging
    logging warnings recwarn monkeypatch capture tmpdir unraisableexception threadexception
""".split()


class Grader:
    """Grades submissions one after the other, with sandboxes and remembered reference answers of its own.

    Args:
        lesson: What is graded.

    Raises:
        LessonError: A quiz's questions or key have a mistake.
        SandboxError: No sandbox can be started.
    """

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._untouched: dict[str, list[TestResult]] = {}
        self._quizzes = QuizGrader(lesson.quiz)
        self._memory: dict[str, dict[bytes, Any]] = defaultdict(dict)
        self._sandboxes = Sandboxes()
        self._diagnosis = Diagnosis(self._sandboxes, self._memory)

    @property
    def tier(self) -> str:
        """How well submitted code is confined."""
        return self._sandboxes.warm.tier.letter

    def grade(self, path: Path, name: str, seed: int, diagnose: bool = True) -> SubmissionResult:
        """Grade what was handed in at a path; whatever is wrong with it, there is a result.

        Args:
            path: A folder, zip, notebook or module.
            name: What the submission is called.
            seed: What the inputs of hidden tests derive from.
            diagnose: Look for the misunderstandings that wrong answers show.
        """
        began = time.monotonic()
        result = SubmissionResult(
            submission=name, status=Status.UNREADABLE, max_score=self._lesson.max_score, seed=seed, tier=self.tier
        )
        try:
            submission = read(path, name, [exercise.slug for exercise in self._lesson.exercise])
        except SubmissionError as error:
            return result.model_copy(update={"notes": (str(error),)})
        items, exam = self._judge(submission, seed, diagnose)
        if exam.lost_sandbox:  # a fresh one decides whether the fault is a lasting one
            self._renew_sandboxes()
            items, exam = self._judge(submission, seed, diagnose)
        broken = exam.broken or any(item.needs_attention for item in items)
        status = Status.GRADER_ERROR if broken else Status.GRADED
        notes = (*submission.notes, *self._quizzes.misplaced(submission.answers))
        notes += tuple(f"The grader failed: {text.strip().splitlines()[-1]}" for text in exam.broken)
        seconds = round(time.monotonic() - began, 3)
        return result.model_copy(update={"status": status, "items": items, "notes": notes, "seconds": seconds})

    def close(self) -> None:
        """End the sandboxes."""
        self._sandboxes.close()

    def _renew_sandboxes(self) -> None:
        self._sandboxes.close()
        self._sandboxes = Sandboxes()
        self._diagnosis = Diagnosis(self._sandboxes, self._memory)

    def _judge(self, submission: Submission, seed: int, diagnose: bool) -> tuple[tuple[ItemResult, ...], Exam]:
        exam = Exam(self._lesson, submission, self._sandboxes, seed, self._memory["reference"])
        slugs = [exercise.slug for exercise in self._lesson.exercise]
        untouched = [slug for slug in slugs if slug not in submission.attempted]
        conduct(exam, [house.suite(slug) for slug in slugs if slug not in self._untouched or slug not in untouched])
        for slug in untouched:  # their tests say the same of every submission
            if slug in exam.results and not exam.broken and not exam.lost_sandbox:
                self._untouched[slug] = exam.results[slug]
            exam.results.setdefault(slug, self._untouched.get(slug, []))
        exercises = tuple(
            ItemResult(
                slug=exercise.slug,
                title=exercise.title,
                points=exercise.points,
                tests=tuple(exam.results.get(exercise.slug, ())) or (_lost(exam),),
                hints=self._hints(exercise, exam) if diagnose else (),
                cpu_seconds=exam.cpu_seconds.get(exercise.slug, 0.0),
            )
            for exercise in self._lesson.exercise
        )
        return exercises + self._quizzes.grade(submission.answers), exam

    def _hints(self, exercise: Exercise, exam: Exam) -> tuple[Hint, ...]:
        failed, results = exam.failed.get(exercise.slug, {}), exam.results.get(exercise.slug, ())
        return self._diagnosis.hints(exercise, failed, results)


def conduct(exam: Exam, test_files: Sequence[Path]) -> None:
    """Run test modules on an exam's submission with pytest, silently; the exam holds the results."""
    if not test_files:  # pytest would take every test below the current folder
        return
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    options = ["-c", os.devnull, f"--rootdir={house.ROOT}", "--import-mode=importlib", "--assert=plain"]
    options += ["--noconftest", "--continue-on-collection-errors", "-p", "autograder.plugin"]
    for part in _PYTEST_PARTS_NOT_NEEDED:
        options += ["-p", f"no:{part}"]
    code = pytest.main([*options, *map(str, test_files)], plugins=[Examiner(exam)])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        exam.broken.append(f"pytest ended with {code!r}.")


def _lost(exam: Exam) -> TestResult:
    return TestResult(
        name="suite",
        title="The hidden tests of this exercise",
        weight=1.0,
        verdict=Verdict.GRADER_ERROR,
        message="The grader itself failed here; your instructor has been told.",
        detail="\n".join(exam.broken) or "No test of the suite was run.",
    )
