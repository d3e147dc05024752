"""A whole class, graded through the command line, as an instructor does it."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder import house

CLASS = Path(__file__).parent / "corpus" / "class"
VOLATILE = re.compile(r'"(?:execution_time|cpu_seconds)": (?:[\d.]+|\{[^}]*\})')


def grade(out, *options, path=CLASS):
    command = [sys.executable, "-m", "autograder", "grade", str(path), "--out", str(out), "--seed", "1", *options]
    return subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    done = grade(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def gradebook(out):
    with (out / "gradebook.csv").open(newline="") as file:
        return {row["submission"]: row for row in csv.DictReader(file)}


def results(out, name):
    return json.loads((out / "results" / f"{name}.json").read_text("utf-8"))


def verdicts(out, name, slug):
    tests = results(out, name)["tests"]
    return {test["extra_data"]["verdict"] for test in tests if test["extra_data"]["slug"] == slug}


def test_everybody_is_graded(gradebook):
    assert len(gradebook) == len(list(CLASS.iterdir())) >= 12
    assert {row["status"] for row in gradebook.values()} == {"graded"}


def test_columns(out, plan):
    header = (out / "gradebook.csv").read_text("utf-8").splitlines()[0]
    assert header == ",".join(["submission", "score", "max_score", "status", *plan.slugs])


def test_complete_submissions_have_full_marks(gradebook):
    for name in ("ada", "mina"):
        assert gradebook[name]["score"] == gradebook[name]["max_score"]


def test_a_notebook_is_graded_without_its_training_and_plots(gradebook):
    assert [gradebook["chen"][slug] for slug in ("encoder", "sampling", "kl_loss", "generator", "discriminator")] == [
        "10"
    ] * 5


def test_partial_answers(gradebook, out):
    assert gradebook["bruno"]["kl_loss"] == "10"
    assert verdicts(out, "bruno", "generator") == {"not_attempted"}
    assert gradebook["lea"]["sampling"] == gradebook["lea"]["kl_loss"] == "10"
    assert 0 < float(gradebook["dora"]["kl_loss"]) < 10


def test_an_untouched_skeleton_is_not_attempted(gradebook, out):
    assert gradebook["emil"]["score"] == "0"
    assert {test["extra_data"]["verdict"] for test in results(out, "emil")["tests"]} == {"not_attempted"}


def test_broken_code_loses_its_own_exercise_only(gradebook, out):
    assert gradebook["fatima"]["kl_loss"] == "0"
    assert gradebook["fatima"]["encoder"] == gradebook["fatima"]["generator"] == "10"
    assert "SyntaxError" in json.dumps(results(out, "fatima"))
    assert verdicts(out, "goran", "kl_loss") == {"timed_out"}
    assert gradebook["goran"]["encoder"] == "10"


def test_hostile_submissions_gain_nothing(gradebook, out):
    assert gradebook["hana"]["score"] == "0"
    assert verdicts(out, "hana", "sampling") == {"crashed"}
    assert gradebook["ivan"]["kl_loss"] == "0"
    assert gradebook["ivan"]["sampling"] == "10"
    assert [gradebook["jun"][slug] for slug in ("encoder", "sampling", "kl_loss", "generator", "discriminator")] == [
        "0"
    ] * 5
    assert gradebook["kofi"]["score"] == "0"


def test_same_seed_same_bytes_on_any_number_of_workers(out, tmp_path):
    (tmp_path / "some").mkdir()
    for name in ("dora", "kofi"):
        shutil.copytree(CLASS / name, tmp_path / "some" / name)
    shutil.copy(CLASS / "noor.ipynb", tmp_path / "some")
    assert grade(tmp_path / "out", "--jobs", "1", path=tmp_path / "some").returncode == 0
    again = sorted((tmp_path / "out" / "results").iterdir())
    assert [path.stem for path in again] == ["dora", "kofi", "noor"]
    for path in again:
        first = (out / "results" / path.name).read_text("utf-8")
        assert VOLATILE.sub("", path.read_text("utf-8")) == VOLATILE.sub("", first), path.name
    rows = (out / "gradebook.csv").read_text("utf-8").splitlines()
    assert set((tmp_path / "out" / "gradebook.csv").read_text("utf-8").splitlines()) <= set(rows)


def test_gradescope_schema(out):
    report = results(out, "dora")
    assert report["score"] == pytest.approx(sum(test["score"] for test in report["tests"]), abs=0.01)
    for test in report["tests"]:
        assert test["status"] in ("passed", "failed")
        assert 0 <= test["score"] <= test["max_score"]
        assert (test["output"] == "") == (test["status"] == "passed")
