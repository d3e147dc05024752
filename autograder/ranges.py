"""What hidden tests require of the range of a network's output."""

from typing import Any

import numpy as np

from autograder.compare import Array, expect

SCALES = tuple(1.35**power for power in range(-8, 24))  # from 0.09 to 990
FEW_SCALES = SCALES[8::11]  # 1, 27 and 740
ROUNDING = 1e-6  # how far a number may stray beyond an end by rounding alone
OUTER, LAST = 0.6, 0.99  # parts of the way from the middle of a range to one of its ends
CUT_OFF = 0.2  # of the steps from the one to the end: what is cut off takes fewer of them behind the other


def require_range(values: Any, low: float, high: float, what: str) -> None:
    """Require that numbers stay between two ends.

    Args:
        values: The numbers.
        low: The lower end.
        high: The upper end.
        what: Names the numbers, such as "Pixels".

    Raises:
        WrongAnswer: Some are beyond an end.
    """
    least, most = np.min(values), np.max(values)
    says = f"{what} leave the range from {low:g} to {high:g}: what does the last activation allow?"
    says += f" They reach {extent(values)}."
    expect(least >= low - ROUNDING and most <= high + ROUNDING, says, f"from {least:.4g} to {most:.4g}")


def require_unit_range(ordinary: Array, grown: Array) -> None:
    """Require pixels between 0 and 1 that near both ends smoothly, as by a sigmoid.

    Args:
        ordinary: The pixels for ordinary inputs.
        grown: The pixels for inputs multiplied by each of SCALES, (scales * batch, pixels).

    Raises:
        WrongAnswer: They are out of the range, or cut off at its ends.
    """
    require_range(grown, 0.0, 1.0, "Pixels")
    cut = np.mean((ordinary <= 0) | (ordinary >= 1))
    says = "Many pixels are exactly 0 or 1 before any training: cut off there, they get no gradient."
    expect(cut < 0.05, says, f"{cut:.0%} of them")
    require_smooth_ends(grown.reshape(len(SCALES), -1), 0.0, 1.0, "Pixels")


def require_both_ends(images: Array, black: float) -> None:
    """Require that pixels can become white, 1, and black, without being cut off short of it.

    One in ten has to come near, and one in a hundred nearer: normal numbers that pass the one bound through a sigmoid
    or tanh pass the other.

    Args:
        images: What redrawn weights made of a batch, (draws, batch, ...).
        black: The value of a black pixel.

    Raises:
        WrongAnswer: No weights bring pixels there.
    """
    totals = images.reshape(*images.shape[:2], -1).sum(axis=2)
    says = "The pixels of each image add up to the same: the last activation shares one unit out among them."
    expect(np.ptp(totals) > 1e-3, says)
    ends = (("1 (white)", 1 - np.quantile(images, 0.9)), (f"{black:g} (black)", np.quantile(images, 0.1) - black))
    for word, distance in ends:
        says = f"No weights bring pixels close to {word}: what does the last activation allow?"
        expect(distance < 0.1, f"{says} Pixels reach {extent(images)}.", f"one in ten comes as near as {distance:.3g}")
    ends = (("1 (white)", 1 - np.quantile(images, 0.99)), (f"{black:g} (black)", np.quantile(images, 0.01) - black))
    for word, distance in ends:
        says = f"Pixels come no nearer to {word} than {distance:.2g}, whatever the weights: something stops them short."
        expect(distance < 0.02, says)
    for short, furthest in ((1 - images.max(), images.max()), (images.min() - black, images.min())):
        says = f"Pixels are cut off at exactly {furthest:.4g}: where a value is cut off, the gradient is zero."
        expect(short < 1e-3 or np.mean((images == furthest).any(axis=1)) < 0.05, says)


def require_smooth_ends(values: Any, low: float, high: float, what: str) -> None:
    """Require an activation that nears the ends of its range smoothly, instead of cutting values off there.

    Numbers that come from near the middle are followed on their way to one of the exact ends of the range. Of the steps
    that take them through the outer part of it, and of the last one, to the end itself, what is cut off spends at most
    log(1 / 0.99) / log(1 / 0.6) = 2 % behind 0.99, by whatever power of the inputs it grows, and 10 % where just a few
    numbers are followed. Tanh and sigmoids, which reach their ends by rounding alone, spend 30 to 60 % there.

    Args:
        values: The outputs for inputs multiplied by each of SCALES, (scales, numbers).
        low: The lower end of the range.
        high: The upper end.
        what: Names the numbers, such as "Pixels".

    Raises:
        WrongAnswer: Numbers jump to the ends, or beyond them.
    """
    require_range(values, low, high, what)
    offset = (2 * np.asarray(values) - low - high) / (high - low)  # from -1 to 1
    followed = (np.abs(offset[-1]) >= 1) & (np.abs(offset) < OUTER).any(axis=0)
    if not followed.any():
        return
    way = (offset * np.sign(offset[-1]))[:, followed]  # the end that a number reaches is 1
    outer = (way >= OUTER) & (way < 1)
    share = np.sum(outer & (way >= LAST)) / (np.sum(outer) + np.sum(followed))
    says = f"{what} are cut off at exactly {low:g} and {high:g}: where a value is cut off, the gradient is zero."
    expect(share > CUT_OFF, says, f"{share:.0%} of the last steps are near an end")


def extent(values: Any) -> str:
    """Return in words how far numbers reach, such as "from -1 to 1": it tells activations apart."""
    low, high = np.min(values), np.max(values)
    ends = {-1.0: "-1", 0.0: "0", 0.5: "one half", 1.0: "1"}
    start = next((word for end, word in ends.items() if end - 1e-6 <= low < end + 0.1), "")
    stop = next((word for end, word in ends.items() if end - 0.1 < high <= end + 1e-6), "")
    match bool(start), bool(stop):
        case True, True:
            return f"from {start} to {stop}"
        case True, False:
            return f"from {start} upwards"
        case False, True:
            return f"up to {stop}"
    return "far to both sides" if low < -1 and high > 1 else "over a range of their own"
