"""A student's own modules, read from their folder and made importable as `exercises.<slug>`."""

import sys
from collections.abc import Mapping
from pathlib import Path

from autograder import lesson
from autograder.records import LessonError
from autograder.sandbox.guest import PACKAGE, SourceModules
from autograder.submission import Submission, SubmissionError, read


def read_folder(folder: Path) -> Submission:
    """Return what a student's folder holds, as it would be handed in.

    Raises:
        LessonError: It cannot be read.
    """
    try:
        return read(folder, folder.name, lesson.load().exercise_slugs)
    except (SubmissionError, OSError) as error:
        raise LessonError(f"{folder} cannot be read: {error}") from None


def make_importable(sources: Mapping[str, str]) -> None:
    """Let `import <name>` and `import exercises.<name>` give these sources from now on, also after others."""
    sys.meta_path.insert(0, SourceModules(dict(sources), package=PACKAGE))
    for name in (PACKAGE, *sources, *(f"{PACKAGE}.{name}" for name in sources)):
        sys.modules.pop(name, None)
