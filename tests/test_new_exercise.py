"""An instructor adds an exercise by adding files and a row: shown in a copy, with no change to the engine."""

import csv
import shutil
import subprocess
import sys

from autograder import house

SOLUTION = '''"""A warm-up."""

from keras import ops


def double(x):
    """Return twice x, a tensor of any shape."""
    # TODO: double every number.
    # BEGIN SOLUTION
    return ops.multiply(x, 2.0)
    # END SOLUTION
'''
SUITE = '''"""Hidden tests of doubling."""

from autograder.compare import agree


def test_values(submission, reference, rng):
    """Every number is doubled."""
    x = rng.normal(size=(2, 3)).astype("float32")
    agree(submission.double(x), reference.double(x), says="That is not twice the input.")
'''
PUBLIC = '''"""Public tests of doubling."""

from autograder.compare import numbers


def test_shape(submission, rng):
    """The shape stays."""
    numbers(submission.double(rng.normal(size=(2, 3)).astype("float32")), (2, 3), "The result")
'''
SECTION = """
### Exercise: `double`

*Mind.* Twice is not the square.

Edit [double.py](double.py), then run `vaegan check double`.
"""
ROW = '\n[[exercise]]\nslug = "double"\ntitle = "Doubling"\nsection = "Warm-up"\npoints = 5\ntime_limit = 5\n'


def test_adding_an_exercise(tmp_path):
    copy = tmp_path / "course"
    for name in ("autograder", "exercises", "quizzes", "solutions"):
        shutil.copytree(house.ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    engine = {path: path.read_bytes() for path in copy.glob("autograder/**/*.py")}
    (copy / "solutions" / "double.py").write_text(SOLUTION, "utf-8")
    (copy / "autograder" / "suites" / "test_double.py").write_text(SUITE, "utf-8")
    with (copy / "exercises" / "lesson.toml").open("a", encoding="utf-8") as file:
        file.write(ROW)

    def vaegan(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "autograder", *arguments]
        return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)

    assert "wrote exercises/double.py" in vaegan("skeletons").stdout
    assert "raise NotImplementedError" in (copy / "exercises" / "double.py").read_text("utf-8")
    for name, text in (("right", "def double(x):\n    return x + x\n"), ("wrong", "def double(x):\n    return x\n")):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "double.py").write_text(text, "utf-8")
    done = vaegan("grade", str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--only", "double")
    assert done.returncode == 0, done.stdout + done.stderr
    with (tmp_path / "out" / "gradebook.csv").open(newline="", encoding="utf-8") as file:
        assert [(row["submission"], row["double"]) for row in csv.DictReader(file)] == [("right", "5"), ("wrong", "0")]
    (copy / "exercises" / "tests" / "test_double.py").write_text(PUBLIC, "utf-8")
    with (copy / "exercises" / "README.md").open("a", encoding="utf-8") as file:
        file.write(SECTION)
    for name in ("LICENSE", "pyproject.toml"):
        shutil.copy(house.ROOT / name, copy)
    assert "wrote exercises/notebook_tests/double.py" in vaegan("notebook").stdout
    done = vaegan("release", str(tmp_path / "practice"))
    assert done.returncode == 0, done.stderr
    assert "raise NotImplementedError" in (tmp_path / "practice" / "exercises" / "double.py").read_text("utf-8")
    assert 'grader.check(\\"double\\")' in (tmp_path / "practice" / "exercises" / "lesson.ipynb").read_text("utf-8")
    assert all(path.read_bytes() == text for path, text in engine.items())
