"""`vaegan explain`: what an instructor sees of one submission, and that its commands repeat the very same test."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import numpy as np
import pytest

from autograder import explain, house
from autograder.reports.appeal import compact
from autograder.submission import SubmissionError

EXITS = "import keras, os\n\n\nclass Sampling(keras.layers.Layer):\n    def call(self, inputs):\n        os._exit(0)\n"
ANSWERS = '[quick_checks]\nlatent_space = "B"\nvae_objective = "B"\n'
SLUGS = ("sampling", "kl_loss", "quick_checks")


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A graded class of one: a known mistake, a crash, and a wrong answer."""
    folder = tmp_path_factory.mktemp("explain")
    ada = folder / "class" / "ada"
    ada.mkdir(parents=True)
    shutil.copy(house.ROOT / "tests" / "corpus" / "wrong" / "kl_loss" / "no_half.py", ada / "kl_loss.py")
    (ada / "sampling.py").write_text(EXITS, "utf-8")
    (ada / "answers.toml").write_text(ANSWERS, "utf-8")
    run("grade", folder / "class", "--out", folder / "out", *[word for slug in SLUGS for word in ("--only", slug)])
    return folder / "out"


@pytest.fixture(scope="module")
def shown(out):
    """What the command prints, line by line."""
    return run("explain", "ada", *SLUGS, "--out", out).splitlines()


def run(*words):
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    wide = os.environ | {"COLUMNS": "200"}  # so that no value is folded, however many digits it has
    done = subprocess.run(command, cwd=house.ROOT, env=wide, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def block(lines, start):
    """Return the lines from one that starts with a text to the next empty one."""
    first = next(place for place, line in enumerate(lines) if line.startswith(start))
    return lines[first : next(place for place in range(first, len(lines)) if not lines[place].strip())]


def test_a_wrong_answer_stands_beside_the_right_one(shown):
    test = block(shown, "✗ test_mean_term (failed): With the prior's variance")
    said = {line.split()[0]: line.split(maxsplit=1)[1] for line in test[1:]}
    assert said["says"].startswith("Where log_var is 0")
    assert said["asked"].strip() == "kl_loss"
    assert any("(16, 5) all 0" in line for line in test)
    assert float(said["answer"]) == pytest.approx(2 * float(said["reference"]), rel=1e-4)
    assert [line for line in test if line.lstrip().startswith("(16, 5) [") and " from -" in line]


def test_the_misconception_and_its_hint_are_named(shown):
    assert block(shown, "misconception")[0].split()[1] == "kl_loss.half_left_out:"
    assert any(line.startswith("hint") for line in block(shown, "misconception"))


def test_a_question_that_led_to_a_crash_is_shown(shown):
    test = block(shown, "✗ test_mean (crashed)")
    assert any(re.match(r"answer +none", line) for line in test)
    assert any(line.startswith("reference") for line in test)


def test_quiz_answers_are_explained(shown):
    test = block(shown, "✗ latent_space (failed)")
    assert any(re.match(r"given +B", line) for line in test)
    assert not any(line.startswith("✗ vae_objective") for line in shown)


def test_the_command_repeats_the_test(shown):
    """Plain pytest finds the same wrong value, from the same inputs."""
    test = block(shown, "✗ test_mean_term")
    answer = next(line.split()[1] for line in test if line.startswith("answer"))
    (repeat,) = [line.removeprefix("repeat").strip() for line in test if line.startswith("repeat")]
    name, *arguments = shlex.split(repeat)
    assert name == "pytest"
    command = [sys.executable, "-m", "pytest", "--showlocals", *arguments]
    done = subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 failed" in done.stdout
    assert answer[:6] in done.stdout


def test_nothing_but_what_was_asked_for(shown):
    assert shown[0].startswith("ada  /")
    assert [line.split()[0] for line in shown if re.match(r"\w+  [\d.]+ of \d+: ", line)] == list(SLUGS)
    assert shown[-1].endswith("it is not for students.")


def test_a_submission_is_found_by_name_and_by_path(out):
    path = out.parent / "class" / "ada"
    by_name, by_path = explain.find(out, "ada"), explain.find(out, str(path))
    assert by_name == by_path
    assert (by_name.name, by_name.path, set(by_name.scores)) == ("ada", path, {"kl_loss", "sampling", "quick_checks"})
    with pytest.raises(SubmissionError, match="no submission called 'adda'"):
        explain.find(out, "adda")


def test_a_submission_that_was_moved_away_is_told(plan, out, tmp_path):
    case = explain.find(out, "ada")
    moved = explain.Case("ada", tmp_path / "gone", case.scores, {}, case.seed)
    with pytest.raises(SubmissionError, match="gone does not exist"):
        next(explain.explain(plan.only(["quick_checks"]), moved))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.float32(0.5), "0.5"),
        (np.array(2.0), "2"),
        (np.zeros((8, 3), "float32"), "(8, 3) all 0"),
        (np.arange(3, dtype="int32"), "int32 (3,) [0, 1, 2]"),
        (np.array([True, False]), "bool (2,) [1, 0]"),
        (np.linspace(0, 1, 5, dtype="float32"), "(5,) [0, 0.25, 0.5, 0.75, ...] from 0 to 1"),
        (np.full(3, np.nan, "float32"), "(3,) [nan, nan, nan]"),
        (np.zeros((0, 2), "float32"), "(0, 2) empty"),
        ([1.0, None], "[1,\n None]"),
        ({"\x1b[31mloss": 1.0}, "{loss: 1}"),
        ("\x1b[31mred", "'\\x1b[31mred'"),
    ],
)
def test_values_are_shown_in_a_line(value, text):
    assert compact(value) == text
