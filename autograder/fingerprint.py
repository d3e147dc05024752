"""What a verdict depends on besides the submission, as a digest: where it is the same, so is the verdict."""

import functools
import hashlib
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from autograder import house
from autograder.lesson import Exercise

LIBRARIES = ("keras", "tensorflow", "numpy", "pytest")
NO_PART = (  # of the engine: what belongs to one exercise, and what only shows results
    *("suites", "probes", "misconceptions"),
    *("portraits", "portrait.py"),
    *("reports", "commands", "student", "lms", "cli.py", "audit.py", "outputs.py", "__main__.py"),
)


def of_exercise(exercise: Exercise) -> str:
    """Return the digest of an exercise's tests, and of all that runs them.

    It changes with the suite, the reference solution, the probes, the misconceptions, the limits, the engine's
    code, and the versions of Python and the libraries.
    """
    slug = exercise.slug
    own = [house.suite(slug), house.solution(slug), house.misconceptions(slug)]
    digest = hashlib.sha256(_engine())
    for name, content in sorted(house.probes(slug).items()):
        digest.update(f"{name}\0{content}\0".encode())
    digest.update(_of_files([*own, house.patterns(slug)]))
    digest.update(repr((exercise.time_limit, exercise.limits)).encode())
    return digest.hexdigest()


@functools.cache
def _engine() -> bytes:
    parts = [
        path for path in sorted(house.ENGINE.rglob("*.py")) if path.relative_to(house.ENGINE).parts[0] not in NO_PART
    ]
    versions = [platform.python_version(), platform.machine(), *map(metadata.version, LIBRARIES)]
    return _of_files(parts) + "\0".join(versions).encode()


def _of_files(paths: Iterable[Path]) -> bytes:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\0{house.text(path)}\0".encode())
    return digest.digest()
