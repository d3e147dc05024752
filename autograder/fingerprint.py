"""What a verdict depends on besides the submission, as digests: where they are the same, so is the verdict."""

import ast
import functools
import hashlib
import platform
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from autograder import house
from autograder.lesson import Exercise

LIBRARIES = ("keras", "tensorflow", "numpy", "pytest")
DATA = (".npz", ".json")  # of a module, beside it and named like it


def of_exercise(exercise: Exercise) -> str:
    """Return the digest of an exercise's tests, of all that runs them, and of what finds hints.

    It changes with the tests (see `of_tests`), the misconceptions, and the modules that grading imports.
    """
    digest = hashlib.sha256(_of_files(sorted(_engine())))
    digest.update(of_tests(exercise).encode())
    digest.update(_of_files([house.misconceptions(exercise.slug), house.patterns(exercise.slug)]))
    return digest.hexdigest()


def of_tests(exercise: Exercise) -> str:
    """Return the digest of an exercise's tests, whoever runs them.

    It changes with the suite and the modules that it imports, but for pytest's plugin, with the data beside them; and
    with the reference solution, the probes and what they import, the limits, and the versions of Python and the
    libraries.
    """
    slug = exercise.slug
    digest = hashlib.sha256(_versions())
    digest.update(_of_files([house.solution(slug), *sorted(modules([house.probe(slug)]))]))
    digest.update(_of_files(sorted(modules([house.suite(slug)]) - _plugin())))
    digest.update(repr((exercise.time_limit, exercise.limits)).encode())
    return digest.hexdigest()


def modules(start: Iterable[Path]) -> set[Path]:
    """Return these modules, those of this project that they import, those that these import, and so on."""
    found: set[Path] = set()
    coming = list(start)
    while coming:
        path = coming.pop()
        if path not in found:
            found.add(path)
            coming += _imports(house.text(path))
    return found


@functools.cache
def _engine() -> frozenset[Path]:
    """Return what takes part in every verdict; the sandbox runs in processes of its own, so nobody imports it all."""
    return frozenset(modules([house.ENGINE / "grading.py", *house.ENGINE.glob("sandbox/*.py")]))


@functools.cache
def _plugin() -> frozenset[Path]:
    return frozenset(modules([house.ENGINE / "plugin.py"]))


@functools.cache
def _versions() -> bytes:
    return "\0".join([platform.python_version(), platform.machine(), *map(metadata.version, LIBRARIES)]).encode()


@functools.cache
def _imports(source: str) -> tuple[Path, ...]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # then nothing of it runs
        return ()
    return tuple(path for name in _names(tree) for path in _files(name) if path.exists())


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _files(name: str) -> tuple[Path, Path]:
    place = house.ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py"), place / "__init__.py"


def _of_files(paths: Iterable[Path]) -> bytes:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\0{house.text(path)}\0".encode())
        for data in map(path.with_suffix, DATA):
            digest.update(data.read_bytes() if data.exists() else b"")
    return digest.digest()
