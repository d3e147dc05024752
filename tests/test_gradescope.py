"""The autograder for Gradescope, run in a copy of its folders, as root and with a container's rights only."""

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder import house, lesson
from autograder.lms import bundle, gradescope, harness
from autograder.records import LessonError
from autograder.result import ItemResult, Status, SubmissionResult, TestResult, Verdict

# What Docker leaves root: no right to make namespaces.
CONTAINER = (
    "chown dac_override fowner fsetid kill setgid setuid setpcap net_bind_service net_raw sys_chroot mknod".split()
)
READER = """
import os

FOUND = []
for place in (SOURCE, SOURCE + "/solutions/kl_loss.py", SOURCE + "/autograder/suites"):
    try:
        FOUND.append(os.listdir(place) if os.path.isdir(place) else open(place).read())
    except OSError:
        pass


def kl_loss(mean, log_var):
    if not FOUND and os.getuid() > 1000:
        raise ValueError("found nothing as another user")
    return 0.0
"""


@pytest.fixture(scope="module")
def archive(plan, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "autograder.zip"
    path.write_bytes(gradescope.archive(plan.only(["kl_loss", "quick_checks"]), seed=5))
    return path


@pytest.fixture
def root(archive, tmp_path):
    """Gradescope's folders, with an unpacked autograder."""
    for name in ("source", "submission", "results"):
        (tmp_path / name).mkdir()
    with zipfile.ZipFile(archive) as unpacked:
        unpacked.extractall(tmp_path / "source")
    return tmp_path


def run(root, *before):
    """Run the autograder as Gradescope does, and return what it reports."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"AUTOGRADER_ROOT": str(root), "VAEGAN_ENV": sys.prefix}
    command = [*before, "bash", str(root / "source" / "run_autograder")]
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
    return json.loads((root / "results" / "results.json").read_text("utf-8")), done


def contained():
    """Return a command line that starts a program with a container's rights, where other users can read Python."""
    rights = ",".join(["-all", *(f"+{name}" for name in CONTAINER)])
    limited = ["setpriv", f"--bounding-set={rights}", "--inh-caps=-all"]
    python = Path(sys.base_prefix)
    blocked = [folder for folder in python.parents if not folder.stat().st_mode & stat.S_IXOTH]
    if not blocked:
        return limited
    # In mounts of its own, an empty folder that all may enter lies over that of root, and Python in it.
    script = 'held=$(mktemp -d); mount --bind "$1" "$held"; mount -t tmpfs -o mode=755 tmpfs "$2"; mkdir -p "$1"; '
    script += 'mount --move "$held" "$1"; rmdir "$held" 2> /dev/null; shift 2; exec "$@"'
    return ["unshare", "--mount", "bash", "-c", script, "mounts", str(python), str(blocked[-1]), *limited]


def scores(report):
    return {test["extra_data"]["test"]: test["score"] for test in report["tests"] if "test" in test["extra_data"]}


def test_the_zip_holds_what_grading_takes_and_nothing_else(archive, plan):
    with zipfile.ZipFile(archive) as zipped:
        names = set(zipped.namelist())
        modes = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in zipped.infolist()}
    for exercise in plan.exercise:
        for path in (house.suite(exercise.slug), house.solution(exercise.slug), house.exercise(exercise.slug)):
            assert path.relative_to(house.ROOT).as_posix() in names
    assert {"setup.sh", "run_autograder", "uv.lock", "pyproject.toml", "export.toml"} <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".", "tests/")) or "/." in name]
    assert modes["run_autograder"] == 0o700
    assert modes["solutions/kl_loss.py"] == 0o600


def test_the_same_lesson_and_seed_give_the_same_bytes(plan, archive):
    assert gradescope.archive(plan.only(["kl_loss", "quick_checks"]), seed=5) == archive.read_bytes()


def test_it_grades_as_grade_does(root, vaegan, tmp_path_factory):
    shutil.copy(
        house.ROOT / "tests" / "corpus" / "wrong" / "kl_loss" / "no_half.py", root / "submission" / "kl_loss.py"
    )
    (root / "submission" / "answers.toml").write_text('[quick_checks]\nlatent_space = "C"\n', "utf-8")
    report, done = run(root)
    assert done.returncode == 0, done.stderr
    out = tmp_path_factory.mktemp("out")
    only = ["--only", "kl_loss", "--only", "quick_checks"]
    assert vaegan("grade", root / "submission", "--out", out, "--seed", 5, *only).returncode == 0
    ours = json.loads((out / "results" / "submission.json").read_text("utf-8"))
    assert report["score"] == ours["score"] > 2
    assert scores(report) == scores(ours)
    assert stat.S_IMODE((root / "source").stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give up some of root's rights")
def test_in_a_container_submitted_code_is_another_user_and_finds_no_tests(root):
    source = f"SOURCE = {str(root / 'source')!r}\n{READER}"
    (root / "submission" / "kl_loss.py").write_text(source, "utf-8")
    root.chmod(0o755)
    report, done = run(root, *contained())
    assert done.returncode == 0, done.stderr
    assert report["extra_data"]["tier"] == "B", done.stderr
    assert {test["output"].split("\n")[0] for test in report["tests"] if test["extra_data"]["slug"] == "kl_loss"} == {
        "Your code raised ValueError: found nothing as another user"
    }


def test_a_grader_that_fails_gives_no_score(root):
    (root / "submission" / "kl_loss.py").write_text("def kl_loss(mean, log_var):\n    return 0.0\n", "utf-8")
    (root / "source" / "autograder" / "suites" / "test_kl_loss.py").write_text("def test_nothing(:\n", "utf-8")
    report, done = run(root)
    assert done.returncode == 1
    assert "score" not in report
    assert report["tests"] == []
    assert "no grade" in report["output"]
    assert report["extra_data"]["status"] == "grader_error"
    assert "SyntaxError" in " ".join(report["extra_data"]["reasons"])


@pytest.mark.parametrize("damage", ["export.toml", "autograder/lms/harness.py"])
def test_a_damaged_autograder_gives_no_score(root, damage):
    (root / "source" / damage).write_text("not = [valid", "utf-8")
    report, done = run(root)
    assert done.returncode == 1
    assert "score" not in report
    assert "no grade" in report["output"]


def test_a_hand_in_that_cannot_be_read_is_told(root, plan):
    (root / "submission" / "vae.ipynb").write_text("{", "utf-8")
    result = harness.grade(plan.only(["quick_checks"]), root / "submission", seed=1)
    report = harness.report_of(result, plan.gradescope)
    assert "vae.ipynb cannot be read: it is no JSON" in report["output"]
    assert (report["score"], report["extra_data"]["status"]) == (0, "unreadable")


@pytest.fixture
def result():
    tests = tuple(
        TestResult(name=name, title=name, weight=1, verdict=verdict, detail="why")
        for name, verdict in (("good", Verdict.PASSED), ("bad", Verdict.FAILED))
    )
    item = ItemResult(slug="kl_loss", title="KL", points=10, tests=tests)
    return SubmissionResult(submission="s", status=Status.GRADED, max_score=10, items=(item,))


@pytest.mark.parametrize("visibility", ["visible", "after_due_date", "after_published", "hidden"])
def test_the_lesson_says_when_results_are_shown(result, visibility):
    report = harness.report_of(result, lesson.Gradescope(visibility=visibility))
    assert {test["visibility"] for test in report["tests"]} == {visibility}
    assert "leaderboard" not in report


def test_a_leaderboard_shows_the_score(result):
    report = harness.report_of(result, lesson.Gradescope(leaderboard=True))
    assert report["leaderboard"] == [{"name": "Score", "value": 5, "order": "desc"}]


def test_a_fault_of_ours_leaves_no_score_in_any_test(result):
    broken = result.items[0].tests[1].model_copy(update={"verdict": Verdict.GRADER_ERROR})
    item = result.items[0].model_copy(update={"tests": (result.items[0].tests[0], broken)})
    failed = result.model_copy(update={"status": Status.GRADER_ERROR, "items": (item,)})
    report = harness.report_of(failed, lesson.Gradescope(leaderboard=True))
    assert report["tests"] == []
    assert not {"score", "leaderboard"} & report.keys()
    assert report["extra_data"]["reasons"] == ["why"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'visibility = "sometimes"',
            "gradescope.visibility = 'sometimes': input should be 'visible', 'after_due_date'",
        ),
        ("leaderboard = 3", "gradescope.leaderboard = 3"),
        ("leader = true", "gradescope.leader is not a key that is known here"),
    ],
)
def test_mistakes_in_the_settings_are_told(tmp_path, text, words):
    path = tmp_path / "lesson.toml"
    path.write_text(f'title = "T"\nexercise = []\n[gradescope]\n{text}\n', "utf-8")
    with pytest.raises(LessonError) as caught:
        lesson.load(path)
    assert words in str(caught.value)


def test_the_scripts_are_in_step_with_the_project():
    makefile = (house.ROOT / "Makefile").read_text("utf-8")
    version = next(line.split()[-1] for line in makefile.splitlines() if line.startswith("UV_VERSION"))
    assert f'"uv=={version}"' in (bundle.TEMPLATES / "setup.sh").read_text("utf-8")
    for name in bundle.SCRIPTS:
        done = subprocess.run(["bash", "-n", bundle.TEMPLATES / name], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_command_names_seed_and_content(vaegan, tmp_path):
    done = vaegan("export", "gradescope", "--out", tmp_path / "a.zip", "--only", "kl_loss")
    assert done.returncode == 0, done.stderr
    assert "grades kl_loss with seed" in " ".join(done.stdout.split())
    assert zipfile.is_zipfile(tmp_path / "a.zip")
    done = vaegan("export", "gradescope", "--out", tmp_path / "missing" / "a.zip")
    assert done.returncode == 2
    assert "a.zip cannot be written" in done.stderr
