"""The folder that `grade` writes: gradebook.csv, results/<submission>.json and the ledger."""

import os
import re
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from pydantic_core import to_json

from autograder.lesson import Lesson
from autograder.reports.gradebook import as_csv
from autograder.reports.gradescope import as_gradescope
from autograder.result import Line, SubmissionResult

GRADEBOOK, RESULTS = "gradebook.csv", "results"  # what they are called in a folder of results
PART = ".part"  # what is being written; the name before it is the writer's process id
LONGEST_NAME = 120  # bytes of a file's name; a file system takes 255, and the ending comes on top


class OutputError(Exception):
    """The results cannot be written; the text says where and why."""


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


def make_folder(folder: Path) -> None:
    """Make a folder, if it is not there yet, and make sure that it can be written.

    Raises:
        OutputError: It cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from None


def sweep(folder: Path) -> None:
    """Remove what writers that were killed have left half written."""
    for part in folder.glob(f".*{PART}"):
        writer = part.name.removesuffix(PART)[1:]
        if writer.isdecimal() and not Path("/proc", writer).exists():
            part.unlink(missing_ok=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        part = path.with_name(f".{os.getpid()}{PART}")
        try:
            part.write_bytes(content.encode() if isinstance(content, str) else content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from None
