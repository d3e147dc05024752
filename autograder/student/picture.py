"""A picture of what a student's code does, beside what the lesson's does."""

from pathlib import Path

from autograder import lesson, portrait
from autograder.lesson import Exercise
from autograder.reports.text import clean
from autograder.student.check import Checker
from autograder.student.desk import Desk
from autograder.submission import Submission


def draw(checker: Checker, desk: Desk, exercise: Exercise, submission: Submission) -> tuple[Path | None, str]:
    """Draw an exercise's picture into the folder that is kept beside the modules.

    Returns:
        Where it lies, if there is one, and a sentence: how to read it, or why there is none.

    Raises:
        SandboxError: No sandbox can be started.
        OutputError: It cannot be written.
    """
    if not portrait.exists(exercise.slug):
        return None, f"There is no picture for {exercise.slug}."
    taken = portrait.take(submission, exercise, checker.sandboxes())
    if taken is None:
        return None, f"There is no picture before {exercise.slug} is attempted."
    if taken.own is None:
        return None, f"There is no picture: {clean(taken.says)}"
    path = desk.keep(f"{exercise.slug}.png", portrait.draw(taken))
    return path, " ".join(filter(None, (taken.caption, clean(taken.says))))


def show(slug: str, folder: str | Path = ".") -> None:
    """Show an exercise's picture in a notebook, of the modules and the saved notebook in a folder.

    Raises:
        LessonError: There is no such exercise.
        SubmissionError: The folder cannot be read.
        SandboxError: No sandbox can be started.
        OutputError: The picture cannot be written.
    """
    from IPython.display import Image, display

    plan = lesson.load()
    desk = Desk(plan, Path(folder))
    checker = Checker(desk)
    try:
        for exercise in plan.only([slug]).exercise:
            path, says = draw(checker, desk, exercise, desk.read())
            if path is not None:
                display(Image(filename=str(path)))  # type: ignore[no-untyped-call]
            print(says)
    finally:
        checker.close()
