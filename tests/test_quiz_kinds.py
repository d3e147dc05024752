"""Each kind of question accepts right answers in any spelling, explains wrong ones, and survives the rest."""

from datetime import date

import pytest

from autograder import house
from autograder.records import LessonError
from autograder.result import Verdict
from quizzes import bank
from quizzes.grade import QuizGrader

HOSTILE = [
    True,
    date(2026, 1, 1),
    {"A": "C"},
    ["A", 1],
    [["A", "C"]],
    ["A"] * 100_000,
    "A" * 100_000,
    "E",
    "A & C",
    [[[[]]]],
    float("nan"),
    float("inf"),
    10**400,
]


def judged(quiz, question, answer, **others):
    (item,) = QuizGrader([quiz]).grade({quiz.slug: {question: answer}, "student": "Ada"} | others)
    return next(test for test in item.tests if test.name == question)


@pytest.mark.parametrize("answer", ["A, C", "CA", " c a. ", ["C", "A"], ["a,c"]])
def test_a_right_set(toy, answer):
    assert judged(toy, "set", answer).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("answer", "message", "misconception"),
    [
        ("A, B, C", "B does not belong to the answer: about B", "kl_loss.half_left_out"),
        ("A", "C belongs to the answer as well: about C", "kl_loss.sign_flipped"),
        ("C", "A belongs to the answer as well: about A", ""),
        ("D", "A belongs to the answer as well: about A", ""),
    ],
)
def test_a_wrong_set_is_explained_by_the_first_wrong_letter(toy, answer, message, misconception):
    test = judged(toy, "set", answer)
    assert (test.verdict, test.message, test.misconception) == (Verdict.FAILED, message, misconception)


@pytest.mark.parametrize("answer", ["C, A, D, B", "cdab", ["C", "A", "D", "B"]])
def test_a_right_order(toy, answer):
    assert judged(toy, "order", answer).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("answer", "letter", "misconception"),
    [("A, C, D, B", "A", ""), ("C, A, B, D", "B", "kl_loss.gradient_cut"), ("C, D, B, A", "B", "kl_loss.gradient_cut")],
)
def test_a_wrong_order_names_the_step_that_is_too_early(toy, answer, letter, misconception):
    test = judged(toy, "order", answer)
    assert test.verdict is Verdict.FAILED
    assert test.message == f"{letter} stands too early: about {letter}"
    assert test.misconception == misconception


@pytest.mark.parametrize("answer", ["C, A, D", "C, A, D, B, B", "C, A, D, D"])
def test_an_order_needs_each_letter_once(toy, answer):
    assert "all of A, B, C, D" in judged(toy, "order", answer).message


@pytest.mark.parametrize("answer", [9, 9.05, "9", " +9,0 ", "0.9e1", "9."])
def test_a_right_number(toy, answer):
    assert judged(toy, "number", answer).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("answer", "message", "misconception"),
    [
        ("\N{MINUS SIGN}9", "Two signs make none.", ""),
        (9.2, "Multiply it by itself.", ""),
        (0, "Multiply it by itself.", ""),
        (10**300, "Multiply it by itself.", ""),
    ],
)
def test_a_wrong_number_is_explained_by_its_mistake(toy, answer, message, misconception):
    test = judged(toy, "number", answer)
    assert (test.verdict, test.message, test.misconception) == (Verdict.FAILED, message, misconception)


def test_a_mistake_names_its_misconception(toy):
    x = next(q for q in bank.questions("toy") if q.id == "number").drawn("Ada")["x"]
    test = judged(toy, "number", 2 * x)
    assert (test.message, test.misconception) == ("That is twice the number.", "kl_loss.mean_not_squared")
    assert judged(toy, "number", -2 * x).misconception == ""


@pytest.mark.parametrize(
    "answer", ["nan", "-inf", "9_0", "1,000,000", "9 pixels", "0x9", ".", "9" * 1000, "1e999", *HOSTILE]
)
def test_what_is_no_number_is_told(toy, answer):
    test = judged(toy, "number", answer)
    assert test.verdict is Verdict.FAILED
    assert test.message.startswith("Please answer with one number")


@pytest.mark.parametrize("question", ["set", "order"])
@pytest.mark.parametrize("answer", HOSTILE)
def test_what_is_no_letters_is_told(toy, question, answer):
    test = judged(toy, question, answer)
    assert test.verdict is Verdict.FAILED
    assert test.message.startswith("Please answer with")


@pytest.mark.parametrize("name", ["", "  ", 3, ["Ada"], {"first": "Ada"}])
@pytest.mark.parametrize("answer", ["9", ""])
def test_a_number_needs_the_students_name(toy, name, answer):
    test = judged(toy, "number", answer, student=name)
    assert test.verdict is Verdict.NOT_ATTEMPTED
    assert 'student = "..."' in test.message
    assert "{" not in test.title


def test_a_copy_without_a_key_says_so(toy, monkeypatch, tmp_path):
    monkeypatch.setattr(house, "SOLUTIONS", tmp_path / "nowhere")
    with pytest.raises(LessonError, match="this copy has no answer key: "):
        bank.key("toy")


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("QUIZZES", 'kind = "multiple"', 'kind = "several"', ["question[1].kind = 'several'", "'ordering'"]),
        ("QUIZZES", 'text = "In which order?"', "", ["question[2].text is missing"]),
        ("QUIZZES", 'id = "order"', 'id = "set"', ["'set' stands there twice"]),
        ("QUIZZES", 'id = "order"', 'id = "the order"', ["question[2].id = 'the order'", "pattern"]),
        ("QUIZZES", "{x} squared", "{y} squared", ["question[3]: 'x' should stand in the text"]),
        ("QUIZZES", "[3, -3]", "[3, inf]", ["question[3].parameters.x[2] = inf", "finite"]),
        ("QUIZZES", "[3, -3]", "[]", ["question[3].parameters.x"]),
        ("SOLUTIONS", '["A", "C"]', '["A", "E"]', ["[set]", "answer should list some of A, B, C, D"]),
        ("SOLUTIONS", '["A", "C"]', "[]", ["[set]: answer"]),
        ("SOLUTIONS", 'B = "about B", C', "C", ["[set]: explanations needs one text for each of A, B, C, D"]),
        ("SOLUTIONS", 'C = "kl_loss.sign', 'F = "kl_loss.sign', ["[set]: misconceptions knows the letters A, B, C, D"]),
        ("SOLUTIONS", "C, D, A, B", "C, D, A", ["[order]: answer has 'C, D, A'"]),
        ("SOLUTIONS", 'explanation = "It is so."', "", ["[order]: explanation is missing. Add it."]),
        ("SOLUTIONS", '"x**2"', '"x**"', ["[number]: answer = 'x**'", "no arithmetic expression"]),
        ("SOLUTIONS", '"x**2"', '"y**2"', ["[number]", "'y**2' uses 'y', which is no parameter"]),
        ("SOLUTIONS", '"2 * x"', '"1 / (x - 3)"', ["[number]", "'1 / (x - 3)' is no finite number", "'x': 3.0"]),
        ("SOLUTIONS", '"2 * x"', '"3 * x"', ["[number]", "answer (9) and mistakes.doubled (9) cannot be told apart"]),
        ("SOLUTIONS", '"2 * x"', '"8.9"', ["answer (9) and mistakes.doubled (8.9) cannot be told apart"]),
        ("SOLUTIONS", '"2 * x"', '"-3 * x"', ["mistakes.doubled (-9) and mistakes.negative (-9)"]),
        ("SOLUTIONS", "[number.mistakes", "[number.mistake", ["[number]: mistakes is missing"]),
        ("SOLUTIONS", "[number]", "[numbers]", ["numbers has a key but no question"]),
        ("SOLUTIONS", '{A = "kl_loss', '{B = "kl_loss', ["[one]: misconceptions.B ties the right answer"]),
    ],
)
def test_mistakes_in_the_lessons_files_are_told(toy, name, old, new, words):
    path = getattr(house, name) / "toy.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(LessonError) as caught:
        bank.key("toy")
    for word in [str(path), *words]:
        assert word in str(caught.value)
