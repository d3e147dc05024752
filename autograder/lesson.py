"""What is graded: `exercises/lesson.toml` as typed records."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from autograder import house
from autograder.records import LessonError, Record, Text, read_record
from autograder.sandbox import limits


def _module_name(slug: str) -> str:
    if not slug.isidentifier() or slug != slug.lower():
        raise ValueError("should be a lower-case module name such as kl_loss")
    return slug


Slug = Annotated[str, AfterValidator(_module_name)]
Points = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Limits(Record):
    """What a submission may use in an exercise, beyond what Keras itself takes; time has a limit of its own.

    Attributes:
        memory: MiB of data.
        files: MiB in /tmp.
        output: KiB of what it prints that are kept.
        threads: How many it may have at a time; it may start no processes at all.
    """

    memory: Annotated[int, Field(ge=16, le=65_536)] = limits.USUAL.memory // limits.MIB
    files: Annotated[int, Field(ge=1, le=4_096)] = limits.USUAL.files // limits.MIB
    output: Annotated[int, Field(ge=1, le=1_024)] = limits.USUAL.output // 1024
    threads: Annotated[int, Field(ge=16, le=4_096)] = limits.USUAL.threads


USUAL = Limits()


class Exercise(Record):
    """A module that students complete.

    Attributes:
        points: What it is worth.
        time_limit: Seconds of CPU time that a question of a hidden test may take, and ten times as many by the clock.
        limits: What else it may use.
    """

    slug: Slug
    title: Text
    section: Text
    points: Points
    time_limit: Annotated[float, Field(gt=0, le=600)]
    limits: Limits = USUAL


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


class Criterion(Record):
    """What an essay is judged by.

    Attributes:
        name: What the ledger and the command line call it.
        points: The most that it gives.
        earns: What earns them, for students and for whoever judges.
    """

    name: Slug
    title: Text
    points: Points
    earns: Text


def _told_apart(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    names = [criterion.name for criterion in criteria]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"name = {name!r} stands there twice; give each criterion a name of its own")
    return criteria


class Essay(Record):
    """A question that students answer in writing, in a file of its own; a person judges the answer.

    Attributes:
        criterion: The rubric.
    """

    slug: Slug
    title: Text
    section: Text
    criterion: Annotated[tuple[Criterion, ...], Field(min_length=1), AfterValidator(_told_apart)]

    @property
    def points(self) -> float:
        """What it is worth: the points of all criteria."""
        return round(sum(criterion.points for criterion in self.criterion), 4)

    def digest(self, answer: str) -> str:
        """Return what a judgement belongs to, the answer and what each criterion gives (SHA-256); "" of no answer."""
        rubric = [[criterion.name, criterion.points] for criterion in self.criterion]
        return hashlib.sha256(json.dumps([answer, rubric]).encode()).hexdigest() if answer else ""


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("needs its offset from UTC, such as 2026-11-27T23:59:00+01:00")
    return moment


Share = Annotated[float, Field(ge=0, le=1)]


class Late(Record):
    """What a late hand-in loses.

    Attributes:
        deadline: Until when a hand-in is in time.
        grace: Minutes past the deadline that are forgiven; what is later counts from the deadline.
        per_day: The share of all points that each day begun costs; by default lateness is only shown.
        at_most: The largest share that can be lost.
    """

    deadline: Annotated[datetime, Field(strict=True), AfterValidator(_with_zone)]
    grace: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0
    per_day: Share = 0
    at_most: Share = 1


class Gradescope(Record):
    """What students see on Gradescope.

    Attributes:
        visibility: When they see the results of tests and questions.
        leaderboard: Whether they see each other's scores, under names of their choice.
    """

    visibility: Literal["visible", "after_due_date", "after_published", "hidden"] = "visible"
    leaderboard: bool = False


class Lesson(Record):
    """Everything that is graded, in the lesson's order.

    Attributes:
        late: What late hand-ins lose; nothing, where it is not there.
    """

    title: Text
    exercise: tuple[Exercise, ...]
    quiz: tuple[Quiz, ...] = ()
    essay: tuple[Essay, ...] = ()
    late: Late | None = None
    gradescope: Gradescope = Gradescope()

    @property
    def parts(self) -> tuple[Exercise | Quiz | Essay, ...]:
        """The exercises, then the quizzes, then the essays."""
        return (*self.exercise, *self.quiz, *self.essay)

    @property
    def slugs(self) -> list[str]:
        """The slugs of all parts."""
        return [part.slug for part in self.parts]

    @property
    def max_score(self) -> float:
        """The points of everything that counts; practice does not."""
        counted = [quiz.points for quiz in self.quiz if not quiz.practice]
        counted += [essay.points for essay in self.essay]
        return sum(exercise.points for exercise in self.exercise) + sum(counted)

    @property
    def exercise_slugs(self) -> list[str]:
        """The slugs of the exercises: what modules are called."""
        return [exercise.slug for exercise in self.exercise]

    @property
    def essay_slugs(self) -> list[str]:
        """The slugs of the essays."""
        return [essay.slug for essay in self.essay]

    @property
    def automatic(self) -> "Lesson":
        """The lesson without what a person judges."""
        return self.model_copy(update={"essay": ()})

    def only(self, slugs: Sequence[str]) -> "Lesson":
        """Return the lesson cut down to some slugs, in the lesson's order; none means all.

        Raises:
            LessonError: A slug is unknown.
        """
        for slug in slugs:
            if slug not in self.slugs:
                raise unknown("exercise", slug, self.slugs)
        if not slugs:
            return self
        kept = {
            "exercise": tuple(part for part in self.exercise if part.slug in slugs),
            "quiz": tuple(part for part in self.quiz if part.slug in slugs),
            "essay": tuple(part for part in self.essay if part.slug in slugs),
        }
        return self.model_copy(update=kept)


def unknown(kind: str, name: str, names: Sequence[str]) -> LessonError:
    """Return what to say of a name that is none: the one that was probably meant, or else all."""
    near = get_close_matches(name.removesuffix(".py").lower(), names, n=1)
    known = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
    return LessonError(f"There is no {kind} called {name!r}. {known}")


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
