"""A quiz as Moodle XML: for Moodle's question bank, Import, format "Moodle XML".

Source: Moodle's documentation, "Moodle XML format", and its `question/format/xml/format.php`. The variants of a numeric
question have a category of their own: add it to a quiz as "a random question", and each student draws one. Moodle has
no question that is right only as a whole set: here leaving out an option keeps part of the points, and a wrong one
costs all. Orderings need Moodle 4.4, or the plugin "ordering".
"""

import html
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizzes.exports.items import Chosen, Item, Number, Ordered, category, decimal, share

FORMAT = "html"


def as_moodle(title: str, questions: Iterable[Sequence[Item]]) -> str:
    """Return a quiz as Moodle XML.

    Args:
        title: The quiz's title, which becomes a category of the question bank.
        questions: Each question's variants.
    """
    root = Element("quiz")
    here = ""
    for variants in questions:
        if (path := category(title, variants)) != here:
            into = SubElement(root, "question", type="category")
            SubElement(SubElement(into, "category"), "text").text = here = path
        root.extend(_question(item) for item in variants)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'


def _question(item: Item) -> Element:
    match item:
        case Chosen():
            return _chosen(item)
        case Ordered():
            return _ordered(item)
        case Number():
            return _number(item)


def _base(kind: str, item: Item, general: str = "") -> Element:
    question = Element("question", type=kind)
    SubElement(SubElement(question, "name"), "text").text = item.name
    _text(question, "questiontext", item.text)
    _text(question, "generalfeedback", general)
    for name, value in (("defaultgrade", "1"), ("penalty", "0"), ("hidden", "0")):
        SubElement(question, name).text = value
    return question


def _chosen(item: Chosen) -> Element:
    question = _base("multichoice", item)
    numbering = "none" if item.lettered else "ABCD"
    settings = {"single": str(not item.many).lower(), "shuffleanswers": "true", "answernumbering": numbering}
    for name, value in settings.items():
        SubElement(question, name).text = value
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _text(question, name, "")
    wrong = "-100" if item.many else "0"
    for option in item.options:
        _answer(question, share(item) if option.right else wrong, option.text, option.feedback)
    return question


def _ordered(item: Ordered) -> Element:
    question = _base("ordering", item, item.feedback)
    settings = {
        **{"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0", "gradingtype": "ALL_OR_NOTHING"},
        **{"showgrading": "SHOW", "numberingstyle": "none"},
    }
    for name, value in settings.items():
        SubElement(question, name).text = value
    for place, step in enumerate(item.steps, start=1):
        answer = SubElement(question, "answer", fraction=str(place), format=FORMAT)
        SubElement(answer, "text").text = _html(step)
    return question


def _number(item: Number) -> Element:
    question = _base("numerical", item)
    answers = [("100", item.value, item.tolerance, item.feedback)]
    answers += [("0", value, tolerance, said) for value, tolerance, said in item.mistakes]
    for fraction, number, tolerance, said in answers:
        answer = _answer(question, fraction, decimal(number), said, plain=True)
        SubElement(answer, "tolerance").text = decimal(tolerance)
    SubElement(_answer(question, "0", "*", item.advice, plain=True), "tolerance").text = "0"
    for name, value in (("unitgradingtype", "0"), ("unitpenalty", "0"), ("showunits", "3"), ("unitsleft", "0")):
        SubElement(question, name).text = value
    return question


def _answer(question: Element, fraction: str, text: str, feedback: str, *, plain: bool = False) -> Element:
    form = "moodle_auto_format" if plain else FORMAT
    answer = SubElement(question, "answer", fraction=fraction, format=form)
    SubElement(answer, "text").text = text if plain else _html(text)
    _text(answer, "feedback", feedback)
    return answer


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(SubElement(parent, name, format=FORMAT), "text").text = _html(text)


def _html(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")
