"""The practice questions: the numbers that students draw, and what the bank holds."""

import math
import shutil
import tomllib

import pytest

from autograder import house
from autograder.records import LessonError
from autograder.result import Verdict
from quizzes import bank
from quizzes.expression import formula
from quizzes.grade import QuizGrader
from quizzes.numeric import Numeric, NumericSolution


@pytest.fixture(scope="module")
def key():
    return bank.key("practice")


@pytest.fixture(scope="module")
def numeric(key):
    return [solution for solution in key.values() if isinstance(solution, NumericSolution)]


def question(**parameters):
    text = " ".join(f"{{{name}}}" for name in parameters)
    return Numeric(id="example", section="S", kind="numeric", text=text, parameters=parameters)


def test_draws_are_the_same_everywhere():
    example = question(mean=(0.5, 1.0, -1.5), batch=(10, 20, 30, 40, 50))
    assert example.drawn("Ada Lovelace") == {"mean": 0.5, "batch": 30}
    assert example.drawn("  ada LOVELACE ") == example.drawn("Ada Lovelace")
    assert example.posed("Ada Lovelace") == "0.5 30"


def test_draws_differ_between_students_and_reach_every_variant():
    example = question(a=(1, 2, 3), b=(4, 5))
    drawn = {tuple(example.drawn(f"student {number}").values()) for number in range(200)}
    assert drawn == {tuple(variant.values()) for _, variant in example.variants()}


def test_draws_differ_between_questions(numeric):
    choices = tuple(range(1000))
    drawn = {question(x=choices).model_copy(update={"id": each.question.id}).drawn("Ada")["x"] for each in numeric}
    assert len(drawn) > len(numeric) / 2


def test_every_variant_has_one_right_answer_and_known_mistakes(numeric):
    for solution in numeric:
        names = {}
        for number in range(2000):  # a student for each variant
            names.setdefault(tuple(solution.question.drawn(f"s{number}").values()), f"s{number}")
        variants = [variant for _, variant in solution.question.variants()]
        assert names.keys() == {tuple(variant.values()) for variant in variants}
        for variant in variants:
            student = names[tuple(variant.values())]
            right = formula(solution.answer)(variant)
            assert solution.judge(f"{right:.3g}" if solution.tolerance else right, student).verdict is Verdict.PASSED
            assert solution.judge(12345.678, student).text == solution.advice
            for mistake in solution.mistakes.values():
                judgement = solution.judge(formula(mistake.value)(variant), student)
                assert (judgement.verdict, judgement.text) == (Verdict.FAILED, mistake.explanation)
                assert judgement.misconception == (mistake.misconception or "")


def test_right_numbers_are_those_of_the_lesson(key):
    def right(name, **values):
        return formula(key[name].answer)(values)

    assert right("kl_one_dimension", mean=0, log_var=0) == 0
    assert right("kl_one_dimension", mean=2, log_var=1) == pytest.approx(2.3591, abs=1e-4)
    both = right("kl_two_dimensions", mean_1=1, mean_2=2, log_var=-1)
    alone = right("kl_one_dimension", mean=1, log_var=-1) + right("kl_one_dimension", mean=2, log_var=0)
    assert both == pytest.approx(alone)
    assert right("standard_deviation", log_var=math.log(9)) == pytest.approx(3)
    assert right("draw", mean=1, log_var=math.log(4), epsilon=-0.5) == pytest.approx(0)
    assert right("grey_pixel", x=0.5, x_hat=0.5) == pytest.approx(math.log(2))
    assert right("squared_error", x=0.2, a=2, b=4) == 13
    assert right("batch_loss", r_1=100, r_2=200, k_1=10, k_2=30) == 170
    assert right("interpolation_point", steps=5, start=0, end=1) == 0.25
    assert right("generator_size", side=7, layers=2) == 28
    assert right("flattened_features", side=28, filters=32) == 7 * 7 * 32
    assert right("dense_weights", latent_dim=2, units=256) == 768
    assert right("encoder_outputs", latent_dim=2, batch=5) == 20
    assert right("discriminator_loss", real=0.5, fake=0.5) == pytest.approx(2 * math.log(2))
    assert right("generator_loss", fake=1 / math.e) == pytest.approx(1)


def test_the_bank_has_every_kind_and_every_section(key):
    kinds = [solution.question.kind for solution in key.values()]
    assert len(kinds) == 28  # as many as the handout announces
    for kind, least in {"choice": 4, "multiple": 4, "ordering": 3, "numeric": 8}.items():
        assert kinds.count(kind) >= least
    lines = (house.EXERCISES / "README.md").read_text("utf-8").splitlines()
    sections = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    lesson = sections[sections.index("Autoencoders") : sections.index("Practice questions")]
    assert {solution.question.section for solution in key.values()} == set(lesson)


def test_each_question_knows_a_misconception(key):
    assert [name for name, solution in key.items() if not solution.ties] == []


def test_a_misspelt_misconception_is_told(tmp_path, monkeypatch):
    solutions = shutil.copytree(house.SOLUTIONS, tmp_path / "solutions")
    text = (solutions / "practice.toml").read_text("utf-8")
    (solutions / "practice.toml").write_text(text.replace("kl_loss.sign_flipped", "kl_loss.sign_fliped"), "utf-8")
    monkeypatch.setattr(house, "SOLUTIONS", solutions)
    with pytest.raises(LessonError, match=r"'kl_loss\.sign_fliped' is no misconception of .*kl_loss\.toml"):
        bank.key("practice")


def test_the_answers_file_has_a_line_for_each_question(plan):
    text = (house.EXERCISES / "answers.toml").read_text("utf-8")
    answers = tomllib.loads(text)
    assert next(iter(answers)) == "student"
    assert QuizGrader(plan.quiz).misplaced(answers) == []
    for quiz in plan.quiz:
        assert list(answers[quiz.slug]) == [each.id for each in bank.questions(quiz.slug)]
        assert set(answers[quiz.slug].values()) == {""}
