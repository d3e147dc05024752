"""Item analysis: how hard each test of a class was, and how well it tells strong from weak students.

Difficulty is the share that passed. Discrimination is the point-biserial correlation of passing with the rest score,
the points in everything else that counts; with the item itself left in, an item would correlate with itself
(S. Henrysson, "Correction of item-total correlations in item analysis", Psychometrika 28, 1963; L. Crocker and
J. Algina, "Introduction to Classical and Modern Test Theory", 1986, chapter 14).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

FEW = 5  # of each kind; with fewer who passed or who failed, a correlation says nothing
WEAK = 0.1  # a test below that tells next to nothing, or even favours the weak


class Analysis(NamedTuple):
    """What an item analysis says of a test.

    Attributes:
        tried: How many attempted it.
        difficulty: The share of these that passed, from 0 to 1; NaN where nobody tried.
        discrimination: The point-biserial correlation, from -1 to 1; NaN where it cannot be computed.
    """

    tried: int
    difficulty: float
    discrimination: float

    @property
    def settled(self) -> bool:
        """Whether enough passed and enough failed for the discrimination to mean something."""
        passed = self.difficulty * self.tried
        return not math.isnan(self.discrimination) and min(passed, self.tried - passed) > FEW - 0.5

    @property
    def suspect(self) -> bool:
        """Whether the test is worth a look: it tells nothing of who knows the rest."""
        return self.settled and self.discrimination < WEAK


def analyse(passed: Sequence[bool], rest: Sequence[float]) -> Analysis:
    """Analyse one test.

    Args:
        passed: For each student who attempted it whether it was passed.
        rest: For the same students the points in all else.
    """
    count = len(passed)
    share = sum(passed) / count if count else math.nan
    return Analysis(count, share, point_biserial(passed, rest))


def point_biserial(passed: Sequence[bool], scores: Sequence[float]) -> float:
    """Return (M1 - M0) / s * sqrt(p q), with the means of those who passed and failed, and all scores' deviation.

    NaN where all passed, all failed, or all scores are the same.
    """
    groups = {kind: [score for one, score in zip(passed, scores, strict=True) if one is kind] for kind in (True, False)}
    count = len(scores)
    if not (groups[True] and groups[False]):
        return math.nan
    middle = math.fsum(scores) / count
    deviation = math.sqrt(math.fsum((score - middle) ** 2 for score in scores) / count)
    if deviation < 1e-9:
        return math.nan
    means = {kind: math.fsum(group) / len(group) for kind, group in groups.items()}
    share = len(groups[True]) / count
    return (means[True] - means[False]) / deviation * math.sqrt(share * (1.0 - share))
