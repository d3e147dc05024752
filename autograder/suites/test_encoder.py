"""Hidden tests of the VAE's encoder."""

import numpy as np

from autograder.compare import expect, numbers, sequence
from autograder.networks import require_training_reaches_all
from autograder.plugin import points
from autograder.ranges import extent

SMALL = 16 * 16  # pixels of a small image
CODE = 8  # dimensions of its latent space
DRAWS = 6
FAR = 12.0  # what both outputs reach, on one side at least, where nothing bounds them
STUCK = 4  # so many dimensions, each with weights of its own, never have the same largest value but at a bound


def images(rng, batch=16, pixels=SMALL):
    """Images of random pixels in [0, 1], (batch, pixels)."""
    return rng.uniform(size=(batch, pixels)).astype("float32")


def heads(given, batch, latent_dim):
    """The mean and log-variance of an encoder's outputs, each (batch, latent_dim), once they depend on the image.

    Either of them may be silent for all images by bad luck, behind a ReLU say: that is for other tests to find.
    """
    both = sequence(given, 2, "The encoder")
    mean = numbers(both[0], (batch, latent_dim), "The mean")
    log_var = numbers(both[1], (batch, latent_dim), "The log-variance")
    varies = max(np.ptp(values, axis=0).max() for values in (mean, log_var))
    expect(batch == 1 or varies > 1e-7, "Mean and log-variance are the same for every image.")
    return mean, log_var


def steady(pair, batch, latent_dim):
    """The same, of two calls for the same images, once they agree."""
    first, second = (heads(given, batch, latent_dim) for given in sequence(pair, 2, "The encoder"))
    same = [np.abs(one - other).max() < 1e-4 for one, other in zip(first, second, strict=True)]
    expect(any(same), "The same images give other outputs at the second call.")
    for is_same, name in zip(same, ("mean", "log-variance"), strict=True):
        expect(is_same, f"The same images give another {name} at the second call.")
    return first


@points(2)
def test_two_outputs(submission, rng):
    """The encoder gives exactly two outputs, a mean and a log-variance for each image."""
    steady(submission.run("default_outputs", images(rng, pixels=784)), 16, 2)


@points(2)
def test_sizes(submission, rng):
    """Both arguments count: the number of pixels and the dimensions of the latent space."""
    steady(submission.run("outputs", images(rng, 9, 784), 5), 9, 5)
    steady(submission.run("named_outputs", images(rng, 9), 1), 9, 1)


def test_deterministic(submission, rng):
    """The same image always gets the same mean and log-variance, whatever else is in the batch."""
    x = images(rng, 4) * np.float32([[0.2], [0.5], [0.8], [1.0]])  # of as many brightnesses
    pair, alone = sequence(submission.run("outputs_alone", x, CODE), 2, "The encoder")
    together = steady(pair, 4, CODE)
    for place, given in enumerate(sequence(alone, 4, "The encoder")):
        for one, other in zip(together, heads(given, 1, CODE), strict=True):
            says = "An image gets other outputs when other images are in the batch."
            expect(np.abs(one[place] - other).max() < 1e-3 * max(1.0, np.abs(one).max()), says)


@points(2)
def test_both_heads_take_any_value(submission, rng):
    """Mean and log-variance can each become large, of both signs, whatever the other does."""
    pair, given = sequence(submission.run("redrawn", images(rng), CODE, DRAWS), 2, "The encoder")
    steady(pair, 16, CODE)
    mean, log_var = (numbers(each, (DRAWS, 16, CODE), "The outputs") for each in sequence(given, 2, "The encoder"))
    for name, values in (("mean", mean), ("log-variance", log_var)):
        for sign, word in ((1, "positive"), (-1, "negative")):
            says = f"No weights bring the {name} to large {word} values: is an activation in the way?"
            says += f" Its values reach {extent(values)}."
            expect((sign * values).max() > 2.5, says, f"from {values.min():.3g} to {values.max():.3g}")
        says = f"No weights bring the {name} farther than {np.abs(values).max():.3g}: what squeezes it?"
        expect(np.abs(values).max() > FAR, says)
        says = f"Part of the {name} never changes, whatever the image and the weights."
        expect(np.ptp(values, axis=(0, 1)).min() > 1e-6, says)
        says = f"All dimensions of the {name} are the same number: each latent dimension has a Gaussian of its own."
        expect(np.ptp(values, axis=2).max() > 1e-3, says)
        near = values[np.arange(DRAWS) % 4 < 2]  # the draws without larger heads, where no guard of a logarithm is met
        for end in (near.min(), near.max()):
            says = f"The {name} is cut off at exactly {end:.6g}, where the gradient stops: it may be any number."
            stuck = (near == end).any(axis=1).sum()
            expect(stuck < STUCK, says, f"{stuck} of {len(near) * CODE} dimensions of other weights stop there")
    expect(np.abs(mean - log_var).max() > 1e-3, "The two outputs are the same numbers: each needs a layer of its own.")
    for signs in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        says = "The signs of mean and log-variance are tied to each other: each needs a layer of its own."
        expect(((signs[0] * mean > 1) & (signs[1] * log_var > 1)).any(), says, f"no signs {signs}")
    says = "The log-variance follows from the mean, or the reverse: each needs a layer of its own."
    tied = np.median(np.abs([rank_correlation(*pair) for pair in zip(columns(mean), columns(log_var), strict=True)]))
    expect(tied < 0.95, says, f"median rank correlation {tied:.3f}")


def columns(values):
    """The numbers (draws, batch, latent_dim) of each draw and dimension: (draws * latent_dim, batch)."""
    return values.swapaxes(1, 2).reshape(-1, values.shape[1])


def rank_correlation(one, other):
    """Spearman's rank correlation of two series without ties."""
    return np.corrcoef(np.argsort(np.argsort(one)), np.argsort(np.argsort(other)))[0, 1]


@points(2)
def test_non_linear(submission, rng):
    """Both outputs depend on the image through a non-linear hidden layer."""
    one, other = images(rng), images(rng)
    given = submission.run("named_outputs", np.concatenate([one, other, (one + other) / 2]), CODE)
    for name, values in zip(("mean", "log-variance"), steady(given, 48, CODE), strict=True):
        bend = np.abs((values[:16] + values[16:32]) / 2 - values[32:]).max()
        scale = np.abs(values[:16] - values[16:32]).max()
        says = f"The {name} is a linear function of the image: put a hidden layer with an activation before it."
        expect(bend > 1e-3 * scale, says, f"bend {bend:.3g} at scale {scale:.3g}")


@points(2)
def test_every_weight_learns(submission, rng):
    """Training reaches every weight, from each of the two outputs that it shapes."""
    x = images(rng)
    steady(submission.run("named_outputs", x, CODE), 16, CODE)
    require_training_reaches_all(submission.run("influence", x, CODE), outputs=2)
