"""The lesson as a notebook: the handout's text, the skeletons in cells, and tests in otter-grader's form.

All of it is made from what is there already: exercises/README.md, the skeletons and the public tests.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat

from autograder import house, skeleton
from autograder.files import make_folder, write_whole
from autograder.lesson import Exercise, Lesson
from autograder.records import LessonError
from autograder.student import handout
from quizzes import bank

NOTEBOOK = house.EXERCISES / "lesson.ipynb"
TESTS = house.EXERCISES / "notebook_tests"
_TRAINING = "`vaegan train "  # it works on modules, not on cells
_BREAK = "\n\n\n"  # ends a cell of text
_HOW_TO_WORK = f"""## How to work

Run the cell below first. Each exercise is a cell with a docstring, which says exactly what goes in and what must come
out: replace the line under each `# TODO` with your own code, run the cell, and then the one below it, which checks it.

- A cell that still raises `NotImplementedError` counts as *not attempted yet*. That is no error: work in any order.
- Any correct program passes. Layer names, layer sizes and style are yours; the interface and the behaviour in the
  docstring are not. `keras.ops`, `tf` and `tensorflow.keras` are all welcome.
- The checks here are a first look; the hidden tests, which give your points, look closer.
- A picture of what your code does, beside what the lesson's does: save this notebook, then run
  `from autograder.student.picture import show as plot; plot("kl_loss")` in a cell of its own.
- To hand in, save this notebook, and put it into a folder together with `{house.ANSWERS}`, which holds your answers to
  the quizzes, and the file of what you answered in writing; or run `vaegan submit` in a terminal, which packs them all.
  Imports, functions, classes and simple constants count; training and plots do not.

On Colab, upload the practice as a zip first, and run in a cell of its own, with the zip's name in place of `practice`:
`!unzip -q practice.zip && pip install -q -e practice`, then `%cd practice/exercises`, and restart the session once.

Shapes are written (batch, ...). The VAE sees a digit of 28×28 pixels as a row of 784 values between 0 (black) and 1
(white); the GAN sees it as an image of shape (28, 28, 1) with values between -1 and 1.
"""
_SET_UP = f"""import otter
from quizzes.jupyter import show

grader = otter.Notebook(tests_dir="{TESTS.name}")"""
_TESTS_HEAD = """# Made of {public} by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given
"""
_TEST_CASE = """

@test_case(name={title!r})
def {name}_in_notebook(env):
    {name}(**given(env, {slug!r}, {name}))
"""


def write(lesson: Lesson) -> list[Path]:
    """Write the notebook and its tests, and return the files that changed.

    Raises:
        LessonError: The handout lacks what the notebook is made of.
        OutputError: A file cannot be written.
    """
    make_folder(TESTS)
    changed = []
    for path, text in files(lesson).items():
        if house.text(path) != text:
            write_whole(path, text)
            changed.append(path)
    return changed


def files(lesson: Lesson) -> dict[Path, str]:
    """Return the text of the notebook, and of a file of tests for each exercise, by where they belong.

    Raises:
        LessonError: The handout lacks what the notebook is made of.
    """
    tests = {TESTS / f"{exercise.slug}.py": otter_tests(exercise) for exercise in in_cells(lesson)}
    return {NOTEBOOK: notebook(lesson), **tests}


def in_cells(lesson: Lesson) -> list[Exercise]:
    """Return the exercises that are done in a cell: all but those that are handed in with what a training has left.

    Raises:
        LessonError: The handout has no section for an exercise.
    """
    return [exercise for exercise in lesson.exercise if _TRAINING not in handout.section(exercise)]


def notebook(lesson: Lesson) -> str:
    """Return the notebook, as nbformat writes it."""
    made = jupytext.reads(source(lesson), fmt="md")
    made.cells = [cell for cell in made.cells if cell["source"].strip()]
    for number, cell in enumerate(made.cells, start=1):
        cell["id"] = f"cell-{number}"
        cell["source"], cell["metadata"] = cell["source"].strip(), {}
    made["metadata"] = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.validate(made)
    text: str = nbformat.writes(made, version=4)  # type: ignore[no-untyped-call]
    return text + "\n"


def source(lesson: Lesson) -> str:
    """Return the notebook as text: Markdown, with its cells of code in fences, as jupytext reads it.

    Raises:
        LessonError: The handout has no section for an exercise, or none on how to work.
    """
    text = handout.of_lesson(lesson)
    text, found = re.subn(r"^## How to work\n.*?(?=^## )", lambda _: _start(), text, flags=re.MULTILINE | re.DOTALL)
    if found != 1:
        raise LessonError(f"{handout.FILE} needs one section '## How to work'; it has {found}.")
    for exercise in in_cells(lesson):
        text = text.replace(handout.section(exercise), _with_cells(exercise))
    quiz_of = {question.id: quiz.slug for quiz in lesson.quiz for question in bank.questions(quiz.slug)}
    # The cell shows the question's text itself.
    text = handout.QUICK_CHECK.sub(
        lambda found: _BREAK + _fenced(f'show("{quiz_of[found[1]]}", "{found[1]}")') + _BREAK, text
    )
    return re.sub(r"^(?=#{1,3} )", "\n\n", text, flags=re.MULTILINE)


def otter_tests(exercise: Exercise) -> str:
    """Return an exercise's public tests as a file of exception-based tests of otter-grader.

    Source: otter-grader's documentation, "Test Files", "Exception-Based Format".
    """
    path = house.public_tests(exercise.slug)
    tests = path.read_text("utf-8")
    tree = ast.parse(tests)
    facts = f'\nOK_FORMAT = False\nname = "{exercise.slug}"\npoints = {exercise.points:g}\n'
    head = _TESTS_HEAD.format(public=f"../{path.parent.name}/{path.name}")
    below_docstring = "\n".join(tests.splitlines()[tree.body[0].end_lineno :]).strip()
    cases = [_TEST_CASE.format(title=title, name=name, slug=exercise.slug) for name, title in _tests(tree)]
    return head + facts + "\n" + below_docstring + "\n" + "".join(cases)


def _tests(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, " ".join((ast.get_docstring(node) or node.name).split())


def _start() -> str:
    return _HOW_TO_WORK + _BREAK + _fenced(_SET_UP) + _BREAK


def _with_cells(exercise: Exercise) -> str:
    """Return the handout's section, with the skeleton and its check in place of where to find the file."""
    section = handout.section(exercise)
    where = re.compile(rf"^Edit \[{exercise.slug}\.py\].*?then run `vaegan check {exercise.slug}`\.", re.MULTILINE)
    cells = _fenced(skeleton.text(exercise.slug)) + _BREAK + _fenced(f'grader.check("{exercise.slug}")') + _BREAK
    text, found = where.subn(lambda _: _BREAK + cells, section)
    if found != 1:
        raise LessonError(f"{handout.FILE}: the section of {exercise.slug} should say once which file to edit.")
    return text


def _fenced(code: str) -> str:
    return f"```python\n{code.strip()}\n```"
