"""Hidden tests of the reconstruction losses."""

import numpy as np

from autograder.compare import agree, expect, numbers
from autograder.plugin import points

BCE, MSE = "The cross-entropy", "The squared error"
SIZES = (16, 784), (5, 12), (1, 30)
LARGE = 13.0  # -log(1e-6) is 13.8: what a pixel costs at least where the answer is completely wrong
ENORMOUS = 1000.0  # -log of the smallest float64 is 745


def pixels(rng, batch, count, low=0.1, high=0.9):
    """Images of random grey pixels, (batch, count); none is so dark or bright that a constant would matter."""
    return rng.uniform(low, high, (batch, count)).astype("float32")


def black_and_white(rng, batch, count):
    """Images of pixels that are 0 or 1, both occurring in every image, (batch, count)."""
    return rng.permuted(np.tile(np.arange(count) % 2, (batch, 1)), axis=1).astype("float32")


@points(2)
def test_cross_entropy_of_black_and_white(submission, reference, rng):
    """The cross-entropy has the right value for black and white images."""
    for batch, count in SIZES:
        x, x_hat = black_and_white(rng, batch, count), pixels(rng, batch, count)
        got = submission.binary_cross_entropy(x, x_hat)
        says = "The value is wrong where every target is 0 or 1: check both logarithms, the sum and the mean."
        agree(got, reference.binary_cross_entropy(x, x_hat), says=says, what=BCE)


@points(2)
def test_cross_entropy_of_grey(submission, reference, rng):
    """The cross-entropy has the right value for grey targets, between 0 and 1."""
    for batch, count in SIZES:
        x, x_hat = pixels(rng, batch, count), pixels(rng, batch, count)
        got = submission.binary_cross_entropy(x, x_hat)
        says = "The value is wrong for grey targets: both terms count, each by its share."
        agree(got, reference.binary_cross_entropy(x, x_hat), says=says, what=BCE)


def test_target_comes_first(submission, reference, rng):
    """The first argument is the true image, the second its reconstruction."""
    x, x_hat = pixels(rng, 8, 20, 0.01, 0.1), pixels(rng, 8, 20, 0.6, 0.8)
    got = numbers(submission.binary_cross_entropy(x, x_hat), (), BCE)
    expected, exchanged = reference.binary_cross_entropy(x, x_hat), reference.binary_cross_entropy(x_hat, x)
    says = "The arguments are exchanged: the logarithms belong to the reconstruction, the second argument."
    expect(abs(got - exchanged) > 0.01 * exchanged, says, f"got {got:.6g}")
    agree(got, expected, says="The value is wrong for dark grey images.", what=BCE)


@points(2)
def test_finite_at_the_ends(submission, rng):
    """The cross-entropy is finite, and large if wrong, where a probability is exactly 0 or 1."""
    x = black_and_white(rng, 6, 10)
    zeros, ones = np.zeros_like(x), np.ones_like(x)
    for targets, word in ((x, ""), (zeros, " for black pixels"), (ones, " for white pixels")):
        wrong = numbers(submission.binary_cross_entropy(targets, 1 - targets), (), f"{BCE}{word}")
        says = f"A completely wrong probability costs too little{word}: is the constant at most 1e-6?"
        expect(wrong > LARGE * 10, says, f"{wrong / 10:.4g} a pixel")
        expect(wrong < ENORMOUS * 10, f"The cross-entropy is enormous{word}.", f"{wrong / 10:.4g} a pixel")
        right = numbers(submission.binary_cross_entropy(targets, targets), (), f"{BCE}{word}")
        says = f"A probability that is exactly right should cost next to nothing{word}."
        expect(abs(right) < 0.01, says, f"got {right:.4g}")
        for given in (targets, 1 - targets):
            gradient = submission.run("bce_gradient", targets, given)
            if gradient is not None:
                numbers(gradient, given.shape, f"The gradient of the cross-entropy{word}")


@points(2)
def test_cross_entropy_sums_and_averages(submission, rng):
    """The cross-entropy is summed over the pixels of an image and averaged over the batch."""
    require_sum_and_mean(submission.binary_cross_entropy, BCE, rng)


@points(2)
def test_squared_error(submission, reference, rng):
    """The squared error has the right value, whatever the range of pixels, and is zero for a perfect reconstruction."""
    for batch, count in SIZES:
        x, x_hat = pixels(rng, batch, count, -1.0, 2.0), pixels(rng, batch, count, -1.0, 2.0)
        got = submission.mean_squared_error(x, x_hat)
        says = "The value is wrong: square each difference, sum over the pixels, average over the batch."
        agree(got, reference.mean_squared_error(x, x_hat), says=says, what=MSE)
        perfect = submission.mean_squared_error(x, x)
        agree(perfect, 0.0, says="A perfect reconstruction should have no error.", what=MSE)


@points(2)
def test_squared_error_sums_and_averages(submission, rng):
    """The squared error is summed over the pixels of an image and averaged over the batch."""
    require_sum_and_mean(submission.mean_squared_error, MSE, rng)


@points(2)
def test_gradient_of_cross_entropy(submission, rng):
    """The gradient of the cross-entropy reaches the reconstruction, as large as the formula says."""
    x, x_hat = pixels(rng, 4, 9), pixels(rng, 4, 9, 0.15, 0.85)
    expected = (x_hat - x) / (x_hat * (1 - x_hat)) / 4
    require_gradient(submission.run("bce_gradient", x, x_hat), expected, BCE)


def test_gradient_of_squared_error(submission, rng):
    """The gradient of the squared error reaches the reconstruction, as large as the formula says."""
    x, x_hat = pixels(rng, 4, 9), pixels(rng, 4, 9)
    require_gradient(submission.run("mse_gradient", x, x_hat), 2 * (x_hat - x) / 4, MSE)
    require_gradient(submission.run("mse_gradient", x, x), np.zeros_like(x), f"{MSE} of a perfect reconstruction")


def require_sum_and_mean(loss, what, rng):
    """Require a loss to stay the same for a batch repeated, and to double for pixels repeated."""
    x, x_hat = pixels(rng, 6, 20), pixels(rng, 6, 20)
    once = numbers(loss(x, x_hat), (), what)
    expect(abs(once) > 1e-3, f"{what} is zero for random images.")
    says = "The same images twice should give the same loss: average over the batch."
    agree(loss(np.tile(x, (2, 1)), np.tile(x_hat, (2, 1))), once, says=says, what=what)
    says = "The same pixels twice should double the loss: sum over the pixels."
    agree(loss(np.tile(x, (1, 2)), np.tile(x_hat, (1, 2))), 2 * once, says=says, what=what)


def require_gradient(gradient, expected, what):
    """Require a gradient in the reconstruction."""
    says = "No gradient reaches x_hat. Stay with tensor operations: numpy and Python floats cut the gradient."
    expect(gradient is not None, says)
    says = "The gradient with respect to x_hat is wrong."
    agree(gradient, expected, says=says, what=f"The gradient of {what[0].lower()}{what[1:]}")
