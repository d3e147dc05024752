"""A wrong answer is told which misunderstanding it shows, or nothing."""

import ast
import json
from pathlib import Path

import numpy as np
import pytest

from autograder import house, lesson, notebook, plugin, wrong_answers
from autograder.grading import Grader
from autograder.plugin import Exam
from autograder.records import LessonError
from autograder.respondent import Asked
from autograder.submission import Submission, read

CORPUS = Path(__file__).parent / "corpus"
SLUGS = [exercise.slug for exercise in notebook.in_cells(lesson.load())]  # a training has no single wrong answer


@pytest.fixture(scope="module")
def grader():
    both = Grader(lesson.load().only(["kl_loss", "sampling"]))
    yield both
    both.close()


def test_answers_are_kept_where_they_are_of_use_and_not_too_large(plan, monkeypatch):
    monkeypatch.setattr(plugin, "MOST_KEPT", 100)
    exam = Exam(plan, Submission("x"), None, seed=1, memory={}, compared=frozenset(["kl_loss"]))
    small = [Asked("call", "kl_loss", (np.zeros(5),), 0, {"answer": [np.zeros(5)]})]  # 80 bytes
    exam.keep("kl_loss", "test_one", small)
    exam.keep("kl_loss", "test_too_much", small)
    exam.keep("kl_loss", "test_without_arrays", [Asked("call", "kl_loss", (), 0, 1.0)])
    exam.keep("encoder", "test_of_no_use", [])
    assert {slug: list(tests) for slug, tests in exam.failed.items()} == {
        "kl_loss": ["test_one", "test_without_arrays"]
    }


def hints(grader, slug, path):
    judged = grader.judge(read(path, path.stem, [slug]), [slug], seed=3, diagnose=True)
    return [hint.misconception for item in judged.items for hint in item.hints]


@pytest.mark.parametrize(
    ("slug", "name", "misconception"),
    [
        ("kl_loss", "no_half", ["half_left_out"]),
        ("kl_loss", "elbo_sign", ["sign_flipped"]),
        ("kl_loss", "mean_times_two", []),  # with one latent dimension it is twice too large, but not otherwise
        ("sampling", "exp_of_log_var", ["variance_for_standard_deviation"]),
        ("sampling", "returns_the_mean", ["no_noise"]),
        ("sampling", "sum_of_uniforms", []),
        ("kl_loss", "undefined_name", []),
    ],
)
def test_hints(grader, slug, name, misconception):
    assert hints(grader, slug, CORPUS / "wrong" / slug / f"{name}.py") == misconception


@pytest.mark.parametrize("slug", ["kl_loss", "sampling"])
def test_a_right_answer_gets_no_hint(grader, slug):
    assert hints(grader, slug, house.solution(slug)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_misconceptions_are_edits_with_plain_hints(slug):
    found = wrong_answers.load(slug).misconception
    assert len(found) >= 8
    for each in found:
        assert 80 <= len(each.hint.split()) <= 160, each.name
        assert wrong_answers.apply(each, slug) != house.solution(slug).read_text("utf-8")
        compile(wrong_answers.apply(each, slug), each.name, "exec")


@pytest.mark.parametrize("slug", SLUGS)
def test_patterns_are_in_step(slug):
    saved = json.loads(house.patterns(slug).read_text("utf-8"))
    assert saved.keys() == {each.name for each in wrong_answers.load(slug).misconception}
    suite = ast.parse(house.suite(slug).read_text("utf-8"))
    tests = {node.name for node in suite.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
    assert {name for failed in saved.values() for name in failed} == tests, "each test fails for some misconception"


def test_an_edit_that_does_not_fit_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(house, "MISCONCEPTIONS", tmp_path)
    entry = '[[misconception]]\nname = "x"\ntitle = "X"\nfind = "no such text"\nreplace = ""\nhint = "h"\n'
    (tmp_path / "kl_loss.toml").write_text(entry, "utf-8")
    with pytest.raises(LessonError, match=r"x edits a text that stands 0 times in kl_loss\.py"):
        wrong_answers.load("kl_loss")
    (tmp_path / "kl_loss.toml").write_text(entry.replace("no such text", "import ops") * 2, "utf-8")
    with pytest.raises(LessonError, match="x stands there 2 times"):
        wrong_answers.load("kl_loss")
