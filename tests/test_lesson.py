"""A mistake in the lesson's files is told with file, key and remedy; skeletons follow their solutions."""

import pytest

from autograder import house, lesson, skeleton
from autograder.records import LessonError
from quizzes import bank

ROW = '[[exercise]]\nslug = "kl_loss"\ntitle = "KL"\nsection = "Loss"\npoints = 10\ntime_limit = 10\n'


ESSAY = """[[essay]]
slug = "wardrobe"
title = "W"
section = "S"
criterion = [
    { name = "choice", title = "C", points = 3, earns = "E" },
    { name = "n", title = "N", points = 1, earns = "E" },
]
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = \n", ["TOML", "line 1"]),
        (ROW, ["title is missing", "Add it"]),
        ('title = "T"\n' + ROW.replace("points = 10", "points = 0"), ["exercise[1].points = 0", "greater than 0"]),
        ('title = "T"\n' + ROW.replace("points = 10", "point = 10"), ["exercise[1].points is missing"]),
        ('title = "T"\n' + ROW + "colour = 1\n", ["exercise[1].colour", "Remove it"]),
        ('title = "T"\n' + ROW.replace("kl_loss", "KL-loss"), ["exercise[1].slug = 'KL-loss'", "module name"]),
        ('title = "T"\n' + ROW + ROW, ["'kl_loss' stands there twice"]),
        ('title = "T"\n' + ROW + ESSAY.replace('"wardrobe"', '"kl_loss"'), ["'kl_loss' stands there twice"]),
        ('title = "T"\n' + ROW + ESSAY + "points = 3\n", ["essay[1].points", "Remove it"]),
        ('title = "T"\n' + ROW + ESSAY.replace("points = 3", "points = 0"), ["essay[1].criterion[1].points = 0"]),
        ('title = "T"\n' + ROW + ESSAY.replace('1, earns = "E"', "1"), ["essay[1].criterion[2].earns is missing"]),
        ('title = "T"\n' + ROW + ESSAY.replace('"n"', '"choice"'), ["'choice' stands there twice"]),
        ('title = "T"\n' + ROW + ESSAY.replace('"n"', '"No name"'), ["essay[1].criterion[2].name = 'No name'"]),
        (
            'title = "T"\n' + ROW + ESSAY.split("criterion", maxsplit=1)[0] + "criterion = []\n",
            ["essay[1].criterion = []"],
        ),
    ],
)
def test_mistakes_are_told(tmp_path, text, words):
    path = tmp_path / "lesson.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(LessonError) as caught:
        lesson.load(path)
    for word in [str(path), *words]:
        assert word in str(caught.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(LessonError, match=r"nowhere.toml cannot be read"):
        lesson.load(tmp_path / "nowhere.toml")


def test_each_exercise_has_its_files(plan):
    for exercise in plan.exercise:
        for path in (house.solution, house.exercise, house.public_tests, house.suite):
            assert path(exercise.slug).exists(), path(exercise.slug)


def test_skeletons_say_what_and_not_how(plan):
    for exercise in plan.exercise:
        text = house.exercise(exercise.slug).read_text("utf-8")
        assert text == skeleton.derive(skeleton.solution_text(exercise.slug), house.exercise(exercise.slug).name)
        assert "# TODO 1: " in text
        assert "NotImplementedError" in text
        assert "SOLUTION" not in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# BEGIN SOLUTION\nx\n# END SOLUTION\n", "line 1"),
        ("# TODO: a\n# BEGIN SOLUTION\nx\n", "no # END"),
        ("# TODO: a\n# END SOLUTION\n", "line 2"),
        ("x = 1\n", "nothing would be left"),
    ],
)
def test_wrong_markers_are_told(text, words):
    with pytest.raises(LessonError, match=words):
        skeleton.derive(text, "x.py")


def test_gaps_are_found_until_they_are_filled(plan):
    for exercise in plan.exercise:
        name, text = f"{exercise.slug}.py", skeleton.text(exercise.slug)
        assert skeleton.gaps(text, name) == list(range(1, text.count("# TODO ") + 1))
        assert skeleton.gaps(text, "another.py") == []
        assert skeleton.gaps(text.replace("raise ", "# raise "), name) == []
        assert skeleton.gaps(skeleton.solution_text(exercise.slug), name) == []


def test_a_question_is_what_is_left_without_its_model_answer(plan):
    for essay in plan.essay:
        question = skeleton.question(essay.slug)
        assert house.essay(essay.slug).read_text("utf-8") == question, "run `vaegan skeletons`"
        assert "SOLUTION" not in question
        words = " ".join(question.split())
        for criterion in essay.criterion:  # what the rubric says is what students are told
            points = f"{criterion.points:g} point{'s' * (criterion.points != 1)}"
            assert f"- **{criterion.title}** ({points}): {criterion.earns}" in words
        assert words.count("- **") == len(essay.criterion)


@pytest.mark.parametrize("text", ["", "A question.\n", 2 * "<!-- BEGIN SOLUTION -->\nx\n<!-- END SOLUTION -->\n"])
def test_a_question_without_one_model_answer_is_told(tmp_path, monkeypatch, text):
    monkeypatch.setattr(house, "SOLUTIONS", tmp_path)
    (tmp_path / "opinion.md").write_text(text, "utf-8")
    with pytest.raises(LessonError, match=r"opinion.md should hold the question, and once <!-- BEGIN SOLUTION -->"):
        skeleton.question("opinion")


def test_what_a_person_judges_counts_in_all(plan):
    (essay,) = plan.only(["wardrobe"]).essay
    assert essay.points == sum(criterion.points for criterion in essay.criterion) == 10
    assert plan.max_score == plan.automatic.max_score + essay.points
    assert plan.slugs == [*plan.automatic.slugs, "wardrobe"]


def test_the_key_fits_the_questions(plan):
    for quiz in plan.quiz:
        key = bank.key(quiz.slug)
        assert [question.id for question in bank.questions(quiz.slug)] == list(key)


def test_the_quick_checks_key_is_the_lessons():
    assert [solution.answer for solution in bank.key("quick_checks").values()] == ["C", "B", "C", "D"]


def test_a_key_that_does_not_fit_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(house, "SOLUTIONS", tmp_path)
    text = (house.ROOT / "solutions" / "quick_checks.toml").read_text("utf-8")
    (tmp_path / "quick_checks.toml").write_text(text.replace("[latent_space]", "[latent_spice]"), "utf-8")
    with pytest.raises(LessonError, match=r"latent_sp.ce has a"):
        bank.key("quick_checks")
    (tmp_path / "quick_checks.toml").write_text(text.replace('answer = "B"', 'answer = "E"'), "utf-8")
    with pytest.raises(LessonError, match="vae_objective"):
        bank.key("quick_checks")


@pytest.mark.parametrize("name", ["klloss", "kl_loss.py", "KL_LOSS"])
def test_a_misspelt_exercise_is_recognised(plan, name):
    with pytest.raises(LessonError, match=r"Did you mean kl_loss\?"):
        plan.only([name])


def test_a_name_like_no_other_gets_the_list(plan):
    with pytest.raises(LessonError, match=r"There are: autoencoder, encoder, .*gan"):
        plan.only(["xyz"])
