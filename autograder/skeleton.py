"""Skeletons are derived: what stands between a solution's markers becomes a numbered TODO."""

import functools
import re
from pathlib import Path

from autograder import house
from autograder.files import write_whole
from autograder.lesson import Lesson
from autograder.records import LessonError

BEGIN, END, TODO = "# BEGIN SOLUTION", "# END SOLUTION", "# TODO: "
_GAP = 'raise NotImplementedError("TODO {number} in {name} is still to be written.")'
_MODEL_ANSWER = re.compile(r"<!-- BEGIN SOLUTION -->\n.*?<!-- END SOLUTION -->\n?", re.DOTALL)


def derive(solution: str, name: str) -> str:
    """Return the skeleton of a solution.

    Each `# TODO: what to do` comment is numbered, and the marked lines that follow it give way to a
    NotImplementedError that names it.

    Raises:
        LessonError: A marker has no partner, or a solution no TODO above it.
    """
    lines: list[str] = []
    number = 0
    inside = False
    announced = False
    for place, line in enumerate(solution.splitlines(), start=1):
        stripped = line.strip()
        indent = line[: len(line) - len(line.lstrip())]
        if stripped == BEGIN:
            if inside or not announced:
                raise LessonError(f"{name}, line {place}: {BEGIN} needs a line '{TODO}...' right above it.")
            inside, announced = True, False
            lines.append(indent + _GAP.format(number=number, name=name))
        elif stripped == END:
            if not inside:
                raise LessonError(f"{name}, line {place}: {END} without {BEGIN} before it.")
            inside = False
        elif inside:
            continue
        elif stripped.startswith(TODO):
            number += 1
            announced = True
            lines.append(line.replace(TODO, f"# TODO {number}: "))
        else:
            announced = False
            lines.append(line)
    if inside:
        raise LessonError(f"{name}: the last {BEGIN} has no {END}.")
    if number == 0:
        raise LessonError(f"{name} has no '{TODO}...' line: nothing would be left to write.")
    return "\n".join(lines) + "\n"


def gaps(module: str, name: str) -> list[int]:
    """Return the numbers of the TODOs that a student's module, whose file is `name`, still leaves as they were."""
    gap = re.escape(_GAP).replace(r"\{number\}", r"(\d+)").replace(r"\{name\}", re.escape(name))
    return [int(number) for number in re.findall(rf"^\s*{gap}", module, re.MULTILINE)]


def write_all(lesson: Lesson) -> list[Path]:
    """Write every exercise's skeleton and every essay's question, and return those that changed.

    Raises:
        LessonError: A solution is missing or its markers are wrong.
        OutputError: A file cannot be written.
    """
    texts = {house.exercise(exercise.slug): text(exercise.slug) for exercise in lesson.exercise}
    texts |= {house.essay(essay.slug): question(essay.slug) for essay in lesson.essay}
    changed = [path for path, derived in texts.items() if house.text(path) != derived]
    for path in changed:
        write_whole(path, texts[path])
    return changed


@functools.cache
def text(slug: str) -> str:
    """Return an exercise's skeleton as a student gets it, whatever has become of the file that students edit.

    It is derived from the solution; a student's copy has no solutions, but the skeletons themselves.

    Raises:
        LessonError: This copy has neither, or the solution's markers are wrong.
    """
    kept = house.skeleton(slug)
    return kept.read_text("utf-8") if kept.exists() else derive(solution_text(slug), f"{slug}.py")


@functools.cache
def question(slug: str) -> str:
    """Return an essay's question as a student gets it: the file in solutions without its model answer.

    Raises:
        LessonError: This copy has no such file, or its markers are wrong.
    """
    kept = house.skeleton(slug).with_suffix(house.ESSAY)
    if kept.exists():
        return kept.read_text("utf-8")
    path = house.model_answer(slug)
    derived, found = _MODEL_ANSWER.subn("", house.text(path))
    if found != 1:
        markers = "<!-- BEGIN SOLUTION --> and <!-- END SOLUTION -->"
        raise LessonError(f"{path} should hold the question, and once {markers} around a model answer.")
    return derived


def solution_text(slug: str) -> str:
    """Return a reference solution's source.

    Raises:
        LessonError: It is missing.
    """
    path = house.solution(slug)
    if not path.exists():
        raise LessonError(f"{path} is missing: every exercise of {house.LESSON.name} needs a reference solution.")
    return path.read_text("utf-8")
