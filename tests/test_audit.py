"""The audit finds what is wrong with a suite: counted on made-up results, and once on a real one."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from autograder.audit import Auditor, Case
from autograder.records import LessonError
from autograder.reports.audit import as_table, draw_kill_matrix
from autograder.result import Hint, ItemResult, Status, SubmissionResult, TestResult, Verdict
from autograder.stability import Memory

TESTS = ("test_shape", "test_value", "test_gradient")


def graded(case, lost=(), hints=(), seed=1, status=Status.GRADED):
    tests = tuple(
        TestResult(
            name=name,
            title=name,
            weight=1,
            verdict=Verdict.FAILED if name in lost else Verdict.PASSED,
            message=f"It is off by 0.5 in {name} (3, 4)." if name in lost else "",
        )
        for name in TESTS
    )
    shown = tuple(Hint(misconception=name, title=name, text=name) for name in hints)
    item = ItemResult(slug=case.slug, title=case.slug, points=10, tests=tests, hints=shown)
    return SubmissionResult(submission=case.path, status=status, max_score=10, items=(item,), seed=seed)


@pytest.fixture
def auditor(plan):
    return Auditor(plan.only(["kl_loss"]))


def case(kind, name, *labels):
    return Case("kl_loss", kind, name, "", labels)


@pytest.fixture
def clean(auditor):
    """An audit without a breach: one right style, two misconceptions, two wrong answers, of which one gets its hint."""
    auditor.add(case("accepted", "terse"), graded(case("accepted", "terse")))
    for name, lost in (("half", ["test_value"]), ("cut", ["test_gradient", "test_shape"])):
        auditor.add(case("misconception", name, name), graded(case("misconception", name), lost))
    one, other = case("wrong", "halved", "half"), case("wrong", "strange")
    auditor.add(one, graded(one, ["test_value"], ["half"]))
    auditor.add(other, graded(other, ["test_value", "test_shape"]))
    return auditor


def test_a_clean_audit(clean):
    found = clean.exercises["kl_loss"]
    assert clean.breaches == []
    assert (found.accepted, found.wrong) == (1, 2)
    assert found.killed == {"half": ["test_value"], "cut": ["test_shape", "test_gradient"]}
    assert found.caught_once == ["half"]
    assert found.catch_nothing_alone == ["test_shape", "test_gradient"]
    assert clean.hint_totals == (1, 1, 1)
    assert found.patterns["half"] == {"test_value": "It is off by  in test_value (, 4)."}


def test_a_false_reject(clean):
    right = case("accepted", "research")
    clean.add(right, graded(right, ["test_shape"]))
    assert clean.breaches == ["kl_loss: accepted answer research loses points in test_shape"]


@pytest.mark.parametrize("kind", ["misconception", "wrong"])
def test_a_false_accept(clean, kind):
    wrong = case(kind, "unseen")
    clean.add(wrong, graded(wrong))
    assert clean.breaches == [f"kl_loss: wrong answer {kind}.kl_loss.unseen loses none"]


def test_a_test_that_catches_nothing(clean):
    clean.exercises["kl_loss"].killed["cut"].remove("test_shape")
    assert clean.breaches == ["kl_loss: test_shape catches nothing"]


def test_a_verdict_that_depends_on_the_seed(clean):
    wrong = case("misconception", "half", "half")
    clean.add(wrong, graded(wrong, ["test_value"], seed=2))
    assert clean.breaches == []
    clean.add(wrong, graded(wrong, ["test_value", "test_shape"], seed=3))
    assert clean.breaches == ["kl_loss: the verdict on misconception.kl_loss.half depends on the seed in test_shape"]


def test_results_of_other_seeds_may_come_first(auditor):
    right = case("accepted", "terse")
    for seed in (3, 1, 2):
        auditor.add(right, graded(right, seed=seed))
    assert auditor.exercises["kl_loss"].accepted == 1
    assert auditor.breaches == []


def test_a_fault_of_the_grader(clean):
    right = case("accepted", "terse")
    clean.add(right, graded(right, status=Status.GRADER_ERROR))
    assert clean.breaches == ["kl_loss: the grader failed on accepted.kl_loss.terse"]


def test_hints_that_are_wrong_or_missing(clean):
    wrong = case("wrong", "cut short", "cut")
    clean.add(wrong, graded(wrong, ["test_gradient"], ["half"]))
    assert clean.hint_totals == (1, 2, 2)
    assert clean.breaches == ["hints: precision 0.500 is below 0.95", "hints: recall 0.500 is below 0.8"]


def test_the_table_fits_a_narrow_terminal(clean):
    console = Console(width=80, file=io.StringIO())
    console.print(as_table(clean))
    text = console.file.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    assert "…" not in text
    (row,) = (line.split() for line in text.splitlines() if "kl_loss" in line)
    assert row == ["kl_loss", "1", "0", "2", "2", "0", "0", "1", "1/1/1"]


def test_the_picture_and_the_figures(clean, tmp_path):
    draw_kill_matrix(clean, tmp_path / "kills.png")
    assert (tmp_path / "kills.png").read_bytes().startswith(b"\x89PNG")
    found = json.loads(clean.as_json())
    assert found["exercises"]["kl_loss"]["killed"]["half"] == ["test_value"]
    assert found["hints"] == {"right": 1, "given": 1, "due": 1}


def test_a_quiz_has_nothing_to_audit(vaegan, tmp_path):
    done = vaegan("audit", "kl_loss", "quick_checks", "--out", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "quick_checks is a quiz: an audit tries the hidden tests of exercises.\n"
    done = vaegan("audit", "wardrobe", "--out", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "wardrobe is an essay: an audit tries the hidden tests of exercises.\n"


def test_an_audit_of_a_small_corpus(vaegan, tmp_path):
    corpus = tmp_path / "corpus"
    for kind, name, text in (
        ("accepted", "zero", "def kl_loss(mean, log_var):\n    return 0.0\n"),
        ("wrong", "half", "from keras import ops\n\n\ndef kl_loss(mean, log_var):\n    return ops.sum(mean)\n"),
    ):
        place = corpus / kind / "kl_loss"
        place.mkdir(parents=True)
        (place / f"{name}.py").write_text(text, "utf-8")
    asked = ("audit", "kl_loss", "--corpus", corpus, "--out", tmp_path / "out", "--seeds", "2", "--save-stability")
    done = vaegan(*asked)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "accepted answer zero loses points" in " ".join(done.stdout.split())
    found = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))["exercises"]["kl_loss"]
    assert (found["accepted"], found["wrong"], found["false_accepts"], found["flips"]) == (1, 1, [], {})
    assert len(found["killed"]) >= 8
    assert found["dead"] == []
    assert "made before" not in done.stdout
    count = found["accepted"] + found["wrong"] + len(found["killed"])
    again = " ".join(vaegan(*asked).stdout.split())
    assert f"{count} of {2 * count} gradings were made before, by the same tests" in again
    assert "made before" not in vaegan(*asked, "--anew").stdout


def measured(plan, corpus, case, seeds, *, lost=(), save=True, **options):
    """Audit one case with the seeds that are left, and return them with what the audit says."""
    memory, auditor = Memory(plan.only(["kl_loss"]), corpus, **options), Auditor(plan.only(["kl_loss"]))
    left = memory.left([case], seeds)
    for each, seed in left:
        auditor.add(each, graded(each, lost, seed=seed))
    memory.join(auditor, [case], seeds)
    if save:
        memory.save()
    return [seed for _, seed in left], auditor.breaches


def test_what_is_stable_is_tried_once(plan, tmp_path):
    wrong = case("wrong", "half")
    assert measured(plan, tmp_path, wrong, 3, lost=["test_value"]) == ([1, 2, 3], [])
    assert measured(plan, tmp_path, wrong, 2, lost=["test_value"]) == ([1], [])
    assert measured(plan, tmp_path, wrong, 5, lost=["test_value"]) == ([1, 4, 5], []), "the lesser number is forgotten"
    assert measured(plan, tmp_path, wrong, 5, lost=["test_value"], anew=True)[0] == [1, 2, 3, 4, 5]


def test_what_has_changed_since_is_tried_anew(plan, tmp_path, monkeypatch):
    wrong = case("wrong", "half")
    measured(plan, tmp_path, wrong, 3, lost=["test_value"])
    changed = replace(wrong, source="pass\n")
    assert measured(plan, tmp_path, changed, 3, lost=["test_value"], save=False)[0] == [1, 2, 3]
    assert measured(plan, tmp_path, replace(wrong, artefact=b"x"), 3, lost=["test_value"], save=False)[0] == [1, 2, 3]
    monkeypatch.setattr("autograder.fingerprint.of_tests", lambda exercise: "of other tests")
    assert measured(plan, tmp_path, wrong, 3, lost=["test_value"])[0] == [1, 2, 3]


def test_what_was_measured_before_and_differs_is_a_flip(plan, tmp_path):
    wrong = case("wrong", "half")
    measured(plan, tmp_path, wrong, 3, lost=["test_value"])
    says = "kl_loss: the verdict on wrong.kl_loss.half depends on the seed in test_shape"
    assert measured(plan, tmp_path, wrong, 3, lost=["test_value", "test_shape"]) == ([1], [says])
    assert measured(plan, tmp_path, wrong, 3, lost=["test_value"])[0] == [1, 2, 3], "it is known no longer"


def test_a_damaged_memory_is_told(plan, tmp_path):
    wrong = case("wrong", "half")
    measured(plan, tmp_path, wrong, 1, lost=["test_value"])
    path = tmp_path / "stability" / "kl_loss.json"
    for text in ("{", "[]", '{"tests": 3}', path.read_text("utf-8").replace('"failed"', '"fine"'), "\xff"):
        path.write_text(text, "latin-1")
        with pytest.raises(LessonError, match=r"stability.kl_loss\.json"):
            Memory(plan.only(["kl_loss"]), tmp_path)
