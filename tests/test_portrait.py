"""Portraits: every reference has one that is in step, wrong answers show, and what cannot be drawn is said."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autograder import house, notebook, portrait
from autograder.portrait import Portrait
from autograder.portraits.shared import histograms
from autograder.skeleton import BEGIN, END
from autograder.submission import Submission

WRONG = Path(__file__).parent / "corpus" / "wrong"
SLUGS = [path.stem for path in sorted((portrait.FOLDER / "probes").glob("*.py"))]


@pytest.fixture(scope="session")
def take(plan, sandboxes):
    """Take the portrait of a source."""

    def run(slug, source):
        submission = Submission("someone", {slug: source}, frozenset([slug]))
        return portrait.take(submission, plan.only([slug]).exercise[0], sandboxes)

    return run


@pytest.fixture
def wrong(take):
    return lambda slug, name: take(slug, (WRONG / slug / f"{name}.py").read_text("utf-8"))


def lesson_of(slug):
    with np.load(portrait.FOLDER / "lesson" / f"{slug}.npz") as kept:
        return {name: kept[name] for name in kept}


def size_of(png):
    with Image.open(io.BytesIO(png)) as image:
        return image.format, image.size


def test_every_exercise_has_a_portrait_or_the_picture_of_its_training(plan):
    assert [each for each in plan.exercise if portrait.exists(each.slug)] == notebook.in_cells(plan)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_lessons_half_is_in_step_with_the_reference(take, slug):
    taken = take(slug, house.solution(slug).read_text("utf-8"))
    assert taken.says == ""
    lesson = lesson_of(slug)
    assert taken.own.keys() == lesson.keys()
    for name, array in lesson.items():
        assert portrait.is_same(array.astype("float64"), taken.own[name]), f"{name}: `vaegan portraits` mends this"
    assert size_of(portrait.draw(taken)) == ("PNG", (840, 280))


def test_no_portrait_holds_a_solution():
    ours = "\n".join(path.read_text("utf-8") for path in portrait.FOLDER.rglob("*.py"))
    lines = set()
    for path in house.SOLUTIONS.glob("*.py"):
        for part in path.read_text("utf-8").split(BEGIN)[1:]:
            lines |= {
                line.strip() for line in part.split(END)[0].splitlines() if "(" in line and len(line.strip()) > 35
            }
    assert len(lines) > 30
    assert {line for line in lines if line in ours} == set()


def test_a_doubled_loss_is_twice_as_high(wrong):
    own, lesson = wrong("kl_loss", "no_half").own, lesson_of("kl_loss")
    np.testing.assert_allclose(own["over_mean"], 2 * lesson["over_mean"], rtol=1e-2, atol=1e-3)


def test_draws_that_are_too_wide_show(wrong):
    own, lesson = wrong("sampling", "exp_of_log_var").own, lesson_of("sampling")
    assert own["draws"].std() > 1.8 * lesson["draws"].std()


def test_pixels_that_never_get_black_show(wrong):
    taken = wrong("generator", "sigmoid_tutorial")
    assert taken.own["after"].min() >= 0
    assert size_of(portrait.draw(taken)) == ("PNG", (840, 280))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("return 1 / 0", "Your code raised ZeroDivisionError"),
        ("return 'a loss'", "Your code raised"),
        ("return float('nan')", "What your code gives is not finite"),
        ("return 1e30", "or very large"),
        ("return mean[0]", "What your code gives has another shape"),
        ("import os; os._exit(0)", "ended its own process"),
    ],
)
def test_what_cannot_be_drawn_is_said(take, body, says):
    taken = take("kl_loss", f"def kl_loss(mean, log_var):\n    {body}\n")
    assert taken.own is None
    assert says in taken.says
    with pytest.raises(ValueError, match="no picture of kl_loss"):
        portrait.draw(taken)


def test_where_some_numbers_are_missing_the_rest_is_drawn(take):
    source = "from keras import ops\ndef kl_loss(mean, log_var):\n    return ops.sum(ops.sqrt(mean)) + 1\n"
    taken = take("kl_loss", source)
    assert "are left out" in taken.says
    assert np.isnan(taken.own["over_mean"]).sum() == 30
    assert size_of(portrait.draw(taken)) == ("PNG", (840, 280))


def test_a_model_with_one_output_has_no_picture_as_an_encoder(wrong):
    assert "another shape" in wrong("encoder", "plain_autoencoder").says


def test_what_is_not_attempted_has_no_portrait(take, plan, sandboxes):
    assert take("kl_loss", house.exercise("kl_loss").read_text("utf-8")) is None  # it raises NotImplementedError
    assert portrait.take(Submission("nobody"), plan.only(["kl_loss"]).exercise[0], sandboxes) is None


def test_what_cannot_be_read_says_so(plan, sandboxes):
    problems = {"kl_loss": "kl_loss.py cannot be read: it is no UTF-8."}
    submission = Submission("someone", {}, frozenset(["kl_loss"]), problems=problems)
    taken = portrait.take(submission, plan.only(["kl_loss"]).exercise[0], sandboxes)
    assert (taken.own, taken.says) == (None, problems["kl_loss"])


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [np.zeros(61)],
        {"over_mean": np.zeros(61)},
        {"over_mean": "text", "over_log_var": {}, "by_size": 3},
        {"over_mean": np.zeros(61, complex), "over_log_var": np.zeros(61), "by_size": np.zeros(3)},
        {"over_mean": np.zeros((61, 1)), "over_log_var": np.zeros(61), "by_size": np.zeros(3)},
        {"over_mean": np.zeros(0), "over_log_var": np.zeros(61), "by_size": np.zeros(3)},
        {"over_mean": np.full(61, np.inf), "over_log_var": np.zeros(61), "by_size": np.zeros(3)},
    ],
)
def test_nothing_that_comes_back_is_believed(plan, monkeypatch, answer):
    monkeypatch.setattr(portrait, "_ask", lambda *_: answer)
    submission = Submission("someone", {"kl_loss": "x"}, frozenset(["kl_loss"]))
    taken = portrait.take(submission, plan.only(["kl_loss"]).exercise[0], sandboxes=None)
    assert taken.own is None
    assert taken.says


@pytest.mark.parametrize("slug", SLUGS)
def test_strange_numbers_can_be_drawn(slug):
    own = {
        name: np.resize([0.5, np.nan, -portrait.LARGEST, 0.5], array.shape) for name, array in lesson_of(slug).items()
    }
    assert size_of(portrait.draw(Portrait(slug, "", own))) == ("PNG", (840, 280))


def test_a_revision_changes_with_the_probe(tmp_path, monkeypatch):
    before = portrait.revision("kl_loss")
    assert portrait.revision("kl_loss") == before
    probe = tmp_path / "kl_loss.py"
    probe.write_text("# another")
    monkeypatch.setattr(portrait, "_probe", lambda slug: probe)
    assert portrait.revision("kl_loss") != before


def test_a_histogram_keeps_what_lies_beyond_its_span():
    class Axes:
        def __init__(self):
            self.seen = []

        def hist(self, values, *_, **__):
            self.seen.append(values)

        def set_yticks(self, _):
            pass

        def set(self, **_):
            pass

    axes = Axes()
    histograms(axes, np.array([[-9.0, np.nan], [0.5, 9.0]]), np.zeros(2), (-1.0, 1.0))
    assert axes.seen[0].tolist() == [-1.0, 0.5, 1.0]
