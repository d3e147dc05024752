"""Quiz answers are graded whatever a student writes into answers.toml, and practice counts in no total."""

import io
import re

import pytest
from rich.console import Console

from autograder.reports.gradebook import as_csv, as_table
from autograder.reports.gradescope import as_gradescope
from autograder.result import ItemResult, Status, SubmissionResult, TestResult, Verdict
from quizzes.grade import QuizGrader

RIGHT = {"latent_space": "C", "vae_objective": "b", "discriminator_role": " C. ", "gan_advantage": "D"}


@pytest.fixture(scope="module")
def quizzes(plan):
    return QuizGrader(plan.quiz)


def test_right_answers_in_any_spelling(quizzes):
    item, _ = quizzes.grade({"quick_checks": RIGHT})
    assert item.score == item.points
    assert {test.message for test in item.tests} == {""}


def test_a_wrong_answer_is_explained(quizzes):
    item, _ = quizzes.grade({"quick_checks": RIGHT | {"gan_advantage": "B"}})
    assert item.score == item.points * 3 / 4
    assert "describes VAEs" in item.tests[3].message


@pytest.mark.parametrize(
    "answers",
    [{}, {"quick_checks": {}}, {"quick_checks": 3}, {"quick_checks": {"latent_space": ""}}, {"student": {"a": 1}}],
)
def test_no_answers(quizzes, answers):
    for item in quizzes.grade(answers):
        assert item.score == 0
        assert {test.verdict for test in item.tests} == {Verdict.NOT_ATTEMPTED}


@pytest.mark.parametrize("answer", ["E", "AB", 3, ["C"], {"C": "C"}, True, "C" * 100_000])
def test_malformed_answers(quizzes, answer):
    item, _ = quizzes.grade({"quick_checks": {"latent_space": answer}})
    assert item.tests[0].verdict is Verdict.FAILED
    assert "A, B, C, D" in item.tests[0].message


def test_answers_that_no_quiz_asks_for_are_named(quizzes):
    answers = {"quick_checks": {"latent_space": "C", "latent_spaec": "C"}, "quick_check": {"gan_advantage": "D"}}
    one, other = quizzes.misplaced(answers)
    assert "'quick_check'" in one
    assert "'latent_spaec'" in other
    assert quizzes.misplaced({"quick_checks": RIGHT, "student": "Ada"}) == []
    assert "student should be your name" in quizzes.misplaced({"student": ["Ada"]})[0]


def test_many_misplaced_answers_are_not_all_named(quizzes):
    assert len(quizzes.misplaced({f"quiz{i}": {} for i in range(1000)})) == 10


@pytest.fixture
def graded(plan, quizzes):
    """A submission with one exercise half right, the quick checks right, and one practice question right, one wrong."""
    tests = [TestResult(name=name, title=name, weight=1, verdict=name) for name in ("passed", "failed")]
    exercise = ItemResult(slug="kl_loss", title="KL", points=10, tests=tests)
    answers = {"quick_checks": RIGHT, "practice": {"blur": "B", "early_gradient": "A"}}
    return SubmissionResult(
        submission="ada", status=Status.GRADED, max_score=plan.max_score, items=(exercise, *quizzes.grade(answers))
    )


def test_practice_counts_in_no_total(plan, graded):
    counted = [part.points for part in plan.parts if part.slug != "practice"]
    assert plan.max_score == sum(counted)
    assert [quiz.slug for quiz in plan.quiz if quiz.practice] == ["practice"]
    assert graded.items[-1].score == 1
    assert graded.score == 5 + 8


def test_gradescopes_scores_add_up_without_practice(graded):
    report = as_gradescope(graded)
    assert report["score"] == pytest.approx(sum(test["score"] for test in report["tests"]), abs=0.01)
    practice = [test for test in report["tests"] if test["extra_data"]["slug"] == "practice"]
    assert len(practice) >= 20
    assert {(test["score"], test["max_score"]) for test in practice} == {(0.0, 0.0)}
    assert all(" (practice): " in test["name"] for test in practice)
    assert not any("(practice)" in test["name"] for test in report["tests"] if test not in practice)
    assert [test["extra_data"]["test"] for test in practice if test["status"] == "passed"] == ["blur"]


def test_the_misconception_of_a_wrong_answer_is_reported(graded):
    found = {test["extra_data"]["test"]: test["extra_data"]["misconception"] for test in as_gradescope(graded)["tests"]}
    assert found.pop("early_gradient") == "gan_losses.saturating_generator_loss"
    assert set(found.values()) == {""}


def test_the_gradebook_shows_practice_in_a_column_of_its_own(plan, graded):
    header, row = (line.split(",") for line in as_csv(plan, [graded.line]).splitlines())
    values = dict(zip(header, row, strict=True))
    assert (values["practice"], values["score"], values["max_score"]) == ("1", "13", str(round(plan.max_score)))


def test_the_table_shows_practice_dim(plan, graded):
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=120)
    console.print(as_table(plan.only(["practice"]), [graded.line], 120))
    assert re.search(r"\x1b\[2m *1\x1b\[0m", console.file.getvalue())
