"""A quiz in GIFT, the text format that Moodle and others import.

Source: Moodle's documentation, "GIFT format", and its `question/format/gift/format.php`. As in Moodle XML, the variants
of a numeric question have a category of their own, and a set of options cannot be asked for as a whole. GIFT has no
ordering: an order becomes a matching of steps with their places, and these have no feedback of their own.
"""

from collections.abc import Iterable, Sequence

from quizzes.exports.items import Chosen, Item, Number, Ordered, category, decimal, share

_SPECIAL = "\\~=#{}:"


def as_gift(title: str, questions: Iterable[Sequence[Item]]) -> str:
    """Return a quiz in GIFT.

    Args:
        title: The quiz's title, which becomes a category of the question bank.
        questions: Each question's variants.
    """
    blocks = []
    here = ""
    for variants in questions:
        if (path := category(title, variants)) != here:
            blocks.append(f"$CATEGORY: {path}")
            here = path
        blocks += [f"::{_escaped(item.name)}::[plain]{_escaped(item.text)}{{{_answers(item)}}}" for item in variants]
    return "\n\n".join(blocks) + "\n"


def _answers(item: Item) -> str:
    match item:
        case Chosen():
            return _lines(_option_lines(item))
        case Ordered():
            steps = (step.replace("->", "→") for step in item.steps)
            pairs = [f"={_escaped(step)} -> {place}" for place, step in enumerate(steps, start=1)]
            return _lines([*pairs, f"####{_escaped(item.feedback)}"])
        case Number():
            numbers = [f"={decimal(item.value)}:{decimal(item.tolerance)}#{_escaped(item.feedback)}"]
            numbers += [f"=%0%{decimal(value)}:{decimal(near)}#{_escaped(said)}" for value, near, said in item.mistakes]
            return "#" + _lines([*numbers, f"~#{_escaped(item.advice)}"])


def _option_lines(item: Chosen) -> list[str]:
    right, wrong = (f"~%{share(item)}%", "~%-100%") if item.many else ("=", "~")
    marked = ((right if option.right else wrong, option) for option in item.options)
    return [f"{mark}{_escaped(option.text)}#{_escaped(option.feedback)}" for mark, option in marked]


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"\n{line}" for line in lines) + "\n"


def _escaped(text: str) -> str:
    text = "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in text)
    return "\\n".join(text.splitlines())
