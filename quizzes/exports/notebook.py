"""A quiz for a notebook, as jupyterquiz's JSON: `display_quiz("practice.json")`.

Source: jupyterquiz's README and schemas. The page holds the answers: it is for practice, not for marks. An ordering
becomes a choice between orders; of a numeric question the first variant is taken.
"""

import html
import json
from collections.abc import Iterable, Sequence
from typing import Any

from quizzes.exports.items import Chosen, Item, Number, Ordered


def as_jupyterquiz(title: str, questions: Iterable[Sequence[Item]]) -> str:
    """Return a quiz as JSON for jupyterquiz.

    Args:
        title: The quiz's title, for which jupyterquiz has no place.
        questions: Each question's variants.
    """
    return json.dumps([_question(variants[0]) for variants in questions], indent=1, ensure_ascii=False) + "\n"


def _question(item: Item) -> dict[str, Any]:
    match item:
        case Ordered():
            return _question(item.choice)
        case Chosen():
            answers = [
                {"answer": _html(option.text), "correct": option.right, "feedback": _html(option.feedback)}
                for option in item.options
            ]
            kind = "many_choice" if item.many else "multiple_choice"
            return {"question": _html(item.text), "type": kind, "answers": answers}
        case Number():
            known = [(item.value, item.tolerance, item.feedback, True)]
            known += [(value, near, said, False) for value, near, said in item.mistakes]
            ranges: list[dict[str, Any]] = [
                {"type": "range", "range": [value - near, value + near], "correct": right, "feedback": _html(said)}
                for value, near, said, right in known
            ]
            other = {"type": "default", "feedback": _html(item.advice)}
            return {"question": _html(item.text), "type": "numeric", "answers": [*ranges, other]}


def _html(text: str) -> str:
    return html.escape(text, quote=False).replace("$", "&#36;").replace("\n", "<br>")
