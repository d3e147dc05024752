"""What students get works by itself, and holds nothing that is hidden."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter

import pytest

from autograder import house, release, skeleton, submission
from autograder.files import OutputError
from autograder.records import LessonError
from quizzes import bank


@pytest.fixture(scope="module")
def copy(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("student") / "practice"
    release.write(plan, folder)
    return folder


def run(copy, *arguments, stdin=""):
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    command = [sys.executable, "-m", "autograder", *map(str, arguments)]
    return subprocess.run(command, cwd=copy, env=environment, input=stdin, capture_output=True, text=True, check=False)


def written_by_students(slug):
    """The lines between a solution's markers, without comments and what is too short to tell anything."""
    inside, lines = False, set()
    for line in house.solution(slug).read_text("utf-8").splitlines():
        words = " ".join(line.split())
        inside = words == skeleton.BEGIN or (inside and words != skeleton.END)
        if inside and not words.startswith("#") and len(words) > 12:
            lines.add(words)
    return lines


def texts_of(plan):
    for name, content in release.files(plan).items():
        if not name.endswith((".png", ".npz")):
            yield name, content.decode()
        if name.endswith(".ipynb"):  # whose lines stand in JSON
            yield name, "\n".join(strings_in(json.loads(content)))


def strings_in(value):
    """Every string in what JSON holds."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings_in(each)


def test_no_line_of_a_solution_is_in_it(plan):
    lines = Counter(line for exercise in plan.exercise for line in written_by_students(exercise.slug))
    # What stands in several solutions is an idiom, such as a gradient tape's first line.
    telling = {line for line, count in lines.items() if count == 1}
    assert len(telling) > 60
    for name, text in texts_of(plan):
        found = telling & {" ".join(line.split()) for line in text.splitlines()}
        assert not found, f"{name} holds {found}"


def test_no_key_is_in_it(plan):
    explanations = [
        text
        for quiz in plan.quiz
        for key in tomllib.loads((house.SOLUTIONS / f"{quiz.slug}.toml").read_text("utf-8")).values()
        for text in [*key.get("explanations", {}).values(), key.get("explanation", "")]
        if len(text) > 20
    ]
    assert len(explanations) > 50
    for name, text in texts_of(plan):
        for explanation in explanations:
            assert explanation not in text, name


def test_no_model_answer_is_in_it(plan):
    lines = {
        line
        for essay in plan.essay
        for line in house.model_answer(essay.slug).read_text("utf-8").splitlines()
        if len(line) > 12 and line not in skeleton.question(essay.slug).splitlines()
    }
    assert len(lines) > 15
    for name, text in texts_of(plan):
        assert not lines & set(text.splitlines()), name


def test_a_question_goes_out_untouched_whatever_was_written_here(copy, plan, tmp_path):
    for essay in plan.essay:
        path = copy / "exercises" / f"{essay.slug}.md"
        assert path.read_text("utf-8") == skeleton.question(essay.slug)
        assert "not written yet" in run(copy, "progress").stdout
        path.write_text("Mine.", "utf-8")
        assert "written; a person" in run(copy, "progress").stdout
        assert "question again" in " ".join(run(copy, "reset", essay.slug).stdout.split())
        assert path.read_text("utf-8") == skeleton.question(essay.slug)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[quick_checks]\nlatent_space = "B"\n', "latent_space is answered, and students would get to see it"),
        ('[quick_checks]\nlatent_space = "B"\nvae_loss = "\n', "answers.toml is not valid TOML"),
    ],
)
def test_answers_that_are_filled_in_do_not_go_out(plan, tmp_path, monkeypatch, text, words):
    monkeypatch.setattr(house, "EXERCISES", tmp_path)
    (tmp_path / house.ANSWERS).write_text(text, "utf-8")
    with pytest.raises(LessonError, match=words):
        release._refuse_answers()


def test_part_of_the_lesson_has_no_dead_ends(plan):
    """Whoever teaches less takes rows out of lesson.toml."""
    slugs = ["encoder", "sampling", "decoder", "kl_loss", "train_vae"]
    part = plan.only([*slugs, "practice", "wardrobe"])
    found = release.files(part)
    text = found["exercises/README.md"].decode()
    links = [link for link in re.findall(r"\]\(([\w./-]+)\)", text) if "://" not in link]
    assert {f"{slug}.py" for slug in slugs} <= set(links)
    assert [link for link in links if f"exercises/{link}" not in found] == []
    assert re.findall(r"^### Exercise: `(\w+)`", text, re.MULTILINE) == slugs
    assert "Quick check" not in text
    cells = json.loads(found["exercises/lesson.ipynb"])["cells"]
    checks = [cell["source"] for cell in cells if "grader.check" in "".join(cell["source"])]
    assert len(checks) == 4, "what is trained is no cell"
    whole = release.files(plan)["exercises/README.md"].decode()
    assert whole == (house.EXERCISES / "README.md").read_text("utf-8")


def test_no_hidden_file_is_in_it(plan):
    names = set(release.files(plan))
    hidden = [*house.SUITES.rglob("*"), *house.MISCONCEPTIONS.rglob("*"), *house.SOLUTIONS.rglob("*")]
    assert not names & {path.relative_to(house.ROOT).as_posix() for path in hidden}
    assert not [name for name in names if name.startswith(("tests/", "solutions/", "tools/", ".")) or "/." in name]
    assert {house.exercise(each.slug).relative_to(house.ROOT).as_posix() for each in plan.exercise} <= names


def test_an_instructors_own_work_does_not_go_out(tmp_path):
    for name in ("autograder", "exercises", "quizzes", "solutions"):
        shutil.copytree(house.ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("LICENSE", "pyproject.toml"):
        shutil.copy(house.ROOT / name, tmp_path)
    mine = tmp_path / "exercises"
    shutil.copy(house.solution("kl_loss"), mine)
    shutil.copy(house.model_answer("wardrobe"), mine)
    (mine / ".vaegan").mkdir()
    shutil.copy(house.solution("kl_loss"), mine / ".vaegan" / "kl_loss-old.py")
    done = run(tmp_path, "release", tmp_path / "copy")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy" / "exercises" / "kl_loss.py").read_text("utf-8") == skeleton.text("kl_loss")
    assert (tmp_path / "copy" / "exercises" / "wardrobe.md").read_text("utf-8") == skeleton.question("wardrobe")
    assert not list((tmp_path / "copy").rglob(".vaegan"))
    (mine / house.ANSWERS).write_text('[quick_checks]\nlatent_space = "C"\n', "utf-8")
    done = run(tmp_path, "release", tmp_path / "another")
    assert done.returncode == 2
    assert "latent_space is answered" in done.stderr
    assert not (tmp_path / "another").exists()


def test_the_copy_works_by_itself(copy, plan, tmp_path):
    help_text = run(copy, "--help").stdout
    assert "submit" in help_text
    assert "audit" not in help_text
    assert run(copy, "check").stdout.count("not attempted yet") == len(plan.exercise)
    shutil.copy(house.solution("kl_loss"), copy / "exercises")
    (copy / "exercises" / "sampling.py").write_text("class Sampling: pass\n", "utf-8")
    (copy / "exercises" / house.ANSWERS).write_text('[quick_checks]\nlatent_space = "C"\n', "utf-8")
    done = run(copy, "submit", "--out", tmp_path / "ada.zip")
    assert done.returncode == 0, done.stderr
    progress = run(copy, "progress").stdout
    assert "3 of 3 checks pass" in progress
    assert "1 of 4 answered" in progress
    got = submission.read(tmp_path / "ada.zip", "ada", plan.exercise_slugs)
    assert got.attempted == {"kl_loss", "sampling"}
    assert got.answers["quick_checks"]["latent_space"] == "C"
    assert "skeleton again" in run(copy, "reset", "kl_loss").stdout
    assert (copy / "exercises" / "kl_loss.py").read_text("utf-8") == skeleton.text("kl_loss")


def test_the_quizzes_explain_without_a_key(copy):
    first = bank.questions("quick_checks")[0]
    done = run(copy, "quiz", stdin="".join(f"{letter}\n" for letter in ["A", *["q"] * 5]))
    assert first.text[:40] in " ".join(done.stdout.split())
    assert "Not quite." in done.stdout, done.stderr


def test_a_file_that_is_missing_is_told(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(house, "public_tests", lambda slug: tmp_path / f"test_{slug}.py")
    with pytest.raises(LessonError, match=r"test_\w+\.py is missing, and students need it"):
        release.write(plan, tmp_path / "practice.zip")
    assert not (tmp_path / "practice.zip").exists()


def test_a_zip_has_one_folder(plan, tmp_path):
    release.write(plan, tmp_path / "practice.zip")
    first = (tmp_path / "practice.zip").read_bytes()
    assert {name.split("/")[0] for name in zipfile.ZipFile(tmp_path / "practice.zip").namelist()} == {"practice"}
    release.write(plan, tmp_path / "practice.zip")
    assert (tmp_path / "practice.zip").read_bytes() == first


def test_a_folder_with_something_in_it_is_left_alone(copy, plan):
    with pytest.raises(OutputError, match="there already"):
        release.write(plan, copy)
    with pytest.raises(OutputError, match="there already"):
        release.write(plan, copy / "README.md")


def test_its_project_file_is_whole(copy):
    project = tomllib.loads((copy / "pyproject.toml").read_text("utf-8"))
    own = tomllib.loads((house.ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"] == own["project"]
    assert project["build-system"] == own["build-system"]
    assert "dependency-groups" not in project
