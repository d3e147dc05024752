"""`vaegan submit`: what is graded, as one zip; the same files give the same bytes."""

import hashlib
import json
import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from autograder import house
from autograder.archive import zip_of
from autograder.files import write_whole
from autograder.fingerprint import LIBRARIES
from autograder.student.desk import Desk, State
from autograder.submission import Submission
from quizzes import bank
from quizzes.answers import given_in
from quizzes.question import is_blank

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class HandIn:
    """A zip to hand in.

    Attributes:
        content: Its bytes.
        files: The names in it, beside the manifest.
        missing: A sentence for each thing that a student may want to do before.
    """

    content: bytes
    files: tuple[str, ...]
    missing: tuple[str, ...]

    def write(self, path: Path) -> None:
        """Write it, whole or not at all.

        Raises:
            OutputError: It cannot be written.
        """
        write_whole(path, self.content)


def pack(desk: Desk) -> HandIn:
    """Return a student's hand-in: the attempted modules with their artefacts and what else they may use, the
    answers and essays, and a manifest.

    Raises:
        SubmissionError: The folder cannot be read.
    """
    submission = desk.read()
    slugs = set(desk.lesson.exercise_slugs)
    files = {}
    for name in sorted({*submission.sources, *submission.problems} - (slugs - submission.attempted)):
        path = desk.folder / f"{name}.py"
        if name in submission.problems and not path.is_file():
            continue
        own = path.read_bytes() if path.is_file() else b""
        # A module of a notebook has no file of its own, or its file is still the skeleton.
        is_file = name in submission.problems or own.decode("utf-8-sig", "replace") == submission.sources[name]
        files[path.name] = own if is_file else submission.sources[name].encode()
    files |= {f"{slug}{house.ARTEFACT}": content for slug, content in submission.artefacts.items()}
    files |= submission.written
    content = zip_of(files | {MANIFEST: _manifest(desk, submission, files)})
    return HandIn(content, tuple(files), tuple(_missing(desk, submission)))


def _manifest(desk: Desk, submission: Submission, files: dict[str, bytes]) -> bytes:
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    checked = desk.checked()
    results = {
        exercise.slug: {"passed": checked[exercise.slug].passed, "of": checked[exercise.slug].total}
        for exercise in desk.lesson.exercise
        if desk.state(exercise, submission) in (State.DONE, State.TRIED)
    }
    manifest: dict[str, Any] = {
        "format": 1,
        "lesson": desk.lesson.title,
        "versions": {name: metadata.version(name) for name in ("vaegan", *LIBRARIES)}
        | {"python": platform.python_version()},
        "files": digests,
        "digest": hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest(),
        "public_tests": results,
    }
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def _missing(desk: Desk, submission: Submission) -> list[str]:
    states = {exercise.slug: desk.state(exercise, submission) for exercise in desk.lesson.exercise}
    says = {
        State.OPEN: "Not attempted: {}.",
        State.TRIED: "Not all checks pass: {}.",
        State.UNCHECKED: "Not checked: {}.",
    }
    found = []
    for state, sentence in says.items():
        slugs = [slug for slug, each in states.items() if each is state]
        if slugs:
            found.append(sentence.format(", ".join(slugs)))
    for quiz in desk.lesson.quiz:
        given = given_in(submission.answers, quiz.slug)
        ids = [question.id for question in bank.questions(quiz.slug)]
        open_ones = [each for each in ids if is_blank(given.get(each, ""))]
        if open_ones and not quiz.practice:
            found.append(f"Not answered in {house.ANSWERS}, [{quiz.slug}]: {', '.join(open_ones)}.")
    found += [
        f"Nothing is written in {house.essay(essay.slug).name}."
        for essay in desk.lesson.essay
        if essay.slug not in submission.essays
    ]
    return [*found, *submission.notes]
