"""Writes a class's reports: a page of feedback for each submission, and one on the class."""

from collections.abc import Callable
from pathlib import Path

from autograder.files import make_folder, write_whole
from autograder.lesson import Lesson
from autograder.outputs import file_name
from autograder.reports import class_page, feedback
from autograder.reports.pictures import Studio
from autograder.reports.survey import Survey
from autograder.result import SubmissionResult
from autograder.submission import Submission
from quizzes.answered import AnswerReader


class ReportWriter:
    """Writes each submission's feedback as its result comes, and the class's report last.

    Args:
        lesson: What was graded.
        out: The folder of results.
        studio: Takes the pictures; None for pages without any.

    Raises:
        OutputError: The folder cannot be written.
        LessonError: A quiz's questions or key have a mistake.
    """

    def __init__(self, lesson: Lesson, out: Path, studio: Studio | None) -> None:
        self._lesson = lesson
        self._out = out
        self._studio = studio
        self._reader = AnswerReader(lesson.quiz)
        self._survey = Survey(lesson)
        make_folder(out / "feedback")

    def add(self, result: SubmissionResult, submission: Submission | None) -> Path:
        """Write one submission's feedback and return where it lies.

        Args:
            result: What was judged.
            submission: What was handed in; None where it could not be read.

        Raises:
            SandboxError: The sandbox failed while a picture was taken.
            OutputError: The page cannot be written.
        """
        answers = self._reader.read(submission.answers) if submission else {}
        pictures = self._studio.pictures(submission) if self._studio and submission else {}
        path = self._out / "feedback" / f"{file_name(result.submission)}.html"
        write_whole(path, feedback.page(result, self._lesson, answers, pictures))
        self._survey.add(result, submission, answers)
        return path

    def finish(self, order: list[str], on_step: Callable[[], None] = lambda: None) -> Path:
        """Write the class's report and return where it lies.

        Args:
            order: The submissions, in the order in which to list them.
            on_step: Is told of each exercise whose hand-ins have been compared.

        Raises:
            OutputError: The page cannot be written.
        """
        places = {name: place for place, name in enumerate(order)}
        self._survey.entries.sort(key=lambda entry: places[entry.name])
        path = self._out / "class.html"
        write_whole(path, class_page.page(self._survey, on_step))
        return path
