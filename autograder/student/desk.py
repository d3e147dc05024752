"""A student's folder: the modules and answers, and what is kept beside them between runs."""

import contextlib
import shutil
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pydantic import RootModel, ValidationError

from autograder import house, skeleton
from autograder.files import OutputError, make_folder, write_whole
from autograder.lesson import Essay, Exercise, Lesson
from autograder.records import Record
from autograder.result import TestResult, Verdict
from autograder.submission import Submission, SubmissionError, read


class State(StrEnum):
    """How far a student is with an exercise."""

    OPEN = "open"  # still the skeleton, or without the weights that it needs
    UNCHECKED = "not checked since the last change"
    TRIED = "tried"
    DONE = "done"


class Checked(Record):
    """What the public tests said of a module.

    Attributes:
        digest: Of the module, and of the modules that it imports, as they were.
        passed: How many tests passed.
        total: How many tests there are.
        attempted: Whether there was anything to judge.
    """

    digest: str
    passed: int
    total: int
    attempted: bool = True


class _Progress(RootModel[dict[str, Checked]]):
    """The last check of each exercise."""


class Desk:
    """A student's folder.

    Args:
        lesson: What there is to do.
        folder: Where the modules lie, or a folder whose `exercises` has them.
    """

    def __init__(self, lesson: Lesson, folder: Path) -> None:
        self.lesson = lesson
        self.folder = _with_modules(lesson, folder)
        self.kept = self.folder / ".vaegan"  # which is in no hand-in
        self._progress_file = self.kept / "progress.json"

    def read(self) -> Submission:
        """Return what would be handed in now.

        Raises:
            SubmissionError: There is no such folder, or it cannot be read.
        """
        if not self.folder.is_dir():
            raise SubmissionError(f"{self.folder} is no folder. Name the one where your modules lie: --in FOLDER.")
        known = self.lesson.exercise_slugs, self.lesson.essay_slugs
        folder = self.folder.resolve()  # which may be a link here, on the student's own machine
        return read(folder, folder.name, *known)

    def checked(self) -> dict[str, Checked]:
        """Return the last check of each exercise that was checked; a damaged record counts as none."""
        try:
            return _Progress.model_validate_json(self._progress_file.read_bytes()).root
        except (OSError, ValidationError):
            return {}

    def note(self, exercise: Exercise, digest: str, results: Sequence[TestResult]) -> None:
        """Keep what a check said; where the folder cannot be written, it is not kept."""
        passed = sum(test.verdict is Verdict.PASSED for test in results)
        attempted = any(test.verdict is not Verdict.NOT_ATTEMPTED for test in results)
        checked = Checked(digest=digest, passed=passed, total=len(results), attempted=attempted)
        progress = self.checked() | {exercise.slug: checked}
        with contextlib.suppress(OutputError):
            self.keep(self._progress_file.name, _Progress(progress).model_dump_json(indent=2) + "\n")

    def keep(self, name: str, content: str | bytes) -> Path:
        """Write a file beside the modules, and return where it lies.

        Raises:
            OutputError: It cannot be written.
        """
        make_folder(self.kept)
        write_whole(self.kept / name, content)
        return self.kept / name

    def state(self, exercise: Exercise, submission: Submission) -> State:
        """Return how far the student is with an exercise."""
        if exercise.slug not in submission.attempted:
            return State.OPEN
        checked = self.checked().get(exercise.slug)
        if checked is None or checked.digest != submission.part(exercise.slug).digest:
            return State.UNCHECKED
        if not checked.attempted:
            return State.OPEN
        return State.DONE if checked.passed == checked.total else State.TRIED

    def next_after(self, exercise: Exercise | None, submission: Submission) -> Exercise | None:
        """Return the next exercise that is not done, in the lesson's order and then from its start; after none, the
        first one.
        """
        place = self.lesson.exercise.index(exercise) + 1 if exercise else 0
        later = (*self.lesson.exercise[place:], *self.lesson.exercise[:place])
        return next((each for each in later if self.state(each, submission) is not State.DONE), None)

    def reset(self, part: Exercise | Essay) -> Path | None:
        """Give an exercise its skeleton back, or an essay its question; return where a copy of what was there is kept.

        Raises:
            OutputError: The folder cannot be written.
        """
        is_essay = isinstance(part, Essay)
        path = self.folder / (house.essay if is_essay else house.exercise)(part.slug).name
        copy = None
        if path.exists():
            make_folder(self.kept)
            copy = self._free_name(path)
            try:
                shutil.copyfile(path, copy)
            except OSError as error:
                raise OutputError(f"{path} cannot be kept as a copy, so it stays: {error.strerror}.") from None
        write_whole(path, skeleton.question(part.slug) if is_essay else skeleton.text(part.slug))
        return copy

    def _free_name(self, original: Path) -> Path:
        while True:
            moment = datetime.now(UTC).astimezone().strftime("%Y-%m-%d-%H%M%S")
            path = self.kept / f"{original.stem}-{moment}{original.suffix}"
            if not path.exists():
                return path
            time.sleep(0.2)


def _with_modules(lesson: Lesson, folder: Path) -> Path:
    names = (house.ANSWERS, *(house.exercise(slug).name for slug in lesson.exercise_slugs))
    inside = folder / house.EXERCISES.name

    def holds_some(place: Path) -> bool:
        try:
            return any((place / name).exists() for name in names)
        except PermissionError:  # reading the folder tells
            return False

    return inside if holds_some(inside) and not holds_some(folder) else folder
