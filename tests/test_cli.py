"""The command line answers mistakes with one clear line and exit status 2, and writes nothing."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder import house

GOOD = "from keras import ops\n\n\ndef kl_loss(mean, log_var):\n    return 0.0\n"


def one_line(done, *words):
    assert done.returncode == 2, done.stdout + done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    for word in words:
        assert word in lines[0]


def zip_of(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_missing_path(vaegan, tmp_path):
    out = tmp_path / "out"
    one_line(vaegan("grade", tmp_path / "nowhere", "--out", out), "nowhere", "does not exist")
    assert not out.exists()


def test_empty_folder(vaegan, tmp_path):
    (tmp_path / "class").mkdir()
    one_line(vaegan("grade", tmp_path / "class", "--out", tmp_path / "out"), "holds no submissions")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("broken.zip", b"PK\x03\x04 nothing more", "zip"),
        ("broken.ipynb", b"{not json", "no JSON"),
        ("list.ipynb", b"[1, 2]", "no notebook"),
        ("binary.py", b"\xff\xfe\x00", "UTF-8"),
        ("essay.docx", b"hello", "no folder, .zip, .ipynb or .py"),
    ],
)
def test_a_single_damaged_submission(vaegan, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    one_line(vaegan("grade", tmp_path / name, "--out", tmp_path / "out"), name, words)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("member", ["../kl_loss.py", "/etc/kl_loss.py", "a/../../kl_loss.py", "C:/kl_loss.py"])
def test_a_zip_that_points_outside(vaegan, tmp_path, member):
    path = zip_of(tmp_path / "slip.zip", {member: GOOD})
    one_line(vaegan("grade", path, "--out", tmp_path / "out"), "slip.zip", "outside")


def test_a_damaged_submission_in_a_class_stops_nobody(vaegan, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "good.py").write_text(GOOD, "utf-8")
    (folder / "bad.zip").write_bytes(b"no zip")
    zip_of(folder / "slip.zip", {"../kl_loss.py": GOOD})
    done = vaegan("grade", folder, "--out", tmp_path / "out", "--only", "kl_loss", "--jobs", 1)
    assert done.returncode == 1, done.stderr
    rows = (tmp_path / "out" / "gradebook.csv").read_text("utf-8").splitlines()[1:]
    assert rows == ["bad,0,10,unreadable,0", "good,0,10,graded,0", "slip,0,10,unreadable,0"]
    report = json.loads((tmp_path / "out" / "results" / "bad.json").read_text("utf-8"))
    assert "zip" in report["output"]


def test_output_that_cannot_be_written(vaegan, tmp_path):
    (tmp_path / "good.py").write_text(GOOD, "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    one_line(vaegan("grade", tmp_path / "good.py", "--out", tmp_path / "file"), "cannot be written")


@pytest.mark.parametrize("command", [["check", "klloss"], ["grade", ".", "--out", "o", "--only", "klloss"]])
def test_unknown_slug(vaegan, command):
    one_line(vaegan(*command), "klloss", "kl_loss")


def test_a_seed_that_no_ledger_takes(vaegan, tmp_path):
    done = vaegan("grade", tmp_path, "--out", tmp_path / "out", "--seed", 2**63)
    assert done.returncode == 2
    assert "--seed" in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_is_told_has_no_escapes(vaegan, tmp_path):
    path = tmp_path / "\x1b]0;pwned\x07\x1b[2Jeve.zip"
    path.write_bytes(b"no zip")
    done = vaegan("grade", path, "--out", tmp_path / "out")
    assert (done.returncode, "eve.zip is no zip file" in done.stderr) == (2, True)
    (tmp_path / "ada.py").write_text(GOOD, "utf-8")
    done = vaegan("grade", tmp_path, "--out", tmp_path / "out", "--only", "quick_checks")
    assert (done.returncode, "eve: " in done.stdout) == (1, True)
    assert "\x1b" not in done.stdout + done.stderr


def test_unknown_quiz(vaegan):
    one_line(vaegan("quiz", "nope"), "nope", "quick_checks")


def test_the_trusted_process_never_imports_tensorflow(tmp_path):
    (tmp_path / "good.py").write_text(GOOD, "utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "autograder", "grade", str(tmp_path / "good.py")]
    command += ["--out", str(tmp_path / "out"), "--only", "kl_loss"]
    done = subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    imported = re.findall(r"\|\s+([\w.]+)$", done.stderr, re.MULTILINE)
    assert "autograder.grading" in imported
    assert not [name for name in imported if name.split(".")[0] in ("tensorflow", "keras", "kl_loss")]


def test_check_says_not_attempted_of_untouched_skeletons(vaegan, plan, tmp_path):
    for exercise in plan.exercise:
        (tmp_path / f"{exercise.slug}.py").write_bytes(house.exercise(exercise.slug).read_bytes())
    done = vaegan("check", "--in", tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("not attempted yet") == len(plan.exercise)
    assert "Traceback" not in done.stdout + done.stderr


def test_check_explains(vaegan, tmp_path):
    (tmp_path / "kl_loss.py").write_text(
        "def kl_loss(mean, log_var):\n    print('hello')\n    return mean.sum()\n", "utf-8"
    )
    (tmp_path / "sampling.py").write_bytes((house.SOLUTIONS / "sampling.py").read_bytes())
    done = vaegan("check", "kl_loss", "sampling", "--in", tmp_path)
    assert done.returncode == 1
    assert "kl_loss.py, line 3: return mean.sum()" in done.stdout
    assert "hello" in done.stdout
    assert done.stdout.count("✓") == 2
    assert "Traceback" not in done.stdout


def test_quiz_explains_at_once(vaegan):
    done = vaegan("quiz", stdin="C\nx\na\nB\n")
    assert done.returncode == 0
    assert "1 of 3 right." in done.stdout  # x was no answer and is asked again
    assert done.stdout.count("Right.") == 1
    assert done.stdout.count("Not quite.") == 2
    assert "Please answer with one of A, B, C, D." in done.stdout


@pytest.fixture
def students_copy(tmp_path):
    """A copy of the project without its hidden material, and a command that runs there."""
    hidden = shutil.ignore_patterns("suites", "probes", "misconceptions", "__pycache__")
    for name in ("autograder", "exercises", "quizzes"):
        shutil.copytree(house.ROOT / name, tmp_path / name, ignore=hidden)

    def run(*arguments, stdin=""):
        command = [sys.executable, "-m", "autograder", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        return subprocess.run(
            command, cwd=tmp_path, input=stdin, capture_output=True, text=True, check=False, env=environment
        )

    return run


def test_a_students_copy_explains_answers_in_the_same_words(vaegan, students_copy, tmp_path):
    lines = "C\nA, B\nAda\n1\n2\n3\nABCDE\nq\nn\n"
    done, expected = students_copy("quiz", "practice", stdin=lines), vaegan("quiz", "practice", stdin=lines)
    assert done.returncode == 0, done.stderr
    assert done.stdout == expected.stdout
    assert "1 of 6 right." in done.stdout
    assert not (tmp_path / "solutions").exists()


def test_a_students_copy_seals_nothing(students_copy, tmp_path):
    before = (tmp_path / "quizzes" / "sealed" / "practice.toml").read_bytes()
    done = students_copy("quizzes")
    assert done.returncode == 2
    assert "No such command" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "quizzes" / "sealed" / "practice.toml").read_bytes() == before


def test_sealing_again_changes_nothing(vaegan):
    made = [*house.QUIZZES.glob("sealed/*.toml"), house.QUIZZES / "quiz.html"]
    before = [path.read_bytes() for path in made]
    done = vaegan("quizzes")
    assert done.returncode == 0, done.stderr
    assert "Sealed 2 quizzes, and built quizzes/quiz.html." in done.stdout
    assert [path.read_bytes() for path in made] == before


def test_grading_a_quiz_alone_runs_no_tests_that_lie_about(tmp_path):
    (tmp_path / "test_trap.py").write_text("open('sprung', 'w')\n", "utf-8")
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "answers.toml").write_text('practice.blur = "B"\nquick_checks.gan_advantage = "D"\n', "utf-8")
    command = [sys.executable, "-m", "autograder", "grade", "ada", "--out", "out"]
    command += ["--only", "practice", "--only", "quick_checks"]
    environment = {**os.environ, "PYTHONPATH": str(house.ROOT)}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "gradebook.csv").read_text("utf-8").splitlines()[1] == "ada,2,8,graded,2,1"
    assert not (tmp_path / "sprung").exists()


def test_the_practice_quiz_asks_for_the_name_once_and_explains_each_kind(vaegan):
    done = vaegan("quiz", "practice", stdin="C\na c\nAda\nmany\n1\n2\nq\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Your name") == 1
    assert "E belongs to the answer as well" in done.stdout
    assert "Please answer with one number" in done.stdout
    assert "1 of 4 right." in done.stdout
    assert "Your name" not in vaegan("quiz", "practice", "--student", "Ada", stdin="C\na c\n1\nq\n").stdout


def test_the_practice_quiz_stops_where_no_name_is_given(vaegan):
    done = vaegan("quiz", "practice", stdin="C\nA, C, E\n\n1\n")
    assert done.returncode == 0, done.stderr
    assert "2 of 2 right." in done.stdout


@pytest.mark.parametrize("slugs", [["quick_checks"], ["kl_loss", "quick_checks"]])
def test_check_points_to_the_quiz(vaegan, slugs):
    one_line(vaegan("check", *slugs), "quick_checks is a quiz", "`vaegan quiz quick_checks`")


def test_training_says_what_is_missing(vaegan, tmp_path):
    one_line(vaegan("train", "vae", "--in", tmp_path / "nowhere"), "nowhere", "cannot be read")
    done = vaegan("train", "diffusion")
    assert done.returncode == 2
    assert "'diffusion' is not one of 'vae'" in done.stderr


def test_plain_pytest_works(tmp_path):
    (tmp_path / "kl_loss.py").write_bytes((house.SOLUTIONS / "kl_loss.py").read_bytes())
    for tests in ("exercises/tests", "autograder/suites"):
        command = [sys.executable, "-m", "pytest", f"{tests}/test_kl_loss.py", "--submission", str(tmp_path)]
        done = subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        assert " passed" in done.stdout
