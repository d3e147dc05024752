"""Quiz answers are graded whatever a student writes into answers.toml."""

import pytest

from autograder.result import Verdict
from quizzes.grade import grade_quiz, misplaced

RIGHT = {"latent_space": "C", "vae_objective": "b", "discriminator_role": " C. ", "gan_advantage": "D"}


def test_right_answers_in_any_spelling(plan):
    item = grade_quiz(plan.quiz[0], {"quick_checks": RIGHT})
    assert item.score == item.points


def test_a_wrong_answer_is_explained(plan):
    item = grade_quiz(plan.quiz[0], {"quick_checks": RIGHT | {"gan_advantage": "B"}})
    assert item.score == item.points * 3 / 4
    assert "describes VAEs" in item.tests[3].message


@pytest.mark.parametrize(
    "answers", [{}, {"quick_checks": {}}, {"quick_checks": 3}, {"quick_checks": {"latent_space": ""}}]
)
def test_no_answers(plan, answers):
    item = grade_quiz(plan.quiz[0], answers)
    assert item.score == 0
    assert {test.verdict for test in item.tests} == {Verdict.NOT_ATTEMPTED}


@pytest.mark.parametrize("answer", ["E", "AB", 3, ["C"], {"C": "C"}, True, "C" * 100_000])
def test_malformed_answers(plan, answer):
    item = grade_quiz(plan.quiz[0], {"quick_checks": {"latent_space": answer}})
    assert item.tests[0].verdict is Verdict.FAILED
    assert "A, B, C, D" in item.tests[0].message


def test_answers_that_no_quiz_asks_for_are_named(plan):
    answers = {"quick_checks": {"latent_space": "C", "latent_spaec": "C"}, "quick_check": {"gan_advantage": "D"}}
    one, other = misplaced(plan.quiz, answers)
    assert "'quick_check'" in one
    assert "'latent_spaec'" in other
    assert misplaced(plan.quiz, {"quick_checks": RIGHT}) == []


def test_many_misplaced_answers_are_not_all_named(plan):
    assert len(misplaced(plan.quiz, {f"quiz{i}": {} for i in range(1000)})) == 10
