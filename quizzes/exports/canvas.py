"""A quiz for Canvas: a zip in QTI 1.2, by text2qti. In Canvas: Settings, Import Course Content, QTI .zip file.

The variants of a numeric question are a group of which Canvas picks one for each student. Canvas has no ordering: it
becomes a choice between orders. What known mistakes show is left out, since Canvas has one feedback for all numbers
that are wrong.
"""

import string
from collections.abc import Iterable, Iterator, Sequence

from autograder.records import LessonError
from quizzes.exports.items import Chosen, Item, Number, Ordered, decimal

_MARKED = set(string.punctuation) - {","}
SMALLEST = 1e-4  # of a number; text2qti writes four decimals


def as_canvas(title: str, questions: Iterable[Sequence[Item]]) -> bytes:
    """Return a quiz as a QTI 1.2 zip.

    Args:
        title: The quiz's title.
        questions: Each question's variants.
    """
    from text2qti.config import Config
    from text2qti.qti import QTI
    from text2qti.quiz import Quiz

    text = "\n".join(_lines(title, questions))
    package: bytes = QTI(Quiz(text, config=Config())).zip_bytes()
    return package


def _lines(title: str, questions: Iterable[Sequence[Item]]) -> Iterator[str]:
    yield f"Quiz title: {title}"
    yield "Shuffle answers: true"
    for every in questions:
        variants = [item for item in every if _is_writable(item)]
        if not variants:
            raise LessonError(f"{every[0].name}: its answers are smaller than Canvas's {SMALLEST}. Choose larger ones.")
        yield ""
        if len(variants) > 1:
            yield from ("GROUP", "pick: 1", "points per question: 1")
        for item in variants:
            yield ""
            yield f"Title: {item.name}"
            yield from _question(item.choice if isinstance(item, Ordered) else item)
        if len(variants) > 1:
            yield from ("", "END_GROUP")


def _question(item: Chosen | Number) -> Iterator[str]:
    first, *rest = item.text.split("\n")
    yield f"1.  {_escaped(first)}"
    for line in rest:
        yield from ("", f"    {_escaped(line)}")
    if isinstance(item, Number):
        yield f"+   {_escaped(item.feedback)}"
        yield f"-   {_escaped(item.advice)}"
        yield f"=   {decimal(item.value)} +- {decimal(item.tolerance)}"
        return
    for letter, option in zip(string.ascii_lowercase, item.options, strict=False):
        if item.many:
            yield f"[{'*' if option.right else ' '}] {_escaped(option.text)}"
        else:
            yield f"{'*' * option.right}{letter})  {_escaped(option.text)}"
        yield from [f"... {_escaped(option.feedback)}"] if option.feedback else []


def _is_writable(item: Item) -> bool:
    return not isinstance(item, Number) or abs(item.value) - item.tolerance >= SMALLEST


def _escaped(text: str) -> str:
    """Return text that Markdown and TeX leave as it is."""
    return "".join(f"&#{ord(sign)};" if sign in _MARKED else sign for sign in text)
