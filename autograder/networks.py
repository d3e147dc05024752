"""What hidden tests require of every network that a student builds."""

from typing import Any

import numpy as np

from autograder.compare import Array, Shape, agree, expect, numbers, sequence

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
