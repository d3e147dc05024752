"""The folder that `grade` writes: gradebook.csv, results/<submission>.json and the ledger."""

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

from pydantic_core import to_json

from autograder.files import make_folder, sweep, write_whole
from autograder.lesson import Lesson
from autograder.reports.gradebook import as_csv
from autograder.reports.gradescope import as_gradescope
from autograder.result import Line, SubmissionResult

GRADEBOOK, RESULTS = "gradebook.csv", "results"  # what they are called in a folder of results
LONGEST_NAME = 120  # bytes of a file's name; a file system takes 255, and the ending comes on top


class Outputs:
    """Writes results into a folder, each file whole or not at all.

    Raises:
        OutputError: The folder cannot be made or written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._results = folder / RESULTS
        make_folder(self._results)
        for place in (self.folder, self._results):
            sweep(place)

    def add(self, result: SubmissionResult) -> None:
        """Write one submission's results/<submission>.json."""
        text = to_json(as_gradescope(result), indent=2).decode() + "\n"
        write_whole(self._results / f"{file_name(result.submission)}.json", text)

    def finish(self, lesson: Lesson, lines: Sequence[Line]) -> Path:
        """Write gradebook.csv and return where it lies."""
        path = self.folder / GRADEBOOK
        write_whole(path, as_csv(lesson, lines))
        return path


def file_name(submission: str) -> str:
    """Return a submission's name as a safe file name; names that differ stay different."""
    safe = re.sub(r"[^\w.@+-]|^\.", "_", submission).encode()[:LONGEST_NAME].decode(errors="ignore")
    return safe if safe == submission else f"{safe}-{zlib.crc32(submission.encode()):08x}"
