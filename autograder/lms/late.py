"""The late policy, applied on the way out: results and the ledger hold what the work is worth by itself."""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from autograder.lesson import Late
from autograder.lms.people import HandIn
from autograder.reports.text import number
from autograder.result import Line

DAY = timedelta(days=1)
UNKNOWN = "unknown"
LATE_UNKNOWN = "late, unknown by how much"


class Deduction(NamedTuple):
    """What lateness costs.

    Attributes:
        days: Days past the deadline, the last one begun; None where the time of hand-in is not known.
        points: Points lost.
    """

    days: int | None
    points: float


def deduction(policy: Late, submitted_at: datetime | None, score: float, max_score: float) -> Deduction:
    """Return what a hand-in loses: for each day begun a share of the points there are, but no more than it has.

    Grace decides whether something is late; how late it is counts from the deadline. Where the time is not known,
    nothing is deducted.
    """
    if submitted_at is None:
        return Deduction(None, 0.0)
    past = submitted_at - policy.deadline
    if past <= timedelta(minutes=policy.grace):
        return Deduction(0, 0.0)
    days = math.ceil(past / DAY)
    share = min(days * policy.per_day, policy.at_most)
    return Deduction(days, round(min(share * max_score, score), 4))


def apply(policy: Late, line: Line, hand_in: HandIn) -> Line:
    """Return a gradebook's line with the score that counts, and columns that say what lateness has cost."""
    if line.score is None:
        return line
    found = deduction(policy, hand_in.submitted_at, line.score, line.max_score)
    unknown = LATE_UNKNOWN if hand_in.late else UNKNOWN
    columns = {
        "raw_score": number(line.score),
        "days_late": unknown if found.days is None else str(found.days),
        "deducted": number(found.points),
    }
    return line._replace(score=round(line.score - found.points, 4), columns=(*line.columns, *columns.items()))


def summary(lines: Iterable[Line]) -> str:
    """Return a sentence on what a late policy has done to a class; nothing, where there is none."""
    told = [columns for line in lines if "days_late" in (columns := dict(line.columns))]
    if not told:
        return ""
    lost = sum(columns["deducted"] != "0" for columns in told)
    unknown = sum(columns["days_late"] in (UNKNOWN, LATE_UNKNOWN) for columns in told)
    text = f"Late: {lost} of {len(told)} lost points."
    return text + (f" Of {unknown} the time of hand-in is unknown: nothing was deducted." if unknown else "")
