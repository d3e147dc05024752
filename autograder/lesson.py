"""What is graded: `exercises/lesson.toml` as typed records."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from autograder import house
from autograder.records import LessonError, Record, Text, read_record


def _module_name(slug: str) -> str:
    if not slug.isidentifier() or slug != slug.lower():
        raise ValueError("should be a lower-case module name such as kl_loss")
    return slug


Slug = Annotated[str, AfterValidator(_module_name)]
Points = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Exercise(Record):
    """A module that students complete.

    Attributes:
        points: What it is worth.
        time_limit: Seconds of CPU time that a question of a hidden test may take.
    """

    slug: Slug
    title: Text
    section: Text
    points: Points
    time_limit: Annotated[float, Field(gt=0, le=600)]


class Quiz(Record):
    """A set of questions that students answer in answers.toml.

    Attributes:
        points: What it is worth.
        practice: Whether it is only practice: its score is shown, and counts in no total.
    """

    slug: Slug
    title: Text
    points: Points
    practice: bool = False


class Gradescope(Record):
    """What students see on Gradescope.

    Attributes:
        visibility: When they see the results of tests and questions.
        leaderboard: Whether they see each other's scores, under names of their choice.
    """

    visibility: Literal["visible", "after_due_date", "after_published", "hidden"] = "visible"
    leaderboard: bool = False


class Lesson(Record):
    """Everything that is graded, in the lesson's order."""

    title: Text
    exercise: tuple[Exercise, ...]
    quiz: tuple[Quiz, ...] = ()
    gradescope: Gradescope = Gradescope()

    @property
    def parts(self) -> tuple[Exercise | Quiz, ...]:
        """The exercises, then the quizzes."""
        return (*self.exercise, *self.quiz)

    @property
    def slugs(self) -> list[str]:
        """The slugs of the exercises, then of the quizzes."""
        return [part.slug for part in self.parts]

    @property
    def max_score(self) -> float:
        """The points of everything that counts; practice does not."""
        counted = [quiz.points for quiz in self.quiz if not quiz.practice]
        return sum(exercise.points for exercise in self.exercise) + sum(counted)

    def only(self, slugs: Sequence[str]) -> "Lesson":
        """Return the lesson cut down to some slugs, in the lesson's order; none means all.

        Raises:
            LessonError: A slug is unknown.
        """
        for slug in slugs:
            if slug not in self.slugs:
                raise LessonError(f"There is no exercise called {slug!r}. There are: {', '.join(self.slugs)}.")
        if not slugs:
            return self
        kept = {
            "exercise": tuple(part for part in self.exercise if part.slug in slugs),
            "quiz": tuple(part for part in self.quiz if part.slug in slugs),
        }
        return self.model_copy(update=kept)


def load(path: Path = house.LESSON) -> Lesson:
    """Read a lesson file.

    Raises:
        LessonError: The file cannot be read, is no TOML, or has a key or value that does not fit.
    """
    lesson = read_record(Lesson, path)
    seen: set[str] = set()
    for slug in lesson.slugs:
        if slug in seen:
            raise LessonError(f"{path}: slug = {slug!r} stands there twice. Give each part a slug of its own.")
        seen.add(slug)
    return lesson
