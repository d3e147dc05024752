"""A whole class, graded through the command line, as an instructor does it."""

import csv
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from autograder import house

CORPUS = Path(__file__).parent / "corpus"
CLASS = CORPUS / "class"
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


def gradebook_of(out):
    with (out / "gradebook.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def gradebook(out):
    return {row["submission"]: row for row in gradebook_of(out)}


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
    assert header == ",".join(["submission", "score", "max_score", "status", *plan.slugs, "awaiting"])


def test_complete_submissions_have_full_marks(gradebook, plan):
    counted = [part for part in plan.automatic.parts if not getattr(part, "practice", False)]
    for name in ("ada", "mina"):
        assert {part.slug: gradebook[name][part.slug] for part in counted} == {
            part.slug: f"{part.points:g}" for part in counted
        }
    assert gradebook["ada"]["score"] == gradebook["ada"]["max_score"] == f"{plan.automatic.max_score:g}"


def test_what_is_written_awaits_a_human(gradebook, plan):
    awaited = {name for name, row in gradebook.items() if row["awaiting"]}
    assert awaited == {"ada", "kofi"}
    for name, row in gradebook.items():
        assert row["wardrobe"] == ("" if name in awaited else "0")
        assert float(row["max_score"]) == (plan.automatic if name in awaited else plan).max_score


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
    shutil.copytree(CLASS / "dora", tmp_path / "some" / "dora")
    shutil.copy(CLASS / "noor.ipynb", tmp_path / "some")
    assert grade(tmp_path / "out", "--jobs", "1", path=tmp_path / "some").returncode == 0
    again = sorted((tmp_path / "out" / "results").iterdir())
    assert [path.stem for path in again] == ["dora", "noor"]
    for path in again:
        first = (out / "results" / path.name).read_text("utf-8")
        assert VOLATILE.sub("", path.read_text("utf-8")) == VOLATILE.sub("", first), path.name
    rows = [row for row in gradebook_of(out) if row["submission"] in ("dora", "noor")]
    assert [{**row, "awaiting": ""} for row in gradebook_of(tmp_path / "out")] == rows


def judged(out, name, slugs):
    tests = [test for test in results(out, name)["tests"] if test["extra_data"]["slug"] in slugs]
    return [
        (test["extra_data"]["slug"], test["name"].partition(" ")[2], test["score"], test["output"]) for test in tests
    ]


def test_a_batch_that_is_stopped_goes_on_where_it_was(out, tmp_path):
    """By Ctrl-C; `python -m tools.kill` kills it at random moments."""
    some, slugs = tmp_path / "some", ("kl_loss", "sampling", "vae")
    for name in ("kofi", "hana", "ivan"):
        shutil.copytree(CLASS / name, some / name)
    shutil.copy(CLASS / "noor.ipynb", some)  # whose mistakes get hints
    command = [sys.executable, "-m", "autograder", "grade", str(some), "--out", str(tmp_path / "out")]
    command += [word for slug in slugs for word in ("--only", slug)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # who runs the tests in the background may ignore it
    quiet |= {"start_new_session": True, "preexec_fn": heed}
    batch = subprocess.Popen([*command, "--jobs", "1", "--seed", "1"], cwd=house.ROOT, **quiet)
    while not list((tmp_path / "out" / "results").glob("*.json")):
        assert batch.poll() is None, batch.communicate()
        time.sleep(0.05)
    os.killpg(batch.pid, signal.SIGINT)
    _, says = batch.communicate(timeout=120)
    assert batch.returncode == 130
    assert re.search(r"Stopped: [1-3] of 4 are graded, .* The same command goes on from there\.", says)
    with sqlite3.connect(tmp_path / "out" / "ledger.sqlite") as ledger:
        (known,) = ledger.execute("SELECT count(*) FROM result").fetchone()
    assert known > 0
    done = subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "with seed 1 in tier" in done.stdout
    names = [path.stem for path in (tmp_path / "out" / "results").iterdir()]
    assert sorted(names) == ["hana", "ivan", "kofi", "noor"]
    for name in names:
        assert judged(tmp_path / "out", name, slugs) == judged(out, name, slugs)


def test_regrade_tells_what_has_changed(tmp_path):
    hand_in, out = tmp_path / "hand_in" / "ada", tmp_path / "out"
    hand_in.mkdir(parents=True)
    shutil.copy(CORPUS / "wrong" / "kl_loss" / "no_half.py", hand_in / "kl_loss.py")
    none = f"{out} holds no results of an earlier batch: `vaegan grade` makes them.\n"
    assert regrade(hand_in.parent, out).stderr == none
    assert grade(out, "--only", "kl_loss", path=hand_in.parent).returncode == 0
    assert "No score has changed." in regrade(hand_in.parent, out).stdout
    shutil.copy(house.solution("kl_loss"), hand_in / "kl_loss.py")
    done = regrade(hand_in.parent, out)
    assert done.returncode == 0, done.stderr
    assert re.search(r"ada +kl_loss +[\d.]+ +10 +the hand-in has changed", done.stdout)
    assert "+ test_mean_term" in done.stdout
    assert "No score has changed." in regrade(hand_in.parent, out).stdout


def regrade(path, out):
    command = [sys.executable, "-m", "autograder", "regrade", str(path), "--out", str(out), "--only", "kl_loss"]
    return subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)


def test_gradescope_schema(out):
    report = results(out, "dora")
    assert report["score"] == pytest.approx(sum(test["score"] for test in report["tests"]), abs=0.01)
    for test in report["tests"]:
        assert test["status"] in ("passed", "failed")
        assert 0 <= test["score"] <= test["max_score"]
        assert (test["output"] == "") == (test["status"] == "passed")
