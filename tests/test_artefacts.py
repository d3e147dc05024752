"""Trained weights reach the guest as bytes, and nobody else opens them; without them nothing was attempted."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder import house
from autograder.grading import conduct
from autograder.lesson import Exercise
from autograder.plugin import Exam
from autograder.respondent import NotAttempted, Respondent
from autograder.result import Verdict
from autograder.submission import Submission, read

CASE = Path(__file__).parent / "corpus" / "accepted" / "train_vae" / "one_module.py"


@pytest.fixture(scope="module")
def trained():
    submitted = read(CASE, "ana", ["train_vae"])
    return replace(submitted, artefacts={"train_vae": CASE.with_suffix(house.ARTEFACT).read_bytes()})


@pytest.fixture
def judge(plan, sandboxes):
    def run(submission, tests):
        exam = Exam(plan, submission, sandboxes, seed=1, memory={})
        conduct(exam, [tests])
        results = exam.results["train_vae"]
        assert not exam.broken + [test.detail for test in results if test.verdict is Verdict.GRADER_ERROR]
        return results

    return run


@pytest.mark.parametrize("tests", [house.suite, house.public_tests])
def test_trained_weights_are_judged(judge, trained, tests):
    assert {test.verdict for test in judge(trained, tests("train_vae"))} == {Verdict.PASSED}


@pytest.mark.parametrize("tests", [house.suite, house.public_tests])
def test_without_weights_nothing_was_attempted(judge, trained, tests):
    found = judge(replace(trained, artefacts={}), tests("train_vae"))
    assert {test.verdict for test in found} == {Verdict.NOT_ATTEMPTED}
    assert {test.message for test in found} == {"Not attempted yet: train_vae.npz is missing."}


def test_weights_of_other_networks_are_told(judge, trained):
    sources = {"train_vae": trained.sources["train_vae"].replace("Dense(64", "Dense(65")}
    found = judge(replace(trained, sources=sources), house.suite("train_vae"))
    assert {test.verdict for test in found} == {Verdict.ERROR}
    assert "the trained weights do not fit the encoder, which has changed since" in found[0].message


def test_an_artefact_is_handed_on_as_it_is(sandboxes):
    given = Submission("ana", {"x": ""}, frozenset(["x"]), artefacts={"x": b"\x00PK\xff", "y": b"another's"})
    exercise = Exercise(slug="x", title="X", section="-", points=1, time_limit=1)
    respondent = Respondent(sandboxes, given, exercise)
    assert respondent.artefact.dtype == np.uint8
    assert respondent.artefact.tobytes() == b"\x00PK\xff"
    with pytest.raises(NotAttempted, match="Not attempted yet"):
        _ = Respondent(sandboxes, replace(given, attempted=frozenset()), exercise).artefact
