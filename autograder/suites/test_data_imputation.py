"""Hidden tests of data imputation.

Where the decoder is a single layer with a sigmoid, the cost has one minimum, which Newton's method finds here exactly.
The last test completes digits that are held out, with a small VAE that is really trained.
"""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.plugin import points
from autograder.practice.digits import load_digits28
from autograder.practice.vae import Networks, decode, encode, load_vae

PIXELS, BATCH, LATENT_DIM = 784, 6, 4
SPREAD, KNOWN = 0.6, 40  # of the decoder's weights, and pixels that are known: prior and pixels weigh about the same
NEAR = 0.03  # 100 steps of Adam end within 0.008 of the minimum; without the prior, pixels are off by 0.2 to 0.7
OF_EACH_KIND, STEPS = 3, 40  # digits that are completed
MOST_ERROR = 0.95  # of the average digit's; 0.71 is possible, and five standard errors lie between for 30 digits
WHAT = "The completed images"


def single_layer(rng, latent_dim=LATENT_DIM):
    """A decoder of one layer, with random weights."""
    kernel = rng.normal(0, SPREAD, (latent_dim, PIXELS)).astype("float32")
    return [[kernel, rng.normal(0, 0.5, PIXELS).astype("float32")]]


def drawn(decoder, z):
    """What the decoder draws for latent points, (batch, 784)."""
    return decode(Networks((), decoder), z)


def far_from_start(rng, decoder, batch=BATCH):
    """What the decoder draws for points that any search leaves z = 0 for, (batch, 784): no coordinate is near 0."""
    shape = (batch, decoder[0][0].shape[0])
    return drawn(decoder, rng.choice([-1.0, 1.0], shape) * rng.uniform(1.0, 2.0, shape))


def pictures(rng, decoder, batch=BATCH):
    """Black and white images from the decoder's own distribution, (batch, 784)."""
    return (rng.uniform(size=(batch, PIXELS)) < far_from_start(rng, decoder, batch)).astype("float32")


def mask(rng, count=KNOWN):
    """Which pixels are known, (784,): some places at random."""
    return rng.permutation(PIXELS) < count


def completed(submission, decoder, *questions):
    """The completed images of several calls, each of the right shape."""
    answers, _ = sequence(submission.run("impute", decoder, [list(each) for each in questions]), 2, WHAT)
    answers = sequence(answers, len(questions), WHAT)
    return [numbers(got, each[0].shape, WHAT) for got, each in zip(answers, questions, strict=True)]


def require_drawn(got, known, decoder):
    """Require unknown pixels to be what the decoder draws for points other than the start, of each image its own."""
    kernel, bias = (np.float64(each[..., ~known]) for each in decoder[0])
    inside = np.clip(got[:, ~known], 1e-7, 1 - 1e-7)
    z = (np.log(inside / (1 - inside)) - bias) @ np.linalg.pinv(kernel)
    says = "Pixels that are not known are not what the decoder draws for any z."
    agree(got[:, ~known], drawn(decoder, z)[:, ~known], says=says, what="Unknown pixels", atol=1e-3)
    says = "The search does not leave z = 0: does the gradient reach z?"
    expect(np.abs(z).max(axis=1).min() > 1e-3, says, f"{z}")
    expect(len(z) == 1 or np.ptp(z, axis=0).max() > 1e-3, "All images are completed in the same way.", f"{z}")


def require_start(still, known, decoder):
    """Require images completed with no steps at all to show what the decoder draws at z = 0."""
    start = drawn(decoder, np.zeros((len(still), decoder[0][0].shape[0])))
    says = "With 0 steps, unknown pixels should be what the decoder draws for z = 0."
    agree(still[:, ~known], start[:, ~known], says=says, what="Unknown pixels", atol=1e-3)


def most_probable(decoder, images, known):
    """The latent points with the least cost, (batch, latent_dim), by Newton's method."""
    kernel = np.float64(decoder[0][0])
    z = np.zeros((len(images), len(kernel)))
    for _ in range(30):
        x_hat = drawn(decoder, z)
        slope = ((x_hat - images) * known) @ kernel.T + z
        curvature = np.einsum("dp,bp,ep->bde", kernel, x_hat * (1 - x_hat) * known, kernel) + np.eye(len(kernel))
        z = z - np.linalg.solve(curvature, slope[..., None])[..., 0]
    return z


@points(2)
def test_known_pixels(submission, rng):
    """Known pixels stay exactly as they are, and all others are drawn."""
    decoder, known = single_layer(rng), mask(rng, count=300)
    grey = far_from_start(rng, decoder) + rng.uniform(-0.5, 0.5, (BATCH, PIXELS))
    images = np.clip(grey, 0, 1).astype("float32")  # many exactly 0 or 1
    (got,) = completed(submission, decoder, (images, known, 2))
    change = np.abs(got - images)[:, known].max()
    expect(change < 0.01, "Pixels that are known come back changed.")
    says = "Pixels that are known come back changed a little: they should be as they were given."
    expect(change < 5e-7, says, f"by {change:.2g}")
    change = np.abs(got - images)[:, ~known].mean()
    expect(change > 0.1, "Pixels that are not known come back as they were given, as if they were known.")
    require_drawn(got, known, decoder)


@points(2)
def test_start(submission, rng):
    """The search starts at z = 0: with no steps at all, the unknown pixels are what the decoder draws there."""
    decoder, known = single_layer(rng), mask(rng)
    images = pictures(rng, decoder)
    (still,) = completed(submission, decoder, (images, known, 0))
    require_start(still, known, decoder)


@points(4)
def test_most_probable(submission, rng):
    """The search ends at the most probable z, given the known pixels and the prior."""
    latent_dim = int(rng.integers(3, 6))
    decoder, known = single_layer(rng, latent_dim), mask(rng)
    images = pictures(rng, decoder)
    (got,) = completed(submission, decoder, (images, known))
    right = drawn(decoder, most_probable(decoder, images, known))
    says = "The pixels are not those of the most probable z: check the cost (its two terms, each a sum) and the steps."
    agree(got[:, ~known], right[:, ~known], says=says, what="Unknown pixels", rtol=0, atol=NEAR)


def test_certain_pixels(submission, rng):
    """Where the decoder is certain of a known pixel, rightly or not, the search goes on."""
    decoder, known = single_layer(rng), mask(rng)
    images, certain = pictures(rng, decoder), np.flatnonzero(known)[: KNOWN // 2]
    decoder[0][1][certain] = 400.0 * rng.permutation(np.arange(len(certain)) % 2 * 2 - 1)
    (got,) = completed(submission, decoder, (images, known, 3))
    require_drawn(got, known, decoder)


@points(2)
def test_unknown_pixels_have_no_part(submission, rng):
    """What stands in the pixels that are not known changes nothing."""
    decoder, known = single_layer(rng), mask(rng)
    images = pictures(rng, decoder)
    others = np.where(known, images, rng.uniform(size=images.shape)).astype("float32")
    one, other = completed(submission, decoder, (images, known, 3), (others, known, 3))
    require_drawn(one, known, decoder)
    says = "The completion depends on what stands in pixels that are not known."
    agree(other[:, ~known], one[:, ~known], says=says, what="Unknown pixels")


@points(2)
def test_masks(submission, rng):
    """Each image is completed by itself, with a mask of its own or the same one for all."""
    decoder = single_layer(rng)
    images, known = pictures(rng, decoder), np.stack([mask(rng) for _ in range(BATCH)])
    calls = [(images, known, 8), *((images[[place]], known[place], 8) for place in range(2))]
    together, *alone = completed(submission, decoder, *calls)
    for place, got in enumerate(alone):
        require_drawn(got, known[place], decoder)
    says = "An image in a batch, with a mask for each image, is completed differently from the same image alone."
    agree(together[:2], np.concatenate(alone), says=says, what=WHAT, atol=1e-3)


def test_decoder_stays(submission, rng):
    """The decoder itself is not trained: its weights stay as they are."""
    decoder, known = single_layer(rng), mask(rng)
    images = pictures(rng, decoder)
    answers, change = sequence(submission.run("impute", decoder, [[images, known, 2]]), 2, WHAT)
    (got,) = sequence(answers, 1, WHAT)
    expect(numbers(change, ()) == 0, "The decoder's weights have changed: update z alone.")
    require_drawn(numbers(got, images.shape, WHAT), known, decoder)


@points(3)
def test_lower_halves_of_digits(submission, rng):
    """Lower halves of real digits come back nearer to the truth than the average digit, and than one reconstruction."""
    vae, digits = load_vae(), load_digits28()
    kinds = (rng.permutation(np.flatnonzero(digits.held_out_labels == kind)) for kind in range(10))
    images = digits.held_out_images[np.concatenate([kind[:OF_EACH_KIND] for kind in kinds])]
    known = np.arange(PIXELS) < PIXELS // 2
    upper = np.where(known, images, 0).astype("float32")
    got, still = completed(submission, vae.decoder, (upper, known, STEPS), (upper, known, 0))
    mean, _ = encode(vae, upper)
    require_start(still, known, vae.decoder)
    found, average, once = (
        np.mean((each - images)[:, ~known] ** 2) for each in (got, digits.images.mean(axis=0), decode(vae, mean))
    )
    says = f"The squared error of a hidden pixel is {found:.4f}; {average:.4f} for the average digit, of which "
    says += f"{MOST_ERROR:.0%} is asked for, and {once:.4f} where the damaged image is encoded and decoded once."
    expect(found < once and found <= MOST_ERROR * average, says)
