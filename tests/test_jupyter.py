"""In a notebook, jupyterquiz shows the questions that it can, from the key or from seals, and explains each option."""

import json
import random
import re

import pytest

from autograder import house
from autograder.records import LessonError
from quizzes import bank, jupyter
from quizzes.lettered import Choice, Multiple


@pytest.fixture
def no_key(tmp_path, monkeypatch):
    monkeypatch.setattr(house, "SOLUTIONS", tmp_path / "not in a student's copy")


@pytest.mark.parametrize("slug", ["quick_checks", "practice"])
def test_each_option_says_what_the_key_says(slug):
    shown = jupyter.questions(slug)
    known = [solution for solution in bank.key(slug).values() if isinstance(solution.question, Choice | Multiple)]
    assert len(shown) == len(known) > 3
    for question, solution in zip(shown, known, strict=True):
        assert question["type"] == ("many_choice" if isinstance(solution.question, Multiple) else "multiple_choice")
        assert [answer["answer"][0] for answer in question["answers"]] == list(solution.question.options)
        for answer in question["answers"]:
            letter = answer["answer"][0]
            assert answer["correct"] is (letter in solution.answer)
            assert solution.explanations[letter] in answer["feedback"].replace("&#x27;", "'").replace("&quot;", '"')


def test_seals_give_the_same_questions(no_key, monkeypatch):
    sealed = jupyter.questions("quick_checks")
    monkeypatch.undo()
    assert sealed == jupyter.questions("quick_checks")


def test_sets_are_found_by_opening_seals(no_key, monkeypatch):
    def multiple_only(slug):
        return {name: judge for name, judge in judges(slug).items() if name in ("vae_additions", "generator_step")}

    judges = jupyter.judges
    monkeypatch.setattr(jupyter, "judges", multiple_only)
    found = [[answer["correct"] for answer in question["answers"]] for question in jupyter.questions("practice")]
    assert found == [[True, False, True, False, True], [False, True, True, False, False]]


def test_an_unknown_quiz(no_key):
    with pytest.raises(LessonError, match="nope"):
        jupyter.questions("nope")


def test_single_questions_can_be_shown():
    (shown,) = jupyter.questions("quick_checks", "gan_advantage")
    assert shown == jupyter.questions("quick_checks")[3]
    with pytest.raises(LessonError, match="no question called 'nope'"):
        jupyter.questions("quick_checks", "nope")


def test_it_runs_in_a_notebook_and_answers_clicks(browser, monkeypatch):
    import IPython.display
    from jupyterquiz.dynamic import display

    outputs = []
    monkeypatch.setattr(display, "display", outputs.append)
    monkeypatch.setattr(IPython.display, "display", outputs.append)
    jupyter.show("practice")
    markup, script, rest = outputs
    assert "18 more questions of this quiz: run `vaegan quiz practice`" in rest.data
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content(markup.data)
    page.evaluate(script.data)
    question = page.locator(".Quiz", has_text="Why do the images of a VAE tend to be blurry?").first
    question.get_by_text("A. The decoder adds random noise").click()
    assert "The decoder is not random" in question.inner_text()
    question.get_by_text("B. Where several images").click()
    assert "an average of sharp strokes is a soft one" in question.inner_text()
    assert errors == []
    page.close()


def test_questions_of_two_cells_have_places_of_their_own(monkeypatch):
    """Tests of exercises seed everything, so what two cells would draw after a check each is the same."""
    from jupyterquiz.dynamic import display

    outputs = []
    monkeypatch.setattr(display, "display", outputs.append)
    drawn = []
    for name in ("latent_space", "gan_advantage"):
        random.seed(1312)
        jupyter.show("quick_checks", name)
        drawn.append(random.random())
    places = [re.search(r'id="(\w+)"', each.data)[1] for each in outputs[::2]]
    assert len(set(places)) == 2
    assert drawn[0] == drawn[1], "what was seeded goes on as it was"


def test_texts_are_no_markup(toy):
    key = house.SOLUTIONS / f"{toy.slug}.toml"
    key.write_text(key.read_text("utf-8").replace("about A", "a <b>bold</b> claim"), "utf-8")
    text = json.dumps(jupyter.questions(toy.slug))
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
