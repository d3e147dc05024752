"""Files that are there whole or not at all, and the folders that they lie in."""

import os
import tempfile
from pathlib import Path

PART = ".part"  # what is being written; the name before it is the writer's process id


class OutputError(Exception):
    """Something cannot be written; the text says where and why."""


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
    if path.is_dir():
        raise OutputError(f"{path} is a folder. Name a file in it.")
    try:
        part = path.with_name(f".{os.getpid()}{PART}")
        try:
            part.write_bytes(content.encode() if isinstance(content, str) else content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = f"{error.strerror}." if path.parent.is_dir() else f"there is no folder {path.parent}. Make it first."
        raise OutputError(f"{path} cannot be written: {reason}") from None
