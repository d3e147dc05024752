"""What audits have measured before: with how many seeds the verdicts on a known answer were all the same.

To try a whole corpus with many seeds takes hours, and most tests of a lesson stay as they are for months. So what was
measured is kept beside the corpus, a file for each exercise, and only what has changed since is tried again.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from autograder import fingerprint
from autograder.audit import FIRST_SEED, Auditor, Case
from autograder.files import make_folder, write_whole
from autograder.lesson import Lesson
from autograder.records import LessonError, Record, as_record
from autograder.result import Verdict

FOLDER = "stability"


class Stable(Record):
    """A known answer whose verdicts do not depend on the seed, as far as that was tried.

    Attributes:
        answer: The answer's digest.
        seeds: The last of the seeds, from 1 on, that were tried.
        lost: The tests that the answer does not pass, with their verdicts.
    """

    answer: str
    seeds: Annotated[int, Field(ge=1)]
    lost: dict[str, Verdict]


class Measured(Record):
    """What was measured of one exercise.

    Attributes:
        tests: The digest of the tests by which it was measured; see `fingerprint.of_tests`.
        answers: What is known of each answer, by the path of its case.
    """

    tests: str
    answers: dict[str, Stable]


class Memory:
    """What is known about the answers of a corpus.

    Attributes:
        folder: Where it is kept.

    Args:
        lesson: What is audited.
        corpus: The folder of known answers.
        anew: Start from nothing, whatever was measured before.

    Raises:
        LessonError: A file of the record is damaged.
    """

    def __init__(self, lesson: Lesson, corpus: Path, *, anew: bool = False) -> None:
        self.folder = corpus / FOLDER
        self._tests = {exercise.slug: fingerprint.of_tests(exercise) for exercise in lesson.exercise}
        self._known: dict[str, dict[str, Stable]] = {slug: {} for slug in self._tests}
        for slug, tests in self._tests.items():
            measured = None if anew else _read(self._file(slug))
            if measured and measured.tests == tests:
                self._known[slug] = measured.answers

    def left(self, cases: Sequence[Case], seeds: int) -> list[tuple[Case, int]]:
        """Return what remains to be graded: each case with the first seed, and with those not tried before."""
        tried = {case.path: known.seeds if (known := self._of(case)) else 0 for case in cases}
        each_seed = range(FIRST_SEED, seeds + 1)
        return [(case, seed) for seed in each_seed for case in cases if seed == FIRST_SEED or seed > tried[case.path]]

    def join(self, auditor: Auditor, cases: Iterable[Case], seeds: int) -> None:
        """Tell an audit what was measured before of the cases that it has graded, and learn what it has found."""
        found: dict[str, dict[str, Stable]] = {slug: {} for slug in self._tests}
        for case in cases:
            known = self._of(case)
            if known:
                auditor.recall(case, known.lost)
            lost = auditor.lost(case)
            if lost is not None:
                tried = max(seeds, known.seeds if known else 0)
                found[case.slug][case.path] = Stable(answer=_digest(case), seeds=tried, lost=lost)
        self._known = found

    def save(self) -> None:
        """Write what is known of each exercise.

        Raises:
            OutputError: A file cannot be written.
        """
        make_folder(self.folder)
        for slug, answers in self._known.items():
            measured = Measured(tests=self._tests[slug], answers=answers)
            write_whole(self._file(slug), measured.model_dump_json(indent=1) + "\n")

    def _of(self, case: Case) -> Stable | None:
        known = self._known[case.slug].get(case.path)
        return known if known and known.answer == _digest(case) else None

    def _file(self, slug: str) -> Path:
        return self.folder / f"{slug}.json"


def _read(path: Path) -> Measured | None:
    try:
        return as_record(Measured, json.loads(path.read_text("utf-8")), str(path))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise LessonError(f"{path} cannot be read ({error}). Delete it: the next audit measures anew.") from None


def _digest(case: Case) -> str:
    return hashlib.sha256(case.source.encode() + b"\0" + (case.artefact or b"")).hexdigest()[:16]
