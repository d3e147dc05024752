"""Everything that grading takes, as one zip: the engine's sources, the lesson, its solutions and hidden tests."""

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder import house
from autograder.archive import zip_of
from autograder.lesson import Lesson
from autograder.records import Record, read_record

FOLDERS = ("autograder", "exercises", "quizzes", "solutions")
FILES = ("LICENSE", "pyproject.toml", "uv.lock")
LEFT_OUT = (".png", ".pyc", ".ipynb")
SETTINGS = "export.toml"
SCRIPTS = ("setup.sh", "run_autograder")
TEMPLATES = Path(__file__).parent / "templates"


class Settings(Record):
    """What was decided when a bundle was made.

    Attributes:
        seed: What the inputs of hidden tests derive from: the same for every student.
        slugs: The exercises and quizzes that are graded.
    """

    seed: int
    slugs: tuple[str, ...]


def members(lesson: Lesson, seed: int) -> dict[str, bytes]:
    """Return the content of a bundle by path, with the scripts that set up and run it.

    Args:
        lesson: What it grades: the whole lesson, or a part of it; what a person judges is left out.
        seed: See `Settings`.
    """
    found = [house.ROOT / name for name in FILES]
    found += [path for folder in FOLDERS for path in sorted((house.ROOT / folder).rglob("*")) if _is_wanted(path)]
    content = {path.relative_to(house.ROOT).as_posix(): path.read_bytes() for path in found}
    content |= {name: (TEMPLATES / name).read_bytes() for name in SCRIPTS}
    return content | {SETTINGS: f"seed = {seed}\nslugs = {lesson.automatic.slugs}\n".encode()}


def packed(content: Mapping[str, bytes], folders: Sequence[str] = ()) -> bytes:
    """Return content by path, and empty folders, as a zip; only its owner may read what is unpacked from it."""
    return zip_of({**dict.fromkeys((f"{name}/" for name in folders), b""), **content}, _mode)


def settings() -> Settings:
    """Return what was decided for the bundle that this code runs from.

    Raises:
        LessonError: This is no bundle.
    """
    return read_record(Settings, house.ROOT / SETTINGS)


def _mode(name: str) -> int:
    if name.endswith("/"):
        return stat.S_IFDIR | 0o700
    return stat.S_IFREG | (0o700 if name in SCRIPTS else 0o600)


def _is_wanted(path: Path) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(house.ROOT).parts)
    return path.is_file() and not hidden and path.suffix not in LEFT_OUT
