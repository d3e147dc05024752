"""A person's decision on a score: checked, kept through regrades, shown beside what the tests gave, withdrawn."""

import csv
import io
import json
import unicodedata
from concurrent.futures import Future
from pathlib import Path

import pytest
from rich.console import Console

from autograder import overrides
from autograder.classroom import Classroom
from autograder.ledger import FILE, Ledger, LedgerError
from autograder.lms.collect import Given
from autograder.overrides import OverrideError
from autograder.records import LessonError
from autograder.reports.gradebook import as_table
from autograder.result import ItemResult, Judgement, Override, Status, SubmissionResult, TestResult, Verdict
from autograder.submission import SubmissionError

ONE = "def kl_loss(mean, log_var):\n    return 1.0\n"
WHO = {"reason": "the test was unclear", "by": "Prof. Eve"}


class Scripted:
    """Workers that reply at once with the same verdict on every exercise."""

    slots = 1
    losses = ()

    def __init__(self, verdict, broken=()):
        self._verdict = verdict
        self._broken = broken

    def submit(self, job):
        test = TestResult(name="test_one", title="One", weight=1, verdict=self._verdict)
        items = [ItemResult(slug=slug, title=slug, points=10, tests=(test,)) for slug in job.fingerprints]
        future = Future()
        future.set_result(Judgement(items=tuple(items), broken=self._broken))
        return future


@pytest.fixture
def two(plan):
    return plan.only(["kl_loss", "sampling"])


@pytest.fixture
def hand_in(tmp_path):
    (tmp_path / "class" / "ada").mkdir(parents=True)
    (tmp_path / "class" / "ada" / "kl_loss.py").write_text(ONE, "utf-8")
    (tmp_path / "class" / "bo.zip").write_bytes(b"no zip")
    return tmp_path / "class"


@pytest.fixture
def grade(two, hand_in, tmp_path):
    def run(verdict=Verdict.FAILED, text=ONE, broken=()):
        (hand_in / "ada" / "kl_loss.py").write_text(text, "utf-8")
        classroom = Classroom(two, hand_in, tmp_path / "out", None)
        try:
            return classroom.grade(Scripted(verdict, broken), lambda line: None)
        finally:
            classroom.close()

    return run


@pytest.fixture
def decide(plan, tmp_path):
    def run(submission="ada", slug="kl_loss", points=7.0, **others):
        return overrides.decide(plan, tmp_path / "out", submission, slug, points, **{**WHO, **others})

    return run


def rows(out):
    with (out / "gradebook.csv").open(newline="") as file:
        return {row["submission"]: row for row in csv.DictReader(file)}


def report(out, name="ada"):
    return json.loads((out / "results" / f"{name}.json").read_text("utf-8"))


def test_a_decision_counts_and_the_tests_score_stays_beside(grade, decide, two, tmp_path):
    grade()
    assert "overridden" not in rows(tmp_path / "out")["ada"]
    decide()
    graded = grade()
    assert graded.overrides == 1
    row = rows(tmp_path / "out")["ada"]
    assert (row["score"], row["kl_loss"], row["status"]) == ("7", "7", "graded")
    assert row["overridden"].startswith("kl_loss: 7 instead of 0 (Prof. Eve, 20")
    assert row["overridden"].endswith(": the test was unclear)")
    console = Console(width=80, file=io.StringIO())
    console.print(as_table(two, graded.lines, 80))
    assert "7*" in console.file.getvalue()
    assert "* decided by a person" in console.file.getvalue()
    shown = report(tmp_path / "out")
    assert shown["score"] == 7 == sum(test["score"] for test in shown["tests"])
    (entry,) = [test for test in shown["tests"] if test["extra_data"]["verdict"] == "override"]
    assert "7 of 10" in entry["output"]
    assert "unclear" not in entry["output"]
    assert (entry["extra_data"]["raw_score"], entry["extra_data"]["reason"]) == (0, "the test was unclear")


def test_a_decision_outlasts_a_regrade_and_is_never_kept_as_a_result(grade, decide, tmp_path):
    grade()
    decide()
    graded = grade(Verdict.PASSED, ONE + "# better\n")
    assert rows(tmp_path / "out")["ada"]["score"] == "7"
    (change,) = [change for change in graded.changes if change.slug == "kl_loss"]
    assert (change.before, change.after) == (0, 10)
    assert "Prof. Eve has set it to 7, which counts" in change.reasons
    with Ledger(tmp_path / "out" / FILE) as kept:
        assert kept.scores("ada")["kl_loss"][0] == 10


def test_the_last_decision_counts_until_it_is_withdrawn(grade, decide, tmp_path):
    grade()
    decide()
    decide(points=4.0, by="Dr. Kim")
    grade()
    assert rows(tmp_path / "out")["ada"]["score"] == "4"
    decide(points=None)
    grade()
    assert rows(tmp_path / "out")["ada"]["score"] == "0"
    assert "overridden" not in rows(tmp_path / "out")["ada"]
    with pytest.raises(OverrideError, match="nothing to withdraw"):
        decide(points=None)


def test_a_hand_in_that_cannot_be_read_may_get_points(grade, decide, tmp_path):
    grade()
    decide("bo", points=10.0)
    grade()
    row = rows(tmp_path / "out")["bo"]
    assert (row["score"], row["status"], row["kl_loss"], row["sampling"]) == ("10", "unreadable", "10", "0")
    assert report(tmp_path / "out", "bo")["score"] == 10


def test_where_the_grader_failed_a_decision_on_all_of_it_gives_a_score(grade, decide, tmp_path):
    grade(Verdict.GRADER_ERROR)
    decide()
    grade(Verdict.GRADER_ERROR)
    assert rows(tmp_path / "out")["ada"]["score"] == ""
    decide(slug="sampling", points=0.0)
    grade(Verdict.GRADER_ERROR)
    row = rows(tmp_path / "out")["ada"]
    assert (row["score"], row["status"]) == ("7", "graded")


def test_a_fault_around_whole_results_is_no_grade(grade, decide, tmp_path):
    grade(Verdict.PASSED, broken=("pytest ended with INTERNAL_ERROR",))
    row = rows(tmp_path / "out")["ada"]
    assert (row["score"], row["status"]) == ("", "grader_error")
    decide()
    grade(Verdict.PASSED, broken=("pytest ended with INTERNAL_ERROR",))
    assert rows(tmp_path / "out")["ada"]["status"] == "grader_error", "nobody knows which exercise it concerns"
    decide(slug="sampling", points=3.0)
    grade(Verdict.PASSED, broken=("pytest ended with INTERNAL_ERROR",))
    row = rows(tmp_path / "out")["ada"]
    assert (row["score"], row["status"]) == ("10", "graded")


def test_a_decision_without_its_submission_is_told(two, grade, decide, hand_in, tmp_path):
    grade()
    decide()
    (hand_in / "ada").rename(hand_in / "Ada")
    classroom = Classroom(two, hand_in, tmp_path / "out", None)
    classroom.grade(Scripted(Verdict.PASSED), lambda line: None)
    classroom.close()
    says = "ada has no submission here, but a person has decided on its score: is it called otherwise now?"
    assert classroom.doubts == [says]


def test_accents_may_be_typed_either_way(grade, decide, hand_in, tmp_path):
    (hand_in / unicodedata.normalize("NFD", "Zoë")).mkdir()
    (hand_in / unicodedata.normalize("NFD", "Zoë") / "kl_loss.py").write_text(ONE, "utf-8")
    grade()
    for form in ("NFC", "NFD"):
        decide(unicodedata.normalize(form, "Zoë"))
    grade()
    assert rows(tmp_path / "out")["Zoë"]["kl_loss"] == "7"


def test_an_item_that_was_lost_keeps_a_submission_without_score(two):
    lost = SubmissionResult(submission="ada", status=Status.GRADER_ERROR, max_score=20)
    decided = Override(points=7, date="2026-01-01", **WHO)
    result = overrides.applied(lost, {"kl_loss": decided}, two)
    assert (result.status, result.score) == (Status.GRADER_ERROR, None)
    assert [item.slug for item in result.items] == ["kl_loss"]


def test_a_decision_says_which_command_writes_it_down(two, grade, decide, hand_in, tmp_path):
    grade()
    known = ["vaegan", "grade", str(hand_in), "--out", str(tmp_path / "out")]
    assert decide() == [*known, "--only", "sampling", "--only", "kl_loss"]
    (tmp_path / "roster.csv").write_text("Student,ID,SIS User ID,SIS Login ID,Section\nAda,1,2,ada,A\n", "utf-8")
    Classroom(two, hand_in, tmp_path / "out", None, Given(roster=tmp_path / "roster.csv")).close()
    assert decide()[-2:] == ["--roster", str(tmp_path / "roster.csv")]


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"submission": "adda"}, SubmissionError, "no submission called 'adda'. Did you mean 'ada'?"),
        ({"submission": "zoe"}, SubmissionError, "gradebook.csv has the names"),
        ({"slug": "kl_lost"}, LessonError, "no exercise called 'kl_lost'"),
        ({"points": 10.5}, OverrideError, "kl_loss is worth 0 to 10 points, not 10.5"),
        ({"points": -1.0}, OverrideError, "not -1"),
        ({"points": float("nan")}, OverrideError, "not nan"),
        ({"reason": "  "}, OverrideError, "--reason TEXT --by NAME"),
        ({"by": ""}, OverrideError, "--reason TEXT --by NAME"),
    ],
)
def test_mistakes_are_told_and_change_nothing(grade, decide, tmp_path, arguments, error, words):
    grade()
    with pytest.raises(error) as caught:
        decide(**arguments)
    assert words in str(caught.value)
    with Ledger(tmp_path / "out" / FILE) as kept:
        assert kept.overrides() == {}


def test_without_results_there_is_nothing_to_decide(decide, tmp_path):
    with pytest.raises(LedgerError, match="holds no results"):
        decide()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("points", [[], ["7", "--withdraw"]])
def test_either_points_or_a_withdrawal(vaegan, tmp_path, points):
    options = ["--reason", "r", "--by", "b", "--out", tmp_path]
    done = vaegan("override", "ada", "kl_loss", *points, *options)
    assert done.returncode == 2
    assert done.stderr == "Give either the POINTS that count from now on, or --withdraw.\n"


def test_the_command_keeps_a_decision(grade, vaegan, tmp_path: Path):
    grade()
    done = vaegan("override", "ada", "kl_loss", 7, "--reason", "r", "--by", "Eve", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "7 points count from now on" in done.stdout
    with Ledger(tmp_path / "out" / FILE) as kept:
        assert kept.overrides()["ada"]["kl_loss"].points == 7
