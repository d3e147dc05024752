"""The notebook: made of the handout, runs from top to bottom, and is graded like the modules."""

import nbformat
import pytest
from nbclient import NotebookClient

from autograder import house, notebook, skeleton, submission
from autograder.student import handout, kernel

RIGHT = house.solution("kl_loss").read_text("utf-8")


@pytest.fixture
def lesson_notebook():
    return nbformat.read(notebook.NOTEBOOK, as_version=4)


def filled_in(lesson_notebook, plan):
    exercises = notebook.in_cells(plan)
    solutions = {skeleton.text(each.slug).strip(): house.solution(each.slug) for each in exercises}
    filled = 0
    for cell in lesson_notebook.cells:
        if cell.source in solutions:
            cell.source = solutions[cell.source].read_text("utf-8")
            filled += 1
    assert filled == len(exercises) >= 11


def results_of(lesson_notebook, plan, folder):
    """Run a notebook, and return what it shows for each exercise."""
    for path in (house.EXERCISES / "figures", notebook.TESTS):
        (folder / path.name).symlink_to(path)
    NotebookClient(lesson_notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    shown = {}
    for cell in lesson_notebook.cells:
        for exercise in notebook.in_cells(plan):
            if cell.source == f'grader.check("{exercise.slug}")':
                texts = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
                shown[exercise.slug] = "".join(texts)
    assert len(shown) == len(notebook.in_cells(plan))
    return shown


def test_everything_is_in_step(plan):
    for path, text in notebook.files(plan).items():
        assert house.text(path) == text, f"{path} is out of date: run `vaegan notebook`."


def test_right_answers_pass_every_check(lesson_notebook, plan, tmp_path):
    filled_in(lesson_notebook, plan)
    for slug, shown in results_of(lesson_notebook, plan, tmp_path).items():
        assert "All test cases passed!" in shown, slug


def test_untouched_cells_are_not_attempted(lesson_notebook, plan, tmp_path):
    for slug, shown in results_of(lesson_notebook, plan, tmp_path).items():
        assert "NotAttempted: not attempted yet" in shown, slug
        assert "Traceback" not in shown
        assert shown.count("Test case failed") == shown.count("NotAttempted: not attempted yet")


def test_the_notebook_is_a_hand_in(lesson_notebook, plan, tmp_path):
    slugs = [exercise.slug for exercise in notebook.in_cells(plan)]
    filled_in(lesson_notebook, plan)
    nbformat.write(lesson_notebook, tmp_path / "ada.ipynb")
    got = submission.read(tmp_path / "ada.ipynb", "ada", slugs)
    assert got.attempted == set(slugs)
    assert not got.notes
    assert "otter" not in got.sources["kl_loss"]


def test_untouched_cells_answer_nothing(plan):
    slugs = [exercise.slug for exercise in plan.exercise]
    assert not submission.read(notebook.NOTEBOOK, "ada", slugs).attempted


def ask(source):
    definitions = {"__name__": "__main__"}
    exec(compile(source, "<cell>", "exec"), definitions)
    return kernel.Kernel(definitions, "kl_loss", "0:kl_loss:test")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def kl_loss(mean, log_var):\n    raise NotImplementedError", "not attempted yet"),
        ("x = 1", "does not define `kl_loss`"),
        ("def kl_loss(mean, log_var):\n    return 1 / 0", r"ZeroDivisionError: division by zero\n  the cell, line 2"),
        ("def kl_loss(mean, log_var):\n    return print", "a tensor or numbers were expected"),
    ],
)
def test_faults_are_told_as_by_check(source, words):
    with pytest.raises(Exception, match=words):
        ask(source).kl_loss(1.0, 2.0)


def test_answers_are_plain():
    import numpy as np

    loss = ask(RIGHT).kl_loss(np.zeros((2, 3), "float32"), np.zeros((2, 3), "float32"))
    assert isinstance(loss, np.ndarray | np.floating)
    assert float(loss) == 0.0


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("## How to work\n", "## How\n", "one section '## How to work'"),
        ("### Exercise: `gan`\n", "### Exercise\n", "no heading '### Exercise: `gan`'"),
        ("Edit [gan.py](gan.py), then", "Then", "gan should say once which file to edit"),
    ],
)
def test_a_handout_that_lacks_something_is_told(plan, monkeypatch, old, new, words):
    text = handout.text()
    assert old in text
    monkeypatch.setattr(handout, "text", lambda: text.replace(old, new))
    with pytest.raises(notebook.LessonError, match=words):
        notebook.source(plan)
