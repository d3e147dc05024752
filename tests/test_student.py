"""The student's loop: check, watch, progress, reset and submit."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from io import BytesIO, StringIO

import pytest
from rich.console import Console

from autograder import house, skeleton, submission
from autograder.files import OutputError
from autograder.result import TestResult, Verdict
from autograder.student import handout, shown
from autograder.student.check import ADDRESS, FEW, Checker
from autograder.student.desk import Desk, State
from autograder.student.handin import MANIFEST, pack
from autograder.student.watch import Watch
from autograder.submission import SubmissionError

WRONG = "def kl_loss(mean, log_var):\n    return 0.0\n"
RIGHT = house.solution("kl_loss").read_text("utf-8")
PASSED = TestResult(name="test_a", title="A", weight=1, verdict=Verdict.PASSED)
FAILED = PASSED.model_copy(update={"verdict": Verdict.FAILED, "message": "No."})


@pytest.fixture
def desk(plan, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    for exercise in plan.exercise:
        (folder / f"{exercise.slug}.py").write_text(skeleton.text(exercise.slug), "utf-8")
    shutil.copy(house.EXERCISES / house.ANSWERS, folder)
    return Desk(plan, folder)


def exercise_of(desk, slug):
    return next(each for each in desk.lesson.exercise if each.slug == slug)


def state(desk, slug="kl_loss"):
    return desk.state(exercise_of(desk, slug), desk.read())


def note(desk, *results, slug="kl_loss"):
    desk.note(exercise_of(desk, slug), desk.read().part(slug).digest, results)


def test_states_follow_the_file(desk):
    assert state(desk) is State.OPEN
    (desk.folder / "kl_loss.py").write_text(WRONG, "utf-8")
    assert state(desk) is State.UNCHECKED
    note(desk, PASSED, FAILED)
    assert state(desk) is State.TRIED
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    assert state(desk) is State.UNCHECKED
    note(desk, PASSED, PASSED)
    assert state(desk) is State.DONE


def test_a_module_that_is_used_counts_as_a_part(desk):
    (desk.folder / "kl_loss.py").write_text("from helpers import kl_loss\n", "utf-8")
    (desk.folder / "helpers.py").write_text(RIGHT, "utf-8")
    note(desk, PASSED)
    assert state(desk) is State.DONE
    (desk.folder / "helpers.py").write_text(WRONG, "utf-8")
    assert state(desk) is State.UNCHECKED


@pytest.mark.parametrize("text", ["", "{", '{"kl_loss": 3}', "\ufffd"])
def test_damaged_progress_counts_as_none(desk, text):
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    note(desk, PASSED)
    desk.keep("progress.json", text)
    assert state(desk) is State.UNCHECKED
    note(desk, PASSED)
    assert state(desk) is State.DONE


def test_next_goes_on_and_then_comes_back(desk):
    for exercise in desk.lesson.exercise[1:]:
        (desk.folder / f"{exercise.slug}.py").write_text("x = 1\n", "utf-8")
        note(desk, PASSED, slug=exercise.slug)
    first, last = desk.lesson.exercise[0], desk.lesson.exercise[-1]
    assert desk.next_after(last, desk.read()) == first
    (desk.folder / f"{first.slug}.py").write_text("x = 1\n", "utf-8")
    note(desk, PASSED, slug=first.slug)
    assert desk.next_after(last, desk.read()) is None


def test_reset_keeps_what_was_there(desk):
    path = desk.folder / "kl_loss.py"
    path.write_text(WRONG, "utf-8")
    first = desk.reset(exercise_of(desk, "kl_loss"))
    assert state(desk) is State.OPEN
    path.write_text(RIGHT, "utf-8")
    second = desk.reset(exercise_of(desk, "kl_loss"))
    assert first.read_text("utf-8") == WRONG
    assert second.read_text("utf-8") == RIGHT
    path.unlink()
    assert desk.reset(exercise_of(desk, "kl_loss")) is None
    assert path.read_text("utf-8") == skeleton.text("kl_loss")


def test_what_is_kept_is_in_no_hand_in(desk):
    (desk.folder / "kl_loss.py").write_text(WRONG, "utf-8")
    desk.reset(exercise_of(desk, "kl_loss"))
    assert not desk.read().attempted
    assert set(desk.read().sources) == {each.slug for each in desk.lesson.exercise}


def test_a_folder_that_holds_the_exercises_will_do(desk, tmp_path):
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    (desk.folder / "wardrobe.md").write_text("Mine.", "utf-8")
    (desk.folder / "sampling.py").write_bytes(b"\xff no text")
    expected = pack(desk)
    desk.folder.rename(tmp_path / "exercises")
    assert pack(Desk(desk.lesson, tmp_path)) == expected
    assert set(expected.files) == {"kl_loss.py", "sampling.py", house.ANSWERS, "wardrobe.md"}


def test_a_file_that_cannot_be_kept_is_not_reset(desk):
    path = desk.folder / "kl_loss.py"
    path.unlink()
    path.mkdir()
    with pytest.raises(OutputError, match="cannot be kept as a copy, so it stays"):
        desk.reset(exercise_of(desk, "kl_loss"))


def test_a_hand_in_is_what_is_graded(desk, tmp_path):
    (desk.folder / "kl_loss.py").write_text("from helpers import kl_loss\n", "utf-8")
    (desk.folder / "helpers.py").write_bytes(b"\xef\xbb\xbf" + RIGHT.encode())
    (desk.folder / "sampling.py").write_bytes(b"\xff no text")
    notebook = {"cells": [{"cell_type": "code", "source": "def build_encoder(latent_dim):\n    return 1"}]}
    (desk.folder / "work.ipynb").write_text(json.dumps(notebook), "utf-8")
    hand_in = pack(desk)
    assert hand_in.files == ("encoder.py", "helpers.py", "kl_loss.py", "sampling.py", house.ANSWERS)
    hand_in.write(tmp_path / "ada.zip")
    slugs = [exercise.slug for exercise in desk.lesson.exercise]
    got, here = submission.read(tmp_path / "ada.zip", "ada", slugs), desk.read()
    assert got.attempted == here.attempted == {"encoder", "kl_loss", "sampling"}
    assert got.answers == here.answers
    assert got.problems == here.problems
    for slug in ("encoder", "kl_loss"):
        assert got.part(slug).digest == here.part(slug).digest
    assert "sampling.py cannot be read" in " ".join(hand_in.missing)


def test_the_same_files_give_the_same_bytes(desk):
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    note(desk, PASSED)
    first = pack(desk).content
    for path in desk.folder.glob("*.py"):
        os.utime(path, (1, 1))
    assert pack(desk).content == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        manifest = json.loads(archive.read(MANIFEST))
    assert manifest["public_tests"] == {"kl_loss": {"passed": 1, "of": 1}}
    assert set(manifest["files"]) == {"kl_loss.py", house.ANSWERS}
    (desk.folder / "kl_loss.py").write_text(WRONG, "utf-8")
    assert pack(desk).content != first


def test_missing_things_are_named(desk):
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    (desk.folder / "sampling.py").write_text(WRONG, "utf-8")
    note(desk, FAILED)
    (desk.folder / house.ANSWERS).write_text('[quick_checks]\nlatent_space = "A"\n', "utf-8")
    says = "\n".join(pack(desk).missing)
    assert re.search(rf"Not attempted: autoencoder, .*{desk.lesson.exercise[-1].slug}\.", says)
    assert "Not all checks pass: kl_loss." in says
    assert "Not checked: sampling." in says
    assert "vae_objective" in says
    assert "latent_space" not in says
    assert "practice" not in says


def test_the_number_zero_is_an_answer_and_blanks_are_none(desk):
    numeric = 'encoder_outputs = 0\nrandom_codes = "  "\n'
    (desk.folder / house.ANSWERS).write_text(f"[practice]\n{numeric}", "utf-8")
    console = Console(width=100, file=StringIO())
    console.print(shown.progress(desk))
    assert re.search(r"practice +1 of \d+ answered", console.file.getvalue())


def test_an_essay_is_written_handed_in_and_reset(desk, vaegan, tmp_path):
    path = desk.folder / "wardrobe.md"
    shutil.copy(house.essay("wardrobe"), path)
    assert "Nothing is written in wardrobe.md." in pack(desk).missing
    assert re.search(r"· +wardrobe +not written yet", vaegan("progress", "--in", desk.folder).stdout)
    path.write_text(skeleton.question("wardrobe") + "Mine.\n", "utf-8")
    assert re.search(r"✓ +wardrobe +written; a person will judge it", vaegan("progress", "--in", desk.folder).stdout)
    hand_in = pack(desk)
    assert "wardrobe.md" not in "".join(hand_in.missing)
    hand_in.write(tmp_path / "ada.zip")
    assert submission.read(tmp_path / "ada.zip", "ada", [], ["wardrobe"]).essays == {"wardrobe": "Mine."}
    done = vaegan("reset", "wardrobe", "--in", desk.folder)
    assert "wardrobe.md is the question again." in "".join(done.stdout.split("\n"))
    assert path.read_text("utf-8") == skeleton.question("wardrobe")
    (kept,) = desk.kept.glob("wardrobe-*.md")
    assert kept.read_text("utf-8").endswith("Mine.\n")


def test_an_essay_that_is_too_long_is_told_before_it_is_handed_in(desk):
    (desk.folder / "wardrobe.md").write_text("long " * 20_000, "utf-8")
    says = pack(desk).missing
    assert "Nothing is written in wardrobe.md." in says
    assert "wardrobe.md cannot be read: it is larger than 64 KiB, far more than is asked for. Shorten it." in says
    assert "wardrobe.md" in pack(desk).files


def test_a_training_without_its_weights_is_not_attempted(desk):
    (desk.folder / "train_gan.py").write_text("def build_gan():\n    return 1\n", "utf-8")
    note(desk, PASSED.model_copy(update={"verdict": Verdict.NOT_ATTEMPTED}), slug="train_gan")
    assert state(desk, "train_gan") is State.OPEN
    assert "train_gan" in pack(desk).missing[0]


def test_what_comes_next_is_not_done(desk, plan):
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    note(desk, PASSED)
    slugs = [exercise.slug for exercise in plan.exercise]
    submission = desk.read()
    assert desk.next_after(None, submission).slug == slugs[0]
    before = plan.exercise[slugs.index("kl_loss") - 1]
    assert desk.next_after(before, submission).slug == slugs[slugs.index("kl_loss") + 1]


def test_every_exercise_has_a_warning(plan):
    for exercise in plan.exercise:
        assert 20 < len(handout.warning(exercise)) < 600
        assert not set("$\\{}*`") & set(handout.warning(exercise))


def test_check_tells_got_expected_and_the_hint(desk, vaegan):
    (desk.folder / "kl_loss.py").write_text(WRONG, "utf-8")
    done = vaegan("check", "kl_loss", "--in", desk.folder, "--hint")
    assert done.returncode == 1, done.stderr
    words = " ".join(done.stdout.split())
    assert "Your loss is not that of the example." in words
    assert "got 0, expected 2.7583" in words
    assert "Hint: The formula uses σ^2" in words
    assert state(desk) is State.TRIED
    assert "2 of 3 checks pass" in vaegan("progress", "--in", desk.folder).stdout


def test_a_picture_is_kept_beside_the_modules(desk, vaegan):
    (desk.folder / "kl_loss.py").write_text(WRONG, "utf-8")
    done = vaegan("check", "kl_loss", "--in", desk.folder, "--plot")
    path = desk.kept / "kl_loss.png"
    assert str(path) in "".join(done.stdout.split())
    assert path.read_bytes().startswith(b"\x89PNG")
    (desk.folder / "kl_loss.py").write_text("def kl_loss(mean, log_var):\n    return 1 / 0\n", "utf-8")
    assert "There is no picture: Your code raised" in vaegan("check", "kl_loss", "--in", desk.folder, "--plot").stdout


def test_submit_checks_once_more_and_never_refuses(desk, vaegan, tmp_path):
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    done = vaegan("submit", "--in", desk.folder, "--out", tmp_path / "s.zip")
    assert done.returncode == 0, done.stderr
    assert state(desk) is State.DONE
    assert "Not attempted: " in done.stdout
    assert "kl_loss.py" in zipfile.ZipFile(tmp_path / "s.zip").namelist()
    first = (tmp_path / "s.zip").read_bytes()
    assert vaegan("submit", "--in", desk.folder, "--out", tmp_path / "s.zip").returncode == 0
    assert (tmp_path / "s.zip").read_bytes() == first


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["reset", "quick_checks"], "is a quiz"),
        (["reset", "klloss"], "klloss"),
        (["check", "wardrobe"], "wardrobe is no module: write in wardrobe.md. A person judges it."),
        (["submit", "--out", "/proc/no/s.zip"], "cannot be written"),
        (["progress", "--in", "/nowhere"], "/nowhere"),
        (["watch", "--in", "/nowhere"], "/nowhere"),
        (["submit", "--out", "/"], "/ is a folder. Name a file in it."),
    ],
)
def test_mistakes_are_told(desk, vaegan, command, words):
    folder = [] if "--in" in command else ["--in", desk.folder]
    done = vaegan(*command, *folder)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


ELSEWHERE = """
import ctypes, os, sys, types
from autograder.sandbox import jail
jail.sys = types.SimpleNamespace(platform="win32")
sys.modules["resource"] = None
ctypes.CDLL = None
del os.O_NOFOLLOW, os.O_NONBLOCK, os.O_PATH
import autograder.plugin
from autograder.cli import main
main()
"""


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        ("check", 2, "Running submitted code takes Linux"),
        ("watch", 2, "Running submitted code takes Linux"),
        ("submit", 0, "The last check was left out: Running submitted code takes Linux"),
        ("progress", 0, "0 of"),
        ("quiz", 0, "Your answer"),
    ],
)
def test_on_other_systems_it_is_told_what_is_not_possible(desk, tmp_path, command, status, words):
    """A system without what only Linux has, as far as it matters to what a student's side imports and calls."""
    (desk.folder / "kl_loss.py").write_bytes(house.solution("kl_loss").read_bytes())
    out = ["--out", tmp_path / "submission.zip"] if command == "submit" else []
    words_given = [sys.executable, "-c", ELSEWHERE, command, "--in", desk.folder, *out]
    done = subprocess.run(words_given, cwd=house.ROOT, input="", capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_keeps_no_progress(desk, monkeypatch):
    def refuse(*_):
        raise OutputError("no")

    monkeypatch.setattr("autograder.student.desk.write_whole", refuse)
    note(desk, PASSED)
    with pytest.raises(OutputError):
        desk.reset(exercise_of(desk, "kl_loss"))


@pytest.fixture(scope="module")
def watching(plan, tmp_path_factory):
    """A `vaegan watch`, and a function that waits until it has printed a text."""
    folder = tmp_path_factory.mktemp("watched")
    command = [sys.executable, "-m", "autograder", "watch", "--in", str(folder)]
    (folder / "kl_loss.py").write_text(skeleton.text("kl_loss"), "utf-8")
    process = subprocess.Popen(command, cwd=house.ROOT, stdout=subprocess.PIPE, text=True)
    killer = threading.Timer(240, process.kill)
    killer.start()

    def until(word):
        lines = []
        for line in process.stdout:
            lines.append(line)
            if word in line:
                return "".join(lines)
        raise AssertionError(f"The watch ended before it said {word!r}:\n{''.join(lines)}")

    until("Ctrl-C ends")
    yield folder, until, process
    killer.cancel()
    process.kill()


def test_a_watch_survives_what_students_do(watching):
    folder, until, _ = watching
    path = folder / "kl_loss.py"
    path.write_text("def kl_loss(:\n", "utf-8")
    assert "SyntaxError" in until("The same as above")
    path.unlink()
    until("not attempted yet")
    path.write_text("import os\nos._exit(3)\n", "utf-8")
    until("ended its own process")
    (folder / "helpers.py").write_text(RIGHT, "utf-8")
    path.write_text("from helpers import kl_loss\n", "utf-8")
    until("Next: reconstruction_loss")
    (folder / "helpers.py").write_text(WRONG, "utf-8")
    assert "not that of the example" in until("got 0, expected 2.7583")


def test_a_check_uses_the_watch_and_ends_it_not(watching, plan):
    folder, _, process = watching
    desk = Desk(plan, folder)
    (folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    checker = Checker(desk)
    assert checker.sandboxes().usual._zygote is None
    assert checker.check(exercise_of(desk, "kl_loss"), desk.read()).passed
    checker.close()
    assert process.poll() is None


def test_a_watch_ends_in_good_order(watching):
    folder, _, process = watching
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0
    assert not (folder / ".vaegan" / ADDRESS).exists()


@pytest.mark.parametrize(("checks", "warm"), [(1, False), (FEW, False), (FEW + 1, True)])
def test_few_checks_do_not_wait_for_warming_up(desk, monkeypatch, checks, warm):
    asked = []
    monkeypatch.setattr(
        "autograder.student.check.Sandboxes", lambda **settings: asked.append(settings) or FakeSandboxes()
    )
    checker = Checker(desk)
    checker.start(checks)
    checker.close()
    assert asked == [{"warm": warm}]


class FakeSandboxes:
    def close(self):
        """Nothing to end."""


def test_what_could_not_be_read_is_said_by_check_and_progress(desk, vaegan):
    (desk.folder / house.ANSWERS).write_text("[quick", "utf-8")
    for command in (["check", "kl_loss"], ["progress"]):
        assert "answers.toml cannot be read" in vaegan(*command, "--in", desk.folder).stdout


def test_the_folder_may_be_a_link(desk, tmp_path):
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    (tmp_path / "link").symlink_to(desk.folder)
    assert Desk(desk.lesson, tmp_path / "link").read().attempted == {"kl_loss"}


def test_answers_are_packed_wherever_they_are_found(desk):
    inside = desk.folder / "exercises"
    inside.mkdir()
    (desk.folder / house.ANSWERS).rename(inside / house.ANSWERS)
    assert house.ANSWERS in pack(desk).files


def test_a_folder_that_cannot_be_watched_is_told(desk, monkeypatch):
    def refuse(*_, **__):
        raise OSError("OS file watch limit reached")
        yield

    monkeypatch.setattr("watchfiles.watch", refuse)
    with closing(Watch(desk)) as watch, pytest.raises(SubmissionError, match=r"limit reached. `vaegan check` needs"):
        next(watch.changes())


def test_a_dead_watch_is_no_hindrance(desk):
    desk.keep(ADDRESS, "/tmp/vaegan-nobody/zygote")
    (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
    checker = Checker(desk)
    assert checker.check(exercise_of(desk, "kl_loss"), desk.read()).passed
    checker.sandboxes().usual._zygote._process.kill()
    assert checker.check(exercise_of(desk, "kl_loss"), desk.read()).passed
    checker.close()


def test_a_watch_sees_what_a_change_concerns(desk):
    watch = Watch(desk)
    try:
        assert list(watch.checks({"README.md"})) == []
        assert [each.slug for each, _ in watch.checks({"gan.py"})] == ["gan"]
        (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
        assert [each.slug for each, _ in watch.checks({"other.py"})] == ["kl_loss"]
        for slug, first in (("vae", "import kl_loss\n"), ("gan", "# kl_loss\n")):
            (desk.folder / f"{slug}.py").write_text(first + house.solution(slug).read_text("utf-8"), "utf-8")
            assert [each.slug for each, _ in watch.checks({f"{slug}.py"})] == [slug]
        (desk.folder / "kl_loss.py").write_text(WRONG, "utf-8")
        assert [each.slug for each, _ in watch.checks({"kl_loss.py", ".vaegan"})] == ["kl_loss"]
        assert list(watch.checks({".vaegan"})) == []
        (desk.folder / "kl_loss.py").write_text(RIGHT, "utf-8")
        assert [each.slug for each, _ in watch.checks(set())] == ["kl_loss", "vae"]
    finally:
        watch.close()
