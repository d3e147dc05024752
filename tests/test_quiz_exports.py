"""Quizzes in other systems' formats, read by readers of their own: every key agrees with the bank's."""

import html
import io
import itertools
import json
import re
import zipfile
from xml.etree import ElementTree

import jsonschema
import pytest
from typer.testing import CliRunner

from autograder import cli
from autograder.lesson import Quiz
from autograder.records import LessonError
from quizzes import bank
from quizzes.exports.canvas import as_canvas
from quizzes.exports.formats import FORMATS, write
from quizzes.exports.gift import as_gift
from quizzes.exports.items import VARIANTS, Chosen, Number, Option, Ordered, items
from quizzes.exports.moodle import as_moodle
from quizzes.exports.notebook import as_jupyterquiz
from quizzes.lettered import OrderingSolution
from quizzes.numeric import NumericSolution

MOODLE_FRACTIONS = {  # the only ones that Moodle's question bank takes
    *(100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111),
    *(10, 5, 0, -100),
}
NASTY = 'a = {b} ~ #c: d\\n <i>&amp; * _x_ $y$ `z` 1. "q" -- ... é😀 [l](u) -> %5%'


def nasty():
    """Return questions of every kind with signs that mean something in some format."""
    options = [Option(f"{letter} {NASTY}", letter in "BC", f"because {NASTY}") for letter in "ABC"]
    one = [Option("= 1", right=True, feedback="~"), Option("// no", right=False, feedback="")]
    choice = Chosen("o/1", f"Order\n{NASTY}", one, lettered=True)
    return [
        [Chosen("q1", f"{NASTY}\nline 2", options, many=True)],
        [Chosen("q2", "1. one?", one)],
        [Ordered("o/1", NASTY, ["x -> y", f"{NASTY}", "3"], "since", choice)],
        [Number(f"n {n}", f"{NASTY} {n}", n / 7, 0.001, "yes", [(-1.5, 0.01, NASTY)], "think") for n in (1, 2)],
    ]


@pytest.fixture(params=["quick_checks", "practice", "nasty"])
def questions(request):
    if request.param == "nasty":
        return nasty()
    return [items(solution) for solution in bank.key(request.param).values()]


def flat(questions):
    return [item for variants in questions for item in variants]


def shown(text):
    """Return HTML as a reader sees it."""
    return html.unescape(re.sub(r"<[^>]+>", "", text.replace("<br>", "\n")))


def test_variants_are_right_whatever_is_drawn(plan):
    for quiz in plan.quiz:
        for solution in bank.key(quiz.slug).values():
            found = items(solution)
            if not isinstance(solution, NumericSolution):
                assert len(found) == 1
                continue
            assert 2 <= len(found) <= VARIANTS
            assert len({item.text for item in found}) == len(found)
            for item in found:
                assert "{" not in item.text
                ranges = [(item.value, item.tolerance)] + [(value, near) for value, near, _ in item.mistakes]
                ranges.sort()
                for (low, near), (high, other) in itertools.pairwise(ranges):
                    assert low + near < high - other


def test_orders_that_are_offered_are_judged_as_they_are_marked():
    orderings = [each for each in bank.key("practice").values() if isinstance(each, OrderingSolution)]
    assert orderings
    for solution in orderings:
        (found,) = items(solution)
        if isinstance(found, Ordered):
            letters = {text: letter for letter, text in solution.question.options.items()}
            assert solution.judge([letters[step] for step in found.steps], "").verdict == "passed"
            found = found.choice
        assert sum(option.right for option in found.options) == 1
        assert len({option.text for option in found.options}) == 4
        for option in found.options:
            assert (solution.judge(option.text, "").verdict == "passed") == option.right


def test_moodle_xml(questions):
    text = as_moodle("VAE / GAN", questions)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>')
    root = ElementTree.fromstring(text.encode())
    asked = [each for each in root if each.get("type") != "category"]
    expected = flat(questions)
    assert [each.findtext("name/text") for each in asked] == [item.name for item in expected]
    categories = [each.findtext("category/text") for each in root if each.get("type") == "category"]
    assert categories[0] == "$course$/VAE // GAN"
    for question, item in zip(asked, expected, strict=True):
        assert shown(question.findtext("questiontext/text")) == item.text
        answers = question.findall("answer")
        fractions = [float(answer.get("fraction")) for answer in answers]
        texts = [answer.findtext("text") for answer in answers]
        match item:
            case Chosen():
                assert question.get("type") == "multichoice"
                assert question.findtext("single") == ("false" if item.many else "true")
                assert set(fractions) <= MOODLE_FRACTIONS
                assert sum(each for each in fractions if each > 0) == pytest.approx(100, abs=0.01)
                assert [each > 0 for each in fractions] == [option.right for option in item.options]
                assert list(map(shown, texts)) == [option.text for option in item.options]
                feedback = [shown(answer.findtext("feedback/text")) for answer in answers]
                assert feedback == [option.feedback for option in item.options]
            case Ordered():
                assert question.get("type") == "ordering"
                assert fractions == list(range(1, len(item.steps) + 1))
                assert list(map(shown, texts)) == item.steps
            case Number():
                assert question.get("type") == "numerical"
                assert fractions == [100] + [0] * (len(answers) - 1)
                assert texts[-1] == "*"
                assert float(texts[0]) == pytest.approx(item.value, abs=1e-9)
                assert [float(each.findtext("tolerance")) for each in answers[:-1]] == pytest.approx(
                    [item.tolerance, *(near for _, near, _ in item.mistakes)]
                )


SPECIAL = re.compile(r"\\([~=#{}:\\n])")


def plain(text):
    return SPECIAL.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


def gift_questions(text):
    """Read GIFT strictly, after Moodle's description: blocks between blank lines, one {...} in each."""
    for block in text.strip().split("\n\n"):
        if block.startswith("$CATEGORY: "):
            continue
        title, stem, body = re.fullmatch(
            r"::((?:\\.|[^\\:])*)::\[plain\]((?:\\.|[^\\~=#{}:])*)\{(.*)\}", block, re.DOTALL
        ).groups()
        numeric = body.startswith("#\n")
        lines = body.removeprefix("#").strip("\n").split("\n")
        answers = []
        for line in lines:
            mark, weight, answer, feedback = re.fullmatch(
                r"(=|~|####)(?:%(-?[\d.]+)%)?((?:\\.|[^\\~=#{}])*?)(?:#((?:\\.|[^\\~=#{}:])*))?", line
            ).groups()
            answers.append((mark, weight and float(weight), answer, plain(feedback or "")))
        yield plain(title), plain(stem), numeric, answers


def test_gift(questions):
    read = list(gift_questions(as_gift("VAE", questions)))
    expected = flat(questions)
    assert [title for title, *_ in read] == [item.name for item in expected]
    for (_, stem, numeric, answers), item in zip(read, expected, strict=True):
        assert stem == item.text
        assert numeric == isinstance(item, Number)
        match item:
            case Chosen():
                assert [plain(answer) for _, _, answer, _ in answers] == [option.text for option in item.options]
                right = [(weight or 0) > 0 if item.many else mark == "=" for mark, weight, *_ in answers]
                assert right == [option.right for option in item.options]
                assert [feedback for *_, feedback in answers] == [option.feedback for option in item.options]
                if item.many:
                    assert {mark for mark, *_ in answers} == {"~"}  # else Moodle takes it for a single choice
                    assert {weight for _, weight, *_ in answers} <= MOODLE_FRACTIONS
            case Ordered():
                pairs = [answer.rsplit(" -> ", 1) for mark, _, answer, _ in answers if mark == "="]
                assert [plain(step).replace("→", "->") for step, _ in pairs] == item.steps
                assert [place for _, place in pairs] == [str(n + 1) for n in range(len(item.steps))]
                assert all(answer.count("->") == 1 for mark, _, answer, _ in answers if mark == "=")
            case Number():
                *numbers, (mark, _, rest, advice) = answers
                assert (mark, rest, advice) == ("~", "", item.advice)
                values = [tuple(map(float, answer.split(":"))) for _, _, answer, _ in numbers]
                assert values[0] == pytest.approx((item.value, item.tolerance), abs=1e-9)
                assert [weight for _, weight, *_ in numbers] == [None, *(0 for _ in item.mistakes)]


QTI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


def meta(item, label):
    for field in item.iterfind(".//q:qtimetadatafield", QTI):
        if field.findtext("q:fieldlabel", None, QTI) == label:
            return field.findtext("q:fieldentry", None, QTI)
    return None


def qti_items(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        documents = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name[-1] != "/"}
    manifest = documents.pop("imsmanifest.xml")
    listed = {each.get("href") for each in manifest.iter() if each.tag.endswith("}file")}
    assert listed == set(documents)
    (main,) = [root for root in documents.values() if root.find("q:assessment", QTI) is not None]
    idents = [
        each.get("ident") for each in main.iter() if each.tag in (f"{{{QTI['q']}}}item", f"{{{QTI['q']}}}section")
    ]
    assert len(set(idents)) == len(idents)
    return main.findall(".//q:item", QTI), main.findall(".//q:section", QTI)


def test_qti(questions):
    found, sections = qti_items(as_canvas("VAE & GAN", questions))
    expected = [item.choice if isinstance(item, Ordered) else item for item in flat(questions)]
    assert [each.get("title") for each in found] == [item.name for item in expected]
    assert len(sections) - 1 == sum(len(variants) > 1 for variants in questions)  # groups, and the whole
    for each, item in zip(found, expected, strict=True):
        stem = each.findtext("q:presentation/q:material/q:mattext", None, QTI)
        assert shown(stem).split() == item.text.split()
        passing = [
            one
            for one in each.iterfind(".//q:respcondition", QTI)
            if (score := one.find("q:setvar", QTI)) is not None and score.text == "100"
        ]
        if isinstance(item, Number):
            assert meta(each, "question_type") == "numerical_question"
            low = min(float(one.text) for one in each.iterfind(".//q:vargte", QTI))
            high = max(float(one.text) for one in each.iterfind(".//q:varlte", QTI))
            assert low <= item.value + 5e-5
            assert high >= item.value - 5e-5
            assert (low, high) == pytest.approx((item.value - item.tolerance, item.value + item.tolerance), abs=6e-5)
            continue
        labels = {one.get("ident"): one for one in each.iterfind(".//q:response_label", QTI)}
        texts = {ident: shown(one.findtext(".//q:mattext", None, QTI)) for ident, one in labels.items()}
        assert [text.split() for text in texts.values()] == [option.text.split() for option in item.options]
        kind = "multiple_answers_question" if item.many else "multiple_choice_question"
        assert meta(each, "question_type") == kind
        wrong = {one.text for condition in passing for one in condition.iterfind(".//q:not/q:varequal", QTI)}
        named = {one.text for condition in passing for one in condition.iterfind(".//q:varequal", QTI)}
        assert named <= set(labels)
        right = [ident in named - wrong for ident in labels]
        assert right == [option.right for option in item.options]


def test_numbers_that_canvas_cannot_hold():
    small = Number("tiny", "?", 0.00001, 1e-6, "", [], "")
    with pytest.raises(LessonError, match="tiny: its answers are smaller"):
        as_canvas("T", [[small]])
    assert len(qti_items(as_canvas("T", [[small, Number("fine", "?", 1.0, 0.01, "a", [], "b")]]))[0]) == 1


ANSWER = {"type": "object", "required": ["answer", "correct"], "additionalProperties": False}
ANSWER["properties"] = {"answer": {"type": "string"}, "correct": {"type": "boolean"}, "feedback": {"type": "string"}}
RANGE = {"type": "object", "required": ["range", "correct"]}
RANGE["properties"] = {"range": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}}
DEFAULT = {"type": "object", "required": ["type", "feedback"], "properties": {"type": {"const": "default"}}}
JUPYTERQUIZ = {  # after jupyterquiz's schema folder
    "type": "array",
    "items": {
        "oneOf": [
            {
                "required": ["question", "type", "answers"],
                "properties": {
                    "question": {"type": "string"},
                    "type": {"enum": ["multiple_choice", "many_choice"]},
                    "answers": {"type": "array", "items": ANSWER},
                },
            },
            {
                "required": ["question", "type", "answers"],
                "properties": {
                    "question": {"type": "string"},
                    "type": {"const": "numeric"},
                    "answers": {"type": "array", "items": {"oneOf": [RANGE, DEFAULT]}},
                },
            },
        ]
    },
}


def test_jupyterquiz(questions):
    read = json.loads(as_jupyterquiz("VAE", questions))
    jsonschema.validate(read, JUPYTERQUIZ)
    for question, variants in zip(read, questions, strict=True):
        item = variants[0].choice if isinstance(variants[0], Ordered) else variants[0]
        assert shown(question["question"]) == item.text
        if isinstance(item, Number):
            low, high = next(answer["range"] for answer in question["answers"] if answer.get("correct"))
            assert low < item.value < high
        else:
            told = [(shown(each["answer"]), each["correct"], shown(each["feedback"])) for each in question["answers"]]
            assert told == [(option.text, option.right, option.feedback) for option in item.options]


def test_the_command_writes_every_format(tmp_path):
    for form, (ending, _) in FORMATS.items():
        done = CliRunner().invoke(cli.app, ["export", "quiz", "--format", form, "--out", str(tmp_path)])
        assert done.exit_code == 0, done.output
        assert "These files hold the answers." in done.output
        assert {path.name for path in tmp_path.glob(f"*.{ending}")} == {f"practice.{ending}", f"quick_checks.{ending}"}
    done = CliRunner().invoke(cli.app, ["export", "quiz", "practice", "--format", "gift", "--out", str(tmp_path / "a")])
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["practice.gift.txt"]


def test_a_copy_without_a_key(tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.house.SOLUTIONS", tmp_path)
    with pytest.raises(LessonError, match="this copy has no answer key"):
        write(Quiz(slug="practice", title="T", points=1), "gift")
