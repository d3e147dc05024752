"""What hidden tests require of every network that a student builds."""

from typing import Any

import numpy as np

from autograder.compare import expect, numbers, sequence

SCALES = tuple(1.5**power for power in range(18))  # from 1 to 985
KERNEL_RANK = 3  # a convolution's kernel has a rank of at least 3, a dense layer's weights have 2


def require_training_reaches_all(report: Any, outputs: int) -> np.ndarray[Any, Any]:
    """Require that every weight which shapes an output gets a gradient from it, and that none is frozen.

    Args:
        report: What the probe `models.influence` returned.
        outputs: How many outputs the network has.

    Returns:
        The ranks of the weights that have an effect.

    Raises:
        WrongAnswer: Training would leave a weight as it is.
    """
    ranks, effects, gradients, frozen = sequence(report, 4, "The weights")
    expect(np.size(ranks) > 0, "The model has no weights that training could change.")
    ranks = numbers(ranks, (None,), "The weights")
    effects = numbers(effects, (len(ranks), outputs), "The outputs")
    gradients = numbers(gradients, (len(ranks), outputs), "The gradients")
    expect(effects.max() > 1e-6, "The outputs do not depend on the weights.")
    expect(frozen == 0, "Some weights are frozen (trainable = False), so training cannot change them.")
    cut = (effects > 1e-4 * effects.max()) & ~(gradients > 1e-9 * gradients.max())
    says = "Some weights shape the output but get no gradient: something on the way cuts it."
    expect(not cut.any(), says, f"weights of rank {ranks[cut.any(axis=1)]}")
    kept: np.ndarray[Any, Any] = ranks[(effects > 1e-6).any(axis=1)]
    return kept


def require_learning_starts(gradients: Any) -> None:
    """Require that training gets going: some kernel has a gradient before the first step.

    Args:
        gradients: What the probe `models.first_gradients` returned.

    Raises:
        WrongAnswer: None has.
    """
    expect(gradients, "The model has no weights that training could change.")
    says = "No layer gets a gradient before the first step, so training never starts: how do the weights begin?"
    expect(numbers(np.array(gradients), (None,), "The gradients").max() > 0, says)


def require_smooth_ends(values: Any, low: float, high: float) -> None:
    """Require an activation that nears the ends of its range smoothly, instead of cutting values off there.

    On its way to the exact end of the range, a number passes the last tenth before it. What grows by steps of half
    as much again is met there at least twice if it nears the end like tanh or a sigmoid, which need several times
    the input to get from there to the exact end; what is cut off is met there once at most.

    Args:
        values: The outputs for inputs multiplied by each of SCALES, (scales, numbers).
        low: The lower end of the range.
        high: The upper end.

    Raises:
        WrongAnswer: Numbers jump to the ends.
    """
    margin = 0.05 * (high - low)
    at_the_end = (values <= low) | (values >= high)
    near = ~at_the_end & ((values < low + margin) | (values > high - margin))
    arrived = at_the_end[-1] & ~at_the_end[0]
    if not arrived.any():
        return
    met = near[:, arrived].sum(axis=0).mean()
    says = f"Values are cut off at exactly {low:g} and {high:g}: where a value is cut off, the gradient is zero."
    expect(met > 1.5, says, f"met {met:.2f} times in the last tenth of the range, on average")


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
