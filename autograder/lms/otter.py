"""An autograder for `otter run`: a zip whose plugin hands the grading to this engine, in a process of its own.

Otter runs a submission and the tests in one kernel. Here it gets an empty notebook to run: the plugin takes the
submission away before, grades it apart, and puts the results in place of the kernel's. They are instances of otter's
own classes, so results.pkl can be loaded without this package.

Source: otter-grader's documentation, "Plugins" and "Otter Configuration".
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from otter.plugins import AbstractOtterPlugin
from otter.run import AutograderConfig
from otter.test_files import GradingResults

from autograder.lesson import Lesson
from autograder.lms import bundle

TESTS = "tests"  # the folder that otter copies beside the submission; ours has none
STAND_IN = "files/vaegan.ipynb"  # otter copies what lies in files/ beside the submission as well
_KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
EMPTY_NOTEBOOK = json.dumps({"cells": [], "metadata": _KERNEL, "nbformat": 4, "nbformat_minor": 5})


def archive(lesson: Lesson, seed: int, *, modules: bool = False) -> bytes:
    """Return the zip.

    Args:
        lesson: What it grades: the whole lesson, or a part of it.
        seed: What the inputs of hidden tests derive from, for every student.
        modules: Whether students hand in several modules and no notebook. Otter looks for one notebook or one
            module, so a notebook of ours stands in then.
    """
    config = {
        "plugins": [f"{__name__}.{GradeApart.__name__}"],
        "show_all_public": True,  # otter's public tests are those that students may see at once
        "show_hidden": True,
        "force_public_test_summary": False,
        "print_summary": False,
    }
    content = bundle.members(lesson, seed) | {"otter_config.json": json.dumps(config, indent=2).encode()}
    if modules:
        content[STAND_IN] = EMPTY_NOTEBOOK.encode()
    return bundle.packed(content, folders=[TESTS])


class GradeApart(AbstractOtterPlugin):  # type: ignore[misc]  # otter is not typed
    """Grades with the engine that lies beside otter_config.json; any failure of it raises, and leaves no score."""

    def before_grading(self, config: AutograderConfig) -> None:
        """Take the submission out of the folder that otter works in, and grade it."""
        root = Path(config.autograder_dir).resolve()
        os.environ["PYTHONSAFEPATH"] = "1"  # no module named after the stand-in's file gets into the kernel
        box = root / "apart"
        take_away(Path(self.submission_path), box / "submission")
        self._report = grade(root / "source", box)

    def before_execution(self, submission: nbformat.NotebookNode) -> nbformat.NotebookNode:
        """Leave otter's kernel nothing to run."""
        submission.cells = []
        return submission

    def after_grading(self, results: GradingResults) -> None:
        """Put the results in place of the kernel's, which has had no tests."""
        if results.catastrophic_error is not None:
            raise results.catastrophic_error
        results.results = GradingResults.from_ottr_json(json.dumps(as_ottr(self._report))).results
        results.set_output(self._report["output"])
        if any(test["visibility"] == "hidden" for test in self._report["tests"]):
            results.hide_everything()
        results.set_plugin_data(__name__, self._report)


def take_away(path: Path, target: Path) -> None:
    """Move a submission to another folder, and leave an empty file where otter expects it.

    Args:
        path: The notebook or module that otter has found, in the folder of the submission.
        target: The folder to move everything to, but for what otter itself has put there.
    """
    folder = path.parent
    target.mkdir(parents=True)
    for entry in sorted(folder.iterdir()):
        entry.rename(target / entry.name)
    package = target / "__init__.py"
    if package.exists() and not package.read_bytes():  # otter makes one
        package.unlink()
    (target / TESTS).rename(target.parent / TESTS)
    stand_in = target / Path(STAND_IN).name
    if stand_in.exists() and stand_in.read_text("utf-8", "replace") == EMPTY_NOTEBOOK:
        stand_in.unlink()
    path.write_text(EMPTY_NOTEBOOK if path.suffix == ".ipynb" else "", "utf-8")


def grade(source: Path, box: Path) -> dict[str, Any]:
    """Grade box/submission with the engine in a folder, and return the report in Gradescope's schema.

    Raises:
        RuntimeError: The grader failed.
    """
    (box / "results").mkdir()
    source.chmod(0o700)
    environment = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, "-s", "-P", "-m", "autograder.lms.harness", str(box)]
    done = subprocess.run(command, env=environment, cwd=source, capture_output=True, text=True, check=False)
    written = box / "results" / "results.json"
    report: dict[str, Any] = json.loads(written.read_text("utf-8")) if written.exists() else {}
    if done.returncode != 0 or not report:
        reasons = report["extra_data"].get("reasons", ()) if report else [done.stderr.strip()[-2_000:]]
        raise RuntimeError("\n".join(["The grader failed, so this submission has no score.", *reasons]))
    return report


def as_ottr(report: dict[str, Any]) -> dict[str, Any]:
    """Return a report as otter's results of a foreign grader: a test file for each exercise and quiz."""
    files: dict[str, list[dict[str, Any]]] = {}
    for test in report["tests"]:
        files.setdefault(test["extra_data"]["slug"], []).append(test)
    points = report["extra_data"]["points"]
    return {
        "test_file_results": [
            {"filename": slug, "test_case_results": [_case(test, _scale(tests, points[slug])) for test in tests]}
            for slug, tests in files.items()
        ]
    }


def _scale(tests: list[dict[str, Any]], points: float) -> float:
    """Return what undoes the rounding of tests' scores in a report: they add up to an exercise's points."""
    total = sum(test["max_score"] for test in tests)
    return points / total if total else 0.0


def _case(test: dict[str, Any], scale: float) -> dict[str, Any]:
    case = {
        "name": test["name"],
        "code": "",
        "hidden": test["visibility"] != "visible",
        "points": round(test["max_score"] * scale, 6),
        "success_message": None,
        "failure_message": None,
    }
    return {"test_case": case, "error": test["output"], "passed": test["status"] == "passed"}
