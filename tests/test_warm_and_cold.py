"""A fork of the warm zygote gives the same verdicts as a process that starts TensorFlow itself.

Of each exercise a right and a wrong case are tried, by lot; `VAEGAN_ALL=1 pytest tests/test_warm_and_cold.py` tries
them all.
"""

import os
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from autograder import house, lesson
from autograder.grading import conduct
from autograder.plugin import Exam
from autograder.respondent import Sandboxes
from autograder.submission import read

CORPUS = Path(__file__).parent / "corpus"
ALL = "VAEGAN_ALL" in os.environ
SLUGS = [exercise.slug for exercise in lesson.load().exercise]
KINDS = [sorted(CORPUS.glob(f"{kind}/{slug}/*.py")) for slug in SLUGS for kind in ("accepted", "wrong")]
CASES = [
    path
    for paths in KINDS
    for path in (paths if ALL else [min(paths, key=lambda path: zlib.crc32(path.name.encode()))])
]


@pytest.fixture(scope="module")
def cold():
    sandboxes = Sandboxes(warm=False)
    yield sandboxes
    sandboxes.close()


def verdicts(plan, case, sandboxes):
    slug = case.parent.name
    submitted = read(case, case.stem, [slug])
    artefact = case.with_suffix(house.ARTEFACT)
    if artefact.exists():
        submitted = replace(submitted, artefacts={slug: artefact.read_bytes()})
    exam = Exam(plan, submitted, sandboxes, seed=5, memory={})
    conduct(exam, [house.suite(slug)])
    assert not exam.broken
    return {test.name: test.verdict for test in exam.results[slug]}


@pytest.mark.parametrize("case", CASES, ids=lambda path: ".".join([*path.parts[-3:-1], path.stem]))
def test_same_verdicts(plan, case, sandboxes, cold):
    assert verdicts(plan, case, sandboxes) == verdicts(plan, case, cold)
