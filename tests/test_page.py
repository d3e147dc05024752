"""The page of all quizzes, in a real browser: by keyboard alone, without a network, in step with questions and key."""

import itertools
import json
import sys
import tomllib

import pytest

from autograder import house
from quizzes import bank, numeric, page, seal
from quizzes.expression import formula
from quizzes.grade import QuizGrader
from quizzes.judge import sealed
from quizzes.numeric import Numeric

URL = page.path().as_uri()
PLACES = [("quick_checks", "latent_space"), ("practice", "draw_steps"), ("practice", "draw")]


@pytest.fixture
def opened(browser):
    """The page, with all that it asked for and complained about; it must do neither."""
    context = browser.new_context(accept_downloads=True)
    tab = context.new_page()
    asked, said = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(URL)
    yield tab
    assert set(asked) <= {URL} | {url for url in asked if url.startswith("blob:")}
    assert said == []
    context.close()


@pytest.fixture(scope="module")
def keys(plan):
    return {quiz.slug: bank.key(quiz.slug) for quiz in plan.quiz}


def form(tab, slug, name):
    return tab.locator(f'form[data-quiz="{slug}"][data-question="{name}"]')


def feedback(tab, slug, name):
    form(tab, slug, name).locator(".feedback p").first.wait_for()
    return form(tab, slug, name).locator(".feedback").inner_text()


def put(tab, solution, slug, answer):
    """Give an answer by the keyboard, and check it."""
    question = solution.question
    own = form(tab, slug, question.id)
    if question.kind == "numeric":
        own.get_by_label("Your number").focus()
        tab.keyboard.type(answer)
        tab.keyboard.press("Enter")
        return
    if question.kind == "choice":
        own.get_by_role("radio").first.focus()
        tab.keyboard.press("Space")
        for _ in range(list(question.options).index(answer)):
            tab.keyboard.press("ArrowDown")
    elif question.kind == "multiple":
        for letter in answer.split(", "):
            own.locator(f'input[value="{letter}"]').focus()
            tab.keyboard.press("Space")
    else:
        for place, letter in enumerate(answer.split(", ")):
            own.get_by_role("button", name=f"Move {letter} up").focus()
            while own.locator("li").nth(place).get_attribute("data-letter") != letter:
                tab.keyboard.press("Enter")
    own.get_by_role("button", name="Check").focus()
    tab.keyboard.press("Enter")


def write_name(tab, name):
    tab.get_by_label("Your name").fill(name)
    tab.keyboard.press("Tab")


def right_answer(solution, student):
    question = solution.question
    if question.kind == "numeric":
        return f"{formula(solution.answer)(question.drawn(student)):.6g}"
    if question.kind == "ordering":
        return solution.answer[-1]
    return ", ".join(sorted(solution.answer))


def test_the_page_is_in_step(plan):
    assert page.path().read_text("utf-8") == page.rendered(plan), "Run `vaegan quizzes`."


def test_right_and_wrong_answers_by_keyboard(opened, keys):
    tab, practice = opened, keys["practice"]
    write_name(tab, "Ada Lovelace")
    cases = [
        ("blur", "A", "C"),
        ("vae_additions", "A, B, C", "D"),
        ("interpolation_steps", "D, B, C, A", "D, C, A, B"),
        ("generator_loss", "-1", "0.5"),
    ]
    for name, *answers in cases:
        for answer in answers:
            solution = practice[name]
            put(tab, solution, "practice", answer)
            tab.wait_for_function(
                "text => [...document.querySelectorAll('.why')].some(why => why.textContent === text)",
                arg=expected(tab, solution, answer),
            )
            text = feedback(tab, "practice", name)
            assert text.startswith("✗ Not quite.\n")
            assert text.endswith(f"Where to read again: {solution.question.section}.")
        if solution.question.kind == "numeric":
            form(tab, "practice", name).get_by_label("Your number").fill("")
        if solution.question.kind == "multiple":
            for box in form(tab, "practice", name).get_by_role("checkbox").all():
                box.uncheck()
        put(tab, solution, "practice", right_answer(solution, "Ada Lovelace"))
        form(tab, "practice", name).locator("text=✓ Right.").wait_for()
    assert tab.locator('[data-count="practice"]').inner_text() == "4 of 28 right"


def expected(tab, solution, answer):
    """What the key says of all that stands in the form after an answer."""
    own = form(tab, "practice", solution.question.id)
    if solution.question.kind == "multiple":
        answer = "".join(own.locator("input:checked").evaluate_all("boxes => boxes.map(box => box.value)"))
    if solution.question.kind == "numeric":
        answer = own.get_by_label("Your number").input_value()
    return solution.judge(answer, "Ada Lovelace").text


def test_what_is_handed_in_is_graded_as_the_page_said(opened, keys, plan):
    """All questions, right ones and some wrong ones: the file has the form of the blank one, and earns its score."""
    tab = opened
    write_name(tab, 'Zoë "Zo" \\ Straße')
    wrong = {"latent_space": "A", "draw": "0.5", "gan_round": "A, B, C, D, E", "what_is_random": "B, D"}
    for slug, key in keys.items():
        for name, solution in key.items():
            put(tab, solution, slug, wrong.get(name) or right_answer(solution, 'Zoë "Zo" \\ Straße'))
            mark = "✗ Not quite." if name in wrong else "✓ Right."
            form(tab, slug, name).locator(f"text={mark}").wait_for()
    text = downloaded(tab)
    blank = (house.EXERCISES / house.ANSWERS).read_text("utf-8")
    answers = tomllib.loads(text)
    assert answers["student"] == 'Zoë "Zo" \\ Straße'
    assert [line.split(" = ")[0] for line in text.splitlines()] == [line.split(" = ")[0] for line in blank.splitlines()]
    grader = QuizGrader(plan.quiz)
    assert grader.misplaced(answers) == []
    checks, practice = grader.grade(answers)
    assert checks.score == checks.points * 3 / 4
    assert practice.score == practice.points - 3
    assert {test.name for item in (checks, practice) for test in item.tests if test.verdict == "failed"} == set(wrong)


def downloaded(tab):
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download answers.toml").press("Enter")
    assert waiting.value.suggested_filename == house.ANSWERS
    return waiting.value.path().read_text("utf-8")


def test_progress_stays_and_can_be_forgotten(opened, keys):
    tab = opened
    write_name(tab, "Ada")
    put(tab, keys["quick_checks"]["latent_space"], "quick_checks", "C")
    put(tab, keys["practice"]["draw_steps"], "practice", "C, D, E, A, B")
    put(tab, keys["practice"]["draw"], "practice", "77")
    texts = [feedback(tab, *place) for place in PLACES]
    tab.reload()
    assert [feedback(tab, *place) for place in PLACES] == texts
    assert form(tab, *PLACES[0]).locator("input[value=C]").is_checked()
    assert form(tab, *PLACES[1]).locator("li").first.get_attribute("data-letter") == "C"
    assert form(tab, *PLACES[2]).get_by_label("Your number").input_value() == "77"
    assert tab.locator('[data-count="quick_checks"]').inner_text() == "1 of 4 right"
    answers = tomllib.loads(downloaded(tab))
    assert answers["practice"]["draw"] == "77"
    assert answers["practice"]["blur"] == ""
    assert "29 questions are left open in it." in tab.locator("#saved").inner_text()

    write_name(tab, "Bob")  # other numbers: the answer was to other ones
    form(tab, *PLACES[2]).locator(".feedback:empty").wait_for(state="attached")
    assert tomllib.loads(downloaded(tab))["practice"]["draw"] == ""
    write_name(tab, " ada ")
    assert feedback(tab, *PLACES[2]) == texts[2]

    form(tab, *PLACES[0]).locator("input[value=A]").check()  # another answer is not yet checked
    form(tab, *PLACES[0]).locator(".feedback:empty").wait_for(state="attached")
    assert tomllib.loads(downloaded(tab))["quick_checks"]["latent_space"] == ""

    tab.once("dialog", lambda dialog: dialog.dismiss())
    tab.get_by_role("button", name="Start again").click()
    assert feedback(tab, *PLACES[2]) == texts[2]
    tab.once("dialog", lambda dialog: dialog.accept())
    tab.get_by_role("button", name="Start again").click()
    form(tab, *PLACES[2]).locator(".feedback:empty").wait_for(state="attached")
    assert downloaded(tab) == (house.EXERCISES / house.ANSWERS).read_text("utf-8")


@pytest.mark.parametrize(
    "memory", ["not JSON", "null", "3", '{"answers": 3}', '{"student": "Ada", "answers": {"practice/blur": 3}}']
)
def test_a_damaged_memory_is_no_harm(opened, keys, memory):
    opened.evaluate("memory => localStorage.setItem('vaegan quizzes', memory)", memory)
    opened.reload()
    put(opened, keys["quick_checks"]["latent_space"], "quick_checks", "C")
    assert feedback(opened, "quick_checks", "latent_space").startswith("✓ Right.")


def test_a_new_name_leaves_other_answers_alone(opened, keys):
    put(opened, keys["quick_checks"]["gan_advantage"], "quick_checks", "D")
    form(opened, "practice", "blur").locator("input[value=A]").check()
    write_name(opened, "Ada")
    opened.locator("form[data-question=draw]", has_text="0.8").wait_for()
    assert form(opened, "practice", "blur").locator("input[value=A]").is_checked()
    assert feedback(opened, "quick_checks", "gan_advantage").startswith("✓ Right.")


def test_a_refused_memory_is_no_harm(opened, keys):
    opened.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    opened.reload()
    put(opened, keys["quick_checks"]["latent_space"], "quick_checks", "C")
    assert feedback(opened, "quick_checks", "latent_space").startswith("✓ Right.")
    assert tomllib.loads(downloaded(opened))["quick_checks"]["latent_space"] == "C"


def test_without_webcrypto_the_page_says_so(opened):
    opened.add_init_script("Object.defineProperty(window, 'crypto', {value: {}})")
    opened.reload()
    assert "vaegan quiz" in opened.locator("#unable").inner_text()
    assert form(opened, "quick_checks", "latent_space").get_by_role("button").is_disabled()


def test_what_is_no_answer_is_told(opened, keys):
    put(opened, keys["practice"]["draw"], "practice", "1")
    assert "write your name first" in feedback(opened, "practice", "draw")
    assert opened.evaluate("document.activeElement.id") == "student"
    write_name(opened, "Ada")
    for text in ("", "many", "1,000,000", "0x9", "1e999", "9" * 201, "٣"):
        form(opened, "practice", "draw").get_by_label("Your number").fill("")
        put(opened, keys["practice"]["draw"], "practice", text)
        assert feedback(opened, "practice", "draw") == numeric.NO_NUMBER
    form(opened, "quick_checks", "latent_space").get_by_role("button", name="Check").press("Enter")
    assert feedback(opened, "quick_checks", "latent_space") == "Please choose an option."


def test_damaged_seals_are_told(opened, keys):
    opened.evaluate("data.quizzes.quick_checks.latent_space.boxes = {}")
    put(opened, keys["quick_checks"]["latent_space"], "quick_checks", "C")
    assert "damaged" in feedback(opened, "quick_checks", "latent_space")


NAMES = [
    "Ada Lovelace",
    "  ada LOVELACE ",
    "Straße",
    "STRASSE",
    "ΟΔΥΣΣΕΥΣ",
    "İpek Işık",
    "\x1f\u2003Bo\u3000",
    "李",
    "ﬁ",
]


def test_numbers_are_drawn_as_python_draws_them(opened, keys):
    for name in NAMES:
        write_name(opened, name)
        for question in (s.question for s in keys["practice"].values() if isinstance(s.question, Numeric)):
            legend = form(opened, "practice", question.id).locator("legend span").nth(1)
            opened.wait_for_function(
                "([element, text]) => element.textContent.replaceAll('\\u2212', '-') === text",
                arg=[legend.element_handle(), question.posed(name)],
            )


def test_letters_are_folded_as_python_folds_them(opened):
    """Every letter that this Python knows; a browser may know some that are newer."""
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    signs = [sign for sign in signs if sign.casefold() != sign or sign.lower() != sign or sign.upper() != sign]
    assert len(signs) > 2000
    folded = opened.evaluate("signs => signs.map(casefolded)", signs)
    assert [(s, f) for s, f in zip(signs, folded, strict=True) if f != s.casefold()] == []
    spaces = [chr(code) for code in itertools.chain(range(0xD800), [0xFEFF, 0x1F600])]
    trimmed = opened.evaluate("signs => signs.map(sign => trimmed(sign + 'a' + sign))", spaces)
    assert trimmed == [f"{sign}a{sign}".strip() for sign in spaces]


def test_numbers_fall_into_the_cells_that_python_makes(opened):
    numbers = [sign * 10 ** (exponent / 7) for exponent in range(-60, 60) for sign in (1, -1)] + [0.0, 1e300]
    for tolerance in (0.0, 0.01, 0.1):
        found = opened.evaluate("([numbers, tolerance]) => numbers.map(n => cells(n, tolerance))", [numbers, tolerance])
        assert found == [seal.reached(number, tolerance) for number in numbers]


def test_every_question_can_be_heard(opened):
    """A screen reader gets a name for each group and field, and is told of each judgement."""
    for own in opened.locator("form.question").all():
        assert own.locator("fieldset > legend").count() == 1
        assert own.locator('.feedback[role="status"]').count() == 1
        unnamed = "fields => fields.filter(field => !(field.labels?.length || field.ariaLabel || field.textContent))"
        assert own.locator("input, button").evaluate_all(f"fields => ({unnamed})(fields).length") == 0
    assert opened.locator("html").get_attribute("lang") == "en"


def test_moving_a_step_keeps_the_focus_and_is_announced(opened):
    own = form(opened, "practice", "gan_round")
    own.get_by_role("button", name="Move C up").focus()
    opened.keyboard.press("Enter")
    assert opened.locator("#moved").inner_text() == "C is step 2 of 5"
    assert opened.evaluate("document.activeElement.ariaLabel") == "Move C up"
    opened.keyboard.press("Enter")
    opened.keyboard.press("Enter")
    assert opened.locator("#moved").inner_text() == "C is step 1 of 5, as before"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1200, "dark")])
def test_nothing_overflows(browser, width, scheme):
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.goto(URL)
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.close()


def test_the_page_holds_the_seals_and_nothing_else_of_the_key(plan):
    """What the script gets is the public part of each question, and its seals."""
    text = page.path().read_text("utf-8").split('id="data">')[1].split("</script>")[0]
    data = json.loads(text)
    for quiz in plan.quiz:
        for name, judge in sealed(quiz.slug).items():
            own = data["quizzes"][quiz.slug][name]
            assert {key: own.pop(key) for key in judge.seals.model_dump()} == judge.seals.model_dump()
            assert set(own) <= {"kind", "section", "rounds", "letters", "values"}
