"""The demos: shipped as the reference runs them, run on students' own modules, and kind where these are missing."""

import base64
import re
import shutil

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

from autograder import demos, house, release, skeleton
from autograder.records import LessonError
from autograder.student import handout

NAMES = demos.names()
MACHINE = re.compile(r"(^|[\s'\"(])(/\w|~/|[A-Z]:\\)|site-packages|\.venv|0x[0-9a-f]{6}", re.MULTILINE)
TOY = """# %% [markdown]
# # A toy
# %% tags=["parameters"]
EPOCHS = 30
# %% tags=["figure:toy"]
from matplotlib import pyplot as plt
plt.plot(range(EPOCHS))
plt.show()
# %%
print(EPOCHS)
"""


def shipped(name):
    return nbformat.reads(demos.shipped(name), as_version=4)


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def texts(notebook):
    """All text that a notebook's cells have put out."""
    for output in outputs(notebook):
        yield output.get("text", "")
        yield from (text for kind, text in output.get("data", {}).items() if not kind.startswith("image/"))


def pictures(notebook):
    return [each["data"]["image/png"] for each in outputs(notebook) if "image/png" in each.get("data", {})]


@pytest.fixture
def copy(plan, tmp_path, monkeypatch):
    """A student's copy, with which the demos run."""
    release.write(plan, tmp_path / "practice")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "practice"))
    return tmp_path / "practice" / "exercises"


def run_all(notebook, copy):
    """Run a notebook in a student's copy as "Run all" does, for one epoch, and return what went wrong."""
    (parameters,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
    parameters.source += "\nEPOCHS = 1"
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    try:
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(copy / "demos")}}).execute()
    except CellExecutionError as error:
        return error
    return None


def test_there_are_two():
    assert NAMES == ["gan", "vae"]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_shipped_as_it_runs(name):
    notebook = shipped(name)
    assert len(demos.shipped(name)) < 400_000
    assert len(pictures(notebook)) >= 5
    assert {output.get("name") for output in outputs(notebook)} == {None, "stdout"}
    for text in texts(notebook):
        assert not MACHINE.search(text), text


@pytest.mark.parametrize("name", NAMES)
def test_its_figures_are_the_handouts(name):
    figures = demos.figures(shipped(name))
    assert figures
    for path, content in figures.items():
        assert path.read_bytes() == content, f"{path} is out of date: run `vaegan demos {name}`."
        assert f"(figures/{path.name})" in handout.text()


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_a_students_modules(name, copy):
    for path in house.SOLUTIONS.glob("*.py"):
        shutil.copy(path, copy)
    notebook = shipped(name)
    before = len(pictures(notebook))
    assert run_all(notebook, copy) is None
    assert len(pictures(notebook)) == before
    assert not list(copy.glob("*.npz"))
    for text in texts(notebook):
        assert str(copy.parent) not in text


@pytest.mark.parametrize("name", NAMES)
def test_untouched_modules_are_named_and_nothing_else(name, copy):
    notebook = shipped(name)
    error = run_all(notebook, copy)
    *before, last = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.execution_count]
    assert not any(cell.outputs for cell in before)
    assert "demo.ready(" in last.source
    (output,) = last.outputs
    (text,) = output.traceback
    assert text == error.evalue
    asked = re.findall(r'"(\w+)"', re.search(r"demo\.ready\((.*)\)", last.source)[1])
    assert len(asked) >= 5
    assert re.findall(r"^- (\w+)\.py: see its TODOs$", text, re.MULTILINE) == asked
    assert "still to be written" in text.lower()
    assert "Traceback" not in text


def test_what_is_left_of_a_module_is_named(copy):
    for path in house.SOLUTIONS.glob("*.py"):
        shutil.copy(path, copy)
    untouched = skeleton.text("vae").split("def generate")
    (copy / "vae.py").write_text(house.solution("vae").read_text("utf-8").split("def generate")[0], "utf-8")
    with (copy / "vae.py").open("a", encoding="utf-8") as file:
        file.write("def generate" + untouched[1])
    (copy / "sampling.py").unlink()
    error = run_all(shipped("vae"), copy)
    assert re.findall("^- (.*)", error.evalue, re.MULTILINE) == [
        "sampling.py: see its TODOs",
        "vae.py: TODO 3",
        "vae.py: TODO 4",
    ]


@pytest.fixture
def toy_demo(tmp_path, monkeypatch):
    monkeypatch.setattr(demos, "FOLDER", tmp_path)
    monkeypatch.setattr(demos, "FIGURES", tmp_path)
    (tmp_path / "toy.py").write_text(TOY, "utf-8")
    return tmp_path / "toy.py"


def test_a_demo_is_made_of_its_text(toy_demo):
    written = demos.write("toy")
    assert [path.name for path in written] == ["toy.ipynb", "toy.png"]
    notebook = nbformat.reads(demos.shipped("toy"), as_version=4)
    assert list(texts(notebook))[-1] == "30\n"
    assert base64.b64decode(pictures(notebook)[0]) == written[1].read_bytes()
    assert len(Image.open(written[1]).getcolors()) <= demos.COLOURS


def test_a_run_leaves_its_parameters_out(toy_demo):
    done = demos.run("toy", {"EPOCHS": 3})
    assert list(texts(done))[-1] == "3\n"
    assert [cell.source for cell in done.cells] == [cell.source for cell in demos.made("toy").cells]


@pytest.mark.parametrize(
    ("old", "new"), [("print(EPOCHS)", "print(EPOCHS + 1)"), ("# # A toy", "# # Another"), ('"parameters"', '"other"')]
)
def test_a_notebook_out_of_date_is_told(toy_demo, old, new):
    demos.write("toy")
    toy_demo.write_text(TOY.replace(old, new), "utf-8")
    with pytest.raises(LessonError, match=r"out of date.*run `vaegan demos toy`"):
        demos.shipped("toy")


def test_a_notebook_that_stopped_is_not_shipped(toy_demo):
    toy_demo.write_text(TOY.replace("print(EPOCHS)", "print(1 / 0)"), "utf-8")
    with pytest.raises(LessonError, match="The demo toy stopped"):
        demos.write("toy")
    stopped = demos.made("toy")
    for cell in stopped.cells[1:]:
        cell["execution_count"] = 1
    stopped.cells[-1]["outputs"] = [nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])]
    nbformat.write(stopped, demos.notebook("toy"))
    with pytest.raises(LessonError, match="stopped on the way"):
        demos.shipped("toy")


@pytest.mark.parametrize("content", [None, "", "no notebook"])
def test_a_missing_notebook_is_told(toy_demo, content):
    if content is not None:
        demos.notebook("toy").write_text(content, "utf-8")
    with pytest.raises(LessonError, match="missing or no notebook"):
        demos.shipped("toy")


def test_an_unknown_demo_is_told(vaegan):
    done = vaegan("demos", "gann")
    assert done.returncode == 2
    assert "There is no demo called 'gann'. There are: gan, vae." in done.stderr
