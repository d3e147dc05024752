"""`otter run` with this engine: the scores of `vaegan grade`, and nothing gained by what fools otter alone."""

import json
import os
import pickle
import subprocess
import sys
import zipfile

import dill
import nbformat
import pytest
from otter.check.logs import Log
from otter.test_files import GradingResults

from autograder import house
from autograder.lms import otter

CORPUS = house.ROOT / "tests" / "corpus"
SLUGS = ("encoder", "sampling", "decoder", "kl_loss", "generator", "quick_checks")
HONEST = {"chen": CORPUS / "class" / "chen.ipynb", "no_half": CORPUS / "wrong" / "kl_loss" / "no_half.py"}
TRICKS = {
    "encoder": "def build_encoder(input_dim=784, latent_dim=2):\n    import sys\n    sys.exit(0)\n",
    "sampling": "class Sampling:\n    def __init__(self):\n        import os\n        os._exit(0)\n",
    "decoder": "def build_decoder(latent_dim=2, output_dim=784):\n    while True:\n        pass\n",
    "kl_loss": """
import numpy as np

def kl_loss(mean, log_var):
    np.allclose = lambda *given, **options: True
    np.testing.assert_allclose = lambda *given, **options: None
    return 0.0
""",
    "generator": """
import glob
import sys

def build_generator(latent_dim=64):
    for path in glob.glob("tests/*.py") + glob.glob("../source/**/test_*.py", recursive=True):
        exec(open(path).read())
    return sys._getframe(1).f_locals["expected"]
""",
}


class Bomb:
    """Leaves a mark where it is unpickled."""

    def __init__(self, marker):
        self._marker = marker

    def __reduce__(self):
        return os.mkdir, (str(self._marker),)


@pytest.fixture(scope="module")
def archive(plan, tmp_path_factory):
    """An autograder whose exercises have short time limits."""
    packed = tmp_path_factory.mktemp("archive") / "packed.zip"
    packed.write_bytes(otter.archive(plan.only(SLUGS), seed=5))
    path = packed.with_name("autograder.zip")
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "exercises/lesson.toml":
                content = content.replace(b"time_limit = 10", b"time_limit = 2")
            target.writestr(entry, content)
    return path


def otter_run(archive, submission, out):
    """Return what `otter run` says of a submission: its results.json, and the process."""
    out.mkdir()
    command = [sys.executable, "-m", "otter", "run", "-a", str(archive), "-o", str(out), str(submission)]
    environment = {**os.environ, "PYTHONPATH": str(house.ROOT)}
    done = subprocess.run(command, cwd=out, env=environment, capture_output=True, text=True, check=False)
    written = out / "results.json"
    return (json.loads(written.read_text("utf-8")) if written.exists() else None), done


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    """The same submissions as `vaegan grade` sees them."""
    folder = tmp_path_factory.mktemp("grade")
    (folder / "class").mkdir()
    for name, path in HONEST.items():
        hand_in = folder / "class" / name / ("kl_loss.py" if path.suffix == ".py" else path.name)
        hand_in.parent.mkdir()
        hand_in.write_bytes(path.read_bytes())
    only = [word for slug in SLUGS for word in ("--only", slug)]
    command = [sys.executable, "-m", "autograder", "grade", folder / "class", "--out", folder / "out", "--seed", "5"]
    subprocess.run([*map(str, command), *only], cwd=house.ROOT, capture_output=True, check=True)
    lines = (folder / "out" / "gradebook.csv").read_text("utf-8").splitlines()
    header, *rows = [line.split(",") for line in lines]
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


@pytest.mark.parametrize("name", HONEST)
def test_scores_are_those_of_grade(archive, gradebook, tmp_path, name):
    path = HONEST[name]
    hand_in = tmp_path / ("kl_loss.py" if path.suffix == ".py" else path.name)
    hand_in.write_bytes(path.read_bytes())
    results, done = otter_run(archive, hand_in, tmp_path / "out")
    assert results is not None, done.stdout + done.stderr
    ours = gradebook[name]
    assert {test["name"]: round(test["score"], 2) for test in results["tests"]} == {
        slug: float(ours[slug]) for slug in SLUGS
    }
    assert sum(test["max_score"] for test in results["tests"]) == float(ours["max_score"])
    assert float(ours["score"]) > 2


def test_tricks_gain_nothing_and_none_of_it_runs_here(archive, tmp_path):
    marker = tmp_path / "marker"
    mark = f"import os\nos.makedirs({str(marker)!r}, exist_ok=True)\n"
    log = pickle.dumps(Bomb(marker))
    cells = [nbformat.v4.new_code_cell(text) for text in (mark, *TRICKS.values())]
    kernel = {"kernelspec": {"name": "bash", "display_name": "Bash", "language": "bash"}}
    members = {
        "attack.ipynb": nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=kernel)),
        ".OTTER_LOG": log,
        "tests/kl_loss.py": "OK_FORMAT = False\nname = 'kl_loss'\npoints = 1000\n",
        **{f"{name}.py": mark for name in ("ipykernel_launcher", "sitecustomize", "otter", "pandas", "nbformat")},
    }
    with zipfile.ZipFile(tmp_path / "attack.zip", "w") as zipped:
        for name, text in members.items():
            zipped.writestr(name, text)
    results, done = otter_run(archive, tmp_path / "attack.zip", tmp_path / "out")
    assert not marker.exists()
    assert results is not None, done.stdout + done.stderr
    assert {test["name"]: test["score"] for test in results["tests"]} == dict.fromkeys(SLUGS, 0)
    assert "still running" in results["tests"][2]["output"]
    (tmp_path / ".OTTER_LOG").write_bytes(log)
    with pytest.raises(Exception):  # noqa: B017  # whatever otter says of it: it has run by then
        Log.from_file(str(tmp_path / ".OTTER_LOG"))
    assert marker.exists(), "the log is harmless, so this test shows nothing"


REPORT = {
    "output": "read",
    "extra_data": {"points": {"kl_loss": 10.0, "practice": 28.0}},
    "tests": [
        {
            "name": name,
            "max_score": worth,
            "status": "passed" if passed else "failed",
            "output": "" if passed else "wrong",
            "visibility": "visible",
            "extra_data": {"slug": slug},
        }
        for name, slug, worth, passed in (
            ("one", "kl_loss", 3.3333, True),
            ("two", "kl_loss", 3.3333, True),
            ("three", "kl_loss", 3.3333, False),
            ("four", "practice", 0.0, True),
        )
    ],
}


def test_results_are_otters_own_and_add_up(tmp_path):
    results = GradingResults.from_ottr_json(json.dumps(otter.as_ottr(REPORT)))
    assert results.possible == pytest.approx(10, abs=1e-5)
    assert results.total == pytest.approx(20 / 3, abs=1e-5)
    assert results.get_score("practice") == 0
    code = "import sys, dill; sys.modules['autograder'] = None; print(dill.load(open(sys.argv[1], 'rb')).total)"
    results.set_plugin_data("autograder.lms.otter", REPORT)
    (tmp_path / "results.pkl").write_bytes(dill.dumps(results))
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "results.pkl"], capture_output=True, check=False)
    assert float(done.stdout) == pytest.approx(20 / 3, abs=1e-5), done.stderr


@pytest.fixture
def hand_in(tmp_path):
    """Otter's folder of a submission, as it is when plugins are called."""
    folder = tmp_path / "submission"
    (folder / "tests").mkdir(parents=True)
    for name, text in {"__init__.py": "", "kl_loss.py": "x = 1\n", ".OTTER_LOG": "log"}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_nothing_of_a_submission_is_left_for_otter(hand_in, tmp_path):
    otter.take_away(hand_in / "kl_loss.py", tmp_path / "apart" / "submission")
    assert {path.name: path.read_text("utf-8") for path in hand_in.iterdir()} == {"kl_loss.py": ""}
    taken = {path.name for path in (tmp_path / "apart" / "submission").iterdir()}
    assert taken == {"kl_loss.py", ".OTTER_LOG"}


def test_a_stand_in_makes_way_for_modules(hand_in, tmp_path, plan):
    with zipfile.ZipFile(tmp_path / "a.zip", "x") as zipped:
        zipped.writestr("x", "")
    (tmp_path / "a.zip").write_bytes(otter.archive(plan, 1, modules=True))
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        stand_in = zipped.read(otter.STAND_IN).decode()
    (hand_in / "vaegan.ipynb").write_text(stand_in, "utf-8")
    otter.take_away(hand_in / "vaegan.ipynb", tmp_path / "apart" / "submission")
    assert not (tmp_path / "apart" / "submission" / "vaegan.ipynb").exists()
    assert (tmp_path / "apart" / "submission" / "kl_loss.py").exists()
    assert nbformat.reads((hand_in / "vaegan.ipynb").read_text("utf-8"), 4).cells == []


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("raise SystemExit('no engine')", "no engine"),
        ("", "has no score"),
        (
            "import json, sys; from pathlib import Path\n"
            "report = {'extra_data': {'reasons': ['out of order']}}\n"
            "Path(sys.argv[1], 'results', 'results.json').write_text(json.dumps(report)); sys.exit(1)",
            "out of order",
        ),
    ],
)
def test_a_grader_that_fails_raises(tmp_path, script, words):
    """A stand-in for the engine fails in each way that it can."""
    package = tmp_path / "source" / "autograder" / "lms"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").write_text("", "utf-8")
    (package / "harness.py").write_text(script, "utf-8")
    (tmp_path / "apart").mkdir()
    with pytest.raises(RuntimeError, match="The grader failed, so this submission has no score") as caught:
        otter.grade(tmp_path / "source", tmp_path / "apart")
    assert words in str(caught.value)
