"""Submissions that are drawn from the corpus."""

import random
from collections.abc import Iterator

from autograder import house
from tools.bench.cases import CASES

CORPUS = house.ROOT / "tests" / "corpus"
RIGHT = 0.75  # of the answers


def drawn(count: int, dice: random.Random) -> Iterator[dict[str, str]]:
    """Yield submissions, three of four answers right, as sources by slug; no two modules are the same."""
    for number in range(count):
        sources = {}
        for slug in CASES:
            kind = "accepted" if dice.random() < RIGHT else "wrong"
            path = dice.choice(sorted((CORPUS / kind / slug).glob("*.py")))
            sources[slug] = f"{path.read_text('utf-8')}\nNUMBER = {number}\n"
        yield sources
