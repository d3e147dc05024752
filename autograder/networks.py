"""What hidden tests require of every network that a student builds."""

from typing import Any

import numpy as np

from autograder.compare import Array, Shape, agree, expect, numbers, sequence

SCALES = tuple(1.25**power for power in range(32))  # from 1 to 1010
FEW_SCALES = SCALES[::15]
ROUNDING = 1e-6  # how far a number may stray beyond an end by rounding alone
KERNEL_RANK = 3  # a convolution's kernel has a rank of at least 3, a dense layer's weights have 2


def steady(pair: Any, shape: Shape, network: str, what: str, inputs: str) -> Array:
    """Return what a network gave for a batch, once it depends on the inputs, and on them alone.

    Args:
        pair: What two calls for the same inputs gave.
        shape: Its exact shape, the batch first.
        network: Names the network in messages, such as "The decoder".
        what: Names the output, such as "The image".
        inputs: Names the inputs, such as "latent points".

    Raises:
        WrongAnswer: It has another shape, differs between the calls, or is the same for all inputs.
    """
    first, again = (numbers(each, shape, what) for each in sequence(pair, 2, network))
    noun = what.removeprefix("The ")
    expect(len(first) == 1 or np.ptp(first, axis=0).max() > 1e-5, f"Different {inputs} give the same {noun}.")
    expect(np.abs(first - again).max() < 1e-4, f"At a second call, the same {inputs} give another {noun}.")
    return first


def require_training_reaches_all(report: Any, outputs: int) -> np.ndarray[Any, Any]:
    """Require that every weight which shapes an output gets a gradient from it, and that none is frozen or unknown.

    Args:
        report: What the probe `models.influence` returned.
        outputs: How many outputs the network has.

    Returns:
        The ranks of the weights that have an effect.

    Raises:
        WrongAnswer: Training would leave a weight as it is.
    """
    ranks, effect, effects, reached, frozen, unknown = sequence(report, 6, "The weights")
    says = "The model does not know some of its weights, so training would leave them as they are: make them by layers "
    expect(numbers(unknown, ()) == 0, says + "of the model, or by add_weight.")
    expect(np.size(ranks) > 0, "The model has no weights that training could change.")
    ranks = numbers(ranks, (None,), "The weights")
    effect = numbers(effect, (outputs,), "The outputs")
    effects = numbers(effects, (len(ranks), outputs), "The outputs")
    reached = numbers(reached, (len(ranks), outputs), "The gradients") > 0
    expect(effect.max() > 1e-6, "The outputs do not depend on the weights.")
    expect(numbers(frozen, ()) == 0, "Some weights are frozen (trainable = False), so training cannot change them.")
    cut = (effects > 1e-4 * effect.max()) & ~reached
    says = "Some weights shape the output but get no gradient: something on the way cuts it."
    expect(not cut.any(), says, f"weights of rank {ranks[cut.any(axis=1)]}")
    kept: np.ndarray[Any, Any] = ranks[(reached | (effects > 1e-6)).any(axis=1)]
    return kept


def require_step(now: Any, before: Array, after: Array, whose: str, says: str) -> None:
    """Require that weights have moved by the right step.

    Args:
        now: The weights where they are.
        before: Where they were.
        after: Where the right step leads.
        whose: Names the network in messages, such as "decoder".
        says: What the student is told of another step; how it differs is added where it is only too long, too short
            or the reverse.

    Raises:
        WrongAnswer: They have not moved, or by another step.
    """
    change, expected = numbers(now, before.shape, "The weights") - before, after - before
    expect(np.abs(change).max() > 0, f"The {whose}'s weights stay as they were.")
    share = np.sum(change * expected) / np.sum(expected**2)
    if np.abs(change - share * expected).max() < 0.01 * np.abs(change).max():
        longer = f" The step is {share:.2f} times as long as it should be."
        says += longer if share > 0 else " The step leads up instead of down."
    agree(change, expected, says=says, what="The step", rtol=2e-3, atol=2e-3 * np.abs(expected).max())


def require_learning_starts(gradients: Any) -> None:
    """Require that training gets going: some kernel has a gradient before the first step.

    Args:
        gradients: What the probe `models.first_gradients` returned.

    Raises:
        WrongAnswer: None has.
    """
    expect(isinstance(gradients, list) and gradients, "The model has no weights that training could change.")
    largest = max(numbers(gradient, (), "The gradient") for gradient in gradients)
    says = "No layer gets a gradient before the first step, so training never starts: how do the weights begin?"
    expect(largest > 0, says)


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

    On its way to the exact end of the range, a number passes the last twentieth of the range before it. There tanh
    and sigmoids, which need six times as much to get from there to the exact end, are met log(6) / log(1.25) = 8 times
    on average where their input grows like the inputs, by steps of a quarter, and still twice where it grows like their
    fourth power. What is cut off jumps over the last twentieth, or is met there once, unless it starts there: such
    numbers are left out.

    Args:
        values: The outputs for inputs multiplied by each of SCALES, (scales, numbers).
        low: The lower end of the range.
        high: The upper end.
        what: Names the numbers, such as "Pixels".

    Raises:
        WrongAnswer: Numbers jump to the ends, or beyond them.
    """
    require_range(values, low, high, what)
    margin = 0.05 * (high - low)
    at_the_end = (values <= low) | (values >= high)
    near = np.where(values[-1] >= high, values > high - margin, values < low + margin) & ~at_the_end
    arrived = at_the_end[-1] & ~at_the_end[0] & ~near[0]
    if not arrived.any():
        return
    met = near[:, arrived].sum(axis=0).mean()
    says = f"{what} are cut off at exactly {low:g} and {high:g}: where a value is cut off, the gradient is zero."
    expect(met > 1.5, says, f"met {met:.2f} times in the last twentieth of the range, on average")


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
