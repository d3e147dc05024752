"""The lesson's demos as notebooks: each is made of a text beside it, run with the reference solutions, and shipped so.

The texts are in jupytext's percent format. A cell with the tag `parameters` holds what a run may change, as papermill
has it; one with a tag `figure:<name>` draws what is figures/<name>.png as well.
"""

import base64
import copy
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

from autograder import house
from autograder.files import write_whole
from autograder.records import LessonError

FOLDER = house.EXERCISES / "demos"
FIGURES = house.EXERCISES / "figures"
COLOURS = 64  # of a picture: a third of the size, and no difference to the eye
_PARAMETERS, _FIGURE = "parameters", "figure:"
_LONGEST = 1800  # seconds that a cell may take, on a slow machine


def names() -> list[str]:
    """Return what the demos are called."""
    return sorted(path.stem for path in FOLDER.glob("*.py"))


def notebook(name: str) -> Path:
    """Return a demo's notebook."""
    return FOLDER / f"{name}.ipynb"


def write(name: str) -> list[Path]:
    """Run a demo with the reference solutions, and write its notebook and its figures.

    Raises:
        LessonError: There is no such demo, or a cell of it raises an error.
        OutputError: A file cannot be written.
    """
    done = run(name, {"FOLDER": str(house.SOLUTIONS)})
    text: str = nbformat.writes(done, version=4)  # type: ignore[no-untyped-call]
    content = {notebook(name): f"{text}\n".encode(), **figures(done)}
    for path, each in content.items():
        write_whole(path, each)
    return list(content)


def made(name: str) -> Any:
    """Return a demo's notebook, not yet run.

    Raises:
        LessonError: There is no such demo.
    """
    path = FOLDER / f"{name}.py"
    if not path.exists():
        raise LessonError(f"There is no demo called {name!r}. There are: {', '.join(names())}.")
    read = jupytext.read(path)
    for number, cell in enumerate(read.cells, start=1):
        cell["id"] = f"cell-{number}"
        cell["metadata"] = {key: value for key, value in cell["metadata"].items() if key == "tags"}
    read["metadata"] = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.validate(read)
    return read


def shipped(name: str) -> str:
    """Return a demo's notebook as students get it.

    Raises:
        LessonError: It is missing, or not what a run of its text with the reference solutions leaves.
    """
    content = house.text(notebook(name))
    try:
        kept = nbformat.reads(content, as_version=4)  # type: ignore[no-untyped-call]
    except nbformat.reader.NotJSONError:
        raise LessonError(f"{notebook(name)} is missing or no notebook: run `vaegan demos {name}`.") from None
    if _facts(kept) != _facts(made(name)) or not all(map(_has_run, kept.cells)):
        raise LessonError(f"{notebook(name)} is out of date, or stopped on the way: run `vaegan demos {name}`.")
    return content


def _facts(of: Any) -> list[Any]:
    return [of.metadata, *([cell["id"], cell["cell_type"], cell["source"], cell["metadata"]] for cell in of.cells)]


def _has_run(cell: Any) -> bool:
    if cell["cell_type"] != "code":
        return True
    return bool(cell["execution_count"]) and all(output["output_type"] != "error" for output in cell["outputs"])


def run(name: str, parameters: Mapping[str, Any]) -> Any:
    """Return a demo's notebook, run to its end with other parameters than it shows.

    Raises:
        LessonError: There is no such demo, or a cell of it raises an error.
    """
    shown = made(name)
    done = copy.deepcopy(shown)
    for cell in done.cells:
        if _PARAMETERS in _tags(cell):
            cell["source"] += "".join(f"\n{each} = {value!r}" for each, value in parameters.items())
    where = {"metadata": {"path": str(FOLDER)}}
    try:
        NotebookClient(done, timeout=_LONGEST, record_timing=False, coalesce_streams=True, resources=where).execute()
    except CellExecutionError as error:
        raise LessonError(f"The demo {name} stopped: {error}") from None
    for cell, before in zip(done.cells, shown.cells, strict=True):
        cell["source"] = before["source"]
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", {}):
                output["data"]["image/png"] = _smaller(output["data"]["image/png"])
    done["metadata"] = shown["metadata"]
    return done


def figures(done: Any) -> dict[Path, bytes]:
    """Return the pictures of a notebook that are figures of the handout as well, by where these belong."""
    return {
        FIGURES / f"{tag.removeprefix(_FIGURE)}.png": base64.b64decode(picture)
        for cell in done.cells
        for tag in _tags(cell)
        for picture in _pictures(cell)
        if tag.startswith(_FIGURE)
    }


def _pictures(cell: Any) -> Iterator[str]:
    for output in cell["outputs"]:
        if "image/png" in output.get("data", {}):
            yield output["data"]["image/png"]


def _tags(cell: Any) -> list[str]:
    tags: list[str] = cell["metadata"].get("tags", [])
    return tags


def _smaller(picture: str) -> str:
    """Return a PNG, as notebooks hold it, in fewer colours."""
    drawn, kept = io.BytesIO(base64.b64decode(picture)), io.BytesIO()
    few = Image.open(drawn).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(kept, "png", optimize=True)
    return base64.b64encode(kept.getvalue()).decode()
